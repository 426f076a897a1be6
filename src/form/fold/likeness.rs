//! Keys that are not the same and may mean the same: slips of the pen, words left out or put in.

/// How many characters a key has at the least in which a slip of the pen is seen through.
pub(crate) const SHORTEST_SLIP: usize = 6;

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
    if short.len() < SHORTEST_SLIP || long.len() - short.len() > 1 {
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

/// Whether a key is that of a short label with one character replaced or dropped, and not by one that says something else of its
/// numbers (上年, 本月), or with two neighbours swapped. Where it stands must tell as well that it is the label.
pub fn slipped(label: &str, key: &str) -> bool {
    let mut alike = 0;
    let (mut label, mut key) = (label.chars(), key.chars());
    let (lost, label, rest) = loop {
        let rest = key.as_str();
        match (label.next(), key.next()) {
            (Some(a), Some(b)) if a == b => alike += 1,
            (Some(lost), _) => break (lost, label.as_str(), rest),
            (None, _) => return false,
        }
    };
    let says = |c: char| turns(c) || "月季半度去明比".contains(c);
    if let (Some((next, label)), Some((first, key))) = (split_first(label), split_first(rest))
        && let Some((second, key)) = split_first(key)
        && (first, second, key) == (next, lost, label)
    {
        return !turns(lost) && !turns(next) && alike + label.chars().count() > 1;
    }
    match split_first(rest) {
        Some((other, rest)) if rest == label => !says(other) && !turns(lost) && alike + label.chars().count() > 0,
        _ => rest == label && !turns(lost) && alike + label.chars().count() > 1,
    }
}

/// A character and what stands behind it.
fn split_first(text: &str) -> Option<(char, &str)> {
    let mut chars = text.chars();
    Some((chars.next()?, chars.as_str()))
}

/// Whether all of `short` is in `long`, in its order, and what remains of `long` is made of characters that may be left.
fn within(short: &str, long: &str, may_be_left: impl Fn(char) -> bool) -> bool {
    let mut rest = short.chars().peekable();
    long.chars().all(|c| rest.next_if_eq(&c).is_some() || may_be_left(c)) && rest.peek().is_none()
}

/// Whether one of two captions is the other with words left out: 企业 and 商业企业, 其他组织 and 其他.
pub(crate) fn kin(a: &str, b: &str) -> bool {
    let (short, long) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    long.len() <= short.len().saturating_mul(3) && short.chars().count() >= 2 && within(short, long, |c| !turns(c))
}

/// Whether a printed label may be a form's label at the place where the form has that row: most of what is printed is in
/// it, in its order, and makes up half of it at least (予公开 for 予以公开, 总 for 总计).
pub(crate) fn like(label: &str, printed: &str) -> bool {
    const LONGEST: usize = 60;
    if label.len().max(printed.len()) > 4 * LONGEST {
        return false;
    }
    let (label, printed): (Vec<char>, Vec<char>) = (label.chars().collect(), printed.chars().collect());
    // the longest common subsequence, by rows: each place holds its length up to there and what it leaves out that turns
    let mut above = vec![0_usize; printed.len() + 1];
    for &c in &label {
        let mut row = vec![0_usize; printed.len() + 1];
        for (j, &d) in printed.iter().enumerate() {
            row[j + 1] = if c == d { above[j] + 1 } else { above[j + 1].max(row[j]) };
        }
        above = row;
    }
    let common = above.last().copied().unwrap_or(0);
    let turning = |text: &[char]| text.iter().filter(|&&c| turns(c)).count();
    turning(&label) == turning(&printed) && common * 4 >= printed.len() * 3 && common * 2 >= label.len() && common > 0
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
    part >= 5 && part < whole && part * 2 >= whole && within(printed, label, |c| !turns(c) && !tells(c))
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
        && within(label, printed, |c| "的了予以提出行政于所等类".contains(c))
}

/// Whether a character turns a statement into its contrary or moves it to another time.
fn turns(c: char) -> bool {
    "不未无非否免上下前后".contains(c)
}

/// Whether a character tells one item of a form from another.
fn tells(c: char) -> bool {
    "博信专兼传网函面电报本新旧增减全部".contains(c)
}
