//! Files for people and programs: consumers of the cell stream only.

mod record;

#[cfg(feature = "csv")]
pub mod csv;
#[cfg(feature = "html")]
pub mod html;
pub mod json;

pub use record::Record;
