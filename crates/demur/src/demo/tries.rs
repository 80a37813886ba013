//! The requests that `demur demo` prints: one for each thing worth seeing.
//!
//! The lines are for a POSIX shell with curl, and each can be copied as it is.

use std::fmt::Write;
use std::net::SocketAddr;

/// One request worth trying.
struct Try {
    /// The status of the (last) answer.
    status: u16,
    /// The row that answers; [`SHOP`] where the shop does.
    step: &'static str,
    /// What it shows.
    shows: &'static str,
    /// The command; `{url}` is where the gateway is, `{host}` the same without a scheme.
    command: &'static str,
}

struct Group {
    title: &'static str,
    tries: &'static [Try],
}

/// Who answered where no row objected.
const SHOP: &str = "from the shop";

/// The list as it is printed: `# STATUS STEP: what it shows`, and below it the command.
pub(crate) fn listing(gateway: SocketAddr) -> String {
    let host = gateway.to_string();
    let url = format!("http://{host}");
    let mut text = String::new();
    for group in GROUPS {
        let _ = writeln!(text, "\n== {} ==", group.title);
        for one in group.tries {
            let command = one.command.replace("{url}", &url).replace("{host}", &host);
            let _ = writeln!(
                text,
                "\n# {} {}: {}\n{command}",
                one.status, one.step, one.shows
            );
        }
    }
    text
}

const fn show(status: u16, step: &'static str, shows: &'static str, command: &'static str) -> Try {
    Try {
        status,
        step,
        shows,
        command,
    }
}

#[rustfmt::skip]
static GROUPS: &[Group] = &[
    Group { title: "It works", tries: &[
        show(200, SHOP, "a request that no rule objects to",
            "curl -i '{url}/products?limit=2'"),
        show(201, SHOP, "a valid order",
            r#"curl -i -H 'Content-Type: application/json' -d '{"email":"ada@post.example","items":[{"product":7,"quantity":1}]}' {url}/orders"#),
        show(206, SHOP, "part of a file",
            "curl -i -r 0-29 {url}/files/catalogue.txt"),
        show(304, SHOP, "nothing new",
            r#"curl -i -H 'If-None-Match: "v1"' {url}/products/7"#),
        show(204, "options", "what may be done here",
            "curl -i -X OPTIONS {url}/products"),
    ]},
    Group { title: "What was sent", tries: &[
        show(422, "body-schema", "JSON that says the wrong things: every fault at once",
            r#"curl -i -H 'Content-Type: application/json' -d '{"email":"ada","age":17}' {url}/signup"#),
        show(400, "body-schema", "the same where the document knows 400 only",
            r#"curl -i -H 'Content-Type: application/json' -d '{"email":"ada","age":17}' {url}/legacy/signup"#),
        show(422, "body-rules", "an order that breaks a rule about all its lines",
            r#"curl -i -H 'Content-Type: application/json' -d '{"email":"ada@post.example","items":[{"product":7,"quantity":1},{"product":7,"quantity":2}]}' {url}/orders"#),
        show(400, "body-syntax", "JSON that is none, with line and column",
            r#"curl -i -H 'Content-Type: application/json' -d '{"email":"ada@post.example","age":18' {url}/signup"#),
        show(400, "body-missing", "an order without a word",
            "curl -i -X POST {url}/orders"),
        show(400, "parameters", "a number that is none",
            "curl -i '{url}/products?limit=many'"),
        show(415, "media-type", "a form where JSON is wanted",
            "curl -i -d email=ada@post.example {url}/signup"),
        show(411, "length-required", "a body of unknown length",
            r#"curl -i -H 'Content-Type: application/json' -H 'Transfer-Encoding: chunked' -d '{"email":"ada@post.example","age":18}' {url}/signup"#),
        show(413, "content-too-large", "two million bytes, refused before they are sent",
            "head -c 2000000 /dev/zero | curl -i -H 'Content-Type: application/json' --data-binary @- {url}/orders"),
        show(414, "target-too-long", "an address without an end",
            "curl -i \"{url}/products?q=$(head -c 9000 /dev/zero | tr '\\0' a)\""),
        show(431, "fields-too-large", "a cookie too many",
            "curl -i -H \"Cookie: session=$(head -c 9000 /dev/zero | tr '\\0' a)\" {url}/products"),
        show(417, "expectation", "an expectation nobody meets",
            "curl -i -H 'Expect: 200-ok' {url}/products"),
        show(406, "not-acceptable", "a picture of a list",
            "curl -i -H 'Accept: image/png' {url}/products"),
        show(408, "head-timeout", "a request that is never finished",
            "{ printf 'GET /products HTTP/1.1\\r\\n'; sleep 4; } | curl -s telnet://{host}"),
    ]},
    Group { title: "What was meant", tries: &[
        show(404, "not-found", "a path that is not there, and the one that was meant",
            "curl -i {url}/produtcs"),
        show(404, "path-parameter", "an id that can be none",
            "curl -i {url}/products/kettle"),
        show(404, SHOP, "a product that is not there",
            "curl -i {url}/products/999"),
        show(405, "method-not-allowed", "a method that is not there, and those that are",
            "curl -i -X DELETE {url}/products"),
        show(501, "method-unknown", "a method that nobody knows",
            "curl -i -X BREW {url}/products"),
        show(421, "misdirected", "a name that is not ours",
            "curl -i -H 'Host: elsewhere.example' {url}/products"),
        show(410, "gone", "a product that will not come back, since when and why",
            "curl -i {url}/products/13"),
        show(301, "moved", "a page that has moved for good",
            "curl -i {url}/kettles/7"),
        show(307, "moved", "one that has moved for a time: the method stays",
            "curl -i -X DELETE {url}/spring-sale"),
        show(451, "withheld", "a book that a court withholds",
            "curl -i {url}/products/451"),
    ]},
    Group { title: "Who asks", tries: &[
        show(401, "credentials-missing", "no token, and how to present one",
            "curl -i {url}/account"),
        show(400, "credentials-malformed", "a token without a scheme",
            "curl -i -H 'Authorization: demo' {url}/account"),
        show(401, "credentials-invalid", "a token that nobody knows",
            "curl -i -H 'Authorization: Bearer nobody' {url}/account"),
        show(200, SHOP, "the right one",
            "curl -i -H 'Authorization: Bearer demo' {url}/account"),
        show(403, "forbidden", "a report for others, and whom to ask",
            "curl -i -H 'Authorization: Bearer demo' {url}/staff/report"),
        show(200, SHOP, "the same for who works here",
            "curl -i -H 'Authorization: Bearer staff' {url}/staff/report"),
        show(403, SHOP, "a coupon for others, refused by the shop itself",
            "curl -i -X POST {url}/coupons/STAFF/redemption"),
        show(402, SHOP, "an order that was not paid",
            "curl -i -X POST {url}/orders/A-1/shipment"),
        show(429, "quota", "one time too often, and how long to wait",
            "curl -i '{url}/stock?time=[1-4]'"),
    ]},
    Group { title: "When", tries: &[
        show(428, "condition-required", "a change without saying of what",
            r#"curl -i -X PUT -H 'Content-Type: application/json' -d '{"name":"Kettle","price":35,"category":"kitchen"}' {url}/products/1"#),
        show(412, SHOP, "a change of what has changed since",
            r#"curl -i -X PUT -H 'If-Match: "v0"' -H 'Content-Type: application/json' -d '{"name":"Kettle","price":35,"category":"kitchen"}' {url}/products/1"#),
        show(409, SHOP, "a reference that is taken",
            r#"curl -i -H 'Content-Type: application/json' -d '{"reference":"A-1","email":"ada@post.example","items":[{"product":7,"quantity":1}]}' {url}/orders"#),
        show(416, SHOP, "a part behind the end",
            "curl -i -r 9999- {url}/files/catalogue.txt"),
        show(425, "too-early", "an order in data that could be replayed",
            r#"curl -i -H 'Early-Data: 1' -H 'Content-Type: application/json' -d '{"email":"ada@post.example","items":[{"product":7,"quantity":1}]}' {url}/orders"#),
    ]},
    Group { title: "When the shop fails", tries: &[
        show(500, "response-normalised", "a stack trace that stays inside",
            "curl -i {url}/broken"),
        show(404, "response-normalised", "a database error that stays inside",
            "curl -i {url}/talkative"),
        show(502, "upstream-protocol", "an answer that is not HTTP",
            "curl -i {url}/garbled"),
        show(504, "upstream-timeout", "an answer that does not come",
            "curl -i {url}/slow"),
    ]},
];

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use demur_decide::StepId;

    use super::{GROUPS, SHOP};

    /// 418 is nobody's to send (RFC 9110 §15.5.19); `demur explain 418` tells its story.
    const REFUSALS: [u16; 24] = [
        400, 401, 402, 403, 404, 405, 406, 408, 409, 410, 411, 412, 413, 414, 415, 416, 417, 421,
        422, 425, 428, 429, 431, 451,
    ];

    #[test]
    fn every_status_that_a_client_can_cause_is_shown() {
        let shown: BTreeSet<u16> = GROUPS
            .iter()
            .flat_map(|group| group.tries)
            .map(|one| one.status)
            .collect();
        let missing: Vec<u16> = REFUSALS
            .into_iter()
            .filter(|status| !shown.contains(status))
            .collect();
        assert!(missing.is_empty(), "{missing:?}");
    }

    #[test]
    fn every_step_that_is_named_is_a_row() {
        let rows: BTreeSet<&str> = demur_decide::ids()
            .map(|(_, id)| id)
            .chain(demur_decide::upstream::ids())
            .map(StepId::as_str)
            .collect();
        for one in GROUPS.iter().flat_map(|group| group.tries) {
            assert!(one.step == SHOP || rows.contains(one.step), "{}", one.step);
        }
    }
}
