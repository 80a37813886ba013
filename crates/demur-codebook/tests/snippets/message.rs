//! Requests and answers as a snippet writes them.

use std::net::SocketAddr;

use demur_codebook::Snippet;
use demur_testkit::ask;

/// A first line, fields and a content.
#[derive(Clone, Debug)]
pub(crate) struct Message {
    pub(crate) first: String,
    pub(crate) fields: Vec<(String, String)>,
    pub(crate) content: String,
}

/// What came back.
#[derive(Debug)]
pub(crate) struct Answer {
    pub(crate) status: u16,
    pub(crate) fields: Vec<(String, String)>,
}

/// The messages of a snippet; one with nothing but its status where it gives none.
pub(crate) fn messages(snippet: &Snippet) -> Vec<Message> {
    if snippet.request.is_empty() {
        return vec![message(&snippet.status.to_string())];
    }
    snippet.request.split("---\n").map(message).collect()
}

fn message(text: &str) -> Message {
    let text = repeat(text);
    let (head, content) = text.split_once("\n\n").unwrap_or((&text, ""));
    let mut lines = head.lines();
    let first = lines.next().unwrap_or_default().to_owned();
    let fields = lines.map(|line| line.split_once(": ").expect("a field"));
    Message {
        first,
        fields: fields
            .map(|(name, value)| (name.to_owned(), value.to_owned()))
            .collect(),
        content: content.to_owned(),
    }
}

/// Writes `{3*a}` out as `aaa`; every other brace stands for itself.
fn repeat(text: &str) -> String {
    let mut parts = text.split('{');
    let mut out = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let repeated = part.split_once('}').and_then(|(inside, rest)| {
            let (count, text) = inside.split_once('*')?;
            Some(text.repeat(count.parse().ok()?) + rest)
        });
        out += &repeated.unwrap_or_else(|| format!("{{{part}"));
    }
    out
}

impl Message {
    pub(crate) fn field(&self, name: &str) -> Option<&str> {
        let mut named = self
            .fields
            .iter()
            .filter(|(found, _)| found.eq_ignore_ascii_case(name));
        named.next().map(|(_, value)| value.as_str())
    }

    /// The method and the target of a request.
    pub(crate) fn line(&self) -> (&str, &str) {
        self.first.split_once(' ').expect("a method and a target")
    }

    /// The fields, with those that a client adds by itself.
    pub(crate) fn completed(&self) -> Vec<(String, String)> {
        let mut fields = self.fields.clone();
        let length = self.content.len().to_string();
        let is_framed = self.field("Transfer-Encoding").is_some() || self.content.is_empty();
        let missing = [
            ("Host", "api.example", false),
            ("Connection", "close", false),
            ("Content-Length", &length, is_framed),
        ];
        for (name, value, is_needless) in missing {
            if self.field(name).is_none() && !is_needless {
                fields.push((name.to_owned(), value.to_owned()));
            }
        }
        fields
    }

    /// The request as it goes over a connection.
    fn as_request(&self) -> String {
        let fields = self
            .completed()
            .into_iter()
            .map(|(name, value)| format!("{name}: {value}\r\n"));
        let content = match self.field("Transfer-Encoding") {
            Some(_) => self.content.replace('\n', "\r\n"),
            None => self.content.clone(),
        };
        format!(
            "{} HTTP/1.1\r\n{}\r\n{content}",
            self.first,
            fields.collect::<String>()
        )
    }
}

/// Sends all requests of a snippet, and returns the last answer.
pub(crate) fn exchange(address: SocketAddr, snippet: &Snippet) -> Answer {
    let mut last = None;
    for message in messages(snippet) {
        last = Some(answer(&ask(address, &message.as_request())));
    }
    last.expect("a request")
}

fn answer(text: &str) -> Answer {
    let head = text.split("\r\n\r\n").next().unwrap_or_default();
    let fields = head.lines().skip(1).filter_map(|line| line.split_once(':'));
    Answer {
        status: demur_testkit::status(text),
        fields: fields
            .map(|(name, value)| (name.to_owned(), value.trim().to_owned()))
            .collect(),
    }
}
