//! The decoder on the official form: examples met in published reports, and random tables at full size.

use super::*;

pub(super) const ROWS: usize = 25;
pub(super) const COLUMNS: usize = 7;

/// The identities of the applications table with some count of outcome rows: 25 rows in the 2021 form, 23 in that of 2019.
pub(super) fn applications(rows: usize) -> Vec<Equation> {
    let cell = |r: usize, c: usize| r * COLUMNS + c;
    let total = rows - 2;
    let mut equations = Vec::new();
    for r in 0..rows {
        let parts = (0..6).map(|c| (cell(r, c), 1));
        equations.push(Equation { terms: parts.chain([(cell(r, 6), -1)]).collect() });
    }
    for c in 0..COLUMNS {
        let parts = (2..total).map(|r| (cell(r, c), 1));
        equations.push(Equation { terms: parts.chain([(cell(total, c), -1)]).collect() });
        let balance = [(cell(0, c), 1), (cell(1, c), 1), (cell(total, c), -1), (cell(total + 1, c), -1)];
        equations.push(Equation { terms: balance.to_vec() });
    }
    equations
}

/// Three blocks of five: parts and their total.
fn review() -> Vec<Equation> {
    (0..3).map(|b| Equation { terms: (0..4).map(|i| (b * 5 + i, 1)).chain([(b * 5 + 4, -1)]).collect() }).collect()
}

pub(super) fn digits(text: &str) -> Token<'static> {
    Token { content: Content::Digits(text.to_owned().into()), cell: None, gap: Gap::Space, price: 0 }
}

pub(super) fn claim(cells: std::ops::Range<usize>, text: &str) -> Claim<'static> {
    let token = |word: &str| match word {
        "_" => Token { content: Content::Blank, ..digits("") },
        "?" => Token { content: Content::Unreadable, ..digits("") },
        word if word.contains(['.', '-']) => Token { content: Content::Number(word.parse().unwrap()), ..digits("") },
        word => digits(word),
    };
    Claim { cells: cells.collect(), tokens: text.split_whitespace().map(token).collect() }
}

pub(super) fn table(cells: usize, equations: Vec<Equation>, claims: Vec<Claim<'_>>) -> Table<'_> {
    Table { cells, equations, arrangements: vec![Arrangement { price: 0, claims }], ..Table::default() }
}

pub(super) const BUDGET: u64 = 4_000_000;

/// Values as text: `?` ambiguous, `_` blank, `.` missing; inferred in brackets.
fn show(solution: &Solution) -> String {
    let word = |c: &Solved| match (c.status, c.value) {
        (Status::Ambiguous, _) => "?".to_owned(),
        (Status::Blank, _) => "_".to_owned(),
        (Status::Missing, _) => ".".to_owned(),
        (Status::Inferred, Some(v)) => format!("({v})"),
        (_, Some(v)) => v.to_string(),
        (_, None) => "!".to_owned(),
    };
    solution.cells.iter().map(word).collect::<Vec<_>>().join(" ")
}

fn sum_row(cells: usize) -> Vec<Equation> {
    vec![Equation { terms: (0..cells - 1).map(|c| (c, 1)).chain([(cells - 1, -1)]).collect() }]
}

/// Runs with fewer digits than cells have lost some, and any run may have: the sums of the columns tell which.
#[test]
fn a_lost_cell_of_each_run_is_found() {
    let runs = ["0207", "0029", "5150", "56927"];
    let claims = runs.iter().enumerate().map(|(r, run)| claim(r * 5..(r + 1) * 5, run)).collect();
    let solution = table(20, super::oracle::grid(4, 5), claims).solve(BUDGET);
    assert_eq!(show(&solution), "0 (5) 2 0 7 0 0 2 (7) 9 5 1 5 0 (11) 5 6 9 (7) 27");
}

#[test]
fn a_row_alone_may_be_open() {
    let solution = table(7, sum_row(7), vec![claim(0..7, "270020130")]).solve(BUDGET);
    assert_eq!(show(&solution), "? ? 0 ? ? 1 30");
    assert_eq!(solution.cells[0].readings, [Number::from(2), Number::from(27)]);
    assert!(!solution.cut_short && !solution.cells[0].or_blank);
}

#[test]
fn blocks_of_five() {
    let three = vec![claim(0..5, "21317"), claim(5..10, "00000"), claim(10..15, "1324019")];
    assert_eq!(show(&table(15, review(), three).solve(BUDGET)), "2 1 3 1 7 0 0 0 0 0 13 2 4 0 19");
    let one = vec![claim(0..15, "21317000001324019")];
    let solution = table(15, review(), one).solve(BUDGET);
    assert_eq!(show(&solution), "2 1 3 1 7 0 0 0 0 0 13 2 4 0 19");
    assert!(solution.cells.iter().all(|c| c.status == Status::Repaired && c.held == 1 && c.tested == 1));
    let source = solution.cells[10].source.unwrap();
    assert_eq!((source.start, source.end, source.taken), (10, 12, Taken::Cut));
}

#[test]
fn the_next_items_number_is_left_out() {
    // 49 + 1 = 50, and the 2 belongs to the next label
    let solution = table(7, sum_row(7), vec![claim(0..7, "4910000502")]).solve(BUDGET);
    assert_eq!(show(&solution), "49 1 0 0 0 0 50");
    assert_eq!(solution.skipped, [Skipped { claim: 0, token: 0, start: 9, end: 10 }]);
}

#[test]
fn a_page_number_between() {
    let solution = table(7, sum_row(7), vec![claim(0..7, "217 1 0 14 0 0 0 218")]).solve(BUDGET);
    assert_eq!(show(&solution), "217 1 0 0 0 0 218");
    assert!(solution.cells.iter().all(|c| c.status == Status::Stated));
}

#[test]
fn plain_rows_stand_whatever_the_sums_say() {
    let solution = table(7, sum_row(7), vec![claim(0..7, "217 1 0 0 0 0 219")]).solve(BUDGET);
    assert_eq!(show(&solution), "217 1 0 0 0 0 219");
    assert_eq!(solution.equations, [Outcome::Broken(Number::from(-1))]);
    assert_eq!((solution.cells[0].held, solution.cells[0].tested), (0, 1));
    assert_eq!(solution.explanations[0].alternatives.len(), 7);
    assert!(solution.cells.iter().all(|c| c.suggestion.is_none()));
}

/// A run of digits, marks of empty cells (`_`) and digits again.
fn marked(cells: std::ops::Range<usize>, text: &str) -> Claim<'static> {
    let mut claim = claim(cells, text);
    claim.tokens.iter_mut().skip(1).for_each(|token| token.gap = Gap::Nothing);
    claim
}

#[test]
fn commas_stand_between_groups_of_three() {
    let solution = table(6, sum_row(6), vec![claim(0..6, "1,23400001,234")]).solve(BUDGET);
    assert_eq!(show(&solution), "1234 0 0 0 0 1234");
    assert_eq!(solution.cells[5].status, Status::Repaired);
    let solution = table(4, sum_row(4), vec![claim(0..4, "21,23031,235")]).solve(BUDGET);
    assert_eq!(show(&solution), "2 1230 3 1235");
    // commas in other places part numbers
    assert_eq!(show(&table(2, Vec::new(), vec![claim(0..2, "2,345678")]).solve(BUDGET)), "? ?");
    for broken in ["12,34", ",123", "0,123", "1234,567", "1,234,56"] {
        let solution = table(1, Vec::new(), vec![claim(0..1, broken)]).solve(BUDGET);
        assert_eq!(solution.cells[0].value, None, "{broken}");
    }
}

#[test]
fn marks_of_empty_cells_end_the_numbers_of_a_run() {
    // the mark counts nothing, and no cell is lost beside it
    let solution = table(5, sum_row(5), vec![marked(0..5, "12318 _ 33")]).solve(BUDGET);
    assert_eq!(show(&solution), "12 3 18 (0) 33");
    let solution = table(15, review(), vec![marked(0..15, "_ 00 _ _ _ _ _ 1102 _ _ 2")]).solve(BUDGET);
    assert_eq!(show(&solution), "_ 0 0 _ _ _ _ _ 1 1 0 2 _ _ 2");
}

#[test]
fn split_numbers_in_one_cell() {
    let mut row = claim(0..4, "1 2 0 0 21");
    for (token, cell) in row.tokens.iter_mut().zip([0, 1, 1, 2, 3]) {
        token.cell = Some(cell);
    }
    let solution = table(4, sum_row(4), vec![row]).solve(BUDGET);
    assert_eq!(show(&solution), "1 20 0 21");
    assert_eq!(solution.cells[1].status, Status::Repaired);
    assert_eq!(solution.cells[1].source.unwrap().taken, Taken::Joined);
    assert_eq!(solution.cells[0].status, Status::Stated);
}

#[test]
fn look_alike_letters_are_repaired() {
    let mut row = claim(0..3, "10 5 15");
    row.tokens[0].price = 1;
    let solution = table(3, sum_row(3), vec![row]).solve(BUDGET);
    assert_eq!((solution.cells[0].status, solution.cells[1].status), (Status::Repaired, Status::Stated));
}

#[test]
fn blank_totals_are_inferred_and_blank_rows_are_not() {
    let solution = table(4, sum_row(4), vec![claim(0..4, "1 2 3 _")]).solve(BUDGET);
    assert_eq!(show(&solution), "1 2 3 (6)");
    assert_eq!(solution.inferences[0].terms, [(0, 1), (1, 1), (2, 1)]);
    assert_eq!((solution.inferences[0].factor, solution.cells[3].tested), (-1, 0));
    let solution = table(4, sum_row(4), vec![claim(0..4, "_ _ _ _")]).solve(BUDGET);
    assert_eq!(show(&solution), "_ _ _ _");
    assert!(solution.cells.iter().all(|c| c.suggestion.is_none()));
}

#[test]
fn zeros_as_nothing_stay_blank_with_a_suggestion() {
    let solution = table(4, sum_row(4), vec![claim(0..4, "3 _ _ 3")]).solve(BUDGET);
    assert_eq!(show(&solution), "3 _ _ 3");
    assert_eq!(solution.cells[1].suggestion, Some(Number::ZERO));
    assert_eq!(solution.equations, [Outcome::Holds]);
    let over = table(4, sum_row(4), vec![claim(0..4, "3 _ _ 2")]).solve(BUDGET);
    assert_eq!(over.equations, [Outcome::Broken(Number::from(1))]);
}

#[test]
fn numbers_that_no_identity_covers() {
    let solution = table(3, vec![], vec![claim(0..3, "6233440")]).solve(BUDGET);
    assert_eq!(show(&solution), "? ? ?");
    assert!(solution.cells[0].readings.contains(&Number::from(62)) && !solution.cells[0].or_blank);
    let zeros = table(3, vec![], vec![claim(0..3, "000")]).solve(BUDGET);
    assert_eq!(show(&zeros), "0 0 0");
    assert_eq!(zeros.cells[0].status, Status::Repaired);
    assert_eq!(show(&table(3, vec![], vec![claim(0..3, "69 1 2")]).solve(BUDGET)), "69 1 2");
    assert_eq!(show(&table(1, vec![], vec![claim(0..1, "42")]).solve(BUDGET)), "42");
    assert_eq!(show(&table(3, vec![], vec![claim(0..3, "69 12")]).solve(BUDGET)), "? ? ?");
}

#[test]
fn the_prose_may_decide() {
    let mut open = table(3, vec![], vec![claim(0..3, "6233440")]);
    open.known = vec![(0, Number::from(62)), (2, Number::from(440))];
    let solution = open.solve(BUDGET);
    assert_eq!(show(&solution), "62 33 440");
    assert!(solution.cells[0].by_known && solution.cells[2].by_known && !solution.cells[1].by_known);
    // it never contradicts what is printed plainly
    let mut plain = table(3, vec![], vec![claim(0..3, "61 33 440")]);
    plain.known = vec![(0, Number::from(62))];
    assert_eq!(show(&plain.solve(BUDGET)), "61 33 440");
    // nor one statement by another: no number is given that it does not state
    let mut apart =
        table(4, vec![Equation { terms: vec![(0, 1), (2, -1)] }], vec![claim(0..2, "123"), claim(2..4, "123")]);
    assert_eq!(show(&apart.solve(BUDGET)), "? ? ? ?");
    apart.known = vec![(0, Number::from(1)), (2, Number::from(12))];
    let solution = apart.solve(BUDGET);
    assert_eq!(show(&solution), "? ? ? ?");
    assert!(solution.cells.iter().all(|cell| !cell.by_known));
    apart.known.truncate(1);
    assert_eq!(show(&apart.solve(BUDGET)), "1 23 1 23");
}

/// A table with its numbers apart, row by row, that adds up.
fn dense() -> Vec<Vec<i64>> {
    let with_total = |mut parts: Vec<i64>| {
        parts.push(parts.iter().sum());
        parts
    };
    let part = |r: i64, c: i64| (r * 37 + c * 101 + r * c) % 89 + 3;
    let outcomes: Vec<Vec<i64>> = (2..23).map(|r| with_total((0..6).map(|c| part(r, c)).collect())).collect();
    let sums: Vec<i64> = (0..COLUMNS).map(|c| outcomes.iter().map(|row| row[c]).sum()).collect();
    let open = with_total((0..6).map(|c| part(1, c)).collect());
    let mut rows = vec![sums.clone(), open.clone()];
    rows.extend(outcomes);
    rows.extend([sums, open]);
    rows
}

#[test]
fn the_wrong_way_round_is_refuted_though_it_cannot_be_read_to_the_end() {
    let rows = dense();
    let numbers: Vec<String> = rows.iter().flatten().map(i64::to_string).collect();
    let mut printed = numbers.clone();
    // the first number of the last row but one has come apart
    printed[23 * COLUMNS].insert(2, ' ');
    let text = printed.join(" ");
    let by_rows = claim(0..ROWS * COLUMNS, &text);
    let down = (0..COLUMNS).flat_map(|c| (0..ROWS).map(move |r| r * COLUMNS + c)).collect();
    let by_columns = Claim { cells: down, tokens: by_rows.tokens.clone() };
    for ways in [[by_columns.clone(), by_rows.clone()], [by_rows, by_columns]] {
        let arrangements = ways.map(|claim| Arrangement { price: 0, claims: vec![claim] }).to_vec();
        let table = Table { cells: 175, equations: applications(ROWS), arrangements, ..Table::default() };
        let solution = table.solve(BUDGET);
        assert_eq!(show(&solution), numbers.join(" "));
        assert!(!solution.cut_short);
    }
}

#[test]
fn decimals_signs_and_nonsense_do_no_harm() {
    let mut t = table(3, sum_row(3), vec![claim(0..3, "18651.06 5 18656.06"), claim(1..9, "5"), claim(7..9, "5")]);
    t.signed = vec![0, 99];
    t.equations.push(Equation { terms: vec![(99, 1)] });
    t.equations.push(Equation { terms: vec![(0, i64::MAX), (1, i64::MIN)] });
    t.equations.push(Equation { terms: vec![] });
    let solution = t.solve(BUDGET);
    assert_eq!(show(&solution), "18651.06 5 18656.06");
    assert_eq!(solution.equations[0], Outcome::Holds);
    assert_eq!(show(&Table::default().solve(0)), "");
    let long = "9".repeat(300);
    let solution = table(7, sum_row(7), vec![claim(0..7, &long)]).solve(10_000);
    assert!(solution.cells.iter().all(|c| c.value.is_none()));
}

/// The 2020 report whose 27 outcomes were totalled as 21, its rows glued (2019 form, 23 rows).
#[test]
fn a_report_with_its_own_mistake_is_read_right() {
    let mut rows = vec!["0".repeat(7); 23];
    for (row, text) in [(0, "200010021"), (2, "6001007"), (3, "6000006"), (10, "4000004"), (12, "3000003")] {
        rows[row] = text.into();
    }
    rows[13] = "3000003".into();
    rows[18] = "4000004".into();
    rows[21] = "200010021".into();
    let claims = rows.iter().enumerate().map(|(r, text)| claim(r * 7..r * 7 + 7, text)).collect();
    let solution = table(161, applications(23), claims).solve(BUDGET);
    assert!(solution.cells.iter().all(|c| c.value.is_some()), "{}", show(&solution));
    assert_eq!(solution.cells[0].value, Some(Number::from(20)));
    let broken = solution.equations.iter().filter(|o| matches!(o, Outcome::Broken(_))).count();
    assert_eq!(broken, 2);
    let [explanation] = solution.explanations.as_slice() else { panic!("one explanation") };
    let sets: Vec<Vec<usize>> = explanation.alternatives.iter().map(|set| set.iter().map(|c| c.0).collect()).collect();
    assert_eq!(sets, [vec![2 * 7, 2 * 7 + 6], vec![3 * 7, 3 * 7 + 6]]);
    assert!(!explanation.cut);
}

/// Random numbers of our own, so that tests print the same everywhere.
pub(super) struct Random(pub(super) u64);

impl Random {
    pub(super) fn below(&mut self, n: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0.wrapping_mul(0x2545_F491_4F6C_DD1D) >> 33) % n
    }
}

/// A balanced applications table: `size` 0 small, 1 middling, 2 large, 3 dense and large.
pub(super) fn balanced(random: &mut Random, size: u64) -> Vec<i64> {
    let mut x = vec![0i64; ROWS * COLUMNS];
    for c in 0..6 {
        for r in 2..23 {
            let rate = [6, 4, 3, 1][size as usize] + 4 * u64::from(c > 0 && size < 3);
            if random.below(rate) == 0 {
                let magnitude = [10, 100, 20_000, 99_999][size as usize];
                let scale = magnitude / [1, 1, 10, 100, 1000][random.below(5) as usize].min(magnitude);
                x[r * COLUMNS + c] = random.below(scale.max(2)) as i64;
            }
        }
        let total: i64 = (2..23).map(|r| x[r * COLUMNS + c]).sum();
        let out = if random.below(2) == 0 { random.below(1 + total as u64 / 3 + 2) as i64 } else { 0 };
        let carried = if random.below(2) == 0 { random.below((total + out + 1) as u64) as i64 / 4 } else { 0 };
        x[23 * COLUMNS + c] = total;
        x[24 * COLUMNS + c] = out;
        x[COLUMNS + c] = carried;
        x[c] = total + out - carried;
    }
    for r in 0..ROWS {
        x[r * COLUMNS + 6] = (0..6).map(|c| x[r * COLUMNS + c]).sum();
    }
    x
}

/// How a table is printed.
#[derive(Clone, Copy, PartialEq, Debug)]
pub(super) enum Shape {
    GluedRows,
    SpacedRows,
    Columns,
    GluedColumns,
    OneRun,
}

pub(super) fn print(values: &[i64], shape: Shape) -> Vec<Claim<'static>> {
    let row = |r: usize, between: &str| {
        (0..COLUMNS).map(|c| values[r * COLUMNS + c].to_string()).collect::<Vec<_>>().join(between)
    };
    let column = |c: usize, between: &str| {
        (0..ROWS).map(|r| values[r * COLUMNS + c].to_string()).collect::<Vec<_>>().join(between)
    };
    match shape {
        Shape::GluedRows | Shape::SpacedRows => {
            let between = if shape == Shape::GluedRows { "" } else { " " };
            (0..ROWS).map(|r| claim(r * COLUMNS..(r + 1) * COLUMNS, &row(r, between))).collect()
        }
        Shape::Columns | Shape::GluedColumns => {
            let between = if shape == Shape::Columns { " " } else { "" };
            let cells = |c: usize| (0..ROWS).map(|r| r * COLUMNS + c).collect();
            (0..COLUMNS).map(|c| Claim { cells: cells(c), ..claim(0..0, &column(c, between)) }).collect()
        }
        Shape::OneRun => {
            let text = (0..ROWS).map(|r| row(r, " ")).collect::<Vec<_>>().join(" ");
            vec![claim(0..ROWS * COLUMNS, &text)]
        }
    }
}

#[derive(Default, Debug)]
pub(super) struct Score {
    tables: usize,
    exact: usize,
    flagged: usize,
    wrong: usize,
    whole: usize,
    cut: usize,
    steps: Vec<u64>,
    micros: Vec<u128>,
}

impl Score {
    pub(super) fn add(&mut self, solution: &Solution, truth: &[i64], micros: u128) {
        let before = self.exact;
        for (cell, &value) in solution.cells.iter().zip(truth) {
            match cell.value {
                Some(v) if v == Number::from(value) => self.exact += 1,
                Some(_) => self.wrong += 1,
                None => self.flagged += 1,
            }
        }
        self.tables += 1;
        self.whole += usize::from(self.exact - before == truth.len());
        self.cut += usize::from(solution.cut_short);
        self.steps.push(solution.steps);
        self.micros.push(micros);
    }

    pub(super) fn line(&mut self) -> String {
        self.micros.sort_unstable();
        self.steps.sort_unstable();
        let cells = (self.exact + self.flagged + self.wrong).max(1) as f64;
        let (n, m) = (self.tables, self.micros.len() / 2);
        format!(
            "whole {}/{n} exact {:.3}% flagged {:.3}% wrong {} cut {} median {} us worst {} us steps {}/{}",
            self.whole,
            100.0 * self.exact as f64 / cells,
            100.0 * self.flagged as f64 / cells,
            self.wrong,
            self.cut,
            self.micros.get(m).copied().unwrap_or(0),
            self.micros.last().copied().unwrap_or(0),
            self.steps.get(m).copied().unwrap_or(0),
            self.steps.last().copied().unwrap_or(0),
        )
    }
}

/// What is done to a table before it is printed or after.
#[derive(Clone, Copy, PartialEq, Debug)]
pub(super) enum Damage {
    None,
    /// One printed number is wrong.
    Misprint,
    /// One cell of every row is lost, zeros first.
    LostPerRow,
    /// A page number stands in some row.
    PageNumber,
}

pub(super) fn run(shape: Shape, damage: Damage, size: u64, tables: usize, random: &mut Random) -> Score {
    let mut score = Score::default();
    for _ in 0..tables {
        let mut values = balanced(random, size);
        if damage == Damage::Misprint {
            let at = random.below(175) as usize;
            let wrong = match random.below(if at % COLUMNS == 6 { 1 } else { 3 }) {
                0 => values[at] + 1 + random.below(9) as i64,
                1 => values[at] * 10 + random.below(10) as i64,
                _ => random.below(2 * values[at] as u64 + 3) as i64,
            };
            values[at] = wrong;
        }
        let mut claims = print(&values, shape);
        match damage {
            Damage::LostPerRow => {
                for claim in &mut claims {
                    let at = random.below(claim.tokens.len() as u64) as usize;
                    claim.tokens.remove(at);
                }
            }
            Damage::PageNumber => {
                let at = random.below(claims.len() as u64) as usize;
                let claim = &mut claims[at];
                let before = random.below(claim.tokens.len() as u64 + 1) as usize;
                claim.tokens.insert(before, digits(&(1 + random.below(20)).to_string()));
            }
            Damage::None | Damage::Misprint => {}
        }
        let table = table(175, applications(ROWS), claims);
        let start = std::time::Instant::now();
        let solution = table.solve(BUDGET);
        score.add(&solution, &values, start.elapsed().as_micros());
    }
    score
}

/// `cargo test --release --lib reconcile::tests::rates -- --ignored --nocapture` prints how tables of full size come back.
#[test]
#[ignore = "prints rates"]
fn rates() {
    let tables: usize = std::env::var("TABLES").ok().and_then(|t| t.parse().ok()).unwrap_or(50);
    let runs = [
        (Shape::GluedRows, Damage::None),
        (Shape::GluedRows, Damage::Misprint),
        (Shape::GluedRows, Damage::PageNumber),
        (Shape::SpacedRows, Damage::Misprint),
        (Shape::SpacedRows, Damage::LostPerRow),
        (Shape::SpacedRows, Damage::PageNumber),
        (Shape::OneRun, Damage::None),
        (Shape::OneRun, Damage::LostPerRow),
        (Shape::OneRun, Damage::PageNumber),
        (Shape::Columns, Damage::LostPerRow),
        (Shape::GluedColumns, Damage::None),
    ];
    for (shape, damage) in runs {
        for size in 0..4 {
            let mut random = Random(0x9E37_79B9_7F4A_7C15 + size);
            let mut score = run(shape, damage, size, tables, &mut random);
            println!("{shape:?} {damage:?} size {size}: {}", score.line());
        }
    }
}

/// A small run of [`rates`]: nothing is ever read wrong, and undamaged tables come back whole.
#[test]
fn random_tables_come_back() {
    let mut random = Random(20_210_930);
    for size in 0..3 {
        let glued = run(Shape::GluedRows, Damage::None, size, 12, &mut random);
        assert_eq!((glued.wrong, glued.cut), (0, 0));
        assert!(glued.exact * 1000 >= 999 * (glued.exact + glued.flagged), "{glued:?}");
        let plain = run(Shape::SpacedRows, Damage::Misprint, size, 12, &mut random);
        assert_eq!(plain.whole, 12, "what is printed plainly is read, balanced or not");
        for (shape, damage) in [
            (Shape::GluedRows, Damage::Misprint),
            (Shape::GluedRows, Damage::PageNumber),
            (Shape::SpacedRows, Damage::PageNumber),
            (Shape::OneRun, Damage::LostPerRow),
            (Shape::OneRun, Damage::PageNumber),
        ] {
            let score = run(shape, damage, size, 4, &mut random);
            assert_eq!(score.wrong, 0, "{shape:?} {damage:?} {size}: {score:?}");
        }
    }
}
