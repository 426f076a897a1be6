//! Title, issuer, year, dates: what the head and the foot of a report say about it.

use std::cell::LazyCell;

use super::date::{Date, HEAD, period, published};
use super::fields::fields;
use super::issuer::{as_printed, clean_issuer, is_body, is_of_a_place, signature};
use super::outline::Outline;
use super::plain::Paragraph;
use super::preamble::{self, preamble};
use super::refusal::{is_foreign, other, refusal};
use super::title::{Parts, announced_title, body_title, title_of_tables};
use crate::document::{Block, Document, Locator};
use crate::form::{Words, words};

/// What is known about a report as a whole.
#[derive(Clone, PartialEq, Debug, Default)]
pub(super) struct Head {
    /// The title as printed.
    pub(super) title: Option<String>,
    /// The body that reports.
    pub(super) issuer: Option<String>,
    /// The year reported on.
    pub(super) year: Option<u16>,
    /// The date of publication.
    pub(super) published: Option<Date>,
    /// The first and the last day that the figures cover.
    pub(super) period: Option<(Date, Date)>,
    /// The year that the title names, where the period names another.
    pub(super) conflict: Option<(u16, u16)>,
    /// Why the document is something else than a report.
    pub(super) refusal: Option<(&'static str, &'static str)>,
    /// What else the document is by its own title, whatever tables it has.
    pub(super) other: Option<(&'static str, &'static str)>,
    /// Whether the title is that of a report.
    pub(super) titled: bool,
    /// Whether the title names body and year, or the first sentences say that this is a report.
    pub(super) told: bool,
    /// What no title names and the prose does.
    pub(super) named: Vec<Named>,
    /// The years between which the prose leaves the choice, where nothing else names one.
    pub(super) open: Option<Vec<u16>>,
}

/// What is known of a report by a sentence of its prose.
#[derive(Clone, PartialEq, Debug)]
pub(crate) struct Named {
    /// What it is.
    pub(crate) what: Words,
    /// As it is taken.
    pub(crate) value: String,
    /// The sentence.
    pub(crate) sentence: String,
    /// Where.
    pub(crate) at: Locator,
}

impl Named {
    fn new(what: Words, value: String, sentence: String, at: Locator) -> Named {
        Named { what, value, sentence, at }
    }
}

/// Reads head and foot of a document.
pub(super) fn head(
    document: &Document,
    paragraphs: &[Paragraph<'_>],
    outline: &Outline<'_>,
    first_section: usize,
) -> Head {
    let mut head = Head::default();
    let top = paragraphs.get(..first_section.min(HEAD).min(paragraphs.len())).unwrap_or(&[]);
    let fields = fields(document, paragraphs);
    let known = fields.title.as_ref();
    let (named, from_name) = fields.title.clone().unzip();
    let from_name = from_name.unwrap_or_default();
    head.period = period(paragraphs);
    let covered = head.period.filter(|(from, to)| from.year == to.year).map(|(from, _)| from.year);
    let announced = || announced_title(top).filter(|_| outline.known(1) > 0);
    let of_tables = || title_of_tables(top, named.as_deref()).filter(|_| !from_name.is_title);
    let (body, from_body) = body_title(top, known, covered).or_else(announced).or_else(of_tables).unzip();
    let from_body = from_body.unwrap_or_default();
    head.refusal = refusal(body.as_deref(), named.as_deref(), paragraphs, &|| outline.known(1) > 0);
    head.titled = body.is_some() || from_name.is_title;
    head.title = body.clone().or(named.filter(|_| from_name.is_title));
    head.published = published(fields.published, paragraphs, top);
    // most titles say all that the first sentences could
    let preamble = LazyCell::new(|| preamble(paragraphs, outline));
    let full = |parts: &Parts| parts.issuer.is_some() && parts.year.is_some();
    head.told = full(&from_body) || full(&from_name) || preamble.says;
    head.issuer = match (&from_body.issuer, &from_name.issuer) {
        // the head of the page may name the body more fully: 平潭综合实验区 and 平潭综合实验区管委会
        (Some(body), Some(name)) if name.starts_with(body.as_str()) => Some(name.clone()),
        (Some(body), _) => Some(body.clone()),
        (None, Some(name)) => Some(name.clone()),
        (None, None) => {
            // what the first sentences call the report's says more than who signs, and that more than whose work they tell of
            let under = || under_title(top, head.title.as_deref());
            let over = || over_date(top).filter(|_| preamble.says);
            let signed = || under().or_else(|| signature(paragraphs)).or(fields.issuer.clone()).or_else(over);
            match preamble.issuer.clone().map_or_else(|| signed().ok_or(preamble.doer.clone()), |told| Err(Some(told)))
            {
                Ok(name) => Some(name),
                // 文化和旅游局 is signed 青河县文化和旅游局
                Err(Some(told)) if signed().is_some_and(|name| name != told.value && name.ends_with(&told.value)) => {
                    signed()
                }
                Err(told) => told.map(|told| {
                    let name = told.value.clone();
                    head.named.push(Named::new(words("机关", "issuer"), told.value, told.sentence, told.at));
                    name
                }),
            }
        }
    };
    if let (None, Some((name, sentence, at))) = (&head.issuer, fields.source) {
        head.issuer = Some(name.clone());
        head.named.push(Named::new(words("机关", "issuer"), name, sentence, at));
    }
    head.issuer = head.issuer.map(|name| as_printed(name, head.title.as_deref(), paragraphs));
    let title_says = if body.is_some() { &from_body } else { &from_name };
    head.other = other(document, head.title.as_deref().map(|title| (title, title_says)), paragraphs);
    let title_year = from_body.year.or(from_name.year);
    head.year = title_year.or(fields.year).or(covered).or_else(|| {
        // a report is due in the first months of the year that follows
        head.published.filter(|d| d.month <= 6 && head.title.is_some()).map(|d| d.year - 1)
    });
    if head.year.is_none() {
        match preamble::year(&preamble, paragraphs, outline, earliest(document), head.published.map(|d| d.year)) {
            Ok(told) => {
                head.year = Some(told.value);
                head.named.push(Named::new(words("年度", "year"), told.value.to_string(), told.sentence, told.at));
            }
            Err(years) => head.open = Some(years),
        }
    }
    if head.title.is_none() && head.issuer.is_none() && is_foreign(paragraphs) {
        head.other = head.other.or(Some(("a text in another language", "不是中文的文件，只引用了表中的字样")));
    }
    if let (Some(title), Some(period)) = (title_year, covered) {
        head.conflict = (title != period).then_some((title, period));
    }
    head
}

/// The first year that a report can be on which has tables of the national form: sentences of older reports are copied
/// into newer ones.
fn earliest(document: &Document) -> Option<u16> {
    const OF_2019: &[&str] = &["结转下年度继续办理", "未经复议直接起诉", "现行有效件数"];
    let has = |text: &str| OF_2019.iter().any(|words| text.contains(words));
    let printed = document.blocks.iter().any(|block| match block {
        Block::Line(line) => has(&line.text),
        Block::Grid(grid) => grid.cells.iter().any(|cell| has(&cell.text)),
    });
    printed.then_some(2019)
}

/// The body whose name stands under a title that names none, over a date or with its place.
fn under_title(top: &[Paragraph<'_>], title: Option<&str>) -> Option<String> {
    /// Characters of such a line.
    const LONGEST: usize = 24;
    let title = title?;
    let at = top.iter().position(|paragraph| title.ends_with(paragraph.text.trim().trim_matches(['#', '*', ' '])))?;
    let line = top.get(at + 1)?.plain();
    let name = clean_issuer(line).filter(|name| name == line && is_body(name) && name.chars().count() <= LONGEST)?;
    let dated = || top.get(at + 2).is_some_and(|below| is_dated(below.plain()));
    (is_of_a_place(&name) || dated()).then_some(name)
}

/// The body whose name is the first line, over a date, where there is no title.
fn over_date(top: &[Paragraph<'_>]) -> Option<String> {
    let [name, date, ..] = top else { return None };
    let line = name.plain();
    let is_name = |name: &String| name == line && is_body(name) && is_of_a_place(name);
    clean_issuer(line).filter(is_name).filter(|_| is_dated(date.plain()))
}

/// Whether a line is a day or a month and nothing else.
fn is_dated(plain: &str) -> bool {
    plain.chars().count() <= 16 && plain.contains('年') && plain.trim_end_matches(')').ends_with(['日', '月'])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::{Format, Line};

    fn read(text: &str) -> Head {
        let line = |(i, t): (usize, &str)| {
            Block::Line(Line { text: t.to_owned(), heading: None, at: Locator::line(Format::Text, i + 1) })
        };
        let document = Document {
            format: Format::Text,
            charset: "UTF-8",
            title: None,
            meta: Vec::new(),
            blocks: text.lines().enumerate().map(line).collect(),
            notices: Vec::new(),
        };
        let paragraphs = super::super::plain::paragraphs(&document);
        let outline = super::super::outline::outline(&paragraphs);
        head(&document, &paragraphs, &outline, paragraphs.len())
    }

    #[test]
    fn brackets_of_a_name_stay_as_printed() {
        let issuer = |text: &str| read(text).issuer.unwrap_or_default();
        assert_eq!(issuer("青河县数据局（审批局）2023年政府信息公开工作年度报告"), "青河县数据局（审批局）");
        assert_eq!(issuer("青河县数据局(审批局)2023年政府信息公开工作年度报告"), "青河县数据局(审批局)");
    }

    #[test]
    fn a_report_may_link_to_its_explainer() {
        let title = "青河县公安局2021年政府信息公开工作年度报告";
        for link in ["（图解）", "图解：", "相关解读：【图解】", "【图文解读】"] {
            let report = format!("{title}\n{link}{title}\n一、总体情况\n2021年，公开信息61条。");
            let head = read(&report);
            assert_eq!((head.refusal, head.title.as_deref()), (None, Some(title)), "{link}");
            let above = read(&format!("{link}{title}\n{title}\n一、总体情况\n2021年，公开信息61条。"));
            assert_eq!((above.refusal, above.title.as_deref()), (None, Some(title)), "{link}");
            assert!(read(&format!("{link}{title}\n一、总体情况\n公开信息61条。")).refusal.is_some(), "{link}");
            assert!(read(&format!("标题：{link}{title}\n{title}\n一、总体情况")).refusal.is_some(), "{link}");
        }
    }

    #[test]
    fn lists_of_other_reports_are_no_titles() {
        let own = "青河县水利局2023年政府信息公开工作年度报告";
        for list in [
            "·青河县财政局2024年政府信息公开工作年度报告\n·青河县教育局2022年政府信息公开工作年度报告",
            "相关文档\n青河县财政局2024年政府信息公开工作年度报告\n青河县教育局2022年政府信息公开工作年度报告",
        ] {
            let head = read(&format!("{list}\n{own}\n一、总体情况\n工作顺利。"));
            assert_eq!((head.issuer.as_deref(), head.year), (Some("青河县水利局"), Some(2023)), "{list}");
            assert_eq!(head.title.as_deref(), Some(own));
        }
        // the year that the figures cover tells the report's own title from that of the page
        let page = "青河县应急局2020年政府信息公开工作报告\n公告\n青河县应急局2019年政府信息公开工作报告\n统计期限为2019年1月1日至2019年12月31日。";
        assert_eq!((read(page).year, read(page).conflict), (Some(2019), None));
    }

    #[test]
    fn bodies_stand_in_many_places() {
        let report = "2023年政府信息公开工作年度报告";
        let cases = [
            (format!("{report}（青河县水利局）"), Some("青河县水利局")),
            (format!("{report}——青河县水利局"), Some("青河县水利局")),
            (format!("{report}（审定稿）"), None),
            ("（2023年度）青河县水利局政府信息公开工作年度报告".to_owned(), Some("青河县水利局")),
            (format!("发文机构：青河县水利局\n{report}"), Some("青河县水利局")),
            (format!("单位：万元\n{report}"), None),
            ("单位：青河县水利局\n年度：2023\n政府信息公开工作年度报告".to_owned(), Some("青河县水利局")),
            (format!("青河县\n水利局\n{report}"), Some("青河县水利局")),
            (format!("青河县水利局关于报送{report}的报告"), Some("青河县水利局")),
            (format!("青河县水利局\n关于报送{report}的报告"), Some("青河县水利局")),
            (format!("名称 青河县水利局{report}"), Some("青河县水利局")),
            (format!("标题青河县水利局{report}"), Some("青河县水利局")),
            ("2023年大河镇人民政府信息公开工作年度报告".to_owned(), Some("大河镇人民政府")),
        ];
        for (text, issuer) in cases {
            let head = read(&text);
            assert_eq!((head.issuer.as_deref(), head.year), (issuer, Some(2023)), "{text}");
        }
        for line in [
            "青河县水利局2023年政府信息公开工作年度报告.docx",
            "《青河县水利局2023年政府信息公开工作年度报告》",
            "青河县水利局2023年政府信息公开工作年度报告 二维码",
            "青河县水利局2023年政府信息公开工作年度报告-青河县门户网站",
        ] {
            assert_eq!(read(line).title.as_deref(), Some("青河县水利局2023年政府信息公开工作年度报告"));
        }
        assert_eq!(
            read("标题青河县水利局2023年政府信息公开工作年度报告").title.as_deref(),
            Some("青河县水利局2023年政府信息公开工作年度报告")
        );
    }

    #[test]
    fn a_body_may_stand_over_a_date_alone() {
        let told = "本年度报告是根据《政府信息公开条例》要求编制的。";
        let issuer = |text: &str| read(text).issuer;
        assert_eq!(issuer(&format!("青河县人民政府\n2023年3月\n{told}")).as_deref(), Some("青河县人民政府"));
        assert_eq!(issuer(&format!("青河县人民政府\n县情简介\n{told}")), None);
    }

    #[test]
    fn a_page_in_one_line_is_no_explainer_for_what_it_says() {
        let page = "标题:青河县水利局2023年度政府信息公开工作年度报告发布时间:2024-01-02青河县水利局2023年度政府信息公开工作年度报告根据条例编制。";
        let more = "一、总体情况2023年，加强政策解读，发布解读稿件4篇。二、主动公开政府信息情况。".repeat(6);
        let head = read(&format!("{page}{more}"));
        assert_eq!((head.refusal, head.issuer.as_deref()), (None, Some("青河县水利局")));
        assert!(read("标题:图解青河县水利局2023年度政府信息公开工作年度报告\n公开信息4条。").refusal.is_some());
    }

    #[test]
    fn a_year_before_the_form_is_of_a_copied_sentence() {
        let year = |text: &str| read(&format!("一、总体情况\n2016年度，全县公安机关公开信息314条。\n{text}")).year;
        assert_eq!(year("工作顺利。"), Some(2016));
        assert_eq!(year("四、结转下年度继续办理 0"), None);
    }

    #[test]
    fn of_titles_of_several_bodies_the_last_is_the_reports() {
        let list = "青河县教育局2023年政府信息公开工作年度报告\n青河县民政局2023年政府信息公开工作年度报告";
        let head =
            read(&format!("{list}\n青河县水利局2023年政府信息公开工作年度报告\n2024-01-25\n一、总体情况\n工作顺利。"));
        assert_eq!(head.issuer.as_deref(), Some("青河县水利局"));
        let title = "青河县水利局办公室关于青河县水利局2023年度政府信息公开工作情况的报告";
        assert_eq!(read(title).issuer.as_deref(), Some("青河县水利局"));
        for title in [
            "青河县2023年度水利局政府信息公开工作年度报告",
            "青河县2023年政府信息公开工作年度报告（县水利局）",
            "2023年年度青河县水利局政府信息公开工作年度报告",
            "2023年1-12月青河县水利局政府信息公开工作年度报告",
            "青河县水利局2O23年政府信息公开工作年度报告",
            "2023 年 度 政 府 信 息 公 开 工 作 年 度 报 告\n青 河 县 水 利 局\n二〇二四年一月",
            "[ 发布机构 ] 青河县水利局 [ 发布日期 ] 2024-01-25\n2023年政府信息公开工作年度报告",
            "来源：青河县水利局 发布日期：20240125\n2023年政府信息公开工作年度报告",
            "青河县水利局政府信息公开工作年度报告\n（2023年1月1日至2023年12月31日）",
            "关于公布《青河县水利局2023年政府信息公开工作年度报告》的公告\n一、总体情况\n工作顺利。",
            "青河县水利局2023年政府信息公开情况统计表\n二、主动公开政府信息情况",
            "青河县水利局政府信息公开统计表（2023年度）\n二、主动公开政府信息情况",
        ] {
            let head = read(title);
            assert_eq!((head.issuer.as_deref(), head.year), (Some("青河县水利局"), Some(2023)), "{title}");
        }
        assert_eq!(read("青河县2023年政府信息公开工作年度报告（县政府办公室）").issuer.as_deref(), Some("青河县"));
    }

    #[test]
    fn other_reports_are_told_by_their_titles() {
        let other = |text: &str| read(text).other.map(|(reason, _)| reason);
        let part = Some("a report on a part of a year");
        assert_eq!(other("青河县司法局2023年第一季度政府信息公开申请办理情况统计"), part);
        assert_eq!(other("青河县司法局2023年上半年政府信息公开工作报告\n一、总体情况"), part);
        assert!(other("青河县城管局2023年度行政执法统计年报").unwrap_or_default().contains("law enforcement"));
        assert!(other("政府网站工作年度报表（2023年度）").unwrap_or_default().contains("websites"));
        // beside the title of a report such words are those of another page
        assert_eq!(other("2023年第一季度信息公开情况统计\n青河县2023年政府信息公开工作年度报告"), None);
        assert_eq!(other("青河县2023年政府信息公开工作年度报告\n上半年政府信息公开培训情况。"), None);
        assert_eq!(other("行政执法公示\n青河县2023年政府信息公开工作年度报告"), None);
    }

    #[test]
    fn dates_of_publication() {
        let cases = [
            ("发布时间：2021-03-27 10:22 来源：某局 更新时间：2026-08-08", Some("2021-03-27")),
            ("2021-3-5 09:12:33 来源：某局\n正文。\n2023-05-01", Some("2021-03-05")),
            ("本报告数据统计时间：2020年1月1日至2020年12月31日。\n某局\n二〇二一年三月二十八日", Some("2021-03-28")),
            ("某局\n二○二一年十月十日", Some("2021-10-10")),
            ("今天是2026年3月3日\n某局\n2021年1月20日", Some("2021-01-20")),
            ("统计时限自2020年1月1日起。", None),
            // a paper is made, checked and filed on other days than it is published
            ("撰写时间：2023-12-29 审核时间：2024-01-10 发布时间：2024-01-19", Some("2024-01-19")),
            ("成文日期 2022-01-08 发布日期 2022-09-06", Some("2022-09-06")),
            ("成文日期 2022-01-08", Some("2022-01-08")),
            ("施行日期：2019-05-15 公布日期：2022-02-11", Some("2022-02-11")),
            ("归档时间：2024-01-01\n2022-03-08 10:17 来源：某局", Some("2022-03-08")),
            // a month where no day is named
            ("编制本报告。\n某局\n2021年1月", Some("2021-01")),
            ("编制本报告。\n某局\n二〇二一年十二月", Some("2021-12")),
            ("发布时间：2021年3月\n正文。", Some("2021-03")),
            ("编制本报告。\n2021年1月20日\n2021年2月", Some("2021-01-20")),
            ("编制本报告。\n2021年1月完成整改。", None),
            ("编制本报告。\n2021年1月至12月", None),
            ("生成日期：2024-01-19\n发布日期：2024-01-25", Some("2024-01-25")),
            ("编辑日期：2024-01-19 上传日期：2024-01-25", Some("2024-01-25")),
            ("发布日期：20240125", Some("2024-01-25")),
            // everything on one line: what stands behind the value of a field is none of it
            ("发布日期：2024-02-28 2023年青河县报告 数据的统计期限自2023年1月1日起。", Some("2024-02-28")),
            ("索引号：1/2 发布日期：2024年2月8日 2023年青河县报告 统计期限自2023年1月1日起。", Some("2024-02-08")),
            ("索引号：1/2 成文日期： 2023年青河县报告编制于县城，统计期限自2023年1月1日起。", None),
            ("发布⽇期：2024-01-25", Some("2024-01-25")),
            ("编制本报告。\n网站备案时间：2019年5月6日", None),
            ("数据统计时间：2020年1月至2020年12月。", None),
        ];
        for (text, date) in cases {
            assert_eq!(read(text).published.map(|d| d.to_string()).as_deref(), date, "{text}");
        }
    }

    #[test]
    fn a_columns_name_is_no_title() {
        let head = read("政府信息公开年报\n信息分类\n青河县2023年政府信息公开工作年度报告\n发布时间：2024-01-20");
        assert_eq!(head.title.as_deref(), Some("青河县2023年政府信息公开工作年度报告"));
        let head = read("标题: 青河县2023年政府信息公开工作年度报告\n政府信息公开年报\n依据条例，编制本报告。");
        assert_eq!(head.title.as_deref(), Some("青河县2023年政府信息公开工作年度报告"));
        // a list of other years' reports beside the one that the page is about
        let head = read(
            "标题: 青河县2023年政府信息公开工作年度报告\n青河县2022年政府信息公开工作年度报告\n青河县2023年政府信息公开工作年度报告",
        );
        assert_eq!(head.year, Some(2023));
    }

    #[test]
    fn a_link_to_another_page_is_no_title() {
        let covered = "2023年年度报告\n统计期限自2023年1月1日起至2023年12月31日止。";
        let other = "青河县水利局2022年政府信息公开工作年度报告";
        for link in [
            format!("上一篇：{other}"),
            format!("下一条 {other}"),
            format!("[上一篇]\n{other}"),
            format!("上一篇:\n{other}"),
        ] {
            let head = read(&format!("{link}\n{covered}"));
            assert_eq!((head.title, head.year), (None, Some(2023)), "{link}");
        }
    }

    #[test]
    fn a_title_may_begin_all_that_stands_on_one_line() {
        for behind in [" 发布时间：2020-01-31 ", "发布时间：2020-01-31。", " 根据条例，", "根据条例，"]
        {
            let rest = "编制本报告。一、总体情况 全年公开信息3条。".repeat(9);
            let head = read(&format!("青河县水利局政府信息公开工作2019年度报告{behind}{rest}"));
            assert_eq!(head.title.as_deref(), Some("青河县水利局政府信息公开工作2019年度报告"), "{behind}");
            assert_eq!((head.issuer.as_deref(), head.year), (Some("青河县水利局"), Some(2019)), "{behind}");
        }
    }

    #[test]
    fn a_title_over_lines_is_put_together() {
        let head = read("青河县知识产权局\n\n2021年政府信息公开工作年度报告\n\n依据条例，编制本报告。");
        assert_eq!(head.issuer.as_deref(), Some("青河县知识产权局"));
        assert_eq!(head.year, Some(2021));
        assert_eq!(head.title.as_deref(), Some("青河县知识产权局 2021年政府信息公开工作年度报告"));
        let head = read("青河县人民政府 2025 年\n政府信息公开工作年度报告\n(2026年1月23日)");
        assert_eq!((head.issuer.as_deref(), head.year), (Some("青河县人民政府"), Some(2025)));
        assert_eq!(head.published.map(|d| d.to_string()).as_deref(), Some("2026-01-23"));
    }

    #[test]
    fn head_fields_and_a_line_with_everything_in_it() {
        let head = read(
            "标题: 青河新区管委会2014年度政府信息公开工作年度报告\n发布时间: 2015-01-02 00:00\n发布机构: \n当前位置： 首页 政府信息公开年报 来源：青河县人民政府 时间：2015-01-02 00:00 微信 --> 青河新区 2014年度政府信息公开工作年度报告 根据条例，编制本报告。本报告所列数据的统计期限自2014年1月1日起至2014年12月31日。",
        );
        assert_eq!(head.issuer.as_deref(), Some("青河新区管委会"));
        assert_eq!(head.year, Some(2014));
        assert_eq!(head.published.map(|d| d.to_string()).as_deref(), Some("2015-01-02"));
        let (from, to) = head.period.unwrap();
        assert_eq!((from.to_string().as_str(), to.to_string().as_str()), ("2014-01-01", "2014-12-31"));
    }

    #[test]
    fn a_title_stands_behind_the_fields_of_its_line() {
        let rest = "本报告根据《中华人民共和国政府信息公开条例》编制。本报告所列数据的统计期限自2023年1月1日起至2023年12月31日止。一、总体情况";
        for fields in [
            "索引号：000012345/2024-00021 发布日期：2024-01-08 ",
            "索引号：000012345/2024-00021发布日期：2024-01-08",
            "索引号：000012345/2024-00021 发布机构：青河县水利局 文号： 发布日期：2024-01-08 09:30 ",
            "信息索引：A-1发布机构：青河县水利局发布日期：2024年1月8日",
        ] {
            let head = read(&format!("{fields}青河县水利局2023年政府信息公开工作年度报告{rest}"));
            let title = "青河县水利局2023年政府信息公开工作年度报告";
            assert_eq!(head.title.as_deref(), Some(title), "{fields}");
            assert_eq!((head.issuer.as_deref(), head.year), (Some("青河县水利局"), Some(2023)), "{fields}");
            assert_eq!(head.published.map(|day| day.to_string()).as_deref(), Some("2024-01-08"), "{fields}");
            let behind = read(&format!("{fields}2023年青河县水利局政府信息公开工作年度报告 {rest}"));
            assert_eq!((behind.issuer.as_deref(), behind.year), (Some("青河县水利局"), Some(2023)), "{fields}");
        }
        let short = read("发布日期：2024-01-08 青河县水利局2023年政府信息公开工作年度报告\n一、总体情况");
        assert_eq!(short.issuer.as_deref(), Some("青河县水利局"));
    }

    #[test]
    fn radicals_are_the_characters_that_they_stand_for() {
        let printed = "青河县⼤河乡⼈⺠政府2023年政府信息公开⼯作年度报告";
        let rest = "本报告根据《中华⼈⺠共和国政府信息公开条例》编制。统计期限⾃2023年1⽉1⽇起⾄2023年12⽉31⽇⽌。";
        for text in [format!("{printed}\n{rest}"), format!("{printed} {rest}{rest}")] {
            let head = read(&text);
            assert_eq!(head.title.as_deref(), Some(printed));
            assert_eq!((head.issuer.as_deref(), head.year), (Some("青河县大河乡人民政府"), Some(2023)));
            assert!(head.period.is_some());
        }
    }

    #[test]
    fn the_year_comes_from_the_period_and_else_from_the_date() {
        assert_eq!(read("青河县教育局政府信息公开年报\n本报告数据统计期限为2022年1月1日至12月31日。").year, Some(2022));
        assert_eq!(read("青河县教育局政府信息公开年报\n发布时间：2021-03-01").year, Some(2020));
        assert_eq!(read("通知\n本局2021年工作安排").year, None);
        assert_eq!(
            read("青河县2023年政府信息公开工作年度报告\n统计期限为2022年1月1日至2022年12月31日").conflict,
            Some((2023, 2022))
        );
        // lost characters make no date
        assert_eq!(read("青河县政府信息公开年报\n统计期限自202011日至20201231日止").period, None);
    }

    #[test]
    fn what_is_no_report_says_what_it_is() {
        let why = |t: &str| read(t).refusal.map(|r| r.0);
        assert!(why("首页\n青河县水务局2023年度部门决算公开\n一、概况").unwrap().contains("budget"));
        assert!(why("青河县水务局2024年“三公”经费预算说明\n一、概况").unwrap().contains("budget"));
        assert_eq!(why("财政预决算\n青河县水务局2023年政府信息公开工作年度报告\n2023年部门预算公开情况"), None);
        assert_eq!(why("一、总体情况\n2023年，按时完成部门预算公开。"), None);
        assert!(why("文字解读：青河县2024年政府信息公开工作年度报告\n报告显示……").unwrap().contains("explainer"));
        assert!(why("关于报送2024年政府信息公开工作年度报告的函\n县政府办公室：").unwrap().contains("letter"));
        let list: String = (2015..2024).map(|y| format!("青河县{y}年政府信息公开工作年度报告\n")).collect();
        assert!(why(&list).unwrap().contains("list"));
        assert_eq!(why("青河县2024年政府信息公开工作年度报告\n一、总体情况"), None);
        let contents = "目录\n一、总体情况 1\n二、主动公开政府信息情况 3\n三、收到和处理政府信息公开申请情况 4\n六、其他需要报告的事项 7";
        assert!(why(contents).unwrap().contains("contents"));
        assert_eq!(why(&format!("{contents}\n一、总体情况\n全年公开信息3条。")), None);
        let notice = "青河县人民政府关于编制2023年政府信息公开工作年度报告的通知\n附件\nXX局2023年政府信息公开工作年度报告\n一、总体情况";
        assert!(why(notice).unwrap().contains("letter"));
        let english = "The rows of the form: | received | 一、本年新收政府信息公开申请数量 | 64 0 0 0 0 0 64 | what was applied for in the year of the report |";
        assert!(read(english).other.unwrap().0.contains("language"));
    }

    #[test]
    fn a_title_may_be_broken_anywhere_in_its_last_words() {
        for (first, second) in [
            ("青河县水利局2023年政府信息公开", "工作年度报告"),
            ("青河县水利局2023年政府信息公开工作", "年度报告"),
            ("青河县水利局2023年政府信息", "公开工作年度报告"),
        ] {
            let head = read(&format!("{first}\n{second}\n（2024年1月9日）\n一、总体情况\n2023年，县水利局做好工作。"));
            assert_eq!((head.issuer.as_deref(), head.year), (Some("青河县水利局"), Some(2023)), "{first}");
        }
    }

    #[test]
    fn a_body_is_named_as_fully_as_it_is_and_as_printed() {
        let issuer = |text: &str| read(text).issuer.unwrap_or_default();
        assert_eq!(issuer("青河縣教育和體育局2020年政府信息公開工作年度報告"), "青河縣教育和體育局");
        let twice = "大河乡关于2020年度政府信息公开工作的年度报告\n来源：大河乡党政办\n青河县大河乡人民政府\n关于2020年度政府信息公开工作的年度报告\n一、总体情况\n工作顺利。";
        assert_eq!(issuer(twice), "青河县大河乡人民政府");
        assert_eq!(issuer("一、总体情况\n2021年，青河县大河乡政府信息公开工作在县委的领导下开展。"), "青河县大河乡");
        let signed = "根据通知要求，现将文化和旅游局2021年度政府信息公开情况报告如下：\n一、总体情况\n做好工作。\n青河县文化和旅游局\n2022年1月19日";
        assert_eq!(issuer(signed), "青河县文化和旅游局");
        assert_eq!(
            issuer("标   题 青河县统计局2022年度政府信息公开工作年度报告\n一、总体情况\n做好工作。"),
            "青河县统计局"
        );
    }

    #[test]
    fn when_a_page_was_changed_is_not_when_it_was_published() {
        let head =
            read("青河县统计局2021年政府信息公开工作年度报告\n更新时间:2023-09-22 18:44 发布时间:2022-01-17 15:33");
        assert_eq!(head.published.map(|d| d.to_string()).as_deref(), Some("2022-01-17"));
    }
}
