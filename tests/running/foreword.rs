//! Numbers between the title of a table and its captions, which are none of its cells.

use gongkai::{Code, Reader};

use super::{read, row, value};

const TITLE: &str = "三、收到和处理政府信息公开申请情况\n";
const BEFORE: [&str; 6] =
    ["表1 单位：件", "附件2", "填报人：方小石  联系电话：0839-5221047", "填报日期：2024-01-15", "（共3张表）", "3"];

#[test]
fn captions_behind_a_line_with_a_number_keep_their_order() {
    let orders = [
        ("总计 自然人 商业企业 科研机构 社会公益组织 法律服务机构 其他", "28 1 2 4 0 8 13", "1 2 4 0 8 13 28"),
        (
            "自然人 法人或其他组织 总计\n其他 法律服务机构 社会公益组织 商业企业 科研机构",
            "1 13 8 0 2 4 28",
            "1 2 4 0 8 13 28",
        ),
        ("自然人 其他 总计", "1 27 28", "1     27 28"),
    ];
    for before in BEFORE {
        for (captions, numbers, read_as) in orders {
            let reading = read(&format!(
                "{TITLE}{before}\n{captions}\n一、本年新收政府信息公开申请数量 {numbers}\n二、上年结转政府信息公开申请数量 {numbers}\n（七）总计 {numbers}\n"
            ));
            assert_eq!(row(&reading, "received"), read_as, "{before}\n{captions}");
            let said = reading.diagnostics.of(Code::ForeignNumber).count();
            assert_eq!(said, usize::from(before == "3"), "{before}\n{captions}");
        }
    }
}

#[test]
fn the_number_of_the_table_is_none_of_the_reviews() {
    let captions = "结果纠正 结果维持 其他结果 尚未审结 总计";
    let head = format!("行政复议 行政诉讼\n{captions} 未经复议直接起诉 复议后起诉\n{captions} {captions}\n");
    let title = "四、政府信息公开行政复议、行政诉讼情况\n表3 单位：件\n";
    let reading = read(&format!("{title}{head}1 0 0 0 1 2 4 0 0 6 0 0 0 0 0\n"));
    assert_eq!(value(&reading, "reconsideration", "corrected"), "1");
    assert_eq!(value(&reading, "litigation_direct", "upheld"), "4");
    // where zeros are not printed, nothing tells whose the others are
    let reading = read(&format!("{title}{head}2 2 3 3\n"));
    let values = reading.report.cells().filter(|entry| entry.cell.value.is_some()).count();
    assert_eq!(values, 0);
}

#[test]
fn numbers_of_a_row_before_captions_are_not_left_out() {
    let captions = "自然人 商业企业 科研机构 社会公益组织 法律服务机构 其他 总计\n";
    let reading = read(&format!(
        "{TITLE}一、本年新收政府信息公开申请数量 1 2 4 0 8 13 28\n{captions}二、上年结转政府信息公开申请数量 0 0 0 0 0 0 0\n（七）总计 1 2 4 0 8 13 28\n"
    ));
    assert_eq!(row(&reading, "received"), "1 2 4 0 8 13 28");
}

#[test]
fn a_date_makes_no_table_of_another_year() {
    let text = "青川市2016年政府信息公开工作年度报告\n附表1：政府信息公开情况统计表\n填报日期：2017-01-15\n指标名称 计量单位 历年累计 2016年度\n主动公开文件数 条 71 12\n其中：1、政府网站公开数 条 64 11\n2、政府公报公开数 条 7 1\n受理依申请公开信息总数 件 26 5\n";
    let reading = Reader::new().from_bytes(text.as_bytes()).unwrap();
    assert_eq!(value(&reading, "disclosed.total", "cumulative"), "71");
    assert_eq!(reading.diagnostics.of(Code::Ambiguous).count(), 0);
}
