//! One file for each thing that can be wrong: its page, the requests it needs, and how it is told.
//!
//! The order is that of the catalogue: what one answer shows (A1), what requests show that were sent for it (A2), what
//! caches may do (A3), what the content says (A4), and what the document says (A5, A6).

mod accept_ignored;
mod body_fault_status;
mod condition_ignored;
mod condition_on_missing;
mod content_where_none_may_be;
mod crawler_files;
mod deleted_still_there;
mod document;
mod error_body_form;
mod error_cached;
mod error_page;
mod error_under_200;
mod existence_leak;
mod expectation;
mod head_differs_from_get;
mod heuristic_freshness;
mod internals_leaked;
mod legal_block_without_authority;
mod malformed_request;
mod method_not_allowed_without_allow;
mod must_not_be_stored;
mod no_date;
mod not_modified;
mod partial_content;
mod path_variants;
mod problem_malformed;
mod proxy_authentication_required;
mod range_handling;
mod redirect;
mod redirect_to_home;
mod repeat_fails;
mod retry_after;
mod several_error_shapes;
mod shared_cache_leak;
mod soft_404;
mod status_of_another_role;
mod swapped_400_404;
mod swapped_401_403;
mod tombstone;
mod unauthorized_without_challenge;
mod undocumented_answer;
mod unknown_method;
mod unregistered_status;
mod unsatisfied_range_without_length;
mod unsupported_media_type_fields;
mod upgrade_required_without_upgrade;
mod write_oracle;
mod wrong_authority;

use crate::check::Check;
use crate::finding::{Finding, Findings};
use crate::plan;
use crate::run::Run;
use crate::site::Site;

/// Every check in the order of the catalogue.
pub static ALL: &[&Check] = &[
    &unauthorized_without_challenge::CHECK,
    &proxy_authentication_required::CHECK,
    &method_not_allowed_without_allow::CHECK,
    &upgrade_required_without_upgrade::CHECK,
    &unsatisfied_range_without_length::CHECK,
    &partial_content::CHECK,
    &redirect::CHECK,
    &not_modified::CHECK,
    &content_where_none_may_be::CHECK,
    &legal_block_without_authority::CHECK,
    &unsupported_media_type_fields::CHECK,
    &retry_after::CHECK,
    &no_date::CHECK,
    &unregistered_status::CHECK,
    &status_of_another_role::CHECK,
    &soft_404::CHECK,
    &redirect_to_home::CHECK,
    &unknown_method::CHECK,
    &body_fault_status::CHECK,
    &swapped_400_404::CHECK,
    &swapped_401_403::CHECK,
    &existence_leak::CHECK,
    &write_oracle::CHECK,
    &condition_on_missing::CHECK,
    &condition_ignored::CHECK,
    &head_differs_from_get::CHECK,
    &accept_ignored::CHECK,
    &range_handling::CHECK,
    &expectation::CHECK,
    &malformed_request::CHECK,
    &wrong_authority::CHECK,
    &path_variants::CHECK,
    &tombstone::CHECK,
    &deleted_still_there::CHECK,
    &repeat_fails::CHECK,
    &must_not_be_stored::CHECK,
    &error_cached::CHECK,
    &heuristic_freshness::CHECK,
    &shared_cache_leak::CHECK,
    &internals_leaked::CHECK,
    &error_body_form::CHECK,
    &problem_malformed::CHECK,
    &several_error_shapes::CHECK,
    &error_under_200::CHECK,
    &error_page::CHECK,
    &undocumented_answer::CHECK,
    &document::CHECK,
    &crawler_files::CHECK,
];

/// The check with this id.
pub fn check(id: &str) -> Option<&'static Check> {
    ALL.iter().copied().find(|check| check.id == id)
}

/// What these checks find in a run, with the operation that each finding is about.
pub fn judge(checks: &[&'static Check], site: &Site, run: &Run) -> Vec<Finding> {
    let mut found = Vec::new();
    for check in checks {
        (check.judge)(site, run, &mut Findings::of(check, &mut found));
    }
    for finding in found.iter_mut().filter(|one| one.operation.is_none()) {
        let first = finding.exchanges.first();
        let operation = first.and_then(|one| plan::operation(site, one));
        finding.operation = operation.map(|one| one.id.clone());
    }
    found
}
