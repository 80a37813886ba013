//! The words that options and tables take, and the enums they stand for.

use demur_decide::page::PageType;
use demur_decide::policy::{
    self, AcceptPolicy, Banners, EncodedSlash, Mode, Place, RowMode, Tell, Unchecked,
    UpstreamErrors, ValidationStatus,
};
use demur_schema::DuplicateKeys;
use demur_serve::Underscores;

use super::kind::{Kind, Raw, Value, toml_string, word};

/// The house styles that have a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum House {
    Rfc9110,
    Simple,
    Nested,
    Message,
    Bare,
}

/// Gives an enum its words.
macro_rules! words {
    ($($name:ident { $($variant:ident = $word:literal),+ })+) => {$(
        impl Value for $name {
            const KIND: Kind = Kind::Words(&[$($word),+]);

            fn read(raw: Raw<'_>) -> Option<Self> {
                match word(raw)?.as_str() {
                    $($word => Some(Self::$variant),)+
                    _ => None,
                }
            }

            fn toml(&self) -> String {
                match self {
                    $(Self::$variant => toml_string($word),)+
                }
            }
        }
    )+};
}

words! {
    House { Rfc9110 = "rfc9110", Simple = "simple", Nested = "nested", Message = "message", Bare = "bare" }
    UpstreamErrors { Normalise = "normalise", Replace = "replace", Pass = "pass" }
    Banners { Drop = "drop", Pass = "pass" }
    PageType { Html = "html", Json = "json", Text = "text" }
    ValidationStatus { Auto = "auto", BadRequest = "400", Unprocessable = "422" }
    Unchecked { Refuse = "refuse", Forward = "forward" }
    AcceptPolicy { Ignore = "ignore", Strict = "strict" }
    EncodedSlash { Refuse = "refuse", Keep = "keep" }
    DuplicateKeys { Refuse = "refuse", Last = "last" }
    Underscores { Drop = "drop", Pass = "pass" }
    Mode { Enforce = "enforce", Shadow = "shadow", Off = "off" }
    ScopeWord { Public = "public", Guarded = "guarded", Concealed = "concealed" }
    ConcealWord { Members = "members", All = "all" }
    VerifierWord {
        Jwt = "jwt", OpenId = "openid", Introspection = "introspection", ApiKeys = "api-keys", Passwords = "passwords"
    }
    Place { Path = "path", Query = "query" }
    LimitKey { Caller = "caller", Network = "network" }
    Exhausted { TooMany = "429", Payment = "402" }
    Tell { Kind = "kind", Nothing = "nothing" }
}

impl Value for RowMode {
    const KIND: Kind = Kind::RowMode;

    fn read(raw: Raw<'_>) -> Option<Self> {
        let text = raw.text()?;
        let Some((mode, share)) = text.split_once(' ') else {
            return Mode::read(Raw::Text(text)).map(Self::from);
        };
        let percent = share.strip_suffix('%')?.parse().ok()?;
        let mode = Mode::read(Raw::Text(mode)).filter(|mode| *mode != Mode::Off)?;
        (1..100).contains(&percent).then_some(Self {
            mode,
            percent: Some(percent),
        })
    }

    fn toml(&self) -> String {
        let mode = self.mode.toml();
        match self.percent {
            None => mode,
            Some(percent) => format!("{} {percent}%\"", mode.trim_end_matches('"')),
        }
    }
}

/// The kinds of a scope.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum ScopeWord {
    Public,
    Guarded,
    Concealed,
}

/// From whom a concealed scope conceals.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum ConcealWord {
    Members,
    All,
}

/// The kinds of verifiers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum VerifierWord {
    Jwt,
    OpenId,
    Introspection,
    ApiKeys,
    Passwords,
}

/// Whose requests a limit counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum LimitKey {
    Caller,
    Network,
}

/// What a request beyond a limit gets.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Exhausted {
    TooMany,
    Payment,
}

/// The beginning of paths, from the first slash on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct PathPrefix {
    written: String,
    plain: String,
}

impl PathPrefix {
    /// As the policy looks for it: decoded, without a slash at the end.
    pub(crate) fn plain(&self) -> String {
        self.plain.clone()
    }
}

impl Value for PathPrefix {
    const KIND: Kind = Kind::Prefix;

    fn read(raw: Raw<'_>) -> Option<Self> {
        let text = raw.text()?;
        Some(Self {
            written: text.to_owned(),
            plain: policy::prefix(text).ok()?,
        })
    }

    fn toml(&self) -> String {
        toml_string(&self.written)
    }
}
