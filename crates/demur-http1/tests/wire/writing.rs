//! What the writers append, and what they refuse.

use demur_http1::{
    CONTINUE, WriteError, write_chunk, write_chunked, write_content_length, write_field,
    write_head_end, write_last_chunk, write_request_line, write_status_line,
};

/// The text that a writer appends to something already there.
fn written(write: impl FnOnce(&mut Vec<u8>)) -> String {
    let mut out = b"before|".to_vec();
    write(&mut out);
    let text = String::from_utf8(out).expect("these tests write UTF-8");
    text.strip_prefix("before|")
        .expect("only appended")
        .to_owned()
}

/// A refusal must leave the output as it was.
fn check_refused(write: impl FnOnce(&mut Vec<u8>) -> Result<(), WriteError>, expected: WriteError) {
    let mut result = Ok(());
    let text = written(|out| result = write(out));
    assert_eq!((result, text.as_str()), (Err(expected), ""));
}

#[test]
fn lines_are_written_as_the_grammar_says() {
    assert_eq!(
        written(|out| {
            write_request_line(out, "GET", "/a?b").expect("a good line");
            write_field(out, b"Host", b"a").expect("a good field");
            write_field(out, b"X-Empty", b"").expect("a good field");
            write_head_end(out);
        }),
        "GET /a?b HTTP/1.1\r\nHost: a\r\nX-Empty: \r\n\r\n"
    );
    assert_eq!(
        written(|out| write_status_line(out, 404, "Not Found").expect("a good line")),
        "HTTP/1.1 404 Not Found\r\n"
    );
    assert_eq!(
        written(|out| write_status_line(out, 599, "").expect("a good line")),
        "HTTP/1.1 599 \r\n"
    );
    assert_eq!(CONTINUE, b"HTTP/1.1 100 Continue\r\n\r\n");
}

#[test]
fn lengths_are_written_in_full() {
    for length in [0, 7, 10, 1024, 1_000_000, u64::MAX] {
        let expected = format!("Content-Length: {length}\r\n");
        assert_eq!(written(|out| write_content_length(out, length)), expected);
    }
    assert_eq!(written(write_chunked), "Transfer-Encoding: chunked\r\n");
}

#[test]
fn chunks_carry_their_size_in_hexadecimal() {
    for size in [1, 9, 15, 16, 17, 255, 256, 4096, 70_000] {
        let data = "x".repeat(size);
        assert_eq!(
            written(|out| write_chunk(out, data.as_bytes())),
            format!("{size:x}\r\n{data}\r\n")
        );
    }
    assert_eq!(written(|out| write_chunk(out, b"")), "");
    assert_eq!(written(write_last_chunk), "0\r\n\r\n");
}

#[test]
fn nothing_that_could_end_a_line_is_written() {
    for value in [
        "a\r\nX: y",
        "a\nb",
        "a\rb",
        "a\0b",
        "\u{7f}",
        "\u{1b}[0m",
        " a",
        "a ",
        "\ta",
        "a\t",
    ] {
        check_refused(
            |out| write_field(out, b"A", value.as_bytes()),
            WriteError::FieldValue,
        );
    }
    for name in ["", "A:", "A ", "A\r\n", "\u{e9}", "A\0"] {
        check_refused(
            |out| write_field(out, name.as_bytes(), b"x"),
            WriteError::FieldName,
        );
    }
    for method in ["", "G T", "GET\r\n", "G\u{e9}T", "GET:"] {
        check_refused(
            |out| write_request_line(out, method, "/"),
            WriteError::Method,
        );
    }
    for target in ["", "/a b", "/a\r\n", "/\u{e9}", "/#", "/\0"] {
        check_refused(
            |out| write_request_line(out, "GET", target),
            WriteError::Target,
        );
    }
    for reason in ["a\r\nb", "a\nb", "\0"] {
        check_refused(
            |out| write_status_line(out, 200, reason),
            WriteError::Reason,
        );
    }
    for status in [0, 99, 600, 1000] {
        check_refused(
            |out| write_status_line(out, status, "X"),
            WriteError::Status,
        );
    }
}
