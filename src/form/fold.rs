//! Label folding: typography away, words kept.
