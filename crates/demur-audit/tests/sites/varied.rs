//! Sites of many kinds: boards, gates, catalogues, encyclopedias.

use super::realistic::theme;
use super::{Asked, Model, Reply, html, json, prose};

fn is_one(asked: &Asked, paths: &[&str]) -> bool {
    paths.contains(&asked.path.as_str())
}

fn not_found() -> Reply {
    html(404, "<title>Not found</title><h1>Not found</h1>")
}

pub(crate) fn models() -> Vec<Model> {
    vec![
        Model {
            name: "job board, filled positions",
            hides: true,
            hidden: &["/jobs/3000", "/jobs/4000"],
            fine: &["/", "/jobs/1001", "/jobs/1002", "/companies"],
            answer: |asked| match asked.path.as_str() {
                "/" | "/companies" | "/jobs/1001" | "/jobs/1002" => theme(
                    asked,
                    &format!("{} | Jobs", prose(&asked.path, 3)),
                    &format!(
                        "<h1>{}</h1><p>{}</p><a>Apply</a>",
                        prose(&asked.path, 4),
                        prose(&asked.path, 100)
                    ),
                ),
                path if path.starts_with("/jobs/") => theme(
                    asked,
                    "Job not found | Jobs",
                    "<h1>Sorry</h1><p>We could not find this position, it may have been filled.</p><h2>Similar jobs</h2><p>Gardener, Cook, Driver</p>",
                ),
                _ => not_found(),
            },
        },
        Model {
            name: "video pages drawn by a script",
            hides: false,
            hidden: &[],
            fine: &["/", "/watch?v=aaa111", "/watch?v=bbb222", "/about"],
            answer: |asked| match asked.path.as_str() {
                "/" | "/about" | "/watch" => html(
                    200,
                    format!(
                        "<title>Videos</title><div id=app></div><script src=/app.js nonce=n{}></script>",
                        asked.count
                    ),
                ),
                _ => not_found(),
            },
        },
        Model {
            name: "encyclopedia, honest, with stubs",
            hides: false,
            hidden: &[],
            fine: &[
                "/wiki/Not_found_(film)",
                "/wiki/Stub",
                "/wiki/HTTP_404",
                "/wiki/Error",
            ],
            answer: |asked| {
                if !is_one(
                    asked,
                    &[
                        "/wiki/Not_found_(film)",
                        "/wiki/Stub",
                        "/wiki/HTTP_404",
                        "/wiki/Error",
                    ],
                ) {
                    return html(
                        404,
                        format!(
                            "<title>{0}</title><h1>{0}</h1><p>There is currently no text in this page.</p>",
                            asked.name()
                        ),
                    );
                }
                let name = asked.name().replace('_', " ");
                html(
                    200,
                    format!(
                        "<title>{name} - Encyclopedia</title><link rel=canonical href='{}'><h1>{name}</h1><p>{name} is a stub. You can help.</p>",
                        asked.path
                    ),
                )
            },
        },
        Model {
            name: "mobile app store, region message",
            hides: true,
            hidden: &["/app/com.gone.game"],
            fine: &["/", "/app/com.tea.timer", "/app/com.cup.counter"],
            answer: |asked| match asked.path.as_str() {
                "/" | "/app/com.tea.timer" | "/app/com.cup.counter" => theme(
                    asked,
                    &format!("{} - Store", asked.name()),
                    &format!("<h1>{}</h1><p>{}</p>", asked.name(), prose(&asked.path, 90)),
                ),
                path if path.starts_with("/app/") => theme(
                    asked,
                    "Store",
                    "<p>We're sorry, the requested URL is not available in your country.</p>",
                ),
                _ => not_found(),
            },
        },
        Model {
            name: "university, frames of the nineties",
            hides: true,
            hidden: &["/~smith/index.htm"],
            fine: &["/", "/dept.htm", "/staff.htm"],
            answer: |asked| {
                if is_one(asked, &["/", "/dept.htm", "/staff.htm"]) {
                    return html(
                        200,
                        format!(
                            "<HTML><HEAD><TITLE>Dept.</TITLE></HEAD><BODY><FONT SIZE=+2>{}</FONT><P>{}<HR></BODY></HTML>",
                            asked.name(),
                            prose(&asked.path, 40)
                        ),
                    );
                }
                html(
                    200,
                    "<HTML><HEAD><TITLE>Object Not Found</TITLE></HEAD><BODY><H1>HTTP Error 404</H1><P>The Web server cannot find the file or script you asked for.</BODY></HTML>",
                )
            },
        },
        Model {
            name: "redirects of old articles to their section",
            hides: false,
            hidden: &[],
            fine: &[
                "/",
                "/news/",
                "/news/2011/a",
                "/news/2011/b",
                "/news/2012/c",
                "/news/2026/d",
            ],
            answer: |asked| match asked.path.as_str() {
                "/" | "/news/" | "/news/2026/d" => theme(
                    asked,
                    &format!("{} – News", prose(&asked.path, 3)),
                    &prose(&asked.path, 80),
                ),
                "/news/2011/a" | "/news/2011/b" | "/news/2012/c" => Reply::to(301, "/news/"),
                _ => not_found(),
            },
        },
        Model {
            name: "redirect below one directory only",
            hides: true,
            hidden: &["/events/1999-party"],
            fine: &[
                "/",
                "/events/",
                "/events/spring-fair",
                "/events/autumn-fair",
                "/contact",
            ],
            answer: |asked| match asked.path.as_str() {
                "/" | "/events/" | "/contact" | "/events/spring-fair" | "/events/autumn-fair" => {
                    theme(
                        asked,
                        &format!("{} – Town", prose(&asked.path, 3)),
                        &format!("<h1>{}</h1>{}", asked.name(), prose(&asked.path, 70)),
                    )
                }
                path if path.starts_with("/events/") => Reply::to(302, "/events/"),
                _ => not_found(),
            },
        },
        Model {
            name: "api, pages of a list and a filter",
            hides: false,
            hidden: &[],
            fine: &[
                "/v2/items?page=1",
                "/v2/items?page=900",
                "/v2/items?color=red",
                "/v2/status",
            ],
            answer: |asked| match asked.path.as_str() {
                "/v2/items" if asked.query == "page=1" => {
                    json(200, r#"{"items":[{"id":1},{"id":2}],"total":2}"#)
                }
                "/v2/items" => json(200, r#"{"items":[],"total":2}"#),
                "/v2/status" => json(200, r#"{"status":"ok","errors":[]}"#),
                _ => json(404, r#"{"code":404,"message":"no route"}"#),
            },
        },
        Model {
            name: "gateway, 200 around a status in text",
            hides: true,
            hidden: &["/soap/old"],
            fine: &["/soap/orders", "/soap/stock"],
            answer: |asked| {
                if is_one(asked, &["/soap/orders", "/soap/stock"]) {
                    return Reply::new(200, "text/plain", prose(&asked.path, 60));
                }
                Reply::new(
                    200,
                    "text/plain",
                    format!("ERROR 404: no mapping for {}", asked.path),
                )
            },
        },
        Model {
            name: "shop in two languages, soft in both",
            hides: true,
            hidden: &["/de/alt", "/fr/vieux"],
            fine: &["/", "/de/tee", "/de/tasse", "/fr/the", "/fr/tasse"],
            answer: |asked| {
                if is_one(
                    asked,
                    &["/", "/de/tee", "/de/tasse", "/fr/the", "/fr/tasse"],
                ) {
                    return theme(
                        asked,
                        &format!("{} – Tee", asked.name()),
                        &format!("<h1>{}</h1>{}", asked.name(), prose(&asked.path, 60)),
                    );
                }
                let german = "<h1>Hoppla!</h1><p>Diese Seite existiert nicht (mehr).</p>";
                let french =
                    "<h1>Oups&nbsp;!</h1><p>Nous n&rsquo;avons pas trouv&eacute; cette page.</p>";
                theme(
                    asked,
                    "Tee",
                    if asked.path.starts_with("/fr") {
                        french
                    } else {
                        german
                    },
                )
            },
        },
        Model {
            name: "catalogue, unknown pages show a category",
            hides: true,
            hidden: &["/garden/lost-thing", "/kitchen/lost-thing"],
            fine: &[
                "/",
                "/garden/rake",
                "/garden/hoe",
                "/kitchen/pan",
                "/kitchen/pot",
            ],
            answer: |asked| {
                let known = is_one(
                    asked,
                    &[
                        "/",
                        "/garden/rake",
                        "/garden/hoe",
                        "/kitchen/pan",
                        "/kitchen/pot",
                    ],
                );
                if known {
                    return theme(
                        asked,
                        &format!("{} – Store", asked.name()),
                        &format!("<h1>{}</h1>{}", asked.name(), prose(&asked.path, 60)),
                    );
                }
                let category = if asked.path.starts_with("/kitchen/") {
                    "Kitchen"
                } else {
                    "Garden"
                };
                theme(
                    asked,
                    &format!("{category} – Store"),
                    &format!("<h1>{category}</h1><p>{}</p>", prose(category, 90)),
                )
            },
        },
        Model {
            name: "status page, honest, tiny pages",
            hides: false,
            hidden: &[],
            fine: &["/", "/incidents/1", "/incidents/2", "/history"],
            answer: |asked| match asked.path.as_str() {
                "/" => html(200, "<title>Status</title><h1>All systems work</h1>"),
                "/history" => html(
                    200,
                    "<title>Status</title><h1>History</h1><p>No incidents.</p>",
                ),
                "/incidents/1" => html(
                    200,
                    "<title>Status</title><h1>Pages not found</h1><p>For ten minutes pages could not be found. This is over.</p>",
                ),
                "/incidents/2" => html(
                    200,
                    "<title>Status</title><h1>Error 500 at checkout</h1><p>Over.</p>",
                ),
                _ => not_found(),
            },
        },
        Model {
            name: "portal, cookies set before everything",
            hides: false,
            hidden: &[],
            fine: &["/", "/one", "/two"],
            answer: |asked| {
                if asked.query != "checked=1" {
                    return Reply::to(302, &format!("{}?checked=1", asked.path))
                        .field("Set-Cookie", "seen=1");
                }
                if is_one(asked, &["/", "/one", "/two"]) {
                    return theme(
                        asked,
                        &format!("{} – Portal", asked.name()),
                        &prose(&asked.path, 60),
                    );
                }
                not_found()
            },
        },
        Model {
            name: "consent page before everything",
            hides: false,
            hidden: &[],
            fine: &["/", "/one", "/two"],
            answer: |asked| {
                if asked.path == "/consent" {
                    return html(
                        200,
                        "<title>Before you go on</title><h1>Before you go on</h1><p>We use cookies. Do you agree?</p>",
                    );
                }
                Reply::to(
                    302,
                    &format!("/consent?to={}", asked.path.replace('/', "%2F")),
                )
            },
        },
        Model {
            name: "soft page that is different each time",
            hides: true,
            hidden: &["/gone", "/lost", "/away"],
            fine: &["/", "/one", "/two", "/three"],
            answer: |asked| {
                if is_one(asked, &["/", "/one", "/two", "/three"]) {
                    return theme(
                        asked,
                        &format!("{} – Magazine", asked.name()),
                        &format!("<h1>{}</h1>{}", asked.name(), prose(&asked.path, 120)),
                    );
                }
                let stories: String = (0..6)
                    .map(|number| {
                        format!(
                            "<li>{}</li>",
                            prose(&format!("{number} {}", asked.count), 9)
                        )
                    })
                    .collect();
                theme(
                    asked,
                    "Magazine",
                    &format!("<h1>Popular stories</h1><ul>{stories}</ul>"),
                )
            },
        },
    ]
}
