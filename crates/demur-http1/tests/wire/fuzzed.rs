//! What must hold for any bytes at all. The fuzz targets call these functions, and so do ordinary tests.

use demur_http1::{
    BodyEvent, BodyReader, ByteLimit, Framing, KnownField, Limits, OwnedRequest, Parsed,
    RequestHead, RequestView, WireRule, parse_request,
};

/// Every prefix is partial or already has the final answer, and a complete head can be written and read again.
pub(crate) fn head(bytes: &[u8]) {
    let mut head = RequestHead::new();
    let outcome = parse_request(bytes, &Limits::default(), &mut head);
    match &outcome {
        Parsed::Complete => whole_head(&bytes[..head.len()], head.view(bytes)),
        Parsed::Fault(fault) => {
            assert!(fault.offset <= bytes.len());
            assert_ne!(fault.rule, WireRule::HeadTimeout);
        }
        Parsed::Partial => {}
    }
    let step = 1.max(bytes.len() / 500);
    for end in (0..bytes.len()).step_by(step) {
        let early = parse_request(&bytes[..end], &Limits::default(), &mut head);
        assert!(
            early == Parsed::Partial || early == outcome,
            "prefix of {end} bytes"
        );
    }
}

fn whole_head(bytes: &[u8], view: RequestView<'_>) {
    assert!(bytes.ends_with(b"\r\n\r\n"));
    assert!(!view.method().is_empty() && !view.target().is_empty());
    assert!(view.has(KnownField::Host) || view.version().is_http_10());
    let lines = bytes.split(|b| *b == b'\n').count() - 1;
    let skipped = usize::from(bytes.starts_with(b"\r\n"));
    assert_eq!(
        lines,
        view.field_count() + 2 + skipped,
        "no line end hides in a line"
    );
    for field in view.fields() {
        assert_eq!(KnownField::of(field.name_bytes()), field.known());
        assert!(!field.value().iter().any(|b| matches!(b, b'\r' | b'\n' | 0)));
    }
    if view.version().is_http_10() {
        return;
    }
    let fields = view.fields().map(|field| (field.name(), field.value()));
    let again = OwnedRequest::from_parts(view.method(), view.target(), fields, &Limits::default())
        .expect("a valid head is valid when written again");
    assert_eq!(again.view().framing(), view.framing());
    assert_eq!(again.view().path(), view.path());
    assert_eq!(again.view().authority(), view.authority());
    assert!(
        again
            .view()
            .fields()
            .map(|f| f.value())
            .eq(view.fields().map(|f| f.value()))
    );
}

/// The first byte chooses how the rest is cut into pieces; the cut must not change what is read.
pub(crate) fn chunked(bytes: &[u8]) {
    let Some((first, body)) = bytes.split_first() else {
        return;
    };
    let whole = read(body, body.len().max(1));
    assert_eq!(read(body, usize::from(*first).max(1)), whole);
    assert_eq!(read(body, 1), whole);
    assert!(whole.0.len() <= 4096);
}

fn read(body: &[u8], piece: usize) -> (Vec<u8>, Option<BodyEvent>) {
    let mut reader = BodyReader::of_request(Framing::Chunked, ByteLimit(4096));
    let mut data = Vec::new();
    for piece in body.chunks(piece) {
        let mut at = 0;
        loop {
            match reader.next(piece, &mut at) {
                BodyEvent::Data(range) => data.extend_from_slice(&piece[range]),
                BodyEvent::NeedMore => break,
                last @ (BodyEvent::End | BodyEvent::Fault(_)) => return (data, Some(last)),
            }
        }
    }
    (data, None)
}
