//! The JSON Schema of a line of `reports.jsonl`, made from the types that write it.

use std::borrow::Cow;

use schemars::generate::SchemaSettings;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};

use super::{Failure, Remark};
use crate::document::Locator;
use crate::form::Axis;
use crate::number::Number;
use crate::report::{AnnualReport, Cell, Table};

/// One line of `reports.jsonl`: a report that was read, or the reason why there is none.
#[derive(JsonSchema)]
#[schemars(untagged, title = "gongkai report")]
#[allow(dead_code, clippy::large_enum_variant)] // only its schema is used
enum Line {
    Report(ReportLine),
    Error(ErrorLine),
}

/// A report that was read.
#[derive(JsonSchema)]
#[allow(dead_code)]
struct ReportLine {
    /// The input file.
    file: String,
    #[serde(flatten)]
    report: AnnualReport,
    /// The findings, in the document's order.
    diagnostics: Vec<Remark>,
}

/// A file without a report.
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields)]
#[allow(dead_code)]
struct ErrorLine {
    /// The input file.
    file: String,
    /// Why there is no report.
    error: Failure,
}

/// The JSON Schema (draft 2020-12) of a line of `reports.jsonl`.
///
/// The same text is published with the crate as `schema/report.schema.json`.
///
/// # Example
/// ```
/// let schema: serde_json::Value = serde_json::from_str(&gongkai::schema()).unwrap();
/// assert_eq!(schema["$schema"], "https://json-schema.org/draft/2020-12/schema");
/// ```
pub fn schema() -> String {
    // what is written is described, not the little more that is read
    let generator = SchemaSettings::draft2020_12().for_serialize().into_generator();
    let schema = generator.into_root_schema_for::<Line>();
    let mut text = serde_json::to_string_pretty(&schema).unwrap_or_default();
    text.push('\n');
    text
}

impl JsonSchema for Number {
    fn schema_name() -> Cow<'static, str> {
        "Number".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "description": "An exact decimal: a JSON number up to 15 significant digits, a string beyond that.",
            "anyOf": [{ "type": "number" }, { "type": "string", "pattern": "^-?[0-9]+(\\.[0-9]+)?$" }]
        })
    }
}

impl JsonSchema for Locator {
    fn schema_name() -> Cow<'static, str> {
        "Locator".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "description": "A place in the document: html:table[2]/r5/c3, docx:tbl[1]/r5/c3, text:L83:C2; all counts from 1.",
            "type": "string",
            "pattern": "^(html|docx|text):"
        })
    }
}

impl<R: Axis, C: Axis> JsonSchema for Table<R, C> {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        let name = |full: &'static str| full.rsplit("::").next().unwrap_or(full);
        format!("Table_{}_{}", name(std::any::type_name::<R>()), name(std::any::type_name::<C>())).into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let rows: Vec<&str> = R::ALL.iter().map(|row| row.key()).collect();
        let columns: Vec<&str> = C::ALL.iter().map(|column| column.key()).collect();
        let cell = generator.subschema_for::<Cell>();
        json_schema!({
            "type": "object",
            "propertyNames": { "enum": rows },
            "additionalProperties": {
                "type": "object",
                "propertyNames": { "enum": columns },
                "additionalProperties": cell
            }
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::{json, sample};

    #[test]
    fn the_published_schema_is_this_one() {
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/schema/report.schema.json");
        if std::env::var_os("GONGKAI_BLESS").is_some() {
            std::fs::write(path, schema()).unwrap();
        }
        let published = std::fs::read_to_string(path).unwrap_or_default();
        assert_eq!(published, schema(), "run the tests with GONGKAI_BLESS=1 to publish the schema anew");
    }

    #[test]
    fn what_is_written_is_valid_and_what_is_not_is_not() {
        let validator = jsonschema::validator_for(&serde_json::from_str(&schema()).unwrap()).unwrap();
        for record in sample::records() {
            let line: serde_json::Value = serde_json::from_str(&json::to_string(&record)).unwrap();
            let errors: Vec<String> = validator.iter_errors(&line).map(|e| e.to_string()).collect();
            assert!(errors.is_empty(), "{}: {errors:?}", record.file);
        }
        let line = json::to_string(&sample::clean());
        let damages = [
            ("\"status\":\"stated\"", "\"status\":\"sure\""),
            ("\"granted\":", "\"grantde\":"),
            ("\"natural_person\":", "\"person\":"),
            ("\"edition\":\"2021\"", "\"edition\":2021"),
            ("\"diagnostics\":[]", "\"diagnostics\":[{}]"),
            ("\"file\":", "\"path\":"),
        ];
        for (from, to) in damages {
            let damaged = line.replacen(from, to, 1);
            assert_ne!(damaged, line, "{from} is not in the line");
            assert!(!validator.is_valid(&serde_json::from_str(&damaged).unwrap()), "{to}");
        }
    }
}
