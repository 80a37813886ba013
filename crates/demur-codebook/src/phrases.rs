//! The names of the status codes, as the registry has them now.
//!
//! Many libraries still print the names of RFC 2616 or RFC 7231 ("Payload Too Large", "Unprocessable
//! Entity"), so we carry our own table.

/// The registered name of a status code, for the status line.
///
/// Codes that are unassigned, and 306 and 418, which are reserved without a meaning
/// (RFC 9110 §15.4.7, §15.5.19), have none. The phrase is optional everywhere (RFC 9112 §4).
#[expect(
    clippy::too_many_lines,
    reason = "a table, one line for each registered code"
)]
pub const fn phrase(code: u16) -> Option<&'static str> {
    let text = match code {
        100 => "Continue",
        101 => "Switching Protocols",
        102 => "Processing",
        103 => "Early Hints",
        104 => "Upload Resumption Supported",
        200 => "OK",
        201 => "Created",
        202 => "Accepted",
        203 => "Non-Authoritative Information",
        204 => "No Content",
        205 => "Reset Content",
        206 => "Partial Content",
        207 => "Multi-Status",
        208 => "Already Reported",
        226 => "IM Used",
        300 => "Multiple Choices",
        301 => "Moved Permanently",
        302 => "Found",
        303 => "See Other",
        304 => "Not Modified",
        305 => "Use Proxy",
        307 => "Temporary Redirect",
        308 => "Permanent Redirect",
        400 => "Bad Request",
        401 => "Unauthorized",
        402 => "Payment Required",
        403 => "Forbidden",
        404 => "Not Found",
        405 => "Method Not Allowed",
        406 => "Not Acceptable",
        407 => "Proxy Authentication Required",
        408 => "Request Timeout",
        409 => "Conflict",
        410 => "Gone",
        411 => "Length Required",
        412 => "Precondition Failed",
        413 => "Content Too Large",
        414 => "URI Too Long",
        415 => "Unsupported Media Type",
        416 => "Range Not Satisfiable",
        417 => "Expectation Failed",
        421 => "Misdirected Request",
        422 => "Unprocessable Content",
        423 => "Locked",
        424 => "Failed Dependency",
        425 => "Too Early",
        426 => "Upgrade Required",
        428 => "Precondition Required",
        429 => "Too Many Requests",
        431 => "Request Header Fields Too Large",
        451 => "Unavailable For Legal Reasons",
        500 => "Internal Server Error",
        501 => "Not Implemented",
        502 => "Bad Gateway",
        503 => "Service Unavailable",
        504 => "Gateway Timeout",
        505 => "HTTP Version Not Supported",
        506 => "Variant Also Negotiates",
        507 => "Insufficient Storage",
        508 => "Loop Detected",
        510 => "Not Extended",
        511 => "Network Authentication Required",
        _ => return None,
    };
    Some(text)
}

#[cfg(test)]
mod tests {
    use super::phrase;

    #[track_caller]
    fn check(code: u16, expected: Option<&str>) {
        assert_eq!(phrase(code), expected, "phrase of {code}");
    }

    #[test]
    fn renamed_codes_have_their_current_names() {
        check(302, Some("Found"));
        check(413, Some("Content Too Large"));
        check(414, Some("URI Too Long"));
        check(416, Some("Range Not Satisfiable"));
        check(422, Some("Unprocessable Content"));
    }

    #[test]
    fn reserved_and_unassigned_codes_have_no_name() {
        for code in [0, 99, 306, 418, 419, 420, 427, 430, 499, 509, 599, 600, 999] {
            check(code, None);
        }
    }

    #[test]
    fn sixty_two_codes_have_a_name() {
        assert_eq!((0..=999).filter(|code| phrase(*code).is_some()).count(), 62);
    }
}
