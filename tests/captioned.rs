//! Captions that stand where others do not have them: in every cell of a table, and on a line of their own below their group.

mod drawn;

use drawn::{cell, count, page};
use gongkai::{Code, Reader, Reading, Status};

const CAPTIONS: [&str; 7] = ["自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", "总计"];

/// A page for small screens: each number stands behind the caption of its column, joined by `joint`.
fn small(joint: &str, mend: impl Fn(&str, &str) -> String) -> Reading {
    let rows = [
        ("一、本年新收政府信息公开申请数量", ["3", "", "0", "0", "0", "14", "17"]),
        ("二、上年结转政府信息公开申请数量", ["2", "0", "0", "0", "0", "0", "2"]),
        ("（一）予以公开", ["5", "0", "0", "0", "0", "12", "17"]),
        ("3.其他", ["", "", "", "", "", "2", "2"]),
        ("（七）总计", ["5", "0", "0", "0", "0", "14", "19"]),
        ("四、结转下年度继续办理", ["", "", "", "", "", "", ""]),
    ];
    let head: String = CAPTIONS.iter().map(|caption| format!("<th>{caption}</th>")).collect();
    let mut html = format!("<h1>青川市司法局2023年政府信息公开工作年度报告</h1><table><tr><th>项目</th>{head}</tr>");
    for (label, values) in rows {
        let cells = CAPTIONS.iter().zip(values).map(|(caption, value)| mend(caption, &format!("{joint}{value}")));
        html += &format!("<tr><td>{label}</td>{}</tr>", cells.collect::<String>());
    }
    Reader::new().from_bytes((html + "</table>").as_bytes()).unwrap()
}

#[test]
fn a_caption_in_each_cell_is_no_part_of_the_number() {
    let plain = |caption: &str, rest: &str| format!("<td>{caption}{rest}</td>");
    let apart = |caption: &str, rest: &str| format!("<td><div>{caption}</div><div>{rest}</div></td>");
    let bold = |caption: &str, rest: &str| format!("<td><b>{caption}</b><span>{rest}</span></td>");
    for reading in [small("", plain), small(" ", plain), small("：", plain), small("", apart), small("", bold)] {
        assert_eq!(cell(&reading, "received", "natural_person"), "3 stated 3");
        assert_eq!(cell(&reading, "received", "other_organization"), "14 stated 14");
        assert_eq!(cell(&reading, "total", "total"), "19 stated 19");
        assert_eq!(cell(&reading, "other.other", "total"), "2 stated 2");
        // of the blanks some are what the others leave
        let mut last = reading.report.cells().filter(|e| e.row == "carried_out").map(|e| e.cell.status);
        assert!(last.all(|status| matches!(status, Status::Blank | Status::Inferred)));
        assert_eq!(count(&reading, Code::UnreadableNumber) + count(&reading, Code::SumMismatch), 0);
        assert_eq!(count(&reading, Code::RowRepeated), 0);
    }
    // another caption than its column's tells that something is amiss
    let turned = |caption: &str, rest: &str| {
        let other = if caption == "自然人" { "商业企业" } else { caption };
        format!("<td>{other}{rest}</td>")
    };
    assert_eq!(cell(&small("", turned), "received", "natural_person"), "□ missing 商业企业3");
}

#[test]
fn a_caption_below_the_name_of_its_group_is_that_of_its_column() {
    let rows = "|一、本年新收政府信息公开申请数量|||14|3|17\n|二、上年结转政府信息公开申请数量|||0|0|0\n\
        |三、本年度办理结果|（一）予以公开||14|3|17\n||（七）总计||14|3|17\n|四、结转下年度继续办理|||0|0|0\n";
    let reading = page(2023, &format!("||||申请人情况||\n||||自然人|法人或其他组织|总计\n|||||其他|\n{rows}"));
    assert_eq!(cell(&reading, "received", "other_organization"), "3 stated 3");
    assert_eq!(cell(&reading, "total", "other_organization"), "3 stated 3");
    assert_eq!(count(&reading, Code::CaptionUnknown) + count(&reading, Code::SumMismatch), 0);
    // the row 其他 of a table is no caption
    let rows = rows.replace("||（七）", "||（六）其他处理|3.其他|||\n||（七）");
    let reading = page(2023, &format!("||||申请人情况||\n||||自然人|法人或其他组织|总计\n|||||其他|\n{rows}"));
    assert_eq!(cell(&reading, "total", "other_organization"), "3 stated 3");
}
