//! One structured record per decided request, as a line of JSON.
//!
//! An event names what was asked, what was decided and who asked, never what was in it: no query, no body, no
//! credentials, not even those of the page that linked here. The members and their order are a promise; what is
//! not known is absent.
//!
//! What clients may fill as they like is bounded: `host`, `referrer` and `agent` are cut before the character that
//! would end beyond [`MOST`] bytes. What is no UTF-8 in them becomes U+FFFD.

use crate::calendar::civil;
use std::time::Duration;

use crate::referrer::page;

/// The longest value of a bounded member, in bytes before anything is escaped.
const MOST: usize = 256;

/// The beginning of every line, with the version of the shape.
const START: &[u8] = b"{\"v\":1,\"ts\":\"";

/// What is known of one request when it has been answered.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Event<'a> {
    /// When the request's first byte was seen, since the Unix epoch.
    pub at: Duration,
    /// The request id, as sent upstream and shown in the answer.
    pub id: &'a str,
    /// The authority that was asked, as the target or `Host` names it.
    pub host: Option<&'a [u8]>,
    /// The method, if a head could be read.
    pub method: Option<&'a str>,
    /// The path without its query.
    pub path: Option<&'a str>,
    /// The template of the route.
    pub route: Option<&'a str>,
    /// The id of the operation.
    pub operation: Option<&'a str>,
    /// The status that was sent; nothing if the client left before there was one.
    pub status: Option<u16>,
    /// The row that decided; nothing for an answer that was passed on.
    pub step: Option<&'a str>,
    /// Why that row objected, in one word: which right is missing, what is wrong with a token.
    pub reason: Option<&'a str>,
    /// The row that objected in truth, where a concealed path got the one 404 instead.
    pub conceals: Option<&'a str>,
    /// The mode of that row, or `shadow` if only rows in shadow mode objected.
    pub mode: Option<&'a str>,
    /// Rows in shadow mode that would have refused.
    pub shadow: &'a [&'a str],
    /// The status the upstream answered with.
    pub upstream_status: Option<u16>,
    /// Bytes of the request, head included.
    pub bytes_in: u64,
    /// Bytes of the answer, head included.
    pub bytes_out: u64,
    /// From the first byte of the request to the last of the answer.
    pub duration: Duration,
    /// The address of the client.
    pub client: Option<&'a str>,
    /// Who asked, by the name that verified credentials give; never the credentials.
    pub principal: Option<&'a str>,
    /// The `Referer` as it came; it is written without its query, its fragment, its user and its password.
    pub referrer: Option<&'a [u8]>,
    /// The `User-Agent` as it came.
    pub agent: Option<&'a [u8]>,
    /// What was let through without being checked.
    pub unchecked: &'a [&'a str],
    /// The id of the distributed trace the request belongs to.
    pub trace: Option<&'a str>,
}

/// A second since the Unix epoch and its text up to the decimal point: most events share them with the event
/// before.
type Second = (u64, [u8; 20]);

impl Event<'_> {
    /// Appends the event as one line of JSON. Allocates nothing beyond what `out` needs to grow.
    pub fn write_line(&self, out: &mut Vec<u8>) {
        self.write_line_after(out, &mut None);
    }

    /// The same for one of many events; `last` is kept from one to the next.
    pub fn write_line_after(&self, out: &mut Vec<u8>, last: &mut Option<Second>) {
        out.extend_from_slice(START);
        write_time(out, self.at, last);
        text(out, b"\",\"id\":\"", Some(self.id));
        bounded(out, b"\",\"host\":\"", self.host);
        text(out, b"\",\"method\":\"", self.method);
        text(out, b"\",\"path\":\"", self.path);
        text(out, b"\",\"route\":\"", self.route);
        text(out, b"\",\"operation\":\"", self.operation);
        out.push(b'"');
        number(out, b",\"status\":", self.status.map(u64::from));
        quoted(out, b",\"step\":\"", self.step);
        quoted(out, b",\"reason\":\"", self.reason);
        quoted(out, b",\"conceals\":\"", self.conceals);
        quoted(out, b",\"mode\":\"", self.mode);
        list(out, b",\"shadow\":[\"", self.shadow);
        number(
            out,
            b",\"upstream_status\":",
            self.upstream_status.map(u64::from),
        );
        number(out, b",\"bytes_in\":", Some(self.bytes_in));
        number(out, b",\"bytes_out\":", Some(self.bytes_out));
        let micros = u64::try_from(self.duration.as_micros()).unwrap_or(u64::MAX);
        number(out, b",\"duration_us\":", Some(micros));
        quoted(out, b",\"client\":\"", self.client);
        quoted(out, b",\"principal\":\"", self.principal);
        if let Some(value) = self.referrer {
            referrer(out, value);
        }
        if bounded(out, b",\"agent\":\"", self.agent) {
            out.push(b'"');
        }
        list(out, b",\"unchecked\":[\"", self.unchecked);
        quoted(out, b",\"trace\":\"", self.trace);
        out.extend_from_slice(b"}\n");
    }
}

/// A member behind one whose string is still open: one copy does for the end of the one and the beginning
/// of the other.
fn text(out: &mut Vec<u8>, start: &[u8], value: Option<&str>) {
    if let Some(value) = value {
        out.extend_from_slice(start);
        write_text(out, value);
    }
}

fn quoted(out: &mut Vec<u8>, start: &[u8], value: Option<&str>) {
    if value.is_some() {
        text(out, start, value);
        out.push(b'"');
    }
}

/// Whether there is anything to write, and so a string that is now open.
fn bounded(out: &mut Vec<u8>, start: &[u8], value: Option<&[u8]>) -> bool {
    let Some(value) = value.filter(|value| !value.is_empty()) else {
        return false;
    };
    out.extend_from_slice(start);
    write_bounded(out, value, MOST);
    true
}

fn referrer(out: &mut Vec<u8>, value: &[u8]) {
    let (start, rest) = page(value);
    if !(start.is_empty() && rest.is_empty()) {
        out.extend_from_slice(b",\"referrer\":\"");
        let room = write_bounded(out, start, MOST);
        write_bounded(out, rest, room);
        out.push(b'"');
    }
}

fn number(out: &mut Vec<u8>, start: &[u8], value: Option<u64>) {
    if let Some(value) = value {
        out.extend_from_slice(start);
        write_number(out, value);
    }
}

fn list(out: &mut Vec<u8>, start: &[u8], values: &[&str]) {
    for (place, value) in values.iter().enumerate() {
        out.extend_from_slice(if place == 0 { start } else { b"\",\"" });
        write_text(out, value);
    }
    if !values.is_empty() {
        out.extend_from_slice(b"\"]");
    }
}

/// The inside of a JSON string. Besides what JSON demands, everything is escaped that could end a line for
/// some reader or steer a terminal: DEL, the C1 controls and the two Unicode line ends.
fn write_text(out: &mut Vec<u8>, value: &str) {
    if is_plain(value.as_bytes()) {
        out.extend_from_slice(value.as_bytes());
    } else {
        value.chars().for_each(|letter| write_char(out, letter));
    }
}

/// The same for bytes of which at most `room` are written; what is left of it, nothing once it was too small.
fn write_bounded(out: &mut Vec<u8>, value: &[u8], room: usize) -> usize {
    match room.checked_sub(value.len()) {
        Some(left) if is_plain(value) => {
            out.extend_from_slice(value);
            left
        }
        _ => write_as_text(out, value, room),
    }
}

#[cold]
fn write_as_text(out: &mut Vec<u8>, value: &[u8], mut room: usize) -> usize {
    for chunk in value.utf8_chunks() {
        let replaced = (!chunk.invalid().is_empty()).then_some(char::REPLACEMENT_CHARACTER);
        for letter in chunk.valid().chars().chain(replaced) {
            let Some(left) = room.checked_sub(letter.len_utf8()) else {
                return 0;
            };
            room = left;
            write_char(out, letter);
        }
    }
    room
}

/// Whether nothing has to be escaped: eight bytes are looked at as one word, and the last block may overlap
/// the one before it.
fn is_plain(bytes: &[u8]) -> bool {
    let Some(last) = bytes.last_chunk::<8>() else {
        return is_short_plain(bytes);
    };
    let (blocks, _) = bytes.as_chunks::<8>();
    let last = odd(u64::from_le_bytes(*last));
    let found = blocks
        .iter()
        .fold(last, |found, block| found | odd(u64::from_le_bytes(*block)));
    found == 0
}

/// Two halves of four bytes each, which may overlap.
fn is_short_plain(bytes: &[u8]) -> bool {
    match (bytes.first_chunk::<4>(), bytes.last_chunk::<4>()) {
        (Some(first), Some(last)) => {
            let (first, last) = (u32::from_le_bytes(*first), u32::from_le_bytes(*last));
            odd(u64::from(first) | u64::from(last) << 32) == 0
        }
        _ => bytes
            .iter()
            .all(|byte| matches!(byte, b' '..=b'~') && !matches!(byte, b'"' | b'\\')),
    }
}

/// Not zero if one of the bytes is a control character, a quote, a backslash, or beyond ASCII.
fn odd(word: u64) -> u64 {
    const LOW: u64 = u64::from_le_bytes([1; 8]);
    const HIGH: u64 = LOW << 7;
    let below = |word: u64, limit: u64| word.wrapping_sub(LOW * limit) & !word;
    let equal = |byte: u8| below(word ^ (LOW * u64::from(byte)), 1);
    (below(word, 0x20) | equal(b'"') | equal(b'\\') | equal(0x7f) | word) & HIGH
}

fn write_char(out: &mut Vec<u8>, letter: char) {
    match letter {
        '"' => out.extend_from_slice(b"\\\""),
        '\\' => out.extend_from_slice(b"\\\\"),
        '\0'..='\u{1f}' | '\u{7f}'..='\u{9f}' | '\u{2028}' | '\u{2029}' => {
            out.extend_from_slice(b"\\u");
            for shift in [12, 8, 4, 0] {
                let digit = char::from_digit((u32::from(letter) >> shift) & 0xf, 16);
                out.extend(digit.and_then(|digit| u8::try_from(digit).ok()));
            }
        }
        _ => out.extend_from_slice(letter.encode_utf8(&mut [0; 4]).as_bytes()),
    }
}

fn write_number(out: &mut Vec<u8>, number: u64) {
    let mut digits = [0; 20];
    let (mut rest, mut start) = (number, digits.len());
    for place in digits.iter_mut().rev() {
        *place = ascii(rest);
        rest /= 10;
        start -= 1;
        if rest == 0 {
            break;
        }
    }
    out.extend_from_slice(digits.get(start..).unwrap_or_default());
}

/// The last digit.
fn ascii(number: u64) -> u8 {
    let [digit, ..] = (number % 10).to_le_bytes();
    b'0' + digit
}

/// `2026-01-31T23:59:59.123Z` (RFC 3339).
fn write_time(out: &mut Vec<u8>, since_epoch: Duration, last: &mut Option<Second>) {
    let second = since_epoch.as_secs();
    let (_, text) = match last {
        Some(known) if known.0 == second => known,
        _ => last.insert((second, until_point(second))),
    };
    let millis = u64::from(since_epoch.subsec_millis());
    let ([_, f1], [f2, f3]) = (two(millis / 100), two(millis));
    out.extend_from_slice(text);
    out.extend_from_slice(&[f1, f2, f3, b'Z']);
}

fn until_point(seconds: u64) -> [u8; 20] {
    let (year, month, day) = civil(seconds / 86_400);
    let of_day = seconds % 86_400;
    let [y1, y2] = two(year / 100);
    let [y3, y4] = two(year);
    let ([m1, m2], [d1, d2]) = (two(month), two(day));
    let ([h1, h2], [n1, n2], [s1, s2]) =
        (two(of_day / 3600), two(of_day / 60 % 60), two(of_day % 60));
    [
        y1, y2, y3, y4, b'-', m1, m2, b'-', d1, d2, b'T', h1, h2, b':', n1, n2, b':', s1, s2, b'.',
    ]
}

/// The last two digits.
fn two(number: u64) -> [u8; 2] {
    [ascii(number / 10), ascii(number)]
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(event: &Event<'_>, expected: &str) {
        let mut out = Vec::new();
        event.write_line(&mut out);
        assert_eq!(String::from_utf8(out).unwrap(), format!("{expected}\n"));
    }

    #[test]
    fn unknown_members_are_absent() {
        check(
            &Event {
                id: "a",
                ..Event::default()
            },
            r#"{"v":1,"ts":"1970-01-01T00:00:00.000Z","id":"a","bytes_in":0,"bytes_out":0,"duration_us":0}"#,
        );
    }

    #[test]
    fn known_members_stand_in_their_order() {
        let event = Event {
            at: Duration::from_millis(1_772_323_199_123),
            id: "a",
            host: Some(b"shop.example:8443"),
            method: Some("GET"),
            path: Some("/orders/7"),
            route: Some("/orders/{id}"),
            operation: Some("readOrder"),
            status: Some(404),
            step: Some("not-found"),
            reason: Some("scope"),
            conceals: Some("forbidden"),
            mode: Some("enforce"),
            shadow: &["parameters", "media-type"],
            upstream_status: Some(500),
            bytes_in: 120,
            bytes_out: 9_876_543_210,
            duration: Duration::from_micros(250),
            client: Some("::1"),
            principal: Some("ada"),
            referrer: Some(b"https://bob:battery@shop.example/cart?step=2#pay"),
            agent: Some(b"shop-app/5.2.0"),
            unchecked: &["body"],
            trace: Some("4bf92f3577b34da6a3ce929d0e0e4736"),
        };
        check(
            &event,
            concat!(
                r#"{"v":1,"ts":"2026-02-28T23:59:59.123Z","id":"a","host":"shop.example:8443","#,
                r#""method":"GET","path":"/orders/7","#,
                r#""route":"/orders/{id}","operation":"readOrder","status":404,"step":"not-found","#,
                r#""reason":"scope","conceals":"forbidden","mode":"enforce","shadow":["parameters","media-type"],"upstream_status":500,"#,
                r#""bytes_in":120,"bytes_out":9876543210,"duration_us":250,"client":"::1","#,
                r#""principal":"ada","referrer":"https://shop.example/cart","agent":"shop-app/5.2.0","#,
                r#""unchecked":["body"],"#,
                r#""trace":"4bf92f3577b34da6a3ce929d0e0e4736"}"#,
            ),
        );
    }

    #[test]
    fn nothing_in_a_value_can_end_the_line_or_steer_a_terminal() {
        let path = "/\"\\\n\r\u{1b}[2J\u{7f}\u{85}\u{2028}\u{2029}ü";
        let event = Event {
            id: "a",
            path: Some(path),
            ..Event::default()
        };
        check(
            &event,
            concat!(
                r#"{"v":1,"ts":"1970-01-01T00:00:00.000Z","id":"a","#,
                r#""path":"/\"\\\u000a\u000d\u001b[2J\u007f\u0085\u2028\u2029ü","#,
                r#""bytes_in":0,"bytes_out":0,"duration_us":0}"#,
            ),
        );
    }

    #[track_caller]
    fn check_bounded(value: &[u8], expected: &str) {
        let event = Event {
            host: Some(value),
            referrer: Some(value),
            agent: Some(value),
            ..Event::default()
        };
        let mut out = Vec::new();
        event.write_line(&mut out);
        let line: serde_json::Value = serde_json::from_slice(&out).unwrap();
        for member in ["host", "referrer", "agent"] {
            assert_eq!(line[member], expected, "{member} of {value:?}");
        }
    }

    #[test]
    fn what_a_client_may_fill_is_cut_at_a_character() {
        for length in [1, 7, 255, 256, 257, 300, 9000] {
            let value = "a".repeat(length);
            check_bounded(value.as_bytes(), &"a".repeat(length.min(256)));
        }
        for (before, after, expected) in [(254, "üb", "ü"), (255, "üb", ""), (253, "\u{1f600}", "")]
        {
            let start = "a".repeat(before);
            check_bounded(
                format!("{start}{after}").as_bytes(),
                &format!("{start}{expected}"),
            );
        }
        check_bounded(&[b'"'; 300], &"\"".repeat(256));
    }

    #[test]
    fn bytes_that_are_no_text_are_replaced_and_count_as_what_replaces_them() {
        check_bounded(b"caf\xe9/1.0", "caf\u{fffd}/1.0");
        check_bounded(b"caf\xc3", "caf\u{fffd}");
        check_bounded(&[0xff; 300], &"\u{fffd}".repeat(85));
        check_bounded(b"a\tb\x1b[2J", "a\tb\u{1b}[2J");
    }

    #[test]
    fn the_bound_of_a_page_is_one_for_both_of_its_parts() {
        let path = "a".repeat(300);
        let referrer = format!("https://ada:battery@b/{path}");
        let event = Event {
            referrer: Some(referrer.as_bytes()),
            ..Event::default()
        };
        let mut out = Vec::new();
        event.write_line(&mut out);
        let line: serde_json::Value = serde_json::from_slice(&out).unwrap();
        let start = "https://b/";
        let expected = format!("{start}{}", "a".repeat(256 - start.len()));
        assert_eq!(line["referrer"], expected);
    }

    #[test]
    fn empty_values_are_absent() {
        let event = Event {
            id: "a",
            host: Some(b""),
            referrer: Some(b"?token=1"),
            agent: Some(b""),
            ..Event::default()
        };
        check(
            &event,
            r#"{"v":1,"ts":"1970-01-01T00:00:00.000Z","id":"a","bytes_in":0,"bytes_out":0,"duration_us":0}"#,
        );
    }

    #[test]
    fn leap_days_are_days() {
        for (seconds, expected) in [
            (951_782_400, "2000-02-29T00:00:00.000Z"),
            (1_709_164_800, "2024-02-29T00:00:00.000Z"),
            (4_107_542_400, "2100-03-01T00:00:00.000Z"),
        ] {
            let mut out = Vec::new();
            write_time(&mut out, Duration::from_secs(seconds), &mut None);
            assert_eq!(String::from_utf8(out).unwrap(), expected);
        }
    }

    #[test]
    fn events_of_one_second_differ_in_their_milliseconds_and_those_of_another_in_more() {
        let mut last = None;
        for (millis, expected) in [
            (1_999, "1970-01-01T00:00:01.999Z"),
            (1_007, "1970-01-01T00:00:01.007Z"),
            (62_000, "1970-01-01T00:01:02.000Z"),
            (1_000, "1970-01-01T00:00:01.000Z"),
        ] {
            let mut out = Vec::new();
            write_time(&mut out, Duration::from_millis(millis), &mut last);
            assert_eq!(String::from_utf8(out).unwrap(), expected);
        }
    }

    #[test]
    fn every_odd_byte_is_found_wherever_it_stands() {
        for length in 1..30 {
            for at in 0..length {
                for byte in 0..=255_u8 {
                    let mut bytes = vec![b'a'; length];
                    bytes[at] = byte;
                    let expected = matches!(byte, b' '..=b'~') && byte != b'"' && byte != b'\\';
                    assert_eq!(is_plain(&bytes), expected, "{byte} at {at} of {length}");
                }
            }
        }
        assert!(is_plain(b""));
    }
}
