//! What decoding one applications table costs: printed plainly, and glued row by row.

use gongkai::reconcile::{Arrangement, Claim, Content, Equation, Gap, Table, Token};

fn main() {
    divan::main();
}

const ROWS: usize = 25;

fn equations() -> Vec<Equation> {
    let cell = |r: usize, c: usize| r * 7 + c;
    let across =
        (0..ROWS).map(|r| Equation { terms: (0..6).map(|c| (cell(r, c), 1)).chain([(cell(r, 6), -1)]).collect() });
    let outcomes =
        (0..7).map(|c| Equation { terms: (2..23).map(|r| (cell(r, c), 1)).chain([(cell(23, c), -1)]).collect() });
    let balance = (0..7)
        .map(|c| Equation { terms: vec![(cell(0, c), 1), (cell(1, c), 1), (cell(23, c), -1), (cell(24, c), -1)] });
    across.chain(outcomes).chain(balance).collect()
}

/// A table with some numbers in every third outcome.
fn values() -> Vec<i64> {
    let mut x = vec![0i64; ROWS * 7];
    for c in 0..6 {
        for r in (2..23).filter(|r| (r + c) % 3 == 0) {
            x[r * 7 + c] = [217, 31, 4, 0, 12, 1][c] * (r as i64 % 4);
        }
        x[23 * 7 + c] = (2..23).map(|r| x[r * 7 + c]).sum();
        x[24 * 7 + c] = c as i64;
        x[c] = x[23 * 7 + c] + x[24 * 7 + c];
    }
    for r in 0..ROWS {
        x[r * 7 + 6] = (0..6).map(|c| x[r * 7 + c]).sum();
    }
    x
}

fn table(between: &str) -> Table<'static> {
    let x = values();
    let claims = (0..ROWS).map(|r| {
        let line = (0..7).map(|c| x[r * 7 + c].to_string()).collect::<Vec<_>>().join(between);
        let token = |word: &str| Token {
            content: Content::Digits(word.to_owned().into()),
            cell: None,
            gap: Gap::Space,
            price: 0,
        };
        Claim { cells: (r * 7..r * 7 + 7).collect(), tokens: line.split_whitespace().map(token).collect() }
    });
    let arrangements = vec![Arrangement { price: 0, claims: claims.collect() }];
    Table { cells: ROWS * 7, equations: equations(), arrangements, ..Table::default() }
}

#[divan::bench]
fn clean(bencher: divan::Bencher<'_, '_>) {
    let table = table(" ");
    bencher.bench(|| divan::black_box(&table).solve(4_000_000));
}

#[divan::bench]
fn glued(bencher: divan::Bencher<'_, '_>) {
    let table = table("");
    bencher.bench(|| divan::black_box(&table).solve(4_000_000));
}
