//! Rules for nginx, to be included in a `server` block.

use crate::build;
use crate::defect::Defects;
use crate::entry::{Entry, Fate, Permanence};
use crate::export::{self, Piece};
use crate::index::Index;
use crate::place::{self, Shape};
use crate::target;

const HEAD: &str = "\
# Gone, moved and withheld places, to be included in a `server` block.
# `add_header` in a location replaces what is set further out; repeat there what you need.
";

/// The entries as configuration of nginx.
pub fn nginx(entries: &[Entry]) -> String {
    let mut out = HEAD.to_owned();
    let withheld =
        build::index(entries, Entry::is_withheld, &mut Defects::default()).map(|(index, _)| index);
    let stems = stems_of_patterns(entries);
    for entry in export::ordered(entries) {
        if !entry.is_withheld() && is_covered(entry, withheld.as_ref()) {
            out.push_str(&export::left_out(entry, "the place is withheld"));
            continue;
        }
        out.push_str(&location(entry, &stems));
    }
    out
}

/// In nginx the most specific location wins, whatever it does; here what is withheld wins.
fn is_covered(entry: &Entry, withheld: Option<&Index>) -> bool {
    let sample = entry.path.replace(['{', '}', '*'], "0");
    withheld.is_some_and(|index| index.find(&sample).is_some())
}

fn stems_of_patterns(entries: &[Entry]) -> Vec<&str> {
    let patterns = entries.iter().filter(|entry| entry.shape == Shape::Pattern);
    let mut stems: Vec<_> = patterns.map(|entry| place::stem(&entry.path)).collect();
    stems.sort_unstable();
    stems.dedup();
    stems
}

fn location(entry: &Entry, stems: &[&str]) -> String {
    let Some(selector) = selector(entry, stems) else {
        return export::left_out(
            entry,
            "nginx decodes the path and cannot tell it from another one",
        );
    };
    let body = match &entry.fate {
        Fate::Gone => Some(ending(410, entry)),
        Fate::Withheld { blocked_by } => Some(withheld(blocked_by.as_deref(), entry)),
        Fate::Moved { to, permanence } => moved(entry, to, *permanence),
    };
    let Some(body) = body else {
        return export::left_out(entry, "nginx cannot escape what is filled into a query");
    };
    let age = match (entry.max_age, entry.is_withheld()) {
        (Some(age), _) => format!("    add_header Cache-Control \"max-age={age}\" always;\n"),
        (None, true) => "    add_header Cache-Control \"no-store\" always;\n".to_owned(),
        (None, false) => String::new(),
    };
    format!("location {selector} {{\n{age}{body}}}\n")
}

/// `=` for one path, `^~` for a prefix whose paths no pattern can match, and else an expression, tried in the order
/// written.
fn selector(entry: &Entry, stems: &[&str]) -> Option<String> {
    let decoded = export::decoded(&entry.path)?;
    match entry.shape {
        Shape::Exact => Some(format!("= {}", quoted(&decoded))),
        Shape::Prefix => {
            let prefix = decoded.strip_suffix('*')?;
            if meets_pattern(place::stem(&entry.path), stems) {
                Some(format!("~ \"^{}\"", export::literal(prefix)))
            } else {
                Some(format!("^~ {}", quoted(prefix)))
            }
        }
        Shape::Pattern => Some(format!(
            "~ \"{}\"",
            export::decoded_expression(&entry.path, &export::literal)?
        )),
    }
}

/// Whether a pattern begins below this stem or above it; the stems of patterns are sorted.
fn meets_pattern(stem: &str, stems: &[&str]) -> bool {
    let next = stems.get(stems.partition_point(|known| *known < stem));
    let mut above = stem
        .match_indices('/')
        .filter_map(|(at, _)| stem.get(..=at));
    next.is_some_and(|next| next.starts_with(stem))
        || above.any(|above| stems.binary_search(&above).is_ok())
}

fn ending(status: u16, entry: &Entry) -> String {
    // nginx has no way to write a `$` that does not begin a variable.
    match entry
        .reason
        .as_deref()
        .filter(|reason| !reason.contains('$'))
    {
        Some(reason) => {
            let kind = "    types { }\n    default_type \"text/plain; charset=utf-8\";\n";
            format!("{kind}    return {status} {};\n", quoted(reason))
        }
        None => format!("    return {status};\n"),
    }
}

fn withheld(blocked_by: Option<&str>, entry: &Entry) -> String {
    let link = blocked_by.map(|url| {
        let value = quoted(&format!("<{}>; rel=\"blocked-by\"", dollars(url)));
        format!("    add_header Link {value} always;\n")
    });
    link.unwrap_or_default() + &ending(451, entry)
}

fn moved(entry: &Entry, to: &str, permanence: Permanence) -> Option<String> {
    if export::fills_query(to) {
        return None;
    }
    let (safe, other) = export::statuses(permanence);
    let relative = if target::own_path(to).is_some() {
        "    absolute_redirect off;\n"
    } else {
        ""
    };
    let location = value(&entry.path, to);
    if target::is_template(to) {
        let path = export::raw_expression(&entry.path, to);
        return Some(format!(
            "{relative}    set $demur_line \"$request_method $request_uri\";\n    \
             if ($demur_line ~ \"^(?:GET|HEAD) {path}(?:[?]|$)\") {{ return {safe} {location}; }}\n    \
             if ($demur_line ~ \"^[^ ]+ {path}(?:[?]|$)\") {{ return {other} {location}; }}\n    \
             return 404;\n"
        ));
    }
    Some(format!(
        "{relative}    if ($request_method !~ \"^(?:GET|HEAD)$\") {{ return {other} {location}; }}\n    \
         return {safe} {location};\n"
    ))
}

/// The `Location`; the query of the request goes along unless the target has its own.
fn value(place: &str, to: &str) -> String {
    let mut out = String::new();
    for piece in export::pieces(place, to) {
        match piece {
            Piece::Text(text) => out.push_str(&dollars(text)),
            Piece::Group(number) => out.push_str(&format!("${number}")),
        }
    }
    if !to.contains('?') {
        let end = out.find('#').unwrap_or(out.len());
        out.insert_str(end, "$is_args$args");
    }
    quoted(&out)
}

/// A `$` would begin a variable, and nginx has no escape for it but that of the URL.
fn dollars(text: &str) -> String {
    text.replace('$', "%24")
}

fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""))
}
