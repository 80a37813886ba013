//! The values of `[pages]` and `[[page]]`.

use demur_decide::page::{self, Language, Link, Search, Statuses};

use super::kind::{Kind, Raw, Url, Value, toml_string};

/// Gives a value that is kept as it was written its kind and its check.
macro_rules! checked {
    ($($(#[doc = $about:literal])+ $name:ident, $kind:expr, $fits:expr;)+) => {$(
        $(#[doc = $about])+
        #[derive(Debug, Clone, PartialEq, Eq)]
        pub(crate) struct $name(pub(crate) String);

        impl Value for $name {
            const KIND: Kind = $kind;

            fn read(raw: Raw<'_>) -> Option<Self> {
                let (Raw::Word(text) | Raw::Text(text)) = raw else {
                    return None;
                };
                let fits: fn(&str) -> bool = $fits;
                fits(text).then(|| Self(text.to_owned()))
            }

            fn toml(&self) -> String {
                toml_string(&self.0)
            }
        }
    )+};
}

checked! {
    /// A path of this site, or a URL.
    Place, Kind::Fitting("a URL or a path", "/shop"), page::is_address;
    /// Where the search of the site is.
    SearchUrl, Kind::Fitting("an address with `{query}` as a value of its query,", "/search?q={query}"),
        |text| Search::parse(text).is_some();
    /// A popular page.
    PopularPage, Kind::Fitting("an address, a space and its name,", "/products Our products"),
        |text| Link::parse(text).is_some();
    /// The address of the site, without a path.
    Origin, Kind::Fitting("a scheme and a host", "https://shop.example"), is_origin;
    /// A `Content-Security-Policy`.
    SecurityPolicy, Kind::Fitting("directives", "default-src 'self'"),
        |text| !text.is_empty() && text.bytes().all(|byte| matches!(byte, b' '..=b'~'));
}

fn is_origin(text: &str) -> bool {
    let host = text.split_once("://").map(|(_, host)| host);
    Url::read(Raw::Text(text)).is_some()
        && host.is_some_and(|host| !host.contains(['/', '?', '#', '@']))
}

/// A status or a class of statuses.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct StatusWord(pub(crate) Statuses);

impl Value for StatusWord {
    const KIND: Kind = Kind::Fitting("a status or a class of errors", "4xx");

    fn read(raw: Raw<'_>) -> Option<Self> {
        match raw {
            Raw::Word(text) | Raw::Text(text) => Statuses::parse(text).map(Self),
            Raw::Integer(number) => Statuses::parse(&number.to_string()).map(Self),
            Raw::Bool(_) | Raw::Other(_) => None,
        }
    }

    fn toml(&self) -> String {
        match self.0 {
            Statuses::One(status) => status.to_string(),
            Statuses::Client => toml_string("4xx"),
            Statuses::Server => toml_string("5xx"),
            // Never read, since all are meant where nothing is said.
            Statuses::All => String::new(),
        }
    }
}

/// A language tag.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct LanguageTag(pub(crate) Language);

impl Value for LanguageTag {
    const KIND: Kind = Kind::Fitting("a language tag", "pt-BR");

    fn read(raw: Raw<'_>) -> Option<Self> {
        let (Raw::Word(text) | Raw::Text(text)) = raw else {
            return None;
        };
        Language::parse(text).map(Self)
    }

    fn toml(&self) -> String {
        toml_string(self.0.as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::{LanguageTag, Origin, Place, SecurityPolicy, StatusWord};
    use crate::settings::kind::{Raw, Value};

    #[track_caller]
    fn check<T: Value>(raw: Raw<'_>, expected: Option<&str>) {
        assert_eq!(T::read(raw).map(|value| value.toml()).as_deref(), expected);
    }

    #[test]
    fn a_status_is_a_number_or_a_class() {
        check::<StatusWord>(Raw::Integer(404), Some("404"));
        check::<StatusWord>(Raw::Text("404"), Some("404"));
        check::<StatusWord>(Raw::Text("5xx"), Some("\"5xx\""));
        check::<StatusWord>(Raw::Integer(200), None);
        check::<StatusWord>(Raw::Integer(-404), None);
    }

    #[test]
    fn an_origin_has_no_path() {
        check::<Origin>(
            Raw::Text("https://shop.example:8443"),
            Some("\"https://shop.example:8443\""),
        );
        for text in [
            "https://shop.example/",
            "https://a@shop.example",
            "shop.example",
            "ftp://shop.example",
        ] {
            check::<Origin>(Raw::Text(text), None);
        }
    }

    #[test]
    fn what_becomes_a_field_holds_no_line_end() {
        check::<SecurityPolicy>(
            Raw::Text("default-src 'self'"),
            Some("\"default-src 'self'\""),
        );
        check::<SecurityPolicy>(Raw::Text("default-src 'self'\r\nSet-Cookie: a"), None);
        check::<Place>(Raw::Text("//elsewhere.example"), None);
        check::<LanguageTag>(Raw::Text("de\r\n"), None);
    }
}
