//! The bodies of the fuzz targets.
//!
//! Each takes bytes, whatever they are, and panics if a promise of the library is broken. They build without a fuzzing
//! tool: `replay` runs a file that a fuzzer kept, and the library's own tests run them over the seeds.

mod decoder;
mod documents;
mod promise;
mod round;
pub mod seeds;
mod source;

pub use decoder::reconcile;
pub use documents::{docx, html, numeral, text, word};
pub use round::roundtrip;

/// A target.
pub type Target = fn(&[u8]);

/// Every target by its name.
pub const TARGETS: &[(&str, Target)] = &[
    ("html", html),
    ("docx", docx),
    ("text", text),
    ("numeral", numeral),
    ("reconcile", reconcile),
    ("roundtrip", roundtrip),
];

/// The target of a name.
pub fn target(name: &str) -> Option<Target> {
    TARGETS.iter().find(|(key, _)| *key == name).map(|(_, target)| *target)
}
