//! Formats of text that have a name.

use demur_watch::formats::Unread;

use super::{by_name, check};

const START: &str = r"192.0.2.1 - - [17/May/2015:10:05:03 +0000] ";

fn combined(rest: &str, expected: Result<&str, Unread>) {
    check(&by_name("combined"), &format!("{START}{rest}"), expected);
}

#[test]
fn combined_is_read() {
    check(
        &by_name("combined"),
        r#"192.0.2.1 - ada [17/May/2015:12:05:03 +0200] "GET /orders/7?key=secret#x HTTP/1.1" 404 153 "https://shop.example/a?b=c" "shop-app/5.2.0""#,
        Ok(
            "1431857103 404 153 method=GET path=/orders/7 client=192.0.2.1 principal=ada \
            referrer=https://shop.example/a agent=shop-app/5.2.0",
        ),
    );
}

#[test]
fn common_is_read() {
    check(
        &by_name("common"),
        r#"192.0.2.1 - ada [17/May/2015:10:05:03 +0000] "GET / HTTP/1.0" 304 -"#,
        Ok("1431857103 304 0 method=GET path=/ client=192.0.2.1 principal=ada"),
    );
}

#[test]
fn a_line_with_more_fields_is_not_common() {
    check(
        &by_name("common"),
        r#"192.0.2.1 - - [17/May/2015:10:05:03 +0000] "GET / HTTP/1.0" 304 0 "-" "-""#,
        Err(Unread::Shape),
    );
}

#[test]
fn vhost_is_read() {
    check(
        &by_name("vhost"),
        r#"shop.example:443 2001:db8::1 - - [17/May/2015:10:05:03 +0000] "GET / HTTP/1.1" 200 5 "-" "a""#,
        Ok("1431857103 200 5 method=GET path=/ host=shop.example client=2001:db8::1 agent=a"),
    );
    check(
        &by_name("vhost"),
        r#"2001:db8::1 - - [17/May/2015:10:05:03 +0000] "GET / HTTP/1.1" 200 5 "-" "a""#,
        Err(Unread::Shape),
    );
}

#[test]
fn a_hyphen_is_nothing() {
    combined(
        r#""-" 408 - "-" "-""#,
        Ok("1431857103 408 0 client=192.0.2.1"),
    );
    combined(r#""" 400 0 "" """#, Ok("1431857103 400 0 client=192.0.2.1"));
}

#[test]
fn requests_that_are_none_are_data() {
    combined(
        r#""\x16\x03\x01\x02\x00\x01\x00\x01\xFC\x03\x03" 400 157 "-" "-""#,
        Ok("1431857103 400 157 client=192.0.2.1"),
    );
    combined(
        r#""GET / HTTP/1.1 HTTP/1.1" 499 0 "-" "-""#,
        Ok("1431857103 499 0 method=GET path=/ HTTP/1.1 client=192.0.2.1"),
    );
    combined(
        r#""GET /old" 444 0 "-" "-""#,
        Ok("1431857103 444 0 method=GET path=/old client=192.0.2.1"),
    );
}

#[test]
fn absolute_targets_are_paths() {
    combined(
        r#""GET http://shop.example/a?b HTTP/1.1" 200 1 "-" "-""#,
        Ok("1431857103 200 1 method=GET path=/a host=shop.example client=192.0.2.1"),
    );
}

#[test]
fn escapes_are_undone() {
    combined(
        r#""GET /a\x22b\"c\\d HTTP/1.1" 200 1 "https://a/\xe4" "x\ty\x1B[2J""#,
        Ok(
            r#"1431857103 200 1 method=GET path=/a\"b\"c\\d client=192.0.2.1 referrer=https://a/\xe4 agent=x\ty\x1b[2J"#,
        ),
    );
}

#[test]
fn more_fields_are_not_looked_at() {
    for more in [
        r#" "203.0.113.9, 10.0.0.1""#,
        r#" "-" 0.004"#,
        r#" rt=0.005 uct="0.000" urt="0.004""#,
        r#" 17 "router@docker" "http://10.0.0.2:80" 3ms"#,
        r#" """#,
        " ",
        " -",
    ] {
        combined(
            &format!(r#""GET / HTTP/1.1" 200 1 "-" "a b"{more}"#),
            Ok("1431857103 200 1 method=GET path=/ client=192.0.2.1 agent=a b"),
        );
    }
}

#[test]
fn users_may_have_blanks_and_brackets() {
    check(
        &by_name("combined"),
        r#"192.0.2.1 - john [x] doe [17/May/2015:10:05:03 +0000] "GET / HTTP/1.1" 401 1 "-" "-""#,
        Ok("1431857103 401 1 method=GET path=/ client=192.0.2.1 principal=john [x] doe"),
    );
}

#[test]
fn a_user_that_looks_like_a_time_moves_nothing() {
    check(
        &by_name("combined"),
        r#"192.0.2.1 - x [18/May/2015:10:05:03 +0000] [17/May/2015:10:05:03 +0000] "GET / HTTP/1.1" 401 1 "-" "-""#,
        Ok(
            "1431857103 401 1 method=GET path=/ client=192.0.2.1 principal=x [18/May/2015:10:05:03 +0000]",
        ),
    );
    check(
        &by_name("combined"),
        r#"192.0.2.1 - x [18/May/2015:10:05:03 +0000] "GET /f HTTP/1.1" 200 1 "-" "-" [17/May/2015:10:05:03 +0000] "GET / HTTP/1.1" 401 1 "-" "-""#,
        Err(Unread::Ambiguous),
    );
}

#[test]
fn quotes_that_a_server_let_through_stay_in_their_field() {
    combined(
        r#""GET /a"b HTTP/1.1" 200 1 "-" "-""#,
        Ok(r#"1431857103 200 1 method=GET path=/a\"b client=192.0.2.1"#),
    );
    combined(
        r#""GET /a" 200 HTTP/1.1" 404 1 "-" "-""#,
        Ok(r#"1431857103 404 1 method=GET path=/a\" 200 client=192.0.2.1"#),
    );
    combined(
        r#""GET / HTTP/1.1" 404 1 "https://a/"b" "c""#,
        Ok(r#"1431857103 404 1 method=GET path=/ client=192.0.2.1 referrer=https://a/\"b agent=c"#),
    );
    combined(
        r#""GET / HTTP/1.1" 404 1 "-" "a "quoted" word""#,
        Ok(r#"1431857103 404 1 method=GET path=/ client=192.0.2.1 agent=a \"quoted\" word"#),
    );
    combined(
        r#""GET / HTTP/1.1" 404 1 "-" ""quoted"""#,
        Ok(r#"1431857103 404 1 method=GET path=/ client=192.0.2.1 agent=\"quoted\""#),
    );
}

#[test]
fn a_request_that_holds_a_whole_line_is_not_believed() {
    for forged in [
        r#""GET /x" 200 5 "-" "evil HTTP/1.1" 404 10 "-" "agent""#,
        r#""GET /x HTTP/1.1" 200 5 "-" "evil HTTP/1.1" 404 10 "-" "agent""#,
        r#""GET /x" 200 5 " HTTP/1.1" 404 10 "-" "agent""#,
        r#""GET /x" 200 5 "-" "evil"z HTTP/1.1" 404 10 "-" "agent""#,
        r#""GET /x" 200 5 "-" "evil" " HTTP/1.1" 404 10 "-" "agent""#,
        r#""GET /x" 200 - "-" "evil HTTP/1.1" - - "-" "agent""#,
    ] {
        combined(forged, Err(Unread::Ambiguous));
    }
}

#[test]
fn a_line_that_was_cut_in_its_last_field_is_read() {
    combined(
        r#""GET / HTTP/1.1" 200 235 "-" "Mozilla/5.0 (compatible; +http://a/bot.html"#,
        Ok("1431857103 200 235 method=GET path=/ client=192.0.2.1 \
            agent=Mozilla/5.0 (compatible; +http://a/bot.html"),
    );
}

#[test]
fn reasons_are_told() {
    let parser = by_name("combined");
    for (line, reason) in [
        ("", Unread::Empty),
        ("hello", Unread::Shape),
        (
            r#"a - - [32/May/2015:10:05:03 +0000] "GET / HTTP/1.1" 200 1 "-" "-""#,
            Unread::BadTime,
        ),
        (r#"a - - [-] "GET / HTTP/1.1" 200 1 "-" "-""#, Unread::Shape),
        (
            r#"a - - [17/May/2015:10:05:03 +0000] "GET / HTTP/1.1" 20 1 "-" "-""#,
            Unread::Status,
        ),
        (
            r#"a - - [17/May/2015:10:05:03 +0000] "GET / HTTP/1.1" x 1 "-" "-""#,
            Unread::Shape,
        ),
        (
            r#"a - - [17/May/2015:10:05:03 +0000] "GET / HTTP/1.1" 200 1 "-"#,
            Unread::Shape,
        ),
        (
            r#"a - - [17/May/2015:10:05:03 +0000] "GET / HTTP/1.1" 200 99999999999999999999 "-" "-""#,
            Unread::Number,
        ),
    ] {
        check(&parser, line, Err(reason));
    }
    for reason in Unread::ALL {
        assert!(reason.as_str().contains("it"), "{reason:?}");
    }
}
