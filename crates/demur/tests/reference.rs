//! The reference on the command line: the real binary, its streams and exit codes.

use std::fs;

use demur_testkit::{Folder, Running, ask, program};

#[track_caller]
fn result(arguments: &[&str], input: &str, code: i32) -> String {
    let mut command = program(env!("CARGO_BIN_EXE_demur"));
    demur_testkit::result(command.args(arguments), input.as_bytes(), code)
}

#[track_caller]
fn talk(arguments: &[&str], input: &str, code: i32) -> String {
    let mut command = program(env!("CARGO_BIN_EXE_demur"));
    demur_testkit::talk(command.args(arguments), input.as_bytes(), code)
}

#[test]
fn any_two_codes_are_compared() {
    let text = result(&["compare", "400", "422"], "", 0);
    assert!(
        text.starts_with("400 Bad Request or 422 Unprocessable Content\n"),
        "{text}"
    );
    assert_eq!(
        result(&["compare", "unprocessable content", "bad request"], "", 0),
        text
    );
    for (one, other) in [("100", "511"), ("208", "417"), ("306", "418")] {
        let text = result(&["compare", one, other], "", 0);
        assert!(
            text.contains("Side by side") && text.contains("Which one"),
            "{text}"
        );
    }
    let json: serde_json::Value = serde_json::from_str(&result(
        &["compare", "404", "410", "--format", "json"],
        "",
        0,
    ))
    .unwrap();
    assert_eq!(json["aspects"].as_array().unwrap().len(), 8);
    assert_eq!(json["a"]["code"], 404);
}

#[test]
fn what_cannot_be_compared_is_a_fault_with_a_way_out() {
    let text = talk(&["compare", "404", "404"], "", 2);
    assert!(
        text.contains("one and the same code") && text.contains("hint:"),
        "{text}"
    );
    let text = talk(&["compare", "404", "nonsense"], "", 2);
    assert!(
        text.contains("`nonsense` is no status with a page"),
        "{text}"
    );
}

#[test]
fn answers_lead_through_the_questions() {
    let text = result(&["choose", "--answers", "no,no,yes,no,no,no,yes"], "", 0);
    assert!(
        text.starts_with("404 Not Found\n") && text.contains("GET /products/7/"),
        "{text}"
    );
    let text = result(&["choose"], "", 0);
    assert!(text.starts_with("All questions\n"), "{text}");
    let text = talk(&["choose", "--answers", "perhaps"], "", 2);
    assert!(text.contains("`perhaps` is no answer to:"), "{text}");
}

#[test]
fn an_answer_on_the_standard_input_is_explained() {
    let head = "HTTP/1.1 405 Method Not Allowed\r\nCache-Control: max-age=60\r\n\r\n";
    let text = result(&["explain", "-"], head, 0);
    let words: Vec<&str> = text.split_whitespace().collect();
    assert!(
        words
            .join(" ")
            .contains("the list may be empty (RFC 9110 §15.5.6, §10.2.1): missing"),
        "{}",
        text
    );
    assert!(text.contains("Any cache may use it for 60 s"), "{text}");
    let text = result(&["explain", "-"], "HTTP/2 429\nretry-after: 7\n\n", 0);
    assert!(
        text.contains("Nobody may store it") && text.contains("After 7 s"),
        "{text}"
    );
    let text = result(&["explain", "-"], "HTTP/1.1 299 Odd\n\n", 0);
    assert!(text.contains("A client treats it as 200"), "{text}");
}

#[test]
fn a_problem_document_on_the_standard_input_is_explained() {
    let problem = r#"{"type":"https://api.example/.demur/errors/body-schema","status":422,"title":"No",
        "errors":[{"pointer":"/age","code":"minimum","detail":"must be at least 18"}]}"#;
    let text = result(&["explain", "-"], problem, 0);
    for part in [
        "422 Unprocessable Content",
        "Step `body-schema`",
        "`/age`: must be at least 18",
        "`minimum`:",
    ] {
        assert!(text.contains(part), "{part} in {text}");
    }
    let behind = format!("HTTP/1.1 422 x\nContent-Type: application/problem+json\n\n{problem}");
    assert!(result(&["explain", "-"], &behind, 0).contains("Step `body-schema`"));
    let text = talk(&["explain", "-"], "hello", 2);
    assert!(
        text.contains("no answer of HTTP and no problem document"),
        "{text}"
    );
}

#[test]
fn a_page_can_be_cut_down_to_one_reader() {
    let all = result(&["explain", "404"], "", 0);
    let visitor = result(&["explain", "404", "--role", "visitor"], "", 0);
    assert!(visitor.len() < all.len() / 2, "{visitor}");
    assert!(
        visitor.contains("If you got this") && !visitor.contains("If you run the server"),
        "{visitor}"
    );
}

#[test]
fn a_site_is_written_as_a_whole_and_replaces_only_a_site() {
    let folder = Folder::new("site");
    let target = folder.path().join("public");
    let place = target.display().to_string();
    talk(&["site", &place], "", 0);
    fs::write(target.join("old.html"), "old").unwrap();
    talk(&["site", &place, "--url", "https://errors.example/"], "", 0);
    assert!(!target.join("old.html").exists());
    let page = fs::read_to_string(target.join("status/404.html")).unwrap();
    assert!(
        page.contains("<link rel=\"canonical\" href=\"https://errors.example/status/404.html\">"),
        "{page}"
    );
    assert!(target.join("sitemap.xml").is_file());
    let beside: Vec<_> = fs::read_dir(folder.path()).unwrap().collect();
    assert_eq!(beside.len(), 1, "{beside:?}");

    fs::create_dir(folder.path().join("mine")).unwrap();
    fs::write(folder.path().join("mine/letter.txt"), "dear").unwrap();
    let mine = folder.path().join("mine").display().to_string();
    let text = talk(&["site", &mine], "", 2);
    assert!(text.contains("is no site of ours"), "{text}");
    assert!(folder.path().join("mine/letter.txt").is_file());
}

#[test]
fn the_reference_is_served_on_this_machine() {
    let mut command = program(env!("CARGO_BIN_EXE_demur"));
    command.args(["docs", "--listen", "127.0.0.1:0"]);
    let running = Running::start(&mut command);
    let get = |path: &str| {
        ask(
            running.address(),
            &format!("GET {path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"),
        )
    };
    assert!(get("/.demur/compare/404/410").starts_with("HTTP/1.1 200 "));
    assert!(get("/").contains("\r\nLocation: /.demur/\r\n"));
    assert!(get("/elsewhere").starts_with("HTTP/1.1 404 "));
}
