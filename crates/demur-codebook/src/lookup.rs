//! From a path below `/.demur/` to a page, and back.

use crate::book::{
    check, checks, class, classes, detector, detectors, diagnostic, diagnostics, fault, faults,
    guide, guides, pairs, status, statuses, step, steps,
};
use crate::choose::{self, Place};
use crate::pages::{
    CheckPage, ClassPage, DetectorPage, DiagnosticPage, FaultPage, GuidePage, Registry, StatusPage,
    StepPage,
};
use crate::render::PageFormat;

/// What a page is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Subject {
    /// The home page.
    Home,
    /// The list of statuses.
    Statuses,
    /// The list of comparisons.
    Pairs,
    /// The list of steps.
    Steps,
    /// The list of fault codes.
    Faults,
    /// The list of diagnostics.
    Diagnostics,
    /// The list of detectors.
    Detectors,
    /// The list of checks.
    Checks,
    /// The list of sources.
    Sources,
    /// The search page, which lists every page.
    Search,
    /// The style sheet of the HTML pages.
    Style,
    /// The script of the search page.
    Script,
    /// What the search page searches.
    Index,
    /// A place in the tree of questions.
    Choose(Place),
    /// A class of statuses.
    Class(&'static ClassPage),
    /// One status.
    Status(&'static StatusPage),
    /// The long guide of one status.
    Guide(&'static StatusPage, &'static GuidePage),
    /// Two statuses side by side, the smaller one first.
    Pair(&'static StatusPage, &'static StatusPage),
    /// One step.
    Step(&'static StepPage),
    /// One fault code.
    Fault(&'static FaultPage),
    /// One diagnostic.
    Diagnostic(&'static DiagnosticPage),
    /// One detector.
    Detector(&'static DetectorPage),
    /// One check.
    Check(&'static CheckPage),
}

/// One page that can be rendered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Page {
    /// What it is about.
    pub subject: Subject,
    /// The format that the path asked for by its suffix; without one, `Accept` decides.
    pub format: Option<PageFormat>,
}

impl From<Subject> for Page {
    fn from(subject: Subject) -> Self {
        Page {
            subject,
            format: subject.only_format(),
        }
    }
}

impl Subject {
    /// The comparison of two different statuses that have pages.
    pub fn pair(one: u16, other: u16) -> Option<Self> {
        let (a, b) = (status(one.min(other))?, status(one.max(other))?);
        (a.code != b.code).then_some(Subject::Pair(a, b))
    }

    /// The format of a page that has only one.
    fn only_format(self) -> Option<PageFormat> {
        let only = [
            (Subject::Style, PageFormat::Css),
            (Subject::Script, PageFormat::Script),
            (Subject::Index, PageFormat::Json),
        ];
        only.into_iter()
            .find(|(subject, _)| *subject == self)
            .map(|(_, format)| format)
    }

    /// Its path below the base of the pages: the one under which [`lookup`] finds it.
    pub fn path(self) -> String {
        match self {
            Subject::Home => String::new(),
            Subject::Statuses => "status/".to_owned(),
            Subject::Pairs => "compare/".to_owned(),
            Subject::Steps => "errors/".to_owned(),
            Subject::Faults => "faults/".to_owned(),
            Subject::Diagnostics => "diagnostics/".to_owned(),
            Subject::Detectors => "detectors/".to_owned(),
            Subject::Checks => "checks/".to_owned(),
            Subject::Sources => "sources/".to_owned(),
            Subject::Search => "search/".to_owned(),
            Subject::Style => "style.css".to_owned(),
            Subject::Script => "search.js".to_owned(),
            Subject::Index => "search-index.json".to_owned(),
            Subject::Choose(place) => place.path(),
            Subject::Class(page) => format!("status/{}xx", page.class),
            Subject::Status(page) => format!("status/{}", page.code),
            Subject::Guide(page, _) => format!("status/{}/guide", page.code),
            Subject::Pair(a, b) => format!("compare/{}/{}", a.code, b.code),
            Subject::Step(page) => format!("errors/{}", page.id),
            Subject::Fault(page) => format!("faults/{}", page.code),
            Subject::Diagnostic(page) => format!("diagnostics/{}", page.code),
            Subject::Detector(page) => format!("detectors/{}", page.id),
            Subject::Check(page) => format!("checks/{}", page.id),
        }
    }
}

impl Page {
    /// Its path with the suffix of a format: `status/404.json`, and `status.json` for the list `status/`.
    pub(crate) fn path_in(self, format: PageFormat) -> String {
        let path = self.subject.path();
        let stem = if path.is_empty() {
            "index"
        } else {
            path.trim_end_matches('/')
        };
        format!("{stem}{}", format.suffix())
    }
}

/// The page at a path, given without the leading `/.demur/` and without a query.
pub fn lookup(path: &str) -> Option<Page> {
    let only = [Subject::Style, Subject::Script, Subject::Index];
    if let Some(subject) = only.into_iter().find(|subject| subject.path() == path) {
        return Some(Page::from(subject));
    }
    let (path, format) = split_suffix(path);
    let subject = match path.split_once('/') {
        None => index(path)?,
        Some((folder, "")) if !folder.is_empty() => index(folder)?,
        Some(("status", name)) => status_subject(name)?,
        Some(("compare", codes)) => compared(codes)?,
        Some(("choose", place)) => Subject::Choose(choose::at(place)?),
        Some(("errors", id)) => Subject::Step(step(id)?),
        Some(("faults", code)) => Subject::Fault(fault(code)?),
        Some(("diagnostics", code)) => Subject::Diagnostic(diagnostic(code)?),
        Some(("detectors", id)) => Subject::Detector(detector(id)?),
        Some(("checks", id)) => Subject::Check(check(id)?),
        Some(_) => return None,
    };
    Some(Page { subject, format })
}

fn index(name: &str) -> Option<Subject> {
    match name {
        "" | "index" => Some(Subject::Home),
        "status" => Some(Subject::Statuses),
        "compare" => Some(Subject::Pairs),
        "errors" => Some(Subject::Steps),
        "faults" => Some(Subject::Faults),
        "diagnostics" => Some(Subject::Diagnostics),
        "detectors" => Some(Subject::Detectors),
        "checks" => Some(Subject::Checks),
        "sources" => Some(Subject::Sources),
        "search" => Some(Subject::Search),
        "choose" => Some(Subject::Choose(Place::start())),
        _ => None,
    }
}

fn status_subject(name: &str) -> Option<Subject> {
    if let Some(digit) = name.strip_suffix("xx") {
        let digit = digit.parse().ok().filter(|_| digit.len() == 1)?;
        return class(digit).map(Subject::Class);
    }
    match name.split_once('/') {
        None => status(parse_code(name)?).map(Subject::Status),
        Some((code, "guide")) => {
            let code = parse_code(code)?;
            Some(Subject::Guide(status(code)?, guide(code)?))
        }
        Some(_) => None,
    }
}

/// Two codes in their order: `compare/422/400` is another path than `compare/400/422`, and no page.
fn compared(codes: &str) -> Option<Subject> {
    let (a, b) = codes.split_once('/')?;
    let (a, b) = (parse_code(a)?, parse_code(b)?);
    if a < b { Subject::pair(a, b) } else { None }
}

/// Three digits and nothing else: `+404` and `0404` are other paths.
fn parse_code(text: &str) -> Option<u16> {
    let digits = text.len() == 3 && text.bytes().all(|byte| byte.is_ascii_digit());
    digits.then(|| text.parse().ok()).flatten()
}

fn split_suffix(path: &str) -> (&str, Option<PageFormat>) {
    for format in PageFormat::ALL {
        if let Some(stem) = path.strip_suffix(format.suffix()) {
            return (stem, Some(format));
        }
    }
    (path, None)
}

/// Every page that is not a comparison of two codes, the indexes included.
pub fn all() -> impl Iterator<Item = Page> {
    let fixed = [
        Subject::Home,
        Subject::Statuses,
        Subject::Pairs,
        Subject::Steps,
        Subject::Faults,
        Subject::Diagnostics,
        Subject::Detectors,
        Subject::Checks,
        Subject::Sources,
        Subject::Search,
    ];
    let guides = guides().filter_map(|page| Some(Subject::Guide(status(page.code)?, page)));
    let subjects = fixed
        .into_iter()
        .chain(classes().map(Subject::Class))
        .chain(statuses().map(Subject::Status))
        .chain(guides)
        .chain(choose::places().map(Subject::Choose))
        .chain(steps().map(Subject::Step))
        .chain(faults().map(Subject::Fault))
        .chain(diagnostics().map(Subject::Diagnostic))
        .chain(detectors().map(Subject::Detector))
        .chain(checks().map(Subject::Check));
    subjects.map(Page::from)
}

/// Every page with a text of its own: [`all`] and the curated comparisons.
pub fn curated() -> impl Iterator<Item = Page> {
    let pairs = pairs().filter_map(|pair| Subject::pair(pair.a, pair.b));
    all().chain(pairs.map(Page::from))
}

/// Every comparison that has a page of its own on a site: any two registered codes, those that a person wrote about, and
/// those that the table of a page leads to.
pub fn comparisons() -> Vec<Page> {
    let is_registered = |page: &&StatusPage| page.registry != Registry::Unregistered;
    let registered: Vec<&'static StatusPage> = statuses().filter(is_registered).collect();
    let mut codes: Vec<(u16, u16)> = pairs().map(|page| (page.a, page.b)).collect();
    for (at, a) in registered.iter().enumerate() {
        codes.extend(registered.iter().skip(at + 1).map(|b| (a.code, b.code)));
    }
    for page in statuses() {
        let related = page.see_also.iter();
        codes.extend(related.map(|code| (page.code.min(*code), page.code.max(*code))));
    }
    codes.sort_unstable();
    codes.dedup();
    let pages = codes.iter().filter_map(|(a, b)| Subject::pair(*a, *b));
    pages.map(Page::from).collect()
}
