//! Rules for Apache httpd, for the server or a virtual host; they need `mod_rewrite` and `mod_headers`.

use std::collections::BTreeMap;

use crate::entry::{Entry, Fate, Permanence};
use crate::export::{self, Piece};
use crate::target;

const HEAD: &str = "\
# Gone, moved and withheld places, for the server or a virtual host; a virtual host does not inherit rewrite rules.
# The rules are tried one after the other: for more than some thousand entries another server is the better choice.
RewriteEngine On
";

/// The entries as configuration of Apache httpd.
pub fn apache(entries: &[Entry]) -> String {
    let mut fields = Fields::default();
    let rules: String = export::ordered(entries)
        .into_iter()
        .map(|entry| rule(entry, &mut fields))
        .collect();
    format!("{HEAD}{}{rules}", fields.directives())
}

/// Fields that several rules set; a rule names them by a variable.
#[derive(Default)]
struct Fields<'a> {
    ages: BTreeMap<u32, usize>,
    links: BTreeMap<&'a str, usize>,
}

impl<'a> Fields<'a> {
    fn age(&mut self, age: u32) -> String {
        let next = self.ages.len() + 1;
        format!(",E=DEMUR_AGE_{}:1", self.ages.entry(age).or_insert(next))
    }

    fn link(&mut self, url: &'a str) -> String {
        let next = self.links.len() + 1;
        format!(",E=DEMUR_BLOCK_{}:1", self.links.entry(url).or_insert(next))
    }

    fn directives(&self) -> String {
        let ages = self.ages.iter().map(|(age, number)| {
            format!("Header always set Cache-Control \"max-age={age}\" env=DEMUR_AGE_{number}\n")
        });
        let links = self.links.iter().map(|(url, number)| {
            // In a format of `Header` a `%` is written twice.
            let url = url.replace('%', "%%");
            format!("Header always set Link \"<{url}>; rel=\\\"blocked-by\\\"\" env=DEMUR_BLOCK_{number}\n")
        });
        let private =
            "Header always set Cache-Control \"no-store\" env=DEMUR_WITHHELD\n".to_owned();
        ages.chain(links).chain([private]).collect()
    }
}

fn rule<'a>(entry: &'a Entry, fields: &mut Fields<'a>) -> String {
    let Some(expression) = export::decoded_expression(&entry.path, &export::literal) else {
        return export::left_out(
            entry,
            "Apache decodes the path and cannot tell it from another one",
        );
    };
    let age = entry.max_age.map(|age| fields.age(age)).unwrap_or_default();
    match &entry.fate {
        Fate::Gone => format!("RewriteRule \"{expression}\" - [R=410,L{age}]\n"),
        Fate::Withheld { blocked_by } => {
            let link = blocked_by
                .as_deref()
                .map(|url| fields.link(url))
                .unwrap_or_default();
            format!("RewriteRule \"{expression}\" - [R=451,L,E=DEMUR_WITHHELD:1{link}]\n")
        }
        Fate::Moved { to, .. } if export::fills_query(to) => {
            export::left_out(entry, "Apache cannot escape what is filled into a query")
        }
        Fate::Moved { to, permanence } => moved(entry, to, *permanence, &expression, &age),
    }
}

const SAFE: &str = "(?:GET|HEAD)";
const ANY: &str = "[^ ]+";

fn moved(entry: &Entry, to: &str, permanence: Permanence, expression: &str, age: &str) -> String {
    let (safe, other) = export::statuses(permanence);
    let is_template = target::is_template(to);
    let location = substitution(&entry.path, to);
    let rule = |query: &str, location: &str, methods: &str, status: u16| {
        let condition = if is_template {
            let path = export::raw_expression(&entry.path, to);
            format!("RewriteCond %{{THE_REQUEST}} \"^{methods} {path}[? ]\"\n")
        } else {
            format!("RewriteCond %{{REQUEST_METHOD}} \"^{methods}$\"\n")
        };
        format!(
            "{query}{condition}RewriteRule \"{expression}\" \"{location}\" [R={status},NE,L{age}]\n"
        )
    };
    let both = |query: &str, location: &str| {
        rule(query, location, SAFE, safe) + &rule(query, location, ANY, other)
    };
    let mut out = String::new();
    if let Some((before, fragment)) = location
        .split_once('#')
        .filter(|(before, _)| !before.contains('?'))
    {
        // Apache would put the query of the request behind the fragment.
        let location = format!("{before}?%{{QUERY_STRING}}#{fragment}");
        out.push_str(&both("RewriteCond %{QUERY_STRING} .\n", &location));
    }
    out.push_str(&both("", &location));
    if is_template {
        // What was sent in a form that cannot be filled in safely must not be caught by a rule further down.
        out.push_str(&format!("RewriteRule \"{expression}\" - [R=404,L]\n"));
    }
    out
}

fn substitution(place: &str, to: &str) -> String {
    let mut out = String::new();
    for piece in export::pieces(place, to) {
        match piece {
            // `%1` and `$1` would be groups; there are no other characters with a meaning in a normal form.
            Piece::Text(text) => out.push_str(&text.replace('%', "\\%").replace('$', "\\$")),
            Piece::Group(number) => out.push_str(&format!("%{number}")),
        }
    }
    out
}
