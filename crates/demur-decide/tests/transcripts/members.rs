//! The problem bodies of all transcripts have the members that the registry
//! names, and no others.

use std::collections::BTreeSet;

use serde_json::Value;

use crate::{ALL, root};

fn registered(list: &str) -> BTreeSet<String> {
    let text = std::fs::read_to_string(root().join("docs/registry.toml")).expect("the registry");
    let registry: Value = toml::from_str(&text).expect("the registry is TOML");
    let names = registry.pointer(&format!("/problem/{list}"));
    let names = names.and_then(Value::as_array).expect("a list");
    let names = names.iter().map(|name| name.as_str().expect("a name"));
    names.map(str::to_owned).collect()
}

#[test]
fn problems_have_the_registered_members_and_each_of_them_occurs() {
    let (mut members, mut fault_members) = (BTreeSet::new(), BTreeSet::new());
    for (transcript, ran) in ALL.iter() {
        let Some(received) = &ran.received else {
            continue;
        };
        if received.field("content-type") != Some("application/problem+json")
            || received.body.is_empty()
        {
            continue;
        }
        let problem: Value = serde_json::from_slice(&received.body)
            .unwrap_or_else(|error| panic!("{}: {error}", transcript.path.display()));
        assert_eq!(problem["status"], received.status, "{:?}", transcript.path);
        let object = problem.as_object().expect("an object");
        members.extend(object.keys().cloned());
        let faults = problem.get("errors").and_then(Value::as_array);
        for fault in faults.into_iter().flatten() {
            fault_members.extend(fault.as_object().expect("an object").keys().cloned());
        }
    }
    assert_eq!(members, registered("members"));
    assert_eq!(fault_members, registered("fault_members"));
}
