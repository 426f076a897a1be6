//! Makes annual reports with known cells, sound and damaged, in every format the reader takes.
//!
//! It shares nothing with the reader but the forms' words, written out a second time. A document is a function of its
//! [`Recipe`](make::Recipe): the same recipe gives the same bytes.

pub mod corpus;
pub mod damage;
pub mod form;
pub mod make;
pub mod model;
pub mod page;
mod prose;
pub mod render;
pub mod rng;
