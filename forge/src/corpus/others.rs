//! Years of one issuer, and what is not a report.

use super::{Expect, Folder};
use crate::form::{APPLICATIONS, Edition};
use crate::model::{Known, Profile, Wish};
use crate::page::{self, Layout};
use crate::render::{self, Shape};

/// Five years that follow from each other, but for one: what 2023 carried out is not what 2024 carried in.
pub(super) fn series() -> Vec<Folder> {
    let issuer = "青川市海棠区人民政府";
    let mut out = Vec::new();
    let mut before: Option<Known> = None;
    for year in 2021..=2025u16 {
        let after = before.clone().map(|mut b| {
            if year == 2024 {
                for column in ["natural_person", "total"] {
                    let more = b.number(APPLICATIONS, "carried_out", column) + 2;
                    if let Some(i) = b.find(APPLICATIONS, "carried_out", column) {
                        b.cells[i].value = more.to_string();
                    }
                }
            }
            Box::new(b)
        });
        let wish = Wish {
            profile: Some(Profile::County),
            issuer: Some(issuer.to_owned()),
            city: None,
            year: Some(year),
            after,
        };
        let known = Known::random(Edition::Form2021, u64::from(year), &wish);
        let page = page::lay_out(&known, &Layout::default(), u64::from(year));
        let shape = match year % 3 {
            0 => Shape::DocxClean,
            1 => Shape::TextTabbed,
            _ => Shape::HtmlClean,
        };
        let bytes = render::render(&known, &page, shape, u64::from(year));
        let proves = match year {
            2024 => "one of five years; 二、上年结转 is 2 more than 四、结转 of 2023",
            _ => "one of five years of one issuer that follow from each other",
        };
        let path = format!("series/haitang/{year}");
        out.push(Folder::report(path, proves, Expect::Exact, shape, known.clone(), bytes));
        before = Some(known);
    }
    out
}

/// Documents that have no report in them.
pub(super) fn not_reports() -> Vec<Folder> {
    let none = |path: &str, proves: &str, input: &str, bytes: Vec<u8>| Folder {
        path: path.to_owned(),
        proves: proves.to_owned(),
        expect: Expect::NoReport,
        input: input.to_owned(),
        bytes,
        known: None,
    };
    let page = |title: &str, body: &str| {
        format!(
            "<!DOCTYPE html>\n<html>\n<head>\n<meta charset=\"utf-8\">\n<title>{title}</title>\n</head>\n<body>\n<div>首页 &gt; \
             政务公开</div>\n<h1>{title}</h1>\n{body}\n<p>主办：青川市海棠区人民政府办公室</p>\n</body>\n</html>\n"
        )
        .into_bytes()
    };
    let explainer = "<p>日前，海棠区公布了2023年政府信息公开工作年度报告。报告共六个部分。</p>\n<p>2023年，全区新收政府信息公开申请86件，\
                     上年结转3件，办结85件，其中予以公开41件，部分公开9件。</p>\n<p>行政复议4件，行政诉讼1件。下一步，将继续做好公开工作。</p>";
    let list = "<ul>\n<li><a href=\"1.html\">海棠区人民政府2023年政府信息公开工作年度报告</a> 2024-01-25</li>\n<li><a \
                href=\"2.html\">海棠区教育局2023年政府信息公开工作年度报告</a> 2024-01-20</li>\n<li><a \
                href=\"3.html\">海棠区水务局2023年政府信息公开工作年度报告</a> 2024-01-18</li>\n<li><a \
                href=\"4.html\">柳堤镇2023年政府信息公开工作年度报告</a> 2024-01-15</li>\n</ul>\n<p>共 38 条 第 1 页 上一页 1 2 3 下一页</p>";
    let letter = "关于报送2023年政府信息公开工作年度报告的函\n\n区政府办公室：\n\n按照通知要求，现将我局2023年政府信息公开工作年度报告\
                  （一式2份）随函报送，请查收。\n\n联系人：办公室，电话：6230000。\n\n海棠区水务局\n2024年1月12日\n";
    let budget = "<h2>第一部分 部门概况</h2>\n<p>负责全区水务工作，实施行政许可、行政处罚和行政强制。</p>\n<h2>第二部分 2023年度部门决算表</h2>\n\
                  <table>\n<tr><td>项目</td><td>行次</td><td>金额（万元）</td></tr>\n<tr><td>一、一般公共预算财政拨款收入</td><td>1</td>\
                  <td>3022.15</td></tr>\n<tr><td>行政事业性收费</td><td>2</td><td>22.4</td></tr>\n<tr><td>其他收入</td><td>3</td>\
                  <td>12.5</td></tr>\n<tr><td>政府集中采购</td><td>4</td><td>108.3</td></tr>\n<tr><td>总计</td><td>5</td><td>3165.35</td></tr>\n\
                  </table>\n<h2>第三部分 情况说明</h2>\n<p>2023年办理行政许可31件，行政处罚6件。</p>";
    let whole = {
        let known = Known::random(Edition::Form2021, 900, &Wish::default());
        let page = page::lay_out(&known, &Layout::default(), 900);
        render::render(&known, &page, Shape::DocxClean, 900)
    };
    let cut = whole[..whole.len() * 3 / 5].to_vec();
    vec![
        none(
            "not-a-report/explainer",
            "a page that explains a report and repeats its figures",
            "input.html",
            page("文字解读：海棠区2023年政府信息公开工作年度报告", explainer),
        ),
        none("not-a-report/list", "a list of reports", "input.html", page("政府信息公开年报", list)),
        none("not-a-report/letter", "a letter that came with a report", "input.txt", letter.as_bytes().to_vec()),
        none(
            "not-a-report/budget",
            "accounts, whose tables have rows that are called as rows of the form",
            "input.html",
            page("青川市海棠区水务局2023年度部门决算公开", budget),
        ),
        none("broken/cut-docx", "a Word file cut short", "input.docx", cut),
        none(
            "broken/pdf",
            "a PDF file, which is not read",
            "input.pdf",
            b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n2 0 obj\n<< /Type /Pages /Count 0 /Kids [] >>\n\
              endobj\ntrailer\n<< /Root 1 0 R >>\n%%EOF\n"
                .to_vec(),
        ),
    ]
}
