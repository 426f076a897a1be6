//! Whose count a figure is: the body's own, that of others, or that of all bodies of a place.

use std::sync::LazyLock;

use regex::Regex;

use super::clause::own;
use super::has;
use crate::narrative::issuer::{is_area, is_body};
use crate::narrative::outline::pattern;
use crate::narrative::plain::Plain;

/// The body that reports.
pub(super) struct Issuer {
    name: String,
    /// Whether it speaks for all bodies of a place: a government, its office, a town.
    of_area: bool,
}

impl Issuer {
    pub(super) fn new(name: &str) -> Issuer {
        const OF_AREA: &[&str] =
            &["政府", "管委会", "管理委员会", "街道", "街道办事处", "政府办公室", "政府办公厅", "政府办"];
        let name = Plain::new(name).text;
        let of_area = name.ends_with(is_area) || OF_AREA.iter().any(|end| name.ends_with(end));
        Issuer { name, of_area }
    }

    /// Whether it speaks for all bodies of a place.
    pub(super) const fn speaks_for_all(&self) -> bool {
        self.of_area
    }

    /// Whether a name that the prose uses is that of the body, or a short one for it: 县人社局, 区政府.
    fn is_called(&self, name: &str) -> bool {
        let part_of = |whole: &str| {
            let mut chars = whole.chars();
            name.chars().all(|c| chars.any(|known| known == c))
        };
        name.ends_with(self.name.as_str())
            || part_of(&self.name)
            || self.of_area && part_of(&format!("{}政府", self.name))
    }
}

/// Words in which a body speaks of itself.
static ITSELF: LazyLock<Regex> = LazyLock::new(|| {
    pattern("[我本](?:局|委|办|镇|乡|街道|院|厅|部|处|单位|机关|级|行政机关|中心|所|队|校|公司)|局机关|委机关|厅机关")
});

/// Whether words have some of [`ITSELF`], each of which begins with one of three characters, or has another before it.
pub(super) fn speaks_of_itself(words: &str) -> bool {
    words.contains(['我', '本', '机']) && ITSELF.is_match(words)
}

/// All bodies of a place.
static WHOLE: LazyLock<Regex> =
    LazyLock::new(|| pattern("(?:^|[^向在居列对为占到于])(全[省市县区州盟旗])(?:[^场域面]|$)"));

/// What stands between the name of a body and what it did.
static BETWEEN: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        "(?:共|共计|总共|合计|累计|全年|全部|本年度?|今年|当年|20[0-9]{2}年度?|去年|上年度?|新|已|均|依法|主动|按时|按期|及时|分别|收到|受理|办理|接到|发生|因|被|引起|引发|的|了)+$",
    )
});

/// The last characters of which every match of [`BETWEEN`] has one.
const BETWEEN_ENDS: &[char] = &[
    '共', '计', '年', '部', '度', '新', '已', '均', '法', '动', '时', '期', '别', '到', '理', '生', '因', '被', '起',
    '发', '的', '了',
];

/// Whether the words before a figure make it that of other bodies, or of more than the body itself. `told` goes up to what
/// was done, `sentence` is all of it.
pub(super) fn is_of_another(told: &str, sentence: &str, issuer: Option<&Issuer>) -> bool {
    is_done_by_another(own(told), issuer) || is_of_all_bodies(told, sentence, issuer)
}

/// Whether the words right before name another body.
fn is_done_by_another(words: &str, issuer: Option<&Issuer>) -> bool {
    /// Characters of a name.
    const LONGEST: usize = 24;
    const STARTS: [&str; 10] = ["20", "今年", "本年", "全年", "年内", "其中", "同时", "另", "此外", "一年来"];
    static START: LazyLock<Regex> =
        LazyLock::new(|| pattern("^(?:20[0-9]{2}年度?|今年|本年度?|全年|年内|其中|同时|另|此外|一年来)+"));
    let name = if words.ends_with(BETWEEN_ENDS) { BETWEEN.replace(words, "") } else { words.into() };
    let starts = STARTS.iter().any(|start| name.starts_with(start));
    let name = if starts { START.replace(&name, "") } else { (&*name).into() };
    // 市政府办公厅代表市政府
    let name = name.split("代表").next().unwrap_or("");
    let name = name.trim_end_matches("本级").trim_end_matches("机关");
    // 我县 is all of it to a bureau
    if name.starts_with('我') && name.ends_with(is_area) && !name.ends_with(['镇', '乡']) {
        return issuer.is_some_and(|issuer| !issuer.of_area);
    }
    let length = name.chars().count();
    if !(2..=LONGEST).contains(&length) || name.starts_with(WHOLE_START) || speaks_of_itself(name) {
        return false;
    }
    if has(name, &["局属", "委属", "厅属", "直属", "二级单位", "基层"]) || name.contains('各') && !name.contains("各类")
    {
        return is_body(name) || name.ends_with("部门") || name.ends_with("单位") || name.ends_with("机构");
    }
    // 市直部门, 县直机关
    if has(name, &["省直", "市直", "县直", "区直", "州直"])
        && ["直", "部门", "单位", "机构"].iter().any(|end| name.ends_with(end))
    {
        return true;
    }
    if matches!(name, "部门" | "乡镇" | "街道" | "镇街" | "区县" | "县区") {
        return true;
    }
    const NOT_BY: &[&str] =
        &["通过", "在", "经", "由", "从", "向", "对", "为", "因", "按", "以", "根据", "依托", "现场", "接", "全"];
    // 面向社会, 充分利用政府网站
    const NOT_A_BODY: &[&str] = &["社会", "网站", "现场", "会议", "发布会", "大会", "例会", "专区", "场所", "机会"];
    let body = (is_body(name) || name.ends_with('办')) && !NOT_A_BODY.iter().any(|end| name.ends_with(end));
    let by = body && length > 2 && !NOT_BY.iter().any(|word| name.starts_with(word));
    by && issuer.is_some_and(|issuer| !issuer.is_called(name)) || name.starts_with('代') && body
}

/// What the names of wholes begin with: 全镇 is the town that reports.
const WHOLE_START: char = '全';

/// Whether a figure is of all bodies of a place, where the body is one of them.
fn is_of_all_bodies(told: &str, sentence: &str, issuer: Option<&Issuer>) -> bool {
    if !told.contains(WHOLE_START) {
        return false;
    }
    let clause = told.rsplit(';').next().unwrap_or(told);
    let Some(whole) = WHOLE.captures_iter(clause).filter_map(|found| found.get(1)).last() else { return false };
    let itself = ITSELF.find_iter(clause).last().map_or(0, |found| found.end());
    let one_of_them = issuer.is_some_and(|issuer| !issuer.of_area);
    let beside = || has(sentence, &["本级", "机关本"]) || speaks_of_itself(sentence);
    whole.start() >= itself && (one_of_them || beside())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn patterns_compile() {
        for p in [&*ITSELF, &*WHOLE, &*BETWEEN] {
            assert_ne!(p.as_str(), "$^");
        }
    }

    #[test]
    fn a_body_has_short_names() {
        let issuer = Issuer::new("青河县人力资源和社会保障局");
        for name in ["县人社局", "青河县人社局", "人力资源和社会保障局", "县人力资源和社会保障局"]
        {
            assert!(issuer.is_called(name), "{name}");
        }
        assert!(!issuer.is_called("县教育局") && !issuer.is_called("县政府"));
        assert!(Issuer::new("青河县").is_called("县政府") && Issuer::new("青河县人民政府").of_area);
    }
}
