//! What stands beside a label in its line and is no part of it: its translation, a mark or a unit that all labels have.

use std::collections::{BTreeMap, BTreeSet};

use super::scan::{Event, Scan};
use crate::layout::label::Meaning;
use crate::layout::words;

/// Labels with the same words behind them that say nothing of any.
const SEVERAL: usize = 3;
/// Such words that a table has at the most.
const MOST: usize = 8;

/// Drops the words of another script beside labels, and words that stand behind label after label.
pub(super) fn drop(scan: &mut Scan) {
    let line = |at: usize| scan.spans.get(at).map(|(begin, end)| (begin.number(), end.number()));
    let beside = |a: usize, b: usize| {
        let (a, b) = (line(a).and_then(|a| a.1), line(b).and_then(|b| b.0));
        a.is_some() && a == b
    };
    let label = |at: usize| matches!(scan.events.get(at), Some(Event::Label { .. }));
    let of_row = |at: usize| match scan.events.get(at) {
        Some(Event::Label { meanings, .. }) => meanings.iter().any(|m| matches!(m, Meaning::Row(..))),
        _ => false,
    };
    let words = scan.events.iter().enumerate();
    let words =
        words.filter_map(|(at, event)| if let Event::Words(words, n) = event { Some((at, words, *n)) } else { None });
    // where they stand, what they say, and the label before them
    let mut tails: Vec<(usize, String, &str)> = Vec::new();
    let mut dropped: Vec<usize> = Vec::new();
    for (at, words, letters) in words {
        let behind = at > 0 && of_row(at - 1) && beside(at - 1, at);
        if letters > 0 && is_foreign(words) && (behind || label(at + 1) && beside(at, at + 1)) {
            dropped.push(at);
        } else if behind
            && letters > 0
            && let Some(Event::Label { printed, .. }) = scan.events.get(at - 1)
        {
            tails.push((at, words.chars().filter(|c| !c.is_ascii_digit()).collect(), printed));
        }
    }
    let mut counts: BTreeMap<&str, (usize, BTreeSet<&str>)> = BTreeMap::new();
    for (_, tail, label) in &tails {
        let (count, labels) = counts.entry(tail.as_str()).or_default();
        *count += 1;
        labels.insert(label);
    }
    // behind the same label they may be the next one (其他 尚未 over 结果 审结)
    counts.retain(|_, (count, labels)| *count >= SEVERAL && labels.len() > 1);
    dropped.extend(tails.iter().filter(|tail| counts.contains_key(tail.1.as_str())).map(|tail| tail.0));
    if dropped.is_empty() {
        return;
    }
    dropped.sort_unstable();
    let common: Vec<String> = counts.into_keys().take(MOST).map(str::to_owned).collect();
    for event in &mut scan.events {
        if let Event::Words(words, _) = event
            && let Some(label) = without(words, &common)
        {
            *event = label;
        }
    }
    let mut kept = (0..).map(|at| dropped.binary_search(&at).is_err());
    scan.events.retain(|_| kept.next() == Some(true));
    let mut kept = (0..).map(|at| dropped.binary_search(&at).is_err());
    scan.spans.retain(|_| kept.next() == Some(true));
    for section in &mut scan.sections {
        section.0 -= dropped.partition_point(|&at| at < section.0);
    }
}

/// The label that words are without what stands behind the others (总计注1); a short one is told by nothing else.
fn without(words: &str, common: &[String]) -> Option<Event> {
    let printed = words.trim_end_matches(|c: char| c.is_ascii_digit());
    let printed = common.iter().find_map(|tail| printed.strip_suffix(tail.as_str()))?;
    let meanings = words::of(printed).meanings.to_vec();
    (!meanings.is_empty()).then(|| Event::Label {
        meanings,
        printed: printed.to_owned(),
        line: usize::MAX,
        wrapped: false,
    })
}

/// Whether words are of another script than the labels.
fn is_foreign(words: &str) -> bool {
    let foreign = |c: char| c.is_alphabetic() && !c.is_ascii() && !('\u{2E80}'..='\u{9FFF}').contains(&c);
    words.chars().any(foreign) && !words.chars().any(|c| ('\u{2E80}'..='\u{9FFF}').contains(&c))
}
