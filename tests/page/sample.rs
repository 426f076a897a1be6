//! Reports of our own making for the audit page: sound, broken, blank, damaged, unread.

use gongkai::diagnostic::Finding;
use gongkai::export::html::PageRecord;
use gongkai::form::Words;
use gongkai::{AnnualReport, Diagnostic, Edition, TableId};
use serde_json::{Map, Value, json};

const APPLICANTS: [&str; 7] = [
    "natural_person",
    "business",
    "research_institute",
    "social_organization",
    "legal_service",
    "other_organization",
    "total",
];
const LEAVES: [&str; 21] = [
    "granted",
    "partially_granted",
    "refused.state_secret",
    "refused.prohibited_by_law",
    "refused.security_and_stability",
    "refused.third_party_rights",
    "refused.internal_affairs",
    "refused.process_information",
    "refused.enforcement_file",
    "refused.administrative_inquiry",
    "unavailable.not_held",
    "unavailable.needs_creation",
    "unavailable.unclear_after_correction",
    "not_processed.petition",
    "not_processed.repeated",
    "not_processed.publication",
    "not_processed.excessive",
    "not_processed.reissue",
    "other.correction_overdue",
    "other.fee_overdue",
    "other.other",
];

/// A small generator, so that the sample is the same everywhere.
pub(crate) struct Dice(pub(crate) u64);

impl Dice {
    pub(crate) fn roll(&mut self, below: i64) -> i64 {
        self.0 = self.0.wrapping_mul(6364136223846793005).wrapping_add(1442695040888963407);
        ((self.0 >> 33) as i64) % below
    }
}

/// A report as JSON, to be spoilt before it is read back.
pub(crate) struct Draft {
    pub(crate) json: Value,
    pub(crate) findings: Vec<Diagnostic>,
}

fn cell(value: i64, tested: u8, at: String) -> Value {
    let checks = json!({ "held": tested, "tested": tested });
    json!({ "value": value, "status": "stated", "checks": checks, "stated": value.to_string(), "locator": at })
}

/// A report whose identities all hold.
pub(crate) fn sound(issuer: &str, year: u16, dice: &mut Dice) -> Draft {
    let edition = if year >= 2021 { "2021" } else { "2019" };
    let leaves: Vec<&str> =
        if edition == "2021" { LEAVES.to_vec() } else { LEAVES[..18].iter().copied().chain(["other"]).collect() };
    let (mut total, mut rows) = ([0i64; 7], Vec::new());
    for (r, leaf) in leaves.iter().enumerate() {
        let ceiling = if r < 2 { 90 } else { 7 };
        let mut values = [0i64; 7];
        for (c, value) in values.iter_mut().enumerate().take(6) {
            *value = if dice.roll(3) == 0 || c == 0 { dice.roll(ceiling) } else { 0 };
        }
        values[6] = values.iter().sum();
        (0..7).for_each(|c| total[c] += values[c]);
        rows.push((*leaf, values));
    }
    let (mut inn, mut out, mut new) = ([0i64; 7], [0i64; 7], [0i64; 7]);
    for c in 0..6 {
        inn[c] = if total[c] > 1 { dice.roll(2) } else { 0 };
        out[c] = if c == 0 { dice.roll(6) } else { 0 };
        new[c] = total[c] + out[c] - inn[c];
    }
    for side in [&mut inn, &mut out, &mut new] {
        side[6] = side.iter().sum();
    }
    let all = [("received", new), ("carried_in", inn)].into_iter().chain(rows);
    let all = all.chain([("total", total), ("carried_out", out)]);
    let mut applications = Map::new();
    for (r, (row, values)) in all.enumerate() {
        let mut cells = Map::new();
        for (c, value) in values.into_iter().enumerate() {
            cells.insert(APPLICANTS[c].into(), cell(value, 2, format!("html:table[2]/r{}/c{}", r + 4, c + 4)));
        }
        applications.insert(row.into(), Value::Object(cells));
    }
    let free = |dice: &mut Dice, keys: &[&str], row: usize| {
        let cells = keys
            .iter()
            .enumerate()
            .map(|(c, key)| (key.to_string(), cell(dice.roll(600), 0, format!("html:table[1]/r{row}/c{}", c + 2))));
        Value::Object(cells.collect())
    };
    let disclosure = if edition == "2021" {
        let documents = ["made", "repealed", "in_force"];
        let mut fees = free(dice, &["amount"], 14);
        fees["amount"]["value"] = json!(24252.311082);
        fees["amount"]["stated"] = json!("24252.311082");
        json!({ "regulations": free(dice, &documents, 3), "normative_documents": free(dice, &documents, 4),
            "licensing": free(dice, &["decisions"], 7), "penalties": free(dice, &["decisions"], 10),
            "coercive_measures": free(dice, &["decisions"], 11), "fees": fees })
    } else {
        let (documents, items) = (["made", "disclosed", "total_disclosed"], ["items_last_year", "change", "decisions"]);
        json!({ "regulations": free(dice, &documents, 3), "normative_documents": free(dice, &documents, 4),
            "licensing": free(dice, &items, 7), "other_services": free(dice, &items, 8), "penalties": free(dice, &items, 11),
            "coercive_measures": free(dice, &items, 12), "fees": free(dice, &items[..2], 15),
            "procurement": free(dice, &["items", "amount"], 18) })
    };
    let mut review = Map::new();
    for (r, row) in ["reconsideration", "litigation_direct", "litigation_after_reconsideration"].iter().enumerate() {
        let mut values = [dice.roll(9), dice.roll(4), dice.roll(3), dice.roll(3), 0];
        values[4] = values.iter().sum();
        let keys = ["upheld", "corrected", "other", "pending", "total"];
        let cells = keys.iter().zip(values).enumerate();
        let cells =
            cells.map(|(c, (k, v))| (k.to_string(), cell(v, 1, format!("html:table[3]/r4/c{}", r * 5 + c + 1))));
        review.insert((*row).into(), Value::Object(cells.collect()));
    }
    let json = json!({
        "issuer": issuer, "year": year, "edition": edition, "title": format!("{issuer}{year}年政府信息公开工作年度报告"),
        "published": format!("{}-01-28", year + 1), "proactive_disclosure": disclosure, "applications": applications,
        "review_litigation": review,
        "sections": [{ "heading": "一、总体情况", "level": 1, "paragraphs": [format!("{year}年，{issuer}按要求公开政府信息。")] },
            { "heading": "五、存在的主要问题及改进情况", "level": 1, "paragraphs": ["无。"] }],
    });
    Draft { json, findings: Vec::new() }
}

impl Draft {
    fn at(&mut self, row: &str, column: &str) -> &mut Value {
        &mut self.json["applications"][row][column]
    }

    fn number(&mut self, row: &str, column: &str) -> i64 {
        self.at(row, column)["value"].as_i64().unwrap()
    }

    /// 予以公开 × 总计 printed one too high: a row and a column are off, and one cell explains both.
    pub(crate) fn misprint(mut self) -> Draft {
        let right = self.number("granted", "total");
        let printed = right + 1;
        let cell = self.at("granted", "total");
        cell["value"] = json!(printed);
        cell["stated"] = json!(printed.to_string());
        cell["suggestion"] = json!(right);
        for c in APPLICANTS {
            self.at("granted", c)["checks"]["held"] = json!(1);
        }
        self.at("granted", "total")["checks"]["held"] = json!(0);
        let rule = Finding::SumMismatch {
            rule: Words {
                zh: "自然人与法人或其他组织各列之和，等于总计", en: "the applicants add up to the total"
            },
            left: right.to_string(),
            right: printed.to_string(),
            difference: (-1).into(),
        };
        let row = Diagnostic::new(rule).in_table(TableId::Applications).in_cell("granted", "", "（一）予以公开");
        let cells = format!("（一）予以公开 × 总计 {printed} → {right}");
        let located = Diagnostic::new(Finding::ErrorLocated { cells }).in_table(TableId::Applications);
        let located = located.in_cell("granted", "total", "（一）予以公开 × 总计").suggest(right);
        self.findings.extend([row, located]);
        self
    }

    /// One application moved from 自然人 to 其他 in 新收: two columns are off, no row is.
    pub(crate) fn slipped(mut self) -> Draft {
        for (column, by) in [("natural_person", -1), ("other_organization", 1)] {
            let value = self.number("received", column) + by;
            let cell = self.at("received", column);
            cell["value"] = json!(value);
            cell["stated"] = json!(value.to_string());
            cell["checks"]["held"] = json!(1);
        }
        self
    }

    /// 总计 of 复议 off by two.
    pub(crate) fn review_off(mut self) -> Draft {
        let cell = &mut self.json["review_litigation"]["reconsideration"]["total"];
        let value = cell["value"].as_i64().unwrap() + 2;
        cell["value"] = json!(value);
        cell["stated"] = json!(value.to_string());
        cell["checks"]["held"] = json!(0);
        self
    }

    /// Some cells blank, inferred, repaired, with several readings, or absent.
    pub(crate) fn damaged(mut self) -> Draft {
        let total = self.at("carried_in", "total");
        total["status"] = json!("inferred");
        total["stated"] = json!("");
        let value = self.number("received", "total");
        let cell = self.at("received", "total");
        cell["status"] = json!("repaired");
        cell["stated"] = json!(format!("l{value} 件"));
        let blank = json!({ "value": null, "status": "blank", "checks": { "held": 0, "tested": 0 }, "stated": "-", "suggestion": 0 });
        *self.at("refused.state_secret", "business") = blank;
        let two = json!({ "value": null, "status": "ambiguous", "checks": { "held": 0, "tested": 0 }, "stated": "6233440",
            "locator": "text:L83:C2", "readings": [62, 623] });
        self.json["proactive_disclosure"]["normative_documents"]["made"] = two;
        let none = json!({ "value": null, "status": "missing", "checks": { "held": 0, "tested": 0 } });
        self.json["proactive_disclosure"]["regulations"]["made"] = none;
        let readings = Finding::Ambiguous { printed: "6233440".into(), readings: "62、623".into() };
        let at = Diagnostic::new(readings).in_table(TableId::ProactiveDisclosure);
        self.findings.push(at.in_cell("normative_documents", "made", "行政规范性文件 × 本年制发件数"));
        let label = Finding::LabelApproximate { printed: "受理数".into(), official: "一、本年新收".into() };
        self.findings.push(Diagnostic::new(label).in_table(TableId::Applications));
        self.findings.push(Diagnostic::new(Finding::EditionVsYear { edition: "2021", year: 2023 }));
        self
    }

    /// Words that would be markup, script or a way out of the page's data.
    pub(crate) fn hostile(mut self) -> Draft {
        let evil = "</script><script>window.pwned=1</script><img src=x onerror=\"window.pwned=1\">&amp;<!--\u{2028}";
        self.json["title"] = json!(evil);
        self.json["sections"] = json!([{ "heading": evil, "level": 1, "paragraphs": [evil] }]);
        *self.at("granted", "business") =
            json!({ "value": null, "status": "blank", "checks": { "held": 0, "tested": 0 }, "stated": evil });
        self.findings.push(Diagnostic::new(Finding::UnreadableNumber { printed: evil.into() }));
        self
    }

    /// A 2021 report that prints （六）其他处理 as one row.
    pub(crate) fn one_other(mut self) -> Draft {
        let mut cells = Map::new();
        for c in APPLICANTS {
            let sum: i64 = LEAVES[18..].iter().map(|row| self.number(row, c)).sum();
            cells.insert(c.into(), cell(sum, 2, "html:table[2]/r24/c4".into()));
            for row in &LEAVES[18..] {
                *self.at(row, c) = json!({ "value": null, "status": "missing", "checks": { "held": 0, "tested": 0 } });
            }
        }
        self.json["applications"]["other"] = Value::Object(cells);
        self
    }

    pub(crate) fn done(self, file: &str) -> PageRecord {
        let report: AnnualReport = serde_json::from_value(self.json).expect("a report");
        PageRecord {
            file: file.into(),
            report: Some(report),
            diagnostics: self.findings.iter().map(gongkai::export::Remark::from).collect(),
            error: None,
        }
    }
}

pub(crate) fn unread(file: &str) -> PageRecord {
    let words = ("unsupported-format".into(), "不是 HTML、DOCX 或纯文本".into(), "not HTML, DOCX or plain text".into());
    PageRecord { file: file.into(), error: Some(words), ..PageRecord::default() }
}

/// Six units, 2019 to 2025, with every kind of trouble.
pub(crate) fn folder() -> Vec<PageRecord> {
    let mut dice = Dice(7);
    let units = [
        "安平市知识产权局",
        "安平市教育局",
        "安平市生态环境局",
        "清河县人民政府",
        "清河县南苑街道办事处",
        "白塔镇人民政府",
    ];
    let mut out = Vec::new();
    for (u, unit) in units.iter().enumerate() {
        for year in 2019..=2025u16 {
            if (u == 2 && year == 2022) || (u == 5 && year > 2023) || (u == 4 && year < 2021) {
                continue;
            }
            let draft = sound(unit, year, &mut dice);
            let draft = match (u, year) {
                (0, 2024) => draft.misprint(),
                (1, 2023) => draft.damaged(),
                (1, 2025) => draft.slipped(),
                (2, 2021) => draft.review_off(),
                (2, 2020) => draft.misprint(),
                (3, 2022) => draft.hostile(),
                (4, 2022) => draft.one_other(),
                _ => draft,
            };
            out.push(draft.done(&format!("reports/{u}/{year}.html")));
        }
    }
    out.push(unread("reports/扫描件 2021.pdf"));
    out.push(unread("reports/旧版.doc"));
    assert!(out.iter().filter_map(|r| r.report.as_ref()).any(|r| r.edition == Edition::Form2019));
    out
}

/// Many sound reports, one in twelve with a misprint.
#[allow(dead_code)]
pub(crate) fn large(count: usize) -> Vec<PageRecord> {
    let mut dice = Dice(11);
    let record = |i: usize| {
        let draft = sound(&format!("第{}区第{}局", i / 70, i / 7 % 10), 2019 + (i % 7) as u16, &mut dice);
        let mut draft = if i % 12 == 5 { draft.misprint() } else { draft };
        let prose: Vec<String> =
            (0..12).map(|p| format!("{p}. {}", "按照条例要求主动公开政府信息，".repeat(20))).collect();
        draft.json["sections"][0]["paragraphs"] = json!(prose);
        draft.done(&format!("reports/{i:04}.html"))
    };
    (0..count).map(record).collect()
}
