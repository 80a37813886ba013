//! An operator's own shape of problems: a JSON text with places to fill in.

use minijinja::{Environment, context};

use crate::problem::Problem;

/// A template that was tried out and produced JSON.
#[derive(Debug)]
pub struct Template {
    environment: Environment<'static>,
}

const NAME: &str = "problem.json";

impl Template {
    /// Compiles a template. Values are written as JSON wherever they stand:
    /// `{"code": {{ step }}, "message": {{ detail }}}`.
    ///
    /// # Errors
    ///
    /// In one sentence, why the text is no template, or why what it produces is
    /// no JSON.
    pub fn compile(text: &str) -> Result<Self, String> {
        let mut environment = Environment::new();
        environment.set_undefined_behavior(minijinja::UndefinedBehavior::Strict);
        environment
            .add_template_owned(NAME, text.to_owned())
            .map_err(|error| format!("the template cannot be read: {error}"))?;
        let template = Self { environment };
        let sample = template
            .fill(&Problem::sample())
            .map_err(|error| format!("the template fails: {error}"))?;
        let mut storage = demur_schema::TapeStorage::default();
        demur_schema::read_json(
            sample.as_bytes(),
            &demur_schema::JsonLimits::default(),
            &mut storage,
        )
        .map_err(|fault| format!("the template does not produce JSON: {}", fault.detail))?;
        Ok(template)
    }

    /// The problem in the operator's words.
    pub(crate) fn fill(&self, problem: &Problem<'_>) -> Result<String, minijinja::Error> {
        let errors: Vec<_> = problem
            .faults
            .list
            .iter()
            .map(|fault| {
                context! {
                    in => fault.location.as_str(),
                    pointer => fault.pointer.as_deref(),
                    name => fault.name.as_deref(),
                    field => crate::problem::field_name(fault),
                    code => fault.code.as_str(),
                    detail => fault.detail.as_str(),
                    hint => fault.hint.as_deref(),
                    docs => problem.links.fault(fault.code.as_str()),
                }
            })
            .collect();
        self.environment.get_template(NAME)?.render(context! {
            type => problem.type_url(),
            title => problem.title(),
            status => problem.status.code(),
            detail => problem.detail,
            hint => problem.hint,
            instance => problem.instance.as_str(),
            step => problem.step.as_str(),
            operation => problem.operation,
            retryable => problem.is_retryable(),
            retry_after => problem.retry_after,
            contact => problem.contact,
            errors => errors,
            errors_total => problem.faults.total,
        })
    }
}
