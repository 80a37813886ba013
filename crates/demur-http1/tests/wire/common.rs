//! Helpers shared by the integration tests.

use demur_http1::{Limits, Parsed, RequestHead, WireFault, parse_request};

/// Parses a request with a fresh head.
pub(crate) fn parse(bytes: &[u8]) -> (Parsed, RequestHead) {
    let mut head = RequestHead::new();
    let parsed = parse_request(bytes, &Limits::default(), &mut head);
    (parsed, head)
}

/// Every prefix must be partial until one gives the final answer, which then never changes.
pub(crate) fn check_prefixes(bytes: &[u8], outcome: &Parsed) {
    let step = 1.max(bytes.len() / 4000);
    for end in (0..bytes.len()).step_by(step) {
        match parse(&bytes[..end]).0 {
            Parsed::Partial => {}
            other @ (Parsed::Complete | Parsed::Fault(_)) => {
                assert_eq!(&other, outcome, "prefix of {end} bytes of {}", show(bytes));
            }
        }
    }
}

/// The fault of a request head, which must be the same for every split of the bytes.
pub(crate) fn fault_of(bytes: &[u8]) -> WireFault {
    let (parsed, _) = parse(bytes);
    check_prefixes(bytes, &parsed);
    match parsed {
        Parsed::Fault(fault) => fault,
        other @ (Parsed::Complete | Parsed::Partial) => {
            panic!("{other:?} for {}", show(bytes))
        }
    }
}

/// The beginning of the bytes, readable.
pub(crate) fn show(bytes: &[u8]) -> String {
    bytes[..bytes.len().min(200)].escape_ascii().to_string()
}
