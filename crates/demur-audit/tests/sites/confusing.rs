//! Sites with pages that look like errors and are none, and with pages that are all alike.

use super::{Asked, Model, Reply, frame, html, json, prose, shop_or};

/// Everything that is missing is answered 404.
fn or_404(asked: &Asked) -> Reply {
    shop_or(asked, || {
        html(404, frame("Page not found", "<h1>Page not found</h1>"))
    })
}

/// Everything that is missing is answered 200.
fn or_200(asked: &Asked) -> Reply {
    shop_or(asked, || {
        html(
            200,
            frame(
                "Page not found",
                "<h1>Page not found</h1><p>Go back to the start.</p>",
            ),
        )
    })
}

pub(crate) fn models() -> Vec<Model> {
    let honest = |name, fine, answer| Model {
        name,
        hides: false,
        hidden: &[],
        fine,
        answer,
    };
    vec![
        honest(
            "an article about 404",
            &["/", "/about", "/learn/http-status-codes"],
            |asked| {
                if asked.path == "/learn/http-status-codes" {
                    let text = format!("<h1>404 Not Found</h1><p>{}</p>", prose("404", 300));
                    return html(200, frame("404 Not Found | Learn", &text));
                }
                or_404(asked)
            },
        ),
        honest(
            "a blog about missing pages",
            &["/", "/blog/page-not-found-what-now"],
            |asked| {
                if asked.path == "/blog/page-not-found-what-now" {
                    return html(
                        200,
                        frame(
                            "Page not found: what now? | Blog",
                            "<h1>Page not found: what now?</h1><p>Three ideas, read on soon.</p>",
                        ),
                    );
                }
                or_404(asked)
            },
        ),
        honest(
            "an empty search",
            &["/", "/search?q=nothing", "/?s=nothing"],
            |asked| {
                if asked.path == "/search" || asked.parameter("s").is_some() {
                    return html(
                        200,
                        frame(
                            "Search",
                            "<h1>Nothing found</h1><p>Your search did not match: not found.</p>",
                        ),
                    );
                }
                or_404(asked)
            },
        ),
        honest(
            "short pages",
            &["/", "/ping", "/thanks", "/empty"],
            |asked| match asked.path.as_str() {
                "/ping" => html(200, "pong"),
                "/thanks" => html(200, "<title>Thanks</title><h1>Thank you</h1>"),
                "/empty" => html(200, ""),
                _ => or_404(asked),
            },
        ),
        honest(
            "an error page by its name",
            &["/", "/404.html", "/error"],
            |asked| match asked.path.as_str() {
                "/404.html" | "/error" => {
                    html(200, frame("Page not found", "<h1>Page not found</h1>"))
                }
                _ => or_404(asked),
            },
        ),
        honest(
            "a room with this number",
            &["/", "/rooms/404", "/rooms/405"],
            |asked| match asked.path.as_str() {
                "/rooms/404" => html(
                    200,
                    frame("Room 404 | Hotel", "<h1>Room 404</h1><p>Two beds.</p>"),
                ),
                "/rooms/405" => html(
                    200,
                    frame("Room 405 | Hotel", "<h1>Room 405</h1><p>One bed.</p>"),
                ),
                _ => or_404(asked),
            },
        ),
        honest(
            "an empty list in json",
            &["/items", "/orders", "/errors/list"],
            |asked| match asked.path.as_str() {
                "/items" => json(200, "[]"),
                "/orders" => json(200, r#"{"error":null,"data":[]}"#),
                "/errors/list" => json(
                    200,
                    r#"{"errors":[{"code":"E1","text":"not found"}],"total":1}"#,
                ),
                _ => json(404, r#"{"error":"not found"}"#),
            },
        ),
        honest(
            "pages that are all alike",
            &["/", "/p/1", "/p/2", "/p/3"],
            |asked| match asked.path.as_str() {
                "/p/1" | "/p/2" | "/p/3" => {
                    html(200, frame("Product | Tea House", &template(asked.name())))
                }
                _ => or_404(asked),
            },
        ),
        honest(
            "a story of things lost",
            &["/", "/blog/harvest", "/stories/7"],
            |asked| match asked.path.as_str() {
                "/stories/7" => html(
                    200,
                    frame(
                        "The cup that could not be found",
                        &format!(
                            "<h1>The cup that could not be found</h1>{}",
                            prose("cup", 120)
                        ),
                    ),
                ),
                _ => or_404(asked),
            },
        ),
        honest(
            "drafts that are not indexed",
            &["/", "/draft/1", "/draft/2"],
            |asked| match asked.path.as_str() {
                "/draft/1" | "/draft/2" => html(
                    200,
                    "<meta name=robots content=noindex><title>Draft</title><h1>Draft</h1><p>Soon more.</p>",
                ),
                _ => or_404(asked),
            },
        ),
        honest(
            "all pages give the home page as their own",
            &["/", "/one", "/two", "/three"],
            |asked| match asked.path.as_str() {
                "/one" | "/two" | "/three" => html(
                    200,
                    format!(
                        "<link rel=canonical href=/><title>{0}</title><h1>{0}</h1><p>Short.</p>",
                        asked.name()
                    ),
                ),
                _ => or_404(asked),
            },
        ),
        Model {
            name: "soft, pages that are all alike",
            hides: true,
            hidden: &["/p/99"],
            fine: &["/", "/p/1", "/p/2", "/p/3"],
            answer: |asked| match asked.path.as_str() {
                "/p/1" | "/p/2" | "/p/3" => {
                    html(200, frame("Product | Tea House", &template(asked.name())))
                }
                path if path.starts_with("/p/") => html(
                    200,
                    frame(
                        "Product | Tea House",
                        "<p>This product is not available.</p><button>Back to the shop</button>",
                    ),
                ),
                _ => or_200(asked),
            },
        },
        Model {
            name: "soft, with an article about 404",
            hides: true,
            hidden: &["/gone"],
            fine: &["/", "/about", "/learn/http-status-codes", "/ping"],
            answer: |asked| match asked.path.as_str() {
                "/learn/http-status-codes" => html(
                    200,
                    frame(
                        "404 Not Found | Learn",
                        &format!("<h1>404 Not Found</h1><p>{}</p>", prose("404", 200)),
                    ),
                ),
                "/ping" => html(200, frame("Ping", "<h1>Ping</h1><p>All is well.</p>")),
                _ => or_200(asked),
            },
        },
        Model {
            name: "one page for all",
            hides: true,
            hidden: &[],
            fine: &["/", "/a", "/b", "/c"],
            answer: |_| {
                html(
                    200,
                    "<title>It works</title><h1>It works!</h1><p>This is the default page of a new server.</p>",
                )
            },
        },
        Model {
            name: "what is asked for comes back",
            hides: true,
            hidden: &[],
            fine: &["/", "/anything/a", "/anything/b"],
            answer: |asked| {
                json(
                    200,
                    &format!(
                        r#"{{"method":"GET","path":"{}","count":{}}}"#,
                        asked.path, asked.count
                    ),
                )
            },
        },
    ]
}

/// A product that differs from others in a few words.
fn template(name: &str) -> String {
    format!(
        "<p>{}</p><dl><dt>Price<dd>{name}0<dt>In stock<dd>yes<dt>Delivery<dd>two days</dl><button>Add to cart</button><p>Customers who looked at this also looked at cups.</p>",
        prose(name, 6)
    )
}
