//! The forms as the forge knows them: printed labels with their keys, written out a second time on purpose, so that a
//! slip in the reader's own tables shows.

/// An edition of the form.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Edition {
    /// 国办公开办函〔2021〕30号
    Form2021,
    /// 国办公开办函〔2019〕60号
    Form2019,
    /// 政府信息公开情况统计表 of 2014
    Statistics2014,
    /// A province's own table before 2019
    Local,
}

impl Edition {
    /// Every edition.
    pub const ALL: &'static [Edition] =
        &[Edition::Form2021, Edition::Form2019, Edition::Statistics2014, Edition::Local];

    /// Its name on the command line and in file names.
    pub const fn key(self) -> &'static str {
        match self {
            Edition::Form2021 => "2021",
            Edition::Form2019 => "2019",
            Edition::Statistics2014 => "2014",
            Edition::Local => "local",
        }
    }
}

/// A table key.
pub const DISCLOSURE: &str = "proactive_disclosure";
/// A table key.
pub const APPLICATIONS: &str = "applications";
/// A table key.
pub const REVIEW: &str = "review_litigation";
/// A table key.
pub const STATISTICS: &str = "statistics";
/// A table key.
pub const LOCAL: &str = "local_statistics";

/// What tells the rows that numbers are printed on apart: all of 行政复议 and 行政诉讼 stand on one.
pub fn printed_row(table: &'static str, row: &'static str) -> (&'static str, &'static str) {
    (table, if table == REVIEW { "" } else { row })
}

/// A sub-table of 第二十条: caption, column heads with keys, rows with keys.
pub struct SubTable {
    /// 第二十条第（…）项
    pub caption: &'static str,
    /// Column keys and heads.
    pub columns: &'static [(&'static str, &'static str)],
    /// Row keys and labels.
    pub rows: &'static [(&'static str, &'static str)],
}

/// The sub-tables of 第二十条, 2021.
pub const DISCLOSURE_2021: &[SubTable] = &[
    SubTable {
        caption: "第二十条第（一）项",
        columns: &[("made", "本年制发件数"), ("repealed", "本年废止件数"), ("in_force", "现行有效件数")],
        rows: &[("regulations", "规章"), ("normative_documents", "行政规范性文件")],
    },
    SubTable {
        caption: "第二十条第（五）项",
        columns: &[("decisions", "本年处理决定数量")],
        rows: &[("licensing", "行政许可")],
    },
    SubTable {
        caption: "第二十条第（六）项",
        columns: &[("decisions", "本年处理决定数量")],
        rows: &[("penalties", "行政处罚"), ("coercive_measures", "行政强制")],
    },
    SubTable {
        caption: "第二十条第（八）项",
        columns: &[("amount", "本年收费金额（单位：万元）")],
        rows: &[("fees", "行政事业性收费")],
    },
];

const ITEMS: &[(&str, &str)] =
    &[("items_last_year", "上一年项目数量"), ("change", "本年增/减"), ("decisions", "处理决定数量")];

/// The sub-tables of 第二十条, 2019.
pub const DISCLOSURE_2019: &[SubTable] = &[
    SubTable {
        caption: "第二十条第（一）项",
        columns: &[("made", "本年新制作数量"), ("disclosed", "本年新公开数量"), ("total_disclosed", "对外公开总数量")],
        rows: &[("regulations", "规章"), ("normative_documents", "规范性文件")],
    },
    SubTable {
        caption: "第二十条第（五）项",
        columns: ITEMS,
        rows: &[("licensing", "行政许可"), ("other_services", "其他对外管理服务事项")],
    },
    SubTable {
        caption: "第二十条第（六）项",
        columns: ITEMS,
        rows: &[("penalties", "行政处罚"), ("coercive_measures", "行政强制")],
    },
    SubTable {
        caption: "第二十条第（八）项",
        columns: &[("items_last_year", "上一年项目数量"), ("change", "本年增/减")],
        rows: &[("fees", "行政事业性收费")],
    },
    SubTable {
        caption: "第二十条第（九）项",
        columns: &[("items", "采购项目数量"), ("amount", "采购总金额")],
        rows: &[("procurement", "政府集中采购")],
    },
];

/// A row of the applications table: key, group label (empty for none), label; the last says whether it is an outcome.
pub type ApplicationRow = (&'static str, &'static str, &'static str, bool);

const REFUSED: &str = "（三）不予公开";
const UNAVAILABLE: &str = "（四）无法提供";
const NOT_PROCESSED: &str = "（五）不予处理";
const OTHER: &str = "（六）其他处理";

/// Over the outcomes.
pub const RESULTS: &str = "三、本年度办理结果";
/// In the corner of the applications table.
pub const CORNER: &str = "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）";

const BEFORE_OTHER: [ApplicationRow; 20] = [
    ("received", "", "一、本年新收政府信息公开申请数量", false),
    ("carried_in", "", "二、上年结转政府信息公开申请数量", false),
    ("granted", "", "（一）予以公开", true),
    ("partially_granted", "", "（二）部分公开（区分处理的，只计这一情形，不计其他情形）", true),
    ("refused.state_secret", REFUSED, "1.属于国家秘密", true),
    ("refused.prohibited_by_law", REFUSED, "2.其他法律行政法规禁止公开", true),
    ("refused.security_and_stability", REFUSED, "3.危及“三安全一稳定”", true),
    ("refused.third_party_rights", REFUSED, "4.保护第三方合法权益", true),
    ("refused.internal_affairs", REFUSED, "5.属于三类内部事务信息", true),
    ("refused.process_information", REFUSED, "6.属于四类过程性信息", true),
    ("refused.enforcement_file", REFUSED, "7.属于行政执法案卷", true),
    ("refused.administrative_inquiry", REFUSED, "8.属于行政查询事项", true),
    ("unavailable.not_held", UNAVAILABLE, "1.本机关不掌握相关政府信息", true),
    ("unavailable.needs_creation", UNAVAILABLE, "2.没有现成信息需要另行制作", true),
    ("unavailable.unclear_after_correction", UNAVAILABLE, "3.补正后申请内容仍不明确", true),
    ("not_processed.petition", NOT_PROCESSED, "1.信访举报投诉类申请", true),
    ("not_processed.repeated", NOT_PROCESSED, "2.重复申请", true),
    ("not_processed.publication", NOT_PROCESSED, "3.要求提供公开出版物", true),
    ("not_processed.excessive", NOT_PROCESSED, "4.无正当理由大量反复申请", true),
    ("not_processed.reissue", NOT_PROCESSED, "5.要求行政机关确认或重新出具已获取信息", true),
];

/// The rows of the applications table.
pub fn application_rows(edition: Edition) -> Vec<ApplicationRow> {
    let mut rows = BEFORE_OTHER.to_vec();
    if edition == Edition::Form2019 {
        rows.push(("other", "", "（六）其他处理", true));
    } else {
        rows.push((
            "other.correction_overdue",
            OTHER,
            "1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请",
            true,
        ));
        rows.push((
            "other.fee_overdue",
            OTHER,
            "2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请",
            true,
        ));
        rows.push(("other.other", OTHER, "3.其他", true));
    }
    rows.push(("total", "", "（七）总计", true));
    rows.push(("carried_out", "", "四、结转下年度继续办理", false));
    rows
}

/// Column keys and heads of the applications table.
pub const APPLICANTS: &[(&str, &str)] = &[
    ("natural_person", "自然人"),
    ("business", "商业企业"),
    ("research_institute", "科研机构"),
    ("social_organization", "社会公益组织"),
    ("legal_service", "法律服务机构"),
    ("other_organization", "其他"),
    ("total", "总计"),
];

/// Row keys and heads of the blocks of the review table.
pub const REVIEW_BLOCKS: &[(&str, &str)] = &[
    ("reconsideration", "行政复议"),
    ("litigation_direct", "未经复议直接起诉"),
    ("litigation_after_reconsideration", "复议后起诉"),
];

/// Column keys and heads inside a block.
pub const OUTCOMES: &[(&str, &str)] = &[
    ("upheld", "结果维持"),
    ("corrected", "结果纠正"),
    ("other", "其他结果"),
    ("pending", "尚未审结"),
    ("total", "总计"),
];

/// Rows of the table of 2014: key (empty for a heading), label, unit.
pub const STATISTICS_ROWS: &[(&str, &str, &str)] = &[
    ("", "一、主动公开情况", "——"),
    ("disclosed.total", "（一）主动公开政府信息数（不同渠道和方式公开相同信息计1条）", "条"),
    ("disclosed.normative_documents", "其中：主动公开规范性文件数", "条"),
    ("normative_documents_made", "制发规范性文件总数", "件"),
    ("", "（二）通过不同渠道和方式公开政府信息的情况", "——"),
    ("channels.gazette", "1.政府公报公开政府信息数", "条"),
    ("channels.website", "2.政府网站公开政府信息数", "条"),
    ("channels.weibo", "3.政务微博公开政府信息数", "条"),
    ("channels.wechat", "4.政务微信公开政府信息数", "条"),
    ("channels.other", "5.其他方式公开政府信息数", "条"),
    ("", "二、回应解读情况", "——"),
    ("response.topics", "（一）回应公众关注热点或重大舆情数（不同方式回应同一热点或舆情计1次）", "次"),
    ("", "（二）通过不同渠道和方式回应解读的情况", "——"),
    ("response.press_conferences", "1.参加或举办新闻发布会总次数", "次"),
    ("response.press_conferences_by_head", "其中：主要负责同志参加新闻发布会次数", "次"),
    ("response.online_interviews", "2.政府网站在线访谈次数", "次"),
    ("response.online_interviews_by_head", "其中：主要负责同志参加政府网站在线访谈次数", "次"),
    ("response.interpretations", "3.政策解读稿件发布数", "篇"),
    ("response.weibo_wechat", "4.微博微信回应事件数", "次"),
    ("response.other", "5.其他方式回应事件数", "次"),
    ("", "三、依申请公开情况", "——"),
    ("received.total", "（一）收到申请数", "件"),
    ("received.in_person", "1.当面申请数", "件"),
    ("received.fax", "2.传真申请数", "件"),
    ("received.online", "3.网络申请数", "件"),
    ("received.letter", "4.信函申请数", "件"),
    ("concluded.total", "（二）申请办结数", "件"),
    ("concluded.on_time", "1.按时办结数", "件"),
    ("concluded.extended", "2.延期办结数", "件"),
    ("replies.total", "（三）申请答复数", "件"),
    ("replies.already_public", "1.属于已主动公开范围数", "件"),
    ("replies.granted", "2.同意公开答复数", "件"),
    ("replies.partially_granted", "3.同意部分公开答复数", "件"),
    ("replies.refused", "4.不同意公开答复数", "件"),
    ("refused.state_secret", "其中：涉及国家秘密", "件"),
    ("refused.trade_secret", "涉及商业秘密", "件"),
    ("refused.privacy", "涉及个人隐私", "件"),
    ("refused.security_and_stability", "危及国家安全、公共安全、经济安全和社会稳定", "件"),
    ("refused.not_government_information", "不是《条例》所指政府信息", "件"),
    ("refused.other", "法律法规规定的其他情形", "件"),
    ("replies.not_this_body", "5.不属于本行政机关公开数", "件"),
    ("replies.not_existing", "6.申请信息不存在数", "件"),
    ("replies.correction_required", "7.告知作出更改补充数", "件"),
    ("replies.other_channel", "8.告知通过其他途径办理数", "件"),
    ("reconsideration.total", "四、行政复议数量", "件"),
    ("reconsideration.upheld", "（一）维持具体行政行为数", "件"),
    ("reconsideration.corrected", "（二）被依法纠错数", "件"),
    ("reconsideration.other", "（三）其他情形数", "件"),
    ("litigation.total", "五、行政诉讼数量", "件"),
    ("litigation.upheld", "（一）维持具体行政行为或者驳回原告诉讼请求数", "件"),
    ("litigation.corrected", "（二）被依法纠错数", "件"),
    ("litigation.other", "（三）其他情形数", "件"),
    ("complaints", "六、举报投诉数量", "件"),
    ("fees", "七、依申请公开信息收取的费用", "万元"),
    ("", "八、机构建设和保障经费情况", "——"),
    ("organization.offices", "（一）政府信息公开工作专门机构数", "个"),
    ("organization.reading_points", "（二）设置政府信息公开查阅点数", "个"),
    ("organization.staff", "（三）从事政府信息公开工作人员数", "人"),
    ("organization.staff_full_time", "1.专职人员数（不包括政府公报及政府网站工作人员数）", "人"),
    ("organization.staff_part_time", "2.兼职人员数", "人"),
    (
        "organization.budget",
        "（四）政府信息公开专项经费（不包括用于政府公报编辑管理及政府网站建设维护等方面的经费）",
        "万元",
    ),
    ("", "九、政府信息公开会议和培训情况", "——"),
    ("training.meetings", "（一）召开政府信息公开工作会议或专题会议数", "次"),
    ("training.courses", "（二）举办各类培训班数", "次"),
    ("training.participants", "（三）接受培训人员数", "人次"),
];

/// Totals of the table of 2014 with their parts.
pub const STATISTICS_SUMS: &[(&str, &[&str])] = &[
    ("received.total", &["received.in_person", "received.fax", "received.online", "received.letter"]),
    ("concluded.total", &["concluded.on_time", "concluded.extended"]),
    (
        "refused.total",
        &[
            "refused.state_secret",
            "refused.trade_secret",
            "refused.privacy",
            "refused.security_and_stability",
            "refused.not_government_information",
            "refused.other",
        ],
    ),
    (
        "replies.total",
        &[
            "replies.already_public",
            "replies.granted",
            "replies.partially_granted",
            "replies.refused",
            "replies.not_this_body",
            "replies.not_existing",
            "replies.correction_required",
            "replies.other_channel",
        ],
    ),
    ("reconsideration.total", &["reconsideration.upheld", "reconsideration.corrected", "reconsideration.other"]),
    ("litigation.total", &["litigation.upheld", "litigation.corrected", "litigation.other"]),
    ("organization.staff", &["organization.staff_full_time", "organization.staff_part_time"]),
];

/// Rows of the Fujian table: key, label, unit.
pub const LOCAL_ROWS: &[(&str, &str, &str)] = &[
    ("disclosed.total", "主动公开文件数", "条"),
    ("disclosed.website", "其中：1、政府网站公开数", "条"),
    ("disclosed.gazette", "2、政府公报公开数", "条"),
    ("received.total", "受理依申请公开信息总数", "条"),
    ("received.in_person", "其中：1、当面申请数", "条"),
    ("received.online", "2、网上申请数", "条"),
    ("received.letter_fax", "3、信函、传真申请数", "条"),
    ("replies.total", "对申请的答复总数", "条"),
    ("replies.granted", "其中：1、同意公开答复数", "条"),
    ("replies.partially_granted", "2、同意部分公开答复数", "条"),
    ("replies.refused", "3、不予公开答复数", "条"),
    ("replies.other", "4、其他类型答复数", "条"),
    ("fees_waived", "政府信息公开收费减免金额", "元"),
    ("litigation_complaints", "接受行政诉讼、举报数", "件"),
    ("reconsideration", "行政复议数", "件"),
    ("litigation", "行政诉讼数", "件"),
];
