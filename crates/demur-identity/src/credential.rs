//! What a request presents.

use std::fmt;

use base64::Engine as _;
use base64::alphabet;
use base64::engine::{DecodePaddingMode, GeneralPurpose, GeneralPurposeConfig};

/// One credential, taken out of a request.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Credential<'a> {
    /// What follows `Bearer` (RFC 6750 §2.1).
    Bearer(&'a str),
    /// What follows `Basic`, decoded by [`decode_basic`].
    Basic {
        /// The part before the first colon.
        user: &'a str,
        /// The part after it.
        password: &'a str,
    },
    /// The value of a field, a query parameter or a cookie.
    ApiKey(&'a str),
}

impl<'a> Credential<'a> {
    /// A credential that is one opaque text. Where it was carried makes no difference: a token may travel in a cookie,
    /// and a key after `Bearer`.
    pub(crate) fn text(self) -> Option<&'a str> {
        match self {
            Self::Bearer(text) | Self::ApiKey(text) => Some(text),
            Self::Basic { .. } => None,
        }
    }
}

/// Secrets are never shown, whoever asks for it.
impl fmt::Debug for Credential<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Bearer(_) => "Bearer(…)",
            Self::Basic { .. } => "Basic(…)",
            Self::ApiKey(_) => "ApiKey(…)",
        })
    }
}

/// RFC 7235 allows `token68` without its padding, and some clients leave it out.
const TOKEN68: GeneralPurpose = GeneralPurpose::new(
    &alphabet::STANDARD,
    GeneralPurposeConfig::new().with_decode_padding_mode(DecodePaddingMode::Indifferent),
);

/// The user and the password in what follows `Basic`.
///
/// RFC 7617 §2: they are UTF-8, separated by the first colon, and neither contains a control character.
pub fn decode_basic(token68: &str) -> Option<(String, String)> {
    let text = String::from_utf8(TOKEN68.decode(token68).ok()?).ok()?;
    if text.chars().any(char::is_control) {
        return None;
    }
    let (user, password) = text.split_once(':')?;
    Some((user.to_owned(), password.to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_colon_separates_user_and_password() {
        let expected = Some(("Aladdin".to_owned(), "open:sesame".to_owned()));
        assert_eq!(decode_basic("QWxhZGRpbjpvcGVuOnNlc2FtZQ=="), expected);
        assert_eq!(decode_basic("QWxhZGRpbjpvcGVuOnNlc2FtZQ"), expected);
    }

    #[test]
    fn what_is_no_pair_is_refused() {
        // No colon, a control character, no UTF-8, no base64, a foreign alphabet.
        for text in ["QWxhZGRpbg==", "YTpiCg==", "/zo=", "a:b", "YTr_"] {
            assert_eq!(decode_basic(text), None, "{text}");
        }
    }

    #[test]
    fn a_credential_shows_nothing_of_itself() {
        let basic = Credential::Basic {
            user: "alice",
            password: "sesame",
        };
        for credential in [Credential::Bearer("abc"), Credential::ApiKey("abc"), basic] {
            let shown = format!("{credential:?}");
            assert!(shown.ends_with("(…)"), "{shown}");
        }
    }
}
