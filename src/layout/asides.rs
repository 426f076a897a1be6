//! Words beside a number that name no row of a table: a note, or what a page says of itself (浏览次数：, 备案号).

/// Whether words are of a note below a table, or of the foot or the head of a page.
pub(super) fn are_of_page(words: &str) -> bool {
    const NOTES: [&str; 5] = ["注", "备注", "附注", "说明", "填表说明"];
    const NAMES: [&str; 6] = ["网站标识码", "备案号", "公网安备", "ICP备", "邮政编码", "浏览次数"];
    /// What a page says with a colon, and a table may count without.
    const SAID: [&str; 14] = [
        "浏览量",
        "访问量",
        "点击",
        "阅读",
        "来源",
        "日期",
        "时间",
        "电话",
        "邮编",
        "主办",
        "承办",
        "地址",
        "索引号",
        "编辑",
    ];
    let words = words.trim();
    let note = words.split([':', '：']).next().map(str::trim).is_some_and(|first| NOTES.contains(&first));
    let closed = words.ends_with([':', '：']);
    note || NAMES.iter().any(|name| words.contains(name)) || closed && SAID.iter().any(|name| words.contains(name))
}

/// Whether a colon stands amid words, and not behind 其中 or the number of an item: what stands behind it is said of something, and
/// names no row.
pub(super) fn say_of(words: &str) -> bool {
    let words = words.trim();
    let Some((before, behind)) = words.split_once([':', '：']) else { return false };
    let before = before.trim();
    let number = |c: char| c.is_ascii_digit() || "一二三四五六七八九十（）()、.．".contains(c);
    !behind.trim().is_empty() && !before.ends_with('中') && !before.chars().all(number)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_names_no_row() {
        let page =
            ["注：含下属单位", "备注", "发布日期：2017-03-01　浏览次数：", "主办：某局 网站标识码：", "联系电话："];
        for words in page {
            assert!(are_of_page(words), "{words}");
        }
        let rows =
            ["其中：网上申请数", "（三）其中：网上申请数", "1：当面申请数", "网站访问量", "注册用户数", "微博数"];
        for words in rows {
            assert!(!are_of_page(words) && !say_of(words), "{words}");
        }
        assert!(say_of("统计口径：截至年底，其中网络申请"));
        assert!(!say_of("网站访问量："));
    }
}
