//! One paragraph for each status: what happened, in the words of a visitor, and whether trying again can help.

use demur_codebook::AutoRetry;

use crate::problem::Problem;

/// The paragraph.
pub(crate) fn paragraph(problem: &Problem<'_>) -> String {
    let (what, otherwise) = words(problem);
    match (problem.retry_after, otherwise) {
        (Some(seconds), _) => format!("{what} Try again in {}.", wait(seconds)),
        (None, "") => what.to_owned(),
        (None, otherwise) => format!("{what} {otherwise}"),
    }
}

const CHANGE: &str = "The same request will get the same answer: something in it has to change.";
const LATER: &str = "It may work again in a few minutes.";
const FINAL: &str = "Trying again will not help.";

/// What happened, and what to do where no time to wait is known.
#[rustfmt::skip]
static WORDS: &[(u16, &str, &str)] = &[
    (400, "The request could not be understood. If you followed a link, it may be damaged; if you filled in a form, look at what you entered.", CHANGE),
    (401, "This is only for people who have signed in.", "Sign in, then open this page again."),
    (402, "What was paid for is used up.", "More can be had from whoever runs this service."),
    (403, "You are not allowed to see or do this.", "Trying again will not help; whoever runs this site can give you access."),
    (404, "The address may be mistyped, or what was here may have been moved or removed.", ""),
    (405, "What is here cannot be used in this way.", CHANGE),
    (406, "What is here does not exist in a form that your program accepts.", CHANGE),
    (408, "The request took too long to arrive.", "Try again; a slow connection may be the cause."),
    (409, "What you wanted to change has changed in the meantime.", "Load it again, then repeat your change."),
    (412, "What you wanted to change has changed in the meantime.", "Load it again, then repeat your change."),
    (410, "It was removed on purpose and will not come back.", ""),
    (413, "What you sent is larger than what is accepted here.", "Send less, or send it in parts."),
    (414, "The address is longer than what is accepted here.", FINAL),
    (415, "What you sent is of a kind that is not accepted here.", CHANGE),
    (421, "The request reached a server that is not responsible for it.", "Trying again, over a new connection, may help."),
    (422, "Some of what you sent does not fit.", "Correct it, then send it again."),
    (425, "The request came too early to be safe.", "Try again."),
    (429, "More requests came from you than are allowed in this time.", "Wait a while, then try again."),
    (431, "The request carries more than is accepted here. Too many cookies are often the cause.", "Delete the cookies of this site, then try again."),
    (451, "The law, or somebody who invokes it, does not allow us to show this.", FINAL),
    (500, "The fault is on our side; it is not yours.", LATER),
    (501, "This cannot be done here.", FINAL),
    (502, "The fault is on our side; it is not yours.", LATER),
    (503, "The service is busy or under repair.", LATER),
    (504, "The fault is on our side; it is not yours.", LATER),
];

fn words(problem: &Problem<'_>) -> (&'static str, &'static str) {
    let code = problem.status.code();
    let row = WORDS.iter().find(|(status, _, _)| *status == code);
    row.map_or_else(
        || others(problem),
        |(_, what, otherwise)| (*what, *otherwise),
    )
}

/// For the statuses no visitor meets on a page, by what a client may do.
fn others(problem: &Problem<'_>) -> (&'static str, &'static str) {
    let what = if problem.status.code() < 500 {
        "The request was refused."
    } else {
        "The fault is on our side; it is not yours."
    };
    let page = demur_codebook::status(problem.status.code());
    let otherwise = match page.map(|page| page.retry) {
        Some(AutoRetry::Changed | AutoRetry::Follow) => CHANGE,
        Some(AutoRetry::Idempotent | AutoRetry::AfterWait | AutoRetry::OtherConnection) => LATER,
        Some(AutoRetry::No) => FINAL,
        Some(AutoRetry::NotNeeded) | None => "",
    };
    (what, otherwise)
}

/// A time as people say it, never too short.
fn wait(seconds: u32) -> String {
    let (number, unit) = match seconds {
        0..=119 => (seconds.max(1), "second"),
        120..=7199 => (seconds.div_ceil(60), "minute"),
        7200..=172_799 => (seconds.div_ceil(3600), "hour"),
        _ => (seconds.div_ceil(86_400), "day"),
    };
    let plural = if number == 1 { "" } else { "s" };
    format!("{number} {unit}{plural}")
}

#[cfg(test)]
mod tests {
    use super::{paragraph, wait};
    use crate::problem::Problem;
    use crate::status::Status;

    #[test]
    fn every_error_status_has_a_paragraph() {
        let codes = demur_codebook::statuses().map(|page| page.code);
        for status in codes.chain([499, 599]).filter_map(Status::kept) {
            let problem = Problem::sample(status);
            let text = paragraph(&problem);
            assert!(text.len() > 20 && text.ends_with('.'), "{status}: {text}");
        }
    }

    #[test]
    fn a_known_wait_is_named() {
        let problem = Problem {
            retry_after: Some(30),
            ..Problem::sample(Status::SERVICE_UNAVAILABLE)
        };
        assert!(paragraph(&problem).ends_with(" Try again in 30 seconds."));
    }

    #[test]
    fn times_are_rounded_up_to_what_people_say() {
        for (seconds, expected) in [
            (0, "1 second"),
            (119, "119 seconds"),
            (121, "3 minutes"),
            (7200, "2 hours"),
            (172_801, "3 days"),
        ] {
            assert_eq!(wait(seconds), expected);
        }
    }
}
