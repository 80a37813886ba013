//! Lists of tables such as `[[scope]]`: one row of a table here is one key of one of them, as in the table of
//! options. The reader, `--print-config` and the reference are all made from these rows.

use std::fmt::Write as _;
use std::path::Path;
use std::time::Duration;

use demur_decide::page::PageType;
use demur_decide::policy::Place;
use demur_schema::suggest;

use super::read::{missing, set};
use super::sections::tables;
use super::tree::{Entry, Faults, Item};
use crate::settings::kind::{Cidr, FilePath, IssuerName, Url};
use crate::settings::page::{LanguageTag, StatusWord};
use crate::settings::row::{Row, Setting, Table, table};
use crate::settings::words::{
    ConcealWord, Exhausted, LimitKey, PathPrefix, ScopeWord, VerifierWord,
};

table! {
    /// How much a stranger may learn about what exists below a path; the longest prefix counts, everything
    /// else is `public`. No spelling leads around a prefix: escapes are decoded, empty segments do not count, and where
    /// servers may read `;` or `%2F` in two ways the stricter scope holds. Letter case does count: before an upstream that
    /// ignores it, `/Admin` is not below `/admin`.
    "scope" ScopeSetting ["prefix", "kind"] {
        prefix: Option<PathPrefix> = None,
            "prefix", "Path below which the scope holds";
        kind: Option<ScopeWord> = None,
            "kind", "`public`: everything; `guarded`: strangers get one 401 for all; `concealed`: what the caller may not use is 404";
        conceal: Option<ConcealWord> = None,
            "conceal", "`members` (as if not set): strangers get 401; `all`: everybody without the right gets 404";
        answer_after: Option<Duration> = None,
            "answer_after", "How long a concealed 404 is held back, from the first byte of the request on, so that its speed tells nothing; 10 ms if not set, and more than the upstream takes where it decides who may see what";
    }

    /// Who verifies the credentials of a security scheme of the document.
    "verifier" VerifierSetting ["scheme", "kind"] {
        scheme: Option<String> = None,
            "scheme", "Name of the scheme under `securitySchemes`";
        kind: Option<VerifierWord> = None,
            "kind", "`jwt` with `keys_url` or `keys_file`; `openid` with `issuer`, whose keys are found by discovery; `introspection` with `url`; `api-keys` and `passwords` with `file`";
        keys_url: Option<Url> = None,
            "keys_url", "Where the JSON Web Key Set is fetched; `https`, or a loopback address";
        keys_file: Option<FilePath> = None,
            "keys_file", "File that holds the JSON Web Key Set";
        issuer: Option<IssuerName> = None,
            "issuer", "The `iss` that tokens must have";
        audience: Vec<String> = vec![],
            "audience", "Values of `aud`, one of which tokens must have";
        algorithms: Vec<String> = vec![],
            "algorithms", "Signature algorithms that are accepted; RS256, PS256, ES256 and EdDSA if not set";
        leeway: Duration = Duration::from_secs(30),
            "leeway", "How far clocks may differ; 60 s at most";
        roles_claim: String = "roles".to_owned(),
            "roles_claim", "Claim that holds the roles of a caller; a dot leads into an object";
        refresh: Duration = Duration::from_mins(10),
            "refresh", "How often keys are fetched again";
        stale: Duration = Duration::from_hours(24),
            "stale", "How long keys are used while they cannot be fetched again";
        url: Option<Url> = None,
            "url", "Introspection endpoint (RFC 7662)";
        client_id: Option<String> = None,
            "client_id", "Name under which the gateway asks the introspection endpoint";
        client_secret_file: Option<FilePath> = None,
            "client_secret_file", "File that holds the secret for it";
        file: Option<FilePath> = None,
            "file", "API keys, or users with the hashes of their passwords, one a line";
    }

    /// A parameter that must name what belongs to the caller: a claim of the caller has to hold its value.
    "tenant" TenantSetting ["claim", "parameter"] {
        claim: Option<String> = None,
            "claim", "Claim that says what the caller belongs to";
        parameter: Option<String> = None,
            "parameter", "Name of the parameter";
        place: Place = Place::Path,
            "in", "Where the parameter stands";
    }

    /// Which addresses may come to a path; the longest prefix counts, and paths are read as for `[[scope]]`. Where servers
    /// may read a path in two ways, both lists must have the address.
    "address" AddressSetting ["prefix", "networks"] {
        prefix: Option<PathPrefix> = None,
            "prefix", "Path below which the list holds";
        networks: Vec<Cidr> = vec![],
            "networks", "Addresses and networks that may come";
    }

    /// An answer of the operator's own, in place of the built-in one: a template of minijinja. The most specific counts: one
    /// status before a class, then the longer prefix, then the language by Accept-Language. The status stays the real one.
    /// Values are `status`, `phrase`, `title`, `type`, `detail`, `hint`, `step`, `instance`, `operation`, `retryable`,
    /// `retry_after`, `contact`, `errors`, `errors_total`, `home`, `links` (each with `href` and `text`), `search` (with `action`,
    /// `parameter` and `fixed`), `near` (with `href` and `text`) and `archive`; what is not known is none.
    "page" PageSetting ["type", "file"] {
        status: Option<StatusWord> = None,
            "status", "The statuses it is for; all if not set";
        prefix: Option<PathPrefix> = None,
            "prefix", "Path below which it is sent; everywhere if not set";
        language: Option<LanguageTag> = None,
            "language", "In which language it is written; for every reader if not set";
        form: Option<PageType> = None,
            "type", "What it is: `html` for browsers, `json` for programs, `text` for terminals, by Accept";
        file: Option<FilePath> = None,
            "file", "File that holds the template";
    }

    /// How often a caller may ask. The most specific limit counts: that of an operation before that of a path. Where several
    /// are equally specific all hold, and a request that one of them refuses counts for none.
    "limit" LimitSetting ["name", "requests", "window"] {
        name: Option<String> = None,
            "name", "Name of the limit in the RateLimit fields; a token such as `per-minute`";
        requests: Option<u32> = None,
            "requests", "Requests in each window";
        window: Option<Duration> = None,
            "window", "Length of the window";
        burst: Option<u32> = None,
            "burst", "Requests that may come at once; as many as in a window if not set";
        by: LimitKey = LimitKey::Caller,
            "by", "`caller`: each principal, and each network without one, after it may; `network`: each network, before anything is looked at";
        prefix: Option<PathPrefix> = None,
            "prefix", "Path below which the limit holds; everywhere if not set. Not with `by = \"network\"`";
        operation: Option<String> = None,
            "operation", "The one operation for which the limit holds. Not with `by = \"network\"`";
        exhausted: Exhausted = Exhausted::TooMany,
            "exhausted", "What a request beyond it gets: 429, or 402 where more can be bought";
    }
}

/// Reads a list of tables: every fault of every table.
pub(crate) fn read<S: Table>(item: &Item, folder: &Path, list: &mut Vec<S>, faults: &mut Faults) {
    for table in tables(S::NAME, item, faults) {
        let mut setting = S::default();
        for entry in table.entries {
            match S::ROWS.iter().find(|row| row.key == entry.key) {
                Some(row) => set(row, &entry.item, folder, &mut setting, faults),
                None => unknown::<S>(entry, faults),
            }
        }
        let has = |key: &&&str| !table.entries.iter().any(|entry| entry.key == **key);
        for key in S::NEEDED.iter().filter(has) {
            missing(key, table.span, faults);
        }
        list.push(setting);
    }
}

fn unknown<S: Table>(entry: &Entry, faults: &mut Faults) {
    let keys: Vec<&str> = S::ROWS.iter().map(|row| row.key).collect();
    let hint = suggest(&entry.key, keys.iter().copied()).map_or_else(
        || format!("keys of `{}` are {}", S::NAME, keys.join(", ")),
        |near| format!("did you mean `{near}`?"),
    );
    let message = format!("unknown key `{}`", entry.key);
    faults.push("unknown-key", entry.key_span, message, Some(hint));
}

/// Writes a list of tables as TOML: what is not left to its default.
pub(crate) fn print<S: Table>(list: &[S], out: &mut String) {
    for setting in list {
        let _ = write!(out, "\n[[{}]]\n", S::NAME);
        for row in S::ROWS {
            let value = (row.toml)(setting).filter(|value| row.default().as_ref() != Some(value));
            if let Some(value) = value {
                let _ = writeln!(out, "{} = {value}", row.key);
            }
        }
    }
}

/// The part of the reference about one list of tables.
pub(crate) fn describe<S: Table>(out: &mut String) {
    let _ = write!(out, "\n## `[[{}]]`\n\n{}\n\n", S::NAME, S::ABOUT.trim());
    for row in S::ROWS {
        let default = match row.default().filter(|default| default != "[]") {
            _ if S::NEEDED.contains(&row.key) => "needed".to_owned(),
            Some(value) => format!("`{value}` if not set"),
            None => "may be left out".to_owned(),
        };
        let list = if row.shape == crate::settings::Shape::Many {
            "a list, each "
        } else {
            ""
        };
        let expects = row.kind.expects();
        let _ = writeln!(
            out,
            "- `{}`: {}. Takes {list}{expects}; {default}.",
            row.key, row.help
        );
    }
}
