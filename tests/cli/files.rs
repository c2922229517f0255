//! Which files a path stands for, and what happens to those that cannot be read.

use std::fs;

use crate::support::{Place, Ran};

/// The paths at which problems were found, each once.
fn paths(ran: &Ran) -> Vec<&str> {
    let mut paths: Vec<&str> = ran.out.lines().filter_map(|line| line.split(':').next()).collect();
    paths.dedup();
    paths
}

fn place() -> Place {
    Place::with(&[
        ("policy/b.north", "x b\n"),
        ("policy/a/c.north", "x c\n"),
        ("policy/a-b.north", "x ab\n"),
        ("policy/notes.txt", "x no\n"),
        ("policy/.hidden.north", "x no\n"),
        ("policy/drafts/d.north", "x no\n"),
        ("policy/.gitignore", "drafts/\n"),
        ("other/b.north", "x other\n"),
    ])
}

#[test]
fn a_directory_stands_for_its_policy_files_sorted_without_hidden_and_ignored_ones() {
    let ran = place().run("check policy --format short");
    assert_eq!(paths(&ran), ["a-b.north", "a/c.north", "b.north"]);
}

#[test]
fn a_file_or_several_paths_are_shown_as_typed() {
    let place = place();
    assert_eq!(paths(&place.run("check ./policy/b.north --format short")), ["policy/b.north"]);
    let both = place.run("check other policy/a --format short");
    assert_eq!(paths(&both), ["other/b.north", "policy/a/c.north"]);
}

#[test]
fn a_file_that_is_named_is_read_whatever_it_is_called() {
    assert_eq!(paths(&place().run("check policy/notes.txt --format short")), ["policy/notes.txt"]);
}

#[test]
fn a_file_named_twice_is_read_once() {
    let ran = place().run("check policy/b.north policy policy/../policy/b.north --format short");
    assert_eq!(ran.out.lines().count(), 3, "{}", ran.out);
}

#[test]
fn no_policy_file_is_wrong_usage_and_says_what_to_do() {
    let place = Place::with(&[("empty/notes.txt", "")]);
    insta::assert_snapshot!(place.run("check empty").told());
}

#[test]
fn what_cannot_be_read_is_told_and_the_rest_is_analysed() {
    let ran = place().run("check policy missing --format short");
    assert_eq!((ran.status, ran.out.lines().count()), (3, 3));
    assert_eq!(ran.err, "error: cannot read `missing`: there is no such file or directory\n");
}

#[test]
fn an_incomplete_run_never_looks_clean() {
    let place = Place::with(&[("a.north", "channel store\n")]);
    let ran = place.run("check a.north missing --as-of 2026-11-22");
    assert_eq!(ran.status, 3);
    assert!(ran.out.contains("this is not all"), "{}", ran.out);
    let json = place.run("check a.north missing --format json");
    assert!(json.status == 3 && json.out.contains("\"complete\": false"), "{}", json.out);
}

#[test]
fn bytes_that_are_no_text_are_incomplete() {
    let place = Place::with(&[]);
    place.write("a.north", b"channel store \"\xff\"\n");
    let ran = place.run("check --format short");
    assert_eq!(ran.status, 3);
    assert!(ran.out.contains("error[not-text]"), "{}", ran.out);
}

#[cfg(unix)]
#[test]
fn links_are_followed_and_those_that_lead_in_circles_or_nowhere_do_no_harm() {
    use std::os::unix::fs::symlink;
    let place = place();
    symlink(place.path("policy"), place.path("policy/a/up")).unwrap();
    symlink(place.path("other"), place.path("policy/other")).unwrap();
    let ran = place.run("check policy --format short");
    assert_eq!((ran.status, paths(&ran)), (1, vec!["a-b.north", "a/c.north", "b.north", "other/b.north"]));
    symlink("nowhere.north", place.path("policy/lost.north")).unwrap();
    let lost = place.run("check policy --format short");
    assert_eq!((lost.status, lost.out), (3, ran.out));
    assert!(lost.err.contains("policy/lost.north"), "{}", lost.err);
}

#[cfg(unix)]
#[test]
fn what_is_no_file_is_not_waited_for() {
    let place = place();
    let made = std::process::Command::new("mkfifo").arg(place.path("policy/pipe.north")).status().unwrap();
    assert!(made.success());
    assert_eq!(place.run("check policy --format short").out.lines().count(), 3);
}

#[cfg(target_os = "linux")]
#[test]
fn a_name_that_is_no_text_is_shown_as_far_as_it_is() {
    use std::os::unix::ffi::OsStrExt;
    let place = Place::with(&[]);
    fs::write(place.path("").join(std::ffi::OsStr::from_bytes(b"a\xff.north")), "x a\n").unwrap();
    fs::write(place.path("b\u{1b}[31m.north"), "x b\n").unwrap();
    let ran = place.run("check --format short");
    assert_eq!((ran.status, ran.out.lines().count()), (1, 2));
    assert!(ran.out.contains("a\u{fffd}.north") && !ran.out.contains('\u{1b}'), "{:?}", ran.out);
}

#[cfg(unix)]
#[test]
fn a_file_nobody_may_open_is_told() {
    use std::os::unix::fs::PermissionsExt;
    let place = place();
    let path = place.path("policy/b.north");
    fs::set_permissions(&path, fs::Permissions::from_mode(0o000)).unwrap();
    if fs::read(&path).is_ok() {
        return; // whoever may read everything cannot be refused
    }
    let ran = place.run("check policy --format short");
    assert_eq!((ran.status, ran.out.lines().count()), (3, 2));
    assert_eq!(ran.err, "error: cannot read `policy/b.north`: you may not open it\n");
}
