//! A table read downwards that pages cut into sheets: on each the labels of its rows, and behind them all their numerals.

use std::borrow::Cow;

use crate::layout::label::BlockId;
use crate::layout::stream::arrange::{column, is_blank, is_heading, whole, with_own};
use crate::layout::stream::segment::{Head, Segment};
use crate::layout::stream::{Arrangement, Token};
use crate::reconcile::Gap;
use crate::work;

/// Labels, none for a row that the form does not have, and the runs of numerals behind them: of each column behind its
/// caption, or of all columns behind the labels.
#[derive(Default)]
struct Sheet<'s> {
    rows: Vec<Option<usize>>,
    runs: Vec<(Option<usize>, Cow<'s, [Token]>)>,
}

/// The ways to take a table as sheets; none where it is on one, or no such table.
pub(super) fn arrange(id: BlockId, segments: &[Segment], order: &[usize]) -> Option<Vec<Arrangement>> {
    let mut sheets = cut(id, segments)?;
    let rows: Vec<usize> = sheets.iter().flat_map(|sheet| &sheet.rows).copied().flatten().collect();
    let once = rows.iter().enumerate().all(|(i, row)| !rows.iter().take(i).any(|before| before == row));
    if sheets.len() < 2 || !once || !sheets.iter().any(|sheet| sheet.rows.len() > order.len().max(2)) {
        return None;
    }
    let pages = sheets.len() - 1;
    // where a row has lost its label, one numeral more than there are labels is that row's
    if rows.windows(2).all(|pair| matches!(pair, [a, b] if a + 1 == *b)) {
        sheets.iter_mut().take(pages).for_each(|sheet| sheet.tell_page(order.len()));
    }
    let of_sheets: Option<Vec<Vec<Arrangement>>> = sheets.iter().map(|sheet| sheet.ways(order)).collect();
    let of_sheets = of_sheets?;
    // all sheets are read the same way
    let ways = of_sheets.iter().map(Vec::len).max().unwrap_or(0);
    let way = |k: usize| {
        let claims = of_sheets.iter().filter_map(|ways| ways.get(k).or(ways.first()));
        Arrangement { price: 0, claims: claims.flat_map(|way| way.claims.clone()).collect() }
    };
    Some((0..ways).map(way).collect())
}

/// Cuts a table where labels follow numerals; none where the labels do not tell their order.
fn cut(id: BlockId, segments: &[Segment]) -> Option<Vec<Sheet<'_>>> {
    let mut sheets: Vec<Sheet<'_>> = vec![Sheet::default()];
    for segment in segments {
        work::add(1 + segment.tokens.len());
        let Some(sheet) = sheets.last_mut() else { break };
        let row = match &segment.head {
            Head::Start => continue,
            // a heading among the labels has dashes at the most
            Head::Unknown(_) if is_heading(id, segment) => continue,
            Head::Row(row, _) => Some(*row),
            Head::Unknown(_) => None,
            Head::Column(_) if segment.tokens.is_empty() => continue,
            Head::Column(column) => {
                sheet.runs.push((Some(*column), Cow::Borrowed(segment.tokens.as_slice())));
                continue;
            }
        };
        // the dashes of a column of units are none
        let run = (!segment.tokens.iter().all(is_blank)).then_some((None, Cow::Borrowed(segment.tokens.as_slice())));
        if sheet.runs.is_empty() {
            sheet.rows.push(row);
            sheet.runs.extend(run);
        } else {
            sheets.push(Sheet { rows: vec![row], runs: run.into_iter().collect() });
        }
    }
    for sheet in &mut sheets {
        sheet.rows = with_own(id, &sheet.rows)?;
    }
    Some(sheets)
}

impl Sheet<'_> {
    /// Marks the last numeral as the number of the page, where there is one more than cells.
    fn tell_page(&mut self, columns: usize) {
        /// Digits of the number of a page at the most.
        const DIGITS: usize = 3;
        let rows = self.rows.len();
        let Some((column, tokens)) = self.runs.last_mut() else { return };
        let cells = if column.is_some() { rows } else { rows * columns };
        let short = |token: &Token| token.piece.content.digits().is_some_and(|digits| digits <= DIGITS);
        if tokens.len() == cells + 1
            && let Some(last) = tokens.last()
            && last.piece.gap == Gap::Break
            && short(last)
            && let Some(last) = tokens.to_mut().last_mut()
        {
            last.alone = true;
        }
    }

    /// The ways in which its numerals may belong to its rows; none where they are too few or too many for that.
    fn ways(&self, order: &[usize]) -> Option<Vec<Arrangement>> {
        let pages = |tokens: &[Token]| tokens.iter().filter(|token| token.alone).count();
        match self.runs.as_slice() {
            [(None, tokens)] => {
                let present: Option<Vec<usize>> = self.rows.iter().copied().collect();
                let fits = tokens.len() == self.rows.len() * order.len() + pages(tokens);
                Some(whole(&present?, order, tokens)).filter(|_| fits)
            }
            runs => {
                let fits = |tokens: &[Token]| tokens.len() == self.rows.len() + pages(tokens);
                let usual = runs.iter().filter(|(_, tokens)| fits(tokens)).count() * 2 > runs.len();
                let claims: Option<Vec<_>> =
                    runs.iter().map(|(c, tokens)| Some(column(&self.rows, (*c)?, tokens))).collect();
                usual.then_some(vec![Arrangement { price: 0, claims: claims? }])
            }
        }
    }
}
