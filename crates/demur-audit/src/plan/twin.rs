//! The twin of a resource: an address like its own, of something that is not there.

use crate::site::{Site, Target};

/// The path with another number or another UUID in place of its last segment.
pub(crate) fn other_id(site: &Site, target: &Target) -> Option<String> {
    let (parent, id) = target.path().rsplit_once('/')?;
    let word = site.settings.nonsense(&target.target, 32);
    let hex = |from: usize, length: usize| -> String {
        let digits = word.bytes().skip(from).take(length);
        let digits = digits.filter_map(|byte| char::from_digit(u32::from(byte) % 16, 16));
        digits.collect()
    };
    let is_number = !id.is_empty() && id.len() < 10 && id.bytes().all(|byte| byte.is_ascii_digit());
    if is_number {
        let tail = word
            .bytes()
            .fold(0_u32, |sum, byte| (sum * 31 + u32::from(byte)) % 100_000);
        return Some(format!("{parent}/{}", 2_000_000_000 + tail));
    }
    is_uuid(id).then(|| {
        let parts = [
            hex(0, 8),
            hex(8, 4),
            format!("4{}", hex(12, 3)),
            format!("9{}", hex(15, 3)),
            hex(18, 12),
        ];
        format!("{parent}/{}", parts.join("-"))
    })
}

fn is_uuid(text: &str) -> bool {
    let parts = text.split('-').map(|part| {
        let is_hex = part.bytes().all(|byte| byte.is_ascii_hexdigit());
        is_hex.then_some(part.len())
    });
    parts.eq([8, 4, 4, 4, 12].map(Some))
}

#[cfg(test)]
mod tests {
    use super::{is_uuid, other_id};
    use crate::origin::Origin;
    use crate::site::{Site, Source, Target};

    fn other(target: &str) -> Option<String> {
        let target = Target {
            origin: Origin::try_from("https://shop.example".to_owned()).expect("an origin"),
            target: target.to_owned(),
            operation: None,
            source: Source::Given,
            identity: crate::probe::ANONYMOUS.to_owned(),
        };
        other_id(&Site::default(), &target)
    }

    #[test]
    fn only_ids_have_twins() {
        assert!(other("/a/12?x=1").is_some_and(|path| path.starts_with("/a/20000")));
        let uuid = other("/a/6f1d1c1e-0b5c-4f7e-9a53-3b1d7f0a2c11").expect("a twin");
        assert!(is_uuid(uuid.trim_start_matches("/a/")), "{uuid}");
        assert_eq!(other("/a/about"), None);
        assert_eq!(other("/"), None);
    }
}
