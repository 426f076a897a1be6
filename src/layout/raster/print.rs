//! A line of print as the pieces that white space keeps apart, and where each of them stands.

use std::collections::{BTreeMap, BTreeSet};

use unicode_width::UnicodeWidthChar;

use crate::document::{Block, Document, Locator};
use crate::layout::label::{BlockId, Meaning};
use crate::layout::numeral::{self, invisible, plain};
use crate::layout::words;
use crate::read::is_page_mark;
use crate::reconcile::Content;

/// White characters that keep two columns apart; one is a space between words.
const APART: usize = 2;
/// Letters of a single piece from which on it is prose.
const PROSE: usize = 40;
/// Letters of a line of a caption that is wrapped, at the most.
const SHORT: usize = 4;
/// Digits of a numeral; what is longer is read by its letters only.
const DIGITS: u64 = 40;

/// How the places of a line are counted.
#[derive(Clone, Copy, Debug)]
pub(super) enum Measure {
    /// Every character is as wide as another, as `pdftotext -layout` counts them.
    Characters,
    /// A Chinese character is as wide as two digits, as on a terminal, and so are quotes and the like.
    Widths,
    /// The same, where quotes are as wide as a digit.
    NarrowQuotes,
}

/// What a piece of a line is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Kind {
    /// A numeral, a printed blank, or a unit: what stands in a column of values.
    Value,
    /// Words.
    Words,
}

/// A piece of a line.
#[derive(Clone, Copy, Debug)]
pub(super) struct Piece<'d> {
    pub(super) text: &'d str,
    /// Its first character in the line, from 0.
    pub(super) start: usize,
    /// The first place it covers.
    pub(super) lo: usize,
    /// One past the last place it covers.
    pub(super) hi: usize,
    pub(super) kind: Kind,
}

impl<'d> Piece<'d> {
    pub(super) fn over(&self, (lo, hi): (usize, usize)) -> bool {
        self.lo < hi && lo < self.hi
    }

    /// Its words, each as a piece.
    pub(super) fn words(&self) -> Vec<Self> {
        let of = |measure: &Measure| self.text.chars().map(|c| width(c, *measure)).sum::<usize>();
        let measures = [Measure::Characters, Measure::NarrowQuotes];
        let measure = measures.into_iter().find(|measure| of(measure) == self.hi - self.lo).unwrap_or(Measure::Widths);
        let (mut start, mut lo) = (self.start, self.lo);
        let word = |text: &'d str| {
            let covered: usize = text.chars().map(|c| width(c, measure)).sum();
            let piece = Piece { text, start, lo, hi: lo + covered, kind: self.kind };
            start += text.chars().count() + 1;
            lo += covered + 1;
            piece
        };
        self.text.split(' ').map(word).filter(|piece| !piece.text.is_empty()).collect()
    }
}

/// A line of print.
#[derive(Debug)]
pub(super) struct Printed<'d> {
    /// Which block of the document it is.
    pub(super) block: usize,
    pub(super) at: Locator,
    pub(super) pieces: Vec<Piece<'d>>,
    /// Whether blank lines stand before it.
    pub(super) apart: bool,
    /// Whether it begins a page.
    pub(super) page: bool,
    /// Whether tables end before it: prose, a heading, the caption of a table.
    pub(super) ends: bool,
    /// The piece that its values begin with; none in a line without.
    pub(super) values: Option<usize>,
}

impl<'d> Printed<'d> {
    /// Its label pieces: those before the values.
    pub(super) fn words(&self) -> impl Iterator<Item = &Piece<'d>> {
        self.pieces.iter().take(self.values.unwrap_or(usize::MAX)).filter(|piece| piece.kind == Kind::Words)
    }

    /// Its values.
    pub(super) fn values(&self) -> &[Piece<'d>] {
        self.values.and_then(|at| self.pieces.get(at..)).unwrap_or(&[])
    }

    /// Whether numerals or printed blanks stand in it.
    fn has_numerals(&self) -> bool {
        self.pieces.iter().any(|piece| piece.kind == Kind::Value && !numeral::names_unit(piece.text))
    }

    /// Whether it has a row of numbers: a label and one, or several.
    pub(super) fn is_row(&self) -> bool {
        self.words().next().is_some() && !self.values().is_empty() || self.values().len() > 1
    }
}

/// Whether the white space of some lines is a mark that keeps pieces apart, and puts nothing in a column: behind first pieces
/// that end in different places there is always as much of it, and where these places are few, as much between all others.
pub(super) fn is_separated(lines: &[Printed<'_>]) -> bool {
    /// Places in which the first pieces end, at the least; and of a print in which all white space is alike.
    const PLACES: usize = 3;
    const PLACES_ALIKE: usize = 2;
    let gap = |pair: &[Piece<'_>]| match pair {
        [before, behind] => behind.lo.checked_sub(before.hi),
        _ => None,
    };
    let labelled = || lines.iter().filter(|line| line.pieces.first().is_some_and(|first| first.kind == Kind::Words));
    let behind_first = |line: &Printed<'_>| Some((gap(line.pieces.get(..2)?)?, line.pieces.first()?.hi));
    let gaps: BTreeSet<(usize, usize)> = labelled().filter_map(behind_first).collect();
    let usual = gaps.iter().collect::<Vec<_>>().chunk_by(|a, b| a.0 == b.0).map(<[_]>::len).max().unwrap_or(0);
    let ends = gaps.iter().map(|gap| gap.1).collect::<BTreeSet<_>>().len();
    let all: BTreeSet<usize> = lines.iter().flat_map(|line| line.pieces.windows(2).filter_map(gap)).collect();
    usual >= PLACES && usual * 4 > ends * 3 || ends >= PLACES_ALIKE && all.len() == 1
}

/// The lines of a document as on a terminal, quotes taken to be as wide as its values stand in fewer places with.
pub(super) fn in_widths<'d>(document: &'d Document, pages: &[usize]) -> Vec<Printed<'d>> {
    let wide = lines(document, pages, Measure::Widths);
    let either = |c: char| c.width() != c.width_cjk();
    let quoted = |line: &Printed<'_>| line.pieces.first().is_some_and(|piece| piece.text.contains(either));
    if !wide.iter().any(|line| !line.values().is_empty() && quoted(line)) {
        return wide;
    }
    let narrow = lines(document, pages, Measure::NarrowQuotes);
    let places = |lines: &[Printed<'_>]| {
        let values = || lines.iter().flat_map(Printed::values);
        let begins: BTreeSet<usize> = values().map(|piece| piece.lo).collect();
        let ends: BTreeSet<usize> = values().map(|piece| piece.hi).collect();
        begins.len() + ends.len()
    };
    if places(&narrow) < places(&wide) { narrow } else { wide }
}

/// The lines of a document, its page numbers (`pages`) left out; a table ends what stands before it.
pub(super) fn lines<'d>(document: &'d Document, pages: &[usize], measure: Measure) -> Vec<Printed<'d>> {
    let mut lines: Vec<Printed<'_>> = Vec::new();
    let ruled = ruled(document);
    let (mut page, mut ends, mut last) = (false, false, None);
    for (block, content) in document.blocks.iter().enumerate() {
        let Block::Line(line) = content else {
            ends = true;
            continue;
        };
        let number = line.at.number();
        let feeds = |block: usize| match document.blocks.get(block) {
            Some(Block::Line(line)) => line.text.starts_with('\u{C}'),
            _ => false,
        };
        let bare = line.text.trim();
        let foot = feeds(block + 1) && bare.len() <= 4 && bare.chars().all(|c| c.is_ascii_digit());
        if is_page_mark(&line.text) || pages.contains(&block) || foot {
            page = true;
            continue;
        }
        let mut pieces = pieces(&line.text, measure);
        if ruled.contains(&block) {
            let barred = |piece: &&mut Piece<'_>| piece.text.starts_with('|') || piece.text.ends_with('|');
            pieces.iter_mut().filter(barred).for_each(|piece| piece.kind = Kind::Words);
        }
        let caption = |text: &str| words::of(text).meanings.iter().any(|m| matches!(m, Meaning::Caption(_)));
        let alone = match pieces.as_slice() {
            [piece] if piece.kind == Kind::Words => piece.text.chars().count() > PROSE || caption(piece.text),
            _ => line.heading.is_some() || line.text.contains('\n'),
        };
        lines.push(Printed {
            block,
            at: line.at,
            apart: number.is_none() || last.is_none() || number != last,
            page: page || feeds(block),
            ends: ends || alone,
            pieces,
            values: None,
        });
        ends = alone;
        page = false;
        last = number.map(|number| number + 1);
    }
    part_near(&mut lines, measure);
    let units = units(&lines);
    for line in &mut lines {
        // a unit stands where others stand beside numbers; elsewhere it is the end of a wrapped label (行政查询事 / 项)
        if !line.has_numerals() {
            let ends = |piece: &&mut Piece<'_>| !units.contains(&piece.lo);
            line.pieces.iter_mut().filter(ends).for_each(|piece| piece.kind = Kind::Words);
        }
        let kind = |at: usize| line.pieces.get(at).map(|piece| piece.kind);
        let words = (0..line.pieces.len()).find(|&at| kind(at) == Some(Kind::Words));
        line.values = (words.map_or(0, |at| at + 1)..line.pieces.len()).find(|&at| kind(at) == Some(Kind::Value));
    }
    lines
}

/// Parts a numeral, or a piece of a caption, from the words that a single space keeps it apart from, where other lines have
/// pieces of their own that begin in its place: the label is as long as its column is wide.
fn part_near(lines: &mut [Printed<'_>], measure: Measure) {
    /// Pieces that begin in one place by no chance.
    const FEWEST: usize = 2;
    let mut begins: BTreeMap<usize, usize> = BTreeMap::new();
    for piece in lines.iter().flat_map(|line| line.pieces.iter().skip(1)) {
        *begins.entry(piece.lo).or_default() += 1;
    }
    for line in lines {
        let mut at = 0;
        while let Some(piece) = line.pieces.get_mut(at) {
            at += 1;
            let Some((before, word)) = piece.text.rsplit_once(' ').filter(|_| piece.kind == Kind::Words) else {
                continue;
            };
            let covered = word.chars().map(|c| width(c, measure)).sum::<usize>();
            let lo = piece.hi.saturating_sub(covered);
            let (before, own) = (before.trim_end(), kind(word));
            let fits = begins.get(&lo).is_some_and(|&count| count >= FEWEST) && !before.is_empty();
            if !fits || own == Kind::Words && !(word.chars().count() <= SHORT && of_captions(word)) {
                continue;
            }
            let start = piece.start + piece.text.chars().count() - word.chars().count();
            let behind = Piece { text: word, start, lo, hi: piece.hi, kind: own };
            // a mark for a blank cell may be kept apart from the number beside it by as little
            (piece.text, piece.hi, piece.kind) = (before, lo.saturating_sub(1), kind(before));
            line.pieces.insert(at, behind);
            at += 1;
        }
    }
}

/// The blocks in which a bar parts cells, and is no misread 1: lines one below the other all have some.
fn ruled(document: &Document) -> BTreeSet<usize> {
    /// Lines with bars that stand together by no chance.
    const FEWEST: usize = 3;
    let barred =
        |block: usize| matches!(document.blocks.get(block), Some(Block::Line(line)) if line.text.contains('|'));
    let blocks: Vec<usize> = (0..document.blocks.len()).filter(|&block| barred(block)).collect();
    let runs = blocks.chunk_by(|a, b| a + 1 == *b).filter(|run| run.len() >= FEWEST);
    runs.flatten().copied().collect()
}

/// Where units begin that stand beside numerals.
fn units(lines: &[Printed<'_>]) -> BTreeSet<usize> {
    let beside = lines.iter().filter(|line| line.has_numerals()).flat_map(|line| &line.pieces);
    beside.filter(|piece| numeral::names_unit(piece.text)).map(|piece| piece.lo).collect()
}

/// The pieces of a line.
fn pieces(line: &str, measure: Measure) -> Vec<Piece<'_>> {
    let mut pieces: Vec<Piece<'_>> = Vec::new();
    // the piece that is open: its first byte, character and place, and where it ends so far
    let mut open: Option<(usize, usize, usize)> = None;
    let (mut end, mut hi, mut place, mut white) = (0, 0, 0, 0);
    let mut close = |open: &mut Option<(usize, usize, usize)>, end: usize, hi: usize| {
        if let Some((from, start, lo)) = open.take()
            && let Some(text) = line.get(from..end)
        {
            let (mut text, mut start, mut lo) = (text, start, lo);
            while let Some((first, rest)) = numbered(text) {
                let skipped = text.get(..text.len() - rest.len()).unwrap_or_default();
                let width = skipped.chars().map(|c| self::width(c, measure)).sum::<usize>();
                let end = lo + first.chars().map(|c| self::width(c, measure)).sum::<usize>();
                pieces.push(Piece { text: first, start, lo, hi: end, kind: kind(first) });
                (text, start, lo) = (rest, start + skipped.chars().count(), lo + width);
            }
            let Some(words) = narrow(text) else {
                pieces.push(Piece { text, start, lo, hi, kind: kind(text) });
                return;
            };
            for text in words {
                let characters = text.chars().count();
                let hi = lo + text.chars().map(|c| self::width(c, measure)).sum::<usize>();
                pieces.push(Piece { text, start, lo, hi, kind: Kind::Words });
                (start, lo) = (start + characters + 1, hi + 1);
            }
        }
    };
    for (start, (byte, c)) in line.char_indices().enumerate() {
        let width = width(c, measure);
        if c.is_whitespace() || plain(c).is_whitespace() {
            white += if c == '\t' { APART } else { 1 };
            if white >= APART {
                close(&mut open, end, hi);
            }
        } else if !invisible(c) {
            open.get_or_insert((byte, start, place));
            white = 0;
            (end, hi) = (byte + c.len_utf8(), place + width);
        }
        place += width;
    }
    close(&mut open, end, hi);
    pieces
}

/// How many places a character takes.
fn width(c: char, measure: Measure) -> usize {
    match measure {
        _ if invisible(c) || c == '\u{C}' => 0,
        Measure::Characters => 1,
        Measure::Widths => c.width_cjk().unwrap_or(0),
        Measure::NarrowQuotes => c.width().unwrap_or(0),
    }
}

/// The words before a space and the numbered label behind it (（五）不 1.信访举报投诉类申请, 度办理结 无法提 2.没有现成信息): in narrow
/// columns the labels of groups may come as near to those of their rows.
fn numbered(text: &str) -> Option<(&str, &str)> {
    /// Letters of a line of the label of a group at the most.
    const LONGEST: usize = 12;
    let begins = |rest: &str| {
        let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
        let point = (1..=2).contains(&digits)
            && rest.get(digits..).is_some_and(|behind| {
                let mut behind = behind.chars();
                matches!(behind.next(), Some('.' | '．' | '、')) && behind.next().is_some_and(char::is_alphabetic)
            });
        let inner = rest.strip_prefix(['（', '(']).and_then(|rest| rest.split_once(['）', ')']));
        point || inner.is_some_and(|(inner, _)| inner.chars().count() == 1 && "一二三四五六七八九十".contains(inner))
    };
    let spaces = text.char_indices().take(LONGEST + 2).filter(|(_, c)| matches!(c, ' ' | '\u{3000}' | '\u{a0}'));
    let parted = spaces.filter_map(|(at, space)| Some((text.get(..at)?, text.get(at + space.len_utf8()..)?)));
    let mut labels = parted.filter(|(first, rest)| first.contains(char::is_alphabetic) && begins(rest));
    labels.find(|(first, _)| first.chars().count() <= LONGEST)
}

/// The captions of narrow columns that are wrapped, of which each fills its column: 结果维 结果纠 其他结 over 持 正 果, or stands as
/// near to the next one: 科 社会 法律 over 研 公益 服务.
fn narrow(text: &str) -> Option<impl Iterator<Item = &str>> {
    /// Captions that are as long as one another by no chance, and letters of each.
    const FEWEST: usize = 3;
    const LETTERS: std::ops::RangeInclusive<usize> = 2..=SHORT;
    let words = || text.split(' ');
    let chinese = |word: &str| word.chars().all(|c| ('\u{4E00}'..='\u{9FFF}').contains(&c));
    let length = words().next()?.chars().count();
    let alike = |word: &str| word.chars().count() == length && chinese(word);
    let of_one_length = || LETTERS.contains(&length) && words().nth(FEWEST - 1).is_some() && words().all(alike);
    let short = |word: &str| (1..=SHORT).contains(&word.chars().count()) && chinese(word);
    (words().nth(1).is_some() && words().all(short) && (of_one_length() || are_pieces(text))).then(words)
}

/// Whether words are pieces of captions, and no two of them stand beside each other in one.
fn are_pieces(text: &str) -> bool {
    let words: Vec<&str> = text.split(' ').collect();
    words.iter().all(|word| of_captions(word)) && !words.windows(2).any(|pair| of_captions(&pair.concat()))
}

/// Whether a word is a piece of a caption.
fn of_captions(word: &str) -> bool {
    let mut labels = BlockId::all().flat_map(|id| id.block().columns);
    labels.any(|label| label.official.contains(word) || label.under.iter().any(|group| group.contains(word)))
}

fn kind(text: &str) -> Kind {
    let numeral = numeral::cell(text, DIGITS).iter().any(|piece| piece.content != Content::Unreadable);
    if numeral || numeral::names_unit(text) { Kind::Value } else { Kind::Words }
}
