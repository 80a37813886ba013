//! `demur export`, held against the servers that it is for.

use std::fs;
use std::net::SocketAddr;

use demur_testkit::{Server, status};

use crate::ask;
use crate::folder::Folder;

const LIST: &str = "path,status,to,reason,max_age,blocked_by\n\
    /fax,gone,,,3600,\n\
    /old/*,gone,,no longer sold,,\n\
    /shop/*,moved,/store/*,,60,\n\
    /leak,withheld,,,,https://isp.example/?a=%25\n";

/// Exports the list with pages; the text and the folder.
fn exported(server: &str) -> (Folder, String) {
    let folder = Folder::new(server);
    folder.write("gone.csv", LIST);
    folder.write(
        "demur.toml",
        "contact = \"help@shop.example\"\n[pages]\nsearch = \"/search?q={query}\"\n",
    );
    let output = folder.demur(&[
        "export",
        server,
        "--places",
        "gone.csv",
        "--pages",
        "new/pages",
    ]);
    let talk = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(0), "{talk}");
    assert!(talk.starts_with("16 pages written to "), "{talk}");
    (folder, String::from_utf8(output.stdout).unwrap())
}

#[test]
fn the_pages_are_written_whole_and_name_the_ways_on() {
    let (folder, text) = exported("nginx");
    let pages = folder.path().join("new/pages");
    let mut names: Vec<_> = fs::read_dir(&pages)
        .unwrap()
        .map(|entry| entry.unwrap().file_name())
        .collect();
    names.sort();
    assert_eq!(names.len(), 17, "{names:?}");
    let page = fs::read_to_string(pages.join("404.html")).unwrap();
    assert!(
        page.starts_with("<!doctype html>") && page.ends_with("</html>\n"),
        "{page}"
    );
    assert!(
        page.contains("404 Not Found") && page.contains("help@shop.example"),
        "{page}"
    );
    assert!(page.contains("action=\"/search\""), "{page}");
    assert!(!text.contains("=200"), "{text}");
}

#[test]
fn without_a_list_and_pages_there_is_nothing_to_export() {
    let folder = Folder::new("nothing");
    let output = folder.demur(&["export", "nginx"]);
    assert_eq!(output.status.code(), Some(2));
    let talk = String::from_utf8(output.stderr).unwrap();
    assert!(
        talk.starts_with("error: there is nothing to export\nhint: "),
        "{talk}"
    );
}

#[test]
fn caddy_gets_the_list_and_no_pages() {
    let folder = Folder::new("caddy");
    folder.write("gone.csv", "path,status\n/fax,gone\n");
    let output = folder.demur(&["export", "caddy", "--places", "gone.csv"]);
    let text = String::from_utf8(output.stdout).unwrap();
    assert!(text.contains("    respond @demur_1 410\n"), "{text}");
    let output = folder.demur(&["export", "caddy", "--places", "gone.csv", "--pages", "new"]);
    let talk = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(2));
    assert!(
        talk.starts_with("error: there are no pages for Caddy\nhint: "),
        "{talk}"
    );
    assert!(!folder.path().join("new").exists());
}

#[test]
fn a_list_with_faults_is_not_exported() {
    let folder = Folder::new("faults");
    folder.write("gone.csv", "path,status,to\n/a,moved,/b\n/b,moved,/a\n");
    let output = folder.demur(&["export", "apache", "--places", "gone.csv"]);
    assert_eq!((output.status.code(), output.stdout.len()), (Some(2), 0));
    let talk = String::from_utf8(output.stderr).unwrap();
    assert!(
        talk.contains("error[redirect-loop]") && talk.contains("gone.csv:2"),
        "{talk}"
    );
}

#[test]
fn nginx_takes_the_export_and_keeps_status_and_fields() {
    let (folder, text) = exported("nginx");
    let Some(server) = Server::nginx(folder.own(), &text) else {
        return;
    };
    check_answers(server.address());
    let log = fs::read_to_string(folder.path().join("error.log")).unwrap();
    assert!(!log.contains("uninitialized"), "{log}");
}

#[test]
fn apache_takes_the_export_and_keeps_status_and_fields() {
    let (folder, text) = exported("apache");
    if let Some(server) = Server::apache(folder.own(), &text) {
        check_answers(server.address());
    }
}

/// Every error keeps its status and its fields, whatever page it has.
#[track_caller]
fn check_answers(server: SocketAddr) {
    let check = |method: &str, path: &str, code: u16, expected: &[&str]| {
        let answer = ask(server, method, path);
        assert_eq!(status(&answer), code, "{method} {path}: {answer}");
        for words in expected {
            assert!(
                answer.to_lowercase().contains(&words.to_lowercase()),
                "{path} lacks `{words}`: {answer}"
            );
        }
    };
    let html = "\r\nContent-Type: text/html; charset=utf-8\r\n";
    for method in ["GET", "POST"] {
        check(
            method,
            "/fax",
            410,
            &[
                html,
                "<title>410 Gone</title>",
                "\r\nCache-Control: max-age=3600\r\n",
            ],
        );
        let link = "\r\nLink: <https://isp.example/?a=%25>; rel=\"blocked-by\"\r\n";
        let fields = [
            html,
            "<title>451 Unavailable",
            link,
            "\r\nCache-Control: no-store\r\n",
        ];
        check(method, "/leak", 451, &fields);
    }
    check(
        "GET",
        "/nowhere",
        404,
        &[
            html,
            "<title>404 Not Found</title>",
            "href=\"/.demur/style.css\"",
        ],
    );
    check("GET", "/old/a", 410, &[]);
    check("GET", "/shop/a?b=c", 301, &["/store/a?b=c\r\n"]);
    check(
        "GET",
        "/.demur/style.css",
        200,
        &["\r\nContent-Type: text/css; charset=utf-8\r\n"],
    );
    check(
        "GET",
        "/.demur/pages/410.html",
        404,
        &["<title>404 Not Found</title>"],
    );
    check("GET", "/.demur/pages/none.html", 404, &[]);
}
