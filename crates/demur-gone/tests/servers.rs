//! The exported configuration, asked through real nginx and Apache httpd where they are installed.

use std::net::SocketAddr;

use demur_gone::{Entry, Found, Permanence, Places, export, read_csv};
use demur_testkit::{Folder, Server};

const LIST: &str = "path,status,to,reason,max_age,blocked_by\n\
    /fax,gone,,\"no \"\"longer\"\" sold; see {this} \\ that\",,\n\
    /price,gone,,only $5,3600,\n\
    /old/*,gone,,,,\n\
    /page,moved,/new/page,,60,\n\
    /sale,found,/summer,,,\n\
    /own,moved,/search?q=own,,,\n\
    /part,moved,/whole#part,,,\n\
    /away,moved,https://www.example.com:8443/a%20b?c=d%25,,,\n\
    \"/a b(c)+[d]^%7Bx%7D\",withheld,,,,\n\
    /über uns,moved,/about%C3%BC,,,\n\
    \"/quote\"\"d'$1;\",moved,\"/un'quoted$&;\",,,\n\
    /docs/v1/*,moved,/docs/v2/*,,,\n\
    /to-root/*,moved,/*,,,\n\
    /shop/*,found,https://shop.example.com/*,,,\n\
    /blog/{year}/{slug},moved,/articles/{slug},,,\n\
    /blog/{year}/{slug}.html,moved,/articles/{slug}/{year},,,\n\
    /blog/2020/*,gone,,,,\n\
    /blog/*,found,/archive,,,\n\
    /user/{name},found,/{name},,,\n\
    /in/{a}/of/*,moved,/of/{a}/*,,,\n\
    /leak,withheld,,court order 7,,https://isp.example/?a=%25b\n\
    /leaks/*,withheld,,,,https://isp.example/?a=%25b\n\
    /leaks/a,gone,,,,\n\
    /court/a/*,moved,/new/*,,,\n\
    /court/{case}/files,withheld,,,,\n";

const PATHS: [&str; 50] = [
    "/",
    "/other",
    "/fax",
    "/FAX",
    "/fax/",
    "/price",
    "/old",
    "/old/",
    "/old/a/b",
    "/page",
    "/page?x=1&y=%20",
    "/%70age",
    "/sale",
    "/sale?a",
    "/own",
    "/own?x=1",
    "/part",
    "/part?x=1",
    "/away",
    "/away?z",
    "/a%20b(c)+%5Bd%5D%5E%7Bx%7D",
    "/%C3%BCber%20uns",
    "/%c3%bcber%20uns?x",
    "/quote%22d'$1;",
    "/docs/v1/",
    "/docs/v1/a/b.html?q=1",
    "/docs/v1/a%20b",
    "/to-root/a/b",
    "/to-root/%5Cevil",
    "/shop/a?b=c",
    "/blog/2019/a",
    "/blog/2019/a?x=y",
    "/blog/2019/a.html",
    "/blog/2020/a",
    "/blog/2019/",
    "/blog/2019/a/b",
    "/blog/",
    "/user/ann",
    "/user/a%0D%0Ab",
    "/user/a%C3%BC$1",
    "/user/%5Cevil.example",
    "/in/x/of/y/z",
    "/leak",
    "/leaks/b",
    "/leaks/a",
    "/court/a/b",
    "/court/a/files",
    "/court/b/files",
    "/blog/x/y;z,&=",
    "/docs/v1/a?b=$args&c=$1",
];
const METHODS: [&str; 4] = ["GET", "HEAD", "POST", "DELETE"];

#[test]
fn nginx_answers_as_we_do() {
    let folder = Folder::new("gone-nginx");
    let lines = export::nginx(&entries()) + "\nlocation / { return 404; }";
    if let Some(server) = Server::nginx(&folder, &lines) {
        compare(server.address(), "nginx", &entries());
    }
}

#[test]
fn apache_answers_as_we_do() {
    let folder = Folder::new("gone-apache");
    if let Some(server) = Server::apache(&folder, &export::apache(&entries())) {
        compare(server.address(), "Apache", &entries());
    }
}

#[test]
fn caddy_answers_as_we_do() {
    let folder = Folder::new("gone-caddy");
    // The export leaves out what is filled into a target.
    let is_fixed = |line: &&str| {
        !line
            .split(',')
            .nth(2)
            .is_some_and(|to| to.contains(['*', '{']))
    };
    let list: Vec<_> = LIST.lines().filter(is_fixed).collect();
    let rules = export::caddy(&entries());
    let server = Server::caddy(&folder, |address| {
        format!(
            "{{\n    admin off\n    auto_https off\n}}\nhttp://{address} {{\n{rules}respond 404\n}}\n"
        )
    });
    if let Some(server) = server {
        compare(server.address(), "Caddy", &read(&list.join("\n")));
    }
}

fn read(list: &str) -> Vec<Entry> {
    let (entries, defects) = read_csv("gone.csv", list.as_bytes());
    assert_eq!(defects, []);
    entries
}

fn entries() -> Vec<Entry> {
    read(LIST)
}

/// What is expected of one request: status, Location, who blocks, and how long the answer may be kept.
#[derive(Debug, PartialEq, Eq)]
struct Expected {
    status: u16,
    location: Option<String>,
    link: Option<String>,
    cache: Option<String>,
}

fn expected(places: &Places, method: &str, target: &str) -> Expected {
    let (path, query) = target
        .split_once('?')
        .map_or((target, None), |(path, query)| (path, Some(query)));
    let answer = |status, location, max_age: Option<u32>| Expected {
        status,
        location,
        link: None,
        cache: max_age.map(|age| format!("max-age={age}")),
    };
    if let Some(withheld) = places.find_withheld(path) {
        let link = withheld
            .blocked_by
            .map(|url| format!("<{url}>; rel=\"blocked-by\""));
        return Expected {
            status: 451,
            location: None,
            link,
            cache: Some("no-store".to_owned()),
        };
    }
    let is_safe = matches!(method, "GET" | "HEAD");
    match places.find(path, query) {
        Some(Found::Moved {
            to,
            permanence,
            max_age,
        }) => {
            let status = match (permanence, is_safe) {
                (Permanence::Permanent, true) => 301,
                (Permanence::Permanent, false) => 308,
                (Permanence::Temporary, true) => 302,
                (Permanence::Temporary, false) => 307,
            };
            answer(status, Some(to.into_owned()), max_age)
        }
        Some(Found::Gone { max_age, .. }) => answer(410, None, max_age),
        None => answer(404, None, None),
    }
}

fn compare(server: SocketAddr, name: &str, entries: &[Entry]) {
    let places = Places::compile(entries).unwrap_or_default();
    assert!(!places.is_empty());
    let mut differences = String::new();
    for target in PATHS {
        for method in METHODS {
            let answer = answered(server, method, target);
            let mut wanted = expected(&places, method, target);
            if name == "nginx" {
                // nginx cannot write a `$` that begins no variable, so the export escapes it; those of captures remain.
                let has_literal = target.starts_with("/quote");
                wanted.location = wanted.location.map(|to| {
                    if has_literal {
                        to.replace('$', "%24")
                    } else {
                        to
                    }
                });
            }
            // What is not listed is the server's own affair; Apache answers DELETE with 405 there.
            let is_other = wanted.status == 404 && answer.status == 405;
            if answer != wanted && !is_other {
                differences.push_str(&format!(
                    "{method} {target}\n  {name}: {answer:?}\n  demur: {wanted:?}\n"
                ));
            }
        }
    }
    assert!(differences.is_empty(), "{differences}");
}

fn answered(server: SocketAddr, method: &str, target: &str) -> Expected {
    let request = format!(
        "{method} {target} HTTP/1.1\r\nHost: {server}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
    );
    let answer = demur_testkit::ask(server, &request);
    let head = answer.split("\r\n\r\n").next().unwrap_or_default();
    let field = |name: &str| {
        let mut lines = head.lines().filter_map(|line| line.split_once(": "));
        lines
            .find(|(known, _)| known.eq_ignore_ascii_case(name))
            .map(|(_, value)| value.to_owned())
    };
    let origin = format!("http://{server}");
    Expected {
        status: demur_testkit::status(&answer),
        location: field("location")
            .map(|to| to.strip_prefix(&origin).map_or(to.clone(), str::to_owned)),
        link: field("link"),
        cache: field("cache-control"),
    }
}
