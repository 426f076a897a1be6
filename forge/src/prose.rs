//! The words around the tables: paragraphs of our own, with numbers in them, some of which restate cells.

use crate::form::{APPLICATIONS, DISCLOSURE, Edition, LOCAL, REVIEW, STATISTICS};
use crate::model::Known;
use crate::rng::Rng;

/// What stands before 一.
pub fn preamble(known: &Known, rng: &mut Rng) -> Vec<String> {
    let y = known.year;
    let basis = match known.edition {
        Edition::Form2021 => {
            "《中华人民共和国政府信息公开条例》和政府信息公开工作年度报告格式（国办公开办函〔2021〕30号）"
        }
        Edition::Form2019 => "《中华人民共和国政府信息公开条例》（国务院令第711号）第五十条",
        _ => "《中华人民共和国政府信息公开条例》（国务院令第492号）",
    };
    let mut out = vec![format!("根据{basis}的要求，编制并公布{}{y}年度政府信息公开工作年度报告。", known.issuer)];
    if rng.percent(70) {
        out.push(format!("本报告所列数据的统计期限为{y}年1月1日至{y}年12月31日。"));
    }
    if rng.percent(50) {
        out.push(format!(
            "如对本报告有疑问，请与办公室联系（地址：和平路{}号；邮政编码：{}；电话：0{}-{}）。",
            rng.range(1, 300),
            rng.range(210_000, 679_999),
            rng.range(510, 899),
            rng.range(2_000_000, 8_999_999)
        ));
    }
    out
}

/// Section 一: general situation, which may restate counts.
pub fn general(known: &Known, rng: &mut Rng) -> Vec<String> {
    let y = known.year;
    let mut out = vec![format!(
        "{y}年，我们围绕群众关心的事项推进公开，全年召开专题会议{}次，更新栏目{}个，内容保障到位。",
        rng.range(1, 12),
        rng.range(3, 40)
    )];
    out.push(format!(
        "（一）主动公开。通过门户网站公开各类信息{}条，其中财政预决算信息{}条。",
        rng.range(60, 9000),
        rng.range(2, 90)
    ));
    if rng.percent(40) && known.edition == Edition::Form2021 {
        let made = known.number(DISCLOSURE, "normative_documents", "made");
        out.push(format!("全年制发行政规范性文件{made}件，均按要求同步解读。"));
    }
    out.push(format!("（二）依申请公开。{}", applications(known, rng)));
    out.push(format!("（三）政府信息管理。建立台账{}本，完成保密审查{}次。", rng.range(1, 9), rng.range(10, 700)));
    out.push(format!(
        "（四）平台建设。政务新媒体账号保持{}个，发布稿件{}篇，阅读量{}万次。",
        rng.range(1, 6),
        rng.range(30, 2500),
        rng.range(1, 300)
    ));
    out.push(match rng.below(2) {
        0 => "（五）监督保障。把公开工作列入年度考核，分值权重4%，未发生责任追究情形。".to_owned(),
        _ => format!("（五）监督保障。组织培训{}期、{}人次，社会评议结果良好。", rng.range(1, 6), rng.range(20, 600)),
    });
    out
}

fn applications(known: &Known, rng: &mut Rng) -> String {
    let (got, carried) = match known.edition {
        Edition::Form2021 | Edition::Form2019 => {
            (known.number(APPLICATIONS, "received", "total"), known.number(APPLICATIONS, "carried_in", "total"))
        }
        Edition::Statistics2014 => (known.number(STATISTICS, "received.total", "count"), 0),
        Edition::Local => (known.number(LOCAL, "received.total", "year"), 0),
    };
    let now = match (got + carried, rng.below(4)) {
        (0, _) => return "全年没有收到政府信息公开申请。".to_owned(),
        (all, 0) if carried > 0 => format!("全年共收到政府信息公开申请{all}件（含上年结转{carried}件）"),
        (_, 1) => format!("全年新收政府信息公开申请{got}件"),
        (_, 2) => format!("本年度收到申请{got}件"),
        _ => return "收到的申请都在法定期限内答复，没有发生逾期。".to_owned(),
    };
    let out = known.number(APPLICATIONS, "carried_out", "total");
    match known.edition {
        Edition::Form2021 | Edition::Form2019 if rng.percent(50) => {
            let done = known.number(APPLICATIONS, "total", "total");
            format!("{now}，办结{done}件，结转下年度{out}件。")
        }
        _ => format!("{now}，均依法办理。"),
    }
}

/// Section 五: problems and improvements.
pub fn problems(known: &Known, rng: &mut Rng) -> Vec<String> {
    let next = known.year + 1;
    let problem = *rng.pick(&[
        "存在的主要问题：一是解读形式偏少，二是个别栏目更新不够及时，三是基层力量薄弱。",
        "一年来的工作有进步，也有不足：公开内容与群众期盼还有差距，人员变动较多。",
        "主要问题是答复文书不够统一，信息查找不够方便。",
    ]);
    vec![
        problem.to_owned(),
        format!(
            "{next}年，我们将从{}个方面改进：完善清单，加强培训，按季度检查{}次。",
            rng.range(2, 5),
            rng.range(2, 4)
        ),
    ]
}

/// Section 六: anything else to report.
pub fn others(known: &Known, rng: &mut Rng) -> Vec<String> {
    let y = known.year;
    let mut out = vec![match rng.below(4) {
        0 => "无。".to_owned(),
        1 => format!("{y}年没有收取信息处理费。"),
        2 => format!("依据《政府信息公开信息处理费管理办法》，{y}年发出收费通知0件，总金额0元，实际收取0元。"),
        _ => "没有其他需要报告的事项。".to_owned(),
    }];
    let reviews = known.number(REVIEW, "reconsideration", "total");
    if known.edition == Edition::Form2021 && reviews > 0 && rng.percent(20) {
        out.push(format!("全年涉及政府信息公开的行政复议{reviews}件。"));
    }
    out
}
