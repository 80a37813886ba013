//! Sites that were modelled when the detection was done, in forms that the others do not have. At first sight one of their
//! resources was called missing and was there (`/api/jobs/7`); all else was told right.

use super::realistic::theme;
use super::{Asked, Model, Reply, frame, html, json, prose};

fn is_one(asked: &Asked, paths: &[&str]) -> bool {
    paths.contains(&asked.path.as_str())
}

fn not_found() -> Reply {
    html(404, "<title>Not found</title><h1>Not found</h1>")
}

/// A page with a heading of its own.
fn story(asked: &Asked, words: usize) -> Reply {
    let name = prose(&asked.path, 4);
    theme(
        asked,
        &format!("{name} – Review"),
        &format!(
            "<h1>{name}</h1><p>{}</p>",
            prose(&format!("{} text", asked.path), words)
        ),
    )
}

pub(crate) fn models() -> Vec<Model> {
    vec![
        Model {
            name: "museum, objects by uuid",
            hides: true,
            hidden: &["/object/00000000-1111-4222-8333-444444444444"],
            fine: &[
                "/",
                "/object/6f1c2a34-0b1d-4e5f-9a8b-7c6d5e4f3a2b",
                "/object/1a2b3c4d-5e6f-4a7b-8c9d-0e1f2a3b4c5d",
            ],
            answer: |asked| match asked.path.as_str() {
                "/"
                | "/object/6f1c2a34-0b1d-4e5f-9a8b-7c6d5e4f3a2b"
                | "/object/1a2b3c4d-5e6f-4a7b-8c9d-0e1f2a3b4c5d" => story(asked, 80),
                path if path.starts_with("/object/") && asked.name().len() == 36 => theme(
                    asked,
                    "Object – Review",
                    "<h1>No object</h1><p>An object with this number does not exist in the collection.</p>",
                ),
                _ => not_found(),
            },
        },
        Model {
            name: "recipes, soft with a long list of links",
            hides: true,
            hidden: &["/recipe/lost", "/lost"],
            fine: &["/", "/recipe/soup", "/recipe/bread", "/recipe/cake"],
            answer: |asked| {
                if is_one(
                    asked,
                    &["/", "/recipe/soup", "/recipe/bread", "/recipe/cake"],
                ) {
                    return story(asked, 110);
                }
                theme(
                    asked,
                    "Recipes – Review",
                    &format!("<h1>All recipes</h1><p>{}</p>", prose("all recipes", 260)),
                )
            },
        },
        Model {
            name: "weather, honest, numbers everywhere",
            hides: false,
            hidden: &[],
            fine: &["/", "/city/1", "/city/2", "/city/3"],
            answer: |asked| match asked.path.as_str() {
                "/" | "/city/1" | "/city/2" | "/city/3" => html(
                    200,
                    format!(
                        "<title>Weather</title><h1>Today</h1><p>{} degrees, {} % rain, wind {}</p>",
                        asked.count % 30,
                        asked.count % 100,
                        asked.count % 9
                    ),
                ),
                _ => html(
                    404,
                    "<title>Weather</title><h1>Today</h1><p>No such city</p>",
                ),
            },
        },
        Model {
            name: "weather, soft, numbers everywhere",
            hides: true,
            hidden: &["/city/999"],
            fine: &["/", "/city/1", "/city/2", "/city/3"],
            answer: |asked| match asked.path.as_str() {
                "/" | "/city/1" | "/city/2" | "/city/3" => html(
                    200,
                    format!(
                        "<title>Weather</title><h1>Today</h1><p>{} degrees, {} % rain, wind {}</p>",
                        asked.count % 30,
                        asked.count % 100,
                        asked.count % 9
                    ),
                ),
                _ => html(
                    200,
                    "<title>Weather</title><h1>Today</h1><p>Unknown city. Choose another one from the map below.</p>",
                ),
            },
        },
        Model {
            name: "forum, members only topics",
            hides: false,
            hidden: &[],
            fine: &["/", "/topic/1", "/topic/2", "/topic/3"],
            answer: |asked| match asked.path.as_str() {
                "/" | "/topic/1" | "/topic/2" => story(asked, 60),
                "/topic/3" => theme(
                    asked,
                    "Members – Review",
                    "<h1>Members only</h1><p>Please log in to read this topic.</p><form><input type=password></form>",
                ),
                _ => not_found(),
            },
        },
        Model {
            name: "app, shell with meta for each route",
            hides: true,
            hidden: &[],
            fine: &["/", "/pricing", "/team", "/features"],
            answer: |asked| {
                let title = match asked.path.as_str() {
                    "/" => "Start",
                    "/pricing" => "Pricing",
                    "/team" => "Team",
                    "/features" => "Features",
                    _ => "App",
                };
                html(
                    200,
                    format!(
                        "<title>{title}</title><div id=root></div><script src=/m.js></script><script>boot()</script>"
                    ),
                )
            },
        },
        Model {
            name: "old shop, asp with a query",
            hides: true,
            hidden: &["/item.asp?sku=NOPE-1"],
            fine: &[
                "/",
                "/item.asp?sku=AB-100",
                "/item.asp?sku=CD-200",
                "/help.asp",
            ],
            answer: |asked| match (asked.path.as_str(), asked.parameter("sku")) {
                ("/" | "/help.asp", _) | ("/item.asp", Some("AB-100" | "CD-200")) => html(
                    200,
                    frame(
                        "Shop",
                        &format!(
                            "<h2>{}</h2><p>{}</p>",
                            prose(&asked.query, 3),
                            prose(&asked.query, 50)
                        ),
                    ),
                ),
                ("/item.asp", _) => html(
                    200,
                    frame("Shop", "<p>Item cannot be found in our catalogue.</p>"),
                ),
                _ => not_found(),
            },
        },
        Model {
            name: "press, withdrawn texts redirect to a notice",
            hides: true,
            hidden: &["/press/none", "/none"],
            fine: &["/", "/press/a", "/press/b", "/notice"],
            answer: |asked| match asked.path.as_str() {
                "/" | "/press/a" | "/press/b" => story(asked, 90),
                "/notice" => theme(
                    asked,
                    "Notice – Review",
                    "<h1>Notice</h1><p>What you are looking for has been removed on request.</p>",
                ),
                _ => Reply::to(302, "/notice"),
            },
        },
        Model {
            name: "feeds and files, honest",
            hides: false,
            hidden: &[],
            fine: &["/", "/feed.xml", "/data.csv", "/paper.pdf", "/style.css"],
            answer: |asked| match asked.path.as_str() {
                "/" => story(asked, 40),
                "/feed.xml" => Reply::new(200, "application/rss+xml", "<rss/>"),
                "/data.csv" => Reply::new(200, "text/csv", "a,b\n1,2\n"),
                "/paper.pdf" => Reply::new(200, "application/pdf", "%PDF-1.7"),
                "/style.css" => Reply::new(200, "text/css", "p{}"),
                _ => not_found(),
            },
        },
        Model {
            name: "files, html in place of missing ones",
            hides: true,
            hidden: &["/img/gone.png", "/css/gone.css"],
            fine: &["/", "/img/a.png", "/css/a.css"],
            answer: |asked| match asked.path.as_str() {
                "/" => story(asked, 60),
                "/img/a.png" => Reply::new(200, "image/png", "\u{1}PNG"),
                "/css/a.css" => Reply::new(200, "text/css", "p{}"),
                _ => theme(
                    asked,
                    "File not found – Review",
                    "<h1>File not found</h1><p>There is no such file.</p>",
                ),
            },
        },
        Model {
            name: "bank, session notice for the unknown",
            hides: true,
            hidden: &["/old-rates", "/loans/none"],
            fine: &["/", "/rates", "/loans/car", "/loans/house"],
            answer: |asked| {
                if is_one(asked, &["/", "/rates", "/loans/car", "/loans/house"]) {
                    return story(asked, 70);
                }
                theme(
                    asked,
                    "Bank",
                    &format!(
                        "<h1>Something went wrong</h1><p>Please start again. Reference: {}</p>",
                        asked.count * 104_729
                    ),
                )
            },
        },
        Model {
            name: "calendar, every day has a page",
            hides: false,
            hidden: &[],
            fine: &["/", "/day/20261127", "/day/20261128", "/day/20260101"],
            answer: |asked| {
                if asked.path.starts_with("/day/")
                    && asked.name().len() == 8
                    && asked.name().parse::<u64>().is_ok()
                {
                    return html(
                        200,
                        frame(
                            "Calendar",
                            &format!(
                                "<h1>Day {}</h1><p>There are no events on this day.</p>",
                                asked.name()
                            ),
                        ),
                    );
                }
                if asked.path == "/" {
                    story(asked, 40)
                } else {
                    not_found()
                }
            },
        },
        Model {
            name: "api, graph and batch, honest",
            hides: false,
            hidden: &[],
            fine: &["/api/search?q=none", "/api/batch", "/api/jobs/7"],
            answer: |asked| match asked.path.as_str() {
                "/api/search" => json(
                    200,
                    r#"{"results":[],"message":"nothing matched, not found"}"#,
                ),
                "/api/batch" => json(200, r#"[{"id":1,"status":200},{"id":2,"status":404}]"#),
                "/api/jobs/7" => json(
                    200,
                    r#"{"job":7,"status":"failed","error":"input file not found"}"#,
                ),
                _ => json(404, r#"{"message":"no"}"#),
            },
        },
        Model {
            name: "trailing slash, soft only there",
            hides: true,
            hidden: &["/gone/"],
            fine: &["/", "/one/", "/two/", "/gone"],
            answer: |asked| {
                if is_one(asked, &["/", "/one/", "/two/"]) {
                    return story(asked, 70);
                }
                if asked.path.ends_with('/') {
                    return theme(
                        asked,
                        "Nothing here – Review",
                        "<h1>There is nothing here</h1>",
                    );
                }
                not_found()
            },
        },
        Model {
            name: "magazine, category for any name",
            hides: true,
            hidden: &["/c/no-such", "/c/none-such"],
            fine: &["/", "/c/travel", "/c/food", "/c/art"],
            answer: |asked| match asked.path.as_str() {
                "/" => story(asked, 60),
                "/c/travel" | "/c/food" | "/c/art" => theme(
                    asked,
                    &format!("{} – Review", asked.name()),
                    &format!("<h1>{}</h1><p>{}</p>", asked.name(), prose(&asked.path, 90)),
                ),
                path if path.starts_with("/c/") => theme(
                    asked,
                    &format!("{} – Review", asked.name()),
                    &format!("<h1>{}</h1><p>Category not found.</p>", asked.name()),
                ),
                _ => not_found(),
            },
        },
    ]
}
