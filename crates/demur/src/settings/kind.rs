//! What kind of value an option takes: how it is read from a word or from a file, and how it is
//! written back.

use std::fmt::Write as _;
use std::net::SocketAddr;
use std::time::Duration;

/// A value as it stands in a file, a variable or on the command line.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Raw<'a> {
    /// From a variable or a flag, where everything is a word.
    Word(&'a str),
    /// A string of a file.
    Text(&'a str),
    /// An integer of a file.
    Integer(i64),
    /// A boolean of a file.
    Bool(bool),
    /// Anything else of a file: its kind, for the message.
    Other(&'static str),
}

impl<'a> Raw<'a> {
    pub(super) fn text(self) -> Option<&'a str> {
        match self {
            Self::Word(text) | Self::Text(text) => Some(text),
            Self::Integer(_) | Self::Bool(_) | Self::Other(_) => None,
        }
    }

    /// What was found, for "expected …, found …".
    pub(crate) fn found(self) -> String {
        match self {
            Self::Word(text) | Self::Text(text) if has_user(text) => {
                // What stands there may be a password.
                "a URL with a user".to_owned()
            }
            Self::Word(text) | Self::Text(text) => format!("`{}`", text.escape_debug()),
            Self::Integer(number) => format!("the integer {number}"),
            Self::Bool(value) => format!("`{value}`"),
            Self::Other(kind) => kind.to_owned(),
        }
    }
}

/// The kinds of single values.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    Text,
    /// A path; in a file, relative to the folder of that file. The words are no paths.
    Path(&'static [&'static str]),
    /// The beginning of request paths.
    Prefix,
    /// The mode of a row.
    RowMode,
    Address,
    Network,
    Upstream,
    Url,
    Size,
    Time,
    Integer,
    Bool,
    Words(&'static [&'static str]),
    /// Text of some form, in the words of a message, with an example.
    Fitting(&'static str, &'static str),
}

impl Kind {
    /// The placeholder of `--help`.
    pub(crate) fn placeholder(self) -> &'static str {
        match self {
            Self::Text | Self::Fitting(_, _) => "TEXT",
            Self::Path(_) => "FILE",
            Self::Prefix => "PREFIX",
            Self::RowMode => "MODE",
            Self::Address => "ADDR:PORT",
            Self::Network => "CIDR",
            Self::Upstream | Self::Url => "URL",
            Self::Size => "SIZE",
            Self::Time => "TIME",
            Self::Integer => "NUMBER",
            Self::Bool => "true|false",
            Self::Words(_) => "WORD",
        }
    }

    /// What belongs here, for messages and the reference.
    pub(crate) fn expects(self) -> String {
        match self {
            Self::Text => "a string".to_owned(),
            Self::Path([]) => "a path".to_owned(),
            Self::Path(words) => format!("a path or {}", or_list(words)),
            Self::RowMode => "`enforce`, `shadow` or `off`, or the first two with a share of the clients as in `enforce 10%`".to_owned(),
            Self::Prefix => "the beginning of a path, such as `/internal`".to_owned(),
            Self::Address => "an address such as `127.0.0.1:8080`".to_owned(),
            Self::Network => "an address or a network such as `10.0.0.0/8`".to_owned(),
            Self::Upstream => "an `http` URL such as `http://localhost:3000`".to_owned(),
            Self::Url => "a URL such as `https://errors.example`".to_owned(),
            Self::Size => "a size such as `64KiB` or `1MiB`".to_owned(),
            Self::Time => "a time such as `500ms`, `10s` or `2m`".to_owned(),
            Self::Integer => "a whole number".to_owned(),
            Self::Bool => "`true` or `false`".to_owned(),
            Self::Words(words) => or_list(words),
            Self::Fitting(form, example) => format!("{form} such as `{example}`"),
        }
    }
}

pub(crate) fn or_list(words: &[&str]) -> String {
    match words {
        [] => String::new(),
        [one] => format!("`{one}`"),
        [rest @ .., last] => format!("`{}` or `{last}`", rest.join("`, `")),
    }
}

/// A value that an option can hold.
pub(crate) trait Value: Sized {
    const KIND: Kind;

    /// `None` where the value is none of this kind; the caller says what was expected.
    fn read(raw: Raw<'_>) -> Option<Self>;

    /// The value as TOML.
    fn toml(&self) -> String;
}

impl Value for String {
    const KIND: Kind = Kind::Text;

    fn read(raw: Raw<'_>) -> Option<Self> {
        raw.text().map(str::to_owned)
    }

    fn toml(&self) -> String {
        toml_string(self)
    }
}

impl Value for bool {
    const KIND: Kind = Kind::Bool;

    fn read(raw: Raw<'_>) -> Option<Self> {
        match raw {
            Raw::Bool(value) => Some(value),
            Raw::Word(word) => word.parse().ok(),
            Raw::Text(_) | Raw::Integer(_) | Raw::Other(_) => None,
        }
    }

    fn toml(&self) -> String {
        self.to_string()
    }
}

macro_rules! whole_numbers {
    ($($number:ty)*) => {$(
        impl Value for $number {
            const KIND: Kind = Kind::Integer;

            fn read(raw: Raw<'_>) -> Option<Self> {
                match raw {
                    Raw::Integer(number) => number.try_into().ok(),
                    Raw::Word(word) => word.parse().ok(),
                    Raw::Text(_) | Raw::Bool(_) | Raw::Other(_) => None,
                }
            }

            fn toml(&self) -> String {
                self.to_string()
            }
        }
    )*};
}

whole_numbers! { u16 u32 usize }

/// A path, as the user wrote it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct FilePath(pub(crate) String);

impl Value for FilePath {
    const KIND: Kind = Kind::Path(&[]);

    fn read(raw: Raw<'_>) -> Option<Self> {
        raw.text()
            .filter(|text| !text.is_empty())
            .map(|text| Self(text.to_owned()))
    }

    fn toml(&self) -> String {
        toml_string(&self.0)
    }
}

impl Value for SocketAddr {
    const KIND: Kind = Kind::Address;

    fn read(raw: Raw<'_>) -> Option<Self> {
        let text = raw.text()?;
        let text = text
            .strip_prefix("localhost:")
            .map_or(text.to_owned(), |port| format!("127.0.0.1:{port}"));
        text.parse().ok()
    }

    fn toml(&self) -> String {
        toml_string(&self.to_string())
    }
}

/// Where events go.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Events {
    Stdout,
    Off,
    File(String),
}

impl Value for Events {
    const KIND: Kind = Kind::Path(&["stdout", "off"]);

    fn read(raw: Raw<'_>) -> Option<Self> {
        match raw.text()? {
            "" => None,
            "stdout" => Some(Self::Stdout),
            "off" => Some(Self::Off),
            path => Some(Self::File(path.to_owned())),
        }
    }

    fn toml(&self) -> String {
        match self {
            Self::Stdout => toml_string("stdout"),
            Self::Off => toml_string("off"),
            Self::File(path) => toml_string(path),
        }
    }
}

/// A network in the notation of CIDR, as the user wrote it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Cidr(pub(crate) String);

impl Value for Cidr {
    const KIND: Kind = Kind::Network;

    fn read(raw: Raw<'_>) -> Option<Self> {
        let text = raw.text()?;
        text.parse::<demur_decide::policy::Network>().ok()?;
        Some(Self(text.to_owned()))
    }

    fn toml(&self) -> String {
        toml_string(&self.0)
    }
}

/// The upstream: a host, perhaps a port, perhaps a path that is put before every path.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Upstream {
    url: String,
}

impl Upstream {
    /// Host and port.
    pub(crate) fn authority(&self) -> String {
        let (authority, _) = self.parts();
        let has_port = authority
            .rsplit_once(':')
            .is_some_and(|(_, port)| port.parse::<u16>().is_ok());
        if has_port {
            authority.to_owned()
        } else {
            format!("{authority}:80")
        }
    }

    /// Empty, or begins with a slash and does not end with one.
    pub(crate) fn base_path(&self) -> &str {
        self.parts().1.trim_end_matches('/')
    }

    /// As it was written.
    pub(crate) fn url(&self) -> &str {
        &self.url
    }

    fn parts(&self) -> (&str, &str) {
        let rest = self.url.strip_prefix("http://").unwrap_or_default();
        rest.find('/')
            .and_then(|at| rest.split_at_checked(at))
            .unwrap_or((rest, ""))
    }
}

impl Value for Upstream {
    const KIND: Kind = Kind::Upstream;

    fn read(raw: Raw<'_>) -> Option<Self> {
        let Url(url) = Url::read(raw)?;
        let plain = url.starts_with("http://") && !url.contains(['?', '#', '@']);
        plain.then_some(Self { url })
    }

    fn toml(&self) -> String {
        toml_string(&self.url)
    }
}

/// Whether a URL has a name, or a name and a password, before its host (RFC 3986 §3.2.1).
pub(crate) fn has_user(text: &str) -> bool {
    let rest = text.split_once("://").map(|(_, rest)| rest);
    let authority = rest.and_then(|rest| rest.split(['/', '?', '#']).next());
    authority.is_some_and(|authority| authority.contains('@'))
}

/// Who issues tokens: a name that may be a URL.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct IssuerName(pub(crate) String);

impl Value for IssuerName {
    const KIND: Kind = Kind::Text;

    fn read(raw: Raw<'_>) -> Option<Self> {
        let text = raw.text().filter(|text| !has_user(text))?;
        Some(Self(text.to_owned()))
    }

    fn toml(&self) -> String {
        toml_string(&self.0)
    }
}

/// An absolute URL with a host and without a user: it is printed and logged.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Url(pub(crate) String);

impl Value for Url {
    const KIND: Kind = Kind::Url;

    fn read(raw: Raw<'_>) -> Option<Self> {
        let text = raw.text()?;
        let rest = text
            .strip_prefix("http://")
            .or_else(|| text.strip_prefix("https://"))?;
        let clean = rest.bytes().all(|byte| byte.is_ascii_graphic());
        let authority = rest.split(['/', '?', '#']).next().unwrap_or_default();
        let fits = clean && !authority.is_empty() && !has_user(text);
        fits.then(|| Self(text.to_owned()))
    }

    fn toml(&self) -> String {
        toml_string(&self.0)
    }
}

/// A number of octets.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Size(pub(crate) u64);

const SIZE_UNITS: [(&str, u64); 3] = [("GiB", 1 << 30), ("MiB", 1 << 20), ("KiB", 1 << 10)];

impl Value for Size {
    const KIND: Kind = Kind::Size;

    fn read(raw: Raw<'_>) -> Option<Self> {
        let text = match raw {
            Raw::Integer(number) => return number.try_into().ok().map(Self),
            Raw::Word(text) | Raw::Text(text) => text,
            Raw::Bool(_) | Raw::Other(_) => return None,
        };
        let (digits, unit) = split_unit(text)?;
        let factor = match unit {
            "" | "B" => 1,
            _ => SIZE_UNITS.iter().find(|(name, _)| *name == unit)?.1,
        };
        digits.checked_mul(factor).map(Self)
    }

    fn toml(&self) -> String {
        toml_string(&self.to_string())
    }
}

impl std::fmt::Display for Size {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let unit = SIZE_UNITS
            .iter()
            .find(|(_, factor)| self.0 > 0 && self.0.is_multiple_of(*factor));
        match unit {
            Some((name, factor)) => write!(f, "{}{name}", self.0 / factor),
            None => write!(f, "{}B", self.0),
        }
    }
}

const TIME_UNITS: [(&str, u64); 4] = [("h", 3_600_000), ("m", 60_000), ("s", 1000), ("ms", 1)];

impl Value for Duration {
    const KIND: Kind = Kind::Time;

    fn read(raw: Raw<'_>) -> Option<Self> {
        let (digits, unit) = split_unit(raw.text()?)?;
        let (_, factor) = TIME_UNITS.iter().find(|(name, _)| *name == unit)?;
        digits.checked_mul(*factor).map(Self::from_millis)
    }

    fn toml(&self) -> String {
        let millis = u64::try_from(self.as_millis()).unwrap_or(u64::MAX);
        let unit = TIME_UNITS
            .iter()
            .find(|(_, factor)| millis > 0 && millis.is_multiple_of(*factor));
        match unit {
            Some((name, factor)) => toml_string(&format!("{}{name}", millis / factor)),
            None => toml_string("0s"),
        }
    }
}

fn split_unit(text: &str) -> Option<(u64, &str)> {
    let at = text
        .find(|c: char| !c.is_ascii_digit())
        .unwrap_or(text.len());
    let (digits, unit) = text.split_at(at);
    Some((digits.parse().ok()?, unit.trim_start_matches(' ')))
}

/// A word of a closed list; `422` may stand without quotes.
pub(super) fn word(raw: Raw<'_>) -> Option<String> {
    match raw {
        Raw::Word(text) | Raw::Text(text) => Some(text.to_owned()),
        Raw::Integer(number) => Some(number.to_string()),
        Raw::Bool(_) | Raw::Other(_) => None,
    }
}

/// A TOML basic string.
pub(crate) fn toml_string(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 2);
    out.push('"');
    for c in text.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            c if c.is_control() => {
                let _ = write!(out, "\\u{:04X}", u32::from(c));
            }
            c => out.push(c),
        }
    }
    out.push('"');
    out
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::{Raw, Size, Upstream, Url, Value};

    #[track_caller]
    fn check<T: Value>(word: &str, expected: Option<&str>) {
        let read = T::read(Raw::Word(word)).map(|value| value.toml());
        assert_eq!(read.as_deref(), expected, "{word}");
    }

    #[test]
    fn sizes_have_binary_units() {
        check::<Size>("1MiB", Some("\"1MiB\""));
        check::<Size>("1024KiB", Some("\"1MiB\""));
        check::<Size>("1500", Some("\"1500B\""));
        check::<Size>("1500B", Some("\"1500B\""));
        check::<Size>("0", Some("\"0B\""));
        check::<Size>("1MB", None);
        check::<Size>("-1", None);
        check::<Size>("99999999999GiB", None);
        check::<Size>("", None);
    }

    #[test]
    fn times_need_a_unit() {
        check::<Duration>("10s", Some("\"10s\""));
        check::<Duration>("1500ms", Some("\"1500ms\""));
        check::<Duration>("120s", Some("\"2m\""));
        check::<Duration>("0ms", Some("\"0s\""));
        check::<Duration>("10", None);
        check::<Duration>("ten", None);
    }

    #[test]
    fn a_url_has_a_scheme_and_a_host() {
        check::<Url>("http://localhost:3000", Some("\"http://localhost:3000\""));
        check::<Url>("localhost:3000", None);
        check::<Url>("http://", None);
        check::<Url>("http:///x", None);
        check::<Url>("http://a b", None);
        check::<Url>("https://user:word@issuer.example/keys", None);
        check::<Url>(
            "https://issuer.example/@keys?a@b",
            Some("\"https://issuer.example/@keys?a@b\""),
        );
    }

    #[track_caller]
    fn check_upstream(word: &str, expected: Option<(&str, &str)>) {
        let upstream = Upstream::read(Raw::Word(word));
        let found = upstream
            .as_ref()
            .map(|one| (one.authority(), one.base_path()));
        assert_eq!(
            found
                .as_ref()
                .map(|(authority, path)| (authority.as_str(), *path)),
            expected,
            "{word}"
        );
    }

    #[test]
    fn an_upstream_is_a_host_a_port_and_a_path() {
        check_upstream("http://localhost:3000", Some(("localhost:3000", "")));
        check_upstream("http://localhost:3000/", Some(("localhost:3000", "")));
        check_upstream("http://shop.example/v1/", Some(("shop.example:80", "/v1")));
        check_upstream("http://[::1]", Some(("[::1]:80", "")));
        check_upstream("http://[::1]:81/a", Some(("[::1]:81", "/a")));
        check_upstream("https://shop.example", None);
        check_upstream("http://user@shop.example", None);
        check_upstream("http://shop.example?x", None);
    }
}
