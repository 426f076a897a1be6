//! What a page says of itself in fields: title, issuer, dates, each behind its name.

use std::borrow::Cow;
use std::sync::LazyLock;

use regex::Regex;

use super::date::{Date, date, sane};
use super::issuer::{clean_issuer, is_body, is_of_a_place};
use super::outline::pattern;
use super::plain::{Paragraph, Plain};
use super::title::{Parts, is_title, title_parts};
use crate::document::{Block, Document, Locator};
use crate::form::fold::whole;

/// Named facts beside the prose: `<meta>`, the document's title, lines such as 发布时间: ….
#[derive(Default)]
pub(super) struct Fields {
    pub(super) title: Option<(String, Parts)>,
    pub(super) published: Option<Date>,
    pub(super) issuer: Option<String>,
    pub(super) year: Option<u16>,
    /// The body from which the page says it has the report, with the words and their place: a site names itself for all
    /// its pages, so that it says less than anything else.
    pub(super) source: Option<(String, String, Locator)>,
}

/// Reads them.
pub(super) fn fields(document: &Document, paragraphs: &[Paragraph<'_>]) -> Fields {
    let mut fields = Fields::default();
    let pairs = document.meta.iter().map(|(name, value)| (name.to_lowercase(), value.as_str().into()));
    let printed = paragraphs.iter().take(20).flat_map(|p| in_line(p.text));
    // the day on which the paper was made says less than that on which it was published
    let mut made = None;
    for (name, value) in printed.chain(in_cells(document)).chain(pairs) {
        let value = value.trim();
        match name.as_str() {
            "标题" | "名称" | "信息名称" | "articletitle" | "og:title" | "title" if fields.title.is_none() => {
                let parts = title_parts(value);
                fields.title = parts.is_title.then(|| (value.to_owned(), parts));
            }
            "发文日期" | "生成日期" | "生成时间" | "成文日期" => made = made.or_else(|| date(value)),
            "发布时间"
            | "发布日期"
            | "公布日期"
            | "公布时间"
            | "公开日期"
            | "公开时间"
            | "pubdate"
            | "publishdate"
            | "publish-date"
            | "article:published_time"
            | "firstpublishedtime" => {
                fields.published = fields.published.or_else(|| date(value));
            }
            "发布机构" | "发布机关" | "发布单位" | "公开机构" => {
                let issuer = clean_issuer(&Plain::new(value).text).or_else(|| first_body(value));
                fields.issuer = fields.issuer.take().or(issuer);
            }
            "发文机构" | "发文机关" | "发文单位" | "编制单位" | "编制机关" | "填报单位" | "单位名称" | "单位" =>
            {
                let issuer = clean_issuer(&Plain::new(value).text);
                let issuer = issuer.filter(|name| is_body(name)).or_else(|| first_body(value));
                fields.issuer = fields.issuer.take().or(issuer);
            }
            "年度" | "报告年度" if fields.year.is_none() => {
                let year = value.trim_end_matches(['年', '度']).parse().ok();
                fields.year = year.filter(|&year| sane(year));
            }
            _ => {}
        }
    }
    fields.published = fields.published.or(made);
    fields.source = paragraphs.iter().take(20).find_map(|paragraph| source(paragraph));
    if fields.title.is_none() {
        // the window's title has the names of the column and the site behind it
        let pieces = document.title.as_deref().unwrap_or("").split(['_', '|', '—', '–', '-', '>', '»']);
        let named = pieces.map(str::trim).find(|piece| is_title(&Plain::new(piece).text));
        fields.title = named.map(|title| (title.to_owned(), title_parts(title)));
    }
    fields
}

/// The body that the value of a field begins with: in a text on one line the report may stand behind it.
fn first_body(value: &str) -> Option<String> {
    let (first, _) = value.split_once(char::is_whitespace)?;
    clean_issuer(&Plain::new(first).text).filter(|name| is_body(name) && is_of_a_place(name))
}

/// The body that a line gives as where the page is from, unless it is a government: that is the site's.
fn source(paragraph: &Paragraph<'_>) -> Option<(String, String, Locator)> {
    if !paragraph.text.contains("来源") {
        return None;
    }
    let (_, value) = in_line(paragraph.text).into_iter().find(|(name, _)| name == "来源" || name == "信息来源")?;
    let value = value.split_whitespace().next()?;
    let name = clean_issuer(&Plain::new(value).text).filter(|name| is_body(name) && is_of_a_place(name))?;
    let own = !name.ends_with("政府") && !name.ends_with("政府办公室");
    own.then(|| (name, paragraph.text.trim().to_owned(), paragraph.at))
}

/// The fields in a line: one, or several between white space, or with their names in brackets ([ 发布机构 ] 青河县水利局).
fn in_line(text: &str) -> Vec<(String, Cow<'_, str>)> {
    /// Bytes of a line of several fields.
    const LONGEST: usize = 1_200;
    /// Fields of a line.
    const MOST: usize = 20;
    if text.len() > LONGEST {
        return field(text).into_iter().collect();
    }
    let mut all: Vec<(String, Cow<'_, str>)> = Vec::new();
    if text.trim_start().starts_with(['[', '【']) {
        for piece in text.split(['[', '【']).skip(1).take(MOST) {
            let Some((name, value)) = piece.split_once([']', '】']) else { continue };
            all.extend(field_name(name).map(|name| (name, value.trim_start_matches([':', '：']).trim().into())));
        }
        return all;
    }
    if !text.contains(':') && !text.contains('：') {
        return all;
    }
    if text.matches([':', '：']).nth(1).is_none() {
        return field(text).into_iter().collect();
    }
    // the colon of a time of day is none of a field
    for word in text.split_whitespace() {
        match field(word).filter(|(name, _)| !name.ends_with(|c: char| c.is_ascii_digit())) {
            Some(field) if all.len() < MOST => all.push(field),
            _ => {
                let Some((_, value)) = all.last_mut() else { continue };
                let value = value.to_mut();
                value.push(' ');
                value.push_str(word);
            }
        }
    }
    // a value with colons in it, and names with white space in them (标 题：……)
    all.extend(field(text));
    all
}

/// The name and the value of a field (发布日期: 2023-01-20).
fn field(text: &str) -> Option<(String, Cow<'_, str>)> {
    if !begins_like_a_name(text) {
        return None;
    }
    let (name, value) = text.split_once([':', '：'])?;
    Some((field_name(name)?, value.trim().into()))
}

/// A text that runs on without the fields that it begins with (索引号：12345/2024-1 发布日期：2024-01-25 青河县……).
pub(super) fn behind_fields(text: &str) -> &str {
    /// Fields at the most.
    const MOST: usize = 12;
    /// Bytes of the words that are a value.
    const LONGEST: usize = 120;
    const NAMES: [&str; 18] = [
        "索引号",
        "信息索引",
        "信息分类",
        "主题分类",
        "分类",
        "文号",
        "发文字号",
        "发布机构",
        "发布机关",
        "发布单位",
        "发文机关",
        "来源",
        "发布日期",
        "发布时间",
        "发文日期",
        "成文日期",
        "生成日期",
        "公开日期",
    ];
    static DAY: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            "^20[0-9]{2}[-./年][0-9]{1,2}[-./月](?:[12][0-9]|3[01]|0[1-9]|[1-9])日?(?:\\s*[0-9]{1,2}[:：][0-9]{2}(?:[:：][0-9]{2})?)?",
        )
    });
    let named = |text: &str| NAMES.iter().any(|name| text.starts_with(name));
    let value_of = |text: &'_ str| -> Option<usize> {
        let name = NAMES.iter().find(|name| text.starts_with(**name))?;
        let behind = text.get(name.len()..)?.trim_start().strip_prefix([':', '：'])?.trim_start();
        Some(text.len() - behind.len())
    };
    let mut rest = text;
    for _ in 0..MOST {
        let start = rest.trim_start();
        let Some(value) = value_of(start).and_then(|at| start.get(at..)) else { break };
        let code = || {
            let code = value.find(|c: char| !(c.is_ascii_alphanumeric() || matches!(c, '/' | '-' | '_' | '.')));
            code.filter(|&end| end > 0)
        };
        let words = || {
            let ends = |&(at, c): &(usize, char)| c.is_whitespace() || value.get(at..).is_some_and(named);
            value.char_indices().take_while(|(at, _)| *at < LONGEST).find(ends).map(|(at, _)| at)
        };
        let end = DAY.find(value).map(|day| day.end()).or_else(code).or_else(words);
        let Some(behind) = end.and_then(|end| value.get(end..)) else { break };
        rest = behind;
    }
    rest
}

/// Whether the first character of a text is one with which a name begins that [`fields`] asks for.
fn begins_like_a_name(text: &str) -> bool {
    letters(text).next().is_some_and(|first| {
        matches!(first, '标' | '名' | '信' | '发' | '公' | '生' | '成' | '编' | '填' | '单' | '年' | '报' | '来' | 't')
    })
}

/// The characters of a name, without white space and colons.
fn letters(text: &str) -> impl Iterator<Item = char> {
    text.chars().map(whole).filter(|c| !c.is_whitespace() && !matches!(c, ':' | '：'))
}

/// The name of a field; longer words are none.
fn field_name(text: &str) -> Option<String> {
    const LONGEST: usize = 6;
    // most words begin like none of the names
    let may_be = begins_like_a_name(text) && letters(text).nth(LONGEST).is_none();
    may_be.then(|| letters(text).collect())
}

/// The fields that a page prints as a table over its text: each name in a cell with its value, or in the cell before it.
fn in_cells(document: &Document) -> impl Iterator<Item = (String, Cow<'_, str>)> {
    /// Blocks in which the head of a page ends.
    const BLOCKS: usize = 20;
    /// Cells that such a table has at the most.
    const CELLS: usize = 40;
    let grids = document.blocks.iter().take(BLOCKS).filter_map(|block| match block {
        Block::Grid(grid) if grid.cells.len() <= CELLS => Some(grid),
        _ => None,
    });
    grids.flat_map(|grid| {
        let cells = grid.cells.iter().enumerate();
        let may_be: Vec<usize> = cells.filter(|(_, cell)| begins_like_a_name(&cell.text)).map(|(at, _)| at).collect();
        let cell = |at: usize| grid.cells.get(at);
        let alone = |&at: &usize| field(&cell(at)?.text).filter(|(_, value)| !value.is_empty());
        let pair = |&at: &usize| {
            let (name, value) = cell(at).zip(cell(at + 1)).filter(|(name, value)| name.row == value.row)?;
            Some((field_name(&name.text)?, value.text.trim().into()))
        };
        let all: Vec<_> = may_be.iter().filter_map(alone).chain(may_be.iter().filter_map(pair)).collect();
        all
    })
}
