//! Lines that say for each row what it counts: 行政许可：本年处理决定数量3.

use super::lines::ROWS;
use super::{read, value};

fn row(text: &str, row: &str, columns: &[&str]) -> String {
    let reading = read(text);
    columns.iter().map(|column| value(&reading, row, column)).collect::<Vec<_>>().join(" ")
}

#[test]
fn a_number_is_that_of_the_row_whose_clause_it_stands_in() {
    const ROWS: [&str; 3] = ["licensing", "penalties", "coercive_measures"];
    for blank in ["无", "—", "/", "零", "", " 无", " — ", "为无"] {
        for numbers in [["", "519", ""], ["", "519", "40"], ["7", "519", ""], ["", "", "40"], ["7", "", "40"]] {
            let [a, b, c] = numbers.map(|number| if number.is_empty() { blank } else { number });
            let text = format!(
                "二、主动公开政府信息情况\n第二十条第（五）项\n行政许可：本年处理决定数量{a}\n第二十条第（六）项\n行政处罚：本年处理决定数量{b}\n行政强制：本年处理决定数量{c}\n第二十条第（八）项\n行政事业性收费：本年收费金额（单位：万元）3.5"
            );
            for (key, number) in ROWS.iter().zip(numbers) {
                let read = row(&text, key, &["decisions"]);
                assert!(read == number || number.is_empty() && read == "0", "{key} {read} {number}\n{text}");
            }
        }
    }
}

#[test]
fn a_change_keeps_its_sign() {
    const COLUMNS: [&str; 3] = ["items_last_year", "change", "decisions"];
    for (change, wanted) in
        [("-7", "-7"), ("：-7", "-7"), ("： -7项", "-7"), ("为－7", "-7"), ("：+7", "7"), ("7", "7"), ("：7", "7")]
    {
        let text = format!("其他对外管理服务事项：上一年项目数量324，本年增/减{change}，处理决定数量0");
        assert_eq!(row(&text, "other_services", &COLUMNS), format!("324 {wanted} 0"), "{text}");
    }
    // what joins the others may join this one
    let text = "其他对外管理服务事项：上一年项目数量-324，本年增/减-7，处理决定数量-0";
    assert!(!["7", "-7"].contains(&row(text, "other_services", &["change"]).as_str()));
}

#[test]
fn a_number_in_pieces_behind_a_bracket_is_not_its_last_piece() {
    for (number, wanted) in [
        ("838", "838"),
        ("8\u{200b}38", "838"),
        ("8\u{feff}38", "838"),
        ("8\u{ad}38", "838"),
        ("8\u{2009}38", ""),
        ("8S8", ""),
        ("17.5g8", ""),
    ] {
        let read = row(&format!("行政事业性收费：本年收费金额（单位：万元）{number}"), "fees", &["amount"]);
        assert!(read == wanted || wanted.is_empty() && ["838", "858"].contains(&read.as_str()), "{number}: {read}");
    }
}

#[test]
fn a_clause_may_name_only_some_of_the_columns() {
    let text = "三、收到和处理政府信息公开申请情况\n一、本年新收政府信息公开申请数量：自然人12，总计12\n（一）予以公开：自然人11，总计11\n4.无正当理由大量反复申请：0\n（七）总计：自然人11，总计11\n四、结转下年度继续办理：自然人1，总计1";
    assert_eq!(row(text, "total", &["natural_person", "total"]), "11 11");
    assert_eq!(row(text, "received", &["natural_person", "total"]), "12 12");
    let review =
        "\n四、政府信息公开行政复议、行政诉讼情况\n行政复议：结果维持3，结果纠正2，其他结果0，尚未审结0，总计5";
    for parts in [
        "766件（自然人439件、商业企业327件）",
        "总计766件，其中自然人439件，商业企业327件",
        "766件（其中：自然人439件、商业企业327件）",
    ] {
        let text = format!(
            "三、收到和处理政府信息公开申请情况\n一、本年新收政府信息公开申请数量：{parts}\n二、上年结转政府信息公开申请数量：0件\n（一）予以公开：{parts}\n（七）总计：{parts}{review}"
        );
        for key in ["received", "granted", "total"] {
            assert_eq!(row(&text, key, &["natural_person", "business", "total"]), "439 327 766", "{key}\n{text}");
        }
        assert_eq!(row(&text, "reconsideration", &["total"]), "5");
    }
}

#[test]
fn blanks_between_tabs_keep_their_places_where_those_at_the_end_are_lost() {
    const CAPTIONS: &str = "信息内容\t本年制发件数\t本年废止件数\t现行有效件数\n";
    const REST: &str = "第二十条第（五）项\n信息内容\t本年处理决定数量\n行政许可\t3\n";
    for (rows, wanted) in [
        ("规章\t0\n行政规范性文件\t\t\t27", "  27"),
        ("规章\t0\n行政规范性文件\t\t216", " 216 "),
        ("规章\n行政规范性文件\t\t216", " 216 "),
    ] {
        let text = format!("{CAPTIONS}{rows}\n{REST}");
        assert_eq!(row(&text, "normative_documents", &["made", "repealed", "in_force"]), wanted, "{text}");
    }
}

#[test]
fn a_stop_in_place_of_a_nought_is_a_cell() {
    let captions = "信息内容\t上一年项目数量\t本年增/减\t处理决定数量";
    let text = format!(
        "第二十条第（五）项\n{captions}\n行政许可\t。\t。\t13\n其他对外管理服务事项\t。\t4\t12\n第二十条第（六）项\n{captions}\n行政处罚\t79\t。\t。\n行政强制\t。\t。\t13\n"
    );
    let columns = ["items_last_year", "change", "decisions"];
    for (key, printed) in [("licensing", "  13"), ("other_services", " 4 12"), ("penalties", "79  ")] {
        assert_eq!(row(&text, key, &columns), printed, "{key}");
    }
}

#[test]
fn a_caption_with_a_wrong_letter_costs_its_own_row_only() {
    let captions = ["自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", "总计"];
    let numbers = ["31 4 0 0 3 1 39", "1 0 0 0 0 0 1", "0 0 12 0 0 0 12", "1 0 0 0 0 0 1", "0 2 0 0 0 9 11"];
    let numbers = numbers.iter().chain(&["14 0 0 0 0 0 14", "15 2 12 0 0 9 38", "17 2 0 0 3 1 23"]);
    let row = |(i, ((label, _), numbers)): (usize, (&(&str, &str), &&str))| {
        let pair = |(caption, number): (&&str, &str)| {
            let caption = if i == 3 { caption.replace("法律服务", "法律服日") } else { (*caption).to_owned() };
            format!("{caption}{number}")
        };
        format!("{label}：{}\n", captions.iter().zip(numbers.split(' ')).map(pair).collect::<Vec<_>>().join("，"))
    };
    let rows: String = ROWS.iter().zip(numbers).enumerate().map(row).collect();
    let reading = read(&format!("三、收到和处理政府信息公开申请情况\n{rows}"));
    assert_eq!(value(&reading, "received", "natural_person"), "31");
    assert_eq!(value(&reading, "not_processed.repeated", "total"), "14");
}

/// Lines cut at some places each, a Chinese character two.
fn cut(text: &str, width: usize) -> String {
    let mut out = String::new();
    for line in text.lines() {
        let mut at = 0;
        for c in line.chars() {
            let places = if c.is_ascii() { 1 } else { 2 };
            if at + places > width {
                out.push('\n');
                at = 0;
            }
            out.push(c);
            at += places;
        }
        out.push('\n');
    }
    out
}

#[test]
fn clauses_go_on_in_the_next_line_where_lines_are_cut() {
    const COLUMNS: [&str; 4] = ["natural_person", "business", "research_institute", "total"];
    let parts = |a: u32, b: u32| {
        format!("自然人{a}，商业企业{b}，科研机构0，社会公益组织0，法律服务机构0，其他0，总计{}", a + b)
    };
    let of = |(at, (label, _)): (usize, &(&str, &str))| {
        let a = [1447, 20, 1311, 109, 0, 31, 1451, 16][at];
        format!("{label}：{}\n", parts(a, 12345))
    };
    let rows: String = ROWS.iter().enumerate().map(of).collect();
    let text = format!(
        "一、总体情况\n我局认真贯彻落实条例，持续加强政府信息公开工作，不断提升公开的质量和水平，取得了较好的成效。\n二、主动公开政府信息情况\n第二十条第（五）项\n行政许可：本年处理决定数量75544\n三、收到和处理政府信息公开申请情况\n{rows}"
    );
    for width in [40, 50, 60, 76] {
        let read = read(&cut(&text, width));
        assert_eq!(value(&read, "licensing", "decisions"), "75544", "{width}");
        let row = COLUMNS.map(|column| value(&read, "received", column)).join(" ");
        assert_eq!(row, "1447 12345 0 13792", "{width}");
    }
    let read = read(&cut(&text, 30));
    assert_eq!(value(&read, "licensing", "decisions"), "75544");
}

#[test]
fn no_part_of_a_number_is_read_that_a_line_cuts() {
    let text = "三、收到和处理政府信息公开申请情况\n一、本年新收政府信息公开申请数量：自然人3，商业企业1\n447，科研机构0，总计1450\n二、上年结转政府信息公开申请数量：自然人1，商业企业0，科研机构0，总计1\n（一）予以公开：自然人4，商业企业1447，科研机构0，总计1451\n（七）总计：自然人4，商业企业1447，科研机构0，总计1451";
    let business = row(text, "received", &["business"]);
    assert!(["", "1447"].contains(&business.as_str()), "{business}");
    assert_eq!(row(text, "received", &["natural_person", "research_institute", "total"]), "3 0 1450");
}
