//! Labels that are wrapped around their numerals, with those of their groups beside them.

use super::{read, value};

#[test]
fn a_label_around_its_numerals_ends_no_table() {
    let text = "三、收到和处理政府信息公开申请情况\n\
        一、本年新收政府信息公开申请数量             3   1   0   0   0   0   4\n\n\
        二、上年结转政府信息公开申请数量             0   0   0   0   0   0   0\n\n\
        （一）予以公开                               2   0   0   0   0   0   2\n\n\
        （六）\n\
        其他处 2.申请人逾期未按收费通知要求缴纳\n\
        理     费用、行政机关不再处理其政府信息      1   0   0   0   0   0   1\n       公开申请\n\n       \
        3.其他                                       0   1   0   0   0   0   1\n\n\
        （七）总计                                   3   1   0   0   0   0   4\n\n\
        四、结转下年度继续办理                       0   0   0   0   0   0   0\n";
    let reading = read(text);
    for (row, total) in [("granted", "2"), ("other.fee_overdue", "1"), ("other.other", "1"), ("total", "4")] {
        assert_eq!(value(&reading, row, "total"), total, "{row}");
    }
    assert_eq!(value(&reading, "other.other", "business"), "1");
}
