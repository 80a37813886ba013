//! Lines that are meant to do harm.

use demur_watch::formats::{Parser, compile, detect, names};
use proptest::collection::vec;
use proptest::prelude::any;
use proptest::{prop_assert, proptest};

use super::by_name;

const LINES: &[&str] = &[
    r#"192.0.2.1 - ada [17/May/2015:10:05:03 +0000] "GET /a\x22?b HTTP/1.1" 404 153 "https://a/?b" "a \"b\" \u00e4""#,
    r#"a:443 192.0.2.1 - ada [17/May/2015:10:05:03 +0000] "GET /a HTTP/1.1" 404 153 "-" "x" "y" 1"#,
    r#"{"v":1,"ts":"2015-05-17T10:05:03.123Z","path":"/a\"","status":404,"shadow":["x"],"client":"::1"}"#,
    r#"{"ts":1431857103.5,"request":{"client_ip":"192.0.2.1","method":"GET","uri":"/a","headers":{"User-Agent":["x"]}},"duration":9e-4,"status":404}"#,
    r#"{"start_time":"2015-05-17T10:05:03Z","method":"GET","path":"/a","response_code":"404","x_forwarded_for":"a, b"}"#,
    r#"{"StartUTC":"2015-05-17T10:05:03.1Z","RequestMethod":"GET","RequestPath":"/a","DownstreamStatus":404,"ServiceURL":{"a":[1]}}"#,
    r#"{"time_local":"17/May/2015:10:05:03 +0000","request":"GET /a HTTP/1.1","status":404,"upstream_addr":"a, b"}"#,
];

fn parsers() -> Vec<Parser> {
    let written = [
        r#"$remote_addr [$time_local] "$request" $status $upstream_addr $upstream_status "$http_user_agent""#,
        "$msec $scheme://$host$request_uri $request_time",
        r#"%{usec}t %U%q "%{Referer}i" %D"#,
    ];
    names()
        .map(by_name)
        .chain(written.iter().map(|text| compile(text).unwrap()))
        .collect()
}

/// Whatever is handed out comes from the line, and the line bounds it.
fn check(parsers: &[Parser], line: &[u8]) {
    for parser in parsers {
        if let Ok(record) = parser.read(line) {
            for text in [
                &record.client,
                &record.principal,
                &record.host,
                &record.method,
                &record.path,
                &record.referrer,
                &record.agent,
                &record.upstream,
            ] {
                assert!(text.len() <= line.len().max(1));
            }
            assert!(!record.path.contains(&b'?') && !record.referrer.contains(&b'?'));
            assert!(record.status < 1_000);
        }
    }
}

#[test]
fn lines_cut_at_every_byte_do_no_harm() {
    let parsers = parsers();
    for line in LINES {
        for end in 0..line.len() {
            check(&parsers, &line.as_bytes()[..end]);
            check(&parsers, &line.as_bytes()[end..]);
        }
    }
}

#[test]
fn json_that_was_cut_is_never_read() {
    for (name, line) in [
        ("events", LINES[2]),
        ("caddy", LINES[3]),
        ("json", LINES[6]),
    ] {
        let parser = by_name(name);
        assert!(parser.read(line.as_bytes()).is_ok());
        for end in 0..line.len() {
            assert!(
                parser.read(&line.as_bytes()[..end]).is_err(),
                "{name} {end}"
            );
        }
    }
}

/// Fillings that could make a reader look again and again.
const FILLINGS: &[&str] = &[
    "a",
    "\"",
    "\\",
    "\\\"",
    " ",
    "\" ",
    "\" \"",
    " [",
    "[",
    "{",
    "[{",
    "\",\"",
    ":",
    "-",
    "9",
    "\" 200 5 \"",
    "\\u",
    "\\x4",
    "\u{1b}[2J",
    "\0",
    "{\"request\":",
    "\\ud83d",
];

/// Lines with the filling in every place.
fn filled(filling: &str) -> [String; 11] {
    let start = r"192.0.2.1 - - [17/May/2015:10:05:03 +0000] ";
    [
        filling.to_owned(),
        format!("{start}{filling}"),
        format!("{start}\"{filling}"),
        format!("{start}\"GET / HTTP/1.1\" 200 5 \"{filling}"),
        format!("{start}\"GET / HTTP/1.1\" 200 5 \"-\" \"{filling}"),
        format!("{start}\"GET / HTTP/1.1\" 200 5 \"-\" \"{filling}\""),
        format!("{start}\"GET / HTTP/1.1\" 200 5 \"-\" \"x\" {filling}"),
        format!("{{\"ts\":{filling}"),
        format!("{{\"ts\":1431857103,\"uri\":\"{filling}\"}}"),
        format!("{{\"ts\":1431857103,\"x\":{filling}}}"),
        format!("{{\"{filling}"),
    ]
}

#[test]
fn long_lines_of_anything_do_no_harm() {
    let parsers = parsers();
    for filling in FILLINGS {
        for line in filled(&filling.repeat((1 << 14) / filling.len())) {
            check(&parsers, line.as_bytes());
        }
    }
}

#[test]
fn a_mebibyte_is_read_in_one_go() {
    let parsers = [by_name("combined"), by_name("caddy")];
    for filling in ["\" \"", "[{"] {
        for line in filled(&filling.repeat((1 << 20) / filling.len())) {
            check(&parsers, line.as_bytes());
        }
    }
}

#[test]
fn what_steers_a_terminal_is_only_text() {
    let parser = by_name("combined");
    let line = b"192.0.2.1 - - [17/May/2015:10:05:03 +0000] \"GET /\x1b[2J\xff HTTP/1.1\" 404 1 \"\x07\" \"\x9b\"";
    let record = parser.read(line).unwrap();
    assert_eq!(record.path.as_ref(), b"/\x1b[2J\xff");
    assert_eq!(record.referrer.as_ref(), b"\x07");
    assert_eq!(record.agent.as_ref(), b"\x9b");
}

proptest! {
    #[test]
    fn no_bytes_do_harm(line in vec(any::<u8>(), 0..300)) {
        check(&parsers(), &line);
    }

    #[test]
    fn no_change_of_a_line_does_harm(
        which in 0..LINES.len(),
        changes in vec((any::<u16>(), any::<u8>()), 0..6),
        twice in any::<u16>(),
    ) {
        let mut line = LINES[which].as_bytes().to_vec();
        for (place, byte) in changes {
            let place = usize::from(place) % line.len();
            line[place] = byte;
        }
        let place = usize::from(twice) % line.len();
        let more = line[place..].to_vec();
        line.extend(more);
        check(&parsers(), &line);
    }

    #[test]
    fn no_beginning_does_harm(start in vec(any::<u8>(), 0..300)) {
        if let Some(found) = detect(&start) {
            prop_assert!(found.fits.0 <= found.fits.1);
        }
    }

    #[test]
    fn no_format_does_harm(text in "[$%a-z{}\\[\\]>!0-9\"'\\\\ ü=.,]{0,40}", line in vec(any::<u8>(), 0..80)) {
        for format in [format!("$msec {text} $request"), format!("%t {text} %r"), text.clone()] {
            if let Ok(parser) = compile(&format) {
                drop(parser.read(&line));
            }
        }
        drop(Parser::json(&text));
        drop(Parser::json(&format!("at=ts,path=url,{text}")));
    }
}
