//! Models of sites.

mod applications;
mod confusing;
pub(crate) mod held_out;
mod honest;
mod languages;
mod noisy;
mod partial;
mod realistic;
mod redirects;
mod soft;
mod varied;

/// A site.
pub(crate) struct Model {
    pub(crate) name: &'static str,
    /// Whether paths that lead to nothing are answered as if they led to something, somewhere on the site.
    pub(crate) hides: bool,
    /// Resources that are missing behind such an answer.
    pub(crate) hidden: &'static [&'static str],
    /// Resources that are there, and those that are missing and say so.
    pub(crate) fine: &'static [&'static str],
    pub(crate) answer: fn(&Asked) -> Reply,
}

/// A request.
pub(crate) struct Asked {
    pub(crate) path: String,
    pub(crate) query: String,
    /// How many came before; what changes from answer to answer is made from it.
    pub(crate) count: usize,
}

/// An answer.
pub(crate) struct Reply {
    pub(crate) status: u16,
    pub(crate) fields: Vec<(String, String)>,
    pub(crate) body: String,
}

impl Asked {
    pub(crate) fn new(target: &str, count: usize) -> Self {
        let (path, query) = target.split_once('?').unwrap_or((target, ""));
        Self {
            path: path.to_owned(),
            query: query.to_owned(),
            count,
        }
    }

    /// The last segment of the path.
    pub(crate) fn name(&self) -> &str {
        let path = self.path.trim_end_matches('/');
        path.rsplit('/').next().unwrap_or_default()
    }

    pub(crate) fn parameter(&self, key: &str) -> Option<&str> {
        let mut pairs = self
            .query
            .split('&')
            .filter_map(|pair| pair.split_once('='));
        pairs.find(|(own, _)| *own == key).map(|(_, value)| value)
    }
}

impl Reply {
    pub(crate) fn new(status: u16, media_type: &str, body: impl Into<String>) -> Self {
        Self {
            status,
            fields: vec![("Content-Type".to_owned(), media_type.to_owned())],
            body: body.into(),
        }
    }

    pub(crate) fn to(status: u16, location: &str) -> Self {
        Self::new(status, "text/html", "").field("Location", location)
    }

    pub(crate) fn field(mut self, name: &str, value: &str) -> Self {
        self.fields.push((name.to_owned(), value.to_owned()));
        self
    }
}

/// HTML with a status.
pub(crate) fn html(status: u16, body: impl Into<String>) -> Reply {
    Reply::new(status, "text/html; charset=utf-8", body)
}

/// JSON with a status.
pub(crate) fn json(status: u16, body: &str) -> Reply {
    Reply::new(status, "application/json", body)
}

/// Resources of a shop that are there.
pub(crate) const SHOP: &[&str] = &[
    "/",
    "/about",
    "/contact",
    "/products/green-tea",
    "/products/cup",
    "/products/kettle",
    "/blog/first-flush",
    "/blog/harvest",
];

/// Resources of the shop that are not.
pub(crate) const GONE: &[&str] = &[
    "/old-page",
    "/products/gone-for-good",
    "/blog/never-written",
];

/// Both.
pub(crate) const ALL: &[&str] = &[
    "/",
    "/about",
    "/contact",
    "/products/green-tea",
    "/products/cup",
    "/products/kettle",
    "/blog/first-flush",
    "/blog/harvest",
    "/old-page",
    "/products/gone-for-good",
    "/blog/never-written",
];

/// A page of the shop, if it is there.
pub(crate) fn shop(asked: &Asked) -> Option<Reply> {
    let path = asked.path.as_str();
    if !SHOP.contains(&path) {
        return None;
    }
    let title = heading(path);
    let text = format!("<h1>{title}</h1><p>{}</p>", prose(path, 70));
    Some(html(200, frame(&format!("{title} | Tea House"), &text)))
}

/// A page of the shop, or what stands for one that is missing.
pub(crate) fn shop_or(asked: &Asked, missing: impl FnOnce() -> Reply) -> Reply {
    shop(asked).unwrap_or_else(missing)
}

/// What a path is about, in words.
pub(crate) fn heading(path: &str) -> String {
    let name = path
        .trim_end_matches('/')
        .rsplit('/')
        .next()
        .unwrap_or_default();
    if name.is_empty() {
        return "Welcome to the Tea House".to_owned();
    }
    let mut words: Vec<String> = name.split(['-', '.']).map(str::to_owned).collect();
    if let Some(first) = words.first_mut() {
        let letter = first
            .chars()
            .next()
            .map(|one| one.to_uppercase().to_string());
        *first = format!(
            "{}{}",
            letter.unwrap_or_default(),
            first.get(1..).unwrap_or_default()
        );
    }
    words.join(" ")
}

/// The layout of the shop around a page.
pub(crate) fn frame(title: &str, content: &str) -> String {
    format!(
        "<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>{title}</title></head><body>\
         <header><a href=\"/\">Tea House</a><nav><a href=\"/products\">Products</a> <a href=\"/blog\">Stories</a> \
         <a href=\"/about\">About us</a> <a href=\"/contact\">Contact</a> <a href=\"/cart\">Cart</a></nav></header>\
         <main>{content}</main><footer><p>Free delivery in the whole country from thirty on. Open from Monday to Saturday.</p>\
         <a href=\"/imprint\">Imprint</a> <a href=\"/privacy\">Privacy</a></footer></body></html>"
    )
}

/// So many words about something, always the same.
pub(crate) fn prose(about: &str, words: usize) -> String {
    let mut state = about.bytes().fold(7_u64, |state, byte| {
        state.wrapping_mul(31) + u64::from(byte)
    });
    let mut all = Vec::new();
    for _ in 0..words {
        state = state
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        all.push(WORDS[usize::try_from(state >> 40).expect("a small number") % WORDS.len()]);
    }
    all.join(" ")
}

#[rustfmt::skip]
const WORDS: &[&str] = &[
    "leaf", "water", "kettle", "morning", "garden", "slow", "bitter", "sweet", "hand", "picked", "spring", "autumn", "steam",
    "porcelain", "wood", "basket", "mountain", "river", "fog", "farmer", "family", "harvest", "roasted", "fresh", "light", "dark",
    "cup", "pour", "wait", "minutes", "taste", "aroma", "flower", "stone", "market", "travel", "letter", "story", "winter",
    "summer", "village", "road", "friend", "guest", "table", "quiet", "evening", "colour", "amber", "golden", "deep", "clear",
];

/// All models but those that were held out.
pub(crate) fn models() -> Vec<Model> {
    [
        honest::models(),
        soft::models(),
        redirects::models(),
        applications::models(),
        languages::models(),
        partial::models(),
        realistic::models(),
        varied::models(),
        noisy::models(),
        confusing::models(),
    ]
    .into_iter()
    .flatten()
    .collect()
}
