//! One snapshot that is asked about requests.

use std::cell::{Cell, RefCell};
use std::collections::{BTreeSet, HashMap};
use std::net::IpAddr;
use std::rc::Rc;

use demur_contract::{Contract, Operation, Route, Routed};
use demur_decide::offline::{self, Outcome, Surroundings};
use demur_decide::{Caller, Outcome as Checked, Proof, Snapshot};

use crate::draft::Draft;
use crate::request::Request;
use crate::sample::Extent;

/// Every request has the same id, so that the same refusal reads the same.
const REQUEST_ID: &str = "00000000-0000-4000-8000-000000000000";

/// A snapshot, and a caller who may do everything in it.
#[derive(Debug)]
pub(crate) struct Side<'s> {
    pub(crate) snapshot: &'s Snapshot,
    pub(crate) caller: Caller,
    /// What fills in requests for an operation, made when it is first needed.
    drafts: RefCell<HashMap<*const Operation, Rc<Draft>>>,
}

/// What a side said, and on what it rests.
#[derive(Debug)]
pub(crate) struct Said {
    pub(crate) outcome: Outcome,
    /// Whether credentials were taken to be valid.
    pub(crate) trusted: bool,
}

/// The resource and the operation that a request is for.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Aim<'s> {
    pub(crate) route: Option<Route<'s>>,
    pub(crate) operation: Option<&'s Operation>,
}

impl<'s> Side<'s> {
    pub(crate) fn new(snapshot: &'s Snapshot) -> Self {
        let operations = snapshot.contracts.iter().flat_map(Contract::operations);
        let security = operations.flat_map(|operation| &operation.security);
        let whole = snapshot.contracts.iter().flat_map(Contract::security);
        let requirements = security.chain(whole).flat_map(|one| &one.requirements);
        let rights: BTreeSet<&String> = requirements.flat_map(|one| &one.scopes).collect();
        let rights: Vec<String> = rights.into_iter().cloned().collect();
        Self {
            snapshot,
            caller: caller(rights),
            drafts: RefCell::default(),
        }
    }

    /// A request that the operation should accept.
    pub(crate) fn draft(&self, operation: &Operation) -> Rc<Draft> {
        let mut drafts = self.drafts.borrow_mut();
        let draft = drafts.entry(std::ptr::from_ref(operation));
        Rc::clone(draft.or_insert_with(|| Rc::new(Draft::of(operation, "", Extent::Required))))
    }

    /// Decides a request of a caller who has these rights.
    pub(crate) fn decide(
        &self,
        request: &Request,
        client: Option<IpAddr>,
        caller: &Caller,
    ) -> Said {
        let trusted = Cell::new(false);
        let surroundings = Surroundings {
            client,
            identify: &|presented| {
                trusted.set(trusted.get() || !presented.is_empty());
                let proofs = presented.iter().map(|one| Proof {
                    scheme: one.scheme.to_owned(),
                    outcome: Checked::Valid(caller.clone()),
                });
                proofs.collect()
            },
            ..Surroundings::default()
        };
        let octets = request.octets(self.snapshot.policy.body.0);
        Said {
            outcome: offline::run(self.snapshot, &octets, &surroundings, REQUEST_ID),
            trusted: trusted.get(),
        }
    }

    /// What a request with this method and target is for.
    pub(crate) fn aim(&self, method: &str, target: &[u8]) -> Aim<'s> {
        let path = std::str::from_utf8(target)
            .ok()
            .and_then(|target| target.split('?').next());
        let contracts = self.snapshot.contracts.iter();
        let mut routes = contracts.filter_map(|contract| match contract.route(path?) {
            Routed::Found(route) => Some(route),
            Routed::Missing => None,
        });
        let route = routes.next();
        Aim {
            route,
            operation: route.and_then(|route| route.operation(method)),
        }
    }
}

/// A caller with these scopes, and roles of the same names.
pub(crate) fn caller(rights: Vec<String>) -> Caller {
    Caller {
        id: "anybody".to_owned(),
        roles: rights.clone(),
        scopes: rights,
        claims: Vec::new(),
    }
}

/// The snapshot with every security scheme verified by somebody. A document alone names nobody who does, and then
/// every request with credentials would be refused as unchecked, whatever else is right or wrong with it.
#[must_use]
pub fn trusting(mut snapshot: Snapshot) -> Snapshot {
    let schemes = snapshot.contracts.iter().flat_map(Contract::schemes);
    snapshot.policy.verified = schemes.map(|scheme| scheme.name.clone()).collect();
    snapshot
}
