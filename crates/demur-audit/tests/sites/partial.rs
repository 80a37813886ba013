//! Sites that are soft in places, and sites whose pages are told apart by a parameter.

use super::{Model, Reply, SHOP, frame, html, prose, shop, shop_or};

pub(crate) fn models() -> Vec<Model> {
    vec![
        Model {
            name: "soft in one directory",
            hides: true,
            hidden: &["/blog/never-written", "/blog/removed"],
            fine: &[
                "/",
                "/about",
                "/products/cup",
                "/blog/first-flush",
                "/blog/harvest",
                "/old-page",
                "/products/gone",
            ],
            answer: |asked| {
                shop_or(asked, || {
                    let status = if asked.path.starts_with("/blog/") {
                        200
                    } else {
                        404
                    };
                    html(status, frame("Story not found", "<h1>Story not found</h1>"))
                })
            },
        },
        Model {
            name: "hard in one directory",
            hides: true,
            hidden: &["/old-page", "/blog/removed"],
            fine: &[
                "/",
                "/about",
                "/blog/harvest",
                "/products/cup",
                "/products/kettle",
                "/products/gone",
            ],
            answer: |asked| {
                shop_or(asked, || {
                    let status = if asked.path.starts_with("/products/") {
                        404
                    } else {
                        200
                    };
                    html(
                        status,
                        frame("Not here", "<h1>Sorry</h1><p>We cannot find this page.</p>"),
                    )
                })
            },
        },
        Model {
            name: "numbers only",
            hides: true,
            hidden: &["/item/9999"],
            fine: &["/", "/item/1", "/item/2", "/item/3", "/item/four"],
            answer: |asked| {
                let number = asked
                    .name()
                    .parse::<u64>()
                    .ok()
                    .filter(|_| asked.path.starts_with("/item/"));
                match number {
                    Some(number @ 1..=3) => html(
                        200,
                        frame(
                            &format!("Item {number}"),
                            &format!("<h1>Item {number}</h1><p>{}</p>", prose(asked.name(), 60)),
                        ),
                    ),
                    Some(_) => html(
                        200,
                        frame(
                            "Item not found",
                            "<h1>Item not found</h1><p>It was sold.</p>",
                        ),
                    ),
                    None => shop_or(asked, || html(404, "<h1>Not found</h1>")),
                }
            },
        },
        Model {
            name: "scripts with an extension",
            hides: true,
            hidden: &["/gone.php"],
            fine: &["/", "/list.php", "/cart.php"],
            answer: |asked| match asked.path.as_str() {
                "/list.php" | "/cart.php" => {
                    html(200, frame(asked.name(), &prose(&asked.path, 80)))
                }
                path if path.ends_with(".php") => {
                    html(200, "<title>Error</title><h1>Page not found</h1>")
                }
                _ => shop_or(asked, || html(404, "<h1>Not found</h1>")),
            },
        },
        Model {
            name: "a page parameter",
            hides: true,
            hidden: &["/index.php?page=gone", "/index.php?page=never"],
            fine: &[
                "/",
                "/index.php?page=about",
                "/index.php?page=contact",
                "/index.php?page=tea",
            ],
            answer: |asked| {
                if asked.path != "/index.php" {
                    return shop_or(asked, || html(404, "<h1>Not found</h1>"));
                }
                match asked.parameter("page") {
                    Some(page @ ("about" | "contact" | "tea")) => html(
                        200,
                        frame(page, &format!("<h1>{page}</h1>{}", prose(page, 70))),
                    ),
                    _ => html(
                        200,
                        frame(
                            "Tea House",
                            "<h1>Sorry</h1><p>This page does not exist.</p>",
                        ),
                    ),
                }
            },
        },
        Model {
            name: "a parameter that is ignored",
            hides: false,
            hidden: &[],
            fine: &["/", "/list?sort=price", "/list?sort=name", "/list?page=2"],
            answer: |asked| match asked.path.as_str() {
                "/list" => html(
                    200,
                    frame(
                        "All products",
                        &format!("<h1>All products</h1>{}", prose("list", 120)),
                    ),
                ),
                _ => shop_or(asked, || html(404, "<h1>Not found</h1>")),
            },
        },
        Model {
            name: "an item parameter, numbers",
            hides: true,
            hidden: &["/view?id=900"],
            fine: &["/", "/view?id=1", "/view?id=2"],
            answer: |asked| {
                if asked.path != "/view" {
                    return shop_or(asked, || html(404, "<h1>Not found</h1>"));
                }
                match asked.parameter("id") {
                    Some(id @ ("1" | "2")) => html(
                        200,
                        frame("View", &format!("<h1>Number {id}</h1>{}", prose(id, 70))),
                    ),
                    _ => html(
                        200,
                        frame("View", "<p>No such page: the entry could not be found.</p>"),
                    ),
                }
            },
        },
        Model {
            name: "some words only",
            hides: true,
            hidden: &["/wiki/Never_written"],
            fine: &["/wiki/Tea", "/wiki/Cup", "/wiki/Kettle"],
            answer: |asked| match asked.name() {
                "Tea" | "Cup" | "Kettle" => html(
                    200,
                    format!(
                        "<title>{0} - Wiki</title><h1>{0}</h1>{1}",
                        asked.name(),
                        prose(asked.name(), 80)
                    ),
                ),
                name => html(
                    200,
                    format!(
                        "<title>{0} - Wiki</title><h1>{0}</h1><p>This article does not exist. You may write it.</p>",
                        name.replace('_', " ")
                    ),
                ),
            },
        },
        Model {
            name: "names of users",
            hides: false,
            hidden: &[],
            fine: &["/", "/alice", "/bob", "/about"],
            answer: |asked| {
                let segments = asked.path.trim_matches('/').split('/').count();
                if let Some(page) = shop(asked) {
                    return page;
                }
                if segments != 1 || asked.path.ends_with('/') || asked.path.contains('.') {
                    return html(404, "<h1>Not found</h1>");
                }
                let name = asked.name();
                html(
                    200,
                    frame(
                        &format!("{name} on Tea House"),
                        &format!(
                            "<h1>{name}</h1><p>{name} has not shared anything yet. Follow {name} to hear about it.</p>"
                        ),
                    ),
                )
            },
        },
        Model {
            name: "names of users below a path",
            hides: false,
            hidden: &[],
            fine: &["/", "/about", "/u/alice", "/u/bob", "/u/carol"],
            answer: |asked| {
                if let Some(name) = asked.path.strip_prefix("/u/") {
                    return html(
                        200,
                        frame(
                            &format!("Wishes of {name}"),
                            &format!("<h1>Wishes of {name}</h1><p>The list is empty by now.</p>"),
                        ),
                    );
                }
                shop_or(asked, || html(404, "<h1>Not found</h1>"))
            },
        },
        Model {
            name: "soft below a canonical",
            hides: false,
            hidden: &["/item/sold-out-forever"],
            fine: SHOP,
            answer: |asked| {
                if asked.path == "/item/sold-out-forever" {
                    return html(
                        200,
                        "<title>Item not found</title><link rel=canonical href=/><h1>Item not found</h1>",
                    );
                }
                shop_or(asked, || Reply::new(404, "text/html", "<h1>Not found</h1>"))
            },
        },
    ]
}
