//! The command line: folders of documents with their truth, and the corpus.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use gongkai_forge::damage::Damage;
use gongkai_forge::form::Edition;
use gongkai_forge::make::{Recipe, quoted};
use gongkai_forge::render::Shape;

const USAGE: &str = "usage: gongkai-forge make --out DIR [--seed S] [--count N] [--shapes a,b] [--damages a,b] \
                     [--editions 2021,2019,2014,local]\n       gongkai-forge corpus DIR\n       gongkai-forge list";

fn main() -> ExitCode {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let done = match args.first().map(String::as_str) {
        Some("make") => Options::parse(&args[1..]).and_then(|o| make(&o)),
        Some("corpus") => match &args[1..] {
            [folder] => corpus(Path::new(folder)),
            _ => Err(USAGE.to_owned()),
        },
        Some("list") => {
            list();
            Ok(())
        }
        _ => Err(USAGE.to_owned()),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("{message}");
            ExitCode::from(2)
        }
    }
}

struct Options {
    out: PathBuf,
    seed: u64,
    count: u64,
    shapes: Vec<Shape>,
    damages: Vec<Damage>,
    editions: Vec<Edition>,
}

impl Options {
    fn parse(args: &[String]) -> Result<Options, String> {
        let mut options = Options {
            out: PathBuf::new(),
            seed: 1,
            count: 1,
            shapes: Shape::ALL.to_vec(),
            damages: Damage::ALL.to_vec(),
            editions: vec![Edition::Form2021],
        };
        let mut args = args.iter();
        while let Some(name) = args.next() {
            let value = args.next().ok_or(USAGE)?;
            let number = || value.parse::<u64>().map_err(|e| format!("{name} {value}: {e}"));
            match name.as_str() {
                "--out" => options.out = value.into(),
                "--seed" => options.seed = number()?,
                "--count" => options.count = number()?,
                "--shapes" => options.shapes = chosen(value, Shape::ALL, |s| s.key())?,
                "--damages" => options.damages = chosen(value, Damage::ALL, |d| d.key())?,
                "--editions" => options.editions = chosen(value, Edition::ALL, |e| e.key())?,
                _ => return Err(USAGE.to_owned()),
            }
        }
        if options.out.as_os_str().is_empty() { Err(USAGE.to_owned()) } else { Ok(options) }
    }
}

fn chosen<T: Copy>(names: &str, all: &[T], key: impl Fn(T) -> &'static str) -> Result<Vec<T>, String> {
    names
        .split(',')
        .map(|name| all.iter().copied().find(|&t| key(t) == name).ok_or_else(|| format!("there is no `{name}`")))
        .collect()
}

fn list() {
    for (what, keys) in [
        ("shapes", Shape::ALL.iter().map(|s| s.key()).collect::<Vec<_>>()),
        ("damages", Damage::ALL.iter().map(|d| d.key()).collect()),
        ("editions", Edition::ALL.iter().map(|e| e.key()).collect()),
    ] {
        println!("{what}: {}", keys.join(" "));
    }
}

fn write(path: &Path, bytes: &[u8]) -> Result<(), String> {
    if let Some(parent) = path.parent() {
        std::fs::create_dir_all(parent).map_err(|e| format!("{}: {e}", parent.display()))?;
    }
    std::fs::write(path, bytes).map_err(|e| format!("{}: {e}", path.display()))
}

/// Writes the corpus: what is there already under the same names is replaced, nothing is removed.
fn corpus(folder: &Path) -> Result<(), String> {
    let files = gongkai_forge::corpus::files();
    for (path, bytes) in &files {
        write(&folder.join(path), bytes)?;
    }
    eprintln!("{} files in {}", files.len(), folder.display());
    Ok(())
}

fn make(options: &Options) -> Result<(), String> {
    let mut truth = String::from("file,style,damage,table,row,column,value,printed,touched\n");
    let mut files = 0;
    for &edition in &options.editions {
        for &shape in &options.shapes {
            for &damage in options.damages.iter().filter(|d| d.suits(shape, edition)) {
                for n in 0..options.count {
                    let recipe = Recipe::numbered(edition, shape, damage, options.seed, n);
                    let made = recipe.make();
                    let file = format!("{}_{n:04}.{}", recipe.name(), made.ending);
                    write(&options.out.join(&file), &made.bytes)?;
                    files += 1;
                    for cell in &made.known.cells {
                        let fields = [&file, shape.key(), damage.key(), cell.table, cell.row, cell.column];
                        let _ = write!(truth, "{},", fields.join(","));
                        let touched = u8::from(cell.touched);
                        let _ = writeln!(truth, "{},{},{touched}", quoted(&cell.value), quoted(&cell.printed));
                    }
                }
            }
        }
    }
    write(&options.out.join("truth.csv"), truth.as_bytes())?;
    eprintln!("{files} documents in {}", options.out.display());
    Ok(())
}
