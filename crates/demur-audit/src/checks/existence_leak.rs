//! Who may not see a resource cannot tell whether it exists.
//!
//! # Why it matters
//!
//! 403 for what exists and 404 for what does not is honest, and it lets anybody with an account count customers, guess
//! names and watch what others make. Where that matters, RFC 9110 §15.5.4 lets a server answer 404 to both. Then the two
//! have to be alike in everything: a field, a word or a hundred microseconds more tell the same as the status would.
//!
//! # What it looks for
//!
//! Needs an identity that may, and compares what the others and the anonymous get for a resource of it and for a twin
//! with an id that names nothing. The twin is made by the document, or where the last segment of the path is a number or a
//! UUID.
//!
//! - The statuses differ, such as 403 and 404: a leak where existence is a secret, and fine where it is none.
//! - The statuses are the same, and fields or content differ, each time it is asked. The id itself, numbers and long
//!   hexadecimal words are left out of the comparison, and so are `Date`, `Age` and cookies.
//! - `HEAD` or `OPTIONS` tell what GET does not.
//! - With `--timing`, the times differ: two runs of 440 pairs, in random order. A shift is told if its interval excludes
//!   zero in both, and if it is more than 50 µs and more than 2 % of the median. Where the noise is larger than that, it
//!   says that nothing can be measured over this link.
//!
//! Sends three requests for each identity, and eight more where the statuses are the same.
//!
//! # Finding
//!
//! ```exchange
//! site: identities alice bob
//! for: owner
//! as: alice
//! about: https://shop.example/orders/7
//! GET /orders/7 HTTP/1.1
//! Host: shop.example
//!
//! HTTP/1.1 200 OK
//! ---
//! for: exists
//! as: bob
//! about: https://shop.example/orders/7
//! GET /orders/7 HTTP/1.1
//! Host: shop.example
//!
//! HTTP/1.1 403 Forbidden
//! ---
//! for: missing
//! as: bob
//! about: https://shop.example/orders/7
//! GET /orders/2000012345 HTTP/1.1
//! Host: shop.example
//!
//! HTTP/1.1 404 Not Found
//! ```
//!
//! ```exchange
//! site: identities alice bob
//! for: owner
//! as: alice
//! about: https://shop.example/orders/7
//! GET /orders/7 HTTP/1.1
//! Host: shop.example
//!
//! HTTP/1.1 200 OK
//! ---
//! for: exists
//! as: bob
//! about: https://shop.example/orders/7
//! GET /orders/7 HTTP/1.1
//! Host: shop.example
//!
//! HTTP/1.1 404 Not Found
//! Content-Type: application/json
//!
//! {"error":"order not found for this user"}
//! ---
//! for: missing
//! as: bob
//! about: https://shop.example/orders/7
//! GET /orders/2000012345 HTTP/1.1
//! Host: shop.example
//!
//! HTTP/1.1 404 Not Found
//! Content-Type: application/json
//!
//! {"error":"order not found"}
//! ---
//! for: exists-again
//! as: bob
//! about: https://shop.example/orders/7
//! GET /orders/7 HTTP/1.1
//! Host: shop.example
//!
//! HTTP/1.1 404 Not Found
//! Content-Type: application/json
//!
//! {"error":"order not found for this user"}
//! ---
//! for: missing-again
//! as: bob
//! about: https://shop.example/orders/7
//! GET /orders/2000012345 HTTP/1.1
//! Host: shop.example
//!
//! HTTP/1.1 404 Not Found
//! Content-Type: application/json
//!
//! {"error":"order not found"}
//! ```
//!
//! ```exchange
//! site: identities alice bob
//! for: owner
//! as: alice
//! about: https://shop.example/orders/7
//! GET /orders/7 HTTP/1.1
//! Host: shop.example
//!
//! HTTP/1.1 200 OK
//! ---
//! for: exists
//! as: bob
//! about: https://shop.example/orders/7
//! GET /orders/7 HTTP/1.1
//! Host: shop.example
//!
//! HTTP/1.1 404 Not Found
//! ---
//! for: missing
//! as: bob
//! about: https://shop.example/orders/7
//! GET /orders/2000012345 HTTP/1.1
//! Host: shop.example
//!
//! HTTP/1.1 404 Not Found
//! ---
//! for: exists-OPTIONS
//! as: bob
//! about: https://shop.example/orders/7
//! OPTIONS /orders/7 HTTP/1.1
//! Host: shop.example
//!
//! HTTP/1.1 204 No Content
//! Allow: GET, HEAD, OPTIONS
//! ---
//! for: missing-OPTIONS
//! as: bob
//! about: https://shop.example/orders/7
//! OPTIONS /orders/2000012345 HTTP/1.1
//! Host: shop.example
//!
//! HTTP/1.1 404 Not Found
//! ```
//!
//! # Clean
//!
//! ```exchange
//! site: identities alice bob
//! for: owner
//! as: alice
//! about: https://shop.example/orders/7
//! GET /orders/7 HTTP/1.1
//! Host: shop.example
//!
//! HTTP/1.1 200 OK
//! ---
//! for: exists
//! as: bob
//! about: https://shop.example/orders/7
//! GET /orders/7 HTTP/1.1
//! Host: shop.example
//!
//! HTTP/1.1 404 Not Found
//! Date: Fri, 27 Nov 2026 12:00:00 GMT
//! X-Request-Id: 0f3d1c77-9be1-4c4e-9a53-3b1d7f0a2c11
//!
//! {"status":404,"instance":"/orders/7"}
//! ---
//! for: missing
//! as: bob
//! about: https://shop.example/orders/7
//! GET /orders/2000012345 HTTP/1.1
//! Host: shop.example
//!
//! HTTP/1.1 404 Not Found
//! Date: Fri, 27 Nov 2026 12:00:01 GMT
//! X-Request-Id: 7c1e0b5c-1f1d-4f7e-8a53-9b1d7f0a2c12
//!
//! {"status":404,"instance":"/orders/2000012345"}
//! ---
//! for: exists-again
//! as: bob
//! about: https://shop.example/orders/7
//! GET /orders/7 HTTP/1.1
//! Host: shop.example
//!
//! HTTP/1.1 404 Not Found
//! Date: Fri, 27 Nov 2026 12:00:02 GMT
//! X-Request-Id: 1f3d1c77-9be1-4c4e-9a53-3b1d7f0a2c13
//!
//! {"status":404,"instance":"/orders/7"}
//! ---
//! for: missing-again
//! as: bob
//! about: https://shop.example/orders/7
//! GET /orders/2000012345 HTTP/1.1
//! Host: shop.example
//!
//! HTTP/1.1 404 Not Found
//! Date: Fri, 27 Nov 2026 12:00:03 GMT
//! X-Request-Id: 2c1e0b5c-1f1d-4f7e-8a53-9b1d7f0a2c14
//!
//! {"status":404,"instance":"/orders/2000012345"}
//! ```
//!
//! Bob may see it too, so that there is no secret; and one 403 for everything tells nothing:
//!
//! ```exchange
//! site: identities alice bob
//! for: owner
//! as: alice
//! about: https://shop.example/products/7
//! GET /products/7 HTTP/1.1
//! Host: shop.example
//!
//! HTTP/1.1 200 OK
//! ---
//! for: exists
//! as: bob
//! about: https://shop.example/products/7
//! GET /products/7 HTTP/1.1
//! Host: shop.example
//!
//! HTTP/1.1 200 OK
//! ---
//! for: missing
//! as: bob
//! about: https://shop.example/products/7
//! GET /products/2000012345 HTTP/1.1
//! Host: shop.example
//!
//! HTTP/1.1 404 Not Found
//! ---
//! for: owner
//! as: alice
//! about: https://shop.example/orders/7
//! GET /orders/7 HTTP/1.1
//! Host: shop.example
//!
//! HTTP/1.1 200 OK
//! ---
//! for: exists
//! about: https://shop.example/orders/7
//! GET /orders/7 HTTP/1.1
//! Host: shop.example
//!
//! HTTP/1.1 401 Unauthorized
//! WWW-Authenticate: Bearer
//! ---
//! for: missing
//! about: https://shop.example/orders/7
//! GET /orders/2000012345 HTTP/1.1
//! Host: shop.example
//!
//! HTTP/1.1 401 Unauthorized
//! WWW-Authenticate: Bearer
//! ```
//!
//! # What to do
//!
//! ## Builder
//!
//! - Look up with the caller in the condition ("this order of this customer"), so that there is one way to find nothing.
//! - Make the 404 in one place, without the id and without words about rights.
//!
//! ## Operator
//!
//! - `demur serve` with a concealed scope answers both with the same octets, at the same moment.
//! - Where it is no secret what exists, say so: suppress this finding for the path.
//!
//! # References
//!
//! - RFC 9110 §15.5.4, §15.5.5, §17.1

mod twins;

use crate::check::{Check, Mode};
use crate::exchange::{Answer, Exchange};
use crate::finding::{Confidence, Finding, Findings, Severity};
use crate::plan::{self, likeness, told};
use crate::probe::{ANONYMOUS, Probe, Request, Wants};
use crate::run::Run;
use crate::site::Site;
use crate::timing::{self, Told};

const ID: &str = "existence-leak";

pub(crate) static CHECK: Check = Check {
    number: "A207",
    id: ID,
    severity: Severity::Must,
    mode: Mode::Identities,
    wants,
    judge,
};

const METHODS: [&str; 2] = ["HEAD", "OPTIONS"];

fn wants(site: &Site, run: &Run, wants: &mut Wants) {
    let Some((owner, others)) = site.settings.identities.split_first() else {
        return;
    };
    for twins in twins::all(site, owner) {
        let url = format!(
            "{}{}",
            twins.exists.request.origin, twins.exists.request.target
        );
        wants.ask(twins.exists.clone().about(&url).for_check(ID, "owner"));
        let others = others.iter().map(String::as_str).chain([ANONYMOUS]);
        for who in others {
            let ask = |twin: &Probe, part: &str| {
                twin.clone().identity(who).about(&url).for_check(ID, part)
            };
            wants.ask(ask(&twins.exists, "exists"));
            wants.ask(ask(&twins.missing, "missing"));
            let found = Pair::of(run, &url, who, "");
            if found.is_some_and(|pair| pair.is_hidden(run, &url)) {
                wants.ask(ask(&twins.exists, "exists-again").again(1));
                wants.ask(ask(&twins.missing, "missing-again").again(1));
                for method in METHODS {
                    wants.ask(ask(&twins.exists, &format!("exists-{method}")).method(method));
                    wants.ask(ask(&twins.missing, &format!("missing-{method}")).method(method));
                }
                let [one, other] = [&twins.exists, &twins.missing].map(|one| Request {
                    identity: who.to_owned(),
                    ..one.request.clone()
                });
                if site.settings.timing {
                    twins::measure(&one, &other, &format!("{ID} {url}"), wants);
                }
            }
        }
    }
}

/// What somebody got for both.
#[derive(Clone, Copy)]
struct Pair<'r> {
    exists: (&'r Exchange, &'r Answer),
    missing: (&'r Exchange, &'r Answer),
}

impl<'r> Pair<'r> {
    /// Both answers to one kind of request, if they say something.
    fn of(run: &'r Run, url: &str, who: &str, suffix: &str) -> Option<Self> {
        let find = |part: &str| {
            let part = format!("{part}{suffix}");
            let all = run.all().iter();
            let mut all = all.filter(|exchange| {
                let mut purposes = exchange.purposes.iter();
                exchange.request.identity == who
                    && purposes.any(|one| one.check == ID && one.part == part && one.about == url)
            });
            let found = all.next().filter(|one| !one.is_no_verdict())?;
            found.answer().map(|answer| (found, answer))
        };
        Some(Self {
            exists: find("exists")?,
            missing: find("missing")?,
        })
    }

    /// Whether the owner sees it, and this one is told the same of both.
    fn is_hidden(&self, run: &Run, url: &str) -> bool {
        let owner = run.one(ID, "owner", url).and_then(Exchange::answer);
        owner.is_some_and(Answer::is_success)
            && self.exists.1.status == self.missing.1.status
            && matches!(self.exists.1.status, 401 | 403 | 404 | 410)
    }

    fn finding(&self, run: &Run, url: &str, what: String, fix: &'static str) -> Finding {
        let why = "who may not see a resource may not be told that it exists, where that is a secret (RFC 9110 §15.5.4)";
        let finding = told::finding(self.exists.0, what, why, fix).and(self.missing.0);
        match run.one(ID, "owner", url) {
            Some(owner) => finding.and(owner),
            None => finding,
        }
    }
}

fn judge(site: &Site, run: &Run, findings: &mut Findings<'_>) {
    for (owner, purpose) in run.of_part(ID, "owner") {
        if !owner.answer().is_some_and(Answer::is_success) {
            continue;
        }
        let url = purpose.about.as_str();
        let asked = run
            .of_part(ID, "exists")
            .filter(|(_, one)| one.about == url);
        for (exchange, _) in asked {
            let who = exchange.request.identity.as_str();
            let operation = plan::operation(site, exchange).map(|one| one.id.clone());
            if let Some((severity, finding)) = compare(run, url, who) {
                findings.add_as(severity, finding.operation(operation));
            }
        }
    }
}

/// What somebody can tell.
fn compare(run: &Run, url: &str, who: &str) -> Option<(Severity, Finding)> {
    let pair = Pair::of(run, url, who, "")?;
    let (exists, missing) = (pair.exists.1.status, pair.missing.1.status);
    let refused = |status: u16| matches!(status, 401 | 403 | 404 | 410);
    if exists != missing {
        // Two different successes, or a redirect to a login, are something else.
        return (refused(exists) && refused(missing)).then(|| {
            let what = format!(
                "`{}` gets {exists} for what exists, and {missing} for what does not",
                told::cut(who)
            );
            let fix = "where it is a secret what exists, answer both with the same 404";
            let finding = pair.finding(run, url, what, fix);
            (Severity::Should, finding.confidence(Confidence::Medium))
        });
    }
    if !pair.is_hidden(run, url) {
        return None;
    }
    let fix = "make the answer for both in one place, without anything of the resource";
    let told_by = by_content(run, url, who, pair)
        .or_else(|| by_method(run, url, who))
        .map(|(pair, how)| (pair, how, Vec::new()))
        .or_else(|| by_time(run, pair).map(|(how, facts)| (pair, how, facts)));
    let (shown, how, facts) = told_by?;
    let what = format!(
        "both get {exists}, and yet `{}` can tell what exists: {how}",
        told::cut(who)
    );
    let mut finding = shown.finding(run, url, what, fix);
    finding.facts.extend(facts);
    Some((Severity::Must, finding))
}

/// Fields and content that differ each time.
fn by_content<'r>(
    run: &'r Run,
    url: &str,
    who: &str,
    pair: Pair<'r>,
) -> Option<(Pair<'r>, String)> {
    let again = Pair::of(run, url, who, "-again")?;
    let one = likeness::of(pair.exists.0);
    let other = likeness::of(pair.missing.0);
    let stable = one == likeness::of(again.exists.0) && other == likeness::of(again.missing.0);
    let how = likeness::difference(one.as_ref(), other.as_ref()).filter(|_| stable)?;
    Some((pair, how))
}

/// Another method that is answered differently.
fn by_method<'r>(run: &'r Run, url: &str, who: &str) -> Option<(Pair<'r>, String)> {
    METHODS.into_iter().find_map(|method| {
        let pair = Pair::of(run, url, who, &format!("-{method}"))?;
        let allow = |answer: &Answer| answer.fields.list("Allow");
        let (one, other) = (pair.exists.1, pair.missing.1);
        let how = if one.status != other.status {
            format!("{method} gets {} and {}", one.status, other.status)
        } else if allow(one) != allow(other) {
            format!("{method} gets another `Allow`")
        } else {
            return None;
        };
        Some((pair, how))
    })
}

fn by_time(run: &Run, pair: Pair<'_>) -> Option<(String, Vec<String>)> {
    let runs = run.timings.iter().filter(|timings| {
        timings.comparison.one == pair.exists.0.request
            && timings.comparison.other == pair.missing.0.request
    });
    let runs: Vec<&[(u64, u64)]> = runs.map(|timings| timings.pairs.as_slice()).collect();
    match timing::told(&runs) {
        Told::Differs(shift) => {
            let later = if shift.median > 0.0 { "longer" } else { "less" };
            let how = format!("it takes {} {later}", timing::words(shift.median.abs()));
            Some((how, timing::facts(&shift)))
        }
        Told::Same(_) | Told::NotMeasurable(_) | Told::TooFew => None,
    }
}

#[cfg(test)]
mod tests {
    use super::{CHECK, ID};
    use crate::exchange::{Answer, Exchange, Outcome};
    use crate::fields::Fields;
    use crate::finding::Findings;
    use crate::origin::Origin;
    use crate::probe::{Comparison, Probe};
    use crate::run::{Run, Timings};
    use crate::site::Site;

    const URL: &str = "https://shop.example/orders/7";

    fn exchange(who: &str, target: &str, part: &str, status: u16) -> Exchange {
        let origin = Origin::try_from("https://shop.example".to_owned()).expect("an origin");
        let probe = Probe::new("GET", &origin, target);
        let probe = probe.identity(who).about(URL).for_check(ID, part);
        Exchange {
            purposes: vec![probe.purpose],
            request: probe.request,
            at: 0,
            outcome: Outcome::Answer(Answer {
                status,
                fields: Fields::default(),
                ..Answer::default()
            }),
        }
    }

    fn found(longer: u64) -> usize {
        let exists = exchange("bob", "/orders/7", "exists", 404);
        let missing = exchange("bob", "/orders/8", "missing", 404);
        let mut random = fastrand::Rng::with_seed(7);
        let timings = |again| Timings {
            comparison: Comparison {
                one: exists.request.clone(),
                other: missing.request.clone(),
                about: format!("{ID} {URL}"),
                pairs: 440,
                again,
            },
            pairs: (0..440)
                .map(|_| {
                    (
                        500_000 + longer + random.u64(..200_000),
                        500_000 + random.u64(..200_000),
                    )
                })
                .collect(),
        };
        let both: Vec<Timings> = [0, 1].map(timings).into();
        let owner = exchange("alice", "/orders/7", "owner", 200);
        let mut run = Run::of([owner, exists, missing]);
        run.timings = both;
        let mut found = Vec::new();
        (CHECK.judge)(
            &Site::default(),
            &run,
            &mut Findings::of(&CHECK, &mut found),
        );
        found.len()
    }

    #[test]
    fn time_alone_can_tell() {
        assert_eq!(found(120_000), 1);
        assert_eq!(found(0), 0);
    }
}
