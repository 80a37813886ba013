//! The operator's own words for answers: a text with places to fill in.

use demur_schema::{Fault, FaultCode, Faults, suggest};
use minijinja::value::Value;
use minijinja::{Environment, context};

use crate::page::{Guide, Link, Near, PageType, Search, Statuses};
use crate::problem::{Problem, field_name};
use crate::status::Status;

/// A template that was tried out on every status it is for.
#[derive(Debug)]
pub struct Template {
    environment: Environment<'static>,
    form: PageType,
}

/// How much one filling may do, in instructions of the template engine; a page with a hundred faults takes
/// a few thousand.
const FUEL: u64 = 200_000;

impl Template {
    /// Compiles the shape of all problems. Values are written as JSON wherever
    /// they stand: `{"code": {{ step }}, "message": {{ detail }}}`.
    ///
    /// # Errors
    ///
    /// In one sentence, why the text is no template, or why what it produces is
    /// no JSON.
    pub fn compile(text: &str) -> Result<Self, String> {
        Self::page(text, PageType::Json, Statuses::All)
    }

    /// Compiles a page for some statuses. In HTML, values are escaped wherever they stand.
    ///
    /// # Errors
    ///
    /// In one sentence, why the text is no template, on which status it fails, or
    /// why what it produces is no JSON.
    pub fn page(text: &str, form: PageType, statuses: Statuses) -> Result<Self, String> {
        let mut environment = Environment::new();
        environment.set_undefined_behavior(minijinja::UndefinedBehavior::Strict);
        environment.set_fuel(Some(FUEL));
        environment
            .add_template_owned(name(form), text.to_owned())
            .map_err(|error| format!("the template cannot be read: {error}"))?;
        let template = Self { environment, form };
        let codes = demur_codebook::statuses().map(|page| page.code);
        for status in codes
            .filter_map(Status::kept)
            .filter(|one| statuses.contains(*one))
        {
            template.try_on(status)?;
        }
        Ok(template)
    }

    /// What it produces.
    pub fn form(&self) -> PageType {
        self.form
    }

    /// Tries it on a problem of which little is known, and on one of which everything is.
    fn try_on(&self, status: Status) -> Result<(), String> {
        let faults = sample_faults();
        let (bare, full) = (
            Problem::sample(status),
            Problem::full_sample(status, &faults),
        );
        let (search, links) = (sample_search(), sample_links());
        for (problem, guide) in [
            (
                bare,
                Guide {
                    home: "/",
                    ..Guide::default()
                },
            ),
            (full, full_guide(&search, &links)),
        ] {
            let filled = self.fill(&problem, &guide).map_err(|error| {
                let (why, which) = (chain(&error), self.misspelt().unwrap_or_default());
                format!("the template fails for {status}: {why}{which}")
            })?;
            if self.form == PageType::Json {
                is_json(&filled).map_err(|why| {
                    format!("for {status} the template does not produce JSON: {why}")
                })?;
            }
        }
        Ok(())
    }

    /// The problem in the operator's words.
    pub(crate) fn fill(
        &self,
        problem: &Problem<'_>,
        guide: &Guide<'_>,
    ) -> Result<String, minijinja::Error> {
        let template = self.environment.get_template(name(self.form))?;
        template.render(values(problem, guide))
    }

    /// A name the template uses that stands for nothing, with the one that was probably meant.
    fn misspelt(&self) -> Option<String> {
        let template = self.environment.get_template(name(self.form)).ok()?;
        let values = values(&Problem::sample(Status::NOT_FOUND), &Guide::default());
        let globals = self.environment.globals().map(|(name, _)| name.to_owned());
        let names = values.try_iter().ok()?.map(|name| name.to_string());
        let known: Vec<String> = names.chain(globals).collect();
        let used = template.undeclared_variables(false).into_iter();
        let unknown = used.filter(|name| !known.contains(name)).min()?;
        Some(match suggest(&unknown, known.iter().map(String::as_str)) {
            Some(near) => format!("; nothing is called `{unknown}`, did you mean `{near}`?"),
            None => format!("; nothing is called `{unknown}`"),
        })
    }
}

/// What a template may write.
fn values(problem: &Problem<'_>, guide: &Guide<'_>) -> Value {
    context! {
        type => problem.type_url(),
        title => problem.title(),
        status => problem.status.code(),
        phrase => problem.status.phrase(),
        detail => problem.detail,
        hint => problem.hint,
        instance => problem.instance.as_str(),
        step => problem.step.as_str(),
        operation => problem.operation,
        retryable => problem.is_retryable(),
        retry_after => problem.retry_after,
        contact => problem.contact,
        errors => errors(problem),
        errors_total => problem.faults.total,
        home => guide.home,
        search => guide.search.map(search),
        links => guide.links.iter().map(link).collect::<Vec<_>>(),
        near => guide.near.as_ref().map(near),
        archive => guide.archive.as_deref(),
    }
}

/// The engine escapes by the ending of the name.
fn name(form: PageType) -> &'static str {
    match form {
        PageType::Html => "page.html",
        PageType::Json => "problem.json",
        PageType::Text => "page.txt",
    }
}

fn errors(problem: &Problem<'_>) -> Vec<Value> {
    let error = |fault: &Fault| {
        context! {
            in => fault.location.as_str(),
            pointer => fault.pointer.as_deref(),
            name => fault.name.as_deref(),
            field => field_name(fault),
            code => fault.code.as_str(),
            detail => fault.detail.as_str(),
            hint => fault.hint.as_deref(),
            docs => problem.links.fault(fault.code.as_str()),
        }
    };
    problem.faults.list.iter().map(error).collect()
}

fn search(search: &Search) -> Value {
    let fixed: Vec<Value> = search
        .fixed
        .iter()
        .map(|(name, value)| context! { name => name.as_str(), value => value.as_str() })
        .collect();
    context! { action => search.action.as_str(), parameter => search.parameter.as_str(), fixed => fixed }
}

fn link(link: &Link) -> Value {
    context! { href => link.href.as_str(), text => link.text.as_str() }
}

fn near(near: &Near) -> Value {
    context! { href => near.href.as_deref(), text => near.text.as_str() }
}

fn is_json(text: &str) -> Result<(), String> {
    let mut storage = demur_schema::TapeStorage::default();
    let limits = demur_schema::JsonLimits::default();
    match demur_schema::read_json(text.as_bytes(), &limits, &mut storage) {
        Ok(_) => Ok(()),
        Err(fault) => Err(fault.detail),
    }
}

/// The error with what it comes from.
fn chain(error: &minijinja::Error) -> String {
    let mut text = error.to_string();
    let mut source = std::error::Error::source(error);
    while let Some(cause) = source {
        text.push_str(": ");
        text.push_str(&cause.to_string());
        source = cause.source();
    }
    text
}

fn sample_faults() -> Faults {
    let fault = Fault::in_body(
        "/items/0/\"price\"",
        FaultCode::Minimum,
        "must be `1` or more",
    );
    Faults {
        list: vec![fault],
        total: 2,
        truncated: true,
    }
}

fn sample_search() -> Search {
    Search {
        action: "/search".to_owned(),
        parameter: "q".to_owned(),
        fixed: vec![("lang".to_owned(), "en".to_owned())],
    }
}

fn sample_links() -> [Link; 1] {
    [Link {
        href: "/products".to_owned(),
        text: "Products & more".to_owned(),
    }]
}

fn full_guide<'a>(search: &'a Search, links: &'a [Link]) -> Guide<'a> {
    Guide {
        home: "/",
        search: Some(search),
        links,
        near: Some(Near {
            text: "/products".to_owned(),
            href: Some("/products".to_owned()),
        }),
        archive: Some("https://web.archive.org/web/*/https://shop.example/old".to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::Template;
    use crate::page::{Guide, PageType, Statuses};
    use crate::problem::Problem;
    use crate::status::Status;

    #[track_caller]
    fn check_fault(text: &str, form: PageType, expected: &str) {
        let fault = Template::page(text, form, Statuses::All).expect_err("no good template");
        assert!(fault.contains(expected), "{fault}");
    }

    #[test]
    fn a_template_that_would_fail_later_is_refused_with_the_reason() {
        check_fault("{{ detail", PageType::Html, "cannot be read");
        check_fault(
            "{{ detial }}",
            PageType::Html,
            "nothing is called `detial`, did you mean `detail`?",
        );
        check_fault("{{ near.text }}", PageType::Html, "fails for 400");
        check_fault(
            "{% if near %}{{ near.path }}{% endif %}",
            PageType::Text,
            "fails for 400",
        );
        check_fault(
            "{\"a\": {{ detail }}",
            PageType::Json,
            "does not produce JSON",
        );
        check_fault(
            "{% for a in range(9999) %}{% for b in range(9999) %}{{ b }}{% endfor %}{% endfor %}",
            PageType::Text,
            "fails for 400",
        );
    }

    #[test]
    fn a_template_is_tried_only_on_the_statuses_it_is_for() {
        let text = "{% if status == 500 %}{{ nothing }}{% endif %}";
        assert!(Template::page(text, PageType::Html, Statuses::Client).is_ok());
        check_fault(text, PageType::Html, "fails for 500");
    }

    #[track_caller]
    fn check(form: PageType, expected: &str) {
        let template = Template::page("{{ detail }}", form, Statuses::All);
        let problem = Problem {
            detail: "<script>\"'&",
            ..Problem::sample(Status::NOT_FOUND)
        };
        let filled = template
            .expect("a good one")
            .fill(&problem, &Guide::default());
        assert_eq!(filled.expect("a page"), expected);
    }

    #[test]
    fn values_are_escaped_as_the_form_wants_it() {
        check(PageType::Html, "&lt;script&gt;&quot;&#x27;&amp;");
        check(PageType::Json, "\"<script>\\\"'&\"");
        check(PageType::Text, "<script>\"'&");
    }
}
