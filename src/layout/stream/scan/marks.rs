//! Numerals run together with the marks of empty cells: 257//0//257, 38112--305520041169.

use super::{Char, Event, Scanner};
use crate::form::Quantity;
use crate::layout::label::{BlockId, Meaning};
use crate::layout::numeral::{self, Piece, Unit, plain};
use crate::layout::stream::letters::is_unit_letter;
use crate::layout::stream::{Token, word};
use crate::reconcile::{Content, Gap};

/// Signs that one empty cell is printed with.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Dashes {
    /// One.
    One,
    /// Two: no dashes stand between digits in odd number.
    Two,
    /// Nothing tells.
    Unknown,
}

/// A mark that may stand for an empty cell.
fn mark(c: char) -> Option<char> {
    match plain(c) {
        '-' | '—' | '–' | '―' | '─' => Some('-'),
        '/' => Some('/'),
        _ => None,
    }
}

fn of_run(c: char) -> bool {
    mark(c).is_some() || plain(c).is_ascii_digit()
}

/// How many dashes an empty cell is printed with, by the groups of them that touch digits.
pub(super) fn dashes(chars: &[Char]) -> Dashes {
    /// Groups of two from which on they are no chance.
    const SEVERAL: usize = 3;
    let (mut even, mut odd) = (0, 0);
    for run in chars.chunk_by(|a, b| b.gap.is_none() && of_run(a.raw) && of_run(b.raw)) {
        let groups = || run.chunk_by(|a, b| mark(a.raw) == mark(b.raw));
        let dashes = || groups().filter(|group| group.first().is_some_and(|c| mark(c.raw) == Some('-')));
        // 2021-12-31 and 0755-88888888 have no empty cells
        let between = |c: Option<&Char>| c.is_some_and(|c| mark(c.raw).is_none());
        let date = dashes().count() <= 2 && dashes().all(|group| group.len() == 1);
        if groups().nth(1).is_none() || date && between(run.first()) && between(run.last()) {
            continue;
        }
        for group in dashes() {
            *if group.len().is_multiple_of(2) { &mut even } else { &mut odd } += 1;
        }
    }
    match (even, odd) {
        (SEVERAL.., 0) => Dashes::Two,
        (1.., 0) => Dashes::Unknown,
        _ => Dashes::One,
    }
}

/// Whether each stroke of a document stands between digits, before the same number: it may be that of a page and of all pages (3/6).
pub(super) fn may_number_pages(chars: &[Char]) -> bool {
    /// Digits of the number of all pages at the most.
    const DIGITS: usize = 2;
    let letter = |at: usize| chars.get(at).is_some_and(|c| c.letter.is_some_and(|l| !l.is_ascii_digit()));
    let digit = |at: usize| chars.get(at).is_some_and(|c| c.gap.is_none() && plain(c.raw).is_ascii_digit());
    let strokes = (1..chars.len()).filter(|&at| chars.get(at).is_some_and(|c| mark(c.raw) == Some('/')));
    let all = strokes.filter(|&at| !(letter(at - 1) && letter(at + 1))).map(|at| {
        let behind =
            chars.get(at + 1..).unwrap_or(&[]).iter().take(DIGITS + 1).take_while(|c| plain(c.raw).is_ascii_digit());
        let behind: String = behind.map(|c| plain(c.raw)).collect();
        let before = chars.get(at - 1).is_some_and(|c| plain(c.raw).is_ascii_digit());
        (before && digit(at + 1) && behind.len() <= DIGITS).then_some(behind)
    });
    let all: Vec<Option<String>> = all.collect();
    all.first().is_some_and(Option::is_some) && all.iter().all(|behind| Some(behind) == all.first())
}

/// What the cells behind a label are like.
struct Cells {
    /// How many a row has at the most.
    columns: usize,
    /// Whether a sum runs across them.
    summed: bool,
    /// Whether some of them count a change: a dash may be its sign.
    signed: bool,
}

/// The cells behind a label: its row's, or those of the whole table where numerals begin on a line of their own.
fn cells(meanings: &[Meaning], own_line: bool) -> Cells {
    let of = |id: BlockId| {
        let block = id.block();
        let change = |c: usize| (0..block.rows.len()).any(|r| block.quantity(r, c) == Quantity::Change);
        let signed = (0..block.columns.len()).any(change);
        Cells { columns: block.columns.len(), signed, summed: !block.across.is_empty() }
    };
    let blocks = meanings.iter().flat_map(|meaning| {
        let (Meaning::Row(id, _) | Meaning::Column(id, _) | Meaning::Group(id) | Meaning::Caption(id)) = *meaning;
        let beside =
            move |other: &BlockId| if own_line { other.block().table == id.block().table } else { *other == id };
        BlockId::all().filter(beside)
    });
    blocks.map(of).fold(Cells { columns: 0, signed: false, summed: false }, |all, one| Cells {
        columns: all.columns.max(one.columns),
        signed: all.signed || one.signed,
        summed: all.summed || one.summed,
    })
}

impl Scanner {
    /// The numerals and blanks of a run in which marks stand for empty cells, and where it ends.
    pub(super) fn marked_run(&self, at: usize) -> Option<(Vec<Token>, usize)> {
        /// Cells of a row that is told by its length alone.
        const WIDE: usize = 5;
        let c = *self.chars.get(at)?;
        if !of_run(c.raw) || self.letters > 0 || !self.words.is_empty() && c.gap.is_none() {
            return None;
        }
        let Some(Event::Label { meanings, .. }) = self.events.get(self.last_label?) else { return None };
        let raw = self.run_of(at);
        let within = |c: &char| of_run(*c) || plain(*c) == ',' || is_unit_letter(*c);
        let raw: Vec<char> = raw.into_iter().take_while(within).collect();
        let marks = raw.iter().filter_map(|&c| mark(c));
        let (count, slashes) = (marks.clone().count(), marks.filter(|&mark| mark == '/').count());
        if count == 0 {
            return None;
        }
        let end = at + raw.len();
        let (own_line, bordered) = (c.gap.is_some(), self.ends(end));
        let cells = cells(meanings, own_line);
        if cells.columns < 2 || cells.signed && slashes < count || !(bordered || self.label_or_number(end)) {
            return None;
        }
        let pieces = self.pieces(&raw, slashes < count)?;
        // what stands apart may be one number with a sign, or one blank
        let filled = pieces.iter().map(|piece| piece.content.digits().unwrap_or(1)).sum::<usize>();
        let digits = raw.iter().any(|&c| plain(c).is_ascii_digit());
        let cut = match (own_line && bordered, digits) {
            (true, true) => cells.columns >= WIDE && filled >= cells.columns,
            (true, false) => cells.columns >= WIDE && filled == cells.columns,
            (false, true) => count > 1 || filled >= cells.columns,
            (false, false) => filled == cells.columns,
        };
        if !cut {
            return None;
        }
        // the number of a page may be run together with them: more places than the row has, or 3/6 behind its digits
        let page = self.paged && count == 1 && slashes == 1 && !own_line;
        let pieces = if page || !own_line && !cells.summed && pieces.len() > cells.columns {
            vec![Piece::unreadable(&raw.iter().collect::<String>()).into_owned()]
        } else {
            pieces
        };
        let at_line = self.places.get(c.line)?;
        let alone = self.alone.get(c.line).copied().unwrap_or(false);
        let token = |(i, mut piece): (usize, Piece<'static>)| {
            piece.gap = if i == 0 { c.gap.unwrap_or(Gap::Space) } else { Gap::Nothing };
            let at = at_line.character(c.column + 1 + std::mem::take(&mut piece.start));
            Token { piece, at, cell: None, alone, run_on: false, open: false }
        };
        Some((pieces.into_iter().enumerate().map(token).collect(), end))
    }

    /// A word for nothing that is run together with the numerals of a row, or with its label: 33不适用不适用72.
    pub(super) fn nothing_between(&self, at: usize) -> Option<(Vec<Token>, usize)> {
        /// Letters of such a word.
        const LETTERS: usize = 3;
        let nothing = |at: usize| {
            let word = self.chars.get(at..at + LETTERS).filter(|word| word.iter().skip(1).all(|c| c.gap.is_none()));
            word.is_some_and(|word| word::is_nothing(&word.iter().map(|c| c.raw).collect::<Vec<_>>()))
        };
        let c = self.chars.get(at).filter(|c| c.gap.is_none())?;
        let behind = matches!(self.events.last()?, Event::Token(_) | Event::Label { .. });
        let end = at + LETTERS;
        let joined = self.chars.get(end).filter(|c| c.gap.is_none());
        let digit = joined.is_some_and(|c| plain(c.raw).is_ascii_digit());
        if !(behind && self.words.is_empty() && nothing(at)) || !(digit || nothing(end) || self.label_or_number(end)) {
            return None;
        }
        let printed: String = self.chars.get(at..end)?.iter().map(|c| c.raw).collect();
        let gap = Gap::Nothing;
        let piece = Piece { content: Content::Blank, gap, price: 0, unit: None, start: 0, printed: printed.into() };
        let at = self.places.get(c.line)?.character(c.column + 1);
        Some((vec![Token { piece, at, cell: None, alone: false, run_on: false, open: false }], end))
    }

    /// Whether a label begins here, behind its number if it has one: .属于国家秘密, 二、上年结转, （二）部分公开.
    fn label_or_number(&self, at: usize) -> bool {
        /// Characters of the number of a label at the most.
        const NUMBER: usize = 5;
        let number = |c: &&Char| c.gap.is_none() && "（）()、.．,，一二三四五六七八九十第".contains(c.raw);
        let rest = self.chars.get(at..).unwrap_or(&[]).iter();
        let words = at + rest.take(NUMBER).take_while(number).count();
        // the heading of the next section
        let heading = self.chars.get(at).is_some_and(|c| "一二三四五六七八九十".contains(c.raw))
            && self.chars.get(at + 1).is_some_and(|c| c.raw == '、');
        heading || (at..=words).any(|at| self.ends(at) || self.label(at).is_some())
    }

    /// Whether a line or a cell ends before a character. More may stand behind a space: 7334- 7 - is 7334 and a page number.
    fn ends(&self, at: usize) -> bool {
        self.chars.get(at).is_none_or(|c| matches!(c.gap, Some(Gap::Break | Gap::Border)))
    }

    /// The numerals of a run and the blanks between them.
    fn pieces(&self, raw: &[char], dashed: bool) -> Option<Vec<Piece<'static>>> {
        let mut pieces = Vec::new();
        let mut at = 0;
        while let Some(&c) = raw.get(at) {
            let Some(kind) = mark(c) else {
                let (mut piece, end) = numeral::numeral(raw, at, self.max_digits)?;
                if piece.content == Content::Unreadable {
                    return None;
                }
                if piece.unit.is_some_and(|unit| unit != Unit::Things) {
                    piece = piece.complete();
                }
                piece.start = at;
                pieces.push(piece);
                at = end;
                continue;
            };
            let long = match (kind, self.dashes) {
                ('-', Dashes::Unknown) if dashed => return None,
                ('-', Dashes::Two) => 2,
                _ => 1,
            };
            let printed = raw.get(at..at + long)?;
            if printed.iter().any(|&c| mark(c) != Some(kind)) {
                return None;
            }
            let printed = printed.iter().collect::<String>().into();
            pieces.push(Piece { content: Content::Blank, gap: Gap::Border, price: 0, unit: None, start: at, printed });
            at += long;
        }
        Some(pieces)
    }
}
