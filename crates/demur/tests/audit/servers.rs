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
        "root {root};\nserver_tokens off;\nerror_page 404 /404.html;\nlocation = /404.html {{ internal; add_header Cache-Control no-cache always; }}\n"
    );
    let Some(server) = Server::nginx(&folder, &lines) else {
        return;
    };
    assert_eq!(findings(&server), Vec::<String>::new());
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
    assert_eq!(findings(&server), Vec::<String>::new());
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
    assert_eq!(findings(&server), Vec::<String>::new());
}
