//! Whose count a figure is, and of what time: what the words of its sentence tell.

use std::borrow::Cow;
use std::cell::OnceCell;
use std::sync::LazyLock;

use regex::Regex;

use super::has;
use super::lexicon::{OF_ALL, OF_SOME};
use super::said::Said;
use crate::narrative::outline::pattern;
use crate::narrative::plain::prefix;
use crate::report::FactKind;

/// What a sentence is about, looked up once for all its figures.
pub(super) struct AboutWhat<'a> {
    sentence: &'a str,
    said: Said,
    /// The opening of information.
    pub(super) open: bool,
    /// Fees for information.
    pub(super) fees: bool,
    /// Something beside applications for information, and not them.
    pub(super) beside: bool,
    applied: OnceCell<bool>,
    properties: OnceCell<bool>,
    number_first: OnceCell<bool>,
}

impl<'a> AboutWhat<'a> {
    pub(super) fn of(sentence: &'a str, said: Said) -> AboutWhat<'a> {
        let open = said.has(Said::OPEN);
        let bought = said.has(Said::BOUGHT) && !sentence.contains("处理费");
        let beside = said.has(Said::BESIDE) && !open && !said.has(Said::APPLIED);
        let fees = said.has(Said::FEES) && !bought;
        let (applied, properties, number_first) = Default::default();
        AboutWhat { sentence, said, open, fees, beside, applied, properties, number_first }
    }

    /// The properties that documents are given when they are made (主动公开, 依申请公开, 不予公开), and no applications.
    pub(super) fn properties(&self) -> bool {
        static BOTH: LazyLock<Regex> =
            LazyLock::new(|| pattern("主动公开[^,。;0-9]{0,8}[0-9]+.*依申请公开[^,。;0-9]{0,8}[0-9]"));
        let made = || self.said.has(Said::MADE) || BOTH.is_match(self.sentence);
        *self.properties.get_or_init(|| self.open && made() && !self.applied())
    }

    /// Whether it tells of applications, or of what was done with them.
    pub(super) fn applied(&self) -> bool {
        let applied = || {
            let rest = self.sentence.replace("依申请", "");
            has(&rest, &["申请", "答复", "办理", "办结", "处理", "受理", "收到"])
        };
        *self.applied.get_or_init(applied)
    }

    /// Whether items begin with their number (其中3条涉及……), so that what follows a number are its words.
    pub(super) fn number_first(&self) -> bool {
        static NUMBER_FIRST: LazyLock<Regex> =
            LazyLock::new(|| pattern("(?:[,;:、]|其中)[0-9]+[件条个份][^次中占均,。;:、()0-9]"));
        *self.number_first.get_or_init(|| self.open && NUMBER_FIRST.is_match(self.sentence))
    }
}

/// Whether a kind is one of the ends that an application comes to.
pub(super) fn is_outcome(kind: FactKind) -> bool {
    matches!(
        kind,
        FactKind::Granted
            | FactKind::PartiallyGranted
            | FactKind::GrantedOrPartially
            | FactKind::Refused
            | FactKind::Unavailable
            | FactKind::NotProcessed
            | FactKind::OtherProcessing
    )
}

/// Whether a kind counts applications or cases, of which there may be none of one sort only.
pub(super) fn is_of_cases(kind: FactKind) -> bool {
    kind == FactKind::Received || is_review(kind)
}

/// Whether a kind counts cases of review.
pub(super) fn is_review(kind: FactKind) -> bool {
    matches!(kind, FactKind::Reconsideration | FactKind::Litigation | FactKind::ReconsiderationAndLitigation)
}

/// Whether what follows a count gives the body's own beside it (县政府制发9件,我局制发5件): the first is another's.
pub(super) fn is_of_others(behind: &str) -> bool {
    static OWN: LazyLock<Regex> =
        LazyLock::new(|| pattern("^[,;、](?:其中)?(?:我|本)\\p{Han}{1,4}(?:制发|制定|印发|出台)[^,。;0-9]{0,12}[0-9]"));
    OWN.is_match(behind)
}

/// Whether 累计 or 以来 in a clause sums up the year that the clause names, and none before it.
pub(super) fn is_of_the_year(word: &str, clause: &str) -> bool {
    static YEAR: LazyLock<Regex> =
        LazyLock::new(|| pattern("(?:20[0-9]{2}年度?|全年|本年度?|今年|当年|年初|年内)(?:以来)?[^底末。;0-9]{0,16}$"));
    let Some((before, _)) = clause.split_once(word) else { return false };
    match word {
        "累计" => !before.contains("历") && YEAR.is_match(before),
        "以来" => ["今年", "本年", "本年度", "年初"].iter().any(|year| before.ends_with(year)),
        _ => false,
    }
}

/// Whether the words right before a figure name months that are not the whole year (1至11月收到申请50件).
pub(super) fn is_of_months(clause: &str) -> bool {
    static MONTHS: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            "(?:(?P<from>[0-9]{1,2})月?(?:至|到|-|—|–|~|～)+)?(?P<to>[0-9]{1,2})月(?P<day>[0-9]{1,2}日|底|末|起|开始|以来)?",
        )
    });
    // 1至11月,收到…
    let own = clause.rsplit_once(',').map_or(clause, |(before, own)| {
        let before = before.rsplit(',').next().unwrap_or("");
        if before.ends_with('月') {
            clause.get(clause.len() - own.len() - 1 - before.len()..).unwrap_or(own)
        } else {
            own
        }
    });
    if !own.contains('月') || has(own, &["全年", "年度"]) {
        return false;
    }
    MONTHS.captures_iter(own).any(|found| {
        let whole = found.name("from").is_some_and(|m| m.as_str() == "1")
            && found.name("to").is_some_and(|m| m.as_str() == "12");
        found.name("day").is_none() && !whole
    })
}

/// Whether the words right before a figure tell of one day (5月6日收到申请1件), and not of days up to one.
pub(super) fn is_of_a_day(clause: &str) -> bool {
    static DAY: LazyLock<Regex> = LazyLock::new(|| pattern("(?:20[0-9]{2}年)?[0-9]{1,2}月[0-9]{1,2}日"));
    const UP_TO: &[&str] = &["至", "到", "-", "—", "–", "~", "～", "截", "截止", "自", "从", "年"];
    const ON: &[&str] = &["至", "到", "-", "—", "–", "~", "～", "止", "前", "起", "间", "期间", "以来", "0", "2", "零"];
    clause.contains('日')
        && !has(clause, &["全年", "共", "截至", "截止"])
        && DAY.find_iter(clause).any(|day| {
            let (before, behind) = (clause.get(..day.start()).unwrap_or(""), clause.get(day.end()..).unwrap_or(""));
            !UP_TO.iter().any(|word| before.ends_with(word)) && !ON.iter().any(|word| behind.starts_with(word))
        })
}

/// Whether a figure of a body's own level stands beside those of others below or above it (县本级收到12件,乡镇收到8件).
pub(super) fn is_of_own_level(clause: &str, before: &str, behind: &str) -> bool {
    static OTHERS: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            "(?:转办|转来|转交|乡镇|镇街|街道|[省市县区州]直|各[省市县区州乡镇部]|区县|县区|下属|所属|下级)[^,。;0-9]{0,16}[0-9]+[件宗条起份例个]",
        )
    });
    clause.contains("本级") && (OTHERS.is_match(before) || OTHERS.is_match(behind))
}

/// Whether the words before 答复 name what was answered (“同意公开”答复数40件), so that not all answers are counted.
pub(super) fn is_of_one_answer(clause: &str) -> bool {
    const ANSWERS: &[&str] = &[
        "”",
        "\"",
        "同意公开",
        "部分公开",
        "部份公开",
        "予以公开",
        "不予公开",
        "其它公开",
        "其他公开",
        "否决公开",
        "不公开",
        "范围",
        "不存在",
        "无法提供",
        "不予处理",
        "其他",
        "其它",
        "类型",
        "情形",
        "机关公开",
        "补充",
        "途径办理",
    ];
    let clause = clause.trim_end_matches(['的', ')']);
    let all = clause.trim_end_matches(['”', '"']).ends_with("依申请公开");
    !all && ANSWERS.iter().any(|answer| clause.ends_with(answer))
}

/// Whether a clause counts what a whole branch of the administration did (全县水利系统收到申请90件).
pub(super) fn is_of_system(clause: &str) -> bool {
    static SYSTEM: LazyLock<Regex> =
        LazyLock::new(|| pattern("(?:全[省市县区州盟旗国]?|[省市县区州盟旗局])(?P<branch>\\p{Han}{0,8})系统"));
    const MACHINES: &[&str] =
        &["政府", "公开", "申请", "平台", "网", "管理", "办公", "信息", "办理", "审批", "填报", "通过", "政务"];
    clause.contains("系统")
        && SYSTEM.captures(clause).and_then(|found| found.name("branch")).is_some_and(|b| !has(b.as_str(), MACHINES))
}

/// Whether the words between what was done and its number tell of applications on some matter, or of some persons
/// (关于征地的申请, 教育领域的申请).
pub(super) fn is_of_some_topic(gap: &str) -> bool {
    let kinds: Cow<'_, str> = match gap.contains('类') {
        true => gap.replace("各类", "").replace("公开类", "").replace("类型", "").replace("同类", "").into(),
        false => gap.into(),
    };
    kinds.contains('类') || has(&kinds, &["领域", "关于", "涉及", "同一", "方面的", "某"]) || topic(&kinds)
}

/// Whether a count of applications is the first of several, each on its matter (关于征地的申请5件、关于规划的申请2件).
pub(super) fn is_first_of_several(behind: &str) -> bool {
    static NEXT: LazyLock<Regex> = LazyLock::new(|| pattern("^[、和及][^,。;0-9]{0,20}申请[0-9]"));
    NEXT.is_match(behind)
}

/// Whether a count of applications that does not say of what is broken down into those for information and others
/// (各类申请40件,其中政府信息公开申请27件).
pub(super) fn is_of_all_sorts(all: &str, behind: &str) -> bool {
    static SORT: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            "(?:[,(:、]|其中|包括|包含)(?P<of>[^,。;:、(0-9]{0,10}?)(?:信息公开类?的?申请|信息公开类|依申请公开类?的?(?:申请|事项)?)(?:共|有|为|计|是)*[0-9]",
        )
    });
    const NEAR: usize = 60;
    if has(all, &["公开", "信息"]) || !behind.contains("公开") {
        return false;
    }
    let behind = prefix(behind.split([';', '。']).next().unwrap_or(""), NEAR);
    // 收到申请27件,办结政府信息公开申请27件
    let dealt = |of: &str| has(of, &["办", "答", "结", "处", "收", "受"]);
    SORT.captures_iter(behind).any(|found| found.name("of").is_some_and(|of| !dealt(of.as_str())))
}

/// Whether a count is said to hold what came over from the year before (办理41件(含上年结转4件)).
pub(super) fn has_carried_in(behind: &str) -> bool {
    static HELD: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            "^[^,。;(0-9]{0,8}[,(](?:其中)?(?:含|包括|包含|加上)[^,。;0-9]{0,8}(?:上一?年度?|去年|20[0-9]{2}年度?)结转",
        )
    });
    behind.contains("结转") && HELD.is_match(behind)
}

/// Whether what came over from the year before is counted by itself further on (办结35件,…,另办结上年结转4件).
pub(super) fn has_others_carried_in(behind: &str) -> bool {
    static BESIDE: LazyLock<Regex> =
        LazyLock::new(|| pattern("另[^,。;]{0,16}(?:上一?年度?|去年|20[0-9]{2}年度?)结转"));
    behind.contains('另') && BESIDE.is_match(behind)
}

/// Whether words behind a count of cases say how many of them are about information (案件15件,涉及政府信息公开的2件).
pub(super) fn is_told_of_information(behind: &str) -> bool {
    static TOLD: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            "^[,(](?:(?:有|因|涉及?|属于?|有关|关于)+(?:政府|政务)?信息公开|(?:政府|政务)?信息公开类)[^,。;0-9]{0,12}[0-9]",
        )
    });
    behind.contains("公开") && TOLD.is_match(behind)
}

/// Whether words name what applications ask for: 有关征地的申请, and not 有关政府信息公开的申请.
fn topic(gap: &str) -> bool {
    let about = gap.split_once("有关").map(|(_, about)| about);
    about.is_some_and(|about| {
        about.contains('的') && !about.starts_with("政府信息公开") && !about.starts_with("信息公开")
    })
}

/// Whether the words of a clause before a number name one channel of several by which applications come.
pub(super) fn is_of_one_channel(words: &str) -> bool {
    const BY: &[&str] = &[
        "网络", "网上", "信函", "当面", "邮寄", "传真", "邮件", "现场", "窗口", "在线", "网站", "平台", "信件", "书面",
        "集中",
    ];
    has(words, BY) && !has(words, &["、", "等", "和", "及", "或", "与", "各"])
}

/// Whether a sentence that nothing happened tells of one channel or one sort of cases only.
pub(super) fn is_of_some(told: &str) -> bool {
    const CHANNELS: &[&str] = &["网络", "网上", "信函", "书面", "当面", "邮寄", "邮件", "现场", "平台"];
    // 未收到法人提出的申请
    let persons = told.contains("法人") && !has(told, &["公民", "自然人", "个人"]);
    has(told, OF_SOME) || persons || has(told, CHANNELS) && !has(told, &["、", "或", "等", "和", "及", "任何", "各"])
}

/// Whether words follow a count that are its own, and no more about the count (12件次, 4件中2件, 5件申请).
pub(super) fn starts_with_words(behind: &str) -> bool {
    let of_count = ["次", "中", "其中", "占", "均", "申请", "政府", "信息", "和", "及"];
    behind.starts_with(|c| matches!(c, '\u{4e00}'..='\u{9fff}'))
        && !of_count.iter().any(|word| behind.starts_with(word))
}

/// Whether words from 主动公开 to its number name nothing but information.
pub(super) fn is_of_all(words: &str) -> bool {
    let mut rest = words;
    while let Some(behind) = OF_ALL.iter().find_map(|word| rest.strip_prefix(word)) {
        rest = behind;
    }
    rest.is_empty()
}
