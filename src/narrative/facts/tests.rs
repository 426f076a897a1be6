//! What sentences state, and what they do not.

use super::wording::WAYS;
use super::*;
use crate::document::{Format, Locator};
use crate::narrative::outline::outline;

fn stated(text: &str) -> Vec<Fact> {
    stated_by(text, None)
}

fn stated_by(text: &str, issuer: Option<&str>) -> Vec<Fact> {
    let at = |i| Locator::line(Format::Text, i + 1);
    let line = |(i, t)| Paragraph::new(t, at(i), 0, None);
    let paragraphs: Vec<Paragraph<'_>> = text.lines().enumerate().map(line).collect();
    facts(&paragraphs, &outline(&paragraphs), Some(2023), issuer)
}

fn values(text: &str) -> Vec<(FactKind, String, bool)> {
    let shown = |f: Fact| (f.kind, f.value.map_or(f.text, |v| v.to_string()), f.firm);
    stated(text).into_iter().map(shown).collect()
}

#[test]
fn patterns_compile() {
    assert!(
        WAYS.iter().all(|w| w.pattern.compiles())
            && NONE.iter().map(|n| &n.1).chain([&*OWN_COUNT]).all(|p| p.as_str() != "$^")
    );
}

#[test]
fn counts_are_read_with_their_sentence() {
    use FactKind as K;
    type Expected = [(FactKind, &'static str, bool)];
    let cases: &[(&str, &Expected)] = &[
        ("2023年共收到政府信息公开申请 81 件，其中自然人80件。", &[(K::Received, "81", true)]),
        ("全年接收通过邮寄、网络提交的各类政府信息公开申请共计81件。", &[(K::Received, "81", true)]),
        (
            "（二）依申请公开\n本年度全县共收到70件申请，及时依法依规办结69件，1件结转下年度继续办理。",
            &[(K::Received, "70", true), (K::Concluded, "69", true), (K::CarriedOut, "1", true)],
        ),
        (
            "全县全年共受理政府信息公开申请 749 件，其中自然人申请 741 件；共办理 718 件，结转下一年 31 件。",
            &[(K::Received, "749", true), (K::Concluded, "718", true), (K::CarriedOut, "31", true)],
        ),
        (
            "办结依申请公开81件，其中：予以公开及部分公开42件，占51.85%；不予公开5件；无法提供31件；不予处理1件；其他处理2件。",
            &[
                (K::Concluded, "81", true),
                (K::GrantedOrPartially, "42", true),
                (K::Refused, "5", true),
                (K::Unavailable, "31", true),
                (K::NotProcessed, "1", true),
                (K::OtherProcessing, "2", true),
            ],
        ),
        // of one row of several
        ("办理结果中，不予公开5件；因本机关不掌握而无法提供3件。", &[(K::Refused, "5", true)]),
        (
            "因政府信息公开引起的行政复议案件2件、行政诉讼案件7件。",
            &[(K::Reconsideration, "2", true), (K::Litigation, "7", true)],
        ),
        (
            "答复政府信息公开申请805件（含上年度结转申请18件，另有72件申请按照《条例》顺延到下年度答复）。",
            &[(K::Concluded, "805", true), (K::CarriedIn, "18", true), (K::CarriedOut, "72", true)],
        ),
        (
            "制发行政规范性文件62件，清理现行有效行政规范性文件393件。",
            &[(K::NormativeDocumentsMade, "62", true), (K::NormativeDocumentsInForce, "393", true)],
        ),
        (
            "2023年应诉行政诉讼案件15件，涉及政府信息公开的2件。",
            &[(K::Litigation, "15", false), (K::Litigation, "2", true)],
        ),
        (
            "今年共办理依申请公开41件（含上年结转4件），其中：自然人37件。",
            &[(K::Concluded, "41", false), (K::CarriedIn, "4", true)],
        ),
        (
            "收到政府信息公开申请37件、办结35件、结转到下年度2件，另办结2022年结转4件。",
            &[
                (K::Received, "37", true),
                (K::Concluded, "35", false),
                (K::CarriedOut, "2", true),
                (K::CarriedIn, "4", true),
            ],
        ),
        (
            "收到政府信息公开申请41件（含上年结转4件），办结39件。",
            &[(K::Received, "41", true), (K::CarriedIn, "4", true), (K::Concluded, "39", true)],
        ),
        ("主动公开政府信息1.2万条。", &[(K::Disclosed, "12000", true)]),
        ("全年公开362条政府信息。", &[(K::Disclosed, "362", true)]),
        ("2023年主动公开801条。", &[(K::Disclosed, "801", true)]),
        (
            "收到政府信息公开申请与上年持平，为5件，转结下年2件。",
            &[(K::Received, "5", false), (K::CarriedOut, "2", true)],
        ),
        ("收到政府信息公开申请5件，与上年持平，办结4件。", &[(K::Received, "5", true), (K::Concluded, "4", true)]),
        ("共处理政府信息公开申请1261件，答复1181件。", &[(K::Concluded, "1261", false), (K::Concluded, "1181", true)]),
        ("办理依申请公开事项2件。", &[(K::Concluded, "2", true)]),
        ("发生1起有关政府信息公开的行政复议案件。", &[(K::Reconsideration, "1", true)]),
        ("对2件申请发出收费通知，涉及金额700元。", &[(K::FeeNotices, "2", true), (K::FeesNotified, "700", true)]),
        ("2023年收取信息处理费共计380元。", &[(K::FeesCollected, "380", true)]),
        ("2023年，无收取信息处理费情况。", &[(K::FeesCollected, "0", true)]),
        ("我局未收取政府信息公开费用，不存在减免费用。", &[(K::FeesCollected, "0", true)]),
        (
            "主动公开政府信息1646条。政务公开目录主动公开政府信息69条。",
            &[(K::Disclosed, "1646", true), (K::Disclosed, "69", false)],
        ),
        ("全年共办理政府信息公开申请80件，已答复69件。", &[(K::Concluded, "80", false), (K::Concluded, "69", true)]),
        (
            "发出收费通知的件数和总金额以及实际收取的总金额均为0。",
            &[(K::FeesNotified, "0", true), (K::FeeNotices, "0", true), (K::FeesCollected, "0", true)],
        ),
        (
            "全年未收到政府信息公开申请，未发生因政府信息公开引起的行政复议和行政诉讼。",
            &[(K::Received, "0", true), (K::Reconsideration, "0", true), (K::Litigation, "0", true)],
        ),
        (
            "联系电话：0591-23165250；邮编：350400；网址：www.example.gov.cn；邮箱：a_b@163.com；地址：青河县人民路1号。",
            &[
                (K::Phone, "0591-23165250", false),
                (K::Postcode, "350400", false),
                (K::Website, "www.example.gov.cn", false),
                (K::Email, "a_b@163.com", false),
                (K::Address, "青河县人民路1号", false),
            ],
        ),
    ];
    for (text, expected) in cases {
        let mut found = values(text);
        let mut expected: Vec<_> = expected.iter().map(|&(k, v, f)| (k, v.to_owned(), f)).collect();
        found.sort();
        expected.sort();
        assert_eq!(found, expected, "{text}");
    }
}

#[test]
fn what_is_no_statement_about_the_year_is_not_firm_or_not_taken() {
    // another business, a rounded figure, a part, an earlier year, a running total
    assert!(values("窗口共受理申请121510件。").is_empty());
    assert!(values("（二）依申请公开\n共受理行政审批申请500件。").is_empty());
    assert!(values("主动公开政府信息约2000条，主动公开政府信息1000余条。").is_empty());
    let firm = |t: &str| values(t).into_iter().any(|v| v.2);
    assert!(!firm("2022年共收到政府信息公开申请60件。"));
    assert!(!firm("截至目前累计收到政府信息公开申请600件。"));
    assert!(!firm("其中收到网络申请5件政府信息公开申请。"));
    assert!(!firm("行政复议案件被纠正1件。"));
    assert!(!firm("上半年，制发行政规范性文件6件。"));
    assert!(!firm("下属5个单位制发行政规范性文件6件。"));
    assert!(!firm("协助市政府制发行政规范性文件6件。"));
    assert!(!firm("公示了政府集中采购30项，公示总金额198249.8元。"));
    assert!(!firm("主动公开政策文件15条，重大民生领域工作动态30条。"));
    assert!(!firm("通过门户网站主动公开政府信息37条。"));
    assert!(!firm("通过门户网站公开37条政府信息。"));
    assert!(!firm("通过其他方式公开政府信息37条。"));
    assert!(!firm("在“青河发布”公开政府信息37条。"));
    assert!(!firm("依申请公开37条政府信息。"));
    assert!(!firm("与上年持平，其中办结4件政府信息公开申请。"));
    assert!(!firm("收到政府信息公开申请较上年减少6件。"));
    assert!(firm("通过门户网站、公众号等渠道主动公开政府信息37条。"));
    assert!(!firm("受理行政复议申请56件。"));
    assert!(!firm("县长信箱受理有效信件3件，已办结3件。"));
    assert!(!firm("主动公开本单位政府信息、行政复议决定书20份。"));
    assert!(!firm("公开行政复议决定书12份，公开行政诉讼案例3个。"));
    assert!(!firm("办理行政复议案件20件，受理行政诉讼案件5件，均与政府信息公开无关。"));
    assert!(firm("因政府信息公开被申请行政复议3件。"));
    assert!(!firm("对本单位制发的13件规范性文件进行全面清理评估。"));
    assert!(firm("制发行政规范性文件13件。"));
    assert!(firm("制发13件规范性文件。"));
    let fees = values("依法收取行政事业性收费1627.79万元，未收取政府信息公开信息处理费。");
    assert_eq!(fees, [(FactKind::FeesCollected, "0".to_owned(), true)]);
    assert!(!firm("全年收到政府信息公开申请比上年减少6件。"));
    assert!(!firm("全年收到政府信息公开费用申请，未收取行政事业性收费费用。"));
}

#[test]
fn counts_of_other_things_and_of_others_are_not_firm() {
    let sentences = [
        // the property that documents were given, not how applications ended
        "制发公文120件，其中主动公开80件、依申请公开30件、不予公开10件。",
        "公文公开属性认定情况：依申请公开类12件，不予公开类3件。",
        "新增文件60条，依申请公开的8条，不予公开的2条。",
        // each number before its words
        "收到5条，其中1条依申请公开，3条内容涉及经济安全，不予公开1条内容未制作，也无法提供。",
        // every kind of case, cases of a reviewing body
        "（二）依申请公开情况\n全年办理行政复议案件45件、行政应诉案件22件。",
        "办理行政复议案件12件、行政诉讼案件8件，其中涉及政府信息公开的行政复议1件。",
        "本机关作为行政复议机关，办理政府信息公开类行政复议案件14件。",
        "全年行政复议、诉讼各1件，均因政府信息公开引起。",
        // other bodies, parts of the year
        "县政府制发规范性文件9件，我局制发5件。",
        "全县水利系统收到政府信息公开申请90件。",
        "1至11月收到政府信息公开申请50件，12月收到政府信息公开申请7件。",
        "截至2023年底累计公开政府信息44条。",
        // another fee, and one that was due
        "收取不动产登记费380万元，应收取信息处理费20元。",
        // some sorts only
        "未收到重复的政府信息公开申请，未收到网络依申请公开，无正当理由大量反复申请公开政府信息。",
        "未发生因政府信息公开引起的行政复议被纠正、行政诉讼败诉情况。",
    ];
    for sentence in sentences {
        let firm: Vec<_> = values(&format!("一、总体情况\n{sentence}")).into_iter().filter(|v| v.2).collect();
        assert!(firm.is_empty(), "{sentence} {firm:?}");
    }
}

#[test]
fn the_same_is_said_in_many_words() {
    use FactKind as K;
    let cases: &[(&str, &[(FactKind, &str)])] = &[
        ("累计公开政府信息66条。", &[]),
        ("2023年，累计公开政府信息66条。", &[(K::Disclosed, "66")]),
        ("全年，我局公开政府信息4517条。", &[(K::Disclosed, "4517")]),
        ("未收到任何要求公开政府信息的申请。", &[(K::Received, "0")]),
        ("未收到个人、法人或者其他组织向本机关申请公开政府信息。", &[(K::Received, "0")]),
        ("本年度无申请政府信息公开的情况。", &[(K::Received, "0")]),
        ("全年未收到依申请公开事项。", &[(K::Received, "0")]),
        ("收到1项依申请公开事项。", &[(K::Received, "1")]),
        ("受理依申请政府信息公开事项3件。", &[(K::Received, "3")]),
        (
            "收到政府信息公开申请2件，办结1件，转入2024年办理1件。",
            &[(K::Received, "2"), (K::Concluded, "1"), (K::CarriedOut, "1")],
        ),
        ("依申请公开无上年度结转，没有申请结转到下一年度。", &[(K::CarriedIn, "0"), (K::CarriedOut, "0")]),
        ("答复政府信息公开申请6件，部份公开1件。", &[(K::Concluded, "6"), (K::PartiallyGranted, "1")]),
        (
            "未发生针对政府信息公开事务的行政复议案、行政诉讼案和有关的申诉案。",
            &[(K::Reconsideration, "0"), (K::Litigation, "0")],
        ),
        ("无因政府信息公开申请行政复议及提起诉讼等情况。", &[(K::Reconsideration, "0"), (K::Litigation, "0")]),
        (
            "没有因政府信息公开工作而被申请行政复议或被提起行政诉讼的情况。",
            &[(K::Reconsideration, "0"), (K::Litigation, "0")],
        ),
        ("未发生政府信息公开的收费及减免情况。", &[(K::FeesCollected, "0")]),
        ("本镇政府信息公开没有收费。", &[(K::FeesCollected, "0")]),
        ("应收信息处理费380元，实收0元。", &[(K::FeesCollected, "0")]),
        ("收取信息处理费2笔共计760元。", &[(K::FeesCollected, "760")]),
        ("收取信息处理费共2笔，合计人民币760元。", &[(K::FeesCollected, "760")]),
        ("未向申请人收取任何费用（检索、邮寄等费用）。", &[(K::FeesCollected, "0")]),
        ("全年收政府信息公开申请27件。", &[(K::Received, "27")]),
        ("2023年新收申请27件，上年结转申请4件。", &[(K::Received, "27"), (K::CarriedIn, "4")]),
        ("2023年新收补贴申请27件，上年结转4件。", &[]),
        (
            "规范性文件本年新制定5件，废止2件，现行有效31件。",
            &[
                (K::NormativeDocumentsMade, "5"),
                (K::NormativeDocumentsRepealed, "2"),
                (K::NormativeDocumentsInForce, "31"),
            ],
        ),
    ];
    for (text, expected) in cases {
        let mut found: Vec<_> = values(text).into_iter().filter(|v| v.2).map(|v| (v.0, v.1)).collect();
        let mut expected: Vec<_> = expected.iter().map(|&(kind, value)| (kind, value.to_owned())).collect();
        found.sort();
        expected.sort();
        assert_eq!(found, expected, "{text}");
    }
}

#[test]
fn of_applications_of_all_sorts_those_for_information_count() {
    use FactKind as K;
    let both: &[(FactKind, &str)] = &[(K::Received, "27")];
    let cases: &[(&str, &[(FactKind, &str)])] = &[
        ("收到各类申请40件，其中政府信息公开申请27件，投诉举报13件。", both),
        ("2023年，我局共受理各类申请40件（其中：信息公开申请27件），均已办结。", both),
        ("收到各类申请共计40件，其中，政府信息公开申请27件，同比增长5%。", both),
        ("收到群众申请40件，包括依申请公开27件、信访申请13件。", both),
        ("收到群众申请40件，政府信息公开申请27件，投诉举报13件。", both),
        ("共办理各类申请40件，其中政府信息公开申请27件。", &[]),
        ("收到申请40件，属于信息公开类27件。", &[]),
        // of applications for information such a count is a part again, and so is one of some matter
        ("收到政府信息公开申请40件，其中政府信息公开申请27件。", &[(K::Received, "40")]),
        ("2022年收到各类申请40件，其中政府信息公开申请27件。", &[]),
        ("收到各类申请40件，其中涉及征地的政府信息公开申请27件。", &[]),
        ("收到申请27件，办结政府信息公开申请27件。", &[(K::Received, "27"), (K::Concluded, "27")]),
        // what was dealt with is what was new and what came over
        (
            "本年度共办理依申请公开28件，其中新收27件、上年结转1件。",
            &[(K::Concluded, "28"), (K::Received, "27"), (K::CarriedIn, "1")],
        ),
        ("依申请公开：新收27件，办结27件。", &[(K::Received, "27"), (K::Concluded, "27")]),
        ("新收信访件27件。", &[]),
        ("收到政府信息公开申请28件，其中自然人新收27件。", &[(K::Received, "28")]),
        // the body's own among those of a place
        ("全县各部门共收到政府信息公开申请812件，其中我局收到27件。", both),
        ("全县共收到政府信息公开申请812件，其中本机关收到申请27件。", both),
        ("全县共收到政府信息公开申请812件，其中我局27件。", both),
        ("依申请公开有序。全县共收到信访件812件，其中我局收到申请27件。", &[]),
    ];
    for (text, expected) in cases {
        let mut expected: Vec<_> = expected.iter().map(|&(kind, value)| (kind, value.to_owned())).collect();
        expected.sort();
        assert_eq!(firm_of_bureau(text), expected, "{text}");
    }
    let alone = stated("2023年度，本机关收到申请27件，其中自然人20件；予以公开25件，部分公开2件。");
    let firm: Vec<_> = alone.iter().filter(|fact| fact.firm).map(|fact| fact.kind).collect();
    assert_eq!(firm, [K::Received, K::Granted, K::PartiallyGranted]);
    assert!(stated("政策文件及时予以公开。收到补贴申请27件。").is_empty());
}

/// The firm counts of a text about applications in the report of a bureau.
fn firm_of_bureau(text: &str) -> Vec<(FactKind, String)> {
    let facts = stated_by(&format!("（二）依申请公开情况\n{text}"), Some("青河县水利局"));
    let firm = facts.into_iter().filter(|fact| fact.firm);
    let mut firm: Vec<_> =
        firm.map(|fact| (fact.kind, fact.value.map(|value| value.to_string()).unwrap_or_default())).collect();
    firm.sort();
    firm
}

#[test]
fn figures_are_of_one_year_and_of_one_body() {
    use FactKind as K;
    let cases: &[(&str, &[(FactKind, &str)])] = &[
        // other years beside the report's
        ("2021年至2023年共收到申请45件。", &[]),
        ("近三年来，共收到申请45件。", &[]),
        ("2021-2023年，收到申请45件，办结45件。", &[]),
        ("“十四五”以来，共收到申请300件。", &[]),
        ("2022年收到申请8件，今年收到申请6件。", &[(K::Received, "6")]),
        ("2022年，我局平稳有序，全年收到申请8件。", &[]),
        ("上半年收到申请3件，全年收到申请7件。", &[(K::Received, "7")]),
        ("2023年收到申请20件，比2022年增加5件；办结19件。", &[(K::Received, "20"), (K::Concluded, "19")]),
        ("2023年收到申请6件（2022年8件），办结6件。", &[(K::Received, "6"), (K::Concluded, "6")]),
        ("与2022年的8件相比，今年收到申请6件。", &[(K::Received, "6")]),
        ("2022年收到申请2件，2023年未收到政府信息公开申请。", &[(K::Received, "0")]),
        ("上年予以公开9件，本年予以公开8件。", &[(K::Granted, "8")]),
        // what came over from one year, and went into the next
        (
            "2023年收到依申请公开3件，结转2022年1件，结转2024年1件，办结3件。",
            &[(K::Received, "3"), (K::CarriedIn, "1"), (K::Concluded, "3"), (K::CarriedOut, "1")],
        ),
        ("2022年结转至2023年2件，2023年结转至2024年1件。", &[(K::CarriedIn, "2"), (K::CarriedOut, "1")]),
        ("上年结转2022年申请1件，收到申请5件。", &[(K::Received, "5"), (K::CarriedIn, "1")]),
        ("收到申请12件（其中1件为2022年结转）。", &[(K::Received, "12"), (K::CarriedIn, "1")]),
        (
            "收到申请12件（含2022年度结转1件），答复11件，结转2024年度1件。",
            &[(K::Received, "12"), (K::CarriedIn, "1"), (K::Concluded, "11"), (K::CarriedOut, "1")],
        ),
        ("上年结转2件，办结16件。", &[(K::CarriedIn, "2"), (K::Concluded, "16")]),
        ("办结8件、结转下年度0件。", &[(K::Concluded, "8"), (K::CarriedOut, "0")]),
        // other bodies
        ("2023年，全县共收到申请320件，其中县水利局收到申请12件。", &[]),
        ("我局收到申请12件，全县共收到申请320件。", &[(K::Received, "12")]),
        ("县水利局收到申请3件，县教育局收到申请9件。", &[(K::Received, "3")]),
        ("局机关收到申请5件，局属单位收到申请9件。", &[(K::Received, "5")]),
        ("各乡镇收到申请26件。", &[]),
        ("市水利系统共收到申请80件。", &[]),
        ("代县政府答复申请5件。", &[]),
        ("面向社会主动公开政府信息90条。", &[(K::Disclosed, "90")]),
        // things that are answered too
        ("我局共受理依申请公开3件，主动公开信息5件，答复市民信件120件。", &[(K::Received, "3")]),
        ("收到网民咨询140件，办结140件。", &[]),
        ("受理政务服务事项申请5400件，办结5400件。", &[]),
        ("收到信息公开申请补正材料3件。", &[]),
        // parts, and what is no count
        ("信函收到申请5件，网络收到申请6件。", &[]),
        ("收到关于征地的申请5件，答复规划领域的申请2件。", &[]),
        ("重新答复申请1件，延期答复申请2件。", &[]),
        ("收到申请净增5件，收到申请不到5件，收到申请5件以上。", &[]),
        ("收到公民、法人和其他组织的申请共12件。", &[(K::Received, "12")]),
        ("政府信息公开申请数量为3件。", &[(K::Received, "3")]),
        ("全年政府信息公开申请3（件），比上年减少12件。", &[(K::Received, "3")]),
        ("未收到法人提出的政府信息公开申请。", &[]),
    ];
    for (text, expected) in cases {
        let mut expected: Vec<_> = expected.iter().map(|&(kind, value)| (kind, value.to_owned())).collect();
        expected.sort();
        assert_eq!(firm_of_bureau(text), expected, "{text}");
    }
}

#[test]
fn reviews_documents_and_fees_of_others_are_not_firm() {
    use FactKind as K;
    let cases: &[(&str, &[(FactKind, &str)])] = &[
        ("收到行政复议申请12件，其中涉及政府信息公开2件；行政诉讼应诉5件，其中涉及政府信息公开1件。", &[]),
        ("未经复议直接起诉的政府信息公开行政诉讼2件，复议后起诉1件。", &[]),
        ("审理政府信息公开行政复议案件15件。", &[]),
        ("制定出台规章1件、规范性文件5件。", &[(K::NormativeDocumentsMade, "5")]),
        ("建议县政府废止规范性文件3件。", &[]),
        ("全县主动公开政府信息15000条，我局主动公开政府信息1200条。", &[(K::Disclosed, "1200")]),
        ("应主动公开政府信息1500条。", &[]),
        ("收取信息处理费1件，合计金额人民币100元。", &[(K::FeesCollected, "100")]),
        ("收取信息处理费1件，合计金额人民币壹佰元。", &[(K::FeesCollected, "100")]),
        ("共收取信息处理费人民币叁佰捌拾元整。", &[(K::FeesCollected, "380")]),
        ("超过30件的部分，每件收取信息处理费壹佰元。", &[]),
        ("超过30件的部分，每件收取信息处理费100元。", &[]),
        ("收取信息处理费的总金额为0元。", &[(K::FeesCollected, "0")]),
        ("收取诉讼费200元，信息处理费另计。", &[]),
        ("2022年收取信息处理费800元，2023年未收取信息处理费。", &[(K::FeesCollected, "0")]),
    ];
    for (text, expected) in cases {
        let mut expected: Vec<_> = expected.iter().map(|&(kind, value)| (kind, value.to_owned())).collect();
        expected.sort();
        assert_eq!(firm_of_bureau(text), expected, "{text}");
    }
}

#[test]
fn an_address_ends_where_its_bracket_begins() {
    let address = |text: &str| {
        let mut found = stated(text).into_iter().filter(|fact| fact.kind == FactKind::Address);
        found.next().map(|fact| fact.text)
    };
    assert_eq!(address("地址：青河县人民路1号（邮编：350400）。").as_deref(), Some("青河县人民路1号"));
    assert_eq!(
        address("地址：青河县人民路1号（水利大厦），邮编350400。").as_deref(),
        Some("青河县人民路1号（水利大厦）")
    );
}

#[test]
fn locators_point_at_the_figure() {
    let text = "一、总体情况\n全年共收到政府信息公开申请 12 件。";
    let fact = stated(text).remove(0);
    assert_eq!(fact.locator.to_string(), "text:L2:C15");
    assert_eq!(fact.sentence, "全年共收到政府信息公开申请 12 件。");
}

#[test]
fn a_part_of_several_is_not_the_whole() {
    use FactKind as K;
    let whole = |n: &'static str| vec![(K::Received, n)];
    let of_town: Vec<(&str, Vec<(FactKind, &str)>)> = vec![
        ("收到市级平台转办政府信息公开申请3件，本级收到申请24件，共计27件。", whole("27")),
        ("2023年，县本级收到政府信息公开申请12件，乡镇（街道）收到8件，县直部门收到7件，共计27件。", whole("27")),
        ("县本级收到政府信息公开申请12件，乡镇收到申请8件，县直部门收到申请7件，共收到申请27件。", whole("27")),
        ("县本级收到政府信息公开申请12件，乡镇收到8件，合计受理24件。", whole("24")),
        ("县本级收到政府信息公开申请12件，乡镇收到8件，合计24件。", vec![]),
        // no whole is stated
        ("2023年县政府本级收到政府信息公开申请27件，各乡镇收到申请112件，县直部门收到申请96件。", vec![]),
        ("收到省级平台转办政府信息公开申请3件，本级收到申请24件。", vec![]),
        ("收到市政府转办的政府信息公开申请3件。", vec![]),
        ("县本级新收申请27件（不含乡镇），全县共收到申请112件。", vec![(K::Received, "27")]),
        // events, each on its day
        ("我县于2023年5月6日收到政府信息公开申请1件，12月3日收到1件，全年共收到27件。", whole("27")),
        ("2023年5月6日收到政府信息公开申请1件，12月3日收到政府信息公开申请1件。", vec![]),
        ("2023年1月1日至12月31日收到政府信息公开申请27件。", whole("27")),
        // what is added up is of several kinds
        ("收到政府信息公开申请23件，上年结转4件，合计27件。", vec![(K::Received, "23"), (K::CarriedIn, "4")]),
        ("收到政府信息公开申请23件，网民咨询4件，共计27件。", whole("23")),
        ("收到政府信息公开申请27件，其中网上20件、信函7件，共计27件。", whole("27")),
        ("县政府制发规范性文件3件，县政府办制发规范性文件6件，共计9件。", vec![(K::NormativeDocumentsMade, "9")]),
        ("县本级办结申请12件，乡镇办结申请8件，共计办结20件。", vec![(K::Concluded, "20")]),
        (
            "因政府信息公开被申请行政复议3件，被提起行政诉讼2件，共计5件。",
            vec![(K::Reconsideration, "3"), (K::Litigation, "2")],
        ),
        // by one channel each
        (
            "通过政府网站公开政府信息955条，通过政务微信公开政府信息120条，通过其他方式公开86条，共计1161条。",
            vec![(K::Disclosed, "1161")],
        ),
        ("通过政务微信公开政府信息120条。", vec![]),
        ("主动公开政府信息955条，发布微博120条，共计1075条。", vec![(K::Disclosed, "955")]),
    ];
    for (text, mut expected) in of_town {
        let facts = stated_by(&format!("（二）依申请公开情况\n{text}"), Some("青河县人民政府"));
        let firm = facts.into_iter().filter(|fact| fact.firm);
        let mut firm: Vec<_> = firm.map(|fact| (fact.kind, fact.value.unwrap_or_default().to_string())).collect();
        firm.sort();
        expected.sort();
        let expected: Vec<_> = expected.into_iter().map(|(kind, value)| (kind, value.to_owned())).collect();
        assert_eq!(firm, expected, "{text}");
    }
    // to a bureau others' counts are no parts of its own
    assert_eq!(firm_of_bureau("我局收到申请27件，全县收到申请812件，共计839件。"), [(K::Received, "27".to_owned())]);
    assert!(firm_of_bureau("县本级收到申请12件，乡镇收到8件，共计20件。").is_empty());
    let found = values("县本级收到政府信息公开申请12件，乡镇收到8件，共计20件。");
    assert!(found.contains(&(K::Received, "20".to_owned(), false)), "{found:?}");
}

#[test]
fn outcomes_have_several_names() {
    use FactKind as K;
    let cases: &[(&str, &[(FactKind, &str)])] = &[
        ("其中同意公开或部分公开共16件，公开率为30.8%。", &[(K::GrantedOrPartially, "16")]),
        ("予以公开或者部分公开16件。", &[(K::GrantedOrPartially, "16")]),
        ("全部公开和部分公开16件。", &[(K::GrantedOrPartially, "16")]),
        ("全部或部分公开16件。", &[(K::GrantedOrPartially, "16")]),
        ("予以公开（含部分公开）16件。", &[(K::GrantedOrPartially, "16")]),
        ("公开及部分公开16件。", &[]),
        ("予以公开11件和部分公开5件。", &[(K::Granted, "11"), (K::PartiallyGranted, "5")]),
        ("“同意公开”答复数40件，占总数的83%；", &[(K::Granted, "40")]),
        ("“同意部分公开”答复数3件；", &[(K::PartiallyGranted, "3")]),
        ("“非政府信息、政府信息不存在”答复数4件；", &[]),
        ("“不予公开”答复数1件。", &[(K::Refused, "1")]),
        ("不同意公开答复数4件，其他类型答复数2件。", &[(K::Refused, "4")]),
        ("属于已主动公开范围答复数5件。", &[]),
        ("对依申请公开答复数39件。", &[(K::Concluded, "39")]),
        ("对依申请公开的答复总数39件，其中同意公开答复数11件。", &[(K::Concluded, "39"), (K::Granted, "11")]),
        // what is not done yet, and what came over of other cases
        ("按期办结39件，未按期办结0件，待答复2件。", &[(K::Concluded, "39")]),
        ("因信息公开被申请行政复议3件（含上年结转1件）。", &[(K::Reconsideration, "3")]),
        ("收到申请27件（含上年结转1件）。", &[(K::Received, "27"), (K::CarriedIn, "1")]),
        // information, and no applications for it
        ("不予公开信息有10条，主要是关于人事安排的信息。", &[]),
        ("收到申请12条，不予公开信息1条。", &[(K::Received, "12"), (K::Refused, "1")]),
    ];
    for (text, expected) in cases {
        let mut expected: Vec<_> = expected.iter().map(|&(kind, value)| (kind, value.to_owned())).collect();
        expected.sort();
        assert_eq!(firm_of_bureau(text), expected, "{text}");
    }
}
