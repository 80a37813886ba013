//! Octets as text: content for checks, and content in records.

use std::io::Read;

use flate2::read::{DeflateDecoder, GzDecoder};

/// The most that unpacked content may be; what is beyond is cut off.
const MOST: u64 = 4 << 20;

/// Content as text. One that cannot be unpacked is shown as it came.
pub(crate) fn decoded(octets: &[u8], coding: Option<&str>) -> String {
    let coding = coding.unwrap_or_default().trim().to_ascii_lowercase();
    let mut out = Vec::new();
    let read = match coding.as_str() {
        "gzip" | "x-gzip" => GzDecoder::new(octets).take(MOST).read_to_end(&mut out),
        "deflate" => DeflateDecoder::new(octets).take(MOST).read_to_end(&mut out),
        _ => Ok(0),
    };
    // What could be unpacked before the data ended is better than nothing.
    if out.is_empty()
        && (read.is_err() || !matches!(coding.as_str(), "gzip" | "x-gzip" | "deflate"))
    {
        return String::from_utf8_lossy(octets).into_owned();
    }
    String::from_utf8_lossy(&out).into_owned()
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
