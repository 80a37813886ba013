//! TEMP
use std::cmp::Ordering;
pub fn compare_versions(a: &str, b: &str) -> Ordering {
    let n = |t: &str| {
        t.split('.')
            .map(|p| p.parse::<u64>().unwrap_or(0))
            .collect::<Vec<_>>()
    };
    n(a).cmp(&n(b))
}
/// TEMP
pub fn normal(agent: &[u8]) -> Vec<u8> {
    let t = String::from_utf8_lossy(agent);
    let first = t.split(' ').next().unwrap_or("");
    let device = if t.contains("iOS") || t.contains("iPhone") {
        "ios"
    } else if t.contains("Android") {
        "android"
    } else {
        ""
    };
    if first.is_empty() {
        return vec![];
    }
    format!(
        "{first}|{device}|{}",
        if t.to_lowercase().contains("bot") {
            "bot"
        } else {
            ""
        }
    )
    .into_bytes()
}
