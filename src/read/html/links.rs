//! Lists of links: menus, breadcrumbs, 上一篇/下一篇. They are no part of the text.

use crate::document::Block;

/// How much of a line is inside links.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Links {
    all: usize,
    linked: usize,
    count: usize,
    first: usize,
    last: usize,
}

impl Links {
    /// Takes note of text inside the link of that number, or in none (0).
    pub(super) fn add(&mut self, link: usize, length: usize) {
        self.all += length;
        if link > 0 && length > 0 {
            self.linked += length;
            if self.count == 0 {
                self.first = link;
            }
            self.count += usize::from(link != self.last);
            self.last = link;
        }
    }

    /// Four fifths of it are links.
    fn dominate(&self) -> bool {
        self.count > 0 && self.linked * 5 >= self.all * 4
    }
}

/// A line with several links and little else, or this many such lines with one link each, is a list of links.
const LINES: usize = 3;
/// A line longer than this is a sentence, linked or not.
const SENTENCE: usize = 60 * 3;

/// Drops the lists of links, and tells which blocks they were.
pub(super) fn drop_lists(blocks: &mut Vec<Block>, linked: &[(usize, Links)]) -> Vec<bool> {
    let mut dropped = vec![false; blocks.len()];
    let mut list: Vec<(usize, Links)> = Vec::new();
    for &(place, links) in linked {
        // One link around many lines is no list: someone forgot to close it.
        let goes_on = list.last().is_some_and(|(last, before)| last + 1 == place && before.last < links.first);
        let short = matches!(blocks.get(place), Some(Block::Line(line)) if line.text.len() <= SENTENCE && !line.text.contains('。'));
        if !goes_on {
            settle(&mut list, &mut dropped);
        }
        if links.dominate() && short {
            list.push((place, links));
        } else {
            settle(&mut list, &mut dropped);
        }
    }
    settle(&mut list, &mut dropped);
    let mut place = 0;
    blocks.retain(|_| {
        place += 1;
        !dropped.get(place - 1).copied().unwrap_or(false)
    });
    dropped
}

fn settle(list: &mut Vec<(usize, Links)>, dropped: &mut [bool]) {
    let many = list.len() >= LINES;
    for (place, links) in list.drain(..) {
        if (many || links.count >= 2)
            && let Some(flag) = dropped.get_mut(place)
        {
            *flag = true;
        }
    }
}
