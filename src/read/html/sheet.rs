//! The page's own style sheet, as far as it hides, strikes out, raises or lays side by side what has a class.

use std::collections::HashMap;

use memchr::memmem;

use super::node::Facts;

/// What classes say of the elements that have them.
#[derive(Clone, Debug, Default)]
pub(super) struct Sheet(HashMap<String, Facts>);

impl Sheet {
    /// The rules of a page for single classes (`.x`, `span.x`). Rules for other media and within other elements may not
    /// hold where the class stands, so they are left aside.
    pub(super) fn of(text: &str) -> Sheet {
        let mut sheet = Sheet::default();
        for (start, end) in [("<style", "</style"), ("<STYLE", "</STYLE")] {
            let mut at = 0;
            while let Some(from) = text.get(at..).and_then(|rest| memmem::find(rest.as_bytes(), start.as_bytes())) {
                let rest = text.get(at + from..).unwrap_or_default();
                let length = memmem::find(rest.as_bytes(), end.as_bytes()).unwrap_or(rest.len());
                if let Some((tag, rules)) = rest.get(..length).and_then(|style| style.split_once('>'))
                    && (!tag.contains("print") || tag.contains("screen"))
                {
                    sheet.rules(rules);
                }
                at += from + length.max(start.len());
            }
        }
        sheet
    }

    fn rules(&mut self, mut rest: &str) {
        while let Some((selectors, after)) = rest.split_once('{') {
            // comments stand before selectors, and what has no block (`@import`) ends before them
            let selectors = selectors.rsplit(['}', ';']).next().unwrap_or_default();
            let selectors = selectors.rsplit_once("*/").map_or(selectors, |(_, selectors)| selectors).trim();
            if selectors.starts_with('@') {
                rest = behind(after);
                continue;
            }
            let (declarations, after) = after.split_once('}').unwrap_or((after, ""));
            rest = after;
            let mut said = Facts::default();
            said.style(declarations);
            // what a class hides may be shown by another, or by script
            said.unseen |= said.hidden;
            if !(said.unseen || said.struck || said.note || said.side_by_side || said.upright) {
                continue;
            }
            for selector in selectors.split(',') {
                if let Some(class) = single_class(selector.trim().trim_start_matches("<!--").trim()) {
                    add(self.0.entry(class.to_owned()).or_default(), &said);
                }
            }
        }
    }

    /// Whether it says nothing of any class.
    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Adds what the classes of an element say to what is known of it.
    pub(super) fn dress(&self, facts: &mut Facts, classes: &str) {
        if self.is_empty() {
            return;
        }
        for said in classes.split_ascii_whitespace().filter_map(|class| self.0.get(class)) {
            add(facts, said);
        }
    }
}

/// Adds what a rule says to what is known of an element.
fn add(facts: &mut Facts, said: &Facts) {
    facts.unseen |= said.unseen;
    facts.struck |= said.struck;
    facts.note |= said.note;
    facts.raised |= said.raised;
    facts.side_by_side |= said.side_by_side;
    facts.upright |= said.upright;
}

/// The text behind the block that has begun.
fn behind(text: &str) -> &str {
    let mut depth = 1_usize;
    for (at, c) in text.bytes().enumerate() {
        match c {
            b'{' => depth += 1,
            b'}' => depth -= 1,
            _ => continue,
        }
        if depth == 0 {
            return text.get(at + 1..).unwrap_or_default();
        }
    }
    ""
}

/// The class of a selector that asks for one class and at most the name of the element.
fn single_class(selector: &str) -> Option<&str> {
    let (element, class) = selector.split_once('.')?;
    let plain = |name: &str| name.chars().all(|c| c.is_alphanumeric() || matches!(c, '-' | '_'));
    (plain(element) && plain(class) && !class.is_empty()).then_some(class)
}
