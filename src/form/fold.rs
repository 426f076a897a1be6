//! Label folding: typography away, words kept.
//!
//! Two labels that differ only in how they were typed (width, brackets, quotes, numbering, white space, look-alike or
//! traditional characters) have the same key. Words are never dropped.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// A folded label.
///
/// # Example
/// ```
/// use gongkai::form::fold::{Style, fold};
/// let label = fold("１．属于 国家\u{3000}秘密");
/// assert_eq!(label.key, "属于国家秘密");
/// assert_eq!(label.number.map(|n| (n.style, n.value)), Some((Style::Arabic, 1)));
/// assert_eq!(fold("（六）其它處理").key, fold("㈥其他处理").key);
/// ```
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Folded {
    /// The comparison key: letters and digits only, in their plain form.
    pub key: String,
    /// The innermost number in front of the words, which is no part of the key.
    pub number: Option<Ordinal>,
}

/// The number of an item in an enumeration.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Ordinal {
    /// How it is printed.
    pub style: Style,
    /// Which it is.
    pub value: u16,
}

/// The style of an enumeration; each is usually one level of the outline.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Style {
    /// 一、
    Chinese,
    /// （一）
    ChineseBracketed,
    /// 1.
    Arabic,
    /// (1) or ①
    ArabicBracketed,
}

/// The plain form of a character as far as labels are compared, if it is a letter or a digit of one.
///
/// White space, punctuation, marks, Latin letters (pinyin put in by mirror sites) and enclosed numbers have none.
pub fn letter(c: char) -> Option<char> {
    match c {
        '0'..='9' => Some(c),
        '\0'..='\u{7f}' => None,
        '〇' | '○' => Some('〇'),
        '\u{4e00}'..='\u{9fff}' => Some(mend(simplified(c))),
        _ => {
            let mut plain = unmarked(c)?;
            let (first, rest) = (plain.next()?, plain.next());
            match rest {
                None if first.is_ascii_digit() => Some(first),
                None if first.is_ascii() => None,
                None if first.is_alphanumeric() && !is_latin(first) => Some(mend(simplified(first))),
                _ => None,
            }
        }
    }
}

/// The compatibility form of a character that is not enclosed (①, ㈠, ⒈ are numbers of items and no digits).
fn unmarked(c: char) -> Option<impl Iterator<Item = char>> {
    let enclosed = enclosed(c).is_some() || is_combining_mark(c);
    (!enclosed).then(|| std::iter::once(c).nfkc())
}

fn is_latin(c: char) -> bool {
    matches!(c, 'a'..='z' | 'A'..='Z' | '\u{aa}' | '\u{ba}' | '\u{c0}'..='\u{24f}' | '\u{1e00}'..='\u{1eff}')
}

/// Folds a label.
pub fn fold(text: &str) -> Folded {
    let chars: Vec<char> = text.chars().filter(|c| !is_invisible(*c)).collect();
    let (start, number) = unnumbered(&chars);
    let mut key = String::with_capacity(text.len());
    key.extend(letters(chars.get(start..).unwrap_or(&[]).iter().copied().enumerate()).map(|(_, c)| c));
    if key.contains(MECHANICAL.0) {
        key = key.replace(MECHANICAL.0, MECHANICAL.1);
    }
    Folded { key, number }
}

/// 规范性文件 after a mechanical change of script there and back.
const MECHANICAL: (&str, &str) = ("规范性档案", "规范性文件");

/// Folds a running text, numbers in front included, and says for each character of the key where it stands in the
/// text (byte offset).
///
/// # Example
/// ```
/// use gongkai::form::fold::fold_map;
/// let (key, at) = fold_map("予以 公开：7件");
/// assert_eq!((key.as_str(), at.as_slice()), ("予以公开7件", &[0, 3, 7, 10, 16, 17][..]));
/// ```
pub fn fold_map(text: &str) -> (String, Vec<usize>) {
    letters(text.char_indices()).map(|(at, c)| (c, at)).unzip()
}

/// The letters of a text; Latin ones stay where they are words (APP), not where they say how a character sounds.
fn letters(chars: impl Iterator<Item = (usize, char)>) -> impl Iterator<Item = (usize, char)> {
    let mut sound = false; // inside a bracket right behind a Chinese character that has only Latin letters so far
    let mut last_is_han = false;
    chars.filter_map(move |(at, c)| {
        let open = matches!(c, '(' | '（' | '[' | '［' | '【' | '〔');
        if open {
            sound = last_is_han;
        } else if sound && (matches!(c, ')' | '）' | ']' | '］' | '】' | '〕') || letter(c).is_some()) {
            sound = false;
        }
        let half = narrow(c);
        let folded = letter(c).or_else(|| (half.is_ascii_alphabetic() && !sound).then(|| half.to_ascii_uppercase()));
        if !c.is_whitespace() {
            last_is_han = matches!(folded, Some('\u{3400}'..='\u{9fff}'));
        }
        folded.map(|f| (at, f))
    })
}

/// 其它 is 其他.
const fn mend(c: char) -> char {
    if c == '它' { '他' } else { c }
}

/// The half-width form of a full-width character.
pub(crate) const fn narrow(c: char) -> char {
    match c {
        '\u{3000}' | '\u{a0}' => ' ',
        '\u{ff01}'..='\u{ff5e}' => match char::from_u32(c as u32 - 0xfee0) {
            Some(half) => half,
            None => c,
        },
        _ => c,
    }
}

/// Characters that print nothing.
pub(crate) const fn is_invisible(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2064}' | '\u{feff}' | '\u{fe00}'..='\u{fe0f}')
}

/// Where the words behind 其中 and numbers begin, and the innermost number.
fn unnumbered(chars: &[char]) -> (usize, Option<Ordinal>) {
    let (mut start, mut number) = (0, None);
    for _ in 0..4 {
        let at = skip(chars, start);
        if let Some((end, ordinal)) = ordinal(chars, at) {
            (start, number) = (end, Some(ordinal));
        } else if let Some(end) = among_them(chars, at) {
            start = end;
        } else {
            break;
        }
    }
    (start, number)
}

/// The next place that is no white space.
fn skip(chars: &[char], from: usize) -> usize {
    let blank = chars.iter().skip(from).take_while(|c| c.is_whitespace()).count();
    from + blank
}

/// 其中： in front of an item.
fn among_them(chars: &[char], at: usize) -> Option<usize> {
    let (a, b) = (*chars.get(at)?, skip(chars, at + 1));
    if simplified(a) != '其' || *chars.get(b)? != '中' {
        return None;
    }
    let end = skip(chars, b + 1);
    let colon = matches!(chars.get(end), Some(':' | '：' | ',' | '，' | '、'));
    let words = chars.iter().skip(end).filter(|c| letter(**c).is_some()).count();
    (colon || words >= 4).then_some(if colon { end + 1 } else { end })
}

/// The number of an item: 一、 （一） 一） 1. 1、 (1) 1） ⒈ ① ㈠, or a bare one before a Chinese word.
fn ordinal(chars: &[char], at: usize) -> Option<(usize, Ordinal)> {
    let first = *chars.get(at)?;
    if let Some((style, value)) = enclosed(first) {
        let end = at + 1;
        let mark = chars.get(skip(chars, end)).is_some_and(|c| matches!(c, '、' | '.' | '．'));
        return Some((if mark { skip(chars, end) + 1 } else { end }, Ordinal { style, value }));
    }
    let open = matches!(first, '(' | '（' | '〔' | '[' | '［' | '【' | '﹙');
    let from = skip(chars, if open { at + 1 } else { at });
    let (digits_end, chinese, value) = numeral(chars, from)?;
    let behind = skip(chars, digits_end);
    let next = chars.get(behind).copied();
    let close = matches!(next, Some(')' | '）' | '〕' | ']' | '］' | '】' | '﹚'));
    let style = match (chinese, open || close) {
        (true, true) => Style::ChineseBracketed,
        (true, false) => Style::Chinese,
        (false, true) => Style::ArabicBracketed,
        (false, false) => Style::Arabic,
    };
    let ordinal = Ordinal { style, value };
    if close {
        let end = behind + 1;
        let mark = chars.get(end).is_some_and(|c| matches!(c, '、' | '.' | '．'));
        return Some((if mark { end + 1 } else { end }, ordinal));
    }
    if open {
        return None;
    }
    match next? {
        // 1.5 is a number
        '.' | '．' | '。' | '﹒' | '·'
            if chars.get(behind + 1).copied().map(narrow).is_none_or(|c| !c.is_ascii_digit()) =>
        {
            Some((behind + 1, ordinal))
        }
        '、' | '﹑' => Some((behind + 1, ordinal)),
        ',' | '，' | ':' | '：' if chars.get(behind + 1).copied().map(narrow).is_none_or(|c| !c.is_ascii_digit()) => {
            Some((behind + 1, ordinal))
        }
        // a space, or nothing at all, between the number and the words
        c @ '\u{4e00}'..='\u{9fff}' if behind > digits_end && !is_counted(c) => Some((behind, ordinal)),
        c @ '\u{4e00}'..='\u{9fff}' if !chinese && digits_end - from <= 2 && !is_counted(c) => Some((behind, ordinal)),
        _ => None,
    }
}

/// Characters that follow a number which counts or dates something.
fn is_counted(c: char) -> bool {
    "年月日时号件条次个项类级人万亿元岁名份篇起例家处期度季周天种位宗章届批倍成十百千".contains(simplified(c))
}

/// A numeral of an enumeration: where it ends, whether it is Chinese, its value.
fn numeral(chars: &[char], from: usize) -> Option<(usize, bool, u16)> {
    let digits = chars.iter().skip(from).map(|&c| narrow(c)).take_while(char::is_ascii_digit);
    let digits: String = digits.take(4).collect();
    if !digits.is_empty() {
        let value = (digits.len() <= 3).then(|| digits.parse().ok()).flatten()?;
        return Some((from + digits.len(), false, value));
    }
    let mut end = from;
    let mut value = 0u16;
    // the characters of a vertical or spaced numeral (十 一、) may stand apart
    while let Some(digit) = chars.get(end).and_then(|&c| chinese_digit(c)).filter(|_| end - from < 3) {
        value = match digit {
            10 if value == 0 => 10,
            10 => value.saturating_mul(10),
            d => value.saturating_add(d),
        };
        end += 1;
    }
    (end > from).then_some((end, true, value))
}

fn chinese_digit(c: char) -> Option<u16> {
    let plain = match c {
        // KangXi radicals that look like digits
        '\u{2f00}' => '一',
        '\u{2f06}' => '二',
        '\u{2f0b}' => '八',
        '\u{2f17}' => '十',
        c => c,
    };
    let at = "一二三四五六七八九十".chars().position(|digit| digit == plain)?;
    u16::try_from(at + 1).ok()
}

/// The value of ① ⑴ ⒈ ㈠ ㊀ and the like.
fn enclosed(c: char) -> Option<(Style, u16)> {
    let at = |first: char| u16::try_from(c as u32 - first as u32 + 1).ok();
    match c {
        '①'..='⑳' => Some((Style::ArabicBracketed, at('①')?)),
        '⑴'..='⒇' => Some((Style::ArabicBracketed, at('⑴')?)),
        '⒈'..='⒛' => Some((Style::Arabic, at('⒈')?)),
        '❶'..='❿' => Some((Style::ArabicBracketed, at('❶')?)),
        '㈠'..='㈩' => Some((Style::ChineseBracketed, at('㈠')?)),
        '㊀'..='㊉' => Some((Style::ChineseBracketed, at('㊀')?)),
        _ => None,
    }
}

/// Whether two keys of six characters or more differ by one slip of the pen: a character dropped, added, replaced, or
/// two neighbours swapped.
///
/// A slip never turns a statement into its contrary (公开 and 不公开) and never one thing of the form into another
/// (微博 and 微信, 专职 and 兼职).
///
/// # Example
/// ```
/// use gongkai::form::fold::similar;
/// assert!(similar("政府信息公开行政复议行政诉讼情况", "政府信息公开行政法复议行政诉讼情况"));
/// assert!(!similar("同意公开答复数", "不同意公开答复数"));
/// ```
pub fn similar(a: &str, b: &str) -> bool {
    // a key that differs in length by more than a character is told apart without looking at it
    if a.len().abs_diff(b.len()) > 4 {
        return false;
    }
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    let (short, long) = if a.len() <= b.len() { (&a, &b) } else { (&b, &a) };
    if short.len() < 6 || long.len() - short.len() > 1 {
        return false;
    }
    let head = short.iter().zip(long.iter()).take_while(|(x, y)| x == y).count();
    let tail = short.iter().rev().zip(long.iter().rev()).take_while(|(x, y)| x == y).count();
    let tail = tail.min(short.len() - head);
    let left = short.get(head..short.len() - tail).unwrap_or(&[]);
    let right = long.get(head..long.len() - tail).unwrap_or(&[]);
    match (left, right) {
        ([], []) => true,
        ([], [c]) => !turns(*c),
        ([x], [y]) => !(turns(*x) || turns(*y) || tells(*x) && tells(*y)),
        ([w, x], [y, z]) => w == z && x == y && !turns(*w) && !turns(*x),
        _ => false,
    }
}

/// The characters of `long` that remain when `short` is taken out of it in order, if all of `short` is there.
fn without(long: &str, short: &str) -> Option<String> {
    let mut rest = short.chars().peekable();
    let left = long.chars().filter(|c| rest.next_if_eq(c).is_none()).collect();
    rest.peek().is_none().then_some(left)
}

/// Whether one of two captions is the other with words left out: 企业 and 商业企业, 其他组织 and 其他.
pub(crate) fn kin(a: &str, b: &str) -> bool {
    let (short, long) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    long.len() <= short.len().saturating_mul(3)
        && short.chars().count() >= 2
        && without(long, short).is_some_and(|rest| !rest.chars().any(turns))
}

/// Whether a printed label is a form's label with some of its words left out: 行政执法案卷 for 属于行政执法案卷.
///
/// At least half of the label is there, in its order, and no word is gone that turns its meaning.
pub(crate) fn abridged(label: &str, printed: &str) -> bool {
    // lengths in bytes first: a cell may hold a whole page
    if printed.len() >= label.len() {
        return false;
    }
    let (whole, part) = (label.chars().count(), printed.chars().count());
    part >= 5
        && part < whole
        && part * 2 >= whole
        && without(label, printed).is_some_and(|gone| !gone.chars().any(|c| turns(c) || tells(c)))
}

/// Whether a printed label is a form's label with a few words put in that say nothing: 本行政机关 for 本机关, 重复提出申请.
pub(crate) fn padded(label: &str, printed: &str) -> bool {
    if printed.len() <= label.len() || printed.len() > label.len().saturating_mul(2) {
        return false;
    }
    let (part, whole) = (label.chars().count(), printed.chars().count());
    part >= 4
        && part < whole
        && part * 5 >= whole * 3
        && without(printed, label).is_some_and(|more| more.chars().all(|c| "的了予以提出行政于所等类".contains(c)))
}

/// Whether a character turns a statement into its contrary or moves it to another time.
fn turns(c: char) -> bool {
    "不未无非否免上下前后".contains(c)
}

/// Whether a character tells one item of a form from another.
fn tells(c: char) -> bool {
    "博信专兼传网函面电报本新旧增减全部".contains(c)
}

/// The simplified form of a character, for those that labels, titles and headings use.
pub(crate) const fn simplified(c: char) -> char {
    match c {
        '開' => '开',
        '辦' => '办',
        '請' => '请',
        '訴' => '诉',
        '訟' => '讼',
        '複' | '復' | '覆' => '复',
        '議' => '议',
        '維' => '维',
        '糾' => '纠',
        '審' => '审',
        '結' => '结',
        '總' => '总',
        '計' => '计',
        '動' => '动',
        '況' => '况',
        '內' => '内',
        '條' => '条',
        '項' => '项',
        '規' => '规',
        '範' => '范',
        '檔' => '档',
        '廢' => '废',
        '現' => '现',
        '數' => '数',
        '處' => '处',
        '許' => '许',
        '罰' => '罚',
        '強' => '强',
        '費' => '费',
        '額' => '额',
        '單' => '单',
        '萬' => '万',
        '業' => '业',
        '關' => '关',
        '係' | '繫' => '系',
        '為' | '爲' => '为',
        '於' => '于',
        '組' => '组',
        '織' => '织',
        '會' => '会',
        '務' => '务',
        '機' => '机',
        '構' => '构',
        '轉' => '转',
        '屬' => '属',
        '國' => '国',
        '穩' => '稳',
        '護' => '护',
        '權' => '权',
        '類' => '类',
        '過' => '过',
        '執' => '执',
        '詢' => '询',
        '無' => '无',
        '補' => '补',
        '確' => '确',
        '訪' => '访',
        '舉' => '举',
        '報' => '报',
        '認' => '认',
        '獲' => '获',
        '繳' => '缴',
        '納' => '纳',
        '續' => '续',
        '繼' => '继',
        '經' => '经',
        '對' => '对',
        '應' => '应',
        '實' => '实',
        '區' => '区',
        '與' => '与',
        '這' => '这',
        '種' => '种',
        '製' => '制',
        '後' => '后',
        '傳' => '传',
        '當' => '当',
        '網' => '网',
        '電' => '电',
        '郵' => '邮',
        '話' => '话',
        '專' => '专',
        '職' => '职',
        '員' => '员',
        '訓' => '训',
        '場' => '场',
        '點' => '点',
        '設' => '设',
        '閱' => '阅',
        '導' => '导',
        '責' => '责',
        '負' => '负',
        '聞' => '闻',
        '發' => '发',
        '佈' => '布',
        '線' | '綫' => '线',
        '談' => '谈',
        '讀' => '读',
        '熱' => '热',
        '輿' => '舆',
        '減' => '减',
        '徵' => '征',
        '採' => '采',
        '購' => '购',
        '產' | '産' => '产',
        '團' => '团',
        '體' => '体',
        '據' => '据',
        '號' => '号',
        '題' => '题',
        '問' => '问',
        '進' => '进',
        '門' => '门',
        '書' => '书',
        '級' => '级',
        '鎮' => '镇',
        '鄉' => '乡',
        '縣' => '县',
        '廳' => '厅',
        '衛' => '卫',
        '財' => '财',
        '稅' => '税',
        '時' => '时',
        '間' => '间',
        '從' => '从',
        '個' => '个',
        '參' => '参',
        '聯' => '联',
        '輯' => '辑',
        '錯' => '错',
        '駁' => '驳',
        '別' => '别',
        '隱' => '隐',
        '競' => '竞',
        '濟' => '济',
        '則' => '则',
        '約' => '约',
        '錢' => '钱',
        '見' => '见',
        '說' => '说',
        '學' => '学',
        '監' => '监',
        '檢' => '检',
        '廣' => '广',
        '東' => '东',
        '錄' => '录',
        '標' => '标',
        '準' => '准',
        '際' => '际',
        '尙' => '尚',
        _ => c,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::form::{Block, FORMS, Label};

    #[test]
    fn typography_folds_away() {
        let same = [
            ("1.属于国家秘密", "１、属于 国家\u{200b}秘密"),
            ("1.属于国家秘密", "⒈属\n于\n国\n家\n秘\n密"),
            ("1.属于国家秘密", "(1)属于國(guó)家秘密"),
            ("1.属于国家秘密", "①属于国家秘密"),
            ("1.属于国家秘密", "1 属于国家秘密"),
            ("1.属于国家秘密", "1属于国家秘密"),
            ("3.危及“三安全一稳定”", "3．危及\"三安全一稳定\""),
            ("3.危及“三安全一稳定”", "危及「三安全一穩定」"),
            ("（一）予以公开", "(一) 予以公開(kāi)"),
            ("（一）予以公开", "㈠予以公\u{a0}开"),
            ("（一）予以公开", "一）予以公开"),
            ("（六）其他处理", "（六）其它\r\n處理"),
            ("行政许可", "⾏政许可"),
            ("行政规范性文件", "行政規範性檔案"),
            ("三、本年度办理结果", "三、本年度办 理结果"),
            ("四、结转下年度继续办理", "四 结转下年度继续办理"),
            ("其中：1.当面申请数", "1、当面申请数"),
            ("其中：主动公开规范性文件数", "主动公开规范性文件数"),
            ("本年收费金额（单位：万元）", "本年收费金额(单位:万元)"),
            ("本年增/减", "本年增减"),
            ("第二十条第（一）项", "第二十条  第(一)项"),
            ("申请人情况", "申\u{ad}请人\u{feff}情况"),
        ];
        for (a, b) in same {
            assert_eq!(fold(a).key, fold(b).key, "{a} and {b}");
        }
    }

    #[test]
    fn words_and_figures_stay() {
        let kept = [
            ("2014年度", "2014年度"),
            ("12件", "12件"),
            ("1.5", "15"),
            ("一般公共预算", "一般公共预算"),
            ("三公经费", "三公经费"),
            ("第二十条第（一）项", "第二十条第一项"),
            ("APP下载数", "APP下载数"),
            ("档案查阅数", "档案查阅数"),
            ("其中", "其中"),
            ("3.其他", "其他"),
            ("1.", ""),
            ("", ""),
        ];
        for (text, key) in kept {
            assert_eq!(fold(text).key, key, "{text}");
        }
        assert_ne!(fold("（三）不予公开").key, fold("（五）不予处理").key);
    }

    #[test]
    fn numbers_are_read() {
        let number = |t: &str| fold(t).number.map(|n| (n.style, n.value));
        assert_eq!(number("十二、其他"), Some((Style::Chinese, 12)));
        assert_eq!(number("二十一、其他"), Some((Style::Chinese, 21)));
        assert_eq!(number("（七）总计"), Some((Style::ChineseBracketed, 7)));
        assert_eq!(number("8.属于行政查询事项"), Some((Style::Arabic, 8)));
        assert_eq!(number("⑵重复申请"), Some((Style::ArabicBracketed, 2)));
        assert_eq!(number("2021年政府信息公开"), None);
        assert_eq!(number("三年行动"), None);
    }

    #[test]
    fn labels_lose_and_gain_words() {
        assert!(abridged("属于行政执法案卷", "行政执法案卷"));
        assert!(abridged("要求行政机关确认或重新出具已获取信息", "要求确认或重新出具已获取信息"));
        assert!(!abridged("不同意公开答复数", "同意公开答复数"));
        assert!(!abridged("申请人无正当理由逾期不补正", "申请人正当理由逾期补正"));
        assert!(!abridged("属于国家秘密", "秘密属于国家"));
        assert!(padded("本机关不掌握相关政府信息", "本行政机关不掌握相关政府信息"));
        assert!(padded("重复申请", "重复提出申请"));
        assert!(!padded("网络申请数", "网络申请办结数"));
        assert!(!padded("行政许可", "行政许可延续"));
    }

    #[test]
    fn slips_are_similar_and_contraries_are_not() {
        assert!(similar("本年新收政府信息公开申请数量", "本年新收政府信息公开申请数"));
        assert!(similar("要求提供公开出版物", "要求提供公开岀版物"));
        assert!(similar("无正当理由大量反复申请", "无正当理由大量复反申请"));
        assert!(similar("保护第三方合法权益", "保护第三方合合法权益"));
        assert!(!similar("属于国家秘密", "属于行政秘密"));
        assert!(!similar("行政许可", "行政处可"));
        assert!(!similar("政务微博公开政府信息数", "政务微信公开政府信息数"));
        assert!(!similar("不同意公开答复数", "同意公开答复数"));
        assert!(!similar("上年结转申请数量", "下年结转申请数量"));
    }

    /// Every way in which a block's labels are known, with the row or column they stand for.
    fn known(labels: &'static [Label]) -> Vec<(String, &'static Label)> {
        let words = |label: &'static Label| std::iter::once(label.official).chain(label.aka.iter().copied());
        labels.iter().flat_map(|label| words(label).map(move |w| (fold(w).key, label))).collect()
    }

    #[test]
    fn no_two_labels_of_a_block_are_joined() {
        let blocks: Vec<&Block> = FORMS.iter().flat_map(|form| form.blocks.iter().copied()).collect();
        assert!(!blocks.is_empty());
        for block in blocks {
            for labels in [block.rows, block.columns] {
                let known = known(labels);
                for (i, (a, one)) in known.iter().enumerate() {
                    assert!(!a.is_empty(), "{} folds to nothing", one.official);
                    for (b, other) in known.iter().skip(i + 1) {
                        if one.key == other.key {
                            continue;
                        }
                        // the same words under different groups are told apart by the group
                        let apart = a != b || one.under != other.under;
                        assert!(apart, "{} and {}", one.official, other.official);
                        let alike = a != b && similar(a, b);
                        assert!(!alike, "{a} ({}) is like {b} ({})", one.official, other.official);
                    }
                }
            }
        }
    }

    #[test]
    fn any_text_folds() {
        // every scalar value alone, and a run of each kind of mark: no panic, and folding twice changes nothing
        for c in (0..=0x2ffff).filter_map(char::from_u32) {
            let once = fold_map(&c.to_string()).0;
            assert_eq!(fold_map(&once).0, once, "U+{:04X}", c as u32);
        }
        for text in ["(((((", "（一", "一、二、三、四、五、六", "其中：其中：", "1.1.1.1.1.1", "①②③④⑤⑥"]
        {
            let _ = fold(text);
        }
    }
}
