//! Which cells of a document could be known at all: every way of giving its numbers to its cells, tried out.
//!
//! Where separators or columns are lost, nothing but the sums of the form tells whose a digit is, and some cells cannot be
//! told by anyone. The oracle knows what happened to the document (that nothing is lost, that only zeros are, that every row
//! has lost one cell), enumerates the readings of each run of numbers, and asks of each whether some choice of readings for
//! all other runs satisfies every sum. It shares nothing with the reader.

use gongkai_forge::damage::Damage;
use gongkai_forge::form::{self, Edition};
use gongkai_forge::make::{Made, Recipe};
use gongkai_forge::model::{self, KnownCell};
use gongkai_forge::render::{self, Run};

/// Readings of one run, beyond which the document is not judged.
const MOST_READINGS: usize = 20_000;

/// Steps of the search, beyond which the document is not judged.
const MOST_STEPS: usize = 20_000_000;

/// A value, none for one that is not printed and that nothing implies.
type Value = Option<i64>;

/// What the reader of the oracle knows to be missing.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Loss {
    Nothing,
    Zeros,
    OneOfEachRow,
}

/// A run with more than one reading, and its readings: a value for each cell. The first is the true one.
struct Unit {
    cells: Vec<usize>,
    readings: Vec<Vec<Value>>,
}

/// Cell by cell, whether all readings of the document agree on it; none for damages and documents that are not judged.
pub(crate) fn decidable(recipe: &Recipe, made: &Made) -> Option<Vec<bool>> {
    let loss = match recipe.damage {
        Damage::None => Loss::Nothing,
        Damage::BlankZero => Loss::Zeros,
        Damage::LostCell | Damage::OneZero => Loss::OneOfEachRow,
        _ => return None,
    };
    let cells = &made.known.cells;
    let mut values: Vec<Value> = cells.iter().map(|cell| scaled(&cell.printed)).collect();
    let mut units = Vec::new();
    for run in render::runs(&made.known, &made.page, recipe.shape, recipe.seed) {
        let lost = run.cells.iter().filter(|&&i| cells[i].printed.is_empty()).count();
        if lost == run.cells.len() || lost == 0 && run.words.len() == run.cells.len() {
            continue;
        }
        let readings = readings(cells, &run, loss)?;
        run.cells.iter().for_each(|&cell| values[cell] = None);
        units.push(Unit { cells: run.cells, readings });
    }
    let equations = equations(made);
    let mut decided = vec![true; cells.len()];
    for unit in &mut units {
        complete(&equations, unit);
        let printed = |&i: &usize| if cells[i].printed.is_empty() { None } else { scaled(&cells[i].value) };
        let truth: Vec<Value> = unit.cells.iter().map(printed).collect();
        let fits = |reading: &Vec<Value>| truth.iter().zip(reading).all(|(t, r)| t.is_none() || t == r);
        let at = unit.readings.iter().position(fits)?;
        unit.readings.swap(0, at);
    }
    let mut search = Search::new(&equations, &units, &values);
    let mut live = search.all();
    search.narrow(&mut live);
    for (u, unit) in units.iter().enumerate() {
        for &r in live[u].iter().filter(|&&r| r > 0) {
            let differs = |i: usize| unit.readings[r][i] != unit.readings[0][i] && decided[unit.cells[i]];
            if !(0..unit.cells.len()).any(differs) {
                continue;
            }
            let mut with = live.clone();
            with[u] = vec![r];
            let Some(choice) = search.find(with) else { continue };
            for (unit, reading) in units.iter().zip(choice) {
                for (i, &cell) in unit.cells.iter().enumerate() {
                    decided[cell] &= unit.readings[reading][i] == unit.readings[0][i];
                }
            }
        }
    }
    if search.steps == 0 {
        return None;
    }
    // a cell that prints nothing is read by saying so
    cells.iter().zip(&mut decided).filter(|(cell, _)| cell.printed.is_empty()).for_each(|(_, decided)| *decided = true);
    Some(decided)
}

/// Every way of giving the digits of a run to its cells, in their order.
fn readings(cells: &[KnownCell], run: &Run, loss: Loss) -> Option<Vec<Vec<Value>>> {
    let mut reader = Reader { cells, run, loss, so_far: Vec::new(), found: Vec::new(), steps: MOST_STEPS / 10 };
    reader.read(0, 0);
    (reader.steps > 0).then_some(reader.found)
}

struct Reader<'a> {
    cells: &'a [KnownCell],
    run: &'a Run,
    loss: Loss,
    so_far: Vec<Value>,
    found: Vec<Vec<Value>>,
    /// Steps left.
    steps: usize,
}

impl Reader<'_> {
    fn read(&mut self, word: usize, at: usize) {
        let filled = self.so_far.len();
        self.steps = self.steps.saturating_sub(1);
        if self.found.len() > MOST_READINGS {
            self.steps = 0;
        }
        // every word needs a cell of its own
        let words = self.run.words.len().saturating_sub(word);
        if self.steps == 0 || words > self.run.cells.len() - filled || self.breaks() {
            return;
        }
        let Some(&cell) = self.run.cells.get(filled) else {
            if word == self.run.words.len() {
                self.found.push(self.so_far.clone());
            }
            return;
        };
        if self.may_be_lost(filled) {
            self.so_far.push(if self.loss == Loss::Zeros { Some(0) } else { None });
            self.read(word, at);
            self.so_far.pop();
        }
        let Some(text) = self.run.words.get(word) else { return };
        let glued = self.run.words.len() == 1;
        for end in at + 1..=text.len() {
            let Some(value) = text.get(at..end).and_then(|piece| piece_of(&self.cells[cell], piece)) else { continue };
            if end < text.len() && !glued {
                continue;
            }
            self.so_far.push(Some(value));
            if end == text.len() {
                self.read(word + 1, 0);
            } else {
                self.read(word, end);
            }
            self.so_far.pop();
        }
    }

    /// Whether a cell may be one that prints nothing.
    fn may_be_lost(&self, at: usize) -> bool {
        let row = |i: usize| {
            let cell = &self.cells[*self.run.cells.get(i)?];
            Some((cell.table, form::printed_row(cell.table, cell.row)))
        };
        match self.loss {
            Loss::Nothing => false,
            Loss::Zeros => true,
            Loss::OneOfEachRow => {
                row(at).is_some_and(|(table, _)| table != form::DISCLOSURE)
                    && !(0..at).any(|i| row(i) == row(at) && self.so_far[i].is_none())
            }
        }
    }

    /// Whether the row that ends here does not add up.
    fn breaks(&self) -> bool {
        let filled = self.so_far.len();
        let Some(last) = filled.checked_sub(1).map(|i| &self.cells[self.run.cells[i]]) else { return false };
        if last.column != "total" {
            return false;
        }
        let begin =
            (0..filled).rev().take_while(|&i| self.cells[self.run.cells[i]].row == last.row).last().unwrap_or(0);
        let Some((total, parts)) = self.so_far[begin..].split_last() else { return false };
        let sum: i64 = parts.iter().flatten().sum();
        let full = parts.iter().all(Option::is_some);
        total.is_some_and(|total| sum > total || full && sum < total)
    }
}

/// The value of a piece of print, if it can stand in a cell.
fn piece_of(cell: &KnownCell, piece: &str) -> Option<i64> {
    let signed = piece.starts_with(['+', '-']);
    let money = piece.contains(['.', '元']);
    let digits = piece.trim_start_matches(['+', '-']).trim_end_matches('元');
    let whole = digits.split('.').next().unwrap_or("");
    let leading = whole.len() > 1 && whole.starts_with('0');
    let fits = (!signed || cell.column == "change") && (!money || cell.column == "amount") && !leading;
    fits.then(|| scaled(piece)).flatten()
}

/// A number in millionths.
fn scaled(text: &str) -> Value {
    let text = text.trim_end_matches('元');
    let (whole, fraction) = text.split_once('.').unwrap_or((text, ""));
    if text.contains('.') && fraction.is_empty() || fraction.len() > 6 {
        return None;
    }
    format!("{whole}{fraction:0<6}").parse().ok()
}

/// The sums of the form over the cells of a document.
fn equations(made: &Made) -> Vec<Vec<(usize, i64)>> {
    let known = &made.known;
    let mut equations: Vec<Vec<(usize, i64)>> = Vec::new();
    for (total, parts) in model::sums(known) {
        equations.push(parts.into_iter().map(|part| (part, 1)).chain([(total, -1)]).collect());
    }
    if matches!(known.edition, Edition::Form2021 | Edition::Form2019) {
        for (column, _) in form::APPLICANTS {
            let side = [("received", 1), ("carried_in", 1), ("total", -1), ("carried_out", -1)];
            let term = |(row, sign)| Some((known.find(form::APPLICATIONS, row, column)?, sign));
            equations.push(side.into_iter().filter_map(term).collect());
        }
    }
    equations
}

/// Gives each reading the value that a sum within the run implies for its only lost cell; one that no count has is no reading.
fn complete(equations: &[Vec<(usize, i64)>], unit: &mut Unit) {
    let place = |cell: usize| unit.cells.iter().position(|&other| other == cell);
    let inside = equations.iter().filter_map(|equation| {
        let terms = equation.iter().map(|&(cell, sign)| Some((place(cell)?, sign)));
        terms.collect::<Option<Vec<(usize, i64)>>>()
    });
    let inside: Vec<Vec<(usize, i64)>> = inside.collect();
    unit.readings.retain_mut(|reading| {
        inside.iter().all(|terms| {
            let lost: Vec<&(usize, i64)> = terms.iter().filter(|term| reading[term.0].is_none()).collect();
            let sum: i64 = terms.iter().filter_map(|&(i, sign)| Some(reading[i]? * sign)).sum();
            match lost.as_slice() {
                [] => sum == 0,
                &[&(i, sign)] => {
                    reading[i] = Some(-sum * sign);
                    -sum * sign >= 0
                }
                _ => true,
            }
        })
    });
    unit.readings.sort_unstable();
    unit.readings.dedup();
}

/// A search for one reading of each unit such that every sum holds.
struct Search<'a> {
    units: &'a [Unit],
    sums: Vec<Sum>,
    /// Steps left.
    steps: usize,
}

/// A sum over several units.
struct Sum {
    /// What the cells outside all units add.
    fixed: Span,
    /// The units in it, each with what every reading adds.
    parts: Vec<(usize, Vec<Span>)>,
}

/// The least and the most that something can be.
type Span = (i64, i64);

/// Stands for no bound.
const ENDLESS: i64 = i64::MAX / 1_000;

impl<'a> Search<'a> {
    fn new(equations: &[Vec<(usize, i64)>], units: &'a [Unit], values: &[Value]) -> Search<'a> {
        let sum = |equation: &Vec<(usize, i64)>| {
            let inside = |cell: usize| units.iter().any(|unit| unit.cells.contains(&cell));
            let outside = equation.iter().filter(|term| !inside(term.0));
            let fixed = outside.fold((0, 0), |sum, &(cell, sign)| plus(sum, span(values[cell], sign)));
            let part = |(u, unit): (usize, &Unit)| {
                let place = |cell: usize| unit.cells.iter().position(|&other| other == cell);
                let terms: Vec<(usize, i64)> =
                    equation.iter().filter_map(|&(cell, sign)| Some((place(cell)?, sign))).collect();
                let adds = |reading: &Vec<Value>| {
                    terms.iter().fold((0, 0), |sum, &(i, sign)| plus(sum, span(reading[i], sign)))
                };
                (!terms.is_empty()).then(|| (u, unit.readings.iter().map(adds).collect()))
            };
            Sum { fixed, parts: units.iter().enumerate().filter_map(part).collect() }
        };
        let sums = equations.iter().map(sum).filter(|sum| !sum.parts.is_empty()).collect();
        Search { units, sums, steps: MOST_STEPS }
    }

    fn all(&self) -> Vec<Vec<usize>> {
        self.units.iter().map(|unit| (0..unit.readings.len()).collect()).collect()
    }

    fn find(&mut self, mut live: Vec<Vec<usize>>) -> Option<Vec<usize>> {
        if !self.narrow(&mut live) {
            return None;
        }
        let open = (0..live.len()).filter(|&u| live[u].len() > 1).min_by_key(|&u| live[u].len());
        let Some(open) = open else { return Some(live.iter().map(|live| live[0]).collect()) };
        for reading in live[open].clone() {
            let mut next = live.clone();
            next[open] = vec![reading];
            if let Some(choice) = self.find(next) {
                return Some(choice);
            }
            if self.steps == 0 {
                return None;
            }
        }
        None
    }

    /// Leaves the readings that each sum alone allows, until nothing changes; false if a unit has none left.
    fn narrow(&mut self, live: &mut [Vec<usize>]) -> bool {
        loop {
            let mut changed = false;
            for Sum { fixed, parts } in &self.sums {
                let hull = |(u, adds): &(usize, Vec<Span>)| {
                    let spans = live[*u].iter().map(|&r| adds[r]);
                    spans.reduce(|a, b| (a.0.min(b.0), a.1.max(b.1))).unwrap_or((0, 0))
                };
                let hulls: Vec<Span> = parts.iter().map(hull).collect();
                let all = hulls.iter().fold(*fixed, |sum, &hull| plus(sum, hull));
                let work: usize = parts.iter().map(|part| live[part.0].len()).sum();
                self.steps = self.steps.saturating_sub(work + 1);
                if self.steps == 0 {
                    return false;
                }
                for ((u, adds), hull) in parts.iter().zip(hulls) {
                    let rest = (all.0 - hull.0, all.1 - hull.1);
                    let before = live[*u].len();
                    live[*u].retain(|&r| {
                        let (low, high) = plus(rest, adds[r]);
                        low <= 0 && high >= 0
                    });
                    if live[*u].is_empty() {
                        return false;
                    }
                    changed |= live[*u].len() < before;
                }
            }
            if !changed {
                return true;
            }
        }
    }
}

fn span(value: Value, sign: i64) -> Span {
    match value {
        Some(value) => (value * sign, value * sign),
        None if sign > 0 => (0, ENDLESS),
        None => (-ENDLESS, 0),
    }
}

fn plus(a: Span, b: Span) -> Span {
    (a.0 + b.0, a.1 + b.1)
}
