//! Files for people and programs: consumers of the cell stream only.

#[cfg(feature = "html")]
pub mod html;
