//! What a plain YAML scalar means: the core schema of YAML 1.2 (§10.3.2).
//!
//! `yes`, `on` and `no` are strings, so are dates and `012:30`.

use std::borrow::Cow;

use super::Kind;

/// The kind of a plain scalar, and its text where JSON writes it differently.
pub(super) fn resolve(text: &str) -> (Kind, Option<Cow<'static, str>>) {
    match text {
        "" | "~" | "null" | "Null" | "NULL" => (Kind::Null, None),
        "true" | "True" | "TRUE" | "false" | "False" | "FALSE" => (Kind::Bool, None),
        _ if is_json_number(text) => (Kind::Number, None),
        _ => match as_json_number(text) {
            Some(number) => (Kind::Number, Some(Cow::Owned(number))),
            None => (Kind::String, None),
        },
    }
}

/// Whether the text is a number by RFC 8259 §6.
pub(crate) fn is_json_number(text: &str) -> bool {
    let rest = text.strip_prefix('-').unwrap_or(text);
    let (whole, rest) = digits(rest);
    if whole.is_empty() || (whole.len() > 1 && whole.starts_with('0')) {
        return false;
    }
    let rest = match rest.strip_prefix('.') {
        Some(rest) => match digits(rest) {
            ("", _) => return false,
            (_, rest) => rest,
        },
        None => rest,
    };
    let Some(rest) = rest.strip_prefix(['e', 'E']) else {
        return rest.is_empty();
    };
    let (exponent, rest) = digits(rest.strip_prefix(['+', '-']).unwrap_or(rest));
    !exponent.is_empty() && rest.is_empty()
}

/// Numbers that YAML has and JSON writes otherwise: `+1`, `.5`, `1.`, `007`, `0x1F`, `0o17`.
/// Infinity and "not a number" have no place in JSON and stay strings.
fn as_json_number(text: &str) -> Option<String> {
    if let Some(hex) = text.strip_prefix("0x") {
        return digits_only(hex, 16).map(|number| number.to_string());
    }
    if let Some(octal) = text.strip_prefix("0o") {
        return digits_only(octal, 8).map(|number| number.to_string());
    }
    let (sign, rest) = match text.strip_prefix('-') {
        Some(rest) => ("-", rest),
        None => ("", text.strip_prefix('+').unwrap_or(text)),
    };
    let (whole, rest) = digits(rest);
    let (fraction, rest) = match rest.strip_prefix('.') {
        Some(rest) => digits(rest),
        None => ("", rest),
    };
    if whole.is_empty() && fraction.is_empty() {
        return None;
    }
    let whole = whole.trim_start_matches('0');
    let whole = if whole.is_empty() { "0" } else { whole };
    let point = if fraction.is_empty() { "" } else { "." };
    let number = format!("{sign}{whole}{point}{fraction}{rest}");
    is_json_number(&number).then_some(number)
}

fn digits_only(text: &str, radix: u32) -> Option<u64> {
    text.bytes()
        .all(|byte| byte.is_ascii_alphanumeric())
        .then_some(())?;
    u64::from_str_radix(text, radix).ok()
}

fn digits(text: &str) -> (&str, &str) {
    let length = text.bytes().take_while(u8::is_ascii_digit).count();
    text.split_at_checked(length).unwrap_or((text, ""))
}
