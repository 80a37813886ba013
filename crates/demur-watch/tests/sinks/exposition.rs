//! A strict reader of Prometheus' text exposition format 0.0.4: what it does not take, Prometheus may not take either.

use std::collections::{BTreeMap, BTreeSet};

/// One line of numbers.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Sample {
    pub(crate) name: String,
    pub(crate) labels: BTreeMap<String, String>,
    pub(crate) value: u64,
}

/// All samples; fails where a line is wrong, a family has not exactly one HELP and one TYPE before its samples, or
/// two samples have the same name and labels.
pub(crate) fn parse(text: &str) -> Result<Vec<Sample>, String> {
    let text = text.strip_suffix('\n').ok_or("the last line has no end")?;
    let mut samples = Vec::new();
    let mut seen = BTreeSet::new();
    let mut families = BTreeSet::new();
    let mut help = None;
    let mut family = None;
    for line in text.split('\n') {
        let fault = |what: &str| format!("{what}: {line:?}");
        if let Some(rest) = line.strip_prefix("# HELP ") {
            let (name, text) = rest.split_once(' ').ok_or(fault("no help"))?;
            if text.is_empty() || text.contains('\\') || !families.insert(name) {
                return Err(fault("empty, escaped or second help"));
            }
            help = Some(name);
        } else if let Some(rest) = line.strip_prefix("# TYPE ") {
            let (name, kind) = rest.split_once(' ').ok_or(fault("no type"))?;
            let is_counter = name.ends_with("_total");
            if help != Some(name) || kind != if is_counter { "counter" } else { "gauge" } {
                return Err(fault("a type without its help, or the wrong one"));
            }
            family = Some(name);
        } else {
            let sample = sample(line).ok_or(fault("no sample"))?;
            if family != Some(sample.name.as_str()) {
                return Err(fault("a sample outside its family"));
            }
            if !seen.insert((sample.name.clone(), sample.labels.clone())) {
                return Err(fault("a second time"));
            }
            samples.push(sample);
        }
    }
    Ok(samples)
}

/// `name{label="value",…} number`.
fn sample(line: &str) -> Option<Sample> {
    let end = line.find(['{', ' '])?;
    let (name, rest) = line.split_at(end);
    is_name(name).then_some(())?;
    let (labels, rest) = match rest.strip_prefix('{') {
        Some(rest) => labels(rest)?,
        None => (BTreeMap::new(), rest),
    };
    let number = rest.strip_prefix(' ')?;
    let is_number = !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit());
    is_number.then_some(())?;
    Some(Sample {
        name: name.to_owned(),
        labels,
        value: number.parse().ok()?,
    })
}

/// What stands between the braces, and what stands behind them.
fn labels(mut rest: &str) -> Option<(BTreeMap<String, String>, &str)> {
    let mut labels = BTreeMap::new();
    loop {
        let (name, behind) = rest.split_once("=\"")?;
        is_name(name).then_some(())?;
        let (value, behind) = value(behind)?;
        labels
            .insert(name.to_owned(), value)
            .is_none()
            .then_some(())?;
        match behind.strip_prefix(',') {
            Some(behind) => rest = behind,
            None => return Some((labels, behind.strip_prefix('}')?)),
        }
    }
}

/// A value up to its quote, with its three escapes undone, and what stands behind it.
fn value(text: &str) -> Option<(String, &str)> {
    let mut value = String::new();
    let mut letters = text.char_indices();
    while let Some((place, letter)) = letters.next() {
        match letter {
            '"' => return Some((value, text.split_at(place + 1).1)),
            '\\' => value.push(match letters.next()?.1 {
                '\\' => '\\',
                '"' => '"',
                'n' => '\n',
                _ => return None,
            }),
            _ => value.push(letter),
        }
    }
    None
}

fn is_name(name: &str) -> bool {
    let is_first = |letter: char| letter.is_ascii_alphabetic() || letter == '_';
    name.starts_with(is_first)
        && name
            .chars()
            .all(|letter| is_first(letter) || letter.is_ascii_digit())
}

#[test]
fn what_is_wrong_is_not_taken() {
    let check = |samples: &str, expected: bool| {
        let text = format!("# HELP a_total x\n# TYPE a_total counter\n{samples}\n");
        assert_eq!(parse(&text).is_ok(), expected, "{text}");
    };
    check("a_total 1", true);
    check("a_total{b=\"c\\\\\\\"\\n\",d=\"\"} 1", true);
    check("a_total", false);
    check("a_total one", false);
    check("b_total 1", false);
    check("a_total{b=\"c\"} 1\na_total{b=\"c\"} 2", false);
    check("a_total{b=\"c\",b=\"d\"} 1", false);
    check("a_total{b=\"c\\t\"} 1", false);
    check("a_total{b=\"c} 1", false);
    check("a_total{1b=\"c\"} 1", false);
    check("a_total{b=\"c\"}1", false);
}
