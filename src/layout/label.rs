//! The vocabulary of all forms: what a printed label may mean.

use std::collections::{BTreeMap, HashMap};
use std::hash::{BuildHasherDefault, Hasher};
use std::sync::{LazyLock, OnceLock};

use crate::form::{Block, FORMS, fold};

/// A hash of the words of a form: which they are is known, so that nobody can make them collide, and texts are only looked up.
#[derive(Default)]
pub(crate) struct Hash(u64);

impl Hasher for Hash {
    fn finish(&self) -> u64 {
        self.0 ^ self.0 >> 32
    }

    fn write(&mut self, bytes: &[u8]) {
        for eight in bytes.chunks(8) {
            let rest = || eight.iter().fold(0, |number, byte| number << 8 | u64::from(*byte));
            let number = eight.try_into().map_or_else(|_| rest(), u64::from_le_bytes);
            self.0 = (self.0.rotate_left(5) ^ number).wrapping_mul(0x517c_c1b7_2722_0a95);
        }
    }
}

/// A table by words of a form.
pub(crate) type ByWords<K, V> = HashMap<K, V, BuildHasherDefault<Hash>>;

/// What a label names.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(crate) enum Meaning {
    /// A row of a block.
    Row(BlockId, usize),
    /// A column of a block.
    Column(BlockId, usize),
    /// A group label over rows or columns of a block.
    Group(BlockId),
    /// The caption of a block (第二十条第（一）项).
    Caption(BlockId),
}

/// More blocks than any form has.
const BLOCKS_OF_FORM: u32 = 16;

/// A block of a form, by its place in [`FORMS`].
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(crate) struct BlockId(u8, u8);

impl BlockId {
    /// The block.
    pub(crate) fn block(self) -> &'static Block {
        FORMS[usize::from(self.0)].blocks[usize::from(self.1)]
    }

    /// A bit that no other block has.
    pub(crate) fn bit(self) -> u64 {
        1 << ((u32::from(self.0) * BLOCKS_OF_FORM + u32::from(self.1)) % u64::BITS)
    }

    /// The comparison keys of the official captions of its columns.
    pub(crate) fn column_keys(self) -> &'static [String] {
        static KEYS: LazyLock<Vec<(BlockId, Vec<String>)>> = LazyLock::new(|| {
            let keys = |id: BlockId| id.block().columns.iter().map(|label| fold::fold(label.official).key).collect();
            BlockId::all().map(|id| (id, keys(id))).collect()
        });
        KEYS.iter().find(|(id, _)| *id == self).map_or(&[], |(_, keys)| keys)
    }

    /// Whether a group label stands over all its columns (申请人情况): it says nothing of their order.
    pub(crate) fn is_headed_by(self, printed: &str) -> bool {
        static HEADS: LazyLock<Vec<(BlockId, Vec<String>)>> = LazyLock::new(|| {
            let heads = |id: BlockId| {
                let (first, rest) = id.block().columns.split_first()?;
                let over_all = |head: &&&str| rest.iter().all(|label| label.under.contains(*head));
                let heads: Vec<String> = first.under.iter().filter(over_all).map(|head| fold::fold(head).key).collect();
                (!heads.is_empty()).then_some((id, heads))
            };
            BlockId::all().filter_map(heads).collect()
        });
        let heads = HEADS.iter().find(|(id, _)| *id == self);
        heads.is_some_and(|(_, heads)| heads.contains(&fold::fold(printed).key))
    }

    /// Every block of every form.
    pub(crate) fn all() -> impl Iterator<Item = BlockId> {
        let blocks = |f: usize| FORMS.get(f).map_or(0, |form| form.blocks.len());
        (0..FORMS.len()).flat_map(move |f| (0..blocks(f)).map(move |b| BlockId(f as u8, b as u8)))
    }
}

/// A label that can be looked for: its folded words and what it means.
#[derive(Debug)]
pub(crate) struct Term {
    /// The comparison key.
    pub(crate) key: String,
    /// What it may mean, in the order of the forms.
    pub(crate) meanings: Vec<Meaning>,
    /// Whether the words are the form's own (otherwise a listed variant).
    pub(crate) official: bool,
    /// The row label that it is like, once that was asked for.
    nearest: OnceLock<Option<&'static Term>>,
}

/// What words mean.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Words {
    /// What they name wherever they stand.
    pub(crate) meanings: &'static [Meaning],
    /// What they name in a table under the captions of its block only.
    pub(crate) brief: &'static [Meaning],
    /// The label that they are, if they are one.
    pub(crate) term: Option<&'static Term>,
}

impl Words {
    /// What they may mean under the captions of their block.
    pub(crate) fn all(self) -> impl Iterator<Item = Meaning> {
        self.meanings.iter().chain(self.brief).copied()
    }

    /// Whether they name a row.
    pub(crate) fn name_row(self) -> bool {
        self.meanings.iter().any(|m| matches!(m, Meaning::Row(..)))
    }
}

/// All labels of all forms.
pub(crate) struct Vocabulary {
    /// The terms, in the order of their keys.
    terms: Vec<Term>,
    groups: Vec<String>,
    /// The kinds of characters that those begin with.
    group_begins: u64,
    /// What each key stands for.
    known: ByWords<String, Known>,
    /// The two letters that a key begins with, of which every one has as many: a bit for each of the values that they hash to.
    begins: [u64; BEGINS / 64],
    /// The terms that name a row, in order, and what tells most keys from theirs at a glance.
    rows: Vec<(Sketch, usize)>,
}

/// As many kinds of beginnings are told apart.
const BEGINS: usize = 1 << 14;

/// The kind of a beginning.
fn beginning([first, second]: [char; 2]) -> usize {
    let both = u32::from(first).wrapping_mul(0x9E37_79B1) ^ u32::from(second).wrapping_mul(0x85EB_CA6B);
    (both >> 18) as usize % BEGINS
}

/// What a key stands for.
#[derive(Debug, Default)]
struct Known {
    /// The term with the key.
    term: Option<usize>,
    /// What it names only in a table under the captions of its block.
    brief: Vec<Meaning>,
}

/// The length of a key in characters, its first one, and which it has, 64 kinds of them told apart.
#[derive(Clone, Copy, Debug)]
struct Sketch {
    length: usize,
    first: Option<char>,
    has: u64,
}

/// Of 64 kinds of characters the bit of one.
fn kind(c: char) -> u64 {
    1 << (u32::from(c).wrapping_mul(0x9E37_79B1) >> 26)
}

impl Sketch {
    fn of(key: &str) -> Sketch {
        let mut sketch = Sketch { length: 0, first: key.chars().next(), has: 0 };
        for c in key.chars() {
            sketch.length += 1;
            sketch.has |= kind(c);
        }
        sketch
    }

    /// Whether one slip of the pen may lie between the two, which no short key has: it changes one character, or two
    /// characters' places.
    #[inline]
    fn may_be_slip(self, other: Sketch) -> bool {
        self.length.min(other.length) >= fold::SHORTEST_SLIP
            && self.length.abs_diff(other.length) <= 1
            && at_most_two(self.has ^ other.has)
    }

    /// Whether all characters of the one may be in the other.
    #[inline]
    fn may_hold(self, other: Sketch) -> bool {
        other.has & !self.has == 0
    }
}

/// The one vocabulary.
pub(crate) static VOCABULARY: LazyLock<Vocabulary> = LazyLock::new(Vocabulary::new);

impl Vocabulary {
    fn new() -> Vocabulary {
        let mut terms: BTreeMap<String, Term> = BTreeMap::new();
        let mut known: ByWords<String, Known> = ByWords::default();
        let mut add = |words: &str, meaning: Meaning, official: bool| {
            let key = fold::fold(words).key;
            let term = terms.entry(key.clone()).or_insert_with(|| Term {
                key,
                meanings: Vec::new(),
                official,
                nearest: OnceLock::new(),
            });
            term.official |= official;
            if !term.meanings.contains(&meaning) {
                term.meanings.push(meaning);
            }
        };
        for id in BlockId::all() {
            let block = id.block();
            for (labels, column) in [(block.rows, false), (block.columns, true)] {
                for (i, label) in labels.iter().enumerate() {
                    let meaning = if column { Meaning::Column(id, i) } else { Meaning::Row(id, i) };
                    add(label.official, meaning, true);
                    label.aka.iter().for_each(|words| add(words, meaning, false));
                    for words in label.brief {
                        known.entry(fold::fold(words).key).or_default().brief.push(meaning);
                    }
                    label.under.iter().for_each(|words| add(words, Meaning::Group(id), true));
                }
            }
            add(block.title, Meaning::Caption(id), true);
            add(block.table.title(), Meaning::Caption(id), true);
            block.table.also_titled().iter().for_each(|words| add(words, Meaning::Caption(id), false));
        }
        let terms: Vec<Term> = terms.into_values().collect();
        for (at, term) in terms.iter().enumerate() {
            known.entry(term.key.clone()).or_default().term = Some(at);
        }
        let group = |term: &&Term| term.meanings.iter().any(|m| matches!(m, Meaning::Group(_)));
        let mut groups: Vec<String> = terms.iter().filter(group).map(|term| term.key.clone()).collect();
        groups.sort_by_key(|key| std::cmp::Reverse(key.len()));
        let group_begins = groups.iter().flat_map(|key| key.chars().next()).fold(0, |all, c| all | kind(c));
        let row = |term: &Term| term.meanings.iter().any(|m| matches!(m, Meaning::Row(..)));
        let rows = terms.iter().enumerate().filter(|(_, term)| row(term));
        let rows = rows.map(|(at, term)| (Sketch::of(&term.key), at)).collect();
        let mut begins = [0; BEGINS / 64];
        for key in known.keys() {
            let mut letters = key.chars();
            let kind = beginning([letters.next().unwrap_or_default(), letters.next().unwrap_or_default()]);
            begins[kind / 64] |= 1u64 << (kind % 64);
        }
        Vocabulary { terms, groups, group_begins, known, begins, rows }
    }

    /// Whether a key that is known may be that of a text, or of what it begins with.
    pub(crate) fn may_begin(&self, text: &str) -> bool {
        let begun = |letters| {
            let kind = beginning(letters);
            self.begins.get(kind / 64).is_some_and(|kinds| kinds >> (kind % 64) & 1 == 1)
        };
        fold::beginning(text).is_none_or(begun)
    }

    /// Every term, in the order of its key.
    pub(crate) fn terms(&self) -> impl Iterator<Item = &Term> {
        self.terms.iter()
    }

    /// The keys of all words.
    #[cfg(test)]
    pub(crate) fn keys(&self) -> impl Iterator<Item = &str> {
        self.known.keys().map(String::as_str)
    }

    /// The keys of all group labels, longest first.
    pub(crate) fn groups(&self) -> impl Iterator<Item = &str> {
        self.groups.iter().map(String::as_str)
    }

    /// What stands behind the longest group label that a key begins with.
    pub(crate) fn behind_group<'k>(&self, key: &'k str) -> Option<&'k str> {
        // most keys begin otherwise
        key.chars().next().filter(|first| self.group_begins & kind(*first) != 0)?;
        self.groups().find_map(|group| key.strip_prefix(group))
    }

    /// The term with exactly this key, and what the key names only under the captions of its block.
    pub(crate) fn known(&self, key: &str) -> (Option<&Term>, &[Meaning]) {
        let known = self.known.get(key);
        (known.and_then(|known| self.terms.get(known.term?)), known.map_or(&[], |known| &known.brief))
    }

    /// The term with exactly this key.
    pub(crate) fn exact(&self, key: &str) -> Option<&Term> {
        self.known(key).0
    }

    /// Whether a term begins with a key.
    pub(crate) fn begins(&self, key: &str) -> bool {
        let first = self.terms.partition_point(|term| term.key.as_str() < key);
        self.terms.get(first).is_some_and(|term| term.key.starts_with(key))
    }

    /// What words mean that name a row or column only under the captions of its block.
    pub(crate) fn brief(&self, key: &str) -> &[Meaning] {
        self.known(key).1
    }

    /// The one row label that a key is like, where no other is as like: a character dropped, doubled, swapped or
    /// replaced; a long label cut short or followed by an explanation.
    pub(crate) fn nearest(&'static self, key: &str) -> Option<&'static Term> {
        match self.exact(key) {
            Some(term) => self.nearest_to(term),
            None => self.search(key),
        }
    }

    /// Whether keys are what stands before and behind one letter of a label.
    pub(crate) fn lacks_a_letter(&self, before: &str, behind: &str) -> bool {
        let first = self.terms.partition_point(|term| term.key.as_str() < before);
        let begin = self.terms.iter().skip(first).take_while(|term| term.key.starts_with(before));
        let letter = |key: &str| Some(key.strip_prefix(before)?.strip_suffix(behind)?.chars().count());
        begin.map(|term| letter(&term.key)).any(|letters| letters == Some(1))
    }

    /// The one row label that a label is like: captions are asked about in every document, and are never rows.
    pub(crate) fn nearest_to(&'static self, term: &'static Term) -> Option<&'static Term> {
        *term.nearest.get_or_init(|| self.search(&term.key))
    }

    fn search(&self, key: &str) -> Option<&Term> {
        let sketch = Sketch::of(key);
        let long = sketch.length;
        if long < 4 {
            return None;
        }
        // most labels are told from the key at a glance; the few that are left are looked at
        let (mut cut, mut near, mut worded) = (Vec::new(), Vec::new(), Vec::new());
        let mut begun: Vec<&Term> = Vec::new();
        for (other, at) in &self.rows {
            let alike = other.first == sketch.first;
            let (slip, held) = (other.may_be_slip(sketch), other.may_hold(sketch));
            let holds = sketch.may_hold(*other);
            if !(alike || slip || held || holds) {
                continue;
            }
            let Some(term) = self.terms.get(*at) else { continue };
            let label = term.key.as_str();
            let longer = alike && label.starts_with(key);
            if longer {
                cut.push(term);
            }
            if slip && same_end(label, key) && fold::similar(label, key) {
                near.push(term);
            }
            // an explanation behind the label, or the label cut short
            let explained = alike && label.len() <= key.len() && other.length >= 4 && key.starts_with(label);
            if explained || longer && label.len() > key.len() && long >= 6 {
                begun.push(term);
            }
            if held && fold::abridged(label, key) || holds && fold::padded(label, key) {
                worded.push(term);
            }
        }
        // words that two labels begin with are neither
        let mut cut = cut.into_iter();
        if let Some(first) = cut.next()
            && cut.any(|other| !shares_meaning(first, other))
        {
            return None;
        }
        let mut near = near.into_iter();
        if let Some(first) = near.next() {
            return near.all(|other| shares_meaning(first, other)).then_some(first);
        }
        if let Some(&longest) = begun.iter().max_by_key(|t| t.key.len()) {
            let rivals = begun.iter().filter(|t| t.key.starts_with(key) && !shares_meaning(longest, t)).count();
            return (rivals == 0).then_some(longest);
        }
        let mut worded = worded.into_iter();
        let first = worded.next()?;
        worded.all(|other| shares_meaning(first, other)).then_some(first)
    }
}

/// Whether at most two bits are set; quicker told so than by counting them.
const fn at_most_two(bits: u64) -> bool {
    let one_less = bits & bits.wrapping_sub(1);
    one_less & one_less.wrapping_sub(1) == 0
}

/// Whether two keys begin or end with the same character, as two of six characters or more do that are one slip apart.
fn same_end(a: &str, b: &str) -> bool {
    a.chars().next() == b.chars().next() || a.chars().next_back() == b.chars().next_back()
}

fn shares_meaning(a: &Term, b: &Term) -> bool {
    a.meanings.iter().any(|m| b.meanings.contains(m))
}
