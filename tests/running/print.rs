//! Print that keeps its columns apart by white space: labels of groups beside those of their rows.

use super::{read, value};

/// A table with blank zeros; `#` stands for the numbers of the row.
fn printed(rows: &str) -> gongkai::Reading {
    const WIDTH: usize = 44;
    let head = "三、收到和处理政府信息公开申请情况\n                                            自然人  商业企业  科研机构  社会公益组织  法律服务机构  其他  总计\n";
    let mut text = head.to_owned();
    for line in rows.lines() {
        let Some((label, number)) = line.split_once('#') else {
            text += &format!("{line}\n");
            continue;
        };
        let space = WIDTH.saturating_sub(label.chars().count());
        text += &format!("{label}{}{number}{}{number}\n", " ".repeat(space), " ".repeat(37 - number.len()));
    }
    read(&format!("{text}四、政府信息公开行政复议、行政诉讼情况\n"))
}

#[test]
fn a_number_is_that_of_the_label_on_its_line_beside_that_of_a_group() {
    let reading = printed(
        "一、本年新收政府信息公开申请数量#17
二、上年结转政府信息公开申请数量
三、本 （一）予以公开#4
年度办 （二）部分公开（区分处理的，只计这一
理结果 情形，不计其他情形）
       （三）不 1.属于国家秘密
       予公开   2.其他法律行政法规禁止公开
                3.危及“三安全一稳定”
                4.保护第三方合法权益
                5.属于三类内部事务信息
                6.属于四类过程性信息
                7.属于行政执法案卷
                8.属于行政查询事项
       （四）无 1.本机关不掌握相关政府信息#1
三、本年  提供  2.没有现成信息需要另行制作
                3.补正后申请内容仍不明确
       （五）不 1.信访举报投诉类申请#2
       予处理   2.重复申请
                3.要求提供公开出版物
                4.无正当理由大量反复申请
                5.要求行政机关确认或重新出具已获取信息
       （六）其 1.申请人无正当理由逾期不补正#3
       他处理   2.申请人逾期未按收费通知要求缴纳费用
                3.其他#7
       （七）总计#17
四、结转下年度继续办理",
    );
    let wanted = [
        ("received", "17"),
        ("granted", "4"),
        ("refused.administrative_inquiry", ""),
        ("unavailable.not_held", "1"),
        ("unavailable.needs_creation", ""),
        ("unavailable.unclear_after_correction", ""),
        ("not_processed.petition", "2"),
        ("not_processed.reissue", ""),
        ("other.correction_overdue", "3"),
        ("other.other", "7"),
        ("total", "17"),
    ];
    for (row, number) in wanted {
        assert_eq!(
            (value(&reading, row, "natural_person"), value(&reading, row, "total")),
            (number.into(), number.into()),
            "{row}"
        );
    }
}

#[test]
fn the_end_of_a_label_behind_a_page_is_no_row() {
    let rows = |torn: &str, number: &str| {
        format!(
            "三、收到和处理政府信息公开申请情况\n自然人 商业企业 科研机构 社会公益组织 法律服务机构 其他 总计\n\
             一、本年新收政府信息公开申请数量 9 0 0 0 0 0 9\n二、上年结转政府信息公开申请数量 0 0 0 0 0 0 0\n（一）予以公开 1 0 0 0 0 0 1\n{torn}\n\
             1.属于国家秘密 0 0 0 0 0 0 0\n2.其他法律行政法规禁止公开 0 0 0 0 0 0 0\n3.其他 {number} 0 0 0 0 0 {number}\n（七）总计 9 0 0 0 0 0 9\n四、结转下年度继续办理 0 0 0 0 0 0 0\n"
        )
    };
    for torn in [
        "（二）部分公开（区分处理的，只计这一情形\n联系电话：0591-2316538\n，不计其他情形） 0 0 0 0 0 0 0",
        "（二）部分公开（区分处理的\n3\n，只计这一情形，不计其他情 0 0 0 0 0 0 0\n形）",
        "（二）部分公开（区分处理的，只计这一情形，不计\n3\n其他情形） 0 0 0 0 0 0 0",
    ] {
        let reading = read(&rows(torn, "8"));
        assert_eq!(
            [value(&reading, "other.other", "natural_person"), value(&reading, "other.other", "total")],
            ["8", "8"],
            "{torn}"
        );
    }
}

#[test]
fn captions_that_fill_narrow_columns_are_told_apart() {
    let head = "             行政复议                                            行政诉讼
结果维 结果纠 其他结 尚未审                 未经复议直接起诉                      复议后起诉
  持     正     果     结    总计  结果维 结果纠 其他结 尚未审  总计  结果维 结果纠 其他结 尚未审  总计
                                     持     正     果     结            持     正     果     结";
    let row = |numbers: [&str; 15]| {
        let all: String = numbers.iter().map(|number| format!("{number:>3}    ")).collect();
        read(&format!(
            "四、政府信息公开行政复议、行政诉讼情况\n{head}\n{}\n五、存在的主要问题及改进情况\n",
            all.trim_end()
        ))
    };
    let cells =
        [("reconsideration", "upheld"), ("litigation_direct", "other"), ("litigation_after_reconsideration", "total")];
    let values = |reading: &gongkai::Reading| cells.map(|(row, column)| value(reading, row, column));
    let full = row(["1", "0", "0", "0", "1", "0", "0", "4", "1", "5", "2", "0", "0", "0", "2"]);
    assert_eq!(values(&full), ["1", "4", "2"]);
    let blank = row(["1", "", "", "", "1", "", "", "4", "1", "5", "2", "", "", "", "2"]);
    assert_eq!(values(&blank), ["1", "4", "2"]);
}
