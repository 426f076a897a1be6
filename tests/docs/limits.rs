//! `docs/limits.md`, from the documentation of `Limits` and its defaults.

use gongkai::Limits;

const HEAD: &str = "# Limits

gongkai is made to be pointed at files from strangers. Whatever the bytes, reading ends, within bounds that have names. Every bound is a
field of `Limits`; what passes one is answered with an error or a finding that names the limit, the value and the place, never by reading
something else in silence. Steps are counted, not timed, so that the same bytes give the same output on every machine.

```rust
use gongkai::{Limits, Reader};

static STRICT: Reader = Reader::new().limits(Limits::new().input_bytes(4 << 20).decoder_steps(500_000));
```

| limit | default | what it bounds |
|---|--:|---|
";

const TAIL: &str = "
No limit makes a wrong value: a table cut by `table_cells` has its last rows `missing`, a decoder that runs out of `decoder_steps` leaves the cells that are still open
`ambiguous`.

<!-- made by tests/docs/limits.rs from src/read/limits.rs; rewrite with GONGKAI_BLESS=1 cargo test --test docs -->
";

#[test]
fn the_page_of_limits_is_current() {
    let source = super::read(&super::root().join("src/read/limits.rs"));
    let defaults = format!("{:?}", Limits::new());
    let fields = defaults.trim_start_matches("Limits {").trim_end_matches('}');
    let mut page = HEAD.to_owned();
    let mut count = 0;
    for field in fields.split(", ") {
        let (name, value) = field.trim().split_once(": ").expect("Debug prints name: value");
        let words = doc_of(&source, &format!("pub {name}:"));
        assert!(words.len() > 20, "{name} is not documented");
        let (default, digits) = (written(&words), grouped(value.parse().unwrap()));
        let sentence = words.replace(&format!("Default {default}. "), "").replace(&format!(". Default {digits};"), ";");
        page.push_str(&format!("| `{name}` | {digits} | {sentence} |\n"));
        count += 1;
    }
    assert!(count >= 9, "{count} limits");
    page.push_str(TAIL);
    super::hold("limits.md", &page);
}

/// The doc comment above a line of source, as one paragraph.
fn doc_of(source: &str, item: &str) -> String {
    let lines: Vec<&str> = source.lines().map(str::trim).collect();
    let at = lines.iter().position(|line| line.starts_with(item)).unwrap_or_else(|| panic!("no `{item}`"));
    let above = lines[..at].iter().rev().map_while(|line| line.strip_prefix("///"));
    let mut words: Vec<&str> = above.map(str::trim).collect();
    words.reverse();
    words.join(" ")
}

/// The default as the comment writes it (`64 MiB`).
fn written(words: &str) -> &str {
    words.split_once("Default ").and_then(|(_, rest)| rest.split_once('.')).map_or("", |(value, _)| value)
}

fn grouped(value: u64) -> String {
    let digits = value.to_string();
    let mut out = String::new();
    for (i, digit) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i).is_multiple_of(3) {
            out.push(' ');
        }
        out.push(digit);
    }
    out
}
