//! The knowledge base: one page for each status code, each step of the gateway and each fault code.
//!
//! The pages are written in `codebook/` and in the doc comments of the steps; `cargo xtask generate`
//! checks them and turns them into static data, so nothing is parsed when the program starts. This
//! crate finds pages ([`lookup`] by path, [`find`] by what a person typed) and renders them. It does
//! no I/O and knows nothing of requests.

#![forbid(unsafe_code)]

mod compose;
mod find;
mod generated;
mod links;
mod lookup;
mod pages;
mod phrases;
mod render;

pub use crate::find::{Found, find};
pub use crate::links::{BASE, Links};
pub use crate::lookup::{Page, Subject, lookup};
pub use crate::pages::{
    Alias, AutoRetry, Clause, Duty, FaultPage, Level, Registry, StatusPage, StepPage, Storable,
    Table,
};
pub use crate::phrases::phrase;
pub use crate::render::{CSP, PageFormat, STYLE, content_type, render};

/// The page of a status code.
pub fn status(code: u16) -> Option<&'static StatusPage> {
    let at = generated::STATUSES
        .binary_search_by_key(&code, |page| page.code)
        .ok()?;
    generated::STATUSES.get(at)
}

/// The page of a step.
pub fn step(id: &str) -> Option<&'static StepPage> {
    let at = generated::STEPS
        .binary_search_by_key(&id, |page| page.id)
        .ok()?;
    generated::STEPS.get(at)
}

/// The page of a fault code.
pub fn fault(code: &str) -> Option<&'static FaultPage> {
    let at = generated::FAULTS
        .binary_search_by_key(&code, |page| page.code)
        .ok()?;
    generated::FAULTS.get(at)
}

/// All status pages, by code.
pub fn statuses() -> impl ExactSizeIterator<Item = &'static StatusPage> {
    generated::STATUSES.iter()
}

/// All step pages, by id.
pub fn steps() -> impl ExactSizeIterator<Item = &'static StepPage> {
    generated::STEPS.iter()
}

/// All fault pages, by code.
pub fn faults() -> impl ExactSizeIterator<Item = &'static FaultPage> {
    generated::FAULTS.iter()
}

/// Every page, the indexes included.
pub fn all() -> impl Iterator<Item = Page> {
    let fixed = [
        Subject::Home,
        Subject::Statuses,
        Subject::Steps,
        Subject::Faults,
    ];
    let pages = fixed
        .into_iter()
        .chain(statuses().map(Subject::Status))
        .chain(steps().map(Subject::Step))
        .chain(faults().map(Subject::Fault));
    pages.map(Page::from)
}
