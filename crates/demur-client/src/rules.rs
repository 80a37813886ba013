//! From a status to what may be done. The facts are the codebook's; this file adds what a word cannot hold.

use demur_codebook::AutoRetry;
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

/// Registered codes that have no page, and differ from the first code of their class.
///
/// RFC 4918 §11.5 forbids to repeat a request that got 507 without a new action of the user; 506 and 508 are faults of
/// the configuration (RFC 2295 §8.1, RFC 5842 §7.2); 510 asks for another request (RFC 2774 §7).
const WITHOUT_PAGE: [(u16, AutoRetry); 4] = [
    (506, AutoRetry::No),
    (507, AutoRetry::No),
    (508, AutoRetry::No),
    (510, AutoRetry::Changed),
];

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

/// What the codebook says of a code. One that it does not know is taken for the first of its class, and one outside
/// of all classes for a server error (RFC 9110 §15).
fn auto_retry(code: u16) -> AutoRetry {
    if let Some(page) = demur_codebook::status(code) {
        return page.retry;
    }
    if let Some((_, word)) = WITHOUT_PAGE.iter().find(|(known, _)| *known == code) {
        return *word;
    }
    let class = if code < 600 { code / 100 * 100 } else { 500 };
    // An interim answer has no page and is never the last one; there is nothing to repeat yet.
    demur_codebook::status(class).map_or(AutoRetry::NotNeeded, |page| page.retry)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_with_a_page_is_judged_by_its_page() {
        for (code, _) in WITHOUT_PAGE {
            assert!(
                demur_codebook::status(code).is_none(),
                "{code} has a page now: delete its row here"
            );
        }
    }

    #[test]
    fn the_exceptions_fit_what_the_pages_say() {
        let condition = |code| demur_codebook::status(code).unwrap().retry_condition;
        assert!(condition(413).contains("unchanged only after `Retry-After`"));
        assert!(condition(425).contains("never again in early data"));
        assert!(condition(421).contains("whether or not the method is idempotent"));
        assert_eq!(auto_retry(503), AutoRetry::AfterWait);
    }
}
