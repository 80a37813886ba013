//! Our own answers as bytes. What they say was decided elsewhere.

use demur_decide::reply::Reply;
use demur_http1::{
    Version, WriteError, write_content_length, write_field, write_head_end, write_status_line,
};

use crate::core::Core;

/// What of the request matters for writing its answer.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Shape {
    pub(crate) is_head: bool,
    pub(crate) version: Version,
    pub(crate) keeps: bool,
}

/// Appends a whole answer.
pub(crate) fn reply(out: &mut Vec<u8>, reply: &Reply, shape: Shape, core: &Core) {
    let start = out.len();
    if head(out, reply, shape, core).is_err() {
        // A field that cannot be written is our own defect; the connection closes without an answer
        // rather than with a wrong one.
        out.truncate(start);
        return;
    }
    if !shape.is_head {
        out.extend_from_slice(&reply.body);
    }
}

fn head(out: &mut Vec<u8>, reply: &Reply, shape: Shape, core: &Core) -> Result<(), WriteError> {
    write_status_line(out, reply.status, reply.phrase)?;
    core.clock.write_date(out);
    for (name, value) in &reply.fields {
        write_field(out, name.as_bytes(), value.as_bytes())?;
    }
    if may_have_content(reply.status) {
        write_content_length(out, reply.body.len() as u64);
    }
    connection(out, shape);
    write_head_end(out);
    Ok(())
}

/// Appends what the client has to know about the connection (RFC 9112 §9.3).
pub(crate) fn connection(out: &mut Vec<u8>, shape: Shape) {
    if !shape.keeps {
        out.extend_from_slice(b"Connection: close\r\n");
    } else if shape.version.is_http_10() {
        out.extend_from_slice(b"Connection: keep-alive\r\n");
    }
}

/// Whether an answer with this status may announce content (RFC 9110 §8.6).
pub(crate) fn may_have_content(status: u16) -> bool {
    status >= 200 && status != 204 && status != 304
}
