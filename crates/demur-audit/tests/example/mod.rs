//! The language of the examples on the pages: exchanges as they are on the wire, one after the other, with `---` between.
//!
//! Lines before the request say what the wire does not: `for: PART` makes it a request of the check's own part (without it, it is a
//! visit), `as: NAME` names who asks, `about: TEXT` what it is about (else the address), `again: N` a repetition,
//! `at: SECONDS` when, `expected: 404 row-id words…` what was expected, `to: HOST` whom it was sent to (else `Host`),
//! `from: sitemap URL` where its address was found, `micros: N` how long the answer took, `surplus: TEXT` what came behind it.
//! Before the first exchange, settings of the site: `site: unsafe`, `site: scratch /path`, `site: gone /path`,
//! `site: identities alice bob`. An answer `failure: timeout` is none. Octets behind an answer to HEAD, 204 and 304 are surplus
//! by themselves.
//! A block ```` ```document ```` before the exchanges of a section is the document in YAML.

use std::collections::HashMap;

use demur_audit::{
    ANONYMOUS, Answer, Exchange, Expected, Failure, FailureKind, Fields, Interim, Origin, Outcome,
    Purpose, Request, Run, Settings, Site, Source, Target, VISIT,
};
use demur_contract::{CompileOptions, Contract};
use demur_decide::{Policy, Snapshot};
use demur_replay::trusting;

/// One example.
#[derive(Debug, Default)]
pub(crate) struct Example {
    pub(crate) site: Site,
    pub(crate) exchanges: Vec<Exchange>,
    /// How an address was found, where that is said.
    sources: HashMap<String, Source>,
}

impl Example {
    pub(crate) fn run(&self) -> Run {
        Run::of(self.exchanges.clone())
    }
}

/// The snapshot of a document in YAML.
pub(crate) fn snapshot(document: &str) -> Snapshot {
    let read = |_: &str| Err("an example is one file".to_owned());
    let options = CompileOptions::default();
    let contract = Contract::compile("example.yaml", document.into(), &read, &options);
    let contract = contract.unwrap_or_else(|faults| panic!("{faults:#?}\n{document}"));
    trusting(Snapshot::of(vec![contract], Policy::default()))
}

/// Reads an example of the check `id`.
pub(crate) fn read(id: &str, text: &str) -> Example {
    let mut example = Example::default();
    for part in named(text).split("\n---\n") {
        exchange(id, part, &mut example);
    }
    let visited = example
        .exchanges
        .iter()
        .filter(|one| one.is_for(VISIT, ""))
        .map(|one| Target {
            origin: one.request.origin.clone(),
            target: one.request.target.clone(),
            operation: None,
            source: source_of(one, &example.sources),
            identity: one.request.identity.clone(),
        });
    example.site.targets = visited.collect();
    example
}

fn source_of(exchange: &Exchange, sources: &HashMap<String, Source>) -> Source {
    let url = format!("{}{}", exchange.request.origin, exchange.request.target);
    sources.get(&url).cloned().unwrap_or(Source::Given)
}

/// What is said before the request line.
struct Said {
    part: Option<String>,
    identity: String,
    about: Option<String>,
    at: u64,
    expected: Option<Expected>,
    to: Option<String>,
    source: Option<Source>,
    micros: u64,
    surplus: String,
}

fn exchange(id: &str, text: &str, example: &mut Example) {
    let mut said = Said {
        part: None,
        identity: ANONYMOUS.to_owned(),
        about: None,
        // Fri, 27 Nov 2026 12:00:00 GMT
        at: 1_795_780_800,
        expected: None,
        to: None,
        source: None,
        micros: 0,
        surplus: String::new(),
    };
    let mut rest = text.trim_start_matches('\n');
    while let Some((name, value)) = directive(rest) {
        match name {
            "for" => said.part = Some(value.to_owned()),
            "as" => value.clone_into(&mut said.identity),
            "about" => said.about = Some(value.to_owned()),
            "at" => said.at = value.parse().expect("`at:` is a number"),
            "expected" => said.expected = Some(expected(value)),
            "to" => said.to = Some(value.to_owned()),
            "from" => said.source = Some(source(value)),
            "micros" => said.micros = value.parse().expect("`micros:` is a number"),
            "surplus" => value.clone_into(&mut said.surplus),
            "site" => setting(value, &mut example.site.settings),
            other => panic!("`{other}:` is no word of an example"),
        }
        rest = rest.split_once('\n').map_or("", |(_, rest)| rest);
    }
    if rest.trim().is_empty() {
        return;
    }
    let (head, rest) = rest.split_once("\n\n").unwrap_or((rest, ""));
    let mut request = request(head, &said);
    let (body, rest) = content(rest);
    request.body = body;
    let mut outcome = outcome(rest, &request.method);
    if let Outcome::Answer(answer) = &mut outcome {
        answer.micros = said.micros;
        answer.surplus.extend(said.surplus.bytes());
    }
    let url = format!("{}{}", request.origin, request.target);
    if let Some(source) = said.source {
        example.sources.insert(url.clone(), source);
    }
    let check = said.part.as_ref().map_or(VISIT, |_| id).to_owned();
    example.exchanges.push(Exchange {
        purposes: vec![Purpose {
            check,
            part: said.part.unwrap_or_default(),
            about: said.about.unwrap_or(url),
            expected: said.expected,
        }],
        request,
        at: said.at,
        outcome,
    });
}

/// Paths that lead to nothing by their names.
fn named(text: &str) -> String {
    let settings = Settings::default();
    [16, 48, 96].iter().fold(text.to_owned(), |text, length| {
        let name = settings.nonsense("plain /", *length);
        text.replace(&format!("{{random {length}}}"), &format!("/{name}"))
    })
}

/// The content of a request, if it has some, and the answer behind it.
fn content(text: &str) -> (Option<String>, &str) {
    if text.starts_with("HTTP/") || text.starts_with("failure:") {
        return (None, text);
    }
    let at = text.find("\nHTTP/").or_else(|| text.find("\nfailure:"));
    let at = at.unwrap_or_else(|| panic!("no answer in:\n{text}"));
    (Some(text[..at].trim_end().to_owned()), &text[at + 1..])
}

fn directive(text: &str) -> Option<(&str, &str)> {
    let line = text.lines().next()?;
    let (name, value) = line.split_once(": ")?;
    let known = [
        "for", "as", "about", "at", "expected", "site", "to", "from", "micros", "surplus",
    ];
    known.contains(&name).then_some((name, value.trim()))
}

fn source(value: &str) -> Source {
    match value.split_once(' ') {
        Some(("sitemap", url)) => Source::Sitemap(url.to_owned()),
        Some(("link", url)) => Source::Link(url.to_owned()),
        _ => panic!("`{value}` is no place where an address is found"),
    }
}

fn expected(value: &str) -> Expected {
    let mut words = value.splitn(3, ' ');
    let statuses = words.next().unwrap_or_default().split('/');
    Expected {
        statuses: statuses.map(|one| one.parse().expect("a status")).collect(),
        step: words.next().filter(|one| *one != "-").map(str::to_owned),
        words: words.next().unwrap_or_default().to_owned(),
    }
}

fn setting(value: &str, settings: &mut Settings) {
    let mut words = value.split(' ').map(str::to_owned);
    match words.next().as_deref() {
        Some("unsafe") => settings.allow_unsafe = true,
        Some("raw") => settings.allow_raw = true,
        Some("scratch") => settings.scratch = words.next(),
        Some("gone") => settings.gone.extend(words),
        Some("identities") => settings.identities.extend(words),
        other => panic!("{other:?} is no setting of a site"),
    }
}

fn request(head: &str, said: &Said) -> Request {
    let mut lines = head.lines();
    let mut first = lines.next().unwrap_or_default().split(' ');
    let method = first.next().unwrap_or_default().to_owned();
    let target = first.next().expect("a target").to_owned();
    let (mut fields, mut host) = (Vec::new(), "shop.example".to_owned());
    for (name, value) in lines.map(field) {
        if name.eq_ignore_ascii_case("Host") && said.to.is_none() {
            host = value;
        } else {
            fields.push((name, value));
        }
    }
    if let Some(to) = &said.to {
        host.clone_from(to);
    }
    Request {
        method,
        origin: Origin::try_from(format!("https://{host}")).expect("a host"),
        target,
        fields,
        body: None,
        identity: said.identity.clone(),
        raw: None,
    }
}

fn field(line: &str) -> (String, String) {
    let (name, value) = line
        .split_once(':')
        .unwrap_or_else(|| panic!("`{line}` is no field"));
    (name.to_owned(), value.trim().to_owned())
}

fn outcome(text: &str, method: &str) -> Outcome {
    if let Some(word) = text.strip_prefix("failure:") {
        let word = format!("\"{}\"", word.trim());
        let kind: FailureKind = serde_json::from_str(&word).expect("a kind of failure");
        let detail = String::new();
        return Outcome::Failure(Failure { kind, detail });
    }
    let (mut interim, mut text) = (Vec::new(), text);
    loop {
        let (head, rest) = text.split_once("\n\n").unwrap_or((text.trim_end(), ""));
        let (version, status, fields) = answer_head(head);
        if status / 100 == 1 && status != 101 && !rest.is_empty() {
            interim.push(Interim { status, fields });
            text = rest;
            continue;
        }
        let none = method == "HEAD" || matches!(status, 204 | 304);
        let content = rest.trim_end_matches('\n').as_bytes().to_vec();
        let (body, surplus) = if none {
            (Vec::new(), content)
        } else {
            (content, Vec::new())
        };
        return Outcome::Answer(Answer {
            status,
            version,
            fields,
            body,
            surplus,
            interim,
            ..Answer::default()
        });
    }
}

fn answer_head(head: &str) -> (String, u16, Fields) {
    let mut lines = head.lines();
    let mut first = lines.next().unwrap_or_default().split(' ');
    let version = first.next().unwrap_or_default().to_owned();
    let status = first.next().and_then(|word| word.parse().ok());
    let status = status.unwrap_or_else(|| panic!("no status in:\n{head}"));
    (version, status, Fields(lines.map(field).collect()))
}
