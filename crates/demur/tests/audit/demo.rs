//! The demonstration: the same upstream, without demur and behind it.

use demur_testkit::{program, result};

#[test]
fn the_gateway_repairs_what_the_audit_finds_at_the_shop() {
    let mut command = program(env!("CARGO_BIN_EXE_demur"));
    let shown = result(command.args(["demo", "--audit"]), b"", 0);
    let (alone, behind) = shown.split_once("The shop behind demur: ").unwrap();
    for rule in [
        "no-date",
        "swapped-401-403",
        "internals-leaked",
        "unknown-method",
        "swapped-400-404",
    ] {
        assert!(
            alone.contains(&format!("demur explain checks/{rule}")),
            "{rule}: {alone}"
        );
    }
    let first = behind.lines().next().unwrap();
    assert!(first.ends_with("nothing to object to"), "{behind}");
}
