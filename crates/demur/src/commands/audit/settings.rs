//! What the command line chooses.

use std::collections::HashMap;
use std::time::{Duration, SystemTime};

use clap::ArgMatches;
use demur_audit::net::{Budget, Network, trusting};
use demur_audit::{ANONYMOUS, Check, Origin, Settings, Site, Source, Target, select};
use demur_schema::suggest;
use url::Url;

use super::super::diff::{at_fault, snapshot};
use crate::cli;
use crate::console::error;
use crate::exit::Exit;
use crate::reading::{Reading, reason};

/// What the command line chooses.
pub(super) struct Chosen {
    pub(super) site: Site,
    pub(super) checks: Vec<&'static Check>,
    pub(super) network: Network,
    /// Pages that are found by following links.
    pub(super) pages: usize,
}

/// Whether nothing is sent.
pub(super) fn is_passive(matches: &ArgMatches) -> bool {
    let mut records = ["replay", "har", "log"].into_iter();
    records.any(|id| matches.contains_id(id))
}

/// Says what is wrong with the command line.
fn wrong(message: &str, hint: &str) -> Exit {
    error(message, Some(hint));
    Exit::Usage
}

/// `--rate`: a number above 0, or none at all.
pub(super) fn rate(text: &str) -> Result<Option<f64>, String> {
    if text == "unlimited" {
        return Ok(None);
    }
    let rate: Option<f64> = text.parse().ok();
    let rate = rate.filter(|rate| rate.is_finite() && *rate >= 0.01);
    rate.map(Some)
        .ok_or_else(|| "expected a number from 0.01 on, or `unlimited`".to_owned())
}

/// Reads it, and says everything that is wrong with it.
pub(super) fn read(matches: &ArgMatches) -> Result<Chosen, Exit> {
    let identities = identities(matches)?;
    let mut site = Site {
        settings: permissions(matches, &identities)?,
        ..Site::default()
    };
    if let Some(name) = cli::text(matches, "spec") {
        let mut reading = Reading::default();
        site.snapshot = snapshot(name, &mut reading).map(demur_replay::trusting);
        if reading.has_errors() || site.snapshot.is_none() {
            return Err(at_fault(&reading));
        }
    }
    let crawls_as = cli::text(matches, "crawl-as").unwrap_or(ANONYMOUS);
    if crawls_as != ANONYMOUS && !site.settings.identities.iter().any(|one| one == crawls_as) {
        return Err(wrong(
            &format!("`--crawl-as {crawls_as}` names nobody"),
            &format!("say who that is: `--as {crawls_as}='Authorization: Bearer …'`"),
        ));
    }
    let targets = targets(matches, crawls_as)?;
    site.targets = targets;
    let has_spec = site.snapshot.is_some();
    let given = matches.value_source("max-pages") == Some(clap::parser::ValueSource::CommandLine);
    let crawls = !matches.get_flag("no-crawl") && (given || !has_spec);
    Ok(Chosen {
        checks: checks(matches)?,
        pages: if crawls {
            count(matches, "max-pages")
        } else {
            0
        },
        network: network(matches, identities)?,
        site,
    })
}

fn count(matches: &ArgMatches, id: &str) -> usize {
    let count = matches.get_one::<u32>(id).copied().unwrap_or(1);
    usize::try_from(count).unwrap_or(usize::MAX)
}

fn seconds(matches: &ArgMatches, id: &str) -> Duration {
    Duration::from_secs(matches.get_one::<u32>(id).copied().unwrap_or(1).into())
}

pub(super) fn many(matches: &ArgMatches, id: &str) -> Vec<String> {
    let values = matches.get_many::<String>(id);
    values.into_iter().flatten().cloned().collect()
}

/// A file's text; the reason why it cannot be read is said.
pub(super) fn text_of(name: &str) -> Result<String, Exit> {
    let octets = octets_of(name)?;
    Ok(String::from_utf8_lossy(&octets).into_owned())
}

/// A file's octets; the reason why it cannot be read is said.
pub(super) fn octets_of(name: &str) -> Result<Vec<u8>, Exit> {
    std::fs::read(name).map_err(|fault| {
        error(
            &format!("`{name}` cannot be read: {}", reason(&fault)),
            None,
        );
        Exit::Usage
    })
}

type Identity = (String, Vec<(String, String)>);

/// `--as`, in its order; fields of the same name are put together.
fn identities(matches: &ArgMatches) -> Result<Vec<Identity>, Exit> {
    let mut all: Vec<Identity> = Vec::new();
    for text in many(matches, "as") {
        let (name, value) = text.split_once('=').unwrap_or((&text, ""));
        let is_word = |letter: char| letter.is_ascii_alphanumeric() || "-_".contains(letter);
        if name.is_empty() || !name.chars().all(is_word) || name == ANONYMOUS {
            // What stands behind the name is a secret.
            return Err(wrong(
                "`--as` begins with a name of letters, digits, `-` and `_`",
                "write `--as alice='Authorization: Bearer …'`",
            ));
        }
        let lines = match value.strip_prefix('@') {
            Some(file) => text_of(file)?,
            None => value.to_owned(),
        };
        let fields: Option<Vec<(String, String)>> = lines
            .lines()
            .filter(|line| !line.trim().is_empty())
            .map(field)
            .collect();
        let Some(fields) = fields.filter(|fields| !fields.is_empty()) else {
            return Err(wrong(
                &format!("`--as {name}=…` is no field"),
                &format!("write `--as {name}='Authorization: Bearer …'`"),
            ));
        };
        match all.iter_mut().find(|(own, _)| own == name) {
            Some((_, own)) => own.extend(fields),
            None => all.push((name.to_owned(), fields)),
        }
    }
    Ok(all)
}

/// `Name: value`, with nothing that would end the line.
fn field(line: &str) -> Option<(String, String)> {
    let (name, value) = line.split_once(':')?;
    let is_token = |byte: u8| byte.is_ascii_alphanumeric() || b"!#$%&'*+-.^_`|~".contains(&byte);
    let (name, value) = (name.trim(), value.trim());
    // These say how a request is sent, and not who sends it.
    let ours = ["Host", "Content-Length", "Transfer-Encoding", "Connection"];
    let is_ours = ours.iter().any(|one| name.eq_ignore_ascii_case(one));
    let is_name = !is_ours && !name.is_empty() && name.bytes().all(is_token);
    let fits = is_name && !value.chars().any(char::is_control);
    fits.then(|| (name.to_owned(), value.to_owned()))
}

fn permissions(matches: &ArgMatches, identities: &[Identity]) -> Result<Settings, Exit> {
    let mut values = Vec::new();
    for text in many(matches, "value") {
        let pair = text.split_once('=').ok_or_else(|| {
            wrong(
                &format!("`--value {text}` has no value"),
                "write `--value id=42`",
            )
        })?;
        values.push((pair.0.to_owned(), pair.1.to_owned()));
    }
    let gone = match cli::text(matches, "gone") {
        Some(file) => text_of(file)?,
        None => String::new(),
    };
    let gone = gone.lines().map(str::trim);
    let gone = gone.filter(|line| line.starts_with('/')).map(str::to_owned);
    let scratch = cli::text(matches, "scratch").map(str::to_owned);
    check_scratch(scratch.as_deref(), matches.get_flag("allow-unsafe"))?;
    Ok(Settings {
        allow_unsafe: matches.get_flag("allow-unsafe"),
        allow_raw: matches.get_flag("allow-raw"),
        timing: matches.get_flag("timing"),
        identities: identities.iter().map(|(name, _)| name.clone()).collect(),
        gone: gone.collect(),
        scratch,
        robots: !matches.get_flag("ignore-robots"),
        values,
        seed: seed(),
    })
}

/// Names that nothing has are made from it: other ones in every run, so that nobody can know them before.
fn seed() -> u64 {
    let now = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH);
    now.map_or(0, |now| {
        now.as_secs() ^ (u64::from(now.subsec_nanos()) << 32)
    })
}

/// Whether it is known what may be changed.
fn check_scratch(scratch: Option<&str>, allow_unsafe: bool) -> Result<(), Exit> {
    let Some(path) = scratch else {
        let hint = "name a collection with `--scratch /orders`, or `--scratch /` if everything there may be changed";
        let missing = || wrong("`--allow-unsafe` does not say what may be changed", hint);
        return if allow_unsafe { Err(missing()) } else { Ok(()) };
    };
    if !path.starts_with('/')
        || path.contains(['?', '#', ' '])
        || path.chars().any(char::is_control)
    {
        return Err(wrong(
            &format!("`--scratch {path}` is no path"),
            "write the path of a collection, such as `--scratch /orders`",
        ));
    }
    if !allow_unsafe {
        return Err(wrong(
            "`--scratch` is of use only where things may be changed",
            "add `--allow-unsafe`",
        ));
    }
    Ok(())
}

fn targets(matches: &ArgMatches, identity: &str) -> Result<Vec<Target>, Exit> {
    let mut targets = Vec::new();
    for text in many(matches, "url") {
        let url = Url::parse(&text).ok();
        let Some((url, origin)) = url.and_then(|url| Origin::of(&url).map(|origin| (url, origin)))
        else {
            return Err(no_address(&text));
        };
        if !url.username().is_empty() || url.password().is_some() {
            return Err(wrong(
                "an address with a user and a password in it is not asked",
                "say who asks with `--as alice='Authorization: Basic …' --crawl-as alice`",
            ));
        }
        targets.push(Target {
            origin,
            target: url.query().map_or_else(
                || url.path().to_owned(),
                |query| format!("{}?{query}", url.path()),
            ),
            operation: None,
            source: Source::Given,
            identity: identity.to_owned(),
        });
    }
    if targets.is_empty() && !is_passive(matches) {
        return Err(wrong(
            "no server is named",
            "write its address, such as `demur audit http://localhost:3000`, or judge what was recorded with --replay, --har or --log",
        ));
    }
    Ok(targets)
}

/// Says of a text that it is no address, without what may be a password in it.
fn no_address(text: &str) -> Exit {
    let shown = text.rsplit_once('@').map_or(text, |(_, rest)| rest);
    let rest = shown.split_once("://").map_or(shown, |(_, rest)| rest);
    let is_near = ["localhost", "127.", "[::1]"]
        .iter()
        .any(|start| rest.starts_with(start));
    let scheme = if is_near { "http" } else { "https" };
    wrong(
        &format!("`{shown}` is no address of a server"),
        &format!(
            "write it whole: `{scheme}://{}`",
            rest.trim_start_matches('/')
        ),
    )
}

fn checks(matches: &ArgMatches) -> Result<Vec<&'static Check>, Exit> {
    let selected = select(&many(matches, "only"), &many(matches, "skip"));
    selected.map_err(|unknown| {
        let name = unknown.first().map_or("", String::as_str);
        let near = suggest(name, demur_audit::checks::ALL.iter().map(|check| check.id));
        let hint = near.map_or_else(
            || "`demur explain checks` lists them".to_owned(),
            |near| format!("did you mean `{near}`?"),
        );
        wrong(&format!("`{name}` is no check"), &hint)
    })
}

fn network(matches: &ArgMatches, identities: Vec<Identity>) -> Result<Network, Exit> {
    let ca = match cli::text(matches, "ca") {
        Some(file) => Some(octets_of(file)?),
        None => None,
    };
    let tls = trusting(ca.as_deref()).map_err(|fault| {
        wrong(
            &format!("`--ca` holds no certificates: {fault}"),
            "give a file in PEM, with `-----BEGIN CERTIFICATE-----`",
        )
    })?;
    let agent = cli::text(matches, "user-agent").map(str::to_owned);
    let agent = agent.unwrap_or_else(|| format!("demur-audit/{}", env!("CARGO_PKG_VERSION")));
    if agent.chars().any(char::is_control) {
        return Err(wrong(
            "`--user-agent` holds a control character",
            "write it in one line",
        ));
    }
    let identities: HashMap<String, Vec<(String, String)>> = identities.into_iter().collect();
    Ok(Network {
        budget: Budget {
            requests: count(matches, "max-requests"),
            rate: matches.get_one::<Option<f64>>("rate").copied().flatten(),
            concurrency: count(matches, "concurrency"),
            whole: seconds(matches, "max-time"),
            answer: seconds(matches, "timeout"),
            ..Budget::default()
        },
        identities,
        user_agent: agent,
        tls: Some(tls),
    })
}

#[cfg(test)]
mod tests {
    use super::{field, rate};

    #[test]
    fn a_field_holds_nothing_that_ends_its_line() {
        let alice = ("Authorization".to_owned(), "Bearer a:b".to_owned());
        assert_eq!(field("Authorization: Bearer a:b"), Some(alice));
        assert_eq!(field("no colon"), None);
        assert_eq!(field("Two Words: x"), None);
        assert_eq!(field("X: a\rb"), None);
        assert_eq!(field("host: b.example"), None);
    }

    #[test]
    fn a_rate_is_positive_or_none_at_all() {
        assert_eq!(rate("unlimited"), Ok(None));
        assert_eq!(rate("0.5"), Ok(Some(0.5)));
        for text in ["0", "-1", "NaN", "inf", "fast"] {
            assert!(rate(text).is_err(), "{text}");
        }
    }
}
