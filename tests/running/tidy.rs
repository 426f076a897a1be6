//! Tables with a line for each number, which names its row and its column.

use super::{read, value};

fn listed(numbers: [&str; 10], order: [usize; 3]) -> String {
    let cells = [
        ("规章", "本年制发件数"),
        ("规章", "本年废止件数"),
        ("规章", "现行有效件数"),
        ("行政规范性文件", "本年制发件数"),
        ("行政规范性文件", "本年废止件数"),
        ("行政规范性文件", "现行有效件数"),
        ("行政许可", "本年处理决定数量"),
        ("行政处罚", "本年处理决定数量"),
        ("行政强制", "本年处理决定数量"),
        ("行政事业性收费", "本年收费金额（单位：万元）"),
    ];
    let mut text = "二、主动公开政府信息情况\n\n| 条款 | 信息内容 | 指标 | 数值 |\n|---|---|---|---|\n".to_owned();
    for ((row, column), number) in cells.into_iter().zip(numbers) {
        let names = ["第二十条", row, column];
        let [a, b, c] = order.map(|at| names[at]);
        text.push_str(&format!("| {a} | {b} | {c} | {number} |\n"));
    }
    text
}

#[test]
fn a_line_for_each_number_names_its_cell() {
    const CELLS: [(&str, &str); 10] = [
        ("regulations", "made"),
        ("regulations", "repealed"),
        ("regulations", "in_force"),
        ("normative_documents", "made"),
        ("normative_documents", "repealed"),
        ("normative_documents", "in_force"),
        ("licensing", "decisions"),
        ("penalties", "decisions"),
        ("coercive_measures", "decisions"),
        ("fees", "amount"),
    ];
    let all = [
        ["1", "2", "3", "14", "5", "60", "77", "8", "19", "0.5"],
        ["", "", "", "14", "5", "", "", "", "", ""],
        ["-", "-", "-", "-", "-", "-", "-", "497", "-", "-"],
    ];
    for numbers in all {
        for order in [[0, 1, 2], [0, 2, 1], [1, 0, 2]] {
            let reading = read(&listed(numbers, order));
            for ((row, column), number) in CELLS.into_iter().zip(numbers) {
                assert_eq!(
                    value(&reading, row, column),
                    number.trim_matches('-'),
                    "{row} {column} {numbers:?} {order:?}"
                );
            }
        }
    }
}

#[test]
fn rows_filled_up_behind_their_last_value_are_not_moved() {
    let outcomes = ["结果维持", "结果纠正", "其他结果", "尚未审结", "总计"].join(" | ");
    for bar in ["| ", ""] {
        let text = format!(
            "四、政府信息公开行政复议、行政诉讼情况\n\
            {bar}行政复议 | 行政诉讼 | ||||||||||||||\n\
            {bar}{outcomes} | 未经复议直接起诉 | 复议后起诉 | |||||||||\n\
            {bar}{outcomes} | {outcomes} | ||||||\n\
            {bar} | 6 |  |  | 6 |  |  | 2 |  | 2 |  |  |  |  |  | |"
        );
        let reading = read(&text);
        let printed = [
            ("reconsideration", ["", "6", "", "", "6"]),
            ("litigation_direct", ["", "", "2", "", "2"]),
            ("litigation_after_reconsideration", ["", "", "", "", ""]),
        ];
        for (row, numbers) in printed {
            let columns = ["upheld", "corrected", "other", "pending", "total"];
            assert_eq!(columns.map(|column| value(&reading, row, column)), numbers, "{bar}{row}");
        }
    }
    let text = "二、主动公开政府信息情况\n第二十条第(八)项 | |||\n信息内容 | 上一年项目数量 | 本年增/减 | |\n\
        行政事业性收费 |  | 29 | |\n第二十条第(九)项 | |||\n信息内容 | 采购项目数量 | 采购总金额 | |\n政府集中采购 |  | 39 | |";
    let reading = read(text);
    assert_eq!(["items_last_year", "change"].map(|column| value(&reading, "fees", column)), ["", "29"]);
    assert_eq!(["items", "amount"].map(|column| value(&reading, "procurement", column)), ["", "39"]);
}
