//! A report in which everything that a server can say is hostile.

use demur_audit::{
    Answer, Baseline, Confidence, Coverage, Exchange, Failure, FailureKind, Fields, Finding,
    Origin, Outcome, Place, Probe, Raw, Report, Severity, Suppressions, Threshold,
};

/// Markup, commands, templates, steering letters, a bell, and half a code span.
pub(crate) const HOSTILE: &str = "<script>alert(1)</script> ]]> `x $(id) ${{ secrets.X }} {{$processEnv HOME}} @root #1 \u{1b}[2J\u{202e}\u{7}\u{ffff} '\"\\ =1+1 |";

fn exchange(
    mut probe: Probe,
    rule: &str,
    status: u16,
    fields: &[(&str, &str)],
    body: &str,
) -> Exchange {
    rule.clone_into(&mut probe.purpose.check);
    let fields = fields
        .iter()
        .map(|(name, value)| ((*name).to_owned(), (*value).to_owned()));
    Exchange {
        purposes: vec![probe.purpose],
        request: probe.request,
        at: 1_795_780_800,
        outcome: Outcome::Answer(Answer {
            status,
            version: "HTTP/1.1".to_owned(),
            fields: Fields(fields.collect()),
            body: body.as_bytes().to_vec(),
            ..Answer::default()
        }),
    }
}

fn probe(method: &str, target: &str) -> Probe {
    let origin = Origin::try_from("https://shop.example".to_owned()).expect("an origin");
    Probe::new(method, &origin, target)
}

const HEAD: &str = "head-differs-from-get";
const CHALLENGE: &str = "unauthorized-without-challenge";

fn findings() -> Vec<Finding> {
    let in_document = Finding {
        rule: CHALLENGE,
        severity: Severity::Advice,
        ..Finding::without("the document declares no 401")
            .why("w")
            .fix("f")
            .pointer("/paths/~1orders/get")
    };
    let mut all = vec![differs("/old/1"), challenge(), octets(), in_document];
    all.extend((1..=15).map(|number| differs(&format!("/products/{number}"))));
    all
}

/// Two exchanges, with nothing odd about them.
fn differs(target: &str) -> Finding {
    let date = [("Date", "Fri, 27 Nov 2026 12:00:00 GMT")];
    let head = exchange(probe("HEAD", target), HEAD, 404, &date, "");
    let html = [("Content-Type", "text/html")];
    let get = exchange(probe("GET", target), HEAD, 200, &html, "<h1>Shop</h1>");
    Finding {
        rule: HEAD,
        severity: Severity::Must,
        ..Finding::of(&head, "GET gets 200 and HEAD gets 404")
            .why("HEAD is GET without the content (RFC 9110 §9.3.2)")
            .fix("answer HEAD with the handler of GET, and leave the content out")
            .and(&get)
    }
}

/// Hostile in every place.
fn challenge() -> Finding {
    let fields = [
        ("Set-Cookie", "sid=secret; Path=/"),
        ("X-Odd", HOSTILE),
        ("Content-Type", "text/html"),
    ];
    let asked = probe("POST", &format!("/a/{HOSTILE}"))
        .identity("alice\u{202e}")
        .body("application/json", format!("{{\"a\":\"{HOSTILE}\"}}"));
    let exchange = exchange(asked, CHALLENGE, 401, &fields, HOSTILE);
    Finding {
        rule: CHALLENGE,
        severity: Severity::Should,
        ..Finding::of(&exchange, format!("the 401 says `{HOSTILE}`"))
            .why(format!("so it is {HOSTILE}"))
            .fix(format!("do not {HOSTILE}"))
            .fact(format!("expected: {HOSTILE}"))
            .confidence(Confidence::Low)
            .operation(Some(format!("op {HOSTILE}")))
    }
}

/// Octets, and no answer.
fn octets() -> Finding {
    let mut raw = probe("GET", "/");
    raw.request.raw = Some(Raw {
        first: b"GET / HTTP/1.1\r\nHost: shop.example\r\nHost: \xff\r\n\r\n".to_vec(),
        then: Vec::new(),
    });
    CHALLENGE.clone_into(&mut raw.purpose.check);
    let failed = Exchange {
        purposes: vec![raw.purpose],
        request: raw.request,
        at: 1_795_780_801,
        outcome: Outcome::Failure(Failure {
            kind: FailureKind::Closed,
            detail: HOSTILE.to_owned(),
        }),
    };
    Finding {
        rule: CHALLENGE,
        severity: Severity::Advice,
        ..Finding::of(&failed, "the connection is closed without an answer")
            .why("two `Host` are 400")
            .fix("answer 400")
    }
}

/// The whole of it.
pub(crate) fn hostile() -> Report {
    let mut report = Report::of("https://me:secret@shop.example/", findings());
    report.started = 1_795_780_800;
    report.seconds = 4.2;
    report.requests = 214;
    report.stopped = Some(format!("five failures in a row, {HOSTILE}"));
    report.notes = vec![format!("`/slow` gave no answer: {HOSTILE}")];
    report.coverage = Coverage {
        resources: 31,
        operations: Some((12, 14)),
        checks: vec!["head-differs-from-get"],
        skipped: vec![("unauthorized-without-challenge", "not chosen".to_owned())],
    };
    report.fail_on = Threshold::From(Severity::Should);
    for one in &mut report.findings {
        if one.finding.pointer.is_some() {
            one.place = Some(Place {
                file: "api/<open> api.yaml".to_owned(),
                line: 12,
                column: 5,
            });
        }
    }
    let accepted = "[[suppress]]\nrule = \"head-differs-from-get\"\nurl = \"/old/*\"\nreason = \"goes in `May` <b>\"\n\
        [[suppress]]\nrule = \"head-differs-from-get\"\nurl = \"/never\"\nreason = \"x\"\n";
    let accepted = Suppressions::read("accepted.toml", accepted).expect("suppressions");
    let today = demur_audit::Date::of(report.started);
    report.suppress(&accepted, today);
    let gone = "{\"version\":1,\"findings\":[{\"rule\":\"head-differs-from-get\",\"resource\":\"/gone\",\"fingerprint\":\"00\"}]}";
    report.stopped.take();
    report.compare(&Baseline::read(gone).expect("a baseline"));
    report.stopped = Some(format!("five failures in a row, {HOSTILE}"));
    report
}

/// One in which nothing was found.
pub(crate) fn clean() -> Report {
    let mut report = Report::of("https://shop.example/", Vec::new());
    report.started = 1_795_780_800;
    report.coverage.checks = vec!["head-differs-from-get", "unauthorized-without-challenge"];
    report
}
