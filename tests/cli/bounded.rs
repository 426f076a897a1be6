//! A run over any number of files holds a bounded number of bytes about them: what waits goes to files, and comes back in
//! order.

use std::cmp::Ordering;
use std::fs;
use std::path::{Path, PathBuf};

use gongkai_forge::rng::Rng;
use serde::{Deserialize, Serialize};

use crate::inputs::{Inputs, Source};
use crate::journal::Journal;
use crate::sorted::{Item, Scratch, Sorter};

/// Little enough for the smallest run to need files.
const FEW: usize = 4 << 10;

#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
struct Word(String);

impl Item for Word {
    fn order(&self, other: &Word) -> Ordering {
        self.0.cmp(&other.0)
    }

    fn bytes(&self) -> usize {
        size_of::<Word>() + self.0.len()
    }
}

#[test]
fn what_is_sorted_holds_few_bytes_and_few_files() {
    let mut rng = Rng::named(7, "words");
    let mut words: Vec<Word> = (0..60_000).map(|_| Word(format!("{}报告\n", rng.below(50_000)))).collect();
    let mut sorter = Sorter::new(&Scratch::default(), FEW);
    let (mut most, mut files) = (0, 0);
    for word in &words {
        sorter.push(word.clone()).unwrap();
        let held = sorter.held();
        (most, files) = (most.max(held.0), files.max(held.1));
    }
    assert!(most <= FEW && files < 64, "{most} bytes and {files} files");
    assert!(files > 32, "hardly a file was needed");
    words.sort_by(Word::order);
    assert!(sorter.sorted().unwrap().map(Result::unwrap).eq(words));
}

/// The names of all inputs, and how many of them an earlier run has.
fn listed(paths: &[PathBuf], journal: Option<&mut Journal>, most: usize) -> (Vec<String>, usize) {
    let inputs = Inputs::list(paths, None, journal, &Scratch::default(), most).unwrap();
    let count = inputs.count;
    let inputs: Vec<_> = inputs.map(Result::unwrap).collect();
    assert_eq!(inputs.len(), count);
    (inputs.iter().map(|input| input.name().into_owned()).collect(), inputs.iter().filter(|i| i.done.is_some()).count())
}

/// Names whose order a sort by text would get wrong, in folders and beside them.
fn folder() -> tempfile::TempDir {
    let dir = tempfile::tempdir().unwrap();
    for sub in ["a", "a/b", "a-b", "a/报告"] {
        fs::create_dir_all(dir.path().join(sub)).unwrap();
        for n in 0..200 {
            fs::write(dir.path().join(format!("{sub}/{n}.html")), "").unwrap();
        }
    }
    #[cfg(unix)]
    {
        use std::os::unix::ffi::OsStrExt;
        let _ = fs::write(dir.path().join(std::ffi::OsStr::from_bytes(b"a/\xff.html")), "");
    }
    dir
}

/// The folder as it was always listed, each folder's names in order.
fn in_order(dir: &Path) -> Vec<String> {
    let all = walkdir::WalkDir::new(dir).sort_by_file_name().into_iter().map(Result::unwrap);
    let files = all.filter(|entry| entry.file_type().is_file());
    files.map(|file| file.path().to_string_lossy().replace('\u{fffd}', "\\xFF")).collect()
}

#[test]
fn inputs_that_wait_in_files_are_those_of_memory_and_in_their_order() {
    let dir = folder();
    let expected = in_order(dir.path());
    for most in [FEW, usize::MAX] {
        assert_eq!(listed(&[dir.path().into()], None, most), (expected.clone(), 0));
        // a file that is named stands in its first place, and once
        let paths =
            ["a/7.html", "-", "a/b", "", "-", "a"].map(|p| if p == "-" { p.into() } else { dir.path().join(p) });
        let (names, _) = listed(&paths, None, most);
        let mut once = vec![paths[0].display().to_string(), "-".to_owned()];
        once.extend(in_order(&dir.path().join("a/b")));
        // the folder was given with a stroke at its end
        let rest: Vec<String> = in_order(&paths[3]).into_iter().filter(|name| !once.contains(name)).collect();
        once.extend(rest);
        assert_eq!(names, once);
    }
    let inputs = Inputs::list(&["nowhere".into()], None, None, &Scratch::default(), FEW).unwrap();
    assert!(inputs.map(Result::unwrap).all(|input| matches!(input.source, Source::Unreadable(..))));
}

#[test]
fn a_journal_that_waits_in_files_is_found_by_name() {
    let dir = folder();
    let names = in_order(dir.path());
    let failed = |name: &String, code: &str, says: &str| {
        let failure = gongkai::export::Failure { code: code.into(), message: says.into(), message_en: says.into() };
        gongkai::export::json::to_string(&gongkai::export::Record::failed(name.as_str(), failure)) + "\n"
    };
    // two runs wrote it, the second over some of the files once more; one file was locked then
    let first = names.iter().rev().take(500).map(|name| failed(name, "limit", "first"));
    let second = names.iter().rev().take(300).map(|name| failed(name, "limit", "second"));
    let locked = failed(&names[0], "io", "locked");
    let lines: String = first.chain(["half a li\n".to_owned()]).chain(second).chain([locked]).collect();
    let path = dir.path().join("journal");
    fs::write(&path, lines + "{\"file\":\"cut").unwrap();
    for most in [FEW, usize::MAX] {
        let mut journal = Journal::open(&path).unwrap();
        let paths = [dir.path().join("a"), dir.path().join("a-b")];
        let inputs = Inputs::list(&paths, None, Some(&mut journal), &Scratch::default(), most).unwrap();
        let mut says = [0; 3];
        for input in inputs.map(Result::unwrap) {
            let record = input.done.map(|place| journal.take(place, &input.name()).unwrap());
            match record.map(|record| record.outcome.unwrap_err().message) {
                None => says[0] += 1,
                Some(message) => says[if message == "first" { 1 } else { 2 }] += 1,
            }
        }
        assert_eq!(says, [names.len() - 500, 200, 300]);
    }
}
