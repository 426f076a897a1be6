//! `docs/forms.md`, the data dictionary, from the form tables.

use std::fmt::Write;

use gongkai::form::{Block, FORMS, Form, Identity, Label, Quantity};

const HEAD: &str = "# The forms: every table, key and label

What a report of each edition has, in the form's order, newest first. `key` is what every output writes; a cell is named by table, row and column.
Beside the official wording stand other wordings that are accepted for it; what differs by typography alone (width, brackets, numbering,
white space) is folded and not listed ([variants][variants]).
";

const TAIL: &str = "
[variants]: variants.md

<!-- made by tests/docs/forms.rs from src/form; rewrite with GONGKAI_BLESS=1 cargo test --test docs -->
";

#[test]
fn the_page_of_forms_is_current() {
    let mut page = HEAD.to_owned();
    for form in FORMS {
        let _ = write!(page, "\n## Edition `{}`: {}\n", form.edition.key(), notice(form));
        let cells: usize = form.blocks.iter().map(|block| block.rows.len() * block.columns.len()).sum();
        let identities: usize = form.blocks.iter().map(|block| count(block)).sum();
        let _ = write!(page, "\n{cells} cells, {identities} identities.\n");
        for block in form.blocks {
            write_block(&mut page, block);
        }
        for bound in form.bounds {
            let _ = write!(page, "\n`{}` is at most `{}` ({}).\n", bound.part, bound.whole, bound.says.zh);
        }
    }
    page.push_str(TAIL);
    super::hold("forms.md", &page);
}

fn notice(form: &Form) -> &'static str {
    match form.edition.key() {
        "2021" => "国办公开办函〔2021〕30号, report years from 2021",
        "2019" => "国办公开办函〔2019〕60号（试行）, report years 2019 and 2020",
        "2014" => "国办发〔2014〕32号, 政府信息公开情况统计表, report years 2014 to 2018",
        "local" => "statistics tables of provinces and cities before 2019",
        other => panic!("say in tests/docs/forms.rs which notice made edition {other}"),
    }
}

fn count(block: &Block) -> usize {
    block.down.len() * block.columns.len() + block.across.len() * block.rows.len()
}

fn write_block(page: &mut String, block: &Block) {
    let _ = write!(page, "\n### `{}`: {}\n\n", block.table.key(), block.title);
    page.push_str("| | key | official wording | counts | also read |\n|---|---|---|---|---|\n");
    write_labels(page, "column", block.columns);
    write_labels(page, "row", block.rows);
    for identity in block.across {
        write_identity(page, "In every row", identity);
    }
    for identity in block.down {
        write_identity(page, "In every column", identity);
    }
}

fn write_labels(page: &mut String, kind: &str, labels: &[Label]) {
    for label in labels {
        let path: Vec<&str> = label.under.iter().copied().chain([label.official]).collect();
        let counts = match label.quantity {
            None => "",
            Some(Quantity::Count) => "whole number",
            Some(Quantity::Change) => "signed whole number",
            Some(Quantity::TenThousandYuan) => "万元",
            Some(Quantity::Yuan) => "元, if no other unit is printed",
        };
        let also = label.aka.join("；");
        let _ = writeln!(page, "| {kind} | `{}` | {} | {counts} | {also} |", label.key, path.join(" / "));
    }
}

fn write_identity(page: &mut String, scope: &str, identity: &Identity) {
    let side = |keys: &[&str]| keys.iter().map(|key| format!("`{key}`")).collect::<Vec<_>>().join(" + ");
    let (left, right) = (side(identity.left), side(identity.right));
    let _ = write!(page, "\n{scope} (`{}`, {}): {left} = {right}.\n", identity.name, identity.says.zh);
}
