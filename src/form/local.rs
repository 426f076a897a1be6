//! Local statistics tables before 2019 (指标名称 / 计量单位 / 本年度 / 历年累计), after the table of Fujian.
//!
//! Offices added indicators of their own; an indicator outside this list keeps its printed label as its row.

use super::LocalRow as L;
use super::{Block, Edition, Form, Identity, Label, LocalColumn, Quantity, TableId, check, label, words};

/// The local table.
pub(super) static FORM: Form = Form { edition: Edition::Local, blocks: &[&LOCAL], bounds: &[] };

const DISCLOSED: &[&str] = &["主动公开文件数"];
const RECEIVED: &[&str] = &["受理依申请公开信息总数"];
const REPLIES: &[&str] = &["对申请的答复总数"];

static ROWS: &[Label] = &[
    label(L::Disclosed.name(), "主动公开文件数").aka(&[
        "主动公开信息数",
        "主动公开政府信息数",
        "主动公开文件总数",
        "主动公开信息总数",
        "主动公开政府信息条数",
        "主动公开政府信息总数",
    ]),
    label(L::DisclosedWebsite.name(), "其中：1、政府网站公开数").under(DISCLOSED).aka(&[
        "政府网站公开文件数",
        "政府网站公开信息数",
        "网站公开数",
        "政府网站公开政府信息数",
        "政府网站公开",
        "网站公开",
    ]),
    label(L::DisclosedGazette.name(), "2、政府公报公开数").under(DISCLOSED).aka(&[
        "政府公报公开文件数",
        "政府公报公开信息数",
        "公报公开数",
        "政府公报公开政府信息数",
        "政府公报公开",
    ]),
    label(L::DisclosedOther.name(), "3、其他方式公开数").under(DISCLOSED).aka(&["其他形式公开数", "其他渠道公开数"]),
    label(L::Received.name(), "受理依申请公开信息总数").aka(&[
        "受理政府信息依申请公开总数",
        "受理依申请公开总数",
        "受理依申请公开政府信息总数",
        "受理依申请公开信息数",
        "依申请公开信息总数",
        "受理申请总数",
        "受理申请数",
        "受理政府信息公开申请总数",
        "收到申请数",
        "收到申请总数",
    ]),
    label(L::ReceivedInPerson.name(), "其中：1、当面申请数").under(RECEIVED),
    label(L::ReceivedOnline.name(), "2、网上申请数").under(RECEIVED).aka(&["网络申请数", "网上申请总数"]),
    label(L::ReceivedEmail.name(), "3、电子邮件申请数").under(RECEIVED).aka(&["电子邮箱申请数"]),
    label(L::ReceivedFax.name(), "4、传真申请数").under(RECEIVED),
    label(L::ReceivedLetter.name(), "5、信函申请数").under(RECEIVED).aka(&["信件申请数", "信函申请总数"]),
    label(L::ReceivedLetterFax.name(), "3、信函、传真申请数").under(RECEIVED).aka(&[
        "信函及传真申请数",
        "信函和传真申请数",
        "传真、信函申请数",
    ]),
    label(L::ReceivedOther.name(), "6、其他形式申请数").under(RECEIVED).aka(&["其他方式申请数", "其他申请数"]),
    label(L::Replies.name(), "对申请的答复总数").aka(&[
        "答复总数",
        "对申请答复总数",
        "对申请的答复数",
        "申请答复总数",
        "申请答复数",
    ]),
    label(L::RepliesGranted.name(), "其中：1、同意公开答复数").under(REPLIES).aka(&["同意公开答复总数"]),
    label(L::RepliesPartiallyGranted.name(), "2、同意部分公开答复数")
        .under(REPLIES)
        .aka(&["同意部分公开答复总数", "部分公开答复数"]),
    label(L::RepliesRefused.name(), "3、不予公开答复数").under(REPLIES).aka(&[
        "不予公开答复总数",
        "否决公开答复总数",
        "否决公开答复数",
        "不同意公开答复数",
    ]),
    label(L::RepliesOther.name(), "4、其他类型答复数").under(REPLIES).aka(&["其他类型答复总数", "其他答复数"]),
    label(L::FeesWaived.name(), "政府信息公开收费减免金额").aka(&["收费减免金额"]).quantity(Quantity::Yuan),
    label(L::LitigationComplaints.name(), "接受行政诉讼、举报数").aka(&[
        "接受行政诉讼、举报总数",
        "接受行政申诉、举报数",
        "接受举报数",
    ]),
    label(L::Reconsideration.name(), "行政复议数").aka(&["行政复议总数", "行政复议数量"]),
    label(L::Litigation.name(), "行政诉讼数").aka(&["行政诉讼总数", "行政诉讼数量"]),
];

static LOCAL: Block = Block {
    edition: Edition::Local,
    table: TableId::LocalStatistics,
    title: "政府信息公开情况统计表",
    rows: ROWS,
    columns: &[
        label(LocalColumn::Year.name(), "本年度").aka(&[
            "本年数",
            "本年度数",
            "本期实际",
            "统计数",
            "2008年度",
            "2009年度",
            "2010年度",
            "2011年度",
            "2012年度",
            "2013年度",
            "2014年度",
            "2015年度",
            "2016年度",
            "2017年度",
            "2018年度",
            "2019年度",
            "2020年度",
            "2021年度",
            "2022年度",
            "2023年度",
            "2024年度",
            "2025年度",
            "2026年度",
        ]),
        label(LocalColumn::Cumulative.name(), "历年累计").aka(&[
            "累计数",
            "累计总数",
            "历年累计数",
            "历年合计",
            "本年累计",
            "自2008年以来累计",
            "2008年以来累计",
            "截至2009年底累计",
            "截至2010年底累计",
            "截至2011年底累计",
            "截至2012年底累计",
            "截至2013年底累计",
            "截至2014年底累计",
            "截至2015年底累计",
            "截至2016年底累计",
            "截至2017年底累计",
            "截至2018年底累计",
            "截至2019年底累计",
        ]),
    ],
    down: &[
        Identity {
            name: "local_statistics.received",
            left: &[
                L::ReceivedInPerson.name(),
                L::ReceivedOnline.name(),
                L::ReceivedEmail.name(),
                L::ReceivedFax.name(),
                L::ReceivedLetter.name(),
                L::ReceivedLetterFax.name(),
                L::ReceivedOther.name(),
            ],
            right: &[L::Received.name()],
            says: words("各种方式的申请数之和，等于受理总数", "the channels add up to the applications received"),
        },
        Identity {
            name: "local_statistics.replies",
            left: &[
                L::RepliesGranted.name(),
                L::RepliesPartiallyGranted.name(),
                L::RepliesRefused.name(),
                L::RepliesOther.name(),
            ],
            right: &[L::Replies.name()],
            says: words("各种答复之和，等于答复总数", "the kinds of reply add up to the replies"),
        },
    ],
    across: &[],
};

const _: () = check(&LOCAL);

#[cfg(test)]
mod tests {
    use super::*;
    use crate::form::Axis;

    #[test]
    fn rows_follow_the_axis() {
        let keys: Vec<&str> = ROWS.iter().map(|row| row.key).collect();
        assert_eq!(keys, L::ALL.iter().map(|row| row.key()).collect::<Vec<_>>());
    }
}
