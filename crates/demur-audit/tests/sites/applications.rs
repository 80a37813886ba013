//! Sites that are drawn in the browser.

use super::{Model, Reply, html, json, prose, shop_or};

const SHELL: &str = "<!doctype html><html lang=en><head><title>Tea House</title><script type=module src=/app.js></script></head>\
    <body><noscript>You need to enable JavaScript to run this app.</noscript><div id=root></div></body></html>";

const ROUTES: &[&str] = &["/", "/about", "/cart", "/products/cup", "/lost/one"];

pub(crate) fn models() -> Vec<Model> {
    vec![
        Model {
            name: "app shell",
            hides: true,
            hidden: &[],
            fine: ROUTES,
            answer: |_| html(200, SHELL),
        },
        Model {
            name: "app shell, missing assets too",
            hides: true,
            hidden: &["/static/logo.png", "/static/old.3f2a.js"],
            fine: &[
                "/",
                "/about",
                "/cart",
                "/static/app.js",
                "/static/data.json",
            ],
            answer: |asked| match asked.path.as_str() {
                "/static/app.js" => Reply::new(200, "text/javascript", "start()"),
                "/static/data.json" => json(200, r#"{"version":1}"#),
                _ => html(200, SHELL),
            },
        },
        Model {
            name: "app shell with a token",
            hides: true,
            hidden: &[],
            fine: ROUTES,
            answer: |asked| {
                html(
                    200,
                    SHELL.replace(
                        "<div",
                        &format!("<meta name=csrf content=x{}f9><div", asked.count),
                    ),
                )
            },
        },
        Model {
            name: "app with server-side routes",
            hides: false,
            hidden: &[],
            fine: ROUTES,
            answer: |asked| {
                html(
                    if ROUTES[..4].contains(&asked.path.as_str()) {
                        200
                    } else {
                        404
                    },
                    SHELL,
                )
            },
        },
        Model {
            name: "app shell beside an api",
            hides: true,
            hidden: &[],
            fine: &["/", "/about", "/api/items/1", "/api/items/2"],
            answer: |asked| {
                if !asked.path.starts_with("/api/") {
                    return html(200, SHELL);
                }
                match asked.name() {
                    "1" | "2" => json(200, r#"{"id":1,"name":"cup"}"#),
                    _ => json(404, r#"{"error":"not found"}"#),
                }
            },
        },
        Model {
            name: "rendered app, soft page",
            hides: true,
            hidden: &["/old-page"],
            fine: &["/", "/about", "/contact"],
            answer: |asked| {
                shop_or(asked, || {
                    html(
                        200,
                        "<title>404: This page could not be found.</title><div id=__next><h1>404</h1><h2>This page could not be found.</h2></div><script>x</script>",
                    )
                })
            },
        },
        Model {
            name: "rendered app, titles by script",
            hides: true,
            hidden: &["/old-page", "/older-page"],
            fine: &["/", "/about", "/contact"],
            answer: |asked| {
                let known = matches!(asked.path.as_str(), "/" | "/about" | "/contact");
                let text = if known {
                    prose(&asked.path, 90)
                } else {
                    "We looked everywhere. It is not here.".to_owned()
                };
                html(
                    200,
                    format!("<title>App</title><script>x</script><div>{text}</div>"),
                )
            },
        },
    ]
}
