//! Doc comments at the top of source files, which are pages.

/// The `//!` lines at the top, without their marks.
pub(super) fn doc_comment(source: &str) -> String {
    let lines = source.lines().map_while(|line| line.strip_prefix("//!"));
    let lines: Vec<&str> = lines
        .map(|line| line.strip_prefix(' ').unwrap_or(line).trim_end())
        .collect();
    lines.join("\n").trim().to_owned()
}

/// `# Why` becomes `## Why` and so on, since the title of the page is above it; code is left alone.
pub(super) fn demote_headings(text: &str) -> String {
    let mut out = String::new();
    let mut fenced = false;
    for line in text.lines() {
        fenced ^= line.starts_with("```");
        let is_heading = line.trim_start_matches('#').starts_with(' ') && line.starts_with('#');
        if !fenced && is_heading {
            out.push('#');
        }
        out.push_str(line);
        out.push('\n');
    }
    out
}

/// A text whose line breaks mean nothing.
pub(super) fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<&str>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::{demote_headings, doc_comment};

    #[test]
    fn marks_are_taken_off() {
        let source = "//! One\n//!\n//!   two\nuse std::fmt;\n//! three\n";
        assert_eq!(doc_comment(source), "One\n\n  two");
    }

    #[test]
    fn headings_go_down_by_one_level_and_code_stays() {
        let text = "# A\n## B\n#no heading\n```\n# C\n```\n";
        let expected = "## A\n### B\n#no heading\n```\n# C\n```\n";
        assert_eq!(demote_headings(text), expected);
    }
}
