//! A page for one reader.

/// Who reads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// Writes the server.
    Builder,
    /// Calls the API.
    Consumer,
    /// Uses a browser.
    Visitor,
    /// Runs the server.
    Operator,
}

impl Role {
    /// All of them.
    pub const ALL: [Role; 4] = [Role::Builder, Role::Consumer, Role::Visitor, Role::Operator];

    /// The word for the command line.
    pub fn as_str(self) -> &'static str {
        match self {
            Role::Builder => "builder",
            Role::Consumer => "consumer",
            Role::Visitor => "visitor",
            Role::Operator => "operator",
        }
    }

    /// The heading of the parts that are for this role.
    fn heading(self) -> &'static str {
        match self {
            Role::Builder => "Builder",
            Role::Consumer => "API consumer",
            Role::Visitor => "Visitor",
            Role::Operator => "Operator",
        }
    }
}

/// What stands before the second section, and every part for the role under the heading of its section.
pub(super) fn only(markdown: &str, role: Role) -> String {
    let mut out = String::new();
    for (number, section) in markdown.split("\n## ").enumerate() {
        if number <= 2 {
            out.push_str(if number == 0 { "" } else { "\n## " });
            out.push_str(section);
        } else if let Some(part) = part(section, role.heading()) {
            let heading = section.lines().next().unwrap_or_default();
            out.push_str("\n## ");
            out.push_str(heading);
            out.push_str("\n\n");
            out.push_str(part.trim());
            out.push('\n');
        }
    }
    out
}

fn part<'a>(section: &'a str, heading: &str) -> Option<&'a str> {
    let mut parts = section.split("\n### ").skip(1);
    parts.find_map(|part| part.strip_prefix(heading)?.strip_prefix('\n'))
}

#[cfg(test)]
mod tests {
    use super::{Role, only};

    #[test]
    fn a_page_is_cut_down_to_what_a_role_needs() {
        let page = "plain\n\n## At a glance\n\n- x\n\n## Means\n\nm\n\n## If you got this\n\n### API consumer\n\nc\n\n### Visitor\n\nv\n\n## Related\n\nr\n";
        let cut = only(page, Role::Visitor);
        assert_eq!(
            cut,
            "plain\n\n## At a glance\n\n- x\n\n## Means\n\nm\n\n## If you got this\n\nv\n"
        );
    }
}
