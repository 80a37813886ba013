//! What `demur serve` says when it has its port: which documents it enforces, where it listens, where
//! it forwards to, where its pages are.

use std::fmt::Write as _;
use std::net::SocketAddr;

use demur_contract::Contract;
use demur_decide::Snapshot;
use demur_report::{Diagnostic, summary};

use crate::config::Config;
use crate::settings::kind::Value;

/// More routes than this are only counted.
const MOST_ROUTES: usize = 20;

/// The text.
pub(crate) fn banner(
    address: SocketAddr,
    config: &Config,
    snapshot: &Snapshot,
    notes: &[Diagnostic],
) -> String {
    let here = format!("http://{address}");
    let settings = &config.settings;
    let upstream = settings
        .upstream
        .as_ref()
        .map_or("", |upstream| upstream.url());
    let pages = settings
        .docs_base_url
        .as_ref()
        .map_or(here.as_str(), |url| url.0.trim_end_matches('/'));
    let mut text = format!("\n  demur {}", env!("CARGO_PKG_VERSION"));
    for contract in &snapshot.contracts {
        let _ = write!(text, "   {}", document(contract));
    }
    let _ = write!(text, "\n  listening   {here}   →  {upstream}\n");
    let _ = writeln!(text, "  error docs  {pages}/.demur/errors/\n");
    routes(&snapshot.contracts, &mut text);
    for (id, mode) in &config.sections.rows {
        let _ = writeln!(
            text,
            "  row         {id} is in mode {}",
            mode.toml().trim_matches('"')
        );
    }
    if !notes.is_empty() {
        let _ = writeln!(
            text,
            "  notes       {}: demur check{}",
            summary(notes),
            files(notes)
        );
    }
    text.push('\n');
    text
}

/// `Petstore 1.4.0 (openapi.yaml)`
fn document(contract: &Contract) -> String {
    let file = contract.documents().file_names().next().unwrap_or_default();
    format!("{} {} ({file})", contract.title(), contract.version())
}

fn routes(contracts: &[Contract], text: &mut String) {
    let resources = || contracts.iter().flat_map(Contract::resources);
    let rows: Vec<(String, &str)> = resources()
        .take(MOST_ROUTES)
        .map(|resource| {
            (
                resource.methods().collect::<Vec<_>>().join(" "),
                resource.template.as_str(),
            )
        })
        .collect();
    let width = rows
        .iter()
        .map(|(methods, _)| methods.len())
        .max()
        .unwrap_or_default();
    for (methods, template) in &rows {
        let _ = writeln!(text, "  {methods:width$}   {template}");
    }
    let more = resources().count().saturating_sub(rows.len());
    if more > 0 {
        let _ = writeln!(text, "  … and {more} more");
    }
    let operations: usize = contracts
        .iter()
        .map(|contract| contract.operations().len())
        .sum();
    let _ = writeln!(
        text,
        "  {} routes, {operations} operations",
        resources().count()
    );
}

fn files(notes: &[Diagnostic]) -> String {
    let mut names: Vec<&str> = notes.iter().map(|note| note.file.as_str()).collect();
    names.dedup();
    names
        .iter()
        .fold(String::new(), |text, name| text + " " + name)
}
