//! Sites that answer 200 for what is missing, on all paths.

use super::{GONE, Model, Reply, SHOP, frame, heading, html, json, prose, shop, shop_or};

pub(crate) fn models() -> Vec<Model> {
    let soft = |name, answer| Model {
        name,
        hides: true,
        hidden: GONE,
        fine: SHOP,
        answer,
    };
    vec![
        soft("soft by text", |asked| {
            shop_or(asked, || {
                html(
                    200,
                    frame(
                        "Page not found | Tea House",
                        "<h1>Page not found</h1><p>Try the menu.</p>",
                    ),
                )
            })
        }),
        soft("soft, bare text", |asked| {
            shop_or(asked, || Reply::new(200, "text/plain", "Not Found"))
        }),
        soft("soft, without a title", |asked| {
            shop_or(asked, || {
                html(200, "<p>Sorry, this page does not exist.</p>")
            })
        }),
        soft("soft, static title", |asked| match shop(asked) {
            Some(_) => html(
                200,
                frame("Tea House", &format!("<p>{}</p>", prose(&asked.path, 60))),
            ),
            None => html(
                200,
                frame(
                    "Tea House",
                    "<p>The page you are looking for is no longer available.</p>",
                ),
            ),
        }),
        soft("soft, no words for it", |asked| {
            shop_or(asked, || {
                html(
                    200,
                    frame(
                        "Tea House",
                        "<h1>Hmm</h1><p>That kettle is empty. Let us brew another one for you.</p>",
                    ),
                )
            })
        }),
        soft("soft, empty content", |asked| {
            shop_or(asked, || html(200, ""))
        }),
        soft("soft, echo of the path", |asked| {
            shop_or(asked, || {
                let text = format!(
                    "<h1>{} was not found</h1><p>The requested address {} is unknown here.</p>",
                    heading(&asked.path),
                    asked.path
                );
                html(
                    200,
                    frame(&format!("{} | Tea House", heading(&asked.path)), &text),
                )
            })
        }),
        soft("soft, echo cut short", |asked| {
            shop_or(asked, || {
                let short: String = asked.name().chars().take(20).collect();
                html(
                    200,
                    frame(
                        "Lost",
                        &format!(
                            "<h1>Lost</h1><p>No page “{short}…” in our house, try the menu</p>"
                        ),
                    ),
                )
            })
        }),
        soft("soft, the home page", |asked| {
            shop_or(asked, || {
                let text = format!("<h1>{}</h1><p>{}</p>", heading("/"), prose("/", 70));
                html(200, frame(&format!("{} | Tea House", heading("/")), &text))
            })
        }),
        soft("soft, noindex", |asked| {
            shop_or(asked, || {
                html(
                    200,
                    "<meta name=robots content='noindex, nofollow'><title>Oops</title><h1>Oops!</h1><p>That page can’t be found.</p>",
                )
            })
        }),
        soft("soft, with a long text", |asked| {
            shop_or(asked, || {
                let text = format!(
                    "<h1>We could not find that</h1><p>{}</p>",
                    prose("missing", 300)
                );
                html(200, frame("Tea House", &text))
            })
        }),
        soft("soft 203", |asked| {
            shop_or(asked, || {
                html(203, frame("Not found", "<h1>Not found</h1>"))
            })
        }),
        soft("soft, forbidden in words", |asked| {
            shop_or(asked, || html(200, frame("Error", "<h1>Error 404</h1>")))
        }),
        soft("parked, one page", |asked| {
            shop_or(asked, || {
                html(
                    200,
                    "<title>site.example</title><p>This domain is for sale. Ask for an offer, or look at related searches.</p>",
                )
            })
        }),
        Model {
            name: "api, 200 with an error",
            hides: true,
            hidden: &["/items/77", "/orders/unknown"],
            fine: &["/items/1", "/items/2", "/orders/a"],
            answer: |asked| match asked.path.as_str() {
                "/items/1" => json(
                    200,
                    r#"{"id":1,"name":"green cup","price":7,"stock":{"berlin":3}}"#,
                ),
                "/items/2" => json(
                    200,
                    r#"{"id":2,"name":"kettle","price":30,"stock":{"paris":1}}"#,
                ),
                "/orders/a" => json(200, r#"{"order":"a","lines":[{"item":1,"count":2}]}"#),
                _ => json(
                    200,
                    r#"{"success":false,"error":{"code":404,"message":"Resource not found"}}"#,
                ),
            },
        },
        Model {
            name: "api, 200 with a status",
            hides: true,
            hidden: &["/items/77"],
            fine: &["/items/1", "/items/2"],
            answer: |asked| match asked.path.as_str() {
                "/items/1" => json(200, r#"{"id":1,"name":"green cup","price":7}"#),
                "/items/2" => json(
                    200,
                    r#"{"id":2,"name":"kettle","price":30,"also":"steel, two litres"}"#,
                ),
                _ => json(
                    200,
                    &format!(
                        r#"{{"timestamp":{},"status":404,"path":"{}"}}"#,
                        asked.count, asked.path
                    ),
                ),
            },
        },
    ]
}
