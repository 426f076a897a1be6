//! The accuracy table of README is an excerpt of the whole one, which is the output of the command beside it.

#[test]
fn the_table_of_the_front_page_is_an_excerpt() {
    let whole = super::read(&super::root().join("docs/accuracy.md"));
    let front = super::read(&super::root().join("README.md"));
    let (_, section) = front.split_once("## How exact it is").expect("README says how exact it is");
    let mut fences = section.split("```");
    let excerpt = fences.nth(1).expect("README has an accuracy table");
    let lines: Vec<&str> = excerpt.lines().skip(1).filter(|line| !line.trim().is_empty()).collect();
    assert!(lines.len() > 5, "{excerpt}");
    for line in lines {
        assert!(whole.lines().any(|other| other == line), "not in docs/accuracy.md: {line}");
    }
    let command = "cargo run --release --example accuracy -- --edition 2021,2019,2014,local --count 10";
    assert!(whole.contains(command) && front.contains("--example accuracy"), "the command is named");
}
