//! `demur export`: what is gone, moved or withheld, and pages for errors, as configuration of another server.

use std::fmt::Write as _;
use std::fs;
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use clap::{Arg, ArgMatches, Command, ValueHint};
use demur_codebook::{Links, STYLE};
use demur_decide::Status;
use demur_decide::page::bare;
use demur_gone::{Entry, export};

use crate::assemble::{pages, places};
use crate::cli;
use crate::config::Config;
use crate::console::{error, print, stderr_colour, talk};
use crate::exit::Exit;
use crate::reading::{Reading, reason};

/// The statuses that servers answer with on their own, or that the lists lead to.
const STATUSES: [u16; 16] = [
    400, 401, 403, 404, 405, 410, 413, 414, 429, 431, 451, 500, 501, 502, 503, 504,
];

/// Where the pages are on that server.
const PLACE: &str = "/.demur/pages/";

pub(crate) fn command() -> Command {
    let server = Arg::new("server")
        .value_name("SERVER")
        .required(true)
        .value_parser(clap::builder::PossibleValuesParser::new([
            "nginx", "apache", "caddy",
        ]))
        .help("Server that the configuration is for");
    let pages = Arg::new("pages")
        .long("pages")
        .value_name("DIR")
        .value_hint(ValueHint::DirPath)
        .help("Write a page for each usual error into this directory, and configure them too");
    cli::configured("export", "Print what is gone, moved or withheld as configuration of another server")
        .arg(server)
        .arg(pages)
        .after_help(
            "Examples:\n  \
             demur export nginx --places gone.csv > gone.conf\n  \
             demur export apache --places gone.csv --pages /var/www/errors > gone.conf\n  \
             demur export caddy --places gone.csv > gone.caddy\n\n\
             For nginx, include the result in a `server` block; for Apache httpd, in a virtual host; for Caddy, import it\n\
             into a site block. Pages, for nginx and Apache, keep the status of the error. They name the home page, search,\n\
             links and contact of the configuration.",
        )
}

pub(crate) fn run(matches: &ArgMatches) -> Exit {
    let mut reading = Reading::default();
    let config = cli::configuration(matches, &mut reading);
    let entries = places::entries(&config.settings, &mut reading);
    if !reading.has_errors() {
        places::fit(&entries, &mut reading);
    }
    if reading.has_errors() {
        talk(&reading.text(stderr_colour()));
        return Exit::Usage;
    }
    let dir = cli::text(matches, "pages");
    if entries.is_empty() && dir.is_none() {
        let hint =
            "name a list: `--places gone.csv`; or a directory for error pages: `--pages errors`";
        error("there is nothing to export", Some(hint));
        return Exit::Usage;
    }
    let server = match cli::text(matches, "server") {
        Some("apache") => Server::Apache,
        Some("caddy") => return caddy(&entries, dir),
        _ => Server::Nginx,
    };
    let text = match dir {
        None => Ok(server.places(&entries)),
        Some(dir) => with_pages(server, &entries, Path::new(dir), &config),
    };
    match text {
        Ok(text) => {
            print(&text);
            Exit::Clean
        }
        Err(message) => {
            error(&message, None);
            Exit::Usage
        }
    }
}

fn caddy(entries: &[Entry], dir: Option<&str>) -> Exit {
    if dir.is_some() {
        let hint = "leave `--pages` out; Caddy has `handle_errors` for pages of your own";
        error("there are no pages for Caddy", Some(hint));
        return Exit::Usage;
    }
    print(&export::caddy(entries));
    Exit::Clean
}

/// Whose configuration it is, where there can be pages with it.
#[derive(Debug, Clone, Copy)]
enum Server {
    Nginx,
    Apache,
}

impl Server {
    fn places(self, entries: &[Entry]) -> String {
        match self {
            Self::Nginx => export::nginx(entries),
            Self::Apache => export::apache(entries),
        }
    }

    /// The lists, and pages out of a directory for what goes wrong.
    fn places_and_pages(self, entries: &[Entry], dir: &str) -> String {
        match self {
            Self::Nginx => nginx_pages(dir) + &kept_in_nginx(&export::nginx(entries)),
            Self::Apache => apache_pages(dir) + &kept_in_apache(&export::apache(entries)),
        }
    }
}

fn with_pages(
    server: Server,
    entries: &[Entry],
    dir: &Path,
    config: &Config,
) -> Result<String, String> {
    let dir = write_pages(dir, config).map_err(|cause| {
        format!(
            "the pages cannot be written to `{}`: {}",
            dir.display(),
            reason(&cause)
        )
    })?;
    let name = dir.to_str().filter(|name| is_plain(name)).ok_or_else(|| {
        format!(
            "the name of the directory `{}` has a character that servers give a meaning",
            dir.display()
        )
    })?;
    talk(&format!("{} pages written to {name}\n", statuses().count()));
    Ok(server.places_and_pages(entries, name))
}

fn is_plain(name: &str) -> bool {
    !name.contains(|c: char| c.is_control() || "\"$\\%{}".contains(c))
}

fn statuses() -> impl Iterator<Item = Status> {
    STATUSES.into_iter().filter_map(Status::kept)
}

/// Writes the pages and their style; the full name of the directory.
fn write_pages(dir: &Path, config: &Config) -> io::Result<PathBuf> {
    let settings = &config.settings;
    let docs = settings.docs_base_url.as_ref().map(|url| url.0.as_str());
    let pages = pages::pages(config, &mut Reading::default());
    fs::create_dir_all(dir)?;
    for status in statuses() {
        let text = bare(status, &pages, settings.contact.as_deref(), docs);
        replace(dir, &format!("{status}.html"), &text)?;
    }
    replace(dir, "style.css", STYLE)?;
    dir.canonicalize()
}

/// A server that reads the file meanwhile gets the old one or the new one.
fn replace(dir: &Path, name: &str, text: &str) -> io::Result<()> {
    let aside = dir.join(format!(".{name}.{}", std::process::id()));
    let written = fs::File::create(&aside).and_then(|mut file| {
        file.write_all(text.as_bytes())?;
        file.sync_all()?;
        fs::rename(&aside, dir.join(name))
    });
    if written.is_err() {
        // What stands in the way of the page may stand in the way of this too.
        let _ = fs::remove_file(&aside);
    }
    written
}

fn nginx_pages(dir: &str) -> String {
    let style = Links::default().style();
    let mut out = "\
# Pages for errors; the status stays what it is. With `proxy_intercept_errors on` they replace those of an upstream too.
"
    .to_owned();
    for status in statuses() {
        let _ = writeln!(out, "error_page {status} {PLACE}{status}.html;");
    }
    let _ = write!(
        out,
        "location ^~ {PLACE} {{\n    internal;\n    alias \"{dir}/\";\n    types {{ }}\n    \
         default_type \"text/html; charset=utf-8\";\n    uninitialized_variable_warn off;\n    \
         add_header Cache-Control $demur_cache_control always;\n    add_header Link $demur_link always;\n    \
         add_header X-Content-Type-Options nosniff always;\n}}\n\
         location = {style} {{\n    alias \"{dir}/style.css\";\n    types {{ }}\n    \
         default_type \"text/css; charset=utf-8\";\n}}\n"
    );
    out
}

/// The location of a page replaces the fields of the location that led to it, so that they travel as variables.
fn kept_in_nginx(places: &str) -> String {
    let mut out = String::with_capacity(places.len());
    for line in places.lines() {
        let _ = writeln!(out, "{line}");
        let field = line.trim_start().strip_prefix("add_header ");
        let value = field.and_then(|field| field.strip_suffix(" always;")?.split_once(' '));
        match value {
            Some(("Cache-Control", value)) => {
                let _ = writeln!(out, "    set $demur_cache_control {value};");
            }
            Some(("Link", value)) => {
                let _ = writeln!(out, "    set $demur_link {value};");
            }
            Some(_) | None => {}
        }
    }
    out
}

fn apache_pages(dir: &str) -> String {
    let style = Links::default().style();
    let mut out = "\
# Pages for errors; the status stays what it is. They need `mod_alias`. With `ProxyErrorOverride On` they replace those
# of an upstream too.
"
    .to_owned();
    for status in statuses() {
        let _ = writeln!(out, "ErrorDocument {status} {PLACE}{status}.html");
    }
    let (place, sheet) = (PLACE.replace('.', "\\."), style.replace('.', "\\."));
    let _ = write!(
        out,
        "Alias \"{PLACE}\" \"{dir}/\"\nAlias \"{style}\" \"{dir}/style.css\"\n\
         <Directory \"{dir}\">\n    AllowOverride None\n    Require all granted\n    \
         Header always set X-Content-Type-Options nosniff\n</Directory>\n\
         <Location \"{PLACE}\">\n    ForceType \"text/html; charset=utf-8\"\n</Location>\n\
         <Location \"{style}\">\n    ForceType \"text/css; charset=utf-8\"\n</Location>\n\
         RewriteEngine On\n\
         # Nobody gets a page about an error that did not happen.\n\
         RewriteCond %{{ENV:REDIRECT_STATUS}} ^$\nRewriteRule \"^{place}\" - [R=404,L]\n\
         RewriteRule \"^(?:{place}|{sheet}$)\" - [L]\n"
    );
    out
}

/// On the way to a page, Apache puts `REDIRECT_` before the names of variables.
fn kept_in_apache(places: &str) -> String {
    let mut out = String::with_capacity(places.len());
    for line in places.lines() {
        let _ = writeln!(out, "{line}");
        if let Some((field, variable)) = line
            .rsplit_once(" env=")
            .filter(|_| line.starts_with("Header "))
        {
            let _ = writeln!(out, "{field} env=REDIRECT_{variable}");
        }
    }
    out
}
