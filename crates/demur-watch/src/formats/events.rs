//! `events`: the events of demur itself, which know more than any other log.
//!
//! ```json
//! {"v":1,"ts":"2026-02-28T23:59:59.123Z","id":"a","method":"GET","path":"/orders/7","route":"/orders/{id}","status":404,"step":"not-found","bytes_in":120,"bytes_out":321,"duration_us":250,"client":"203.0.113.7"}
//! ```

use super::{Format, Language};

pub(super) const FORMAT: Format = Format {
    names: &["events"],
    language: Language::Json,
    text: "has=v, at=ts, client=client, principal=principal, host=host, method=method, path=path, \
           route=route, status=status, bytes=bytes_out, duration_us=duration_us, \
           referrer=referrer, agent=agent, upstream_status=upstream_status, step=step, \
           reason=reason",
};
