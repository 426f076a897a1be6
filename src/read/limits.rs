//! Named bounds on what a document may cost.

/// Bounds on what reading one document may cost; what passes one gets an error or a diagnostic that names it.
///
/// # Example
/// ```
/// use gongkai::{Limits, Reader};
/// static SMALL: Limits = Limits::new().input_bytes(1 << 20);
/// let error = Reader::new().limits(SMALL).from_bytes(&vec![b' '; 2 << 20]).unwrap_err();
/// assert_eq!(error.code(), "limit");
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[non_exhaustive]
pub struct Limits {
    /// Bytes of the input. Default 64 MiB. Beyond it: error `limit`.
    pub input_bytes: u64,
    /// Bytes that one part of a Word file may inflate to. Default 64 MiB. Beyond it: error `limit`.
    pub inflated_bytes: u64,
    /// How many times its compressed size a part may inflate to, once past 1 MiB. Default 200. Beyond it: error `limit`.
    pub inflation_ratio: u64,
    /// Entries of a Word file's archive. Default 10 000. Beyond it: error `limit`.
    pub archive_entries: u64,
    /// Open elements of HTML or XML at one time. Default 512. Deeper elements are read as if they were closed, and
    /// a page whose markup nests deeper than its tags show is read no further, with a diagnostic `truncated`.
    pub depth: u64,
    /// Elements of one HTML page. Default 500 000. Tags beyond it are dropped and their text kept, with `truncated`.
    pub elements: u64,
    /// Places of one table after spans are laid out. Default 200 000. Rows beyond it are dropped, with `truncated`.
    pub table_cells: u64,
    /// Digits in a row that count as a number. Default 400; longer runs are unreadable.
    pub digits: u64,
    /// Tokens that one row of the form may claim; a table in running text may have twice as many labels, numerals and
    /// words. Default 2 000; the rest is dropped, with `truncated`.
    pub claim_tokens: u64,
    /// Steps that decoding one table may take. Default 4 000 000; cells still open then are `ambiguous`, with
    /// `search-cut-short`.
    pub decoder_steps: u64,
}

macro_rules! setters {
    ($($name:ident)+) => { $(
        #[doc = concat!("Sets [`Limits::", stringify!($name), "`].")]
        pub const fn $name(mut self, value: u64) -> Limits {
            self.$name = value;
            self
        }
    )+ };
}

impl Limits {
    /// The defaults.
    pub const fn new() -> Limits {
        Limits {
            input_bytes: 64 << 20,
            inflated_bytes: 64 << 20,
            inflation_ratio: 200,
            archive_entries: 10_000,
            depth: 512,
            elements: 500_000,
            table_cells: 200_000,
            digits: 400,
            claim_tokens: 2_000,
            decoder_steps: 4_000_000,
        }
    }

    setters! {
        input_bytes inflated_bytes inflation_ratio archive_entries depth elements table_cells digits claim_tokens decoder_steps
    }
}

impl Default for Limits {
    fn default() -> Limits {
        Limits::new()
    }
}
