//! What an audit asks for while it looks for resources: what robots.txt leaves to it, as who, and when it has enough.

#![expect(clippy::expect_used, reason = "tests")]

#[expect(dead_code, reason = "only well-formed answers are needed")]
#[path = "bed/server.rs"]
mod server;

use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use demur_audit::net::{Network, conduct};
use demur_audit::{
    ANONYMOUS, Audit, Crawler, Exchange, Origin, Settings, Site, Source, Target, select,
};
use server::{Asked, Reply, Server};

/// A server that is told its own origin.
fn serve(answer: impl Fn(&Asked, &str) -> Reply + Send + Sync + 'static) -> Server {
    Server::start(Arc::new(move |asked| {
        let host = asked.field("Host").unwrap_or_default();
        answer(asked, &format!("http://{host}"))
    }))
}

fn missing(asked: &Asked) -> Reply {
    Reply::new(asked, 404, &[("Content-Type", "text/plain")], "missing")
}

fn text(asked: &Asked, text: &str) -> Reply {
    let fields = [("Content-Type", "text/plain; charset=utf-8")];
    Reply::new(asked, 200, &fields, text)
}

fn page(asked: &Asked, links: &[&str]) -> Reply {
    let links = links.join("'>x</a><a href='");
    let fields = [("Content-Type", "text/html; charset=utf-8")];
    Reply::new(asked, 200, &fields, &format!("<a href='{links}'>x</a>"))
}

fn moved(asked: &Asked, location: &str) -> Reply {
    Reply::new(asked, 302, &[("Location", location)], "")
}

fn xml(asked: &Asked, kind: &str, addresses: &[String]) -> Reply {
    let inner = addresses.join("</loc></url><url><loc>");
    let fields = [("Content-Type", "application/xml")];
    let body = format!("<{kind}><url><loc>{inner}</loc></url></{kind}>");
    Reply::new(asked, 200, &fields, &body)
}

fn audit(server: &Server, given: &[&str], pages: usize, identity: &str) -> Vec<Exchange> {
    let only = ["head-differs-from-get".to_owned()];
    audit_with(&only, server, given, pages, identity)
}

/// With these checks, or with all.
fn audit_with(
    only: &[String],
    server: &Server,
    given: &[&str],
    pages: usize,
    identity: &str,
) -> Vec<Exchange> {
    let origin = Origin::try_from(server.url("")).expect("an origin");
    let targets: Vec<Target> = given
        .iter()
        .map(|target| Target {
            origin: origin.clone(),
            target: (*target).to_owned(),
            operation: None,
            source: Source::Given,
            identity: identity.to_owned(),
        })
        .collect();
    let site = Site {
        targets: targets.clone(),
        settings: Settings {
            robots: true,
            ..Settings::default()
        },
        ..Site::default()
    };
    let checks = select(only, &[]).expect("checks");
    let mut audit = Audit::new(site, checks, Crawler::new(targets, pages, true));
    let mut network = Network::default();
    network.budget.rate = None;
    let field = ("Authorization".to_owned(), "Bearer alice".to_owned());
    network.identities.insert("alice".to_owned(), vec![field]);
    conduct(
        &mut audit,
        &network,
        &AtomicBool::new(false),
        &mut |_, _| {},
    );
    audit.run().all().to_vec()
}

/// The targets that were asked for, each once.
fn asked_for(exchanges: &[Exchange]) -> Vec<&str> {
    let mut targets: Vec<&str> = exchanges
        .iter()
        .map(|one| one.request.target.as_str())
        .collect();
    targets.sort_unstable();
    targets.dedup();
    targets
}

#[test]
fn what_robots_txt_forbids_is_neither_visited_nor_probed() {
    let server = partly_private();
    let exchanges = audit(&server, &["/"], 50, ANONYMOUS);
    let expected = [
        "/",
        "/listed",
        "/map.xml",
        "/open",
        "/robots.txt",
        "/to-private",
    ];
    assert_eq!(asked_for(&exchanges), expected);
    let probed = exchanges
        .iter()
        .filter(|one| one.request.method == "HEAD" && one.request.target == "/open");
    assert_eq!(probed.count(), 1, "what is allowed is probed");
}

#[test]
fn no_check_asks_for_what_robots_txt_forbids() {
    for pages in [2, 50] {
        let server = partly_private();
        let exchanges = audit_with(&[], &server, &["/", "/to-private"], pages, ANONYMOUS);
        let private = asked_for(&exchanges)
            .into_iter()
            .filter(|target| target.starts_with("/private"));
        assert_eq!(private.collect::<Vec<_>>(), Vec::<&str>::new());
    }
}

fn partly_private() -> Server {
    serve(|asked, own| match asked.path() {
        "/robots.txt" => text(
            asked,
            &format!("User-agent: *\nDisallow: /private\nSitemap: {own}/map.xml\n"),
        ),
        "/map.xml" => xml(
            asked,
            "urlset",
            &[format!("{own}/private/c"), format!("{own}/listed")],
        ),
        "/" => page(asked, &["/private/a", "/open", "/to-private"]),
        "/to-private" => moved(asked, "/private/b"),
        _ => page(asked, &["/private/d"]),
    })
}

#[test]
fn what_was_named_is_asked_for_whatever_robots_txt_says() {
    let server = serve(|asked, _| match asked.path() {
        "/robots.txt" => text(asked, "User-agent: *\nDisallow: /\n"),
        _ => page(asked, &["/other"]),
    });
    let exchanges = audit(&server, &["/a"], 50, ANONYMOUS);
    assert_eq!(asked_for(&exchanges), ["/a", "/robots.txt"]);
    assert!(exchanges.iter().any(|one| one.request.method == "HEAD"));
}

#[test]
fn the_rules_are_those_that_robots_txt_is_redirected_to() {
    let server = serve(|asked, _| match asked.path() {
        "/robots.txt" => moved(asked, "/r1.txt"),
        "/r1.txt" => moved(asked, "/r2.txt"),
        "/r2.txt" => text(asked, "User-agent: *\nDisallow: /private\n"),
        _ => page(asked, &["/private/a", "/open"]),
    });
    let exchanges = audit(&server, &["/"], 50, ANONYMOUS);
    let expected = ["/", "/open", "/r1.txt", "/r2.txt", "/robots.txt"];
    assert_eq!(asked_for(&exchanges), expected);
    let of_files = exchanges
        .iter()
        .filter(|one| one.request.target.starts_with("/r"));
    assert_eq!(of_files.count(), 3, "they are no resources of the site");
}

#[test]
fn a_robots_txt_that_is_redirected_without_end_forbids_nothing() {
    let server = serve(|asked, _| match asked.path() {
        "/robots.txt" => moved(asked, "/robots.txt"),
        "/" => page(asked, &["/open"]),
        _ => page(asked, &[]),
    });
    let exchanges = audit(&server, &["/"], 50, ANONYMOUS);
    assert_eq!(asked_for(&exchanges), ["/", "/open", "/robots.txt"]);
}

#[test]
fn letters_beyond_ascii_are_compared_as_they_are_sent() {
    let server = serve(|asked, _| match asked.path() {
        "/robots.txt" => text(
            asked,
            "User-agent: *\nDisallow: /fö\nDisallow: /b%c3%a4\nDisallow: /%7Eme\nDisallow: /star-%2a\n",
        ),
        "/" => page(
            asked,
            &["/f%C3%B6/1", "/bä", "/~me/x", "/star-*", "/star-1"],
        ),
        _ => page(asked, &[]),
    });
    let exchanges = audit(&server, &["/"], 50, ANONYMOUS);
    assert_eq!(asked_for(&exchanges), ["/", "/robots.txt", "/star-1"]);
}

#[test]
fn an_index_of_sitemaps_that_leads_to_ever_new_ones_comes_to_an_end() {
    let server = serve(|asked, own| match asked.path() {
        "/robots.txt" => text(asked, &format!("Sitemap: {own}/s1\n")),
        "/" => page(asked, &[]),
        path => {
            let Ok(number) = path.trim_start_matches("/s").parse::<usize>() else {
                return missing(asked);
            };
            let next = (0..40).map(|more| format!("{own}/s{}", number * 40 + more));
            xml(asked, "sitemapindex", &next.collect::<Vec<_>>())
        }
    });
    let exchanges = audit(&server, &["/"], 100, ANONYMOUS);
    let sitemaps = exchanges
        .iter()
        .filter(|one| one.request.target.starts_with("/s"));
    assert_eq!(sitemaps.count(), 20, "and none is taken for a page");
}

#[test]
fn the_sitemaps_of_an_index_are_read() {
    let server = serve(|asked, own| match asked.path() {
        "/robots.txt" => text(asked, &format!("Sitemap: {own}/index.xml\n")),
        "/index.xml" => xml(asked, "sitemapindex", &[format!("{own}/map.xml")]),
        "/map.xml" => xml(asked, "urlset", &[format!("{own}/listed")]),
        _ => page(asked, &[]),
    });
    let exchanges = audit(&server, &["/"], 100, ANONYMOUS);
    assert!(asked_for(&exchanges).contains(&"/listed"));
}

#[test]
fn what_is_found_is_asked_for_by_the_one_who_found_it() {
    let server = serve(|asked, own| match asked.path() {
        "/robots.txt" => text(asked, &format!("Sitemap: {own}/map.xml\n")),
        "/map.xml" => xml(asked, "urlset", &[format!("{own}/listed")]),
        _ if asked.field("Authorization").is_none() => {
            Reply::new(asked, 401, &[("WWW-Authenticate", "Bearer")], "")
        }
        "/" => page(asked, &["/linked", "/moved"]),
        "/moved" => moved(asked, "/new"),
        _ => page(asked, &[]),
    });
    let exchanges = audit(&server, &["/"], 100, "alice");
    for target in ["/linked", "/listed", "/moved", "/new"] {
        let mut askers: Vec<&str> = exchanges
            .iter()
            .filter(|one| one.request.target == target)
            .map(|one| one.request.identity.as_str())
            .collect();
        askers.dedup();
        assert_eq!(askers, ["alice"], "{target}");
    }
}

#[test]
fn without_a_crawl_redirects_of_what_was_named_are_followed_and_nothing_else() {
    let server = serve(|asked, own| match asked.path() {
        "/" => moved(asked, "/home"),
        "/home" => page(asked, &["/linked"]),
        "/map.xml" => xml(asked, "sitemapindex", &[format!("{own}/listed.xml")]),
        _ => missing(asked),
    });
    let exchanges = audit(&server, &["/", "/map.xml"], 0, ANONYMOUS);
    assert_eq!(asked_for(&exchanges), ["/", "/home", "/map.xml"]);
}

#[test]
fn many_rules_take_little_time() {
    let server = serve(|asked, _| match asked.path() {
        "/robots.txt" => {
            let rules = (0..20_000).map(|number| format!("Disallow: /{number:05}/*.x\n"));
            let rules = rules.collect::<Vec<_>>().concat();
            text(asked, &format!("User-agent: *\n{rules}"))
        }
        path => {
            let number: usize = path.trim_start_matches("/page/").parse().unwrap_or(0);
            let next = format!("/page/{}", number + 1);
            page(asked, &["/00001/a.x", "/19999/a.x", &next])
        }
    });
    let began = std::time::Instant::now();
    let exchanges = audit(&server, &["/"], 100, ANONYMOUS);
    let took = began.elapsed();
    assert!(exchanges.len() > 90);
    assert!(!asked_for(&exchanges).contains(&"/19999/a.x"));
    assert!(took.as_secs() < 5, "{took:?}");
}
