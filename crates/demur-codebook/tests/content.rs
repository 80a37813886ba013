//! What must hold over what the pages say.

use demur_codebook::{
    Links, Page, PageFormat, Place, STAGES, Subject, all, answers, class, classes, comparisons,
    curated, guides, pairs, places, render, samples, site, snippets, sources, statuses, steps,
    table,
};

/// Every page that people read, as Markdown, with the path by which a complaint names it.
fn texts() -> Vec<(String, String)> {
    let text = |page: Page| render(&page, PageFormat::Markdown, &Links::default());
    curated()
        .map(|page| (page.subject.path(), text(page)))
        .collect()
}

fn complain(complaints: &[String]) {
    assert!(complaints.is_empty(), "{}", complaints.join("\n"));
}

/// Claims that are made everywhere and are wrong, as words that stand in one sentence.
const ERRORS: &[&[&str]] = &[
    &["400", "is never cached"],
    &["400 is not cached"],
    &["400 responses are not cached"],
    &["403 is not cached"],
    &["404 is not cacheable"],
    &["treat 404 as non-cacheable"],
    &["re-authenticating will not help"],
    &["authentication is not the issue"],
    &["same credentials will always"],
    &["Django REST Framework", "422 by default"],
    &["officially registered", "418"],
    &["418", "is registered as"],
    &["418 I'm a teapot is a registered"],
    &["continue indexing the URL"],
    &["410 de-indexes faster"],
    &["410 is removed faster"],
    &["link equity"],
    &["severely damages"],
    &["revenue loss"],
    &["prevents injection"],
    &["protects from injection"],
    &["protects against injection"],
    &["must not retry automatically"],
    &["403 confirms that the resource exists"],
    &["400", "when the request lacks credentials"],
    &["requests a non-existent resource"],
    &["err.status || 400"],
    &["outbound firewall"],
    &["mod_rewrite must be enabled"],
    &["421 is heuristically"],
    &["421", "cacheable by default"],
    &["MUST include Retry-After"],
    &["should add Connection: close"],
    &["429 must carry `Retry-After`"],
];

#[test]
fn no_page_repeats_a_common_error() {
    let mut found = Vec::new();
    for (path, text) in texts() {
        for sentence in text.split(['.', ';', '|', '\n']) {
            let is_denied = [
                " not ", " never ", "wrong", "folklore", "contrary", "myth", "RFC 7540",
            ]
            .iter()
            .any(|word| sentence.contains(word));
            for words in ERRORS {
                let is_said = words.iter().all(|word| sentence.contains(word));
                if is_said
                    && (!is_denied
                        || words
                            .iter()
                            .any(|word| word.contains("not ") || word.contains("never")))
                {
                    found.push(format!("{path}: {}", sentence.trim()));
                }
            }
        }
    }
    complain(&found);
}

#[test]
fn obsolete_specifications_are_named_as_history_only() {
    // RFC 7231 and its siblings are obsoleted by RFC 9110 and RFC 9112, which pages define codes by.
    let defined = statuses().flat_map(|page| {
        page.defined
            .iter()
            .map(move |clause| (page.code, clause.doc))
    });
    let old: Vec<String> = defined
        .filter(|(_, doc)| {
            [
                "RFC 7231", "RFC 7230", "RFC 7235", "RFC 7233", "RFC 7232", "RFC 2616", "RFC 7538",
            ]
            .contains(doc)
        })
        .map(|(code, doc)| format!("{code} is defined by {doc}"))
        .collect();
    complain(&old);
}

/// The fences of a text, each with its language.
fn fences(text: &str) -> Vec<(String, String)> {
    let mut found = Vec::new();
    let mut open: Option<(String, String)> = None;
    for line in text.lines() {
        if let Some(rest) = line.trim_start().strip_prefix("```") {
            match open.take() {
                Some(fence) => found.push(fence),
                None => open = Some((rest.trim().to_owned(), String::new())),
            }
        } else if let Some((_, body)) = &mut open {
            body.push_str(line);
            body.push('\n');
        }
    }
    found
}

#[test]
fn json_on_pages_is_json() {
    let mut wrong = Vec::new();
    let mut count = 0;
    for page in guides() {
        for (_, body) in fences(page.markdown)
            .iter()
            .filter(|(language, _)| language == "json")
        {
            count += 1;
            if let Err(error) = serde_json::from_str::<serde_json::Value>(body) {
                wrong.push(format!("guide {}: {error}\n{body}", page.code));
            }
        }
    }
    complain(&wrong);
    assert!(count > 3, "only {count} were looked at");
}

#[test]
fn http_on_pages_is_read_by_our_own_codec() {
    let mut wrong = Vec::new();
    let mut count = 0;
    for page in guides() {
        for (_, body) in fences(page.markdown)
            .iter()
            .filter(|(language, _)| language == "http")
        {
            for message in messages(body) {
                count += 1;
                if let Err(reason) = reads(&message).and_then(|()| content_fits(&message)) {
                    wrong.push(format!("guide {}: {reason}\n{message}", page.code));
                }
            }
        }
    }
    complain(&wrong);
    assert!(count > 20, "only {count} were looked at");
}

/// A fence may show a request and the answer to it, one after the other.
fn messages(body: &str) -> Vec<String> {
    let mut messages: Vec<String> = Vec::new();
    for line in body.lines() {
        let begins = line.starts_with("HTTP/1.1 ") || line.ends_with(" HTTP/1.1");
        if begins || messages.is_empty() {
            messages.push(String::new());
        }
        if let Some(message) = messages.last_mut() {
            message.push_str(line);
            message.push_str("\r\n");
        }
    }
    messages
}

/// JSON is JSON, where a field says that it is.
fn content_fits(message: &str) -> Result<(), String> {
    let Some((head, body)) = message.split_once("\r\n\r\n") else {
        return Ok(());
    };
    let head = head.to_lowercase();
    let is_json = head.contains("content-type: application/") && head.contains("json");
    if !is_json || body.trim().is_empty() {
        return Ok(());
    }
    let parsed = serde_json::from_str::<serde_json::Value>(body);
    parsed.map(drop).map_err(|error| error.to_string())
}

fn reads(message: &str) -> Result<(), String> {
    use demur_http1::{Limits, Parsed, RequestHead, ResponseHead, parse_request, parse_response};
    let octets = format!("{message}\r\n");
    let limits = Limits::default();
    if message.starts_with("HTTP/") {
        let mut head = ResponseHead::new();
        match parse_response(octets.as_bytes(), &limits, "GET", &mut head) {
            Parsed::Complete => Ok(()),
            Parsed::Partial => Err("the head does not end".to_owned()),
            Parsed::Fault(fault) => Err(format!("{fault:?}")),
        }
    } else {
        let mut head = RequestHead::new();
        match parse_request(octets.as_bytes(), &limits, &mut head) {
            Parsed::Complete => Ok(()),
            Parsed::Partial => Err("the head does not end".to_owned()),
            Parsed::Fault(fault) => Err(format!("{fault:?}")),
        }
    }
}

#[test]
fn commands_on_pages_are_read_by_a_shell() {
    let mut wrong = Vec::new();
    for page in guides() {
        for (_, body) in fences(page.markdown)
            .iter()
            .filter(|(language, _)| language == "sh")
        {
            let mut shell = std::process::Command::new("bash");
            let output = shell.args(["-n", "-c", body]).output().expect("bash");
            if !output.status.success() {
                wrong.push(format!(
                    "guide {}: {}\n{body}",
                    page.code,
                    String::from_utf8_lossy(&output.stderr)
                ));
            }
        }
    }
    complain(&wrong);
}

#[test]
fn every_class_has_its_page() {
    let digits: Vec<u16> = classes().map(|page| page.class).collect();
    assert_eq!(digits, [1, 2, 3, 4, 5]);
    let essays = class(4).expect("a page").markdown;
    for essay in ["401 or 403", "400 or 422", "404 or 410"] {
        assert!(essays.contains(&format!("\n## {essay}")), "{essay}");
    }
}

#[test]
fn two_registered_codes_are_always_compared() {
    let registered = statuses()
        .filter(|page| page.registry != demur_codebook::Registry::Unregistered)
        .count();
    let least = registered * (registered - 1) / 2;
    assert!(comparisons().len() > least, "{}", comparisons().len());
    assert!(pairs().len() >= 60, "{}", pairs().len());
}

#[test]
fn a_comparison_nobody_wrote_about_is_a_table_and_two_sentences() {
    let subject = Subject::pair(405, 507).expect("two pages");
    let text = render(&subject.into(), PageFormat::Markdown, &Links::default());
    let headings: Vec<&str> = text
        .lines()
        .filter(|line| line.starts_with("## "))
        .collect();
    assert_eq!(
        headings,
        [
            "## Side by side",
            "## Which one",
            "## Read on",
            "## Sources"
        ]
    );
    assert!(
        text.contains("- Send 405 when ") && text.contains("- Send 507 when "),
        "{text}"
    );
}

/// Rows that no request brings about, and statuses that need more work than a page can show.
const WITHOUT_SAMPLE: &[(&str, u16)] = &[
    ("upstream-unavailable", 503),
    ("gateway-fault", 500),
    ("body-syntax", 413),
    ("body-schema", 413),
    ("body-rules", 413),
];

#[test]
fn every_row_and_status_is_a_leaf_of_the_tree() {
    let mut missing = Vec::new();
    for row in table() {
        for status in row.statuses {
            let is_shown = answers(row).any(|sample| sample.status == *status);
            if is_shown == WITHOUT_SAMPLE.contains(&(row.id, *status)) {
                missing.push(format!("{} {status}", row.id));
            }
        }
    }
    complain(&missing);
    let leaves = places()
        .filter(|place| matches!(place, Place::Answer(..)))
        .count();
    assert_eq!(leaves, samples().len());
    assert_eq!(STAGES.len(), 6);
}

#[test]
fn the_questions_follow_the_table() {
    let asked: Vec<&str> = places()
        .filter_map(|place| {
            if let Place::Row(row) = place {
                Some(row.id)
            } else {
                None
            }
        })
        .collect();
    let rows: Vec<&str> = table()
        .into_iter()
        .map(|row| row.id)
        .filter(|id| asked.contains(id))
        .collect();
    assert_eq!(asked, rows);
    assert_eq!(asked.len(), steps().len() - 2);
}

#[test]
fn every_snippet_has_its_warning_and_is_labelled() {
    for page in guides() {
        let subject = all()
            .map(|page| page.subject)
            .find(|subject| subject.path() == format!("status/{}/guide", page.code));
        let text = render(
            &subject.expect("a guide").into(),
            PageFormat::Markdown,
            &Links::default(),
        );
        let (run, not_run): (Vec<_>, Vec<_>) = snippets()
            .filter(|snippet| snippet.status == page.code)
            .partition(|snippet| snippet.is_run);
        assert_eq!(
            text.matches("(not run here)").count(),
            not_run.len(),
            "{}",
            page.code
        );
        for snippet in run.iter().chain(&not_run) {
            assert!(
                text.contains(snippet.code.trim_end()) && text.contains(snippet.warning),
                "{}",
                page.code
            );
        }
    }
}

#[test]
fn every_source_is_cited_and_was_looked_at() {
    // A list of sources is no use of them.
    let used: Vec<String> = texts()
        .iter()
        .filter(|(path, _)| path != "sources/")
        .filter_map(|(_, text)| text.split("\n## Sources\n").next())
        .map(|text| text.split_whitespace().collect::<Vec<&str>>().join(" "))
        .collect();
    let text = used.join("\n");
    let idle: Vec<String> = sources()
        .filter(|source| !text.contains(source.id))
        .map(|source| source.id.to_owned())
        .collect();
    complain(&idle);
    for source in sources() {
        assert!(
            source.checked.starts_with("20"),
            "{}: {}",
            source.id,
            source.checked
        );
        assert!(
            source.url.is_empty() || source.url.starts_with("http"),
            "{}",
            source.id
        );
    }
}

#[test]
fn pages_are_small() {
    let mut large = Vec::new();
    for page in all().chain(comparisons()) {
        let size = render(&page, PageFormat::Html, &Links::default()).len();
        if size > 60_000 {
            large.push(format!("{}: {size} octets", page.subject.path()));
        }
    }
    let index = render(&Subject::Index.into(), PageFormat::Json, &Links::default());
    if index.len() > 100_000 {
        large.push(format!("the search index: {} octets", index.len()));
    }
    complain(&large);
}

#[test]
fn links_between_the_files_of_a_site_lead_to_files() {
    let files: std::collections::HashMap<String, String> = (0..2)
        .flat_map(|part| site(Some("https://errors.example/"), part, 2))
        .map(|file| (file.path, file.text))
        .collect();
    let mut lost = Vec::new();
    for (path, text) in files
        .iter()
        .filter(|(_, text)| text.starts_with("<!doctype html>"))
    {
        // What an example shows is text, and stands in no tag.
        let tags = text.split('<').filter_map(|tag| tag.split('>').next());
        let targets = tags.filter_map(|tag| tag.split_once(" href=\""));
        for target in targets.filter_map(|(_, rest)| rest.split('"').next()) {
            let is_outside = target.starts_with("https://");
            let (file, anchor) = target.split_once('#').unwrap_or((target, ""));
            let file = if file.is_empty() {
                path.clone()
            } else {
                resolved(path, file)
            };
            let is_there = files.get(&file).is_some_and(|text| {
                anchor.is_empty() || text.contains(&format!("id=\"{anchor}\""))
            });
            if !is_outside && !is_there {
                lost.push(format!("{path}: {target}"));
            }
        }
    }
    complain(&lost);
    assert!(files.contains_key("index.html") && files.contains_key("status/404.json"));
    let map = files.get("sitemap.xml").expect("a map");
    assert!(map.contains("<loc>https://errors.example/status/404.html</loc>"));
}

fn resolved(from: &str, target: &str) -> String {
    let mut parts: Vec<&str> = from.split('/').collect();
    parts.pop();
    for part in target.split('/') {
        match part {
            "." => {}
            ".." => {
                parts.pop();
            }
            other => parts.push(other),
        }
    }
    parts.join("/")
}
