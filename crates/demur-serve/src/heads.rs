//! Heads written from the parsed model: nothing of what one side sent is copied through as it is.

use demur_http1::{
    Field, Framing, KnownField, RequestView, ResponseFraming, ResponseView, TargetForm, WriteError,
    write_chunked, write_content_length, write_field, write_head_end, write_request_line,
    write_status_line,
};

use crate::config::{HostPolicy, Underscores};
use crate::core::Core;
use crate::network::is_trusted;
use crate::record::Record;
use crate::render::{Shape, connection, may_have_content};

/// Who sent the request, and how.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Origin<'a> {
    pub(crate) peer: std::net::IpAddr,
    pub(crate) peer_text: &'a str,
    pub(crate) scheme: &'static str,
}

/// Names under which a client could have its method read as another one.
const METHOD_OVERRIDES: [&[u8]; 3] = [
    b"x-http-method-override",
    b"x-http-method",
    b"x-method-override",
];

/// Appends the head for the upstream. `framing` is how the body will be sent.
pub(crate) fn request(
    out: &mut Vec<u8>,
    core: &Core,
    view: &RequestView<'_>,
    framing: Framing,
    record: &Record,
    origin: Origin<'_>,
) -> Result<(), WriteError> {
    request_line(out, core, view)?;
    let config = &core.config;
    let host = match config.upstream.host {
        HostPolicy::Preserve => view.authority().filter(|authority| !authority.is_empty()),
        HostPolicy::Upstream => None,
    };
    write_field(
        out,
        b"Host",
        host.unwrap_or(&config.upstream.authority).as_bytes(),
    )?;
    let trusted = is_trusted(&config.trusted_proxies, origin.peer);
    for field in view.fields() {
        if passes_upstream(view, &field, core) {
            write_field(out, field.name_bytes(), field.value())?;
        }
    }
    forwarded(out, core, view, record, origin, trusted)?;
    write_field(out, b"X-Request-Id", record.id.as_str().as_bytes())?;
    match framing {
        Framing::None => {}
        Framing::Length(length) => write_content_length(out, length),
        Framing::Chunked => write_chunked(out),
    }
    write_head_end(out);
    Ok(())
}

fn request_line(out: &mut Vec<u8>, core: &Core, view: &RequestView<'_>) -> Result<(), WriteError> {
    let base = core.config.upstream.base_path.as_str();
    if view.form() == TargetForm::Origin && base.is_empty() {
        return write_request_line(out, view.method(), view.target());
    }
    if view.form() == TargetForm::Asterisk {
        return write_request_line(out, view.method(), "*");
    }
    let mut target = String::with_capacity(base.len() + view.target().len());
    target.push_str(base);
    target.push_str(view.path());
    if let Some(query) = view.query() {
        target.push('?');
        target.push_str(query);
    }
    write_request_line(out, view.method(), &target)
}

fn passes_upstream(view: &RequestView<'_>, field: &Field<'_>, core: &Core) -> bool {
    let known = field.known();
    if is_ours(known) || is_hop_by_hop(known) {
        return false;
    }
    let name = field.name_bytes();
    let is_suspect = known == KnownField::Other
        && (core.config.forwarded.underscores == Underscores::Drop && name.contains(&b'_')
            || METHOD_OVERRIDES
                .iter()
                .any(|one| one.eq_ignore_ascii_case(name)));
    !is_suspect
        && !is_named(
            view.has(KnownField::Connection),
            view.list(KnownField::Connection),
            name,
        )
}

/// Fields the gateway writes itself, or answers itself.
fn is_ours(known: KnownField) -> bool {
    matches!(
        known,
        KnownField::Host
            | KnownField::ContentLength
            | KnownField::Expect
            | KnownField::XRequestId
            | KnownField::XForwardedFor
            | KnownField::XForwardedProto
            | KnownField::XForwardedHost
            | KnownField::XRealIp
            | KnownField::Forwarded
            | KnownField::Http2Settings
    )
}

/// Fields that belong to one connection (RFC 9110 §7.6.1). Trailers are not passed on, so neither is the
/// word that they would be understood.
fn is_hop_by_hop(known: KnownField) -> bool {
    matches!(
        known,
        KnownField::Connection
            | KnownField::KeepAlive
            | KnownField::ProxyConnection
            | KnownField::ProxyAuthorization
            | KnownField::ProxyAuthenticate
            | KnownField::Te
            | KnownField::Trailer
            | KnownField::TransferEncoding
            | KnownField::Upgrade
    )
}

fn is_named<'a>(there: bool, mut options: impl Iterator<Item = &'a [u8]>, name: &[u8]) -> bool {
    there && options.any(|option| option.eq_ignore_ascii_case(name))
}

/// Appends what the upstream learns about the client.
fn forwarded(
    out: &mut Vec<u8>,
    core: &Core,
    view: &RequestView<'_>,
    record: &Record,
    origin: Origin<'_>,
    trusted: bool,
) -> Result<(), WriteError> {
    let policy = &core.config.forwarded;
    let said = |field| view.get(field).filter(|value| trusted && !value.is_empty());
    let client = record.client(origin.peer_text);
    let proto = said(KnownField::XForwardedProto).unwrap_or(origin.scheme.as_bytes());
    let host = said(KnownField::XForwardedHost).or_else(|| view.authority().map(str::as_bytes));
    if policy.x_forwarded {
        if trusted {
            for value in view.get_all(KnownField::XForwardedFor) {
                write_field(out, b"X-Forwarded-For", value)?;
            }
        }
        write_field(out, b"X-Forwarded-For", origin.peer_text.as_bytes())?;
        write_field(out, b"X-Forwarded-Proto", proto)?;
        if let Some(host) = host {
            write_field(out, b"X-Forwarded-Host", host)?;
        }
    }
    if policy.x_real_ip {
        write_field(out, b"X-Real-IP", client.as_bytes())?;
    }
    if policy.forwarded {
        let quoted = if client.contains(':') {
            format!("\"[{client}]\"")
        } else {
            client.to_owned()
        };
        let value = format!("for={quoted};proto={}", origin.scheme);
        for value in view.get_all(KnownField::Forwarded).filter(|_| trusted) {
            write_field(out, b"Forwarded", value)?;
        }
        write_field(out, b"Forwarded", value.as_bytes())?;
    }
    if let Some(pseudonym) = &policy.via {
        write_field(out, b"Via", format!("1.1 {pseudonym}").as_bytes())?;
    }
    Ok(())
}

/// How the body goes to the client.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Coding {
    /// As it is; its end is known by its length, or by the end of the connection.
    Plain,
    Chunked,
}

/// How the body of a response goes to this client, and whether the connection can outlive it.
pub(crate) fn coding(framing: ResponseFraming, is_http_10: bool) -> (Coding, bool) {
    match framing {
        ResponseFraming::None | ResponseFraming::Length(_) => (Coding::Plain, true),
        ResponseFraming::Chunked | ResponseFraming::UntilClose if is_http_10 => {
            (Coding::Plain, false)
        }
        ResponseFraming::Chunked | ResponseFraming::UntilClose => (Coding::Chunked, true),
    }
}

/// Appends the head of a response that is passed on, with `added` fields.
pub(crate) fn response(
    out: &mut Vec<u8>,
    core: &Core,
    view: &ResponseView<'_>,
    added: &[(&'static str, std::borrow::Cow<'static, str>)],
    shape: Shape,
    record: &Record,
) -> Result<(), WriteError> {
    status_line(out, view)?;
    response_fields(out, view)?;
    for (name, value) in added {
        write_field(out, name.as_bytes(), value.as_bytes())?;
    }
    if !view.has(KnownField::Date) {
        core.clock.write_date(out);
    }
    if !view.has(KnownField::XRequestId) {
        write_field(out, b"X-Request-Id", record.id.as_str().as_bytes())?;
    }
    if let Some(pseudonym) = &core.config.forwarded.via {
        write_field(out, b"Via", format!("1.1 {pseudonym}").as_bytes())?;
    }
    match view.framing() {
        ResponseFraming::Length(length) => write_content_length(out, length),
        ResponseFraming::None => announced_length(out, view)?,
        framing @ (ResponseFraming::Chunked | ResponseFraming::UntilClose) => {
            if coding(framing, shape.version.is_http_10()).0 == Coding::Chunked {
                write_chunked(out);
            }
        }
    }
    connection(out, shape);
    write_head_end(out);
    Ok(())
}

/// A response without content may say how long it would have been: to HEAD, or with 304.
fn announced_length(out: &mut Vec<u8>, view: &ResponseView<'_>) -> Result<(), WriteError> {
    match view.get(KnownField::ContentLength) {
        Some(value) if may_have_content(view.status()) || view.status() == 304 => {
            write_field(out, b"Content-Length", value)
        }
        _ => Ok(()),
    }
}

/// Appends an interim response.
pub(crate) fn interim(out: &mut Vec<u8>, view: &ResponseView<'_>) -> Result<(), WriteError> {
    status_line(out, view)?;
    response_fields(out, view)?;
    write_head_end(out);
    Ok(())
}

/// The upstream's phrase, unless it holds what cannot be text.
fn status_line(out: &mut Vec<u8>, view: &ResponseView<'_>) -> Result<(), WriteError> {
    write_status_line(
        out,
        view.status(),
        std::str::from_utf8(view.reason()).unwrap_or_default(),
    )
}

fn response_fields(out: &mut Vec<u8>, view: &ResponseView<'_>) -> Result<(), WriteError> {
    let has_options = view.has(KnownField::Connection);
    for field in view.fields() {
        let known = field.known();
        let passes = known != KnownField::ContentLength
            && !is_hop_by_hop(known)
            && !is_named(
                has_options,
                view.list(KnownField::Connection),
                field.name_bytes(),
            );
        if passes {
            write_field(out, field.name_bytes(), field.value())?;
        }
    }
    Ok(())
}
