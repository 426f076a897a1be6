//! The rows of 主动公开 in running text, while its labels, captions and numerals are read.

use crate::diagnostic::{Diagnostic, Finding};
use crate::form::fold;
use crate::layout::kinds::in_part;
use crate::layout::label::BlockId;
use crate::layout::stream::Token;
use crate::reconcile::Gap;

/// A row label with the captions over it and the numerals behind it.
pub(super) struct Row {
    pub(super) candidates: Vec<(BlockId, usize)>,
    pub(super) printed: String,
    pub(super) captions: Vec<Heading>,
    pub(super) tokens: Vec<Token>,
    /// Numerals that stand right before the label.
    pub(super) before: Vec<Token>,
    /// Whether captions stand between it and the row before.
    pub(super) leads: bool,
    /// Whether it stands under captions that nothing is printed for yet: one that comes again is that of the next table.
    pub(super) under: bool,
    /// Numerals that stand behind a caption and not behind the label.
    pub(super) placed: Vec<(Heading, Token)>,
    /// Captions behind the label that nothing is printed for.
    pub(super) told: Vec<Heading>,
    /// Words between the label and its numerals that are no part of it.
    pub(super) words: Option<String>,
    /// Whether its numerals were given up: they belong to no cell that is known.
    pub(super) lost: bool,
    /// Whether they stand in a column behind several captions.
    pub(super) amid: bool,
}

/// Whether words are a piece of the label of a row.
fn is_piece_of(words: &str, (id, r): (BlockId, usize)) -> bool {
    let letters = |text: &str| text.chars().filter_map(fold::letter).collect::<String>();
    letters(id.block().rows[r].official).contains(&letters(words))
}

impl Row {
    /// Whether words are what is left of the label of another row, behind the numerals of this one.
    pub(super) fn ends_before(&self, words: &str) -> bool {
        let rows = |id: BlockId| (0..id.block().rows.len()).map(move |r| (id, r));
        let other = || BlockId::all().filter(|id| in_part(*id)).flat_map(rows).any(|row| is_piece_of(words, row));
        !self.tokens.is_empty() && !self.is_named(words) && other()
    }

    /// Whether words behind the label, before its numerals, may name a part of the row: they are no piece of the label, and
    /// explain nothing.
    pub(super) fn may_part(&self, words: &str) -> bool {
        /// Letters of such a name at the most (县直各部门).
        const LONGEST: usize = 6;
        let name = words.chars().all(char::is_alphabetic) && words.chars().filter_map(fold::letter).count() <= LONGEST;
        name && self.tokens.is_empty() && !self.is_named(words)
    }

    /// Whether words are a piece of its own label.
    fn is_named(&self, words: &str) -> bool {
        self.candidates.iter().any(|&row| is_piece_of(words, row))
    }

    /// Whether its block has one column.
    fn has_one_column(&self) -> bool {
        self.candidates.iter().all(|(id, _)| id.block().columns.len() == 1)
    }

    /// What is found of the row.
    fn say(&self, finding: Finding) -> Option<Diagnostic> {
        let &(id, row) = self.candidates.first()?;
        let label = id.block().rows[row];
        Some(Diagnostic::new(finding).in_table(id.block().table).in_cell(label.key, "", label.official))
    }

    /// That it is the row right above once more, with other numerals (行政事业性收费 of two kinds): the first is read.
    pub(super) fn repeats(&self, above: &Row) -> Option<Diagnostic> {
        let same = |a: &Token, b: &Token| a.piece.content == b.piece.content;
        let alike = self.tokens.iter().zip(&above.tokens).all(|(a, b)| same(a, b));
        if self.candidates != above.candidates || self.tokens.is_empty() || above.tokens.is_empty() || alike {
            return None;
        }
        let label = self.printed.clone();
        Some(self.say(Finding::RowRepeated { label })?.at(self.tokens.first().map(|token| token.at)))
    }

    /// That a number stands between the captions over it and its label, and was given to no row.
    pub(super) fn strays(&self) -> Option<Diagnostic> {
        let token = self.before.first().filter(|_| self.leads)?;
        let finding = Finding::ForeignNumber { printed: token.piece.printed.to_string() };
        Some(self.say(finding)?.at(Some(token.at)))
    }

    /// Gives up the numerals.
    pub(super) fn give_up(&mut self) {
        self.tokens.clear();
        self.lost = true;
    }

    /// Whether nothing is printed for it, nor given up.
    pub(super) fn is_bare(&self) -> bool {
        self.tokens.is_empty() && self.placed.is_empty() && !self.lost
    }

    /// Takes the copies of a number for one, where its caption is printed as often: a program wrote merged cells in all their places.
    pub(super) fn take_once(&mut self) {
        let copies = || self.captions.windows(2).map(|two| matches!(two, [a, b] if a.printed == b.printed));
        if self.tokens.len() != self.captions.len() || !copies().any(|copy| copy) {
            return;
        }
        let same = |two: &[Token]| matches!(two, [a, b] if a.piece.content == b.piece.content);
        if !copies().zip(self.tokens.windows(2)).all(|(copy, two)| !copy || same(two)) {
            return;
        }
        let mut copied = std::iter::once(false).chain(copies()).collect::<Vec<_>>().into_iter();
        self.tokens.retain(|_| !copied.next().unwrap_or(false));
        self.captions.dedup_by(|a, b| a.printed == b.printed);
    }

    /// Gives up the numerals of a row if one of its captions is none of the form's (上年): which of them stands under it is
    /// not known, as captions are not always printed in the order of their columns.
    pub(super) fn under_others(&mut self) -> Option<Diagnostic> {
        if self.tokens.is_empty() || !self.captions.iter().any(|heading| heading.columns.is_empty()) {
            return None;
        }
        let at = self.tokens.first().map(|token| token.at);
        self.give_up();
        self.say(Finding::ColumnsUnknown {}).map(|said| said.at(at))
    }

    /// That its numerals stand in a column of their own behind several captions: which of them is theirs is not known.
    pub(super) fn amid_columns(&self) -> Option<Diagnostic> {
        if self.amid { self.say(Finding::ColumnsUnknown {}) } else { None }
    }

    /// Gives up the numerals where they are those of a part of the row, as words before them and as many numerals behind
    /// the next words say.
    pub(super) fn apart(&mut self, others: usize) -> Option<Diagnostic> {
        if self.tokens.is_empty() || self.tokens.len() != others {
            return None;
        }
        self.words.take()?;
        self.give_up();
        self.say(Finding::RowInParts { label: self.printed.clone() })
    }
}

/// A caption with the numerals behind it: one for each row that waits for its numbers.
#[derive(Default)]
pub(super) struct Down {
    pub(super) caption: Option<Heading>,
    pub(super) tokens: Vec<Token>,
    /// The row whose label stands right before the caption, if one does.
    pub(super) own: Option<usize>,
    /// Whether captions of other columns stand right before this one.
    pub(super) amid: bool,
    /// The first row that may wait: once numerals have begun, none waits beyond the next heading.
    pub(super) from: usize,
}

impl Down {
    /// Gives the numerals to rows that have none under this caption: those of the first part if they are as many, or all of
    /// them; otherwise gives them back, and what follows as well, as nothing tells whose it is.
    pub(super) fn close(&mut self, rows: &mut [Row]) -> Vec<Token> {
        let mut tokens = std::mem::take(&mut self.tokens);
        let Some(caption) = self.caption.take() else { return tokens };
        let waiting = waiting(rows, self.from, &caption);
        if let Some(own) = self.own.take().filter(|own| waiting.iter().any(|row| row.1 == *own))
            && let Some(row) = rows.get_mut(own)
            && tokens.first().is_some_and(|token| matches!(token.piece.gap, Gap::Nothing | Gap::Space))
        {
            match <[Token; 1]>::try_from(tokens) {
                Ok([token]) => {
                    row.placed.push((caption, token));
                    return Vec::new();
                }
                // a number that fell apart
                Err(pieces) if waiting.len() == 1 && row.has_one_column() => {
                    row.tokens = pieces;
                    return Vec::new();
                }
                Err(pieces) => tokens = pieces,
            }
        }
        let first = waiting.chunk_by(|a, b| a.0 == b.0).next();
        let takers = first.into_iter().chain([waiting.as_slice()]).find(|part| part.len() == tokens.len());
        let Some(takers) = takers else {
            self.from = rows.len();
            return tokens;
        };
        for (&(_, row), token) in takers.iter().zip(tokens) {
            let Some(row) = rows.get_mut(row) else { continue };
            if self.amid {
                row.give_up();
                row.amid = true;
            } else {
                row.placed.push((caption.clone(), token));
            }
        }
        Vec::new()
    }
}

/// The rows without a numeral of their own that a caption stands for and has not given one, each with its part.
pub(super) fn waiting(rows: &[Row], from: usize, caption: &Heading) -> Vec<(BlockId, usize)> {
    let part = |row: &Row, heading: &Heading| {
        let column = |id: BlockId| heading.columns.iter().find(|(other, _)| *other == id).copied();
        row.candidates.iter().find_map(|&(id, _)| column(id))
    };
    let open = |(i, row): (usize, &Row)| {
        let column = part(row, caption).filter(|_| row.tokens.is_empty())?;
        if row.under && row.captions.iter().any(|heading| part(row, heading) == Some(column)) {
            return None;
        }
        let mut told = row.placed.iter().map(|(heading, _)| heading).chain(&row.told);
        told.all(|heading| part(row, heading) != Some(column)).then_some((column.0, i))
    };
    rows.iter().enumerate().skip(from).filter_map(open).collect()
}

/// A caption that may belong to several blocks, or to none of them.
#[derive(Clone)]
pub(super) struct Heading {
    pub(super) columns: Vec<(BlockId, usize)>,
    pub(super) printed: String,
}
