//! What is asked, of whom, and what is not.

use demur_testkit::{nowhere, result, talk};

use crate::shop::{Shop, audit};

#[test]
fn faults_are_found_by_following_links() {
    let shop = Shop::open();
    let report = result(&mut audit(&[&shop.url("/")]), b"", 1);
    assert!(
        report.contains("unauthorized-without-challenge"),
        "{report}"
    );
    assert!(
        report.contains("GET gets 200 and HEAD gets 404"),
        "{report}"
    );
    assert!(report.contains("demur explain checks/head-differs-from-get"));
}

#[test]
fn only_safe_methods_are_sent_to_the_origin_that_is_named() {
    let shop = Shop::open();
    result(&mut audit(&[&shop.url("/"), "--fail-on", "never"]), b"", 0);
    let asked = shop.asked();
    assert!(asked.len() > 10, "{}", asked.len());
    for head in asked {
        let method = head.split(' ').next().unwrap();
        assert!(
            ["GET", "HEAD", "OPTIONS", "DEMURXYZ"].contains(&method),
            "{head}"
        );
        assert!(head.contains("User-Agent: demur-audit/"), "{head}");
    }
}

#[test]
fn nothing_is_followed_where_that_is_not_wanted() {
    let shop = Shop::open();
    let arguments = ["--no-crawl", "--only", "unauthorized-without-challenge"];
    let mut command = audit(&arguments);
    result(command.arg(shop.url("/")), b"", 0);
    assert_eq!(shop.asked().len(), 1);
}

#[test]
fn a_dry_run_lists_requests_and_sends_none() {
    let shop = Shop::open();
    let listed = result(&mut audit(&[&shop.url("/"), "--dry-run"]), b"", 0);
    assert!(
        listed.contains(&format!("GET {}", shop.url("/"))),
        "{listed}"
    );
    assert!(listed.contains("HEAD"), "{listed}");
    assert!(listed.contains("head-differs-from-get"), "{listed}");
    assert!(shop.asked().is_empty());
}

#[test]
fn the_number_of_requests_is_kept_to_and_the_report_says_so() {
    let shop = Shop::open();
    let arguments = [&shop.url("/"), "--max-requests", "5", "--fail-on", "never"];
    let report = result(&mut audit(&arguments), b"", 0);
    assert_eq!(shop.asked().len(), 5);
    assert!(
        report.contains("the number of requests was used up"),
        "{report}"
    );
}

#[test]
fn who_asks_is_told_to_the_server_and_to_nobody_else() {
    let shop = Shop::open();
    let folder = demur_testkit::Folder::new("audit-identity");
    let record = folder.path().join("run.jsonl").display().to_string();
    let url = shop.url("/account");
    let arguments = [
        &url,
        "--as",
        "ada=Authorization: Bearer secret",
        "--crawl-as",
        "ada",
        "--record",
        &record,
        "--format",
        "json",
        "--fail-on",
        "never",
    ];
    let report = result(&mut audit(&arguments), b"", 0);
    assert!(
        shop.asked()
            .iter()
            .any(|head| head.contains("Bearer secret"))
    );
    let recorded = std::fs::read_to_string(&record).unwrap();
    assert!(recorded.contains("\"identity\":\"ada\""), "{recorded}");
    assert!(!recorded.contains("Bearer secret") && !report.contains("Bearer secret"));
}

#[test]
fn what_is_wrong_with_the_command_line_is_said_with_a_way_out() {
    let said = |arguments: &[&str]| talk(&mut audit(arguments), b"", 2);
    let said_of = said(&[]);
    assert!(said_of.contains("no server is named"), "{said_of}");
    let said_of = said(&["shop.example"]);
    assert!(said_of.contains("`https://shop.example`"), "{said_of}");
    let said_of = said(&["http://a.example", "--only", "head-differ-from-get"]);
    assert!(
        said_of.contains("did you mean `head-differs-from-get`?"),
        "{said_of}"
    );
    let said_of = said(&["http://a.example", "--crawl-as", "bob"]);
    assert!(said_of.contains("names nobody"), "{said_of}");
    let said_of = said(&["http://a.example", "--as", "bob=secret"]);
    assert!(
        said_of.contains("is no field") && !said_of.contains("secret"),
        "{said_of}"
    );
    let said_of = said(&["http://a.example", "--scratch", "/x"]);
    assert!(said_of.contains("add `--allow-unsafe`"), "{said_of}");
    let said_of = said(&["http://a.example", "--allow-unsafe"]);
    assert!(said_of.contains("`--scratch /orders`"), "{said_of}");
    let said_of = said(&["http://a.example", "--allow-unsafe", "--scratch", "orders"]);
    assert!(said_of.contains("is no path"), "{said_of}");
    let said_of = said(&["http://ada:hunter22@a.example"]);
    assert!(
        said_of.contains("--as") && !said_of.contains("hunter22"),
        "{said_of}"
    );
    let said_of = said(&["ftp://ada:hunter22@localhost:3000"]);
    assert!(said_of.contains("`http://localhost:3000`"), "{said_of}");
    assert!(!said_of.contains("hunter22"), "{said_of}");
    let said_of = said(&["http://a.example", "--spec", "no-such-file.yaml"]);
    assert!(said_of.contains("no-such-file.yaml"), "{said_of}");
}

#[test]
fn a_server_that_does_not_answer_is_no_clean_one() {
    let url = format!("http://{}/", nowhere());
    let said = talk(&mut audit(&[&url]), b"", 3);
    assert!(said.contains("does not answer"), "{said}");
}
