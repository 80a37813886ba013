//! A request as octets.

use crate::probe::Request;

/// The octets of a request with the fields of its identity. A field that the request names takes the place of one that
/// every request has, so that a check can leave nothing to chance.
pub(super) fn octets(request: &Request, identity: &[(String, String)], agent: &str) -> Vec<u8> {
    let mut out = format!("{} {} HTTP/1.1\r\n", request.method, request.target).into_bytes();
    let named = |name: &str| {
        let own = request.fields.iter().map(|(own, _)| own);
        own.into_iter().any(|own| own.eq_ignore_ascii_case(name))
    };
    let mut field = |name: &str, value: &str| {
        for part in [name, ": ", value, "\r\n"] {
            out.extend_from_slice(part.as_bytes());
        }
    };
    let usual = [
        ("Host", request.origin.authority()),
        ("User-Agent", agent.to_owned()),
        ("Accept", "*/*".to_owned()),
    ];
    let of_identity = |name: &str| {
        identity
            .iter()
            .any(|(own, _)| own.eq_ignore_ascii_case(name))
    };
    let usual = usual.iter().filter(|(name, _)| !named(name));
    for (name, value) in usual.filter(|(name, _)| !of_identity(name)) {
        field(name, value);
    }
    for (name, value) in identity.iter().filter(|(name, _)| !named(name)) {
        field(name, value);
    }
    for (name, value) in &request.fields {
        field(name, value);
    }
    let sends_content = matches!(request.method.as_str(), "POST" | "PUT" | "PATCH");
    if !named("Content-Length") && !named("Transfer-Encoding") {
        if let Some(body) = &request.body {
            field("Content-Length", &body.len().to_string());
        } else if sends_content {
            // RFC 9110 §8.6: a method that anticipates content says so where there is none.
            field("Content-Length", "0");
        }
    }
    out.extend_from_slice(b"\r\n");
    out.extend_from_slice(request.body.as_deref().unwrap_or_default().as_bytes());
    out
}

#[cfg(test)]
mod tests {
    use super::octets;
    use crate::origin::Origin;
    use crate::probe::Probe;

    #[test]
    fn a_field_of_the_request_takes_the_place_of_the_usual_one() {
        let origin = Origin::try_from("http://a.example:81".to_owned()).expect("an origin");
        let probe = Probe::new("POST", &origin, "/x?y").field("host", "b.example");
        let alice = [("Authorization".to_owned(), "Bearer t".to_owned())];
        let text = String::from_utf8(octets(&probe.request, &alice, "us")).expect("text");
        assert_eq!(
            text,
            "POST /x?y HTTP/1.1\r\nUser-Agent: us\r\nAccept: */*\r\nAuthorization: Bearer t\r\nhost: b.example\r\nContent-Length: 0\r\n\r\n"
        );
    }
}
