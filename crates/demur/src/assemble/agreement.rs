//! What a policy says must agree with itself and with the documents, or a rule would silently hold for nothing.

use demur_contract::{Contract, Operation};
use demur_decide::Policy;
use demur_decide::policy::{self, Place, Scope, TenantRule};
use demur_report::{Diagnostic, Severity};

use crate::reading::Reading;

/// Looks for rules that hold for nothing, or not for what they seem to.
pub(super) fn check(policy: &Policy, contracts: &[Contract], reading: &mut Reading) {
    scopes_ask(policy, contracts, reading);
    names_exist(policy, contracts, reading);
    let scopes: Vec<&str> = policy
        .scopes
        .iter()
        .map(|one| one.prefix.as_str())
        .collect();
    let addresses: Vec<&str> = policy
        .addresses
        .iter()
        .map(|one| one.prefix.as_str())
        .collect();
    for (table, prefixes) in [("[[scope]]", scopes), ("[[address]]", addresses)] {
        prefixes_differ(table, &prefixes, reading);
        routes_exist(table, &prefixes, contracts, reading);
    }
}

/// What policy names must exist in a document, or the rule would silently hold for nothing.
fn names_exist(policy: &Policy, contracts: &[Contract], reading: &mut Reading) {
    let schemes = || contracts.iter().flat_map(Contract::schemes);
    for name in &policy.verified {
        if !schemes().any(|scheme| scheme.name == *name) {
            let message = format!("no document has a security scheme `{name}`");
            reading.fault("unknown-security-scheme", "[[verifier]]", message);
        }
    }
    let operations = || contracts.iter().flat_map(Contract::operations);
    for id in policy
        .limits
        .iter()
        .filter_map(|limit| limit.operation.as_ref())
    {
        if !operations().any(|operation| operation.id == *id) {
            let message = format!("no document has an operation `{id}`");
            reading.fault("unknown-operation", "[[limit]]", message);
        }
    }
    for rule in &policy.tenants {
        if !operations().any(|operation| has_parameter(operation, rule)) {
            let place = match rule.place {
                Place::Path => "path",
                Place::Query => "query",
            };
            let name = rule.parameter.escape_debug();
            let message = format!("no operation has a parameter `{name}` in its {place}");
            reading.fault("unknown-parameter", "[[tenant]]", message);
        }
    }
    if !policy.tenants.is_empty() && policy.verified.is_empty() {
        let message =
            "nobody verifies credentials, so that no caller has a claim; add a `[[verifier]]`";
        reading.fault("tenant-without-verifier", "[[tenant]]", message.to_owned());
    }
}

fn has_parameter(operation: &Operation, rule: &TenantRule) -> bool {
    let all = &operation.parameters;
    match rule.place {
        Place::Path => all
            .path
            .iter()
            .any(|one| one.parameter.name == rule.parameter),
        Place::Query => all.query.iter().any(|one| one.name == rule.parameter),
    }
}

/// A path that is guarded or concealed must ask for something, or it stands open.
fn scopes_ask(policy: &Policy, contracts: &[Contract], reading: &mut Reading) {
    let asks = contracts.iter().any(|contract| {
        contract
            .operations()
            .iter()
            .any(|operation| !operation.allows_anonymous())
    });
    let hides = policy
        .scopes
        .iter()
        .find(|rule| rule.kind != Scope::Public)
        .filter(|_| !asks && !contracts.is_empty());
    if let Some(rule) = hides {
        let message = format!(
            "the scope `{}/` hides what is there, but no operation asks for credentials",
            rule.prefix
        );
        reading.fault("scope-without-security", "[[scope]]", message);
    }
}

/// Of two rules for the same paths one would never be looked at. The longest prefix comes first.
fn prefixes_differ(table: &str, prefixes: &[&str], reading: &mut Reading) {
    for (at, prefix) in prefixes.iter().enumerate() {
        if prefixes.iter().take(at).any(|other| other == prefix) {
            let message = format!("the prefix `{prefix}/` is there twice");
            reading.fault("duplicate-prefix", table, message);
        }
    }
}

/// A prefix below which there is nothing is most likely written in another way than the document writes it.
fn routes_exist(table: &str, prefixes: &[&str], contracts: &[Contract], reading: &mut Reading) {
    let templates = || contracts.iter().flat_map(Contract::resources);
    if templates().next().is_none() {
        return;
    }
    for prefix in prefixes {
        if !templates().any(|one| is_below(prefix, &one.template)) {
            reading.diagnostics.push(Diagnostic {
                code: "scope-without-route",
                severity: Severity::Warning,
                message: format!("no document has a route below `{prefix}/`"),
                file: table.to_owned(),
                span: None,
                pointer: None,
                hint: Some("letter case and the base path count".to_owned()),
            });
        }
    }
}

/// Whether a path of the template can lie below a prefix.
fn is_below(prefix: &str, template: &str) -> bool {
    let mut segments = template.split('/').skip(1);
    let mut wanted = prefix.split('/').skip(1);
    wanted.all(|wanted| {
        segments.next().is_some_and(|one| {
            let plain = policy::prefix(&format!("/{one}"));
            one.contains('{') || plain.is_ok_and(|plain| plain.strip_prefix('/') == Some(wanted))
        })
    })
}

#[cfg(test)]
mod tests {
    use super::is_below;

    #[test]
    fn a_route_lies_below_a_prefix_as_requests_do() {
        for (prefix, template, expected) in [
            ("", "/a", true),
            ("/a", "/a", true),
            ("/a", "/a/{id}", true),
            ("/a/7", "/a/{id}/b", true),
            ("/café", "/caf%C3%A9/{id}", true),
            ("/a b", "/a b/x", true),
            ("/a/b", "/a", false),
            ("/A", "/a/b", false),
            ("/ab", "/a/b", false),
        ] {
            assert_eq!(is_below(prefix, template), expected, "{prefix} {template}");
        }
    }
}
