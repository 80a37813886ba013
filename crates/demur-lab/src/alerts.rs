//! Reads alerts from the JSON that `demur watch` writes.

use demur_watch::Alert;
use demur_watch::alert::{Cause, Numbers, State};
use serde_json::Value;

use crate::truth::{dimension, list, moment, severity, text};

/// Reads a list of alerts, an object with `alerts`, or one alert a line.
pub fn read(input: &str) -> Result<Vec<Alert>, String> {
    let whole: Result<Value, _> = serde_json::from_str(input);
    let values = match whole {
        Ok(Value::Array(list)) => list,
        Ok(object) => match object.get("alerts").and_then(Value::as_array) {
            Some(list) => list.clone(),
            None => vec![object],
        },
        Err(_) => input
            .lines()
            .filter(|line| !line.trim().is_empty())
            .map(serde_json::from_str)
            .collect::<Result<_, _>>()
            .map_err(|error| format!("the alerts are no JSON: {error}"))?,
    };
    values
        .iter()
        .enumerate()
        .map(|(place, value)| {
            alert(value).ok_or_else(|| format!("alert {} lacks a member", place + 1))
        })
        .collect()
}

fn alert(value: &Value) -> Option<Alert> {
    let texts = |key| list(value, key, |one| one.as_str().map(str::to_owned));
    Some(Alert {
        id: text(value, "id")?,
        detector: text(value, "detector")?,
        severity: severity(value.get("severity")?.as_str()?)?,
        state: [State::Open, State::Acknowledged, State::Resolved]
            .into_iter()
            .find(|state| value.get("state").and_then(Value::as_str) == Some(state.as_str()))?,
        routes: texts("routes")?,
        statuses: list(value, "statuses", |one| u16::try_from(one.as_u64()?).ok())?,
        since: moment(value, "since")?,
        raised: moment(value, "raised")?,
        until: match value.get("until") {
            None | Some(Value::Null) => None,
            Some(_) => Some(moment(value, "until")?),
        },
        numbers: numbers(value.get("numbers")?)?,
        causes: list(value, "cause", cause)?,
        sentence: text(value, "sentence")?,
        examples: texts("examples")?,
        hint: text(value, "hint").unwrap_or_default(),
    })
}

fn numbers(value: &Value) -> Option<Numbers> {
    let count = |key| value.get(key)?.as_u64();
    Some(Numbers {
        bad: count("bad")?,
        requests: count("requests")?,
        expected: value.get("expected")?.as_f64()?,
        clients: count("clients")?,
        paths: count("paths")?,
        good_before: count("good_before")?,
    })
}

fn cause(value: &Value) -> Option<Cause> {
    Some(Cause {
        dimension: dimension(value.get("dimension")?.as_str()?)?,
        value: text(value, "value")?,
        of_excess: value.get("of_excess")?.as_f64()?,
        of_traffic: value.get("of_traffic")?.as_f64()?,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use demur_watch::Severity;
    use demur_watch::alert::Dimension;

    const ONE: &str = r#"{"id":"a1","detector":"spike","severity":"ticket","state":"open",
        "routes":["GET /a/{}"],"statuses":[404],"since":"2026-03-23T00:00:00Z","raised":"2026-03-23T00:05:00Z",
        "until":null,"numbers":{"bad":30,"requests":100,"expected":2.5,"clients":9,"paths":12,"good_before":0},
        "cause":[{"dimension":"agent_version","value":"shop-app/5.2.0","of_excess":0.94,"of_traffic":0.11}],
        "sentence":"s","examples":["/a/1"],"hint":"","docs":"/.demur/detectors/spike"}"#;

    #[test]
    fn an_alert_is_read_however_it_is_wrapped() {
        let line = ONE.replace('\n', " ");
        for input in [
            ONE.to_owned(),
            format!("[{ONE},{ONE}]"),
            format!("{{\"alerts\":[{ONE}]}}"),
            format!("{line}\n{line}\n"),
        ] {
            let alerts = read(&input).unwrap();
            let alert = alerts.first().unwrap();
            assert_eq!(alert.severity, Severity::Ticket);
            assert_eq!(alert.raised - alert.since, 300);
            assert_eq!(alert.causes[0].dimension, Dimension::AgentVersion);
        }
    }

    #[test]
    fn what_lacks_a_member_is_refused() {
        assert!(read("[{}]").is_err());
        assert!(read("no json").is_err());
    }
}
