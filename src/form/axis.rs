//! The axes of the statutory tables: closed enums, one variant a row or column, with the keys that every output uses.

use std::fmt::Debug;
use std::hash::Hash;

/// A closed axis of a table: its members in the form's order, each with a fixed key.
pub trait Axis: Copy + Eq + Ord + Hash + Debug + Send + Sync + 'static {
    /// All members in the form's order.
    const ALL: &'static [Self];

    /// The position in [`Axis::ALL`].
    fn index(self) -> usize;

    /// The key written to every output, such as `refused.state_secret`.
    fn key(self) -> &'static str;

    /// The member with this key.
    fn from_key(key: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|member| member.key() == key)
    }
}

macro_rules! axis {
    ($(#[$doc:meta])* $name:ident { $($(#[$item:meta])* $member:ident = $key:literal,)+ }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
        pub enum $name { $($(#[$item])* #[doc = concat!("\n\nKey: `", $key, "`.")] $member,)+ }

        impl $name {
            /// The key written to every output.
            pub const fn name(self) -> &'static str {
                match self { $(Self::$member => $key,)+ }
            }
        }

        impl Axis for $name {
            const ALL: &'static [Self] = &[$(Self::$member,)+];
            fn index(self) -> usize { self as usize }
            fn key(self) -> &'static str { self.name() }
        }
    };
}

axis! {
    /// Rows of 主动公开政府信息情况 (第二十条).
    DisclosureRow {
        /// 规章
        Regulations = "regulations",
        /// 行政规范性文件 (2019 edition: 规范性文件)
        NormativeDocuments = "normative_documents",
        /// 行政许可
        Licensing = "licensing",
        /// 其他对外管理服务事项 (2019 edition only)
        OtherServices = "other_services",
        /// 行政处罚
        Penalties = "penalties",
        /// 行政强制
        CoerciveMeasures = "coercive_measures",
        /// 行政事业性收费
        Fees = "fees",
        /// 政府集中采购 (2019 edition only)
        Procurement = "procurement",
    }
}

axis! {
    /// Columns of 主动公开政府信息情况; each sub-table has some of them.
    DisclosureColumn {
        /// 本年制发件数 (2019 edition: 本年新制作数量), 件
        Made = "made",
        /// 本年废止件数, 件 (2021 edition only)
        Repealed = "repealed",
        /// 现行有效件数, 件 (2021 edition only)
        InForce = "in_force",
        /// 本年新公开数量, 件 (2019 edition only)
        Disclosed = "disclosed",
        /// 对外公开总数量, 件 (2019 edition only)
        TotalDisclosed = "total_disclosed",
        /// 上一年项目数量, 项 (2019 edition only)
        ItemsLastYear = "items_last_year",
        /// 本年增/减, 项, signed (2019 edition only)
        Change = "change",
        /// 本年处理决定数量 (2019 edition: 处理决定数量), 件
        Decisions = "decisions",
        /// 采购项目数量, 项 (2019 edition only)
        Items = "items",
        /// 本年收费金额 in 万元 (2021 edition); 采购总金额 in 元 unless its header says otherwise (2019 edition)
        Amount = "amount",
    }
}

axis! {
    /// Rows of 收到和处理政府信息公开申请情况.
    ApplicationRow {
        /// 一、本年新收政府信息公开申请数量
        Received = "received",
        /// 二、上年结转政府信息公开申请数量
        CarriedIn = "carried_in",
        /// 三（一）予以公开
        Granted = "granted",
        /// 三（二）部分公开
        PartiallyGranted = "partially_granted",
        /// 三（三）不予公开 1.属于国家秘密
        RefusedStateSecret = "refused.state_secret",
        /// 三（三）不予公开 2.其他法律行政法规禁止公开
        RefusedProhibitedByLaw = "refused.prohibited_by_law",
        /// 三（三）不予公开 3.危及“三安全一稳定”
        RefusedSecurityAndStability = "refused.security_and_stability",
        /// 三（三）不予公开 4.保护第三方合法权益
        RefusedThirdPartyRights = "refused.third_party_rights",
        /// 三（三）不予公开 5.属于三类内部事务信息
        RefusedInternalAffairs = "refused.internal_affairs",
        /// 三（三）不予公开 6.属于四类过程性信息
        RefusedProcessInformation = "refused.process_information",
        /// 三（三）不予公开 7.属于行政执法案卷
        RefusedEnforcementFile = "refused.enforcement_file",
        /// 三（三）不予公开 8.属于行政查询事项
        RefusedAdministrativeInquiry = "refused.administrative_inquiry",
        /// 三（四）无法提供 1.本机关不掌握相关政府信息
        UnavailableNotHeld = "unavailable.not_held",
        /// 三（四）无法提供 2.没有现成信息需要另行制作
        UnavailableNeedsCreation = "unavailable.needs_creation",
        /// 三（四）无法提供 3.补正后申请内容仍不明确
        UnavailableUnclear = "unavailable.unclear_after_correction",
        /// 三（五）不予处理 1.信访举报投诉类申请
        NotProcessedPetition = "not_processed.petition",
        /// 三（五）不予处理 2.重复申请
        NotProcessedRepeated = "not_processed.repeated",
        /// 三（五）不予处理 3.要求提供公开出版物
        NotProcessedPublication = "not_processed.publication",
        /// 三（五）不予处理 4.无正当理由大量反复申请
        NotProcessedExcessive = "not_processed.excessive",
        /// 三（五）不予处理 5.要求行政机关确认或重新出具已获取信息
        NotProcessedReissue = "not_processed.reissue",
        /// 三（六）其他处理 1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请 (2021 edition)
        OtherCorrectionOverdue = "other.correction_overdue",
        /// 三（六）其他处理 2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请 (2021 edition)
        OtherFeeOverdue = "other.fee_overdue",
        /// 三（六）其他处理 3.其他 (2021 edition)
        OtherOther = "other.other",
        /// 三（六）其他处理 printed as one row (2019 edition)
        Other = "other",
        /// 三（七）总计
        Total = "total",
        /// 四、结转下年度继续办理
        CarriedOut = "carried_out",
    }
}

axis! {
    /// Columns of 收到和处理政府信息公开申请情况: who applied (申请人情况).
    Applicant {
        /// 自然人
        NaturalPerson = "natural_person",
        /// 法人或其他组织 / 商业企业
        Business = "business",
        /// 法人或其他组织 / 科研机构
        ResearchInstitute = "research_institute",
        /// 法人或其他组织 / 社会公益组织
        SocialOrganization = "social_organization",
        /// 法人或其他组织 / 法律服务机构
        LegalService = "legal_service",
        /// 法人或其他组织 / 其他
        OtherOrganization = "other_organization",
        /// 总计
        Total = "total",
    }
}

axis! {
    /// Rows of 政府信息公开行政复议、行政诉讼情况: the three blocks of five columns that the form prints side by side.
    ReviewRow {
        /// 行政复议
        Reconsideration = "reconsideration",
        /// 行政诉讼 / 未经复议直接起诉
        LitigationDirect = "litigation_direct",
        /// 行政诉讼 / 复议后起诉
        LitigationAfterReconsideration = "litigation_after_reconsideration",
    }
}

axis! {
    /// Columns of 政府信息公开行政复议、行政诉讼情况.
    ReviewOutcome {
        /// 结果维持
        Upheld = "upheld",
        /// 结果纠正
        Corrected = "corrected",
        /// 其他结果
        Other = "other",
        /// 尚未审结
        Pending = "pending",
        /// 总计
        Total = "total",
    }
}

axis! {
    /// Rows of 政府信息公开情况统计表 (2014 to 2018).
    StatisticsRow {
        /// 一（一）主动公开政府信息数, 条
        Disclosed = "disclosed.total",
        /// 一（一）其中：主动公开规范性文件数, 条
        DisclosedNormativeDocuments = "disclosed.normative_documents",
        /// 一 制发规范性文件总数, 件
        NormativeDocumentsMade = "normative_documents_made",
        /// 一（二）1.政府公报公开政府信息数, 条
        ChannelGazette = "channels.gazette",
        /// 一（二）2.政府网站公开政府信息数, 条
        ChannelWebsite = "channels.website",
        /// 一（二）3.政务微博公开政府信息数, 条
        ChannelWeibo = "channels.weibo",
        /// 一（二）4.政务微信公开政府信息数, 条
        ChannelWechat = "channels.wechat",
        /// 一（二）5.其他方式公开政府信息数, 条
        ChannelOther = "channels.other",
        /// 二（一）回应公众关注热点或重大舆情数, 次
        ResponseTopics = "response.topics",
        /// 二（二）1.参加或举办新闻发布会总次数, 次
        PressConferences = "response.press_conferences",
        /// 二（二）1.其中：主要负责同志参加新闻发布会次数, 次
        PressConferencesByHead = "response.press_conferences_by_head",
        /// 二（二）2.政府网站在线访谈次数, 次
        OnlineInterviews = "response.online_interviews",
        /// 二（二）2.其中：主要负责同志参加政府网站在线访谈次数, 次
        OnlineInterviewsByHead = "response.online_interviews_by_head",
        /// 二（二）3.政策解读稿件发布数, 篇
        Interpretations = "response.interpretations",
        /// 二（二）4.微博微信回应事件数, 次
        WeiboWechatResponses = "response.weibo_wechat",
        /// 二（二）5.其他方式回应事件数, 次
        OtherResponses = "response.other",
        /// 三（一）收到申请数, 件
        Received = "received.total",
        /// 三（一）1.当面申请数, 件
        ReceivedInPerson = "received.in_person",
        /// 三（一）2.传真申请数, 件
        ReceivedFax = "received.fax",
        /// 三（一）3.网络申请数, 件
        ReceivedOnline = "received.online",
        /// 三（一）4.信函申请数, 件
        ReceivedLetter = "received.letter",
        /// 三（二）申请办结数, 件
        Concluded = "concluded.total",
        /// 三（二）1.按时办结数, 件
        ConcludedOnTime = "concluded.on_time",
        /// 三（二）2.延期办结数, 件
        ConcludedExtended = "concluded.extended",
        /// 三（三）申请答复数, 件
        Replies = "replies.total",
        /// 三（三）1.属于已主动公开范围数, 件
        RepliesAlreadyPublic = "replies.already_public",
        /// 三（三）2.同意公开答复数, 件
        RepliesGranted = "replies.granted",
        /// 三（三）3.同意部分公开答复数, 件
        RepliesPartiallyGranted = "replies.partially_granted",
        /// 三（三）4.不同意公开答复数, 件
        RepliesRefused = "replies.refused",
        /// 三（三）4.其中：涉及国家秘密, 件
        RefusedStateSecret = "refused.state_secret",
        /// 三（三）4.其中：涉及商业秘密, 件
        RefusedTradeSecret = "refused.trade_secret",
        /// 三（三）4.其中：涉及个人隐私, 件
        RefusedPrivacy = "refused.privacy",
        /// 三（三）4.其中：危及国家安全、公共安全、经济安全和社会稳定, 件
        RefusedSecurityAndStability = "refused.security_and_stability",
        /// 三（三）4.其中：不是《条例》所指政府信息, 件
        RefusedNotGovernmentInformation = "refused.not_government_information",
        /// 三（三）4.其中：法律法规规定的其他情形, 件
        RefusedOther = "refused.other",
        /// 三（三）5.不属于本行政机关公开数, 件
        RepliesNotThisBody = "replies.not_this_body",
        /// 三（三）6.申请信息不存在数, 件
        RepliesNotExisting = "replies.not_existing",
        /// 三（三）7.告知作出更改补充数, 件
        RepliesCorrectionRequired = "replies.correction_required",
        /// 三（三）8.告知通过其他途径办理数, 件
        RepliesOtherChannel = "replies.other_channel",
        /// 四、行政复议数量, 件
        Reconsideration = "reconsideration.total",
        /// 四（一）维持具体行政行为数, 件
        ReconsiderationUpheld = "reconsideration.upheld",
        /// 四（二）被依法纠错数, 件
        ReconsiderationCorrected = "reconsideration.corrected",
        /// 四（三）其他情形数, 件
        ReconsiderationOther = "reconsideration.other",
        /// 五、行政诉讼数量, 件
        Litigation = "litigation.total",
        /// 五（一）维持具体行政行为或者驳回原告诉讼请求数, 件
        LitigationUpheld = "litigation.upheld",
        /// 五（二）被依法纠错数, 件
        LitigationCorrected = "litigation.corrected",
        /// 五（三）其他情形数, 件
        LitigationOther = "litigation.other",
        /// 六、举报投诉数量, 件
        Complaints = "complaints",
        /// 七、依申请公开信息收取的费用, 万元
        Fees = "fees",
        /// 八（一）政府信息公开工作专门机构数, 个
        Offices = "organization.offices",
        /// 八（二）设置政府信息公开查阅点数, 个
        ReadingPoints = "organization.reading_points",
        /// 八（三）从事政府信息公开工作人员数, 人
        Staff = "organization.staff",
        /// 八（三）1.专职人员数, 人
        StaffFullTime = "organization.staff_full_time",
        /// 八（三）2.兼职人员数, 人
        StaffPartTime = "organization.staff_part_time",
        /// 八（四）政府信息公开专项经费, 万元
        Budget = "organization.budget",
        /// 九（一）召开政府信息公开工作会议或专题会议数, 次
        Meetings = "training.meetings",
        /// 九（二）举办各类培训班数, 次
        Courses = "training.courses",
        /// 九（三）接受培训人员数, 人次
        Participants = "training.participants",
    }
}

axis! {
    /// The one column of 政府信息公开情况统计表.
    StatisticsColumn {
        /// 统计数
        Count = "count",
    }
}

axis! {
    /// Rows of a local statistics table before 2019.
    LocalRow {
        /// 主动公开文件数, 条
        Disclosed = "disclosed.total",
        /// 政府网站公开数, 条
        DisclosedWebsite = "disclosed.website",
        /// 政府公报公开数, 条
        DisclosedGazette = "disclosed.gazette",
        /// 其他方式公开数, 条
        DisclosedOther = "disclosed.other",
        /// 受理依申请公开信息总数, 条
        Received = "received.total",
        /// 当面申请数, 条
        ReceivedInPerson = "received.in_person",
        /// 网上申请数, 条
        ReceivedOnline = "received.online",
        /// 电子邮件申请数, 条
        ReceivedEmail = "received.email",
        /// 传真申请数, 条
        ReceivedFax = "received.fax",
        /// 信函申请数, 条
        ReceivedLetter = "received.letter",
        /// 信函、传真申请数 as one row, 条
        ReceivedLetterFax = "received.letter_fax",
        /// 其他形式申请数, 条
        ReceivedOther = "received.other",
        /// 对申请的答复总数, 条
        Replies = "replies.total",
        /// 同意公开答复数, 条
        RepliesGranted = "replies.granted",
        /// 同意部分公开答复数, 条
        RepliesPartiallyGranted = "replies.partially_granted",
        /// 不予公开答复数, 条
        RepliesRefused = "replies.refused",
        /// 其他类型答复数, 条
        RepliesOther = "replies.other",
        /// 政府信息公开收费减免金额, 元
        FeesWaived = "fees_waived",
        /// 接受行政诉讼、举报数, 件
        LitigationComplaints = "litigation_complaints",
        /// 行政复议数, 件
        Reconsideration = "reconsideration",
        /// 行政诉讼数, 件
        Litigation = "litigation",
    }
}

axis! {
    /// Columns of a local statistics table.
    LocalColumn {
        /// 本年度 (2014年度)
        Year = "year",
        /// 历年累计
        Cumulative = "cumulative",
    }
}
