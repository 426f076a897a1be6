//! Writes the seeds of every target to `corpus/`, and the dictionary, in the folder it runs in.

use std::path::Path;

use gongkai_fuzz_targets::{TARGETS, seeds};

fn main() -> std::io::Result<()> {
    std::fs::write("gongkai.dict", seeds::dictionary())?;
    for (target, _) in TARGETS {
        let folder = Path::new("corpus").join(target);
        std::fs::create_dir_all(&folder)?;
        for (name, bytes) in seeds::of(target) {
            std::fs::write(folder.join(format!("seed-{name}")), bytes)?;
        }
    }
    Ok(())
}
