//! Which of the operator's own pages is sent: the most specific one.

use super::{OwnPage, PageType, language};
use crate::policy::Policy;
use crate::status::Status;

/// What an answer is chosen by.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Asked<'a> {
    pub(crate) status: Status,
    /// The raw path; nothing where no head could be read.
    pub(crate) path: Option<&'a str>,
    pub(crate) form: PageType,
    pub(crate) accept_language: Option<&'a str>,
}

/// One status counts more than a class and a class more than all, then the longer prefix, then the language
/// the client prefers (RFC 9110 §12.5.4). Of equals, the first that is written.
pub(crate) fn choose<'p>(asked: &Asked<'_>, policy: &'p Policy) -> Option<&'p OwnPage> {
    let fitting =
        policy.pages.own.iter().filter(|page| {
            page.template.form() == asked.form && page.is_for(asked.status, asked.path)
        });
    let ranked = fitting.filter_map(|page| {
        let tongue = language::rank(page.language.as_ref(), asked.accept_language)?;
        Some(((page.statuses.precision(), page.prefix.len(), tongue), page))
    });
    let best = ranked.reduce(|best, other| if other.0 > best.0 { other } else { best });
    best.map(|(_, page)| page)
}

/// Whether `Accept-Language` can make a difference here; nothing where `Accept` cannot either, since no page
/// of the operator's is for this status at this place.
pub(crate) fn varies_by_language(
    status: Status,
    path: Option<&str>,
    policy: &Policy,
) -> Option<bool> {
    let mut fitting = policy
        .pages
        .own
        .iter()
        .filter(|page| page.is_for(status, path));
    let first = fitting.next()?;
    Some(first.language.is_some() || fitting.any(|page| page.language.is_some()))
}

#[cfg(test)]
mod tests {
    use super::{Asked, choose};
    use crate::page::{Language, OwnPage, PageType, Pages, Statuses};
    use crate::policy::Policy;
    use crate::status::Status;
    use crate::template::Template;

    /// Pages named by what they are for: `404 /shop de`, with `*` for anything.
    const NAMES: [&str; 8] = [
        "* / *",
        "4xx / *",
        "4xx /shop *",
        "404 / *",
        "404 / de",
        "404 / fr",
        "404 /shop/old *",
        "5xx / de",
    ];

    fn page(name: &str) -> OwnPage {
        let parts: Vec<&str> = name.split(' ').collect();
        let [status, prefix, tongue] = parts[..] else {
            panic!("{name}");
        };
        let statuses = Statuses::parse(status).unwrap_or(Statuses::All);
        OwnPage {
            statuses,
            prefix: prefix.trim_end_matches('/').to_owned(),
            language: Language::parse(tongue),
            template: Template::page(name, PageType::Text, statuses).unwrap(),
        }
    }

    #[track_caller]
    fn check(status: u16, path: Option<&str>, accept_language: Option<&str>, expected: &str) {
        let policy = Policy {
            pages: Pages {
                own: NAMES.map(page).into(),
                ..Pages::default()
            },
            ..Policy::default()
        };
        let asked = Asked {
            status: Status::kept(status).unwrap(),
            path,
            form: PageType::Text,
            accept_language,
        };
        let chosen = choose(&asked, &policy).expect("a page");
        let index = policy
            .pages
            .own
            .iter()
            .position(|page| std::ptr::eq(page, chosen));
        assert_eq!(NAMES[index.unwrap()], expected);
    }

    #[test]
    fn one_status_counts_more_than_a_class_and_a_class_more_than_all() {
        check(404, Some("/"), None, "404 / *");
        check(409, Some("/"), None, "4xx / *");
        check(500, Some("/"), Some("en"), "* / *");
        check(500, Some("/"), Some("de"), "5xx / de");
    }

    #[test]
    fn then_the_longer_prefix_counts_and_no_spelling_leads_around_it() {
        check(409, Some("/shop"), None, "4xx /shop *");
        check(409, Some("/sh%6fp/7"), None, "4xx /shop *");
        check(409, Some("/shopping"), None, "4xx / *");
        check(404, Some("/shop"), None, "404 / *");
        check(404, Some("/shop/old"), Some("de"), "404 /shop/old *");
        check(404, None, None, "404 / *");
    }

    #[test]
    fn then_the_language_the_client_prefers() {
        check(404, Some("/"), Some("de"), "404 / de");
        check(404, Some("/"), Some("de-CH, fr;q=0.5"), "404 / de");
        check(404, Some("/"), Some("en, fr;q=0.3, de;q=0.2"), "404 / fr");
        check(404, Some("/"), Some("en"), "404 / *");
        check(404, Some("/"), Some("*"), "404 / *");
    }
}
