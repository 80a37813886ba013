//! The 404s, by what they are.

use super::markup::Markup;
use super::shapes;
use super::table::{self, Column, Key};
use super::words::{count, percent, real, share, sum, wide};
use crate::report::{Miss, MissClass, Report};

/// Kinds and, of each, paths that are shown.
const MOST_KINDS: usize = 12;
const MOST: usize = 50;

/// The height of one bar with its words.
const ROW: usize = 44;

pub(super) fn write(out: &mut Markup, report: &Report) {
    out.raw("<section aria-labelledby=\"misses\">\n<h2 id=\"misses\">404s by kind</h2>\n");
    let all = sum(report.misses.iter().map(|kind| kind.hits));
    if all == 0 {
        out.raw("<p class=\"none\">No 404 was sent.</p>\n</section>\n");
        return;
    }
    let kinds: Vec<&MissClass> = report.misses.iter().take(MOST_KINDS).collect();
    bars(out, &kinds, all);
    table::cut(out, kinds.len(), wide(report.misses.len()), "kinds");
    for (index, kind) in kinds.iter().enumerate() {
        if kind.hits > 0 {
            paths(out, index, kind);
        }
    }
    out.raw("</section>\n");
}

fn bars(out: &mut Markup, kinds: &[&MissClass], all: u64) {
    let largest = kinds.iter().map(|kind| kind.hits).max().unwrap_or(1).max(1);
    out.raw("<figure class=\"kinds\">\n<svg role=\"img\" height=\"")
        .digits(kinds.len() * ROW)
        .raw("\"><title>404s by kind");
    for kind in kinds {
        out.raw(", ").title(name(kind)).raw(": ").count(kind.hits);
    }
    out.raw("</title>\n");
    for (index, kind) in kinds.iter().enumerate() {
        let y = index * ROW;
        out.raw("<text class=\"name\" y=\"")
            .digits(y + 16)
            .raw("\">")
            .text(name(kind))
            .raw("</text>");
        out.raw("<text class=\"last\" x=\"100%\" y=\"")
            .digits(y + 16)
            .raw("\">")
            .text(&count(kind.hits));
        out.raw("</text><rect class=\"rail\" y=\"")
            .digits(y + 23)
            .raw("\" width=\"100%\" height=\"8\"/>");
        out.raw("<rect class=\"")
            .raw(class(kind))
            .raw("\" y=\"")
            .digits(y + 23)
            .raw("\" height=\"8\" width=\"");
        out.place(shapes::percent(real(kind.hits) / real(largest)))
            .raw("%\"/>\n");
    }
    out.raw("</svg>\n</figure>\n<details class=\"alt\">\n<summary>The plot as a table</summary>\n");
    let columns = [
        Column::Words("Kind"),
        Column::Number("404s"),
        Column::Number("Share"),
    ];
    table::open(out, Key("kinds", 0), "404s of each kind", &columns);
    for kind in kinds {
        out.raw("<tr><th scope=\"row\">")
            .text(name(kind))
            .raw("</th>");
        table::count(out, kind.hits);
        table::figure(out, &percent(real(kind.hits) / real(all)));
        out.raw("</tr>\n");
    }
    table::close(out);
    out.raw("</details>\n");
}

/// What somebody has to look at stands out.
fn class(kind: &MissClass) -> &'static str {
    match kind.kind.as_str() {
        "was-live" | "internal-link" | "external-link" => "loud",
        _ => "quiet",
    }
}

fn name(kind: &MissClass) -> &str {
    match kind.kind.as_str() {
        "was-live" => "Was there before",
        "internal-link" => "Linked from our own pages",
        "external-link" => "Linked from elsewhere",
        "scanner" => "Asked for by scanners",
        "known-route" => "Known route, no such item",
        "never-existed" => "Never was there",
        other => other,
    }
}

fn advice(kind: &MissClass) -> &'static str {
    match kind.kind.as_str() {
        "was-live" => {
            "These paths were answered well earlier. Bring them back, redirect them, or say 410."
        }
        "internal-link" => "A page of this site links here. Mend the link.",
        "external-link" => {
            "Another site links here. Redirect where there is something to redirect to."
        }
        "scanner" => "Clients that try many paths looked for these. Nothing to do.",
        "known-route" => {
            "The route exists, the item does not. Usual for ids that were deleted or guessed."
        }
        "never-existed" => "Nothing is known about these paths.",
        _ => "",
    }
}

fn paths(out: &mut Markup, index: usize, kind: &MissClass) {
    out.raw("<details class=\"drill kind\"")
        .raw(if class(kind) == "loud" { " open" } else { "" });
    out.raw(">\n<summary><h3>")
        .text(name(kind))
        .raw("</h3> <span>")
        .count(kind.hits)
        .raw("</span></summary>\n<p>");
    out.text(advice(kind)).raw("</p>\n");
    if !kind.top.is_empty() {
        listing(out, index, kind);
    }
    out.raw("</details>\n");
}

/// Columns that some path of a kind fills.
struct Known {
    referrer: bool,
    live_until: bool,
    nearest: bool,
}

fn listing(out: &mut Markup, index: usize, kind: &MissClass) {
    let known = Known {
        referrer: kind.top.iter().any(|miss| !miss.referrer.is_empty()),
        live_until: kind.top.iter().any(|miss| miss.live_until.is_some()),
        nearest: kind.top.iter().any(|miss| miss.nearest.is_some()),
    };
    let columns = [
        (true, Column::Words("Path")),
        (true, Column::Number("404s")),
        (known.referrer, Column::Words("Link on")),
        (known.live_until, Column::Words("Last there (UTC)")),
        (known.nearest, Column::Words("Nearest that is there")),
    ];
    let columns: Vec<Column> = columns
        .into_iter()
        .filter_map(|(is_known, column)| is_known.then_some(column))
        .collect();
    let caption = format!("{}, the most frequent first", name(kind));
    table::open(out, Key("misses", index), &caption, &columns);
    for miss in kind.top.iter().take(MOST) {
        row(out, miss, &known, kind.hits);
    }
    table::close(out);
    table::cut(out, kind.top.len().min(MOST), wide(kind.top.len()), "paths");
}

fn row(out: &mut Markup, miss: &Miss, known: &Known, all: u64) {
    out.raw("<tr><th scope=\"row\" class=\"path\">")
        .code(&miss.path)
        .raw("</th><td class=\"n\">")
        .count(miss.hits);
    out.raw(" <small>")
        .text(&share(miss.hits, all))
        .raw("</small></td>");
    if known.referrer {
        optional(
            out,
            Some(miss.referrer.as_str()).filter(|referrer| !referrer.is_empty()),
        );
    }
    if known.live_until {
        match miss.live_until {
            Some(at) => table::moment(out, at),
            None => nothing(out),
        }
    }
    if known.nearest {
        optional(out, miss.nearest.as_deref());
    }
    out.raw("</tr>\n");
}

fn optional(out: &mut Markup, literal: Option<&str>) {
    match literal {
        Some(literal) => {
            out.raw("<td class=\"path\">").code(literal).raw("</td>");
        }
        None => nothing(out),
    }
}

fn nothing(out: &mut Markup) {
    out.raw("<td class=\"nothing\">–</td>");
}
