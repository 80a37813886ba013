//! The pages of the detectors, which are the doc comments at the top of their source files.

use super::rule_page::{self, Kind, section};

const KIND: Kind = Kind {
    examples: &["scenario"],
    may_refer_to_nothing: true,
};

/// The severities of alerts, and what they are called in the data.
const SEVERITIES: &[(&str, &str)] = &[("page", "Page"), ("ticket", "Ticket"), ("note", "Note")];

/// One detector page.
pub(super) struct DetectorPage {
    pub(super) id: String,
    /// That of the first alert in the section "Finding".
    pub(super) severity: &'static str,
    pub(super) tagline: String,
    pub(super) markdown: String,
}

/// Reads the page out of a source file.
pub(super) fn read(name: &str, source: &str) -> Result<DetectorPage, Vec<String>> {
    let mut page = rule_page::read(name, source, &KIND);
    let severity = severity(&page.id, &section(&page.markdown, "Finding"));
    if severity.is_none() {
        page.complaints.push(format!(
            "the first `alert:` of the section \"Finding\" is not one of `{}` with a severity",
            page.id
        ));
    }
    match severity {
        Some(severity) if page.complaints.is_empty() => Ok(DetectorPage {
            id: page.id,
            severity,
            tagline: page.tagline,
            markdown: page.markdown,
        }),
        Some(_) | None => Err(page.complaints),
    }
}

/// What the first expected alert says, if it is one of this detector.
fn severity(id: &str, finding: &str) -> Option<&'static str> {
    let mut lines = finding.lines();
    let alert = lines.find_map(|line| line.strip_prefix("alert:"))?;
    let mut words = alert.split_whitespace();
    let detector = words.next()?;
    let severity = words.next()?;
    let known = SEVERITIES.iter().find(|(word, _)| *word == severity);
    known
        .filter(|_| detector == id)
        .map(|(_, variant)| *variant)
}

#[cfg(test)]
mod tests {
    use super::severity;

    #[test]
    fn the_first_alert_says_how_urgent_it_is() {
        let text = "\n```scenario\nalert: one-thing ticket GET /a\nalert: other page\n```\n";
        assert_eq!(severity("one-thing", text), Some("Ticket"));
        assert_eq!(severity("other", text), None);
        assert_eq!(severity("one-thing", &text.replace("ticket", "soon")), None);
        assert_eq!(severity("one-thing", ""), None);
    }
}
