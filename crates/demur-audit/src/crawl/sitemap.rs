//! Sitemaps, as far as the addresses in them.

/// Addresses that are read of one sitemap.
const MOST: usize = 50_000;

/// Whether a text is a sitemap or an index of sitemaps.
pub(super) fn is_one(text: &str) -> bool {
    let start = text.get(..2048).unwrap_or(text);
    start.contains("<urlset") || is_index(text)
}

/// Whether it is an index of sitemaps.
pub(super) fn is_index(text: &str) -> bool {
    let start = text.get(..2048).unwrap_or(text);
    start.contains("<sitemapindex")
}

/// What stands between `<loc>` and `</loc>`.
pub(super) fn addresses(text: &str) -> Vec<String> {
    let parts = text.split("<loc>").skip(1).take(MOST);
    let inner = parts.filter_map(|part| part.split_once("</loc>").map(|(inner, _)| inner));
    inner
        .map(|inner| inner.trim().replace("&amp;", "&").replace("&apos;", "'"))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::{addresses, is_index, is_one};

    #[test]
    fn addresses_are_found_and_unescaped() {
        let text = "<?xml version=\"1.0\"?><urlset><url><loc> https://a.example/?a=1&amp;b=2 </loc></url><url><loc>x</urlset>";
        assert!(is_one(text) && !is_index(text));
        assert_eq!(addresses(text), ["https://a.example/?a=1&b=2"]);
    }
}
