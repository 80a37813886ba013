//! Instances of `unauthorized-without-challenge` and `head-differs-from-get`.

use super::server::{Asked, Reply};
use super::{Instance, Side, allowed};

pub(crate) fn instances() -> Vec<Instance> {
    vec![
        Instance {
            rule: "unauthorized-without-challenge",
            name: "missing",
            entry: "",
            answer: |asked, side| login(asked, side, None),
        },
        Instance {
            rule: "unauthorized-without-challenge",
            name: "no-scheme",
            entry: "",
            answer: |asked, side| login(asked, side, Some("realm=\"shop\"")),
        },
        Instance {
            rule: "head-differs-from-get",
            name: "missing",
            entry: "",
            answer: |asked, side| match (asked.method.as_str(), side) {
                ("HEAD", Side::Wrong) => Reply::new(asked, 404, &NO_STORE, ""),
                _ => allowed(asked, &[], "here"),
            },
        },
        Instance {
            rule: "head-differs-from-get",
            name: "other-type",
            entry: "",
            answer: |asked, side| match (asked.method.as_str(), side) {
                ("HEAD", Side::Wrong) => {
                    Reply::new(asked, 200, &[("Content-Type", "text/html")], "")
                }
                _ => allowed(asked, &[("Content-Type", "text/plain")], "here"),
            },
        },
    ]
}

const NO_STORE: [(&str, &str); 1] = [("Cache-Control", "no-store")];

fn login(asked: &Asked, side: Side, wrong: Option<&str>) -> Reply {
    let right = Some("Bearer realm=\"shop\"");
    let challenge = if side == Side::Wrong { wrong } else { right };
    let mut fields = vec![
        ("Cache-Control", "no-store"),
        ("Content-Type", "application/problem+json"),
    ];
    fields.extend(challenge.map(|value| ("WWW-Authenticate", value)));
    let text = "{\"type\":\"about:blank\",\"title\":\"Unauthorized\",\"status\":401}";
    Reply::new(asked, 401, &fields, text)
}
