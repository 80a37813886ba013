//! `demur gone`.

use std::fs;

use crate::folder::Folder;

#[test]
fn what_is_added_is_listed_until_it_is_removed() {
    let folder = Folder::new("round");
    folder.add(&[
        "/%66ax",
        "--since",
        "2026-01-31",
        "--reason",
        "no, \"longer\" sold",
    ]);
    folder.add(&["/shop/*", "--to", "/store/*", "--max-age", "60"]);
    folder.add(&["/sale", "--to", "/summer", "--temporary"]);
    folder.add(&[
        "/leak",
        "--withheld",
        "--blocked-by",
        "https://isp.example/",
    ]);
    folder.check_listed(
        "/fax,gone,,2026-01-31,\"no, \"\"longer\"\" sold\",,\n\
         /leak,withheld,,,,,https://isp.example/\n\
         /sale,found,/summer,,,,\n\
         /shop/*,moved,/store/*,,,60,\n",
    );
    for path in ["/fa%78", "/shop/*", "/sale", "/leak"] {
        let (code, _, talk) = folder.gone(&["remove", path]);
        assert_eq!(code, Some(0), "{talk}");
    }
    folder.check_listed("");
    let (code, _, talk) = folder.gone(&["remove", "/fax"]);
    assert_eq!(code, Some(2));
    assert!(
        talk.starts_with("error: `/fax` is not in gone.redb\nhint: "),
        "{talk}"
    );
}

#[test]
fn the_json_of_the_store_has_a_member_for_each_column() {
    let folder = Folder::new("json");
    folder.add(&[
        "/leak",
        "--withheld",
        "--blocked-by",
        "https://isp.example/",
        "--reason",
        "court order",
    ]);
    let (_, result, _) = folder.gone(&["list", "--format", "json"]);
    let json: serde_json::Value = serde_json::from_str(&result).unwrap();
    assert_eq!(
        json,
        serde_json::json!({ "places": [{
            "path": "/leak", "status": "withheld", "to": null, "since": null, "reason": "court order",
            "max_age": null, "blocked_by": "https://isp.example/",
        }]})
    );
}

#[test]
fn an_entry_is_replaced_and_the_old_one_named() {
    let folder = Folder::new("replace");
    folder.add(&["/fax", "--reason", "no longer sold"]);
    let (code, _, talk) = folder.gone(&["add", "/fax", "--to", "/phone"]);
    assert_eq!(code, Some(0));
    assert!(
        talk.contains("replaced `/fax` in gone.redb; it was: /fax,gone,,,no longer sold,,"),
        "{talk}"
    );
    folder.check_listed("/fax,moved,/phone,,,,\n");
}

#[test]
fn what_leads_visitors_astray_is_refused_and_the_store_stays_as_it_was() {
    let folder = Folder::new("refused");
    folder.write("list.csv", "path,status\n/listed,gone\n");
    folder.add(&["/a", "--to", "/b"]);
    for number in 1..=5 {
        folder.add(&[&format!("/old{number}"), "--to", "/"]);
    }
    folder.check_refused(&["/b", "--to", "/a"], "error[redirect-loop]");
    folder.check_refused(&["/itself", "--to", "/itself"], "error[redirect-loop]");
    folder.check_refused(&["/c", "--to", "/a"], "error[redirect-chain]");
    folder.check_refused(&["/b"], "error[redirect-chain]");
    folder.check_refused(&["/c/*", "--to", "https://*"], "error[");
    folder.check_refused(&["/c", "--to", "//evil.example"], "error[open-redirect]");
    folder.check_refused(
        &["/c/{x}", "--to", "https://{x}.example/"],
        "error[open-redirect]",
    );
    folder.check_refused(&["/c/*", "--to", "/"], "error[blanket-redirect]");
    folder.check_refused(&["/old6", "--to", "/"], "error[blanket-redirect]");
    folder.check_refused(
        &["/listed", "--places", "list.csv"],
        "error[duplicate-place]",
    );
    folder.check_refused(&["/c", "--since", "31.1.2026"], "error[bad-value]");
    folder.check_refused(&["c"], "error[bad-place]");
}

#[test]
fn a_line_end_is_refused_since_no_list_can_hold_it() {
    let folder = Folder::new("lines");
    for arguments in [
        ["add", "/a", "--reason", "b\nc"],
        ["add", "/a", "--to", "/b\r/c"],
    ] {
        let (code, _, talk) = folder.gone(&arguments);
        assert_eq!(code, Some(2));
        assert!(
            talk.ends_with("has a line end\nhint: write it as one line\n"),
            "{talk}"
        );
    }
    assert!(!folder.path().join("gone.redb").exists());
}

#[test]
fn a_path_of_another_list_cannot_be_removed_here_and_the_line_is_named() {
    let folder = Folder::new("elsewhere");
    folder.write("list.csv", "path,status\n/listed,gone\n");
    let (code, _, talk) = folder.gone(&["remove", "/listed", "--places", "list.csv"]);
    assert_eq!(code, Some(2));
    assert!(
        talk.ends_with("hint: it is listed in list.csv:2; edit that list\n"),
        "{talk}"
    );
}

#[test]
fn a_store_comes_from_the_configuration_and_without_one_the_flag_is_named() {
    let folder = Folder::new("configured");
    let output = folder.demur(&["gone", "list"]);
    let talk = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(2));
    assert!(
        talk.starts_with("error: there is no store\nhint: name one: `--places-store gone.redb`"),
        "{talk}"
    );
    folder.write("demur.toml", "places_store = \"gone.redb\"\n");
    let output = folder.demur(&["gone", "add", "/fax"]);
    assert_eq!(output.status.code(), Some(0));
    folder.check_listed("/fax,gone,,,,,\n");
}

#[test]
fn a_store_that_somebody_writes_to_is_waited_for_and_then_named() {
    let folder = Folder::new("locked");
    folder.add(&["/fax"]);
    let held = redb::Database::open(folder.path().join("gone.redb")).unwrap();
    for arguments in [&["add", "/phone"][..], &["list"]] {
        let (code, _, talk) = folder.gone(arguments);
        assert_eq!(code, Some(2));
        assert!(
            talk.contains("another program has it open; try again when that is done"),
            "{talk}"
        );
    }
    drop(held);
    folder.check_listed("/fax,gone,,,,,\n");
}

#[test]
fn a_store_whose_writer_was_killed_is_mended() {
    let folder = Folder::new("killed");
    folder.add(&["/fax"]);
    let held = redb::Database::open(folder.path().join("gone.redb")).unwrap();
    held.begin_write().unwrap().commit().unwrap();
    // What is on the disk while it is open is what a writer that is killed leaves behind.
    fs::copy(
        folder.path().join("gone.redb"),
        folder.path().join("left.redb"),
    )
    .unwrap();
    drop(held);
    fs::rename(
        folder.path().join("left.redb"),
        folder.path().join("gone.redb"),
    )
    .unwrap();
    folder.check_listed("/fax,gone,,,,,\n");
    folder.add(&["/phone"]);
    folder.check_listed("/fax,gone,,,,,\n/phone,gone,,,,,\n");
}

#[test]
fn edits_at_the_same_time_all_arrive() {
    let folder = Folder::new("crowd");
    let names: Vec<String> = (0..8).map(|number| format!("/p{number}")).collect();
    std::thread::scope(|scope| {
        for name in &names {
            scope.spawn(|| folder.add(&[name]));
        }
    });
    let lines: Vec<String> = names
        .iter()
        .map(|name| format!("{name},gone,,,,,\n"))
        .collect();
    folder.check_listed(&lines.concat());
}

#[test]
fn every_part_explains_itself_with_examples() {
    let folder = Folder::new("help");
    for arguments in [
        &["gone"][..],
        &["gone", "add"],
        &["gone", "remove"],
        &["gone", "list"],
        &["export"],
    ] {
        let output = folder.demur(&[arguments, &["--help"]].concat());
        let text = String::from_utf8(output.stdout).unwrap();
        assert_eq!(output.status.code(), Some(0), "{text}");
        assert!(text.contains("Examples:\n  demur "), "{text}");
    }
}
