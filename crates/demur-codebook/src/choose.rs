//! The tree of questions. It is the table itself: a question for each stage, then one for each row, in their order; the
//! first yes is the answer. So the tree and the gateway cannot disagree, and where somebody stands in it says what was
//! answered before.

use crate::book::{samples, step, table};
use crate::pages::{Sample, Stage, StepPage};

/// A place in the tree.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// The question of a stage: is something wrong with it?
    Stage(Stage),
    /// The question of a row.
    Row(&'static StepPage),
    /// Which of several statuses of a row.
    Which(&'static StepPage),
    /// The answer, shown by an exchange.
    Answer(&'static StepPage, &'static Sample),
    /// No question was answered with yes.
    Nothing,
    /// All questions on one page.
    Tree,
}

/// Every stage with its question.
pub const STAGES: [(Stage, &str, &str); 6] = [
    (
        Stage::Wire,
        "wire",
        "Can the head of the request not be read as HTTP, or does it not come?",
    ),
    (
        Stage::Gate,
        "gate",
        "Would this server refuse the request whatever it is about: wrong host, no room, a method nobody knows?",
    ),
    (
        Stage::Access,
        "access",
        "Is it about the resource or who asks: nothing there, gone, moved, the wrong method, no right to it, too often?",
    ),
    (
        Stage::Head,
        "head",
        "Does something in the rest of the head not fit: a parameter, a condition, `Accept`, the type or size of the content?",
    ),
    (
        Stage::Body,
        "body",
        "Is the content itself wrong: cut short, too large, not parsable, values that cannot be?",
    ),
    (
        Stage::Upstream,
        "upstream",
        "Did a server behind this one fail to answer, or answer badly?",
    ),
];

impl Place {
    /// Where everybody begins.
    pub fn start() -> Self {
        Place::Stage(Stage::Wire)
    }

    /// The path below the base of the pages.
    pub fn path(self) -> String {
        match self {
            Place::Stage(Stage::Wire) => "choose/".to_owned(),
            Place::Stage(stage) => format!("choose/{}", name(stage)),
            Place::Row(row) => format!("choose/{}", row.id),
            Place::Which(row) => format!("choose/{}/which", row.id),
            Place::Answer(row, sample) => format!("choose/{}/{}", row.id, sample.status),
            Place::Nothing => "choose/nothing".to_owned(),
            Place::Tree => "choose/all".to_owned(),
        }
    }

    /// What is asked here; nothing at an answer.
    pub fn question(self) -> Option<&'static str> {
        match self {
            Place::Stage(stage) => STAGES
                .iter()
                .find(|(it, _, _)| *it == stage)
                .map(|(_, _, question)| *question),
            Place::Row(row) => Some(row.question),
            Place::Which(_) => Some("Which of these is it?"),
            Place::Answer(..) | Place::Nothing | Place::Tree => None,
        }
    }

    /// Where yes leads.
    pub fn yes(self) -> Option<Place> {
        match self {
            Place::Stage(stage) => rows_of(stage).next().map(Place::Row),
            Place::Row(row) => {
                let mut answers = answers(row);
                let first = answers.next()?;
                if answers.next().is_some() {
                    Some(Place::Which(row))
                } else {
                    Some(Place::Answer(row, first))
                }
            }
            Place::Which(_) | Place::Answer(..) | Place::Nothing | Place::Tree => None,
        }
    }

    /// Where no leads.
    pub fn no(self) -> Option<Place> {
        match self {
            Place::Stage(stage) => Some(after(stage)),
            Place::Row(row) => {
                let next = rows_of(row.stage).find(|other| other.place > row.place);
                Some(next.map_or_else(|| after(row.stage), Place::Row))
            }
            Place::Which(_) | Place::Answer(..) | Place::Nothing | Place::Tree => None,
        }
    }

    /// The answers to choose from, where a row has several.
    pub fn which(self) -> Vec<(&'static str, Place)> {
        let Place::Which(row) = self else {
            return Vec::new();
        };
        let choices = answers(row).map(|sample| {
            let choice = row
                .choices
                .iter()
                .find(|choice| choice.status == sample.status);
            (
                choice.map_or("", |choice| choice.when),
                Place::Answer(row, sample),
            )
        });
        choices.collect()
    }
}

/// The name of a stage in paths.
pub(crate) fn name(stage: Stage) -> &'static str {
    STAGES
        .iter()
        .find(|(it, _, _)| *it == stage)
        .map_or("", |(_, name, _)| *name)
}

fn after(stage: Stage) -> Place {
    let next = STAGES.iter().find(|(it, _, _)| *it > stage);
    next.map_or(Place::Nothing, |(stage, _, _)| Place::Stage(*stage))
}

/// The rows of a stage that an exchange shows. Those that no request brings about are not asked about.
pub(crate) fn rows_of(stage: Stage) -> impl Iterator<Item = &'static StepPage> {
    let rows = table().into_iter();
    rows.filter(move |row| row.stage == stage && answers(row).next().is_some())
}

/// The exchanges that end at a row, one for each status.
pub fn answers(row: &StepPage) -> impl Iterator<Item = &'static Sample> + use<> {
    let id = row.id;
    samples().filter(move |sample| sample.step == id)
}

/// The place at a path below `choose/`.
pub(crate) fn at(path: &str) -> Option<Place> {
    match path {
        "nothing" => return Some(Place::Nothing),
        "all" => return Some(Place::Tree),
        _ => {}
    }
    if let Some((stage, _, _)) = STAGES.iter().skip(1).find(|(_, name, _)| *name == path) {
        return Some(Place::Stage(*stage));
    }
    let (id, rest) = path.split_once('/').unwrap_or((path, ""));
    let row = step(id)?;
    let place = match rest {
        "" if !path.ends_with('/') => Place::Row(row),
        "which" => Place::Which(row),
        code => Place::Answer(
            row,
            answers(row).find(|sample| sample.status.to_string() == code)?,
        ),
    };
    places().find(|known| *known == place)
}

/// Every place, from the start on.
pub fn places() -> impl Iterator<Item = Place> {
    let mut places = Vec::new();
    for (stage, _, _) in STAGES {
        places.push(Place::Stage(stage));
        for row in rows_of(stage) {
            places.push(Place::Row(row));
            if let Some(which @ Place::Which(_)) = Place::Row(row).yes() {
                places.push(which);
            }
            places.extend(answers(row).map(|sample| Place::Answer(row, sample)));
        }
    }
    places.extend([Place::Nothing, Place::Tree]);
    places.into_iter()
}
