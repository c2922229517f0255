//! `due`: what the policy dates, and what a check will find by then.

use insta::assert_snapshot;
use serde_json::Value as Json;
use truenorth::export::due;

use crate::support::Place;

const DATED: &str = "\
executive ceo \"Managing director\" {
  post     ceo
  acting   since 2026-10-01 until 2027-01-31
  pledges  \"opens every review with the customer's numbers\" until 2026-12-31
  action   \"spend a day in the shop\" on 2026-12-07
  action   \"answer ten letters\" every 1 month done on 2026-11-10
  action   \"read the cards\" on 2026-11-01
  action   \"say what we do\" on 2026-09-01 done on 2026-09-02
  action   \"call a customer\" every 1 week
}
role clerk { vacant since 2026-10-01 }
department shop { led by ceo; adoption planned by 2027-01-01; standing project until 2026-11-01 }
touchpoint till \"The till\" { owner clerk; manage shop until 2027-02-21; reviewed on 2026-06-01; review every 6 months }
right refund { held by clerk; reviewed on 2025-11-21; review every 1 year }
training course { for clerk; every 1 year }
initiative queues \"Shorter queues\" {
  starts  2026-11-22
  ends    2027-02-22
  phase \"first\" { starts 2027-01-04 }
}
waiver later { rule unmeasured-touchpoint; on till; because \"no way yet\"; approved by ceo; until 2027-02-23 }
";

fn place() -> Place {
    Place::with(&[("policy/a.north", DATED)])
}

#[test]
fn what_falls_due_is_told_by_day_and_what_is_overdue_first() {
    let ran = place().run("due policy --as-of 2026-11-22");
    let (dated, _) = ran.out.split_once("\n\n").unwrap();
    assert_snapshot!(dated);
    let (_, sum) = ran.out.rsplit_once("\n\n").unwrap();
    assert!(sum.starts_with("from 2026-11-22 to 2027-02-22: 2 overdue, 10 to come, "), "{sum}");
    assert!(sum.ends_with("2 lines say how often and not from when, and are not among them\n"), "{sum}");
}

#[test]
fn a_finding_stands_on_the_first_day_on_which_a_check_tells_it() {
    let place = place();
    let document: Json = serde_json::from_str(&place.run("due policy --as-of 2026-11-22 --format json").out).unwrap();
    let finding = document["findings"].as_array().unwrap().iter().find(|it| it["rule"] == "placeholder-owner").unwrap();
    assert_eq!((&finding["from"], &finding["subject"]["id"]), (&"2026-12-31".into(), &"till".into()));
    let found =
        |day: &str| place.run(&format!("check policy --as-of {day} --format short")).out.contains("placeholder-owner");
    assert_eq!(["2026-12-30", "2026-12-31"].map(found), [false, true]);
}

#[test]
fn what_falls_due_is_told_to_machines_by_its_schema() {
    let schema = jsonschema::validator_for(due::schema().as_value()).unwrap();
    let ran = place().run("due policy --as-of 2026-11-22 --until 2026-12-15 --format json");
    let document: Json = serde_json::from_str(&ran.out).unwrap();
    assert!(schema.is_valid(&document), "{}", ran.out);
    assert_snapshot!(serde_json::to_string_pretty(&document["events"][0]).unwrap());
    let mut broken = document;
    broken["events"][0]["what"] = "party".into();
    assert!(!schema.is_valid(&broken));
}

#[test]
fn where_nothing_is_dated_nothing_falls_due() {
    let ran = Place::with(&[("a.north", "stage buy\n")]).run("due --as-of 2026-11-22");
    assert_eq!((ran.status, ran.out.as_str()), (0, "from 2026-11-22 to 2027-02-22: 0 to come, no new finding\n"));
}

#[test]
fn the_status_speaks_of_what_will_be_found_and_of_what_cannot_be_read() {
    let status = |text: &str| {
        let ran = Place::with(&[("a.north", text)]).run("due --as-of 2026-11-22");
        (ran.status, ran.err)
    };
    let overdue = "executive ceo { post ceo; action \"read the cards\" on 2026-11-01 }\n";
    let unread = "1 mistake in writing: what is said there may be missing here; see truenorth check\n".to_owned();
    assert_eq!(status(overdue), (0, String::new()));
    assert_eq!(status(WAIVED), (1, String::new()));
    assert_eq!(status(&WAIVED.replace("2026-12-31", "2027-12-31")), (0, String::new()));
    assert_eq!(status(&overdue.replace("2026-11-01", "2026-11-31")), (1, unread));
    assert_eq!(status(&overdue.replace("-01 }", "-01 ")).0, 1);
}

#[test]
fn a_day_before_the_day_asked_about_is_wrong_usage() {
    let ran = place().run("due policy --as-of 2026-11-22 --until 2026-11-21");
    assert_eq!((ran.status, ran.out.as_str()), (2, ""));
    assert!(ran.err.contains("`--until` lies before the day asked about"), "{}", ran.err);
}

/// A till that nobody manages, which somebody accepts until the end of the year.
const WAIVED: &str = "\
executive ceo { post ceo }
department shop { led by ceo }
touchpoint till { owner shop }
waiver later { rule unmanaged-touchpoint; on till; because \"the post is advertised\"; approved by ceo; until 2026-12-31 }
";

#[test]
fn what_a_waiver_accepts_is_back_on_the_day_after_its_last() {
    let place = Place::with(&[("a.north", WAIVED)]);
    let ran = place.run("due --as-of 2026-11-22 --format json");
    let document: Json = serde_json::from_str(&ran.out).unwrap();
    let findings = document["findings"].as_array().unwrap();
    let from = |rule: &str| findings.iter().find(|it| it["rule"] == rule).map(|it| it["from"].as_str().unwrap());
    let expected = [Some("2027-01-01"), Some("2027-01-01"), None];
    assert_eq!(["unmanaged-touchpoint", "expired-waiver", "unowned-touchpoint"].map(from), expected, "{}", ran.out);
    assert_eq!(ran.status, 1);
}
