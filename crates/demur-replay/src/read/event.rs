//! Our own events, one JSON object a line. They hold no query and no body, and of the fields only what names the
//! client and the page before, cut and without secrets: too little to be sent again, so it is not read.

use demur_decide::StepId;
use serde_json::Value;

use super::{fit_a_line, status};
use crate::recorded::{Body, Content, Head, Known, Recorded};

/// Whether a line is an event.
pub(crate) fn is_event(line: &[u8]) -> bool {
    let event: Option<Value> = serde_json::from_slice(line).ok();
    event.is_some_and(|event| event.get("v").is_some() && event.get("ts").is_some())
}

/// One line; or why it is none.
pub(crate) fn read(line: &[u8]) -> Result<Recorded, &'static str> {
    let event: Value = serde_json::from_slice(line).map_err(|_| "it is no JSON")?;
    let text = |name: &str| event.get(name).and_then(Value::as_str);
    if event.get("v").and_then(Value::as_u64) != Some(1) {
        return Err("it is no event of version 1");
    }
    let (Some(method), Some(path)) = (text("method"), text("path")) else {
        return Err("no head could be read");
    };
    if !fit_a_line(method, path.as_bytes()) {
        return Err("the request line holds a line break");
    }
    Ok(Recorded {
        method: method.to_owned(),
        target: path.as_bytes().to_vec(),
        fields: Vec::new(),
        content: Content::None,
        known: Known {
            head: Head::PathOnly,
            body: Body::Absent,
        },
        client: text("client").and_then(|client| client.parse().ok()),
        status: event.get("status").and_then(Value::as_u64).and_then(status),
        step: decided_by(&event),
    })
}

/// The row that answered the request. One of the rows about the upstream's answers is none: they come after the
/// request was forwarded, as an upstream's status shows too. What shadow rows said was no answer.
fn decided_by(event: &Value) -> Option<StepId> {
    let text = |name: &str| event.get(name).and_then(Value::as_str);
    if event.get("upstream_status").is_some() || text("mode") == Some("shadow") {
        return None;
    }
    let step = text("step")?;
    demur_decide::ids()
        .map(|(_, id)| id)
        .find(|id| id.as_str() == step)
}

#[cfg(test)]
mod tests {
    use super::read;

    #[test]
    fn an_event_tells_which_row_refused() {
        let line = br#"{"v":1,"ts":"x","method":"GET","path":"/a","status":404,"step":"not-found","client":"::1"}"#;
        let recorded = read(line).unwrap();
        assert_eq!(
            recorded.step.map(demur_decide::StepId::as_str),
            Some("not-found")
        );
        assert_eq!(recorded.status, Some(404));
    }

    #[test]
    fn members_that_are_of_no_use_here_are_passed_over() {
        let old = br#"{"v":1,"ts":"x","id":"a","method":"GET","path":"/a","status":404,"step":"not-found","client":"::1"}"#;
        let new = br#"{"v":1,"ts":"x","id":"a","host":"b.example:81","method":"GET","path":"/a","status":404,"step":"not-found","client":"::1","principal":"ada","referrer":"https://c.example/x","agent":"app/5.2.0","of-later":[{}]}"#;
        assert_eq!(read(new).unwrap(), read(old).unwrap());
    }

    #[test]
    fn an_upstreams_own_answer_is_not_ours() {
        let line =
            br#"{"v":1,"ts":"x","method":"GET","path":"/a","status":404,"upstream_status":404}"#;
        assert_eq!(read(line).unwrap().step, None);
    }

    #[test]
    fn an_event_without_a_head_is_none_to_replay() {
        assert_eq!(read(br#"{"v":1,"ts":"x"}"#), Err("no head could be read"));
        assert_eq!(read(b"{"), Err("it is no JSON"));
        assert_eq!(read(br#"{"v":2}"#), Err("it is no event of version 1"));
        let line = br#"{"v":1,"method":"GET","path":"/\r\nHost: b"}"#;
        assert_eq!(read(line), Err("the request line holds a line break"));
    }
}
