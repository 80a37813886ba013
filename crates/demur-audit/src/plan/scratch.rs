//! Things that are made in the scratch collection to see what becomes of them.
//!
//! They are made by POST to the collection, or by PUT of a member where POST makes nothing; with the body that the document
//! asks for, or with a small object with a name.

use demur_replay::made::Fault;
use serde_json::{Value, json};
use url::Url;

use super::{Planned, may, origin, requests};
use crate::crawl::target_of;
use crate::exchange::{Answer, Exchange};
use crate::origin::Origin;
use crate::probe::{ANONYMOUS, Probe};
use crate::run::Run;
use crate::site::Site;

const JSON: &str = "application/json";

/// The scratch collection of a site, and who owns what is made there.
pub(crate) struct Scratch<'s> {
    site: &'s Site,
    origin: &'s Origin,
    path: &'s str,
    pub(crate) owner: &'s str,
}

impl<'s> Scratch<'s> {
    /// The collection, where one is named and may be changed.
    pub(crate) fn of(site: &'s Site) -> Option<Self> {
        let path = site.settings.scratch.as_deref()?.trim_end_matches('/');
        // Where everything may be changed there is no collection to make things in.
        if path.is_empty() {
            return None;
        }
        let owner = site.settings.identities.first();
        site.settings.allow_unsafe.then_some(Self {
            site,
            origin: origin(site)?,
            path,
            owner: owner.map_or(ANONYMOUS, String::as_str),
        })
    }

    /// What all of it is about.
    pub(crate) fn url(&self) -> String {
        format!("{}{}", self.origin, self.path)
    }

    /// A word for something of this check.
    pub(crate) fn name(&self, salt: &str) -> String {
        self.site.settings.nonsense(salt, 20)
    }

    /// A request of the owner about the collection.
    pub(crate) fn ask(&self, method: &str, target: &str) -> Probe {
        let probe = Probe::new(method, self.origin, target).identity(self.owner);
        probe.about(self.url())
    }

    /// POST to the collection.
    pub(crate) fn post(&self, name: &str) -> Probe {
        let template = self.declared("POST", |template| template == self.path);
        with_body(self.ask("POST", self.path), template, name)
    }

    /// PUT of a member.
    pub(crate) fn put(&self, target: &str, name: &str) -> Probe {
        let is_member = |template: &str| {
            let rest = template.strip_prefix(self.path);
            rest.is_some_and(|rest| rest.starts_with("/{") && rest.matches('/').count() == 1)
        };
        let template = self.declared("PUT", is_member);
        with_body(self.ask("PUT", target), template, name)
    }

    /// The address of a member with this name.
    pub(crate) fn member(&self, name: &str) -> String {
        format!("{}/{name}", self.path)
    }

    fn declared(&self, method: &str, fits: impl Fn(&str) -> bool) -> Option<&'s Planned> {
        requests(self.site).find(|one| {
            one.has(Fault::None) && one.made.method == method && fits(&one.made.template)
        })
    }

    /// Where it is what a request made.
    pub(crate) fn made(&self, exchange: &Exchange) -> Option<String> {
        let answer = exchange.answer().filter(|answer| answer.is_success())?;
        let target = match exchange.request.method.as_str() {
            "PUT" => exchange.request.target.clone(),
            _ => self.located(exchange, answer)?,
        };
        may(&self.site.settings, "DELETE", &target).then_some(target)
    }

    fn located(&self, exchange: &Exchange, answer: &Answer) -> Option<String> {
        if let Some(location) = answer.fields.get("Location") {
            let base = exchange.request.origin.url(&exchange.request.target)?;
            let url: Url = base.join(location).ok()?;
            let is_own = Origin::of(&url).as_ref() == Some(self.origin);
            return is_own.then(|| target_of(&url));
        }
        let id = match answer.json()?.get("id")? {
            Value::String(text) => text.clone(),
            Value::Number(number) => number.to_string(),
            Value::Null | Value::Bool(_) | Value::Array(_) | Value::Object(_) => return None,
        };
        let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-_".contains(&byte);
        (id.bytes().all(is_plain) && !id.is_empty()).then(|| self.member(&id))
    }

    /// What was made for a check, or the request that tries to next; neither if nothing can be made here.
    pub(crate) fn thing(&self, check: &str, run: &Run) -> Making {
        let name = self.name(check);
        let url = self.url();
        for (part, probe) in [
            ("create", self.post(&name)),
            ("put", self.put(&self.member(&name), &name)),
        ] {
            let Some(exchange) = run.one(check, part, &url) else {
                return Making::Next(Box::new(probe.for_check(check, part)));
            };
            if let Some(target) = self.made(exchange) {
                return Making::Done(Thing { target });
            }
        }
        Making::Impossible
    }
}

/// The body that is declared, with this name in it.
fn with_body(probe: Probe, declared: Option<&Planned>, name: &str) -> Probe {
    match declared.map(|one| &one.made) {
        None => probe.body(JSON, json!({"name": name}).to_string()),
        Some(made) => {
            let mut probe = probe;
            probe.request.fields.clone_from(&made.fields);
            probe.request.body = made.body.as_deref().map(|body| named(body, name));
            probe
        }
    }
}

/// Something that was made.
pub(crate) struct Thing {
    /// Where it is.
    pub(crate) target: String,
}

/// How far the making of something is.
pub(crate) enum Making {
    /// This is to be sent.
    Next(Box<Probe>),
    /// It is there.
    Done(Thing),
    /// The collection makes nothing.
    Impossible,
}

/// The body with another name in it: in place of the first text that was made up, so that two of them differ.
fn named(body: &str, name: &str) -> String {
    let Ok(Value::Object(mut members)) = serde_json::from_str::<Value>(body) else {
        return body.to_owned();
    };
    let is_made_up = |text: &str| text.bytes().all(|byte| byte == b'a');
    for value in members.values_mut() {
        if let Value::String(text) = value
            && is_made_up(text)
        {
            name.clone_into(text);
            break;
        }
    }
    Value::Object(members).to_string()
}

#[cfg(test)]
mod tests {
    use super::named;

    #[test]
    fn only_a_text_that_was_made_up_becomes_the_name() {
        assert_eq!(
            named(r#"{"kind":"book","n":1,"title":"a"}"#, "x7"),
            r#"{"kind":"book","n":1,"title":"x7"}"#
        );
        assert_eq!(named("a=a", "x7"), "a=a");
    }
}
