//! A refusal written down: problem+json, the styles of existing clients, text.
//! Pages for people are in [`crate::page`].

use std::borrow::Cow;

use demur_codebook::{AutoRetry, Links};
use demur_schema::{Fault, Faults};

use crate::json::{Object, array};
use crate::status::Status;
use crate::verdict::{Refusal, StepId};

/// Everything a reader of a refusal may be told.
#[derive(Debug)]
pub(crate) struct Problem<'a> {
    pub(crate) step: StepId,
    pub(crate) status: Status,
    pub(crate) detail: &'a str,
    pub(crate) hint: Option<&'a str>,
    pub(crate) faults: &'a Faults,
    pub(crate) retry_after: Option<u32>,
    pub(crate) operation: Option<&'a str>,
    pub(crate) instance: String,
    pub(crate) contact: Option<&'a str>,
    pub(crate) links: Links,
}

static NO_FAULTS: Faults = Faults {
    list: Vec::new(),
    total: 0,
    truncated: false,
};

impl<'a> Problem<'a> {
    pub(crate) fn of(refusal: &'a Refusal, request_id: &str, links: Links) -> Self {
        Self {
            step: refusal.step,
            status: refusal.status,
            detail: &refusal.detail,
            hint: refusal.hint.as_deref(),
            faults: &refusal.faults,
            retry_after: refusal.retry_after,
            operation: None,
            instance: instance(request_id),
            contact: None,
            links,
        }
    }

    /// A problem to try a template with, of which little is known.
    pub(crate) fn sample(status: Status) -> Self {
        Self {
            step: StepId("response-normalised"),
            status,
            detail: "The service behind this gateway refused the request",
            hint: None,
            faults: &NO_FAULTS,
            retry_after: None,
            operation: None,
            instance: instance("sample"),
            contact: None,
            links: Links::default(),
        }
    }

    /// The same, with everything that can be known.
    pub(crate) fn full_sample(status: Status, faults: &'a Faults) -> Self {
        Self {
            hint: Some("did you mean `/products`?"),
            faults,
            retry_after: Some(30),
            operation: Some("listProducts"),
            contact: Some("help@shop.example"),
            ..Self::sample(status)
        }
    }

    pub(crate) fn type_url(&self) -> String {
        self.links.step(self.step.as_str())
    }

    /// The same for every problem of this type (RFC 9457 §3.1.3).
    pub(crate) fn title(&self) -> &'static str {
        crate::table::title(self.step).unwrap_or_else(|| self.status.phrase())
    }

    /// Whether the same request may succeed later, without being changed.
    pub(crate) fn is_retryable(&self) -> bool {
        self.retry_after.is_some()
            || demur_codebook::status(self.status.code()).is_some_and(|page| match page.retry {
                AutoRetry::Idempotent | AutoRetry::AfterWait | AutoRetry::OtherConnection => true,
                AutoRetry::No | AutoRetry::Changed | AutoRetry::Follow | AutoRetry::NotNeeded => {
                    false
                }
            })
    }

    /// RFC 9457.
    pub(crate) fn json(&self) -> String {
        let mut object = Object::new();
        object
            .string("type", &self.type_url())
            .string("title", self.title())
            .raw("status", &self.status.to_string())
            .string("detail", self.detail)
            .optional("hint", self.hint)
            .string("instance", &self.instance)
            .string("step", self.step.as_str())
            .optional("operation", self.operation)
            .raw(
                "retryable",
                if self.is_retryable() { "true" } else { "false" },
            );
        if let Some(seconds) = self.retry_after {
            object.raw("retry_after", &seconds.to_string());
        }
        object.optional("contact", self.contact);
        if !self.faults.is_empty() {
            object
                .raw(
                    "errors",
                    &array(self.faults.list.iter().map(|fault| self.fault(fault))),
                )
                .raw("errors_total", &self.faults.total.to_string())
                .raw(
                    "errors_truncated",
                    if self.faults.truncated {
                        "true"
                    } else {
                        "false"
                    },
                );
        }
        object.finish()
    }

    fn fault(&self, fault: &Fault) -> String {
        let mut object = Object::new();
        object
            .string("in", fault.location.as_str())
            .optional("pointer", fault.pointer.as_deref())
            .optional("name", fault.name.as_deref())
            .string("code", fault.code.as_str())
            .string("detail", &fault.detail)
            .optional("hint", fault.hint.as_deref());
        if let Some(expected) = &fault.expected {
            object.raw("expected", expected);
        }
        if let Some(position) = fault.position {
            object
                .raw("line", &position.line.to_string())
                .raw("column", &position.column.to_string())
                .raw("byte", &position.byte.to_string());
        }
        object.string("docs", &self.links.fault(fault.code.as_str()));
        object.finish()
    }

    /// `{"error", "fields", "docs"}`: the shape many existing clients read.
    pub(crate) fn simple(&self) -> String {
        let mut object = Object::new();
        if self.faults.is_empty() {
            object
                .string("error", &self.step.as_str().replace('-', "_"))
                .string("message", self.detail);
        } else {
            let fields = self.faults.list.iter().map(|fault| {
                let mut field = Object::new();
                field
                    .string("field", &field_name(fault))
                    .string("message", &fault.detail);
                field.finish()
            });
            object
                .string("error", "validation_failed")
                .raw("fields", &array(fields));
        }
        object.string("docs", &self.type_url());
        object.finish()
    }

    /// `{"error": {"code", "message", "details"}}`
    pub(crate) fn nested(&self) -> String {
        let details = self.faults.list.iter().map(|fault| {
            let mut detail = Object::new();
            detail
                .string("field", &field_name(fault))
                .string("code", fault.code.as_str())
                .string("message", &fault.detail);
            detail.finish()
        });
        let mut error = Object::new();
        error
            .string("code", &self.short_code())
            .string("message", self.detail)
            .raw("details", &array(details));
        wrapped(&error.finish())
    }

    /// `{"error": {"message", "status"}}`
    pub(crate) fn message(&self) -> String {
        let mut error = Object::new();
        error
            .string("message", &self.sentence())
            .raw("status", &self.status.to_string());
        wrapped(&error.finish())
    }

    /// `{"error": "…"}`
    pub(crate) fn bare(&self) -> String {
        let mut object = Object::new();
        object.string("error", &self.sentence());
        object.finish()
    }

    fn short_code(&self) -> String {
        if self.faults.is_empty() {
            self.step.as_str().replace('-', "_")
        } else {
            "validation_failed".to_owned()
        }
    }

    /// Everything in one line, for shapes that have no place for more.
    fn sentence(&self) -> Cow<'_, str> {
        if self.faults.is_empty() {
            return self.detail.into();
        }
        let faults = self.faults.list.iter();
        let faults: Vec<String> = faults
            .map(|fault| format!("{}: {}", field_name(fault), fault.detail))
            .collect();
        format!("{} ({})", self.detail, faults.join("; ")).into()
    }

    /// Whether the hint is the path that was probably meant.
    pub(crate) fn suggests_path(&self) -> bool {
        self.step == StepId("not-found")
    }

    /// For terminals.
    pub(crate) fn text(&self) -> String {
        let mut text = format!(
            "{} {}\n\n{}\n",
            self.status,
            self.status.phrase(),
            self.detail
        );
        for fault in &self.faults.list {
            text.push_str(&format!("- {}: {}\n", field_name(fault), fault.detail));
        }
        if let Some(hint) = self.hint {
            text.push_str(&format!("hint: {hint}\n"));
        }
        if let Some(contact) = self.contact {
            text.push_str(&format!("contact: {contact}\n"));
        }
        text.push_str(&format!(
            "docs: {}\nrequest: {}\n",
            self.type_url(),
            self.instance
        ));
        text
    }

    /// For clients that do not speak HTTP and will see one line at best.
    pub(crate) fn line(&self) -> String {
        format!(
            "{} {}: {}\n",
            self.status,
            self.status.phrase(),
            self.detail
        )
    }
}

fn wrapped(error: &str) -> String {
    let mut object = Object::new();
    object.raw("error", error);
    object.finish()
}

/// The name people use for a field: `items.0.price` for `/items/0/price`.
pub(crate) fn field_name(fault: &Fault) -> String {
    match (&fault.name, &fault.pointer) {
        (Some(name), _) => name.clone(),
        (None, Some(pointer)) if !pointer.is_empty() => pointer
            .trim_start_matches('/')
            .split('/')
            .map(|token| token.replace("~1", "/").replace("~0", "~"))
            .collect::<Vec<_>>()
            .join("."),
        (None, _) => fault.location.as_str().to_owned(),
    }
}

/// The request id as a URI (RFC 9457 §3.1.5). A client may choose an id that is
/// no UUID; it is named as such.
fn instance(request_id: &str) -> String {
    let is_uuid = request_id.len() == 36
        && request_id.bytes().enumerate().all(|(at, byte)| match at {
            8 | 13 | 18 | 23 => byte == b'-',
            _ => byte.is_ascii_hexdigit(),
        });
    if is_uuid {
        format!("urn:uuid:{request_id}")
    } else {
        format!("urn:x-demur:{request_id}")
    }
}
