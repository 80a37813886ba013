//! What is written of an audit: for terminals, programs, pipelines, pages, and to send a request again.
//!
//! Each file is one output and a function of the [`Report`]; who has a terminal or a file writes what comes back.
//! Everything that a server answers is hostile, so each output says in its own words what may stand in it; the parts
//! of that are in `escape`.

mod curl;
pub(crate) mod escape;
mod evidence;
mod group;
mod html;
mod http_file;
mod json;
mod junit;
mod markdown;
mod page;
mod sarif;
mod text;
mod time;

pub use curl::{DEMUR_VARIABLES, curl};
pub(crate) use evidence::told;
pub use html::html;
pub use http_file::http_file;
pub use json::{json, ndjson};
pub use junit::junit;
pub use markdown::markdown;
pub use sarif::sarif;
pub use text::text;

use crate::report::Report;

/// What an audit can be written as.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// Lines for a terminal.
    Text,
    /// One object.
    Json,
    /// One object a line: each finding, and at last the rest.
    Ndjson,
    /// SARIF 2.1.0, for code scanning.
    Sarif,
    /// `JUnit` XML, for pipelines.
    Junit,
    /// Markdown, for a comment on a change.
    Markdown,
    /// One HTML file.
    Html,
    /// Requests to send again, as editors read them.
    Http,
}

impl Format {
    /// All of them.
    pub const ALL: [Self; 8] = [
        Self::Text,
        Self::Json,
        Self::Ndjson,
        Self::Sarif,
        Self::Junit,
        Self::Markdown,
        Self::Html,
        Self::Http,
    ];

    /// What it is called.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Json => "json",
            Self::Ndjson => "ndjson",
            Self::Sarif => "sarif",
            Self::Junit => "junit",
            Self::Markdown => "md",
            Self::Html => "html",
            Self::Http => "http",
        }
    }

    /// The format of this name.
    pub fn named(word: &str) -> Option<Self> {
        let mut all = Self::ALL.into_iter();
        all.find(|format| format.as_str() == word)
    }

    /// The report in this format; for a file, so without colours.
    pub fn write(self, report: &Report) -> String {
        match self {
            Self::Text => text(report, WIDTH_OF_FILES, false),
            Self::Json => json(report),
            Self::Ndjson => ndjson(report),
            Self::Sarif => sarif(report),
            Self::Junit => junit(report),
            Self::Markdown => markdown(report),
            Self::Html => html(report),
            Self::Http => http_file(report),
        }
    }
}

/// Files have no width of their own.
const WIDTH_OF_FILES: usize = 100;

/// Where the page about a check is, below our own pages.
pub fn docs(rule: &str) -> String {
    format!("/.demur/checks/{rule}")
}

/// The same as an address that works everywhere; `base` is where our own pages are served: `https://api.example`.
pub fn docs_url(base: &str, rule: &str) -> String {
    format!("{}{}", base.trim_end_matches('/'), docs(rule))
}

/// How the page about a check is opened without a network.
pub fn explain(rule: &str) -> String {
    format!("demur explain checks/{rule}")
}

#[cfg(test)]
mod tests {
    use super::{Format, docs_url};

    #[test]
    fn a_check_has_one_page() {
        assert_eq!(
            docs_url("https://api.example/", "soft-404"),
            "https://api.example/.demur/checks/soft-404"
        );
    }

    #[test]
    fn formats_have_names() {
        for format in Format::ALL {
            assert_eq!(Format::named(format.as_str()), Some(format));
        }
        assert_eq!(Format::named("yaml"), None);
    }
}
