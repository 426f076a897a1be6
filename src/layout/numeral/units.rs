//! Units: printed behind a number, in a label or a note.

use super::{invisible, plain};
use crate::form::{Quantity, fold};
use crate::number::Number;

/// A unit printed in a cell or a header.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Unit {
    /// 角
    Jiao,
    /// 元
    Yuan,
    /// 百元
    HundredYuan,
    /// 千元
    ThousandYuan,
    /// 万元
    TenThousandYuan,
    /// 百万元
    MillionYuan,
    /// 千万元
    TenMillionYuan,
    /// 亿元
    HundredMillionYuan,
    /// 件, 条, 次 …: a count, with nothing to convert.
    Things,
    /// 万件, 万条, 万次 …
    TenThousandThings,
}

/// Whether a text is a unit and nothing else.
pub(crate) fn names_unit(text: &str) -> bool {
    let of_unit = |c| {
        matches!(c, '件' | '条' | '个' | '项' | '次' | '份' | '篇' | '部' | '人' | '宗' | '起' | '家' | '名')
            || matches!(c, '元' | '角' | '十' | '百' | '千' | '万' | '亿')
    };
    // the end of most texts tells
    text.ends_with(|c: char| of_unit(c) || c.is_whitespace())
        && Some(text.trim()).is_some_and(|text| !text.is_empty() && text.chars().all(of_unit))
}

impl Unit {
    /// 元 and its multiples, longer names before those that end them.
    const YUAN: [Unit; 7] = [
        Unit::HundredMillionYuan,
        Unit::TenMillionYuan,
        Unit::MillionYuan,
        Unit::TenThousandYuan,
        Unit::ThousandYuan,
        Unit::HundredYuan,
        Unit::Yuan,
    ];

    /// The power of ten by which it exceeds 角.
    const fn power(self) -> Option<u8> {
        match self {
            Unit::Jiao => Some(0),
            Unit::Yuan => Some(1),
            Unit::HundredYuan => Some(3),
            Unit::ThousandYuan => Some(4),
            Unit::TenThousandYuan => Some(5),
            Unit::MillionYuan => Some(7),
            Unit::TenMillionYuan => Some(8),
            Unit::HundredMillionYuan => Some(9),
            Unit::Things | Unit::TenThousandThings => None,
        }
    }

    /// The unit in which the form counts a quantity of money.
    pub(crate) const fn of(quantity: Quantity) -> Option<Unit> {
        match quantity {
            Quantity::TenThousandYuan => Some(Unit::TenThousandYuan),
            Quantity::Yuan => Some(Unit::Yuan),
            Quantity::Count | Quantity::Change => None,
        }
    }

    /// Its name.
    pub(crate) const fn name(self) -> &'static str {
        match self {
            Unit::Jiao => "角",
            Unit::Yuan => "元",
            Unit::HundredYuan => "百元",
            Unit::ThousandYuan => "千元",
            Unit::TenThousandYuan => "万元",
            Unit::MillionYuan => "百万元",
            Unit::TenMillionYuan => "千万元",
            Unit::HundredMillionYuan => "亿元",
            Unit::Things => "件",
            Unit::TenThousandThings => "万件",
        }
    }

    /// The unit that a header names: of money (采购总金额（万元）), or ten thousand things (处理决定数量（单位：万件）).
    pub(crate) fn in_header(text: &str) -> Option<Unit> {
        // few headers name any
        let may_be_unit = |c| match c {
            '万' => true,
            '\0'..='\u{7f}' => false,
            '\u{4e00}'..='\u{9fff}' => matches!(fold::simplified(c), '元' | '角'),
            c => matches!(fold::letter(c), Some('元' | '角')),
        };
        if !text.chars().any(may_be_unit) {
            return None;
        }
        let mut brackets = text.split(['（', '(', '/', '／']).skip(1).filter_map(|rest| rest.split(['）', ')']).next());
        if text.contains('万') && brackets.any(|inner| Unit::named(inner) == Some(Unit::TenThousandThings)) {
            return Some(Unit::TenThousandThings);
        }
        let text: String = text.chars().filter_map(fold::letter).collect();
        let jiao = || text.contains("单位角").then_some(Unit::Jiao);
        // a letter for 万 that no word for money ends in is damage (单位：8元), not the smaller unit
        let whole = |before: &str| before.is_empty() || before.ends_with(|c| "位额费币数计为以按".contains(c));
        let printed = |unit: &Unit| {
            let at = text.find(unit.name());
            at.is_some_and(|at| *unit != Unit::Yuan || text.get(..at).is_some_and(whole))
        };
        Unit::YUAN.into_iter().find(printed).or_else(jiao)
    }

    /// The unit that a cell of a table names and nothing else, or that stands in brackets behind a label.
    pub(crate) fn named(text: &str) -> Option<Unit> {
        let inner = match text.rfind(['（', '(']) {
            Some(at) => {
                text.get(at..).unwrap_or("").trim_start_matches(['（', '(']).trim_end().strip_suffix(['）', ')'])?
            }
            None => text,
        };
        let inner: String = inner.chars().filter(|c| !c.is_whitespace()).collect();
        let inner = inner.trim_start_matches("单位").trim_start_matches([':', '：']);
        if let Some(things) = inner.strip_prefix('万')
            && !things.is_empty()
            && things.chars().all(|c| "件条个项次份篇部人".contains(c))
        {
            return Some(Unit::TenThousandThings);
        }
        Unit::YUAN.into_iter().chain([Unit::Jiao]).find(|unit| unit.name() == inner)
    }

    /// A number in this unit, brought to another.
    pub(crate) fn convert(self, number: Number, to: Unit) -> Option<Number> {
        let (from, to) = (self.power()?, to.power()?);
        if from >= to { number.shift_up(from - to) } else { number.shift_down(to - from) }
    }
}

/// The unit behind a number, and where it ends.
pub(super) fn unit(chars: &[char], at: usize) -> (Option<Unit>, usize) {
    let mut from = at;
    // 12, and 件 on the next line of the cell
    while chars.get(from).is_some_and(|&c| plain(c).is_whitespace() || invisible(c)) {
        from += 1;
    }
    let next = |i: usize| chars.get(from + i).copied();
    let (unit, long) = match (next(0), next(1)) {
        (Some('万' | '萬'), Some('元')) => (Unit::TenThousandYuan, 2),
        (Some('亿' | '億'), Some('元')) => (Unit::HundredMillionYuan, 2),
        (Some('元'), _) => (Unit::Yuan, 1),
        (Some('人'), Some('次')) => (Unit::Things, 2),
        (Some('件' | '条' | '條' | '个' | '個' | '项' | '項' | '次' | '份' | '宗' | '起' | '篇' | '部' | '人'), _) => {
            (Unit::Things, 1)
        }
        _ => return (None, at),
    };
    (Some(unit), from + long)
}
