//! The fuzz targets over their seeds and over every file that ever broke one.

use std::path::Path;

use gongkai_fuzz_targets::{TARGETS, seeds, target};

#[test]
fn every_target_takes_its_seeds() {
    for (name, run) in TARGETS {
        let seeds = seeds::of(name);
        assert!(!seeds.is_empty(), "{name} has no seeds");
        // all of the small ones, every sixth of the documents
        let step = if seeds.iter().map(|s| s.1.len()).sum::<usize>() > 1 << 20 { 6 } else { 1 };
        seeds.iter().step_by(step).for_each(|(_, bytes)| run(bytes));
    }
}

/// `tests/regressions/TARGET-WHAT`: files that a fuzzer kept, by what they showed.
#[test]
fn what_was_found_once_stays_mended() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/regressions");
    let mut files: Vec<_> = std::fs::read_dir(folder).expect("a folder").map(|f| f.expect("a file").path()).collect();
    files.sort();
    assert!(!files.is_empty());
    for path in files {
        let name = path.file_name().and_then(|n| n.to_str()).expect("a name");
        let run = name.split_once('-').and_then(|(name, _)| target(name)).unwrap_or_else(|| panic!("{name}"));
        println!("{name}");
        run(&std::fs::read(&path).expect("bytes"));
    }
}

#[test]
fn the_dictionary_is_current() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz/gongkai.dict");
    if std::env::var_os("GONGKAI_BLESS").is_some() {
        std::fs::write(&path, seeds::dictionary()).expect("written");
    }
    let kept = std::fs::read_to_string(&path).expect("a dictionary");
    assert!(kept == seeds::dictionary(), "run `GONGKAI_BLESS=1 cargo test --test fuzz` to write the dictionary anew");
}
