//! Running text → a sequence of labels, numerals and words.
//!
//! White space, punctuation and width are seen through; what is left are letters. A label of a form is found wherever
//! its letters follow each other, across line breaks too; the number of the next label (`2.`) is never a value.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use crate::document::{Block, Document, Locator};
use crate::form::fold::{self, Ordinal, Style};
use crate::layout::label::{Meaning, Term, VOCABULARY};
use crate::layout::numeral::{self, Unit, invisible, plain};
use crate::layout::stream::pages::{is_page_mark, page_numbers};
use crate::layout::stream::{Token, word};
use crate::reconcile::{Content, Gap};
use crate::work;

/// What was read, in order.
#[derive(Debug)]
pub(crate) enum Event {
    /// A label of some form.
    Label {
        /// What it may mean.
        meanings: Vec<Meaning>,
        /// As printed, white space removed.
        printed: String,
    },
    /// A numeral or a printed blank.
    Token(Token),
    /// Words that no form knows, with how many letters they have.
    Words(String, usize),
}

/// A character of the running text.
#[derive(Clone, Copy, Debug)]
struct Char {
    /// As printed.
    raw: char,
    /// The letter that labels are compared by; none for white space, punctuation and brackets.
    letter: Option<char>,
    /// What separates it from the character before.
    gap: Option<Gap>,
    /// Its line, as an index into the locators.
    line: usize,
    /// Its character in the line, from 0.
    column: usize,
}

/// Words of the form that name no cell; they are passed over.
const FILLERS: &[&str] = &[
    "本列数据的勾稽关系为第一项加第二项之和等于第三项加第四项之和",
    "第一项加第二项之和等于第三项加第四项之和",
    "信息内容",
    "指标名称",
    "计量单位",
    "统计指标",
    "该部分以表格形式报告",
    "表格如下",
    "申请人情况",
    "单位",
];

/// Characters of numerals that are looked through for the rest of a label: as many as a row of the form may have.
const MOST_OF_ROW: usize = 120;

struct Pattern {
    letters: Vec<char>,
    term: Option<&'static Term>,
}

/// All labels by their first letter, longest first.
static PATTERNS: LazyLock<BTreeMap<char, Vec<Pattern>>> = LazyLock::new(|| {
    let mut patterns: BTreeMap<char, Vec<Pattern>> = BTreeMap::new();
    let mut add = |letters: Vec<char>, term| {
        if let Some(&first) = letters.first() {
            patterns.entry(first).or_default().push(Pattern { letters, term });
        }
    };
    for term in VOCABULARY.terms() {
        add(letters(&term.key), Some(term));
    }
    for words in FILLERS {
        add(letters(&fold::fold(words).key), None);
    }
    for list in patterns.values_mut() {
        list.sort_by_key(|pattern| std::cmp::Reverse(pattern.letters.len()));
    }
    patterns
});

fn letters(text: &str) -> Vec<char> {
    text.chars().filter_map(fold::letter).collect()
}

/// Characters of a sentence of prose at the most; what goes on for longer without a full stop holds a table.
const LONGEST_SENTENCE: usize = 200;

/// How the sentences of a document are taken.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Sentences {
    /// As words: what they say of 行政规范性文件69件 is no row of a table.
    Words,
    /// As everything else: a report may print its tables as sentences.
    Read,
}

/// What the lines of a document say.
pub(crate) struct Scan {
    pub(crate) events: Vec<Event>,
    /// Where the first numeral beyond the limit stands, if there is one.
    pub(crate) truncated: Option<Locator>,
    /// Whether sentences were taken as words.
    pub(crate) passed: bool,
}

/// The lines of a document as events, at most `max_tokens` numerals between two labels.
pub(crate) fn scan(document: &Document, max_digits: u64, max_tokens: u64, sentences: Sentences) -> Scan {
    let mut scanner = Scanner::new(document, max_digits);
    if sentences == Sentences::Words {
        scanner.sentences = sentence_ends(&scanner.chars);
    }
    let passed = !scanner.sentences.is_empty();
    scanner.run(max_tokens);
    Scan { events: scanner.events, truncated: scanner.truncated, passed }
}

/// The sentences that stand on one line each: where they begin, and where their full stop is.
fn sentence_ends(chars: &[Char]) -> BTreeMap<usize, usize> {
    let mut ends = BTreeMap::new();
    let mut from = 0;
    for (i, c) in chars.iter().enumerate() {
        if i > 0 && chars.get(i - 1).is_some_and(|before| before.line != c.line) {
            from = i;
        }
        if c.raw == '。' {
            if i - from <= LONGEST_SENTENCE {
                ends.insert(from, i + 1);
            }
            from = i + 1;
        }
    }
    ends
}

struct Scanner {
    chars: Vec<Char>,
    places: Vec<Locator>,
    /// The lines that may be page numbers.
    alone: Vec<bool>,
    max_digits: u64,
    events: Vec<Event>,
    words: String,
    letters: usize,
    /// What is left of a label that numerals interrupted.
    rest: Vec<char>,
    /// A label already given, because its number stands before its numerals and its words behind them.
    behind: Option<(usize, usize)>,
    truncated: Option<Locator>,
    /// Where the last numeral ends.
    token_end: usize,
    /// The sentences that are taken as words: where they begin and end.
    sentences: BTreeMap<usize, usize>,
}

/// Whether lines between cells are printed: a stroke in a document without them is a letter for 1.
fn is_ruled(document: &Document) -> bool {
    /// Strokes in a document from which on they rule a table.
    const RULED: usize = 4;
    let strokes = |block: &Block| if let Block::Line(line) = block { line.text.matches('|').count() } else { 0 };
    document.blocks.iter().map(strokes).sum::<usize>() >= RULED
}

impl Scanner {
    fn new(document: &Document, max_digits: u64) -> Scanner {
        let mut chars = Vec::new();
        let mut places = Vec::new();
        let (pages, lone) = page_numbers(document);
        let mut alone = Vec::new();
        let ruled = is_ruled(document);
        for (number, block) in document.blocks.iter().enumerate() {
            let Block::Line(line) = block else { continue };
            if is_page_mark(&line.text) || pages.contains(&number) {
                continue;
            }
            let mut gap = Some(Gap::Break);
            let mut before = ' ';
            for (column, raw) in line.text.chars().enumerate() {
                let touches = |c: char| plain(c).is_ascii_digit();
                let next = || line.text.chars().nth(column + 1).unwrap_or(' ');
                let alone = |c: char| touches(c) || c.is_whitespace();
                let stroke =
                    raw == '|' && !ruled && alone(before) && alone(next()) && (touches(before) || touches(next()));
                before = raw;
                if raw == '\n' || raw == '\r' {
                    gap = Some(Gap::Break);
                } else if !stroke && matches!(raw, '\t' | '|' | '│' | '┃' | '¦' | '丨') {
                    gap = Some(Gap::Border);
                } else if invisible(raw) {
                    // nothing to see
                } else if plain(raw).is_whitespace() {
                    gap = gap.or(Some(Gap::Space));
                } else {
                    chars.push(Char { raw, letter: fold::letter(raw), gap: gap.take(), line: places.len(), column });
                }
            }
            places.push(line.at);
            alone.push(lone.contains(&number));
        }
        Scanner {
            chars,
            places,
            alone,
            max_digits,
            events: Vec::new(),
            words: String::new(),
            letters: 0,
            rest: Vec::new(),
            behind: None,
            truncated: None,
            token_end: 0,
            sentences: BTreeMap::new(),
        }
    }

    fn run(&mut self, max_tokens: u64) {
        let mut at = 0;
        let mut tokens = 0;
        while let Some(&c) = self.chars.get(at) {
            if let Some(&end) = self.sentences.get(&at) {
                self.take_words(at, end);
                self.flush();
                at = end;
                continue;
            }
            if let Some(end) = self.rest_of_label(at) {
                at = end;
                continue;
            }
            if self.behind.is_some_and(|(from, to)| from == at && to > at) {
                at = self.behind.take().map_or(at + 1, |(_, to)| to);
                continue;
            }
            if let Some(end) = self.number_before(at) {
                tokens = 0;
                at = end;
                continue;
            }
            if let Some((end, term, whole)) = self.label(at)
                && !self.amid_words(at, end)
            {
                self.unnumber(at);
                self.flush();
                if let Some(term) = term {
                    let printed: String = self.chars.get(at..end).unwrap_or(&[]).iter().map(|c| c.raw).collect();
                    self.rest = if whole { Vec::new() } else { remainder(term, &printed) };
                    self.events.push(Event::Label { meanings: term.meanings.clone(), printed });
                    tokens = 0;
                    if let Some(close) = self.aside(end) {
                        at = close;
                        continue;
                    }
                }
                at = end;
                continue;
            }
            if let Some((token, end)) = self.token(at) {
                self.flush();
                tokens += 1;
                if tokens <= max_tokens {
                    self.events.push(Event::Token(token));
                } else {
                    self.truncated.get_or_insert(token.at);
                }
                at = end;
                self.token_end = end;
                continue;
            }
            // digits inside words (2021年, 第3页) are words
            let mut end = at + 1;
            if plain(c.raw).is_ascii_digit() {
                while self.chars.get(end).is_some_and(|n| plain(n.raw).is_ascii_digit() && n.gap.is_none()) {
                    end += 1;
                }
            }
            self.take_words(at, end);
            at = end;
        }
        self.flush();
    }

    fn take_words(&mut self, from: usize, to: usize) {
        for c in self.chars.get(from..to).unwrap_or(&[]) {
            self.words.push(c.raw);
            self.letters += usize::from(c.letter.is_some());
        }
    }

    /// Passes over an explanation in brackets behind a label.
    fn aside(&mut self, at: usize) -> Option<usize> {
        if !self.rest.is_empty() || self.label(at).is_some() {
            return None;
        }
        let rest = self.chars.get(at..).unwrap_or(&[]);
        let length = word::aside(rest.iter().map(|c| c.raw))?;
        let words = rest.get(..length).unwrap_or(&[]);
        let digit = |c: &&Char| plain(c.raw).is_ascii_digit();
        // the numerals of a row stand between the lines of its label: （二）部分公开（ 27 0 1 / 区分处理的……）
        let bordered = words.iter().filter(|c| c.gap.is_some()).filter(digit).count();
        // 行政许可（2023年）
        let dated = words.windows(2).any(|pair| matches!(pair, [a, b] if digit(&a) && b.raw == '年'));
        let begins = words.get(1).is_some_and(|c| digit(&c)) && !dated;
        if !words.iter().any(|c| digit(&c)) || bordered > 1 || begins {
            return None;
        }
        self.words.extend(words.iter().map(|c| c.raw));
        self.letters += words.iter().filter(|c| c.letter.is_some()).count();
        Some(at + length)
    }

    fn flush(&mut self) {
        if self.letters > 0 {
            self.events.push(Event::Words(std::mem::take(&mut self.words), self.letters));
        }
        self.words.clear();
        self.letters = 0;
    }

    /// The longest label or filler that starts at a character: its end, its term, and whether it is whole.
    fn label(&self, at: usize) -> Option<(usize, Option<&'static Term>, bool)> {
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
                return Some((end, pattern.term, true));
            }
            // numerals between two of its lines: the rest follows behind them
            if let (Some(term), Some(rest)) = (pattern.term, pattern.letters.get(matched..))
                && matched >= 1
                && pattern.letters.len() >= 4
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
                && self
                    .chars
                    .get(end)
                    .is_some_and(|c| c.gap.is_some() && (plain(c.raw).is_ascii_digit() || is_mark(c.raw)))
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

    /// A label whose number stands before its numerals, and its words on the lines behind them (`一、 12 0 3` over 本年新收……):
    /// gives the label, and says where its numerals begin.
    fn number_before(&mut self, at: usize) -> Option<usize> {
        let first = self.chars.get(at)?;
        if first.gap != Some(Gap::Break) || !(first.letter.is_some() || matches!(first.raw, '(' | '（')) {
            return None;
        }
        let joined = |(i, c): &(usize, &Char)| *i == 0 || c.gap.is_none();
        let number = self.chars.iter().skip(at).take(5).enumerate().take_while(joined).map(|(_, c)| c.raw);
        let number: Vec<char> = number.collect();
        if !number.last().is_some_and(|c| matches!(c, ')' | '）' | '、' | '.' | '．')) {
            return None;
        }
        let alone = fold::fold(&number.iter().collect::<String>());
        let ordinal = alone.number.filter(|_| alone.key.is_empty())?;
        let begin = at + number.len();
        let line = self.chars.get(begin)?.line;
        let numerals = self.chars.iter().skip(begin).take(MOST_OF_ROW).take_while(|c| c.line == line);
        let count = numerals.clone().count();
        if count == 0
            || !numerals.clone().all(|c| numeral_like(c.raw) || is_mark(c.raw) || matches!(plain(c.raw), '.' | ','))
        {
            return None;
        }
        let words = begin + count;
        let (end, term, whole) = self.label(words)?;
        let term = term?;
        let chinese = |number: Ordinal| matches!(number.style, Style::Chinese | Style::ChineseBracketed);
        let numbered = |m: &Meaning| {
            let Meaning::Row(id, r) = *m else { return false };
            let official = id.block().rows.get(r).map_or("", |label| label.official);
            fold::fold(official)
                .number
                .is_some_and(|own| own.value == ordinal.value && chinese(own) == chinese(ordinal))
        };
        let meanings: Vec<Meaning> = term.meanings.iter().copied().filter(numbered).collect();
        if meanings.is_empty() {
            return None;
        }
        self.flush();
        let printed: String = self.chars.get(words..end).unwrap_or(&[]).iter().map(|c| c.raw).collect();
        self.rest = if whole { Vec::new() } else { remainder(term, &printed) };
        self.events.push(Event::Label { meanings, printed });
        self.behind = Some((words, end));
        Some(begin)
    }

    /// Whether letters follow behind the units and the numerals that stand here, and nothing else between.
    fn goes_on(&self, at: usize, rest: &[char]) -> bool {
        let mut digits = false;
        for (i, c) in self.chars.iter().enumerate().skip(at).take(MOST_OF_ROW) {
            if digits && c.letter == rest.first().copied() && self.follow(i, rest).0 == rest.len() {
                return true;
            }
            if !(c.letter.is_none() || numeral_like(c.raw) || is_unit_letter(c.raw)) {
                return false;
            }
            digits |= numeral_like(c.raw);
        }
        false
    }

    /// Whether numerals stand behind a border here, a unit before them or not (件 35 584).
    fn numeral_ahead(&self, at: usize) -> bool {
        // the comma of an enumeration that goes on behind the numerals (危及国家安全、 件 80)
        let comma = self.chars.get(at).is_some_and(|c| c.gap.is_none() && matches!(c.raw, '、' | '，'));
        let at = at + usize::from(comma);
        let rest = self.chars.get(at..).unwrap_or(&[]);
        let units = rest.iter().take(2).take_while(|c| is_unit_letter(c.raw)).count();
        let behind = |i: usize| self.chars.get(i).is_some_and(|c| c.gap.is_some() && numeral_like(c.raw));
        let bordered = self.chars.get(at).is_some_and(|c| c.gap.is_some());
        bordered && (behind(at) || units > 0 && (behind(at + units) || behind(at + 1)))
    }

    /// Whether a short label (其他) is only a word in the middle of others (不计其他情形).
    fn amid_words(&self, at: usize, end: usize) -> bool {
        /// Letters of a label that is known by them alone (其他情形); a longer one is no part of other words.
        const SHORT: usize = 4;
        let short = end - at <= 2;
        // （……，不计其他情形） is one explanation
        let letters = self.chars.get(at..end).unwrap_or(&[]).iter().filter(|c| c.letter.is_some()).count();
        if letters <= SHORT && self.in_brackets(at) {
            return true;
        }
        let joined = |i: usize| self.chars.get(i).is_some_and(|c| c.gap.is_none());
        let behind = self.chars.get(end).and_then(|c| c.letter).is_some_and(|c| !c.is_ascii_digit());
        short && self.letters > 0 && joined(at) && joined(end) && behind && self.label(end).is_none()
    }

    /// Whether a bracket before a character, and behind the last numeral, is still open.
    fn in_brackets(&self, at: usize) -> bool {
        /// Characters of an explanation that are looked back through.
        const REACH: usize = 100;
        let before = self.chars.get(at.saturating_sub(REACH)..at).unwrap_or(&[]);
        let words = before.iter().rev().take_while(|c| !plain(c.raw).is_ascii_digit());
        let bracket = words.map(|c| plain(c.raw)).find(|c| matches!(c, '(' | ')'));
        bracket == Some('(')
    }

    /// How many letters of a pattern follow each other from a character, and where the last one ends.
    fn follow(&self, at: usize, letters: &[char]) -> (usize, usize) {
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

    fn rest_of_label(&mut self, at: usize) -> Option<usize> {
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

    /// Takes the number of the label that starts here (`2.`) back from the numeral before it.
    fn unnumber(&mut self, at: usize) {
        let Some(before) = at.checked_sub(1).and_then(|i| self.chars.get(i)) else { return };
        let c = plain(before.raw);
        let marks = c == '.' || c == '、' || c == ')' || c == '）' || c == ':' || c == '·' || c == ',';
        if !marks {
            return;
        }
        // the mark itself was read as words, right behind a numeral that is the label's number
        let between = self.chars.get(self.token_end..at).unwrap_or(&[]);
        let digit = |i: usize| self.chars.get(i).is_some_and(|c| numeral_like(c.raw));
        let behind = self.chars.get(self.token_end).is_some_and(|mark| matches!(mark.gap, None | Some(Gap::Space)));
        let of_label = behind && self.token_end.checked_sub(1).is_some_and(digit);
        let broken = self.chars.get(at).is_some_and(|c| c.gap == Some(Gap::Break));
        if !of_label || self.letters > 0 || between.iter().any(|c| c.letter.is_some()) {
            return;
        }
        self.words.clear();
        let Some(Event::Token(token)) = self.events.last_mut() else { return };
        let Content::Digits(digits) = &mut token.piece.content else { return };
        if broken && digits.len() > 1 {
            return; // a mark at the end of a line ends its number
        }
        digits.to_mut().pop();
        token.piece.printed.to_mut().pop();
        if digits.is_empty() {
            self.events.pop();
        }
    }

    /// A numeral or a printed blank that starts at a character.
    fn token(&mut self, at: usize) -> Option<(Token, usize)> {
        let c = *self.chars.get(at)?;
        let border_after = |end: usize| self.chars.get(end).is_none_or(|next| next.gap.is_some());
        let raw: Vec<char> = self.run_of(at);
        let gap = c.gap.unwrap_or(Gap::Space);
        let at_line = self.places.get(c.line)?.character(c.column + 1);
        let alone = self.alone.get(c.line).copied().unwrap_or(false);
        let place = |piece: numeral::Piece<'static>| Token { piece, at: at_line, cell: None, alone };
        // a blank stands alone between borders
        let whole = raw.len();
        let text: String = raw.iter().collect();
        if c.gap.is_some() && border_after(at + whole) && numeral::is_blank(&text) {
            let piece =
                numeral::Piece { content: Content::Blank, gap, price: 0, unit: None, start: 0, printed: text.into() };
            return Some((place(piece), at + whole));
        }
        if c.gap.is_some() {
            let within = |(i, c): &(usize, &Char)| *i == 0 || c.gap.is_none();
            let rest = self.chars.get(at..).unwrap_or(&[]).iter();
            let word: Vec<char> =
                rest.enumerate().take(word::LONGEST + 1).take_while(within).map(|(_, c)| c.raw).collect();
            if word.len() <= word::LONGEST
                && let Some(piece) = word::read(&word, self.max_digits)
            {
                return Some((place(numeral::Piece { gap, ..piece }), at + word.len()));
            }
        }
        let starts = plain(c.raw);
        let unreadable = |length: usize| {
            let printed = raw.iter().take(length).collect::<String>().into();
            let content = Content::Unreadable;
            (place(numeral::Piece { content, gap, price: 0, unit: None, start: 0, printed }), at + length)
        };
        let sign = |c: &char| matches!(plain(*c), '+' | '-');
        let signed = sign(&c.raw)
            && raw.get(1).is_some_and(|&d| numeral_like(d))
            && (raw.iter().any(|&d| plain(d).is_ascii_digit())
                || c.gap.is_some() && raw.len() <= 3 && raw.iter().skip(1).all(|&d| numeral_like(d)));
        let of_number = |r: char| numeral_like(r) || matches!(plain(r), '.' | ',');
        // what is left of a word is no number either
        let of_word = |i: usize| self.chars.get(i).is_some_and(|before| before.raw.is_ascii_alphabetic());
        let within = c.gap.is_none() && at.checked_sub(1).is_some_and(of_word) && self.token_end != at;
        let letter_digit = numeral_like(c.raw)
            && !starts.is_ascii_digit()
            && !within
            && raw.iter().all(|&r| of_number(r))
            && (c.gap.is_some() || self.letters == 0);
        if !(starts.is_ascii_digit() || signed || letter_digit) {
            return None;
        }
        if starts.is_ascii_digit() && c.gap.is_none() && self.inside_word(at) {
            return None;
        }
        // 12-335 is 12 and -335 run together, or 12, a dash and 335, or -33 and 5: nothing tells
        let digits = raw.iter().skip(usize::from(sign(&c.raw))).take_while(|&&d| !sign(&d) && !stops(d)).count();
        let runs_on = |i: usize| raw.get(i).is_some_and(sign) && raw.get(i + 1).is_some_and(|&d| numeral_like(d));
        let first_part = digits + usize::from(sign(&c.raw));
        let number_of_label = signed && c.gap.is_none() && {
            let end = at + first_part;
            let mark = self.chars.get(end).is_some_and(|c| c.gap.is_none() && matches!(plain(c.raw), '.' | '、'));
            mark && self.chars.get(end + 1).is_some_and(|c| c.letter.is_some_and(|l| !l.is_ascii_digit()))
        };
        if number_of_label {
            return None;
        }
        if self.letters == 0 && (runs_on(first_part) && digits > 0 || signed && c.gap.is_none()) {
            return Some(unreadable(raw.len()));
        }
        // 2,345678 is 2,345 run together with 678, or 2 and 345678: nothing tells
        if let Some(length) = torn_thousands(&raw) {
            return Some(unreadable(length));
        }
        let (mut piece, mut length) = numeral::numeral(&raw, 0, self.max_digits)?;
        // digits that words go on from are no numeral: 2021年, 3月, 第12页
        if let Some(next) = self.chars.get(at + length)
            && next.gap.is_none()
            && (numeral::goes_on(next.raw) || next.raw == '〕')
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
        let behind_mark = at.checked_sub(1).and_then(|i| self.chars.get(i)).is_some_and(|b| is_stop(b.raw));
        if (c.gap.is_some() || behind_mark) && self.numbers_words(&piece, at + length) {
            return None;
        }
        // in digits run together a unit ends the last of several numbers
        let run_on = c.gap.is_none() || !border_after(at + length);
        if !(run_on && piece.unit == Some(Unit::Things) && piece.price == 0) {
            piece = piece.complete();
        }
        let behind_unit = matches!(self.events.last(), Some(Event::Token(last)) if last.piece.unit.is_some());
        piece.gap = if behind_unit && self.token_end == at && c.gap.is_none() { Gap::Border } else { gap };
        Some((place(piece), at + length))
    }

    /// Whether a numeral is the number of an item whose words no form knows (2.政府网点).
    fn numbers_words(&self, piece: &numeral::Piece, end: usize) -> bool {
        let short = piece.unit.is_none() && matches!(&piece.content, Content::Digits(digits) if digits.len() <= 2);
        let mark = |c: &Char| c.gap.is_none() && matches!(plain(c.raw), '.' | '、');
        let word = |c: &Char| c.gap.is_none() && c.letter.is_some_and(|letter| !letter.is_ascii_digit());
        short
            && self.chars.get(end).is_some_and(mark)
            && self.chars.get(end + 1).is_some_and(word)
            && self.label(end + 1).is_none()
    }

    /// The raw characters from here to the next gap, at most as many as a numeral may have.
    fn run_of(&self, at: usize) -> Vec<char> {
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
    fn inside_word(&self, at: usize) -> bool {
        self.letters > 0
            && at.checked_sub(1).and_then(|i| self.chars.get(i)).is_some_and(|before| {
                matches!(before.raw, '第' | '共' | '注' | '〔' | '至' | '自' | '、' | '（' | '(')
                    || before.raw.is_ascii_alphabetic()
                    || before.raw == '/'
                    || before.raw == '-'
            })
    }
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

fn remainder(term: &Term, printed: &str) -> Vec<char> {
    let all = letters(&term.key);
    let done = letters(printed).len();
    all.get(done..).unwrap_or(&[]).to_vec()
}

pub(super) fn is_mark(c: char) -> bool {
    matches!(plain(c), '-' | '/' | '—' | '+')
}

fn is_closing(c: char) -> bool {
    matches!(c, ')' | '）' | '》' | '”' | '"' | '’' | '\'' | '」' | '』' | '】' | ']' | '〕')
}

/// Whether words explain a label in brackets.
pub(super) fn explains(words: &str) -> bool {
    words.starts_with(['（', '(']) && words.contains(['）', ')'])
}

fn is_stop(c: char) -> bool {
    matches!(c, '：' | ':' | '；' | ';' | '，' | '。' | '（' | '(')
}

/// Characters of a run that no sign between numbers is.
fn stops(c: char) -> bool {
    !(numeral_like(c) || matches!(plain(c), ',' | '.') || is_unit_letter(c))
}

pub(super) fn is_unit_letter(c: char) -> bool {
    "件条个项次份宗起篇部人万亿元".contains(c)
}

pub(super) fn numeral_like(c: char) -> bool {
    plain(c).is_ascii_digit() || matches!(plain(c), 'O' | 'o' | 'l' | 'I' | 'S' | 'Z' | 'B' | '○' | '〇' | '|')
}
