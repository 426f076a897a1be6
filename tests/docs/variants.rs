//! The list at the end of `docs/variants.md`: what each folder of `corpus/variants` shows, as `corpus/README.md` says it.

const MARK: &str = "## Each with its document\n";

#[test]
fn every_variant_of_the_corpus_is_listed() {
    let corpus = super::root().join("corpus");
    if !corpus.is_dir() {
        return;
    }
    let page = super::read(&super::root().join("docs/variants.md"));
    let (before, rest) = page.split_once(MARK).expect("the list has its heading");
    let (_, links) = rest.split_once("\n[forms]:").expect("the links come last");
    let readme = super::read(&corpus.join("README.md"));
    let mut list = "\n| folder under `corpus/` | what it shows |\n|---|---|\n".to_owned();
    let mut listed = 0;
    for line in readme.lines().filter(|line| line.starts_with("| `variants/")) {
        let cells: Vec<&str> = line.split('|').map(str::trim).collect();
        list.push_str(&format!("| {} | {} |\n", cells[1], cells[2]));
        listed += 1;
    }
    let folders = std::fs::read_dir(corpus.join("variants")).unwrap().count();
    assert_eq!(listed, folders, "corpus/README.md lists every folder of corpus/variants");
    super::hold("variants.md", &format!("{before}{MARK}{list}\n[forms]:{links}"));
}
