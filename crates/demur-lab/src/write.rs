//! Writes requests as lines of the logs that servers write.
//!
//! Four forms: nginx's combined format; the same with more fields, whose `log_format` is [`EXTENDED`]; JSON with the
//! members of [`MEMBERS`]; and the events of the gateway, without the route and the operation, so that routes have to
//! be found out.

use crate::numbers::{push, push_padded};
use crate::request::Request;
use crate::site::HOST;
use crate::time::{Stamps, Zone};

/// The `log_format` of [`Form::Extended`].
pub const EXTENDED: &str = "$remote_addr - $remote_user [$time_local] \"$request\" $status $body_bytes_sent \
    \"$http_referer\" \"$http_user_agent\" $request_time $upstream_addr";

/// The members of [`Form::Json`] and what they mean. `uri` has the query; `request_time` is in seconds; what is not
/// known is an empty text.
pub const MEMBERS: [(&str, &str); 12] = [
    ("time", "moment, RFC 3339, UTC, milliseconds"),
    ("remote_addr", "client"),
    ("user", "principal"),
    ("host", "host"),
    ("method", "method"),
    ("uri", "path and query"),
    ("status", "status"),
    ("bytes", "bytes of the answer"),
    ("request_time", "duration in seconds"),
    ("referer", "referrer"),
    ("agent", "agent"),
    ("upstream", "server behind"),
];

/// How lines are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// The combined format of Apache and nginx.
    Combined,
    /// The same with the principal, the duration and the server behind.
    Extended,
    /// One object a line.
    Json,
    /// The events of the gateway.
    Events,
}

/// Writes lines of one form.
#[derive(Debug, Clone)]
pub struct Writer {
    form: Form,
    stamps: Stamps,
    lines: u64,
}

impl Writer {
    /// `zone` is for the forms that write local time.
    pub fn new(form: Form, zone: Zone) -> Self {
        Self {
            form,
            stamps: Stamps::new(zone),
            lines: 0,
        }
    }

    /// How many lines were written.
    pub fn lines(&self) -> u64 {
        self.lines
    }

    /// Appends one line.
    pub fn line(&mut self, out: &mut Vec<u8>, req: &Request) {
        self.lines += 1;
        match self.form {
            Form::Combined => self.combined(out, req, b""),
            Form::Extended => {
                self.combined(out, req, &req.principal);
                out.push(b' ');
                seconds(out, req.micros);
                out.push(b' ');
                or_hyphen(out, &req.upstream);
            }
            Form::Json => self.json(out, req),
            Form::Events => self.event(out, req),
        }
        out.push(b'\n');
    }

    fn combined(&mut self, out: &mut Vec<u8>, req: &Request, user: &[u8]) {
        out.extend_from_slice(&req.client);
        out.extend_from_slice(b" - ");
        or_hyphen(out, user);
        out.extend_from_slice(b" [");
        out.extend_from_slice(self.stamps.common(req.at / 1_000));
        out.extend_from_slice(b"] \"");
        out.extend_from_slice(req.method.as_bytes());
        out.push(b' ');
        target(out, req);
        out.extend_from_slice(b" HTTP/1.1\" ");
        push(out, u64::from(req.status));
        out.push(b' ');
        push(out, req.bytes_out);
        out.extend_from_slice(b" \"");
        or_hyphen(out, &req.referrer);
        out.extend_from_slice(b"\" \"");
        or_hyphen(out, &req.agent);
        out.push(b'"');
    }

    fn json(&mut self, out: &mut Vec<u8>, req: &Request) {
        out.extend_from_slice(b"{\"time\":\"");
        self.moment(out, req.at);
        member(out, b"\",\"remote_addr\":\"", &req.client);
        member(out, b"\",\"user\":\"", &req.principal);
        member(out, b"\",\"host\":\"", HOST.as_bytes());
        member(out, b"\",\"method\":\"", req.method.as_bytes());
        out.extend_from_slice(b"\",\"uri\":\"");
        target(out, req);
        number(out, b"\",\"status\":", u64::from(req.status));
        number(out, b",\"bytes\":", req.bytes_out);
        out.extend_from_slice(b",\"request_time\":");
        seconds(out, req.micros);
        member(out, b",\"referer\":\"", &req.referrer);
        member(out, b"\",\"agent\":\"", &req.agent);
        member(out, b"\",\"upstream\":\"", &req.upstream);
        out.extend_from_slice(b"\"}");
    }

    fn event(&mut self, out: &mut Vec<u8>, req: &Request) {
        out.extend_from_slice(b"{\"v\":1,\"ts\":\"");
        self.moment(out, req.at);
        number(out, b"\",\"id\":\"lab-", self.lines);
        member(out, b"\",\"method\":\"", req.method.as_bytes());
        member(out, b"\",\"path\":\"", &req.path);
        number(out, b"\",\"status\":", u64::from(req.status));
        quoted(out, b",\"step\":\"", req.step.as_bytes());
        quoted(out, b",\"reason\":\"", req.reason.as_bytes());
        number(out, b",\"bytes_in\":", req.bytes_in);
        number(out, b",\"bytes_out\":", req.bytes_out);
        number(out, b",\"duration_us\":", req.micros);
        quoted(out, b",\"client\":\"", &req.client);
        quoted(out, b",\"principal\":\"", &req.principal);
        quoted(out, b",\"agent\":\"", &req.agent);
        quoted(out, b",\"referrer\":\"", &req.referrer);
        quoted(out, b",\"host\":\"", HOST.as_bytes());
        out.push(b'}');
    }

    fn moment(&mut self, out: &mut Vec<u8>, at: u64) {
        out.extend_from_slice(self.stamps.utc(at / 1_000));
        out.push(b'.');
        push_padded(out, at % 1_000, 3);
        out.push(b'Z');
    }
}

/// No text that is made here holds a quotation mark, a backslash or a control character.
fn member(out: &mut Vec<u8>, start: &[u8], text: &[u8]) {
    out.extend_from_slice(start);
    out.extend_from_slice(text);
}

fn quoted(out: &mut Vec<u8>, start: &[u8], text: &[u8]) {
    if !text.is_empty() {
        member(out, start, text);
        out.push(b'"');
    }
}

fn number(out: &mut Vec<u8>, start: &[u8], number: u64) {
    out.extend_from_slice(start);
    push(out, number);
}

fn or_hyphen(out: &mut Vec<u8>, text: &[u8]) {
    out.extend_from_slice(if text.is_empty() { b"-" } else { text });
}

fn target(out: &mut Vec<u8>, req: &Request) {
    out.extend_from_slice(&req.path);
    if !req.query.is_empty() {
        out.push(b'?');
        out.extend_from_slice(&req.query);
    }
}

/// `0.012`.
fn seconds(out: &mut Vec<u8>, micros: u64) {
    push(out, micros / 1_000_000);
    out.push(b'.');
    push_padded(out, micros / 1_000, 3);
}
