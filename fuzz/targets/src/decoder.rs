//! The decoder against an exhaustive search.

use gongkai::Number;
use gongkai::reconcile::{Arrangement, Claim, Content, Equation, Gap, Status, Table, Token, price};

use crate::source::Source;

#[path = "../../../src/reconcile/oracle.rs"]
mod oracle;

/// A small table with sums, its rows damaged as the bytes say, decoded and searched.
pub fn reconcile(data: &[u8]) {
    let mut source = Source::new(data);
    free(&mut Source::new(data));
    let (rows, columns) = (2 + source.below(2), 3 + source.below(2));
    let lines = lines(&mut source, rows, columns);
    let zeros_left_out = source.below(4) == 1;
    let Some((best, stands)) = oracle::exhaust(rows, columns, &lines, zeros_left_out) else { return };
    let claim = |(r, line)| Claim {
        cells: (r * columns..(r + 1) * columns).collect(),
        tokens: str::split_whitespace(line).map(token).collect(),
    };
    let claims = lines.iter().map(String::as_str).enumerate().map(claim).collect();
    let equations = oracle::grid(rows, columns);
    let arrangements = vec![Arrangement { price: 0, claims }];
    let table = Table { cells: rows * columns, equations, arrangements, zeros_left_out, ..Table::default() };
    let solution = table.solve(3_000_000);
    if solution.cut_short {
        return;
    }
    assert_eq!(solution.price, best, "{lines:?}");
    for (cell, (solved, stands)) in solution.cells.iter().zip(&stands).enumerate() {
        let expected: Vec<Number> = stands.iter().flatten().map(|&v| Number::from(v)).collect();
        let open = stands.contains(&None);
        match (solved.status, solved.value) {
            (Status::Ambiguous, _) => {
                assert_eq!((&solved.readings, solved.or_blank), (&expected, open), "cell {cell} of {lines:?}");
            }
            (Status::Stated | Status::Repaired, Some(value)) => {
                assert_eq!((expected, open), (vec![value], false), "cell {cell} of {lines:?}");
            }
            _ => assert!(stands.len() <= 1, "cell {cell} of {lines:?}: {stands:?}"),
        }
    }
}

fn token(word: &str) -> Token<'_> {
    let content = if word == "_" { Content::Blank } else { Content::Digits(word.into()) };
    Token { content, cell: None, gap: Gap::Space, price: 0 }
}

/// A balanced table, then a misprint, then damage to each row.
fn lines(source: &mut Source, rows: usize, columns: usize) -> Vec<String> {
    let mut x = vec![0i64; rows * columns];
    for r in 0..rows - 1 {
        for c in 0..columns - 1 {
            x[r * columns + c] = source.count() % 40;
        }
        x[r * columns + columns - 1] = x[r * columns..(r + 1) * columns - 1].iter().sum();
    }
    for c in 0..columns {
        x[(rows - 1) * columns + c] = (0..rows - 1).map(|r| x[r * columns + c]).sum();
    }
    if source.below(3) == 1 {
        let at = source.below(x.len());
        x[at] = source.count() % 40;
    }
    let row = |r: usize| {
        let mut words: Vec<String> = x[r * columns..(r + 1) * columns].iter().map(i64::to_string).collect();
        match source.below(8) {
            0..=2 => words.concat(),
            3 => {
                words.remove(source.below(columns));
                words.join(" ")
            }
            4 => {
                words.insert(source.below(columns + 1), (source.below(6) + 1).to_string());
                words.join(" ")
            }
            5 => {
                let at = source.below(columns - 1);
                let tail = words.remove(at + 1);
                words[at].push_str(&tail);
                words.join(" ")
            }
            _ => words.join(" "),
        }
    };
    (0..rows).map(row).collect()
}

/// A table without rhyme or reason: nothing to compare with, but it must end, within its steps, and stand.
fn free(source: &mut Source) {
    let cells = source.below(40);
    let mut table = Table { cells, ..Table::default() };
    for _ in 0..source.below(12) {
        let term = |_| (source.below(44), i64::from(source.byte()) - 128);
        table.equations.push(Equation { terms: (0..5).map(term).collect() });
    }
    table.signed = (0..source.below(4)).map(|_| source.below(44)).collect();
    for _ in 0..source.below(3) {
        let mut arrangement = Arrangement { price: source.below(4) as u32, claims: Vec::new() };
        for _ in 0..source.below(6) {
            let cells = (0..source.below(10)).map(|_| source.below(44)).collect();
            let mut tokens = Vec::new();
            for _ in 0..source.below(10) {
                let content = match source.below(8) {
                    0 => Content::Blank,
                    1 => Content::Unreadable,
                    2 => Content::Number(Number::new(source.count() - 64, source.below(18) as u8)),
                    3 => Content::Digits("0".repeat(source.below(300)).into()),
                    4 => Content::Digits(source.byte().to_string().repeat(source.below(12)).into()),
                    _ => Content::Digits(source.count().to_string().into()),
                };
                let cell = (source.below(6) == 0).then(|| source.below(44));
                let gap = [Gap::Border, Gap::Break, Gap::Space][source.below(3)];
                tokens.push(Token { content, cell, gap, price: source.below(3) as u32 });
            }
            arrangement.claims.push(Claim { cells, tokens });
        }
        table.arrangements.push(arrangement);
    }
    table.known = (0..source.below(3)).map(|_| (source.below(44), Number::from(source.count()))).collect();
    const BUDGET: u64 = 20_000;
    let solution = table.solve(BUDGET);
    assert_eq!((solution.cells.len(), solution.equations.len()), (cells, table.equations.len()));
    for solved in &solution.cells {
        let valued = matches!(solved.status, Status::Stated | Status::Repaired | Status::Inferred);
        assert_eq!(solved.value.is_some(), valued, "{solved:?} in {table:?}");
    }
    assert!(solution.steps <= BUDGET * 4 + 100_000, "{} steps: {table:?}", solution.steps);
    let _ = price::MARGIN;
}
