//! The guide: what the form is, what comes out, what every finding means. The same pages stand in `docs/`.

/// Shows a page of `docs/`. Its links lead to files; here the same names lead to modules (the first definition counts).
macro_rules! page {
    ($($name:ident)+) => { $(
        #[doc = "
[Error]: crate::Error
[Number]: crate::Number
[Table]: crate::Table
[accuracy]: crate::guide::accuracy
[alternatives]: crate::guide::alternatives
[command]: crate::guide::command
[design]: crate::guide::design
[diagnostics]: crate::guide::diagnostics
[forms]: crate::guide::forms
[idea]: crate::guide::idea
[limits]: crate::guide::limits
[statuses]: crate::guide::statuses
[variants]: crate::guide::variants
"]
        #[doc = include_str!(concat!("../docs/", stringify!($name), ".md"))]
        pub mod $name {}
    )+ };
}

page! { idea statuses command forms variants diagnostics limits accuracy alternatives design }

/// 中文说明
pub mod zh {
    #![doc = "
[CONTRIBUTING]: crate::guide
[README]: crate
[command]: crate::guide::command
[diagnostics]: crate::guide::diagnostics
[forms]: crate::guide::forms
"]
    #![doc = include_str!("../README.zh.md")]
}
