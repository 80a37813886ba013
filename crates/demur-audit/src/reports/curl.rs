//! A request as a line for a shell, to see an answer again.

use crate::exchange::Exchange;
use crate::origin::{Origin, Scheme};
use crate::probe::{ANONYMOUS, Raw, Request};

use super::escape::is_unseen;

/// What stands in the variables that the lines name: `DEMUR_ALICE='Authorization: Bearer …'`.
pub const DEMUR_VARIABLES: &str = "credentials are not shown: put the field of each identity into its variable, such as DEMUR_ALICE='Authorization: Bearer …'";

/// Letters of a path and a query that `curl` sends as they are.
const PLAIN_IN_TARGETS: &[u8] = b"-._~!$&'()*+,;=:@/?%";

/// The line that sends the request of an exchange again: `curl` for most, and octets to a connection for those that no
/// client would send.
pub fn curl(exchange: &Exchange) -> String {
    let request = &exchange.request;
    match &request.raw {
        Some(raw) => connection(&request.origin, raw),
        None => line(request),
    }
}

fn line(request: &Request) -> String {
    let mut words: Vec<String> = Vec::new();
    words.push("curl".to_owned());
    words.push(
        if request.method == "HEAD" {
            "-sI"
        } else {
            "-si"
        }
        .to_owned(),
    );
    if !matches!(request.method.as_str(), "GET" | "HEAD") {
        words.push("-X".to_owned());
        words.push(quoted(&request.method));
    }
    if request.identity != ANONYMOUS {
        words.push("-H".to_owned());
        words.push(format!("\"${}\"", variable(&request.identity)));
    }
    for (name, value) in &request.fields {
        words.push("-H".to_owned());
        // Without a value, `curl` leaves the field out, unless a semicolon takes the place of the colon.
        let value = value.trim();
        words.push(quoted(&if value.is_empty() {
            format!("{name};")
        } else {
            format!("{name}: {value}")
        }));
    }
    let piped = request
        .body
        .as_deref()
        .map(|body| content(request, body, &mut words));
    words.extend(address(request));
    let line = words.join(" ");
    match piped.flatten() {
        Some(octets) => format!("printf '{octets}' | {line}"),
        None => line,
    }
}

/// Adds the content; what no argument can hold comes back, for a pipe.
fn content(request: &Request, body: &str, words: &mut Vec<String>) -> Option<String> {
    let mut names = request.fields.iter().map(|(name, _)| name);
    if !names.any(|name| name.eq_ignore_ascii_case("Content-Type")) {
        // `curl` would say that it is a form.
        words.extend(["-H".to_owned(), "'Content-Type:'".to_owned()]);
    }
    if body
        .chars()
        .any(|letter| letter != '\n' && is_unseen(letter))
    {
        words.extend(["--data-binary".to_owned(), "@-".to_owned()]);
        return Some(printf(body.as_bytes()));
    }
    words.extend(["--data-raw".to_owned(), single(body)]);
    None
}

/// The address, in a way that nothing is made of it on the way.
fn address(request: &Request) -> Vec<String> {
    let Request { origin, target, .. } = request;
    let is_plain = target.starts_with('/')
        && target
            .bytes()
            .all(|octet| octet.is_ascii_alphanumeric() || PLAIN_IN_TARGETS.contains(&octet));
    if !is_plain {
        let whole = format!("{origin}/");
        return vec![
            "--request-target".to_owned(),
            quoted(target),
            quoted(&whole),
        ];
    }
    let mut words = Vec::new();
    if target.contains("/.") {
        words.push("--path-as-is".to_owned());
    }
    words.push(quoted(&format!("{origin}{target}")));
    words
}

/// The name of the variable that holds the credentials of an identity.
pub(super) fn variable(identity: &str) -> String {
    let letters = identity.chars().map(|letter| {
        if letter.is_ascii_alphanumeric() {
            letter.to_ascii_uppercase()
        } else {
            '_'
        }
    });
    std::iter::once("DEMUR_".to_owned())
        .chain(letters.map(String::from))
        .collect()
}

/// Octets to a connection.
fn connection(origin: &Origin, raw: &Raw) -> String {
    let host = origin.host.trim_matches(['[', ']']);
    let (host, port) = (quoted(host), origin.port);
    let octets = if raw.then.is_empty() && long_run(&raw.first).is_none() {
        printed(&raw.first)
    } else if raw.then.is_empty() {
        format!("({})", printed(&raw.first))
    } else {
        let (first, then) = (printed(&raw.first), printed(&raw.then));
        format!("({first}; sleep 1; {then})")
    };
    match origin.scheme {
        Scheme::Http => format!("{octets} | nc -w 5 {host} {port}"),
        Scheme::Https => {
            format!("{octets} | openssl s_client -quiet -servername {host} -connect {host}:{port}")
        }
    }
}

/// A letter or digit is repeated so often in octets that a line with all of them cannot be read.
const LONG: usize = 200;

/// The place and the length of the first run of one letter or digit that is long.
fn long_run(octets: &[u8]) -> Option<(usize, usize)> {
    let mut place = 0;
    for run in octets.chunk_by(|one, other| one == other) {
        if run.len() >= LONG && run.iter().all(u8::is_ascii_alphanumeric) {
            return Some((place, run.len()));
        }
        place += run.len();
    }
    None
}

/// Commands that write octets; a long run of one letter is made and not written out.
fn printed(octets: &[u8]) -> String {
    let run = long_run(octets).and_then(|(place, length)| {
        let (before, rest) = octets.split_at_checked(place)?;
        let (run, behind) = rest.split_at_checked(length)?;
        Some((before, char::from(*run.first()?), length, behind))
    });
    let Some((before, letter, length, behind)) = run else {
        return format!("printf '{}'", printf(octets));
    };
    format!(
        "printf '{}'; head -c {length} /dev/zero | tr '\\0' {letter}; {}",
        printf(before),
        printed(behind)
    )
}

/// One word of a shell that means nothing else.
pub(super) fn quoted(text: &str) -> String {
    let is_plain = |octet: u8| octet.is_ascii_alphanumeric() || b"-._/:,+@%".contains(&octet);
    if !text.is_empty() && text.bytes().all(is_plain) {
        return text.to_owned();
    }
    if text.contains(is_unseen) {
        return format!("\"$(printf '{}')\"", printf(text.as_bytes()));
    }
    single(text)
}

fn single(text: &str) -> String {
    format!("'{}'", text.replace('\'', "'\\''"))
}

/// What `printf` writes as these octets, between single quotes. Escapes in octal are understood by every shell.
fn printf(octets: &[u8]) -> String {
    let mut out = String::with_capacity(octets.len() + 16);
    for octet in octets {
        match octet {
            b'\r' => out.push_str("\\r"),
            b'\n' => out.push_str("\\n"),
            b'\\' => out.push_str("\\\\"),
            b'%' => out.push_str("%%"),
            b'\'' => out.push_str("\\047"),
            b' '..=b'~' => out.push(char::from(*octet)),
            _ => out.push_str(&format!("\\{octet:03o}")),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::{curl, quoted, variable};
    use crate::exchange::{Answer, Exchange, Outcome};
    use crate::origin::Origin;
    use crate::probe::{Probe, Raw};

    fn probe(method: &str, target: &str) -> Probe {
        let origin = Origin::try_from("https://shop.example:8443".to_owned()).unwrap();
        Probe::new(method, &origin, target)
    }

    #[track_caller]
    fn check(probe: Probe, expected: &str) {
        let exchange = Exchange {
            purposes: vec![probe.purpose],
            request: probe.request,
            at: 0,
            outcome: Outcome::Answer(Answer::default()),
        };
        assert_eq!(curl(&exchange), expected);
    }

    #[test]
    fn simple_requests_are_simple() {
        check(probe("GET", "/a"), "curl -si https://shop.example:8443/a");
        check(
            probe("HEAD", "/a?b=1"),
            "curl -sI 'https://shop.example:8443/a?b=1'",
        );
        check(
            probe("DELETE", "/a/../b"),
            "curl -si -X DELETE --path-as-is https://shop.example:8443/a/../b",
        );
    }

    #[test]
    fn nothing_is_made_of_a_target() {
        check(
            probe("GET", "/a[1-9]#x"),
            "curl -si --request-target '/a[1-9]#x' https://shop.example:8443/",
        );
        check(
            probe("OPTIONS", "*"),
            "curl -si -X OPTIONS --request-target '*' https://shop.example:8443/",
        );
        check(
            probe("GET", "/$(reboot)'; ls \u{1b}"),
            "curl -si --request-target \"$(printf '/$(reboot)\\047; ls \\033')\" https://shop.example:8443/",
        );
    }

    #[test]
    fn fields_credentials_and_content() {
        let asks = probe("POST", "/a")
            .identity("alice-2")
            .field("If-Match", "\"it's\"")
            .field("X", "");
        check(
            asks.body("application/json", "{\"a\":\n'b'}"),
            "curl -si -X POST -H \"$DEMUR_ALICE_2\" -H 'If-Match: \"it'\\''s\"' -H 'X;' -H 'Content-Type: application/json' \
             --data-raw '{\"a\":\n'\\''b'\\''}' https://shop.example:8443/a",
        );
        let mut asks = probe("PUT", "/a");
        asks.request.body = Some("@\0%".to_owned());
        check(
            asks,
            "printf '@\\000%%' | curl -si -X PUT -H 'Content-Type:' --data-binary @- https://shop.example:8443/a",
        );
    }

    #[test]
    fn octets_go_to_a_connection() {
        let mut asks = probe("GET", "/");
        asks.request.raw = Some(Raw {
            first: b"GET / HTTP/1.1\r\nHost: '%\xff\r\n\r\n".to_vec(),
            then: Vec::new(),
        });
        check(
            asks.clone(),
            "printf 'GET / HTTP/1.1\\r\\nHost: \\047%%\\377\\r\\n\\r\\n' | openssl s_client -quiet -servername shop.example \
             -connect shop.example:8443",
        );
        asks.request.origin = Origin::try_from("http://[::1]:80".to_owned()).unwrap();
        asks.request.raw = Some(Raw {
            first: b"a".to_vec(),
            then: b"b".to_vec(),
        });
        check(asks, "(printf 'a'; sleep 1; printf 'b') | nc -w 5 ::1 80");
    }

    #[test]
    fn a_long_run_of_one_letter_is_made_and_not_written_out() {
        let mut asks = probe("GET", "/");
        asks.request.origin = Origin::try_from("http://a.example".to_owned()).unwrap();
        let octets = format!("X: {}\r\n", "a".repeat(65_536)).into_bytes();
        asks.request.raw = Some(Raw {
            first: octets.clone(),
            then: Vec::new(),
        });
        let line = "(printf 'X: '; head -c 65536 /dev/zero | tr '\\0' a; printf '\\r\\n')";
        check(asks, &format!("{line} | nc -w 5 a.example 80"));
        let told = std::process::Command::new("sh").args(["-c", line]).output();
        assert_eq!(told.unwrap().stdout, octets);
    }

    #[test]
    fn words_of_a_shell() {
        assert_eq!(quoted(""), "''");
        assert_eq!(quoted("a b"), "'a b'");
        assert_eq!(quoted("~"), "'~'");
        assert_eq!(variable("Bob O'Neil"), "DEMUR_BOB_O_NEIL");
    }

    /// A shell takes each line apart into the words that were meant.
    #[test]
    fn a_shell_reads_what_was_written() {
        for text in [
            "it's",
            "$(id)",
            "`id`",
            "a\\b",
            "\"",
            "%s",
            "ü",
            "\u{202e}x",
            "-n",
            "a\tb",
            "!x",
            "*",
        ] {
            let script = format!("printf %s {}", quoted(text));
            let told = std::process::Command::new("sh")
                .args(["-c", &script])
                .output();
            assert_eq!(
                String::from_utf8_lossy(&told.unwrap().stdout),
                *text,
                "{script}"
            );
        }
    }
}
