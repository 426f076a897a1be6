//! Labels and captions that are wrapped in narrow columns, so that words of several stand in one line.

use gongkai::Reading;

use super::{read, row, value};

const HEAD: &str = "三、收到和处理政府信息公开申请情况\n申请人情况\n自然人 法人或其他组织 总计\n商业企业 科研机构 社会公益组织 法律服务机构 其他\n一、本年新收政府信息公开申请数量 20 0 0 0 0 2 22\n二、上年结转政府信息公开申请数量 0 0 0 0 0 0 0\n";
const END: &str = "（七）总计 20 0 0 0 0 2 22\n四、结转下年度继续办理 0 0 0 0 0 0 0\n";

/// The rows of a review, outcome by outcome.
fn review(reading: &Reading) -> String {
    let parts = ["reconsideration", "litigation_direct", "litigation_after_reconsideration"];
    let outcomes = ["upheld", "corrected", "other", "pending", "total"];
    let of = |part: &str| outcomes.map(|outcome| value(reading, part, outcome)).join(" ");
    parts.map(of).join(" | ")
}

#[test]
fn totals_that_are_not_wrapped_may_stand_beside_either_line_of_captions() {
    let heads = [
        "结果 结果 其他 尚未 总计 未经复议直接起诉 复议后起诉\n维持 纠正 结果 审结\n结果 结果 其他 尚未 总计 结果 结果 其他 尚未 总计\n维持 纠正 结果 审结 维持 纠正 结果 审结",
        "未经复议直接起诉 复议后起诉\n结果 结果 其他 尚未\n总计 结果 结果 其他 尚未 结果 结果 其他 尚未\n维持 纠正 结果 审结 总计 总计\n维持 纠正 结果 审结 维持 纠正 结果 审结",
    ];
    for head in heads {
        let text = format!(
            "{HEAD}{END}四、政府信息公开行政复议、行政诉讼情况\n行政复议 行政诉讼\n{head}\n3 0 1 2 6 0 4 0 0 4 1 0 0 5 6"
        );
        assert_eq!(review(&read(&text)), "3 0 1 2 6 | 0 4 0 0 4 | 1 0 0 5 6", "{head}");
    }
}

/// The first label under a group stands beside it and beside the end of the label above; another one around the words of its
/// group.
#[test]
fn a_row_is_known_by_its_letters_among_those_of_its_group() {
    let text = format!(
        "{HEAD}三、本 （一）予以公开 1 0 0 0 0 0 1\n年度办 （二）部分公开（区\n分处理的，只计这一\n2 0 0 0 0 0 2\n理结果\n情形，不计其他情\n形）\n（三） 1.属于\n不予公 国家秘 4 0 0 0 0 0 4\n开 密\n2.其他法\n律行政法\n0 0 0 0 0 1 1\n规禁止公\n开\n3.危及“三安全一稳定” 0 0 0 0 0 0 0\n4.保护第三方合法权益 0 0 0 0 0 0 0\n5.属于三类内部事务信息 0 0 0 0 0 0 0\n6.属于四类过程性信息 0 0 0 0 0 0 0\n7.属于行政执法案卷 0 0 0 0 0 0 0\n8.属于行政查询事项 0 0 0 0 0 0 0\n（四）无法提供\n1.本机关不掌握相关政府信息 0 0 0 0 0 0 0\n2.没有现成信息需要另行制作 0 0 0 0 0 0 0\n3.补正后申请内容仍不明确 0 0 0 0 0 0 0\n1.信访\n举报投\n7 0 0 0 0 0 7\n诉类申\n请\n2.重复\n0 0 0 0 0 0 0\n申请\n（五） 3.要求\n不予处 提供公\n5 0 0 0 0 1 6\n理 开出版\n物\n4.无正当\n理由大量 1 0 0 0 0 0 1\n反复申请\n5.要求行政机关确认或重新出具已获取信息 0 0 0 0 0 0 0\n（六） 1.申请人\n无正当理\n其 由逾期不\n补正、行\n他处理 0 0 0 0 0 0 0\n政机关不\n再处理其\n政府信息\n公开申请\n2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请 0 0 0 0 0 0 0\n3.其他 0 0 0 0 0 0 0\n{END}"
    );
    let reading = read(&text);
    for (label, numbers) in [
        ("partially_granted", "2 0 0 0 0 0 2"),
        ("refused.state_secret", "4 0 0 0 0 0 4"),
        ("refused.prohibited_by_law", "0 0 0 0 0 1 1"),
        ("not_processed.repeated", "0 0 0 0 0 0 0"),
        ("not_processed.publication", "5 0 0 0 0 1 6"),
        ("not_processed.excessive", "1 0 0 0 0 0 1"),
        ("other.correction_overdue", "0 0 0 0 0 0 0"),
    ] {
        assert_eq!(row(&reading, label), numbers, "{label}");
    }
    assert!(reading.report.local_indicators.is_empty(), "{:?}", reading.report.local_indicators);
}

/// The rest of the label of a group stands right before the number of the next row.
#[test]
fn two_labels_may_have_their_numbers_behind_both() {
    let text = format!(
        "{HEAD}三、本年度\n（一）予以公开\n办理结果 （二）部分公开（区分\n处理的，只计这一情\n形，不计其他情形）\n5\n0\n0\n0\n0\n2\n7\n15\n0\n0\n0\n0\n0\n15\n（三）不予公开\n1.属于国家秘密\n0\n0\n0\n0\n0\n0\n0\n{END}"
    );
    let reading = read(&text);
    assert_eq!(row(&reading, "granted"), "5 0 0 0 0 2 7");
    assert_eq!(row(&reading, "partially_granted"), "15 0 0 0 0 0 15");
}
