//! A refusal as a page for people.

use crate::problem::{Problem, field_name};

/// Strict, since the page needs nothing but its own style sheet.
pub(crate) const POLICY: &str = demur_codebook::CSP;

pub(crate) fn page(problem: &Problem<'_>) -> String {
    let status = problem.status;
    let mut body = format!(
        "<p class=\"code\">{status}</p>\n<h1>{}</h1>\n<p>{}</p>\n",
        escape(status.phrase()),
        escape(problem.detail)
    );
    if let Some(hint) = problem.hint {
        body.push_str(&format!("<p><strong>Hint:</strong> {}</p>\n", escape(hint)));
    }
    if !problem.faults.is_empty() {
        body.push_str("<ul>\n");
        for fault in &problem.faults.list {
            body.push_str(&format!(
                "<li><code>{}</code>: {}</li>\n",
                escape(&field_name(fault)),
                escape(&fault.detail)
            ));
        }
        body.push_str("</ul>\n");
    }
    if let Some(contact) = problem.contact {
        body.push_str(&format!("<p>Contact: {}</p>\n", escape(contact)));
    }
    body.push_str(&format!(
        "<p><a href=\"{}\">What this means and what to do</a> · <a href=\"/\">Home</a></p>\n<p><small>Request <code>{}</code></small></p>\n",
        escape(&problem.type_url()),
        escape(&problem.instance)
    ));
    format!(
        "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <title>{status} {}</title>\n<link rel=\"stylesheet\" href=\"{}\">\n</head>\n\
         <body>\n<main>\n{body}</main>\n</body>\n</html>\n",
        escape(status.phrase()),
        escape(&problem.links.style()),
    )
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
