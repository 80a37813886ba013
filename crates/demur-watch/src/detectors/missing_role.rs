//! A user is known, but has not the role that a route needs.
//!
//! # Why it matters
//!
//! A new colleague gets an account, logs in, and is refused wherever it counts. The account has no role yet, or a wrong
//! one. To the server this is an ordinary 403. To the colleague it is a morning lost, and often the report of it
//! arrives as "the site is down".
//!
//! It is few requests of one person, so it never shows in a chart. It is worth a line in the report, and no more.
//!
//! # What it looks for
//!
//! - A principal or, where the log names none, a client, with 3 to 7 answers of 403 within the last hour on routes that
//!   exist. The same request twice in a minute counts once.
//! - At least 30 minutes have passed since the first of them: it was no slip.
//! - There was no good answer on any of these routes.
//!
//! More refusals count as well where browsers ask, after a quarter of an hour, and where the log gives a role as the
//! reason. It is a note. Otherwise it is a program rather than a person from 8 refusals on, and a ticket:
//! [`missing-scope`](/.demur/detectors/missing-scope).
//!
//! Many logs do not tell the reason. The events of demur do: `no-role` where the user has none at all, `role` where there are others.
//!
//! # Finding
//!
//! Eve's account is made at 16:00, without a role. Her own profile she may see.
//!
//! ```scenario
//! 10:00-17:00  10/min GET /reports/{1..50} 200 principal={ada|ben|cleo|dora}
//! 10:00-17:00  10/min GET /profile 200 principal={ada|ben|cleo|dora}
//! 16:00-17:00  20/hour GET /profile 200 principal=eve client=10.1.7.7
//! 16:00-17:00   6/hour GET /reports/{1..50} 403 principal=eve client=10.1.7.7 step=forbidden reason=no-role
//! alert: missing-role note GET /reports/{} cause=principal:eve
//! ```
//!
//! # Clean
//!
//! Ada has a role, follows a link to a page for others twice, and leaves it at that.
//!
//! ```scenario
//! 10:00-17:00  10/min GET /reports/{1..50} 200 principal={ada|ben|cleo|dora}
//! 10:00-17:00   1/min GET /admin/users 200 principal=dora
//! 16:00-16:30   4/hour GET /admin/users 403 principal=ada step=forbidden reason=role
//! alert: none
//! ```
//!
//! # What to do
//!
//! ## Operator
//!
//! - Give the account its role, or tell its owner why not.
//! - If it happens with every new account, the step that gives the role is missing where accounts are made. Mend it
//!   there.
//! - If the role was taken away on purpose and the requests go on, ask why. It may be a program with a stored login.
//!
//! ## Builder
//!
//! - Say in the answer whom to ask. In demur that is `contact`, and the answer to a refused role carries it.
//! - Do not show links that lead to a refusal.
//! - Decide whether strangers to a role may know that the thing exists. If not, 404 may be sent in place of 403
//!   (RFC 9110 §15.5.4), and then this detector finds nothing.
//!
//! ## Visitor
//!
//! - Logging in again will hardly help: the role belongs to your account, and somebody else has to change it. Ask
//!   whoever gave you the account.
//!
//! # References
//!
//! - RFC 9110 §15.5.4

use super::missing_scope::REFUSALS;
use super::words::{counted, routes};
use crate::alert::{Alert, Severity};
use crate::engine::case::{Case, Diagnosis, Subject};

/// Minutes after which few refusals stay few.
const LATER: u64 = 30;

pub(super) fn recognise(case: &Case<'_>) -> Option<Diagnosis> {
    let is_one = matches!(case.subject, Subject::Client { .. });
    let refused = case.bad.iter().filter(|(_, row)| row.status == 403).count();
    let is_small = (3..REFUSALS).contains(&refused) && case.now >= case.since + LATER;
    // People have browsers, and tokens have programs.
    let is_person =
        case.share_of_browsers() > 0.5 && refused >= 3 && case.now >= case.since + LATER / 2;
    let is_said = case.share_with_reason("role") > 0.5 && refused >= 3;
    let hint = "look whether this user should have a role that was not given";
    (is_one && (is_small || is_said || is_person)).then(|| Diagnosis::new(Severity::Note, hint))
}

pub(super) fn sentence(alert: &Alert) -> String {
    let who = alert
        .causes
        .first()
        .map_or("one user", |cause| &cause.value);
    format!(
        "`{who}` was refused {} on {} and was let in to none of it",
        counted(alert.numbers.bad, "time", "times"),
        routes(alert)
    )
}
