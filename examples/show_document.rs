//! Prints what the reader saw in a document: its lines and tables, each with its place.
//!
//! `cargo run --example show_document -- report.html`
//!
//! Use it when a report is read wrongly: if the cells are right here, the fault is in telling which rows they are; if
//! they are not, it is in the reader.

use std::error::Error;

use gongkai::document::{Block, Document};

fn main() -> Result<(), Box<dyn Error>> {
    for path in std::env::args().skip(1) {
        let document = Document::from_bytes(&std::fs::read(&path)?, &gongkai::Limits::new())?;
        print(&path, &document);
    }
    Ok(())
}

fn print(path: &str, document: &Document) {
    println!("{path}: {:?} in {}", document.format, document.charset);
    if let Some(title) = &document.title {
        println!("  title {title}");
    }
    for (name, content) in &document.meta {
        println!("  meta {name} = {content}");
    }
    for notice in &document.notices {
        println!("  notice {notice:?}");
    }
    for block in &document.blocks {
        match block {
            Block::Line(line) => {
                let heading = line.heading.map(|level| format!(" (heading {level})")).unwrap_or_default();
                println!("{}{heading} {:?}", line.at, line.text);
            }
            Block::Grid(grid) => {
                println!("table of {} rows{}", grid.rows(), if grid.aligned { "" } else { ", columns not aligned" });
                for row in 0..grid.rows() {
                    let cells: Vec<String> = grid.row(row).map(|cell| format!("{:?}", cell.text)).collect();
                    let at = grid.row(row).next().map(|cell| cell.at.to_string()).unwrap_or_default();
                    println!("  {at} {}", cells.join(" | "));
                }
            }
        }
    }
}
