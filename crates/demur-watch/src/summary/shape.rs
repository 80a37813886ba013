//! A path with its numbers and names of machines made equal: what is left of a path that found no room.

/// `/orders/0` for `/orders/4711`; numbers, UUIDs and long hexadecimal segments are replaced by zeros, so that
/// the result is still a path of the same route.
pub(super) fn of(path: &[u8]) -> Vec<u8> {
    let mut shape = Vec::with_capacity(path.len());
    for (place, segment) in path.split(|byte| *byte == b'/').enumerate() {
        if place > 0 {
            shape.push(b'/');
        }
        let is_number = !segment.is_empty() && segment.iter().all(u8::is_ascii_digit);
        let is_hex = |byte: &u8| byte.is_ascii_hexdigit() || *byte == b'-';
        let has_digit = segment.iter().any(u8::is_ascii_digit);
        if is_number {
            shape.push(b'0');
        } else if segment.len() >= 8 && has_digit && segment.iter().all(is_hex) {
            shape.extend(
                segment
                    .iter()
                    .map(|byte| if *byte == b'-' { b'-' } else { b'0' }),
            );
        } else {
            shape.extend_from_slice(segment);
        }
    }
    shape
}
