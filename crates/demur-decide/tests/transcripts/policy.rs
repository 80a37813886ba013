//! The keys of a configuration file that transcripts use, as a policy. The
//! program reads the same files with its own reader; a difference between the
//! two shows in its run of the transcripts.

use std::path::Path;
use std::time::Duration;

use demur_contract::{CompileOptions, Contract};
use demur_decide::page::{Language, Link, OwnPage, PageType, Pages, Search, Statuses};
use demur_decide::policy::{
    AcceptPolicy, AddressRule, Banners, Concealment, Cors, EncodedSlash, LengthPolicy, Mode, Modes,
    Place, Scope, ScopeRule, Tell, TenantRule, Unchecked, UpstreamErrors, ValidationStatus,
};
use demur_decide::rates::{By, Exhausted, Limit};
use demur_decide::{Policy, Profile, Snapshot, StepId, Template, ids, upstream};
use demur_gone::{Places, read_csv};
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
    let contracts = documents.iter().map(|file| contract(file)).collect();
    let mut snapshot = Snapshot::of(contracts, policy(table, limits));
    snapshot.places = places(table);
    snapshot.http = Limits {
        target: size(limits, "target").map_or(http.target, ByteLimit),
        field: size(limits, "field").map_or(http.field, ByteLimit),
        head: size(limits, "head").map_or(http.head, ByteLimit),
        fields: size(limits, "fields").map_or(http.fields, |most| {
            FieldCount(most.try_into().expect("u16"))
        }),
        ..http
    };
    snapshot
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
            "spec" | "limits" | "timeouts" | "connections" | "places" => {}
            "authorities" => policy.authorities = words(value),
            "accept" => policy.accept = one_of(value, &[("strict", AcceptPolicy::Strict)]),
            "profile" => policy.profile = profile(value),
            "pages" => site(value, &mut policy.pages),
            "page" => policy.pages.own = rows(value).map(own_page).collect(),
            "upstream_errors" => {
                policy.upstream_errors = one_of(
                    value,
                    &[
                        ("replace", UpstreamErrors::Replace),
                        ("pass", UpstreamErrors::Pass),
                    ],
                );
            }
            "upstream_banners" => {
                policy.upstream_banners = one_of(value, &[("pass", Banners::Pass)]);
            }
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
            "verifier" => policy.verified = names(value, "scheme"),
            "tenant" => policy.tenants = tenants(value),
            "address" => policy.addresses = addresses(value),
            "limit" => policy.limits = rates(value),
            "resource_metadata" => policy.resource_metadata = Some(word(value)),
            "forbidden" => policy.tell = one_of(&value["tell"], &[("nothing", Tell::Nothing)]),
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
    match word(value).as_str() {
        "simple" => Profile::Simple,
        "nested" => Profile::Nested,
        "message" => Profile::Message,
        "bare" => Profile::Bare,
        other => panic!("no profile is `{other}`"),
    }
}

fn site(value: &Value, pages: &mut Pages) {
    for (key, value) in value.as_object().expect("a table") {
        match key.as_str() {
            "search" => pages.search = Search::parse(&word(value)),
            "links" => {
                pages.links = words(value)
                    .iter()
                    .filter_map(|one| Link::parse(one))
                    .collect();
            }
            "origin" => pages.origin = Some(word(value)),
            other => {
                panic!("the setups use the key `pages.{other}`, which this reader does not know")
            }
        }
    }
}

fn own_page(table: &Value) -> OwnPage {
    let statuses = match table.get("status") {
        None => Statuses::All,
        Some(status) => {
            Statuses::parse(status.to_string().trim_matches('"')).expect("a status or a class")
        }
    };
    let form = match word(&table["type"]).as_str() {
        "html" => PageType::Html,
        "json" => PageType::Json,
        _ => PageType::Text,
    };
    let text = std::fs::read_to_string(word(&table["file"])).expect("the template");
    OwnPage {
        statuses,
        prefix: table["prefix"]
            .as_str()
            .unwrap_or_default()
            .trim_end_matches('/')
            .to_owned(),
        language: table["language"].as_str().and_then(Language::parse),
        template: Template::page(&text, form, statuses).expect("a good template"),
    }
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
            answer_after: Duration::ZERO,
        })
        .collect()
}

fn names(value: &Value, key: &str) -> Vec<String> {
    rows(value).map(|table| word(&table[key])).collect()
}

fn rows(value: &Value) -> impl Iterator<Item = &Value> {
    value.as_array().expect("a list of tables").iter()
}

fn tenants(value: &Value) -> Vec<TenantRule> {
    let rule = |table: &Value| TenantRule {
        claim: word(&table["claim"]),
        parameter: word(&table["parameter"]),
        place: Place::Path,
    };
    rows(value).map(rule).collect()
}

fn addresses(value: &Value) -> Vec<AddressRule> {
    let rule = |table: &Value| AddressRule {
        prefix: word(&table["prefix"]),
        networks: words(&table["networks"])
            .iter()
            .map(|one| one.parse().expect("a network"))
            .collect(),
    };
    rows(value).map(rule).collect()
}

/// The setups let one request pass in an hour.
fn rates(value: &Value) -> Vec<Limit> {
    let rule = |table: &Value| {
        assert_eq!(word(&table["window"]), "1h");
        let requests = u32::try_from(table["requests"].as_u64().expect("a number")).expect("u32");
        Limit {
            name: word(&table["name"]),
            requests,
            window: Duration::from_hours(1),
            burst: requests,
            by: match table.get("by") {
                Some(by) => one_of(by, &[("network", By::Network), ("caller", By::Caller)]),
                None => By::Caller,
            },
            prefix: String::new(),
            operation: None,
            exhausted: match table.get("exhausted") {
                Some(status) => one_of(status, &[("402", Exhausted::PaymentRequired)]),
                None => Exhausted::TooManyRequests,
            },
        }
    };
    rows(value).map(rule).collect()
}

fn places(table: &Map<String, Value>) -> Places {
    let mut entries = Vec::new();
    for file in table.get("places").map(words).unwrap_or_default() {
        let bytes = std::fs::read(&file).unwrap_or_else(|error| panic!("{file}: {error}"));
        let (read, defects) = read_csv(&file, &bytes);
        assert_eq!(defects, []);
        entries.extend(read);
    }
    Places::compile(&entries).unwrap_or_else(|defects| panic!("{defects:?}"))
}

fn one_of<T: Copy>(value: &Value, choices: &[(&str, T)]) -> T {
    let word = word(value);
    let choice = choices.iter().find(|(name, _)| *name == word);
    choice.unwrap_or_else(|| panic!("no choice is `{word}`")).1
}

fn word(value: &Value) -> String {
    value.as_str().expect("a string").to_owned()
}

pub(crate) fn words(value: &Value) -> Vec<String> {
    value.as_array().expect("a list").iter().map(word).collect()
}

fn size(limits: &Map<String, Value>, key: &str) -> Option<u64> {
    limits
        .get(key)
        .map(|value| value.as_u64().expect("a number"))
}
