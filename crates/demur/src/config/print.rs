//! The effective configuration as a complete TOML file that reads back to the same.

use std::fmt::Write as _;

use super::sections::{BodySetting, RouteSetting};
use super::{Config, Sections, tables};
use crate::options::{OPTIONS, Settings};
use crate::settings::Row;
use crate::settings::kind::{Value, toml_string};

/// Writes every option with its help, then the sections.
pub(crate) fn print(config: &Config) -> String {
    let version = env!("CARGO_PKG_VERSION");
    let mut out = format!(
        "# demur {version}: the effective configuration. A line that begins with `#` sets nothing.\n"
    );
    let top = OPTIONS.iter().filter(|row| row.table().is_empty());
    top.for_each(|row| option(row, &config.settings, &mut out));
    let mut table = "";
    for row in OPTIONS.iter().filter(|row| !row.table().is_empty()) {
        if row.table() != table {
            table = row.table();
            let _ = write!(out, "\n[{table}]\n");
        }
        option(row, &config.settings, &mut out);
    }
    sections(&config.sections, &mut out);
    out
}

fn option(row: &Row, settings: &Settings, out: &mut String) {
    let _ = write!(out, "\n# {}\n", row.help);
    let _ = match (row.toml)(settings) {
        Some(value) => writeln!(out, "{} = {value}", row.name()),
        None => writeln!(out, "# {} is not set: {}", row.name(), row.kind.expects()),
    };
}

fn sections(sections: &Sections, out: &mut String) {
    if !sections.rows.is_empty() {
        out.push_str("\n# Rows whose mode is not left to the default\n[rows]\n");
        for (id, mode) in &sections.rows {
            let _ = writeln!(out, "{id} = {}", mode.toml());
        }
    }
    tables::print(&sections.scopes, out);
    tables::print(&sections.verifiers, out);
    tables::print(&sections.tenants, out);
    tables::print(&sections.addresses, out);
    tables::print(&sections.pages, out);
    tables::print(&sections.limits, out);
    sections.routes.iter().for_each(|one| route(one, out));
}

fn route(route: &RouteSetting, out: &mut String) {
    let _ = write!(
        out,
        "\n[[route]]\nmethod = {}\n",
        toml_string(&route.method)
    );
    let _ = writeln!(out, "path = {}", toml_string(&route.path));
    let _ = match &route.body {
        None => Ok(()),
        Some(BodySetting::File(name)) => writeln!(out, "body = {}", toml_string(name)),
        Some(BodySetting::Inline(schema @ serde_json::Value::Bool(_))) => {
            writeln!(out, "body = {schema}")
        }
        Some(BodySetting::Inline(schema)) => {
            writeln!(out, "body = {}", toml_string(&schema.to_string()))
        }
    };
}
