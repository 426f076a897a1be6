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
