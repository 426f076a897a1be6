//! What the first sentences of a report say of it: whose it is and on which year, where no title names them.

use std::sync::LazyLock;

use regex::Regex;

use super::date::{sane, year_digits};
use super::issuer::{clean_issuer, is_body, is_of_a_place, without_office};
use super::outline::{Outline, pattern};
use super::plain::{Paragraph, Plain, prefix};
use crate::document::Locator;
use crate::work;

/// Passages that a preamble may take up.
const PASSAGES: usize = 6;

/// Characters of a passage that are looked at.
const LONGEST: usize = 1_500;

/// Characters of a sentence that a finding quotes.
const QUOTED: usize = 60;

/// The year and the words of a report on it (2023年政府信息公开工作年度报告, 2020年度政府信息公开情况), and what stands
/// round them.
static REPORT: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        "(?P<before>[^0-9,。;:]*)(?P<year>20[0-9]{2})年度?(?P<behind>[^0-9,。;:、]{0,40}?)(?:政府信息与政务|政府信息|政务信息|政务|信息)公开(?:工作|情况|年度|的|开展|有关)*(?P<report>报告|年报)?(?P<after>[^,。;:]{0,10})",
    )
});

/// What makes these words those of another paper: 关于做好2023年政府信息公开工作年度报告编制工作的通知.
const OTHER_PAPER: &[&str] = &[
    "编", "格式", "通知", "要点", "安排", "方案", "部署", "任务", "解读", "考核", "评估", "培训", "会议", "专栏",
    "栏目",
];

/// Words that go before the name of the body in such a sentence (现公布青河县教育局2023年…).
const VERBS: &[&str] = &[
    "现就", "公布", "公开", "发布", "编制", "编写", "编印", "撰写", "制定", "形成", "汇报", "报告", "汇总", "作出",
    "将", "將", "是", "为",
];

/// The body that writes: 本报告由青河县教育局根据……编制, 青河县教育局特编制…….
static WRITER: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        "由(?P<by>[^,。;:0-9由]{3,30}?)(?:根据|依据|按照|结合|编制|编写|撰写)|(?:^|[,。;:])(?P<own>[^,。;:0-9]{4,30}?)(?:特|现)?(?:(?:根据|依据|按照|结合)[^,。;:0-9]{0,40}?,?)?(?:向社会)?(?:编制|公布|发布)了?(?:本报告|(?:本单位|本机关|[本我]局)?20[0-9]{2}年)",
    )
});

/// The body of which the first sentences tell (2023年，青河县教育局认真落实……, 为做好青河县教育局政府信息公开工作).
static DOER: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        "^(?:20[0-9]{2}年度?,?(?:在[^。;:0-9]{2,40}领导下,)?|在[^。;:0-9]{2,40}领导下,)(?P<doer>[^,。;:0-9]{5,30}?)(?:认真|严格|积极|高度重视|坚持|切实|按照|深入|始终|持续|贯彻|聚焦|围绕|主动公开|政府信息公开工作|政务公开工作|信息公开工作)|(?:做好|推进|加强|规范|结合)(?P<owner>[^,。;:0-9]{5,30}?)政府信息公开工作",
    )
});

/// Words in which a report speaks of itself.
static ITSELF: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        "(?:编制|编写|形成|公布|发布|制定)(?:了|并发布)?(?:本|此)(?:年度)?(?:报告|年报)|(?:本(?:年度|年)?|20[0-9]{2}年度?)(?:报告|年报)(?:是|由|依据|根据|按照|中?所列|中?数据|中使用|统计|信息数据|全文|包括|内容|主要|涵盖)",
    )
});

/// Whether a sentence has words of [`ITSELF`]; without one of two no match is.
fn speaks_of_itself(bare: &str) -> bool {
    (bare.contains("报告") || bare.contains("年报")) && ITSELF.is_match(bare)
}

/// Whether a sentence has what every match of [`REPORT`] has.
fn may_name_report(bare: &str) -> bool {
    bare.contains("20") && (bare.contains("信息公开") || bare.contains("政务公开"))
}

/// Whether a sentence has what every match of [`DOER`] has.
fn may_name_doer(bare: &str) -> bool {
    bare.starts_with("20") || bare.starts_with('在') || bare.contains("政府信息公开工作")
}

/// What a sentence says of the whole.
#[derive(Clone, PartialEq, Debug)]
pub(super) struct Told<T> {
    pub(super) value: T,
    /// The sentence, or its beginning.
    pub(super) sentence: String,
    pub(super) at: Locator,
}

/// What the first sentences say.
#[derive(Clone, PartialEq, Debug, Default)]
pub(super) struct Preamble {
    /// Whether they say that this is a yearly report on the opening of information.
    pub(super) says: bool,
    /// The body that reports.
    pub(super) issuer: Option<Told<String>>,
    /// The body whose work they tell of, where its name says of which place it is.
    pub(super) doer: Option<Told<String>>,
    /// The years that they call the report's.
    years: Vec<Told<u16>>,
}

/// Reads the first sentences of a document, before its first section or at its beginning.
pub(super) fn preamble(paragraphs: &[Paragraph<'_>], outline: &Outline<'_>) -> Preamble {
    let mut preamble = Preamble::default();
    let sections = |section: usize| outline.sections.iter().take(section + 1).filter(|s| s.level == 1).count();
    for passage in outline.passages.iter().take(PASSAGES).filter(|passage| sections(passage.section) <= 1) {
        let Some(paragraph) = paragraphs.get(passage.paragraph) else { continue };
        let text = prefix(passage.text, LONGEST);
        let plain = Plain::new(text);
        work::add(text.len());
        let of_information = plain.text.contains("政府信息公开条例");
        for (from, sentence) in sentences(&plain.text) {
            let digits = year_digits(sentence);
            let bare = without_papers(&digits);
            let open = of_information || digits.contains("公开") || digits.contains("条例");
            let told = || (quote(text, &plain, from, sentence), paragraph.place(passage.before + plain.original(from)));
            preamble.sentence(&bare, open, &told);
        }
    }
    preamble
}

impl Preamble {
    /// Reads a sentence without the names of other papers; `open` says whether it speaks of the opening of information.
    fn sentence(&mut self, bare: &str, open: bool, told: &dyn Fn() -> (String, Locator)) {
        self.says |= open && speaks_of_itself(bare);
        let report = if may_name_report(bare) { usize::MAX } else { 0 };
        for found in REPORT.captures_iter(bare).take(report) {
            let part = |name| found.name(name).map_or("", |m| m.as_str());
            let (before, after) = (part("before"), part("after"));
            let foreign = |text: &str| OTHER_PAPER.iter().any(|word| text.contains(word));
            if foreign(after) || before.contains("关于") || before.contains("做好") {
                continue;
            }
            let Some(year) = part("year").parse().ok().filter(|&year| sane(year)) else { continue };
            let verb = VERBS.iter().filter_map(|verb| before.rfind(verb).map(|at| (at + verb.len(), *verb))).max();
            // 现向社会公布青河县统计局2024年政府信息公开情况。
            let to_all =
                after.is_empty() && verb.is_some_and(|(_, verb)| verb.ends_with("布") && before.contains("向社会"));
            let is_report = !part("report").is_empty() || after.starts_with("报告") || after.contains("如下") || to_all;
            if !is_report && verb.is_none() {
                continue;
            }
            self.says |= is_report && verb.is_some();
            let (sentence, at) = told();
            self.years.push(Told { value: year, sentence: sentence.clone(), at });
            let (writer, name) = before.split_at_checked(verb.map_or(0, |(end, _)| end)).unwrap_or(("", before));
            let named = [name, part("behind")].into_iter().filter_map(body).next();
            // 青河县教育局编制了县教育局2023年……
            let writer = verb.and_then(|(_, verb)| {
                let writer = writer.strip_suffix(verb)?;
                body(writer.strip_suffix("向社会").unwrap_or(writer).trim_end_matches(['特', '现']))
            });
            let fuller = writer.filter(|writer| named.as_ref().is_none_or(|name| writer.ends_with(name.as_str())));
            let named = fuller.or(named);
            if let (Some(value), true, None) = (named, is_report, &self.issuer) {
                self.issuer = Some(Told { value, sentence, at });
            }
        }
        if self.doer.is_none()
            && may_name_doer(bare)
            && let Some(found) = DOER.captures(bare)
        {
            let found = found.name("doer").or(found.name("owner"));
            let (name, behind) = found.map_or(("", ""), |m| (m.as_str(), bare.get(m.end()..).unwrap_or("")));
            // 大河乡 | 政府信息公开工作
            let cut = name.strip_suffix("政府").filter(|cut| behind.starts_with("信息公开") && !cut.ends_with("人民"));
            let name = cut.unwrap_or(name);
            if let Some(value) = body(name).filter(|name| is_of_a_place(name)) {
                let (sentence, at) = told();
                self.doer = Some(Told { value, sentence, at });
            }
        }
        // who puts together the reports of others writes for them
        let for_others = bare.contains("汇总") || bare.contains("综合");
        if self.issuer.is_none()
            && (open || speaks_of_itself(bare))
            && !for_others
            && let Some(found) = WRITER.captures(bare)
        {
            let name = found.name("by").or(found.name("own")).map_or("", |m| m.as_str());
            // 由青河县水利局编制本报告 may follow a comma
            if let Some(value) = body(name.strip_prefix('由').unwrap_or(name)) {
                let (sentence, at) = told();
                self.issuer = Some(Told { value, sentence, at });
            }
        }
    }
}

/// The name of a body that is more than 本局, 市教育局 is one, 全市 none.
fn body(name: &str) -> Option<String> {
    const NOT_A_NAME: &[&str] = &[
        "我", "本", "全", "各", "该", "其", "县各", "市各", "现", "特", "向", "根据", "按照", "依据", "结合", "成立",
        "为", "在", "由",
    ];
    const SHORTEST: usize = 3;
    let name = clean_issuer(name)?;
    let own = !name.contains('的') && !NOT_A_NAME.iter().any(|start| name.starts_with(start));
    let name = without_office(&name);
    (own && is_body(name) && name.chars().count() >= SHORTEST).then(|| name.to_owned())
}

/// A sentence without the names of laws, notices and formats in it; the report's own title stays.
fn without_papers(sentence: &str) -> String {
    let mut bare = String::with_capacity(sentence.len());
    let mut rest = sentence;
    while let Some((before, behind)) = rest.split_once('《') {
        bare.push_str(before);
        let Some((paper, after)) = behind.split_once('》') else { return bare };
        if paper.ends_with("年度报告") || paper.ends_with("年报") {
            bare.push_str(paper);
        }
        rest = after;
    }
    bare.push_str(rest);
    bare
}

/// The sentences of a text, and where each begins.
fn sentences(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut end = 0;
    text.split_inclusive('。').map(move |sentence| {
        end += sentence.len();
        (end - sentence.len(), sentence)
    })
}

/// What is printed of a sentence, or of its beginning.
fn quote(text: &str, plain: &Plain, from: usize, sentence: &str) -> String {
    let printed = text.get(plain.original(from)..plain.original(from + sentence.len())).unwrap_or("").trim();
    let short = prefix(printed, QUOTED);
    if short.len() < printed.len() { format!("{short}…") } else { short.to_owned() }
}

/// The year that the prose shows the report to be on, and else the years between which it leaves the choice.
pub(super) fn year(
    preamble: &Preamble,
    paragraphs: &[Paragraph<'_>],
    outline: &Outline<'_>,
    earliest: Option<u16>,
    latest: Option<u16>,
) -> Result<Told<u16>, Vec<u16>> {
    let possible =
        |year: u16| latest.is_none_or(|latest| year <= latest) && earliest.is_none_or(|earliest| year >= earliest);
    let named: Vec<&Told<u16>> = preamble.years.iter().filter(|told| possible(told.value)).collect();
    if let Some(first) = named.first()
        && named.iter().all(|told| told.value == first.value)
    {
        return Ok((*first).clone());
    }
    let mut counts: Vec<(usize, Told<u16>)> = Vec::new();
    for told in openings(paragraphs, outline).into_iter().filter(|told| possible(told.value)) {
        match counts.iter_mut().find(|(_, known)| known.value == told.value) {
            Some((count, _)) => *count += 1,
            None => counts.push((1, told)),
        }
    }
    let most = counts.iter().map(|(count, _)| *count).max().unwrap_or(0);
    let rest: usize = counts.iter().map(|(count, _)| *count).sum::<usize>() - most;
    let mut years: Vec<u16> =
        named.iter().map(|told| told.value).chain(counts.iter().map(|(_, told)| told.value)).collect();
    years.sort_unstable();
    years.dedup();
    // last year's figures stand beside this year's; a year that is named twice as often as all others is the report's
    match counts.into_iter().find(|(count, _)| *count == most) {
        Some((_, told)) if most > 2 * rest && (named.is_empty() || named.iter().any(|n| n.value == told.value)) => {
            Ok(told)
        }
        _ => Err(years),
    }
}

/// The years with which the sentences of the prose begin that tell what was done (2023年，我局……).
fn openings(paragraphs: &[Paragraph<'_>], outline: &Outline<'_>) -> Vec<Told<u16>> {
    /// Words in the headings of what is planned, and of what was wanting.
    const PLANS: &[&str] = &["问题", "改进", "下一步", "打算", "计划", "展望"];
    /// Sentences that are looked at.
    const MOST: usize = 400;
    static OPENING: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            "^(?:[0-9]{1,2}[.、])?(?:截[止至]到?|(?P<whose>[我本]\\p{Han}{1,3}?))?(?P<year>20[0-9]{2})年(?:度|底|末|12月(?:31日|底|末)|全年|以来)?",
        )
    });
    let mut all = Vec::new();
    for passage in &outline.passages {
        let heading = outline.sections.get(passage.section).map_or("", |section| section.heading.as_str());
        let Some(paragraph) = paragraphs.get(passage.paragraph) else { continue };
        if PLANS.iter().any(|word| heading.contains(word)) || !paragraph.plain().contains('年') {
            continue;
        }
        let plain = Plain::new(passage.text);
        for (from, sentence) in sentences(&plain.text) {
            let digits = year_digits(sentence);
            let Some(found) = OPENING.captures(&digits) else { continue };
            // 2021年5月1日 is a day
            let end = found.get(0).map_or(0, |m| m.end());
            // 本局2021年工作安排 is no sentence of a report
            let headless = passage.section == 0 && found.name("whose").is_some();
            let dated = digits.get(end..).is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()));
            let year = found.name("year").and_then(|year| year.as_str().parse().ok()).filter(|&year| sane(year));
            if let (Some(value), false) = (year, dated || headless) {
                let sentence = quote(passage.text, &plain, from, sentence);
                all.push(Told { value, sentence, at: paragraph.place(passage.before + plain.original(from)) });
            }
            if all.len() >= MOST {
                return all;
            }
        }
    }
    all
}

#[cfg(test)]
mod tests {
    use super::super::outline::outline;
    use super::*;
    use crate::document::Format;

    fn read(text: &str) -> (Preamble, Result<u16, Vec<u16>>) {
        let at = |i| Locator::line(Format::Text, i + 1);
        let line = |(i, t)| Paragraph::new(t, at(i), 0, None);
        let paragraphs: Vec<Paragraph<'_>> = text.lines().enumerate().map(line).collect();
        let outline = outline(&paragraphs);
        let preamble = preamble(&paragraphs, &outline);
        let year = year(&preamble, &paragraphs, &outline, None, None).map(|told| told.value);
        (preamble, year)
    }

    #[test]
    fn patterns_compile() {
        for p in [&*REPORT, &*WRITER, &*ITSELF] {
            assert_ne!(p.as_str(), "$^");
        }
    }

    #[test]
    fn a_preamble_names_body_and_year() {
        let cases = [
            ("根据条例规定，现公布青河县教育局2023年政府信息公开工作年度报告。", Some("青河县教育局"), Ok(2023)),
            ("现向社会公布2021年青河县教育局政府信息公开工作年度报告。", Some("青河县教育局"), Ok(2021)),
            ("根据条例要求，青河县东湖街道特编制2023年政府信息公开年度报告。", Some("青河县东湖街道"), Ok(2023)),
            (
                "本年报由青河县安平镇人民政府编制的2018年度政府信息公开年度报告。",
                Some("青河县安平镇人民政府"),
                Ok(2018),
            ),
            ("现将我局2020年度政府信息公开情况报告如下。", None, Ok(2020)),
            ("現將北河鎮2022年政府信息公開工作年度報告進行公開。", Some("北河镇"), Ok(2022)),
            ("《2020年度青河县水务局信息公开工作年度报告》已经同意，现予发布。", Some("青河县水务局"), Ok(2020)),
            ("2021年度报告根据《条例》的要求，由青河县统计局编制而成。", Some("青河县统计局"), Ok(2021)),
            ("现向社会公布2022年度本单位政府信息公开工作年度报告。", None, Ok(2022)),
            ("根据《条例》（国务院令第711号）要求，由青河县统计局编制本报告。", Some("青河县统计局"), Err(vec![])),
            ("本报告由青河县统计局根据《条例》规定编制。", Some("青河县统计局"), Err(vec![])),
            ("青河县统计局特向社会公布2021年政府信息公开情况。", Some("青河县统计局"), Ok(2021)),
            ("青河县统计局编制了县统计局2021年政府信息公开工作年度报告。", Some("青河县统计局"), Ok(2021)),
            ("青河縣統計局編制了本級行政機關2021年政府信息公開工作年度報告。", Some("青河县统计局"), Ok(2021)),
            ("编制了青河县统计局2021年度政府信息公开工作年度报告。", Some("青河县统计局"), Ok(2021)),
            (
                "特公布青河银行大河市中心支行（以下简称支行）2020年政府信息公开工作年度报告。",
                Some("青河银行大河市中心支行"),
                Ok(2020),
            ),
            ("现特向社会公布2024年大河镇人民政府信息公开工作年度报告。", Some("大河镇人民政府"), Ok(2024)),
            ("特向社会公布青河县统计局2024年政府信息公开情况。", Some("青河县统计局"), Ok(2024)),
            ("现就青河县统计局2020年度政府信息公开情况报告如下。", Some("青河县统计局"), Ok(2020)),
            // the office of a body writes its report; that of a government is a body
            ("本报告由大河镇人民政府党政办公室编制。", Some("大河镇人民政府"), Err(vec![])),
            ("本报告由青河县财政局办公室结合有关数据编制。", Some("青河县财政局"), Err(vec![])),
            ("本报告由青河县人民政府办公室编制。", Some("青河县人民政府办公室"), Err(vec![])),
            (
                "根据青河县人民政府办公室通知要求，青河县财政局结合单位实际，编制本单位2022年度政务公开工作年度报告。",
                Some("青河县财政局"),
                Ok(2022),
            ),
            ("青河县财政局依据《条例》和《格式》编制了本报告。", Some("青河县财政局"), Err(vec![])),
            // the office that puts the reports of others together is not the one that reports
            ("本报告由青河县政府办公室汇总各乡镇政府信息公开情况编制。", None, Err(vec![])),
            ("按照《关于做好2022年政府信息公开工作年度报告编制发布工作的通知》要求，编制本报告。", None, Err(vec![])),
            ("按照2023年政务公开工作要点的要求推进政务公开工作。", None, Err(vec![])),
        ];
        for (text, issuer, year) in cases {
            let (preamble, found) = read(text);
            assert_eq!(preamble.issuer.map(|told| told.value).as_deref(), issuer, "{text}");
            assert_eq!(found, year, "{text}");
        }
    }

    #[test]
    fn the_first_sentences_tell_of_a_body() {
        let doer = |text: &str| read(text).0.doer.map(|told| told.value);
        assert_eq!(doer("2020年，青河县教育局认真贯彻条例。").as_deref(), Some("青河县教育局"));
        assert_eq!(doer("为做好青河县教育局政府信息公开工作，精心组织。").as_deref(), Some("青河县教育局"));
        assert_eq!(doer("2021年，青河县教育局聚焦职能，公开信息。").as_deref(), Some("青河县教育局"));
        assert_eq!(
            doer("在区委、区政府的坚强领导下，大河街道办事处认真贯彻落实《条例》。").as_deref(),
            Some("大河街道办事处")
        );
        assert_eq!(doer("2020年，市住房城乡建设局认真贯彻条例。"), None);
        assert_eq!(doer("2020年，我局认真贯彻条例。"), None);
    }

    #[test]
    fn the_prose_shows_the_year_or_leaves_it_open() {
        let year = |text: &str| read(&format!("一、总体情况\n{text}")).1;
        assert_eq!(year("2023年，区教育局认真落实条例。全年公开信息20条。"), Ok(2023));
        assert_eq!(year("截止2021年12月底，我会公开信息57条。"), Ok(2021));
        assert_eq!(year("工作顺利。我局2022年度公开信息15条。"), Ok(2022));
        assert_eq!(year("二〇二二年，我局认真落实条例。"), Ok(2022));
        assert_eq!(year("2022年，我局公开信息。2022年，收到申请3件。2022年度办结3件。2021年收到申请2件。"), Ok(2022));
        assert_eq!(year("2021年收到申请2件。2022年收到申请3件。"), Err(vec![2021, 2022]));
        assert_eq!(year("2019年5月15日起施行新条例。"), Err(vec![]));
        assert_eq!(year("人手不足。\n五、存在的主要问题及改进情况\n2024年，我局将加强培训。"), Err(vec![]));
    }
}
