//! The decoder against oracles: every reading of a small table, every change of a small set, every completion of a blank.

use std::collections::BTreeSet;

use proptest::prelude::*;

use super::oracle::{exhaust, grid};
use super::tests::{claim, table};
use super::*;

/// A small balanced table with one kind of damage for each row, as lines of words.
fn damaged() -> impl Strategy<Value = (usize, usize, Vec<String>, bool)> {
    (2usize..4, 3usize..5)
        .prop_flat_map(|(rows, columns)| {
            let leaf = prop_oneof![4 => Just(0i64), 3 => 1i64..10, 1 => 10i64..40];
            let parts = proptest::collection::vec(leaf, (rows - 1) * (columns - 1));
            let damage = proptest::collection::vec((0u8..8, 0usize..16, 0usize..6), rows);
            (
                Just(rows),
                Just(columns),
                parts,
                damage,
                proptest::option::weighted(0.3, (0usize..12, 0i64..15)),
                proptest::bool::weighted(0.3),
            )
        })
        .prop_map(|(rows, columns, parts, damage, misprint, zeros_left_out)| {
            let mut x = vec![0i64; rows * columns];
            for r in 0..rows - 1 {
                for c in 0..columns - 1 {
                    x[r * columns + c] = parts[r * (columns - 1) + c];
                }
            }
            for r in 0..rows - 1 {
                x[r * columns + columns - 1] = (0..columns - 1).map(|c| x[r * columns + c]).sum();
            }
            for c in 0..columns {
                x[(rows - 1) * columns + c] = (0..rows - 1).map(|r| x[r * columns + c]).sum();
            }
            if let Some((at, value)) = misprint {
                let at = at % x.len();
                x[at] = value;
            }
            let lines = (0..rows)
                .map(|r| {
                    let mut words: Vec<String> = (0..columns).map(|c| x[r * columns + c].to_string()).collect();
                    let (kind, a, b) = damage[r];
                    if zeros_left_out && words.iter().any(|word| word != "0") {
                        words.retain(|word| word != "0");
                        return words.join(" ");
                    }
                    match kind {
                        0..=2 => words.concat(),
                        3 => {
                            words.remove(a % columns);
                            words.concat()
                        }
                        4 => {
                            words.remove(a % columns);
                            words.join(" ")
                        }
                        5 => {
                            words.insert(a % (columns + 1), (b + 1).to_string());
                            words.join(" ")
                        }
                        6 => {
                            let at = a % (columns - 1);
                            let tail = words.remove(at + 1);
                            words[at].push_str(&tail);
                            words.join(" ")
                        }
                        _ => words.join(" "),
                    }
                })
                .collect();
            (rows, columns, lines, zeros_left_out)
        })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: cases(), failure_persistence: None, ..ProptestConfig::default() })]

    /// The decoder finds the same price and the same standing values as exhaustion.
    #[test]
    fn decoding_agrees_with_exhaustion((rows, columns, lines, zeros_left_out) in damaged()) {
        let Some((best, stands)) = exhaust(rows, columns, &lines, zeros_left_out) else { return Ok(()) };
        let claims = lines.iter().enumerate().map(|(r, line)| claim(r * columns..(r + 1) * columns, line)).collect();
        let table = Table { zeros_left_out, ..table(rows * columns, grid(rows, columns), claims) };
        let solution = table.solve(3_000_000);
        if solution.cut_short {
            return Ok(());
        }
        prop_assert_eq!(solution.price, best, "{:?}", lines);
        for (cell, solved) in solution.cells.iter().enumerate() {
            let expected: Vec<Number> = stands[cell].iter().flatten().map(|&v| Number::from(v)).collect();
            let open = stands[cell].contains(&None);
            if solved.status == Status::Ambiguous {
                prop_assert_eq!(&solved.readings, &expected, "cell {} of {:?}", cell, lines);
                prop_assert_eq!(solved.or_blank, open, "cell {} of {:?}", cell, lines);
            } else if let Some(value) = solved.value.filter(|_| solved.status != Status::Inferred) {
                prop_assert_eq!(&expected, &vec![value], "cell {} of {:?}", cell, lines);
                prop_assert!(!open, "cell {} of {:?}", cell, lines);
            } else {
                prop_assert!(stands[cell].len() <= 1, "cell {} of {:?}: {:?}", cell, lines, stands[cell]);
            }
        }
    }

    /// The smallest sets of cells that explain a misprint are those that trying every change finds.
    #[test]
    fn explanations_agree_with_exhaustion(
        parts in proptest::collection::vec(0i64..6, 4), wrong in proptest::collection::vec((0usize..9, 0i64..6), 1..3)
    ) {
        let mut x = vec![parts[0], parts[1], parts[0] + parts[1], parts[2], parts[3], parts[2] + parts[3]];
        x.extend([parts[0] + parts[2], parts[1] + parts[3], parts.iter().sum()]);
        for (at, value) in wrong {
            x[at] = value;
        }
        let equations = grid(3, 3);
        let holds = |x: &[i64]| equations.iter().all(|e| e.terms.iter().map(|t| x[t.0] * t.1).sum::<i64>() == 0);
        if holds(&x) {
            return Ok(());
        }
        let mut sets: BTreeSet<Vec<(usize, i64)>> = BTreeSet::new();
        for a in 0..9 {
            for v in (0..60).filter(|&v| v != x[a]) {
                let mut y = x.clone();
                y[a] = v;
                if holds(&y) {
                    sets.insert(vec![(a, v)]);
                }
            }
        }
        if sets.is_empty() {
            for a in 0..9 {
                for b in a + 1..9 {
                    for v in (0..60).filter(|&v| v != x[a]) {
                        for w in (0..60).filter(|&w| w != x[b]) {
                            let mut y = x.clone();
                            (y[a], y[b]) = (v, w);
                            if holds(&y) {
                                sets.insert(vec![(a, v), (b, w)]);
                            }
                        }
                    }
                }
            }
        }
        let text = x.iter().map(i64::to_string).collect::<Vec<_>>().join(" ");
        let solution = table(9, equations.clone(), vec![claim(0..9, &text)]).solve(3_000_000);
        let [explanation] = solution.explanations.as_slice() else { panic!("one explanation") };
        let found: BTreeSet<Vec<(usize, i64)>> = explanation
            .alternatives.iter().map(|s| s.iter().map(|&(c, v)| (c, v.integer().unwrap())).collect()).collect();
        if sets.is_empty() {
            prop_assert!(found.iter().all(|s| s.len() == 3));
        } else {
            prop_assert_eq!(found, sets);
        }
    }

    /// A blank is inferred exactly if every completion of the table, negative numbers included, has one value there.
    #[test]
    fn inference_agrees_with_exhaustion(
        parts in proptest::collection::vec(0i64..6, 4), blank in proptest::collection::vec(any::<bool>(), 9)
    ) {
        let mut x = vec![parts[0], parts[1], parts[0] + parts[1], parts[2], parts[3], parts[2] + parts[3]];
        x.extend([parts[0] + parts[2], parts[1] + parts[3], parts.iter().sum()]);
        let holes: Vec<usize> = (0..9).filter(|&i| blank[i]).collect();
        if holes.len() > 6 {
            return Ok(());
        }
        let equations = grid(3, 3);
        let holds = |x: &[i64]| equations.iter().all(|e| e.terms.iter().map(|t| x[t.0] * t.1).sum::<i64>() == 0);
        let mut seen: Vec<BTreeSet<i64>> = vec![BTreeSet::new(); 9];
        for code in 0..5i64.pow(holes.len() as u32) {
            let (mut y, mut rest) = (x.clone(), code);
            for &hole in &holes {
                y[hole] += rest % 5 - 2;
                rest /= 5;
            }
            if holds(&y) {
                holes.iter().for_each(|&h| { seen[h].insert(y[h]); });
            }
        }
        let words: Vec<String> = (0..9).map(|i| if blank[i] { "_".into() } else { x[i].to_string() }).collect();
        let solution = table(9, equations.clone(), vec![claim(0..9, &words.join(" "))]).solve(3_000_000);
        for &hole in &holes {
            let solved = &solution.cells[hole];
            if seen[hole].len() == 1 {
                prop_assert_eq!((solved.status, solved.value), (Status::Inferred, Some(Number::from(x[hole]))));
                let inference = solution.inferences.iter().find(|i| i.cell == hole).unwrap();
                let sum: i64 = inference.terms.iter().map(|t| x[t.0] * t.1).sum();
                prop_assert_eq!(sum + inference.factor * x[hole], 0);
                prop_assert!(inference.terms.iter().all(|t| !blank[t.0]));
            } else {
                prop_assert_eq!((solved.status, solved.value), (Status::Blank, None));
            }
        }
    }
}

fn cases() -> u32 {
    std::env::var("CASES").ok().and_then(|c| c.parse().ok()).unwrap_or(400)
}
