//! What people read, to be reviewed like code.

use demur_watch::Report;
use demur_watch::sinks::{csv, markdown, rules, text};

use crate::example;

#[test]
fn a_terminal_of_80_columns() {
    insta::assert_snapshot!(text::text(&example::report(), 80, false));
}

#[test]
fn a_wide_terminal() {
    insta::assert_snapshot!(text::text(&example::report(), 120, false));
}

#[test]
fn a_narrow_terminal() {
    insta::assert_snapshot!(text::text(&example::report(), 60, false));
}

#[test]
fn nothing_was_read() {
    insta::assert_snapshot!(text::text(&Report::default(), 80, false));
}

#[test]
fn a_comment_on_a_change() {
    let report = example::report();
    insta::assert_snapshot!(markdown::markdown(
        &report,
        Some("https://api.shop.example/")
    ));
}

#[test]
fn a_comment_where_nothing_happened() {
    insta::assert_snapshot!(markdown::markdown(&Report::default(), None));
}

#[test]
fn a_table_of_routes() {
    insta::assert_snapshot!(csv::routes(&example::report()).replace("\r\n", "\n"));
}

#[test]
fn a_table_of_misses() {
    insta::assert_snapshot!(csv::misses(&example::report()).replace("\r\n", "\n"));
}

#[test]
fn rules_for_prometheus() {
    insta::assert_snapshot!(rules::rules(0.99).unwrap());
}
