//! The sentences that state counts, as patterns.

use std::sync::LazyLock;

use regex::Regex;

use super::capital::{CAPITAL_AMOUNTS, CAPITALS};
use super::found::Pattern;
use super::lexicon::{ISSUED, NOT_RECEIVED, OTHER_BUSINESS, RECEIVED, RESULTS};
use super::said::Said;
use crate::narrative::outline::pattern;
use crate::report::FactKind;

/// A way of stating something, on plain text. The group `n` is the number, `w` its multiplier, `t` the words.
pub(super) struct Way {
    pub(super) kind: FactKind,
    pub(super) pattern: Pattern,
    /// What every match has, a word of its kind and a figure with its unit: without them the pattern need not be tried.
    pub(super) needs: [Said; 2],
    /// Words of which every match has one, if some are given.
    pub(super) words: &'static [&'static str],
    /// Words of which every match has one behind its first digit, if some are given.
    pub(super) behind: &'static [&'static str],
    /// Whether it counts only where the passage is about applications for information.
    pub(super) about_applications: bool,
    /// Words between the verb and the number that make it a statement about something else.
    pub(super) not: &'static [&'static str],
    /// Which share of more it counts.
    pub(super) share: Share,
}

impl Way {
    /// The way as one that counts a share of more.
    fn of(self, share: Share) -> Way {
        Way { share, ..self }
    }
}

/// What a count is a share of more for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Share {
    /// None.
    None,
    /// New in the year: 其中新收27件.
    New,
    /// For information, and not for other things: 其中政府信息公开申请27件.
    OfInformation,
    /// The body's own, and not that of others: 其中我局收到27件.
    OfBody,
}

/// A count of cases.
const CASES: &str = "(?P<n>[0-9][0-9,]*)\\(?(?:件|条|宗|份|例|起|个)";
/// A count of pieces of information.
const ITEMS: &str = "(?P<n>[0-9][0-9,]*(?:\\.[0-9]+)?)(?P<w>万)?条";
/// A count of items.
const PIECES: &str = "(?P<n>[0-9]+)项";
/// An amount of money.
const MONEY: &str = "(?P<n>[0-9][0-9,]*(?:\\.[0-9]+)?)(?P<w>万)?元";

impl Way {
    /// Whether its number is a figure with a unit.
    pub(super) fn counts(&self) -> bool {
        let figures = Said::COUNTED | Said::PRICED | Said::LISTED | Said::ITEMISED;
        self.needs.iter().any(|need| figures.has(*need))
    }

    /// The way with words of which every match has one.
    fn with(self, words: &'static [&'static str]) -> Way {
        Way { words, ..self }
    }

    /// The way with words of which every match has one behind its first digit.
    fn before(self, behind: &'static [&'static str]) -> Way {
        Way { behind, ..self }
    }
}

pub(super) static WAYS: LazyLock<Vec<Way>> = LazyLock::new(|| {
    use FactKind as K;
    let way = |kind, text: String, about_applications, not| {
        let figures = [(CASES, Said::COUNTED), (MONEY, Said::PRICED), (ITEMS, Said::LISTED), (PIECES, Said::ITEMISED)];
        let figure = figures.into_iter().find(|(figure, _)| text.contains(figure)).map(|(_, said)| said);
        let needs = [Said::of_kind(kind), figure.unwrap_or(Said::of_kind(kind))];
        let (words, behind, share): (&[_], &[_], _) = (&[], &[], Share::None);
        Way { kind, pattern: Pattern::new(&text), needs, words, behind, about_applications, not, share }
    };
    let verb = "(?:收到|受理|新收|接收|接到|收悉|登记|共收)";
    let next = "(?:下一?年度?|次年|[0-9]{4}年度?)";
    let over = "(?:结转|转结|顺延|转入)";
    let documents = "(?:行政)?规范性文件";
    // 收到申请与上年持平，为5件
    let level = "(?:[与和同较](?:上|去)一?年度?(?:同期)?(?:基本)?持平[,(]?)?";
    vec![
        // 收到各类申请40件,其中政府信息公开申请27件; 全县收到申请812件,其中我局收到27件
        way(
            K::Received,
            format!("(?:其中|包括|包含)[,:]?(?:收到|受理|属于?)?(?:(?:政府|政务)?信息公开类?的?申请|依申请公开的?(?:申请|事项)?)(?:共|有|为|计)*{CASES}"),
            true,
            NOT_RECEIVED,
        ).of(Share::OfInformation).with(&["其中", "包括", "包含"]),
        way(
            K::Received,
            format!("其中[,:]?(?:[我本](?:局|委|办|镇|乡|街道|院|厅|部|处|单位|机关|级|行政机关|中心|所)|[局委厅]机关)(?:共|新)?(?:收到|受理|接收|接到|新收)?(?:(?:政府|政务)?信息公开)?(?:的?申请)?(?:共|为)?{CASES}"),
            true,
            NOT_RECEIVED,
        ).of(Share::OfBody).with(&["其中"]),
        way(K::Received, format!("{verb}[^,。;0-9]{{0,44}}?申请[^,。;0-9]{{0,12}}?{level}[^,。;0-9]{{0,6}}?{CASES}"), true, NOT_RECEIVED).with(RECEIVED),
        way(
            K::Received,
            format!("{verb}[^,。;0-9]{{0,12}}?{CASES}[^,。;0-9、]{{0,12}}?(?:申请|依申请公开)"),
            true,
            NOT_RECEIVED,
        ).with(RECEIVED).before(&["申请"]),
        way(
            K::Received,
            format!("{verb}[^,。;0-9]{{0,12}}?{PIECES}[^,。;0-9、]{{0,12}}?(?:公开申请|依申请公开)"),
            true,
            NOT_RECEIVED,
        ).with(RECEIVED).before(&["申请"]),
        way(K::Received, format!("新收到?(?:共|为|的)?{CASES}"), true, NOT_RECEIVED).of(Share::New).with(&["新收"]),
        way(K::CarriedIn, format!("(?:上一?年度?|[0-9]{{4}}年度?)结转[^,。;0-9]{{0,20}}?{CASES}"), true, OTHER_BUSINESS).with(&["年结转", "年度结转"]),
        way(K::CarriedIn, format!("{over}(?:自|的)?(?:上一?年度?|去年)[^,。;0-9]{{0,20}}?{CASES}"), true, OTHER_BUSINESS).with(&["上年", "上一年", "去年"]),
        way(K::CarriedIn, format!("{CASES}(?:申请|为|系|是|属于?|的)*(?:由|从)?(?:上一?年度?|去年|[0-9]{{4}}年度?)结转"), true, OTHER_BUSINESS).with(&["年结转", "年度结转"]).before(&["结转"]),
        // 结转2022年1件,转2024年办理1件: which of both it is, the year tells
        way(K::CarriedOut, format!("(?:{over}|转)[至到自于由]?[0-9]{{4}}年度?[^,。;0-9]{{0,16}}?{CASES}"), true, OTHER_BUSINESS),
        way(K::CarriedOut, format!("{over}[至到]?{next}[^,。;0-9]{{0,16}}?{CASES}"), true, OTHER_BUSINESS),
        way(K::CarriedOut, format!("{CASES}[^,。;、0-9]{{0,24}}?{over}[至到]?{next}"), true, OTHER_BUSINESS).before(&["结转", "转结", "顺延", "转入"]),
        way(K::Concluded, format!("(?:办结|答复|共办理|共处理|办理依申请公开|办理完毕)[^,。;:(0-9]{{0,20}}?{CASES}"), true, OTHER_BUSINESS).with(&["办结", "答复", "共办理", "共处理", "办理依申请公开", "办理完毕"]),
        way(K::GrantedOrPartially, format!("(?:(?:予以|同意|准予|全部)公开(?:[及和与、或/]|或者|以及)+(?:予以|同意)?|全部(?:或|或者|和|及)|(?:予以|同意)公开\\((?:含|包括|包含))部[分份]公开[^,。;0-9]{{0,8}}?{CASES}"), true, &["不"]).with(&["部分公开", "部份公开"]),
        way(K::Granted, format!("(?:予以|同意)公开[^,。;0-9及和与、]{{0,8}}?{CASES}"), true, &["不", "部分", "部份", "或"]),
        way(K::PartiallyGranted, format!("部[分份]公开[^,。;0-9、]{{0,8}}?{CASES}"), true, &["公开及", "公开和", "公开与", "公开或", "公开、", "公开/", "或者", "以及", "全部或", "全部和", "含"]),
        way(K::Refused, format!("不(?:予|同意)公开[^,。;0-9、]{{0,8}}?{CASES}"), true, &[]),
        // 因本机关不掌握而无法提供0件 is one of its rows
        way(K::Unavailable, format!("无法提供[^,。;0-9、]{{0,8}}?{CASES}"), true, &["而", "掌握", "不存在", "现成信息", "另行制作", "不明确"]),
        way(K::NotProcessed, format!("不予处理[^,。;0-9、]{{0,8}}?{CASES}"), true, &[]),
        way(K::OtherProcessing, format!("其他处理[^,。;0-9、]{{0,8}}?{CASES}"), true, &[]),
        // 政府信息公开申请数量为3件, 全年政府信息公开申请3件
        way(K::Received, format!("信息公开申请(?:总?数量?|总量|量)(?:共|总计|合计|为|是)*{CASES}"), true, NOT_RECEIVED).with(&["信息公开申请总", "信息公开申请数", "信息公开申请量"]),
        way(
            K::Received,
            format!("(?:^|[,。;:])(?:20[0-9]{{2}}年度?|全年|本年度?|今年|[我本][局委办镇乡院厅处]|,)*(?:共|新)?收?(?:政府|政务)信息公开申请(?:共|共计|总计|合计)*{CASES}"),
            true,
            NOT_RECEIVED,
        ).with(&["政府信息公开申请", "政务信息公开申请"]),
        way(
            K::ReconsiderationAndLitigation,
            format!("行政复议[、和及与,]*(?:行政)?诉讼[^,。;0-9]{{0,14}}?{CASES}"),
            false,
            RESULTS,
        ).with(&["诉讼"]),
        way(K::Reconsideration, format!("(?:行政)?复议[^,。;0-9]{{0,12}}?{CASES}"), false, &["诉讼", "起诉", "维持", "纠正", "纠错", "败", "撤销", "驳回", "尚未", "审结", "决定书", "文书", "案例"]),
        way(K::Reconsideration, format!("(?:发生|收到|受理){CASES}[^,。;0-9、]{{0,20}}?行政复议(?:申请|案件)?(?:[,。;]|$)"), false, RESULTS).with(&["发生", "收到", "受理"]).before(&["行政复议"]),
        way(K::Litigation, format!("(?:发生|收到){CASES}[^,。;0-9、]{{0,20}}?行政诉讼(?:案件)?(?:[,。;]|$)"), false, RESULTS).with(&["发生", "收到"]).before(&["行政诉讼"]),
        // 行政诉讼应诉5件,其中涉及政府信息公开1件
        way(K::Reconsideration, format!("复议[^,。;0-9]{{0,12}}?[0-9]+[件起宗][,(](?:其中)?(?:因|涉及?|属于|有关)(?:政府|政务)?信息公开[^,。;0-9]{{0,8}}?{CASES}"), false, RESULTS).with(&["信息公开"]),
        way(K::Litigation, format!("(?:诉讼|应诉)[^,。;0-9]{{0,12}}?[0-9]+[件起宗][,(](?:其中)?(?:因|涉及?|属于|有关)(?:政府|政务)?信息公开[^,。;0-9]{{0,8}}?{CASES}"), false, RESULTS).with(&["信息公开"]),
        way(K::Litigation, format!("诉讼[^,。;0-9]{{0,12}}?{CASES}"), false, RESULTS),
        way(
            K::NormativeDocumentsMade,
            format!("(?:制发|制定|印发|出台)[^,。;0-9]{{0,12}}?{documents}[^,。;0-9]{{0,6}}?{CASES}"),
            false,
            &["废止", "失效", "有效"],
        ).with(ISSUED),
        way(
            K::NormativeDocumentsMade,
            format!("(?:制发|制定|印发|出台)[^,。;0-9]{{0,6}}?{CASES}{documents}"),
            false,
            &["废止", "失效"],
        ).with(ISSUED).before(&["规范性文件"]),
        // 制定出台规章1件、规范性文件5件
        way(
            K::NormativeDocumentsMade,
            format!("(?:制发|制定|印发|出台)[^,。;0-9]{{0,12}}?规章[0-9]+[件部个][、,和及]+{documents}{CASES}"),
            false,
            &["废止", "失效", "有效"],
        ).with(&["规章"]).before(&["规范性文件"]),
        way(
            K::NormativeDocumentsRepealed,
            format!("(?:废止|宣布失效)[^,。;0-9]{{0,10}}?{documents}[^,。;0-9]{{0,6}}?{CASES}"),
            false,
            &["修改"],
        ).with(&["废止", "宣布失效"]),
        // 规范性文件本年新制定5件,废止2件,现行有效31件
        way(
            K::NormativeDocumentsMade,
            format!("{documents}(?:方面|情况|:)?(?:本年度?|全年|今年|年内)?(?:新|共)?(?:制发|制定|印发|出台)了?{CASES}"),
            false,
            &[],
        ).with(ISSUED),
        way(K::NormativeDocumentsRepealed, format!("{documents}[^。;]{{0,60}}?,(?:本年度?|宣布)?废止了?{CASES}"), false, &[]).with(&["废止"]),
        way(
            K::NormativeDocumentsInForce,
            format!("{documents}[^。;]{{0,60}}?(?:现行|继续)有效的?(?:文件)?(?:共|为)?{CASES}"),
            false,
            &[],
        ).with(&["现行有效", "继续有效"]),
        way(
            K::NormativeDocumentsInForce,
            format!("现行有效的?{documents}[^,。;0-9]{{0,6}}?{CASES}"),
            false,
            &[],
        ).with(&["现行有效"]),
        way(
            K::Disclosed,
            "主动公开[^,。;:0-9]{0,16}?(?:信息|文件)[^,。;0-9]{0,6}?(?P<n>[0-9][0-9,]*(?:\\.[0-9]+)?)(?P<w>万)?条".to_owned(),
            false,
            &["其他", "应", "类"],
        ).with(&["主动公开"]),
        way(
            K::Disclosed,
            "公开(?P<n>[0-9][0-9,]*(?:\\.[0-9]+)?)(?P<w>万)?条(?:政府|政务)信息".to_owned(),
            false,
            &["申请", "予以", "部分", "不予", "应", "应当"],
        ).with(&["条政府信息", "条政务信息"]),
        way(
            K::Disclosed,
            "公开(?:政府|政务)信息(?:数量|总数|共|总计|合计|累计|共计|为|达)*(?P<n>[0-9][0-9,]*(?:\\.[0-9]+)?)(?P<w>万)?条".to_owned(),
            false,
            &["申请", "应", "应当", "予以", "部分", "不予", "需", "拟"],
        ).with(&["公开政府信息", "公开政务信息"]),
        way(
            K::Disclosed,
            "主动公开(?:了|共|共计|总计|合计)?(?P<n>[0-9][0-9,]*(?:\\.[0-9]+)?)(?P<w>万)?条".to_owned(),
            false,
            &["应", "应当"],
        ).with(&["主动公开"]),
        way(K::FeeNotices, "收费通知[^,。;0-9]{0,10}?(?P<n>[0-9]+)(?:件|张|份|次)".to_owned(), false, &[]),
        way(K::FeeNotices, "(?P<n>[0-9]+)(?:件|张|份)收费通知".to_owned(), false, &[]).with(&["件收费通知", "张收费通知", "份收费通知"]),
        way(K::FeeNotices, "(?P<n>[0-9]+)(?:件|个|宗)申请(?:发出|发送|作出)了?收费通知".to_owned(), false, &[]).with(&["申请发出", "申请发送", "申请作出"]),
        way(K::FeesNotified, format!("收费通知[^。;0-9]{{0,8}}?(?:[0-9]+[件份张次],)?涉及(?:总)?金额[^,。;0-9]{{0,6}}?{MONEY}"), false, &["实际收取"]).with(&["收费通知"]),
        way(K::FeesNotified, format!("总金额[^,。;0-9]{{0,6}}?{MONEY}"), false, &["实际收取"]).with(&["总金额"]),
        way(K::FeesCollected, format!("(?:实际|应)?(?:收取|收缴|征收|实收)(?:[^,。;0-9]{{0,24}}?[0-9]+[件笔次份])?[^,。;0-9]{{0,24}}?{MONEY}"), false, &["事业性", "罚没", "登记费", "应收", "每件", "每页", "每张", "标准"]),
        // 收取信息处理费1件,合计金额人民币100元
        way(K::FeesCollected, format!("(?:收取|收缴|征收|实收)[^,。;0-9]{{0,16}}?处理费(?:用)?(?:共计?)?(?:[0-9]+[件笔次份])?,(?:共计?|合计|总计|总金额|金额|计|为|人民币)+{MONEY}"), false, &["应收"]).with(&["处理费"]),
        // 合计金额人民币壹佰元
        way(K::FeesCollected, format!("(?:收取|收缴|征收|实收)[^,。;0-9]{{0,16}}?处理费(?:用)?(?:[0-9]+[件笔次份])?,?(?:共计?|合计|总计|总金额|金额|计|为|人民币)*(?P<n>{CAPITALS}+)元"), false, &["应收", "每件", "每页", "每张", "标准"]).with(CAPITAL_AMOUNTS),
        way(K::Website, "(?P<t>(?:https?://)?(?:[A-Za-z0-9-]{1,40}\\.){1,6}(?:gov|com|org|net|edu|cn)(?:\\.cn)?(?::[0-9]{2,5})?(?:/[A-Za-z0-9_./?=&%#-]{0,200})?)".to_owned(), false, &[]),
        way(K::Email, "(?P<t>[A-Za-z0-9._%+-]{1,64}@(?:[A-Za-z0-9-]{1,40}\\.){1,4}[A-Za-z]{2,10})".to_owned(), false, &[]),
        way(K::Phone, "电话(?:/传真|及传真|\\(传真\\)|号码)?(?:为|是|:)*(?P<t>(?:\\(?0[0-9]{2,3}\\)?[-—]?)?[0-9]{7,8}|[0-9]{11})".to_owned(), false, &[]),
        way(K::Fax, "传真(?:电话|号码)?(?:为|是|:)*(?P<t>(?:\\(?0[0-9]{2,3}\\)?[-—]?)?[0-9]{7,8})".to_owned(), false, &[]),
        way(K::Postcode, "(?:邮编|邮政编码)(?:为|是|:)*(?P<t>[0-9]{6})".to_owned(), false, &[]),
        Way { pattern: Pattern::address(), ..way(K::Address, String::new(), false, &[]) },
        way(K::Notice, "(?P<t>国办(?:公开办函|发|函)[〔\\[(【]?20[0-9]{2}[〕\\])】]?[0-9]{1,3}号?)".to_owned(), false, &[]),
    ]
});

/// The words of which every statement of a kind has one.
pub(super) const fn needs(kind: FactKind) -> &'static [&'static str] {
    use FactKind as K;
    match kind {
        K::Received => &["申请"],
        K::CarriedIn => &["结转", "转结", "顺延"],
        K::CarriedOut => &["结转", "转结", "顺延", "转"],
        K::Concluded => &["办结", "答复", "办理", "处理"],
        K::GrantedOrPartially => &["部分公开", "部份公开"],
        K::Granted => &["予以公开", "同意公开"],
        K::PartiallyGranted => &["部分公开", "部份公开"],
        K::Refused => &["不予公开", "不同意公开"],
        K::Unavailable => &["无法提供"],
        K::NotProcessed => &["不予处理"],
        K::OtherProcessing => &["其他处理"],
        K::ReconsiderationAndLitigation | K::Reconsideration => &["复议"],
        K::Litigation => &["诉讼"],
        K::NormativeDocumentsMade | K::NormativeDocumentsRepealed | K::NormativeDocumentsInForce => &["规范性文件"],
        K::Disclosed => &["公开"],
        K::FeeNotices => &["收费通知"],
        K::FeesNotified => &["总金额", "涉及金额"],
        K::FeesCollected => &["收取", "收缴", "征收", "实收"],
        K::Website => &["."],
        K::Email => &["@"],
        K::Phone => &["电话"],
        K::Fax => &["传真"],
        K::Postcode => &["邮编", "邮政编码"],
        K::Address => &["地址"],
        K::Notice => &["国办"],
    }
}

/// Nothing of the kind happened.
/// A kind, the pattern of such a sentence, and words of which every match has one.
pub(super) static NONE: LazyLock<Vec<(FactKind, Regex, &[&str])>> = LazyLock::new(|| {
    use FactKind as K;
    const NOT: &[&str] = &["未", "没有", "无", "不存在"];
    const NOT_RECEIVED_ANY: &[&str] =
        &["未收到", "没有收到", "未受理", "没有受理", "未接到", "没有接到", "未接收", "没有接收", "无"];
    let none = "(?:(?:未|没有|无)(?:发生|收到|接到|产生|出现|受理)|(?:未|没有|无)(?:因|任何|相关|有关|被|涉及|针对|政府信息公开|政务公开|信息公开|行政))";
    let case = "(?:的?(?:案件|申请|事项|案))?";
    let review = format!("(?:被)?(?:申请|提起|提出)?(?:行政)?复议{case}");
    let suit = format!("(?:被)?(?:申请|提起|提出)?(?:行政)?诉讼{case}");
    let other = format!("(?:有关|相关)?的?(?:申诉|投诉|举报|信访){case}");
    let link = "[、和及与或以,而]*";
    let end = "等?的?(?:情况|情形|现象|行为)?(?:[,。;]|$)";
    let application = "(?:公开的?申请|依申请公开的?(?:申请|事项|件)?|公开(?:政府|政务|相关)?信息的申请|申请公开(?:政府|政务|相关)?信息|申请(?:政府|政务)信息公开|信息依申请公开)";
    vec![
        (
            K::Received,
            pattern(&format!(
                "(?:(?:未|没有)(?:收到|受理|接到|接收)[^,。;0-9]{{0,30}}?|无(?:[^,。;0-9法效正需须论偿条形][^,。;0-9]{{0,20}}?)?){application}(?:事项|案件|信息|表|书|材料|件)?的?(?:情况|情形|现象)?(?:[,。;、(]|和|及|与|也|亦|未|没|$)"
            )),
            NOT_RECEIVED_ANY,
        ),
        (
            K::Reconsideration,
            pattern(&format!("{none}[^,。;0-9]{{0,30}}?{review}(?:{link}(?:{suit}|{other})){{0,3}}{end}")),
            NOT,
        ),
        (K::Litigation, pattern(&format!("{none}[^,。;0-9]{{0,40}}?{suit}(?:{link}{other}){{0,3}}{end}")), NOT),
        (K::CarriedIn, pattern("(?:无|没有)上一?年度?结转的?(?:申请|件|情况)*(?:[,。;、]|$)"), NOT),
        (
            K::CarriedOut,
            pattern(
                "(?:无|没有|未)[^,。;0-9]{0,10}?(?:结转|转结|顺延)[到至]?(?:下一?年度?|次年)[^,。;0-9]{0,8}(?:[,。;]|$)",
            ),
            NOT,
        ),
        (
            K::FeesCollected,
            pattern(
                "(?:无|未|没有|不存在|从未)(?:收取|发生|产生|实际收取)?[^,。;0-9]{0,10}?信息处理费|(?:未|没有|从未)(?:向[^,。;0-9]{1,16})?(?:实际)?(?:收取|收过)[^,。;0-9]{0,16}?费用?(?:[,。;、(]|$)|(?:未|没有)(?:发生|产生)[^,。;0-9]{0,16}?公开的?收费(?:(?:及|和|与|、)减免)?的?(?:情况|行为|事项)?(?:[,。;]|$)|信息公开(?:没有|未)(?:进行|实行|发生)?收费(?:[,。;]|$)",
            ),
            NOT,
        ),
        (K::FeeNotices, pattern("(?:收费通知的?件数)[^,。;0-9]{0,24}均为(?:0|零)"), &["通知件数", "通知的件数"]),
        (K::FeesNotified, pattern("收费通知的?件数和总金额[^,。;0-9]{0,24}均为(?:0|零)"), &["件数和总金额"]),
        (
            K::FeesCollected,
            pattern("实际收取的?总金额(?:均)?为?(?:0|零)元?(?:[,。;]|$)"),
            &["收取总金额", "收取的总金额"],
        ),
    ]
});
