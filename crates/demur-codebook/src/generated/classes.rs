//! Written by `cargo xtask generate` from `codebook/` and from doc comments: edit those.

#[rustfmt::skip]
use crate::pages::{ClassPage};

#[rustfmt::skip]
pub(crate) static ALL: &[ClassPage] = &[
    ClassPage {
        class: 1,
        name: "Informational",
        tagline: "A word on the way: the answer is still to come.",
        markdown: "A 1xx is an interim response. A request gets none, one or several of them, and then exactly one final response with
another first digit (RFC 9110 §15). It ends with its header section and never has content (RFC 9110 §15.2).

HTTP/1.0 had none, so a server must not send one to a client of HTTP/1.0. Every later client must be able to read one or
more of them, also when it does not expect any; it may ignore them (RFC 9110 §15.2). The exception is
[101](/.demur/status/101), after which the connection speaks another protocol (RFC 9110 §15.2.2).

Nothing of a 1xx may be stored: caches keep final responses only (RFC 9111 §3). And nothing of it counts for the final
response, whose fields stand for themselves (RFC 8297 §2).

## Expect: 100-continue

A client that is about to send a gigabyte would like to know first whether it may. With `Expect: 100-continue` it sends
the head and holds the content back. The server must decide at once from method, target and fields: either it sends a
final status, or [100](/.demur/status/100). It must not wait for the content to make up its mind (RFC 9110 §10.1.1).

So the field is worth what the server makes of it. A [401](/.demur/status/401), [413](/.demur/status/413) or
[415](/.demur/status/415) in place of the 100 saves the whole transfer. A server that sends 100 as a reflex, and checks
when the content is there, has made the client wait for a round trip and saved nothing. In many frameworks the 100
leaves at the first read of the content. The order of your code decides: first all questions that the head can answer,
then the first read.

Between them stand proxies, and they differ. A proxy must either answer finally by itself or forward the request with
the expectation (RFC 9110 §10.1.1). Of three that were put before a service which refuses with 401 on sight of the head:

- nginx 1.22.1 answered 100 by itself, took the whole content, and asked the service only then, without `Expect`;
- Caddy 2.6.2 sent 100 to the client, too, and forwarded head and content together;
- Apache httpd 2.4.67 forwarded the head alone, and the client got the 401 without having sent a byte.

Behind the first two, no care in the service can save an upload: the decision has to be made in the proxy. This gateway
makes it there. All its rows about the head come before the first row that needs the content, and only when they have
passed does it send 100.

The client's part is not to wait for ever: no 100 comes through an HTTP/1.0 hop, and old servers ignore the field
(RFC 9110 §10.1.1). curl 7.88.1 adds `Expect` to a POST of 2 MB by itself and waits one second. That second is what
people notice. The cure is a server that answers, not a client that no longer asks; a client that does not ask gets its
refusal in the middle of the upload, and may never read it, because the connection is reset under its writes.

A server that does not know another expectation may say [417](/.demur/status/417). A client that gets it for
`100-continue` repeats the request without (RFC 9110 §10.1.1).

## 103, and what a gateway does with it

[103](/.demur/status/103) is the only 1xx that pays in a browser. The server knows that the page will need a style sheet
long before it knows the page; it says so, and the fetch runs while the database works. The final response repeats the
fields, since the hints bind nobody (RFC 8297 §2).

The gain is narrow. It needs a slow answer, a page whose parts are known in advance, and a browser on its way to a page:
Chrome takes hints for navigations of the main frame over HTTP/2 or later, and only the first 103 (Chrome on Early
Hints). For an API it gains nothing.

The risk is in what stands between, and in clients that stop reading too early. A proxy must forward a 1xx that it did
not ask for itself (RFC 9110 §15.2). Measured with an upstream that sends 103 at once and 200 half a second later:

- Apache httpd 2.4.67 and Caddy 2.6.2 passed the 103 on at once and the 200 after it;
- nginx 1.22.1 took the 103 for the final head, put `Server`, `Date` and `Connection` into it, and sent it together with
  the 200 half a second later, so that nothing was gained.

And a client: requests 2.34.2, on the HTTP library of Python 3.11, gives its caller a 103 with an empty body. It keeps
the connection. The 200 that comes later is then the answer to the next request of that session, and every answer after
it is one too late: asked for `/first`, `/second` and `/third`, it returned the answer to `/first` for `/second` and the
answer to `/second` for `/third`. That is the danger of which the specification warns; it can hand the data of one user
or site to another (RFC 8297 §3). So over HTTP/1.1, send 103 only to clients that you know.

What a gateway should do follows from this. This one passes 103 on, because a proxy must and because HTTP/1.1 clients
must be able to read it. It leaves out `Server`, `Via` and fields that are meant for one connection. It sends none to
HTTP/1.0. It counts: more than 16 interim responses to one request are no hints any more but a fault, and the client
gets [502](/.demur/status/502). It does not pass on a 100, which answered its own expectation, nor a 101, for which nobody
asked.

## Signs of life

A long request tempts people to send something, anything, so that the line stays open. [102](/.demur/status/102) was made
for that (RFC 2518 §10.1), and was dropped from WebDAV eight years later. It failed on a simple point: an interim
response keeps a connection alive only on hops that count it as activity, and it cannot survive a broken connection at
all.

Give the work an address. [202](/.demur/status/202) and a status monitor outlive timeouts, restarts and trains in tunnels.
[104](/.demur/status/104) goes the same way for uploads: the interim response carries the address early, and what matters
afterwards is the resource behind it and not the connection (draft-ietf-httpbis-resumable-upload-12).
",
        sources: &["RFC 9110 §15", "RFC 9110 §15.2", "RFC 9110 §15.2.2", "RFC 9111 §3", "RFC 8297 §2", "RFC 9110 §10.1.1", "nginx 1.22.1", "Caddy 2.6.2", "Apache httpd 2.4.67", "curl 7.88.1", "Chrome on Early Hints", "requests 2.34.2", "RFC 8297 §3", "RFC 2518 §10.1", "draft-ietf-httpbis-resumable-upload-12"],
    },
    ClassPage {
        class: 2,
        name: "Successful",
        tagline: "Received, understood, accepted; what that means depends on the method.",
        markdown: r#"A 2xx says that the request was received, understood and accepted (RFC 9110 §15.3). What the content then is depends on
the method: the resource itself for GET, the outcome for POST, the state of the action for PUT and DELETE
(RFC 9110 §15.3.1).

A client that does not know a code of the class must treat it as [200](/.demur/status/200) (RFC 9110 §15). So test for the
class and not for 200, with two exceptions that need the client's understanding: [206](/.demur/status/206) is only a part,
and [207](/.demur/status/207) may be a failure (RFC 9110 §15.3.7, RFC 4918 §13).

Of the class, 200, 203, 204 and 206 may be stored without explicit freshness, the others only with it
(RFC 9110 §15.1, RFC 9111 §3). Every 2xx to an unsafe method makes a cache on its way drop what it holds for the target
(RFC 9111 §4.4).

## 200 with an error in it

`HTTP/1.1 200 OK`, and in the content `{"ok": false}`. It is convenient: one path through the client, one format, no
framework that throws. Slack's API is built so, with `ok` in every answer and an error code beside it (Slack Web API).
Even a firewall for APIs has a mode that reports the refusal, 403, as a number inside a 200 (API Firewall 0.9.6). It
works between two programs that know each other. It fails with everybody who stands between them, because they read
nothing but the status:

- a cache may store a 200 without being told to, and hand the error to others after the cause is gone
  (RFC 9110 §15.1, RFC 9111 §4.2.2);
- a cache also drops good copies because of it: a POST with a non-error status invalidates the target (RFC 9111 §4.4);
- a retry layer sees success and does not try again; a load balancer sees a healthy server and goes on sending;
- the error rate on the dashboard is zero on the day of the outage;
- a search engine may take the page for content. Google calls it a soft 404 when the content suggests an error
  (Google Search Central).

RFC 9205 puts it from the other side: the status is for generic software, the details are for the application, and the
details belong into the content in addition to a status that fits, in problem details for instance (RFC 9205 §4.6). It
also warns against the opposite mistake, a status of its own for each error of the application.

Some 200s look like this error and are none. An empty list is a success. A search with no hits is a success. A report
about a failed job is a successful report, and so is the status monitor of a [202](/.demur/status/202) that says "failed":
the GET worked. The test is whether the request was carried out, not whether the news is good.

Batches are the honest hard case. If one of ten items fails, no single status is true. Either make the batch all or
nothing and send one status for it; or answer 200 with one result per item, and document that a client has to look; or
let clients send ten requests, which HTTP/2 makes cheap. WebDAV chose a code of its own for it, 207, and has the same
trouble: the log says 2xx whatever happened (RFC 4918 §13).

If you must keep an interface that says 200 to everything, let a second signal tell: a field that proxies and metrics
can read, `Cache-Control: no-store` on every error, and a new version with real statuses for new clients.

## 201 or 202 or 204

Three questions decide, in this order.

**Is the work done?** If not, it is [202](/.demur/status/202), and it promises nothing: the request might still be refused
when its turn comes (RFC 9110 §15.3.3). Everything that can be checked now should be checked now, since a
[422](/.demur/status/422) today is worth more than a failure in a queue tomorrow. And a 202 needs a place to ask. Without
one it is a polite way to say nothing.

**Did something with an address come into being?** Then it is [201](/.demur/status/201), with `Location` unless the
address is the one that was asked (RFC 9110 §15.3.2). For a PUT that created the resource it is a must
(RFC 9110 §9.3.4); the client learns from 201 against 200 or 204 whether it made the thing or replaced it, which is
often all it wants to know.

**Is there something to say?** If so [200](/.demur/status/200), otherwise [204](/.demur/status/204). Both are right for a
PUT that replaced, and for a DELETE (RFC 9110 §9.3.4, §9.3.5). Prefer 200 with the new representation when the server
changed or completed what it got, such as a price or a date: otherwise every client sends a GET right after. Prefer 204
when the client knows the state already, and send the new `ETag` with it, if the content was stored as it came.

What follows for browsers is different again. A 204 leaves the page as it is (RFC 9110 §15.3.5), which looks like a dead
button unless a script shows something. A 200 to a POST shows a page whose reload sends the POST again. For forms,
[303](/.demur/status/303) to the result is the answer that can be reloaded, bookmarked and sent to others
(RFC 9110 §15.4.4).

DELETE of what is not there is not in the table. [404](/.demur/status/404) is exact; 204 is kinder to a client that
repeats a DELETE whose answer it lost. Idempotent means that the effect is the same, not the status (RFC 9110 §9.2.2),
so both are within the rules. Choose one for the whole interface and write it down.

## Success in pieces

[206](/.demur/status/206) and [304](/.demur/status/304) both spare bytes by trusting that two parties mean the same version,
and both rest on one field: a strong `ETag`. Pieces may be joined only if they share a strong validator
(RFC 9110 §15.3.7.3, RFC 9111 §3.4). With a weak one, or a date, a resumed download may be half of one file and half of
another, with status 206 at every step. `If-Range` is the guard: it turns a changed file into a 200 with the whole
(RFC 9110 §13.1.5).

The usual way to lose it is compression on the fly. The compressed bytes can differ from server to server while the
`ETag` stays the same. Give each coded form an `ETag` of its own, or mark it weak and offer no ranges.
"#,
        sources: &["RFC 9110 §15.3", "RFC 9110 §15.3.1", "RFC 9110 §15", "RFC 9110 §15.3.7", "RFC 4918 §13", "RFC 9110 §15.1", "RFC 9111 §3", "RFC 9111 §4.4", "Slack Web API", "API Firewall 0.9.6", "RFC 9111 §4.2.2", "Google Search Central", "RFC 9205 §4.6", "RFC 9110 §15.3.3", "RFC 9110 §15.3.2", "RFC 9110 §9.3.4", "RFC 9110 §9.3.5", "RFC 9110 §15.3.5", "RFC 9110 §15.4.4", "RFC 9110 §9.2.2", "RFC 9110 §15.3.7.3", "RFC 9111 §3.4", "RFC 9110 §13.1.5"],
    },
    ClassPage {
        class: 3,
        name: "Redirection",
        tagline: "Something more has to be done, mostly at another address.",
        markdown: r#"A 3xx says that the user agent has to act further in order to fulfil the request. Four kinds share the class: the
resource may be at another address ([301](/.demur/status/301), [302](/.demur/status/302), [307](/.demur/status/307),
[308](/.demur/status/308)), there is a choice ([300](/.demur/status/300)), another resource answers
([303](/.demur/status/303)), or the client has the answer already ([304](/.demur/status/304)) (RFC 9110 §15.4).

If there is a `Location`, a user agent may follow it, even when it does not know the code; it need not (RFC 9110 §15.4).
Unknown codes of the class count as 300 (RFC 9110 §15). [305](/.demur/status/305) is deprecated and
[306](/.demur/status/306) reserved: neither is sent (RFC 9110 §15.4.6, §15.4.7).

300, 301 and 308 may be stored without explicit freshness, the rest only with it (RFC 9110 §15.1, RFC 9111 §3). A
redirect comes before conditions: a server that would redirect does not evaluate `If-Match` or `If-None-Match`
(RFC 9110 §13.2.1).

## Permanent or not, and may POST become GET

Two questions with two answers each make four codes (RFC 9205 §4.6.1):

- permanent, and POST may become GET: [301](/.demur/status/301);
- temporary, and POST may become GET: [302](/.demur/status/302);
- temporary, and the method stays: [307](/.demur/status/307);
- permanent, and the method stays: [308](/.demur/status/308).

The table has a history. HTTP/1.0 meant 301 and 302 to keep the method. Browsers were divided, and most sent GET: safer
when a form is redirected to another site. In the end the text was adjusted to them, and 307 and 308 were added for
those who mean what 301 and 302 once said (RFC 9110 §15.4). So "may" is the weakest part. Four programs did this:

- POST with 301 and 302: curl 7.88.1, `fetch` of Node.js 20.20.2, requests 2.34.2 and `urllib` of Python 3.11.7 sent GET
  without content;
- POST with 307 and 308: the first three sent the POST again with its content; `urllib` raised an error;
- PUT and DELETE: `fetch` kept the method with 301 and 302; requests kept it with 301, but dropped the content, and
  turned it into GET with 302.

The last line is the reason for a rule of thumb: to anything but GET and HEAD, answer with 307 or 308. This gateway
does: a moved path gives 301 or 302 to GET and HEAD, 307 or 308 to all other methods, from one entry of the list.

[303](/.demur/status/303) is not in the table. It does not say where the resource is, it says where the answer is, and it
always means GET. All these programs agree on it. After a form it is the right one; 302 does the same there by accident.

On permanence: it is a statement about links and not about caches (RFC 9205 §4.6.1). It tells editors, crawlers and
bookmarks to change the address. How long the redirect itself is kept is a matter of `Cache-Control`, with a trap: 301
and 308 may be kept without any (RFC 9110 §15.1), and a browser that keeps a wrong one never asks you again, so you
cannot take it back. Send `max-age` always, begin with minutes, and raise it when the move has proved right. Search
engines draw the other conclusion: Google takes 301 and 308 as a signal that the target is the canonical address, and
302, 303 and 307 as none (Google on redirects). A site that moved for good with 302 keeps competing with itself.

## What a redirect costs and keeps

A redirect is a full exchange that delivers nothing. On a new host it comes with a DNS query, a TCP and a TLS handshake.
On a phone that is felt; three in a row are felt by everybody. `http` to `https`, then to `www`, then to the path with a
slash: each is right, and together they should be one. Compute the final address and send it at once. Google's crawlers
stop after ten hops (Google Search Central), and an old recommendation of five lives on in some clients
(RFC 9110 §15.4).

What goes along:

- the fragment. If `Location` has none, the client takes over the one of the old address (RFC 9110 §10.2.2). A redirect
  to another site hands it to that site's scripts; an empty `#` at the end of `Location` prevents it (RFC 9110 §17.11);
- the query, only if you copy it into `Location`. Leave out what is secret: an API key in a query does not belong into
  an address with another host;
- the content, with 307 and 308, if the client still has it. A stream that was read once is gone. With
  `Expect: 100-continue` the redirect arrives before the content has left.

What should not go along are fields made for the first target: `Host`, `Cookie`, `Authorization`, `Origin`, conditions
of a cache. A client is to replace or remove them, and to consider removing credentials that its caller set by hand
(RFC 9110 §15.4). Do not rely on it from the server's side. A redirect to another host is a place where tokens leak, and
an address in it that a request can choose is an open redirect: a link to your name that leads to somebody else's page.
Write targets down, or check them as parsed addresses and not as strings; `//host` and `/\host` begin with a slash, too.

A relative `Location` is allowed (RFC 9110 §10.2.2) and is often the better one behind a gateway, since it cannot name
the wrong scheme or port. Some servers make it absolute without being asked: with `return 302 /x`, nginx 1.22.1 answered
with its own scheme, host and port, which behind a gateway is an address that no client can reach.

Loops are yours to prevent and the client's to survive: it should detect them (RFC 9110 §15.4). The common ones come
from two layers with opposite opinions, a proxy that adds `https` before a service that believes it is reached by
`http`, or a login that redirects to itself. And a redirect to a login page is for browsers only: a program wants
[401](/.demur/status/401), or it parses your login form as JSON.

## Everything to the homepage

A relaunch, ten thousand old addresses, one rule: all of them to `/`. The error log becomes quiet, and that is the whole
success. The visitor looked for one article and stands in the entrance hall, with no word on what happened. The program
that fetched a price list gets a page of HTML with status 200. The link checker of the partner finds nothing wrong, so
the link stays.

Nor does it save what it was meant to save. Google advises against redirecting many old addresses to one irrelevant
target such as the homepage of the new site: it can confuse people, and may be treated as a soft 404 (Google on site
moves). That is, it counts as not found, and has cost a crawl more.

The honest mapping has three cases. An address with a successor gets 301 or 308 to that successor, one to one; several
old pages that were merged may share one. An address without a successor gets [410](/.demur/status/410) if it is gone for
good and [404](/.demur/status/404) otherwise, with a page that helps: a search, the section, a way to write to somebody.
And addresses that nobody asks for need nothing. The access log of the last year says which those are.

A list can be checked before it is used: chains, loops, targets that do not exist, many sources with one target. This
gateway refuses to load a list with the first two, or with many paths sent to the first page. Keep such redirects for as
long as anybody follows them; Google speaks of a year at least (Google on site moves).
"#,
        sources: &["RFC 9110 §15.4", "RFC 9110 §15", "RFC 9110 §15.4.6", "RFC 9110 §15.4.7", "RFC 9110 §15.1", "RFC 9111 §3", "RFC 9110 §13.2.1", "RFC 9205 §4.6.1", "curl 7.88.1", "Node.js 20.20.2", "requests 2.34.2", "Python 3.11.7", "Google on redirects", "Google Search Central", "RFC 9110 §10.2.2", "RFC 9110 §17.11", "nginx 1.22.1", "Google on site moves"],
    },
    ClassPage {
        class: 4,
        name: "Client Error",
        tagline: "As the server sees it, the fault lies with the request.",
        markdown: r#"A 4xx says that the client *seems* to have erred (RFC 9110 §15.5). It is what the server perceives, not what is true:
a limit that is too low, a list of hosts without the new name, a stricter proxy make 4xx out of good requests.

The server should explain the error and say whether it is temporary or permanent, except in an answer to HEAD, and a
browser should show that explanation (RFC 9110 §15.5). The number is for programs that know nothing of your
application; everything that your own client needs belongs into the content (RFC 9205 §4.6).

A client that does not know a code of the class treats it as [400](/.demur/status/400) (RFC 9110 §15). So a special code
is never a risk: where it is not understood, it is the general one.

Of the class, 404, 405, 410 and 414 may be stored without explicit freshness, and 451 by its own definition; 428, 429
and 431 must not be stored at all; all others may be with explicit freshness (RFC 9110 §15.1, RFC 7725 §3, RFC 6585
§3, §4, §5, RFC 9111 §3). "Errors are not cached" is therefore wrong, and `Cache-Control: no-store` on a verdict about
one caller is no decoration.

Not repeating is the rule, and each exception has its own condition: after a wait ([429](/.demur/status/429)), on
another connection ([421](/.demur/status/421), [408](/.demur/status/408)), after the handshake ([425](/.demur/status/425)),
or with a changed request ([401](/.demur/status/401), [407](/.demur/status/407), [411](/.demur/status/411),
[412](/.demur/status/412), [417](/.demur/status/417), [428](/.demur/status/428), [431](/.demur/status/431)) (RFC 6585 §4, RFC
9110 §15.5.20, §15.5.9, RFC 8470 §5.2, RFC 9110 §15.5).

The class is not for failures behind you. A database that is away, a provider that does not answer, an exception that
nobody expected are 5xx, also when a request set them off (RFC 9110 §15.6). A service that reports them as 4xx has a
clean error rate and unhappy users.

## 401 or 403: what the server knows

Both refuse somebody. The names do not help: "Unauthorized" is about authentication, and "Forbidden" need not be about
anybody's rights. What separates them is a question that the server can answer from the request alone: *could this
caller get in by showing (better) credentials of the kind that I ask for?*

[401](/.demur/status/401) says yes. The request lacks valid credentials for the target, and the answer must say in
`WWW-Authenticate` which ones would count (RFC 9110 §15.5.2). It is half of a conversation. If there were credentials,
they were refused: expired, revoked, for another audience. A client may try again with others, and many do so without
a person: they refresh the token and send the request once more. Whoever has nothing to put into `WWW-Authenticate`
has no 401 to send.

[403](/.demur/status/403) says: understood, and no. Three different situations share it, and people who know one of them
take it for the definition:

- the caller is known and lacks the right. If credentials were sent, they were not enough; a client should not repeat
  with the same, and may with others (RFC 9110 §15.5.4). An administrator's account is "others";
- nobody is known and it does not matter: a network that may not come, an origin that is not allowed, a form without
  its token;
- the thing may not be done by anybody in this way. The RFC says it in one sentence: the reason may be unrelated to
  the credentials (RFC 9110 §15.5.4).

So "403 means that you are logged in" is wrong, and "logging in again will not help" is wrong for the account next to
yours.

What breaks when they are swapped is concrete. A 403 for an expired token: the client does not refresh, and the user
is told that he may not do what he did an hour ago. A 401 for a missing right: the client refreshes, repeats, gets
401, and sends the user to the login, who signs in successfully and gets 401; that loop is the mark of this mistake. A
401 without a challenge: a library looks for the scheme, finds none, and reports a protocol error in place of yours.
FastAPI's `HTTPBearer` answered a missing token by 403 for five years; programs that wait for a 401 in order to start
their login could not start it (FastAPI on 401).

Between them lies the scope of a token. Valid, but issued for reading, and this is writing: RFC 6750 gives that a 403
with `error="insufficient_scope"`, in a `WWW-Authenticate` all the same, since a token with more scope would do (RFC
6750 §3.1). The field is a must for 401, and it is allowed elsewhere (RFC 9110 §11.6.1).

Then there is the third answer. A server that does not want to say that the thing exists may send
[404](/.demur/status/404) in place of 403 (RFC 9110 §15.5.4). It works only if nothing else gives it away: same fields,
same content, same time, and no `Allow` that lists what one could do. And it should come after authentication. To a
stranger send 401 for everything in that area, existing or not: that conceals just as well, and tells honest clients
that a login is missing.

In an order for a gateway: are credentials required here? None or invalid ones: 401, before anything is looked up.
Known now: may this caller learn of the thing? No: 404. May he do this to it? No: 403. All that before the content is
read, since a list of validation errors is a gift to somebody who may not even know the address.

## 400 or 422: where parsing ends

The argument about these two never ends because both sides are right about something. [422](/.demur/status/422) came
from WebDAV, with a sharp sentence: the type is understood, so 415 is wrong, the syntax is correct, so *400 is wrong*,
and still the instructions cannot be processed (RFC 4918 §11.2). HTTP took the code over and left the middle part out
(RFC 9110 §15.5.21). Today 422 needs content of a known type and correct syntax, while 400 is whatever the server
perceives as the client's error (RFC 9110 §15.5.1). The first is a part of the second. For a wrong value in a body
both are correct, and nobody can cite a clause against either.

What can be cited are the limits of 422:

- it speaks of content. A wrong value in the query or in a field is none, so 400;
- the syntax must be correct. A missing brace is 400;
- the type must be understood. Otherwise [415](/.demur/status/415).

Frameworks draw the line elsewhere. Asked with broken JSON and with a value out of range, FastAPI says 422 to both and
to query parameters as well; Django REST Framework says 400 to both (FastAPI 0.165.0; Django REST Framework 3.18.3).
Rails gives 422 for a record that is invalid and 400 for a body that does not parse, and axum 400, 415 or 422, by what
failed (Rails 8.2.0.alpha; axum 0.8.9). GitHub sends 400 for JSON that does not parse and 422 for values that do not
validate (GitHub REST docs). The last three agree, and they put the line where the RFC puts it: *at the end of
parsing*.

That line is worth having, since the two faults belong to two people. What does not parse was made by a program, and a
developer must correct it; no user can. What parses and is not accepted was mostly typed by somebody: the message
belongs next to a field of a form. A client that knows 422 can decide, without a look at your format, whether to show
the content to its user or to write a bug report. In your graphs, 400 that rises after a release of a client is a
defect of that release, and 422 that rises is a form that people do not understand.

Where does parsing end? Three cases are close:

- JSON with the same member twice. The grammar allows it, and parsers disagree on which one counts (RFC 8259 §4). Two
  servers in a row may act on different values, so treat it like bad syntax: 400;
- a string where a number should be. It parses as JSON, and fails the schema: 422, although a typed parser reports it
  in the same exception as a missing brace. Such frameworks say 400, and that is no reason to rebuild them;
- a body that is not there. It has no syntax that could be correct: 400.

And 422 ends somewhere as well. Values that would be right in another state of the resource are
[409](/.demur/status/409). A check that could not be made, because a service did not answer, is 503.

Whichever you choose, choose once. A client can live with 400 for everything, and with the line above. It cannot live
with an API in which the team decides. And no code says which field: put all faults into the content, each with a
pointer and a code; RFC 9457 has the form, and shows it with 422 (RFC 9457 §3).

## 404 or 410: what you promise

[404](/.demur/status/404) promises nothing. No current representation was found, or the server will not say that there
is one; whether for a minute or for good is left open (RFC 9110 §15.5.5). It is the honest answer of a server that
looked and found nothing, because that is all it knows. [410](/.demur/status/410) is a statement about the future: no
longer available, and likely to stay so. Whoever knows that is asked to prefer it, and whoever does not ought to send
404 (RFC 9110 §15.5.5, §15.5.11).

So 410 needs a memory. An empty row in a database is none. A list of what was removed, when and by whom, is one, and
the RFC has such means in mind when it speaks of "some configurable means" (RFC 9110 §15.5.5). Without the list every
410 is a guess, and the guess fails when an id is used again or an article comes back from the lawyers.

Nor does it bind you for ever. "Likely" is the word. Nobody has to mark everything that is gone, or to keep the mark
for any length of time (RFC 9110 §15.5.11). A 410 that becomes a 200 is no violation; it is a surprise for those who
believed you and deleted their links.

Who does believe it?

- People who maintain links. That is its declared purpose: the owners want remote links to be removed (RFC 9110
  §15.5.11). A link checker can report "remove" in place of "look at it".
- Programs that synchronise. A feed reader unsubscribes, a mirror deletes, a cursor that is too old tells its client
  to start anew. For them 404 means "perhaps a mistake, ask again", and 410 means "done".
- Caches. Both may be stored without any field (RFC 9110 §15.1). In a public test, Chrome, Firefox, Safari, Squid and
  Traffic Server reused a 410 on that ground, and only Safari a 404 (cache-tests). So a 410 without `Cache-Control` is
  remembered by browsers: a wrong one is as sticky as a wrong 301. Give it a `max-age`, short at first.
- Search engines, less than is said. Google treats all 4xx except 429 alike, as "no content here", and an indexed
  address goes (Google Search Central). The belief that 410 works faster is older than that page, and nothing in it
  supports it.

The choice gets simple when one asks what the next person should do. Try again, search, check the spelling: 404. Stop
asking and remove the link: 410. Go there instead: neither, but 301 or 308 to the one successor; a redirect of
everything to the first page is neither a successor nor an answer, and Google may take it for a soft 404 (Google on
site moves).

Two traps. What must stay secret has no 410: it says that something was there, so whatever is concealed while it lives
has to be 404 when it is dead. And what was removed by law is [451](/.demur/status/451) if you may say so: 410 would
claim that you wanted it. In an API, write down for how long ids answer 410 after deletion; a month is a promise that
can be kept, "always" is a table that only grows.
"#,
        sources: &["RFC 9110 §15.5", "RFC 9205 §4.6", "RFC 9110 §15", "RFC 9110 §15.1", "RFC 7725 §3", "RFC 6585 §3", "RFC 6585 §4", "RFC 6585 §5", "RFC 9111 §3", "RFC 9110 §15.5.20", "RFC 9110 §15.5.9", "RFC 8470 §5.2", "RFC 9110 §15.6", "RFC 9110 §15.5.2", "RFC 9110 §15.5.4", "FastAPI on 401", "RFC 6750 §3.1", "RFC 9110 §11.6.1", "RFC 4918 §11.2", "RFC 9110 §15.5.21", "RFC 9110 §15.5.1", "FastAPI 0.165.0", "Django REST Framework 3.18.3", "Rails 8.2.0.alpha", "axum 0.8.9", "GitHub REST docs", "RFC 8259 §4", "RFC 9457 §3", "RFC 9110 §15.5.5", "RFC 9110 §15.5.11", "cache-tests", "Google Search Central", "Google on site moves"],
    },
    ClassPage {
        class: 5,
        name: "Server Error",
        tagline: "The request may be fine; the server knows that it erred or cannot do it.",
        markdown: r#"A 5xx says that the server is aware that it has erred or is incapable of performing the method (RFC 9110 §15.6). It
says so of itself: the request need not be changed, and the person who can act is an operator.

Except to HEAD, the server should send a content that explains the situation, and says whether it is temporary or
permanent; a user agent should show it (RFC 9110 §15.6).

A client that does not know a code of the class must treat it as [500](/.demur/status/500) (RFC 9110 §15). The numbers
that makers add for themselves, [520](/.demur/status/520) to [530](/.demur/status/530) for instance, are therefore all one
code to general clients, and less than one to those that repeat a fixed list.

Of the class only [501](/.demur/status/501) is heuristically cacheable (RFC 9110 §15.1), and
[511](/.demur/status/511) must not be stored at all (RFC 6585 §6). The others may be stored with explicit freshness
(RFC 9111 §3). A cache that is allowed to use stale responses on errors may answer with one in place of a 500, 502, 503
or 504 (RFC 5861 §4).

## Whose fault: 500, 502, 503, 504

Four codes share nearly all the traffic of the class, and they answer one question: which program's log should be
opened. Ask in this order.

**Did I decide not to do it?** [503](/.demur/status/503). The queue is full, maintenance was planned, the health check
says that nobody is behind me. The request was not started. 503 is the only one of the four that is sent on purpose
(RFC 9110 §15.6.4), and the only one where a promise of a time makes sense.

**Did I ask somebody else, on behalf of this client, and wait?** [504](/.demur/status/504) when the answer did not come in
time (RFC 9110 §15.6.5), [502](/.demur/status/502) when what came was no valid answer, or no connection came about
(RFC 9110 §15.6.3; RFC 9209 §2.3.7, §2.3.8).

**Otherwise it was me.** [500](/.demur/status/500). That includes the settings: a gateway that has no upstream for a route
or cannot read its configuration has failed by itself (RFC 9209 §2.3.3, §2.3.31).

The middle question is where people err, in both directions. An application whose database is down is mostly no gateway:
nobody asked it to fetch something from a database. It is 500, or 503 if it knows that the state will pass. An
application that calls a payment service and cannot do without is a gateway in that moment, and may say 502 or 504. But
if the payment service answered properly, and said no, there was no invalid response, and 502 is a false alarm. A
refusal that concerns the caller's data is a 4xx of your own.

Do not translate twice. A valid 5xx from the service behind is a valid answer, and a gateway that passes it on unchanged
tells the truth: the application says 500, the gateway's log says 500 with an upstream status of 500. If the gateway
turned it into 502, it would claim that HTTP failed between the two.

Then there is the difference that no code carries and that everybody needs: was the request carried out? After a 503 as
defined above it was not. After a refused connection it was not. After a 504, and after a connection that broke in the
middle, nobody knows. nginx acts on that: it hands a timed out GET to the next server and leaves a POST alone
(nginx 1.22.1). So should every client: it should repeat a request automatically only if the request is idempotent, or
if it can tell that the first attempt was never applied (RFC 9110 §9.2.2). If your clients need to know, give them an
idempotency key; do not invent a status.

And do not trust the code of a proxy further than its maker thought. nginx answers 502 also when every server of a group
is marked as down, so that nothing was tried (nginx 1.22.1); by the questions above that would be 503. Before you build
an alert on these four, take each piece on the way, switch off what is behind it, and write down what it says. It takes
an hour, and it is the last hour in which somebody has time for it.

## Retry-After and how not to make it worse

`Retry-After` says how long a client ought to wait, as a number of seconds or as a date; with a 503 it is the time for
which the service is expected to be unavailable (RFC 9110 §10.2.3). It is the one instrument with which a server in
trouble can form the load that comes back, and it is easily turned against the server.

**The same number for everybody is an appointment.** A service that is down for a minute and tells ten thousand clients
"60" is hit by ten thousand requests in the sixty-first second, when its caches are cold. Spread the value: not 60 but
something between 45 and 90, drawn anew for each answer. Seconds are better than a date for this, and need no agreement
of clocks.

**Not every client reads it, and not with every code.** urllib3 repeats 413, 429 and 503 after the time that the field
names; the same field on a 500 or 504 does nothing (urllib3 2.8.0). So overload that is reported as 500 comes back
without any wait, or is not repeated at all. Clients that do not read the field have their own pause, some of them none.
A server must be able to refuse them cheaply whatever they do.

**A time that you do not know is better left out.** A client that waits an hour because a maintenance page said so,
and the service was back after two minutes, was turned away for 58 minutes by a header field. Send what you would bet
on.

**Retries multiply along the way.** A browser, a gateway and a service that each try three times make up to 27 requests
for the database at the end out of one click. Choose one layer that repeats, the one nearest to the caller that can still
know whether repeating is safe, and let the others pass the failure on. A client should not automatically repeat a
failed automatic retry, and a proxy must not repeat a request that is not idempotent (RFC 9110 §9.2.2).

**Limit by share, not by number.** Three tries for each request are harmless when one in a thousand fails and triple the
load when all fail. A budget, for instance that retries may be a tenth of the requests of the last minute, stops by
itself exactly when it must. Between tries the pause grows, with chance in it, and there is an end.

On the server the art is to refuse early. A 503 that is sent before the body is read and before a token is checked costs
almost nothing. A queue that is longer than the patience of its clients produces work for people who have left:
[499](/.demur/status/499) in the log, and a service that is busy and useful to nobody. Bound it by time, and serve those
who came last, if you must choose; they are the ones still waiting.

A word on search engines. Google slows its crawling down on 5xx and drops addresses for which they persist
(Google Search Central), so that a 503 for some hours does no harm, and as a permanent wall it removes the site.

## What a 5xx must not show

The moment of a failure is the moment in which a program is least in control of what it says. What comes out then was
often meant for the developer. It names the language, the framework and its version, the paths on the disk, the query
with the values in it, the host name of the database, sometimes its password. It is collected: a scanner sends a broken
request to every address of the internet and keeps the answers that are long.

Express 5.3.0 shows how it happens. A handler throws; with no setting at all, the answer is a 500 whose content is the
message of the error and the stack, with all paths. With `NODE_ENV=production` it is the three words "Internal Server
Error" (Express 5.3.0). The safe behaviour is one variable away, and the variable is forgotten on the server that was
set up by hand. FastAPI and Flask do it the other way round, and send no detail unless somebody asks for it
(FastAPI 0.165.0; Flask 3.1.3).

So the rules are for the whole of the answer:

- **Content**: that it failed, whether it is worth trying again, and an id. Not the message of the exception: it was
  written for a log and contains what was being processed. An id is worth more to the caller, too, since it is what a
  support person can look up.
- **Fields**: no version in `Server`, no `X-Powered-By`, no `Via` with inner host names, no `Proxy-Status` to strangers:
  it can expose how the network behind is built (RFC 9209 §4).
- **What a gateway passes on**: nothing of an invalid answer. It cannot be judged what the half of a broken message
  contains, so it is replaced and not repaired. A valid 5xx of the upstream is the upstream's answer; but if its content
  looks like a stack, send your own content under the same status and say so in the log.
- **Differences**: a 500 for some inputs and a 400 for all others tells an attacker which input reached the database.
  That is one more reason to find malformed input before it travels.
- **Time**: keep `Cache-Control: no-store` on it. With explicit freshness, Chrome, nginx, Apache and Traffic Server do
  store a 5xx (cache-tests), and a page with somebody's data in it is then shown to others.

The other half is that the log must have what the answer has not: the exception, the stack, the id, the request without
its credentials. An error page that is silent on both sides is no security, it is an outage that lasts longer.

And say something to the human. The class of the status tells a visitor nothing. "This did not work, it is our fault,
your order has not been placed" is three facts; the third is often the only one that is needed, and a server that does
not know it should say that, too.
"#,
        sources: &["RFC 9110 §15.6", "RFC 9110 §15", "RFC 9110 §15.1", "RFC 6585 §6", "RFC 9111 §3", "RFC 5861 §4", "RFC 9110 §15.6.4", "RFC 9110 §15.6.5", "RFC 9110 §15.6.3", "RFC 9209 §2.3.7", "RFC 9209 §2.3.8", "RFC 9209 §2.3.3", "RFC 9209 §2.3.31", "nginx 1.22.1", "RFC 9110 §9.2.2", "RFC 9110 §10.2.3", "urllib3 2.8.0", "Google Search Central", "Express 5.3.0", "FastAPI 0.165.0", "Flask 3.1.3", "RFC 9209 §4", "cache-tests"],
    },
];
