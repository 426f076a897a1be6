//! Labels that are called as others: rows as captions, an office's own rows as the form's, words that hold a label.

use gongkai::Code;

use super::{read, row, value};

const HEAD: &str = "三、收到和处理政府信息公开申请情况\n申请人情况\n自然人\n法人或其他组织\n总计\n商业企业\n科研机构\n社会公益组织\n法律服务机构\n其他\n";
const END: &str = "\n四、政府信息公开行政复议、行政诉讼情况";

/// Labels and numbers of rows, in the order of the form.
const ROWS: [(&str, &str); 12] = [
    ("一、本年新收政府信息公开申请数量", "30 2 0 0 4 1 37"),
    ("二、上年结转政府信息公开申请数量", "1 0 0 0 0 0 1"),
    ("三、本年度办理结果（一）予以公开", "12 0 0 0 4 0 16"),
    ("1.属于国家秘密", "3 0 0 0 0 0 3"),
    ("2.其他法律行政法规禁止公开", "0 2 0 0 0 0 2"),
    ("1.本机关不掌握相关政府信息", "7 0 0 0 0 1 8"),
    ("2.没有现成信息需要另行制作", "2 0 0 0 0 0 2"),
    ("1.信访举报投诉类申请", "1 0 0 0 0 0 1"),
    ("2.重复申请", "1 0 0 0 0 0 1"),
    ("3.其他", "4 0 0 0 0 0 4"),
    ("（七）总计", "30 2 0 0 4 1 37"),
    ("四、结转下年度继续办理", "1 0 0 0 0 0 1"),
];

fn table(head: &str, rows: &[(&str, &str)], separator: &str) -> String {
    let rows = rows.iter().map(|(label, numbers)| format!("{label}{separator}{}\n", numbers.replace(' ', separator)));
    format!("{head}{}{END}", rows.collect::<String>())
}

#[test]
fn a_letter_lost_in_the_words_before_or_behind_a_label_makes_it_none() {
    for lost in ["□", "?", "\u{fffd}", "*"] {
        for separator in [" ", "\n"] {
            let head = HEAD.replace("法人或其他组织", &format!("法人或其他{lost}织"));
            let reading = read(&table(&head, &ROWS, separator));
            assert_eq!(row(&reading, "received"), ROWS[0].1, "{lost}{separator:?}");
            let label = format!("2.其他{lost}律行政法规禁止公开");
            let mut rows = ROWS;
            rows[4].0 = &label;
            let reading = read(&table(HEAD, &rows, separator));
            assert_eq!(row(&reading, "other.other"), ROWS[9].1, "{lost}{separator:?}");
        }
    }
}

#[test]
fn an_added_row_of_the_same_name_is_not_the_one_of_the_form() {
    for added in ["3.其他无法提供情形", "3.其他", "4.其他情形"] {
        for separator in [" ", "\n"] {
            let mut rows = ROWS.to_vec();
            rows.insert(7, (added, "5 0 0 0 0 0 5"));
            let reading = read(&table(HEAD, &rows, separator));
            assert_eq!(row(&reading, "other.other"), ROWS[9].1, "{added}{separator:?}");
            assert!(reading.diagnostics.iter().any(|d| d.code() == Code::LabelUnknown), "{added}{separator:?}");
        }
    }
}

#[test]
fn a_label_with_the_number_of_its_row_is_no_caption() {
    // a table read downwards: behind the captions of the second page stand the labels of its rows
    let column = |rows: &[(&str, &str)]| -> String {
        (0..7).flat_map(|c| rows.iter().map(move |(_, n)| format!("{}\n", n.split(' ').nth(c).unwrap_or("")))).collect()
    };
    let labels = |rows: &[(&str, &str)]| rows.iter().map(|(label, _)| format!("{label}\n")).collect::<String>();
    let (first, second) = ROWS.split_at(9);
    let captions = HEAD.split_once("申请人情况").map_or("", |(_, captions)| captions);
    let reading = read(&format!(
        "{HEAD}{}{}\n- 8 -\n{captions}{}{}{END}",
        labels(first),
        column(first),
        labels(second),
        column(second)
    ));
    for (key, at) in
        [("received", 0), ("not_processed.repeated", 8), ("other.other", 9), ("total", 10), ("carried_out", 11)]
    {
        assert_eq!(row(&reading, key), ROWS[at].1, "{key}");
    }
}

#[test]
fn rows_run_together_over_two_captions_are_two_numbers() {
    let two = |numbers: &str| {
        let all: Vec<&str> = numbers.split(' ').collect();
        format!("{}{}", all[0], all[0])
    };
    for head in [
        "三、收到和处理政府信息公开申请情况\n申请人情况自然人总计\n",
        "三、收到和处理政府信息公开申请情况\n自然人\n总计\n",
    ] {
        let rows: String = ROWS.iter().map(|(label, numbers)| format!("{label}{}\n", two(numbers))).collect();
        let reading = read(&format!("{head}{rows}属于行政查询事项00\n{END}"));
        for (at, key) in [(0, "received"), (2, "granted"), (9, "other.other")] {
            let number = ROWS[at].1.split(' ').next().unwrap_or("");
            for column in ["natural_person", "total"] {
                assert_eq!(value(&reading, key, column), number, "{head}: {key} {column}");
            }
        }
    }
}
