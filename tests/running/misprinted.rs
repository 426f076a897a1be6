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

#[test]
fn a_short_label_with_another_letter_is_known_by_its_place() {
    let reading = read(
        "二、主动公开政府信息情况\n第二十条第（一）项\n信息内容 本年制发件数 本年废止件数 现行有效件数\n规章 0 0 2\n行政规范性文牛 3 1 17\n第二十条第（五）项\n信息内容 本年处理决定数量\n行政许司 71\n第二十条第（六）项\n信息内容 本年处理决定数量\n行政处罚 26\n行政制强 4\n第二十条第（八）项\n信息内容 本年收费金额（单位：万元）\n行政事业收费性 0.5\n",
    );
    let cells = [
        ("normative_documents", "made", "3"),
        ("licensing", "decisions", "71"),
        ("penalties", "decisions", "26"),
        ("coercive_measures", "decisions", "4"),
        ("fees", "amount", "0.5"),
    ];
    for (row, column, number) in cells {
        assert_eq!(value(&reading, row, column), number, "{row}");
    }
    let reading = read(&format!(
        "{HEAD}一、本年新收政府信息公开申请数量 7 0 2 0 3 0 12\n二、上年结转政府信息公开申请数量 1 0 0 0 0 0 1\n（一）予于公开 5 0 2 0 3 0 10\n（二）部分公开 0 0 0 0 0 0 0\n1.信访举报投诉类申请 2 0 0 0 0 0 2\n2.重夏申请 1 0 0 0 0 0 1\n3.要求提供公开出版物 0 0 0 0 0 0 0\n（七）总计 8 0 2 0 3 0 13\n四、结转下年度继续办理 0 0 0 0 0 0 0\n"
    ));
    assert_eq!(row(&reading, "granted"), "5 0 2 0 3 0 10");
    assert_eq!(value(&reading, "not_processed.repeated", "total"), "1");
}

#[test]
fn numbers_behind_the_next_group_are_not_those_of_the_row_above() {
    let reading = read(&format!(
        "{HEAD}一、本年新收政府信息公开申请数量 4 0 0 0 0 0 4\n二、上年结转政府信息公开申请数量\n（一）予以公开 2 0 0 0 0 0 2\n4.无正当理由大量反复申请\n5.要求行政机关确认或重新出具已获取信息\n（六）其他处理 2 0 0 0 0 0 2\n（七）总计 4 0 0 0 0 0 4\n四、结转下年度继续办理\n"
    ));
    assert_eq!(row(&reading, "not_processed.reissue").trim(), "");
    assert_eq!(row(&reading, "granted"), "2 0 0 0 0 0 2");
}
