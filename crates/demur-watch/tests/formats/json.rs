//! Formats of JSON.

use demur_watch::formats::{Parser, Unread};

use super::{by_name, check};

const FROM_TRAEFIK: &str = r#"{"ClientAddr":"192.0.2.1:31073","ClientHost":"192.0.2.1","ClientPort":"31073","ClientUsername":"-","DownstreamContentSize":75,"DownstreamStatus":404,"Duration":1964899,"OriginContentSize":75,"OriginDuration":1694568,"OriginStatus":404,"Overhead":270331,"RequestAddr":"shop.example","RequestHost":"shop.example","RequestMethod":"GET","RequestPath":"/orders/7?a=b","RequestProtocol":"HTTP/1.1","RouterName":"shop@docker","ServiceAddr":"10.0.0.2:3000","ServiceURL":{"Scheme":"http","Host":"10.0.0.2:3000"},"StartLocal":"2015-05-17T12:05:03.10912886+02:00","StartUTC":"2015-05-17T10:05:03.10912886Z","level":"info","msg":"","request_User-Agent":"curl/8.5.0","request_Referer":"https://a/?b","time":"2015-05-17T10:05:04Z"}"#;

const FROM_CADDY: &str = r#"{"level":"info","ts":1431857103.5241024,"logger":"http.log.access","msg":"handled request","request":{"remote_ip":"10.0.0.9","remote_port":"4711","client_ip":"192.0.2.1","proto":"HTTP/2.0","method":"GET","host":"shop.example","uri":"/orders/7?a=b","headers":{"User-Agent":["curl/8.5.0","other"],"Referer":["https://a/?b"],"Accept":["*/*"]},"tls":{"resumed":false,"version":772}},"bytes_read":0,"user_id":"ada","duration":0.000929675,"size":10900,"status":404,"resp_headers":{"Server":["Caddy"],"status":["9"]}}"#;

const FROM_ISTIO: &str = r#"{"authority":"shop.example","bytes_received":"0","bytes_sent":"521","downstream_local_address":"10.0.0.1:80","downstream_remote_address":"192.0.2.1:50168","duration":"3","method":"GET","path":"/orders/7?v=1","protocol":"HTTP/1.1","response_code":"404","response_flags":"-","route_name":".v1","start_time":"2015-05-17T10:05:03.480Z","upstream_host":"10.0.0.2:80","upstream_transport_failure_reason":null,"user_agent":"curl/8.5.0","x_forwarded_for":"-"}"#;

const FROM_ENVOY: &str = r#"{":authority":"shop.example","bytes_sent":896,"connection_termination_details":null,"duration":1,"method":"GET","response_code":0,"start_time":"2015-05-17T10:05:03.539Z","upstream_host":null,"user-agent":"curl/8.5.0","x-envoy-origin-path":"/orders/7","x-forwarded-for":"203.0.113.9,192.0.2.1"}"#;

#[test]
fn traefik_is_read() {
    check(
        &by_name("traefik"),
        FROM_TRAEFIK,
        Ok(
            "1431857103 404 75 method=GET path=/orders/7 host=shop.example client=192.0.2.1 \
            referrer=https://a/ agent=curl/8.5.0 duration=1964 upstream=10.0.0.2:3000 answered=404",
        ),
    );
}

#[test]
fn caddy_is_read() {
    check(
        &by_name("caddy"),
        FROM_CADDY,
        Ok(
            "1431857103 404 10900 method=GET path=/orders/7 host=shop.example client=192.0.2.1 \
            principal=ada referrer=https://a/ agent=curl/8.5.0 duration=929",
        ),
    );
    check(
        &by_name("caddy"),
        r#"{"ts":"2015-05-17T10:05:03Z","request":{"remote_addr":"192.0.2.1:4711","method":"GET","uri":"/"},"duration":"1.5ms","status":200}"#,
        Ok("1431857103 200 0 method=GET path=/ client=192.0.2.1 duration=1500"),
    );
}

#[test]
fn lines_of_caddy_about_other_things_tell_of_no_request() {
    check(
        &by_name("caddy"),
        r#"{"level":"info","ts":1431857103.1,"msg":"serving initial configuration"}"#,
        Err(Unread::NoRequest),
    );
}

#[test]
fn envoy_is_read() {
    check(
        &by_name("envoy"),
        FROM_ISTIO,
        Ok(
            "1431857103 404 521 method=GET path=/orders/7 host=shop.example client=192.0.2.1 \
            agent=curl/8.5.0 duration=3000 upstream=10.0.0.2:80",
        ),
    );
    check(
        &by_name("envoy"),
        FROM_ENVOY,
        Ok(
            "1431857103 0 896 method=GET path=/orders/7 host=shop.example client=192.0.2.1 \
            agent=curl/8.5.0 duration=1000",
        ),
    );
}

#[test]
fn our_own_events_are_read() {
    check(
        &by_name("events"),
        r#"{"v":1,"ts":"2015-05-17T10:05:03.123Z","id":"a","method":"GET","path":"/orders/7","route":"/orders/{id}","operation":"readOrder","status":404,"step":"not-found","reason":"scope","conceals":"forbidden","mode":"enforce","shadow":["parameters"],"upstream_status":500,"bytes_in":120,"bytes_out":987,"duration_us":250,"client":"::1","principal":"ada","host":"shop.example","referrer":"https://a/b","agent":"shop-app/5.2.0","unchecked":["body"],"trace":"4b"}"#,
        Ok(
            "1431857103 404 987 method=GET path=/orders/7 route=/orders/{id} host=shop.example \
            client=::1 principal=ada referrer=https://a/b agent=shop-app/5.2.0 duration=250 \
            answered=500 step=not-found reason=scope",
        ),
    );
    check(
        &by_name("events"),
        r#"{"v":1,"ts":"2015-05-17T10:05:03.123Z","id":"a","bytes_in":0,"bytes_out":0,"duration_us":0}"#,
        Ok("1431857103 0 0 duration=0"),
    );
}

#[test]
fn json_of_nginx_is_read() {
    check(
        &by_name("json"),
        r#"{"time_local":"17/May/2015:10:05:03 +0000","remote_addr":"192.0.2.1","remote_user":"","request":"POST /a?b HTTP/1.1","status": "502","body_bytes_sent":"157","request_time":"0.012","http_referrer":"-","http_user_agent":"a \"b\" \u00e4\/","upstream_addr":"10.0.0.1:80, 10.0.0.2:80","upstream_status":"502, 504"}"#,
        Ok(
            r#"1431857103 502 157 method=POST path=/a client=192.0.2.1 agent=a \"b\" \xc3\xa4/ duration=12000 upstream=10.0.0.2:80 answered=504"#,
        ),
    );
}

#[test]
fn json_that_nginx_did_not_escape_is_read() {
    check(
        &by_name("json"),
        r#"{"msec":1431857103.123,"request_uri":"/a\x22b","status":404,"upstream_response_time":-,"bytes_sent":,"http_user_agent":"\xD0"}"#,
        Ok(r#"1431857103 404 0 path=/a\"b agent=\xd0"#),
    );
}

#[test]
fn json_of_node_and_elastic_is_read() {
    check(
        &by_name("json"),
        r#"{"level":30,"time":1431857103123,"pid":1,"req":{"id":1,"method":"GET","url":"/a?b","headers":{"host":"shop.example","user-agent":"x"},"remoteAddress":"::ffff:192.0.2.1"},"res":{"statusCode":404},"responseTime":7,"msg":"request completed"}"#,
        Ok(
            "1431857103 404 0 method=GET path=/a host=shop.example client=::ffff:192.0.2.1 agent=x \
            duration=7000",
        ),
    );
    for line in [
        r#"{"@timestamp":"2015-05-17T10:05:03.000Z","http":{"request":{"method":"GET"},"response":{"status_code":404}},"url":{"path":"/a"},"event":{"duration":7000}}"#,
        r#"{"@timestamp":"2015-05-17T10:05:03.000Z","http.request.method":"GET","http.response.status_code":404,"url.path":"/a","event.duration":7000}"#,
    ] {
        check(
            &by_name("json"),
            line,
            Ok("1431857103 404 0 method=GET path=/a duration=7"),
        );
    }
}

#[test]
fn order_and_unknown_members_do_not_matter() {
    let parser = Parser::json("at=ts, path=req.url, status=res.code").unwrap();
    for line in [
        r#"{"ts":1431857103,"req":{"url":"/a"},"res":{"code":404}}"#,
        r#"{ "res" : {"x":[{"code":1}],"code":404} , "req":{"url":"/a","y":{"url":"/b"}},"z":"}","ts": 1431857103 } "#,
    ] {
        check(&parser, line, Ok("1431857103 404 0 path=/a"));
    }
}

#[test]
fn the_member_that_the_mapping_has_first_wins() {
    let parser = Parser::json("at=ts, path=url, path=path").unwrap();
    for line in [
        r#"{"ts":1431857103,"url":"/a","path":"/b"}"#,
        r#"{"ts":1431857103,"path":"/b","url":"/a"}"#,
        r#"{"ts":1431857103,"path":"/a","url":null}"#,
        r#"{"ts":1431857103,"path":"/a","url":"-"}"#,
        r#"{"ts":1431857103,"path":"/a","url":{"x":"/b"}}"#,
    ] {
        check(&parser, line, Ok("1431857103 0 0 path=/a"));
    }
}

#[test]
fn of_members_with_the_same_name_the_first_counts() {
    let parser = Parser::json("at=ts, path=url, status=status").unwrap();
    check(
        &parser,
        r#"{"ts":1431857103,"url":"/a","status":404,"status":200}"#,
        Ok("1431857103 404 0 path=/a"),
    );
}

#[test]
fn one_member_may_tell_two_things() {
    let parser = Parser::json("at=ts, path=url, client=who, principal=who").unwrap();
    check(
        &parser,
        r#"{"ts":1431857103,"url":"/a","who":"ada"}"#,
        Ok("1431857103 0 0 path=/a client=ada principal=ada"),
    );
}

#[test]
fn a_member_that_cannot_be_read_is_no_harm_where_another_tells_the_same() {
    let parser = Parser::json("at=ts, at=time, path=url").unwrap();
    check(
        &parser,
        r#"{"ts":"yesterday","time":1431857103,"url":"/a"}"#,
        Ok("1431857103 0 0 path=/a"),
    );
}

#[test]
fn members_that_have_to_be_there_are_missed() {
    let parser = Parser::json("has=kind, at=ts, path=url").unwrap();
    check(
        &parser,
        r#"{"ts":1431857103,"url":"/a"}"#,
        Err(Unread::NoRequest),
    );
    check(
        &parser,
        r#"{"kind":"access","ts":1431857103,"url":"/a"}"#,
        Ok("1431857103 0 0 path=/a"),
    );
}

#[test]
fn reasons_are_told() {
    let parser = Parser::json("at=ts, path=url, status=status, bytes=size").unwrap();
    for (line, reason) in [
        ("hello", Unread::Json),
        ("[]", Unread::Json),
        (r#"{"ts":1431857103,"url":"/a"} x"#, Unread::Json),
        (r#"{"ts":1431857103 "url":"/a"}"#, Unread::Json),
        (r#"{"ts":1431857103,"url":"/a""#, Unread::Cut),
        (r#"{"ts":1431857103,"url":"/a"#, Unread::Cut),
        (r#"{"ts":1431857103}"#, Unread::NoRequest),
        ("{}", Unread::NoRequest),
        (r#"{"url":"/a"}"#, Unread::NoTime),
        (r#"{"ts":null,"url":"/a"}"#, Unread::NoTime),
        (r#"{"ts":"yesterday","url":"/a"}"#, Unread::BadTime),
        (
            r#"{"ts":1431857103,"url":"/a","status":"OK"}"#,
            Unread::Status,
        ),
        (
            r#"{"ts":1431857103,"url":"/a","size":"1k"}"#,
            Unread::Number,
        ),
    ] {
        check(&parser, line, Err(reason));
    }
}

#[test]
fn mappings_that_cannot_be_used_say_why() {
    for (mapping, expected) in [
        (
            "at=ts",
            "the mapping has neither a request line nor a path, at column 1: add `path=` or `request=` and the name of the member",
        ),
        (
            "path=url",
            "the mapping has no time, at column 1: add `at=` and the name of the member",
        ),
        (
            "at=ts, url",
            "`url` has no `=`, at column 8: write what it is and the name of the member: `status=response.code`",
        ),
        (
            "at=ts,  duration=x",
            "`duration` is nothing that a line could tell, at column 9: say what it counts: `duration_s`, `duration_ms`, `duration_us` or `duration_ns`",
        ),
        (
            "at=a..b",
            "`a..b` is no name of a member, at column 1: write up to 8 names with dots between them: `response.code`",
        ),
        (
            "at=",
            "`` is no name of a member, at column 1: write up to 8 names with dots between them: `response.code`",
        ),
    ] {
        let error = Parser::json(mapping).unwrap_err();
        assert_eq!(format!("{error}: {}", error.hint), expected);
    }
    let many = "at=ts,path=url,".to_owned() + &"has=x,".repeat(300);
    assert!(Parser::json(&many).is_err());
}
