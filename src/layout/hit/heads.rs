//! Rows that hold no values: captions, titles, the numbers of columns.

use std::cell::OnceCell;

use crate::form::TableId;
use crate::layout::hit::{is_unit, row_meanings};
use crate::layout::kinds;
use crate::layout::label::{BlockId, Meaning};
use crate::layout::rows::{Cell, Row};
use crate::layout::scope::{self, Scope};
use crate::layout::words;
use crate::white::trim;

/// Whether a row of a label and blanks stands over captions, and is one that was merged over them (行政复议 over 结果维持 …).
pub(super) fn heads_captions(row: &Row<'_>, next: &Row<'_>) -> bool {
    let Some((label, rest)) = row.cells.split_first() else { return false };
    if row.grid != next.grid
        || rest.is_empty()
        || !rest.iter().all(Cell::is_blank)
        || next.cells.iter().any(Cell::is_number)
    {
        return false;
    }
    let columns = |id: BlockId| {
        let of = |cell: &&Cell<'_>| {
            cell.words.meanings.iter().any(|m| matches!(m, Meaning::Column(other, _) if *other == id))
        };
        next.cells.iter().filter(of).count()
    };
    let over = |&(id, _): &(BlockId, usize)| {
        let block = id.block();
        block.table == TableId::ReviewLitigation && columns(id) == block.columns.len()
    };
    row_meanings(label.words.meanings).iter().any(over)
}

/// Whether a row of blanks and captions goes on below captions: each stands under the name of its group (其他 under 法人或其他组织).
pub(super) fn goes_on_below(above: &Row<'_>, row: &Row<'_>) -> bool {
    if above.grid != row.grid || row.cells.iter().any(Cell::is_number) {
        return false;
    }
    let grouped = |cell: &Cell<'_>| {
        let over = above.cells.iter().find(|over| over.lo <= cell.lo && cell.lo < over.hi);
        let groups = over.map_or(&[][..], |over| over.words.meanings).iter();
        let mut groups = groups.filter_map(|m| if let Meaning::Group(id) = m { Some(*id) } else { None });
        groups.any(|id| cell.words.meanings.iter().any(|m| matches!(m, Meaning::Column(of, _) if *of == id)))
    };
    let mut texts = row.cells.iter().filter(|cell| cell.is_text() && !cell.carried).peekable();
    texts.peek().is_some() && texts.all(grouped)
}

/// Whether a heading is that of a part of the report of which a table stands above: another set of tables begins, and what was
/// said of the one before (上年度数据) is not said of it.
pub(super) fn begins_again(heading: &str, above: &[TableId]) -> bool {
    let again = |m: &Meaning| matches!(m, Meaning::Caption(id) if above.contains(&id.block().table));
    if above.is_empty() {
        return false;
    }
    let meanings = words::of(heading.trim()).meanings;
    meanings.iter().any(again) && !kinds::heads_part(meanings)
}

/// Whether a row is the captions of a table that is none of a form's: words in every cell that no form has.
pub(super) fn heads_other(row: &Row<'_>) -> bool {
    let own = || row.cells.iter().filter(|cell| !cell.carried);
    let other = |cell: &Cell<'_>| {
        let unknown = cell.words.all().next().is_none();
        cell.is_text() && unknown && !is_unit(cell) && is_phrase(cell.text)
    };
    own().count() > 1 && own().all(other)
}

/// The lines over a table; few tables are asked for the titles among them.
#[derive(Default)]
pub(crate) struct Above<'r, 'd> {
    lines: &'r [&'d str],
    titles: OnceCell<Vec<&'d str>>,
}

impl<'r, 'd> Above<'r, 'd> {
    pub(super) fn of(lines: &'r [&'d str]) -> Above<'r, 'd> {
        Above { lines, titles: OnceCell::new() }
    }

    /// Those of them that are titles.
    pub(crate) fn titles(&self) -> &[&'d str] {
        self.titles.get_or_init(|| self.lines.iter().copied().filter(|text| is_title(text)).collect())
    }
}

/// Whether words over some rows say what the rows are of: neither a sentence, nor the title of a report, nor words of a form.
pub(crate) fn is_title(text: &str) -> bool {
    is_phrase(text) && words::of(trim(text)).meanings.is_empty()
}

/// Whether words are short, and neither a sentence nor the title of a report.
fn is_phrase(text: &str) -> bool {
    const LONGEST: usize = 60;
    let text = trim(text);
    let short = text.len() <= 4 * LONGEST && text.chars().count() <= LONGEST;
    let said = text.ends_with('。') && !text.contains('表') || text.contains("年度报告");
    short && !text.is_empty() && !said
}

/// Whether words stand before the numbers of columns: 栏次, 甲 乙.
pub(crate) fn names_ruler(words: &str) -> bool {
    const NAMES: [&str; 3] = ["栏次", "行次", "列次"];
    let stem = |c: char| matches!(c, '甲' | '乙' | '丙' | '丁');
    // the first character tells most words from them
    if !words.trim_start().starts_with(|c| stem(c) || matches!(c, '栏' | '行' | '列')) {
        return false;
    }
    let words = words.trim();
    NAMES.contains(&words) || !words.is_empty() && words.chars().all(|c| stem(c) || c.is_whitespace())
}

/// Whether a row numbers the columns and counts nothing: 栏次 1 2 3.
pub(super) fn is_ruler(row: &Row) -> bool {
    const MANY: u32 = 10;
    let mut named = false;
    let mut next = None;
    let mut numbers = 0;
    for cell in row.cells.iter().filter(|cell| !cell.carried && !cell.is_blank()) {
        if cell.is_text() {
            named = names_ruler(cell.text);
            if !named {
                return false;
            }
            continue;
        }
        let number: Option<u32> = cell.text.trim().parse().ok();
        let Some(number) = number.filter(|&n| next.is_none_or(|next| n == next) && (1..1000).contains(&n)) else {
            return false;
        };
        next = Some(number + 1);
        numbers += 1;
    }
    // without a word, as many as no row counts in this order by chance
    numbers >= if named { 1 } else { MANY } && next.is_some_and(|next| named || next == numbers + 1)
}

/// Whether captions name a column of a form, or years.
pub(super) fn names_columns(stack: &[&Row<'_>]) -> bool {
    let named = |cell: &Cell<'_>| cell.words.meanings.iter().any(|m| matches!(m, Meaning::Column(..)));
    // 2016年 beside other captions
    let yearly = |row: &Row<'_>| {
        let texts = || row.cells.iter().filter(|cell| cell.is_text() && !cell.carried);
        texts().count() > 1
            && (texts().any(|cell| matches!(cell.scope(), Some(Scope::Year(_) | Scope::This | Scope::Own)))
                || texts().any(|cell| scope::units(cell.text))
                    && texts().next_back().is_some_and(|cell| scope::counts_alone(cell.text)))
    };
    stack.iter().any(|row| row.cells.iter().any(named) || yearly(row))
}
