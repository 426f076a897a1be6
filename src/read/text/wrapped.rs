//! Texts that a program wrapped up: as strings of JSON, or with escapes and entities in place of characters.
//!
//! Lines are counted in the text that is meant.

use std::borrow::Cow;
use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, Error, IgnoredAny, MapAccess, SeqAccess, Visitor};

/// So many escapes are no accident.
const FEW_ESCAPES: usize = 5;

/// The text that is meant.
pub(super) fn unwrapped(text: &str) -> Cow<'_, str> {
    if let Some(text) = of_json(text) {
        return Cow::Owned(text);
    }
    let text = match text.contains('\\') && escapes(text).take(FEW_ESCAPES).count() == FEW_ESCAPES {
        true => Cow::Owned(unescaped(text)),
        false => Cow::Borrowed(text),
    };
    match text.contains("&nbsp;") || text.contains("&#160;") {
        true => Cow::Owned(text.replace("&nbsp;", "\u{A0}").replace("&#160;", "\u{A0}")),
        false => text,
    }
}

/// The strings of JSON values, one below the other; what stands in a list without any list in it is a row.
fn of_json(text: &str) -> Option<String> {
    if !text.trim_start().starts_with(['{', '[']) {
        return None;
    }
    let mut out = String::new();
    let mut values = serde_json::Deserializer::from_str(text);
    while values.end().is_err() {
        Writer { out: &mut out, row: None }.deserialize(&mut values).ok()?;
    }
    Some(out)
}

/// Writes the strings of a value as they are read, the fields of an object in the order in which they are written.
struct Writer<'o> {
    out: &'o mut String,
    /// Within a list: whether it is a row so far.
    row: Option<&'o mut bool>,
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
        self.plain(text)
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
        while list.next_element_seed(Writer { out: self.out, row: Some(&mut row) })?.is_some() {}
        Writer { out: self.out, row: Some(&mut row) }.end_row();
        Ok(())
    }

    fn visit_map<A: MapAccess<'de>>(mut self, mut fields: A) -> Result<(), A::Error> {
        self.end_row();
        while fields.next_key::<IgnoredAny>()?.is_some() {
            fields.next_value_seed(Writer { out: self.out, row: None })?;
        }
        Ok(())
    }
}

/// An escape at the start of a text: the character that it stands for, and how many bytes it takes.
fn escape(text: &str) -> Option<(char, usize)> {
    let rest = text.strip_prefix('\\')?;
    let code = |from: usize, digits: usize| {
        let digits = rest.get(from..from + digits).filter(|digits| digits.bytes().all(|b| b.is_ascii_hexdigit()))?;
        char::from_u32(u32::from_str_radix(digits, 16).ok()?)
    };
    // \text and \nu are words of formulas
    let no_word = !rest.get(1..).is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_alphabetic()));
    match rest.chars().next()? {
        'u' => code(1, 4).map(|c| (c, 6)),
        'x' => code(1, 2).map(|c| (c, 4)),
        'n' if no_word => Some(('\n', 2)),
        't' if no_word => Some(('\t', 2)),
        'r' if no_word => Some(('\r', 2)),
        _ => None,
    }
}

fn escapes(text: &str) -> impl Iterator<Item = (usize, char, usize)> + '_ {
    let at = text.match_indices('\\').map(|(at, _)| at);
    at.filter_map(|at| escape(text.get(at..)?).map(|(c, length)| (at, c, length)))
}

fn unescaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut from = 0;
    for (at, c, length) in escapes(text) {
        out.push_str(text.get(from..at).unwrap_or(""));
        out.push(c);
        from = at + length;
    }
    out.push_str(text.get(from..).unwrap_or(""));
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_program_wrapped_is_the_text_it_wrapped() {
        for (wrapped, text) in [
            ("一\n二 & 三", "一\n二 & 三"),
            (r#"{"title": "甲", "n": 3, "content": "一\n| 规章 | 1 |"}"#, "甲\n3\n一\n| 规章 | 1 |\n"),
            (r#"{"rows": [["规章", "0", 1], ["强制", null, "2"]]}"#, "规章\t0\t1\n强制\t\t2\n"),
            (r#"["甲", ["1", 1e308], "一\n二", 2.5]"#, "甲\n1\t1e+308\n一\n二\n2.5\n"),
            ("{\"a\": \"一\"}\n{\"a\": \"二\"}\n", "一\n二\n"),
            (r"规章\u30001\u30002\n许可\u30003\t", "规章\u{3000}1\u{3000}2\n许可\u{3000}3\t"),
            (r"\text{1} \nu \times \text{2} \rho \tau", r"\text{1} \nu \times \text{2} \rho \tau"),
            (r"C:\new\u30001", r"C:\new\u30001"),
            ("许可\t&nbsp;\t3", "许可\t\u{A0}\t3"),
            ("{没有引号}", "{没有引号}"),
        ] {
            assert_eq!(unwrapped(wrapped), text, "{wrapped}");
        }
    }
}
