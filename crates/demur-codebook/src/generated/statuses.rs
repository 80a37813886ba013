//! Written by `cargo xtask generate` from `codebook/` and from doc comments: edit those.

#[rustfmt::skip]
use crate::pages::{Alias, Aspects, AutoRetry, Clause, Duty, Level, Registry, StatusPage, Storable};

#[rustfmt::skip]
pub(crate) static ALL: &[StatusPage] = &[
    StatusPage {
        code: 100,
        name: "Continue",
        registry: Registry::Registered,
        by: "",
        tagline: "The head of the request is not refused so far; send the content.",
        defined: &[Clause { doc: "RFC 9110", section: "15.2.1" }, Clause { doc: "RFC 9110", section: "10.1.1" }],
        aliases: &[],
        storable: Storable::Interim,
        cache_default: "",
        retry: AutoRetry::NotNeeded,
        retry_condition: "not needed: the answer to the request is still to come",
        aspects: Aspects {
            definition: "An interim response: the server has received the first part of the request and not rejected it, and a final answer follows when the rest has come (RFC 9110 §15.2.1).",
            plain: "Go on, send the rest.",
            when: "Send 100 when the request carries `Expect: 100-continue` and nothing in its head decides the answer.",
            client: "It sends the content it held back and waits for the final answer; one that did not ask drops the 100.",
            caching: "Never stored: a cache stores final responses only (RFC 9111 §3).",
            crawlers: "A crawler judges the final answer; a user agent may ignore 1xx responses that it does not expect (RFC 9110 §15.2).",
            backend: "Refusing before the 100 spares the service the whole upload; a gateway that sends its own 100 has taken that chance from it.",
            retry: "There is nothing to repeat yet: the same request is still being answered." },
        duties: &[
            Duty { level: Level::Must, field: "", text: "send 100 or a final status at once, without waiting for the content, when the request expects `100-continue`", source: "RFC 9110 §10.1.1" }, 
            Duty { level: Level::Must, field: "", text: "send a final status afterwards, unless the connection is closed early", source: "RFC 9110 §10.1.1" }, 
            Duty { level: Level::MustNot, field: "", text: "send it to a client of HTTP/1.0", source: "RFC 9110 §15.2" }, 
            Duty { level: Level::MustNot, field: "Content-Length", text: "send `Content-Length` or `Transfer-Encoding`", source: "RFC 9110 §8.6, RFC 9112 §6.1" }],
        steps: &[],
        see_also: &[101, 103, 413, 417],
        markdown: "## Means

The first part of the request has arrived and has not been rejected. If the client sent `Expect: 100-continue`, the 100
also says that the server wants the content. It is an interim response: exactly one final response follows
(RFC 9110 §15.2.1, §15).

It promises nothing about the outcome. The content can still be too large, invalid or refused; then the final status
says so (RFC 9110 §10.1.1).

## Send it when

- the request has `Expect: 100-continue` and content to come, and method, target and fields give no reason to refuse.

## Do not send it when

- the head already decides: send the final status, such as [401](/.demur/status/401), [405](/.demur/status/405) or [413](/.demur/status/413). That is what
  the client asked for by waiting;
- `Expect` has another member: [417](/.demur/status/417) is allowed;
- the content has begun to arrive: a 100 may then be left out (RFC 9110 §10.1.1);
- the client speaks HTTP/1.0.

## What the answer must carry

- **MUST** send 100 or a final status at once, without waiting for the content, when the request expects `100-continue` (RFC 9110 §10.1.1)
- **MUST** send a final status afterwards, unless the connection is closed early (RFC 9110 §10.1.1)
- **MUST NOT** send it to a client of HTTP/1.0 (RFC 9110 §15.2)
- **MUST NOT** send `Content-Length` or `Transfer-Encoding` (RFC 9110 §8.6, RFC 9112 §6.1)

A status line and an empty line are enough. It ends with the header section; content and trailers are impossible
(RFC 9110 §15.2).

## Caching

Not stored: only final responses are (RFC 9111 §3).

## Retry

None. If no 100 comes, the client sends the content anyway after a while: it should not wait for ever, since a 100
cannot pass an intermediary that speaks HTTP/1.0 (RFC 9110 §10.1.1). curl 7.88.1 waits one second.

## If you got this

### API consumer

Your library handles it and you will not see it. If every large upload takes a second longer than it should, nobody
answers your `Expect`: curl sends the field by itself for large content, and `-H 'Expect:'` switches it off.

### Visitor

You cannot see it.

## If you run the server

### Builder

Check method, path, credentials, `Content-Type` and `Content-Length` before the first read of the content. Many servers
send 100 at the moment when the program first reads; code that reads first and checks later has asked for a gigabyte in
order to refuse it.

### Operator

The gateway answers `Expect` itself: it sends 100 only when all rows about the head have passed, and the 100 of the
upstream is not forwarded. See what your own proxies do: of three that were tried, nginx 1.22.1 sends 100 before it asks
the upstream, and Apache httpd 2.4.67 hands over the upstream's [401](/.demur/status/401) before the client has sent a byte.

## Related

[417](/.demur/status/417) refuses the expectation; [413](/.demur/status/413) is the most frequent answer in place of a 100; [103](/.demur/status/103) is
sent on the way to an answer, too.
",
        sources: &["RFC 9110 §15.2.1", "RFC 9111 §3", "RFC 9110 §15.2", "RFC 9110 §10.1.1", "RFC 9110 §8.6", "RFC 9112 §6.1", "RFC 9110 §15", "curl 7.88.1", "nginx 1.22.1", "Apache httpd 2.4.67"],
    },
    StatusPage {
        code: 101,
        name: "Switching Protocols",
        registry: Registry::Registered,
        by: "",
        tagline: "From the next byte on, this connection speaks another protocol.",
        defined: &[Clause { doc: "RFC 9110", section: "15.2.2" }, Clause { doc: "RFC 9110", section: "7.8" }],
        aliases: &[],
        storable: Storable::Interim,
        cache_default: "",
        retry: AutoRetry::NotNeeded,
        retry_condition: "not needed: the request is answered in the new protocol",
        aspects: Aspects {
            definition: "The server agrees to change to a protocol that the client named in `Upgrade`, on this connection (RFC 9110 §15.2.2).",
            plain: "Agreed, we go on in the other protocol.",
            when: "Send 101 when the client offered a protocol in `Upgrade` and you switch to it now.",
            client: "It stops speaking HTTP/1.1 on this connection and reads the new protocol, which begins right after the empty line.",
            caching: "Never stored: a cache stores final responses only (RFC 9111 §3).",
            crawlers: "A crawler gets it only if it sends `Upgrade`; a server must not switch to a protocol that was not offered (RFC 9110 §7.8).",
            backend: "The connection leaves HTTP: a gateway no longer sees requests, statuses or their ends, only bytes.",
            retry: "There is nothing to repeat; if the new protocol fails, open a new connection." },
        duties: &[
            Duty { level: Level::Must, field: "Upgrade", text: "send `Upgrade` with the protocol that is in effect from now on", source: "RFC 9110 §15.2.2, §7.8" }, 
            Duty { level: Level::Must, field: "Connection", text: "send `Connection: upgrade` with it", source: "RFC 9110 §7.8" }, 
            Duty { level: Level::MustNot, field: "", text: "switch to a protocol that the client did not offer", source: "RFC 9110 §7.8" }, 
            Duty { level: Level::Must, field: "", text: "send 100 first if the request also expects `100-continue`", source: "RFC 9110 §7.8" }, 
            Duty { level: Level::MustNot, field: "", text: "send it in HTTP/2 and HTTP/3, which have no such status", source: "RFC 9113 §8.6, RFC 9114 §4.5" }],
        steps: &[],
        see_also: &[100, 426],
        markdown: "## Means

The server understood the `Upgrade` of the request and changes the protocol of this connection. `Upgrade` in the answer
names the new one, and the answer to the request itself follows in it (RFC 9110 §15.2.2, §7.8).

It is the only 1xx that ends the HTTP/1.1 of a connection: all others are followed by a final response there
(RFC 9112 §9.2).

## Send it when

- a WebSocket or another protocol was offered, this resource speaks it, and nothing else stands against the request.

## Do not send it when

- you want to insist on another protocol: that is [426](/.demur/status/426). `Upgrade` is an offer of the client and cannot force
  anything (RFC 9110 §7.8);
- credentials, origin or rate limit forbid it: send [401](/.demur/status/401), [403](/.demur/status/403) or [429](/.demur/status/429) while it is still
  HTTP;
- the request is HTTP/1.0: its `Upgrade` must be ignored (RFC 9110 §7.8).

## What the answer must carry

- **MUST** send `Upgrade` with the protocol that is in effect from now on (RFC 9110 §15.2.2, §7.8)
- **MUST** send `Connection: upgrade` with it (RFC 9110 §7.8)
- **MUST NOT** switch to a protocol that the client did not offer (RFC 9110 §7.8)
- **MUST** send 100 first if the request also expects `100-continue` (RFC 9110 §7.8)
- **MUST NOT** send it in HTTP/2 and HTTP/3, which have no such status (RFC 9113 §8.6, RFC 9114 §4.5)

`Upgrade` and `Connection` go together: without the connection option an intermediary may forward a field that was meant
for it alone (RFC 9110 §7.8).

## Caching

Not stored: only final responses are (RFC 9111 §3).

## Retry

None.

## If you got this

### API consumer

Your WebSocket library handles it. A plain HTTP client that gets 101 without having sent `Upgrade` is talking to a
broken server and should close the connection.

### Visitor

You cannot see it.

## If you run the server

### Builder

Do all checks before the 101: after it there is no status to refuse with. HTTP/2 uses extended CONNECT in its place,
where success is a 200 (RFC 8441 §4, §5.1).

### Operator

A proxy must be told to tunnel after a 101, and until then must not pass on bytes as if it did. This gateway does not
forward `Upgrade`; a 101 that an upstream sends unasked is a protocol fault, and the client gets [502](/.demur/status/502).

## Related

[426](/.demur/status/426) demands an upgrade; [100](/.demur/status/100) may have to come first.
",
        sources: &["RFC 9110 §15.2.2", "RFC 9111 §3", "RFC 9110 §7.8", "RFC 9113 §8.6", "RFC 9114 §4.5", "RFC 9112 §9.2", "RFC 8441 §4", "RFC 8441 §5.1"],
    },
    StatusPage {
        code: 102,
        name: "Processing",
        registry: Registry::Registered,
        by: "",
        tagline: "The whole request has arrived and is being worked on; the answer takes time.",
        defined: &[Clause { doc: "RFC 2518", section: "10.1" }],
        aliases: &[],
        storable: Storable::Interim,
        cache_default: "",
        retry: AutoRetry::NotNeeded,
        retry_condition: "not needed: the answer to the request is still to come",
        aspects: Aspects {
            definition: "An interim response of the first WebDAV: the server has accepted the complete request and not yet finished it (RFC 2518 §10.1).",
            plain: "Still working, do not hang up.",
            when: "Never send 102 to clients in general: the code was dropped from WebDAV. Answer 202 with a place to ask for the result.",
            client: "It drops the 102 and goes on waiting; some programs take it for the final answer.",
            caching: "Never stored: a cache stores final responses only (RFC 9111 §3).",
            crawlers: "A crawler judges the final answer; a user agent may ignore 1xx responses that it does not expect (RFC 9110 §15.2).",
            backend: "It keeps a slow call alive at the price of a connection and a worker that stay taken for as long as it lasts.",
            retry: "There is nothing to repeat yet. If the connection breaks, the method decides, since the work may have been done." },
        duties: &[
            Duty { level: Level::Must, field: "", text: "send a final response when the request is completed", source: "RFC 2518 §10.1" }, 
            Duty { level: Level::MustNot, field: "", text: "send it to a client of HTTP/1.0", source: "RFC 9110 §15.2" }],
        steps: &[],
        see_also: &[100, 103, 202, 504],
        markdown: "## Means

The server has accepted the complete request and has not completed it. It was meant for WebDAV methods over whole trees,
to keep the client from giving up, and was to be sent when a method takes longer than some 20 seconds
(RFC 2518 §10.1). The field `Status-URI` could say which members were done (RFC 2518 §9.7).

RFC 4918 replaced that document in 2007 and does not define the code: its list of status codes begins with 207
(RFC 4918 §11). The registry still lists 102, with RFC 2518 as its reference (IANA status code registry).

## Send it when

- a WebDAV client of your own needs a sign of life on one long request, and you know every hop on the way.

## Do not send it when

- work takes minutes: [202](/.demur/status/202) with the address of a status monitor survives a broken connection, and 102 does not;
- you want to beat a proxy's timeout: most count until the final answer, and some read the 102 as that answer;
- you have hints for the answer: [103](/.demur/status/103).

## What the answer must carry

- **MUST** send a final response when the request is completed (RFC 2518 §10.1)
- **MUST NOT** send it to a client of HTTP/1.0 (RFC 9110 §15.2)

Nothing. `Status-URI` went with the document that defined it.

## Caching

Not stored: only final responses are (RFC 9111 §3).

## Retry

None, while the connection stands.

## If you got this

### API consumer

Wait for the final response. If your program reports 102 as the result, its HTTP library stops at the first status that
is not 100.

### Visitor

You cannot see it.

## If you run the server

### Builder

Split the work from the request: accept it, give it an address, answer [202](/.demur/status/202).

### Operator

Interim responses pass proxies unevenly: nginx 1.22.1 forwards a 102 as the final head, with the real answer behind it;
Apache httpd 2.4.67 and Caddy 2.6.2 pass it on at once. This gateway passes it on to clients that speak HTTP/1.1, at
most 16 interim responses for each request, and its own time limits go on counting.

## Related

[202](/.demur/status/202) is what to use today; [504](/.demur/status/504) is what comes when nobody waits any more.
",
        sources: &["RFC 2518 §10.1", "RFC 9111 §3", "RFC 9110 §15.2", "RFC 2518 §9.7", "RFC 4918 §11", "IANA status code registry", "nginx 1.22.1", "Apache httpd 2.4.67", "Caddy 2.6.2"],
    },
    StatusPage {
        code: 103,
        name: "Early Hints",
        registry: Registry::Registered,
        by: "",
        tagline: "Fields that the final answer will probably have, sent ahead so that the client can prepare.",
        defined: &[Clause { doc: "RFC 8297", section: "2" }],
        aliases: &[],
        storable: Storable::Interim,
        cache_default: "",
        retry: AutoRetry::NotNeeded,
        retry_condition: "not needed: the answer to the request is still to come",
        aspects: Aspects {
            definition: "An interim response whose fields the final response will likely have; they are hints and replace nothing (RFC 8297 §2).",
            plain: "Not ready yet, but you will need these files.",
            when: "Send 103 when the answer takes noticeable time and you already know what the page will load.",
            client: "A browser may fetch or connect ahead and then handles the final answer as if there had been no 103.",
            caching: "Never stored: a cache stores final responses only (RFC 9111 §3).",
            crawlers: "A crawler judges the final answer; a user agent may ignore 1xx responses that it does not expect (RFC 9110 §15.2).",
            backend: "The browser's fetches start while the service still works, so the same load comes earlier and not more of it, if the hints are right.",
            retry: "There is nothing to repeat yet: the same request is still being answered." },
        duties: &[
            Duty { level: Level::May, field: "Link", text: "send the fields that the final response will have, all or some of them, such as `Link`", source: "RFC 8297 §2" }, 
            Duty { level: Level::May, field: "", text: "send it several times before the final response", source: "RFC 8297 §2" }, 
            Duty { level: Level::MustNot, field: "", text: "send it to a client of HTTP/1.0", source: "RFC 9110 §15.2" }],
        steps: &[],
        see_also: &[100, 102, 200],
        markdown: "## Means

The final response will likely have these fields. A client may act on them at once, for instance fetch what a `Link`
with `rel=preload` names. It must not let them change how it handles the final response, and must not read them as
fields of the 103 itself (RFC 8297 §2).

A field that is missing in the 103 says nothing: the final response may well have it. Several 103 may come before one
final response, each with further fields (RFC 8297 §2).

## Send it when

- a page takes long to make and always loads the same style sheets, fonts or scripts;
- the client is a browser that navigates, over HTTP/2 or HTTP/3. Chrome ignores hints over HTTP/1.1, for frames and for
  subresources, and all but the first 103 (Chrome on Early Hints).

## Do not send it when

- the client is a program: it gains nothing, and some stumble over it;
- the client speaks HTTP/1.1 and you do not know it. A client that takes a 103 for the final answer reads every later
  answer on that connection as the answer to the wrong request (RFC 8297 §3);
- the head may still be refused: hints for a page that ends in [401](/.demur/status/401) or [404](/.demur/status/404) tell strangers its parts.

## What the answer must carry

- **MAY** send the fields that the final response will have, all or some of them, such as `Link` (RFC 8297 §2)
- **MAY** send it several times before the final response (RFC 8297 §2)
- **MUST NOT** send it to a client of HTTP/1.0 (RFC 9110 §15.2)

Send the same fields in the final response, too: the hints do not count there (RFC 8297 §2).

## Caching

Not stored: only final responses are (RFC 9111 §3). An intermediary that has a stale answer may make a 103 out of its
fields while it revalidates (RFC 8297 §2).

## Retry

None.

## If you got this

### API consumer

If your program reports status 103 and an empty body, its library does not read past it. requests 2.34.2 on Python 3.11
does so, and hands the real answer to the next request of the same session. Ask the server's operator to switch hints
off for you, or use a library that skips interim responses.

### Visitor

You cannot see it.

## If you run the server

### Builder

Send hints only for navigations: browsers mark them with `Sec-Fetch-Mode: navigate`. Hint what every variant of the page
needs; a wrong hint is a download for nothing.

### Operator

Test the whole chain with a slow page: nginx 1.22.1 as a proxy delivers the 103 late, in one piece with the answer, and
as if it were the final head. This gateway passes 103 on without the fields that tell what stands behind it, not to
HTTP/1.0, and at most 16 interim responses for each request.

## Related

[100](/.demur/status/100) answers `Expect`; [102](/.demur/status/102) only says that work goes on.
",
        sources: &["RFC 8297 §2", "RFC 9111 §3", "RFC 9110 §15.2", "Chrome on Early Hints", "RFC 8297 §3", "requests 2.34.2", "nginx 1.22.1"],
    },
    StatusPage {
        code: 104,
        name: "Upload Resumption Supported",
        registry: Registry::Temporary,
        by: "",
        tagline: "This upload can be resumed if it breaks off; here is its address.",
        defined: &[Clause { doc: "draft-ietf-httpbis-resumable-upload-12", section: "5" }],
        aliases: &[],
        storable: Storable::Interim,
        cache_default: "",
        retry: AutoRetry::NotNeeded,
        retry_condition: "not needed: the upload goes on; after a break, ask the upload resource for its offset and append",
        aspects: Aspects {
            definition: "An interim response to an upload: the server keeps what arrives under an upload resource, and tells its address or how far it has come (draft-ietf-httpbis-resumable-upload-12).",
            plain: "If the line breaks, you can go on from here.",
            when: "Send 104 when a request carries `Upload-Complete`, you offer resumption, and both ends implement the same version of the draft.",
            client: "It remembers the address of the upload resource, goes on sending, and uses the address only if the transfer breaks.",
            caching: "Never stored: a cache stores final responses only (RFC 9111 §3).",
            crawlers: "Crawlers do not upload; a user agent may ignore 1xx responses that it does not expect (RFC 9110 §15.2).",
            backend: "Partial content has to be kept for every upload that breaks off, under a limit of size and time, and every append reaches the same place.",
            retry: "After a break, read the offset from the upload resource and append from there; the bytes before it need not be sent again." },
        duties: &[
            Duty { level: Level::Must, field: "Location", text: "send `Location` with the upload resource, in the 104 that announces it", source: "draft-ietf-httpbis-resumable-upload-12" }, 
            Duty { level: Level::Must, field: "Upload-Limit", text: "send `Upload-Limit` with it, if there are limits", source: "draft-ietf-httpbis-resumable-upload-12" }, 
            Duty { level: Level::Must, field: "", text: "still send 100 to a client that expects it", source: "draft-ietf-httpbis-resumable-upload-12" }, 
            Duty { level: Level::MustNot, field: "", text: "send it to a client of HTTP/1.0", source: "RFC 9110 §15.2" }],
        steps: &[],
        see_also: &[100, 201, 206, 409, 413],
        markdown: "## Means

The resource supports resumable uploads. A first 104 carries `Location` with the address of an upload resource made for
this request, and the limits in `Upload-Limit`; later ones may report progress in `Upload-Offset`
(draft-ietf-httpbis-resumable-upload-12).

The code is not settled. The registry lists it as temporary, registered on 2024-11-13 and extended once; the entry that
was read runs to 2026-11-13 (IANA status code registry). The draft calls the number a suggestion, and implementations of
drafts recognise each other by the field `Upload-Draft-Interop-Version`: without a match, a server must not send 104 and
a client must ignore it (draft-ietf-httpbis-resumable-upload-12).

## Send it when

- a client sent `Upload-Complete`, the upload is worth resuming, and you have the same version of the draft as the
  client.

## Do not send it when

- the request does not speak of resumption;
- the upload is refused: send the final status, for instance [413](/.demur/status/413), at once;
- an upload with an offset that does not match is to be refused: that is [409](/.demur/status/409) in the draft.

## What the answer must carry

- **MUST** send `Location` with the upload resource, in the 104 that announces it (draft-ietf-httpbis-resumable-upload-12)
- **MUST** send `Upload-Limit` with it, if there are limits (draft-ietf-httpbis-resumable-upload-12)
- **MUST** still send 100 to a client that expects it (draft-ietf-httpbis-resumable-upload-12)
- **MUST NOT** send it to a client of HTTP/1.0 (RFC 9110 §15.2)

`Location` is the same in every message about one request until the upload is complete; a client is told to compare
(draft-ietf-httpbis-resumable-upload-12).

## Caching

Not stored: only final responses are (RFC 9111 §3).

## Retry

None for the request itself. After a break without a final answer, or with a 5xx, a client that knows the address may
resume.

## If you got this

### API consumer

Keep the address until the upload is complete. It is worth as much as the right to write to that upload, so treat it as
a secret.

### Visitor

You cannot see it. An upload that goes on after a lost connection may be due to it.

## If you run the server

### Builder

The draft may still change, and the number with it. Keep it behind a switch, and let plain uploads work without it: a
server that cannot send interim responses may leave the 104 out.

### Operator

An intermediary that drops interim responses takes away the resumption and nothing else. One that takes a 104 for the
final answer breaks the upload. This gateway passes 104 on like every interim response but 100 and 101, and its limit on
the size of content counts for each request, not for the whole upload.

## Related

[206](/.demur/status/206) is the counterpart for downloads; [201](/.demur/status/201) is the recommended final answer when an upload resource
was made; [100](/.demur/status/100) only asks for the content.
",
        sources: &["draft-ietf-httpbis-resumable-upload-12", "RFC 9111 §3", "RFC 9110 §15.2", "IANA status code registry"],
    },
    StatusPage {
        code: 200,
        name: "OK",
        registry: Registry::Registered,
        by: "",
        tagline: "The request has succeeded.",
        defined: &[Clause { doc: "RFC 9110", section: "15.3.1" }],
        aliases: &[],
        storable: Storable::Always,
        cache_default: "",
        retry: AutoRetry::NotNeeded,
        retry_condition: "not needed: the request succeeded",
        aspects: Aspects {
            definition: "The request has succeeded; what the content is depends on the method (RFC 9110 §15.3.1).",
            plain: "Here it is.",
            when: "Send 200 when the request did what its method says and there is content to send.",
            client: "It uses the content, and takes the request for done whatever the content says.",
            caching: "May be stored without explicit freshness (RFC 9110 §15.1), the answer to POST only with it and to PUT or DELETE not at all (RFC 9110 §9.3.3, §9.3.4, §9.3.5).",
            crawlers: "Google passes the content on for processing; content that looks like an error or an empty page counts as a soft 404 (Google Search Central).",
            backend: "The work was done and can be counted as done; an error inside a 200 is missing from every such count.",
            retry: "Not needed: the request succeeded." },
        duties: &[
            Duty { level: Level::Should, field: "", text: "send the validators that it has, `ETag` and `Last-Modified`, in answer to GET and HEAD", source: "RFC 9110 §15.3.1" }, 
            Duty { level: Level::Must, field: "Date", text: "send `Date`, if it is an origin server with a clock", source: "RFC 9110 §6.6.1" }],
        steps: &["own-pages"],
        see_also: &[204, 304, 404],
        markdown: r#"## Means

The request has succeeded. What the content is depends on the method: for GET a representation of the resource, for
POST the status or the result of the action, for PUT and DELETE the status of the action (RFC 9110 §15.3.1).

It speaks about the request and not about the thing: a report that says "the pump has failed" is a 200, and a page that
says "this report was not found" is none. Caches, intermediaries and generic clients go by the status, so a failure that
stands in the content alone is a success to them (RFC 9205 §4.6).

## Send it when

- the request succeeded and there is content to send, an empty list included.

## Do not send it when

- there is nothing to send: [204](/.demur/status/204);
- it failed: a page that says "not found" with status 200 misleads every program that reads it. Use
  [404](/.demur/status/404) and the like.

## What the answer must carry

- **SHOULD** send the validators that it has, `ETag` and `Last-Modified`, in answer to GET and HEAD (RFC 9110 §15.3.1)
- **MUST** send `Date`, if it is an origin server with a clock (RFC 9110 §6.6.1)

A `Content-Type` that fits the content, and `Cache-Control` where you care how long it is kept.

## Caching

Heuristically cacheable (RFC 9110 §15.1), unless the method or explicit cache controls say otherwise. With a
`Last-Modified`, caches typically take a tenth of its age (RFC 9111 §4.2.2). So an error page with status 200 can stay
in caches after the fault is gone.

The answer to a POST is stored only with explicit freshness and a `Content-Location` that equals the target, answers to
PUT and DELETE not at all (RFC 9110 §9.3.3, §9.3.4, §9.3.5).

## Retry

Not needed.

## If you got this

### API consumer

Check the status first, then the content. Some services report errors inside a 200; their documentation says how.

### Visitor

Everything went well.

## If you run the server

### Builder

Use the status for success or failure of the request, and the content for details.

### Operator

A 200 with a small body on a page that is usually large can be a hidden error.

## Related

[204](/.demur/status/204) without content; [304](/.demur/status/304) if the client has the content already.
"#,
        sources: &["RFC 9110 §15.3.1", "RFC 9110 §15.1", "RFC 9110 §9.3.3", "RFC 9110 §9.3.4", "RFC 9110 §9.3.5", "Google Search Central", "RFC 9205 §4.6", "RFC 9111 §4.2.2"],
    },
    StatusPage {
        code: 201,
        name: "Created",
        registry: Registry::Registered,
        by: "",
        tagline: "The request has succeeded, and something new has an address now.",
        defined: &[Clause { doc: "RFC 9110", section: "15.3.2" }],
        aliases: &[],
        storable: Storable::ExplicitOnly,
        cache_default: "",
        retry: AutoRetry::NotNeeded,
        retry_condition: "not needed: the request succeeded",
        aspects: Aspects {
            definition: "The request has been fulfilled and one or more resources were created; `Location` names the main one, and without it the target itself is meant (RFC 9110 §15.3.2).",
            plain: "Done, and here is the new thing.",
            when: "Send 201 when the answer leaves and the new resource already exists.",
            client: "It takes the address from `Location`, against the target if it is relative, and stores it in place of the one it posted to.",
            caching: "Not heuristically cacheable (RFC 9110 §15.1); it makes caches drop what they hold for the target (RFC 9111 §4.4).",
            crawlers: "Google waits for the content for a limited time and passes on what it got; crawlers do not create things (Google Search Central).",
            backend: "The work is done once; a second POST of the same content makes a second resource unless the service recognises it.",
            retry: "Not needed. If the 201 got lost on the way, PUT can be repeated and POST cannot." },
        duties: &[
            Duty { level: Level::Should, field: "Location", text: "send `Location` with the main new resource, in answer to POST", source: "RFC 9110 §9.3.3" }, 
            Duty { level: Level::Should, field: "", text: "send content that describes the outcome and refers to the new resource, in answer to POST", source: "RFC 9110 §9.3.3" }, 
            Duty { level: Level::Must, field: "", text: "send 201, and not 200 or 204, when PUT created the resource", source: "RFC 9110 §9.3.4" }, 
            Duty { level: Level::MustNot, field: "", text: "send `ETag` or `Last-Modified` in answer to PUT, unless the content was stored exactly as it came", source: "RFC 9110 §9.3.4" }, 
            Duty { level: Level::Must, field: "Date", text: "send `Date`, if it is an origin server with a clock", source: "RFC 9110 §6.6.1" }],
        steps: &[],
        see_also: &[200, 202, 204, 303, 409],
        markdown: r#"## Means

The request was fulfilled, and one or more resources exist that did not before. The main one is identified by
`Location`, or is the target of the request if there is no `Location` (RFC 9110 §15.3.2).

Validators in the answer belong to the new representation. After a PUT an `ETag` even says that the server stored the
content unchanged, so the client need not fetch it back (RFC 9110 §15.3.2, §9.3.4).

## Send it when

- a POST made a resource that has an address of its own;
- a PUT made the resource at its target.

## Do not send it when

- the resource will exist later: [202](/.demur/status/202);
- PUT replaced something that was there: [200](/.demur/status/200) or [204](/.demur/status/204) (RFC 9110 §9.3.4);
- nothing with an address came into being, such as a search or a sum: [200](/.demur/status/200);
- the name is taken: [409](/.demur/status/409), or [412](/.demur/status/412) if the request carried `If-None-Match: *`.

## What the answer must carry

- **SHOULD** send `Location` with the main new resource, in answer to POST (RFC 9110 §9.3.3)
- **SHOULD** send content that describes the outcome and refers to the new resource, in answer to POST (RFC 9110 §9.3.3)
- **MUST** send 201, and not 200 or 204, when PUT created the resource (RFC 9110 §9.3.4)
- **MUST NOT** send `ETag` or `Last-Modified` in answer to PUT, unless the content was stored exactly as it came (RFC 9110 §9.3.4)
- **MUST** send `Date`, if it is an origin server with a clock (RFC 9110 §6.6.1)

`Location` may be relative. It is no instruction to go there: only with a 3xx does a client follow it
(RFC 9110 §10.2.2). Send the representation along if clients will ask for it anyway, with `Content-Location` beside it.

## Caching

Not heuristically cacheable (RFC 9110 §15.1). The answer to a POST may be stored only with explicit freshness and a
`Content-Location` that equals the target; the answer to a PUT not at all (RFC 9110 §9.3.3, §9.3.4).

A cache that sees the 201 pass must drop what it has stored for the target, and may do so for `Location`
(RFC 9111 §4.4). So a list at the same address shows the new member at the next request.

## Retry

Not needed. When the connection broke before the answer, look whether the resource exists before you post again.

## If you got this

### API consumer

Read `Location`; do not build the address from an id in the content. Many libraries have a check like "status is 200"
somewhere: make it "is 2xx".

### Visitor

What you sent has been saved.

## If you run the server

### Builder

Commit first, then answer. For POST, let clients send a key of their own by which you recognise the second attempt, and
answer it with the first answer.

### Operator

A gateway must not follow this `Location`. Behind a gateway, check that the field names the outer host and scheme.

## Related

[202](/.demur/status/202) for later, [204](/.demur/status/204) without words, [303](/.demur/status/303) to show a browser the result at its own address.
"#,
        sources: &["RFC 9110 §15.3.2", "RFC 9110 §15.1", "RFC 9111 §4.4", "Google Search Central", "RFC 9110 §9.3.3", "RFC 9110 §9.3.4", "RFC 9110 §10.2.2"],
    },
    StatusPage {
        code: 202,
        name: "Accepted",
        registry: Registry::Registered,
        by: "",
        tagline: "The request has been taken in; whether it will succeed is not known yet.",
        defined: &[Clause { doc: "RFC 9110", section: "15.3.3" }],
        aliases: &[],
        storable: Storable::ExplicitOnly,
        cache_default: "",
        retry: AutoRetry::NotNeeded,
        retry_condition: "not needed: ask the status monitor; the request itself was accepted",
        aspects: Aspects {
            definition: "The request has been accepted for processing, which is not completed and may never happen (RFC 9110 §15.3.3).",
            plain: "We have it and will see to it.",
            when: "Send 202 when the work goes on after the answer and a client can find out how it ends.",
            client: "It keeps the address of the status monitor and asks there; nothing will come on this connection.",
            caching: "Not heuristically cacheable (RFC 9110 §15.1); it makes caches drop what they hold for the target (RFC 9111 §4.4).",
            crawlers: "Google waits for the content for a limited time, then passes on what it got (Google Search Central).",
            backend: "The connection is free at once and the work waits in a queue; what cannot be done must be told at the monitor.",
            retry: "Do not send the request again because the monitor is slow: that queues the work twice." },
        duties: &[
            Duty { level: Level::Must, field: "Date", text: "send `Date`, if it is an origin server with a clock", source: "RFC 9110 §6.6.1" }],
        steps: &[],
        see_also: &[102, 200, 201, 204, 303],
        markdown: "## Means

The request is accepted for processing, and the processing is not complete. It may still be refused when its turn comes.
The status is noncommittal on purpose: HTTP has no way to send a second status later (RFC 9110 §15.3.3).

## Send it when

- the work takes longer than a client should wait, or waits for a person, a batch or another service;
- a DELETE will likely succeed and has not been enacted (RFC 9110 §9.3.5).

## Do not send it when

- you can already tell that it fails: validate before the queue, and send [422](/.demur/status/422) and the like now;
- the work is done: [200](/.demur/status/200), [201](/.demur/status/201) or [204](/.demur/status/204);
- nobody can ever learn the outcome. Then say so in the content: the client can only assume.

## What the answer must carry

- **MUST** send `Date`, if it is an origin server with a clock (RFC 9110 §6.6.1)

The content ought to describe the present state and point to a status monitor or contain one (RFC 9110 §15.3.3). No
field is defined for that pointer. `Location` is customary for the monitor; its meaning is defined for 201 and 3xx only
(RFC 9110 §10.2.2), so name the address in the content as well.

## Caching

Not heuristically cacheable (RFC 9110 §15.1). A cache that sees the answer to an unsafe method drops what it has for the
target, and does so too early: the change comes later (RFC 9111 §4.4).

## Retry

Not needed. Ask the monitor at the pace it names in `Retry-After`; without one, begin with seconds and slow down.

## If you got this

### API consumer

This is no success of the work, only of the handing over. Poll until the monitor reports an end, and treat a failure
there like a 4xx or 5xx here.

### Visitor

Your request is in the queue. Look for a confirmation before you send it again.

## If you run the server

### Builder

The monitor is a resource: [200](/.demur/status/200) with a state while it runs, [303](/.demur/status/303) to the result or 200 with a link when
it is done, 200 with the error when it failed, for the monitor itself works. Make the handing over idempotent with a key
of the client, and keep monitors for as long as clients may ask.

### Operator

Errors of such work do not show up in the statuses of the access log. Count the outcomes of the queue, and the age of
its oldest entry.

## Related

[201](/.demur/status/201) when it exists now; [102](/.demur/status/102) was meant to keep the line open in its place; [504](/.demur/status/504) is what a
client gets that was made to wait.
",
        sources: &["RFC 9110 §15.3.3", "RFC 9110 §15.1", "RFC 9111 §4.4", "Google Search Central", "RFC 9110 §9.3.5", "RFC 9110 §10.2.2"],
    },
    StatusPage {
        code: 203,
        name: "Non-Authoritative Information",
        registry: Registry::Registered,
        by: "",
        tagline: "It succeeded, but a proxy on the way has changed the content.",
        defined: &[Clause { doc: "RFC 9110", section: "15.3.4" }, Clause { doc: "RFC 9110", section: "7.7" }],
        aliases: &[],
        storable: Storable::Always,
        cache_default: "",
        retry: AutoRetry::NotNeeded,
        retry_condition: "not needed: the request succeeded",
        aspects: Aspects {
            definition: "The request succeeded, and the content differs from the origin's 200 because a transforming proxy changed it (RFC 9110 §15.3.4).",
            plain: "Here it is, though not quite as the owner sent it.",
            when: "Send 203 when you are a proxy and have changed the content of a 200 on the way.",
            client: "It uses the content like that of a 200, and does not compare it with hashes or signatures of the original.",
            caching: "May be stored without explicit freshness (RFC 9110 §15.1).",
            crawlers: "A crawler treats it as a 2xx, whose content may be considered for indexing (Google Search Central).",
            backend: "The service sent a 200 and does not learn of the change.",
            retry: "Not needed. Another path, such as `https`, may bring the content unchanged." },
        duties: &[
            Duty { level: Level::Must, field: "Date", text: "send `Date`, if it is an origin server with a clock", source: "RFC 9110 §6.6.1" }],
        steps: &[],
        see_also: &[200, 206, 304],
        markdown: "## Means

The origin answered [200](/.demur/status/200), and a transforming proxy modified the content: it recoded an image, cut something
out, added something. The status tells recipients so, because it matters later: validation of what they stored may work
only along the same path (RFC 9110 §15.3.4).

A proxy may transform content unless the answer has `Cache-Control: no-transform`. Changing the status is then possible
and not demanded (RFC 9110 §7.7).

## Send it when

- you are a proxy or filter that changes the meaning or the bytes of what the origin sent.

## Do not send it when

- you are the origin server, whatever the data are worth: [200](/.demur/status/200). Data from a copy or from a partner are still
  your representation;
- only the transfer changed, such as chunked coding: that is no transformation of content (RFC 9110 §7.7).

## What the answer must carry

- **MUST** send `Date`, if it is an origin server with a clock (RFC 9110 §6.6.1)

Nothing of its own. The fields of the representation must fit the changed content: a `Content-Length`, a digest or a
strong `ETag` of the original would be false.

## Caching

Heuristically cacheable (RFC 9110 §15.1, RFC 9111 §4.2.2). With `no-transform` the origin prevents the change in the
first place (RFC 9110 §7.7).

## Retry

Not needed.

## If you got this

### API consumer

Somebody between you and the service changes what you read: a filter of your company, a provider on plain `http`, a
converter that you placed there yourself. If you did not expect it, use `https` and check who terminates it.

### Visitor

You will not notice. The page may look different from what its owner published.

## If you run the server

### Builder

Do not use it to say that data are unverified or come from elsewhere: no client reads it so. Say it in the content.

### Operator

If your origin never sends 203 and your clients see it, a middlebox does. This gateway forwards content unaltered and
never makes a 203.

## Related

[200](/.demur/status/200) is what it was before.
",
        sources: &["RFC 9110 §15.3.4", "RFC 9110 §15.1", "Google Search Central", "RFC 9110 §7.7", "RFC 9111 §4.2.2"],
    },
    StatusPage {
        code: 204,
        name: "No Content",
        registry: Registry::Registered,
        by: "",
        tagline: "The request has succeeded and there is nothing more to send.",
        defined: &[Clause { doc: "RFC 9110", section: "15.3.5" }],
        aliases: &[],
        storable: Storable::Always,
        cache_default: "",
        retry: AutoRetry::NotNeeded,
        retry_condition: "not needed: the request succeeded",
        aspects: Aspects {
            definition: "The request was fulfilled and there is no content to send; fields describe the resource after the action (RFC 9110 §15.3.5).",
            plain: "Done, nothing more to say.",
            when: "Send 204 when the request succeeded and the answer has nothing to tell beyond that.",
            client: "A browser stays on the page it shows; a program must not parse content, since there is none.",
            caching: "May be stored without explicit freshness (RFC 9110 §15.1), which matters for GET; answers to PUT and DELETE are not cacheable (RFC 9110 §9.3.4, §9.3.5).",
            crawlers: "Google receives no content and so has nothing to process (Google Search Central).",
            backend: "The smallest answer there is: no content to make, measure or send.",
            retry: "Not needed: the request succeeded." },
        duties: &[
            Duty { level: Level::MustNot, field: "Content-Length", text: "send `Content-Length`", source: "RFC 9110 §8.6" }, 
            Duty { level: Level::MustNot, field: "Transfer-Encoding", text: "send `Transfer-Encoding`", source: "RFC 9112 §6.1" }, 
            Duty { level: Level::Must, field: "Date", text: "send `Date`, if it is an origin server with a clock", source: "RFC 9110 §6.6.1" }],
        steps: &["preflight", "options"],
        see_also: &[200, 404],
        markdown: "## Means

The server fulfilled the request, and there is no content to send. Fields of the answer, such as `ETag`, describe
the resource after the action. A user agent stays where it is (RFC 9110 §15.3.5).

An `ETag` in the answer to a PUT is that of the new representation, and says that the content was stored as it came
(RFC 9110 §15.3.5, §9.3.4).

## Send it when

- a change was made and there is nothing to say about it, such as after DELETE or PUT;
- OPTIONS was asked and the fields say it all.

## Do not send it when

- there is content, even an empty list: [200](/.demur/status/200);
- the resource does not exist: [404](/.demur/status/404).

## What the answer must carry

- **MUST NOT** send `Content-Length` (RFC 9110 §8.6)
- **MUST NOT** send `Transfer-Encoding` (RFC 9112 §6.1)
- **MUST** send `Date`, if it is an origin server with a clock (RFC 9110 §6.6.1)

It ends with the header section; content and trailers are impossible (RFC 9110 §15.3.5).

## Caching

Heuristically cacheable (RFC 9110 §15.1), unless the method or explicit cache controls say otherwise: answers to PUT and
DELETE are not cacheable at all (RFC 9110 §9.3.4, §9.3.5). What a cache holds for the target it drops when the 204
passes (RFC 9111 §4.4).

Answers to OPTIONS are not cacheable, so every cache on the way passes a preflight on (RFC 9110 §9.3.7).

## Retry

Not needed.

## If you got this

### API consumer

Do not parse a body: there is none.

### Visitor

It worked. The page stays as it is.

## If you run the server

### Builder

Some libraries add `Content-Length: 0`; switch that off for this status.

### Operator

The gateway answers preflight requests of browsers, and OPTIONS, with it.

## Related

[200](/.demur/status/200) when there is content.
",
        sources: &["RFC 9110 §15.3.5", "RFC 9110 §15.1", "RFC 9110 §9.3.4", "RFC 9110 §9.3.5", "Google Search Central", "RFC 9110 §8.6", "RFC 9112 §6.1", "RFC 9111 §4.4", "RFC 9110 §9.3.7"],
    },
    StatusPage {
        code: 205,
        name: "Reset Content",
        registry: Registry::Registered,
        by: "",
        tagline: "It succeeded; put the form back to how it was at first.",
        defined: &[Clause { doc: "RFC 9110", section: "15.3.6" }],
        aliases: &[],
        storable: Storable::ExplicitOnly,
        cache_default: "",
        retry: AutoRetry::NotNeeded,
        retry_condition: "not needed: the request succeeded",
        aspects: Aspects {
            definition: "The request has been fulfilled, and the user agent is to reset the document view that sent it (RFC 9110 §15.3.6).",
            plain: "Saved. Empty the form for the next one.",
            when: "Send 205 when a client of your own is known to clear its input on it; otherwise send 204 or 303.",
            client: "It is meant to clear the form; check yours before you rely on it, since a program that does not know 205 treats it as 200.",
            caching: "Not heuristically cacheable (RFC 9110 §15.1).",
            crawlers: "A crawler treats it as a 2xx, and there is no content that could be considered for indexing (RFC 9110 §15.3.6; Google Search Central).",
            backend: "Same work as for a 204; unlike there, the framing must say that the content has no length.",
            retry: "Not needed: the request was fulfilled." },
        duties: &[
            Duty { level: Level::MustNot, field: "", text: "send content", source: "RFC 9110 §15.3.6" }, 
            Duty { level: Level::Must, field: "Date", text: "send `Date`, if it is an origin server with a clock", source: "RFC 9110 §6.6.1" }],
        steps: &[],
        see_also: &[200, 204, 303],
        markdown: "## Means

The server did what was asked and wants the user agent to set the document view back to the state in which it came from
the server. It is meant for entering data: submit one record, get an empty form for the next (RFC 9110 §15.3.6).

## Send it when

- you write both ends, and the client does something with it.

## Do not send it when

- the page is to stay as it is: [204](/.demur/status/204);
- a browser is to show what came of it: [303](/.demur/status/303);
- there is something to say: [200](/.demur/status/200), since 205 must have no content.

## What the answer must carry

- **MUST NOT** send content (RFC 9110 §15.3.6)
- **MUST** send `Date`, if it is an origin server with a clock (RFC 9110 §6.6.1)

No content, and yet it is not one of the statuses that end with the header section by definition: those are 1xx, 204 and
304 (RFC 9110 §6.4.1, RFC 9112 §6.3). So in HTTP/1.1 send `Content-Length: 0`, or a client waits for content.

## Caching

Not heuristically cacheable (RFC 9110 §15.1).

## Retry

Not needed.

## If you got this

### API consumer

Treat it as [204](/.demur/status/204). If content comes, read it to its end and drop it, or the next answer on the connection begins
in the wrong place.

### Visitor

It worked. The form may be empty now.

## If you run the server

### Builder

Look at the bytes: nginx 1.22.1 sends `Content-Length: 0`; Node.js 20.20.2 strips content from 204 and 304, but with 205 it
sends whatever the program writes.

### Operator

A 205 with content is a fault of the service. Rare enough to grep for.

## Related

[204](/.demur/status/204) leaves the view alone; [303](/.demur/status/303) leads to another one.
",
        sources: &["RFC 9110 §15.3.6", "RFC 9110 §15.1", "Google Search Central", "RFC 9110 §6.4.1", "RFC 9112 §6.3", "nginx 1.22.1", "Node.js 20.20.2"],
    },
    StatusPage {
        code: 206,
        name: "Partial Content",
        registry: Registry::Registered,
        by: "",
        tagline: "Here are the parts you asked for, not the whole.",
        defined: &[Clause { doc: "RFC 9110", section: "15.3.7" }, Clause { doc: "RFC 9110", section: "14.2" }],
        aliases: &[],
        storable: Storable::Always,
        cache_default: "",
        retry: AutoRetry::NotNeeded,
        retry_condition: "not needed: the request succeeded; ask for what is still missing with `Range` and `If-Range`",
        aspects: Aspects {
            definition: "The server fulfils a range request by sending one or more parts of the selected representation (RFC 9110 §15.3.7).",
            plain: "Here is the piece you asked for.",
            when: "Send 206 when a GET asked for a range that you can satisfy and `If-Range`, if there is one, holds.",
            client: "It reads `Content-Range` to learn what it really got, and joins parts only under the same strong validator.",
            caching: "May be stored without explicit freshness, but only by caches that understand 206 and ranges (RFC 9110 §15.1, RFC 9111 §3, §3.3).",
            crawlers: "A crawler that asks for no range gets none: 206 answers range requests only (RFC 9110 §15.3.7).",
            backend: "A download that broke off is continued without sending it again; many small ranges in one request cost more than the whole.",
            retry: "Not needed; ask for the rest with `Range`, and with `If-Range` so that a changed file comes whole." },
        duties: &[
            Duty { level: Level::Must, field: "Content-Range", text: "send `Content-Range` when there is one part", source: "RFC 9110 §15.3.7.1" }, 
            Duty { level: Level::Must, field: "Content-Type", text: "send `multipart/byteranges` when there are several parts, each with its own `Content-Range`", source: "RFC 9110 §15.3.7.2" }, 
            Duty { level: Level::MustNot, field: "Content-Range", text: "send `Content-Range` in the header section of a multipart answer", source: "RFC 9110 §15.3.7.2" }, 
            Duty { level: Level::Must, field: "", text: "send `Date`, `Cache-Control`, `ETag`, `Expires`, `Content-Location` and `Vary`, as far as a 200 would have had them", source: "RFC 9110 §15.3.7" }, 
            Duty { level: Level::Must, field: "", text: "send all other fields of the representation that a 200 would have had, unless the request had `If-Range`", source: "RFC 9110 §15.3.7" }, 
            Duty { level: Level::Must, field: "Date", text: "send `Date`, if it is an origin server with a clock", source: "RFC 9110 §6.6.1" }],
        steps: &[],
        see_also: &[200, 304, 412, 416],
        markdown: "## Means

A range request succeeded: the content is one or more parts of the representation that a 200 would have carried. The
server may send less than was asked for, so the client must look at `Content-Range`, or at the parts of the multipart,
to see what it has (RFC 9110 §15.3.7).

`Content-Length` is the length of this message. The length of the whole stands in `Content-Range`, after the slash
(RFC 9110 §15.3.7, §14.4).

## Send it when

- a GET has a `Range` in a unit that you know, and at least one of its ranges lies inside the representation;
- and `If-Range` is missing, or names the present representation with a strong validator (RFC 9110 §13.1.5).

## Do not send it when

- the request has no `Range`, or another method than GET: ranges are defined for GET alone (RFC 9110 §14.2);
- `If-Range` does not match: [200](/.demur/status/200) with the whole (RFC 9110 §13.1.5);
- no range fits: [416](/.demur/status/416);
- a condition such as `If-None-Match` decides first: [304](/.demur/status/304) or [412](/.demur/status/412) (RFC 9110 §14.2);
- you return one page of a list. That is a 200; `Range` there would be a unit of your own.

## What the answer must carry

- **MUST** send `Content-Range` when there is one part (RFC 9110 §15.3.7.1)
- **MUST** send `multipart/byteranges` when there are several parts, each with its own `Content-Range` (RFC 9110 §15.3.7.2)
- **MUST NOT** send `Content-Range` in the header section of a multipart answer (RFC 9110 §15.3.7.2)
- **MUST** send `Date`, `Cache-Control`, `ETag`, `Expires`, `Content-Location` and `Vary`, as far as a 200 would have had them (RFC 9110 §15.3.7)
- **MUST** send all other fields of the representation that a 200 would have had, unless the request had `If-Range` (RFC 9110 §15.3.7)
- **MUST** send `Date`, if it is an origin server with a clock (RFC 9110 §6.6.1)

A server may always ignore `Range` and send the whole with 200 (RFC 9110 §14.2).

## Caching

Heuristically cacheable (RFC 9110 §15.1). A cache must not store it unless it understands the status, supports `Range`
and `Content-Range`, and knows the unit (RFC 9111 §3, §3.3).

Parts may be joined only if they share the same strong validator; a weak `ETag` forbids it (RFC 9111 §3.4).

## Retry

Not needed. To continue a download, send `Range` from the first missing byte and `If-Range` with the strong `ETag` of
what you have.

## If you got this

### API consumer

Compare the first position of `Content-Range` with the one you asked for before you append: a server that ignored
`Range` sends 200 and the file from the beginning. Without `If-Range` you may glue two versions together.

### Visitor

Downloads and videos use it: that is how you jump to the middle of a film.

## If you run the server

### Builder

Serve ranges from something with a strong `ETag`. Content that is compressed on the fly differs from time to time and
should not offer them. Limit the number of ranges: you may refuse or ignore many small or overlapping ones
(RFC 9110 §14.2).

### Operator

In the log a download is many lines with 206; add up bytes, not lines. Ranges that never reach the end of a file are
players. Thousands of one-byte ranges are an attack or a broken client.

## Related

[416](/.demur/status/416) when no range fits; [200](/.demur/status/200) for the whole; [304](/.demur/status/304) when nothing changed.
",
        sources: &["RFC 9110 §15.3.7", "RFC 9110 §15.1", "RFC 9111 §3", "RFC 9111 §3.3", "RFC 9110 §15.3.7.1", "RFC 9110 §15.3.7.2", "RFC 9110 §14.4", "RFC 9110 §13.1.5", "RFC 9110 §14.2", "RFC 9111 §3.4"],
    },
    StatusPage {
        code: 207,
        name: "Multi-Status",
        registry: Registry::Registered,
        by: "",
        tagline: "Several resources were concerned; each has its own status in the content.",
        defined: &[Clause { doc: "RFC 4918", section: "11.1" }, Clause { doc: "RFC 4918", section: "13" }],
        aliases: &[],
        storable: Storable::ExplicitOnly,
        cache_default: "",
        retry: AutoRetry::NotNeeded,
        retry_condition: "not needed for the whole; repeat the parts that failed, each by its own status",
        aspects: Aspects {
            definition: "A WebDAV answer about several resources: the content holds a status for each, and some or all of them may be failures (RFC 4918 §11.1, §13).",
            plain: "Some of it may have worked; read the list.",
            when: "Send 207 when a WebDAV method touched several resources with different outcomes.",
            client: "It must read the content to learn what happened: the 207 itself says neither success nor failure.",
            caching: "Not heuristically cacheable (RFC 9110 §15.1).",
            crawlers: "Crawlers do not speak WebDAV; as a 2xx its content may be considered for indexing (Google Search Central).",
            backend: "One request does the work of many, and logs, alarms and retries see a single success.",
            retry: "Do not repeat the request: take the members that failed, and repeat those whose own status allows it." },
        duties: &[
            Duty { level: Level::Must, field: "", text: "name the resource in each `response` element with `href`", source: "RFC 4918 §13" }, 
            Duty { level: Level::ShouldNot, field: "", text: "record 1xx statuses in a `response` element", source: "RFC 4918 §13" }, 
            Duty { level: Level::Must, field: "Date", text: "send `Date`, if it is an origin server with a clock", source: "RFC 9110 §6.6.1" }],
        steps: &[],
        see_also: &[200, 208, 422, 424],
        markdown: "## Means

The answer conveys information about several resources. By default the content is XML with the root `multistatus`, and
each `response` in it has an `href` and a status of its own (RFC 4918 §13).

The status 207 says nothing about the outcome. It may be used in success, partial success and failure, and the recipient
has to read the content (RFC 4918 §13). That is why code that takes every 2xx for success is wrong here.

## Send it when

- PROPFIND, PROPPATCH, COPY, MOVE, DELETE or LOCK in WebDAV has different results for different members.

## Do not send it when

- everything had one result: send that status. A DELETE of a tree that worked is [204](/.demur/status/204);
- the API is not WebDAV: a JSON batch is simpler with [200](/.demur/status/200) and one result per item, or with one request per
  item. If you send 207 all the same, document the format: nothing outside WebDAV defines one;
- the request as a whole is refused: [401](/.demur/status/401), [422](/.demur/status/422) and the like.

## What the answer must carry

- **MUST** name the resource in each `response` element with `href` (RFC 4918 §13)
- **SHOULD NOT** record 1xx statuses in a `response` element (RFC 4918 §13)
- **MUST** send `Date`, if it is an origin server with a clock (RFC 9110 §6.6.1)

`Location` has no meaning here; a redirected member has a `location` element of its own (RFC 4918 §13.1, §13.2).

## Caching

Not heuristically cacheable (RFC 9110 §15.1). It mixes resources under one address, so do not make it cacheable.

## Retry

Each member has its own rule: look up its status.

## If you got this

### API consumer

Parse it, and count members that are not 2xx. A member with [424](/.demur/status/424) failed only because another did: repair that
one.

### Visitor

You are using a network drive. Some of the files may not have been copied.

## If you run the server

### Builder

Think twice before you offer it in a new API: proxies, metrics and client libraries decide by the status line, and it
always says 2xx.

### Operator

Failures inside a 207 do not show up in the access log. If the service matters to you, let it log or count them itself.

## Related

[208](/.demur/status/208) occurs inside it; [424](/.demur/status/424) as well; [200](/.demur/status/200) with a list does the same in JSON.
",
        sources: &["RFC 4918 §11.1", "RFC 4918 §13", "RFC 9110 §15.1", "Google Search Central", "RFC 4918 §13.1", "RFC 4918 §13.2"],
    },
    StatusPage {
        code: 208,
        name: "Already Reported",
        registry: Registry::Registered,
        by: "",
        tagline: "Inside a Multi-Status: this collection was listed above under another name.",
        defined: &[Clause { doc: "RFC 5842", section: "7.1" }],
        aliases: &[],
        storable: Storable::ExplicitOnly,
        cache_default: "",
        retry: AutoRetry::NotNeeded,
        retry_condition: "not needed: the members are listed in the same answer",
        aspects: Aspects {
            definition: "Inside a 207, a further binding of a collection whose members were already listed under another binding (RFC 5842 §7.1).",
            plain: "See above.",
            when: "Never send 208 as the status of an answer. It stands inside a 207, for clients that sent `DAV: bind`.",
            client: "It does not descend: the members stand in the same answer, under the binding that has 200.",
            caching: "Not heuristically cacheable (RFC 9110 §15.1); what counts is the 207 that contains it.",
            crawlers: "No crawler meets it: it occurs only in answers to WebDAV requests with `Depth: infinity` (RFC 5842 §7.1).",
            backend: "The service lists each collection once, and a loop in the tree does not make the answer endless.",
            retry: "Not needed: nothing failed." },
        duties: &[
            Duty { level: Level::ShouldNot, field: "", text: "use 208 unless the client signalled support with the request field `DAV`", source: "RFC 5842 §7.1" }, 
            Duty { level: Level::Must, field: "Date", text: "send `Date`, if it is an origin server with a clock", source: "RFC 9110 §6.6.1" }],
        steps: &[],
        see_also: &[207, 508],
        markdown: "## Means

In WebDAV with bindings, one collection can have several names, and one of them can lie inside the collection itself. A
PROPFIND with `Depth: infinity` reports the members under the first binding, with 200; every further binding gets 208
and no members (RFC 5842 §7.1).

The document is experimental, and a client asks for it with `DAV: bind` (RFC 5842 §8.2).

## Send it when

- you answer `Depth: infinity` from a client that sent `DAV: bind`, and a collection occurs again.

## Do not send it when

- the client did not: [508](/.demur/status/508), for the whole or inside the [207](/.demur/status/207) (RFC 5842 §7.1);
- you want to say that a thing was reported, imported or handled before: that is [200](/.demur/status/200) with words, or
  [409](/.demur/status/409).

## What the answer must carry

- **SHOULD NOT** use 208 unless the client signalled support with the request field `DAV` (RFC 5842 §7.1)
- **MUST** send `Date`, if it is an origin server with a clock (RFC 9110 §6.6.1)

It stands in the `status` element of a `propstat`. The status line of the answer is [207](/.demur/status/207).

## Caching

Not heuristically cacheable (RFC 9110 §15.1).

## Retry

Not needed.

## If you got this

### API consumer

Ask for the property `DAV:resource-id` to see which names are the same resource (RFC 5842 §7.1). If a plain API sends
you 208 in the status line, read it as 200.

### Visitor

You cannot see it.

## If you run the server

### Builder

Remember the ids of collections that you have listed within one answer. That also ends loops.

### Operator

As the status of a whole answer it is a mistake.

## Related

[207](/.demur/status/207) contains it; [508](/.demur/status/508) is for clients that do not know it.
",
        sources: &["RFC 5842 §7.1", "RFC 9110 §15.1", "RFC 5842 §8.2"],
    },
    StatusPage {
        code: 226,
        name: "IM Used",
        registry: Registry::Registered,
        by: "",
        tagline: "Here is what changed since the version that you have.",
        defined: &[Clause { doc: "RFC 3229", section: "10.4.1" }],
        aliases: &[],
        storable: Storable::ExplicitOnly,
        cache_default: "",
        retry: AutoRetry::NotNeeded,
        retry_condition: "not needed: the request succeeded",
        aspects: Aspects {
            definition: "A GET was fulfilled with the result of instance manipulations, such as a difference to a version that the client has (RFC 3229 §10.4.1).",
            plain: "Only the differences, as you wished.",
            when: "Send 226 when the request offered a manipulation in `A-IM` and you applied it.",
            client: "It combines the content with what it has; the content alone may be of no use.",
            caching: "Not heuristically cacheable (RFC 9110 §15.1); with explicit freshness it may be stored and combined with the base (RFC 3229 §10.4.1).",
            crawlers: "A crawler gets it only if it sends `A-IM`, which a 226 presupposes (RFC 3229 §10.4.1).",
            backend: "It saves bytes on the line and costs the service old versions to compare with.",
            retry: "Not needed; if the parts do not fit together, ask again without `A-IM`." },
        duties: &[
            Duty { level: Level::Must, field: "ETag", text: "send `ETag` of the current version", source: "RFC 3229 §10.4.1" }, 
            Duty { level: Level::MustNot, field: "", text: "send it to a client that did not send `A-IM`", source: "RFC 3229 §10.4.1 (\"the request MUST have included\")" }, 
            Duty { level: Level::Must, field: "Delta-Base", text: "send `Delta-Base` with a delta, if the request named several versions in `If-None-Match`", source: "RFC 3229 §10.5.1" }, 
            Duty { level: Level::Must, field: "Date", text: "send `Date`, if it is an origin server with a clock", source: "RFC 9110 §6.6.1" }],
        steps: &[],
        see_also: &[200, 206, 304],
        markdown: r#"## Means

The client said in `A-IM` which manipulations it can undo, and in `If-None-Match` which versions it has. The server
applied one, named it in `IM`, and sends for instance a difference to one of those versions. The current version may be
available only by combining (RFC 3229 §10.4.1, §10.5.2).

## Send it when

- `A-IM` lists a manipulation that you support, and you still have one of the versions in `If-None-Match`.

## Do not send it when

- the client did not ask with `A-IM`: [200](/.demur/status/200);
- nothing changed: [304](/.demur/status/304);
- the client wants a part by position: [206](/.demur/status/206).

## What the answer must carry

- **MUST** send `ETag` of the current version (RFC 3229 §10.4.1)
- **MUST NOT** send it to a client that did not send `A-IM` (RFC 3229 §10.4.1 ("the request MUST have included"))
- **MUST** send `Delta-Base` with a delta, if the request named several versions in `If-None-Match` (RFC 3229 §10.5.1)
- **MUST** send `Date`, if it is an origin server with a clock (RFC 9110 §6.6.1)

`IM` names what was applied, in order.

## Caching

Not heuristically cacheable (RFC 9110 §15.1). A cache may store it within the limits of `Cache-Control`, and may build
the current version out of it and the stored base (RFC 3229 §10.4.1).

A cache that does not know 226 could hand a difference to a client that never asked for one. Send `no-store` unless you
know all caches on the way; that a cache must understand a status to store it holds only for 206, 304 and answers with
`must-understand` (RFC 9111 §3).

## Retry

Not needed.

## If you got this

### API consumer

You or your library sent `A-IM`. If you cannot read the format in `IM`, leave the field out.

### Visitor

You cannot see it.

## If you run the server

### Builder

For most purposes compression and [304](/.demur/status/304) are enough, and a feed of changes with an address of its own is easier
to cache.

### Operator

Expect it from feed servers, if at all.

## Related

[206](/.demur/status/206) sends a part by position; [304](/.demur/status/304) says that nothing changed.
"#,
        sources: &["RFC 3229 §10.4.1", "RFC 9110 §15.1", "RFC 3229 §10.5.1", "RFC 3229 §10.5.2", "RFC 9111 §3"],
    },
    StatusPage {
        code: 300,
        name: "Multiple Choices",
        registry: Registry::Registered,
        by: "",
        tagline: "The resource has several representations, and the client may choose.",
        defined: &[Clause { doc: "RFC 9110", section: "15.4.1" }],
        aliases: &[],
        storable: Storable::Always,
        cache_default: "",
        retry: AutoRetry::Follow,
        retry_condition: "follow `Location`, or choose from the list",
        aspects: Aspects {
            definition: "The resource has several representations with addresses of their own, and the client is invited to choose (RFC 9110 §15.4.1).",
            plain: "There are several; take your pick.",
            when: "Send 300 when the client must choose because you cannot, and the content lists the choices.",
            client: "It may follow `Location` or choose from the list; most programs do neither and stop here.",
            caching: "May be stored without explicit freshness (RFC 9110 §15.1).",
            crawlers: "Google's crawlers follow redirects for up to ten hops (Google Search Central); without `Location` there is nowhere to go (RFC 9110 §15.4.1).",
            backend: "Every client comes a second time, for what it chose.",
            retry: "Not the same request: a new one to the address that was chosen." },
        duties: &[
            Duty { level: Level::Should, field: "Location", text: "send `Location` with the preferred choice, if there is one", source: "RFC 9110 §15.4.1" }, 
            Duty { level: Level::Should, field: "", text: "send a list of the choices as content, except to HEAD", source: "RFC 9110 §15.4.1" }, 
            Duty { level: Level::Must, field: "Date", text: "send `Date`, if it is an origin server with a clock", source: "RFC 9110 §6.6.1" }],
        steps: &[],
        see_also: &[303, 406],
        markdown: "## Means

The resource has more than one representation, each with its own address, and the client is invited to choose
(RFC 9110 §15.4.1).

The list was to have a field of its own; two proposals were dropped for lack of agreement and use. `Link` with the
relation `alternate` can carry it (RFC 9110 §15.4.1).

A client that meets a 3xx it does not know treats it as 300, and may follow `Location` (RFC 9110 §15, §15.4). Programs
differ even with 300 itself: `curl -L` followed `Location` and sent the POST again (curl 7.88.1), while `fetch` and
requests took the 300 as the answer (Node.js 20.20.2; requests 2.34.2).

## Send it when

- you want the client, not the server, to choose, and can list the choices.

## Do not send it when

- one of them is the obvious answer: send it with [200](/.demur/status/200);
- the client excluded all of them: [406](/.demur/status/406).

## What the answer must carry

- **SHOULD** send `Location` with the preferred choice, if there is one (RFC 9110 §15.4.1)
- **SHOULD** send a list of the choices as content, except to HEAD (RFC 9110 §15.4.1)
- **MUST** send `Date`, if it is an origin server with a clock (RFC 9110 §6.6.1)

HTTP defines no format for the list (RFC 9110 §15.4.1).

## Caching

Heuristically cacheable (RFC 9110 §15.1). What is stored is the list; the choice is cached under its own address
(RFC 9111 §2).

## Retry

Send a new request to the chosen address.

## If you got this

### API consumer

Take `Location` if it is there, or read the list.

### Visitor

Choose one of the links.

## If you run the server

### Builder

It is rare, and few clients act on it.

### Operator

It is rare; check that it is intended.

## Related

[406](/.demur/status/406) when nothing fits; [303](/.demur/status/303) to point to one other resource.
",
        sources: &["RFC 9110 §15.4.1", "RFC 9110 §15.1", "Google Search Central", "RFC 9110 §15", "RFC 9110 §15.4", "curl 7.88.1", "Node.js 20.20.2", "requests 2.34.2", "RFC 9111 §2"],
    },
    StatusPage {
        code: 301,
        name: "Moved Permanently",
        registry: Registry::Registered,
        by: "",
        tagline: "The resource has a new permanent address; a POST may be turned into a GET on the way.",
        defined: &[Clause { doc: "RFC 9110", section: "15.4.2" }],
        aliases: &[],
        storable: Storable::Always,
        cache_default: "max-age=3600",
        retry: AutoRetry::Follow,
        retry_condition: "follow `Location`",
        aspects: Aspects {
            definition: "The resource has a new permanent URI; a user agent may turn POST into GET when it follows (RFC 9110 §15.4.2).",
            plain: "It has moved for good; go there from now on.",
            when: "Send 301 when a resource that is only read has moved for good to one known address.",
            client: "It follows `Location`, with GET in place of POST, and may remember the move.",
            caching: "May be stored without explicit freshness (RFC 9110 §15.1), so a browser may never ask the old address again.",
            crawlers: "Google follows it and takes it as a signal that the target is the canonical address (Google on redirects).",
            backend: "A short answer for every visit to the old address, until caches and links have learned the new one.",
            retry: "Not here: send the request to `Location`, and stop at a loop." },
        duties: &[
            Duty { level: Level::Should, field: "Location", text: "send `Location` with the new permanent address", source: "RFC 9110 §15.4.2" }, 
            Duty { level: Level::Must, field: "Date", text: "send `Date`, if it is an origin server with a clock", source: "RFC 9110 §6.6.1" }],
        steps: &["moved"],
        see_also: &[302, 307, 308, 404, 410],
        markdown: r#"## Means

The resource has a new permanent URI, and future references ought to use it. For historical reasons a user agent
may change POST to GET when it follows (RFC 9110 §15.4.2).

"May" is what programs do: with POST, curl 7.88.1, `fetch` of Node.js 20.20.2, requests 2.34.2 and `urllib` of
Python 3.11.7 all come to the new address with GET and without content. With PUT, `fetch` keeps the content, and
requests keeps the method and drops the content (Node.js 20.20.2; requests 2.34.2).

The fragment of the old address goes along, unless `Location` has one of its own (RFC 9110 §10.2.2).

## Send it when

- a page has moved for good and is only read.

## Do not send it when

- the method must be kept: [308](/.demur/status/308);
- the move is temporary: [307](/.demur/status/307) or [302](/.demur/status/302);
- the resource has no successor: [410](/.demur/status/410) or [404](/.demur/status/404). Sending every lost address to the first page hides
  the loss.

## What the answer must carry

- **SHOULD** send `Location` with the new permanent address (RFC 9110 §15.4.2)
- **MUST** send `Date`, if it is an origin server with a clock (RFC 9110 §6.6.1)

A short note with a link is usual (RFC 9110 §15.4.2).

## Caching

Heuristically cacheable (RFC 9110 §15.1), so a mistake can stay in browsers for long. Permanence and caching are two
things (RFC 9205 §4.6.1): a permanent move may be sent with `max-age=60` while you watch it. Send an explicit `max-age`;
the gateway sends one hour unless the entry says otherwise, and `no-store` where not everybody may know of the move.

## Retry

Follow `Location`, with a limit against loops (RFC 9110 §15.4).

## If you got this

### API consumer

Change the address that you have stored. Check that your library does not turn a POST into a GET.

### Visitor

Nothing to do. Renew your bookmark.

## If you run the server

### Builder

Point to the final address, not to the next redirect.

### Operator

Keep redirects as long as anyone follows them, and look for chains. The gateway sends 301 for GET and HEAD, and
[308](/.demur/status/308) for all other methods, where a list in `places` says that a path has moved for good. It loads no list
with chains, loops, or many paths sent to the first page.

## Related

[308](/.demur/status/308) keeps the method; [302](/.demur/status/302) and [307](/.demur/status/307) are temporary.
"#,
        sources: &["RFC 9110 §15.4.2", "RFC 9110 §15.1", "Google on redirects", "curl 7.88.1", "Node.js 20.20.2", "requests 2.34.2", "Python 3.11.7", "RFC 9110 §10.2.2", "RFC 9205 §4.6.1", "RFC 9110 §15.4"],
    },
    StatusPage {
        code: 302,
        name: "Found",
        registry: Registry::Registered,
        by: "",
        tagline: "The resource is temporarily at another address; a POST may be turned into a GET on the way.",
        defined: &[Clause { doc: "RFC 9110", section: "15.4.3" }],
        aliases: &[Alias { text: "Moved Temporarily", by: "nginx 1.22.1" }],
        storable: Storable::ExplicitOnly,
        cache_default: "no-store",
        retry: AutoRetry::Follow,
        retry_condition: "follow `Location`; keep using the original address",
        aspects: Aspects {
            definition: "The resource is temporarily under a different URI; a user agent may turn POST into GET when it follows (RFC 9110 §15.4.3).",
            plain: "For the moment it is over there; keep this address.",
            when: "Send 302 when a resource that is only read is elsewhere for a time.",
            client: "It follows `Location`, with GET in place of POST, and asks the old address again next time.",
            caching: "Not heuristically cacheable (RFC 9110 §15.1).",
            crawlers: "Google follows it, does not take it as a signal for the target, and shows the old address (Google on redirects).",
            backend: "Two requests for every visit, for as long as it stands.",
            retry: "Not here: send the request to `Location`, and stop at a loop." },
        duties: &[
            Duty { level: Level::Should, field: "Location", text: "send `Location` with the other address", source: "RFC 9110 §15.4.3" }, 
            Duty { level: Level::Must, field: "Date", text: "send `Date`, if it is an origin server with a clock", source: "RFC 9110 §6.6.1" }],
        steps: &["moved"],
        see_also: &[301, 303, 307],
        markdown: "## Means

The resource resides temporarily under a different URI, and the client ought to keep using the original one. For
historical reasons a user agent may change POST to GET when it follows (RFC 9110 §15.4.3).

HTTP/1.0 meant it to keep the method. Early browsers were divided, most settled on GET, and the definition was adjusted
to them; 303 and 307 say which of the two is meant (RFC 9110 §15.4). Beyond POST programs differ: requests 2.34.2 turns
PUT and DELETE into GET as well, `fetch` of Node.js 20.20.2 keeps them.

## Send it when

- a page is temporarily elsewhere and is only read.

## Do not send it when

- the method must be kept: [307](/.demur/status/307);
- the answer to a POST is to be read elsewhere: [303](/.demur/status/303) says exactly that;
- the move is permanent: [301](/.demur/status/301) or [308](/.demur/status/308).

## What the answer must carry

- **SHOULD** send `Location` with the other address (RFC 9110 §15.4.3)
- **MUST** send `Date`, if it is an origin server with a clock (RFC 9110 §6.6.1)

A short note with a link is usual (RFC 9110 §15.4.3).

## Caching

Not heuristically cacheable (RFC 9110 §15.1), but stored if it carries `max-age` (RFC 9111 §3). The gateway sends
`Cache-Control: no-store`.

## Retry

Follow `Location`, with a limit against loops (RFC 9110 §15.4).

## If you got this

### API consumer

Follow it, and keep the original address. Check which method your library uses then.

### Visitor

Nothing to do.

## If you run the server

### Builder

A redirect to a login page in answer to a program is hard to understand for it: send [401](/.demur/status/401).

### Operator

If it has been there for a year, it is probably permanent. The gateway sends it for GET and HEAD where a list in
`places` says that a path has moved for a time; other methods get [307](/.demur/status/307).

## Related

[307](/.demur/status/307) keeps the method; [303](/.demur/status/303) after POST.
",
        sources: &["nginx 1.22.1", "RFC 9110 §15.4.3", "RFC 9110 §15.1", "Google on redirects", "RFC 9110 §15.4", "requests 2.34.2", "Node.js 20.20.2", "RFC 9111 §3"],
    },
    StatusPage {
        code: 303,
        name: "See Other",
        registry: Registry::Registered,
        by: "",
        tagline: "The answer can be read at another address, with GET.",
        defined: &[Clause { doc: "RFC 9110", section: "15.4.4" }],
        aliases: &[],
        storable: Storable::ExplicitOnly,
        cache_default: "",
        retry: AutoRetry::Follow,
        retry_condition: "follow `Location` with GET or HEAD",
        aspects: Aspects {
            definition: "The answer is found at another resource, by GET or HEAD; that resource is not the same as the target (RFC 9110 §15.4.4).",
            plain: "Done; read about it over there.",
            when: "Send 303 when a request has been carried out and its result has an address to be read at.",
            client: "It reads `Location` with GET, whatever the first method was, and drops the content it sent.",
            caching: "Not heuristically cacheable (RFC 9110 §15.1); the answer at `Location` is cached for itself.",
            crawlers: "Google follows it as a temporary redirect, which is no signal for the target (Google on redirects).",
            backend: "The POST is done once, and a reload repeats only the GET; the price is one request more.",
            retry: "Not the first request, which is done: only the GET on `Location` may be repeated at will." },
        duties: &[
            Duty { level: Level::Must, field: "Date", text: "send `Date`, if it is an origin server with a clock", source: "RFC 9110 §6.6.1" }],
        steps: &[],
        see_also: &[301, 302, 307],
        markdown: "## Means

The server redirects the user agent to a different resource that gives an indirect answer to the request. It is read
with GET or HEAD, and is not the same as the target (RFC 9110 §15.4.4).

In answer to a GET it says that the target itself has no representation to send, and that the other resource describes
it: a person has no bytes, a page about the person has (RFC 9110 §15.4.4).

Here programs agree: POST, PUT and DELETE become GET in `fetch` and in requests, POST in curl and `urllib`
(Node.js 20.20.2; requests 2.34.2; curl 7.88.1; Python 3.11.7).

## Send it when

- a POST is done and its result has an address: the result can then be bookmarked and reloaded without sending the
  form again.

## Do not send it when

- the resource itself is elsewhere: [302](/.demur/status/302), [307](/.demur/status/307), [301](/.demur/status/301) or [308](/.demur/status/308).

## What the answer must carry

- **MUST** send `Date`, if it is an origin server with a clock (RFC 9110 §6.6.1)

`Location` names the other resource. Except to HEAD, a short note with the same link ought to be sent (RFC 9110
§15.4.4).

## Caching

Not heuristically cacheable (RFC 9110 §15.1). The result at `Location` can be cached like any other resource, which the
answer to a POST almost never can (RFC 9110 §9.3.3).

## Retry

Follow `Location` with GET or HEAD.

## If you got this

### API consumer

Follow it with GET, without the content of the first request.

### Visitor

Nothing to do.

## If you run the server

### Builder

Use it after forms. It applies to every method (RFC 9110 §15.4.4).

### Operator

It is a normal part of forms and logins.

## Related

[302](/.demur/status/302) and [307](/.demur/status/307) for resources that are elsewhere for a time.
",
        sources: &["RFC 9110 §15.4.4", "RFC 9110 §15.1", "Google on redirects", "Node.js 20.20.2", "requests 2.34.2", "curl 7.88.1", "Python 3.11.7", "RFC 9110 §9.3.3"],
    },
    StatusPage {
        code: 304,
        name: "Not Modified",
        registry: Registry::Registered,
        by: "",
        tagline: "The client already has the current representation.",
        defined: &[Clause { doc: "RFC 9110", section: "15.4.5" }],
        aliases: &[],
        storable: Storable::ExplicitOnly,
        cache_default: "",
        retry: AutoRetry::NotNeeded,
        retry_condition: "not needed: use the stored response",
        aspects: Aspects {
            definition: "A conditional GET or HEAD found its condition false: the client's stored representation is still valid (RFC 9110 §15.4.5).",
            plain: "Nothing has changed; use what you have.",
            when: "Send 304 when a GET or HEAD would get a 200 and its `If-None-Match` or `If-Modified-Since` says that the client has it.",
            client: "It takes its stored response, with the fields of the 304 put into it; without one it has no content at all.",
            caching: "It is not stored for itself: it freshens what is stored (RFC 9111 §4.3.4), and only caches that understand it may handle it (RFC 9111 §3).",
            crawlers: "Google tells the next step that the content is the same as at the last crawl (Google Search Central).",
            backend: "The content is not sent; it is not made either, if the validator is known without making it.",
            retry: "Not needed. A client without a stored response repeats the request without the condition." },
        duties: &[
            Duty { level: Level::Must, field: "", text: "send `Content-Location`, `Date`, `ETag`, `Vary`, `Cache-Control` and `Expires`, as far as a 200 would have had them", source: "RFC 9110 §15.4.5" }, 
            Duty { level: Level::ShouldNot, field: "", text: "send other metadata of the representation, unless it guides cache updates", source: "RFC 9110 §15.4.5" }, 
            Duty { level: Level::Must, field: "Date", text: "send `Date`, if it is an origin server with a clock", source: "RFC 9110 §6.6.1" }],
        steps: &[],
        see_also: &[200, 412],
        markdown: "## Means

A conditional GET or HEAD was received, and would have got a [200](/.demur/status/200) if its condition had not been false. The
client is to use what it has stored (RFC 9110 §15.4.5).

It stands among the redirects because it sends the client to its own store (RFC 9110 §15.4).

## Send it when

- `If-None-Match` lists the current `ETag`, or nothing changed since `If-Modified-Since`, and the method is GET or
  HEAD.

## Do not send it when

- the request had no condition;
- the method changes something: [412](/.demur/status/412) (RFC 9110 §13.1.2);
- the request would have failed without the condition (RFC 9110 §13.2.1).

## What the answer must carry

- **MUST** send `Content-Location`, `Date`, `ETag`, `Vary`, `Cache-Control` and `Expires`, as far as a 200 would have had them (RFC 9110 §15.4.5)
- **SHOULD NOT** send other metadata of the representation, unless it guides cache updates (RFC 9110 §15.4.5)
- **MUST** send `Date`, if it is an origin server with a clock (RFC 9110 §6.6.1)

It ends with the header section; content and trailers are impossible (RFC 9110 §15.4.5).

## Caching

A cache updates what it has stored with the fields of this answer, if the validator in it is the one it holds
(RFC 9111 §4.3.4). So a new `Cache-Control` reaches clients with a 304 as well, and a wrong field is spread by it.

The 304 itself is stored only by a cache that understands it, and then as an update (RFC 9111 §3, §4.3.4). A proxy
passes it on if the condition came from its client (RFC 9110 §15.4.5).

## Retry

Not needed.

## If you got this

### API consumer

Use the stored response. If you have none, you sent a condition by mistake.

### Visitor

You will not notice it.

## If you run the server

### Builder

Send the same `ETag` for the same content on all your servers.

### Operator

A gateway that is no cache must forward conditions without evaluating them (RFC 9110 §13.2.1).

## Related

[200](/.demur/status/200) when it changed; [412](/.demur/status/412) for methods that change something.
",
        sources: &["RFC 9110 §15.4.5", "RFC 9111 §4.3.4", "RFC 9111 §3", "Google Search Central", "RFC 9110 §15.4", "RFC 9110 §13.1.2", "RFC 9110 §13.2.1"],
    },
    StatusPage {
        code: 305,
        name: "Use Proxy",
        registry: Registry::Registered,
        by: "",
        tagline: "Deprecated: an answer must not configure a client's proxy.",
        defined: &[Clause { doc: "RFC 9110", section: "15.4.6" }],
        aliases: &[],
        storable: Storable::ExplicitOnly,
        cache_default: "",
        retry: AutoRetry::No,
        retry_condition: "a client must not take a proxy from an answer; it may treat the 305 as a 300 and stop",
        aspects: Aspects {
            definition: "A status of an earlier version, deprecated because a proxy must not be configured by an answer (RFC 9110 §15.4.6, RFC 7231 §B).",
            plain: "It once meant: only through this proxy.",
            when: "Never send 305: it is deprecated, and no client that follows the standard does what it says.",
            client: "It does not use the proxy that is named; most programs report the 305 as it is.",
            caching: "Not heuristically cacheable (RFC 9110 §15.1).",
            crawlers: "Nothing defines what to do with it, beyond what holds for every unknown 3xx: it counts as a 300 (RFC 9110 §15).",
            backend: "The request is not carried out, and clients do not come back by another way.",
            retry: "Do not repeat it: nothing about the request needs to change, the server has to." },
        duties: &[
            Duty { level: Level::Must, field: "Date", text: "send `Date`, if it is an origin server with a clock", source: "RFC 9110 §6.6.1" }],
        steps: &[],
        see_also: &[300, 306, 307, 407, 502],
        markdown: "## Means

An earlier version of HTTP defined it: the resource had to be reached through the proxy in `Location`. It has been
deprecated because of security concerns about configuring a proxy within the conversation (RFC 7231 §B;
RFC 9110 §15.4.6).

The concern is plain: whoever can make one answer, over `http` or on one host of many, could put a proxy of his own
between the client and what it asks next. A proxy is chosen by the client (RFC 9110 §3.7).

What programs do with it differs, so nothing can be built on it. `fetch` of Node.js 20.20.2 and requests 2.34.2 return the
305; curl 7.88.1 with `-L` follows its `Location` like that of any 3xx, POST and content included, and uses no proxy.

## Send it when

- never.

## Do not send it when

- a resource is to be reached by another address: [307](/.demur/status/307) or [308](/.demur/status/308);
- clients must come through a network of yours: that is configuration of the client, or a firewall;
- a proxy wants credentials: [407](/.demur/status/407).

## What the answer must carry

- **MUST** send `Date`, if it is an origin server with a clock (RFC 9110 §6.6.1)

Nothing, for it is not sent.

## Caching

Not heuristically cacheable (RFC 9110 §15.1).

## Retry

None.

## If you got this

### API consumer

Do not follow it. Report it to the operator, and check whether you speak to the right server at all: over plain `http`,
anybody on the way can send it.

### Visitor

The site is set up wrongly or is not the one it claims to be. Do not enter a proxy because a page asks you to.

## If you run the server

### Builder

Remove it. Clients learn proxies from their configuration.

### Operator

Find out which program sends it. An upstream that does so is very old or not HTTP as you know it.

## Related

[306](/.demur/status/306) belonged to the same idea; [407](/.demur/status/407) is what a proxy really says; [300](/.demur/status/300) is how unknown members
of the class are read.
",
        sources: &["RFC 9110 §15.4.6", "RFC 7231 §B", "RFC 9110 §15.1", "RFC 9110 §15", "RFC 9110 §3.7", "Node.js 20.20.2", "requests 2.34.2", "curl 7.88.1"],
    },
    StatusPage {
        code: 306,
        name: "(Unused)",
        registry: Registry::Reserved,
        by: "",
        tagline: "Reserved and without meaning; never to be sent.",
        defined: &[Clause { doc: "RFC 9110", section: "15.4.7" }],
        aliases: &[],
        storable: Storable::ExplicitOnly,
        cache_default: "",
        retry: AutoRetry::No,
        retry_condition: "the status has no meaning; a client may treat it as a 300 and stop",
        aspects: Aspects {
            definition: "Defined by an earlier version, no longer used, and reserved (RFC 9110 §15.4.7).",
            plain: "Nothing: the number is taken out of service.",
            when: "Never send 306: the number is reserved so that it gets no second meaning.",
            client: "It treats it as a 300, like every 3xx that it does not know.",
            caching: "Not heuristically cacheable (RFC 9110 §15.1).",
            crawlers: "Nothing is defined for it; an unknown 3xx counts as a 300 (RFC 9110 §15).",
            backend: "It tells nothing, so whatever the service meant is lost.",
            retry: "Do not repeat it; find out what the server meant." },
        duties: &[],
        steps: &[],
        see_also: &[300, 305, 418],
        markdown: r#"## Means

Nothing. The code was defined in an earlier version of the specification, is no longer used, and is reserved
(RFC 9110 §15.4.7). The registry lists it as "(Unused)" (IANA status code registry).

Reserved is less than registered and more than free: nobody may give it a new meaning, since old programs could still hold
it for the old one. [418](/.demur/status/418) is in the same state for another reason (RFC 9110 §15.5.19).

## Send it when

- never.

## Do not send it when

- you look for a free number in the 3xx: an application must use registered codes only (RFC 9205 §4.6);
- you want to redirect: [307](/.demur/status/307), [308](/.demur/status/308) or [303](/.demur/status/303).

## What the answer must carry

Nothing, for it is not sent.

## Caching

Not heuristically cacheable (RFC 9110 §15.1).

## Retry

None.

## If you got this

### API consumer

Ask the operator what is meant. If the answer has a `Location`, decide yourself whether to go there.

### Visitor

The site has a fault. Start from its first page.

## If you run the server

### Builder

Search your code for the number; a typing mistake for 303, 307 or 308 is the likely reason.

### Operator

An upstream that sends it has a fault. Clients see a 3xx that they do not follow.

## Related

[305](/.demur/status/305), deprecated; [418](/.demur/status/418), reserved as well.
"#,
        sources: &["RFC 9110 §15.4.7", "RFC 9110 §15.1", "RFC 9110 §15", "IANA status code registry", "RFC 9110 §15.5.19", "RFC 9205 §4.6"],
    },
    StatusPage {
        code: 307,
        name: "Temporary Redirect",
        registry: Registry::Registered,
        by: "",
        tagline: "The resource is temporarily at another address; the method stays the same.",
        defined: &[Clause { doc: "RFC 9110", section: "15.4.8" }],
        aliases: &[],
        storable: Storable::ExplicitOnly,
        cache_default: "no-store",
        retry: AutoRetry::Follow,
        retry_condition: "follow `Location` with the same method; keep using the original address",
        aspects: Aspects {
            definition: "The resource is temporarily under a different URI, and the method must not change when a user agent follows by itself (RFC 9110 §15.4.8).",
            plain: "For the moment, send the same thing over there; keep this address.",
            when: "Send 307 when a resource is elsewhere for a time and methods other than GET are in use there.",
            client: "It repeats method and content at `Location`, and asks the old address again next time.",
            caching: "Not heuristically cacheable (RFC 9110 §15.1).",
            crawlers: "Google follows it, does not take it as a signal for the target, and shows the old address (Google on redirects).",
            backend: "The content is sent twice, unless the client waits for `100 Continue` before it sends it here.",
            retry: "Not here: send the same request to `Location`, and stop at a loop." },
        duties: &[
            Duty { level: Level::Should, field: "Location", text: "send `Location` with the other address", source: "RFC 9110 §15.4.8" }, 
            Duty { level: Level::Must, field: "Date", text: "send `Date`, if it is an origin server with a clock", source: "RFC 9110 §6.6.1" }],
        steps: &["moved"],
        see_also: &[302, 303, 308],
        markdown: "## Means

The resource resides temporarily under a different URI. A user agent must not change the method when it follows
automatically, and ought to keep using the original address (RFC 9110 §15.4.8).

That a client keeps the method does not mean that it follows: `urllib` raises an error for POST with 307 and 308
(Python 3.11.7), while curl, `fetch` and requests send the content again (curl 7.88.1; Node.js 20.20.2; requests 2.34.2).
A client is to take care with unsafe methods: the user may not want them redirected (RFC 9110 §15.4).

## Send it when

- a resource is elsewhere for a time, and methods other than GET are in use there.

## Do not send it when

- the move is permanent: [308](/.demur/status/308);
- the client is to read a result with GET: [303](/.demur/status/303).

## What the answer must carry

- **SHOULD** send `Location` with the other address (RFC 9110 §15.4.8)
- **MUST** send `Date`, if it is an origin server with a clock (RFC 9110 §6.6.1)

A short note with a link is usual (RFC 9110 §15.4.8).

## Caching

Not heuristically cacheable (RFC 9110 §15.1), but stored if it carries `max-age` (RFC 9111 §3). The gateway sends
`Cache-Control: no-store`.

## Retry

Follow `Location` with the same method and content, with a limit against loops (RFC 9110 §15.4).

## If you got this

### API consumer

Your library has to send the content again. A stream that can be read only once cannot be followed.

### Visitor

Nothing to do.

## If you run the server

### Builder

Redirect before the client sends a large content; with `Expect: 100-continue` it can wait for your answer.

### Operator

Remove it when the reason is gone. The gateway sends it where a list in `places` says that a path has moved for a time
and the method is not GET or HEAD.

## Related

[302](/.demur/status/302) may change the method; [308](/.demur/status/308) is permanent.
",
        sources: &["RFC 9110 §15.4.8", "RFC 9110 §15.1", "Google on redirects", "Python 3.11.7", "curl 7.88.1", "Node.js 20.20.2", "requests 2.34.2", "RFC 9110 §15.4", "RFC 9111 §3"],
    },
    StatusPage {
        code: 308,
        name: "Permanent Redirect",
        registry: Registry::Registered,
        by: "",
        tagline: "The resource has a new permanent address; the method stays the same.",
        defined: &[Clause { doc: "RFC 9110", section: "15.4.9" }],
        aliases: &[],
        storable: Storable::Always,
        cache_default: "max-age=3600",
        retry: AutoRetry::Follow,
        retry_condition: "follow `Location` with the same method",
        aspects: Aspects {
            definition: "The resource has a new permanent URI, with no exception that lets POST become GET (RFC 9110 §15.4.9).",
            plain: "It has moved for good; send the same thing there from now on.",
            when: "Send 308 when a resource has moved for good and the method must survive the move.",
            client: "It repeats method and content at `Location`, and may remember the move; a very old one stops here.",
            caching: "May be stored without explicit freshness (RFC 9110 §15.1), so a browser may never ask the old address again.",
            crawlers: "Google treats it like 301: a signal that the target is the canonical address (Google on redirects).",
            backend: "The content is sent twice on the first visit, unless the client waits for `100 Continue`; later visits go straight to the new address.",
            retry: "Not here: send the same request to `Location`, and stop at a loop." },
        duties: &[
            Duty { level: Level::Should, field: "Location", text: "send `Location` with the new permanent address", source: "RFC 9110 §15.4.9" }, 
            Duty { level: Level::Must, field: "Date", text: "send `Date`, if it is an origin server with a clock", source: "RFC 9110 §6.6.1" }],
        steps: &["moved"],
        see_also: &[301, 307, 410],
        markdown: "## Means

The resource has a new permanent URI, and future references ought to use it (RFC 9110 §15.4.9). Unlike
[301](/.demur/status/301), it has no exception that turns POST into GET.

It dates from 2014; a client that does not know it treats it as [300](/.demur/status/300) and may stay where it is
(RFC 9110 §15.4.9, RFC 7538 §4). A link in the content helps such a client. The server should not choose between 301 and
308 by `User-Agent` (RFC 7538 §4).

curl, `fetch` and requests repeat POST with its content (curl 7.88.1; Node.js 20.20.2; requests 2.34.2); `urllib` raises an
error (Python 3.11.7).

## Send it when

- a resource has moved for good, in an API above all.

## Do not send it when

- the move is temporary: [307](/.demur/status/307);
- there is no successor: [410](/.demur/status/410) or [404](/.demur/status/404).

## What the answer must carry

- **SHOULD** send `Location` with the new permanent address (RFC 9110 §15.4.9)
- **MUST** send `Date`, if it is an origin server with a clock (RFC 9110 §6.6.1)

A short note with a link is usual (RFC 9110 §15.4.9).

## Caching

Heuristically cacheable (RFC 9110 §15.1), for GET; the answer to a POST is stored only with explicit freshness and a
`Content-Location` that equals the target (RFC 9110 §9.3.3). Send an explicit `max-age` and raise it when the move has
proved right. The gateway sends one hour unless the entry says otherwise, and `no-store` where not everybody may know of
the move.

## Retry

Follow `Location` with the same method and content, with a limit against loops (RFC 9110 §15.4).

## If you got this

### API consumer

Change the address that you have stored. Very old clients may not know this code (RFC 9110 §15.4.9).

### Visitor

Nothing to do. Renew your bookmark.

## If you run the server

### Builder

Point to the final address, not to the next redirect.

### Operator

Keep it as long as anyone follows it. The gateway sends it where a list in `places` says that a path has moved for
good and the method is not GET or HEAD; those get [301](/.demur/status/301).

## Related

[301](/.demur/status/301) may change the method; [307](/.demur/status/307) is temporary; [410](/.demur/status/410) without successor.
",
        sources: &["RFC 9110 §15.4.9", "RFC 9110 §15.1", "Google on redirects", "RFC 7538 §4", "curl 7.88.1", "Node.js 20.20.2", "requests 2.34.2", "Python 3.11.7", "RFC 9110 §9.3.3", "RFC 9110 §15.4"],
    },
    StatusPage {
        code: 400,
        name: "Bad Request",
        registry: Registry::Registered,
        by: "",
        tagline: "The server will not process the request because it looks wrong as it was sent.",
        defined: &[Clause { doc: "RFC 9110", section: "15.5.1" }],
        aliases: &[Alias { text: "Request Header Or Cookie Too Large", by: "nginx 1.22.1" }],
        storable: Storable::ExplicitOnly,
        cache_default: "no-store",
        retry: AutoRetry::No,
        retry_condition: "the same request gets the same answer; correct it first",
        aspects: Aspects {
            definition: "The server cannot or will not process the request because of something that it perceives as an error of the client: malformed syntax, invalid framing, deceptive routing (RFC 9110 §15.5.1).",
            plain: "The server did not take the request as it was written.",
            when: "Send 400 when the message breaks the grammar of HTTP or of its declared type, or lacks what every call of the operation needs.",
            client: "A program corrects the request before it sends it again; a visitor checks the address or deletes the cookies of the site.",
            caching: "Not heuristically cacheable; stored only with explicit freshness (RFC 9110 §15.1; RFC 9111 §3).",
            crawlers: "Google takes it as every 4xx but 429: no content here, and an indexed address goes (Google Search Central).",
            backend: "Cheap where the parser at the edge refuses; the service behind never hears of it.",
            retry: "Not unchanged: the same octets get the same verdict." },
        duties: &[
            Duty { level: Level::Must, field: "", text: "close the connection after the answer where the framing of the message is in doubt", source: "RFC 9112 §6.3" }, 
            Duty { level: Level::Should, field: "", text: "explain what is wrong, and say whether it is temporary or permanent, except to HEAD", source: "RFC 9110 §15.5" }, 
            Duty { level: Level::Must, field: "Date", text: "send `Date`, if it is an origin server with a clock", source: "RFC 9110 §6.6.1" }],
        steps: &["request-line", "field-syntax", "host", "framing", "target-form", "target-encoding", "credentials-malformed", "path-parameter", "parameters", "condition-malformed", "body-missing", "body-framing", "body-syntax", "body-schema", "body-rules"],
        see_also: &[401, 403, 404, 409, 413, 415, 422, 431],
        markdown: r#"## Means

The server cannot or will not process the request because of something that it perceives as an error of the client, such
as malformed syntax, invalid framing or deceptive routing (RFC 9110 §15.5.1). A client that meets a 4xx code which it
does not know treats it as this one (RFC 9110 §15).

"Perceives" is the word that matters. A stricter server, or a limit that is too low, makes a 400 out of a request that
another takes: a cookie of 9,000 octets is 400 for nginx and fine for Caddy, each as it comes (nginx 1.22.1; Caddy
2.6.2).

For some faults of an HTTP/1.1 message the code is not a matter of choice: no `Host`, two or a bad one (RFC 9112 §3.2),
a space before the colon of a field (RFC 9112 §5.1), a length that cannot be known (RFC 9112 §6.3).

## Send it when

- the message breaks the grammar of HTTP: a bad request line, a space before the colon of a field, no `Host`, two of
  them, or a bad one (RFC 9112 §3, §3.2, §5.1);
- the length of the body cannot be determined (RFC 9112 §6.3);
- the target cannot be decoded, such as `%zz` in a path;
- a query parameter, header or cookie that the operation requires is missing or cannot be read;
- the body does not parse as the type that it declares, such as a JSON document that breaks off.

## Do not send it when

- credentials are missing or refused: that is [401](/.demur/status/401);
- nothing is found at the address: [404](/.demur/status/404);
- the method is known but not supported here: [405](/.demur/status/405);
- the type or coding of the content is not supported: [415](/.demur/status/415);
- a part of it is too large: [413](/.demur/status/413) for the content, [414](/.demur/status/414) for the address, [431](/.demur/status/431) for the fields;
- the content parses but cannot be processed: [422](/.demur/status/422) says that more precisely. Many APIs answer 400 here as well;
  choose one and document it;
- the request would be fine in another state of the resource: [409](/.demur/status/409);
- the server itself failed: an unexpected exception is a [500](/.demur/status/500), whatever the input was.

## What the answer must carry

- **MUST** close the connection after the answer where the framing of the message is in doubt (RFC 9112 §6.3)
- **SHOULD** explain what is wrong, and say whether it is temporary or permanent, except to HEAD (RFC 9110 §15.5)
- **MUST** send `Date`, if it is an origin server with a clock (RFC 9110 §6.6.1)

A list of all faults, each with its place and what would be right, saves the caller a series of attempts. RFC 9457
defines a format for that, `application/problem+json` (RFC 9457 §3). Do not repeat refused values that may be secret,
and never a stack trace.

## Caching

Not heuristically cacheable (RFC 9110 §15.1). With explicit freshness a cache may store it (RFC 9111 §3), and Apache,
nginx, Chrome and Apache Traffic Server do (cache-tests). It judges one request: send `Cache-Control: no-store`.

## Retry

Do not repeat the request unchanged.

## If you got this

### API consumer

Read the body: good servers name the field that is wrong. Compare the raw request with the documentation: encoding of
the address, `Content-Type`, the syntax of the JSON. `curl -v` shows what is really sent.

### Visitor

Check the address for stray characters. If only one site does this, deleting its cookies can help, because a damaged
cookie is part of every request to it. Otherwise, tell the site what you did.

## If you run the server

### Builder

Never map unknown exceptions to 400: it hides your own faults as faults of the client. Report every fault of a request
at once, without repeating values that may be secret.

### Operator

Many sudden 400s after a deployment point to the server: a list of allowed hosts without its value, a lower limit, a
stricter parser. Look at which step refused, and compare with the time of the change.

## Related

[422](/.demur/status/422) for content that parses but cannot be processed; [415](/.demur/status/415) for types; [413](/.demur/status/413), [414](/.demur/status/414) and
[431](/.demur/status/431) for size; [408](/.demur/status/408) for time.
"#,
        sources: &["nginx 1.22.1", "RFC 9110 §15.5.1", "RFC 9110 §15.1", "RFC 9111 §3", "Google Search Central", "RFC 9112 §6.3", "RFC 9110 §15", "Caddy 2.6.2", "RFC 9112 §3.2", "RFC 9112 §5.1", "RFC 9112 §3", "RFC 9457 §3", "cache-tests"],
    },
    StatusPage {
        code: 401,
        name: "Unauthorized",
        registry: Registry::Registered,
        by: "",
        tagline: "The request lacks valid credentials for this resource.",
        defined: &[Clause { doc: "RFC 9110", section: "15.5.2" }, Clause { doc: "RFC 9110", section: "11.6.1" }],
        aliases: &[Alias { text: "Authorization Required", by: "nginx 1.22.1" }],
        storable: Storable::ExplicitOnly,
        cache_default: "no-store",
        retry: AutoRetry::Changed,
        retry_condition: "with new or other credentials; not again when those are refused too",
        aspects: Aspects {
            definition: "The request was not carried out because it lacks valid authentication credentials for the target; the server names a way to authenticate (RFC 9110 §15.5.2).",
            plain: "The server does not know who you are, or does not accept the proof.",
            when: "Send 401 when credentials are missing or refused and you can name a scheme in `WWW-Authenticate`.",
            client: "A browser asks for a password where it knows the scheme; a program fetches a token and repeats the request once.",
            caching: "Not heuristically cacheable; stored only with explicit freshness (RFC 9110 §15.1; RFC 9111 §3).",
            crawlers: "Google takes it as every 4xx but 429: no content here, and an indexed address goes (Google Search Central).",
            backend: "One check of a signature or one look-up; done before the operation, it keeps strangers away from everything behind.",
            retry: "Once, with new or other credentials." },
        duties: &[
            Duty { level: Level::Must, field: "WWW-Authenticate", text: "send `WWW-Authenticate` with at least one challenge that applies to the resource", source: "RFC 9110 §15.5.2" }, 
            Duty { level: Level::Should, field: "", text: "explain what is wrong, and say whether it is temporary or permanent, except to HEAD", source: "RFC 9110 §15.5" }, 
            Duty { level: Level::Must, field: "Date", text: "send `Date`, if it is an origin server with a clock", source: "RFC 9110 §6.6.1" }],
        steps: &["credentials-missing", "credentials-invalid"],
        see_also: &[400, 403, 404, 407],
        markdown: "## Means

The request was not carried out because it lacks valid authentication credentials for the target resource. If it carried
credentials, they were refused (RFC 9110 §15.5.2).

Despite its name the code asks who you are and not what you may do: that is [403](/.demur/status/403) (RFC 9110 §15.5.4). A 401
without a challenge breaks the one rule that it has (RFC 9110 §15.5.2, §11.6.1).

## Send it when

- the resource needs credentials and the request has none;
- the credentials are unknown, expired or revoked.

## Do not send it when

- you cannot name an authentication scheme in `WWW-Authenticate`: then 401 is not the answer;
- the caller is known and not allowed: [403](/.demur/status/403);
- the `Authorization` field cannot be parsed at all: [400](/.demur/status/400) is more helpful;
- a forward proxy wants credentials: [407](/.demur/status/407);
- strangers must not learn that the resource exists: [404](/.demur/status/404), the same for all addresses in that area.

## What the answer must carry

- **MUST** send `WWW-Authenticate` with at least one challenge that applies to the resource (RFC 9110 §15.5.2)
- **SHOULD** explain what is wrong, and say whether it is temporary or permanent, except to HEAD (RFC 9110 §15.5)
- **MUST** send `Date`, if it is an origin server with a clock (RFC 9110 §6.6.1)

A server may also send `WWW-Authenticate` with other statuses, to say that credentials might change the answer (RFC 9110
§11.6.1).

## Caching

Not heuristically cacheable (RFC 9110 §15.1); with explicit freshness a cache may store it (RFC 9111 §3). It judges one
caller, and a request without `Authorization` has none of the protection that RFC 9111 §3.5 gives to requests with it:
send `Cache-Control: no-store`.

## Retry

The client may repeat the request with a new or replaced `Authorization` field. If the same challenge comes back after
an attempt, a user agent should show the body to its user instead of trying on (RFC 9110 §15.5.2).

## If you got this

### API consumer

Look at `WWW-Authenticate`: it names the scheme and often the reason. Check that the token is sent at all, that it is
for this server, and that it has not expired. Fetch a new one once, not in a loop.

### Visitor

Sign in again. If that does not help, sign out first, then in.

## If you run the server

### Builder

Answer with every challenge that could work. Check credentials before you disclose whether a path, a method or a format
exists, where that is not public.

### Operator

A rise after a deployment often means a changed key, audience or clock. A rise from few addresses may be someone
guessing passwords; a limit per account and per address helps.

The gateway verifies what `[[verifier]]` names. The client learns only that the credentials do not count, and that a
token has expired; the event says why, as `reason`. While keys cannot be fetched, the answer is [503](/.demur/status/503) instead,
since the credentials may be good. In a guarded scope a stranger gets the same 401 on every path, whether anything is
there or not.

## Related

[403](/.demur/status/403) when the caller is known and refused; [407](/.demur/status/407) for proxies; [404](/.demur/status/404) to hide.
",
        sources: &["nginx 1.22.1", "RFC 9110 §15.5.2", "RFC 9110 §15.1", "RFC 9111 §3", "Google Search Central", "RFC 9110 §15.5.4", "RFC 9110 §11.6.1", "RFC 9111 §3.5"],
    },
    StatusPage {
        code: 402,
        name: "Payment Required",
        registry: Registry::Registered,
        by: "",
        tagline: "Reserved for future use; HTTP gives it no meaning yet.",
        defined: &[Clause { doc: "RFC 9110", section: "15.5.3" }],
        aliases: &[Alias { text: "Request Failed", by: "Stripe docs" }],
        storable: Storable::ExplicitOnly,
        cache_default: "",
        retry: AutoRetry::No,
        retry_condition: "nothing is defined; read the documentation of the service",
        aspects: Aspects {
            definition: "Reserved for future use; HTTP itself gives it no meaning (RFC 9110 §15.5.3).",
            plain: "Something has to be paid first; what and where, only this service can say.",
            when: "Send 402 when your documentation defines it for refusals that only a payment lifts, and your clients know it.",
            client: "A program that knows the service shows or makes the payment; every other treats it as 400.",
            caching: "Not heuristically cacheable; stored only with explicit freshness (RFC 9110 §15.1; RFC 9111 §3).",
            crawlers: "Google takes it as every 4xx but 429: no content here, and an indexed address goes (Google Search Central).",
            backend: "A look at the account or the quota; no work is done for the request.",
            retry: "Not before something was paid." },
        duties: &[
            Duty { level: Level::Should, field: "", text: "explain what is wrong, and say whether it is temporary or permanent, except to HEAD", source: "RFC 9110 §15.5" }, 
            Duty { level: Level::Must, field: "Date", text: "send `Date`, if it is an origin server with a clock", source: "RFC 9110 §6.6.1" }],
        steps: &["quota"],
        see_also: &[400, 401, 403, 429],
        markdown: r#"## Means

The code is registered and reserved for future use (RFC 9110 §15.5.3). HTTP defines no meaning, no fields and no payment
protocol for it; a client that does not know what a service means by it treats it as [400](/.demur/status/400) (RFC 9110 §15).

A draft of 2026 would give it one: the resource requires payment, and no acceptable payment was made; the server should
say how to pay (draft-nottingham-httpbis-402-00). Until it is an RFC, only the documentation of the service counts.

## Send it when

- your documentation defines it for a case in which paying is the only thing that lifts the refusal, and your clients
  know it. Nothing in HTTP demands it.

## Do not send it when

- the caller is not allowed for other reasons: [403](/.demur/status/403);
- the caller has used up what is granted for a time: [429](/.demur/status/429).

## What the answer must carry

- **SHOULD** explain what is wrong, and say whether it is temporary or permanent, except to HEAD (RFC 9110 §15.5)
- **MUST** send `Date`, if it is an origin server with a clock (RFC 9110 §6.6.1)

Say in the body what is to be paid and where, since nothing else can say it.

## Caching

Not heuristically cacheable (RFC 9110 §15.1); with explicit freshness a cache may store it (RFC 9111 §3). It can carry
amounts and references of one payer: send `Cache-Control: no-store`.

## Retry

Not without a change outside HTTP. A client that repeats the request in the meantime gains nothing.

## If you got this

### API consumer

Read the body and the documentation of the service, then check plan, balance and means of payment.

### Visitor

The site wants a payment or a subscription. Its own pages say which.

## If you run the server

### Builder

Prefer [403](/.demur/status/403) with a clear explanation if your clients cannot be expected to know this code.

### Operator

The gateway makes this answer itself only where a `[[limit]]` says `exhausted = "402"`: a quota that can be enlarged by
paying. Where an upstream sends it, it is passed on.

## Related

[403](/.demur/status/403) for a refusal in general; [429](/.demur/status/429) for limits over time.
"#,
        sources: &["Stripe docs", "RFC 9110 §15.5.3", "RFC 9110 §15.1", "RFC 9111 §3", "Google Search Central", "RFC 9110 §15", "draft-nottingham-httpbis-402-00"],
    },
    StatusPage {
        code: 403,
        name: "Forbidden",
        registry: Registry::Registered,
        by: "",
        tagline: "The server understood the request and refuses to fulfil it.",
        defined: &[Clause { doc: "RFC 9110", section: "15.5.4" }],
        aliases: &[],
        storable: Storable::ExplicitOnly,
        cache_default: "no-store",
        retry: AutoRetry::Changed,
        retry_condition: "with other credentials; not automatically with the same ones",
        aspects: Aspects {
            definition: "The server understood the request and refuses to fulfil it, for reasons that may or may not have to do with the credentials (RFC 9110 §15.5.4).",
            plain: "The server knows what you want and does not let you have it.",
            when: "Send 403 when this caller, or any caller, may not do this, and no other code says the reason better.",
            client: "A program stops and asks for another right, or uses another account; a visitor asks the owner.",
            caching: "Not heuristically cacheable; stored only with explicit freshness (RFC 9110 §15.1; RFC 9111 §3).",
            crawlers: "Google takes it as every 4xx but 429: no content here, and an indexed address goes; it does not slow the crawler (Google on 4xx as a brake).",
            backend: "A decision about rights, made before the operation; the operation did not run.",
            retry: "Not with the same credentials; with others it may be tried." },
        duties: &[
            Duty { level: Level::May, field: "", text: "describe the reason in the content, if it wishes to make it public", source: "RFC 9110 §15.5.4" }, 
            Duty { level: Level::May, field: "", text: "answer 404 instead, to hide that the resource exists", source: "RFC 9110 §15.5.4" }, 
            Duty { level: Level::Should, field: "", text: "explain what is wrong, and say whether it is temporary or permanent, except to HEAD", source: "RFC 9110 §15.5" }, 
            Duty { level: Level::Must, field: "Date", text: "send `Date`, if it is an origin server with a clock", source: "RFC 9110 §6.6.1" }],
        steps: &["forbidden"],
        see_also: &[400, 401, 404, 405, 429, 451],
        markdown: r#"## Means

The server understood the request and refuses to fulfil it. If the request carried credentials, the server considers
them insufficient. But the reason can also have nothing to do with credentials: an address range, a rule of the site, a
time of day (RFC 9110 §15.5.4).

It does not say that the caller is known, nor that the resource exists, nor that it will stay so. A server may give the
reason, and may answer [404](/.demur/status/404) instead (RFC 9110 §15.5.4).

## Send it when

- the caller is known and lacks the right, role or scope;
- a rule forbids the request whoever sends it, and no other code says that better.

## Do not send it when

- no valid credentials were presented and presenting them could help: [401](/.demur/status/401), with a challenge;
- the method is not supported for anybody: [405](/.demur/status/405);
- waiting alone lifts the refusal: [429](/.demur/status/429);
- a legal demand is the reason: [451](/.demur/status/451);
- the caller must not learn that the resource exists: [404](/.demur/status/404).

## What the answer must carry

- **MAY** describe the reason in the content, if it wishes to make it public (RFC 9110 §15.5.4)
- **MAY** answer 404 instead, to hide that the resource exists (RFC 9110 §15.5.4)
- **SHOULD** explain what is wrong, and say whether it is temporary or permanent, except to HEAD (RFC 9110 §15.5)
- **MUST** send `Date`, if it is an origin server with a clock (RFC 9110 §6.6.1)

Name the missing right if the caller may know it. `WWW-Authenticate` may be sent too, where other credentials could
change the answer (RFC 9110 §11.6.1).

## Caching

Not heuristically cacheable (RFC 9110 §15.1). With explicit freshness a cache may store it (RFC 9111 §3), so send
`Cache-Control: no-store`: it judges one caller, and the next one may be allowed.

## Retry

A client should not repeat the request automatically with the same credentials; it may repeat it with others (RFC 9110
§15.5.4).

## If you got this

### API consumer

Read the body for the missing right. Check which account the token belongs to and which scopes it has. Ask the owner of
the resource for access; do not loop.

### Visitor

You may be signed in with another account, or the page is not open to you. Ask whoever gave you the address.

## If you run the server

### Builder

Decide per area whether refusals are visible (403) or hidden (404), and keep to it for every method. A difference
between the two tells strangers what exists.

### Operator

A rise after a change of roles or of address rules is usually the change. Log which rule refused, so that it can be
answered.

The gateway's event does, as `reason`: `scope`, `no-scope`, `role`, `no-role`, `tenant`, `address`, or `other-scheme`
for a caller who is known in a way that the resource does not take. The client learns the kind, a missing scope in the
challenge and whom to ask, or nothing of it with `forbidden.tell = "nothing"`.

## Related

[401](/.demur/status/401) when credentials are missing or refused; [404](/.demur/status/404) to hide; [451](/.demur/status/451) for legal demands.
"#,
        sources: &["RFC 9110 §15.5.4", "RFC 9110 §15.1", "RFC 9111 §3", "Google on 4xx as a brake", "RFC 9110 §11.6.1"],
    },
    StatusPage {
        code: 404,
        name: "Not Found",
        registry: Registry::Registered,
        by: "",
        tagline: "Nothing is found at this address, or the server will not say that something is.",
        defined: &[Clause { doc: "RFC 9110", section: "15.5.5" }],
        aliases: &[],
        storable: Storable::Always,
        cache_default: "no-cache",
        retry: AutoRetry::No,
        retry_condition: "the status says nothing about later; the same request now gets the same answer",
        aspects: Aspects {
            definition: "The origin server found no current representation of the target, or will not disclose that one exists; whether for now or for ever is not said (RFC 9110 §15.5.5).",
            plain: "There is nothing at this address, or nothing that you may know of.",
            when: "Send 404 when the address names nothing that this caller may know of.",
            client: "A browser shows the content of the answer; a program takes the thing as absent and does not repeat the request.",
            caching: "Heuristically cacheable: may be stored without any caching field (RFC 9110 §15.1). Few caches do so, but some CDNs store it for minutes (cache-tests; Cloudflare on cached statuses).",
            crawlers: "Google drops an indexed address that stays 404, as with every 4xx but 429 (Google Search Central).",
            backend: "No route: nothing is asked. No record: one look-up that found nothing, which floods of guessed ids make dear.",
            retry: "Not unchanged; nothing says that it will be different later." },
        duties: &[
            Duty { level: Level::Should, field: "", text: "explain what is wrong, and say whether it is temporary or permanent, except to HEAD", source: "RFC 9110 §15.5" }, 
            Duty { level: Level::Must, field: "Date", text: "send `Date`, if it is an origin server with a clock", source: "RFC 9110 §6.6.1" }],
        steps: &["not-found", "path-parameter", "own-pages"],
        see_also: &[301, 308, 400, 401, 403, 405, 410],
        markdown: r#"## Means

The origin server did not find a current representation for the target resource, or is not willing to disclose that one
exists. It does not say whether that is temporary or permanent (RFC 9110 §15.5.5).

The target is the whole address: scheme, host, path and query (RFC 9110 §7.1). A 404 for one address says nothing about
others.

It need not mean "no such thing". A server may use it in place of [403](/.demur/status/403), to hide what the caller must not know
of (RFC 9110 §15.5.4).

## Send it when

- no route or no record answers to the address;
- the resource exists, but this caller must not learn of it (RFC 9110 §15.5.4);
- a part of the path has a form that names nothing, such as letters where ids are numbers.

## Do not send it when

- you know that the resource is gone for good: [410](/.demur/status/410) is preferred (RFC 9110 §15.5.5);
- it has one successor: [308](/.demur/status/308) or [301](/.demur/status/301);
- the resource exists and only the method is wrong: [405](/.demur/status/405);
- a list is empty: that is [200](/.demur/status/200) with an empty list;
- the data cannot be reached at the moment: [503](/.demur/status/503).

## What the answer must carry

- **SHOULD** explain what is wrong, and say whether it is temporary or permanent, except to HEAD (RFC 9110 §15.5)
- **MUST** send `Date`, if it is an origin server with a clock (RFC 9110 §6.6.1)

An answer that hides something must look like every other 404 of that area, in fields and body, and carry
`Cache-Control: no-store`: it is cacheable by default, and a shared cache would hand it to callers who may see the
resource.

## Caching

Heuristically cacheable: a cache may store it although the answer says nothing about caching (RFC 9110 §15.1; RFC 9111
§4.2.2). Of eleven caches in a public test only Safari does so; most obey explicit freshness (cache-tests).

Some CDNs store it for a default time: Cloudflare for three minutes, among the addresses that it caches at all and where
the answer does not say otherwise (Cloudflare on cached statuses); Google's CDN for two minutes once negative caching is
on (Cloud CDN on negative caching). So always send `Cache-Control`. The gateway sends `no-cache` for a route that does
not exist, and `no-store` where it conceals.

## Retry

Not automatically. Whether a repetition is harmless depends on the method, not on this status (RFC 9110 §9.2.2).

## If you got this

### API consumer

Check host, base path, version, spelling and the id. Then check the account: some services answer 404 for things that
you are not allowed to see.

### Visitor

Check the address for typing mistakes, or start from the first page of the site. If a link brought you here, its owner
would like to know. If the page is gone, an archive of the web may have a copy.

## If you run the server

### Builder

Answer 404 with the status 404: a friendly page with status 200 misleads every program that reads it. Do not send all
lost addresses to the first page.

### Operator

Look at the addresses with most 404s and where visitors came from: one repaired link or one redirect often removes most.
A sudden rise on one route after a deployment is a lost route.

In a concealed scope the gateway sends this answer for all that a caller may not see, and puts it in place of the
upstream's own 403 and 404 there. It holds it back for `answer_after`, so that its speed tells nothing; the event says
in `conceals` what it stands for. Callers who are entitled get the exact answer.

## Related

[410](/.demur/status/410) when it is gone for good; [403](/.demur/status/403) when it may be known; [405](/.demur/status/405) for methods.
"#,
        sources: &["RFC 9110 §15.5.5", "RFC 9110 §15.1", "cache-tests", "Cloudflare on cached statuses", "Google Search Central", "RFC 9110 §7.1", "RFC 9110 §15.5.4", "RFC 9111 §4.2.2", "Cloud CDN on negative caching", "RFC 9110 §9.2.2"],
    },
    StatusPage {
        code: 405,
        name: "Method Not Allowed",
        registry: Registry::Registered,
        by: "",
        tagline: "The server knows the method, but this resource does not support it.",
        defined: &[Clause { doc: "RFC 9110", section: "15.5.6" }, Clause { doc: "RFC 9110", section: "10.2.1" }],
        aliases: &[Alias { text: "Not Allowed", by: "nginx 1.22.1" }],
        storable: Storable::Always,
        cache_default: "no-store",
        retry: AutoRetry::No,
        retry_condition: "use a method that `Allow` lists",
        aspects: Aspects {
            definition: "The origin server knows the method, and the target resource does not support it; `Allow` lists those that it supports (RFC 9110 §15.5.6).",
            plain: "The address is right, and this is not something that can be done with it.",
            when: "Send 405 when the resource exists and supports other methods, and send `Allow` with them.",
            client: "A program chooses a method from `Allow`; a visitor goes back and submits the form again.",
            caching: "Heuristically cacheable: may be stored without any caching field (RFC 9110 §15.1).",
            crawlers: "A crawler asks with GET and meets it only where GET is not supported; Google takes it as every 4xx but 429 (Google Search Central).",
            backend: "None: the table of routes decides.",
            retry: "Not with the same method." },
        duties: &[
            Duty { level: Level::Must, field: "Allow", text: "send `Allow` with the methods that the resource supports now; the list may be empty", source: "RFC 9110 §15.5.6, §10.2.1" }, 
            Duty { level: Level::Should, field: "", text: "explain what is wrong, and say whether it is temporary or permanent, except to HEAD", source: "RFC 9110 §15.5" }, 
            Duty { level: Level::Must, field: "Date", text: "send `Date`, if it is an origin server with a clock", source: "RFC 9110 §6.6.1" }],
        steps: &["method-not-allowed", "trace", "own-pages"],
        see_also: &[400, 403, 404, 501],
        markdown: "## Means

The origin server knows the method, and the target resource does not support it (RFC 9110 §15.5.6). The resource itself
exists; a method that the server does not know for any resource is [501](/.demur/status/501) (RFC 9110 §9.1).

The verdict is about the resource and not about the caller: a method that others may use is [403](/.demur/status/403) (RFC 9110
§15.5.4).

## Send it when

- the address is right and other methods work there;
- the resource is switched off by configuration: `Allow` is then empty (RFC 9110 §10.2.1).

## Do not send it when

- nothing exists at the address: [404](/.demur/status/404);
- the server does not know the method at all, for any resource: [501](/.demur/status/501) (RFC 9110 §9.1);
- the method works for other callers: [403](/.demur/status/403);
- strangers must not learn that the resource exists: the same [404](/.demur/status/404) for every method.

## What the answer must carry

- **MUST** send `Allow` with the methods that the resource supports now; the list may be empty (RFC 9110 §15.5.6, §10.2.1)
- **SHOULD** explain what is wrong, and say whether it is temporary or permanent, except to HEAD (RFC 9110 §15.5)
- **MUST** send `Date`, if it is an origin server with a clock (RFC 9110 §6.6.1)

`Allow` is the whole point of the answer: with it, a client can correct itself. HEAD belongs in the list wherever GET
does.

## Caching

Heuristically cacheable (RFC 9110 §15.1). Safari uses that, and Google's CDN keeps it for a minute once negative caching
is on (cache-tests; Cloud CDN on negative caching). A deployment can change the methods: send `Cache-Control: no-store`
or a short explicit time.

## Retry

Not with the same method.

## If you got this

### API consumer

Read `Allow`. Check the method and the address together: a missing id at the end of the path turns `PUT /orders/7` into
`PUT /orders`. A redirect may have turned your POST into a GET; see [301](/.demur/status/301).

### Visitor

Go back and submit the form again instead of reloading or typing its address. If it stays, the form is broken.

## If you run the server

### Builder

Make the list from the routes, not by hand. Several frameworks answer 404 for a wrong method; check yours.

### Operator

405 for methods that you never offered is often scanning. 405 for a method that worked yesterday is a lost route.

## Related

[501](/.demur/status/501) for unknown methods; [404](/.demur/status/404) for unknown addresses; [403](/.demur/status/403) for callers.
",
        sources: &["nginx 1.22.1", "RFC 9110 §15.5.6", "RFC 9110 §15.1", "Google Search Central", "RFC 9110 §10.2.1", "RFC 9110 §9.1", "RFC 9110 §15.5.4", "cache-tests", "Cloud CDN on negative caching"],
    },
    StatusPage {
        code: 406,
        name: "Not Acceptable",
        registry: Registry::Registered,
        by: "",
        tagline: "There is no representation that the client accepts, and the server will not send a default.",
        defined: &[Clause { doc: "RFC 9110", section: "15.5.7" }, Clause { doc: "RFC 9110", section: "12.4.1" }],
        aliases: &[],
        storable: Storable::ExplicitOnly,
        cache_default: "no-store",
        retry: AutoRetry::Changed,
        retry_condition: "with another `Accept`, `Accept-Language` or `Accept-Encoding`",
        aspects: Aspects {
            definition: "The target has no current representation that the negotiation fields of the request allow, and the server is unwilling to supply a default one (RFC 9110 §15.5.7).",
            plain: "The server has it, but in no form that you said you would take.",
            when: "Send 406 when `Accept` and its kin exclude all that you have, and a surprise would do more harm than a refusal.",
            client: "A program widens `Accept` or picks from the list in the answer.",
            caching: "Not heuristically cacheable; stored only with explicit freshness (RFC 9110 §15.1; RFC 9111 §3).",
            crawlers: "A crawler that accepts everything does not meet it; where one does, Google takes it as every 4xx but 429 (Google Search Central).",
            backend: "Cheap where it is decided from the list of types; dear where the answer is made first and then thrown away.",
            retry: "With another `Accept`, `Accept-Language` or `Accept-Encoding`." },
        duties: &[
            Duty { level: Level::Should, field: "", text: "send a list of the representations there are and where they are", source: "RFC 9110 §15.5.7" }, 
            Duty { level: Level::Should, field: "", text: "explain what is wrong, and say whether it is temporary or permanent, except to HEAD", source: "RFC 9110 §15.5" }, 
            Duty { level: Level::Must, field: "Date", text: "send `Date`, if it is an origin server with a clock", source: "RFC 9110 §6.6.1" }],
        steps: &["not-acceptable"],
        see_also: &[200, 300, 400, 415],
        markdown: "## Means

The resource has no current representation that fits what the request accepts, and the server is unwilling to supply a
default one (RFC 9110 §15.5.7). It is about what the client wants back, not about what it sent.

A server is free to ignore the field and answer as if nothing had been negotiated (RFC 9110 §12.4.1). So the code is a
choice.

## Send it when

- the `Accept` field excludes every type that the operation offers, and you prefer an honest refusal to a surprise.

## Do not send it when

- you could send a default: a server may disregard the field and answer as if nothing had been negotiated (RFC 9110
  §12.4.1), and many clients cope better with that;
- the type of the request's own content is the problem: [415](/.demur/status/415).

## What the answer must carry

- **SHOULD** send a list of the representations there are and where they are (RFC 9110 §15.5.7)
- **SHOULD** explain what is wrong, and say whether it is temporary or permanent, except to HEAD (RFC 9110 §15.5)
- **MUST** send `Date`, if it is an origin server with a clock (RFC 9110 §6.6.1)

The body of the 406 itself need not match `Accept` either; send what the client most likely reads.

## Caching

Not heuristically cacheable (RFC 9110 §15.1); with explicit freshness a cache may store it (RFC 9111 §3). Send
`Cache-Control: no-store`. Where negotiation takes place, all answers of that address should carry `Vary` (RFC 9110
§12.5.5).

## Retry

With a field that one of the listed representations fits.

## If you got this

### API consumer

Print the `Accept` field that your library sends; defaults differ. Add `*/*;q=0.1` if you can handle anything.

### Visitor

Your browser or an extension asks for an unusual format, or a firewall of the site uses this number for what it
dislikes. Try another browser; then send the id on the page to the site.

## If you run the server

### Builder

Take types from the description of the API and compare them as RFC 9110 §12.5.1 says: parameters, wildcards and weights
count.

### Operator

If this appears for one kind of client after an update, its `Accept` changed. Consider switching the rule to sending a
default.

## Related

[415](/.demur/status/415) is the mirror image, for what the client sends; [300](/.demur/status/300) offers a choice.
",
        sources: &["RFC 9110 §15.5.7", "RFC 9110 §15.1", "RFC 9111 §3", "Google Search Central", "RFC 9110 §12.4.1", "RFC 9110 §12.5.5", "RFC 9110 §12.5.1"],
    },
    StatusPage {
        code: 407,
        name: "Proxy Authentication Required",
        registry: Registry::Registered,
        by: "",
        tagline: "A proxy wants credentials before it passes the request on.",
        defined: &[Clause { doc: "RFC 9110", section: "15.5.8" }, Clause { doc: "RFC 9110", section: "11.7.1" }],
        aliases: &[],
        storable: Storable::ExplicitOnly,
        cache_default: "",
        retry: AutoRetry::Changed,
        retry_condition: "with a new or replaced `Proxy-Authorization` field",
        aspects: Aspects {
            definition: "The client must authenticate itself to a proxy before the proxy passes this request on (RFC 9110 §15.5.8).",
            plain: "The proxy of your network wants a name and a password; the site that you asked for has not been asked yet.",
            when: "Send 407 when you are a proxy that the client chose and this request lacks valid credentials for you.",
            client: "A browser asks for the password of the proxy; a program may repeat the request with `Proxy-Authorization`.",
            caching: "Not heuristically cacheable; stored only with explicit freshness (RFC 9110 §15.1; RFC 9111 §3).",
            crawlers: "A crawler that meets it is behind a proxy of its own; from a site, Google takes it as every 4xx but 429: no content here (Google Search Central).",
            backend: "Nothing reaches the service: the proxy answers in its place.",
            retry: "Once, with new or other credentials for the proxy; then ask whoever runs the network." },
        duties: &[
            Duty { level: Level::Must, field: "Proxy-Authenticate", text: "send `Proxy-Authenticate` with a challenge that applies to the proxy for this request", source: "RFC 9110 §15.5.8" }, 
            Duty { level: Level::Should, field: "", text: "explain what is wrong, and say whether it is temporary or permanent, except to HEAD", source: "RFC 9110 §15.5" }, 
            Duty { level: Level::Must, field: "Date", text: "send `Date`, if it is an origin server with a clock", source: "RFC 9110 §6.6.1" }],
        steps: &[],
        see_also: &[401, 403, 421, 502, 511],
        markdown: "## Means

Like [401](/.demur/status/401), but the client must authenticate itself to use a proxy for this request (RFC 9110 §15.5.8).

The challenge applies to the next client on the way only, because only the client that chose the proxy is likely to
have credentials for it (RFC 9110 §11.7.1).

## Send it when

- you are a proxy that the client chose, and you require credentials.

## Do not send it when

- you are an origin server, or a gateway in front of one: the client does not know you as a proxy. Use [401](/.demur/status/401);
- the credentials were right and the target is not allowed: [403](/.demur/status/403);
- the proxy cannot reach the server: [502](/.demur/status/502);
- the network as a whole wants a login: [511](/.demur/status/511).

## What the answer must carry

- **MUST** send `Proxy-Authenticate` with a challenge that applies to the proxy for this request (RFC 9110 §15.5.8)
- **SHOULD** explain what is wrong, and say whether it is temporary or permanent, except to HEAD (RFC 9110 §15.5)
- **MUST** send `Date`, if it is an origin server with a clock (RFC 9110 §6.6.1)

The field applies to the next client on the way only; credentials for the proxy go in `Proxy-Authorization`, never in
`Authorization` (RFC 9110 §11.7).

## Caching

Not heuristically cacheable (RFC 9110 §15.1). With explicit freshness a cache may store it (RFC 9111 §3): send
`Cache-Control: no-store`, since the answer depends on who asks.

## Retry

The client may repeat the request with a new or replaced `Proxy-Authorization` field (RFC 9110 §15.5.8). For `https`
addresses it is the CONNECT that is repeated; the request itself has not been sent yet.

## If you got this

### API consumer

Look at the proxy settings of your program and at its environment, such as `HTTPS_PROXY`. The service that you call
cannot help: it has not seen the request. For `https` most libraries raise an error of the connection and give you no
answer to read.

### Visitor

Your network uses a proxy with a password. Ask the people who run the network.

## If you run the server

### Builder

You need this code only if you write a forward proxy. Send the challenge on every 407, also on the one for wrong
credentials, and remove `Proxy-Authorization` before you pass the request on, unless the next proxy shares it with you.

### Operator

The gateway never makes this answer. If an upstream sends it, a proxy stands between the gateway and the upstream and
wants credentials: that is a fault of the server side, not of the caller.

## Related

[401](/.demur/status/401) for servers; [511](/.demur/status/511) for networks.
",
        sources: &["RFC 9110 §15.5.8", "RFC 9110 §15.1", "RFC 9111 §3", "Google Search Central", "RFC 9110 §11.7.1", "RFC 9110 §11.7"],
    },
    StatusPage {
        code: 408,
        name: "Request Timeout",
        registry: Registry::Registered,
        by: "",
        tagline: "The request did not arrive completely in the time that the server was prepared to wait.",
        defined: &[Clause { doc: "RFC 9110", section: "15.5.9" }],
        aliases: &[],
        storable: Storable::ExplicitOnly,
        cache_default: "no-store",
        retry: AutoRetry::Idempotent,
        retry_condition: "the client may repeat the request, on a new connection where needed",
        aspects: Aspects {
            definition: "The server did not receive a complete request message within the time that it was prepared to wait (RFC 9110 §15.5.9).",
            plain: "Your request began to arrive and did not end in time, so the server stopped waiting.",
            when: "Send 408 when a request has begun and its head or its content does not arrive in time.",
            client: "A browser or program may send the request again, on a new connection in HTTP/1.1.",
            caching: "Not heuristically cacheable; stored only with explicit freshness (RFC 9110 §15.1; RFC 9111 §3).",
            crawlers: "A crawler sends short requests and seldom meets it; Google takes it as every 4xx but 429: no content here (Google Search Central).",
            backend: "The connection and a buffer are freed; the service behind has usually not been asked.",
            retry: "Yes: the client may repeat an outstanding request, because the server never had it complete." },
        duties: &[
            Duty { level: Level::Should, field: "", text: "explain what is wrong, and say whether it is temporary or permanent, except to HEAD", source: "RFC 9110 §15.5" }, 
            Duty { level: Level::Must, field: "Date", text: "send `Date`, if it is an origin server with a clock", source: "RFC 9110 §6.6.1" }],
        steps: &["head-timeout", "body-timeout"],
        see_also: &[400, 413, 429, 503, 504],
        markdown: r#"## Means

The server did not receive a complete request message within the time that it was prepared to wait (RFC 9110 §15.5.9).
The slow side is the client, or the network between.

It says nothing about the time that the server takes to answer; "request" is meant literally (RFC 9110 §15.5.9).

## Send it when

- the head of a request has begun to arrive and does not end in time;
- its content stops, or comes more slowly than the rate that you demand.

## Do not send it when

- the connection was idle and no request had begun: close it, without an answer to a request that nobody sent;
- the upstream is slow: [504](/.demur/status/504);
- your own work takes too long: [503](/.demur/status/503) or [500](/.demur/status/500).

## What the answer must carry

- **SHOULD** explain what is wrong, and say whether it is temporary or permanent, except to HEAD (RFC 9110 §15.5)
- **MUST** send `Date`, if it is an origin server with a clock (RFC 9110 §6.6.1)

In HTTP/1.1 it is no longer known where the next request would begin, so say `Connection: close` and close. RFC 9110
has no such rule for every version; its predecessor, RFC 7231 §6.5.7, had one.

## Caching

Not heuristically cacheable (RFC 9110 §15.1). With explicit freshness a cache may store it (RFC 9111 §3): send
`Cache-Control: no-store`, since it says something about one connection and nothing about the resource.

## Retry

A client with an outstanding request may repeat it (RFC 9110 §15.5.9). If the connection is not usable any more, as in
HTTP/1.1, a new one is used. For methods that are not idempotent, RFC 9110 §9.2.2 asks for care.

## If you got this

### API consumer

Send the body without pauses; do not open a request before the data is ready. Check for a wrong `Content-Length`: the
server waits for bytes that never come.

### Visitor

Reload the page. If it happens with large files, your connection may be too slow for the limit of the site.

## If you run the server

### Builder

Limit the time for the head, and for the body a minimum rate rather than a total, so that slow but honest clients can
finish. Close an idle connection without a word: a client that has just sent its next request may take your 408 for the
answer to it.

### Operator

Single ones are normal. Many from few addresses may be an attack that holds connections open; many from mobile networks
suggest that the limits are too tight.

## Related

[504](/.demur/status/504) when the upstream is slow; [400](/.demur/status/400) when the request is complete and wrong.
"#,
        sources: &["RFC 9110 §15.5.9", "RFC 9110 §15.1", "RFC 9111 §3", "Google Search Central", "RFC 7231 §6.5.7", "RFC 9110 §9.2.2"],
    },
    StatusPage {
        code: 409,
        name: "Conflict",
        registry: Registry::Registered,
        by: "",
        tagline: "The request conflicts with the current state of the resource.",
        defined: &[Clause { doc: "RFC 9110", section: "15.5.10" }],
        aliases: &[],
        storable: Storable::ExplicitOnly,
        cache_default: "no-store",
        retry: AutoRetry::Changed,
        retry_condition: "after the conflict is resolved",
        aspects: Aspects {
            definition: "The request could not be completed because of a conflict with the current state of the target resource (RFC 9110 §15.5.10).",
            plain: "Your request is fine in itself, but what it wants to change is in another state than it assumes.",
            when: "Send 409 when the state of the resource stands in the way, the caller may be able to resolve that, and no precondition was sent.",
            client: "A program reads the current state and sends a changed request; a visitor is shown both versions or chooses another name.",
            caching: "Not heuristically cacheable; stored only with explicit freshness (RFC 9110 §15.1; RFC 9111 §3).",
            crawlers: "A crawler changes nothing and should not meet it; Google takes it as every 4xx but 429: no content here (Google Search Central).",
            backend: "A read of the state and no write; only the service that owns the state can decide it.",
            retry: "Not unchanged; after reading the state and resolving the conflict." },
        duties: &[
            Duty { level: Level::Should, field: "", text: "send enough for the user to recognise the source of the conflict", source: "RFC 9110 §15.5.10" }, 
            Duty { level: Level::Should, field: "", text: "explain what is wrong, and say whether it is temporary or permanent, except to HEAD", source: "RFC 9110 §15.5" }, 
            Duty { level: Level::Must, field: "Date", text: "send `Date`, if it is an origin server with a clock", source: "RFC 9110 §6.6.1" }],
        steps: &["body-rules"],
        see_also: &[400, 412, 422, 423, 428],
        markdown: r#"## Means

The request could not be completed because it conflicts with the current state of the target resource. It is used where
the user might be able to resolve the conflict and send the request again (RFC 9110 §15.5.10).

The typical case is a PUT of a version that is not based on the current one, in a request without a precondition (RFC
9110 §15.5.10; RFC 5789 §2.2).

## Send it when

- a change is based on an older version than the current one, and the request had no precondition;
- a name that must be unique is taken;
- the operation does not fit the state, such as paying an order that is cancelled;
- a patch cannot be applied to the current state (RFC 5789 §2.2).

## Do not send it when

- the request carried `If-Match` or another precondition, and it failed: [412](/.demur/status/412);
- the content is wrong in itself, in any state: [422](/.demur/status/422);
- a WebDAV lock is the reason: [423](/.demur/status/423);
- two of your own transactions got in each other's way and a repetition would succeed: repeat it yourself, or send
  [503](/.demur/status/503).

## What the answer must carry

- **SHOULD** send enough for the user to recognise the source of the conflict (RFC 9110 §15.5.10)
- **SHOULD** explain what is wrong, and say whether it is temporary or permanent, except to HEAD (RFC 9110 §15.5)
- **MUST** send `Date`, if it is an origin server with a clock (RFC 9110 §6.6.1)

Name the version or the object that stands in the way, if the caller may see it. "Already exists" can tell a stranger
what exists.

## Caching

Not heuristically cacheable (RFC 9110 §15.1). With explicit freshness a cache may store an answer to GET (RFC 9111 §3):
send `Cache-Control: no-store`, since the state can change at any moment.

## Retry

Not unchanged. Fetch the current state, merge, send again.

## If you got this

### API consumer

Fetch the resource, compare, decide. If a repeated create gets this after a lost answer, the first attempt may have
succeeded: look before you create under another name.

### Visitor

Someone else changed the same thing, or the name is taken. Reload, then make your change again.

## If you run the server

### Builder

Offer `ETag` and `If-Match`; then the client learns of the conflict by [412](/.demur/status/412), and you can demand it by
[428](/.demur/status/428).

### Operator

A rise can mean two jobs that write the same records, or a client that repeats creates after timeouts.

The gateway does not know the state. It sends 409 where a rule of `x-demur-rules` says so, if nothing else is wrong
with the body; all others come from the upstream.

## Related

[412](/.demur/status/412) when a precondition was sent; [422](/.demur/status/422) when it is wrong in itself.
"#,
        sources: &["RFC 9110 §15.5.10", "RFC 9110 §15.1", "RFC 9111 §3", "Google Search Central", "RFC 5789 §2.2"],
    },
    StatusPage {
        code: 410,
        name: "Gone",
        registry: Registry::Registered,
        by: "",
        tagline: "The resource is no longer here, and that is likely to be permanent.",
        defined: &[Clause { doc: "RFC 9110", section: "15.5.11" }],
        aliases: &[],
        storable: Storable::Always,
        cache_default: "public, max-age=86400",
        retry: AutoRetry::No,
        retry_condition: "the condition is likely to be permanent",
        aspects: Aspects {
            definition: "The target resource is no longer available at the origin server, and that is likely to be permanent (RFC 9110 §15.5.11).",
            plain: "What was here has been removed on purpose and will most likely not come back.",
            when: "Send 410 when you know that the resource was removed for good and nothing takes its place.",
            client: "A browser shows the content; a program should delete its link, id or token, and stop asking.",
            caching: "May be stored without explicit freshness, and many caches do so (RFC 9110 §15.1; cache-tests).",
            crawlers: "Google treats it as it treats 404: the content does not exist, and an indexed address is removed (Google Search Central).",
            backend: "Nearly free: a list decides and a cache can answer, so the service behind need not exist any more.",
            retry: "No. The condition is meant to last; look for a successor instead." },
        duties: &[
            Duty { level: Level::Should, field: "", text: "explain what is wrong, and say whether it is temporary or permanent, except to HEAD", source: "RFC 9110 §15.5" }, 
            Duty { level: Level::Must, field: "Date", text: "send `Date`, if it is an origin server with a clock", source: "RFC 9110 §6.6.1" }],
        steps: &["gone"],
        see_also: &[301, 308, 403, 404, 451],
        markdown: "## Means

Access to the resource is no longer available at the origin server, and that is likely to be permanent. A server that
does not know whether it is permanent sends [404](/.demur/status/404) instead (RFC 9110 §15.5.11).

It is a message to whoever maintains links: the absence is intended, and the owner wishes that links to it be removed
(RFC 9110 §15.5.11).

## Send it when

- a post was deleted by its author or by you, and it may be known that there was one;
- a product is discontinued, has no successor, and its page serves nobody any more;
- a profile was removed, for all addresses below it;
- a promotion has ended, or a version of an API was switched off after its announced date.

## Do not send it when

- you do not know whether it is permanent: [404](/.demur/status/404);
- there is one successor: [308](/.demur/status/308) or [301](/.demur/status/301);
- the fact that something existed is private: [404](/.demur/status/404), like every other miss of that area;
- it is removed by a legal demand: [451](/.demur/status/451);
- the data cannot be reached at the moment: [503](/.demur/status/503). Clients act on 410 by deleting.

## What the answer must carry

- **SHOULD** explain what is wrong, and say whether it is temporary or permanent, except to HEAD (RFC 9110 §15.5)
- **MUST** send `Date`, if it is an origin server with a clock (RFC 9110 §6.6.1)

Nothing beyond the rules for all errors. A sentence on what happened, and a link to something useful, are kind.

## Caching

Heuristically cacheable: a cache may store it although the answer says nothing about caching (RFC 9110 §15.1; RFC 9111
§4.2.2). In tests Chrome, Firefox, Safari, Squid and Apache Traffic Server do (cache-tests).

That is intended, but it makes a mistake hard to take back: with explicit freshness heuristics are not used, so send a
`max-age` of your own choice (RFC 9111 §4.2.2). The gateway sends one day unless the entry chooses otherwise, and
`no-store` where not everybody may know that something was there.

## Retry

No. Remove the link or the record instead.

## If you got this

### API consumer

Stop calling this address and delete the id on your side. For a retired version, look for the successor in the
documentation.

### Visitor

The page was removed on purpose. Look for the topic on the first page of the site.

## If you run the server

### Builder

Write the tombstone where you delete: address, date, reason. There is no duty to mark everything that is gone, or to
keep the mark for any time (RFC 9110 §15.5.11). Never give the address to something else.

### Operator

Keep a list of removed addresses with a date. Traffic to them shows who still links there. The gateway answers from
such a list, with date and reason; `demur gone add` edits it while the gateway runs.

## Related

[404](/.demur/status/404) when it is not known to be permanent; [308](/.demur/status/308) when there is a successor.
",
        sources: &["RFC 9110 §15.5.11", "RFC 9110 §15.1", "cache-tests", "Google Search Central", "RFC 9111 §4.2.2"],
    },
    StatusPage {
        code: 411,
        name: "Length Required",
        registry: Registry::Registered,
        by: "",
        tagline: "The server refuses the request without a defined Content-Length.",
        defined: &[Clause { doc: "RFC 9110", section: "15.5.12" }],
        aliases: &[],
        storable: Storable::ExplicitOnly,
        cache_default: "no-store",
        retry: AutoRetry::Changed,
        retry_condition: "with a valid `Content-Length`",
        aspects: Aspects {
            definition: "The server refuses to accept the request without a defined `Content-Length` (RFC 9110 §15.5.12).",
            plain: "The server wants to know how much you are going to send before you send it.",
            when: "Send 411 when policy needs the length beforehand and the request has content without `Content-Length`.",
            client: "A program may repeat the request with the length of its content; a visitor can do nothing.",
            caching: "Not heuristically cacheable; stored only with explicit freshness (RFC 9110 §15.1; RFC 9111 §3).",
            crawlers: "A crawler sends no content and does not meet it; Google takes it as every 4xx but 429: no content here (Google Search Central).",
            backend: "Nothing: the fields decide before any content is read.",
            retry: "With a valid `Content-Length`; unchanged it is refused again." },
        duties: &[
            Duty { level: Level::Should, field: "", text: "explain what is wrong, and say whether it is temporary or permanent, except to HEAD", source: "RFC 9110 §15.5" }, 
            Duty { level: Level::Must, field: "Date", text: "send `Date`, if it is an origin server with a clock", source: "RFC 9110 §6.6.1" }],
        steps: &["length-required"],
        see_also: &[400, 408, 413, 501],
        markdown: "## Means

The server refuses to accept the request without a defined `Content-Length` (RFC 9110 §15.5.12).

In HTTP/1.1 the trigger is content that is sent chunked; a request with neither `Content-Length` nor
`Transfer-Encoding` has no content at all (RFC 9112 §6.3). In HTTP/2 the length of content is known when the stream
ends, so there only policy can ask for the field (RFC 9113 §8.1).

## Send it when

- policy demands that the size be known before the content arrives, and the request has content without a length. RFC
  9112 §6.3 allows that.

## Do not send it when

- the length is given and too large: [413](/.demur/status/413);
- the length is given and invalid: [400](/.demur/status/400);
- the request has no content, such as a GET or a DELETE without any;
- you could read chunked content under a limit: that serves more clients.

## What the answer must carry

- **SHOULD** explain what is wrong, and say whether it is temporary or permanent, except to HEAD (RFC 9110 §15.5)
- **MUST** send `Date`, if it is an origin server with a clock (RFC 9110 §6.6.1)

Say that a length is wanted and, if there is one, which limit holds.

## Caching

Not heuristically cacheable (RFC 9110 §15.1). With explicit freshness a cache may store it (RFC 9111 §3): send
`Cache-Control: no-store`, since the next request may have a length.

## Retry

The client may repeat the request if it adds a valid `Content-Length` (RFC 9110 §15.5.12).

## If you got this

### API consumer

Give your HTTP library the whole body, or its size, instead of a stream of unknown length.

### Visitor

You cannot do much about it; tell the site which form or upload causes it.

## If you run the server

### Builder

Do not require a length by habit. A limit on what is read protects as well and refuses less. RFC 9112 §6.3 advises
clients to send the length where they know it, because some services answer 411 although they understand chunked
content.

### Operator

If it appears for clients that worked before, something on the way began to send chunked content.

## Related

[413](/.demur/status/413) when the length is too great; [400](/.demur/status/400) when it is invalid.
",
        sources: &["RFC 9110 §15.5.12", "RFC 9110 §15.1", "RFC 9111 §3", "Google Search Central", "RFC 9112 §6.3", "RFC 9113 §8.1"],
    },
    StatusPage {
        code: 412,
        name: "Precondition Failed",
        registry: Registry::Registered,
        by: "",
        tagline: "A condition that the request itself set is false.",
        defined: &[Clause { doc: "RFC 9110", section: "15.5.13" }, Clause { doc: "RFC 9110", section: "13" }],
        aliases: &[],
        storable: Storable::ExplicitOnly,
        cache_default: "no-store",
        retry: AutoRetry::Changed,
        retry_condition: "after fetching the current state",
        aspects: Aspects {
            definition: "One or more conditions in the fields of the request were false when the server tested them (RFC 9110 §15.5.13).",
            plain: "You asked for this to be done only under a condition, and the condition does not hold, so nothing was done.",
            when: "Send 412 when a precondition of the request is false and the request would have succeeded without it.",
            client: "A program fetches the current state and decides again; a visitor is told that somebody else was faster.",
            caching: "Not heuristically cacheable; stored only with explicit freshness (RFC 9110 §15.1; RFC 9111 §3).",
            crawlers: "A crawler's conditions lead to 304, not to this; Google takes it as every 4xx but 429: no content here (Google Search Central).",
            backend: "A comparison of validators and no write; it must happen where the resource is, not at a gateway.",
            retry: "After fetching the resource anew, with the new validator; never by dropping the condition." },
        duties: &[
            Duty { level: Level::Should, field: "", text: "explain what is wrong, and say whether it is temporary or permanent, except to HEAD", source: "RFC 9110 §15.5" }, 
            Duty { level: Level::Must, field: "Date", text: "send `Date`, if it is an origin server with a clock", source: "RFC 9110 §6.6.1" }],
        steps: &[],
        see_also: &[304, 404, 409, 416, 428],
        markdown: "## Means

One or more conditions in the fields of the request were false when the server tested them, so the method was not
applied (RFC 9110 §15.5.13). `If-Match` protects a change against a change in between (RFC 9110 §13.1.1);
`If-None-Match: *` protects a creation against an existing resource (RFC 9110 §13.1.2).

Conditions come after everything else: a request that would have failed without them gets that failure (RFC 9110
§13.2.1).

## Send it when

- `If-Match` or `If-Unmodified-Since` is false: the method must not be performed, and 412 is the answer that says so
  (RFC 9110 §13.1.1, §13.1.4);
- `If-None-Match` is false and the method is neither GET nor HEAD (RFC 9110 §13.1.2).

## Do not send it when

- the request would have failed without the condition too: then that answer is sent, and conditions are ignored unless
  the answer would have been 2xx or 412 (RFC 9110 §13.2.1). `GET` of a missing resource with `If-Match` is
  [404](/.demur/status/404);
- `If-None-Match` is false for GET or HEAD: [304](/.demur/status/304);
- the request had no condition: [409](/.demur/status/409), or [428](/.demur/status/428) if you require one;
- you are neither the origin server nor a cache that holds the resource: forward the condition unevaluated (RFC 9110
  §13.2.1).

## What the answer must carry

- **SHOULD** explain what is wrong, and say whether it is temporary or permanent, except to HEAD (RFC 9110 §15.5)
- **MUST** send `Date`, if it is an origin server with a clock (RFC 9110 §6.6.1)

The current `ETag` helps, if the caller may read the resource. Where the change has already been applied, a server may
answer 2xx instead (RFC 9110 §13.1.1).

## Caching

Not heuristically cacheable (RFC 9110 §15.1). With explicit freshness a cache may store an answer to GET (RFC 9111 §3):
send `Cache-Control: no-store`, since the next request has another condition or none.

## Retry

Fetch the resource again, decide whether your change still makes sense, and send it with the new `ETag`.

## If you got this

### API consumer

Somebody changed the resource since you read it, or it exists already. Do not drop the condition: it just protected
you.

### Visitor

The page was changed while you edited it. Reload, and make your change again.

## If you run the server

### Builder

`If-Match` uses strong comparison (RFC 9110 §13.1.1): a weak `ETag` never matches there.

### Operator

Many 412s on one resource: several writers compete. Many on all: `ETag`s may differ between your servers, or a proxy
that compresses makes them weak, and a weak one never matches in `If-Match`. None at all where clients send `If-Match`:
look whether the server evaluates it.

## Related

[428](/.demur/status/428) when the condition is missing; [409](/.demur/status/409) without conditions; [304](/.demur/status/304) for reading.
",
        sources: &["RFC 9110 §15.5.13", "RFC 9110 §15.1", "RFC 9111 §3", "Google Search Central", "RFC 9110 §13.1.1", "RFC 9110 §13.1.2", "RFC 9110 §13.2.1", "RFC 9110 §13.1.4"],
    },
    StatusPage {
        code: 413,
        name: "Content Too Large",
        registry: Registry::Registered,
        by: "",
        tagline: "The content of the request is larger than the server is willing or able to process.",
        defined: &[Clause { doc: "RFC 9110", section: "15.5.14" }],
        aliases: &[Alias { text: "Payload Too Large", by: "RFC 7231 §6.5.11" }, Alias { text: "Request Entity Too Large", by: "RFC 2616 §10.4.14" }],
        storable: Storable::ExplicitOnly,
        cache_default: "no-store",
        retry: AutoRetry::Changed,
        retry_condition: "with less content; unchanged only after `Retry-After`, if the answer has it",
        aspects: Aspects {
            definition: "The server refuses the request because its content is larger than it is willing or able to process (RFC 9110 §15.5.14).",
            plain: "What you sent is too large for this server.",
            when: "Send 413 when the content, as announced, as received or after decompression, is above your limit.",
            client: "A program sends less, in parts, or waits for `Retry-After`; a visitor chooses a smaller file.",
            caching: "Not heuristically cacheable; stored only with explicit freshness (RFC 9110 §15.1; RFC 9111 §3).",
            crawlers: "A crawler sends no content and does not meet it; Google takes it as every 4xx but 429: no content here (Google Search Central).",
            backend: "Cheap by the announced length; otherwise the octets up to the limit have been read for nothing.",
            retry: "With less content; unchanged only after the time in `Retry-After`, if the answer has it." },
        duties: &[
            Duty { level: Level::Should, field: "Retry-After", text: "send `Retry-After` if the condition is temporary", source: "RFC 9110 §15.5.14" }, 
            Duty { level: Level::May, field: "", text: "end the request, or close the connection, instead of reading the rest", source: "RFC 9110 §15.5.14" }, 
            Duty { level: Level::Should, field: "", text: "explain what is wrong, and say whether it is temporary or permanent, except to HEAD", source: "RFC 9110 §15.5" }, 
            Duty { level: Level::Must, field: "Date", text: "send `Date`, if it is an origin server with a clock", source: "RFC 9110 §6.6.1" }],
        steps: &["content-too-large", "body-too-large", "body-syntax", "body-schema", "body-rules"],
        see_also: &[400, 411, 414, 422, 429, 431],
        markdown: "## Means

The server refuses to process the request because its content is larger than it is willing or able to process (RFC 9110
§15.5.14).

It may end the request or close the connection in place of reading the rest; if the condition is temporary,
`Retry-After` says so (RFC 9110 §15.5.14).

## Send it when

- the announced `Content-Length` is above the limit: at once, before the content is read;
- content without an announced length grows beyond the limit while it is read;
- content becomes too large when it is decompressed.

## Do not send it when

- the target is too long: [414](/.demur/status/414); the fields are: [431](/.demur/status/431);
- the length is missing: [411](/.demur/status/411), or invalid: [400](/.demur/status/400);
- one value in the content is too long for its schema: [422](/.demur/status/422);
- the disk is full or a queue is long for everybody: [503](/.demur/status/503).

## What the answer must carry

- **SHOULD** send `Retry-After` if the condition is temporary (RFC 9110 §15.5.14)
- **MAY** end the request, or close the connection, instead of reading the rest (RFC 9110 §15.5.14)
- **SHOULD** explain what is wrong, and say whether it is temporary or permanent, except to HEAD (RFC 9110 §15.5)
- **MUST** send `Date`, if it is an origin server with a clock (RFC 9110 §6.6.1)

State the limit, so that the client can stay below it.

## Caching

Not heuristically cacheable (RFC 9110 §15.1). With explicit freshness a cache may store it (RFC 9111 §3): send
`Cache-Control: no-store`, since the next request may be smaller, and limits change.

## Retry

With less content: smaller, in parts, or by another way that the service offers. Unchanged only when `Retry-After` says
that the condition is temporary.

## If you got this

### API consumer

Compare the size that you send with the documented limit. Many APIs have a separate way for large uploads.

### Visitor

The file is too large for this site. Make it smaller, or ask for another way.

## If you run the server

### Builder

A client that is still sending may lose the answer if the connection is closed at once: close in stages (RFC 9112
§9.6). With `Expect: 100-continue`, decide before the content is asked for (RFC 9110 §10.1.1).

### Operator

Every server on the way has its own limit. The smallest one answers, perhaps with a page that is not yours. A client
that reports a reset connection during an upload has met the same limit and lost the answer.

## Related

[411](/.demur/status/411) when the length is missing; [414](/.demur/status/414) and [431](/.demur/status/431) for other parts; [429](/.demur/status/429) for rates.
",
        sources: &["RFC 7231 §6.5.11", "RFC 2616 §10.4.14", "RFC 9110 §15.5.14", "RFC 9110 §15.1", "RFC 9111 §3", "Google Search Central", "RFC 9112 §9.6", "RFC 9110 §10.1.1"],
    },
    StatusPage {
        code: 414,
        name: "URI Too Long",
        registry: Registry::Registered,
        by: "",
        tagline: "The address in the request is longer than the server is willing to interpret.",
        defined: &[Clause { doc: "RFC 9110", section: "15.5.15" }, Clause { doc: "RFC 9112", section: "3" }],
        aliases: &[Alias { text: "Request-URI Too Long", by: "RFC 2616 §10.4.15" }, Alias { text: "Request-URI Too Large", by: "nginx 1.22.1" }],
        storable: Storable::Always,
        cache_default: "no-store",
        retry: AutoRetry::No,
        retry_condition: "shorten the address first",
        aspects: Aspects {
            definition: "The server refuses the request because the target URI is longer than it is willing to interpret (RFC 9110 §15.5.15).",
            plain: "The address is too long.",
            when: "Send 414 when the request target exceeds your limit for it.",
            client: "A program sends the data as content instead, or in several requests; a browser shows the answer.",
            caching: "Heuristically cacheable, so it may be stored without explicit freshness (RFC 9110 §15.5.15).",
            crawlers: "Google takes it as every 4xx but 429: there is no content at this address (Google Search Central).",
            backend: "Nothing: the server in front gives up while it reads, and the service behind never learns of the request.",
            retry: "Not unchanged. The same address meets the same limit, on this way." },
        duties: &[
            Duty { level: Level::Must, field: "", text: "answer a target that is longer than any it wishes to parse with this status, in HTTP/1.1", source: "RFC 9112 §3" }, 
            Duty { level: Level::Should, field: "", text: "explain what is wrong, and say whether it is temporary or permanent, except to HEAD", source: "RFC 9110 §15.5" }, 
            Duty { level: Level::Must, field: "Date", text: "send `Date`, if it is an origin server with a clock", source: "RFC 9110 §6.6.1" }],
        steps: &["target-too-long"],
        see_also: &[400, 404, 413, 431, 501],
        markdown: "## Means

The target URI is longer than the server is willing to interpret. It happens rarely: when a client turned a POST
into a GET with long query data, when it runs in a loop of redirects that each add to the path, or in an attack
(RFC 9110 §15.5.15).

HTTP/1.1 demands this status for it, while the sizes of fields are only answered with some 4xx (RFC 9112 §3,
RFC 9110 §5.4).

## Send it when

- the target exceeds your limit. Supporting at least 8000 octets is recommended (RFC 9110 §4.1).

## Do not send it when

- the fields are too large: [431](/.demur/status/431);
- the content is: [413](/.demur/status/413);
- the method is longer than any that you know: [501](/.demur/status/501) (RFC 9112 §3);
- the target is short and malformed, or one parameter in it is too long for its schema: [400](/.demur/status/400).

## What the answer must carry

- **MUST** answer a target that is longer than any it wishes to parse with this status, in HTTP/1.1 (RFC 9112 §3)
- **SHOULD** explain what is wrong, and say whether it is temporary or permanent, except to HEAD (RFC 9110 §15.5)
- **MUST** send `Date`, if it is an origin server with a clock (RFC 9110 §6.6.1)

State the limit. In HTTP/1.1 the rest of an over-long request is best not read: say `Connection: close` and close.

## Caching

Heuristically cacheable (RFC 9110 §15.5.15). Of the caches in a public test only Safari stores it without explicit
freshness (cache-tests). A limit can change, so send `Cache-Control: no-store` on purpose.

## Retry

Not unchanged. Where the API allows it, send the data as content.

## If you got this

### API consumer

Print the address and its length. Long lists of ids belong in the content of a POST, if the API offers that, or in
several requests. Look for redirects that grow, and for values that were encoded twice.

### Visitor

Open the page from the first page of the site instead of from the long link.

## If you run the server

### Builder

Use POST for forms with much data. Test redirects with an address that already has the redirect's own prefix.

### Operator

The smallest limit on the way decides. Some servers answer [400](/.demur/status/400) or [431](/.demur/status/431) for the same fault, so do not
count one code only. The gateway's limit is `limits.target`, 8 KiB by default.

## Related

[413](/.demur/status/413) for content; [431](/.demur/status/431) for fields; [400](/.demur/status/400) for malformed targets.
",
        sources: &["RFC 2616 §10.4.15", "nginx 1.22.1", "RFC 9110 §15.5.15", "Google Search Central", "RFC 9112 §3", "RFC 9110 §5.4", "RFC 9110 §4.1", "cache-tests"],
    },
    StatusPage {
        code: 415,
        name: "Unsupported Media Type",
        registry: Registry::Registered,
        by: "",
        tagline: "The format of the request's content is not supported here.",
        defined: &[Clause { doc: "RFC 9110", section: "15.5.16" }, Clause { doc: "RFC 9110", section: "12.5.3" }],
        aliases: &[],
        storable: Storable::ExplicitOnly,
        cache_default: "no-store",
        retry: AutoRetry::Changed,
        retry_condition: "with another `Content-Type` or `Content-Encoding`",
        aspects: Aspects {
            definition: "The origin server refuses the request because its content is in a format that this method does not support on this resource: by its `Content-Type`, its `Content-Encoding`, or on inspection (RFC 9110 §15.5.16).",
            plain: "You sent your data in a format, or packed in a way, that is not accepted here.",
            when: "Send 415 when the declared media type or the content coding is none that the operation accepts.",
            client: "A program may send the same data again under a type or coding that the answer lists; a visitor chooses another file.",
            caching: "Not heuristically cacheable; stored only with explicit freshness (RFC 9110 §15.1; RFC 9111 §3).",
            crawlers: "A crawler sends no content and does not meet it; where it does, Google takes it as every 4xx but 429: no content here (Google Search Central).",
            backend: "Cheap: the fields decide, before the content is read, and the service behind need not be asked.",
            retry: "Not unchanged. With `Accept`, `Accept-Patch` or `Accept-Encoding` in the answer a program can correct itself." },
        duties: &[
            Duty { level: Level::Should, field: "Accept-Encoding", text: "send `Accept-Encoding` if the content coding is the problem", source: "RFC 9110 §12.5.3, §15.5.16 (\"ought to\")" }, 
            Duty { level: Level::MustNot, field: "Accept-Encoding", text: "send `Accept-Encoding` if the content coding is not the problem", source: "RFC 9110 §12.5.3" }, 
            Duty { level: Level::May, field: "Accept", text: "send `Accept` with the supported types if the media type is the problem", source: "RFC 9110 §15.5.16" }, 
            Duty { level: Level::Should, field: "Accept-Patch", text: "send `Accept-Patch` if the method is PATCH and the type of the patch is the problem", source: "RFC 5789 §2.2" }, 
            Duty { level: Level::Should, field: "", text: "explain what is wrong, and say whether it is temporary or permanent, except to HEAD", source: "RFC 9110 §15.5" }, 
            Duty { level: Level::Must, field: "Date", text: "send `Date`, if it is an origin server with a clock", source: "RFC 9110 §6.6.1" }],
        steps: &["content-coding", "media-type"],
        see_also: &[400, 406, 409, 413, 422],
        markdown: r#"## Means

The content is in a format that this method does not support on this resource. The problem can be the declared
`Content-Type`, the `Content-Encoding`, or what the data turns out to be when it is inspected (RFC 9110 §15.5.16).

Two faults share the code, and one field tells them apart: `Accept-Encoding` in the answer belongs to the coding, and
must not be there when the type is the problem (RFC 9110 §12.5.3).

## Send it when

- the declared media type is none that the operation accepts, or none is declared and you do not guess;
- the content is compressed in a way that you do not undo;
- a PUT carries a type that this resource can never have (RFC 9110 §9.3.4);
- a PATCH carries a patch format that you do not know (RFC 5789 §2.2).

## Do not send it when

- the type is supported and the content does not parse: [400](/.demur/status/400);
- it parses and cannot be processed: [422](/.demur/status/422);
- the client asks for a format that you do not have: [406](/.demur/status/406);
- the transfer coding is unknown: that is framing, and [501](/.demur/status/501) (RFC 9112 §6.1).

## What the answer must carry

- **SHOULD** send `Accept-Encoding` if the content coding is the problem (RFC 9110 §12.5.3, §15.5.16 ("ought to"))
- **MUST NOT** send `Accept-Encoding` if the content coding is not the problem (RFC 9110 §12.5.3)
- **MAY** send `Accept` with the supported types if the media type is the problem (RFC 9110 §15.5.16)
- **SHOULD** send `Accept-Patch` if the method is PATCH and the type of the patch is the problem (RFC 5789 §2.2)
- **SHOULD** explain what is wrong, and say whether it is temporary or permanent, except to HEAD (RFC 9110 §15.5)
- **MUST** send `Date`, if it is an origin server with a clock (RFC 9110 §6.6.1)

The fields tell the client which of the two problems it has, so never send the wrong one. Say in the content which
type arrived: callers often do not know what their library sends. `Accept-Encoding: identity` says that no coding is
supported.

## Caching

Not heuristically cacheable (RFC 9110 §15.1). With explicit freshness a cache may store it (RFC 9111 §3), and it would
be wrong for the next request with another type: send `Cache-Control: no-store`.

## Retry

With a type or coding that the answer lists.

## If you got this

### API consumer

Set `Content-Type` yourself. `curl -d` declares a form, `fetch` declares plain text for a string, and some libraries
declare nothing. For JSON, send `application/json`. Send uncompressed content if `Accept-Encoding` does not list your
coding.

### Visitor

For an upload: the site does not take this kind of file. Convert it, for instance to JPEG or PDF. Otherwise the form is
broken.

## If you run the server

### Builder

Compare type and subtype without regard to case, and ignore parameters that do not matter (RFC 9110 §8.3.1). Decide on
purpose what you do with `+json` types and with content without a type.

### Operator

A rise after a release of a client: look at the `Content-Type` and `Content-Encoding` that it sends now. Put both fields
into the access log.

The gateway judges by the fields alone and before it asks for the content. It sends `Accept` with the types of the
operation, or `Accept-Encoding` with the codings that it takes.

## Related

[406](/.demur/status/406) is the mirror image; [400](/.demur/status/400) and [422](/.demur/status/422) for what comes after the type; [413](/.demur/status/413) for
size.
"#,
        sources: &["RFC 9110 §15.5.16", "RFC 9110 §15.1", "RFC 9111 §3", "Google Search Central", "RFC 9110 §12.5.3", "RFC 5789 §2.2", "RFC 9110 §9.3.4", "RFC 9112 §6.1", "RFC 9110 §8.3.1"],
    },
    StatusPage {
        code: 416,
        name: "Range Not Satisfiable",
        registry: Registry::Registered,
        by: "",
        tagline: "None of the ranges that were asked for can be served, or there are too many of them.",
        defined: &[Clause { doc: "RFC 9110", section: "15.5.17" }, Clause { doc: "RFC 9110", section: "14.2" }],
        aliases: &[Alias { text: "Requested Range Not Satisfiable", by: "RFC 2616 §10.4.17" }],
        storable: Storable::ExplicitOnly,
        cache_default: "no-store",
        retry: AutoRetry::Changed,
        retry_condition: "without `Range`, or with one that fits the length",
        aspects: Aspects {
            definition: "The set of ranges in `Range` was rejected, because none can be satisfied or because it holds too many small or overlapping ones (RFC 9110 §15.5.17).",
            plain: "You asked for a part of the file that is not there.",
            when: "Send 416 when no byte range of a GET begins within the representation, or when the set looks abusive.",
            client: "A program compares the length in `Content-Range` with what it has, and asks again with a range that fits or with none.",
            caching: "Not heuristically cacheable; stored only with explicit freshness (RFC 9110 §15.1; RFC 9111 §3).",
            crawlers: "An answer to `Range` only, so a crawler that does not send it cannot get it (RFC 9110 §15.5.17).",
            backend: "The length decides; no content is read or sent.",
            retry: "With another range or without one; the field `Content-Range` names the current length." },
        duties: &[
            Duty { level: Level::Should, field: "Content-Range", text: "send `Content-Range: bytes */LENGTH` in answer to a byte range", source: "RFC 9110 §15.5.17, §14.4" }, 
            Duty { level: Level::MustNot, field: "", text: "send it for a range unit that it does not understand; the field is ignored instead", source: "RFC 9110 §14.2" }, 
            Duty { level: Level::Should, field: "", text: "explain what is wrong, and say whether it is temporary or permanent, except to HEAD", source: "RFC 9110 §15.5" }, 
            Duty { level: Level::Must, field: "Date", text: "send `Date`, if it is an origin server with a clock", source: "RFC 9110 §6.6.1" }],
        steps: &[],
        see_also: &[200, 304, 400, 404, 412],
        markdown: "## Means

The set of ranges in `Range` was rejected: none of them overlaps the representation, or there is an excessive
number of small or overlapping ones (RFC 9110 §15.5.17).

A byte range can be satisfied if its first position is smaller than the length, or if it asks for a number of last
octets other than zero; one such range in the set is enough (RFC 9110 §14.1.2, §14.2).

## Send it when

- a byte range begins at or behind the end of the representation;
- a set of ranges looks like an attempt to exhaust the server (RFC 9110 §17.15);
- you understand the unit and this resource does not support it (RFC 9110 §14.2).

## Do not send it when

- the unit of the range is unknown: the field must be ignored (RFC 9110 §14.2);
- the method is not GET: ranges are defined for GET only, otherwise the field is ignored (RFC 9110 §14.2);
- `If-Range` does not match: the field is ignored, and the whole is sent (RFC 9110 §13.1.5);
- a precondition already answers the request: [304](/.demur/status/304) or [412](/.demur/status/412) come first (RFC 9110 §14.2);
- one range of several fits: 206 with that one;
- you prefer to send everything: a server may ignore `Range` (RFC 9110 §14.2) and answer [200](/.demur/status/200).

## What the answer must carry

- **SHOULD** send `Content-Range: bytes */LENGTH` in answer to a byte range (RFC 9110 §15.5.17, §14.4)
- **MUST NOT** send it for a range unit that it does not understand; the field is ignored instead (RFC 9110 §14.2)
- **SHOULD** explain what is wrong, and say whether it is temporary or permanent, except to HEAD (RFC 9110 §15.5)
- **MUST** send `Date`, if it is an origin server with a clock (RFC 9110 §6.6.1)

The length in `Content-Range` lets the client ask again correctly.

## Caching

Not heuristically cacheable (RFC 9110 §15.1). The next change of the file makes it wrong, so send
`Cache-Control: no-store`, which keeps it out of every cache (RFC 9111 §3).

## Retry

With another range, or none. A client cannot depend on getting 416 even where it fits best (RFC 9110 §15.5.17).

## If you got this

### API consumer

Compare the range with the length in `Content-Range`. When resuming a download, the file may be complete already, or
it changed: use `If-Range` with the `ETag`. Positions begin with 0, so `bytes=N-` of a file of N octets names nothing.

### Visitor

Delete the half-finished download and start again.

## If you run the server

### Builder

Evaluate preconditions first, then the range (RFC 9110 §13.2.2), and only if the answer would be 200 without it.
Positions count the encoded octets, if the representation has a content coding (RFC 9110 §14.1.2).

### Operator

A rise after a file was replaced by a shorter one is normal for a while. The gateway does not judge ranges; it passes an
upstream's 416 on with its `Content-Range`.

## Related

[200](/.demur/status/200) if the range is ignored; [304](/.demur/status/304) and [412](/.demur/status/412) for preconditions; [404](/.demur/status/404) for pages of a
list that do not exist.
",
        sources: &["RFC 2616 §10.4.17", "RFC 9110 §15.5.17", "RFC 9110 §15.1", "RFC 9111 §3", "RFC 9110 §14.4", "RFC 9110 §14.2", "RFC 9110 §14.1.2", "RFC 9110 §17.15", "RFC 9110 §13.1.5", "RFC 9110 §13.2.2"],
    },
    StatusPage {
        code: 417,
        name: "Expectation Failed",
        registry: Registry::Registered,
        by: "",
        tagline: "An expectation in the `Expect` field cannot be met.",
        defined: &[Clause { doc: "RFC 9110", section: "15.5.18" }, Clause { doc: "RFC 9110", section: "10.1.1" }],
        aliases: &[],
        storable: Storable::ExplicitOnly,
        cache_default: "no-store",
        retry: AutoRetry::Changed,
        retry_condition: "without the expectation",
        aspects: Aspects {
            definition: "The expectation in the request's `Expect` field could not be met by at least one of the servers on the way (RFC 9110 §15.5.18).",
            plain: "The program asked for a special way of handling that some server on the way does not offer.",
            when: "Send 417 when `Expect` has a member other than `100-continue`, and never for anything but this field.",
            client: "A program should repeat the request without `100-continue`; curl does so by itself.",
            caching: "Not heuristically cacheable; stored only with explicit freshness (RFC 9110 §15.1; RFC 9111 §3).",
            crawlers: "A crawler does not ask before sending content and does not meet it; Google would take it as every 4xx but 429 (Google Search Central).",
            backend: "Nothing: one field decides, before the content is sent.",
            retry: "Once, without the field: the answer says only that the way does not support expectations." },
        duties: &[
            Duty { level: Level::May, field: "", text: "answer a member of `Expect` other than `100-continue` with this status", source: "RFC 9110 §10.1.1" }, 
            Duty { level: Level::Must, field: "", text: "ignore `100-continue` in an HTTP/1.0 request", source: "RFC 9110 §10.1.1" }, 
            Duty { level: Level::Should, field: "", text: "explain what is wrong, and say whether it is temporary or permanent, except to HEAD", source: "RFC 9110 §15.5" }, 
            Duty { level: Level::Must, field: "Date", text: "send `Date`, if it is an origin server with a clock", source: "RFC 9110 §6.6.1" }],
        steps: &["expectation"],
        see_also: &[400, 411, 412, 413, 422],
        markdown: "## Means

The expectation in the `Expect` field of the request could not be met by at least one of the servers on the way
(RFC 9110 §15.5.18). The only expectation that is defined is `100-continue` (RFC 9110 §10.1.1).

After `100-continue` it says no more than that the way does not support expectations, for instance because it leads
through an HTTP/1.0 server (RFC 9110 §10.1.1).

## Send it when

- `Expect` has a member other than `100-continue`; a server may answer so (RFC 9110 §10.1.1).

## Do not send it when

- the request has `Expect: 100-continue` and something else is wrong: send that status at once, instead of asking
  for the content, so [413](/.demur/status/413) for a length that is too large;
- the request is HTTP/1.0: a `100-continue` expectation in it must be ignored (RFC 9110 §10.1.1);
- a precondition fails, or what your application expects: [412](/.demur/status/412), [409](/.demur/status/409) or [422](/.demur/status/422).

## What the answer must carry

- **MAY** answer a member of `Expect` other than `100-continue` with this status (RFC 9110 §10.1.1)
- **MUST** ignore `100-continue` in an HTTP/1.0 request (RFC 9110 §10.1.1)
- **SHOULD** explain what is wrong, and say whether it is temporary or permanent, except to HEAD (RFC 9110 §15.5)
- **MUST** send `Date`, if it is an origin server with a clock (RFC 9110 §6.6.1)

Say which member of the field was refused.

## Caching

Not heuristically cacheable (RFC 9110 §15.1). With explicit freshness a cache may store it (RFC 9111 §3), and the next
request without the field would get it: send `Cache-Control: no-store`.

## Retry

A client that sent `100-continue` and gets 417 should repeat the request without it, since the answer only says
that the way does not support expectations (RFC 9110 §10.1.1).

## If you got this

### API consumer

Remove the `Expect` field, or switch it off in your library: `curl -H 'Expect:'`. If only large requests fail, it is
the library that adds the field, and not the size.

### Visitor

This is between programs; reload, and tell the site if it stays.

## If you run the server

### Builder

Support `100-continue`: answer [413](/.demur/status/413), [401](/.demur/status/401) and the like before the content is sent, or 100 at once.
Do not wait for the content first (RFC 9110 §10.1.1).

### Operator

Old proxies and libraries cause this. It disappears when the field is removed on the way, at the price of sending
content that is refused afterwards.

The gateway sends it for any member but `100-continue`, also when that stands beside it.

## Related

[400](/.demur/status/400) for malformed fields; [413](/.demur/status/413) as a typical early answer; [412](/.demur/status/412) for preconditions.
",
        sources: &["RFC 9110 §15.5.18", "RFC 9110 §15.1", "RFC 9111 §3", "Google Search Central", "RFC 9110 §10.1.1"],
    },
    StatusPage {
        code: 418,
        name: "(Unused)",
        registry: Registry::Reserved,
        by: "",
        tagline: "Reserved and without meaning; a joke that was deployed too often.",
        defined: &[Clause { doc: "RFC 9110", section: "15.5.19" }],
        aliases: &[Alias { text: "I'm a teapot", by: "RFC 2324 §2.3.2" }],
        storable: Storable::ExplicitOnly,
        cache_default: "",
        retry: AutoRetry::No,
        retry_condition: "nothing is defined; a client treats it as 400",
        aspects: Aspects {
            definition: "None: the code is reserved in the registry and cannot be assigned at present (RFC 9110 §15.5.19).",
            plain: "A joke, or a site that took you for a robot.",
            when: "Never send 418: it means nothing, so nobody can act on it.",
            client: "Treats it as 400, as every unknown code of the class.",
            caching: "Not heuristically cacheable; stored only with explicit freshness (RFC 9110 §15.1; RFC 9111 §3).",
            crawlers: "Google names it as a code that its documentation does not cover (Google Search Central).",
            backend: "Tells a gateway or a monitor no more than that it is a 4xx; what the service meant stands in its code only.",
            retry: "Nothing is defined. Not unchanged, as after 400." },
        duties: &[],
        steps: &[],
        see_also: &[400, 403, 429, 501],
        markdown: r#"## Means

Nothing. RFC 2324, published on an April 1, made fun of misuses of HTTP and defined a status 418 of its own. It was
deployed so often that the code is unusable for anything else, so the registry holds it as reserved, "(Unused)"
(RFC 9110 §15.5.19).

It is not registered as a teapot, whatever the tables of libraries print (RFC 9110 §15.5.19; Node.js 20.20.2; Python
3.11.7).

## Send it when

- never, in anything that others rely on.

## Do not send it when

- you want to tell programs something: they treat a code that they do not know as x00 of its class, here
  [400](/.demur/status/400) (RFC 9110 §15);
- you turn away robots: [403](/.demur/status/403), or [429](/.demur/status/429) if they may come back later;
- an operation is not written yet: [501](/.demur/status/501).

## What the answer must carry

Nothing is defined.

## Caching

Not heuristically cacheable (RFC 9110 §15.1).

## Retry

Nothing is defined. Treat it as [400](/.demur/status/400).

## If you got this

### API consumer

Somebody chose it for a reason of their own, often to turn away programs that look automated. The body or the
documentation may say more.

### Visitor

It is a joke, or the site took your browser for a robot. Try again later, or write to the site.

## If you run the server

### Builder

Use a registered code: [403](/.demur/status/403) to refuse, [429](/.demur/status/429) to slow down, [400](/.demur/status/400) otherwise. By RFC 9205 §4.6
an application must use registered codes only.

### Operator

The gateway never makes this answer. Where an upstream sends it, find out what it means there.

## Related

[400](/.demur/status/400), which is what clients read it as; [403](/.demur/status/403) and [429](/.demur/status/429), which are often meant.
"#,
        sources: &["RFC 2324 §2.3.2", "RFC 9110 §15.5.19", "RFC 9110 §15.1", "RFC 9111 §3", "Google Search Central", "Node.js 20.20.2", "Python 3.11.7", "RFC 9110 §15", "RFC 9205 §4.6"],
    },
    StatusPage {
        code: 419,
        name: "Page Expired",
        registry: Registry::Unregistered,
        by: "Laravel",
        tagline: "The form's token against forged requests does not match the session, mostly because the session is over.",
        defined: &[],
        aliases: &[],
        storable: Storable::ExplicitOnly,
        cache_default: "",
        retry: AutoRetry::Changed,
        retry_condition: "with a fresh page and its token",
        aspects: Aspects {
            definition: "Unregistered. Laravel answers it when the CSRF token of a request does not match that of the session (Laravel).",
            plain: "This form is too old. Load it again.",
            when: "Never send 419. Send 403 when the proof against forged requests is missing or wrong, 401 with a challenge when the session is over.",
            client: "A browser shows the content, and the form is lost. A program treats 419 as 400.",
            caching: "Not heuristically cacheable (RFC 9110 §15.1).",
            crawlers: "Crawlers do not submit such forms; a page that answered so would be treated like every other 4xx (Google Search Central).",
            backend: "The check runs before the action, so nothing was done.",
            retry: "Not unchanged: the same token fails again. The form has to be fetched anew." },
        duties: &[],
        steps: &[],
        see_also: &[401, 403, 409, 422, 440],
        markdown: "## Means

Laravel compares a token in the form with one in the session. When they differ it raises an exception that becomes 419,
with a page that says that the session has expired and asks to refresh (Laravel). It is sent to the client.

ASP.NET Core has a constant of the same number, `Status419AuthenticationTimeout` (ASP.NET Core docs on status codes).

The code is in no registry. Clients treat it as [400](/.demur/status/400), the general code of its class (RFC 9110 §15).

## Send it when

Never, outside of Laravel. A request that lacks the proof that it comes from your own page is understood and refused:
[403](/.demur/status/403).

## Do not send it when

- the user is no longer logged in: [401](/.demur/status/401) with a challenge, or a redirect to the login with [303](/.demur/status/303);
- a value of the form is wrong: [422](/.demur/status/422);
- the thing was changed by somebody else meanwhile: [409](/.demur/status/409) or [412](/.demur/status/412).

## What the answer must carry

The form with what the user had typed, and a fresh token. That is what makes the difference between a safeguard and a
nuisance.

## Caching

Not heuristically cacheable (RFC 9110 §15.1).

## Retry

Not unchanged.

## If you got this

### API consumer

You send a POST to an address for browsers. Use the API with its own credentials, or fetch page, cookie and token first
and send all three.

### Visitor

Copy what you have written, load the page again, and send it once more. Cookies must be allowed.

## If you run the server

### Builder

Mostly the session is over, or the page was open in a second tab during a new login. An attack from another site looks
the same, so the check cannot be softer for the honest case; only the answer can.

Check for this only where the browser adds the credentials by itself. An API that takes tokens in `Authorization` does
not need it.

### Operator

Many at once after a deployment: the key or the store of the sessions changed. Many always: a cache keeps pages with a
token in them, or there are two servers with a session store each.

## Related

[403](/.demur/status/403) is the code to send. [440](/.demur/status/440): a session that is over, at Exchange.
",
        sources: &["Laravel", "RFC 9110 §15.1", "Google Search Central", "ASP.NET Core docs", "ASP.NET Core docs on status codes", "RFC 9110 §15"],
    },
    StatusPage {
        code: 420,
        name: "Enhance Your Calm",
        registry: Registry::Unregistered,
        by: "Twitter",
        tagline: "Twitter's word for too many requests, from the time before 429.",
        defined: &[],
        aliases: &[],
        storable: Storable::ExplicitOnly,
        cache_default: "",
        retry: AutoRetry::AfterWait,
        retry_condition: "after `Retry-After`, else after a wait that doubles",
        aspects: Aspects {
            definition: "Unregistered. Twitter announced it in 2009 for its Search API, for requests above the rate limit (Twitter announcement of 420).",
            plain: "You ask too often. Slow down.",
            when: "Never send 420. Send 429, which was made for it.",
            client: "It treats 420 as 400, which says \"your request is wrong\" and not \"later\". Retry layers do not know it.",
            caching: "Not heuristically cacheable (RFC 9110 §15.1).",
            crawlers: "Google treats 429 as a sign of overload and every other 4xx as content that does not exist, so 420 removes pages (Google Search Central).",
            backend: "None, if the limit is enforced in front of it.",
            retry: "After a wait that grows. Repetitions at once keep the limit in force." },
        duties: &[],
        steps: &[],
        see_also: &[403, 423, 429, 503],
        markdown: "## Means

Twitter announced it in December 2009 for the Search API: requests above the rate limit would get 420 from January 2010
on, so that they could be told from other errors (Twitter announcement of 420). There was no registered code for that;
[429](/.demur/status/429) came in 2012 (RFC 6585 §4). The documentation of the API still lists 420, for an application that makes
too many requests (X API docs).

Shopify used the number for something else, for shops that are locked, and changed to [423](/.demur/status/423) in 2018 because 420
was ambiguous (Shopify on 420).

The code is in no registry. Clients treat it as [400](/.demur/status/400), the general code of its class (RFC 9110 §15).

## Send it when

Never. [429](/.demur/status/429) says the same, is registered, and is known to clients.

## Do not send it when

- the whole service is overloaded: [503](/.demur/status/503);
- the caller may not do this at all: [403](/.demur/status/403).

## What the answer must carry

With [429](/.demur/status/429), `Retry-After`, and in the content which limit was met.

## Caching

Not heuristically cacheable (RFC 9110 §15.1).

## Retry

After a wait, with some chance in it.

## If you got this

### API consumer

Treat it like [429](/.demur/status/429): obey `Retry-After`, then double the wait. Do not count on your HTTP library; it sees an
unknown 4xx.

### Visitor

Wait a few minutes.

## If you run the server

### Builder

If you inherit an API that sends 420, send 429 in the next version, and announce it: some clients test for the number.

### Operator

In your logs it comes from services that you call. Give it its own line in the metrics of that client.

## Related

[429](/.demur/status/429) is the code to send.
",
        sources: &["Twitter announcement of 420", "RFC 9110 §15.1", "Google Search Central", "RFC 6585 §4", "X API docs", "Shopify on 420", "RFC 9110 §15"],
    },
    StatusPage {
        code: 421,
        name: "Misdirected Request",
        registry: Registry::Registered,
        by: "",
        tagline: "The request reached a server that cannot answer with authority for this address.",
        defined: &[Clause { doc: "RFC 9110", section: "15.5.20" }, Clause { doc: "RFC 9110", section: "7.4" }],
        aliases: &[],
        storable: Storable::ExplicitOnly,
        cache_default: "no-store",
        retry: AutoRetry::OtherConnection,
        retry_condition: "on a different connection, whether or not the method is idempotent",
        aspects: Aspects {
            definition: "The request was directed at a server that is unable or unwilling to produce an authoritative response for the target URI (RFC 9110 §15.5.20).",
            plain: "You reached a server that does not speak for this address.",
            when: "Send 421 when the host of the request is none of yours, or does not fit the connection.",
            client: "A browser repeats the request on a new connection; most libraries hand the answer to their caller.",
            caching: "Not heuristically cacheable, as it was under RFC 7540; stored only with explicit freshness (RFC 9110 §15.1; RFC 9111 §3).",
            crawlers: "Google takes it as every 4xx but 429: there is no content at this address (Google Search Central).",
            backend: "Nothing: the host decides before routing, and the service behind is not asked.",
            retry: "At once, over a different connection, for any method; a second 421 is final." },
        duties: &[
            Duty { level: Level::MustNot, field: "", text: "generate this status as a proxy", source: "RFC 9110 §15.5.20" }, 
            Duty { level: Level::Must, field: "", text: "reject, as an origin server, an `https` request that came over no connection secured for its origin, unless a trusted gateway sent it", source: "RFC 9110 §7.4" }, 
            Duty { level: Level::Should, field: "", text: "explain what is wrong, and say whether it is temporary or permanent, except to HEAD", source: "RFC 9110 §15.5" }, 
            Duty { level: Level::Must, field: "Date", text: "send `Date`, if it is an origin server with a clock", source: "RFC 9110 §6.6.1" }],
        steps: &["misdirected"],
        see_also: &[308, 400, 403, 404, 426, 502],
        markdown: "## Means

The request was directed at a server that is unable or unwilling to produce an authoritative response for the
target URI: the URI is not of an origin for which the server is configured, or it does not fit the connection, such
as its certificate (RFC 9110 §15.5.20, §7.4). It is not bound to one version of HTTP.

It usually comes from sharing: HTTP/2 and HTTP/3 let a client use one connection for every host that the certificate
covers, and a server that does not want this says 421 (RFC 9113 §9.1.1, RFC 9114 §3.3).

## Send it when

- you are the origin server, or a gateway acting for it, and the authority of the request is none of yours;
- a client reused a connection for a host that this connection does not serve, for instance because that host demands
  client certificates.

## Do not send it when

- the authority is yours and nothing is at the path: [404](/.demur/status/404);
- the authority is an old name of yours: [308](/.demur/status/308) to the new one;
- `Host` is missing or malformed: [400](/.demur/status/400);
- the server behind you cannot be reached: [502](/.demur/status/502);
- you are a forward proxy: that is forbidden (RFC 9110 §15.5.20).

## What the answer must carry

- **MUST NOT** generate this status as a proxy (RFC 9110 §15.5.20)
- **MUST** reject, as an origin server, an `https` request that came over no connection secured for its origin, unless a trusted gateway sent it (RFC 9110 §7.4)
- **SHOULD** explain what is wrong, and say whether it is temporary or permanent, except to HEAD (RFC 9110 §15.5)
- **MUST** send `Date`, if it is an origin server with a clock (RFC 9110 §6.6.1)

Say which authority was asked for only if you do not mind repeating it, and never which ones are yours. An `Alt-Svc`
field in this answer is ignored (RFC 7838 §6).

## Caching

Not heuristically cacheable (RFC 9110 §15.1). It was under RFC 7540 (RFC 7540 §9.1.2). Send `Cache-Control: no-store`.

## Retry

The client may retry over a different connection, for any method (RFC 9110 §15.5.20): the server refused before it
processed anything. Once is enough.

## If you got this

### API consumer

Check the host name and the `Host` field. If your client shares connections between hosts, open a fresh one. A second
421 on a fresh connection means that the server does not know the name.

### Visitor

Reload; your browser will open a new connection. If it stays, the site is set up wrongly.

## If you run the server

### Builder

Check the authority before anything else that depends on it. Compare names without regard to case, and decide about
ports on purpose.

### Operator

List all your names in `authorities`, those of health checks too; an empty list accepts all. Certificates that cover
several sites on different servers invite this status. Give hosts with TLS settings of their own a certificate of
their own.

## Related

[404](/.demur/status/404) for the right server and a wrong path; [400](/.demur/status/400) for a bad `Host`; [308](/.demur/status/308) for an old name.
",
        sources: &["RFC 9110 §15.5.20", "RFC 9110 §15.1", "RFC 9111 §3", "Google Search Central", "RFC 9110 §7.4", "RFC 9113 §9.1.1", "RFC 9114 §3.3", "RFC 7838 §6", "RFC 7540 §9.1.2"],
    },
    StatusPage {
        code: 422,
        name: "Unprocessable Content",
        registry: Registry::Registered,
        by: "",
        tagline: "The content is of a known type and well formed, but its instructions cannot be processed.",
        defined: &[Clause { doc: "RFC 9110", section: "15.5.21" }],
        aliases: &[Alias { text: "Unprocessable Entity", by: "RFC 4918 §11.2" }],
        storable: Storable::ExplicitOnly,
        cache_default: "no-store",
        retry: AutoRetry::No,
        retry_condition: "the same content gets the same answer; correct it first",
        aspects: Aspects {
            definition: "The server understands the type of the content and its syntax is correct, but it was unable to process the instructions in it (RFC 9110 §15.5.21).",
            plain: "Your data arrived and could be read, and something in it is not acceptable.",
            when: "Send 422 when the content parses under its declared type and breaks its schema or a rule about its values.",
            client: "A program shows the faults to its user or reports a defect of its own; a form puts each one beside its field.",
            caching: "Not heuristically cacheable; stored only with explicit freshness (RFC 9110 §15.1; RFC 9111 §3).",
            crawlers: "A crawler sends no content and does not meet it; where it does, Google takes it as every 4xx but 429: no content here (Google Search Central).",
            backend: "The content was read and checked and nothing was stored; a gateway that knows the contract spares the service the call.",
            retry: "Not unchanged: the answer is about the content, so only other content can get another one." },
        duties: &[
            Duty { level: Level::Should, field: "", text: "explain what is wrong, and say whether it is temporary or permanent, except to HEAD", source: "RFC 9110 §15.5" }, 
            Duty { level: Level::Must, field: "Date", text: "send `Date`, if it is an origin server with a clock", source: "RFC 9110 §6.6.1" }],
        steps: &["body-schema", "body-rules"],
        see_also: &[400, 409, 412, 413, 415, 424],
        markdown: "## Means

The server understands the type of the content, so [415](/.demur/status/415) would be wrong; its syntax is correct; but the
instructions in it cannot be processed (RFC 9110 §15.5.21).

The definition speaks of content and of nothing else: not of the query, the path or the fields (RFC 9110 §15.5.21).

[400](/.demur/status/400) is not forbidden in its place: it covers whatever the server perceives to be an error of the client
(RFC 9110 §15.5.1). RFC 4918 still called 400 inappropriate where the syntax is correct (RFC 4918 §11.2); RFC 9110
dropped that clause (RFC 9110 §15.5.21).

## Send it when

- a JSON document parses and breaks its schema: a member is missing, a value is out of range or of a wrong type;
- the values are fine one by one and contradict each other;
- a patch is well formed and would make the resource invalid (RFC 5789 §2.2).

## Do not send it when

- the content does not parse: [400](/.demur/status/400);
- the fault is in the query, in a field or in the path: the definition speaks of content, so 400;
- the content would be right in another state of the resource: [409](/.demur/status/409), or [412](/.demur/status/412) if the request named the
  state that it expects;
- it is too large or too deep to be checked: [413](/.demur/status/413);
- the check itself failed, for instance because a database did not answer: [500](/.demur/status/500) or [503](/.demur/status/503);
- your documentation promises 400 for this: keep the promise. Frameworks differ; both codes are in use.

## What the answer must carry

- **SHOULD** explain what is wrong, and say whether it is temporary or permanent, except to HEAD (RFC 9110 §15.5)
- **MUST** send `Date`, if it is an origin server with a clock (RFC 9110 §6.6.1)

A list of all faults, each with a pointer to the value (RFC 6901), a code and what would be right. RFC 9457 gives
`application/problem+json` for that, and shows such a list with status 422 (RFC 9457 §3).

## Caching

Not heuristically cacheable (RFC 9110 §15.1). With explicit freshness a cache may store it (RFC 9111 §3): send
`Cache-Control: no-store`.

## Retry

Not unchanged.

## If you got this

### API consumer

Go through the list of faults. Each entry has a place and a code; the page of the code shows a wrong and a right
example. Check your content against the published schema before you send it. If the service is one that sends 422 for
everything, check also that the content parses and that its type is right.

### Visitor

A value in the form is not accepted. The message should say which; if it does not, tell the site.

## If you run the server

### Builder

Report all faults at once, and do not repeat the values: they may be secret. Check authorisation first, so that
strangers do not learn your schema. Checking a schema narrows what comes in; it is no protection against injection by
itself.

### Operator

A rise for one client is usually its new release. A rise for all is usually your new schema.

The gateway sends it for a body that breaks its schema and, if the schema is kept, for one that breaks a rule of
`x-demur-rules`. Where the operation documents 400 and not 422, it sends 400; `validation_status` sets one of them for
all.

## Related

[400](/.demur/status/400) for syntax; [409](/.demur/status/409) for state; [415](/.demur/status/415) for types; [413](/.demur/status/413) for size.
",
        sources: &["RFC 4918 §11.2", "RFC 9110 §15.5.21", "RFC 9110 §15.1", "RFC 9111 §3", "Google Search Central", "RFC 9110 §15.5.1", "RFC 5789 §2.2", "RFC 9457 §3"],
    },
    StatusPage {
        code: 423,
        name: "Locked",
        registry: Registry::Registered,
        by: "",
        tagline: "The source or destination resource of the method is locked (WebDAV).",
        defined: &[Clause { doc: "RFC 4918", section: "11.3" }],
        aliases: &[],
        storable: Storable::ExplicitOnly,
        cache_default: "",
        retry: AutoRetry::Changed,
        retry_condition: "with the lock token, or after the lock is released",
        aspects: Aspects {
            definition: "The source or destination resource of a method is locked (RFC 4918 §11.3).",
            plain: "Somebody else has this open for writing.",
            when: "Send 423 when a lock that somebody took is in the way and the request does not carry its token.",
            client: "A program sends the token if the lock is its own, and otherwise waits or shows who holds the lock; reading still works.",
            caching: "Not heuristically cacheable; stored only with explicit freshness (RFC 9110 §15.1; RFC 9111 §3).",
            crawlers: "A crawler does not write and does not meet it; where it does, Google takes it as every 4xx but 429 (Google Search Central).",
            backend: "A look-up in the table of locks, for the resource and for each collection above it; nothing is written.",
            retry: "Unchanged only after the lock is gone; at once with its token, if it is the caller's own." },
        duties: &[
            Duty { level: Level::Should, field: "", text: "send the precondition or postcondition code that applies, such as `lock-token-submitted`", source: "RFC 4918 §11.3" }, 
            Duty { level: Level::Must, field: "", text: "name in `lock-token-submitted`, if it is sent, at least one address of a lock that is in the way", source: "RFC 4918 §16" }, 
            Duty { level: Level::Should, field: "", text: "explain what is wrong, and say whether it is temporary or permanent, except to HEAD", source: "RFC 9110 §15.5" }, 
            Duty { level: Level::Must, field: "Date", text: "send `Date`, if it is an origin server with a clock", source: "RFC 9110 §6.6.1" }],
        steps: &[],
        see_also: &[207, 403, 409, 412, 424, 428],
        markdown: "## Means

The source or destination resource of a method is locked (RFC 4918 §11.3). The code belongs to WebDAV, which lets
clients lock resources while they edit them.

A lock stops writing and not reading: PUT, POST, PROPPATCH, LOCK, UNLOCK, MOVE, DELETE, MKCOL, and COPY for its
destination. GET is not affected (RFC 4918 §7).

The lock need not be on the resource itself. A lock of infinite depth on a collection covers every member, and one of
depth 0 covers what is added to the collection or removed from it (RFC 4918 §7.4).

Being the owner is not enough. A request of the same user without the token must fail, so that one of the user's
programs does not overwrite what another has locked (RFC 4918 §7.5).

## Send it when

- a writing request touches a locked resource without the token of the lock: with `lock-token-submitted`;
- a LOCK meets a lock that conflicts with it: with `no-conflicting-lock` (RFC 4918 §9.10.6).

## Do not send it when

- there is no lock that somebody took and can release, only a conflict with the state: [409](/.demur/status/409);
- the token was sent and the condition with it is false: [412](/.demur/status/412);
- the token is right and belongs to another user: [403](/.demur/status/403) (RFC 4918 §6.4);
- an account is locked: that is [403](/.demur/status/403), or [429](/.demur/status/429) where it opens again by time;
- a member of the collection that you delete is locked: [207](/.demur/status/207) with 423 for that member (RFC 4918 §9.6.1).

## What the answer must carry

- **SHOULD** send the precondition or postcondition code that applies, such as `lock-token-submitted` (RFC 4918 §11.3)
- **MUST** name in `lock-token-submitted`, if it is sent, at least one address of a lock that is in the way (RFC 4918 §16)
- **SHOULD** explain what is wrong, and say whether it is temporary or permanent, except to HEAD (RFC 9110 §15.5)
- **MUST** send `Date`, if it is an origin server with a clock (RFC 9110 §6.6.1)

XML: an `error` element with the condition, and in it the address of the lock, which may be that of a collection above
(RFC 4918 §16). It tells the client where to look for the owner, in `lockdiscovery`.

## Caching

Not heuristically cacheable (RFC 9110 §15.1), and an answer to most methods that a lock stops is not stored anyway: the
method has to be understood as cacheable, too (RFC 9111 §3). Send `Cache-Control: no-store`.

## Retry

After the lock is gone, or with its token if it is yours. A lock may go before its timeout, and may stay after it for a
while (RFC 4918 §6.6), so ask again at intervals and do not compute the moment.

## If you got this

### API consumer

If the lock is yours, send its token in `If: (<token>)`. Otherwise read `lockdiscovery` of the address that the answer
names, and wait, or ask its owner.

### Visitor

Somebody else has the document open, or your own program was closed without letting go of it. Try later, or work on a
copy.

## If you run the server

### Builder

Send `lock-token-submitted` for a write and `no-conflicting-lock` for a LOCK. Outside WebDAV, prefer [409](/.demur/status/409)
with a problem type: clients know it better.

### Operator

Locks that are never released come from programs that broke off. Give locks a time limit, and a way for an administrator
to remove one. The gateway never makes this answer; it passes it on.

## Related

[409](/.demur/status/409) for conflicts without locks; [424](/.demur/status/424) for steps that depended on this one; [412](/.demur/status/412) for tokens
that are no longer valid; [the pair](/.demur/compare/409/423).
",
        sources: &["RFC 4918 §11.3", "RFC 9110 §15.1", "RFC 9111 §3", "Google Search Central", "RFC 4918 §16", "RFC 4918 §7", "RFC 4918 §7.4", "RFC 4918 §7.5", "RFC 4918 §9.10.6", "RFC 4918 §6.4", "RFC 4918 §9.6.1", "RFC 4918 §6.6"],
    },
    StatusPage {
        code: 424,
        name: "Failed Dependency",
        registry: Registry::Registered,
        by: "",
        tagline: "The action depended on another action, and that one failed (WebDAV).",
        defined: &[Clause { doc: "RFC 4918", section: "11.4" }],
        aliases: &[],
        storable: Storable::ExplicitOnly,
        cache_default: "",
        retry: AutoRetry::No,
        retry_condition: "repeat when the action that it depended on can succeed",
        aspects: Aspects {
            definition: "The method could not be performed on the resource because the requested action depended on another action, and that action failed (RFC 4918 §11.4).",
            plain: "This part was not done because another part of the same request failed.",
            when: "Send 424 when you report several dependent actions of one request one by one, and this one was given up because of another.",
            client: "A program looks for the entry with another code; that one is the cause and the only one to correct.",
            caching: "Not heuristically cacheable; stored only with explicit freshness (RFC 9110 §15.1; RFC 9111 §3).",
            crawlers: "A crawler sends no such requests; where it meets the code, Google takes it as every 4xx but 429 (Google Search Central).",
            backend: "Nothing was done for this part, or it was undone; count the failures that caused it.",
            retry: "Not before the first failure is cured; then this part works unchanged." },
        duties: &[
            Duty { level: Level::Should, field: "", text: "explain what is wrong, and say whether it is temporary or permanent, except to HEAD", source: "RFC 9110 §15.5" }, 
            Duty { level: Level::Must, field: "Date", text: "send `Date`, if it is an origin server with a clock", source: "RFC 9110 §6.6.1" }],
        steps: &[],
        see_also: &[207, 409, 422, 423, 502],
        markdown: "## Means

The method could not be performed on the resource because the requested action depended on another action, and that
action failed (RFC 4918 §11.4). It belongs to WebDAV, where one request can contain several actions.

PROPPATCH is all or nothing: if one property cannot be set, each of the others gets this code (RFC 4918 §9.2, §9.2.1).
LOCK of a collection is all or nothing as well: the member in the way has its own code, the collection this one (RFC
4918 §9.10.3).

DELETE, COPY and MOVE of a collection are not: what could be done is done. In their [207](/.demur/status/207) the code should not
appear: the client can conclude it from the failure of the member (RFC 4918 §9.6.1, §9.8.3, §9.9.2).

## Send it when

- you report the results of several dependent actions one by one, as WebDAV does, or in a batch format of your own.

## Do not send it when

- another server that you depend on failed: [502](/.demur/status/502), [503](/.demur/status/503) or [504](/.demur/status/504); that is not a fault of
  the client;
- a requirement of the request is not met yet: [409](/.demur/status/409);
- the content cannot be processed in itself: [422](/.demur/status/422);
- the actions of a batch are independent: then each has its own result.

## What the answer must carry

- **SHOULD** explain what is wrong, and say whether it is temporary or permanent, except to HEAD (RFC 9110 §15.5)
- **MUST** send `Date`, if it is an origin server with a clock (RFC 9110 §6.6.1)

Name the action that failed first; this one is only its consequence. As the status of a whole answer the code is rarely
right, since in the whole answer something failed by itself.

## Caching

Not heuristically cacheable (RFC 9110 §15.1). Inside a 207 it is no status of the message, so caches do not see it
(RFC 4918 §13). Send `Cache-Control: no-store` with either.

## Retry

Not before the first failure is resolved.

## If you got this

### API consumer

Look for the entry with a code other than 424: that is the cause. If there is none and the whole answer is a 424, a
service uses it for a failure behind it; treat it like a [502](/.demur/status/502).

### Visitor

One part of what you asked for failed, and the rest with it. The message should name the part.

## If you run the server

### Builder

Do not use it for failures of your own services behind you. Nobody is woken for a 4xx, and clients do not repeat it.

### Operator

The gateway never makes this answer. Count the causes, not the consequences.

## Related

[423](/.demur/status/423) is a common cause in WebDAV; [207](/.demur/status/207) is where it is seen; [502](/.demur/status/502) for failures of servers
behind you.
",
        sources: &["RFC 4918 §11.4", "RFC 9110 §15.1", "RFC 9111 §3", "Google Search Central", "RFC 4918 §9.2", "RFC 4918 §9.2.1", "RFC 4918 §9.10.3", "RFC 4918 §9.6.1", "RFC 4918 §9.8.3", "RFC 4918 §9.9.2", "RFC 4918 §13"],
    },
    StatusPage {
        code: 425,
        name: "Too Early",
        registry: Registry::Registered,
        by: "",
        tagline: "The server will not risk processing a request that might be replayed.",
        defined: &[Clause { doc: "RFC 8470", section: "5.2" }],
        aliases: &[],
        storable: Storable::ExplicitOnly,
        cache_default: "no-store",
        retry: AutoRetry::AfterWait,
        retry_condition: "automatically once the TLS handshake is complete, never again in early data",
        aspects: Aspects {
            definition: "The server is unwilling to risk processing a request that might be replayed (RFC 8470 §5.2).",
            plain: "The request came before the connection was complete, and is asked for once more.",
            when: "Send 425 when the request came in early data, or says so in `Early-Data: 1`, and processing it twice would do harm.",
            client: "A client that uses early data must repeat the request, after the handshake; its user notices nothing but a round trip.",
            caching: "Not cacheable by default (RFC 8470 §5.2).",
            crawlers: "Google takes it as every 4xx but 429, so send it only to clients that sent early data (Google Search Central).",
            backend: "Decided from the connection or one field; the service behind sees the request once, after the handshake.",
            retry: "At once when the handshake is complete, the same request, and never in early data again." },
        duties: &[
            Duty { level: Level::Must, field: "", text: "answer with it where a request has `Early-Data` and cannot be processed safely", source: "RFC 8470 §5.1" }, 
            Duty { level: Level::ShouldNot, field: "", text: "send it unless the request came in early data or has `Early-Data: 1`", source: "RFC 8470 §5.2" }, 
            Duty { level: Level::Must, field: "", text: "forward it, as an intermediary, if the request that it received and forwarded had `Early-Data`", source: "RFC 8470 §5.2" }, 
            Duty { level: Level::Should, field: "", text: "explain what is wrong, and say whether it is temporary or permanent, except to HEAD", source: "RFC 9110 §15.5" }, 
            Duty { level: Level::Must, field: "Date", text: "send `Date`, if it is an origin server with a clock", source: "RFC 9110 §6.6.1" }],
        steps: &["too-early"],
        see_also: &[408, 409, 421, 429, 503],
        markdown: "## Means

The server is unwilling to risk processing a request that might be replayed (RFC 8470 §5.2). TLS 1.3 lets a client
that knows the server send data in the first round trip, before the handshake is complete; an attacker can capture
such data and send it again, without the client's knowledge (RFC 8470 §1).

It is one of three measures, all equally good: the server may also refuse early data in TLS, or wait for the handshake
before it acts (RFC 8470 §3, §6.2). This one is for single requests: in TLS a server takes all of the early data or none
(RFC 8470 §3).

Between servers the field `Early-Data: 1` says that the request was early on a hop before, and that whoever sent it
understands this code (RFC 8470 §5.1).

## Send it when

- the request arrived in early data, or a server before you marked it with `Early-Data: 1`, and processing
  it twice would do harm.

## Do not send it when

- neither is the case: the client could not do better (RFC 8470 §5.2);
- the request is safe to repeat: process it;
- you are busy: [503](/.demur/status/503); or the client sends too much: [429](/.demur/status/429). Under load refuse early data in TLS as a
  whole;
- something is not ready yet, an export or a sale that begins tomorrow: [409](/.demur/status/409), [404](/.demur/status/404) or a
  [202](/.demur/status/202) with a monitor.

## What the answer must carry

- **MUST** answer with it where a request has `Early-Data` and cannot be processed safely (RFC 8470 §5.1)
- **SHOULD NOT** send it unless the request came in early data or has `Early-Data: 1` (RFC 8470 §5.2)
- **MUST** forward it, as an intermediary, if the request that it received and forwarded had `Early-Data` (RFC 8470 §5.2)
- **SHOULD** explain what is wrong, and say whether it is temporary or permanent, except to HEAD (RFC 9110 §15.5)
- **MUST** send `Date`, if it is an origin server with a clock (RFC 9110 §6.6.1)

Nothing more. The client knows what to do. Its content is no representation of the resource (RFC 8470 §5.2).

## Caching

Not cacheable by default (RFC 8470 §5.2). Send `Cache-Control: no-store`.

## Retry

A client that uses early data must retry, a user agent should do so automatically, and the retry must not be sent in
early data (RFC 8470 §4, §5.2).

## If you got this

### API consumer

Your TLS library sends early data, or a proxy in front of you says so. Retry after the handshake. If you do not use
early data at all, tell the operator: the code was sent to the wrong client.

### Visitor

Reload the page.

## If you run the server

### Builder

A gateway must not forward requests from early data to an origin server unless it knows that the origin understands
`Early-Data` (RFC 8470 §6.1). Waiting for the handshake does not make a request safe that is marked with
`Early-Data`: it was early on another hop (RFC 8470 §5.1). Never remove the field, and never send it as a user agent.

### Operator

Every 425 costs the client a round trip, which early data was meant to save. Switch early data off where it is not
worth it, and make all servers that share tickets agree: one that acts early undoes the care of the others.

The gateway answers 425 to methods that are not safe when the request has `Early-Data`, whatever its value, and lets
safe ones pass.

## Related

[503](/.demur/status/503) for load; [429](/.demur/status/429) for rates; [421](/.demur/status/421), the other code that clients may answer by repeating any
method.
",
        sources: &["RFC 8470 §5.2", "Google Search Central", "RFC 8470 §5.1", "RFC 8470 §1", "RFC 8470 §3", "RFC 8470 §6.2", "RFC 8470 §4", "RFC 8470 §6.1"],
    },
    StatusPage {
        code: 426,
        name: "Upgrade Required",
        registry: Registry::Registered,
        by: "",
        tagline: "The server refuses the current protocol and might agree to another.",
        defined: &[Clause { doc: "RFC 9110", section: "15.5.22" }, Clause { doc: "RFC 9110", section: "7.8" }],
        aliases: &[],
        storable: Storable::ExplicitOnly,
        cache_default: "no-store",
        retry: AutoRetry::Changed,
        retry_condition: "after an upgrade to a protocol that `Upgrade` names",
        aspects: Aspects {
            definition: "The server refuses to perform the request using the current protocol, but might be willing to do so after the client upgrades to a different one (RFC 9110 §15.5.22).",
            plain: "This address speaks another language than the one you used, WebSocket for instance.",
            when: "Send 426 when the resource is served only over a protocol to which this connection can be upgraded.",
            client: "A program that speaks the named protocol sends the request again with `Upgrade`; a browser shows the content.",
            caching: "Not heuristically cacheable; stored only with explicit freshness (RFC 9110 §15.1; RFC 9111 §3).",
            crawlers: "Google takes it as every 4xx but 429: no content here, which is right for an endpoint of WebSockets (Google Search Central).",
            backend: "Decided from `Upgrade` and `Connection`; where a proxy removed them, the service refuses what was right.",
            retry: "The same request fails again; with `Upgrade` for a listed protocol it may work on the same connection." },
        duties: &[
            Duty { level: Level::Must, field: "Upgrade", text: "send `Upgrade` with the required protocols", source: "RFC 9110 §15.5.22" }, 
            Duty { level: Level::Must, field: "Connection", text: "send the `upgrade` option in `Connection` along with `Upgrade`, in HTTP/1.1", source: "RFC 9110 §7.8" }, 
            Duty { level: Level::MustNot, field: "Upgrade", text: "send `Upgrade` or `Connection` in HTTP/2", source: "RFC 9113 §8.2.2" }, 
            Duty { level: Level::Should, field: "", text: "explain what is wrong, and say whether it is temporary or permanent, except to HEAD", source: "RFC 9110 §15.5" }, 
            Duty { level: Level::Must, field: "Date", text: "send `Date`, if it is an origin server with a clock", source: "RFC 9110 §6.6.1" }],
        steps: &[],
        see_also: &[101, 400, 421, 501, 505],
        markdown: "## Means

The server refuses to perform the request using the current protocol, but might be willing to do so after the
client upgrades to a different one (RFC 9110 §15.5.22). `Upgrade` lists what it would accept, the best first
(RFC 9110 §7.8).

An upgrade keeps the connection. It cannot change to another transport or another connection; for that, a redirect is
more appropriate (RFC 9110 §7.8).

It is a code of HTTP/1.1. An HTTP/1.0 request cannot be upgraded, as its `Upgrade` must be ignored (RFC 9110 §7.8), and
in HTTP/2 the field that this answer must have must not be sent (RFC 9113 §8.2.2, §8.6).

## Send it when

- the resource speaks another protocol only, and a plain request came;
- a WebSocket handshake asks for a version that you do not speak: with `Sec-WebSocket-Version` (RFC 6455 §4.2.2).

## Do not send it when

- the major version of HTTP is refused: [505](/.demur/status/505);
- the version of your API or of the client program is too old: this code is about protocols of the connection. Send
  [400](/.demur/status/400) or [410](/.demur/status/410) with a text;
- the client should use `https`: redirect it with [308](/.demur/status/308), or refuse with [403](/.demur/status/403) where a redirect would
  hide that secrets went out in the clear;
- the request came by HTTP/2 or HTTP/3: there a WebSocket begins with an extended CONNECT (RFC 8441 §4; RFC 9220 §3).

## What the answer must carry

- **MUST** send `Upgrade` with the required protocols (RFC 9110 §15.5.22)
- **MUST** send the `upgrade` option in `Connection` along with `Upgrade`, in HTTP/1.1 (RFC 9110 §7.8)
- **MUST NOT** send `Upgrade` or `Connection` in HTTP/2 (RFC 9113 §8.2.2)
- **SHOULD** explain what is wrong, and say whether it is temporary or permanent, except to HEAD (RFC 9110 §15.5)
- **MUST** send `Date`, if it is an origin server with a clock (RFC 9110 §6.6.1)

The name in `Upgrade` is that of a protocol, such as `websocket`, and `Connection: upgrade` beside it. Say in the
content which client is meant; mostly a person reads it.

## Caching

Not heuristically cacheable (RFC 9110 §15.1). With explicit freshness it may be stored, and would be wrong for the next
request that has `Upgrade`: send `Cache-Control: no-store` (RFC 9111 §3).

## Retry

After the upgrade.

## If you got this

### API consumer

Use a client that speaks the protocol in `Upgrade`. A plain GET of a WebSocket address is a common cause. If you did
send `Upgrade`, something on the way removed it.

### Visitor

The address is for programs. Open the page that uses it.

## If you run the server

### Builder

Check that nothing on the way removes `Upgrade` and `Connection`: intermediaries do that unless told otherwise,
because both fields are for one connection only (RFC 9110 §7.6.1). The same holds for the `Upgrade` of your 426:
behind a proxy it is lost, so say in the content what it said.

### Operator

If it begins for all clients at once, a proxy in front lost its setting for upgrades.

## Related

[101](/.demur/status/101) when the upgrade is accepted; [505](/.demur/status/505) for major versions; [400](/.demur/status/400) for malformed requests.
",
        sources: &["RFC 9110 §15.5.22", "RFC 9110 §15.1", "RFC 9111 §3", "Google Search Central", "RFC 9110 §7.8", "RFC 9113 §8.2.2", "RFC 9113 §8.6", "RFC 6455 §4.2.2", "RFC 8441 §4", "RFC 9220 §3", "RFC 9110 §7.6.1"],
    },
    StatusPage {
        code: 428,
        name: "Precondition Required",
        registry: Registry::Registered,
        by: "",
        tagline: "The server requires the request to be conditional.",
        defined: &[Clause { doc: "RFC 6585", section: "3" }],
        aliases: &[],
        storable: Storable::Never,
        cache_default: "no-store",
        retry: AutoRetry::Changed,
        retry_condition: "with a condition such as `If-Match`",
        aspects: Aspects {
            definition: "The origin server requires the request to be conditional (RFC 6585 §3).",
            plain: "Say first which version you are changing.",
            when: "Send 428 when the operation demands `If-Match` or another condition and the request has none.",
            client: "A program fetches the resource, keeps its `ETag`, and sends the change with `If-Match`.",
            caching: "Must not be stored by a cache (RFC 6585 §3).",
            crawlers: "A crawler changes nothing and does not meet it; where it does, Google takes it as every 4xx but 429 (Google Search Central).",
            backend: "Decided from the fields, before the record is read; a gateway can do it, as no state is needed.",
            retry: "Not unchanged. Adding a fresh `If-Match` without looking at the resource passes, and protects nothing." },
        duties: &[
            Duty { level: Level::Should, field: "", text: "explain how to send the request again successfully", source: "RFC 6585 §3" }, 
            Duty { level: Level::MustNot, field: "", text: "be stored by a cache", source: "RFC 6585 §3" }, 
            Duty { level: Level::Should, field: "", text: "explain what is wrong, and say whether it is temporary or permanent, except to HEAD", source: "RFC 9110 §15.5" }, 
            Duty { level: Level::Must, field: "Date", text: "send `Date`, if it is an origin server with a clock", source: "RFC 9110 §6.6.1" }],
        steps: &["condition-required"],
        see_also: &[400, 409, 411, 412, 423],
        markdown: r#"## Means

The origin server requires the request to be conditional. Its typical use is against lost updates: a client reads,
changes and writes back, while somebody else has written in between (RFC 6585 §3).

Nothing was compared. The code says that the question is missing; the answer "no" to the question is [412](/.demur/status/412)
(RFC 9110 §15.5.13).

The code is optional. That no 428 came does not mean that a write is protected (RFC 6585 §7.1).

## Send it when

- the operation demands `If-Match`, `If-None-Match` or another condition, and the request has none.

## Do not send it when

- a condition is there and false: [412](/.demur/status/412);
- it is there and malformed: [400](/.demur/status/400);
- the resource does not exist: [404](/.demur/status/404);
- another field is missing, an idempotency key for instance: [400](/.demur/status/400). It is no precondition in the sense of HTTP.

## What the answer must carry

- **SHOULD** explain how to send the request again successfully (RFC 6585 §3)
- **MUST NOT** be stored by a cache (RFC 6585 §3)
- **SHOULD** explain what is wrong, and say whether it is temporary or permanent, except to HEAD (RFC 9110 §15.5)
- **MUST** send `Date`, if it is an origin server with a clock (RFC 9110 §6.6.1)

Name the field that is wanted and where its value comes from: the `ETag` of a GET. Do not send the current `ETag`
itself: a client would copy it into the request and overwrite what it never saw.

## Caching

It must not be stored by a cache (RFC 6585 §3). `Cache-Control: no-store` tells so to caches that do not know the code.

## Retry

With a condition. A weak validator does not help: `If-Match` compares strongly (RFC 9110 §13.1.1).

## If you got this

### API consumer

GET the resource, keep its `ETag`, and send `If-Match: "that value"` with the change. For a creation that must not
overwrite, send `If-None-Match: *`. `If-Match: *` means only that something exists, and protects no version.

### Visitor

The program that you use does not protect your changes yet; tell its makers.

## If you run the server

### Builder

Require it only where you also send a strong `ETag` for the same resource, and see that no proxy on the way removes or
weakens it. Allow `ETag` and `If-Match` in CORS: a script of another origin reads the one only if it is exposed, and
sends the other only if it is allowed.

### Operator

Introduce it in shadow mode first, then for some clients (`condition-required = "enforce 10%"`): old ones send no
condition. The gateway asks for one where the operation says `x-demur-condition: required`.

## Related

[412](/.demur/status/412) when the condition fails; [409](/.demur/status/409) when there is none and it is not required;
[the pair](/.demur/compare/412/428).
"#,
        sources: &["RFC 6585 §3", "Google Search Central", "RFC 9110 §15.5.13", "RFC 6585 §7.1", "RFC 9110 §13.1.1"],
    },
    StatusPage {
        code: 429,
        name: "Too Many Requests",
        registry: Registry::Registered,
        by: "",
        tagline: "The user has sent too many requests in a given time.",
        defined: &[Clause { doc: "RFC 6585", section: "4" }],
        aliases: &[],
        storable: Storable::Never,
        cache_default: "no-store",
        retry: AutoRetry::AfterWait,
        retry_condition: "after `Retry-After`; without it, after a wait that grows",
        aspects: Aspects {
            definition: "The user has sent too many requests in a given amount of time (RFC 6585 §4).",
            plain: "You asked too often. Wait, then go on.",
            when: "Send 429 when this caller is over a rate or has used up an allowance for a time, and others are served.",
            client: "A program waits for `Retry-After`, slows down everywhere, and then repeats; a browser shows the content of the answer.",
            caching: "Must not be stored by a cache, whatever its fields say (RFC 6585 §4).",
            crawlers: "The one 4xx that slows Google's crawlers down, like a 5xx, instead of saying that there is no content (Google Search Central).",
            backend: "One look at a counter, and the work behind is spared; that is its purpose.",
            retry: "The same request after the wait; without one each attempt is refused too, and may make the wait longer." },
        duties: &[
            Duty { level: Level::Should, field: "", text: "include details that explain the condition", source: "RFC 6585 §4" }, 
            Duty { level: Level::May, field: "Retry-After", text: "send `Retry-After` to say how long to wait", source: "RFC 6585 §4" }, 
            Duty { level: Level::MustNot, field: "", text: "be stored by a cache", source: "RFC 6585 §4" }, 
            Duty { level: Level::Should, field: "", text: "explain what is wrong, and say whether it is temporary or permanent, except to HEAD", source: "RFC 9110 §15.5" }, 
            Duty { level: Level::Must, field: "Date", text: "send `Date`, if it is an origin server with a clock", source: "RFC 9110 §6.6.1" }],
        steps: &["rate-network", "quota"],
        see_also: &[402, 403, 408, 413, 425, 503],
        markdown: "## Means

The user has sent too many requests in a given amount of time. How users are recognised and how requests are
counted is up to the server: by resource, over a server, over many servers; by credentials, by a cookie
(RFC 6585 §4).

It says nothing against the request itself. The example in the RFC names the limit and ends with an invitation to try
again soon (RFC 6585 §4).

Answering is not an obligation. A server under attack may drop connections in place of sending 429 to each of a million
requests (RFC 6585 §7.2).

## Send it when

- this caller is above a rate or has used up an allowance for a time;
- somebody tries passwords too fast. Count by account and by network, for one of them alone is easily evaded.

## Do not send it when

- the server as a whole is overloaded: [503](/.demur/status/503). The test is whether another caller would be served now;
- waiting does not help: [403](/.demur/status/403), or [402](/.demur/status/402) where more can be bought;
- one request is too large, instead of too many: [413](/.demur/status/413);
- a server that you called has limited *you*: your caller did nothing, so slow down yourself and answer 503;
- you are under attack and answering costs too much: drop connections (RFC 6585 §7.2).

## What the answer must carry

- **SHOULD** include details that explain the condition (RFC 6585 §4)
- **MAY** send `Retry-After` to say how long to wait (RFC 6585 §4)
- **MUST NOT** be stored by a cache (RFC 6585 §4)
- **SHOULD** explain what is wrong, and say whether it is temporary or permanent, except to HEAD (RFC 9110 §15.5)
- **MUST** send `Date`, if it is an origin server with a clock (RFC 9110 §6.6.1)

`Retry-After` is optional, and by far the most useful thing that you can send: seconds, or a date (RFC 9110 §10.2.3).
Seconds are better, since no clock has to be right. Compute them from the counter; a fixed number sends all refused
clients back in the same second. Say in the content which limit it was and whose.

## Caching

It must not be stored by a cache (RFC 6585 §4). `Cache-Control: no-store` tells so to caches that do not know the code.

## Retry

After `Retry-After`. It may be missing, so a client needs its own rule: wait longer each time, with some chance in
it, and give up at some point. A limiter stands before the work as a rule, so that the refused request
was not carried out and a POST may be repeated like a GET; where it stands behind, the documentation should say so.

## If you got this

### API consumer

Slow down everywhere, not for this request only. Send fewer requests: cache what you get, fetch in batches. Share one
limiter among all workers that use one key. Ask for a higher limit if you need one.

### Visitor

Wait a minute, then reload once. Reloading often makes it longer. If you never asked much, somebody behind the same
address did: try without the VPN or the office network.

## If you run the server

### Builder

Count by account where you can; many people share one address. Refuse before the expensive work. Do not count requests
that you refused, or a client that retries politely never comes back in.

### Operator

Check who is limited before you raise a limit: one broken loop, or many honest callers.

The gateway counts networks before anything else is looked at, and callers once they are known and may. Who waits for
as long as `Retry-After` says passes. A request that one limit refuses counts for none. Answers within a limit for
callers say in `RateLimit` what is left.

## Related

[503](/.demur/status/503) for the server's own condition; [403](/.demur/status/403) when waiting does not help; [the pair](/.demur/compare/429/503).
",
        sources: &["RFC 6585 §4", "Google Search Central", "RFC 6585 §7.2", "RFC 9110 §10.2.3"],
    },
    StatusPage {
        code: 430,
        name: "Shopify Security Rejection",
        registry: Registry::Unregistered,
        by: "Shopify",
        tagline: "Shopify takes the request for an attack and refuses it.",
        defined: &[],
        aliases: &[],
        storable: Storable::ExplicitOnly,
        cache_default: "",
        retry: AutoRetry::No,
        retry_condition: "the same request is refused again",
        aspects: Aspects {
            definition: "Unregistered. Shopify answers it when a request might be malicious (Shopify docs).",
            plain: "Your request looks like an attack.",
            when: "Never send 430. Send 403, or 429 when the number of requests is the reason.",
            client: "It treats 430 as 400. Retry layers leave it alone, which is right.",
            caching: "Not heuristically cacheable (RFC 9110 §15.1).",
            crawlers: "Google treats it like every other 4xx but 429: as content that does not exist (Google Search Central).",
            backend: "None: the request is refused at the edge.",
            retry: "Not unchanged. Look at what makes it suspicious." },
        duties: &[],
        steps: &[],
        see_also: &[403, 429, 431],
        markdown: "## Means

Shopify refuses the request because it might be malicious, to protect the shop (Shopify docs). It is sent to the client.

For the Storefront API, which has no limit on the number of requests, it is the defence against bots. Servers that call
it for many buyers are told to pass on the buyer's address, since otherwise they look like one client that asks for all
(Shopify docs).

The code is in no registry. Clients treat it as [400](/.demur/status/400), the general code of its class (RFC 9110 §15).

## Send it when

Never, outside of Shopify. A request that was understood and is refused is [403](/.demur/status/403) (RFC 9110 §15.5.4).

## Do not send it when

- there were too many requests: [429](/.demur/status/429), with `Retry-After`;
- a field is too large: [431](/.demur/status/431).

## What the answer must carry

No reason in detail; it would teach attackers. An id that support can look up.

## Caching

Not heuristically cacheable (RFC 9110 §15.1).

## Retry

Not automatically.

## If you got this

### API consumer

From a server, send the buyer's address in the field that the documentation names. Slow down, and make queries simpler.
If it stays, quote the id of the request to support.

### Visitor

Turn off VPN and extensions and try again. The shop sees a request that looks like a bot.

## If you run the server

### Builder

Do not answer 430 with an immediate repetition in a loop: that is what a bot does.

### Operator

Alert on the first one. It is never noise: either your integration is misread, or your credentials are used by somebody
else.

## Related

[403](/.demur/status/403) is the code to send. [429](/.demur/status/429): too many.
",
        sources: &["Shopify docs", "RFC 9110 §15.1", "Google Search Central", "RFC 9110 §15", "RFC 9110 §15.5.4"],
    },
    StatusPage {
        code: 431,
        name: "Request Header Fields Too Large",
        registry: Registry::Registered,
        by: "",
        tagline: "The header fields of the request are too large, one of them or all together.",
        defined: &[Clause { doc: "RFC 6585", section: "5" }],
        aliases: &[Alias { text: "Line too long", by: "Python 3.11.7" }],
        storable: Storable::Never,
        cache_default: "no-store",
        retry: AutoRetry::Changed,
        retry_condition: "after making the fields smaller",
        aspects: Aspects {
            definition: "The server is unwilling to process the request because its header fields are too large, in total or a single one (RFC 6585 §5).",
            plain: "Your browser or program sent too much beside the actual request, mostly cookies or a token.",
            when: "Send 431 when a field, the sum of the fields or their number is beyond your limit.",
            client: "A program removes or shortens fields and may send the request again; a visitor deletes the cookies of the site.",
            caching: "Must not be stored by a cache (RFC 6585 §5).",
            crawlers: "A crawler sends few and short fields and should not meet it; Google takes it as every 4xx but 429 (Google Search Central).",
            backend: "Refused while the head is read; the service behind never sees the request and its logs show nothing.",
            retry: "The same request fails again until its fields shrink; one user's cookies keep failing on every page." },
        duties: &[
            Duty { level: Level::Should, field: "", text: "say which field was too large, if it is a single one", source: "RFC 6585 §5" }, 
            Duty { level: Level::MustNot, field: "", text: "be stored by a cache", source: "RFC 6585 §5" }, 
            Duty { level: Level::Should, field: "", text: "explain what is wrong, and say whether it is temporary or permanent, except to HEAD", source: "RFC 9110 §15.5" }, 
            Duty { level: Level::Must, field: "Date", text: "send `Date`, if it is an origin server with a clock", source: "RFC 9110 §6.6.1" }],
        steps: &["fields-too-large"],
        see_also: &[400, 408, 413, 414, 494],
        markdown: "## Means

The server is unwilling to process the request because its header fields are too large. It can be used for all of
them in total and for a single one (RFC 6585 §5).

HTTP sets no limit for fields. A server that gets more than it wishes to process must answer with an appropriate 4xx,
and must not go on without the field that it did not read: that would help request smuggling (RFC 9110 §5.4). Which
4xx is left open; this one says most.

In HTTP/2 the field section counts before compression, and a server may announce its limit in
`SETTINGS_MAX_HEADER_LIST_SIZE`, which is advice only. It has to process the section even if it answers 431, or close
the connection, since the state of the compression depends on it (RFC 9113 §10.5.1).

## Send it when

- one field, the sum of all, or their number exceeds your limit.

## Do not send it when

- the target is too long: [414](/.demur/status/414), which in HTTP/1.1 is not a matter of choice (RFC 9112 §3);
- the content is too large: [413](/.demur/status/413);
- a field is malformed: [400](/.demur/status/400);
- the fields come too slowly: [408](/.demur/status/408).

## What the answer must carry

- **SHOULD** say which field was too large, if it is a single one (RFC 6585 §5)
- **MUST NOT** be stored by a cache (RFC 6585 §5)
- **SHOULD** explain what is wrong, and say whether it is temporary or permanent, except to HEAD (RFC 9110 §15.5)
- **MUST** send `Date`, if it is an origin server with a clock (RFC 9110 §6.6.1)

The name of the field, but not its value: it is mostly a cookie or a token. In HTTP/1.1 close the connection unless you
read the rest. Servers need not use this code under attack (RFC 6585 §7.3).

## Caching

It must not be stored by a cache (RFC 6585 §5). `Cache-Control: no-store` tells so to caches that do not know the code;
the ones that answer [400](/.demur/status/400) for the same fault do not have that protection (RFC 9110 §15.1).

## Retry

The request may be sent again after reducing the size of its fields (RFC 6585 §5).

## If you got this

### API consumer

Print all fields. The usual causes are cookies that pile up in a shared session object and tokens that carry too many
claims. A redirect that adds a cookie each time round makes it happen after some minutes.

### Visitor

Delete the cookies of this site, then sign in again. A private window tells in advance whether that will help.

## If you run the server

### Builder

Keep cookies few and small; keep data on the server and an id in the cookie. Bound what goes into a token: put groups
behind a reference when there are more than some dozen.

### Operator

Every server on the way has its own limit, and some answer [400](/.demur/status/400) for this. A rise after a release: compare
the size of its cookies. Service workers, other applications on the same domain and single sign-on add cookies that your
own application has never heard of.

The gateway has three limits, `limits.field`, `limits.head` and `limits.fields`, names the field where it is one, and
closes the connection.

## Related

[414](/.demur/status/414) for the target; [413](/.demur/status/413) for the content; [400](/.demur/status/400) for syntax.
",
        sources: &["Python 3.11.7", "RFC 6585 §5", "Google Search Central", "RFC 9110 §5.4", "RFC 9113 §10.5.1", "RFC 9112 §3", "RFC 6585 §7.3", "RFC 9110 §15.1"],
    },
    StatusPage {
        code: 440,
        name: "Login Timeout",
        registry: Registry::Unregistered,
        by: "Microsoft Exchange",
        tagline: "The login to the web access of Exchange is over, or never came about.",
        defined: &[],
        aliases: &[],
        storable: Storable::ExplicitOnly,
        cache_default: "",
        retry: AutoRetry::Changed,
        retry_condition: "after logging in again",
        aspects: Aspects {
            definition: "Unregistered. Outlook Web Access of Exchange shows it when a login fails or is over; Microsoft names faulty permissions or authentication settings in IIS as causes (Exchange docs on 440).",
            plain: "You are no longer logged in.",
            when: "Never send 440. Send 401 with a challenge, or redirect a browser to the login with 303.",
            client: "A browser shows the words \"440 Login Timeout\"; scripts of the web application may lead to the login.",
            caching: "Not heuristically cacheable (RFC 9110 §15.1).",
            crawlers: "Crawlers have no login; it would be treated like every other 4xx (Google Search Central).",
            backend: "None: the request is refused before the mailbox is touched.",
            retry: "Not unchanged: log in first." },
        duties: &[],
        steps: &[],
        see_also: &[401, 403, 408, 419],
        markdown: r#"## Means

Outlook Web Access of Exchange answers a user with "440 Login Timeout". Microsoft's own advice for Exchange 2007 is
about a login that cannot succeed: wrong permissions or authentication settings in IIS, or a guest account that may not
log on (Exchange docs on 440). It is sent to the client.

By its name it is for sessions that are over. HTTP has no code for that, because a session is not a thing of HTTP: the
request lacks valid credentials, and that is [401](/.demur/status/401) (RFC 9110 §15.5.2).

The code is in no registry. Clients treat it as [400](/.demur/status/400), the general code of its class (RFC 9110 §15).

## Send it when

Never, outside of Exchange. To a program, [401](/.demur/status/401) with `WWW-Authenticate`; to a browser that wants a page,
[303](/.demur/status/303) to the login.

## Do not send it when

- the request was slow: [408](/.demur/status/408);
- the user is known and may not: [403](/.demur/status/403).

## What the answer must carry

With [401](/.demur/status/401), a challenge. A way back to what the user was doing.

## Caching

Not heuristically cacheable (RFC 9110 §15.1).

## Retry

After logging in again.

## If you got this

### API consumer

Log in anew and repeat the request once. If it comes at once after every login, the server is misconfigured.

### Visitor

Log in again. If it returns immediately, delete the cookies of this site.

## If you run the server

### Builder

When a script in the page gets it, do not throw away what the user has typed. Open the login beside it.

### Operator

For every user at once, look at the virtual directories of IIS and their authentication, as the documentation says.
After a while for each user, it is the timeout of the session.

## Related

[401](/.demur/status/401) is the code to send. [419](/.demur/status/419): a form that is too old, at Laravel.
"#,
        sources: &["Exchange docs on 440", "RFC 9110 §15.1", "Google Search Central", "RFC 9110 §15.5.2", "RFC 9110 §15", "Laravel"],
    },
    StatusPage {
        code: 444,
        name: "No Response",
        registry: Registry::Unregistered,
        by: "nginx",
        tagline: "A word of the configuration: hang up without an answer.",
        defined: &[],
        aliases: &[],
        storable: Storable::ExplicitOnly,
        cache_default: "",
        retry: AutoRetry::No,
        retry_condition: "the client sees a closed connection and may repeat an idempotent request; the same will happen",
        aspects: Aspects {
            definition: "Unregistered. In an nginx configuration it is the order to close the connection without any response; the log then says 444 (nginx source; nginx 1.22.1).",
            plain: "The server read your request and hung up.",
            when: "Never send 444; it cannot be sent. As a setting it suits connections that no honest client opens.",
            client: "It meets a closed connection, not a status: curl calls it an empty reply, a browser says that no data came.",
            caching: "Nothing is sent, so nothing is stored (RFC 9111 §3).",
            crawlers: "They see a broken connection, which Google treats much like a 5xx: it slows down, and addresses that stay unreachable leave the index (Google on network errors).",
            backend: "None: the request ends in nginx. It saves the octets of a refusal, and loses its effect on honest clients.",
            retry: "Clients and proxies may repeat idempotent requests after a closed connection, so it can double what it should stop." },
        duties: &[],
        steps: &[],
        see_also: &[403, 421, 429, 499],
        markdown: r#"## Means

It is an instruction and not an answer: `return 444` makes nginx close the connection without any response (nginx
source). No octet was sent, and the log said 444 (nginx 1.22.1).

No client sees the number. It is in no registry, and whoever received it would treat it as [400](/.demur/status/400) (RFC 9110 §15).

What a client does see is a connection that ended before the answer. It may repeat an idempotent request by itself then
(RFC 9110 §9.2.2). A refusal with a status would have told it to stop.

## Send it when

Never; it is not a status.

As a setting it has one good place: the default server of an address, for requests whose host is none of yours. These
are mostly scanners, and an answer teaches them something.

## Do not send it when

- a real user may be behind it: send [403](/.demur/status/403), [429](/.demur/status/429) or [451](/.demur/status/451), which can be understood and
  reported;
- the host is yours but not served on this connection: that is [421](/.demur/status/421);
- there is a proxy or CDN in front of you: it turns your silence into a [502](/.demur/status/502) or [520](/.demur/status/520) of its own, and
  may take your server for broken.

## What the answer must carry

There is none.

## Caching

Nothing is sent, and only responses are stored (RFC 9111 §3).

## Retry

The client decides by the method alone, since it has no status (RFC 9110 §9.2.2).

## If you got this

### API consumer

You got "connection closed", "empty reply" or "server disconnected". Check host name, port and path: the default server
of an address answers so to hosts that it does not know. If the same request works from another network, your address is
on a list.

### Visitor

The page does not load and says nothing. Try it without a proxy or VPN, or ask the owner of the site.

## If you run the server

### Builder

Do not copy `return 444` from a list of tricks into an API. Your callers will open tickets about an unstable network.

### Operator

On HTTP/2 a connection carries many requests of one client, and closing it ends those as well. Do not use 444 for single
paths of a site that browsers visit.

Read the 444 lines of your log now and then. Monitors, certificate checks and old clients that send no name in TLS land
in the default server too.

## Related

[499](/.demur/status/499) is the other direction: the client hung up. [403](/.demur/status/403) refuses and says so.
"#,
        sources: &["nginx source", "nginx 1.22.1", "RFC 9111 §3", "Google on network errors", "RFC 9110 §15", "RFC 9110 §9.2.2"],
    },
    StatusPage {
        code: 449,
        name: "Retry With",
        registry: Registry::Unregistered,
        by: "Microsoft WebDAV",
        tagline: "The server wants the same request once more, with more information.",
        defined: &[],
        aliases: &[],
        storable: Storable::ExplicitOnly,
        cache_default: "",
        retry: AutoRetry::Changed,
        retry_condition: "with the field that the answer asks for",
        aspects: Aspects {
            definition: "Unregistered. In Microsoft's extensions of WebDAV it says that the request cannot be satisfied because the client gave too little information (MS-WDV).",
            plain: "Tell me more, and ask again.",
            when: "Never send 449. Send 428 when a condition is missing, 422 or 400 when data is missing.",
            client: "A client of that protocol repeats the request with the field `Ms-Echo-Reply`; every other client treats 449 as 400.",
            caching: "Not heuristically cacheable (RFC 9110 §15.1).",
            crawlers: "None meets it: it belongs to a protocol for authoring (MS-WDV).",
            backend: "The server does nothing but ask back.",
            retry: "Once, with the field. A server must not answer that with 449 again." },
        duties: &[],
        steps: &[],
        see_also: &[401, 409, 422, 428],
        markdown: r#"## Means

Microsoft's extensions of WebDAV define it: the client gave too little information, and the server says in the field
`Ms-Echo-Request` what it wants. The client must process the content, and repeat the request with `Ms-Echo-Reply`; the
server must not answer that with 449 again (MS-WDV). It is sent to the client. The document calls it "Retry With" and
gives it the reason phrase "Reply With" (MS-WDV).

A client that does not know it treats it as an unknown code (MS-WDV).

The code is in no registry. Clients treat it as [400](/.demur/status/400), the general code of its class (RFC 9110 §15).

## Send it when

Never, outside of that protocol. Ask with a code that clients know: [428](/.demur/status/428) for a missing condition, [401](/.demur/status/401)
for credentials, [422](/.demur/status/422) or [400](/.demur/status/400) for data.

## Do not send it when

- the client should try again unchanged: [503](/.demur/status/503) or [429](/.demur/status/429) with `Retry-After`;
- the resource is elsewhere: [307](/.demur/status/307).

## What the answer must carry

In that protocol, `Ms-Echo-Request`. Elsewhere, a description of what is missing.

## Caching

Not heuristically cacheable (RFC 9110 §15.1).

## Retry

Changed, and once.

## If you got this

### API consumer

You speak to a server of Microsoft with a general WebDAV client, or to a synchronisation service that wants a policy to
be accepted first. Read the content.

### Visitor

You cannot do much about it. Tell the owner of the account or the program.

## If you run the server

### Builder

Do not take this as a pattern. A code of your own for "one more step" is lost on every library between you and the
client.

### Operator

Many in the log of a proxy are one program that does not know the code and tries for ever. Find it by its address.

## Related

[428](/.demur/status/428) is the registered way to ask for one certain thing.
"#,
        sources: &["MS-WDV", "RFC 9110 §15.1", "RFC 9110 §15"],
    },
    StatusPage {
        code: 451,
        name: "Unavailable For Legal Reasons",
        registry: Registry::Registered,
        by: "",
        tagline: "The server denies access because of a legal demand.",
        defined: &[Clause { doc: "RFC 7725", section: "3" }, Clause { doc: "RFC 7725", section: "4" }],
        aliases: &[],
        storable: Storable::Always,
        cache_default: "no-store",
        retry: AutoRetry::No,
        retry_condition: "only the end of the legal demand changes the answer",
        aspects: Aspects {
            definition: "The server denies access to the resource as a consequence of a legal demand; it need not be the origin server (RFC 7725 §3).",
            plain: "Somebody demanded by law that this is not shown to you.",
            when: "Send 451 when a legal demand makes you deny access, and you may say so.",
            client: "A browser shows the explanation; a program skips the resource, keeps the explanation and goes on with the rest.",
            caching: "Cacheable by default (RFC 7725 §3), which in a shared cache carries a block from one country into another.",
            crawlers: "Google takes it as every 4xx but 429: no content here, and an indexed address goes (Google Search Central).",
            backend: "A look into a list; whether the resource exists need not be asked, and should not be.",
            retry: "No. From another place or after the demand has ended the answer may differ; a repetition changes neither." },
        duties: &[
            Duty { level: Level::Should, field: "", text: "explain the demand in the body: who makes it, by which law, and for whom and what it holds", source: "RFC 7725 §3" }, 
            Duty { level: Level::Should, field: "Link", text: "send `Link` with a reference to the one who implements the block", source: "RFC 7725 §4" }, 
            Duty { level: Level::Must, field: "Link", text: "give that `Link` the parameter `rel=\"blocked-by\"`", source: "RFC 7725 §4" }, 
            Duty { level: Level::Should, field: "", text: "explain what is wrong, and say whether it is temporary or permanent, except to HEAD", source: "RFC 9110 §15.5" }, 
            Duty { level: Level::Must, field: "Date", text: "send `Date`, if it is an origin server with a clock", source: "RFC 9110 §6.6.1" }],
        steps: &["withheld"],
        see_also: &[403, 404, 410, 511],
        markdown: r#"## Means

The server denies access to the resource as a consequence of a legal demand. It need not be the origin server: such
demands typically reach providers of access and search engines first (RFC 7725 §3).

The code says neither that the resource exists nor that it does not: without the demand, the request might still fail
(RFC 7725 §3).

That no 451 came proves nothing. An authority may demand the block and silence about it (RFC 7725 §5).

## Send it when

- you received a legal demand to deny access, for everybody or for some places, and you may say so;
- you block on behalf of others, as a provider or a cache: then you are the one in `Link`.

## Do not send it when

- your own rules are the reason, even if lawyers wrote them: [403](/.demur/status/403);
- you may not sell or license it in that place, and nobody demanded a block: [403](/.demur/status/403);
- you removed it for other reasons: [410](/.demur/status/410);
- the caller must sign in or show an age first: [401](/.demur/status/401) or [403](/.demur/status/403);
- the law forbids you to mention the demand: then [404](/.demur/status/404) or [403](/.demur/status/403) remain.

## What the answer must carry

- **SHOULD** explain the demand in the body: who makes it, by which law, and for whom and what it holds (RFC 7725 §3)
- **SHOULD** send `Link` with a reference to the one who implements the block (RFC 7725 §4)
- **MUST** give that `Link` the parameter `rel="blocked-by"` (RFC 7725 §4)
- **SHOULD** explain what is wrong, and say whether it is temporary or permanent, except to HEAD (RFC 9110 §15.5)
- **MUST** send `Date`, if it is an origin server with a clock (RFC 9110 §6.6.1)

`Link` names the entity that implements the block, not the one that demands it; that one belongs in the body
(RFC 7725 §4). In an answer of yours it is therefore your own address, best a page about your blocks. A link to a
ministry or a court there is the common mistake.

## Caching

Cacheable by default (RFC 7725 §3), although RFC 9110 does not list it among its heuristically cacheable codes
(RFC 9110 §15.1). Where the decision depends on the place of the caller, a shared cache would carry it over the border,
and no `Vary` names a network address, which is no field of the request (RFC 9111 §4.1). So the gateway sends
`Cache-Control: no-store` unless told otherwise.

## Retry

No. The same request from elsewhere may succeed; that is not a matter of repeating it.

## If you got this

### API consumer

Treat it as final for this place. Keep the body: it says who demanded what. Skip the item and go on; one withheld record
is no reason to stop an export of a million.

### Visitor

The body should say who demanded the block and by which law. `Link` in the answer names who carries it out; that is
whom to ask, and whom to object to.

## If you run the server

### Builder

Decide before looking whether the resource exists, since the code must say nothing about that. In a list, leave a place
for what is withheld, so that a count of items does not change silently.

### Operator

Keep the demand, its scope and its end with the rule, so that it can be lifted in time. The gateway answers from its
lists (`demur gone add --withheld`), before it asks whether anything is there, and sends `Link` where the entry says
who carries the block out.

## Related

[403](/.demur/status/403) for your own rules; [410](/.demur/status/410) for removal; [404](/.demur/status/404) for silence.
"#,
        sources: &["RFC 7725 §3", "Google Search Central", "RFC 7725 §4", "RFC 7725 §5", "RFC 9110 §15.1", "RFC 9111 §4.1"],
    },
    StatusPage {
        code: 460,
        name: "Client Closed Connection",
        registry: Registry::Unregistered,
        by: "AWS Application Load Balancer",
        tagline: "A word of the log: the client hung up on the load balancer before there was an answer.",
        defined: &[],
        aliases: &[],
        storable: Storable::ExplicitOnly,
        cache_default: "",
        retry: AutoRetry::No,
        retry_condition: "nobody is there to repeat; the client that left may have repeated already",
        aspects: Aspects {
            definition: "Unregistered. The load balancer records it when the client closed the connection before the idle timeout had passed and before there was an answer (AWS Application Load Balancer docs).",
            plain: "You hung up before the load balancer could answer.",
            when: "Never send 460. Log that the client left; if an answer is due, send the one that you have.",
            client: "Never meets it: it has closed the connection.",
            caching: "There is no answer, so nothing is stored (RFC 9111 §3).",
            crawlers: "None sees it, since the connection is closed (AWS Application Load Balancer docs).",
            backend: "The target may work on without noticing; a slow target causes most of them.",
            retry: "Not applicable. The same client often comes back at once." },
        duties: &[],
        steps: &[],
        see_also: &[408, 463, 499, 504],
        markdown: "## Means

An Application Load Balancer had a request, and the client closed the connection before the idle timeout of the load
balancer was over. The answer of the target, if one comes, finds nobody (AWS Application Load Balancer docs).

AWS lists it among the errors that the load balancer generates and counts in `HTTPCode_ELB_4XX_Count` (AWS Application
Load Balancer docs). A client cannot read it over a connection that it has closed.

It is in no registry; a client would treat it as [400](/.demur/status/400) (RFC 9110 §15).

## Send it when

Never. It describes the absence of a reader.

## Do not send it when

- your own wait for the client is over: [408](/.demur/status/408);
- the target is too slow: [504](/.demur/status/504).

## What the answer must carry

There is none.

## Caching

Only responses are stored (RFC 9111 §3).

## Retry

The client decides by the method alone, since for it the connection failed (RFC 9110 §9.2.2).

## If you got this

### API consumer

You read it in somebody's log. Your timeout was shorter than their work: raise it above the idle timeout of the load
balancer, or ask for less at once.

### Visitor

You cannot see it. You left, or your network dropped.

## If you run the server

### Builder

Notice the end of the connection and stop the work. The load balancer closes towards you as well.

### Operator

Sort the lines by duration. Many 460 at the same number of seconds are one client with a fixed timeout, such as a
function or another gateway; the cure is a faster target or an aligned timeout. 460 that follow a few milliseconds after
the request are people and prefetchers.

Alarms on `HTTPCode_ELB_4XX_Count` mix them with malformed requests. Filter the access log by the code.

## Related

[499](/.demur/status/499) is the same event at nginx. [408](/.demur/status/408) is the server losing patience, [504](/.demur/status/504) the load balancer.
",
        sources: &["AWS Application Load Balancer docs", "RFC 9111 §3", "RFC 9110 §15", "RFC 9110 §9.2.2"],
    },
    StatusPage {
        code: 463,
        name: "Too Many Forwarded Addresses",
        registry: Registry::Unregistered,
        by: "AWS Application Load Balancer",
        tagline: "The request says that it came through more than thirty proxies.",
        defined: &[],
        aliases: &[],
        storable: Storable::ExplicitOnly,
        cache_default: "",
        retry: AutoRetry::Changed,
        retry_condition: "with a shorter `X-Forwarded-For`",
        aspects: Aspects {
            definition: "Unregistered. The load balancer answers it to a request whose `X-Forwarded-For` has more than 30 addresses (AWS Application Load Balancer docs).",
            plain: "Your request has a list of stations that cannot be true.",
            when: "Never send 463. Send 400 for a field that breaks your limits, 431 if it is its size.",
            client: "It treats 463 as 400, an error of its own, though a proxy on the way has usually made the list.",
            caching: "Not heuristically cacheable (RFC 9110 §15.1).",
            crawlers: "They send no `X-Forwarded-For`; Google would treat it like other 4xx (Google Search Central).",
            backend: "None: the load balancer refuses by itself.",
            retry: "Not unchanged. If proxies form a loop, every repetition runs around it again." },
        duties: &[],
        steps: &[],
        see_also: &[400, 431, 460, 502, 508],
        markdown: "## Means

The field `X-Forwarded-For` of the request had more than 30 IP addresses (AWS Application Load Balancer docs). The load
balancer sends the code to the client and counts it in `HTTPCode_ELB_4XX_Count` (AWS Application Load Balancer docs).

It is in no registry; clients treat it as [400](/.demur/status/400) (RFC 9110 §15). AWS gives it no name; the one above is ours.

## Send it when

Never. Send [400](/.demur/status/400) and name the field in the content, or [431](/.demur/status/431) when its size is the point. For a loop
that a proxy has found out, [502](/.demur/status/502) fits (RFC 9209 §2.3.32).

## Do not send it when

- the fields are too large as a whole: [431](/.demur/status/431);
- a WebDAV tree contains itself: [508](/.demur/status/508).

## What the answer must carry

The name of the field and the limit.

## Caching

Not heuristically cacheable (RFC 9110 §15.1).

## Retry

Not unchanged.

## If you got this

### API consumer

Look at what your own proxy adds. If you pass on the fields of an incoming request, do not pass `X-Forwarded-For` twice.

### Visitor

Turn off proxies and VPN extensions and try again. Otherwise the owner of the site has to look.

## If you run the server

### Builder

Never take identity from the first address in that field: whoever sends the request writes it. Count from the right, by
the number of proxies that are yours.

### Operator

Nobody has thirty proxies. Either the request runs in a loop, or a client made the list up, or a program appends to a
stored copy of the field. Compare the addresses. The same two or three in turn are a loop: a target that forwards to the
public name of the load balancer, mostly. `Via` with a name of each proxy shows loops earlier, and a proxy may refuse
when it meets its own.

## Related

[431](/.demur/status/431) is about size. [400](/.demur/status/400) is the code to send.
",
        sources: &["AWS Application Load Balancer docs", "RFC 9110 §15.1", "Google Search Central", "RFC 9110 §15", "RFC 9209 §2.3.32"],
    },
    StatusPage {
        code: 494,
        name: "Request Header Too Large",
        registry: Registry::Unregistered,
        by: "nginx",
        tagline: "nginx's inner number for a request whose fields exceed its buffers; the client gets 400.",
        defined: &[],
        aliases: &[],
        storable: Storable::ExplicitOnly,
        cache_default: "",
        retry: AutoRetry::Changed,
        retry_condition: "with fewer or shorter fields, mostly cookies",
        aspects: Aspects {
            definition: "Unregistered. nginx uses it inside for fields that exceed its buffers, so that `error_page` can name the case; client and log get 400 (nginx source; nginx 1.22.1).",
            plain: "Your request carries too much luggage, mostly cookies.",
            when: "Never send 494. Send 431, the registered code for fields that are too large.",
            client: "It gets 400 with a page that names header or cookie; from the status alone it learns nothing.",
            caching: "The 400 is stored only with explicit freshness; a 431 must not be stored at all (RFC 9111 §3; RFC 6585 §5).",
            crawlers: "They see a 400, and send few cookies, so they seldom meet it (nginx 1.22.1).",
            backend: "None: nginx refuses before it has a complete request.",
            retry: "Not unchanged: the browser sends the same cookies again. After they are deleted it works." },
        duties: &[],
        steps: &[],
        see_also: &[400, 414, 431, 495, 496, 497],
        markdown: r#"## Means

It is a number that nginx gives inside to a request with a field, or fields, larger than its buffers (nginx source).
Asked with one field of 9,000 octets, nginx answered `400 Bad Request` with the words "Request Header Or Cookie Too
Large", logged 400, and closed the connection (nginx 1.22.1).

So neither client nor log sees 494. Its use is in the configuration: `error_page` can name it apart from other 400s
(nginx 1.22.1).

It is in no registry; a client would treat it as [400](/.demur/status/400) (RFC 9110 §15).

## Send it when

Never. The registered code is [431](/.demur/status/431).

## Do not send it when

- the target is too long: that is [414](/.demur/status/414), which nginx sends, too;
- the content is too large: that is [413](/.demur/status/413).

## What the answer must carry

Nothing of its own. Turned into [431](/.demur/status/431), it should name the field that is too large.

## Caching

What is sent is a 400, which is not heuristically cacheable (RFC 9110 §15.1). A [431](/.demur/status/431) must not be stored (RFC
6585 §5).

## Retry

With smaller fields.

## If you got this

### API consumer

You got a 400 with nginx's page. Look at the size of `Cookie`, `Authorization` and `Referer`. A token with many groups
or roles in it grows with every right that its owner gets.

### Visitor

Delete the cookies of this one site and load the page again. Private browsing tells whether cookies are the cause.

## If you run the server

### Builder

Keep sessions on the server and only their key in the cookie. Set cookies for the path that needs them, and remove old
ones.

### Operator

`error_page 494 =431 /too-large.html;` gives clients the registered code: it was sent with that page, but without a
reason phrase, since nginx 1.22.1 has none for 431. The page must be served by nginx itself, as the fields were never
read completely.

Raise `large_client_header_buffers` only together with the limits of everything behind it, or the refusal moves to a
place with a worse message.

## Related

[431](/.demur/status/431) is the code to send. [414](/.demur/status/414) is about the target. [495](/.demur/status/495), [496](/.demur/status/496) and [497](/.demur/status/497) are
the other inner numbers of nginx that leave as 400.
"#,
        sources: &["nginx source", "nginx 1.22.1", "RFC 9111 §3", "RFC 6585 §5", "RFC 9110 §15", "RFC 9110 §15.1"],
    },
    StatusPage {
        code: 495,
        name: "SSL Certificate Error",
        registry: Registry::Unregistered,
        by: "nginx",
        tagline: "nginx's inner number for a client certificate that failed verification; the client gets 400.",
        defined: &[],
        aliases: &[],
        storable: Storable::ExplicitOnly,
        cache_default: "",
        retry: AutoRetry::Changed,
        retry_condition: "with another client certificate, on a new connection",
        aspects: Aspects {
            definition: "Unregistered. nginx uses it inside when the client certificate did not pass its verification; client and log get 400 (nginx source; nginx 1.22.1).",
            plain: "The certificate that you showed is not accepted here.",
            when: "Never send 495. Send 403 when a certificate was read and is not enough.",
            client: "It gets 400 with the words \"The SSL certificate error\"; its TLS handshake had succeeded.",
            caching: "The 400 is not heuristically cacheable (RFC 9110 §15.1).",
            crawlers: "Crawlers have no client certificate, so they meet 496 and get 400 for it (nginx 1.22.1).",
            backend: "None: nginx refuses by itself.",
            retry: "Only with another certificate, and on a new connection." },
        duties: &[],
        steps: &[],
        see_also: &[400, 401, 403, 421, 496, 526],
        markdown: r#"## Means

nginx asks for a client certificate with `ssl_verify_client`. If the one that it got is not good, it completes the
handshake all the same, reads the request, and treats it as 495 (nginx source). A certificate of an unknown issuer got
`400 Bad Request` with "The SSL certificate error", the log said 400, and the error log named the cause (nginx 1.22.1).

Neither client nor access log sees 495; `error_page` can name it (nginx source).

It is in no registry; a client would treat it as [400](/.demur/status/400) (RFC 9110 §15). The server's own certificate has nothing
to do with it: a client that dislikes that one sends no request at all.

## Send it when

Never. For a certificate that was read and does not suffice, send [403](/.demur/status/403).

## Do not send it when

- no certificate came: see [496](/.demur/status/496);
- the certificate is fine and its owner lacks a right: that is [403](/.demur/status/403) from the application;
- the connection was made for another host that does not need certificates: that is [421](/.demur/status/421).

## What the answer must carry

Nothing of its own. Say which issuers are accepted, where that is no secret.

## Caching

What is sent is a 400, which is not heuristically cacheable (RFC 9110 §15.1).

## Retry

Not with the same certificate.

## If you got this

### API consumer

Check the dates of your certificate, its issuer, and whether you sent the intermediate certificates with it. The error
is in the content and not in the handshake, so TLS tools say that all is well.

### Visitor

Your browser offered a certificate that this site does not accept. Close it, open it again and choose another one.

## If you run the server

### Builder

Do not show in the content why verification failed. The reason belongs in your log.

### Operator

The access log has 400 and cannot be told from other bad requests. Log `$ssl_client_verify` beside the status.
`error_page 495 =403 /certificate.html;` gives callers a status that fits.

With `ssl_crl`, an expired revocation list makes every client fail at once. Watch its date.

## Related

[496](/.demur/status/496): no certificate. [403](/.demur/status/403): the code to send. [526](/.demur/status/526): the other direction, where a CDN rejects
the certificate of the origin.
"#,
        sources: &["nginx source", "nginx 1.22.1", "RFC 9110 §15.1", "RFC 9110 §15"],
    },
    StatusPage {
        code: 496,
        name: "SSL Certificate Required",
        registry: Registry::Unregistered,
        by: "nginx",
        tagline: "nginx's inner number for a client that sent no certificate; the client gets 400.",
        defined: &[],
        aliases: &[],
        storable: Storable::ExplicitOnly,
        cache_default: "",
        retry: AutoRetry::Changed,
        retry_condition: "with a client certificate, on a new connection",
        aspects: Aspects {
            definition: "Unregistered. nginx uses it inside when a client certificate is required and none was sent; client and log get 400 (nginx source; nginx 1.22.1).",
            plain: "You were asked for a certificate and showed none.",
            when: "Never send 496. Send 403, or 401 with a challenge where other credentials would do.",
            client: "It gets 400 with the words \"No required SSL certificate was sent\"; its TLS handshake had succeeded.",
            caching: "The 400 is not heuristically cacheable (RFC 9110 §15.1).",
            crawlers: "Crawlers have no client certificate; they get 400 (nginx 1.22.1).",
            backend: "None: nginx refuses by itself.",
            retry: "Only with a certificate, and on a new connection." },
        duties: &[],
        steps: &[],
        see_also: &[400, 401, 403, 421, 495],
        markdown: r#"## Means

With `ssl_verify_client on`, nginx completes the handshake also with a client that sends no certificate, reads its
request, and treats it as 496 (nginx source). The client got `400 Bad Request` with "No required SSL certificate was
sent", and the log said 400 (nginx 1.22.1).

Neither client nor access log sees 496; `error_page` can name it (nginx source).

It is in no registry; a client would treat it as [400](/.demur/status/400) (RFC 9110 §15).

## Send it when

Never. HTTP has no challenge for TLS certificates. [403](/.demur/status/403) is honest; [401](/.demur/status/401) needs a `WWW-Authenticate`
that the client can answer.

## Do not send it when

- a certificate came and was bad: see [495](/.demur/status/495);
- only some paths need a certificate: let TLS ask for it optionally, and send [403](/.demur/status/403) on those paths.

## What the answer must carry

Nothing of its own. Say where a certificate can be had.

## Caching

What is sent is a 400, which is not heuristically cacheable (RFC 9110 §15.1).

## Retry

With a certificate. The connection must be a new one, since the certificate belongs to its handshake.

## If you got this

### API consumer

Check that your client is given both certificate and key. A proxy that ends TLS between you and the server takes the
certificate away.

### Visitor

Install the certificate that your organisation gave you, then restart the browser: it remembers for a while that you
chose none.

## If you run the server

### Builder

Behind a proxy that ends TLS, your server never sees the certificate. Take its identity from a field that the proxy
sets, and make the proxy delete that field from what clients send.

### Operator

Health checks and monitors have no certificate. Give them a port or a host of their own.

`error_page 496 =403 /certificate.html;` gives callers a status that fits. Log `$ssl_client_verify`, which says NONE
here.

## Related

[495](/.demur/status/495): a certificate that is not accepted. [403](/.demur/status/403): the code to send.
"#,
        sources: &["nginx source", "nginx 1.22.1", "RFC 9110 §15.1", "RFC 9110 §15"],
    },
    StatusPage {
        code: 497,
        name: "HTTP Request Sent to HTTPS Port",
        registry: Registry::Unregistered,
        by: "nginx",
        tagline: "nginx's inner number for plain HTTP on a TLS port; the client gets 400.",
        defined: &[],
        aliases: &[],
        storable: Storable::ExplicitOnly,
        cache_default: "",
        retry: AutoRetry::Changed,
        retry_condition: "the same request with `https`",
        aspects: Aspects {
            definition: "Unregistered. nginx uses it inside when plain HTTP arrives on a port that is for TLS; client and log get 400 (nginx source; nginx 1.22.1).",
            plain: "You spoke plainly at a door where only TLS is spoken.",
            when: "Never send 497. Send 400, or 308 to the https address.",
            client: "It gets 400 with the words \"The plain HTTP request was sent to HTTPS port\", in plain HTTP.",
            caching: "The 400 is not heuristically cacheable; a 308 put in its place is (RFC 9110 §15.1).",
            crawlers: "They meet it only where links name the TLS port with `http`; they get 400 (nginx 1.22.1).",
            backend: "None: nginx refuses by itself.",
            retry: "With `https` in the address. The first request has already crossed the network in the clear." },
        duties: &[],
        steps: &[],
        see_also: &[301, 308, 400, 421, 426],
        markdown: r#"## Means

On a port with TLS the first octets are not a handshake but `GET / HTTP/1.1`. nginx notices that, reads the request, and
treats it as 497, a number of its own so that a configuration can tell it from other 400s (nginx source). The client got
`400 Bad Request` with "The plain HTTP request was sent to HTTPS port" (nginx 1.22.1).

With `error_page 497 =308 https://$host$request_uri;` it got a redirect, and the log said 308 (nginx 1.22.1). Without
that, neither client nor log sees anything but 400.

It is in no registry; a client would treat it as [400](/.demur/status/400) (RFC 9110 §15).

## Send it when

Never. [400](/.demur/status/400) is right for a client that mixed up the ports; [308](/.demur/status/308) is kind.

## Do not send it when

- plain HTTP came to the port for plain HTTP: that is [301](/.demur/status/301) or [308](/.demur/status/308) to `https`;
- a request over TLS names the wrong host: that is [421](/.demur/status/421).

## What the answer must carry

Nothing of its own; with [308](/.demur/status/308), `Location`.

## Caching

What is sent is a 400, which is not heuristically cacheable (RFC 9110 §15.1).

## Retry

With `https`.

## If you got this

### API consumer

Your address says `http` and names a port that speaks TLS. A setting that keeps scheme and port apart is the usual
cause. Whatever was in that request, tokens included, went over the network unencrypted; replace them.

### Visitor

Write `https://` in front of the address.

## If you run the server

### Builder

Behind a load balancer that ends TLS, the second hop is often meant to be plain. If the backend listens with TLS there,
every request through the balancer gets this 400.

### Operator

A redirect repairs links, but it also hides clients that send credentials in the clear. For an API, leave it at 400: the
failure is seen at once, and somebody fixes the address.

## Related

[400](/.demur/status/400) is what is sent. [426](/.demur/status/426) asks for another protocol on the same port, which is something else.
"#,
        sources: &["nginx source", "nginx 1.22.1", "RFC 9110 §15.1", "RFC 9110 §15"],
    },
    StatusPage {
        code: 498,
        name: "Invalid Token",
        registry: Registry::Unregistered,
        by: "Esri",
        tagline: "ArcGIS does not accept the token of the request.",
        defined: &[],
        aliases: &[],
        storable: Storable::ExplicitOnly,
        cache_default: "",
        retry: AutoRetry::Changed,
        retry_condition: "with a new token",
        aspects: Aspects {
            definition: "Unregistered. ArcGIS names 498 in the content of an answer when a token is not valid; Esri's own library takes 498 and 499 as errors of authentication (ArcGIS REST JS).",
            plain: "Your pass is not valid, or no longer.",
            when: "Never send 498. Send 401 with a challenge.",
            client: "It finds the number in `error.code` of the JSON content. As a status, it would be treated as 400.",
            caching: "Not heuristically cacheable (RFC 9110 §15.1).",
            crawlers: "Crawlers have no token; as a status it would be treated like every other 4xx (Google Search Central).",
            backend: "The token is checked first, so nothing was done.",
            retry: "Once, with a new token." },
        duties: &[],
        steps: &[],
        see_also: &[401, 403, 440, 499],
        markdown: r#"## Means

ArcGIS of Esri reports errors as an object in the JSON content. Esri's library for JavaScript looks there, not at the
status line, and raises an error of authentication for the codes 498 and 499 (ArcGIS REST JS). 498 is called "invalid
token". 499, "token required", has the number that nginx uses for [a client that left](/.demur/status/499).

The code is in no registry. Clients treat it as [400](/.demur/status/400), the general code of its class (RFC 9110 §15).

## Send it when

Never. A request without valid credentials is [401](/.demur/status/401), with `WWW-Authenticate` (RFC 9110 §15.5.2); for bearer
tokens the challenge says `error="invalid_token"` (RFC 6750 §3.1).

## Do not send it when

- the token is good and its owner may not do this: [403](/.demur/status/403);
- the request has no token: [401](/.demur/status/401) as well, without an error in the challenge.

## What the answer must carry

With [401](/.demur/status/401), the challenge.

## Caching

Not heuristically cacheable (RFC 9110 §15.1).

## Retry

Once, with a new token.

## If you got this

### API consumer

Read the content of every answer of that API, also with status 200. Ask for a new token, and check that it was issued
for this server and for the address or referrer that you call from.

### Visitor

Log in again.

## If you run the server

### Builder

If you wrap such an API, translate: 498 and its 499 become [401](/.demur/status/401) towards your own callers, or [502](/.demur/status/502) when
the token was yours and not theirs.

### Operator

Count by `error.code` in the content. A log that shows statuses may never show it.

## Related

[401](/.demur/status/401) is the code to send. [499](/.demur/status/499) has two meanings.
"#,
        sources: &["ArcGIS REST JS", "RFC 9110 §15.1", "Google Search Central", "RFC 9110 §15", "RFC 9110 §15.5.2", "RFC 6750 §3.1"],
    },
    StatusPage {
        code: 499,
        name: "Client Closed Request",
        registry: Registry::Unregistered,
        by: "nginx",
        tagline: "A word of the log: the client had left before there was an answer.",
        defined: &[],
        aliases: &[],
        storable: Storable::ExplicitOnly,
        cache_default: "",
        retry: AutoRetry::No,
        retry_condition: "nobody is there to repeat; the client that left may have repeated already",
        aspects: Aspects {
            definition: "Unregistered. nginx logs it when the client closed the connection before nginx tried to send the head of an answer; nothing is sent (nginx source; nginx 1.22.1).",
            plain: "You hung up before we could answer.",
            when: "Never send 499. Log that the client left, and how long it had waited; if an answer is due, send the one that you have.",
            client: "Never meets it from nginx. If somebody sends it, the client treats it as 400, an error of its own.",
            caching: "Nothing is sent, so nothing is stored; a sent one would need explicit freshness (RFC 9111 §3).",
            crawlers: "None sees it, since it is only logged (nginx 1.22.1).",
            backend: "nginx closes its connection to the service, which may work on without noticing; a slow service causes most of them.",
            retry: "Not applicable. The same client often comes back at once and finds its first request still running." },
        duties: &[],
        steps: &[],
        see_also: &[400, 408, 444, 460, 498, 504],
        markdown: r#"## Means

It is a number of nginx's own, for its log. nginx writes it when the client has closed the connection before nginx even
tried to send the head of an answer (nginx source). With a proxied request that the client abandons after one second,
the log has `499`, 1.002 s, no octet sent and no upstream status (nginx 1.22.1).

No client sees it: it describes the absence of a reader. `return 499` in a configuration sends nothing either; the
connection is closed (nginx 1.22.1).

It is in no registry. A client that did receive one would treat it as [400](/.demur/status/400), the general code of its class (RFC
9110 §15).

Google uses the number for something else: its APIs map the code `CANCELLED`, an operation that was typically cancelled
by the caller, to 499 (google.rpc.Code). There it can stand in the content of an answer. Esri uses it, too, in the
content of answers of ArcGIS, for a request that lacks a token (ArcGIS REST JS).

## Send it when

Never. A client that has left reads nothing, and one that is still there has not closed its request.

Log it, if your log knows only statuses. Better is a field of its own for "the client left", beside the status that you
would have sent.

## Do not send it when

- your own wait for the client is over: that is [408](/.demur/status/408);
- the service behind you is too slow: that is [504](/.demur/status/504), even when you suspect that the client is gone;
- an operation was cancelled by another request of the same user: that is [409](/.demur/status/409), or [200](/.demur/status/200) with the state
  "cancelled" in the content.

## What the answer must carry

There is none.

## Caching

Nothing is sent, and only responses are stored (RFC 9111 §3). A 499 that somebody does send is not heuristically
cacheable (RFC 9110 §15.1).

## Retry

The client decides alone, and it has no status to decide by: for it the connection failed. It may repeat an idempotent
request by itself, others not (RFC 9110 §9.2.2).

## If you got this

### API consumer

You read it in somebody's log, or in the content of an answer of a Google API. In a log it means that your timeout was
shorter than the server's work. Raise the timeout, ask for less at once, or use a request that answers [202](/.demur/status/202) and
can be polled. If your client repeats by itself, make it wait between tries.

### Visitor

You closed the tab, pressed stop, or your network dropped. The site has only noted it.

## If you run the server

### Builder

Watch for the end of the connection and stop the work: most frameworks offer a signal for it. Without it, every
abandoned request costs as much as an answered one, and a reload costs twice.

A POST whose client left may have been carried out. Give such requests an idempotency key, so that the second try finds
the first.

### Operator

Plot the durations. A heap of 499 just below a round number is the timeout of somebody in front of you: a load balancer,
another service, a CDN. A spread from zero up is people who leave. Both rise when the service gets slower, and no 5xx
shows it.

nginx closes the connection to the upstream when the client leaves; the upstream saw the end at the same second. With
`proxy_ignore_client_abort on` the request runs to its end, and the log says 200 for an answer that nobody got (nginx
1.22.1).

Count 499 apart from the other 4xx. In a ratio of "client errors" it hides outages; left out, it makes a service that
nobody waits for look perfect.

## Related

[408](/.demur/status/408): the server lost patience, and [the pair](/.demur/compare/408/499) compares them. [460](/.demur/status/460) is the same
event at a load balancer of AWS. [444](/.demur/status/444) is the opposite: the server hangs up.
"#,
        sources: &["nginx source", "nginx 1.22.1", "RFC 9111 §3", "RFC 9110 §15", "google.rpc.Code", "ArcGIS REST JS", "RFC 9110 §15.1", "RFC 9110 §9.2.2"],
    },
    StatusPage {
        code: 500,
        name: "Internal Server Error",
        registry: Registry::Registered,
        by: "",
        tagline: "The server met an unexpected condition and could not fulfil the request.",
        defined: &[Clause { doc: "RFC 9110", section: "15.6.1" }],
        aliases: &[],
        storable: Storable::ExplicitOnly,
        cache_default: "no-store",
        retry: AutoRetry::Idempotent,
        retry_condition: "a few times with growing waits, if the method is idempotent",
        aspects: Aspects {
            definition: "The server met an unexpected condition that prevented it from fulfilling the request (RFC 9110 §15.6.1).",
            plain: "Something broke here that nobody had foreseen.",
            when: "Send 500 when your own program fails in a way that its authors would call a bug.",
            client: "A browser shows the content; a program may repeat an idempotent request a few times, then reports it.",
            caching: "Not heuristically cacheable; stored only with explicit freshness (RFC 9110 §15.1; RFC 9111 §3).",
            crawlers: "Google crawls the host more slowly and drops addresses that fail for long (Google Search Central).",
            backend: "It ran, at least in part: what it had written before it failed may be there.",
            retry: "A bug that depends on the data fails again, one that depends on the moment does not. The status does not say which." },
        duties: &[
            Duty { level: Level::Should, field: "", text: "explain what is wrong, and say whether it is temporary or permanent, except to HEAD", source: "RFC 9110 §15.6" }],
        steps: &["gateway-fault"],
        see_also: &[400, 501, 502, 503],
        markdown: "## Means

The server encountered an unexpected condition that prevented it from fulfilling the request (RFC 9110 §15.6.1). It is
the general code for faults of the server, and the one that clients put in place of every 5xx they do not know
(RFC 9110 §15).

The server that failed is the one that answers. Where it failed because of a server behind it, the code is
[502](/.demur/status/502) or [504](/.demur/status/504) (RFC 9110 §15.6.3, §15.6.5).

## Send it when

- something failed that the authors would call a bug, or a setting of the server is wrong;
- as a gateway, you have no route for the request, or your own configuration is at fault (RFC 9209 §2.3.3, §2.3.31).

## Do not send it when

- the request is wrong: a 4xx such as [400](/.demur/status/400);
- a server behind you failed: [502](/.demur/status/502) or [504](/.demur/status/504);
- you are overloaded or under maintenance: [503](/.demur/status/503);
- a pool is empty or a queue full: that was foreseen, or should have been: [503](/.demur/status/503).

## What the answer must carry

- **SHOULD** explain what is wrong, and say whether it is temporary or permanent, except to HEAD (RFC 9110 §15.6)

An id with which the operator finds the log entry. Never a stack trace, a path or a query.

## Caching

Not heuristically cacheable (RFC 9110 §15.1). With explicit freshness a cache may store it, and Chrome, nginx, Apache
and Traffic Server do (cache-tests): a default `max-age` that is added to every answer turns one accident into an outage for
all readers. Send `Cache-Control: no-store`.

A cache that holds an older answer may use it in place of a 500, if that answer carries `stale-if-error`
(RFC 5861 §4).

## Retry

It may go away or not; the status does not say. Repeating an idempotent request is safe (RFC 9110 §9.2.2); others may
have had their effect already, because the fault can come after the commit.

## If you got this

### API consumer

Report the id and the time to the service. Changing your request at random does not help. If one request always fails
and others work, send that request along: you hold the reproduction of the bug.

### Visitor

Try again in a few minutes. If it stays, tell the site.

## If you run the server

### Builder

Catch what is unexpected in one place, log it with an id, and send only the id. Map the exceptions that you do expect
before they get there: bad input is a 4xx, an exhausted pool a [503](/.demur/status/503).

### Operator

Find the first one, and compare its time with deployments and changes. A 500 on one route after a release is the
release; on all routes it is a setting, a disk or a database.

The gateway sends 500 for its own faults only. A 500 of the upstream keeps its status, and its body is replaced unless
`upstream_errors` says `pass`.

## Related

[502](/.demur/status/502), [503](/.demur/status/503) and [504](/.demur/status/504) say more where they fit. [501](/.demur/status/501) is about what was never built.
",
        sources: &["RFC 9110 §15.6.1", "RFC 9110 §15.1", "RFC 9111 §3", "Google Search Central", "RFC 9110 §15", "RFC 9110 §15.6.3", "RFC 9110 §15.6.5", "RFC 9209 §2.3.3", "RFC 9209 §2.3.31", "cache-tests", "RFC 5861 §4", "RFC 9110 §9.2.2"],
    },
    StatusPage {
        code: 501,
        name: "Not Implemented",
        registry: Registry::Registered,
        by: "",
        tagline: "The server does not support what the request needs, for any resource.",
        defined: &[Clause { doc: "RFC 9110", section: "15.6.2" }],
        aliases: &[],
        storable: Storable::Always,
        cache_default: "no-store",
        retry: AutoRetry::No,
        retry_condition: "the server does not support it",
        aspects: Aspects {
            definition: "The server does not support the functionality that the request needs, such as a method that it supports for no resource (RFC 9110 §15.6.2).",
            plain: "This server cannot do that, whatever the address.",
            when: "Send 501 when the method or the transfer coding is unknown to the whole server.",
            client: "A program takes another method or gives up; nothing about the address needs to change.",
            caching: "Heuristically cacheable: may be stored without any caching field (RFC 9110 §15.1). Of eleven caches in a public test only Safari does so (cache-tests).",
            crawlers: "Google counts it as a server error, like every 5xx (Google Search Central). Crawlers send GET and hardly meet it.",
            backend: "None: the first line of the request decides, before any look-up.",
            retry: "Never unchanged: it will be different only after a deployment." },
        duties: &[
            Duty { level: Level::Should, field: "", text: "answer a method that is not recognised or not implemented with this status, as an origin server", source: "RFC 9110 §9.1" }, 
            Duty { level: Level::Should, field: "", text: "answer a method that is longer than any it implements with this status", source: "RFC 9112 §3" }, 
            Duty { level: Level::Should, field: "", text: "answer a transfer coding that it does not understand with this status", source: "RFC 9112 §6.1" }, 
            Duty { level: Level::Should, field: "", text: "explain what is wrong, and say whether it is temporary or permanent, except to HEAD", source: "RFC 9110 §15.6" }],
        steps: &["method-too-long", "transfer-coding", "method-unknown"],
        see_also: &[400, 404, 405, 505],
        markdown: "## Means

The server does not support the functionality that the request needs. It is the right answer when it does not
recognise the method and cannot support it for any resource (RFC 9110 §15.6.2).

It speaks of the server and not of the target. For one resource that lacks a method which the server knows, the code is
[405](/.demur/status/405) (RFC 9110 §15.5.6).

## Send it when

- the method is unknown here, or longer than any that you know (RFC 9112 §3);
- the transfer coding is unknown (RFC 9112 §6.1).

## Do not send it when

- the method is known and this resource does not support it: [405](/.demur/status/405), with `Allow`;
- a feature of your API is not built yet: [404](/.demur/status/404) says that the address does not exist;
- the content coding or the media type is unknown: [415](/.demur/status/415).

## What the answer must carry

- **SHOULD** answer a method that is not recognised or not implemented with this status, as an origin server (RFC 9110 §9.1)
- **SHOULD** answer a method that is longer than any it implements with this status (RFC 9112 §3)
- **SHOULD** answer a transfer coding that it does not understand with this status (RFC 9112 §6.1)
- **SHOULD** explain what is wrong, and say whether it is temporary or permanent, except to HEAD (RFC 9110 §15.6)

Say what is not supported.

## Caching

Heuristically cacheable (RFC 9110 §15.1). A deployment can change it, and a cache that keeps a 501 for GET blocks the
address until it expires. Send `Cache-Control: no-store` (RFC 9111 §5.2.2.5).

The danger is small: few methods other than GET and HEAD have answers that caches store (RFC 9110 §9.2.3), and of the
tested caches only Safari stores a bare 501 (cache-tests).

## Retry

No. axios-retry repeats it all the same, like every 5xx, where it holds the method to be idempotent; curl, Got and
undici leave it alone (axios-retry 4.5.0; curl 7.88.1; Got 14.6.6; undici 7.30.2).

## If you got this

### API consumer

Check the spelling of the method; methods are case-sensitive (RFC 9110 §9.1). Send no `Transfer-Encoding` other than
`chunked`.

### Visitor

The page or its program asks for something that this server does not know. Tell the site.

## If you run the server

### Builder

Decide on the method before you look at the resource, so that the answer is the same everywhere. An unknown method then
reveals nothing about the address.

### Operator

Strange methods are mostly scans. Methods of WebDAV point to a client with a wrong address. Leave 501 out of the rate of
server errors that pages somebody: scanners can raise it at will.

## Related

[405](/.demur/status/405) for one resource; [505](/.demur/status/505) for versions.
",
        sources: &["RFC 9110 §15.6.2", "RFC 9110 §15.1", "cache-tests", "Google Search Central", "RFC 9110 §9.1", "RFC 9112 §3", "RFC 9112 §6.1", "RFC 9110 §15.5.6", "RFC 9111 §5.2.2.5", "RFC 9110 §9.2.3", "axios-retry 4.5.0", "curl 7.88.1", "Got 14.6.6", "undici 7.30.2"],
    },
    StatusPage {
        code: 502,
        name: "Bad Gateway",
        registry: Registry::Registered,
        by: "",
        tagline: "A server behind this one gave an invalid response, or none at all.",
        defined: &[Clause { doc: "RFC 9110", section: "15.6.3" }],
        aliases: &[],
        storable: Storable::ExplicitOnly,
        cache_default: "no-store",
        retry: AutoRetry::Idempotent,
        retry_condition: "a few times with growing waits, if the method is idempotent",
        aspects: Aspects {
            definition: "A gateway or proxy got an invalid response from a server that it asked (RFC 9110 §15.6.3); also for refused or broken connections and for failures of name or TLS (RFC 9209 §2.3.2, §2.3.7, §2.3.8, §2.3.13).",
            plain: "The server behind this one gave no usable answer.",
            when: "Send 502 when you, as a gateway, could not connect to the upstream, the connection broke, or what came is no valid answer.",
            client: "As after 500: a browser shows the content, a program repeats idempotent requests a few times.",
            caching: "Not heuristically cacheable; stored only with explicit freshness (RFC 9110 §15.1; RFC 9111 §3).",
            crawlers: "Google takes it as a server error: it slows down and drops addresses that fail for long (Google Search Central).",
            backend: "Unknown: after a refused connection it saw nothing, after a broken one it may have done the work.",
            retry: "Safe for idempotent methods. For the others nobody knows whether the upstream acted." },
        duties: &[
            Duty { level: Level::Must, field: "", text: "answer with it, as a proxy, if the upstream response has an invalid `Content-Length`", source: "RFC 9112 §6.3" }, 
            Duty { level: Level::Should, field: "", text: "explain what is wrong, and say whether it is temporary or permanent, except to HEAD", source: "RFC 9110 §15.6" }],
        steps: &["upstream-unreachable", "upstream-protocol", "response-contract"],
        see_also: &[500, 503, 504, 508, 520],
        markdown: "## Means

The server, acting as a gateway or proxy, received an invalid response from a server that it asked (RFC 9110 §15.6.3).

The definition speaks of a response only. For what happens before one, RFC 9209 recommends the same status: a connection
that is refused or breaks off, a name that does not resolve, a TLS handshake or certificate that fails
(RFC 9209 §2.3.2, §2.3.7, §2.3.8, §2.3.13, §2.3.14).

So does it for a proxy that meets its own request again (RFC 9209 §2.3.32).

## Send it when

- the upstream cannot be reached, breaks off, or sends something that is not HTTP;
- its head is larger than you accept (RFC 9209 §2.3.19);
- a contract between you and the upstream says what it may answer, and it answered otherwise.

## Do not send it when

- the upstream is slow: [504](/.demur/status/504);
- you have no healthy upstream at the moment and know it: [503](/.demur/status/503);
- the upstream answered with a valid error: pass it on. Its [500](/.demur/status/500) is a valid answer;
- the fault is your own: [500](/.demur/status/500).

## What the answer must carry

- **MUST** answer with it, as a proxy, if the upstream response has an invalid `Content-Length` (RFC 9112 §6.3)
- **SHOULD** explain what is wrong, and say whether it is temporary or permanent, except to HEAD (RFC 9110 §15.6)

Nothing that the upstream said, and no name of it. `Proxy-Status` can say more to those who may know (RFC 9209 §2).

## Caching

Not heuristically cacheable (RFC 9110 §15.1). With explicit freshness it may be stored, which Chrome, nginx, Apache and
Traffic Server do (cache-tests). Send `Cache-Control: no-store`.

It is one of the four statuses in whose place a cache may use a stale answer that allows it with `stale-if-error`
(RFC 5861 §4).

## Retry

Repeating an idempotent request is safe. For others it is not known whether the upstream acted, and a proxy must not
repeat those automatically (RFC 9110 §9.2.2).

## If you got this

### API consumer

Wait and try again. Your request is most likely not the cause. If it is one request that always gives 502, it is: an
upload that crashes the service, or an answer whose head is too large.

### Visitor

Try again in a few minutes.

## If you run the server

### Builder

Close idle connections on the upstream later than the gateway does; otherwise requests meet a connection that is
just being closed. A process that dies in the middle of a request is a 502 at the gateway and no line in your log: write
the line at the start.

### Operator

Look at the upstream first: is it running, does it listen on this address, does it crash on this request? The duration
helps: a refused connection takes milliseconds, a crash takes as long as the request did.

The gateway tells three cases apart in its event: no connection (`upstream-unreachable`), an answer that is not HTTP
(`upstream-protocol`), and an answer that the API description does not allow (`response-contract`).

## Related

[503](/.demur/status/503) when it is known to be down; [504](/.demur/status/504) when it is slow. [520](/.demur/status/520) to [526](/.demur/status/526) are what
Cloudflare sends in its place. [508](/.demur/status/508) is no code for loops of proxies.
",
        sources: &["RFC 9110 §15.6.3", "RFC 9209 §2.3.2", "RFC 9209 §2.3.7", "RFC 9209 §2.3.8", "RFC 9209 §2.3.13", "RFC 9110 §15.1", "RFC 9111 §3", "Google Search Central", "RFC 9112 §6.3", "RFC 9209 §2.3.14", "RFC 9209 §2.3.32", "RFC 9209 §2.3.19", "RFC 9209 §2", "cache-tests", "RFC 5861 §4", "RFC 9110 §9.2.2"],
    },
    StatusPage {
        code: 503,
        name: "Service Unavailable",
        registry: Registry::Registered,
        by: "",
        tagline: "The server cannot handle the request for now: overload or maintenance.",
        defined: &[Clause { doc: "RFC 9110", section: "15.6.4" }],
        aliases: &[],
        storable: Storable::ExplicitOnly,
        cache_default: "no-store",
        retry: AutoRetry::AfterWait,
        retry_condition: "after `Retry-After`; without it, after a wait that grows",
        aspects: Aspects {
            definition: "The server is for now unable to handle the request, because of temporary overload or scheduled maintenance that is likely to pass (RFC 9110 §15.6.4).",
            plain: "Not now; come back later.",
            when: "Send 503 when you decline work on purpose for a while: overload, maintenance, a part that you know to be away.",
            client: "It waits as long as `Retry-After` says and repeats; without the field it waits longer each time.",
            caching: "Not heuristically cacheable; stored only with explicit freshness (RFC 9110 §15.1; RFC 9111 §3).",
            crawlers: "Google crawls the host more slowly while it sees many (Google on crawl rate) and drops addresses that stay so (Google Search Central).",
            backend: "Spared: the request is turned away before work on it begins.",
            retry: "Yes, after the wait, and with some chance in it." },
        duties: &[
            Duty { level: Level::May, field: "Retry-After", text: "send `Retry-After` to suggest how long to wait", source: "RFC 9110 §15.6.4" }, 
            Duty { level: Level::Should, field: "", text: "explain what is wrong, and say whether it is temporary or permanent, except to HEAD", source: "RFC 9110 §15.6" }],
        steps: &["overloaded", "verifier-unavailable", "upstream-unavailable"],
        see_also: &[429, 500, 502, 504, 507],
        markdown: "## Means

The server is currently unable to handle the request because of temporary overload or scheduled maintenance, which
will likely be alleviated after some delay (RFC 9110 §15.6.4).

With `Retry-After` it says for how long the service is expected to be unavailable to this client, in seconds or as a
date (RFC 9110 §10.2.3). The existence of the code obliges nobody to use it: an overloaded server may refuse the connection
instead (RFC 9110 §15.6.4).

## Send it when

- a queue is full, or you are being repaired, and it will pass;
- a part without which you cannot judge or work is away, and you know it;
- as a gateway, you know that no upstream is healthy, without waiting for the clock (RFC 9209 §2.3.4).

## Do not send it when

- this one caller sends too much: [429](/.demur/status/429);
- something is broken and will not pass by itself: [500](/.demur/status/500) or [502](/.demur/status/502);
- you waited for the upstream in vain: [504](/.demur/status/504), since the work may have been done;
- the resource is removed: [404](/.demur/status/404) or [410](/.demur/status/410).

## What the answer must carry

- **MAY** send `Retry-After` to suggest how long to wait (RFC 9110 §15.6.4)
- **SHOULD** explain what is wrong, and say whether it is temporary or permanent, except to HEAD (RFC 9110 §15.6)

`Retry-After` with an honest time, and not the same second for everybody.

## Caching

Not heuristically cacheable (RFC 9110 §15.1). With explicit freshness Chrome, nginx, Apache and Traffic Server store it
(cache-tests), and then they prolong the outage. Send `Cache-Control: no-store`.

Caches can help in the other direction: an older answer with `stale-if-error` may be shown in place of a 503
(RFC 5861 §4).

## Retry

After the wait. Add some chance to it, so that not all clients return at once. A request that was declined was not
processed, so a POST may be repeated more freely than after [504](/.demur/status/504); only an idempotency key makes that sure.

## If you got this

### API consumer

Obey `Retry-After`, then wait longer each time. Stop after some attempts and say so.

### Visitor

Wait a few minutes, then reload.

## If you run the server

### Builder

Refuse early and cheaply: an answer that costs as much as the work does not help under load. Bound the queue by the time
that a client is going to wait; what stands longer is work for nobody.

### Operator

Find out whether load rose or capacity fell. Announce maintenance with this status rather than with a friendly
[200](/.demur/status/200), which search engines index.

The gateway also sends it while the keys of an issuer, or its introspection endpoint, cannot be reached: the
credentials may be good, and [401](/.demur/status/401) would make clients throw them away.

## Related

[429](/.demur/status/429) for one caller; [504](/.demur/status/504) when an answer does not come in time; [507](/.demur/status/507) when it is space that is
missing.
",
        sources: &["RFC 9110 §15.6.4", "RFC 9110 §15.1", "RFC 9111 §3", "Google on crawl rate", "Google Search Central", "RFC 9110 §10.2.3", "RFC 9209 §2.3.4", "cache-tests", "RFC 5861 §4"],
    },
    StatusPage {
        code: 504,
        name: "Gateway Timeout",
        registry: Registry::Registered,
        by: "",
        tagline: "A server behind this one did not answer in time.",
        defined: &[Clause { doc: "RFC 9110", section: "15.6.5" }],
        aliases: &[],
        storable: Storable::ExplicitOnly,
        cache_default: "no-store",
        retry: AutoRetry::Idempotent,
        retry_condition: "a few times with growing waits, if the method is idempotent",
        aspects: Aspects {
            definition: "A gateway or proxy got no timely response from a server that it needed (RFC 9110 §15.6.5); also a cache that may not use its store and cannot ask (RFC 9111 §5.2.1.7, §5.2.2.2).",
            plain: "The server behind this one took too long.",
            when: "Send 504 when you, as a gateway, waited for the upstream until your limit and got nothing.",
            client: "A browser shows the content; a program repeats idempotent requests, and looks first whether the others took effect.",
            caching: "Not heuristically cacheable; stored only with explicit freshness (RFC 9110 §15.1; RFC 9111 §3).",
            crawlers: "Google takes it as a server error: it slows down and drops addresses that fail for long (Google Search Central).",
            backend: "Dear: it may be at work on the request still, for a client that is no longer there.",
            retry: "Idempotent requests only. Each repetition adds to the load of an upstream that is already slow." },
        duties: &[
            Duty { level: Level::Should, field: "", text: "explain what is wrong, and say whether it is temporary or permanent, except to HEAD", source: "RFC 9110 §15.6" }],
        steps: &["upstream-timeout"],
        see_also: &[408, 502, 503, 524],
        markdown: r#"## Means

The server, acting as a gateway or proxy, did not receive a timely response from an upstream server that it needed
(RFC 9110 §15.6.5). "Timely" is the gateway's own limit; no number is given.

RFC 9209 recommends it for every clock that runs out: the look-up of the name, the connection, writing, reading, the
response (RFC 9209 §2.3.1, §2.3.9, §2.3.10, §2.3.11, §2.3.26).

Caches use it without any slow server: when a request says `only-if-cached` and nothing is stored, and when a stored
answer must be validated and its server cannot be reached (RFC 9111 §5.2.1.7, §5.2.2.2).

## Send it when

- the upstream did not accept the connection, or did not answer, within your limit.

## Do not send it when

- the client is slow: [408](/.demur/status/408);
- the upstream answered with nonsense or broke off: [502](/.demur/status/502);
- you know beforehand that no upstream is healthy: [503](/.demur/status/503);
- you are no gateway for this request, and your own database is slow: [503](/.demur/status/503) or [500](/.demur/status/500).

## What the answer must carry

- **SHOULD** explain what is wrong, and say whether it is temporary or permanent, except to HEAD (RFC 9110 §15.6)

Whether it makes sense to try again, and an id for the log.

## Caching

Not heuristically cacheable (RFC 9110 §15.1). With explicit freshness Chrome, nginx, Apache and Traffic Server store it
(cache-tests). Send `Cache-Control: no-store`.

A stale answer may be used in its place where `stale-if-error` allows it (RFC 5861 §4).

## Retry

The upstream may still be working on the request, or may have finished it. Repeat idempotent requests only (RFC 9110
§9.2.2).

## If you got this

### API consumer

For a request that is not idempotent, look whether it took effect before you repeat it. Ask for less data at once.

### Visitor

Try again later. After a payment or an order, check first whether it went through.

## If you run the server

### Builder

Answer long work with [202](/.demur/status/202) and a place to ask for the result, instead of letting clients wait. Stop work whose
client is gone, if it can be stopped: a closed connection from the gateway is the only word you get.

### Operator

Compare the limits along the way: each should be a little longer than the one behind it. Otherwise the outer hop gives
up first, and the inner one logs [499](/.demur/status/499) for what its own clock would have called 504.

Raising the limit is no cure: it keeps more requests waiting for the same slow service.

## Related

[408](/.demur/status/408) when the client is slow; [502](/.demur/status/502) for invalid answers; [503](/.demur/status/503) for known outages.
[524](/.demur/status/524) is what Cloudflare sends.
"#,
        sources: &["RFC 9110 §15.6.5", "RFC 9111 §5.2.1.7", "RFC 9111 §5.2.2.2", "RFC 9110 §15.1", "RFC 9111 §3", "Google Search Central", "RFC 9209 §2.3.1", "RFC 9209 §2.3.9", "RFC 9209 §2.3.10", "RFC 9209 §2.3.11", "RFC 9209 §2.3.26", "cache-tests", "RFC 5861 §4", "RFC 9110 §9.2.2"],
    },
    StatusPage {
        code: 505,
        name: "HTTP Version Not Supported",
        registry: Registry::Registered,
        by: "",
        tagline: "The server does not support the major version of HTTP that was used.",
        defined: &[Clause { doc: "RFC 9110", section: "15.6.6" }],
        aliases: &[],
        storable: Storable::ExplicitOnly,
        cache_default: "no-store",
        retry: AutoRetry::Changed,
        retry_condition: "with another version of HTTP",
        aspects: Aspects {
            definition: "The server does not support, or refuses to support, the major version of HTTP that the request uses (RFC 9110 §15.6.6).",
            plain: "You speak a version of HTTP that is not spoken here.",
            when: "Send 505 when the request line names a major version that you do not speak on this connection.",
            client: "A program can ask again with another version; a browser agrees on the version beforehand and does not meet it.",
            caching: "Not heuristically cacheable; stored only with explicit freshness (RFC 9110 §15.1; RFC 9111 §3).",
            crawlers: "Google counts it as a server error, like every 5xx (Google Search Central). Its crawlers do not cause it.",
            backend: "None: the first line decides.",
            retry: "Not unchanged; at once with a version that the answer names." },
        duties: &[
            Duty { level: Level::Should, field: "", text: "say why the version is not supported and which protocols are", source: "RFC 9110 §15.6.6" }, 
            Duty { level: Level::Should, field: "", text: "explain what is wrong, and say whether it is temporary or permanent, except to HEAD", source: "RFC 9110 §15.6" }],
        steps: &["http-version"],
        see_also: &[400, 426, 501],
        markdown: "## Means

The server does not support, or refuses to support, the major version of HTTP that the request uses (RFC 9110 §15.6.6).

The major version is the number before the dot, and it names the syntax. A higher minor version is no error: a message
of a known major version is read as the highest minor version that the recipient knows (RFC 9110 §2.5, §6.2).

In HTTP/2 and HTTP/3 a message carries no version of its own, because the connection has been agreed upon before
(RFC 9110 §6.2; RFC 9113 §3.2, §3.3; RFC 9114 §3.1). So the code is practically one of HTTP/1.x parsers.

## Send it when

- the request line names a major version that you do not speak on this port.

## Do not send it when

- only the minor version is higher: HTTP/1.2 is handled as the highest 1.x that you know (RFC 9110 §6.2);
- the version is not a version at all: [400](/.demur/status/400);
- you want the client to switch protocols: [426](/.demur/status/426).

## What the answer must carry

- **SHOULD** say why the version is not supported and which protocols are (RFC 9110 §15.6.6)
- **SHOULD** explain what is wrong, and say whether it is temporary or permanent, except to HEAD (RFC 9110 §15.6)

The list of supported versions. It goes out in a version that you do speak, so the client may not be able to read it.

## Caching

Not heuristically cacheable (RFC 9110 §15.1). A cache keys on method and target and not on the version
(RFC 9111 §2), so a stored one would answer clients that did nothing wrong. Send `Cache-Control: no-store`.

## Retry

With a supported version.

## If you got this

### API consumer

Your client speaks HTTP/2 without having agreed on it, or builds request lines by hand. Use HTTP/1.1.

### Visitor

Your browser is fine; something between you and the site is not. Tell the site.

## If you run the server

### Builder

HTTP/2 is agreed upon within TLS (RFC 9113 §3.2). Over plain connections the client must know beforehand (RFC 9113
§3.3), and its preface looks to an HTTP/1.1 parser like a request with the method `PRI` and the version `HTTP/2.0`
(RFC 9113 §3.4).

### Operator

Health checks with their own HTTP code are a common source. A burst after a change of the front end means that it now
speaks another version to you than you speak.

## Related

[426](/.demur/status/426) to ask for another protocol; [400](/.demur/status/400) for malformed request lines.
",
        sources: &["RFC 9110 §15.6.6", "RFC 9110 §15.1", "RFC 9111 §3", "Google Search Central", "RFC 9110 §2.5", "RFC 9110 §6.2", "RFC 9113 §3.2", "RFC 9113 §3.3", "RFC 9114 §3.1", "RFC 9111 §2", "RFC 9113 §3.4"],
    },
    StatusPage {
        code: 506,
        name: "Variant Also Negotiates",
        registry: Registry::Registered,
        by: "",
        tagline: "A server that lets clients choose among variants points to a variant that is itself a choice.",
        defined: &[Clause { doc: "RFC 2295", section: "8.1" }],
        aliases: &[],
        storable: Storable::ExplicitOnly,
        cache_default: "",
        retry: AutoRetry::No,
        retry_condition: "the configuration of the server has to be changed",
        aspects: Aspects {
            definition: "The server is configured so that the chosen variant negotiates again, and is no proper end of the negotiation (RFC 2295 §8.1).",
            plain: "The signpost points to another signpost.",
            when: "Send 506 when you implement transparent negotiation and find such a circle. Otherwise never; send 500.",
            client: "Treats it as 500. Browsers do not negotiate in this way.",
            caching: "Not heuristically cacheable (RFC 9110 §15.1).",
            crawlers: "As a 5xx it makes Google crawl more slowly (Google Search Central).",
            backend: "None beyond the look-up of the variants.",
            retry: "No: the configuration is the same a minute later." },
        duties: &[
            Duty { level: Level::Should, field: "", text: "explain what is wrong, and say whether it is temporary or permanent, except to HEAD", source: "RFC 9110 §15.6" }],
        steps: &[],
        see_also: &[300, 406, 500],
        markdown: "## Means

In transparent content negotiation a resource has a list of variants, each with an address of its own, and the server or
a proxy picks one. A variant must not negotiate in its turn. If the configuration says so all the same, the server
reports its own mistake with 506 (RFC 2295 §8.1).

The document is an experiment of 1998, and 506 is the only status that it defines (RFC 2295 §8). The negotiation that is
in use, by `Accept` and `Vary`, needs no list and cannot fail in this way (RFC 9110 §12.1).

Apache httpd answers 506 when a type map names another type map as the variant to send (Apache httpd 2.4.67).

## Send it when

- you implement RFC 2295, and the variant that was chosen is a list again.

## Do not send it when

- no representation fits `Accept`: [406](/.demur/status/406), or one that fits badly with [200](/.demur/status/200);
- you let the client choose from a list: [300](/.demur/status/300);
- something else in the configuration is wrong: [500](/.demur/status/500).

## What the answer must carry

- **SHOULD** explain what is wrong, and say whether it is temporary or permanent, except to HEAD (RFC 9110 §15.6)

The address of the variant that is at fault, for the operator.

## Caching

Not heuristically cacheable (RFC 9110 §15.1).

## Retry

No.

## If you got this

### API consumer

Ask for one variant by its own address. Report the fault.

### Visitor

The site has a fault in its configuration. Tell its owner.

## If you run the server

### Builder

Check for this when the configuration is loaded, not when a request comes.

### Operator

Look for a type map or a list of variants whose entry names another such list, or itself, and let each entry end in a
file.

## Related

[406](/.demur/status/406) and [300](/.demur/status/300) are the codes of negotiation that are used. [500](/.demur/status/500) is the general code.
",
        sources: &["RFC 2295 §8.1", "RFC 9110 §15.1", "Google Search Central", "RFC 2295 §8", "RFC 9110 §12.1", "Apache httpd 2.4.67"],
    },
    StatusPage {
        code: 507,
        name: "Insufficient Storage",
        registry: Registry::Registered,
        by: "",
        tagline: "The server cannot store what the request needs to have stored; there is no room.",
        defined: &[Clause { doc: "RFC 4918", section: "11.5" }, Clause { doc: "RFC 4331", section: "6" }],
        aliases: &[],
        storable: Storable::ExplicitOnly,
        cache_default: "",
        retry: AutoRetry::No,
        retry_condition: "not until a user asks for it again",
        aspects: Aspects {
            definition: "The method could not be performed because the server cannot store the representation that is needed; the condition is taken to be temporary (RFC 4918 §11.5).",
            plain: "There is no room left for this.",
            when: "Send 507 when a disk or the storage of an account is full and the request would have to store something.",
            client: "WebDAV clients say that the disk is full; other clients treat it as 500.",
            caching: "Not heuristically cacheable (RFC 9110 §15.1).",
            crawlers: "None meets it in the ordinary way: it answers requests that store something (RFC 4918 §11.5).",
            backend: "The content may have been received in full before the room ran out; check the room first.",
            retry: "A request that a user caused must not be repeated by itself, only when the user asks again." },
        duties: &[
            Duty { level: Level::Should, field: "", text: "say in the XML body, as a WebDAV server with quotas, whether it was `quota-not-exceeded` or `sufficient-disk-space`", source: "RFC 4331 §6" }, 
            Duty { level: Level::MustNot, field: "", text: "be repeated by the client until a separate user action asks for it, if a user action caused the request", source: "RFC 4918 §11.5" }, 
            Duty { level: Level::Should, field: "", text: "explain what is wrong, and say whether it is temporary or permanent, except to HEAD", source: "RFC 9110 §15.6" }],
        steps: &[],
        see_also: &[402, 413, 429, 500, 503, 508],
        markdown: "## Means

The server cannot store the representation that it would need in order to complete the request. The condition is
considered to be temporary. If the request was the result of a user's action, it must not be repeated until a separate
action asks for it (RFC 4918 §11.5).

It is registered for HTTP as a whole and not only for WebDAV (IANA status code registry). nginx names it in its source
and has a page for it (nginx source).

## Send it when

- the disk is full, and the request is PUT, POST, MKCOL, COPY or the like;
- in WebDAV, inside a [207](/.demur/status/207), for the one resource for which there was no room.

## Do not send it when

- this one content is too large whatever the room: [413](/.demur/status/413);
- the account has too many things, by number and by contract: [403](/.demur/status/403) or [402](/.demur/status/402) with a clear word;
- the server has no room for its own logs or sessions: that is [500](/.demur/status/500), the request did not ask to store anything;
- memory is short for a moment: [503](/.demur/status/503).

## What the answer must carry

- **SHOULD** say in the XML body, as a WebDAV server with quotas, whether it was `quota-not-exceeded` or `sufficient-disk-space` (RFC 4331 §6)
- **MUST NOT** be repeated by the client until a separate user action asks for it, if a user action caused the request (RFC 4918 §11.5)
- **SHOULD** explain what is wrong, and say whether it is temporary or permanent, except to HEAD (RFC 9110 §15.6)

Whose room is full, the account's or the server's, and how much is missing. The first the user can change, the second
only you.

## Caching

Not heuristically cacheable (RFC 9110 §15.1).

## Retry

Not by itself (RFC 4918 §11.5).

## If you got this

### API consumer

Stop the upload of everything else that is queued, or every file will fail after its whole transfer. With `Expect:
100-continue` the refusal comes before the content.

### Visitor

Delete something, empty the trash of the service, or ask for more room. If your account has room, it is the server's
disk: tell the operator.

## If you run the server

### Builder

Compare `Content-Length` with the room before you read the content. Write to a temporary file and rename it, so that a
failed upload does not destroy the old version.

### Operator

One 507 on the disk of the server is an alarm: databases and logs on the same disk fail next. Keep uploads on a volume
of their own.

## Related

[413](/.demur/status/413) is about the one content; [503](/.demur/status/503) about other shortages; [207](/.demur/status/207) can contain it.
",
        sources: &["RFC 4918 §11.5", "RFC 9110 §15.1", "RFC 4331 §6", "IANA status code registry", "nginx source"],
    },
    StatusPage {
        code: 508,
        name: "Loop Detected",
        registry: Registry::Registered,
        by: "",
        tagline: "In WebDAV: the operation would have run round in a circle of collections, and was ended.",
        defined: &[Clause { doc: "RFC 5842", section: "7.2" }],
        aliases: &[],
        storable: Storable::ExplicitOnly,
        cache_default: "",
        retry: AutoRetry::Changed,
        retry_condition: "with a smaller `Depth`, or with `DAV: bind`",
        aspects: Aspects {
            definition: "The server ended an operation because it met an infinite loop while it processed a request with `Depth: infinity`; the whole operation failed (RFC 5842 §7.2).",
            plain: "This folder contains itself, and we stopped counting.",
            when: "Send 508 when a WebDAV request with `Depth: infinity` meets a collection that contains itself. Never for loops of proxies or redirects.",
            client: "A WebDAV client can ask again level by level; every other client treats it as 500.",
            caching: "Not heuristically cacheable (RFC 9110 §15.1).",
            crawlers: "None meets it: crawlers send no requests with `Depth` (RFC 5842 §7.2).",
            backend: "It protects the server: without the check the answer would never end.",
            retry: "Not unchanged. With `Depth: 1` and steps of its own the client gets through." },
        duties: &[
            Duty { level: Level::Should, field: "", text: "explain what is wrong, and say whether it is temporary or permanent, except to HEAD", source: "RFC 9110 §15.6" }],
        steps: &[],
        see_also: &[207, 208, 500, 502, 507],
        markdown: r#"## Means

A collection can be bound a second time inside itself, and a request with `Depth: infinity` would then run for ever. The
server noticed the loop and ended the operation; the whole of it failed (RFC 5842 §7.2).

A client that knows bindings says so with `DAV: bind`, and gets [208](/.demur/status/208) in the place of the second visit instead
(RFC 5842 §7.1, §8.2).

Shared hosting on CloudLinux uses the number for something else: "508 Resource Limit Is Reached" says that the account
has too many processes at once (webcare360 docs).

Loops of proxies are another matter: a gateway that finds itself among the forwarders of a request answers [502](/.demur/status/502)
(RFC 9209 §2.3.32).

## Send it when

- a request of WebDAV with `Depth: infinity` meets a loop, and the client did not send `DAV: bind`.

## Do not send it when

- proxies forward in a circle: [502](/.demur/status/502);
- redirects lead in a circle: no server sees that, the client stops by itself;
- an account of shared hosting uses too many processes: [503](/.demur/status/503); a 508 sends customers in search of a loop;
- your own code recursed too deep: [500](/.demur/status/500).

## What the answer must carry

- **SHOULD** explain what is wrong, and say whether it is temporary or permanent, except to HEAD (RFC 9110 §15.6)

The path at which the loop was found.

## Caching

Not heuristically cacheable (RFC 9110 §15.1).

## Retry

With less depth.

## If you got this

### API consumer

With WebDAV: ask with `Depth: 1` and go down by yourself, remembering `DAV:resource-id`; or send `DAV: bind`. Without
WebDAV: ask the hoster what they mean by it.

### Visitor

The site has a fault, or its hoster has stopped it for using too much. Try again later.

## If you run the server

### Builder

Keep the ids on the path from the root to the present collection, and compare. Comparing with all that was seen also
stops at harmless second names.

### Operator

Find the binding that points upwards. Backup and synchronisation programs meet it at night.

## Related

[208](/.demur/status/208) for clients that know bindings; [207](/.demur/status/207) contains the results; [502](/.demur/status/502) for loops of proxies.
"#,
        sources: &["RFC 5842 §7.2", "RFC 9110 §15.1", "RFC 5842 §7.1", "RFC 5842 §8.2", "webcare360 docs", "RFC 9209 §2.3.32"],
    },
    StatusPage {
        code: 509,
        name: "Bandwidth Limit Exceeded",
        registry: Registry::Unregistered,
        by: "web hosters",
        tagline: "The account of this site has used up its traffic.",
        defined: &[],
        aliases: &[],
        storable: Storable::ExplicitOnly,
        cache_default: "",
        retry: AutoRetry::No,
        retry_condition: "the limit lasts until the period ends or somebody pays",
        aspects: Aspects {
            definition: "Unregistered. Hosters show it when the transfer limit of an account is used up (webd.pl docs); Ruby knows it as that of an extension of Apache (Ruby docs).",
            plain: "This site has had more visitors than its contract allows.",
            when: "Never send 509. Send 503, with `Retry-After` if the end of the period is known.",
            client: "It treats 509 as 500. It cannot know that waiting a minute does not help.",
            caching: "Not heuristically cacheable (RFC 9110 §15.1).",
            crawlers: "Google slows its crawling down, as with every 5xx, and drops addresses that stay so (Google Search Central).",
            backend: "None: the account is blocked in front of it.",
            retry: "No: it lasts for days." },
        duties: &[],
        steps: &[],
        see_also: &[402, 429, 503],
        markdown: "## Means

The account that the site belongs to has used up the traffic that it may cause in a month, and the hoster answers every
request with 509 (webd.pl docs). It is sent to the client. Ruby's HTTP library ascribes it to an extension of Apache for
limits of bandwidth (Ruby docs).

The code is in no registry. Clients treat it as [500](/.demur/status/500), the general code of its class (RFC 9110 §15).

## Send it when

Never. A site that is not available for a while is [503](/.demur/status/503) (RFC 9110 §15.6.4). Where the caller's own contract is
used up, [429](/.demur/status/429) or [402](/.demur/status/402).

## Do not send it when

- this caller took too much: [429](/.demur/status/429);
- the server is overloaded at the moment: [503](/.demur/status/503).

## What the answer must carry

With [503](/.demur/status/503), `Retry-After`. In the content, that the site will be back, and when.

## Caching

Not heuristically cacheable (RFC 9110 §15.1).

## Retry

No.

## If you got this

### API consumer

It is not about you: a caller who asks for the first time gets it, too. The service is off for days. Treat it as down,
and do not poll.

### Visitor

Come back next month, or look for a copy in an archive. The owner may not know; tell them.

## If you run the server

### Builder

Move large files to another place, set `Cache-Control` so that browsers keep them, and refuse pages of other sites that
embed your images.

### Operator

Look in the log which addresses make up the octets. Often it is one video, one crawler, or one mistake in caching.

## Related

[503](/.demur/status/503) is the code to send. [429](/.demur/status/429): one caller.
",
        sources: &["webd.pl docs", "Ruby docs", "RFC 9110 §15.1", "Google Search Central", "RFC 9110 §15", "RFC 9110 §15.6.4"],
    },
    StatusPage {
        code: 510,
        name: "Not Extended",
        registry: Registry::Obsoleted,
        by: "",
        tagline: "From a framework for extensions of HTTP that was given up: the request lacks an extension.",
        defined: &[Clause { doc: "RFC 2774", section: "7" }],
        aliases: &[],
        storable: Storable::ExplicitOnly,
        cache_default: "",
        retry: AutoRetry::No,
        retry_condition: "the request would have to be extended in a way that no client knows",
        aspects: Aspects {
            definition: "The policy for access was not met by the request, which has to be extended by an extension that the server names (RFC 2774 §7). The registry marks it as obsoleted (IANA status code registry).",
            plain: "Ask again in a dialect that nobody speaks any more.",
            when: "Never send 510. Send 426 for a protocol, 428 for a condition, 400 for a field that is missing.",
            client: "Treats it as 500: no browser and no library knows the framework behind it.",
            caching: "Not heuristically cacheable (RFC 9110 §15.1).",
            crawlers: "As a 5xx it makes Google crawl more slowly (Google Search Central).",
            backend: "None is meant: the request was refused for its form.",
            retry: "No. The framework is gone, and with it the way to change the request." },
        duties: &[
            Duty { level: Level::Should, field: "", text: "explain what is wrong, and say whether it is temporary or permanent, except to HEAD", source: "RFC 9110 §15.6" }],
        steps: &[],
        see_also: &[400, 426, 428, 501, 505],
        markdown: r#"## Means

RFC 2774 was an experiment of the year 2000: requests should declare extensions of HTTP by address, some of them
mandatory. 510 said that the request did not meet the policy for access, and the server should send what a client needs
to extend its request (RFC 2774 §7).

The registry lists the code as "Not Extended (OBSOLETED)" (IANA status code registry).

Its class is odd: what is missing is in the request, which makes it the client's matter, and a 4xx (RFC 9110 §15.5).

## Send it when

Never.

## Do not send it when

- the client must switch protocols: [426](/.demur/status/426), with `Upgrade`;
- the client must make its request conditional: [428](/.demur/status/428);
- a field that your API demands is missing: [400](/.demur/status/400);
- the server lacks a function: [501](/.demur/status/501).

## What the answer must carry

- **SHOULD** explain what is wrong, and say whether it is temporary or permanent, except to HEAD (RFC 9110 §15.6)

The document wants all information for an extended request, and defines no format for it.

## Caching

Not heuristically cacheable (RFC 9110 §15.1).

## Retry

No.

## If you got this

### API consumer

Somebody chose the number by its name. Read the content and the documentation of that API; treat it as [400](/.demur/status/400) in
your thinking and as [500](/.demur/status/500) in your code.

### Visitor

The fault is with the site. Tell its owner.

## If you run the server

### Builder

Extensions of HTTP are made with fields that others may ignore. Where they must not be ignored, use a method or a media
type of its own.

### Operator

It appears in lists of libraries and in scans of "all status codes". A service that really sends it has a mistake.

## Related

[426](/.demur/status/426), [428](/.demur/status/428) and [501](/.demur/status/501) each do a part of what it was for.
"#,
        sources: &["RFC 2774 §7", "IANA status code registry", "RFC 9110 §15.1", "Google Search Central", "RFC 9110 §15.5"],
    },
    StatusPage {
        code: 511,
        name: "Network Authentication Required",
        registry: Registry::Registered,
        by: "",
        tagline: "The network wants a login before it gives access.",
        defined: &[Clause { doc: "RFC 6585", section: "6" }],
        aliases: &[],
        storable: Storable::Never,
        cache_default: "",
        retry: AutoRetry::Changed,
        retry_condition: "after logging in to the network",
        aspects: Aspects {
            definition: "The client has to authenticate to gain access to the network; the answer comes from an intercepting proxy and not from the site (RFC 6585 §6).",
            plain: "Log in to this Wi-Fi first.",
            when: "Send 511 when you run a network with a login page and have to intercept a request.",
            client: "A browser shows the page with its link; a program learns that the answer is not that of the service.",
            caching: "Never: a cache must not store it (RFC 6585 §6).",
            crawlers: "It comes from the network of the client, so a crawler in a data centre does not meet it; as a 5xx it would count as a server error (Google Search Central).",
            backend: "None: the site that was asked has not seen the request.",
            retry: "After the login. Before it, every request gets the same." },
        duties: &[
            Duty { level: Level::Should, field: "", text: "contain a link to a resource where credentials can be submitted", source: "RFC 6585 §6" }, 
            Duty { level: Level::ShouldNot, field: "", text: "contain a challenge or the login itself", source: "RFC 6585 §6" }, 
            Duty { level: Level::ShouldNot, field: "", text: "be generated by origin servers", source: "RFC 6585 §6" }, 
            Duty { level: Level::MustNot, field: "", text: "be stored by a cache", source: "RFC 6585 §6" }, 
            Duty { level: Level::Should, field: "", text: "explain what is wrong, and say whether it is temporary or permanent, except to HEAD", source: "RFC 9110 §15.6" }],
        steps: &[],
        see_also: &[302, 401, 407],
        markdown: "## Means

The client needs to authenticate to gain access to the network. It is meant for proxies that intercept requests, as
in hotels and trains, so that programs do not take their page for the answer of the server (RFC 6585 §6).

The point is the class. A login page with [200](/.demur/status/200), or a [302](/.demur/status/302) to it, is taken by an updater, a feed reader
or an API client for what it asked for; a 5xx is not (RFC 6585 §6, §B).

It cannot work for `https`: whoever intercepts an encrypted connection has no certificate for that name, so the client
sees a failure of TLS and no status (RFC 6585 §7.4).

## Send it when

- you run such a network and must intercept a request.

## Do not send it when

- you are an origin server or a gateway in front of one: [401](/.demur/status/401);
- you are a proxy that the client chose: [407](/.demur/status/407).

## What the answer must carry

- **SHOULD** contain a link to a resource where credentials can be submitted (RFC 6585 §6)
- **SHOULD NOT** contain a challenge or the login itself (RFC 6585 §6)
- **SHOULD NOT** be generated by origin servers (RFC 6585 §6)
- **MUST NOT** be stored by a cache (RFC 6585 §6)
- **SHOULD** explain what is wrong, and say whether it is temporary or permanent, except to HEAD (RFC 9110 §15.6)

A link, and not the form: a browser would show the form as part of the site that was asked for, and a password manager
would fill it.

## Caching

It must not be stored by a cache (RFC 6585 §6). It would be served after the login as if it came from the site.

## Retry

After logging in to the network.

## If you got this

### API consumer

Your program runs in a network with a login page. The service that you call has not seen the request. Do not delete
cookies or tokens because of it.

### Visitor

Open any page in a browser and log in to the network.

## If you run the server

### Builder

You need this only for networks with a login page. A network can also tell clients with DHCP or router
advertisements where its captive portal API is (RFC 8910 §2), which works without intercepting anything.

### Operator

If it is in the answers that your clients report, look at the network they were in and not at your servers.

The gateway never makes this answer.

## Related

[401](/.demur/status/401) for servers; [407](/.demur/status/407) for proxies.
",
        sources: &["RFC 6585 §6", "Google Search Central", "RFC 6585 §B", "RFC 6585 §7.4", "RFC 8910 §2"],
    },
    StatusPage {
        code: 520,
        name: "Web Server Returns an Unknown Error",
        registry: Registry::Unregistered,
        by: "Cloudflare",
        tagline: "Cloudflare reached the origin, and what came back was empty or no valid response.",
        defined: &[],
        aliases: &[],
        storable: Storable::ExplicitOnly,
        cache_default: "",
        retry: AutoRetry::Idempotent,
        retry_condition: "if the method is idempotent; the origin may have acted",
        aspects: Aspects {
            definition: "Unregistered. Cloudflare answers it when the origin returned an empty, unknown or unexpected response (Cloudflare on 5xx errors).",
            plain: "The server behind us said something that is no answer.",
            when: "Never send 520. Send 502: an invalid response from the server behind you.",
            client: "It sees a page of Cloudflare with status 520 and treats it as 500. Clients that repeat a list of codes do not know 520.",
            caching: "Not heuristically cacheable (RFC 9110 §15.1).",
            crawlers: "Google slows its crawling down, as with every 5xx, and drops addresses that stay so (Google Search Central).",
            backend: "The origin got the request and may have acted on it. It broke off, crashed, or wrote something that is not HTTP.",
            retry: "Idempotent requests, a few times. For others it is unknown whether the origin acted." },
        duties: &[],
        steps: &[],
        see_also: &[500, 502, 521, 524, 525],
        markdown: "## Means

Cloudflare had a connection to the origin and got an empty, unknown or unexpected response (Cloudflare on 5xx errors).
It is sent to the client.

Causes that Cloudflare names: the server crashed, a firewall interfered, the fields of the response are larger than 128
KB, there is no status line, or HTTP/2 was agreed on and then not spoken (Cloudflare on 5xx errors).

The code is in no registry. Clients treat it as [500](/.demur/status/500), the general code of its class (RFC 9110 §15).

## Send it when

Never, outside of Cloudflare. The registered code for an invalid response of the server behind you is [502](/.demur/status/502) (RFC
9110 §15.6.3).

## Do not send it when

- no connection came about: that is another of Cloudflare's codes, and [502](/.demur/status/502) or [504](/.demur/status/504) elsewhere;
- the origin answered with a valid 5xx: pass that on.

## What the answer must carry

Nothing of what the origin sent. An id that appears in your log.

## Caching

Not heuristically cacheable (RFC 9110 §15.1).

## Retry

If the method is idempotent (RFC 9110 §9.2.2), a few times with growing waits.

## If you got this

### API consumer

Your request may have been carried out. Look before you repeat a POST. If one request fails every time and others work,
it is that request: a long cookie, a large answer, a path that crashes.

### Visitor

Delete the cookies of this site and reload. If that does not help, the site has to act.

## If you run the server

### Builder

Look for a process that dies during the request, a response without a status line, and `Set-Cookie` in a loop.

### Operator

Ask the origin itself, past Cloudflare, with the same request. Log at the origin with the length of the response: a line
with 200 and 0 octets, or no line at all, is what Cloudflare saw.

## Related

[502](/.demur/status/502) is the code to send. [521](/.demur/status/521), [522](/.demur/status/522) and [523](/.demur/status/523): no connection. [524](/.demur/status/524): no
answer in time.
",
        sources: &["Cloudflare on 5xx errors", "RFC 9110 §15.1", "Google Search Central", "RFC 9110 §15", "RFC 9110 §15.6.3", "RFC 9110 §9.2.2"],
    },
    StatusPage {
        code: 521,
        name: "Web Server Is Down",
        registry: Registry::Unregistered,
        by: "Cloudflare",
        tagline: "The origin refused the connection from Cloudflare.",
        defined: &[],
        aliases: &[],
        storable: Storable::ExplicitOnly,
        cache_default: "",
        retry: AutoRetry::AfterWait,
        retry_condition: "the origin did not get the request; waits that grow",
        aspects: Aspects {
            definition: "Unregistered. Cloudflare answers it when the origin refuses connections from Cloudflare (Cloudflare on 5xx errors).",
            plain: "Nobody opens the door, or the doorkeeper does not let us in.",
            when: "Never send 521. Send 502 when the server behind you refuses the connection, 503 when you know that it is down.",
            client: "It sees a page of Cloudflare with status 521 and treats it as 500.",
            caching: "Not heuristically cacheable (RFC 9110 §15.1).",
            crawlers: "Google slows its crawling down, as with every 5xx, and drops addresses that stay so (Google Search Central).",
            backend: "None: the origin refused before there was a request.",
            retry: "After a wait, also for requests that are not idempotent: the origin never got them." },
        duties: &[],
        steps: &[],
        see_also: &[502, 503, 520, 522, 523],
        markdown: "## Means

The origin answered the attempt to connect with a refusal (Cloudflare on 5xx errors). It is sent to the client.

Two causes lead the list: the web server is not running, or something in front of it blocks Cloudflare's addresses
(Cloudflare on 5xx errors). A server that listens on port 80 only, while Cloudflare is set to connect with TLS on 443,
gives the same (Cloudflare on 5xx errors).

The code is in no registry. Clients treat it as [500](/.demur/status/500), the general code of its class (RFC 9110 §15).

## Send it when

Never, outside of Cloudflare. A refused connection is [502](/.demur/status/502) (RFC 9209 §2.3.7); a server that you know to be down
is [503](/.demur/status/503) (RFC 9209 §2.3.4).

## Do not send it when

- the attempt ran into a timeout: [522](/.demur/status/522) of Cloudflare, [504](/.demur/status/504) elsewhere;
- there is no route: [523](/.demur/status/523) of Cloudflare, [502](/.demur/status/502) elsewhere.

## What the answer must carry

With [503](/.demur/status/503), `Retry-After`.

## Caching

Not heuristically cacheable (RFC 9110 §15.1).

## Retry

After a wait. The request did not reach the origin.

## If you got this

### API consumer

Nothing was done with your request. Wait and repeat.

### Visitor

The site is down, or it has locked out its own CDN. Try again later.

## If you run the server

### Builder

Check that the process listens on the public address and not only on 127.0.0.1.

### Operator

Compare with a request past Cloudflare. If that works, look for a firewall, fail2ban or a rate limit that sees all your
visitors as the few addresses of Cloudflare, and blocks them.

## Related

[522](/.demur/status/522) is silence in place of a refusal. [502](/.demur/status/502) and [503](/.demur/status/503) are the codes to send.
",
        sources: &["Cloudflare on 5xx errors", "RFC 9110 §15.1", "Google Search Central", "RFC 9110 §15", "RFC 9209 §2.3.7", "RFC 9209 §2.3.4"],
    },
    StatusPage {
        code: 522,
        name: "Connection Timed Out",
        registry: Registry::Unregistered,
        by: "Cloudflare",
        tagline: "The origin did not answer Cloudflare's attempt to connect, or did not acknowledge the request.",
        defined: &[],
        aliases: &[],
        storable: Storable::ExplicitOnly,
        cache_default: "",
        retry: AutoRetry::Idempotent,
        retry_condition: "if the method is idempotent; after a failed attempt to connect, any method",
        aspects: Aspects {
            definition: "Unregistered. Cloudflare answers it when contacting the origin timed out: no answer to the connection within 19 seconds, or no acknowledgement of the request within 90 (Cloudflare on 5xx errors).",
            plain: "We knocked, and nothing stirred.",
            when: "Never send 522. Send 504 when the server behind you does not answer in time.",
            client: "It waits for many seconds, sees a page of Cloudflare with status 522 and treats it as 500.",
            caching: "Not heuristically cacheable (RFC 9110 §15.1).",
            crawlers: "Google slows its crawling down, as with every 5xx, and drops addresses that stay so (Google Search Central).",
            backend: "Mostly none: packets are dropped by a firewall, or by a server that is too busy to accept.",
            retry: "Idempotent requests, with long waits: each attempt costs the full timeout." },
        duties: &[],
        steps: &[],
        see_also: &[502, 504, 521, 523, 524],
        markdown: "## Means

Two timeouts lead to it. The origin did not return SYN+ACK within 19 seconds; or the connection stood, and the origin
did not acknowledge the request, on the level of TCP, within 90 seconds (Cloudflare on 5xx errors). It is sent to the
client.

The commonest cause is a firewall that drops packets from Cloudflare's addresses (Cloudflare on 5xx errors). Then come
an overloaded origin and a wrong address in DNS (Cloudflare on 5xx errors).

The code is in no registry. Clients treat it as [500](/.demur/status/500), the general code of its class (RFC 9110 §15).

## Send it when

Never, outside of Cloudflare. The registered code for a connection that does not come about in time is [504](/.demur/status/504)
(RFC 9209 §2.3.9).

## Do not send it when

- the connection was refused at once: [502](/.demur/status/502), which Cloudflare calls [521](/.demur/status/521);
- the origin took the request and thinks too long: [504](/.demur/status/504), which Cloudflare calls [524](/.demur/status/524).

## What the answer must carry

Whether trying again makes sense, and an id for the log.

## Caching

Not heuristically cacheable (RFC 9110 §15.1).

## Retry

If the method is idempotent (RFC 9110 §9.2.2), with long waits.

## If you got this

### API consumer

Set your own timeout above 20 seconds, or you will see only your own timeout and the site logs [499](/.demur/status/499).

### Visitor

Try again later. The site is overloaded or unreachable for its CDN.

## If you run the server

### Builder

A Worker that fetches its own host name gets it as well; the documentation of Cloudflare says what to use instead.

### Operator

Distinguish drop from refusal: `curl --connect-timeout 5` from outside of Cloudflare to the origin. If that works, the
firewall treats Cloudflare's addresses differently. If it hangs, too, look at the backlog of the listening socket.

## Related

[521](/.demur/status/521): refused. [524](/.demur/status/524): accepted, then silent. [504](/.demur/status/504) is the code to send.
",
        sources: &["Cloudflare on 5xx errors", "RFC 9110 §15.1", "Google Search Central", "RFC 9110 §15", "RFC 9209 §2.3.9", "RFC 9110 §9.2.2"],
    },
    StatusPage {
        code: 523,
        name: "Origin Is Unreachable",
        registry: Registry::Unregistered,
        by: "Cloudflare",
        tagline: "There is no route from Cloudflare to the origin.",
        defined: &[],
        aliases: &[],
        storable: Storable::ExplicitOnly,
        cache_default: "",
        retry: AutoRetry::AfterWait,
        retry_condition: "the origin did not get the request; routing takes minutes to heal, or somebody has to act",
        aspects: Aspects {
            definition: "Unregistered. Cloudflare answers it when it cannot contact the origin, typically because a device on the way has no route to its address (Cloudflare on 5xx errors).",
            plain: "The road to the server is missing.",
            when: "Never send 523. Send 502 when the address of the server behind you cannot be routed.",
            client: "It sees a page of Cloudflare with status 523 and treats it as 500.",
            caching: "Not heuristically cacheable (RFC 9110 §15.1).",
            crawlers: "Google slows its crawling down, as with every 5xx, and drops addresses that stay so (Google Search Central).",
            backend: "None: no packet reaches the origin.",
            retry: "After a wait, any method: the origin never got the request." },
        duties: &[],
        steps: &[],
        see_also: &[502, 503, 521, 522, 530],
        markdown: "## Means

Cloudflare cannot reach the origin's address, typically because a network device between the two has no route to it
(Cloudflare on 5xx errors). It is sent to the client.

Look first at the address in DNS: it must be the origin's present one (Cloudflare on 5xx errors). In clouds, a route
table that is too broad and swallows Cloudflare's own range is a known cause (Cloudflare on 5xx errors).

The code is in no registry. Clients treat it as [500](/.demur/status/500), the general code of its class (RFC 9110 §15).

## Send it when

Never, outside of Cloudflare. An address that cannot be routed is [502](/.demur/status/502) (RFC 9209 §2.3.6).

## Do not send it when

- the name cannot be resolved: [502](/.demur/status/502) as well, which Cloudflare calls [530](/.demur/status/530);
- packets get there and nobody answers: [504](/.demur/status/504), which Cloudflare calls [522](/.demur/status/522).

## What the answer must carry

An id for the log. Not the address of the origin.

## Caching

Not heuristically cacheable (RFC 9110 §15.1).

## Retry

After a wait. The request did not reach the origin.

## If you got this

### API consumer

Nothing was done with your request. Repeat it later.

### Visitor

The site cannot be reached. Try again later.

## If you run the server

### Builder

After a move, change the address in DNS before you switch the old machine off.

### Operator

A traceroute from the origin to one of Cloudflare's addresses shows where the way back ends. The way back is broken more
often than the way there.

## Related

[530](/.demur/status/530): the name of the origin. [522](/.demur/status/522): silence. [502](/.demur/status/502) is the code to send.
",
        sources: &["Cloudflare on 5xx errors", "RFC 9110 §15.1", "Google Search Central", "RFC 9110 §15", "RFC 9209 §2.3.6"],
    },
    StatusPage {
        code: 524,
        name: "A Timeout Occurred",
        registry: Registry::Unregistered,
        by: "Cloudflare",
        tagline: "The origin took the request and did not answer within Cloudflare's limit.",
        defined: &[],
        aliases: &[],
        storable: Storable::ExplicitOnly,
        cache_default: "",
        retry: AutoRetry::Idempotent,
        retry_condition: "if the method is idempotent; the origin may still be working",
        aspects: Aspects {
            definition: "Unregistered. Cloudflare answers it when it was connected to the origin and no HTTP response came within the limit, 120 seconds by default (Cloudflare on 5xx errors).",
            plain: "The server took your request and has not come back.",
            when: "Never send 524. Send 504 when the server behind you does not answer in time.",
            client: "It waits two minutes, sees a page of Cloudflare with status 524 and treats it as 500.",
            caching: "Not heuristically cacheable (RFC 9110 §15.1).",
            crawlers: "Google slows its crawling down, as with every 5xx, and drops addresses that stay so (Google Search Central).",
            backend: "The origin is still working on the request when the client is told that it failed. Repeated, the work is done twice.",
            retry: "Idempotent requests only, and not at once: the first one is probably still running." },
        duties: &[],
        steps: &[],
        see_also: &[202, 408, 499, 504, 520, 522],
        markdown: "## Means

Cloudflare connected, the origin acknowledged the request, and then no response came within the read timeout: 120
seconds unless the plan allows another value (Cloudflare on 5xx errors). A write to the origin that does not complete
within 30 seconds gives the same code (Cloudflare on 5xx errors). It is sent to the client.

The origin is mostly healthy and busy with something long: an export, a report, a large query (Cloudflare on 5xx
errors).

The code is in no registry. Clients treat it as [500](/.demur/status/500), the general code of its class (RFC 9110 §15).

## Send it when

Never, outside of Cloudflare. The registered code is [504](/.demur/status/504) (RFC 9110 §15.6.5).

## Do not send it when

- the connection never came about: that is [522](/.demur/status/522) of Cloudflare;
- the client was slow with its request: [408](/.demur/status/408).

## What the answer must carry

An id for the log, and a word on whether the work goes on.

## Caching

Not heuristically cacheable (RFC 9110 §15.1).

## Retry

If the method is idempotent (RFC 9110 §9.2.2), and after a while.

## If you got this

### API consumer

Look whether the work was done before you repeat. Ask for smaller pieces, or for an address that answers [202](/.demur/status/202)
and can be polled.

### Visitor

What you started may be finished in a few minutes. Look there before you start it again.

## If you run the server

### Builder

Move everything that can take longer than a minute out of the request: answer [202](/.demur/status/202) at once and give the result
an address. The first octets of an answer, sent early, only help if the final status is known by then.

### Operator

The log of the origin shows these requests as successful, or with a client that left. Compare durations with the limit.
Raising the limit moves the problem to the next timeout on the way.

## Related

[504](/.demur/status/504) is the code to send. [522](/.demur/status/522): no connection. [499](/.demur/status/499) is what nginx at the origin logs when
Cloudflare gives up.
",
        sources: &["Cloudflare on 5xx errors", "RFC 9110 §15.1", "Google Search Central", "RFC 9110 §15", "RFC 9110 §15.6.5", "RFC 9110 §9.2.2"],
    },
    StatusPage {
        code: 525,
        name: "SSL Handshake Failed",
        registry: Registry::Unregistered,
        by: "Cloudflare",
        tagline: "The TLS handshake between Cloudflare and the origin failed.",
        defined: &[],
        aliases: &[],
        storable: Storable::ExplicitOnly,
        cache_default: "",
        retry: AutoRetry::AfterWait,
        retry_condition: "the origin did not get the request; if it fails always, somebody has to act",
        aspects: Aspects {
            definition: "Unregistered. Cloudflare answers it when the TLS handshake with the origin fails, in a mode that requires TLS to the origin (Cloudflare on 5xx errors).",
            plain: "We and the server behind us could not agree on how to encrypt.",
            when: "Never send 525. Send 502 when the TLS handshake with the server behind you fails.",
            client: "It sees a page of Cloudflare with status 525 and treats it as 500. Its own TLS connection is fine.",
            caching: "Not heuristically cacheable (RFC 9110 §15.1).",
            crawlers: "Google slows its crawling down, as with every 5xx, and drops addresses that stay so (Google Search Central).",
            backend: "None: there was no request before the handshake was complete.",
            retry: "After a wait, any method: the origin never got the request. A constant failure does not heal by itself." },
        duties: &[],
        steps: &[],
        see_also: &[421, 502, 520, 521, 526],
        markdown: "## Means

The handshake between Cloudflare and the origin failed, and the zone is set to Full or Full (Strict), so that TLS is
required there (Cloudflare on 5xx errors). It is sent to the client, whose own connection to Cloudflare is encrypted and
intact.

Causes that Cloudflare names: no certificate is installed, the TLS port is closed, the origin does not support SNI, or
no cipher suite is common to both (Cloudflare on 5xx errors).

The code is in no registry. Clients treat it as [500](/.demur/status/500), the general code of its class (RFC 9110 §15).

## Send it when

Never, outside of Cloudflare. A failed handshake with the server behind you is [502](/.demur/status/502) (RFC 9209 §2.3.13).

## Do not send it when

- the handshake worked and the certificate is not accepted: [502](/.demur/status/502) as well, which Cloudflare calls [526](/.demur/status/526);
- the client's own certificate is the matter: [403](/.demur/status/403).

## What the answer must carry

An id for the log. Not the TLS error of the inner connection.

## Caching

Not heuristically cacheable (RFC 9110 §15.1).

## Retry

After a wait. The request did not reach the origin.

## If you got this

### API consumer

Nothing was done with your request. Your certificates are not the cause.

### Visitor

It is not your browser. Try again later.

## If you run the server

### Builder

Test the origin with the host name in SNI and not by address, as Cloudflare does.

### Operator

If it comes and goes, look at the origin's error log at those times: handshakes that are reset are mostly a server that
restarts, or one that is out of CPU.

## Related

[526](/.demur/status/526): the certificate. [502](/.demur/status/502) is the code to send.
",
        sources: &["Cloudflare on 5xx errors", "RFC 9110 §15.1", "Google Search Central", "RFC 9110 §15", "RFC 9209 §2.3.13"],
    },
    StatusPage {
        code: 526,
        name: "Invalid SSL Certificate",
        registry: Registry::Unregistered,
        by: "Cloudflare",
        tagline: "Cloudflare does not accept the certificate of the origin.",
        defined: &[],
        aliases: &[],
        storable: Storable::ExplicitOnly,
        cache_default: "",
        retry: AutoRetry::No,
        retry_condition: "the certificate has to be replaced",
        aspects: Aspects {
            definition: "Unregistered. Cloudflare answers it when it cannot validate the certificate of the origin and the zone is set to Full (Strict) (Cloudflare on 5xx errors).",
            plain: "The server behind us cannot prove who it is.",
            when: "Never send 526. Send 502 when the certificate of the server behind you is not valid.",
            client: "It sees a page of Cloudflare with status 526 and treats it as 500. The certificate that it was shown itself is fine.",
            caching: "Not heuristically cacheable (RFC 9110 §15.1).",
            crawlers: "Google slows its crawling down, as with every 5xx, and drops addresses that stay so (Google Search Central).",
            backend: "None: Cloudflare stops before it sends the request.",
            retry: "No: the certificate is as bad a minute later." },
        duties: &[],
        steps: &[],
        see_also: &[495, 502, 521, 525],
        markdown: "## Means

The mode Full (Strict) demands a certificate that can be validated, and that of the origin cannot (Cloudflare on 5xx
errors). It is sent to the client.

It has expired, is revoked, signed by itself, or does not name the host (Cloudflare on 5xx errors). Requests that a
Worker makes to hosts outside of the zone are always checked strictly, whatever the zone says (Cloudflare on 5xx
errors).

The code is in no registry. Clients treat it as [500](/.demur/status/500), the general code of its class (RFC 9110 §15).

## Send it when

Never, outside of Cloudflare. A certificate of the server behind you that is not valid is [502](/.demur/status/502) (RFC 9209
§2.3.14).

## Do not send it when

- the client's certificate is bad: [403](/.demur/status/403); nginx calls that [495](/.demur/status/495);
- the handshake failed earlier: [525](/.demur/status/525) of Cloudflare.

## What the answer must carry

An id for the log.

## Caching

Not heuristically cacheable (RFC 9110 §15.1).

## Retry

No. A new certificate is needed.

## If you got this

### API consumer

Nothing was done with your request. Repeating does not help; tell the service.

### Visitor

It is not your browser, and there is nothing to click away. Tell the site.

## If you run the server

### Builder

Renew the origin's certificate by a program that also reloads the server; a renewed file that nobody reads is the
classic cause.

### Operator

Cloudflare mentions the mode Full, which accepts any certificate, as a quick way out. It also accepts that of an
attacker between Cloudflare and you. Install a certificate of Cloudflare's own authority for origins instead.

## Related

[525](/.demur/status/525): the handshake. [495](/.demur/status/495): the other direction, at nginx. [502](/.demur/status/502) is the code to send.
",
        sources: &["Cloudflare on 5xx errors", "RFC 9110 §15.1", "Google Search Central", "RFC 9110 §15", "RFC 9209 §2.3.14"],
    },
    StatusPage {
        code: 529,
        name: "The Service Is Overloaded",
        registry: Registry::Unregistered,
        by: "SSL Labs, Anthropic",
        tagline: "The service as a whole is overloaded; it is not about this caller.",
        defined: &[],
        aliases: &[],
        storable: Storable::ExplicitOnly,
        cache_default: "",
        retry: AutoRetry::AfterWait,
        retry_condition: "after `Retry-After`, else after a wait that grows, with some chance in it",
        aspects: Aspects {
            definition: "Unregistered. The SSL Labs API answers it when the server is overloaded, not by the caller's doing (SSL Labs API docs); the Claude API does the same (Microsoft on 529 of Claude).",
            plain: "Too many people want something at the same time.",
            when: "Never send 529. Send 503 with `Retry-After`.",
            client: "It treats 529 as 500. Clients that repeat a list of codes do not know 529; clients that repeat all 5xx do.",
            caching: "Not heuristically cacheable (RFC 9110 §15.1).",
            crawlers: "Google slows its crawling down, as with every 5xx, and drops addresses that stay so (Google Search Central).",
            backend: "It is what is overloaded; each repetition adds to it.",
            retry: "After a wait with chance in it; SSL Labs asks for about half an hour (SSL Labs API docs)." },
        duties: &[],
        steps: &[],
        see_also: &[429, 500, 503],
        markdown: "## Means

The service is overloaded by all its callers together. The SSL Labs API keeps it apart from [429](/.demur/status/429), which is the
caller's own doing, and from [503](/.demur/status/503), which it sends during maintenance (SSL Labs API docs). The Claude API of
Anthropic sends it with the error type `overloaded_error` (Microsoft on 529 of Claude). It is sent to the client.

The distinction is sensible, and the registry already has it: overload of the server is [503](/.demur/status/503) (RFC 9110
§15.6.4), too many requests of one caller is [429](/.demur/status/429) (RFC 6585 §4).

The code is in no registry. Clients treat it as [500](/.demur/status/500), the general code of its class (RFC 9110 §15).

## Send it when

Never. Send [503](/.demur/status/503). Whether it is overload or maintenance belongs in the content, as a problem type.

## Do not send it when

- this caller exceeded its own limit: [429](/.demur/status/429);
- a server behind you is overloaded and said so: pass its [503](/.demur/status/503) on.

## What the answer must carry

With [503](/.demur/status/503), `Retry-After`, spread a little so that not all callers return in the same second.

## Caching

Not heuristically cacheable (RFC 9110 §15.1).

## Retry

After a wait that grows, a few times.

## If you got this

### API consumer

Obey `Retry-After` if it is there. Else wait longer each time, with chance, and stop after a few tries. Check that your
library repeats it: a list such as 429, 500, 502, 503, 504 leaves 529 out.

### Visitor

Try again later.

## If you run the server

### Builder

If you call such a service for your own users, do not hold their requests meanwhile: answer [503](/.demur/status/503), or put the
work into a queue and answer [202](/.demur/status/202).

### Operator

Count it with 503 and not with 500: it says capacity, not bug.

## Related

[503](/.demur/status/503) is the code to send. [429](/.demur/status/429): one caller.
",
        sources: &["SSL Labs API docs", "Microsoft on 529 of Claude", "RFC 9110 §15.1", "Google Search Central", "RFC 9110 §15.6.4", "RFC 6585 §4", "RFC 9110 §15"],
    },
    StatusPage {
        code: 530,
        name: "Error 530",
        registry: Registry::Unregistered,
        by: "Cloudflare",
        tagline: "Cloudflare could not resolve the name of the origin; the content names a second code.",
        defined: &[],
        aliases: &[],
        storable: Storable::ExplicitOnly,
        cache_default: "",
        retry: AutoRetry::AfterWait,
        retry_condition: "the origin did not get the request; if DNS is wrong, somebody has to act",
        aspects: Aspects {
            definition: "Unregistered. Cloudflare answers it when it cannot resolve the host name of the origin; the content has a 1xxx code that says more (Cloudflare on 5xx errors).",
            plain: "We do not know where the server is.",
            when: "Never send 530. Send 502 when the name of the server behind you cannot be resolved.",
            client: "It sees a page of Cloudflare with status 530 and a four-digit code in the content, and treats it as 500.",
            caching: "Not heuristically cacheable (RFC 9110 §15.1).",
            crawlers: "Google slows its crawling down, as with every 5xx, and drops addresses that stay so (Google Search Central).",
            backend: "None: nobody knows where it is.",
            retry: "After a wait, any method. A wrong DNS record does not heal by itself." },
        duties: &[],
        steps: &[],
        see_also: &[502, 503, 523],
        markdown: "## Means

Cloudflare could not resolve the host name of the origin, and the content has one of its 1xxx codes (Cloudflare on 5xx
errors). It is sent to the client. Only that second code says what has to be done, so quote it in reports.

The code is in no registry. Clients treat it as [500](/.demur/status/500), the general code of its class (RFC 9110 §15).

## Send it when

Never, outside of Cloudflare. A name that cannot be resolved is [502](/.demur/status/502) (RFC 9209 §2.3.2), a resolver that does
not answer in time [504](/.demur/status/504) (RFC 9209 §2.3.1).

## Do not send it when

- the name resolves and the address cannot be reached: [502](/.demur/status/502), which Cloudflare calls [523](/.demur/status/523).

## What the answer must carry

An id for the log. Not the name of the origin.

## Caching

Not heuristically cacheable (RFC 9110 §15.1).

## Retry

After a wait. The request did not reach the origin.

## If you got this

### API consumer

Nothing was done with your request. Repeat it later.

### Visitor

Note the four-digit code, and tell the site.

## If you run the server

### Builder

A host name that is created together with the service is not everywhere at once. Wait for it before you point at it.

### Operator

Look at the record of the origin, also at what a CNAME in it leads to. A service of a provider that was deleted leaves a
name that resolves to nothing, or, worse, one that others can claim.

## Related

[523](/.demur/status/523): the address. [502](/.demur/status/502) is the code to send.
",
        sources: &["Cloudflare on 5xx errors", "RFC 9110 §15.1", "Google Search Central", "RFC 9110 §15", "RFC 9209 §2.3.2", "RFC 9209 §2.3.1"],
    },
    StatusPage {
        code: 561,
        name: "Unauthorized",
        registry: Registry::Unregistered,
        by: "AWS Application Load Balancer",
        tagline: "The identity provider answered the load balancer with an error.",
        defined: &[],
        aliases: &[],
        storable: Storable::ExplicitOnly,
        cache_default: "",
        retry: AutoRetry::No,
        retry_condition: "the login has to be started again",
        aspects: Aspects {
            definition: "Unregistered. The load balancer authenticates users itself, and the identity provider returned an error code while it did so (AWS Application Load Balancer docs).",
            plain: "The service that should say who you are returned an error.",
            when: "Never send 561. Send 502 when the provider's answer is unusable, 503 when it cannot be reached, 403 when it refused the user.",
            client: "It treats 561 as 500, whatever the name says; no challenge comes with it.",
            caching: "Not heuristically cacheable (RFC 9110 §15.1).",
            crawlers: "They do not log in; a 5xx makes Google crawl the host more slowly (Google Search Central).",
            backend: "None: the target never sees the request.",
            retry: "Start the login again. A repeated callback carries a code that was used already." },
        duties: &[],
        steps: &[],
        see_also: &[401, 403, 500, 502, 503],
        markdown: r#"## Means

A rule of the listener tells an Application Load Balancer to authenticate users, and the identity provider returned an
error code when it was asked (AWS Application Load Balancer docs). The load balancer sends 561 to the client and counts
it in `HTTPCode_ELB_5XX_Count` (AWS Application Load Balancer docs).

The name says "Unauthorized", the number says that the server failed. The number counts: it is in no registry, and
clients treat it as [500](/.demur/status/500) (RFC 9110 §15).

## Send it when

Never. An identity provider is a server behind you: [502](/.demur/status/502) when its answer is of no use, [504](/.demur/status/504) when it
does not come, [503](/.demur/status/503) when you know that it is out of service.

## Do not send it when

- the user has no valid credentials: [401](/.demur/status/401), with a challenge;
- the provider knows the user and refuses: [403](/.demur/status/403).

## What the answer must carry

A word on whether trying again helps, and a way to start the login again.

## Caching

Not heuristically cacheable (RFC 9110 §15.1).

## Retry

Not the same request: the code in a callback address works once.

## If you got this

### API consumer

A program should not be here at all: this login is made for browsers. Ask for an address of the API that takes tokens.

### Visitor

Go back to the first page of the site and log in again; do not reload this one. If it happens again, tell the owner at
what time.

## If you run the server

### Builder

Nothing of it reaches the application, so it cannot show a better page. A login in the application can.

### Operator

Check client id, client secret, the callback address that the provider knows, and the scopes. After a secret was
replaced, every login fails with this code while users with a session notice nothing.

The access log of the load balancer has a field for the error reason; the log of the provider says more.

## Related

[401](/.demur/status/401) is for credentials that are missing or not valid. [502](/.demur/status/502) and [503](/.demur/status/503) are the codes to send.
"#,
        sources: &["AWS Application Load Balancer docs", "RFC 9110 §15.1", "Google Search Central", "RFC 9110 §15"],
    },
    StatusPage {
        code: 598,
        name: "Edge Routine Limited",
        registry: Registry::Unregistered,
        by: "Alibaba Cloud DCDN",
        tagline: "The customer's code at the edge was not run: too much load, or it was switched off after crashing.",
        defined: &[],
        aliases: &[],
        storable: Storable::ExplicitOnly,
        cache_default: "",
        retry: AutoRetry::AfterWait,
        retry_condition: "after a wait that grows",
        aspects: Aspects {
            definition: "Unregistered. Alibaba's CDN answers it when an edge routine is limited because of load, or blocked after it ran out of memory twice (Alibaba Cloud DCDN docs).",
            plain: "The program that should answer was not allowed to run.",
            when: "Never send 598. Send 503 when work is refused because of load.",
            client: "It treats 598 as 500.",
            caching: "Not heuristically cacheable (RFC 9110 §15.1).",
            crawlers: "Google slows its crawling down, as with every 5xx, and drops addresses that stay so (Google Search Central).",
            backend: "None: the code did not run, and nothing behind it was asked.",
            retry: "After a wait. If the code was switched off, it is switched on again later or not at all." },
        duties: &[],
        steps: &[],
        see_also: &[429, 500, 502, 503, 599],
        markdown: r#"## Means

EdgeRoutine runs a customer's JavaScript in the CDN of Alibaba Cloud. 598 says that the code was not run: there were too
many concurrent requests, the node was overloaded, or the routine was disabled because it ran out of memory twice within
five seconds (Alibaba Cloud DCDN docs). It is sent to the client.

The code is in no registry. Clients treat it as [500](/.demur/status/500), the general code of its class (RFC 9110 §15).

## Send it when

Never, outside of that service. Refused because of load is [503](/.demur/status/503) (RFC 9110 §15.6.4).

## Do not send it when

- a server behind you is slow: [504](/.demur/status/504);
- the code ran and failed: [500](/.demur/status/500).

## What the answer must carry

With [503](/.demur/status/503), `Retry-After`.

## Caching

Not heuristically cacheable (RFC 9110 §15.1).

## Retry

After a wait that grows.

## If you got this

### API consumer

Nothing was done with your request. Repeat it later.

### Visitor

Try again in a few minutes.

## If you run the server

### Builder

Keep the memory of an edge routine small: do not hold whole contents when you can stream them.

### Operator

Lists of status codes explain 598 as "network read timeout error", used by some proxies. No maker is known that says so;
a timeout behind a proxy is [504](/.demur/status/504). Many 598 from one place are load there. Many from everywhere are a routine
that was switched off: look for what used its memory.

## Related

[599](/.demur/status/599): the routine threw an exception. [503](/.demur/status/503) is the code to send.
"#,
        sources: &["Alibaba Cloud DCDN docs", "RFC 9110 §15.1", "Google Search Central", "RFC 9110 §15", "RFC 9110 §15.6.4"],
    },
    StatusPage {
        code: 599,
        name: "No Response",
        registry: Registry::Unregistered,
        by: "HTTP client libraries",
        tagline: "A library's word for \"there was no answer\", and in one CDN an exception of the customer's code.",
        defined: &[],
        aliases: &[],
        storable: Storable::ExplicitOnly,
        cache_default: "",
        retry: AutoRetry::Idempotent,
        retry_condition: "if the method is idempotent; the server may have acted",
        aspects: Aspects {
            definition: "Unregistered. Some HTTP clients report it in place of a status when no response came: HTTP::Tiny for every internal error, Tornado for timeouts (HTTP::Tiny 0.080; Tornado 6.6.1).",
            plain: "Nobody answered, and the program had to call it something.",
            when: "Never send 599. A gateway sends 504 when no answer came in time and 502 when the connection failed.",
            client: "It was made by the client's own library and did not come over the network.",
            caching: "There is no response, so nothing is stored; a sent one would need explicit freshness (RFC 9111 §3).",
            crawlers: "None meets it from a library; sent by a server it would be a 5xx like others (RFC 9110 §15).",
            backend: "Unknown: the request may have arrived and been carried out.",
            retry: "Like after a broken connection: idempotent requests only." },
        duties: &[],
        steps: &[],
        see_also: &[499, 500, 502, 504, 598],
        markdown: r#"## Means

Most often no server sent it. HTTP::Tiny gives 599 "Internal Exception" when it cannot connect, with the reason in the
content (HTTP::Tiny 0.080). Tornado's client raises an error with code 599 when its timeout is over; for a connection
that is refused or reset it raises the error of the system, without a code (Tornado 6.6.1).

One service does send it: EdgeRoutine of Alibaba Cloud, when the customer's code throws an exception that nobody catches
(Alibaba Cloud DCDN docs). There the registered code would be [500](/.demur/status/500).

The code is in no registry. Clients treat it as [500](/.demur/status/500), the general code of its class (RFC 9110 §15).

## Send it when

Never. A gateway that got no answer in time sends [504](/.demur/status/504), one that could not connect [502](/.demur/status/502).

## Do not send it when

- you write a client: report that there was no response by an error of its own kind, and leave the number out.

## What the answer must carry

Nothing: it is no answer.

## Caching

There is no response to store (RFC 9111 §3). One that is sent is not heuristically cacheable (RFC 9110 §15.1).

## Retry

If the method is idempotent (RFC 9110 §9.2.2).

## If you got this

### API consumer

Look into the error's text for the cause: name, connection, TLS, timeout. Do not look in the log of the server for 599;
it has no such line.

### Visitor

A program could not reach the site. Check your own network first.

## If you run the server

### Builder

In metrics, keep "no response" apart from 5xx. Averaged together, a broken cable in your office looks like a fault of
the service.

### Operator

Lists of status codes explain 599 as "network connect timeout error", used by some proxies. No maker is known that says
so. A dashboard with 599 counts what its own client saw. Ask where it runs before you look at the servers.

## Related

[504](/.demur/status/504) and [502](/.demur/status/502) are what gateways send. [499](/.demur/status/499) is the mirror image: the server's word for a
client that is gone.
"#,
        sources: &["HTTP::Tiny 0.080", "Tornado 6.6.1", "RFC 9111 §3", "RFC 9110 §15", "Alibaba Cloud DCDN docs", "RFC 9110 §15.1", "RFC 9110 §9.2.2"],
    },
];
