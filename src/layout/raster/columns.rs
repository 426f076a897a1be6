//! The columns of a stretch of print: where values stand one below the other, and the captions over them.

use super::print::{Kind, Piece, Printed};
use crate::layout::label::{BlockId, Meaning};
use crate::layout::scope;
use crate::layout::words;
use crate::work;

/// Columns of a table; no form is nearly as wide.
const WIDEST: usize = 64;

/// A value and the column it stands in.
pub(super) struct Placed<'d> {
    pub(super) column: usize,
    pub(super) text: &'d str,
    /// Its first character in the line, from 0.
    pub(super) start: usize,
}

/// The places that the values of some rows cover, from left to right; none where they do not stand one below the other.
///
/// A few rows of other numbers may stand among them (栏次, sums that an office added).
pub(super) fn bands(rows: &[&Printed<'_>]) -> Option<Vec<(usize, usize)>> {
    let fit = |rows: &[&Printed<'_>]| {
        let bands = spans(rows)?;
        let placed: Option<Vec<usize>> = rows.iter().map(|row| Some(placed(row, &bands)?.len())).collect();
        (placed?.into_iter().max() == Some(bands.len())).then_some(bands)
    };
    fit(rows).or_else(|| {
        let mut counts: Vec<usize> = rows.iter().map(|row| row.values().len()).collect();
        counts.sort_unstable();
        let usual = *counts.get(counts.len() / 2)?;
        let rows: Vec<&Printed<'_>> = rows.iter().copied().filter(|row| row.values().len() == usual).collect();
        fit(&rows)
    })
}

/// The places that values cover, one below the other or not.
fn spans(rows: &[&Printed<'_>]) -> Option<Vec<(usize, usize)>> {
    let whole = |piece: &&Piece<'_>| !piece.text.contains(char::is_whitespace);
    let mut spans: Vec<(usize, usize)> =
        rows.iter().flat_map(|row| row.values()).filter(whole).map(|piece| (piece.lo, piece.hi)).collect();
    work::add(spans.len());
    spans.sort_unstable();
    let mut bands: Vec<(usize, usize)> = Vec::new();
    for (lo, hi) in spans {
        match bands.last_mut() {
            Some(last) if lo < last.1 => last.1 = last.1.max(hi),
            _ => bands.push((lo, hi)),
        }
    }
    if bands.is_empty() || bands.len() > WIDEST {
        return None;
    }
    // a digit that stands beside the longer numbers of its column
    let together = |a: (usize, usize), b: (usize, usize)| {
        let has = |row: &&Printed<'_>, band| row.values().iter().any(|piece| piece.over(band));
        rows.iter().any(|row| has(row, a) && has(row, b))
    };
    let mut at = 1;
    while let (Some(&before), Some(&band)) = (bands.get(at - 1), bands.get(at)) {
        work::add(rows.len());
        if band.0 <= before.1 + 1 && !together(before, band) {
            bands.splice(at - 1..=at, [(before.0, band.1)]);
        } else {
            at += 1;
        }
    }
    Some(bands)
}

/// The values of a row by the bands they stand in; none where one stands in no band, or two in the same.
pub(super) fn placed<'d>(row: &Printed<'d>, bands: &[(usize, usize)]) -> Option<Vec<Placed<'d>>> {
    let mut all: Vec<Placed<'d>> = Vec::new();
    for piece in row.values() {
        let under = |lo: usize, hi: usize| {
            let mut over = bands.iter().enumerate().filter(|(_, band)| lo < band.1 && band.0 < hi).map(|(at, _)| at);
            (over.next(), over.next())
        };
        let mut push = |column: usize, text: &'d str, start: usize| {
            let free = all.last().is_none_or(|last| last.column < column);
            all.push(Placed { column, text, start });
            free
        };
        let fits = match under(piece.lo, piece.hi) {
            (None, _) => false,
            (Some(column), None) => push(column, piece.text, piece.start),
            // numbers of neighbouring columns with a space between
            (Some(_), Some(_)) => {
                let mut fits = piece.text.contains(' ');
                let mut from = 0;
                for word in piece.text.split(' ') {
                    let characters = word.chars().count();
                    let (lo, start) = (piece.lo + from, piece.start + from);
                    from += characters + 1;
                    if characters > 0 {
                        fits &= match under(lo, lo + characters) {
                            (Some(column), None) => push(column, word, start),
                            _ => false,
                        };
                    }
                }
                fits
            }
        };
        if !fits {
            return None;
        }
    }
    Some(all)
}

/// A column of captions: the places they cover, and the captions from the lowest up.
#[derive(Debug)]
pub(super) struct Column<'d> {
    pub(super) lo: usize,
    pub(super) hi: usize,
    /// The captions, each with the place of its line among the lines.
    pub(super) path: Vec<(usize, Piece<'d>)>,
    /// How many of them are the column's own caption, wrapped over lines.
    pub(super) own: usize,
}

impl Column<'_> {
    /// Its own caption.
    pub(super) fn caption(&self) -> String {
        self.path.iter().take(self.own).rev().map(|(_, piece)| piece.text).collect()
    }

    /// Whether its own caption names a column of some form.
    pub(super) fn is_known(&self) -> bool {
        names_column(&self.caption())
    }
}

fn names_column(text: &str) -> bool {
    words::of(text).meanings.iter().any(|m| matches!(m, Meaning::Column(..))) || scope::scope(text).is_some()
}

/// Where the first caption begins that names a column by itself, and no row.
pub(super) fn first_caption(lines: &[&Printed<'_>]) -> Option<usize> {
    let column = |piece: &&Piece<'_>| {
        let meanings = words::of(piece.text).meanings;
        !meanings.is_empty() && meanings.iter().all(|m| matches!(m, Meaning::Column(..)))
    };
    lines.iter().flat_map(|line| line.pieces.iter().filter(column)).map(|piece| piece.lo).min()
}

/// How many bands begin, end or have their middle where the captions over them do.
pub(super) fn exact(bands: &[(usize, usize)], places: &[usize], columns: &[Column<'_>]) -> usize {
    let over = |place: &usize| columns.get(*place).map(|column| (column.lo, column.hi));
    let in_line = |(band, place): &(&(usize, usize), &usize)| {
        over(place).is_some_and(|(lo, hi)| band.0 == lo || band.1 == hi || band.0 + band.1 == lo + hi)
    };
    bands.iter().zip(places).filter(in_line).count()
}

/// Tells which captions of each column are its own: all that stand over no other column, or the last ones of them that name
/// a column together.
fn settle(columns: &mut [Column<'_>]) {
    let shared: Vec<usize> = (0..columns.len())
        .map(|at| {
            let beside = |other: usize| columns.get(other).map_or(&[][..], |column| &column.path);
            let same = |(line, piece): &(usize, Piece<'_>)| {
                let twin = |(of, other): &(usize, Piece<'_>)| of == line && other.start == piece.start;
                at.checked_sub(1).is_some_and(|before| beside(before).iter().any(twin))
                    || beside(at + 1).iter().any(twin)
            };
            let path = beside(at);
            path.iter().position(same).unwrap_or(path.len())
        })
        .collect();
    for (column, own) in columns.iter_mut().zip(shared) {
        column.own = own;
        let named =
            |own: usize| names_column(&column.path.iter().take(own).rev().map(|(_, p)| p.text).collect::<String>());
        let last = [own].into_iter().chain(1..own).find(|&own| named(own));
        column.own = last.unwrap_or(own);
    }
}

/// The captions of some lines as columns from left to right, what stands left of an edge left out.
///
/// The lowest captions are the columns; what stands over several of them heads a group.
///
/// Captions with a space between them are columns of their own, if all columns are known then.
pub(super) fn captions<'d>(lines: &[&Printed<'d>], edge: usize) -> Vec<Column<'d>> {
    let beside = |piece: &Piece<'d>| if are_captions(piece.text) { piece.words() } else { vec![*piece] };
    let of = |line: &&Printed<'d>| line.pieces.iter().flat_map(beside).collect::<Vec<_>>();
    let apart: Vec<Vec<Piece<'d>>> = lines.iter().map(of).collect();
    let whole: Vec<Vec<Piece<'d>>> = lines.iter().map(|line| line.pieces.clone()).collect();
    let split = apart.iter().map(Vec::len).ne(whole.iter().map(Vec::len));
    let columns = split.then(|| columns_of(&apart, edge)).filter(|columns| columns.iter().all(Column::is_known));
    columns.unwrap_or_else(|| columns_of(&whole, edge))
}

/// Whether words are captions with a space between them, as near as the columns under them. They may be cut where they go on in
/// the next line (社会公益 法律服务 其他).
fn are_captions(text: &str) -> bool {
    /// Bytes of captions side by side.
    const LONGEST: usize = 400;
    /// Letters that a caption is known by that is cut.
    const CUT: usize = 3;
    let begins = |word: &str| {
        let mut labels = BlockId::all().flat_map(|id| id.block().columns);
        let cut = word.chars().count() >= CUT;
        labels.any(|label| {
            label.under.contains(&word) || label.official == word || cut && label.official.starts_with(word)
        })
    };
    let words = || text.split(' ').filter(|word| !word.is_empty());
    text.len() < LONGEST && words().nth(1).is_some() && words().all(begins)
}

/// The pieces of some lines as columns.
fn columns_of<'d>(lines: &[Vec<Piece<'d>>], edge: usize) -> Vec<Column<'d>> {
    let mut columns: Vec<Column<'d>> = Vec::new();
    for (number, line) in lines.iter().enumerate().rev() {
        let pieces: Vec<&Piece<'d>> = line.iter().filter(|piece| piece.hi > edge).collect();
        for piece in &pieces {
            work::add(columns.len());
            let over: Vec<usize> = (0..columns.len())
                .filter(|&at| columns.get(at).is_some_and(|column| piece.over((column.lo, column.hi))))
                .collect();
            let single = over.len() == 1;
            for &at in &over {
                if let Some(column) = columns.get_mut(at) {
                    column.path.push((number, **piece));
                    if single && !heads(piece.text) {
                        (column.lo, column.hi) = (column.lo.min(piece.lo), column.hi.max(piece.hi));
                    }
                }
            }
            let lone = pieces.len() == 1 && line.len() == 1 && !columns.is_empty();
            if over.is_empty() && !lone && !heads(piece.text) && columns.len() < WIDEST && piece.kind == Kind::Words {
                let column = Column { lo: piece.lo, hi: piece.hi, path: vec![(number, **piece)], own: 1 };
                columns.push(column);
            }
        }
    }
    columns.sort_by_key(|column| column.lo);
    settle(&mut columns);
    columns
}

/// Whether a caption heads a group of columns, and is none itself.
fn heads(text: &str) -> bool {
    let meanings = words::of(text).meanings;
    let column = meanings.iter().any(|m| matches!(m, Meaning::Column(..)));
    !column && !meanings.is_empty() || text.trim() == "申请人情况"
}

/// For each band the column of captions that it stands under: by their order where they are as many, otherwise by place.
pub(super) fn under(bands: &[(usize, usize)], columns: &[Column<'_>]) -> Option<Vec<usize>> {
    /// Places by which a number may stand out of line with its caption.
    const SLACK: usize = 2;
    if columns.len() == bands.len() {
        return Some((0..bands.len()).collect());
    }
    let near = |a: usize, b: usize| a.abs_diff(b) <= SLACK;
    let in_line = |(lo, hi): (usize, usize), column: &Column<'_>| {
        near(lo, column.lo) || near(hi, column.hi) || (lo + hi).abs_diff(column.lo + column.hi) <= 2 * SLACK
    };
    let over = |band: &(usize, usize)| {
        let mut over = columns.iter().enumerate().filter(|(_, column)| column.lo < band.1 && band.0 < column.hi);
        match (over.next(), over.next()) {
            (Some((at, column)), None) if in_line(*band, column) => Some(at),
            _ => None,
        }
    };
    let places: Vec<usize> = bands.iter().map(over).collect::<Option<_>>()?;
    places.is_sorted_by(|a, b| a < b).then_some(places)
}
