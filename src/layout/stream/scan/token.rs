//! Numerals in running text, told from the digits that number and date words.

use super::{Char, EMPTY, Event, Scanner};
use crate::form::{Quantity, fold};
use crate::layout::label::{Meaning, Term, VOCABULARY};
use crate::layout::numeral::{self, Unit, plain};
use crate::layout::stream::arrange::LONG;
use crate::layout::stream::letters::{is_stop, is_unit_letter, numeral_like, stops};
use crate::layout::stream::{Token, word};
use crate::reconcile::{Content, Gap};
use crate::work;

impl Scanner {
    /// Takes the number of the label that starts here (`2.`) back from the numeral before it.
    pub(super) fn unnumber(&mut self, at: usize, term: Option<&Term>) {
        let Some(before) = at.checked_sub(1).and_then(|i| self.chars.get(i)) else { return };
        let c = plain(before.raw);
        let marks = c == '.' || c == '、' || c == ')' || c == '）' || c == ':' || c == '·' || c == ',';
        if !marks {
            self.unnumber_undotted(at, term);
            return;
        }
        // the mark itself was read as words, right behind a numeral that is the label's number
        let between = self.chars.get(self.token_end..at).unwrap_or(&[]);
        let digit = |i: usize| self.chars.get(i).is_some_and(|c| numeral_like(c.raw));
        let behind = self.chars.get(self.token_end).is_some_and(|mark| matches!(mark.gap, None | Some(Gap::Space)));
        let of_label = behind && self.token_end.checked_sub(1).is_some_and(digit);
        let broken = self.chars.get(at).is_some_and(|c| c.gap == Some(Gap::Break));
        // of a number in brackets （二） the brackets are left
        if between.iter().any(|c| plain(c.raw) == '(') {
            return;
        }
        if !of_label || self.letters > 0 || between.iter().any(|c| c.letter.is_some()) {
            return;
        }
        self.words.clear();
        let last = self.token_end.saturating_sub(1);
        let begins = self.chars.get(last).is_some_and(|c| c.gap.is_some()) || self.behind_colon(last);
        let Some(Event::Token(token)) = self.events.last_mut() else { return };
        let Content::Digits(digits) = &mut token.piece.content else { return };
        if broken && digits.len() > 1 {
            return; // a mark at the end of a line ends its number
        }
        // a comma or a colon may as well part a number from the next label (新收11,上年结转3): what stands by itself or ends a
        // long run, and is the number that the form gives the label, is no value
        let apart = digits.len() == 1 && begins;
        let numbered = |digit: char| term.is_some_and(|term| counts_off(term, digit));
        if matches!(c, ',' | ':') && !(digits.ends_with(numbered) && (apart || digits.len() >= LONG)) {
            return;
        }
        digits.to_mut().pop();
        let printed = token.piece.printed.to_mut();
        if printed.ends_with('.') {
            printed.pop();
        }
        printed.pop();
        if digits.is_empty() {
            self.events.pop();
            self.spans.pop();
        }
    }

    /// A numeral or a printed blank that starts at a character.
    pub(super) fn token(&mut self, at: usize) -> Option<(Token, usize)> {
        let c = *self.chars.get(at)?;
        let border_after = |end: usize| self.chars.get(end).is_none_or(|next| next.gap.is_some());
        let raw: Vec<char> = self.run_of(at);
        let gap = c.gap.unwrap_or(Gap::Space);
        let at_line = self.places.get(c.line)?.character(c.column + 1);
        let alone = self.alone.get(c.line).copied().unwrap_or(false) || self.pages.contains(&at);
        let place = |piece: numeral::Piece<'static>| Token {
            piece,
            at: at_line,
            cell: None,
            alone,
            run_on: false,
            open: false,
        };
        if let Some((piece, end)) = self.minus_apart(at) {
            return Some((place(numeral::Piece { gap, ..piece }), end));
        }
        // a blank stands alone between borders
        let whole = raw.len();
        let text: String = raw.iter().filter(|&&c| c != EMPTY).collect();
        let blank = || c.raw == EMPTY || numeral::is_blank(&text) && !self.parts_words(at);
        if c.gap.is_some() && border_after(at + whole) && blank() {
            let piece =
                numeral::Piece { content: Content::Blank, gap, price: 0, unit: None, start: 0, printed: text.into() };
            return Some((place(piece), at + whole));
        }
        if c.gap.is_some() {
            let within = |(i, c): &(usize, &Char)| *i == 0 || c.gap.is_none();
            let rest = self.chars.get(at..).unwrap_or(&[]).iter();
            let mut word: Vec<char> =
                rest.enumerate().take(word::LONGEST + 1).take_while(within).map(|(_, c)| c.raw).collect();
            let piece = self.fills_cell(at, &word).or_else(|| self.nothing_in_row(at, &word));
            if let Some(piece) = piece.or_else(|| self.in_letters(at, &word)) {
                return Some((place(numeral::Piece { gap, ..piece }), at + word.len()));
            }
            let whole = word.len();
            self.join_apart(at, &mut word);
            if word.len() > whole {
                let piece = word::joined(&word, self.max_digits);
                return Some((place(numeral::Piece { gap, ..piece }), at + word.len()));
            }
            if word.len() <= word::LONGEST
                && let Some(piece) = word::read(&word, self.max_digits)
            {
                return Some((place(numeral::Piece { gap, ..piece }), at + word.len()));
            }
        }
        let starts = plain(c.raw);
        let begun = c.gap.is_none() && self.begins_before(at);
        let unreadable = |length: usize| {
            let from = at - usize::from(begun);
            let printed =
                self.chars.get(from..at + length).unwrap_or(&[]).iter().map(|c| c.raw).collect::<String>().into();
            let content = Content::Unreadable;
            (place(numeral::Piece { content, gap, price: 0, unit: None, start: 0, printed }), at + length)
        };
        let sign = |c: &char| matches!(plain(*c), '+' | '-');
        // a sign typed twice (--253) says no more than one
        let twice = c.gap.is_some() && starts == '-' && raw.get(1).is_some_and(|&d| plain(d) == '-');
        let signed = sign(&c.raw)
            && raw.get(1 + usize::from(twice)).is_some_and(|&d| numeral_like(d))
            && (raw.iter().any(|&d| plain(d).is_ascii_digit())
                || c.gap.is_some() && raw.len() <= 3 && raw.iter().skip(1).all(|&d| numeral_like(d)));
        let of_number = |r: char| numeral_like(r) || matches!(plain(r), '.' | ',');
        // what is left of a word is no number either
        let of_word = |i: usize| self.chars.get(i).is_some_and(|before| before.raw.is_ascii_alphabetic());
        let within = c.gap.is_none() && at.checked_sub(1).is_some_and(of_word) && self.token_end != at;
        // what stands in brackets behind it is no part of it
        let own = raw.iter().take_while(|r| !matches!(r, '(' | '（')).count();
        let letter_digit = numeral_like(c.raw)
            && !starts.is_ascii_digit()
            && !within
            && raw.iter().take(own).all(|&r| of_number(r))
            && (c.gap.is_some() || self.letters == 0);
        if !(starts.is_ascii_digit() || signed || letter_digit) {
            return None;
        }
        if begun {
            return Some(unreadable(raw.len()));
        }
        if starts.is_ascii_digit() && c.gap.is_none() && (self.inside_word(at) || self.inside_label(at)) {
            return None;
        }
        if starts.is_ascii_digit() && c.gap.is_none() && self.inside_line(at) {
            return None;
        }
        // a word that begins with a misprint: S律法规规定的其他情形, and 4方面的经费） on a line of its own
        let behind = self.chars.get(at + own).filter(|c| c.gap.is_none());
        let word = behind.is_some_and(|c| c.letter.is_some_and(|l| !l.is_ascii_alphanumeric()));
        let misprint = letter_digit || c.gap == Some(Gap::Break) && raw.len() == 1 && self.in_brackets(at);
        if misprint && word && self.label(at + own).is_none() {
            // and digits behind the letter are a number that has lost its first (I8)
            let digits = letter_digit && self.last_label.is_some() && raw.iter().any(|&r| plain(r).is_ascii_digit());
            return digits.then(|| unreadable(own));
        }
        if self.begins_words(at) {
            return None;
        }
        // 12-335 is 12 and -335 run together, or 12, a dash and 335, or -33 and 5: nothing tells
        let digits = raw.iter().skip(usize::from(sign(&c.raw))).take_while(|&&d| !sign(&d) && !stops(d)).count();
        let runs_on = |i: usize| raw.get(i).is_some_and(sign) && raw.get(i + 1).is_some_and(|&d| numeral_like(d));
        let first_part = digits + usize::from(sign(&c.raw));
        let number_of_label = signed && c.gap.is_none() && {
            let digits = raw.iter().skip(1).take_while(|&&d| plain(d).is_ascii_digit()).count();
            let end = at + 1 + digits;
            let mark = digits == 1
                && self.chars.get(end).is_some_and(|c| c.gap.is_none() && matches!(plain(c.raw), '.' | '、'));
            mark && self.chars.get(end + 1).is_some_and(|c| c.letter.is_some_and(|l| !l.is_ascii_digit()))
        };
        if number_of_label {
            return None;
        }
        let parts = raw.split(sign).filter(|part| !part.is_empty()).count();
        let behind_number = self.token_end == at;
        let pair = parts == if behind_number { 1 } else { 2 } && self.is_pair(usize::from(behind_number));
        if self.letters == 0 && !pair && (runs_on(first_part) && digits > 0 || signed && c.gap.is_none()) {
            return Some(unreadable(raw.len()));
        }
        let (mut piece, mut length) = numeral::numeral(&raw, 0, self.max_digits)?;
        if let Some(length) = torn_thousands(&raw).filter(|torn| *torn > length) {
            return Some(unreadable(length));
        }
        if let Some(length) = self.misprinted(at, length) {
            return Some(unreadable(length));
        }
        // digits that words go on from are no numeral: 2021年, 3月, 第12页
        if let Some(next) = self.chars.get(at + length)
            && (next.gap.is_none() && (numeral::goes_on(next.raw) || next.raw == '〕') || is_year(&raw, next))
        {
            return None;
        }
        // 部 may be the first letter of the next label (部分公开): it is a unit at a border only
        if piece.unit.is_some() && piece.printed.ends_with('部') && !border_after(at + length) {
            let digits: String = raw.iter().take_while(|&&r| plain(r).is_ascii_digit()).map(|&r| plain(r)).collect();
            if digits.is_empty() {
                return None;
            }
            length = digits.len();
            let printed = raw.get(..length).unwrap_or(&[]).iter().collect::<String>().into();
            piece = numeral::Piece { content: Content::Digits(digits.into()), unit: None, printed, ..piece };
        }
        if let Some(shorter) = self.before_item(at, length, &piece) {
            length = shorter;
            let digits: String = raw.iter().take(length).map(|&r| plain(r)).collect();
            let printed = raw.get(..length).unwrap_or(&[]).iter().collect::<String>().into();
            piece = numeral::Piece { content: Content::Digits(digits.into()), printed, ..piece };
        }
        let behind_number = c.gap.is_none() && self.token_end == at;
        let behind_mark = at.checked_sub(1).and_then(|i| self.chars.get(i)).is_some_and(|b| is_stop(b.raw));
        let begins = c.gap.is_some() || behind_mark || behind_number || self.is_glued(at);
        if begins && self.numbers_words(&piece, at + length) {
            return None;
        }
        // in digits run together a unit ends the last of several numbers
        let long = piece.content.digits().is_some_and(|digits| digits >= LONG);
        let run_on = c.gap.is_none() || !border_after(at + length) || long;
        if !(run_on && piece.unit == Some(Unit::Things) && piece.price == 0) {
            piece = piece.complete();
        }
        // and 112,345 may be 1, 1 and 2,345
        if run_on && let Some(run) = grouped(&raw, length, &piece) {
            piece.content = Content::Digits(run.into());
        }
        let behind_unit = matches!(self.events.last(), Some(Event::Token(last)) if last.piece.unit.is_some());
        piece.gap = if behind_unit && self.token_end == at && c.gap.is_none() { Gap::Nothing } else { gap };
        // a point that nothing follows has lost its decimals, unless they are on the next line, or the next words are a label
        // that it numbers
        let torn = self.chars.get(at + length).is_some_and(|c| c.gap.is_none() && plain(c.raw) == '.');
        let ends = |end: usize| {
            let next = self.chars.get(end);
            next.is_none_or(|c| matches!(c.gap, Some(Gap::Break | Gap::Border)) && !plain(c.raw).is_ascii_digit())
        };
        if torn && ends(at + length + 1) && matches!(piece.content, Content::Digits(_)) {
            piece.printed.to_mut().push('.');
        }
        let behind = self.chars.get(at + length).filter(|c| c.gap.is_none() && piece.unit.is_none());
        let run_on = behind.is_some_and(|c| !matches!(plain(c.raw), ',' | ';' | ':' | '。'));
        let open = self.may_hold_more(at + length);
        Some((Token { run_on, open, ..place(piece) }, at + length))
    }

    /// A number whose minus stands apart from it (`- 25`), in a cell of its own behind another.
    fn minus_apart(&self, at: usize) -> Option<(numeral::Piece<'static>, usize)> {
        let ends = |at: usize| self.chars.get(at).is_none_or(|c| matches!(c.gap, Some(Gap::Break | Gap::Border)));
        let (sign, first) = (self.chars.get(at)?, self.chars.get(at + 1)?);
        if plain(sign.raw) != '-' || first.gap != Some(Gap::Space) || !plain(first.raw).is_ascii_digit() || !ends(at) {
            return None;
        }
        let before = self.chars.get(..at)?.iter().rposition(|c| c.gap.is_some())?;
        if !(self.token_end == at && ends(before)) {
            return None;
        }
        let digits = self.run_of(at + 1);
        let word: Vec<char> = std::iter::once(sign.raw).chain(digits.iter().copied()).collect();
        let (piece, length) = numeral::numeral(&word, 0, self.max_digits)?;
        (length == word.len() && ends(at + length)).then_some((piece, at + length))
    }

    /// What a word says that is all of a cell, among the numerals of a row.
    fn fills_cell(&self, at: usize, word: &[char]) -> Option<numeral::Piece<'static>> {
        let cell = |at: usize| self.chars.get(at).is_none_or(|c| matches!(c.gap, Some(Gap::Break | Gap::Border)));
        let row = |meanings: &[Meaning]| meanings.iter().any(|m| matches!(m, Meaning::Row(..)));
        let in_row = match self.events.last() {
            Some(Event::Token(_)) => true,
            Some(Event::Label { meanings, .. }) => row(meanings),
            _ => false,
        };
        // a unit is no empty cell
        let unit = word.iter().all(|&c| is_unit_letter(c));
        let whole = in_row && !unit && self.letters == 0 && cell(at) && cell(at + word.len());
        whole.then(|| word::alone(word, self.max_digits)).flatten()
    }

    /// A number in letters behind the label of a row or a number of it, on its line: 行政许可 十二. One letter may be the number of
    /// what stands behind it, unless it ends the line.
    fn in_letters(&self, at: usize, word: &[char]) -> Option<numeral::Piece<'static>> {
        let letter = |c: char| "零一二两三四五六七八九十百千".contains(c);
        let line = |at: usize| self.chars.get(at).map(|c| c.line);
        let same = at.checked_sub(1).and_then(line) == line(at) && self.words.is_empty();
        let in_row = match self.events.last()? {
            Event::Token(_) => self.token_end == at,
            Event::Label { meanings, .. } => meanings.iter().any(|m| matches!(m, Meaning::Row(..))),
            Event::Words(..) => false,
        };
        let next = self.chars.get(at + word.len());
        let mark = next.is_some_and(|c| matches!(plain(c.raw), '、' | '.' | ',' | ')' | '）'));
        let ends = next.is_none_or(|c| matches!(c.gap, Some(Gap::Break | Gap::Border))) && !mark;
        let goes_on = next.is_some_and(|c| plain(c.raw).is_ascii_digit() || letter(c.raw));
        let several = word.len() > 1 || word == ['零'];
        if !(same && in_row && word.iter().all(|&c| letter(c)) && (ends || several && goes_on)) {
            return None;
        }
        let text: String = word.iter().collect();
        let read = match &*numeral::cell(&text, self.max_digits) {
            [piece] => piece.clone().into_owned(),
            _ => numeral::Piece::unreadable(&text).into_owned(),
        };
        Some(read)
    }

    /// A word for nothing that stands behind a number of a row, on its line: 5 不涉及 3. In a narrow column its end is on the
    /// next line. What says that a cell is empty may be the first of a row.
    fn nothing_in_row(&self, at: usize, word: &[char]) -> Option<numeral::Piece<'static>> {
        let line = |at: usize| self.chars.get(at).map(|c| c.line);
        let same = self.token_end == at && at > 0 && line(at - 1) == line(at);
        let behind = matches!(self.events.last(), Some(Event::Token(_))) && same && self.letters == 0;
        let row = |m: &Meaning| matches!(m, Meaning::Row(..));
        let in_row = match self.events.last() {
            Some(Event::Token(_)) => true,
            Some(Event::Label { meanings, .. }) => meanings.iter().any(row),
            _ => false,
        };
        let empty = in_row && self.letters == 0 && numeral::is_written_blank(word.iter().copied());
        (empty || behind && word::is_nothing(word)).then(|| {
            let printed: String = word.iter().collect();
            numeral::Piece {
                content: Content::Blank,
                gap: Gap::Space,
                price: 0,
                unit: None,
                start: 0,
                printed: printed.into(),
            }
        })
    }

    /// What ends in a point and numbers no label is no number: its decimals are lost.
    pub(super) fn drop_torn(&mut self) {
        for event in &mut self.events {
            if let Event::Token(token) = event
                && token.piece.printed.ends_with('.')
                && matches!(token.piece.content, Content::Digits(_))
            {
                token.piece.content = Content::Unreadable;
            }
        }
        // 46 072.09 is one number, or a digit is wrong
        for at in 1..self.events.len() {
            let Some([Event::Token(before), Event::Token(token)]) = self.events.get_mut(at - 1..=at) else { continue };
            if token.piece.gap == Gap::Space && is_thousand(&token.piece.printed) && is_short(&before.piece.content) {
                before.piece.content = Content::Unreadable;
                token.piece.content = Content::Unreadable;
            }
        }
    }

    /// Whether a letter like a digit, which words took behind a unit or a label, stands right before a numeral (万元l2602,
    /// 行政许可S9-180): it may be its first digit.
    fn begins_before(&self, at: usize) -> bool {
        let before = |n: usize| at.checked_sub(n).and_then(|i| self.chars.get(i));
        let like = before(1).is_some_and(|c| numeral_like(c.raw) && c.raw.is_ascii_alphabetic());
        let letters = !self.words.is_empty() && self.words.chars().all(numeral_like);
        let behind_label = letters && matches!(self.events.last(), Some(Event::Label { .. }));
        like && self.token_end != at && (behind_label || before(2).is_some_and(|c| is_unit_letter(c.raw)))
    }

    /// How long a numeral is in which a sign stands that none has (603%9000.41, 16?, 2二, 9.�), or a letter before the point
    /// (27口.46): no part of it is the number.
    fn misprinted(&self, at: usize, length: usize) -> Option<usize> {
        let joined = |i: usize| self.chars.get(i).filter(|c| c.gap.is_none());
        let digit = |i: usize| joined(i).is_some_and(|c| plain(c.raw).is_ascii_digit());
        let point = |i: usize| joined(i).is_some_and(|c| plain(c.raw) == '.');
        // what stands for a character that is lost
        let lost = |c: &Char| matches!(plain(c.raw), '?' | '\u{fffd}' | '口' | '□');
        let (next, sign) = (at + length + 1, joined(at + length)?);
        let letter = lost(sign) || "一二三四五六七八九十".contains(sign.raw);
        let foreign = letter || matches!(plain(sign.raw), '%' | '$');
        // the number of the next label may stand apart from its mark, where labels are written downwards
        let ends = self.chars.get(next).is_none_or(|c| c.gap.is_some() && !matches!(plain(c.raw), '、' | '.'));
        let pointed = sign.letter.is_some()
            && !is_unit_letter(sign.raw)
            && !numeral::goes_on(sign.raw)
            && point(next)
            && digit(next + 1);
        let misread = |c: &Char| lost(c) || numeral_like(c.raw) && !plain(c.raw).is_ascii_digit();
        let torn = point(at + length) && joined(next).is_some_and(misread);
        if !(foreign && digit(next) || letter && (ends || point(next) && digit(next + 1)) || pointed || torn) {
            return None;
        }
        let rest = self.chars.get(next..)?;
        let part = |c: &&Char| c.gap.is_none() && (plain(c.raw).is_ascii_digit() || plain(c.raw) == '.' || lost(c));
        Some(length + 1 + rest.iter().take(self.max_digits as usize).take_while(part).count())
    }

    /// Whether a mark that stands apart on its line belongs to the words beside it: 3 、 信函申请数, 其中 ： 1、当面申请数.
    fn parts_words(&self, at: usize) -> bool {
        let apart = |i: usize| self.chars.get(i).filter(|c| matches!(c.gap, None | Some(Gap::Space)));
        let word = |c: &Char| c.letter.is_some() && !numeral_like(c.raw);
        let before = at.checked_sub(1).and_then(|i| self.chars.get(i));
        let (Some(mark), Some(next)) = (apart(at), apart(at + 1)) else { return false };
        matches!(plain(mark.raw), '、' | ':' | '.') && (before.is_some_and(word) || word(next))
    }

    /// Adds the words to a word that stand apart from it and say with it what one cell does: RMB 12, 减 4 项, 约 35, 1.2 亿元.
    fn join_apart(&self, at: usize, word: &mut Vec<char>) {
        /// Words of one cell at the most.
        const WORDS: usize = 3;
        let in_row = self.letters == 0 && matches!(self.events.last(), Some(Event::Token(_) | Event::Label { .. }));
        let border = |at: usize| self.chars.get(at).is_none_or(|c| matches!(c.gap, Some(Gap::Break | Gap::Border)));
        // amid the numerals of a row, what stands between two of them may be what is left of a third
        let first = border(at) || matches!(self.events.last(), Some(Event::Label { .. }));
        for _ in 1..WORDS {
            let behind = at + word.len();
            let rest = self.chars.get(behind..).unwrap_or(&[]).iter().take(word::LONGEST).enumerate();
            let next: Vec<char> = rest.take_while(|(i, c)| *i == 0 || c.gap.is_none()).map(|(_, c)| c.raw).collect();
            let ends = border(behind + next.len());
            let one = match self.chars.get(behind).and_then(|c| c.gap) {
                Some(Gap::Space) => word::is_amount(word, &next) || in_row && word::is_one(word, &next, first && ends),
                // a line of its own is a cell, but for what says nothing by itself
                Some(Gap::Break) => in_row && ends && word::goes_on_below(word, &next),
                _ => false,
            };
            if !one {
                break;
            }
            word.extend(next);
        }
    }

    /// Whether so many numerals stand behind the label of a row of two cells, the second of which counts a change: 35-15 is 35
    /// and -15 there.
    fn is_pair(&self, before: usize) -> bool {
        let numerals = self.events.iter().rev().take_while(|event| matches!(event, Event::Token(_))).count();
        let Some(Event::Label { meanings, .. }) = self.events.iter().rev().nth(before) else { return false };
        let change = |meaning: &Meaning| match *meaning {
            Meaning::Row(id, row) => id.block().columns.len() == 2 && id.block().quantity(row, 1) == Quantity::Change,
            _ => false,
        };
        numerals == before && meanings.iter().any(change)
    }

    /// Whether a numeral is the number of an item whose words no form knows (2.政府网点).
    pub(super) fn numbers_words(&self, piece: &numeral::Piece, end: usize) -> bool {
        let short = piece.unit.is_none() && matches!(&piece.content, Content::Digits(digits) if digits.len() <= 2);
        let mark = |c: &Char| c.gap.is_none() && matches!(plain(c.raw), '.' | '、');
        let word = |c: &Char| c.gap.is_none() && c.letter.is_some_and(|letter| !letter.is_ascii_digit());
        short
            && self.chars.get(end).is_some_and(mark)
            && self.chars.get(end + 1).is_some_and(word)
            && self.label(end + 1).is_none_or(|(till, ..)| self.amid_words(end + 1, till))
    }

    /// How long a numeral is without the number of the item behind it that is run together with it, where the words of the item
    /// are no label (件63.同意公答复数): no count ends in a point and goes on with words.
    fn before_item(&self, at: usize, length: usize, piece: &numeral::Piece<'_>) -> Option<usize> {
        let joined = |i: usize| self.chars.get(i).filter(|c| c.gap.is_none());
        let run = self.chars.get(at..at + length)?;
        let count = |c: &Char| plain(c.raw).is_ascii_digit();
        if joined(at).is_none() || length < 2 || piece.unit.is_some() || !run.iter().all(count) {
            return None;
        }
        let word = |c: &Char| c.letter.is_some_and(|letter| !letter.is_ascii_alphanumeric()) && !is_unit_letter(c.raw);
        let point = joined(at + length).is_some_and(|c| plain(c.raw) == '.');
        let numbered = run.last().is_some_and(|c| matches!(plain(c.raw), '1'..='9'));
        let words = joined(at + length + 1).is_some_and(word) && joined(at + length + 2).is_some_and(word);
        (point && numbered && words && self.label(at + length + 1).is_none()).then(|| length - 1)
    }

    /// Whether digits stand where a label has a letter (政务微7公开政府信息数): they are a misprint of it, and no number.
    fn inside_label(&self, at: usize) -> bool {
        /// Characters of the longest label that is looked for.
        const LONGEST: usize = 40;
        if self.letters == 0 {
            return false;
        }
        let before = self.chars.get(at.saturating_sub(LONGEST)..at).unwrap_or(&[]);
        let begin = before.iter().rposition(|c| c.gap.is_some()).unwrap_or(0);
        let before: String = before.iter().skip(begin).map(|c| c.raw).collect();
        let rest = self.chars.get(at..).unwrap_or(&[]);
        let joined = rest.iter().take(LONGEST).take_while(|c| c.gap.is_none()).map(|c| c.raw);
        let behind: String = joined.skip_while(|&c| plain(c).is_ascii_digit()).collect();
        let key = |words: &str| fold::fold(words).key;
        !behind.is_empty() && VOCABULARY.lacks_a_letter(&key(&before), &key(&behind))
    }

    /// Whether digits are the only ones of a line of words that no form knows, and stand amid them (信息188号网收费金额): numbers
    /// have lines of their own where a line holds no more than that.
    fn inside_line(&self, at: usize) -> bool {
        /// Characters of the longest line that is looked at.
        const LONGEST: usize = 40;
        let Some(line) = self.chars.get(at).map(|c| c.line).filter(|_| self.letters > 0) else { return false };
        let of_line = |c: &&Char| c.line == line;
        let before = self.chars.get(at.saturating_sub(LONGEST)..at).unwrap_or(&[]);
        let before = before.iter().rev().take_while(of_line).count();
        let rest = self.chars.get(at - before..).unwrap_or(&[]);
        let text: Vec<&Char> = rest.iter().take(LONGEST).take_while(of_line).collect();
        if text.len() == LONGEST || text.iter().skip(1).any(|c| c.gap.is_some()) {
            return false;
        }
        let digit = |c: &&Char| plain(c.raw).is_ascii_digit();
        let word = |c: &Char| c.letter.is_some_and(|l| !l.is_ascii_alphanumeric()) && !is_unit_letter(c.raw);
        let (Some(first), Some(last)) = (text.first(), text.last()) else { return false };
        let length = text.iter().skip(before).take_while(|c| digit(c)).count();
        let digits = text.iter().filter(|c| digit(c)).count();
        word(first) && word(last) && digits == length && self.label(at + length).is_none()
    }

    /// The raw characters from here to the next gap, at most as many as a numeral may have.
    pub(super) fn run_of(&self, at: usize) -> Vec<char> {
        let rest = self.chars.get(at..).unwrap_or(&[]);
        // characters that end a numeral for certain end the run: words begin
        let word = |c: &Char| {
            c.letter.is_some_and(|l| !l.is_ascii_alphanumeric() && !is_unit_letter(l)) && !numeral_like(c.raw)
        };
        let within = |(i, c): &(usize, &Char)| *i == 0 || c.gap.is_none() && !word(c);
        let most = (self.max_digits as usize).saturating_add(8);
        let run: Vec<char> = rest.iter().enumerate().take(most).take_while(within).map(|(_, c)| c.raw).collect();
        work::add(run.len());
        run
    }

    /// Whether the digits here go on from words that a label does not end (第3页, 共12件, 〔2021〕).
    pub(super) fn inside_word(&self, at: usize) -> bool {
        self.letters > 0
            && at.checked_sub(1).and_then(|i| self.chars.get(i)).is_some_and(|before| {
                matches!(before.raw, '第' | '共' | '注' | '〔' | '至' | '自' | '、' | '（' | '(')
                    || before.raw.is_ascii_alphabetic()
                    || before.raw == '/'
                    || before.raw == '-'
            })
    }
}

/// Whether a row that a label may be has a number in the form that ends in a digit.
pub(super) fn numbers(term: &Term, digit: char) -> bool {
    is_numbered(term, digit, &['.'])
}

/// The same of forms that put another mark behind it too (1、政府网站公开数).
pub(super) fn counts_off(term: &Term, digit: char) -> bool {
    is_numbered(term, digit, &['.', '、'])
}

fn is_numbered(term: &Term, digit: char, marks: &[char]) -> bool {
    let row = |meaning: &Meaning| match *meaning {
        Meaning::Row(id, r) => {
            let official = id.block().rows.get(r).map_or("", |label| label.official);
            official.split_once(marks).is_some_and(|(number, _)| number.ends_with(digit))
        }
        _ => false,
    };
    term.meanings.iter().any(row)
}

/// Whether digits are a year whose 年 stands apart from them (2020 年,我单位……).
fn is_year(raw: &[char], next: &Char) -> bool {
    let digits: String = raw.iter().map(|&c| plain(c)).collect();
    next.raw == '年' && next.gap == Some(Gap::Space) && digits.len() == 4 && digits.starts_with("20")
}

/// The digits and commas of a count whose digits are in groups of three.
fn grouped(raw: &[char], length: usize, piece: &numeral::Piece<'_>) -> Option<String> {
    let run: String = raw.get(..length)?.iter().map(|&c| plain(c)).filter(|&c| !is_unit_letter(c)).collect();
    let money = piece.unit.is_some_and(|unit| unit != Unit::Things);
    let of_run = |c: char| c.is_ascii_digit() || c == ',';
    (matches!(piece.content, Content::Number(_)) && !money && run.contains(',') && run.chars().all(of_run))
        .then_some(run)
}

/// How long a run of digits and commas is that holds thousands separators and more digits than fit between them.
fn torn_thousands(raw: &[char]) -> Option<usize> {
    let fraction = |i: usize| {
        raw.get(i).is_some_and(|&c| plain(c) == '.') && raw.get(i + 1).is_some_and(|&c| plain(c).is_ascii_digit())
    };
    let of_run = |at: &(usize, &char)| plain(*at.1).is_ascii_digit() || plain(*at.1) == ',' || fraction(at.0);
    let length = raw.iter().enumerate().take_while(of_run).count();
    let run: String = raw.get(..length)?.iter().map(|&c| plain(c)).collect();
    if !run.contains(',') {
        return None;
    }
    let whole = run.split('.').next().unwrap_or("");
    whole.split(',').any(|group| group.len() > 3).then_some(length)
}

/// Whether what is printed is the end of a number in groups of thousands, and no number of its own: 072.09.
fn is_thousand(printed: &str) -> bool {
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    let group =
        |(whole, part): (&str, &str)| whole.len() == 3 && whole.starts_with('0') && digits(whole) && digits(part);
    printed.split_once('.').is_some_and(group)
}

/// Whether digits may be the first group of a number in groups of thousands.
fn is_short(content: &Content<'_>) -> bool {
    matches!(content, Content::Digits(digits) if digits.len() <= 3 && !digits.starts_with('0'))
}
