//! Pages of lines and tables, and what is read of them.

use gongkai::{Code, Reader, Reading};

/// A page of lines and tables: rows begin with `|`, cells are parted by it; `text<3` is three columns wide, `text^2` two
/// rows high.
pub(crate) fn page(year: u16, text: &str) -> Reading {
    let mut html = format!("<html><body><h1>青川市司法局{year}年政府信息公开工作年度报告</h1>");
    let mut open = false;
    for line in text.lines().map(str::trim).filter(|line| !line.is_empty()) {
        let row = line.strip_prefix('|');
        if open != row.is_some() {
            html += if open { "</table>" } else { "" };
            html += if row.is_some() { "<table>" } else { "" };
            open = row.is_some();
        }
        let Some(row) = row else {
            html += &format!("<p>{line}</p>");
            continue;
        };
        html += "<tr>";
        for cell in row.split('|') {
            let (words, span) = match (cell.split_once('<'), cell.split_once('^')) {
                (Some((words, n)), _) => (words, format!(" colspan={n}")),
                (_, Some((words, n))) => (words, format!(" rowspan={n}")),
                _ => (cell, String::new()),
            };
            html += &format!("<td{span}>{words}</td>");
        }
        html += "</tr>";
    }
    html += if open { "</table>" } else { "" };
    Reader::new().from_bytes(html.as_bytes()).unwrap()
}

/// A cell as `value status stated`.
pub(crate) fn cell(reading: &Reading, row: &str, column: &str) -> String {
    let mut found = reading.report.cells().filter(|e| e.row == row && e.column == column);
    found.next().map_or_else(String::new, |e| {
        let value = e.cell.value.map_or_else(|| "□".to_owned(), |value| value.to_string());
        format!("{value} {} {}", e.cell.status.key(), e.cell.stated)
    })
}

pub(crate) fn count(reading: &Reading, code: Code) -> usize {
    reading.diagnostics.of(code).count()
}
