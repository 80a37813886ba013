//! The head of an upstream's answer, written anew for the client.

use std::borrow::Cow;

use demur_decide::policy::Banners;
use demur_decide::upstream::is_banner;
use demur_http1::{
    Field, KnownField, ResponseFraming, ResponseView, WriteError, write_chunked,
    write_content_length, write_field, write_head_end, write_status_line,
};

use crate::core::Core;
use crate::heads::{append, copy_field, is_hop_by_hop, is_named, names_fields};
use crate::record::Record;
use crate::render::{Shape, connection, may_have_content};

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

/// What is left out of the head of a response that is passed on.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Edits {
    pub(crate) banners: Banners,
    /// Whether it stands for content that nobody saw: HEAD was answered with an error, and to GET the content might
    /// have been replaced. What is known only with the content is left out then (RFC 9110 §9.3.2).
    pub(crate) is_unseen: bool,
}

/// Whether a field says something of the content.
fn describes_content(known: KnownField) -> bool {
    matches!(
        known,
        KnownField::ContentType | KnownField::ContentEncoding | KnownField::ContentLength
    )
}

/// Appends the head of a response that is passed on, with `added` fields.
pub(crate) fn write(
    out: &mut Vec<u8>,
    core: &Core,
    view: &ResponseView<'_>,
    added: &[(&'static str, Cow<'static, str>)],
    edits: Edits,
    shape: Shape,
    record: &Record,
) -> Result<(), WriteError> {
    status_line(out, view)?;
    response_fields(out, view, edits);
    for (name, value) in added {
        write_field(out, name.as_bytes(), value.as_bytes())?;
    }
    if !view.has(KnownField::Date) {
        core.clock.write_date(out);
    }
    if !view.has(KnownField::XRequestId) {
        append!(out, b"X-Request-Id: ", record.id.as_bytes(), b"\r\n");
    }
    if let Some(pseudonym) = &core.config.forwarded.via {
        write_field(out, b"Via", format!("1.1 {pseudonym}").as_bytes())?;
    }
    match view.framing() {
        ResponseFraming::Length(length) => write_content_length(out, length),
        ResponseFraming::None if edits.is_unseen => {}
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
    // Nobody needs to know from a 103 what stands behind the gateway.
    let edits = Edits {
        banners: Banners::Drop,
        is_unseen: false,
    };
    response_fields(out, view, edits);
    write_head_end(out);
    Ok(())
}

/// The upstream's phrase, unless it holds what cannot be text.
fn status_line(out: &mut Vec<u8>, view: &ResponseView<'_>) -> Result<(), WriteError> {
    if let Some(line) = view.line() {
        out.extend_from_slice(line);
        return Ok(());
    }
    write_status_line(
        out,
        view.status(),
        std::str::from_utf8(view.reason()).unwrap_or_default(),
    )
}

fn response_fields(out: &mut Vec<u8>, view: &ResponseView<'_>, edits: Edits) {
    let names_fields = names_fields(view.list(KnownField::Connection));
    for field in view.fields() {
        let known = field.known();
        let is_named =
            names_fields && is_named(view.list(KnownField::Connection), field.name_bytes());
        let is_ours = is_named || known == KnownField::ContentLength || is_hop_by_hop(known);
        let is_dropped = edits.banners == Banners::Drop && tells_product(&field);
        let is_unseen = edits.is_unseen && describes_content(known);
        if !is_ours && !is_dropped && !is_unseen {
            copy_field(out, &field);
        }
    }
}

/// What the gateway works with are no banners, but for two.
fn tells_product(field: &Field<'_>) -> bool {
    let known = field.known();
    matches!(known, KnownField::Server | KnownField::Via)
        || (known == KnownField::Other && is_banner(field.name_bytes()))
}
