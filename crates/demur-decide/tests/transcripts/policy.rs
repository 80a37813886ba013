//! The keys of a configuration file that transcripts use, as a policy. The
//! program reads the same files with its own reader; a difference between the
//! two shows in its run of the transcripts.

use std::path::Path;

use demur_contract::{CompileOptions, Contract};
use demur_decide::policy::{
    AcceptPolicy, Concealment, Cors, EncodedSlash, LengthPolicy, Mode, Modes, Scope, ScopeRule,
    Unchecked, ValidationStatus,
};
use demur_decide::{Policy, Profile, Snapshot, StepId, Template, ids, upstream};
use demur_http1::{ByteLimit, FieldCount, Limits};
use demur_schema::{DuplicateKeys, JsonLimits};
use serde_json::{Map, Value};

/// The snapshot of a configuration; the shop where it names no document.
pub(crate) fn snapshot(table: &Map<String, Value>, shop: &Path) -> Snapshot {
    let documents = match table.get("spec") {
        Some(names) => words(names).into_iter().map(Into::into).collect(),
        None => vec![shop.to_owned()],
    };
    let none = Map::new();
    let limits = table.get("limits").and_then(Value::as_object);
    let limits = limits.unwrap_or(&none);
    let http = Limits::default();
    Snapshot {
        contracts: documents.iter().map(|file| contract(file)).collect(),
        policy: policy(table, limits),
        http: Limits {
            target: size(limits, "target").map_or(http.target, ByteLimit),
            field: size(limits, "field").map_or(http.field, ByteLimit),
            head: size(limits, "head").map_or(http.head, ByteLimit),
            fields: size(limits, "fields").map_or(http.fields, |most| {
                FieldCount(most.try_into().expect("u16"))
            }),
            ..http
        },
    }
}

fn contract(file: &Path) -> Contract {
    let read = |name: &str| std::fs::read(name).map_err(|error| error.to_string());
    let name = file.display().to_string();
    let bytes = std::fs::read(file).unwrap_or_else(|error| panic!("{name}: {error}"));
    Contract::compile(&name, bytes, &read, &CompileOptions::default())
        .unwrap_or_else(|faults| panic!("{name}: {faults:?}"))
}

fn policy(table: &Map<String, Value>, limits: &Map<String, Value>) -> Policy {
    let mut policy = Policy::default();
    let json = JsonLimits::default();
    for (key, value) in table {
        match key.as_str() {
            "spec" | "limits" | "timeouts" | "connections" => {}
            "authorities" => policy.authorities = words(value),
            "accept" => policy.accept = one_of(value, &[("strict", AcceptPolicy::Strict)]),
            "profile" => policy.profile = profile(value),
            "problem_template" => policy.profile = template(value),
            "validation_status" => {
                policy.validation_status = one_of(
                    value,
                    &[
                        ("400", ValidationStatus::BadRequest),
                        ("422", ValidationStatus::Unprocessable),
                    ],
                );
            }
            "unchecked" => policy.unchecked = one_of(value, &[("forward", Unchecked::Forward)]),
            "length_required" => policy.length = LengthPolicy::Required,
            "encoded_slash" => policy.encoded_slash = slash(value),
            "realm" => policy.realm = word(value),
            "contact" => policy.contact = Some(word(value)),
            "docs" => policy.docs_base_url = value.get("base_url").map(word),
            "json" => policy.json.duplicate_keys = DuplicateKeys::Last,
            "cors" => policy.cors = Some(cors(value)),
            "rows" => policy.modes = modes(value),
            "scope" => policy.scopes = scopes(value),
            other => panic!("the setups use the key `{other}`, which this reader does not know"),
        }
    }
    policy.body = size(limits, "body").map_or(policy.body, ByteLimit);
    policy.faults_listed = size(limits, "faults").map_or(policy.faults_listed, |most| {
        usize::try_from(most).expect("a count")
    });
    policy.json.depth = size(limits, "json_depth")
        .map_or(json.depth, |depth| u16::try_from(depth).expect("a depth"));
    policy
}

fn profile(value: &Value) -> Profile {
    assert_eq!(word(value), "simple");
    Profile::Simple
}

fn slash(value: &Value) -> EncodedSlash {
    one_of(value, &[("keep", EncodedSlash::Keep)])
}

fn template(value: &Value) -> Profile {
    let text = std::fs::read_to_string(word(value)).expect("the template");
    Profile::Own(Box::new(Template::compile(&text).expect("a good template")))
}

fn cors(value: &Value) -> Cors {
    Cors {
        origins: value.get("origins").map(words).unwrap_or_default(),
        headers: value.get("headers").map(words).unwrap_or_default(),
        max_age: 600,
        credentials: value.get("credentials") == Some(&Value::Bool(true)),
    }
}

fn modes(value: &Value) -> Modes {
    let mut modes = Modes::default();
    for (id, mode) in value.as_object().expect("a table") {
        let mode = one_of(
            mode,
            &[
                ("shadow", Mode::Shadow),
                ("off", Mode::Off),
                ("enforce", Mode::Enforce),
            ],
        );
        modes.set(step(id), mode);
    }
    modes
}

fn step(id: &str) -> StepId {
    let mut all = ids().map(|(_, step)| step).chain(upstream::ids());
    all.find(|step| step.as_str() == id)
        .unwrap_or_else(|| panic!("no row is called `{id}`"))
}

fn scopes(value: &Value) -> Vec<ScopeRule> {
    let tables = value.as_array().expect("a list of tables").iter();
    tables
        .map(|table| ScopeRule {
            prefix: word(&table["prefix"]).trim_end_matches('/').to_owned(),
            kind: match (word(&table["kind"]).as_str(), table["conceal"].as_str()) {
                ("public", None) => Scope::Public,
                ("guarded", None) => Scope::Guarded,
                ("concealed", Some("all")) => Scope::Concealed(Concealment::All),
                ("concealed", _) => Scope::Concealed(Concealment::Members),
                other => panic!("no scope is {other:?}"),
            },
        })
        .collect()
}

fn one_of<T: Copy>(value: &Value, choices: &[(&str, T)]) -> T {
    let word = word(value);
    let choice = choices.iter().find(|(name, _)| *name == word);
    choice.unwrap_or_else(|| panic!("no choice is `{word}`")).1
}

fn word(value: &Value) -> String {
    value.as_str().expect("a string").to_owned()
}

fn words(value: &Value) -> Vec<String> {
    value.as_array().expect("a list").iter().map(word).collect()
}

fn size(limits: &Map<String, Value>, key: &str) -> Option<u64> {
    limits
        .get(key)
        .map(|value| value.as_u64().expect("a number"))
}
