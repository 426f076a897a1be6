//! Captions that are wrapped side by side: 结果 结果 其他 尚未 总 over 维持 纠正 结果 审结 计.

use std::borrow::Borrow;

use super::columns::Caption;
use super::scan::Event;
use crate::form::{TableId, fold};
use crate::layout::label::{BlockId, Meaning};
use crate::reconcile::Gap;

/// Whether words are captions that are wrapped side by side (结果 结果 其他 / 维持 纠正 结果): long, and of their letters only.
pub(super) fn are_captions(id: BlockId, words: &str, letters: usize) -> bool {
    /// Letters that no row of an office has of its own.
    const LONG: usize = 12;
    letters > LONG && of_captions(id, words)
}

/// Whether words have letters of captions only.
pub(super) fn of_captions(id: BlockId, words: &str) -> bool {
    let has = |c: char| id.block().columns.iter().any(|label| label.official.contains(c));
    id.block().columns.len() > 1 && words.chars().filter_map(fold::letter).all(has)
}

/// Captions in pieces before the first numeral: no single one of them names a column.
#[derive(Default)]
pub(super) struct Head {
    /// The events that are pieces of them.
    pub(super) pieces: Vec<usize>,
    /// How many times the captions of all columns stand in them.
    pub(super) times: usize,
}

/// The captions over the numerals of a block where they are wrapped: the pieces hold the letters of every caption, each as
/// many times, and what belongs to a single caption comes in the order of the form, line by line.
pub(super) fn head(id: BlockId, events: &[&Event]) -> Head {
    let mut pieces: Vec<usize> = Vec::new();
    let mut words = false;
    let mut text = String::new();
    for (at, event) in events.iter().enumerate() {
        let piece = match event {
            Event::Token(_) => break,
            Event::Label { meanings, printed, .. } => {
                let column = meanings.iter().any(|m| matches!(m, Meaning::Column(other, _) if *other == id));
                column.then_some(printed)
            }
            Event::Words(piece, _) if of_captions(id, piece) => {
                words = true;
                Some(piece)
            }
            // a sentence before the captions
            Event::Words(..) => {
                (pieces, words, text) = (Vec::new(), false, String::new());
                None
            }
        };
        if let Some(piece) = piece {
            pieces.push(at);
            text.extend(piece.chars().filter_map(fold::letter));
        }
    }
    let times = if words { times(id, &text) } else { None };
    times.filter(|_| in_order(id, &text)).map_or_else(Head::default, |times| Head { pieces, times })
}

/// How many times a text has the letters of all captions.
fn times(id: BlockId, text: &str) -> Option<usize> {
    let sorted = |text: String| {
        let mut letters: Vec<char> = text.chars().collect();
        letters.sort_unstable();
        letters
    };
    let captions: String = id.block().columns.iter().flat_map(|label| label.official.chars()).collect();
    let letters = captions.chars().filter_map(fold::letter).count();
    let times = text.chars().count() / letters.max(1);
    let all = (1..=id.block().rows.len()).contains(&times) && sorted(captions.repeat(times)) == sorted(text.to_owned());
    all.then_some(times)
}

/// Whether the letters that only one caption has come as often in the order of the columns as they begin anew.
///
/// Over a review, where each part has a total of its own behind the others, a total that is not wrapped may stand as high as
/// either line of the others: where it does not stand first, their order tells enough.
fn in_order(id: BlockId, text: &str) -> bool {
    let columns = id.block().columns;
    let only = |c: char| {
        let mut of = (0..columns.len()).filter(|&at| columns.get(at).is_some_and(|label| label.official.contains(c)));
        of.next().filter(|_| of.next().is_none())
    };
    let of: Vec<usize> = text.chars().filter_map(only).collect();
    let begin_anew = |of: &[usize], end: usize| {
        of.chunk_by(|a, b| a <= b).all(|line| line.last().is_some_and(|&last| last + 1 == end))
    };
    let total = columns.len().checked_sub(1).filter(|_| id.block().table == TableId::ReviewLitigation);
    let without = |total: usize| {
        let others: Vec<usize> = of.iter().copied().filter(|&c| c != total).collect();
        of.first() != Some(&total) && begin_anew(&others, total)
    };
    begin_anew(&of, columns.len()) || total.is_some_and(without)
}

/// The row whose label is wrapped around its numerals, with letters of a label beside it between its lines: it begins in words and
/// ends in those behind the numerals.
pub(super) fn begun_row<E: Borrow<Event>>(id: BlockId, words: &str, behind: &[E]) -> Option<usize> {
    /// Letters that no other label begins with, and those of labels beside it.
    const LONG: usize = 12;
    const BESIDE: usize = 8;
    /// Bytes of words that hold no more than a label and what is beside it.
    const LONGEST: usize = 240;
    // numerals on lines of their own may be of a row above or below
    let beside = |event: &Event| matches!(event, Event::Token(token) if token.piece.gap == Gap::Space);
    if words.len() > LONGEST || !behind.first().map(Borrow::borrow).is_some_and(beside) {
        return None;
    }
    let letters: Vec<char> = words.chars().filter_map(fold::letter).collect();
    let rest = || {
        let event = behind.iter().map(Borrow::borrow).find(|event| !matches!(event, Event::Token(_)))?;
        let (Event::Words(words, _) | Event::Label { printed: words, .. }) = event else { return None };
        Some(words.chars().filter_map(fold::letter))
    };
    let begins = |label: &str| {
        let mut label = label.chars().filter_map(fold::letter).peekable();
        let mut beside = 0;
        for letter in &letters {
            if label.next_if_eq(letter).is_none() {
                beside += 1;
            }
        }
        let mut rest = rest().into_iter().flatten();
        beside <= BESIDE && letters.len() >= beside + LONG && label.all(|letter| rest.next() == Some(letter))
    };
    id.block().rows.iter().position(|label| begins(label.official))
}

/// Whether a caption of a column that a group heads is among captions.
pub(super) fn names_child(id: BlockId, captions: &[Caption]) -> bool {
    let child = |c: usize| id.block().columns.get(c).is_some_and(|label| label.under.len() > 1);
    captions.iter().any(|caption| matches!(caption, Caption::Column(c) if child(*c)))
}

/// Whether the caption of a column that a group heads is cut where its line ends (社会公益 over 组织).
pub(super) fn is_cut(id: BlockId, column: usize, printed: &str) -> bool {
    let Some(label) = id.block().columns.get(column).filter(|label| label.under.len() > 1) else { return false };
    let mut official = label.official.chars().filter_map(fold::letter);
    let mut printed = printed.chars().filter_map(fold::letter);
    printed.all(|letter| official.next() == Some(letter)) && official.next().is_some()
}

/// Puts the captions of a group of columns into the form's order: those of two lines begin higher than those of one beside
/// them, so that lines tell nothing of their order.
pub(super) fn put_in_order(id: BlockId, captions: &mut [Caption]) {
    let child = |caption: &Caption| match *caption {
        Caption::Column(c) => id.block().columns.get(c).filter(|label| label.under.len() > 1).map(|_| c),
        _ => None,
    };
    let mut columns: Vec<usize> = captions.iter().filter_map(child).collect();
    columns.sort_unstable();
    for (caption, column) in captions.iter_mut().filter(|caption| child(caption).is_some()).zip(columns) {
        *caption = Caption::Column(column);
    }
}

/// How many letters are a piece of the label of a group of columns.
fn of_group(id: BlockId, letters: &[char]) -> usize {
    let groups =
        id.block().columns.iter().flat_map(|label| label.under).map(|group| group.chars().filter_map(fold::letter));
    let common = |group: &[char]| group.iter().zip(letters).take_while(|(a, b)| a == b).count();
    let longest = |group: Vec<char>| (0..group.len()).filter_map(|at| group.get(at..)).map(common).max().unwrap_or(0);
    groups.map(|group| longest(group.collect())).max().unwrap_or(0)
}

/// Whether a caption by itself is the first words of the label of its group, which is wrapped over the captions of the columns
/// under it (法人或 / 其他 / 组织).
pub(super) fn begins_group(
    id: BlockId,
    column: usize,
    printed: &str,
    next: Option<&&Event>,
    captions: &[Caption],
) -> bool {
    /// Letters of the label that stand behind.
    const BEHIND: usize = 2;
    let Some(Event::Words(words, _)) = next else { return false };
    let own = printed.chars().filter_map(fold::letter);
    let letters: Vec<char> = own.chain(words.chars().filter_map(fold::letter).take(BEHIND)).collect();
    let child = id.block().columns.get(column).is_some_and(|label| label.under.len() > 1);
    child && !names_child(id, captions) && letters.len() > BEHIND && of_group(id, &letters) == letters.len()
}

/// The columns whose captions begin in words: captions that are wrapped over lines stand cut side by side (社会公 法律服 科研机).
/// The label of their group may be wrapped over them, if no other `leads`.
pub(super) fn cut_captions(id: BlockId, words: &str, leads: bool) -> impl Iterator<Item = usize> {
    /// Letters that a column is known by.
    const SHORTEST: usize = 2;
    let letters: Vec<char> = words.chars().filter_map(fold::letter).collect();
    let labels: Vec<Vec<char>> =
        id.block().columns.iter().map(|label| label.official.chars().filter_map(fold::letter).collect()).collect();
    let mut found = Vec::new();
    let (mut at, mut told) = (0, 0);
    while let Some(rest) = letters.get(at..).filter(|rest| !rest.is_empty()) {
        let common = |label: &Vec<char>| label.iter().zip(rest).take_while(|(a, b)| a == b).count();
        let longest = labels.iter().map(common).max().unwrap_or(0);
        // 其他组织 over 商业企业 is no 其他
        let group = if leads && found.is_empty() && longest >= SHORTEST { of_group(id, rest) } else { 0 };
        if group > longest {
            told += group;
            at += group;
            continue;
        }
        let mut best = (0..labels.len()).filter(|&c| labels.get(c).map(common) == Some(longest));
        match (best.next(), best.next()) {
            (Some(c), None) if longest >= SHORTEST => {
                found.push(c);
                told += longest;
                at += longest;
            }
            _ => at += 1,
        }
    }
    // words that hold a piece of a caption by chance hold little else of one
    if told * 10 < letters.len() * 7 {
        found.clear();
    }
    found.into_iter()
}
