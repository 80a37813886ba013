//! From the text of a transcript to the octets of a message.

/// The octets of a head and, behind an empty line, a body.
pub(crate) fn message(lines: &[String]) -> Vec<u8> {
    let split = lines
        .iter()
        .position(String::is_empty)
        .unwrap_or(lines.len());
    let (head, body) = lines.split_at(split);
    let body: Vec<Vec<u8>> = body.iter().skip(1).map(|line| unescape(line).0).collect();
    let is_raw = body.is_empty();
    let body = body.join(&b"\r\n"[..]);
    let mut octets = Vec::new();
    for line in head {
        let line = line.replace(
            "Content-Length: auto",
            &format!("Content-Length: {}", body.len()),
        );
        let (bytes, ends) = unescape(&line);
        octets.extend(bytes);
        if ends {
            octets.extend(b"\r\n");
        }
    }
    if split < lines.len() {
        octets.extend(b"\r\n");
    }
    if !is_raw {
        octets.extend(body);
    }
    octets
}

/// Resolves escapes; false if the line's own end is left out.
fn unescape(line: &str) -> (Vec<u8>, bool) {
    let (line, ends) = match line.strip_suffix('\\') {
        Some(rest) if !rest.ends_with('\\') => (rest, false),
        _ => (line, true),
    };
    let mut out = Vec::new();
    let mut rest = line;
    while let Some(first) = rest.chars().next() {
        rest = &rest[first.len_utf8()..];
        match first {
            '\\' => rest = escape(rest, &mut out),
            '{' => rest = repeat(rest, &mut out),
            _ => out.extend(first.to_string().bytes()),
        }
    }
    (out, ends)
}

fn escape<'a>(rest: &'a str, out: &mut Vec<u8>) -> &'a str {
    let mut characters = rest.chars();
    match characters.next() {
        Some('r') => out.push(b'\r'),
        Some('n') => out.push(b'\n'),
        Some('t') => out.push(b'\t'),
        Some('0') => out.push(0),
        Some('x') => {
            let digits = rest.get(1..3).expect("`\\x` needs two digits");
            out.push(u8::from_str_radix(digits, 16).expect("hexadecimal digits"));
            return &rest[3..];
        }
        Some(other) => out.extend(other.to_string().bytes()),
        None => out.push(b'\\'),
    }
    characters.as_str()
}

/// `{1000*a}`; a brace that begins anything else stands for itself.
fn repeat<'a>(rest: &'a str, out: &mut Vec<u8>) -> &'a str {
    let repeated = rest.split_once('}').and_then(|(inside, after)| {
        let (count, text) = inside.split_once('*')?;
        Some((count.parse::<usize>().ok()?, text, after))
    });
    let Some((count, text, after)) = repeated else {
        out.push(b'{');
        return rest;
    };
    for _ in 0..count {
        out.extend(unescape(text).0);
    }
    after
}

#[cfg(test)]
mod tests {
    use super::message;

    fn check(text: &str, expected: &[u8]) {
        let lines: Vec<String> = text.lines().map(str::to_owned).collect();
        assert_eq!(message(&lines), expected, "{text}");
    }

    #[test]
    fn a_head_ends_its_lines_and_a_body_does_not_end_its_last() {
        check(
            "GET / HTTP/1.1\nHost: a\n\n",
            b"GET / HTTP/1.1\r\nHost: a\r\n\r\n",
        );
        check(
            "GET / HTTP/1.1\n\nab\ncd",
            b"GET / HTTP/1.1\r\n\r\nab\r\ncd",
        );
    }

    #[test]
    fn escapes_stand_for_octets() {
        check("GET /\\x00\\r HTTP/1.1\\n\\", b"GET /\0\r HTTP/1.1\n");
        check("a: {3*xy}{z}", b"a: xyxyxy{z}\r\n");
    }

    #[test]
    fn the_length_is_filled_in() {
        check(
            "POST / HTTP/1.1\nContent-Length: auto\n\nabc",
            b"POST / HTTP/1.1\r\nContent-Length: 3\r\n\r\nabc",
        );
    }
}
