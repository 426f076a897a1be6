//! Amounts in the capital characters of accounts: 壹仟贰佰叁拾肆.

/// The characters that such an amount is made of, as a pattern.
pub(super) const CAPITALS: &str = "[零壹贰叁肆伍陆柒捌玖拾佰仟万]";

/// What an amount ends with.
pub(super) const CAPITAL_AMOUNTS: &[&str] =
    &["零元", "壹元", "贰元", "叁元", "肆元", "伍元", "陆元", "柒元", "捌元", "玖元", "拾元", "佰元", "仟元", "万元"];

/// The number that they write, if they are in order.
pub(super) fn number(words: &str) -> Option<i64> {
    match words.split_once('万') {
        Some((high, low)) => Some(below_ten_thousand(high)? * 10_000 + below_ten_thousand(low)?),
        None => below_ten_thousand(words),
    }
    .filter(|_| !words.is_empty() && !words.starts_with('万'))
}

/// The same of words without 万; no words are 0.
fn below_ten_thousand(words: &str) -> Option<i64> {
    const DIGITS: &str = "零壹贰叁肆伍陆柒捌玖";
    let (mut sum, mut digit, mut last) = (0, None, 10_000);
    for c in words.chars() {
        let place = match c {
            '拾' => 10,
            '佰' => 100,
            '仟' => 1_000,
            _ => {
                let value = DIGITS.chars().position(|d| d == c)? as i64;
                if digit.is_some_and(|digit| digit > 0) {
                    return None;
                }
                digit = Some(value);
                continue;
            }
        };
        // 拾元 is 10
        let times = digit.take().unwrap_or(if sum == 0 && place == 10 { 1 } else { 0 });
        if times == 0 || place >= last {
            return None;
        }
        (sum, last) = (sum + times * place, place);
    }
    Some(sum + digit.unwrap_or(0))
}

#[cfg(test)]
mod tests {
    use super::number;

    #[test]
    fn capitals_are_numbers() {
        let cases = [
            ("壹佰", Some(100)),
            ("叁佰捌拾", Some(380)),
            ("壹仟贰佰叁拾肆", Some(1234)),
            ("贰仟零伍", Some(2005)),
            ("拾伍", Some(15)),
            ("零", Some(0)),
            ("壹万贰仟", Some(12_000)),
            ("叁拾万零伍拾", Some(300_050)),
            ("", None),
            ("万", None),
            ("佰", None),
            ("壹贰", None),
            ("壹拾贰佰", None),
            ("壹万贰万", None),
        ];
        for (words, value) in cases {
            assert_eq!(number(words), value, "{words}");
        }
    }
}
