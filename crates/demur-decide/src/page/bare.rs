//! The page of a status alone, for another server, which knows nothing of rows and requests.

use demur_codebook::Links;

use super::html::{self, About};
use super::{Guide, Pages};
use crate::problem::Problem;
use crate::status::Status;

/// The page: our own, with the ways on that the operator names, and a link to the explanation where `docs` says
/// that there is one. It needs the style sheet of the explanations at its usual address.
pub fn bare(status: Status, pages: &Pages, contact: Option<&str>, docs: Option<&str>) -> String {
    let page = demur_codebook::status(status.code());
    let problem = Problem {
        detail: page.map_or("", |page| page.tagline),
        contact,
        ..Problem::sample(status)
    };
    let about = About {
        meaning: docs.map(|base| Links::at(base).status(status.code())),
        instance: None,
    };
    html::document(&problem, &Guide::new(status, None, pages), &about)
}

#[cfg(test)]
mod tests {
    use super::bare;
    use crate::page::Pages;
    use crate::status::Status;

    #[test]
    fn a_bare_page_names_its_status_and_neither_row_nor_request() {
        for status in [
            Status::BAD_REQUEST,
            Status::NOT_FOUND,
            Status::GONE,
            Status::BAD_GATEWAY,
        ] {
            let text = bare(status, &Pages::default(), None, None);
            let title = format!("<title>{status} {}</title>", status.phrase());
            assert!(text.contains(&title), "{text}");
            assert!(
                !text.contains("Request <code>") && !text.contains("/errors/"),
                "{text}"
            );
        }
    }

    #[test]
    fn the_explanation_is_linked_where_there_is_one() {
        let docs = Some("https://docs.example/");
        let text = bare(
            Status::GONE,
            &Pages::default(),
            Some("help@shop.example"),
            docs,
        );
        assert!(
            text.contains("href=\"https://docs.example/status/410\""),
            "{text}"
        );
        assert!(text.contains("mailto:help@shop.example"), "{text}");
    }
}
