//! Servers of others with sane configurations: every finding is one of these, and true.

use std::fs;

use demur_testkit::{Folder, Server, result};
use serde_json::Value;

use crate::shop::audit;

const HOME: &str = "<!doctype html>\n<html lang=\"en\">\n<title>Shop</title>\n<h1>Shop</h1>\n<p>Kettles, knives and kites.</p>\n\
    <ul><li><a href=\"/about.html\">About the shop</a></li><li><a href=\"/docs/\">Manuals</a></li></ul>\n</html>\n";
const ABOUT: &str = "<!doctype html>\n<html lang=\"en\">\n<title>About the shop</title>\n<h1>About</h1>\n\
    <p>We sell what begins with a K since 1998, and repair what we sold. Come in, or write.</p>\n<p><a href=\"/\">Home</a></p>\n</html>\n";
const MANUALS: &str = "<!doctype html>\n<html lang=\"en\">\n<title>Manuals</title>\n<h1>Manuals</h1>\n\
    <p>How to fly a kite, sharpen a knife, and descale a kettle, on paper only.</p>\n<p><a href=\"/\">Home</a></p>\n</html>\n";
const MISSING: &str = "<!doctype html>\n<html lang=\"en\">\n<meta name=\"viewport\" content=\"width=device-width\">\n<title>Not found</title>\n\
    <h1>There is no such page</h1>\n<p>Go <a href=\"/\">to the shop</a>, or <a href=\"/search\">search</a> it.</p>\n</html>\n";

/// A folder with a small site in it.
fn site(name: &str) -> (Folder, String) {
    let folder = Folder::new(name);
    let root = folder.path().join("site");
    fs::create_dir_all(root.join("docs")).unwrap();
    for (name, text) in [
        ("index.html", HOME),
        ("about.html", ABOUT),
        ("docs/index.html", MANUALS),
        ("404.html", MISSING),
        ("robots.txt", "User-agent: *\nDisallow:\n"),
    ] {
        fs::write(root.join(name), text).unwrap();
    }
    let root = root.display().to_string();
    (folder, root)
}

/// Everything that an audit finds, malformed requests among it: severity, rule and sentence.
fn findings(server: &Server) -> Vec<String> {
    let url = format!("http://{}/", server.address());
    let arguments = [
        &url,
        "--allow-raw",
        "--format",
        "json",
        "--fail-on",
        "never",
    ];
    let report = result(&mut audit(&arguments), b"", 0);
    let report: Value = serde_json::from_str(&report).unwrap();
    assert!(report["requests"].as_u64().unwrap() > 50, "{report}");
    let found = report["findings"].as_array().unwrap();
    let text = |one: &Value, name: &str| one[name].as_str().unwrap().to_owned();
    found
        .iter()
        .map(|one| {
            format!(
                "{} {}: {}",
                text(one, "severity"),
                text(one, "rule"),
                text(one, "what")
            )
        })
        .collect()
}

#[test]
fn nginx() {
    let (folder, root) = site("audit-nginx");
    let lines = format!(
        "location / {{ root {root}; }}\nserver_tokens off;\nerror_page 404 /404.html;\ntypes {{ text/html html; text/plain txt; }}\nlocation = /404.html {{ internal; root {root}; add_header Cache-Control no-cache always; }}\n"
    );
    let Some(server) = Server::nginx(&folder, &lines) else {
        return;
    };
    let expected = [
        // It knows the methods of files, and never says which (RFC 9110 §15.5.6 MUST).
        "must method-not-allowed-without-allow: the 405 has no `Allow`",
        "advice unknown-method: the unknown method `DEMURXYZ` gets 405, which is for known methods",
        "advice malformed-request: a request with a field of 64 kB is refused with 400, and not with 431",
        // There is one site, and it answers for every name.
        "advice wrong-authority: the host `demur-audit.invalid` gets the same content as the right one",
        "advice path-variants: 2 addresses written with a doubled slash get the same content again",
    ];
    assert_eq!(findings(&server), expected);
}

#[test]
fn apache() {
    let (folder, root) = site("audit-apache");
    let lines = format!(
        "DocumentRoot {root}\nServerTokens Prod\nServerSignature Off\nTraceEnable off\nErrorDocument 404 /404.html\nHeader always set Cache-Control no-cache \"expr=%{{REQUEST_STATUS}} == 404\"\nDirectoryIndex index.html\n<Directory {root}>\nRequire all granted\n</Directory>\nTypesConfig /etc/mime.types\n"
    );
    let modules = ["dir", "mime"];
    let Some(server) = Server::apache_with(&folder, &modules, &lines) else {
        return;
    };
    let expected = [
        // Its 416 does not say how long the file is (RFC 9110 §15.5.17 SHOULD).
        "should unsatisfied-range-without-length: the 416 has no `Content-Range`",
        // Any version with the syntax of HTTP/1 is taken for 1.1, and what is too long in a head is 400.
        "advice malformed-request: a request as HTTP/3.7, in the syntax of HTTP/1, is served with 200",
        "advice malformed-request: a request with a field of 64 kB is refused with 400, and not with 431",
        // There is one site, and it answers for every name.
        "advice wrong-authority: the host `demur-audit.invalid` gets the same content as the right one",
        "advice path-variants: 2 addresses written with a doubled slash get the same content again",
    ];
    assert_eq!(findings(&server), expected);
}

#[test]
fn caddy() {
    let (folder, root) = site("audit-caddy");
    let text = |address: std::net::SocketAddr| {
        format!(
            "{{\nadmin off\nauto_https off\n}}\nhttp://{address} {{\nroot * {root}\nfile_server\nhandle_errors {{\nheader Cache-Control no-cache\nrewrite * /404.html\nfile_server\n}}\n}}\n"
        )
    };
    let Some(server) = Server::caddy(&folder, text) else {
        return;
    };
    let expected = [
        // A unit that is not known must be ignored (RFC 9110 §14.2).
        "must range-handling: `Range` with a unit that nobody has gets 416",
        // After both, the connection must be closed (RFC 9112 §6.1).
        "must malformed-request: a request with `Content-Length` and `Transfer-Encoding` leaves the connection open",
        // It takes every method for GET where a file is there.
        "should unknown-method: the unknown method `DEMURXYZ` gets 200, as if it had been understood",
        // Refusals of its HTTP library come before anything that knows the time.
        "advice no-date: the 400 has no `Date`",
        "advice path-variants: 2 addresses written with a doubled slash get the same content again",
    ];
    assert_eq!(findings(&server), expected);
}
