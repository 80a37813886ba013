//! `vhost`: Apache's `vhost_combined`, which puts the host and its port before `combined`.
//!
//! ```text
//! shop.example:443 203.0.113.7 - ada [17/May/2015:10:05:03 +0000] "GET /orders/7 HTTP/1.1" 404 153 "-" "curl/8.5.0"
//! ```

use super::{Format, Language};

pub(super) const FORMAT: Format = Format {
    names: &["vhost", "vhost-combined"],
    language: Language::OpenApache,
    text: r#"%v:%p %h %l %u %t "%r" %>s %O "%{Referer}i" "%{User-Agent}i""#,
};
