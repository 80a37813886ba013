//! What a careful server writes is read as what it meant, whatever the client sent.

use std::fmt::Write as _;

use demur_watch::formats::{Parser, compile};
use demur_watch::record::without_query;
use proptest::collection::vec;
use proptest::prelude::{Strategy, any};
use proptest::sample::select;
use proptest::strategy::Union;
use proptest::test_runner::TestCaseError;
use proptest::{prop_assert_eq, prop_assume, prop_compose, proptest};

use super::by_name;

/// `ngx_http_log_escape`.
fn by_nginx(text: &[u8]) -> Vec<u8> {
    let mut out = String::new();
    for byte in text {
        match byte {
            b'"' | b'\\' | ..0x20 | 0x7f.. => write!(out, "\\x{byte:02X}").unwrap(),
            byte => out.push(char::from(*byte)),
        }
    }
    or_hyphen(out)
}

/// `ap_escape_logitem`.
fn by_apache(text: &[u8]) -> Vec<u8> {
    let mut out = String::new();
    for byte in text {
        match byte {
            b'"' | b'\\' => write!(out, "\\{}", char::from(*byte)).unwrap(),
            0x08 => out.push_str("\\b"),
            b'\n' => out.push_str("\\n"),
            b'\r' => out.push_str("\\r"),
            b'\t' => out.push_str("\\t"),
            0x0b => out.push_str("\\v"),
            ..0x20 | 0x7f.. => write!(out, "\\x{byte:02x}").unwrap(),
            byte => out.push(char::from(*byte)),
        }
    }
    or_hyphen(out)
}

fn or_hyphen(text: String) -> Vec<u8> {
    if text.is_empty() {
        b"-".to_vec()
    } else {
        text.into_bytes()
    }
}

/// `escape=json` of nginx.
fn by_json(text: &[u8]) -> Vec<u8> {
    let mut out = Vec::new();
    for byte in text {
        match byte {
            b'"' | b'\\' => out.extend([b'\\', *byte]),
            b'\n' => out.extend(b"\\n"),
            ..0x20 => out.extend(format!("\\u{byte:04X}").into_bytes()),
            byte => out.push(*byte),
        }
    }
    out
}

/// What a client sent and a server made of it.
#[derive(Debug, Clone)]
struct Sent {
    path: Vec<u8>,
    referrer: Vec<u8>,
    agent: Vec<u8>,
    user: Vec<u8>,
    status: u16,
    bytes: u64,
}

fn texts() -> impl Strategy<Value = Vec<u8>> {
    // Mostly what could be taken for the end of a field.
    let odd = select(br#"" \[]-{}:,nx41?#"#.as_slice());
    vec(Union::new([odd.boxed(), any::<u8>().boxed()]), 0..40)
}

prop_compose! {
    fn sent()(
        path in texts(),
        referrer in texts(),
        agent in texts(),
        user in texts(),
        status in 100_u16..600,
        bytes in any::<u64>(),
    ) -> Sent {
        Sent { path: [b"/".as_slice(), &path].concat(), referrer, agent, user, status, bytes }
    }
}

/// A hyphen alone is nothing.
fn meant(text: &[u8]) -> &[u8] {
    if text == b"-" { b"" } else { text }
}

fn line(sent: &Sent, escape: fn(&[u8]) -> Vec<u8>) -> Vec<u8> {
    let request = escape(&[b"GET ".as_slice(), &sent.path, b" HTTP/1.1"].concat());
    [
        b"192.0.2.1 - ".as_slice(),
        &escape(&sent.user),
        b" [17/May/2015:10:05:03 +0000] \"",
        &request,
        format!("\" {} {} \"", sent.status, sent.bytes).as_bytes(),
        &escape(&sent.referrer),
        b"\" \"",
        &escape(&sent.agent),
        b"\"",
    ]
    .concat()
}

fn same(parser: &Parser, sent: &Sent, line: &[u8]) -> Result<(), TestCaseError> {
    let shown = line.escape_ascii().to_string();
    let record = parser
        .read(line)
        .unwrap_or_else(|reason| panic!("{}: {shown}", reason.as_str()));
    prop_assert_eq!(record.at, 1_431_857_103);
    prop_assert_eq!(record.method.as_ref(), b"GET");
    prop_assert_eq!(record.path.as_ref(), without_query(&sent.path));
    prop_assert_eq!(
        record.referrer.as_ref(),
        without_query(meant(&sent.referrer))
    );
    prop_assert_eq!(record.agent.as_ref(), meant(&sent.agent));
    prop_assert_eq!(record.status, sent.status);
    prop_assert_eq!(record.bytes, sent.bytes);
    Ok(())
}

proptest! {
    #[test]
    fn combined_of_nginx_is_what_was_sent(sent in sent()) {
        let line = line(&sent, by_nginx);
        same(&by_name("combined"), &sent, &line)?;
    }

    #[test]
    fn combined_of_apache_is_what_was_sent(sent in sent()) {
        let line = line(&sent, by_apache);
        let parser = by_name("combined");
        same(&parser, &sent, &line)?;
        let record = parser.read(&line).unwrap();
        prop_assert_eq!(record.principal.as_ref(), meant(&sent.user));
    }

    #[test]
    fn more_fields_change_nothing(sent in sent(), more in texts()) {
        prop_assume!(!more.is_empty());
        let end = [b" \"".as_slice(), &by_nginx(&more), b"\" 0.003"].concat();
        let line = [line(&sent, by_nginx), end].concat();
        same(&by_name("combined"), &sent, &line)?;
    }

    #[test]
    fn json_is_what_was_sent(sent in sent()) {
        let start = br#"{"msec":1431857103.7,"request_method":"GET","request_uri":""#.as_slice();
        let line = [
            start,
            &by_json(&sent.path),
            format!(r#"","status":{},"bytes_sent":"{}","http_referer":""#, sent.status, sent.bytes).as_bytes(),
            &by_json(&sent.referrer),
            br#"","http_user_agent":""#,
            &by_json(&sent.agent),
            br#""}"#,
        ]
        .concat();
        same(&by_name("json"), &sent, &line)?;
        let format = r#"{"msec":$msec,"request_method":"$request_method","request_uri":"$request_uri","status":$status,"bytes_sent":"$bytes_sent","http_referer":"$http_referer","http_user_agent":"$http_user_agent"}"#;
        same(&compile(format).unwrap(), &sent, &line)?;
    }
}
