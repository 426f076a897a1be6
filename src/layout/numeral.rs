//! Cell text to numerals: exact numbers, digit runs, blanks, or something unreadable.
//!
//! A cell usually holds one numeral. It may hold none (`-`, `/`, 无), a damaged one (`2 0`, `l5`), or, where
//! the layout is lost, a whole row. Nothing is decided here: every piece is handed on with what it costs to take it so.

mod dressed;
mod hanzi;
mod units;

use std::borrow::Cow;
use std::rc::Rc;

use crate::document::PICTURE;
use crate::number::{MAX_DIGITS, Number};
use crate::reconcile::{Content, Gap};
use crate::white::trim;
use hanzi::{chinese, chinese_digit, chinese_power};
use units::unit;
pub(crate) use units::{Unit, names_unit};

/// What a letter taken as a digit costs.
pub(crate) const LOOK_ALIKE: u32 = 1;
/// Letters that may make up a whole number (So for 50); more are a word.
const MOST_LETTERS: usize = 3;

/// A numeral in a text.
#[derive(Clone, PartialEq, Debug)]
pub(crate) struct Piece<'d> {
    /// What it is.
    pub(crate) content: Content<'d>,
    /// What separates it from the piece before.
    pub(crate) gap: Gap,
    /// What taking it so costs.
    pub(crate) price: u32,
    /// The unit printed behind it.
    pub(crate) unit: Option<Unit>,
    /// The first character, counted from 0 in the text.
    pub(crate) start: usize,
    /// The text as printed.
    pub(crate) printed: Cow<'d, str>,
}

/// The numerals of a cell; nearly every cell has one, which then needs no list.
#[derive(Clone, Debug)]
pub(crate) enum Pieces<'d> {
    /// The one.
    One(Piece<'d>),
    /// Several, or none.
    Many(Rc<[Piece<'d>]>),
}

impl<'d> From<Vec<Piece<'d>>> for Pieces<'d> {
    fn from(pieces: Vec<Piece<'d>>) -> Pieces<'d> {
        match <[Piece<'d>; 1]>::try_from(pieces) {
            Ok([piece]) => Pieces::One(piece),
            Err(pieces) => Pieces::Many(pieces.into()),
        }
    }
}

impl<'d> std::ops::Deref for Pieces<'d> {
    type Target = [Piece<'d>];

    fn deref(&self) -> &[Piece<'d>] {
        match self {
            Pieces::One(piece) => std::slice::from_ref(piece),
            Pieces::Many(pieces) => pieces,
        }
    }
}

impl<'d> Piece<'d> {
    /// A cell whose text is no number of its own.
    pub(crate) fn unreadable(text: &'d str) -> Piece<'d> {
        whole(Content::Unreadable, text)
    }

    /// The same with a unit taken for the end of one number: nothing of it can be cut off.
    pub(crate) fn complete(mut self) -> Piece<'d> {
        if let (Some(_), Content::Digits(digits)) = (self.unit, &self.content)
            && let Some(n) = number(digits, None, None)
            && (digits.len() == 1 || !digits.starts_with('0'))
        {
            self.content = Content::Number(n);
        }
        self
    }

    /// The same, with a text of its own.
    pub(crate) fn into_owned(self) -> Piece<'static> {
        let Piece { content, gap, price, unit, start, printed } = self;
        let printed = Cow::Owned(printed.into_owned());
        Piece { content: content.into_owned(), gap, price, unit, start, printed }
    }
}

/// A full-width or otherwise dressed character as the plain one.
pub(crate) fn plain(c: char) -> char {
    match c {
        '\u{FF01}'..='\u{FF5E}' => char::from_u32(c as u32 - 0xFEE0).unwrap_or(c),
        '\u{3000}' | '\u{A0}' | '\u{2002}'..='\u{200A}' | '\u{202F}' => ' ',
        '\u{2212}' | '\u{2010}' | '\u{2011}' | '\u{FE63}' => '-',
        _ => c,
    }
}

/// A character without width, which text copied from pages is full of.
pub(crate) fn invisible(c: char) -> bool {
    matches!(c, '\u{200B}'..='\u{200F}' | '\u{2060}' | '\u{FEFF}' | '\u{AD}' | '\u{202A}'..='\u{202E}')
}

/// The digit that a look-alike letter stands for.
fn look_alike(c: char) -> Option<char> {
    match c {
        'O' | 'o' | 'Q' | 'D' | '○' | '〇' | '◯' | 'О' | 'о' | '０' | 'Ｏ' | 'ｏ' => Some('0'),
        'l' | 'I' | 'i' | '|' | '丨' | 'ｌ' | 'Ｉ' => Some('1'),
        'Z' | 'z' => Some('2'),
        'S' | 's' => Some('5'),
        'B' => Some('8'),
        _ => None,
    }
}

/// Whether a character may be part of a numeral: a digit or a letter that looks like one.
pub(crate) fn like(c: char) -> bool {
    plain(c).is_ascii_digit() || look_alike(c).is_some()
}

/// Whether digits before a character belong to a word that goes on with it: 2021年, 3月, 第12页.
pub(crate) fn goes_on(c: char) -> bool {
    matches!(plain(c), '年' | '月' | '日' | '号' | '页' | '期' | '版' | '楼' | '层' | '时' | '%')
}

/// A mark that stands where nothing is to be said.
fn is_mark(c: char) -> bool {
    matches!(c, '-' | '—' | '–' | '―' | '─' | '/' | '\\' | ':' | '：' | '*' | '·' | '…' | '_' | '.' | '、' | '|' | '?')
}

/// Whether a text says that there is nothing to print: empty, a dash, a slash, 无.
pub(crate) fn is_blank(text: &str) -> bool {
    // the longest word for nothing has four letters
    let visible = || text.chars().map(plain).filter(|c| !c.is_whitespace() && !invisible(*c));
    if visible().nth(4).is_some() {
        return visible().all(is_mark) || is_prompt(visible());
    }
    let bare: String = visible().collect();
    if bare.chars().all(is_mark) {
        return true;
    }
    bare == PICTURE
        || matches!(
            bare.as_str(),
            "无" | "無"
                | "空"
                | "不适用"
                | "N/A"
                | "n/a"
                | "NA"
                | "null"
                | "NULL"
                | "None"
                | "nan"
                | "NaN"
                | "NaT"
                | "<NA>"
                | "暂无"
                | "未涉及"
                | "不涉及"
                | "无数据"
        )
        || is_written_blank(bare.chars())
}

/// Whether a word says that its cell is empty, as those write who copy a table: （空）, 空白, 未填.
pub(crate) fn is_written_blank(word: impl Iterator<Item = char>) -> bool {
    /// Letters of such a word and its brackets at the most.
    const LONGEST: usize = 5;
    let bare: String = word.map(plain).take(LONGEST + 1).collect();
    let brackets = [('(', ')'), ('[', ']'), ('【', '】'), ('〔', '〕'), ('<', '>')];
    let within = brackets.iter().find_map(|&(open, close)| bare.strip_prefix(open)?.strip_suffix(close));
    matches!(within, Some("空" | "无" | "無")) || matches!(within.unwrap_or(&bare), "空白" | "未填" | "未填写" | "留空")
}

/// Whether a text asks to be written over, as the fields of a form do that nobody filled in: 单击或点击此处输入文字。
fn is_prompt(text: impl Iterator<Item = char> + Clone) -> bool {
    const LONGEST: usize = 40;
    if !text.clone().next().is_some_and(|c| "单点请选Cc".contains(c)) {
        return false;
    }
    if text.clone().nth(LONGEST).is_some() || text.clone().any(|c| c.is_ascii_digit()) {
        return false;
    }
    let text = text.collect::<String>().to_lowercase();
    let asks = |begins: &[&str], words: &[&str]| {
        begins.iter().any(|word| text.starts_with(word)) && words.iter().any(|word| text.contains(word))
    };
    asks(&["单击", "点击", "请输入", "请填写", "请选择", "请在此"], &["输入", "填写", "选择"])
        || asks(&["click", "choose"], &["entertext", "enteradate", "chooseanitem"])
        || text == "选择一项。"
}

/// What a cell holds that has nothing but digits in it, as most have.
pub(crate) fn digits(text: &str, max_digits: u64) -> Option<Pieces<'_>> {
    let run = !text.is_empty() && text.len() as u64 <= max_digits && text.bytes().all(|b| b.is_ascii_digit());
    let content = Content::Digits(text.into());
    run.then(|| Pieces::One(Piece { content, gap: Gap::Border, price: 0, unit: None, start: 0, printed: text.into() }))
}

/// The numerals of a cell. A blank cell is one [`Content::Blank`]; one that cannot be read is one [`Content::Unreadable`].
pub(crate) fn cell(text: &str, max_digits: u64) -> Pieces<'_> {
    if let Some(run) = digits(text, max_digits) {
        return run;
    }
    let first = text.chars().find(|&c| !plain(c).is_whitespace() && !invisible(c));
    let blank = first.is_none_or(|c| is_mark(plain(c)) || "无無空不Nn<暂未留([【〔单点请选Cc".contains(plain(c)));
    if blank && is_blank(text) {
        return Pieces::One(whole(Content::Blank, text));
    }
    let odd = || Pieces::One(dressed::read(text, max_digits).unwrap_or_else(|| whole(Content::Unreadable, text)));
    if !first.is_some_and(may_begin) {
        return odd();
    }
    // 增 0 减 3 is one number in two halves
    if first.is_some_and(|c| sign(plain(c)).is_some())
        && let Some(piece) = dressed::halves(text, max_digits)
    {
        return Pieces::One(piece);
    }
    let chars: Vec<char> = text.chars().collect();
    let mut pieces: Vec<Piece<'_>> = Vec::new();
    let mut gap = Gap::Border;
    let mut at = 0;
    while let Some(&c) = chars.get(at) {
        if c == '\n' || c == '\r' {
            gap = Gap::Break;
            at += 1;
            continue;
        }
        if plain(c).is_whitespace() || invisible(c) {
            if gap == Gap::Border && !pieces.is_empty() {
                gap = Gap::Space;
            }
            at += 1;
            continue;
        }
        let Some((piece, end)) = numeral(&chars, at, max_digits) else {
            return odd();
        };
        let mut piece = piece.complete();
        piece.gap = gap;
        pieces.push(piece);
        gap = Gap::Border;
        if chars.get(end).is_some_and(|&c| !plain(c).is_whitespace() && !invisible(c)) {
            // digits run into something that is no unit: the cell as a whole is not a number, or one in other words
            return odd();
        }
        at = end;
    }
    if let [first, ..] = pieces.as_mut_slice() {
        first.gap = Gap::Border;
    }
    for piece in pieces.iter_mut().skip(1) {
        if piece.gap == Gap::Border {
            piece.gap = Gap::Space;
        }
    }
    pieces.into()
}

/// Whether a character in front of a number makes it negative, if it is a sign.
fn sign(c: char) -> Option<bool> {
    match c {
        '+' | '增' | '↑' => Some(false),
        '-' | '—' | '–' | '负' | '負' | '减' | '減' | '↓' => Some(true),
        _ => None,
    }
}

/// Whether a numeral may begin with a character; words do not.
fn may_begin(c: char) -> bool {
    let plain = plain(c);
    plain.is_ascii_digit()
        || sign(plain).is_some()
        || look_alike(c).is_some()
        || chinese_digit(c).is_some()
        || chinese_power(c).is_some()
}

fn whole<'d>(content: Content<'d>, text: &'d str) -> Piece<'d> {
    Piece { content, gap: Gap::Border, price: 0, unit: None, start: 0, printed: trim(text).into() }
}

/// The numeral that starts at a character, and where it ends.
pub(crate) fn numeral(chars: &[char], start: usize, max_digits: u64) -> Option<(Piece<'static>, usize)> {
    let get = |i: usize| chars.get(i).map(|&c| plain(c));
    let mut at = start;
    let sign = sign(get(at)?);
    if sign.is_some() {
        at += 1;
        // a sign typed twice (--253) says no more than one
        if get(at) == get(start) && get(start) == Some('-') && get(at + 1).is_some_and(|c| c.is_ascii_digit()) {
            at += 1;
        }
        while get(at).is_some_and(|c| c == ' ' || matches!(c, '少' | '加')) {
            at += 1;
        }
    }
    let body = at;
    if sign.is_none()
        && let Some(run) = grouped_run(chars, body)
    {
        let printed = chars.get(body..body + run.len())?.iter().collect();
        let long = run.bytes().filter(u8::is_ascii_digit).count() as u64 > max_digits;
        let (unit, end) = unit(chars, body + run.len());
        let content = if long { Content::Unreadable } else { Content::Digits(run.into()) };
        return Some((Piece { content, gap: Gap::Border, price: 0, unit, start, printed: Cow::Owned(printed) }, end));
    }
    let mut digits = String::new();
    let mut price = 0;
    let mut point: Option<usize> = None;
    let mut separators = false;
    while let Some(c) = get(at) {
        if c.is_ascii_digit() {
            digits.push(c);
        } else if c == '.' && point.is_none() && !digits.is_empty() && get(at + 1).is_some_and(|n| n.is_ascii_digit()) {
            point = Some(digits.len());
        } else if (c == ',' || chars.get(at).is_some_and(|&c| is_thin(c)))
            && point.is_none()
            && thousands(chars, body, at)
        {
            separators = true;
        } else if let Some(digit) = look_alike(chars.get(at).copied()?) {
            digits.push(digit);
            // a circle is how nought is written
            price += if matches!(chars.get(at), Some('〇' | '○' | '◯')) { 0 } else { LOOK_ALIKE };
        } else if invisible(c) {
            // nothing to see
        } else {
            break;
        }
        at += 1;
    }
    if digits.is_empty() {
        return chinese(chars, body, sign).or(None);
    }
    let letters = price as usize / LOOK_ALIKE as usize;
    let lone_zero = digits.bytes().all(|b| b == b'0');
    // So for 50, standing alone
    let short = chars.get(at).is_none() && letters <= MOST_LETTERS
        || letters == 1 && chars.get(body).is_some_and(|c| "lI|".contains(*c));
    if letters == digits.len() && !lone_zero && !short {
        return None; // a word, not a number
    }
    let (unit, end) = unit(chars, at);
    let printed: String = chars.get(start..end)?.iter().collect();
    let content = match (sign, point, separators) {
        _ if digits.len() as u64 > max_digits => Content::Unreadable,
        (None, None, false) => Content::Digits(digits.into()),
        _ => match number(&digits, point, sign) {
            Some(number) => Content::Number(number),
            None => Content::Unreadable,
        },
    };
    Some((Piece { content, gap: Gap::Border, price, unit, start, printed: printed.trim().to_owned().into() }, end))
}

fn number(digits: &str, point: Option<usize>, sign: Option<bool>) -> Option<Number> {
    if digits.len() > MAX_DIGITS {
        return None;
    }
    let mantissa: i64 = digits.parse().ok()?;
    let scale = point.map_or(0, |p| digits.len() - p) as u8;
    let n = Number::new(mantissa, scale);
    Some(if sign == Some(true) { n.negated() } else { n })
}

/// A space of the kind that is typed within numbers and nowhere else; one of any other kind may part two of them.
fn is_thin(c: char) -> bool {
    matches!(c, '\u{2006}' | '\u{2008}' | '\u{2009}' | '\u{202F}')
}

/// Numbers run together whose thousands are separated by commas: three digits at least behind each comma, and more somewhere
/// than one number has there.
fn grouped_run(chars: &[char], start: usize) -> Option<String> {
    let of_run = |c: &char| c.is_ascii_digit() || *c == ',';
    let rest = chars.get(start..)?.iter().map(|&c| plain(c));
    let run: String = rest.clone().take_while(of_run).collect();
    let mut behind = rest.skip(run.len());
    let fraction = behind.next() == Some('.') && behind.next().is_some_and(|c| c.is_ascii_digit());
    let (first, groups) = run.split_once(',')?;
    let whole = groups.split(',').all(|group| group.len() >= 3);
    let several =
        first.len() > 3 || first.len() > 1 && first.starts_with('0') || groups.split(',').any(|g| g.len() > 3);
    (!fraction && !first.is_empty() && whole && several).then_some(run)
}

/// Whether the comma or thin space at `at` separates thousands: one to three digits before the first, three behind each.
fn thousands(chars: &[char], start: usize, at: usize) -> bool {
    let separator = |c: char| plain(c) == ',' || is_thin(c);
    // 0 123 is no number in groups
    if chars.get(at).is_some_and(|&c| is_thin(c)) && chars.get(start) == Some(&'0') {
        return false;
    }
    let digit = |i: usize| chars.get(i).is_some_and(|&c| plain(c).is_ascii_digit());
    let mut lead = 0;
    let mut i = at;
    while i > start && lead < 4 {
        i -= 1;
        let Some(&c) = chars.get(i) else { break };
        if plain(c).is_ascii_digit() {
            lead += 1;
        } else if separator(c) {
            break;
        } else {
            return false;
        }
    }
    let after_comma = chars.get(i).is_some_and(|&c| separator(c));
    let lead_fits = if after_comma { lead == 3 } else { (1..=3).contains(&lead) };
    lead_fits && digit(at + 1) && digit(at + 2) && digit(at + 3) && !digit(at + 4)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn show(text: &str) -> String {
        let one = |p: &Piece<'_>| {
            let content = match &p.content {
                Content::Number(n) => format!("={n}"),
                Content::Digits(d) => d.clone().into_owned(),
                Content::Blank => "_".to_owned(),
                Content::Unreadable => "!".to_owned(),
            };
            let unit = p.unit.map_or("", Unit::name);
            let price = if p.price > 0 { format!("~{}", p.price) } else { String::new() };
            format!("{content}{unit}{price}")
        };
        cell(text, 400).iter().map(one).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn reads_cells_as_printed() {
        let table = [
            ("0", "0"),
            (" 4529\u{a0}", "4529"),
            ("１２３", "123"),
            ("1,234", "=1234"),
            ("1，234，567", "=1234567"),
            ("12,34", "!"),
            ("1,23400001,234", "1,23400001,234"),
            ("012,345", "012,345"),
            ("1,234567.5", "!"),
            ("1\u{2009}234", "=1234"),
            ("12\u{202f}345\u{202f}678.5万元", "=12345678.5万元"),
            ("2\u{2009}0", "2 0"),
            ("0\u{2009}123", "0 123"),
            ("1\u{a0}234", "1 234"),
            ("24252.311082", "=24252.311082"),
            ("+19", "=19"),
            ("-18", "=-18"),
            ("－15", "=-15"),
            ("减4", "=-4"),
            ("增加 3", "=3"),
            ("12件", "=12件"),
            ("251000元", "=251000元"),
            ("160.5964万元", "=160.5964万元"),
            ("2 0", "2 0"),
            ("2\n0", "2 0"),
            ("5 0 0 0 1 0 6", "5 0 0 0 1 0 6"),
            ("O", "0~1"),
            ("l5", "15~1"),
            ("2S", "25~1"),
            ("〇", "0"),
            ("007", "007"),
            ("0\u{200b}", "0"),
            ("十二", "=12"),
            ("零", "=0"),
            ("二百零五件", "=205件"),
            ("", "_"),
            ("\u{a0}", "_"),
            ("-", "_"),
            ("——", "_"),
            ("/", "_"),
            ("无", "_"),
            ("不适用", "_"),
            ("见附件", "!"),
            ("单击或点击此处输入文字。", "_"),
            ("单击此处输入文字。", "_"),
            ("Click or tap here to enter text.", "_"),
            ("请填写数字", "_"),
            ("点击此处输入5", "!"),
            ("请见附件", "!"),
            ("[图]", "_"),
            ("5（含1件）", "=5"),
            ("15（含上年3件）", "=15"),
            ("885（上年14）", "=885"),
            ("15（3）", "!"),
            ("共15件", "=15件"),
            ("总计15", "!"),
            ("约15", "!"),
            ("15余", "!"),
            ("15*", "=15"),
            ("“15”", "=15"),
            ("15。", "=15"),
            ("2千", "=2000元"),
            ("1.2万件", "=12000件"),
            ("12.5亿", "=1250000000元"),
            ("3.5千元", "=3500元"),
            ("12万5千元", "=125000元"),
            ("12千5万", "!"),
            ("1万余", "!"),
            ("380.00元整", "=380元"),
            ("12.5（万元）", "=12.5万元"),
            ("645(件)", "=645件"),
            ("3件（次）", "=3件"),
            ("3件/次", "=3件"),
            ("3件次", "=3件"),
            ("3件（元）", "!"),
            ("5[1]", "=5"),
            ("5〔12〕", "=5"),
            ("5[123]", "!"),
            ("5件①", "=5件"),
            ("5（注1）", "=5"),
            ("5¹", "!"),
            ("①", "!"),
            ("[1]", "!"),
            ("见[1]", "!"),
            ("¥12.5", "!"),
            ("￥125,000元", "=125000元"),
            ("12.5 万", "=125000元"),
            (".5", "=0.5"),
            (".", "_"),
            ("1.2.5", "!"),
            ("0（无收费项目）", "=0"),
            ("5（无收费项目）", "!"),
            ("共12.5万元，其中甲类10万元、乙类2.5万元", "=125000元"),
            ("15，3", "!"),
            ("叁佰元", "=300元"),
            ("壹拾伍", "=15"),
            ("无（0）", "=0"),
            ("0（无）", "=0"),
            ("净增5", "=5"),
            ("净减少5", "=-5"),
            ("减：5", "=-5"),
            ("5（减）", "=-5"),
            ("5↓", "=-5"),
            ("减少3项", "=-3件"),
            ("减少了3项", "=-3件"),
            ("新增3", "=3"),
            ("（减）3", "=-3"),
            ("(减少)3项", "=-3件"),
            ("减（3）", "=-3"),
            ("（-3）", "=-3"),
            ("（3）", "!"),
            ("增0/减3", "=-3"),
            ("增0，减3", "=-3"),
            ("增：0 减：3", "=-3"),
            ("增 0 减 3", "=-3"),
            ("增加5项、减少0项", "=5件"),
            ("新增0项减少3项", "=-3件"),
            ("增0减0", "=0"),
            ("0减3", "=-3"),
            ("+0/-3", "=-3"),
            ("-3/0", "=-3"),
            ("-3 0", "=-3 0"),
            ("-3\n0", "=-3 0"),
            ("+0 -3", "=0 =-3"),
            ("0 减3", "0 =-3"),
            ("增5减3", "!"),
            ("增0/增3", "!"),
            ("0/3", "!"),
            ("12\n件", "=12件"),
            ("12\u{200b}件", "=12件"),
            ("12\n3件", "12 =3件"),
            ("Ｏ", "0~1"),
            ("｜", "_"),
            ("1｜", "!"),
            ("<NA>", "_"),
            ("±0", "=0"),
            ("±5", "!"),
            ("1.属于国家秘密", "!"),
            ("2021年", "!"),
            ("SOS", "505~3"),
            ("SOSO", "!"),
            ("二〇二四", "!"),
        ];
        for (text, want) in table {
            assert_eq!(show(text), want, "{text:?}");
        }
    }

    #[test]
    fn converts_money() {
        let n = |t: &str| t.parse::<Number>().unwrap();
        assert_eq!(Unit::Yuan.convert(n("251000"), Unit::TenThousandYuan), Some(n("25.1")));
        assert_eq!(Unit::TenThousandYuan.convert(n("477.35"), Unit::Yuan), Some(n("4773500")));
        assert_eq!(Unit::ThousandYuan.convert(n("35"), Unit::TenThousandYuan), Some(n("3.5")));
        assert_eq!(Unit::HundredYuan.convert(n("38"), Unit::TenThousandYuan), Some(n("0.38")));
        assert_eq!(Unit::Jiao.convert(n("120"), Unit::Yuan), Some(n("12")));
        assert_eq!(Unit::in_header("采购总金额\n（万元）"), Some(Unit::TenThousandYuan));
        assert_eq!(Unit::in_header("收费金额（单位：千元）"), Some(Unit::ThousandYuan));
        assert_eq!(Unit::named("行政事业性收费（元）"), Some(Unit::Yuan));
        assert_eq!(Unit::named("万条"), Some(Unit::TenThousandThings));
        assert_eq!(Unit::named(" 千元 "), Some(Unit::ThousandYuan));
        assert_eq!(Unit::named("行政事业性收费（含罚没）"), None);
    }
}
