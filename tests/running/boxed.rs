//! Tables in boxes of bars, as programs print Word files: what does not fit into a cell goes on in the line below.

use super::{read, row};

/// The lines of a row whose cells are so wide, in characters of which a Chinese one is two.
fn boxed(cells: &[(&str, usize)]) -> String {
    let wide = |c: char| if c.is_ascii() { 1 } else { 2 };
    let pieces = |&(text, width): &(&str, usize)| {
        let (mut lines, mut left) = (vec![String::new()], width);
        for c in text.chars() {
            if wide(c) > left {
                lines.push(String::new());
                left = width;
            }
            lines.last_mut().unwrap().push(c);
            left -= wide(c);
        }
        lines
    };
    let wrapped: Vec<Vec<String>> = cells.iter().map(pieces).collect();
    let height = wrapped.iter().map(Vec::len).max().unwrap_or(0);
    let line = |at: usize| {
        let cell = |(lines, &(_, width)): (&Vec<String>, &(&str, usize))| {
            let text = lines.get(at).map_or("", String::as_str);
            let taken: usize = text.chars().map(wide).sum();
            format!("{text}{}|", " ".repeat(width - taken))
        };
        format!("|{}\n", wrapped.iter().zip(cells).map(cell).collect::<String>())
    };
    (0..height).map(line).collect()
}

#[test]
fn a_label_that_goes_on_below_is_one() {
    const WIDTHS: [usize; 9] = [10, 16, 6, 6, 6, 6, 6, 6, 5];
    let line = |group: &str, label: &str, numbers: [&str; 7]| {
        let cells: Vec<&str> = [group, label].into_iter().chain(numbers).collect();
        boxed(&cells.into_iter().zip(WIDTHS).collect::<Vec<_>>())
    };
    let captions = ["自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", "总计"];
    let zeros = ["0"; 7];
    let table = [
        line("", "", captions),
        line("一、本年新收政府信息公开申请数量", "", ["12", "0", "0", "0", "0", "0", "12"]),
        line("二、上年结转政府信息公开申请数量", "", zeros),
        line("（五）不予处理", "1.信访举报投诉类申请", ["3", "0", "0", "0", "0", "0", "3"]),
        line("", "2.重复申请", [""; 7]),
        line("", "5.要求行政机关确认或重新出具已获取信息", ["1", "0", "0", "0", "0", "0", "1"]),
        line(
            "（六）其他处理",
            "1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请",
            ["4", "0", "0", "0", "0", "0", "4"],
        ),
        line(
            "",
            "2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请",
            ["2", "0", "0", "0", "0", "0", "2"],
        ),
        line("", "3.其他", ["2", "0", "0", "0", "0", "0", "2"]),
        line("（七）总计", "", ["12", "0", "0", "0", "0", "0", "12"]),
        line("四、结转下年度继续办理", "", zeros),
    ];
    let reading = read(&format!("三、收到和处理政府信息公开申请情况\n\n{}", table.concat()));
    assert_eq!(row(&reading, "other.correction_overdue"), "4 0 0 0 0 0 4");
    assert_eq!(row(&reading, "other.fee_overdue"), "2 0 0 0 0 0 2");
    assert_eq!(row(&reading, "not_processed.reissue"), "1 0 0 0 0 0 1");
    assert_eq!(row(&reading, "other.other"), "2 0 0 0 0 0 2");
}
