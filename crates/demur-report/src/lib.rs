//! What demur reports: diagnostics about documents and configuration, and one
//! event per request.
//!
//! The crate holds the shapes and their renderings. It does no I/O; who has a
//! terminal, a file or a socket writes what is rendered here.

#![forbid(unsafe_code)]

mod calendar;
mod diagnostic;
mod event;
mod json;
mod letters;
mod referrer;
mod render;
mod sources;

pub use calendar::civil;
pub use diagnostic::{Diagnostic, Severity, Span};
pub use event::Event;
pub use json::render_json;
pub use letters::{is_unseen, visible};
pub use render::{Colour, render_text, summary};
pub use sources::{LineColumn, Sources};
