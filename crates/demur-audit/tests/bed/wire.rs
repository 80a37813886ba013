//! What a careful server refuses before it looks at a resource.

use super::server::{Asked, Reply};

/// The answer to a request that is malformed, or for another host; nothing for a good one.
pub(crate) fn refusal(asked: &Asked) -> Option<Reply> {
    let status = fault(asked)?;
    let fields = [("Cache-Control", "no-store"), ("Connection", "close")];
    Some(Reply {
        close: true,
        ..Reply::new(asked, status, &fields, "")
    })
}

fn fault(asked: &Asked) -> Option<u16> {
    request_line(asked)
        .or_else(|| lines(asked))
        .or_else(|| framing(asked))
        .or_else(|| authority(asked))
        .or_else(|| expectation(asked))
}

fn request_line(asked: &Asked) -> Option<u16> {
    let head = String::from_utf8_lossy(&asked.head).into_owned();
    let first = head.lines().next().unwrap_or_default();
    let words = first.split(' ').count();
    let Some(number) = asked.version.strip_prefix("HTTP/").filter(|_| words == 3) else {
        return Some(400);
    };
    match number {
        "0.9" | "2.0" | "3.7" => Some(505),
        _ if !number.starts_with("1.") => Some(400),
        _ if asked.target.len() > 8000 => Some(414),
        _ => None,
    }
}

fn lines(asked: &Asked) -> Option<u16> {
    if asked.head.len() > 32 << 10 {
        return Some(431);
    }
    let head = String::from_utf8_lossy(&asked.head).into_owned();
    let mut lines = head.split("\r\n").skip(1).filter(|line| !line.is_empty());
    let is_bad = lines.any(|line| {
        let (name, value) = line.split_once(':').unwrap_or((line, "\r"));
        let is_token = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'-';
        name.is_empty() || !name.bytes().all(is_token) || value.contains(['\r', '\n'])
    });
    is_bad.then_some(400)
}

fn framing(asked: &Asked) -> Option<u16> {
    let lengths: Vec<&str> = all(asked, "Content-Length").collect();
    if all(asked, "Transfer-Encoding").next().is_some() {
        return Some(if lengths.is_empty() { 501 } else { 400 });
    }
    let is_number =
        |text: &&str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    (lengths.len() > 1 || !lengths.iter().all(is_number)).then_some(400)
}

fn authority(asked: &Asked) -> Option<u16> {
    let hosts: Vec<&str> = all(asked, "Host").collect();
    let [host] = hosts.as_slice() else {
        return Some(400);
    };
    if host.contains(' ') {
        return Some(400);
    }
    let named = asked.target.strip_prefix("http://");
    let named = named.map(|rest| rest.split('/').next().unwrap_or_default());
    let own = named.unwrap_or(host);
    (!own.starts_with("127.0.0.1:")).then_some(421)
}

fn expectation(asked: &Asked) -> Option<u16> {
    let expect = asked.field("Expect")?;
    (!expect.eq_ignore_ascii_case("100-continue")).then_some(417)
}

fn all<'a>(asked: &'a Asked, name: &'a str) -> impl Iterator<Item = &'a str> {
    let fields = asked.fields.iter();
    let named = fields.filter(move |(own, _)| own.eq_ignore_ascii_case(name));
    named.map(|(_, value)| value.as_str())
}
