//! The pages of the checks of the audit, which are the doc comments at the top of their source files, with what the row
//! below them says.

use super::rule_page::{self, Kind};

const KIND: Kind = Kind {
    examples: &["exchange", "document"],
    may_refer_to_nothing: false,
};

/// One check page.
pub(super) struct CheckPage {
    pub(super) id: String,
    /// Its place in the catalogue, such as `A101`.
    pub(super) number: String,
    /// A variant of `CheckSeverity`.
    pub(super) severity: String,
    /// A variant of `CheckMode`.
    pub(super) mode: String,
    pub(super) tagline: String,
    pub(super) markdown: String,
}

/// Reads the page out of a source file.
pub(super) fn read(name: &str, source: &str) -> Result<CheckPage, Vec<String>> {
    let mut page = rule_page::read(name, source, &KIND);
    let row = row(source);
    let mut member = |name: &str, before: &str, after: &str| {
        let value = member(row, name, before, after);
        if value.is_empty() {
            page.complaints
                .push(format!("the row `CHECK` has no `{name}` that can be read"));
        }
        value
    };
    let number = member("number", "\"", "\"");
    let severity = member("severity", "Severity::", "");
    let mode = member("mode", "Mode::", "");
    if !page.complaints.is_empty() {
        return Err(page.complaints);
    }
    Ok(CheckPage {
        id: page.id,
        number,
        severity,
        mode,
        tagline: page.tagline,
        markdown: page.markdown,
    })
}

/// The members of the row, each on a line.
fn row(source: &str) -> &str {
    let opened = source.split_once("static CHECK: Check = Check {\n");
    let closed = opened.and_then(|(_, rest)| rest.split_once("\n};"));
    closed.map_or("", |(row, _)| row)
}

/// What stands between `before` and `after` in the value of a member; nothing if it is written otherwise.
fn member(row: &str, name: &str, before: &str, after: &str) -> String {
    let mut lines = row.lines().map(str::trim);
    let value = lines.find_map(|line| line.strip_prefix(name)?.strip_prefix(": "));
    let value = value.and_then(|value| {
        let value = value.strip_suffix(',')?;
        value.strip_prefix(before)?.strip_suffix(after)
    });
    value.unwrap_or_default().to_owned()
}

#[cfg(test)]
mod tests {
    use super::read;

    const GOOD: &str = "//! A rule in one sentence.\n//!\n//! # Why it matters\n//!\n//! Because.\n//!\n\
        //! # What it looks for\n//!\n//! - Much.\n//!\n//! # Finding\n//!\n//! ```exchange\n//! one\n//! ```\n//!\n\
        //! # Clean\n//!\n//! ```exchange\n//! other\n//! ```\n//!\n//! # What to do\n//!\n//! Mend it.\n//!\n\
        //! # References\n//!\n//! - RFC 9110 §15.5.5\n\npub(crate) static CHECK: Check = Check {\n    number: \"A101\",\n\
        \x20   id: ID,\n    severity: Severity::Must,\n    mode: Mode::Passive,\n    wants: nothing,\n    judge,\n};\n";

    #[test]
    fn the_page_says_what_the_row_says() {
        let page = read("one_thing", GOOD).unwrap();
        assert_eq!(page.id, "one-thing");
        assert_eq!(page.number, "A101");
        assert_eq!(page.severity, "Must");
        assert_eq!(page.mode, "Passive");
        assert_eq!(page.tagline, "A rule in one sentence.");
    }

    #[test]
    fn a_row_that_cannot_be_read_is_a_complaint() {
        for (from, to) in [
            ("\"A101\"", "NUMBER"),
            ("Severity::Must", "WEIGHT"),
            ("    mode: Mode::Passive,\n", ""),
            ("//!\n//! # References\n//!\n//! - RFC 9110 §15.5.5\n", ""),
        ] {
            let complaints = read("one_thing", &GOOD.replace(from, to)).err();
            assert_eq!(complaints.map(|list| list.len()), Some(1), "{from}");
        }
    }
}
