//! Formats that users write in the words of their server.

use demur_watch::formats::{Unread, compile};

use super::{check, shown};

fn read(format: &str, line: &str, expected: &str) {
    check(&compile(format).unwrap(), line, Ok(expected));
}

fn refused(format: &str, expected: &str) {
    let error = compile(format).unwrap_err();
    assert_eq!(format!("{error}: {}", error.hint), expected, "{format}");
}

#[test]
fn formats_of_nginx_are_read() {
    read(
        r#"$remote_addr - $remote_user [$time_local] "$request" $status $body_bytes_sent "$http_referer" "$http_user_agent" "$http_x_forwarded_for" $request_time $upstream_addr $upstream_status $upstream_response_time $pipe"#,
        r#"192.0.2.1 - - [17/May/2015:10:05:03 +0000] "GET /a?b HTTP/1.1" 404 153 "-" "x" "203.0.113.9, 10.0.0.9" 0.012 10.0.0.1:80, 10.0.0.2:80 : 10.0.0.3:80 502, 504 : 404 0.001, 0.002 : 0.003 ."#,
        "1431857103 404 153 method=GET path=/a client=192.0.2.1 agent=x duration=12000 \
         upstream=10.0.0.3:80 answered=404",
    );
    read(
        "$time_iso8601|$msec|$host|$request_method|$request_uri|$status",
        "2015-05-17T12:05:03+02:00|1431857103.999|shop.example|GET|/a?b|499",
        "1431857103 499 0 method=GET path=/a host=shop.example",
    );
    read(
        "${remote_addr}: $msec $scheme://$host$request_uri$is_args$args $status",
        "192.0.2.1: 1431857103.999 https://shop.example/a?b 200",
        "1431857103 200 0 path=/a host=shop.example client=192.0.2.1",
    );
}

#[test]
fn json_in_a_format_of_nginx_is_read_as_text() {
    read(
        r#"{"time":"$time_iso8601","uri":"$request_uri","status":$status,"agent":"$http_user_agent"}"#,
        r#"{"time":"2015-05-17T10:05:03+00:00","uri":"/a\"b","status":404,"agent":"x\u00e4"}"#,
        r#"1431857103 404 0 path=/a\"b agent=x\xc3\xa4"#,
    );
}

#[test]
fn whole_directives_are_understood() {
    read(
        "log_format  main escape=default '$remote_addr [$time_local] '\n    '\"$request\" $status';",
        r#"192.0.2.1 [17/May/2015:10:05:03 +0000] "GET /a HTTP/1.1" 404"#,
        "1431857103 404 0 method=GET path=/a client=192.0.2.1",
    );
    read(
        r"'$remote_addr [$time_local] ' '\'$request\' $status'",
        r"192.0.2.1 [17/May/2015:10:05:03 +0000] 'GET /a HTTP/1.1' 404",
        "1431857103 404 0 method=GET path=/a client=192.0.2.1",
    );
    read(
        r#"LogFormat "%h %t \"%r\" %>s" short"#,
        r#"192.0.2.1 [17/May/2015:10:05:03 +0000] "GET /a HTTP/1.1" 404"#,
        "1431857103 404 0 method=GET path=/a client=192.0.2.1",
    );
}

#[test]
fn formats_of_apache_are_read() {
    read(
        r#"%v:%p %a %l %u %t \"%r\" %>s %O %D \"%{Referer}i\" \"%{User-agent}i\" %{X-Trace}o %k %X"#,
        r#"shop.example:443 192.0.2.1 - ada [17/May/2015:10:05:03 +0000] "GET /a HTTP/1.1" 404 512 250 "https://b/?c" "x" - 0 +"#,
        "1431857103 404 512 method=GET path=/a host=shop.example client=192.0.2.1 principal=ada \
         referrer=https://b/ agent=x duration=250",
    );
    read(
        "%{usec}t %m %U%q %s %B %{ms}T 100%% %^FB %!200,304{Referer}i %{begin}^ti",
        "1431857103000001 GET /a?b 404 0 12 100% - - -",
        "1431857103 404 0 method=GET path=/a duration=12000",
    );
    read(
        "[%{%Y-%m-%dT%H:%M:%S%z}t] %r",
        "[2015-05-17T12:05:03+0200] GET /a HTTP/1.1",
        "1431857103 0 0 method=GET path=/a",
    );
}

#[test]
fn of_variables_that_tell_the_same_the_one_that_the_client_sent_is_read() {
    read(
        "$msec $uri $server_name $host $request_uri $bytes_sent $body_bytes_sent $status",
        "1431857103.1 /index.html _ shop.example /a 200 100 404",
        "1431857103 404 100 path=/a host=shop.example",
    );
    read(
        r#"%{sec}t %U "%r" %T %D"#,
        r#"1431857103 /index.html "GET /a HTTP/1.1" 0 1234"#,
        "1431857103 0 0 method=GET path=/a duration=1234",
    );
}

#[test]
fn nothing_may_follow_a_format_that_says_everything() {
    let parser = compile(r#"$msec "$request""#).unwrap();
    check(
        &parser,
        r#"1431857103.1 "GET /a HTTP/1.1" more"#,
        Err(Unread::Shape),
    );
    assert!(shown(&parser, br#"1431857103.1 "GET /a HTTP/1.1""#).is_ok());
}

#[test]
fn a_field_that_the_client_chose_cannot_move_those_behind_it() {
    let parser = compile(r#"$msec "$http_user_agent" $status $request_uri"#).unwrap();
    check(
        &parser,
        r#"1431857103.1 "x" 200 /b" 404 /a"#,
        Err(Unread::Ambiguous),
    );
}

#[test]
fn formats_that_cannot_be_used_say_why() {
    let two = "put a blank between them, so that it can be seen where one ends";
    refused(
        "$msec$status $request",
        &format!("nothing stands between `$msec` and `$status`, at column 6: {two}"),
    );
    refused(
        "'$msec $request ' '$status$pid'",
        &format!("nothing stands between `$status` and `$pid`, at column 27: {two}"),
    );
    refused(
        "$msec $",
        "`$` begins no variable, at column 7: write `$name` or `${name}`; nginx has no other use for `$` in a format",
    );
    refused(
        "$status $request",
        "the format has no time, at column 1: add `[$time_local]` (nginx) or `%t` (Apache)",
    );
    refused(
        "%t %s",
        "the format has neither a request line nor a path, at column 1: add `\"$request\"` (nginx) or `\\\"%r\\\"` (Apache)",
    );
    refused(
        "%t.%{msec_frac}t %r",
        "`%{msec_frac}t` is a time that cannot be read, at column 4: use `%t`, `%{sec}t`, `%{msec}t`, `%{usec}t` or `%{%Y-%m-%dT%H:%M:%S%z}t`",
    );
    refused(
        "%t %r %Z",
        "`%Z` is no directive of `mod_log_config`, at column 7: look at the letter behind `%`; `%%` stands for a percent sign",
    );
    refused(
        "%t %r 100%",
        "`%` begins no directive, at column 10: write `%%` for a percent sign",
    );
    refused(
        "log_format main '$msec $request",
        "a quoted text does not end, at column 17: close it with '",
    );
    refused(
        "combine",
        "the format has no variables, at column 1: write `$remote_addr [$time_local] \"$request\" $status` as nginx does, `%h %t \"%r\" %>s` as Apache does, or one of the names vhost, combined, common, events, caddy, traefik, envoy, json",
    );
}
