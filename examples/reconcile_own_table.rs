//! The decoder without documents: somebody else's statutory table, with its own identities.
//!
//! A school return has pupils by year (three rows and a total) and by sex (girls, boys, total). It arrived as text in which
//! every row has run together; then it arrived whole, but with a wrong number.

use gongkai::reconcile::{Arrangement, Claim, Content, Equation, Gap, Outcome, Table, Token};

const NAMES: [&str; 3] = ["girls", "boys", "total"];

fn main() {
    println!("run together:");
    solve(["111122", "91221", "10919", "303262"].map(|row| vec![token(row, None)]));
    println!("whole, with 23 printed for 21:");
    let rows = [["11", "11", "22"], ["9", "12", "23"], ["10", "9", "19"], ["30", "32", "62"]];
    let mut cells = 0..;
    solve(rows.map(|row| row.map(|number| token(number, cells.next())).to_vec()));
}

/// A printed number, in a known cell if the layout says which.
fn token(digits: &str, cell: Option<usize>) -> Token<'_> {
    Token { content: Content::Digits(digits.into()), cell, gap: Gap::Border, price: 0 }
}

fn solve(rows: [Vec<Token<'_>>; 4]) {
    let cell = |row: usize, column: usize| row * 3 + column;
    // Across: girls + boys − total = 0. Down: the years − their total = 0.
    let across = (0..4).map(|r| vec![(cell(r, 0), 1), (cell(r, 1), 1), (cell(r, 2), -1)]);
    let down = (0..3).map(|c| vec![(cell(0, c), 1), (cell(1, c), 1), (cell(2, c), 1), (cell(3, c), -1)]);
    let equations = across.chain(down).map(|terms| Equation { terms }).collect();
    // Each row owns its tokens; which cell gets which digits is for the decoder to find.
    let claims = rows.into_iter().enumerate();
    let claims = claims.map(|(r, tokens)| Claim { cells: (0..3).map(|c| cell(r, c)).collect(), tokens });
    let arrangements = vec![Arrangement { price: 0, claims: claims.collect() }];
    let solution = Table { cells: 12, equations, arrangements, ..Table::default() }.solve(100_000);

    for row in solution.cells.chunks(3) {
        let shown = row.iter().map(|cell| match cell.value {
            Some(value) => format!("{value:>4} {:<9} {}/{}", cell.status.key(), cell.held, cell.tested),
            None => format!("   ? one of {:?}", cell.readings),
        });
        println!("  {}", shown.collect::<Vec<_>>().join("  "));
    }
    let broken = solution.equations.iter().filter(|outcome| matches!(outcome, Outcome::Broken(_))).count();
    println!("  {broken} identities broken");
    for explanation in &solution.explanations {
        for change in &explanation.alternatives {
            for (cell, value) in change {
                println!("  settled by: row {}, {} = {value}", cell / 3 + 1, NAMES[cell % 3]);
            }
        }
    }
}
