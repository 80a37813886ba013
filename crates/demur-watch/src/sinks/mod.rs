//! What is written of a report or an alert: for terminals, programs, pages, monitoring and chats.
//!
//! Each file is one output and a function of its input: who has a terminal, a file or a socket writes what comes back.
//! Everything that a log holds is hostile, so each output says in its own words what may stand in it; the parts of
//! that are in [`escape`].

mod order;
pub(crate) mod others;
mod phrase;
mod wire;
pub(crate) mod written;

pub mod alertmanager;
pub mod csv;
pub mod escape;
pub mod html;
pub mod json;
pub mod markdown;
pub mod metrics;
pub mod rules;
pub mod text;
pub mod webhook;

/// Where the page about a detector is, below our own pages.
pub fn docs(detector: &str) -> String {
    let mut path = "/.demur/detectors/".to_owned();
    for byte in detector.bytes() {
        if byte.is_ascii_alphanumeric() || b"-_.~".contains(&byte) {
            path.push(char::from(byte));
        } else {
            path.push_str(&format!("%{byte:02X}"));
        }
    }
    path
}

/// The same as an address that works everywhere; `base` is where our own pages are served: `https://api.example`.
pub fn docs_url(base: &str, detector: &str) -> String {
    format!("{}{}", base.trim_end_matches('/'), docs(detector))
}

#[cfg(test)]
mod tests {
    use super::{docs, docs_url};

    #[test]
    fn a_detector_has_one_page() {
        assert_eq!(docs("dead-route"), "/.demur/detectors/dead-route");
        assert_eq!(docs("a/../b c"), "/.demur/detectors/a%2F..%2Fb%20c");
        assert_eq!(
            docs_url("https://api.example/", "spike"),
            "https://api.example/.demur/detectors/spike"
        );
    }
}
