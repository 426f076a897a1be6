//! Labels in running text: where one stands, whole, cut or with numerals between its parts.

use super::Event;
use super::{Char, MOST_OF_ROW, PATTERNS, Scanner, remainder};
use crate::form::fold::{self, Ordinal, Style};
use crate::layout::label::{Meaning, Term};
use crate::layout::numeral::plain;
use crate::layout::stream::letters::{is_closing, is_mark, is_unit_letter, numeral_like};
use crate::reconcile::Gap;
use crate::work;

/// Whether a numeral may begin with a character, be it a zero in letters.
fn begins_numeral(c: &Char) -> bool {
    numeral_like(c.raw) || c.raw == '零'
}

/// The number that characters are, with the mark behind it: 三、 or （七）.
fn ordinal(number: impl Iterator<Item = char>) -> Option<Ordinal> {
    let number: String = number.collect();
    let marked = number.ends_with([')', '）', '、', '.', '．']);
    let alone = marked.then(|| fold::fold(&number))?;
    alone.number.filter(|_| alone.key.is_empty())
}

impl Scanner {
    /// The longest label or filler that starts at a character: its end, its term, and whether it is whole.
    pub(super) fn label(&self, at: usize) -> Option<(usize, Option<&'static Term>, bool)> {
        let first = self.chars.get(at)?.letter?;
        let list = PATTERNS.get(&first)?;
        let mut partial: Option<(usize, usize, &'static Term)> = None;
        for pattern in list {
            let (matched, end) = self.follow(at, &pattern.letters);
            let longest = partial.map_or(0, |(longest, ..)| longest);
            if matched == pattern.letters.len() {
                // 其他 is not read where 其他法律行 goes on behind numerals
                if longest > matched {
                    break;
                }
                // 单位： begins a note
                let note = pattern.term.is_none() && self.chars.get(end).is_some_and(|c| matches!(c.raw, ':' | '：'));
                return if note { None } else { Some((end, pattern.term, true)) };
            }
            // numerals between two of its lines: the rest follows behind them
            if let (Some(term), Some(rest)) = (pattern.term, pattern.letters.get(matched..))
                && matched >= 1
                && pattern.letters.len() >= 4
                // a unit behind a number is that of the number, or stands in a cell of its own
                && !rest.iter().all(|&letter| is_unit_letter(letter))
                && self.numeral_ahead(end)
                && self.goes_on(end, rest)
            {
                return Some((end, Some(term), false));
            }
            // cut by numerals: long enough, at a border, and going on behind them
            if let Some(term) = pattern.term
                && matched >= 4
                && matched > longest
                && !first.is_ascii_digit()
                && self.chars.get(end).is_some_and(|c| {
                    c.gap.is_some() && (plain(c.raw).is_ascii_digit() || is_mark(c.raw) || c.raw == '零')
                })
            {
                partial = Some((matched, end, term));
            }
        }
        let (matched, end, term) = partial?;
        // no other label may begin with the same letters
        let rivals = list.iter().filter(|p| {
            p.letters.len() > matched
                && self.follow(at, &p.letters).0 == matched
                && p.term.is_none_or(|t| !t.meanings.iter().any(|m| term.meanings.contains(m)))
        });
        (rivals.count() == 0).then_some((end, Some(term), false))
    }

    /// What a label may mean: one that has the number of a row before it is that row, and no caption.
    pub(super) fn meanings(&self, at: usize, term: &Term) -> Vec<Meaning> {
        /// Characters of a number with its marks.
        const NUMBER: std::ops::RangeInclusive<usize> = 2..=4;
        let column = |m: &Meaning| matches!(m, Meaning::Column(..));
        let row = |m: &Meaning| matches!(m, Meaning::Row(..));
        if !(term.meanings.iter().any(column) && term.meanings.iter().any(row)) {
            return term.meanings.clone();
        }
        let before = NUMBER.filter_map(|long| self.chars.get(at.checked_sub(long)?..at));
        let joined = before.filter(|number| number.iter().skip(1).all(|c| c.gap.is_none()));
        let ordinals = joined.filter_map(|number| ordinal(number.iter().map(|c| c.raw)));
        let rows = ordinals.map(|ordinal| numbered(term, ordinal)).find(|rows| !rows.is_empty());
        rows.unwrap_or_else(|| term.meanings.clone())
    }

    /// A label whose number stands before its numerals, and its words on the lines behind them (`一、 12 0 3` over 本年新收……,
    /// `4. 件 61` over 信函申请数): gives the label, and says where its numerals begin.
    pub(super) fn number_before(&mut self, at: usize) -> Option<usize> {
        let first = self.chars.get(at)?;
        if first.gap != Some(Gap::Break) || !(first.letter.is_some() || matches!(first.raw, '(' | '（')) {
            return None;
        }
        let joined = |(i, c): &(usize, &Char)| *i == 0 || c.gap.is_none();
        let number = self.chars.iter().skip(at).take(5).enumerate().take_while(joined).map(|(_, c)| c.raw);
        let (ordinal, begin) = (ordinal(number.clone())?, at + number.count());
        let line = self.chars.get(begin)?.line;
        let numerals = self.chars.iter().skip(begin).take(MOST_OF_ROW).take_while(|c| c.line == line);
        let count = numerals.clone().count();
        let of_row = |c: &Char| {
            numeral_like(c.raw) || is_mark(c.raw) || is_unit_letter(c.raw) || matches!(plain(c.raw), '.' | ',')
        };
        if !numerals.clone().any(|c| numeral_like(c.raw) || is_mark(c.raw)) || !numerals.clone().all(of_row) {
            return None;
        }
        let words = begin + count;
        let (end, term, whole) = self.label(words)?;
        let term = term?;
        let meanings = numbered(term, ordinal);
        if meanings.is_empty() {
            return None;
        }
        self.flush();
        let printed: String = self.chars.get(words..end).unwrap_or(&[]).iter().map(|c| c.raw).collect();
        self.rest = if whole { Vec::new() } else { remainder(term, &printed) };
        self.emit(Event::Label { meanings, printed, line, wrapped: false }, at, begin);
        self.behind = Some((words, end));
        Some(begin)
    }

    /// Whether letters follow behind the units and the numerals that stand here, and nothing else between.
    pub(super) fn goes_on(&self, at: usize, rest: &[char]) -> bool {
        let mut digits = false;
        for (i, c) in self.chars.iter().enumerate().skip(at).take(MOST_OF_ROW) {
            if digits && c.letter == rest.first().copied() && self.follow(i, rest).0 == rest.len() {
                return true;
            }
            let numeral = begins_numeral(c);
            if !(c.letter.is_none() || numeral || is_unit_letter(c.raw)) {
                return false;
            }
            digits |= numeral;
        }
        false
    }

    /// Whether numerals stand behind a border here, a unit before them or not (件 35 584).
    pub(super) fn numeral_ahead(&self, at: usize) -> bool {
        // the mark of words that go on behind the numerals (危及国家安全、 件 80, 危及“ 54 0 over 三安全一稳定”)
        let open = |c: &Char| matches!(c.raw, '、' | '，' | '“' | '"' | '（' | '(');
        let marked = self.chars.get(at).is_some_and(|c| c.gap.is_none() && open(c));
        let at = at + usize::from(marked);
        let rest = self.chars.get(at..).unwrap_or(&[]);
        let units = rest.iter().take(2).take_while(|c| is_unit_letter(c.raw)).count();
        let behind = |i: usize| self.chars.get(i).is_some_and(|c| c.gap.is_some() && begins_numeral(c));
        let bordered = self.chars.get(at).is_some_and(|c| c.gap.is_some());
        bordered && (behind(at) || units > 0 && (behind(at + units) || behind(at + 1)))
    }

    /// Whether a short label is the end of words in brackets that began on a line above (…，不计⏎其他情形）).
    pub(super) fn ends_bracket(&self, at: usize, end: usize) -> bool {
        /// Letters of such a label, and characters of a line that are looked through.
        const MOST: (usize, usize) = (4, 80);
        let closing = |c: &Char| c.gap.is_none() && matches!(c.raw, '）' | ')');
        if end - at > MOST.0 || !self.chars.get(end).is_some_and(closing) {
            return false;
        }
        let line = self.chars.get(at).map(|c| c.line);
        let before = self.chars.get(at.saturating_sub(MOST.1)..at).unwrap_or(&[]);
        !before.iter().rev().take_while(|c| Some(c.line) == line).any(|c| matches!(c.raw, '（' | '('))
    }

    /// Whether a short label (其他) is only a word in the middle of others (不计其他情形).
    pub(super) fn amid_words(&self, at: usize, end: usize) -> bool {
        /// Letters of a label that is known by them alone (其他情形); a longer one is no part of other words.
        const SHORT: usize = 4;
        let short = end - at <= 2;
        // （……，不计其他情形） is one explanation
        let letters = self.chars.get(at..end).unwrap_or(&[]).iter().filter(|c| c.letter.is_some()).count();
        if letters <= SHORT && self.in_brackets(at) {
            return true;
        }
        let joined = |i: usize| self.chars.get(i).is_some_and(|c| c.gap.is_none());
        let letter = |i: usize| self.chars.get(i).is_some_and(|c| c.letter.is_some() && !numeral_like(c.raw));
        // the end of that explanation on a line of its own
        let before = |n: usize| at.checked_sub(n).and_then(|i| self.chars.get(i)).map(|c| c.raw);
        if before(2) == Some('不') && before(1) == Some('计') && joined(at) {
            return true;
        }
        // 行政许可类信息92条 counts what was published of a kind
        if self.chars.get(end).is_some_and(|c| c.raw == '类') && joined(end) && joined(end + 1) && letter(end + 1) {
            return true;
        }
        // a letter may be lost that the words go on with (法人或其他□织)
        let lost = |c: &Char| c.gap.is_none() && matches!(plain(c.raw), '?' | '*' | '\u{fffd}' | '□' | '■');
        let behind = letter(end) || self.chars.get(end).is_some_and(lost) && joined(end + 1) && letter(end + 1);
        // 其他主动公开文件 is a row of its own, and so is 2.其他法律行政法规禁止公开
        let first = !joined(at) || self.is_numbered(at);
        let begins = first && !self.chars.get(end).is_some_and(|c| is_unit_letter(c.raw));
        let amid = self.letters > 0 && joined(at);
        short && (amid || begins) && joined(end) && behind && self.label(end).is_none() && self.note(end).is_none()
    }

    /// Whether the number of an item stands right before a character.
    fn is_numbered(&self, at: usize) -> bool {
        let before = |n: usize| at.checked_sub(n).and_then(|i| self.chars.get(i)).map(|c| plain(c.raw));
        matches!(before(1), Some('.' | '、')) && before(2).is_some_and(|c| c.is_ascii_digit())
    }

    /// Where a long explanation in brackets ends that begins at a character: the names in it are no labels.
    pub(super) fn explanation(&self, at: usize) -> Option<usize> {
        /// Letters from which on an explanation is no label of its own (未经复议直接起诉).
        const FEWEST: usize = 16;
        /// Characters of an explanation at the most.
        const LONGEST: usize = 160;
        let open = self.chars.get(at).filter(|c| plain(c.raw) == '(' && self.label(at + 1).is_none())?;
        let mut deep = 0;
        let mut letters = 0;
        for (i, c) in self.chars.iter().enumerate().skip(at).take(LONGEST) {
            work::add(1);
            match plain(c.raw) {
                '(' => deep += 1,
                ')' => deep -= 1,
                raw if raw.is_ascii_digit() => return None,
                _ => letters += usize::from(c.letter.is_some()),
            }
            if deep == 0 {
                return (letters >= FEWEST && c.line == open.line).then_some(i + 1);
            }
        }
        None
    }

    /// Whether a bracket before a character, and behind the last numeral, is still open.
    pub(super) fn in_brackets(&self, at: usize) -> bool {
        /// Characters of an explanation that are looked back through.
        const REACH: usize = 100;
        let before = self.chars.get(at.saturating_sub(REACH)..at).unwrap_or(&[]);
        let digit = |i: usize| before.get(i).is_some_and(|c| plain(c.raw).is_ascii_digit());
        // a digit by itself that words go on from is a misprint in them (这一情形6不计其他情形)
        let amid = |i: usize| {
            let goes_on = before.get(i + 1).is_some_and(|c| c.gap.is_none() && c.letter.is_some());
            let joined = before.get(i).is_some_and(|c| c.gap.is_none());
            joined && goes_on && !digit(i + 1) && i.checked_sub(1).is_none_or(|i| !digit(i))
        };
        let words = before.iter().enumerate().rev().take_while(|&(i, _)| !digit(i) || amid(i));
        let bracket = words.map(|(_, c)| plain(c.raw)).find(|c| matches!(c, '(' | ')'));
        bracket == Some('(')
    }

    /// How many letters of a pattern follow each other from a character, and where the last one ends.
    pub(super) fn follow(&self, at: usize, letters: &[char]) -> (usize, usize) {
        let mut matched = 0;
        let mut end = at;
        let mut i = at;
        while matched < letters.len() {
            let Some(c) = self.chars.get(i) else { break };
            match c.letter {
                Some(letter) if letters.get(matched) == Some(&letter) => {
                    matched += 1;
                    end = i + 1;
                }
                Some(_) => break,
                None if is_mark(c.raw) && c.gap.is_some() => break,
                None => {}
            }
            i += 1;
        }
        work::add(i - at);
        // closing brackets and quotes belong to the label
        while self
            .chars
            .get(end)
            .is_some_and(|c| c.letter.is_none() && c.gap.is_none_or(|g| g == Gap::Break) && is_closing(c.raw))
        {
            end += 1;
        }
        (matched, end)
    }

    pub(super) fn rest_of_label(&mut self, at: usize) -> Option<usize> {
        if self.rest.is_empty() {
            return None;
        }
        if self.chars.get(at)?.letter != self.rest.first().copied() {
            return None;
        }
        let (matched, end) = self.follow(at, &self.rest);
        if matched >= 2.min(self.rest.len()) && matched > 0 {
            self.rest.drain(..matched);
            return Some(end);
        }
        None
    }
}

/// The rows that a label may mean, of those that have this number.
fn numbered(term: &Term, ordinal: Ordinal) -> Vec<Meaning> {
    let chinese = |number: Ordinal| matches!(number.style, Style::Chinese | Style::ChineseBracketed);
    let own = |m: &Meaning| {
        let Meaning::Row(id, r) = *m else { return false };
        let official = id.block().rows.get(r).map_or("", |label| label.official);
        fold::fold(official).number.is_some_and(|own| own.value == ordinal.value && chinese(own) == chinese(ordinal))
    };
    term.meanings.iter().copied().filter(own).collect()
}
