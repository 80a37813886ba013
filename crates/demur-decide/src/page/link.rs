//! Where a page may lead: addresses the operator wrote, checked when they are read.

use crate::target;

/// An address and the words for it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link {
    /// A path, or an `https`, `http` or `mailto` URL.
    pub href: String,
    /// What it is called.
    pub text: String,
}

impl Link {
    /// An address, a space, and what it is called: `/products Our products`.
    pub fn parse(text: &str) -> Option<Self> {
        let (href, text) = text.trim().split_once(' ')?;
        let text = text.trim_start();
        let is_clean = !text.is_empty() && !text.contains(char::is_control);
        (is_clean && is_address(href)).then(|| Self {
            href: href.to_owned(),
            text: text.to_owned(),
        })
    }
}

/// Whether a text leads somewhere harmless: a path on this site, or a URL of a known kind.
pub fn is_address(text: &str) -> bool {
    let is_path = text.starts_with('/') && !text.starts_with("//") && !text.starts_with("/\\");
    let schemes = ["https://", "http://", "mailto:"];
    let rest = schemes.iter().find_map(|scheme| text.strip_prefix(scheme));
    text.bytes().all(|byte| byte.is_ascii_graphic())
        && (is_path || rest.is_some_and(|rest| !rest.is_empty() && !rest.starts_with('/')))
}

/// The form that asks the search of a site.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Search {
    /// Where the form goes.
    pub(crate) action: String,
    /// The parameter that holds what is searched for.
    pub(crate) parameter: String,
    /// What is sent along, unchanged.
    pub(crate) fixed: Vec<(String, String)>,
}

impl Search {
    /// An address in whose query `{query}` is the value of one parameter: `/search?q={query}`.
    pub fn parse(text: &str) -> Option<Self> {
        let (action, query) = text.split_once('?')?;
        if !is_address(action) || action.starts_with("mailto:") || text.contains('#') {
            return None;
        }
        let (mut parameter, mut fixed) = (None, Vec::new());
        for pair in query.split('&') {
            let (name, value) = pair.split_once('=')?;
            match value {
                "{query}" if parameter.is_none() && !name.is_empty() => {
                    parameter = Some(plain(name)?);
                }
                _ => fixed.push((plain(name)?, plain(value)?)),
            }
        }
        Some(Self {
            action: action.to_owned(),
            parameter: parameter?,
            fixed,
        })
    }

    /// Where the form may go, as a source of a `Content-Security-Policy`.
    pub(crate) fn source(&self) -> &str {
        let authority = self.action.find("://").map(|at| at + 3);
        let Some(start) = authority else {
            return "'self'";
        };
        let rest = self.action.get(start..).unwrap_or_default();
        let length = rest.find('/').unwrap_or(rest.len());
        self.action.get(..start + length).unwrap_or("'self'")
    }
}

/// A part of a query without its escapes: the browser escapes it again.
fn plain(text: &str) -> Option<String> {
    if text.contains(['{', '}']) || !text.bytes().all(|byte| byte.is_ascii_graphic()) {
        return None;
    }
    String::from_utf8(target::decode(&text.replace('+', " "))?).ok()
}

#[cfg(test)]
mod tests {
    use super::{Link, Search};

    #[test]
    fn a_link_is_an_address_and_words() {
        let link = Link::parse("/products Our  products").expect("a link");
        assert_eq!(
            (link.href.as_str(), link.text.as_str()),
            ("/products", "Our  products")
        );
        for text in [
            "/products",
            "products Products",
            "//evil.example Here",
            "/\\evil.example Here",
            "javascript:alert(1) Here",
            "https:/// Here",
            "/products \u{1b}[2J",
        ] {
            assert_eq!(Link::parse(text), None, "{text}");
        }
    }

    #[test]
    fn a_search_has_one_place_for_what_is_searched() {
        let search = Search::parse("/search?lang=en%20GB&q={query}").expect("a search");
        assert_eq!(search.action, "/search");
        assert_eq!(search.parameter, "q");
        assert_eq!(search.fixed, [("lang".to_owned(), "en GB".to_owned())]);
        assert_eq!(search.source(), "'self'");
        for text in [
            "/search",
            "/search/{query}",
            "/search?q=",
            "/search?q={query}&p={query}",
            "/search?q=x{query}",
            "//evil.example?q={query}",
            "javascript:alert?q={query}",
            "/search?q={query}#top",
        ] {
            assert_eq!(Search::parse(text), None, "{text}");
        }
    }

    #[test]
    fn a_search_elsewhere_names_its_origin() {
        let search = Search::parse("https://find.example:8443/go?q={query}").expect("a search");
        assert_eq!(search.source(), "https://find.example:8443");
    }
}
