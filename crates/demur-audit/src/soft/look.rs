//! What an answer looks like to somebody who wonders whether it is a page or says that there is none.

use serde_json::Value;

use super::places::is_number;
use super::tokens::{Shingles, shingles, similarity, tokens, without_echoes};
use super::words::{is_error_title, phrase_in};
use crate::envelope;
use crate::exchange::Answer;
use crate::html;

/// Fewer words than a page that says something has.
pub(super) const THIN: usize = 45;

/// How much of the text is compared.
const READ: usize = 32 << 10;

/// How far phrases are looked for; all pages that say nothing else are shorter.
const PHRASES_IN: usize = 16 << 10;

/// An answer, as far as it can be compared with others.
#[derive(Debug, Clone, Default)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is an independent observation"
)]
pub(crate) struct Look {
    /// Which kind of content it is.
    pub(super) content: Content,
    /// The title without what the path says.
    pub(super) title: String,
    /// The first heading without what the path says.
    pub(super) h1: String,
    /// Where the page says that it really is, as written.
    pub(super) canonical: Option<String>,
    /// Whether it asks to be left out of search engines.
    pub(super) is_noindex: bool,
    /// Whether title, heading or a member says that something is missing.
    pub(super) says_error: bool,
    /// Whether title and heading both say so, as far as there are both.
    pub(super) says_error_only: bool,
    /// Whether a member says that something went wrong, whatever it was.
    pub(super) fails: bool,
    /// The phrase in the text that says so.
    pub(super) phrase: Option<&'static str>,
    /// Whether the path stands in title or heading.
    pub(super) echoes: bool,
    /// Whether a password is asked for.
    pub(super) has_password: bool,
    /// How many scripts there are.
    pub(super) scripts: usize,
    /// How many words there are.
    pub(super) words: usize,
    /// Its runs of words.
    pub(super) shingles: Shingles,
    /// How many octets there are.
    pub(super) length: usize,
}

/// Kinds of content that can say that something is missing.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) enum Content {
    Html,
    Json,
    Text,
    /// What is looked at and not read: images, archives.
    #[default]
    Other,
}

/// What an answer looks like, whoever asked for `target`.
pub(super) fn look(answer: &Answer, target: &str) -> Look {
    let text = answer.beginning(html::READ);
    let echoes = echoes(target);
    let content = content(answer, &text);
    let mut look = match content {
        Content::Html => of_html(&text, &echoes),
        Content::Json => of_json(&text, &echoes),
        Content::Text => of_text(&text, &echoes),
        Content::Other => Look::default(),
    };
    look.content = content;
    look.length = answer.body.len();
    let robots = answer.fields.get("X-Robots-Tag").unwrap_or_default();
    look.is_noindex |= robots.to_ascii_lowercase().contains("noindex");
    look
}

impl Look {
    /// Whether two answers are about the same page, in whatever words.
    pub(super) fn is_near(&self, other: &Self) -> bool {
        self.content == other.content
            && self.title == other.title
            && self.h1 == other.h1
            && similarity(&self.shingles, &other.shingles) > 0.9
    }

    /// Whether there is nothing to read until a script has run.
    pub(super) fn is_shell(&self) -> bool {
        self.content == Content::Html && self.scripts > 0 && self.words < THIN && !self.says_error
    }

    /// Words that another page does not have.
    pub(super) fn own(&self, other: &Self) -> usize {
        self.shingles.own(&other.shingles)
    }
}

fn content(answer: &Answer, text: &str) -> Content {
    if answer.is_html() {
        return Content::Html;
    }
    if answer.is_json() {
        return Content::Json;
    }
    let media_type = answer.media_type();
    let begins = text.trim_start().get(..5).unwrap_or_default();
    match media_type.as_str() {
        "" if begins.eq_ignore_ascii_case("<html") || begins.eq_ignore_ascii_case("<!doc") => {
            Content::Html
        }
        "" | "text/plain" => Content::Text,
        _ => Content::Other,
    }
}

fn of_html(text: &str, echoes: &[String]) -> Look {
    let page = html::read(text);
    let (title, h1) = (page.title.to_lowercase(), page.h1.to_lowercase());
    let visible = html::cut(&page.text, READ).to_lowercase();
    // A page may well be about something that is not found; then its path says so too.
    let said = [&title, &h1]
        .into_iter()
        .filter(|text| !text.is_empty())
        .map(|text| is_error_title(&without_echoes(text, echoes)));
    let said: Vec<bool> = said.collect();
    let says_error = said.contains(&true);
    let (title, h1) = (tokens(&title, echoes), tokens(&h1, echoes));
    let words = tokens(&visible, echoes);
    Look {
        echoes: title.iter().chain(&h1).any(|word| word == "*"),
        title: title.join(" "),
        h1: h1.join(" "),
        says_error,
        says_error_only: says_error && !said.contains(&false),
        phrase: phrase_in(html::cut(&visible, PHRASES_IN))
            .or_else(|| phrase_in(&page.title.to_lowercase())),
        canonical: page.canonical,
        is_noindex: page.robots.contains("noindex"),
        has_password: page.has_password,
        scripts: page.scripts,
        ..of_words(&words)
    }
}

fn of_text(text: &str, echoes: &[String]) -> Look {
    let text = html::cut(text, READ).to_lowercase();
    let first = text.lines().next().unwrap_or_default();
    let words = tokens(&text, echoes);
    let says_error = words.len() < THIN && is_error_title(first);
    Look {
        says_error,
        says_error_only: says_error,
        phrase: phrase_in(html::cut(&text, PHRASES_IN)),
        ..of_words(&words)
    }
}

fn of_json(text: &str, echoes: &[String]) -> Look {
    let Ok(value) = serde_json::from_str::<Value>(text) else {
        return of_text(text, echoes);
    };
    let mut flat = String::new();
    flatten(&value, 0, &mut flat);
    let flat = html::cut(&flat, READ).to_lowercase();
    let words = tokens(&flat, echoes);
    let phrase = phrase_in(html::cut(&flat, PHRASES_IN)).filter(|_| words.len() < THIN);
    let fails = envelope::failure(&value).is_some();
    let says_error = envelope::is_missing(&value) || (phrase.is_some() && fails);
    Look {
        says_error,
        says_error_only: says_error,
        fails,
        phrase,
        ..of_words(&words)
    }
}

fn of_words(words: &[String]) -> Look {
    Look {
        words: words.len(),
        shingles: shingles(words),
        ..Look::default()
    }
}

/// Names and values, one after the other.
fn flatten(value: &Value, depth: usize, out: &mut String) {
    if depth > 8 || out.len() > 64 << 10 {
        return;
    }
    match value {
        Value::Object(members) => {
            for (name, value) in members {
                out.push_str(name);
                out.push(' ');
                flatten(value, depth + 1, out);
            }
        }
        Value::Array(values) => values.iter().for_each(|one| flatten(one, depth + 1, out)),
        Value::String(text) => out.push_str(text),
        other @ (Value::Null | Value::Bool(_) | Value::Number(_)) => {
            out.push_str(&other.to_string());
        }
    }
    out.push('\n');
}

/// What an answer may repeat of the target that was asked for, in lower case, the longest first.
pub(super) fn echoes(target: &str) -> Vec<String> {
    let target = target.to_lowercase();
    let (path, query) = target.split_once('?').unwrap_or((&target, ""));
    let last = path.trim_end_matches('/').rsplit('/').next();
    let last = last.unwrap_or_default();
    let name = last.rsplit_once('.').map_or(last, |(name, _)| name);
    let spaced = name.replace(['-', '_', '+'], " ");
    let joined = spaced.replace(' ', "");
    let mut all = vec![target.clone(), path.to_owned(), last.to_owned()];
    all.extend([name.to_owned(), spaced, joined]);
    let values = query.split('&').filter_map(|pair| pair.split_once('='));
    all.extend(values.map(|(_, value)| value.to_owned()));
    // The first letters of a long name, where it is cut.
    all.extend(name.get(..12).map(str::to_owned));
    // Numbers are masked in any case.
    all.retain(|echo| echo.chars().count() >= 3 && !is_number(echo));
    all.sort_by_key(|echo| std::cmp::Reverse(echo.len()));
    all.dedup();
    all
}

#[cfg(test)]
mod tests {
    use super::{Content, look};
    use crate::exchange::Answer;
    use crate::fields::Fields;

    fn of(media_type: &str, body: &str, target: &str) -> super::Look {
        let field = ("Content-Type".to_owned(), media_type.to_owned());
        let answer = Answer {
            status: 200,
            fields: Fields(vec![field]),
            body: body.as_bytes().to_vec(),
            ..Answer::default()
        };
        look(&answer, target)
    }

    #[test]
    fn pages_that_echo_their_paths_are_near() {
        let page = |word: &str| {
            format!("<title>{word} | Shop</title><h1>Sorry</h1><p>No page named {word} is here")
        };
        let one = of("text/html", &page("Red shoes"), "/p/red-shoes");
        let other = of("text/html", &page("qwertzuiop"), "/p/qwertzuiop");
        assert!(one.is_near(&other), "{one:?} {other:?}");
        assert!(one.echoes);
    }

    #[test]
    fn json_says_what_is_missing() {
        let missing = of("application/json", r#"{"error":"Item not found"}"#, "/x");
        assert!(missing.says_error && missing.content == Content::Json);
        assert!(of("application/json", r#"{"status":404}"#, "/x").says_error);
        assert!(!of("application/json", r#"{"error":null,"items":[]}"#, "/x").says_error);
        assert!(!of("application/json", r#"{"status":"shipped"}"#, "/x").says_error);
    }
}
