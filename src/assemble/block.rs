//! One block: its claims as a table to decode, the decoded cells as cells of the report, and the findings about them.

use compact_str::{CompactString, format_compact};

use crate::assemble::added::Sums;
use crate::assemble::direction::{self, Direction};
use crate::assemble::overrun::Cells;
use crate::assemble::presumed::{self, Presumed};
use crate::assemble::{Along, Habits, Rule, blanks, doubt, overrun, rules};
use crate::diagnostic::{Diagnostic, Diagnostics, Finding};
use crate::form::{Block, Label, Quantity, TableId, Words, words};
use crate::layout::{self, Behind, Found, Unit};
use crate::narrative;
use crate::number::Number;
use crate::read::Limits;
use crate::reconcile::{self, Content, Outcome, Solution, Taken};
use crate::report::{AnnualReport, Cell, Checks, Fact, Status};
use crate::white::trim;

/// Readings that a message lists at the most.
const MOST_READINGS: usize = 6;

/// Explanations that a message lists at the most.
const MOST_ALTERNATIVES: usize = 4;

/// Decimals of an amount that go down to a 分: in 万元, and for 采购总金额, which is printed in 万元 or 元.
const FINEST: u8 = 6;

/// What gives a value that no single identity gives.
const SEVERAL: Words = words("几条勾稽关系合起来", "several identities together");

/// What a block shows of the whole document.
pub(super) struct Shown {
    /// It prints every zero.
    pub(super) every_zero: bool,
    /// Numbers run in this direction.
    pub(super) direction: Option<Direction>,
    /// What its cells hold.
    pub(super) cells: Option<Cells>,
}

/// Decodes a block into the report.
pub(super) fn read(
    found: &Found<'_>,
    habits: Habits,
    limits: &Limits,
    report: &mut AnnualReport,
    diagnostics: &mut Diagnostics,
) -> Shown {
    let block = found.id.block();
    let rows: Vec<bool> = found.rows.iter().map(Option::is_some).collect();
    let columns: Vec<bool> = found.columns.iter().map(Option::is_some).collect();
    let mut rules = rules(block, &rows, &columns);
    let all = rules.len();
    // a row that is there and was not read is not a row of zeros
    rules.retain(|rule| !found.unread.iter().any(|&row| rule.counts(&block.rows[row])));
    report.identities.undecided = report.identities.undecided.saturating_add((all - rules.len()) as _);
    // one way of taking the table is usual
    let direction = habits.direction.filter(|_| found.arrangements.len() > 1);
    let mut table = table(found, &rules, direction);
    // of numbers that stand in their own cells there is one reading, whatever the prose states
    if found.arrangements.iter().flat_map(|way| &way.claims).any(|claim| !is_placed(claim)) {
        table.known = known(block, report);
    }
    table.zeros_left_out = habits.zeros_left_out;
    let sums = Sums::weigh(found, rules, &mut table, limits.decoder_steps);
    report.identities.undecided = report.identities.undecided.saturating_add(sums.undecided as _);
    let rules = &*sums.rules;
    let mut solution = table.solve(limits.decoder_steps);
    sums.conclude(&mut solution);
    let mut presumed = presumed::by_direction(found, direction, &solution);
    let bent = doubt::doubt(found, rules, habits, &mut solution, &mut presumed);
    overrun::doubt(found, rules, habits, &mut solution, &mut presumed);
    for outcome in &solution.equations {
        let count = match outcome {
            Outcome::Holds => &mut report.identities.held,
            Outcome::Broken(_) => &mut report.identities.broken,
            Outcome::Undecided => &mut report.identities.undecided,
        };
        *count = count.saturating_add(1);
    }
    let (year, facts) = (report.year, std::mem::take(&mut report.facts));
    let mut view =
        View { found, block, rules, sums: &sums, solution: &solution, presumed, diagnostics, facts: &facts, year };
    report.insert_all(block, &mut |r, c| {
        let cell = view.cell(r, c);
        if rows.get(r) == Some(&true) && columns.get(c) == Some(&true) {
            view.about_cell(r, c, &cell);
            view.about_presumed(r, c, &cell);
        }
        cell
    });
    view.about_reading();
    view.about_foreign();
    view.about_identities();
    view.about_added();
    report.facts = facts;
    let (direction, cells) = (direction::shown(found, &solution), overrun::cells(found, &solution));
    Shown { every_zero: !bent, direction, cells }
}

/// Whether the document runs the numbers of several cells together.
pub(super) fn glued(blocks: &[Found<'_>]) -> bool {
    let run = |claim: &layout::Claim<'_>| match claim.tokens.as_slice() {
        [layout::Token { piece, cell: None, .. }] => {
            claim.cells.len() > 1 && piece.content.digits().is_some_and(|digits| digits >= claim.cells.len())
        }
        _ => false,
    };
    let claims = blocks.iter().filter_map(|f| f.arrangements.first()).flat_map(|way| &way.claims);
    let claims = claims.filter(|c| c.cells.len() > 1 && !c.tokens.is_empty());
    let (runs, all) = claims.fold((0, 0), |(r, n), c| (r + usize::from(run(c)), n + 1));
    runs * 4 > all
}

/// Whether each number of a claim stands in the cell that is its own.
fn is_placed(claim: &layout::Claim<'_>) -> bool {
    let own = claim.tokens.iter().zip(&claim.cells).all(|(token, cell)| token.cell == Some(*cell));
    own && claim.tokens.len() == claim.cells.len()
}

/// Counts that the prose states for cells of a block; they may decide between readings.
fn known(block: &'static Block, report: &AnnualReport) -> Vec<(usize, Number)> {
    let at = |labels: &[Label], key: &str| labels.iter().position(|label| label.key == key);
    let cell = |fact: &Fact| {
        let (table, row, column) = narrative::place(fact.kind).filter(|place| place.0 == block.table)?;
        let place = at(block.rows, row)? * block.columns.len() + at(block.columns, column)?;
        let (value, _) = narrative::evidence(&report.facts, report.year, table, row, column)?;
        Some((place, value))
    };
    let mut known: Vec<(usize, Number)> = report.facts.iter().filter_map(cell).collect();
    known.sort_unstable_by_key(|known| known.0);
    known.dedup_by_key(|known| known.0);
    known
}

/// A block's claims and identities for the decoder.
fn table<'a>(found: &'a Found<'_>, rules: &[Rule], shown: Option<Direction>) -> reconcile::Table<'a> {
    let block = found.id.block();
    let width = block.columns.len();
    let index = |(r, c): layout::Place| r * width + c;
    let token = |token: &'a layout::Token<'_>| reconcile::Token {
        content: token.piece.content.borrowed(),
        cell: token.cell.map(index),
        gap: token.piece.gap,
        price: token.piece.price,
    };
    let claim = |claim: &'a layout::Claim<'_>| reconcile::Claim {
        cells: claim.cells.iter().copied().map(index).collect(),
        tokens: claim.tokens.iter().map(token).collect(),
    };
    let arrangement = |way: &'a layout::Arrangement<'_>| reconcile::Arrangement {
        price: way.price + presumed::price(way, shown),
        claims: way.claims.iter().map(claim).collect(),
    };
    let places = (0..block.rows.len()).flat_map(|r| (0..width).map(move |c| (r, c)));
    reconcile::Table {
        cells: block.rows.len() * width,
        equations: rules.iter().map(|rule| reconcile::Equation { terms: rule.terms.to_vec() }).collect(),
        signed: places.filter(|&(r, c)| block.quantity(r, c) == Quantity::Change).map(index).collect(),
        arrangements: found.arrangements.iter().map(arrangement).collect(),
        ..Default::default()
    }
}

/// A decoded block, to be put into words.
struct View<'a> {
    found: &'a Found<'a>,
    block: &'static Block,
    rules: &'a [Rule],
    sums: &'a Sums<'a>,
    solution: &'a Solution,
    presumed: Vec<Presumed>,
    diagnostics: &'a mut Diagnostics,
    facts: &'a [Fact],
    year: Option<u16>,
}

impl View<'_> {
    fn index(&self, r: usize, c: usize) -> usize {
        r * self.block.columns.len() + c
    }

    /// The row label as printed, white space removed.
    fn row(&self, r: usize) -> String {
        let printed = self.found.rows.get(r).and_then(Option::as_deref).unwrap_or(self.block.rows[r].official);
        printed.chars().filter(|c| !c.is_whitespace()).collect()
    }

    fn column(&self, c: usize) -> String {
        let printed = self.found.columns.get(c).and_then(Option::as_deref).unwrap_or(self.block.columns[c].official);
        printed.chars().filter(|c| !c.is_whitespace()).collect()
    }

    fn at_cell(&self, diagnostic: Diagnostic, r: usize, c: usize) -> Diagnostic {
        let place = format!("{} × {}", self.row(r), self.column(c));
        diagnostic.in_table(self.block.table).in_cell(self.block.rows[r].key, self.block.columns[c].key, place)
    }

    /// The token that a cell was read from.
    fn token(&self, r: usize, c: usize) -> Option<(&layout::Token<'_>, &reconcile::Source)> {
        let source = self.solution.cells.get(self.index(r, c))?.source.as_ref()?;
        let way = self.found.arrangements.get(self.solution.arrangement)?;
        Some((way.claims.get(source.claim)?.tokens.get(source.first)?, source))
    }

    /// The cell as the report gives it.
    fn cell(&mut self, r: usize, c: usize) -> Cell {
        let Some(solved) = self.solution.cells.get(self.index(r, c)) else { return Cell::default() };
        let mut cell = Cell {
            value: solved.value,
            status: solved.status,
            checks: Checks { held: solved.held, tested: solved.tested },
            readings: solved.readings.clone(),
            suggestion: solved.suggestion,
            ..Cell::default()
        };
        // where a table prints labels and no number, what stands beside them is blank
        let silent = self.found.basis == layout::Basis::Silent;
        if silent && self.found.rows.get(r).is_some_and(Option::is_some) && cell.status == Status::Missing {
            cell.status = Status::Blank;
        }
        if let Some((token, source)) = self.token(r, c) {
            let (printed, at) = (self.printed(token, source), token.at);
            let blank = matches!(token.piece.content, Content::Blank);
            cell.locator = Some(if source.start > 0 { at.later(source.start) } else { at });
            cell.stated = match solved.status {
                _ if blank => CompactString::default(),
                // which part is this cell's is what is not known
                Status::Ambiguous => token.piece.printed.trim().into(),
                _ => printed,
            };
            let unit = token.piece.unit;
            self.convert(&mut cell, unit, r, c);
        }
        cell
    }

    /// Brings money to the form's unit.
    fn convert(&mut self, cell: &mut Cell, printed: Option<Unit>, r: usize, c: usize) {
        if printed.is_none() && self.found.unit.is_none() && self.found.basis != layout::Basis::Order {
            return; // nothing names a unit
        }
        let quantity = self.block.quantity(r, c);
        // what is printed with the number itself says more than its caption
        let things = printed.or(self.found.unit) == Some(Unit::TenThousandThings);
        let money = |unit: &Unit| !matches!(unit, Unit::Things | Unit::TenThousandThings);
        let captioned = self.found.unit.filter(money);
        let named = printed.filter(money).or(captioned);
        if let (None, Some(Unit::TenThousandYuan), Some(value)) = (named, Unit::of(quantity), cell.value)
            && self.found.basis == layout::Basis::Order
            && let Some(converted) = yuan(value)
        {
            // offices print 元 as well, and here no caption says which
            let presumed = Presumed { cell: self.index(r, c), by: presumed::UNIT, otherwise: Some(converted) };
            return self.presumed.push(presumed);
        }
        if let (true, Quantity::Count, Some(value)) = (things, quantity, cell.value) {
            self.converted(cell, value.shift_up(4), Unit::TenThousandThings, Unit::Things, (r, c));
            return;
        }
        let (Some(unit), Some(form)) = (named, Unit::of(quantity)) else {
            return;
        };
        let Some(value) = cell.value else { return };
        if let Some(caption) = captioned
            && form == Unit::TenThousandYuan
            && self.block.table == TableId::ProactiveDisclosure
            && caption != unit
            // 12万 says it with the number
            && !cell.stated.contains(unit.name())
            && !cell.stated.contains(['百', '千', '万', '亿'])
            && value != Number::ZERO
        {
            // the row's label says one unit and its caption another
            return leave_open(cell, [unit, caption].iter().filter_map(|u| u.convert(value, form)).collect());
        }
        if quantity == Quantity::Yuan && self.block.table != TableId::LocalStatistics {
            // the form prescribes no unit for 采购总金额: the number stays as printed, and its unit is named
            let finding = Finding::UnitPrinted { printed: cell.stated.to_string(), unit: unit.name() };
            let diagnostic = self.at_cell(Diagnostic::new(finding).at(cell.locator), r, c);
            self.diagnostics.push(diagnostic);
            return;
        }
        if unit == form {
            return;
        }
        self.converted(cell, unit.convert(value, form), unit, form, (r, c));
    }

    /// Gives a cell its value in the form's unit, and says so.
    fn converted(&mut self, cell: &mut Cell, value: Option<Number>, unit: Unit, form: Unit, (r, c): (usize, usize)) {
        let Some(value) = value else {
            let readings = std::mem::take(&mut cell.readings);
            return leave_open(cell, readings);
        };
        let behind = if cell.stated.contains(unit.name()) { "" } else { unit.name() };
        let printed = format!("{}{behind}", cell.stated);
        let finding = Finding::UnitConverted { printed, value, unit: form.name() };
        let diagnostic = self.at_cell(Diagnostic::new(finding).at(cell.locator), r, c);
        self.diagnostics.push(diagnostic);
        cell.value = Some(value);
    }

    /// By what a cell has its number, where nothing at its place says so.
    fn about_presumed(&mut self, r: usize, c: usize, cell: &Cell) {
        if self.presumed.is_empty() {
            return; // as in most blocks
        }
        let index = self.index(r, c);
        let words = |value: Option<Number>| value.map_or_else(|| "□".to_owned(), |value| value.to_string());
        let of_cell: Vec<Presumed> = self.presumed.extract_if(.., |presumed| presumed.cell == index).collect();
        for Presumed { by, otherwise, .. } in of_cell.into_iter().filter(|_| cell.status != Status::Ambiguous) {
            let finding = Finding::Presumed { value: words(cell.value), by, otherwise: words(otherwise) };
            let diagnostic = self.at_cell(Diagnostic::new(finding).at(cell.locator), r, c);
            self.diagnostics.push(diagnostic);
        }
    }

    /// Findings about one cell.
    fn about_cell(&mut self, r: usize, c: usize, cell: &Cell) {
        let token = self.token(r, c).map(|(token, _)| token);
        let at = cell.locator.or(token.map(|token| token.at));
        let unreadable = token.filter(|token| matches!(token.piece.content, Content::Unreadable));
        let unreadable = unreadable.map(|token| token.piece.printed.to_string());
        let mut finding = None;
        match cell.status {
            Status::Ambiguous => {
                let mut shown: Vec<String> = cell.readings.iter().take(MOST_READINGS).map(Number::to_string).collect();
                if cell.readings.len() == 1 {
                    // the other reading is that the number belongs to another cell, or to none
                    shown.push("□".to_owned());
                }
                let more = if cell.readings.len() > MOST_READINGS { " …" } else { "" };
                let readings = if shown.is_empty() { "…".to_owned() } else { format!("{}{more}", shown.join(" | ")) };
                let printed = if cell.stated.is_empty() { self.run(r, c) } else { cell.stated.to_string() };
                finding = Some(Finding::Ambiguous { printed, readings });
            }
            Status::Inferred => {
                if let Some(value) = cell.value {
                    let (rule, derivation) = self.derivation(r, c);
                    finding = Some(Finding::Inferred { value, rule, derivation });
                }
            }
            _ => {}
        }
        if let Some(printed) = unreadable
            && cell.value.is_none()
        {
            // only a cell that others share is a number and not read as one, and 03 where it may be 0 and 3
            let run_together = printed.len() > 1 && printed.starts_with('0') && !printed.contains('.');
            let merged = printed.parse::<Number>().is_ok() && !run_together;
            finding =
                Some(if merged { Finding::ValueMerged { printed } } else { Finding::UnreadableNumber { printed } });
        }
        if let Some(value) = cell.value {
            let printed = || cell.stated.to_string();
            match self.block.quantity(r, c) {
                Quantity::Count if value.is_negative() || value.integer().is_none() => {
                    finding = Some(Finding::ImplausibleCount { printed: printed() });
                }
                Quantity::TenThousandYuan | Quantity::Yuan
                    if value.is_negative() || value.scale() > FINEST || counts_things(&cell.stated) =>
                {
                    finding = Some(Finding::ImplausibleAmount { printed: printed() });
                }
                _ => {}
            }
        }
        if self.solution.cells.get(self.index(r, c)).is_some_and(|solved| solved.by_known)
            && let Some(value) = cell.value
            && finding.is_none()
        {
            let (row, column) = (self.block.rows[r].key, self.block.columns[c].key);
            let fact = narrative::evidence(self.facts, self.year, self.block.table, row, column);
            let sentence = fact.map_or(String::new(), |(_, fact)| fact.sentence.clone());
            finding = Some(Finding::ProvedByProse { value, sentence });
        }
        if let Some(finding) = finding {
            let diagnostic = self.at_cell(Diagnostic::new(finding).at(at), r, c);
            self.diagnostics.push(diagnostic);
        }
    }

    /// The identity that gives an inferred cell its value, with its numbers.
    fn derivation(&self, r: usize, c: usize) -> (Words, String) {
        let cell = self.index(r, c);
        let Some(inference) = self.solution.inferences.iter().find(|i| i.cell == cell) else {
            return (SEVERAL, String::new());
        };
        let first = inference.equations.first().and_then(|&(equation, _)| self.rules.get(equation));
        let (Some(rule), [_]) = (first, inference.equations.as_slice()) else {
            // several identities together
            let names = inference.equations.iter().filter_map(|&(equation, _)| self.rules.get(equation));
            let places: Vec<String> = names.map(|rule| self.along(rule)).collect();
            return (SEVERAL, places.join(" & "));
        };
        (rule.identity.says, self.equation(rule, cell))
    }

    /// What was needed to read the block at all.
    fn about_reading(&mut self) {
        let cells = self.block.rows.len() * self.block.columns.len();
        let cells = self.solution.cells.get(..cells).unwrap_or(&[]);
        let repaired = cells.iter().filter(|cell| cell.status == Status::Repaired).count();
        let table = self.block.table;
        if repaired > 0 {
            self.diagnostics.push(Diagnostic::new(Finding::ReadingProved { cells: repaired }).in_table(table));
        }
        if self.solution.cut_short {
            let finding = Finding::SearchCutShort { steps: self.solution.steps };
            self.diagnostics.push(Diagnostic::new(finding).in_table(table));
        }
        let zero = |cell: &&reconcile::Solved| cell.status == Status::Blank && cell.suggestion == Some(Number::ZERO);
        let zeros = cells.iter().filter(zero).count();
        if zeros > 0 {
            self.diagnostics.push(Diagnostic::new(Finding::BlankIsZero { cells: zeros }).in_table(table));
        }
    }

    /// Numbers that the reading leaves out, by the rows they stand in.
    fn about_foreign(&mut self) {
        let Some(way) = self.found.arrangements.get(self.solution.arrangement) else { return };
        for skipped in &self.solution.skipped {
            let Some(claim) = way.claims.get(skipped.claim) else { continue };
            let (Some(token), Some(&(r, _))) = (claim.tokens.get(skipped.token), claim.cells.first()) else { continue };
            if token.piece.content == Content::Blank {
                continue;
            }
            let printed = match &token.piece.content {
                Content::Digits(digits) => digits.get(skipped.start..skipped.end).unwrap_or(digits).to_owned(),
                _ => token.piece.printed.to_string(),
            };
            let several = claim.cells.iter().any(|cell| cell.0 != r);
            let (row, place) = if several { ("", String::new()) } else { (self.block.rows[r].key, self.row(r)) };
            let diagnostic = Diagnostic::new(Finding::ForeignNumber { printed }).in_table(self.block.table);
            self.diagnostics.push(diagnostic.in_cell(row, "", place).at(Some(token.at)));
        }
    }

    /// Every broken identity with both sides, and what explains them.
    fn about_identities(&mut self) {
        for (k, (rule, outcome)) in self.rules.iter().zip(&self.solution.equations).enumerate() {
            let (difference, blanks) = match *outcome {
                Outcome::Holds => continue,
                Outcome::Broken(difference) => (difference, 0),
                Outcome::Undecided => match blanks::unequal(rule, self.solution) {
                    Some(unequal) => (unequal.difference, unequal.blanks),
                    None => continue,
                },
            };
            let (left, right) = self.sides(rule);
            let (left, right) = (left + &self.beside(k, true), right + &self.beside(k, false));
            let says = rule.identity.says;
            let finding = if blanks > 0 {
                Finding::BlanksUnequal { rule: says, left, right, difference, blanks }
            } else if rule.identity.name == "applications.balance" {
                Finding::ColumnBalance { rule: says, left, right, difference }
            } else {
                Finding::SumMismatch { rule: says, left, right, difference }
            };
            let (row, column) = match rule.along {
                Along::Row(r) => (self.block.rows[r].key, ""),
                Along::Column(c) => ("", self.block.columns[c].key),
            };
            let width = self.block.columns.len();
            let total = rule.terms.last().and_then(|&(cell, _)| self.token(cell / width, cell % width));
            let at = total.map(|(token, _)| token.at);
            let place = self.summed(rule);
            let diagnostic = Diagnostic::new(finding).in_table(self.block.table).in_cell(row, column, place).at(at);
            self.diagnostics.push(diagnostic);
        }
        for explanation in &self.solution.explanations {
            let Some(cells) = self.explanation(&explanation.alternatives, explanation.cut) else { continue };
            let mut diagnostic = Diagnostic::new(Finding::ErrorLocated { cells }).in_table(self.block.table);
            if let ([only], false) = (explanation.alternatives.as_slice(), explanation.cut)
                && let &[(cell, value)] = only.as_slice()
            {
                let width = self.block.columns.len();
                let (r, c) = (cell / width, cell % width);
                let at = self.token(r, c).map(|(token, _)| token.at);
                diagnostic = match self.sums.place(cell) {
                    Some((label, _)) => diagnostic.in_cell(label, "", self.place(cell)),
                    None => self.at_cell(diagnostic, r, c).at(at),
                };
                diagnostic = diagnostic.suggest(value);
            }
            self.diagnostics.push(diagnostic);
        }
    }

    /// The row or column that an identity runs along, as printed.
    fn along(&self, rule: &Rule) -> String {
        match rule.along {
            Along::Row(r) => self.row(r),
            Along::Column(c) => self.column(c),
        }
    }

    /// A cell by its row and column as printed, also one that the form does not have.
    fn place(&self, cell: usize) -> String {
        let width = self.block.columns.len();
        match self.sums.place(cell) {
            Some((label, Behind::Column(c))) => format!("{label} × {}", self.column(c)),
            Some((label, Behind::Row(r))) => format!("{} × {label}", self.row(r)),
            None => format!("{} × {}", self.row(cell / width), self.column(cell % width)),
        }
    }

    /// What the form does not have among the parts on one side of a sum, in words; nothing if that counts nothing.
    fn beside(&self, rule: usize, positive: bool) -> String {
        let shown = |cell: usize| {
            let value = self.solution.cells.get(cell).and_then(|solved| solved.value).filter(|&v| v != Number::ZERO)?;
            Some(format!("+ “{}” {value}", self.sums.place(cell)?.0))
        };
        let shown: Vec<String> = self.sums.beside(rule, positive).filter_map(shown).collect();
        if shown.is_empty() { String::new() } else { format!(" ({})", shown.join(" ")) }
    }

    /// The rows and columns that the form does not have, and that the document counts in its sums.
    fn about_added(&mut self) {
        for &(added, rule) in &self.sums.counted {
            let label: String = added.label.chars().filter(|c| !c.is_whitespace()).collect();
            let at = added.tokens.first().map(|token| token.at);
            let (row, column) = match added.behind {
                Behind::Row(_) => (&*label, ""),
                Behind::Column(_) => ("", &*label),
            };
            let diagnostic = Diagnostic::new(Finding::SumWithAdded { label: label.clone(), rule });
            let diagnostic = diagnostic.in_table(self.block.table).in_cell(row, column, label.as_str()).at(at);
            self.diagnostics.push(diagnostic);
        }
    }

    /// The same, and the total where several sums run along one column.
    fn summed(&self, rule: &Rule) -> String {
        let along = self.along(rule);
        let total = rule.terms.last().map(|&(cell, _)| cell / self.block.columns.len());
        match (rule.along, total) {
            (Along::Column(_), Some(r)) if self.block.down.len() > 1 && rule.identity.right.len() == 1 => {
                format!("{} × {along}", self.row(r))
            }
            _ => along,
        }
    }

    /// What is printed of a claim of which it is not known how it is to be read.
    fn run(&self, r: usize, c: usize) -> String {
        const MOST: usize = 40;
        let way = self.found.arrangements.get(self.solution.arrangement);
        let claim = way.and_then(|way| way.claims.iter().find(|claim| claim.cells.contains(&(r, c))));
        let tokens = claim.map_or(&[][..], |claim| &claim.tokens);
        let printed = tokens.iter().map(|token| token.piece.printed.trim()).collect::<Vec<_>>().join(" ");
        match printed.char_indices().nth(MOST) {
            Some((end, _)) => format!("{}…", printed.get(..end).unwrap_or("")),
            None => printed,
        }
    }

    /// The smallest sets of cells that explain some broken identities, in words.
    fn explanation(&self, alternatives: &[Vec<(usize, Number)>], cut: bool) -> Option<String> {
        let alone = !cut && matches!(alternatives, [only] if only.len() == 1);
        let change = |&(cell, value): &(usize, Number)| {
            let printed = self.solution.cells.get(cell).and_then(|s| s.value).map_or(String::new(), |v| v.to_string());
            let place = format!("{} ", self.place(cell));
            // the finding itself stands at the one cell that there is to change
            format!("{}{printed}→{value}", if alone { "" } else { &place })
        };
        let set = |set: &Vec<(usize, Number)>| set.iter().map(change).collect::<Vec<_>>().join(" + ");
        let words = alternatives.iter().take(MOST_ALTERNATIVES).map(set).collect::<Vec<_>>().join(" | ");
        let more = if alternatives.len() > MOST_ALTERNATIVES { " | …" } else { "" };
        (!alternatives.is_empty()).then(|| format!("{words}{more}"))
    }

    /// Both sides of an identity with their numbers: `5+1 = 6` and `7`; zeros are left out.
    fn sides(&self, rule: &Rule) -> (String, String) {
        let side = |positive: bool| {
            let sum = self
                .terms(rule, positive)
                .try_fold(0i64, |sum, (_, value)| sum.checked_add(value.and_then(Number::integer).unwrap_or(0)));
            let known = self.terms(rule, positive).filter_map(|(_, value)| value.filter(|&v| v != Number::ZERO));
            let shown: Vec<String> = known.map(|value| value.to_string()).collect();
            match (shown.as_slice(), sum) {
                ([], _) => "0".to_owned(),
                (_, Some(sum)) if shown.len() > 1 => format!("{} = {sum}", shown.join("+")),
                _ => shown.join("+"),
            }
        };
        (side(true), side(false))
    }

    /// An identity that gives a cell its value: `37+□+1 = 42`, □ being that cell; other zeros are left out.
    fn equation(&self, rule: &Rule, derived: usize) -> String {
        let side = |positive: bool| {
            let shown: Vec<String> = self
                .terms(rule, positive)
                .filter_map(|(cell, value)| match value {
                    _ if cell == derived => Some("□".to_owned()),
                    value => value.filter(|&v| v != Number::ZERO).map(|v| v.to_string()),
                })
                .collect();
            if shown.is_empty() { "0".to_owned() } else { shown.join("+") }
        };
        format!("{} = {}", side(true), side(false))
    }

    /// The cells on one side of an identity, with their values.
    fn terms<'b>(&'b self, rule: &'b Rule, positive: bool) -> impl Iterator<Item = (usize, Option<Number>)> + 'b {
        let of = rule.terms.iter().filter(move |(_, coefficient)| (*coefficient > 0) == positive);
        of.map(|&(cell, _)| (cell, self.solution.cells.get(cell).and_then(|s| s.value)))
    }

    /// What is printed of the tokens that a cell was read from.
    fn printed(&self, token: &layout::Token<'_>, source: &reconcile::Source) -> CompactString {
        match (&token.piece.content, source.taken) {
            (Content::Digits(digits), Taken::Cut) => digits.get(source.start..source.end).unwrap_or(digits).into(),
            (_, Taken::Joined) => {
                let claim =
                    self.found.arrangements.get(self.solution.arrangement).and_then(|way| way.claims.get(source.claim));
                let tokens = claim.and_then(|claim| claim.tokens.get(source.first..=source.last)).unwrap_or(&[]);
                if let ([first, last], 1..) = (tokens, source.end)
                    && let (Content::Digits(first), Content::Digits(last)) = (&first.piece.content, &last.piece.content)
                    && let (Some(head), Some(tail)) = (first.get(source.start..), last.get(..source.end))
                {
                    return format_compact!("{head} {tail}");
                }
                tokens.iter().map(|t| t.piece.printed.trim()).collect::<Vec<_>>().join(" ").into()
            }
            _ => trim(&token.piece.printed).into(),
        }
    }
}

/// What an amount is in 万元 that looks as if it were printed in 元: ten or more, and no fraction beyond 分.
fn yuan(value: Number) -> Option<Number> {
    let looks = value.scale() <= 2 && value.approximate() >= 10.0;
    looks.then(|| Unit::Yuan.convert(value, Unit::TenThousandYuan)).flatten()
}

/// Leaves open what a cell's number amounts to.
fn leave_open(cell: &mut Cell, readings: Vec<Number>) {
    cell.readings = readings;
    cell.value = None;
    cell.status = Status::Ambiguous;
}

/// Whether a number is printed with a unit of things (3项).
fn counts_things(stated: &str) -> bool {
    stated.trim_end().ends_with(['件', '项', '个', '次', '份', '条', '宗', '笔'])
}
