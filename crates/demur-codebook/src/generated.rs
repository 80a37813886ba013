//! Written by `cargo xtask generate` from `codebook/` and the doc comments of the steps: edit those.

use crate::pages::{
    Alias, AutoRetry, Clause, Duty, FaultPage, Level, Registry, StatusPage, StepPage, Storable,
    Table,
};

#[rustfmt::skip]
pub(crate) static STATUSES: &[StatusPage] = &[
    StatusPage {
        code: 200,
        name: "OK",
        registry: Registry::Registered,
        tagline: "The request has succeeded.",
        defined: &[Clause { doc: "RFC 9110", section: "15.3.1" }],
        aliases: &[],
        storable: Storable::Always,
        cache_default: "",
        retry: AutoRetry::NotNeeded,
        retry_condition: "not needed: the request succeeded",
        duties: &[
            Duty { level: Level::Should, field: "", text: "send the validators that it has, `ETag` and `Last-Modified`, in answer to GET and HEAD", source: "RFC 9110 §15.3.1" }, 
            Duty { level: Level::Must, field: "Date", text: "send `Date`, if it is an origin server with a clock", source: "RFC 9110 §6.6.1" }],
        steps: &["own-pages"],
        see_also: &[204, 304, 404],
        markdown: r#"## Means

The request has succeeded. What the content is depends on the method: for GET a representation of the resource, for
POST the status or the result of the action, for PUT and DELETE the status of the action (RFC 9110 §15.3.1).

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

Heuristically cacheable (RFC 9110 §15.1), unless the method or explicit cache controls say otherwise.

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
    },
    StatusPage {
        code: 204,
        name: "No Content",
        registry: Registry::Registered,
        tagline: "The request has succeeded and there is nothing more to send.",
        defined: &[Clause { doc: "RFC 9110", section: "15.3.5" }],
        aliases: &[],
        storable: Storable::Always,
        cache_default: "",
        retry: AutoRetry::NotNeeded,
        retry_condition: "not needed: the request succeeded",
        duties: &[
            Duty { level: Level::MustNot, field: "Content-Length", text: "send `Content-Length`", source: "RFC 9110 §8.6" }, 
            Duty { level: Level::MustNot, field: "Transfer-Encoding", text: "send `Transfer-Encoding`", source: "RFC 9112 §6.1" }, 
            Duty { level: Level::Must, field: "Date", text: "send `Date`, if it is an origin server with a clock", source: "RFC 9110 §6.6.1" }],
        steps: &["preflight", "options"],
        see_also: &[200, 404],
        markdown: "## Means

The server fulfilled the request, and there is no content to send. Fields of the answer, such as `ETag`, describe
the resource after the action. A user agent stays where it is (RFC 9110 §15.3.5).

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

Heuristically cacheable (RFC 9110 §15.1), unless the method or explicit cache controls say otherwise.

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
    },
    StatusPage {
        code: 300,
        name: "Multiple Choices",
        registry: Registry::Registered,
        tagline: "The resource has several representations, and the client may choose.",
        defined: &[Clause { doc: "RFC 9110", section: "15.4.1" }],
        aliases: &[],
        storable: Storable::Always,
        cache_default: "",
        retry: AutoRetry::Follow,
        retry_condition: "follow `Location`, or choose from the list",
        duties: &[
            Duty { level: Level::Should, field: "Location", text: "send `Location` with the preferred choice, if there is one", source: "RFC 9110 §15.4.1" }, 
            Duty { level: Level::Should, field: "", text: "send a list of the choices as content, except to HEAD", source: "RFC 9110 §15.4.1" }, 
            Duty { level: Level::Must, field: "Date", text: "send `Date`, if it is an origin server with a clock", source: "RFC 9110 §6.6.1" }],
        steps: &[],
        see_also: &[303, 406],
        markdown: "## Means

The resource has more than one representation, each with its own address, and the client is invited to choose
(RFC 9110 §15.4.1).

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

Heuristically cacheable (RFC 9110 §15.1).

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
    },
    StatusPage {
        code: 301,
        name: "Moved Permanently",
        registry: Registry::Registered,
        tagline: "The resource has a new permanent address; a POST may be turned into a GET on the way.",
        defined: &[Clause { doc: "RFC 9110", section: "15.4.2" }],
        aliases: &[],
        storable: Storable::Always,
        cache_default: "max-age=3600",
        retry: AutoRetry::Follow,
        retry_condition: "follow `Location`",
        duties: &[
            Duty { level: Level::Should, field: "Location", text: "send `Location` with the new permanent address", source: "RFC 9110 §15.4.2" }, 
            Duty { level: Level::Must, field: "Date", text: "send `Date`, if it is an origin server with a clock", source: "RFC 9110 §6.6.1" }],
        steps: &["moved"],
        see_also: &[302, 307, 308, 404, 410],
        markdown: "## Means

The resource has a new permanent URI, and future references ought to use it. For historical reasons a user agent
may change POST to GET when it follows (RFC 9110 §15.4.2).

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

Heuristically cacheable (RFC 9110 §15.1), so a mistake can stay in browsers for long. Send an explicit `max-age`; the
gateway sends one hour unless the entry says otherwise, and `no-store` where not everybody may know of the move.

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
",
    },
    StatusPage {
        code: 302,
        name: "Found",
        registry: Registry::Registered,
        tagline: "The resource is temporarily at another address; a POST may be turned into a GET on the way.",
        defined: &[Clause { doc: "RFC 9110", section: "15.4.3" }],
        aliases: &[Alias { text: "Moved Temporarily", by: "HTTP/1.0 (RFC 1945) and software that follows it" }],
        storable: Storable::ExplicitOnly,
        cache_default: "no-store",
        retry: AutoRetry::Follow,
        retry_condition: "follow `Location`; keep using the original address",
        duties: &[
            Duty { level: Level::Should, field: "Location", text: "send `Location` with the other address", source: "RFC 9110 §15.4.3" }, 
            Duty { level: Level::Must, field: "Date", text: "send `Date`, if it is an origin server with a clock", source: "RFC 9110 §6.6.1" }],
        steps: &["moved"],
        see_also: &[301, 303, 307],
        markdown: "## Means

The resource resides temporarily under a different URI, and the client ought to keep using the original one. For
historical reasons a user agent may change POST to GET when it follows (RFC 9110 §15.4.3).

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

Not heuristically cacheable (RFC 9110 §15.1). The gateway sends `Cache-Control: no-store`.

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
    },
    StatusPage {
        code: 303,
        name: "See Other",
        registry: Registry::Registered,
        tagline: "The answer can be read at another address, with GET.",
        defined: &[Clause { doc: "RFC 9110", section: "15.4.4" }],
        aliases: &[],
        storable: Storable::ExplicitOnly,
        cache_default: "",
        retry: AutoRetry::Follow,
        retry_condition: "follow `Location` with GET or HEAD",
        duties: &[
            Duty { level: Level::Must, field: "Date", text: "send `Date`, if it is an origin server with a clock", source: "RFC 9110 §6.6.1" }],
        steps: &[],
        see_also: &[301, 302, 307],
        markdown: "## Means

The server redirects the user agent to a different resource that gives an indirect answer to the request. It is read
with GET or HEAD, and is not the same as the target (RFC 9110 §15.4.4).

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

Not heuristically cacheable (RFC 9110 §15.1).

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
    },
    StatusPage {
        code: 304,
        name: "Not Modified",
        registry: Registry::Registered,
        tagline: "The client already has the current representation.",
        defined: &[Clause { doc: "RFC 9110", section: "15.4.5" }],
        aliases: &[],
        storable: Storable::ExplicitOnly,
        cache_default: "",
        retry: AutoRetry::NotNeeded,
        retry_condition: "not needed: use the stored response",
        duties: &[
            Duty { level: Level::Must, field: "", text: "send `Content-Location`, `Date`, `ETag`, `Vary`, `Cache-Control` and `Expires`, as far as a 200 would have had them", source: "RFC 9110 §15.4.5" }, 
            Duty { level: Level::ShouldNot, field: "", text: "send other metadata of the representation, unless it guides cache updates", source: "RFC 9110 §15.4.5" }, 
            Duty { level: Level::Must, field: "Date", text: "send `Date`, if it is an origin server with a clock", source: "RFC 9110 §6.6.1" }],
        steps: &[],
        see_also: &[200, 412],
        markdown: "## Means

A conditional GET or HEAD was received, and would have got a [200](/.demur/status/200) if its condition had not been false. The
client is to use what it has stored (RFC 9110 §15.4.5).

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

A cache updates what it has stored with the fields of this answer (RFC 9111 §4.3.4).

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
    },
    StatusPage {
        code: 307,
        name: "Temporary Redirect",
        registry: Registry::Registered,
        tagline: "The resource is temporarily at another address; the method stays the same.",
        defined: &[Clause { doc: "RFC 9110", section: "15.4.8" }],
        aliases: &[],
        storable: Storable::ExplicitOnly,
        cache_default: "no-store",
        retry: AutoRetry::Follow,
        retry_condition: "follow `Location` with the same method; keep using the original address",
        duties: &[
            Duty { level: Level::Should, field: "Location", text: "send `Location` with the other address", source: "RFC 9110 §15.4.8" }, 
            Duty { level: Level::Must, field: "Date", text: "send `Date`, if it is an origin server with a clock", source: "RFC 9110 §6.6.1" }],
        steps: &["moved"],
        see_also: &[302, 303, 308],
        markdown: "## Means

The resource resides temporarily under a different URI. A user agent must not change the method when it follows
automatically, and ought to keep using the original address (RFC 9110 §15.4.8).

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

Not heuristically cacheable (RFC 9110 §15.1). The gateway sends `Cache-Control: no-store`.

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
    },
    StatusPage {
        code: 308,
        name: "Permanent Redirect",
        registry: Registry::Registered,
        tagline: "The resource has a new permanent address; the method stays the same.",
        defined: &[Clause { doc: "RFC 9110", section: "15.4.9" }],
        aliases: &[],
        storable: Storable::Always,
        cache_default: "max-age=3600",
        retry: AutoRetry::Follow,
        retry_condition: "follow `Location` with the same method",
        duties: &[
            Duty { level: Level::Should, field: "Location", text: "send `Location` with the new permanent address", source: "RFC 9110 §15.4.9" }, 
            Duty { level: Level::Must, field: "Date", text: "send `Date`, if it is an origin server with a clock", source: "RFC 9110 §6.6.1" }],
        steps: &["moved"],
        see_also: &[301, 307, 410],
        markdown: "## Means

The resource has a new permanent URI, and future references ought to use it (RFC 9110 §15.4.9). Unlike
[301](/.demur/status/301), it has no exception that turns POST into GET.

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

Heuristically cacheable (RFC 9110 §15.1), so send an explicit `max-age` and raise it when the move has proved right.
The gateway sends one hour unless the entry says otherwise, and `no-store` where not everybody may know of the move.

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
    },
    StatusPage {
        code: 400,
        name: "Bad Request",
        registry: Registry::Registered,
        tagline: "The server will not process the request because it looks wrong as it was sent.",
        defined: &[Clause { doc: "RFC 9110", section: "15.5.1" }],
        aliases: &[],
        storable: Storable::ExplicitOnly,
        cache_default: "no-store",
        retry: AutoRetry::No,
        retry_condition: "the same request gets the same answer; correct it first",
        duties: &[
            Duty { level: Level::Must, field: "", text: "close the connection after the answer where the framing of the message is in doubt", source: "RFC 9112 §6.3" }, 
            Duty { level: Level::Should, field: "", text: "explain what is wrong, and say whether it is temporary or permanent, except to HEAD", source: "RFC 9110 §15.5" }, 
            Duty { level: Level::Must, field: "Date", text: "send `Date`, if it is an origin server with a clock", source: "RFC 9110 §6.6.1" }],
        steps: &["request-line", "field-syntax", "host", "framing", "target-form", "target-encoding", "credentials-malformed", "path-parameter", "parameters", "condition-malformed", "body-missing", "body-framing", "body-syntax", "body-schema", "body-rules"],
        see_also: &[401, 403, 404, 409, 413, 415, 422, 431],
        markdown: r#"## Means

The server cannot or will not process the request because of something that it takes for a mistake of the
client: malformed syntax, invalid framing, deceptive routing (RFC 9110 §15.5.1). It is the general code of the
4xx class; where a more specific one fits, that one says more.

"Takes for" matters: a stricter intermediary, or a limit that is too low, can produce a 400 for a request that
other servers accept.

## Send it when

- the message breaks the grammar of HTTP: a bad request line, a space before the colon of a field, no `Host`,
  two of them, or a bad one (RFC 9112 §3, §3.2, §5.1);
- the length of the body cannot be determined (RFC 9112 §6.3);
- the target cannot be decoded, such as `%zz` in a path;
- a query parameter, header or cookie that the operation requires is missing or cannot be read;
- the body does not parse as the type that it declares, such as a JSON document that breaks off.

## Do not send it when

- credentials are missing or refused: that is [401](/.demur/status/401);
- nothing is found at the address: [404](/.demur/status/404);
- the method is known but not supported here: [405](/.demur/status/405);
- the type or coding of the content is not supported: [415](/.demur/status/415);
- the content parses but cannot be processed: [422](/.demur/status/422) says that more precisely. Many APIs answer 400 here
  as well; choose one and document it;
- the request would be fine in another state of the resource: [409](/.demur/status/409);
- the server itself failed: an unexpected exception is a [500](/.demur/status/500), whatever the input was.

## What the answer must carry

- **MUST** close the connection after the answer where the framing of the message is in doubt (RFC 9112 §6.3)
- **SHOULD** explain what is wrong, and say whether it is temporary or permanent, except to HEAD (RFC 9110 §15.5)
- **MUST** send `Date`, if it is an origin server with a clock (RFC 9110 §6.6.1)

A list of all faults, each with its place and what would be right, saves the caller a series of attempts.
RFC 9457 defines a format for that, `application/problem+json`.

## Caching

Not heuristically cacheable (RFC 9110 §15.1). With explicit freshness a cache may store it (RFC 9111 §3), and
some do. It judges one request, so send `Cache-Control: no-store`.

## Retry

Do not repeat the request unchanged.

## If you got this

### API consumer

Read the body: good servers name the field that is wrong. Compare the raw request with the documentation:
encoding of the address, `Content-Type`, the syntax of the JSON. `curl -v` shows what is really sent.

### Visitor

Check the address for stray characters. If only one site does this, deleting its cookies can help, because a
damaged cookie is part of every request to it. Otherwise, tell the site what you did.

## If you run the server

### Builder

Never map unknown exceptions to 400: it hides your own faults as faults of the client. Report every fault of a
request at once, without repeating values that may be secret.

### Operator

Many sudden 400s after a deployment point to the server: a list of allowed hosts without its value, a lower
limit, a stricter parser. Look at which step refused, and compare with the time of the change.

## Related

[422](/.demur/status/422) for content that parses but cannot be processed; [415](/.demur/status/415) for types; [413](/.demur/status/413),
[414](/.demur/status/414) and [431](/.demur/status/431) for size; [408](/.demur/status/408) for time.
"#,
    },
    StatusPage {
        code: 401,
        name: "Unauthorized",
        registry: Registry::Registered,
        tagline: "The request lacks valid credentials for this resource.",
        defined: &[Clause { doc: "RFC 9110", section: "15.5.2" }, Clause { doc: "RFC 9110", section: "11.6.1" }],
        aliases: &[],
        storable: Storable::ExplicitOnly,
        cache_default: "no-store",
        retry: AutoRetry::Changed,
        retry_condition: "with new or other credentials; not again when those are refused too",
        duties: &[
            Duty { level: Level::Must, field: "WWW-Authenticate", text: "send `WWW-Authenticate` with at least one challenge that applies to the resource", source: "RFC 9110 §15.5.2" }, 
            Duty { level: Level::Should, field: "", text: "explain what is wrong, and say whether it is temporary or permanent, except to HEAD", source: "RFC 9110 §15.5" }, 
            Duty { level: Level::Must, field: "Date", text: "send `Date`, if it is an origin server with a clock", source: "RFC 9110 §6.6.1" }],
        steps: &["credentials-missing", "credentials-invalid"],
        see_also: &[400, 403, 404, 407],
        markdown: "## Means

The request was not carried out because it has no valid authentication credentials for the target resource. If
it carried credentials, they were refused (RFC 9110 §15.5.2). Despite the name, the question is who you are, not
what you may do.

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

A server may also send `WWW-Authenticate` with other statuses, to say that credentials might change the answer
(RFC 9110 §11.6.1).

## Caching

Not heuristically cacheable (RFC 9110 §15.1). Send `Cache-Control: no-store`, since it judges one caller.

## Retry

The client may repeat the request with a new or replaced `Authorization` field. If the same challenge comes back
after an attempt, a user agent should show the body to its user instead of trying on (RFC 9110 §15.5.2).

## If you got this

### API consumer

Look at `WWW-Authenticate`: it names the scheme and often the reason. Check that the token is sent at all, that
it is for this server, and that it has not expired. Fetch a new one once, not in a loop.

### Visitor

Sign in again. If that does not help, sign out first, then in.

## If you run the server

### Builder

Answer with every challenge that could work. Check credentials before you disclose whether a path, a method or a
format exists, where that is not public.

### Operator

A rise after a deployment often means a changed key, audience or clock. A rise from few addresses may be someone
guessing passwords; a limit per account and per address helps.

The gateway verifies what `[[verifier]]` names. The client learns only that the credentials do not count, and that a
token has expired; the event says why, as `reason`. While keys cannot be fetched, the answer is [503](/.demur/status/503) instead,
since the credentials may be good. In a guarded scope a stranger gets the same 401 on every path, whether
anything is there or not.

## Related

[403](/.demur/status/403) when the caller is known and refused; [407](/.demur/status/407) for proxies; [404](/.demur/status/404) to hide.
",
    },
    StatusPage {
        code: 402,
        name: "Payment Required",
        registry: Registry::Registered,
        tagline: "Reserved for future use; HTTP gives it no meaning yet.",
        defined: &[Clause { doc: "RFC 9110", section: "15.5.3" }],
        aliases: &[],
        storable: Storable::ExplicitOnly,
        cache_default: "",
        retry: AutoRetry::No,
        retry_condition: "nothing is defined; read the documentation of the service",
        duties: &[
            Duty { level: Level::Should, field: "", text: "explain what is wrong, and say whether it is temporary or permanent, except to HEAD", source: "RFC 9110 §15.5" }, 
            Duty { level: Level::Must, field: "Date", text: "send `Date`, if it is an origin server with a clock", source: "RFC 9110 §6.6.1" }],
        steps: &["quota"],
        see_also: &[403, 429],
        markdown: r#"## Means

The code is registered and reserved for future use (RFC 9110 §15.5.3). HTTP defines no meaning, no fields and no
payment protocol for it. Where a service sends it, only its own documentation says what it means; a client that
does not know that treats it as [400](/.demur/status/400) (RFC 9110 §15).

## Send it when

- your documentation defines it for a case in which paying is the only thing that lifts the refusal, and your
  clients know it. Nothing in HTTP demands it.

## Do not send it when

- the caller is not allowed for other reasons: [403](/.demur/status/403);
- the caller has used up what is granted for a time: [429](/.demur/status/429).

## What the answer must carry

- **SHOULD** explain what is wrong, and say whether it is temporary or permanent, except to HEAD (RFC 9110 §15.5)
- **MUST** send `Date`, if it is an origin server with a clock (RFC 9110 §6.6.1)

Say in the body what is to be paid and where, since nothing else can say it.

## Caching

Not heuristically cacheable (RFC 9110 §15.1). Send `Cache-Control: no-store`.

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

The gateway makes this answer itself only where a `[[limit]]` says `exhausted = "402"`: a quota that can be enlarged
by paying. Where an upstream sends it, it is passed on.

## Related

[403](/.demur/status/403) for a refusal in general; [429](/.demur/status/429) for limits over time.
"#,
    },
    StatusPage {
        code: 403,
        name: "Forbidden",
        registry: Registry::Registered,
        tagline: "The server understood the request and refuses to fulfil it.",
        defined: &[Clause { doc: "RFC 9110", section: "15.5.4" }],
        aliases: &[],
        storable: Storable::ExplicitOnly,
        cache_default: "no-store",
        retry: AutoRetry::Changed,
        retry_condition: "with other credentials; not automatically with the same ones",
        duties: &[
            Duty { level: Level::May, field: "", text: "describe the reason in the content, if it wishes to make it public", source: "RFC 9110 §15.5.4" }, 
            Duty { level: Level::May, field: "", text: "answer 404 instead, to hide that the resource exists", source: "RFC 9110 §15.5.4" }, 
            Duty { level: Level::Should, field: "", text: "explain what is wrong, and say whether it is temporary or permanent, except to HEAD", source: "RFC 9110 §15.5" }, 
            Duty { level: Level::Must, field: "Date", text: "send `Date`, if it is an origin server with a clock", source: "RFC 9110 §6.6.1" }],
        steps: &["forbidden"],
        see_also: &[401, 404, 405, 429, 451],
        markdown: r#"## Means

The server understood the request and refuses to fulfil it. If the request carried credentials, the server
considers them insufficient. But the reason can also have nothing to do with credentials (RFC 9110 §15.5.4): an
address range, a rule of the site, a time of day.

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

Name the missing right if the caller may know it. `WWW-Authenticate` may be sent too, where other credentials
could change the answer (RFC 9110 §11.6.1).

## Caching

Not heuristically cacheable (RFC 9110 §15.1). With explicit freshness a cache may store it (RFC 9111 §3), so send
`Cache-Control: no-store`: it judges one caller.

## Retry

A client should not repeat the request automatically with the same credentials; it may repeat it with others
(RFC 9110 §15.5.4).

## If you got this

### API consumer

Read the body for the missing right. Check which account the token belongs to and which scopes it has. Ask the
owner of the resource for access; do not loop.

### Visitor

You may be signed in with another account, or the page is not open to you. Ask whoever gave you the address.

## If you run the server

### Builder

Decide per area whether refusals are visible (403) or hidden (404), and keep to it for every method. A difference
between the two tells strangers what exists.

### Operator

A rise after a change of roles or of address rules is usually the change. Log which rule refused, so that it can
be answered.

The gateway's event does, as `reason`: `scope`, `no-scope`, `role`, `no-role`, `tenant`, `address`, or `other-scheme`
for a caller who is known in a way that the resource does not take. The client learns the kind, a missing scope in the
challenge and whom to ask, or nothing of it with `forbidden.tell = "nothing"`.

## Related

[401](/.demur/status/401) when credentials are missing or refused; [404](/.demur/status/404) to hide; [451](/.demur/status/451) for legal demands.
"#,
    },
    StatusPage {
        code: 404,
        name: "Not Found",
        registry: Registry::Registered,
        tagline: "Nothing is found at this address, or the server will not say that something is.",
        defined: &[Clause { doc: "RFC 9110", section: "15.5.5" }],
        aliases: &[],
        storable: Storable::Always,
        cache_default: "no-cache",
        retry: AutoRetry::No,
        retry_condition: "the status says nothing about later; the same request now gets the same answer",
        duties: &[
            Duty { level: Level::Should, field: "", text: "explain what is wrong, and say whether it is temporary or permanent, except to HEAD", source: "RFC 9110 §15.5" }, 
            Duty { level: Level::Must, field: "Date", text: "send `Date`, if it is an origin server with a clock", source: "RFC 9110 §6.6.1" }],
        steps: &["not-found", "path-parameter", "own-pages"],
        see_also: &[301, 308, 400, 403, 405, 410],
        markdown: "## Means

The origin server did not find a current representation for the target resource, or is not willing to disclose
that one exists. It does not say whether that is temporary or permanent (RFC 9110 §15.5.5).

The target is the whole address: scheme, host, path and query. A 404 for one address says nothing about others.

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
`Cache-Control: no-store`: it is cacheable by default, and a shared cache would hand it to callers who may see
the resource.

## Caching

Heuristically cacheable: a cache may store it although the answer says nothing about caching (RFC 9110 §15.1,
RFC 9111 §4.2.2). Most browsers do not use that, and many caches obey explicit freshness, so always send
`Cache-Control`. The gateway sends `no-cache` for a route that does not exist, and `no-store` where it conceals.

## Retry

Not automatically. Whether a repetition is harmless depends on the method, not on this status (RFC 9110 §9.2.2).

## If you got this

### API consumer

Check host, base path, version, spelling and the id. Then check the account: some services answer 404 for things
that you are not allowed to see.

### Visitor

Check the address for typing mistakes, or start from the first page of the site. If a link brought you here, its
owner would like to know.

## If you run the server

### Builder

Answer 404 with the status 404: a friendly page with status 200 misleads every program that reads it. Do not send
all lost addresses to the first page.

### Operator

Look at the addresses with most 404s and where visitors came from: one repaired link or one redirect often
removes most. A sudden rise on one route after a deployment is a lost route.

In a concealed scope the gateway sends this answer for all that a caller may not see, and puts it in place of the
upstream's own 403 and 404 there. It holds it back for `answer_after`, so that its speed tells nothing; the event says
in `conceals` what it stands for. Callers who are entitled get the exact answer.

## Related

[410](/.demur/status/410) when it is gone for good; [403](/.demur/status/403) when it may be known; [405](/.demur/status/405) for methods.
",
    },
    StatusPage {
        code: 405,
        name: "Method Not Allowed",
        registry: Registry::Registered,
        tagline: "The server knows the method, but this resource does not support it.",
        defined: &[Clause { doc: "RFC 9110", section: "15.5.6" }, Clause { doc: "RFC 9110", section: "10.2.1" }],
        aliases: &[],
        storable: Storable::Always,
        cache_default: "no-store",
        retry: AutoRetry::No,
        retry_condition: "use a method that `Allow` lists",
        duties: &[
            Duty { level: Level::Must, field: "Allow", text: "send `Allow` with the methods that the resource supports now; the list may be empty", source: "RFC 9110 §15.5.6, §10.2.1" }, 
            Duty { level: Level::Should, field: "", text: "explain what is wrong, and say whether it is temporary or permanent, except to HEAD", source: "RFC 9110 §15.5" }, 
            Duty { level: Level::Must, field: "Date", text: "send `Date`, if it is an origin server with a clock", source: "RFC 9110 §6.6.1" }],
        steps: &["method-not-allowed", "trace", "own-pages"],
        see_also: &[403, 404, 501],
        markdown: "## Means

The origin server knows the method, and the target resource does not support it (RFC 9110 §15.5.6). The resource
itself exists.

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

`Allow` is the whole point of the answer: with it, a client can correct itself. HEAD belongs in the list wherever
GET does.

## Caching

Heuristically cacheable (RFC 9110 §15.1). A deployment can change the methods, so send `Cache-Control: no-store`
or a short explicit time.

## Retry

Not with the same method.

## If you got this

### API consumer

Read `Allow`. Check the method and the address together: a missing id at the end of the path turns
`PUT /orders/7` into `PUT /orders`. A redirect may have turned your POST into a GET; see [301](/.demur/status/301).

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
    },
    StatusPage {
        code: 406,
        name: "Not Acceptable",
        registry: Registry::Registered,
        tagline: "There is no representation that the client accepts, and the server will not send a default.",
        defined: &[Clause { doc: "RFC 9110", section: "15.5.7" }, Clause { doc: "RFC 9110", section: "12.4.1" }],
        aliases: &[],
        storable: Storable::ExplicitOnly,
        cache_default: "no-store",
        retry: AutoRetry::Changed,
        retry_condition: "with another `Accept`, `Accept-Language` or `Accept-Encoding`",
        duties: &[
            Duty { level: Level::Should, field: "", text: "send a list of the representations there are and where they are", source: "RFC 9110 §15.5.7" }, 
            Duty { level: Level::Should, field: "", text: "explain what is wrong, and say whether it is temporary or permanent, except to HEAD", source: "RFC 9110 §15.5" }, 
            Duty { level: Level::Must, field: "Date", text: "send `Date`, if it is an origin server with a clock", source: "RFC 9110 §6.6.1" }],
        steps: &["not-acceptable"],
        see_also: &[200, 300, 415],
        markdown: "## Means

The resource has no current representation that fits what the request accepts, and the server is unwilling to
supply a default one (RFC 9110 §15.5.7). It is about what the client wants back, not about what it sent.

## Send it when

- the `Accept` field excludes every type that the operation offers, and you prefer an honest refusal to a surprise.

## Do not send it when

- you could send a default: a server may disregard the field and answer as if nothing had been negotiated
  (RFC 9110 §12.4.1), and many clients cope better with that;
- the type of the request's own content is the problem: [415](/.demur/status/415).

## What the answer must carry

- **SHOULD** send a list of the representations there are and where they are (RFC 9110 §15.5.7)
- **SHOULD** explain what is wrong, and say whether it is temporary or permanent, except to HEAD (RFC 9110 §15.5)
- **MUST** send `Date`, if it is an origin server with a clock (RFC 9110 §6.6.1)

The body of the 406 itself need not match `Accept` either; send what the client most likely reads.

## Caching

Not heuristically cacheable (RFC 9110 §15.1). Send `Cache-Control: no-store`. Where negotiation takes place, all
answers of that address should carry `Vary` (RFC 9110 §12.5.5).

## Retry

With a field that one of the listed representations fits.

## If you got this

### API consumer

Print the `Accept` field that your library sends; defaults differ. Add `*/*;q=0.1` if you can handle anything.

### Visitor

Your browser or an extension asks for an unusual format. Try another browser.

## If you run the server

### Builder

Take types from the description of the API and compare them as RFC 9110 §12.5.1 says: parameters, wildcards and
weights count.

### Operator

If this appears for one kind of client after an update, its `Accept` changed. Consider switching the rule to
sending a default.

## Related

[415](/.demur/status/415) is the mirror image, for what the client sends; [300](/.demur/status/300) offers a choice.
",
    },
    StatusPage {
        code: 407,
        name: "Proxy Authentication Required",
        registry: Registry::Registered,
        tagline: "A proxy wants credentials before it passes the request on.",
        defined: &[Clause { doc: "RFC 9110", section: "15.5.8" }, Clause { doc: "RFC 9110", section: "11.7.1" }],
        aliases: &[],
        storable: Storable::ExplicitOnly,
        cache_default: "",
        retry: AutoRetry::Changed,
        retry_condition: "with a new or replaced `Proxy-Authorization` field",
        duties: &[
            Duty { level: Level::Must, field: "Proxy-Authenticate", text: "send `Proxy-Authenticate` with a challenge that applies to the proxy for this request", source: "RFC 9110 §15.5.8" }, 
            Duty { level: Level::Should, field: "", text: "explain what is wrong, and say whether it is temporary or permanent, except to HEAD", source: "RFC 9110 §15.5" }, 
            Duty { level: Level::Must, field: "Date", text: "send `Date`, if it is an origin server with a clock", source: "RFC 9110 §6.6.1" }],
        steps: &[],
        see_also: &[401, 403, 511],
        markdown: "## Means

Like [401](/.demur/status/401), but the client must authenticate itself to a proxy between it and the server (RFC 9110
§15.5.8). The server at the address has not seen the request.

## Send it when

- you are a proxy that the client chose, and you require credentials.

## Do not send it when

- you are an origin server, or a gateway in front of one: the client does not know you as a proxy. Use
  [401](/.demur/status/401);
- the network as a whole wants a login: [511](/.demur/status/511).

## What the answer must carry

- **MUST** send `Proxy-Authenticate` with a challenge that applies to the proxy for this request (RFC 9110 §15.5.8)
- **SHOULD** explain what is wrong, and say whether it is temporary or permanent, except to HEAD (RFC 9110 §15.5)
- **MUST** send `Date`, if it is an origin server with a clock (RFC 9110 §6.6.1)

The field applies to the next client on the way only; credentials for the proxy go in `Proxy-Authorization`, never
in `Authorization` (RFC 9110 §11.7).

## Caching

Not heuristically cacheable (RFC 9110 §15.1). Send `Cache-Control: no-store`.

## Retry

The client may repeat the request with a new or replaced `Proxy-Authorization` field (RFC 9110 §15.5.8).

## If you got this

### API consumer

Look at the proxy settings of your program and at its environment, such as `HTTPS_PROXY`. The service that you
call cannot help.

### Visitor

Your network uses a proxy with a password. Ask the people who run the network.

## If you run the server

### Builder

You need this code only if you write a forward proxy.

### Operator

The gateway never makes this answer. If an upstream sends it, a proxy stands between the gateway and the upstream
and wants credentials: that is a fault of the server side, not of the caller.

## Related

[401](/.demur/status/401) for servers; [511](/.demur/status/511) for networks.
",
    },
    StatusPage {
        code: 408,
        name: "Request Timeout",
        registry: Registry::Registered,
        tagline: "The request did not arrive completely in the time that the server was prepared to wait.",
        defined: &[Clause { doc: "RFC 9110", section: "15.5.9" }],
        aliases: &[],
        storable: Storable::ExplicitOnly,
        cache_default: "no-store",
        retry: AutoRetry::Idempotent,
        retry_condition: "the client may repeat the request, on a new connection where needed",
        duties: &[
            Duty { level: Level::Should, field: "", text: "explain what is wrong, and say whether it is temporary or permanent, except to HEAD", source: "RFC 9110 §15.5" }, 
            Duty { level: Level::Must, field: "Date", text: "send `Date`, if it is an origin server with a clock", source: "RFC 9110 §6.6.1" }],
        steps: &["head-timeout", "body-timeout"],
        see_also: &[400, 413, 503, 504],
        markdown: "## Means

The server did not receive a complete request within the time that it was prepared to wait (RFC 9110 §15.5.9).
The slow side is the client, or the network between.

## Send it when

- a request has begun to arrive, and its head or its body did not end in time.

## Do not send it when

- the connection was idle and no request had begun: close it, without an answer to a request that nobody sent;
- the upstream is slow: [504](/.demur/status/504);
- your own work takes too long: [503](/.demur/status/503) or [500](/.demur/status/500).

## What the answer must carry

- **SHOULD** explain what is wrong, and say whether it is temporary or permanent, except to HEAD (RFC 9110 §15.5)
- **MUST** send `Date`, if it is an origin server with a clock (RFC 9110 §6.6.1)

In HTTP/1.1 it is no longer known where the next request would begin, so say `Connection: close` and close. RFC
9110 has no such rule for every version; its predecessor, RFC 7231 §6.5.7, had one.

## Caching

Not heuristically cacheable (RFC 9110 §15.1). Send `Cache-Control: no-store`.

## Retry

A client with an outstanding request may repeat it (RFC 9110 §15.5.9). If the connection is not usable any more,
as in HTTP/1.1, a new one is used. For methods that are not idempotent, RFC 9110 §9.2.2 asks for care.

## If you got this

### API consumer

Send the body without pauses; do not open a request before the data is ready. Check for a wrong `Content-Length`:
the server waits for bytes that never come.

### Visitor

Reload the page. If it happens with large files, your connection may be too slow for the limit of the site.

## If you run the server

### Builder

Limit the time for the head, and for the body a minimum rate rather than a total, so that slow but honest clients
can finish.

### Operator

Single ones are normal. Many from few addresses may be an attack that holds connections open; many from mobile
networks suggest that the limits are too tight.

## Related

[504](/.demur/status/504) when the upstream is slow; [400](/.demur/status/400) when the request is complete and wrong.
",
    },
    StatusPage {
        code: 409,
        name: "Conflict",
        registry: Registry::Registered,
        tagline: "The request conflicts with the current state of the resource.",
        defined: &[Clause { doc: "RFC 9110", section: "15.5.10" }],
        aliases: &[],
        storable: Storable::ExplicitOnly,
        cache_default: "no-store",
        retry: AutoRetry::Changed,
        retry_condition: "after the conflict is resolved",
        duties: &[
            Duty { level: Level::Should, field: "", text: "send enough for the user to recognise the source of the conflict", source: "RFC 9110 §15.5.10" }, 
            Duty { level: Level::Should, field: "", text: "explain what is wrong, and say whether it is temporary or permanent, except to HEAD", source: "RFC 9110 §15.5" }, 
            Duty { level: Level::Must, field: "Date", text: "send `Date`, if it is an origin server with a clock", source: "RFC 9110 §6.6.1" }],
        steps: &["body-rules"],
        see_also: &[400, 412, 422, 423, 428],
        markdown: r#"## Means

The request could not be completed because it conflicts with the current state of the target resource. It is used
where the user might be able to resolve the conflict and send the request again (RFC 9110 §15.5.10).

## Send it when

- a change is based on an older version than the current one, and the request had no precondition;
- a name that must be unique is taken;
- the operation does not fit the state, such as paying an order that is cancelled;
- a patch cannot be applied to the current state (RFC 5789 §2.2).

## Do not send it when

- the request carried `If-Match` or another precondition, and it failed: [412](/.demur/status/412);
- the content is wrong in itself, in any state: [422](/.demur/status/422);
- a WebDAV lock is the reason: [423](/.demur/status/423).

## What the answer must carry

- **SHOULD** send enough for the user to recognise the source of the conflict (RFC 9110 §15.5.10)
- **SHOULD** explain what is wrong, and say whether it is temporary or permanent, except to HEAD (RFC 9110 §15.5)
- **MUST** send `Date`, if it is an origin server with a clock (RFC 9110 §6.6.1)

Name the version or the object that stands in the way, if the caller may see it. "Already exists" can tell a
stranger what exists.

## Caching

Not heuristically cacheable (RFC 9110 §15.1). Send `Cache-Control: no-store`: the state can change at any moment.

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
    },
    StatusPage {
        code: 410,
        name: "Gone",
        registry: Registry::Registered,
        tagline: "The resource is no longer here, and that is likely to be permanent.",
        defined: &[Clause { doc: "RFC 9110", section: "15.5.11" }],
        aliases: &[],
        storable: Storable::Always,
        cache_default: "public, max-age=86400",
        retry: AutoRetry::No,
        retry_condition: "the condition is likely to be permanent",
        duties: &[
            Duty { level: Level::Should, field: "", text: "explain what is wrong, and say whether it is temporary or permanent, except to HEAD", source: "RFC 9110 §15.5" }, 
            Duty { level: Level::Must, field: "Date", text: "send `Date`, if it is an origin server with a clock", source: "RFC 9110 §6.6.1" }],
        steps: &["gone"],
        see_also: &[301, 308, 404, 451],
        markdown: "## Means

Access to the resource is no longer available at the origin server, and that is likely to be permanent. The owner
wishes that links to it be removed (RFC 9110 §15.5.11).

## Send it when

- you removed something on purpose, have no successor for it and know it: a promotion that ended, an account that
  was closed, a version of an API that was switched off.

## Do not send it when

- you do not know whether it is permanent: [404](/.demur/status/404);
- there is one successor: [308](/.demur/status/308) or [301](/.demur/status/301);
- it is removed by a legal demand: [451](/.demur/status/451).

## What the answer must carry

- **SHOULD** explain what is wrong, and say whether it is temporary or permanent, except to HEAD (RFC 9110 §15.5)
- **MUST** send `Date`, if it is an origin server with a clock (RFC 9110 §6.6.1)

Nothing beyond the rules for all errors. A sentence on what happened, and a link to something useful, are kind.

## Caching

Heuristically cacheable (RFC 9110 §15.1). That is intended, but it makes a mistake hard to take back: send an
explicit `max-age`. The gateway sends one day unless the entry chooses otherwise, and
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

There is no duty to mark everything that is gone, or to keep the mark for any time (RFC 9110 §15.5.11).

### Operator

Keep a list of removed addresses with a date. Traffic to them shows who still links there. The gateway answers from
such a list, with date and reason; `demur gone add` edits it while the gateway runs.

## Related

[404](/.demur/status/404) when it is not known to be permanent; [308](/.demur/status/308) when there is a successor.
",
    },
    StatusPage {
        code: 411,
        name: "Length Required",
        registry: Registry::Registered,
        tagline: "The server refuses the request without a defined Content-Length.",
        defined: &[Clause { doc: "RFC 9110", section: "15.5.12" }],
        aliases: &[],
        storable: Storable::ExplicitOnly,
        cache_default: "no-store",
        retry: AutoRetry::Changed,
        retry_condition: "with a valid `Content-Length`",
        duties: &[
            Duty { level: Level::Should, field: "", text: "explain what is wrong, and say whether it is temporary or permanent, except to HEAD", source: "RFC 9110 §15.5" }, 
            Duty { level: Level::Must, field: "Date", text: "send `Date`, if it is an origin server with a clock", source: "RFC 9110 §6.6.1" }],
        steps: &["length-required"],
        see_also: &[400, 413],
        markdown: "## Means

The server refuses to accept the request without a defined `Content-Length` (RFC 9110 §15.5.12). In HTTP/1.1 the
usual trigger is content that is sent chunked.

## Send it when

- policy demands that the size be known before the content arrives, and the request has content without a length.
  RFC 9112 §6.3 allows that.

## Do not send it when

- the length is given and too large: [413](/.demur/status/413);
- the length is given and invalid: [400](/.demur/status/400);
- you could read chunked content under a limit: that serves more clients.

## What the answer must carry

- **SHOULD** explain what is wrong, and say whether it is temporary or permanent, except to HEAD (RFC 9110 §15.5)
- **MUST** send `Date`, if it is an origin server with a clock (RFC 9110 §6.6.1)

Say that a length is wanted and, if there is one, which limit holds.

## Caching

Not heuristically cacheable (RFC 9110 §15.1). Send `Cache-Control: no-store`.

## Retry

The client may repeat the request if it adds a valid `Content-Length` (RFC 9110 §15.5.12).

## If you got this

### API consumer

Give your HTTP library the whole body, or its size, instead of a stream of unknown length.

### Visitor

You cannot do much about it; tell the site which form or upload causes it.

## If you run the server

### Builder

Do not require a length by habit. A limit on what is read protects as well and refuses less.

### Operator

If it appears for clients that worked before, something on the way began to send chunked content.

## Related

[413](/.demur/status/413) when the length is too great; [400](/.demur/status/400) when it is invalid.
",
    },
    StatusPage {
        code: 412,
        name: "Precondition Failed",
        registry: Registry::Registered,
        tagline: "A condition that the request itself set is false.",
        defined: &[Clause { doc: "RFC 9110", section: "15.5.13" }, Clause { doc: "RFC 9110", section: "13" }],
        aliases: &[],
        storable: Storable::ExplicitOnly,
        cache_default: "no-store",
        retry: AutoRetry::Changed,
        retry_condition: "after fetching the current state",
        duties: &[
            Duty { level: Level::Should, field: "", text: "explain what is wrong, and say whether it is temporary or permanent, except to HEAD", source: "RFC 9110 §15.5" }, 
            Duty { level: Level::Must, field: "Date", text: "send `Date`, if it is an origin server with a clock", source: "RFC 9110 §6.6.1" }],
        steps: &[],
        see_also: &[304, 409, 428],
        markdown: "## Means

One or more conditions in the fields of the request were false when the server tested them (RFC 9110 §15.5.13), so
the method was not applied. `If-Match` protects a change against a change in between; `If-None-Match: *` protects
a creation against an existing resource.

## Send it when

- `If-Match` or `If-Unmodified-Since` is false: the method must not be performed, and 412 is the answer that says
  so (RFC 9110 §13.1.1, §13.1.4);
- `If-None-Match` is false and the method is neither GET nor HEAD (RFC 9110 §13.1.2).

## Do not send it when

- the request would have failed without the condition too: then that answer is sent, and conditions are ignored
  unless the answer would have been 2xx or 412 (RFC 9110 §13.2.1). `GET` of a missing resource with `If-Match` is
  [404](/.demur/status/404);
- `If-None-Match` is false for GET or HEAD: [304](/.demur/status/304);
- the request had no condition: [409](/.demur/status/409), or [428](/.demur/status/428) if you require one;
- you are neither the origin server nor a cache that holds the resource: forward the condition unevaluated
  (RFC 9110 §13.2.1).

## What the answer must carry

- **SHOULD** explain what is wrong, and say whether it is temporary or permanent, except to HEAD (RFC 9110 §15.5)
- **MUST** send `Date`, if it is an origin server with a clock (RFC 9110 §6.6.1)

The current `ETag` helps, if the caller may read the resource. Where the change has already been applied, a server
may answer 2xx instead (RFC 9110 §13.1.1).

## Caching

Not heuristically cacheable (RFC 9110 §15.1). Send `Cache-Control: no-store`.

## Retry

Fetch the resource again, decide whether your change still makes sense, and send it with the new `ETag`.

## If you got this

### API consumer

Somebody changed the resource since you read it, or it exists already. Do not drop the condition: it just
protected you.

### Visitor

The page was changed while you edited it. Reload, and make your change again.

## If you run the server

### Builder

`If-Match` uses strong comparison (RFC 9110 §13.1.1): a weak `ETag` never matches there.

### Operator

Many 412s on one resource: several writers compete. Many on all: `ETag`s may differ between your servers.

## Related

[428](/.demur/status/428) when the condition is missing; [409](/.demur/status/409) without conditions; [304](/.demur/status/304) for reading.
",
    },
    StatusPage {
        code: 413,
        name: "Content Too Large",
        registry: Registry::Registered,
        tagline: "The content of the request is larger than the server is willing or able to process.",
        defined: &[Clause { doc: "RFC 9110", section: "15.5.14" }],
        aliases: &[Alias { text: "Payload Too Large", by: "RFC 7231 and software that follows it" }, Alias { text: "Request Entity Too Large", by: "RFC 2616 and software that follows it" }],
        storable: Storable::ExplicitOnly,
        cache_default: "no-store",
        retry: AutoRetry::Changed,
        retry_condition: "with less content; unchanged only after `Retry-After`, if the answer has it",
        duties: &[
            Duty { level: Level::Should, field: "Retry-After", text: "send `Retry-After` if the condition is temporary", source: "RFC 9110 §15.5.14" }, 
            Duty { level: Level::May, field: "", text: "end the request, or close the connection, instead of reading the rest", source: "RFC 9110 §15.5.14" }, 
            Duty { level: Level::Should, field: "", text: "explain what is wrong, and say whether it is temporary or permanent, except to HEAD", source: "RFC 9110 §15.5" }, 
            Duty { level: Level::Must, field: "Date", text: "send `Date`, if it is an origin server with a clock", source: "RFC 9110 §6.6.1" }],
        steps: &["content-too-large", "body-too-large", "body-syntax", "body-schema", "body-rules"],
        see_also: &[400, 411, 414, 429, 431],
        markdown: "## Means

The server refuses the request because its content is larger than it is willing or able to process (RFC 9110
§15.5.14).

## Send it when

- the announced `Content-Length` is above the limit: at once, before the content is read;
- content without an announced length grows beyond the limit while it is read;
- content becomes too large when it is decompressed.

## Do not send it when

- the target is too long: [414](/.demur/status/414); the fields are: [431](/.demur/status/431);
- the length is missing: [411](/.demur/status/411), or invalid: [400](/.demur/status/400);
- one value in the content is too long for its schema: [422](/.demur/status/422).

## What the answer must carry

- **SHOULD** send `Retry-After` if the condition is temporary (RFC 9110 §15.5.14)
- **MAY** end the request, or close the connection, instead of reading the rest (RFC 9110 §15.5.14)
- **SHOULD** explain what is wrong, and say whether it is temporary or permanent, except to HEAD (RFC 9110 §15.5)
- **MUST** send `Date`, if it is an origin server with a clock (RFC 9110 §6.6.1)

State the limit, so that the client can stay below it.

## Caching

Not heuristically cacheable (RFC 9110 §15.1). Send `Cache-Control: no-store`: limits change.

## Retry

With less content: smaller, in parts, or by another way that the service offers. Unchanged only when `Retry-After`
says that the condition is temporary.

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

Every server on the way has its own limit. The smallest one answers, perhaps with a page that is not yours.

## Related

[411](/.demur/status/411) when the length is missing; [414](/.demur/status/414) and [431](/.demur/status/431) for other parts; [429](/.demur/status/429) for rates.
",
    },
    StatusPage {
        code: 414,
        name: "URI Too Long",
        registry: Registry::Registered,
        tagline: "The address in the request is longer than the server is willing to interpret.",
        defined: &[Clause { doc: "RFC 9110", section: "15.5.15" }, Clause { doc: "RFC 9112", section: "3" }],
        aliases: &[Alias { text: "Request-URI Too Long", by: "RFC 2616 and software that follows it" }],
        storable: Storable::Always,
        cache_default: "no-store",
        retry: AutoRetry::No,
        retry_condition: "shorten the address first",
        duties: &[
            Duty { level: Level::Must, field: "", text: "answer a target that is longer than any it wishes to parse with this status, in HTTP/1.1", source: "RFC 9112 §3" }, 
            Duty { level: Level::Should, field: "", text: "explain what is wrong, and say whether it is temporary or permanent, except to HEAD", source: "RFC 9110 §15.5" }, 
            Duty { level: Level::Must, field: "Date", text: "send `Date`, if it is an origin server with a clock", source: "RFC 9110 §6.6.1" }],
        steps: &["target-too-long"],
        see_also: &[400, 413, 431],
        markdown: "## Means

The target URI is longer than the server is willing to interpret. It happens rarely: when a client turned a POST
into a GET with long query data, when it runs in a loop of redirects that each add to the path, or in an attack
(RFC 9110 §15.5.15).

## Send it when

- the target exceeds your limit. Supporting at least 8000 octets is recommended (RFC 9110 §4.1).

## Do not send it when

- the fields are too large: [431](/.demur/status/431);
- the content is: [413](/.demur/status/413);
- the target is short and malformed: [400](/.demur/status/400).

## What the answer must carry

- **MUST** answer a target that is longer than any it wishes to parse with this status, in HTTP/1.1 (RFC 9112 §3)
- **SHOULD** explain what is wrong, and say whether it is temporary or permanent, except to HEAD (RFC 9110 §15.5)
- **MUST** send `Date`, if it is an origin server with a clock (RFC 9110 §6.6.1)

State the limit. In HTTP/1.1 the rest of an over-long request is best not read: say `Connection: close` and close.

## Caching

Heuristically cacheable (RFC 9110 §15.1). A limit can change, so send `Cache-Control: no-store` on purpose.

## Retry

Not unchanged. Where the API allows it, send the data as content.

## If you got this

### API consumer

Print the address. Long lists of ids belong in the content of a POST, if the API offers that, or in several
requests. Look for redirects that grow.

### Visitor

Open the page from the first page of the site instead of from the long link.

## If you run the server

### Builder

Use POST for forms with much data. Test redirects with an address that already has the redirect's own prefix.

### Operator

The smallest limit on the way decides. Some peers answer [400](/.demur/status/400) for the same fault, so do not count one
code only.

## Related

[413](/.demur/status/413) for content; [431](/.demur/status/431) for fields; [400](/.demur/status/400) for malformed targets.
",
    },
    StatusPage {
        code: 415,
        name: "Unsupported Media Type",
        registry: Registry::Registered,
        tagline: "The format of the request's content is not supported here.",
        defined: &[Clause { doc: "RFC 9110", section: "15.5.16" }, Clause { doc: "RFC 9110", section: "12.5.3" }],
        aliases: &[],
        storable: Storable::ExplicitOnly,
        cache_default: "no-store",
        retry: AutoRetry::Changed,
        retry_condition: "with another `Content-Type` or `Content-Encoding`",
        duties: &[
            Duty { level: Level::Should, field: "Accept-Encoding", text: "send `Accept-Encoding` if the content coding is the problem", source: "RFC 9110 §12.5.3, §15.5.16 (\"ought to\")" }, 
            Duty { level: Level::MustNot, field: "Accept-Encoding", text: "send `Accept-Encoding` if the content coding is not the problem", source: "RFC 9110 §12.5.3" }, 
            Duty { level: Level::May, field: "Accept", text: "send `Accept` with the supported types if the media type is the problem", source: "RFC 9110 §15.5.16" }, 
            Duty { level: Level::Should, field: "Accept-Patch", text: "send `Accept-Patch` if the method is PATCH and the type of the patch is the problem", source: "RFC 5789 §2.2" }, 
            Duty { level: Level::Should, field: "", text: "explain what is wrong, and say whether it is temporary or permanent, except to HEAD", source: "RFC 9110 §15.5" }, 
            Duty { level: Level::Must, field: "Date", text: "send `Date`, if it is an origin server with a clock", source: "RFC 9110 §6.6.1" }],
        steps: &["content-coding", "media-type"],
        see_also: &[400, 406, 422],
        markdown: r#"## Means

The content is in a format that this method does not support on this resource. The problem can be the declared
`Content-Type`, the `Content-Encoding`, or what the data turns out to be when it is inspected (RFC 9110 §15.5.16).

## Send it when

- the declared media type is none that the operation accepts, or none is declared and you do not guess;
- the content is compressed in a way that you do not undo.

## Do not send it when

- the type is supported and the content does not parse: [400](/.demur/status/400);
- it parses and cannot be processed: [422](/.demur/status/422);
- the client asks for a format that you do not have: [406](/.demur/status/406).

## What the answer must carry

- **SHOULD** send `Accept-Encoding` if the content coding is the problem (RFC 9110 §12.5.3, §15.5.16 ("ought to"))
- **MUST NOT** send `Accept-Encoding` if the content coding is not the problem (RFC 9110 §12.5.3)
- **MAY** send `Accept` with the supported types if the media type is the problem (RFC 9110 §15.5.16)
- **SHOULD** send `Accept-Patch` if the method is PATCH and the type of the patch is the problem (RFC 5789 §2.2)
- **SHOULD** explain what is wrong, and say whether it is temporary or permanent, except to HEAD (RFC 9110 §15.5)
- **MUST** send `Date`, if it is an origin server with a clock (RFC 9110 §6.6.1)

The two fields tell the client which of the two problems it has, so never send the wrong one.

## Caching

Not heuristically cacheable (RFC 9110 §15.1). Send `Cache-Control: no-store`.

## Retry

With a type or coding that the answer lists.

## If you got this

### API consumer

Set `Content-Type` yourself: `curl -d` declares a form unless told otherwise, and some libraries declare plain
text. For JSON, send `application/json`. Send uncompressed content if `Accept-Encoding` does not list your coding.

### Visitor

For an upload: the site does not take this kind of file. Otherwise the form is broken.

## If you run the server

### Builder

Compare type and subtype without regard to case, and ignore parameters that do not matter (RFC 9110 §8.3.1).

### Operator

A rise after a release of a client: look at the `Content-Type` that it sends now.

## Related

[406](/.demur/status/406) is the mirror image; [400](/.demur/status/400) and [422](/.demur/status/422) for what comes after the type.
"#,
    },
    StatusPage {
        code: 416,
        name: "Range Not Satisfiable",
        registry: Registry::Registered,
        tagline: "None of the ranges that were asked for can be served, or there are too many of them.",
        defined: &[Clause { doc: "RFC 9110", section: "15.5.17" }, Clause { doc: "RFC 9110", section: "14.2" }],
        aliases: &[Alias { text: "Requested Range Not Satisfiable", by: "RFC 2616 and software that follows it" }],
        storable: Storable::ExplicitOnly,
        cache_default: "no-store",
        retry: AutoRetry::Changed,
        retry_condition: "without `Range`, or with one that fits the length",
        duties: &[
            Duty { level: Level::Should, field: "Content-Range", text: "send `Content-Range: bytes */LENGTH` in answer to a byte range", source: "RFC 9110 §15.5.17, §14.4" }, 
            Duty { level: Level::Should, field: "", text: "explain what is wrong, and say whether it is temporary or permanent, except to HEAD", source: "RFC 9110 §15.5" }, 
            Duty { level: Level::Must, field: "Date", text: "send `Date`, if it is an origin server with a clock", source: "RFC 9110 §6.6.1" }],
        steps: &[],
        see_also: &[200, 412],
        markdown: "## Means

The set of ranges in `Range` was rejected: none of them overlaps the representation, or there is an excessive
number of small or overlapping ones (RFC 9110 §15.5.17).

## Send it when

- a byte range begins at or behind the end of the representation;
- a set of ranges looks like an attempt to exhaust the server.

## Do not send it when

- the unit of the range is unknown: the field must be ignored (RFC 9110 §14.2);
- the method is not GET: ranges are defined for GET only, otherwise the field is ignored (RFC 9110 §14.2);
- `If-Range` does not match: the field is ignored, and the whole is sent (RFC 9110 §13.1.5);
- you prefer to send everything: a server may ignore `Range` (RFC 9110 §14.2) and answer [200](/.demur/status/200).

## What the answer must carry

- **SHOULD** send `Content-Range: bytes */LENGTH` in answer to a byte range (RFC 9110 §15.5.17, §14.4)
- **SHOULD** explain what is wrong, and say whether it is temporary or permanent, except to HEAD (RFC 9110 §15.5)
- **MUST** send `Date`, if it is an origin server with a clock (RFC 9110 §6.6.1)

The length in `Content-Range` lets the client ask again correctly.

## Caching

Not heuristically cacheable (RFC 9110 §15.1). Send `Cache-Control: no-store`.

## Retry

With another range, or none. A client cannot depend on getting 416 even where it fits best (RFC 9110 §15.5.17).

## If you got this

### API consumer

Compare the range with the length in `Content-Range`. When resuming a download, the file may be complete already,
or it changed: use `If-Range` with the `ETag`.

### Visitor

Delete the half-finished download and start again.

## If you run the server

### Builder

Evaluate preconditions first, then the range (RFC 9110 §13.2.2), and only if the answer would be 200 without it.

### Operator

A rise after a file was replaced by a shorter one is normal for a while.

## Related

[200](/.demur/status/200) if the range is ignored; [412](/.demur/status/412) for preconditions.
",
    },
    StatusPage {
        code: 417,
        name: "Expectation Failed",
        registry: Registry::Registered,
        tagline: "An expectation in the `Expect` field cannot be met.",
        defined: &[Clause { doc: "RFC 9110", section: "15.5.18" }, Clause { doc: "RFC 9110", section: "10.1.1" }],
        aliases: &[],
        storable: Storable::ExplicitOnly,
        cache_default: "no-store",
        retry: AutoRetry::Changed,
        retry_condition: "without the expectation",
        duties: &[
            Duty { level: Level::Should, field: "", text: "explain what is wrong, and say whether it is temporary or permanent, except to HEAD", source: "RFC 9110 §15.5" }, 
            Duty { level: Level::Must, field: "Date", text: "send `Date`, if it is an origin server with a clock", source: "RFC 9110 §6.6.1" }],
        steps: &["expectation"],
        see_also: &[400, 413],
        markdown: "## Means

The expectation in the `Expect` field of the request could not be met by at least one of the servers on the way
(RFC 9110 §15.5.18). The only expectation that is defined is `100-continue` (RFC 9110 §10.1.1).

## Send it when

- `Expect` has a member other than `100-continue`; a server may answer so (RFC 9110 §10.1.1).

## Do not send it when

- the request has `Expect: 100-continue` and something else is wrong: send that status at once, instead of asking
  for the content;
- the request is HTTP/1.0: a `100-continue` expectation in it must be ignored (RFC 9110 §10.1.1).

## What the answer must carry

- **SHOULD** explain what is wrong, and say whether it is temporary or permanent, except to HEAD (RFC 9110 §15.5)
- **MUST** send `Date`, if it is an origin server with a clock (RFC 9110 §6.6.1)

Say which member of the field was refused.

## Caching

Not heuristically cacheable (RFC 9110 §15.1). Send `Cache-Control: no-store`.

## Retry

A client that sent `100-continue` and gets 417 should repeat the request without it, since the answer only says
that the way does not support expectations (RFC 9110 §10.1.1).

## If you got this

### API consumer

Remove the `Expect` field, or switch it off in your library.

### Visitor

This is between programs; reload, and tell the site if it stays.

## If you run the server

### Builder

Support `100-continue`: answer [413](/.demur/status/413), 401 and the like before the content is sent.

### Operator

Old proxies and libraries cause this. It disappears when the field is removed on the way.

## Related

[400](/.demur/status/400) for malformed fields; [413](/.demur/status/413) as a typical early answer.
",
    },
    StatusPage {
        code: 418,
        name: "(Unused)",
        registry: Registry::Reserved,
        tagline: "Reserved and without meaning; a joke that was deployed too often.",
        defined: &[Clause { doc: "RFC 9110", section: "15.5.19" }],
        aliases: &[Alias { text: "I'm a teapot", by: "RFC 2324 and software that follows the joke" }],
        storable: Storable::ExplicitOnly,
        cache_default: "",
        retry: AutoRetry::No,
        retry_condition: "nothing is defined; a client treats it as 400",
        duties: &[],
        steps: &[],
        see_also: &[400],
        markdown: r#"## Means

Nothing. RFC 2324, published on an April 1, made fun of misuses of HTTP and defined a status 418 of its own. It was
deployed so often that the code is unusable for anything else, so the registry holds it as reserved, "(Unused)"
(RFC 9110 §15.5.19). It is not registered as a teapot.

## Send it when

- never, in anything that others rely on.

## Do not send it when

- you want to tell programs something: they treat a code that they do not know as x00 of its class, here
  [400](/.demur/status/400) (RFC 9110 §15).

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

Use a registered code: [403](/.demur/status/403) to refuse, [429](/.demur/status/429) to slow down, [400](/.demur/status/400) otherwise. RFC 9205 §4.6
asks applications to use registered codes only.

### Operator

The gateway never makes this answer. Where an upstream sends it, find out what it means there.

## Related

[400](/.demur/status/400), which is what clients read it as.
"#,
    },
    StatusPage {
        code: 421,
        name: "Misdirected Request",
        registry: Registry::Registered,
        tagline: "The request reached a server that cannot answer with authority for this address.",
        defined: &[Clause { doc: "RFC 9110", section: "15.5.20" }, Clause { doc: "RFC 9110", section: "7.4" }],
        aliases: &[],
        storable: Storable::ExplicitOnly,
        cache_default: "no-store",
        retry: AutoRetry::OtherConnection,
        retry_condition: "on a different connection, whether or not the method is idempotent",
        duties: &[
            Duty { level: Level::MustNot, field: "", text: "generate this status as a proxy", source: "RFC 9110 §15.5.20" }, 
            Duty { level: Level::Should, field: "", text: "explain what is wrong, and say whether it is temporary or permanent, except to HEAD", source: "RFC 9110 §15.5" }, 
            Duty { level: Level::Must, field: "Date", text: "send `Date`, if it is an origin server with a clock", source: "RFC 9110 §6.6.1" }],
        steps: &["misdirected"],
        see_also: &[400, 404],
        markdown: "## Means

The request was directed at a server that is unable or unwilling to produce an authoritative response for the
target URI: the URI is not of an origin for which the server is configured, or it does not fit the connection, such
as its certificate (RFC 9110 §15.5.20, §7.4). It is not bound to one version of HTTP.

## Send it when

- you are the origin server, or a gateway acting for it, and the authority of the request is none of yours;
- a client reused a connection for a host that this connection does not serve.

## Do not send it when

- the authority is yours and nothing is at the path: [404](/.demur/status/404);
- `Host` is missing or malformed: [400](/.demur/status/400);
- you are a forward proxy: that is forbidden (RFC 9110 §15.5.20).

## What the answer must carry

- **MUST NOT** generate this status as a proxy (RFC 9110 §15.5.20)
- **SHOULD** explain what is wrong, and say whether it is temporary or permanent, except to HEAD (RFC 9110 §15.5)
- **MUST** send `Date`, if it is an origin server with a clock (RFC 9110 §6.6.1)

Say which authority was asked for only if you do not mind repeating it.

## Caching

Not heuristically cacheable. It was under RFC 7540, and is not any more (RFC 9110 §15.1). Send
`Cache-Control: no-store`.

## Retry

The client may retry over a different connection, for any method, because the request was not processed (RFC 9110
§15.5.20).

## If you got this

### API consumer

Check the host name and the `Host` field. If your client shares connections between hosts, open a fresh one.

### Visitor

Reload; your browser will open a new connection. If it stays, the site is set up wrongly.

## If you run the server

### Builder

Check the authority before anything else that depends on it.

### Operator

List all your names in `authorities`, those of health checks too. Certificates that cover several sites on
different servers invite this.

## Related

[404](/.demur/status/404) for the right server and a wrong path; [400](/.demur/status/400) for a bad `Host`.
",
    },
    StatusPage {
        code: 422,
        name: "Unprocessable Content",
        registry: Registry::Registered,
        tagline: "The content is of a known type and well formed, but its instructions cannot be processed.",
        defined: &[Clause { doc: "RFC 9110", section: "15.5.21" }],
        aliases: &[Alias { text: "Unprocessable Entity", by: "RFC 4918 and software that follows it" }],
        storable: Storable::ExplicitOnly,
        cache_default: "no-store",
        retry: AutoRetry::No,
        retry_condition: "the same content gets the same answer; correct it first",
        duties: &[
            Duty { level: Level::Should, field: "", text: "explain what is wrong, and say whether it is temporary or permanent, except to HEAD", source: "RFC 9110 §15.5" }, 
            Duty { level: Level::Must, field: "Date", text: "send `Date`, if it is an origin server with a clock", source: "RFC 9110 §6.6.1" }],
        steps: &["body-schema", "body-rules"],
        see_also: &[400, 409, 415],
        markdown: "## Means

The server understands the type of the content, so [415](/.demur/status/415) would be wrong; its syntax is correct, so
[400](/.demur/status/400) would say less; but the instructions in it cannot be processed (RFC 9110 §15.5.21).

## Send it when

- a JSON document parses and breaks its schema: a member is missing, a value is out of range or of a wrong type;
- the values are fine one by one and contradict each other.

## Do not send it when

- the content does not parse: [400](/.demur/status/400);
- the fault is in the query, in a field or in the path: the definition speaks of content, so 400;
- the content would be right in another state of the resource: [409](/.demur/status/409);
- your documentation promises 400 for this: keep the promise. Frameworks differ; both codes are in use.

## What the answer must carry

- **SHOULD** explain what is wrong, and say whether it is temporary or permanent, except to HEAD (RFC 9110 §15.5)
- **MUST** send `Date`, if it is an origin server with a clock (RFC 9110 §6.6.1)

A list of all faults, each with a pointer to the value (RFC 6901), a code and what would be right. RFC 9457 gives
`application/problem+json` for that, and shows such a list.

## Caching

Not heuristically cacheable (RFC 9110 §15.1). Send `Cache-Control: no-store`.

## Retry

Not unchanged.

## If you got this

### API consumer

Go through the list of faults. Each entry has a place and a code; the page of the code shows a wrong and a right
example. Check your content against the published schema before you send it.

### Visitor

A value in the form is not accepted. The message should say which; if it does not, tell the site.

## If you run the server

### Builder

Report all faults at once, and do not repeat the values: they may be secret. Checking a schema narrows what comes
in; it is no protection against injection by itself.

### Operator

A rise for one client is usually its new release. A rise for all is usually your new schema.

The gateway sends it for a body that breaks its schema and, if the schema is kept, for one that breaks a rule of
`x-demur-rules`. Where the operation documents 400 and not 422, it sends 400.

## Related

[400](/.demur/status/400) for syntax; [409](/.demur/status/409) for state; [415](/.demur/status/415) for types.
",
    },
    StatusPage {
        code: 423,
        name: "Locked",
        registry: Registry::Registered,
        tagline: "The source or destination resource of the method is locked (WebDAV).",
        defined: &[Clause { doc: "RFC 4918", section: "11.3" }],
        aliases: &[],
        storable: Storable::ExplicitOnly,
        cache_default: "",
        retry: AutoRetry::Changed,
        retry_condition: "with the lock token, or after the lock is released",
        duties: &[
            Duty { level: Level::Should, field: "", text: "send the precondition or postcondition code that applies, such as `lock-token-submitted`", source: "RFC 4918 §11.3" }, 
            Duty { level: Level::Should, field: "", text: "explain what is wrong, and say whether it is temporary or permanent, except to HEAD", source: "RFC 9110 §15.5" }, 
            Duty { level: Level::Must, field: "Date", text: "send `Date`, if it is an origin server with a clock", source: "RFC 9110 §6.6.1" }],
        steps: &[],
        see_also: &[409, 412, 424],
        markdown: "## Means

The source or destination resource of a method is locked (RFC 4918 §11.3). The code belongs to WebDAV, which lets
clients lock resources while they edit them.

## Send it when

- you support WebDAV locks, and the request touches a locked resource without the token of the lock.

## Do not send it when

- there is no lock in the sense of WebDAV, only a conflict: [409](/.demur/status/409);
- a precondition field is false: [412](/.demur/status/412).

## What the answer must carry

- **SHOULD** send the precondition or postcondition code that applies, such as `lock-token-submitted` (RFC 4918 §11.3)
- **SHOULD** explain what is wrong, and say whether it is temporary or permanent, except to HEAD (RFC 9110 §15.5)
- **MUST** send `Date`, if it is an origin server with a clock (RFC 9110 §6.6.1)

The code in the body is XML, as WebDAV defines it (RFC 4918 §16).

## Caching

Not heuristically cacheable (RFC 9110 §15.1). Send `Cache-Control: no-store`.

## Retry

After the lock is gone, or with its token if it is yours.

## If you got this

### API consumer

If the lock is yours, send its token. Otherwise wait, or ask its owner.

### Visitor

Somebody else has the document open. Try later, or work on a copy.

## If you run the server

### Builder

Outside WebDAV, prefer [409](/.demur/status/409): clients know it better.

### Operator

Locks that are never released come from programs that broke off. Give locks a time limit.

## Related

[409](/.demur/status/409) for conflicts without locks; [424](/.demur/status/424) for steps that depended on this one.
",
    },
    StatusPage {
        code: 424,
        name: "Failed Dependency",
        registry: Registry::Registered,
        tagline: "The action depended on another action, and that one failed (WebDAV).",
        defined: &[Clause { doc: "RFC 4918", section: "11.4" }],
        aliases: &[],
        storable: Storable::ExplicitOnly,
        cache_default: "",
        retry: AutoRetry::No,
        retry_condition: "repeat when the action that it depended on can succeed",
        duties: &[
            Duty { level: Level::Should, field: "", text: "explain what is wrong, and say whether it is temporary or permanent, except to HEAD", source: "RFC 9110 §15.5" }, 
            Duty { level: Level::Must, field: "Date", text: "send `Date`, if it is an origin server with a clock", source: "RFC 9110 §6.6.1" }],
        steps: &[],
        see_also: &[409, 422, 423, 502],
        markdown: "## Means

The method could not be performed on the resource because the requested action depended on another action, and that
action failed (RFC 4918 §11.4). It belongs to WebDAV, where one request can contain several actions: if one command
of a PROPPATCH fails, the others get at least this code.

## Send it when

- you report the results of several dependent actions one by one, as WebDAV does.

## Do not send it when

- another server that you depend on failed: [502](/.demur/status/502), [503](/.demur/status/503) or [504](/.demur/status/504); that is not a fault of
  the client;
- the content cannot be processed in itself: [422](/.demur/status/422).

## What the answer must carry

- **SHOULD** explain what is wrong, and say whether it is temporary or permanent, except to HEAD (RFC 9110 §15.5)
- **MUST** send `Date`, if it is an origin server with a clock (RFC 9110 §6.6.1)

Name the action that failed first; this one is only its consequence.

## Caching

Not heuristically cacheable (RFC 9110 §15.1). Send `Cache-Control: no-store`.

## Retry

Not before the first failure is resolved.

## If you got this

### API consumer

Look for the entry with a code other than 424: that is the cause.

### Visitor

One part of what you asked for failed, and the rest with it. The message should name the part.

## If you run the server

### Builder

Do not use it for failures of your own services behind you.

### Operator

The gateway never makes this answer. Count the causes, not the consequences.

## Related

[423](/.demur/status/423) is a common cause in WebDAV; [502](/.demur/status/502) for failures of servers behind you.
",
    },
    StatusPage {
        code: 425,
        name: "Too Early",
        registry: Registry::Registered,
        tagline: "The server will not risk processing a request that might be replayed.",
        defined: &[Clause { doc: "RFC 8470", section: "5.2" }],
        aliases: &[],
        storable: Storable::ExplicitOnly,
        cache_default: "no-store",
        retry: AutoRetry::AfterWait,
        retry_condition: "automatically once the TLS handshake is complete, never again in early data",
        duties: &[
            Duty { level: Level::Must, field: "", text: "answer with it where a request has `Early-Data` and cannot be processed safely", source: "RFC 8470 §5.1" }, 
            Duty { level: Level::ShouldNot, field: "", text: "send it unless the request came in early data or has `Early-Data: 1`", source: "RFC 8470 §5.2" }, 
            Duty { level: Level::Must, field: "", text: "forward it, as an intermediary, if the request that it received and forwarded had `Early-Data`", source: "RFC 8470 §5.2" }, 
            Duty { level: Level::Should, field: "", text: "explain what is wrong, and say whether it is temporary or permanent, except to HEAD", source: "RFC 9110 §15.5" }, 
            Duty { level: Level::Must, field: "Date", text: "send `Date`, if it is an origin server with a clock", source: "RFC 9110 §6.6.1" }],
        steps: &["too-early"],
        see_also: &[429, 503],
        markdown: "## Means

The server is unwilling to risk processing a request that might be replayed (RFC 8470 §5.2). TLS 1.3 lets a client
send data before the handshake is complete; an attacker can send a copy of such data again.

## Send it when

- the request arrived in early data, or a trusted server before you marked it with `Early-Data: 1`, and processing
  it twice would do harm.

## Do not send it when

- neither is the case: the client could not do better (RFC 8470 §5.2);
- the request is safe to repeat: process it;
- you are busy: [503](/.demur/status/503); or the client sends too much: [429](/.demur/status/429).

## What the answer must carry

- **MUST** answer with it where a request has `Early-Data` and cannot be processed safely (RFC 8470 §5.1)
- **SHOULD NOT** send it unless the request came in early data or has `Early-Data: 1` (RFC 8470 §5.2)
- **MUST** forward it, as an intermediary, if the request that it received and forwarded had `Early-Data` (RFC 8470 §5.2)
- **SHOULD** explain what is wrong, and say whether it is temporary or permanent, except to HEAD (RFC 9110 §15.5)
- **MUST** send `Date`, if it is an origin server with a clock (RFC 9110 §6.6.1)

Nothing more. The client knows what to do.

## Caching

Not cacheable by default (RFC 8470 §5.2). Send `Cache-Control: no-store`.

## Retry

A user agent should retry automatically, and must not send the retry in early data (RFC 8470 §5.2).

## If you got this

### API consumer

Your TLS library sends early data. Retry after the handshake; most clients do that by themselves.

### Visitor

Reload the page.

## If you run the server

### Builder

A gateway must not forward requests from early data to an origin server unless it knows that the origin understands
`Early-Data` (RFC 8470 §6.1). Waiting for the handshake does not make a request safe that is marked with
`Early-Data`: it was early on another hop (RFC 8470 §5.1).

### Operator

Every 425 costs the client a round trip, which early data was meant to save. Switch early data off where it is not
worth it.

## Related

[503](/.demur/status/503) for load; [429](/.demur/status/429) for rates.
",
    },
    StatusPage {
        code: 426,
        name: "Upgrade Required",
        registry: Registry::Registered,
        tagline: "The server refuses the current protocol and might agree to another.",
        defined: &[Clause { doc: "RFC 9110", section: "15.5.22" }, Clause { doc: "RFC 9110", section: "7.8" }],
        aliases: &[],
        storable: Storable::ExplicitOnly,
        cache_default: "no-store",
        retry: AutoRetry::Changed,
        retry_condition: "after an upgrade to a protocol that `Upgrade` names",
        duties: &[
            Duty { level: Level::Must, field: "Upgrade", text: "send `Upgrade` with the required protocols", source: "RFC 9110 §15.5.22" }, 
            Duty { level: Level::Must, field: "Connection", text: "send the `upgrade` option in `Connection` along with `Upgrade`, in HTTP/1.1", source: "RFC 9110 §7.8" }, 
            Duty { level: Level::Should, field: "", text: "explain what is wrong, and say whether it is temporary or permanent, except to HEAD", source: "RFC 9110 §15.5" }, 
            Duty { level: Level::Must, field: "Date", text: "send `Date`, if it is an origin server with a clock", source: "RFC 9110 §6.6.1" }],
        steps: &[],
        see_also: &[400, 505],
        markdown: "## Means

The server refuses to perform the request using the current protocol, but might be willing to do so after the
client upgrades to a different one (RFC 9110 §15.5.22).

## Send it when

- the resource speaks another protocol only, and a plain request came.

## Do not send it when

- the major version of HTTP is refused: [505](/.demur/status/505);
- the version of your API or of the client program is too old: this code is about protocols of the connection;
- the client should use `https`: redirect it with [308](/.demur/status/308).

## What the answer must carry

- **MUST** send `Upgrade` with the required protocols (RFC 9110 §15.5.22)
- **MUST** send the `upgrade` option in `Connection` along with `Upgrade`, in HTTP/1.1 (RFC 9110 §7.8)
- **SHOULD** explain what is wrong, and say whether it is temporary or permanent, except to HEAD (RFC 9110 §15.5)
- **MUST** send `Date`, if it is an origin server with a clock (RFC 9110 §6.6.1)

The name in `Upgrade` is that of a protocol, such as `websocket`.

## Caching

Not heuristically cacheable (RFC 9110 §15.1). Send `Cache-Control: no-store`.

## Retry

After the upgrade.

## If you got this

### API consumer

Use a client that speaks the protocol in `Upgrade`. A plain GET of a WebSocket address is a common cause.

### Visitor

The address is for programs. Open the page that uses it.

## If you run the server

### Builder

Check that nothing on the way removes `Upgrade` and `Connection`: intermediaries do that unless told otherwise,
because both fields are for one connection only (RFC 9110 §7.6.1).

### Operator

If it begins for all clients at once, a proxy in front lost its setting for upgrades.

## Related

[505](/.demur/status/505) for major versions; [400](/.demur/status/400) for malformed requests.
",
    },
    StatusPage {
        code: 428,
        name: "Precondition Required",
        registry: Registry::Registered,
        tagline: "The server requires the request to be conditional.",
        defined: &[Clause { doc: "RFC 6585", section: "3" }],
        aliases: &[],
        storable: Storable::Never,
        cache_default: "no-store",
        retry: AutoRetry::Changed,
        retry_condition: "with a condition such as `If-Match`",
        duties: &[
            Duty { level: Level::Should, field: "", text: "explain how to send the request again successfully", source: "RFC 6585 §3" }, 
            Duty { level: Level::MustNot, field: "", text: "be stored by a cache", source: "RFC 6585 §3" }, 
            Duty { level: Level::Should, field: "", text: "explain what is wrong, and say whether it is temporary or permanent, except to HEAD", source: "RFC 9110 §15.5" }, 
            Duty { level: Level::Must, field: "Date", text: "send `Date`, if it is an origin server with a clock", source: "RFC 9110 §6.6.1" }],
        steps: &["condition-required"],
        see_also: &[409, 412],
        markdown: r#"## Means

The origin server requires the request to be conditional. Its typical use is against lost updates: a client reads,
changes and writes back, while somebody else has written in between (RFC 6585 §3).

## Send it when

- the operation demands `If-Match`, `If-None-Match` or another condition, and the request has none.

## Do not send it when

- a condition is there and false: [412](/.demur/status/412);
- it is there and malformed: [400](/.demur/status/400);
- the resource does not exist: [404](/.demur/status/404).

## What the answer must carry

- **SHOULD** explain how to send the request again successfully (RFC 6585 §3)
- **MUST NOT** be stored by a cache (RFC 6585 §3)
- **SHOULD** explain what is wrong, and say whether it is temporary or permanent, except to HEAD (RFC 9110 §15.5)
- **MUST** send `Date`, if it is an origin server with a clock (RFC 9110 §6.6.1)

Name the field that is wanted and where its value comes from: the `ETag` of a GET.

## Caching

It must not be stored by a cache (RFC 6585 §3). `Cache-Control: no-store` says so again.

## Retry

With a condition. The code is optional: a client cannot rely on it to be protected (RFC 6585 §7.1).

## If you got this

### API consumer

GET the resource, keep its `ETag`, and send `If-Match: "that value"` with the change. For a creation that must not
overwrite, send `If-None-Match: *`.

### Visitor

The program that you use does not protect your changes yet; tell its makers.

## If you run the server

### Builder

Require it only where you also send an `ETag` for the same resource.

### Operator

Introduce it in shadow mode first, then for some clients (`condition-required = "enforce 10%"`): old ones send no
condition. The gateway asks for one where the operation says `x-demur-condition: required`.

## Related

[412](/.demur/status/412) when the condition fails; [409](/.demur/status/409) when there is none and it is not required.
"#,
    },
    StatusPage {
        code: 429,
        name: "Too Many Requests",
        registry: Registry::Registered,
        tagline: "The user has sent too many requests in a given time.",
        defined: &[Clause { doc: "RFC 6585", section: "4" }],
        aliases: &[],
        storable: Storable::Never,
        cache_default: "no-store",
        retry: AutoRetry::AfterWait,
        retry_condition: "after `Retry-After`; without it, after a wait that grows",
        duties: &[
            Duty { level: Level::Should, field: "", text: "include details that explain the condition", source: "RFC 6585 §4" }, 
            Duty { level: Level::May, field: "Retry-After", text: "send `Retry-After` to say how long to wait", source: "RFC 6585 §4" }, 
            Duty { level: Level::MustNot, field: "", text: "be stored by a cache", source: "RFC 6585 §4" }, 
            Duty { level: Level::Should, field: "", text: "explain what is wrong, and say whether it is temporary or permanent, except to HEAD", source: "RFC 9110 §15.5" }, 
            Duty { level: Level::Must, field: "Date", text: "send `Date`, if it is an origin server with a clock", source: "RFC 9110 §6.6.1" }],
        steps: &["rate-network", "quota"],
        see_also: &[403, 413, 425, 503],
        markdown: "## Means

The user has sent too many requests in a given amount of time. How users are recognised and how requests are
counted is up to the server: by resource, over a server, over many servers; by credentials, by a cookie (RFC 6585
§4).

## Send it when

- this caller is above a rate or has used up an allowance for a time.

## Do not send it when

- the server as a whole is overloaded: [503](/.demur/status/503);
- waiting does not help: [403](/.demur/status/403);
- you are under attack and answering costs too much: dropping connections is allowed (RFC 6585 §7.2).

## What the answer must carry

- **SHOULD** include details that explain the condition (RFC 6585 §4)
- **MAY** send `Retry-After` to say how long to wait (RFC 6585 §4)
- **MUST NOT** be stored by a cache (RFC 6585 §4)
- **SHOULD** explain what is wrong, and say whether it is temporary or permanent, except to HEAD (RFC 9110 §15.5)
- **MUST** send `Date`, if it is an origin server with a clock (RFC 9110 §6.6.1)

`Retry-After` is optional, and by far the most useful thing that you can send (RFC 9110 §10.2.3).

## Caching

It must not be stored by a cache (RFC 6585 §4). `Cache-Control: no-store` says so again.

## Retry

After `Retry-After`. It may be missing, so a client needs its own rule: wait longer each time, with some chance in
it, and give up at some point.

## If you got this

### API consumer

Slow down everywhere, not for this request only. Send fewer requests: cache what you get, fetch in batches. Ask for
a higher limit if you need one.

### Visitor

Wait a minute, then reload once. Reloading often makes it longer.

## If you run the server

### Builder

Count by account where you can; many people share one address. Refuse before the expensive work.

### Operator

Check who is limited before you raise a limit: one broken loop, or many honest callers.

The gateway counts networks before anything else is looked at, and callers once they are known and may. Who waits for
as long as `Retry-After` says passes. Answers within a limit for callers say in `RateLimit` what is left.

## Related

[503](/.demur/status/503) for the server's own condition; [403](/.demur/status/403) when waiting does not help.
",
    },
    StatusPage {
        code: 431,
        name: "Request Header Fields Too Large",
        registry: Registry::Registered,
        tagline: "The header fields of the request are too large, one of them or all together.",
        defined: &[Clause { doc: "RFC 6585", section: "5" }],
        aliases: &[],
        storable: Storable::Never,
        cache_default: "no-store",
        retry: AutoRetry::Changed,
        retry_condition: "after making the fields smaller",
        duties: &[
            Duty { level: Level::Should, field: "", text: "say which field was too large, if it is a single one", source: "RFC 6585 §5" }, 
            Duty { level: Level::MustNot, field: "", text: "be stored by a cache", source: "RFC 6585 §5" }, 
            Duty { level: Level::Should, field: "", text: "explain what is wrong, and say whether it is temporary or permanent, except to HEAD", source: "RFC 9110 §15.5" }, 
            Duty { level: Level::Must, field: "Date", text: "send `Date`, if it is an origin server with a clock", source: "RFC 9110 §6.6.1" }],
        steps: &["fields-too-large"],
        see_also: &[400, 413, 414],
        markdown: "## Means

The server is unwilling to process the request because its header fields are too large. It can be used for all of
them in total and for a single one (RFC 6585 §5).

## Send it when

- one field, the sum of all, or their number exceeds your limit. RFC 9110 §5.4 demands an appropriate 4xx there; this
  one says most.

## Do not send it when

- the target is too long: [414](/.demur/status/414);
- the content is too large: [413](/.demur/status/413);
- a field is malformed: [400](/.demur/status/400).

## What the answer must carry

- **SHOULD** say which field was too large, if it is a single one (RFC 6585 §5)
- **MUST NOT** be stored by a cache (RFC 6585 §5)
- **SHOULD** explain what is wrong, and say whether it is temporary or permanent, except to HEAD (RFC 9110 §15.5)
- **MUST** send `Date`, if it is an origin server with a clock (RFC 9110 §6.6.1)

The name of the field, but not its value. Servers need not use this code under attack (RFC 6585 §7.3).

## Caching

It must not be stored by a cache (RFC 6585 §5). `Cache-Control: no-store` says so again.

## Retry

The request may be sent again after reducing the size of its fields (RFC 6585 §5).

## If you got this

### API consumer

Print all fields. The usual causes are cookies that pile up and tokens that carry too many claims.

### Visitor

Delete the cookies of this site, then sign in again.

## If you run the server

### Builder

Keep cookies few and small; keep data on the server and an id in the cookie. Bound what goes into a token.

### Operator

Every server on the way has its own limit, and some answer [400](/.demur/status/400) for this. A rise after a release: compare
the size of its cookies.

## Related

[414](/.demur/status/414) for the target; [413](/.demur/status/413) for the content; [400](/.demur/status/400) for syntax.
",
    },
    StatusPage {
        code: 451,
        name: "Unavailable For Legal Reasons",
        registry: Registry::Registered,
        tagline: "The server denies access because of a legal demand.",
        defined: &[Clause { doc: "RFC 7725", section: "3" }, Clause { doc: "RFC 7725", section: "4" }],
        aliases: &[],
        storable: Storable::Always,
        cache_default: "no-store",
        retry: AutoRetry::No,
        retry_condition: "only the end of the legal demand changes the answer",
        duties: &[
            Duty { level: Level::Should, field: "", text: "explain the demand in the body: who makes it, by which law, and for whom and what it holds", source: "RFC 7725 §3" }, 
            Duty { level: Level::Should, field: "Link", text: "send `Link` with a reference to the one who implements the block", source: "RFC 7725 §4" }, 
            Duty { level: Level::Must, field: "Link", text: "give that `Link` the parameter `rel=\"blocked-by\"`", source: "RFC 7725 §4" }, 
            Duty { level: Level::Should, field: "", text: "explain what is wrong, and say whether it is temporary or permanent, except to HEAD", source: "RFC 9110 §15.5" }, 
            Duty { level: Level::Must, field: "Date", text: "send `Date`, if it is an origin server with a clock", source: "RFC 9110 §6.6.1" }],
        steps: &["withheld"],
        see_also: &[403, 404, 410],
        markdown: r#"## Means

The server denies access to the resource as a consequence of a legal demand. It need not be the origin server
(RFC 7725 §3). The code says neither that the resource exists nor that it does not.

## Send it when

- you received a legal demand to deny access, and you may say so.

## Do not send it when

- your own rules are the reason: [403](/.demur/status/403);
- you removed it for other reasons: [410](/.demur/status/410);
- the law forbids you to mention the demand: then [404](/.demur/status/404) or [403](/.demur/status/403) remain.

## What the answer must carry

- **SHOULD** explain the demand in the body: who makes it, by which law, and for whom and what it holds (RFC 7725 §3)
- **SHOULD** send `Link` with a reference to the one who implements the block (RFC 7725 §4)
- **MUST** give that `Link` the parameter `rel="blocked-by"` (RFC 7725 §4)
- **SHOULD** explain what is wrong, and say whether it is temporary or permanent, except to HEAD (RFC 9110 §15.5)
- **MUST** send `Date`, if it is an origin server with a clock (RFC 9110 §6.6.1)

`Link` names the entity that implements the block, not the one that demands it; that one belongs in the body
(RFC 7725 §4).

## Caching

Cacheable by default (RFC 7725 §3). Where the decision depends on the place of the caller, a shared cache would
carry it over the border, so the gateway sends `Cache-Control: no-store` unless told otherwise.

## Retry

No. The same request from elsewhere may succeed; that is not a matter of repeating it.

## If you got this

### API consumer

Treat it as final for this place. Keep the body: it says who demanded what.

### Visitor

The body should say who demanded the block and by which law.

## If you run the server

### Builder

Decide before looking whether the resource exists, since the code must say nothing about that.

### Operator

Keep the demand, its scope and its end with the rule, so that it can be lifted in time. The gateway answers from its
lists (`demur gone add --withheld`), before it asks whether anything is there, and sends `Link` where the entry says
who carries the block out.

## Related

[403](/.demur/status/403) for your own rules; [410](/.demur/status/410) for removal; [404](/.demur/status/404) for silence.
"#,
    },
    StatusPage {
        code: 500,
        name: "Internal Server Error",
        registry: Registry::Registered,
        tagline: "The server met an unexpected condition and could not fulfil the request.",
        defined: &[Clause { doc: "RFC 9110", section: "15.6.1" }],
        aliases: &[],
        storable: Storable::ExplicitOnly,
        cache_default: "no-store",
        retry: AutoRetry::Idempotent,
        retry_condition: "a few times with growing waits, if the method is idempotent",
        duties: &[
            Duty { level: Level::Should, field: "", text: "explain what is wrong, and say whether it is temporary or permanent, except to HEAD", source: "RFC 9110 §15.6" }],
        steps: &["gateway-fault"],
        see_also: &[400, 502, 503],
        markdown: "## Means

The server encountered an unexpected condition that prevented it from fulfilling the request (RFC 9110 §15.6.1). It is
the general code for faults of the server.

## Send it when

- something failed that the authors would call a bug, or a setting of the server is wrong.

## Do not send it when

- the request is wrong: a 4xx such as [400](/.demur/status/400);
- a server behind you failed: [502](/.demur/status/502) or [504](/.demur/status/504);
- you are overloaded or under maintenance: [503](/.demur/status/503).

## What the answer must carry

- **SHOULD** explain what is wrong, and say whether it is temporary or permanent, except to HEAD (RFC 9110 §15.6)

An id with which the operator finds the log entry. Never a stack trace, a path or a query.

## Caching

Not heuristically cacheable (RFC 9110 §15.1). Send `Cache-Control: no-store`.

## Retry

It may go away or not; the status does not say. Repeating an idempotent request is safe (RFC 9110 §9.2.2); others may
have had their effect already.

## If you got this

### API consumer

Report the id and the time to the service. Changing your request at random does not help.

### Visitor

Try again in a few minutes. If it stays, tell the site.

## If you run the server

### Builder

Catch what is unexpected in one place, log it with an id, and send only the id.

### Operator

Find the first one, and compare its time with deployments and changes.

## Related

[502](/.demur/status/502), [503](/.demur/status/503) and [504](/.demur/status/504) say more where they fit.
",
    },
    StatusPage {
        code: 501,
        name: "Not Implemented",
        registry: Registry::Registered,
        tagline: "The server does not support what the request needs, for any resource.",
        defined: &[Clause { doc: "RFC 9110", section: "15.6.2" }],
        aliases: &[],
        storable: Storable::Always,
        cache_default: "no-store",
        retry: AutoRetry::No,
        retry_condition: "the server does not support it",
        duties: &[
            Duty { level: Level::Should, field: "", text: "answer a method that is not recognised or not implemented with this status, as an origin server", source: "RFC 9110 §9.1" }, 
            Duty { level: Level::Should, field: "", text: "answer a transfer coding that it does not understand with this status", source: "RFC 9112 §6.1" }, 
            Duty { level: Level::Should, field: "", text: "explain what is wrong, and say whether it is temporary or permanent, except to HEAD", source: "RFC 9110 §15.6" }],
        steps: &["method-too-long", "transfer-coding", "method-unknown"],
        see_also: &[400, 405, 505],
        markdown: "## Means

The server does not support the functionality that the request needs. It is the right answer when it does not
recognise the method and cannot support it for any resource (RFC 9110 §15.6.2).

## Send it when

- the method is unknown here, or longer than any that you know (RFC 9112 §3);
- the transfer coding is unknown (RFC 9112 §6.1).

## Do not send it when

- the method is known and this resource does not support it: [405](/.demur/status/405), with `Allow`;
- a feature of your API is not built yet: [404](/.demur/status/404) says that the address does not exist.

## What the answer must carry

- **SHOULD** answer a method that is not recognised or not implemented with this status, as an origin server (RFC 9110 §9.1)
- **SHOULD** answer a transfer coding that it does not understand with this status (RFC 9112 §6.1)
- **SHOULD** explain what is wrong, and say whether it is temporary or permanent, except to HEAD (RFC 9110 §15.6)

Say what is not supported.

## Caching

Heuristically cacheable (RFC 9110 §15.1). A deployment can change it, so send `Cache-Control: no-store`.

## Retry

No.

## If you got this

### API consumer

Check the spelling of the method; methods are case-sensitive (RFC 9110 §9.1). Send no `Transfer-Encoding` other than
`chunked`.

### Visitor

The page or its program asks for something that this server does not know. Tell the site.

## If you run the server

### Builder

Decide on the method before you look at the resource, so that the answer is the same everywhere.

### Operator

Strange methods are mostly scans. Methods of WebDAV point to a client with a wrong address.

## Related

[405](/.demur/status/405) for one resource; [505](/.demur/status/505) for versions.
",
    },
    StatusPage {
        code: 502,
        name: "Bad Gateway",
        registry: Registry::Registered,
        tagline: "A server behind this one gave an invalid response, or none at all.",
        defined: &[Clause { doc: "RFC 9110", section: "15.6.3" }],
        aliases: &[],
        storable: Storable::ExplicitOnly,
        cache_default: "no-store",
        retry: AutoRetry::Idempotent,
        retry_condition: "a few times with growing waits, if the method is idempotent",
        duties: &[
            Duty { level: Level::Must, field: "", text: "answer with it, as a proxy, if the upstream response has an invalid `Content-Length`", source: "RFC 9112 §6.3" }, 
            Duty { level: Level::Should, field: "", text: "explain what is wrong, and say whether it is temporary or permanent, except to HEAD", source: "RFC 9110 §15.6" }],
        steps: &["upstream-unreachable", "upstream-protocol", "response-contract"],
        see_also: &[500, 503, 504],
        markdown: "## Means

The server, acting as a gateway or proxy, received an invalid response from a server that it asked (RFC 9110
§15.6.3). RFC 9209 recommends it as well for connections that are refused or break off, and for failures of name
resolution or TLS.

## Send it when

- the upstream cannot be reached, breaks off, or sends something that is not HTTP.

## Do not send it when

- the upstream is slow: [504](/.demur/status/504);
- you have no healthy upstream at the moment and know it: [503](/.demur/status/503);
- the fault is your own: [500](/.demur/status/500).

## What the answer must carry

- **MUST** answer with it, as a proxy, if the upstream response has an invalid `Content-Length` (RFC 9112 §6.3)
- **SHOULD** explain what is wrong, and say whether it is temporary or permanent, except to HEAD (RFC 9110 §15.6)

Nothing that the upstream said, and no name of it.

## Caching

Not heuristically cacheable (RFC 9110 §15.1). Send `Cache-Control: no-store`.

## Retry

Repeating an idempotent request is safe (RFC 9110 §9.2.2). For others it is not known whether the upstream acted. A
proxy must not repeat those automatically.

## If you got this

### API consumer

Wait and try again. Your request is most likely not the cause.

### Visitor

Try again in a few minutes.

## If you run the server

### Builder

Close idle connections on the upstream later than the gateway does; otherwise requests meet a connection that is
just being closed.

### Operator

Look at the upstream first: is it running, does it listen on this address, does it crash on this request?

## Related

[503](/.demur/status/503) when it is known to be down; [504](/.demur/status/504) when it is slow.
",
    },
    StatusPage {
        code: 503,
        name: "Service Unavailable",
        registry: Registry::Registered,
        tagline: "The server cannot handle the request for now: overload or maintenance.",
        defined: &[Clause { doc: "RFC 9110", section: "15.6.4" }],
        aliases: &[],
        storable: Storable::ExplicitOnly,
        cache_default: "no-store",
        retry: AutoRetry::AfterWait,
        retry_condition: "after `Retry-After`; without it, after a wait that grows",
        duties: &[
            Duty { level: Level::May, field: "Retry-After", text: "send `Retry-After` to suggest how long to wait", source: "RFC 9110 §15.6.4" }, 
            Duty { level: Level::Should, field: "", text: "explain what is wrong, and say whether it is temporary or permanent, except to HEAD", source: "RFC 9110 §15.6" }],
        steps: &["overloaded", "verifier-unavailable", "upstream-unavailable"],
        see_also: &[429, 500, 502, 504],
        markdown: "## Means

The server is currently unable to handle the request because of temporary overload or scheduled maintenance, which
will likely be alleviated after some delay (RFC 9110 §15.6.4).

## Send it when

- a queue is full, or you are being repaired, and it will pass.

## Do not send it when

- this one caller sends too much: [429](/.demur/status/429);
- something is broken and will not pass by itself: [500](/.demur/status/500) or [502](/.demur/status/502);
- the resource is removed: [404](/.demur/status/404) or [410](/.demur/status/410).

## What the answer must carry

- **MAY** send `Retry-After` to suggest how long to wait (RFC 9110 §15.6.4)
- **SHOULD** explain what is wrong, and say whether it is temporary or permanent, except to HEAD (RFC 9110 §15.6)

`Retry-After` with an honest time. A server may also refuse connections instead (RFC 9110 §15.6.4).

## Caching

Not heuristically cacheable (RFC 9110 §15.1). Send `Cache-Control: no-store`, or caches may prolong the outage.

## Retry

After the wait. Add some chance to it, so that not all clients return at once.

## If you got this

### API consumer

Obey `Retry-After`, then wait longer each time. Stop after some attempts and say so.

### Visitor

Wait a few minutes, then reload.

## If you run the server

### Builder

Refuse early and cheaply: an answer that costs as much as the work does not help under load.

### Operator

Find out whether load rose or capacity fell. Announce maintenance with this status rather than with a friendly
[200](/.demur/status/200).

The gateway also sends it while the keys of an issuer, or its introspection endpoint, cannot be reached: the
credentials may be good, and [401](/.demur/status/401) would make clients throw them away.

## Related

[429](/.demur/status/429) for one caller; [504](/.demur/status/504) when an answer does not come in time.
",
    },
    StatusPage {
        code: 504,
        name: "Gateway Timeout",
        registry: Registry::Registered,
        tagline: "A server behind this one did not answer in time.",
        defined: &[Clause { doc: "RFC 9110", section: "15.6.5" }],
        aliases: &[],
        storable: Storable::ExplicitOnly,
        cache_default: "no-store",
        retry: AutoRetry::Idempotent,
        retry_condition: "a few times with growing waits, if the method is idempotent",
        duties: &[
            Duty { level: Level::Should, field: "", text: "explain what is wrong, and say whether it is temporary or permanent, except to HEAD", source: "RFC 9110 §15.6" }],
        steps: &["upstream-timeout"],
        see_also: &[408, 502, 503],
        markdown: "## Means

The server, acting as a gateway or proxy, did not receive a timely response from an upstream server that it needed
(RFC 9110 §15.6.5). Caches use it too, when they may not answer from their store and cannot ask (RFC 9111 §5.2.1.7,
§5.2.2.2).

## Send it when

- the upstream did not accept the connection, or did not answer, within your limit.

## Do not send it when

- the client is slow: [408](/.demur/status/408);
- the upstream answered with nonsense or broke off: [502](/.demur/status/502).

## What the answer must carry

- **SHOULD** explain what is wrong, and say whether it is temporary or permanent, except to HEAD (RFC 9110 §15.6)

Whether it makes sense to try again, and an id for the log.

## Caching

Not heuristically cacheable (RFC 9110 §15.1). Send `Cache-Control: no-store`.

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

Answer long work with 202 and a place to ask for the result, instead of letting clients wait.

### Operator

Compare the limits along the way: each should be a little longer than the one behind it.

## Related

[408](/.demur/status/408) when the client is slow; [502](/.demur/status/502) for invalid answers; [503](/.demur/status/503) for known outages.
",
    },
    StatusPage {
        code: 505,
        name: "HTTP Version Not Supported",
        registry: Registry::Registered,
        tagline: "The server does not support the major version of HTTP that was used.",
        defined: &[Clause { doc: "RFC 9110", section: "15.6.6" }],
        aliases: &[],
        storable: Storable::ExplicitOnly,
        cache_default: "no-store",
        retry: AutoRetry::Changed,
        retry_condition: "with another version of HTTP",
        duties: &[
            Duty { level: Level::Should, field: "", text: "say why the version is not supported and which protocols are", source: "RFC 9110 §15.6.6" }, 
            Duty { level: Level::Should, field: "", text: "explain what is wrong, and say whether it is temporary or permanent, except to HEAD", source: "RFC 9110 §15.6" }],
        steps: &["http-version"],
        see_also: &[400, 426, 501],
        markdown: "## Means

The server does not support, or refuses to support, the major version of HTTP that the request uses (RFC 9110
§15.6.6).

## Send it when

- the request line names a major version that you do not speak on this port.

## Do not send it when

- only the minor version is higher: HTTP/1.2 is handled as the highest 1.x that you know (RFC 9110 §6.2);
- the version is not a version at all: [400](/.demur/status/400);
- you want the client to switch protocols: [426](/.demur/status/426).

## What the answer must carry

- **SHOULD** say why the version is not supported and which protocols are (RFC 9110 §15.6.6)
- **SHOULD** explain what is wrong, and say whether it is temporary or permanent, except to HEAD (RFC 9110 §15.6)

The list of supported versions.

## Caching

Not heuristically cacheable (RFC 9110 §15.1). Send `Cache-Control: no-store`.

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
§3.3).

### Operator

Health checks with their own HTTP code are a common source.

## Related

[426](/.demur/status/426) to ask for another protocol; [400](/.demur/status/400) for malformed request lines.
",
    },
    StatusPage {
        code: 511,
        name: "Network Authentication Required",
        registry: Registry::Registered,
        tagline: "The network wants a login before it gives access.",
        defined: &[Clause { doc: "RFC 6585", section: "6" }],
        aliases: &[],
        storable: Storable::Never,
        cache_default: "",
        retry: AutoRetry::Changed,
        retry_condition: "after logging in to the network",
        duties: &[
            Duty { level: Level::Should, field: "", text: "contain a link to a resource where credentials can be submitted", source: "RFC 6585 §6" }, 
            Duty { level: Level::ShouldNot, field: "", text: "contain a challenge or the login itself", source: "RFC 6585 §6" }, 
            Duty { level: Level::ShouldNot, field: "", text: "be generated by origin servers", source: "RFC 6585 §6" }, 
            Duty { level: Level::MustNot, field: "", text: "be stored by a cache", source: "RFC 6585 §6" }, 
            Duty { level: Level::Should, field: "", text: "explain what is wrong, and say whether it is temporary or permanent, except to HEAD", source: "RFC 9110 §15.6" }],
        steps: &[],
        see_also: &[401, 407],
        markdown: "## Means

The client needs to authenticate to gain access to the network. It is meant for proxies that intercept requests, as
in hotels and trains, so that programs do not take their page for the answer of the server (RFC 6585 §6).

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

A link, and not the form: a browser would show the form as part of the site that was asked for.

## Caching

It must not be stored by a cache (RFC 6585 §6).

## Retry

After logging in to the network.

## If you got this

### API consumer

Your program runs in a network with a login page. The service that you call has not seen the request.

### Visitor

Open any page in a browser and log in to the network.

## If you run the server

### Builder

You need this only for networks with a login page.

### Operator

The gateway never makes this answer.

## Related

[401](/.demur/status/401) for servers; [407](/.demur/status/407) for proxies.
",
    },
];

#[rustfmt::skip]
pub(crate) static STEPS: &[StepPage] = &[
    StepPage {
        id: "body-framing",
        table: Table::Request,
        tagline: "A body that breaks its own framing is answered with 400.",
        markdown: r#"## Why it matters

A wrong chunk size, or a body that ends before its announced length: where this request ends is unknown, so the
connection is closed and nothing else on it is read.

## Wrong

```http
POST /orders HTTP/1.1
Host: api.example
Content-Type: application/json
Transfer-Encoding: chunked

xyz

```

## Right

```http
POST /orders HTTP/1.1
Host: api.example
Content-Type: application/json
Transfer-Encoding: chunked

55
{"reference":"A-1001","email":"ada@example.com","items":[{"product":7,"quantity":1}]}
0


```

## References

- RFC 9112 §7.1
- RFC 9112 §8
"#,
    },
    StepPage {
        id: "body-missing",
        table: Table::Request,
        tagline: "A required body that is missing is answered with 400.",
        markdown: r#"## Why it matters

No media type, no length, nothing to check: the request is incomplete, whatever its content might have been.

## Wrong

```http
POST /orders HTTP/1.1
Host: api.example

```

## Right

```http
POST /orders HTTP/1.1
Host: api.example
Content-Type: application/json
Content-Length: 85

{"reference":"A-1001","email":"ada@example.com","items":[{"product":7,"quantity":1}]}
```

## References

- RFC 9110 §15.5.1
"#,
    },
    StepPage {
        id: "body-rules",
        table: Table::Request,
        tagline: "A body whose values do not go together is answered with 422, or with 409 where a rule says so.",
        markdown: r#"## Why it matters

A schema says what each value may be; that the end comes after the start, or that either of two members is there, it says
badly or not at all. An operation states such rules beside its contract, in CEL, as `x-demur-rules`. All that are broken
are named at once, each with its own words. Rules work under a budget: a body that would take more is not checked, so it
gets 413 and never a silent pass.

## Wrong

```http
POST /orders HTTP/1.1
Host: api.example
Content-Type: application/json
Content-Length: 132

{"email":"ada@example.com","items":[{"product":7,"quantity":1},{"product":7,"quantity":2}],"reference":"A-1001","note":"twice 7..."}
```

## Right

```http
POST /orders HTTP/1.1
Host: api.example
Content-Type: application/json
Content-Length: 85

{"reference":"A-1001","email":"ada@example.com","items":[{"product":7,"quantity":1}]}
```

## References

- RFC 9110 §15.5.21
- RFC 9110 §15.5.10
"#,
    },
    StepPage {
        id: "body-schema",
        table: Table::Request,
        tagline: "A well-formed body that breaks its schema is answered with 422.",
        markdown: r#"## Why it matters

The content was understood and its syntax is right, yet it cannot be processed: that is 422 (RFC 9110 §15.5.21). Where
the operation documents 400 and not 422, its callers get the 400 they were promised. Every fault is listed with a JSON
Pointer, a code and, where we know it, a hint. A body that takes more work than allowed to check is answered with 413.

## Wrong

```http
POST /signup HTTP/1.1
Host: api.example
Content-Type: application/json
Content-Length: 26

{"email":"ada","age":17  }
```

## Right

```http
POST /signup HTTP/1.1
Host: api.example
Content-Type: application/json
Content-Length: 36

{"email":"ada@example.com","age":36}
```

## References

- RFC 9110 §15.5.21
- RFC 9457 §3
"#,
    },
    StepPage {
        id: "body-syntax",
        table: Table::Request,
        tagline: "A body that does not parse as its media type is answered with 400.",
        markdown: r#"## Why it matters

Syntax comes before meaning: 422 would claim that the content was understood. The fault names line, column and byte.
Duplicate keys are refused too, since parsers differ in which of them they keep.

## Wrong

```http
POST /orders HTTP/1.1
Host: api.example
Content-Type: application/json
Content-Length: 1

{
```

## Right

```http
POST /orders HTTP/1.1
Host: api.example
Content-Type: application/json
Content-Length: 85

{"reference":"A-1001","email":"ada@example.com","items":[{"product":7,"quantity":1}]}
```

## References

- RFC 9110 §15.5.1
- RFC 8259 §2
"#,
    },
    StepPage {
        id: "body-timeout",
        table: Table::Request,
        tagline: "A body that arrives too slowly is answered with 408.",
        markdown: r#"## Why it matters

After a grace of 5 seconds a body must keep up a minimum rate. A slow body that somebody waits for holds a connection
and a buffer.

## Wrong

```http body-timeout
POST /orders HTTP/1.1
Host: api.example
Content-Type: application/json
Content-Length: 9

{
```

## Right

```http
POST /orders HTTP/1.1
Host: api.example
Content-Type: application/json
Content-Length: 85

{"reference":"A-1001","email":"ada@example.com","items":[{"product":7,"quantity":1}]}
```

## References

- RFC 9110 §15.5.9
"#,
    },
    StepPage {
        id: "body-too-large",
        table: Table::Request,
        tagline: "A body that turns out longer than the limit is answered with 413.",
        markdown: r#"## Why it matters

A chunked body does not announce its length, so it is counted while it arrives. The limit is `limits.body`.

## Wrong

```http
POST /orders HTTP/1.1
Host: api.example
Content-Type: application/json
Transfer-Encoding: chunked

FFFFFFFF

```

## Right

```http
POST /orders HTTP/1.1
Host: api.example
Content-Type: application/json
Content-Length: 85

{"reference":"A-1001","email":"ada@example.com","items":[{"product":7,"quantity":1}]}
```

## References

- RFC 9110 §15.5.14
"#,
    },
    StepPage {
        id: "condition-malformed",
        table: Table::Request,
        tagline: "A condition that cannot be read is answered with 400.",
        markdown: r#"## Why it matters

`If-Match: abc` is no list of entity tags. A server that ignores it overwrites what the client wanted to protect.
A malformed date is ignored instead, as RFC 9110 §13.1.3 and §13.1.4 demand.

## Wrong

```http
GET /products/7 HTTP/1.1
Host: api.example
If-Match: abc

```

## Right

```http
GET /products/7 HTTP/1.1
Host: api.example
If-Match: "abc"

```

## References

- RFC 9110 §13.1.1
- RFC 9110 §8.8.3
"#,
    },
    StepPage {
        id: "condition-required",
        table: Table::Request,
        tagline: "An operation that demands a condition and gets none answers 428.",
        markdown: r#"## Why it matters

Two editors read the same version, both save, the second overwrites the first. An operation with
`x-demur-condition: required` accepts changes only with `If-Match` (or `If-None-Match: *` to create), so that the second
learns about the first. Whether the condition holds is for the upstream to say: 412.

## Wrong

```http
PUT /products/7 HTTP/1.1
Host: api.example
Content-Type: application/json
Content-Length: 2

{}
```

## Right

```http
PUT /products/7 HTTP/1.1
Host: api.example
If-Match: "1"
Content-Type: application/json
Content-Length: 2

{}
```

## References

- RFC 6585 §3
- RFC 9110 §13.1.1
"#,
    },
    StepPage {
        id: "content-coding",
        table: Table::Request,
        tagline: "A `Content-Encoding` that is not supported is answered with 415 and `Accept-Encoding`.",
        markdown: r#"## Why it matters

415 has two meanings, and the field tells them apart: `Accept-Encoding` in the answer says that the coding was the
problem, and which ones would do (RFC 9110 §12.5.3).

## Wrong

```http
POST /orders HTTP/1.1
Host: api.example
Content-Type: application/json
Content-Encoding: gzip
Content-Length: 2

{}
```

## Right

```http
POST /orders HTTP/1.1
Host: api.example
Content-Type: application/json
Content-Length: 85

{"reference":"A-1001","email":"ada@example.com","items":[{"product":7,"quantity":1}]}
```

## References

- RFC 9110 §15.5.16
- RFC 9110 §12.5.3
"#,
    },
    StepPage {
        id: "content-too-large",
        table: Table::Request,
        tagline: "A body announced longer than the limit is answered with 413 before it is read.",
        markdown: r#"## Why it matters

The length stands in the head, so nobody has to send the body to learn that it is too long. The limit is `limits.body`.

## Wrong

```http
POST /orders HTTP/1.1
Host: api.example
Content-Type: application/json
Content-Length: 99999999999999999999

```

## Right

```http
POST /orders HTTP/1.1
Host: api.example
Content-Type: application/json
Content-Length: 85

{"reference":"A-1001","email":"ada@example.com","items":[{"product":7,"quantity":1}]}
```

## References

- RFC 9110 §15.5.14
"#,
    },
    StepPage {
        id: "credentials-invalid",
        table: Table::Request,
        tagline: "Credentials that are not accepted are answered with 401 and a challenge.",
        markdown: r#"## Why it matters

401 `invalid_token` tells a client that new credentials can help: these are expired, revoked, forged or made for somebody
else. Which of them it is stands in the event, not in the answer. Where no `[[verifier]]` is configured for a scheme, its
credentials are *unchecked*: refused, unless `unchecked = "forward"` leaves the check to the upstream.

## Wrong

```http
GET /account HTTP/1.1
Host: api.example
Authorization: Bearer abc.def.ghi

```

## Right

```http
GET /products HTTP/1.1
Host: api.example

```

## References

- RFC 9110 §15.5.2
- RFC 6750 §3.1
"#,
    },
    StepPage {
        id: "credentials-malformed",
        table: Table::Request,
        tagline: "Credentials that cannot be read are answered with 400.",
        markdown: "## Why it matters

RFC 6750 §3.1 gives a malformed bearer request 400 `invalid_request`, and only a refused token 401 `invalid_token`: the
first is a mistake in the client's code, the second can be cured by a new token.

## Wrong

```http
GET /account HTTP/1.1
Host: api.example
Authorization: Bearer

```

## Right

```http
GET /account HTTP/1.1
Host: api.example

```

## References

- RFC 6750 §3.1
- RFC 9110 §11.4
",
    },
    StepPage {
        id: "credentials-missing",
        table: Table::Request,
        tagline: "An operation that needs credentials and gets none answers 401 with a challenge.",
        markdown: "## Why it matters

401 means: say who you are. It must carry `WWW-Authenticate` with at least one challenge (RFC 9110 §11.6.1), or the
client cannot know how. It is not 403, which more credentials of the same kind would not cure.

## Wrong

```http
GET /account HTTP/1.1
Host: api.example

```

## Right

```http
GET /products HTTP/1.1
Host: api.example

```

## References

- RFC 9110 §15.5.2
- RFC 9110 §11.6.1
",
    },
    StepPage {
        id: "expectation",
        table: Table::Request,
        tagline: "An expectation other than `100-continue` is answered with 417.",
        markdown: "## Why it matters

A client that states an expectation wants to know that it is met before anything happens. Ignoring what is not
understood would be answering yes. HTTP/1.0 has no `Expect`; there it is ignored (RFC 9110 §10.1.1).

## Wrong

```http
GET /products HTTP/1.1
Host: api.example
Expect: 200-ok

```

## Right

```http
GET /products HTTP/1.1
Host: api.example

```

## References

- RFC 9110 §10.1.1
- RFC 9110 §15.5.18
",
    },
    StepPage {
        id: "field-syntax",
        table: Table::Request,
        tagline: "A header field that does not follow the grammar is answered with 400.",
        markdown: "## Why it matters

Whitespace before a colon, folded lines, bare CR or LF and control characters have all been used to make two
servers see different fields in the same bytes (request smuggling). demur refuses them and names the byte.

## Wrong

```http
GET /products HTTP/1.1
Host : api.example

```

## Right

```http
GET /products HTTP/1.1
Host: api.example

```

## References

- RFC 9112 §5.1
- RFC 9110 §5.5
",
    },
    StepPage {
        id: "fields-too-large",
        table: Table::Request,
        tagline: "A header section, or one field, above its limit is answered with 431.",
        markdown: "## Why it matters

The answer names the field where a single one is at fault (RFC 6585 §5), most often `Cookie`. The limits are
`limits.field`, `limits.head` and `limits.fields`.

## Wrong

```http long-field
GET /products HTTP/1.1
Host: api.example
Cookie: a=1

```

## Right

```http
GET /products HTTP/1.1
Host: api.example
Cookie: a=1

```

## References

- RFC 6585 §5
- RFC 9110 §5.4
",
    },
    StepPage {
        id: "forbidden",
        table: Table::Request,
        tagline: "A caller who is known, and may not, is answered with 403.",
        markdown: "## Why it matters

401 asks for credentials; 403 says that these do not help: the token lacks a scope, the caller a role, the object belongs
to another tenant, the address is not on the list. A scope that is missing is named in the challenge (RFC 6750 §3.1), so
that a client can ask for it. Who may change that is in `contact`. The event says which of them it was; what the client
learns is for `forbidden.tell`.

## Wrong

```http elsewhere
GET /products HTTP/1.1
Host: api.example
X-Note: from an address that is not on the list of /products

```

## Right

```http
GET /products HTTP/1.1
Host: api.example

```

## References

- RFC 9110 §15.5.4
- RFC 6750 §3.1
",
    },
    StepPage {
        id: "framing",
        table: Table::Request,
        tagline: "A message whose length cannot be told with certainty is answered with 400.",
        markdown: r#"## Why it matters

`Content-Length` with `Transfer-Encoding`, several lengths, or `chunked` in the wrong place: two servers may
think differently about where this request ends and the next begins. The connection is closed after the answer,
and nothing that follows on it is read.

## Wrong

```http
POST /orders HTTP/1.1
Host: api.example
Content-Length: 5
Transfer-Encoding: chunked

```

## Right

```http
POST /orders HTTP/1.1
Host: api.example
Content-Type: application/json
Content-Length: 85

{"reference":"A-1001","email":"ada@example.com","items":[{"product":7,"quantity":1}]}
```

## References

- RFC 9112 §6.1
- RFC 9112 §6.3
"#,
    },
    StepPage {
        id: "gateway-fault",
        table: Table::Upstream,
        tagline: "A fault of demur itself is answered with 500.",
        markdown: "## Why it matters

It is never dressed up as the client's or the upstream's mistake, and says nothing of its inside. The request id in
`instance` finds the event.

## References

- RFC 9110 §15.6.1
",
    },
    StepPage {
        id: "gone",
        table: Table::Request,
        tagline: "A path whose resource was removed on purpose is answered with 410.",
        markdown: "## Why it matters

404 says nothing about tomorrow; 410 says that the resource is gone and that links to it should go too. It is a statement
somebody has to make, so it comes from the lists named in `places`, with a date and a reason where they were given, and may
be kept by caches for as long as the entry says. A redirect to the homepage in its place would be a soft 404.

## Wrong

```http
GET /products/discontinued HTTP/1.1
Host: api.example

```

## Right

```http
GET /products HTTP/1.1
Host: api.example

```

## References

- RFC 9110 §15.5.11
",
    },
    StepPage {
        id: "head-timeout",
        table: Table::Request,
        tagline: "A request head that does not arrive in time is answered with 408.",
        markdown: "## Why it matters

A client that sends a head slowly, or stops in the middle, holds a connection open. demur waits for
a whole head for a limited time (`timeouts.head`), counted from its first byte. An idle connection on which
nothing of a request has arrived is closed without an answer: there is no request to answer
(RFC 9110 §15.5.9).

## Wrong

```http timeout
GET /products HTTP/1.1
Host: api.example
```

## Right

```http
GET /products HTTP/1.1
Host: api.example

```

## References

- RFC 9110 §15.5.9
",
    },
    StepPage {
        id: "host",
        table: Table::Request,
        tagline: "A missing, repeated or invalid `Host` is answered with 400.",
        markdown: "## Why it matters

The authority is part of what is asked for. RFC 9112 §3.2 demands 400 for an HTTP/1.1 request that has no
`Host`, more than one, or one with an invalid value.

## Wrong

```http
GET /products HTTP/1.1

```

## Right

```http
GET /products HTTP/1.1
Host: api.example

```

## References

- RFC 9112 §3.2
- RFC 9110 §7.2
",
    },
    StepPage {
        id: "http-version",
        table: Table::Request,
        tagline: "A request in a major version that is not spoken here is answered with 505.",
        markdown: "## Why it matters

Only the major version counts: HTTP/1.2 would be read as HTTP/1.1 (RFC 9110 §2.5). The answer is 505 and
not 400, because the request may be quite right; this server does not speak its version.

## Wrong

```http
GET /products HTTP/3.0
Host: api.example

```

## Right

```http
GET /products HTTP/1.1
Host: api.example

```

## References

- RFC 9110 §15.6.6
- RFC 9110 §2.5
",
    },
    StepPage {
        id: "length-required",
        table: Table::Request,
        tagline: "Where `length_required` is set, a body without `Content-Length` is answered with 411.",
        markdown: r#"## Why it matters

A server may insist on knowing the length before it reads (RFC 9112 §6.3), for example to refuse early or because the
upstream needs it.

## Wrong

```http length-required
POST /orders HTTP/1.1
Host: api.example
Content-Type: application/json
Transfer-Encoding: chunked

0


```

## Right

```http length-required
POST /orders HTTP/1.1
Host: api.example
Content-Type: application/json
Content-Length: 85

{"reference":"A-1001","email":"ada@example.com","items":[{"product":7,"quantity":1}]}
```

## References

- RFC 9110 §15.5.12
- RFC 9112 §6.3
"#,
    },
    StepPage {
        id: "media-type",
        table: Table::Request,
        tagline: "A body of a media type that the operation does not declare is answered with 415 and `Accept`.",
        markdown: r#"## Why it matters

The type is judged by what `Content-Type` says, never by a look at the bytes: what one server takes for JSON another may
take for a form. A body without `Content-Type` is of no type that was declared.

## Wrong

```http
POST /orders HTTP/1.1
Host: api.example
Content-Type: text/csv
Content-Length: 1

1
```

## Right

```http
POST /orders HTTP/1.1
Host: api.example
Content-Type: application/json
Content-Length: 85

{"reference":"A-1001","email":"ada@example.com","items":[{"product":7,"quantity":1}]}
```

## References

- RFC 9110 §15.5.16
- RFC 9110 §8.3
"#,
    },
    StepPage {
        id: "method-not-allowed",
        table: Table::Request,
        tagline: "A known method that the resource does not support is answered with 405 and `Allow`.",
        markdown: "## Why it matters

405 without `Allow` leaves the client guessing; RFC 9110 §15.5.6 demands the field. Answering 404 here, as several
frameworks do, hides that the path is right. HEAD is allowed wherever GET is.

## Wrong

```http
PATCH /products HTTP/1.1
Host: api.example
Content-Length: 0

```

## Right

```http
GET /products HTTP/1.1
Host: api.example

```

## References

- RFC 9110 §15.5.6
- RFC 9110 §10.2.1
",
    },
    StepPage {
        id: "method-too-long",
        table: Table::Request,
        tagline: "A method longer than any known one is answered with 501.",
        markdown: "## Why it matters

A method that is longer than all methods known here cannot be one of them, so it is not implemented
(RFC 9112 §3); there is no need to read it to its end.

## Wrong

```http
AVERYLONGMETHODNAMETHATNOBODYHASEVERREGISTERED /products HTTP/1.1
Host: api.example

```

## Right

```http
GET /products HTTP/1.1
Host: api.example

```

## References

- RFC 9112 §3
",
    },
    StepPage {
        id: "method-unknown",
        table: Table::Request,
        tagline: "A method that the server does not know at all is answered with 501.",
        markdown: "## Why it matters

405 says: not on this resource. 501 says: not here, on nothing. A client that gets 405 looks for another resource, or
reads `Allow`; a client that gets 501 has a typing mistake or speaks an extension that is not supported. CONNECT asks
for a tunnel, which a gateway does not open.

## Wrong

```http
BREW /products HTTP/1.1
Host: api.example

```

## Right

```http
GET /products HTTP/1.1
Host: api.example

```

## References

- RFC 9110 §9.1
- RFC 9110 §15.6.2
",
    },
    StepPage {
        id: "misdirected",
        table: Table::Request,
        tagline: "A request for an authority that is not ours is answered with 421.",
        markdown: "## Why it matters

A client that reuses a connection, or follows stale DNS, can reach a server that was never meant to answer for that
host. Answering 404 would be a lie about the resource. 421 tells the client to try another connection, which it may do
even for POST. The row is active where `authorities` lists what is ours; a name without a port counts for every port.

## Wrong

```http
GET /products HTTP/1.1
Host: elsewhere.example

```

## Right

```http
GET /products HTTP/1.1
Host: api.example

```

## References

- RFC 9110 §15.5.20
- RFC 9110 §7.4
",
    },
    StepPage {
        id: "moved",
        table: Table::Request,
        tagline: "A path that is known to have moved is answered with where it went.",
        markdown: "## Why it matters

A resource that moved keeps its links only if every old address leads to its own new one. The lists named in `places` say
which do. The status follows from two questions: is the move for good (301, 308) or not (302, 307), and is the method GET
or HEAD, or one that must not be turned into GET on the way (308, 307)? Chains, loops, targets that a request could bend to
another host, and blanket redirects to the homepage are refused when the lists are loaded. The query of the request goes
along, but an API key in it never to an address with a host: somebody else may answer there.

## Wrong

```http
GET /articles/old-name HTTP/1.1
Host: api.example

```

## Right

```http
GET /products HTTP/1.1
Host: api.example

```

## References

- RFC 9110 §15.4
- RFC 9110 §15.4.2
- RFC 9110 §15.4.9
",
    },
    StepPage {
        id: "not-acceptable",
        table: Table::Request,
        tagline: "Where `accept = \"strict\"`, an `Accept` that no documented type satisfies is answered with 406.",
        markdown: "## Why it matters

A server may ignore `Accept` and send what it has (RFC 9110 §12.4.1); that is the default here. An API that promises
several representations is better off saying which ones there are.

## Wrong

```http
GET /products HTTP/1.1
Host: api.example
Accept: image/png

```

## Right

```http
GET /products HTTP/1.1
Host: api.example

```

## References

- RFC 9110 §15.5.7
- RFC 9110 §12.4.1
",
    },
    StepPage {
        id: "not-found",
        table: Table::Request,
        tagline: "A path that names no resource is answered with 404.",
        markdown: "## Why it matters

404 says: nothing here, as far as we tell you, and nothing about whether that will last. It is not 400 (the request is
fine) and not 200 with a text that says so (a soft 404, which search engines and monitors take for content).
On public paths the answer suggests the nearest path the document knows.

## Wrong

```http
GET /produtcs HTTP/1.1
Host: api.example

```

## Right

```http
GET /products HTTP/1.1
Host: api.example

```

## References

- RFC 9110 §15.5.5
",
    },
    StepPage {
        id: "options",
        table: Table::Request,
        tagline: "OPTIONS on a path whose document declares none is answered with the allowed methods.",
        markdown: "## Why it matters

OPTIONS asks what can be done with a resource. The document knows, so the upstream need not be asked. `OPTIONS *` asks
about the server as a whole and is answered without `Allow`.

## Wrong

```http
OPTIONS /products HTTP/1.1
Host: api.example

```

## Right

```http
GET /products HTTP/1.1
Host: api.example

```

## References

- RFC 9110 §9.3.7
",
    },
    StepPage {
        id: "overloaded",
        table: Table::Request,
        tagline: "While demur has no room for another exchange, requests are answered with 503.",
        markdown: "## Why it matters

A gateway that accepts more than it can carry answers nobody. 503 with `Retry-After` is the server's own condition,
unlike 429, which is about one client.

## Wrong

```http overloaded
GET /products HTTP/1.1
Host: api.example

```

## Right

```http
GET /products HTTP/1.1
Host: api.example

```

## References

- RFC 9110 §15.6.4
",
    },
    StepPage {
        id: "own-pages",
        table: Table::Request,
        tagline: "Requests for `/.demur/…` are answered by demur itself.",
        markdown: "## Why it matters

Every problem links to the page that explains it, so the pages must be where the problems are: behind the same address,
in every scope, whatever the document says. They are read with GET and HEAD; nothing under `/.demur/` is ever forwarded.

## Wrong

```http
POST /.demur/status/404 HTTP/1.1
Host: api.example
Content-Length: 0

```

## Right

```http
GET /products HTTP/1.1
Host: api.example

```

## References

- RFC 9110 §15.5.5
- RFC 9110 §15.5.6
- RFC 9457 §3.1.1
",
    },
    StepPage {
        id: "parameters",
        table: Table::Request,
        tagline: "Missing or wrong query, header and cookie parameters are answered with 400.",
        markdown: "## Why it matters

Parameters are part of the request's syntax as the operation defines it; 422 is for content (RFC 9110 §15.5.21). All
faults are listed at once. A parameter that may occur once and occurs twice is refused, since gateway and upstream might
pick different ones.

## Wrong

```http
GET /products?limit=many HTTP/1.1
Host: api.example

```

## Right

```http
GET /products?limit=10 HTTP/1.1
Host: api.example

```

## References

- RFC 9110 §15.5.1
",
    },
    StepPage {
        id: "path-parameter",
        table: Table::Request,
        tagline: "A path segment that does not fit its parameter is answered with 404, or 400 where the operation documents it.",
        markdown: "## Why it matters

`/products/abc` names no product when identifiers are integers, so 404 is the plain truth. Where the operation documents
400, its callers expect to be told about their mistake that way. The faults are listed in both cases.

## Wrong

```http
GET /products/abc HTTP/1.1
Host: api.example

```

## Right

```http
GET /products/7 HTTP/1.1
Host: api.example

```

## References

- RFC 9110 §15.5.5
- RFC 9110 §15.5.1
",
    },
    StepPage {
        id: "preflight",
        table: Table::Request,
        tagline: "A CORS preflight is answered from the policy, before anything else is looked at.",
        markdown: "## Why it matters

A browser asks with OPTIONS whether a page of another origin may send its request, and it asks without credentials.
A gateway that demands credentials first breaks every such page. The row is active where `cors.origins` is set; the answer
says nothing about the resource.

## Wrong

```http
OPTIONS /products HTTP/1.1
Host: api.example
Origin: https://shop.example
Access-Control-Request-Method: POST

```

## Right

```http
GET /products HTTP/1.1
Host: api.example

```

## References

- Fetch Standard (CORS-preflight request)
- RFC 9110 §9.3.7
",
    },
    StepPage {
        id: "quota",
        table: Table::Request,
        tagline: "A caller who asks more often than agreed is answered with 429, or with 402 where policy says so.",
        markdown: r#"## Why it matters

A quota is counted for each caller, so it comes after the credentials, and after the question whether the caller may at
all: what is refused anyway costs nothing. Every answer carries the `RateLimit` fields, so that a client can slow down
before it is refused, and `Retry-After` where it was too late. 402 has no meaning of its own in HTTP; it is sent only by a
`[[limit]]` with `exhausted = "402"`.

## Wrong

```http spent caller
GET /products HTTP/1.1
Host: api.example
X-Note: one more than agreed

```

## Right

```http
GET /products HTTP/1.1
Host: api.example

```

## References

- RFC 6585 §4
- RFC 9110 §10.2.3
- RFC 9110 §15.5.3
"#,
    },
    StepPage {
        id: "rate-network",
        table: Table::Request,
        tagline: "A network that asks more often than its limit allows is answered with 429, before anything is looked at.",
        markdown: r#"## Why it matters

Who tries passwords, walks through ids or floods a route does it from few networks. This limit counts each of them
(an IPv4 address, a /64 of IPv6) before routing and credentials, so that it costs little to refuse. `Retry-After` is true:
a client that waits that long passes. The row is active where a `[[limit]]` says `by = "network"`; behind proxies of your
own, `trusted_proxies` decides whose word about the client counts.

## Wrong

```http spent network
GET /products HTTP/1.1
Host: api.example
X-Note: the hundred-and-first in this minute

```

## Right

```http
GET /products HTTP/1.1
Host: api.example

```

## References

- RFC 6585 §4
- RFC 9110 §10.2.3
"#,
    },
    StepPage {
        id: "request-line",
        table: Table::Request,
        tagline: "A request line that does not follow the grammar is answered with 400.",
        markdown: "## Why it matters

Method, target and version are separated by single spaces and end with CR LF. Servers that repair what
does not fit have been tricked into reading another request than the one a proxy before them read, so
nothing is repaired here; the answer says which byte is wrong.

## Wrong

```http
GET  /products HTTP/1.1
Host: api.example

```

## Right

```http
GET /products HTTP/1.1
Host: api.example

```

## References

- RFC 9112 §3
- RFC 9112 §2.2
",
    },
    StepPage {
        id: "response-contract",
        table: Table::Upstream,
        tagline: "Where it is switched on, an answer that breaks the contract is answered with 502.",
        markdown: "## Why it matters

An undocumented status or media type is a promise broken by the service, and clients that generated their code from the
document will trip over it. The row is off by default; `shadow` counts what `enforce` would replace. A missing `Allow` on
405 is filled in from the document in any case, since the status demands it.

## References

- RFC 9110 §15.6.3
- RFC 9110 §15.5.6
",
    },
    StepPage {
        id: "response-normalised",
        table: Table::Upstream,
        tagline: "An error answer of the upstream that says too much, or says it wrongly, keeps its status and gets our body.",
        markdown: r#"## Why it matters

Stack traces, SQL, file paths and server versions in an error page help attackers and nobody else. A 5xx body is always
replaced; a 4xx body passes unless it holds such a leak, is compressed so that nobody can tell, or is HTML sent to a client
that asked for something else. The status and the fields it requires (`Allow`, `WWW-Authenticate`, `Retry-After` …) stay.

With `upstream_errors = "replace"`, all bodies of errors are replaced, so that clients meet one shape of error only. With
`"pass"`, the service's own error bodies are sent, 5xx too, unless a leak is found in them.

## References

- RFC 9110 §15.5
- RFC 9110 §15.6
"#,
    },
    StepPage {
        id: "target-encoding",
        table: Table::Request,
        tagline: "A path or query that is not properly encoded is answered with 400.",
        markdown: r#"## Why it matters

`%zz`, `%00`, dot segments and encoded slashes mean different things to different servers. A path that the gateway and
the upstream could read differently is a way around every rule on paths, so it is refused instead of repaired.
`encoded_slash = "keep"` allows `%2F` inside a segment.

## Wrong

```http
GET /products/%zz HTTP/1.1
Host: api.example

```

## Right

```http
GET /products HTTP/1.1
Host: api.example

```

## References

- RFC 3986 §2.1
- RFC 9112 §3.2
"#,
    },
    StepPage {
        id: "target-form",
        table: Table::Request,
        tagline: "A target in a form that does not belong to its method is answered with 400.",
        markdown: "## Why it matters

A server is asked with a path (`/products`) or an absolute URI. `*` belongs to OPTIONS, host and port belong to
CONNECT, and a user name never belongs into a target.

## Wrong

```http
GET products HTTP/1.1
Host: api.example

```

## Right

```http
GET /products HTTP/1.1
Host: api.example

```

## References

- RFC 9112 §3.2
- RFC 9110 §4.2.4
",
    },
    StepPage {
        id: "target-too-long",
        table: Table::Request,
        tagline: "A request target longer than the limit is answered with 414.",
        markdown: "## Why it matters

RFC 9112 §3 demands 414 here, not 400. Long targets usually mean that data went into the query which
belongs into a body, or that a redirect loop keeps adding to it. The limit is `limits.target`.

## Wrong

```http long-target
GET /products HTTP/1.1
Host: api.example

```

## Right

```http
GET /products HTTP/1.1
Host: api.example

```

## References

- RFC 9112 §3
- RFC 9110 §15.5.15
",
    },
    StepPage {
        id: "too-early",
        table: Table::Request,
        tagline: "A request in early data that must not be replayed is answered with 425.",
        markdown: r#"## Why it matters

What arrives as TLS early data (0-RTT) can be replayed by somebody who recorded it. For a safe method that does not
matter; an order must not be placed twice. 425 makes the client send the same request again after the handshake.

## Wrong

```http
POST /orders HTTP/1.1
Host: api.example
Early-Data: 1
Content-Type: application/json
Content-Length: 2

{}
```

## Right

```http
POST /orders HTTP/1.1
Host: api.example
Content-Type: application/json
Content-Length: 85

{"reference":"A-1001","email":"ada@example.com","items":[{"product":7,"quantity":1}]}
```

## References

- RFC 8470 §5.1
- RFC 8470 §5.2
"#,
    },
    StepPage {
        id: "trace",
        table: Table::Request,
        tagline: "TRACE is answered with 405 everywhere.",
        markdown: "## Why it matters

TRACE makes a server echo the request with its fields, cookies and credentials among them. It is a known method, so
501 would be wrong; no resource behind a gateway should allow it, so 405 it is.

## Wrong

```http
TRACE /products HTTP/1.1
Host: api.example

```

## Right

```http
GET /products HTTP/1.1
Host: api.example

```

## References

- RFC 9110 §9.3.8
- RFC 9110 §15.5.6
",
    },
    StepPage {
        id: "transfer-coding",
        table: Table::Request,
        tagline: "A transfer coding other than `chunked` is answered with 501.",
        markdown: r#"## Why it matters

RFC 9112 §6.1 asks a server that does not understand a transfer coding for 501. Compression of the content
belongs into `Content-Encoding`.

## Wrong

```http
POST /orders HTTP/1.1
Host: api.example
Transfer-Encoding: gzip, chunked

```

## Right

```http
POST /orders HTTP/1.1
Host: api.example
Content-Type: application/json
Content-Length: 85

{"reference":"A-1001","email":"ada@example.com","items":[{"product":7,"quantity":1}]}
```

## References

- RFC 9112 §6.1
- RFC 9112 §7
"#,
    },
    StepPage {
        id: "upstream-protocol",
        table: Table::Upstream,
        tagline: "An upstream whose answer cannot be read is answered with 502.",
        markdown: "## Why it matters

An answer with two lengths, a broken chunk or half a head could be read in more than one way. It is not passed on, and
the connection it came on is not used again.

## References

- RFC 9110 §15.6.3
- RFC 9112 §6.3
- RFC 9209 §2.3
",
    },
    StepPage {
        id: "upstream-timeout",
        table: Table::Upstream,
        tagline: "An upstream that does not answer in time is answered with 504.",
        markdown: "## Why it matters

504 tells apart who was slow: 408 is about the client, 504 about what is behind the gateway. The times are
`timeouts.connect`, `timeouts.first_byte` and `timeouts.upstream_idle`.

## References

- RFC 9110 §15.6.5
- RFC 9209 §2.3
",
    },
    StepPage {
        id: "upstream-unavailable",
        table: Table::Upstream,
        tagline: "While every connection to the upstream is in use, requests are answered with 503.",
        markdown: "## Why it matters

Queueing without bound would only make everybody wait. 503 with `Retry-After` says that trying again soon is worth it.

## References

- RFC 9110 §15.6.4
- RFC 9209 §2.3
",
    },
    StepPage {
        id: "upstream-unreachable",
        table: Table::Upstream,
        tagline: "An upstream that cannot be reached is answered with 502.",
        markdown: "## Why it matters

The client did nothing wrong and can do nothing about it; the operator can. Which address was tried, and what the system
said, is in the event and never in the answer.

## References

- RFC 9110 §15.6.3
- RFC 9209 §2.3
",
    },
    StepPage {
        id: "verifier-unavailable",
        table: Table::Request,
        tagline: "Credentials that nobody can verify now are answered with 503.",
        markdown: "## Why it matters

When the keys of an issuer, or its introspection endpoint, cannot be reached, the credentials may well be good. 401 would
make clients throw them away and ask the same issuer for new ones. 503 with `Retry-After` says the truth: wait, and send
the same request again. Keys that were fetched before are used for as long as `stale` allows, so this is rare.

## Wrong

```http nobody-answers
GET /account HTTP/1.1
Host: api.example
Authorization: Bearer abc.def.ghi

```

## Right

```http
GET /products HTTP/1.1
Host: api.example

```

## References

- RFC 9110 §15.6.4
- RFC 9110 §10.2.3
",
    },
    StepPage {
        id: "withheld",
        table: Table::Request,
        tagline: "A path that is withheld for legal reasons is answered with 451.",
        markdown: r#"## Why it matters

403 or 404 would hide that somebody else demanded it. 451 says so, and its `Link` with `rel="blocked-by"` names who carries
out the block (not who demanded it). It says nothing about whether the resource exists, so it is decided before that is
asked. It is never kept by caches: a demand may hold in one place only, or end.

## Wrong

```http
GET /withheld/report HTTP/1.1
Host: api.example

```

## Right

```http
GET /products HTTP/1.1
Host: api.example

```

## References

- RFC 7725 §3
- RFC 7725 §4
"#,
    },
];

#[rustfmt::skip]
pub(crate) static FAULTS: &[FaultPage] = &[
    FaultPage {
        code: "const",
        tagline: "The value is not the only one that is allowed.",
        markdown: r#"The schema allows exactly one value here. It often marks the kind of an object.

## Wrong

```json
{"kind": "person"}
```

## Right

```json
{"kind": "customer"}
```

## What to change

Send the value in `expected`. If you meant another kind of object, the other members have to fit that kind too.
"#,
    },
    FaultPage {
        code: "content",
        tagline: "What is inside the string has the wrong encoding or media type.",
        markdown: r#"The schema says that the string holds other content (`contentEncoding`, `contentMediaType`), such as base64 or JSON, and the
string does not.

## Wrong

```json
{"thumbnail": "not base64!"}
```

## Right

```json
{"thumbnail": "iVBORw0KGgo="}
```

## What to change

Encode the content as the schema says. For base64, use the standard alphabet (RFC 4648 §4), without line breaks.
"#,
    },
    FaultPage {
        code: "dependency",
        tagline: "A member needs another one beside it.",
        markdown: r#"The schema says that where one member is present, another must be too, or the object must have a certain form.

## Wrong

```json
{"card": "4242"}
```

## Right

```json
{"card": "4242", "billing_address": "1 Main Street"}
```

## What to change

Add the other member, or leave both out.
"#,
    },
    FaultPage {
        code: "duplicate_items",
        tagline: "The items of the array are not all different.",
        markdown: r#"The schema wants a set. Items are compared as values: `1` and `1.0` are equal, the order of members does not matter, and
upper and lower case differ.

## Wrong

```json
{"tags": ["new", "sale", "new"]}
```

## Right

```json
{"tags": ["new", "sale"]}
```

## What to change

Remove the repetition.
"#,
    },
    FaultPage {
        code: "duplicate_key",
        tagline: "An object has the same member name twice.",
        markdown: r#"RFC 8259 §4 says that names should be unique, since readers differ in which of two they take. So the gateway refuses
such objects unless it is told otherwise. Names are compared after escapes are decoded.

## Wrong

```json
{"role": "user", "role": "admin"}
```

## Right

```json
{"role": "user"}
```

## What to change

Send each member once. If your library merges objects as text, merge them as data instead.
"#,
    },
    FaultPage {
        code: "duplicate_parameter",
        tagline: "A parameter that may occur once occurs several times.",
        markdown: "Servers differ in which of the two they take, so the gateway refuses to guess.

## Wrong

```http
GET /products?limit=10&limit=1000 HTTP/1.1
Host: api.example
```

## Right

```http
GET /products?limit=10 HTTP/1.1
Host: api.example
```

## What to change

Send it once. Where the documentation declares a list, write it in the declared style, such as `id=1,2,3`.
",
    },
    FaultPage {
        code: "enum",
        tagline: "The value is not one of the listed ones.",
        markdown: r#"The schema lists the allowed values. `expected` holds them. Upper and lower case are different.

## Wrong

```json
{"status": "Shipped"}
```

## Right

```json
{"status": "shipped"}
```

## What to change

Use a value of the list. The hint names one that is spelt alike, if there is one.
"#,
    },
    FaultPage {
        code: "forbidden",
        tagline: "The schema rules this value out.",
        markdown: r#"The schema says what the value must not be (`not`), or allows no value here at all.

## Wrong

```json
{"password": "password"}
```

## Right

```json
{"password": "three words you keep to yourself"}
```

## What to change

Read the description of the member, and send another value or leave it out.
"#,
    },
    FaultPage {
        code: "format",
        tagline: "The string does not follow the named format.",
        markdown: r#"The schema names a format, such as `date-time`, `email`, `uuid` or `uri`. `expected` or the detail says which.

## Wrong

```json
{"at": "2030-01-31 12:00"}
```

## Right

```json
{"at": "2030-01-31T12:00:00Z"}
```

## What to change

Write the value in the format. A `date-time` (RFC 3339) needs the `T`, the seconds and a zone; a `date` has none of these.
"#,
    },
    FaultPage {
        code: "invalid_encoding",
        tagline: "Percent-encoding or character encoding is broken.",
        markdown: "A `%` is not followed by two hexadecimal digits (RFC 3986 §2.1), or the decoded bytes are not UTF-8.

## Wrong

```http
GET /products?name=100%&limit=5 HTTP/1.1
Host: api.example
```

## Right

```http
GET /products?name=100%25&limit=5 HTTP/1.1
Host: api.example
```

## What to change

Encode every value with the function of your language, once and not twice. A plain `%` is written `%25`.
",
    },
    FaultPage {
        code: "invalid_utf8",
        tagline: "The bytes of the content are not UTF-8.",
        markdown: r#"JSON that is exchanged between systems must be encoded in UTF-8 (RFC 8259 §8.1). The fault has the byte where it breaks.

## Wrong

`"café"` in Latin-1: the bytes `63 61 66 E9`

## Right

`"café"` in UTF-8: the bytes `63 61 66 C3 A9`

## What to change

Encode the text as UTF-8 before you send it, and do not declare another `charset`. Look at the source of the text: a
file or a database may hold another encoding.
"#,
    },
    FaultPage {
        code: "malformed_json",
        tagline: "The text is not JSON.",
        markdown: r#"The content says that it is JSON and does not follow the grammar of RFC 8259. The fault has the line, the column and the
byte where reading had to stop; the mistake is there or shortly before.

## Wrong

```json
{"name": "Ada",}
```

## Right

```json
{"name": "Ada"}
```

## What to change

Let a library write the JSON. By hand, look for a comma too many, single quotes, missing quotes around names, comments,
`NaN`, text after the end, or content that breaks off.
"#,
    },
    FaultPage {
        code: "malformed_parameter",
        tagline: "The parameter cannot be read in its declared style or media type.",
        markdown: "The description of the operation says how a list or an object is written in this parameter, or that it holds JSON; the text
is not written like that.

## Wrong

```http
GET /products?filter={colour:red} HTTP/1.1
Host: api.example
```

## Right

```http
GET /products?filter=%7B%22colour%22%3A%22red%22%7D HTTP/1.1
Host: api.example
```

## What to change

Write the value as the documentation shows, and percent-encode what is not allowed in a query (RFC 3986 §2).
",
    },
    FaultPage {
        code: "maximum",
        tagline: "The number is too large.",
        markdown: r#"The schema sets an upper bound. It may belong to the allowed values (`maximum`) or not (`exclusiveMaximum`); the detail says
which.

## Wrong

```json
{"percent": 120}
```

## Right

```json
{"percent": 100}
```

## What to change

Send a number within the bound. Check the unit: cents instead of euros, milliseconds instead of seconds.
"#,
    },
    FaultPage {
        code: "minimum",
        tagline: "The number is too small.",
        markdown: r#"The schema sets a lower bound. It may belong to the allowed values (`minimum`) or not (`exclusiveMinimum`); the detail says
which.

## Wrong

```json
{"quantity": 0}
```

## Right

```json
{"quantity": 1}
```

## What to change

Send a number within the bound.
"#,
    },
    FaultPage {
        code: "missing_parameter",
        tagline: "A required parameter is missing.",
        markdown: "The operation requires a parameter in the query, a header field, a cookie or the path; `in` says where, `name` which.

## Wrong

```http
GET /reports HTTP/1.1
Host: api.example
```

## Right

```http
GET /reports?year=2030 HTTP/1.1
Host: api.example
```

## What to change

Add the parameter. Names in the query are case-sensitive; names of header fields are not (RFC 9110 §5.1).
",
    },
    FaultPage {
        code: "multiple_branches_matched",
        tagline: "The value fits more than one alternative, and only one may fit.",
        markdown: r#"The schema offers alternatives with `oneOf`, and exactly one has to fit. This is often a weakness of the schema: its
alternatives overlap.

## Wrong

```json
{"payment": {"note": "by card or by transfer"}}
```

## Right

```json
{"payment": {"kind": "card", "note": "by card"}}
```

## What to change

Add what tells the alternatives apart, usually a member such as `kind`. If that is not possible, tell the owner of the API.
"#,
    },
    FaultPage {
        code: "multiple_of",
        tagline: "The number is not a multiple of the given one.",
        markdown: r#"The schema wants steps of a certain size, such as hundredths or dozens. Numbers are compared exactly, without the rounding
of binary fractions.

## Wrong

```json
{"price": 9.999}
```

## Right

```json
{"price": 9.99}
```

## What to change

Round to the step before you send the number.
"#,
    },
    FaultPage {
        code: "no_branch_matched",
        tagline: "None of several alternatives fits the value.",
        markdown: r#"The schema offers alternatives (`anyOf` or `oneOf`), and the value fits none of them. Where it is clear which one was meant,
you get the faults of that one instead of this code.

## Wrong

```json
{"contact": {"mail": "ada@example.com"}}
```

## Right

```json
{"contact": {"email": "ada@example.com"}}
```

## What to change

Choose one of the alternatives in the documentation, and send exactly its members.
"#,
    },
    FaultPage {
        code: "number_out_of_range",
        tagline: "A number has too many digits, or too large an exponent.",
        markdown: r#"JSON sets no bounds for numbers, and lets readers set them (RFC 8259 §6). Numbers are compared exactly here, so their
length has to be limited.

## Wrong

```json
{"amount": 1e999999999}
```

## Right

```json
{"amount": 1000000}
```

## What to change

Send a number of usual size. If it is really an identifier, send it as a string, where the API allows that.
"#,
    },
    FaultPage {
        code: "pattern",
        tagline: "The string does not match the pattern.",
        markdown: r#"The schema describes the text by a regular expression. Unless the expression is anchored with `^` and `$`, a match anywhere
in the text is enough.

## Wrong

```json
{"code": "ab-12 "}
```

## Right

```json
{"code": "AB-12"}
```

## What to change

Compare the value with the pattern: upper and lower case, blanks at the ends, and the kind of dash are common differences.
"#,
    },
    FaultPage {
        code: "pattern_budget",
        tagline: "Matching a pattern would take more steps than allowed.",
        markdown: r#"Some regular expressions need very many steps for certain texts. The steps are limited, so whether the text matches remains
unknown, and it is refused.

## Wrong

```json
{"code": "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!"}
```

## Right

```json
{"code": "aaaa"}
```

## What to change

Send a shorter text. If ordinary values get this, the owner of the API should rewrite the pattern, without one repetition
inside another.
"#,
    },
    FaultPage {
        code: "read_only",
        tagline: "Only the server may set this member.",
        markdown: r#"The schema marks the member as `readOnly`: you get it in answers and do not send it in requests.

## Wrong

```json
{"id": 7, "name": "Ada"}
```

## Right

```json
{"name": "Ada"}
```

## What to change

Leave the member out. When you send back what you read, remove such members first.
"#,
    },
    FaultPage {
        code: "required",
        tagline: "A required member is missing.",
        markdown: r#"The schema lists members that must be there, and this one is not. The pointer names the place where it belongs. An empty
pointer means that the whole content is missing.

## Wrong

```json
{"name": "Ada"}
```

## Right

```json
{"name": "Ada", "email": "ada@example.com"}
```

## What to change

Add the member. If you believe that you sent it, compare the spelling and the level: a hint tells you when a similar name
is there. A member with the value `null` is present, and may then have the wrong type.
"#,
    },
    FaultPage {
        code: "rule_violated",
        tagline: "The values do not go together.",
        markdown: r#"Each value fits the schema, but a rule that the operation states about several of them (`x-demur-rules`, written in CEL)
does not hold. `detail` is the rule in the words of whoever wrote it.

## Wrong

```json
{"start": "2026-05-02", "end": "2026-05-01"}
```

## Right

```json
{"start": "2026-05-01", "end": "2026-05-02"}
```

## What to change

Look at the values that the detail names together, not only at the one that the pointer shows.
"#,
    },
    FaultPage {
        code: "too_complex",
        tagline: "Checking the value would take more work than allowed.",
        markdown: r#"Some schemas make small content expensive to check. The work for one request is limited, and this one would exceed the
limit; whether it is valid remains unknown. The answer is 413.

## Wrong

```json
{"tree": "hundreds of nested alternatives, each with alternatives"}
```

## Right

```json
{"tree": "a smaller tree, the rest in another request"}
```

## What to change

Send less at once. If ordinary content gets this, the owner of the API should simplify the schema or raise the limit.
"#,
    },
    FaultPage {
        code: "too_deep",
        tagline: "Arrays and objects are nested too deeply.",
        markdown: r#"Nesting is limited, because reading deep structures costs memory and can crash programs. RFC 8259 §9 allows such a
limit. The gateway allows 64 levels unless it is told otherwise.

## Wrong

```json
[[[[[["and so on, 65 levels deep"]]]]]]
```

## Right

```json
[["two levels"]]
```

## What to change

Flatten the structure, for example into a list of nodes that name their parent. Check for a loop in the data that you
write out.
"#,
    },
    FaultPage {
        code: "too_few_items",
        tagline: "The array has too few items, or the object too few members.",
        markdown: r#"The schema sets a least number. Most often the list is empty.

## Wrong

```json
{"items": []}
```

## Right

```json
{"items": [{"sku": "A1"}]}
```

## What to change

Add items. If there are none, ask yourself whether the request makes sense at all.
"#,
    },
    FaultPage {
        code: "too_long",
        tagline: "The string is too long.",
        markdown: r#"The schema sets a greatest length. Characters are counted, not bytes.

## Wrong

```json
{"country": "Germany"}
```

## Right

```json
{"country": "DE"}
```

## What to change

Shorten the text. The detail states the limit.
"#,
    },
    FaultPage {
        code: "too_many_items",
        tagline: "The array has too many items, or the object too many members.",
        markdown: r#"The schema sets a greatest number. The detail states it.

## Wrong

```json
{"tags": ["a", "b", "c", "d", "e", "f"]}
```

## Right

```json
{"tags": ["a", "b", "c"]}
```

## What to change

Send fewer at once, in several requests if need be.
"#,
    },
    FaultPage {
        code: "too_short",
        tagline: "The string is too short.",
        markdown: r#"The schema sets a least length. Characters are counted, not bytes. Most often the string is empty.

## Wrong

```json
{"name": ""}
```

## Right

```json
{"name": "Ada"}
```

## What to change

Send a longer text. If the value is optional and you have none, leave the member out instead of sending an empty string.
"#,
    },
    FaultPage {
        code: "type",
        tagline: "The value has the wrong type.",
        markdown: r#"The schema wants another type: string, number, integer, boolean, array, object or null. `expected` lists what is allowed. A
number without a fractional part, such as `2.0`, is an integer in current versions of JSON Schema.

## Wrong

```json
{"quantity": "2"}
```

## Right

```json
{"quantity": 2}
```

## What to change

Send the value in the type that is wanted: numbers and booleans without quotes, a list in brackets even if it has one
item, `null` only where it is allowed.
"#,
    },
    FaultPage {
        code: "unknown_parameter",
        tagline: "The operation does not declare this parameter.",
        markdown: "Unknown parameters are allowed by default. Here they are refused, so that a misspelt name is not silently lost.

## Wrong

```http
GET /products?limti=10 HTTP/1.1
Host: api.example
```

## Right

```http
GET /products?limit=10 HTTP/1.1
Host: api.example
```

## What to change

Correct the name, or leave the parameter out. The hint names a declared one that is spelt alike, if there is one.
",
    },
    FaultPage {
        code: "unknown_property",
        tagline: "The object has a member that the schema does not declare.",
        markdown: r#"The schema allows only declared members here, so that a misspelt name is not silently lost.

## Wrong

```json
{"emial": "ada@example.com"}
```

## Right

```json
{"email": "ada@example.com"}
```

## What to change

Correct the name, or leave the member out. The hint names a declared member that is spelt alike, if there is one.
"#,
    },
];
