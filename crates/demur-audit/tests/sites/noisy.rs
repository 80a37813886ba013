//! Sites whose pages are never the same twice.

use super::{Asked, GONE, Model, SHOP, frame, html, prose, shop};

/// A page of the shop, or one that is missing, with something in it that changes.
fn with(asked: &Asked, noise: &str) -> super::Reply {
    let reply = shop(asked).unwrap_or_else(|| {
        html(
            200,
            frame(
                "Page not found | Tea House",
                "<h1>Page not found</h1><p>The page you asked for does not exist.</p>",
            ),
        )
    });
    html(
        200,
        reply.body.replace("</main>", &format!("{noise}</main>")),
    )
}

/// Words of something that changes from answer to answer.
fn random(asked: &Asked, words: usize) -> String {
    prose(&format!("{} {}", asked.path, asked.count), words)
}

pub(crate) fn models() -> Vec<Model> {
    let soft = |name, answer| Model {
        name,
        hides: true,
        hidden: GONE,
        fine: SHOP,
        answer,
    };
    vec![
        soft("with a clock", |asked| {
            with(
                asked,
                &format!(
                    "<p>It is {}:{:02}:07 now, Friday</p>",
                    asked.count % 24,
                    asked.count % 60
                ),
            )
        }),
        soft("with tokens", |asked| {
            with(
                asked,
                &format!(
                    "<form><input type=hidden name=t value=x{0}ab></form><p>Reference {0}f3a9c2e17b{0}</p>",
                    asked.count * 7919
                ),
            )
        }),
        soft("with suggestions", |asked| {
            let all: Vec<String> = (0..4)
                .map(|number| {
                    format!(
                        "<li>{}</li>",
                        prose(&format!("{} {number}", asked.count * 31), 3)
                    )
                })
                .collect();
            with(
                asked,
                &format!("<h2>You may like</h2><ul>{}</ul>", all.join("")),
            )
        }),
        soft("with advertising", |asked| {
            with(
                asked,
                &format!("<aside><p>Advertisement: {}</p></aside>", random(asked, 12)),
            )
        }),
        soft("with news", |asked| {
            with(
                asked,
                &format!("<aside><h2>News</h2><p>{}</p></aside>", random(asked, 25)),
            )
        }),
        soft("with a quote in the title", |asked| {
            let reply = with(asked, "");
            html(
                200,
                reply.body.replace(
                    "Tea House</title>",
                    &format!("Tea House ({} online)</title>", 100 + asked.count),
                ),
            )
        }),
        soft("with all of it", |asked| {
            let noise = format!(
                "<p>Visitor {}</p><aside>{}</aside><p>The page {} was made at 12:{:02}</p>",
                asked.count * 17,
                random(asked, 8),
                asked.path,
                asked.count % 60
            );
            with(asked, &noise)
        }),
        Model {
            name: "honest, with all of it",
            hides: false,
            hidden: &[],
            fine: SHOP,
            answer: |asked| match shop(asked) {
                Some(page) => html(
                    200,
                    page.body
                        .replace("</main>", &format!("<p>{}</p></main>", random(asked, 20))),
                ),
                None => html(404, frame("Page not found", &random(asked, 20))),
            },
        },
    ]
}
