//! What the exported configuration says; `servers.rs` asks the servers themselves.

use demur_gone::{export, read_csv};

fn exported(rows: &str) -> [String; 2] {
    let (entries, defects) = read_csv(
        "gone.csv",
        format!("path,status,to,blocked_by\n{rows}").as_bytes(),
    );
    assert_eq!(defects, []);
    [export::nginx(&entries), export::apache(&entries)]
}

fn check(rows: &str, nginx: &str, apache: &str) {
    let [found_nginx, found_apache] = exported(rows);
    assert!(found_nginx.contains(nginx), "{found_nginx}");
    assert!(found_apache.contains(apache), "{found_apache}");
}

#[test]
fn moves_keep_the_method_of_requests_that_are_not_get() {
    check(
        "/a,moved,/b,\n",
        "location = \"/a\" {\n    absolute_redirect off;\n    if ($request_method !~ \"^(?:GET|HEAD)$\") \
         { return 308 \"/b$is_args$args\"; }\n    return 301 \"/b$is_args$args\";\n}\n",
        "RewriteCond %{REQUEST_METHOD} \"^(?:GET|HEAD)$\"\nRewriteRule \"^/a$\" \"/b\" [R=301,NE,L]\n",
    );
    check(
        "/a,found,/b,\n",
        "{ return 307 \"/b$is_args$args\"; }",
        "[R=307,NE,L]",
    );
}

#[test]
fn what_a_server_cannot_tell_apart_is_left_out_with_a_comment() {
    let nginx =
        "# /a%2Fb is left out: nginx decodes the path and cannot tell it from another one\n";
    let apache =
        "# /a%2Fb is left out: Apache decodes the path and cannot tell it from another one\n";
    check("/a%2Fb,gone,,\n", nginx, apache);
    let nginx = "# /q/{x} is left out: nginx cannot escape what is filled into a query\n";
    let apache = "# /q/{x} is left out: Apache cannot escape what is filled into a query\n";
    check("/q/{x},moved,/s?q={x},\n", nginx, apache);
}

#[test]
fn what_is_withheld_goes_before_what_is_gone() {
    let nginx = "# /a/b is left out: the place is withheld\n";
    let apache =
        "RewriteRule \"^/a/\" - [R=451,L,E=DEMUR_WITHHELD:1]\nRewriteRule \"^/a/b$\" - [R=410,L]\n";
    check("/a/b,gone,,\n/a/*,withheld,,\n", nginx, apache);
}

#[test]
fn nothing_in_a_path_or_target_has_a_meaning_for_the_server() {
    check(
        "/a.b+c,gone,,\n",
        "location = \"/a.b+c\" {",
        "RewriteRule \"^/a\\x2eb\\x2bc$\" - ",
    );
    check(
        "/%22%5C,gone,,\n",
        "location = \"/\\\"\\\\\" {",
        "RewriteRule \"^/\\x22\\x5c$\" - ",
    );
    check(
        "/a,moved,/$1%201,\n",
        "return 301 \"/%241%201$is_args$args\"",
        "\"/\\$1\\%201\" [R=301",
    );
    check(
        "/l,withheld,,https://isp.example/$x%20\n",
        "add_header Link \"<https://isp.example/%24x%20>; rel=\\\"blocked-by\\\"\" always;",
        "Header always set Link \"<https://isp.example/$x%%20>; rel=\\\"blocked-by\\\"\" env=DEMUR_BLOCK_1",
    );
}

#[test]
fn the_more_specific_rule_is_written_first() {
    let [nginx, apache] =
        exported("/b/*,gone,,\n/b/{x},moved,/c/{x},\n/b/y/*,gone,,\n/b/z,gone,,\n");
    let order = |text: &str, names: [&str; 4]| {
        let found = names.map(|name| text.find(name));
        assert!(
            found.iter().all(Option::is_some) && found.is_sorted(),
            "{found:?} {text}"
        );
    };
    order(
        &nginx,
        [
            "= \"/b/z\"",
            "~ \"^/b/y/\"",
            "~ \"^/b/[^/]+$\"",
            "~ \"^/b/\"",
        ],
    );
    order(
        &apache,
        ["\"^/b/z$\"", "\"^/b/y/\"", "\"^/b/[^/]+$\"", "\"^/b/\" -"],
    );
}

#[test]
fn caddy_gets_a_rule_for_each_method_and_the_query_goes_along() {
    let check = |rows: &str, expected: &str| {
        let list = format!("path,status,to,reason\n{rows}\n");
        let (entries, defects) = read_csv("gone.csv", list.as_bytes());
        assert_eq!(defects, []);
        let text = export::caddy(&entries);
        assert!(text.contains(expected), "{text}");
    };
    check(
        "/a.b,moved,/c#d",
        "    redir @demur_1_asked_read `/c?{http.request.uri.query}#d` 301\n",
    );
    check("/a.b,moved,/c", "    redir @demur_1 `/c` 308\n");
    check(
        "/a.b,moved,/c?d=e",
        "    @demur_1 path_regexp `^/a\\x2eb$`\n    @demur_1_read {\n",
    );
    check("/a,gone,,it is `so`", "    respond @demur_1 410\n");
    check("/a,gone,,{env.HOME}", "    respond @demur_1 410\n");
    check("/%C3%BC%60,gone,", "path_regexp `^/ü\\x60$`\n");
    check(
        "/a/*,moved,/b/*",
        "# /a/* is left out: Caddy has only the decoded path to fill into a target\n",
    );
}
