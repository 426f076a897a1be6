//! 政府信息公开情况统计表: the annex of 国办发〔2014〕32号, for report years 2014 to 2018.

use super::StatisticsRow as S;
use super::{
    Block, Bound, Edition, Form, Identity, Label, Quantity, StatisticsColumn, TableId, check, check_bounds, label,
    words,
};

/// The table of 2014.
pub(super) static FORM: Form = Form { edition: Edition::Statistics2014, blocks: &[&STATISTICS], bounds: BOUNDS };

const DISCLOSURE: &[&str] = &["一、主动公开情况"];
const CHANNELS: &[&str] = &["一、主动公开情况", "（二）通过不同渠道和方式公开政府信息的情况"];
const RESPONSE: &[&str] = &["二、回应解读情况"];
const RESPONSE_CHANNELS: &[&str] = &["二、回应解读情况", "（二）通过不同渠道和方式回应解读的情况"];
const APPLICATIONS: &[&str] = &["三、依申请公开情况"];
const RECEIVED: &[&str] = &["三、依申请公开情况", "（一）收到申请数"];
const CONCLUDED: &[&str] = &["三、依申请公开情况", "（二）申请办结数"];
const REPLIES: &[&str] = &["三、依申请公开情况", "（三）申请答复数"];
const REFUSED: &[&str] = &["三、依申请公开情况", "（三）申请答复数", "4.不同意公开答复数"];
const RECONSIDERATION: &[&str] = &["四、行政复议数量"];
const LITIGATION: &[&str] = &["五、行政诉讼数量"];
const ORGANIZATION: &[&str] = &["八、机构建设和保障经费情况"];
const STAFF: &[&str] = &["八、机构建设和保障经费情况", "（三）从事政府信息公开工作人员数"];
const TRAINING: &[&str] = &["九、政府信息公开会议和培训情况"];

static ROWS: &[Label] = &[
    // 一、主动公开情况
    label(S::Disclosed.name(), "（一）主动公开政府信息数（不同渠道和方式公开相同信息计1条）").under(DISCLOSURE).aka(&[
        "主动公开政府信息数",
        "主动公开政府信息数（不同渠道和方式公开相同信息计一条）",
        "主动公开信息数",
        "主动公开政府信息总数",
        "主动公开政府信息条数",
    ]),
    label(S::DisclosedNormativeDocuments.name(), "其中：主动公开规范性文件数").under(DISCLOSURE),
    label(S::NormativeDocumentsMade.name(), "制发规范性文件总数")
        .under(DISCLOSURE)
        .aka(&["制发规范性文件数", "制发规范性文件件数"]),
    label(S::ChannelGazette.name(), "1.政府公报公开政府信息数").under(CHANNELS).aka(&["政府公报公开信息数"]),
    label(S::ChannelWebsite.name(), "2.政府网站公开政府信息数").under(CHANNELS).aka(&["政府网站公开信息数"]),
    label(S::ChannelWeibo.name(), "3.政务微博公开政府信息数").under(CHANNELS).aka(&["政务微博公开信息数"]),
    label(S::ChannelWechat.name(), "4.政务微信公开政府信息数").under(CHANNELS).aka(&["政务微信公开信息数"]),
    label(S::ChannelOther.name(), "5.其他方式公开政府信息数").under(CHANNELS).aka(&["其他方式公开信息数"]),
    // 二、回应解读情况
    label(S::ResponseTopics.name(), "（一）回应公众关注热点或重大舆情数（不同方式回应同一热点或舆情计1次）")
        .under(RESPONSE)
        .aka(&[
            "回应公众关注热点或重大舆情数",
            "回应公众关注热点或重大舆情",
            "回应公众关注热点或重大舆情数（不同方式回应同一热点或舆情计一次）",
        ]),
    label(S::PressConferences.name(), "1.参加或举办新闻发布会总次数").under(RESPONSE_CHANNELS).aka(&[
        "举办新闻发布会次数",
        "参加或举办新闻发布会总数",
        "参加或举办新闻发布会次数",
    ]),
    label(S::PressConferencesByHead.name(), "其中：主要负责同志参加新闻发布会次数")
        .under(RESPONSE_CHANNELS)
        .aka(&["主要负责人参加新闻发布会次数", "主要负责同志参加新闻发布会数"]),
    label(S::OnlineInterviews.name(), "2.政府网站在线访谈次数")
        .under(RESPONSE_CHANNELS)
        .aka(&["政府网站在线访谈总次数"]),
    label(S::OnlineInterviewsByHead.name(), "其中：主要负责同志参加政府网站在线访谈次数")
        .under(RESPONSE_CHANNELS)
        .aka(&["主要负责人参加政府网站在线访谈次数"]),
    label(S::Interpretations.name(), "3.政策解读稿件发布数").under(RESPONSE_CHANNELS).aka(&["政策解读稿件发布数量"]),
    label(S::WeiboWechatResponses.name(), "4.微博微信回应事件数")
        .under(RESPONSE_CHANNELS)
        .aka(&["微博、微信回应事件数"]),
    label(S::OtherResponses.name(), "5.其他方式回应事件数").under(RESPONSE_CHANNELS),
    // 三、依申请公开情况
    label(S::Received.name(), "（一）收到申请数").under(APPLICATIONS).aka(&[
        "收到申请总数",
        "收到申请件数",
        "收到政府信息公开申请数",
        "收到申请数量",
    ]),
    label(S::ReceivedInPerson.name(), "1.当面申请数").under(RECEIVED),
    label(S::ReceivedFax.name(), "2.传真申请数").under(RECEIVED),
    label(S::ReceivedOnline.name(), "3.网络申请数").under(RECEIVED).aka(&["网上申请数"]),
    label(S::ReceivedLetter.name(), "4.信函申请数").under(RECEIVED),
    label(S::Concluded.name(), "（二）申请办结数").under(APPLICATIONS).aka(&["申请办结总数", "申请办结件数"]),
    label(S::ConcludedOnTime.name(), "1.按时办结数").under(CONCLUDED),
    label(S::ConcludedExtended.name(), "2.延期办结数").under(CONCLUDED),
    label(S::Replies.name(), "（三）申请答复数").under(APPLICATIONS).aka(&["申请答复总数", "申请答复件数"]),
    label(S::RepliesAlreadyPublic.name(), "1.属于已主动公开范围数")
        .under(REPLIES)
        .aka(&["属于已主动公开数", "属于已主动公开范围"]),
    label(S::RepliesGranted.name(), "2.同意公开答复数").under(REPLIES),
    label(S::RepliesPartiallyGranted.name(), "3.同意部分公开答复数").under(REPLIES),
    label(S::RepliesRefused.name(), "4.不同意公开答复数").under(REPLIES).aka(&["不予公开答复数", "不同意公开数"]),
    label(S::RefusedStateSecret.name(), "其中：1.涉及国家秘密").under(REFUSED).aka(&["涉及国家秘密数"]),
    label(S::RefusedTradeSecret.name(), "2.涉及商业秘密").under(REFUSED).aka(&["涉及商业秘密数"]),
    label(S::RefusedPrivacy.name(), "3.涉及个人隐私").under(REFUSED).aka(&["涉及个人隐私数"]),
    label(S::RefusedSecurityAndStability.name(), "4.危及国家安全、公共安全、经济安全和社会稳定")
        .under(REFUSED)
        .aka(&["危及国家安全、公共安全、经济安全和社会稳定数"]),
    label(S::RefusedNotGovernmentInformation.name(), "5.不是《条例》所指政府信息")
        .under(REFUSED)
        .aka(&["不是《条例》所指政府信息数", "不属于《条例》所指政府信息"]),
    label(S::RefusedOther.name(), "6.法律法规规定的其他情形").under(REFUSED).aka(&["法律法规规定的其他情形数"]),
    label(S::RepliesNotThisBody.name(), "5.不属于本行政机关公开数").under(REPLIES).aka(&["不属于本机关公开数"]),
    label(S::RepliesNotExisting.name(), "6.申请信息不存在数").under(REPLIES).aka(&["申请信息不存在"]),
    label(S::RepliesCorrectionRequired.name(), "7.告知作出更改补充数").under(REPLIES).aka(&["告知作出更改、补充数"]),
    label(S::RepliesOtherChannel.name(), "8.告知通过其他途径办理数").under(REPLIES),
    // 四、行政复议数量
    label(S::Reconsideration.name(), "四、行政复议数量").aka(&["行政复议数", "行政复议件数"]),
    label(S::ReconsiderationUpheld.name(), "（一）维持具体行政行为数").under(RECONSIDERATION),
    label(S::ReconsiderationCorrected.name(), "（二）被依法纠错数").under(RECONSIDERATION),
    label(S::ReconsiderationOther.name(), "（三）其他情形数").under(RECONSIDERATION),
    // 五、行政诉讼数量
    label(S::Litigation.name(), "五、行政诉讼数量").aka(&["行政诉讼数", "行政诉讼件数"]),
    label(S::LitigationUpheld.name(), "（一）维持具体行政行为或者驳回原告诉讼请求数")
        .under(LITIGATION)
        .aka(&["维持具体行政行为或驳回原告诉讼请求数", "维持具体行政行为或者驳回原告诉讼请求"]),
    label(S::LitigationCorrected.name(), "（二）被依法纠错数").under(LITIGATION),
    label(S::LitigationOther.name(), "（三）其他情形数").under(LITIGATION),
    label(S::Complaints.name(), "六、举报投诉数量").aka(&["举报投诉数", "举报投诉件数"]),
    label(S::Fees.name(), "七、依申请公开信息收取的费用")
        .aka(&["依申请公开信息收取的费用（万元）", "依申请公开收取的费用"])
        .quantity(Quantity::TenThousandYuan),
    // 八、机构建设和保障经费情况
    label(S::Offices.name(), "（一）政府信息公开工作专门机构数").under(ORGANIZATION).aka(&["政府信息公开工作机构数"]),
    label(S::ReadingPoints.name(), "（二）设置政府信息公开查阅点数").under(ORGANIZATION).aka(&["政府信息公开查阅点数"]),
    label(S::Staff.name(), "（三）从事政府信息公开工作人员数").under(ORGANIZATION).aka(&["政府信息公开工作人员数"]),
    label(S::StaffFullTime.name(), "1.专职人员数（不包括政府公报及政府网站工作人员数）")
        .under(STAFF)
        .aka(&["专职人员数"]),
    label(S::StaffPartTime.name(), "2.兼职人员数").under(STAFF),
    label(S::Budget.name(), "（四）政府信息公开专项经费（不包括用于政府公报编辑管理及政府网站建设维护等方面的经费）")
        .under(ORGANIZATION)
        .aka(&["政府信息公开专项经费", "政府信息公开专项经费（万元）"])
        .quantity(Quantity::TenThousandYuan),
    // 九、政府信息公开会议和培训情况
    label(S::Meetings.name(), "（一）召开政府信息公开工作会议或专题会议数").under(TRAINING).aka(&[
        "召开政府信息公开工作会议或专题会议次数",
        "召开政府信息公开工作会议数",
        "召开政府信息公开工作会议或专题会议总数",
    ]),
    label(S::Courses.name(), "（二）举办各类培训班数").under(TRAINING).aka(&["举办各类培训班次数"]),
    label(S::Participants.name(), "（三）接受培训人员数").under(TRAINING).aka(&[
        "接受培训人员数量",
        "接受培训人次",
        "接受培训人员人次",
    ]),
];

static STATISTICS: Block = Block {
    edition: Edition::Statistics2014,
    table: TableId::Statistics,
    title: "政府信息公开情况统计表",
    rows: ROWS,
    columns: &[label(StatisticsColumn::Count.name(), "统计数").aka(&["统计数量", "统计数据", "统计数值"])],
    down: &[
        Identity {
            name: "statistics.received",
            left: &[
                S::ReceivedInPerson.name(),
                S::ReceivedFax.name(),
                S::ReceivedOnline.name(),
                S::ReceivedLetter.name(),
            ],
            right: &[S::Received.name()],
            says: words(
                "当面、传真、网络、信函申请数之和，等于收到申请数",
                "in person, fax, online and letter add up to the applications received",
            ),
        },
        Identity {
            name: "statistics.concluded",
            left: &[S::ConcludedOnTime.name(), S::ConcludedExtended.name()],
            right: &[S::Concluded.name()],
            says: words(
                "按时办结数加延期办结数，等于申请办结数",
                "concluded on time and after extension add up to those concluded",
            ),
        },
        Identity {
            name: "statistics.replies",
            left: &[
                S::RepliesAlreadyPublic.name(),
                S::RepliesGranted.name(),
                S::RepliesPartiallyGranted.name(),
                S::RepliesRefused.name(),
                S::RepliesNotThisBody.name(),
                S::RepliesNotExisting.name(),
                S::RepliesCorrectionRequired.name(),
                S::RepliesOtherChannel.name(),
            ],
            right: &[S::Replies.name()],
            says: words("八种答复之和，等于申请答复数", "the eight kinds of reply add up to the replies"),
        },
        Identity {
            name: "statistics.refused",
            left: &[
                S::RefusedStateSecret.name(),
                S::RefusedTradeSecret.name(),
                S::RefusedPrivacy.name(),
                S::RefusedSecurityAndStability.name(),
                S::RefusedNotGovernmentInformation.name(),
                S::RefusedOther.name(),
            ],
            right: &[S::RepliesRefused.name()],
            says: words("六种理由之和，等于不同意公开答复数", "the six reasons add up to the refusals"),
        },
        Identity {
            name: "statistics.reconsideration",
            left: &[
                S::ReconsiderationUpheld.name(),
                S::ReconsiderationCorrected.name(),
                S::ReconsiderationOther.name(),
            ],
            right: &[S::Reconsideration.name()],
            says: words(
                "维持、纠错与其他情形之和，等于行政复议数量",
                "upheld, corrected and other add up to the reconsiderations",
            ),
        },
        Identity {
            name: "statistics.litigation",
            left: &[S::LitigationUpheld.name(), S::LitigationCorrected.name(), S::LitigationOther.name()],
            right: &[S::Litigation.name()],
            says: words(
                "维持或驳回、纠错与其他情形之和，等于行政诉讼数量",
                "upheld or dismissed, corrected and other add up to the lawsuits",
            ),
        },
        Identity {
            name: "statistics.staff",
            left: &[S::StaffFullTime.name(), S::StaffPartTime.name()],
            right: &[S::Staff.name()],
            says: words(
                "专职加兼职人员数，等于从事政府信息公开工作人员数",
                "full-time and part-time add up to the staff",
            ),
        },
    ],
    across: &[],
};

static BOUNDS: &[Bound] = &[
    Bound {
        table: TableId::Statistics,
        part: S::DisclosedNormativeDocuments.name(),
        whole: S::Disclosed.name(),
        says: words(
            "主动公开规范性文件数，不大于主动公开政府信息数",
            "the normative documents disclosed are part of everything disclosed",
        ),
    },
    Bound {
        table: TableId::Statistics,
        part: S::PressConferencesByHead.name(),
        whole: S::PressConferences.name(),
        says: words(
            "主要负责同志参加的，不多于新闻发布会总次数",
            "those with the head of the body are part of all press conferences",
        ),
    },
    Bound {
        table: TableId::Statistics,
        part: S::OnlineInterviewsByHead.name(),
        whole: S::OnlineInterviews.name(),
        says: words(
            "主要负责同志参加的，不多于在线访谈次数",
            "those with the head of the body are part of all online interviews",
        ),
    },
];

const _: () = check(&STATISTICS);
const _: () = check_bounds(BOUNDS, &STATISTICS);

#[cfg(test)]
mod tests {
    use super::*;
    use crate::form::Axis;

    #[test]
    fn rows_follow_the_axis() {
        let keys: Vec<&str> = ROWS.iter().map(|row| row.key).collect();
        let axis: Vec<&str> = S::ALL.iter().map(|row| row.key()).collect();
        assert_eq!(keys, axis);
        assert!(keys.len() >= 49);
    }
}
