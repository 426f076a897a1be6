//! The fields of a Word file: a code that nobody sees, and its result.

use crate::work;

/// The open fields.
#[derive(Debug, Default)]
pub(super) struct Fields {
    /// Whether each is past its code, in its result.
    open: Vec<bool>,
    /// How many of them are in their code, and how many of the first are not.
    codes: usize,
    settled: usize,
}

impl Fields {
    /// Takes in a mark: a field begins, its code is over, or it ends.
    pub(super) fn mark(&mut self, mark: &str) {
        match mark {
            "begin" => {
                self.open.push(false);
                self.codes += 1;
            }
            "separate" => {
                if let Some(field) = self.open.last_mut().filter(|in_result| !**in_result) {
                    *field = true;
                    self.codes -= 1;
                }
            }
            "end" => {
                if self.open.pop() == Some(false) {
                    self.codes -= 1;
                }
                self.settled = self.settled.min(self.open.len());
            }
            _ => {}
        }
    }

    /// Whether the text is that of a code.
    pub(super) fn in_code(&self) -> bool {
        self.codes > 0
    }

    /// The code of a field does not go on after its paragraph; one that was never ended must not hide the rest.
    pub(super) fn end_paragraph(&mut self) {
        if self.codes > 0 {
            let opened = self.open.split_off(self.settled);
            work::add(opened.len());
            self.open.extend(opened.into_iter().filter(|in_result| *in_result));
            self.settled = self.open.len();
            self.codes = 0;
        }
    }
}
