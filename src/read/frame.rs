//! Telling tables of data from tables that only lay a page out; shared by the HTML and the Word reader.

/// Text in one cell of a frame, in bytes: no cell of a form is so long.
const LONG_CELL: usize = 3000;
/// Text beside an inner table, in bytes, that makes its cell part of a page and not of a table.
const PROSE: usize = 600;

/// What a table's own cells are like.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub(super) struct Census {
    cells: usize,
    /// Cells with text and without an inner table.
    filled: usize,
    /// Cells with an inner table.
    holders: usize,
    longest: usize,
    prose_beside_table: bool,
}

impl Census {
    /// Counts a cell: the bytes of its own text, and whether a table is in it.
    pub(super) fn add(&mut self, text: usize, holds_table: bool) {
        self.cells += 1;
        self.filled += usize::from(!holds_table && text > 0);
        self.holders += usize::from(holds_table);
        self.longest = self.longest.max(text);
        self.prose_beside_table |= holds_table && text > PROSE;
    }

    /// Whether one cell at the most has anything in it: within a cell it is no table, but that cell's text.
    pub(super) fn is_bare(&self) -> bool {
        self.filled <= 1 && self.holders == 0
    }

    /// Whether the table only frames what is in it: it has one cell, or whole pages in a cell, or holds tables and little else.
    pub(super) fn is_frame(&self) -> bool {
        let page = self.longest > LONG_CELL || self.prose_beside_table;
        let holds = self.holders > 0 && (self.filled < 6 || self.filled < self.holders.saturating_mul(4));
        self.cells <= 1 || page || holds
    }
}
