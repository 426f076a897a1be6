//! Rules of dashes over, within and under a table that has no other marks: nothing is printed in them.

use super::Numbered;

/// Dashes that stand for no number, and those of a whole rule.
const LONG: usize = 7;
const WIDE: usize = 16;

/// The lines without such rules.
pub(super) fn without(mut lines: Vec<Numbered<'_>>) -> Vec<Numbered<'_>> {
    lines.retain(|line| !is_rule(line.text.trim()));
    lines
}

fn is_rule(text: &str) -> bool {
    text.len() >= WIDE
        && text.bytes().all(|b| matches!(b, b'-' | b' '))
        && text.split(' ').any(|dashes| dashes.len() >= LONG)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rules_go_and_marks_of_blank_cells_stay() {
        for rule in ["------------------", "---------- -- -------", "  ------------ ----"] {
            assert!(is_rule(rule.trim()), "{rule}");
        }
        for marks in ["--- --- --- --- ---", "------", "规章 -----------------", "|---------------|"] {
            assert!(!is_rule(marks), "{marks}");
        }
    }
}
