//! Edition 2019: 国办公开办函〔2019〕60号, for report years 2019 and 2020.

use super::ApplicationRow as A;
use super::DisclosureColumn as Col;
use super::DisclosureRow as Row;
use super::edition_2021 as later;
use super::review::review;
use super::{Block, Edition, Form, Identity, Label, Quantity, TableId, check, label, words};

/// The form of 2019.
pub(super) static FORM: Form = Form {
    edition: Edition::Form2019,
    blocks: &[&DOCUMENTS, &SERVICES, &ENFORCEMENT, &FEES, &PROCUREMENT, &APPLICATIONS, &REVIEW],
    bounds: &[],
};

const LAST_YEAR: Label = label(Col::ItemsLastYear.name(), "上一年项目数量").aka(&[
    "上一年度项目数量",
    "上年项目数量",
    "上一年项目数",
    "上年项目数",
    "上年度项目数量",
    "上一年度项目数",
    "上一年项目数量（指2019年事项数）",
]);
const CHANGE: Label = label(Col::Change.name(), "本年增/减").quantity(Quantity::Change).aka(&[
    "本年增减",
    "本年增减数",
    "本年度增减",
    "本年增（减）",
    "本年增/减数",
    "本年增加/减少",
    "本年度增/减",
    "本年增/减（指2020年增加或减少的事项数，减用负值表示，如-8）",
]);
const DECISIONS: Label = label(Col::Decisions.name(), "处理决定数量").brief(&["处理决定数", "处理决定件数"]).aka(&[
    "本年处理决定数量",
    "本年处理决定数",
    "本年度处理决定数量",
    "处理决定数量（指2020年办件量）",
]);
const ITEMS: &[Label] = &[LAST_YEAR, CHANGE, DECISIONS];

static DOCUMENTS: Block = Block {
    edition: Edition::Form2019,
    table: TableId::ProactiveDisclosure,
    title: "第二十条第（一）项",
    rows: &[
        label(Row::Regulations.name(), "规章").aka(&["政府规章", "规章（设区的市、自治州人民政府应提供相关数据）"]),
        label(Row::NormativeDocuments.name(), "规范性文件").aka(&[
            "行政规范性文件",
            "规范文件",
            "规范性文件（行政机关制定发布的决定、公告、命令等）",
        ]),
    ],
    columns: &[
        label(Col::Made.name(), "本年新制作数量").aka(&[
            "本年度新制作数量",
            "本年制作数量",
            "本年新制作数",
            "本年新制定数量",
            "本年新制作件数",
            "本年新制作总数",
        ]),
        label(Col::Disclosed.name(), "本年新公开数量").aka(&[
            "本年度新公开数量",
            "本年公开数量",
            "本年新公开数",
            "本年新公开件数",
            "本年新公开总数",
            "本年度新公开数",
        ]),
        label(Col::TotalDisclosed.name(), "对外公开总数量").aka(&[
            "对外公开总数",
            "对外公开总件数",
            "对外公开数量",
            "对外公开总量",
        ]),
    ],
    down: &[],
    across: &[],
};

static SERVICES: Block = Block {
    edition: Edition::Form2019,
    table: TableId::ProactiveDisclosure,
    title: "第二十条第（五）项",
    rows: &[
        label(Row::Licensing.name(), "行政许可").brief(&["行政许可事项", "许可"]),
        label(Row::OtherServices.name(), "其他对外管理服务事项").aka(&[
            "其他对外管理服务",
            "其他对外管理服务项目",
            "其他对外服务管理事项",
            "其他对外管理和服务事项",
        ]),
    ],
    columns: ITEMS,
    down: &[],
    across: &[],
};

static ENFORCEMENT: Block = Block {
    edition: Edition::Form2019,
    table: TableId::ProactiveDisclosure,
    title: "第二十条第（六）项",
    rows: &[
        label(Row::Penalties.name(), "行政处罚").brief(&["行政处罚事项", "处罚"]),
        label(Row::CoerciveMeasures.name(), "行政强制").brief(&["强制"]).aka(&["行政强制措施"]),
    ],
    columns: ITEMS,
    down: &[],
    across: &[],
};

static FEES: Block = Block {
    edition: Edition::Form2019,
    table: TableId::ProactiveDisclosure,
    title: "第二十条第（八）项",
    rows: &[label(Row::Fees.name(), "行政事业性收费")
        .brief(&["行政事业性收费项目", "收费"])
        .aka(&["行政事业收费", "行政事业型收费"])],
    columns: &[LAST_YEAR, CHANGE],
    down: &[],
    across: &[],
};

static PROCUREMENT: Block = Block {
    edition: Edition::Form2019,
    table: TableId::ProactiveDisclosure,
    title: "第二十条第（九）项",
    rows: &[label(Row::Procurement.name(), "政府集中采购")
        .brief(&["政府集中采购项目", "政府采购项目"])
        .aka(&["政府采购", "集中采购"])],
    columns: &[
        label(Col::Items.name(), "采购项目数量").aka(&["采购项目数", "采购项目总数", "采购项目个数"]),
        label(Col::Amount.name(), "采购总金额").brief(&["采购金额", "采购总额"]).quantity(Quantity::Yuan).aka(&[
            "采购总金额（万元）",
            "采购总金额（元）",
            "采购总金额（单位：万元）",
            "采购总金额（单位：元）",
        ]),
    ],
    down: &[],
    across: &[],
};

static APPLICATIONS: Block = Block {
    edition: Edition::Form2019,
    table: TableId::Applications,
    title: "三、收到和处理政府信息公开申请情况",
    rows: &[
        later::RECEIVED,
        later::CARRIED_IN,
        later::GRANTED,
        later::PARTIALLY,
        later::STATE_SECRET,
        later::PROHIBITED,
        later::STABILITY,
        later::THIRD_PARTY,
        later::INTERNAL,
        later::PROCESS,
        later::FILE,
        later::INQUIRY,
        later::NOT_HELD,
        later::CREATION,
        later::UNCLEAR,
        later::PETITION,
        later::REPEATED,
        later::PUBLICATION,
        later::EXCESSIVE,
        later::REISSUE,
        label(A::Other.name(), "（六）其他处理").brief(&["（六）其他"]).under(&[later::RESULT]),
        later::TOTAL,
        later::CARRIED_OUT,
    ],
    columns: later::APPLICANTS,
    down: &[
        Identity {
            name: "applications.outcomes",
            left: &[
                A::Granted.name(),
                A::PartiallyGranted.name(),
                A::RefusedStateSecret.name(),
                A::RefusedProhibitedByLaw.name(),
                A::RefusedSecurityAndStability.name(),
                A::RefusedThirdPartyRights.name(),
                A::RefusedInternalAffairs.name(),
                A::RefusedProcessInformation.name(),
                A::RefusedEnforcementFile.name(),
                A::RefusedAdministrativeInquiry.name(),
                A::UnavailableNotHeld.name(),
                A::UnavailableNeedsCreation.name(),
                A::UnavailableUnclear.name(),
                A::NotProcessedPetition.name(),
                A::NotProcessedRepeated.name(),
                A::NotProcessedPublication.name(),
                A::NotProcessedExcessive.name(),
                A::NotProcessedReissue.name(),
                A::Other.name(),
            ],
            right: &[A::Total.name()],
            says: words("（一）至（六）各行之和，等于（七）总计", "(1) to (6) add up to (7)"),
        },
        later::BALANCE,
    ],
    across: later::APPLICANT_TOTAL,
};

static REVIEW: Block = review(Edition::Form2019);

const _: () = check(&DOCUMENTS);
const _: () = check(&SERVICES);
const _: () = check(&ENFORCEMENT);
const _: () = check(&FEES);
const _: () = check(&PROCUREMENT);
const _: () = check(&APPLICATIONS);
const _: () = check(&REVIEW);
