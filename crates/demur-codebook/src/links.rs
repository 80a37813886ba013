//! Where the pages are: one place makes every URL.

use crate::lookup::Subject;

/// The path under which the gateway serves its own pages.
pub const BASE: &str = "/.demur";

/// Makes the URLs of pages.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Links {
    base: String,
    are_files: bool,
    /// Where the folder of files will be published, if that is known.
    site: Option<String>,
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
            are_files: false,
            site: None,
        }
    }

    /// Links between the files of a folder, as seen from the page at `path`. They work wherever the folder lies.
    pub fn between_files(path: &str, site: Option<&str>) -> Self {
        let base = match path.matches('/').count() {
            0 => ".".to_owned(),
            depth => vec![".."; depth].join("/"),
        };
        Links {
            base,
            are_files: true,
            site: site.map(|url| url.trim_end_matches('/').to_owned()),
        }
    }

    /// The home page.
    pub fn home(&self) -> String {
        self.to("")
    }

    /// The page of one status.
    pub fn status(&self, code: u16) -> String {
        self.to(&format!("status/{code}"))
    }

    /// The page of one step; also the `type` of the problems that it answers.
    pub fn step(&self, id: &str) -> String {
        self.to(&format!("errors/{id}"))
    }

    /// The page of one fault code.
    pub fn fault(&self, code: &str) -> String {
        self.to(&format!("faults/{code}"))
    }

    /// The page of one detector.
    pub fn detector(&self, id: &str) -> String {
        self.to(&format!("detectors/{id}"))
    }

    /// The page of one check.
    pub fn check(&self, id: &str) -> String {
        self.to(&format!("checks/{id}"))
    }

    /// The style sheet of the HTML pages.
    pub fn style(&self) -> String {
        self.to("style.css")
    }

    /// The URL of a page.
    pub fn page(&self, subject: Subject) -> String {
        self.to(&subject.path())
    }

    /// The address by which others know a page: absolute where the place of the pages is known.
    pub(crate) fn address(&self, subject: Subject) -> String {
        match &self.site {
            Some(site) => format!("{site}/{}", file(&subject.path())),
            None => self.page(subject),
        }
    }

    /// The URL of a path below the base, with its fragment if it has one.
    pub(crate) fn to(&self, path: &str) -> String {
        let (path, fragment) = match path.split_once('#') {
            Some((path, fragment)) => (path, format!("#{fragment}")),
            None => (path, String::new()),
        };
        let file = if self.are_files {
            file(path)
        } else {
            path.to_owned()
        };
        format!("{}/{file}{fragment}", self.base)
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

/// The file of a page: `status/404` is `status/404.html`; what has a suffix keeps it.
pub(crate) fn file(path: &str) -> String {
    let last = path.rsplit('/').next().unwrap_or_default();
    if last.is_empty() {
        format!("{path}index.html")
    } else if last.contains('.') {
        path.to_owned()
    } else {
        format!("{path}.html")
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
        assert_eq!(links.detector("spike"), "/.demur/detectors/spike");
        assert_eq!(links.check("soft-404"), "/.demur/checks/soft-404");
        assert_eq!(
            Links::at("https://docs.example/").to("status/"),
            "https://docs.example/status/"
        );
    }

    #[test]
    fn links_between_files_are_relative() {
        let links = Links::between_files("compare/400/422", None);
        assert_eq!(links.status(404), "../../status/404.html");
        assert_eq!(
            links.to("status/404#caching"),
            "../../status/404.html#caching"
        );
        assert_eq!(links.home(), "../../index.html");
        assert_eq!(links.style(), "../../style.css");
        assert_eq!(
            Links::between_files("", None).to("status/"),
            "./status/index.html"
        );
        assert_eq!(
            Links::between_files("status/", None).status(404),
            "../status/404.html"
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
