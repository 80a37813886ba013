//! Written by `cargo xtask generate` from `codebook/` and from doc comments: edit those.

#[rustfmt::skip]
use crate::pages::{GuidePage};

#[rustfmt::skip]
pub(crate) static ALL: &[GuidePage] = &[
    GuidePage {
        code: 400,
        lead: "After this page you can find the octet, the field or the setting behind a 400, and tell a faulty request from a server that refuses everything.",
        markdown: r#"## Where you see it

### Browser

As a plain page with one line, often not of the site's own making: a request that cannot be read is answered by the
first program that tries to. Words in it are precious. "Request Header Or Cookie Too Large" is a matter of cookies,
"plain HTTP request was sent to HTTPS port" one of the scheme, and an empty "Bad Request (400)" for every page of a site
one of its host names.

### API client

After POST, PUT and PATCH for the content; after GET for the query, the path and the fields. The content of a good
answer lists what is wrong. Many clients throw an exception at 400 and drop the content: catch it there, and log it.

### Logs

A 400 of the parser has no route, often no method and a strange path, and the application never saw it. A 400 of the
application has both. These are two problems with one number.

```text
203.0.113.7 "\x16\x03\x01\x02\x00\x01\x00" 400 157 route=-       upstream=-
203.0.113.9 "POST /orders HTTP/1.1"        400 214 route=/orders upstream=10.0.0.4:3000
```

### Monitoring

Split by route, and by "reached the upstream or not". A 400 on all routes at once is a setting of the server. A 400 on
one route with one version of a client is that client. A 400 that follows load is a request that broke off.

## Impact

Nothing was done. A caller without a hint tries variants, and asks support after that. A caller with a list of faults
corrects them in one go.

Two things make it expensive. A server that hides its own exceptions behind 400 shows a quiet dashboard while it fails.
And a 400 that a cache stored is served to people whose requests are right.

## Symptoms

- The same request works with one tool and fails with another.
- It fails in one browser and works in a private window of the same browser.
- It fails for all addresses of one host, and works by another name of it.
- It fails when a text contains an umlaut, a percent sign, a quote or a line break.
- `http://` fails with a port on which `https://` works.
- It fails now and then, for large bodies or on mobile networks, and the same content passes later.
- It fails behind one network, and works from another.

## Causes by role

### Builder

- Every exception of the input code becomes 400, the server's own mistakes with it.
- The framework's list of allowed hosts lacks the public name, or the name that the health check uses.
- Limits for fields are lower than the cookies that the site itself sets.
- Checks that are stricter than the document: an optional field that is required in code.

### API consumer

- JSON that is none: a comma at the end, single quotes, `NaN`, a comment, a cut-off text, two documents in a row.
- JSON that was encoded twice, so that the server gets a string.
- An empty body with `Content-Type: application/json`.
- A value in the address that was not percent-encoded, or was encoded twice; a bare `%`.
- A line break in a field value, often at the end of a token that was read from a file.
- A `Content-Length` set by hand that is not the number of octets, in a text with umlauts for instance.
- A required parameter is missing, stands in the wrong place, or is there twice.
- An `Authorization` field without its scheme.

### Visitor

- A cookie of the site is damaged, or there are so many that the request is too large.
- An address that was copied with a space, a quote or half of an escape.
- A program that looks into encrypted connections, such as a virus scanner or a company's proxy, writes requests anew.

### Operator

- `http` is spoken to a TLS port, by a health check, a proxy or a load balancer.
- The PROXY protocol is sent to a port that does not expect it, or the other way round.
- The proxy sets a `Host` that the service does not know.
- Two servers in a row have different limits; the stricter one is the inner one.

## Causes by layer

### Server configuration

- Allow-lists of hosts. Without its value after a deployment, such a list answers 400 to everything.
- Limits of the head: some servers say 400 where [431](/.demur/status/431) or [414](/.demur/status/414) would be precise.
- A demanded client certificate that is missing; nginx sends 400 for that.
- Modules that refuse old or unusual syntax after an update.

### Client

- All of the list above. Libraries make well-formed messages; those put together by hand from strings do not.

### Upstream

- A service behind the gateway is stricter than the gateway. Then the gateway lets pass what the service refuses.
- An upstream that fails or is too slow is no cause: that is [500](/.demur/status/500), [502](/.demur/status/502),
  [503](/.demur/status/503) or [504](/.demur/status/504). Who sends 400 for it blames the caller.

### Network, CDN and firewall

- A CDN or firewall that refuses a path, a field or a query. Its page names an id; the origin has no line in its log.
- A cached 400. See "Purge what was stored by mistake".
- A blocked connection or a name that does not resolve gives no status at all.

## Fix it step by step

### Read the answer whole

```sh
curl -si https://api.example/orders -H 'Content-Type: application/json' -d @order.json
```

**Why it works:** the content of a 400 says more than its number. Clients hide it, `curl -i` shows it.

**You should see:** a list of faults with their places; or one line of a web server, which tells you that the parser
refused and the application was not asked.

### Check parameters, fields and content before they leave

```sh
jq -e . order.json > /dev/null && echo "JSON is well-formed"
curl -sv -o /dev/null https://api.example/orders -H 'Content-Type: application/json' \
  --data-binary @order.json 2>&1 | grep '^>'
curl -G -s -o /dev/null -w '%{url_effective}\n' https://api.example/orders --data-urlencode 'q=50% off & more'
```

**Why it works:** the first line uses another parser than yours, the second prints what really leaves the program, the
third lets curl do the encoding.

**You should see:** no complaint of `jq`, one `Host`, one `Content-Type`, and `%25` and `%26` in the address.

### Halve the request until it passes

```sh
curl -s -o /dev/null -w '%{http_code} without cookies\n' https://www.example/account
curl -s -o /dev/null -w '%{http_code} with cookies\n' -b cookies.txt https://www.example/account
curl -s -o /dev/null -w '%{http_code} other host name\n' -H 'Host: www.example' https://origin.www.example/account
```

**Why it works:** a request has few parts: address, fields, cookies, content. The part without which it passes holds the
fault.

**You should see:** two different statuses. If no part helps, and `/` fails as well, then the server refuses everything:
look at hosts and ports.

### Look into the log while it happens

```sh
tail -n 0 -F /var/log/nginx/error.log | grep --line-buffered -i -E 'client sent|too large|invalid|plain http'
```

**Why it works:** the parser writes its reason into the error log and not into the answer, at the level `info` in part.

**You should see:** a line at the moment of your request, such as `client sent invalid host header`. No line at all
means that your request was refused before this server.

**Warning:** a log at level `info` or `debug` may hold addresses with secrets. Switch it back.

### Look at the routing

```sh
curl -s -o /dev/null -w '%{http_code} %{remote_ip} %{ssl_verify_result}\n' https://www.example/
curl -s -o /dev/null -w '%{http_code} plain\n' http://www.example:443/
openssl s_client -connect www.example:443 -servername www.example </dev/null 2>/dev/null | grep -E '^(subject|issuer)'
```

**Why it works:** a name that leads to another server, a plain request to a TLS port and a wrong virtual host are all
answered with 400 by somebody, and none of them is about your data.

**You should see:** the address and certificate that you expect; 400 for the plain request is normal.

### Purge what was stored by mistake

```sh
curl -sI https://www.example/catalogue | grep -i -E '^(HTTP|age|cache-control|x-cache|cf-cache-status)'
curl -sI "https://www.example/catalogue?probe=$(date +%s)" | grep -i -E '^(HTTP|age)'
```

**Why it works:** if the address fails and the same address with a new query passes, then a cache answers with an old
error. Purge it there, and send `no-store` with errors from now on. A browser helps itself when the cookies and stored
data of the one site are deleted.

**You should see:** `Age` at the failing address and none at the other.

**Warning:** do not purge everything for one address. And do not expect much of flushing DNS: it helps only where a
stale address leads to a server that does not know the host name.

## On your machine

### Windows

In PowerShell, `curl.exe` and quotes disagree: write the JSON into a file and send it with `--data-binary
"@order.json"`. Save it as UTF-8 without a byte order mark; `Out-File` of Windows PowerShell 5 writes UTF-16. `ipconfig
/flushdns` empties the DNS cache. For IIS, the reason is in `C:\Windows\System32\LogFiles\HTTPERR`, since the kernel
driver refuses before any site logs.

### macOS

Text from the clipboard brings curly quotes and long dashes: `pbpaste | LC_ALL=C grep -n '[^ -~]'` finds them. `sudo
dscacheutil -flushcache; sudo killall -HUP mDNSResponder` empties the DNS cache.

### Linux

`xxd order.json | head` shows a byte order mark (`efbb bf`) and line ends of Windows (`0d0a`). A token from a file
carries its line break: `TOKEN=$(cat token)` in the shell drops it, reading in a program does not. `resolvectl
flush-caches` empties the DNS cache.

## Prevention

- Let libraries build messages; never join query strings, JSON or fields by hand.
- Validate against the same document on both sides, in the client's tests and at the edge.
- Report all faults of a request at once, each with its place.
- Map known faults of input to 400 and everything unknown to 500.
- Make the start fail when the list of allowed hosts is empty.
- Test one request per limit: head, address, body, number of fields.
- Keep cookies few and small, and the limits of all servers in the row the same.
- Send `Cache-Control: no-store` with every 400.

## As seen in logs

### Everything is 400 after a deployment

```text
12:00:03 GET / 400 host=www.example release=77 "Invalid HTTP_HOST header: 'www.example'"
12:00:03 GET /static/app.css 400 host=www.example release=77 "Invalid HTTP_HOST header: 'www.example'"
12:00:04 GET /healthz 400 host=10.0.0.4 release=77 "Invalid HTTP_HOST header: '10.0.0.4'"
```

All addresses, all clients, one moment. The variable with the host names has no value in release 77.

### A health check speaks plain HTTP to a TLS port

```text
10.0.0.9 "GET /healthz HTTP/1.1" 400 248 "client sent plain HTTP request to HTTPS port"
10.0.0.9 "GET /healthz HTTP/1.1" 400 248 "client sent plain HTTP request to HTTPS port"
```

One address of your own network, in a fixed rhythm. Correct the scheme of the check.

### Requests break off

```text
"POST /photos HTTP/1.1" 400 dur=30.1s declared=4194304 received=1310720 "request aborted"
"POST /photos HTTP/1.1" 400 dur=30.0s declared=5242880 received=1441792 "request aborted"
"POST /photos HTTP/1.1" 201 dur=9.4s  declared=2097152 received=2097152
```

The body is shorter than declared, and each break comes after thirty seconds: a time-out on the way closes the
connection. The caller got no answer; the 400 stands in the log alone. No input is wrong here.

### A cookie has grown

```text
203.0.113.7 "GET /account HTTP/1.1" 400 cookie_bytes=8316 "client sent too long header line"
203.0.113.7 "GET /help HTTP/1.1"    400 cookie_bytes=8316 "client sent too long header line"
198.51.100.4 "GET /account HTTP/1.1" 200 cookie_bytes=612
```

One visitor, all pages, more than 8 kB of cookies. Delete the cookie that grows, and answer 431.

## Conventions

The same faults, sent to programs as they come:

- A bad escape in the path is 400 in nginx, Apache, Caddy, Express and Fastify; Flask and Django read on and look for a
  route (nginx 1.22.1; Apache httpd 2.4.67; Caddy 2.6.2; Express 5.3.0; Fastify 5.12.8; Flask 3.1.3; Django 5.2.19).
- A missing or malformed `Host` is 400 in nginx, Apache and Caddy, as it must be (RFC 9112 §3.2; nginx 1.22.1; Apache
  httpd 2.4.67; Caddy 2.6.2).
- Plain HTTP to a TLS port is 400 in all three, with a text that says so (nginx 1.22.1; Apache httpd 2.4.67; Caddy
  2.6.2).
- A cookie of 9,000 octets is 400 in nginx and Apache and passes in Caddy (nginx 1.22.1; Apache httpd 2.4.67; Caddy
  2.6.2).
- Malformed JSON is 400 in Express, Fastify, Flask and Django REST Framework, and 422 in FastAPI (Express 5.3.0; Fastify
  5.12.8; Flask 3.1.3; Django REST Framework 3.18.3; FastAPI 0.165.0).
- An empty body declared as JSON is 400 in Fastify and Flask; in Express it passes as an empty object (Fastify 5.12.8;
  Flask 3.1.3; Express 5.3.0).
- Django answers 400 to every request for a host that `ALLOWED_HOSTS` does not name (Django 5.2.19).
- Express reports a body that breaks off as an error of type `request.aborted` with status 400 (Express 5.3.0).
- Tyk sends 400 for a missing token, with a comment in its source that 401 would be right (Tyk).
- For bearer tokens, 400 is for a malformed request, 401 for a refused token and 403 for a missing scope (RFC 6750
  §3.1).
- Stripe describes its 400 as an unacceptable request, often one that lacks a parameter, and names the parameter in
  `param` (Stripe docs).

## Search engines

Google handles 400 as every 4xx except 429: the content does not exist, and an indexed address is removed if it stays
(Google Search Central). A crawler asks with GET and without cookies, so that most 400s never meet one; a list of
allowed hosts or a broken link with a bare `%` does.

A 400 does not slow the crawler, whatever is behind it. If the server is overloaded, 503 or 429 say so (Google on 4xx as
a brake).

## Questions

### What is the fastest way to find the cause?

Send the same request with `curl -i`, read the content, and then leave out one part after the other: cookies, query,
content. The part without which it works holds the fault.

### Is a 400 dangerous?

Not for the caller. For the server it can be a sign of probing, and the answer can tell too much: Express prints the
stack trace of a JSON error into the page unless it runs in production mode. Send your own text.

### Can my virus scanner or firewall cause it?

Yes, if it looks into encrypted connections: it writes the request anew, and may do so in a way that the server refuses.
Try another network or device; if that works, make an exception for the site. A firewall that blocks the connection
causes no 400: then there is no answer at all.

### Does clearing the cache or flushing DNS help?

Seldom. Deleting the cookies of the site helps with cookies that are too large or damaged, purging helps with a stored
error, and flushing DNS with a stale address. None of it mends a request that is wrong.

### Should invalid values be 400 or 422?

400 for what does not parse and for parameters outside of the content, [422](/.demur/status/422) for content that parses
and cannot be processed. Both are in use for the second; choose one and document it. See [the pair](/.demur/compare/400/422).

### Is a 400 always the fault of the client?

No. The server perceives it so. A lost setting, a limit that is too low or an exception that was mapped to 400 looks
exactly the same from outside.

## History

- 1992: "Bad request 400" is for bad syntax, or for what is impossible to satisfy (HTTP 1992).
- 1996: HTTP/1.0 has it for malformed syntax, with the advice not to repeat the request unmodified (RFC 1945 §9.4);
  HTTP/1.1 keeps both (RFC 2616 §10.4.1).
- 2014: it becomes the wide code of today, for anything that is perceived as an error of the client, with framing and
  deceptive routing as examples (RFC 7231 §6.5.1).
- 2022: RFC 9110 takes it over word for word, and gives 422 to every use of HTTP (RFC 9110 §15.5.1, §15.5.21).
- 2023: RFC 9457 renews the format in which an answer can list what is wrong (RFC 9457 §3).

## Advanced use

### Scenario

A form of forty fields is sent by partners whose programs were written by others. Each fault that costs a round trip
costs a day, because a person has to look at it.

### How it works

The service checks the whole request before it answers and collects the faults: of the query, of fields, of content.
Each has a place (a name or a JSON Pointer), a code that programs can read, and a sentence. One type of problem, many
instances: as RFC 9457 describes.

### Structured response

```http
HTTP/1.1 400 Bad Request
Content-Type: application/problem+json
Cache-Control: no-store
Content-Length: 260

{"type":"https://api.example/problems/parameters","title":"Parameters missing or wrong","status":400,"errors":[{"in":"query","name":"limit","code":"type","detail":"must be an integer"},{"in":"header","name":"X-Region","code":"missing","detail":"is required"}]}
```

### Benefits

One round trip in place of forty. The partner's program can mark the fields by itself, and support sees in the log which
fault is common.

### Best practices

- All faults at once, with an upper bound.
- A place, a code and a sentence for each; the codes are part of the contract.
- Never the refused value itself where it can be a secret.
- The more precise code where there is one: 411, 413, 414, 415, 422, 431.
- Close the connection after faults of framing, and only after these.

### A real example

Stripe's 400 names the parameter at fault in `param` and links to a page on the error in `doc_url` (Stripe docs). A
program can mark the field; a person has a page to read.

### Why it is underrated

It is thought of as the code for "something is wrong". Sent by a parser that says where, it is the cheapest debugger of
a distributed system.

### Security

Be strict before you are kind: two `Content-Length` fields, a space before a colon or a double key in JSON are read in
two ways by two programs, and that is how requests are smuggled (RFC 9112 §11.2). Refuse them, close, and log. Do not
put stack traces, file names or versions into the answer, and escape what you repeat. Count 400s per client: a row of
them is a scan.

### Performance

Refuse as early as the fault is known: the request line before the fields, the fields before the content. With `Expect:
100-continue` the content then never travels. Collecting all faults needs a bound, or one hostile document costs more
than a thousand good ones.

### Architecture

Let one parser at the edge decide about the message, and write the message anew for the service behind, so that there is
no second reading. Let the contract decide about parameters and content at the edge as well, and keep the service's own
checks for rules that need its data. Then a 400 from behind the gateway is news: the two documents differ.
"#,
        sources: &["nginx 1.22.1", "Apache httpd 2.4.67", "Caddy 2.6.2", "Express 5.3.0", "Fastify 5.12.8", "Flask 3.1.3", "Django 5.2.19", "RFC 9112 §3.2", "Django REST Framework 3.18.3", "FastAPI 0.165.0", "Tyk", "RFC 6750 §3.1", "Stripe docs", "Google Search Central", "Google on 4xx as a brake", "HTTP 1992", "RFC 1945 §9.4", "RFC 2616 §10.4.1", "RFC 7231 §6.5.1", "RFC 9110 §15.5.1", "RFC 9110 §15.5.21", "RFC 9457 §3", "RFC 9112 §11.2"],
    },
    GuidePage {
        code: 401,
        lead: "After this page you can read what a challenge asks for, see why your credentials did not count, and answer 401 in a way that a client can act on.",
        markdown: r#"## Where you see it

### Browser

As a dialogue for name and password, if the challenge is one that the browser knows, such as Basic. Otherwise as the
page of the site that asks you to sign in. A single-page application shows neither: its calls fail, and it sends you to
the sign-in page or seems to do nothing.

### API client

With `WWW-Authenticate` beside it. Print that field: it names the scheme, and for tokens often the reason. A library
that fetches tokens by itself hides the first 401 and shows the second.

### Logs

Log the scheme, the issuer, the id of the key and the reason, never the token. Servers write the reason into their own
log and not into the answer; "password mismatch" and "no such user" belong there only.

```text
192.0.2.10 "GET /orders" 401 scheme=bearer iss=https://id.example kid=2026-03 reason=expired age=38s
192.0.2.11 "GET /orders" 401 scheme=-      iss=-                  kid=-       reason=missing
```

### Monitoring

Split by reason. "Missing" is noise of scanners and of first calls; "expired" in a steady trickle is normal; "unknown
key" and "wrong audience" from all clients at once are a deployment. Watch for the pair 401, 200 on every call: a client
that sends its credentials only when asked costs twice.

## Impact

Nothing of the operation ran. A person signs in and goes on; a program without a plan for 401 stops until somebody
looks.

A wrong 401 is worse than a late one. Clients throw valid tokens away and fetch new ones, all at the same time, and the
service that issues tokens falls over behind the one that had the fault.

## Symptoms

- The call works for an hour and fails then, until the program is started again.
- It works with `curl` and fails from a page in the browser.
- It works against the test system and not against production, or the other way round.
- All users are signed out at one moment.
- One machine of several fails, or all calls from one machine do.
- It fails only after a redirect.
- The dialogue for the password comes back again and again.

## Causes by role

### Builder

- 401 is sent to callers who are known and lack a right: they sign in again, in vain. That is [403](/.demur/status/403).
- The challenge is missing, so that no client knows what to do.
- The audience or the issuer is compared with the address of another environment.
- The clock of the checker is wrong, and no seconds of tolerance are allowed.
- The set of keys is fetched once at the start, and the issuer changed its key since.

### API consumer

- No credentials: the variable is empty, the field is set on another client object, the page may not send cookies to a
  foreign host.
- `Authorization: <token>` without `Bearer`, or `Token` where `Bearer` is meant.
- The token has expired, was revoked, or is for another service.
- A refresh token or an ID token was sent in place of the access token.
- A line break or quotes around a value that came from a file or a variable.
- The library drops `Authorization` when a redirect leads to another host, as it should.

### Visitor

- The session ended, or the password was changed on another device.
- Cookies are blocked, or the site was opened in a private window.
- A wrong name or password; caps lock; a saved password that is old.

### Operator

- A proxy removes `Authorization`, or keeps it for itself.
- The rotation of a key reached the issuer and not the service.
- A new node has no time server, or cannot reach the issuer's keys.

## Causes by layer

### Server configuration

- The password file is missing, unreadable or of a format that the server does not know.
- The scheme is offered on the wrong path, or twice: once by the proxy and once by the service.

### Client

- Credentials are kept per host and path; a call to a sibling path has none.

### Upstream

- The gateway accepts the token and the service does not, or the service got none, since the gateway removed it.
- The gateway's own account at the upstream expired. Its callers must not see that 401: they cannot cure it. It is a
  [500](/.demur/status/500) or [502](/.demur/status/502) for them.

### Network, CDN and firewall

- A forward proxy that wants credentials says [407](/.demur/status/407), not 401.
- A portal of a hotel that wants a sign-in says [511](/.demur/status/511), or shows its own page with status 200.
- A CDN that forwards no `Authorization` field unless told to.

## Fix it step by step

### Read the challenge

```sh
curl -si https://api.example/orders -H "Authorization: Bearer $TOKEN" | grep -i -E '^(HTTP|www-authenticate)'
```

**Why it works:** the field must be there, and it says what would be accepted. `error="invalid_token"` means that the
token was read and refused; no `error` at all means that none was seen.

**You should see:** for instance `WWW-Authenticate: Bearer realm="api", error="invalid_token"`.

### See what is really sent

```sh
curl -sv -o /dev/null https://api.example/orders -H "Authorization: Bearer $TOKEN" 2>&1 |
  grep -i '^> authorization' | cut -c 1-40
printf '%s' "$TOKEN" | wc -c
```

**Why it works:** an empty variable, a missing scheme and a line break are all visible here and nowhere else.

**You should see:** `> Authorization: Bearer ` and the first signs of the token, and a length that is not 0.

**Warning:** the output holds a secret. `cut` keeps most of it out of the terminal and of tickets.

### Look into the token

```sh
printf '%s' "$TOKEN" | cut -d. -f2 | tr '_-' '/+' | awk '{ while (length($0) % 4) $0 = $0 "="; print }' |
  base64 -d | jq '{iss, aud, sub, scope, iat: (.iat | todate), exp: (.exp | todate)}'
date -u
```

**Why it works:** a JWT carries its dates, its issuer and its audience readable for everybody. Compare them with the
clock and with the service that you call.

**You should see:** `exp` in the future, `aud` naming this service, `iss` naming this environment.

**Warning:** do this on your own machine; a page on the web that decodes tokens gets your token.

### Get a new one, once

```sh
NEW=$(curl -s https://id.example/token -d grant_type=client_credentials -u "$ID:$SECRET" | jq -r .access_token)
curl -s -o /dev/null -w '%{http_code}\n' https://api.example/orders -H "Authorization: Bearer $NEW"
```

**Why it works:** if a fresh token is accepted, the old one had expired. If it is refused with the same challenge, then
repeating will not help: issuer, audience, key or clock do not fit.

**You should see:** 200, or the same 401, which ends the search on the client's side.

### Answer with a challenge

If you run the server:

```http
HTTP/1.1 401 Unauthorized
WWW-Authenticate: Bearer realm="api", error="invalid_token", error_description="The token has expired"
Cache-Control: no-store
Content-Type: application/problem+json
Content-Length: 126

{"type":"https://api.example/problems/token","title":"Credentials not accepted","status":401,"detail":"The token has expired"}
```

**Why it works:** a program sees that a new token helps, and fetches one; without the field it can only give up.

**You should see:** one 401 and one 200 per client and lifetime of a token.

## On your machine

### Windows

Saved passwords are in the credential manager: `cmdkey /list` shows for which hosts. `w32tm /query /status` says whether
the clock is right. `curl.exe --negotiate -u :` tries the domain account where a server offers `Negotiate`.

### macOS

`security find-internet-password -s api.example` shows a saved entry. `sntp time.apple.com` prints how far the clock is
off. `curl -n` takes name and password from `~/.netrc`, and an old entry there surprises.

### Linux

`timedatectl` says whether the clock is synchronised; containers have the clock of their host. `env | grep -i token`
shows what a service was started with; compare with `systemctl show -p Environment` for the real one.

## Prevention

- Refresh a token shortly before it ends, with a little chance in the moment, and let only one task of a process do it.
- Cache the issuer's keys, fetch them again for an unknown key id, and not more often than once in some seconds.
- Allow for a minute of difference between clocks.
- Check at the start that issuer, audience and keys are set and can be reached.
- While keys cannot be fetched, answer [503](/.demur/status/503): the credentials may be good.
- Test four calls per operation: no credentials, expired ones, ones for another service, good ones.
- Limit failed attempts per account and per address.

## As seen in logs

### A key was changed, and one service did not notice

```text
08:59:58 "GET /orders" 200 kid=2026-09
09:00:03 "GET /orders" 401 kid=2026-11 reason=unknown-key keys_fetched=2026-11-02T04:00Z
09:00:03 "GET /stock"  401 kid=2026-11 reason=unknown-key keys_fetched=2026-11-02T04:00Z
```

All clients, one moment, a key id that is newer than the fetched set. Fetch the keys again, and do so by itself next
time.

### A token that is too young

```text
node-3 "GET /orders" 401 reason=not-yet-valid nbf-now=+41s
node-1 "GET /orders" 200
node-2 "GET /orders" 200
```

One node of three, and times in the future: its clock is 41 seconds behind.

### Passwords are tried

```text
198.51.100.4 "POST /login" 401 account=anna  reason=password
198.51.100.4 "POST /login" 401 account=bernd reason=password
198.51.100.4 "POST /login" 401 account=clara reason=no-account
```

One address, many accounts, one attempt each. A limit per account does not see it; one per address does. The answer for
`clara` must look like the others.

### A client asks twice every time

```text
"GET /report" 401 reason=missing client="agent/4"
"GET /report" 200 client="agent/4"
```

The library waits for the challenge before it sends a password. Tell it to send the credentials at once, to hosts that
may have them.

## Conventions

RFC 9110 demands the challenge (RFC 9110 §15.5.2). Programs as they come:

- nginx and Apache send it with Basic authentication, and the same answer for a missing and for a wrong password (nginx
  1.22.1; Apache httpd 2.4.67).
- FastAPI's `HTTPBearer`, `HTTPBasic` and `OAuth2PasswordBearer` send 401 with the challenge of their scheme; a Basic
  value that cannot be decoded is 401 as well (FastAPI 0.165.0).
- Django REST Framework asks its first authentication class: with Basic it sends 401 and a challenge, with sessions only
  it has none to send and answers 403 (Django REST Framework 3.18.3).
- Flask's `abort(401)` sends no challenge; add it yourself (Flask 3.1.3).
- The validators express-openapi-validator and Connexion send 401 without a challenge, openapi-core sends 403 for
  missing credentials (express-openapi-validator 5.6.2; Connexion 3.3.0; openapi-core 0.23.1).
- Tyk answers 400 to a request without a token, and knows it: a comment in its source says that 401 is right (Tyk).
- For bearer tokens, a request without credentials gets a bare challenge, a refused token `error="invalid_token"` (RFC
  6750 §3, §3.1).
- A challenge may also tell where a token can be had, by `resource_metadata` (RFC 9728 §5.1).
- GitHub hides private repositories behind 404, so that some callers without credentials never see a 401 (GitHub REST
  docs).

## Search engines

Google handles 401 as every 4xx except 429: the content does not exist, and an indexed address is removed (Google Search
Central). A page behind a sign-in is not indexed, which is mostly what you want.

401 is no way to keep a crawler slow. It removes the pages and leaves the rate (Google on 4xx as a brake).

## Questions

### What is the difference between 401 and 403?

401 says "I do not know who you are, or do not believe it"; 403 says "whoever you are, no". After 401, other credentials
are the cure and the answer names a scheme; after 403, the same ones mostly meet the same refusal until a right or a
rule has changed. See [the pair](/.demur/compare/401/403).

### Why is it called Unauthorized if it means unauthenticated?

Because the word has been there since 1992. That it was a mistake kept for compatibility is told often and stands in no
RFC: take it as folklore. The definition speaks of authentication credentials, and that is what counts.

### May I send 401 without WWW-Authenticate?

No. The field is a must. If you have no scheme to name, such as with cookies and a form, send 403 or a redirect to the
form, or name a scheme that your clients know.

### How do I keep the browser from opening its dialogue?

Use a scheme that it does not know, such as Bearer, for calls by script. Do not drop the field, and do not send 200.

### Should an unknown path be 401 or 404 for strangers?

401 for everything, if the whole area needs a sign-in: then a stranger learns nothing, and an honest client learns what
to do. 404 in its place breaks clients that wait for the challenge.

## History

- 1992: "Unauthorized 401" comes with the schemes that are acceptable (HTTP 1992).
- 1996: HTTP/1.0 demands `WWW-Authenticate` with it, and knows the rule that a repeated challenge after an attempt
  means: show the content to the user (RFC 1945 §9.4). HTTP/1.1 keeps both (RFC 2616 §10.4.2).
- 2012: bearer tokens get their own challenge with `error` and `scope` (RFC 6750 §3).
- 2014: the code moves into the RFC on authentication (RFC 7235 §3.1), and in 2022 back with the others (RFC 9110
  §15.5.2).
- 2025: a challenge can point to a document on where tokens come from (RFC 9728 §5.1).

## Advanced use

### Scenario

An agent reaches an API that it was not built for. It has no token, and no manual.

### How it works

It asks, and gets 401 with a challenge that names a document. The document names the servers that issue tokens for this
resource and the scopes there are. The agent lets its user sign in there, comes back with a token and repeats the
request.

### Structured response

```http
HTTP/1.1 401 Unauthorized
WWW-Authenticate: Bearer realm="api", resource_metadata="https://api.example/.well-known/oauth-protected-resource"
Cache-Control: no-store
Content-Type: application/problem+json
Content-Length: 149

{"type":"https://api.example/problems/credentials-missing","title":"Credentials missing","status":401,"detail":"This operation needs a bearer token"}
```

### Benefits

One answer replaces a page of set-up instructions, and stays true when the issuer moves.

### Best practices

- Every scheme that would be accepted, each in a field line of its own: not all clients split them.
- A bare challenge when nothing was sent; `error` only when something was refused.
- One answer for unknown account and wrong password, in content and in time.
- `no-store`, and the request id for support.

### A real example

FastAPI's `HTTPBearer` answered 403 to a request without a token; that was reported in 2020 and took years of proposals
to change (FastAPI on 401). Now it sends 401 with `WWW-Authenticate: Bearer` (FastAPI 0.165.0), and a client that acts
on challenges needs no special case for it.

### Why it is underrated

It is the only 4xx with a protocol behind it: the answer contains the next step. Most APIs leave that step out.

### Security

Say as little as a client needs: "expired" is safe to tell, "signature wrong for key 3" is not. Compare secrets in
constant time. Never accept credentials in the query, where logs keep them. Decide about credentials before path, method
and format, where these are not public.

### Performance

Checking a signature on the spot costs computation only, asking the issuer costs a round trip: prefer what can be
checked on the spot, and cache what cannot, for seconds. Refuse before the content is read.

### Architecture

Check credentials at one place, at the edge, and hand the result on to the service in a way that outsiders cannot forge.
The service checks rights. The edge removes fields of the outside that look like its own result.
"#,
        sources: &["RFC 9110 §15.5.2", "nginx 1.22.1", "Apache httpd 2.4.67", "FastAPI 0.165.0", "Django REST Framework 3.18.3", "Flask 3.1.3", "express-openapi-validator 5.6.2", "Connexion 3.3.0", "openapi-core 0.23.1", "Tyk", "RFC 6750 §3", "RFC 6750 §3.1", "RFC 9728 §5.1", "GitHub REST docs", "Google Search Central", "Google on 4xx as a brake", "HTTP 1992", "RFC 1945 §9.4", "RFC 2616 §10.4.2", "RFC 7235 §3.1", "FastAPI on 401"],
    },
    GuidePage {
        code: 402,
        lead: "After this page you can tell which of its private meanings a 402 has for the service that sent it, and decide whether to send it yourself.",
        markdown: r#"## Where you see it

### Browser

Rarely. Sites that sell articles show their page of offers with status 200. Where you see the number, it comes from an
API that a page uses, or from a service for programs that pay by themselves.

### API client

From services for payments, telephony, mail and models, in three meanings: the account has no money, the plan does not
include this, or this one payment was declined. They need three reactions, and the number does not tell them apart: the
content does.

### Logs

Log the account, what was asked for and the service's own code of the error, never the means of payment.

```text
"POST /v1/charges" 402 account=a-81 code=card_declined
"POST /v1/messages" 402 account=a-81 code=balance_empty balance=0.00
```

### Monitoring

Watch outgoing calls: a first 402 from a provider stops a whole function of yours. It is worth an alarm to the person
who can pay, and not to the one on call at night only. On your own service, count it apart from errors: it is an offer
that was not taken.

## Impact

Nothing was done. For a person it is a question of money and can be settled. A program stops, often in the middle of a
batch, and goes on as if nothing had been if its code treats all 4xx alike.

Its weakness is that HTTP gives it no meaning. A client that does not know the service treats it as 400, and looks for a
mistake in the request that is not there.

## Symptoms

- All calls of one account fail since a moment, and other accounts work.
- The first thousand calls of a month work.
- One operation fails, and the others of the same API work.
- The test system works and the production system does not.
- The same card works elsewhere.
- It works again after a payment, without any change to the program.

## Causes by role

### Builder

- The code is sent without documentation of what it means.
- It is sent for a limit that time lifts: that is [429](/.demur/status/429).
- It is sent for a right that money does not buy: that is [403](/.demur/status/403).

### API consumer

- The balance is used up, or the means of payment has expired.
- The plan does not include the operation, the model or the volume.
- The payment that the call asked for was declined.
- The key belongs to another account: to the one for tests, or to a firm that no longer pays.

### Visitor

- A subscription ended, or a purchase was not completed.

### Operator

- An invoice went to a mailbox that nobody reads.
- The quota is set for a smaller plan than the one that was sold.

## Causes by layer

### Server configuration

- A rule of a quota that answers 402 where it should answer 429.

### Client

- The client itself does not cause it, apart from a wrong key or from calls that it repeats and that each cost money.

### Upstream

- Your provider says 402 to you, and your service hands that on. Your caller owes nothing: for him it is a
  [502](/.demur/status/502) or [503](/.demur/status/503).

### Network, CDN and firewall

- Edge networks that sell access to crawlers and agents send it before the origin is asked.
- Blocked cards and banks are behind the service; they show in its content only.

## Fix it step by step

### Read the service's own code

```sh
curl -si https://api.example/v1/messages -H "Authorization: Bearer $TOKEN" \
  -H 'Content-Type: application/json' -d '{"to":"+49301234567"}' | sed -n '1,30p'
```

**Why it works:** the status has no meaning of its own; only the content and the documentation of this service have.

**You should see:** a code such as `balance_empty` or `card_declined`, and often a link.

**Warning:** a call that costs money may succeed this time. Use one that costs nothing.

### Look at the account

```sh
curl -s https://api.example/v1/account -H "Authorization: Bearer $TOKEN" | jq '{plan, balance, limit, used, owner}'
```

**Why it works:** plan, balance and owner tell whether this is the account that you think, and what is used up.

**You should see:** a balance of 0, a plan without the operation, or another owner.

### Tell a quota from a debt

```sh
curl -si https://api.example/v1/messages -H "Authorization: Bearer $TOKEN" |
  grep -i -E '^(HTTP|ratelimit|ratelimit-policy|retry-after|payment-required|www-authenticate)'
```

**Why it works:** fields of a limit say that a quota is used up and when it is new. Fields of a payment protocol say
what a program could pay. Without either, a person has to act.

**You should see:** one of the three.

### Stop the program, not the call

```json
{
  "on": 402,
  "retry": false,
  "pause": "account",
  "notify": "billing@firm.example",
  "resume": "after a successful probe every 30 minutes"
}
```

**Why it works:** the same call will fail until somebody paid, and each attempt may count. One cheap probe finds out
when it works again.

**You should see:** one message to the right person, and no storm of calls.

### Answer so that a payment is possible

If you run the server:

```http
HTTP/1.1 402 Payment Required
Content-Type: application/problem+json
Cache-Control: no-store
Content-Length: 167

{"type":"https://api.example/problems/balance","title":"The balance is used up","status":402,"balance":"0.00","currency":"EUR","billing":"https://www.example/billing"}
```

**Why it works:** it says what is missing, of what, and where it can be paid; a program can hand the address to a
person.

**You should see:** payments, and fewer tickets.

## On your machine

### Windows

Keys of services are often kept as variables of the user: `[Environment]::GetEnvironmentVariable('API_KEY','User')` in
PowerShell shows whether an old one is in use.

### macOS

Keys may be in the keychain: `security find-generic-password -s api.example -w` prints one. Compare its last signs with
the account's list.

### Linux

`systemctl show -p Environment service` shows the key that a service was started with; a new one in the shell changes
nothing there.

## Prevention

- Know your providers' codes for money, and handle them apart from other 4xx.
- Ask for the balance once a day, and warn long before it is 0.
- Let two people get invoices and warnings.
- Give calls that cost money an idempotency key, so that a repetition is not paid twice.
- As a service: document each meaning, with a code in the content; warn before the first 402.
- Do not send it to clients of which you do not know that they understand it; 403 with a clear text is safer.

## As seen in logs

### A provider's balance is empty

```text
02:10:44 outgoing POST sms.example/v1/messages 202 balance=0.08
02:10:51 outgoing POST sms.example/v1/messages 402 code=balance_empty
02:10:51 incoming POST /password-reset 500
```

The users see 500 for a thing that has to be paid. Alarm on the balance, and answer 503 meanwhile.

### A quota and not a debt

```text
"GET /v1/boxes" 402 account=a-12 quota=1000 used=1000 window=3600s
"GET /v1/boxes" 200 account=a-12 quota=1000 used=1    window=3600s
```

After an hour it works again without a payment: 429 with `Retry-After` would have said so.

### Cards are tried

```text
198.51.100.4 "POST /v1/charges" 402 code=card_declined card=…1881 amount=1.00
198.51.100.4 "POST /v1/charges" 402 code=card_declined card=…4242 amount=1.00
```

One address, many cards, small amounts: stolen numbers are being tested. Limit attempts per address and account.

## Conventions

HTTP reserves the code and says no more (RFC 9110 §15.5.3). What services mean by it:

- Stripe: the parameters were valid and the request failed; a declined card is the typical case. It calls the status
  "Request Failed" (Stripe docs).
- Sinch: the balance of the account is 0 (Sinch docs).
- x402: the field `PAYMENT-REQUIRED` describes what can be paid and how, the client repeats the request with
  `PAYMENT-SIGNATURE` (x402 v2).
- A draft from the payment industry makes it a challenge, with an authentication scheme named `Payment`
  (draft-httpauth-payment-01).
- A draft for the core of HTTP would define only this: payment is required, no acceptable one was made; the server
  should say how to pay, any intermediary may send it (draft-nottingham-httpbis-402-00).

## Search engines

Google handles 402 as every 4xx except 429: the content does not exist, and an indexed address is removed (Google Search
Central). An article behind a paywall that should be found must therefore be served with 200 and its offer, not with
402.

As with every 4xx except 429, the crawler does not slow down for it (Google on 4xx as a brake). Whether it may read at
all is a matter of `robots.txt`, not of this code.

## Questions

### Is 402 an official status code?

Yes, it is registered and reserved for future use. The number and the name are official; a meaning is not defined.

### May I use it in my API?

Yes, if you document what it means and your clients know it. RFC 9110 does not forbid it, and clients that do not know
it see a 400. If in doubt, 403 with a clear text is read correctly by more of them.

### What is the difference to 429?

Time. After 429, waiting helps; after 402, only a payment does. A quota that is renewed each hour is 429, even if one
can buy a larger one.

### Should my program repeat the request?

Not before something was paid, and not by itself with money, unless it was given a limit for that. A server can ask for
any amount, and can ask again.

### Is 402 right for an unpaid subscription?

It can be: only a payment lifts the refusal. Many services send 403 for it, which more clients understand. For pages,
show the offer with 200.

## History

- 1992: "PaymentRequired 402" lists acceptable ways to charge, and the client may come again with a `ChargeTo` field
  (HTTP 1992). At that time it had a meaning.
- 1997: HTTP/1.1 has the number, reserved for future use (RFC 2068 §10.4.3); the field is gone.
- 1999, 2014, 2022: the same statement in every edition (RFC 2616 §10.4.3; RFC 7231 §6.5.2; RFC 9110 §15.5.3).
- 2026: because it is being used, two drafts want to define it (draft-nottingham-httpbis-402-00;
  draft-httpauth-payment-01).

## Advanced use

### Scenario

A provider of data sells single answers to programs that have no account and no contract: an agent needs one chart,
once.

### How it works

The agent asks, and gets 402 with a price, a currency and a way to pay. It checks the price against the limit that its
owner set, pays, and repeats the request with the proof. The server checks the proof and answers 200, once for each
proof.

### Structured response

```http
HTTP/1.1 402 Payment Required
Content-Type: application/problem+json
Cache-Control: no-store
Content-Length: 226

{"type":"https://api.example/problems/payment","title":"This chart costs 0.05 EUR","status":402,"amount":"0.05","currency":"EUR","methods":["https://api.example/pay/card"],"reference":"q-7781","expires":"2026-11-26T12:10:00Z"}
```

### Benefits

No sign-up, no key, no monthly invoice for a single call. The price is in the answer, where the program decides.

### Best practices

- Amount and currency as text, never as a floating number.
- A reference that ties the payment to this request, and an end of the offer.
- The proof counts once; a repeated request with it gets the stored answer.
- A cheap way to ask for the price without buying.
- 402 only before the work, never after half of it.

### A real example

In x402 a gateway answers 402 with its offer, Base64-encoded, in `PAYMENT-REQUIRED`; the client repeats the request with
a signed payment in `PAYMENT-SIGNATURE` (x402 v2). The server behind the gateway needs no change.

### Why it is underrated

For thirty years it had nothing to say, since no client could pay. Programs that can are new, and the number was kept
free for them.

### Security

An attacker who can change answers puts his own account into the offer: act on it only over an authenticated connection
(draft-nottingham-httpbis-402-00). A client that pays without a person needs limits on how much, how often and to whom.
Paying ties requests to a person; say so to users. For the server: check the proof on the server of the payer's bank or
network, and never by its form alone.

### Performance

The check of a balance stands before every call; keep it next to the quota, in memory, and settle the exact amount
later. Never store a 402 in a shared cache: it names amounts of one payer.

### Architecture

Decide about money at the edge, with one small service that knows balances, and let the services behind work without any
notion of it. Record what was granted before the work and what was used after it. Do not mix the verdict with that about
rights: who may not, gets 403 whatever he pays.
"#,
        sources: &["RFC 9110 §15.5.3", "Stripe docs", "Sinch docs", "x402 v2", "draft-httpauth-payment-01", "draft-nottingham-httpbis-402-00", "Google Search Central", "Google on 4xx as a brake", "HTTP 1992", "RFC 2068 §10.4.3", "RFC 2616 §10.4.3", "RFC 7231 §6.5.2"],
    },
    GuidePage {
        code: 403,
        lead: "After this page you can find which rule refused and whom to ask, and refuse others in a way that saves both of you the question.",
        markdown: r#"## Where you see it

### Browser

As a page that says no. Who made it matters: a page of a firewall with an id of the event, a bare page of a web server
about a directory or a file, or a page of the application that knows your name. The first two have nothing to do with
your account.

### API client

On some operations of an API and not on others, with the same token. Look for `WWW-Authenticate` with
`error="insufficient_scope"` and for a content that names the missing right.

### Logs

Log who asked, what was asked for, and which rule said no. A line with the status alone starts an investigation; a line
with the rule ends it.

```text
"DELETE /orders/7" 403 user=u-33 tenant=acme roles=reader needed=orders:delete rule=role
"GET /orders/7"    403 user=u-33 tenant=acme owner=globex rule=tenant
"GET /report"      403 addr=203.0.113.40 rule=address
```

### Monitoring

Split by rule. A rise of one rule follows a change of it: of roles, of scopes, of an address list. One caller who gets
many different 403s is looking for an open door.

## Impact

A person who may not do something stops, and asks. If the answer names the right and the person to ask, that takes a
minute; if not, it takes a ticket through three teams. A program stops until somebody grants it something.

The error in the other direction is silent: what is allowed by mistake shows in no log of refusals.

## Symptoms

- Reading works, and writing does not.
- It works for one colleague and not for another, or for one organisation and not for another.
- It worked until a date: a trial, a role or a contract ended.
- A new user can sign in and can do nothing.
- A new token works for nothing, although its account may do everything.
- It works from the office and not from home, or not from a new server.
- A form fails after the page was open for a long time.
- A directory fails, and the files in it work.

## Causes by role

### Builder

- The check names another right than the document does.
- A new operation has no rule, and no rule means no.
- The protection against forged requests (CSRF) finds no token in the form or in the script.
- 403 is sent for missing credentials, and clients do not sign in.
- 403 is sent for a limit, and clients do not wait. That is [429](/.demur/status/429).

### API consumer

- The token has the account's name and only a part of its rights: a scope was not asked for, or not granted.
- The token belongs to another account, project or environment than you think.
- The caller is a service, and a person has the right.
- The object belongs to another tenant.
- The address of your machine is not on a list.
- The client sends no `User-Agent`, or one that a firewall does not like.

### Visitor

- You are signed in with another account, or with none.
- The page is for members, for a country, or for a network.
- Your address is blocked, with many others behind the same provider or VPN.

### Operator

- Rights of files: the server's user cannot read the file or enter a directory above it.
- A directory without an index file, and listing is off.
- A rule of the firewall matches a harmless text: a price with a quote, an article about SQL.
- The address that the rule sees is that of the proxy and not that of the client.

## Causes by layer

### Server configuration

- `deny` rules, lists of addresses, methods that are limited to some callers, demanded client certificates.
- Protection of files that begin with a dot.

### Client

- Cookies are not sent to a foreign host, so that a session is missing; many sites say 403 then where 401 would be
  right.

### Upstream

- The gateway lets the call pass and the service refuses it: the service knows the object and its owner.
- The gateway's own account at a storage or a service behind lacks a right. To the caller that is a fault of the server:
  it is a [500](/.demur/status/500) or [502](/.demur/status/502), not his 403.

### Network, CDN and firewall

- Rules for bots, countries, rates and attacks. The origin has no line for such a request.
- A CDN that may not read its own origin, such as a private bucket.
- A block for legal reasons is [451](/.demur/status/451).

## Fix it step by step

### Find out who refused

```sh
curl -si https://api.example/orders/7 -X DELETE -H "Authorization: Bearer $TOKEN" |
  grep -i -E '^(HTTP|server|via|www-authenticate|content-type|x-request-id)'
```

**Why it works:** an answer in the application's own format means that your account was judged. A short HTML page means
that a web server or a firewall judged the address, the file or the form of the request.

**You should see:** the maker of the answer, and an id by which its log can be searched.

### Find out who you are

```sh
printf '%s' "$TOKEN" | cut -d. -f2 | tr '_-' '/+' | awk '{ while (length($0) % 4) $0 = $0 "="; print }' |
  base64 -d | jq '{sub, azp, scope, roles, tenant: .tid}'
curl -s https://api.example/me -H "Authorization: Bearer $TOKEN" | jq .
```

**Why it works:** most puzzles end with another account, another tenant or a short list of scopes.

**You should see:** the account that you meant, and the right that the documentation of the operation demands, or not.

**Warning:** a token is a secret. Take it apart on your own machine only.

### Compare with a caller who may

```sh
for token in "$TOKEN" "$ADMIN_TOKEN"; do
  for path in /orders/7 /orders/8 /customers/1; do
    printf '%s %s\n' "$(curl -s -o /dev/null -w '%{http_code}' -H "Authorization: Bearer $token" \
      "https://api.example$path")" "$path"
  done
done
```

**Why it works:** refused for all objects is a missing role or scope; refused for some is ownership or tenant; refused
for both callers is a rule that does not look at callers.

**You should see:** one of these three patterns.

**Warning:** read only. Do not try an administrator's token on calls that change something.

### Look at addresses and files

If you run the server:

```sh
curl -s https://www.example/ -o /dev/null -w '%{http_code} %{local_ip}\n'
namei -l /var/www/site/reports/index.html
tail -n 100 /var/log/nginx/error.log | grep -E 'forbidden|Permission denied|directory index'
```

**Why it works:** web servers write the reason into the error log: `access forbidden by rule`, `directory index of ...
is forbidden`, or `Permission denied` with the path.

**You should see:** one of these three lines, or none: then the refusal was made elsewhere.

### Ask for the right, and name it

```http
HTTP/1.1 403 Forbidden
WWW-Authenticate: Bearer realm="api", error="insufficient_scope", scope="orders:delete"
Content-Type: application/problem+json
Cache-Control: no-store
Content-Length: 209

{"type":"https://api.example/problems/forbidden","title":"Not for this caller","status":403,"detail":"The token lacks a scope","hint":"ask for a token with orders:delete","contact":"mailto:access@api.example"}
```

**Why it works:** the owner of the resource grants rights; the owner of the token asks for scopes; the operator changes
lists of addresses. The reason says which of the three it is.

**You should see:** 2xx after the grant, often only with a new token: scopes are written into it when it is issued.

## On your machine

### Windows

For IIS the log has a second number, the substatus: 403.14 is a listing that is denied, 403.6 an address, 403.7 a
missing client certificate. `icacls C:\inetpub\site\reports` shows the rights of files.

### macOS

`ls -le` shows access lists beside the usual rights, and `ls -l@` the mark of a downloaded file. A server in the user's
own folders needs the right to enter `~`, which others do not have by default.

### Linux

`namei -l` shows the directory that cannot be entered, `sudo -u www-data cat FILE` tries with the server's user. With
SELinux, `ls -Z` and `ausearch -m avc -ts recent` show a refusal that the usual rights do not explain.

## Prevention

- Give new accounts a role in the same step that creates them.
- Take the scopes of a token from the list of operations that the client calls, and check them at its start with one
  call.
- Name rights in the contract, per operation, and generate the checks from it.
- Deny by default, and let the build fail for an operation without a rule.
- Announce address lists: a new outgoing address of a service is a change that others must know of.
- Test each operation with four callers: none, one without the right, one of another tenant, one with the right.
- Decide per area whether a refusal may show; if not, it is [404](/.demur/status/404).

## As seen in logs

### The policy and the code name different roles

```text
"POST /refunds" 403 user=u-12 roles=accountant needed=accounting rule=role
"POST /refunds" 403 user=u-19 roles=accountant needed=accounting rule=role
```

All holders of one role, one operation. Nobody lacks a right; one of the two names is wrong.

### Somebody asks for another tenant's object

```text
"GET /invoices/9931" 403 user=u-33 tenant=acme owner=globex rule=tenant
"GET /invoices/9932" 403 user=u-33 tenant=acme owner=globex rule=tenant
```

Either a link was passed on between firms, or ids are tried. The rising numbers speak for the second. Consider 404 for
this area, so that they learn nothing.

### A token without a scope, and a user without a role

```text
"GET /orders" 403 client=reports scope=-    needed=orders:read rule=no-scope
"GET /orders" 403 user=u-88 roles=- created=2026-11-25 needed=reader rule=no-role
```

The first was issued without asking for anything: mend the client's request for tokens. The second signed up yesterday,
and the step that gives a role did not run.

### A service moved to a new address

```text
"POST /hooks/payments" 200 addr=198.51.100.10 client=payments
"POST /hooks/payments" 403 addr=198.51.100.77 client=payments rule=address
```

The same client from an address that is not on the list. Confirm it by another way than the request, and add it.

## Conventions

- nginx and Apache send 403 for a directory without an index, for a file that they may not read, and for what a rule
  denies (nginx 1.22.1; Apache httpd 2.4.67).
- Caddy and Express' static files answer 404 for a directory without an index (Caddy 2.6.2; Express 5.3.0).
- Express' static files answer 404 for names that begin with a dot; nginx, Apache and Caddy serve them unless told
  otherwise (Express 5.3.0; nginx 1.22.1; Apache httpd 2.4.67; Caddy 2.6.2).
- nginx answers 403, not 405, to a method that `limit_except` keeps from a caller (nginx 1.22.1).
- IIS tells its reasons apart by a substatus: 403.6 for an address, 403.7 for a missing client certificate, 403.14 for a
  listing (IIS docs).
- Django answers 403 to a POST without a CSRF token (Django 5.2.19).
- Django REST Framework answers 403 in place of 401 where no authentication class has a challenge to offer (Django REST
  Framework 3.18.3).
- API Firewall answers 403 to everything that breaks the contract, unknown paths and malformed JSON included, unless
  another status is set (API Firewall 0.9.6).
- Kubernetes names user, verb, resource and scope in the refusal (Azure Kubernetes docs).
- Stripe sends 403 when an API key lacks the permission (Stripe docs); SendGrid also for a temporary block after too
  many bad requests (SendGrid docs).
- Amazon S3 answers 403 for a missing object to callers who may not list the bucket (Amazon S3 docs); GitHub answers 404
  for what exists and may not be seen (GitHub REST docs).
- For bearer tokens, 403 with `error="insufficient_scope"` says that more scopes would help (RFC 6750 §3.1).

## Search engines

Google handles 403 as every 4xx except 429: the content does not exist, and an indexed address is removed (Google Search
Central). A rule against bots that takes the crawler for one removes the site.

Do not use 403 to slow a crawler down. Google asks site owners and CDNs not to, since pages vanish and the rate stays;
429 or 503 are for that (Google on 4xx as a brake). A `robots.txt` that is answered with 403 counts as absent, so that
what it forbids is crawled (Google on 4xx as a brake).

## Questions

### Does 403 mean that I am signed in?

No. The code says nothing about that: the reason may be an address, a file or a rule for everybody. Only where
credentials were sent does it say that they are not enough.

### Will signing in again help?

Not with the same account and the same rights. It helps when a right was granted since, because many tokens carry the
rights of the moment in which they were issued; and with another account.

### When is it 401 and when 403?

401 when valid credentials are missing and the answer can name a way to get them; 403 when the caller is known and
refused, or when credentials do not matter. See [the pair](/.demur/compare/401/403).

### Should I send 403 or 404?

403 if the caller may know that the thing is there, 404 if not. Decide for a whole area and keep to it for every method:
it is the difference that tells. See [the pair](/.demur/compare/403/404).

### Whom do I ask?

For a missing role, the administrator of your organisation; for a missing scope, whoever registered the client; for an
object of another tenant, its owner; for an address, the operator of the service. For the page of a firewall, send its
event id.

### May a program try again?

Not by itself with the same credentials. After a grant, with a new token, yes; after a fixed date, if the answer names
one.

## History

- 1992: "Forbidden 403": something forbidden, authorization will not help (HTTP 1992).
- 1996: HTTP/1.0 keeps that, and uses 403 also where a server does not wish to tell the exact reason (RFC 1945 §9.4).
- 1999: that use moves to 404; still "authorization will not help" (RFC 2616 §10.4.4).
- 2014: the sentence goes. Other credentials may be tried, and the reason may be unrelated to them (RFC 7231 §6.5.3).
- 2022: "refuses to authorize it" becomes "refuses to fulfill it", which says the same without the old confusion (RFC
  9110 §15.5.4).

Many texts still teach the rule of 1999, that 403 means "known, and nothing will help". It has not been the rule since
2014 (RFC 7231 §6.5.3).

## Advanced use

### Scenario

A platform with roles, scopes and tenants, used by firms that manage their own people. Most tickets are "403, why?".

### How it works

The decision is made once, with a reason: no scope, wrong scope, no role, wrong role, other tenant, address. The log
gets the reason with all values. The caller gets its kind and the way out, as far as he may know it: the missing scope,
the contact of his own administrator.

### Structured response

```json
{
  "type": "https://api.example/problems/forbidden",
  "title": "Not for this caller",
  "status": 403,
  "detail": "The role `reader` cannot delete orders",
  "missing": {"role": "manager"},
  "contact": "mailto:it@acme.example"
}
```

### Benefits

The question goes to the one who can answer it, with the words that he needs. The operator sees in a chart which rule
refuses, and finds a wrong one within minutes.

### Best practices

- Reason and way out in the content; the values in the log.
- `WWW-Authenticate` with the scope, where other credentials would help.
- The same decision for every method of a resource.
- Rights before values: a caller without the right learns nothing about what is valid.
- Never decide in the client. What a page hides, the server must still refuse.

### A real example

Kubernetes says `nodes is forbidden: User "…" cannot list resource "nodes" in API group "" at the cluster scope` (Azure
Kubernetes docs). Who, what, on what, where: the sentence is nearly the rule that has to be written.

### Why it is underrated

It is taken for a wall. With a reason and an address it is a form, filled in already.

### Security

The reason is information: name a missing scope to a partner, and nothing to a stranger. Where 403 and 404 both occur,
the difference lists what exists. Check the right on the object and not on the path alone; most holes are an id of
another tenant in a permitted operation. Do not trust an address that a client can write into a field.

### Performance

The decision should cost less than the operation: roles and scopes from the token first, the owner of the object with
the same query that would load it. Do not cache a refusal in shared caches, and in the process only for seconds, or a
grant does not take effect.

### Architecture

Coarse rules at the edge: scope, role, address. Fine rules in the service: owner, state, amount. Let both use the same
words for reasons, and let the edge pass the service's 403 on untouched.
"#,
        sources: &["nginx 1.22.1", "Apache httpd 2.4.67", "Caddy 2.6.2", "Express 5.3.0", "IIS docs", "Django 5.2.19", "Django REST Framework 3.18.3", "API Firewall 0.9.6", "Azure Kubernetes docs", "Kubernetes docs", "Stripe docs", "SendGrid docs", "Amazon S3 docs", "GitHub REST docs", "RFC 6750 §3.1", "Google Search Central", "Google on 4xx as a brake", "HTTP 1992", "RFC 1945 §9.4", "RFC 2616 §10.4.4", "RFC 7231 §6.5.3", "RFC 9110 §15.5.4"],
    },
    GuidePage {
        code: 404,
        lead: "After this page you can say which part of the way said no, the address, the route, the record or the right to see it, and repair that part without hiding the error.",
        markdown: r#"## Where you see it

### Browser

As the page of the site for lost visitors, as the short page of a web server, or as the browser's own page where the
answer had no content. The three looks are the first clue: the site's own page means that the application was reached,
the web server's page means that it was not.

A 404 for a script, a style sheet or a picture shows only in the network panel. The page loads, and looks or works
wrong.

### API client

As an exception that hides what was asked. Log the method and the complete address with it, after all joining and
encoding: most 404s of programs are an address that nobody has ever read in full.

### Logs

In the access log with status and path. Add the host, the `Referer` and the name of the route that matched, or `-` for
none: a 404 with a route is a missing record, a 404 without one is a missing route.

```text
203.0.113.7 www.example "GET /About HTTP/1.1"   404 route=-            ref="https://www.example/"
203.0.113.9 api.example "GET /orders/7 HTTP/1.1" 404 route=/orders/{id} ref="-"
```

### Monitoring

Never alarm on the sum: scanners keep it high and restless. Alarm on the share of 404 for one route that has traffic, on
a 404 for an address that answered 200 in the hour before, and on 404s whose `Referer` is your own site.

## Impact

A visitor is lost at the moment at which he wanted something. A program takes the thing as absent, and acts on that: it
creates it a second time, deletes its copy, or tells its user that the order does not exist. That is why a 404 that is
not true, during an outage of the database or after a wrong deployment, does more harm than an honest
[503](/.demur/status/503).

The opposite is a 404 that is not sent. A friendly page with status 200 for a lost address tells caches, crawlers and
programs that they hold the thing.

## Symptoms

- A link that worked for years stops working after a new release of the site.
- The address works on the machine of the developer and not on the server.
- `/about` works and `/About` does not, or `/about/` does not.
- The list shows an id, and the address with that id does not answer.
- A colleague opens the page; you, or a program with its own token, get 404.
- Everything below one path answers 404, and everything else is well.
- The address answers 404 for some minutes after its page was published, and then works.
- A single-page application works by its links and fails when a page is reloaded.

## Causes by role

### Builder

- A typing mistake in a route: `/prodcuts/{id}`, or a parameter that matches one segment where the path has two.
- A route was renamed without a redirect, and links, bookmarks and old clients keep its old name.
- Routes are tried in order, and an earlier one took the request and found nothing: `/orders/{id}` before
  `/orders/export`.
- The router is mounted under a prefix that the proxy removes, or fails to remove.
- A constraint of the path parameter: `/orders/{id:int}` does not match `/orders/A-7`, and the framework says 404.
- A look-up that fails is handled like one that finds nothing. The database is down, and the answer is "not found".
- The record was deleted and nothing remembers it. [410](/.demur/status/410) would say so.
- The query is scoped to a tenant, as it must be, and the caller is in another one.

### API consumer

- Wrong base address: the host of another environment, or a path without `/api`.
- Wrong or missing version: `/orders` in place of `/v2/orders`.
- Two slashes, or none, where base and path are joined; a space or a slash in the id that was not encoded.
- The case differs, or a slash at the end is missing or too much.
- The id is of another kind or another environment: a test id sent to production.
- No token, or a token without the right, at a service that hides what it does not show you.

### Visitor

- A typing mistake, an address broken over two lines of a mail, a full stop or bracket taken along at its end.
- An old bookmark or an old result of a search engine.
- You are signed in with another account, or with none.

### Operator

- The default virtual host answers, since the name is missing from the configuration or DNS leads to another server.
- Files were not deployed, or are there under another name, or the index of one node is older than that of the others.
- The rule that hands all paths to a single-page application is missing.

## Causes by layer

### Server configuration

- Case: file systems of Linux tell `About` from `about`, those of Windows and macOS as they come do not. A site that was
  built on one and served from the other loses files.
- The slash at the end: for a directory, servers redirect to the address with the slash; for a file with a slash behind
  it they answer 404.
- An alias or a document root that adds a path twice.

### Client

- Joining: `new URL("orders", "https://api.example/v2")` is `https://api.example/orders`. The last segment of the base
  is dropped unless it ends in a slash.
- A redirect was followed, and the 404 belongs to the address behind it, not to the one that was asked.

### Upstream

- A gateway has the route and the service does not, because one of the two was deployed first.
- A service asks another one, gets 404, and hands it on as its own. To its caller that is a false statement: the address
  of the caller exists. If the caller named the missing thing in his content, it is [422](/.demur/status/422); if the
  service did by itself, [500](/.demur/status/500), or a 200 that says what is missing.

### Network, CDN and firewall

- A CDN stored the 404 from before the page was published.
- A firewall answers 404 to what it takes for a scan, to say as little as possible.
- A name that does not resolve or a connection that is refused is no 404: without a server there is no status.

## Fix it step by step

### See who said it

```sh
curl -si -o /tmp/answer https://www.example/About -w '%{http_code} %{url_effective} %{remote_ip}\n'
grep -i -E '^(server|via|age|x-cache|content-type|cache-control):' /tmp/answer
```

**Why it works:** every layer signs its answers, on purpose or not. `Age` or a cache field says that a cache spoke, an
HTML page of few lines that a web server did, and a structured content that the application was reached.

**You should see:** the effective address is the one that you meant, and one layer to look at. An unexpected IP address
sends you to DNS and virtual hosts.

### Change one part of the address at a time

```sh
for path in /orders/7 /orders/7/ /Orders/7 /v1/orders/7 /v2/orders/7 /api/v2/orders/7; do
  printf '%s %s\n' "$(curl -s -o /dev/null -w '%{http_code}' "https://api.example$path")" "$path"
done
```

**Why it works:** the whole address is compared: host, base path, version, case, slash. One change at a time names the
part.

**You should see:** one line that is not 404. A 401, 403 or 405 is a hit as well: the route is there.

### Ask the list for the id

```sh
curl -s -H "Authorization: Bearer $TOKEN" 'https://api.example/v2/orders?limit=100' |
  jq -r '.items[].id' | grep -x -F 7
```

**Why it works:** the list and the single address read the same records with the same rights. An id that the list does
not have is gone, or of another tenant, or not for this account; one that it has points at the route.

**You should see:** the id, or nothing. With nothing, sign in as the owner and ask again.

### Ask as somebody else

```sh
for token in "$TOKEN" "$OWNER_TOKEN" ""; do
  curl -s -o /dev/null -w '%{http_code}\n' https://api.example/v2/orders/7 \
    ${token:+-H "Authorization: Bearer $token"}
done
```

**Why it works:** a service that hides what you may not see answers 404 to you and 200 to the owner. Nothing in the
answer tells the two kinds of 404 apart, and that is the point of it.

**You should see:** three equal statuses if nothing is there. If the owner gets 200, the fault is a missing right.

**Warning:** use the owner's token on a read only, and do not leave it in the history of the shell.

### Count what is really missing

```sh
awk '$9 == 404 { print $11, $7 }' /var/log/nginx/access.log | sort | uniq -c | sort -rn | head -20
```

**Why it works:** in the combined log format, field 7 is the path and field 11 the `Referer`. Few addresses make most of
the 404s, and a `Referer` of your own site is a link that you can repair.

**You should see:** your own broken links first, then moved pages, then scanners that ask for programs which you do not
run.

### Send moved addresses on, one by one

```sh
curl -si https://www.example/old-catalogue | grep -i -E '^(HTTP|location)'
```

```http
HTTP/1.1 308 Permanent Redirect
Location: https://www.example/catalogue
Cache-Control: max-age=3600
Content-Length: 0

```

**Why it works:** [308](/.demur/status/308) and [301](/.demur/status/301) keep the links of others alive, and tell them the
new name. What has no successor gets [410](/.demur/status/410) or stays 404.

**You should see:** one redirect, to the page that replaces the old one.

**Warning:** do not send everything to the first page. Visitors do not find what they came for, and search engines take
it for a soft 404. Start with a short `max-age`, since browsers keep permanent redirects.

## On your machine

### Windows

The file system takes `About.html` for `about.html`, so a wrong link works until it is on the server. `git ls-files`
shows the true spelling. `Resolve-DnsName www.example` and the file `C:\Windows\System32\drivers\etc\hosts` tell which
server you ask; `curl.exe -I` asks it without a browser's cache.

### macOS

The default volume ignores case as well. `git config core.ignorecase` says `true` there, and a change of nothing but the
case of a name is easily lost: rename with `git mv`. `dscacheutil -q host -a name www.example` shows the address in use.

### Linux

`namei -l /var/www/site/about/index.html` prints every part of the path with its rights, and stops at the one that is
missing. `find /var/www/site -iname 'about*'` finds the other spelling. `getent hosts www.example` shows which server is
asked.

## Prevention

- Keep addresses. Where one must change, add the redirect in the same change that renames the route.
- Check links in the build, and the addresses of the old site map against the new site before a release.
- Decide once about case and about the slash at the end; redirect the other form, and test it.
- Tell "not there" from "could not look" in code: an error of the database never becomes a 404.
- Remember what was deleted, for a time, and answer 410.
- Write a 404 page that helps: the navigation of the site, a search field with the words of the path filled in, and a
  way to report the link. Send it with status 404.
- For an API: say what was not found, the route or the record, and offer the nearest route, if strangers may know.

## As seen in logs

### A route was lost in a deployment

```text
10:04:58 "GET /v2/invoices/118 HTTP/1.1" 200 route=/v2/invoices/{id} release=841
10:05:02 "GET /v2/invoices/204 HTTP/1.1" 404 route=-                 release=842
10:05:02 "GET /v2/invoices/97 HTTP/1.1"  404 route=-                 release=842
```

Many ids, no route, and one moment: nothing was deleted. Release 842 does not know the path.

### Somebody walks through the ids

```text
198.51.100.4 "GET /v2/invoices/2001 HTTP/1.1" 404 route=/v2/invoices/{id} user=u-33
198.51.100.4 "GET /v2/invoices/2002 HTTP/1.1" 404 route=/v2/invoices/{id} user=u-33
198.51.100.4 "GET /v2/invoices/2003 HTTP/1.1" 200 route=/v2/invoices/{id} user=u-33
```

One caller, rising numbers. Check that the 200 belongs to this user, then limit 404s per account and use ids that cannot
be guessed.

### A page was published after it was linked

```text
09:00:01 "GET /news/launch HTTP/1.1" 404 cache=MISS
09:00:40 "GET /news/launch HTTP/1.1" 404 cache=HIT
09:01:10 publisher: /news/launch is live
09:01:30 "GET /news/launch HTTP/1.1" 404 cache=HIT age=89
```

The origin has the page, and the CDN has its old answer. Purge the address; send `Cache-Control: no-cache` with 404s of
public pages.

### A single-page application is reloaded

```text
203.0.113.7 "GET / HTTP/1.1"             200 ref="-"
203.0.113.7 "GET /account/keys HTTP/1.1" 404 ref="-"
```

`/account/keys` exists in the browser only. Hand paths of the application, and only those, to its first page; unknown
paths must stay 404.

## Conventions

Frameworks differ in what they take for the same address. `/about` was defined, and its neighbours were asked for:

- Express answers 200 to `/About` and `/about/` as well, and 404 to a known path with another method (Express 5.3.0).
- Fastify answers 404 to all three (Fastify 5.12.8).
- FastAPI redirects `/about/` with 307, and answers 404 to `/About` (FastAPI 0.165.0).
- Flask answers 404 to both, and redirects with 308 where the rule has the slash and the request has not (Flask 3.1.3).
- Django redirects with 301 in that case and answers 404 in the others (Django 5.2.19).
- A letter where the route wants a number is 404 in Flask and Django and 422 in FastAPI (Flask 3.1.3; Django 5.2.19;
  FastAPI 0.165.0).
- For files, nginx, Apache and Caddy on Linux tell case apart; a directory without its slash is redirected with 301, 301
  and 308 (nginx 1.22.1; Apache httpd 2.4.67; Caddy 2.6.2).
- A directory without an index is 404 in Caddy and 403 in nginx and Apache (Caddy 2.6.2; nginx 1.22.1; Apache httpd
  2.4.67).

Services use the second meaning of the code:

- GitHub answers 404 for a private repository when the caller is not properly authenticated, since 403 would confirm
  that it exists (GitHub REST docs).
- Amazon S3 does it the other way round: without the right to list the bucket, a missing object is 403, and only with it
  404 (Amazon S3 docs).

## Search engines

Google handles every 4xx except 429 alike: the content does not exist, nothing of the answer is used, and an indexed
address is removed if the status stays (Google Search Central). So 404 and 410 have the same end, and a few 404s of lost
pages do no harm to the rest.

A page that says "not found" with status 200, or a redirect of everything to the first page, is a soft 404: the crawler
spends its visits on addresses that are none, and may index them (Google on soft 404). A moved page should be redirected
to its successor; a page of help is welcome, sent with 404 or 410 (Google on soft 404).

Do not use 404 to slow a crawler down. It removes content and does not reduce the rate; 429 and 503 do (Google on 4xx as
a brake).

## Questions

### Is a 404 a client error or a server error?

By its class an error of the client; by its cause it is as often one of the server. The class says only where to look
first: at the address. If the address is one that you publish, the fault is yours.

### Can a 404 be cached?

Yes, even when the answer says nothing about caching. Most browsers and plain proxies leave it alone without an explicit
time, some CDNs keep it for minutes, and with `max-age` most caches store it. Send `Cache-Control` with every 404.

### Why do I get 404 and not 403 for something that I am not allowed to see?

Because 403 would tell you that it is there. RFC 9110 allows a server to answer 404 instead. Check account, organisation
and scopes of the token before you doubt the address; see [the pair](/.demur/compare/403/404).

### Should I send 404 or 410 for deleted pages?

410 if you know that it is for good, 404 if you do not. For Google the two have the same effect; programs and people
learn more from 410. See [the pair](/.demur/compare/404/410).

### May I redirect all lost addresses to the first page?

No. The visitor asked for something else and is not told that it is missing, and search engines treat the redirect as a
soft 404. Redirect an address only to what replaces it.

### How do I see a page that is gone?

In an archive, if one has it: put `https://web.archive.org/web/` before the address. For programs the Wayback Machine
says at `https://archive.org/wayback/available?url=` followed by the address whether it has a copy; its makers propose
that for 404 pages.

## History

- 1992: the first list of codes has "Not found 404": nothing matches the URI. It numbers five client errors, 400 to 404,
  in a row (HTTP 1992). The story of a room 404 at CERN finds no support there.
- 1996: HTTP/1.0 takes it over. A server that would rather not tell may send 403 in its place (RFC 1945 §9.4).
- 1999: HTTP/1.1 turns that round: 404 is for the server that does not wish to reveal why it refuses, and 410 for what
  is known to be gone (RFC 2616 §10.4.5).
- 2014: the unwillingness to disclose becomes part of the definition, and 404 is cacheable by default (RFC 7231 §6.5.4).
- 2022: the same is now called heuristically cacheable (RFC 9110 §15.5.5).

## Advanced use

### Scenario

An API serves many firms. An order of one firm must not only be unreadable for another; that it exists must not show
either, since numbers of orders are news in themselves.

### How it works

Every look-up carries the tenant, so that a foreign id finds nothing, exactly as a free one. The right is checked before
method, format and values: else 405, 406 or 422 would say what 404 hides. The answer is the same for both, in fields,
content and time, and is not stored.

### Structured response

```http
HTTP/1.1 404 Not Found
Content-Type: application/problem+json
Cache-Control: no-store
Content-Length: 166

{"type":"https://api.example/problems/not-found","title":"Nothing under this path","status":404,"detail":"No order has this id, or it is not visible to this account"}
```

### Benefits

Ids can be handed out freely, a leaked link tells nothing, and there is no list to be made by trying. The honest caller
still gets a useful hint: "or it is not visible to this account".

### Best practices

- One function makes the answer for "missing" and "hidden".
- Log the true reason with the id of the request; support needs it.
- `no-store` on every 404 of such an area, not only on the ones that hide.
- Outside of such areas, be helpful: name the nearest route.
- 404 for a single thing, 200 and an empty list for a search without hits.

### A real example

A developer without access asks GitHub for a private repository and gets 404 in place of 403 (GitHub REST docs). The
price is paid by the honest: "404 for a repository that exists" is common enough to have an entry of its own in the
documentation, which sends the reader to authentication and scopes.

### Why it is underrated

It is the only code that can refuse without admitting that there is something to refuse. It also costs nothing: a
service that scopes its queries sends it without knowing.

### Security

A difference is a leak: 403 here and 404 there, an `Allow` that only real addresses have, a slower answer for real ids,
a rate limit that counts only hits. Test with pairs of existing and free ids over all methods. Escape the path where the
page repeats it; a 404 page that echoes is an old hole for scripts. Do not rely on it alone: ids that cannot be guessed,
and a check of rights, come first.

### Performance

Random paths pass every cache and reach the slowest part. Decide unknown routes at the edge; store public 404s for
seconds and never for minutes; limit them per client. Keep the page small and static: rendering the whole site for a
missing icon is a cost that grows with scanners.

### Architecture

Two parts know the truth: the edge knows the routes, the service knows the records. Let each say 404 for its own, and
mark in the log which it was. A gateway must not turn the 404 of a dependency, deep inside, into one of its own, nor an
outage into absence.
"#,
        sources: &["Express 5.3.0", "Fastify 5.12.8", "FastAPI 0.165.0", "Flask 3.1.3", "Django 5.2.19", "nginx 1.22.1", "Apache httpd 2.4.67", "Caddy 2.6.2", "GitHub REST docs", "Amazon S3 docs", "Google Search Central", "Google on soft 404", "Google on 4xx as a brake", "HTTP 1992", "RFC 1945 §9.4", "RFC 2616 §10.4.5", "RFC 7231 §6.5.4", "RFC 9110 §15.5.5"],
    },
    GuidePage {
        code: 405,
        lead: "After this page you can tell a wrong method from a wrong address and from a redirect that changed the method, and answer 405 with an Allow field that is true.",
        markdown: r#"## Where you see it

### Browser

After a form, or after reloading or typing the address that a form was sent to: the page takes POST only, and the
browser asks with GET. In scripts, as a failed `fetch` with a method that the server does not have; if the preflight
itself is answered with 405, the console speaks of CORS and not of the method.

### API client

On PUT, PATCH and DELETE most of all. The answer has an `Allow` field; that is the list of what works here.

### Logs

Method, path and route together. A 405 with a route is a true one; without a route it was made by a web server or a
proxy that never asked the application.

```text
203.0.113.7 "PUT /orders HTTP/1.1"      405 route=/orders allow="GET, HEAD, POST"
203.0.113.9 "POST /index.html HTTP/1.1" 405 route=-       allow=-
```

### Monitoring

Group by method and route. Methods that you never had are scanners. A method that worked yesterday is a route that was
lost, and worth an alarm at the first dozen.

## Impact

Nothing was done, and the client can repair itself if `Allow` is there. Without it, the caller does not know whether the
address, the method or the right is wrong, and tries all three.

A 405 that is a lie costs more: a server that answers 404 for a wrong method sends people to look for a typing mistake
in an address that is right.

## Symptoms

- GET works on an address, and POST does not; or the other way round.
- A form works when it is sent, and fails when its page is reloaded.
- POST is answered with 405, and the log of the server shows a GET.
- DELETE works against the service and fails through the proxy.
- A script fails with a message about CORS, and the network panel shows 405 for OPTIONS.
- A health check with HEAD fails, and the page opens.
- The collection is hit in place of the item: `PUT /orders` where `PUT /orders/7` was meant.

## Causes by role

### Builder

- The handler is registered for one method, and the client uses another one of the same meaning: PUT against PATCH.
- HEAD is not served where GET is.
- OPTIONS is not served, and browsers ask with it before calls to a foreign host.
- Two routes match the path, and the first one has other methods.
- `Allow` is written by hand and was not changed with the routes.

### API consumer

- An id is empty, so that `/orders/` + id is the collection.
- A redirect turned POST into GET: 301 and 302 allow that, [307](/.demur/status/307) and [308](/.demur/status/308) do not.
- `http://` is redirected to `https://`, and the method is lost on the way.
- The library sends GET unless told otherwise, or POST as soon as there is a body.
- The documentation of another version.

### Visitor

- Reload, "back", or a bookmark of the page behind a form.
- A link in a mail to an address that takes only forms.

### Operator

- A static file server stands where the application was expected, and knows GET and HEAD only.
- A rule for allowed methods that is older than the API.
- A WebDAV module that takes PUT and DELETE for itself.

## Causes by layer

### Server configuration

- The path goes to the files and not to the application, after a change of the order of rules.
- Lists of methods in web servers, firewalls and gateways. Some of them say [403](/.demur/status/403) in place of 405.

### Client

- The method is lost by redirects, by a proxy in the company, or by a form, which knows only GET and POST.

### Upstream

- The gateway knows the method from its document, and the service does not. The `Allow` of the service must arrive
  unchanged.

### Network, CDN and firewall

- A CDN that passes on only GET and HEAD unless told otherwise.
- A 405 that a CDN stored, since the code is cacheable.
- A method that no server knows is [501](/.demur/status/501); CONNECT and TRACE are refused by most servers, by design.

## Fix it step by step

### Ask what is allowed

```sh
curl -si -X OPTIONS https://api.example/orders/7 | grep -i -E '^(HTTP|allow)'
curl -si -X PATCH https://api.example/orders/7 | grep -i -E '^(HTTP|allow)'
```

**Why it works:** the 405 must carry the list, and many servers send it for OPTIONS as well.

**You should see:** `Allow: GET, HEAD, PUT`. If PUT is there and PATCH is not, the answer is before you.

### See which request the server saw

```sh
curl -s -o /dev/null -w '%{http_code} %{num_redirects} %{method} %{url_effective}\n' \
  -L -d '{"state":"paid"}' http://api.example/orders/7
```

**Why it works:** after a 301 or 302, clients change POST into GET. The line shows the last method and the last address.

**You should see:** `GET` where you sent POST, and a number of redirects that is not 0: then use the final address from
the start.

### Try the address on its own

```sh
for path in /orders /orders/ /orders/7 /v2/orders/7; do
  printf '%s %s\n' "$(curl -s -o /dev/null -w '%{http_code}' -X PUT "https://api.example$path")" "$path"
done
```

**Why it works:** an empty id or a missing version leads to another resource, which has other methods.

**You should see:** 405 for the collection and something else for the item, if the id was lost.

**Warning:** PUT without content can be accepted somewhere. Use a test system.

### Look at who answered

```sh
curl -si -X DELETE https://api.example/orders/7 | sed -n '1,12p'
```

**Why it works:** a 405 of the application has its format and an `Allow`. A short HTML page without `Allow` comes from a
file server or a firewall, and the application was not asked.

**You should see:** one of the two; with the second, look at the rules in front of the application.

### Serve HEAD, OPTIONS and an honest Allow

If you run the server:

```http
HTTP/1.1 405 Method Not Allowed
Allow: GET, HEAD, POST, OPTIONS
Cache-Control: no-store
Content-Type: application/problem+json
Content-Length: 174

{"type":"https://api.example/problems/method","title":"Method not allowed here","status":405,"detail":"PUT was sent; orders are created by POST and replaced at /orders/{id}"}
```

**Why it works:** the list comes from the routes, so it is true. The sentence names the address that was probably meant.

**You should see:** a client that corrects itself, and health checks that pass.

## On your machine

### Windows

`Invoke-RestMethod -Method Patch` sets the method. IIS gives PUT and DELETE to its WebDAV module where that is
installed: remove `WebDAVModule` and its handler for the site, or the answer is 405 before the application is asked.

### macOS

`curl -X POST -L` keeps POST on every redirect, also where a browser would change it; to see what a browser does, use
`-d` without `-X`.

### Linux

`curl -sI` sends HEAD: a 405 to it does not mean that GET fails. `grep -rn limit_except /etc/nginx` and `grep -rni
'limit' /etc/apache2` find rules about methods.

## Prevention

- Make `Allow` from the table of routes, with HEAD wherever GET is, and with OPTIONS.
- Test every route with one wrong method, and check the field.
- Publish final addresses, with `https` and without redirects; redirect calls other than GET with 308.
- Refuse empty ids in the client before an address is built.
- For pages: redirect with [303](/.demur/status/303) after a form, so that a reload is harmless.
- Answer an unknown method with 501, and 404 with 404.

## As seen in logs

### A redirect ate the POST

```text
203.0.113.7 "POST /v1/payments HTTP/1.1"  301 location=/v2/payments client="shop/2.1"
203.0.113.7 "GET /v2/payments HTTP/1.1"   405 allow="POST, OPTIONS" client="shop/2.1"
```

The same client, two lines, and another method in the second. Redirect with 308, and give the client the new address.

### An empty id

```text
"DELETE /carts/c-81/items/ HTTP/1.1" 405 route=/carts/{id}/items allow="GET, HEAD, POST"
```

The path ends in a slash where an id should be. Had DELETE been allowed here, the cart would be empty now.

### A lost route

```text
release=60 "PATCH /profile HTTP/1.1" 200
release=61 "PATCH /profile HTTP/1.1" 405 allow="GET, HEAD, PUT"
```

Between two releases PATCH has gone from the list.

### Scanners

```text
198.51.100.4 "PROPFIND / HTTP/1.1" 405
198.51.100.4 "TRACE / HTTP/1.1"    405
198.51.100.4 "PUT /shell.txt HTTP/1.1" 405
```

One address, methods that you never offered. Nothing is wrong; leave them out of alarms.

## Conventions

RFC 9110 demands `Allow` with every 405 (RFC 9110 §15.5.6). Programs as they come, asked with a method that the resource
does not have:

- FastAPI sends 405 with `Allow`, and 405 to HEAD where only GET was defined (FastAPI 0.165.0).
- Flask sends 405 with `Allow`, HEAD and OPTIONS included (Flask 3.1.3).
- Django REST Framework sends 405, and `Allow` with every answer of the view (Django REST Framework 3.18.3).
- Express and Fastify answer 404, and serve HEAD where GET is defined (Express 5.3.0; Fastify 5.12.8).
- nginx answers 405 "Not Allowed" for a file, without `Allow`, also to methods that it does not know (nginx 1.22.1).
- Apache sends 405 with `Allow` to DELETE and 501 to an unknown method; POST to a file is answered like GET (Apache
  httpd 2.4.67).
- Caddy's file server answers POST, DELETE and unknown methods like GET, with 200 (Caddy 2.6.2).
- Prism sends 405 without `Allow`, openapi-core as well; Connexion's `Allow` leaves out POST where it is defined (Prism
  5.14.2; openapi-core 0.23.1; Connexion 3.3.0).
- API Firewall removes the `Allow` field from the answers that it passes on (API Firewall 0.9.6), which a proxy must not
  do (RFC 9110 §10.2.1).

## Search engines

Crawlers ask with GET, and an address that takes only POST has nothing for them. Where they find its link, Google
handles 405 as every 4xx except 429: the content does not exist (Google Search Central).

A server that answers 405 to GET for a page that was indexed loses it (Google Search Central). That happens when a page
becomes an endpoint of a form; give it a GET that shows the form.

## Questions

### What is the difference between 405 and 501?

405: the server knows the method, and this resource does not have it. 501: the server does not know the method at all.
See [the pair](/.demur/compare/405/501).

### Should a wrong method be 404 or 405?

405, if callers may know that the resource exists. 404 sends them to look at the address, which is right. In an area
that hides what exists, 404 for every method.

### Is the Allow field really needed?

Yes; RFC 9110 demands it with every 405. It may be empty, for a resource that is switched off. A 405 without it says
"no" and keeps the useful half to itself.

### Why does my POST arrive as GET?

Because of a redirect. After 301 and 302, browsers and most libraries go on with GET, as RFC 9110 permits. Use the final
address, or redirect with 307 or 308.

### Can a 405 be cached?

Yes, without any caching field. Few caches do it. As the methods of a resource can change with a deployment, send
`Cache-Control: no-store`.

## History

- 1997: HTTP/1.1 brings 405 together with `Allow` as its duty (RFC 2068 §10.4.6).
- 1999: RFC 2616 keeps both (RFC 2616 §10.4.6).
- 2014: 405 becomes cacheable by default; an empty `Allow` gets a meaning, and a proxy must not change the field (RFC
  7231 §6.5.5, §7.4.1). The difference to 501 is put into words (RFC 7231 §6.6.2).
- 2022: RFC 9110 keeps all that; "cacheable by default" is now "heuristically cacheable" (RFC 9110 §15.5.6).

## Advanced use

### Scenario

An order can be cancelled until it is packed. Until then `DELETE /orders/7` works, and afterwards it does not.

### How it works

`Allow` describes the resource now. While the order is open, it lists DELETE; once it is packed, it does not, and DELETE
is answered with 405. A client that reads `Allow` with the 200 of a GET knows beforehand whether to show the button.

### Structured response

```http
HTTP/1.1 405 Method Not Allowed
Allow: GET, HEAD, OPTIONS
Cache-Control: no-store
Content-Type: application/problem+json
Content-Length: 171

{"type":"https://api.example/problems/packed","title":"Packed orders cannot be cancelled","status":405,"detail":"The order was packed on 2026-11-24; send it back instead"}
```

### Benefits

The state machine of the resource is visible in a field that every HTTP client can read. No further document, no flag
`canDelete` in the content.

### Best practices

- 405 if the state rules out the method for everybody; [403](/.demur/status/403) if it is about the caller;
  [409](/.demur/status/409) if the client could change the state and try again.
- The same list in 200, in OPTIONS and in 405.
- A sentence on the other way, if there is one.

### A real example

Django REST Framework sends `Allow` with every answer of a view, also with 401, 403 and 406 (Django REST Framework
3.18.3). A client knows the methods after its first GET.

### Why it is underrated

It looks like a mistake of a beginner. With a true `Allow` it is the smallest form of a self-describing API.

### Security

`Allow` tells what exists. In an area that hides, send it to nobody who may not see the resource; decide about rights
first. Do not honour `X-HTTP-Method-Override` from outside: a rule that forbids DELETE does not see it. Answer TRACE
with 405.

### Performance

A look at the table of routes, before content and service. With `Expect: 100-continue` the content is never sent.

### Architecture

The table of routes belongs to the edge, and `Allow` with it. Where a service makes its own 405, pass both on unchanged.
If the two lists differ, one of the documents is out of date: let a test compare them.
"#,
        sources: &["RFC 9110 §15.5.6", "FastAPI 0.165.0", "Flask 3.1.3", "Django REST Framework 3.18.3", "Express 5.3.0", "Fastify 5.12.8", "nginx 1.22.1", "Apache httpd 2.4.67", "Caddy 2.6.2", "Prism 5.14.2", "openapi-core 0.23.1", "Connexion 3.3.0", "API Firewall 0.9.6", "RFC 9110 §10.2.1", "Google Search Central", "RFC 2068 §10.4.6", "RFC 2616 §10.4.6", "RFC 7231 §6.5.5", "RFC 7231 §7.4.1", "RFC 7231 §6.6.2"],
    },
    GuidePage {
        code: 406,
        lead: "After this page you can see what your client claims to accept, get an answer that it can read, and decide whether your server should refuse at all.",
        markdown: r#"## Where you see it

### Browser

Hardly ever: browsers end their list with `*/*`, which accepts everything. If you see it, a firewall may use the number
for something else, or a script of the page sets `Accept` itself.

### API client

With clients that ask for one type: an XML client at a JSON service, a program that wants PDF or CSV, an old version of
a type such as `application/vnd.example.v1+json`.

### Logs

The access log does not have `Accept` unless you add it. Log it together with `Accept-Language` and `Accept-Encoding`
for answers of 406.

```text
192.0.2.8 "GET /orders/7" 406 accept="application/xml" offered="application/json"
192.0.2.9 "GET /orders/7" 406 accept="application/vnd.example.v1+json" offered="application/vnd.example.v2+json"
```

### Monitoring

Count by the value of `Accept`. A new value after a release of a client is the whole finding; a value with a typing
mistake, such as `application\json`, is too.

## Impact

The server has what was asked for and keeps it back. If the client could have read the default after all, then the
refusal was for nothing. If it could not, then the refusal saved it from parsing one format as another.

## Symptoms

- The same address works in a browser and fails in the program.
- It works with `curl` and fails with a library that sets `Accept` by itself.
- It fails since the version in a media type was raised.
- It fails for one language of the user.
- The content of the answer is right, only the refusal stands before it: adding `*/*` cures it.
- An error of the service arrives as 406, because the client does not accept the format of errors.

## Causes by role

### Builder

- The list of types of an operation is shorter than what the code can make.
- `Accept` is compared as text: `application/json;q=0.9` or `application/*` do not match.
- Wildcards and weights are ignored, so that `*/*;q=0.1` at the end does not help.
- The negotiation also judges errors, and a 404 becomes a 406.
- An old version of a media type was removed.

### API consumer

- A default of the library: some ask for XML first, some for their own type.
- The type of the content was put into `Accept` in place of `Content-Type`, or both were mixed up.
- A type with a parameter that the server does not know, such as `application/json; version=1`.
- A typing mistake.
- `Accept-Encoding: identity;q=0` or a list of languages without the one that there is.

### Visitor

- An extension or a program for privacy that changes the fields of the browser.
- A firewall of the site that takes the text of a form for an attack and answers 406.

### Operator

- Negotiation in the web server is on, for files of which only one form is there.
- A rule of a firewall with this status as its action.

## Causes by layer

### Server configuration

- Apache's `MultiViews`: the name without its ending is negotiated, and 406 is possible.

### Client

- Each library has its own default; two programs with "the same" request differ in this field.

### Upstream

- The service offers fewer types than the document at the gateway says.
- A gateway that calls a service for somebody else sends its own `Accept`, or none. It should pass on the client's.

### Network, CDN and firewall

- A cache without `Vary` serves the XML answer to the JSON client. That is no 406, but it ends in the same call.
- Firewalls: see above. The origin has no line in its log then.

## Fix it step by step

### See what your client asks for

```sh
python3 -m http.server 8099 >/dev/null 2>&1 & server=$!
curl -sv -o /dev/null http://127.0.0.1:8099/ 2>&1 | grep -i '^> accept'
kill "$server"
```

**Why it works:** the field is set by the library and not by you. A small server of your own, or `-v`, shows it.

**You should see:** for curl `Accept: */*`. Point your own program at such a server, and print what it sends.

### Ask for anything

```sh
curl -s -o /dev/null -w '%{http_code} %{content_type}\n' https://api.example/orders/7 -H 'Accept: */*'
curl -s -o /dev/null -w '%{http_code} %{content_type}\n' https://api.example/orders/7 -H 'Accept: application/xml'
```

**Why it works:** with `*/*` the server sends its default, and `Content-Type` says what that is.

**You should see:** 200 with the default type, and 406 for the other: then the type is not available.

### Read the list in the answer

```sh
curl -si https://api.example/orders/7 -H 'Accept: application/xml' | sed -n '1,20p'
```

**Why it works:** a 406 should list what there is, in the content or in a field.

**You should see:** types, or links to the other forms. If there is nothing, look into the documentation of the
operation.

### Ask with an order of preference

```sh
curl -si https://api.example/orders/7 \
  -H 'Accept: application/vnd.example.v2+json, application/json;q=0.9, */*;q=0.1' | grep -i '^content-type'
```

**Why it works:** weights say what you like best without ruling out the rest. The client must then look at
`Content-Type` before it parses.

**You should see:** the best type that the server has.

**Warning:** only add `*/*` if your program looks at the type that arrives, or fails well when it cannot read it.

### Decide whether to refuse

If you run the server:

```http
HTTP/1.1 200 OK
Content-Type: application/json
Vary: Accept
Content-Length: 23

{"id":7,"state":"paid"}
```

**Why it works:** RFC 9110 lets you ignore the field. For a single format that is mostly the better service. Where a
wrong format does harm, as with versions of a type, refuse, and list what there is.

**You should see:** no 406 for clients that can read the default, and `Vary` on every answer of a negotiated address.

## On your machine

### Windows

PowerShell sets the field with `-Headers @{Accept='application/json'}` on `Invoke-RestMethod`. `curl.exe -v` shows what
curl sends; for other programs, point them at a small server of your own and print the request.

### macOS

`nc -l 8099` in one window and your program in another, pointed at `http://127.0.0.1:8099/`, shows the request as it is
sent.

### Linux

`nc -l -p 8099` or `nc -l 8099`, depending on the variant, does the same. `ngrep -q -d lo '^Accept' port 8099` shows it
on a running service.

## Prevention

- Set `Accept` yourself, at one place, to what the parser behind it reads.
- Compare as RFC 9110 §12.5.1 says: the most specific range counts, then its weight.
- Send errors in the format of errors, whatever `Accept` says, if you have no other.
- Add `Vary: Accept` to every answer of an address that negotiates.
- Announce the end of a version of a type, and keep it in the list until nobody asks for it.
- Test one operation with `*/*`, with no field, with the right type, with a foreign type, with `application/*`.

## As seen in logs

### A library changed its default

```text
"GET /orders" 200 accept="*/*"             agent="reports/5.1"
"GET /orders" 406 accept="application/xml" agent="reports/5.2"
```

The client's new version asks for XML. It needs one line; the server is fine.

### An error hides behind the negotiation

```text
"GET /orders/999.pdf" 406 accept="application/pdf" app="NotFound" offered="application/problem+json"
```

The order does not exist, which would be 404. The format of the error was negotiated as well. Send errors without
negotiation.

### A version was removed

```text
"GET /orders" 406 accept="application/vnd.example.v1+json" agent="till/1.9" release=90
"GET /orders" 200 accept="application/vnd.example.v1+json" agent="till/1.9" release=89
```

Release 90 no longer offers version 1, and tills in shops do.

## Conventions

- Apache with `MultiViews` answers 406 and lists the variants in `Alternates` (Apache httpd 2.4.67).
- Django REST Framework answers 406 with JSON, although JSON was not asked for (Django REST Framework 3.18.3).
- Express answers 406 from `res.format()` where no branch fits, with `Vary: Accept` (Express 5.3.0).
- FastAPI, Flask and Fastify ignore the field and send their default (FastAPI 0.165.0; Flask 3.1.3; Fastify 5.12.8); so
  do nginx and Caddy for files (nginx 1.22.1; Caddy 2.6.2).
- Prism answers 406 as a mock server and passes the request on as a proxy; of the validators examined as proxies, none
  checked the field (Prism 5.14.2; express-openapi-validator 5.6.2; openapi-core 0.23.1; Connexion 3.3.0).
- Revolut answers 406 to requests for a format that is not JSON (Revolut docs); SendGrid to requests without an `Accept`
  field (SendGrid docs), where RFC 9110 says that a missing field means no preference (RFC 9110 §12.4.1).

## Search engines

Where a crawler does meet a 406, Google handles it as every 4xx except 429: the content does not exist, and an indexed
address is removed (Google Search Central). So never let a page depend on the exact `Accept` of a browser.

For languages, give each its own address. A crawler sees one answer per address, and one that varies by field shows it
only one of the forms (RFC 9110 §12.5.5).

## Questions

### What is the difference between 406 and 415?

406 is about what comes back, 415 about what was sent. `Accept` leads to the first, `Content-Type` to the second. See
[the pair](/.demur/compare/406/415).

### Must I send 406 when I cannot serve what was asked for?

No. RFC 9110 allows both: to honour the field with 406, or to disregard it and send what you have.

### Why do I get 406 in a browser?

Often because of a firewall that uses the status for requests which it dislikes: browsers accept `*/*`, so that there is
nothing to refuse by format. Send the id on its page to the operator of the site.

### Does the content of a 406 have to match Accept?

No. It is a representation of the error, and there is nothing better. Send the format that your other errors have.

### How do I ask for a version of an API?

By a type of its own in `Accept`, or by the path. With the type, 406 is the honest answer to a version that is gone;
with the path it is [404](/.demur/status/404) or [410](/.demur/status/410).

## History

- 1997: HTTP/1.1 brings negotiation by `Accept`, and 406 with it (RFC 2068 §10.4.7).
- 1998: an experiment lets clients choose from a list, with `Alternates` and `TCN` (RFC 2295 §8).
- 1999: a note says that an answer which is not acceptable may be preferable to 406 (RFC 2616 §10.4.7).
- 2014: "unwilling to supply a default" becomes part of the definition: sending 406 is a choice (RFC 7231 §6.5.6).
- 2022: RFC 9110 keeps it, and drops extension parameters from `Accept` (RFC 9110 §12.5.1, §15.5.7).

## Advanced use

### Scenario

An API has two versions of a media type. Clients that get the wrong one read amounts in cents as amounts in euros.

### How it works

Every client names its version in `Accept`. Where the server has it, it answers in it; where it does not, it refuses
with 406 and lists what there is. A default would be dangerous here, so none is sent.

### Structured response

```http
HTTP/1.1 406 Not Acceptable
Content-Type: application/problem+json
Cache-Control: no-store
Vary: Accept
Content-Length: 182

{"type":"https://api.example/problems/no-such-form","title":"No acceptable media type","status":406,"available":["application/vnd.example.v2+json","application/vnd.example.v3+json"]}
```

### Benefits

A client never gets a form that it did not ask for. The end of a version shows as a clear refusal, in the log with its
name, and not as wrong numbers.

### Best practices

- List the types in the order in which you would choose.
- Refuse only where a default could be mistaken; else send the default.
- No negotiation for errors.
- `Vary` on 200 and on 406.

### A real example

Apache lists the variants that it has, with type and length, in an `Alternates` field beside the 406 (Apache httpd
2.4.67). A program can choose from it without reading the content.

### Why it is underrated

It is the only answer that says "I have it, but not in your language". For versions of a format that is exactly the
message that is needed.

### Security

Bound the length and the number of ranges in `Accept`: sorting thousands of them for every request is work for free.
Escape the field when you repeat it. A type that is chosen by the client must not be one that a browser runs: JSON asked
for as `text/html` stays JSON, with `nosniff`.

### Performance

Decide from the list of types before the service is asked. An answer that is made and then refused is paid for twice.
`Vary: Accept` splits the cache by every spelling of the field; reduce the field to its result before the cache, if you
can.

### Architecture

The contract lists the types per operation; the edge compares. The service gets either a type that it has or no
preference at all. Pass `Accept` on unchanged where the service negotiates by itself.
"#,
        sources: &["RFC 9110 §12.5.1", "Apache httpd 2.4.67", "Django REST Framework 3.18.3", "Express 5.3.0", "FastAPI 0.165.0", "Flask 3.1.3", "Fastify 5.12.8", "nginx 1.22.1", "Caddy 2.6.2", "Prism 5.14.2", "express-openapi-validator 5.6.2", "openapi-core 0.23.1", "Connexion 3.3.0", "Revolut docs", "SendGrid docs", "RFC 9110 §12.4.1", "Google Search Central", "RFC 9110 §12.5.5", "RFC 2068 §10.4.7", "RFC 2295 §8", "RFC 2616 §10.4.7", "RFC 7231 §6.5.6", "RFC 9110 §15.5.7"],
    },
    GuidePage {
        code: 407,
        lead: "After this page you can find the proxy that asks for credentials, give them to the programs that need them, and tell 407 from the 401 of the site behind it.",
        markdown: r#"## Where you see it

### Browser

As a small window that asks for a name and a password and names the proxy, not the site. If it is dismissed, a page of
the proxy or of the browser says that the proxy wants authentication. The site that you wanted has not been asked.

### API client

For `http` addresses as an answer with status 407. For `https` addresses as an error of the connection, because the
CONNECT to the proxy was refused and there is no answer of the site: "Tunnel connection failed: 407", "CONNECT tunnel
failed, response 407".

### Logs

In the log of the proxy: CONNECT or GET with a whole address, 407, no name of a user. With browsers it is usual that
each connection begins with one 407 and goes on with 200. The log of the site has nothing.

### Monitoring

Count at the proxy the 407 that are not followed by a success of the same client. At your own gateway the right number
is zero: it is no proxy that clients chose.

## Impact

A person types a password once. A program stops: builds cannot fetch packages, agents cannot report, updates fail,
often weeks after somebody changed the password of a shared account.

Behind a gateway it is a misleading answer. Callers of your API can do nothing with the challenge of a proxy in your
network, and some clients hide it behind a general error.

## Symptoms

- The browser reaches the site, the command line on the same machine does not.
- It works at home and fails in the office, or in the virtual private network.
- All `https` calls of a program fail at once with an error of the connection that mentions 407.
- Only one tool of several fails: each reads its proxy settings from another place.
- It began on the day on which a password was changed.
- A container fails where its host succeeds.

## Causes by role

### Builder

- The program uses proxy settings of the environment that nobody remembers.
- It sends the credentials in `Authorization` and so to the site, in place of `Proxy-Authorization`.
- The origin or a gateway sends 407 where 401 is meant.

### API consumer

- No credentials, old ones, or characters in the password that are not escaped in the address of the proxy.
- The proxy wants Negotiate, NTLM or Digest, and the library can do Basic only.
- `NO_PROXY` lacks a host that is inside, so that inner calls go through the proxy.

### Visitor

- A network with a proxy: a company, a school, a hotel. Or a proxy setting left behind by a program.

### Operator

- The directory behind the proxy is not reachable, so all credentials are refused.
- The rule that let servers pass without credentials was made for addresses that have changed.
- A new proxy offers another scheme first.

## Causes by layer

### Server configuration

- None of the site's. A site that sends 407 is wrong: it is [401](/.demur/status/401) there.

### Client

- The settings of the client decide whether there is a proxy at all, and which credentials it gets.

### Upstream

- If the upstream of your gateway answers 407, a forward proxy stands between the two. That is a fault of your side:
  [502](/.demur/status/502) tells the caller the truth.

### Network, CDN and firewall

- This is where it comes from: the proxy of a network. A network that wants a login before all use has
  [511](/.demur/status/511) for that, and a CDN is a gateway and not a proxy in this sense.

## Fix it step by step

### Find the proxy

```sh
env | grep -i proxy
curl -v https://api.example/ 2>&1 | grep -iE 'proxy|CONNECT|< HTTP'
```

**Why it works:** most command line tools take the proxy from `HTTP_PROXY`, `HTTPS_PROXY` and `NO_PROXY`; curl says to
whom it connects and what that one answers.

**You should see:** a line with CONNECT and the answer 407, or no proxy at all. In that case the 407 comes from the
site or a gateway, and its operator must hear of it.

### Read the challenge

```sh
curl -s -o /dev/null -D - -x http://proxy.example:3128 http://api.example/ | grep -i '^proxy-authenticate'
```

**Why it works:** the proxy must name at least one scheme with 407. It says what you need: `Basic`, `Digest`,
`Negotiate`, `NTLM`.

**You should see:** one or several schemes. No such field means a broken proxy, or an answer that does not come from a
proxy.

### Give the credentials to the proxy, and only to it

```sh
curl --proxy http://proxy.example:3128 --proxy-user 'ada' https://api.example/
# asks for the password; --proxy-anyauth picks the strongest scheme offered
```

**Why it works:** they travel in `Proxy-Authorization`, which the proxy consumes. For `https` they are part of the
CONNECT and never reach the site.

**You should see:** `200 Connection established` from the proxy and then the status of the site.

**Warning:** a password in `HTTPS_PROXY=http://ada:secret@proxy...` can be read in the environment of every child
process and in many logs. Prefer a local proxy that authenticates, or a scheme with tickets.

### Keep inner calls away from the proxy

```sh
export NO_PROXY="localhost,127.0.0.1,.svc.example,10.0.0.0/8"
curl -v http://orders.svc.example/health 2>&1 | grep -i 'connected to'
```

**Why it works:** a call to a neighbour has no business at the proxy of the company. Programs differ in what they
accept here: a network in the form `10.0.0.0/8` is understood by some only.

**You should see:** a connection to the host itself.

### If your own server sends it: send something else

```http
HTTP/1.1 401 Unauthorized
WWW-Authenticate: Bearer realm="api"
Content-Type: application/problem+json
Cache-Control: no-store
Content-Length: 106

{"type":"https://api.example/problems/credentials-missing","title":"Credentials are missing","status":401}
```

**Why it works:** the client knows you as the server and not as a proxy. It has credentials for you and looks for
`WWW-Authenticate`.

**You should see:** clients that answer the challenge. If the 407 came from a proxy between gateway and service,
callers should see 502, and the gateway gets the credentials.

## On your machine

### Windows

`netsh winhttp show proxy` shows the setting of services, and the settings of the user are another one. Windows logs in
with Negotiate or NTLM by itself for programs that use its library; others need a local helper. With curl: `curl.exe
--proxy-negotiate --proxy-user :`.

### macOS

`scutil --proxy` prints the setting of the system, with an address of a PAC file if there is one. Terminal programs do
not read it: they need the variables of the environment. Passwords lie in the keychain.

### Linux

`systemctl show-environment` and the files of the service, not your shell, decide for services. Package managers have
settings of their own: `/etc/apt/apt.conf.d/`, `/etc/dnf/dnf.conf`. Builds of containers get the proxy as a build
argument; keep passwords out of the image.

## Prevention

- Accounts of their own for machines, with passwords that do not expire with a person.
- Rules by network for servers, so that they need no password.
- One place for proxy settings, and a test that calls out from each kind of host.
- A gateway that never passes 407 on to its callers.
- Clients that print the proxy's name in the error.
- `Proxy-Authorization` masked in all logs.

## As seen in logs

### A browser that authenticates as usual

```text
1764151000.101      1 10.0.4.17 TCP_DENIED/407 4022 CONNECT api.example:443 - HIER_NONE/- text/html
1764151000.118      2 10.0.4.17 TCP_DENIED/407 4301 CONNECT api.example:443 - HIER_NONE/- text/html
1764151003.551   3390 10.0.4.17 TCP_TUNNEL/200 8112 CONNECT api.example:443 ada HIER_DIRECT/203.0.113.7 -
```

Two refusals and a success within a fifth of a second: the rounds of a scheme such as NTLM. Nothing is wrong.

### A server whose password has run out

```text
1764151200.004      1 10.0.9.3 TCP_DENIED/407 4022 CONNECT registry.example:443 - HIER_NONE/- text/html
1764151260.006      1 10.0.9.3 TCP_DENIED/407 4022 CONNECT registry.example:443 - HIER_NONE/- text/html
1764151320.005      1 10.0.9.3 TCP_DENIED/407 4022 CONNECT registry.example:443 - HIER_NONE/- text/html
```

Every minute, no user, never a success: a machine that repeats without hope. Give it a rule or new credentials.

### A gateway passes it on

```text
{"method":"GET","route":"/rates","status":407,"client":"203.0.113.7","upstream":"partner.example","proxy":"egress:3128"}
{"method":"GET","route":"/rates","status":407,"client":"198.51.100.4","upstream":"partner.example","proxy":"egress:3128"}
```

Different callers, one upstream, one proxy for calls that leave the house. No caller can help. Answer 502 and repair
the credentials of the gateway.

## Conventions

- A proxy must send `Proxy-Authenticate` with at least one challenge in each 407 that it makes (RFC 9110 §11.7.1).
- tinyproxy with `BasicAuth` answers 407 with `Proxy-Authenticate: Basic` to a request without credentials, and 401 to
  one with wrong credentials (tinyproxy 1.11.1). Only the first is right: the second is about the proxy too.
- For an `https` address through a proxy that wants credentials, curl ends with code 56 "CONNECT tunnel failed,
  response 407", requests and httpx raise `ProxyError`, Python's `urllib` raises `URLError`; none of them hands out an
  answer (curl 7.88.1; requests 2.34.2; httpx 0.28.1; Python 3.11.7).
- For an `http` address curl, requests and httpx return the 407 as an answer, and `urllib` raises `HTTPError` with it
  (curl 7.88.1; requests 2.34.2; httpx 0.28.1; Python 3.11.7).
- undici's `fetch` with a `ProxyAgent` fails for both, and its message does not mention 407 (undici 7.30.2).
- `fetch` of Node.js fails when a site without any proxy answers 407 (Node.js 20.20.2); curl and requests return it
  like any status (curl 7.88.1; requests 2.34.2).

## Search engines

A crawler that gets 407 from a site sees a mistake: the site claims to be its proxy. Google treats it like every 4xx
but 429, as content that does not exist, and removes an indexed address (Google Search Central).

## Questions

### What is the difference between 401 and 407?

401 comes from the server and is answered with `Authorization`; 407 comes from a proxy and is answered with
`Proxy-Authorization`. The field of the challenge tells which: `WWW-Authenticate` or `Proxy-Authenticate`.

### Why does my program say nothing about 407, only that the connection failed?

Because the address is `https`. The program asked the proxy for a tunnel, and the proxy refused; there is no answer of
the site that it could give you.

### Do the proxy's credentials reach the site?

As a rule no. `Proxy-Authorization` is consumed by the proxy that asked. For `https` it is not even part of the request
that goes through the tunnel.

### May an API gateway send 407?

No. Its clients did not choose it as a proxy and have no credentials for one. Send 401 for missing credentials, and 502
if a proxy on your own way out refuses you.

### What is the difference between 407 and 511?

407 is a proxy that the client uses knowingly. 511 is a network that catches the request of a client that knows of no
proxy, until somebody has logged in. See [the pair](/.demur/compare/407/511).

## History

- 1997: RFC 2068 has it, with `Proxy-Authenticate` as a must (RFC 2068 §10.4.8).
- 1999: RFC 2616 keeps it unchanged (RFC 2616 §10.4.8).
- 2014: it moves to the document on authentication, away from the other statuses (RFC 7235 §3.2).
- 2022: RFC 9110 brings both together again (RFC 9110 §15.5.8).

## Advanced use

### Scenario

Services of a company may call a few partners and nobody else. Every call that leaves passes a proxy that must know
which service calls, for the rules and for the bill.

### How it works

Each service gets an identity for the proxy of its own: a short-lived token as the password, or a client certificate on
the way to the proxy. A call without it gets 407 with a challenge; with it the proxy looks up whether this service may
reach that host. If not, the answer is 403, since other credentials for the proxy are not what is lacking.

### Structured response

```http
HTTP/1.1 407 Proxy Authentication Required
Proxy-Authenticate: Basic realm="egress", charset="UTF-8"
Content-Type: application/problem+json
Cache-Control: no-store
Content-Length: 161

{"type":"https://api.example/problems/egress","title":"The egress proxy wants credentials","status":407,"detail":"Use the token of your service as the password"}
```

### Benefits

Calls that leave are known by service and not by address. A stolen host cannot call out without an identity. The list
of partners is in one place.

### Best practices

- A challenge with every 407, also after wrong credentials.
- The strongest scheme first, and none that the clients cannot do.
- 403 for "you may not go there", 502 or 504 for "I cannot reach it".
- A text that names the proxy and a contact: for most readers this is an unknown machine.
- TLS to the proxy where Basic is used.

### A real example

One proxy and one wrong password: tinyproxy 1.11.1 answers 401 to it. A client that follows the RFC takes 401 as the
word of the site, and may ask its user for the site's password, which then goes to the site. The right answer is a
second 407; the two codes exist to keep these two passwords apart.

### Why it is underrated

It lets a network authenticate without touching what is inside the tunnel. The alternative in many companies is to
break the encryption in order to know who calls; a name on the CONNECT is enough for that.

### Security

Basic credentials to a proxy travel in clear text unless the way to the proxy is encrypted. A page that provokes 407
through a false proxy can phish: browsers name the proxy in the window for that reason. Strip `Proxy-Authorization`
before passing on, or a later hop gets it. Answer in equal time for unknown names and wrong passwords.

### Performance

A scheme with several rounds adds them to every new connection; keep connections to the proxy open. For machines send
the credentials with the first CONNECT, without waiting for the 407.

### Architecture

Forward proxies stand beside the client and send 407. Gateways stand before the server and send 401. A component that
is both, such as a mesh, must know for each request in which role it acts, and must not let the one's challenge reach
the other's clients.
"#,
        sources: &["RFC 9110 §11.7.1", "tinyproxy 1.11.1", "curl 7.88.1", "requests 2.34.2", "httpx 0.28.1", "Python 3.11.7", "undici 7.30.2", "Node.js 20.20.2", "Google Search Central", "RFC 2068 §10.4.8", "RFC 2616 §10.4.8", "RFC 7235 §3.2", "RFC 9110 §15.5.8"],
    },
    GuidePage {
        code: 408,
        lead: "After this page you can tell a slow sender from a slow server, set the time limits for heads and content, and repeat a request after 408 without doing anything twice.",
        markdown: r#"## Where you see it

### Browser

Rarely. A large upload over a poor connection may end with a short page that says "Request Timeout", or with a reset
connection and no page. A page that loads for a minute and then fails is nearly always another code: the server was
slow, not the browser.

### API client

As a status after a pause in sending: a stream whose source has dried up, a program stopped in a debugger, a
`Content-Length` larger than what was sent. On a kept-alive connection it may turn up as the first thing read, before
the client has sent anything.

### Logs

A line with 408 whose duration is the limit itself: 10.0 s, 60.0 s. The request line may be missing, because it never
arrived. Received bytes are few and sent bytes are often zero: some servers write the status into the log and only
close the connection.

### Monitoring

A low and even rate is the weather of the Internet. Watch for three shapes: many connections from few addresses, many
from one mobile network, and a step after a change of a limit.

## Impact

For one visitor it is a lost upload. For the server it is a protection: without a limit a handful of clients that send
one octet a second can hold every connection that it has.

Named wrongly, it hides outages. Where a slow handler is reported as 408, the server's slowness is booked as the
clients' fault, and clients repeat work that was done.

## Symptoms

- The failure comes after a round number of seconds, always the same.
- Small requests work, large uploads fail; on a fast line the large ones work too.
- The request was never complete: the server waits for octets that the client thinks it has sent.
- It appears after the application was moved behind a proxy that buffers differently.
- A client library reports an answer that it did not ask for on an idle connection.
- In the log of the application there is no trace of the request.

## Causes by role

### Builder

- The limit is a total for the content, so every upload above a size fails on a slow line.
- A framework's limit for handlers answers 408 for its own slowness. That is [503](/.demur/status/503) or
  [504](/.demur/status/504).

### API consumer

- `Content-Length` is larger than the content: counted in characters, or before a conversion of line ends.
- The request is opened first and the data is prepared then.
- A chunked stream without its last chunk.
- The process was suspended: a laptop that slept, a container without processor time.

### Visitor

- A large file over a mobile network, a connection that was lost in a tunnel.

### Operator

- Limits that are tight for the real clients.
- A load balancer opens connections in advance and sends nothing on them.
- An attack of slow senders.

## Causes by layer

### Server configuration

- `client_header_timeout` and `client_body_timeout` in nginx, `RequestReadTimeout` in Apache, `headersTimeout` and
  `requestTimeout` in Node.js.

### Client

- Usual: it stops sending, or announces more than it sends.

### Upstream

- None: a service that takes long is [504](/.demur/status/504) at the proxy. If a 408 comes from the upstream, then the
  proxy was slow to pass the request on, often because it streams a slow client through.

### Network, CDN and firewall

- Packet loss, a firewall that forgets connections, a tunnel with a wrong packet size: large packets vanish, and the
  content stops after the first few.

## Fix it step by step

### See what was sent, and when it stopped

```sh
curl -v --trace-time --data-binary @upload.bin -o /dev/null \
  -w 'status %{http_code}, sent %{size_upload} in %{time_total} s\n' https://api.example/upload
```

**Why it works:** it shows the time of each step and the octets that left. Sent less than the length, and the sender
stopped; sent all of it, and it is not this code.

**You should see:** `sent` below the size of the file and a time equal to the limit.

### Check the length

```sh
wc -c < body.json
curl -v --data-binary @body.json https://api.example/orders 2>&1 | grep -i '^> content-length'
```

**Why it works:** a server that was told 120 octets and got 118 waits for two more until the limit. Characters are not
octets: one letter with an accent is two octets in UTF-8.

**You should see:** two equal numbers. If your program sets `Content-Length` itself, take that out and let the library
count.

### Reproduce the slow sender

```sh
{ printf 'POST /upload HTTP/1.1\r\nHost: api.example\r\nContent-Length: 100\r\n\r\n'; sleep 90; } |
  openssl s_client -quiet -connect api.example:443
```

**Why it works:** a head without its content is the plainest slow sender, and the limit shows itself as the time until
the end.

**You should see:** a 408 or a bare end of the connection after the limit for content. Without the empty line at the
end you measure the limit for heads.

**Warning:** one connection, against your own server. Many of these are an attack.

### Set limits by rate, not by total

```text
# nginx: between two reads, not for the whole
client_header_timeout 10s;
client_body_timeout 20s;
# Apache: 20 s at first, then one more second for every 500 octets
RequestReadTimeout header=10 body=20,MinRate=500
```

**Why it works:** a total punishes large and honest uploads. A pause or a minimum rate ends only those that do not
move.

**You should see:** uploads over a throttled line pass (`curl --limit-rate 50k`), and the stalled request above still
ends.

**Warning:** a pause alone lets a client send one octet before each end of the limit. Combine it with a minimum rate or
a limit of connections for each address.

### Repeat it, once, on a new connection

```sh
curl --retry 2 --retry-delay 1 -f --data-binary @upload.bin -X PUT https://api.example/files/7
```

**Why it works:** after 408 a client may repeat an outstanding request. In HTTP/1.1 the old connection is lost, since
nobody knows where the next request would begin.

**You should see:** success at the second attempt if it was the network; 408 again if it is the client. Then go back to
the first step.

## On your machine

### Windows

A laptop that sleeps during an upload is the usual cause. `Test-NetConnection api.example -Port 443` shows whether a
connection is possible; for lost large packets try `ping -f -l 1400 api.example` and reduce until it answers.

### macOS

`nscurl` and Safari hide pauses; `curl -v --trace-time` shows them. The Network Link Conditioner slows the line for a
test. `ping -D -s 1400 api.example` tests the packet size.

### Linux

`tc qdisc add dev lo root netem rate 50kbit` slows the loopback for a test, and `tc qdisc del dev lo root` undoes it.
`ss -tno state established` shows connections and their timers; `tracepath api.example` shows the packet size.

## Prevention

- Limits for heads, for pauses and for a rate; none for the total of an upload.
- Let the library count the length.
- Prepare the data before the request is opened.
- Resumable upload, or parts, for everything that takes longer than a minute.
- Limits that grow smaller inwards: the outermost server should be the first to give up on a slow client.
- A client limit shorter than the idle limit of the server's connections, so that none is closed under a request.
- Log the received octets and the duration with each 408.

## As seen in logs

### A client that stopped

```text
203.0.113.7 - - [26/Nov/2026:10:14:02 +0000] "POST /upload HTTP/1.1" 408 0 "-" "shop-app/5.1.0" in=65812 rt=20.004
203.0.113.7 - - [26/Nov/2026:10:14:31 +0000] "POST /upload HTTP/1.1" 201 91 "-" "shop-app/5.1.0" in=912403 rt=3.220
```

64 kB, then nothing for twenty seconds; the second attempt went through. A lost connection, and a client that does the
right thing.

### Slow senders on purpose

```text
198.51.100.4 - - [26/Nov/2026:11:02:40 +0000] "-" 408 0 "-" "-" in=41 rt=10.000
198.51.100.4 - - [26/Nov/2026:11:02:40 +0000] "-" 408 0 "-" "-" in=44 rt=10.001
198.51.100.4 - - [26/Nov/2026:11:02:40 +0000] "-" 408 0 "-" "-" in=39 rt=10.000
```

One address, no request line, about forty octets, exactly the limit, in the same second. The limit does its work; add a
limit of connections for each address.

### It is called 408 and is none

```text
{"method":"POST","route":"/reports","status":408,"in":212,"rt":30.002,"upstream_ms":30001}
{"method":"POST","route":"/reports","status":408,"in":198,"rt":30.001,"upstream_ms":30000}
```

The request was complete after 212 octets and the upstream took thirty seconds. A middleware for slow handlers uses the
wrong code: this is 504, and it belongs into the error rate of the service.

## Conventions

- nginx writes 408 into its log and closes the connection without sending any answer, for a head and for content that
  stop (nginx 1.22.1).
- Apache sends 408 with `Connection: close` in both cases (Apache httpd 2.4.67). Caddy closes without an answer when a
  head stops (Caddy 2.6.2).
- Node.js sends a bare 408 with `Connection: close`, also on a connection on which nothing has come at all. Its limits
  are 60 seconds for the head and 300 for the whole request (Node.js 20.20.2).
- Got and Ky repeat a GET or PUT after 408 by default; axios-retry and the `RetryAgent` of undici do not (Got 14.6.6;
  Ky 1.14.3; axios-retry 4.5.0; undici 7.30.2). With `--retry`, curl counts it among the transient statuses (curl
  7.88.1).
- urllib3's `Retry` repeats it only if you name the status (urllib3 2.8.0).
- The time that a proxy waits for its upstream is 504 (RFC 9110 §15.6.5).

## Search engines

A crawler sends small heads without content, so it seldom meets a true 408. Google treats it like every 4xx but 429: no
content, and an indexed address is removed (Google Search Central).

That is why a slow page must not be reported as 408. For 5xx and 429 Google slows down and keeps the address for a
while; for 408 it does not (Google Search Central).

## Questions

### What is the difference between 408 and 504?

408: the client was too slow to finish its request. 504: the server behind was too slow to answer it. See [the
pair](/.demur/compare/408/504).

### Is 408 the client's fault or the server's?

The request did not arrive in time, and that is all it says. The client, the network and a limit that is too tight are
all possible; the number of affected clients tells them apart.

### Is it safe to retry after 408?

Yes for a request that was not complete, since the server had nothing to carry out. RFC 9110 lets the client repeat it.
Take care with a POST where you do not know who sent the 408: some applications send it after they have begun to work.

### Why do I get 408 without having sent a request?

A server that closes an idle connection has written it on the way out. Discard it: it answers nothing that you have
sent. A client that takes it for the answer to its next request reports a failure that did not happen.

### Should the connection be closed?

In HTTP/1.1 yes, because the rest of the request may still arrive and would be taken for the next one. In HTTP/2 and
HTTP/3 only the stream ends.

## History

- 1997: RFC 2068 defines it for a client that did not produce a request in time (RFC 2068 §10.4.9).
- 2014: RFC 7231 adds that the server should send `close`, since it has decided not to wait (RFC 7231 §6.5.7).
- 2022: RFC 9110 drops that sentence, because connections differ between versions, and speaks of a new connection where
  the old one is not usable (RFC 9110 §15.5.9).

## Advanced use

### Scenario

A service takes measurements from vans. Their modems lose the network for seconds and sometimes minutes, and a batch
takes half a minute on a good day. A total limit of thirty seconds lost a third of the batches.

### How it works

The gateway gives each upload a grace of a few seconds and then asks for a minimum rate. A van in a tunnel falls below
it, gets 408 and keeps its batch. Batches have an id chosen by the van and are sent with PUT, so a repetition is
harmless. After two 408 the van halves the batch; after ten successes it doubles it again.

### Structured response

```http
HTTP/1.1 408 Request Timeout
Content-Type: application/problem+json
Cache-Control: no-store
Connection: close
Content-Length: 166

{"type":"https://api.example/problems/body-timeout","title":"The content did not arrive in time","status":408,"received":65536,"announced":912403,"minimum_rate":1024}
```

### Benefits

Slow and honest clients finish. Stalled ones free their connection within seconds. The numbers in the answer tell the
client by how much it was too slow.

### Best practices

- Separate limits for the head, a pause and the rate.
- An answer before closing, and a close in stages, so that it arrives.
- Nothing on a connection on which no request has begun.
- Received and announced octets in the content and in the log.

### A real example

One stalled head, four servers. Apache answered 408 and closed. Node.js answered 408, and did so as well where not one
octet had come. nginx and Caddy closed without a word, and nginx wrote 408 into its log. So an operator who reads 408
in the log of nginx must not expect that a client has seen one, and a client that keeps connections to Node.js must
expect one that answers nothing.

### Why it is underrated

It is the only status that says "I did not get your request". Where it is used for nothing else, a client may repeat
without thinking, and an operator can separate the network from the service with one filter.

### Security

Limits for slow senders are the answer to attacks that hold connections open with a trickle of octets. They work by
connections and memory, not by bandwidth, so a limit for each address belongs beside them. Count from the first octet
of the head, not from the last.

### Performance

Each waiting connection holds a buffer, and in servers with a thread for each also a thread. Put a server that waits
cheaply in front, let it collect small requests, and give the service only complete ones.

### Architecture

The outermost server waits for the client, everything behind it waits for servers. So 408 should be made at the edge
only, and one from within is a finding: the edge streams where it should have collected.
"#,
        sources: &["nginx 1.22.1", "Apache httpd 2.4.67", "Caddy 2.6.2", "Node.js 20.20.2", "Got 14.6.6", "Ky 1.14.3", "axios-retry 4.5.0", "undici 7.30.2", "curl 7.88.1", "urllib3 2.8.0", "RFC 9110 §15.6.5", "Google Search Central", "RFC 2068 §10.4.9", "RFC 7231 §6.5.7", "RFC 9110 §15.5.9"],
    },
    GuidePage {
        code: 409,
        lead: "After this page you can tell 409 from 412, 422 and 423, find what a request collided with, and design an API in which a conflict is resolved by the caller in one more round.",
        markdown: r#"## Where you see it

### Browser

As a message of an application: "somebody else has changed this page", "this name is taken". The network panel shows
the status on a PUT, POST, PATCH or DELETE that a script has sent.

### API client

As an error with content that names the object in the way. A client library often has an exception of its own for it,
because the reaction differs from that to all other 4xx: read, decide, send again.

### Logs

A line with 409 to a method that writes. Next to it, within seconds, there is the line of the request that won: same
address, another client, 200 or 201.

### Monitoring

A rate per operation. A low and even rate is the sign of people who work on the same things. Bursts are the sign of
programs: two jobs with one schedule, or one client that repeats a creation.

## Impact

Nothing was changed, and that is the point: one of two writers has been told before damage was done. A user loses a
minute if the application keeps the input, and an hour if it throws it away.

A server that sends 200 in place of 409 loses the earlier change without a trace. One that sends 500 for a violated
unique key makes clients repeat what can never succeed, and wakes somebody for it.

## Symptoms

- The same request worked before, and works again after the state has changed.
- Reading the resource shows a version, an owner or a status that the caller did not expect.
- A creation fails, and an object with that name is there, made a second ago by the same client.
- A step of a process is refused: pay after cancel, ship before pay, delete while children exist.
- Two tabs, two devices or two workers are involved.
- Under load the rate rises faster than the traffic.

## Causes by role

### Builder

- A unique key is violated, and the application turns the database's error into 409.
- A version column does not match: optimistic locking without a precondition in the request.
- A state machine has no transition from the present state by this operation.
- An idempotency key is in use by a request that is still running.
- Two requests take rows in different order, and the database ends one of them.

### API consumer

- A creation is repeated after a lost answer.
- An object is read, kept for minutes, and written back whole.
- Several workers update one counter, one list or one document.
- Steps of a process are sent in parallel that depend on each other.

### Visitor

- The same form is open in two tabs, or a colleague has the same record open.
- A name or an address is already taken, perhaps by an account of one's own.

### Operator

- A scheduled job runs twice, on two hosts or after a change of the clock.
- Replicas lag: the client read an old version from one and writes to another.
- A deployment rolled back the code and not the data, so that objects are in a state which the code does not know.

## Causes by layer

### Server configuration

- Rare. A WebDAV server answers 409 when the parent collection of a new file is missing.

### Client

- Stale copies and repeated creations. Send `If-Match`, and the answer becomes [412](/.demur/status/412), which says more
  exactly what was wrong.

### Upstream

- Nearly all come from here: only the application knows the state. A gateway cannot answer 409 from its own knowledge,
  except for rules about values in the content.

### Network, CDN and firewall

- A lost answer leads to a repetition, and the repetition to 409; the network is the cause and the status is right.
- Firewalls and CDNs do not send it. A refusal of theirs is [403](/.demur/status/403) or [429](/.demur/status/429).

## Fix it step by step

### Read what is there now

Fetch the resource that you wanted to change, with its `ETag`.

```sh
curl -si https://api.example/orders/1042 -H 'Accept: application/json'
```

**Why it works:** 409 is about the state, so the state is the first thing to look at. The answer to the failed request
should name the object in the way; if it does not, the resource itself does.

**You should see:** a status, a version or an owner that differs from what your program assumed.

### Name the kind of conflict

There are four, and each has another cure.

```text
my copy is old                      ->  merge, send with If-Match
the name is taken                   ->  choose another, or use the one that exists
the step is not allowed now         ->  wait for the state, or give up
the same request is still running   ->  wait, then send the same again
```

**Why it works:** RFC 9110 sends 409 where the user may be able to resolve the conflict. What resolving means depends
on the kind, and only for the last one is it waiting.

**You should see:** which of the four it is from the code inside the answer, such as `version`, `exists`, `state` or
`running`.

### Merge and send with a condition

Put your change onto the current state, and say on which version it is based.

```http
PUT /orders/1042 HTTP/1.1
Host: api.example
Content-Type: application/json
If-Match: "v18"
Content-Length: 47

{"status":"open","note":"Leave it at the door"}
```

**Why it works:** with `If-Match` the server compares and writes in one step. If somebody was faster again, the answer
is 412 and nothing is lost.

**You should see:** 200 or 204 with a new `ETag`. A 412 sends you back to reading: limit the rounds to three, then ask
the user.

**Warning:** never resolve by reading the version and writing the old content with it. That is an overwrite with good
manners.

### Make creation repeatable

Let the client choose the identity, so that the second attempt finds the first.

```http
PUT /orders/8f0e2c44-5b1d-4a4e-9b55-0f6ac2f1a7d3 HTTP/1.1
Host: api.example
Content-Type: application/json
If-None-Match: *
Content-Length: 26

{"product":7,"quantity":1}
```

**Why it works:** PUT to an address that the client chose can be repeated. `If-None-Match: *` says "create, do not
replace"; if the first attempt had succeeded, the answer is 412 and the object is the client's own. With POST, an
`Idempotency-Key` does the same by agreement.

**You should see:** one object, however often the client had to repeat.

### On the server: turn the database's error into an answer

Catch the one error that means a conflict, and let the others be 500.

```sh
psql -c "INSERT INTO users (email) VALUES ('ada@example.com')"
# ERROR:  duplicate key value violates unique constraint "users_email_key"
# SQLSTATE 23505: this one is 409. Any other: 500.
```

**Why it works:** a check before the insert leaves a gap in which another request inserts. The constraint has no gap,
and its code is stable.

**You should see:** under load 201 for one request and 409 for the other, and never two rows or a 500.

**Warning:** do not copy the database's message into the answer. It names tables, columns and the other user's value.

## On your machine

### Windows

Two windows of PowerShell and `curl.exe` are enough to make a conflict on purpose: read the `ETag` in both, write in
both. Put the value into single quotes: `-H 'If-Match: "v18"'`; Windows PowerShell 5 removes inner double quotes, so
use PowerShell 7 or a file of fields with `-H "@fields.txt"`.

### macOS

`curl -s -D head.txt -o body.json https://api.example/orders/1042` keeps fields and content apart; `diff` between two
bodies shows what the other writer did.

### Linux

Provoke it: `seq 20 | xargs -P20 -I{} curl -s -o /dev/null -w '%{http_code}\n' -X PUT -H 'Content-Type:
application/json' --data-binary @body.json https://api.example/orders/1042 | sort | uniq -c` counts winners and losers
of twenty simultaneous writes.

## Prevention

- Give every resource that is edited an `ETag`, and demand `If-Match` with [428](/.demur/status/428).
- Send small changes (PATCH of one member, or an operation such as "add one") in place of whole documents.
- Let unique constraints and version columns decide, not a look before the write.
- Give each kind of conflict a stable code in the content.
- Make creation repeatable: a key of the client or an id chosen by it.
- Run each scheduled job under a lock, once.
- Show the user both versions and keep the input.

## As seen in logs

### A creation was repeated after a timeout

```text
203.0.113.7 - - [26/Nov/2026:10:14:02 +0000] "POST /users HTTP/1.1" 499 0 "-" "shop-app/5.1.0" rt=10.001
203.0.113.7 - - [26/Nov/2026:10:14:13 +0000] "POST /users HTTP/1.1" 409 188 "-" "shop-app/5.1.0" rt=0.012
```

The client gave up after ten seconds, the service finished all the same, and the second attempt met the first one's
row. The user has an account and an error message. Cure: a key that makes the repetition return the first result.

### Two editors, one page

```text
203.0.113.7 - ada [26/Nov/2026:11:02:40 +0000] "PUT /pages/12 HTTP/1.1" 200 912 "-" "Mozilla/5.0"
198.51.100.4 - bob [26/Nov/2026:11:02:58 +0000] "PUT /pages/12 HTTP/1.1" 409 1204 "-" "Mozilla/5.0"
198.51.100.4 - bob [26/Nov/2026:11:04:31 +0000] "PUT /pages/12 HTTP/1.1" 200 940 "-" "Mozilla/5.0"
```

Working as meant. Bob was told, merged for a minute and a half, and saved. If the third line is missing, look at what
the application showed him.

### A job that runs twice

```text
{"t":"02:00:00.112","method":"POST","route":"/invoices","status":201,"client":"worker-a"}
{"t":"02:00:00.118","method":"POST","route":"/invoices","status":409,"client":"worker-b"}
{"t":"02:00:00.240","method":"POST","route":"/invoices","status":201,"client":"worker-b"}
{"t":"02:00:00.243","method":"POST","route":"/invoices","status":409,"client":"worker-a"}
```

Two workers with the same schedule share the work by collision. The unique key saved the data; give the job a lock.

## Conventions

- RFC 9110's own example is a PUT of a version that is not based on the current one; it also suggests 409, or 415, for
  a PUT whose content does not suit the resource's configuration (RFC 9110 §15.5.10, §9.3.4).
- For PATCH, 409 is for a patch that cannot be applied to the state, for a detected conflicting change without a
  precondition, and for concurrent requests that cannot be queued (RFC 5789 §2.2).
- WebDAV demands 409 when a collection is to be made and its parent is missing (RFC 4918 §9.3). Apache's WebDAV also
  answers 409 to a PUT whose parent collection is missing; nginx with `dav_methods` and without `create_full_put_path`
  answers 500 (Apache httpd 2.4.67; nginx 1.22.1).
- Rails maps a stale object of optimistic locking to 409 (Rails 8.2.0.alpha).
- Amazon S3 answers 409 for a bucket name that somebody else has, and for an object that is already being restored. For
  a conditional write it has both codes: 412 if the object exists, and 409 `ConditionalRequestConflict` if another
  operation interfered, after which the upload should be repeated (botocore 1.44.8).
- GitHub reports a value that is already in use as 422 with the code `already_exists`, where others send 409 (GitHub
  REST docs).
- Kinto keeps three apart for one PUT: 409 if a unique field is violated, 412 if `If-Match` fails, 400 for invalid
  content (Kinto docs).
- The draft for `Idempotency-Key` sends 409 while the first request with that key still runs, and says that this is the
  one case in which the client repeats without changing anything (draft-ietf-httpapi-idempotency-key-header).

## Search engines

Crawlers send GET, and 409 belongs to requests that change something, so they should not meet it. Google treats it like
every 4xx but 429, as content that does not exist, and removes an indexed address (Google Search Central).

If pages answer GET with 409, for instance from a lock or a session check, the pages vanish from the index. Send
[503](/.demur/status/503) for a state that passes; Google slows down for 5xx and 429 and keeps the address for a while
(Google Search Central).

## Questions

### What is the difference between 409 and 412?

412 answers a condition that the client sent, such as `If-Match`; 409 is the server's own finding. If the request
carried a precondition and it is false, send 412. See [the pair](/.demur/compare/409/412).

### Is a duplicate e-mail address 409 or 422?

409, if the same content would be accepted in another state of the server, and that is so here: it would have been
accepted before the other account existed. Some APIs send 422 for all that concerns content. Choose one and write it
down.

### May a client retry after 409?

Not unchanged, and not by a loop. Read the state first. The exception is a conflict with a request of your own that
still runs: there the same request, a little later, is right.

### Is it safe to tell what the conflict is?

Only to those who may see the object. "This address is already registered" tells strangers who your customers are; on a
public form answer the same in both cases and send the rest by mail.

### Should a locked record be 409 or 423?

423 if there are WebDAV locks, which a client can take and release; 409 for all other ways of holding a record. Other
clients do not expect 423.

## History

- 1997: RFC 2068 defines it with PUT and versions as the example (RFC 2068 §10.4.10).
- 1999: WebDAV gives it a second use, the missing parent collection (RFC 2518 §8.3.1).
- 2010: RFC 5789 spells out three uses with PATCH, and draws the line to 412 (RFC 5789 §2.2).
- 2022: RFC 9110 asks that the content let the user recognise the source of the conflict, as its predecessor did (RFC
  9110 §15.5.10; RFC 7231 §6.5.8).

## Advanced use

### Scenario

Five planners edit one delivery route in the browser. Each change is small: a stop is moved, a time is shifted.
Whole-document writes would collide all day.

### How it works

The client sends operations, not documents: "move stop 7 after stop 3, based on version 18". The server applies the
operation if nothing that it touches has changed since 18, whatever else has. If something has, it answers 409 with the
changes since 18 and the places where they touch. The client rebases and sends again, and asks the planner only where
the same stop was moved twice.

### Structured response

```http
HTTP/1.1 409 Conflict
Content-Type: application/problem+json
Cache-Control: no-store
ETag: "v21"
Content-Length: 203

{"type":"https://api.example/problems/conflict","title":"The route has changed","status":409,"kind":"version","yours":"v18","current":"v21","touches":["/stops/7"],"changes":"/routes/12/changes?from=v18"}
```

### Benefits

Most collisions are resolved by the program. A person decides only what a person must, with both versions on the
screen. Nothing is overwritten silently.

### Best practices

- A `kind` with few values, stable, and documented.
- The current version and where to get the difference, if the caller may see them.
- `Cache-Control: no-store`: the state may be another one in a moment.
- At most three automatic rounds, with a random pause, then a person.
- Count `kind` in the metrics: `running` is load, `version` is people, `exists` is repetition.

### A real example

Amazon S3's conditional writes use both codes for two different facts. A PUT with `If-None-Match: *` gets 412 if the
key exists, so the work is settled; it gets 409 if another operation on the key came in between, so nothing is settled
and the client is told to repeat. One status would have left the client guessing which.

### Why it is underrated

Many APIs have one status for "you cannot do that" and put 400 there. 409 tells a program the one thing it needs: the
request was fine, the world has moved, look again. That can be automated; a 400 cannot.

### Security

A conflict is an oracle: it says that something exists, and in which state. Check authorisation before state. Give
equal answers for taken and free names on public forms, and limit attempts. Conflicts under load can also be made on
purpose to keep others from writing; limits for each caller help, long locks do not.

### Performance

Optimistic concurrency costs nothing while there is no conflict, and a whole round when there is one. Above a few per
cent of 409 on one object, make the operations smaller, split the object, or put the writes into a queue.

### Architecture

The decision belongs where the state is, in the same transaction as the write. A gateway should pass 409 on as it is,
demand conditions with 428 in front of it, and never retry it. Across services, send the conflict back to the caller
rather than resolving it in the middle: only the caller knows what was meant.
"#,
        sources: &["RFC 9110 §15.5.10", "RFC 9110 §9.3.4", "RFC 5789 §2.2", "RFC 4918 §9.3", "Apache httpd 2.4.67", "nginx 1.22.1", "Rails 8.2.0.alpha", "botocore 1.44.8", "GitHub REST docs", "Kinto docs", "draft-ietf-httpapi-idempotency-key-header", "Google Search Central", "RFC 2068 §10.4.10", "RFC 2518 §8.3.1", "RFC 7231 §6.5.8"],
    },
    GuidePage {
        code: 410,
        lead: "After this page you can decide between 410, 404 and a redirect for a deleted post, a discontinued product or a removed profile, put up the tombstone, and take it down again if you were wrong.",
        markdown: r#"## Where you see it

### Browser

A page that says that something was removed, in the form that the site gave it. Browsers treat it like any other answer
with content: they show it, keep the address in the history, and may keep the answer itself for a while.

### API client

As an error status to GET on an id that used to work, or to every call of a version that was switched off. Some
services use it for a handle that ran out rather than for a thing that was deleted: a push token, a page token, an old
version number.

### Logs

Lines with 410, a small and constant number of bytes, and no upstream time: nothing behind the server was asked. The
interesting column is the referrer, since it says who still links there.

### Monitoring

Count 410 for itself and not among the errors. It should fall with time, as links vanish. A jump means that a list of
removed addresses matches more than it was meant to.

## Impact

For visitors it ends a search quickly: the page says that the thing is gone, and what is there in its place. For
programs it is an instruction: delete the record, stop calling. For the server it is one of the cheapest answers there
are, and a cache may give it without asking.

The same property makes a wrong 410 expensive. A client that deletes a token, a subscription or a bookmark because of
it does not come back to look again. A cached copy outlives the correction on your side.

## Symptoms

- An address that answered 200 for years answers 410 for everybody, on every device, logged in or not.
- The text names a removal, an end of support, or a date.
- Some visitors still see 410 after you have restored the page: they see a stored copy.
- A whole subtree answers 410, although only one entry of it was removed.
- A synchronisation fails with 410 after a pause of days, and works again when it starts from scratch.
- A crawl report lists addresses as 4xx that are still in your sitemap.

## Causes by role

### Builder

- The post, product or profile was deleted, and the application remembers it: a deleted flag, a row in a table of
  tombstones.
- A version of the API was switched off on the date that its `Sunset` field announced.
- A redirect view has no target any more, and the framework sends 410 for that.
- A cursor, a change token or an export link ran out, and the API uses 410 to say "begin again".

### API consumer

- An id is kept long after its object was deleted.
- A client of an old version is still installed somewhere.
- A page token or a resource version is older than the server keeps its history.

### Visitor

- A bookmark, a search result, an old newsletter or a printed address leads to something that was taken down.

### Operator

- A rule in the server or at the CDN sends 410 for a prefix, and the prefix is too short.
- A list of removed addresses was generated by comparing two exports, and one of them was incomplete.
- A migration put "everything that we do not move" on 410, including what nobody had thought of.

## Causes by layer

### Server configuration

- Common and intended: `return 410` in nginx, `Redirect gone` in Apache, a list at the gateway.

### Client

- The client cannot cause it; it can only hold on to an address for too long. A mistyped address gives
  [404](/.demur/status/404): nobody has put a tombstone where nothing ever was.

### Upstream

- The application that owns the record is the place that knows of the deletion. A service that cannot reach its data
  must send [503](/.demur/status/503), never 410: an outage would read as a deletion.

### Network, CDN and firewall

- A cache in between may answer 410 long after the origin has changed its mind; look at `Age`.
- A firewall that refuses sends [403](/.demur/status/403). A legal demand is [451](/.demur/status/451), even where the
  effect on the visitor is the same.

## Fix it step by step

### See who answers, and from when

Ask for the head and read the age before anything else.

```sh
curl -sI https://www.example/blog/old-post |
  grep -iE '^(HTTP|age|cache-control|date|via|x-cache)'
```

**Why it works:** `Age` above zero or a mark of a cache says that you see a stored copy; without it, the origin or the
gateway has just made the answer.

**You should see:** the status line with 410, and either no `Age` or a small one. A large `Age` sends you to the cache,
not to the application.

### Decide what the address deserves

Three questions, in this order: is there one successor, is the removal deliberate and for good, is anybody told so?

```text
one page took its place          ->  308 or 301 to that page
removed on purpose, for good     ->  410
nobody knows, or it may return   ->  404
removed by a legal demand        ->  451
```

**Why it works:** 410 is a statement of the owner. RFC 9110 asks for 404 where the server does not know whether the
absence is permanent, and prefers 410 where it does.

**You should see:** one answer for each address. If the list says 410 and a product manager says "back in spring", it
is 404 for the page, or 200 with "not available at the moment".

### Put up the tombstone

Keep the list as data, with a date and a reason for each entry, and let the server in front answer from it.

```sh
demur gone add /products/fax-3000 --reason 'no longer sold'
curl -si https://www.example/products/fax-3000
```

**Why it works:** the row survives the deletion of the record, and the service behind need not be asked for what it no
longer has. A list can be reviewed; forty rules in a server's configuration cannot.

**You should see:** 410 with the reason and a `Cache-Control` of the length that the entry names.

**Warning:** add exact addresses. A prefix that is one segment too short removes a department.

### Remove the links

Search your own pages, sitemaps, feeds and templates for the address, and take it out.

```sh
curl -s https://www.example/sitemap.xml |
  grep -oE '<loc>[^<]+' | sed 's/<loc>//' |
  while read -r url; do
    curl -s -o /dev/null -w '%{http_code} %{url_effective}\n' "$url"
  done | grep '^410'
```

**Why it works:** the purpose of 410 is that links disappear, and your own are the ones that you can remove today.

**You should see:** no output. Each line is an address that you advertise and refuse at the same time.

### Take it back

If the page returns, remove the entry, then the stored copies.

```sh
demur gone remove /products/fax-3000
curl -sI -H 'Cache-Control: no-cache' https://www.example/products/fax-3000 | head -1
```

**Why it works:** 410 may be stored without any freshness of its own, so the correction reaches a visitor only when the
copy has aged out, or when you purge it. A short `max-age` on new tombstones is your insurance.

**You should see:** 200 from the origin at once, and from the caches after the `max-age` that you had sent.

## On your machine

### Windows

PowerShell reports it as an exception; `try { Invoke-WebRequest $u } catch { $_.Exception.Response.StatusCode.value__
}` prints 410. In Edge and Chrome, hold the reload button with the developer tools open and choose the reload that
empties the cache.

### macOS

Safari may keep a 410: empty its caches from the developer menu, or compare with `curl -sI
https://www.example/blog/old-post`, which has no cache.

### Linux

`curl -sI` for one address; for a list, `xargs -a urls.txt -P4 -n1 curl -s -o /dev/null -w '%{http_code}
%{url_effective}\n'`. Firefox keeps a 410 as well; Ctrl+Shift+R asks again.

## Prevention

- Decide at deletion: the button that deletes also asks "is there a successor?".
- Soft-delete first: keep the row with its date, and let the tombstone follow from it.
- Give every tombstone a date and a reason, and review those that still get traffic.
- Announce the end of an API version with `Deprecation` and `Sunset` long before, and send 410 only after the date.
- Start with a `max-age` of minutes, raise it to a day or more once nobody has complained.
- Test the list before it is live: replay a day of the access log against it and look at every address that changes to
  410.
- Never reuse the id or the address. What was said to be gone must not become something else.

## As seen in logs

### A link somewhere keeps sending people

```text
203.0.113.7 - - [26/Nov/2026:09:12:44 +0000] "GET /blog/old-post HTTP/1.1" 410 612 "https://forum.example/t/881" "Mozilla/5.0"
198.51.100.23 - - [26/Nov/2026:09:15:02 +0000] "GET /blog/old-post HTTP/1.1" 410 612 "https://forum.example/t/881" "Mozilla/5.0"
192.0.2.61 - - [26/Nov/2026:09:15:40 +0000] "GET /blog/old-post HTTP/1.1" 410 612 "https://forum.example/t/881" "Mozilla/5.0"
```

One referrer, many readers. Either ask its owner to change the link, or see that there is a demand and redirect to a
page that serves it.

### The prefix was too short

```text
203.0.113.7 - - [26/Nov/2026:10:00:03 +0000] "GET /shop/fax HTTP/1.1" 410 540 "-" "Mozilla/5.0"
203.0.113.9 - - [26/Nov/2026:10:00:04 +0000] "GET /shop/faxes-and-printers HTTP/1.1" 410 540 "https://www.example/shop" "Mozilla/5.0"
203.0.113.9 - - [26/Nov/2026:10:00:06 +0000] "GET /shop/fax-paper HTTP/1.1" 410 540 "https://www.example/shop" "Mozilla/5.0"
```

The referrer is your own shop, so these addresses are alive. `/shop/fax` was entered as a prefix. Correct it at once
and purge the caches.

### A client that does not take the hint

```text
{"method":"GET","route":"/v1/orders","status":410,"step":"gone","client":"198.51.100.4","agent":"shop-sync/2.3"}
{"method":"GET","route":"/v1/orders","status":410,"step":"gone","client":"198.51.100.4","agent":"shop-sync/2.3"}
{"method":"GET","route":"/v1/orders","status":410,"step":"gone","client":"198.51.100.4","agent":"shop-sync/2.3"}
```

A retired version, called every few seconds by one program. The status will not stop it; its owner must be told. Until
then, the answer costs little, and a limit for that caller is kind to both.

## Conventions

- ActivityPub asks servers to answer a request for a deleted object with 410 if the content is a `Tombstone`, and with
  404 otherwise (ActivityPub).
- GitHub answers 410 for an issue that was deleted, to callers who may read the repository; whoever may not read it
  gets 404, and a transferred issue is 301 (GitHub REST docs on issues).
- Apple's push service answers 410 for a device token that is no longer active for the topic; the sender should stop
  using it. The answer comes after an unspecified delay, on purpose, so that nobody can measure when an app is removed
  (Apple Developer Forums).
- Kubernetes answers 410 when a watch starts from a version that the server no longer keeps, or when a `continue` token
  has run out; the client must list anew and go on from there (Kubernetes docs). That is a wider use: what is gone is
  the history, and the resource is there.
- Django's `RedirectView` answers 410 when it has no address to redirect to (Django 5.2.19).
- `return 410` in nginx, `Redirect gone` in Apache and `abort(410)` in Flask send it without any `Cache-Control` (nginx
  1.22.1; Apache httpd 2.4.67; Flask 3.1.3). Chrome, Firefox, Safari, Squid and Apache Traffic Server then may store it
  by heuristics (cache-tests).

## Search engines

Google documents no difference between 404 and 410: every 4xx but 429 means that the content does not exist, an address
that was indexed is removed, and the content of the answer is not used (Google Search Central).

The belief that 410 removes faster goes back to statements such as one of 2013, by which 410 usually need not be
confirmed by another visit; the same statement calls the difference tiny and not critical (Google on 404 and 410 in
2013). Choose between the two by what is true, not by speed.

A block in `robots.txt` keeps a crawler from seeing the 410 at all, so the address can stay listed (Google on 404 and
410 in 2013).

## Questions

### Is 410 really permanent?

No status can promise that: it says that the condition is likely to be permanent. You may restore the resource, and you
need not keep the mark for any time (RFC 9110 §15.5.11). But expect that clients have deleted what they knew, and that
caches need a while.

### Should a discontinued product be 410?

Only if its page is of no use any more. A product that people still own needs its manual, and a page that says
"discontinued" with status 200 serves them; a product with one successor gets a redirect. What remains is 410.

### What should a deleted profile answer?

410 if it may be known that there was one, and 404 if the fact itself is private. Send the same for all addresses below
it, and let the name be free again only if nobody can be mistaken for the former owner.

### May I redirect all removed pages to the first page?

No. Visitors do not find what they looked for, and a crawler may take it for a soft 404. Redirect to a page that
answers the same question, and send 410 where there is none.

### Does 410 need a body?

It should have one, except in an answer to HEAD (RFC 9110 §15.5): one sentence on what happened, the date, and a link
to what is left. Do not redirect from it by script.

## History

- 1997: RFC 2068 has it with today's meaning and the same aim, links that are removed (RFC 2068 §10.4.11).
- 1999: RFC 2616 keeps it, and lists it among the answers that may be cached (RFC 2616 §10.4.11, §13.4).
- 2014: RFC 7231 calls it cacheable by default (RFC 7231 §6.5.9).
- 2022: RFC 9110 says heuristically cacheable, which means the same (RFC 9110 §15.5.11; RFC 9111 §4.2.2).

## Advanced use

### Scenario

A community site has posts, products of a small shop, and profiles. Members delete posts and accounts, and the shop
drops products twice a year. Other sites federate the posts and keep copies.

### How it works

Deletion writes a tombstone in the same transaction: address, kind, time, and whether the fact may be known. A deleted
post becomes 410 with a tombstone document. A product becomes a redirect if the shop names a successor, a page with
status 200 while people still own it, and 410 after that. A removed profile becomes 410 if the member allows it, and
404 otherwise; both also hold for the profile's followers, feed and pictures.

### Structured response

```http
HTTP/1.1 410 Gone
Content-Type: application/problem+json
Cache-Control: public, max-age=86400
Link: </blog>; rel="related"
Content-Length: 143

{"type":"https://api.example/problems/gone","title":"This post was removed","status":410,"detail":"Its author removed it","since":"2026-03-01"}
```

### Benefits

Copies elsewhere can be deleted by a program. Support can answer "it was removed on 1 March by its author". A rebuilt
database cannot resurrect an address, because the tombstone is part of the data.

### Best practices

- Exact addresses, a date, a reason, an owner for each entry.
- Explicit `Cache-Control` on every 410; `no-store` where not everybody may know.
- The same answer to HEAD and GET, and 410 to the other methods as well: a PUT to a gone address is no new start.
- Separate the mark from the data: personal data is deleted, the address and the time stay.

### A real example

Apple's push service shows the contract in full. 410 means that the token will not work again and is to be removed from
the sender's list; it is sent late on purpose, so it says something about the token and nothing about the day on which
a person deleted an app. A sender that deletes at the first 410 and never earlier does the right thing.

### Why it is underrated

404 leaves the question open, so every program must ask again. 410 closes it, and a well-made client never asks again.
It is the only status by which an owner can ask the whole web to forget an address.

### Security

A tombstone says that something existed. For accounts, private groups and unreleased products that can be too much:
conceal with [404](/.demur/status/404) there, with equal content and equal time. Check the list like code: an entry of
one line takes a page off the web. Never answer a released name with 410 today and give it to a stranger tomorrow:
links and trust go with it.

### Performance

A lookup in memory, no call to the service, and stored by caches. With `max-age=86400` a popular dead link costs one
request a day for each cache. Keep the content small: it is sent far more often than it is read.

### Architecture

The application decides, the gateway answers. Publish the tombstones as a list or a stream, let the gateway load it
while it runs, and keep the record of who removed what in the application. Then the 410 stays correct when the service
that made the page has itself been switched off.
"#,
        sources: &["ActivityPub", "GitHub REST docs", "GitHub REST docs on issues", "Apple Developer Forums", "Kubernetes docs", "Django 5.2.19", "nginx 1.22.1", "Apache httpd 2.4.67", "Flask 3.1.3", "cache-tests", "Google Search Central", "Google on 404 and 410 in 2013", "RFC 9110 §15.5.11", "RFC 9110 §15.5", "RFC 2068 §10.4.11", "RFC 2616 §10.4.11", "RFC 2616 §13.4", "RFC 7231 §6.5.9", "RFC 9111 §4.2.2"],
    },
    GuidePage {
        code: 411,
        lead: "After this page you can see which of your requests have no length and why, send one, and decide whether your own server has a reason to demand it.",
        markdown: r#"## Where you see it

### Browser

Nearly never. Browsers send `Content-Length` with forms, files and strings. A page that streams an upload by script is
the exception.

### API client

As an answer to POST, PUT or PATCH whose content is produced while it is sent: from a generator, a pipe, a stream.
Small requests of the same program succeed, because the library knows their size.

### Logs

A line with 411, a few milliseconds, no content received. The access log seldom holds `Transfer-Encoding`; without it
the line does not say what was missing.

### Monitoring

Count it by client. It is a property of how a client sends, so it is all or nothing: one version of one client fails
with every upload, and the others never do.

## Impact

Nothing was processed, and the same program will fail again in the same way until somebody changes it. That makes 411
loud and cheap: it turns up in the first test.

On the server's side it is a choice that excludes clients. Everything that compresses or produces content on the fly
has to buffer it first, on the client or in a proxy.

## Symptoms

- Strings and files are accepted, streams are refused.
- It works directly and fails through a proxy or an API gateway, or the other way round.
- It began when a client library was replaced, or when content was compressed while sending.
- A request without any content is refused, because a server wants `Content-Length: 0`.
- With HTTP/2 the same upload works, or fails only behind the gateway.

## Causes by role

### Builder

- The framework or a plugin demands a length in order to enforce a limit of size.
- The service behind reads `Content-Length` as "is there content?" and misses chunked content.

### API consumer

- Content comes from a generator, a pipe or standard input.
- The library is told to send chunked.
- A POST without content is sent without `Content-Length: 0`.

### Visitor

- None that a visitor could change.

### Operator

- A proxy that buffers was replaced by one that streams: until now it had put the length in.
- The setting that demands a length was switched on for all routes.

## Causes by layer

### Server configuration

- A policy: object stores that reserve space, gateways that compare with a limit before reading.

### Client

- Chunked content. That is correct HTTP/1.1, and a server may refuse it all the same.

### Upstream

- The service may be the one that demands it, while the gateway streams; then the gateway must collect, or pass the 411
  on.

### Network, CDN and firewall

- A proxy may turn content with a length into chunked content, and the other way round. Both are allowed.
- A length that is there and wrong is [400](/.demur/status/400); an unknown transfer coding is [501](/.demur/status/501).

## Fix it step by step

### Look at what your client sends

```sh
nc -l 8080 &
curl -s --max-time 2 -T - http://127.0.0.1:8080/ < body.json
```

**Why it works:** a listener that prints everything shows the fields as they leave, after the library has added its
own.

**You should see:** `Transfer-Encoding: chunked` and no `Content-Length`. Send the same with `--data-binary
@body.json`, and it is the other way round.

### Let the library know the size

Give it octets or a file, not a stream.

```sh
curl -sf -H 'Content-Type: application/json' --data-binary @body.json https://api.example/orders
```

**Why it works:** a library that can see the end of the content counts it and sends the length. If it cannot, chunked
is all that is left to it in HTTP/1.1.

**You should see:** 2xx. In your own program: read the stream into memory or into a temporary file first, if it is
small enough.

**Warning:** do not set `Content-Length` by hand beside a stream. If the two differ, the server waits for octets that
do not come, or takes the rest for another request.

### Send an explicit zero for a request without content

```http
POST /orders/1042/cancel HTTP/1.1
Host: api.example
Content-Length: 0

```

**Why it works:** a POST without content should carry `Content-Length: 0`. Without it the server can still know that
there is none, but some demand the field for methods that usually have content.

**You should see:** the 411 vanish. If it stays, another server on the way demands something else.

### Let a proxy collect the content

If the client cannot be changed, put the length in on the way.

```text
# nginx: collect, then send on with Content-Length (this is the default)
proxy_request_buffering on;
```

**Why it works:** a proxy that has the whole content knows its length. It costs a copy in memory or on disk, and the
upstream sees the request later.

**You should see:** `Content-Length` in the request that reaches the service, and 411 no more.

### Or drop the demand

On your own server, count while reading in place of asking for the length.

```http
HTTP/1.1 413 Content Too Large
Content-Type: application/problem+json
Cache-Control: no-store
Connection: close
Content-Length: 113

{"type":"https://api.example/problems/too-large","title":"The content is too large","status":413,"limit":1048576}
```

**Why it works:** a counter that stops at the limit protects as well as the announced length, and it also holds for
clients that announce too little.

**You should see:** chunked content below the limit accepted, and 413 above it.

## On your machine

### Windows

PowerShell's `Invoke-RestMethod -InFile` sends the length of the file. In .NET, a `StreamContent` over something that
cannot seek is sent chunked; a `ByteArrayContent` has a length.

### macOS

`nc -l 8080` listens as in the first step. `URLSession` sends chunked content for a body stream and a length for data
or a file.

### Linux

`nc -l -p 8080` or `nc -l 8080`, depending on the variant. With HTTP/2 there is nothing to see on the wire in clear
text: use `curl -v --http1.1` to compare.

## Prevention

- Demand a length only on routes that reserve something by it, and say so in the documentation.
- Clients: small content in memory, large content from files.
- A test that sends the same content once with a length and once chunked.
- Proxies: write down for each hop whether it collects or streams.
- In services never test for content by the presence of `Content-Length`.

## As seen in logs

### A client began to stream

```text
203.0.113.7 - - [25/Nov/2026:10:14:02 +0000] "POST /import HTTP/1.1" 202 64 "-" "erp-sync/2.3" cl=91822 te=-
203.0.113.7 - - [26/Nov/2026:10:14:02 +0000] "POST /import HTTP/1.1" 411 190 "-" "erp-sync/2.4" cl=- te=chunked
```

Version 2.4 sends while it produces. That is right by the protocol; the server's demand meets it for the first time.

### A proxy was replaced

```text
{"t":"2026-11-26T08:59:58","route":"/upload","status":201,"via":"edge-old","cl":"48211","te":null}
{"t":"2026-11-26T09:00:04","route":"/upload","status":411,"via":"edge-new","cl":null,"te":"chunked"}
{"t":"2026-11-26T09:00:05","route":"/upload","status":411,"via":"edge-new","cl":null,"te":"chunked"}
```

The clients are the same. The old proxy collected content and sent it on with a length, the new one streams. Change
either the proxy or the demand.

## Conventions

- A server may reject content without `Content-Length` with 411, and clients are advised to send the length where they
  know it, since some services answer 411 although they understand chunked content (RFC 9112 §6.3).
- Amazon S3 answers 411 `MissingContentLength` (botocore 1.44.8).
- Kong's plugin for the size of requests has an option that demands the length and answers 411 (Kong 2026-07-01).
- Connexion answered 400 "RequestBody is required" to a correct POST that was sent chunked (Connexion 3.3.0): it takes
  the missing length for missing content.
- Apache as a proxy took chunked content of 5 kB and sent it on with a `Content-Length` (Apache httpd 2.4.67).
- Who sends a length: curl with `--data-binary`, requests and httpx with octets and with files, `fetch` of Node.js with
  strings and forms. Who sends chunked: curl with `-T -`, requests and httpx with a generator, `fetch` with a stream
  (curl 7.88.1; requests 2.34.2; httpx 0.28.1; Node.js 20.20.2).
- For a POST without content requests, httpx and `fetch` send `Content-Length: 0`; `curl -X POST` sends neither field
  (requests 2.34.2; httpx 0.28.1; Node.js 20.20.2; curl 7.88.1).

## Search engines

A crawler of pages sends GET without content and has no length to give, so this status should not reach it (RFC 9110
§8.6).

If it does, a server demands the field for every method, and its pages are lost to the index: Google treats each 4xx
but 429 as content that does not exist (Google Search Central).

## Questions

### Is chunked content wrong?

No. It is part of HTTP/1.1, and a server must understand it. 411 is a policy of the server, for which the protocol has
made room.

### What is the difference between 411 and 400 for the length?

411: there is none, and the server wants one. 400: there is one, and it is invalid or contradicts itself.

### What does 411 mean in HTTP/2 and HTTP/3?

The same policy. There the end of the content is marked by the stream, so nobody needs the field for framing; a server
that asks for it wants the number beforehand.

### Should I demand a length in order to limit sizes?

No. Check the length if it is there, and count in any case. A demand refuses correct clients and stops no attacker.

### May I retry after 411?

Yes, with the length. RFC 9110 says so explicitly, and nothing has been processed before.

## History

- 1997: RFC 2068 brings chunked content, and with it 411 for servers that insist on a valid `Content-Length`
  (RFC 2068 §4.4, §10.4.12).
- 1999: RFC 2616 keeps it (RFC 2616 §10.4.12).
- 2014: RFC 7230 adds the remark that some services answer 411 although they understand chunked (RFC 7230 §3.3.3).
- 2022: RFC 9110 says "content" for the message body (RFC 9110 §15.5.12).

## Advanced use

### Scenario

An archive takes files of unknown origin and must reserve space before the first octet, since a tape cannot be moved
back. Clients are scanners, scripts and other archives.

### How it works

PUT without `Content-Length` gets 411 at once, before any content. With it, the server reserves, answers 100 or 413,
and takes exactly that many octets. A client that cannot know the length uploads parts to another address, where each
part has a length and the end is declared at last.

### Structured response

```http
HTTP/1.1 411 Length Required
Content-Type: application/problem+json
Cache-Control: no-store
Link: </uploads>; rel="related"
Content-Length: 179

{"type":"https://api.example/problems/length-required","title":"The length is missing","status":411,"detail":"Send Content-Length, or upload parts at /uploads","limit":4294967296}
```

### Benefits

Space is known before it is used. A client with `Expect: 100-continue` learns of both, the missing length and the
limit, without sending an octet of content.

### Best practices

- Decide by the fields alone, and before 100 is sent.
- Name the limit in the same answer, so that the next attempt does not end in 413.
- Offer the other way for streams.
- Close the connection in HTTP/1.1 if content is already on its way and you do not read it.

### A real example

Amazon S3 lists 411 `MissingContentLength` among its errors: an object has a size before it has content. The cost is on
the other side: whoever wants to store a stream of unknown length uses the upload in parts, each of which has a length.

### Why it is underrated

It is the exact answer for a demand that is otherwise expressed as 400 "body required" or as a silent loss of the
content. A client library could repair it by itself: collect, count, send again.

### Security

Content without a length has been a source of request smuggling: two servers that disagree about where it ends.
Refusing chunked content is one way out, and a correct parser with one reading is the better one. A length is a claim
of the client; enforce the limit while reading.

### Performance

The demand itself costs nothing. It moves the cost of buffering to the client or to the proxy: memory or disk for the
whole content, and a later start of the upload.

### Architecture

Decide once for each route who collects: the client, the edge or nobody. If the edge collects, services may rely on a
length, and then no caller sees 411. If the edge streams, services must read chunked content.
"#,
        sources: &["RFC 9112 §6.3", "botocore 1.44.8", "Kong 2026-07-01", "Connexion 3.3.0", "Apache httpd 2.4.67", "curl 7.88.1", "requests 2.34.2", "httpx 0.28.1", "Node.js 20.20.2", "RFC 9110 §8.6", "Google Search Central", "RFC 2068 §4.4", "RFC 2068 §10.4.12", "RFC 2616 §10.4.12", "RFC 7230 §3.3.3", "RFC 9110 §15.5.12"],
    },
    GuidePage {
        code: 412,
        lead: "After this page you can say which condition failed and why, merge and try again without losing anybody's work, and evaluate preconditions in the order that RFC 9110 demands.",
        markdown: r#"## Where you see it

### Browser

Seldom as a page. An application that edits in place sends conditions by script; it gets 412 and says that somebody
else has saved in between. A browser's own conditional requests are answered with 304, never with 412.

### API client

As an error to PUT, PATCH or DELETE with `If-Match`, to a creation with `If-None-Match: *`, or to a ranged download
that was begun on another version.

### Logs

A line with 412, few bytes, no write. The log shows neither the condition nor the validator unless you add them:
`If-Match` of the request and `ETag` of the answer are worth two columns.

### Monitoring

Its share of conditional writes is the rate of collisions between people or programs. Zero is suspicious: it can mean
that nobody sends conditions, or that the server accepts them and looks away.

## Impact

A 412 is a success of the design: a lost update has been prevented, and the price is one more round. It hurts only
where the client throws the user's input away, or repeats without the condition and so does by hand what the condition
forbade.

A server that ignores preconditions gives the worse result and looks better: every write is 204, and the earlier of two
changes is gone.

## Symptoms

- The first save works, the second one from the same form fails.
- A write fails although nobody else is there: the validator came from another server or another representation.
- A creation fails since the object exists, possibly by one's own earlier attempt.
- A download that is resumed starts from the beginning, or stops.
- Everything works when the client goes directly to the application and fails through the proxy.
- A client that sends dates fails for changes within one second.

## Causes by role

### Builder

- The `ETag` is computed from something that differs between servers, such as an inode, a time stamp or the order of
  members.
- A weak tag is sent: `If-Match` uses strong comparison, and a weak tag never matches.
- The tag is that of a compressed or translated variant, and the write compares with another one.
- The success answer carries no new `ETag`, so the client's next write uses the old one.

### API consumer

- The copy is old: somebody else has written.
- The tag was stored without its quotes, or with `W/` cut off.
- The tag of a list is sent for a member, or that of one resource for another.
- `If-Unmodified-Since` is made from the client's clock and not from `Last-Modified`.

### Visitor

- Two tabs, two devices, or a colleague.

### Operator

- Several servers with different tags behind one address.
- A proxy compresses and weakens or changes the tags.
- A cache serves an old representation with an old tag, and the write goes past it to the origin.

## Causes by layer

### Server configuration

- Static files: tags from size and time differ on hosts to which files were copied separately.

### Client

- Stale or damaged validators. This is the usual cause, and the status tells the truth.

### Upstream

- The place that owns the resource is the only one that can answer 412. A gateway that has no copy must pass the
  condition on and not judge it.

### Network, CDN and firewall

- A CDN that changes content, by compression or by rewriting pages, has to change the tags as well; then they fit no
  write.
- A firewall that removes fields it does not know can remove the condition: then there is no 412 and a lost update. A
  demand for conditions, [428](/.demur/status/428), makes that visible.

## Fix it step by step

### Compare the validator that you sent with the current one

```sh
curl -sI https://api.example/pages/12 | grep -iE '^(etag|last-modified|vary|content-encoding)'
```

**Why it works:** 412 says that a comparison was false, and both sides of it can be looked at. Octet by octet: quotes,
`W/`, and a suffix such as `-gzip` count.

**You should see:** a strong tag that differs from yours (somebody has written), or the same tag with a difference in
spelling (a fault of the client or of a proxy).

### Fetch, merge, write with the new tag

```http
PUT /pages/12 HTTP/1.1
Host: api.example
Content-Type: application/json
If-Match: "v18"
Content-Length: 52

{"title":"Opening hours","body":"Closed on Mondays"}
```

**Why it works:** the merge happens on the version whose tag you send, and the server compares at the moment of the
write.

**You should see:** 200 or 204 with a new `ETag`. A second 412 means that somebody else is busy on the same page; after
three rounds ask the user.

**Warning:** do not solve it by leaving the condition out. The change of the other person is then overwritten, and
nobody is told.

### If a creation failed, look before you create again

```sh
curl -si https://api.example/orders/8f0e2c44-5b1d-4a4e-9b55-0f6ac2f1a7d3
```

**Why it works:** `If-None-Match: *` fails because the object exists. After a lost answer it may be your own: the first
attempt had succeeded.

**You should see:** either your own object, and you are done, or a stranger's, and you need another name.

### On the server: evaluate last, and in order

First everything else that could fail, then the conditions, then the method.

```text
404, 405, 401, 403, 413, 415, 422 ... without looking at conditions
1  If-Match                 false -> 412
2  else If-Unmodified-Since false -> 412
3  If-None-Match            false -> 304 for GET and HEAD, else 412
4  else If-Modified-Since   false -> 304 (GET and HEAD only)
5  Range with If-Range
```

**Why it works:** preconditions must be ignored if the answer without them would be neither 2xx nor 412. `GET` of a
missing resource with `If-Match` is therefore 404 and not 412.

**You should see:** the same failures with and without conditions, and 412 only where the write would have happened.

### Compare and write in one step

```sh
psql -c "UPDATE pages SET body = 'Closed on Mondays', version = version + 1
         WHERE id = 12 AND version = 18"
# UPDATE 1: written. UPDATE 0: 412.
```

**Why it works:** a comparison in one statement and a write in the next leave room for a third party. The count of
changed rows is the comparison.

**You should see:** under twenty simultaneous writes with the same tag one 2xx and nineteen 412.

**Warning:** without `version = 18` in the statement this is an ordinary overwrite that passes all tests with one user.

## On your machine

### Windows

Windows PowerShell 5 removes the inner quotes of `-H 'If-Match: "v18"'`. Put the field into a file and use `curl.exe -H
"@match.txt"`, or PowerShell 7. A tag without quotes is not valid, and servers differ in what they then do.

### macOS

`tag=$(curl -sI https://api.example/pages/12 | awk 'tolower($1)=="etag:"{print $2}' | tr -d '\r')` keeps the quotes;
without the `tr` the line end travels along and the request is malformed.

### Linux

The same as on macOS, or `curl --etag-save tag.txt` for reading; note that `--etag-compare` sends `If-None-Match`,
which is for downloads, and not `If-Match`.

## Prevention

- Strong tags from a version number or a hash of the stored state, equal on all servers.
- A new `ETag` in the answer to every successful write that returns the stored form.
- Demand conditions for writes: [428](/.demur/status/428).
- No compression by a proxy on resources that are edited, or tags that survive it.
- Tests with two writers, one of them slow.
- Clients that keep the input, show the difference and count their rounds.

## As seen in logs

### Two people on one page

```text
203.0.113.7 - ada [26/Nov/2026:11:02:40 +0000] "PUT /pages/12 HTTP/1.1" 204 0 im="v17" etag="v18"
198.51.100.4 - bob [26/Nov/2026:11:02:58 +0000] "PUT /pages/12 HTTP/1.1" 412 188 im="v17" etag="v18"
198.51.100.4 - bob [26/Nov/2026:11:03:31 +0000] "PUT /pages/12 HTTP/1.1" 204 0 im="v18" etag="v19"
```

As it should be: both had read v17, Ada was first, Bob merged.

### Tags that differ between servers

```text
{"method":"PUT","route":"/pages/{id}","status":412,"host":"app-2","if_match":"\"5f-61a\"","etag":"\"5f-61b\""}
{"method":"PUT","route":"/pages/{id}","status":204,"host":"app-1","if_match":"\"5f-61a\"","etag":"\"5f-61a\""}
{"method":"PUT","route":"/pages/{id}","status":412,"host":"app-2","if_match":"\"5f-61a\"","etag":"\"5f-61b\""}
```

All failures on one host, with no writer in between: the tag is made from something local. Use a version.

### A weak tag in a write

```text
203.0.113.7 - - [26/Nov/2026:12:20:01 +0000] "PUT /pages/12 HTTP/1.1" 412 188 im=W/"v18" etag="v18"
203.0.113.7 - - [26/Nov/2026:12:20:09 +0000] "PUT /pages/12 HTTP/1.1" 412 188 im=W/"v18" etag="v18"
```

The number is right and the comparison is still false: a proxy has made the tag weak when it compressed the page, and
the client returned what it had got.

## Conventions

- The order of evaluation is fixed, and ordinary failures come first (RFC 9110 §13.2.1, §13.2.2). nginx, Apache, Caddy
  and Express answer 404 to a GET of a missing file with `If-Match`, and 412 to one of an existing file whose tag
  differs (nginx 1.22.1; Apache httpd 2.4.67; Caddy 2.6.2; Express 5.3.0).
- Apache's WebDAV evaluates `If-Match` and `If-None-Match: *` for PUT and answers 412. nginx with `dav_methods` takes
  no notice of them: PUT and DELETE with a wrong `If-Match`, and PUT with `If-None-Match: *` onto an existing file,
  were carried out with 204 (Apache httpd 2.4.67; nginx 1.22.1).
- Django's decorator `etag` answers 412 for PUT and 304 for GET from one function that gives the tag (Django 5.2.19).
- Amazon S3 supports `If-None-Match: *` for uploads and answers 412 if the key exists (botocore 1.44.8).
- Kinto answers 412 if a record was changed or deleted since the version in `If-Match` (Kinto docs).
- For PATCH, 412 is for a condition that failed, and 409 for a detected conflict without one (RFC 5789 §2.2).

## Search engines

The conditions of a crawler are `If-None-Match` and `If-Modified-Since` with GET, and their false outcome is 304 (RFC
9110 §13.1.2, §13.1.3).

A server that answers 412 there makes the page disappear: Google treats every 4xx but 429 as content that does not
exist (Google Search Central).

## Questions

### What is the difference between 412 and 409?

412 answers a condition that the client sent; 409 is the server's own finding about the state. With the field it is
412, without it 409. See [the pair](/.demur/compare/409/412).

### What is the difference between 412 and 428?

428: you must send a condition and did not. 412: you sent one, and it is false. A server that protects all writes uses
both.

### Why do I get 412 when nobody else has changed anything?

Because the tag that you sent is not the current one all the same: it is weak, comes from another server or variant, or
has lost its quotes. Compare the two octet by octet.

### May a server answer 2xx although the condition is false?

Yes, if the change appears to have been made already, for instance by your own first attempt whose answer was lost. RFC
9110 warns of doing so where several clients make similar changes, such as counting.

### Should I use `If-Match` or `If-Unmodified-Since`?

`If-Match`. Dates have a resolution of one second, so two changes within one second look equal. If both are there, the
date is ignored.

## History

- 1997: RFC 2068 defines it with the conditional fields of HTTP/1.1 (RFC 2068 §10.4.13); a draft of 1996 still had it
  under another phrase and with the field's name open (http-wg archive).
- 2012: RFC 6585 adds 428, for servers that want conditions (RFC 6585 §3).
- 2014: RFC 7232 gives the conditions a document of their own and an order of evaluation (RFC 7232 §4.2, §6).
- 2022: RFC 9110 allows conditions to be evaluated before the content is processed, and drops a rule on validators in a
  2xx for a change that was made already (RFC 9110 §B.4).

## Advanced use

### Scenario

A fleet of workers takes jobs from a list over HTTP, without a queue. Each job must be taken by exactly one worker, and
a worker that dies must not block it.

### How it works

A job is a resource with a version. To take it, a worker sends PUT with its name, a time of expiry, and `If-Match` with
the version that it has read. The first one gets 204; all others get 412 and read the next job. Renewal is the same
with the new version. When the time has passed, anybody may take the job over in the same way.

### Structured response

```http
HTTP/1.1 412 Precondition Failed
Content-Type: application/problem+json
Cache-Control: no-store
ETag: "v19"
Content-Length: 144

{"type":"https://api.example/problems/precondition","title":"The job was changed","status":412,"failed":"If-Match","sent":"v18","current":"v19"}
```

### Benefits

No lock server, no held connections, no lost job. The same mechanism serves people who edit and programs that compete.

### Best practices

- Say which condition failed, and send the current `ETag` if the caller may read the resource.
- `Cache-Control: no-store`.
- Strict 412 for everything that counts or takes; the lenient 2xx only for changes that are the same whoever makes
  them.
- A random pause between rounds.

### A real example

Object stores have become coordinators by this status: with `If-None-Match: *` exactly one of many writers creates the
object, and the others get 412. Amazon S3 documents it for uploads, together with a 409 for the case in which the
outcome is not settled.

### Why it is underrated

It is a compare-and-swap that every HTTP client can send, that passes through proxies, and that needs no session. Most
APIs have the tags already, for caching, and stop one field short of safe writes.

### Security

A condition reveals a little: 412 in place of 404 says that something exists. Since other failures come first, a caller
who may not see the resource gets 403 or 404 with or without conditions. Do not build tags from secrets or from plain
counters that should not be known.

### Performance

The comparison costs nothing if the version is a column. Tags that are hashes of the content make each write a read
first; store the hash. Evaluate before taking the content: a false condition can then be answered before a large body
is sent.

### Architecture

Only the origin decides. A gateway forwards conditions untouched, may demand that they be there, and must not strip or
weaken tags. If several services write one resource, the version lives in the store that they share, and not in any of
them.
"#,
        sources: &["RFC 9110 §13.2.1", "RFC 9110 §13.2.2", "nginx 1.22.1", "Apache httpd 2.4.67", "Caddy 2.6.2", "Express 5.3.0", "Django 5.2.19", "botocore 1.44.8", "Kinto docs", "RFC 5789 §2.2", "RFC 9110 §13.1.2", "RFC 9110 §13.1.3", "Google Search Central", "RFC 2068 §10.4.13", "http-wg archive", "RFC 6585 §3", "RFC 7232 §4.2", "RFC 7232 §6", "RFC 9110 §B.4"],
    },
    GuidePage {
        code: 413,
        lead: "After this page you can find which of the servers on the way has the limit, raise it or stay below it, and send a 413 that the client can read before its upload is cut off.",
        markdown: r#"## Where you see it

### Browser

After choosing a file and waiting: the bare page of a proxy, or a message of the application. Often no status at all:
if the server closes the connection while the browser still sends, the browser reports a reset connection and never
shows the answer.

### API client

As status 413, or as a broken pipe, a reset connection or an aborted write from the very same server, depending on who
was faster. A client that treats the two as different faults looks for the network and should look for the limit.

### Logs

A line with 413, a short time and few received bytes: the length was refused as announced. Or a longer one, whose
received bytes end just above the limit: the content came chunked. An inner server that has no such line did not see
the request.

### Monitoring

Count 413 by operation and by the hop that sent it. Put the size of accepted content beside it as a distribution: the
limit should lie well above its tail.

## Impact

The visitor has uploaded for minutes and lost it. A program that repeats the upload costs you its full length again.
Nothing was stored, provided that the limit is checked before the content is used.

A limit that is missing costs more: content is read into memory or to disk before anybody asks whether it is wanted,
and a few clients can fill either.

## Symptoms

- Small uploads work and large ones do not, with a sharp border.
- The border is a round number: 100 kB, 1 MB, 10 MB.
- It works in development and fails in production, where there is one more server on the way.
- The error page has another look than the application's.
- The client sees a reset connection, the log of the proxy has 413.
- Compressed content of a few kB is refused as too large.
- It began after a photograph, a new telephone or a larger import, not after a deployment.

## Causes by role

### Builder

- The parser's own limit was never set and is small.
- Files are sent as base64 inside JSON: a third larger, and under the limit for JSON.
- Content is decompressed, and the limit is for what comes out.
- A list may have any number of members, and a client makes use of it.

### API consumer

- A batch grew with the data: what fitted in spring is 413 in autumn.
- Images are sent as the camera made them.
- A whole document is sent where a part would do.

### Visitor

- The file is larger than the site takes. Video from a telephone is the usual one.

### Operator

- A reverse proxy, an ingress or a CDN has a default that nobody has looked at.
- The limit was raised in one place of four.
- A directive stands in a block that the request does not reach.

## Causes by layer

### Server configuration

- The most common: `client_max_body_size` in nginx, `LimitRequestBody` in Apache, `request_body` in Caddy, the parser
  of the framework. The smallest one counts.

### Client

- Content that is larger than documented. A client that sends `Expect: 100-continue` learns it before it sends.

### Upstream

- The framework behind the proxy has a limit too, and its own status: some send 400 or 500 for it.
- A full disk is no 413: the client can do nothing about it. Send [503](/.demur/status/503).

### Network, CDN and firewall

- CDNs and API gateways have fixed limits, some of which cannot be raised. Their page is not yours.
- A firewall that inspects content may have a size up to which it does so, and refuse the rest with
  [403](/.demur/status/403).
- A long address is [414](/.demur/status/414), long fields are [431](/.demur/status/431).

## Fix it step by step

### Find out who says it

Look at the page and the fields of the answer, and send content of a known size to each hop.

```sh
head -c 2000000 /dev/zero > 2mb.bin
curl -s -o /dev/null -D - -H 'Expect:' -H 'Content-Type: application/octet-stream' \
  --data-binary @2mb.bin https://api.example/upload
```

**Why it works:** each server has its own phrase, its own fields and its own page. Asking the application on its own
port, past the proxy, says whether the proxy has the limit.

**You should see:** `413`, a `Server` field or a page that you recognise. If the direct request succeeds, the limit
lies in front.

### Find the border

Halve the interval a few times rather than trusting the documentation.

```sh
for n in 100000 1000000 1048576 1048577 10000000; do
  head -c "$n" /dev/zero |
    curl -s -o /dev/null -w "$n %{http_code}\n" -H 'Expect:' \
      -H 'Content-Type: application/octet-stream' --data-binary @- https://api.example/upload
done
```

**Why it works:** limits are round in decimal or in binary, and the number names the setting: 1048576 is 1 MiB, 102400
is 100 KiB.

**You should see:** the status change between two neighbours. Search the configuration for that number.

**Warning:** do this against a test system or an operation that stores nothing.

### Raise it where it is, and only there

Give the one route that takes uploads its own limit.

```text
# nginx
location /upload { client_max_body_size 50m; proxy_pass http://app; }
```

**Why it works:** a limit protects the routes that never need more. One large value for the whole server gives every
form on it the same size.

**You should see:** uploads pass on this route, and 413 as before on another. Then check the next hop: the smallest
limit now lies somewhere else.

**Warning:** content up to the limit may be kept in memory or on disk for every connection at once. Multiply before you
raise.

### Send less

Compress images on the client, cut a batch into parts, or upload beside the API.

```sh
split -l 500 --additional-suffix=.ndjson orders.ndjson part-
for f in part-*.ndjson; do
  curl -sf -H 'Content-Type: application/x-ndjson' --data-binary "@$f" https://api.example/orders/import || break
done
```

**Why it works:** parts can be repeated one by one; a large upload that fails at the end is repeated as a whole.

**You should see:** one 2xx for each part, and a place at which to go on if one of them fails.

### Answer early, and so that it arrives

On your own server: decide by `Content-Length` before reading, and close in stages.

```http
HTTP/1.1 413 Content Too Large
Content-Type: application/problem+json
Cache-Control: no-store
Connection: close
Content-Length: 113

{"type":"https://api.example/problems/too-large","title":"The content is too large","status":413,"limit":1048576}
```

**Why it works:** a server that closes at once makes the client's system discard the answer with a reset. Half-closing,
reading on for a moment and only then closing lets the client read it.

**You should see:** the status in every client, not only in those that look for an answer while they send.

## On your machine

### Windows

`fsutil file createnew 2mb.bin 2000000` makes a file of a given size, and `curl.exe --data-binary "@2mb.bin"` sends it.
`Invoke-WebRequest` reports a reset connection as a general error, so use `curl.exe` to see the status.

### macOS

`mkfile -n 2m 2mb.bin` or `head -c 2000000 /dev/zero > 2mb.bin`. In Safari's network panel a failed upload may show no
status; compare with `curl -v`.

### Linux

`curl -v` prints "We are completely uploaded and fine" only if all was sent; an answer before that line is an early
one. `ss -ti` shows bytes that were sent and never acknowledged, which is the mark of a reset.

## Prevention

- Write one table of limits: each hop, each route, in bytes. The outermost one should be the smallest.
- Publish the limit in the documentation, and repeat it in the answer.
- Check the size in the form or the client before sending.
- Offer another way for large things: parts, resumable upload, or a signed address of an object store.
- Limit what comes out of decompression, the number of members, and the depth, not only the octets on the wire.
- Test with the limit, one octet below and one above, with a length and chunked.
- Watch the 99th percentile of accepted sizes, and act before it meets the limit.

## As seen in logs

### The proxy has the smaller limit

```text
203.0.113.7 - - [26/Nov/2026:10:14:02 +0000] "POST /upload HTTP/1.1" 413 183 "-" "Mozilla/5.0" rt=0.001 ut=-
2026/11/26 10:14:02 [error] 812#812: *5 client intended to send too large body: 5242880 bytes, client: 203.0.113.7
```

No upstream time, a millisecond, 183 octets: nginx has refused by the announced length, and the application never knew.
Its error log has the number.

### A batch outgrew the limit

```text
198.51.100.4 - - [24/Nov/2026:02:00:09 +0000] "POST /orders/import HTTP/1.1" 202 64 "-" "erp-sync/2.3" in=1012334
198.51.100.4 - - [25/Nov/2026:02:00:09 +0000] "POST /orders/import HTTP/1.1" 202 64 "-" "erp-sync/2.3" in=1039871
198.51.100.4 - - [26/Nov/2026:02:00:09 +0000] "POST /orders/import HTTP/1.1" 413 183 "-" "erp-sync/2.3" in=1462
```

Sizes grow by some percent a night, and the third one is over 1 MiB. The few received octets are the head: the length
decided. Send parts, or raise the limit for this route knowing that it will be met again.

### A proxy that answers 502 for it

```text
203.0.113.7 - - [26/Nov/2026:11:02:40 +0000] "POST /upload HTTP/2.0" 502 0 "-" "Mozilla/5.0" up=app:3000
203.0.113.7 - - [26/Nov/2026:11:03:12 +0000] "POST /upload HTTP/2.0" 200 91 "-" "Mozilla/5.0" up=app:3000
```

The application has no trace of the first. The proxy broke off the transfer itself, or the application closed while the
proxy still wrote, and the proxy counts it as a fault of the upstream. Compare sizes: if all 502 are large, it is a
limit.

## Conventions

- nginx answers 413 by the announced length, without sending 100 to a client that asked, and with `Connection: close`;
  its phrase is still "Request Entity Too Large" (nginx 1.22.1).
- Apache's `LimitRequestBody` answers 413 and closes, for WebDAV, with a length or chunked. Requests that `ProxyPass`
  sends on went through with five times the limit (Apache httpd 2.4.67).
- Caddy's `request_body max_size` in front of `reverse_proxy` answered 413 to chunked content and 502 to content with a
  `Content-Length` (Caddy 2.6.2).
- `express.json()` answers 413 "Payload Too Large", keeps the connection and reads on; a client that sent `Expect:
  100-continue` was told to continue first (Express 5.3.0).
- Flask answers 413 when `MAX_CONTENT_LENGTH` is set (Flask 3.1.3). Django answers 400 for content above
  `DATA_UPLOAD_MAX_MEMORY_SIZE` (Django 5.2.19).
- FastAPI has no limit of its own: 5 MB went through to a route that had asked for nothing (FastAPI 0.165.0). Connexion
  took 12 MB likewise (Connexion 3.3.0).
- Amazon S3 answers 400 `EntityTooLarge` for an object above the maximum (botocore 1.44.8); Tyk answers 400 for a body
  above its limit (Tyk); API Firewall answers 403, as for everything it refuses (API Firewall 0.9.6).
- Kong's plugin answers 413, and 417 to a client that sent `Expect: 100-continue` (Kong 2026-07-01). By RFC 9110 417
  makes the client send again without the expectation, and so the content is sent for nothing (RFC 9110 §10.1.1).
- Clients that met a 413 and a closed connection in the middle of an upload of 8 MB: curl, requests and httpx reported
  413; `fetch` of Node.js failed with `ECONNRESET` (curl 7.88.1; requests 2.34.2; httpx 0.28.1; Node.js 20.20.2).

## Search engines

A crawler of pages sends no content and does not meet this code. If a GET gets 413, a server uses it for something
else, and Google treats the address like every 4xx but 429: no content, to be removed (Google Search Central).

## Questions

### Why do I see a reset connection and no 413?

Because the server closed the connection while you were still sending. Data that arrives at a closed connection is
answered with a reset, and the reset can erase the answer from your buffers before it is read (RFC 9112 §9.6). Send
`Expect: 100-continue`, or read while you write.

### Is it the size of the file or of the request?

Of the content of the request: a form adds its boundaries and the other fields, and base64 adds a third. A limit of 1
MiB takes no file of 1 MiB in a form.

### What is the difference between 413 and 422 for "too long"?

413 is about the content as a whole, before it is understood. One member that is too long, in content of a normal size,
is [422](/.demur/status/422).

### May a client retry after 413?

Only with less, or after the time in `Retry-After` if the answer has one: then the server says that the condition is
temporary. Without that field the same content gets the same answer.

### Is it Payload Too Large, Content Too Large or Request Entity Too Large?

All three, and the number is what counts. "Content Too Large" is the registered name since 2022; software prints the
older ones for years to come.

## History

- 1995: Jeff Mogul proposes it on the mailing list of the working group: answer at once, and close without resetting
  (http-wg archive).
- 1997: RFC 2068 has it as "Request Entity Too Large", with `Retry-After` for a condition that passes (RFC 2068
  §10.4.14).
- 2014: RFC 7231 calls it "Payload Too Large" (RFC 7231 §6.5.11).
- 2022: RFC 9110 replaces "payload" by "content" everywhere, and so in the name (RFC 9110 §15.5.14, §B.3).
- Phrases lag behind: Node.js and Express print "Payload Too Large", Python 3.11, Flask, nginx, Apache and Caddy
  "Request Entity Too Large" (Node.js 20.20.2; Express 5.3.0; Python 3.11.7; Flask 3.1.3; nginx 1.22.1; Apache httpd
  2.4.67; Caddy 2.6.2).

## Advanced use

### Scenario

A service for building plans takes files from 10 kB to 4 GB. The API in front is meant for JSON and should keep its
limit of 1 MiB. Construction sites have poor connections.

### How it works

The API takes a description of the file, under its small limit, and answers with an address for the content and the
size up to which it takes parts. The client sends parts there; each is refused by its announced length if it is too
large, and accepted parts survive a lost connection. A client that sends the whole file to the API gets 413 with the
limit and the address of the other way, so it can switch without a person.

### Structured response

```http
HTTP/1.1 413 Content Too Large
Content-Type: application/problem+json
Cache-Control: no-store
Connection: close
Link: </uploads>; rel="related"
Content-Length: 153

{"type":"https://api.example/problems/too-large","title":"The content is too large","status":413,"limit":1048576,"received":5242880,"instead":"/uploads"}
```

### Benefits

The small limit stays small. A refusal costs the length of a head. The client learns the number in bytes and need not
guess.

### Best practices

- Limit by route, in bytes, with the number in the answer.
- Decide by `Content-Length` before 100 is sent or a buffer is taken.
- Count while reading chunked content, and stop at the limit, not at the end.
- `Retry-After` only if waiting helps, such as for a quota of the day or a full queue.
- In HTTP/2 and HTTP/3 answer and then stop the stream without an error; the connection stays.

### A real example

Two gateways with a limit of size differ in one case: the client that asks first. nginx answers 413 to
`Expect: 100-continue` and not one octet of content is sent. Kong's plugin answers 417; clients such as curl then send
the request again without asking, with all of its content, and only now get 413. The field that was made to save the
upload has doubled it.

### Why it is underrated

It is one of the few refusals that can be given before the costly part. A server that sends it after reading everything
has paid the whole price for saying no.

### Security

A limit is the first defence against memory and disk exhaustion, and it must hold for what is counted last: octets
after decompression, members, files in a form. A bomb of 10 kB can unpack to gigabytes. Do not trust `Content-Length`
alone; chunked content has none. Authenticate before large content where you can.

### Performance

Refusing by the head costs microseconds. Buffering to disk before passing on protects slow services from slow clients,
and makes each upload be written twice; stream where the service can take it, and keep the counter.

### Architecture

The outermost server has the smallest limit for each route, the ones behind it a little more, so that the answer always
comes from the same place in the same form. Large content does not belong through the API at all: hand out an address
for it. Where a hop has a fixed limit, write it into the contract, since no setting of yours can exceed it.
"#,
        sources: &["nginx 1.22.1", "Apache httpd 2.4.67", "Caddy 2.6.2", "Express 5.3.0", "Flask 3.1.3", "Django 5.2.19", "FastAPI 0.165.0", "Connexion 3.3.0", "botocore 1.44.8", "Tyk", "API Firewall 0.9.6", "Kong 2026-07-01", "RFC 9110 §10.1.1", "curl 7.88.1", "requests 2.34.2", "httpx 0.28.1", "Node.js 20.20.2", "Google Search Central", "RFC 9112 §9.6", "http-wg archive", "RFC 2068 §10.4.14", "RFC 7231 §6.5.11", "RFC 9110 §15.5.14", "RFC 9110 §B.3", "Python 3.11.7"],
    },
    GuidePage {
        code: 414,
        lead: "After this page you can find out which server on the way refuses a long address, why the address is long, and what to change: the request, a redirect, or a limit.",
        markdown: r#"## Where you see it

### Browser

A bare page of the server or the proxy, since the application was never asked. The address bar shows the reason: a
query that fills it, or a path that repeats itself. After a redirect loop the browser may stop first with its own
message about too many redirects.

### API client

On GET with many filters or ids, on signed addresses with long tokens, and on a GET that a library made from a form. The
answer is often HTML, also from a JSON API, because a server in front made it.

### Logs

Servers log a shortened target, or none: the line that would prove the length is the one that does not fit. The error
log tells more than the access log, and at a level that is not always on.

### Monitoring

Count it at the edge. The service behind does not see these requests, so its own metrics stay green while pages fail.
Count 400 and 431 beside it: some servers answer the same fault with those.

## Impact

One user with a large selection fails while all others work, so it escapes tests. A redirect that feeds itself fails
for everybody, and each round costs a request. An address that is only a little too long for the smallest limit on the
way works from one network and fails from another.

## Symptoms

- Short selections work and long ones fail, at a sharp length.
- The same address works when sent to the service directly and fails through the proxy.
- The path or the query contains the same part over and over.
- A search form works by POST and fails by GET.
- The request fails only for users with many permissions, because a token in the query grows with them.

## Causes by role

### Builder

- A form with `method="get"` and a large text field.
- A redirect that puts the old address, encoded, into a parameter of the new one, and meets itself.
- A rewrite rule whose result matches the rule again.
- State in the query: a serialized filter, a whole document, an image as a `data:` value.

### API consumer

- A list of ids joined in the query, without a limit.
- A body turned into query parameters, because a helper for GET was used for everything.
- Values encoded twice: each round makes three characters of one.

### Visitor

- A link from a newsletter with a long chain of tracking parameters.
- A bookmark made within a broken loop.

### Operator

- A smaller limit at a new proxy, a firewall or a load balancer.
- A login system that carries the wanted address through several redirects, each of which encodes it again.

## Causes by layer

### Server configuration

- The limit itself. nginx takes it from `large_client_header_buffers`, Apache httpd from `LimitRequestLine`; both let
  about 8 kB pass by default.

### Client

- Requests that belong into a POST; loops of redirects that are followed without looking at their targets.

### Upstream

- A service with a smaller limit than the gateway before it. It answers 414 or, with other servers, 431 or 400.

### Network, CDN and firewall

- Every hop has a limit of its own, and the smallest decides.
- A firewall may block a long address as an attack, and answers [403](/.demur/status/403) then.

## Fix it step by step

### Measure the address

```sh
curl -s -o /dev/null -w '%{http_code} %{url_effective}\n' \
  "https://api.example/orders?ids=$(seq -s, 1 2000)" |
  awk '{ print $1, length($2) }'
```

**Why it works:** it prints the status and the number of characters of the address, so that you can say how long is too
long.

**You should see:** 414 and a number above 8000.

### Find the limit

```sh
for n in 2000 4000 8000 16000 32000; do
  q=$(head -c "$n" /dev/zero | tr '\0' a)
  curl -s -o /dev/null -w "$n %{http_code}\n" "https://www.example/?q=$q"
done
```

**Why it works:** the length at which the status changes is the smallest limit on the way. Asked at each hop directly,
it tells which hop it is.

**You should see:** a change from 200 to 414 at one line, often between 8000 and 16000.

**Warning:** do this with your own servers only; firewalls take it for an attack.

### Look for a loop

```sh
curl -sIL --max-redirs 5 https://www.example/login |
  grep -i '^location:' | awk '{ print length($0), substr($0, 1, 90) }'
```

**Why it works:** in a loop that feeds itself, each `Location` is longer than the one before.

**You should see:** either one or two lines, or a growing number in the first column. The part that repeats names the
rule at fault.

### Move the data into the content

```http
POST /orders/search HTTP/1.1
Host: api.example
Content-Type: application/json
Content-Length: 48

{"ids":[101,102,103],"fields":["state","total"]}
```

**Why it works:** content has limits in megabytes instead of kilobytes, and does not end up in access logs.

**You should see:** a 2xx status for any number of ids within the limit for content. Beyond that one:
[413](/.demur/status/413).

### Raise the limit, if the address is right

```text
large_client_header_buffers 4 16k;   # nginx, in http or server
LimitRequestLine 16380               # Apache httpd
```

**Why it works:** signed addresses of object stores and identity providers are long by nature; 8 kB is a habit, not a
law.

**You should see:** the same request accepted. Repeat it through every hop.

**Warning:** the buffer is memory for each connection, and strangers can fill it. Raise it at all hops, or the next one
refuses.

## On your machine

### Windows

A command line of `cmd.exe` holds 8191 characters, so a long address cannot be typed there: write it into a file as
`url = "..."` and run `curl.exe -K file`.

### macOS

`pbpaste | wc -c` counts an address that you copied. The shell's limit is far above any server's.

### Linux

`wc -c < url.txt` counts it. `getconf ARG_MAX` prints how long a command line may be; the server gives up long before.

## Prevention

- Give every list in a query a maximum in the contract, and answer [400](/.demur/status/400) beyond it with a sentence.
- Offer a search by POST for what can grow.
- Test redirects with an address that already went through them.
- Keep tokens out of the query; a field is the place for them.
- Set the same limit at all hops, at least 8000 octets, and write it down.
- Send `Cache-Control: no-store` with the 414: it is cacheable by default.

## As seen in logs

### A login redirect feeds itself

```text
203.0.113.7 "GET /login?next=%2Flogin%3Fnext%3D%252Flogin HTTP/1.1" 302 0
203.0.113.7 "GET /login?next=%2Flogin%3Fnext%3D%252Flogin%253Fnext%253D HTTP/1.1" 302 0
203.0.113.7 "GET /login?next=%2Flogin%3Fnext%3D%252Flogin%253Fnext%253D%25252Flogin HTTP/1.1" 302 0
203.0.113.7 "-" 414 170
```

Each round encodes the address again, and `%25` multiplies. The login page itself requires a login.

### nginx refuses, and says so only at level info

```text
2026/11/26 10:21:04 [info] 2140#2140: *11 client sent too long URI while reading client request line, client: 203.0.113.7
```

The line is written at `info`; with the usual `error_log ... error` it is not there. The access log has a 414 without a
target.

### Apache httpd names its directive

```text
[core:info] [client 203.0.113.7:35026] AH00565: request failed: client's request-line exceeds LimitRequestLine (longer than 8190)
```

The request was refused before any host or rewrite rule was looked at. Look at
`LimitRequestLine`.

## Conventions

HTTP/1.1 leaves no choice: a target longer than any that the server wishes to parse must be answered with 414 (RFC 9112
§3). Servers were asked with targets of 7 kB to 1.1 MB, and half of them answer something else:

- nginx answers 414, with the phrase "Request-URI Too Large", from somewhat above 8 kB, and 400 for a field of that size
  (nginx 1.22.1).
- Apache httpd answers 414, "Request-URI Too Long", beyond 8190 octets, and 400 for a field of that size (Apache httpd
  2.4.67).
- Node.js counts the target and the fields together and answers 431 (Node.js 20.20.2).
- Caddy takes 70 kB, and answers 431 at 1.1 MB (Caddy 2.6.2).
- uvicorn takes 70 kB, and answers 400 at 1.1 MB (uvicorn 0.54.0).
- hyper answers 414 for a target that is too long, and 431 for a head that is (hyper 1.12.0).
- Python's `http.server` answers 414 for a target of 100 kB and lets 20 kB pass (Python 3.11.7).

## Search engines

Google treats it as every 4xx except 429: the address has no content, and leaves the index if it was there (Google
Search Central). Addresses of that length come from loops and endless filters, so nothing worth finding is lost.

It is cacheable by default, so an intermediary may go on answering 414 after you raised the limit, unless the answer
said `no-store` (RFC 9110 §15.5.15).

## Questions

### How long may a URL be?

HTTP sets no maximum. RFC 9110 recommends that everybody support 8000 octets, and many servers stop soon after that.
Plan with less than 2000 for addresses that people copy and mail.

### Is it 414 or 431?

414 for the address, 431 for the fields. Some servers have one buffer for both and answer 431, or 400, for either. See
[the pair](/.demur/compare/414/431).

### Does HTTP/2 have this limit?

Yes, the server's. The address is a field there, `:path`, so a server may run into its limit for fields first; 414
remains the right answer when it knows that the address is at fault.

### May I use GET with content instead?

No. RFC 9110 gives content in a GET no meaning, and servers on the way may refuse or drop it. Use POST for a long query.

### Why does my POST get 414?

Because its address is long as well. Look for parameters that are repeated in the query, and for an `action` that
carries the state of the page.

## History

- 1999: RFC 2616 has 414 as "Request-URI Too Long" (RFC 2616 §10.4.15).
- 2007: WebDAV states that 414 is for the request target only, not for an address in a field such as `Destination`
  (RFC 4918 §12.2).
- 2014: RFC 7231 names it "URI Too Long" and makes it cacheable by default (RFC 7231 §6.5.12).
- 2022: RFC 9110 keeps both, and recommends support for 8000 octets (RFC 9110 §4.1).
- Old phrases live on: "Request-URI Too Large" and "Request-URI Too Long" (nginx 1.22.1; Apache httpd 2.4.67).

## Advanced use

### Scenario

A catalogue lets people combine forty filters and share the result as a link. Most links are short; some selections of a
buyer make 12 kB. Both must work, and the link must stay a link.

### How it works

The page sends a long selection once by POST. The service stores it under the hash of its content and answers 303 with
`Location: /search/3f9c2a`. From then on the address is short, can be cached and shared, and two people with the same
selection share one entry. The server's 414 stays what it is: a guard against loops.

### Structured response

```http
HTTP/1.1 414 URI Too Long
Content-Type: application/problem+json
Cache-Control: no-store
Connection: close
Content-Length: 163

{"type":"https://api.example/problems/target-too-long","title":"The address is too long","status":414,"limit":8192,"detail":"Use POST /search for long selections"}
```

### Benefits

Short addresses are cached and logged, and none is cut off by a mail program. The limit can stay small.

### Best practices

- State the limit and the other way in the answer.
- Close the connection in HTTP/1.1: the rest of the line was not read.
- `no-store`, since a limit is no property of the resource.
- An alert for the second 414 of one client within a minute: that is a loop.

### A real example

Identity providers sign requests and carry the wanted address through several hosts. One more hop that encodes once more
brings an address of 3 kB over 8 kB: percent signs become `%25`, and each value grows with every hop.

### Why it is underrated

It stops a redirect loop that would otherwise run until the client gives up, and it does so with a few octets of work.

### Security

A long target is an old way to find overflows and to fill logs and memory. Refuse it before it is decoded, routed or
logged in full. Do not put tokens into addresses: a 414 page of a proxy may print them, and its log keeps them.

### Performance

The verdict comes while reading, before routing and before the fields. Do not read on to find the end of the line:
answer, half-close, drain a little, close.

### Architecture

One limit, written at the outermost hop, and larger ones behind it: then 414 always comes from the same place, in your
form. Where an inner hop is smaller, callers see the bare page of a server that they did not know is there.
"#,
        sources: &["RFC 9112 §3", "nginx 1.22.1", "Apache httpd 2.4.67", "Node.js 20.20.2", "Caddy 2.6.2", "uvicorn 0.54.0", "hyper 1.12.0", "Python 3.11.7", "Google Search Central", "RFC 9110 §15.5.15", "RFC 2616 §10.4.15", "RFC 4918 §12.2", "RFC 7231 §6.5.12", "RFC 9110 §4.1"],
    },
    GuidePage {
        code: 415,
        lead: "After this page you can tell which of the two faults behind a 415 you have, the media type or the content coding, and send or accept the right one.",
        markdown: r#"## Where you see it

### Browser

At uploads and at forms that are sent by script. A plain HTML form cannot cause it unless the server changed: its
types are fixed. In the network panel, compare `Content-Type` in the request with `Accept` in the answer, if there is
one.

### API client

On POST, PUT and PATCH, and on no request without content. It comes before any validation: the server has not looked
at your values. Typical is a call that works from the vendor's tool and fails from your code, because the tool sets
the type.

### Logs

The access log shows the status and not the type. Add the request's `Content-Type` and `Content-Encoding` to the
format of the log; without them a 415 cannot be explained afterwards.

### Monitoring

Group by the declared type. A new value in that column is the whole diagnosis: `text/plain;charset=UTF-8` is a script
that sent a string, `application/x-www-form-urlencoded` is a command line, and an empty value is a library that sets
nothing.

## Impact

Nothing was processed. The repair is one line in the client, or one entry in the server's list of types, so a 415
should never last long. It does last when the answer is bare: then callers change the body, which was right, instead
of the field.

The opposite fault costs more. A server that guesses the format of untyped content reads what the sender did not mean,
and does so differently from the firewall before it.

## Symptoms

- The same body is accepted with another `Content-Type`.
- The call works with one tool and fails with another, and their bodies are equal.
- A compressed upload fails, and the same upload without compression works.
- PATCH fails on a resource that takes PUT.
- `application/json` works and `application/vnd.example+json` does not, or the other way round.
- All uploads of one kind of file fail, such as the photographs of one maker of telephones.

## Causes by role

### Builder

- The parser is registered for `application/json` only, and clients send a type with the suffix `+json`.
- The whole field value is compared with `application/json`, so that `application/json; charset=utf-8` fails.
- The operation declares a type in its document that the code does not read, or reads one that is not declared.
- Compressed content is not decoded, and the answer does not say so.

### API consumer

- The library sends a string as text or a dictionary as a form unless told otherwise.
- `Content-Type` is set for GET and forgotten for POST, or set twice.
- A `multipart/form-data` type was written by hand and lacks its boundary.
- A client compresses all requests, because it once talked to a server that liked it.
- A patch is sent as `application/json` to a resource that takes `application/merge-patch+json`.

### Visitor

- The site does not take this kind of file: a HEIC image instead of JPEG, a document instead of PDF.
- The file has the wrong extension, and the browser derived the type from it.

### Operator

- A proxy removes or rewrites `Content-Type`, for instance while it adds a charset.
- A rule of a firewall lists the allowed types, and a new feature of the service is not in the list.

## Causes by layer

### Server configuration

- Lists of allowed types in a firewall or a gateway that are older than the service.
- Decompression of requests is off. Servers seldom decode requests by default, although they compress answers.

### Client

- Defaults: command lines declare forms, scripts declare text, some libraries declare nothing.

### Upstream

- The framework behind the gateway knows fewer types than the gateway's document says. Then the gateway lets a request
  pass and the service refuses it; one of the two documents is wrong.

### Network, CDN and firewall

- Firewalls that inspect bodies send 415, or [403](/.demur/status/403), for types that they cannot inspect.
- A damaged transfer does not cause 415; it shows as [400](/.demur/status/400).

## Fix it step by step

### Look at what is really sent

```sh
curl -sv -o /dev/null https://api.example/orders \
  -d '{"product":7}' 2>&1 | grep -i -E '^> content-'
```

**Why it works:** `-v` prints the fields as they leave the program, after all defaults were applied.

**You should see:** `Content-Type: application/x-www-form-urlencoded`. That is the default of `-d`, and the reason.

### Read which of the two faults it is

```sh
curl -si https://api.example/orders -d '{"product":7}' |
  grep -i -E '^(HTTP|accept|accept-encoding|accept-patch|accept-post)'
```

**Why it works:** a server that refuses a coding should answer with `Accept-Encoding`, and one that refuses a type
must not send that field. The presence of one field tells the two faults apart.

**You should see:** `Accept` with the types, or `Accept-Encoding` with the codings, or neither: then try both.

### Declare the type

```sh
curl -si https://api.example/orders \
  -H 'Content-Type: application/json' -d '{"product":7}'
```

**Why it works:** servers judge by the field, not by the octets. The same octets under another name are another message.

**You should see:** a 2xx status, or 400 or 422. Each of the two is progress: your content is being read now.

**Warning:** do not set `multipart/form-data` by hand. Let the library do it; only the library knows the boundary.

### Send it uncompressed

```sh
curl -si https://api.example/orders \
  -H 'Content-Type: application/json' -H 'Content-Encoding: gzip' \
  --data-binary @order.json.gz
curl -si https://api.example/orders \
  -H 'Content-Type: application/json' --data-binary @order.json
```

**Why it works:** if the second call passes and the first does not, then the coding is the fault and the type is right.

**You should see:** 415 and then a 2xx status. Turn compression of requests off in the client.

### Let the server say what it takes

If you run the server: name the types in the answer.

```http
HTTP/1.1 415 Unsupported Media Type
Accept: application/json
Content-Type: application/problem+json
Cache-Control: no-store
Content-Length: 169

{"type":"https://api.example/problems/media-type","title":"This media type is not accepted here","status":415,"detail":"text/csv was sent; application/json is accepted"}
```

**Why it works:** the caller sees in one answer what was received and what would be taken.

**You should see:** callers correct themselves without a ticket.

## On your machine

### Windows

Use `curl.exe --json` or `-H "Content-Type: application/json"`. `Invoke-RestMethod` takes the type by `-ContentType`;
without it a POST is sent as a form. Browsers derive the type of a file from the registry, so a machine without the
right program may upload a CSV file as something else.

### macOS

`file --mime-type -b photo.heic` prints what a file is, whatever its name says. Photographs from a telephone are often
HEIC; `sips -s format jpeg photo.heic --out photo.jpg` converts them.

### Linux

`file --mime-type -b upload.bin` says the same. `xdg-mime query filetype upload.bin` says what the desktop, and with
it the browser, believes.

## Prevention

- Set `Content-Type` in one place of the client, next to the serializer that makes the body.
- Compare type and subtype without regard to case, and let parameters be.
- Decide about `+json` types on purpose, and test one.
- Declare every accepted type in the OpenAPI document, and send it back in `Accept`.
- Test each operation with no type, a wrong type, and the right type with a charset.
- Log the two fields.

## As seen in logs

### A script sends a string

```text
203.0.113.7 "POST /orders HTTP/1.1" 415 166 type="text/plain;charset=UTF-8" coding="-" "Mozilla/5.0"
203.0.113.7 "POST /orders HTTP/1.1" 415 166 type="text/plain;charset=UTF-8" coding="-" "Mozilla/5.0"
```

A page calls `fetch` with a string and no type. The code of the page needs one field.

### A client learned to compress

```text
198.51.100.4 "POST /events HTTP/1.1" 202 0   type="application/json" coding="-"    "collector/3.8"
198.51.100.4 "POST /events HTTP/1.1" 415 142 type="application/json" coding="gzip" "collector/3.9"
```

The type is the same, the coding is new with version 3.9. Decode gzip, or switch it off in the collector.

### A new operation behind an old firewall

```text
192.0.2.61 "PATCH /orders/7 HTTP/1.1" 415 0 type="application/merge-patch+json" coding="-" upstream="-"
192.0.2.61 "PUT /orders/7 HTTP/1.1"   200 88 type="application/json" coding="-" upstream="10.0.0.4:3000"
```

The upstream was never asked, so the answer was made before it: its list of types lacks the patch format.

## Conventions

RFC 9110 gives 415 for an unsupported type, an unsupported coding, or data that turns out to be something else on
inspection (RFC 9110 §15.5.16). These were asked with JSON under other names and under an unknown coding:

- Django REST Framework answers 415 for a type without a parser and for content without a type, and names the type
  that it saw; it takes content with an unknown `Content-Encoding` as if it had none (Django REST Framework 3.18.3).
- Flask's `request.json` answers 415 for any type that is not JSON, and also ignores an unknown coding (Flask 3.1.3).
- FastAPI answers 422 when a body model meets another type or none: it never sends 415 there (FastAPI 0.165.0).
- `express.json()` lets a body of another type pass unread, so that the handler sees no body at all; for a coding that
  it does not know it answers 415, without `Accept-Encoding` (Express 5.3.0).
- Fastify parses JSON and plain text out of the box, and answers 415 for a form and for content without a type (Fastify
  5.12.8).
- axum's `Json` takes `application/json` and every `application` type with the suffix `+json`, and answers 415 otherwise
  (axum 0.8.9).
- As a proxy, Prism answers 422 for an undeclared type (Prism 5.14.2).
- Clients differ as much: `curl -d` declares a form and `curl --json` JSON (curl 7.88.1), `fetch` declares
  `text/plain;charset=UTF-8` for a string (Node.js 20.20.2), and requests declares nothing for a string (requests
  2.34.2).

## Search engines

Crawlers ask with GET and send no content, so they do not meet this status on pages. Where a server sends it for a GET
all the same, Google handles it as every 4xx except 429: the content does not exist, and an indexed address is removed
(Google Search Central).

## Questions

### What is the difference between 415 and 406?

415 is about the content of the request, 406 about the content of the answer. `Content-Type` leads to the first,
`Accept` to the second. See [the pair](/.demur/compare/406/415).

### Is JSON with a syntax error 415 or 400?

400. The type was supported and the content does not follow it. RFC 9110 allows 415 when an inspection of the data shows
another format, but for a comma too many it tells the caller the wrong thing.

### What do I send when there is no Content-Type?

415, with the types that you accept, if you do not guess. RFC 9110 lets a recipient assume `application/octet-stream` or
examine the data; a service that only takes JSON can do neither with profit.

### Why does my upload fail although the type is right?

Because of the coding, perhaps: look for `Content-Encoding` in your request. Or the boundary is missing, as it is when
`multipart/form-data` was set by hand; many servers answer 400 then.

### Should application/vnd.api+json be accepted where application/json is?

Only if you know that the type means the same to you. The suffix says that the syntax is JSON; it does not say that your
schema fits.

## History

- 1999: RFC 2616 has 415 for a format that the resource does not support for the method (RFC 2616 §10.4.16).
- 2010: RFC 5789 asks for `Accept-Patch` in the 415 to a PATCH (RFC 5789 §2.2).
- 2014: RFC 7231 says that the problem may be `Content-Type`, `Content-Encoding`, or the data itself (RFC 7231 §6.5.13).
- 2015: RFC 7694 lets `Accept-Encoding` appear in an answer, so that a client can tell coding from type (RFC 7694 §3).
- 2022: RFC 9110 takes that in, and forbids the field where the coding is not the problem (RFC 9110 §12.5.3).

## Advanced use

### Scenario

A service for telemetry takes events as JSON. Batches are large, and clients would like to compress them; old clients
do not know how. New formats will follow, and no client should need a new release to learn that one is there.

### How it works

The service states its codings in `Accept-Encoding`, in a 415 and in its 2xx answers to large uncompressed content, as
RFC 9110 §12.5.3 suggests. A client sends plain content first, reads the field, and compresses from then on. When a
server withdraws a coding, the next 415 says so and the client falls back. For formats, `Accept` in the 415 does the
same.

### Structured response

```http
HTTP/1.1 415 Unsupported Media Type
Accept-Encoding: gzip
Content-Type: application/problem+json
Cache-Control: no-store
Content-Length: 151

{"type":"https://api.example/problems/coding","title":"This content coding is not accepted here","status":415,"detail":"br was sent; gzip is accepted"}
```

### Benefits

Negotiation without a second document: the server says it in the answers that it sends anyway. Clients of all ages
work, and the fast path is found by itself.

### Best practices

- One of the two fields, never both for one fault.
- `Accept-Encoding: identity` when no coding is supported: it says "not compressed" in one word.
- The received type in the text, shortened and cleaned; it is the caller's own input.
- No fallback from a declared type to guessing.

### A real example

A PATCH with `application/json` to a resource that takes merge patches: the answer is 415 with `Accept-Patch:
application/merge-patch+json`, and the client has learned the format without reading a manual (RFC 5789 §2.2).

### Why it is underrated

Most servers send it bare. With the right field it is one of the few errors that a program can repair alone.

### Security

Never let the octets decide the format. Two parsers before and behind a firewall that guess differently are a way
around the firewall. Refuse content with two `Content-Type` fields. Accept only UTF-8 for JSON. If you decode codings,
limit the size of what comes out and the ratio to what went in, and refuse nested codings.

### Performance

The verdict needs the fields only. Give it before the content is read: with `Expect: 100-continue` the client never
sends it. Decoding costs memory; do it in a stream with a limit.

### Architecture

Decide the type at the edge, from the contract, and let the service trust it. Whoever decodes the content must also
remove `Content-Encoding` and correct the length, or the next hop decodes twice.
"#,
        sources: &["RFC 9110 §15.5.16", "Django REST Framework 3.18.3", "Flask 3.1.3", "FastAPI 0.165.0", "Express 5.3.0", "Fastify 5.12.8", "axum 0.8.9", "Prism 5.14.2", "curl 7.88.1", "Node.js 20.20.2", "requests 2.34.2", "Google Search Central", "RFC 2616 §10.4.16", "RFC 5789 §2.2", "RFC 7231 §6.5.13", "RFC 7694 §3", "RFC 9110 §12.5.3"],
    },
    GuidePage {
        code: 416,
        lead: "After this page you can resume downloads without running into 416, and answer ranges so that clients can correct themselves.",
        markdown: r#"## Where you see it

### Browser

Seldom on screen. Browsers ask for ranges when they play media and when they resume a download; a 416 shows as a
player that stops at the end or as a download that cannot be continued.

### API client

In download managers, package tools, readers of large files (archives, tables, maps) and anything that continues where
it stopped. The client sent `Range`; without that field there is no 416.

### Logs

A GET of a static file with 416 and a short answer, mostly right after a 206 of the same client. The access log lacks
the range; add `Range` of the request and `Content-Range` of the answer to its format.

### Monitoring

A few are normal: clients that ask for one part more to learn that there is none. Count them by path. A rise at one
file means that it became shorter.

## Impact

The server loses nothing: no content was sent. The client may lose the whole download if it treats every 4xx as final,
since the remedy, asking again without `Range`, is not obvious to it.

A wrong 206 costs more. Parts of two versions of a file, joined, look like a whole file, and only its checksum says
otherwise.

## Symptoms

- A download that is complete is "continued" and fails.
- A resumed download fails after the file was replaced on the server.
- A player stops when it looks behind the end of a growing file.
- `curl -C -` ends with an error although the file on disk is fine.
- One range works, and many ranges in one request do not.

## Causes by role

### Builder

- The handler computes positions from a length that was cached and is stale.
- The length of the compressed form is mixed up with that of the plain one: ranges count the octets of the encoded
  representation.
- The handler refuses units that it does not know instead of ignoring the field.

### API consumer

- The first position equals the length: positions start at 0, so the last one is the length minus one.
- Resuming without `If-Range`, after the file changed.
- Asking for the next part without comparing with the length of the part before.
- Many small ranges in one field.

### Visitor

- A half-finished download from yesterday, of a file that has changed since.

### Operator

- A file was replaced by a shorter one while clients were in the middle of it.
- Two servers behind one address hold different versions of the file.
- A cache holds the old length.

## Causes by layer

### Server configuration

- Modules that compress on the fly change the length, so that a range for the plain file does not fit.
- A limit on the number of ranges. Most servers ignore the field beyond it and send everything.

### Client

- Arithmetic, and resuming without a validator.

### Upstream

- A gateway passes `Range` on and the answer back. Whether the range fits is the matter of whoever has the
  representation.
- A cache that has the whole file answers ranges itself, also with 416.

### Network, CDN and firewall

- CDNs fetch large files in slices and send ranges of their own to the origin; a file that is replaced between two
  slices yields a 416 or mixed content.
- A cut connection does not cause it; it causes the resumption that does.

## Fix it step by step

### Ask for the length

```sh
curl -sI https://www.example/data.bin |
  grep -i -E '^(content-length|accept-ranges|etag|last-modified)'
```

**Why it works:** HEAD gives the length and the validator of what is there now.

**You should see:** `Content-Length`, `Accept-Ranges: bytes`, and an `ETag` without `W/`. Without a strong validator
do not resume at all.

### Compare with what you have

```sh
stat -c %s data.bin.part 2>/dev/null || stat -f %z data.bin.part
```

**Why it works:** if the part is as long as the file, there is nothing left to ask for; if it is longer, the file
changed.

**You should see:** a number below the length. Equal: rename the part, you are done.

### Read the 416

```http
HTTP/1.1 416 Range Not Satisfiable
Content-Range: bytes */47022
Content-Length: 0

```

**Why it works:** `Content-Range: bytes */N` names the current length. It is the one field that lets a client go on
without a further question.

**You should see:** the field. If it is missing, take the length from HEAD.

### Resume with a condition

```http
GET /data.bin HTTP/1.1
Host: www.example
Range: bytes=32768-
If-Range: "9f6c-47022"

```

**Why it works:** if the validator still fits, the server sends the rest with 206; if not, it ignores the range and
sends everything with 200. Neither case ends in 416 or in a mixture, as long as the first position lies within the
file.

**You should see:** 206, or 200 and a fresh start.

**Warning:** with 200 the content starts at the first octet. Truncate the part before you write.

### Test the server at its edges

```sh
for r in 0-0 0- -1 -0 47021- 47022- 5-2; do
  curl -s -o /dev/null -H "Range: bytes=$r" \
    -w "$r %{http_code}\n" https://www.example/data.bin
done
```

**Why it works:** with a file of 47022 octets the first three and `47021-` can be satisfied, `47022-` and `-0` cannot,
and `5-2` is invalid.

**You should see:** 206 for the first three and `47021-`; 416 for `47022-`; 416 or 200 for the others.

## On your machine

### Windows

`curl.exe -C - -O URL` resumes. Background downloads of the system need ranges and a stable validator from the server;
without them they start again.

### macOS

`stat -f %z file` prints the length. `curl -C - -O URL` resumes.

### Linux

`stat -c %s file` prints the length. `wget -c URL` and `curl -C - -O URL` resume; both ask for the position behind the
last octet, so for a complete file a 416 is the server's way to say so.

## Prevention

- Send a strong `ETag` with everything that can be resumed.
- Give files that change new names; never overwrite a file that people download.
- In clients, use `If-Range` always, and treat 416 as "look at the length", not as failure.
- Send `Content-Range: bytes */N` with each 416.
- Limit the number of ranges; ignore or merge the rest.
- Do not compress what is asked for in ranges, or compress it once and store the result.

## As seen in logs

### The download was complete

```text
203.0.113.7 "GET /iso/disk.iso HTTP/1.1" 206 1048576 range="bytes=733000000-" "Wget/1.21.3"
203.0.113.7 "GET /iso/disk.iso HTTP/1.1" 416 197     range="bytes=734048576-" "Wget/1.21.3"
```

The second range begins where the first ended, at the length of the file. Nothing is wrong; the tool was started once
more.

### The file became shorter

```text
198.51.100.4 "GET /export.csv HTTP/1.1" 206 65536 range="bytes=0-65535"
198.51.100.4 "GET /export.csv HTTP/1.1" 416 0     range="bytes=65536-131071" content-range="bytes */40210"
```

Between the two lines the export was written anew. What the client has is of no use. Give each export its own name.

### Many small ranges

```text
192.0.2.61 "GET /manual.pdf HTTP/1.1" 416 0 range="bytes=0-,1-,2-,3-,4-,5-,6-,7-,8-,9-,10-,11-,12-"
192.0.2.61 "GET /manual.pdf HTTP/1.1" 416 0 range="bytes=0-,1-,2-,3-,4-,5-,6-,7-,8-,9-,10-,11-,12-"
```

Overlapping ranges to the end: served literally, each request would cost thirteen copies of the file. A refusal is
right, and so would be 200 with one copy.

## Conventions

A server should send 416 for a byte range that cannot be satisfied, and may always ignore `Range` (RFC 9110 §14.2).
Asked for ranges of a file of ten octets, servers did this:

- nginx answers 416 with `Content-Range: bytes */10` for `20-30`, `-0`, the reversed `5-2` and for nonsense; it
  ignores other units, and sends 200 for three overlapping ranges (nginx 1.22.1).
- Apache httpd answers 416 for `20-30` only, without `Content-Range`; it sends 200 for `-0`, for `5-2` and for other
  units, and merges overlapping ranges into one (Apache httpd 2.4.67).
- Caddy answers 416 for `20-30` with the length, for a reversed range without it, and also 416 for other units, which
  RFC 9110 §14.2 wants ignored where they are not understood (Caddy 2.6.2).
- Express merges adjacent ranges, ignores other units, and answers 416 with the length (Express 5.3.0).
- Flask's `send_file` answers 416 also for a set of which one range could be satisfied (Flask 3.1.3).
- All but Python's plain file server, which ignores `Range`, answer a HEAD with an impossible range with 416 as well,
  although ranges are defined for GET only (RFC 9110 §14.2; nginx 1.22.1; Apache httpd 2.4.67; Caddy 2.6.2; Express
  5.3.0).
- Phrases are old: "Requested Range Not Satisfiable" from nginx, Apache httpd and Caddy (nginx 1.22.1; Apache httpd
  2.4.67; Caddy 2.6.2).

## Search engines

Google treats it as every 4xx except 429: no content at this address (Google Search Central). A crawler that asks
without `Range` cannot get it, since 416 is an answer to that field (RFC 9110 §15.5.17).

## Questions

### Why do I get 416 when I resume a finished download?

Because the range begins behind the last octet. `bytes=N-` of a file of N octets names nothing. Compare the length in
`Content-Range` with what you have; if they are equal, you are done.

### Should a server send 416 or 200?

Either is allowed. 416 tells the client that its picture of the length is wrong; 200 gives it the file at the price of
the transfer. For invalid or abusive ranges 200 with the whole is often the kinder answer, and for large files 416 the
cheaper.

### Is 416 right for pages of a list?

No. It belongs to the field `Range`. For a page behind the last one send 200 with an empty list, or 404 if the address
of the page names nothing.

### What if only one of several ranges fits?

Then the set can be satisfied, and the answer is 206 with the parts that fit. 416 is for a set of which no range fits.

### Does 416 beat If-None-Match?

No. Preconditions come first, and `Range` is looked at only if the answer would be 200 without it. A file that is
unchanged gives 304, whatever the range.

## History

- 1999: RFC 2616 has 416 as "Requested Range Not Satisfiable" (RFC 2616 §10.4.17).
- 2014: RFC 7233 gives it its present name, and lets servers refuse ranges that look like an attack (RFC 7233 §4.4).
- 2022: RFC 9110 says when a unit must be ignored, and that GET is the only method with ranges (RFC 9110 §14.2).

## Advanced use

### Scenario

A log grows all day, and a viewer shows its end. It asks for what came after the octets that it has, every few
seconds. Most of the time there is nothing new.

### How it works

The viewer remembers the number of octets N and the validator, and asks for `bytes=N-` with `If-Range`. New text comes
as 206. No new text is a 416 with `Content-Range: bytes */N`: an empty answer that also confirms the length. When the
log is rotated, the length in a 416 is smaller than N, or the validator does not fit and a 200 brings the new file.

### Structured response

```http
HTTP/1.1 416 Range Not Satisfiable
Content-Range: bytes */47022
Content-Type: application/problem+json
Cache-Control: no-store
Content-Length: 113

{"type":"https://www.example/problems/range","title":"The range lies behind the end","status":416,"length":47022}
```

### Benefits

A few hundred octets for "nothing new", with any static server and without a protocol of one's own.

### Best practices

- The length in the field, not only in the text: programs read the field.
- `no-store`: the next octet makes the answer wrong.
- An `ETag` that stays while the file only grows does not exist for static files; use the date with care, or a name
  for each period.
- Do not poll faster than the file grows.

### A real example

Tools that read the directory of an archive from its end ask for the last octets first, `bytes=-65536`, and learn the
length from `Content-Range`. They need neither HEAD nor the whole file.

### Why it is underrated

It is one of the few errors that carries exactly the number that the client lacks.

### Security

One request with many overlapping ranges once made servers hold many copies of a file. RFC 9110 §17.15 asks servers to
ignore, merge or refuse such sets. Treat positions as large numbers and check for overflow. Check authorisation before
ranges: the length of a secret file is information as well.

### Performance

416 needs the length only. Do not open or decode the file for it. Merge ranges before reading; a part of twenty octets
costs as many seeks as a large one.

### Architecture

Let one tier speak about ranges: the one that holds whole representations. A gateway passes `Range`, `If-Range` and
`Content-Range` through untouched, and keeps the fields of a 416 when it replaces its text.
"#,
        sources: &["RFC 9110 §14.2", "nginx 1.22.1", "Apache httpd 2.4.67", "Caddy 2.6.2", "Express 5.3.0", "Flask 3.1.3", "Google Search Central", "RFC 9110 §15.5.17", "RFC 2616 §10.4.17", "RFC 7233 §4.4", "RFC 9110 §17.15"],
    },
    GuidePage {
        code: 417,
        lead: "After this page you know why an `Expect` field fails somewhere on the way, how to remove it or support it, and what to send instead of 417 when something else is wrong.",
        markdown: r#"## Where you see it

### Browser

Practically never: browsers send no `Expect`. If a page gets it, a proxy on the way added the field or answers with a
code that it should not use.

### API client

At uploads and at POST requests with much content, from libraries that ask first, by `Expect: 100-continue`, whether
they may send. Typical is that small requests work and large ones fail, because the library adds the field from a
certain size on.

### Logs

A line with 417 and no content, after next to no time. The access log does not show `Expect`; add it to the format.

### Monitoring

The right number is zero. Count it by client program: a new name there is a library that sends the field, and a new
hop in the path is a server that cannot handle it.

## Impact

The content was not sent, or was thrown away. A client that knows the rule repeats without the field and its user
notices nothing but a lost round trip. A client that does not know it fails, and only for large content, which makes
the fault look like one of size.

## Symptoms

- Uploads fail and small requests to the same address work.
- The same upload works with `Expect:` switched off.
- Direct calls work, and calls through a certain proxy fail.
- A client that waits for the answer hangs for a second at each upload and then goes on: the same cause, without the
  417.

## Causes by role

### Builder

- The server program answers 417 for all of `Expect`, also for `100-continue`.
- The handler reads the content before it decides, so that the question is answered too late.
- 417 was chosen for a failed expectation of the application. The code is about the field and nothing else.

### API consumer

- The library sends `100-continue` by itself, often from about a megabyte on.
- The field has another value, from a test or a typing mistake.
- The field is sent with a request that has no content; a client must not do that.

### Visitor

- None. Reload, and tell the site if it stays.

### Operator

- A proxy that speaks HTTP/1.0 to the server, or an appliance that does not know interim answers.
- A gateway that uses 417 when the announced content is too large; that is [413](/.demur/status/413).

## Causes by layer

### Server configuration

- Few programs have a switch for it. What differs is the program: some check the field and some ignore it.

### Client

- Libraries with the field as a default, and hand-written `Expect` values.

### Upstream

- A service that refuses the field although the gateway before it supports it.

### Network, CDN and firewall

- Old proxies remove the field or refuse it. A firewall that inspects content wants it all at once and may refuse to
  be asked.

## Fix it step by step

### See whether the field is sent

```sh
head -c 2000000 /dev/zero > big.bin
curl -sv -o /dev/null -T big.bin https://api.example/upload 2>&1 |
  grep -i -E '^(> expect|< HTTP)'
```

**Why it works:** curl adds `Expect: 100-continue` to large uploads by itself, and `-v` shows it with all answers.

**You should see:** `> Expect: 100-continue`, then `< HTTP/1.1 100 Continue` from a server that supports it, or 417
from one that does not.

### Send without it

```sh
curl -si -H 'Expect:' -T big.bin https://api.example/upload | head -1
```

**Why it works:** an empty field after `-H` removes the default. The request is complete without a question.

**You should see:** the status that the upload deserves.

**Warning:** without the field the whole content travels before a refusal comes. For large files log in first, or send
a small request that checks the credentials.

### Find the hop

```sh
for host in 10.0.0.1 10.0.0.2 10.0.0.3; do
  curl -s -o /dev/null -w "$host %{http_code}\n" \
    --connect-to "api.example:80:$host:80" \
    -H 'Expect: 100-continue' -T big.bin http://api.example/upload
done
```

**Why it works:** the same request is given to each hop in turn, the innermost first. The first that answers 417 is
the one.

**You should see:** one address at which the status changes.

### Answer the question at the server

If you run the server: decide from the fields, at once.

```http
POST /upload HTTP/1.1
Host: api.example
Content-Type: video/h264
Content-Length: 1234567890
Expect: 100-continue

```

**Why it works:** method, address, credentials, type and length are all there. The server says 401, 404, 413 or 415
now, or 100 and then reads. It must not wait for the content first.

**You should see:** refusals that cost a few hundred octets instead of a gigabyte.

### Refuse only what is unknown

```http
HTTP/1.1 417 Expectation Failed
Content-Type: application/problem+json
Cache-Control: no-store
Content-Length: 146

{"type":"https://api.example/problems/expectation","title":"This expectation is not known","status":417,"detail":"only 100-continue is supported"}
```

**Why it works:** a client that demands an unknown behaviour wants to hear that it will not get it.

**You should see:** 417 for `Expect: 200-ok`, and never for `100-continue`.

## On your machine

### Windows

Programs on the older .NET classes send the field with every POST; `ServicePointManager.Expect100Continue = $false`
switches it off in a PowerShell session. `curl.exe -H "Expect:"` does so for one call.

### macOS

The system's curl behaves like any other: `curl -H 'Expect:'`.

### Linux

A line `header = "Expect:"` in `~/.curlrc` switches it off for all calls. Take it out again when the server is repaired.

## Prevention

- Use a server program that answers `100-continue` by itself, and test it with a large upload.
- Decide everything that the fields allow before the content is asked for.
- Do not build anything on expectations of your own: nobody on the way knows them.
- In clients, repeat once without the field after 417, and remember it for that host.
- Let the client wait a short time only: a server that ignores the field sends nothing.

## As seen in logs

### A client repeats by itself

```text
203.0.113.7 "PUT /upload/7 HTTP/1.1" 417 0 expect="100-continue" "curl/7.88.1"
203.0.113.7 "PUT /upload/7 HTTP/1.1" 201 0 expect="-"            "curl/7.88.1"
```

The client knows the rule. Each upload costs a round trip more; the server program should learn the field.

### A client gives up

```text
198.51.100.4 "POST /import HTTP/1.1" 417 0 expect="100-continue" "legacy-sync/2.0"
198.51.100.4 "POST /import HTTP/1.1" 417 0 expect="100-continue" "legacy-sync/2.0"
```

The same request again, with the same field: it will never pass. Switch the field off in that client, or support it.

### Somebody tests the server

```text
192.0.2.61 "GET / HTTP/1.1" 417 0 expect="200-ok" "scanner"
192.0.2.61 "GET / HTTP/1.1" 431 0 expect="-"      "scanner"
```

An unknown expectation on a GET, next to other odd requests: a tool that finds out what the server is. The answer is
right.

## Conventions

A server may answer 417 when `Expect` has a member other than `100-continue` (RFC 9110 §10.1.1). Asked with
`Expect: teapot`:

- nginx ignores it and serves the request (nginx 1.22.1).
- Apache httpd answers 417 (Apache httpd 2.4.67).
- Caddy answers 417 and closes the connection (Caddy 2.6.2).
- Node.js answers 417, and with it all that is built on its server, such as Express and Fastify (Node.js 20.20.2;
  Express 5.3.0; Fastify 5.12.8).
- uvicorn ignores it (uvicorn 0.54.0).
- Kong's plugin for size limits sends 417 where the request has `Expect: 100-continue` and is too large. RFC 9110 has
  413 for that (Kong 2026-07-01; RFC 9110 §15.5.14).
- curl sends `100-continue` with an upload of 2 MB, and after a 417 repeats the request without it on the same
  connection (curl 7.88.1).

## Search engines

It is the answer to a field that asks before content is sent, and a crawler's GET has no content (RFC 9110 §10.1.1).
Google would treat it as every 4xx except 429: no content at this address (Google Search Central).

## Questions

### Does 417 mean that my upload is too large?

No. It means that the field `Expect` was not accepted. A server that means the size must send 413; a few gateways use
417 by mistake, so look at the length as well.

### Is it safe to repeat after 417?

Yes, once, without the field. The request was refused because of the field, before it was processed, and RFC 9110 says
that a client should do so after `100-continue`.

### Should I disable Expect everywhere?

No, only towards servers that cannot handle it. With it a refusal costs one short exchange; without it the whole content
travels first.

### What about HTTP/2 and HTTP/3?

The field works there as well; 100 is an interim answer in all versions. Only an HTTP/1.0 request with `100-continue`
has to be treated as if the field were not there.

### May I use 417 for a failed condition of my API?

No. Use 412 for preconditions, 409 for conflicts and 422 for content. A client that gets 417 will repeat the request
without `Expect`, and that is all it can do.

## History

- 1999: RFC 2616 has 417 for an expectation that could not be met (RFC 2616 §10.4.18).
- 2014: RFC 7231 has `100-continue` as the only expectation, and says that a server may answer others with 417 (RFC 7231
  §5.1.1).
- 2022: RFC 9110 keeps this, and says again that a client should repeat without the field (RFC 9110 §10.1.1).

## Advanced use

### Scenario

A service takes videos of several gigabytes. A third of the uploads is refused: expired sessions, exhausted quotas,
wrong types. Each refusal used to come after the transfer.

### How it works

The client sends the head with `Expect: 100-continue` and waits a second. The gateway decides from the head:
credentials, quota, type, length. If all is well it passes the head on, and hands the upstream's 100 to the client,
which then sends. If not, it answers with the status at fault, and the content stays where it is. 417 is left for what
the way cannot do.

### Structured response

```http
HTTP/1.1 413 Content Too Large
Content-Type: application/problem+json
Cache-Control: no-store
Connection: close
Content-Length: 116

{"type":"https://api.example/problems/too-large","title":"The content is too large","status":413,"limit":2147483648}
```

### Benefits

Refusals are quick for the user and cheap for the network. Quotas are checked before they are spent.

### Best practices

- Test each hop for `100-continue`; one that swallows it makes clients wait.
- Say whether the connection stays open after an early refusal.
- Prefer the exact status over 417, always.
- Keep the client's waiting time short.

### A real example

curl waits a second for the 100 and then sends all the same. Against a server that ignores the field each large POST
starts a second late, a delay that many have searched for in the server.

### Why it is underrated

The field is known as a nuisance of old libraries. It is the only way in HTTP to learn before sending that sending is
useless.

### Security

A refusal before the content takes the cost out of floods with large uploads. An attacker who sends the head and never
the content needs a timeout, as without the field. Do not copy the value of the field into the answer without cleaning
it.

### Performance

One round trip more for each upload that is accepted, and a whole transfer less for each that is refused. It pays when
content is large or refusals are frequent.

### Architecture

A proxy must forward `100-continue` or answer itself; it must not lose it (RFC 9110 §10.1.1). Decide early at the
gateway, and let the service decide about what only it knows.
"#,
        sources: &["RFC 9110 §10.1.1", "nginx 1.22.1", "Apache httpd 2.4.67", "Caddy 2.6.2", "Node.js 20.20.2", "Express 5.3.0", "Fastify 5.12.8", "uvicorn 0.54.0", "Kong 2026-07-01", "RFC 9110 §15.5.14", "curl 7.88.1", "Google Search Central", "RFC 2616 §10.4.18", "RFC 7231 §5.1.1"],
    },
    GuidePage {
        code: 418,
        lead: "After this page you know why 418 means nothing, who sends it nevertheless, how to find out what they meant, and what to send in its place.",
        markdown: r#"## Where you see it

### Browser

As a joke page, or as the page of a site that took the browser for a robot. The browser handles it like any other 4xx
and shows the content.

### API client

Hardly from an API. Where it comes, it is a placeholder that was never replaced, a test server, or a protection against
automated callers.

### Logs

As a number without a meaning of its own. Who wrote it, the application or something before it, is the first thing to
find out.

### Monitoring

It falls into the class 4xx. A series of its own is worth having only if somebody in your company sends it.

## Impact

A client cannot tell what to do, because nothing is defined: it treats the code as [400](/.demur/status/400). Where the
sender meant "slow down", the client does not wait; where the sender meant "forbidden", it does not ask for other
credentials.

## Symptoms

- A script gets 418 and a browser gets the page, from the same address.
- An address of a test server answers so on purpose.
- A new operation answers so because its author has not written it yet.

## Causes by role

### Builder

- A joke in the code, or a placeholder: it is the code that nobody expects to be in use.
- A constant for 418 is in many libraries, which makes it look as good as the others.

### API consumer

- Requests that look automated: no usual `User-Agent`, too fast, no cookies.

### Visitor

- An extension or a shared address makes your browser look like a robot.

### Operator

- A rule against robots, copied from an example that used 418 to be recognisable.

## Causes by layer

### Server configuration

- A line such as `return 418;` in a rule. nginx users also take it as an internal mark that `error_page` catches; it
  then leaks out when the catching is missing.

### Client

- None of its own making: no request deserves this code.

### Upstream

- A service with a joke or a placeholder in it.

### Network, CDN and firewall

- Protections against robots. What they mean is [403](/.demur/status/403) or [429](/.demur/status/429).

## Fix it step by step

### Find out who says it

```sh
curl -si https://www.example/ | sed -n '1,15p'
```

**Why it works:** fields such as `Server` and `Via`, and the look of the page, differ between the application and what
stands before it.

**You should see:** a hint at the sender. If not, ask the hops one by one.

### Compare with a browser

```sh
curl -s -o /dev/null -w '%{http_code}\n' https://www.example/
curl -s -o /dev/null -w '%{http_code}\n' \
  -A 'Mozilla/5.0 (X11; Linux x86_64) Firefox/140.0' https://www.example/
```

**Why it works:** if only the name of the program decides, it is a rule against robots.

**You should see:** 418 and 200, or 418 twice.

**Warning:** do not use another name to get around a rule that is meant for you. Ask the owner, or look for an API.

### Replace it by a code that means something

If you run the server: say what you mean.

```http
HTTP/1.1 429 Too Many Requests
Retry-After: 60
Cache-Control: no-store
Content-Length: 0

```

**Why it works:** clients know what to do with 429: they wait.

**You should see:** fewer repetitions from programs that mean well.

## On your machine

### Windows

`curl.exe -si https://www.example/` shows fields and page; nothing is different here.

### macOS

The same with `curl`. Check in a private window without extensions.

### Linux

`grep -rn 418 /etc/nginx /etc/apache2` finds rules that send it.

## Prevention

- Do not use the code, not even inside: it gets out.
- Let a test fail when an operation answers with a code that is not in its document.
- For unfinished operations send [501](/.demur/status/501).
- For robots send [403](/.demur/status/403) or [429](/.demur/status/429).

## As seen in logs

### A rule against robots

```text
203.0.113.7 "GET /prices HTTP/1.1" 418 0    "python-requests/2.34.2" upstream="-"
203.0.113.9 "GET /prices HTTP/1.1" 200 8120 "Mozilla/5.0"            upstream="10.0.0.4:3000"
```

The upstream was not asked, so a rule in front made the answer, by the name of the program.

### A placeholder in production

```text
198.51.100.4 "POST /refunds HTTP/1.1" 418 2 "shop-app/5.1.0" upstream="10.0.0.4:3000"
198.51.100.4 "POST /refunds HTTP/1.1" 418 2 "shop-app/5.1.0" upstream="10.0.0.4:3000"
```

The service made it, with two octets of content, for each caller. Search its code for the number.

## Conventions

The code is reserved and cannot be assigned at present (RFC 9110 §15.5.19). Libraries know it nevertheless:

- Node.js prints "I'm a Teapot" for it (Node.js 20.20.2).
- So does Python's `http.HTTPStatus` (Python 3.11.7).

An application must use registered codes only, and must not give a code a meaning of its own (RFC 9205 §4.6).

## Search engines

Google's page on status codes names 418 as an example of the exotic codes that it does not cover (Google Search
Central). Since a client treats an unknown code as x00 of its class, expect what holds for 4xx (RFC 9110 §15).

## Questions

### Is 418 a real status code?

No. It is in the registry as reserved, with the remark "(Unused)", so that nobody assigns it to something else.

### May I send it as an Easter egg?

On a page that nobody relies on, nothing breaks. It still says "client error" to every program, cache and monitor that
sees it.

### Why do sites send 418 to my script?

Because somebody chose it to mark requests that look automated. Slow down, identify your program, and look for an API.

## History

- 1998: a joke specification for coffee pots, published on an April 1, has 418 for a teapot (RFC 2324 §2.3.2).
- 2022: RFC 9110 reserves the code, since the joke was deployed so often that it cannot be used for anything else
  (RFC 9110 §15.5.19).

## Advanced use

### Scenario

There is none in which 418 is the best choice. The honest use is in a test: does a client survive a code that it does
not know?

### How it works

By RFC 9110 §15 a client must treat an unknown code as x00 of its class. A test server that answers 418, 499 or 477
shows whether a client does that, or fails in a table without an entry.

### Structured response

```http
HTTP/1.1 418 I'm a teapot
Content-Length: 0

```

### Benefits

A client that passes the test will survive the next code that is registered.

### Best practices

- In tests only.
- Assert the behaviour for 400, not the name.
- Never as a signal between your own services.

### A real example

The tables of Node.js and Python carry the joke beside the registered codes. A client that takes its list of codes
from such a table believes that 418 is one of them.

### Why it is underrated

It is not. It is overrated.

### Security

A code by which robots are recognised tells them that they were recognised. Say 403, or answer slowly.

### Performance

None.

### Architecture

Treat it like every code that is not in a contract: pass it on unchanged, count it, and ask its owner.
"#,
        sources: &["RFC 9110 §15.5.19", "Node.js 20.20.2", "Python 3.11.7", "RFC 9205 §4.6", "Google Search Central", "RFC 9110 §15", "RFC 2324 §2.3.2"],
    },
    GuidePage {
        code: 421,
        lead: "After this page you can tell why a request reached a server that is not responsible for its host, get it to the right one, and answer foreign names without lying about them.",
        markdown: r#"## Where you see it

### Browser

Seldom for long: a browser that gets 421 on a connection that it shares between hosts asks again on a new one. What
stays visible is a page that fails on the first visit of a second host and works after a reload, or one that fails
always because the new connection ends at the same server.

### API client

From libraries that keep connections open and use them for several hosts, from programs that set `Host` themselves,
and from calls to an address of a machine instead of a name. Most libraries do not repeat by themselves.

### Logs

The access log of the default host shows it, with a `Host` that you would look for in another log. Add the host and
the name of the TLS handshake to the format: 421 is a statement about the two.

### Monitoring

A small, steady number is shared connections doing what they should. Count it by host. A host of your own in that list
is a name that is missing in a configuration; foreign ones are scanners or somebody else's DNS.

## Impact

A repeated request costs one handshake. If the client does not repeat, the call fails although the right server is
well. If all requests for one name get 421, the name is down, while checks by address stay green.

The wrong answers cost more. A 404 in its place says that the resource does not exist, and may be cached; a 200 of the
default host gives one site's page under another site's name.

## Symptoms

- The second of two hosts with one certificate fails, and the first works.
- It works by HTTP/1.1 and fails by HTTP/2.
- It works after a restart of the browser, or in a private window, for the first request.
- A health check by IP address fails since host names are checked.
- It began with a new certificate that covers more names.
- Only requests through one proxy fail.

## Causes by role

### Builder

- The service checks `Host` against a list that lacks a name, or the port.
- A client sets `Host` to one name and connects to another, so that the TLS name differs.
- Names are compared with regard to case, or with a dot at the end on one side only.

### API consumer

- A pool of connections that is keyed by address instead of by name.
- A wrong base address, or an entry in the hosts file that is older than the last move.
- A test that calls the machine by its address.

### Visitor

- Nothing that you do. Two sites share a certificate, and the server insists on separate connections.

### Operator

- One certificate for several sites that are served by different machines, or by different TLS settings of one machine.
- A load balancer that picks the server by the TLS name and then keeps the connection for all names.
- A name in DNS that points to a server which was never told about it.

## Causes by layer

### Server configuration

- A virtual host that demands client certificates, next to one that does not.
- A list of names without the new one, or without those of health checks.

### Client

- Sharing of connections, which HTTP/2 and HTTP/3 allow when the certificate covers the name and the address fits.

### Upstream

- A gateway that passes on its own name instead of the client's, or the client's instead of the service's.

### Network, CDN and firewall

- A CDN that connects to the origin with one name and asks for another.
- Stale DNS that leads to the old machine. With no server there, no status comes at all.

## Fix it step by step

### Ask for the name on a fresh connection

```sh
curl -sv -o /dev/null https://www.example/ 2>&1 |
  grep -i -E 'connected to|subject:|^< HTTP'
```

**Why it works:** a new connection uses the same name for DNS, for TLS and for `Host`. If this works, the server is
right and a shared connection was the cause.

**You should see:** 200: go on with the client. 421: go on with the server.

### Separate the two names

```sh
ip=203.0.113.10
curl -s -o /dev/null -w '%{http_code}\n' -k --resolve "api.example:443:$ip" \
  -H 'Host: www.example' https://api.example/
curl -s -o /dev/null -w '%{http_code}\n' -k --resolve "www.example:443:$ip" \
  https://www.example/
```

**Why it works:** the first call shows one name to TLS and another to HTTP, as a shared connection does. The second
shows the same to both.

**You should see:** 421 and then 200: the server refuses sharing only. 421 twice: it does not know `www.example` at
all.

### Compare the certificate with the hosts

```sh
openssl s_client -connect api.example:443 -servername api.example </dev/null 2>/dev/null |
  openssl x509 -noout -ext subjectAltName
```

**Why it works:** the names in the certificate are those for which clients may share a connection. Each must be
answered by the same server, with the same TLS settings.

**You should see:** no name that lives elsewhere. If there is one, give it a certificate of its own.

### Add the name to the server

```text
server_name api.example www.example;        # nginx
ServerAlias www.example                       # Apache httpd
authorities = ["api.example", "www.example"]  # demur.toml
```

**Why it works:** the server is told for which origins it may speak.

**You should see:** 200 for both names, and 421 for all others.

**Warning:** do not answer every name to be rid of the error. A default host that answers foreign names helps DNS
rebinding and puts one site's pages under another's name.

### Repeat on a new connection, in the client

```http
GET /orders/7 HTTP/1.1
Host: www.example
Connection: close

```

**Why it works:** a 421 says that the request was not processed, so that it may be repeated for any method, on another
connection.

**You should see:** one 421, then the answer. A second 421 is final: stop.

## On your machine

### Windows

`ipconfig /flushdns` and the file `C:\Windows\System32\drivers\etc\hosts` are the places for stale names. Closing all
windows of the browser closes its connections.

### macOS

`sudo dscacheutil -flushcache` empties the cache of names; `/etc/hosts` holds fixed ones. Private windows use
connections of their own.

### Linux

`resolvectl flush-caches` with systemd, and `/etc/hosts`. `getent hosts www.example` prints what programs see.

## Prevention

- One certificate for each group of hosts that has one TLS setting and one set of servers.
- No wildcard certificate for hosts on different machines.
- The same settings for all hosts on one address, above all for client certificates.
- A list of all names, those of health checks and of monitoring too, and an alert for the first 421 with a name of
  your own.
- In clients, pools keyed by scheme, host and port, unless they handle 421.
- A default host that answers 421 instead of somebody's page.

## As seen in logs

### nginx: two names, two TLS settings

```text
[info] client attempted to request the server name different from the one that was negotiated while reading client request headers, client: 203.0.113.7, server: api.example, request: "GET /f.txt HTTP/1.1", host: "www.example"
203.0.113.7 - - [26/Nov/2026:10:20:12 +0000] "GET /f.txt HTTP/1.1" 421 173 "-" "-"
```

The connection was made for `api.example`, and `www.example` demands a client certificate. The line stands in the
error log at level `info` only.

### Apache httpd: no compatible TLS setting

```text
[ssl:error] [client 203.0.113.7:54500] AH02032: Hostname api.example provided via SNI and hostname www.example provided via HTTP have no compatible SSL setup for policy 'secure'
```

The same case. The message names both hosts; make their TLS settings equal or separate them.

### A scanner calls by address

```text
{"method":"GET","path":"/","status":421,"step":"misdirected","client":"192.0.2.61"}
{"method":"GET","path":"/.env","status":421,"step":"misdirected","client":"192.0.2.61"}
```

Somebody tries the machine without knowing a name. The refusal is right, and nothing behind it was asked.

## Conventions

RFC 9110 gives the code to origin servers and to gateways that act for them, and forbids it to proxies (RFC 9110
§15.5.20). Servers with two hosts were asked over TLS for one of them, with the other or with an unknown name in `Host`:

- nginx answers 421 where the other host has client certificates switched on; it serves an unknown name from the host
  of the connection with 200 (nginx 1.22.1).
- Apache httpd does the same, by comparing the TLS settings of the two hosts (Apache httpd 2.4.67).
- Caddy, with `strict_sni_host on`, answers 421 for every name but that of the handshake; without a matching site it
  sends 200 with no content over plain HTTP (Caddy 2.6.2).
- Browsers are to repeat the request once on a new connection, if there is no content or it can be sent again (Fetch
  Standard).
- Node.js' `fetch` does so; curl, requests and httpx hand the 421 to their caller (Node.js 20.20.2; curl 7.88.1;
  requests 2.34.2; httpx 0.28.1).

## Search engines

Google takes it as every 4xx except 429: the address has no content and leaves the index (Google Search Central). A
name that is missing in the configuration of one of several servers can thus cost pages that are well on the others.

A client may repeat the request over another connection, and need not (RFC 9110 §15.5.20). Do not rely on a crawler to
do so.

## Questions

### Why do I get 421 with HTTP/2 only?

Because HTTP/2 lets a client use one connection for several hosts of one certificate. With HTTP/1.1 clients do not
share, so each host gets a handshake of its own.

### Is 421 the client's fault?

Seldom. The client followed the certificate, which says that this server may speak for the name. Whoever made the
certificate and the configuration disagree with each other.

### Should an unknown host get 421, 404 or 400?

421. A 404 would be a statement about a resource for which you do not speak, and 400 belongs to a `Host` that is
missing or malformed. See [the pair](/.demur/compare/404/421).

### May I repeat a POST after 421?

Yes, on another connection. RFC 9110 allows it whatever the method, because the server refused before it processed the
request.

### May a forward proxy send 421?

No, RFC 9110 forbids it. A proxy that cannot reach the server sends 502 or 504.

## History

- 2015: RFC 7540 defines 421 for HTTP/2, cacheable by default (RFC 7540 §9.1.2).
- 2016: RFC 7838 uses it for alternative services: the client forgets the alternative and asks elsewhere (RFC 7838 §6).
- 2018: RFC 8336 lets a server say beforehand for which origins a connection serves, and has 421 remove one
  (RFC 8336 §2.3).
- 2022: RFC 9110 makes it part of HTTP in all versions; it is not heuristically cacheable any more
  (RFC 9110 §15.5.20, §15.1).

## Advanced use

### Scenario

A company serves twenty sites with one certificate. One of them, for partners, demands client certificates. Browsers
that have the public site open use that connection for the partners' site and arrive without a client certificate.

### How it works

The server compares the host of the request with that of the handshake. If the settings differ, it answers 421. The
browser opens a new connection to the partners' site, where the handshake asks for the certificate. The user sees the
dialogue and nothing of the detour.

### Structured response

```http
HTTP/1.1 421 Misdirected Request
Content-Type: application/problem+json
Cache-Control: no-store
Content-Length: 116

{"type":"https://api.example/problems/misdirected","title":"This server does not answer for that host","status":421}
```

### Benefits

Sharing of connections remains possible where it is right, and access rules of one host cannot be passed by through
another.

### Best practices

- Decide before routing, credentials and content.
- Do not list your names in the answer.
- `no-store`: the next request may be right.
- A separate certificate for hosts with special TLS settings: then no client shares in the first place.

### A real example

A gateway receives `Host: localhost:8080` from a page in a visitor's browser whose DNS was turned to the machine at
hand. It answers 421, because the name is not its own, and the page learns nothing. A default host would have answered
with the inner service.

### Why it is underrated

Many servers answer a foreign name with the first host in their configuration. A wrong page under the right name is
harder to find than a clear refusal.

### Security

A check of the name stops DNS rebinding, poisoned caches and links made from a forged `Host`. RFC 9110 §7.4 demands
that an `https` request be refused unless the connection was secured with a certificate for that origin. Decide by the
name of the handshake and that of the request, not by one of them.

### Performance

The check is one look into a table. What costs is the second handshake of the client; an ORIGIN frame or separate
certificates avoid it.

### Architecture

Where TLS ends at a load balancer, only it knows the name of the handshake. It has to check, or to pass the name on in
a field that outsiders cannot set. The gateway behind checks the host against its list.
"#,
        sources: &["RFC 9110 §15.5.20", "nginx 1.22.1", "Apache httpd 2.4.67", "Caddy 2.6.2", "Fetch Standard", "Node.js 20.20.2", "curl 7.88.1", "requests 2.34.2", "httpx 0.28.1", "Google Search Central", "RFC 7540 §9.1.2", "RFC 7838 §6", "RFC 8336 §2.3", "RFC 9110 §15.1", "RFC 9110 §7.4"],
    },
    GuidePage {
        code: 422,
        lead: "After this page you can tell 422 from 400, 409 and 415, report every fault of a body with a pointer, and read the 422 of a service that does it differently.",
        markdown: r##"## Where you see it

### Browser

Seldom as a page. A form that is sent by script gets 422 and shows the messages beside its fields; the network panel
lists the request in red with the list of faults as its content. Where a framework renders the form again with status
422, the visitor sees the form with remarks, and the address stays that of the POST.

### API client

As an answer to POST, PUT or PATCH with content, with a JSON document that names members of the request. Clients made
from an OpenAPI document raise a typed error where the operation documents 422, and a general one where it does not.

### Logs

A line with 422, few bytes, and a short time: the body was read and judged, and no record was written. The access log
does not hold the body, so the line alone never says which member was wrong.

### Monitoring

Count 422 by operation and by fault code, not by status alone. One fault code that rises on one operation for all
clients is a change of the schema; for one client it is a release of that client.

## Impact

The caller has sent something that a person or a program must change. Nothing was stored, so nothing has to be undone,
provided that the server checks before it acts. The cost is in the loop: a server that reports one fault at a time makes
the caller go round once for each, and a server that reports none makes somebody write to the support.

The wrong choice costs as well. A 500 for the same body wakes people at night for a mistake of a caller. A 200 with an
error inside makes caches, clients and dashboards believe in a success.

## Symptoms

- The same body is refused each time, and another body for the same address is accepted.
- `Content-Type` is right and a JSON parser reads the body without complaint.
- A form comes back with remarks beside its fields.
- A client that worked yesterday fails for all calls of one operation since a deployment of the server.
- A batch stops at one record, and the records before it went through.
- A PATCH fails although the patch is fine: the resource would be invalid after it.

## Causes by role

### Builder

- The schema was narrowed: a member became required, a range shorter, an enumeration lost a value.
- A rule joins members, such as an end after a start, and the client does not know it, because a schema cannot say it.
- The request and the stored record share one class, so that callers must send members that only the server should set.
- The framework sends 422 for faults that are not about content, such as a query parameter.

### API consumer

- Numbers or booleans are sent as strings, often from a form or from an environment variable.
- A member is missing because a serializer leaves out empty values, or there because it writes `null` for them.
- Dates have another form than the schema asks for, or lack their time zone.
- The document is right for another version of the API.

### Visitor

- A value of a form is out of its range, or in a form that the site does not expect, such as a telephone number.
- The page was open while the site was deployed; its form sends what the old version wanted.

### Operator

- Two versions of the service run side by side, and only one accepts the new member.
- A gateway validates against an older document than the service behind it.
- A proxy on the way rewrote the body, for instance its character encoding.

## Causes by layer

### Server configuration

- Rarely. The document that a gateway validates against is configuration: a stale one refuses what the service takes.
- A limit on the size of the body is not this code but [413](/.demur/status/413).

### Client

- This is where most come from: serializers, defaults, types, and forms that check less than the server does.

### Upstream

- A service behind the gateway sends 422 for its own rules. It is then an answer like any other and is passed on.
- A service that fails while it checks must answer [500](/.demur/status/500); one that cannot reach what it needs to
  check, [503](/.demur/status/503).

### Network, CDN and firewall

- They do not parse the content against your schema. A firewall that dislikes a value answers [403](/.demur/status/403),
  or [400](/.demur/status/400).
- A body cut off on the way no longer parses: [400](/.demur/status/400).

## Fix it step by step

### Reproduce it with the exact bytes

Take the body as it left the client, not as the code meant it to be.

```sh
curl -si https://api.example/signup \
  -H 'Content-Type: application/json' \
  --data-binary @body.json
```

**Why it works:** `--data-binary` sends the file as it is; `-d` would take out its line breaks.

**You should see:** status 422 and a list of faults. Status 400 means that the body does not parse, 415 that the type
was not accepted: other pages.

### Read the list of faults

Pull out place and reason of each.

```sh
curl -s https://api.example/signup -H 'Content-Type: application/json' \
  --data-binary @body.json |
  jq -r '.errors[] | [.pointer, .code, .detail] | @tsv'
```

**Why it works:** an answer in `application/problem+json` may carry such a list; a pointer names one place in the
document that you sent, so you need not guess which of two `name` members is meant.

**You should see:** one line for each fault. If the service uses another form, look for `detail`, `errors` or `message`.

### Check the body against the published schema

Let a validator of your own say the same before the server does.

```sh
pip install check-jsonschema
check-jsonschema --schemafile signup.schema.json body.json
```

**Why it works:** the schema is the same text for both sides. If your validator accepts what the server refuses, then
the server has rules beside the schema, or another version of it.

**You should see:** the same faults, or none. None points to a rule across members, or to a stale document.

### Correct the value at its source

Change the program that makes the value, not the document on its way out.

```json
{"email": "ada@example.com", "age": 36}
```

**Why it works:** a string that becomes a number in the last step before sending hides the next wrong value. A typed
field in the client's own model refuses it where it arises.

**You should see:** a 2xx status for the same call.

**Warning:** do not make the server more lenient to silence one client. What is accepted once has to be accepted for
good.

### Give the server the right status and all faults

If you run the server: parse, then validate everything, then act, and answer once.

```http
HTTP/1.1 422 Unprocessable Content
Content-Type: application/problem+json
Cache-Control: no-store
Content-Length: 210

{"type":"https://api.example/problems/invalid","title":"The content is not valid","status":422,"errors":[{"pointer":"#/age","detail":"must be at least 18"},{"pointer":"#/end","detail":"must be after #/start"}]}
```

**Why it works:** the caller repairs all places in one go, and no fault leaves a half-written record behind.

**You should see:** the number of 422 per corrected request fall to one.

## On your machine

### Windows

PowerShell has `curl.exe`; its single and double quotes differ from those of a shell, so put the body into a file and
send it with `curl.exe --data-binary "@body.json"`. Older editors write a byte order mark at the start of the file; a
strict parser then answers 400, not 422.

### macOS

`pbpaste > body.json` saves a body copied from the browser's network panel. Text typed in some editors gets curly
quotes: the document then does not parse, and you see 400.

### Linux

`jq . body.json` prints the body or says where it stops being JSON. If it prints, 400 is not your problem and 422 may
be.

## Prevention

- Publish the schema, and test both sides against it in continuous integration.
- Compare two versions of the document before a release, and treat a new required member as a break.
- State rules across members beside the schema, in words and with an example, and give each a code of its own.
- Report all faults, each with a pointer to the place and a code that programs can compare.
- Do not repeat the values in the answer: passwords and card numbers pass through the same list.
- Document 422 in the operation, so that generated clients know its form.

## As seen in logs

### A client was released with a new serializer

```text
203.0.113.7 - - [26/Nov/2026:10:14:02 +0000] "POST /orders HTTP/1.1" 422 311 "-" "shop-app/5.1.0"
203.0.113.9 - - [26/Nov/2026:10:14:02 +0000] "POST /orders HTTP/1.1" 201 188 "-" "shop-app/5.0.3"
203.0.113.7 - - [26/Nov/2026:10:14:05 +0000] "POST /orders HTTP/1.1" 422 311 "-" "shop-app/5.1.0"
```

Only the new version fails, and always with the same number of bytes: one fault, the same for all. Version 5.1.0 is to
blame, and it repeats what cannot succeed.

### The schema was narrowed

```text
{"method":"POST","route":"/signup","operation":"signUp","status":422,"step":"body-schema","client":"203.0.113.7"}
{"method":"POST","route":"/signup","operation":"signUp","status":422,"step":"body-schema","client":"198.51.100.4"}
{"method":"POST","route":"/signup","operation":"signUp","status":422,"step":"body-schema","client":"192.0.2.61"}
```

All clients, one operation, one step. Look at what was deployed on the server, not at the callers.

### Somebody probes the form

```text
198.51.100.4 - - [26/Nov/2026:11:02:40 +0000] "POST /signup HTTP/1.1" 422 2904 "-" "python-requests/2.34.2"
198.51.100.4 - - [26/Nov/2026:11:02:40 +0000] "POST /signup HTTP/1.1" 422 2911 "-" "python-requests/2.34.2"
198.51.100.4 - - [26/Nov/2026:11:02:41 +0000] "POST /signup HTTP/1.1" 422 2907 "-" "python-requests/2.34.2"
```

Many faults in each answer, several requests a second, one address: a program tries values. A limit for each caller,
answered with [429](/.demur/status/429), belongs before validation.

## Conventions

RFC 9110 draws the line at the syntax of the content: 422 says that the type is understood and the syntax correct (RFC
9110 §15.5.21). Much of practice draws it elsewhere, and many APIs send 400 for everything. Before you rely on either,
ask the service with one broken and one merely wrong document, as was done for this list:

- FastAPI answers 422 for a wrong value, for malformed JSON, for a content type that is not JSON, and for a query or
  path parameter of the wrong type; its `detail` lists each fault with a `loc` such as `["body", "age"]`, and repeats
  the value that was sent as `input` (FastAPI 0.165.0).
- Django REST Framework answers 400 for a wrong value and for malformed JSON, and 415 for another type; the content maps
  each member to a list of sentences (Django REST Framework 3.18.3).
- Rails maps a raised `ActiveRecord::RecordInvalid` to 422, and the controllers that it generates send 422 when a
  record cannot be saved; a body that does not parse and a missing parameter are 400. It also sends 422 for a wrong
  authenticity token, which is no fault of content (Rails 8.2.0.alpha).
- ASP.NET Core answers 400 when model validation fails in a controller with `[ApiController]`, with a problem document
  whose `errors` maps members to sentences (ASP.NET Core docs).
- axum's `Json` extractor answers 415 without a JSON type, 400 for a syntax error, and 422 for well-formed JSON that
  does not fit the type: the three statuses as the RFC has them (axum 0.8.9).
- Fastify answers 400 for malformed JSON and for a body that breaks the route's schema (Fastify 5.12.8).
- Express has no validation of its own; `express.json()` answers 400 for malformed JSON (Express 5.3.0).
- GitHub answers 400 for JSON that does not parse and for a body that is no object, and 422 for missing or wrong
  parameters, with an `errors` list whose members have a `code` such as `missing_field` or `already_exists`; the
  latter is what others send as 409 (GitHub REST docs).
- Prism, as a validating proxy, sends 422 for a missing query parameter too (Prism 5.14.2).

## Search engines

A crawler of pages sends GET without content, so this status is nothing that it should meet. Google treats all 4xx
statuses except 429 alike: the content does not exist, and an address that was indexed is removed (Google Search
Central).

If a page answers GET with 422, an application uses the status for a query parameter. Send 400, or 404 when the address
names nothing: 422 speaks of the content of the request (RFC 9110 §15.5.21).

## Questions

### Should I send 400 or 422 for a failed validation?

Send 422 when the body parses and its values are wrong, and 400 when it does not parse or when the fault is not in the
body. If your API has always sent 400 for both, keep it and document it: callers have written code for it. What matters
more than the number is that one API does one thing, and that the list of faults is there. See
[the pair](/.demur/compare/400/422).

### Is a missing member 400 or 422?

422, by the definition: a JSON object without the member is still correct JSON. Both are in use, and RFC 9110 forbids
neither, because 400 covers every error of a client.

### Is a taken user name 422 or 409?

409, if the same body would be accepted in another state of the server. 422, if it is wrong whatever the state. Some
services do not make this difference; then look at the code inside the answer.

### What do I send when two members contradict each other?

422, with one entry for the rule and a pointer to the member that the caller will most likely change. If the rule
concerns the whole document, the empty pointer names the document as a whole.

### May a client retry after 422?

No, not the same content: it would be refused again. A program that retries on every 4xx turns one mistake into load.

## History

- 1999: RFC 2518, the first WebDAV, defines 422 as "Unprocessable Entity" (RFC 2518 §10.3).
- 2007: RFC 4918 takes it over, and still speaks of WebDAV only (RFC 4918 §11.2).
- 2010: RFC 5789 names it for a PATCH whose document is valid and cannot be applied (RFC 5789 §2.2).
- 2022: RFC 9110 defines it for all of HTTP, and calls it "Unprocessable Content" (RFC 9110 §15.5.21).
- Phrases lag behind: Node.js and Python still print "Unprocessable Entity" (Node.js 20.20.2; Python 3.11.7).

## Advanced use

### Scenario

An API takes bookings with a start, an end and a list of guests. Ten clients of different makers use it. Each member
has a schema; three rules join members: the end is after the start, there is at least one adult, and a discount needs
a code.

### How it works

The gateway checks syntax, then the schema, then the rules, each stage only if the one before passed, since a rule
over members that are missing says nothing. Within a stage it collects all faults. The rules are text beside the
contract, each with a code and a sentence, so that adding one is a change of the contract and is reviewed like one.

### Structured response

```json
{
  "type": "https://api.example/problems/invalid-booking",
  "title": "The booking is not valid",
  "status": 422,
  "errors": [
    {"pointer": "#/guests/1/age", "code": "minimum", "detail": "must be at least 0"},
    {"pointer": "#/end", "code": "end-before-start", "detail": "must be after #/start"}
  ]
}
```

### Benefits

A form can put each sentence beside its field without knowing the service. A program can compare codes and need not read
sentences. The support can search for a code.

### Best practices

- Stable codes, free sentences: the sentence may be translated, the code may not change.
- Pointers into the request, as it was sent, not into your model.
- A limit on the number of faults, and a member that says that there are more.
- The same form for 400 and 422, so that clients parse one.

### A real example

GitHub's API sends 422 with an `errors` list and a code for each, and 400 when the JSON does not parse. A client can
therefore treat 400 as a defect of its own program and 422 as a matter for its user.

### Why it is underrated

Many APIs send 400 for both and lose a distinction that costs nothing: 400 goes to the programmer, 422 to the person who
typed the value. Dashboards that keep the two apart show a broken client within minutes.

### Security

Do not echo values. Do not let the sentence tell what is in the database: "already registered" on a public form lists
your customers. Check authorisation before validation, or strangers learn the schema of what they may not call.
Validation narrows what comes in; it does not replace bound parameters and escaping.

### Performance

Give validation a budget: deep documents, patterns and unique lists can cost far more than they weigh. Refuse by size
before parsing, and by depth while parsing. Collecting all faults costs little beside the parsing; a cap keeps the
answer small.

### Architecture

Validate at the edge against the contract, and in the service against the state. The edge answers 422, the service 409
or 422. Keep one document for both, or the two will disagree and callers will see it first.
"##,
        sources: &["RFC 9110 §15.5.21", "FastAPI 0.165.0", "Django REST Framework 3.18.3", "Rails 8.2.0.alpha", "ASP.NET Core docs", "axum 0.8.9", "Fastify 5.12.8", "Express 5.3.0", "GitHub REST docs", "Prism 5.14.2", "Google Search Central", "RFC 2518 §10.3", "RFC 4918 §11.2", "RFC 5789 §2.2", "Node.js 20.20.2", "Python 3.11.7"],
    },
    GuidePage {
        code: 423,
        lead: "After this page you can find out who holds a lock and until when, send your own token, remove one that was left behind, and choose between 423, 409 and 412.",
        markdown: r#"## Where you see it

### Browser

Hardly ever in the window itself; browsers do not speak WebDAV. In web applications with locks it is an entry in the
network panel beside a message such as "opened by Ann".

### API client

In WebDAV clients: office programs that save to a server, file managers with a mounted share, calendar and backup
tools. Most translate it into "read-only" or "in use by another". Outside of WebDAV in tools that lock a state while
they work on it.

### Logs

PUT, PROPPATCH, MOVE or DELETE with 423, while GET for the same address is 200. For a collection the line may be 207,
with the 423 inside the content, where no access log shows it.

### Monitoring

Two numbers: locks older than a working day, and 423 by address. One address with many is a lock that nobody will
release.

## Impact

Work that was done cannot be saved. People then save under another name, and from that day on there are two documents.
In automation a forgotten lock stops all runs until somebody removes it by hand.

## Symptoms

- Opening works, saving fails.
- The document is "in use", by you.
- It began after a crash, a closed laptop or a lost connection, and ends by itself after some time.
- One file in a folder cannot be deleted, or the folder cannot.
- A new file cannot be created in a folder in which no file is open.

## Causes by role

### Builder

- The server never times locks out.
- The answer has no `lock-token-submitted`, so that clients cannot say whose lock it is.
- A lock of infinite depth where one on the file was meant.

### API consumer

- The token from the LOCK was not kept, or is not sent in `If`.
- The lock was not refreshed and another took one in between.
- A program that ends by an exception before UNLOCK.

### Visitor

- Somebody else has the document open.
- You have it open, on the other computer.

### Operator

- A backup or a scanner that locks what it reads.
- Two servers in front of one store with a table of locks each.

## Causes by layer

### Server configuration

- Locks switched on, their longest time, and where their table lies. A table that survives restarts keeps old locks,
  one that does not lets two people write.

### Client

- Mostly a missing token: the client has forgotten it or never asked for one.

### Upstream

- The store behind has locks of its own, of a file system or a database, and the server reports them as 423.

### Network, CDN and firewall

- A network causes no 423 directly. A lost connection between LOCK and UNLOCK leaves a lock behind. A firewall that
  blocks the method UNLOCK, with [403](/.demur/status/403) or [405](/.demur/status/405), leaves all of them.

## Fix it step by step

### Ask who holds the lock

```sh
curl -s -u ann -X PROPFIND -H 'Depth: 0' -H 'Content-Type: application/xml' --data \
  '<propfind xmlns="DAV:"><prop><lockdiscovery/></prop></propfind>' https://dav.example/docs/plan.odt
```

**Why it works:** `lockdiscovery` lists each lock with owner, depth, timeout and the address on which it was taken.

**You should see:** an `activelock`. If there is none, ask for the collection above: its lock covers the members.

### Send the token

```http
PUT /docs/plan.odt HTTP/1.1
Host: api.example
If: (<urn:uuid:f81d4fae-7dec-11d0-a765-00a0c91e6bf6>)
Content-Type: application/vnd.oasis.opendocument.text
Content-Length: 11

new content
```

**Why it works:** being the owner is not enough; the token shows that this program knows of the lock.

**You should see:** 204. A 412 says that the token is not valid any more: lock again, and look at what changed.

### Refresh while you work

```http
LOCK /docs/plan.odt HTTP/1.1
Host: api.example
If: (<urn:uuid:f81d4fae-7dec-11d0-a765-00a0c91e6bf6>)
Timeout: Second-600

```

**Why it works:** a LOCK without content makes no new lock, it restarts the clock of the one in `If`.

**You should see:** 200 with the new timeout. Take the server's number: it need not be yours.

### Remove a lock that was left behind

```sh
curl -s -o /dev/null -w '%{http_code}\n' -u admin -X UNLOCK \
  -H 'Lock-Token: <urn:uuid:f81d4fae-7dec-11d0-a765-00a0c91e6bf6>' https://dav.example/docs/plan.odt
```

**Why it works:** the token from `lockdiscovery` names the lock; a server may let an administrator remove what is not
his.

**You should see:** 204, and then the PUT of the next person with success.

**Warning:** whoever holds it may be working. The next save of theirs fails, or overwrites yours. Ask first.

### Give locks an end

```http
HTTP/1.1 200 OK
Lock-Token: <urn:uuid:f81d4fae-7dec-11d0-a765-00a0c91e6bf6>
Content-Type: application/xml; charset="utf-8"
Content-Length: 409

<?xml version="1.0" encoding="utf-8"?><D:prop xmlns:D="DAV:"><D:lockdiscovery><D:activelock><D:locktype><D:write/></D:locktype><D:lockscope><D:exclusive/></D:lockscope><D:depth>0</D:depth><D:timeout>Second-1800</D:timeout><D:locktoken><D:href>urn:uuid:f81d4fae-7dec-11d0-a765-00a0c91e6bf6</D:href></D:locktoken><D:lockroot><D:href>/docs/plan.odt</D:href></D:lockroot></D:activelock></D:lockdiscovery></D:prop>
```

**Why it works:** `Timeout` in a LOCK is a wish, and the server chooses. Answered with half an hour, a client that lives
refreshes; one that died does not, and its lock goes.

**You should see:** in `lockdiscovery` no timeout of `Infinite`, even after a LOCK with `Timeout: Infinite`.

**Warning:** `DavMinTimeout` of Apache httpd does the opposite: it makes short locks longer.

## On your machine

### Windows

A mapped WebDAV drive locks what an office program opens. After a crash, restart the service `WebClient`
(`net stop WebClient & net start WebClient` as administrator): it holds tokens.

### macOS

The Finder mounts a share read-only if the server offers no locks at all: `curl -s -I -X OPTIONS
https://dav.example/docs/ | grep -i '^dav:'` must list `2`.

### Linux

`davfs2` keeps its locks until it is unmounted: `umount` releases them. `cadaver` has the commands `discover`, `lock`
and `unlock`.

## Prevention

- Timeouts of minutes, with a refresh, in place of hours without one.
- Take the lock as late and on as little as possible: the file, not the folder.
- Release in the way that also runs when something fails.
- Show the owner and the time to people who wait.
- Where two rarely collide, use `If-Match` and no lock.

## As seen in logs

### A crashed editor

```text
09:12:01 ann "LOCK /docs/plan.odt HTTP/1.1" 200 timeout=Infinite
11:40:22 bob "PUT /docs/plan.odt HTTP/1.1" 423
11:40:23 bob "PUT /docs/plan.odt HTTP/1.1" 423
```

A LOCK without an UNLOCK or a refresh after it, and without an end. Ann's program is not running any more.

### The lock is one level up

```text
"LOCK /docs/ HTTP/1.1" 200 depth=infinity
"PUT /docs/new.odt HTTP/1.1" 423
"PROPFIND /docs/new.odt HTTP/1.1" 404
```

The file does not exist yet and cannot be locked; the folder is. Its lock covers what is to be created in it.

### Deleting a folder, as Apache httpd reports it

```text
[dav:error] [client 203.0.113.7:57148] Could not DELETE /dav/col/ due to a failed precondition (e.g. locks).  [424, #0]
203.0.113.7 "DELETE /dav/col/ HTTP/1.1" 424
```

The 423 of the member is in the content of the answer; the access log shows 424. Nothing was deleted.

## Conventions

- Apache httpd answers 423 to PUT, LOCK and PROPPATCH on a locked file, with a page in HTML and without the XML
  condition (Apache httpd 2.4.67).
- WsgiDAV sends XML, and names `no-conflicting-lock` for a PUT as well, where RFC 4918 has `lock-token-submitted`
  (WsgiDAV 4.4.0; RFC 4918 §16).
- Both serve GET while the lock is there, answer 204 with the token in `If`, and 412 with a token that does not exist
  (Apache httpd 2.4.67; WsgiDAV 4.4.0).
- For a DELETE of a folder with a locked member WsgiDAV answers 207, as the RFC has it; Apache httpd answers 424 with
  a multistatus in it (WsgiDAV 4.4.0; Apache httpd 2.4.67; RFC 4918 §9.6.1).
- Terraform's `http` backend takes 423 or 409 as "the state is locked", and expects the holder in the content as JSON
  (Terraform docs).
- curl with `--retry`, axios-retry, Got, Ky and undici do not repeat it (curl 7.88.1; axios-retry 4.5.0; Got 14.6.6;
  Ky 1.14.3; undici 7.30.2).

## Search engines

A lock does not affect GET, so crawlers see the page as always (RFC 4918 §7). Sent to a GET by mistake, the code is to
Google a 4xx like others and removes the page (Google Search Central).

## Questions

### What does 423 Locked mean?

Somebody has reserved the right to change this, and your request did not show that it was you. Reading is still
possible.

### How do I unlock a resource?

With UNLOCK and the token, if it is yours. Otherwise wait for the timeout, ask the owner, or an administrator who may
remove it.

### Is it the code for a locked account?

No. The resource of a login request is the login, and nobody locked that. Use 403, or 429 with `Retry-After` if it opens
again.

### 423 or 409 in a JSON API?

409, with a type and the owner in the content, unless your API really has locks with tokens. More programs understand
it. See [the pair](/.demur/compare/409/423).

### Why am I locked out by myself?

Because a lock belongs to a program and not to a person. Your other program, or the same one before it crashed, holds
the token.

## History

- 1999: RFC 2518 brings locks and the code to HTTP (RFC 2518 §10.4).
- 2007: RFC 4918 replaces it, and adds that the answer should name the condition in XML (RFC 4918 §11.3).
- The same revision deprecated the "lock-null" resources: a LOCK on an address without a resource now creates an empty
  one (RFC 4918 §7.3, §D).

## Advanced use

### Scenario

Eight planners work on one set of building files of 200 MB each. Merging is impossible; losing an afternoon is dear. The
office is on a line that breaks several times a day.

### How it works

The program locks one file when the first change is made, not when it is opened, with a timeout of ten minutes, and
refreshes every three. A broken line costs at most ten minutes until the next planner can write. Others see owner and
time, from `lockdiscovery`, before they begin. When the line is back, the program refreshes; if the answer is 412, it
saves a copy beside the file in place of overwriting.

### Structured response

```http
HTTP/1.1 423 Locked
Content-Type: application/xml; charset="utf-8"
Cache-Control: no-store
Content-Length: 145

<?xml version="1.0" encoding="utf-8"?><D:error xmlns:D="DAV:"><D:lock-token-submitted><D:href>/plans/</D:href></D:lock-token-submitted></D:error>
```

### Benefits

Nobody starts work that cannot be saved. The lock is visible, has a name and ends.

### Best practices

- Depth 0 or a single file; infinite depth for moves and deletions only.
- The address of the lock in the answer, so that a client need not search upwards.
- Timeouts chosen by the server.
- `If-Match` in addition: it also catches writers who know nothing of locks.

### A real example

A pipeline locks its state, plans, applies and unlocks. The runner is cancelled between apply and unlock. From then on
every run gets 423 with the id of the cancelled one. The cure is to force the lock open, after somebody has looked at
whether the apply had finished; the prevention is a cancel handler.

### Why it is underrated

It is the only code that can say "by whom" and "until when" in a form that programs read. 409 leaves both to prose.

### Security

A token is no credential: it may be public, so that a stale lock can be removed. The server checks the user as well.
Locks are a cheap way to stop others from working; bound their number per user, their depth and their time. The owner
field is free text from a client: escape it.

### Performance

Each write looks for locks on the resource and on every collection above it. Keep the table in memory, by path, and
the look-up costs less than opening the file.

### Architecture

One table of locks for all servers of a store, or locks mean nothing. A gateway in front must pass LOCK, UNLOCK, `If`,
`Lock-Token`, `Depth` and `Timeout`, and should not evaluate any of it.
"#,
        sources: &["Apache httpd 2.4.67", "WsgiDAV 4.4.0", "RFC 4918 §16", "RFC 4918 §9.6.1", "Terraform docs", "curl 7.88.1", "axios-retry 4.5.0", "Got 14.6.6", "Ky 1.14.3", "undici 7.30.2", "RFC 4918 §7", "Google Search Central", "RFC 2518 §10.4", "RFC 4918 §11.3", "RFC 4918 §7.3", "RFC 4918 §D"],
    },
    GuidePage {
        code: 424,
        lead: "After this page you can find the failure behind a 424, report a batch so that its reader finds the cause at once, and name the right code for a service that is down behind you.",
        markdown: r#"## Where you see it

### Browser

Not at all, save in the network panel of an application that saves several things by one request.

### API client

Inside the content of a 207, beside the status that matters. As the status of a whole answer from APIs that mean "a
service that we need has failed".

### Logs

Rarely: an access log shows the 207. Where 424 stands in the log, either the server is Apache httpd, deleting a
collection, or the application uses the code for its own dependencies.

### Monitoring

Do not count the ones inside a 207: one failure makes ten of them. A 424 as the status of an answer deserves an alert
like a 5xx, if yours are of that kind.

## Impact

For the reader of a batch: time, if the cause is hidden among fifty consequences. For an API that uses it for outages:
retries that do not happen, alerts that do not ring, and customers who look for a mistake in their own requests.

## Symptoms

- All entries of a batch fail, one with a reason, the rest with 424.
- A property that could be set yesterday cannot be set today, together with another one.
- The same request works an hour later without any change: then the code is misused.
- A folder cannot be locked, although nobody has locked the folder.

## Causes by role

### Builder

- A batch that is all or nothing, as it should be.
- A failed call to a service behind, reported as the caller's mistake.

### API consumer

- One wrong entry in a batch of many.
- A read-only property among those to be set.

### Visitor

- Nothing that can be told from the code; the message has to name the part.

### Operator

- A lock or a missing right on one member of a tree.

## Causes by layer

### Server configuration

- Rights that differ within a tree, so that one member refuses what the others allow.

### Client

- Batches that are larger than they must be.

### Upstream

- A service that is down causes [502](/.demur/status/502), [503](/.demur/status/503) or [504](/.demur/status/504). Where it
  shows as 424, the layer between chose the wrong class.

### Network, CDN and firewall

- None: a proxy does not look into batches. Its own failures are 502 and 504.

## Fix it step by step

### Find the entry that is no 424

```sh
curl -s -u ann -X PROPPATCH -H 'Content-Type: application/xml' --data @change.xml https://dav.example/docs/plan.odt |
  tr '>' '\n' | grep -oE 'HTTP/1.1 [0-9]{3}' | sort | uniq -c
```

**Why it works:** consequences share one code, the cause has another. With the statuses counted it stands alone.

**You should see:** for instance 4 times 424 and once 403. The 403 is the one to read.

### Send the parts alone

```sh
for p in 1 2 3 4 5; do
  curl -s -o /dev/null -w "$p %{http_code}\n" -X POST -H 'Content-Type: application/json' \
    --data @"part-$p.json" https://api.example/orders/check
done
```

**Why it works:** alone, nothing depends on another part, so each shows its own result.

**You should see:** one failure, or none. If none, the parts fail only in this order or together: look at what they
share.

**Warning:** against an address that only checks. Otherwise the good parts are carried out.

### Cure the cause and repeat the whole

```json
[
  { "op": "set", "property": "title", "status": 424 },
  { "op": "set", "property": "getetag", "status": 403, "detail": "cannot-modify-protected-property" },
  { "op": "set", "property": "author", "status": 424 }
]
```

**Why it works:** nothing of the batch was done, so nothing is done twice.

**You should see:** after `getetag` is removed, success for both others, unchanged.

### Answer for your dependency in the right class

```http
HTTP/1.1 503 Service Unavailable
Content-Type: application/problem+json
Retry-After: 20
Content-Length: 101

{"type":"https://api.example/problems/ledger-away","title":"The ledger does not answer","status":503}
```

**Why it works:** caller and monitoring both read the first digit: it is not the caller's fault, and waiting helps.

**You should see:** clients repeat by themselves, and the alert of your service rings.

## On your machine

### Windows

The WebDAV client of the system shows a failed property as a general error of the file. `curl.exe -X PROPPATCH` shows
the content with the single statuses.

### macOS

The Finder sets properties in the background when it copies to a share. `xmllint --format answer.xml` makes the
multistatus readable.

### Linux

`xmlstarlet sel -N d=DAV: -t -m '//d:propstat' -v 'd:status' -n answer.xml` prints one status a line.

## Prevention

- Put the cause first in the list of results, and refer to it from each consequence.
- Split batches by what belongs together, so that one failure stops little.
- Offer a check without effect.
- Forbid the code in your API for anything but parts of one request, in the style guide, with the reason.

## As seen in logs

### Apache httpd will not delete a folder

```text
[dav:error] [client 203.0.113.7:57148] Could not DELETE /dav/col/ due to a failed precondition (e.g. locks).  [424, #0]
[dav:error] [client 203.0.113.7:57148] An error occurred on another resource, preventing the requested operation on this resource.  [424, #0]
203.0.113.7 "DELETE /dav/col/ HTTP/1.1" 424
```

A member is locked. Which one is in the content of the answer only.

### A provider is away and nobody notices

```text
"POST /payments HTTP/1.1" 424 180 3.001
"POST /payments HTTP/1.1" 424 180 3.001
"POST /payments HTTP/1.1" 201 512 0.240
```

The same duration of three seconds tells it: a timeout to another service. As 504 these lines would have been in the
error rate.

## Conventions

- WsgiDAV and Apache httpd answer a PROPPATCH with one read-only property by 207; the property that could have been
  set has 424, the other 403 or 409 (WsgiDAV 4.4.0; Apache httpd 2.4.67).
- Apache httpd answers the DELETE of a folder with a locked member with 424 as the status of the whole, around a
  multistatus that has 423 for the member; RFC 4918 has 207 there (Apache httpd 2.4.67; RFC 4918 §9.6.1).
- LOCK of such a folder is 207 with Apache httpd, with 424 for the folder, and 423 with WsgiDAV (Apache httpd 2.4.67;
  WsgiDAV 4.4.0).
- curl with `--retry`, axios-retry, Got, Ky and undici do not repeat it (curl 7.88.1; axios-retry 4.5.0; Got 14.6.6;
  Ky 1.14.3; undici 7.30.2).

## Search engines

Crawlers send no batches. As the status of a page it is to Google a 4xx like others: the page is taken for missing and
dropped, where a 503 would have made the crawler wait (Google Search Central). A site that answers 424 while its
database is away loses pages by it.

## Questions

### What does 424 Failed Dependency mean?

That this action was not carried out because another one, of the same request, failed. Look for the other one.

### May I send 424 when a third-party service is down?

You should not. The dependency is between parts of the client's request. Send 502, 503 or 504: the fault is not the
client's.

### Is 424 the same as 502?

No. 502 is about a server behind the one you asked, and 424 about your own request. See [the
pair](/.demur/compare/422/424) for its neighbour.

### Can I retry a 424?

Not as it is. Cure the failure that caused it, then send the whole again; this part needs no change.

## History

- 1999: RFC 2518 defines it for WebDAV (RFC 2518 §10.5).
- 2007: RFC 4918 keeps it, and says where it should not appear: in the 207 of DELETE, COPY and MOVE (RFC 4918 §9.6.1,
  §9.8.3, §9.9.2).
- HTTP itself took over [422](/.demur/status/422) from WebDAV in RFC 9110, and not this one (RFC 9110 §15.5.21).

## Advanced use

### Scenario

An API takes a booking of flight, hotel and car in one request, all or nothing. The hotel is full.

### How it works

The service checks all three before it books any. The answer is a 207 with three entries. The hotel has 409 and a
reason; the other two have 424 and a pointer to the hotel's entry. The app shows one sentence about the hotel and
keeps the two others in the form. If the hotel's system is away, the whole answer is a 503 with `Retry-After`, since
then nobody knows anything.

### Structured response

```json
{
  "results": [
    { "part": "hotel", "status": 409, "type": "https://api.example/problems/full" },
    { "part": "flight", "status": 424, "because": "/results/0" },
    { "part": "car", "status": 424, "because": "/results/0" }
  ]
}
```

### Benefits

The reader sees at once what to change, and that the rest was fine.

### Best practices

- At least one entry with another code; a batch of nothing but 424 has lost its cause.
- A pointer from consequence to cause.
- 207 for the whole, or one plain error status if nothing but the cause is of interest.
- Say whether anything was carried out.

### A real example

An import of 500 contacts is reported with 499 times 424 and once 422, somewhere in the middle, sorted by name.
Support explains each week that the contacts are fine. With the cause on top and the rest folded into "499 not tried",
the question does not come up.

### Why it is underrated

In a batch it is precise: it clears the innocent parts. 422 or 409 for all would send their authors searching.

### Security

A consequence must not tell what its part would have met: a 424 for a resource that the caller may not know of is only
right if it would be the same for one that does not exist. Check rights for all parts before anything is reported.

### Performance

Check first, then do. A batch that is carried out halfway and rolled back costs more than two passes.

### Architecture

Only the service that owns the transaction can tell cause from consequence. A gateway passes the answer on; one that
fans a request out to several services is itself the owner, and then failures of these are its own 5xx.
"#,
        sources: &["WsgiDAV 4.4.0", "Apache httpd 2.4.67", "RFC 4918 §9.6.1", "curl 7.88.1", "axios-retry 4.5.0", "Got 14.6.6", "Ky 1.14.3", "undici 7.30.2", "Google Search Central", "RFC 2518 §10.5", "RFC 4918 §9.8.3", "RFC 4918 §9.9.2", "RFC 9110 §15.5.21"],
    },
    GuidePage {
        code: 425,
        lead: "After this page you can tell whether early data is in play at all, reproduce a 425, and decide at which server replays are stopped.",
        markdown: r#"## Where you see it

### Browser

Almost never. A browser that used early data repeats the request after the handshake, and the network panel shows the
second answer. What you can see is the time: the first request on a resumed connection takes one round trip more.

### API client

In programs that switched early data on in their TLS library and did not add the repetition that belongs to it. Or,
wrongly, from services that send 425 for "not ready yet".

### Logs

Pairs: a 425 and, one round trip later, the same request with success, from the same address. Single 425s without a
second line are the ones to look at.

### Monitoring

The rate follows the share of resumed connections. Compare it with the number of repeated requests that succeeded; the
difference is clients that give up.

## Impact

Done right, one round trip for some requests. Not done, and early data accepted for everything, a captured request can
be delivered twice: an order, a transfer, a vote. With 425 sent to clients that used no early data, plain failures
that no repetition cures.

## Symptoms

- The first POST after a pause fails, the second works.
- It fails for returning visitors and never for new ones.
- It began when 0-RTT was switched on at the CDN.
- It fails only through the proxy, on every POST, also on connections that are minutes old.
- A client without any early data gets it: then it is misused.

## Causes by role

### Builder

- Early data is accepted, and a route that changes something does not say that it tolerates replays.
- 425 chosen by its name for a resource that is not there yet.

### API consumer

- Early data switched on in the library, without a repetition.
- A tool that copies all fields of a recorded request, `Early-Data: 1` included.

### Visitor

- Nothing that you did.

### Operator

- 0-RTT switched on at the edge, with origins that do not know the field.
- A proxy that sets `Early-Data: 1` for every request, also after the handshake.
- Several servers that share tickets, of which some wait and some do not.

## Causes by layer

### Server configuration

- Early data on, and the rule for which methods or routes it is allowed.

### Client

- A TLS stack that sends the first request with the handshake.

### Upstream

- A service that answers 425 because the gateway marked the request. The gateway has to forward that answer.

### Network, CDN and firewall

- A CDN that offers 0-RTT to visitors and forwards with the mark. It needs an origin that knows it.
- A network cannot cause the code. It can cause what the code is for: a copy of the first packets, sent again.

## Fix it step by step

### See whether the server takes early data

```sh
openssl s_client -connect www.example:443 -tls1_3 -sess_out ticket.pem -ign_eof <<'EOF' | grep -i 'max early data'
GET / HTTP/1.1
Host: www.example
Connection: close

EOF
```

**Why it works:** a server that offers early data says so in the ticket that it issues after the handshake, with a
number of octets.

**You should see:** `Max Early Data: 16384` or another number. A zero, or no line, ends the search: without early data
the code is wrong here.

### Send a request in early data

```sh
printf 'POST /orders HTTP/1.1\r\nHost: www.example\r\nContent-Length: 0\r\nConnection: close\r\n\r\n' > early.txt
openssl s_client -connect www.example:443 -tls1_3 -sess_in ticket.pem -early_data early.txt -ign_eof </dev/null |
  grep -iE 'early data was|^HTTP'
```

**Why it works:** the session of the first step is resumed, and the file travels with the first packet.

**You should see:** `Early data was accepted` and a 425. A 2xx means that the order was executed before anybody knew
that it is no copy.

**Warning:** it is a real order. Use a test system.

### Look at what the gateway hands on

```http
POST /orders HTTP/1.1
Host: api.example
Early-Data: 1
Content-Type: application/json
Content-Length: 10

{"item":7}
```

**Why it works:** sent straight to the service, this is what a gateway forwards that has not waited. The field alone
must be enough for a refusal.

**You should see:** 425, and the same without the field: success.

### Mark it at the edge

```text
ssl_early_data on;
location / {
    proxy_set_header Early-Data $ssl_early_data;
    proxy_pass http://app;
}
```

**Why it works:** the variable is `1` until the handshake is complete and empty afterwards, and an empty value is not
sent.

**You should see:** the field in the service's log, on first requests of resumed connections only.

**Warning:** only for services that answer 425. Otherwise every POST of a returning visitor can be replayed. Without
such a service leave early data off.

### Let routes decide

```json
{
  "GET /catalogue": { "early_data": "process" },
  "GET /export": { "early_data": "refuse" },
  "POST /orders": { "early_data": "refuse" }
}
```

**Why it works:** only the origin knows what a second execution costs. A method says much and not all: a GET that
starts an export is dear to repeat.

**You should see:** 425 for the routes that refuse, and nothing slower for the rest.

## On your machine

### Windows

The `curl.exe` of the system uses Schannel and sends no early data. Use `openssl s_client` from a package of OpenSSL for
the test.

### macOS

The system's `openssl` is LibreSSL, whose `s_client` may lack `-early_data`; install OpenSSL with Homebrew and call it
by its full path.

### Linux

`openssl version` must be 1.1.1 or later. `ssl_early_data` in nginx needs a TLS library with support for it, and the
server writes nothing if it is missing in the configuration: it is off by default.

## Prevention

- Leave early data off unless somebody measured that it helps.
- Allow it per route, and start with GET of public pages.
- Make writes idempotent by key in any case; it protects against replays and against double clicks.
- All servers that accept the same tickets follow the same rule.
- Test with `s_client` in the pipeline: one POST in early data that has to be refused.
- Do not use the code for anything else.

## As seen in logs

### As it should be

```text
10:02:11.120 tls=resumed early=1 "POST /orders HTTP/1.1" 425 0.000
10:02:11.164 tls=resumed early=- "POST /orders HTTP/1.1" 201 0.031
```

Forty-four milliseconds between the two: a round trip. The user saw one order.

### A proxy marks everything

```text
10:02:11.120 early=1 "POST /orders HTTP/1.1" 425
10:02:11.166 early=1 "POST /orders HTTP/1.1" 425
10:02:11.214 early=1 "POST /orders HTTP/1.1" 425
```

The repetition is marked as well, so it fails as well. The proxy sets the field always and not from the state of the
handshake.

### A client that does not know the code

```text
10:02:11.120 early=1 ua="sync/3.1" "POST /orders HTTP/1.1" 425
10:07:11.305 early=1 ua="sync/3.1" "POST /orders HTTP/1.1" 425
```

No second line, and five minutes later the same. Its library sends early data and the program does not repeat: switch
one of them.

## Conventions

- nginx takes early data if told so, tells the service with `$ssl_early_data`, and sends no 425 by itself; `return
  425` gives a status line without a phrase (nginx 1.22.1).
- It took the early data of the same session twice, from two connections (nginx 1.22.1; OpenSSL 3.0.19).
- Apache httpd does not know the code: `RedirectMatch 425` is answered with 500 (Apache httpd 2.4.67).
- Akamai offers early data to visitors on the condition that the origin understands `Early-Data` and sends 425
  correctly (Akamai on early data).
- Of the browsers, Firefox is listed with support for the field and the code (web-features on early data).
- curl with `--retry`, axios-retry, Got, Ky, undici and `fetch` of Node.js do not repeat after it; they send no early
  data either (curl 7.88.1; axios-retry 4.5.0; Got 14.6.6; Ky 1.14.3; undici 7.30.2; Node.js 20.20.2).

## Search engines

A crawler that gets it without having sent early data takes it as any 4xx except 429: there is no content here (Google
Search Central). So the rule of the RFC, to send it only to those who can repeat, protects the index as well
(RFC 8470 §5.2).

It is not cacheable by default, so no cache keeps it for the next visitor unless you give it freshness (RFC 8470 §5.2).

## Questions

### What does 425 Too Early mean?

That the request came with the TLS handshake and might be a copy that somebody else sent. Repeated after the handshake
it is served.

### May I use 425 for a resource that is not ready yet?

No. The server should not send it without early data, and clients that know the code repeat at once. Use 202 with a
monitor, 404, or 409.

### Is a GET safe in early data?

Mostly. A safe method changes nothing by definition, but some GETs start work that costs, and a replay can also be
used to measure how a server answers. Decide per route.

### Do I need 425 if I have idempotency keys?

Less, and it does no harm. The key stops the second execution; the code stops the first one from happening before
anybody knows who asked.

### Is it 425 or 421?

425 if the time on the connection is wrong, 421 if the connection is. Both may be repeated with any method.

## History

- 2018: TLS 1.3 brings early data, and says that replays are to be expected; RFC 8470 of the same year says what HTTP
  does about it (RFC 8470 §1).
- The RFC adds two things, the field `Early-Data` between servers and the status 425 (RFC 8470 §5).
- The advice holds for QUIC as well, where early data is called 0-RTT (RFC 8470 §1).

## Advanced use

### Scenario

A shop at a CDN wants its catalogue to open without a round trip for returning visitors on mobile networks. Nobody
wants an order twice.

### How it works

The CDN accepts early data and forwards with `Early-Data: 1`. The gateway of the shop lets marked GETs of the
catalogue pass, and answers 425 to everything else that is marked, without asking the service. The CDN has to pass the
425 on, since the request came marked, or, where it was the one that took the early data, may repeat it itself after
the handshake. In both cases the order runs once, after the handshake.

### Structured response

```http
HTTP/1.1 425 Too Early
Content-Type: application/problem+json
Cache-Control: no-store
Content-Length: 99

{"type":"https://api.example/problems/too-early","title":"Repeat after the handshake","status":425}
```

### Benefits

The fast path is fast for what people wait for, and the safe path is safe without any code in the application.

### Best practices

- Refuse by default, allow by route.
- Treat a field with a strange value, or twice, like a `1`.
- Keep the field when forwarding, whatever you decide.
- Do not count a 425 against the caller's rate: the repetition is its duty.
- Under load refuse early data in TLS, not by status.

### A real example

An app resumes its session in the morning and sends a transfer as its first request, in early data. Whoever records
these packets on the network can send them to another server of the same bank, which has not seen them. The token in
them is valid, as it is the same one. An idempotency key is the same too, and stops the copy if all servers look into
one list and keep it for as long as the tickets live.

### Why it is underrated

It moves the decision to the only place where it can be made, the origin, and costs one field. Without it the choice is
between early data for all and for none.

### Security

A replay carries valid credentials; authentication does not help. TLS bounds the number of replays and does not bring
it to zero. Several data centres with one set of tickets multiply it. Signed requests with a time stamp narrow the
window; single-use tokens close it. A replay need not change anything to do harm: the timing of a cached answer can
tell what the first request asked for.

### Performance

What is gained is one round trip, on resumed connections, for the first request. What a 425 costs is the same round
trip. If more than half of the early requests are refused, switch it off.

### Architecture

TLS ends at the edge, meaning is known at the origin, so the mark has to travel. Each server in between forwards it
and does not add it later. One that can wait for the handshake may do so in place of everything else: that is simplest
where TLS and the decision are in one process.
"#,
        sources: &["nginx 1.22.1", "OpenSSL 3.0.19", "Apache httpd 2.4.67", "Akamai on early data", "web-features on early data", "curl 7.88.1", "axios-retry 4.5.0", "Got 14.6.6", "Ky 1.14.3", "undici 7.30.2", "Node.js 20.20.2", "Google Search Central", "RFC 8470 §5.2", "RFC 8470 §1", "RFC 8470 §5"],
    },
    GuidePage {
        code: 426,
        lead: "After this page you can tell a wrong client from a proxy that removes the upgrade, repair the proxy, and answer with the two fields that the code requires.",
        markdown: r#"## Where you see it

### Browser

A page with the two words "Upgrade Required" when the address of a WebSocket is opened like a page. In an application:
an error in the console that the WebSocket connection failed; the number is in the network panel only.

### API client

When an HTTP client is pointed at `ws://` written as `http://`. Or from a WebSocket client, as "unexpected server
response: 426", when something on the way removed its `Upgrade`.

### Logs

GET with 426 and a few octets. With the fields logged, `upgrade=-` at the service and `upgrade=websocket` at the edge
is the whole diagnosis.

### Monitoring

A few a day are people and scanners who try the address. A step from zero to all connections, after a change of a
proxy, is an outage of everything live: chats, prices, notifications.

## Impact

Pages load and stand still. Applications fall back to polling where they can, which multiplies the requests; others
show old data as if it were new. Nothing of it is an error of a page, so an uptime check sees nothing.

## Symptoms

- The page works, its live part does not.
- It works in the office and not at a customer's, whose proxy reads along.
- It works on the direct port and not through the reverse proxy.
- It began with a new configuration of a proxy, or when HTTP/2 was switched on between proxy and service.
- `curl` on the address gives 426, and so it should.

## Causes by role

### Builder

- A health check or a link that asks the address of the socket with a plain GET.
- The code sent for "your app is too old".

### API consumer

- A plain HTTP client; a library that speaks another protocol of its own over WebSocket and expects a fallback.
- A handshake with an old version of the protocol.

### Visitor

- The address typed into the browser.

### Operator

- A reverse proxy without the two fields in its configuration.
- A load balancer that speaks HTTP/1.0 or HTTP/2 to the service.

## Causes by layer

### Server configuration

- `Upgrade` and `Connection` belong to one connection; a proxy drops them unless it is told to send its own.

### Client

- No `Upgrade`, or `Connection` without the option.

### Upstream

- The service that sends the 426 is mostly right: it got a plain GET.

### Network, CDN and firewall

- A proxy that inspects traffic, or a CDN where WebSockets are a switch. Over TLS only who ends the TLS can do it.
- Idle limits cut connections that were upgraded; that is no 426 but a closed connection.

## Fix it step by step

### Make a handshake by hand

```sh
curl -s -i --http1.1 --max-time 3 https://www.example/live \
  -H 'Connection: Upgrade' -H 'Upgrade: websocket' \
  -H 'Sec-WebSocket-Version: 13' -H 'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==' | head -5
```

**Why it works:** this is what a browser sends. `--http1.1` matters: in HTTP/2 there is no upgrade.

**You should see:** `101 Switching Protocols`. A 426 to this request means that it did not arrive as sent.

### Repeat it past the proxy

```sh
curl -s -o /dev/null -w '%{http_code}\n' --max-time 3 http://app.internal.example:8080/live \
  -H 'Connection: Upgrade' -H 'Upgrade: websocket' \
  -H 'Sec-WebSocket-Version: 13' -H 'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ=='
```

**Why it works:** 101 here and 426 there leave one suspect.

**You should see:** 101. A 400 or 403 here is another matter, such as the origin or a login.

### Tell the proxy

```text
map $http_upgrade $connection_upgrade { default upgrade; '' ''; }

location /live {
    proxy_pass http://app;
    proxy_http_version 1.1;
    proxy_set_header Upgrade $http_upgrade;
    proxy_set_header Connection $connection_upgrade;
    proxy_read_timeout 1h;
}
```

**Why it works:** nginx speaks HTTP/1.0 to services and drops both fields unless told otherwise. The map sends them only
where the client did.

**You should see:** 101 through the proxy, and still 426 for a plain GET.

**Warning:** an upgraded connection is a tunnel. Do not switch this on for all addresses, or a request may slip past the
rules of the proxy.

### Answer properly

```http
HTTP/1.1 426 Upgrade Required
Upgrade: websocket
Connection: upgrade
Content-Type: text/plain; charset=utf-8
Cache-Control: no-store
Content-Length: 92

This address speaks WebSocket (version 13). In a browser, open https://www.example/ instead.
```

**Why it works:** `Upgrade` is a duty of the code, and `Connection` a duty of `Upgrade`. The text is for the person who
reads it.

**You should see:** both fields when the service is asked directly. Behind a proxy they are gone, which is in order.

## On your machine

### Windows

Corporate virus scanners read along in TLS and may not know upgrades. `curl.exe -v` shows in the certificate's issuer
whether one is in between.

### macOS

`websocat wss://www.example/live` from Homebrew makes a whole connection, not only the handshake. Network extensions of
security products act like a proxy; switch them off for a test.

### Linux

`ss -tnp state established '( dport = :443 )'` shows whether the connection stays. `websocat -v` prints the handshake.

## Prevention

- A test that opens a socket through the real edge after each deployment.
- An alert on the number of open sockets, not on errors.
- The address of the socket apart from pages, `/live` and nothing else below it.
- A health check of its own, by plain GET on another address.
- A version of an app or an API is checked elsewhere, with another code.

## As seen in logs

### The proxy removes the field

```text
edge "GET /live HTTP/1.1" upgrade=websocket 426
app  "GET /live HTTP/1.0" upgrade=-         426
```

The second line says two things: no field, and HTTP/1.0.

### A health check on the wrong address

```text
10.0.0.9 "GET /live HTTP/1.1" 426 ua="ELB-HealthChecker/2.0"
10.0.0.9 "GET /live HTTP/1.1" 426 ua="ELB-HealthChecker/2.0"
```

Every ten seconds. The load balancer takes the service for broken and removes it, although nothing is.

### An old protocol

```text
"GET /live HTTP/1.1" upgrade=websocket version=8 400
"GET /live HTTP/1.1" upgrade=websocket version=13 101
```

The first client speaks a draft of 2011. The answer should have been 426 with `Sec-WebSocket-Version: 13`.

## Conventions

- `ws` answers a plain GET with 426 and "Upgrade Required" as text, without `Upgrade` (ws 8.23.0).
- websockets sends 426 with `Upgrade: websocket` and a sentence for people, but `Connection: close` in place of the
  option (websockets 17.4).
- So both leave out what RFC 9110 requires, one field each (RFC 9110 §7.8).
- A handshake with version 8 is accepted by `ws` and answered with 400 by websockets; RFC 6455 names 426 as a fitting
  code, and demands `Sec-WebSocket-Version` (ws 8.23.0; websockets 17.4; RFC 6455 §4.2.2).
- nginx, as it comes, turns a WebSocket handshake into a plain request, so that the service behind answers 426; with
  `proxy_http_version 1.1` and both fields set it is 101 (nginx 1.22.1; ws 8.23.0).
- curl with `--retry` and `fetch` of Node.js do nothing with the code (curl 7.88.1; Node.js 20.20.2).

## Search engines

To Google it is a 4xx like others: no content (Google Search Central). For the address of a socket that is right. For
pages that answer 426 to plain `http` in place of a redirect, it means that the old address leaves the index and
passes nothing on.

The redirect is also what RFC 9110 advises for a change to another connection (RFC 9110 §7.8).

## Questions

### What does 426 Upgrade Required mean?

That this address speaks another protocol than the one you used, and that the connection could be switched to it.
`Upgrade` in the answer names it.

### May I use 426 when a client's app is too old?

No. The code is about protocols of the connection. Send 400 or 410 with a type that your app knows, or let it ask for
its minimum version at the start.

### Should I send 426 to redirect from http to https?

No: it needs another connection, and an upgrade keeps the one you have. Redirect with 308, or refuse.

### Why does a WebSocket fail over HTTP/2?

Because there is no upgrade in HTTP/2. Sockets begin there with an extended CONNECT, if both sides support it;
otherwise a browser opens a connection of HTTP/1.1 for it.

### Is 426 or 505 right for an old HTTP version?

505 if the major version is refused and nothing can be done on this connection, 426 if it can be switched.

## History

- 2000: RFC 2817 defines it for switching to TLS on the same connection, on port 80 (RFC 2817 §4.2).
- 2011: RFC 6455 names it for a WebSocket handshake with an unknown version (RFC 6455 §4.2.2).
- 2014: RFC 7231 takes it into HTTP itself, with the duty to send `Upgrade` (RFC 7231 §6.5.15).
- 2022: RFC 9113 deprecates the upgrade from HTTP/1.1 to HTTP/2, which was hardly used (RFC 9113 §3.1).

## Advanced use

### Scenario

A trading view sends prices by WebSocket. One customer's network removes upgrades, and nobody knows until the customer
trades on a price that is an hour old.

### How it works

The page opens the socket and gives it three seconds. If it fails, it asks the same address with a plain GET. A 426
tells that the service is alive and that the handshake was eaten on the way; a 502 that the service is down. In the
first case the page falls back to server-sent events, which are plain HTTP, and reports "upgrade blocked" with the
network. In both the price is greyed out until the first message.

### Structured response

```http
HTTP/1.1 426 Upgrade Required
Upgrade: websocket
Connection: upgrade
Content-Type: application/problem+json
Cache-Control: no-store
Content-Length: 162

{"type":"https://www.example/problems/websocket-only","title":"Use WebSocket","status":426,"protocols":["prices.v2"],"fallback":"https://www.example/live/events"}
```

### Benefits

A program learns the protocol and the way around, and support learns from the report which network is at fault.

### Best practices

- Both fields, and the same in words, as the fields do not survive a proxy.
- A fallback that is plain HTTP.
- No redirect on the address of a socket: browsers do not follow it in a handshake.
- Check the origin and the login in the handshake, and answer 403 or 401 there, not 426.

### A real example

A team moves its ingress from one product to another. All pages are tested and work. The two lines for the upgrade
were in an annotation that the new product does not know. The service answers 426 to 9,000 browsers, each of which
tries again every second: the rate of requests rises to twenty times the usual, and that is what the alert is about.

### Why it is underrated

A service that answers 404 or 400 to the plain GET leaves everybody guessing. 426 says in one line: right address, wrong
protocol.

### Security

`Upgrade` on a shared connection is a way to make two servers disagree about what comes next. A proxy that forwards
the field and does not check for 101 before it tunnels lets a client send requests past it. Forward only the protocols
that you know, only where they are served.

### Performance

The answer costs nothing; a wrong one costs a storm. Clients should wait longer after each failed handshake, with
chance in it.

### Architecture

Upgrades are hop by hop, so each hop has to agree. Give sockets a name of their own, with the fewest hops between, and
time limits of hours on exactly that path.
"#,
        sources: &["ws 8.23.0", "websockets 17.4", "RFC 9110 §7.8", "RFC 6455 §4.2.2", "nginx 1.22.1", "curl 7.88.1", "Node.js 20.20.2", "Google Search Central", "RFC 2817 §4.2", "RFC 7231 §6.5.15", "RFC 9113 §3.1"],
    },
    GuidePage {
        code: 428,
        lead: "After this page you can make a client send the right condition, introduce the rule without breaking old clients, and keep validators intact on their way.",
        markdown: r#"## Where you see it

### Browser

In web applications that save in the background: the network panel shows a PUT or PATCH with 428, the page a message
that saving failed. On plain pages never, since forms cannot send `If-Match`.

### API client

On PUT, PATCH and DELETE, from the first request on, for every record. That regularity tells it apart from 412, which
comes now and then.

### Logs

All 428s of a service have the same few user agents. A line with the `If-Match` that was received, `-` for none,
explains itself.

### Monitoring

Count by client version. After the rule is introduced the curve has to fall to zero; where it stays flat, a client is
stuck.

## Impact

The client cannot write at all until somebody changes it. That is deliberate: without the rule it writes, and now and
then destroys what another has written in between, which nobody notices until the data is missed.

## Symptoms

- Reading works, each change fails.
- One client works with the same account, another does not.
- It works when the service is asked directly, and fails through a proxy or from a browser on another origin.
- It began on the day of a release of the server, for old versions of the app.
- Creating works and changing does not.

## Causes by role

### Builder

- The operation requires a condition and the documentation does not show it.
- The server requires `If-Match` and sends no `ETag` with that resource, or only with single reads and not in lists.
- A rule for PUT that also caught a POST that creates.

### API consumer

- A wrapper that throws the fields of the answer away and keeps the content.
- A generated client from before the rule.
- The `ETag` is kept but sent as `If-None-Match`, as for reading.

### Visitor

- An old version of an app, or a page that has been open since before the release.

### Operator

- A proxy or firewall that passes only known fields.
- The rule switched on for everybody at once.

## Causes by layer

### Server configuration

- The list of operations that require a condition.

### Client

- No `If-Match`. There is no other cause at this layer.

### Upstream

- A service behind the gateway has the rule as well, or has it alone. Then the gateway should publish it, so that
  clients learn it from the contract.

### Network, CDN and firewall

- A hop that removes `If-Match` causes 428. One that removes `ETag` makes it incurable; one that turns it into a weak
  one, as compression does, causes 412 afterwards.

## Fix it step by step

### See whether a validator is there

```sh
curl -s -D - -o /dev/null https://api.example/products/7 | grep -iE '^(HTTP|etag|last-modified)'
```

**Why it works:** the condition needs a value, and this is where it comes from.

**You should see:** `etag: "c41f"`. With `W/` in front it is weak and of no use for `If-Match`; without any, the server
demands what it does not give.

### Send the condition

```http
PUT /products/7 HTTP/1.1
Host: api.example
If-Match: "c41f"
Content-Type: application/json
Content-Length: 28

{"name":"Spade","price":9.5}
```

**Why it works:** the server writes only if the record still has the version that you read.

**You should see:** success, or [412](/.demur/status/412) if somebody was faster. Both are right answers.

### Make the client keep it

```sh
etag=$(curl -s -D - -o product.json https://api.example/products/7 |
  tr -d '\r' | awk 'tolower($1) == "etag:" { print $2 }')
jq '.price = 9.5' product.json > changed.json
curl -s -o /dev/null -w '%{http_code}\n' -X PUT -H "If-Match: $etag" \
  -H 'Content-Type: application/json' --data-binary @changed.json https://api.example/products/7
```

**Why it works:** value and version are read by one request, kept together and sent together.

**You should see:** a 2xx. Run it twice at the same time from two shells: one of them gets 412.

**Warning:** do not fetch a fresh `ETag` just before the write in order to please the server. That passes every time and
overwrites every time.

### Check what arrives

```sh
for host in http://app.internal.example https://api.example; do
  curl -s -o /dev/null -w "$host %{http_code}\n" -X PUT -H 'If-Match: "x"' \
    -H 'Content-Type: application/json' --data-binary @product.json "$host/products/7"
done
```

**Why it works:** a wrong validator has to give 412. Where it gives 428, the field was lost on the way.

**You should see:** 412 twice. The content is the record as it was read, so that no 415 or 422 comes first, and a server
that ignores the condition writes what was there.

### Let scripts of other origins in

```http
HTTP/1.1 204 No Content
Access-Control-Allow-Origin: https://app.example
Access-Control-Allow-Methods: GET, PUT, PATCH, DELETE
Access-Control-Allow-Headers: If-Match, Content-Type
Access-Control-Expose-Headers: ETag

```

**Why it works:** a browser lets a script send `If-Match` only if the preflight allows it, and read `ETag` only if the
answer to the GET exposes it.

**You should see:** in the page, `response.headers.get("ETag")` gives a value instead of `null`.

### Introduce the rule in steps

```text
2026-12-01  log what would be refused       412=0.4%  without condition: 31%
2026-12-15  refuse for new API keys
2027-01-15  refuse 10% of the rest
2027-02-01  refuse all                      without condition: 0.2%
```

**Why it works:** the log names the clients to write to before anything fails.

**You should see:** the share without a condition fall before each step. If it does not, stop.

## On your machine

### Windows

In `cmd.exe` the quotes of the validator need care: `curl.exe -H "If-Match: \"c41f\""`. PowerShell 7:
`Invoke-RestMethod -Headers @{ 'If-Match' = '"c41f"' }`.

### macOS

`curl -H 'If-Match: "c41f"'` with single quotes outside. Without the inner quotes the field is malformed, and the
answer 400.

### Linux

As on macOS. curl's `--etag-save` and `--etag-compare` are for reading: they send `If-None-Match`, which does not help
here.

## Prevention

- Say in the contract which operations require a condition, and generate clients from it.
- Send a strong `ETag` with every representation that can be changed, and with each entry of a list.
- A client type that holds a record together with its version, so that one cannot be saved without the other.
- Accept `If-None-Match: *` for creation by PUT.
- One test that writes twice with the same validator and expects 412 the second time.

## As seen in logs

### An old app

```text
"PUT /products/7 HTTP/1.1" 428 ifmatch=- ua="Till/2.3 (iOS)"
"PUT /products/9 HTTP/1.1" 428 ifmatch=- ua="Till/2.3 (iOS)"
"PUT /products/9 HTTP/1.1" 204 ifmatch="a1" ua="Till/2.4 (iOS)"
```

The version after has learned it. Write to those who still use 2.3.

### A proxy removes the field

```text
edge "PATCH /orders/5 HTTP/1.1" ifmatch="77" status=428
app  "PATCH /orders/5 HTTP/1.1" ifmatch=-    status=428
```

Between the two lines the field is lost. Clients cannot do anything about it.

### A client that learned to cheat

```text
"GET /products/7 HTTP/1.1" 200 etag="c41f"
"PUT /products/7 HTTP/1.1" 204 ifmatch="c41f"  4 ms later
"GET /products/7 HTTP/1.1" 200 etag="c420"
"PUT /products/7 HTTP/1.1" 204 ifmatch="c420"  4 ms later
```

A GET just before each PUT, with no user in between: it fetches the version to satisfy the rule and writes what it had
anyway. Its 412 rate of exactly zero gives it away.

## Conventions

- Apache httpd with `mod_dav` and WsgiDAV answer 412 to a PUT with a wrong `If-Match` (Apache httpd 2.4.67; WsgiDAV
  4.4.0).
- Node.js, Python, and Apache httpd know the phrase; nginx, told to `return 428`, sends a status line without one
  (Node.js 20.20.2; Python 3.11.7; Apache httpd 2.4.67; nginx 1.22.1).
- curl with `--retry`, axios-retry, Got, Ky and undici do not repeat it (curl 7.88.1; axios-retry 4.5.0; Got 14.6.6;
  Ky 1.14.3; undici 7.30.2).
- WebDAV forbids 412 for a request without a conditional field; 428 closes that gap (RFC 4918 §12.1; RFC 6585 §3).

## Search engines

Crawlers do not write, so they do not meet it; sent to a GET by mistake, it is to Google a 4xx like others, and the page
is dropped (Google Search Central). So never require a condition for GET or HEAD.

No cache may store it (RFC 6585 §3).

## Questions

### What is the difference between 412 and 428?

412: you sent a condition and it does not hold. 428: you sent none. See [the pair](/.demur/compare/412/428).

### Which header do I have to send?

`If-Match` with the `ETag` from your last read, for a change. `If-None-Match: *` for a creation. The content of the
answer should name it.

### Is If-Unmodified-Since enough?

It is a condition, and a weaker one: two changes within a second look the same. Use it only where there is no `ETag`.

### Why not simply lock the record?

A lock needs somebody who lets go of it. A condition needs nobody, costs nothing while people think, and fails only
when two really collide.

### Can a gateway send 428?

Yes. It is decided from the request and a published list. It cannot send 412, for it does not know the state.

## History

- `If-Match` came with HTTP/1.1; what was missing was a way to insist on it (RFC 2616 §14.24; RFC 6585 §3).
- 2012: RFC 6585 defines 428, together with 429, 431 and 511, since less precise codes were used in their place
  (RFC 6585 §1).
- It stays optional: no client may rely on a server to demand conditions (RFC 6585 §7.1).

## Advanced use

### Scenario

Forty editors work on one catalogue through three programs, of which one is twelve years old. Twice a month a price
jumps back to an old value.

### How it works

The gateway requires `If-Match` for PUT and PATCH of products, in shadow mode first: it lets everything pass and
counts what it would have refused. After two weeks the list has one name, the old program, which sends whole records
it read in the morning. It gets an adapter that keeps the version of each record. Then the rule is enforced. The 412s
that appear are the price jumps that would have happened; each one now asks an editor instead.

### Structured response

```http
HTTP/1.1 428 Precondition Required
Content-Type: application/problem+json
Cache-Control: no-store
Content-Length: 197

{"type":"https://api.example/problems/condition-required","title":"Send If-Match","status":428,"field":"If-Match","detail":"GET the product, keep its ETag, and send it in If-Match with the change"}
```

### Benefits

No lost updates, no locks, no long transactions. The rule is written once, at the gateway, and holds for every client.

### Best practices

- Name the field and its source; never send the current validator along.
- Require it for what people edit, not for counters and logs.
- Merge on the client after 412; do not merge in the server without asking.
- Count 412 by record: one with many is a place where two processes fight.

### A real example

A till reads a product, shows it for ten minutes, and saves it whole when the drawer is opened. The office changed the
price in between. Without a condition the till wins, and the price is wrong until the next inventory. With one, the
till gets 412, reads again, and saves only the stock.

### Why it is underrated

Lost updates leave no trace: no error, no log line, only data that is wrong. A 428 in the first week of a new client
costs an hour; the same mistake found in production costs a reconciliation.

### Security

The code says that the resource can be written by somebody, so check rights first. A validator should not reveal
content: a hash of a small value can be guessed back. And a condition is no authorisation: who may not write must get
403, condition or not.

### Performance

The check is one comparison in the write that happens anyway: `UPDATE ... WHERE id = 7 AND version = 12`. No row is
locked while the user thinks.

### Architecture

Presence at the gateway, truth at the origin. The gateway knows the list from the contract and forwards the condition
unevaluated; the origin compares within the transaction. A version that is compared before the transaction protects
nothing.
"#,
        sources: &["Apache httpd 2.4.67", "WsgiDAV 4.4.0", "Node.js 20.20.2", "Python 3.11.7", "nginx 1.22.1", "curl 7.88.1", "axios-retry 4.5.0", "Got 14.6.6", "Ky 1.14.3", "undici 7.30.2", "RFC 4918 §12.1", "RFC 6585 §3", "Google Search Central", "RFC 2616 §14.24", "RFC 6585 §1", "RFC 6585 §7.1"],
    },
    GuidePage {
        code: 429,
        lead: "After this page you can find out which limit was hit and who hit it, make a client that slows down by itself, and build a limit that honest callers rarely notice.",
        markdown: r#"## Where you see it

### Browser

A bare page, or a page of the CDN that asks you to wait. In a single-page application more often an empty table: its
requests for data were refused and nobody wrote code for that. The network panel shows the 429 and its `Retry-After`.

### API client

An exception with "Too Many Requests" in its name, or nothing at all, since many clients wait and repeat by themselves.
Then you notice it as slowness. `Retry-After` may be missing.

### Logs

Runs of 429 from one address or key, seconds apart, with tiny answers and tiny durations. At a proxy the upstream is
empty: nothing was asked.

### Monitoring

Count by caller, not in total. A total tells that the limit works; the distribution tells whether one loop or a hundred
customers run into it. Keep it out of the error budget, and out of the average latency, which it makes look good.

## Impact

The caller loses time and, if its code gives up, data. A nightly job that stops at the first 429 leaves half an import.
Clients that repeat at once turn one refused request into ten, and if refused requests count, they lock themselves out
until somebody stops them. On a site, a limit that hits a crawler slows down how new pages are found.

## Symptoms

- The first hundred calls work, then all fail, then all work again.
- It fails at full minutes or hours, when everybody's jobs start.
- One process works; ten of the same kind in parallel do not.
- It works at home and not in the office, in the cloud function or behind the VPN.
- The same key fails in production while somebody runs a test with it.
- Requests succeed, but each takes just over one, two, four seconds.

## Causes by role

### Builder

- One counter for an expensive search and a cheap status check.
- Counting by address behind a proxy whose address is the only one that the service sees.
- A page that asks for each row of a list separately.

### API consumer

- A loop without a pause; a poll every second where a webhook exists.
- A retry layer within a retry layer: three times three times three.
- Several workers with one key, each of which believes that it owns the whole limit.
- No cache: the same list of countries is fetched for each order.

### Visitor

- A page that reloads itself, an extension that fetches in the background, ten tabs restored at once.
- Someone else behind the same address: an office, a school, a mobile provider, a VPN.

### Operator

- A limit copied from an example and never compared with real traffic.
- Counters in each instance instead of one store: the limit changes with the number of instances.
- A monitor or a load balancer's health check that uses up the allowance of its network.

## Causes by layer

### Server configuration

- A rate of ten a second without a burst: two images of one page in the same tenth of a second are one too many.
- The wrong code: `limit_req` of nginx answers [503](/.demur/status/503) until it is told otherwise.

### Client

- Repetition without a wait, concurrency without a bound, timers that fire all at the same second.

### Upstream

- A service that is limited itself and passes the 429 on. For your caller that is a lie: it did not send too much.
  Answer 503 and slow down.

### Network, CDN and firewall

- A limit at the edge counts what the service never sees: cached files, preflights, refused logins.
- Addresses shared by many people count as one; a whole IPv6 network belongs to one person and counts as billions,
  unless it is counted as one.
- A firewall that takes you for an attack mostly answers [403](/.demur/status/403).

## Fix it step by step

### Read what the answer says

```sh
curl -s -D - -o /dev/null https://api.example/orders |
  grep -iE '^(HTTP|retry-after|ratelimit|x-ratelimit)'
```

**Why it works:** which limit it was and when it ends is in the fields, if anywhere. The content often names the limit
in words.

**You should see:** the status, perhaps `retry-after: 41`, perhaps what is left of each limit. If there is nothing at
all, the answer is from a proxy, and you have to find out its rule.

### Find out who is counted

```sh
for i in $(seq 1 30); do
  curl -s -o /dev/null -w '%{http_code} ' -H "Authorization: Bearer $TOKEN" https://api.example/orders
done; echo
for i in $(seq 1 30); do
  curl -s -o /dev/null -w '%{http_code} ' https://api.example/orders
done; echo
```

**Why it works:** if the second row is 429 from its first entry, the address is counted; if it starts afresh, the
credentials are. From another network with the same token you get the opposite answer.

**You should see:** at which number the change comes, in which row.

**Warning:** this uses up the allowance of whoever shares the key or the address. Do it with a key for tests.

### Wait as told, and a little at random

```sh
n=0
until out=$(curl -s -f -D headers https://api.example/orders); do
  grep -qE '^HTTP/[0-9.]+ 429' headers || exit 1
  n=$((n + 1)); [ "$n" -gt 5 ] && exit 1
  wait=$(tr -d '\r' < headers | awk 'tolower($1) == "retry-after:" && $2 ~ /^[0-9]+$/ { print $2 }')
  sleep $(( ${wait:-$((1 << n))} + RANDOM % 3 ))
done
printf '%s\n' "$out"
```

**Why it works:** the server knows when there is room. Where it does not say, the doubled wait finds a rate that it
accepts, and the random part keeps your workers from coming back in the same second. It gives up after five times, so
that a limit of a day does not hang a job for a day.

**You should see:** pauses of the announced length and then success.

### Send fewer requests

```http
GET /orders?ids=101,102,103&fields=id,state HTTP/1.1
Host: api.example
If-None-Match: "c41f"

```

**Why it works:** one request for fifty records replaces fifty, and a condition lets a cache on your side answer the
rest. No limit has to be raised for that.

**You should see:** the number of calls per job falls, in your own count, by the size of the batch.

### Put the limit where the caller is known

```text
limit_req_zone $http_x_api_key zone=key:10m rate=20r/s;
limit_req_status 429;

location /api/ {
    limit_req zone=key burst=40 nodelay;
    proxy_pass http://app;
}
```

**Why it works:** the key is counted instead of the address, a burst lets a page load at once, `nodelay` passes
it on without a queue, and the code says what happened.

**You should see:** 429 in place of 503 in the access log, for the one key that is over its rate.

**Warning:** a request without the field has an empty key and is not counted at all. Check the key first, or count such
requests by address.

## On your machine

### Windows

PowerShell's `Invoke-WebRequest -MaximumRetryCount 5 -RetryIntervalSec 10` of version 7 repeats. Desktop programs
that sync (editors, backup, mail) share your address and often your token: look at them in the resource monitor before
you blame your script.

### macOS

`nettop -m tcp` shows which program talks to the host. With Private Relay or a VPN you share the address with
strangers; switch it off for a test.

### Linux

`ss -tnp dst api.example` lists the processes that are connected. Timers and cron jobs of all machines start at second
zero: `RandomizedDelaySec=300` in a systemd timer spreads them.

## Prevention

- Publish each limit with its number, its window and what is counted, and announce changes.
- Send `Retry-After` with every 429, and the remaining allowance with every success.
- In clients: one limiter for all workers of a key, a bound on concurrency, one retry layer.
- Let a client stop before it is refused: it knows the limit, so it can wait by itself.
- Spread scheduled work over the hour.
- Limit by cost where costs differ: a search is ten units, a status check is one.
- Test with the limit set to one. Code that survives that survives production.

## As seen in logs

### One loop

```text
198.51.100.4 key=acme "GET /orders/88121 HTTP/1.1" 429 71 0.001 ua="acme-sync/2.0"
198.51.100.4 key=acme "GET /orders/88121 HTTP/1.1" 429 71 0.001 ua="acme-sync/2.0"
198.51.100.4 key=acme "GET /orders/88121 HTTP/1.1" 429 71 0.001 ua="acme-sync/2.0"
```

The same address again and again without a pause: a client that does not know 429. It will not stop. Write to its
owner, with these lines; a stricter limit does not help.

### Everybody at the full hour

```text
09:59:58 429=0    200=210
10:00:00 429=812  200=240
10:00:01 429=655  200=240
10:00:09 429=3    200=231
```

Many callers with one schedule. A larger burst or a queue of some seconds serves them all; each of them is well below
its rate in the average.

### nginx refuses, and says in which zone

```text
2026/11/26 10:21:04 [error] 2140#2140: *97 limiting requests, excess: 0.983 by zone "key", client: 203.0.113.7, request: "GET /api/orders HTTP/1.1"
203.0.113.7 "GET /api/orders HTTP/1.1" 503 197
```

The excess is in requests: how far over the rate. The 503 beside it shows that `limit_req_status` is not set.

## Conventions

Limiters were run with one request a minute and nothing else configured. They differ in the field that matters most:

- express-rate-limit sends `Retry-After` and three `X-RateLimit` fields; with `draft-8` also `RateLimit` and
  `RateLimit-Policy` (express-rate-limit 8.7.5).
- Fastify's plugin sends `Retry-After`, and the wait in words in JSON (Fastify rate-limit 11.2.0).
- Django REST Framework sends `Retry-After` and the number of seconds in JSON (Django REST Framework 3.18.3).
- Flask-Limiter sends the limit as text, and no `Retry-After` unless its fields are switched on (Flask-Limiter 4.1.1).
- SlowAPI sends the limit as JSON, and no `Retry-After` (SlowAPI 0.1.10).
- nginx sends neither, and 503 until `limit_req_status` says 429 (nginx 1.22.1).
- Traefik has one path with `Retry-After` and one without, "No bursty traffic allowed" (Traefik 2026-07-24).

Services differ as well:

- GitHub answers 403 or 429 over its limits; `x-ratelimit-remaining` is 0 for the hourly one, and for the secondary
  ones a `retry-after` may be there (GitHub on rate limits).
- Stripe answers 429, and publishes limits for the account, lower ones for its sandbox, and some for single endpoints
  (Stripe on rate limits).

Clients: curl repeats after 429 with `--retry`, Got, Ky, axios-retry and undici's `RetryAgent` repeat GET and PUT,
`fetch` and requests never do (curl 7.88.1; Got 14.6.6; Ky 1.14.3; axios-retry 4.5.0; undici 7.30.2; Node.js 20.20.2;
requests 2.34.2).

## Search engines

Among all 4xx this one is the exception: Google's crawlers do not take it for missing content, but for an overloaded
server, and slow down (Google Search Central). They do so for the whole host name, and speed up again when the errors
become fewer (Google on crawl rate).

Do not leave it on for long. Addresses that go on failing are dropped from the index in the end, and Google recommends
this brake for hours or one or two days (Google Search Central; Google on crawl rate). For a permanent wish there are
other means; 403 and 404 are none, since they remove pages (Google on 4xx as a brake).

Exempt `robots.txt` from limits. To RFC 9309 every 4xx there means that there are no rules and all may be fetched;
Google counts 429 as an error of the server (RFC 9309 §2.3.1.3; Google Search Central).

## Questions

### How long do I have to wait?

As long as `Retry-After` says. Without it, begin with a second or two, double it each time with some chance in it, and
stop after a handful of attempts. The window is mostly a second, a minute or an hour; the documentation of the service
should say.

### Is 429 an error of the server?

No, it is the server working as intended for everybody else. It may be a wrong limit, though: if many honest callers
hit it, the number is too low or the counting is wrong.

### 429 or 503?

429 if another caller would be served now, 503 if nobody would. See [the pair](/.demur/compare/429/503).

### May I repeat a POST after 429?

Yes as a rule: the request was refused before it was carried out. Send the same idempotency key if the service has them,
and you need not rely on that.

### Should refused requests count?

No. Then a client that is a little over its rate gets a little less, as intended. If they count, it gets nothing until
it falls silent, and most clients do not know how to.

### Why do I get 429 although I sent one request?

Because others are counted with you: same address, same key, same account. Or a script on the page sent thirty more.

## History

- 2012: RFC 6585 defines it, so that "too many" need not be squeezed into 403 or 503 (RFC 6585 §4).
- `Retry-After` came in with 503 and redirects; with 429 it is optional (RFC 9110 §10.2.3; RFC 6585 §4).
- For years every service had fields of its own for limits. An Internet-Draft with `RateLimit` and `RateLimit-Policy` is
  to end that; it is no RFC yet (draft-ietf-httpapi-ratelimit-headers-11).

## Advanced use

### Scenario

A data service sells 100 requests a minute, and a burst of 20. Its best customer runs forty workers in two regions and
wants all of it, without a single failed call.

### How it works

Every answer, successful ones as well, says how much is left and for how long. The customer's workers share one
limiter, which takes its rate from the last answer instead of from the documentation. When little is left, it slows
down before the server has to refuse. The 429 remains for what cannot be seen in advance: a second program with the same
key. The service keeps one counter for each key, as the time at which the next request is due. That is one number per
key, and it gives `Retry-After` exactly.

### Structured response

```http
HTTP/1.1 429 Too Many Requests
Content-Type: application/problem+json
Cache-Control: no-store
Retry-After: 7
RateLimit-Policy: "per-minute";q=100;w=60
RateLimit: "per-minute";r=0;t=7
Content-Length: 132

{"type":"https://api.example/problems/rate","title":"Too many requests","status":429,"limit":"per-minute","counted":"key acme-prod"}
```

### Benefits

No request is wasted, none is lost, and the limit becomes a number that both sides see. Support gets no question that
the answer did not already answer.

### Best practices

- `Retry-After` in seconds, rounded up: who waits that long has to pass.
- Say what is counted, by a name that the caller knows, never by a secret.
- Two limits with two windows: a short one for the machine, a long one for the bill.
- The same answer in the same format from the gateway and from the service.
- Refuse early: after the key is known, before content is read.

### A real example

Forty workers start at 10:00:00 and use up a minute's allowance in four seconds. Each got `Retry-After: 56`, and at
10:00:56 all forty come back, and again most fail. With a random part of up to ten seconds, the service sees four
requests a second in place of forty at once, and nobody is refused.

### Why it is underrated

It is the only 4xx that by its definition becomes a success without any change to the request. A client that obeys it
needs no agreement with the server about rates: it finds the right one by listening.

### Security

A limit by address alone stops nobody who has many, and stops many who have one. For logins count the account, the
network and the pair of both, and answer the same for accounts that do not exist, or the 429 tells which do. Bound the
table of counters: an attacker with a billion IPv6 addresses fills it, so count a /64 as one. Do not trust
`X-Forwarded-For` from strangers; whoever sets it chooses whose allowance is used. Under a flood stop answering.

### Performance

A look-up and an addition, some hundred nanoseconds in memory and a round trip in a shared store. For a shared store
take allowances in small batches, so that not every request has to ask. Close enough is good enough: a limit of 100
that lets 102 pass hurts nobody.

### Architecture

Two places. At the edge a coarse one for networks, before anything is parsed, which protects the machines. Behind the
authentication a fine one for callers, which divides what there is. The first knows no names, the second no floods.
Limits for what a service itself consumes elsewhere belong to its client code, and end as 503, not as 429, at your
caller.
"#,
        sources: &["express-rate-limit 8.7.5", "Fastify rate-limit 11.2.0", "Django REST Framework 3.18.3", "Flask-Limiter 4.1.1", "SlowAPI 0.1.10", "nginx 1.22.1", "Traefik 2026-07-24", "GitHub on rate limits", "Stripe on rate limits", "curl 7.88.1", "Got 14.6.6", "Ky 1.14.3", "axios-retry 4.5.0", "undici 7.30.2", "Node.js 20.20.2", "requests 2.34.2", "Google Search Central", "Google on crawl rate", "Google on 4xx as a brake", "RFC 9309 §2.3.1.3", "RFC 6585 §4", "RFC 9110 §10.2.3", "draft-ietf-httpapi-ratelimit-headers-11"],
    },
    GuidePage {
        code: 431,
        lead: "After this page you can find the field that is too large, the server that refuses it, and the program that made it grow.",
        markdown: r#"## Where you see it

### Browser

A bare page on every address of one site, for one person, until the cookies are gone. With other servers the same fault
shows as "400 Bad Request" and "Request Header Or Cookie Too Large". A private window works.

### API client

After a login or a change of rights: the token grew. Or after hours of running, when a session object has collected
cookies. The answer is mostly empty or HTML, since the parser of a server made it and no application was reached.

### Logs

In the access log a line with 431 and no user, sometimes no target. The names of the fields are not in it. In the error
log of the proxy a line that names the limit, at a level that is often off.

### Monitoring

Only the outermost server sees it. Count 431 and 400 there, and beside it the size of request heads as a histogram: it
shows the growth weeks before the first refusal.

## Impact

One user cannot use the site at all, on any page, and the error page cannot help, because it is the parser's. Support
hears "it works for me". With tokens, it hits exactly those people who have the most rights: administrators,
long-serving staff, consultants with forty projects.

## Symptoms

- One account fails everywhere; a private window or another browser works.
- It began after signing in to another application of the same domain.
- It works for a new account and fails for the administrator.
- It fails through the proxy and works when the service is asked directly.
- It fails a while after the start, and a restart of the program helps.
- A redirect goes round several times, then 431: each round set a cookie.

## Causes by role

### Builder

- Data in cookies: a basket, a form, a whole user profile.
- One cookie for each something: each experiment, each visited article, each login attempt with its `state`.
- A token that lists every group and permission.
- `Domain=example.com` on a cookie that one application needs: now all of them get it.

### API consumer

- A cookie jar shared by jobs that have nothing to do with each other.
- A tracing library that adds `baggage` and never removes any.
- `Referer` or a field of your own with a whole document in it.
- The same field appended in every retry, because the list of fields is reused.

### Visitor

- Years of cookies of one large domain.
- An extension that adds fields.

### Operator

- Limits that differ from hop to hop.
- A proxy that adds: forwarded addresses, a client certificate in a field, the identity as a signed token. What came in
  with 7 kB leaves with 9.

## Causes by layer

### Server configuration

- The limits for one field, for the sum and for the number of fields. Which of the three was hit is worth knowing: they
  have different remedies.

### Client

- Cookies and tokens, more than all other fields.

### Upstream

- A service with a smaller limit than the proxy in front of it. The proxy accepts, adds, and passes on what the service
  refuses. The 431 is then passed back and looks like the proxy's.

### Network, CDN and firewall

- CDNs have limits that you cannot change. They answer 400, 413, 431 or a page of their own.
- A firewall that judges long values as an attack answers [403](/.demur/status/403).

## Fix it step by step

### See what is sent, by size

```sh
curl -s -o /dev/null -v -b cookies.txt -H "Authorization: Bearer $TOKEN" https://www.example/ 2>&1 |
  sed -n 's/^> //p' | awk -F: '{ print length($0), $1 }' | sort -rn | head
```

**Why it works:** it prints the length and the name of each field that leaves, largest first, without the values.

**You should see:** one or two large ones at the top. If all are small, look at their number.

### Find the limit, and whose it is

```sh
for n in 4000 8000 12000 16000 32000 64000; do
  v=$(head -c "$n" /dev/zero | tr '\0' a)
  printf '%s ' "$n"
  curl -s -o /dev/null -w '%{http_code}\n' -H "X-Probe: $v" https://www.example/
done
```

**Why it works:** the length at which the status changes is the smallest limit on the way. Asked past the proxy, the
same loop shows the limit of the service.

**You should see:** a change at one line, to 431 or 400, often at 8000, 16000 or 64000.

**Warning:** with your own servers only. Firewalls take it for an attack.

### Find out who sets the cookies

```sh
curl -s -D - -o /dev/null -L -c /dev/null https://www.example/ |
  grep -i '^set-cookie:' | awk -F'[=:;]' '{ print length($0), $2 }' | sort -rn
```

**Why it works:** each `Set-Cookie` has a server behind it, and its `Domain` and `Path` tell to whom the browser will
send it from then on.

**You should see:** names that you do not know. Those belong to other applications of the domain.

### Delete and move

```http
HTTP/1.1 200 OK
Set-Cookie: basket=; Max-Age=0; Path=/; Domain=www.example
Set-Cookie: sid=3f9c2a71; Path=/; Secure; HttpOnly; SameSite=Lax
Content-Length: 2

ok
```

**Why it works:** the data goes to the server and an id of some octets stays. A cookie is only deleted with the same
`Domain` and `Path` with which it was set.

**You should see:** the field `Cookie` below a kilobyte at the next request.

**Warning:** who already gets 431 never reaches the code that deletes. Raise the limit for the transition, or delete in
the proxy's error page: `Clear-Site-Data: "cookies"` works there.

### Shorten the token

```json
{"sub": "7041", "exp": 1795730000, "groups_ref": "https://id.example/users/7041/groups"}
```

**Why it works:** a reference costs one look-up and does not grow with each project. The service can cache what it
finds.

**You should see:** tokens of all accounts within a few hundred octets of each other.

### Raise the limit, the same at all hops

```text
large_client_header_buffers 4 16k;     # nginx: one field up to 16k, in sum 64k
LimitRequestFieldSize 16380            # Apache httpd
node --max-http-header-size=32768 app.js
```

**Why it works:** some logins need more than 8 kB for good reasons, Kerberos tickets for instance.

**You should see:** the same account works. Ask each hop, also directly.

**Warning:** that memory is taken for each connection before anybody has signed in. Double it, do not multiply it by
ten.

## On your machine

### Windows

Edge and Chrome: the lock in the address bar, cookies, remove for this site. With Windows sign-in the field
`Authorization` carries a Kerberos ticket that grows with the groups of the account; `whoami /groups | find /c "S-1"`
counts them.

### macOS

Safari: Settings, Privacy, Manage Website Data, search for the domain. It removes the data of all its subdomains at
once, which is what you want here.

### Linux

`curl -b cookies.txt` sends a jar; `awk '{ print length($7), $1, $6 }' cookies.txt | sort -rn` lists it by size. Firefox
keeps its own in `cookies.sqlite`, which can be counted per domain with `sqlite3` while the browser is closed.

## Prevention

- A budget for cookies: so many, so many octets, each with an owner. Measure it in a test that walks through the site.
- Cookies for one host, without `Domain`, unless others really need them.
- A maximum age for everything that is created per attempt: `state`, `nonce`, flash messages.
- A maximum for tokens at the issuer, with an alert before it is reached.
- One limit at the edge, larger ones behind it by what each hop adds.
- A graph of head sizes: the 99th percentile tells in time.

## As seen in logs

### One account, all pages

```text
203.0.113.7 "GET / HTTP/1.1" 431 0 0.000
203.0.113.7 "GET /login HTTP/1.1" 431 0 0.000
203.0.113.7 "GET /help HTTP/1.1" 431 0 0.000
```

No duration, no content, every address: the parser refuses. It is not the pages. Somebody's cookies are full.

### Apache httpd hits the number of fields

```text
[core:info] [client 203.0.113.7:57016] AH00563: Number of request headers exceeds LimitRequestFields
203.0.113.7 "GET / HTTP/1.1" 400
```

Not the size but the count, and the status is 400. The line has the level `info`: with `LogLevel warn` there is only the
400.

### nginx writes the start of the field into its log

```text
2026/11/26 21:08:24 [info] 2140#2140: *27 client sent too long header line: "Cookie: sid=3f9c..." while reading client request headers, client: 203.0.113.7
```

The name helps. The value is a secret, and some kilobytes of it are in the log: keep that log as you keep passwords.

## Conventions

No two servers agree. Each was asked as it comes, with a `Cookie` field of 7 kB to 1.1 MB, with several fields of 1 kB
each, and with up to 2,001 small ones:

- nginx takes one field up to 8 kB and about 32 kB in sum, any number, and answers 400 "Request Header Or Cookie Too
  Large" beyond (nginx 1.22.1).
- Apache httpd takes 8,190 octets in one field and 100 fields, no sum of its own, and answers 400 (Apache httpd
  2.4.67).
- Node.js takes 16 kB in sum and answers 431 without content (Node.js 20.20.2).
- Caddy takes 140 kB and 2,001 fields, and answers 431 for 1.1 MB (Caddy 2.6.2).
- Python's `http.server` takes 40 kB in a field and 100 fields, and answers 431 beyond with the phrases "Line too
  long" and "Too many headers" (Python 3.11.7).
- uvicorn takes 70 kB and answers 400 for 140 kB (uvicorn 0.54.0).
- aiohttp takes 8,190 octets in a field, answers 400 beyond and for 201 fields, and repeats the beginning of the field
  (aiohttp 3.14.5).
- websockets takes about 8 kB in a field, and answers 431 beyond and for 201 fields (websockets 17.4).
- Apigee answers 431 beyond 25 kB in sum, with the limit in the text (Apigee on 431).
- curl with `--retry` does not repeat it (curl 7.88.1).

## Search engines

Crawlers send no cookies from earlier visits and few fields, so they meet it only where a proxy adds too much. Google
then takes it as every 4xx except 429, and the page is dropped (Google Search Central).

It must not be stored, so a wrong limit does not outlive its correction in a cache (RFC 6585 §5). A 400 in its place may
be stored if it carries freshness (RFC 9111 §3).

## Questions

### How do I get rid of 431 as a visitor?

Delete the cookies of that site and sign in again. Other sites are not affected, and nothing on your computer is broken.

### What is the maximum size of a header?

HTTP sets none. Servers commonly take 8 to 16 kB for a field or for all. Plan with less than 4 kB in all, since the
smallest limit on the way counts.

### 400, 413 or 431?

431 for fields, 413 for content, and 400 is what some servers send for fields all the same. When you choose, choose 431:
it says where to look.

### Does compression in HTTP/2 help?

No. The limit counts the fields before compression. Repeated cookies cost little on the wire, and as much as ever in
this sum.

### Why does it hit only some users?

Because their cookies or tokens are larger: more applications, more groups, more time.

## History

- HTTP never had a limit for fields; each implementation has its own (RFC 9110 §5.4).
- 2012: RFC 6585 defines 431, for the sum and for a single field (RFC 6585 §5).
- 2022: RFC 9110 demands an appropriate 4xx and gives the reason, request smuggling, without naming this code
  (RFC 9110 §5.4). RFC 9113 names it for HTTP/2 (RFC 9113 §10.5.1).
- nginx and Apache httpd send 400 to this day (nginx 1.22.1; Apache httpd 2.4.67).

## Advanced use

### Scenario

Twelve applications share a domain and one login. Every month a new experiment sets a cookie for all of them. Support
gets ten tickets a week with "nothing works", always from the oldest customers.

### How it works

The edge counts the size of the head of each request and the share of each cookie name. Above half of the limit it
writes an event with the names, not the values. At three quarters it adds `Clear-Site-Data` or deletes cookies that no
application has in its list. Only beyond the limit it answers 431, with a page that names the field and has a button:
the button leads to an address that is served with a larger limit and deletes all but the session.

### Structured response

```http
HTTP/1.1 431 Request Header Fields Too Large
Content-Type: application/problem+json
Cache-Control: no-store
Connection: close
Content-Length: 211

{"type":"https://www.example/problems/fields-too-large","title":"Your cookies for this site are too large","status":431,"field":"Cookie","limit":16384,"received":17902,"help":"https://www.example/reset-cookies"}
```

### Benefits

The customer helps himself. The teams get the name of the cookie that grew, and the one who set it. The limit stays
small.

### Best practices

- Name the field, the limit and the size, and never the value.
- Close the connection in HTTP/1.1; do not read on to find the end.
- One address with a larger limit for the way out, and nothing else on it.
- A list of allowed cookie names at the edge; unknown ones are dropped before they are passed on.
- Test each login flow with an account that has every right.

### A real example

A login makes a cookie for each attempt, so that two tabs can sign in at once. An expired session redirects to the
login, the login redirects back, the session is still not there, and round it goes. Each round adds 300 octets. After
25 rounds the browser gets 431 instead of "too many redirects", and everybody looks for a problem with headers.

### Why it is underrated

Where 400 is sent in its place, people search for malformed requests for days. The code alone says: nothing is wrong
with the form, only with the amount, and not in the content.

### Security

Large heads are cheap to send and dear to hold: memory per connection before any authentication. So limit the sum, the
single field and the number. A field must never be cut or skipped in silence; what the front server drops and the back
server reads is the beginning of a smuggled request. A request whose fields pass a cache's limit and break the
origin's once made caches keep the error page for everybody: `no-store` on the answer. And a cookie that somebody
plants from a subdomain can lock a visitor out of the main site; the `__Host-` prefix and short lists of allowed names
make that harder.

### Performance

The refusal costs nothing; the accepted kilobytes do. In HTTP/1.1 each image carries all cookies of its host. Static
files on a host without cookies, and a small `Cookie` field, are worth more than most compression.

### Architecture

The smallest limit belongs to the outermost hop, with a page of your own. Each hop behind it allows what the one before
adds. Otherwise a bare page of an inner server appears, and no log at the edge explains it.
"#,
        sources: &["nginx 1.22.1", "Apache httpd 2.4.67", "Node.js 20.20.2", "Caddy 2.6.2", "Python 3.11.7", "uvicorn 0.54.0", "aiohttp 3.14.5", "websockets 17.4", "Apigee on 431", "curl 7.88.1", "Google Search Central", "RFC 6585 §5", "RFC 9111 §3", "RFC 9110 §5.4", "RFC 9113 §10.5.1"],
    },
    GuidePage {
        code: 451,
        lead: "After this page you can tell a legal block from other refusals, find out who carries it out, and publish one that says what the law lets you say.",
        markdown: r#"## Where you see it

### Browser

A page that names a court, a law or a right holder, if its author took the code seriously. Otherwise a line such as "not
available in your country". Browsers do nothing special with the code: they show the content.

### API client

In clients that read many objects of other people: mirrors, backups, package tools, archives. One object of thousands
answers 451 and a script that expects 200 or 404 stops.

### Logs

Single addresses that answer 451 to everybody, or many addresses that answer it to clients of one country. At your own
server you know why. In the log of a client there is only the number, unless somebody kept the content.

### Monitoring

Watch the number of rules and not the number of answers. Answers follow visitors; a jump of withheld addresses follows a
letter, or a wrong pattern in the list.

## Impact

Somebody does not get what others get, and with this code at least learns why. For an operator a block that is too wide
is the larger danger: it hides lawful content, and nobody inside sees it, since everything works at the office. For
programs the harm is a job that aborts because of one object.

## Symptoms

- It works through a VPN or from another country, and not from here.
- The page exists in an archive or a search index, and the site refuses it.
- One repository, video or article of many fails, for every account, permanently.
- After a move of the servers or a new list of networks, visitors from the wrong country are refused.
- Visitors far away get the block after somebody from the blocked country was there: a cache.

## Causes by role

### Builder

- The block is decided in the application and cached in front of it.
- The place is taken from `Accept-Language` or the account's address, where the demand speaks of the place of access.
- 451 sent for a matter of contract or taste.

### API consumer

- A job that treats every 4xx as a fault of its own and stops.
- Requests that come from a data centre in the country of the block.

### Visitor

- You are in the place that the demand names, or your provider routes you so that it looks like that.
- A VPN with its exit in that place.

### Operator

- A demand, carried out as written.
- A pattern that covers more than the demand: a whole host for one page.
- A rule whose end has passed and which nobody removed.

## Causes by layer

### Server configuration

- The list of withheld addresses, and the table of networks and countries beside it. Both grow old.

### Client

- None. A client cannot cause it, only stand in the wrong place.

### Upstream

- A service behind the gateway decides by itself. Then the gateway has to pass the code and the content on, and must not
  replace them with its own page.

### Network, CDN and firewall

- Providers and CDNs carry blocks out as well. Then `Link` should name them and not you.
- Most blocks in networks do not use HTTP at all: a DNS answer that lies, or a connection that is reset. There is no
  status then.

## Fix it step by step

### Read who blocks and why

```sh
curl -s -i https://www.example/report/7 | sed -n '1,40p'
```

**Why it works:** `Link` with `rel="blocked-by"` names who carries it out, the content should name who demands it and by
which law.

**You should see:** both. If `Link` is missing, `Server` and `Via` show at which hop the answer was made.

### Ask from another place

```sh
curl -s -o /dev/null -w 'here  %{http_code} %{remote_ip}\n' https://www.example/report/7
ssh host-elsewhere "curl -s -o /dev/null -w 'there %{http_code} %{remote_ip}\n' https://www.example/report/7"
```

**Why it works:** a block by place differs between the two; a block for everybody does not. The address tells whether
the same server answered.

**You should see:** 451 and 200, or twice 451.

**Warning:** getting around a block can be an offence where you are. To look at the status from a machine of your own
elsewhere is another thing than to read the content; judge it for yourself.

### Separate your block from your cache

```sh
for i in 1 2 3; do
  curl -s -D - -o /dev/null https://www.example/report/7 | grep -iE '^(HTTP|age|cache-control|x-cache)'
done
```

**Why it works:** the code is cacheable by default. An `Age` above zero shows that a cache answered, perhaps with what
was meant for somebody else.

**You should see:** no `Age`, and `Cache-Control: no-store` or `private`.

### Write the rule down with its end

```text
path     /report/7
status   451
from     2026-11-03    until 2027-05-03
scope    DE
demand   LG Musterstadt 12 O 34/26, order of 2026-11-02
contact  legal@www.example
```

**Why it works:** whoever lifts the block in May was not there in November. The order decides what is blocked, so its
scope belongs into the rule.

**You should see:** one entry for each demand, and none without an end or a date to look at it again.

### Answer with what you may say

```http
HTTP/1.1 451 Unavailable For Legal Reasons
Link: <https://www.example/legal/blocks>; rel="blocked-by"
Content-Type: text/plain; charset=utf-8
Cache-Control: no-store
Content-Length: 158

Access from Germany is denied by order of the Landgericht Musterstadt of 2 November 2026.
The order names this article. To object, write to legal@www.example.
```

**Why it works:** the visitor learns that it is no fault and whom to address, and your support gets no ticket.

**You should see:** the same answer whether or not the article exists.

**Warning:** names of persons in the demand may be protected themselves, and some orders forbid to mention them. Have
the text approved.

## On your machine

### Windows

`curl.exe -s -i https://www.example/report/7` shows `Link`, which no browser displays outside of its tools.
`Resolve-DnsName www.example -Server 9.9.9.9` beside the default server shows a block in DNS, which looks different:
there is no 451.

### macOS

Private Relay gives you an address of the same rough region, so a block by country mostly remains; switch it off before
you report what you see. `dig @9.9.9.9 www.example` compares name servers.

### Linux

A server in a data centre has another country than you think: `curl -s https://www.example/cdn-cgi/trace`, or the page
of your CDN with the same purpose, prints the one that the CDN takes it for.

## Prevention

- Keep demands in a list with reference, scope, dates and contact, not in application code.
- Block the narrowest thing that satisfies the demand.
- Decide the place at the outermost server that knows the client's address, and never behind a shared cache.
- Test from inside and from outside with each change of the list.
- Review the list every quarter, and after each update of the table of networks.
- In clients, treat 451 as "skip and note", beside 404 and 410.

## As seen in logs

### A mirror meets one withheld object

```text
fetch /repos/acme/tool        200
fetch /repos/acme/player      451 {"message":"Repository access blocked"}
fetch /repos/acme/website     200
mirror done: 2 copied, 1 withheld, 0 failed
```

The last line is the right end of such a job: withheld is no failure, and it is no "not found" either, for the local
copy must not be deleted because of it.

### A cache carries the block abroad

```text
edge fra1 de 451 /report/7 age=0   miss
edge fra1 at 451 /report/7 age=31  hit
edge fra1 ch 451 /report/7 age=112 hit
edge vie1 at 200 /report/7 age=0   miss
```

The edge in Frankfurt stored the German answer and served it to Austria and Switzerland. `no-store` on the 451, or a
cache key with the country.

### A list that grew too wide

```text
451 per hour  before 09:00: 12   after 09:00: 48310
rule 311 added 08:58  host=www.example path=/*
```

One entry without a path. The demand named one page.

## Conventions

- GitHub's API answers 451 for repositories and gists that were taken down by a notice under the DMCA, with the reason
  and the date in JSON; before 2016 it answered 403 (GitHub on 451).
- The example in that announcement shows no `Link`; the reason is in the content alone (GitHub on 451).
- Apache httpd, Caddy, Node.js and Python know the phrase; nginx, told to `return 451`, sends a status line without
  one (Apache httpd 2.4.67; Caddy 2.6.2; Node.js 20.20.2; Python 3.11.7; nginx 1.22.1).
- curl with `--retry` does not repeat it (curl 7.88.1).
- The relation `blocked-by` was registered together with the code (RFC 7725 §6).

## Search engines

Google takes it as every 4xx except 429: what the answer contains is not used, and an address that was indexed is
dropped (Google Search Central). That rule does not ask where a page is blocked: one that is blocked where the crawler
happens to fetch from is gone from the index everywhere, and one that is blocked elsewhere stays in it.

So decide by the same rule for crawlers as for everybody else, and do not serve them other content. RFC 7725 names
search engines as typical addressees of such demands themselves (RFC 7725 §3).

## Questions

### What does 451 mean?

That the server denies you the resource because of a legal demand. It does not say that the resource exists, nor who is
right.

### Is it allowed to get around it?

HTTP does not forbid it, and the RFC itself mentions that clients often can. Whether your law does is another question.

### Do I have to send 451 instead of 403?

No, nobody is obliged to. It is more honest and saves questions: 403 makes visitors look for a login or write to
support.

### What belongs into Link?

The address of whoever carries out the block. On your server that is you. The authority, the law and the right holder
belong into the content.

### Can a 451 be temporary?

Yes, an order has an end or is lifted on appeal. The code says nothing about it, so the text should; a `Retry-After`
would only be true if you know the day.

### Is it right for age limits or missing licences?

No. Without a demand it is your own decision, however good its legal reason is: 403, with a sentence.

## History

- Terence Eden observed that 403 did not suit the case, and suggested a code of its own; the RFC thanks him, and Ray
  Bradbury, whose novel gave the number (RFC 7725 §A).
- 2012: the draft is presented to the working group; it asks for the authority and the class of resources in the text,
  and has no `Link` (IETF 84 slides on 451).
- 2016: RFC 7725 defines the code, and `blocked-by` for whoever implements the block (RFC 7725 §3, §4, §6).
- 2016, a month later: GitHub's API changes from 403 to 451 (GitHub on 451).

## Advanced use

### Scenario

A publisher with readers in thirty countries gets about ten demands a month: most for one article in one country, some
for everywhere, a few with an order of silence. Editors must be able to see every article.

### How it works

A list outside of the application holds the demands. The gateway compares address and country before it asks whether
anything is there, and answers by itself; so the answer cannot differ between articles that exist and those that do
not. Demands with an order of silence lead to the same 404 as any missing page. Each entry has an end; fourteen days
before it, somebody gets a mail. Once a month the list, without what must stay secret, becomes a public page, to which
`Link` points.

### Structured response

```http
HTTP/1.1 451 Unavailable For Legal Reasons
Link: <https://www.example/legal/blocks>; rel="blocked-by"
Content-Type: application/problem+json
Cache-Control: no-store
Content-Language: en
Content-Length: 229

{"type":"https://www.example/problems/withheld","title":"Withheld for legal reasons","status":451,"demanded_by":"Landgericht Musterstadt","law":"section 1004 BGB","scope":["DE"],"until":"2027-05-03","contact":"legal@www.example"}
```

### Benefits

Readers learn the reason, lawyers see in one list what is blocked, and researchers can count. Nothing of it is in the
application, so no deployment is needed when an order ends on a Friday evening.

### Best practices

- Language of the reader, sentences of a person, no copy of the order.
- The scope as codes of countries, beside the text.
- The same text in HTML for readers and in JSON for programs.
- Statistics by demand, never by reader: a log of who asked for withheld things is a danger to them.

### A real example

A mirror of source code has the rule "4xx: delete the local copy". A notice takes a repository away for two weeks,
until it is answered; the mirror deletes it on the first night. With 451 as a case of its own it keeps the copy, stops
serving it, and asks again each day.

### Why it is underrated

It is the only status that speaks about power and not about technology: somebody outside of this exchange decided.
Counted over the web, such answers show which demands are made, which a 403 or a reset connection never will.

### Security

The code must not become an oracle: if withheld articles that exist answer differently in time or size, the block tells
which drafts there are. Decide before the look-up. The list of withheld addresses is itself worth stealing, as it is a
directory of what somebody wants to hide. And the place of a client is a guess from its address; never let it open
something that needs authentication.

### Performance

One look into a table of paths and one into a table of networks, both in memory. The content is static; there is no
reason to cache it elsewhere, and a good one not to.

### Architecture

At the outermost server that knows the real address of the client. Behind a CDN that means: in the CDN, or with a
country that the CDN reports in a field which it overwrites and strangers cannot set. The list comes from one place,
is versioned, and each change has the name of whoever made it.
"#,
        sources: &["GitHub on 451", "Apache httpd 2.4.67", "Caddy 2.6.2", "Node.js 20.20.2", "Python 3.11.7", "nginx 1.22.1", "curl 7.88.1", "RFC 7725 §6", "Google Search Central", "RFC 7725 §3", "RFC 7725 §A", "IETF 84 slides on 451", "RFC 7725 §4"],
    },
];
