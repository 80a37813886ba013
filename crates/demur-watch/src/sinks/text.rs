//! The report as the owner of a site reads it in a terminal: first what was read, then what to do something about,
//! then what is behind it. Times are UTC.

mod alerts;
mod inputs;
mod layout;
mod misses;
mod routes;
mod totals;

use crate::report::Report;

use self::layout::Sheet;

/// Narrower terminals break the lines themselves; in wider ones the ends of lines are too far from their beginnings.
const NARROWEST: usize = 60;
const WIDEST: usize = 160;

/// The report in lines of at most `width` columns, with ANSI colours where `colour` says so.
pub fn text(report: &Report, width: usize, colour: bool) -> String {
    let mut sheet = Sheet::new(width.clamp(NARROWEST, WIDEST), colour);
    inputs::write(&mut sheet, report);
    alerts::write(&mut sheet, &report.alerts);
    misses::write(&mut sheet, report);
    routes::write(&mut sheet, report);
    totals::statuses(&mut sheet, report);
    totals::scanners(&mut sheet, &report.scanners);
    totals::consumers(&mut sheet, &report.consumers);
    sheet.finish()
}
