//! Each promise of `tests/hostile/README.md` names tests that there are.

use super::{read, root};

#[test]
fn every_promise_names_its_tests() {
    let table = read(&root().join("tests/hostile/README.md"));
    let rows = table.lines().filter(|line| line.starts_with("| ")).skip(1);
    let mut named = 0;
    for row in rows {
        let (_, tests) = row.trim_end_matches(" |").rsplit_once(" | ").expect("two columns");
        let mut file: Option<(&str, String)> = None;
        for name in tests.split('`').skip(1).step_by(2) {
            if name.ends_with(".rs") {
                file = Some((name, read(&root().join(name))));
                continue;
            }
            let (path, text) = file.as_ref().expect("a file before its tests");
            assert!(text.contains(&format!("fn {name}(")), "no {name} in {path}");
            named += 1;
        }
    }
    assert!(named > 30, "{named} tests are named");
}
