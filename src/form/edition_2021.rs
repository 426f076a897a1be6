//! Edition 2021: 国办公开办函〔2021〕30号, for report years from 2021.

use super::ApplicationRow as A;
use super::DisclosureColumn as Col;
use super::DisclosureRow as Row;
use super::review::review;
use super::{Applicant, Block, Edition, Form, Identity, Label, Quantity};
use super::{TableId, check, label, words};

/// The form of 2021.
pub(super) static FORM: Form = Form {
    edition: Edition::Form2021,
    blocks: &[&DOCUMENTS, &LICENSING, &ENFORCEMENT, &FEES, &APPLICATIONS, &REVIEW],
    bounds: &[],
};

const DECISIONS: &[Label] = &[label(Col::Decisions.name(), "本年处理决定数量").aka(&[
    "本年度处理决定数量",
    "本年处理决定数",
    "本年度处理决定数",
    "本年处理决定件数",
    "本年度处理决定件数",
    "本年作出处理决定数量",
    "本年处理决定总数",
])];

static DOCUMENTS: Block = Block {
    edition: Edition::Form2021,
    table: TableId::ProactiveDisclosure,
    title: "第二十条第（一）项",
    rows: &[
        label(Row::Regulations.name(), "规章")
            .brief(&["规章数", "行政规章", "地方政府规章", "部门规章"])
            .aka(&["政府规章"]),
        label(Row::NormativeDocuments.name(), "行政规范性文件").aka(&[
            "行政机关规范性文件",
            "规范性文件",
            "规范文件",
            "行政规范文件",
            "行政性规范文件",
            "行政规范性文件数",
        ]),
    ],
    columns: &[
        label(Col::Made.name(), "本年制发件数").brief(&["制发件数", "本年制发", "本年制定数"]).aka(&[
            "本年制定件数",
            "本年度制发件数",
            "本年新制发件数",
            "本年制发文件数",
            "本年制发数",
            "本年制发数量",
            "本年制定发布件数",
            "本年度制定件数",
            "当年制发件数",
            "今年制发件数",
            "本年印发件数",
            "本年制发总数",
            "本年制发总件数",
        ]),
        label(Col::Repealed.name(), "本年废止件数").brief(&["废止件数", "本年废止"]).aka(&[
            "本年度废止件数",
            "本年废止文件数",
            "本年废止数",
            "本年废止数量",
            "当年废止件数",
            "今年废止件数",
            "本年废止失效件数",
            "本年宣布废止件数",
            "本年度废止数量",
            "本年废止总数",
        ]),
        label(Col::InForce.name(), "现行有效件数").brief(&["现行有效"]).aka(&[
            "现行有效文件数",
            "现行有效的件数",
            "现行有效数",
            "现行有效数量",
            "现行有效总数",
            "现行有效总件数",
            "现有有效件数",
            "目前有效件数",
            "现行有效文件总数",
        ]),
    ],
    down: &[],
    across: &[],
};

static LICENSING: Block = Block {
    edition: Edition::Form2021,
    table: TableId::ProactiveDisclosure,
    title: "第二十条第（五）项",
    rows: &[label(Row::Licensing.name(), "行政许可").brief(&[
        "行政许可事项",
        "行政许可决定",
        "行政许可数",
        "行政许可数量",
        "行政许可件数",
        "许可",
    ])],
    columns: DECISIONS,
    down: &[],
    across: &[],
};

static ENFORCEMENT: Block = Block {
    edition: Edition::Form2021,
    table: TableId::ProactiveDisclosure,
    title: "第二十条第（六）项",
    rows: &[
        label(Row::Penalties.name(), "行政处罚").brief(&[
            "行政处罚事项",
            "行政处罚决定",
            "行政处罚数",
            "行政处罚数量",
            "行政处罚件数",
            "处罚",
        ]),
        label(Row::CoerciveMeasures.name(), "行政强制")
            .brief(&["强制", "行政强制事项", "行政强制决定", "行政强制数", "行政强制数量", "行政强制件数"])
            .aka(&["行政强制执行", "行政强制措施"]),
    ],
    columns: DECISIONS,
    down: &[],
    across: &[],
};

static FEES: Block = Block {
    edition: Edition::Form2021,
    table: TableId::ProactiveDisclosure,
    title: "第二十条第（八）项",
    rows: &[label(Row::Fees.name(), "行政事业性收费")
        .brief(&["行政事业性收费项目", "行政事业性收费金额", "行政事业性收费数额", "行政事业性收费总额", "收费"])
        .aka(&["行政性事业收费", "行政事业收费", "行政事业型收费"])],
    columns: &[label(Col::Amount.name(), "本年收费金额（单位：万元）")
        .brief(&["本年度收费金额（单位：万元）", "收费金额（单位：万元）", "收费金额"])
        .aka(&[
            "本年收费金额",
            "本年度收费金额",
            "本年收费总额",
            "本年收费总金额",
            "本年收费数额",
            "本年收费金额（万元）",
            "本年收费金额（单位：元）",
            "本年收费金额（元）",
        ])
        .quantity(Quantity::TenThousandYuan)],
    down: &[],
    across: &[],
};

pub(super) const RESULT: &str = "三、本年度办理结果";
pub(super) const REFUSED: &[&str] = &[RESULT, "（三）不予公开"];
pub(super) const UNAVAILABLE: &[&str] = &[RESULT, "（四）无法提供"];
pub(super) const NOT_PROCESSED: &[&str] = &[RESULT, "（五）不予处理"];
const OTHER: &[&str] = &[RESULT, "（六）其他处理"];

pub(super) const RECEIVED: Label = label(A::Received.name(), "一、本年新收政府信息公开申请数量")
    .brief(&["本年新收", "本年度新收", "本年新收申请", "本年新收件数", "新收申请数量"])
    .aka(&[
        "本年度新收政府信息公开申请数量",
        "本年度新收政府信息公开申请数",
        "本年新收政府信息公开申请件数",
        "本年收到政府信息公开申请数量",
        "本年受理政府信息公开申请数量",
        "本年新收政府信息公开申请数",
        "本年新收信息公开申请数量",
        "本年新收申请数量",
        "本年新收政府信息公开申请",
        "本年新收政府信息公开申请总数",
        "新收政府信息公开申请数量",
        "本年新增政府信息公开申请数量",
        "本年度收到政府信息公开申请数量",
        "本年度受理政府信息公开申请数量",
        "本年新收到政府信息公开申请数量",
        "今年新收政府信息公开申请数量",
        "当年新收政府信息公开申请数量",
        "本年新收政府信息申请数量",
        "本年新收依申请公开数量",
        "本年度新收申请数量",
    ]);
pub(super) const CARRIED_IN: Label = label(A::CarriedIn.name(), "二、上年结转政府信息公开申请数量")
    .brief(&["上年结转", "上年度结转", "上年结转件数", "上年结转申请", "上年度结转申请数量"])
    .aka(&[
        "上年度结转政府信息公开申请数",
        "上一年结转政府信息公开申请数量",
        "上一年度结转政府信息公开申请数量",
        "上年结转政府信息公开申请件数",
        "上年结转政府信息公开申请数",
        "上年结转信息公开申请数量",
        "上年结转申请数量",
        "上年度结转政府信息公开申请数量",
        "上年结转政府信息公开申请",
        "上年结转的政府信息公开申请数量",
        "上年度结转的政府信息公开申请数量",
        "去年结转政府信息公开申请数量",
        "上年结转政府信息申请数量",
        "上年结转依申请公开数量",
        "上年转入政府信息公开申请数量",
    ]);
pub(super) const GRANTED: Label = label(A::Granted.name(), "（一）予以公开")
    .brief(&["同意公开", "公开", "全部公开", "予以公开数", "予以全部公开", "全部予以公开", "予以公开件数"])
    .aka(&["准予公开"])
    .under(&[RESULT]);
pub(super) const PARTIALLY: Label =
    label(A::PartiallyGranted.name(), "（二）部分公开（区分处理的，只计这一情形，不计其他情形）")
        .brief(&["同意部分公开", "部分予以公开"])
        .under(&[RESULT])
        .aka(&[
            "部分公开",
            "予以部分公开",
            "部分公开（区分处理的，只计这一情形）",
            "部分公开（区分处理的，只计这一情形，不计其他情况）",
        ]);
pub(super) const STATE_SECRET: Label = label(A::RefusedStateSecret.name(), "1.属于国家秘密")
    .brief(&["国家秘密", "属国家秘密"])
    .under(REFUSED)
    .aka(&["属于国家秘密的", "属于国家秘密信息", "属国家秘密信息", "依法确定为国家秘密", "涉及国家秘密"]);
pub(super) const PROHIBITED: Label = label(A::RefusedProhibitedByLaw.name(), "2.其他法律行政法规禁止公开")
    .brief(&["法律法规禁止公开", "其他禁止公开"])
    .under(REFUSED)
    .aka(&[
        "其他法律法规禁止公开",
        "法律、行政法规禁止公开的",
        "其他法律、行政法规禁止公开",
        "法律行政法规禁止公开",
        "法律、行政法规禁止公开",
        "其他法律行政法规禁止公开的",
        "其他法律法规禁止公开的",
        "法律法规禁止公开的",
    ]);
pub(super) const STABILITY: Label = label(A::RefusedSecurityAndStability.name(), "3.危及“三安全一稳定”")
    .brief(&["三安全一稳定"])
    .aka(&[
        "危及国家安全、公共安全、经济安全、社会稳定",
        "影响“三安全一稳定”",
        "可能危及“三安全一稳定”",
        "危及“三安全一稳定”的",
        "公开后可能危及“三安全一稳定”",
        "危及“三安全、一稳定”",
    ])
    .under(REFUSED);
pub(super) const THIRD_PARTY: Label = label(A::RefusedThirdPartyRights.name(), "4.保护第三方合法权益")
    .brief(&["第三方合法权益", "涉及第三方合法权益"])
    .under(REFUSED)
    .aka(&[
        "侵害第三方合法权益",
        "侵犯第三方合法权益",
        "保护第三方合法权益的",
        "损害第三方合法权益的",
        "涉及第三方合法权益的",
        "保护第三方合法利益",
        "损害第三方合法权益",
    ]);
pub(super) const INTERNAL: Label = label(A::RefusedInternalAffairs.name(), "5.属于三类内部事务信息")
    .brief(&["内部事务信息", "内部事务"])
    .under(REFUSED)
    .aka(&[
        "三类内部事务信息",
        "属于内部事务信息",
        "属于三类内部事务",
        "属于三类内部事务的信息",
        "三类内部事务",
        "属于内部事务类信息",
    ]);
pub(super) const PROCESS: Label = label(A::RefusedProcessInformation.name(), "6.属于四类过程性信息")
    .brief(&["过程性信息", "过程信息"])
    .under(REFUSED)
    .aka(&[
        "四类过程性信息",
        "属于过程性信息",
        "属于四类过程信息",
        "属于四类过程性的信息",
        "四类过程信息",
        "属于过程性的信息",
    ]);
pub(super) const FILE: Label = label(A::RefusedEnforcementFile.name(), "7.属于行政执法案卷")
    .brief(&["执法案卷", "行政执法案卷"])
    .under(REFUSED)
    .aka(&[
        "行政执法案卷信息",
        "属于行政执法案卷的",
        "属于行政执法案卷的信息",
        "行政执法案卷类信息",
        "属于执法案卷信息",
        "属于行政执法案卷信息",
    ]);
pub(super) const INQUIRY: Label = label(A::RefusedAdministrativeInquiry.name(), "8.属于行政查询事项")
    .brief(&["行政查询", "属于行政查询", "查询事项"])
    .aka(&["行政查询事项", "属于行政查询事项的", "属于行政查询类事项", "行政查询类事项"])
    .under(REFUSED);
pub(super) const NOT_HELD: Label = label(A::UnavailableNotHeld.name(), "1.本机关不掌握相关政府信息")
    .brief(&["本机关不掌握", "不掌握相关信息", "不掌握"])
    .under(UNAVAILABLE)
    .aka(&[
        "不掌握相关政府信息",
        "本机关不掌握该政府信息",
        "本机关未掌握相关政府信息",
        "本机关不掌握相关政府信息的",
        "本单位不掌握相关政府信息",
        "本行政机关不掌握相关政府信息",
        "本机关不掌握相关信息",
    ]);
pub(super) const CREATION: Label = label(A::UnavailableNeedsCreation.name(), "2.没有现成信息需要另行制作")
    .brief(&["没有现成信息", "需要另行制作", "需另行制作"])
    .aka(&[
        "没有现成信息，需另行制作",
        "没有现成信息需要另行制作的",
        "无现成信息需要另行制作",
        "没有现成政府信息需要另行制作",
        "没有现成的信息需另行制作",
        "没有现成的信息需要另行制作",
        "没有现成信息，需要加工、分析",
    ])
    .under(UNAVAILABLE);
pub(super) const UNCLEAR: Label = label(A::UnavailableUnclear.name(), "3.补正后申请内容仍不明确")
    .brief(&["申请内容仍不明确", "仍不明确"])
    .under(UNAVAILABLE)
    .aka(&[
        "补正后申请内容不明确",
        "补正后内容仍不明确",
        "补正后仍不明确",
        "补正后申请内容仍不明确的",
        "经补正后申请内容仍不明确",
        "补正后申请仍不明确",
        "补正申请内容仍不明确",
    ]);
pub(super) const PETITION: Label = label(A::NotProcessedPetition.name(), "1.信访举报投诉类申请")
    .brief(&["信访举报投诉", "信访投诉举报"])
    .under(NOT_PROCESSED)
    .aka(&[
        "信访举报投诉类",
        "信访投诉举报类申请",
        "信访举报投诉类的申请",
        "属于信访举报投诉类申请",
        "信访、举报、投诉申请",
        "信访、投诉、举报类申请",
        "信访、举报、投诉类申请",
    ]);
pub(super) const REPEATED: Label = label(A::NotProcessedRepeated.name(), "2.重复申请")
    .brief(&["重复提交申请", "重复申请的", "属于重复申请"])
    .under(NOT_PROCESSED);
pub(super) const PUBLICATION: Label = label(A::NotProcessedPublication.name(), "3.要求提供公开出版物")
    .brief(&["公开出版物", "提供公开出版物"])
    .aka(&["要求提供公开出版物的", "要求提供公开的出版物", "要求行政机关提供公开出版物", "要求提供公开出版物类申请"])
    .under(NOT_PROCESSED);
pub(super) const EXCESSIVE: Label = label(A::NotProcessedExcessive.name(), "4.无正当理由大量反复申请")
    .brief(&["大量反复申请", "反复申请"])
    .under(NOT_PROCESSED)
    .aka(&[
        "无正当理由反复申请",
        "无正当理由大量、反复申请",
        "无正当理由大量反复申请的",
        "无正当理由反复大量申请",
        "无正当理由大量重复申请",
    ]);
pub(super) const REISSUE: Label = label(A::NotProcessedReissue.name(), "5.要求行政机关确认或重新出具已获取信息")
    .brief(&["重新出具已获取信息", "确认或重新出具已获取信息", "确认或重新出具"])
    .aka(&[
        "要求确认或重新出具已获取信息",
        "要求行政机关确认或者重新出具已获取信息",
        "要求重新出具已获取信息",
        "要求行政机关确认或重新出具已获取的信息",
        "要求行政机关确认或重新出具已获取政府信息",
        "要求机关确认或重新出具已获取信息",
        "要求行政机关重新出具已获取信息",
    ])
    .under(NOT_PROCESSED);
pub(super) const TOTAL: Label =
    label(A::Total.name(), "（七）总计").under(&[RESULT]).aka(&["（七）合计", "（六）总计", "总计", "合计"]);
pub(super) const CARRIED_OUT: Label = label(A::CarriedOut.name(), "四、结转下年度继续办理")
    .brief(&["结转下年", "结转下年度办理", "转下年度继续办理"])
    .aka(&[
        "结转到下年度继续办理",
        "结转至下年度继续办理",
        "结转下一年度继续办理",
        "结转下年度继续办理数量",
        "结转下年继续办理",
        "结转下年度继续办理数",
        "结转下一年继续办理",
        "结转至下一年度继续办理",
        "结转到下一年度继续办理",
        "结转下年度继续办理的数量",
        "结转下年度",
        "结转下年度继续办理政府信息公开申请数量",
    ]);

const GROUP: &[&str] = &["申请人情况", "法人或其他组织"];

pub(super) const APPLICANTS: &[Label] =
    &[
        label(Applicant::NaturalPerson.name(), "自然人").brief(&["公民", "个人"]).under(&["申请人情况"]),
        label(Applicant::Business.name(), "商业企业").brief(&["企业", "企业法人", "工商企业"]).under(GROUP),
        label(Applicant::ResearchInstitute.name(), "科研机构")
            .brief(&["科研", "科研单位", "科研院所", "科研组织"])
            .under(GROUP),
        label(Applicant::SocialOrganization.name(), "社会公益组织")
            .brief(&["公益组织", "社会组织"])
            .under(GROUP)
            .aka(&["社会公益类组织", "社会公益", "社会公益机构", "社会公益性组织", "社会公益团体"]),
        label(Applicant::LegalService.name(), "法律服务机构").brief(&["法律机构", "律师事务所"]).under(GROUP).aka(&[
            "法律服务",
            "法律服务组织",
            "法律服务单位",
        ]),
        label(Applicant::OtherOrganization.name(), "其他").brief(&["其他组织", "其他类"]).under(GROUP),
        label(Applicant::Total.name(), "总计").brief(&["总数"]).under(&["申请人情况"]).aka(&["合计"]),
    ];

/// 总计 of a row is the sum of its applicants.
pub(super) const APPLICANT_TOTAL: &[Identity] = &[Identity {
    name: "applications.applicants",
    left: &[
        Applicant::NaturalPerson.name(),
        Applicant::Business.name(),
        Applicant::ResearchInstitute.name(),
        Applicant::SocialOrganization.name(),
        Applicant::LegalService.name(),
        Applicant::OtherOrganization.name(),
    ],
    right: &[Applicant::Total.name()],
    says: words("自然人与法人或其他组织各列之和，等于总计", "the applicants add up to the total"),
}];

/// The one rule that the form itself prints.
pub(super) const BALANCE: Identity = Identity {
    name: "applications.balance",
    left: &[A::Received.name(), A::CarriedIn.name()],
    right: &[A::Total.name(), A::CarriedOut.name()],
    says: words("第一项加第二项之和，等于第三项加第四项之和", "I + II = III (7) + IV"),
};

static APPLICATIONS: Block = Block {
    edition: Edition::Form2021,
    table: TableId::Applications,
    title: "三、收到和处理政府信息公开申请情况",
    rows: &[
        RECEIVED,
        CARRIED_IN,
        GRANTED,
        PARTIALLY,
        STATE_SECRET,
        PROHIBITED,
        STABILITY,
        THIRD_PARTY,
        INTERNAL,
        PROCESS,
        FILE,
        INQUIRY,
        NOT_HELD,
        CREATION,
        UNCLEAR,
        PETITION,
        REPEATED,
        PUBLICATION,
        EXCESSIVE,
        REISSUE,
        label(A::OtherCorrectionOverdue.name(), "1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请")
            .under(OTHER)
            .aka(&[
                "申请人无正当理由逾期未补正",
                "申请人无正当理由逾期不补正",
                "无正当理由逾期不补正",
                "申请人逾期不补正",
                "申请人逾期未补正",
                "逾期未补正",
                "无正当理由逾期未补正",
                "逾期不补正",
            ]),
        label(A::OtherFeeOverdue.name(), "2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请")
            .under(OTHER)
            .aka(&[
                "申请人逾期未缴纳费用",
                "逾期未缴纳费用",
                "申请人逾期未按收费通知要求缴纳费用",
                "申请人逾期未按收费通知要求交纳费用",
                "逾期未按收费通知要求缴纳费用",
                "申请人逾期未缴费",
                "申请人逾期不缴费",
                "申请人逾期未交纳费用",
                "逾期未按收费通知缴纳费用",
                "逾期不缴费",
                "逾期未缴费",
            ]),
        label(A::OtherOther.name(), "3.其他").under(OTHER).aka(&["3.其他情形"]),
        TOTAL,
        CARRIED_OUT,
    ],
    columns: APPLICANTS,
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
                A::OtherCorrectionOverdue.name(),
                A::OtherFeeOverdue.name(),
                A::OtherOther.name(),
            ],
            right: &[A::Total.name()],
            says: words("（一）至（六）各行之和，等于（七）总计", "(1) to (6) add up to (7)"),
        },
        BALANCE,
    ],
    across: APPLICANT_TOTAL,
};

static REVIEW: Block = review(Edition::Form2021);

const _: () = check(&DOCUMENTS);
const _: () = check(&LICENSING);
const _: () = check(&ENFORCEMENT);
const _: () = check(&FEES);
const _: () = check(&APPLICATIONS);
const _: () = check(&REVIEW);
