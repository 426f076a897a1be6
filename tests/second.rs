//! Two reports in one document: the first is read as if it stood alone, and where the second begins is said.

use gongkai::{Code, Reader};
use gongkai_forge::damage::Damage;
use gongkai_forge::form::Edition;
use gongkai_forge::make::Recipe;
use gongkai_forge::model::Wish;
use gongkai_forge::render::Shape;

fn report(edition: Edition, shape: Shape, year: u16, issuer: &str, seed: u64) -> String {
    let wish = Wish { year: Some(year), issuer: Some(issuer.into()), ..Wish::default() };
    String::from_utf8(Recipe { edition, shape, damage: Damage::None, seed, wish }.make().bytes).unwrap()
}

#[test]
fn the_first_of_two_reports_is_read_as_if_it_stood_alone() {
    let (a, b) = ("青川市海棠区人民政府", "青川市桂花区财政局");
    let pairs = [
        (Edition::Form2021, 2022, a, Edition::Form2021, 2023, a),
        (Edition::Form2021, 2022, a, Edition::Form2021, 2022, b),
        (Edition::Form2019, 2020, a, Edition::Form2021, 2021, a),
        (Edition::Statistics2014, 2018, a, Edition::Form2019, 2019, a),
    ];
    for shape in [Shape::HtmlClean, Shape::TextGlued, Shape::TextPipes] {
        for (edition, year, issuer, next, next_year, next_issuer) in pairs {
            let first = report(edition, shape, year, issuer, 3);
            let second = report(next, shape, next_year, next_issuer, 4);
            let both = first.replace("</body>", "").replace("</html>", "") + "\n" + &second;
            let alone = Reader::new().from_bytes(first.as_bytes()).unwrap();
            let reading = Reader::new().from_bytes(both.as_bytes()).unwrap();
            let says: Vec<_> = reading.diagnostics.of(Code::SecondReport).collect();
            assert_eq!(says.len(), 1, "{shape:?} {year} {issuer}, then {next_year} {next_issuer}");
            assert!(says[0].locator.is_some());
            assert_eq!(reading.report.year, Some(year));
            assert_eq!(reading.report.issuer, alone.report.issuer);
            let cells = |reading: &gongkai::Reading| -> Vec<_> {
                reading
                    .report
                    .cells()
                    .map(|e| (e.row.to_owned(), e.column.to_owned(), e.cell.value, e.cell.status))
                    .collect()
            };
            assert_eq!(cells(&reading), cells(&alone));
            assert_eq!(alone.diagnostics.of(Code::SecondReport).count(), 0);
        }
    }
}

/// The name of another body over 2023年度报告 is a title, in a file that has had a report.
#[test]
fn a_second_report_may_have_a_short_title() {
    let first = report(Edition::Form2021, Shape::TextPipes, 2023, "青川市海棠区人民政府", 6);
    let second = report(Edition::Form2021, Shape::TextPipes, 2023, "青川市桂花区财政局", 7);
    let (_, body) = second.split_once("\n\n").unwrap();
    let reading = |title: &str| Reader::new().from_bytes(format!("{first}\n\n{title}\n\n{body}").as_bytes()).unwrap();
    assert_eq!(reading("青川市桂花区财政局\n\n2023年度报告").diagnostics.of(Code::SecondReport).count(), 1);
    assert_eq!(reading("青川市桂花区财政局2023年度报告").diagnostics.of(Code::SecondReport).count(), 1);
}

/// The title of a second report may stand amid a line that has everything in it, be broken over two lines, or follow a local
/// table; that the first report leaves zeros out gives it none of the second's numbers.
#[test]
fn a_second_report_is_found_wherever_its_title_stands() {
    let a = "青川市海棠区人民政府";
    let of = |edition, shape, year, damage, seed| {
        let wish = Wish { year: Some(year), issuer: Some(a.into()), ..Wish::default() };
        String::from_utf8(Recipe { edition, shape, damage, seed, wish }.make().bytes).unwrap()
    };
    let cases = [
        (Edition::Form2021, Shape::TextPdf, 2022),
        (Edition::Form2021, Shape::TextSpaces, 2022),
        (Edition::Form2019, Shape::TextLines, 2019),
        (Edition::Statistics2014, Shape::TextLines, 2016),
        (Edition::Local, Shape::TextLines, 2016),
    ];
    for (edition, shape, year) in cases {
        let first = of(edition, shape, year, Damage::BlankZero, 3);
        let second = of(edition, shape, year + 1, Damage::None, 4);
        let broken = second.replacen("年度报告", "年度\n报告", 1);
        let both = |second: &str| format!("{first}\n{second}");
        let one_line = both(&second).split_whitespace().collect::<Vec<_>>().join(" ");
        for text in [both(&second), both(&broken), one_line] {
            let reading = Reader::new().from_bytes(text.as_bytes()).unwrap();
            let says = reading.diagnostics.of(Code::SecondReport).count();
            assert_eq!((says, reading.report.year), (1, Some(year)), "{edition:?} {shape:?} {text}");
        }
    }
}

/// Last year's table behind this year's is not read for it, however many of this year's cells are blank.
#[test]
fn a_table_of_last_year_is_not_read_for_that_of_this() {
    let rows = [
        "一、本年新收政府信息公开申请数量",
        "二、上年结转政府信息公开申请数量",
        "（一）予以公开",
        "（二）部分公开（区分处理的，只计这一情形，不计其他情形）",
        "1.属于国家秘密",
        "2.其他法律行政法规禁止公开",
        "3.危及“三安全一稳定”",
        "4.保护第三方合法权益",
        "（七）总计",
        "四、结转下年度继续办理",
    ];
    let captions = "申请人情况\n自然人\n法人或其他组织\n总计\n商业企业\n科研机构\n社会公益组织\n法律服务机构\n其他\n";
    let table =
        |numbers: &str| -> String { captions.to_owned() + &rows.map(|row| format!("{row}\n{numbers}\n")).concat() };
    let title = "青川市海棠区水利局2024年政府信息公开工作年度报告\n";
    let (own, other) = (table("7\n7"), table("90\n1\n1\n1\n1\n1\n95"));
    let heading = "三、收到和处理政府信息公开申请情况\n";
    let issues = "五、存在的主要问题及改进情况\n一是公开的深度还不够，二是队伍业务能力有待提高，三是公开渠道不多。\n";
    let last = "附：上年度收到和处理政府信息公开申请情况\n";
    for text in
        [format!("{title}{heading}{own}{issues}{last}{other}"), format!("{title}{last}{other}{issues}{heading}{own}")]
    {
        let reading = Reader::new().from_bytes(text.as_bytes()).unwrap();
        let natural = reading.report.cells().filter(|e| e.column == "natural_person").filter_map(|e| e.cell.value);
        assert_eq!(natural.filter(|&n| n == 90.into()).count(), 0, "{text}");
        assert_eq!(reading.diagnostics.of(Code::TableRepeated).count(), 1, "{text}");
    }
}

/// Links to the reports of other years are no reports.
#[test]
fn a_list_of_other_years_is_no_second_report() {
    let report = report(Edition::Form2021, Shape::TextPipes, 2023, "青川市海棠区人民政府", 5);
    let link = "青川市海棠区人民政府2022年政府信息公开工作年度报告\n\n";
    for text in [format!("{link}{report}"), format!("{report}\n\n{link}")] {
        let reading = Reader::new().from_bytes(text.as_bytes()).unwrap();
        assert_eq!(reading.diagnostics.of(Code::SecondReport).count(), 0);
    }
}
