//! Sites that say what is missing by the status.

use super::{ALL, Model, Reply, frame, html, json, prose, shop_or};

pub(crate) fn models() -> Vec<Model> {
    let honest = |name, answer| Model {
        name,
        hides: false,
        hidden: &[],
        fine: ALL,
        answer,
    };
    vec![
        honest("hard 404", |asked| {
            shop_or(asked, || {
                html(404, frame("Page not found", "<h1>Page not found</h1>"))
            })
        }),
        honest("hard 404, bare", |asked| {
            shop_or(asked, || {
                Reply::new(404, "text/plain", "404 page not found\n")
            })
        }),
        honest("hard 410", |asked| {
            shop_or(asked, || html(410, "<h1>Gone</h1>"))
        }),
        honest("404 without content", |asked| {
            shop_or(asked, || html(404, ""))
        }),
        honest("404 with the home page", |asked| {
            shop_or(asked, || {
                html(
                    404,
                    frame(
                        "Welcome to the Tea House | Tea House",
                        &format!("<h1>Welcome</h1>{}", prose("/", 70)),
                    ),
                )
            })
        }),
        honest("403 for what is unknown", |asked| {
            shop_or(asked, || {
                Reply::new(
                    403,
                    "application/xml",
                    "<Error><Code>AccessDenied</Code></Error>",
                )
            })
        }),
        honest("401 for what is unknown", |asked| {
            shop_or(asked, || html(401, "<h1>Log in</h1>"))
        }),
        honest("503 for what is unknown", |asked| {
            shop_or(asked, || html(503, "<h1>Page not found</h1>"))
        }),
        honest("429 for what is unknown", |asked| {
            shop_or(asked, || html(429, "<h1>Too many requests</h1>"))
        }),
        honest("404 behind a slash", |asked| {
            if !asked.path.ends_with('/') && !ALL.contains(&asked.path.as_str()) {
                return Reply::to(301, &format!("{}/", asked.path));
            }
            shop_or(asked, || {
                html(404, frame("Page not found", "<h1>Page not found</h1>"))
            })
        }),
        honest("404 behind another host", |asked| {
            shop_or(asked, || {
                Reply::to(301, &format!("https://www.site.example{}", asked.path))
            })
        }),
        honest("404 behind a detour", |asked| {
            if asked.path == "/404" {
                return html(404, frame("Page not found", "<h1>Page not found</h1>"));
            }
            shop_or(asked, || Reply::to(302, "/404"))
        }),
        honest("404 behind a language", |asked| {
            if asked.path.starts_with("/en/") || ALL.contains(&asked.path.as_str()) {
                return shop_or(asked, || html(404, "<h1>Not found</h1>"));
            }
            Reply::to(302, &format!("/en{}", asked.path))
        }),
        honest("404 as a problem", |asked| {
            shop_or(asked, || {
                Reply::new(
                    404,
                    "application/problem+json",
                    r#"{"title":"Not Found","status":404}"#,
                )
            })
        }),
        Model {
            name: "api with honest 404",
            hides: false,
            hidden: &[],
            fine: &["/items/1", "/items/2", "/items/999", "/health"],
            answer: |asked| match asked.path.as_str() {
                "/items/1" | "/items/2" => json(200, r#"{"id":1,"name":"cup","price":7}"#),
                "/health" => json(200, r#"{"status":"ok"}"#),
                _ => json(404, r#"{"error":"not found"}"#),
            },
        },
        Model {
            name: "login for everything",
            hides: false,
            hidden: &[],
            fine: &["/", "/dashboard", "/reports/1"],
            answer: |asked| {
                if asked.path == "/login" {
                    return html(
                        200,
                        "<title>Log in</title><h1>Log in</h1><form><input type=password name=p></form>",
                    );
                }
                Reply::to(
                    302,
                    &format!("/login?next={}", asked.path.replace('/', "%2F")),
                )
            },
        },
        Model {
            name: "login form for everything",
            hides: false,
            hidden: &[],
            fine: &["/", "/dashboard", "/reports/1"],
            answer: |_| {
                html(
                    200,
                    "<title>Sign in</title><h1>Sign in</h1><form><input type=password name=p></form>",
                )
            },
        },
        Model {
            name: "single sign-on elsewhere",
            hides: false,
            hidden: &[],
            fine: &["/", "/dashboard", "/reports/1"],
            answer: |_| Reply::to(302, "https://sso.example/authorize?client_id=7"),
        },
    ]
}
