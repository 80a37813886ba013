//! Whatever a recording holds, reading and comparing it comes to an end without a panic.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use demur_contract::{CompileOptions, Contract};
use demur_decide::{Policy, Snapshot};
use demur_replay::{Format, Reader, Replay, detect, summary_text};
use proptest::prelude::*;

const DOCUMENT: &str = r"
openapi: 3.1.0
info: {title: Shop, version: 1.0.0}
paths:
  /a:
    post:
      parameters: [{name: b, in: query, schema: {type: integer}}]
      requestBody: {content: {application/json: {schema: {type: object}}}}
      responses: {'200': {description: ok}}
";

const FORMATS: [Format; 3] = [Format::Har, Format::AccessLog, Format::Events];

fn snapshot() -> Snapshot {
    let nothing = |_: &str| Err("there are no other files".to_owned());
    let contract = Contract::compile(
        "a.yaml",
        DOCUMENT.into(),
        &nothing,
        &CompileOptions::default(),
    );
    Snapshot::of(vec![contract.unwrap()], Policy::default())
}

/// Reads in pieces of any size; what was told must be the same and fit to be shown.
fn check(bytes: &[u8], piece: usize) {
    detect(bytes);
    let new = snapshot();
    for format in FORMATS {
        let tell = |size: usize| {
            let mut replay = Replay::new(None, &new);
            let mut reader = Reader::new(format);
            for piece in bytes.chunks(size) {
                reader.feed(piece, &mut |recorded| drop(replay.add(&recorded)));
            }
            let unread = reader.finish(&mut |recorded| drop(replay.add(&recorded)));
            summary_text(&replay.summary(), &unread)
        };
        let text = tell(piece);
        assert!(
            text.chars()
                .all(|letter| letter == '\n' || !letter.is_control()),
            "{text:?}"
        );
        assert_eq!(text, tell(bytes.len().max(1)));
    }
}

/// Lines that are nearly right get further than noise does.
fn nearly() -> impl Strategy<Value = Vec<u8>> {
    let parts = prop_oneof![
        Just(b"1.1.1.1 - - [x] \"".to_vec()),
        Just(b"GET /a?b=1 HTTP/1.1\" 200 1\n".to_vec()),
        Just(
            b"{\"v\":1,\"ts\":\"\",\"method\":\"POST\",\"path\":\"/a\",\"status\":200}\n".to_vec()
        ),
        Just(
            b"{\"log\":{\"entries\":[{\"request\":{\"method\":\"POST\",\"url\":\"http://a/a\""
                .to_vec()
        ),
        Just(
            b",\"headers\":[{\"name\":\"A\",\"value\":\"b\"}],\"postData\":{\"text\":\"{}\"}"
                .to_vec()
        ),
        Just(b"},\"response\":{\"status\":200}}]}}".to_vec()),
        Just(b"\\x0a\\\"\\".to_vec()),
        Just(b"\xff\x1b[0m ".to_vec()),
        prop::collection::vec(any::<u8>(), 0..8),
    ];
    prop::collection::vec(parts, 0..12).prop_map(|parts| parts.concat())
}

proptest! {
    #[test]
    fn no_bytes_make_a_reader_panic(bytes in prop::collection::vec(any::<u8>(), 0..400), piece in 1_usize..40) {
        check(&bytes, piece);
    }

    #[test]
    fn no_broken_recording_makes_a_reader_panic(bytes in nearly(), piece in 1_usize..40) {
        check(&bytes, piece);
    }
}

/// Methods, targets and fields of a HAR file may be anything that JSON can say.
#[test]
fn a_har_entry_of_hostile_parts_is_decided_or_counted() {
    let texts = [
        "",
        "GET",
        "G T",
        "\u{0}",
        "é",
        "a\r\nb",
        "http://",
        "http:///a",
        "http://a/\u{7f}?%zz",
        "Host",
    ];
    for method in texts {
        for url in texts {
            let entry = serde_json::json!({"request": {
                "method": method, "url": url, "headers": [{"name": method, "value": url}],
            }, "response": {"status": 200}});
            let file = serde_json::json!({ "log": { "entries": [entry] } });
            check(file.to_string().as_bytes(), 1_000);
        }
    }
}
