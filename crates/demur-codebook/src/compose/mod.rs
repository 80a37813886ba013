//! Puts a page together as one Markdown document; every format is made from it.

mod check;
mod choose;
mod detector;
mod index;
mod pair;
mod status;
mod step;
mod text;

pub use index::title;
pub(crate) use index::title_and_words;

use crate::lookup::Subject;

/// A page as one document.
pub(crate) struct Document {
    /// `404 Not Found`.
    pub(crate) title: String,
    /// What kind of page it is, above the title.
    pub(crate) kicker: String,
    /// One sentence.
    pub(crate) tagline: String,
    /// The class of the statuses it is about, where it is about one class.
    pub(crate) class: Option<u16>,
    /// The text below title and tagline.
    pub(crate) markdown: String,
    /// What it cites.
    pub(crate) sources: Vec<&'static str>,
}

/// Builds the document of a page.
pub(crate) fn compose(subject: Subject) -> Document {
    match subject {
        Subject::Home => index::home(),
        Subject::Statuses => index::statuses_by_class(),
        Subject::Pairs => index::comparisons(),
        Subject::Steps => index::steps_by_stage(),
        Subject::Faults => index::fault_codes(),
        Subject::Diagnostics => index::diagnostic_codes(),
        Subject::Detectors => detector::by_severity(),
        Subject::Checks => check::by_number(),
        Subject::Sources => index::cited(),
        Subject::Search => index::everything(),
        Subject::Style | Subject::Script | Subject::Index => document("", "", "", String::new()),
        Subject::Choose(place) => choose::page(place),
        Subject::Class(page) => status::class_page(page),
        Subject::Status(page) => status::reference(page),
        Subject::Guide(page, guide) => status::long_guide(page, guide),
        Subject::Pair(a, b) => pair::side_by_side(a, b),
        Subject::Step(page) => step::step_page(page),
        Subject::Fault(page) => document(
            "Fault code",
            page.code,
            page.tagline,
            page.markdown.to_owned(),
        ),
        Subject::Diagnostic(page) => detector::diagnostic_page(page),
        Subject::Detector(page) => detector::detector_page(page),
        Subject::Check(page) => check::check_page(page),
    }
}

fn document(kicker: &str, title: &str, tagline: &str, markdown: String) -> Document {
    Document {
        title: title.to_owned(),
        kicker: kicker.to_owned(),
        tagline: tagline.to_owned(),
        class: None,
        markdown,
        sources: Vec::new(),
    }
}
