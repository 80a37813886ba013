//! From a path below `/.demur/` to a page.

use crate::pages::{FaultPage, StatusPage, StepPage};
use crate::render::PageFormat;
use crate::{fault, status, step};

/// What a page is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Subject {
    /// The home page.
    Home,
    /// The list of statuses.
    Statuses,
    /// The list of steps.
    Steps,
    /// The list of fault codes.
    Faults,
    /// The style sheet of the HTML pages.
    Style,
    /// One status.
    Status(&'static StatusPage),
    /// One step.
    Step(&'static StepPage),
    /// One fault code.
    Fault(&'static FaultPage),
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
            format: None,
        }
    }
}

/// The page at a path, given without the leading `/.demur/` and without a query.
pub fn lookup(path: &str) -> Option<Page> {
    if path == "style.css" {
        return Some(Page {
            subject: Subject::Style,
            format: Some(PageFormat::Css),
        });
    }
    let (path, format) = split_suffix(path);
    let subject = match path.split_once('/') {
        None => index(path)?,
        Some((folder, "")) if !folder.is_empty() => index(folder)?,
        Some(("status", code)) => Subject::Status(status(parse_code(code)?)?),
        Some(("errors", id)) => Subject::Step(step(id)?),
        Some(("faults", code)) => Subject::Fault(fault(code)?),
        Some(_) => return None,
    };
    Some(Page { subject, format })
}

fn index(name: &str) -> Option<Subject> {
    match name {
        "" | "index" => Some(Subject::Home),
        "status" => Some(Subject::Statuses),
        "errors" => Some(Subject::Steps),
        "faults" => Some(Subject::Faults),
        _ => None,
    }
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
