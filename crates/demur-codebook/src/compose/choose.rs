//! The pages of the tree of questions.

use std::fmt::Write as _;

use super::text::{capital, class_title, exchange, status_link};
use super::{Document, document};
use crate::book::status;
use crate::choose::{Place, STAGES, answers, rows_of};
use crate::pages::{Sample, StatusPage, StepPage};

const KICKER: &str = "Choose a status";

/// The page of a place.
pub(super) fn page(place: Place) -> Document {
    match place {
        Place::Answer(row, sample) => answer(row, sample),
        Place::Nothing => nothing(),
        Place::Tree => tree(),
        Place::Stage(_) | Place::Row(_) | Place::Which(_) => question(place),
    }
}

fn question(place: Place) -> Document {
    let mut text = String::new();
    let ways = [("Yes", place.yes()), ("No", place.no())];
    for (word, next) in ways {
        if let Some(next) = next {
            let _ = writeln!(text, "- [{word}](/.demur/{})", next.path());
        }
    }
    for (when, next) in place.which() {
        let _ = writeln!(text, "- [{}](/.demur/{})", capital(when), next.path());
    }
    if let Place::Row(row) | Place::Which(row) = place {
        let _ = write!(
            text,
            "\nThis is the row [`{}`](/.demur/errors/{}) of the gateway's table: {}\n",
            row.id, row.id, row.tagline
        );
    }
    text.push_str(
        "\nThe questions are the rows of the table by which this gateway decides, in their order. The first yes is the \
         answer, so a question supposes that all before it were answered with no. The address of this page keeps your \
         place: share it.\n",
    );
    if place != Place::start() {
        text.push_str("\n[Start again](/.demur/choose/)\n");
    }
    text.push_str("\n[All questions on one page](/.demur/choose/all)\n");
    document(
        KICKER,
        place.question().unwrap_or_default(),
        "The first yes decides.",
        text,
    )
}

fn answer(row: &StepPage, sample: &Sample) -> Document {
    let page = status(sample.status);
    let title = page.map_or_else(|| sample.status.to_string(), StatusPage::title);
    let mut text = String::new();
    if let Some(page) = page {
        let _ = write!(
            text,
            "{}\n\n- {}: {}\n",
            page.aspects.plain,
            status_link(page),
            page.tagline
        );
    }
    let _ = write!(
        text,
        "- [`{}`](/.demur/errors/{}): {}\n\n## Such a request\n\n{}\n[Start again](/.demur/choose/)\n",
        row.id,
        row.id,
        row.tagline,
        exchange(sample)
    );
    Document {
        class: Some(sample.status / 100),
        ..document(KICKER, &title, row.tagline, text)
    }
}

/// All questions in their order, each with what it leads to.
fn tree() -> Document {
    let mut text = String::from("The first yes is the answer.\n\n");
    for (stage, _, question) in STAGES {
        let _ = write!(text, "## {question}\n\n");
        for row in rows_of(stage) {
            let codes = answers(row).map(|sample| {
                let path = Place::Answer(row, sample).path();
                format!("[{}](/.demur/{path})", sample.status)
            });
            let codes: Vec<String> = codes.collect();
            let _ = writeln!(text, "- {} {}", row.question, codes.join(" or "));
        }
        text.push('\n');
    }
    document(
        KICKER,
        "All questions",
        "The table of the gateway as questions, from top to bottom.",
        text,
    )
}

fn nothing() -> Document {
    let text = format!(
        "No question was answered with yes: the request can be read, is for this server, may be here, is complete, \
         and the server behind did its part. The answer is a success or a redirect.\n\n\
         - [{}](/.demur/status/2xx)\n- [{}](/.demur/status/3xx)\n- [Start again](/.demur/choose/)\n",
        class_title(2),
        class_title(3),
    );
    document(KICKER, "Then it is no error", "Answer it.", text)
}
