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
