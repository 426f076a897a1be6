//! Numbers in letters, with a full stop behind them, and run together with words for nothing or the number of a page.

use gongkai::{Code, Reading};

use super::{licensing, read, row, value};

#[test]
fn a_number_in_letters_or_with_a_stop_is_one() {
    for (printed, want) in [("12。", "12"), ("零", "0"), ("十二", "12"), ("三百零五", "305"), ("三", "3")] {
        // one letter on a line of its own may be that of words printed downwards
        if printed != "三" {
            assert_eq!(licensing("行政许可", printed), want, "{printed}");
        }
        let spaced = format!(
            "第二十条第（五）项\n信息内容 本年处理决定数量\n行政许可 {printed}\n第二十条第（六）项\n信息内容 本年处理决定数量\n行政处罚 36\n行政强制 0"
        );
        assert_eq!(value(&read(&spaced), "licensing", "decisions"), want, "{printed}");
    }
    let tabs = "\t第二十条第（五）项\n\n\t信息内容\n\t本年处理决定数量\n\n\t行政许可\n\t12。\n\n\t第二十条第（六）项\n\n\t信息内容\n\t本年处理决定数量\n\n\t行政处罚\n\t36";
    assert_eq!(value(&read(tabs), "licensing", "decisions"), "12");
}

/// A table run together, with the digits of a row of the applications and of one of 主动公开.
fn glued(refused: &str, regulations: &str) -> Reading {
    read(&format!(
        "二、主动公开政府信息情况第二十条第（一）项信息内容本年制发件数本年废止件数现行有效件数规章{regulations}行政规范性文件000第二十条第（五）项信息内容本年处理决定数量行政许可15第二十条第（六）项信息内容本年处理决定数量行政处罚7行政强制0三、收到和处理政府信息公开申请情况申请人情况自然人法人或其他组织总计商业企业科研机构社会公益组织法律服务机构其他一、本年新收政府信息公开申请数量3300072221326二、上年结转政府信息公开申请数量0000000三、本年度办理结果（一）予以公开0000000（三）不予公开1.属于国家秘密{refused}2.其他法律行政法规禁止公开0000000（七）总计3300072221326四、结转下年度继续办理0000000"
    ))
}

#[test]
fn words_for_nothing_between_digits_are_cells() {
    let reading = glued("33不适用不适用不适用72221326", "000");
    assert_eq!(row(&reading, "refused.state_secret"), "33    72 221 326");
}

#[test]
fn the_number_of_a_page_behind_a_run_of_digits_is_no_digit_of_it() {
    for page in ["3/6", "－3－"] {
        let reading = glued("3300072221326", &format!("60226{page}"));
        for column in ["made", "repealed", "in_force"] {
            assert_eq!(value(&reading, "regulations", column), "", "{page}");
        }
        assert!(reading.diagnostics.iter().any(|d| d.code() == Code::UnreadableNumber && d.row == "regulations"));
    }
}

#[test]
fn the_sign_of_a_change_in_digits_of_two_rows_parts_neither() {
    let table = |rows: &str| {
        read(&format!(
            "二、主动公开政府信息情况第二十条第（六）项信息内容上一年项目数量本年增/减处理决定数量{rows}第二十条第（八）项信息内容上一年项目数量本年增/减行政事业性收费35-2"
        ))
    };
    let last_year = |rows: &str| value(&table(rows), "penalties", "items_last_year");
    assert_eq!(last_year("行政处罚126-37行政强制41-52"), "126");
    // the numbers of which row, and those of two
    for rows in ["行政处罚行政强制126-3", "行政处罚2819310-337"] {
        assert_eq!(last_year(rows), "", "{rows}");
        assert!(table(rows).diagnostics.iter().any(|d| d.code() == Code::UnreadableNumber), "{rows}");
    }
}
