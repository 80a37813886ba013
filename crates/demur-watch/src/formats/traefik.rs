//! `traefik`: the JSON access log of Traefik. What it writes by default, its own kind of common log, is read as
//! `combined`.
//!
//! Referrer and agent are there only if Traefik is told to keep these headers.
//!
//! ```json
//! {"ClientHost":"203.0.113.7","ClientUsername":"-","DownstreamContentSize":153,"DownstreamStatus":404,"Duration":1964899,"OriginStatus":404,"RequestHost":"shop.example","RequestMethod":"GET","RequestPath":"/orders/7","ServiceAddr":"10.0.0.2:3000","StartUTC":"2015-05-17T10:05:03.1Z","request_User-Agent":"curl/8.5.0","time":"2015-05-17T10:05:03Z"}
//! ```

use super::{Format, Language};

pub(super) const FORMAT: Format = Format {
    names: &["traefik"],
    language: Language::Json,
    text: "at=StartUTC, at=StartLocal, at=time, client=ClientHost, client=ClientAddr, \
           principal=ClientUsername, host=RequestHost, method=RequestMethod, path=RequestPath, \
           status=DownstreamStatus, bytes=DownstreamContentSize, duration_ns=Duration, \
           referrer=request_Referer, agent=request_User-Agent, upstream=ServiceAddr, \
           upstream_status=OriginStatus",
};
