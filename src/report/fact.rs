//! What the prose states: counts, fees, contacts, each with its sentence.

use serde::{Deserialize, Serialize};

use crate::document::Locator;
use crate::number::Number;

/// A statement of the prose.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Fact {
    /// What is stated.
    pub kind: FactKind,
    /// The number: a count, or an amount in 元.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub value: Option<Number>,
    /// The words, for a contact, a website or a document number.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub text: String,
    /// The year that the sentence names for it, if it names one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub year: Option<u16>,
    /// Whether the sentence speaks of the whole body and of one year: nothing in it says 其中, 累计, 截至 or the like.
    pub firm: bool,
    /// The sentence as printed.
    pub sentence: String,
    /// Where the statement begins.
    pub locator: Locator,
}

/// What a [`Fact`] states.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum FactKind {
    /// 收到、受理、新收 of applications, 件; some offices count 上年结转 in.
    Received,
    /// 上年结转, 件
    CarriedIn,
    /// 办结、答复、办理 of applications, 件
    Concluded,
    /// 结转下年, 件
    CarriedOut,
    /// 予以公开, 件
    Granted,
    /// 部分公开, 件
    PartiallyGranted,
    /// 予以公开及部分公开 as one figure, 件
    GrantedOrPartially,
    /// 不予公开, 件
    Refused,
    /// 无法提供, 件
    Unavailable,
    /// 不予处理, 件
    NotProcessed,
    /// 其他处理, 件
    OtherProcessing,
    /// 行政复议, 件
    Reconsideration,
    /// 行政诉讼, 件
    Litigation,
    /// 行政复议 and 行政诉讼 as one figure, 件
    ReconsiderationAndLitigation,
    /// 制发规范性文件, 件
    NormativeDocumentsMade,
    /// 废止规范性文件, 件
    NormativeDocumentsRepealed,
    /// 现行有效规范性文件, 件
    NormativeDocumentsInForce,
    /// 主动公开政府信息, 条
    Disclosed,
    /// 发出收费通知, 件
    FeeNotices,
    /// 收费通知的总金额, 元
    FeesNotified,
    /// 实际收取的信息处理费, 元
    FeesCollected,
    /// The address of a website
    Website,
    /// 电话
    Phone,
    /// 传真
    Fax,
    /// 邮编
    Postcode,
    /// 电子邮箱
    Email,
    /// 地址
    Address,
    /// The number of the notice that the report says it follows
    Notice,
}

impl FactKind {
    /// The word written to every output.
    pub const fn key(self) -> &'static str {
        match self {
            FactKind::Received => "received",
            FactKind::CarriedIn => "carried_in",
            FactKind::Concluded => "concluded",
            FactKind::CarriedOut => "carried_out",
            FactKind::Granted => "granted",
            FactKind::PartiallyGranted => "partially_granted",
            FactKind::GrantedOrPartially => "granted_or_partially",
            FactKind::Refused => "refused",
            FactKind::Unavailable => "unavailable",
            FactKind::NotProcessed => "not_processed",
            FactKind::OtherProcessing => "other_processing",
            FactKind::Reconsideration => "reconsideration",
            FactKind::Litigation => "litigation",
            FactKind::ReconsiderationAndLitigation => "reconsideration_and_litigation",
            FactKind::NormativeDocumentsMade => "normative_documents_made",
            FactKind::NormativeDocumentsRepealed => "normative_documents_repealed",
            FactKind::NormativeDocumentsInForce => "normative_documents_in_force",
            FactKind::Disclosed => "disclosed",
            FactKind::FeeNotices => "fee_notices",
            FactKind::FeesNotified => "fees_notified",
            FactKind::FeesCollected => "fees_collected",
            FactKind::Website => "website",
            FactKind::Phone => "phone",
            FactKind::Fax => "fax",
            FactKind::Postcode => "postcode",
            FactKind::Email => "email",
            FactKind::Address => "address",
            FactKind::Notice => "notice",
        }
    }
}
