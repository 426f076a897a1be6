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
