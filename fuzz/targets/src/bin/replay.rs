//! Runs files that a fuzzer kept through a target, on the stable toolchain: `replay TARGET FILE...`.

use std::process::ExitCode;

use gongkai_fuzz_targets::{TARGETS, target};

fn main() -> ExitCode {
    let mut args = std::env::args().skip(1);
    let Some(run) = args.next().and_then(|name| target(&name)) else {
        let names: Vec<&str> = TARGETS.iter().map(|(name, _)| *name).collect();
        eprintln!("usage: replay TARGET FILE...\ntargets: {}", names.join(", "));
        return ExitCode::from(2);
    };
    for path in args {
        match std::fs::read(&path) {
            Ok(bytes) => run(&bytes),
            Err(error) => {
                eprintln!("{path}: {error}");
                return ExitCode::FAILURE;
            }
        }
    }
    ExitCode::SUCCESS
}
