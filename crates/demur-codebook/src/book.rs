//! What there is: every kind of page by its key, and all of each kind in order.

use crate::generated::{
    CHECKS, CLASSES, DETECTORS, DIAGNOSTICS, FAULTS, GUIDES, PAIRS, SAMPLES, SNIPPETS, SOURCES,
    STATUSES, STEPS,
};
use crate::pages::{
    CheckPage, ClassPage, DetectorPage, DiagnosticPage, FaultPage, GuidePage, PairPage, Sample,
    Snippet, Source, StatusPage, StepPage,
};

fn by_key<T, K: Ord>(pages: &'static [T], key: &K, of: impl Fn(&T) -> K) -> Option<&'static T> {
    let at = pages.binary_search_by_key(key, of).ok()?;
    pages.get(at)
}

/// The page of a status code.
pub fn status(code: u16) -> Option<&'static StatusPage> {
    by_key(STATUSES, &code, |page| page.code)
}

/// The guide of a status code.
pub fn guide(code: u16) -> Option<&'static GuidePage> {
    by_key(GUIDES, &code, |page| page.code)
}

/// What a person wrote about two codes, in whichever order they are given.
pub fn pair(one: u16, other: u16) -> Option<&'static PairPage> {
    by_key(PAIRS, &(one.min(other), one.max(other)), |page| {
        (page.a, page.b)
    })
}

/// The page of a class, by its digit.
pub fn class(digit: u16) -> Option<&'static ClassPage> {
    by_key(CLASSES, &digit, |page| page.class)
}

/// The page of a step.
pub fn step(id: &str) -> Option<&'static StepPage> {
    let at = STEPS.binary_search_by_key(&id, |page| page.id).ok()?;
    STEPS.get(at)
}

/// The page of a fault code.
pub fn fault(code: &str) -> Option<&'static FaultPage> {
    let at = FAULTS.binary_search_by_key(&code, |page| page.code).ok()?;
    FAULTS.get(at)
}

/// The page of a diagnostic.
pub fn diagnostic(code: &str) -> Option<&'static DiagnosticPage> {
    let at = DIAGNOSTICS
        .binary_search_by_key(&code, |page| page.code)
        .ok()?;
    DIAGNOSTICS.get(at)
}

/// The page of a detector.
pub fn detector(id: &str) -> Option<&'static DetectorPage> {
    let at = DETECTORS.binary_search_by_key(&id, |page| page.id).ok()?;
    DETECTORS.get(at)
}

/// The page of a check.
pub fn check(id: &str) -> Option<&'static CheckPage> {
    let at = CHECKS.binary_search_by_key(&id, |page| page.id).ok()?;
    CHECKS.get(at)
}

/// What is cited under a name.
pub fn source(id: &str) -> Option<&'static Source> {
    let at = SOURCES.binary_search_by_key(&id, |source| source.id).ok()?;
    SOURCES.get(at)
}

/// All status pages, by code.
pub fn statuses() -> impl ExactSizeIterator<Item = &'static StatusPage> {
    STATUSES.iter()
}

/// All guides, by code.
pub fn guides() -> impl ExactSizeIterator<Item = &'static GuidePage> {
    GUIDES.iter()
}

/// All pairs that a person wrote about, by their codes.
pub fn pairs() -> impl ExactSizeIterator<Item = &'static PairPage> {
    PAIRS.iter()
}

/// All classes.
pub fn classes() -> impl ExactSizeIterator<Item = &'static ClassPage> {
    CLASSES.iter()
}

/// All step pages, by id.
pub fn steps() -> impl ExactSizeIterator<Item = &'static StepPage> {
    STEPS.iter()
}

/// All step pages, in the order of the tables.
pub fn table() -> Vec<&'static StepPage> {
    let mut rows: Vec<&StepPage> = STEPS.iter().collect();
    rows.sort_by_key(|page| page.place);
    rows
}

/// All fault pages, by code.
pub fn faults() -> impl ExactSizeIterator<Item = &'static FaultPage> {
    FAULTS.iter()
}

/// All diagnostics, by code.
pub fn diagnostics() -> impl ExactSizeIterator<Item = &'static DiagnosticPage> {
    DIAGNOSTICS.iter()
}

/// All detectors, by id.
pub fn detectors() -> impl ExactSizeIterator<Item = &'static DetectorPage> {
    DETECTORS.iter()
}

/// All checks, by id.
pub fn checks() -> impl ExactSizeIterator<Item = &'static CheckPage> {
    CHECKS.iter()
}

/// All exchanges that were captured, by step and status.
pub fn samples() -> impl ExactSizeIterator<Item = &'static Sample> {
    SAMPLES.iter()
}

/// All snippets, by status.
pub fn snippets() -> impl ExactSizeIterator<Item = &'static Snippet> {
    SNIPPETS.iter()
}

/// Everything that is cited beside RFCs, by name.
pub fn sources() -> impl ExactSizeIterator<Item = &'static Source> {
    SOURCES.iter()
}
