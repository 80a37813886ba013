//! What helps a visitor on who stands before nothing.

use demur_contract::NearMiss;

use super::{Link, Pages, Search};
use crate::facts::Facts;
use crate::policy::Scope;
use crate::status::Status;

/// The ways on from an error.
#[derive(Debug, Default)]
pub(crate) struct Guide<'a> {
    pub(crate) home: &'a str,
    pub(crate) search: Option<&'a Search>,
    pub(crate) links: &'a [Link],
    pub(crate) near: Option<Near>,
    /// Where an archive may have kept what was here.
    pub(crate) archive: Option<String>,
}

/// The path that was probably meant, from the document and not from the request.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Near {
    /// Its template.
    pub(crate) text: String,
    /// Where it leads, if nothing has to be filled in.
    pub(crate) href: Option<String>,
}

impl Near {
    fn of(miss: &NearMiss<'_>) -> Self {
        let is_path = super::link::is_address(miss.template) && !miss.template.contains('{');
        Self {
            text: miss.template.to_owned(),
            href: is_path.then(|| miss.template.to_owned()),
        }
    }
}

const ARCHIVE: &str = "https://web.archive.org/web/*/";

impl<'a> Guide<'a> {
    /// Search, links, the near match and the archive are for what is not there.
    pub(crate) fn new(status: Status, facts: Option<&Facts<'_>>, pages: &'a Pages) -> Self {
        let home = pages.home.as_str();
        if !matches!(status, Status::NOT_FOUND | Status::GONE) {
            return Self {
                home,
                ..Self::default()
            };
        }
        // Elsewhere, what is suggested could tell what exists.
        let public = facts.filter(|facts| facts.scope() == Scope::Public);
        Self {
            home,
            search: pages.search.as_ref(),
            links: &pages.links,
            near: public.and_then(Facts::near).map(|miss| Near::of(&miss)),
            archive: public.and_then(|facts| archive(facts, pages)),
        }
    }
}

/// Only for what was read and could have been archived, and never with a character that could mean something
/// in a page or in a URL.
fn archive(facts: &Facts<'_>, pages: &Pages) -> Option<String> {
    let origin = pages.origin.as_deref()?;
    let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-._~/".contains(&byte);
    let is_read = matches!(facts.method, "GET" | "HEAD");
    let is_ours = facts.path.starts_with(demur_codebook::BASE);
    let fits =
        is_read && !is_ours && facts.path.starts_with('/') && facts.path.bytes().all(is_plain);
    fits.then(|| format!("{ARCHIVE}{origin}{}", facts.path))
}
