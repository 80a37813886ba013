//! Exchanges that were had before: records of our own, HAR files and logs.
//!
//! A record is one exchange a line, as JSON. It holds no credentials: requests name the identity that asked.

use demur_replay::{Format, Reader, Recorded};
use serde_json::Value;
use url::Url;

use crate::exchange::{Answer, Exchange, Outcome};
use crate::fields::Fields;
use crate::origin::Origin;
use crate::probe::{ANONYMOUS, Probe, VISIT};
use crate::reports::{escape, told};
use crate::site::{Source, Target};

/// Exchanges of a log that differ, at most.
const MOST: usize = 100_000;

/// Why a record could not be read.
#[derive(Debug, thiserror::Error)]
pub enum RecordError {
    /// A line of a record is none.
    #[error("line {line}: {error}")]
    Line {
        /// Its number, from 1.
        line: usize,
        /// What is wrong.
        error: serde_json::Error,
    },
    /// A HAR file is none.
    #[error("this is no HAR file: {0}")]
    Har(String),
    /// Not a single line of a log could be read.
    #[error("not one of {0} lines could be read as a line of an access log")]
    Log(u64),
}

/// One exchange as a line of a record. Values of cookies are left out: who has one may be who it was given to.
pub fn line(exchange: &Exchange) -> String {
    let mut exchange = exchange.clone();
    if let Outcome::Answer(answer) = &mut exchange.outcome {
        let interim = answer.interim.iter_mut().map(|one| &mut one.fields);
        for fields in interim.chain([&mut answer.fields]) {
            for (name, value) in &mut fields.0 {
                *value = told(name, value);
            }
        }
    }
    // Every part of an exchange has a form in JSON.
    let line = serde_json::to_string(&exchange).unwrap_or_default();
    let mut line = escape::json(&line);
    line.push('\n');
    line
}

/// The exchanges of a record. A last line without its end is one that was being written, and left out.
pub fn read(text: &str) -> Result<Vec<Exchange>, RecordError> {
    let whole = text.rfind('\n').and_then(|end| text.get(..end));
    let lines = whole.unwrap_or_default().lines().enumerate();
    let lines = lines.filter(|(_, line)| !line.trim().is_empty());
    let read = lines.map(|(at, line)| {
        serde_json::from_str(line).map_err(|error| RecordError::Line {
            line: at + 1,
            error,
        })
    });
    read.collect()
}

/// The exchanges of an HTTP Archive. What browsers leave out of it, such as cookies, is not missing in the answers.
pub fn har(text: &str) -> Result<Vec<Exchange>, RecordError> {
    let text = text.trim_start_matches('\u{feff}');
    let har: Value =
        serde_json::from_str(text).map_err(|error| RecordError::Har(error.to_string()))?;
    let entries = har.pointer("/log/entries").and_then(Value::as_array);
    let entries = entries.ok_or_else(|| RecordError::Har("it has no `log.entries`".to_owned()))?;
    Ok(entries.iter().filter_map(entry).collect())
}

fn entry(entry: &Value) -> Option<Exchange> {
    let text = |pointer: &str| entry.pointer(pointer).and_then(Value::as_str);
    let url = Url::parse(text("/request/url")?).ok()?;
    let origin = Origin::of(&url)?;
    let target = crate::crawl::target_of(&url);
    let mut probe = Probe::new(text("/request/method")?, &origin, &target);
    // What is asked for with another method is no visit, but looked at all the same.
    if probe.request.method != "GET" {
        "other".clone_into(&mut probe.purpose.part);
    }
    let requested = fields(entry.pointer("/request/headers"));
    let shown = requested.0.into_iter();
    probe.request.fields = shown.filter(|(name, _)| tells_no_secret(name)).collect();
    probe.request.body = text("/request/postData/text").map(str::to_owned);
    let status = entry.pointer("/response/status").and_then(Value::as_u64)?;
    // Browsers write 0 where no answer came.
    let status = u16::try_from(status).ok().filter(|status| *status > 0)?;
    let mut fields = fields(entry.pointer("/response/headers"));
    // The content stands in the file unpacked and whole.
    fields.0.retain(|(name, _)| {
        !["content-encoding", "transfer-encoding", "content-length"]
            .iter()
            .any(|one| name.eq_ignore_ascii_case(one))
    });
    let content = text("/response/content/text").unwrap_or_default();
    let is_packed = text("/response/content/encoding") == Some("base64");
    let body = if is_packed {
        use base64::Engine as _;
        let decoded = base64::engine::general_purpose::STANDARD.decode(content);
        decoded.unwrap_or_default()
    } else {
        content.as_bytes().to_vec()
    };
    let version = text("/response/httpVersion").unwrap_or("HTTP/1.1");
    Some(Exchange {
        purposes: vec![probe.purpose],
        request: probe.request,
        at: 0,
        outcome: Outcome::Answer(Answer {
            status,
            version: version.to_ascii_uppercase(),
            fields,
            body,
            ..Answer::default()
        }),
    })
}

/// Whether a field of a request says what is asked for, and not who asks: any other may hold a key.
fn tells_no_secret(name: &str) -> bool {
    let name = name.to_ascii_lowercase();
    ["accept", "if-", "content-"]
        .iter()
        .any(|start| name.starts_with(start))
        || matches!(
            name.as_str(),
            "range" | "prefer" | "origin" | "user-agent" | "cache-control"
        )
}

fn fields(list: Option<&Value>) -> Fields {
    let list = list.and_then(Value::as_array).map(Vec::as_slice);
    let pairs = list.unwrap_or_default().iter().filter_map(|field| {
        let text = |name: &str| field.get(name).and_then(Value::as_str);
        Some((text("name")?.to_owned(), text("value")?.to_owned()))
    });
    Fields(pairs.collect())
}

/// The exchanges of an access log or of our own events: method, target and status of each, once. The fields of the
/// answers are not known, and nothing is said of them.
pub fn log(format: Format, octets: &[u8], origin: &Origin) -> Result<Vec<Exchange>, RecordError> {
    let mut reader = Reader::new(format);
    let (mut known, mut found) = (std::collections::HashSet::new(), Vec::new());
    let mut take = |recorded: Recorded| {
        let target = String::from_utf8_lossy(&recorded.target).into_owned();
        let Some(status) = recorded.status else {
            return;
        };
        let is_new = found.len() < MOST
            && target.starts_with('/')
            && known.insert((recorded.method.clone(), target.clone(), status));
        if is_new {
            found.push(logged(&recorded.method, origin, &target, status));
        }
    };
    reader.feed(octets, &mut take);
    let unread = reader.finish(&mut take);
    if found.is_empty() && unread.total > 0 {
        return Err(RecordError::Log(unread.total));
    }
    Ok(found)
}

fn logged(method: &str, origin: &Origin, target: &str, status: u16) -> Exchange {
    let mut probe = Probe::new(method, origin, target);
    if method != "GET" {
        "other".clone_into(&mut probe.purpose.part);
    }
    Exchange {
        purposes: vec![probe.purpose],
        request: probe.request,
        at: 0,
        outcome: Outcome::Answer(Answer {
            status,
            ..Answer::default()
        }),
    }
}

/// The resources that a record asked for.
pub fn targets(exchanges: &[Exchange]) -> Vec<Target> {
    let visits = exchanges.iter().filter(|one| one.is_for(VISIT, ""));
    let targets = visits.map(|one| Target {
        origin: one.request.origin.clone(),
        target: one.request.target.clone(),
        operation: None,
        source: Source::Recorded,
        identity: ANONYMOUS.to_owned(),
    });
    targets.collect()
}

#[cfg(test)]
mod tests {
    use super::{har, line, read};
    use crate::exchange::Outcome;

    const HAR: &str = r#"{"log":{"entries":[
        {"request":{"method":"GET","url":"https://a.example/x?y=1","headers":[{"name":"Authorization","value":"secret"},{"name":"X-Api-Key","value":"secret"},{"name":"Accept","value":"*/*"}]},
         "response":{"status":401,"httpVersion":"h2","headers":[{"name":"content-type","value":"text/plain"}],"content":{"text":"no"}}},
        {"request":{"method":"GET","url":"https://a.example/z","headers":[]},"response":{"status":0,"headers":[]}}]}}"#;

    #[test]
    fn a_har_file_is_read_without_its_credentials() {
        let all = har(HAR).expect("a HAR file");
        assert_eq!(all.len(), 1);
        assert_eq!(all[0].request.target, "/x?y=1");
        assert_eq!(
            all[0].request.fields,
            [("Accept".to_owned(), "*/*".to_owned())]
        );
        assert_eq!(all[0].answer().expect("an answer").text(), "no");
    }

    #[test]
    fn a_record_holds_no_cookie() {
        let mut all = har(HAR).expect("a HAR file");
        if let Outcome::Answer(answer) = &mut all[0].outcome {
            let cookie = ("Set-Cookie".to_owned(), "sid=secret; Path=/".to_owned());
            answer.fields.0.push(cookie);
        }
        let line = line(&all[0]);
        assert!(
            line.contains("sid=…; Path=/") && !line.contains("secret"),
            "{line}"
        );
    }

    #[test]
    fn what_is_written_is_read_again_up_to_the_last_whole_line() {
        let all = har(HAR).expect("a HAR file");
        let mut text: String = all.iter().map(line).collect();
        text.push_str("{\"purposes\":[");
        assert_eq!(read(&text).expect("a record"), all);
        assert!(read("{}\n").is_err());
    }
}
