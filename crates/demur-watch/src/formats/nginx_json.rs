//! `json` and `nginx-json`: JSON logs whose members have the names that most people give them: those of nginx's
//! variables, of pino, and of the Elastic Common Schema.
//!
//! ```json
//! {"time":"2015-05-17T10:05:03+00:00","remote_addr":"203.0.113.7","request":"GET /orders/7 HTTP/1.1","status":"404","body_bytes_sent":"153","request_time":"0.003","http_user_agent":"curl/8.5.0"}
//! ```

use super::{Format, Language};

pub(super) const FORMAT: Format = Format {
    names: &["json", "nginx-json"],
    language: Language::Json,
    text: "at=time_iso8601, at=@timestamp, at=timestamp, at=time_local, at=msec, at=ts, at=datetime, \
           at=start_time, at=time, \
           client=remote_addr, client=client_ip, client=remote_ip, client=clientip, client=client.ip, \
           client=source.ip, client=req.remoteAddress, client=client, client=ip, \
           principal=remote_user, principal=user.name, principal=principal, principal=user, \
           host=host, host=http_host, host=server_name, host=vhost, host=url.domain, host=req.headers.host, \
           method=request_method, method=http.request.method, method=req.method, method=method, \
           path=request_uri, path=url.original, path=url.path, path=req.url, path=uri, path=path, \
           path=url, request=request, request=request_line, \
           route=route, \
           status=status, status=http.response.status_code, status=res.statusCode, \
           status=status_code, status=statusCode, status=response_code, status=code, \
           bytes=body_bytes_sent, bytes=bytes_sent, bytes=http.response.body.bytes, \
           bytes=response_size, bytes=bytes, bytes=size, \
           duration_s=request_time, duration_ns=event.duration, duration_ms=responseTime, \
           duration_us=duration_us, duration_ms=duration_ms, duration_ns=duration_ns, \
           duration_ms=latency_ms, \
           referrer=http_referer, referrer=http_referrer, referrer=http.request.referrer, \
           referrer=req.headers.referer, referrer=referer, referrer=referrer, \
           agent=http_user_agent, agent=user_agent.original, agent=req.headers.user-agent, \
           agent=user_agent, agent=userAgent, agent=agent, \
           upstream=upstream_addr, upstream=upstream_host, upstream=upstream, \
           upstream_status=upstream_status, \
           step=step, reason=reason",
};
