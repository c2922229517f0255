//! `fmt`: what is written, what is only shown, and what is left alone.

use std::fs;

use insta::assert_snapshot;

use crate::support::Place;

const LOOSE: &str = "touchpoint till { owner shop // who else\n manage   shop }\n";
const NEAT: &str = "touchpoint till {\n  owner   shop  // who else\n  manage  shop\n}\n";

fn place() -> Place {
    Place::with(&[("loose.north", LOOSE), ("neat.north", NEAT)])
}

#[test]
fn files_are_written_in_canonical_form_and_are_then_left_as_they_are() {
    let place = place();
    assert_eq!(place.run("fmt").told(), "status 0\n--- standard output\n--- standard error\n");
    assert_eq!((place.read("loose.north"), place.read("neat.north")), (NEAT.to_owned(), NEAT.to_owned()));
    let before = fs::metadata(place.path("loose.north")).unwrap().modified().unwrap();
    assert_eq!(place.run("fmt --check").status, 0);
    assert_eq!(place.run("fmt").status, 0);
    assert_eq!(fs::metadata(place.path("loose.north")).unwrap().modified().unwrap(), before);
    assert_eq!(place.names(), ["loose.north", "neat.north"], "no temporary file is left");
}

#[test]
fn a_check_lists_what_would_change_and_writes_nothing() {
    let place = place();
    let ran = place.run("fmt --check");
    assert_eq!((ran.status, ran.out.as_str()), (1, "loose.north\n"));
    assert_eq!(place.read("loose.north"), LOOSE);
}

#[test]
fn a_difference_is_shown_and_nothing_written() {
    let place = place();
    assert_snapshot!(place.run("fmt --diff").told());
    assert_eq!(place.read("loose.north"), LOOSE);
}

#[test]
fn standard_input_goes_to_standard_output() {
    let ran = place().run_with_input("fmt -", LOOSE.as_bytes());
    assert_eq!((ran.status, ran.out.as_str()), (0, NEAT));
    assert_eq!(place().run_with_input("fmt - --check", NEAT.as_bytes()).status, 0);
    assert_eq!(place().run_with_input("fmt - --check", LOOSE.as_bytes()).status, 1);
}

#[test]
fn lines_end_as_they_did() {
    let place = Place::with(&[("dos.north", &LOOSE.replace('\n', "\r\n"))]);
    assert_eq!(place.run("fmt").status, 0);
    assert_eq!(place.read("dos.north"), NEAT.replace('\n', "\r\n"));
}

#[test]
fn what_cannot_be_read_as_a_policy_is_copied_and_what_is_no_text_is_left_alone() {
    let place = Place::with(&[("broken.north", "touchpoint till {\n   ???  x\n owner shop\n}\n")]);
    place.write("bytes.north", b"channel  a \xff\n");
    let ran = place.run("fmt");
    assert_eq!(ran.status, 3);
    assert_eq!(ran.err, "error: `bytes.north` is left alone: it is not text in UTF-8\n");
    assert_eq!(fs::read(place.path("bytes.north")).unwrap(), b"channel  a \xff\n");
    assert!(place.read("broken.north").contains("???  x"), "{}", place.read("broken.north"));
}

#[cfg(unix)]
mod unix {
    use std::os::unix::fs::{MetadataExt, PermissionsExt, symlink};

    use super::*;

    #[test]
    fn the_mode_of_a_file_is_kept() {
        for mode in [0o600, 0o664, 0o755] {
            let place = place();
            fs::set_permissions(place.path("loose.north"), fs::Permissions::from_mode(mode)).unwrap();
            assert_eq!(place.run("fmt").status, 0);
            assert_eq!(fs::metadata(place.path("loose.north")).unwrap().mode() & 0o777, mode);
        }
    }

    #[test]
    fn a_link_stays_a_link_and_its_target_is_written() {
        let place = Place::with(&[("real/loose.north", LOOSE)]);
        symlink("real/loose.north", place.path("link.north")).unwrap();
        assert_eq!(place.run("fmt link.north").status, 0);
        assert!(fs::symlink_metadata(place.path("link.north")).unwrap().is_symlink());
        assert_eq!(place.read("real/loose.north"), NEAT);
    }

    #[test]
    fn a_file_with_two_names_is_refused() {
        let place = place();
        fs::hard_link(place.path("loose.north"), place.path("twin.north")).unwrap();
        let ran = place.run("fmt loose.north");
        assert_eq!((ran.status, place.read("twin.north").as_str()), (3, LOOSE));
        assert!(ran.err.contains("it has 2 names (hard links)"), "{}", ran.err);
    }

    #[test]
    fn a_write_protected_file_is_refused() {
        let place = place();
        fs::set_permissions(place.path("loose.north"), fs::Permissions::from_mode(0o444)).unwrap();
        let ran = place.run("fmt");
        assert_eq!((ran.status, place.read("loose.north").as_str()), (3, LOOSE));
        assert_eq!(ran.err, "error: cannot write `loose.north`: it is write-protected\n");
        assert_eq!(place.names(), ["loose.north", "neat.north"]);
    }
}
