//! The guides: one for each 4xx.

use super::outline::{self, Parts, Section, cited, parts, plain, with_parts};
use super::sources::Sources;
use super::toml_page::{sections, split};

const STEPS: &str = "Fix it step by step";

const SECTIONS: &[Section] = &[
    with_parts(
        "Where you see it",
        Parts::Exactly(&["Browser", "API client", "Logs", "Monitoring"]),
    ),
    plain("Impact"),
    plain("Symptoms"),
    with_parts(
        "Causes by role",
        Parts::Exactly(&["Builder", "API consumer", "Visitor", "Operator"]),
    ),
    with_parts(
        "Causes by layer",
        Parts::Exactly(&[
            "Server configuration",
            "Client",
            "Upstream",
            "Network, CDN and firewall",
        ]),
    ),
    with_parts(STEPS, Parts::Between(3, 6)),
    with_parts(
        "On your machine",
        Parts::Exactly(&["Windows", "macOS", "Linux"]),
    ),
    plain("Prevention"),
    with_parts("As seen in logs", Parts::Between(2, 4)),
    cited("Conventions"),
    cited("Search engines"),
    with_parts("Questions", Parts::Between(3, 6)),
    cited("History"),
    with_parts(
        "Advanced use",
        Parts::Exactly(&[
            "Scenario",
            "How it works",
            "Structured response",
            "Benefits",
            "Best practices",
            "A real example",
            "Why it is underrated",
            "Security",
            "Performance",
            "Architecture",
        ]),
    ),
];

/// One guide.
pub(super) struct GuidePage {
    pub(super) code: u16,
    pub(super) lead: String,
    pub(super) markdown: String,
    pub(super) sources: Vec<String>,
}

/// Reads one guide.
pub(super) fn read(name: &str, text: &str, sources: &Sources) -> Result<GuidePage, Vec<String>> {
    let (mut keys, body) = split(text)?;
    let code = keys.code("code");
    let lead = keys.text("lead");
    let mut complaints = keys.finish();
    if code.to_string() != name {
        complaints.push(format!(
            "`code` is {code}, which is not the name of the file"
        ));
    }
    outline::check(body, SECTIONS, sources, &mut complaints);
    check_steps(body, &mut complaints);
    if !complaints.is_empty() {
        return Err(complaints);
    }
    Ok(GuidePage {
        code,
        lead,
        markdown: format!("{}\n", body.trim()),
        sources: sources.cited(body),
    })
}

/// Each step says what to do, why that works and what is to be seen then.
fn check_steps(body: &str, complaints: &mut Vec<String>) {
    for (_, text) in sections(body)
        .iter()
        .filter(|(heading, _)| *heading == STEPS)
    {
        for (name, text) in parts(text) {
            for needed in ["\n```", "\n**Why it works:** ", "\n**You should see:** "] {
                if !text.contains(needed) {
                    complaints.push(format!("step \"{name}\" has no `{}`", needed.trim()));
                }
            }
        }
    }
}
