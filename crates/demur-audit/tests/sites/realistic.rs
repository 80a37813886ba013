//! Sites as they are on the web: themes, forums, shops, documentation.

use super::{Asked, Model, Reply, html, json, prose};

/// A theme of a content system: navigation, widgets and a footer around everything.
pub(super) fn theme(asked: &Asked, title: &str, main: &str) -> Reply {
    let recent: String = (0..5)
        .map(|number| {
            format!(
                "<li><a href=/p{number}>{}</a></li>",
                prose(&format!("recent {number}"), 5)
            )
        })
        .collect();
    html(
        200,
        format!(
            "<!DOCTYPE html><html lang=en-GB><head><title>{title}</title><meta name=generator content='CMS 6.4.2'>\
             <script>var nonce='{0}c3d{0}'</script></head><body class='page-{0}'><nav><ul><li>Home<li>Shop<li>Journal<li>My account</ul></nav>\
             <div id=content>{main}</div><aside><h2>Recent posts</h2><ul>{recent}</ul><h2>Archives</h2><p>May 2026, June 2026</p></aside>\
             <footer>© 2026 Garden Tools Ltd. All rights reserved. Page generated in 0.{0} seconds.</footer></body></html>",
            asked.count * 37
        ),
    )
}

fn post(asked: &Asked, words: usize) -> Reply {
    let name = asked.name().replace('-', " ");
    let main = format!(
        "<article><h1>{name}</h1><time>3 May 2026</time><p>{}</p></article>",
        prose(&asked.path, words)
    );
    theme(asked, &format!("{name} – Garden Tools"), &main)
}

fn missing(asked: &Asked) -> Reply {
    let main = "<h1>Oops! That page can&rsquo;t be found.</h1><p>It looks like nothing was found at this location. Maybe try a search?</p>";
    theme(asked, "Page not found – Garden Tools", main)
}

fn is_one(asked: &Asked, paths: &[&str]) -> bool {
    paths.contains(&asked.path.as_str())
}

pub(crate) fn models() -> Vec<Model> {
    vec![
        Model {
            name: "content system, theme sends 200",
            hides: true,
            hidden: &["/2021/05/old-post/", "/old-category/"],
            fine: &[
                "/",
                "/pruning/",
                "/compost/",
                "/2024/06/roses/",
                "/2024/06/tools/",
            ],
            answer: |asked| {
                if is_one(
                    asked,
                    &[
                        "/",
                        "/pruning/",
                        "/compost/",
                        "/2024/06/roses/",
                        "/2024/06/tools/",
                    ],
                ) {
                    return post(asked, 90);
                }
                missing(asked)
            },
        },
        Model {
            name: "content system, short posts",
            hides: true,
            hidden: &["/gone/"],
            fine: &["/", "/note-one/", "/note-two/", "/note-three/"],
            answer: |asked| {
                if is_one(asked, &["/", "/note-one/", "/note-two/", "/note-three/"]) {
                    return post(asked, 8);
                }
                missing(asked)
            },
        },
        Model {
            name: "two forms of the error page",
            hides: true,
            hidden: &["/gone", "/lost"],
            fine: &["/", "/one", "/two"],
            answer: |asked| {
                if is_one(asked, &["/", "/one", "/two"]) {
                    return post(asked, 60);
                }
                let title = ["Whoops!", "Uh-oh!"][asked.count % 2];
                theme(
                    asked,
                    title,
                    &format!(
                        "<h1>{title}</h1><p>We can't find the page you're looking for. Here is a joke: {}</p>",
                        prose(&asked.count.to_string(), 12)
                    ),
                )
            },
        },
        Model {
            name: "refresh to the home page",
            hides: true,
            hidden: &["/gone"],
            fine: &["/", "/one", "/two"],
            answer: |asked| {
                if is_one(asked, &["/", "/one", "/two"]) {
                    return post(asked, 60);
                }
                html(
                    200,
                    "<html><head><meta http-equiv=refresh content='0;url=/'></head><body></body></html>",
                )
            },
        },
        Model {
            name: "an item that was sold, shown",
            hides: false,
            hidden: &[],
            fine: &["/", "/p/red-rake", "/p/blue-hoe", "/p/old-spade"],
            answer: |asked| match asked.path.as_str() {
                "/" | "/p/red-rake" | "/p/blue-hoe" => post(asked, 60),
                "/p/old-spade" => {
                    let main = format!(
                        "<h1>Old spade</h1><p>No longer available.</p><p>{}</p><h2>Alternatives</h2><p>{}</p>",
                        prose("spade", 40),
                        prose("others", 20)
                    );
                    theme(asked, "Old spade – Garden Tools", &main)
                }
                _ => Reply {
                    status: 404,
                    ..missing(asked)
                },
            },
        },
        Model {
            name: "numbers of a forum",
            hides: true,
            hidden: &["/t/55555", "/t/70001"],
            fine: &["/", "/t/101", "/t/102", "/faq"],
            answer: |asked| {
                if let Some(number) = asked
                    .path
                    .strip_prefix("/t/")
                    .and_then(|name| name.parse::<u64>().ok())
                {
                    if number < 200 {
                        return theme(
                            asked,
                            &format!("Topic {number} - Forum"),
                            &format!(
                                "<h1>How do I sharpen shears, part {number}</h1><p>{}</p>",
                                prose(asked.name(), 80)
                            ),
                        );
                    }
                    return theme(
                        asked,
                        "Information - Forum",
                        "<h2>Information</h2><p>The requested topic does not exist.</p>",
                    );
                }
                if is_one(asked, &["/", "/faq"]) {
                    post(asked, 50)
                } else {
                    Reply {
                        status: 404,
                        ..missing(asked)
                    }
                }
            },
        },
        Model {
            name: "short links",
            hides: true,
            hidden: &["/zzz9", "/old1"],
            fine: &["/", "/ab12", "/cd34"],
            answer: |asked| match asked.path.as_str() {
                "/" => post(asked, 40),
                "/ab12" => Reply::to(301, "https://one.example/page"),
                "/cd34" => Reply::to(301, "https://two.example/page"),
                _ => Reply::to(302, "/?unknown=1"),
            },
        },
        Model {
            name: "pages of a list beyond its end",
            hides: false,
            hidden: &[],
            fine: &[
                "/",
                "/journal/page/1",
                "/journal/page/2",
                "/tag/roses",
                "/tag/unused",
            ],
            answer: |asked| match asked.path.as_str() {
                "/" | "/journal/page/1" | "/journal/page/2" => post(asked, 70),
                path if path.starts_with("/journal/page/")
                    && asked.name().parse::<u64>().is_ok() =>
                {
                    theme(
                        asked,
                        "Journal – Garden Tools",
                        "<h1>Journal</h1><p>No more posts.</p>",
                    )
                }
                "/tag/roses" => post(asked, 30),
                "/tag/unused" => theme(
                    asked,
                    "unused – Garden Tools",
                    "<h1>Tag: unused</h1><p>No posts yet.</p>",
                ),
                _ => Reply {
                    status: 404,
                    ..missing(asked)
                },
            },
        },
        Model {
            name: "Hungarian, Finnish words",
            hides: true,
            hidden: &["/regi"],
            fine: &["/", "/hirek", "/kapcsolat"],
            answer: |asked| {
                if is_one(asked, &["/", "/hirek", "/kapcsolat"]) {
                    return post(asked, 60);
                }
                theme(
                    asked,
                    "Hiba – Kert",
                    "<h1>A keresett oldal nem található</h1><p>Sivua ei löytynyt.</p>",
                )
            },
        },
        Model {
            name: "Vietnamese, Hindi, Thai, Hebrew",
            hides: true,
            hidden: &["/vi/gone", "/th/gone"],
            fine: &["/", "/vi/one", "/vi/two", "/th/one", "/hi/one", "/he/one"],
            answer: |asked| {
                if is_one(
                    asked,
                    &["/", "/vi/one", "/vi/two", "/th/one", "/hi/one", "/he/one"],
                ) {
                    return post(asked, 60);
                }
                let text = match asked.path.get(..4) {
                    Some("/vi/") => "Không tìm thấy trang",
                    Some("/th/") => "ไม่พบหน้าที่คุณต้องการ",
                    Some("/hi/") => "पृष्ठ नहीं मिला",
                    _ => "הדף לא נמצא",
                };
                theme(asked, text, &format!("<h1>{text}</h1>"))
            },
        },
        Model {
            name: "article that was withdrawn",
            hides: false,
            hidden: &["/news/8812"],
            fine: &["/", "/news/7001", "/news/7002", "/about"],
            answer: |asked| match asked.path.as_str() {
                "/" | "/news/7001" | "/news/7002" | "/about" => post(asked, 90),
                "/news/8812" => html(
                    200,
                    "<meta name=robots content=noindex><title>Article not found</title><h1>Article not found</h1><p>This article has been removed.</p>",
                ),
                _ => Reply {
                    status: 404,
                    ..missing(asked)
                },
            },
        },
        Model {
            name: "a picture for every path",
            hides: true,
            hidden: &[],
            fine: &["/", "/pixel/1.gif", "/pixel/2.gif"],
            answer: |_| Reply::new(200, "image/gif", "GIF89a\u{1}\u{0}\u{1}\u{0}"),
        },
        Model {
            name: "documentation, soft in old versions",
            hides: true,
            hidden: &["/docs/v1/removed.html"],
            fine: &[
                "/",
                "/docs/v2/install.html",
                "/docs/v2/use.html",
                "/docs/v1/install.html",
                "/docs/v1/use.html",
            ],
            answer: |asked| {
                if is_one(
                    asked,
                    &[
                        "/",
                        "/docs/v2/install.html",
                        "/docs/v2/use.html",
                        "/docs/v1/install.html",
                        "/docs/v1/use.html",
                    ],
                ) {
                    return html(
                        200,
                        format!(
                            "<title>{0}</title><h1>{0}</h1><pre>error: file not found</pre><p>{1}</p>",
                            asked.name(),
                            prose(&asked.path, 50)
                        ),
                    );
                }
                let status = if asked.path.starts_with("/docs/v1/") {
                    200
                } else {
                    404
                };
                html(
                    status,
                    "<title>Documentation</title><h1>No such page</h1><p>It may have been renamed in this version.</p>",
                )
            },
        },
        Model {
            name: "api, an envelope around everything",
            hides: true,
            hidden: &["/v1/users/404404"],
            fine: &["/v1/users/1", "/v1/users/2", "/v1/teams/7"],
            answer: |asked| {
                if is_one(asked, &["/v1/users/1", "/v1/users/2", "/v1/teams/7"]) {
                    return json(
                        200,
                        &format!(
                            r#"{{"ok":true,"requestId":"r{}a","data":{{"id":"{}","name":"{}"}}}}"#,
                            asked.count,
                            asked.name(),
                            prose(&asked.path, 3)
                        ),
                    );
                }
                json(
                    200,
                    &format!(
                        r#"{{"ok":false,"requestId":"r{}a","data":null,"message":"No entity found for the given key"}}"#,
                        asked.count
                    ),
                )
            },
        },
        Model {
            name: "shop, blank template for the unknown",
            hides: true,
            hidden: &["/product/discontinued-mower"],
            fine: &[
                "/",
                "/product/push-mower",
                "/product/robot-mower",
                "/product/shears",
            ],
            answer: |asked| {
                let known = is_one(
                    asked,
                    &[
                        "/",
                        "/product/push-mower",
                        "/product/robot-mower",
                        "/product/shears",
                    ],
                );
                if asked.path.starts_with("/product/") && !known {
                    return theme(
                        asked,
                        " – Garden Tools",
                        "<h1></h1><p>Price: €</p><p>Availability:</p><button>Add to basket</button>",
                    );
                }
                if !known {
                    return Reply {
                        status: 404,
                        ..missing(asked)
                    };
                }
                let name = asked.name().replace('-', " ");
                theme(
                    asked,
                    &format!("{name} – Garden Tools"),
                    &format!(
                        "<h1>{name}</h1><p>Price: €{}</p><p>Availability: in stock</p><p>{}</p><button>Add to basket</button>",
                        name.len() * 10,
                        prose(&asked.path, 30)
                    ),
                )
            },
        },
        Model {
            name: "maintenance for everything",
            hides: true,
            hidden: &[],
            fine: &["/", "/one", "/two", "/three"],
            answer: |_| {
                html(
                    200,
                    "<title>Maintenance</title><h1>Back soon</h1><p>We are working on our site. Please come back in an hour.</p>",
                )
            },
        },
        Model {
            name: "honest, every page has a sidebar with errors",
            hides: false,
            hidden: &[],
            fine: &["/", "/help/one", "/help/two", "/help/cannot-find-my-order"],
            answer: |asked| {
                if is_one(
                    asked,
                    &["/", "/help/one", "/help/two", "/help/cannot-find-my-order"],
                ) {
                    let main = format!(
                        "<h1>{}</h1><p>{}</p><h2>Frequent questions</h2><ul><li>Page not found<li>Order does not exist</ul>",
                        asked.name().replace('-', " "),
                        prose(&asked.path, 12)
                    );
                    return theme(asked, "Help – Garden Tools", &main);
                }
                Reply {
                    status: 404,
                    ..missing(asked)
                }
            },
        },
        Model {
            name: "languages by redirect, hard there",
            hides: false,
            hidden: &[],
            fine: &["/", "/about", "/de/about", "/de/contact"],
            answer: |asked| {
                if is_one(asked, &["/de/", "/de/about", "/de/contact"]) {
                    return post(asked, 50);
                }
                if asked.path.starts_with("/de/") {
                    return Reply {
                        status: 404,
                        ..missing(asked)
                    };
                }
                Reply::to(302, &format!("/de{}", asked.path))
            },
        },
    ]
}
