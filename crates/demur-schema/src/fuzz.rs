//! What must hold for any bytes whatever. Called by the fuzzing harness, and by the tests with
//! a small corpus.

use crate::fault::FaultCode;
use crate::reader::{DuplicateKeys, JsonLimits, read_json};
use crate::tape::TapeStorage;

/// Reads the bytes and compares the outcome with that of `serde_json`.
///
/// # Panics
///
/// Where the two disagree, or where a fault points outside the text.
pub fn fuzz_reader(bytes: &[u8]) {
    let limits = JsonLimits {
        duplicate_keys: DuplicateKeys::Last,
        ..JsonLimits::default()
    };
    let mut storage = TapeStorage::default();
    let other = serde_json::from_slice::<serde_json::Value>(bytes);
    match read_json(bytes, &limits, &mut storage) {
        Ok(tape) => {
            let Ok(other) = other else {
                unreachable!("read what is not JSON: {other:?}")
            };
            assert_eq!(tape.to_value(), other, "the values differ");
            assert_eq!(
                tape.offset_of("").is_some(),
                tape.entry_count() > 0,
                "there is a root"
            );
        }
        Err(fault) => {
            let ours_alone = matches!(
                fault.code,
                FaultCode::TooDeep | FaultCode::NumberOutOfRange | FaultCode::DuplicateKey
            );
            assert!(
                ours_alone || other.is_err(),
                "refused what is JSON: {fault:?}"
            );
            let byte = fault.position.map(|position| position.byte as usize);
            assert!(
                byte.is_some_and(|byte| byte <= bytes.len()),
                "no place: {fault:?}"
            );
        }
    }
    let strict = JsonLimits::default();
    let refused = read_json(bytes, &strict, &mut storage).is_err();
    let lenient = read_json(bytes, &limits, &mut storage).is_err();
    assert!(
        refused || !lenient,
        "what is read strictly is read leniently"
    );
}
