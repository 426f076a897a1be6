//! Running text → a sequence of labels, numerals and words.
//!
//! White space, punctuation and width are seen through; what is left are letters. A label of a form is found wherever
//! its letters follow each other, across line breaks too; the number of the next label (`2.`) is never a value.

mod foot;
mod glued;
mod items;
mod label;
mod lines;
mod marks;
mod notes;
mod rests;
mod sentences;
mod token;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use crate::document::{Block, Document, Locator};
use crate::form::{TableId, fold};
use crate::layout::label::{Meaning, Term, VOCABULARY};
use crate::layout::numeral::{invisible, plain};
use crate::layout::stream::letters::is_unit_letter;
use crate::layout::stream::pages::page_numbers;
use crate::layout::stream::scan::marks::Dashes;
use crate::layout::stream::scan::sentences::{headings, sentence_ends, tells_of_publishing};
use crate::layout::stream::{Token, word};
use crate::layout::words::FILLERS;
use crate::layout::wraps::Widths;
use crate::read::{Flow, UNPRINTED, flows, is_address, is_one_cell, is_page_mark};
use crate::reconcile::Gap;

/// What was read, in order.
#[derive(Debug)]
pub(crate) enum Event {
    /// A label of some form.
    Label {
        /// What it may mean.
        meanings: Vec<Meaning>,
        /// As printed, white space removed.
        printed: String,
        /// The line that it begins on.
        line: usize,
        /// Whether it goes on in lines below.
        wrapped: bool,
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

/// What stands for a cell with nothing in it, among the characters.
const EMPTY: char = '\0';

/// What is printed between cells.
fn is_border(c: char) -> bool {
    matches!(c, '\t' | '|' | '│' | '┃' | '¦' | '丨')
}

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

/// How the sentences of a document are taken.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Sentences {
    /// As words: what they say of 行政规范性文件69件 is no row of a table.
    Words,
    /// As everything else: a report may print its tables as sentences, under their headings. What they say of information that
    /// was published is passed over all the same.
    Read,
}

/// Where an event begins, and where it ends.
pub(crate) type Span = (Locator, Locator);

/// What the lines of a document say.
pub(crate) struct Scan {
    pub(crate) events: Vec<Event>,
    /// Where each event begins and where it ends.
    pub(crate) spans: Vec<Span>,
    /// Where the first numeral beyond the limit stands, if there is one.
    pub(crate) truncated: Option<Locator>,
    /// Whether sentences were taken as words.
    pub(crate) passed: bool,
    /// The headings of sections, by the event that stands behind them, and the table that such a section consists of.
    pub(crate) sections: Vec<(usize, Option<TableId>)>,
}

impl Scan {
    /// The table that the section of an event consists of.
    pub(crate) fn section(&self, event: usize) -> Option<TableId> {
        let behind = self.sections.partition_point(|&(from, _)| from <= event);
        self.sections.get(behind.checked_sub(1)?)?.1
    }
}

/// The lines of a document as events, at most `max_tokens` numerals between two labels.
pub(crate) fn scan(document: &Document, max_digits: u64, max_tokens: u64, sentences: Sentences) -> Scan {
    let mut scanner = Scanner::new(document, max_digits);
    match sentences {
        Sentences::Words => scanner.sentences = sentence_ends(&scanner.chars),
        Sentences::Read => {
            scanner.headings = headings(&scanner.chars);
            let told = |from: usize, end: usize| scanner.chars.get(from..end).is_some_and(tells_of_publishing);
            scanner.sentences = sentence_ends(&scanner.chars).into_iter().filter(|&(a, b)| told(a, b)).collect();
        }
    }
    let passed = !scanner.sentences.is_empty();
    scanner.undotted = scanner.is_undotted();
    scanner.run(max_tokens);
    scanner.drop_torn();
    let Scanner { events, spans, truncated, sections, .. } = scanner;
    Scan { events, spans, truncated, passed, sections }
}

struct Scanner {
    chars: Vec<Char>,
    places: Vec<Locator>,
    /// The lines that may be page numbers.
    alone: Vec<bool>,
    /// Where numbers begin that may be those of pages, though they share their lines.
    pages: BTreeSet<usize>,
    max_digits: u64,
    events: Vec<Event>,
    spans: Vec<Span>,
    words: String,
    letters: usize,
    /// Where the words begin and end.
    words_at: (usize, usize),
    /// What is left of a label that numerals interrupted.
    rest: Vec<char>,
    /// A label already given, because its number stands before its numerals and its words behind them.
    behind: Option<(usize, usize)>,
    truncated: Option<Locator>,
    /// Where the last numeral ends.
    token_end: usize,
    /// The last label, if no words stand behind it.
    last_label: Option<usize>,
    /// Where the last label ends.
    label_end: usize,
    /// The last label that may be a row.
    last_row: Option<usize>,
    /// Whether the rows are those of the table of 2014.
    statistics: bool,
    /// What empty cells are printed as in runs of numerals.
    dashes: Dashes,
    /// Whether strokes between digits may be those of page numbers (3/6).
    paged: bool,
    /// Whether the numbers of the labels have lost their points (3政务微博公开政府信息数).
    undotted: bool,
    /// The sentences that are taken as words: where they begin and end.
    sentences: BTreeMap<usize, usize>,
    /// The headings ahead, and what their sections are about.
    headings: BTreeMap<usize, Option<TableId>>,
    /// The headings behind, by the event that follows.
    sections: Vec<(usize, Option<TableId>)>,
}

/// Whether lines between cells are printed: a stroke in a document without them is a letter for 1.
fn is_ruled(document: &Document) -> bool {
    /// Strokes in a document from which on they rule a table.
    const RULED: usize = 4;
    let strokes = |block: &Block| if let Block::Line(line) = block { line.text.matches('|').count() } else { 0 };
    document.blocks.iter().map(strokes).sum::<usize>() >= RULED
}

/// Whether a bar stands behind each cell, on lines of one cell each or wherever lines end: then nothing between two bars is an
/// empty cell.
fn bars_close(document: &Document, flow: Option<Flow>) -> bool {
    /// Lines of one cell and its bar from which on they are those of a table.
    const FEWEST: usize = 6;
    let one = |block: &&Block| matches!(block, Block::Line(line) if is_one_cell(&line.text));
    flow.is_some() || document.blocks.iter().filter(one).nth(FEWEST - 1).is_some()
}

/// Whether a line is a number without a bar, between lines that end with one: it is no cell where a bar closes each.
fn is_unclosed(blocks: &[Block], at: usize) -> bool {
    /// Digits of the number of a page at the most.
    const DIGITS: usize = 3;
    let text = |at: usize| match blocks.get(at) {
        Some(Block::Line(line)) => Some(line.text.trim()),
        _ => None,
    };
    let closed = |text: &str| text.ends_with('|');
    let number = text(at).is_some_and(|text| text.len() <= DIGITS && text.bytes().all(|b| b.is_ascii_digit()));
    number
        && at.checked_sub(1).and_then(text).is_some_and(closed)
        && text(at + 1).is_some_and(|text| closed(text) && !text.starts_with('|'))
}

/// Gives words that a conversion of scripts has changed the letters that labels have.
fn mend(chars: &mut [Char]) {
    let words = fold::MECHANICAL.map(|(changed, label)| (letters(changed), letters(label)));
    for from in 0..chars.len() {
        for (changed, label) in &words {
            let Some(run) = chars.get_mut(from..from + changed.len()) else { continue };
            if run.iter().zip(changed).all(|(c, letter)| c.letter == Some(*letter)) {
                run.iter_mut().zip(label).for_each(|(c, letter)| c.letter = Some(*letter));
            }
        }
    }
}

/// Gives a sign in words amid digits (35减2, 35减 2) the look of one.
fn sign(chars: &mut [Char]) {
    let digit = |c: &Char| plain(c.raw).is_ascii_digit();
    for at in 1..chars.len() {
        let sign = match chars.get(at).map(|c| c.raw) {
            Some('减' | '減' | '负' | '負') => '-',
            Some('增') => '+',
            _ => continue,
        };
        let Some([before, own, behind]) = chars.get_mut(at - 1..at + 2) else { continue };
        if digit(before) && own.gap.is_none() && matches!(behind.gap, None | Some(Gap::Space)) && digit(behind) {
            (own.raw, own.letter, behind.gap) = (sign, None, None);
        }
    }
}

impl Scanner {
    fn new(document: &Document, max_digits: u64) -> Scanner {
        let mut chars = Vec::new();
        let mut places = Vec::new();
        let (pages, lone) = page_numbers(document);
        let mut alone = Vec::new();
        let ruled = is_ruled(document);
        let of_lines = document.blocks.iter().filter_map(|block| match block {
            Block::Line(line) => Some(line.text.as_str()),
            Block::Grid(_) => None,
        });
        let flow = flows(of_lines);
        let framed = flow.is_some_and(|flow| flow.framed);
        let closing = bars_close(document, flow);
        // whether the cell that the next bar closes has nothing in it
        let mut empty = true;
        let widths = Widths::of(document);
        let mut above = "";
        for (number, block) in document.blocks.iter().enumerate() {
            let Block::Line(line) = block else { continue };
            if is_page_mark(&line.text) || pages.contains(&number) {
                continue;
            }
            let mut gap = Some(Gap::Break).filter(|_| !widths.cuts_number(above, &line.text));
            // the bar before a row closes no cell
            let mut opens = framed && above.trim_end().ends_with('|');
            above = &line.text;
            if line.text == UNPRINTED {
                chars.push(Char { raw: EMPTY, letter: None, gap: Some(Gap::Break), line: places.len(), column: 0 });
            }
            let mut before = ' ';
            let mut of_line = line.text.chars().enumerate().peekable();
            while let Some((column, raw)) = of_line.next() {
                let next = of_line.peek().map_or(' ', |(_, c)| *c);
                let touches = |c: char| plain(c).is_ascii_digit();
                let alone = |c: char| touches(c) || c.is_whitespace();
                let stroke = raw == '|' && !ruled && alone(before) && alone(next) && (touches(before) || touches(next));
                let last = std::mem::replace(&mut before, raw);
                if raw == '\n' || raw == '\r' {
                    gap = Some(Gap::Break);
                } else if !stroke && is_border(raw) {
                    // bars right behind one another fill the row up
                    let fills = raw == next || column > 0 && raw == last;
                    if closing && raw != '\t' && empty && !fills && !opens {
                        let gap = Some(Gap::Border);
                        chars.push(Char { raw: EMPTY, letter: None, gap, line: places.len(), column });
                    }
                    opens = false;
                    empty = raw != '\t';
                    gap = Some(Gap::Border);
                } else if invisible(raw) {
                    // nothing to see
                } else if plain(raw).is_whitespace() {
                    gap = gap.or(Some(Gap::Space));
                } else {
                    (empty, opens) = (false, false);
                    chars.push(Char { raw, letter: fold::letter(raw), gap: gap.take(), line: places.len(), column });
                }
            }
            places.push(line.at);
            alone.push(lone.contains(&number) || closing && is_unclosed(&document.blocks, number));
        }
        notes::drop_marks(&mut chars);
        mend(&mut chars);
        sign(&mut chars);
        let pages = foot::numbers(&mut chars);
        let dashes = marks::dashes(&chars);
        let paged = marks::may_number_pages(&chars);
        Scanner {
            chars,
            places,
            alone,
            pages,
            max_digits,
            events: Vec::new(),
            spans: Vec::new(),
            words: String::new(),
            letters: 0,
            words_at: (0, 0),
            rest: Vec::new(),
            behind: None,
            truncated: None,
            token_end: 0,
            last_label: None,
            label_end: 0,
            last_row: None,
            statistics: false,
            dashes,
            paged,
            undotted: false,
            sentences: BTreeMap::new(),
            headings: BTreeMap::new(),
            sections: Vec::new(),
        }
    }

    fn run(&mut self, max_tokens: u64) {
        let mut at = 0;
        let mut tokens = 0;
        while let Some(&c) = self.chars.get(at) {
            while let Some(heading) = self.headings.first_entry().filter(|heading| *heading.key() <= at) {
                self.sections.push((self.events.len(), heading.remove()));
            }
            if let Some(&end) = self.sentences.get(&at) {
                self.take_words(at, end);
                self.flush();
                at = end;
                continue;
            }
            if let Some(end) = self.address(at).or_else(|| self.date(at)) {
                self.take_words(at, end);
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
            if let Some(end) = self.explanation(at) {
                self.take_words(at, end);
                at = end;
                continue;
            }
            if let Some((end, term, whole)) = self.label(at)
                && !self.amid_words(at, end)
                && !self.ends_bracket(at, end)
            {
                self.unnumber(at, term);
                self.flush();
                if let Some(term) = term {
                    let printed: String = self.chars.get(at..end).unwrap_or(&[]).iter().map(|c| c.raw).collect();
                    self.rest = if whole { Vec::new() } else { remainder(term, &printed) };
                    let last =
                        end.checked_sub(1).and_then(|last| self.chars.get(last)).map_or(c.line, |last| last.line);
                    let (line, wrapped) = (c.line, last != c.line);
                    self.emit(Event::Label { meanings: self.meanings(at, term), printed, line, wrapped }, at, end);
                    tokens = 0;
                    if let Some(close) = self.aside(end) {
                        at = close;
                        continue;
                    }
                }
                at = end;
                continue;
            }
            let numerals = self.marked_run(at).or_else(|| self.nothing_between(at));
            let numerals = numerals.or_else(|| self.token(at).map(|(token, end)| (vec![token], end)));
            if let Some((numerals, end)) = numerals {
                self.join_rest();
                self.flush();
                for token in numerals {
                    if self.goes_on_from(&token, at, end) {
                        continue;
                    }
                    tokens += 1;
                    if tokens <= max_tokens {
                        self.emit(Event::Token(token), at, end);
                    } else {
                        self.truncated.get_or_insert(token.at);
                    }
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
                self.open_before_date(at, end);
            }
            self.take_words(at, end);
            at = end;
        }
        self.flush();
    }

    /// Adds an event that the characters from one place to another are.
    fn emit(&mut self, event: Event, from: usize, to: usize) {
        let place = |at: usize| self.places.get(self.chars.get(at)?.line).copied();
        if let Some(begin) = place(from) {
            self.spans.push((begin, place(to.saturating_sub(1)).unwrap_or(begin)));
            match &event {
                Event::Label { meanings, .. } => {
                    self.last_label = Some(self.events.len());
                    self.label_end = to;
                    self.note_row(meanings);
                }
                Event::Words(..) => self.last_label = None,
                Event::Token(_) => {}
            }
            self.events.push(event);
        }
    }

    fn take_words(&mut self, from: usize, to: usize) {
        self.words_at = (if self.words.is_empty() { from } else { self.words_at.0 }, to);
        for c in self.chars.get(from..to).unwrap_or(&[]) {
            self.words.push(c.raw);
            self.letters += usize::from(c.letter.is_some());
        }
    }

    /// Where an address on the web ends that begins at a character: its digits are none of the text.
    fn address(&self, at: usize) -> Option<usize> {
        // as few characters do
        let rest =
            self.chars.get(at..).filter(|rest| rest.first().is_some_and(|c| matches!(c.raw, 'h' | 'H' | 'w' | 'W')))?;
        let within = |(i, c): &(usize, &Char)| (*i == 0 || c.gap.is_none()) && c.raw.is_ascii_graphic();
        let begin: String = rest.iter().enumerate().take(8).take_while(within).map(|(_, c)| c.raw).collect();
        is_address(&begin).then(|| at + rest.iter().enumerate().take_while(within).count())
    }

    /// Where a date ends that begins behind words (填报日期：2024-01-12).
    fn date(&self, at: usize) -> Option<usize> {
        let digit = |at: usize| self.chars.get(at).is_some_and(|c| plain(c.raw).is_ascii_digit());
        let joined = |at: usize| self.chars.get(at).filter(|c| c.gap.is_none());
        let year = ["19", "20"].iter().any(|century| {
            century.chars().zip(at..).all(|(digit, at)| self.chars.get(at).is_some_and(|c| plain(c.raw) == digit))
        });
        let begins = self.letters > 0 && year && at.checked_sub(1).is_none_or(|before| !digit(before));
        if !begins || !(at + 1..at + 4).all(|at| digit(at) && joined(at).is_some()) {
            return None;
        }
        let mark = plain(joined(at + 4)?.raw);
        let part = |from: usize| {
            let marked = joined(from).is_some_and(|c| plain(c.raw) == mark && matches!(mark, '-' | '/' | '.'));
            let digits = (from + 1..from + 3).take_while(|&at| digit(at) && joined(at).is_some()).count();
            (marked && digits > 0).then_some(from + 1 + digits)
        };
        let end = part(part(at + 4)?)?;
        joined(end).is_none_or(|c| !plain(c.raw).is_ascii_digit() && plain(c.raw) != mark).then_some(end)
    }

    /// What a row counts in all, noted in the brackets of its label: 本年新收政府信息公开申请数量（36件）. It is in no column.
    fn sum(&self, at: usize) -> Option<usize> {
        let Some(Event::Label { meanings, .. }) = self.events.get(self.last_label?) else { return None };
        let of_several = |m: &Meaning| matches!(m, Meaning::Row(id, _) if id.block().columns.len() > 1);
        let rest = self.chars.get(at..)?;
        let close = rest.iter().take(word::LONGEST).position(|c| matches!(c.raw, '）' | ')'))?;
        let (open, inner) = rest.get(..close)?.split_first()?;
        let digit = |c: &Char| plain(c.raw).is_ascii_digit();
        let number = inner.first().is_some_and(digit) && inner.iter().all(|c| digit(c) || is_unit_letter(c.raw));
        let apart = rest.get(close + 1).is_none_or(|c| c.gap.is_some());
        let noted = matches!(open.raw, '（' | '(') && rest.iter().take(close + 1).all(|c| c.gap.is_none());
        (meanings.iter().all(of_several) && number && noted && apart).then_some(close + 1)
    }

    /// Passes over an explanation in brackets behind a label.
    fn aside(&mut self, at: usize) -> Option<usize> {
        if !self.rest.is_empty() || self.label(at).is_some() {
            return None;
        }
        if let Some(length) = self.note(at) {
            return Some(at + length);
        }
        let rest = self.chars.get(at..).unwrap_or(&[]);
        if let Some(length) = self.formula(at).or_else(|| self.sum(at)) {
            return Some(at + length);
        }
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
        self.take_words(at, at + length);
        Some(at + length)
    }

    /// How long a formula is that stands behind the label just read: the number of its row, or how it follows from others, in
    /// brackets（1+2-24）. A row of one cell may have its number in brackets, if none stands behind it.
    fn formula(&self, at: usize) -> Option<usize> {
        /// Characters of a formula at the most.
        const LONGEST: usize = 40;
        let rest = self.chars.get(at..)?;
        let open = rest.first().filter(|c| c.gap.is_none() && plain(c.raw) == '(')?;
        let close = rest.iter().take(LONGEST).position(|c| c.line != open.line || plain(c.raw) == ')')?;
        let inside = rest.get(1..close).filter(|inside| !inside.is_empty())?;
        let of_formula = |c: &Char| {
            let c = plain(c.raw);
            c.is_ascii_digit()
                || matches!(c, '+' | '-' | '=' | '~' | '～' | '—' | '至' | '、' | ',' | '…' | '(' | '[' | ']')
        };
        let number = inside.iter().all(|c| plain(c.raw).is_ascii_digit());
        let Some(Event::Label { meanings, .. }) = self.events.last() else { return None };
        let columns = |m: &Meaning| if let Meaning::Row(id, _) = m { Some(id.block().columns.len()) } else { None };
        let several = meanings.iter().filter_map(columns).min().is_some_and(|columns| columns > 1);
        let behind = || {
            rest.get(close + 1).is_some_and(|c| c.gap.is_some() && (plain(c.raw).is_ascii_digit() || c.raw == EMPTY))
        };
        let closed = rest.get(close).is_some_and(|c| plain(c.raw) == ')' && c.line == open.line);
        (closed && inside.iter().all(of_formula) && (!number || several || behind())).then_some(close + 1)
    }

    fn flush(&mut self) {
        if self.letters > 0 {
            let words = std::mem::take(&mut self.words);
            self.emit(Event::Words(words, self.letters), self.words_at.0, self.words_at.1);
        }
        self.words.clear();
        self.letters = 0;
    }
}
fn remainder(term: &Term, printed: &str) -> Vec<char> {
    let all = letters(&term.key);
    let done = letters(printed).len();
    all.get(done..).unwrap_or(&[]).to_vec()
}
