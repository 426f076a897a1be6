//! A table of one number a row with columns beside the form's own (本年数 and 上年数, 2017年 and 2018年): which number of a row is
//! the report's.

use crate::diagnostic::{Diagnostic, Finding};
use crate::form::{Label, TableId};
use crate::layout::label::Meaning;
use crate::layout::scope::{self, Scope};
use crate::layout::stream::scan::Event;
use crate::layout::stream::{Token, letters};

/// Events before the first row that are looked through for captions.
const MOST: usize = 8;

/// Leaves out the numbers of the other columns, and says of a row that has another count of numbers than there are columns that nothing
/// tells which is its own. `all` are the events of the document.
pub(super) fn leave_out(
    table: TableId,
    all: &[Event],
    events: &mut Vec<&Event>,
    year: Option<u16>,
    findings: &mut Vec<Diagnostic>,
) {
    let own = |event: &&&Event| named(table, event).is_some() || heads(table, event);
    let Some(first) = events.iter().find(own) else { return };
    let Some(at) = all.iter().position(|event| std::ptr::eq(event, *first)) else { return };
    let Some((column, columns)) = column(&captions(all.get(..at).unwrap_or(&[])), year) else { return };
    let mut kept: Vec<&Event> = Vec::with_capacity(events.len());
    let mut row = None;
    let mut numbers: Vec<&Event> = Vec::new();
    let mut close = |row: Option<&'static Label>, numbers: &[&Event]| -> Option<usize> {
        let label = row?;
        if numbers.is_empty() || numbers.len() == columns {
            return (!numbers.is_empty()).then_some(column);
        }
        let token = numbers.first().and_then(|event| token(event));
        let diagnostic = Diagnostic::new(Finding::ColumnsUnknown {}).in_table(table).at(token.map(|token| token.at));
        findings.push(diagnostic.in_cell(label.key, "", label.official));
        None
    };
    for &event in events.iter() {
        match event {
            Event::Token(_) if row.is_some() => numbers.push(event),
            Event::Words(words, _) if row.is_some() && words.chars().all(letters::is_unit_letter) => kept.push(event),
            _ => {
                kept.extend(close(row, &numbers).and_then(|column| numbers.get(column).copied()));
                numbers.clear();
                row = named(table, event);
                kept.push(event);
            }
        }
    }
    kept.extend(close(row, &numbers).and_then(|column| numbers.get(column).copied()));
    *events = kept;
}

fn token(event: &Event) -> Option<&Token> {
    if let Event::Token(token) = event { Some(token) } else { None }
}

/// The row of the table that an event names.
fn named(table: TableId, event: &Event) -> Option<&'static Label> {
    let Event::Label { meanings, .. } = event else { return None };
    meanings.iter().find_map(|m| match *m {
        Meaning::Row(id, row) if id.block().table == table => id.block().rows.get(row),
        _ => None,
    })
}

/// Whether an event is a heading among the rows of the table.
fn heads(table: TableId, event: &Event) -> bool {
    let group = |m: &Meaning| matches!(m, Meaning::Group(id) if id.block().table == table);
    matches!(event, Event::Label { meanings, .. } if meanings.iter().any(group))
}

/// What stands right before the first row, behind the last number and the title of the table.
fn captions(before: &[Event]) -> String {
    let title = |m: &Meaning| matches!(m, Meaning::Caption(_));
    let words = before.iter().rev().take(MOST).map_while(|event| match event {
        Event::Label { meanings, .. } if meanings.iter().any(title) => None,
        Event::Label { printed, .. } => Some(printed.as_str()),
        Event::Words(words, _) => Some(words.as_str()),
        Event::Token(_) => None,
    });
    let mut words: Vec<&str> = words.collect();
    words.reverse();
    // the number of the first heading stands behind them
    let of_heading = |c: char| "一二三四五六七八九十、．.（）()".contains(c) || c.is_whitespace();
    words.concat().trim_end_matches(of_heading).to_owned()
}

/// A caption over numbers.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Caption {
    Of(Scope),
    Sum,
    /// The form's own.
    Count,
}

/// Which of how many columns is the report's, by the captions that a run of words ends in.
fn column(words: &str, year: Option<u16>) -> Option<(usize, usize)> {
    let captions = split(words);
    let only = |wanted: &dyn Fn(Caption) -> bool| {
        let mut which = captions.iter().enumerate().filter(|(_, caption)| wanted(**caption)).map(|(at, _)| at);
        which.next().filter(|_| which.next().is_none())
    };
    let other = |wanted: &dyn Fn(Caption) -> bool, at: usize| {
        captions.iter().enumerate().all(|(i, caption)| i == at || wanted(*caption))
    };
    let beside = |caption: Caption| matches!(caption, Caption::Of(Scope::Beside));
    let years = |caption: Caption| beside(caption) || matches!(caption, Caption::Of(Scope::Year(_)));
    let parts = |caption: Caption| matches!(caption, Caption::Of(Scope::Part | Scope::Own));
    let of_year = only(&|caption| year.is_some_and(|year| caption == Caption::Of(Scope::Year(year))));
    let this = only(&|caption| caption == Caption::Of(Scope::This));
    let sum = only(&|caption| caption == Caption::Sum);
    let count = only(&|caption| caption == Caption::Count);
    let column = of_year
        .filter(|&at| other(&years, at))
        .or(this.filter(|&at| other(&years, at) || other(&parts, at)))
        .or(sum.filter(|&at| other(&parts, at)))
        .or(count.filter(|&at| other(&beside, at)))?;
    (captions.len() > 1).then_some((column, captions.len()))
}

/// The captions that words end in.
fn split(words: &str) -> Vec<Caption> {
    /// Captions that say nothing by how they begin, and pieces of those that do.
    const COUNTS: [&str; 3] = ["统计数", "数量", "数值"];
    let chars: Vec<char> = words.chars().filter(|c| !c.is_whitespace()).collect();
    let mut captions = Vec::new();
    let mut at = 0;
    while at < chars.len() {
        /// Characters of a caption at the most.
        const LONGEST: usize = 8;
        let caption = |length: &usize| {
            let text: String = chars.get(at..at + length)?.iter().collect();
            let whole = match scope::scope(&text) {
                Some(Scope::Year(_)) => scope::is_plain_year(&text),
                Some(Scope::Beside | Scope::Part) => is_one(&text),
                Some(Scope::This | Scope::Own) => true,
                None => {
                    return if scope::sums(&text) {
                        Some(Caption::Sum)
                    } else {
                        COUNTS.contains(&&*text).then_some(Caption::Count)
                    };
                }
            };
            scope::scope(&text).filter(|_| whole).map(Caption::Of)
        };
        let found = (2..=LONGEST).rev().find_map(|length| Some((caption(&length)?, length)));
        match found {
            Some((caption, length)) => {
                captions.push(caption);
                at += length;
            }
            None => {
                captions.clear();
                at += 1;
            }
        }
    }
    captions
}

/// Whether a caption of another time or of a part goes on with nothing but what it counts: the next caption is none of it.
fn is_one(text: &str) -> bool {
    const ENDS: [&str; 8] = ["年", "期", "数", "减", "度", "率", "比", "级"];
    const ENDINGS: [&str; 2] = ["单位", "情况"];
    let next = ["本年", "当年", "合计", "总计", "统计", "上年", "去年", "增减", "季度", "同比"];
    let begins = text.char_indices().nth(1).map_or(0, |(at, _)| at);
    let rest = text.get(begins..).unwrap_or("");
    // 上年同期增减 are two captions, and so are 一季度二季度
    let again = next.iter().filter(|word| rest.match_indices(*word).any(|(at, _)| at > 0)).count();
    again == 0 && (ENDS.iter().any(|end| text.ends_with(end)) || ENDINGS.iter().any(|end| text.ends_with(end)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn captions_tell_which_number_is_the_reports() {
        let table = [
            ("本年数上年数", Some((0, 2))),
            ("上年数本年数", Some((1, 2))),
            ("2016年2017年", Some((1, 2))),
            ("2017年度2016年度", Some((0, 2))),
            ("统计数上年同期增减", Some((0, 3))),
            // of parts that make up a year nothing is told here
            ("一季度二季度三季度四季度全年", None),
            ("合计本级所属单位", Some((0, 3))),
            ("无关的话。本年上年", Some((0, 2))),
            ("统计数", None),
            ("2015年2016年", None),
            ("本年数备注", None),
            ("", None),
        ];
        for (words, want) in table {
            assert_eq!(column(words, Some(2017)), want, "{words}");
        }
    }
}
