//! Written by `cargo xtask generate` from `codebook/` and from doc comments: edit those.

#[rustfmt::skip]
use crate::pages::{PairPage};

#[rustfmt::skip]
pub(crate) static ALL: &[PairPage] = &[
    PairPage {
        a: 200,
        b: 204,
        question: "Is there anything to read in the answer?",
        answer_a: "Yes, a representation or the result, be it an empty list: 200.",
        answer_b: "No, and the client may stay where it is: 204.",
        related: &[(204, 205), (204, 404), (201, 202)],
        markdown: r#"Both are success. A 200 brings something to show or parse. A 204 brings fields only, and says that the client need not
leave what it displays, as after "save". API consumers find out the difference when their parser runs on nothing.
Google passes the content of a 200 on for indexing and gets nothing from a 204 (Google Search Central).

## When you see A

Read the content. If it is empty, the server should have sent 204, or there is a bug.

## When you see B

Do not parse. Look at the fields: an `ETag` after a PUT is the validator of what you have just stored.

## Decision rule

- GET for something that exists: 200, also if its content has zero length (RFC 9110 §15.3.1).
- A search that finds nothing: 200 with an empty list; the list is the representation (RFC 9110 §15.3.1).
- PUT or DELETE that worked, nothing more to say: 204 (RFC 9110 §9.3.5, §15.3.5).
- POST that produced a result: 200 with it, or 201 if a resource was created (RFC 9110 §15.3.1, §15.3.2).

## Frequent mistake

204 for "no results". The client has to keep two ways to read a list, and forgets the second. Another one is
`res.status(204).json(...)`: the content is thrown away, by Express without a word (Express 5.3.0), and the author
wonders where it went.

## What a swap breaks

### Retry

No client repeats either. The damage is after it: `response.json()` throws in `fetch` and in requests for a 204, and
for a 200 without content (Node.js 20.20.2; requests 2.34.2), and a program that catches this and tries again repeats
a change that had succeeded. axios gives an empty string instead (axios 1.21.1).

### Cache

Both are heuristically cacheable (RFC 9110 §15.1). A 204 to a GET, sent for a moment when there was no data, can be
kept and served later as "no content" (RFC 9111 §4.2.2). Framing matters, too: a 204 ends with its head, and a
`Content-Length` in it is forbidden (RFC 9110 §8.6). A server that writes content after it puts these bytes in the
place of the next answer on the connection.

### Monitoring

A drop in the bytes per answer with the status unchanged is how a list endpoint breaks that answers 200 with nothing.
If empty lists are 204, their share can be counted by status; that is the one argument for it, and a metric of the
application does it better (RFC 9110 §15.3.1, §15.3.5).

### Authentication

None. A 204 for things that a caller may not see, where others get 200, says as much as any other difference
(RFC 9110 §15.5.4).

## Questions

### What is the difference between 200 and 204?

200 comes with content. 204 cannot have any, and tells the client to stay at its present view.

### How do caches and search engines treat 204?

A cache may store it like a 200. A search engine has nothing to index; an address of a page should not answer 204.

### May an API send 200 with an empty body in place of 204?

It works if the framing says that the length is zero, and RFC 9110 prefers 204 when the client showed that it wants no
content. An empty object `{}` with 200 is kinder to generic clients than either.

## Summary

Something to read: 200. Nothing: 204.
"#,
        sources: &["Google Search Central", "RFC 9110 §15.3.1", "RFC 9110 §9.3.5", "RFC 9110 §15.3.5", "RFC 9110 §15.3.2", "Express 5.3.0", "Node.js 20.20.2", "requests 2.34.2", "axios 1.21.1", "RFC 9110 §15.1", "RFC 9111 §4.2.2", "RFC 9110 §8.6", "RFC 9110 §15.5.4"],
    },
    PairPage {
        a: 200,
        b: 206,
        question: "Does the answer hold the whole representation or the part that was asked for?",
        answer_a: "The whole: 200.",
        answer_b: "A part, named in `Content-Range`: 206.",
        related: &[(200, 416), (200, 204), (304, 412)],
        markdown: "A client that asks with `Range` must read the status before it writes a byte. 200 means that the server ignored the
wish: here is all of it, from the start. 206 means that the content is the part in `Content-Range`, which need not be
exactly what was asked. Players and download programs live on this difference. A crawler that asks for whole pages
should never get a 206.

## When you see A

After a request with `Range`: start from position zero. Either there is no support for ranges, or `If-Range` found
that the file has changed.

## When you see B

Read `Content-Range` and use its numbers, not those of your request. With several ranges the content is
`multipart/byteranges`.

## Decision rule

- No `Range` in the request: 200, never 206 (RFC 9110 §15.3.7).
- A satisfiable range in a GET: 206 with `Content-Range`, or 200 if ranges are not supported (RFC 9110 §14.2,
  §15.3.7).
- `If-Range` with an old validator: 200 (RFC 9110 §13.2.2).
- One page of a list: 200. Pages of an API are representations of their own, with their own address (RFC 9110 §14.2).
- The part happens to be everything, as with `bytes=0-`: 206 all the same, it was asked for as a range
  (RFC 9110 §15.3.7).

## Frequent mistake

206 for paging, with `Content-Range: items 0-19/200` and no `Range` in the request. To a cache and to HTTP libraries a
206 is a fragment of a file. Use 200 with links to the next page.

## What a swap breaks

### Retry

Resuming depends on it. `curl -C -` that gets 200 for a range stops with exit code 33. If that 200 is in truth only
the rest of the file and has by chance the length of what is there already, curl takes the download for complete and
ends with success, with half of the file (curl 7.88.1). The other way round, a whole file labelled 206 is appended by
each client that does not look at `Content-Range`, as it must (RFC 9110 §15.3.7).

### Cache

A cache may store a 206 only if it understands the code (RFC 9111 §3). http-cache-semantics, which is under many
JavaScript clients, does not and leaves it alone (http-cache-semantics 4.3.0). A part labelled 200 is stored as the
whole and served to all. Parts may be joined only if they have the same strong validator (RFC 9110 §15.3.7.3).

### Monitoring

Video and downloads are mostly 206: a rule that counts only 200 as success sees them fail. A fall of 206 towards 200
for large files means that something on the way drops `Range` or the validators, and traffic goes up with it
(RFC 9110 §14.2).

### Authentication

None: `Range` is looked at only if the plain answer would be 200, so a refusal is the same for a part and the whole
(RFC 9110 §14.2).

## Questions

### What is the difference between 200 and 206?

200 is everything, 206 the named part.

### Is 206 cached?

It may be stored without explicit freshness, by caches that understand it. Others must pass it on and forget it.

### May a server answer a range request with 200?

Always. The reverse is not allowed: a 206 to a request without `Range` has no part to refer to.

## Summary

All: 200. A part: 206, and `Content-Range` says which.
",
        sources: &["RFC 9110 §15.3.7", "RFC 9110 §14.2", "RFC 9110 §13.2.2", "curl 7.88.1", "RFC 9111 §3", "http-cache-semantics 4.3.0", "RFC 9110 §15.3.7.3"],
    },
    PairPage {
        a: 200,
        b: 207,
        question: "Do the parts of the request have results of their own, in the format of RFC 4918?",
        answer_a: "No, the request as a whole succeeded: 200.",
        answer_b: "Yes, each part has a status, and the client must read them: 207.",
        related: &[(422, 424), (201, 202), (200, 204)],
        markdown: r#"A 200 says that the request worked. A 207 says only that the results are inside: each of them may be a failure, all of
them even. It comes from WebDAV, with XML of a defined form. To every program that reads nothing but the status line
the two are the same success. Google treats 2xx as content to look at (Google Search Central), but the methods that
yield 207 are not those of crawlers.

## When you see A

The whole was done. If the content says otherwise, it is a soft error, and the server is to blame.

## When you see B

Read each `status` in the content before you believe anything. A `424` in it is a part that failed because another
did.

## Decision rule

- One operation, or many that succeed or fail as one: 200 or the code of the failure (RFC 9110 §15.3.1).
- A WebDAV method on several resources or properties, with mixed outcomes: 207 with `multistatus` (RFC 4918 §13).
- A batch in JSON: 200 and a list of results is as good. 207 is defined with the `multistatus` document as its usual
  content, and a client that knows the code looks for that (RFC 4918 §13).
- All parts failed for the same reason, such as a missing login: the plain 4xx. There are no separate results to tell
  (RFC 9110 §15.5).

## Frequent mistake

207 as "partly successful" without saying which part. The client repeats all, and the parts that had worked are done
twice. Give each item the id that the client sent, and its status.

## What a swap breaks

### Retry

No library looks inside. After 207 `curl -f` ends with exit code 0, requests and httpx raise nothing, axios and
`fetch` report success (curl 7.88.1; requests 2.34.2; httpx 0.28.1; axios 1.21.1; Node.js 20.20.2), and none of the
four retry libraries repeats it (axios-retry 4.5.0; Got 14.6.6; Ky 1.14.3; undici 7.30.2). An item with 503 in it is
repeated only by code that you write.

### Cache

200 is heuristically cacheable, 207 is not (RFC 9110 §15.1). A success to a method that changes things makes a cache
drop the stored answer of the target, and only of the target: the resources inside a batch stay as they were stored
(RFC 9111 §4.4). This is so for both codes, and an argument against batches.

### Monitoring

A batch endpoint is green by status even if each item fails. 207 at least marks the lines that need a second look,
which 200 does not. Count the statuses inside as a metric of their own (RFC 4918 §13).

### Authentication

If the caller may touch some items and not others, 403 stands next to their names inside. That tells the existence of
each of them; use 404 there if it would be 404 alone (RFC 9110 §15.5.4). A missing login is a 401 for the whole, as
the challenge is a field of the answer and cannot stand in an item (RFC 9110 §15.5.2).

## Questions

### What is the difference between 200 and 207?

200: it worked. 207: read what worked.

### Is 207 cached?

Not without explicit freshness, unlike 200.

### May an API send 200 in place of 207 for a batch?

Yes. For JSON it is the more honest choice, provided that the items have a status of their own and the documentation
says that 200 means "the batch was processed".

## Summary

One result: 200. Many, each with its status: 207.
"#,
        sources: &["Google Search Central", "RFC 9110 §15.3.1", "RFC 4918 §13", "RFC 9110 §15.5", "curl 7.88.1", "requests 2.34.2", "httpx 0.28.1", "axios 1.21.1", "Node.js 20.20.2", "axios-retry 4.5.0", "Got 14.6.6", "Ky 1.14.3", "undici 7.30.2", "RFC 9110 §15.1", "RFC 9111 §4.4", "RFC 9110 §15.5.4", "RFC 9110 §15.5.2"],
    },
    PairPage {
        a: 200,
        b: 404,
        question: "Does the address name something that is there, even if it holds nothing?",
        answer_a: "Yes; an empty list is a list: 200.",
        answer_b: "No, nothing is there by that name: 404.",
        related: &[(204, 404), (200, 204), (301, 404), (404, 410)],
        markdown: r#"The pair has two fronts. One is the empty collection: `/orders?state=open` without open orders is a success whose
content is `[]`, while `/orders/7` without an order 7 is a 404. The other is the page that says "not found" and carries
200. Browsers show both alike; caches, crawlers and programs believe the status. Google calls the second a soft 404 and
tries to find it by its text (Google Search Central; Google on soft 404).

## When you see A

Use the content. Zero items are an answer, which may change at any time. If the content is an error text, the service
reports failures inside; look for its own field of success.

## When you see B

The name in the path leads nowhere. If you asked for a list, look at what stands above it: `/customers/7/orders` is 404
when there is no customer 7.

## Decision rule

- A search or a filter finds nothing: 200 and an empty list. The collection is the resource and has a representation
  (RFC 9110 §15.3.1).
- An id in the path names no record: 404 (RFC 9110 §15.5.5).
- A list below a record that does not exist: 404; below one that exists and has none: 200 (RFC 9110 §15.5.5, §15.3.1).
- Page 40 of a list with 12 pages: 200 with an empty page if the number is a query parameter of a search; 404 if each
  page is an address of its own (RFC 9110 §15.3.1, §15.5.5).
- The application in the browser has no view for the path: 404 with the same HTML. The status and the content are
  separate decisions (RFC 9110 §15.5).

## Frequent mistake

The fallback of a single-page application. The server sends `index.html` with 200 for every path, and the script draws
"not found". A missing script file gets that HTML too, and the browser reports a syntax error at `<` in place of a
missing file. Send the fallback for known routes only, and 404 for assets.

## What a swap breaks

### Retry

A client that looks up before it creates reads 404 as "create it" and 200 as "update it". With 200 for a missing record
it updates nothing and reports success. With 404 for an empty list, `curl -f` ends with an error and requests raises in
`raise_for_status`, so that a nightly job fails on each day on which there is nothing to do (curl 7.88.1; requests
2.34.2).

### Cache

Both may be stored without explicit freshness, and 200 is where caches really do it: with `Last-Modified` they take
a part of its age (RFC 9110 §15.1; RFC 9111 §4.2.2). An error page with 200 replaces the good page in the cache and
stays after the fault. With 404 most caches would have left it (cache-tests).

### Monitoring

Tests of availability look at the status. A soft 404 keeps them green through a lost database, and the share of 404s,
which would show a broken deployment within a minute, stays at zero. An intermediary cannot see an error that is
in the content alone (RFC 9205 §4.6).

### Authentication

A list that leaves out what the caller may not see is 200, even if nothing is left: 403 or 404 would tell that
something was taken away. For a single record that is hidden the answer is 404, the same as for one that never was
(RFC 9110 §15.5.4).

## Questions

### What is the difference between 200 with an empty list and 404?

200 says that the list exists and has no members now. 404 says that there is no such list or record.

### What is a soft 404 for a search engine?

An address that answers 200 with content that says or looks like "nothing here". Google detects many by the content and
keeps them out; until then its visits go to addresses that are none (Google on soft 404).

### May an API send 200 with an error in the content in place of 404?

It may, as GraphQL servers do by design, if every client knows. For all that goes by the status, such as caches, retries
and alerts, it is then a success.

## Summary

There, and possibly empty: 200. Not there: 404.
"#,
        sources: &["Google Search Central", "Google on soft 404", "RFC 9110 §15.3.1", "RFC 9110 §15.5.5", "RFC 9110 §15.5", "curl 7.88.1", "requests 2.34.2", "RFC 9110 §15.1", "RFC 9111 §4.2.2", "cache-tests", "RFC 9205 §4.6", "RFC 9110 §15.5.4"],
    },
    PairPage {
        a: 200,
        b: 416,
        question: "Will the server send the whole representation in place of a range it cannot serve?",
        answer_a: "Yes, it ignores the `Range` field: 200.",
        answer_b: "No, it rejects the range and says how long the representation is: 416.",
        related: &[(200, 206), (304, 412), (406, 415)],
        markdown: r#"A client asked for bytes that are not there, or in a way that makes no sense. The server may ignore the field and send
everything with 200, or refuse with 416. Both are allowed, so a client must cope with both: 200 means "start again,
here is all", 416 means "your range is past the end; look at the length". Crawlers rarely ask for ranges; a 416 would
give them nothing.

## When you see A

To a request with `Range` it says that you get the whole. Throw away what you have and write from the first byte, or
stop reading.

## When you see B

Compare `Content-Range: bytes */N` with the size of your file. If they are equal, you have it all. If yours is larger,
the file was replaced: start again.

## Decision rule

- The range unit is unknown, or the method is not GET: ignore `Range`, 200 (RFC 9110 §14.2).
- `If-Range` does not match: ignore `Range`, 200 with the new representation (RFC 9110 §13.2.2).
- The unit is `bytes` and no part of the range exists: 416 with the current length in `Content-Range`
  (RFC 9110 §15.5.17). Ignoring it is allowed, too (RFC 9110 §14.2).
- Many small or overlapping ranges: 416 or 200, as it may be an attack (RFC 9110 §15.5.17, §17.15).
- The range lies partly in the file: neither. Send what there is with 206 (RFC 9110 §15.3.7).

## Frequent mistake

A 416 without `Content-Range`. The length is the one thing that the client needs in order to go on. The other mistake:
answering 416 for `Range: pages=1-2`. Units that a server does not understand must be ignored, as nginx and Express do
(nginx 1.22.1; Express 5.3.0).

## What a swap breaks

### Retry

`curl -C -` resumes a download. If the file is complete already it gets 416 and ends with success; if it gets 200 it
gives up with exit code 33, as it would have to write the file again (curl 7.88.1). A script that checks the exit code
treats a server without ranges as a failed download, and repeats it for ever.

### Cache

A 200 is heuristically cacheable and complete, so ignoring `Range` fills caches with the whole (RFC 9110 §15.3.1). A
416 is not (RFC 9110 §15.1). One stored by mistake, with explicit freshness, answers good requests for the same
address, unless the cache keys on `Range`: give it `no-store`.

### Monitoring

A rise of 416 after a release of files usually means that a file got shorter under the same address, and clients
resume against the old length. With 200 the same event shows only as traffic: every resumed download starts from zero
(RFC 9110 §14.2, §15.5.17).

### Authentication

The length in a 416 tells about the content. So does `Content-Length` to HEAD. Check rights before ranges: `Range`
counts only if the answer without it would be 200 (RFC 9110 §14.2).

## Questions

### What is the difference between 200 and 416 for a range request?

200 ignores the wish and sends all. 416 refuses it and sends no part.

### Can a 416 be cached?

Only with explicit freshness, which it should not have. The 200 can, by default.

### May a server always answer 200 to Range?

Yes. Ranges are optional for servers. Say `Accept-Ranges: none`, so that clients do not try, and expect that large
downloads start again after each broken connection.

## Summary

Ignore the range: 200, all of it. Reject the range: 416, with the length.
"#,
        sources: &["RFC 9110 §14.2", "RFC 9110 §13.2.2", "RFC 9110 §15.5.17", "RFC 9110 §17.15", "RFC 9110 §15.3.7", "nginx 1.22.1", "Express 5.3.0", "curl 7.88.1", "RFC 9110 §15.3.1", "RFC 9110 §15.1"],
    },
    PairPage {
        a: 201,
        b: 202,
        question: "Does the resource exist at the moment the answer is sent?",
        answer_a: "Yes, it was created: 201.",
        answer_b: "No, the work was accepted and is still to be done: 202.",
        related: &[(200, 204), (302, 303), (200, 207)],
        markdown: "A 201 is a receipt, a 202 a promise without obligation. After 201 the client can fetch the new resource at `Location`.
After 202 it knows that its request was taken in, and neither that it will be done nor when; there is no way in HTTP
to send a better status later. For a crawler both count as content that may come: Google waits for it for a limited
time and processes what it got (Google Search Central).

## When you see A

Read `Location`. Without it the new resource is at the address that you sent the request to.

## When you see B

Look in the content for a place where the state can be asked for. Do not report success to a user before that says so.

## Decision rule

- The resource is there, and a GET for it by this client would find it: 201 with `Location` (RFC 9110 §15.3.2).
- The request sits in a queue: 202, with a pointer to a status monitor (RFC 9110 §15.3.3).
- Nothing was created, and all is done: 200 or 204 (RFC 9110 §9.3.3, §9.3.4).
- A job was created, with an address of its own: both can be said of it. The job exists, so 201 is true if the client
  asked for a job; 202 if it asked for the thing (RFC 9110 §15.3.2, §15.3.3).

## Frequent mistake

201 as soon as the message is in the queue, with a `Location` that is 404 for the next seconds. Clients fetch it at
once and report a lost record. With several replicas of a database the same happens with honest intentions.

## What a swap breaks

### Retry

Nothing repeats a 2xx. With 201 for queued work, the client has no reason to look again when the work fails an hour
later: RFC 9110 gives 202 just for this, as it may be disallowed when processing takes place (RFC 9110 §15.3.3). With
202 for work that is done, clients poll a monitor that does not exist, and after a timeout some send the order again.

### Cache

Both are success to a writing request, so caches drop what they hold for the target, and may do so for the address in
`Location` of the same origin (RFC 9111 §4.4). After a 202 that is too early: the next GET stores the old state again,
and stays with it when the work is done. Give such resources a short life. A 404 fetched too early from a `Location`
may be stored as well (RFC 9110 §15.1).

### Monitoring

The latency of a 201 is that of the work, the latency of a 202 that of the queue. An interface that turns from 201 to
202 shows wonderful numbers on the day when its workers stop. Measure the age of the oldest job with it
(RFC 9110 §15.3.3).

### Authentication

Check rights before 202. A refusal that is found out later by a worker cannot become a 403 any more, since the status
is sent (RFC 9110 §15.3.3).

## Questions

### What is the difference between 201 and 202?

201: it is there. 202: I have your request and will see.

### Are 201 and 202 cached?

Not by default. What matters more is that both make caches forget the stored answers of the target.

### May an API send 201 in place of 202?

Only if it creates something at once, such as the job, and says so in `Location`. A 201 for a thing that does not
exist yet is a false receipt.

## Summary

Created: 201. Taken in: 202.
",
        sources: &["Google Search Central", "RFC 9110 §15.3.2", "RFC 9110 §15.3.3", "RFC 9110 §9.3.3", "RFC 9110 §9.3.4", "RFC 9111 §4.4", "RFC 9110 §15.1"],
    },
    PairPage {
        a: 204,
        b: 205,
        question: "Should the client clear its form?",
        answer_a: "No, it keeps what it shows: 204.",
        answer_b: "Yes, back to its original state for the next entry: 205.",
        related: &[(200, 204), (302, 303), (200, 206)],
        markdown: r#"Both answer without content after a success. 204 is for "save": the document stays on the screen. 205 is for data
entry: the record was taken, clear the fields. Programs that call an API see two kinds of empty success. To a crawler
neither has anything to index; Google says so for 204 and does not mention 205 (Google Search Central).

## When you see A

Done; keep the view.

## When you see B

Done; reset the view that sent the request. A program without a view treats it like 204.

## Decision rule

- The edited thing stays in front of the user: 204 (RFC 9110 §15.3.5).
- A form that should be empty for the next entry: 205, with no content (RFC 9110 §15.3.6).
- There is something to show: 200, or 303 to a page (RFC 9110 §15.3.1, §15.4.4).

## Frequent mistake

Choosing 205 in an API since it "resets" a resource on the server, such as a counter. The code speaks of the document
view of the user agent. The second mistake is its framing: a 204 ends by definition after the head, and a 205 does
not, so it needs `Content-Length: 0` in HTTP/1.1. Express sets it; by hand it is forgotten (Express 5.3.0).

## What a swap breaks

### Retry

Neither is repeated, but a 205 without length keeps an HTTP/1.1 client waiting: of the statuses without content only
1xx, 204 and 304 end with the head; for others without length the content goes on until the connection is closed
(RFC 9112 §6.3). The client runs into its timeout and may send the request again.

### Cache

204 is heuristically cacheable, 205 is not (RFC 9110 §15.1). For a POST it hardly matters; both make a cache drop the
stored answers of the target (RFC 9111 §4.4).

### Monitoring

None by the status: both are 2xx, and there is no alert that treats them apart. A length other than zero on a 205 is a
bug that a check of the access log finds (RFC 9110 §15.3.6).

### Authentication

None: both say that the request was carried out (RFC 9110 §15.3.5, §15.3.6). Clearing the form after a login is a
matter of the page.

## Questions

### What is the difference between 204 and 205?

After 204 the user goes on with the same document; after 205 with an empty form.

### Are they cached?

204 may be stored without explicit freshness, 205 may not.

### May an API send 204 in place of 205?

Yes, and it should. `fetch` and HTTP libraries treat both as a success without content, and do nothing to any form
(Node.js 20.20.2; requests 2.34.2; axios 1.21.1). The page has to clear it in either case.

## Summary

Keep the view: 204. Reset the view: 205.
"#,
        sources: &["Google Search Central", "RFC 9110 §15.3.5", "RFC 9110 §15.3.6", "RFC 9110 §15.3.1", "RFC 9110 §15.4.4", "Express 5.3.0", "RFC 9112 §6.3", "RFC 9110 §15.1", "RFC 9111 §4.4", "Node.js 20.20.2", "requests 2.34.2", "axios 1.21.1"],
    },
    PairPage {
        a: 204,
        b: 404,
        question: "Did the request succeed with nothing to say, or was there nothing to apply it to?",
        answer_a: "It succeeded and has nothing to say: 204.",
        answer_b: "There was no resource to apply it to: 404.",
        related: &[(200, 404), (200, 204), (204, 205), (404, 410)],
        markdown: r#"Both leave the caller without data, and one of them is a success. After 204 a program goes on and a browser stays on the
page it shows; after 404 a program takes the thing as absent. The choice comes up in two places: the second DELETE of
the same record, and a GET for something that may be missing. To Google a 204 is a page without content and a 404 is no
page (Google Search Central).

## When you see A

It is done. Do not parse the content: `response.json()` of an empty answer throws. Fields such as `ETag` describe the
resource after the change.

## When you see B

For a DELETE, the state that you wanted is reached, by you or by somebody else. For GET, create the thing or go on
without it; for PUT, look at the path, as the server does not create there.

## Decision rule

- A DELETE removed the record, and there is nothing to add: 204 (RFC 9110 §9.3.5).
- The record was not there: 404, as no current representation was found; 204 if your contract speaks only of the end
  state. Both are idempotent: what must be the same is the effect, not the status (RFC 9110 §9.2.2, §15.5.5).
- GET of an empty collection: 200 and `[]`, neither of the two (RFC 9110 §15.3.1).
- GET of an optional part that is not set, such as a picture of a profile: 404 if it would have an address of its own;
  204 only if "set to nothing" is a state that means something (RFC 9110 §15.3.5, §15.5.5).
- PUT or PATCH without content in the answer: 204; PUT to a record that cannot be created there: 404
  (RFC 9110 §9.3.4, §15.5.5).

## Frequent mistake

204 for "no result" on GET, because it sounds like it. "No content" is about the answer and not about the data. Typed
clients break: the code generator made a type for 200, the library finds an empty body, and the null shows up three
functions later.

## What a swap breaks

### Retry

A DELETE whose answer was lost is repeated, and the second one finds nothing. With 404 a client that takes each 4xx as a
failure reports one for a deletion that worked; `curl -f` exits with an error for it, and with 0 for 204 (curl
7.88.1). With 204 for a wrong id nobody notices that the wrong thing was to be deleted. So a client should treat 404
after DELETE as success only when it repeats (RFC 9110 §9.2.2).

### Cache

Both are heuristically cacheable for GET (RFC 9110 §15.1). For DELETE the difference is invalidation: a 204 makes caches
on the way drop what they hold for the address, a 404 leaves it (RFC 9111 §4.4). A record that was deleted by another
way stays readable from the cache although a DELETE was answered with 404.

### Monitoring

204 for missing records hides a client with wrong ids entirely; its rate of success is 100 %. 404 for each repeated
DELETE puts harmless repetitions into the graph of errors. Log whether something was removed, beside the status
(RFC 9110 §15.3.5, §15.5.5).

### Authentication

A DELETE tells who exists: 204 for the caller's records, 403 for those of others and 404 for none is a search by trial.
Answer 404 for what belongs to others (RFC 9110 §15.5.4), or 204 for everything and delete only what may be deleted;
the second lies to honest callers.

## Questions

### What is the difference between 204 and 404?

204 is a success whose answer has no content. 404 is a failure: the address named nothing, or nothing that this caller
may know of.

### How do search engines treat a page that answers 204?

Google gets no content and has nothing to index (Google Search Central). For a page that is gone 404 or 410 says so;
204 on a page is mostly a bug.

### May an API send 204 for a DELETE of something that does not exist?

Yes, if its documentation says so; the wished state holds. It is a convenience for repeated deletes that costs the
chance to notice a wrong id.

## Summary

Done, nothing to say: 204. Nothing there: 404.
"#,
        sources: &["Google Search Central", "RFC 9110 §9.3.5", "RFC 9110 §9.2.2", "RFC 9110 §15.5.5", "RFC 9110 §15.3.1", "RFC 9110 §15.3.5", "RFC 9110 §9.3.4", "curl 7.88.1", "RFC 9110 §15.1", "RFC 9111 §4.4", "RFC 9110 §15.5.4"],
    },
    PairPage {
        a: 301,
        b: 302,
        question: "Should links and clients use the new address from now on?",
        answer_a: "Yes: 301.",
        answer_b: "No, the old one stays right: 302.",
        related: &[(301, 308), (302, 303), (302, 307)],
        markdown: "Permanent against temporary. A 301 tells clients to forget the old address; caches may keep it, crawlers move their
records to the target. A 302 tells them to come back to the old address each time. Google calls the first a strong
signal for the target and the second a weak one (Google Search Central). A visitor sees no difference, which is why
the wrong one lives for years.

## When you see A

Replace the stored link. API clients should log it, so that somebody changes the base address in the configuration.

## When you see B

Follow it and keep the old address. If you find one that has stood for a year, it is a 301.

## Decision rule

- A renamed page, a site that moved, http to https: 301, or 308 where methods matter (RFC 9110 §15.4.2, §15.4.9).
- Maintenance on another host, a campaign, a choice by language or country: 302 (RFC 9110 §15.4.3).
- It depends on who asks or when: 302, because a stored 301 would answer everybody (RFC 9110 §15.1, §15.4.3).
- Not sure yet: 302 first. A 302 can become 301 on any day; the reverse does not reach those who have stored it
  (RFC 9110 §15.1).

## Frequent mistake

301 from `/` to `/en/` by the language of the first visitor. It is stored by browsers, and by a shared cache without
`Vary`, and all that come after land in English.

## What a swap breaks

### Retry

None of its own. Both change POST to GET in most clients, so neither is for methods that write (RFC 9110 §15.4.2,
§15.4.3). requests differs between them for PUT: after 301 it sends PUT without content, after 302 a GET (requests
2.34.2).

### Cache

301 is heuristically cacheable, 302 is not (RFC 9110 §15.1). CacheControl keeps a 301 without any caching field and
without an end, and asks again for each 302 (CacheControl 0.14.4). A temporary detour sent as 301 therefore goes on
for some clients after the server has stopped it. A permanent move sent as 302 costs a request to the old host for
each page view, for years.

### Monitoring

With 301 the traffic at the old address falls off, and you can see when it may be switched off. With 302 it never
falls, as no one is told to change anything (RFC 9110 §15.4.2, §15.4.3).

### Authentication

Never redirect to a login page with 301. A browser that stored it goes to the login even when its session is valid,
and comes back, and goes again. A 302, or a 401, depends on the request (RFC 9110 §15.1, §15.5.2).

## Questions

### What is the difference between 301 and 302?

301 replaces the address for good. 302 lends another one.

### Does a 302 hurt in search engines?

It delays. Google follows both; a 302 is a weak signal, so the old address may stay the one that is shown (Google
Search Central). For a move use 301 or 308.

### May an API send 302 in place of 301?

Yes, if it can bear to serve the old address for ever. The reverse, 301 for something temporary, cannot be taken back
from clients that have stored it.

## Summary

For good: 301. For now: 302.
",
        sources: &["Google Search Central", "RFC 9110 §15.4.2", "RFC 9110 §15.4.9", "RFC 9110 §15.4.3", "RFC 9110 §15.1", "requests 2.34.2", "CacheControl 0.14.4", "RFC 9110 §15.5.2"],
    },
    PairPage {
        a: 301,
        b: 308,
        question: "Must the method and the content of the request survive the redirect?",
        answer_a: "No, it is about pages that are fetched with GET: 301.",
        answer_b: "Yes: 308.",
        related: &[(302, 307), (301, 302), (307, 308)],
        markdown: r#"Both say that the resource has a new address for good. With 308 a client that follows must keep the method; with 301
it may turn POST into GET, and most do. For links and pages the two are the same, and Google treats a 308 like a 301
(Google Search Central). For an API that moves, they differ between "the order arrived" and "the list of orders was
fetched".

## When you see A

Update the address where you have it stored. If your POST came back with the content of a GET, this is why.

## When you see B

Update the address. An old client that does not know the code shows an error, or the text in the answer.

## Decision rule

- Pages, images, anything that is read: 301 or 308; the method is GET anyway (RFC 9110 §15.4.2, §15.4.9).
- An address that takes POST, PUT, PATCH or DELETE: 308, since 301 permits the change from POST to GET
  (RFC 9110 §15.4.2).
- Clients from before 2014 must be served: 301 for pages. RFC 9110 itself warns that 308 might not be known everywhere
  (RFC 9110 §15.4.9).
- The result of a POST is to be shown as a page: neither; 303 (RFC 9110 §15.4.4).

## Frequent mistake

A slash. `POST /orders` goes to a site that has `/orders/`, and the server answers 301: Django with `APPEND_SLASH` and
nginx for a directory do so for POST as well (Django 5.2.19; nginx 1.22.1). The client follows with GET, gets 200 and
a list, and reports success. Starlette uses 307 for the same thing (Starlette 1.10.0).

## What a swap breaks

### Retry

With 301 each client has a way of its own. For a POST, curl with `-d`, requests, httpx, axios and `fetch` send GET
without content; Got and urllib3 send the POST again (curl 7.88.1; requests 2.34.2; httpx 0.28.1; axios 1.21.1;
Node.js 20.20.2; Got 14.6.6; urllib3 2.8.0). For a PUT, requests keeps the method and drops the content, so the
resource at the new address is replaced by nothing (requests 2.34.2). With 308 all of them keep both.

The price of 308: `urllib.request` does not follow a POST that got it and raises an error, which is at least seen
(Python 3.11.7).

### Cache

Both are heuristically cacheable (RFC 9110 §15.1). CacheControl keeps either without end and without any caching
field; the old address was asked once for three requests (CacheControl 0.14.4). A wrong one stays in clients that you
cannot reach, so send `Cache-Control: max-age` with a value that you could live with, and raise it later.

### Monitoring

Count requests to the old address by method. A GET at the new address for each POST at the old one is the trace of a
301 that should have been 308; nothing in it is an error by status (RFC 9110 §15.4.2).

### Authentication

In both cases a client should not carry `Authorization` and cookies to another origin without thought
(RFC 9110 §15.4). A 308 to another host sends the content there as well, passwords of a login form included. Only
redirect a method with content to hosts that may have it.

## Questions

### What is the difference between 301 and 308?

308 keeps method and content, 301 allows POST to become GET. Both are permanent.

### Is 301 or 308 better for search engines?

They are equal for Google, which takes a permanent redirect as a strong signal for the new address (Google Search
Central). 301 is known to more and older programs.

### May an API send 301 in place of 308?

For addresses that are only read, yes. For others it loses requests in a way that looks like success.

## Summary

Moved, read only: 301 will do. Moved, with methods that write: 308.
"#,
        sources: &["Google Search Central", "RFC 9110 §15.4.2", "RFC 9110 §15.4.9", "RFC 9110 §15.4.4", "Django 5.2.19", "nginx 1.22.1", "Starlette 1.10.0", "curl 7.88.1", "requests 2.34.2", "httpx 0.28.1", "axios 1.21.1", "Node.js 20.20.2", "Got 14.6.6", "urllib3 2.8.0", "Python 3.11.7", "RFC 9110 §15.1", "CacheControl 0.14.4", "RFC 9110 §15.4"],
    },
    PairPage {
        a: 301,
        b: 404,
        question: "Is there one page that has replaced the missing one?",
        answer_a: "Yes, and it will stay there: 301.",
        answer_b: "No, or nobody knows: 404.",
        related: &[(301, 410), (308, 404), (301, 308), (200, 404)],
        markdown: "Both meet a visitor who came by an old link. 301 takes him to the page that replaced it; 404 tells him the truth and
leaves him where he can search. For crawlers a 301 joins the two addresses and a 404 removes one; a 301 to something
else is read as a soft 404 (Google on redirects; Google on soft 404). An API program does not look at the page at all:
it takes what stands at the target for what it asked for.

## When you see A

A browser is already at the target. A program should log both addresses and have its configuration changed.

## When you see B

If you own the site, look at `Referer` in the log before you write a redirect: a link of your own is corrected at the
link.

## Decision rule

- One page with the same subject exists at another address: 301 (RFC 9110 §15.4.2).
- Nothing there has the same subject: 404, with a search field and links in the content (RFC 9110 §15.5.5).
- The address never existed, such as a typing mistake in somebody's article: 404; a 301 is kind if the mistake brings
  many visitors and its meaning is plain (RFC 9110 §15.4.2, §15.5.5).
- The page is away for a week: 302 or 503, since 301 is for a permanent move (RFC 9110 §15.4.2, §15.4.3).
- The method was not GET: 308 in place of 301 (RFC 9110 §15.4.9).

## Frequent mistake

`ErrorDocument 404 https://www.example/` in Apache, or its like elsewhere. With a full address in it the server
answers with a redirect, and no lost page is a 404 any more. Give it a local path, and it sends the page with
status 404.

## What a swap breaks

### Retry

A redirect is followed at once, and its end decides: an image that is missing and redirected to the first page arrives
as 200 with HTML in it. A program that downloads files stores that HTML under the name of the image and never asks
again; with 404 it would have reported the loss (RFC 9110 §15.5.5).

### Cache

Both are heuristically cacheable (RFC 9110 §15.1). A stored 301 sends the browser away before it asks, so a page that
you put back is not seen by those who were redirected. CacheControl keeps a bare 301 without an end (CacheControl
0.14.4); Cloudflare and Cloud CDN keep 404s for a time that ends by itself (Cloudflare on cached statuses; Cloud CDN
on negative caching).

### Monitoring

404s show broken links on the day on which they break. When all are redirected, the graph is flat after a deployment
that lost a third of the pages, and what shows it is a first page with more visits than usual. Count 301s by target
(RFC 9110 §15.4.2).

### Authentication

A sign-in page that is reached by 301 can stay: browsers may store it for the address that was asked for, and the user
is sent to sign in although signed in. Use 303 or 302 for that, or 401 for programs, and 404 where the page must be
hidden (RFC 9110 §15.1, §15.4.3, §15.5.4).

## Questions

### What is the difference between 301 and 404?

301 gives the new address of a page that moved. 404 says that there is no page at this one.

### Do many 404s harm a site in search engines, so that redirects are better?

No. Addresses that stay 404 leave the index, and that is all (Google Search Central). Redirect those with a real
successor; redirects to the first page gain nothing, as they count as soft 404s (Google on soft 404).

### May an API send 301 for an id that it does not know?

No. Its client would take the list or the page at the target for the record. An unknown id is a 404.

## Summary

Replaced by one page: 301. Replaced by none: 404.
",
        sources: &["Google on redirects", "Google on soft 404", "RFC 9110 §15.4.2", "RFC 9110 §15.5.5", "RFC 9110 §15.4.3", "RFC 9110 §15.4.9", "RFC 9110 §15.1", "CacheControl 0.14.4", "Cloudflare on cached statuses", "Cloud CDN on negative caching", "RFC 9110 §15.5.4", "Google Search Central"],
    },
    PairPage {
        a: 301,
        b: 410,
        question: "Does a visitor who wanted the old page find what he came for at one other address?",
        answer_a: "Yes: 301 to it.",
        answer_b: "No, and the owner knows that the page will not return: 410.",
        related: &[(301, 404), (308, 410), (404, 410), (301, 308)],
        markdown: "301 says where the page is now; 410 says that the owner took it away and wants links to it removed. For a visitor it is
the difference between arriving and being told. For a search engine, a 301 moves what it knew about the page to the
target, and a 410 ends it (Google on redirects; Google Search Central). An API consumer should use [308](/.demur/compare/308/410)
instead of 301 when anything but GET is sent.

## When you see A

Go where `Location` says and renew the bookmark or the link. If you land on the first page of the site, the redirect was
a way to say 410 without saying it.

## When you see B

Remove the link. A copy may be in an archive of the web.

## Decision rule

- One page has taken over the subject, merged or renamed: 301 (RFC 9110 §15.4.2).
- The product, event or account ended and no other is it: 410 (RFC 9110 §15.5.11).
- Several pages could be the successor: 410 or 404 with links to them in the content; a redirect has one target
  (RFC 9110 §15.4.2, §15.5.11).
- It is gone and nobody decided so: 404. 410 is for what the server knows to be permanent (RFC 9110 §15.5.11).
- It had to be taken down by a legal demand: 451 (RFC 7725 §3).

## Frequent mistake

A rule that sends every removed product to its category, or to the first page. The visitor reads about something else,
the crawler takes it as a soft 404 (Google on soft 404), and the logs show 301 and 200 where the shop loses visits.

## What a swap breaks

### Retry

Clients follow 301 by themselves; after 410 they stop. A feed reader or a mirror that follows a 301 from a feed that
ended to the first page of the site gets HTML with status 200, fails to parse it, and comes back every hour. With 410
the owner asks for the end of that, and says that it is meant to be permanent (RFC 9110 §15.5.11).

### Cache

Both may be stored without a caching field (RFC 9110 §15.1). Chrome, Firefox, Safari, Squid and Traffic Server reuse
such a 410 (cache-tests). So a campaign page that returns next year must not end in a bare 410, nor in a 301 that
browsers keep: give either a `max-age`, or use 404 or 302 for the pause.

### Monitoring

After a 301 the target is fetched with 200 and the loss is not in any graph of errors; only a list of targets by
number of redirects shows it. After a 410 it counts among the 4xx, so put the addresses that you retired on a list and
leave them out of the alert, as these answers are intended (RFC 9110 §15.5.11).

### Authentication

The `Location` of a 301 can tell more than 410 does: the new name of a customer, or the id behind a public name. A
server may hide either by answering 404 to those who may not know of it (RFC 9110 §15.5.4).

## Questions

### What is the difference between 301 and 410?

301 gives another address for the same thing. 410 says that the thing is no longer offered, and gives none.

### Which one is better for search engines when a page is removed?

301 if one other page serves the same intent, since its signals go to the target. If none does, 410 or 404 have the same
end with Google; a redirect to something unrelated is treated as a soft 404 (Google Search Central; Google on soft 404).

### May an API send 301 in place of 410?

Only if `Location` answers the same calls. For a retired endpoint a redirect to its documentation makes programs parse a
page of HTML; put the link into the content of the 410.

## Summary

Taken over by one page: 301. Ended: 410.
",
        sources: &["Google on redirects", "Google Search Central", "RFC 9110 §15.4.2", "RFC 9110 §15.5.11", "RFC 7725 §3", "Google on soft 404", "RFC 9110 §15.1", "cache-tests", "RFC 9110 §15.5.4"],
    },
    PairPage {
        a: 302,
        b: 303,
        question: "Is the other address the same thing for the moment, or another thing that answers the request?",
        answer_a: "The same thing, at another place for now: 302.",
        answer_b: "Another resource, which shows the result: 303.",
        related: &[(302, 307), (301, 302), (201, 202)],
        markdown: r#"302 says where the resource is at present. 303 says that the request has been dealt with and that the answer can be
read at another address, with GET. Browsers behave alike for a POST, which is why 302 does the work of 303 on most
sites. API clients with PUT or DELETE see the difference. Google follows both and treats neither as a sign of a
permanent move (Google Search Central).

## When you see A

Use the original address next time.

## When you see B

The method has done its work. Fetch `Location` with GET to see the outcome. It stands for the result and not for the
resource that you asked.

## Decision rule

- After a form was processed, show a page about it: 303 (RFC 9110 §15.4.4).
- After PUT or DELETE, point to something to read: 303, since only this code changes every method to GET
  (RFC 9110 §15.4.4).
- A GET for something that lies elsewhere today: 302 (RFC 9110 §15.4.3).
- A GET for a thing that cannot be sent over HTTP, with a description at another address: 303 (RFC 9110 §15.4.4).
- The same method has to be used again: 307 (RFC 9110 §15.4.8).

## Frequent mistake

`PUT`, then 302 "back to the page". Some clients send the PUT to that page. Single-page applications do this with
`fetch` and wonder about a 405 from an address that they never wrote to.

## What a swap breaks

### Retry

For PUT, 302 and 303 part: `fetch`, axios and Got repeat the PUT after 302 and send GET after 303; requests and httpx
send GET after both (Node.js 20.20.2; axios 1.21.1; Got 14.6.6; requests 2.34.2; httpx 0.28.1). For POST, Got and
urllib3 repeat the POST after 302 (Got 14.6.6; urllib3 2.8.0): an import that answers 302 to its result page runs as
often as there are such redirects.

curl has a trap of its own. With `-X POST` the method is kept even for 303, without the content (curl 7.88.1). Use
`-d` alone.

### Cache

303 makes results addressable, so the page behind it can be cached and bookmarked, which the answer to the POST cannot
(RFC 9110 §15.4.4). Both redirects themselves are not heuristically cacheable (RFC 9110 §15.1).

### Monitoring

303 counts completed actions, 302 counts detours. A login wall in front of a form answers 302, its success 303; with
302 for both, a session store that fails looks like a good day of sales (RFC 9110 §15.4.3, §15.4.4).

### Authentication

After a login form send 303. The credentials are in the content of the POST, and a client that repeats the method
after 302 posts them to the next page, from where they can come into its logs (RFC 9110 §15.4.4; Got 14.6.6).

## Questions

### What is the difference between 302 and 303?

302 redirects the request, 303 redirects to the result. 303 always becomes GET or HEAD.

### How do search engines treat 303?

They follow it to the target. Google does not take it as a permanent move; use 301 or 308 for that (Google Search
Central).

### May an API send 302 in place of 303?

Browsers will not mind after a POST. Other clients and other methods do, so 303 is the safe one for "done, read it
there".

## Summary

It is over there for now: 302. It is done, look there: 303.
"#,
        sources: &["Google Search Central", "RFC 9110 §15.4.4", "RFC 9110 §15.4.3", "RFC 9110 §15.4.8", "Node.js 20.20.2", "axios 1.21.1", "Got 14.6.6", "requests 2.34.2", "httpx 0.28.1", "urllib3 2.8.0", "curl 7.88.1", "RFC 9110 §15.1"],
    },
    PairPage {
        a: 302,
        b: 307,
        question: "Must the redirected request keep its method and content?",
        answer_a: "It need not, or it is a GET: 302.",
        answer_b: "It must: 307.",
        related: &[(301, 308), (302, 303), (307, 308)],
        markdown: r#"Two temporary redirects. Clients go on using the original address after both. 307 forbids to change the method on the
way; 302 allows POST to become GET, which is what most clients do with it. For pages they are the same, and to Google
both are weak signals for the new address (Google Search Central). An API should send 307, or it does not know what it
will get at the other end.

## When you see A

Expect the next request to be a GET. If you sent a form and got a page, 302 was used where 303 says it properly.

## When you see B

Your request is sent again as it was. For content that is a stream, your library may not be able to send it twice.

## Decision rule

- The same request is to be made at another place for now: 307 (RFC 9110 §15.4.8).
- A GET is sent elsewhere for now, such as to a login page or to a variant by language: 302 or 307 (RFC 9110 §15.4.3).
- The answer to a POST is to be found at another address by GET: 303, which says so for every method
  (RFC 9110 §15.4.4).

## Frequent mistake

Using the default without knowing it. `redirect()` of Express and of Django sends 302, `RedirectResponse` of Starlette
307 (Express 5.3.0; Django 5.2.19; Starlette 1.10.0). After a POST the first two lead to a GET, the third repeats the
POST at the page with the thanks, which then answers 405.

## What a swap breaks

### Retry

What a 302 does depends on client and method. A POST becomes GET in curl with `-d`, requests, httpx, axios and
`fetch`, and stays POST in Got and urllib3 (curl 7.88.1; requests 2.34.2; httpx 0.28.1; axios 1.21.1; Node.js 20.20.2;
Got 14.6.6; urllib3 2.8.0). A PUT or DELETE becomes GET in requests and httpx and stays in the others (requests
2.34.2; httpx 0.28.1; axios 1.21.1): a DELETE that went through a 302 ends with 200 and nothing is deleted.

With 307 in place of 302 after a POST, the client must keep the method (RFC 9110 §15.4.8): it sends the POST again, to
the page of the result, and where that takes orders, the order is placed twice.

### Cache

Neither is stored unless the answer says so (RFC 9110 §15.1). nginx stores 302 along with 200 and 301 when
`proxy_cache_valid` names no codes, and not 307 (nginx docs): changing 302 to 307 there brings all of that load to the
origin.

### Monitoring

A 302 is often the login. Rules that read "many 302 on API routes" as expired sessions go blind when it becomes 307.
Better give API calls a 401, which they can act on (RFC 9110 §15.5.2).

### Authentication

A 302 to a login page for a POST loses the content; a 307 carries it to the login page, and to another host if the
login is there. User agents are asked to think before they send `Authorization` or cookies along (RFC 9110 §15.4);
content they send with a 307 as it is (RFC 9110 §15.4.8).

## Questions

### What is the difference between 302 and 307?

307 keeps the method and content. With 302 a POST may become GET.

### Do they differ for search engines or caches?

Hardly. Both are temporary, weak signals and not cached by default. Some proxies have 302 in their default lists and
not 307.

### May an API send 302 in place of 307?

For GET, yes. For methods with content no, because the client's library decides what arrives.

## Summary

Elsewhere for now, fetch it there: 302. Elsewhere for now, do the same there: 307.
"#,
        sources: &["Google Search Central", "RFC 9110 §15.4.8", "RFC 9110 §15.4.3", "RFC 9110 §15.4.4", "Express 5.3.0", "Django 5.2.19", "Starlette 1.10.0", "curl 7.88.1", "requests 2.34.2", "httpx 0.28.1", "axios 1.21.1", "Node.js 20.20.2", "Got 14.6.6", "urllib3 2.8.0", "RFC 9110 §15.1", "nginx docs", "RFC 9110 §15.5.2", "RFC 9110 §15.4"],
    },
    PairPage {
        a: 304,
        b: 412,
        question: "Is the condition a question about a copy, or a guard of a change?",
        answer_a: "A copy held by a GET or HEAD is still good: 304.",
        answer_b: "The guard does not hold, so the method is not performed: 412.",
        related: &[(409, 412), (412, 428), (200, 206)],
        markdown: r#"Both are what a false condition turns into. For a retrieval that asks "has it changed?", false is good news, and 304
tells the client or cache to go on with its copy. For a change, or for any request with `If-Match`, false means stop.
A crawler that gets 304 keeps what it has; Google treats it as a sign that the content is the same as at the last
visit (Google Search Central). A 412 gives it nothing to index.

## When you see A

Use the stored representation, with the fields of the 304 laid over it. If you hold none, your request was conditional
by mistake: a proxy or library added `If-None-Match`.

## When you see B

The method was not carried out. For `If-None-Match: *` on a PUT it says that something is there already; for
`If-Match`, that it is not the version that you know.

## Decision rule

- GET or HEAD with `If-None-Match` that matches, or `If-Modified-Since` not newer: 304 (RFC 9110 §13.2.2).
- `If-None-Match` that matches with any other method: 412, never 304 (RFC 9110 §13.2.2).
- `If-Match` or `If-Unmodified-Since` that is false: 412 for every method, GET included (RFC 9110 §13.1.1, §13.2.2).
- The answer would be an error or a redirect without the condition: send that (RFC 9110 §13.2.1).

## Frequent mistake

One helper for all methods. A framework compares `ETag` and `If-None-Match` after the handler and turns each match
into 304. For a PUT that returns the new representation this discards a success and tells the client that nothing was
modified, after it was.

## What a swap breaks

### Retry

A 304 to a PUT is silent loss: in requests `ok` is true for it and `raise_for_status` raises nothing, and `curl -f`
ends with exit code 0 (requests 2.34.2; curl 7.88.1). Others disagree: `fetch` has `ok` false, axios and httpx raise
(Node.js 20.20.2; axios 1.21.1; httpx 0.28.1). A 412 is an error to all of them.

### Cache

A cache that gets 304 for its validation freshens what it has and serves it (RFC 9111 §4.3.4). Given a 412 in its
place, it has an error to pass on: the page is down for each visitor whose copy went stale, though nothing changed.
The other way round, 304 needs a stored response; without content, a client that holds none shows an empty page
(RFC 9110 §15.4.5).

### Monitoring

304 is success, counted as 3xx, and its share shows how well copies are reused. 412 is the count of prevented lost
updates. If conditional GETs answer 412, the hit rate drops and the error rate rises, and both graphs lie
(RFC 9110 §15.4.5, §15.5.13).

### Authentication

Check rights first. A 304 confirms that a given `ETag` is the current one, without sending a byte of content; a
stranger must get the 401 or 403 that the plain GET would get, since that failure takes precedence (RFC 9110 §13.2.1).

## Questions

### What is the difference between 304 and 412?

304: you have it already. 412: what you assumed is not so, and I did nothing.

### Does 304 help with search engines?

Yes. It spares the crawler the content and keeps the page as it is known. 412 to a crawler can only be an error of the
server, as it sends no `If-Match`.

### May an API answer a false If-None-Match on PUT with 304?

No. RFC 9110 demands 412 for every method but GET and HEAD, and several clients take 304 for a success.

## Summary

Your copy is good: 304. Your assumption is not: 412.
"#,
        sources: &["Google Search Central", "RFC 9110 §13.2.2", "RFC 9110 §13.1.1", "RFC 9110 §13.2.1", "requests 2.34.2", "curl 7.88.1", "Node.js 20.20.2", "axios 1.21.1", "httpx 0.28.1", "RFC 9111 §4.3.4", "RFC 9110 §15.4.5", "RFC 9110 §15.5.13"],
    },
    PairPage {
        a: 307,
        b: 308,
        question: "Will the new address hold?",
        answer_a: "No, come back to the old one: 307.",
        answer_b: "Yes, change it where you have it stored: 308.",
        related: &[(301, 308), (302, 307), (301, 302)],
        markdown: "The two redirects that keep the method. Their one difference is time. A client repeats the request at the new place
after both; after 308 it should change the address in its configuration, and caches may remember the redirect. After
307 it asks the old address again next time. Google handles them as it does 302 and 301 (Google Search Central).

## When you see A

Follow, and change nothing. Ask the old address again next time, as the answer may be another one by then.

## When you see B

Follow, and update the base address. Each later request through the old one costs a round trip and sends the content
twice.

## Decision rule

- A failover, a move by shards, a maintenance host: 307 (RFC 9110 §15.4.8).
- A new version or host of an API, the canonical form of a path: 308 (RFC 9110 §15.4.9).
- You may want to undo it: 307, or 308 with a short `max-age` (RFC 9110 §15.1; RFC 9111 §4.2.2).
- The method should become GET: neither; 303 (RFC 9110 §15.4.4).

## Frequent mistake

308 for a failover. It works on the day. When the first site is back, some clients do not return, and no log shows
who: they do not ask there any more.

## What a swap breaks

### Retry

None: curl, requests, httpx, axios, Got and `fetch` keep method and content for both (curl 7.88.1; requests 2.34.2;
httpx 0.28.1; axios 1.21.1; Got 14.6.6; Node.js 20.20.2), and `urllib.request` follows neither for POST (Python
3.11.7).

### Cache

308 is heuristically cacheable and 307 is not (RFC 9110 §15.1). CacheControl kept the 308 after one request and asked
for the 307 each time (CacheControl 0.14.4). So 307 in place of 308 doubles the requests, with their content if the
client does not wait for `100`; 308 in place of 307 cannot be withdrawn.

### Monitoring

With 308 the share of requests to the old address is a list of clients whose configuration is out of date. With 307 it
shows nothing, since they behave as told (RFC 9110 §15.4.8, §15.4.9).

### Authentication

Both send the content again, so both can carry credentials in forms to another host; user agents are asked to consider
`Authorization` and cookies as well (RFC 9110 §15.4). A 308 that an attacker could inject once stays in a cache, a 307
does not (RFC 9110 §15.1).

## Questions

### What is the difference between 307 and 308?

307 is temporary, 308 permanent. Both keep the method and the content.

### Which do search engines prefer?

For a move, 308. It counts for Google as 301 does, and 307 as 302 (Google Search Central).

### May an API send 307 in place of 308?

Yes, it is the careful choice: everything works, a little slower. Change it when the new address has proved itself.

## Summary

Same request, other place, for now: 307. For good: 308.
",
        sources: &["Google Search Central", "RFC 9110 §15.4.8", "RFC 9110 §15.4.9", "RFC 9110 §15.1", "RFC 9111 §4.2.2", "RFC 9110 §15.4.4", "curl 7.88.1", "requests 2.34.2", "httpx 0.28.1", "axios 1.21.1", "Got 14.6.6", "Node.js 20.20.2", "Python 3.11.7", "CacheControl 0.14.4", "RFC 9110 §15.4"],
    },
    PairPage {
        a: 308,
        b: 404,
        question: "Does the server know one address that the same request belongs to now?",
        answer_a: "Yes, for good, whatever the method: 308.",
        answer_b: "No: 404.",
        related: &[(301, 404), (308, 410), (404, 405), (301, 308)],
        markdown: r#"To a client of an API a 308 means "your code works, your address is old"; the request is sent again as it was. A 404
means that the request reached nobody. Google uses the target of a 308 as it does that of a 301, and drops an address
that stays 404 (Google on redirects; Google Search Central).

## When you see A

Follow it, keeping method and content, then correct the address at its source. A 308 that differs from your address by
one slash or by the case of a letter shows what the server holds for the right spelling.

## When you see B

Compare your address with the documentation letter by letter: a slash at its end, upper case, a version, an id. Nothing
tells you whether one of them would have worked.

## Decision rule

- The path was renamed and old requests are still right there: 308 (RFC 9110 §15.4.9).
- The path differs from a route by its trailing slash or by `//`: 308 to the one spelling, or 404; both are correct, and
  for writing methods 301 is not (RFC 9110 §15.4.2, §15.4.9).
- An id was merged into another one, such as two accounts of one customer: 308 for reading; for writing only if the
  writer may be meant to reach the merged record (RFC 9110 §15.4.9).
- A pattern in the redirect rules fits, and nothing is at the computed target: 404 at once, not a redirect to a 404
  (RFC 9110 §15.5.5).

Programs differ for the slash: Flask sends 308 where the rule has it and the request has not, Fastify sends 404, Express
serves both spellings (Flask 3.1.3; Fastify 5.12.8; Express 5.3.0).

## Frequent mistake

A rule for all of `/old/(.*)` that sends 308 to `/new/$1` without a look at what exists. Scanners, typing mistakes and
retired ids get a permanent redirect to a 404. Caches keep the first half, and the 404s in the log stand under
addresses that nobody ever typed.

## What a swap breaks

### Retry

With 308 a POST reaches its new place with its content in curl, `fetch` and requests (curl 7.88.1; Node.js 20.20.2;
requests 2.34.2). With 404 in its place it is lost, and no retry library repeats it (axios-retry 4.5.0; Got 14.6.6; Ky
1.14.3; undici 7.30.2). The reverse, 308 for what does not exist, doubles each such request, and one that redirects to
itself ends only at the limit of the client: `Location` must never be computed from the request alone.

### Cache

Both are heuristically cacheable (RFC 9110 §15.1), and clients use it for 308 much more than for 404: CacheControl keeps
a bare 308, while of the caches in a public test Safari alone reuses a bare 404 (CacheControl 0.14.4; cache-tests). A
resource that comes back at its old address is visible at once after a 404, and hidden behind a stored 308.

### Monitoring

404 by path and referrer is the work list for redirects. Once a catch-all 308 is in place that list is empty, and what
is lost stands as 404 under the new prefix, mixed with true mistakes (RFC 9110 §15.5.5).

### Authentication

A redirect confirms that the old name meant something and gives the new one. For records that a caller may not know of,
the check of rights comes before the table of redirects, and the answer is the usual 404 (RFC 9110 §15.5.4).

## Questions

### What is the difference between 308 and 404?

308 says where the request belongs now and has the client repeat it there. 404 says that the server knows of nothing at
this address.

### Should a missing trailing slash be a redirect or a 404?

A redirect where people type or link the address, as search engines then see one address instead of two. For an API
either will do; 308 repairs a client that wrote it wrongly, and 404 makes its author notice on the first day.

### May an API send 404 for paths that have moved?

It may, as nothing obliges it to remember. Each client has to be changed by hand then, and its author cannot tell a
move from an end.

## Summary

Known to be elsewhere: 308. Known nowhere: 404.
"#,
        sources: &["Google on redirects", "Google Search Central", "RFC 9110 §15.4.9", "RFC 9110 §15.4.2", "RFC 9110 §15.5.5", "Flask 3.1.3", "Fastify 5.12.8", "Express 5.3.0", "curl 7.88.1", "Node.js 20.20.2", "requests 2.34.2", "axios-retry 4.5.0", "Got 14.6.6", "Ky 1.14.3", "undici 7.30.2", "RFC 9110 §15.1", "CacheControl 0.14.4", "cache-tests", "RFC 9110 §15.5.4"],
    },
    PairPage {
        a: 308,
        b: 410,
        question: "Is there one resource that does for the client what the old one did?",
        answer_a: "Yes, at another address, and the same request may be sent there: 308.",
        answer_b: "No, and it is known to be for good: 410.",
        related: &[(301, 410), (308, 404), (301, 308), (404, 410)],
        markdown: "Both end the life of an address, and both are announcements rather than failures. 308 hands the request on, method and
content included, so a program that follows redirects goes on as before. 410 stops it and asks for the link to be
removed. Google takes a 308 as a strong signal for the new address; a 410 removes the old one like other 4xx and leads
nowhere (Google on redirects; Google Search Central).

## When you see A

Your request was not carried out here. Your library sends it to `Location`, or you do. Then change the stored address,
because the old server will not redirect for ever.

## When you see B

Stop calling. Look in the content, in the changelog and in a `Link` field for what comes after; nothing was passed on.

## Decision rule

- The same resource, at a new address, and a POST, PUT or DELETE means the same there: 308 (RFC 9110 §15.4.9).
- The thing was removed on purpose and nothing does its work: 410 (RFC 9110 §15.5.11).
- A version of an API was switched off and the next one takes other content: 410. A client of the first that sends its
  content to the second is not helped by a 308, which repeats it unchanged (RFC 9110 §15.4.9).
- Not known whether it is for good: neither; 307 or 404 (RFC 9110 §15.4.8, §15.5.5).

## Frequent mistake

Redirecting `/v1/orders` to `/v2/orders` on the day `/v1` ends. Old clients post the old format to the new version and
get 422 for each order, from a server whose documentation they never read. A 410 on `/v1` whose content names the guide
for the change fails once, with the right message.

## What a swap breaks

### Retry

`fetch`, requests, httpx, axios, Got and urllib3 repeat a POST with its content after 308 without asking (Node.js
20.20.2; requests 2.34.2; httpx 0.28.1; axios 1.21.1; Got 14.6.6; urllib3 2.8.0). A 308 to something that merely
resembles the old resource thus carries writes to a place that no one chose. A 410 in place of a 308 breaks every
program that would have moved by itself; none of them looks for a successor in an error.

### Cache

Both are heuristically cacheable (RFC 9110 §15.1). CacheControl keeps a 308 with no caching field for as long as it
has room (CacheControl 0.14.4), so a wrong target stays in clients; a wrong 410 hides a resource that you restored. For
both, send a `max-age` that you can wait out.

### Monitoring

Requests to an address that answers 308 are followed by requests to the target, so the two counts together show who has
not yet changed. After 410 the count should fall towards zero; what is left are clients whose authors do not look. With
308 in its place those clients stay invisible, because everything they do ends in 200 (RFC 9110 §15.4.9).

### Authentication

A 308 to another origin sends the content there, keys within it too, and the client has to decide which fields go along
(RFC 9110 §15.4). 410 sends nothing anywhere. Both tell that something was at this address: where strangers must not
learn that, neither is sent before the caller is known, but 404 (RFC 9110 §15.5.4).

## Questions

### What is the difference between 308 and 410?

308: gone from here, to be found there, send it again. 410: gone, and there is nowhere to send it.

### Which one keeps the position of a page in search engines?

308, if the target is about the same thing. A redirect of everything that was removed to one general page counts as a
soft 404 (Google on soft 404), so for what has no successor 410 costs nothing that could have been kept.

### May an API redirect a retired endpoint instead of answering 410?

If the successor takes the same requests and gives answers of the same form, yes, that is 308. If either differs,
answer 410 and name the successor in the content.

## Summary

One successor that takes the same request: 308. None: 410.
",
        sources: &["Google on redirects", "Google Search Central", "RFC 9110 §15.4.9", "RFC 9110 §15.5.11", "RFC 9110 §15.4.8", "RFC 9110 §15.5.5", "Node.js 20.20.2", "requests 2.34.2", "httpx 0.28.1", "axios 1.21.1", "Got 14.6.6", "urllib3 2.8.0", "RFC 9110 §15.1", "CacheControl 0.14.4", "RFC 9110 §15.4", "RFC 9110 §15.5.4", "Google on soft 404"],
    },
    PairPage {
        a: 400,
        b: 401,
        question: "Could the credentials be read?",
        answer_a: "No, the field or the parameters that carry them are malformed: 400.",
        answer_b: "There are none, or they were read and are not accepted: 401.",
        related: &[(401, 403), (401, 404), (401, 407), (400, 403)],
        markdown: r#"401 says "show me who you are" and has to name a way. 400 says "this is no way to say it". A program answers a 401 by
fetching credentials, and a 400 not at all, since somebody has to mend the code that wrote the field. Crawlers carry no
credentials, so they meet 401 on protected pages and leave (Google Search Central).

## When you see A

If it is about credentials, look at the `Authorization` field as it went out: one scheme, one space, one value, no
line break in the middle, no quotes around the token, no `Bearer Bearer`.

## When you see B

Read `WWW-Authenticate`. A challenge alone means that nothing arrived; for bearer tokens `error="invalid_token"` means
that it arrived and is expired, revoked or for another server.

## Decision rule

- No credentials: 401 with a challenge (RFC 9110 §15.5.2). For bearer tokens the challenge then has no error code (RFC
  6750 §3.1).
- A token that is expired, revoked or badly signed: 401 with `error="invalid_token"`; RFC 6750 counts a malformed token
  among these (RFC 6750 §3.1).
- The same token in the field and in the query, or a parameter twice: 400 with `error="invalid_request"` (RFC 6750
  §3.1).
- An `Authorization` field that is no credentials by its grammar: 400 (RFC 9110 §11.4, §15.5.1).
- A proper scheme that this server does not take, such as Basic where Bearer is wanted: 401, whose challenge says which
  one is (RFC 9110 §11.6.1).
- Something else in the request is wrong, and the caller is unknown: 401 first, where the contract is not public (RFC
  9110 §15.5.2).

## Frequent mistake

400 for a missing token, since `Authorization` is "a required header" and required parameters are checked in one place.
Tyk does it for its JWTs, with a comment in its source that 401 would be right (Tyk). A client of OAuth that waits for a
challenge never begins.

## What a swap breaks

### Retry

A 401 may be followed by one attempt with new credentials (RFC 9110 §15.5.2), and libraries for OAuth do that alone.
With 400 for an expired token each session ends when the first token does, and users sign in every hour. With 401 for a
malformed field the client fetches a new token, writes it in the same wrong way and does so again, and the service that
issues tokens carries the load.

### Cache

Neither is heuristically cacheable (RFC 9110 §15.1). A request without `Authorization` has no protection from shared
caches (RFC 9111 §3.5), and that is the usual request for a 401. A 401 with a `max-age` from a general rule would be
served to the next caller, signed in or not: `no-store`.

### Monitoring

A rise of 401 is keys, clocks, or somebody who guesses. A rise of 400 on `Authorization` is a release of a client. Put
the reason into the log, never the value: a malformed field is often a good secret in the wrong place (RFC 6750 §5.3).

### Authentication

The challenge is a must for 401 (RFC 9110 §15.5.2), and browsers as well as OAuth clients act on it (RFC 9728 §5.1). 400
may say how the field was malformed, which helps; a 401 should not say whether the name or the password was wrong. Do
not send 401 for a sign-in form that failed unless you can name a scheme.

## Questions

### What is the difference between 400 and 401?

400: the request, here its credentials, cannot be read. 401: credentials are missing, or were read and refused.

### Are 400 and 401 cached?

Neither without explicit freshness. Send `no-store` with both, as each judges one caller.

### May an API send 400 for a wrong password in a sign-in form?

It may: the password is content there and no credentials of HTTP, so 401 would need a challenge that does not fit. 400,
403 and 422 are in use; take one, and say the same for unknown names.

## Summary

Not readable: 400. Missing or refused: 401.
"#,
        sources: &["Google Search Central", "RFC 9110 §15.5.2", "RFC 6750 §3.1", "RFC 9110 §11.4", "RFC 9110 §15.5.1", "RFC 9110 §11.6.1", "Tyk", "RFC 9110 §15.1", "RFC 9111 §3.5", "RFC 6750 §5.3", "RFC 9728 §5.1"],
    },
    PairPage {
        a: 400,
        b: 403,
        question: "Would the identical message succeed if somebody else sent it?",
        answer_a: "No, nobody's would: 400.",
        answer_b: "Yes, somebody with another right, address or moment might: 403.",
        related: &[(400, 401), (401, 403), (403, 405), (400, 422)],
        markdown: "400 is about the text, 403 about the permission. After 400 an API consumer works on his request; after 403 he leaves the
request as it is and asks for a right, or stops. Google handles both as content that does not exist, so a firewall that
takes a crawler for an attacker removes pages with either (Google Search Central).

## When you see A

Something in the request is wrong for everybody. The content should name it.

## When you see B

The server read the request and will not do it for you. Do not change the JSON. Ask which account the credentials belong
to, and which rule refused.

## Decision rule

- Malformed syntax, framing, a required parameter that is missing: 400 (RFC 9110 §15.5.1).
- A well-formed request of a caller without the right: 403 (RFC 9110 §15.5.4).
- The caller may change the record but not this member, such as his own role: 403 if others may, 422 or 400 if nobody
  may, as with a member that is read-only (RFC 9110 §15.5.4, §15.5.21).
- A firewall sees SQL in a comment field: 403. The message is well formed, and refused by policy (RFC 9110 §15.5.4).
- Two lengths, or a target and a `Host` that disagree to deceive: 400 and not 403, however hostile it is (RFC 9110
  §15.5.1; RFC 9112 §6.3).
- A missing CSRF token: Django answers 403 (Django 5.2.19). The same message with the right token would pass, so it is
  permission rather than form (RFC 9110 §15.5.4).

## Frequent mistake

One status for everything that a filter refuses. API Firewall answers 403 to malformed JSON and to unknown paths unless
another status is set (API Firewall 0.9.6). A customer with a trailing comma asks for permission, and the person who
keeps the roles finds that he has all.

## What a swap breaks

### Retry

Neither is repeated by itself: for 403 RFC 9110 says that a client should not do so with the same credentials, and
allows others (RFC 9110 §15.5.4). So a client with several accounts, such as a tool that tries each profile, goes
through all of them after a 403 that was a malformed request. After a 400 that was a missing right it never tries the
account that would have worked.

### Cache

Neither is heuristically cacheable (RFC 9110 §15.1). With explicit freshness a stored 400 harms those who sent the same
address rightly, and a stored 403 reaches callers who are allowed; Apache, Chrome, nginx and Traffic Server store a
400 then (cache-tests).

### Monitoring

403 goes to whoever watches for intruders: many different paths and one caller. 400 goes to whoever keeps the API: one
path and many callers. A rule that locks an address out after ten 403s locks out customers with a bug if validation
answers 403 (RFC 9110 §15.5.1, §15.5.4).

### Authentication

403 needs the caller, where the reason is a right, so it comes after 401; 400 for syntax needs nobody. The order matters
for 400s about content: a caller without the right who gets a list of faults learns the schema of a function that he may
not use. Check rights first (RFC 9110 §15.5.4).

## Questions

### What is the difference between 400 and 403?

400: the request is wrong, whoever sends it. 403: the request is understood and refused, for you or by a rule.

### Are 400 and 403 cached?

Not without explicit freshness. Both should carry `no-store`.

### May an API send 400 in place of 403, to tell less?

It hides the reason and not the existence of the thing. To hide that, 404 is defined; 400 makes honest callers rewrite
requests that were right.

## Summary

Wrong for all: 400. Refused to you: 403.
",
        sources: &["Google Search Central", "RFC 9110 §15.5.1", "RFC 9110 §15.5.4", "RFC 9110 §15.5.21", "RFC 9112 §6.3", "Django 5.2.19", "API Firewall 0.9.6", "RFC 9110 §15.1", "cache-tests"],
    },
    PairPage {
        a: 400,
        b: 404,
        question: "Could this address ever name anything?",
        answer_a: "No, it is malformed, or the request is wrong in another part: 400.",
        answer_b: "Yes, and it names nothing now: 404.",
        related: &[(404, 410), (400, 405), (404, 405), (400, 422)],
        markdown: r#"404 is about the address as a name: it is spelled properly and leads to nothing. 400 is about the request as a text. So
after 404 an API consumer looks for another id or path, after 400 for a wrong character or a missing part. Google takes
both as missing content (Google Search Central); what differs is which link of the site has to be mended, and how.

## When you see A

Look at the escapes in the address, then at query, fields and content. Do not conclude that the thing does not exist.

## When you see B

The request was readable. Check host, version, path and id; then whether you may see the thing.

## Decision rule

- `/orders/%zz`, a lone `%`, a space in the request line: 400 (RFC 9110 §15.5.1; RFC 9112 §3.2).
- `/orders/999`, and there is no such order: 404 (RFC 9110 §15.5.5).
- `/orders/abc`, where ids are numbers: no order can have that name, so 404 is true; 400 helps the author of a client
  more. Both are right; take one for the whole API (RFC 9110 §15.5.1, §15.5.5).
- An id in the content or the query that names nothing, such as the customer of a new order: not 404, because the target
  exists; 422 or 400 (RFC 9110 §15.5.21, §15.5.1).
- A search whose filter is malformed: 400; one that finds nothing: 200 with an empty list (RFC 9110 §15.5.1, §15.3.1).

Frameworks split on letters in place of a number: Flask and Django send 404, FastAPI 422 (Flask 3.1.3; Django 5.2.19;
FastAPI 0.165.0). A bad escape is 400 in nginx, Apache, Caddy, Express and Fastify (nginx 1.22.1; Apache httpd 2.4.67;
Caddy 2.6.2; Express 5.3.0; Fastify 5.12.8).

## Frequent mistake

404 for a missing query parameter. `GET /search` without `q` hits a handler that returns "nothing found", and the caller
looks for the endpoint, which he has found.

## What a swap breaks

### Retry

Neither is repeated by itself. What follows differs: a synchronising client takes 404 as "deleted" and drops its copy,
so a 404 for a malformed request deletes data on the other side. A 400 for a missing record keeps a dead id in its
queue, as no one handles that case (RFC 9110 §15.5.5).

### Cache

404 is heuristically cacheable, 400 is not (RFC 9110 §15.1). Cloudflare keeps a 404 for a time of its own by default
(Cloudflare on cached statuses). If a required header is missing and the answer is 404, that answer can be kept under an
address that is right, and given to callers who sent the header. 400 with `no-store` concerns one request only.

### Monitoring

404 is counted by address and referrer, and its reader repairs links. 400 is counted by operation and client, and its
reader talks to the author. Scanners fill both: guessed names are 404, bad escapes 400 (RFC 9110 §15.5.1, §15.5.5).

### Authentication

404 has a second meaning, "you may not know" (RFC 9110 §15.5.4); 400 has none. In a hidden area a request with a
malformed id must not get 400 where a well-formed one gets 404, if the form of ids is secret; and a 400 about content
for an existing record beside 404 for a missing one tells which ids exist. Check rights, then existence, then content.

## Questions

### What is the difference between 400 and 404?

400: the request is malformed or lacks something. 404: the request is fine and its address names nothing that you may
know of.

### Which one may be cached, and what do search engines do?

404 may be stored without a caching field, 400 only with explicit freshness. Google removes an address that stays either
(Google Search Central).

### May an API send 400 for an id that does not exist?

In the path, no: 404 is what clients expect, and they act on it. For an id in the content, yes, or 422.

## Summary

Cannot name anything: 400. Names nothing: 404.
"#,
        sources: &["Google Search Central", "RFC 9110 §15.5.1", "RFC 9112 §3.2", "RFC 9110 §15.5.5", "RFC 9110 §15.5.21", "RFC 9110 §15.3.1", "Flask 3.1.3", "Django 5.2.19", "FastAPI 0.165.0", "nginx 1.22.1", "Apache httpd 2.4.67", "Caddy 2.6.2", "Express 5.3.0", "Fastify 5.12.8", "RFC 9110 §15.1", "Cloudflare on cached statuses", "RFC 9110 §15.5.4"],
    },
    PairPage {
        a: 400,
        b: 405,
        question: "Is the message itself in order, with a method that the server knows?",
        answer_a: "No, something in the message is wrong: 400.",
        answer_b: "Yes, and this resource does not support that method: 405 with `Allow`.",
        related: &[(405, 501), (404, 405), (403, 405), (400, 404)],
        markdown: "400 sends the caller through his whole request; 405 points at one word of it and lists the words that work. A program
can act on a 405 without a person, on a 400 hardly. Crawlers meet a 405 where an address takes only POST, and a 400
where a link is malformed; Google makes no difference between them (Google Search Central).

## When you see A

The method may be right. Look at the escapes in the path, at parameters, fields and content, in this order; the content
of the answer should say more.

## When you see B

Everything else was perhaps not even looked at. Change the method, or the address, and expect that further faults show
only then.

## Decision rule

- The method is known and this resource does not support it: 405 with `Allow` (RFC 9110 §15.5.6).
- The method is known and the content is malformed: 400; the method is fine (RFC 9110 §15.5.1).
- Both are true, a wrong method and malformed content: 405. The route decides before the content is read
  (RFC 9110 §15.5.6).
- The method is not a token, such as `GE/T`: the request line is invalid, 400 (RFC 9112 §3.2; RFC 9110 §9.1).
- A token that no one knows, such as `FOO`: 501 rather than either (RFC 9110 §9.1).
- GET with content where the server does not want any: the method is supported, so 400 or 413, not 405
  (RFC 9110 §9.3.1).

## Frequent mistake

Answering 400 to an unknown method, since a validator looks for the operation in its document and finds none. Prism,
Connexion, openapi-core and express-openapi-validator do so (Prism 5.14.2; Connexion 3.3.0; openapi-core 0.23.1;
express-openapi-validator 5.6.2). The request was in order.

## What a swap breaks

### Retry

Neither is repeated unchanged. With `Allow` a client can change PUT to PATCH where the API documents both; RFC 9110
makes the field a must for that purpose (RFC 9110 §15.5.6). With 400 in place of 405 it is left to guess, and tries
other content for the same method.

### Cache

405 is heuristically cacheable, 400 is not (RFC 9110 §15.1). A GET with one bad parameter that is answered by 405 could
be stored under the address, which does little harm. A 405 for GET on a page that gets a form next week does more: the
page stays closed for those with the stored copy.

### Monitoring

405 on your own routes after a release is a form whose method changed, or a redirect that turned POST into GET. 400 on
the same routes is a client that writes other content. The method stands in the access log in any case, so check whether
400s have one method in common; then some of them are 405s in disguise (RFC 9110 §15.5.6).

### Authentication

405 and its `Allow` describe the interface, 400 describes the contract of one operation. Neither should be told to
strangers where the API is not public: 401 first (RFC 9110 §15.5.2). A malformed request line or field is the exception,
as nothing can be authenticated in it (RFC 9112 §2.2).

## Questions

### What is the difference between 400 and 405?

400: the request is wrong. 405: the request is right in form, and its method does not work on this resource.

### Which of them may be stored by caches?

405, without explicit freshness. 400 only with it.

### May an API send 400 for a wrong method?

Nothing breaks at once, but the duty to send `Allow` exists only for 405, and tools that show it to the user find
nothing.

## Summary

The message is wrong: 400. The method does not fit the resource: 405.
",
        sources: &["Google Search Central", "RFC 9110 §15.5.6", "RFC 9110 §15.5.1", "RFC 9112 §3.2", "RFC 9110 §9.1", "RFC 9110 §9.3.1", "Prism 5.14.2", "Connexion 3.3.0", "openapi-core 0.23.1", "express-openapi-validator 5.6.2", "RFC 9110 §15.1", "RFC 9110 §15.5.2", "RFC 9112 §2.2"],
    },
    PairPage {
        a: 400,
        b: 408,
        question: "Is the request complete and wrong, or did its end not come in time?",
        answer_a: "It is complete, or broke off in a way that no waiting would mend, and is wrong: 400.",
        answer_b: "It was still arriving when the server's patience ended: 408.",
        related: &[(408, 504), (408, 499), (400, 411), (400, 414)],
        markdown: "408 says nothing against the request; the server has not seen all of it. So a client may send it again, faster. 400 says
that what came is wrong, so the same bytes will be wrong tomorrow. API consumers behind slow links see 408, those with a
wrong serializer 400. A crawler's requests are one small packet, so it meets 408 only from a server that uses it for
something else (RFC 9110 §15.5.9).

## When you see A

Read the content; compare your bytes with the contract.

## When you see B

Send the body without pauses, and look at `Content-Length`: if it promises one byte more than you send, the server waits
for that byte until its time is over.

## Decision rule

- The head or the body had begun and did not end in the server's time: 408 (RFC 9110 §15.5.9).
- The client closed its side before the announced length: the message is incomplete and cannot be taken as complete; 400
  if an answer can still be sent (RFC 9112 §8). Express makes it 400 with the type `request.aborted` (Express 5.3.0).
- More bytes than announced: they are the start of the next request, which is usually malformed: 400
  (RFC 9112 §6.3, §2.2).
- A connection with no request on it: close it; a 408 there can be taken for the answer to the request that the client
  is sending in that moment (RFC 9112 §9.2, §9.5).
- All came in time and the handler is slow: neither; 503 or 504 (RFC 9110 §15.6.4, §15.6.5).

Not every 408 in a log was sent. For a head or a body that breaks off, Apache and Node.js answer 408; nginx closes
without a word and writes 408 into its own log (Apache httpd 2.4.67; Node.js 20.20.2; nginx 1.22.1).

## Frequent mistake

A client with `Content-Length` taken from the number of characters while the body goes out in UTF-8. With one umlaut it
sends more bytes than it announced and gets 400 for the rest. A length that counts line ends which are not sent gives
408 after thirty seconds. The two codes point to the same line of code.

## What a swap breaks

### Retry

Got and Ky repeat GET and PUT after 408, axios-retry and undici do not; none repeats a 400 (Got 14.6.6; Ky 1.14.3;
axios-retry 4.5.0; undici 7.30.2). A slow upload that ends in 400 is given up although a second attempt would have
worked. Malformed content answered with 408 is sent again and again. And a handler that merely took long must not say
408: the client takes it that nothing was done, and repeats (RFC 9110 §15.5.9).

### Cache

None worth the name: both are stored only with explicit freshness (RFC 9110 §15.1). What matters is the connection.
After a 408 in the middle of a body, and after a 400 about framing, the rest on the wire must not be read as a request:
close it (RFC 9112 §6.3, §9.6).

### Monitoring

408 has the limit of the server as its duration, 400 has nearly none. A rise of 408 from mobile networks says that the
limit is too tight; from few addresses with a byte a second, that someone holds connections open (RFC 9110 §15.5.9).
Sent as 400, both look like bad clients.

### Authentication

The head is judged first, and a missing credential can be answered before the body has arrived (RFC 9110 §10.1.1). A
server that reads the whole body before it checks the token gives a stranger its full timeout, and 408 where 401 was
due.

## Questions

### What is the difference between 400 and 408?

400: the request is wrong. 408: the request did not arrive completely in time.

### Are 400 and 408 cached, or do they matter for search engines?

Neither is stored without explicit freshness. A crawler rarely meets 408; if a site uses it for its own slowness, pages
drop out where a 503 would have kept them (Google Search Central; Google on crawl rate).

### May an API send 400 when a body is too slow?

It may, but it denies the client the one hint that the same request is worth repeating.

## Summary

Complete and wrong: 400. Not complete in time: 408.
",
        sources: &["RFC 9110 §15.5.9", "RFC 9112 §8", "Express 5.3.0", "RFC 9112 §6.3", "RFC 9112 §2.2", "RFC 9112 §9.2", "RFC 9112 §9.5", "RFC 9110 §15.6.4", "RFC 9110 §15.6.5", "Apache httpd 2.4.67", "Node.js 20.20.2", "nginx 1.22.1", "Got 14.6.6", "Ky 1.14.3", "axios-retry 4.5.0", "undici 7.30.2", "RFC 9110 §15.1", "RFC 9112 §9.6", "RFC 9110 §10.1.1", "Google Search Central", "Google on crawl rate"],
    },
    PairPage {
        a: 400,
        b: 409,
        question: "Would the very same request succeed if the resource were in another state?",
        answer_a: "No, it is wrong in every state: 400.",
        answer_b: "Yes: 409.",
        related: &[(409, 422), (400, 422), (409, 412), (409, 423)],
        markdown: r#"A 400 can be judged by reading the request alone; a 409 needs a look at what is stored. So 400 tells an API consumer
that his code is wrong, and 409 that his picture of the world is old. The same request may get 201 in the morning and
409 at noon. Crawlers write nothing and do not meet 409.

## When you see A

Nothing on the server has to change. Correct the request, then it will work at any time.

## When you see B

Fetch the resource and look at what stands in the way. The request may be right word for word; after merging, renaming
or another order of steps it can be sent again.

## Decision rule

- JSON that does not parse, a parameter that is missing: 400 (RFC 9110 §15.5.1).
- A name that is taken, an order that was shipped already, a parent that still has children: 409 (RFC 9110 §15.5.10).
- A step of the API is called before its time, such as paying before the address is set: 409; the request is one that
  will be right later (RFC 9110 §15.5.10).
- A version in the content is older than the stored one: 409; in `If-Match`: 412 (RFC 9110 §15.5.10, §13.1.1).
- The id in the path and the id in the content differ: 400, since no state makes them agree (RFC 9110 §15.5.1).
- A patch cannot be applied because the part it names is not there: 409; if the patch itself is malformed, 400
  (RFC 5789 §2.2).

## Frequent mistake

Catching the error of the unique index together with all others of the database and sending 400. The caller compares his
JSON with the documentation, finds it right, and is right.

## What a swap breaks

### Retry

Neither is repeated by axios-retry, Got, Ky or undici (axios-retry 4.5.0; Got 14.6.6; Ky 1.14.3; undici 7.30.2). The
cost is in code written for the service: after a lost answer a client repeats its POST, and gets the error of the
duplicate. With 409 it looks, finds its own record and is content. With 400 it reports a failure to its user, who does
it a third time under another name.

### Cache

None is stored without explicit freshness (RFC 9110 §15.1), and an error to a writing request leaves stored answers as
they are (RFC 9111 §4.4). After 409 that matters: the client must fetch past the cache, or it gets the very copy that
led to the conflict.

### Monitoring

409 per resource is contention: two jobs on the same records, or a sale on one article. It grows with success. 400 grows
with bad releases of clients. Mixed, a busy day looks like a defect, and a defect like a busy day (RFC 9110 §15.5.1,
§15.5.10).

### Authentication

400 can be sent without knowing the data, so it gives nothing away. 409 should name the source of the conflict (RFC 9110
§15.5.10), and "this name is taken" tells who is a customer. So it comes after the check of rights, and for registration
the answer must be the same in both cases.

## Questions

### What is the difference between 400 and 409?

400: wrong in itself. 409: wrong now, because of what is there.

### Are 400 and 409 cached?

Not without explicit freshness. A stored 409 would be a lie as soon as the conflict is resolved: `no-store`.

### May an API send 400 for a duplicate?

It may; 400 covers whatever the server perceives as an error of the client. Clients that repeat after a lost answer then
cannot tell "done before" from "never valid".

## Summary

Wrong in itself: 400. Wrong in this state: 409.
"#,
        sources: &["RFC 9110 §15.5.1", "RFC 9110 §15.5.10", "RFC 9110 §13.1.1", "RFC 5789 §2.2", "axios-retry 4.5.0", "Got 14.6.6", "Ky 1.14.3", "undici 7.30.2", "RFC 9110 §15.1", "RFC 9111 §4.4"],
    },
    PairPage {
        a: 400,
        b: 411,
        question: "Is the length wrong, or only absent?",
        answer_a: "It is there and wrong, or it cannot be determined: 400.",
        answer_b: "The message is well framed without it, and this server wants it all the same: 411.",
        related: &[(411, 413), (400, 408), (400, 414)],
        markdown: r#"411 is about a lawful request: chunked content is correct HTTP/1.1, and the server chooses not to take it. 400 is
about framing that cannot be trusted. An API client cures a 411 with one field; after a 400 about framing it must not be
trusted with a second request on the same connection. Crawlers send no content and meet neither.

## When you see A

Look at what stands in `Content-Length` and whether `Transfer-Encoding` stands beside it. Two values, a sign, a comma or
a letter is enough.

## When you see B

Send the size. With a stream, read it into memory or a file first.

## Decision rule

- `Content-Length: 12a`, or two different values: 400, and close (RFC 9112 §6.3).
- `Transfer-Encoding` in which `chunked` is not the last coding: 400, and close (RFC 9112 §6.3).
- Both fields: may be refused with 400; if it is processed, `Transfer-Encoding` wins, and the connection is closed after
  the answer in both cases (RFC 9112 §6.1).
- Proper chunked content, and a policy that wants a length: 411 (RFC 9110 §15.5.12; RFC 9112 §6.3).
- Content is required and neither field is there: there is no content; 400 says so. 411 is possible and less true, since
  a length of 0 is what the message has (RFC 9112 §6.3).
- A program that cannot read chunks must not answer 400 to a valid message, as Connexion did with "RequestBody is
  required" (Connexion 3.3.0).

## Frequent mistake

Looking for the body by `Content-Length`. Code that says "no such field, hence no body, hence 400" refuses each chunked
upload with a text that is not true, and the caller prints a body that is there.

## What a swap breaks

### Retry

A client may repeat after 411 with a valid `Content-Length` (RFC 9110 §15.5.12). Nobody repeats a 400. A chunked upload
that gets 400 is final, though the same library could have sent it with a length. In the other direction, 411 for an
invalid length asks for a field that is there; the client sends it again.

### Cache

None for the status: neither is heuristically cacheable (RFC 9110 §15.1). But framing that two servers read differently
is how a cache is poisoned, as the rest of one request becomes the beginning of the next; hence the must on closing (RFC
9112 §6.3, §11.2).

### Monitoring

400 for framing should be near zero; each is a broken client or an attempt at smuggling, and worth an event of its own.
411 is a policy at work. In one counter the attempt drowns in the uploads of an old library (RFC 9112 §11.2; RFC 9110
§15.5.12).

### Authentication

Framing is judged before credentials, as one cannot know to which request they belong (RFC 9112 §11.2). 411 needs no
such haste: it may come after the check, so that strangers get 401 and do not learn the policy (RFC 9110 §15.5.12).

## Questions

### What is the difference between 400 and 411?

400: the length that you gave is wrong, or the request is wrong in another way. 411: you gave none, and I want one.

### Are 400 and 411 cached?

Not without explicit freshness.

### May a server answer 400 in place of 411?

RFC 9112 allows 411 for a missing length and names it; 400 leaves the client to guess. For a wrong length it is the
other way round: 400 is demanded.

## Summary

Length wrong: 400. Length absent: 411.
"#,
        sources: &["RFC 9112 §6.3", "RFC 9112 §6.1", "RFC 9110 §15.5.12", "Connexion 3.3.0", "RFC 9110 §15.1", "RFC 9112 §11.2"],
    },
    PairPage {
        a: 400,
        b: 414,
        question: "Would the address be right if it were shorter?",
        answer_a: "No, it is malformed, or one part of it is not as agreed: 400.",
        answer_b: "Yes, only its length is refused: 414.",
        related: &[(413, 414), (414, 431), (400, 404), (400, 408)],
        markdown: r#"400 speaks about what is in the address, 414 about how much. With 414 an API client knows that the data is fine and has
to travel in another way, as content or in portions. With 400 it looks for a wrong character. Crawlers meet 400 on links
with a bare `%`, and 414 on links from loops; Google takes both as content that is not there (Google Search Central).

## When you see A

Look at the escapes: `%zz`, a lone `%`, a space, a backslash, octets above 127 without encoding. Then at the parameters.

## When you see B

Count. If it is some thousand octets, ask why; above 8000 you rely on the patience of each server on the way.

## Decision rule

- The target is longer than the server wishes to parse: 414, which HTTP/1.1 demands (RFC 9112 §3).
- The target cannot be parsed or decoded: 400 (RFC 9110 §15.5.1; RFC 9112 §3.2).
- It is both: 414, as the server stops reading at its limit and never knows the rest (RFC 9112 §3).
- A parameter is too long for its own rule, such as 300 characters for a name: 400 with the parameter's name
  (RFC 9110 §15.5.1).
- Too many parameters, within the length: 400, or ignore them; the length is fine (RFC 9110 §15.5.1).
- The method token is too long: 501 (RFC 9112 §3).

## Frequent mistake

One `catch` around the parser of the head. It knows "did not work" and sends 400; uvicorn answers so for an address of
1.1 MB (uvicorn 0.54.0). The caller is told to look for a syntax error in a megabyte.

## What a swap breaks

### Retry

Neither is repeated as it is. A program that knows 414 has a second way: the same search with POST, or a list of ids in
parts. Some clients of databases are built so, with GET first for the caches on the way. After 400 they have no reason
to, and report a bug in their own encoder (RFC 9110 §15.5.15).

### Cache

414 is heuristically cacheable, 400 is not (RFC 9110 §15.1). With explicit freshness both are stored by caches such as
Apache, Chrome, nginx and Traffic Server for the 400 (cache-tests). Send `no-store` with both: the one judges a request,
the other a limit that can change.

### Monitoring

414 in the log marks a limit or a loop, and the length is the number to look at. 400 marks encoders and scanners. nginx
has a further trap: a long field is 400 there and a long address 414 (nginx 1.22.1), so that 400 also counts
cookies.

### Authentication

A very long address is also how one looks for overflows and for a difference between two parsers: a firewall that reads
the first 8 kB and a server that reads 64 kB see two requests. Refuse at the smaller limit, in front, with either code.
Length is judged before credentials, so the answer must not depend on them (RFC 9112 §3).

## Questions

### What is the difference between 400 and 414?

400: something in the request is wrong. 414: the address is longer than the server is willing to read.

### Are 400 and 414 cached differently?

Yes. 414 may be stored without explicit freshness, 400 may not.

### May a server send 400 for an address that is too long?

In HTTP/1.1 it must send 414 for a target longer than any it wishes to parse. In HTTP/2 and HTTP/3 nothing demands it,
and 414 still says more.

## Summary

Wrong: 400. Only too long: 414.
"#,
        sources: &["Google Search Central", "RFC 9112 §3", "RFC 9110 §15.5.1", "RFC 9112 §3.2", "uvicorn 0.54.0", "RFC 9110 §15.5.15", "RFC 9110 §15.1", "cache-tests", "nginx 1.22.1"],
    },
    PairPage {
        a: 400,
        b: 415,
        question: "Is the format refused, or the bytes in it?",
        answer_a: "The format is accepted and these bytes do not parse in it: 400.",
        answer_b: "The declared type or coding is not accepted, whatever the bytes: 415.",
        related: &[(400, 422), (406, 415), (409, 422)],
        markdown: r#"415 is decided from two fields, before the content is read; 400 from the content. So an API consumer who gets 415
changes one line of his client, and one who gets 400 looks at what his serializer wrote. Crawlers send no content and
see neither on pages.

## When you see A

Take the bytes as they went out and give them to a parser: a comma at the end, single quotes, a document that breaks
off, a byte-order mark, Latin-1 where UTF-8 is expected.

## When you see B

Look at `Content-Type` and `Content-Encoding` as they went out, not as you set them. `fetch` declares plain text for a
string and `curl -d` a form (Node.js 20.20.2; curl 7.88.1).

## Decision rule

- `text/xml` where only JSON is taken: 415 (RFC 9110 §15.5.16).
- `application/json`, and the content is not JSON: 400 (RFC 9110 §15.5.1).
- No `Content-Type` and some content: 415 if you do not guess; RFC 9110 lets a recipient assume
  `application/octet-stream` or look at the data (RFC 9110 §8.3).
- `Content-Encoding: gzip`, not supported here: 415 with `Accept-Encoding`; supported and the stream is damaged: 400
  (RFC 9110 §12.5.3, §15.5.1).
- A `Content-Type` that cannot be parsed, or two of them: 400, as the field is malformed and no type was refused
  (RFC 9110 §8.3, §8.3.1).
- A file called `image/png` that is a PDF: 415, which covers what inspection finds; 400 is defensible
  (RFC 9110 §15.5.16).
- It parses and breaks the schema: 422 (RFC 9110 §15.5.21).

## Frequent mistake

Decoding by hope: the handler calls the JSON parser for whatever comes. A form arrives, the parser stops at its first
letter, and the caller gets "unexpected token u at position 0" for a field that was wrong. `express.json()` has the
other half of it: another type passes unread, so that the handler meets no body at all (Express 5.3.0).

## What a swap breaks

### Retry

A client can repair itself after 415: it takes a type from `Accept`, or sends uncompressed when `Accept-Encoding` leaves
its coding out (RFC 9110 §15.5.16, §12.5.3). After 400 it must not send the same data again. Prism answers gzip content
with 400 "Invalid JSON" (Prism 5.14.2); a client that compresses by default then never finds the cause.

### Cache

None worth the name. Neither is heuristically cacheable, and both answer requests with content (RFC 9110 §15.1, §9.2.3).

### Monitoring

415 after a release of a client: its library declares something else. 400 after the same release: its serializer writes
something else. Write both fields into the access log, since content is not there to be looked at; with 400 for both
they are the only way to tell (RFC 9110 §15.5.16).

### Authentication

415 needs no more than the head and may come before or after the check, at no cost. 400 needs the content, so check
credentials first, or strangers use your parser (RFC 9110 §10.1.1). Strict types also protect: a form of another site
can send `text/plain` and not `application/json` without asking by a preflight, so a server that parses JSON under any
type opens itself to forged requests with the cookies of the visitor.

## Questions

### What is the difference between 400 and 415?

415: I do not take this format. 400: I take it, and this is not it.

### Are 400 and 415 cached?

Not without explicit freshness. `no-store` on both.

### May an API send 400 for an unsupported type?

It may, as a general code. The fields that tell the client what would be accepted belong to 415, and clients look for
them only there.

## Summary

The format: 415. The bytes: 400.
"#,
        sources: &["Node.js 20.20.2", "curl 7.88.1", "RFC 9110 §15.5.16", "RFC 9110 §15.5.1", "RFC 9110 §8.3", "RFC 9110 §12.5.3", "RFC 9110 §8.3.1", "RFC 9110 §15.5.21", "Express 5.3.0", "Prism 5.14.2", "RFC 9110 §15.1", "RFC 9110 §9.2.3", "RFC 9110 §10.1.1"],
    },
    PairPage {
        a: 400,
        b: 417,
        question: "Is an expectation in the `Expect` field the only thing that cannot be met?",
        answer_a: "No, the request itself is faulty: 400.",
        answer_b: "Yes: 417.",
        related: &[(400, 422), (400, 408), (413, 429)],
        markdown: "417 has one subject: the `Expect` field. It tells a client that the same request without this field may work. 400 says
that something in the request is wrong and must be changed. For programs the difference is large, as a 417 can be
repaired without a person. No crawler is known to send `Expect`; for one that did, both would mean that there is no
content (Google Search Central).

## When you see A

Look for the fault in the request, from its first line on.

## When you see B

Find out who adds `Expect: 100-continue`. Some libraries do for larger content. Switch it off, or find the hop that
cannot do it.

## Decision rule

- `Expect` has a member other than `100-continue`: 417 is allowed, ignoring it is as well (RFC 9110 §10.1.1).
- `Expect: 100-continue` to HTTP/1.0: ignore it, no error (RFC 9110 §10.1.1).
- `Expect: 100-continue`, and the head shows that the request is going to fail: send that failure at once, as 401,
  404, 413 or 400; not 417. The expectation was met: the client wanted to know before it sends (RFC 9110 §10.1.1).
- The field cannot be parsed: 400, as for other fields (RFC 9110 §15.5.1).

## Frequent mistake

Answering 417 whenever something with `100-continue` goes wrong. Kong's plugin for limits on size does it: a request
with `Expect: 100-continue` whose content is over the limit gets 417, the same without the field gets 413 (Kong
2026-07-01). A client that follows the RFC then sends all the content to learn that it is too large.

## What a swap breaks

### Retry

A client that gets 417 should repeat the request without `100-continue` (RFC 9110 §10.1.1), and curl does so with an
upload of 2 MB where the connection stays open (curl 7.88.1). A faulty request answered with 417 is therefore sent
twice, the second time with its content in full; a mere expectation answered with 400 stops clients that could have gone
on.

### Cache

None: neither is stored without explicit freshness, and requests with content are hardly cached at all
(RFC 9110 §15.1, §9.2.3).

### Monitoring

417 is rare, so any rise points to a proxy or a server that was put in the path: Node.js answers 417 to an unknown
expectation before the application sees the request, nginx passes over it (Node.js 20.20.2; nginx 1.22.1). As 400 the
same change is lost among broken requests.

### Authentication

`Expect: 100-continue` is the way to learn that credentials are missing before sending a large file. An answer 401 to
the head does that (RFC 9110 §10.1.1). With 417 or 400 the client does not learn that it should log in.

## Questions

### What is the difference between 400 and 417?

417 is about `Expect` and nothing else; 400 is about the request as such.

### Are 400 and 417 cached?

Not by default. With explicit freshness Apache, Chrome, nginx and Traffic Server store a 400 (cache-tests), so send
both with `no-store`.

### May an API answer 400 to an expectation that it cannot meet?

It may, and it may ignore unknown expectations. 417 is better, because it names the field and lets a program try
without.

## Summary

Drop `Expect` and it may work: 417. Anything else: 400.
",
        sources: &["Google Search Central", "RFC 9110 §10.1.1", "RFC 9110 §15.5.1", "Kong 2026-07-01", "curl 7.88.1", "RFC 9110 §15.1", "RFC 9110 §9.2.3", "Node.js 20.20.2", "nginx 1.22.1", "cache-tests"],
    },
    PairPage {
        a: 400,
        b: 421,
        question: "Is the name of the host malformed, or well formed and not served on this connection?",
        answer_a: "It is missing, doubled or malformed, or something else is: 400.",
        answer_b: "It is a proper name, and this server has no authority for it here: 421.",
        related: &[(404, 421), (400, 426), (400, 404)],
        markdown: r#"Both can come from one look at `Host`. 400 says that the message cannot be right anywhere. 421 says that it may be right
elsewhere, so a client can open another connection and send it again. Crawlers and most libraries do not do that, so
both cost a site the page if they stay (Google Search Central).

## When you see A

Print the request as it leaves: is there one `Host`, and is it a name with an optional port? With a framework in front
of you, ask for its list of allowed hosts.

## When you see B

Ask the name server where the name points, then ask that address with a fresh connection. If it is 421 again, the server
lacks the name; if not, a shared connection was the cause.

## Decision rule

- HTTP/1.1 without `Host`, with two, or with one that is no valid host: 400, and there is no choice (RFC 9112 §3.2).
- In HTTP/2, `Host` and `:authority` differ: the request is malformed, a stream error or 400 (RFC 9113 §8.3.1, §8.1.1).
- A valid name that is not configured on this server: 421 (RFC 9110 §15.5.20).
- A configured name over a connection whose certificate or client certificate does not fit: 421 (RFC 9110 §7.4).
- A request whose target and `Host` were made to disagree to deceive: 400, whose definition names deceptive routing
  (RFC 9110 §15.5.1).
- A forward proxy: never 421 (RFC 9110 §15.5.20).

Practice is wider. Django answers 400 for a valid name that is not in `ALLOWED_HOSTS` (Django 5.2.19); nginx serves an
unknown name from its default host with 200 (nginx 1.22.1).

## Frequent mistake

Taking the 400 of an allow-list for a broken client. After a deployment the list is empty, each request gets 400 "Bad
Request", and people compare fields and escapes, while the same request with another name works.

## What a swap breaks

### Retry

421 may be repeated on another connection whatever the method (RFC 9110 §15.5.20); Node.js' `fetch` does so, curl,
requests and httpx do not (Node.js 20.20.2; curl 7.88.1; requests 2.34.2; httpx 0.28.1). 400 is repeated by nobody. With
400 for a reused connection, a browser shows an error for a site that is fine, until it happens to close the connection.

### Cache

Neither is heuristically cacheable (RFC 9110 §15.1); 421 was, under RFC 7540 (RFC 7540 §9.1.2). Old caches may still
act on that. Both with `no-store`, as the name in the key of the cache is the very thing in doubt.

### Monitoring

400 for hosts is background: scanners send addresses and rubbish. 421 on names of your own is certificates, DNS or a
coalescing front end. Let the log have the name that was asked for, cut to a length, since it was chosen by a stranger
(RFC 9110 §7.2, §15.5.20).

### Authentication

An application that builds links for a new password from `Host` sends them to wherever a stranger pointed it. A refusal
by name, of either code, before the application runs prevents it (RFC 9110 §7.2). For client certificates only 421 helps
the honest client: it can come again on a connection on which it is asked for one (RFC 9110 §7.4).

## Questions

### What is the difference between 400 and 421?

400: the name, or something else in the message, is malformed. 421: the name is fine, and this server does not speak for
it on this connection.

### Are 400 and 421 cached?

Only with explicit freshness. Apache, Chrome, nginx and Traffic Server store a 400 then (cache-tests).

### May a server answer 400 to unknown hosts?

It may, and many do. Where certificates or addresses are shared, 421 is better: of the two, it is the one after which a
browser tries again.

## Summary

Malformed name: 400. Not ours on this connection: 421.
"#,
        sources: &["Google Search Central", "RFC 9112 §3.2", "RFC 9113 §8.3.1", "RFC 9113 §8.1.1", "RFC 9110 §15.5.20", "RFC 9110 §7.4", "RFC 9110 §15.5.1", "Django 5.2.19", "nginx 1.22.1", "Node.js 20.20.2", "curl 7.88.1", "requests 2.34.2", "httpx 0.28.1", "RFC 9110 §15.1", "RFC 7540 §9.1.2", "RFC 9110 §7.2", "cache-tests"],
    },
    PairPage {
        a: 400,
        b: 422,
        question: "Did the content parse under its declared type?",
        answer_a: "No, or the fault is not in the content at all: 400.",
        answer_b: "Yes, and what it says cannot be processed: 422.",
        related: &[(400, 415), (409, 422), (400, 409), (400, 500)],
        markdown: r#"400 says that the server could not make sense of the request; 422 says that it understood every word and cannot do it.
To a client the first points at the code that builds requests, the second at the data that went in, which often came
from a person who can correct it. Google handles both as every 4xx but 429, and a crawler sends no content that could
be refused (Google Search Central).

## When you see A

Look at the bytes on the wire before you look at your data: a trailing comma, a body cut short by a wrong
`Content-Length`, a query value that is no number. Some services send 400 for wrong values as well; the content of the
answer then names a field.

## When you see B

The serialiser did its work. Show the list of faults to whoever typed the values, field by field. From FastAPI or Prism
it may also mean what others call 400.

## Decision rule

- The bytes are not a document of the declared type, as with JSON that breaks off: 400. 422 presupposes correct syntax
  (RFC 9110 §15.5.21).
- The document parses and a value breaks the schema or a rule: 422. 400 is permitted too, as it covers whatever the
  server takes for a fault of the client (RFC 9110 §15.5.1, §15.5.21).
- The fault is in the query, a header field or the path: 400, or 404 for a path that names nothing. 422 speaks of the
  content (RFC 9110 §15.5.21).
- The value is fine and the state of the resource forbids it: 409 (RFC 9110 §15.5.10).
- The declared type is not supported: 415, before anything is parsed (RFC 9110 §15.5.16).

## Frequent mistake

Taking over the framework's choice without a look. The same two requests, one with broken JSON and one with a wrong
value, got 422 and 422 from FastAPI, 400 and 400 from Django REST Framework and Fastify, and 400 and 422 from axum
(FastAPI 0.165.0; Django REST Framework 3.18.3; Fastify 5.12.8; axum 0.8.9). A client generated for one of them mistakes
the answers of the next.

## What a swap breaks

### Retry

No common library repeats either: axios-retry, Got, Ky, undici, urllib3 and `curl --retry` all stop (axios-retry 4.5.0;
Got 14.6.6; Ky 1.14.3; undici 7.30.2; urllib3 2.8.0; curl 7.88.1). The harm is in the queue behind them. A consumer that
parks 422 for a person to correct, and drops 400 as a bug of the sender, throws away orders when the two are swapped.

### Cache

Neither is cacheable without explicit freshness (RFC 9110 §15.1). A query endpoint that answers 422 to a GET with
`max-age` shares the fault with the next user of the same address: nginx stores any status that carries one (nginx
1.22.1).

### Monitoring

A jump of 400 after a release means that a serialiser, a proxy or a limit changed; a jump of 422 means that a rule
changed or that people fill in a form wrongly. Only the first should page somebody. Merged into one code they have one
baseline, and the few broken requests drown in the many wrong postcodes (RFC 9110 §15.5.1, §15.5.21).

### Authentication

Where they judge the content, both come after the credentials were checked. A field-by-field 422 for strangers hands
them the data model, and one that says "no such account" turns a form into a test for accounts; send 401 first (RFC 9110
§15.5.2). OAuth has its own contract: for a token request with a missing parameter the code is 400, and libraries look
for the `error` member in a 400 (RFC 6749 §5.2).

## Questions

### What is the difference between 400 and 422?

400: the request could not be read as what it claims to be. 422: the content was read, and its values cannot be
accepted.

### Is 422 cached, or seen by search engines?

Not stored by default, as 400 is not. A page that answers GET with either leaves Google's index (Google Search Central).

### May an API send 400 in place of 422?

Yes, RFC 9110 makes 400 wide enough. Sending 422 for broken JSON is the wrong direction, because the RFC defines that
code by syntax that is correct. Choose once, and document it.

## Summary

Could not read it: 400. Read it, cannot do it: 422.
"#,
        sources: &["Google Search Central", "RFC 9110 §15.5.21", "RFC 9110 §15.5.1", "RFC 9110 §15.5.10", "RFC 9110 §15.5.16", "FastAPI 0.165.0", "Django REST Framework 3.18.3", "Fastify 5.12.8", "axum 0.8.9", "axios-retry 4.5.0", "Got 14.6.6", "Ky 1.14.3", "undici 7.30.2", "urllib3 2.8.0", "curl 7.88.1", "RFC 9110 §15.1", "nginx 1.22.1", "RFC 9110 §15.5.2", "RFC 6749 §5.2"],
    },
    PairPage {
        a: 400,
        b: 426,
        question: "Is the request wrong, or is it right and in the wrong protocol?",
        answer_a: "It is wrong as it was sent: 400.",
        answer_b: "It is well formed, and this resource speaks another protocol: 426 with `Upgrade`.",
        related: &[(426, 505), (400, 421), (400, 405)],
        markdown: r#"Most people meet the pair at a WebSocket address. A handshake with a broken key is a 400; a plain GET that does not ask
for a handshake is a 426. An API consumer learns from the 426 that the address is right and his client is the wrong one.
To crawlers both say that there is no page, which is true (Google Search Central).

## When you see A

Compare the bytes of the handshake with the specification: `Upgrade`, `Connection`, the key and its version, or whatever
the request consists of.

## When you see B

Use a client that speaks what `Upgrade` names. If yours does, print the fields that arrive at the server: both belong to
one connection and are removed by proxies that do not forward them on purpose.

## Decision rule

- No `Upgrade` in the request, and the resource needs it: 426 (RFC 9110 §15.5.22).
- `Upgrade: websocket` with a missing or malformed key: 400 (RFC 6455 §4.2.1).
- A version of WebSocket that the server does not speak: 426 with `Upgrade` and `Sec-WebSocket-Version` (RFC 6455
  §4.2.2; RFC 9110 §15.5.22).
- `Upgrade` names a protocol that the server does not want: it ignores the field and answers as to any other request
  (RFC 9110 §7.8).
- Plain HTTP on a TLS port: 400, as the server cannot tell what it is talking to. nginx, Apache and Caddy do so, with a
  text that says it (nginx 1.22.1; Apache httpd 2.4.67; Caddy 2.6.2).

## Frequent mistake

400 for each plain GET of the WebSocket address. Someone opens it in a browser to see whether the server lives, reads
"Bad Request", and looks for the fault in the address.

## What a swap breaks

### Retry

Neither is repeated by itself. But a 426 can be cured by a program: `Upgrade` lists the protocols, in order of
preference (RFC 9110 §7.8). A client with a fallback, such as one that polls where WebSocket fails, decides by the
status: 426 at the polling address means that polling is not offered, 400 that this request was broken.

### Cache

None. Neither is heuristically cacheable (RFC 9110 §15.1). A 400 for a GET without upgrade that got a `max-age` from a
general rule would be stored for that address by nginx or Chrome (cache-tests), so `no-store` belongs on both.

### Monitoring

All clients failing with 426 at once means that a proxy in front has dropped `Upgrade`, as one that was replaced or
updated does by default (RFC 9110 §7.6.1). With 400 for it the suspicion falls on the last release of the client. Split
the two and the log names the layer.

### Authentication

A browser's handshake carries cookies, so check origin and session before anything is switched: refusals are 403 or 401,
not 426 (RFC 6455 §10.2, §4.2.2). A 426 before that check tells strangers that a WebSocket is there, which is seldom a
secret.

## Questions

### What is the difference between 400 and 426?

400: the message is broken. 426: the message is fine, speak another protocol for this one.

### Is either of them cached or indexed?

Not without explicit freshness, and a page with either leaves the index like other 4xx (Google Search Central).

### May a server answer 400 where 426 would fit?

It may, since 400 covers whatever the server perceives as an error of the client. Then nothing says which protocol is
wanted; put it into the content.

## Summary

Broken: 400. Fine, but speak another protocol: 426.
"#,
        sources: &["Google Search Central", "RFC 9110 §15.5.22", "RFC 6455 §4.2.1", "RFC 6455 §4.2.2", "RFC 9110 §7.8", "nginx 1.22.1", "Apache httpd 2.4.67", "Caddy 2.6.2", "RFC 9110 §15.1", "cache-tests", "RFC 9110 §7.6.1", "RFC 6455 §10.2"],
    },
    PairPage {
        a: 400,
        b: 500,
        question: "When the author of the server looks at it, will the request or the server be corrected?",
        answer_a: "The request: 400.",
        answer_b: "The server; he calls it a bug or a wrong setting: 500.",
        related: &[(400, 422), (500, 502), (500, 503)],
        markdown: r#"The first digit is the message: 4 says "change your request", 5 says "we have to change something". Clients stop after a
400 and may try again after a 500; operators sleep through the one and get up for the other. Google takes a page that
answers 400 as missing, slows down on 500, and keeps the page for a while (Google Search Central; Google on crawl rate).

## When you see A

The content of the answer should name the part that is wrong. If everybody gets it since this morning, for requests that
worked, the server is wrong in spite of its code.

## When you see B

Do not change your request at random. Note time and request id, try again once if the method is idempotent, and report
it. If exactly one of your inputs causes it, say which: that is a bug with a recipe.

## Decision rule

- The request breaks the grammar, or lacks what each call needs: 400 (RFC 9110 §15.5.1).
- An input that nobody had thought of raises an exception: 500. A bug that is set off by the client is still one of the
  server; after it is mended the answer may be 400 (RFC 9110 §15.6.1).
- The input is right and a setting, a table or a certificate of the server is wrong: 500 (RFC 9110 §15.6.1).
- The server cannot say which side is wrong: 500. "Perceived to be a client error" demands that it has perceived
  something (RFC 9110 §15.5.1).
- The body stops in the middle because the client left: 400, if anything can be sent at all (RFC 9112 §8).

## Frequent mistake

A last handler that says `res.status(err.status || 400)`. It was copied to be polite and turns every `TypeError` into
"your request is wrong", with `err.message` for decoration. Connexion and openapi-core make the opposite mistake: bytes
that are no UTF-8 in a JSON body, which is the sender's fault, end in 500 (Connexion 3.3.0; openapi-core 0.23.1).

## What a swap breaks

### Retry

urllib3 with a list of statuses, Got, undici, axios-retry and botocore repeat after 500 or can be told to; nobody
repeats a 400 (Got 14.6.6; undici 7.30.2; axios-retry 4.5.0; botocore 1.44.8). A lost connection to the database, sent
as 400, fails for ever in a client that would have passed at the second attempt. A queue that repeats deliveries until
the answer is not 5xx sends malformed content for three days if it gets 500, and drops good content at once if it gets
400.

A proxy draws its own conclusion. With `proxy_next_upstream http_500`, two requests that each ended in 500 were enough
for nginx to give up both servers of a group; the next requests, which were in order, got 502 for want of a server. A
400 changed nothing (nginx 1.22.1). So one client with malformed content can empty a small cluster.

### Cache

`stale-if-error` covers 500: a cache may go on showing the last good page (RFC 5861 §4). With 400 it shows the error.
Stored with explicit freshness are both, by Apache, Chrome, nginx and Traffic Server (cache-tests).

### Monitoring

Objectives for a service count 5xx. Exceptions sent as 400 are outside that count, so the service meets its goal while
it fails; and a release cannot be stopped by a canary that looks at 5xx. Inputs of clients sent as 500 spend the budget
for errors, and one scanner with broken escapes rings the alarm (RFC 9110 §15.6).

### Authentication

Whatever fails in the check of credentials by itself, such as a key that cannot be loaded, is 500 or 503. A 400, or a
401, makes clients throw a good token away (RFC 9110 §15.5.2). A stack trace in a 500 tells an attacker more than any
400 does: send an id.

## Questions

### What is the difference between 400 and 500?

400: the request is at fault, as far as the server can see. 500: the server ran into something that it did not expect.

### Which one is worse in search engines?

For an hour, 400: it says that the page does not exist. A 500 slows the crawler and is taken as a fault that may pass;
if it lasts, the page goes as well (Google Search Central).

### May an API send 400 for all exceptions?

No. Clients look for their own mistake and find none, retries do not happen, and your alarms stay silent.

## Summary

Mend the request: 400. Mend the server: 500.
"#,
        sources: &["Google Search Central", "Google on crawl rate", "RFC 9110 §15.5.1", "RFC 9110 §15.6.1", "RFC 9112 §8", "Connexion 3.3.0", "openapi-core 0.23.1", "Got 14.6.6", "undici 7.30.2", "axios-retry 4.5.0", "botocore 1.44.8", "nginx 1.22.1", "RFC 5861 §4", "cache-tests", "RFC 9110 §15.6", "RFC 9110 §15.5.2"],
    },
    PairPage {
        a: 401,
        b: 403,
        question: "Are valid credentials what the request lacks?",
        answer_a: "Yes, none that count were presented: 401, with a challenge.",
        answer_b: "No, the caller is known and not allowed, or credentials do not matter: 403.",
        related: &[(401, 404), (403, 404), (401, 407), (400, 401), (401, 511)],
        markdown: r#"401 is an invitation: it must carry `WWW-Authenticate`, and software acts on that. 403 is a decision: the request was
understood and is refused. Browsers open a dialogue for the one and show a page for the other, SDKs fetch a new token
for the one and raise for the other. Google drops a page for either (Google Search Central).

## When you see A

Read `WWW-Authenticate`. With no credentials sent, send some. With credentials sent, they were refused: expired,
revoked, meant for another server. Get new ones once.

## When you see B

Signing in again as the same user helps only if the right was granted since, or if the token had too small a scope. Find
out which right is missing, or which rule about address, country or time applied. Another account may well succeed.

## Decision rule

- No credentials, or ones that are unknown, expired or revoked: 401 with at least one challenge that applies (RFC 9110
  §15.5.2, §11.6.1).
- Valid credentials without the needed right: 403; for bearer tokens with `error="insufficient_scope"` (RFC 9110
  §15.5.4; RFC 6750 §3.1).
- A refusal that no credentials lift, such as an address range: 403, whether or not the caller is known (RFC 9110
  §15.5.4).
- You have no authentication scheme to name: not 401. A challenge is the one thing that it must have (RFC 9110 §15.5.2).
- Both apply, an expired token of a user who lacks the right anyway: 401, since the right cannot be judged for a caller
  who is not known (RFC 9110 §15.5.2).

## Frequent mistake

403 for "not signed in", because the framework has no challenge to offer. Django REST Framework does it where sessions
are the only authentication class (Django REST Framework 3.18.3). A script whose session ran out then reports a missing
permission, and its owner asks for rights that he has.

## What a swap breaks

### Retry

Git shows both halves. On 401 it asks the credential helper, repeats the request once, and tells the helper to erase
what was refused; on 403 it neither asks nor erases (Git 2.47.3). A missing right sent as 401 therefore deletes a good
password from the keychain of each developer. An expired one sent as 403 stays there, and is sent for ever. `curl
--anyauth` behaves alike: it sends its password after a 401 with a challenge, and ends at 403 (curl 7.88.1).

### Cache

`Authorization` keeps shared caches from reusing an answer unless the answer allows it (RFC 9111 §3.5), but a 401 mostly
belongs to a request without that field. With `max-age` on it, nginx stored a 401 and a 403 and gave them to the next
caller (nginx 1.22.1): with 403, users who may enter are kept out; with 401, they are asked to sign in although they
did.

### Monitoring

Bursts of 401 from one address are passwords being guessed; bursts of 403 for one account are a role that changed, or a
known user trying doors. The lock-out after ten failures counts 401. If missing rights are 401, a dashboard that polls
one forbidden panel locks its owner out (RFC 9110 §15.5.2, §15.5.4).

### Authentication

nginx's `auth_request` knows these two only. A check that answers 401 or 403 has its status passed on, and the challenge
with the 401; each other status, 404 and 429 included, became a 500 (nginx 1.22.1). A 401 without
`WWW-Authenticate` is passed on too, and leaves the client with nothing to answer (RFC 9110 §11.6.1).

## Questions

### What is the difference between 401 and 403?

401: you have not shown who you are. 403: that is settled or does not matter, and the answer is no.

### How do search engines treat a page behind a sign-in?

The same for both codes: no content, and removal from Google's index (Google Search Central). Neither slows a
crawler down; that is 429 (Google on 4xx as a brake).

### May an API send 403 instead of 401?

For a refusal that signing in could lift it should not: the client does not learn the scheme. It must, in a sense, where
there is no scheme to name, as 401 needs a challenge. 401 for a missing right is wrong in every case.

## Summary

Who are you? 401. Not you, or not this way: 403.
"#,
        sources: &["Google Search Central", "RFC 9110 §15.5.2", "RFC 9110 §11.6.1", "RFC 9110 §15.5.4", "RFC 6750 §3.1", "Django REST Framework 3.18.3", "Git 2.47.3", "curl 7.88.1", "RFC 9111 §3.5", "nginx 1.22.1", "Google on 4xx as a brake"],
    },
    PairPage {
        a: 401,
        b: 404,
        question: "May someone who has not signed in know that there is something at this address?",
        answer_a: "Yes; he is asked for credentials: 401.",
        answer_b: "No, or there is nothing: 404.",
        related: &[(401, 403), (403, 404), (400, 401), (404, 410)],
        markdown: "401 is an invitation: show who you are, and there may be something for you. 404 ends the conversation. So a program that
gets 404 for a private thing will not think of its expired token, and a program that gets 401 will not think of its
wrong id. Google drops an address that stays either, and a page behind a sign-in is not indexed in any case (Google
Search Central).

## When you see A

Look at `WWW-Authenticate` and at your token. Whether the thing exists you will know after the sign-in.

## When you see B

Check the address, and then whether your credentials were sent at all. GitHub answers 404 for a private repository to
callers without proper authentication (GitHub REST docs); in such a service a lost token looks like a lost record.

## Decision rule

- The whole area needs credentials, and none came: 401 for each path in it, existing or not (RFC 9110 §15.5.2).
- Public and private things lie side by side, as repositories do, and private ones must not show: 404 for a private one
  and for none, alike (RFC 9110 §15.5.5).
- Credentials were sent and are expired or forged: 401, also where things are hidden. It speaks of the credentials and
  not of the thing, if it comes before the look-up (RFC 9110 §15.5.2).
- The caller is known, the thing is there and not for him: 403, or 404 to hide (RFC 9110 §15.5.4).
- No scheme can be named in `WWW-Authenticate`: not 401 (RFC 9110 §11.6.1).

## Frequent mistake

401 for existing private records and 404 for missing ones, because the route is looked up, then the record, and then the
guard runs. Anyone can ask for ids one by one and gets the list of those that exist. Put the guard before the look-up,
or make both answers the same.

## What a swap breaks

### Retry

401 is repeated once with new credentials by clients that can fetch them (RFC 9110 §15.5.2). 404 is not: a job whose
token expired in the night and that gets 404 takes its records as deleted, and may delete its copies. In the other
direction 401 for a path that does not exist makes a client refresh its token for each typing mistake, and open a
sign-in window for a missing icon.

Git is the example that most people met. It asks its credential helper after a 401; after a 404 it reports that the
repository was not found and never sends the password that it has (Git 2.47.3). A server that hides repositories from
strangers by 404 on this address locks its members out as well.

### Cache

404 is heuristically cacheable and 401 is not (RFC 9110 §15.1). A 404 to a stranger has no `Authorization` in its
request, so nothing keeps a shared cache from storing it and giving it to members whose requests it may match (RFC 9111
§3.5). A 404 that stands for a 401 has to carry `no-store`, and so has each real one beside it.

### Monitoring

A rise of 401 after a deployment means keys, clocks or audiences. With hiding, the same fault is a rise of 404 in one
area, next to those of scanners. Let the log say in a field of its own what the 404 stood for (RFC 9110 §15.5.5).

### Authentication

401 is the only one of the two that starts a sign-in: without `WWW-Authenticate` a browser shows no password window, and
a client of OAuth does not learn where tokens come from (RFC 9110 §11.6.1; RFC 9728 §5.1). Where all is hidden, members
need another way to begin, such as a sign-in page with a public address. Time tells too: a 404 after a look-up takes
longer than one without.

## Questions

### What is the difference between 401 and 404?

401: authenticate first. 404: nothing here, or nothing that you may know of.

### Are 401 and 404 cached?

404 may be without any caching field, 401 only with explicit freshness. A 404 that hides something needs `no-store`.

### May an API send 404 in place of 401?

Yes, to hide what exists; the definition of 404 covers it. Do it for a whole area and the same for everything in it, or
it hides nothing.

## Summary

May know, must sign in: 401. Must not know, or nothing there: 404.
",
        sources: &["Google Search Central", "GitHub REST docs", "RFC 9110 §15.5.2", "RFC 9110 §15.5.5", "RFC 9110 §15.5.4", "RFC 9110 §11.6.1", "Git 2.47.3", "RFC 9110 §15.1", "RFC 9111 §3.5", "RFC 9728 §5.1"],
    },
    PairPage {
        a: 401,
        b: 407,
        question: "Who wants the credentials: the server at the address, or a proxy on the way to it?",
        answer_a: "The server: 401 with `WWW-Authenticate`.",
        answer_b: "A proxy that the client uses: 407 with `Proxy-Authenticate`.",
        related: &[(407, 511), (401, 511), (401, 403), (400, 401)],
        markdown: "Two doors with two keys. 401 comes from the site and asks for `Authorization`; 407 comes from a proxy in the client's
own network and asks for `Proxy-Authorization`. The site has not heard of a request that got 407. A crawler sees 401 on
protected pages and takes them as missing (Google Search Central); a 407 from a public site is a fault of the site.

## When you see A

Look at `WWW-Authenticate`: scheme, realm, and often the reason. Send the credentials of your account at this service.

## When you see B

Look at the proxy settings of the program and at `HTTPS_PROXY` in its environment. For `https` it comes as the answer to
CONNECT, before any TLS, and many libraries report it as a failed connection instead of as a status.

## Decision rule

- The origin server, or a gateway or CDN in front of it, wants credentials: 401 (RFC 9110 §15.5.2).
- A proxy that the client was configured to use wants them: 407 (RFC 9110 §15.5.8).
- A gateway checks tokens for the services behind it: 401. The client cannot know it as a proxy and has nowhere to put
  `Proxy-Authorization` (RFC 9110 §3.7, §11.7.1).
- Your own outbound proxy refuses your gateway with 407: to the caller that is a fault of the server, 502 or 500. He
  cannot cure it, and the field would ask him for credentials of your network (RFC 9110 §15.6.3).
- A network wants a login before anything else: 511 (RFC 6585 §6).

## Frequent mistake

Passing an upstream's 407 through. The service calls a partner by way of the firm's proxy, the password of that proxy
expires, and the 407 with `Proxy-Authenticate` and the proxy's realm goes out to the public. The field is meant for the
next client on the way only.

## What a swap breaks

### Retry

Both are repeated once, each with the field that it asks for (RFC 9110 §15.5.2, §15.5.8). A client that gets 401 from a
proxy puts the proxy's password, or its token for the site, into `Authorization`, repeats, and gets the same: the proxy
does not look there. A program that refreshes tokens on 401 fetches a new one for each request while its token was good.

A site that sends 407 is worse off still. `fetch` of Node.js does not hand it to the program but fails, as if the
network were down, and Ky then takes it for a lost connection and repeats GET and PUT (Node.js 20.20.2; Ky 1.14.3).

### Cache

Neither is heuristically cacheable (RFC 9110 §15.1). The request fields differ, though: `Authorization` keeps a shared
cache from storing the answer to that request, `Proxy-Authorization` does not (RFC 9111 §3.5). A site that took
its credentials from `Proxy-Authorization` would have no such protection for what it sends.

### Monitoring

A site has 401s every day. It should have no 407 at all: each one in its log came from a proxy of its own, outbound,
and stands for a failed call to a partner (RFC 9110 §15.5.8). Sorted under 401, the outage of that proxy looks like
customers with wrong passwords.

### Authentication

`Authorization` travels through proxies to the server; `Proxy-Authorization` is consumed by the first proxy that was
expecting it (RFC 9110 §11.6.2, §11.7.2). Whoever asks with the wrong code gets the secret of the other door: a proxy
that says 401 makes clients send it, under the name of the site, what was meant for the site.

## Questions

### What is the difference between 401 and 407?

401: the server wants to know who you are, in `Authorization`. 407: a proxy does, in `Proxy-Authorization`.

### Are 401 and 407 cached?

Neither without explicit freshness. Send both with `no-store`; for a crawler a 407 makes no more sense than any other
4xx.

### May an API gateway send 407?

No. A gateway, or reverse proxy, speaks for the origin server, and clients treat it as that. It sends 401.

## Summary

The server's door: 401. The proxy's door: 407.
",
        sources: &["Google Search Central", "RFC 9110 §15.5.2", "RFC 9110 §15.5.8", "RFC 9110 §3.7", "RFC 9110 §11.7.1", "RFC 9110 §15.6.3", "RFC 6585 §6", "Node.js 20.20.2", "Ky 1.14.3", "RFC 9110 §15.1", "RFC 9111 §3.5", "RFC 9110 §11.6.2", "RFC 9110 §11.7.2"],
    },
    PairPage {
        a: 401,
        b: 511,
        question: "Who wants the client to log in: the server that it asked, or the network in between?",
        answer_a: "The server, for the resource: 401.",
        answer_b: "The network, before anything gets through: 511.",
        related: &[(407, 511), (401, 407), (401, 403)],
        markdown: r#"A 401 is an answer of the origin and asks for credentials that belong to it. A 511 is not an answer of the origin at
all: a captive portal in a hotel or train stands in its place and says so. An API client should look for its token
after the first and tell the user about the network after the second. A crawler never sits behind a portal; Google
would take a 401 for missing content (Google Search Central).

## When you see A

Read `WWW-Authenticate`. Either no credentials were sent, or they were refused.

## When you see B

Nothing that you sent reached the server. Open a page in a browser, log in to the network, and repeat the request as
it was.

## Decision rule

- The resource needs credentials, and valid ones were not sent: 401 with at least one challenge (RFC 9110 §15.5.2).
- A device intercepts the traffic of a client that has not paid for or agreed to the use of the network: 511, with a
  link to the login in the content (RFC 6585 §6).
- You run an origin server, whatever its login looks like: never 511 (RFC 6585 §6).
- A proxy that the client has configured wants credentials: 407 (RFC 9110 §15.5.8).

## Frequent mistake

Portals that answer 302 to their login, or 200 with it. Programs that follow redirects take the login page for the
document that they asked for. The RFC names software updates and calendar clients, and warns of damaged data. 511 was
made so that they can tell the two apart (RFC 6585 §6.1, §B).

## What a swap breaks

### Retry

A portal that says 401 sends the client for its token. It refreshes a good one, in vain, and may log the user out. A
511 leaves the session alone, but some libraries repeat it as they repeat any 5xx: axios-retry did so for GET and PUT,
while Got, Ky and undici did not (axios-retry 4.5.0; Got 14.6.6; Ky 1.14.3; undici 7.30.2).

### Cache

No cache may store a 511 (RFC 6585 §6). A 401 is stored only with explicit freshness (RFC 9110 §15.1). If the portal
uses another code that can be stored, its page stays in the browser under the address of the real site, after the
login is long done; the RFC tells of site icons that were taken over in this way (RFC 6585 §6, §B).

### Monitoring

A 511 never appears in the log of the origin; if yours has one, your own software sends it by mistake. In the
telemetry of an app it separates "the user is on a train" from "our tokens are refused", which as 401 would raise an
alarm at the login service (RFC 6585 §6).

### Authentication

A portal that sends a challenge asks for credentials in the name of somebody else's site: the browser shows the host
that the user had typed. For this reason a 511 should contain neither a challenge nor the login form itself
(RFC 6585 §6). Under https the portal cannot answer without an error about its certificate (RFC 6585 §7.4).

## Questions

### What is the difference between 401 and 511?

401 asks for credentials of the resource, 511 for access to the network.

### May either be cached?

511 never. 401 only if it says so itself, and it should not.

### May an API send 511 for a user who is not logged in?

No. It should not come from an origin server at all. A missing login is 401, with `WWW-Authenticate`.

## Summary

The site asks: 401. The network asks: 511.
"#,
        sources: &["Google Search Central", "RFC 9110 §15.5.2", "RFC 6585 §6", "RFC 9110 §15.5.8", "RFC 6585 §6.1", "RFC 6585 §B", "axios-retry 4.5.0", "Got 14.6.6", "Ky 1.14.3", "undici 7.30.2", "RFC 9110 §15.1", "RFC 6585 §7.4"],
    },
    PairPage {
        a: 402,
        b: 403,
        question: "Would a payment, and nothing else, lift the refusal?",
        answer_a: "Yes, and the clients of this service know the code: 402.",
        answer_b: "No, or they do not: 403.",
        related: &[(403, 429), (401, 403), (403, 451)],
        markdown: r#"403 is defined: the request was understood and is refused. 402 is a reserved number to which each service gives its own
meaning, mostly "the card was declined" or "the balance is empty". A client that does not know the service reads 403 as
a refusal and 402 as a 400, that is, as a fault in its request (RFC 9110 §15). Google makes no difference: either way
there is no content (Google Search Central).

## When you see A

Open the documentation of the service, not that of HTTP. Then look at balance, plan and means of payment. Do not look
for a mistake in the request.

## When you see B

A right is missing, or a rule forbids it. Money may be behind that as well: "this function is not in your plan" is sent
as 403 by many.

## Decision rule

- The account is in order, the caller has the role, and the balance is empty: 402 if you have documented it
  (RFC 9110 §15.5.3).
- The function is not part of the plan: 402 if the caller himself can buy it at once; 403 if somebody else has to, such
  as an administrator (RFC 9110 §15.5.3, §15.5.4).
- A role or scope is missing, or the account is closed for abuse: 403; no payment changes that (RFC 9110 §15.5.4).
- An allowance for a time is used up and comes back by itself: 429 (RFC 6585 §4).
- Clients are browsers, proxies and programs that you do not know: 403 with the price in the content, since 402 has no
  semantics that they could use (RFC 9110 §15.5.3).

Services differ: Stripe sends 402 for a failed charge although the parameters were valid, and 403 for a key that lacks
the permission; Sinch sends 402 at a balance of 0 (Stripe docs; Sinch docs).

## Frequent mistake

402 for an article behind a paywall, on the page itself. The reader sees the offer, since browsers show the content, but
for Google a 4xx has no content, and the article leaves the index (Google Search Central). Send 200 with the beginning
and the offer.

## What a swap breaks

### Retry

Neither is repeated by a library. The one automatic reaction is new: a wallet that speaks x402 pays after a 402 with
`PAYMENT-REQUIRED` and repeats the request with `PAYMENT-SIGNATURE` (x402 v2). It does nothing on a 403. And a 402 for a
missing role shows such a client, or its user, a way to pay that will not help.

### Cache

Neither is heuristically cacheable (RFC 9110 §15.1). With explicit freshness a stored 402 shows a customer who has paid
that he has not, for as long as the freshness lasts; it may also carry the amount or address of another payer.
`no-store` for both (RFC 9111 §3).

### Monitoring

402 belongs to the team that sells, 403 to the one that keeps rights. A rise of 402 on the first of a month is a run of
expired cards. As 403 it reads like a broken change of roles, and the search begins in the wrong place (RFC 9110
§15.5.3, §15.5.4).

### Authentication

402 speaks about an account, so it comes after the account is known: without credentials the answer is 401 (RFC 9110
§15.5.2). Whether it comes before or after the check of rights matters little to honest callers, but a member without
the right to see bills should get 403 rather than learn that his firm has not paid (RFC 9110 §15.5.4).

## Questions

### What is the difference between 402 and 403?

403 is a refusal for any reason, defined by HTTP. 402 is reserved, and where a service uses it, it means that something
must be paid.

### Are 402 and 403 cached, and do search engines tell them apart?

Neither is stored without explicit freshness, and Google treats both as missing content. A paywall that should be found
answers 200.

### May an API send 403 in place of 402?

Always; it is the safe choice where clients were written by others. Put a problem `type` for payment into the content,
and the programs that care can tell it.

## Summary

Only money is missing, and the clients know the code: 402. Everything else: 403.
"#,
        sources: &["RFC 9110 §15", "Google Search Central", "RFC 9110 §15.5.3", "RFC 9110 §15.5.4", "RFC 6585 §4", "Stripe docs", "Sinch docs", "x402 v2", "RFC 9110 §15.1", "RFC 9111 §3", "RFC 9110 §15.5.2"],
    },
    PairPage {
        a: 403,
        b: 404,
        question: "May this caller know that there is something here?",
        answer_a: "Yes, and the request is refused: 403.",
        answer_b: "No, or there is nothing: 404.",
        related: &[(401, 404), (401, 403), (404, 410), (403, 405)],
        markdown: r#"A 403 admits that a rule stands between the caller and something; a 404 admits nothing. Read singly, each is harmless.
Read together they are an oracle: where addresses that exist answer 403 and others 404, anybody who can count can list
your customers. GitHub therefore answers 404 for private repositories (GitHub REST docs). For people with an account the
price is real: they check the address for an hour, when what they lack is a right.

## When you see A

The address is probably right. Ask its owner for access, and say which account you used.

## When you see B

Check the spelling, then check who you are. On services that hide, a token with too little scope looks exactly like a
typing mistake.

## Decision rule

- The existence of the resource is public, and this caller may not use it: 403 (RFC 9110 §15.5.4).
- The existence is itself the secret: 404, for those who may not know and for addresses with nothing alike
  (RFC 9110 §15.5.4).
- Names can be guessed, such as numbers in sequence or the names of firms: hide. Names that are random and long tell
  little when they are confirmed (RFC 9110 §15.5.4).
- Nothing matches the address, whoever asks: 404 (RFC 9110 §15.5.5).
- One area, one choice, for every method. `DELETE` with 403 beside `GET` with 404 gives the answer away
  (RFC 9110 §15.5.4).

## Frequent mistake

Hiding in one handler. The record answers 404, and its sub-resource `/orders/7/items` 403, or `OPTIONS` lists its
methods, or a wrong `Content-Type` gets 415 because the parser runs before the check of rights. And the 404 comes sooner
where there was no row to load. Hiding has to be decided before anything that differs.

## What a swap breaks

### Retry

Nothing repeats by itself after either (axios-retry 4.5.0; Got 14.6.6; Ky 1.14.3; undici 7.30.2). Tools that create what
is missing react badly to a hiding 404: they read "absent", try to create, and get a conflict with something that they
cannot see. A client MAY try other credentials after 403 (RFC 9110 §15.5.4); no text suggests that for 404.

### Cache

404 is heuristically cacheable, 403 is not (RFC 9110 §15.1). Caches key on the address, so a hiding 404 without
`no-store` is handed to the owner of the record. `Authorization` in the request should prevent that (RFC 9111 §3.5);
cookies do not, and nginx served a stored 404 with `max-age` to a request with another bearer token (nginx 1.22.1).

### Monitoring

403 by account shows a lost role within minutes. Hidden as 404 it is part of the background of wrong links, so the
server has to log what a 404 stood for, where only the operator reads it (RFC 9110 §15.5.4).

### Authentication

A check behind nginx's `auth_request` can answer 403 and not 404: that one reached the client as 500 (nginx 1.22.1).
Let the check say 403 and turn it at the edge: `error_page 403 =404 /404.html` did so (nginx 1.22.1). And hide only
after sign-in where you can, since a client that gets 404 without credentials never learns that it should send some
(RFC 9110 §15.5.2).

## Questions

### What is the difference between 403 and 404?

403: refused. 404: nothing here, or nothing that you may know of.

### Does 403 keep a page out of search results better than 404?

No. Google treats both as missing content (Google Search Central). A `robots.txt` that answers 403 counts as absent, so
it forbids nothing (Google on 4xx as a brake).

### May an API always send 404 instead of 403?

RFC 9110 allows it where existence is to be hidden. As a habit for callers who know that the thing exists, such as
members of the same team, it costs support time and hides nothing.

## Summary

You may know, and may not: 403. You may not even know: 404.
"#,
        sources: &["GitHub REST docs", "RFC 9110 §15.5.4", "RFC 9110 §15.5.5", "axios-retry 4.5.0", "Got 14.6.6", "Ky 1.14.3", "undici 7.30.2", "RFC 9110 §15.1", "RFC 9111 §3.5", "nginx 1.22.1", "RFC 9110 §15.5.2", "Google Search Central", "Google on 4xx as a brake"],
    },
    PairPage {
        a: 403,
        b: 405,
        question: "May anybody use this method on this resource?",
        answer_a: "Yes, others may; this caller may not: 403.",
        answer_b: "Nobody: the resource does not support it: 405, with `Allow`.",
        related: &[(404, 405), (405, 501), (401, 403), (403, 404)],
        markdown: r#"405 is a property of the resource, 403 a verdict on the caller, or on a rule that he meets. A client that gets 405 takes
another method or is corrected by its author; one that gets 403 needs another right. Crawlers meet a 403 on GET and
drop the page; a 405 on GET has the same end (Google Search Central).

## When you see A

Ask who may do this and become, or ask, that one. The call as such is right.

## When you see B

Look at `Allow`. No account will make this work; the documentation names another method or another address.

## Decision rule

- `DELETE /orders/7` exists in the API and needs a role that the caller lacks: 403 (RFC 9110 §15.5.4).
- There is no DELETE for orders at all: 405 with `Allow: GET, HEAD, PUT` (RFC 9110 §15.5.6).
- The record is archived and nobody can change it any more, while others of its kind can be changed: 405 is exact, since
  `Allow` speaks of this resource at this time; 409 if the caller can reopen it (RFC 9110 §10.2.1, §15.5.10).
- The method is switched off on the whole server, such as TRACE: 405 (RFC 9110 §15.5.6).
- A firewall rule refuses PUT and DELETE from outside: 403, as the method works for others
  (RFC 9110 §15.5.4).

`Allow` lists what the resource supports and not what the caller may do (RFC 9110 §10.2.1). It may contain DELETE for
somebody who gets 403 for it.

## Frequent mistake

`limit_except GET { deny all; }` in nginx as a way to say "GET only". It is a rule on access and answers 403, without
`Allow` (nginx 1.22.1). Callers write to support for permission to do something that nobody can do.

## What a swap breaks

### Retry

After 403 a client may try with other credentials (RFC 9110 §15.5.4); with a 405 in disguise it goes through tokens and
scopes, and none helps. After 405 it changes the method. An upload tool that gets 405 for a PUT which it merely may not
do falls back to POST if `Allow` has it, and may create a second record where it should have stopped.

### Cache

405 is heuristically cacheable, 403 is not (RFC 9110 §15.1). A refusal by role as 405 on GET may thus be stored and
served to callers who have the role. Safari reuses such an answer without any caching field (cache-tests).

### Monitoring

405 in number after a release is a client or a route; 403 in number is a role, a token or an address rule. Someone who
tries DELETE on all paths shows up as 405 where nothing supports it, and as 403 where it would have hurt. The second is
worth an alert (RFC 9110 §15.5.4, §15.5.6).

### Authentication

405 can be decided from the table of routes before anybody is known, and it tells the shape of the API to strangers.
Where that is not public, ask for credentials first: 401 for every method, then 405 or 403 for those who are known (RFC
9110 §15.5.2). A 403 for a method which does not exist grants nothing and hides nothing, as it will be 403 for the
administrator too.

## Questions

### What is the difference between 403 and 405?

403: you may not do that here. 405: that cannot be done here, by anyone.

### Are 403 and 405 cached?

405 may be stored without a caching field, 403 only with explicit freshness. Both should carry `no-store` where roles or
routes change.

### May an API send 403 for methods that it does not support?

It is allowed to refuse, but the required `Allow` gets lost, and with it the hint that costs nothing. Use 405.

## Summary

Not you: 403. Not anyone: 405.
"#,
        sources: &["Google Search Central", "RFC 9110 §15.5.4", "RFC 9110 §15.5.6", "RFC 9110 §10.2.1", "RFC 9110 §15.5.10", "nginx 1.22.1", "RFC 9110 §15.1", "cache-tests", "RFC 9110 §15.5.2"],
    },
    PairPage {
        a: 403,
        b: 429,
        question: "Does waiting alone make the same request succeed?",
        answer_a: "No, a right or a rule has to change: 403.",
        answer_b: "Yes: 429, with the time in `Retry-After`.",
        related: &[(429, 503), (401, 403), (402, 403), (413, 429)],
        markdown: r#"403 tells a program to stop and 429 tells it to slow down. Both are refusals of one caller, and services mix them:
GitHub answers a caller who exceeded a rate limit with either (GitHub REST docs). Google's crawler reads 429 as a
request to crawl more slowly; on 403 it keeps its rate and drops the page (Google on crawl rate; Google on 4xx as a
brake).

## When you see A

Look for a right, an address rule, a blocked account. Before that, look for `Retry-After`, or for a limit in the text:
some services send rate limits this way.

## When you see B

Wait for `Retry-After`, or longer each time. Slow down everywhere, since the limit counts you and not this request.

## Decision rule

- Too many requests in a time, and the count falls by itself: 429 (RFC 6585 §4).
- A right is missing, or an address range is shut out: 403 (RFC 9110 §15.5.4).
- A block for an hour after abuse: 429 with `Retry-After: 3600`, as it ends by waiting; for good, 403
  (RFC 6585 §4; RFC 9110 §15.5.4).
- A fixed number of things, such as ten projects per account: 403, or 409 as the caller can delete one. The request
  count is not the reason, and waiting does not help (RFC 9110 §15.5.4, §15.5.10).
- Somebody guesses passwords: 429 for the limit on attempts (RFC 6585 §4); 401 for each attempt before it (RFC 9110
  §15.5.2).

## Frequent mistake

A firewall that answers bots and bursts with 403 and a page full of script. The limit works, and the well-behaved client
that would wait cannot know that it should: it reports "no permission", someone checks roles, and by the time he asks
again it works.

## What a swap breaks

### Retry

axios-retry, Got, Ky and undici repeat a GET after 429 and not after 403 (axios-retry 4.5.0; Got 14.6.6; Ky 1.14.3;
undici 7.30.2). A limit as 403 turns a pause of a second into a failed job. A missing right as 429 is asked for again by
each of them until it gives up, and by some jobs all night: the answer never changes, and the requests count against the
limit.

### Cache

No cache may store a 429 (RFC 6585 §4). A 403 with explicit freshness may be stored (RFC 9111 §3), so a limit for one
caller that is sent as 403 from a handler with a default `max-age` reaches all callers behind the same cache, as
refusal.

### Monitoring

403 is watched by whoever keeps rights and looks for attacks; 429 by whoever plans capacity. Rate limits as 403 make one
loop without pauses look like an intruder, and people are called for it (RFC 6585 §4; RFC 9110 §15.5.4).

### Authentication

A limit on sign-in attempts must not end in 403 for the account, or a stranger locks its owner out by guessing, and the
owner sees "forbidden" with the right password. 429 by address and account says that it will pass (RFC 6585 §4). Refuse
before the password is checked, so that the answer does not tell whether it was right.

A check behind nginx's `auth_request` cannot send it: of its answers 401 and 403 are passed on, and a 429 became a 500
(nginx 1.22.1). Limit in front of the check and not in it, or a good deal of 403s in your log are limits in disguise.

## Questions

### What is the difference between 403 and 429?

403 refuses what you ask for. 429 refuses it now, because you asked too often.

### Which one slows a crawler down?

429, or 503. Google asks sites and CDNs not to use 403 or 404 for that: the pages vanish from the index and the rate
stays (Google on 4xx as a brake).

### May an API send 403 for an exceeded rate limit?

It is common and hurts: generic clients do not wait for 403. If you must keep it for old clients, add `Retry-After`, and
send 429 to new ones.

## Summary

Waiting does not help: 403. Waiting is all it needs: 429.
"#,
        sources: &["GitHub REST docs", "Google on crawl rate", "Google on 4xx as a brake", "RFC 6585 §4", "RFC 9110 §15.5.4", "RFC 9110 §15.5.10", "RFC 9110 §15.5.2", "axios-retry 4.5.0", "Got 14.6.6", "Ky 1.14.3", "undici 7.30.2", "RFC 9111 §3", "nginx 1.22.1"],
    },
    PairPage {
        a: 403,
        b: 451,
        question: "Who decided: you, or someone who can compel you by law?",
        answer_a: "You, by a rule of your own: 403.",
        answer_b: "A legal demand, which you may mention: 451.",
        related: &[(402, 403), (403, 404), (403, 405), (401, 403)],
        markdown: r#"In both cases the server will not hand the thing over. 451 adds why, and who carries the block out, so that a reader can
tell censorship, a court order or a complaint about copyright from a rule of the house, and researchers can count. To a
program both are final for this caller at this place. Google takes both as content that does not exist (Google Search
Central).

## When you see A

Other credentials, another account or another right may help. Ask the owner of the site.

## When you see B

Credentials do not help. Read who made the demand and for whom it holds; look at `Link` with `rel="blocked-by"` for who
blocks, which may be your network and not the site.

## Decision rule

- A court, an authority or a notice with legal force demands that access be denied: 451 (RFC 7725 §3).
- The law of the owner's choice is not a demand: terms of use, an export policy of the firm, an age limit that you set
  yourself are 403 (RFC 9110 §15.5.4; RFC 7725 §3).
- The demand holds for some countries only: 451 for callers from there, the resource for all others (RFC 7725 §3).
- The demand forbids being mentioned: 403 or 404; the specification knows that the code is used only where it can be
  (RFC 9110 §15.5.4; RFC 7725 §5).
- You removed the content after the demand and for everyone, and will not restore it: 451 still names the cause; 410
  names only the effect (RFC 7725 §3; RFC 9110 §15.5.11).

## Frequent mistake

451 for whatever a lawyer has asked for inside the firm, such as shutting out visitors from a region whose privacy law
is a burden. Nobody demanded that; it is your own decision, and thus 403. The opposite mistake is a 404 for blocked
content: no one can object to a block that looks like a typing mistake.

## What a swap breaks

### Retry

403 allows another attempt with other credentials (RFC 9110 §15.5.4). A client that tries its accounts in turn does so
in vain at a block by law, and each attempt is logged as a failure of that account. 451 says nothing about
credentials and stops it (RFC 7725 §3).

### Cache

451 is cacheable by default, 403 is not (RFC 7725 §3; RFC 9110 §15.1). So a bare 451 that was decided by the country of
the caller may be stored by a shared cache and served in the next country, where the page is legal. Send `no-store`, or
`private`; `Vary` does not help, as the address of the caller is no field of the request (RFC 9111 §4.1). A block as
403 with no freshness is asked for anew each time.

### Monitoring

The number of 451s should equal what your list of demands explains. One without an entry is a mistake of the filter.
Counted under 403 blocks cannot be told from missing roles, and no report on them can be made; RFC 7725 was written so
that they can (RFC 7725 §1).

### Authentication

The check for a block belongs before the check of rights and must not depend on it, and it has to come before the
look-up: the code says neither that the resource exists nor that it does not (RFC 7725 §3). A site that sends 451 only
for what it really holds has confirmed that it holds it.

## Questions

### What is the difference between 403 and 451?

403 is a refusal by the server's own decision. 451 is one that a legal demand compels, and the answer should explain it.

### Does a page that answers 451 leave the search results?

Yes: Google treats it like the other 4xx and drops an address that stays so (Google Search Central). If it is blocked in
one country only, take care from where the crawler asks, and that no cache carries the block to it.

### May a site send 403 for a legal block?

It may, and must where it may not say why. It loses the visible reason, and readers cannot know whom to ask.

## Summary

Your rule: 403. The law's demand: 451.
"#,
        sources: &["Google Search Central", "RFC 7725 §3", "RFC 9110 §15.5.4", "RFC 7725 §5", "RFC 9110 §15.5.11", "RFC 9110 §15.1", "RFC 9111 §4.1", "RFC 7725 §1"],
    },
    PairPage {
        a: 404,
        b: 405,
        question: "Does any method work at this address for this caller?",
        answer_a: "None that he may know of: 404.",
        answer_b: "Another one does, and `Allow` says which: 405.",
        related: &[(405, 501), (403, 405), (404, 410), (404, 501)],
        markdown: r#"404 sends the caller to his address, 405 to his verb. With a 405 comes the list of what works, so a program can tell
"wrong path" from "wrong call" without a person. Crawlers ask with GET: for them an address that takes only POST is as
empty as one that does not exist, and Google treats both as content that is not there (Google Search Central).

## When you see A

Check host, path, version and id, and then the method all the same: many servers answer 404 to a wrong one.

## When you see B

The path is known. Read `Allow`. If your method stands in the documentation for "this" path, compare once more:
`PUT /orders` without its id is a 405 where `PUT /orders/7` works.

## Decision rule

- No route has this path: 404, whatever the method (RFC 9110 §15.5.5).
- A route has the path, another method is defined for it: 405 with `Allow` (RFC 9110 §15.5.6).
- The path fits a pattern such as `/orders/{id}`, the method is defined, and there is no record: 404. The method would
  be right if there were one (RFC 9110 §15.5.5).
- The path fits the pattern, the method is not defined, and there may be no record: 405, decided by the route without a
  look-up (RFC 9110 §15.5.6).
- The method is none that the server knows for any resource: 501 (RFC 9110 §9.1).
- The resource is switched off for all methods: 405 with an empty `Allow` is possible, 404 or 503 is clearer
  (RFC 9110 §10.2.1).

## Frequent mistake

A router that looks up method and path as one key. `DELETE /orders` has no entry, so it is "not found". Express and
Fastify work that way (Express 5.3.0; Fastify 5.12.8), as do several gateways. One more look, by the path alone, before
the 404 is sent is the whole repair.

## What a swap breaks

### Retry

No client repeats either by itself in the same form. The difference is what it does instead: after 405 a generic client
may change the method by `Allow` (RFC 9110 §10.2.1), after 404 a synchronising one deletes its copy or creates the
record anew. A `PATCH` that a server does not support, answered with 404, makes such a client believe that the record is
gone.

### Cache

Both are heuristically cacheable (RFC 9110 §15.1), and answers to methods other than GET and HEAD are hardly stored
(RFC 9110 §9.2.3). The case that counts is a GET. Answered with 405 where the form is posted, it is kept a minute by
Cloud CDN once negative caching is on (Cloud CDN on negative caching); a 404 there is kept by Cloudflare's defaults too
(Cloudflare on cached statuses).

### Monitoring

A 404 is what visitors and scanners cause every day. A 405 at an address of yours is nearly always a program: a form
that lost its action, a redirect that turned POST into GET, a client of the last version. With 404 for both, that signal
drowns (RFC 9110 §15.5.6).

### Authentication

405 confirms that the path exists and `Allow` tells what can be done there. In an area that strangers must not map, each
method on each path has to get the same answer: 401 for all, or 404 for all. A 405 for `DELETE` beside a 404 for `GET`
undoes the hiding (RFC 9110 §15.5.4).

## Questions

### What is the difference between 404 and 405?

404: nothing answers to this address. 405: the address is right, this method does not work on it, and these do.

### Are 404 and 405 cached?

Both may be stored without a caching field. Of the caches in a public test only Safari does so for either
(cache-tests); some CDNs have rules of their own. A new route changes both, so send `no-store` or a short time.

### May an API send 404 for a wrong method?

To hide that the path exists, yes. As a habit it sends each caller who forgot `-X PUT` to look for a typing mistake that
is not there.

## Summary

No method works here: 404. Another one does: 405, with `Allow`.
"#,
        sources: &["Google Search Central", "RFC 9110 §15.5.5", "RFC 9110 §15.5.6", "RFC 9110 §9.1", "RFC 9110 §10.2.1", "Express 5.3.0", "Fastify 5.12.8", "RFC 9110 §15.1", "RFC 9110 §9.2.3", "Cloud CDN on negative caching", "Cloudflare on cached statuses", "RFC 9110 §15.5.4", "cache-tests"],
    },
    PairPage {
        a: 404,
        b: 410,
        question: "Does the server know that it is gone for good?",
        answer_a: "No, nothing is here and nothing is said about later: 404.",
        answer_b: "Yes, somebody removed it on purpose: 410.",
        related: &[(301, 404), (301, 410), (308, 410), (200, 404), (403, 404)],
        markdown: r#"404 leaves everything open: a typing mistake, a record that will be created tomorrow, one that is hidden. 410 is a
statement by the owner that there was something, that it is not coming back, and that links to it should go. A browser
shows both alike. Programs that keep lists, such as feed readers, webhook senders and mirrors, can end a subscription
on 410, which no 404 entitles them to.

## When you see A

Check the address. If it worked yesterday, ask again later before you delete anything that depends on it.

## When you see B

Take it off your list: the link, the subscription, the cached copy. Look in the content for a successor.

## Decision rule

- Nothing in your store or your routes tells that the address was ever used: 404 (RFC 9110 §15.5.5).
- There is a record of the removal, and it is likely to be permanent: 410 is preferred (RFC 9110 §15.5.5, §15.5.11).
- It was removed and you do not know whether it returns: 404, for 410 is only for what the server knows
  (RFC 9110 §15.5.11).
- Strangers must not learn that it existed: 404, because 410 confirms it (RFC 9110 §15.5.4, §15.5.5).
- The mark was kept for years: you may drop it and answer 404 again. How long to keep it is the owner's choice
  (RFC 9110 §15.5.11).

## Frequent mistake

410 from a soft delete. The row has `deleted_at`, the handler sends 410, and support restores the row on Monday. By then
subscribers have dropped the address and caches hold the answer.

## What a swap breaks

### Retry

None of the retry libraries repeats either (axios-retry 4.5.0; Got 14.6.6; Ky 1.14.3; undici 7.30.2; urllib3 2.8.0). The
difference shows over days. A sender of webhooks that removes an endpoint on the first 410 and counts 404s for a week
loses a customer whose route was missing for one deployment, if that went out as 410. In the other direction, a job that
polls a removed record and gets 404 has no ground to stop: nothing was said about later (RFC 9110 §15.5.5).

### Cache

Both are heuristically cacheable (RFC 9110 §15.1), and caches treat them differently. Of eleven in a public test,
Chrome, Firefox, Safari, Squid and Traffic Server reuse a bare 410 with `Last-Modified`; only Safari does so for 404
(cache-tests). A premature 410 outlives its correction in browsers, where you cannot purge it.

### Monitoring

410 is intended and its rate falls with time; 404 is partly noise and partly lost routes. An alert on 404s by path is
useful only if retired addresses do not answer 404, or each clean-up of the catalogue looks like a broken deployment
(RFC 9110 §15.5.5, §15.5.11).

### Authentication

410 discloses. An attacker who tries ids reads "was a customer" from 410 and nothing from 404. A scope that hides by 404
has to hide its deleted records too (RFC 9110 §15.5.4).

## Questions

### What is the difference between 404 and 410?

404 says that nothing is here. 410 adds that something was, and that it is not expected back.

### Does 410 leave the search index faster than 404?

Google documents one treatment for all 4xx but 429: the address is taken as having no content and is removed (Google
Search Central). Choose by what is true, not by a hoped-for speed.

### May an API send 404 instead of 410?

Always. 404 is never wrong for something that is gone, and nothing obliges a server to remember. 410 for what may return
is wrong.

## Summary

Not here: 404. Removed, and staying so: 410.
"#,
        sources: &["RFC 9110 §15.5.5", "RFC 9110 §15.5.11", "RFC 9110 §15.5.4", "axios-retry 4.5.0", "Got 14.6.6", "Ky 1.14.3", "undici 7.30.2", "urllib3 2.8.0", "RFC 9110 §15.1", "cache-tests", "Google Search Central"],
    },
    PairPage {
        a: 404,
        b: 421,
        question: "Is this server the right one for the address?",
        answer_a: "Yes, and there is nothing at it: 404.",
        answer_b: "No, the request reached a server that does not speak for this origin, or on the wrong connection: 421.",
        related: &[(400, 421), (404, 503), (404, 410)],
        markdown: r#"A 404 is a statement of the one who has the say: at this address there is nothing. A 421 says that the question was
put to the wrong one. It asks the client to try again on another connection and says nothing on whether the resource
exists. Google treats 4xx other than 429 as content that does not exist (Google Search Central), so either can take a
page out of the index; the 404 would be a lie.

## When you see A

Host, path and id: one of them names nothing.

## When you see B

The name in the request and the server that got it do not belong together: an old DNS entry, a connection that was
reused for another name of the same certificate, or a TLS name that differs from `Host`. Try a fresh connection.

## Decision rule

- The server is configured for this origin and finds no resource: 404 (RFC 9110 §15.5.5).
- It has no configuration for the scheme, host and port: 421 (RFC 9110 §15.5.20).
- The origin is known, but the connection does not fit it, as with a certificate of another name: 421 (RFC 9110 §7.4).
- A forward proxy cannot reach the host: 502 or 504, never 421; a proxy must not generate that (RFC 9110 §15.5.20).
- `Host` is missing or malformed: 400 (RFC 9112 §3.2).

## Frequent mistake

A default site that answers 404 for every unknown host. It is the usual set-up, and it turns a mistake of DNS or of
connection reuse into the statement that all pages are gone. A default site that answers 200 with a welcome page is
worse.

## What a swap breaks

### Retry

A client may repeat a request after 421 on another connection, whatever the method, POST included (RFC 9110 §15.5.20).
`fetch` of Node.js does it once, for GET and for POST; curl, requests and httpx do not (Node.js 20.20.2; curl 7.88.1;
requests 2.34.2; httpx 0.28.1). Nobody repeats a 404. A page that fails only when an HTTP/2 connection was reused
heals by itself with 421, and stays broken until the browser is restarted with 404.

The swap in the other direction is milder: a client may repeat after 421 on another connection (RFC 9110 §15.5.20), so
that a 421 for a missing page costs a second connection for each wrong link.

### Cache

404 is heuristically cacheable, 421 is not (RFC 9110 §15.1). A misdirected request that gets 404 is stored under the
address that the client asked for, which is a good address. The edge then serves "not found" for a page that the right
server has (RFC 9111 §3).

### Monitoring

404 is background noise on each public site. 421 should be near zero, and a rise means certificates, DNS or a front
end that coalesces connections. Both sorted under 404 hide the one in the other (RFC 9110 §15.5.5, §15.5.20).

### Authentication

421 protects. If one site of a server demands client certificates and another on the same address does not, a request
for the first on a connection to the second must not be served; the connection has to suit the target (RFC 9110 §7.4).
404 hides the reason from a client that could have connected again with its certificate.

## Questions

### What is the difference between 404 and 421?

404: nothing here by that address. 421: you are talking to the wrong server, or over the wrong connection.

### Is 421 cached like 404?

No. 404 may be stored by default, 421 only with explicit freshness. RFC 7540 had made 421 cacheable; RFC 9110 does not
list it.

### May a server answer 404 for hosts that it does not know?

It works for scanners that guess names. For hosts that once pointed here, or share a certificate with one that does,
421 is right, as the client can find the proper server.

## Summary

Right server, no such resource: 404. Wrong server or connection: 421.
"#,
        sources: &["Google Search Central", "RFC 9110 §15.5.5", "RFC 9110 §15.5.20", "RFC 9110 §7.4", "RFC 9112 §3.2", "Node.js 20.20.2", "curl 7.88.1", "requests 2.34.2", "httpx 0.28.1", "RFC 9110 §15.1", "RFC 9111 §3"],
    },
    PairPage {
        a: 404,
        b: 501,
        question: "Is the address unknown, or the method unknown to the whole server?",
        answer_a: "The address names nothing: 404.",
        answer_b: "The method is implemented for no resource at all: 501.",
        related: &[(405, 501), (404, 405), (501, 505)],
        markdown: r#"404 is about the place, 501 about the ability. A client that gets 404 checks the address. One that gets 501 learns
that no address on this server will take its method. Between them stands 405: address and method are both known and do
not go together. To Google a 404 is missing content and a 501 a server error that slows it down (Google Search
Central).

## When you see A

The path, the id, the base address. Some routers also answer it for a wrong method.

## When you see B

The method: misspelt, in lower case, or of a protocol that this server does not know, such as PROPFIND to a plain web
server.

## Decision rule

- The method is known to the server and the target does not exist: 404 (RFC 9110 §15.5.5).
- The method is not recognised or not implemented: 501, whatever the target (RFC 9110 §9.1, §15.6.2).
- The method is implemented, but not for this target: 405 with `Allow` (RFC 9110 §15.5.6).
- A feature that is planned: 404. 501 speaks of the functionality needed for the request, not of a road map
  (RFC 9110 §15.6.2).

## Frequent mistake

501 for an endpoint that is not written yet. It is a nice note to colleagues and a wrong word to clients: monitors
count a 5xx, some clients repeat it, and a cache may keep it past the day of the release. The opposite one is a router
that knows only "match" and "no match": Express answers 404 to a method without a handler, on a path that has others
(Express 5.3.0).

## What a swap breaks

### Retry

A 404 ends the matter in four common retry libraries. 501 does in Got, Ky and undici, but axios-retry repeats it, as it
repeats all 5xx for idempotent methods (axios-retry 4.5.0; Got 14.6.6; Ky 1.14.3; undici 7.30.2).

### Cache

Both are heuristically cacheable (RFC 9110 §15.1). A stored 501 for GET blocks the address until it expires. For other
methods it hardly matters, as caches store little but GET and HEAD (RFC 9110 §9.2.3).

### Monitoring

An unwritten endpoint that says 501 uses up the error budget; an unknown method that says 404 is invisible in the
noise of wrong links. The pair is a good example of why rules should look at codes and not at the first digit
(RFC 9110 §15.5, §15.6).

### Authentication

A 404 may hide something from a caller; a 501 cannot, since it says nothing on the target (RFC 9110 §15.5.5, §15.6.2).
Answer it before the look-up of the target, and an unknown method reveals nothing.

## Questions

### What is the difference between 404 and 501?

404: no such resource. 501: no such method on this server.

### How do search engines see them?

404 removes the address from Google's index, 501 counts as a server error, which first slows the crawler and removes
the address only if it lasts (Google Search Central).

### May an API send 404 for methods that it does not know?

It is common and it misleads: the client checks its address, which is right. Send 501, or 405 with `Allow` if the
method is one of HTTP's own.

## Summary

Unknown place: 404. Unknown method everywhere: 501.
"#,
        sources: &["Google Search Central", "RFC 9110 §15.5.5", "RFC 9110 §9.1", "RFC 9110 §15.6.2", "RFC 9110 §15.5.6", "Express 5.3.0", "axios-retry 4.5.0", "Got 14.6.6", "Ky 1.14.3", "undici 7.30.2", "RFC 9110 §15.1", "RFC 9110 §9.2.3", "RFC 9110 §15.5", "RFC 9110 §15.6"],
    },
    PairPage {
        a: 404,
        b: 503,
        question: "Is the thing absent, or can the server not look for it at the moment?",
        answer_a: "The server looked and found nothing: 404.",
        answer_b: "It could not look, and expects to be able to again: 503.",
        related: &[(404, 410), (503, 504), (404, 421)],
        markdown: r#"A 404 is a finding and a 503 is the lack of one. A client that gets 404 acts on it: it deletes its copy, stops its job,
tells its user that the order does not exist. One that gets 503 waits and asks again. Google takes a page out of the
index that stays 404, and for a 503 slows down and comes back (Google Search Central; Google on crawl rate).

## When you see A

Believe it for this address, unless everything under one prefix turned 404 in the same minute. That is a lost route or a
lost volume, and you should not act on it by deleting anything.

## When you see B

Nothing was said about the resource. Wait for as long as `Retry-After` says, and keep what you have.

## Decision rule

- The store was asked and has no such record: 404 (RFC 9110 §15.5.5).
- The store did not answer, or the pool of connections to it is empty: 503 if that will pass (RFC 9110 §15.6.4).
- A gateway waited for the service behind and gave up: 504; a connection that was refused: 502
  (RFC 9110 §15.6.3, §15.6.5).
- The whole site is down for repair: 503 on every address, those included that would be 404 on other days, since nobody
  looked (RFC 9110 §15.6.4).
- The record exists but is not ready: for a job in progress, 200 with its state; 404 only before it is known at all
  (RFC 9110 §15.3.1, §15.5.5).

## Frequent mistake

A function that returns "nothing" for two reasons. `find(7)` gives `null` when the record is not there and also when the
query timed out and the error was swallowed; the handler knows one meaning of `null` and sends 404. During an outage of
the database the API then declares, address by address, that all its data was deleted.

## What a swap breaks

### Retry

Four common retry libraries repeat GET and PUT after 503 and none after 404 (axios-retry 4.5.0; Got 14.6.6; Ky 1.14.3;
undici 7.30.2). An outage sent as 404 is therefore final for each of their callers, although the server was back two
seconds later. In the other direction a missing record sent as 503 is asked for three times by everyone.

### Cache

404 is heuristically cacheable, 503 is not (RFC 9110 §15.1). Cloudflare's default lifetime and the negative caching of
Cloud CDN keep a 404 past the moment at which the database is back (Cloudflare on cached statuses; Cloud CDN on negative
caching). And `stale-if-error`, which would have shown the last good page during the outage, is for 500, 502, 503
and 504 and does not work for 404 (RFC 5861 §4).

### Monitoring

An outage as 404 is missing from the rate of 5xx, which is what the alert watches; it looks like a day with many
wrong links (RFC 9110 §15.5.5). A health check that asks for a resource counts a 404 as "down" in one product and as
"up" in another, so ask for an address that answers 200 or 503 and nothing else.

### Authentication

A server that hides by 404 has to send the same 404 when it cannot check the caller's rights, or its 503s mark the
addresses behind which there is something to check (RFC 9110 §15.5.4). Safest is a 503 for all addresses of the area
while the rights cannot be checked.

## Questions

### What is the difference between 404 and 503?

404 says that there is nothing at the address. 503 says that the server cannot tell or serve at present, and that it
expects to later.

### Which one should a site send while it is being moved or repaired?

503 with `Retry-After`. Google reads it as a pause, while a 404 that stays removes the address (Google on crawl rate;
Google Search Central). A 503 that goes on for many days is no longer taken for a pause.

### May an API answer 404 when a service behind it is down?

No. Its clients will believe it, and some will delete. Where one part of an answer is missing, send the rest with 200
and mark the part as unavailable; where all is missing, 503, 502 or 504.

## Summary

Looked and found nothing: 404. Could not look: 503.
"#,
        sources: &["Google Search Central", "Google on crawl rate", "RFC 9110 §15.5.5", "RFC 9110 §15.6.4", "RFC 9110 §15.6.3", "RFC 9110 §15.6.5", "RFC 9110 §15.3.1", "axios-retry 4.5.0", "Got 14.6.6", "Ky 1.14.3", "undici 7.30.2", "RFC 9110 §15.1", "Cloudflare on cached statuses", "Cloud CDN on negative caching", "RFC 5861 §4", "RFC 9110 §15.5.4"],
    },
    PairPage {
        a: 405,
        b: 501,
        question: "Does the server know this method at all, for any resource?",
        answer_a: "Yes, and this resource does not support it: 405 with `Allow`.",
        answer_b: "No: 501.",
        related: &[(404, 405), (404, 501), (403, 405), (501, 505)],
        markdown: r#"405 is about one address: PUT works elsewhere, not here. 501 is about the server: it has never heard of `PROPFIND`. An
API client reads 405 as a mistake of its own and takes a method from `Allow`; a 501 tells it to look for another server
or another way. For crawlers, which use GET and HEAD, a 501 is a server error, and a 405 is no content (Google Search
Central).

## When you see A

Choose from `Allow`, or correct the path.

## When you see B

Check the spelling, with its case: `get` is not `GET`. If it is a method of WebDAV, you speak to a server that is none.

## Decision rule

- DELETE is defined for some resources and not for this one: 405 (RFC 9110 §15.5.6).
- `FOO`, or `PROPFIND` on a plain web server: 501 (RFC 9110 §9.1, §15.6.2).
- A method token longer than any that the server knows: 501 (RFC 9112 §3).
- A standard method that no resource of this server supports, such as PATCH in an API of GET and POST: "recognised"
  decides. A server whose code knows PATCH says 405, one that does not says 501; both are true (RFC 9110 §9.1).
- TRACE that was switched off: 405, as it is known and refused (RFC 9110 §15.5.6).
- An unknown transfer coding, though the method is fine: 501 (RFC 9112 §6.1).

Servers differ: Apache sends 405 with `Allow` to DELETE and 501 to an unknown method; nginx sends 405 without `Allow` to
both; Prism, Connexion and openapi-core send 400 to an unknown one (Apache httpd 2.4.67; nginx 1.22.1; Prism 5.14.2;
Connexion 3.3.0; openapi-core 0.23.1).

## Frequent mistake

501 as the last branch of a router: the path is known, no handler is there for the method, and "Not Implemented" reads
like the name for it. The caller of a PUT is told that no address of this server takes PUT, although the next one does.
A method without a handler on a known path is 405.

## What a swap breaks

### Retry

501 is a 5xx, and axios-retry repeats all of those for idempotent methods, while Got, Ky and undici do not (axios-retry
4.5.0; Got 14.6.6; Ky 1.14.3; undici 7.30.2). 405 is repeated by none. The larger loss is `Allow`, a must for 405 only:
with 501 for a method that merely does not fit, a client is told that the server cannot do it anywhere
(RFC 9110 §15.5.6).

### Cache

Both are heuristically cacheable (RFC 9110 §15.1), and Safari alone was seen to do it (cache-tests). Caches hardly store
answers to methods other than GET and HEAD (RFC 9110 §9.2.3), so this bites only where GET itself gets such an answer.

### Monitoring

A scanner that sends odd methods makes 501s, and these count as server errors. On a public site leave them out of the
objective, or one scan uses it up. 405 stays among the 4xx, and there it stands for real clients with wrong calls. The
temptation to send 405 for all, to keep 5xx at zero, costs that distinction (RFC 9110 §15.5.6, §15.6.2).

### Authentication

501 is the same for each path and each caller, thus it can be sent first and tells nothing about resources. 405 depends
on the path, so it tells that there is one: in areas that are not public it comes after the credentials (RFC 9110 §9.1,
§15.5.6).

## Questions

### What is the difference between 405 and 501?

405: this resource does not support the method, and here are those it does. 501: the server does not support it
anywhere.

### Are 405 and 501 cached?

They may be, without any caching field. A deployment can change both, so send `no-store`.

### May a server send 405 for methods that it does not know?

It often happens, and clients get along: RFC 9110 says that 501 should be sent by an origin server, not that it must be.
Then `Allow` has to be there.

## Summary

Known, but not here: 405. Known nowhere: 501.
"#,
        sources: &["Google Search Central", "RFC 9110 §15.5.6", "RFC 9110 §9.1", "RFC 9110 §15.6.2", "RFC 9112 §3", "RFC 9112 §6.1", "Apache httpd 2.4.67", "nginx 1.22.1", "Prism 5.14.2", "Connexion 3.3.0", "openapi-core 0.23.1", "axios-retry 4.5.0", "Got 14.6.6", "Ky 1.14.3", "undici 7.30.2", "RFC 9110 §15.1", "cache-tests", "RFC 9110 §9.2.3"],
    },
    PairPage {
        a: 406,
        b: 415,
        question: "Is it about the format that the client wants back, or the one that it sent?",
        answer_a: "What it wants back: 406.",
        answer_b: "What it sent: 415.",
        related: &[(400, 415), (200, 416), (400, 422)],
        markdown: r#"Mirror images. 406 reads `Accept` and its relatives and says: I have nothing that you take. 415 reads `Content-Type`
and `Content-Encoding` and says: I do not take what you have. An API client has to change a different field in each
case, and the server should say which values would do. For a crawler a 406 means the page does not exist: Google
treats it as it treats other 4xx (Google Search Central).

## When you see A

Look at `Accept`, `Accept-Language` and `Accept-Encoding` of your request. If you did not set them, your library or a
proxy did. Add `*/*;q=0.1` if any format is better than none.

## When you see B

Look at `Content-Type`, then at `Content-Encoding`. If the answer has `Accept-Encoding`, the compression was the
problem; if it has `Accept`, the type was.

## Decision rule

- Nothing available fits the `Accept` fields, and the server will not send a default: 406 (RFC 9110 §15.5.7). It may
  send the default with 200 as well; the fields are preferences, and disregarding them is allowed (RFC 9110 §12.4.1).
- The content of the request has a type or coding that this method does not support here: 415 (RFC 9110 §15.5.16).
- The type is supported and the bytes do not parse: 400 (RFC 9110 §15.5.1).
- Both fields are wrong: 415 first. The request cannot be read, so there is nothing whose format could be negotiated
  (RFC 9110 §15.5.16).

## Frequent mistake

Sending 406 because the client's JSON "is not acceptable". The name tempts. The client then changes `Accept`, sends
the same content and gets the same answer.

## What a swap breaks

### Retry

A client that knows both can repair itself: after 415 it compresses no more or takes the type in `Accept`; after 406
it picks from the list in the content (RFC 9110 §15.5.7, §15.5.16). Swapped, it takes the wrong lever. A server that
puts `Accept-Encoding` on a 415 for a media type makes such a client drop its compression for nothing, which is why
the field must not be sent then (RFC 9110 §12.5.3).

### Cache

A 406 depends on `Accept`, so it needs `Vary: Accept` if it has any freshness. Otherwise a cache gives it to a client
that would have been served (RFC 9111 §4.1). 415 answers requests with content, which caches hardly store
(RFC 9110 §9.2.3).

### Monitoring

A rise of 415 after a release is a client that declares another type, and the field is in the request log. A rise of
406 can come from a new front door that rewrites `Accept-Encoding` or `Accept`. Reported as 415, it has the wrong team
look at request content that has not changed (RFC 9110 §12.5, §15.5.16).

### Authentication

None. Do both checks where they cost little: the fields are known before the content is read, so either can be
answered before it is asked for with `100` (RFC 9110 §10.1.1).

## Questions

### What is the difference between 406 and 415?

406: I cannot answer in a format that you accept. 415: I cannot read the format that you sent.

### Does 406 hurt in search engines?

It can. A crawler with an unusual `Accept` gets 406 where a default page would have been indexed, and for Google a 4xx
means there is no content. Serve the default.

### May an API send 400 in place of them?

It may, as the general code. It gives up the fields that tell a program what would work, which is all that is gained
by these two.

## Summary

`Accept` not met: 406. `Content-Type` or coding not taken: 415.
"#,
        sources: &["Google Search Central", "RFC 9110 §15.5.7", "RFC 9110 §12.4.1", "RFC 9110 §15.5.16", "RFC 9110 §15.5.1", "RFC 9110 §12.5.3", "RFC 9111 §4.1", "RFC 9110 §9.2.3", "RFC 9110 §12.5", "RFC 9110 §10.1.1"],
    },
    PairPage {
        a: 407,
        b: 511,
        question: "Does the client know that it uses this intermediary?",
        answer_a: "Yes, it is its configured proxy: 407.",
        answer_b: "No, the traffic was intercepted: 511.",
        related: &[(401, 407), (401, 511), (401, 403)],
        markdown: r#"Two intermediaries that want to know who is there. A proxy that the client was told to use asks with 407 and a
challenge; the client answers in a field made for this. A captive portal takes the traffic without being asked for and
cannot expect that, so 511 carries a link for a person. Neither is of any concern to crawlers or to the owner of the
site, who sees neither in the logs.

## When you see A

Give the proxy its credentials: in the configuration of the program, `https_proxy` with a user, or `--proxy-user` of
curl.

## When you see B

Open a browser and log in to the network. No setting of the program helps.

## Decision rule

- A forward proxy that the client chose: 407 with `Proxy-Authenticate` (RFC 9110 §15.5.8, §11.7.1).
- A transparent device that controls access to a network: 511, without a challenge (RFC 6585 §6).
- A gateway or reverse proxy, which acts for the origin: neither. Its client does not know a proxy; it sends 401 or
  403 (RFC 9110 §3.7, §15.5.2).

## Frequent mistake

A reverse proxy that answers 407 because "it is a proxy". Clients without a configured proxy have no credentials to
send, and some never show the status to their user, as told under Retry.

## What a swap breaks

### Retry

A client repeats after 407 with `Proxy-Authorization` (RFC 9110 §15.5.8). If no proxy is configured, `fetch` of
Node.js does not even show the status: a 407 becomes `TypeError: fetch failed` (Node.js 20.20.2), and Ky on top of it
takes this for a fault of the network and repeats GET and PUT (Ky 1.14.3). A portal that says 407 looks to such
programs like a broken cable.

### Cache

511 must not be stored by any cache (RFC 6585 §6). 407 has no such rule, only that it is not heuristically cacheable
(RFC 9110 §15.1). It is made by the proxy for one client, so it should carry `no-store`.

### Monitoring

407 in the log of a proxy is the first half of each login with a challenge: two lines for one request are normal. 511
should end when the user has logged in. A portal that counts 511 sees people; one that counts 407 sees software
(RFC 9110 §11.7.1; RFC 6585 §6).

### Authentication

`Proxy-Authorization` is for the next proxy and is taken off by it (RFC 9110 §11.7.2). An intercepting device that
asks with 407 gets credentials that were meant for another proxy, if the client has one configured and sends them to
anybody who challenges. 511 should have no challenge in it for that reason and for the reader's: the form would appear
under the name of the site (RFC 6585 §6).

## Questions

### What is the difference between 407 and 511?

407 comes from a proxy that the client uses on purpose. 511 comes from a network that stands in the way.

### Do search engines ever see 407 or 511?

Only by mistake of the site, when a reverse proxy sends 407. Google treats it like other 4xx, as missing content
(Google Search Central).

### May a company proxy send 511 in place of 407?

If it intercepts without configuration, 511 is right. If clients are configured to use it, 407 lets programs log in
without a person.

## Summary

A proxy by choice: 407. A network in the way: 511.
"#,
        sources: &["RFC 9110 §15.5.8", "RFC 9110 §11.7.1", "RFC 6585 §6", "RFC 9110 §3.7", "RFC 9110 §15.5.2", "Node.js 20.20.2", "Ky 1.14.3", "RFC 9110 §15.1", "RFC 9110 §11.7.2", "Google Search Central"],
    },
    PairPage {
        a: 408,
        b: 499,
        question: "Who ended it: the server that lost patience, or the client that left?",
        answer_a: "The server, because the request did not become complete: 408.",
        answer_b: "The client closed the connection; there is nobody to send a status to, and nginx logs 499.",
        related: &[(408, 504), (502, 504), (400, 408)],
        markdown: "408 is a status that a server sends. 499 is a word of a log: nginx writes it for a request whose client had closed the
connection before an answer was there, and sends nothing, since nobody listens. Clients, crawlers and API consumers
can therefore meet a 408, and never a 499 unless somebody sends it by mistake. Both begin with a 4 and are counted as
client errors, and both can be the fault of a slow server.

## When you see A

In an answer: your request did not arrive whole in time. In the log of a server it may not have been sent at all:
nginx logs 408 for an unfinished head or body and closes the connection without a word (nginx 1.22.1).

## When you see B

In your log: a visitor pressed stop or went to another page, a phone lost its network, or a program in front had a
shorter timeout than you. The request may be complete and the work may be going on.

## Decision rule

- The request is incomplete when the time is over: 408 (RFC 9110 §15.5.9).
- The client is gone: no status is sent. Write down that it left, and how long it had waited; clients may abandon a
  request at any time (RFC 9110 §7.5).
- 499 is in no registry. Do not send it; a client that got it would have to read it as 400 (RFC 9110 §15).

## Frequent mistake

Treating 499 as noise. A rise of 499 with durations just below a round number is the timeout of the caller: your
service became slower than it allows. No 5xx shows it, because the client did not stay to see one.

## What a swap breaks

### Retry

A 408 permits the client to send the request again (RFC 9110 §15.5.9). Behind a 499 there is a client that has often
done that already: it gave up and repeated, and the first request still runs. nginx closes its connection to the
upstream when the client leaves, unless `proxy_ignore_client_abort` is on (nginx docs); whether the application
notices is up to it.

### Cache

A 408 is stored only with explicit freshness, which nobody should give it (RFC 9110 §15.1). A 499 is no answer at all,
so no cache can keep it (RFC 9111 §3).

### Monitoring

In a test a client that left after one second gave `499` with a duration of 1.003 s and no upstream status, one that
never finished its head gave `408` after the timeout of 2 s (nginx 1.22.1). Count them apart. 408 measures clients and
networks, 499 measures patience with you. A ratio of success that leaves both out calls a service perfect that nobody
waits for.

### Authentication

None: neither is an answer to credentials, and a server has no one to challenge once the connection is closed
(RFC 9110 §15.5.9).

## Questions

### What is the difference between 408 and 499?

408 is sent by a server that got tired of waiting for the request. 499 is logged by nginx when the client got tired of
waiting for the answer.

### Is a 499 seen or cached by anybody?

No. It is not sent, so no cache, browser or search engine sees it. What a crawler does when it leaves early is its own
timeout.

### May an API send 499?

No. It is not registered, and the moment it describes has no receiver. Log it, or use a field of your own in the
event, and send what you would have sent if the client might still be there.

## Summary

The server waited for the client: 408. The client would not wait for the server: 499, in the log only.
",
        sources: &["nginx 1.22.1", "RFC 9110 §15.5.9", "RFC 9110 §7.5", "RFC 9110 §15", "nginx docs", "RFC 9110 §15.1", "RFC 9111 §3"],
    },
    PairPage {
        a: 408,
        b: 504,
        question: "Whose bytes did not come in time: the client's or the upstream's?",
        answer_a: "The client did not complete its request: 408.",
        answer_b: "The upstream did not answer: 504.",
        related: &[(408, 499), (502, 504), (400, 408)],
        markdown: r#"Both are timeouts, on the two sides of one server. 408 looks to the client: the request never became complete. 504 looks
to the server behind: the request was complete, was passed on, and nothing came back. A client that gets 408 may repeat
the request, since the server never had the whole of it; after 504 it does not know whether the work was done. Google
treats a 408 like other 4xx, as if nothing were there, and a 504 as a server error that slows it down (Google Search
Central).

## When you see A

Look at the upload: a slow mobile line, a `Content-Length` that is larger than what is sent, a body that waits for a
`100` that never comes. An idle connection can get one, too, if a server says goodbye before it closes.

## When you see B

Your request arrived whole. Nothing that you change in it makes the upstream faster, except asking for less.

## Decision rule

- The head or the content of the request stopped coming: 408 (RFC 9110 §15.5.9).
- The request is complete and a server behind does not answer: 504 (RFC 9110 §15.6.5).
- Writing the request to the upstream stalled: 504, if the client had delivered its part (RFC 9209 §2.3.11).
- A server that is no gateway and takes too long itself: neither; 503 or 500 (RFC 9110 §15.6).

## Frequent mistake

Sending 408 because "the request timed out". The name tempts: frameworks with a timeout for handlers answer 408 when
their own code is slow. The client erred in nothing, and the class of the code says that it did.

## What a swap breaks

### Retry

Got and Ky repeat a GET or PUT after 408; axios-retry and `RetryAgent` of undici do not, but all four repeat after 504
(Got 14.6.6; Ky 1.14.3; axios-retry 4.5.0; undici 7.30.2). RFC 9110 goes further for 408: the client may repeat an
outstanding request, which the server never received whole (RFC 9110 §15.5.9). A handler that was slow and did its
work, reported as 408, invites exactly the repetition that does the work twice.

### Cache

Neither is stored without explicit freshness (RFC 9110 §15.1). `stale-if-error` is for 500, 502, 503 and 504: with 408
in place of 504 a cache at the edge shows the error although it has a copy (RFC 5861 §4).

### Monitoring

408 counts as the client's fault and stays out of error budgets, so a slow service that says 408 looks healthy. In the
other direction, phones that lose their signal during an upload page an operator if they are reported as 504. The
class of the code is what the rules read (RFC 9110 §15.5, §15.6).

### Authentication

None. Slow senders are also an attack on connections, and 408 with a closed connection is the answer to it; but the
code does not depend on who sent the request (RFC 9110 §15.5.9).

## Questions

### What is the difference between 408 and 504?

408: the client was too slow to finish its request. 504: the server behind was too slow to answer it.

### Can a search engine be hurt by 408?

Yes, more than by 504. For Google each 4xx but 429 means that the content does not exist, while a 504 is a fault that
it waits out for some time (Google Search Central).

### May an API send 408 when its processing takes too long?

No. That is a 5xx: 504 if it waited for another server as a gateway, 503 if it sheds load, 500 otherwise. For work
that is long by nature, answer 202 and let the client ask for the result.

## Summary

The request did not arrive: 408. The answer did not: 504.
"#,
        sources: &["Google Search Central", "RFC 9110 §15.5.9", "RFC 9110 §15.6.5", "RFC 9209 §2.3.11", "RFC 9110 §15.6", "Got 14.6.6", "Ky 1.14.3", "axios-retry 4.5.0", "undici 7.30.2", "RFC 9110 §15.1", "RFC 5861 §4", "RFC 9110 §15.5"],
    },
    PairPage {
        a: 409,
        b: 412,
        question: "Did the request carry a precondition field?",
        answer_a: "No, the server found the conflict by itself: 409.",
        answer_b: "Yes, and it evaluated to false: 412.",
        related: &[(412, 428), (409, 422), (409, 423)],
        markdown: r#"Both say that the resource is not in the state that the client thinks. The difference is who noticed. With 412 the
client had said what it expects, in `If-Match`, `If-None-Match` or one of the date fields, and the server compared.
With 409 the server knows rules of its own. To a client 412 means "my copy is old", which has one remedy; 409 can mean
many things and has to be read. Crawlers send no preconditions on writing requests and see neither.

## When you see A

Read the content: it should say what the conflict is. It may be a version, a duplicate, or a state in which the
operation is not allowed.

## When you see B

Your validator is no longer the current one. Fetch, apply your change to what you get, and send it with the new
`ETag`. With `If-None-Match: *` it means that there is something at the address already.

## Decision rule

- A precondition field was sent and is false: 412; only `If-None-Match` and `If-Modified-Since` on a GET or HEAD give
  304 (RFC 9110 §13.2.2).
- No precondition field, but a version in the content that does not match, or a rule on states: 409
  (RFC 9110 §15.5.10).
- A precondition that is true, and still a conflict with a rule: 409. The precondition comes first and is done with
  (RFC 9110 §13.2.1).
- The request would fail in any case, for instance with 404: then preconditions are ignored and the 404 stands
  (RFC 9110 §13.2.1). nginx and Express do so for an unknown file (nginx 1.22.1; Express 5.3.0).

## Frequent mistake

Version numbers in the JSON. An API takes `"version": 7` in the content and answers 412 if it is old. There was no
precondition in the fields, so no library or proxy knows what failed; that is a 409. Better: publish `ETag`, demand
`If-Match`, and the machinery of HTTP does it.

## What a swap breaks

### Retry

A client library can handle 412 by itself: fetch, reapply, repeat, because the meaning is fixed (RFC 9110 §15.5.13).
On 409 it must ask its caller. If version conflicts come as 409, each application writes this loop again; if states
such as "already paid" come as 412, a library fetches the new validator and repeats the payment with it.

There is one more way to answer a false `If-Match`: a 2xx, if the change was made already and only the answer got lost
(RFC 9110 §13.1.1). It is what a client that repeats after a broken connection needs. 409 has no such rule.

### Cache

A cache passes `If-Match` on to the origin, or ignores it; it does not answer 412 for it (RFC 9110 §13.1.1). It keeps
its stored copy after both codes, as an error invalidates nothing (RFC 9111 §4.4): whoever fetches after 412 must get
past the cache, or gets the old `ETag` again and loops.

### Monitoring

A rise of 412 says that clients write concurrently or hold copies for too long. A rise of 409 says that they try what
the rules do not allow. A gateway that is neither origin nor cache must not evaluate preconditions (RFC 9110 §13.2.1),
so a 412 in its log came from behind, and one made by the gateway is a bug.

### Authentication

A failed precondition must not be reported before the caller's right is checked: an answer 412 in place of 401 or 403
would tell a stranger whether an `ETag` is current. The order is fixed: preconditions come after the normal checks of
the request (RFC 9110 §13.2.1).

## Questions

### What is the difference between 409 and 412?

412 is the answer to a condition that the client set. 409 is a conflict that the server sees without one.

### Does a cache ever answer 409 or 412 itself?

No. A cache validates with `If-None-Match` and gets 304 or the new representation; these two come from the origin.

### May an API send 409 in place of 412?

For a false `If-Match` it loses what generic clients rely on, so no. For an API without any conditional requests 409
is the right code, since there was no precondition to fail.

## Summary

The client set a condition: 412. The server found it alone: 409.
"#,
        sources: &["RFC 9110 §13.2.2", "RFC 9110 §15.5.10", "RFC 9110 §13.2.1", "nginx 1.22.1", "Express 5.3.0", "RFC 9110 §15.5.13", "RFC 9110 §13.1.1", "RFC 9111 §4.4"],
    },
    PairPage {
        a: 409,
        b: 422,
        question: "Would the same request have succeeded against another state of the resource?",
        answer_a: "Yes, what stands in the way is the present state: 409.",
        answer_b: "No, the content is wrong whatever the state: 422.",
        related: &[(400, 422), (409, 412), (400, 409)],
        markdown: r#"A 409 tells the client to look again: something is there that collides with its request, and after reading and merging
it may send it once more. A 422 tells it to look at what it wrote: the content parsed, and what it asks for makes no
sense. API clients that are well made show the first as "somebody was faster" and the second at the field. Crawlers
meet neither, since both answer writing requests.

## When you see A

Fetch the resource, compare, decide, send again. The content of the answer should name what it collides with.

## When you see B

Nothing that anybody else does makes this request right. Correct the values.

## Decision rule

- A name that is taken, an order that is already shipped, a version that moved on: 409 (RFC 9110 §15.5.10).
- An end before its beginning, a negative amount, a value that is not in the list: 422 (RFC 9110 §15.5.21).
- A value refers to something that does not exist, such as an unknown customer: 422, since the instruction cannot be
  carried out; 409 if it existed and was removed while the form was open and the client can choose again
  (RFC 9110 §15.5.10, §15.5.21).
- The request had `If-Match` and it failed: neither; [412](/.demur/compare/409/412) (RFC 9110 §13.1.1).

## Frequent mistake

Unique constraints reported as validation. The model checks that the e-mail address is not taken, the framework calls it
a validation error, and out goes 422. It depends on the state: the same content was valid a second earlier. And the
check in the model does not see a second request at the same moment; the database does, its error is not caught, and the
same collision is a 500.

## What a swap breaks

### Retry

None of four common retry libraries repeats either (axios-retry 4.5.0; Got 14.6.6; Ky 1.14.3; undici 7.30.2), so the
application decides. Synchronising clients are built as a loop on 409: fetch, merge, send. Given 422, the loop ends and
the change stays on the device for ever. Given 409 for bad values, the loop does not end: fetch, merge, send, the same
answer (RFC 9110 §15.5.10).

### Cache

An error invalidates nothing: only 2xx and 3xx to a writing request make a cache drop what it holds (RFC 9111 §4.4).
After a 409 the copy in the cache may be the stale one that caused the conflict, so the client has to fetch past it.
After a 422 the copy is fine.

### Monitoring

Rates of 409 measure contention and rise with the number of users; rates of 422 measure clients and rise with their
releases. Taken as one number, a broken release looks like a busy day (RFC 9110 §15.5.10, §15.5.21).

### Authentication

A 409 is asked to name what it collides with (RFC 9110 §15.5.10). In a form for registration that tells strangers
which names have an account, and a 422 with the same text tells them as much. Answer both cases alike there and send
the rest by mail.

## Questions

### What is the difference between 409 and 422?

409 is a conflict with what is there now; 422 is content that could not be processed at any time.

### Are 409 and 422 cached or indexed?

No. Neither may be stored without explicit freshness, and both answer requests that caches and crawlers do not make.

### May an API send 422 for a duplicate?

Many do, and clients that only show the text do not mind. A client that merges cannot tell it from a typing mistake
then. If you must keep 422, give the duplicate a `type` of its own in the problem details.

## Summary

Wrong now: 409. Wrong always: 422.
"#,
        sources: &["RFC 9110 §15.5.10", "RFC 9110 §15.5.21", "RFC 9110 §13.1.1", "axios-retry 4.5.0", "Got 14.6.6", "Ky 1.14.3", "undici 7.30.2", "RFC 9111 §4.4"],
    },
    PairPage {
        a: 409,
        b: 423,
        question: "Is there a lock that somebody took and that will be released?",
        answer_a: "No, the state or the rules are in the way: 409.",
        answer_b: "Yes, a lock object with an owner: 423.",
        related: &[(409, 412), (409, 422), (422, 424)],
        markdown: r#"423 is the code of a protocol with locks: WebDAV clients take a lock, get a token, and send it with each change. A
client that gets 423 knows that it must name a token or wait for somebody. 409 is the general word for a collision
with the present state. Outside WebDAV most clients know 423 as "some 4xx", so a good text has to do the work.
Crawlers do not write and see neither.

## When you see A

Read what it collides with. Waiting alone seldom helps; a decision does.

## When you see B

Somebody holds a lock: another user with the document open, a job, or an earlier run of your own program that died
before it unlocked. In WebDAV `lockdiscovery` names the owner and the timeout.

## Decision rule

- A lock exists on the source or the destination, and the request does not carry its token: 423, with the condition
  `lock-token-submitted` or `no-conflicting-lock` in the content (RFC 4918 §11.3).
- The token was sent in an `If` field and is not valid any more: 412, since a condition failed (RFC 4918 §12.1).
- A rule on states, as "shipped orders are not changed": 409. Nobody will unlock that (RFC 9110 §15.5.10).
- An account that is blocked by its administrator: 403. It is a refusal of this caller, not a lock on a resource
  (RFC 9110 §15.5.4).

## Frequent mistake

423 for an account after too many wrong passwords, since "the account is locked". The target of the request is the
login, which nobody has locked. 429 with `Retry-After` if it opens again by time, and 403 if not, is what programs
understand.

## What a swap breaks

### Retry

Waiting is a sensible reaction to 423 and none to 409, but no library does it by itself: axios-retry, Got, Ky and the
`RetryAgent` of undici repeat neither (axios-retry 4.5.0; Got 14.6.6; Ky 1.14.3; undici 7.30.2). A job that you wrote
to poll on 423 runs until its limit if a final state answers 423.

### Cache

None: both answer writing requests, neither is heuristically cacheable, and errors invalidate nothing (RFC 9110 §15.1;
RFC 9111 §4.4).

### Monitoring

Old locks are what you look for in 423: the same address for hours means a client that crashed with the lock in hand.
Among 409 they drown in ordinary collisions (RFC 4918 §11.3; RFC 9110 §15.5.10).

### Authentication

A lock token is no credential. A client may know the token of somebody else, as it can be discovered, and a server
must check who sends it (RFC 4918 §6.4). A 423 for a wrong user with the right token says "locked" where 403 is meant.

## Questions

### What is the difference between 409 and 423?

423 is one special conflict: a lock. 409 is each conflict with the state that has no code of its own.

### Is either of them cached or read by search engines?

No. They answer changes. A GET of a locked resource works, since a write lock does not stop reading.

### May an API without WebDAV send 423?

It may, the code is registered for HTTP as such. Its clients gain little; 409 with a problem type "locked" and the
owner in the content is read by the same people and understood by more programs.

## Summary

A lock with an owner: 423. Any other clash with the state: 409.
"#,
        sources: &["RFC 4918 §11.3", "RFC 4918 §12.1", "RFC 9110 §15.5.10", "RFC 9110 §15.5.4", "axios-retry 4.5.0", "Got 14.6.6", "Ky 1.14.3", "undici 7.30.2", "RFC 9110 §15.1", "RFC 9111 §4.4", "RFC 4918 §6.4"],
    },
    PairPage {
        a: 411,
        b: 413,
        question: "Is the length of the content missing, or is it known and too great?",
        answer_a: "It is missing, and this server wants it beforehand: 411.",
        answer_b: "It is announced or was counted, and is over the limit: 413.",
        related: &[(400, 411), (413, 429), (413, 431), (413, 414)],
        markdown: "Both guard against content that is too much. 411 refuses to find out: the client sends without saying how much, usually
chunked. 413 knows. To a program 411 is the milder one: it can buffer, count and send the same content again with a
length. After 413 it must send something else. Crawlers meet neither, as their requests have no content.

## When you see A

Give your library a file or a byte string in place of a stream, or tell it the size. A proxy of your own that reads and
re-sends can also be what turned a length into chunks.

## When you see B

Compare with the limit. If it came after a part was sent, you sent no length, or compressed content grew when it was
unpacked.

## Decision rule

- Content without `Content-Length`, and policy wants the size before it takes any: 411; the server may do so
  (RFC 9110 §15.5.12; RFC 9112 §6.3).
- Content without a length, and the server counts as it reads: it reads, and sends 413 where the limit is passed
  (RFC 9110 §15.5.14).
- `Content-Length` over the limit: 413, at once (RFC 9110 §15.5.14).
- `Content-Length` that is no number: 400, as the framing is broken (RFC 9112 §6.3).
- No length and no `Transfer-Encoding`: in HTTP/1.1 that is a request without content, so nothing is missing
  (RFC 9112 §6.3). A POST that needs content gets 400.

## Frequent mistake

411 for every POST without `Content-Length`, also for those that have no content on purpose, such as
`POST /orders/7/cancel`. Clients then learn to send `Content-Length: 0`, or do not learn it and fail.

## What a swap breaks

### Retry

After 411 a client may repeat the request with a valid length (RFC 9110 §15.5.12): same content, one more field. A
library can do that without asking. After 413 that would send the whole gigabyte again for the same refusal; Got and Ky
repeat it only if there is `Retry-After` (Got 14.6.6; Ky 1.14.3). A missing length reported as 413 makes people compress
photos that were small enough.

### Cache

None: both answer requests with content, which caches pass on, and neither is heuristically cacheable
(RFC 9110 §15.1, §9.2.3).

### Monitoring

411 that begins for clients that worked before shows something on the way that chunks: a new proxy or a library. 413
shows sizes. With 413 for both, the distribution of sizes in the log has a hole, since the refused ones have no size
(RFC 9110 §15.5.12, §15.5.14).

### Authentication

Both can be decided on the head, before or after the caller is known. Content without a length that is let in from
strangers must be counted while it is read, and the count must stop at a limit before the token is checked (RFC 9110
§15.5.14). 411 for strangers and counting for members is a policy that holds in HTTP/1.1 only: in HTTP/2 a length is
optional, and honest clients leave it out (RFC 9113 §8.1.1).

## Questions

### What is the difference between 411 and 413?

411: tell me the size first. 413: that is too much.

### Is either cached?

Only with explicit freshness, and neither should have any.

### May an API send 413 when no length was given?

Yes, if it read and counted up to the limit. If it did not read, it does not know, and 411 is the honest answer.

## Summary

Size not told: 411. Size too great: 413.
",
        sources: &["RFC 9110 §15.5.12", "RFC 9112 §6.3", "RFC 9110 §15.5.14", "Got 14.6.6", "Ky 1.14.3", "RFC 9110 §15.1", "RFC 9110 §9.2.3", "RFC 9113 §8.1.1"],
    },
    PairPage {
        a: 412,
        b: 428,
        question: "Was the condition there and false, or was it missing?",
        answer_a: "There and false: 412.",
        answer_b: "Missing, and the server insists on one: 428.",
        related: &[(409, 412), (304, 412), (409, 422)],
        markdown: r#"Two halves of one protection against lost updates. 428 teaches: this resource is changed with `If-Match` only, fetch
it first. 412 protects: you did so, and in between somebody else wrote. A client that gets 428 has a bug that each of
its users will meet; a client that gets 412 works as designed. Crawlers see neither.

## When you see A

Fetch the resource, merge, send again with the new validator.

## When you see B

Change the program: read the `ETag` of the last GET and send it in `If-Match`. Sending `If-Match: *` also silences the
server in many places, and removes the protection.

## Decision rule

- Writing without a precondition to a resource that needs one: 428, with an explanation of how to send it
  (RFC 6585 §3).
- A precondition that does not hold: 412 (RFC 9110 §13.2.2).
- The resource does not exist, or the caller may not write: 404 or 403 first. Preconditions are looked at after the
  normal checks (RFC 9110 §13.2.1).
- The field is there and cannot be parsed: 400 (RFC 9110 §15.5.1).

## Frequent mistake

Answering 412 when `If-Match` is absent. WebDAV forbids it in so many words (RFC 4918 §12.1). The client reads that
its copy is old, fetches, and sends the same request again, still without the field. It loops, politely, until
somebody reads the log.

## What a swap breaks

### Retry

A 412 is cured by new data, a 428 by new code (RFC 9110 §15.5.13; RFC 6585 §3). An automatic "fetch and repeat" after
412 is right. After a 428 it helps only if the repetition adds the field, which a client that knows nothing of
validators does not do.

### Cache

No cache may store a 428 (RFC 6585 §3). For 412 there is no such rule, only that it is not heuristically cacheable
(RFC 9110 §15.1). More important is what the caches before it did: if a cache or a compression step on the way weakens
or drops `ETag`, clients cannot send a strong one, and `If-Match` needs the strong comparison (RFC 9110 §13.1.1). Then
428 and 412 alternate and no client can write.

### Monitoring

428 by user agent is a list of clients that have not been updated; it should go to zero after you introduce the rule.
412 never goes to zero, and a service with many writers is healthy with some (RFC 6585 §3; RFC 9110 §15.5.13).

### Authentication

None in the codes themselves. Which requests need a condition may be published, so a gateway may answer 428 from a
list before it asks the origin; it may not answer 412, because only the origin knows the state (RFC 9110 §13.2.1).

## Questions

### What is the difference between 412 and 428?

412: your condition is false. 428: you sent none, and one is required.

### Can a cache or search engine be misled by them?

No. Both answer writing requests in practice; 428 must not be stored by anybody, and 412 is not stored unless told so.

### May an API send 400 or 409 in place of 428?

400 is allowed as the general code, with a text that names the missing field. 409 would say that a conflict was found,
and none was: nothing was compared.

## Summary

Condition false: 412. Condition missing: 428.
"#,
        sources: &["RFC 6585 §3", "RFC 9110 §13.2.2", "RFC 9110 §13.2.1", "RFC 9110 §15.5.1", "RFC 4918 §12.1", "RFC 9110 §15.5.13", "RFC 9110 §15.1", "RFC 9110 §13.1.1"],
    },
    PairPage {
        a: 413,
        b: 414,
        question: "Which is too large: the content that was sent, or the address it was sent to?",
        answer_a: "The content: 413.",
        answer_b: "The address: 414.",
        related: &[(413, 431), (414, 431), (400, 414), (411, 413)],
        markdown: "They are neighbours because the same data can be in either place: a search form sent with GET puts it into the address
and meets limits of kilobytes; sent with POST it is content and meets limits of megabytes. After 414 an API client can
often change to POST; after 413 there is no larger place. Crawlers make addresses and no content, so only 414 is for
them, mostly from links that feed on themselves (RFC 9110 §15.5.15).

## When you see A

Send less, or in parts. The limit may be that of a proxy and not of the service; the page of the answer tells whose.

## When you see B

Count the address. Look for a list of ids in the query, for a value that was encoded twice, and for a redirect that adds
to its own target.

## Decision rule

- The announced or the received content is over the limit: 413 (RFC 9110 §15.5.14).
- The request target is over the limit: 414, demanded in HTTP/1.1 (RFC 9112 §3).
- One parameter in the address is longer than its schema allows, and the address as a whole is fine: 400
  (RFC 9110 §15.5.1).
- One value in the content is longer than its schema allows: 422 or 400, since the content as a whole was taken
  (RFC 9110 §15.5.21).
- Content sent with a GET: its size is no matter of 414; GET content has no defined meaning, and 400 or 413 are both
  possible (RFC 9110 §9.3.1).

## Frequent mistake

Raising the limit for addresses to 64 kB because one report has many filters. The gateway takes it, and the CDN, a
firewall or the log does not. 8000 octets is what RFC 9110 recommends to support, and not more than that can be expected
from others (RFC 9110 §4.1).

## What a swap breaks

### Retry

413 has a temporary form, with `Retry-After`, and Got and Ky repeat it then (Got 14.6.6; Ky 1.14.3). 414 has none: the
same address is as long tomorrow (RFC 9110 §15.5.15). A client that gets 413 for its long query has no content to make
smaller, and does nothing.

### Cache

414 is heuristically cacheable and 413 is not (RFC 9110 §15.1). The stored 414 is found only under the same long
address, so it does no harm until you raise the limit; then those callers still get it. A 413 is never found that way.

### Monitoring

Log the length of the target, not the target. For 414 it tells a loop, with lengths growing step by step, from one user
with many filters. For 413 log the announced length, and whether the limit was met in the head or while reading: the
second means clients without `Content-Length` (RFC 9110 §15.5.14, §15.5.15).

### Authentication

414 is decided before a field is read, thus before anyone is known (RFC 9112 §3). 413 can wait until the caller is
known, and a limit may then depend on the account. With `Expect: 100-continue` both are sent before the content (RFC
9110 §10.1.1).

## Questions

### What is the difference between 413 and 414?

413: too much content. 414: too long an address.

### Which of them may a cache keep?

414 without any caching field, 413 only with explicit freshness. Set `no-store` on 414 on purpose.

### May an API send 413 for a query that is too long?

Not in HTTP/1.1, where a server must answer 414 for a target longer than it wishes to parse. The codes exist to name the
part, and 413 names the wrong one.

## Summary

Content: 413. Address: 414.
",
        sources: &["RFC 9110 §15.5.15", "RFC 9110 §15.5.14", "RFC 9112 §3", "RFC 9110 §15.5.1", "RFC 9110 §15.5.21", "RFC 9110 §9.3.1", "RFC 9110 §4.1", "Got 14.6.6", "Ky 1.14.3", "RFC 9110 §15.1", "RFC 9110 §10.1.1"],
    },
    PairPage {
        a: 413,
        b: 429,
        question: "Is one request too large, or are there too many?",
        answer_a: "This one is larger than can be taken, for good or for now: 413.",
        answer_b: "The size is fine; the caller's requests are too many: 429.",
        related: &[(411, 413), (413, 431), (429, 503)],
        markdown: "Size against rate. A 413 tells the client to send less in one request; waiting does not help, unless the answer has
`Retry-After`, which marks the limit as temporary. A 429 tells it to send fewer; making them smaller does not help.
They meet in quotas that count bytes, where each upload is small enough and the sum is not. Google slows its crawlers
on 429 and not on 413 (Google Search Central).

## When you see A

Split, compress if the server takes it, or use the upload that is meant for large files. With `Retry-After`, wait and
send the same again.

## When you see B

Wait, then send at a lower rate.

## Decision rule

- The content is over a limit for one request: 413, and the connection may be closed (RFC 9110 §15.5.14).
- The limit is lower than usual for the moment, as memory is short: 413 with `Retry-After` (RFC 9110 §15.5.14).
- The number of requests, or of bytes in all requests of a time, is used up for this caller: 429 (RFC 6585 §4).
- An account's storage is full: neither is exact. 413 says that this content does not fit now; WebDAV has 507 for it
  (RFC 9110 §15.5.14; RFC 4918 §11.5).

## Frequent mistake

413 for a quota by day. The client splits its upload in ten, each part gets 413, and it splits again.

## What a swap breaks

### Retry

`Retry-After` decides here. Got and Ky repeat a 413 only if it has the field, and a 429 without it as well; urllib3
repeats either only with it; axios-retry and undici repeat 429 and never 413 (Got 14.6.6; Ky 1.14.3; urllib3 2.8.0;
axios-retry 4.5.0; undici 7.30.2). A 429 for content that is too large sends the same gigabyte again and again, at
full price for both sides. A 413 with `Retry-After` that was copied from the handler for rates does the same.

### Cache

429 must not be stored (RFC 6585 §4); 413 is not heuristically cacheable and answers requests that caches do not keep
(RFC 9110 §15.1, §9.2.3).

### Monitoring

413 by route shows limits that are set too low after a new feature, and it comes from many callers. 429 comes from
few. As one graph the two cannot be told apart, and the limit that gets raised is the wrong one (RFC 9110 §15.5.14;
RFC 6585 §4).

### Authentication

Size can be refused before anybody is known, from `Content-Length` in the head (RFC 9110 §10.1.1). A quota needs to
know whose it is. If the size is checked first, strangers get 413 where they would get 401; that tells them a limit
and nothing else.

## Questions

### What is the difference between 413 and 429?

413 is about the size of one request, 429 about the number of requests.

### Does either slow down search engines?

429 does: Google crawls the host more slowly after many of them (Google on crawl rate). 413 has no business in answers
to a crawler, as its requests have no content.

### May an API send 429 when a quota of bytes is used up?

Yes. It is a quota over time, and waiting helps. Say in the content that bytes are counted, and put the end of the
window in `Retry-After`.

## Summary

Too large: 413. Too many: 429.
",
        sources: &["Google Search Central", "RFC 9110 §15.5.14", "RFC 6585 §4", "RFC 4918 §11.5", "Got 14.6.6", "Ky 1.14.3", "urllib3 2.8.0", "axios-retry 4.5.0", "undici 7.30.2", "RFC 9110 §15.1", "RFC 9110 §9.2.3", "RFC 9110 §10.1.1", "Google on crawl rate"],
    },
    PairPage {
        a: 413,
        b: 431,
        question: "Is the large part before the empty line or after it?",
        answer_a: "After it, the content: 413.",
        answer_b: "Before it, the fields: 431.",
        related: &[(413, 414), (414, 431), (411, 413), (413, 429)],
        markdown: r#"413 is about what the user wanted to send, such as a photo; 431 about what the client adds unasked, such as cookies and
tokens. So a user can do something about the first by choosing a smaller file, and about the second only by deleting
cookies or signing in anew. Crawlers send neither much content nor cookies and rarely meet them; if they do, Google sees
no content there (Google Search Central).

## When you see A

Compare the size with the limit in the answer. Look for another way that the service has for large things, or send
parts.

## When you see B

The file does not matter: the same call fails with an empty body. Print the fields and find the one that grew.

## Decision rule

- `Content-Length` is over the limit: 413 at once, without reading (RFC 9110 §15.5.14).
- Content without a length, or after decompression, runs over the limit: 413 at that point (RFC 9110 §15.5.14).
- One field or the whole header section is over the limit: 431 (RFC 6585 §5).
- Trailer fields after chunked content are too large: they are fields, so 431 is the nearer one; a server may also drop
  them (RFC 6585 §5; RFC 9110 §6.5.1).
- The content of a multipart part is fine and its own header lines are not: that is content, so 413 or 400 (RFC 9110
  §15.5.14, §15.5.1).
- Large data that a client put into a field, such as a signed document in `X-Data`: 431, and better advice: put it into
  the content (RFC 6585 §5).

## Frequent mistake

Raising the limit for uploads because users report "request too large". The message came from the head:
`client_max_body_size` has no effect on it, and nginx says 400 for such fields with a text about a cookie (nginx
1.22.1).

## What a swap breaks

### Retry

After 413 a client sends less content, or the same after `Retry-After`, which Got and Ky honour for it by themselves
(Got 14.6.6; Ky 1.14.3). After 431 it may repeat with smaller fields (RFC 6585 §5). An upload tool that gets 413 for its
cookies halves its parts down to one byte, and each part is refused.

### Cache

No cache may store a 431 (RFC 6585 §5). 413 is not heuristically cacheable and mostly answers methods whose answers are
not stored at all (RFC 9110 §15.1, §9.2.3). A 431 answers GET as well, so it is the one where a wrong code, with a
general `max-age`, could reach other visitors of the same page.

### Monitoring

413 counts by route and size and belongs to the product: is the limit right? 431 counts by user and belongs to whoever
sets cookies and issues tokens. In nginx' log both must be looked for, since its 400 for fields is neither (nginx
1.22.1).

### Authentication

A 413 can be sent before or after the credentials were checked, and before is cheaper. A 431 always comes before: the
credentials are in the part that was not accepted. So it must not vary by account, and no limit in it can be "larger for
members" (RFC 6585 §5).

## Questions

### What is the difference between 413 and 431?

413: the content after the head is too large. 431: the head itself, by its fields.

### Are 413 and 431 cached?

413 only with explicit freshness, 431 never.

### May an API send 413 for fields that are too large?

RFC 9110 wants an appropriate 4xx for fields, and 413 speaks of content. It sends the caller to the wrong half of his
request.

## Summary

The content: 413. The fields: 431.
"#,
        sources: &["Google Search Central", "RFC 9110 §15.5.14", "RFC 6585 §5", "RFC 9110 §6.5.1", "RFC 9110 §15.5.1", "nginx 1.22.1", "Got 14.6.6", "Ky 1.14.3", "RFC 9110 §15.1", "RFC 9110 §9.2.3"],
    },
    PairPage {
        a: 414,
        b: 431,
        question: "Is it the address that is too long, or the fields below it?",
        answer_a: "The request target: 414.",
        answer_b: "The header fields, one or all together: 431.",
        related: &[(413, 414), (413, 431), (400, 414)],
        markdown: r#"The head of a request has two parts that grow without anyone noticing: the query string and the cookies. 414 names the
first, 431 the second. For a visitor the remedies are opposite: after 414 a shorter link, after 431 the cookies of the
site deleted. Crawlers carry no cookies, so long addresses are what they run into; Google takes either as no content
(Google Search Central).

## When you see A

Measure the address as it was sent, after encoding: one space is three octets. Move the data into the content of a POST
if the API has one.

## When you see B

Print all fields. Look for cookies that pile up, for tokens that list every group of a user, and for tracing fields that
each service on the way adds to.

## Decision rule

- HTTP/1.1, and the request target is longer than any that the server wishes to parse: 414, as a must (RFC 9112 §3).
- A field, or the sum of all, is over the limit: some 4xx is demanded, and 431 is the one that says what (RFC 9110 §5.4;
  RFC 6585 §5).
- Both are over: 414, since the request line comes first and can be judged before a field was read (RFC 9112 §3).
- One buffer for the whole head, which is full: see where it ran over. If the line end of the request line had not come,
  414, else 431 (RFC 9112 §3; RFC 6585 §5).
- HTTP/2 and HTTP/3, where the target is the field `:path`: 414 if that is what is long, 431 for the rest. The block has
  to be decoded all the same, or the connection closed (RFC 9113 §10.5.1).

## Frequent mistake

Taking the code of the server for a measure. Node.js counts target and fields together and says 431 for a long address;
nginx and Apache say 414 for it and 400 for a long field (Node.js 20.20.2; nginx 1.22.1; Apache httpd 2.4.67). Someone
who reads "Request Header Fields Too Large" deletes cookies, and the link is still too long.

## What a swap breaks

### Retry

A request may be sent again after its fields were reduced (RFC 6585 §5). Programs that react to 431 drop the optional
fields or ask for a smaller token; for an address that is too long this changes nothing, and the token is lost. After
414 a client with a POST form of the same search switches to it.

### Cache

They are opposites. 414 is heuristically cacheable (RFC 9110 §15.1); no cache may store a 431 (RFC 6585 §5). The cookie
of one visitor makes his requests too large; if that is answered with 414, Safari may keep it for the address
(cache-tests), and a shared cache that applied the same rule would give "address too long" for `/` to everyone.

### Monitoring

414 groups by route: one page with many filters, or a redirect that feeds itself. 431 groups by user and rises with the
age of cookies, often some weeks after a release. One number for both shows neither (RFC 9110 §15.5.15; RFC 6585 §5).

### Authentication

Tokens are the usual load of 431, so it hits members with many roles and no one else; administrators first. An answer
that names the field must not repeat its value, which is a credential. RFC 6585 asks for the name of a single field at
fault (RFC 6585 §5). A token in the address, which 414 would find, should not be there at all: addresses end in logs.

## Questions

### What is the difference between 414 and 431?

414 is about the length of the address, 431 about the size of the fields.

### Which of them may be cached?

414 by default, which is why `no-store` belongs on it: a limit can change. 431 by no cache, ever.

### May a server send 431 for an address that is too long?

In HTTP/1.1 it must send 414. Some servers send 431 all the same, so a client should check both parts after either code.

## Summary

Long address: 414. Large fields: 431.
"#,
        sources: &["Google Search Central", "RFC 9112 §3", "RFC 9110 §5.4", "RFC 6585 §5", "RFC 9113 §10.5.1", "Node.js 20.20.2", "nginx 1.22.1", "Apache httpd 2.4.67", "RFC 9110 §15.1", "cache-tests", "RFC 9110 §15.5.15"],
    },
    PairPage {
        a: 422,
        b: 424,
        question: "Is this part wrong in itself, or did it fail because another did?",
        answer_a: "Wrong in itself: 422.",
        answer_b: "It depended on an action that failed: 424.",
        related: &[(200, 207), (409, 422), (400, 422)],
        markdown: r#"422 points at what the client sent. 424 points at another action of the same request, and says nothing against this
one. In WebDAV they stand side by side inside a 207: one property is refused, and the others get 424 because all or
none were to be set. For an API client the question after 422 is "what do I correct?", after 424 "which one was it?".
Crawlers meet neither.

## When you see A

Correct the values that the content names.

## When you see B

Look for the entry that failed for a reason of its own. When it is corrected, this part works unchanged.

## Decision rule

- The content parses and cannot be carried out: 422 (RFC 9110 §15.5.21).
- One command of a PROPPATCH failed, so the rest was not done: 424 for each of the rest (RFC 4918 §11.4).
- A service that you call has failed: neither. As a gateway 502 or 504; otherwise a 5xx of your own. The client has
  not erred (RFC 9110 §15.6).
- A value refers to a record that is missing: 422; nothing failed before it (RFC 9110 §15.5.21).

## Frequent mistake

424 for "our dependency is down". The name invites it. The dependency in the code is between actions of the client's
request and not between servers, and a 4xx tells the client that it is at fault and need not try again.

## What a swap breaks

### Retry

No library repeats either (axios-retry 4.5.0; Got 14.6.6; Ky 1.14.3; undici 7.30.2). That is right for 422. It is
right for 424 in a batch, whose failed part must be cured first. It is wrong for a payment provider that was away for
three seconds and was reported as 424: with 503 the same libraries would have repeated the GET or PUT, and nobody
would have noticed.

### Cache

None: both belong to requests that change something, are not heuristically cacheable, and leave stored answers alone
(RFC 9110 §15.1; RFC 9111 §4.4).

### Monitoring

422 by field shows where clients misunderstand the format. 424 inside batches repeats one failure many times and
should not be added up with it. As the status of a whole answer 424 hides outages of other services among the faults
of clients, where no error budget counts them (RFC 9110 §15.5, §15.6; RFC 4918 §11.4).

### Authentication

If one action of a batch lacks rights, it gets 403 and those that depend on it 424. Do not give 422 to the latter:
their author would look for a fault in correct data (RFC 4918 §11.4; RFC 9110 §15.5.4).

## Questions

### What is the difference between 422 and 424?

422: this content cannot be processed. 424: this would have been fine, had the other action worked.

### Are they cached or seen by search engines?

No. Neither is stored by default, and crawlers do not send such requests.

### May an API send 424 when a service behind it fails?

It should not. Use 502, 503 or 504: they are counted as what they are, and clients repeat them.

## Summary

Wrong itself: 422. Held up by another: 424.
"#,
        sources: &["RFC 9110 §15.5.21", "RFC 4918 §11.4", "RFC 9110 §15.6", "axios-retry 4.5.0", "Got 14.6.6", "Ky 1.14.3", "undici 7.30.2", "RFC 9110 §15.1", "RFC 9111 §4.4", "RFC 9110 §15.5", "RFC 9110 §15.5.4"],
    },
    PairPage {
        a: 425,
        b: 429,
        question: "Would the request be served on the same connection once the handshake is complete?",
        answer_a: "Yes, only its being in early data is the problem: 425.",
        answer_b: "No, it is one request too many from this caller: 429.",
        related: &[(425, 503), (429, 503), (413, 429)],
        markdown: r#"The names sound alike and have nothing in common. 425 is about a replay: the request came in TLS early data, which an
attacker can copy and send again, and it is not harmless enough. The cure takes one round trip. 429 is about a count;
the cure is to wait. A user agent should repeat a 425 by itself and at once. Crawlers of Google slow down on 429 and
treat other 4xx as missing content (Google Search Central).

## When you see A

Your TLS library sent the request with 0-RTT. Let it repeat after the handshake. If you do not use early data, an
intermediary did; it set `Early-Data: 1`.

## When you see B

You ask too often. Read `Retry-After`; send less.

## Decision rule

- The request came in early data, or with `Early-Data: 1`, and a replay of it would do harm: 425 (RFC 8470 §5.2).
- Neither of the two is the case: never 425. The client could not react to it (RFC 8470 §5.2).
- The caller is over its limit: 429, in early data or not (RFC 6585 §4).
- Both: 425 first, and do not count it. The request will come again, by design (RFC 8470 §5.2).

## Frequent mistake

Reading 425 as "you were too quick" and sending it for a rate limit, a job that is not finished, or an offer that
opens tomorrow. The code belongs to RFC 8470. For the last two, 409 or 403 with a text is meant, for the first 429.

## What a swap breaks

### Retry

After 425 a user agent should repeat automatically, and not in early data (RFC 8470 §5.2); there is no wait in that
rule. A rate limit that says 425 invites an immediate second request from each client that knows the code. Those that
do not know it give up: axios-retry, Got, Ky and undici repeat a GET after 429, and neither they nor `fetch` of
Node.js repeat one after 425 (axios-retry 4.5.0; Got 14.6.6; Ky 1.14.3; undici 7.30.2; Node.js 20.20.2).

### Cache

429 must not be stored (RFC 6585 §4). 425 is not cacheable by default, and a shared cache that stored one, because it
had freshness, would give it to clients that have sent no early data and cannot repeat it any better (RFC 8470 §5.2).

### Monitoring

429 by caller is a list of whom to talk to. 425 by caller is a list of TLS stacks with 0-RTT, and its rate should
follow the share of resumed connections. A mix of both makes an innocent optimisation look like abuse (RFC 6585 §4;
RFC 8470 §5.2).

### Authentication

The replayed request carries valid credentials; that is what makes it dangerous. A check of the token does not stop
it, the 425 does (RFC 8470 §5.2). A 429 in its place stops it only as long as the limit is used up.

## Questions

### What is the difference between 425 and 429?

425: not before the handshake is done. 429: not so many in that time.

### Can 425 and 429 be cached?

429 never. 425 not by default, and there is no reason to give it freshness.

### May an API use 425 for a resource that is not ready yet?

No. For work in progress answer 202 or 200 with its state; for a resource that does not exist yet, 404. 425 makes
clients that implement it send the request again at once.

## Summary

Too early in the handshake: 425. Too many in the window: 429.
"#,
        sources: &["Google Search Central", "RFC 8470 §5.2", "RFC 6585 §4", "axios-retry 4.5.0", "Got 14.6.6", "Ky 1.14.3", "undici 7.30.2", "Node.js 20.20.2"],
    },
    PairPage {
        a: 425,
        b: 503,
        question: "Does the server refuse this delivery of the request, or all work?",
        answer_a: "This delivery, since it may be a replay: 425.",
        answer_b: "All work, for a time: 503.",
        related: &[(425, 429), (429, 503), (503, 504)],
        markdown: "Both make a client try again, and they differ in when and why. 425 says: the same request, after the handshake, will
be processed now. 503 says: not now at all. 425 is a 4xx that no one is to blame for, 503 a 5xx that the service
answers for. A crawler slows down on 503; a 425 is to Google one of the 4xx that mean missing content (Google Search
Central).

## When you see A

A property of the transport, not of your request. Clients that use early data repeat it without being told; if yours
shows it to you, its support for early data is incomplete.

## When you see B

The service is overloaded or in maintenance. Wait.

## Decision rule

- Early data, or a request marked `Early-Data: 1`, for something that is not safe to replay: 425 (RFC 8470 §5.2).
- A gateway that does not know whether its origin understands `Early-Data` waits for the handshake or answers 425; it
  must not forward (RFC 8470 §6.1).
- Overload: 503. A server under load should refuse early data in TLS as a whole and not request by request, since 425
  and 503 both bring requests back (RFC 8470 §6.3).

## Frequent mistake

Turning 425 into 503 at the edge, because the list of codes there is old. An intermediary must forward a 425 if it had
forwarded the request with `Early-Data` (RFC 8470 §5.2). The client is the only one who can take the early data away.

## What a swap breaks

### Retry

A 503 with `Retry-After` makes urllib3 wait and repeat a GET; a 425 it leaves alone (urllib3 2.8.0). A user agent that
sent early data should do the reverse with 425, and repeat at once (RFC 8470 §5.2). As 503, a first page of a resumed
connection fails, and the visitor sees an error that a round trip would have cured. As 425, an overload is answered by
immediate repetition, which is the last thing an overloaded server needs (RFC 8470 §6.3).

### Cache

A cache may answer with a stale copy in place of a 503, and not in place of a 425 (RFC 5861 §4). It may also have put
the request into early data itself; then it is the cache that has to repeat, after the handshake with its client is
complete (RFC 8470 §5.2).

### Monitoring

503 is an outage by definition. Turned into 503, each resumed connection with a POST counts as one, and the share
grows with the number of returning visitors, which is to say with success (RFC 9110 §15.6.4; RFC 8470 §5.2).

### Authentication

Waiting does not make a replay safe. A server that answers 503 to a suspicious delivery and serves it on the next try
has served the copy as well; 425 ties the second try to a complete handshake (RFC 8470 §5.2).

## Questions

### What is the difference between 425 and 503?

425 refuses the way in which the request came; 503 refuses to work.

### Which of them may a cache keep?

Neither by default. With explicit freshness a 503 is stored by several caches (cache-tests); do not give a 425 any.

### May a server send 503 to early data in place of 425?

It may refuse early data in TLS, wait for the handshake, or send 425; RFC 8470 calls these equally good. 503 is not
among them, because nothing is unavailable.

## Summary

Come again after the handshake: 425. Come again later: 503.
",
        sources: &["Google Search Central", "RFC 8470 §5.2", "RFC 8470 §6.1", "RFC 8470 §6.3", "urllib3 2.8.0", "RFC 5861 §4", "RFC 9110 §15.6.4", "cache-tests"],
    },
    PairPage {
        a: 426,
        b: 505,
        question: "Is another protocol wanted, or is the major version of HTTP refused?",
        answer_a: "The request is fine as HTTP, and the resource wants another protocol: 426 with `Upgrade`.",
        answer_b: "The major version on the request line is none that the server speaks: 505.",
        related: &[(400, 426), (501, 505)],
        markdown: r#"426 is an offer: the server understood the request and will go on if the client changes protocol on this connection. 505
is a refusal of the language itself. Neither has anything to do with the version of an API. Browsers show either as a
page; crawlers have no business with either, and a 505 is a server error for them, a 426 a page that does not exist
(Google Search Central).

## When you see A

Look at `Upgrade`. If it says `websocket`, you asked with plain GET for an address that is only for WebSocket clients,
or a proxy on the way removed your `Upgrade` and `Connection` fields.

## When you see B

Your program, or a load balancer, spoke HTTP/2 to a port that expects HTTP/1.1, or a request line was put together by
hand. Switch the client to HTTP/1.1.

## Decision rule

- A WebSocket address was asked without an upgrade: 426, `Upgrade: websocket` and `Connection: upgrade`
  (RFC 9110 §15.5.22, §7.8).
- The request line says HTTP/3.0 or HTTP/0.8 on a port for HTTP/1.1: 505 (RFC 9110 §15.6.6).
- It says HTTP/1.7: neither; it is served as the highest minor version that the server knows (RFC 9110 §6.2).
- It says `HTTP/x` or nothing that could be a version: 400 (RFC 9112 §2.3, §3.2).
- You want `https`: redirect with 308 (RFC 9110 §15.4.9). A 426 with `Upgrade: TLS/1.0` needs a client that changes to
  TLS on the open connection (RFC 2817 §4.2).
- In HTTP/2 and HTTP/3 there is no `Upgrade` on the wire, so that a 426 there asks for something that cannot be done on
  this connection (RFC 9113 §8.2.2; RFC 9114 §4.5).

Servers agree on little of that. HTTP/2.0 on the request line is 505 for nginx, while Apache and Node.js serve it;
HTTP/1.7 is served by nginx and Apache and refused with 400 by Node.js (nginx 1.22.1; Apache httpd 2.4.67; Node.js
20.20.2).

## Frequent mistake

426 for "your app is too old". The name fits well, and the protocol does not: `Upgrade` has to name a protocol, and an
app that gets `Upgrade: app/4.2` cannot do with it what HTTP means. Use 400 or 410 with a problem type of your own.

## What a swap breaks

### Retry

A 426 tells a client that knows the named protocol how to succeed, with the same request on the same connection
(RFC 9110 §7.8). 505 is a 5xx: axios-retry repeats it for idempotent methods, Got, Ky and undici do not (axios-retry
4.5.0; Got 14.6.6; Ky 1.14.3; undici 7.30.2). A missing upgrade sent as 505 is thus asked for again in the same
version, three times.

### Cache

None of its own: neither is heuristically cacheable (RFC 9110 §15.1). A 426 with freshness would be served from a cache
to a client whose next GET carried the upgrade, as the key of the cache knows nothing of `Upgrade`
(RFC 9111 §2).

### Monitoring

426 grows when a proxy in front loses its setting for upgrades; then all WebSocket clients get it at once. 505 grows
when a health check or a balancer changes its version. A server error in place of 426 also calls the people on duty for
something that clients cause (RFC 9110 §15.5.22, §15.6.6).

### Authentication

A request that is refused for its version was not read further, so no credentials were checked (RFC 9110 §15.6.6).
Before an upgrade they should be: after `101` the connection speaks another protocol, and a 401 cannot be sent any more.
Check first, then 426 or 101 (RFC 9110 §7.8).

## Questions

### What is the difference between 426 and 505?

426: switch to another protocol, named in `Upgrade`. 505: this major version of HTTP is not supported here.

### Are 426 and 505 cached?

Only with explicit freshness, and there is no reason to give them any.

### May a server send 505 to make clients use HTTP/2?

No. HTTP/2 is agreed upon while TLS is set up (RFC 9113 §3.2), and a client that speaks HTTP/1.1 has done nothing wrong.
If 1.1 is really refused, 505 says so and should name what is supported.

## Summary

Another protocol, please: 426. Not this version of HTTP: 505.
"#,
        sources: &["Google Search Central", "RFC 9110 §15.5.22", "RFC 9110 §7.8", "RFC 9110 §15.6.6", "RFC 9110 §6.2", "RFC 9112 §2.3", "RFC 9112 §3.2", "RFC 9110 §15.4.9", "RFC 2817 §4.2", "RFC 9113 §8.2.2", "RFC 9114 §4.5", "nginx 1.22.1", "Apache httpd 2.4.67", "Node.js 20.20.2", "axios-retry 4.5.0", "Got 14.6.6", "Ky 1.14.3", "undici 7.30.2", "RFC 9110 §15.1", "RFC 9111 §2", "RFC 9113 §3.2"],
    },
    PairPage {
        a: 429,
        b: 503,
        question: "Would another caller have been served at that moment?",
        answer_a: "Yes, it is this caller's quota that is used up: 429.",
        answer_b: "No, the server takes nobody's work right now: 503.",
        related: &[(403, 429), (502, 503), (425, 503)],
        markdown: "A 429 tells one caller that its own requests are too many; everybody else is served. A 503 tells whoever asks that the
service is overloaded or in maintenance. Programs slow down after both, and Google's crawlers do too: 429 is the only
4xx that slows them, and 503 does the same (Google Search Central). The difference is who has to act. After a 429 the
owner of the client changes the client; after a 503 the operator of the service gets up at night.

## When you see A

Your key, account or address has used its share. Look for `Retry-After` and for what the content says about the limit;
spread the requests, cache the answers, or ask for a higher limit.

## When you see B

Nothing about you caused it. Wait, try again with growing and random pauses, and look at the status page of the
service. If it lasts while others are served, somebody sends 503 for a rate limit.

## Decision rule

- A counter that belongs to a user, key or address is over its limit: 429 (RFC 6585 §4).
- Overload or maintenance, whoever asks: 503, with `Retry-After` if the end is known (RFC 9110 §15.6.4).
- Both at once: answer for the caller's counter first. That caller has to slow down in any case, and 429 says so
  (RFC 6585 §4).

## Frequent mistake

Keeping a default. `limit_req` of nginx rejects with 503 until `limit_req_status 429` is set (nginx 1.22.1; nginx
docs). Such a site reports its own protection as an outage.

## What a swap breaks

### Retry

`RetryAgent` of undici, axios-retry, Got and Ky repeat GET and PUT after both codes by default, so the swap is quiet
there (undici 7.30.2; axios-retry 4.5.0; Got 14.6.6; Ky 1.14.3). A cloud client is less blind: botocore counts 429 as
throttling and 503 as a transient fault (botocore 1.44.8). A 503 for one caller's quota also moves the request: a
proxy with `proxy_next_upstream http_503` sends the rejected request to the second server at once, so that one caller
over its limit costs two servers (nginx 1.22.1).

### Cache

A 429 must not be stored by any cache (RFC 6585 §4). A 503 with explicit freshness may be, and Chrome, nginx, Apache
and Traffic Server do store it (cache-tests): a 503 sent to one caller for its rate reaches the others from there.
`stale-if-error` covers 503 and not 429, so a stale page that could have been shown during an overload is not used if
the overload is called 429 (RFC 5861 §4).

### Monitoring

The 5xx rate is the error budget of most services. One script without pauses burns it if its rejections are 503, and
the alert names a server that is healthy. The other way round, an overload that is reported as 429 stays in the 4xx
graph that nobody is woken for. The first digit is all that such rules read, and it says whether the client or the
server erred (RFC 9110 §15.5, §15.6).

### Authentication

Limits for failed logins belong to the caller: 429. With a 503 the client that guesses passwords is told that the
login service is broken, and the client of a real user that uses the wrong key tries forever; neither is told that its
own requests are the cause (RFC 6585 §4).

## Questions

### What is the difference between 429 and 503?

429 is about the caller's number of requests, 503 about the server's condition. Another caller at the same moment gets
an ordinary answer in the first case and the same 503 in the second.

### Which of the two is better for search engines?

For a short time they are alike: Google's crawlers slow down for the whole host after many 429, 500 or 503 (Google on
crawl rate). Send 503 for planned maintenance and 429 to a crawler that asks too fast, and neither for days: addresses
that keep failing are dropped from the index in the end.

### May an API send 503 instead of 429?

It may, no rule forbids it, and load balancers that shed load before they know the caller must: without a caller there
is no quota. Once the caller is known, 429 is the true answer.

## Summary

Whose fault is it that the request waits? The caller's: 429. The service's: 503.
",
        sources: &["Google Search Central", "RFC 6585 §4", "RFC 9110 §15.6.4", "nginx 1.22.1", "nginx docs", "undici 7.30.2", "axios-retry 4.5.0", "Got 14.6.6", "Ky 1.14.3", "botocore 1.44.8", "cache-tests", "RFC 5861 §4", "RFC 9110 §15.5", "RFC 9110 §15.6", "Google on crawl rate"],
    },
    PairPage {
        a: 500,
        b: 502,
        question: "Which program failed: the one that writes this status, or the one that it asked?",
        answer_a: "The writer itself: 500.",
        answer_b: "The server that it asked on behalf of the client: 502.",
        related: &[(400, 500), (502, 504), (500, 503)],
        markdown: "500 is the code of a program that met something it was not written for. 502 is the code of a messenger whose
counterpart gave no valid answer. A client does the same with both, and so do crawlers: Google slows down after either
(Google Search Central). The codes are for the people behind, who need to know which log to open.

## When you see A

The program that handles the request has a stack trace. As a caller you can repeat GET, PUT and DELETE; as its author
you have a bug report.

## When you see B

The gateway works. Find the hop behind it: its process, its port, its TLS, the limit for its response head. The log of
the application may have no line at all, because the request never arrived.

## Decision rule

- An unhandled exception, a failed assertion, a wrong setting in the program that answers: 500 (RFC 9110 §15.6.1).
- The program acts as a gateway or proxy, and what it got is invalid: 502 (RFC 9110 §15.6.3). That includes an answer
  that breaks the framing: an invalid `Content-Length` from upstream must become 502 (RFC 9112 §6.3).
- A gateway that has no route to the upstream, or a wrong setting: 500, because that is its own fault
  (RFC 9209 §2.3.3, §2.3.31).
- The upstream answered 500 with a valid message: pass the 500 on. It is a valid answer (RFC 9110 §15.6.3).

## Frequent mistake

An API that calls a payment provider, catches the exception of its HTTP client and answers 502. If the provider
answered properly and refused, the fault is in your own handling, or in the caller's data. 502 is for an answer that
is no answer. The opposite mistake is a gateway that answers 500 for everything behind it: then its own bugs are
invisible among those of the services.

## What a swap breaks

### Retry

For repeated requests little changes: urllib3 with `status_forcelist`, curl with `--retry`, Got and undici treat both
as transient or leave both alone (curl 7.88.1; Got 14.6.6; undici 7.30.2). A client built on google-api-core differs:
its default repeats 429, 500 and 503 and no 502 (google-api-core 2.44.0), so a gateway that sends 502 for its own bug
turns a retried failure into a final one.

### Cache

Stale answers may be used for both (RFC 5861 §4). In nginx each has its own switch, `http_500` and `http_502`, in
`proxy_cache_use_stale` (nginx docs). Whoever lists only `http_502`, because the pages are safe to show while the
application restarts, shows errors again when the inner proxy says 500.

### Monitoring

A proxy counts an attempt as failed for a refused connection or an invalid head by itself, and for `http_500` or
`http_502` from upstream only if told so (nginx docs). With a wrong code a healthy server is taken out of the pool, or
a broken one stays in. The page goes to the wrong team, too: 500 rings at the application, 502 at the platform.

### Authentication

If an identity provider behind the login gives rubbish, 502 keeps the two systems apart: the login service works and
its partner does not (RFC 9110 §15.6.3). A 500 there has people read the code of the login.

## Questions

### What is the difference between 500 and 502?

500 is the fault of the program that answers, 502 that of the program it asked. Only gateways and proxies send 502.

### How do search engines treat 500 and 502?

Alike. Google's crawlers take both as server errors, crawl the host more slowly, and drop addresses that fail for long
(Google Search Central).

### May an application send 502 itself?

Yes, when it acts as a gateway for this request and the other side gave no valid answer. For everything that it could
have handled, 500 is the honest code.

## Summary

My bug: 500. Their broken answer, reported by me: 502.
",
        sources: &["Google Search Central", "RFC 9110 §15.6.1", "RFC 9110 §15.6.3", "RFC 9112 §6.3", "RFC 9209 §2.3.3", "RFC 9209 §2.3.31", "curl 7.88.1", "Got 14.6.6", "undici 7.30.2", "google-api-core 2.44.0", "RFC 5861 §4", "nginx docs"],
    },
    PairPage {
        a: 500,
        b: 503,
        question: "Does the server know that it cannot serve now, and that this will pass?",
        answer_a: "No, something unexpected happened: 500.",
        answer_b: "Yes, it refuses on purpose for a while: 503.",
        related: &[(429, 503), (503, 504), (400, 500)],
        markdown: "500 is an accident, 503 is a decision. The one says that the request ran into something nobody had planned for; the
other that the server declines work because it is overloaded or being maintained, and expects to be back. Clients may
repeat after either, but only a 503 tells them when. Crawlers of Google slow down for both (Google on crawl rate).

## When you see A

The same request will often fail again in the same way, because the same code meets the same data. Try once or twice,
then report it with the time and the request id.

## When you see B

Read `Retry-After`. The request is in all likelihood fine; do not change it.

## Decision rule

- The failure was not foreseen in the code: 500 (RFC 9110 §15.6.1).
- The server sheds load, drains before a restart, is in maintenance or waits for a database that it knows to be away:
  503, with `Retry-After` if the time is known (RFC 9110 §15.6.4, §10.2.3).
- It would not pass by waiting, as with a missing function: not 503, which speaks of something temporary
  (RFC 9110 §15.6.4).

## Frequent mistake

A connection pool that runs empty throws, the framework catches it, and 500 goes out. Everything about that situation
was known: the pool has a size, and its being empty is overload. Catch that one exception and answer 503, as a request
that is turned away early is cheaper than one that times out.

## What a swap breaks

### Retry

urllib3 repeats 413, 429 and 503 after the time in `Retry-After`, and does not repeat a 500 that carries the same
field (urllib3 2.8.0). So a load that you shed with 500 is lost for those clients, though they would have come back
when you asked them to. The other way round, a bug sent as 503 with `Retry-After` makes each client fetch it once
more.

### Cache

`stale-if-error` counts both (RFC 5861 §4). A 503 is more likely to be stored on purpose: some send it with a
`max-age` so that a cache absorbs the load. With explicit freshness, Chrome, nginx, Apache and Traffic Server store
either (cache-tests); a 500 that was a single accident must not be kept that way.

### Monitoring

An alert on 500 looks for bugs in a release, and a rollback follows. An alert on 503 looks for capacity. If load
shedding says 500, the rollback reduces capacity in the middle of an overload. Only 503 is meant to be expected: the
definition itself names scheduled maintenance (RFC 9110 §15.6.4).

### Authentication

A verifier of tokens that cannot be reached is 503: the credentials were not judged. With 500 it looks like a bug in
the check, with 401 clients throw away good tokens and ask for new ones, which is more load on the service that is
down (RFC 9110 §15.5.2, §15.6.4).

## Questions

### What is the difference between 500 and 503?

500 is a failure that the server did not expect, 503 a refusal that it chose because of its own temporary condition.

### Which one should a site send during maintenance?

503 with `Retry-After`. Google treats a 500 like it at first, but 503 says that the state was planned, and readers and
other crawlers act on the field (Google on crawl rate).

### May an API send 500 in place of 503?

It may; a client that does not know a code treats it as 500 anyway (RFC 9110 §15). It loses the promise that waiting
helps, which is all that 503 adds.

## Summary

Surprised: 500. Declined, come back later: 503.
",
        sources: &["Google on crawl rate", "RFC 9110 §15.6.1", "RFC 9110 §15.6.4", "RFC 9110 §10.2.3", "urllib3 2.8.0", "RFC 5861 §4", "cache-tests", "RFC 9110 §15.5.2", "RFC 9110 §15"],
    },
    PairPage {
        a: 500,
        b: 504,
        question: "Did a program fail, or did a clock run out while another one was waited for?",
        answer_a: "The program that answers failed: 500.",
        answer_b: "It was waiting for an upstream, and the time was over: 504.",
        related: &[(502, 504), (500, 502), (503, 504)],
        markdown: "A 500 ends the work: something broke, and the program knows no more. A 504 ends the waiting: the work itself may be
going on. To a client both mean that its request was not at fault, and for the next step it matters which. After a 500
it is likely, though not certain, that nothing more happens; after a 504 the order may appear in the list a minute
later. Google counts both as server errors and slows its crawlers (Google Search Central).

## When you see A

Report it with the request id. If it comes after the same number of seconds each time, it is a timeout in disguise.

## When you see B

Look whether the work was done before you send it again. As the operator, compare the duration in the log with the
timeout that is set.

## Decision rule

- An exception in the program that writes the answer: 500 (RFC 9110 §15.6.1).
- A gateway or proxy got no timely answer: 504 (RFC 9110 §15.6.5).
- The handler has a time limit of its own, and its own code was slow: 500, or 503 if it was slow from overload
  (RFC 9110 §15.6.1, §15.6.4).
- An application that combines answers of other services acts as a gateway for them, if it can do nothing without: 504
  is right then (RFC 9110 §15.6.5).

## Frequent mistake

Letting the exception for a timeout of the HTTP client fall through. The framework makes 500 of it, with a stack trace
that ends in a socket, and people search for a bug in a program that did as it was told. Catch it at the one place
where the call is made.

## What a swap breaks

### Retry

google-api-core repeats 429, 500 and 503 by default and leaves 504 to its caller (google-api-core 2.44.0); botocore,
Got and undici repeat both (botocore 1.44.8; Got 14.6.6; undici 7.30.2). Behind the difference is a question of load:
after a 504 the first request still runs, and each repetition adds one more copy of it. With a timeout sent as 500, a
slow query is started by google-api-core again and again until its deadline.

### Cache

`stale-if-error` works for both (RFC 5861 §4). A 504 may also be the cache's own word, when it must validate and
cannot reach the origin (RFC 9111 §5.2.2.2); a 500 never is. Look for the layer that made it before purging anything.

### Monitoring

Alerts on 500 are wired to releases, alerts on 504 to latency and capacity. nginx adds up the waits: with two
upstreams and a limit of 2 s one client saw a single 504 after 4 s, and the log had `504, 504` as upstream status
(nginx 1.22.1). Where the application turns this into 500, the sum and the list are lost.

### Authentication

None: no credentials are judged in either (RFC 9110 §15.6.1, §15.6.5). But do not answer 401 when the identity service
timed out; the token may be good.

## Questions

### What is the difference between 500 and 504?

500 is a failure inside, 504 a wait for somebody else that was given up.

### Does it matter to search engines or caches which one is sent?

To Google no. To caches neither, except that a 504 can be made by the cache itself.

### May an API send 500 when its database is too slow?

Yes. A database is no upstream in the sense of HTTP, so 500 or 503 is right there, and 504 is for answers that a
gateway was waiting for.

## Summary

It broke: 500. It took too long elsewhere: 504.
",
        sources: &["Google Search Central", "RFC 9110 §15.6.1", "RFC 9110 §15.6.5", "RFC 9110 §15.6.4", "google-api-core 2.44.0", "botocore 1.44.8", "Got 14.6.6", "undici 7.30.2", "RFC 5861 §4", "RFC 9111 §5.2.2.2", "nginx 1.22.1"],
    },
    PairPage {
        a: 501,
        b: 505,
        question: "Is it a function that is missing, or the major version of HTTP?",
        answer_a: "A function, such as the method or a transfer coding: 501.",
        answer_b: "The major version of the message: 505.",
        related: &[(404, 501), (405, 501), (426, 505)],
        markdown: "Both say that the server lacks something and that the client can do without it. 501 names functionality: a method that
this server has for no resource, a transfer coding it cannot undo. 505 names the version in the first line of the
message. A client can ask with another method after the one, and with another version after the other; neither is
cured by waiting. Google's crawlers take both as server errors (Google Search Central).

## When you see A

Look at the method token, with its capitals, and at `Transfer-Encoding`. A method that is misspelt is an unknown
method.

## When you see B

Look at what wrote the request line. HTTP/2 spoken without negotiation to a server for HTTP/1.1, a scanner, or a test
with `HTTP/3.0` in the text are the usual origins.

## Decision rule

- The method is not recognised, or not implemented for any resource: 501 (RFC 9110 §9.1).
- The transfer coding is not understood: 501 (RFC 9112 §6.1). nginx does so for `Transfer-Encoding: foo` (nginx
  1.22.1).
- The major version is not supported: 505, with what is supported in the content (RFC 9110 §15.6.6).
- A higher minor version of a major version that is supported: no error. HTTP/1.9 is answered as HTTP/1.1
  (RFC 9110 §2.5; nginx 1.22.1).
- The major version is supported, and the server wants another protocol for this resource: 426 (RFC 9110 §15.5.22).

## Frequent mistake

Refusing HTTP/1.0 or an unknown minor version with 505. The code is for the major version. The other one is 400 for
all that the parser does not know: Node.js answers 400 both to an unknown method and to `HTTP/3.0` in the request line
(Node.js 20.20.2), so the client does not learn what to change.

## What a swap breaks

### Retry

Neither should be repeated unchanged, and Got, Ky, undici and curl leave both alone (Got 14.6.6; Ky 1.14.3; undici
7.30.2; curl 7.88.1). axios-retry repeats every 5xx for idempotent methods, these included (axios-retry 4.5.0): a
wrong method is asked for three times.

### Cache

501 is heuristically cacheable and 505 is not (RFC 9110 §15.1). It is right that way: a missing function is a property
of the server, a version one of the connection. A 501 for a version, stored at the edge, could answer clients that
speak another version, since caches key on method and target (RFC 9111 §2). Send `no-store` with both.

### Monitoring

Both are 5xx and mostly the work of scanners. Leave them out of the error budget by code. If real clients get 505
after a change of the front end, negotiation of HTTP/2 went wrong; as 501 one would look for a lost route
(RFC 9110 §15.6.2, §15.6.6).

### Authentication

None: both are decided from the first line and the framing, before anybody is known (RFC 9112 §3, §6.1).

## Questions

### What is the difference between 501 and 505?

501: this function I do not have. 505: this version of HTTP I do not speak.

### Is 501 cached?

It may be stored without explicit freshness; among the tested caches only Safari reused one that way (cache-tests).
505 only with explicit freshness.

### May a server answer 400 in place of either?

Yes, many do, and nothing breaks. The exact codes tell the client which part to change, at no cost.

## Summary

No such function: 501. No such version: 505.
",
        sources: &["Google Search Central", "RFC 9110 §9.1", "RFC 9112 §6.1", "nginx 1.22.1", "RFC 9110 §15.6.6", "RFC 9110 §2.5", "RFC 9110 §15.5.22", "Node.js 20.20.2", "Got 14.6.6", "Ky 1.14.3", "undici 7.30.2", "curl 7.88.1", "axios-retry 4.5.0", "RFC 9110 §15.1", "RFC 9111 §2", "RFC 9110 §15.6.2", "RFC 9112 §3", "cache-tests"],
    },
    PairPage {
        a: 502,
        b: 503,
        question: "Did the gateway try the upstream for this request?",
        answer_a: "Yes, and it failed: 502.",
        answer_b: "No, it knows that there is no use, or has no capacity: 503.",
        related: &[(500, 502), (502, 504), (503, 504)],
        markdown: r#"Seen from a gateway, 502 reports an attempt and 503 a decision. 502 says: I asked, and what came was no answer. 503
says: I did not ask, because the service is overloaded, drained or known to be down. A client may wait after both, but
only 503 can carry a promise of when. A crawler slows down either way (Google Search Central).

## When you see A

Something is wrong between the gateway and its upstream that the gateway did not expect. If it happens in bursts of a
few seconds, compare with the times of deployments.

## When you see B

From a gateway: no healthy server, a full queue, a circuit breaker that is open, a maintenance switch. From the
application itself: its own overload, passed on.

## Decision rule

- The connection was tried for this request and refused, reset or answered with something invalid: 502
  (RFC 9209 §2.3.7, §2.3.8).
- Health checks or recent failures say that the upstream is down, and the request was not sent: 503 (RFC 9209 §2.3.4).
- The limit of connections to the upstream is reached: 503 (RFC 9209 §2.3.12).
- The upstream itself answered 503: pass it on with its `Retry-After`, it is a valid answer (RFC 9110 §15.6.3,
  §15.6.4).

## Frequent mistake

Believing the code of the proxy in this point. With every server of a group marked `down`, nginx answers 502, and so
it does while it avoids servers that just failed; nothing was tried in either case (nginx 1.22.1). If you alert on
these codes, find out which of the two your proxy sends for "nobody there".

## What a swap breaks

### Retry

A 503 that was decided before anything was sent is safe to repeat, POST included, if the client can know that; a 502
may hide a request that was carried out before the connection broke. A client must not guess: it should repeat a POST
only if it can tell that the first was never applied (RFC 9110 §9.2.2). A gateway that sends 503 for broken
connections takes that distinction away from clients that were built on it.

### Cache

A stale answer may replace both (RFC 5861 §4). In nginx the cases are apart: `error` covers a server that could not be
reached or selected, `http_503` the answer 503 of an upstream (nginx docs). A list with `http_503` only shows the
error page when the gateway itself finds nobody.

### Monitoring

A drained server should give a handful of 503, which is a release as planned. The same release with 502 looks like
crashes. Load balancers use the answer to their health check in the same way, so an application that is starting
should say 503, which names a temporary state, and not leave it to a refused connection that becomes 502 in front
(RFC 9110 §15.6.4; nginx 1.22.1).

### Authentication

None: neither code says anything on credentials, and neither may be used to hide a refusal (RFC 9110 §15.6.3,
§15.6.4).

## Questions

### What is the difference between 502 and 503?

502 is a failed attempt at the server behind, 503 a refusal made without or before an attempt.

### Should a maintenance page be 502 or 503 for search engines?

503 with `Retry-After`. Google treats both as server errors and slows down, but 502 says that something is broken, and
has no place for an end (Google Search Central).

### May a gateway send 503 in place of 502?

Yes, if it also stops sending requests to that upstream for a while; then it is the truth from the second request on.
For the first, failed one 502 is right.

## Summary

Tried and failed: 502. Not tried, or declined: 503.
"#,
        sources: &["Google Search Central", "RFC 9209 §2.3.7", "RFC 9209 §2.3.8", "RFC 9209 §2.3.4", "RFC 9209 §2.3.12", "RFC 9110 §15.6.3", "RFC 9110 §15.6.4", "nginx 1.22.1", "RFC 9110 §9.2.2", "RFC 5861 §4", "nginx docs"],
    },
    PairPage {
        a: 502,
        b: 504,
        question: "Did the upstream produce anything before the gateway's clock ran out?",
        answer_a: "Yes, and it was no valid answer, or the connection failed: 502.",
        answer_b: "No, nothing in time: 504.",
        related: &[(500, 502), (503, 504), (408, 504)],
        markdown: "Both come from a gateway or proxy and speak about the server behind it. 502 says that this server gave something that
is no HTTP answer, or that the connection broke. 504 says that the gateway waited and gave up. Clients retry both in
the same way; the difference matters to the two people behind: a 502 sends one to crash logs, ports and certificates,
a 504 sends the other to slow queries and timeouts. Crawlers of Google slow down after both (Google Search Central).

## When you see A

As an operator, look for what happened at that second: a restart, a refused connection, a broken handshake, a response
head over the limit of the proxy. It usually came fast; the request time in the log is near zero.

## When you see B

Look at the duration. If it is a round number, it is the timeout of the gateway, not the speed of the upstream. The
work behind may still be running, and may still succeed.

## Decision rule

- The connection was refused, closed early, or what came is invalid: 502 (RFC 9209 §2.3.7, §2.3.8, §2.3.28).
- The name, the certificate or the handshake failed: 502 as well (RFC 9209 §2.3.2, §2.3.13, §2.3.14).
- Connecting, writing or waiting for the answer took too long, or the name server did: 504 (RFC 9209 §2.3.1, §2.3.9,
  §2.3.11, §2.3.26).
- The head arrived and the content stopped in the middle: no status can be sent any more; break the connection, so
  that the client sees an incomplete message (RFC 9112 §8).

## Frequent mistake

Raising the timeout of the proxy until the 504 is gone. The client in front has a timeout too; then it leaves first,
the log shows [499](/.demur/compare/408/499) in place of 504, and the work is done for nobody.

## What a swap breaks

### Retry

The two say different things about whether the request was carried out. After a refused connection it was not; after a
timeout it may have been. A proxy must not repeat a request that is not idempotent (RFC 9110 §9.2.2). nginx passes a
GET that timed out to the next server and leaves a POST alone (nginx 1.22.1). A client of yours that repeats POST
after 502 because your gateway sends 502 only for refused connections orders twice as soon as the gateway sends 502
for timeouts.

### Cache

A cache that may use stale answers may do so for both, since `stale-if-error` names 500, 502, 503 and 504
(RFC 5861 §4). There is one 504 that is no fault at all: a cache that was asked with `only-if-cached` and has nothing
answers 504 (RFC 9111 §5.2.1.7). A gateway that turns it into 502 tells that client of a broken server.

### Monitoring

The code is the cheapest hint on where the time went. In the log of a proxy a 504 has the timeout as its duration and a
502 nearly none: 2.002 s against 0.002 s in a test with a timeout of two seconds (nginx 1.22.1). With one code for both,
a latency alert is needed to find out what the status would have said.

### Authentication

None of its own: both codes are about the connection behind, not about credentials (RFC 9110 §15.6.3, §15.6.5). A
verifier of tokens that does not answer is a fault of the service, never a 401.

## Questions

### What is the difference between 502 and 504?

502 is a bad answer or a failed connection, 504 is no answer in time. Both blame the upstream, not the client.

### Are 502 and 504 cached?

Not on their own: a cache may store either only with explicit freshness. Chrome, nginx, Apache and Traffic Server do
it then (cache-tests), so send `Cache-Control: no-store` with both.

### May an API send 502 in place of 504?

Only if nothing in front of it treats them differently. There is no gain: the gateway knows which of the two happened,
and its operator is the one who needs to know.

## Summary

Something bad came, or the line broke: 502. Nothing came: 504.
",
        sources: &["Google Search Central", "RFC 9209 §2.3.7", "RFC 9209 §2.3.8", "RFC 9209 §2.3.28", "RFC 9209 §2.3.2", "RFC 9209 §2.3.13", "RFC 9209 §2.3.14", "RFC 9209 §2.3.1", "RFC 9209 §2.3.9", "RFC 9209 §2.3.11", "RFC 9209 §2.3.26", "RFC 9112 §8", "RFC 9110 §9.2.2", "nginx 1.22.1", "RFC 5861 §4", "RFC 9111 §5.2.1.7", "RFC 9110 §15.6.3", "RFC 9110 §15.6.5", "cache-tests"],
    },
    PairPage {
        a: 503,
        b: 504,
        question: "Was the request turned away, or was it waited for?",
        answer_a: "Turned away, early and on purpose: 503.",
        answer_b: "Waited for until the gateway's limit, in vain: 504.",
        related: &[(502, 504), (500, 503), (429, 503)],
        markdown: r#"Overload shows itself in one of these two ways. A service that defends itself answers 503 at once and stays fast for
the rest. One that does not lets requests pile up until the gateway in front gives up with 504. To a client 503 says
"later", perhaps with a time; 504 says that nobody knows whether the request was carried out. Crawlers of Google slow
down for both (Google Search Central).

## When you see A

The request was most likely not processed. Wait as long as `Retry-After` says.

## When you see B

The request may have been processed, or may be in work at this moment. Before you repeat something that creates or
pays, look whether it happened.

## Decision rule

- The server declines before work on the request began: 503 (RFC 9110 §15.6.4).
- A gateway sent the request on and got no timely answer: 504 (RFC 9110 §15.6.5; RFC 9209 §2.3.26).
- The gateway knows the upstream to be unavailable: 503, without waiting for the clock (RFC 9209 §2.3.4).
- An application waits for its own database and gives up: it is no gateway for this request, so 503 or 500 is meant
  (RFC 9110 §15.6.4, §15.6.5).

## Frequent mistake

Long queues. A queue in front of a slow service turns each 503 that should have been sent at once into a 504 after the
full timeout, during which it holds a connection, memory and a client. Bound the queue by the time that a client is
going to wait.

## What a swap breaks

### Retry

`Retry-After` has a meaning for 503; urllib3 obeys it there, for 413 and for 429, and for no other code (RFC 9110
§10.2.3; urllib3 2.8.0). A POST is where it hurts: a 503 that came before any work can be followed by the same POST,
after 504 the work can be done already. nginx does not hand a timed out POST to another server for that reason, while it
hands over a GET and doubles the wait: two upstreams with a limit of 2 s each gave one 504 after 4 s (nginx 1.22.1).

### Cache

A cache that cannot validate what it must validate answers 504 itself (RFC 9111 §5.2.2.2). If your service sends 504
for its overload, the two are one line in the log of the edge, and purging or warming the cache looks like a remedy.

### Monitoring

The latency of 503 is small and that of 504 is the timeout, so each 504 drags the high percentiles up and each 503
pulls them down. Load shedding that says 504 hides in "slow upstream". Count them apart, by status and by whether the
upstream gave it: a 504 with an upstream status of its own in the log of nginx came from there (nginx 1.22.1).

### Authentication

If the check of a token takes too long, the gateway was not the one who was slow with the request itself; it is the
service that cannot judge now: 503 (RFC 9110 §15.6.4). A 504 sends people to the application, which never saw the
request.

## Questions

### What is the difference between 503 and 504?

503 means that the server would not start; 504 means that a gateway would not wait any longer.

### Which one harms a site more in search results?

Neither at once. Google slows down for 5xx and drops addresses that fail for a long time; a planned outage should be a
503 (Google on crawl rate).

### May an API answer 503 when its upstream times out?

It may if it opens a circuit, so that the next requests are declined at once. The request that ran into the timeout
has the uncertain outcome of a 504, and its caller should learn of that.

## Summary

Declined before the work: 503. Unknown after the wait: 504.
"#,
        sources: &["Google Search Central", "RFC 9110 §15.6.4", "RFC 9110 §15.6.5", "RFC 9209 §2.3.26", "RFC 9209 §2.3.4", "RFC 9110 §10.2.3", "urllib3 2.8.0", "nginx 1.22.1", "RFC 9111 §5.2.2.2", "Google on crawl rate"],
    },
];
