//! Who may not see a resource does not learn from refused writes whether it exists.
//!
//! # Why it matters
//!
//! A server that hides a resource behind a 404 to GET, and then answers 412 to a conditional PUT, 409 to a creation with
//! its name, or 428 for it alone, tells with another method what it hides with the first. Signing up with somebody
//! else's address and being told 409 is the well-known form.
//!
//! # What it looks for
//!
//! With `--allow-unsafe`, a scratch collection and identities: the first identity makes one thing there. Everybody else who
//! cannot GET it sends the same writes to it and to a name that is not there, and both have to be answered alike:
//!
//! - PUT with `If-None-Match: *`, with an `If-Match` that fits nothing, and without a condition.
//! - POST to the collection with the body that made it, and with another name.
//!
//! A status that differs is found, and a `Location` that only one of the answers has. Who is allowed to write there learns
//! nothing new, so that success for either says nothing. Ten requests for each identity; what was made is deleted.
//!
//! # Finding
//!
//! ```exchange
//! site: unsafe
//! site: scratch /tests
//! site: identities alice bob
//! for: put
//! as: alice
//! about: https://shop.example/tests
//! PUT /tests/x7 HTTP/1.1
//! Host: shop.example
//!
//! HTTP/1.1 201 Created
//! ---
//! for: see
//! as: bob
//! about: https://shop.example/tests
//! GET /tests/x7 HTTP/1.1
//! Host: shop.example
//!
//! HTTP/1.1 404 Not Found
//! ---
//! for: if-none-match-exists
//! as: bob
//! about: https://shop.example/tests
//! PUT /tests/x7 HTTP/1.1
//! Host: shop.example
//! If-None-Match: *
//!
//! HTTP/1.1 412 Precondition Failed
//! ---
//! for: if-none-match-missing
//! as: bob
//! about: https://shop.example/tests
//! PUT /tests/y8 HTTP/1.1
//! Host: shop.example
//! If-None-Match: *
//!
//! HTTP/1.1 404 Not Found
//! ```
//!
//! ```exchange
//! site: unsafe
//! site: scratch /tests
//! site: identities alice bob
//! for: see
//! as: bob
//! about: https://shop.example/tests
//! GET /tests/x7 HTTP/1.1
//! Host: shop.example
//!
//! HTTP/1.1 403 Forbidden
//! ---
//! for: post-exists
//! as: bob
//! about: https://shop.example/tests
//! POST /tests HTTP/1.1
//! Host: shop.example
//! Content-Type: application/json
//!
//! {"name":"x7"}
//!
//! HTTP/1.1 403 Forbidden
//! Location: /tests/x7
//! ---
//! for: post-missing
//! as: bob
//! about: https://shop.example/tests
//! POST /tests HTTP/1.1
//! Host: shop.example
//! Content-Type: application/json
//!
//! {"name":"y8"}
//!
//! HTTP/1.1 403 Forbidden
//! ```
//!
//! # Clean
//!
//! ```exchange
//! site: unsafe
//! site: scratch /tests
//! site: identities alice bob
//! for: see
//! as: bob
//! about: https://shop.example/tests
//! GET /tests/x7 HTTP/1.1
//! Host: shop.example
//!
//! HTTP/1.1 404 Not Found
//! ---
//! for: if-none-match-exists
//! as: bob
//! about: https://shop.example/tests
//! PUT /tests/x7 HTTP/1.1
//! Host: shop.example
//! If-None-Match: *
//!
//! HTTP/1.1 404 Not Found
//! ---
//! for: if-none-match-missing
//! as: bob
//! about: https://shop.example/tests
//! PUT /tests/y8 HTTP/1.1
//! Host: shop.example
//! If-None-Match: *
//!
//! HTTP/1.1 404 Not Found
//! ```
//!
//! Carol may read it, and a conflict tells her nothing new:
//!
//! ```exchange
//! site: unsafe
//! site: scratch /tests
//! site: identities alice carol
//! for: see
//! as: carol
//! about: https://shop.example/tests
//! GET /tests/x7 HTTP/1.1
//! Host: shop.example
//!
//! HTTP/1.1 200 OK
//! ---
//! for: if-none-match-exists
//! as: carol
//! about: https://shop.example/tests
//! PUT /tests/x7 HTTP/1.1
//! Host: shop.example
//! If-None-Match: *
//!
//! HTTP/1.1 412 Precondition Failed
//! ---
//! for: if-none-match-missing
//! as: carol
//! about: https://shop.example/tests
//! PUT /tests/y8 HTTP/1.1
//! Host: shop.example
//! If-None-Match: *
//!
//! HTTP/1.1 403 Forbidden
//! ```
//!
//! # What to do
//!
//! ## Builder
//!
//! - Ask whether somebody may before conditions are evaluated and conflicts are looked for; RFC 9110 §13.2.1 puts
//!   preconditions after the normal checks.
//! - Where names have to be unique among people who may not know each other, confirm in another way, such as by mail.
//!
//! ## Operator
//!
//! - A concealed scope of `demur serve` answers all of these with the one 404.
//!
//! # References
//!
//! - RFC 9110 §13.2.1, §15.5.4, §15.5.10
//! - RFC 6585 §3

use crate::check::{Check, Mode};
use crate::exchange::{Answer, Exchange};
use crate::finding::{Confidence, Findings, Severity};
use crate::plan::scratch::{Making, Scratch, Thing};
use crate::plan::{self, told};
use crate::probe::{ANONYMOUS, Probe, Purpose, Wants};
use crate::run::Run;
use crate::site::Site;

const ID: &str = "write-oracle";

pub(crate) static CHECK: Check = Check {
    number: "A208",
    id: ID,
    severity: Severity::Should,
    mode: Mode::Unsafe,
    wants,
    judge,
};

/// The kinds of writes, each with the field that makes it.
const WRITES: [(&str, Option<(&str, &str)>); 4] = [
    ("if-none-match", Some(("If-None-Match", "*"))),
    ("if-match", Some(("If-Match", "\"demur-no-such-tag\""))),
    ("plain", None),
    ("post", None),
];

fn wants(site: &Site, run: &Run, wants: &mut Wants) {
    let Some(scratch) = Scratch::of(site).filter(|one| one.owner != ANONYMOUS) else {
        return;
    };
    let thing = match scratch.thing(ID, run) {
        Making::Next(probe) => return wants.ask(*probe),
        Making::Impossible => return,
        Making::Done(thing) => thing,
    };
    let names = site.settings.identities.iter().skip(1).map(String::as_str);
    let others: Vec<&str> = names.chain([ANONYMOUS]).collect();
    let mut waiting = false;
    for who in &others {
        let see = scratch.ask("GET", &thing.target).identity(who);
        wants.ask(see.for_check(ID, "see"));
        let Some(seen) = of(run, "see", who).next() else {
            waiting = true;
            continue;
        };
        if hides(seen.0) {
            let probes = writes(&scratch, &thing, who);
            waiting |= probes
                .iter()
                .any(|probe| of(run, &probe.purpose.part, who).next().is_none());
            wants.probes.extend(probes);
        }
    }
    if !waiting {
        wants.ask(
            scratch
                .ask("DELETE", &thing.target)
                .for_check(ID, "clean-up"),
        );
    }
}

/// All writes of somebody, to what exists and to what does not.
fn writes(scratch: &Scratch<'_>, thing: &Thing, who: &str) -> Vec<Probe> {
    let name = scratch.name(ID);
    let other = scratch.name("another one");
    let parent = thing
        .target
        .rsplit_once('/')
        .map_or("", |(parent, _)| parent);
    let missing = format!("{parent}/{other}");
    let mut all = Vec::new();
    for (word, field) in WRITES {
        for (suffix, target, name) in [
            ("exists", &thing.target, &name),
            ("missing", &missing, &other),
        ] {
            let probe = if word == "post" {
                scratch.post(name)
            } else {
                scratch.put(target, name)
            };
            let probe = match field {
                Some((field, value)) => probe.field(field, value),
                None => probe,
            };
            all.push(
                probe
                    .identity(who)
                    .for_check(ID, &format!("{word}-{suffix}")),
            );
        }
    }
    all
}

/// The exchanges of somebody.
fn of<'r>(
    run: &'r Run,
    part: &str,
    who: &str,
) -> impl Iterator<Item = (&'r Exchange, &'r Purpose)> {
    let found = run
        .all()
        .iter()
        .filter(move |one| one.request.identity == who);
    let part = part.to_owned();
    found.filter_map(move |exchange| {
        let mut purposes = exchange.purposes.iter();
        let purpose = purposes.find(|one| one.check == ID && one.part == part)?;
        Some((exchange, purpose))
    })
}

/// Whether somebody is not shown it.
fn hides(seen: &Exchange) -> bool {
    matches!(seen.status(), Some(401 | 403 | 404 | 410))
}

fn judge(site: &Site, run: &Run, findings: &mut Findings<'_>) {
    for (seen, _) in run.of_part(ID, "see").filter(|(seen, _)| hides(seen)) {
        let who = seen.request.identity.as_str();
        let mut fold = told::Fold::default();
        for (word, _) in WRITES {
            let find = |suffix: &str| {
                let found = of(run, &format!("{word}-{suffix}"), who).next()?.0;
                found
                    .answer()
                    .filter(|_| !found.is_no_verdict())
                    .map(|answer| (found, answer))
            };
            let Some((exists, missing)) = find("exists").zip(find("missing")) else {
                continue;
            };
            let Some(how) = difference(exists.1, missing.1) else {
                continue;
            };
            let what = format!(
                "`{}`, who is not shown it, can tell what exists: {how}",
                told::cut(who)
            );
            let why = "what is hidden from GET is told by a write that is refused (RFC 9110 §13.2.1, §15.5.4)";
            let fix = "ask whether somebody may before conditions and conflicts are looked at";
            let finding = told::finding(exists.0, what, why, fix)
                .and(missing.0)
                .and(seen);
            let operation = plan::operation(site, exists.0).map(|one| one.id.clone());
            let finding = finding.operation(operation).confidence(Confidence::Medium);
            fold.add(who.to_owned(), CHECK.severity, finding);
        }
        fold.into(findings);
    }
}

/// How two refusals differ.
fn difference(exists: &Answer, missing: &Answer) -> Option<String> {
    if exists.is_success() || missing.is_success() {
        return None;
    }
    if exists.status != missing.status {
        return Some(format!(
            "a write gets {} for what exists and {} for what does not",
            exists.status, missing.status
        ));
    }
    let told = exists.fields.has("Location") && !missing.fields.has("Location");
    told.then(|| "only the answer for what exists has a `Location`".to_owned())
}
