//! Labels with a letter too many, too few or another, and rows whose label is lost or another's.

use gongkai::Code;

use super::{read, row, value};

const HEAD: &str = "三、收到和处理政府信息公开申请情况\n自然人 商业企业 科研机构 社会公益组织 法律服务机构 其他 总计\n";

#[test]
fn the_rest_of_a_label_is_no_row_below_it() {
    for label in
        ["一、本年新收政府信息公开申请量数", "一、本年新收政府信息公开申请总量", "一、本年新收政府信息公开申请数数量"]
    {
        let reading = read(&format!(
            "{HEAD}{label} 7 0 2 0 3 0 12\n二、上年结转政府信息公开申请数量 1 0 0 0 0 0 1\n（七）总计 8 0 2 0 3 0 13\n四、结转下年度继续办理 0 0 0 0 0 0 0\n"
        ));
        assert_eq!(row(&reading, "received"), "7 0 2 0 3 0 12", "{label}");
        assert_eq!(reading.diagnostics.of(Code::LabelApproximate).count(), 1, "{label}");
        assert!(reading.report.local_indicators.is_empty(), "{label}");
    }
}

#[test]
fn words_behind_a_label_are_told_of_and_no_row_below_it() {
    let reading = read(&format!(
        "{HEAD}一、本年新收政府信息公开申请数量 7 0 2 0 3 0 12\n二、上年结转政府信息公开申请数量 1 0 0 0 0 0 1\n（一）予以公开 5 0 2 0 3 0 10\n1.属于国家秘密、工作秘密及其类似情形的 3 0 0 0 0 0 3\n（七）总计 8 0 2 0 3 0 13\n四、结转下年度继续办理 0 0 0 0 0 0 0\n"
    ));
    assert_eq!(row(&reading, "refused.state_secret"), "3 0 0 0 0 0 3");
    assert_eq!(reading.diagnostics.of(Code::LabelApproximate).count(), 1);
}
