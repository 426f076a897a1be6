//! Words that tell what a figure in a sentence counts, whose it is, and of which time.

/// Things that are received and answered too, but are no applications for information.
pub(super) const OTHER_BUSINESS: &[&str] = &[
    "复议",
    "诉讼",
    "案件",
    "建议",
    "提案",
    "诉求",
    "信访",
    "热线",
    "留言",
    "咨询",
    "投诉",
    "举报",
    "来信",
    "行政审批",
];

/// Words of a comparison with another year, and things that come in by another way.
pub(super) const NOT_RECEIVED: &[&str] = &[
    "复议",
    "诉讼",
    "案件",
    "建议",
    "提案",
    "诉求",
    "信访",
    "热线",
    "留言",
    "咨询",
    "投诉",
    "举报",
    "来信",
    "行政审批",
    "补正",
    "信件",
    "比上",
    "比去",
    "较上",
    "较去",
    "同比",
    "增加",
    "减少",
    "增长",
    "下降",
];

/// What is dealt with beside applications: a sentence about it and not about them counts no applications.
pub(super) const BESIDE: &[&str] = &["信件", "信箱", "热线", "12345", "建议", "提案", "留言", "信访"];

/// What is said of documents that were made, whose property is counted.
pub(super) const MADE: &[&str] = &[
    "属性",
    "公文",
    "发文",
    "制文",
    "制作信息",
    "制作政府信息",
    "制作的",
    "印发文件",
    "形成",
    "新增",
    "产生政府信息",
    "类信息",
];

/// Words that a sum of fees for information does not do without.
pub(super) const FEES: &[&str] = &["收费", "处理费", "费用"];

/// The words between 主动公开 and the number that make it the count of all that was opened.
pub(super) const OF_ALL: &[&str] = &[
    "主动公开",
    "政府",
    "政务",
    "信息",
    "公开",
    "各类",
    "各种",
    "相关",
    "有关",
    "文件",
    "总数",
    "总量",
    "数量",
    "数",
    "总计",
    "合计",
    "共计",
    "累计",
    "共",
    "计",
    "约",
    "为",
    "是",
    "达到",
    "达",
    "了",
    "的",
    "到",
];

/// The channels that a part of it goes out by.
pub(super) const CHANNELS: &[&str] = &[
    "网站",
    "平台",
    "公众号",
    "公开网",
    "专栏",
    "栏目",
    "目录",
    "公报",
    "微博",
    "APP",
    "微信",
    "客户端",
    "抖音",
    "头条",
    "广播",
    "电视",
    "报刊",
    "报纸",
    "公示栏",
    "公开栏",
    "公告栏",
    "显示屏",
    "媒体",
    "门户",
    "方式",
    "途径",
    "渠道",
];

/// A channel, a kind of applicant, or who passed it on: a part of what was received.
pub(super) const PARTS: &[&str] =
    &["网络申请", "网上申请", "信函申请", "当面申请", "邮寄申请", "传真申请", "自然人", "法人", "转办", "转来", "转交"];

pub(super) const RESULTS: &[&str] =
    &["维持", "纠正", "纠错", "败诉", "胜诉", "撤销", "驳回", "尚未", "审结", "被责令", "决定书", "文书", "案例"];

/// Words that say that something came in.
pub(super) const RECEIVED: &[&str] = &["收到", "受理", "新收", "接收", "接到", "收悉", "登记", "共收"];

/// Words that say that documents were made.
pub(super) const ISSUED: &[&str] = &["制发", "制定", "印发", "出台"];

/// Words with which such a sentence tells of some only, or of their outcome: 未收到重复申请, 没有败诉的行政诉讼.
pub(super) const OF_SOME: &[&str] = &[
    "重复",
    "收费",
    "投诉类",
    "举报类",
    "结转",
    "不服",
    "逾期",
    "纠正",
    "纠错",
    "败诉",
    "撤销",
    "维持",
    "驳回",
    "尚未",
    "审结",
    "不予",
    "不公开",
    "不属于",
    "正当理由",
];

/// Words of which every pattern of [`NONE`] has one.
pub(super) const NEVER: &[&str] = &["未", "没有", "无", "不存在", "收费通知", "实际收取"];

/// Words that say a passage is about applications for information.
pub(super) const ABOUT: &[&str] =
    &["信息公开申请", "依申请", "公开申请", "申请公开", "申请人", "信息公开的申请", "不予处理", "无法提供"];

/// Words that say a figure is of a part.
pub(super) const OF_A_PART: &[&str] = &["其中", "分别", "包括"];

/// Words with which counts are added up.
pub(super) const SUMMED: &[&str] = &["共计", "合计", "总计", "总共", "一共", "全年共"];

/// Persons and bodies that apply.
pub(super) const PERSONS: &[&str] = &["自然人", "法人", "企业", "机构", "组织"];

/// Words that say a figure is of more than the year.
pub(super) const EARLIER: &[&str] = &["累计", "截至", "截止", "目前", "以来", "历年"];

/// Words that say a figure is of the year before, or how it differs; what is carried over speaks of another year by nature.
pub(super) const LOOSE: &[&str] = &["上年", "去年", "同比", "较上", "含上"];

/// Words that say a figure is of part of the year, or of none that is over.
pub(super) const OTHER_TIME: &[&str] = &[
    "半年",
    "季度",
    "月份",
    "每月",
    "近两年",
    "近三年",
    "近五年",
    "拟",
    "计划",
    "预计",
    "平均",
    "日均",
    "周均",
    "月均",
    "年均",
    "单日",
    "单月",
    "当日",
    "当天",
    "每年",
    "力争",
    "预期",
];

/// Words that say a figure is of other bodies, or of things that are not done, or otherwise.
pub(super) const OTHER_SCOPE: &[&str] = &[
    "下属",
    "所属",
    "下级",
    "上级",
    "各级",
    "全省",
    "全国",
    "审核",
    "审查",
    "备案",
    "协助",
    "代拟",
    "草案",
    "修订",
    "转发",
    "名义",
    "非行政",
    "不足",
    "同一",
    "建议县",
    "建议市",
    "建议区",
    "建议省",
    "模拟",
    "抽查",
    "代县",
    "代市",
    "代区",
];

/// Words before or behind what was answered: not when it was due, or a second time.
pub(super) const ANOTHER_TIME: &[&str] = &["重新", "延期", "逾期", "超期", "延长", "再次"];

/// Papers that go with answers.
pub(super) const PAPERS: &[&str] = &["书", "模板", "意见", "材料", "重新", "延期", "逾期", "超期", "函"];

/// What is received and answered too: 市民信件, 网民咨询, 补正材料.
pub(super) const MATTERS: &[&str] = &[
    "信件", "信箱", "工单", "问询", "提问", "材料", "来电", "来访", "网民", "网友", "诉求", "意见", "12345", "代表",
    "委员",
];

/// What else may be applied for.
pub(super) const SERVICES: &[&str] = &[
    "政务服务",
    "服务事项",
    "不动产",
    "审批",
    "许可",
    "登记",
    "补贴",
    "救助",
    "低保",
    "贷款",
    "公租房",
    "专利",
    "商标",
    "证照",
    "仲裁",
    "补正",
    "执行",
];
