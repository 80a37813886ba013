//! `caddy`: the JSON access log of Caddy 2.
//!
//! ```json
//! {"level":"info","ts":1431857103.1,"logger":"http.log.access","msg":"handled request","request":{"remote_ip":"203.0.113.7","client_ip":"203.0.113.7","method":"GET","host":"shop.example","uri":"/orders/7","headers":{"User-Agent":["curl/8.5.0"]}},"user_id":"","duration":0.001,"size":153,"status":404}
//! ```

use super::{Format, Language};

pub(super) const FORMAT: Format = Format {
    names: &["caddy"],
    language: Language::Json,
    text: "has=request.method, at=ts, client=request.client_ip, client=request.remote_ip, \
           client=request.remote_addr, principal=user_id, host=request.host, \
           method=request.method, path=request.uri, status=status, bytes=size, \
           duration_s=duration, referrer=request.headers.Referer, \
           agent=request.headers.User-Agent",
};
