//! Pages for people, and the operator's own templates of answers in any form.
//!
//! What is chosen depends on the status, on where the path lies and on what the
//! client accepts; never on the row, the route or the operation, so that a
//! concealed 404 is the same page for what is missing and for what is hidden.

mod bare;
mod choose;
mod guide;
mod help;
mod html;
mod language;
mod link;
mod render;

pub use bare::bare;
pub use link::{Link, Search, is_address};

pub(crate) use guide::{Guide, Near};
pub(crate) use render::render;

use choose::{Asked, choose, varies_by_language};

use crate::prefix;
use crate::status::Status;
use crate::template::Template;

/// What the operator says about pages.
#[derive(Debug)]
pub struct Pages {
    /// The operator's own, in the order in which they are written.
    pub own: Vec<OwnPage>,
    /// Where the site begins.
    pub home: String,
    /// The search of the site; pages about what is not there offer it.
    pub search: Option<Search>,
    /// Pages that many look for.
    pub links: Vec<Link>,
    /// The address under which the public knows the site, such as `https://shop.example`. Links to archives are
    /// built from it, never from `Host`.
    pub origin: Option<String>,
    /// `Content-Security-Policy` of the operator's own pages, in place of the strict one.
    pub security_policy: Option<String>,
}

impl Default for Pages {
    fn default() -> Self {
        Self {
            own: Vec::new(),
            home: "/".to_owned(),
            search: None,
            links: Vec::new(),
            origin: None,
            security_policy: None,
        }
    }
}

/// A template of the operator's, and the answers it is for.
#[derive(Debug)]
pub struct OwnPage {
    /// The statuses.
    pub statuses: Statuses,
    /// The prefix of the paths, without a trailing slash; empty means every path.
    pub prefix: String,
    /// In which language it is written.
    pub language: Option<Language>,
    /// What is filled in.
    pub template: Template,
}

impl OwnPage {
    /// Whether it is for this status at this place.
    fn is_for(&self, status: Status, path: Option<&str>) -> bool {
        let is_near = |path| prefix::is_below(&self.prefix, path);
        self.statuses.contains(status) && path.map_or(self.prefix.is_empty(), is_near)
    }
}

/// Which statuses a page is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Statuses {
    /// All errors.
    All,
    /// 400 to 499.
    Client,
    /// 500 to 599.
    Server,
    /// One, by its code.
    One(u16),
}

impl Statuses {
    /// `404`, `4xx` or `5xx`.
    pub fn parse(text: &str) -> Option<Self> {
        match text {
            "4xx" => Some(Self::Client),
            "5xx" => Some(Self::Server),
            _ if text.len() == 3 => {
                let code = text.parse().ok()?;
                (400..600).contains(&code).then_some(Self::One(code))
            }
            _ => None,
        }
    }

    /// Whether this status is among them.
    pub fn contains(self, status: Status) -> bool {
        match self {
            Self::All => true,
            Self::Client => status.code() < 500,
            Self::Server => status.code() >= 500,
            Self::One(code) => code == status.code(),
        }
    }

    /// One status is more than a class, a class more than all.
    fn precision(self) -> u8 {
        match self {
            Self::All => 0,
            Self::Client | Self::Server => 1,
            Self::One(_) => 2,
        }
    }
}

/// The form a template produces.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PageType {
    /// For people.
    Html,
    /// For programs.
    Json,
    /// For terminals.
    Text,
}

impl PageType {
    pub(crate) fn media_type(self) -> &'static str {
        match self {
            Self::Html => "text/html; charset=utf-8",
            Self::Json => "application/json",
            Self::Text => "text/plain; charset=utf-8",
        }
    }
}

/// A language tag (RFC 5646 §2.1) such as `de` or `pt-BR`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Language(String);

impl Language {
    /// A tag whose form is right; whether it is registered is not looked up.
    pub fn parse(tag: &str) -> Option<Self> {
        let mut parts = tag.split('-');
        let is_primary = |part: &str| {
            (2..=8).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_alphabetic())
        };
        let is_other = |part: &str| {
            (1..=8).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_alphanumeric())
        };
        let fits = parts.next().is_some_and(is_primary) && parts.all(is_other);
        fits.then(|| Self(tag.to_owned()))
    }

    /// The tag as it was written.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

#[cfg(test)]
mod tests {
    use super::{Language, Statuses};

    #[test]
    fn statuses_are_one_a_class_or_nothing() {
        assert_eq!(Statuses::parse("404"), Some(Statuses::One(404)));
        assert_eq!(Statuses::parse("5xx"), Some(Statuses::Server));
        for text in ["200", "600", "4XX", "+404", "40", "", "all"] {
            assert_eq!(Statuses::parse(text), None, "{text}");
        }
    }

    #[test]
    fn language_tags_have_a_form() {
        for tag in ["de", "pt-BR", "zh-Hant-TW"] {
            assert!(Language::parse(tag).is_some(), "{tag}");
        }
        for tag in ["", "d", "de-", "de_AT", "*", "de\r\n", "123"] {
            assert_eq!(Language::parse(tag), None, "{tag}");
        }
    }
}
