//! A compiled document: what a gateway asks while it serves.

use std::collections::BTreeMap;
use std::sync::Arc;

use demur_report::{Diagnostic, Severity};

use crate::check::{self, places};
use crate::compile;
use crate::documents::{Documents, ReadFile};
use crate::model::{Alternative, Operation, SecurityScheme};
use crate::router::{Captures, Router};

/// The caller's choices.
#[derive(Debug, Clone, Default)]
pub struct CompileOptions {
    /// Takes the place of the base paths of all `servers`.
    pub base_path: Option<String>,
}

/// A compiled API description.
#[derive(Debug)]
pub struct Contract {
    pub(crate) documents: Arc<Documents>,
    pub(crate) title: String,
    pub(crate) version: String,
    pub(crate) operations: Vec<Operation>,
    pub(crate) resources: Vec<Resource>,
    pub(crate) router: Router,
    pub(crate) schemes: Vec<Arc<SecurityScheme>>,
    pub(crate) security: Vec<Alternative>,
    pub(crate) bases: Vec<String>,
    pub(crate) warnings: Vec<Diagnostic>,
}

/// A path template with everything that can be asked of it.
#[derive(Debug)]
pub struct Resource {
    /// The template, base path included.
    pub template: String,
    pub(crate) methods: Vec<(String, u32)>,
    pub(crate) allow: String,
}

impl Resource {
    /// The value of `Allow`: the declared methods, HEAD where GET is, OPTIONS, sorted
    /// (RFC 9110 §10.2.1).
    pub fn allow(&self) -> &str {
        &self.allow
    }

    /// The declared methods.
    pub fn methods(&self) -> impl Iterator<Item = &str> {
        self.methods.iter().map(|(method, _)| method.as_str())
    }
}

/// What a path leads to.
#[derive(Debug, Clone, Copy)]
pub enum Routed<'c> {
    /// A resource of the contract.
    Found(Route<'c>),
    /// Nothing; see [`Contract::near_miss`] for what may have been meant.
    Missing,
}

/// A path that names a resource.
#[derive(Debug, Clone, Copy)]
pub struct Route<'c> {
    contract: &'c Contract,
    /// The resource.
    pub resource: &'c Resource,
    /// Where the parameters stand in the path.
    pub captures: Captures,
}

impl<'c> Route<'c> {
    /// The operation for `method`; HEAD is answered by GET where it is not declared itself
    /// (RFC 9110 §9.3.2). `None` is 405.
    pub fn operation(&self, method: &str) -> Option<&'c Operation> {
        let find = |wanted: &str| {
            let found = self
                .resource
                .methods
                .iter()
                .find(|(method, _)| method == wanted);
            found.and_then(|(_, number)| self.contract.operations.get(*number as usize))
        };
        find(method).or_else(|| (method == "HEAD").then(|| find("GET")).flatten())
    }

    /// The operations of the resource, in document order.
    pub fn operations(&self) -> impl Iterator<Item = &'c Operation> {
        let contract = self.contract;
        let numbers = self.resource.methods.iter().map(|(_, number)| *number);
        numbers.filter_map(|number| contract.operations.get(number as usize))
    }

    /// The value of `Allow`.
    pub fn allow(&self) -> &'c str {
        &self.resource.allow
    }

    /// The template, base path included.
    pub fn template(&self) -> &'c str {
        &self.resource.template
    }
}

impl Contract {
    /// Reads, checks and compiles the document `bytes` with the files it refers to. All faults at
    /// once if one of them is an error.
    pub fn compile(
        name: &str,
        bytes: Vec<u8>,
        read: &ReadFile<'_>,
        options: &CompileOptions,
    ) -> Result<Self, Vec<Diagnostic>> {
        let mut faults = Vec::new();
        let documents = Documents::load(name, bytes, read, &mut faults);
        let Some(documents) = documents else {
            return Err(faults);
        };
        faults.extend(check::check_documents(&documents));
        if faults.iter().any(|fault| fault.severity == Severity::Error) {
            return Err(faults);
        }
        compile::compile(documents, options, faults)
    }

    /// What `path`, raw and without its query, leads to.
    pub fn route(&self, path: &str) -> Routed<'_> {
        self.find(path).map_or(Routed::Missing, Routed::Found)
    }

    /// The same where nothing is said about what is missing.
    pub fn find(&self, path: &str) -> Option<Route<'_>> {
        let mut captures = Captures::default();
        let number = self.router.route(path, &mut captures)?;
        let resource = self.resources.get(number as usize)?;
        Some(Route {
            contract: self,
            resource,
            captures,
        })
    }

    /// Compiles every schema now, those of bodies and of parameters, and reports the ones that
    /// cannot be compiled. Without this a schema is compiled when it is first needed.
    pub fn compile_all(&self) -> Vec<Diagnostic> {
        let mut broken = BTreeMap::new();
        for schema in self.operations.iter().flat_map(Operation::schemas) {
            if let Err(error) = schema.compiled() {
                broken.entry(schema.place()).or_insert_with(|| {
                    let message = format!("the schema cannot be compiled: {error}");
                    places::diagnostic(
                        &self.documents,
                        schema.place(),
                        Severity::Error,
                        "broken-schema",
                        message,
                    )
                });
            }
        }
        broken.into_values().collect()
    }

    /// `info.title`.
    pub fn title(&self) -> &str {
        &self.title
    }

    /// `info.version`.
    pub fn version(&self) -> &str {
        &self.version
    }

    /// All operations in document order.
    pub fn operations(&self) -> &[Operation] {
        &self.operations
    }

    /// All resources in document order.
    pub fn resources(&self) -> &[Resource] {
        &self.resources
    }

    /// The security schemes of the document.
    pub fn schemes(&self) -> &[Arc<SecurityScheme>] {
        &self.schemes
    }

    /// What the document asks for where an operation says nothing.
    pub fn security(&self) -> &[Alternative] {
        &self.security
    }

    /// The base paths that prefix the routes; `""` for none.
    pub fn base_paths(&self) -> &[String] {
        &self.bases
    }

    /// What the check found short of errors.
    pub fn warnings(&self) -> &[Diagnostic] {
        &self.warnings
    }

    /// The files the contract was read from.
    pub fn documents(&self) -> &Documents {
        &self.documents
    }
}
