//! Where a run meets the world: readers that leave, disks that are full, help and wrong usage.

use std::fs::OpenOptions;
use std::process::Stdio;

use crate::support::{Place, Ran};

const VERBS: &[&str] =
    &["check", "build", "due", "fix", "fmt", "explain", "rules", "test", "new", "schema", "completions"];

fn place() -> Place {
    Place::with(&[("a.north", "touchpont till\n")])
}

#[test]
fn a_reader_that_leaves_is_no_failure_and_the_answer_stands() {
    for (args, status) in [("check", 1), ("rules", 0), ("completions bash", 0), ("--help", 0)] {
        let mut command = place().command(args);
        let mut child = command
            .current_dir(env!("CARGO_MANIFEST_DIR").to_owned() + "/examples/hot-potato")
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        drop(child.stdout.take());
        let ran = Ran::of(child.wait_with_output().unwrap());
        assert_eq!((ran.status, ran.err.as_str()), (status, ""), "{args}");
    }
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_never_ends_clean() {
    let place = Place::with(&[("a.north", "channel store\n")]);
    for args in ["check", "check --format json", "rules", "build", "explain touchpoint", "schema", "--help"] {
        let full = OpenOptions::new().write(true).open("/dev/full").unwrap();
        let output = place.command(args).stdin(Stdio::null()).stdout(full).output().unwrap();
        assert_eq!(output.status.code(), Some(3), "{args}");
    }
}

#[test]
fn every_verb_explains_itself_with_examples() {
    for verb in VERBS {
        let ran = place().run(&format!("{verb} --help"));
        assert_eq!((ran.status, ran.err.as_str()), (0, ""), "{verb}");
        assert!(ran.out.contains("Examples:\n  truenorth "), "{verb}: {}", ran.out);
    }
}

#[test]
fn help_names_every_verb() {
    let help = place().run("--help");
    assert_eq!(help.status, 0);
    VERBS.iter().for_each(|verb| assert!(help.out.contains(&format!("\n  {verb} ")), "{verb}: {}", help.out));
}

#[test]
fn the_version_is_told() {
    assert_eq!(place().run("--version").out, concat!("truenorth ", env!("CARGO_PKG_VERSION"), "\n"));
}

#[test]
fn wrong_usage_ends_with_two_and_says_so_on_standard_error() {
    for args in ["", "chek", "check --format pdf", "explain", "schema mine", "new", "completions tcl"] {
        let ran = place().run(args);
        assert_eq!((ran.status, ran.out.as_str()), (2, ""), "{args}");
        assert!(!ran.err.is_empty(), "{args}");
    }
}
