//! Sites that redirect what is missing.

use super::{GONE, Model, Reply, SHOP, frame, html, prose, shop_or};

pub(crate) fn models() -> Vec<Model> {
    let soft = |name, answer| Model {
        name,
        hides: true,
        hidden: GONE,
        fine: SHOP,
        answer,
    };
    vec![
        soft("302 to the home page", |asked| {
            shop_or(asked, || Reply::to(302, "/"))
        }),
        soft("301 to the absolute home page", |asked| {
            shop_or(asked, || Reply::to(301, "https://site.example"))
        }),
        soft("307 to the home page, tagged", |asked| {
            shop_or(asked, || {
                Reply::to(307, &format!("/?from={}", asked.path.replace('/', "%2F")))
            })
        }),
        soft("302 to an error page under 200", |asked| {
            if asked.path == "/error" {
                return html(200, frame("Error", "<h1>Page not found</h1><p>Sorry.</p>"));
            }
            shop_or(asked, || Reply::to(302, "/error?code=404"))
        }),
        soft("302 to a page for lost guests", |asked| {
            if asked.path == "/lost.html" {
                return html(
                    200,
                    frame(
                        "Lost",
                        "<h1>Hello</h1><p>You seem to have taken a wrong turn, have some tea.</p>",
                    ),
                );
            }
            shop_or(asked, || Reply::to(302, "/lost.html"))
        }),
        soft("302 to the search", |asked| {
            if asked.path == "/search" {
                return html(
                    200,
                    frame(
                        "Search",
                        &format!("<h1>Search</h1><p>Nothing for {}</p>", asked.query),
                    ),
                );
            }
            shop_or(asked, || {
                Reply::to(302, &format!("/search?q={}", asked.name()))
            })
        }),
        soft("303 to the products", |asked| {
            if asked.path == "/products" {
                return html(
                    200,
                    frame(
                        "Products",
                        &format!("<h1>Products</h1>{}", prose("products", 90)),
                    ),
                );
            }
            shop_or(asked, || Reply::to(303, "/products"))
        }),
        soft("301 to another site", |asked| {
            shop_or(asked, || Reply::to(301, "https://www.other.example/"))
        }),
        soft("two hops to the home page", |asked| {
            if asked.path == "/index" {
                return Reply::to(301, "/");
            }
            shop_or(asked, || Reply::to(302, "/index"))
        }),
        soft("302 to a language, soft there", |asked| {
            if asked.path.starts_with("/en/") {
                return html(200, frame("Nothing here", "<h1>There is nothing here</h1>"));
            }
            shop_or(asked, || Reply::to(302, &format!("/en{}", asked.path)))
        }),
        Model {
            name: "old pages have moved",
            hides: false,
            hidden: &[],
            fine: &[
                "/",
                "/about",
                "/products/cup",
                "/shop/cup",
                "/shop/kettle",
                "/story/harvest",
            ],
            answer: |asked| match asked.path.as_str() {
                "/shop/cup" => Reply::to(301, "/products/cup"),
                "/shop/kettle" => Reply::to(301, "/products/kettle"),
                "/story/harvest" => Reply::to(301, "/blog/harvest"),
                _ => shop_or(asked, || html(404, "<h1>Not found</h1>")),
            },
        },
        Model {
            name: "a campaign leads home",
            hides: false,
            hidden: &[],
            fine: &["/", "/about", "/spring", "/tv", "/radio"],
            answer: |asked| match asked.path.as_str() {
                "/spring" | "/tv" | "/radio" => Reply::to(302, "/"),
                _ => shop_or(asked, || html(404, "<h1>Not found</h1>")),
            },
        },
    ]
}
