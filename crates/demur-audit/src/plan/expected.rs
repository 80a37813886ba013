//! What may come of a request, beside what the table says.
//!
//! | fault | table | as right | why |
//! |---|---|---|---|
//! | body is no JSON | 400 | 415 | a server may tell by inspecting the content (RFC 9110 §15.5.16) |
//! | body breaks its schema | 422, or 400 as documented | both, where the document names both or none | RFC 9110 §15.5.21 leaves it to the API |
//! | no body | 400 | 411, 415, 422 | it lacks a length, a type and members; each may be seen first |
//! | unknown coding | 415 | 400 | RFC 9110 §8.4 only allows the 415 |
//! | path parameter | 404, or 400 as documented | 404 and 400; 422 where documented | an id of the wrong form names nothing, and is a mistake |
//! | other parameter | 400 | 422, unless only 400 is documented | many frameworks judge them like members of a body |
//! | scalar twice | 400 | 422 and success | nothing says which one counts, and no RFC forbids it |
//! | id that names nothing | forwarded | 404 and 410 | RFC 9110 §15.5.5, §15.5.11 |
//! | no or invalid credentials | 401 | 404 | RFC 9110 §15.5.4 lets a server hide what is there |
//! | malformed credentials | 400 | 401 and 404 | they are as good as none |
//! | valid credentials without rights | 403 | 404 | the same |
//!
//! Limits of the server's own (413, 414, 431), 429 and other failures than 500 are never held against it.

use demur_contract::Operation;
use demur_replay::Answer;
use demur_replay::made::{Fault, Made, Shown};

use crate::probe::Expected;

/// What may come of it.
pub(super) fn expected(made: &Made, operation: Option<&Operation>) -> Expected {
    let mut statuses: Vec<u16> = made.answer.status().into_iter().collect();
    statuses.extend_from_slice(besides(made, operation));
    if made.answer == Answer::Forwarded && matches!(made.fault, Fault::None) {
        statuses = successes(operation);
    }
    statuses.sort_unstable();
    statuses.dedup();
    Expected {
        statuses,
        step: made.answer.step().map(|step| step.as_str().to_owned()),
        words: made.words.clone(),
    }
}

fn besides(made: &Made, operation: Option<&Operation>) -> &'static [u16] {
    let documents = |status: u16| {
        operation.is_some_and(|one| match status {
            400 => one.documents_400,
            _ => one.documents_422,
        })
    };
    match made.fault {
        Fault::None => match (made.shown, made.answer) {
            (Shown::Valid, _) | (_, Answer::Forwarded) => &[],
            (Shown::Malformed, _) => &[401, 404],
            (Shown::Nothing | Shown::Invalid | Shown::Poor, _) => &[404],
        },
        Fault::BodySyntax => &[415],
        Fault::BodySchema if documents(400) == documents(422) => &[400, 422],
        Fault::BodyMissing => &[411, 415, 422],
        Fault::Coding => &[400],
        Fault::PathParameter if documents(422) => &[400, 404, 422],
        Fault::PathParameter => &[400, 404],
        Fault::Parameter if documents(400) && !documents(422) => &[],
        Fault::Parameter => &[422],
        Fault::Repeated => &[200, 204, 206, 422],
        Fault::Absent => &[404, 410],
        Fault::BodySchema | Fault::MediaType => &[],
    }
}

/// The documented answers that are no refusal.
fn successes(operation: Option<&Operation>) -> Vec<u16> {
    let rules = operation.into_iter().flat_map(|one| &one.responses);
    let statuses = rules.filter_map(|rule| match rule.status {
        demur_contract::StatusRange::Exactly(status) => Some(status),
        demur_contract::StatusRange::Class(_) | demur_contract::StatusRange::Default => None,
    });
    statuses.filter(|status| *status < 400).collect()
}
