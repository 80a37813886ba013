//! HEAD gets the status and the fields that GET gets, and no content.
//!
//! # Why it matters
//!
//! HEAD is GET without the content (RFC 9110 §9.3.2). Link checkers, monitors and clients that want to know the size
//! before they fetch believe what it says. A server that answers it with 404, 405 or 501 where GET works makes good links look
//! broken; one that answers 200 where GET fails hides a fault from a monitor.
//!
//! # What it looks for
//!
//! - Resources whose GET and HEAD get different statuses. A 405 to HEAD where GET gives 200 is told apart: it is the
//!   most frequent form.
//! - `Content-Type`, `ETag`, `Last-Modified`, `Location` and `Allow` that differ, or that only HEAD has. HEAD may leave
//!   out what is only known once content is made, so that a missing field is no fault (RFC 9110 §9.3.2).
//! - Content behind the answer to HEAD.
//!
//! It sends one HEAD for each resource, and where the answers differ one GET more. What changes by itself from one GET to
//! the next says nothing: only that counts in which both GETs agree. In a record with one GET, another `ETag`,
//! `Last-Modified` or `Location` is a hint and no more. A 429 or a 5xx is no verdict.
//!
//! # Finding
//!
//! ```exchange
//! GET /products HTTP/1.1
//! Host: shop.example
//!
//! HTTP/1.1 200 OK
//! Content-Type: text/html
//!
//! <h1>Products</h1>
//! ---
//! for: head
//! HEAD /products HTTP/1.1
//! Host: shop.example
//!
//! HTTP/1.1 404 Not Found
//! ```
//!
//! Many frameworks have no HEAD unless somebody writes it; that is told once for all resources:
//!
//! ```exchange
//! GET /products HTTP/1.1
//! Host: shop.example
//!
//! HTTP/1.1 200 OK
//! Content-Type: application/json
//!
//! []
//! ---
//! for: head
//! HEAD /products HTTP/1.1
//! Host: shop.example
//!
//! HTTP/1.1 405 Method Not Allowed
//! Allow: GET
//! ```
//!
//! Both GETs have the same tag, and HEAD has another one:
//!
//! ```exchange
//! GET /time HTTP/1.1
//! Host: shop.example
//!
//! HTTP/1.1 200 OK
//! Content-Type: text/html
//! ETag: "7"
//!
//! <h1>Time</h1>
//! ---
//! for: head
//! HEAD /time HTTP/1.1
//! Host: shop.example
//!
//! HTTP/1.1 200 OK
//! Content-Type: text/html
//! ETag: "0"
//! ---
//! for: get-again
//! GET /time HTTP/1.1
//! Host: shop.example
//!
//! HTTP/1.1 200 OK
//! Content-Type: text/html
//! ETag: "7"
//!
//! <h1>Time</h1>
//! ```
//!
//! # Clean
//!
//! ```exchange
//! GET /products HTTP/1.1
//! Host: shop.example
//!
//! HTTP/1.1 200 OK
//! Content-Type: text/html
//! ETag: "7"
//!
//! <h1>Products</h1>
//! ---
//! for: head
//! HEAD /products HTTP/1.1
//! Host: shop.example
//!
//! HTTP/1.1 200 OK
//! Content-Type: text/html
//! ```
//!
//! A page that is another one each time:
//!
//! ```exchange
//! GET /time HTTP/1.1
//! Host: shop.example
//!
//! HTTP/1.1 200 OK
//! Content-Type: text/html
//! ETag: W/"1"
//!
//! <h1>Time</h1>
//! ---
//! for: head
//! HEAD /time HTTP/1.1
//! Host: shop.example
//!
//! HTTP/1.1 200 OK
//! Content-Type: text/html
//! ETag: W/"2"
//! ---
//! for: get-again
//! GET /time HTTP/1.1
//! Host: shop.example
//!
//! HTTP/1.1 200 OK
//! Content-Type: text/html
//! ETag: W/"3"
//!
//! <h1>Time</h1>
//! ```
//!
//! A page that was not there yet:
//!
//! ```exchange
//! GET /news HTTP/1.1
//! Host: shop.example
//!
//! HTTP/1.1 404 Not Found
//! ---
//! for: head
//! HEAD /news HTTP/1.1
//! Host: shop.example
//!
//! HTTP/1.1 200 OK
//! ---
//! for: get-again
//! GET /news HTTP/1.1
//! Host: shop.example
//!
//! HTTP/1.1 200 OK
//! ```
//!
//! # What to do
//!
//! ## Builder
//!
//! - Answer HEAD with the handler of GET and leave the content out. Most frameworks do so when they are asked to; some
//!   need a route of its own.
//!
//! ## Operator
//!
//! - A firewall that lets only GET and POST through answers HEAD itself: allow it wherever GET is allowed.
//!
//! # References
//!
//! - RFC 9110 §9.1, §9.3.2

use crate::answers;
use crate::check::{Check, Mode};
use crate::exchange::{Answer, Exchange};
use crate::finding::{Confidence, Finding, Findings, Severity};
use crate::plan::told::Fold;
use crate::probe::{Probe, Wants};
use crate::run::Run;
use crate::site::Site;

const ID: &str = "head-differs-from-get";

pub(crate) static CHECK: Check = Check {
    number: "A211",
    id: ID,
    severity: Severity::Must,
    mode: Mode::Safe,
    wants,
    judge,
};

const WHY: &str =
    "HEAD is GET without the content: the status and the fields are the same (RFC 9110 §9.3.2)";

const REFUSED: &str = "every server that is there for all has to support HEAD where it supports GET (RFC 9110 §9.1, §9.3.2)";

fn wants(site: &Site, run: &Run, wants: &mut Wants) {
    for target in &site.targets {
        wants.ask(Probe::get(target).method("HEAD").for_check(ID, "head"));
    }
    for pair in pairs(run).filter(|pair| pair.difference().is_some()) {
        let request = &pair.head.request;
        let get = Probe::new("GET", &request.origin, &request.target);
        let get = get.identity(&request.identity).about(pair.about);
        wants.ask(get.for_check(ID, "get-again").again(1));
    }
}

fn judge(_: &Site, run: &Run, findings: &mut Findings<'_>) {
    let mut fold = Fold::default();
    for pair in pairs(run) {
        tell(&pair, &mut fold);
    }
    fold.into(findings);
}

/// What HEAD and GET got for one resource.
struct Pair<'r> {
    about: &'r str,
    head: &'r Exchange,
    by_head: &'r Answer,
    get: &'r Exchange,
    by_get: &'r Answer,
    /// What GET got once more, if it was asked again.
    again: Option<&'r Exchange>,
}

/// What differs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Difference {
    Status,
    Field(&'static str),
}

/// The resources that were asked for both ways, as far as the answers say anything.
fn pairs(run: &Run) -> impl Iterator<Item = Pair<'_>> {
    run.of_part(ID, "head").filter_map(|(head, purpose)| {
        let own = |get: &&Exchange| get.request.identity == head.request.identity;
        let get = run.visit(&purpose.about).filter(own)?;
        if head.is_no_verdict() || get.is_no_verdict() {
            return None;
        }
        Some(Pair {
            about: &purpose.about,
            head,
            by_head: head.answer()?,
            get,
            by_get: get.answer()?,
            again: run.one(ID, "get-again", &purpose.about).filter(own),
        })
    })
}

/// Fields that may be another with each answer, and rightly so.
const CHANGING: [&str; 3] = ["ETag", "Last-Modified", "Location"];

impl Pair<'_> {
    /// What HEAD says otherwise than GET did, apart from what GET itself says otherwise when it is asked again.
    fn difference(&self) -> Option<Difference> {
        if self.by_head.status != self.by_get.status {
            let is_kept = self
                .again
                .is_none_or(|again| again.status() == Some(self.by_get.status));
            return is_kept.then_some(Difference::Status);
        }
        let names = ["Content-Type", "ETag", "Last-Modified", "Location", "Allow"];
        let mut differing = names.into_iter().filter(|name| {
            let told = self.by_head.fields.get(name);
            told.is_some() && told != self.by_get.fields.get(name)
        });
        let is_kept = |name: &&str| match self.again {
            None => true,
            Some(again) => again.answer().is_some_and(|again| {
                again.status == self.by_get.status
                    && again.fields.get(name) == self.by_get.fields.get(name)
            }),
        };
        differing.find(is_kept).map(Difference::Field)
    }

    /// Whether HEAD is refused where GET is not, as where nobody wrote a handler for it.
    fn refuses(&self) -> bool {
        let status = self.by_head.status;
        matches!(status, 405 | 501) && self.by_get.status != status
    }
}

fn tell(pair: &Pair<'_>, fold: &mut Fold) {
    let (by_head, by_get) = (pair.by_head.status, pair.by_get.status);
    let difference = pair.difference();
    // Where HEAD has no handler at all, that is one fault and not one of each resource.
    let refuses = difference == Some(Difference::Status) && pair.refuses();
    let key = if refuses {
        format!("{} {by_head}", pair.head.request.origin)
    } else {
        answers::address(pair.head)
    };
    let what = match difference {
        Some(Difference::Status) if refuses => format!("HEAD gets {by_head}, and GET does not"),
        Some(Difference::Status) => format!("GET gets {by_get} and HEAD gets {by_head}"),
        _ if !pair.by_head.surplus.is_empty() => "content follows the answer to HEAD".to_owned(),
        Some(Difference::Field(name)) => {
            format!("`{name}` is another one in the answer to HEAD than to GET")
        }
        None => return,
    };
    let mut finding = Finding::of(pair.head, what)
        .why(if refuses { REFUSED } else { WHY })
        .fix("answer HEAD with the handler of GET, and leave the content out")
        .and(pair.get);
    if let Some(again) = pair.again {
        finding = finding.and(again);
    }
    let (severity, finding) = weighed(pair, difference, finding);
    fold.add(key, severity, finding);
}

/// What may have changed from one request to the next is a hint as long as GET was asked once.
fn weighed(
    pair: &Pair<'_>,
    difference: Option<Difference>,
    finding: Finding,
) -> (Severity, Finding) {
    match difference {
        Some(Difference::Field(name))
            if CHANGING.contains(&name)
                && pair.again.is_none()
                && pair.by_head.surplus.is_empty() =>
        {
            let hint = "GET was asked once, so that the resource may have changed meanwhile";
            let finding = finding.confidence(Confidence::Low).fact(hint);
            (Severity::Advice, finding)
        }
        _ => (Severity::Must, finding),
    }
}

#[cfg(test)]
mod tests {
    use super::{CHECK, ID};
    use crate::exchange::{Answer, Exchange, Outcome};
    use crate::fields::Fields;
    use crate::finding::{Confidence, Finding, Findings, Severity};
    use crate::origin::Origin;
    use crate::probe::{Probe, Wants};
    use crate::run::Run;
    use crate::site::Site;

    /// A method, the part it is sent for, and the `ETag` of the answer.
    type Sent = (&'static str, &'static str, &'static str);

    const GET: Sent = ("GET", "", "\"1\"");
    const HEAD: Sent = ("HEAD", "head", "\"2\"");

    fn exchange((method, part, etag): Sent) -> Exchange {
        let origin = Origin::try_from("https://shop.example".to_owned()).unwrap();
        let mut probe = Probe::new(method, &origin, "/");
        if !part.is_empty() {
            probe = probe.for_check(ID, part);
        }
        let field = ("ETag".to_owned(), etag.to_owned());
        let answer = Answer {
            status: 200,
            fields: Fields(vec![field]),
            ..Answer::default()
        };
        Exchange {
            purposes: vec![probe.purpose],
            request: probe.request,
            at: 1,
            outcome: Outcome::Answer(answer),
        }
    }

    fn found(sent: &[Sent]) -> Vec<Finding> {
        let run = Run::of(sent.iter().copied().map(exchange));
        let mut found = Vec::new();
        (CHECK.judge)(
            &Site::default(),
            &run,
            &mut Findings::of(&CHECK, &mut found),
        );
        found
    }

    #[test]
    fn what_get_says_twice_is_certain_and_once_is_a_hint() {
        assert!(found(&[GET, HEAD, ("GET", "get-again", "\"3\"")]).is_empty());
        let certain = found(&[GET, HEAD, ("GET", "get-again", "\"1\"")]);
        assert_eq!(certain.len(), 1);
        assert_eq!(
            (certain[0].severity, certain[0].confidence),
            (Severity::Must, Confidence::High)
        );
        let hint = found(&[GET, HEAD]);
        assert_eq!(
            (hint[0].severity, hint[0].confidence),
            (Severity::Advice, Confidence::Low)
        );
    }

    #[test]
    fn get_is_asked_again_where_they_differ() {
        let asked = |sent: &[Sent]| {
            let run = Run::of(sent.iter().copied().map(exchange));
            let mut wants = Wants::default();
            (CHECK.wants)(&Site::default(), &run, &mut wants);
            wants.probes
        };
        let again = asked(&[GET, HEAD]);
        assert_eq!(again.len(), 1);
        assert_eq!(
            (again[0].request.method.as_str(), again[0].again),
            ("GET", 1)
        );
        assert!(asked(&[GET, ("HEAD", "head", "\"1\"")]).is_empty());
    }
}
