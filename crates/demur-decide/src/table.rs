//! What a row is, and how the table is read.

use demur_http1::WireFault;

use crate::conceal::conceal;
use crate::facts::Facts;
use crate::pipeline::{ACCESS_CONCEALED, ACCESS_GUARDED, ACCESS_PUBLIC, BODY, GATE, HEAD, WIRE};
use crate::policy::{Mode, Scope};
use crate::upstream;
use crate::verdict::{Answer, Question, Refusal, StepId, Verdict};

/// One row about a request whose head was read.
#[derive(Debug, Clone, Copy)]
pub struct Row {
    /// Kebab-case id.
    pub id: StepId,
    /// Every status the row can answer.
    pub statuses: &'static [u16],
    /// What is the matter, in a few words: the title of its problems.
    pub title: &'static str,
    /// What the shell must have found out first.
    pub needs: Option<Question>,
    /// Whether an operator may put the row into shadow mode or switch it off.
    pub rigour: Rigour,
    test: Test,
}

/// Whether a row can be softened by policy.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Rigour {
    /// Without it the gateway itself would be at risk.
    Always,
    /// `enforce`, `shadow` or `off`.
    ByPolicy,
}

#[derive(Debug, Clone, Copy)]
enum Test {
    Refuses(fn(&Facts<'_>) -> Option<Refusal>),
    Answers(fn(&Facts<'_>) -> Option<Objection>),
}

/// What a row says that does not let the request pass.
#[derive(Debug)]
pub(crate) enum Objection {
    Refuse(Refusal),
    Answer(Answer),
}

impl Row {
    /// Whether the row would stop these facts, had it been asked first.
    #[cfg(test)]
    pub(crate) fn stops(&self, facts: &Facts<'_>) -> bool {
        match self.test {
            Test::Refuses(test) => test(facts).is_some(),
            Test::Answers(test) => test(facts).is_some(),
        }
    }
}

/// One row about a request whose head could not be read.
#[derive(Debug, Clone, Copy)]
pub struct WireRow {
    /// Kebab-case id.
    pub id: StepId,
    /// The one status it answers.
    pub status: u16,
    /// What is the matter, in a few words: the title of its problems.
    pub title: &'static str,
    objects: fn(&WireFault) -> Option<Refusal>,
}

impl WireRow {
    /// Whether the row answers this fault, whatever came before it.
    #[cfg(test)]
    pub(crate) fn claims(&self, fault: &WireFault) -> bool {
        (self.objects)(fault).is_some()
    }
}

pub(crate) const fn wire(
    id: &'static str,
    status: u16,
    title: &'static str,
    objects: fn(&WireFault) -> Option<Refusal>,
) -> WireRow {
    WireRow {
        id: StepId(id),
        status,
        title,
        objects,
    }
}

pub(crate) const fn refuses(
    id: &'static str,
    statuses: &'static [u16],
    title: &'static str,
    test: fn(&Facts<'_>) -> Option<Refusal>,
) -> Row {
    row(id, statuses, title, Test::Refuses(test))
}

pub(crate) const fn answers(
    id: &'static str,
    statuses: &'static [u16],
    title: &'static str,
    test: fn(&Facts<'_>) -> Option<Objection>,
) -> Row {
    row(id, statuses, title, Test::Answers(test))
}

const fn row(id: &'static str, statuses: &'static [u16], title: &'static str, test: Test) -> Row {
    Row {
        id: StepId(id),
        statuses,
        title,
        needs: None,
        rigour: Rigour::ByPolicy,
        test,
    }
}

pub(crate) const fn always(row: Row) -> Row {
    Row {
        rigour: Rigour::Always,
        ..row
    }
}

pub(crate) const fn after(question: Question, row: Row) -> Row {
    Row {
        needs: Some(question),
        ..row
    }
}

pub(crate) const fn after_body(row: Row) -> Row {
    after(Question::Body, row)
}

/// The stages behind the wire, in the order for a scope.
pub fn stages(scope: Scope) -> [&'static [Row]; 4] {
    let access = match scope {
        Scope::Public => ACCESS_PUBLIC,
        Scope::Guarded => ACCESS_GUARDED,
        Scope::Concealed(_) => ACCESS_CONCEALED,
    };
    [GATE, access, HEAD, BODY]
}

/// Where [`BODY`] stands among the stages. All its rows are about a body that was read, or must be: where it
/// streams through, none of them is asked.
pub(crate) const BODY_STAGE: usize = 3;

/// A place in the table: stage and row.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Place {
    stage: usize,
    row: usize,
}

/// What the table said, and how far it was read.
#[derive(Debug)]
pub struct Decision {
    /// What is to be done.
    pub verdict: Verdict,
    /// Where reading stopped; [`resume`] goes on from here.
    pub place: Place,
    /// What rows in shadow mode would have refused.
    pub shadows: Vec<Refusal>,
}

/// Decides about bytes that are no request we can read.
pub fn decide_unreadable(fault: &WireFault) -> Refusal {
    WIRE.iter()
        .find_map(|row| {
            (row.objects)(fault).map(|refusal| Refusal {
                step: row.id,
                ..refusal
            })
        })
        .unwrap_or_else(|| crate::steps::request_line::unclaimed(fault))
}

/// Decides about a request.
pub fn decide(facts: &Facts<'_>) -> Decision {
    resume(facts, Place::default(), Vec::new())
}

/// Reads on where a question was asked, the answer being among the facts now.
pub fn resume(facts: &Facts<'_>, from: Place, mut shadows: Vec<Refusal>) -> Decision {
    let mut first = from.row;
    for (stage, rows) in stages(facts.scope.kind)
        .into_iter()
        .enumerate()
        .skip(from.stage)
    {
        if stage == BODY_STAGE && facts.is_unread() && !facts.lacks(Question::Body) {
            break;
        }
        let rows = rows.get(first..).unwrap_or_default();
        if let Some((passed, verdict)) = ask_all(rows, facts, &mut shadows) {
            let row = first + passed;
            return Decision {
                verdict,
                place: Place { stage, row },
                shadows,
            };
        }
        first = 0;
    }
    Decision {
        verdict: Verdict::Forward,
        place: Place {
            stage: usize::MAX,
            row: 0,
        },
        shadows,
    }
}

/// Puts the questions of one stage; says how many rows had no objection before one had.
fn ask_all(
    rows: &[Row],
    facts: &Facts<'_>,
    shadows: &mut Vec<Refusal>,
) -> Option<(usize, Verdict)> {
    for (passed, row) in rows.iter().enumerate() {
        if let Some(verdict) = ask(row, facts, shadows) {
            return Some((passed, verdict));
        }
    }
    None
}

/// Puts one row's question.
fn ask(row: &Row, facts: &Facts<'_>, shadows: &mut Vec<Refusal>) -> Option<Verdict> {
    if let Some(question) = row.needs {
        if facts.lacks(question) {
            return Some(Verdict::Ask(question));
        }
        if question == Question::Body && facts.is_unread() {
            return None;
        }
    }
    match row.test {
        Test::Refuses(test) => {
            test(facts).and_then(|refusal| refused(row, facts, refusal, shadows))
        }
        Test::Answers(test) => {
            test(facts).and_then(|objection| objected(row, facts, objection, shadows))
        }
    }
}

#[cold]
fn objected(
    row: &Row,
    facts: &Facts<'_>,
    objection: Objection,
    shadows: &mut Vec<Refusal>,
) -> Option<Verdict> {
    match (objection, mode(row, facts)) {
        (Objection::Refuse(refusal), _) => refused(row, facts, refusal, shadows),
        (Objection::Answer(_), Mode::Off | Mode::Shadow) => None,
        (Objection::Answer(answer), Mode::Enforce) => Some(Verdict::Answer(Box::new(Answer {
            step: row.id,
            ..answer
        }))),
    }
}

#[cold]
fn refused(
    row: &Row,
    facts: &Facts<'_>,
    refusal: Refusal,
    shadows: &mut Vec<Refusal>,
) -> Option<Verdict> {
    let refusal = Refusal {
        step: row.id,
        ..refusal
    };
    match mode(row, facts) {
        Mode::Off => None,
        Mode::Shadow => {
            shadows.push(refusal);
            None
        }
        Mode::Enforce => Some(Verdict::Refuse(Box::new(conceal(refusal, facts)))),
    }
}

fn mode(row: &Row, facts: &Facts<'_>) -> Mode {
    match row.rigour {
        Rigour::Always => Mode::Enforce,
        Rigour::ByPolicy => facts.policy.modes.of(row.id, facts.client),
    }
}

impl Place {
    /// The rows read before this place was reached, in order.
    pub fn passed(self, scope: Scope) -> impl Iterator<Item = &'static Row> {
        stages(scope)
            .into_iter()
            .enumerate()
            .flat_map(|(stage, rows)| {
                rows.iter()
                    .enumerate()
                    .map(move |(row, it)| (stage, row, it))
            })
            .take_while(move |(stage, row, _)| (*stage, *row) < (self.stage, self.row))
            .map(|(_, _, row)| row)
    }
}

/// Every row of the table with its stage, the wire's first; for `docs/`, the
/// configuration and the tests.
pub fn ids() -> impl Iterator<Item = (&'static str, StepId)> {
    let wire = WIRE.iter().map(|row| ("wire", row.id));
    let names = ["gate", "access", "head", "body"];
    let rows = names
        .into_iter()
        .zip(stages(Scope::Public))
        .flat_map(|(stage, rows)| rows.iter().map(move |row| (stage, row.id)));
    wire.chain(rows)
}

/// The title of a row's problems.
pub(crate) fn title(id: StepId) -> Option<&'static str> {
    let wire = WIRE.iter().map(|row| (row.id, row.title));
    let rows = stages(Scope::Public)
        .into_iter()
        .flatten()
        .map(|row| (row.id, row.title));
    wire.chain(rows)
        .chain(upstream::titles())
        .find(|(one, _)| *one == id)
        .map(|(_, title)| title)
}
