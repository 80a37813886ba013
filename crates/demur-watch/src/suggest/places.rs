//! Suggestions as a list of places: moves as lines, questions as lines that are commented out, and why.

use super::{Doubt, Fate, Suggestion};
use crate::sinks::escape::{cut_inside, is_unseen};
use crate::sinks::written::{counted, day, minute};

/// The columns of a list.
pub const HEADER: &str = "path,status,to,since,reason,max_age,blocked_by";

/// The most columns that a path or a referrer takes in a remark.
const LONGEST: usize = 160;

const HEAD: &str = "\
# Suggested by `demur watch suggest`: look at each line before you serve the list.
# A path behind a `#` is a question: take the `#` away to say yes.
";

/// The list as a file that `places` takes.
pub fn places(list: &[Suggestion]) -> String {
    let mut out = format!("{HEAD}{HEADER}\n");
    let (moves, questions): (Vec<_>, Vec<_>) = list.iter().partition(|one| one.target().is_some());
    for one in moves.into_iter().chain(questions) {
        out.push_str(&format!("\n# {}\n", remark(one)));
        out.push_str(&line(one).unwrap_or_else(|| open(one)));
    }
    out
}

/// The line of a move, with its end.
pub fn line(one: &Suggestion) -> Option<String> {
    let to = one.target()?;
    Some(row(one, "moved", to))
}

/// The lines of a question, each commented out: that it has moved, where that may be, and that it is gone.
pub fn open(one: &Suggestion) -> String {
    let moved = match &one.fate {
        Fate::Moved { to } => Some(to),
        Fate::Question { nearest, doubt } => nearest.as_ref().filter(|_| may_be_meant(doubt)),
    };
    let moved = moved.map(|to| format!("#{}", row(one, "moved", to)));
    moved.unwrap_or_default() + &format!("#{}", row(one, "gone", ""))
}

/// Whether what is near may be the same page: what is another thing by its name is not offered as a line.
fn may_be_meant(doubt: &Doubt) -> bool {
    match doubt {
        Doubt::Unclear | Doubt::Crowd(_) | Doubt::Over(_) => true,
        Doubt::NothingNear
        | Doubt::OtherNumber
        | Doubt::OtherMember
        | Doubt::TargetMissing
        | Doubt::Refused(_) => false,
    }
}

/// Everything that is to be moved, as comments for the configuration of another server.
pub fn remarks(list: &[Suggestion]) -> String {
    let moves = list.iter().filter_map(|one| Some((one, one.target()?)));
    let lines = moves
        .map(|(one, to)| format!("# {} to {}: {}\n", plain(&one.path), plain(to), remark(one)));
    let mut out: String = lines.collect();
    let questions = list.iter().filter(|one| one.target().is_none()).count();
    if questions > 0 {
        let questions = counted(questions as u64, "question");
        out.push_str(&format!(
            "# {questions} beside: `demur watch suggest --as places` lists what only you can tell\n"
        ));
    }
    out
}

/// No cell can end early: paths have no quotation marks, and those with commas are quoted.
fn row(one: &Suggestion, status: &str, to: &str) -> String {
    let since = one.live_until.map(day).unwrap_or_default();
    format!("{},{status},{},{since},,,\n", cell(&one.path), cell(to))
}

fn cell(path: &str) -> String {
    if path.contains([',', '"']) {
        format!("\"{}\"", path.replace('"', "\"\""))
    } else {
        path.to_owned()
    }
}

/// What speaks for a suggestion, and what against it, in one line.
fn remark(one: &Suggestion) -> String {
    let mut parts = vec![counted(one.hits, "hit")];
    parts.extend(
        one.live_until
            .map(|until| format!("there until {}", minute(until))),
    );
    if !one.referrers.is_empty() {
        let names: Vec<_> = one
            .referrers
            .iter()
            .map(|name| format!("`{}`", plain(name)))
            .collect();
        parts.push(format!("linked from {}", names.join(" and ")));
    }
    if let Fate::Question { nearest, doubt } = &one.fate {
        parts.push(why(doubt, nearest.as_deref()));
    }
    parts.join("; ")
}

fn why(doubt: &Doubt, nearest: Option<&str>) -> String {
    let near = nearest
        .map(|to| format!("`{}`", plain(to)))
        .unwrap_or_default();
    match doubt {
        Doubt::NothingNear => "nothing that is there is near: is it gone for good?".to_owned(),
        Doubt::OtherNumber => {
            format!("the nearest, {near}, has another number: is it gone for good?")
        }
        Doubt::OtherMember => {
            format!("the nearest, {near}, is another of its kind: is it gone for good?")
        }
        Doubt::Unclear => format!("the nearest is {near}: is it the same?"),
        Doubt::TargetMissing => "what is near is missing too: is it gone for good?".to_owned(),
        Doubt::Crowd(number) => {
            format!(
                "{number} paths have {near} as their nearest: visitors would not find there what each of them was"
            )
        }
        Doubt::Over(since) => format!("no 404 since {}: is it there again?", minute(*since)),
        Doubt::Refused(reason) => format!("no list takes the move: {}", plain(reason)),
    }
}

/// Text of a log as part of a comment of any server: nothing ends the line, or has a meaning in it.
pub(super) fn plain(text: &str) -> String {
    let mut out = String::new();
    for letter in cut_inside(text, LONGEST).chars() {
        if is_unseen(letter) || matches!(letter, '\\' | '{' | '}' | '`') {
            let mut octets = [0; 4];
            for octet in letter.encode_utf8(&mut octets).bytes() {
                out.push_str(&format!("%{octet:02X}"));
            }
        } else {
            out.push(letter);
        }
    }
    out
}
