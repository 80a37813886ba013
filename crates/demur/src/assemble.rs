//! From configuration to what requests are decided by: documents are compiled, choices translated.

mod agreement;
mod limits;
pub(crate) mod pages;
pub(crate) mod places;
mod verifiers;

use std::time::Duration;

use demur_contract::{CompileOptions, Contract};
use demur_decide::policy::{
    AddressRule, Concealment, Cors, LengthPolicy, Modes, Network, Scope, ScopeRule, TenantRule,
};
use demur_decide::{Policy, Profile, Snapshot, Template};
use demur_http1::{ByteLimit, FieldCount, Limits};
use demur_schema::JsonLimits;
use demur_serve::{
    EventSink, ForwardedPolicy, GatewayConfig, HostPolicy, Live, Timeouts, UpstreamConfig,
};
use serde_json::{Map, Value as Json, json};

pub(crate) use verifiers::Verification;

use crate::config::rows::softenable;
use crate::config::sections::{BodySetting, RouteSetting};
use crate::config::tables::{AddressSetting, ScopeSetting, TenantSetting};
use crate::config::{Config, Sections};
use crate::options::Settings;
use crate::reading::Reading;
use crate::settings::kind::{Cidr, Events};
use crate::settings::words::{ConcealWord, House, ScopeWord};

/// The name under which faults of `[[route]]` tables are reported.
const ROUTES: &str = "[[route]]";

/// Compiles everything; what is wrong is in the reading, and then there may be less than was asked for.
pub(crate) fn snapshot(config: &Config, reading: &mut Reading) -> Snapshot {
    let settings = &config.settings;
    let options = CompileOptions {
        base_path: settings.base_path.clone(),
    };
    let mut contracts: Vec<Contract> = settings
        .spec
        .iter()
        .filter_map(|file| document(&file.0, &options, reading))
        .collect();
    if !config.sections.routes.is_empty() {
        let bytes = openapi(&config.sections.routes).to_string().into_bytes();
        contracts.extend(compile(ROUTES, bytes, &options, reading));
    }
    let policy = policy(config, reading);
    agreement::check(&policy, &contracts, reading);
    let mut snapshot = Snapshot::of(contracts, policy);
    snapshot.places = places::places(settings, reading);
    snapshot.http = http_limits(settings);
    snapshot
}

/// Everything that can be replaced while the gateway runs; nothing if it cannot be made.
pub(crate) fn live(
    config: &Config,
    verification: &mut Verification,
    reading: &mut Reading,
) -> Option<Live> {
    let snapshot = snapshot(config, reading);
    let verifiers = verification.renewed(&config.sections.verifiers, reading)?;
    Some(Live {
        snapshot,
        verifiers,
    })
}

/// Looks for everything that would keep a gateway from starting, without starting anything.
pub(crate) fn check(config: &Config, reading: &mut Reading) {
    snapshot(config, reading);
    verifiers::check(&config.sections.verifiers, reading);
}

/// Files that others edit while the gateway runs.
pub(crate) fn edited_files(config: &Config) -> Vec<String> {
    let store = config.settings.places_store.iter();
    store.map(|file| file.0.clone()).collect()
}

/// Reads, checks and compiles one `OpenAPI` document.
pub(crate) fn document(
    name: &str,
    options: &CompileOptions,
    reading: &mut Reading,
) -> Option<Contract> {
    let bytes = reading.file(name)?;
    compile(name, bytes, options, reading)
}

fn compile(
    name: &str,
    bytes: Vec<u8>,
    options: &CompileOptions,
    reading: &mut Reading,
) -> Option<Contract> {
    match Contract::compile(name, bytes, &|file| reading.try_file(file), options) {
        Ok(contract) => {
            reading.diagnostics.extend_from_slice(contract.warnings());
            // A schema that cannot be compiled could check nothing later.
            reading.diagnostics.extend(contract.compile_all());
            Some(contract)
        }
        Err(faults) => {
            reading.diagnostics.extend(faults);
            None
        }
    }
}

fn http_limits(settings: &Settings) -> Limits {
    Limits {
        target: ByteLimit(settings.limits_target.0),
        field: ByteLimit(settings.limits_field.0),
        head: ByteLimit(settings.limits_head.0),
        fields: FieldCount(settings.limits_fields),
        ..Limits::default()
    }
}

fn policy(config: &Config, reading: &mut Reading) -> Policy {
    let settings = &config.settings;
    Policy {
        body: ByteLimit(settings.limits_body.0),
        json: JsonLimits {
            depth: settings.limits_json_depth,
            duplicate_keys: settings.json_duplicate_keys,
            ..JsonLimits::default()
        },
        faults_listed: settings.limits_faults,
        modes: modes(&config.sections),
        scopes: scopes(&config.sections.scopes),
        authorities: settings.authorities.clone(),
        validation_status: settings.validation_status,
        unchecked: settings.unchecked,
        accept: settings.accept,
        length: if settings.length_required {
            LengthPolicy::Required
        } else {
            LengthPolicy::Optional
        },
        encoded_slash: settings.encoded_slash,
        cors: cors(settings),
        realm: settings.realm.clone(),
        verified: config
            .sections
            .verifiers
            .iter()
            .filter_map(|one| one.scheme.clone())
            .collect(),
        resource_metadata: settings.resource_metadata.as_ref().map(|url| url.0.clone()),
        tenants: tenants(&config.sections.tenants),
        addresses: addresses(&config.sections.addresses),
        tell: settings.forbidden_tell,
        limits: limits::limits(&config.sections.limits, reading),
        profile: profile(settings, reading),
        pages: pages::pages(config, reading),
        upstream_errors: settings.upstream_errors,
        upstream_banners: settings.upstream_banners,
        docs_base_url: settings.docs_base_url.as_ref().map(|url| url.0.clone()),
        contact: settings.contact.clone(),
    }
}

fn modes(sections: &Sections) -> Modes {
    let mut modes = Modes::default();
    for (id, mode) in &sections.rows {
        if let Some(step) = softenable().find(|step| step.as_str() == id) {
            modes.set(step, *mode);
        }
    }
    modes
}

/// Longest prefix first, as the policy looks for the first that covers a path.
fn scopes(settings: &[ScopeSetting]) -> Vec<ScopeRule> {
    let rules = settings.iter().filter_map(|scope| {
        Some(ScopeRule {
            prefix: scope.prefix.as_ref()?.plain(),
            kind: match (scope.kind?, scope.conceal) {
                (ScopeWord::Public, _) => Scope::Public,
                (ScopeWord::Guarded, _) => Scope::Guarded,
                (ScopeWord::Concealed, Some(ConcealWord::All)) => {
                    Scope::Concealed(Concealment::All)
                }
                (ScopeWord::Concealed, Some(ConcealWord::Members) | None) => {
                    Scope::Concealed(Concealment::Members)
                }
            },
            answer_after: answer_after(scope),
        })
    });
    longest_first(rules, |rule| rule.prefix.len())
}

/// Deciding takes a little longer for what exists than for what does not, which a patient client could measure; so
/// the 404 of a concealed scope is held back unless it is said that it shall not be.
fn answer_after(scope: &ScopeSetting) -> Duration {
    match (scope.answer_after, scope.kind) {
        (Some(limit), _) => limit,
        (None, Some(ScopeWord::Concealed)) => Duration::from_millis(10),
        (None, Some(ScopeWord::Public | ScopeWord::Guarded) | None) => Duration::ZERO,
    }
}

fn addresses(settings: &[AddressSetting]) -> Vec<AddressRule> {
    let rules = settings.iter().filter_map(|setting| {
        Some(AddressRule {
            prefix: setting.prefix.as_ref()?.plain(),
            networks: networks(&setting.networks),
        })
    });
    longest_first(rules, |rule| rule.prefix.len())
}

fn tenants(settings: &[TenantSetting]) -> Vec<TenantRule> {
    let rules = settings.iter().filter_map(|setting| {
        Some(TenantRule {
            claim: setting.claim.clone()?,
            parameter: setting.parameter.clone()?,
            place: setting.place,
        })
    });
    rules.collect()
}

fn longest_first<T>(rules: impl Iterator<Item = T>, length: impl Fn(&T) -> usize) -> Vec<T> {
    let mut rules: Vec<T> = rules.collect();
    rules.sort_by_key(|rule| std::cmp::Reverse(length(rule)));
    rules
}

fn networks(list: &[Cidr]) -> Vec<Network> {
    list.iter().filter_map(|one| one.0.parse().ok()).collect()
}

fn cors(settings: &Settings) -> Option<Cors> {
    (!settings.cors_origins.is_empty()).then(|| Cors {
        origins: settings.cors_origins.clone(),
        headers: settings.cors_headers.clone(),
        max_age: settings.cors_max_age,
        credentials: settings.cors_credentials,
    })
}

fn profile(settings: &Settings, reading: &mut Reading) -> Profile {
    let named = match settings.profile {
        House::Rfc9110 => Profile::Rfc9110,
        House::Simple => Profile::Simple,
        House::Nested => Profile::Nested,
        House::Message => Profile::Message,
        House::Bare => Profile::Bare,
    };
    let Some(file) = &settings.problem_template else {
        return named;
    };
    let Some(bytes) = reading.file(&file.0) else {
        return named;
    };
    match Template::compile(&String::from_utf8_lossy(&bytes)) {
        Ok(template) => Profile::Own(Box::new(template)),
        Err(reason) => {
            reading.fault("bad-template", &file.0, reason);
            named
        }
    }
}

/// The `[[route]]` tables as the `OpenAPI` document that says the same.
fn openapi(routes: &[RouteSetting]) -> Json {
    let mut paths = Map::new();
    for route in routes {
        let item = paths.entry(route.path.clone()).or_insert_with(|| {
            let names: Vec<Json> = parameters(&route.path).collect();
            json!({ "parameters": names })
        });
        if let Json::Object(item) = item {
            item.insert(route.method.to_lowercase(), operation(route));
        }
    }
    json!({ "openapi": "3.1.0", "info": { "title": "routes", "version": "1" }, "paths": paths })
}

fn parameters(path: &str) -> impl Iterator<Item = Json> {
    path.split('{').skip(1).filter_map(|rest| {
        let (name, _) = rest.split_once('}')?;
        Some(
            json!({ "name": name, "in": "path", "required": true, "schema": { "type": "string" } }),
        )
    })
}

fn operation(route: &RouteSetting) -> Json {
    let answers = json!({ "2XX": { "description": "done" }, "4XX": { "description": "refused" } });
    let schema = match &route.body {
        None => return json!({ "responses": answers }),
        Some(BodySetting::Inline(schema)) => schema.clone(),
        Some(BodySetting::File(name)) => json!({ "$ref": reference(name) }),
    };
    let content = json!({ "application/json": { "schema": schema } });
    json!({ "requestBody": { "required": true, "content": content }, "responses": answers })
}

/// A file's name as a URI reference.
fn reference(name: &str) -> String {
    name.replace('%', "%25")
        .replace('#', "%23")
        .replace('?', "%3F")
        .replace(' ', "%20")
}

/// What the shell of the gateway has to know; nothing without an upstream.
pub(crate) fn gateway(config: &Config) -> Option<GatewayConfig> {
    let settings = &config.settings;
    let upstream = settings.upstream.as_ref()?;
    let host = if settings.preserve_host {
        HostPolicy::Preserve
    } else {
        HostPolicy::Upstream
    };
    let upstream = UpstreamConfig {
        base_path: upstream.base_path().to_owned(),
        host,
        ..UpstreamConfig::new(upstream.authority())
    };
    let defaults = GatewayConfig::new(upstream);
    Some(GatewayConfig {
        listen: settings.listen,
        threads: settings.threads.unwrap_or(defaults.threads).max(1),
        timeouts: timeouts(settings),
        connections_per_thread: settings.connections,
        callers: settings.limits_callers,
        forwarded: forwarded(settings),
        trusted_proxies: networks(&settings.trusted_proxies),
        events: match &settings.events {
            Events::Stdout => EventSink::Stdout,
            Events::Off => EventSink::Off,
            Events::File(path) => EventSink::File(path.into()),
        },
        ..defaults
    })
}

fn timeouts(settings: &Settings) -> Timeouts {
    Timeouts {
        head: settings.timeouts_head,
        idle: settings.timeouts_idle,
        connect: settings.timeouts_connect,
        first_byte: settings.timeouts_first_byte,
        upstream_idle: settings.timeouts_upstream_idle,
        write: settings.timeouts_write,
        drain: settings.drain,
        ..Timeouts::default()
    }
}

fn forwarded(settings: &Settings) -> ForwardedPolicy {
    ForwardedPolicy {
        x_forwarded: settings.forwarded_x_forwarded,
        x_real_ip: settings.forwarded_x_real_ip,
        forwarded: settings.forwarded_forwarded,
        via: settings.forwarded_via.clone(),
        underscores: settings.forwarded_underscores,
    }
}

#[cfg(test)]
mod tests {
    use super::{forwarded, http_limits, timeouts};
    use crate::options::Settings;

    /// The libraries' own defaults hold for programs that embed them, the table's for the binary.
    #[test]
    fn the_defaults_of_the_table_are_those_of_the_libraries() {
        let settings = Settings::default();
        assert_eq!(timeouts(&settings), demur_serve::Timeouts::default());
        assert_eq!(
            forwarded(&settings),
            demur_serve::ForwardedPolicy::default()
        );
        assert_eq!(http_limits(&settings), demur_http1::Limits::default());
        let policy = demur_decide::Policy::default();
        assert_eq!(settings.limits_body.0, policy.body.0);
        assert_eq!(settings.limits_faults, policy.faults_listed);
        assert_eq!(settings.limits_json_depth, policy.json.depth);
        assert_eq!(settings.json_duplicate_keys, policy.json.duplicate_keys);
        assert_eq!(settings.realm, policy.realm);
        assert_eq!(settings.forbidden_tell, policy.tell);
        assert_eq!(settings.pages_home.0, policy.pages.home);
        assert_eq!(settings.upstream_errors, policy.upstream_errors);
        assert_eq!(settings.upstream_banners, policy.upstream_banners);
        assert_eq!(settings.unchecked, policy.unchecked);
        assert_eq!(settings.accept, policy.accept);
        assert_eq!(settings.encoded_slash, policy.encoded_slash);
        assert_eq!(settings.validation_status, policy.validation_status);
    }
}
