//! Octets as text: content for checks, and content in records.

use std::io::Read;

use flate2::read::{DeflateDecoder, GzDecoder};

/// The most that unpacked content may be; what is beyond is cut off.
const MOST: usize = 4 << 20;

/// Content as text. One that cannot be unpacked is shown as it came.
pub(crate) fn decoded(octets: &[u8], coding: Option<&str>) -> String {
    unpacked(octets, coding, MOST).unwrap_or_else(|| readable(octets.to_vec()))
}

/// The beginning of content as text; what is behind it costs nothing.
pub(crate) fn beginning(octets: &[u8], coding: Option<&str>, most: usize) -> String {
    unpacked(octets, coding, most)
        .unwrap_or_else(|| readable(octets.get(..most).unwrap_or(octets).to_vec()))
}

/// The beginning of what was packed; nothing where nothing was, or where it cannot be unpacked.
fn unpacked(octets: &[u8], coding: Option<&str>, most: usize) -> Option<String> {
    let most = u64::try_from(most).unwrap_or(u64::MAX);
    let coding = coding.unwrap_or_default().trim().to_ascii_lowercase();
    let mut out = Vec::new();
    let read = match coding.as_str() {
        "gzip" | "x-gzip" => GzDecoder::new(octets).take(most).read_to_end(&mut out),
        "deflate" => DeflateDecoder::new(octets).take(most).read_to_end(&mut out),
        _ => return None,
    };
    // What could be unpacked before the data ended is better than nothing.
    let is_text = read.is_ok() || !out.is_empty();
    is_text.then(|| readable(out))
}

/// Octets as text, with replacement characters where they are no UTF-8.
fn readable(octets: Vec<u8>) -> String {
    String::from_utf8(octets)
        .unwrap_or_else(|fault| String::from_utf8_lossy(fault.as_bytes()).into_owned())
}

/// Octets in a record: as text where they are UTF-8, else in Base64 under another name.
pub(crate) mod octets {
    use base64::Engine as _;
    use base64::engine::general_purpose::STANDARD;
    use serde::{Deserialize, Deserializer, Serialize, Serializer};

    #[derive(Serialize, Deserialize)]
    #[serde(untagged)]
    enum Written<'w> {
        Text(std::borrow::Cow<'w, str>),
        Base64 { base64: String },
    }

    pub(crate) fn serialize<S: Serializer>(octets: &[u8], to: S) -> Result<S::Ok, S::Error> {
        let written = match std::str::from_utf8(octets) {
            Ok(text) => Written::Text(text.into()),
            Err(_) => Written::Base64 {
                base64: STANDARD.encode(octets),
            },
        };
        written.serialize(to)
    }

    pub(crate) fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<Vec<u8>, D::Error> {
        match Written::deserialize(from)? {
            Written::Text(text) => Ok(text.into_owned().into_bytes()),
            Written::Base64 { base64 } => STANDARD.decode(base64).map_err(serde::de::Error::custom),
        }
    }
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use flate2::{Compression, write::GzEncoder};

    use super::{MOST, beginning, decoded};

    #[test]
    fn of_what_is_packed_no_more_is_unpacked_than_is_read() {
        let mut gzip = GzEncoder::new(Vec::new(), Compression::best());
        gzip.write_all(&vec![b'a'; 2 * MOST]).unwrap();
        let packed = gzip.finish().unwrap();
        assert_eq!(beginning(&packed, Some("gzip"), 1_000), "a".repeat(1_000));
        assert_eq!(decoded(&packed, Some("GZIP")).len(), MOST);
    }

    #[test]
    fn what_cannot_be_unpacked_is_shown_as_it_came() {
        assert_eq!(decoded(b"plain", Some("gzip")), "plain");
        assert_eq!(beginning(b"plain", Some("gzip"), 2), "pl");
        assert_eq!(beginning(b"plain", None, 9), "plain");
        assert_eq!(beginning("aé".as_bytes(), None, 2), "a\u{fffd}");
    }
}
