//! Which paths are the same page.

use super::{class, miss, report};
use crate::suggest::{Doubt, Fate, suggest};

/// What becomes of one path of a kind: its target, or the doubt.
#[track_caller]
fn check_among(
    routes: &[&str],
    kind: &str,
    path: &str,
    nearest: &str,
    expected: Result<&str, Doubt>,
) {
    let referrer = if kind.ends_with("link") {
        "https://a.example/"
    } else {
        ""
    };
    let top = vec![miss(path, 20, referrer, Some(nearest))];
    let found = suggest(&report(vec![class(kind, top)], routes), None);
    let found = found.list.first().map(|one| match &one.fate {
        Fate::Moved { to } => Ok(to.as_str()),
        Fate::Question { doubt, .. } => Err(doubt.clone()),
    });
    assert_eq!(found, Some(expected), "{path} {nearest}");
}

#[track_caller]
fn check(kind: &str, path: &str, nearest: &str, expected: Result<&str, Doubt>) {
    check_among(&[], kind, path, nearest, expected);
}

#[test]
fn a_page_that_moved_is_sent_on() {
    for (path, to) in [
        ("/products/red-shoe", "/shop/red-shoe"),
        (
            "/geekery/lost-session.html",
            "/blog/geekery/lost-session.html",
        ),
        ("/docs/v2/start", "/docs/start"),
        ("/about-us.html", "/about-us"),
        ("/about/", "/about"),
        ("/product/blue-shoe", "/products/blue-shoe"),
        ("/2015/04/how-to-mend-a-shoe", "/blog/how-to-mend-a-shoe"),
        ("/old/b%c3%bccher-liste", "/neu/bücher-liste"),
    ] {
        let to_listed = to.replace('ü', "%C3%BC");
        check("was-live", path, to, Ok(&to_listed));
    }
}

#[test]
fn a_slip_of_the_pen_is_sent_on_where_nothing_was_there() {
    check("internal-link", "/abuot", "/about", Ok("/about"));
    check("internal-link", "/About", "/about", Ok("/about"));
    check(
        "external-link",
        "/docs/instalation",
        "/docs/installation",
        Ok("/docs/installation"),
    );
    check(
        "was-live",
        "/docs/instalation",
        "/docs/installation",
        Err(Doubt::Unclear),
    );
    check(
        "external-link",
        "/team/anna",
        "/team/hanna",
        Err(Doubt::Unclear),
    );
    check(
        "external-link",
        "/plan/part-a",
        "/plan/part-b",
        Err(Doubt::Unclear),
    );
    check(
        "external-link",
        "/plan/a-chapter",
        "/plan/b-chaptre",
        Err(Doubt::Unclear),
    );
    check("external-link", "/s/Ab3xK", "/s/aB3xk", Err(Doubt::Unclear));
    check(
        "external-link",
        "/img/chart.png",
        "/img/chart.svg",
        Err(Doubt::Unclear),
    );
}

#[test]
fn another_number_is_another_thing() {
    for (path, nearest) in [
        (
            "/files/logstash-1.3.2-monolithic.jar",
            "/files/logstash-1.1.0-monolithic.jar",
        ),
        ("/files/logstash-1.3.2.jar", "/files/logstash.jar"),
        ("/docs/v1/start-here", "/docs/v2/start-here"),
        ("/orders/1001", "/orders/1002"),
        ("/2014/report-of-the-year", "/2015/report-of-the-year"),
    ] {
        for kind in ["was-live", "never-existed", "external-link"] {
            check(kind, path, nearest, Err(Doubt::OtherNumber));
        }
    }
}

#[test]
fn another_member_of_a_collection_is_another_thing() {
    let routes = ["GET /users/{}/billing-address", "GET /people/{}"];
    let member = Err(Doubt::OtherMember);
    check_among(
        &routes,
        "was-live",
        "/users/alice/billing-address",
        "/users/bob/billing-address",
        member.clone(),
    );
    check_among(
        &routes,
        "external-link",
        "/people/jonas",
        "/people/jones",
        member,
    );
    check(
        "was-live",
        "/users/alice/billing-address",
        "/users/bob/billing-address",
        Err(Doubt::Unclear),
    );
    let common = [
        "GET /themes/a/reset-all.css",
        "GET /themes/b/reset-all.css",
        "GET /old/reset-all.css",
    ];
    check_among(
        &common,
        "was-live",
        "/old/reset-all.css",
        "/themes/a/reset-all.css",
        Err(Doubt::Unclear),
    );
}

#[test]
fn a_name_that_is_found_everywhere_tells_nothing() {
    check(
        "was-live",
        "/alice/photos",
        "/bob/photos",
        Err(Doubt::Unclear),
    );
    check(
        "was-live",
        "/blog/tags/shoes/feed",
        "/blog/feed",
        Err(Doubt::Unclear),
    );
    check(
        "external-link",
        "/image/logo.png",
        "/talks/one/images/logo.png",
        Err(Doubt::Unclear),
    );
    check(
        "external-link",
        "/a/office-space-printer-gif.gif",
        "/b/c/office-space-printer-gif.gif",
        Ok("/b/c/office-space-printer-gif.gif"),
    );
}

#[test]
fn nobody_is_sent_astray() {
    let nothing = || Err(Doubt::NothingNear);
    for nearest in [
        "/",
        "/index.html",
        "//evil.example/red-shoe",
        "https://evil.example/red-shoe",
        "/\\evil.example/red-shoe",
        "/%2Fevil.example/red-shoe",
        "/%5cevil.example/red-shoe",
        "/shop/../red-shoe",
        "/shop/red-shoe\r\nSet-Cookie: a=b",
        "/shop/red-shoe%0d%0aSet-Cookie:a=b",
        "/shop/red-shoe%250d%250a",
        "/shop/*",
        "/{x}/red-shoe",
    ] {
        check("was-live", "/products/red-shoe", nearest, nothing());
    }
    let itself = "/products/red%2dshoe";
    check(
        "was-live",
        "/products/red-shoe",
        itself,
        Err(Doubt::TargetMissing),
    );
}
