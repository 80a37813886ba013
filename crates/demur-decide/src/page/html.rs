//! A refusal as a page for people: complete without script, and without style too.

use std::borrow::Cow;
use std::fmt::Write as _;

use demur_codebook::Links;

use super::help;
use super::link::{Search, is_address};
use super::{Guide, Pages};
use crate::problem::{Problem, field_name};

/// Strict, since the page needs nothing but its own style sheet and, where there is one, the form of the search.
pub(crate) fn security_policy(guide: &Guide<'_>) -> Cow<'static, str> {
    match guide.search {
        None => demur_codebook::CSP.into(),
        Some(search) => policy("", search.source()).into(),
    }
}

/// For a page of the operator's: what the strict policy allows, and pictures, fonts and forms of this site.
pub(crate) fn own_security_policy(pages: &Pages) -> Cow<'static, str> {
    match (&pages.security_policy, &pages.search) {
        (Some(policy), _) => policy.clone().into(),
        (None, Some(search)) => policy(OWN, search.source()).into(),
        (None, None) => policy(OWN, "'self'").into(),
    }
}

const OWN: &str = " img-src 'self'; font-src 'self';";

fn policy(more: &str, form: &str) -> String {
    format!(
        "default-src 'none'; style-src 'self';{more} base-uri 'none'; form-action {form}; frame-ancestors 'none'"
    )
}

/// The page.
pub(crate) fn page(problem: &Problem<'_>, guide: &Guide<'_>) -> String {
    let about = About {
        meaning: Some(problem.type_url()),
        instance: Some(&problem.instance),
    };
    document(problem, guide, &about)
}

/// What the page says of its row and its request, where there are any.
pub(crate) struct About<'a> {
    /// Where the explanation is.
    pub(crate) meaning: Option<String>,
    /// Which request it was.
    pub(crate) instance: Option<&'a str>,
}

/// The whole document.
pub(crate) fn document(problem: &Problem<'_>, guide: &Guide<'_>, about: &About<'_>) -> String {
    let status = problem.status;
    let phrase = escape(status.phrase());
    // Our own style sheet, wherever the documentation is: the policy allows no other.
    let style = escape(&Links::default().style());
    let mut out = format!(
        "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <title>{status} {phrase}</title>\n<link rel=\"stylesheet\" href=\"{style}\">\n</head>\n\
         <body class=\"problem\">\n<main>\n\
         <h1><span class=\"code\">{status}</span> {phrase}</h1>\n\
         <p class=\"tagline\">{}</p>\n<p>{}</p>\n",
        prose(problem.detail),
        prose(&help::paragraph(problem)),
    );
    near_or_hint(problem, guide, &mut out);
    faults(problem, &mut out);
    ways_on(guide, &mut out);
    out.push_str("</main>\n");
    footer(problem.contact, guide, about, &mut out);
    out.push_str("</body>\n</html>\n");
    out
}

/// The near match says what the hint of a 404 says, with a link.
fn near_or_hint(problem: &Problem<'_>, guide: &Guide<'_>, out: &mut String) {
    if let Some(near) = &guide.near {
        let text = escape(&near.text);
        let shown = match &near.href {
            Some(href) => format!("<a href=\"{}\">{text}</a>", escape(href)),
            None => format!("<code>{text}</code>"),
        };
        let _ = writeln!(out, "<p class=\"hint\">Did you mean {shown}?</p>");
    }
    let is_said = guide.near.is_some() && problem.suggests_path();
    if let Some(hint) = problem.hint.filter(|_| !is_said) {
        let _ = writeln!(
            out,
            "<p class=\"hint\"><strong>Hint:</strong> {}</p>",
            prose(hint)
        );
    }
}

fn faults(problem: &Problem<'_>, out: &mut String) {
    if problem.faults.is_empty() {
        return;
    }
    out.push_str(
        "<section aria-labelledby=\"faults\">\n<h2 id=\"faults\">What does not fit</h2>\n<ul>\n",
    );
    for fault in &problem.faults.list {
        let (name, detail) = (escape(&field_name(fault)), prose(&fault.detail));
        let _ = write!(out, "<li><code>{name}</code>: {detail}");
        if let Some(hint) = &fault.hint {
            let _ = write!(out, " ({})", prose(hint));
        }
        out.push_str("</li>\n");
    }
    out.push_str("</ul>\n");
    let more = problem
        .faults
        .total
        .saturating_sub(problem.faults.list.len());
    if more > 0 {
        let _ = writeln!(out, "<p>And {more} more.</p>");
    }
    out.push_str("</section>\n");
}

/// Search, popular pages, an archive: whatever of it there is.
fn ways_on(guide: &Guide<'_>, out: &mut String) {
    if let Some(search) = guide.search {
        form(search, out);
    }
    if !guide.links.is_empty() {
        out.push_str(
            "<nav aria-labelledby=\"popular\">\n<h2 id=\"popular\">Popular pages</h2>\n<ul>\n",
        );
        for link in guide.links {
            let _ = writeln!(out, "<li>{}</li>", anchor(&link.href, &link.text));
        }
        out.push_str("</ul>\n</nav>\n");
    }
    if let Some(archive) = &guide.archive {
        let link = anchor(archive, "Internet Archive");
        let _ = writeln!(out, "<p>The {link} may have kept what was here.</p>");
    }
}

fn form(search: &Search, out: &mut String) {
    let _ = write!(
        out,
        "<form role=\"search\" method=\"get\" action=\"{}\">\n<label for=\"query\">Search this site</label>\n\
         <input id=\"query\" type=\"search\" name=\"{}\">\n<button>Search</button>\n",
        escape(&search.action),
        escape(&search.parameter)
    );
    for (name, value) in &search.fixed {
        let (name, value) = (escape(name), escape(value));
        let _ = writeln!(
            out,
            "<input type=\"hidden\" name=\"{name}\" value=\"{value}\">"
        );
    }
    out.push_str("</form>\n");
}

fn footer(contact: Option<&str>, guide: &Guide<'_>, about: &About<'_>, out: &mut String) {
    let home = Some(guide.home).filter(|home| !home.is_empty());
    let items = [
        home.map(|home| anchor(home, "Home")),
        about
            .meaning
            .as_deref()
            .map(|meaning| anchor(meaning, "What this means and what to do")),
        contact.map(|contact| format!("Contact: {}", contact_link(contact))),
    ];
    out.push_str("<footer>\n<ul>\n");
    for item in items.iter().flatten() {
        let _ = writeln!(out, "<li>{item}</li>");
    }
    out.push_str("</ul>\n");
    if let Some(instance) = about.instance {
        let _ = writeln!(out, "<p>Request <code>{}</code></p>", escape(instance));
    }
    out.push_str("</footer>\n");
}

/// A contact may be an address of the web or of mail, or just words.
fn contact_link(contact: &str) -> String {
    let mail = format!("mailto:{contact}");
    let is_mail = contact.matches('@').count() == 1 && !contact.contains([':', '/', '?']);
    if is_mail && is_address(&mail) {
        anchor(&mail, contact)
    } else if contact.starts_with("http") && is_address(contact) {
        anchor(contact, contact)
    } else {
        escape(contact)
    }
}

fn anchor(href: &str, text: &str) -> String {
    format!("<a href=\"{}\">{}</a>", escape(href), escape(text))
}

/// Our sentences put what is literal between grave accents.
fn prose(text: &str) -> String {
    let escaped = escape(text);
    if escaped.matches('`').count() % 2 == 1 {
        return escaped;
    }
    let mut parts = escaped.split('`');
    let mut out = parts.next().unwrap_or_default().to_owned();
    while let (Some(literal), Some(words)) = (parts.next(), parts.next()) {
        let _ = write!(out, "<code>{literal}</code>{words}");
    }
    out
}

fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            _ => out.push(character),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::{contact_link, prose};

    #[test]
    fn what_is_literal_is_set_as_code_and_escaped() {
        assert_eq!(prose("say `<b>` here"), "say <code>&lt;b&gt;</code> here");
        assert_eq!(prose("a ` b"), "a ` b");
        assert_eq!(prose(""), "");
    }

    #[test]
    fn a_contact_is_a_link_where_it_is_an_address() {
        assert_eq!(
            contact_link("help@shop.example"),
            "<a href=\"mailto:help@shop.example\">help@shop.example</a>"
        );
        assert_eq!(
            contact_link("https://shop.example/help"),
            "<a href=\"https://shop.example/help\">https://shop.example/help</a>"
        );
        for words in ["the \"help\" desk", "javascript:alert@1", "httpx@:"] {
            assert!(!contact_link(words).contains("<a"), "{words}");
        }
    }
}
