//! What a path is called, by rule.

use demur_watch::routes::{Change, RouteId, RouteSettings, Routes};

use crate::{Random, learn, name};

fn routes(documented: &[&str], patterns: &[&str], answered: &[&str]) -> Routes {
    let texts = |list: &[&str]| list.iter().map(ToString::to_string).collect();
    let mut routes = Routes::new(RouteSettings {
        documented: texts(documented),
        patterns: texts(patterns),
        ..RouteSettings::default()
    });
    learn(&mut routes, answered.iter().copied());
    routes
}

#[track_caller]
fn check(routes: &mut Routes, expected: &[(&str, &str)]) {
    for (path, template) in expected {
        assert_eq!(name(routes, path), *template, "{path}");
    }
}

#[test]
fn the_document_comes_first_then_patterns_then_what_was_learnt() {
    let mut routes = routes(
        &["/orders/{id}", "/orders/mine"],
        &["/blog/**", "/orders/**"],
        &["/orders/7", "/orders/7/items", "/blog/a/b", "/carts/7"],
    );
    check(
        &mut routes,
        &[
            ("/orders/8", "/orders/{id}"),
            ("/orders/mine", "/orders/mine"),
            ("/orders/8/items", "/orders/**"),
            ("/blog/x/y/z", "/blog/**"),
            ("/carts/8", "/carts/{}"),
        ],
    );
    let documented = routes.route(b"/orders/9");
    let learnt = routes.route(b"/carts/9");
    assert!(routes.is_documented(documented) && !routes.is_documented(learnt));
}

#[test]
fn an_id_needs_no_learning() {
    let mut routes = routes(
        &[],
        &[],
        &[
            "/users/17/posts",
            "/f/550e8400-e29b-41d4-a716-446655440000",
            "/s/app.3f9a8c21.js",
            "/i/9.png",
            "/2015/05/x",
        ],
    );
    check(
        &mut routes,
        &[
            ("/users/4711/posts", "/users/{}/posts"),
            ("/f/00000000-0000-4000-a000-000000000000", "/f/{}"),
            ("/s/app.00c0ffee.js", "/s/app.{}.js"),
            ("/i/10.png", "/i/{}.png"),
            ("/2016/11/x", "/{}/{}/x"),
        ],
    );
}

#[test]
fn versions_languages_and_well_known_files_keep_their_names() {
    let answered = [
        "/v1/a",
        "/v2/a",
        "/de-CH/a",
        "/en/a",
        "/robots.txt",
        "/favicon.ico",
        "/d/index.html",
    ];
    let mut routes = routes(&[], &[], &answered);
    check(&mut routes, &answered.map(|path| (path, path)));
}

#[test]
fn what_is_unknown_has_one_route_for_each_known_parent() {
    let mut routes = routes(
        &["/shop/{item}"],
        &[],
        &["/docs/intro", "/docs/7/edit", "/about"],
    );
    check(
        &mut routes,
        &[
            ("/docs/nothing", "/docs/{?}"),
            ("/docs/nothing/at/all", "/docs/{?}"),
            ("/docs/8/nothing", "/docs/{}/{?}"),
            ("/docs", "/docs"),
            ("/wp-admin/setup.php", "/{?}"),
            ("/about/x", "/about/{?}"),
            ("/shop/7/x", "/shop/{item}/{?}"),
            ("/shop", "/shop/{?}"),
        ],
    );
    let (unknown, known) = (routes.route(b"/docs/nothing"), routes.route(b"/docs/8"));
    assert_ne!(unknown, known);
}

#[test]
fn asking_teaches_nothing() {
    let mut routes = routes(&[], &[], &["/docs/intro"]);
    let nodes = routes.counts().nodes;
    for nth in 0..1_000 {
        let path = format!("/docs/x{nth}y/{nth}");
        assert_eq!(name(&mut routes, &path), "/docs/{?}");
    }
    assert_eq!(routes.counts().nodes, nodes);
}

#[test]
fn a_literal_that_leads_nowhere_gives_way_to_the_variable() {
    let mut routes = routes(
        &[],
        &[],
        &[
            "/users/7/orders",
            "/users/me",
            "/users/7",
            "/users/new/form",
        ],
    );
    check(
        &mut routes,
        &[
            ("/users/me", "/users/me"),
            ("/users/me/orders", "/users/me/{?}"),
            ("/users/7/orders", "/users/{}/orders"),
        ],
    );
}

#[test]
fn slashes_matter_only_where_they_were_answered() {
    let mut routes = routes(&["/shop/{item}"], &[], &["/a/", "/b", "/c", "/c/", "/d//e"]);
    check(
        &mut routes,
        &[
            ("/a/", "/a/"),
            ("/b/", "/b"),
            ("//b", "/b"),
            ("/c/", "/c/"),
            ("/c", "/c"),
            ("/d//e", "/d//e"),
            ("/shop/7/", "/shop/{item}"),
            ("/nothing/", "/{?}"),
        ],
    );
}

#[test]
fn only_the_case_of_escapes_is_equal() {
    let mut routes = routes(&["/x%2fy/{id}"], &[], &["/caf%c3%a9", "/A"]);
    check(
        &mut routes,
        &[
            ("/caf%C3%A9", "/caf%C3%A9"),
            ("/caf%c3%A9", "/caf%C3%A9"),
            ("/a", "/{?}"),
            ("/x%2Fy/1", "/x%2fy/{id}"),
        ],
    );
}

#[test]
fn bytes_that_are_no_text_are_shown_as_such() {
    let mut routes = Routes::new(RouteSettings::default());
    routes.learn(&[(b"/a\xff", 1)]);
    let id = routes.route(b"/a\xff");
    assert_eq!(routes.name(id), "/a\u{fffd}");
}

#[test]
fn targets_without_a_slash_are_routes_too() {
    let mut routes = routes(
        &[],
        &[],
        &["*", "http://example.org/a/1", "example.org:443", "/"],
    );
    check(
        &mut routes,
        &[
            ("*", "*"),
            ("http://example.org/a/2", "http://example.org/a/{}"),
            ("/", "/"),
            ("example.com:443", "{?}"),
            ("", "{?}"),
            ("//", "/"),
        ],
    );
}

#[test]
fn paths_beyond_all_bounds_are_other() {
    let (deep, long) = ("/a".repeat(33), format!("/{}", "a".repeat(2_048)));
    let mut routes = routes(&[], &[], &[&deep, &long]);
    check(&mut routes, &[(&deep, "{other}"), (&long, "{other}")]);
    assert_eq!(routes.counts().too_long, 2);
    assert_eq!(routes.route(deep.as_bytes()), RouteId::OTHER);
}

#[test]
fn a_literal_that_merges_says_into_what() {
    let mut random = Random(7);
    let mut routes = Routes::new(RouteSettings::default());
    let names: Vec<String> = (0..300)
        .map(|_| format!("/people/{}", random.word()))
        .collect();
    learn(&mut routes, names[..20].iter().map(String::as_str));
    let literal = routes.route(names[0].as_bytes());
    assert_eq!(routes.name(literal), names[0]);
    assert_eq!(routes.take_changes(), []);
    learn(&mut routes, names.iter().map(String::as_str));
    let template = routes.route(names[0].as_bytes());
    assert_eq!(routes.name(template), "/people/{}");
    assert_eq!(
        routes.take_changes(),
        [Change {
            from: literal,
            into: template
        }]
    );
    assert_eq!(name(&mut routes, "/people/somebody"), "/people/{}");
    learn(&mut routes, names.iter().map(String::as_str));
    assert_eq!(routes.route(names[0].as_bytes()), template);
    assert_eq!(routes.name(literal), "{other}");
}

#[test]
fn words_join_ids_that_have_the_same_below_them() {
    let mut paths: Vec<String> = (0..6)
        .map(|id| format!("/users/{}/posts/{id}/comments", 100 + id))
        .collect();
    paths.extend(["anna", "bert", "carl"].map(|who| format!("/users/{who}/posts/7/comments")));
    paths.extend([
        "/users/me/posts/7/comments".to_owned(),
        "/users/plans".to_owned(),
    ]);
    let mut routes = routes(
        &[],
        &[],
        &paths.iter().map(String::as_str).collect::<Vec<_>>(),
    );
    check(
        &mut routes,
        &[
            (
                "/users/anna/posts/7/comments",
                "/users/{}/posts/{}/comments",
            ),
            ("/users/me/posts/7/comments", "/users/me/posts/{}/comments"),
            ("/users/plans", "/users/plans"),
        ],
    );
}

#[test]
fn a_name_that_was_taken_for_an_id_is_told_in_time() {
    let mut routes = routes(
        &[],
        &[],
        &["/keys/17", "/keys/18", "/keys/abc123", "/keys/backlog"],
    );
    assert_eq!(name(&mut routes, "/keys/backlog"), "/keys/{}");
    for minute in 0..60 {
        learn(
            &mut routes,
            [
                format!("/keys/{minute}").as_str(),
                "/keys/backlog",
                "/keys/backlog",
            ],
        );
    }
    assert_eq!(name(&mut routes, "/keys/backlog"), "/keys/backlog");
    assert_eq!(name(&mut routes, "/keys/99"), "/keys/{}");
}

#[test]
fn what_dominates_its_like_stays() {
    let mut random = Random(7);
    let mut routes = Routes::new(RouteSettings::default());
    for _ in 0..30 {
        let mut names: Vec<String> = (0..20)
            .map(|_| format!("/people/{}", random.word()))
            .collect();
        names.extend(vec!["/people/everybody".to_owned(); 10]);
        learn(&mut routes, names.iter().map(String::as_str));
    }
    check(
        &mut routes,
        &[
            ("/people/everybody", "/people/everybody"),
            ("/people/anna", "/people/{}"),
        ],
    );
}

#[test]
fn templates_that_stay_declared_keep_their_ids() {
    let mut routes = routes(&["/a/{id}", "/b"], &[], &["/c"]);
    let (kept, gone, learnt) = (
        routes.route(b"/a/1"),
        routes.route(b"/b"),
        routes.route(b"/c"),
    );
    let documented = vec!["/a/{id}".to_owned(), "/d".to_owned()];
    routes.redeclare(&RouteSettings {
        documented,
        ..RouteSettings::default()
    });
    assert_eq!(
        routes.take_changes(),
        [Change {
            from: gone,
            into: RouteId::OTHER
        }]
    );
    assert_eq!((routes.route(b"/a/1"), routes.route(b"/c")), (kept, learnt));
    check(&mut routes, &[("/d", "/d"), ("/b", "/{?}")]);
}
