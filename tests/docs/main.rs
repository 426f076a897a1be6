//! Holds the documentation to what the library does: generated pages are current, links lead somewhere, commands run, and
//! what the guide says of the form as a code is computed here.
//!
//! `GONGKAI_BLESS=1 cargo test --test docs` rewrites the generated pages.

mod accuracy;
mod code;
mod commands;
mod diagnostics;
mod forms;
mod limits;
mod links;
mod promises;
mod variants;

use std::path::{Path, PathBuf};

/// The root of the project.
fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn read(path: &Path) -> String {
    std::fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display())).replace("\r\n", "\n")
}

/// README and every page of the guide.
fn pages() -> Vec<PathBuf> {
    let mut pages: Vec<PathBuf> =
        std::fs::read_dir(root().join("docs")).unwrap().map(|entry| entry.unwrap().path()).collect();
    pages.retain(|page| page.extension().is_some_and(|extension| extension == "md"));
    let names = ["README.md", "README.zh.md", "CONTRIBUTING.md", "SECURITY.md", "CHANGELOG.md", "examples/README.md"];
    pages.extend(names.map(|name| root().join(name)));
    pages.sort();
    pages
}

/// Compares a generated page with the committed one, or rewrites it.
fn hold(page: &str, generated: &str) {
    let path = root().join("docs").join(page);
    if std::env::var_os("GONGKAI_BLESS").is_some() {
        std::fs::write(&path, generated).unwrap();
        return;
    }
    let committed = std::fs::read_to_string(&path).unwrap_or_default().replace("\r\n", "\n");
    for (number, (is, should)) in committed.lines().zip(generated.lines()).enumerate() {
        assert_eq!(is, should, "docs/{page}:{}: run GONGKAI_BLESS=1 cargo test --test docs", number + 1);
    }
    assert_eq!(committed, generated, "docs/{page}: run GONGKAI_BLESS=1 cargo test --test docs");
}
