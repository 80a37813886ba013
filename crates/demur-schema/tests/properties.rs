//! The reader against `serde_json`, for texts nobody thought of.

use demur_schema::{JsonLimits, TapeStorage, fuzz_reader, read_json};
use proptest::prelude::*;
use serde_json::Value;

/// A small corpus for the fuzzing function: each text is also cut short and altered.
const CORPUS: [&str; 8] = [
    r#"{"a":[1,2.5e3,-0,true,false,null],"b":{"c":"x\n\u00e9\ud83d\ude00"}}"#,
    "[\n    {\n        \"name\": \"value\",\n        \"empty\": {},\n        \"none\": []\n    }\n]",
    r#"{"k1":1,"k2":2,"k3":3,"k4":4,"k5":5,"k6":6,"k7":7,"k8":8,"k9":9,"k10":1,"k11":1,"k12":1,"k13":1,"k14":1,"k15":1,"k16":1,"k17":1,"k1":2}"#,
    "\"a string of more than eight bytes, with \\\"quotes\\\" and a tab\\t\"",
    "123456789012345678901234567890.5e-10",
    "[[[[[[[[[[]]]]]]]]]]",
    " \t\r\n null \n",
    r#"{"a":1,"a":{"a":1,"b":2,"a":3},"\u0061":4}"#,
];

#[test]
fn the_corpus_and_its_neighbours_are_read_as_serde_json_reads_them() {
    let mut texts = 0;
    for text in CORPUS {
        for cut in 0..=text.len() {
            fuzz_reader(&text.as_bytes()[..cut]);
            for replacement in [b'"', b'\\', b',', b'}', b'0', 0xFF, b'\n'] {
                let mut bytes = text.as_bytes().to_vec();
                if let Some(byte) = bytes.get_mut(cut) {
                    *byte = replacement;
                }
                fuzz_reader(&bytes);
                texts += 1;
            }
        }
    }
    assert!(texts > 3000);
}

fn json() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<u64>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        "\\PC{0,20}".prop_map(Value::from),
        "[\\x00-\\x7f]{0,20}".prop_map(Value::from),
    ];
    leaf.prop_recursive(6, 80, 24, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..8).prop_map(Value::from),
            prop::collection::btree_map("\\PC{0,6}", inner, 0..24)
                .prop_map(|members| Value::Object(members.into_iter().collect())),
        ]
    })
}

proptest! {
    #[test]
    fn what_serde_json_writes_is_read_back(value in json(), pretty in any::<bool>()) {
        let text = if pretty { serde_json::to_string_pretty(&value) } else { serde_json::to_string(&value) };
        let mut storage = TapeStorage::default();
        let text = text.unwrap();
        let tape = read_json(text.as_bytes(), &JsonLimits::default(), &mut storage).unwrap();
        prop_assert_eq!(tape.to_value(), value);
    }

    #[test]
    fn altered_json_is_read_as_serde_json_reads_it(
        value in json(), at in any::<prop::sample::Index>(), byte in any::<u8>(), extra in any::<bool>()
    ) {
        let mut bytes = serde_json::to_vec(&value).unwrap();
        let at = at.index(bytes.len());
        if extra { bytes.insert(at, byte) } else { bytes[at] = byte }
        fuzz_reader(&bytes);
    }

    #[test]
    fn any_bytes_are_read_as_serde_json_reads_them(bytes in prop::collection::vec(any::<u8>(), 0..60)) {
        fuzz_reader(&bytes);
    }

    #[test]
    fn json_like_bytes_are_read_as_serde_json_reads_them(text in "[\\[\\]{}\",:0-9eE.+\\-\\\\utrfalsn /\n]{0,40}") {
        fuzz_reader(text.as_bytes());
    }
}
