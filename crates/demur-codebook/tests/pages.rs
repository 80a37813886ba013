//! What must hold over all pages: names, sections, cacheability, and links that lead somewhere.

use demur_codebook::{
    BASE, CSP, CSP_WITH_SCRIPT, Found, Level, Links, Page, PageFormat, Registry, STYLE, Storable,
    Subject, all, check, checks, comparisons, content_type, csp, detector, detectors, diagnostic,
    fault, faults, find, guides, lookup, phrase, render, status, statuses, step, steps,
};

fn html(page: &Page) -> String {
    render(page, PageFormat::Html, &Links::default())
}

/// The values of an attribute in the tags of a document; what an example shows is text.
fn attributes<'a>(document: &'a str, name: &str) -> Vec<&'a str> {
    let start = format!(" {name}=\"");
    let tags = document.split('<').skip(1);
    tags.filter_map(|tag| tag.split('>').next())
        .filter_map(|tag| tag.split_once(&start))
        .filter_map(|(_, rest)| rest.split('"').next())
        .collect()
}

#[test]
fn every_registered_code_has_a_page() {
    let known = |page: &&demur_codebook::StatusPage| page.registry != Registry::Unregistered;
    let codes: Vec<u16> = statuses().filter(known).map(|page| page.code).collect();
    let registered: Vec<u16> = (100..600)
        .filter(|code| phrase(*code).is_some() || [306, 418].contains(code))
        .collect();
    assert_eq!(codes, registered);
    assert_eq!(codes.len(), 64);
}

#[test]
fn every_4xx_has_a_guide() {
    let guides: Vec<u16> = guides().map(|page| page.code).collect();
    let pages: Vec<u16> = statuses()
        .filter(|page| page.code / 100 == 4 && page.registry != Registry::Unregistered)
        .map(|page| page.code)
        .collect();
    assert_eq!(guides, pages);
    assert_eq!(guides.len(), 29);
}

#[test]
fn pages_have_the_registered_names() {
    for page in statuses() {
        match page.registry {
            Registry::Reserved => assert_eq!((page.name, phrase(page.code)), ("(Unused)", None)),
            Registry::Registered | Registry::Temporary | Registry::Obsoleted => {
                assert_eq!(phrase(page.code), Some(page.name));
            }
            Registry::Unregistered => assert_eq!(phrase(page.code), None, "{}", page.code),
        }
    }
}

#[test]
fn only_the_listed_statuses_are_cacheable_by_default_or_never_stored() {
    let with = |storable| {
        statuses()
            .filter(move |page| page.storable == storable)
            .map(|page| page.code)
    };
    let always: Vec<u16> = with(Storable::Always).collect();
    let never: Vec<u16> = with(Storable::Never).collect();
    assert_eq!(
        always,
        [
            200, 203, 204, 206, 300, 301, 308, 404, 405, 410, 414, 451, 501
        ]
    );
    assert_eq!(never, [428, 429, 431, 511]);
}

#[test]
fn required_fields_are_duties() {
    for (code, field) in [
        (401, "WWW-Authenticate"),
        (405, "Allow"),
        (407, "Proxy-Authenticate"),
        (426, "Upgrade"),
    ] {
        let page = status(code).expect("a page");
        let found = page
            .duties
            .iter()
            .any(|duty| duty.level == Level::Must && duty.field == field);
        assert!(found, "{code} must carry {field}");
    }
}

#[test]
fn every_duty_and_definition_names_its_clause() {
    for page in statuses() {
        for source in page.duties.iter().map(|duty| duty.source) {
            assert!(
                // The sections of a draft move from one version to the next.
                (source.starts_with("RFC ") && source.contains('§'))
                    || source.starts_with("draft-"),
                "{}: {source}",
                page.code
            );
        }
        assert!(
            page.defined
                .iter()
                .all(|clause| clause.doc.starts_with("RFC ") || clause.doc.starts_with("draft-")),
            "{}",
            page.code
        );
    }
}

#[test]
fn old_names_are_never_our_own() {
    let old = [
        "Payload Too Large",
        "Request Entity Too Large",
        "Unprocessable Entity",
        "Request-URI Too Long",
    ];
    assert!(statuses().all(|page| !old.contains(&page.name)));
}

#[test]
fn lookups_find_what_the_lists_hold() {
    assert!(statuses().all(|page| status(page.code) == Some(page)));
    assert!(steps().all(|page| step(page.id) == Some(page)));
    assert!(faults().all(|page| fault(page.code) == Some(page)));
    assert!(detectors().all(|page| detector(page.id) == Some(page)));
    assert!(checks().all(|page| check(page.id) == Some(page)));
    assert_eq!(status(299), None);
    assert_eq!(step("no-such-step"), None);
    assert_eq!(fault("no_such_fault"), None);
    assert_eq!(detector("no-such-detector"), None);
    assert_eq!(check("no-such-check"), None);
}

#[test]
fn every_link_of_every_page_leads_to_a_page() {
    let mut own = 0;
    let known: std::collections::HashSet<String> = all()
        .chain(comparisons())
        .map(|page| page.subject.path())
        .collect();
    for page in all().chain(comparisons()) {
        let document = html(&page);
        for target in attributes(&document, "href") {
            let Some(path) = target
                .strip_prefix(BASE)
                .and_then(|path| path.strip_prefix('/'))
            else {
                assert!(
                    target.starts_with("https://") || target.starts_with('#'),
                    "{target}"
                );
                continue;
            };
            own += 1;
            // Most links lead to a page in no format in particular, and those are known by their paths.
            assert!(
                known.contains(path) || lookup(path).is_some(),
                "{target} on {}",
                page.subject.path()
            );
        }
    }
    assert!(own > 500, "only {own} links were looked at");
}

#[test]
fn links_move_with_their_base() {
    let page = lookup("status/404").expect("a page");
    let links = Links::at("https://docs.example/errors");
    for format in PageFormat::ALL {
        // Problems in the samples keep the paths of the gateway.
        let text = render(&page, format, &links);
        assert!(
            !text.contains("href=\"/.demur/") && !text.contains("](/.demur/"),
            "{format:?}"
        );
    }
    assert!(
        render(&page, PageFormat::Html, &links)
            .contains("href=\"https://docs.example/errors/status/410\"")
    );
}

#[test]
fn html_needs_neither_script_nor_inline_style() {
    for page in all() {
        let document = html(&page);
        assert!(document.starts_with("<!doctype html>"));
        let document = if page.subject == Subject::Search {
            document.replacen("<script src=\"/.demur/search.js\"", "", 1)
        } else {
            document
        };
        for forbidden in ["<script", "<style", " style=", " onclick=", "javascript:"] {
            assert!(
                !document.contains(forbidden),
                "{forbidden} in {:?}",
                page.subject
            );
        }
        assert_eq!(document.matches("<h1>").count(), 1);
        assert_eq!(document.matches("<main").count(), 1);
        assert!(document.contains("<html lang=\"en\">"));
    }
}

#[test]
fn the_policy_allows_the_style_sheet_and_nothing_else() {
    assert!(CSP.starts_with("default-src 'none'; style-src 'self';"));
    assert!(!CSP.contains("script"));
    let search = lookup("search/").expect("a page");
    assert_eq!(csp(&search), CSP_WITH_SCRIPT);
    assert!(
        all()
            .filter(|page| page.subject != Subject::Search)
            .all(|page| csp(&page) == CSP)
    );
    let page = lookup("style.css").expect("a page");
    assert_eq!(
        page.format.map(content_type),
        Some("text/css; charset=utf-8")
    );
    assert_eq!(render(&page, PageFormat::Css, &Links::default()), STYLE);
    assert!(STYLE.contains("prefers-color-scheme: dark"));
}

#[test]
fn text_has_at_most_eighty_columns_outside_code() {
    for page in all() {
        let text = render(&page, PageFormat::Text, &Links::default());
        for line in text
            .lines()
            .filter(|line| !line.starts_with("    ") && line.contains(' '))
        {
            assert!(line.chars().count() <= 80, "{line}");
        }
        assert!(
            !text.contains("\n\n\n") && !text.contains('\u{1b}'),
            "{:?}",
            page.subject
        );
    }
}

#[test]
fn json_is_one_object_with_the_data_of_the_page() {
    for page in all() {
        let text = render(&page, PageFormat::Json, &Links::default());
        let value: serde_json::Value = serde_json::from_str(&text).expect("JSON");
        for key in ["title", "tagline", "url", "markdown"] {
            assert!(
                value.get(key).is_some_and(serde_json::Value::is_string),
                "{key} in {:?}",
                page.subject
            );
        }
    }
    let page = lookup("status/405.json").expect("a page");
    let value: serde_json::Value =
        serde_json::from_str(&render(&page, PageFormat::Json, &Links::default())).expect("JSON");
    assert_eq!(value["code"], 405);
    assert_eq!(value["cache"]["heuristic"], true);
    assert_eq!(value["cache"]["default"], "no-store");
    assert_eq!(value["url"], "/.demur/status/405");
    assert_eq!(value["duties"][0]["level"], "MUST");
    assert_eq!(value["duties"][0]["field"], "Allow");
}

#[track_caller]
fn looks_up(path: &str, title: &str, format: Option<PageFormat>) {
    let found = lookup(path).map(|page| {
        (
            render(&page, PageFormat::Markdown, &Links::default()),
            page.format,
        )
    });
    let heading = found.as_ref().and_then(|(text, _)| text.lines().next());
    assert_eq!(heading, Some(format!("# {title}").as_str()), "{path}");
    assert_eq!(
        found.as_ref().map(|(_, format)| *format),
        Some(format),
        "{path}"
    );
}

#[test]
fn paths_lead_to_pages() {
    looks_up("", "Every HTTP error, explained", None);
    looks_up(
        "index.json",
        "Every HTTP error, explained",
        Some(PageFormat::Json),
    );
    looks_up("status", "Statuses", None);
    looks_up("status/", "Statuses", None);
    looks_up("status.md", "Statuses", Some(PageFormat::Markdown));
    looks_up("status/404", "404 Not Found", None);
    looks_up("status/404.html", "404 Not Found", Some(PageFormat::Html));
    looks_up("status/404.txt", "404 Not Found", Some(PageFormat::Text));
    looks_up("errors/", "Steps", None);
    looks_up(
        "errors/body-schema.md",
        "body-schema",
        Some(PageFormat::Markdown),
    );
    looks_up("faults/enum", "enum", None);
    looks_up("detectors/", "Detectors", None);
    looks_up("detectors/spike.txt", "spike", Some(PageFormat::Text));
    looks_up("checks/", "Checks", None);
    looks_up(
        "checks/head-differs-from-get.md",
        "head-differs-from-get",
        Some(PageFormat::Markdown),
    );
}

#[test]
fn other_paths_lead_nowhere() {
    for path in [
        "status/0404",
        "status/+40",
        "status/404/",
        "status/404/x",
        "status/999",
        "errors/../status",
        "errors/body_schema",
        "faults/Enum",
        "faults/enum.css",
        "style.css/",
        "/",
        "//",
        "statuses",
        ".json.md",
        "status/404.xml",
    ] {
        assert_eq!(lookup(path), None, "{path}");
    }
}

#[track_caller]
fn finds(query: &str, expected: Subject) {
    assert_eq!(find(query), Found::Page(expected.into()), "{query}");
}

#[test]
fn people_find_pages_by_what_they_type() {
    let not_found = Subject::Status(status(404).expect("a page"));
    finds("404", not_found);
    finds(" not found ", not_found);
    let guide = demur_codebook::guide(404).expect("a guide");
    finds(
        "404 guide",
        Subject::Guide(status(404).expect("a page"), guide),
    );
    finds(
        "not-found",
        Subject::Step(step("not-found").expect("a page")),
    );
    finds("NOT_FOUND", not_found);
    finds("Forbidden", Subject::Status(status(403).expect("a page")));
    finds(
        "faults/forbidden",
        Subject::Fault(fault("forbidden").expect("a page")),
    );
    finds("https://api.example/.demur/status/404", not_found);
    finds("", Subject::Home);
    finds(
        "Body-Schema",
        Subject::Step(step("body-schema").expect("a page")),
    );
    finds(
        "body_schema",
        Subject::Step(step("body-schema").expect("a page")),
    );
    finds(
        "too-long",
        Subject::Fault(fault("too_long").expect("a page")),
    );
    finds(
        "Unprocessable Entity",
        Subject::Status(status(422).expect("a page")),
    );
    finds(
        "i'm a teapot",
        Subject::Status(status(418).expect("a page")),
    );
}

#[test]
fn every_detector_is_found_by_its_id() {
    for page in detectors() {
        let subject = Subject::Detector(page);
        match diagnostic(page.id) {
            None => finds(page.id, subject),
            Some(other) => {
                finds(page.id, Subject::Diagnostic(other));
                let text = render(
                    &Subject::Diagnostic(other).into(),
                    PageFormat::Text,
                    &Links::default(),
                );
                assert!(
                    text.contains(&format!("demur explain detectors/{}", page.id)),
                    "{text}"
                );
            }
        }
        finds(&format!("/.demur/detectors/{}", page.id), subject);
        finds(&format!("detectors/{}", page.id), subject);
    }
    assert!(detectors().len() >= 22);
}

#[test]
fn every_check_is_found_by_its_id() {
    for page in checks() {
        let subject = Subject::Check(page);
        let mut named = statuses();
        let of_name = |status: &&demur_codebook::StatusPage| {
            status.name.to_lowercase().replace(' ', "-") == page.id
        };
        // What a word means before it means a check. One with a hyphen is a step before it is a status.
        let others = [
            step(page.id).map(Subject::Step),
            named.find(of_name).map(Subject::Status),
            fault(&page.id.replace('-', "_")).map(Subject::Fault),
            diagnostic(page.id).map(Subject::Diagnostic),
            detector(page.id).map(Subject::Detector),
        ];
        match others.into_iter().flatten().next() {
            None => finds(page.id, subject),
            Some(other) => {
                finds(page.id, other);
                // The page of the check leads there.
                let text = render(&subject.into(), PageFormat::Markdown, &Links::default());
                assert!(text.contains(&other.path()), "{text}");
            }
        }
        finds(&format!("/.demur/checks/{}", page.id), subject);
        finds(&format!("checks/{}", page.id), subject);
    }
    assert!(checks().len() >= 2);
}

/// Suggestions and remark for words that have no page.
fn nothing(query: &str) -> (Vec<String>, Option<String>) {
    match find(query) {
        Found::Nothing { nearest, note } => (nearest, note),
        Found::Page(_) => (Vec::new(), None),
    }
}

#[track_caller]
fn suggests(query: &str, expected: &str) {
    let (nearest, _) = nothing(query);
    assert!(
        nearest.iter().any(|word| word == expected),
        "{query}: {nearest:?}"
    );
}

#[test]
fn misspelt_words_get_suggestions() {
    suggests("body-shema", "body-schema");
    suggests("forbiden", "forbidden");
    suggests("schema", "body-schema");
    suggests("493", "400");
}

#[test]
fn unknown_codes_are_explained_by_their_class() {
    let note = |query: &str| nothing(query).1.unwrap_or_default();
    assert_eq!(
        note("493"),
        "493 is not registered; a client treats it as 400 (RFC 9110 §15)"
    );
    assert_eq!(
        note("999"),
        "999 is not a status code: they run from 100 to 599 (RFC 9110 §15)"
    );
}

#[test]
fn two_codes_are_compared() {
    let both = Subject::pair(400, 422).expect("two pages");
    for query in ["400 422", "422 400", "400-422", "400 or 422", "400 vs 422"] {
        finds(query, both);
    }
    assert_eq!(both.path(), "compare/400/422");
    assert_eq!(
        lookup("compare/400/422").map(|page| page.subject),
        Some(both)
    );
    for path in [
        "compare/422/400",
        "compare/400/400",
        "compare/400",
        "compare/400/422/1",
        "compare/0400/422",
    ] {
        assert_eq!(lookup(path), None, "{path}");
    }
    assert_eq!(Subject::pair(400, 400), None);
}

#[test]
fn every_step_that_a_status_names_links_back() {
    for page in statuses() {
        for id in page.steps {
            let page_of_step = Page::from(Subject::Step(step(id).expect("a step")));
            let text = render(&page_of_step, PageFormat::Markdown, &Links::default());
            assert!(
                text.contains(&format!("(/.demur/status/{})", page.code)),
                "{id}"
            );
        }
    }
}
