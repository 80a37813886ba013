//! `envoy`: the JSON access logs of Envoy, Istio and Envoy Gateway, as they are by default.
//!
//! The client is the last address of `x_forwarded_for`, the one that Envoy trusts unless told otherwise, where
//! `downstream_remote_address` does not name it.
//!
//! ```json
//! {"start_time":"2015-05-17T10:05:03.100Z","method":"GET","path":"/orders/7","response_code":404,"bytes_sent":153,"duration":3,"upstream_host":"10.0.0.2:80","user_agent":"curl/8.5.0","authority":"shop.example","x_forwarded_for":"203.0.113.7"}
//! ```

use super::{Format, Language};

pub(super) const FORMAT: Format = Format {
    names: &["envoy", "istio"],
    language: Language::Json,
    text: "at=start_time, client=downstream_remote_address, client=x_forwarded_for, \
           client=x-forwarded-for, host=authority, host=:authority, method=method, \
           path=path, path=x-envoy-origin-path, has=response_code, status=response_code, \
           bytes=bytes_sent, duration_ms=duration, referrer=referer, agent=user_agent, \
           agent=user-agent, upstream=upstream_host",
};
