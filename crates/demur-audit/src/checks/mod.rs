//! One file for each thing that can be wrong: its page, the requests it needs, and how it is told.
//!
//! The order is that of the catalogue: what one answer shows (A1), what requests show that were sent for it (A2), what
//! caches may do (A3), what the content says (A4), and what the document says (A5, A6).

mod body_fault_status;
mod error_body_form;
mod error_page;
mod error_under_200;
mod head_differs_from_get;
mod internals_leaked;
mod problem_malformed;
mod redirect_to_home;
mod several_error_shapes;
mod soft_404;
mod swapped_400_404;
mod swapped_401_403;
mod unauthorized_without_challenge;

use crate::check::Check;
use crate::finding::{Finding, Findings};
use crate::run::Run;
use crate::site::Site;

/// Every check in the order of the catalogue.
pub static ALL: &[&Check] = &[
    &unauthorized_without_challenge::CHECK,
    &soft_404::CHECK,
    &redirect_to_home::CHECK,
    &body_fault_status::CHECK,
    &swapped_400_404::CHECK,
    &swapped_401_403::CHECK,
    &head_differs_from_get::CHECK,
    &internals_leaked::CHECK,
    &error_body_form::CHECK,
    &problem_malformed::CHECK,
    &several_error_shapes::CHECK,
    &error_under_200::CHECK,
    &error_page::CHECK,
];

/// The check with this id.
pub fn check(id: &str) -> Option<&'static Check> {
    ALL.iter().copied().find(|check| check.id == id)
}

/// What all checks find in a run.
pub fn judge(site: &Site, run: &Run) -> Vec<Finding> {
    let mut found = Vec::new();
    for check in ALL {
        (check.judge)(site, run, &mut Findings::of(check, &mut found));
    }
    found
}
