//! Independent oracles: every reading of a small table, every change of a small set, every completion of a blank. They share
//! the prices with the decoder and no code.

use std::collections::{BTreeMap, BTreeSet};

use proptest::prelude::*;

use super::tests::{claim, table};
use super::*;

type Values = Vec<Option<i64>>;

/// All readings of a row of words, from left to right.
struct Reader<'a> {
    words: &'a [&'a str],
    cells: usize,
    lost: u32,
    found: Vec<(u32, Values)>,
}

impl Reader<'_> {
    fn read(&mut self, word: usize, at: usize, so_far: &mut Values, cost: u32, lost: bool, left_out: bool) {
        if word == self.words.len() && so_far.len() == self.cells {
            let swap = if lost && left_out { price::SWAP } else { 0 };
            self.found.push((cost + swap, so_far.clone()));
            return;
        }
        if cost > 40 {
            return;
        }
        let room = so_far.len() < self.cells;
        if room {
            so_far.push(None);
            self.read(word, at, so_far, cost + self.lost, true, left_out);
            so_far.pop();
        }
        let Some(&text) = self.words.get(word) else { return };
        if at == 0 {
            self.read(word + 1, 0, so_far, cost + price::SKIP, lost, true);
        }
        if text == "_" {
            if room {
                so_far.push(None);
                self.read(word + 1, 0, so_far, cost, lost, left_out);
                so_far.pop();
            }
            return;
        }
        let rest = &text[at..];
        let item = rest.parse::<u32>().is_ok_and(|n| (1..=25).contains(&n)) && !rest.starts_with('0');
        if at > 0 && item && rest.len() <= 2 && word + 1 == self.words.len() {
            // the cut before the trailer has been paid for: a trailer needs none
            self.read(word + 1, 0, so_far, cost - price::CUT + price::TRAILER, lost, true);
        }
        if !room {
            return;
        }
        for length in 1..=rest.len() {
            let piece = &rest[..length];
            if piece.len() > 1 && piece.starts_with('0') {
                break;
            }
            so_far.push(piece.parse().ok());
            if length == rest.len() {
                self.read(word + 1, 0, so_far, cost, lost, left_out);
            } else {
                self.read(word, at + length, so_far, cost + price::CUT, lost, left_out);
            }
            so_far.pop();
        }
        if at == 0 {
            let mut joined = text.to_owned();
            for more in 1..self.words.len() - word {
                let next = self.words[word + more];
                if next == "_" || joined.starts_with('0') {
                    break;
                }
                joined.push_str(next);
                so_far.push(joined.parse().ok());
                self.read(word + more + 1, 0, so_far, cost + price::JOIN * more as u32, lost, left_out);
                so_far.pop();
            }
        }
    }
}

/// Fills what single equations imply, in order, and counts those that cannot hold.
fn broken_after_filling(equations: &[&Equation], values: &mut Values) -> u32 {
    let mut again = true;
    while again {
        again = false;
        for equation in equations {
            let holes: Vec<_> = equation.terms.iter().filter(|t| values[t.0].is_none()).collect();
            let sum: i64 = equation.terms.iter().filter_map(|t| Some(values[t.0]? * t.1)).sum();
            if let [term] = holes.as_slice()
                && let (cell, coefficient) = **term
                && -sum / coefficient >= 0
            {
                values[cell] = Some(-sum / coefficient);
                again = true;
            }
        }
    }
    let impossible = |equation: &&&Equation| {
        let sum: i64 = equation.terms.iter().filter_map(|t| Some(values[t.0]? * t.1)).sum();
        let open = |sign: i64| equation.terms.iter().any(|t| values[t.0].is_none() && t.1.signum() == sign);
        (sum > 0 && !open(-1)) || (sum < 0 && !open(1))
    };
    equations.iter().filter(impossible).count() as u32
}

/// A grid of `rows` × `columns`: the last row and the last column are sums.
fn grid(rows: usize, columns: usize) -> Vec<Equation> {
    let across = |r: usize| (0..columns).map(move |c| (r * columns + c, if c + 1 == columns { -1 } else { 1 }));
    let down = |c: usize| (0..rows).map(move |r| (r * columns + c, if r + 1 == rows { -1 } else { 1 }));
    let across = (0..rows).map(|r| Equation { terms: across(r).collect() });
    across.chain((0..columns).map(|c| Equation { terms: down(c).collect() })).collect()
}

/// What stands for each cell, by exhaustion; none if there is too much to try.
fn exhaust(rows: usize, columns: usize, lines: &[String]) -> Option<(u32, Vec<BTreeSet<Option<i64>>>)> {
    let equations = grid(rows, columns);
    let (across, down) = equations.split_at(rows);
    let mut units: Vec<Vec<(u32, u32, Values)>> = Vec::new(); // operations, own broken, values
    let mut fixed_alone = true;
    for (r, line) in lines.iter().enumerate() {
        let words: Vec<&str> = line.split_whitespace().collect();
        let proper = |w: &&str| *w == "_" || w.len() == 1 || !w.starts_with('0');
        let zeros = words.len() == 1 && words[0].len() == columns && words[0].bytes().all(|b| b == b'0');
        let own = |values: &Values| {
            let mut all = vec![None; rows * columns];
            all[r * columns..(r + 1) * columns].clone_from_slice(values);
            let broken = broken_after_filling(&[&across[r]], &mut all);
            (broken, all[r * columns..(r + 1) * columns].to_vec())
        };
        if words.len() == columns && words.iter().all(proper) {
            let values: Values = words.iter().map(|w| w.parse().ok()).collect();
            units.push(vec![(0, 0, values)]);
            continue;
        }
        if zeros {
            units.push(vec![(columns as u32 - 1, 0, vec![Some(0); columns])]);
            continue;
        }
        if words.is_empty() {
            units.push(vec![(0, 0, vec![None; columns])]);
            continue;
        }
        fixed_alone = false;
        let lost = if words.len() * 2 > columns { price::LOST } else { price::LOST_IN_RUN };
        let mut reader = Reader { words: &words, cells: columns, lost, found: Vec::new() };
        reader.read(0, 0, &mut Vec::new(), 0, false, false);
        let priced: BTreeSet<(u32, u32, Values)> = reader
            .found
            .iter()
            .map(|(cost, values)| {
                let (broken, filled) = own(values);
                (*cost, broken, filled)
            })
            .collect();
        let cheapest = priced.iter().map(|p| p.0 + p.1 * price::BROKEN).min()?;
        let reach = cheapest + price::UNIT_REACH;
        units.push(priced.into_iter().filter(|p| p.0 + p.1 * price::BROKEN <= reach).collect());
    }
    if fixed_alone || units.iter().map(|u| u.len() as u64).product::<u64>() > 30_000 {
        return None;
    }
    let mut totals: BTreeMap<Values, u32> = BTreeMap::new();
    let mut picks = vec![0usize; units.len()];
    // a row's own equation is counted with its reading; that of a plain row is a shared one
    let shared: Vec<&Equation> = (0..rows)
        .filter(|&r| units[r].len() == 1 && is_fixed(&lines[r], columns))
        .map(|r| &across[r])
        .chain(down)
        .collect();
    'products: loop {
        let (mut cost, mut own, mut values) = (0, 0, Vec::new());
        for (unit, &pick) in units.iter().zip(&picks) {
            cost += unit[pick].0;
            own += unit[pick].1;
            values.extend(unit[pick].2.clone());
        }
        let mut filled = values.clone();
        let broken = own + broken_after_filling(&shared, &mut filled);
        let entry = totals.entry(values).or_insert(u32::MAX);
        *entry = (*entry).min(cost + broken * price::BROKEN);
        for i in 0..picks.len() {
            picks[i] += 1;
            if picks[i] < units[i].len() {
                continue 'products;
            }
            picks[i] = 0;
        }
        break;
    }
    let best = *totals.values().min()?;
    let mut stands = vec![BTreeSet::new(); rows * columns];
    for (values, _) in totals.iter().filter(|(_, p)| **p <= best + price::MARGIN) {
        for (cell, value) in values.iter().enumerate() {
            stands[cell].insert(*value);
        }
    }
    Some((best, stands))
}

fn is_fixed(line: &str, columns: usize) -> bool {
    let words: Vec<&str> = line.split_whitespace().collect();
    words.is_empty()
        || words.len() == columns && words.iter().all(|w| *w == "_" || w.len() == 1 || !w.starts_with('0'))
        || words.len() == 1 && words[0].len() == columns && words[0].bytes().all(|b| b == b'0')
}

/// A small balanced table with one kind of damage for each row, as lines of words.
fn damaged() -> impl Strategy<Value = (usize, usize, Vec<String>)> {
    (2usize..4, 3usize..5)
        .prop_flat_map(|(rows, columns)| {
            let leaf = prop_oneof![4 => Just(0i64), 3 => 1i64..10, 1 => 10i64..40];
            let parts = proptest::collection::vec(leaf, (rows - 1) * (columns - 1));
            let damage = proptest::collection::vec((0u8..8, 0usize..16, 0usize..6), rows);
            (Just(rows), Just(columns), parts, damage, proptest::option::weighted(0.3, (0usize..12, 0i64..15)))
        })
        .prop_map(|(rows, columns, parts, damage, misprint)| {
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
                    match kind {
                        0..=3 => words.concat(),
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
            (rows, columns, lines)
        })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: cases(), failure_persistence: None, ..ProptestConfig::default() })]

    /// The decoder finds the same price and the same standing values as exhaustion.
    #[test]
    fn decoding_agrees_with_exhaustion((rows, columns, lines) in damaged()) {
        let Some((best, stands)) = exhaust(rows, columns, &lines) else { return Ok(()) };
        let claims = lines.iter().enumerate().map(|(r, line)| claim(r * columns..(r + 1) * columns, line)).collect();
        let solution = table(rows * columns, grid(rows, columns), claims).solve(3_000_000);
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
