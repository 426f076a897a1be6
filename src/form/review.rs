//! 政府信息公开行政复议、行政诉讼情况: the table that the forms of 2019 and 2021 share.

use super::{Block, Edition, Identity, Label, ReviewOutcome, ReviewRow, TableId, label, words};

const REVIEW_ROWS: &[Label] = &[
    label(ReviewRow::Reconsideration.name(), "行政复议"),
    label(ReviewRow::LitigationDirect.name(), "未经复议直接起诉").under(&["行政诉讼"]).aka(&[
        "未经行政复议直接起诉",
        "未经复议直接诉讼",
        "未经复议直接提起诉讼",
        "直接起诉",
    ]),
    label(ReviewRow::LitigationAfterReconsideration.name(), "复议后起诉").under(&["行政诉讼"]).aka(&[
        "经行政复议后起诉",
        "行政复议后起诉",
        "复议后诉讼",
        "复议后再起诉",
        "经行政复议后提起诉讼",
        "复议后提起诉讼",
        "经复议后起诉",
    ]),
];

const REVIEW_COLUMNS: &[Label] = &[
    label(ReviewOutcome::Upheld.name(), "结果维持").aka(&[
        "维持原行为",
        "维持",
        "维持结果",
        "结果维持数",
        "维持原行政行为",
    ]),
    label(ReviewOutcome::Corrected.name(), "结果纠正").aka(&["纠正", "纠正结果", "结果纠正数", "结果纠错", "纠错"]),
    label(ReviewOutcome::Other.name(), "其他结果").aka(&["其他情形", "其他"]),
    label(ReviewOutcome::Pending.name(), "尚未审结").aka(&["未审结", "尚未办结", "未办结", "正在审理"]),
    label(ReviewOutcome::Total.name(), "总计").aka(&["合计"]),
];

const REVIEW_TOTAL: &[Identity] = &[Identity {
    name: "review_litigation.total",
    left: &[
        ReviewOutcome::Upheld.name(),
        ReviewOutcome::Corrected.name(),
        ReviewOutcome::Other.name(),
        ReviewOutcome::Pending.name(),
    ],
    right: &[ReviewOutcome::Total.name()],
    says: words(
        "结果维持、结果纠正、其他结果与尚未审结之和，等于总计",
        "upheld, corrected, other and pending add up to the total",
    ),
}];

/// 行政复议 and 行政诉讼: the same in both editions but for the edition's name.
pub(super) const fn review(edition: Edition) -> Block {
    Block {
        edition,
        table: TableId::ReviewLitigation,
        title: "四、政府信息公开行政复议、行政诉讼情况",
        rows: REVIEW_ROWS,
        columns: REVIEW_COLUMNS,
        down: &[],
        across: REVIEW_TOTAL,
    }
}
