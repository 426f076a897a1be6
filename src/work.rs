//! Counted work, so that tests can hold its growth against that of the input; nothing is counted in a release build.

#[cfg(debug_assertions)]
thread_local! {
    static DONE: std::cell::Cell<u64> = const { std::cell::Cell::new(0) };
}

/// Adds to the work done by this thread.
#[inline]
pub(crate) fn add(_steps: usize) {
    #[cfg(debug_assertions)]
    DONE.with(|done| done.set(done.get().wrapping_add(_steps as u64)));
}

/// The work done by this thread; none in a release build.
#[doc(hidden)]
pub fn done() -> Option<u64> {
    #[cfg(debug_assertions)]
    return Some(DONE.with(std::cell::Cell::get));
    #[cfg(not(debug_assertions))]
    None
}

/// Takes the tables of a document through layout and decoder, and nothing else; how many cells have a value. For the benches.
#[doc(hidden)]
pub fn tables(document: &crate::document::Document, limits: &crate::Limits) -> usize {
    crate::assemble::tables(document, limits)
}
