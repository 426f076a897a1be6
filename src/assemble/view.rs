//! A decoded block as cells of the report: what is printed of each, and its number in the form's unit.

mod words;

use compact_str::{CompactString, format_compact};

use crate::assemble::Rule;
use crate::assemble::added::Sums;
use crate::assemble::presumed::{self, Presumed};
use crate::diagnostic::{Diagnostic, Diagnostics, Finding};
use crate::form::{Block, Quantity, TableId};
use crate::layout::{self, Found, Unit};
use crate::number::Number;
use crate::reconcile::{self, Content, Solution, Taken};
use crate::report::{Cell, Checks, Fact, Status};
use crate::white::trim;

/// A decoded block, to be put into words.
pub(super) struct View<'a> {
    pub(super) found: &'a Found<'a>,
    pub(super) block: &'static Block,
    pub(super) rules: &'a [Rule],
    pub(super) sums: &'a Sums<'a>,
    pub(super) solution: &'a Solution,
    pub(super) presumed: Vec<Presumed>,
    pub(super) diagnostics: &'a mut Diagnostics,
    pub(super) facts: &'a [Fact],
    pub(super) year: Option<u16>,
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
    pub(super) fn cell(&mut self, r: usize, c: usize) -> Cell {
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
                Status::Ambiguous => self.whole(token, source),
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

    /// All that is printed where a cell's number may be: in a drawn table, all that stands in its place there.
    pub(super) fn whole(&self, token: &layout::Token<'_>, source: &reconcile::Source) -> CompactString {
        let way = self.found.arrangements.get(self.solution.arrangement);
        let claim =
            way.and_then(|way| way.claims.get(source.claim)).filter(|_| self.found.basis == layout::Basis::Grid);
        let beside = claim.into_iter().flat_map(|claim| &claim.tokens).filter(|other| other.at.shares_cell(token.at));
        let printed: Vec<&str> = beside.map(|token| trim(&token.piece.printed)).collect();
        if printed.len() < 2 { trim(&token.piece.printed).into() } else { printed.join(" ").into() }
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
