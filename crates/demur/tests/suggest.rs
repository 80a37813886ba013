//! `demur watch suggest` through the real binary, and what it writes held against whoever reads it.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use std::path::Path;
use std::process::{Command, Stdio};

use demur_testkit::{Folder, Server, ask, program, status};

/// The program in a folder.
fn demur(folder: &Folder, arguments: &[&str]) -> Command {
    let mut command = program(env!("CARGO_BIN_EXE_demur"));
    command.current_dir(folder.path()).args(arguments);
    command
}

/// What is suggested for `access.log`: the result, and what is said beside it.
#[track_caller]
fn suggested(folder: &Folder, arguments: &[&str]) -> (String, String) {
    let arguments = [&["watch", "suggest", "access.log"], arguments].concat();
    let output = demur(folder, &arguments).output().unwrap();
    let talk = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(0), "{talk}");
    (String::from_utf8(output.stdout).unwrap(), talk)
}

/// A line of an access log, so many minutes after the beginning.
fn line(minute: u64, client: &str, path: &str, status: u16, referrer: &str) -> Vec<u8> {
    bytes(minute, client, path.as_bytes(), status, referrer)
}

fn bytes(minute: u64, client: &str, path: &[u8], status: u16, referrer: &str) -> Vec<u8> {
    let (day, hour, minute) = (1 + minute / 1440, minute / 60 % 24, minute % 60);
    let time = format!("{day:02}/Mar/2026:{hour:02}:{minute:02}:00 +0000");
    let start = format!("{client} - - [{time}] \"GET ");
    let end = format!(
        " HTTP/1.1\" {status} 5 \"{referrer}\" \"Mozilla/5.0 (X11; Linux) Firefox/120.0\"\n"
    );
    [start.as_bytes(), path, end.as_bytes()].concat()
}

fn log(name: &str, lines: &[Vec<u8>]) -> Folder {
    let folder = Folder::new(&format!("suggest-{name}"));
    std::fs::write(folder.path().join("access.log"), lines.concat()).unwrap();
    folder
}

/// A page that moves after two hours, and one that is taken away.
fn a_page_that_moves() -> Vec<Vec<u8>> {
    let mut lines = Vec::new();
    for minute in 0..240 {
        let client = format!("198.51.100.{}", minute % 40);
        let has_moved = minute >= 120;
        let status = if has_moved { 404 } else { 200 };
        lines.push(line(minute, &client, "/", 200, "-"));
        lines.push(line(
            minute,
            &client,
            "/products/red-shoe",
            status,
            "https://friend.example/shoes",
        ));
        if has_moved {
            lines.push(line(minute, &client, "/shop/red-shoe", 200, "-"));
        }
        if minute % 4 == 0 {
            lines.push(line(minute, &client, "/fax", status, "-"));
        }
    }
    lines
}

#[test]
fn a_page_that_moved_and_one_that_is_gone_are_told_apart() {
    let folder = log("moved", &a_page_that_moves());
    let (text, talk) = suggested(&folder, &[]);
    assert_eq!(
        text,
        "# Suggested by `demur watch suggest`: look at each line before you serve the list.\n\
         # A path behind a `#` is a question: take the `#` away to say yes.\n\
         path,status,to,since,reason,max_age,blocked_by\n\n\
         # 120 hits; there until 2026-03-01 01:59; linked from `https://friend.example/shoes`\n\
         /products/red-shoe,moved,/shop/red-shoe,2026-03-01,,,\n\n\
         # 30 hits; there until 2026-03-01 01:56; nothing that is there is near: is it gone for good?\n\
         #/fax,gone,,2026-03-01,,,\n"
    );
    assert_eq!(talk, "");
    let (text, _) = suggested(&folder, &["--as", "urls"]);
    assert_eq!(text, "/\n/fax\n/products/red-shoe\n/shop/red-shoe\n");
    let (text, talk) = suggested(&folder, &["--min-hits", "100"]);
    assert!(!text.contains("fax"), "{text}");
    assert_eq!(
        talk,
        "paths left out, since they were asked for too seldom (`--min-hits 1` shows them): 1\n"
    );
}

#[test]
fn what_came_back_after_an_outage_is_asked_about() {
    let mut lines = Vec::new();
    for minute in 0..240 {
        let client = format!("198.51.100.{}", minute % 40);
        let is_out = (60..70).contains(&minute);
        let path = "/products/red-shoe";
        lines.push(line(
            minute,
            &client,
            path,
            if is_out { 404 } else { 200 },
            "-",
        ));
        lines.push(line(minute, &client, "/shop/red-shoe", 200, "-"));
    }
    let (text, _) = suggested(&log("outage", &lines), &[]);
    assert!(
        text.contains("\n# 10 hits; there until 2026-03-01 00:59; no 404 since 2026-03-01 01:10: is it there again?\n#/products/"),
        "{text}"
    );
    assert!(!text.contains("\n/"), "{text}");
}

#[test]
fn the_list_is_served_as_it_is() {
    let folder = log("served", &a_page_that_moves());
    let (text, _) = suggested(&folder, &[]);
    check_list(&folder, &text);
    let (text, _) = suggested(&folder, &["--as", "nginx"]);
    if let Some(server) = Server::nginx(&folder, &text) {
        let answer = moved(server.address());
        assert!(
            answer.contains("\r\nLocation: /shop/red-shoe?size=42\r\n"),
            "{answer}"
        );
    }
    let (text, _) = suggested(&folder, &["--as", "apache"]);
    if let Some(server) = Server::apache(&folder, &text) {
        moved(server.address());
    }
    let (text, _) = suggested(&folder, &["--as", "caddy"]);
    if let Some(server) = caddy(&folder, &text) {
        moved(server.address());
    }
}

#[track_caller]
fn moved(server: std::net::SocketAddr) -> String {
    let request =
        "GET /products/red-shoe?size=42 HTTP/1.1\r\nHost: a.example\r\nConnection: close\r\n\r\n";
    let answer = ask(server, request);
    assert_eq!(status(&answer), 301, "{answer}");
    assert!(answer.contains("/shop/red-shoe?size=42\r\n"), "{answer}");
    answer
}

fn caddy(folder: &Folder, rules: &str) -> Option<Server> {
    Server::caddy(folder, |address| {
        format!(
            "{{\n    admin off\n    auto_https off\n}}\nhttp://:{} {{\nbind {}\n{rules}\nrespond 404\n}}\n",
            address.port(),
            address.ip()
        )
    })
}

/// The list has to be one that the gateway takes, and so has the one with the answer yes to every question.
#[track_caller]
fn check_list(folder: &Folder, text: &str) {
    let mut known = std::collections::BTreeSet::new();
    let mut yes = String::new();
    for line in text.lines() {
        let answer = line
            .strip_prefix('#')
            .filter(|line| line.starts_with(['/', '"']));
        let path = |line: &str| {
            line.split(",moved,")
                .next()
                .unwrap()
                .split(",gone,")
                .next()
                .unwrap()
                .to_owned()
        };
        match answer {
            // Of two answers, one.
            Some(answer) if !known.insert(path(answer)) => {}
            Some(answer) => yes += &format!("{answer}\n"),
            None => yes += &format!("{line}\n"),
        }
    }
    for list in [text, &yes] {
        folder.write("gone.csv", list);
        folder.write("demur.toml", "places = [\"gone.csv\"]\n");
        let output = demur(folder, &["check", "demur.toml"]).output().unwrap();
        let talk = String::from_utf8(output.stdout).unwrap();
        assert_eq!(output.status.code(), Some(0), "{talk}\n{list}");
    }
}

const HOSTILE: [&[u8]; 26] = [
    b"/a,b",
    b"/a,\"b\"",
    b"/a\\x22b\\x22,gone",
    b"/a'b;}",
    b"/a%0d%0aSet-Cookie:x",
    b"/a%0A,moved,https://evil.example/",
    b"/a%22%27%5C",
    b"/a%2Fb",
    b"/a\xff\xfe",
    b"/a%ff",
    b"/\xc3\xbcber",
    b"/a$args$1%{REMOTE_ADDR}",
    b"/a${HOME}",
    b"/{env.HOME}",
    b"/a*",
    b"/a/*",
    b"/a/../b",
    b"//evil.example/a",
    b"/#a",
    b"/a`b",
    b"/a%60b",
    b"/a%7Bb%7D",
    b"/=cmd|x",
    b"/a\x1b[31m",
    b"/a%2500",
    b"http://evil.example/a",
];

/// Each path was there, and is not any more; a namesake of it is there elsewhere.
fn hostile(paths: &[&[u8]]) -> Vec<Vec<u8>> {
    let mut lines = Vec::new();
    for minute in 0..90_u64 {
        let client = format!("198.51.100.{}", minute % 40);
        let there = if minute < 60 { 200 } else { 404 };
        for path in paths {
            lines.push(bytes(
                minute,
                &client,
                path,
                there,
                "https://a.example/\\\\,{x}`",
            ));
            let name = path.rsplit(|byte| *byte == b'/').next().unwrap();
            let old = [b"/old/red-shoe-", name].concat();
            let new = [b"/new/red-shoe-", name].concat();
            lines.push(bytes(minute, &client, &old, there, "-"));
            if there == 404 {
                lines.push(bytes(minute, &client, &new, 200, "-"));
            }
        }
    }
    lines
}

#[test]
fn whoever_reads_a_list_takes_it_whatever_was_asked_for() {
    let mut all = String::new();
    // A report names the most frequent paths only.
    for (number, paths) in HOSTILE.chunks(9).enumerate() {
        let folder = log(&format!("hostile-{number}"), &hostile(paths));
        let (text, _) = suggested(&folder, &[]);
        check_list(&folder, &text);
        check_forms(&folder);
        all += &text;
    }
    for expected in [
        "\n\"/old/red-shoe-a,b\",moved,\"/new/red-shoe-a,b\",2026-03-01,,,\n",
        "\n/old/red-shoe-%C3%BCber,moved,/new/red-shoe-%C3%BCber,",
        "\n#/a%FF,gone,",
    ] {
        assert!(all.contains(expected), "{expected}: {all}");
    }
    for refused in [
        "evil.example/a,",
        "%0D",
        "%0A",
        "*",
        "\u{1b}",
        "\"b\"",
        "/,",
        "%2500,moved",
    ] {
        let mut lines = all.lines().filter(|line| !line.starts_with("# "));
        assert!(
            !lines.any(|line| line.contains(refused)),
            "{refused}: {all}"
        );
    }
}

/// Every other form has to be taken by whom it is for.
#[track_caller]
fn check_forms(folder: &Folder) {
    let (text, _) = suggested(folder, &["--as", "urls"]);
    let is_path = |line: &str| line.starts_with('/') && !line.starts_with("//") && line.is_ascii();
    assert!(
        text.lines().all(is_path) && text.lines().is_sorted(),
        "{text}"
    );
    drop(Server::nginx(
        folder,
        &suggested(folder, &["--as", "nginx"]).0,
    ));
    drop(Server::apache(
        folder,
        &suggested(folder, &["--as", "apache"]).0,
    ));
    drop(caddy(folder, &suggested(folder, &["--as", "caddy"]).0));
}

/// A site of some visitors, and two clients that look for weak places.
fn probed() -> Vec<Vec<u8>> {
    let mut lines = Vec::new();
    for minute in 0..120_u64 {
        for visitor in 0..4 {
            lines.push(line(
                minute,
                &format!("198.51.100.{visitor}"),
                "/",
                200,
                "-",
            ));
        }
        let probes: [&[u8]; 3] = [b"/.env", b"/wp-login.php", b"/x;}\\x22\\x5c"];
        for probe in probes.into_iter().filter(|_| minute < 30) {
            lines.push(bytes(minute, "203.0.113.7", probe, 404, "-"));
            lines.push(bytes(minute, "2001:db8:1::7", probe, 404, "-"));
        }
    }
    lines
}

#[test]
fn who_looks_for_weak_places_is_kept_out_by_every_server() {
    let folder = log("probed", &probed());
    let (text, talk) = suggested(&folder, &["--as", "block"]);
    let row = "\n203.0.113.0/24\t2026-03-08T00:30:00Z\t";
    assert!(
        text.contains(row) && text.contains("\n2001:db8:1::/48\t"),
        "{text}"
    );
    assert!(text.contains("/.env") && talk.is_empty(), "{text}{talk}");
    let own = |text: &str| text.replace("203.0.113.0/24", "127.0.0.0/8");
    let blocked = |server: &Server| status(&ask(server.address(), ASK));
    let (text, _) = suggested(&folder, &["--as", "block", "--for", "nginx"]);
    assert!(text.contains("\ndeny 203.0.113.0/24;\n"), "{text}");
    let slowed: String = text
        .lines()
        .filter(|line| !line.starts_with("deny "))
        .map(|line| line.replace("# limit_req ", "limit_req ") + "\n")
        .collect();
    assert!(slowed.contains("\nlimit_req zone"), "{slowed}");
    if let Some(server) = Server::nginx_with(&folder, &own(&text), "") {
        assert_eq!(blocked(&server), 403);
    }
    if let Some(server) = Server::nginx_with(&folder, &own(&slowed), "") {
        let answers: Vec<_> = (0..8).map(|_| blocked(&server)).collect();
        assert_eq!((answers[0], answers[7]), (404, 503), "{answers:?}");
    }
    let (text, _) = suggested(&folder, &["--as", "block", "--for", "apache"]);
    assert!(text.contains(" Require not ip 203.0.113.0/24\n"), "{text}");
    let closed = format!(
        "<Directory \"{}/none\">\nRequire all denied\n</Directory>\n",
        folder.path().display()
    );
    // What was closed before stays closed.
    for (lines, expected) in [
        (own(&text), 403),
        (text.clone(), 404),
        (closed + &text, 403),
    ] {
        if let Some(server) = Server::apache_with(&folder, &["authz_host"], &lines) {
            assert_eq!(blocked(&server), expected, "{lines}");
        }
    }
    let (text, _) = suggested(&folder, &["--as", "block", "--for", "caddy"]);
    if let Some(server) = caddy(&folder, &text) {
        assert_eq!(blocked(&server), 404);
    }
    if let Some(server) = caddy(&folder, &own(&text)) {
        assert_eq!(blocked(&server), 403);
    }
}

const ASK: &str = "GET /x HTTP/1.1\r\nHost: a.example\r\nConnection: close\r\n\r\n";

#[test]
fn a_quiet_log_has_nothing_to_suggest() {
    let lines: Vec<_> = (0..60)
        .map(|minute| line(minute, "198.51.100.1", "/", 200, "-"))
        .collect();
    let folder = log("quiet", &lines);
    let (text, talk) = suggested(&folder, &[]);
    check_list(&folder, &text);
    assert_eq!(talk, "there is nothing to suggest\n");
    for server in ["plain", "nginx", "apache", "caddy"] {
        let (text, talk) = suggested(&folder, &["--as", "block", "--for", server]);
        assert_eq!(talk, "no client looks for weak places\n");
        assert!(!text.contains("respond"), "{text}");
    }
}

#[test]
fn a_real_log_has_sensible_suggestions() {
    let packed = std::env::var_os("DEMUR_TEST_DATA");
    let packed = packed.map(|data| Path::new(&data).join("logs/elastic-apache-combined.log.zst"));
    let Some(packed) = packed.filter(|packed| packed.exists()) else {
        return println!("skipped: DEMUR_TEST_DATA has no `logs/elastic-apache-combined.log.zst`");
    };
    let folder = Folder::new("suggest-real");
    let output = demur(&folder, &["watch", "suggest"])
        .arg(packed)
        .stderr(Stdio::inherit())
        .output();
    let text = String::from_utf8(output.unwrap().stdout).unwrap();
    check_list(&folder, &text);
    let mut moves: Vec<_> = text.lines().filter(|line| line.starts_with('/')).collect();
    moves.sort_unstable();
    assert_eq!(
        moves,
        [
            "/geekery/find-that-lost-screen-session-2.html,moved,/blog/geekery/find-that-lost-screen-session-2.html,,,,",
            "/geekery/find-that-lost-screen-session.html,moved,/blog/geekery/find-that-lost-screen-session.html,,,,",
            "/presentations/logstash-puppetconf-2012/images/office-space-printer-beat-down-gif.gif,moved,\
             /presentations/logstash-blah/images/office-space-printer-beat-down-gif.gif,,,,",
        ]
    );
    // Another version is not the same file.
    let version = "\n# 61 hits; the nearest, `/files/logstash/logstash-1.1.0-monolithic.jar`, has another number: is it gone \
                   for good?\n#/files/logstash/logstash-1.3.2-monolithic.jar,gone,,,,,\n\n";
    assert!(text.contains(version), "{text}");
    assert!(
        !text.contains("wp-login") && !text.contains("favicon"),
        "{text}"
    );
}

#[test]
fn the_command_explains_itself() {
    let folder = Folder::new("suggest-help");
    let text = demur_testkit::result(&mut demur(&folder, &["watch", "suggest", "--help"]), b"", 0);
    assert!(
        text.contains("Examples:\n  demur watch suggest access.log > gone.csv\n"),
        "{text}"
    );
    let arguments = ["watch", "suggest", "-", "--as", "nginx", "--for", "nginx"];
    let talk = demur_testkit::talk(&mut demur(&folder, &arguments), b"", 2);
    assert!(
        talk.contains("`--for` is for `--as block`\nhint: "),
        "{talk}"
    );
}
