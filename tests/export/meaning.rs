//! What the fields mean, on a small policy that has every kind.

use insta::assert_snapshot;
use serde_json::{Value as Json, json};
use truenorth::diagnostic::{Level, Origin};
use truenorth::export::policy::{document, to_json};
use truenorth::vocabulary::KINDS;

use crate::support::*;

fn small() -> Json {
    built(SMALL)
}

#[test]
fn a_small_policy_of_every_kind_compiles_to_this() {
    let analysis = judged(SMALL);
    assert!(analysis.problems.iter().all(|problem| problem.origin == Origin::Finding), "{:#?}", analysis.problems);
    for row in KINDS {
        assert!(!analysis.policy.of_kind(row.kind).is_empty(), "{}", row.word);
    }
    let json = to_json(&document(&analysis));
    valid(&json);
    assert_snapshot!(json);
}

#[test]
fn a_duty_that_is_not_stated_is_inherited_and_says_from_where() {
    let small = small();
    let duties = &with_id(&small["touchpoints"], "checkout")["duties"];
    assert_eq!(duties["manage"][0]["from"], json!({ "kind": "inherited", "declaration": "store" }));
    assert_eq!(duties["manage"][0]["standards"], json!(["quick-checkout"]));
    assert_eq!(duties["owner"][0]["from"], json!({ "kind": "explicit", "declaration": "checkout" }));
    assert_eq!(duties["improve"][1]["scope"], "south");
    assert_eq!(duties["improve"][1]["acting"], true);
}

#[test]
fn whoever_is_accountable_is_not_responsible_as_well() {
    let small = small();
    let design = &with_id(&small["touchpoints"], "checkout")["duties"]["design"][0];
    assert_eq!(design["accountable"], json!(["cx-team"]));
    assert_eq!(design["responsible"], json!(["store-ops", "cashier"]));
    let rows = small["accountability"].as_array().unwrap().iter();
    let ties = rows.filter(|row| row["subject"] == "checkout" && row["duty"] == "design");
    let ties: Vec<String> =
        ties.map(|row| format!("{} {} {}", row["tie"], row["party"], row["partyKind"]).replace('"', "")).collect();
    let expected = [
        "accountable cx-team department",
        "responsible store-ops department",
        "responsible cashier role",
        "supports tills department",
        "consulted ceo executive",
        "informed coo executive",
        "participates everyone word",
    ];
    assert_eq!(ties, expected);
}

#[test]
fn words_are_nobody_in_the_coverage() {
    let coverage = &small()["coverage"];
    assert_eq!(coverage["touchpointsOwned"], json!({ "of": 2, "have": 1 }));
    assert_eq!(coverage["touchpointsDesigned"], json!({ "of": 2, "have": 1 }));
    assert_eq!(coverage["touchpointsManaged"], json!({ "of": 2, "have": 2 }));
    assert_eq!(coverage["touchpointsMeasured"], json!({ "of": 2, "have": 2 }));
    assert_eq!(coverage["prioritiesFunded"], json!({ "of": 2, "have": 1 }));
    assert_eq!(coverage["handoffsOwned"], json!({ "of": 2, "have": 0 }));
    assert_eq!(coverage["departmentsWithAction"], json!({ "of": 3, "have": 3 }));
}

#[test]
fn handoffs_that_cross_without_an_owner_are_told() {
    let small = small();
    let visit = with_id(&small["journeys"], "store-visit");
    assert_eq!(visit["steps"], json!(["checkout", "pick-up", "delivery"]));
    assert_eq!(visit["edges"], json!([["checkout", "pick-up"], ["pick-up", "delivery"], ["checkout", "delivery"]]));
    assert_eq!(visit["handoffCount"], 2);
    let unowned = json!(["store-visit:pick-up->delivery", "store-visit:checkout->delivery"]);
    assert_eq!(visit["unownedHandoffs"], unowned);
    let checkout = with_id(&small["touchpoints"], "checkout");
    assert_eq!(checkout["handoffsOut"], json!(["store-visit:checkout->pick-up", "store-visit:checkout->delivery"]));
}

#[test]
fn an_action_is_taken_by_whoever_can_act() {
    let small = small();
    let actions = small["actions"].as_array().unwrap().iter();
    let by: Vec<Json> = actions.map(|action| json!([action["for"], action["by"]])).collect();
    let expected = json!([
        ["ceo", ["ceo"]],
        ["council", ["cxo", "coo"]],
        ["easy", ["cxo"]],
        ["faster", ["tills"]],
        ["faster", ["coo"]]
    ]);
    assert_eq!(Json::from(by), expected);
}

#[test]
fn posts_say_who_is_in_them_and_how_far_they_stand_from_the_top() {
    let small = small();
    let holder = |id: &str| with_id(&small["parties"], id)["holder"].clone();
    assert_eq!(
        holder("ceo"),
        json!({ "status": "filled", "name": "A. Mwangi", "since": null, "until": null, "acting": null })
    );
    let acting = json!({ "since": "2026-09-01", "until": "2027-02-28" });
    assert_eq!((&holder("coo")["status"], &holder("coo")["acting"]), (&json!("acting"), &acting));
    let stands_in = json!({ "since": "2026-11-15", "until": null });
    let vacant = json!({ "status": "vacant", "name": null, "since": "2026-11-01", "until": null, "acting": stands_in });
    assert_eq!(holder("cashier"), vacant);
    assert_eq!(holder("cxo"), Json::Null);
    let distances = ["ceo", "cxo", "store-ops", "tills", "cashier", "fastship"];
    let distances = distances.map(|id| with_id(&small["parties"], id)["distanceToTop"].clone());
    assert_eq!(Json::from(distances.to_vec()), json!([0, 1, 2, 3, 4, 3]));
    assert_eq!(with_id(&small["parties"], "fastship")["partnerKind"], "supplier");
}

#[test]
fn amounts_are_taken_apart() {
    let small = small();
    let target = &with_id(&small["standards"], "quick-checkout")["target"][1];
    assert_eq!(
        [&target["comparator"], &target["value"], &target["unit"]],
        [&json!("<="), &json!(5.5), &json!("minute")]
    );
    assert_eq!(with_id(&small["metrics"], "mood")["target"]["unit"], "smiles");
    assert_eq!(with_id(&small["metrics"], "solved")["target"]["unit"], "%");
    let budget = &with_id(&small["parties"], "cxo")["budget"];
    assert_eq!(budget["value"], json!({ "amount": 400000.5, "currency": "USD" }));
    assert_eq!(with_id(&small["touchpoints"], "pick-up")["reviewEvery"], json!({ "count": 6, "unit": "week" }));
    assert_eq!(with_id(&small["forums"], "council")["meets"], json!({ "count": 1, "unit": "month" }));
}

#[test]
fn a_waiver_names_handoffs_as_findings_do() {
    assert_eq!(small()["waivers"][0]["on"], json!(["pick-up", "pick-up->delivery"]));
}

#[test]
fn a_later_profile_takes_back_what_is_off() {
    let small = small();
    assert_eq!(small["profile"], json!({ "name": "house", "extends": ["strict", "lax"] }));
    assert_eq!(small["rules"]["off"], json!([{ "rule": "led-by-one", "because": "the board leads" }]));
}

#[test]
fn what_is_stated_can_be_found_in_the_files() {
    let small = small();
    let map = &small["sourceMap"];
    let text = |pointer: &str| {
        let place = &map[pointer];
        let byte = |end: &str| place[end]["byte"].as_u64().unwrap() as usize;
        assert_eq!(place["file"], "policy.north");
        SMALL.get(byte("start")..byte("end")).unwrap()
    };
    assert_eq!(text("/touchpoints/checkout"), "touchpoint checkout \"Checkout desk\"");
    assert_eq!(text("/touchpoints/checkout/owner"), "owner     store-ops");
    assert_eq!(text("/touchpoints/checkout/improve/2"), "improve   coo acting for \"south\"");
    assert_eq!(text("/standards/quick-checkout/designedBy"), "designed by   cx-team");
    assert_eq!(text("/parties/fastship/partnerKind"), "kind supplier");
    assert_eq!(text("/organization/steeredBy"), "steered by  ceo");
    assert_eq!(map["/touchpoints/checkout/manage"], Json::Null);
}

#[test]
fn the_digest_is_that_of_the_bytes_with_their_mark() {
    let digest = |text: &str| built(text)["inputs"][0]["sha256"].clone();
    assert_eq!(digest(""), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    assert_eq!(digest("\u{feff}"), "f1945cd6c19e56b3c1c78943ef5ec18116907a4ca1efc40a57d48ab1db7adfc5");
}

#[test]
fn documentation_is_kept() {
    let organization = &small()["organization"];
    assert_eq!(
        organization["documentation"],
        "How Northwind looks after its customers.\nEvery quarter it is read aloud."
    );
}

#[test]
fn a_finding_is_told_once_and_pointed_at_by_its_subject() {
    let small = small();
    let [finding] = small["findings"].as_array().unwrap().as_slice() else { panic!("{}", small["findings"]) };
    assert_eq!(finding["rule"], "no-gaps");
    assert_eq!(finding["message"], "`pick-up` has no owner yet");
    assert_eq!(finding["subject"], json!({ "kind": "touchpoint", "id": "pick-up" }));
    assert_eq!([&finding["level"], &finding["profileLevel"]], ["warning", "error"]);
    assert_eq!(finding["source"], json!(["house", "jacques"]));
    assert_eq!(with_id(&small["touchpoints"], "pick-up")["findings"], json!([finding["fingerprint"]]));
    assert_eq!(with_id(&small["touchpoints"], "checkout")["findings"], json!([]));
}

#[test]
fn a_document_says_that_it_has_errors_until_they_are_waived() {
    let with_findings = |analysis| document(&analysis).with_findings;
    assert!(!with_findings(judged(SMALL)));
    let mut failing = judged(SMALL);
    failing.problems[0].level = Level::Error;
    failing.problems[0].waived = None;
    assert!(with_findings(failing));
    let mut accepted = judged(SMALL);
    accepted.problems[0].level = Level::Error;
    assert!(!with_findings(accepted));
}
