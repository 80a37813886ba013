//! `common`: the Common Log Format, `combined` without referrer and agent.
//!
//! ```text
//! 203.0.113.7 - ada [17/May/2015:10:05:03 +0000] "GET /orders/7 HTTP/1.1" 404 153
//! ```
//!
//! Nothing may follow: a line with more fields is one of another format.

use super::{Format, Language};

pub(super) const FORMAT: Format = Format {
    names: &["common"],
    language: Language::Apache,
    text: r#"%h %l %u %t "%r" %>s %b"#,
};
