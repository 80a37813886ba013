//! The knowledge base: a page for every status code, a guide for every 4xx, comparisons, a tree of questions, and a page for
//! each step of the gateway, fault code, diagnostic, detector and check of the audit.
//!
//! The pages are written in `codebook/` and in the doc comments of steps, detectors and checks; `cargo xtask generate`
//! checks them and turns them into static data, so nothing is parsed when the program starts. This
//! crate finds pages ([`lookup`] by path, [`find`] by what a person typed), renders them, and explains an answer that
//! somebody got ([`explain_answer`]). It does no I/O and knows nothing of requests.

#![forbid(unsafe_code)]

mod answer;
mod book;
mod choose;
mod compose;
mod find;
mod generated;
mod links;
mod lookup;
mod pages;
mod phrases;
mod render;
mod site;

pub use crate::answer::{explain_answer, explain_problem};
pub use crate::book::{
    check, checks, class, classes, detector, detectors, diagnostic, diagnostics, fault, faults,
    guide, guides, pair, pairs, samples, snippets, source, sources, status, statuses, step, steps,
    table,
};
pub use crate::choose::{Place, STAGES, answers, places};
pub use crate::compose::title;
pub use crate::find::{Found, find};
pub use crate::links::{BASE, Links};
pub use crate::lookup::{Page, Subject, all, comparisons, curated, lookup};
pub use crate::pages::{
    Alias, Aspects, AutoRetry, CheckMode, CheckPage, CheckSeverity, Choice, ClassPage, Clause,
    DetectorPage, DiagnosticPage, Duty, FaultPage, GuidePage, Level, PairPage, Registry, Sample,
    Severity, Snippet, Source, SourceKind, Stage, StatusPage, StepPage, Storable,
};
pub use crate::phrases::phrase;
pub use crate::render::{
    CSP, CSP_WITH_SCRIPT, PageFormat, Role, STYLE, content_type, csp, render, render_for_role,
    render_text,
};
pub use crate::site::{SiteFile, site};
