//! What is to be said of a decoded block, in words: of its cells, its reading and its identities.

use super::View;
use crate::assemble::lost::Lost;
use crate::assemble::presumed::{self, Presumed};
use crate::assemble::{Along, Rule, blanks};
use crate::diagnostic::{Diagnostic, Finding};
use crate::form::{Quantity, Words, words};
use crate::layout::{self, Behind};
use crate::narrative;
use crate::number::Number;
use crate::reconcile::{self, Content, Inference, Outcome, Taken};
use crate::report::{Cell, Status};

/// Readings that a message lists at the most.
const MOST_READINGS: usize = 6;

/// Explanations that a message lists at the most.
const MOST_ALTERNATIVES: usize = 6;

/// Decimals of an amount that go down to a 分: in 万元, and for 采购总金额, which is printed in 万元 or 元.
const FINEST: u8 = 6;

/// What gives a value that no single identity gives.
const SEVERAL: Words = words("几条勾稽关系合起来", "several identities together");

impl View<'_> {
    /// Findings about one cell.
    pub(in crate::assemble) fn about_cell(&mut self, r: usize, c: usize, cell: &Cell) {
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
                Quantity::TenThousandYuan | Quantity::Yuan => {
                    if let Some(why) = no_amount(value, &cell.stated) {
                        finding = Some(Finding::ImplausibleAmount { printed: printed(), why });
                    }
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

    /// How a damaged print came to its number: by the identities, or by nothing but what it looks like.
    pub(in crate::assemble) fn about_repair(&mut self, r: usize, c: usize, cell: &Cell) {
        let index = self.index(r, c);
        let Some((token, source)) = self.token(r, c).filter(|_| cell.status == Status::Repaired) else { return };
        let (price, taken) = (token.piece.price, source.taken);
        let printed = if taken == Taken::Cut { self.whole(token, source) } else { cell.stated.clone() };
        if cell.checks.held > 0 {
            let drawn = self.found.basis == layout::Basis::Grid;
            let whole = price == 0 && taken == Taken::Whole;
            if let (true, Some(value)) = (drawn && !whole, cell.value) {
                let finding = Finding::CellRepaired { printed: printed.to_string(), value };
                let diagnostic = self.at_cell(Diagnostic::new(finding).at(cell.locator), r, c);
                self.diagnostics.push(diagnostic);
            }
        } else if self.solution.cells.get(index).is_some_and(|solved| !solved.by_known)
            && self.presumed.iter().all(|presumed| presumed.cell != index)
        {
            let by = match taken {
                _ if price > 0 => presumed::LETTERS,
                Taken::Joined => presumed::ONE_NUMBER,
                _ => presumed::COUNT,
            };
            self.presumed.push(Presumed { cell: index, by, otherwise: None });
        }
    }

    /// By what a cell has its number, where nothing at its place says so.
    pub(in crate::assemble) fn about_presumed(&mut self, r: usize, c: usize, cell: &Cell) {
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

    /// What was needed to read the block at all.
    pub(in crate::assemble) fn about_reading(&mut self) {
        let cells = self.block.rows.len() * self.block.columns.len();
        let cells = self.solution.cells.get(..cells).unwrap_or(&[]);
        // in a table that is drawn, each of them is named
        let proved = |cell: &&reconcile::Solved| cell.status == Status::Repaired && cell.held > 0;
        let drawn = self.found.basis == layout::Basis::Grid;
        let table = self.block.table;
        for (r, row) in cells.chunks(self.block.columns.len().max(1)).enumerate().filter(|_| drawn) {
            // numbers that are whole, and not in their own cells
            let moved = |cell: &&reconcile::Solved| cell.source.is_some_and(|source| source.taken == Taken::Whole);
            let whole = |c: &usize| self.token(r, *c).is_some_and(|(token, _)| token.piece.price == 0);
            let moved = |(c, cell): &(usize, &reconcile::Solved)| proved(cell) && moved(cell) && whole(c);
            let moved = row.iter().enumerate().filter(moved).count();
            if moved > 0 {
                let diagnostic = Diagnostic::new(Finding::ReadingProved { cells: moved }).in_table(table);
                self.diagnostics.push(diagnostic.in_cell(self.block.rows[r].key, "", self.row(r)));
            }
        }
        let repaired = if drawn { 0 } else { cells.iter().filter(proved).count() };
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
    pub(in crate::assemble) fn about_foreign(&mut self) {
        let Some(way) = self.found.arrangements.get(self.solution.arrangement) else { return };
        for skipped in &self.solution.skipped {
            let Some(claim) = way.claims.get(skipped.claim) else { continue };
            let (Some(token), Some(&(r, _))) = (claim.tokens.get(skipped.token), claim.cells.first()) else { continue };
            // what stands in one place with the number of a cell that is open is quoted with it
            let open = |&(r, c): &(usize, usize)| {
                self.solution.cells.get(self.index(r, c)).is_some_and(|solved| solved.status == Status::Ambiguous)
            };
            let quoted = self.found.basis == layout::Basis::Grid
                && claim.tokens.iter().all(|other| other.at.shares_cell(token.at));
            let quoted = quoted && matches!(claim.cells.as_slice(), [only] if open(only));
            if token.piece.content == Content::Blank || quoted {
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
    pub(in crate::assemble) fn about_identities(&mut self) {
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

    /// The rows and columns that the form does not have, and that the document counts in its sums.
    pub(in crate::assemble) fn about_added(&mut self) {
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

    /// The rows of the form that the document has lost, with what they count by what the others fall short of.
    pub(in crate::assemble) fn about_lost(&mut self, lost: &[Lost]) {
        for Lost { rules, rows, short } in lost {
            let Some(rule) = rules.first().and_then(|&at| self.rules.get(at)) else { continue };
            let official = |&r: &usize| self.block.rows[r].official;
            let labels = rows.iter().map(official).collect::<Vec<_>>().join("、");
            let counted = short.iter().enumerate().filter(|(_, number)| **number != 0);
            let numbers =
                counted.map(|(c, number)| format!("{} {number}", self.column(c))).collect::<Vec<_>>().join("、");
            let finding = Finding::RowsLost { labels, numbers, rule: rule.identity.says };
            let mut diagnostic = Diagnostic::new(finding).in_table(self.block.table);
            if let [only] = rows.as_slice() {
                diagnostic = diagnostic.in_cell(self.block.rows[*only].key, "", self.block.rows[*only].official);
            }
            self.diagnostics.push(diagnostic);
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
            let mut places: Vec<String> = names.map(|rule| self.summed(rule)).collect();
            places.dedup();
            return (SEVERAL, format!("{}：{}", places.join("、"), self.combined(inference)));
        };
        (rule.identity.says, self.equation(rule, cell))
    }

    /// What the known cells of several identities come to, of which an inferred one is what is left: `□ = 12-3`.
    fn combined(&self, inference: &Inference) -> String {
        let value = |cell: usize| self.solution.cells.get(cell).and_then(|solved| solved.value);
        let turned = if inference.factor > 0 { -1 } else { 1 };
        let shown = plus(inference.terms.iter().filter_map(|&(cell, factor)| {
            let value = value(cell).filter(|&value| value != Number::ZERO)?;
            let (factor, sign) = (factor.checked_mul(turned)?, value.is_negative());
            let times = if factor.abs() == 1 { String::new() } else { format!("{}×", factor.abs()) };
            let shown = value.to_string();
            let minus = if (factor < 0) == sign { "" } else { "-" };
            Some(format!("{minus}{times}{}", shown.trim_start_matches('-')))
        }));
        let shown = if shown.is_empty() { "0".to_owned() } else { shown };
        match inference.factor.abs() {
            1 => format!("□ = {shown}"),
            factor => format!("{factor}×□ = {shown}"),
        }
    }

    /// Both sides of an identity with their numbers: `5+1 = 6` and `7`; zeros are left out.
    fn sides(&self, rule: &Rule) -> (String, String) {
        let side = |positive: bool| {
            let known = self.terms(rule, positive).filter_map(|(_, value)| value.filter(|&v| v != Number::ZERO));
            let known: Vec<Number> = known.collect();
            let shown = plus(known.iter().map(Number::to_string));
            match (known.as_slice(), total(&known)) {
                ([], _) => "0".to_owned(),
                ([_, _, ..], Some(sum)) => format!("{shown} = {sum}"),
                _ => shown,
            }
        };
        (side(true), side(false))
    }

    /// An identity that gives a cell its value: `37+□+1 = 42`, □ being that cell; other zeros are left out.
    fn equation(&self, rule: &Rule, derived: usize) -> String {
        let side = |positive: bool| {
            let shown = plus(self.terms(rule, positive).filter_map(|(cell, value)| match value {
                _ if cell == derived => Some("□".to_owned()),
                value => value.filter(|&v| v != Number::ZERO).map(|v| v.to_string()),
            }));
            if shown.is_empty() { "0".to_owned() } else { shown }
        };
        format!("{} = {}", side(true), side(false))
    }

    /// The cells on one side of an identity, with their values.
    fn terms<'b>(&'b self, rule: &'b Rule, positive: bool) -> impl Iterator<Item = (usize, Option<Number>)> + 'b {
        let of = rule.terms.iter().filter(move |(_, coefficient)| (*coefficient > 0) == positive);
        of.map(|&(cell, _)| (cell, self.solution.cells.get(cell).and_then(|s| s.value)))
    }

    /// The row or column that an identity runs along, as printed.
    fn along(&self, rule: &Rule) -> String {
        match rule.along {
            Along::Row(r) => self.row(r),
            Along::Column(c) => self.column(c),
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
}

/// Numbers with a sign between them: `5+1-2`.
fn plus(shown: impl Iterator<Item = String>) -> String {
    shown.fold(String::new(), |mut sum, number| {
        if !sum.is_empty() && !number.starts_with('-') {
            sum.push('+');
        }
        sum.push_str(&number);
        sum
    })
}

/// What numbers come to, exactly.
fn total(numbers: &[Number]) -> Option<Number> {
    let scale = numbers.iter().map(|number| number.scale()).max()?;
    let sum = numbers.iter().try_fold(0i64, |sum, number| sum.checked_add(number.scaled(scale)?))?;
    Some(Number::new(sum, scale))
}

/// Why a number is hardly an amount of money, if it is.
fn no_amount(value: Number, stated: &str) -> Option<Words> {
    if value.is_negative() {
        Some(words("是负数", "is negative"))
    } else if counts_things(stated) {
        Some(words("是件数", "is a number of things"))
    } else {
        (value.scale() > FINEST).then_some(words("细于一分", "is finer than a cent"))
    }
}

/// Whether a number is printed with a unit of things (3项).
fn counts_things(stated: &str) -> bool {
    stated.trim_end().ends_with(['件', '项', '个', '次', '份', '条', '宗', '笔'])
}
