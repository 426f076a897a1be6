//! Links between the pages lead somewhere.

use std::collections::BTreeSet;

use super::{pages, read, root};

#[test]
fn links_lead_somewhere() {
    let mut broken = Vec::new();
    for page in pages() {
        let text = without_code(&read(&page));
        let defined: BTreeSet<String> = text.lines().filter_map(definition).map(|(name, _)| name.to_owned()).collect();
        let inline = pieces(&text, "](", ")");
        let targets = inline.chain(text.lines().filter_map(definition).map(|(_, target)| target));
        for target in targets {
            if target.contains("://") || target.starts_with("mailto:") {
                continue;
            }
            let (file, anchor) = target.split_once('#').unwrap_or((target, ""));
            let path = if file.is_empty() { page.clone() } else { page.parent().unwrap().join(file) };
            if !path.exists() {
                broken.push(format!("{}: {target}", page.display()));
            } else if !anchor.is_empty() && path.extension().is_some_and(|e| e == "md") {
                let anchors: Vec<String> = read(&path).lines().filter_map(heading).collect();
                if !anchors.iter().any(|a| a == anchor) {
                    broken.push(format!("{}: no heading for {target}", page.display()));
                }
            }
        }
        for name in pieces(&text, "][", "]").filter(|name| !name.is_empty()) {
            if !defined.contains(name) {
                broken.push(format!("{}: [{name}] is not defined", page.display()));
            }
        }
    }
    assert!(broken.is_empty(), "broken links:\n{}", broken.join("\n"));
}

/// Every page of the guide is reached from README, directly or over others, and is shown on docs.rs.
#[test]
fn every_page_is_reached_and_rendered() {
    let front = read(&root().join("README.md"));
    let library = read(&root().join("src/guide.rs"));
    for page in std::fs::read_dir(root().join("docs")).unwrap() {
        let name = page.unwrap().file_name().into_string().unwrap();
        if name.ends_with(".md") {
            assert!(front.contains(&format!("docs/{name}")), "README does not link docs/{name}");
            assert!(library.contains(&name.replace(".md", "")), "src/guide.rs does not show docs/{name}");
        }
    }
}

/// `[name]: target`
fn definition(line: &str) -> Option<(&str, &str)> {
    let (name, target) = line.strip_prefix('[')?.split_once("]: ")?;
    Some((name, target.split_whitespace().next()?))
}

/// What stands between two marks.
fn pieces<'a>(text: &'a str, open: &'a str, close: &'a str) -> impl Iterator<Item = &'a str> {
    text.split(open).skip(1).filter_map(move |rest| rest.split_once(close)).map(|(inside, _)| inside)
}

/// The text without fenced blocks and code spans.
fn without_code(text: &str) -> String {
    let mut fenced = false;
    let mut out = String::new();
    for line in text.lines() {
        if line.trim_start().starts_with("```") {
            fenced = !fenced;
        } else if !fenced {
            out.extend(line.split('`').step_by(2));
            out.push('\n');
        }
    }
    out
}

/// The anchor that GitHub gives a heading.
fn heading(line: &str) -> Option<String> {
    let words = line.strip_prefix('#')?.trim_start_matches('#').trim();
    let kept = words.to_lowercase();
    Some(
        kept.chars()
            .filter(|c| c.is_alphanumeric() || *c == ' ' || *c == '-' || *c == '_')
            .collect::<String>()
            .replace(' ', "-"),
    )
}
