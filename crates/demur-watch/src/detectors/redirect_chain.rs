//! A redirect leads to something that is not there.
//!
//! # Why it matters
//!
//! A redirect is a promise: what you want is over there. If nothing is there, the visitor has made two requests to
//! learn that the page is lost, and the log shows a 301 and a 404 in different places, of which neither looks wrong on
//! its own.
//!
//! Such chains are made one link at a time. Somebody moved `/a` to `/b`, years later somebody took `/b` away, and
//! nobody went back to the first rule. Or a rule for a whole tree was written with a slip in its target, and each of a
//! thousand old links leads astray.
//!
//! # What it looks for
//!
//! - Misses on a [`systematic-pattern`](/.demur/detectors/systematic-pattern), or more 404 or 410 than usual by the
//!   test of [`spike`](/.demur/detectors/spike).
//! - At least 6 in 10 of them follow a redirect: in the same minute or the one before, the same client was answered
//!   with 301, 302, 303, 307 or 308 for another path with the same last segment.
//!
//! A log does not say where a redirect led. It is concluded from what clients do next, and from the last segment, which
//! redirects of whole trees keep: `/shop/17` leads to `/store/17`. A redirect that changes all of the path is not
//! recognised, and clients that do not follow redirects show nothing. The cause is the beginning of the paths that were
//! redirected.
//!
//! Redirects that lead to redirects, and end well, are not found here. In a list of moves, the
//! [diagnostic](/.demur/diagnostics/redirect-chain) of the same name finds them.
//!
//! # Finding
//!
//! The shop moves at 16:00, and the rule has a slip of the pen in its target.
//!
//! ```scenario
//! 10:00-16:00   6/min GET /shop/{1..100} 200
//! 10:00-16:30  10/min GET /news/{1..50} 200
//! 16:00-16:30   6/min GET /shop/{1..100} 301
//!         then GET /stroe/{} 404
//! alert: redirect-chain ticket cause=prefix:/shop/
//! ```
//!
//! # Clean
//!
//! The same move without the slip.
//!
//! ```scenario
//! 10:00-16:00   6/min GET /shop/{1..100} 200
//! 10:00-16:30  10/min GET /news/{1..50} 200
//! 16:00-16:30   6/min GET /shop/{1..100} 301
//!         then GET /store/{} 200
//! alert: none
//! ```
//!
//! # What to do
//!
//! ## Operator
//!
//! - Follow one of the examples: `curl -sIL --max-redirs 10 URL` shows each hop.
//! - Write the last address into the first rule, and into every rule on the way.
//! - If the last address is gone for good, answer 410 at the first one, in place of a redirect. To send lost pages to
//!   the home page instead helps nobody.
//!
//! ## Builder
//!
//! - Use 301 or 308 for what has moved for good, 302 or 307 for what will be back. 308 and 307 keep the method of the
//!   request (RFC 9110 §15.4.8, §15.4.9).
//! - Keep moves in one list. `demur gone add OLD --to NEW` refuses to make a chain or a circle, and `demur export`
//!   writes the list for nginx and Apache.
//! - Change the links of your own site as well. A redirect is for those whose links you cannot change.
//!
//! # References
//!
//! - RFC 9110 §15.4.8, §15.4.9

use super::words::counted;
use crate::alert::{Alert, Cause, Dimension, Severity};
use crate::engine::case::{Case, Diagnosis, Subject};

/// The share of misses that must follow a redirect of the same client.
const MOST: f64 = 0.6;

pub(super) fn recognise(case: &Case<'_>) -> Option<Diagnosis> {
    let may_be = match &case.subject {
        Subject::Pattern { .. } => true,
        Subject::Excess { .. } => case.is_only(&[404, 410]),
        Subject::Client { .. }
        | Subject::Link { .. }
        | Subject::Silence { .. }
        | Subject::Drift { .. }
        | Subject::Scanners => false,
    };
    if !may_be {
        return None;
    }
    let (share, prefix, routes) = case.after_redirect()?;
    if share < MOST {
        return None;
    }
    let hint =
        "mend the target of the redirect, or let it answer 410 if there is nothing to lead to";
    let mut diagnosis = Diagnosis::new(Severity::Ticket, hint);
    diagnosis.routes = routes;
    diagnosis.causes = vec![Cause {
        dimension: Dimension::Prefix,
        value: prefix,
        of_excess: share,
        of_traffic: 0.0,
    }];
    Some(diagnosis)
}

pub(super) fn sentence(alert: &Alert) -> String {
    let prefix = alert.causes.first().map_or("", |cause| &cause.value);
    format!(
        "redirects from `{prefix}*` lead to {}: {} of {}",
        counted(
            alert.numbers.paths,
            "path that is missing",
            "paths that are missing"
        ),
        counted(alert.numbers.bad, "miss", "misses"),
        counted(alert.numbers.clients, "client", "clients")
    )
}
