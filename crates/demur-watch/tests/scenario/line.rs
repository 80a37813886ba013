//! One line of a scenario.

use demur_watch::alert::{Dimension, Severity};

use super::template::{Template, number, number_or_range};
use super::{Expected, Request};

/// What a line is.
#[derive(Debug)]
pub(crate) enum Line {
    /// Blank, or a comment.
    Nothing,
    Traffic(Traffic),
    /// A request that follows those of the line above.
    Then(RequestLine),
    Alert(Expected),
    /// `alert: none`
    Silence,
}

/// Requests over a time. Times are seconds since the beginning of the first day.
#[derive(Debug)]
pub(crate) struct Traffic {
    /// What the draws depend on.
    pub(crate) text: String,
    pub(crate) start: u64,
    pub(crate) end: u64,
    /// How many in a unit.
    pub(crate) rate: u64,
    /// Seconds.
    pub(crate) unit: u64,
    pub(crate) request: RequestLine,
    pub(crate) then: Vec<RequestLine>,
}

/// What is asked and answered.
#[derive(Debug)]
pub(crate) struct RequestLine {
    pub(crate) method: String,
    pub(crate) target: Template,
    pub(crate) statuses: Vec<u16>,
    pub(crate) texts: Vec<(Key, Template)>,
    pub(crate) bytes: Option<(u64, u64)>,
    /// Milliseconds.
    pub(crate) duration: Option<(u64, u64)>,
    pub(crate) upstream_statuses: Vec<u16>,
}

/// A key whose value is a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Key {
    Agent,
    Client,
    Host,
    Principal,
    Reason,
    Referrer,
    Route,
    Step,
    Upstream,
}

const KEYS: [(&str, Key); 9] = [
    ("agent", Key::Agent),
    ("client", Key::Client),
    ("host", Key::Host),
    ("principal", Key::Principal),
    ("reason", Key::Reason),
    ("referrer", Key::Referrer),
    ("route", Key::Route),
    ("step", Key::Step),
    ("upstream", Key::Upstream),
];

impl Key {
    /// The field of a request that the key is.
    pub(crate) fn of(self, request: &mut Request) -> &mut String {
        match self {
            Self::Agent => &mut request.agent,
            Self::Client => &mut request.client,
            Self::Host => &mut request.host,
            Self::Principal => &mut request.principal,
            Self::Reason => &mut request.reason,
            Self::Referrer => &mut request.referrer,
            Self::Route => &mut request.route,
            Self::Step => &mut request.step,
            Self::Upstream => &mut request.upstream,
        }
    }
}

impl Traffic {
    /// Adds a request that follows.
    pub(crate) fn then(&mut self, request: RequestLine) -> Result<(), String> {
        let above = self.then.last().unwrap_or(&self.request);
        if request.target.agains() > above.target.parts() {
            return Err("`{}` stands for more than was drawn above".to_owned());
        }
        self.then.push(request);
        Ok(())
    }
}

/// Reads a line.
pub(crate) fn read(text: &str) -> Result<Line, String> {
    let trimmed = text.trim();
    if trimmed.is_empty() || trimmed.starts_with('#') {
        return Ok(Line::Nothing);
    }
    if let Some(rest) = trimmed.strip_prefix("alert:") {
        let words = words(rest)?;
        return alert(&mut words.iter().map(String::as_str));
    }
    let words = words(trimmed)?;
    let mut words = words.iter().map(String::as_str).peekable();
    if words.next_if_eq(&"then").is_some() {
        return Ok(Line::Then(request(&mut words)?));
    }
    let (start, end) = span(&mut words)?;
    let (rate, unit) = rate(words.next().unwrap_or_default())?;
    let request = request(&mut words)?;
    if request.target.agains() > 0 {
        return Err("`{}` has a meaning behind `then` only".to_owned());
    }
    Ok(Line::Traffic(Traffic {
        text: trimmed.to_owned(),
        start,
        end,
        rate,
        unit,
        request,
        then: Vec::new(),
    }))
}

/// The words of a line; quotes hold blanks together and are left out.
fn words(line: &str) -> Result<Vec<String>, String> {
    let mut words = vec![String::new()];
    let mut is_quoted = false;
    for letter in line.chars() {
        if letter == '"' {
            is_quoted = !is_quoted;
        } else if letter.is_whitespace() && !is_quoted {
            words.push(String::new());
        } else if let Some(word) = words.last_mut() {
            word.push(letter);
        }
    }
    words.retain(|word| !word.is_empty());
    if is_quoted {
        return Err("a quotation mark has no second one".to_owned());
    }
    Ok(words)
}

/// `10:00-16:00`, `d2 10:00-16:00` or `d1 22:00-d2 06:00`.
fn span<'w>(words: &mut impl Iterator<Item = &'w str>) -> Result<(u64, u64), String> {
    const FORM: &str =
        "a line begins with a time such as `10:00-16:00`, with `then` or with `alert:`";
    let mut word = words.next().unwrap_or_default();
    let mut first_day = 0;
    if let Some(number) = day(word) {
        first_day = number;
        word = words.next().unwrap_or_default();
    }
    let (from, to) = word.split_once('-').ok_or(FORM)?;
    let (last_day, to) = match day(to) {
        Some(number) => (number, words.next().unwrap_or_default()),
        None => (first_day, to),
    };
    let start = first_day + time(from).ok_or(FORM)?;
    let end = last_day + time(to).ok_or(FORM)?;
    if start < end && !from.starts_with("24") {
        Ok((start, end))
    } else {
        Err(format!("the time ends at `{to}`, before it begins"))
    }
}

/// The seconds before a day.
fn day(word: &str) -> Option<u64> {
    let day = number(word.strip_prefix('d')?)?;
    (1..=31).contains(&day).then(|| (day - 1) * 86_400)
}

/// The seconds before a time of a day.
fn time(word: &str) -> Option<u64> {
    let (hours, minutes) = word.split_once(':')?;
    let is_long = hours.len() == 2 && minutes.len() == 2;
    let (hours, minutes) = (number(hours)?, number(minutes)?);
    let is_time = (hours < 24 && minutes < 60) || (hours == 24 && minutes == 0);
    (is_long && is_time).then_some(hours * 3_600 + minutes * 60)
}

fn rate(word: &str) -> Result<(u64, u64), String> {
    let form = || format!("`{word}` is no rate such as `20/min` or `30/hour`, with 1 to 10000");
    let (count, unit) = word.split_once('/').ok_or_else(form)?;
    let seconds = match unit {
        "min" => 60,
        "hour" => 3_600,
        _ => return Err(form()),
    };
    let count = number(count).filter(|count| (1..=10_000).contains(count));
    Ok((count.ok_or_else(form)?, seconds))
}

fn request<'w>(words: &mut impl Iterator<Item = &'w str>) -> Result<RequestLine, String> {
    let method = method(words.next().unwrap_or_default())?;
    let target = words.next().unwrap_or_default();
    if target.contains(['?', '#']) {
        return Err(format!(
            "`{target}` has a query or a fragment, which no record has"
        ));
    }
    let is_unread = method.is_empty() && target == "-";
    if !is_unread && !target.starts_with('/') {
        return Err(format!("`{target}` is no path"));
    }
    let mut line = RequestLine {
        target: Template::parse(if method.is_empty() { "" } else { target })?,
        method,
        statuses: statuses(words.next().unwrap_or_default())?,
        texts: Vec::new(),
        bytes: None,
        duration: None,
        upstream_statuses: Vec::new(),
    };
    let mut seen = Vec::new();
    for word in words {
        let (key, value) = word
            .split_once('=')
            .ok_or_else(|| format!("`{word}` is no key with a value"))?;
        if seen.contains(&key) {
            return Err(format!("`{key}` stands twice"));
        }
        seen.push(key);
        set(&mut line, key, value)?;
    }
    Ok(line)
}

fn method(word: &str) -> Result<String, String> {
    if word == "-" {
        return Ok(String::new());
    }
    let is_method = !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_uppercase());
    if is_method {
        Ok(word.to_owned())
    } else {
        Err(format!("`{word}` is no method"))
    }
}

/// `404`, `{403|404}` or `-`.
fn statuses(word: &str) -> Result<Vec<u16>, String> {
    if word == "-" {
        return Ok(vec![0]);
    }
    let inside = word
        .strip_prefix('{')
        .and_then(|rest| rest.strip_suffix('}'))
        .unwrap_or(word);
    let codes = inside.split('|').map(|code| {
        let code = number(code)
            .filter(|_| code.len() == 3)
            .and_then(|code| u16::try_from(code).ok());
        code.filter(|code| (100..=599).contains(code))
    });
    let codes: Option<Vec<u16>> = codes.collect();
    codes.ok_or_else(|| format!("`{word}` is no status"))
}

fn set(line: &mut RequestLine, key: &str, value: &str) -> Result<(), String> {
    let form = || format!("`{value}` is no value of `{key}`");
    if value.is_empty() {
        return Err(form());
    }
    match key {
        "bytes" => line.bytes = Some(number_or_range(value).ok_or_else(form)?),
        "duration" => {
            let digits = value.strip_suffix("ms").ok_or_else(form)?;
            line.duration = Some(number_or_range(digits).ok_or_else(form)?);
        }
        "upstream_status" => line.upstream_statuses = statuses(value)?,
        _ => {
            let known = KEYS.iter().find(|(name, _)| *name == key);
            let (_, known) = known.ok_or_else(|| format!("`{key}` is no known key"))?;
            let template = Template::parse(value)?;
            if template.agains() > 0 {
                return Err(format!("`{{}}` has no meaning in `{key}`"));
            }
            line.texts.push((*known, template));
        }
    }
    Ok(())
}

const SEVERITIES: [Severity; 3] = [Severity::Note, Severity::Ticket, Severity::Page];

const DIMENSIONS: [Dimension; 15] = [
    Dimension::Principal,
    Dimension::AgentVersion,
    Dimension::AgentRange,
    Dimension::AgentFamily,
    Dimension::Device,
    Dimension::Referrer,
    Dimension::ReferrerHost,
    Dimension::Upstream,
    Dimension::Network,
    Dimension::Client,
    Dimension::Reason,
    Dimension::Step,
    Dimension::Prefix,
    Dimension::Route,
    Dimension::Host,
];

fn alert<'w>(words: &mut impl Iterator<Item = &'w str>) -> Result<Line, String> {
    let detector = words.next().unwrap_or_default();
    if detector == "none" {
        return match words.next() {
            None => Ok(Line::Silence),
            Some(word) => Err(format!("`{word}` stands behind `none`")),
        };
    }
    let is_id = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
    if detector.is_empty() || !detector.bytes().all(is_id) {
        return Err(format!("`{detector}` is no detector"));
    }
    let word = words.next().unwrap_or_default();
    let severity = SEVERITIES.iter().find(|severity| severity.as_str() == word);
    let mut expected = Expected {
        detector: detector.to_owned(),
        severity: *severity.ok_or_else(|| format!("`{word}` is no severity"))?,
        routes: Vec::new(),
        cause: None,
    };
    while let Some(word) = words.next() {
        if expected.cause.is_some() {
            return Err(format!("`{word}` stands behind the cause"));
        }
        if let Some(value) = word.strip_prefix("cause=") {
            expected.cause = Some(cause(value)?);
            continue;
        }
        let method = method(word)?;
        match words.next() {
            Some(path) if path.starts_with('/') => expected.routes.push(format!("{method} {path}")),
            Some(_) | None => return Err(format!("no route stands behind `{method}`")),
        }
    }
    Ok(Line::Alert(expected))
}

fn cause(text: &str) -> Result<(Dimension, String), String> {
    let (name, value) = text.split_once(':').unwrap_or((text, ""));
    let known = DIMENSIONS.iter().find(|known| known.as_str() == name);
    let dimension = known.ok_or_else(|| format!("`{name}` is no dimension"))?;
    if value.is_empty() {
        return Err(format!("the dimension `{name}` has no value"));
    }
    Ok((*dimension, value.to_owned()))
}
