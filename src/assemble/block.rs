//! One block: its claims as a table to decode, and what comes of it in the report.

use crate::assemble::added::Sums;
use crate::assemble::direction::{self, Direction};
use crate::assemble::overrun::Cells;
use crate::assemble::presumed;
use crate::assemble::view::View;
use crate::assemble::{Habits, Rule, doubt, lost, overrun, rules};
use crate::diagnostic::Diagnostics;
use crate::form::{Block, Label, Quantity};
use crate::layout::{self, Found};
use crate::narrative;
use crate::number::Number;
use crate::read::Limits;
use crate::reconcile::{self, Outcome};
use crate::report::{AnnualReport, Fact};

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
    let lost = lost::rows(found, rules, &solution);
    lost::settle(&lost, rules, &mut solution);
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
            view.about_repair(r, c, &cell);
            view.about_presumed(r, c, &cell);
        }
        cell
    });
    view.about_reading();
    view.about_foreign();
    view.about_identities();
    view.about_lost(&lost);
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
