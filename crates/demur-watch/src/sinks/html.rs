//! The report as one HTML file: no script, nothing that is loaded, light and dark, on paper too.
//!
//! Every text of a report is hostile. It enters in `markup`, and nowhere else; no link is made of it. What there is
//! to show is decided by the engine; here lists are only cut, and say so.

mod alerts;
mod markup;
mod misses;
mod overview;
mod palette;
mod people;
mod plot;
mod policy;
mod routes;
mod shapes;
mod table;
mod trends;
mod words;

use crate::report::Report;
use markup::Markup;
use palette::Palette;

/// One complete document. The same report gives the same document.
pub fn html(report: &Report, title: &str) -> String {
    let mut out = Markup::new();
    let palette = Palette::of(report);
    let listed = alerts::listed(report);
    head(&mut out, title);
    out.raw("<body>\n<a class=\"skip\" href=\"#content\">Skip to the alerts</a>\n");
    overview::write(&mut out, report, title);
    navigation(&mut out);
    out.raw("<main id=\"content\">\n");
    alerts::write(&mut out, report, &listed);
    over_time(&mut out, report, &palette, &listed);
    misses::write(&mut out, report);
    routes::write(&mut out, report, &palette);
    people::scanners(&mut out, report);
    people::consumers(&mut out, report);
    out.raw("</main>\n<footer>\n<p>Written by demur watch. Times are UTC. Letters that steer or cannot be seen are ");
    out.raw("spelt out, like <span class=\"hidden\">\\u{202e}</span>.</p>\n</footer>\n</body>\n</html>\n");
    out.into_string()
}

fn head(out: &mut Markup, title: &str) {
    out.raw("<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n");
    policy::write(out);
    out.raw("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
    out.raw("<meta name=\"color-scheme\" content=\"light dark\">\n<meta name=\"robots\" content=\"noindex\">\n<title>");
    out.title(title)
        .raw(" – demur watch</title>\n<style>")
        .raw(policy::STYLE)
        .raw("</style>\n</head>\n");
}

fn navigation(out: &mut Markup) {
    out.raw("<nav aria-label=\"Sections\">\n<ul>\n");
    out.raw("<li><a href=\"#alerts\">Alerts</a></li>\n<li><a href=\"#time\">Over time</a></li>\n");
    out.raw("<li><a href=\"#misses\">404s</a></li>\n<li><a href=\"#routes\">Routes</a></li>\n");
    out.raw("<li><a href=\"#scanners\">Scanners</a></li>\n<li><a href=\"#consumers\">Consumers</a></li>\n</ul>\n</nav>\n");
}

fn over_time(out: &mut Markup, report: &Report, palette: &Palette, listed: &[alerts::Listed<'_>]) {
    out.raw("<section aria-labelledby=\"time\">\n<h2 id=\"time\">Over time</h2>\n");
    plot::write(out, report, palette, listed);
    routes::statuses(out, report, palette);
    out.raw("</section>\n");
}
