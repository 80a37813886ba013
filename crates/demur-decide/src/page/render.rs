//! The content of a refusal: the operator's own page where there is one, the form of the profile where not.

use std::borrow::Cow;

use super::{Asked, Guide, PageType, choose, html, varies_by_language};
use crate::facts::Facts;
use crate::negotiate::{self, Wanted};
use crate::policy::Policy;
use crate::problem::Problem;
use crate::profile::Profile;
use crate::template::Template;
use crate::verdict::Form;

/// What is sent, and the fields that say what it is.
#[derive(Debug)]
pub(crate) struct Rendered {
    pub(crate) media_type: &'static str,
    pub(crate) body: String,
    /// `Content-Language`
    pub(crate) language: Option<String>,
    /// `Content-Security-Policy`
    pub(crate) security_policy: Option<Cow<'static, str>>,
    /// `Vary`
    pub(crate) vary: Option<&'static str>,
}

impl Rendered {
    fn plain(media_type: &'static str, body: String) -> Self {
        Self {
            media_type,
            body,
            language: None,
            security_policy: None,
            vary: None,
        }
    }
}

/// Writes a problem in the form that the client prefers among those there are.
pub(crate) fn render(
    problem: &Problem<'_>,
    form: Form,
    facts: Option<&Facts<'_>>,
    policy: &Policy,
) -> Rendered {
    if form == Form::Line {
        return Rendered::plain("text/plain; charset=utf-8", problem.line());
    }
    let accept = facts.and_then(Facts::accept);
    let wanted = negotiate::wanted(accept.as_deref());
    let rendered = own(problem, wanted, facts, policy)
        .unwrap_or_else(|| of_profile(problem, wanted, facts, policy));
    Rendered {
        vary: vary(problem, facts, policy),
        ..rendered
    }
}

/// What the choice depends on, whatever was chosen (RFC 9110 §12.5.5).
fn vary(problem: &Problem<'_>, facts: Option<&Facts<'_>>, policy: &Policy) -> Option<&'static str> {
    let path = facts.map(|facts| facts.path);
    match varies_by_language(problem.status, path, policy) {
        Some(true) => Some("Accept, Accept-Language"),
        Some(false) => Some("Accept"),
        None => matches!(policy.profile, Profile::Rfc9110).then_some("Accept"),
    }
}

/// A template was tried when it was loaded; should it fail on this problem all the same, the reader gets what
/// there would be without it.
fn own(
    problem: &Problem<'_>,
    wanted: Wanted,
    facts: Option<&Facts<'_>>,
    policy: &Policy,
) -> Option<Rendered> {
    if policy.pages.own.is_empty() {
        return None;
    }
    let accept_language = facts.and_then(Facts::accept_language);
    let asked = Asked {
        status: problem.status,
        path: facts.map(|facts| facts.path),
        form: match wanted {
            Wanted::Json => PageType::Json,
            Wanted::Html => PageType::Html,
            Wanted::Text | Wanted::Markdown => PageType::Text,
        },
        accept_language: accept_language.as_deref(),
    };
    let page = choose(&asked, policy)?;
    let body = fill(&page.template, problem, facts, policy)?;
    Some(Rendered {
        language: page.language.as_ref().map(|one| one.as_str().to_owned()),
        security_policy: (asked.form == PageType::Html)
            .then(|| html::own_security_policy(&policy.pages)),
        ..Rendered::plain(asked.form.media_type(), body)
    })
}

fn fill(
    template: &Template,
    problem: &Problem<'_>,
    facts: Option<&Facts<'_>>,
    policy: &Policy,
) -> Option<String> {
    let guide = Guide::new(problem.status, facts, &policy.pages);
    template.fill(problem, &guide).ok()
}

fn of_profile(
    problem: &Problem<'_>,
    wanted: Wanted,
    facts: Option<&Facts<'_>>,
    policy: &Policy,
) -> Rendered {
    const JSON: &str = "application/json";
    match &policy.profile {
        Profile::Simple => Rendered::plain(JSON, problem.simple()),
        Profile::Nested => Rendered::plain(JSON, problem.nested()),
        Profile::Message => Rendered::plain(JSON, problem.message()),
        Profile::Bare => Rendered::plain(JSON, problem.bare()),
        Profile::Own(template) => match fill(template, problem, facts, policy) {
            Some(text) => Rendered::plain(JSON, text),
            None => Rendered::plain("application/problem+json", problem.json()),
        },
        Profile::Rfc9110 => match wanted {
            Wanted::Json => Rendered::plain("application/problem+json", problem.json()),
            Wanted::Html => page(problem, facts, policy),
            Wanted::Text | Wanted::Markdown => {
                Rendered::plain("text/plain; charset=utf-8", problem.text())
            }
        },
    }
}

fn page(problem: &Problem<'_>, facts: Option<&Facts<'_>>, policy: &Policy) -> Rendered {
    let guide = Guide::new(problem.status, facts, &policy.pages);
    Rendered {
        security_policy: Some(html::security_policy(&guide)),
        ..Rendered::plain(PageType::Html.media_type(), html::page(problem, &guide))
    }
}
