//! What leaves an audit has the members that `docs/registry.toml` lists.

use std::collections::BTreeSet;

use demur_audit::reports::Format;
use demur_audit::{
    Answer, Baseline, Date, Exchange, Finding, Outcome, Probe, Report, Suppressions, Threshold,
};
use serde_json::Value;
use toml::Table;

use super::read;

fn listed(key: &str) -> BTreeSet<String> {
    let registry: Table = read(&crate::root().join("docs/registry.toml"))
        .parse()
        .expect("the registry is TOML");
    let words = registry["audit"][key].as_array().expect("a list").iter();
    words
        .map(|word| word.as_str().expect("a word").to_owned())
        .collect()
}

fn members(value: &Value) -> BTreeSet<String> {
    let object = value.as_object().expect("an object");
    object.keys().cloned().collect()
}

fn report() -> Report {
    let origin = "https://shop.example".to_owned().try_into();
    let probe = Probe::new("GET", &origin.expect("an origin"), "/");
    let exchange = Exchange {
        purposes: vec![probe.purpose],
        request: probe.request,
        at: 0,
        outcome: Outcome::Answer(Answer::default()),
    };
    let finding = Finding {
        rule: demur_audit::checks::ALL[0].id,
        ..Finding::of(&exchange, "it is wrong")
    };
    Report::of("https://shop.example", vec![finding])
}

#[test]
fn the_members_of_a_report_are_those_of_the_registry() {
    let written: Value = serde_json::from_str(&Format::Json.write(&report())).expect("JSON");
    assert_eq!(members(&written), listed("members"));
    let finding = &written["findings"][0];
    assert_eq!(members(finding), listed("finding_members"));
    let exchange = &finding["evidence"][0];
    assert_eq!(members(exchange), listed("exchange_members"));
    assert_eq!(members(&exchange["request"]), listed("request_members"));
    assert_eq!(members(&exchange["answer"]), listed("answer_members"));
}

#[test]
fn the_words_of_an_audit_are_those_of_the_registry() {
    let formats = Format::ALL.map(|format| format.as_str().to_owned());
    assert_eq!(BTreeSet::from(formats), listed("formats"));
    let thresholds = Threshold::WORDS.map(str::to_owned);
    assert_eq!(BTreeSet::from(thresholds), listed("fail_on"));
    let baseline: Value = serde_json::from_str(&Baseline::write(&report())).expect("JSON");
    assert_eq!(members(&baseline), listed("baseline_members"));
    let finding = &baseline["findings"][0];
    assert_eq!(members(finding), listed("baseline_finding_members"));
    let sarif: Value = serde_json::from_str(&Format::Sarif.write(&report())).expect("JSON");
    let fingerprints = &sarif["runs"][0]["results"][0]["partialFingerprints"];
    let registry: Table = read(&crate::root().join("docs/registry.toml"))
        .parse()
        .expect("the registry is TOML");
    let key = registry["audit"]["sarif_fingerprint"].as_str();
    assert_eq!(members(fingerprints).into_iter().next().as_deref(), key);
}

/// Every key that is listed is read, and no other.
#[test]
fn the_keys_of_what_is_accepted_are_those_of_the_registry() {
    let rule = demur_audit::checks::ALL[0].id;
    let values = [
        ("rule", format!("\"{rule}\"")),
        ("url", "\"/a\"".to_owned()),
        ("reason", "\"so it is\"".to_owned()),
        ("until", Date::of(0).to_string()),
    ];
    assert_eq!(
        values
            .iter()
            .map(|(key, _)| (*key).to_owned())
            .collect::<BTreeSet<_>>(),
        listed("suppress_keys")
    );
    let lines = values.map(|(key, value)| format!("{key} = {value}\n"));
    let file = format!("[[suppress]]\n{}", lines.concat());
    assert!(Suppressions::read("a.toml", &file).is_ok());
    assert!(Suppressions::read("a.toml", &format!("{file}other = 1\n")).is_err());
}
