//! What a `User-Agent` says: which program, which version of it, on what, and whether it is a bot.
//!
//! Clients write what they like there. What is handed out is bounded and printable; nothing is decided by it but
//! which requests have something in common.

use std::cmp::Ordering;

/// Bytes that are looked at.
const LOOKED_AT: usize = 1_024;

/// The longest family in bytes.
const FAMILY: usize = 64;

/// The longest version in bytes.
const VERSION: usize = 32;

/// Words that browsers, and those who want to look like them, put beside their name.
const NOISE: &[&str] = &[
    "mozilla",
    "applewebkit",
    "gecko",
    "khtml",
    "version",
    "mobile",
    "safari",
    "chrome",
    "firefox",
    "presto",
    "trident",
    "ubuntu",
    "debian",
    "fedora",
    "build",
    "qq",
];

/// Products by which a browser is told, the more special ones first.
const BROWSERS: &[(&str, &str)] = &[
    ("Edg", "Edge"),
    ("EdgA", "Edge"),
    ("EdgiOS", "Edge"),
    ("Edge", "Edge"),
    ("OPR", "Opera"),
    ("OPiOS", "Opera"),
    ("OPT", "Opera"),
    ("Opera", "Opera"),
    ("SamsungBrowser", "Samsung Internet"),
    ("YaBrowser", "Yandex"),
    ("Vivaldi", "Vivaldi"),
    ("UCBrowser", "UC Browser"),
    ("HeadlessChrome", "HeadlessChrome"),
    ("CriOS", "Chrome"),
    ("FxiOS", "Firefox"),
    ("Chromium", "Chromium"),
];

/// Products that are only told from after the others, because the others carry them too.
const ENGINES: &[(&str, &str)] = &[("Chrome", "Chrome"), ("Firefox", "Firefox")];

/// Words in the name of a bot.
const BOTS: &[&str] = &["bot", "crawl", "spider", "slurp"];

/// What a `User-Agent` says.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Agent {
    /// The program: `shop-app`, `curl`, `Chrome`, `Googlebot`. Empty where nothing is said.
    pub family: String,
    /// `5.2.0`; of browsers the first number only, because the others change every week.
    pub version: String,
    /// `android`, `chromeos`, `ios`, `linux`, `macos`, `windows`, or empty.
    pub device: &'static str,
    /// Whether it says that it is a bot.
    pub is_bot: bool,
}

/// `name/version` of a `User-Agent`.
#[derive(Debug, Clone, Copy, Default)]
struct Product<'t> {
    name: &'t str,
    version: &'t str,
}

/// Reads a `User-Agent`.
pub fn parse(text: &[u8]) -> Agent {
    let text = printable(text);
    let text = text.trim();
    if matches!(text, "" | "-") {
        return Agent::default();
    }
    let lower = text.to_ascii_lowercase();
    let bot = bot(text, &lower);
    let product = bot.or_else(|| browser(text)).unwrap_or_else(|| first(text));
    Agent {
        family: bounded(product.name, FAMILY),
        version: bounded(product.version, VERSION),
        device: device(&lower),
        is_bot: bot.is_some(),
    }
}

/// Which of two versions is newer: numbers between dots count as numbers, and `5.2.0-rc.1` comes before `5.2.0`
/// (Semantic Versioning 2.0.0, §11).
pub fn compare_versions(a: &str, b: &str) -> Ordering {
    let (release_a, early_a) = release(a);
    let (release_b, early_b) = release(b);
    compare_releases(release_a, release_b).then_with(|| match (early_a, early_b) {
        (None, None) => Ordering::Equal,
        (None, Some(_)) => Ordering::Greater,
        (Some(_), None) => Ordering::Less,
        (Some(a), Some(b)) => compare_early(a, b),
    })
}

/// The beginning, without what could steer a terminal.
fn printable(text: &[u8]) -> String {
    let start = text.get(..text.len().min(LOOKED_AT)).unwrap_or_default();
    String::from_utf8_lossy(start)
        .chars()
        .map(|letter| match letter {
            letter if letter.is_control() => char::REPLACEMENT_CHARACTER,
            '\u{2028}'
            | '\u{2029}'
            | '\u{200b}'..='\u{200f}'
            | '\u{202a}'..='\u{202e}'
            | '\u{2066}'..='\u{2069}' => char::REPLACEMENT_CHARACTER,
            letter => letter,
        })
        .collect()
}

fn bounded(text: &str, limit: usize) -> String {
    let end = text.floor_char_boundary(limit);
    text.get(..end).unwrap_or_default().to_owned()
}

/// The word that says so, or, where only an address to complain to does, the product that gives it.
fn bot<'t>(text: &'t str, lower: &str) -> Option<Product<'t>> {
    let is_bot = |product: &Product<'_>| {
        let name = product.name.to_ascii_lowercase();
        BOTS.iter().any(|word| name.contains(word)) && !name.contains("cubot")
    };
    let own = Some(first(text)).filter(|_| !text.starts_with("Mozilla/"));
    let has_word = BOTS.iter().any(|word| lower.contains(word));
    let named = || own.filter(is_bot).or_else(|| words(text).find(is_bot));
    let complaining = || {
        own.or_else(|| beside_mozilla(text))
            .unwrap_or_else(|| first(text))
    };
    has_word
        .then(named)
        .flatten()
        .or_else(|| lower.contains("+http").then(complaining))
}

/// Of `Mozilla/5.0 (compatible; Fetcher/1.0; …)` it is `Fetcher`.
fn beside_mozilla(text: &str) -> Option<Product<'_>> {
    words(text).find(|product| !product.version.is_empty() && !is_noise(product.name))
}

/// The browser, or the app around it.
fn browser(text: &str) -> Option<Product<'_>> {
    let mozilla = text.starts_with("Mozilla/") || text.starts_with("Opera/");
    if !mozilla {
        return None;
    }
    let known = |table: &[(&str, &'static str)]| {
        table.iter().find_map(|(word, family)| {
            let product = words(text).find(|product| product.name == *word)?;
            Some((*family, product.version))
        })
    };
    let told = |family: &'static str, version| Product {
        name: family,
        version: major(version),
    };
    if let Some((family, version)) = known(BROWSERS) {
        let named = words(text).find(|product| product.name == "Version");
        let old_opera = named.filter(|_| text.starts_with("Opera/"));
        return Some(told(
            family,
            old_opera.map_or(version, |product| product.version),
        ));
    }
    if let Some(app) = app(text) {
        return Some(app);
    }
    if let Some((family, version)) = known(ENGINES) {
        return Some(told(family, version));
    }
    if let Some(version) = explorer(text) {
        return Some(told("IE", version));
    }
    if words(text).any(|product| matches!(product.name, "Safari" | "AppleWebKit")) {
        let named = words(text).find(|product| product.name == "Version");
        return Some(told("Safari", named.unwrap_or_default().version));
    }
    beside_mozilla(text)
}

/// An app that carries a browser names itself last: `… Mobile/15E148 shop-app/5.2.0`.
fn app(text: &str) -> Option<Product<'_>> {
    let last = text.rsplit(' ').next()?;
    let last = Some(last)
        .filter(|word| !word.ends_with(')'))
        .and_then(product)?;
    let is_own = !last.version.is_empty()
        && !is_noise(last.name)
        && last.version.starts_with(|c: char| c.is_ascii_digit());
    is_own.then_some(last)
}

/// `MSIE 9.0`, or `Trident/7.0; rv:11.0`.
fn explorer(text: &str) -> Option<&str> {
    if let Some((_, behind)) = text.split_once("MSIE ") {
        return Some(behind);
    }
    let (_, behind) = text.split_once("Trident/")?;
    behind.split_once("rv:").map(|(_, version)| version)
}

/// What stands before the first comment: `shop-app/5.2.0`, `Shop App/5.2.0`, `shop-app 5.2.0`, `Wget`.
fn first(text: &str) -> Product<'_> {
    let start = text.split(['(', ';', ',']).next().unwrap_or(text);
    let start = start.split(" +").next().unwrap_or(start).trim();
    let start = if start.is_empty() { text } else { start };
    if let Some((name, behind)) = start.split_once('/')
        && name.split(' ').count() <= 3
        && !name.contains(':')
    {
        let version = behind.split(' ').next().unwrap_or_default();
        return Product {
            name: name.trim(),
            version,
        };
    }
    match start.split_once(' ') {
        Some((name, version)) if version.starts_with(|c: char| c.is_ascii_digit()) => {
            let version = version.split(' ').next().unwrap_or_default();
            Product { name, version }
        }
        Some((name, _)) if start.contains(['/', ':']) => product(name).unwrap_or_default(),
        _ => Product {
            name: start,
            version: "",
        },
    }
}

/// Every word that is no address, inside of comments and out of them.
fn words(text: &str) -> impl Iterator<Item = Product<'_>> {
    text.split([' ', ';', ',', '(', ')', '[', ']'])
        .filter_map(product)
}

fn product(word: &str) -> Option<Product<'_>> {
    if word.is_empty() || word.contains("://") || word.starts_with("www.") || word.contains('@') {
        return None;
    }
    let (name, version) = word.split_once('/').unwrap_or((word, ""));
    (!name.is_empty()).then_some(Product { name, version })
}

fn is_noise(name: &str) -> bool {
    NOISE.iter().any(|noise| name.eq_ignore_ascii_case(noise))
}

/// The digits that a version begins with.
fn major(version: &str) -> &str {
    let end = version
        .find(|c: char| !c.is_ascii_digit())
        .unwrap_or(version.len());
    version.get(..end).unwrap_or_default()
}

/// Windows phones say that they are Android too, iPads that they are like macOS.
fn device(lower: &str) -> &'static str {
    let has = |word: &str| lower.contains(word);
    let is_word = |wanted: &str| {
        lower
            .split(|c: char| !c.is_ascii_alphanumeric())
            .any(|word| word == wanted)
    };
    if has("windows") {
        "windows"
    } else if has("android") {
        "android"
    } else if [
        "iphone",
        "ipad",
        "ipod",
        "ios",
        "cfnetwork",
        "watchos",
        "tvos",
    ]
    .iter()
    .any(|word| is_word(word))
    {
        "ios"
    } else if has("mac os x") || has("macintosh") || is_word("macos") || is_word("darwin") {
        "macos"
    } else if is_word("cros") {
        "chromeos"
    } else if is_word("linux") || is_word("x11") {
        "linux"
    } else {
        ""
    }
}

/// The release and, behind a hyphen, what came before it. What is behind a plus says nothing about age.
fn release(version: &str) -> (&str, Option<&str>) {
    let version = version.trim();
    let version = version.strip_prefix(['v', 'V']).unwrap_or(version);
    let version = version.split('+').next().unwrap_or_default();
    match version.split_once('-') {
        Some((release, early)) => (release, Some(early)),
        None => (version, None),
    }
}

/// A part that is missing is 0: `5.2` is `5.2.0`.
fn compare_releases(a: &str, b: &str) -> Ordering {
    let (mut a, mut b) = (a.split(['.', '_']), b.split(['.', '_']));
    loop {
        let order = match (a.next(), b.next()) {
            (None, None) => return Ordering::Equal,
            (a, b) => compare_parts(a.unwrap_or_default(), b.unwrap_or_default()),
        };
        if order.is_ne() {
            return order;
        }
    }
}

/// By the number in front, then by the rest: `10b2` comes behind `9` and `10`.
fn compare_parts(a: &str, b: &str) -> Ordering {
    let (number_a, number_b) = (major(a), major(b));
    compare_numbers(number_a, number_b)
        .then_with(|| a.get(number_a.len()..).cmp(&b.get(number_b.len()..)))
}

/// However many digits they have.
fn compare_numbers(a: &str, b: &str) -> Ordering {
    let (a, b) = (a.trim_start_matches('0'), b.trim_start_matches('0'));
    a.len().cmp(&b.len()).then_with(|| a.cmp(b))
}

fn compare_early(a: &str, b: &str) -> Ordering {
    let is_number = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    let (mut a, mut b) = (a.split('.'), b.split('.'));
    loop {
        let order = match (a.next(), b.next()) {
            (None, None) => return Ordering::Equal,
            (None, Some(_)) => Ordering::Less,
            (Some(_), None) => Ordering::Greater,
            (Some(a), Some(b)) => match (is_number(a), is_number(b)) {
                (true, true) => compare_numbers(a, b),
                (true, false) => Ordering::Less,
                (false, true) => Ordering::Greater,
                (false, false) => a.cmp(b),
            },
        };
        if order.is_ne() {
            return order;
        }
    }
}
