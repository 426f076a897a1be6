//! Rows of a text that have a number or a mark for each column, and not under the captions: a program that finds tables in a
//! print drew its borders through captions and between numbers, or broke captions over rows.
//!
//! Such a row needs no captions but the form's order. And where each column's numbers stand in all of them tells to which columns
//! the numbers of a row with blanks may belong.

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use crate::diagnostic::{Diagnostic, Finding};
use crate::document::Format;
use crate::layout::astray;
use crate::layout::grid::Line;
use crate::layout::header::Leaf;
use crate::layout::hit::{Hit, values};
use crate::layout::label::BlockId;
use crate::layout::numeral::{self, Piece};
use crate::layout::rows::Cell;
use crate::layout::shift;
use crate::layout::{Claim, Place, Token};
use crate::number::Number;
use crate::reconcile::Content;

/// Full rows of the applications that do not fit by chance.
const FEWEST: usize = 2;

/// The heads whose captions do not stand over their numbers.
#[derive(Default)]
pub(crate) struct Told<'d> {
    /// Whether spaces part numbers within cells.
    parted: bool,
    heads: BTreeMap<usize, Below<'d>>,
}

/// What the rows below such a head tell.
struct Below<'d> {
    /// The captions of the form.
    leaves: Rc<Vec<Leaf<'d>>>,
    /// How many of them are printed.
    named: usize,
    columns: Columns,
}

impl<'d> Told<'d> {
    /// The captions that a row below such a head has instead.
    pub(crate) fn leaves(&self, hit: &Hit<'_, 'd>) -> Option<Rc<Vec<Leaf<'d>>>> {
        self.heads.get(&head(hit)?).map(|below| Rc::clone(&below.leaves))
    }

    /// How many columns the captions of a row name as they are printed.
    pub(crate) fn named(&self, line: &Line<'_, 'd>) -> usize {
        let printed = head(line.hit).and_then(|head| self.heads.get(&head)).map(|below| below.named);
        printed.unwrap_or_else(|| line.leaves.iter().filter(|leaf| leaf.column.is_some()).count())
    }
}

/// Which head a row stands below.
fn head(hit: &Hit<'_, '_>) -> Option<usize> {
    hit.header.as_ref().map(|header| Rc::as_ptr(header) as usize)
}

/// Takes the columns of the form for those of rows whose numbers are as many, and stand elsewhere than the captions say.
/// Sums tell whether that was right.
pub(crate) fn settle<'d>(id: BlockId, lines: &mut [Line<'_, 'd>], findings: &mut Vec<Diagnostic>) -> Told<'d> {
    let mut told = Told::default();
    if id.block().across.is_empty() {
        return told;
    }
    told.parted = are_parted(lines);
    for (leaves, of) in shift::groups(lines) {
        let of = || of.iter().filter_map(|&i| lines.get(i));
        let Some(first) = of().next() else { continue };
        let whole = first.row == usize::MAX;
        if of().any(|line| (line.row == usize::MAX) != whole) || !keeps_order(id, first, whole) {
            continue;
        }
        let form = astray::in_order(id, whole);
        if leaves.iter().any(|leaf| is_foreign(leaf, &form)) {
            continue;
        }
        let (mut full, mut apart) = (Vec::new(), 0);
        let mut over = false;
        for line in of() {
            let words = written(line.hit, told.parted).unwrap_or_default();
            over |= words.len() > form.len();
            if words.len() == form.len() {
                apart += usize::from(!fits(&leaves, &form, &words));
                full.push((line.hit, words));
            }
        }
        if over || apart * 2 <= full.len() || !whole && apart < FEWEST {
            continue;
        }
        let named = leaves.iter().filter_map(|leaf| Some((leaf.row.filter(|_| whole), leaf.column?)));
        let named = named.collect::<BTreeSet<_>>().len();
        if named < form.len() {
            let about = Diagnostic::new(Finding::CaptionsAstray {}).in_table(id.block().table);
            findings.push(about.at(first.hit.at()));
        }
        let columns = Columns::read(&full);
        told.heads.extend(head(first.hit).map(|head| (head, Below { leaves: Rc::new(form), named, columns })));
    }
    for line in lines {
        if let Some(leaves) = told.leaves(line.hit) {
            line.leaves = leaves;
        }
    }
    told
}

/// Whether a caption that names no column is no piece of the form's: it has letters that those have not.
fn is_foreign(leaf: &Leaf<'_>, form: &[Leaf<'_>]) -> bool {
    const HEADS: &str = "申请人情况本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和法人或其他组织行政复议诉讼未经直接起后";
    let of_form = |c: char| HEADS.contains(c) || form.iter().any(|own| own.text.contains(c));
    leaf.column.is_none() && leaf.text.chars().any(|c| c.is_alphabetic() && !of_form(c))
}

/// Whether no row of captions has them in another order than the form's.
fn keeps_order(id: BlockId, line: &Line<'_, '_>, whole: bool) -> bool {
    line.hit.header.as_ref().is_some_and(|header| header.keeps_order(id, whole))
}

/// Whether each of as many numbers as there are columns stands alone in a cell, and that under the caption of its column.
fn fits(leaves: &[Leaf<'_>], form: &[Leaf<'_>], words: &[(&Cell<'_>, Token<'_>)]) -> bool {
    let alone = words.windows(2).all(|two| matches!(two, [(a, _), (b, _)] if !std::ptr::eq(*a, *b)));
    let named = || leaves.iter().filter(|leaf| leaf.column.is_some());
    let mut placed = named().zip(form).zip(words).map(|((leaf, own), (cell, _))| {
        let over = leaf.hi <= leaf.lo || cell.lo < leaf.hi && leaf.lo < cell.hi;
        over && leaf.column == own.column && (own.row.is_none() || leaf.row == own.row)
    });
    alone && named().count() == form.len() && placed.all(|placed| placed)
}

/// Whether spaces part numbers within cells: two that can be no thousands of one stand in some.
fn are_parted(lines: &[Line<'_, '_>]) -> bool {
    let parts = |cell: &Cell<'_>| {
        let own = |two: &[Piece<'_>]| matches!(two, [a, b] if !is_grouped(&a.printed, &b.printed));
        cell.pieces.len() > 1 && cell.pieces.windows(2).any(own)
    };
    lines.iter().flat_map(|line| values(line.hit)).any(parts)
}

/// The numbers and marks of a row, each with its cell; nothing if it has words, or a number with a gap where its thousands end,
/// unless numbers are `parted` by spaces.
fn written<'r, 'd>(hit: &Hit<'r, 'd>, parted: bool) -> Option<Vec<(&'r Cell<'d>, Token<'d>)>> {
    let mut words = Vec::new();
    for cell in values(hit).filter(|cell| !is_bare(cell)) {
        if cell.at.format() != Format::Text || cell.carried {
            return None;
        }
        words.extend(pieces(cell, parted)?.into_iter().map(|piece| (cell, token(cell, piece))));
    }
    Some(words)
}

/// Whether nothing is printed in a cell, or what programs write for that.
fn is_bare(cell: &Cell<'_>) -> bool {
    let text = cell.text.trim();
    text.is_empty() || cell.is_blank() && text.chars().any(|c| c.is_ascii_alphabetic())
}

/// The numbers and marks of a cell with spaces between them.
fn pieces<'d>(cell: &Cell<'d>, parted: bool) -> Option<Vec<Piece<'d>>> {
    /// Bytes of a cell that holds two or three numbers.
    const LONGEST: usize = 64;
    if cell.text.len() > LONGEST {
        return None;
    }
    let mut pieces: Vec<Piece<'d>> = Vec::new();
    for word in cell.text.split_whitespace() {
        let start = word.as_ptr() as usize - cell.text.as_ptr() as usize;
        let start = cell.text.get(..start)?.chars().count();
        let [piece] = &*numeral::cell(word, LONGEST as u64) else { return None };
        let piece = match &piece.content {
            Content::Unreadable => return None,
            Content::Digits(digits) => {
                let number = || digits.parse::<Number>().ok().filter(|_| digits == "0" || !digits.starts_with('0'));
                Piece { content: Content::Number(number()?), start, ..piece.clone() }
            }
            Content::Blank | Content::Number(_) => Piece { start, ..piece.clone() },
        };
        if !parted && pieces.last().is_some_and(|last| is_grouped(&last.printed, &piece.printed)) {
            return None;
        }
        pieces.push(piece);
    }
    Some(pieces)
}

/// Whether two numbers may be the thousands of one and the rest of it.
fn is_grouped(first: &str, second: &str) -> bool {
    let digits = |text: &str| text.bytes().all(|b| b.is_ascii_digit());
    digits(first) && digits(second) && first.len() <= 3 && second.len() == 3 && !first.starts_with('0')
}

fn token<'d>(cell: &Cell<'d>, piece: Piece<'d>) -> Token<'d> {
    let at = if piece.start > 0 { cell.at.character(piece.start + 1) } else { cell.at };
    Token { piece, at, cell: None, alone: false, run_on: false, open: false }
}

/// How the places of rows are to be compared.
#[derive(Clone, Copy, Default)]
enum Places {
    /// From the right, where the tables of several pages end alike.
    #[default]
    Right,
    Left,
    /// By the order of the cells behind the label.
    Order,
}

impl Places {
    /// The place of a cell, the so-manieth behind the label.
    fn of(self, hit: &Hit<'_, '_>, cell: &Cell<'_>, at: usize) -> usize {
        match self {
            Places::Right => hit.row.cells.last().map_or(0, |last| last.hi).saturating_sub(cell.lo),
            Places::Left => cell.lo,
            Places::Order => at,
        }
    }
}

/// A row with a number or a mark for each column.
type Full<'h, 'r, 'd> = (&'h Hit<'r, 'd>, Vec<(&'r Cell<'d>, Token<'d>)>);

/// Where the numbers of each column stand in the rows that have all of them.
#[derive(Default)]
struct Columns {
    places: Places,
    /// The first and the last column whose numbers stand in a place.
    of: BTreeMap<usize, (usize, usize)>,
    /// In how many places the numbers of each column may stand.
    several: Vec<usize>,
    /// Rows that they are known by.
    rows: usize,
}

impl Columns {
    /// What rows tell, their places compared so that the least of it is open.
    fn read(full: &[Full<'_, '_, '_>]) -> Columns {
        let all = [Places::Right, Places::Left, Places::Order].map(|places| Columns::by(places, full));
        all.into_iter().min_by_key(Columns::open).unwrap_or_default()
    }

    fn by(places: Places, full: &[Full<'_, '_, '_>]) -> Columns {
        let mut columns = Columns { places, of: BTreeMap::new(), several: Vec::new(), rows: full.len() };
        for (hit, words) in full {
            for (column, (cell, _)) in words.iter().enumerate() {
                let at = values(hit).position(|other| std::ptr::eq(other, *cell)).unwrap_or(usize::MAX);
                let of = columns.of.entry(places.of(hit, cell, at)).or_insert((column, column));
                *of = (of.0.min(column), of.1.max(column));
            }
        }
        columns.several = vec![0; full.first().map_or(0, |(_, words)| words.len())];
        for &(first, last) in columns.of.values() {
            let range = columns.several.get_mut(first..=last).unwrap_or_default();
            range.iter_mut().for_each(|places| *places += 1);
        }
        columns
    }

    /// How much is open: places of several columns, and columns of several places.
    fn open(&self) -> usize {
        self.of.values().map(|of| of.1 - of.0 + 1).sum()
    }

    /// The column of a place in which no other's numbers stand.
    fn own(&self, place: usize) -> Option<usize> {
        let (first, last) = *self.of.get(&place)?;
        (first == last && self.several.get(first) == Some(&1)).then_some(first)
    }
}

/// Whether the captions of a row are the form's in its order, and stand nowhere.
fn is_told(id: BlockId, line: &Line<'_, '_>) -> bool {
    let form = astray::in_order(id, line.row == usize::MAX);
    let same = |(leaf, own): (&Leaf<'_>, &Leaf<'_>)| {
        leaf.hi == 0 && leaf.column == own.column && (own.row.is_none() || leaf.row == own.row)
    };
    line.hit.row.aligned && line.leaves.len() == form.len() && line.leaves.iter().zip(&form).all(same)
}

/// What a row claims whose captions stand nowhere, if its numbers are as many as the columns, or other rows of its table
/// have as many.
pub(crate) fn claim<'d>(id: BlockId, line: &Line<'_, 'd>, told: &Told<'d>) -> Option<Vec<(usize, Claim<'d>)>> {
    if id.block().across.is_empty() || !is_told(id, line) {
        return None;
    }
    let words = written(line.hit, told.parted)?;
    let row = if line.row == usize::MAX { 0 } else { line.row };
    let place_of = |leaf: &Leaf<'_>| Some((leaf.row.unwrap_or(row), leaf.column?));
    let cells: Vec<Place> = line.leaves.iter().filter_map(place_of).collect();
    if words.len() == cells.len() {
        let placed: Vec<(Token<'d>, Place)> = words.into_iter().map(|(_, token)| token).zip(cells).collect();
        let of_row = |of: &[(Token<'d>, Place)]| {
            let cells: Vec<Place> = of.iter().map(|(_, cell)| *cell).collect();
            let tokens = of.iter().map(|(token, cell)| Token { cell: Some(*cell), ..token.clone() }).collect();
            Some((cells.first()?.0, Claim { cells, tokens }))
        };
        return Some(placed.chunk_by(|a, b| a.1.0 == b.1.0).filter_map(of_row).collect());
    }
    let Below { columns, .. } = told.heads.get(&head(line.hit)?)?;
    if columns.rows < FEWEST || line.row == usize::MAX {
        return None;
    }
    if words.len() > cells.len() {
        return None;
    }
    let mut tokens = Vec::with_capacity(cells.len());
    let mut taken = BTreeSet::new();
    for (at, cell) in values(line.hit).enumerate() {
        let place = columns.places.of(line.hit, cell, at);
        let words: Vec<_> = words.iter().filter(|(of, _)| std::ptr::eq(*of, cell)).map(|(_, token)| token).collect();
        if words.is_empty() {
            let [piece] = &*cell.pieces else { return None };
            let own = columns.own(place).map(|column| (row, column));
            tokens.extend(own.map(|own| Token { cell: Some(own), ..token(cell, piece.clone()) }));
            taken.extend(own);
            continue;
        }
        let of = columns.of.get(&place).filter(|of| of.1 - of.0 + 1 == words.len());
        for (i, word) in words.into_iter().enumerate() {
            let own = of.map(|of| (row, of.0 + i));
            tokens.push(Token { cell: own, ..word.clone() });
            taken.extend(own);
        }
    }
    let placed = || tokens.iter().filter_map(|token| token.cell);
    let sound = placed().is_sorted_by(|a, b| a < b) && placed().count() == taken.len();
    sound.then(|| vec![(row, Claim { cells, tokens })])
}
