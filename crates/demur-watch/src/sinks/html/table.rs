//! Tables, each in a region of its own that scrolls where the window is narrow.

use super::markup::Markup;

/// How a column stands.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Column {
    /// Text, from the left.
    Words(&'static str),
    /// Numbers, from the right.
    Number(&'static str),
}

/// Where a table is: a word for its kind, and which of them it is.
#[derive(Clone, Copy)]
pub(super) struct Key(pub(super) &'static str, pub(super) usize);

/// Opens a table. The first cell of each row is its head.
pub(super) fn open(out: &mut Markup, key: Key, caption: &str, columns: &[Column]) {
    open_empty(out, key, caption);
    for column in columns {
        match column {
            Column::Words(name) => out.raw("<th scope=\"col\">").raw(name),
            Column::Number(name) => out.raw("<th scope=\"col\" class=\"n\">").raw(name),
        };
        out.raw("</th>");
    }
    body(out);
}

/// Opens a table up to the heads of its columns.
pub(super) fn open_empty(out: &mut Markup, key: Key, caption: &str) {
    out.raw("<div class=\"scroll ")
        .raw(key.0)
        .raw("\" role=\"region\" tabindex=\"0\" aria-labelledby=\"");
    id(out, key).raw("\">\n<table>\n<caption id=\"");
    id(out, key).raw("\"><span>").text(caption);
    out.raw("</span></caption>\n<thead>\n<tr>");
}

/// Ends the heads of the columns.
pub(super) fn body(out: &mut Markup) {
    out.raw("</tr>\n</thead>\n<tbody>\n");
}

pub(super) fn close(out: &mut Markup) {
    out.raw("</tbody>\n</table>\n</div>\n");
}

/// A cell with a count.
pub(super) fn count(out: &mut Markup, count: u64) {
    out.raw("<td class=\"n\">").count(count).raw("</td>");
}

/// A cell with a figure that has words in it.
pub(super) fn figure(out: &mut Markup, figure: &str) {
    out.raw("<td class=\"n\">").text(figure).raw("</td>");
}

/// A cell with a moment.
pub(super) fn moment(out: &mut Markup, at: u64) {
    out.raw("<td class=\"t\">").time(at).raw("</td>");
}

/// Says how many there are where not all are shown.
pub(super) fn cut(out: &mut Markup, shown: usize, all: u64, what: &str) {
    let shown = super::words::wide(shown);
    if all > shown {
        out.raw("<p class=\"cut\">Shown here: ")
            .count(shown)
            .raw(" of ")
            .count(all)
            .raw(" ");
        out.text(what).raw("</p>\n");
    }
}

fn id(out: &mut Markup, key: Key) -> &mut Markup {
    out.raw(key.0).raw("-").digits(key.1)
}
