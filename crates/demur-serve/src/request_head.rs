//! The head for the upstream, written from the parsed model: nothing the client sent is copied through as
//! it is.

use std::net::IpAddr;

use demur_contract::{Contract, KeyLocation, SchemeKind};
use demur_decide::Snapshot;
use demur_http1::{
    Field, Framing, KnownField, RequestView, TargetForm, WriteError, write_chunked,
    write_content_length, write_field, write_head_end, write_request_line,
};

use crate::config::{HostPolicy, Underscores};
use crate::core::Core;
use crate::heads::{append, copy_field, is_hop_by_hop, is_named, known_good, names_fields};
use crate::network::is_trusted;
use crate::record::Record;

/// Who sent the request, and how.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Origin<'a> {
    pub(crate) peer: IpAddr,
    pub(crate) peer_text: &'a str,
    /// As [`peer_lines`] has written them.
    pub(crate) peer_lines: &'a str,
    pub(crate) scheme: &'static str,
}

/// The fields that are the same for every request of a connection whose peer says nothing of its own.
pub(crate) fn peer_lines(peer: IpAddr, scheme: &str) -> String {
    format!("X-Forwarded-For: {peer}\r\nX-Forwarded-Proto: {scheme}\r\n")
}

/// Names under which a client could have its method or its path read as another
/// one than was decided about.
const OVERRIDES: [&[u8]; 5] = [
    b"x-http-method-override",
    b"x-http-method",
    b"x-method-override",
    b"x-original-url",
    b"x-rewrite-url",
];

/// Appends the head for the upstream. `framing` is how the body will be sent.
pub(crate) fn write(
    out: &mut Vec<u8>,
    core: &Core,
    snapshot: &Snapshot,
    view: &RequestView<'_>,
    framing: Framing,
    record: &Record,
    origin: Origin<'_>,
) -> Result<(), WriteError> {
    request_line(out, core, view)?;
    let config = &core.config;
    let authority = view
        .authority_bytes()
        .filter(|authority| !authority.is_empty());
    match (config.upstream.host, authority) {
        (HostPolicy::Preserve, Some(host)) => append!(out, b"Host: ", host, b"\r\n"),
        (HostPolicy::Preserve, None) | (HostPolicy::Upstream, _) => {
            write_field(out, b"Host", config.upstream.authority.as_bytes())?;
        }
    }
    let names_fields = names_fields(view.list(KnownField::Connection));
    for field in view.fields() {
        let is_dropped = names_fields && is_dropped(&field, view, snapshot);
        if !is_dropped && passes(&field, config.forwarded.underscores) {
            copy_field(out, &field);
        }
    }
    forwarded(out, core, view, record, origin, authority)?;
    append!(out, b"X-Request-Id: ", record.id.as_bytes(), b"\r\n");
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
        append!(out, view.method_and_target(), b" HTTP/1.1\r\n");
        return Ok(());
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

/// Whether `Connection` names a field that may be taken away. Those whose meaning is known go to the upstream or do
/// not whatever a client says, and so do API keys: the request was let in for them, and without them it would be
/// somebody else's (RFC 9110 §7.6.1 forbids to name them).
fn is_dropped(field: &Field<'_>, view: &RequestView<'_>, snapshot: &Snapshot) -> bool {
    let name = field.name_bytes();
    field.known() == KnownField::Other
        && is_named(view.list(KnownField::Connection), name)
        && !is_key(name, snapshot)
}

/// Whether a document takes an API key in a field of this name.
fn is_key(name: &[u8], snapshot: &Snapshot) -> bool {
    let mut schemes = snapshot.contracts.iter().flat_map(Contract::schemes);
    schemes.any(|scheme| match &scheme.kind {
        SchemeKind::ApiKey {
            location: KeyLocation::Header,
            name: key,
        } => key.as_bytes().eq_ignore_ascii_case(name),
        SchemeKind::ApiKey { .. }
        | SchemeKind::Http { .. }
        | SchemeKind::OAuth2
        | SchemeKind::OpenIdConnect { .. }
        | SchemeKind::MutualTls => false,
    })
}

fn passes(field: &Field<'_>, underscores: Underscores) -> bool {
    let known = field.known();
    if known != KnownField::Other {
        return !is_ours(known) && !is_hop_by_hop(known);
    }
    let name = field.name_bytes();
    let is_ambiguous = underscores == Underscores::Drop && name.contains(&b'_');
    !is_ambiguous && !OVERRIDES.iter().any(|one| one.eq_ignore_ascii_case(name))
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

/// Appends what the upstream learns about the client.
fn forwarded(
    out: &mut Vec<u8>,
    core: &Core,
    view: &RequestView<'_>,
    record: &Record,
    origin: Origin<'_>,
    authority: Option<&[u8]>,
) -> Result<(), WriteError> {
    let policy = &core.config.forwarded;
    let trusted = is_trusted(&core.config.trusted_proxies, origin.peer);
    let said = |field| view.get(field).filter(|value| trusted && !value.is_empty());
    let client = record.client(origin.peer_text);
    let proto = said(KnownField::XForwardedProto);
    let host = said(KnownField::XForwardedHost).or(authority);
    if policy.x_forwarded {
        if trusted {
            for value in view.get_all(KnownField::XForwardedFor) {
                known_good(out, b"X-Forwarded-For", value);
            }
        }
        match proto {
            None => out.extend_from_slice(origin.peer_lines.as_bytes()),
            Some(proto) => {
                known_good(out, b"X-Forwarded-For", origin.peer_text.as_bytes());
                known_good(out, b"X-Forwarded-Proto", proto);
            }
        }
        if let Some(host) = host {
            append!(out, b"X-Forwarded-Host: ", host, b"\r\n");
        }
    }
    if policy.x_real_ip {
        append!(out, b"X-Real-IP: ", client.as_bytes(), b"\r\n");
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
