//! The data dictionary: what every key means, in Chinese and English, made from the form tables.

use super::gloss::{self, FIELDS, STATUSES};
use crate::form::{Block, Edition, FORMS, Label, Quantity, TableId};

/// Columns of the dictionary as a table.
pub const COLUMNS: [&str; 8] = ["kind", "table", "key", "zh", "en", "under", "unit", "editions"];

/// What a key is a key of.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
#[non_exhaustive]
pub enum Kind {
    /// A column of the long tables (`cells.csv`, `diagnostics.csv`).
    Field,
    /// A table of the form.
    Table,
    /// A row of a table.
    Row,
    /// A column of a table.
    Column,
    /// A status of a cell.
    Status,
}

impl Kind {
    /// The word written to the dictionary.
    pub const fn key(self) -> &'static str {
        match self {
            Kind::Field => "field",
            Kind::Table => "table",
            Kind::Row => "row",
            Kind::Column => "column",
            Kind::Status => "status",
        }
    }
}

/// One key and what it means.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct DictionaryEntry {
    /// What it is a key of.
    pub kind: Kind,
    /// The table it belongs to, if it does.
    pub table: Option<TableId>,
    /// The key as it stands in the outputs.
    pub key: &'static str,
    /// The official Chinese wording (of the newest edition that has it), or the meaning in Chinese.
    pub zh: &'static str,
    /// The meaning in English.
    pub en: &'static str,
    /// The group labels above it on the form, outermost first.
    pub under: Vec<&'static str>,
    /// The unit, where the form prescribes one other than a plain count.
    pub unit: &'static str,
    /// The editions of the form that have it, newest first.
    pub editions: Vec<Edition>,
}

impl DictionaryEntry {
    /// The entry as a row under [`COLUMNS`].
    pub fn fields(&self) -> [String; 8] {
        let editions: Vec<&str> = self.editions.iter().map(|e| e.key()).collect();
        [
            self.kind.key().to_owned(),
            self.table.map_or("", TableId::key).to_owned(),
            self.key.to_owned(),
            self.zh.to_owned(),
            self.en.to_owned(),
            self.under.join(" / "),
            self.unit.to_owned(),
            editions.join(" "),
        ]
    }
}

/// The whole dictionary: the fields, then every table with its rows and columns, then the statuses.
///
/// # Example
/// ```
/// use gongkai::export::dictionary;
/// let entries = dictionary::entries();
/// let granted = entries.iter().find(|e| e.key == "granted").unwrap();
/// assert_eq!((granted.zh, granted.en), ("（一）予以公开", "Disclosed in full"));
/// ```
pub fn entries() -> Vec<DictionaryEntry> {
    let plain = |kind| {
        move |&(key, zh, en): &(&'static str, &'static str, &'static str)| DictionaryEntry {
            kind,
            table: None,
            key,
            zh,
            en,
            under: Vec::new(),
            unit: "",
            editions: Vec::new(),
        }
    };
    let mut entries: Vec<DictionaryEntry> = FIELDS.iter().map(plain(Kind::Field)).collect();
    for table in tables() {
        let blocks: Vec<&'static Block> = blocks().filter(|block| block.table == table).collect();
        let head = entries.len();
        entries.push(DictionaryEntry {
            kind: Kind::Table,
            table: Some(table),
            key: table.key(),
            zh: table.title(),
            en: gloss::table(table),
            under: Vec::new(),
            unit: "",
            editions: Vec::new(),
        });
        for kind in [Kind::Row, Kind::Column] {
            for block in &blocks {
                let labels = if kind == Kind::Row { block.rows } else { block.columns };
                for label in labels {
                    add(&mut entries, kind, block, label);
                }
                if let Some(entry) = entries.get_mut(head) {
                    know(entry, block.edition);
                }
            }
        }
    }
    entries.extend(STATUSES.iter().map(plain(Kind::Status)));
    entries
}

fn add(entries: &mut Vec<DictionaryEntry>, kind: Kind, block: &'static Block, label: &'static Label) {
    let same = |e: &&mut DictionaryEntry| e.kind == kind && e.table == Some(block.table) && e.key == label.key;
    match entries.iter_mut().find(same) {
        Some(entry) => know(entry, block.edition),
        None => entries.push(DictionaryEntry {
            kind,
            table: Some(block.table),
            key: label.key,
            zh: label.official,
            en: gloss::gloss(block.table, label.key),
            under: label.under.to_vec(),
            unit: label.quantity.map_or("", unit),
            editions: vec![block.edition],
        }),
    }
}

fn know(entry: &mut DictionaryEntry, edition: Edition) {
    if !entry.editions.contains(&edition) {
        entry.editions.push(edition);
    }
}

const fn unit(quantity: Quantity) -> &'static str {
    match quantity {
        Quantity::Count => "",
        Quantity::Change => "±",
        Quantity::TenThousandYuan => "万元",
        Quantity::Yuan => "元",
    }
}

/// A cell that some edition of the form has.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[cfg_attr(not(feature = "csv"), allow(dead_code))] // only wide tables need it
pub(super) struct Place {
    pub(super) table: TableId,
    pub(super) row: &'static str,
    pub(super) column: &'static str,
}

#[cfg_attr(not(feature = "csv"), allow(dead_code))]
impl Place {
    /// Its name as a column: `applications.granted.total`.
    pub(super) fn name(&self) -> String {
        format!("{}.{}.{}", self.table.key(), self.row, self.column)
    }
}

/// Every cell of every edition, once, table by table.
#[cfg_attr(not(feature = "csv"), allow(dead_code))]
pub(super) fn places() -> Vec<Place> {
    let mut places = Vec::new();
    for table in tables() {
        for block in blocks().filter(|block| block.table == table) {
            for row in block.rows {
                for column in block.columns {
                    let place = Place { table, row: row.key, column: column.key };
                    if !places.contains(&place) {
                        places.push(place);
                    }
                }
            }
        }
    }
    places
}

fn blocks() -> impl Iterator<Item = &'static Block> {
    FORMS.iter().flat_map(|form| form.blocks.iter().copied())
}

fn tables() -> Vec<TableId> {
    let mut tables = Vec::new();
    for block in blocks() {
        if !tables.contains(&block.table) {
            tables.push(block.table);
        }
    }
    tables
}

/// The official wording for a row or column of a table, and the group labels above it; the newest edition's first.
pub(crate) fn official(table: TableId, key: &str) -> Option<&'static Label> {
    let of = |labels: &'static [Label]| labels.iter().find(|label| label.key == key);
    let mut blocks = blocks().filter(|block| block.table == table);
    blocks.find_map(|block| of(block.rows).or_else(|| of(block.columns)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_key_has_both_languages() {
        for entry in entries() {
            assert!(!entry.zh.is_empty(), "{entry:?}");
            assert!(!entry.en.is_empty(), "no English for {} {}", entry.table.map_or("", TableId::key), entry.key);
        }
    }

    #[test]
    fn no_gloss_is_left_over_or_given_twice() {
        let entries = entries();
        for (i, (table, key, _)) in gloss::GLOSSES.iter().enumerate() {
            assert!(entries.iter().any(|e| e.table == Some(*table) && e.key == *key), "{key} is no key");
            let again = gloss::GLOSSES.iter().skip(i + 1).any(|(t, k, _)| t == table && k == key);
            assert!(!again, "{key} stands twice");
        }
    }

    #[test]
    fn statuses_are_those_of_the_report() {
        use crate::report::Status::*;
        let all = [Stated, Inferred, Repaired, Blank, Ambiguous, Missing];
        assert_eq!(STATUSES.iter().map(|s| s.0).collect::<Vec<_>>(), all.map(|s| s.key()));
    }

    #[test]
    fn places_have_names_of_their_own() {
        let names: std::collections::BTreeSet<String> = places().iter().map(Place::name).collect();
        assert_eq!(names.len(), places().len());
        // 2021: 10 + 175 + 15 cells
        let new = places().iter().filter(|p| p.table == TableId::Applications).count();
        assert_eq!(new, 26 * 7);
    }
}
