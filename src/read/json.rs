//! Documents that a program keeps as strings of JSON: a text, or a page.

use std::borrow::Cow;
use std::fmt;

use memchr::memmem;
use serde::de::{DeserializeSeed, Deserializer, Error, IgnoredAny, MapAccess, SeqAccess, Visitor};

/// The strings of JSON values, one below the other; what stands in a list without any list in it is a row.
pub(super) fn text(text: &str) -> Option<String> {
    values(text, false)
}

/// The page that is a string of JSON values, with the other strings as paragraphs where they stand.
pub(super) fn page(text: Cow<'_, str>) -> Cow<'_, str> {
    // the end of a tag, as programs write it
    let tags =
        || ["</", "<\\/", "u003c/", "u003C/"].iter().any(|end| memmem::find(text.as_bytes(), end.as_bytes()).is_some());
    match may_be(&text) && tags() {
        true => values(&text, true).map_or(text, Cow::Owned),
        false => text,
    }
}

/// Whether a text begins as JSON does.
fn may_be(text: &str) -> bool {
    text.trim_start_matches('\u{FEFF}').trim_start().starts_with(['{', '['])
}

/// The strings of JSON values as lines, or as parts of a page.
fn values(text: &str, page: bool) -> Option<String> {
    if !may_be(text) {
        return None;
    }
    let mut out = String::new();
    let mut values = serde_json::Deserializer::from_str(text.trim_start_matches('\u{FEFF}'));
    while values.end().is_err() {
        Writer { out: &mut out, row: None, page }.deserialize(&mut values).ok()?;
    }
    Some(out)
}

/// Writes the strings of a value as they are read, the fields of an object in the order in which they are written.
struct Writer<'o> {
    out: &'o mut String,
    /// Within a list: whether it is a row so far.
    row: Option<&'o mut bool>,
    /// Whether strings are parts of a page.
    page: bool,
}

impl Writer<'_> {
    /// What is more than a cell ends the row that the list around it was so far.
    fn end_row(&mut self) {
        if let Some(row) = &mut self.row {
            **row = false;
            if self.out.ends_with('\t') {
                self.out.pop();
                self.out.push('\n');
            }
        }
    }

    fn plain<E>(mut self, text: &str) -> Result<(), E> {
        // numbers beside a page are those of the program that keeps it
        if self.page {
            return Ok(());
        }
        if text.contains('\n') {
            self.end_row();
        }
        self.out.push_str(text);
        self.out.push(if self.row.is_some_and(|row| *row) { '\t' } else { '\n' });
        Ok(())
    }
}

impl<'de> DeserializeSeed<'de> for Writer<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Writer<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("JSON")
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<(), E> {
        if !self.page {
            return self.plain(text);
        }
        let of_page = text.contains(['<', '&']);
        let lines = text.lines().filter(|_| !of_page).map(|line| format!("<p>{line}</p>\n"));
        self.out.extend(lines);
        self.out.push_str(if of_page { text } else { "" });
        self.out.push_str(if of_page { "\n" } else { "" });
        Ok(())
    }

    fn visit_u64<E: Error>(self, number: u64) -> Result<(), E> {
        self.plain(&number.to_string())
    }

    fn visit_i64<E: Error>(self, number: i64) -> Result<(), E> {
        self.plain(&number.to_string())
    }

    fn visit_f64<E: Error>(self, number: f64) -> Result<(), E> {
        // as JSON writes it: 1e308 is not 309 digits
        self.plain(&serde_json::Number::from_f64(number).map_or_else(String::new, |number| number.to_string()))
    }

    fn visit_bool<E: Error>(self, _: bool) -> Result<(), E> {
        self.plain("")
    }

    fn visit_unit<E: Error>(self) -> Result<(), E> {
        self.plain("")
    }

    fn visit_seq<A: SeqAccess<'de>>(mut self, mut list: A) -> Result<(), A::Error> {
        self.end_row();
        let mut row = true;
        while list.next_element_seed(Writer { out: self.out, row: Some(&mut row), page: self.page })?.is_some() {}
        Writer { out: self.out, row: Some(&mut row), page: self.page }.end_row();
        Ok(())
    }

    fn visit_map<A: MapAccess<'de>>(mut self, mut fields: A) -> Result<(), A::Error> {
        self.end_row();
        while fields.next_key::<IgnoredAny>()?.is_some() {
            fields.next_value_seed(Writer { out: self.out, row: None, page: self.page })?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_is_what_a_string_holds() {
        for (kept, read) in [
            (
                r#"{"id": 7, "title": "甲", "body": "<table><tr><td colspan=\"2\">规章<\/td><\/tr>\n<\/table>"}"#,
                "<p>甲</p>\n<table><tr><td colspan=\"2\">规章</td></tr>\n</table>\n",
            ),
            (
                r#"[{"a": ["一\n二", null, 3]}, {"b": "\u003cp\u003e三\u003c/p\u003e"}]"#,
                "<p>一</p>\n<p>二</p>\n<p>三</p>\n",
            ),
            ("{\"a\": \"一\"}", "{\"a\": \"一\"}"),
            ("{\"a\": \"<p>一</p>\"", "{\"a\": \"<p>一</p>\""),
            ("<p>{\"a\": 1}</p>", "<p>{\"a\": 1}</p>"),
        ] {
            assert_eq!(page(kept.into()), read, "{kept}");
        }
    }
}
