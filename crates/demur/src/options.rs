//! The options table. One row is one option: its field, type and default, its key in a file, its
//! flag, the commands that take the flag, and what it does. The environment variable follows from
//! the key. The parser, the file reader, `--print-config`, the reference, completions and man pages
//! are all made from these rows.

use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::time::Duration;

use demur_decide::policy::{
    AcceptPolicy, Banners, EncodedSlash, Tell, Unchecked, UpstreamErrors, ValidationStatus,
};
use demur_schema::DuplicateKeys;
use demur_serve::Underscores;

use crate::settings::kind::{Cidr, Events, FilePath, Size, Upstream, Url};
use crate::settings::page::{Origin, Place, PopularPage, SearchUrl, SecurityPolicy};
use crate::settings::row::{Row, Setting, options};
use crate::settings::words::House;

pub(crate) const SERVE: &[&str] = &["serve"];
const DECIDE: &[&str] = &["serve", "try"];
const PLACES: &[&str] = &["serve", "try", "gone", "export"];

options! {
    spec: Vec<FilePath> = vec![],
        "spec", "spec", DECIDE, "OpenAPI document to enforce; may be given more than once";
    upstream: Option<Upstream> = None,
        "upstream", "upstream", SERVE, "Server behind the gateway; gets what no rule objects to";
    listen: SocketAddr = LISTEN,
        "listen", "listen", SERVE, "Address to listen on; port 0 takes a free one";
    threads: Option<usize> = None,
        "threads", "threads", SERVE, "Threads that serve; as many as there are processors if not set";
    connections: usize = 10_000,
        "connections", "connections", SERVE, "Client connections per thread; beyond it 503";
    events: Events = Events::Stdout,
        "events", "events", SERVE, "Where the event of each request goes, one line of JSON";
    drain: Duration = Duration::from_secs(30),
        "drain", "drain", SERVE, "Longest wait for requests under way when the gateway stops";
    base_path: Option<String> = None,
        "base_path", "base-path", DECIDE, "Path prefix of all routes, in place of the document's `servers`";
    profile: House = House::Rfc9110,
        "profile", "profile", DECIDE, "House style of refusals: problem+json with HTML and text, or one shape of JSON: `simple` is error, message or fields, and docs; `nested` an error with code, message and details; `message` an error with message and status; `bare` the message as error";
    problem_template: Option<FilePath> = None,
        "problem_template", "problem-template", DECIDE, "JSON template of refusals, in place of the profile's shape";
    validation_status: ValidationStatus = ValidationStatus::Auto,
        "validation_status", "validation-status", DECIDE, "Status of a body that parses and breaks its schema; `auto` is 422, or what the operation documents";
    unchecked: Unchecked = Unchecked::Refuse,
        "unchecked", "unchecked", DECIDE, "What becomes of credentials that nothing here can verify";
    accept: AcceptPolicy = AcceptPolicy::Ignore,
        "accept", "accept", DECIDE, "Whether an Accept that no documented type satisfies is refused with 406";
    length_required: bool = false,
        "length_required", "length-required", DECIDE, "Refuse bodies without Content-Length with 411";
    encoded_slash: EncodedSlash = EncodedSlash::Refuse,
        "encoded_slash", "encoded-slash", DECIDE, "Whether %2F may stand inside a path segment";
    authorities: Vec<String> = vec![],
        "authorities", "authority", DECIDE, "Host names that are ours; others get 421. Empty accepts all";
    places: Vec<FilePath> = vec![],
        "places", "places", PLACES, "List of what is gone, moved or withheld, as CSV or TOML; may be given more than once";
    places_store: Option<FilePath> = None,
        "places_store", "places-store", PLACES, "Store of the same that `demur gone` edits while the gateway runs";
    realm: String = "api".to_owned(),
        "realm", "realm", DECIDE, "Realm named in challenges";
    resource_metadata: Option<Url> = None,
        "resource_metadata", "resource-metadata", DECIDE, "Where the protected resource describes itself (RFC 9728); named in challenges";
    contact: Option<String> = None,
        "contact", "contact", DECIDE, "Whom to ask; shown with every refusal";
    upstream_errors: UpstreamErrors = UpstreamErrors::Normalise,
        "upstream_errors", "upstream-errors", SERVE, "What becomes of the upstream's own error bodies: `normalise` replaces those of 5xx, and those of 4xx that leak; `replace` replaces all; `pass` only those that leak";
    upstream_banners: Banners = Banners::Drop,
        "upstream_banners", "upstream-banners", SERVE, "What becomes of fields such as Server, Via and X-Powered-By in the upstream's answers";
    preserve_host: bool = true,
        "preserve_host", "preserve-host", SERVE, "Whether the upstream sees the client's Host instead of its own name";
    trusted_proxies: Vec<Cidr> = vec![],
        "trusted_proxies", "trusted-proxy", SERVE, "Networks whose X-Forwarded-* and Forwarded are believed";
    docs_base_url: Option<Url> = None,
        "docs.base_url", "docs-base-url", DECIDE, "Absolute prefix of the links in refusals";
    pages_home: Place = Place("/".to_owned()),
        "pages.home", "pages-home", DECIDE, "Where the site begins; linked from every error page";
    pages_search: Option<SearchUrl> = None,
        "pages.search", "pages-search", DECIDE, "The site's search, offered on pages about what is not there";
    pages_links: Vec<PopularPage> = vec![],
        "pages.links", "pages-link", DECIDE, "Popular pages, listed on pages about what is not there";
    pages_origin: Option<Origin> = None,
        "pages.origin", "pages-origin", DECIDE, "Address under which the public knows the site; with it, pages about what is not there link to an archive";
    pages_security_policy: Option<SecurityPolicy> = None,
        "pages.security_policy", "pages-security-policy", DECIDE, "Content-Security-Policy of the pages of `[[page]]`; a strict one for this site alone if not set";
    forbidden_tell: Tell = Tell::Kind,
        "forbidden.tell", "forbidden-tell", DECIDE, "Whether a caller who may not learns which kind of right is missing";
    json_duplicate_keys: DuplicateKeys = DuplicateKeys::Refuse,
        "json.duplicate_keys", "json-duplicate-keys", DECIDE, "Whether a repeated member name is refused or its last value counts";
    limits_target: Size = Size(8 << 10),
        "limits.target", "limit-target", DECIDE, "Longest request target; beyond it 414";
    limits_field: Size = Size(8 << 10),
        "limits.field", "limit-field", DECIDE, "Longest header field; beyond it 431";
    limits_head: Size = Size(32 << 10),
        "limits.head", "limit-head", DECIDE, "Longest request head; beyond it 431";
    limits_fields: u16 = 100,
        "limits.fields", "limit-fields", DECIDE, "Most header fields; beyond it 431";
    limits_body: Size = Size(1 << 20),
        "limits.body", "limit-body", DECIDE, "Longest request body; beyond it 413";
    limits_callers: usize = 100_000,
        "limits.callers", "limit-callers", SERVE, "Most callers and networks that `[[limit]]` keeps in mind at once";
    limits_json_depth: u16 = 64,
        "limits.json_depth", "limit-json-depth", DECIDE, "Deepest nesting of JSON; beyond it 400";
    limits_faults: usize = 20,
        "limits.faults", "limit-faults", DECIDE, "Most faults that one refusal lists";
    timeouts_head: Duration = Duration::from_secs(10),
        "timeouts.head", "timeout-head", SERVE, "Longest wait for a whole head; beyond it 408";
    timeouts_idle: Duration = Duration::from_mins(1),
        "timeouts.idle", "timeout-idle", SERVE, "Longest wait for the next request of a connection";
    timeouts_connect: Duration = Duration::from_secs(2),
        "timeouts.connect", "timeout-connect", SERVE, "Longest wait for the upstream to accept; beyond it 504";
    timeouts_first_byte: Duration = Duration::from_secs(30),
        "timeouts.first_byte", "timeout-first-byte", SERVE, "Longest wait for the upstream's answer to begin; beyond it 504";
    timeouts_upstream_idle: Duration = Duration::from_mins(1),
        "timeouts.upstream_idle", "timeout-upstream-idle", SERVE, "Longest wait for more of the upstream's answer";
    timeouts_write: Duration = Duration::from_secs(30),
        "timeouts.write", "timeout-write", SERVE, "Longest wait for either side to take what is written";
    forwarded_x_forwarded: bool = true,
        "forwarded.x_forwarded", "x-forwarded", SERVE, "Send X-Forwarded-For, -Proto and -Host to the upstream";
    forwarded_x_real_ip: bool = true,
        "forwarded.x_real_ip", "x-real-ip", SERVE, "Send X-Real-IP to the upstream";
    forwarded_forwarded: bool = false,
        "forwarded.forwarded", "forwarded", SERVE, "Send Forwarded (RFC 7239) to the upstream";
    forwarded_via: Option<String> = None,
        "forwarded.via", "via", SERVE, "Name in the Via field of forwarded messages; none is sent without";
    forwarded_underscores: Underscores = Underscores::Drop,
        "forwarded.underscores", "underscores", SERVE, "What becomes of fields with an underscore in their name, which some upstreams take for a hyphen";
    cors_origins: Vec<String> = vec![],
        "cors.origins", "cors-origin", DECIDE, "Origins whose pages may call; `*` is any. Empty leaves preflights alone";
    cors_headers: Vec<String> = vec![],
        "cors.headers", "cors-header", DECIDE, "Request fields that such pages may set";
    cors_max_age: u32 = 600,
        "cors.max_age", "cors-max-age", DECIDE, "Seconds a browser may remember the answer to a preflight";
    cors_credentials: bool = false,
        "cors.credentials", "cors-credentials", DECIDE, "Whether such pages may send cookies and Authorization";
}

const LISTEN: SocketAddr = SocketAddr::new(IpAddr::V4(Ipv4Addr::LOCALHOST), 8080);
