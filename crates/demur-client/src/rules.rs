//! From a status to what may be done. The facts are the codebook's; this file adds what a word cannot hold.

use demur_codebook::{AutoRetry, Registry};
use http::StatusCode;

use crate::outcome::{Connection, Failure, Why};

/// Under what condition a request may be repeated.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Rule {
    /// It may not.
    Never(Why),
    /// If its method is idempotent, or something else makes repeating harmless.
    IfHarmless,
    /// As above, and also where the service is known to refuse before it acts.
    IfHarmlessOrRefused,
    /// Whatever the method: the server has not acted.
    Always,
    /// As above, but not after a repeat.
    Once(Connection),
}

/// Whether the answer has a usable `Retry-After`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Hint {
    Given,
    Absent,
}

pub(crate) fn after_status(code: StatusCode, hint: Hint) -> Rule {
    match (code.as_u16(), hint) {
        // The server refuses to process the request, and says that this will pass (RFC 9110 §15.5.14).
        (413, Hint::Given) => Rule::Always,
        // The server was unwilling to process it (RFC 8470 §5.2). A repeat is never sent in early data, so that 425
        // to a repeat is not about this client.
        (425, _) => Rule::Once(Connection::Any),
        // A server that says how long knows its own state. A bare 503 may come from anything on the way.
        (503, Hint::Absent) => Rule::IfHarmless,
        (number, _) => by_word(auto_retry(number)),
    }
}

pub(crate) fn after_failure(failure: Failure) -> Rule {
    match failure {
        // The client can tell that the request was never applied (RFC 9110 §9.2.2).
        Failure::NoConnection => Rule::Always,
        Failure::ConnectionFailed => Rule::IfHarmless,
        Failure::Local => Rule::Never(Why::Local),
    }
}

fn by_word(word: AutoRetry) -> Rule {
    match word {
        AutoRetry::No => Rule::Never(Why::SameAnswer),
        AutoRetry::Idempotent => Rule::IfHarmless,
        AutoRetry::AfterWait => Rule::IfHarmlessOrRefused,
        AutoRetry::OtherConnection => Rule::Once(Connection::Fresh),
        AutoRetry::Changed => Rule::Never(Why::ChangedOnly),
        AutoRetry::Follow => Rule::Never(Why::Redirect),
        AutoRetry::NotNeeded => Rule::Never(Why::Done),
    }
}

/// What the codebook says of a registered code. Any other is taken for the first of its class, and one outside of all
/// classes for a server error (RFC 9110 §15); whatever its maker means by it, a client cannot rely on that.
fn auto_retry(code: u16) -> AutoRetry {
    let registered =
        |code| demur_codebook::status(code).filter(|page| page.registry != Registry::Unregistered);
    let class = if code < 600 { code / 100 * 100 } else { 500 };
    // An interim answer is never the last one; there is nothing to repeat yet.
    let page = registered(code).or_else(|| registered(class));
    page.map_or(AutoRetry::NotNeeded, |page| page.retry)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_exceptions_fit_what_the_pages_say() {
        let condition = |code| demur_codebook::status(code).unwrap().retry_condition;
        assert!(condition(413).contains("unchanged only after `Retry-After`"));
        assert!(condition(425).contains("never again in early data"));
        assert!(condition(421).contains("whether or not the method is idempotent"));
        assert_eq!(auto_retry(503), AutoRetry::AfterWait);
    }
}
