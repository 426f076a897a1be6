//! Reads files and folders of reports into `reports.jsonl`, `cells.csv` and `diagnostics.csv`.
use std::io::Write;
use std::path::{Path, PathBuf};

use gongkai::{Language, Reader};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut args = std::env::args().skip(1);
    let (mut paths, mut out) = (Vec::new(), None);
    while let Some(arg) = args.next() {
        if arg == "--out" {
            out = args.next();
        } else {
            collect(Path::new(&arg), &mut paths);
        }
    }
    let out = PathBuf::from(out.unwrap_or_else(|| "out".into()));
    std::fs::create_dir_all(&out)?;
    let mut cells = csv::Writer::from_path(out.join("cells.csv"))?;
    let mut diags = csv::Writer::from_path(out.join("diagnostics.csv"))?;
    let mut reports = std::fs::File::create(out.join("reports.jsonl"))?;
    cells.write_record("file,issuer,year,edition,table,row,column,value,status,checks,stated,locator".split(','))?;
    diags.write_record("file,code,severity,table,row,column,message,locator,suggestion".split(','))?;
    for path in paths {
        let file = path.display().to_string();
        match Reader::new().from_path(&path) {
            Ok(reading) => {
                let r = &reading.report;
                for e in r.cells() {
                    let locator = e.cell.locator.map_or(String::new(), |l| l.to_string());
                    let value = e.cell.value.map_or(String::new(), |v| v.to_string());
                    let year = r.year.map_or(String::new(), |y| y.to_string());
                    let checks = e.cell.checks.to_string();
                    cells.write_record([
                        &file,
                        r.issuer.as_deref().unwrap_or(""),
                        &year,
                        r.edition.key(),
                        e.table.key(),
                        e.row,
                        e.column,
                        &value,
                        e.cell.status.key(),
                        &checks,
                        &e.cell.stated,
                        &locator,
                    ])?;
                }
                for d in &reading.diagnostics {
                    let locator = d.locator.map_or(String::new(), |l| l.to_string());
                    diags.write_record([
                        file.as_str(),
                        d.code().key(),
                        d.severity().key(),
                        d.table.map_or("", |t| t.key()),
                        &d.row,
                        &d.column,
                        &d.message(Language::Zh),
                        &locator,
                        &d.suggestion,
                    ])?;
                }
                writeln!(reports, "{}", serde_json::to_string(r)?)?;
                println!(
                    "{file}: {} cells, {} findings",
                    r.cells().filter(|e| e.cell.value.is_some()).count(),
                    reading.diagnostics.len()
                );
            }
            Err(error) => println!("{file}: {error}"),
        }
    }
    Ok(())
}

fn collect(path: &Path, paths: &mut Vec<PathBuf>) {
    if path.is_dir() {
        let mut entries: Vec<_> = std::fs::read_dir(path).into_iter().flatten().flatten().map(|e| e.path()).collect();
        entries.sort();
        entries.iter().for_each(|e| collect(e, paths));
    } else {
        paths.push(path.to_owned());
    }
}
