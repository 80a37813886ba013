//! Where the pages are: one place makes every URL.

/// The path under which the gateway serves its own pages.
pub const BASE: &str = "/.demur";

/// Makes the URLs of pages.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Links {
    base: String,
}

impl Default for Links {
    fn default() -> Self {
        Links::at(BASE)
    }
}

impl Links {
    /// Links below `base`: a path such as `/.demur`, or an absolute URL. A trailing slash is dropped.
    pub fn at(base: &str) -> Self {
        Links {
            base: base.trim_end_matches('/').to_owned(),
        }
    }

    /// The home page.
    pub fn home(&self) -> String {
        self.to("")
    }

    /// The list of status pages.
    pub fn statuses(&self) -> String {
        self.to("status/")
    }

    /// The page of one status.
    pub fn status(&self, code: u16) -> String {
        self.to(&format!("status/{code}"))
    }

    /// The list of steps.
    pub fn steps(&self) -> String {
        self.to("errors/")
    }

    /// The page of one step; also the `type` of the problems that it answers.
    pub fn step(&self, id: &str) -> String {
        self.to(&format!("errors/{id}"))
    }

    /// The list of fault codes.
    pub fn faults(&self) -> String {
        self.to("faults/")
    }

    /// The page of one fault code.
    pub fn fault(&self, code: &str) -> String {
        self.to(&format!("faults/{code}"))
    }

    /// The style sheet of the HTML pages.
    pub fn style(&self) -> String {
        self.to("style.css")
    }

    /// The URL of a path below the base.
    pub(crate) fn to(&self, path: &str) -> String {
        format!("{}/{path}", self.base)
    }

    /// A link target as written in a page: our own paths are moved below the base, web addresses and
    /// fragments stay, anything else is no link.
    pub(crate) fn resolve(&self, target: &str) -> Option<String> {
        if let Some(path) = target
            .strip_prefix(BASE)
            .and_then(|rest| rest.strip_prefix('/'))
        {
            return Some(self.to(path));
        }
        let outside = target.starts_with("https://") || target.starts_with('#');
        outside.then(|| target.to_owned())
    }
}

#[cfg(test)]
mod tests {
    use super::Links;

    #[test]
    fn links_are_below_the_base() {
        let links = Links::default();
        assert_eq!(links.home(), "/.demur/");
        assert_eq!(links.status(404), "/.demur/status/404");
        assert_eq!(links.step("body-schema"), "/.demur/errors/body-schema");
        assert_eq!(links.fault("enum"), "/.demur/faults/enum");
        assert_eq!(
            Links::at("https://docs.example/").statuses(),
            "https://docs.example/status/"
        );
    }

    #[test]
    fn targets_that_are_no_web_address_are_no_link() {
        let links = Links::at("https://docs.example/e");
        assert_eq!(
            links.resolve("/.demur/status/404"),
            Some("https://docs.example/e/status/404".into())
        );
        assert_eq!(
            links.resolve("https://www.rfc-editor.org/"),
            Some("https://www.rfc-editor.org/".into())
        );
        assert_eq!(links.resolve("javascript:alert(1)"), None);
        assert_eq!(links.resolve("/.demurrer"), None);
    }
}
