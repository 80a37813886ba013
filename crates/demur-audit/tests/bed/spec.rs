//! A service with a document. It answers each instance wrongly or rightly; all else it answers rightly.
//!
//! Alice may do everything. Bob may see what is nobody's secret, and makes nothing.

use super::listed::{COLLECTIONS, INSTANCES};
use std::collections::HashMap;
use std::sync::{Arc, Mutex};

use serde_json::{Value, json};

use crate::Side;
use crate::server::{Asked, Handler, Reply, Server};

const DOCUMENT: &str = include_str!("spec.yaml");
const MORE: &str = include_str!("spec_wrong.yaml");

pub(crate) fn document(side: Side) -> String {
    match side {
        Side::Wrong => format!("{DOCUMENT}{MORE}"),
        Side::Right => DOCUMENT.to_owned(),
    }
}

pub(crate) fn start(side: Side) -> Server {
    let shop = Shop {
        side,
        things: Mutex::default(),
    };
    let handler: Handler = Arc::new(move |asked| shop.answer(asked));
    Server::start(handler)
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Who {
    Nobody,
    Malformed,
    Stranger,
    Alice,
    Bob,
}

impl Who {
    fn of(asked: &Asked) -> Self {
        match asked.field("Authorization") {
            None => Self::Nobody,
            Some("Bearer alice") => Self::Alice,
            Some("Bearer bob") => Self::Bob,
            Some(text) if text.starts_with("Bearer ") => Self::Stranger,
            Some(_) => Self::Malformed,
        }
    }

    fn is_known(self) -> bool {
        matches!(self, Self::Alice | Self::Bob)
    }
}

struct Shop {
    side: Side,
    /// What was made, by path.
    things: Mutex<HashMap<String, Value>>,
}

/// Whether the request names this machine.
fn is_for_us(asked: &Asked) -> bool {
    let own = |text: &str| text.starts_with("127.0.0.1:");
    let absolute = asked.target.strip_prefix("http://");
    absolute.is_none_or(own) && asked.field("Host").is_some_and(own)
}

impl Shop {
    fn answer(&self, asked: &Asked) -> Reply {
        let mut parts = asked.path().split('/').skip(1);
        let rule = parts.next().unwrap_or_default();
        let name = parts.next().unwrap_or_default();
        let rest = parts.next();
        let is_wrong = self.side == Side::Wrong;
        let has_ids = rule == "existence-leak"
            || ["absent", "crash"].contains(&name) && rule != "body-fault-status";
        let is_there = INSTANCES.contains(&(rule, name))
            && rest.is_some() == has_ids
            && parts.next().is_none();
        match rule {
            _ if !is_for_us(asked) => problem(asked, 421, &[]),
            _ if asked.path() == "/" => get(asked, || json_reply(asked, 200, &item())),
            _ if COLLECTIONS.contains(&(rule, name)) => self.collection(asked, name, is_wrong),
            _ if !is_there => problem(asked, 404, &[]),
            "body-fault-status" => allowed(asked, &["POST"], || create(asked, name, is_wrong)),
            "swapped-400-404" => get(asked, || parameters(asked, name, rest, is_wrong)),
            "swapped-401-403" => get(asked, || credentials(asked, name, is_wrong)),
            "existence-leak" => secret(asked, name, rest, is_wrong),
            "undocumented-answer" => get(asked, || undocumented(asked, name, is_wrong)),
            _ => problem(asked, 404, &[]),
        }
    }

    fn collection(&self, asked: &Asked, name: &str, is_wrong: bool) -> Reply {
        let path = asked.path().to_owned();
        let is_member = path.split('/').count() == 4;
        let who = Who::of(asked);
        if !who.is_known() {
            return refuse(asked, who);
        }
        let methods: &[&str] = if is_member {
            &["GET", "PUT", "DELETE"]
        } else {
            &["POST"]
        };
        allowed(asked, methods, || {
            let mut things = self.things.lock().expect("no panic");
            let exists = things.contains_key(&path);
            if who == Who::Bob {
                return bob(asked, name, is_wrong, &things, exists);
            }
            let body: Option<Value> = serde_json::from_slice(&asked.body).ok();
            match asked.method.as_str() {
                "POST" => {
                    let location = format!("{path}/{}", things.len() + 1);
                    if !(is_wrong && name == "created") {
                        things.insert(location.clone(), body.unwrap_or_default());
                    }
                    Reply::new(
                        asked,
                        201,
                        &[("Location", &location), ("Cache-Control", "no-store")],
                        "",
                    )
                }
                "PUT" if is_wrong && name == "put" && exists => problem(asked, 500, &[]),
                "PUT" => {
                    things.insert(path, body.unwrap_or_default());
                    let status = if exists { 204 } else { 201 };
                    Reply::new(asked, status, &[("Cache-Control", "no-store")], "")
                }
                "DELETE" if exists => {
                    if !(is_wrong && name == "deleted") {
                        things.remove(&path);
                    }
                    Reply::new(asked, 204, &[("Cache-Control", "no-store")], "")
                }
                "DELETE" if is_wrong && name == "delete" => problem(asked, 500, &[]),
                "GET" | "HEAD" if exists => json_reply(asked, 200, &item()),
                _ => problem(asked, 404, &[]),
            }
        })
    }
}

/// Bob may not see anything in a collection, and mostly does not learn what is there.
fn bob(
    asked: &Asked,
    name: &str,
    is_wrong: bool,
    things: &HashMap<String, Value>,
    exists: bool,
) -> Reply {
    let conditional = asked.field("If-None-Match").is_some();
    if is_wrong && name == "condition" && conditional && exists {
        return problem(asked, 412, &[]);
    }
    let body: Option<Value> = serde_json::from_slice(&asked.body).ok();
    let is_taken = asked.method == "POST" && things.values().any(|one| Some(one) == body.as_ref());
    if is_wrong && name == "conflict" && is_taken {
        return problem(asked, 409, &[]);
    }
    problem(asked, 404, &[])
}

fn item() -> Value {
    json!({"name": "a", "count": 1})
}

fn create(asked: &Asked, name: &str, is_wrong: bool) -> Reply {
    let made = || Reply::new(asked, 201, &[("Cache-Control", "no-store")], "");
    let is_json = asked.field("Content-Type") == Some("application/json");
    let takes_all = is_wrong && name == "any-type";
    if !(asked.body.is_empty() || is_json || takes_all) {
        return problem(asked, 415, &[("Accept", "application/json")]);
    }
    if asked.field("Content-Encoding").is_some() {
        return problem(asked, 415, &[("Accept-Encoding", "identity")]);
    }
    let Ok(body) = serde_json::from_slice::<Value>(&asked.body) else {
        let status = if is_wrong && name == "crash" {
            500
        } else {
            400
        };
        return problem(asked, status, &[]);
    };
    let has = |name: &str, fits: fn(&Value) -> bool| body.get(name).is_some_and(fits);
    let fits = has("name", Value::is_string) && has("count", Value::is_i64);
    if fits || (is_wrong && name == "accepts") {
        made()
    } else {
        problem(asked, 422, &[])
    }
}

fn limit_fits(asked: &Asked) -> bool {
    let query = asked.target.split_once('?').map_or("", |(_, query)| query);
    let limit = query.strip_prefix("limit=");
    limit.is_some_and(|limit| limit.parse::<u32>().is_ok_and(|limit| limit > 0))
}

fn parameters(asked: &Asked, name: &str, id: Option<&str>, is_wrong: bool) -> Reply {
    if name == "parameter" {
        return match (limit_fits(asked), is_wrong) {
            (true, _) => json_reply(asked, 200, &item()),
            (false, true) => problem(asked, 404, &[]),
            (false, false) => problem(asked, 400, &[]),
        };
    }
    match id.unwrap_or_default().parse::<u64>() {
        Ok(7) => json_reply(asked, 200, &item()),
        Ok(_) if is_wrong && name == "absent" => problem(asked, 400, &[]),
        Err(_) if is_wrong && name == "crash" => problem(asked, 500, &[]),
        _ => problem(asked, 404, &[]),
    }
}

fn credentials(asked: &Asked, name: &str, is_wrong: bool) -> Reply {
    let who = Who::of(asked);
    match (name, who) {
        ("parameter", _) if limit_fits(asked) => json_reply(asked, 200, &item()),
        ("parameter", _) => problem(asked, if is_wrong { 403 } else { 400 }, &[]),
        ("none", Who::Nobody) if is_wrong => problem(asked, 403, &[]),
        ("unchecked", Who::Stranger) if is_wrong => json_reply(asked, 200, &item()),
        ("poor", Who::Bob) if is_wrong => refuse(asked, Who::Nobody),
        ("poor", Who::Bob) => problem(asked, 403, &[]),
        (_, who) if who.is_known() => json_reply(asked, 200, &item()),
        (_, who) => refuse(asked, who),
    }
}

fn secret(asked: &Asked, name: &str, id: Option<&str>, is_wrong: bool) -> Reply {
    let who = Who::of(asked);
    if !who.is_known() {
        return refuse(asked, who);
    }
    let exists = id == Some("7");
    let shown = exists
        && (who == Who::Alice || (is_wrong && name == "options" && asked.method == "OPTIONS"));
    if shown {
        return get(asked, || json_reply(asked, 200, &item()));
    }
    match name {
        "status" if is_wrong && exists => problem(asked, 403, &[]),
        "words" if is_wrong && exists => {
            let text = json!({"type": "about:blank", "title": "Not Found", "status": 404, "detail": "not yours"});
            reply(
                asked,
                404,
                "application/problem+json",
                &[("Cache-Control", "no-store")],
                &text,
            )
        }
        _ => problem(asked, 404, &[]),
    }
}

fn undocumented(asked: &Asked, name: &str, is_wrong: bool) -> Reply {
    match name {
        "status" if is_wrong => json_reply(asked, 203, &item()),
        "type" if is_wrong => {
            let fields = [
                ("Content-Type", "text/plain"),
                ("Cache-Control", "no-store"),
            ];
            Reply::new(asked, 200, &fields, "a, 1")
        }
        "schema" if is_wrong => json_reply(asked, 200, &json!({"name": "a"})),
        _ => json_reply(asked, 200, &item()),
    }
}

/// The refusal of somebody who is not known.
fn refuse(asked: &Asked, who: Who) -> Reply {
    let status = if who == Who::Malformed { 400 } else { 401 };
    problem(
        asked,
        status,
        &[("WWW-Authenticate", "Bearer realm=\"bed\"")],
    )
}

fn get(asked: &Asked, answer: impl FnOnce() -> Reply) -> Reply {
    allowed(asked, &["GET"], answer)
}

/// The answer to one of these methods, and the right refusal of all others.
fn allowed(asked: &Asked, methods: &[&str], answer: impl FnOnce() -> Reply) -> Reply {
    let mut allow = methods.to_vec();
    if methods.contains(&"GET") {
        allow.push("HEAD");
    }
    allow.push("OPTIONS");
    let value = allow.join(", ");
    let known = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "TRACE"];
    match asked.method.as_str() {
        "OPTIONS" => Reply::new(asked, 204, &[("Allow", &value)], ""),
        method if allow.contains(&method) => answer(),
        method if known.contains(&method) => problem(asked, 405, &[("Allow", &value)]),
        _ => problem(asked, 501, &[]),
    }
}

fn json_reply(asked: &Asked, status: u16, value: &Value) -> Reply {
    let fields = [("Cache-Control", "no-store")];
    reply(asked, status, "application/json", &fields, value)
}

fn problem(asked: &Asked, status: u16, fields: &[(&str, &str)]) -> Reply {
    let title = match status {
        400 => "Bad Request",
        401 => "Unauthorized",
        403 => "Forbidden",
        404 => "Not Found",
        405 => "Method Not Allowed",
        409 => "Conflict",
        412 => "Precondition Failed",
        421 => "Misdirected Request",
        415 => "Unsupported Media Type",
        422 => "Unprocessable Content",
        501 => "Not Implemented",
        _ => "Internal Server Error",
    };
    let text = json!({"type": "about:blank", "title": title, "status": status});
    let mut all = vec![("Cache-Control", "no-store")];
    all.extend_from_slice(fields);
    reply(asked, status, "application/problem+json", &all, &text)
}

fn reply(
    asked: &Asked,
    status: u16,
    media_type: &str,
    fields: &[(&str, &str)],
    value: &Value,
) -> Reply {
    let mut all = vec![("Content-Type", media_type)];
    all.extend_from_slice(fields);
    Reply::new(asked, status, &all, &value.to_string())
}
