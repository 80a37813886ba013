//! `combined`: what Apache and nginx write unless told otherwise.
//!
//! ```text
//! 203.0.113.7 - ada [17/May/2015:10:05:03 +0000] "GET /orders/7 HTTP/1.1" 404 153 "https://shop.example/" "curl/8.5.0"
//! ```
//!
//! More fields may follow; they are not looked at.

use super::{Format, Language};

pub(super) const FORMAT: Format = Format {
    names: &["combined"],
    language: Language::OpenApache,
    text: r#"%h %l %u %t "%r" %>s %b "%{Referer}i" "%{User-Agent}i""#,
};
