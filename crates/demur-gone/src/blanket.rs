//! Many paths moved to the home page: visitors do not find what they came for, and search engines count such moves as
//! pages that are missing (a "soft 404").

use crate::defect::{Defect, DefectKind, Defects};
use crate::entry::Entry;
use crate::place::Shape;
use crate::target;

/// A few old names of the home page are no blanket.
const MOST_TO_HOME: usize = 5;

const HINT: &str = "search engines treat this as a soft 404 and visitors are lost; name a fitting page for each path, or \
                    list what has no successor as gone";

pub(crate) fn check(entries: &[Entry], defects: &mut Defects) {
    let mut exact = 0_usize;
    let mut first = None;
    for entry in entries {
        let Some(to) = entry
            .target()
            .filter(|to| !target::is_template(to) && is_home(target::path(to)))
        else {
            continue;
        };
        match entry.shape {
            Shape::Exact if is_home(&entry.path) => {}
            Shape::Exact => {
                exact += 1;
                first = first.or(Some(entry));
            }
            Shape::Prefix | Shape::Pattern => {
                let message = format!(
                    "everything that `{}` stands for is moved to the home page `{to}`",
                    entry.path
                );
                defects.push(
                    Defect::new(DefectKind::BlanketRedirect, &entry.position, message).hint(HINT),
                );
            }
        }
    }
    if let Some(first) = first.filter(|_| exact > MOST_TO_HOME) {
        let message = format!(
            "{exact} paths are moved to the home page; the first of them is `{}`",
            first.path
        );
        defects.push(Defect::new(DefectKind::BlanketRedirect, &first.position, message).hint(HINT));
    }
}

fn is_home(path: &str) -> bool {
    matches!(path, "/" | "/index.html" | "/index.htm" | "/index.php")
}
