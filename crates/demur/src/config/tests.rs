//! Every row of the table by every way it can be set, and the way back.

use super::sections::{BodySetting, RouteSetting};
use super::tables::{LimitSetting, PageSetting, ScopeSetting, TenantSetting, VerifierSetting};
use super::{Config, ConfigFile, Flags, Sections, load, print};
use crate::assemble;
use crate::options::OPTIONS;
use crate::reload::kept;
use crate::settings::Row;
use crate::settings::kind::{FilePath, Kind, Raw, Value};
use crate::settings::page::{LanguageTag, StatusWord};
use crate::settings::words::{ConcealWord, PathPrefix, ScopeWord, VerifierWord};
use demur_decide::page::{Language, PageType, Statuses};
use demur_decide::policy::{Mode, Place, RowMode};
use std::time::Duration;

/// A value of each kind that is no default, as a word.
fn sample(row: &Row) -> String {
    let word = match row.kind {
        Kind::Text => "sample",
        Kind::Path(_) => "sample.file",
        Kind::Address => "127.0.0.2:9090",
        Kind::Network => "10.0.0.0/8",
        Kind::Upstream | Kind::Url => "http://sample.example",
        Kind::Size => "3KiB",
        Kind::Time => "777ms",
        Kind::Integer => "7",
        Kind::Bool if row.default().as_deref() == Some("true") => "false",
        Kind::Bool => "true",
        Kind::Fitting(_, example) => example,
        Kind::Prefix => "/sample",
        Kind::RowMode => "shadow",
        Kind::Words(words) => {
            let default = row.default().unwrap_or_default();
            words
                .iter()
                .find(|word| default != format!("\"{word}\""))
                .unwrap()
        }
    };
    word.to_owned()
}

fn file(name: &str, text: &str) -> ConfigFile {
    ConfigFile {
        name: name.to_owned(),
        bytes: text.as_bytes().to_vec(),
    }
}

#[track_caller]
fn loaded(text: Option<&str>, variables: &[(&str, &str)], flags: &[(&str, &[&str])]) -> Config {
    let file = text.map(|text| file("demur.toml", text));
    let variables: Vec<_> = variables
        .iter()
        .map(|(name, value)| ((*name).to_owned(), (*value).to_owned()))
        .collect();
    let flags: Flags = flags
        .iter()
        .map(|(flag, values)| {
            let row = OPTIONS.iter().find(|row| row.flag == *flag).unwrap();
            (
                row,
                values.iter().map(|value| (*value).to_owned()).collect(),
            )
        })
        .collect();
    let (config, diagnostics) = load(file.as_ref(), &variables, &flags);
    assert_eq!(diagnostics, [], "{text:?}");
    config
}

/// `[table]` and `name = value`, as a file has it.
fn assignment(row: &Row, value: &str) -> String {
    if row.table().is_empty() {
        format!("{} = {value}\n", row.name())
    } else {
        format!("[{}]\n{} = {value}\n", row.table(), row.name())
    }
}

#[test]
fn file_variable_and_flag_reach_the_same_setting() {
    for row in OPTIONS {
        let word = sample(row);
        let by_flag = loaded(None, &[], &[(row.flag, &[&word])]);
        assert_ne!(
            by_flag,
            Config::default(),
            "{}: the sample is the default",
            row.key
        );
        let by_variable = loaded(None, &[(&row.variable(), &word)], &[]);
        assert_eq!(by_flag, by_variable, "{}", row.variable());
        let value = (row.toml)(&by_flag.settings).unwrap();
        let by_file = loaded(Some(&assignment(row, &value)), &[], &[]);
        assert_eq!(by_flag, by_file, "{}", row.key);
    }
}

#[test]
fn a_key_needs_a_restart_exactly_if_the_shell_of_the_gateway_reads_it() {
    let upstream = "upstream = \"http://localhost:3000\"\n";
    let before = loaded(Some(upstream), &[], &[]);
    let shell = |config: &Config| format!("{:?}", assemble::gateway(config));
    for row in OPTIONS {
        let now = loaded(Some(upstream), &[], &[(row.flag, &[&sample(row)])]);
        let is_kept = kept(&before.settings, &now.settings) == [row.key];
        assert_eq!(is_kept, shell(&before) != shell(&now), "{}", row.key);
    }
}

#[test]
fn a_flag_wins_over_a_variable_and_a_variable_over_the_file() {
    let text = Some("[limits]\nbody = \"1KiB\"\nhead = \"2KiB\"\nfield = \"3KiB\"\n");
    let variables = [("DEMUR_LIMITS_BODY", "4KiB"), ("DEMUR_LIMITS_HEAD", "5KiB")];
    let settings = loaded(text, &variables, &[("limit-body", &["6KiB"])]).settings;
    let sizes = [
        settings.limits_body,
        settings.limits_head,
        settings.limits_field,
    ];
    assert_eq!(sizes.map(|size| size.0 >> 10), [6, 5, 3]);
}

#[test]
fn keys_flags_and_variables_are_unique() {
    let mut names: Vec<String> = OPTIONS
        .iter()
        .flat_map(|row| {
            [
                format!("--{}", row.flag),
                row.variable(),
                row.key.to_owned(),
            ]
        })
        .collect();
    let count = names.len();
    names.sort();
    names.dedup();
    assert_eq!(names.len(), count);
}

#[test]
fn a_list_is_a_list_everywhere() {
    let expected = loaded(Some("spec = [\"a\", \"b\"]"), &[], &[]);
    assert_eq!(loaded(None, &[("DEMUR_SPEC", "a, b")], &[]), expected);
    assert_eq!(loaded(None, &[], &[("spec", &["a", "b"])]), expected);
    assert_eq!(
        loaded(Some("spec = \"a\""), &[], &[]),
        loaded(Some("spec = [\"a\"]"), &[], &[])
    );
}

/// Something of each list of tables.
fn fill(sections: &mut Sections) {
    sections.rows = vec![
        ("body-schema".to_owned(), Mode::Shadow.into()),
        ("parameters".to_owned(), Mode::Off.into()),
        (
            "media-type".to_owned(),
            RowMode {
                mode: Mode::Enforce,
                percent: Some(10),
            },
        ),
    ];
    let scope = ScopeSetting {
        prefix: PathPrefix::read(Raw::Text("/in \"quotes\"/%C3%A9/")),
        kind: Some(ScopeWord::Concealed),
        conceal: Some(ConcealWord::All),
        ..ScopeSetting::default()
    };
    sections.scopes = vec![scope];
    sections.verifiers = vec![VerifierSetting {
        scheme: Some("token".to_owned()),
        kind: Some(VerifierWord::Jwt),
        keys_file: Some(FilePath("jwks.json".to_owned())),
        audience: vec!["a".to_owned(), "b".to_owned()],
        leeway: Duration::ZERO,
        ..VerifierSetting::default()
    }];
    sections.tenants = vec![TenantSetting {
        claim: Some("org.id".to_owned()),
        parameter: Some("org".to_owned()),
        place: Place::Query,
    }];
    let page = |status| PageSetting {
        status: Statuses::parse(status).map(StatusWord),
        language: Language::parse("pt-BR").map(LanguageTag),
        form: Some(PageType::Html),
        file: Some(FilePath("404.html".to_owned())),
        ..PageSetting::default()
    };
    sections.pages = ["404", "4xx", "5xx", "all"].map(page).into();
    sections.limits = vec![LimitSetting {
        name: Some("hourly".to_owned()),
        requests: Some(5),
        window: Some(Duration::from_hours(1)),
        ..LimitSetting::default()
    }];
}

#[test]
fn the_printed_configuration_reads_back_to_the_same() {
    let mut config = Config::default();
    assert_eq!(loaded(Some(&print(&config)), &[], &[]), config);
    for row in OPTIONS {
        let word = sample(row);
        config.settings = loaded(None, &[], &[(row.flag, &[&word])]).settings;
        assert_eq!(
            loaded(Some(&print(&config)), &[], &[]),
            config,
            "{}",
            row.key
        );
    }
    fill(&mut config.sections);
    let route = |body| RouteSetting {
        method: "POST".to_owned(),
        path: "/a/{b}".to_owned(),
        body,
    };
    let inline =
        serde_json::json!({"type": "object", "required": ["it's"], "minimum": 1.5, "x": null});
    config.sections.routes = vec![
        route(None),
        route(Some(BodySetting::File("a.json".to_owned()))),
        route(Some(BodySetting::Inline(inline))),
        route(Some(BodySetting::Inline(true.into()))),
    ];
    assert_eq!(loaded(Some(&print(&config)), &[], &[]), config);
}

#[test]
fn yaml_says_the_same_as_toml() {
    let toml = "spec = [\"a.yaml\"]\naccept = \"strict\"\n[limits]\nbody = \"2MiB\"\nfields = 50\n\
                [rows]\nparameters = \"off\"\n[[scope]]\nprefix = \"/x\"\nkind = \"guarded\"\n\
                [[route]]\nmethod = \"PUT\"\npath = \"/r\"\nbody = { type = \"object\", maxProperties = 2 }\n";
    let yaml = "spec: [a.yaml]\naccept: strict\nlimits: {body: 2MiB, fields: 50}\nrows: {parameters: \"off\"}\n\
                scope:\n- {prefix: /x, kind: guarded}\nroute:\n- method: PUT\n  path: /r\n  body:\n    type: object\n    maxProperties: 2\n";
    let (from_yaml, diagnostics) = load(Some(&file("demur.yaml", yaml)), &[], &Vec::new());
    assert_eq!(diagnostics, []);
    assert_eq!(from_yaml, loaded(Some(toml), &[], &[]));
}

#[test]
fn paths_of_a_file_start_at_its_folder() {
    let text = "spec = [\"a.yaml\", \"/b.yaml\"]\n[[route]]\nmethod = \"PUT\"\npath = \"/r\"\nbody = \"c.json\"\n";
    let (config, diagnostics) = load(Some(&file("conf/demur.toml", text)), &[], &Vec::new());
    assert_eq!(diagnostics, []);
    let names: Vec<&str> = config
        .settings
        .spec
        .iter()
        .map(|file| file.0.as_str())
        .collect();
    assert_eq!(names, ["conf/a.yaml", "/b.yaml"]);
    let body = config
        .sections
        .routes
        .first()
        .and_then(|route| route.body.clone());
    assert_eq!(body, Some(BodySetting::File("conf/c.json".to_owned())));
}

#[track_caller]
fn check_fault(text: &str, variables: &[(&str, &str)], expected: &[(&str, &str, Option<&str>)]) {
    let variables: Vec<_> = variables
        .iter()
        .map(|(name, value)| ((*name).to_owned(), (*value).to_owned()))
        .collect();
    let (_, diagnostics) = load(Some(&file("demur.toml", text)), &variables, &Vec::new());
    let found: Vec<_> = diagnostics
        .iter()
        .map(|one| (one.code, one.message.as_str(), one.hint.as_deref()))
        .collect();
    assert_eq!(found, expected);
}

#[test]
fn a_key_in_the_wrong_table_is_shown_its_place() {
    check_fault(
        "json_depth = 3",
        &[],
        &[(
            "unknown-key",
            "unknown key `json_depth`",
            Some("did you mean `limits.json_depth`?"),
        )],
    );
}

#[test]
fn a_value_in_place_of_a_table_is_a_fault() {
    check_fault(
        "limits = 3",
        &[],
        &[(
            "wrong-value",
            "`limits` is a table of options, found an integer",
            None,
        )],
    );
}

#[test]
fn a_list_in_place_of_a_value_is_a_fault() {
    check_fault(
        "realm = [\"a\"]",
        &[],
        &[("wrong-value", "`realm` takes a string, found a list", None)],
    );
}

#[test]
fn a_number_in_quotes_is_no_number_in_a_file() {
    check_fault(
        "[limits]\nfields = \"3\"",
        &[],
        &[(
            "wrong-value",
            "`limits.fields` takes a whole number, found `3`",
            None,
        )],
    );
}

#[test]
fn a_prefix_that_no_path_can_have_is_a_fault() {
    check_fault(
        "[[address]]\nprefix = \"/adm/{id}/users\"\nnetworks = []\n[[limit]]\nname = \"a\"\nrequests = 1\nwindow = \"1s\"\nprefix = \"//x\"",
        &[],
        &[
            (
                "wrong-value",
                "`prefix` takes the beginning of a path, such as `/internal`, found `/adm/{id}/users`",
                Some("a prefix is no template: end it before the first parameter"),
            ),
            (
                "wrong-value",
                "`prefix` takes the beginning of a path, such as `/internal`, found `//x`",
                Some("leave out empty segments"),
            ),
        ],
    );
}

#[test]
fn no_user_stands_in_the_url_of_a_verifier_and_no_message_repeats_one() {
    let hint = Some("leave out what stands before `@`: URLs are printed and logged");
    let text = "[[verifier]]\nscheme = \"token\"\nkind = \"introspection\"\nurl = \"https://me:word@issuer.example/in\"\nissuer = \"https://me:word@issuer.example\"";
    check_fault(
        text,
        &[],
        &[
            (
                "wrong-value",
                "`url` takes a URL such as `https://errors.example`, found a URL with a user",
                hint,
            ),
            (
                "wrong-value",
                "`issuer` takes a string, found a URL with a user",
                hint,
            ),
        ],
    );
    let (_, diagnostics) = load(Some(&file("demur.toml", text)), &[], &Vec::new());
    // A span would have the line shown.
    assert!(diagnostics.iter().all(|one| one.span.is_none()));
}

#[test]
fn only_near_misses_among_variables_are_worth_a_warning() {
    let expected = [(
        "unknown-variable",
        "the variable `DEMUR_LIMIT_BODY` sets no option",
        Some("did you mean `DEMUR_LIMITS_BODY`?"),
    )];
    check_fault(
        "",
        &[
            ("DEMUR_SERVICE_HOST", "10.0.0.1"),
            ("DEMUR_LIMIT_BODY", "1MiB"),
            ("DEMUR_CONFIG", "x"),
        ],
        &expected,
    );
}

#[test]
fn faults_of_all_layers_are_reported_at_once() {
    let expected = [
        (
            "wrong-value",
            "`accept` takes `ignore` or `strict`, found `strickt`",
            Some("did you mean `strict`?"),
        ),
        (
            "wrong-value",
            "`listen` takes an address such as `127.0.0.1:8080`, found `nowhere`",
            None,
        ),
    ];
    check_fault(
        "accept = \"strickt\"",
        &[("DEMUR_LISTEN", "nowhere")],
        &expected,
    );
}
