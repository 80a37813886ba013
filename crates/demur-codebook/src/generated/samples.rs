//! Written by `cargo xtask generate` from `codebook/` and from doc comments: edit those.

#[rustfmt::skip]
use crate::pages::{Sample};

#[rustfmt::skip]
pub(crate) static ALL: &[Sample] = &[
    Sample {
        step: "body-framing",
        status: 400,
        title: "a chunk size that is no number is answered with 400",
        request: "POST /signup HTTP/1.1
Host: api.example
Content-Type: application/json
Transfer-Encoding: chunked

xyz
{}
0

",
        answer: r#"HTTP/1.1 400 Bad Request
Date: Thu, 26 Nov 2026 12:00:00 GMT
Content-Type: application/problem+json
Cache-Control: no-store
X-Content-Type-Options: nosniff
X-Request-Id: 0b7c1f4e-6a52-4c3d-9e80-2f1a5d7c8b96
Vary: Accept
Link: </.demur/errors/body-framing>; rel="help"
Content-Length: 299
Connection: close

{"type":"/.demur/errors/body-framing","title":"Broken framing of the body","status":400,"detail":"A chunk must begin with its size in hexadecimal digits (byte 0; RFC 9112 §7.1)","instance":"urn:uuid:0b7c1f4e-6a52-4c3d-9e80-2f1a5d7c8b96","step":"body-framing","operation":"signUp","retryable":false}"#,
    },
    Sample {
        step: "body-missing",
        status: 400,
        title: "a body that is required and missing is answered with 400",
        request: "POST /signup HTTP/1.1
Host: api.example

",
        answer: r#"HTTP/1.1 400 Bad Request
Date: Thu, 26 Nov 2026 12:00:00 GMT
Content-Type: application/problem+json
Cache-Control: no-store
X-Content-Type-Options: nosniff
X-Request-Id: 0b7c1f4e-6a52-4c3d-9e80-2f1a5d7c8b96
Vary: Accept
Link: </.demur/errors/body-missing>; rel="help"
Content-Length: 473

{"type":"/.demur/errors/body-missing","title":"The body is missing","status":400,"detail":"This operation needs a body, and the request has none","hint":"send a body of type application/json","instance":"urn:uuid:0b7c1f4e-6a52-4c3d-9e80-2f1a5d7c8b96","step":"body-missing","operation":"signUp","retryable":false,"errors":[{"in":"body","pointer":"","code":"required","detail":"a body is required","docs":"/.demur/faults/required"}],"errors_total":1,"errors_truncated":false}"#,
    },
    Sample {
        step: "body-rules",
        status: 400,
        title: "a broken rule is 400 where only that is documented",
        request: r#"POST /old/meetings HTTP/1.1
Host: api.example
Content-Type: application/json
Content-Length: 12

{"guests":0}"#,
        answer: r#"HTTP/1.1 400 Bad Request
Date: Thu, 26 Nov 2026 12:00:00 GMT
Content-Type: application/problem+json
Cache-Control: no-store
X-Content-Type-Options: nosniff
X-Request-Id: 0b7c1f4e-6a52-4c3d-9e80-2f1a5d7c8b96
Vary: Accept
Link: </.demur/errors/body-rules>; rel="help"
Content-Length: 444

{"type":"/.demur/errors/body-rules","title":"The values do not go together","status":400,"detail":"The values of the body do not go together","instance":"urn:uuid:0b7c1f4e-6a52-4c3d-9e80-2f1a5d7c8b96","step":"body-rules","operation":"meetAsBefore","retryable":false,"errors":[{"in":"body","pointer":"/guests","code":"rule_violated","detail":"somebody must come","docs":"/.demur/faults/rule_violated"}],"errors_total":1,"errors_truncated":false}"#,
    },
    Sample {
        step: "body-rules",
        status: 409,
        title: "a rule about the state is a conflict",
        request: r#"POST /meetings HTTP/1.1
Host: api.example
Content-Type: application/json
Content-Length: 101

{"start":"2026-05-01T10:00:00Z","end":"2026-05-01T11:00:00Z","room":"7","state":"done","from":"open"}"#,
        answer: r#"HTTP/1.1 409 Conflict
Date: Thu, 26 Nov 2026 12:00:00 GMT
Content-Type: application/problem+json
Cache-Control: no-store
X-Content-Type-Options: nosniff
X-Request-Id: 0b7c1f4e-6a52-4c3d-9e80-2f1a5d7c8b96
Vary: Accept
Link: </.demur/errors/body-rules>; rel="help"
Content-Length: 463

{"type":"/.demur/errors/body-rules","title":"The values do not go together","status":409,"detail":"The values of the body do not go together","instance":"urn:uuid:0b7c1f4e-6a52-4c3d-9e80-2f1a5d7c8b96","step":"body-rules","operation":"meet","retryable":false,"errors":[{"in":"body","pointer":"/state","code":"rule_violated","detail":"an open meeting must be held before it is done","docs":"/.demur/faults/rule_violated"}],"errors_total":1,"errors_truncated":false}"#,
    },
    Sample {
        step: "body-rules",
        status: 422,
        title: "what a rule forbids is answered with 422 in the words of the rule",
        request: r#"POST /orders HTTP/1.1
Host: api.example
Content-Type: application/json
Content-Length: 91

{"email":"ada@example.com","items":[{"product":7,"quantity":1},{"product":7,"quantity":2}]}"#,
        answer: r#"HTTP/1.1 422 Unprocessable Content
Date: Thu, 26 Nov 2026 12:00:00 GMT
Content-Type: application/problem+json
Cache-Control: no-store
X-Content-Type-Options: nosniff
X-Request-Id: 0b7c1f4e-6a52-4c3d-9e80-2f1a5d7c8b96
Vary: Accept
Link: </.demur/errors/body-rules>; rel="help"
Content-Length: 505

{"type":"/.demur/errors/body-rules","title":"The values do not go together","status":422,"detail":"The values of the body do not go together","instance":"urn:uuid:0b7c1f4e-6a52-4c3d-9e80-2f1a5d7c8b96","step":"body-rules","operation":"createOrder","retryable":false,"errors":[{"in":"body","pointer":"/items","code":"rule_violated","detail":"each product stands in the order once","hint":"add up the quantities of a product","docs":"/.demur/faults/rule_violated"}],"errors_total":1,"errors_truncated":false}"#,
    },
    Sample {
        step: "body-schema",
        status: 400,
        title: "where the operation documents 400 alone it is 400",
        request: r#"POST /legacy/signup HTTP/1.1
Host: api.example
Content-Type: application/json
Content-Length: 36

{"email": "not-an-email", "age": 17}"#,
        answer: r#"HTTP/1.1 400 Bad Request
Date: Thu, 26 Nov 2026 12:00:00 GMT
Content-Type: application/problem+json
Cache-Control: no-store
X-Content-Type-Options: nosniff
X-Request-Id: 0b7c1f4e-6a52-4c3d-9e80-2f1a5d7c8b96
Vary: Accept
Link: </.demur/errors/body-schema>; rel="help"
Content-Length: 646

{"type":"/.demur/errors/body-schema","title":"The body does not fit its schema","status":400,"detail":"The body does not fit the schema of this operation in 2 places","instance":"urn:uuid:0b7c1f4e-6a52-4c3d-9e80-2f1a5d7c8b96","step":"body-schema","operation":"signUpAsBefore","retryable":false,"errors":[{"in":"body","pointer":"/email","code":"format","detail":"must be an e-mail address","hint":"an e-mail address has an `@`","expected":"email","docs":"/.demur/faults/format"},{"in":"body","pointer":"/age","code":"minimum","detail":"must be at least 18","expected":18,"docs":"/.demur/faults/minimum"}],"errors_total":2,"errors_truncated":false}"#,
    },
    Sample {
        step: "body-schema",
        status: 422,
        title: "what is missing is named",
        request: "POST /signup HTTP/1.1
Host: api.example
Content-Type: application/json
Content-Length: 2

{}",
        answer: r#"HTTP/1.1 422 Unprocessable Content
Date: Thu, 26 Nov 2026 12:00:00 GMT
Content-Type: application/problem+json
Cache-Control: no-store
X-Content-Type-Options: nosniff
X-Request-Id: 0b7c1f4e-6a52-4c3d-9e80-2f1a5d7c8b96
Vary: Accept
Link: </.demur/errors/body-schema>; rel="help"
Content-Length: 563

{"type":"/.demur/errors/body-schema","title":"The body does not fit its schema","status":422,"detail":"The body does not fit the schema of this operation in 2 places","instance":"urn:uuid:0b7c1f4e-6a52-4c3d-9e80-2f1a5d7c8b96","step":"body-schema","operation":"signUp","retryable":false,"errors":[{"in":"body","pointer":"/email","code":"required","detail":"`email` is missing","docs":"/.demur/faults/required"},{"in":"body","pointer":"/age","code":"required","detail":"`age` is missing","docs":"/.demur/faults/required"}],"errors_total":2,"errors_truncated":false}"#,
    },
    Sample {
        step: "body-syntax",
        status: 400,
        title: "a body that ends too early is answered with 400 and the place",
        request: r#"POST /signup HTTP/1.1
Host: api.example
Content-Type: application/json
Content-Length: 9

{"email":"#,
        answer: r#"HTTP/1.1 400 Bad Request
Date: Thu, 26 Nov 2026 12:00:00 GMT
Content-Type: application/problem+json
Cache-Control: no-store
X-Content-Type-Options: nosniff
X-Request-Id: 0b7c1f4e-6a52-4c3d-9e80-2f1a5d7c8b96
Vary: Accept
Link: </.demur/errors/body-syntax>; rel="help"
Content-Length: 478

{"type":"/.demur/errors/body-syntax","title":"Malformed body","status":400,"detail":"The body is not well-formed JSON","instance":"urn:uuid:0b7c1f4e-6a52-4c3d-9e80-2f1a5d7c8b96","step":"body-syntax","operation":"signUp","retryable":false,"errors":[{"in":"body","code":"malformed_json","detail":"the text ends where a value is expected","hint":"send the whole text","line":1,"column":10,"byte":9,"docs":"/.demur/faults/malformed_json"}],"errors_total":1,"errors_truncated":false}"#,
    },
    Sample {
        step: "body-timeout",
        status: 408,
        title: "a body that stops arriving is answered with 408",
        request: r#"POST /signup HTTP/1.1
Host: api.example
Content-Type: application/json
Content-Length: 40

{"email":"#,
        answer: r#"HTTP/1.1 408 Request Timeout
Date: Thu, 26 Nov 2026 12:00:00 GMT
Content-Type: application/problem+json
Cache-Control: no-store
X-Content-Type-Options: nosniff
X-Request-Id: 0b7c1f4e-6a52-4c3d-9e80-2f1a5d7c8b96
Vary: Accept
Link: </.demur/errors/body-timeout>; rel="help"
Content-Length: 307
Connection: close

{"type":"/.demur/errors/body-timeout","title":"The body did not arrive in time","status":408,"detail":"The body did not arrive in time","hint":"send the request again on a new connection","instance":"urn:uuid:0b7c1f4e-6a52-4c3d-9e80-2f1a5d7c8b96","step":"body-timeout","operation":"signUp","retryable":true}"#,
    },
    Sample {
        step: "body-too-large",
        status: 413,
        title: "a chunk above the limit is answered with 413",
        request: "POST /signup HTTP/1.1
Host: api.example
Content-Type: application/json
Transfer-Encoding: chunked

FFFFFFFF
{",
        answer: r#"HTTP/1.1 413 Content Too Large
Date: Thu, 26 Nov 2026 12:00:00 GMT
Content-Type: application/problem+json
Cache-Control: no-store
X-Content-Type-Options: nosniff
X-Request-Id: 0b7c1f4e-6a52-4c3d-9e80-2f1a5d7c8b96
Vary: Accept
Link: </.demur/errors/body-too-large>; rel="help"
Content-Length: 289
Connection: close

{"type":"/.demur/errors/body-too-large","title":"Body too large","status":413,"detail":"The body is longer than the limit","hint":"at most 1048576 bytes are accepted","instance":"urn:uuid:0b7c1f4e-6a52-4c3d-9e80-2f1a5d7c8b96","step":"body-too-large","operation":"signUp","retryable":false}"#,
    },
    Sample {
        step: "condition-malformed",
        status: 400,
        title: "a condition that is no entity tag is answered with 400",
        request: "GET /products/7 HTTP/1.1
Host: api.example
If-Match: abc

",
        answer: r#"HTTP/1.1 400 Bad Request
Date: Thu, 26 Nov 2026 12:00:00 GMT
Content-Type: application/problem+json
Cache-Control: no-store
X-Content-Type-Options: nosniff
X-Request-Id: 0b7c1f4e-6a52-4c3d-9e80-2f1a5d7c8b96
Vary: Accept
Link: </.demur/errors/condition-malformed>; rel="help"
Content-Length: 361

{"type":"/.demur/errors/condition-malformed","title":"Malformed condition","status":400,"detail":"`If-Match` must be `*` or a list of entity tags","hint":"an entity tag is written in double quotes, as in `\"abc\"` or `W/\"abc\"`","instance":"urn:uuid:0b7c1f4e-6a52-4c3d-9e80-2f1a5d7c8b96","step":"condition-malformed","operation":"getProduct","retryable":false}"#,
    },
    Sample {
        step: "condition-required",
        status: 428,
        title: "a change without a condition is answered with 428",
        request: r#"PUT /products/7 HTTP/1.1
Host: api.example
Content-Type: application/json
Content-Length: 53

{"name": "Spade", "price": 9.5, "category": "garden"}"#,
        answer: r#"HTTP/1.1 428 Precondition Required
Date: Thu, 26 Nov 2026 12:00:00 GMT
Content-Type: application/problem+json
Cache-Control: no-store
X-Content-Type-Options: nosniff
X-Request-Id: 0b7c1f4e-6a52-4c3d-9e80-2f1a5d7c8b96
Vary: Accept
Link: </.demur/errors/condition-required>; rel="help"
Content-Length: 347

{"type":"/.demur/errors/condition-required","title":"A condition is required","status":428,"detail":"This operation must be conditional","hint":"read the resource, take its `ETag`, and send it back in `If-Match`","instance":"urn:uuid:0b7c1f4e-6a52-4c3d-9e80-2f1a5d7c8b96","step":"condition-required","operation":"replaceProduct","retryable":false}"#,
    },
    Sample {
        step: "content-coding",
        status: 415,
        title: "a compressed body is answered with 415 and the codings that would do",
        request: "POST /signup HTTP/1.1
Host: api.example
Content-Type: application/json
Content-Encoding: gzip
Content-Length: 2

{}",
        answer: r#"HTTP/1.1 415 Unsupported Media Type
Date: Thu, 26 Nov 2026 12:00:00 GMT
Content-Type: application/problem+json
Cache-Control: no-store
X-Content-Type-Options: nosniff
X-Request-Id: 0b7c1f4e-6a52-4c3d-9e80-2f1a5d7c8b96
Vary: Accept
Link: </.demur/errors/content-coding>; rel="help"
Accept-Encoding: identity
Content-Length: 333

{"type":"/.demur/errors/content-coding","title":"Content coding not accepted","status":415,"detail":"A body with a content coding is not accepted","hint":"send the body uncompressed, without `Content-Encoding`","instance":"urn:uuid:0b7c1f4e-6a52-4c3d-9e80-2f1a5d7c8b96","step":"content-coding","operation":"signUp","retryable":false}"#,
    },
    Sample {
        step: "content-too-large",
        status: 413,
        title: "an announced body above the limit is answered with 413 before it is sent",
        request: "POST /orders HTTP/1.1
Host: api.example
Content-Type: application/json
Content-Length: 1048577

",
        answer: r#"HTTP/1.1 413 Content Too Large
Date: Thu, 26 Nov 2026 12:00:00 GMT
Content-Type: application/problem+json
Cache-Control: no-store
X-Content-Type-Options: nosniff
X-Request-Id: 0b7c1f4e-6a52-4c3d-9e80-2f1a5d7c8b96
Vary: Accept
Link: </.demur/errors/content-too-large>; rel="help"
Content-Length: 310
Connection: close

{"type":"/.demur/errors/content-too-large","title":"Announced body too large","status":413,"detail":"The body is longer than the limit","hint":"at most 1048576 bytes are accepted","instance":"urn:uuid:0b7c1f4e-6a52-4c3d-9e80-2f1a5d7c8b96","step":"content-too-large","operation":"createOrder","retryable":false}"#,
    },
    Sample {
        step: "credentials-invalid",
        status: 401,
        title: "a token nobody can verify is answered with 401",
        request: "GET /account HTTP/1.1
Host: api.example
Authorization: Bearer abc.def.ghi

",
        answer: r#"HTTP/1.1 401 Unauthorized
Date: Thu, 26 Nov 2026 12:00:00 GMT
Content-Type: application/problem+json
Cache-Control: no-store
X-Content-Type-Options: nosniff
X-Request-Id: 0b7c1f4e-6a52-4c3d-9e80-2f1a5d7c8b96
Vary: Accept
Link: </.demur/errors/credentials-invalid>; rel="help"
WWW-Authenticate: Bearer realm="api", error="invalid_token"
Content-Length: 329

{"type":"/.demur/errors/credentials-invalid","title":"Credentials not accepted","status":401,"detail":"The credentials could not be verified","hint":"get new credentials and send the request again","instance":"urn:uuid:0b7c1f4e-6a52-4c3d-9e80-2f1a5d7c8b96","step":"credentials-invalid","operation":"getAccount","retryable":false}"#,
    },
    Sample {
        step: "credentials-malformed",
        status: 400,
        title: "a scheme without a token is answered with 400",
        request: "GET /account HTTP/1.1
Host: api.example
Authorization: Bearer

",
        answer: r#"HTTP/1.1 400 Bad Request
Date: Thu, 26 Nov 2026 12:00:00 GMT
Content-Type: application/problem+json
Cache-Control: no-store
X-Content-Type-Options: nosniff
X-Request-Id: 0b7c1f4e-6a52-4c3d-9e80-2f1a5d7c8b96
Vary: Accept
Link: </.demur/errors/credentials-malformed>; rel="help"
WWW-Authenticate: Bearer realm="api", error="invalid_request"
Content-Length: 366

{"type":"/.demur/errors/credentials-malformed","title":"Malformed credentials","status":400,"detail":"`Authorization` must be a scheme, one space and its credentials","hint":"for a bearer token: `Authorization: Bearer \u003ctoken>`","instance":"urn:uuid:0b7c1f4e-6a52-4c3d-9e80-2f1a5d7c8b96","step":"credentials-malformed","operation":"getAccount","retryable":false}"#,
    },
    Sample {
        step: "credentials-missing",
        status: 401,
        title: "a password that is missing is asked for",
        request: "GET /cellar HTTP/1.1
Host: api.example

",
        answer: r#"HTTP/1.1 401 Unauthorized
Date: Thu, 26 Nov 2026 12:00:00 GMT
Content-Type: application/problem+json
Cache-Control: no-store
X-Content-Type-Options: nosniff
X-Request-Id: 0b7c1f4e-6a52-4c3d-9e80-2f1a5d7c8b96
Vary: Accept
Link: </.demur/errors/credentials-missing>; rel="help"
WWW-Authenticate: Basic realm="api"
Content-Length: 333

{"type":"/.demur/errors/credentials-missing","title":"Credentials missing","status":401,"detail":"This operation needs credentials, and the request has none","hint":"send `Authorization: Basic …`","instance":"urn:uuid:0b7c1f4e-6a52-4c3d-9e80-2f1a5d7c8b96","step":"credentials-missing","operation":"openTheCellar","retryable":false}"#,
    },
    Sample {
        step: "expectation",
        status: 417,
        title: "an expectation nobody knows is answered with 417",
        request: "GET /products HTTP/1.1
Host: api.example
Expect: 200-ok

",
        answer: r#"HTTP/1.1 417 Expectation Failed
Date: Thu, 26 Nov 2026 12:00:00 GMT
Content-Type: application/problem+json
Cache-Control: no-store
X-Content-Type-Options: nosniff
X-Request-Id: 0b7c1f4e-6a52-4c3d-9e80-2f1a5d7c8b96
Vary: Accept
Link: </.demur/errors/expectation>; rel="help"
Content-Length: 319

{"type":"/.demur/errors/expectation","title":"Unknown expectation","status":417,"detail":"The only expectation known here is `100-continue`","hint":"send the request without the `Expect` field","instance":"urn:uuid:0b7c1f4e-6a52-4c3d-9e80-2f1a5d7c8b96","step":"expectation","operation":"listProducts","retryable":false}"#,
    },
    Sample {
        step: "field-syntax",
        status: 400,
        title: "whitespace before a colon is answered with 400",
        request: "GET /products HTTP/1.1
Host : api.example

",
        answer: r#"HTTP/1.1 400 Bad Request
Date: Thu, 26 Nov 2026 12:00:00 GMT
Content-Type: application/problem+json
Cache-Control: no-store
X-Content-Type-Options: nosniff
X-Request-Id: 0b7c1f4e-6a52-4c3d-9e80-2f1a5d7c8b96
Vary: Accept
Link: </.demur/errors/field-syntax>; rel="help"
Content-Length: 280
Connection: close

{"type":"/.demur/errors/field-syntax","title":"Malformed field","status":400,"detail":"Whitespace stands between a field name and its colon (byte 28, field `Host`; RFC 9112 §5.1)","instance":"urn:uuid:0b7c1f4e-6a52-4c3d-9e80-2f1a5d7c8b96","step":"field-syntax","retryable":false}"#,
    },
    Sample {
        step: "fields-too-large",
        status: 431,
        title: "one long field is answered with 431 and named",
        request: "GET /products HTTP/1.1
Host: api.example
Cookie: a=bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb

",
        answer: r#"HTTP/1.1 431 Request Header Fields Too Large
Date: Thu, 26 Nov 2026 12:00:00 GMT
Content-Type: application/problem+json
Cache-Control: no-store
X-Content-Type-Options: nosniff
X-Request-Id: 0b7c1f4e-6a52-4c3d-9e80-2f1a5d7c8b96
Vary: Accept
Link: </.demur/errors/fields-too-large>; rel="help"
Content-Length: 344
Connection: close

{"type":"/.demur/errors/fields-too-large","title":"Fields too large","status":431,"detail":"One field line is longer than the limit (byte 43, field `Cookie`; RFC 6585 §5)","hint":"make the field `Cookie` shorter and send the request again","instance":"urn:uuid:0b7c1f4e-6a52-4c3d-9e80-2f1a5d7c8b96","step":"fields-too-large","retryable":false}"#,
    },
    Sample {
        step: "forbidden",
        status: 403,
        title: "a token without the scope is answered with 403 and the scope",
        request: "DELETE /boxes/7 HTTP/1.1
Host: api.example
Authorization: Bearer eyJhbGciOiJFUzI1NiIsImtpZCI6InRlc3QtZXMyNTYiLCJ0eXAiOiJKV1QifQ.eyJhdWQiOiJodHRwczovL2FwaS5leGFtcGxlIiwiZXhwIjo0MTAyNDQ0ODAwLCJpc3MiOiJodHRwczovL2lzc3Vlci5leGFtcGxlIiwic2NvcGUiOiJib3hlczpyZWFkIiwic3ViIjoiYWxpY2UifQ.pbv63hMnihbU4NE93xnya5g4_bi5XgD1ghmDlLI2uuGj8_O-EUpJOyCs6sOy-Ony2r4ZIbEOvGIT8ccTV4-P6w

",
        answer: r#"HTTP/1.1 403 Forbidden
Date: Thu, 26 Nov 2026 12:00:00 GMT
Content-Type: application/problem+json
Cache-Control: no-store
X-Content-Type-Options: nosniff
X-Request-Id: 0b7c1f4e-6a52-4c3d-9e80-2f1a5d7c8b96
Vary: Accept
Link: </.demur/errors/forbidden>; rel="help"
WWW-Authenticate: Bearer realm="api", error="insufficient_scope", scope="boxes:write"
Content-Length: 277

{"type":"/.demur/errors/forbidden","title":"Not for this caller","status":403,"detail":"The token lacks a scope","hint":"ask for a token with `boxes:write`","instance":"urn:uuid:0b7c1f4e-6a52-4c3d-9e80-2f1a5d7c8b96","step":"forbidden","operation":"removeBox","retryable":false}"#,
    },
    Sample {
        step: "framing",
        status: 400,
        title: "two ways to tell the length are answered with 400",
        request: "POST /signup HTTP/1.1
Host: api.example
Content-Type: application/json
Content-Length: 5
Transfer-Encoding: chunked

0

",
        answer: r#"HTTP/1.1 400 Bad Request
Date: Thu, 26 Nov 2026 12:00:00 GMT
Content-Type: application/problem+json
Cache-Control: no-store
X-Content-Type-Options: nosniff
X-Request-Id: 0b7c1f4e-6a52-4c3d-9e80-2f1a5d7c8b96
Vary: Accept
Link: </.demur/errors/framing>; rel="help"
Content-Length: 298
Connection: close

{"type":"/.demur/errors/framing","title":"Ambiguous length","status":400,"detail":"`Content-Length` and `Transfer-Encoding` stand in the same message (byte 93, field `Transfer-Encoding`; RFC 9112 §6.1)","instance":"urn:uuid:0b7c1f4e-6a52-4c3d-9e80-2f1a5d7c8b96","step":"framing","retryable":false}"#,
    },
    Sample {
        step: "gone",
        status: 410,
        title: "what was removed on purpose is answered with 410 since when and why",
        request: "GET /boxes/404 HTTP/1.1
Host: api.example

",
        answer: r#"HTTP/1.1 410 Gone
Date: Thu, 26 Nov 2026 12:00:00 GMT
Content-Type: application/problem+json
Cache-Control: public, max-age=86400
X-Content-Type-Options: nosniff
X-Request-Id: 0b7c1f4e-6a52-4c3d-9e80-2f1a5d7c8b96
Vary: Accept
Link: </.demur/errors/gone>; rel="help"
Content-Length: 285

{"type":"/.demur/errors/gone","title":"Gone on purpose","status":410,"detail":"What was here is gone since 2025-03-01: it was emptied","hint":"remove links that lead here","instance":"urn:uuid:0b7c1f4e-6a52-4c3d-9e80-2f1a5d7c8b96","step":"gone","operation":"openBox","retryable":false}"#,
    },
    Sample {
        step: "head-timeout",
        status: 408,
        title: "a head that lacks only its empty line is answered with 408",
        request: "GET /products HTTP/1.1
Host: api.example
",
        answer: r#"HTTP/1.1 408 Request Timeout
Date: Thu, 26 Nov 2026 12:00:00 GMT
Content-Type: application/problem+json
Cache-Control: no-store
X-Content-Type-Options: nosniff
X-Request-Id: 0b7c1f4e-6a52-4c3d-9e80-2f1a5d7c8b96
Vary: Accept
Link: </.demur/errors/head-timeout>; rel="help"
Content-Length: 297
Connection: close

{"type":"/.demur/errors/head-timeout","title":"The head did not arrive in time","status":408,"detail":"The head did not arrive completely within the time allowed for it (byte 43; RFC 9110 §15.5.9)","instance":"urn:uuid:0b7c1f4e-6a52-4c3d-9e80-2f1a5d7c8b96","step":"head-timeout","retryable":true}"#,
    },
    Sample {
        step: "host",
        status: 400,
        title: "a request without a host is answered with 400",
        request: "GET /products HTTP/1.1

",
        answer: r#"HTTP/1.1 400 Bad Request
Date: Thu, 26 Nov 2026 12:00:00 GMT
Content-Type: application/problem+json
Cache-Control: no-store
X-Content-Type-Options: nosniff
X-Request-Id: 0b7c1f4e-6a52-4c3d-9e80-2f1a5d7c8b96
Vary: Accept
Link: </.demur/errors/host>; rel="help"
Content-Length: 247
Connection: close

{"type":"/.demur/errors/host","title":"Host missing or wrong","status":400,"detail":"An HTTP/1.1 request must have a `Host` field (byte 0; RFC 9112 §3.2)","instance":"urn:uuid:0b7c1f4e-6a52-4c3d-9e80-2f1a5d7c8b96","step":"host","retryable":false}"#,
    },
    Sample {
        step: "http-version",
        status: 505,
        title: "a major version from the future is answered with 505",
        request: "GET /products HTTP/3.0
Host: api.example

",
        answer: r#"HTTP/1.1 505 HTTP Version Not Supported
Date: Thu, 26 Nov 2026 12:00:00 GMT
Content-Type: application/problem+json
Cache-Control: no-store
X-Content-Type-Options: nosniff
X-Request-Id: 0b7c1f4e-6a52-4c3d-9e80-2f1a5d7c8b96
Vary: Accept
Link: </.demur/errors/http-version>; rel="help"
Content-Length: 304
Connection: close

{"type":"/.demur/errors/http-version","title":"HTTP version not spoken here","status":505,"detail":"The major version is not 1 (byte 14; RFC 9110 §15.6.6)","hint":"this port speaks HTTP/1.1 and HTTP/1.0","instance":"urn:uuid:0b7c1f4e-6a52-4c3d-9e80-2f1a5d7c8b96","step":"http-version","retryable":false}"#,
    },
    Sample {
        step: "length-required",
        status: 411,
        title: "a body of unknown length is answered with 411 where its length is required",
        request: "POST /signup HTTP/1.1
Host: api.example
Content-Type: application/json
Transfer-Encoding: chunked

2
{}
0

",
        answer: r#"HTTP/1.1 411 Length Required
Date: Thu, 26 Nov 2026 12:00:00 GMT
Content-Type: application/problem+json
Cache-Control: no-store
X-Content-Type-Options: nosniff
X-Request-Id: 0b7c1f4e-6a52-4c3d-9e80-2f1a5d7c8b96
Vary: Accept
Link: </.demur/errors/length-required>; rel="help"
Content-Length: 328

{"type":"/.demur/errors/length-required","title":"The length is missing","status":411,"detail":"A body must announce its length here","hint":"send `Content-Length` instead of `Transfer-Encoding: chunked`","instance":"urn:uuid:0b7c1f4e-6a52-4c3d-9e80-2f1a5d7c8b96","step":"length-required","operation":"signUp","retryable":false}"#,
    },
    Sample {
        step: "media-type",
        status: 415,
        title: "a type that is not declared is answered with 415 and the types that are",
        request: "POST /signup HTTP/1.1
Host: api.example
Content-Type: text/csv
Content-Length: 18

ada@example.com,36",
        answer: r#"HTTP/1.1 415 Unsupported Media Type
Date: Thu, 26 Nov 2026 12:00:00 GMT
Content-Type: application/problem+json
Cache-Control: no-store
X-Content-Type-Options: nosniff
X-Request-Id: 0b7c1f4e-6a52-4c3d-9e80-2f1a5d7c8b96
Vary: Accept
Link: </.demur/errors/media-type>; rel="help"
Accept: application/json
Content-Length: 304

{"type":"/.demur/errors/media-type","title":"Media type not accepted","status":415,"detail":"The operation does not accept a body of this media type","hint":"accepted: application/json","instance":"urn:uuid:0b7c1f4e-6a52-4c3d-9e80-2f1a5d7c8b96","step":"media-type","operation":"signUp","retryable":false}"#,
    },
    Sample {
        step: "method-not-allowed",
        status: 405,
        title: "a method the resource lacks is answered with 405 and Allow",
        request: "PATCH /products HTTP/1.1
Host: api.example

",
        answer: r#"HTTP/1.1 405 Method Not Allowed
Date: Thu, 26 Nov 2026 12:00:00 GMT
Content-Type: application/problem+json
Cache-Control: no-store
X-Content-Type-Options: nosniff
X-Request-Id: 0b7c1f4e-6a52-4c3d-9e80-2f1a5d7c8b96
Vary: Accept
Link: </.demur/errors/method-not-allowed>; rel="help"
Allow: GET, HEAD, OPTIONS, POST
Content-Length: 299

{"type":"/.demur/errors/method-not-allowed","title":"Method not allowed here","status":405,"detail":"The resource does not support this method","hint":"supported here: GET, HEAD, OPTIONS, POST","instance":"urn:uuid:0b7c1f4e-6a52-4c3d-9e80-2f1a5d7c8b96","step":"method-not-allowed","retryable":false}"#,
    },
    Sample {
        step: "method-too-long",
        status: 501,
        title: "a method of forty letters is answered with 501",
        request: "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA /products HTTP/1.1
Host: api.example

",
        answer: r#"HTTP/1.1 501 Not Implemented
Date: Thu, 26 Nov 2026 12:00:00 GMT
Content-Type: application/problem+json
Cache-Control: no-store
X-Content-Type-Options: nosniff
X-Request-Id: 0b7c1f4e-6a52-4c3d-9e80-2f1a5d7c8b96
Vary: Accept
Link: </.demur/errors/method-too-long>; rel="help"
Content-Length: 264
Connection: close

{"type":"/.demur/errors/method-too-long","title":"Method too long","status":501,"detail":"The method is longer than any method known here (byte 0; RFC 9112 §3)","instance":"urn:uuid:0b7c1f4e-6a52-4c3d-9e80-2f1a5d7c8b96","step":"method-too-long","retryable":false}"#,
    },
    Sample {
        step: "method-unknown",
        status: 501,
        title: "a method nobody knows is answered with 501",
        request: "BREW /products HTTP/1.1
Host: api.example

",
        answer: r#"HTTP/1.1 501 Not Implemented
Date: Thu, 26 Nov 2026 12:00:00 GMT
Content-Type: application/problem+json
Cache-Control: no-store
X-Content-Type-Options: nosniff
X-Request-Id: 0b7c1f4e-6a52-4c3d-9e80-2f1a5d7c8b96
Vary: Accept
Link: </.demur/errors/method-unknown>; rel="help"
Content-Length: 252

{"type":"/.demur/errors/method-unknown","title":"Unknown method","status":501,"detail":"This method is not implemented by any resource of this server","instance":"urn:uuid:0b7c1f4e-6a52-4c3d-9e80-2f1a5d7c8b96","step":"method-unknown","retryable":false}"#,
    },
    Sample {
        step: "misdirected",
        status: 421,
        title: "a foreign authority is answered with 421",
        request: "GET /products HTTP/1.1
Host: elsewhere.example

",
        answer: r#"HTTP/1.1 421 Misdirected Request
Date: Thu, 26 Nov 2026 12:00:00 GMT
Content-Type: application/problem+json
Cache-Control: no-store
X-Content-Type-Options: nosniff
X-Request-Id: 0b7c1f4e-6a52-4c3d-9e80-2f1a5d7c8b96
Vary: Accept
Link: </.demur/errors/misdirected>; rel="help"
Content-Length: 331

{"type":"/.demur/errors/misdirected","title":"Not our authority","status":421,"detail":"This server does not answer for the requested authority","hint":"open a new connection to the host that the URL names","instance":"urn:uuid:0b7c1f4e-6a52-4c3d-9e80-2f1a5d7c8b96","step":"misdirected","operation":"listProducts","retryable":true}"#,
    },
    Sample {
        step: "moved",
        status: 301,
        title: "a move for good answers GET with 301",
        request: "GET /boxes/301?a=1 HTTP/1.1
Host: api.example

",
        answer: "HTTP/1.1 301 Moved Permanently
Date: Thu, 26 Nov 2026 12:00:00 GMT
Location: /boxes/7?a=1
Cache-Control: public, max-age=3600
X-Request-Id: 0b7c1f4e-6a52-4c3d-9e80-2f1a5d7c8b96
Content-Type: text/plain; charset=utf-8
X-Content-Type-Options: nosniff
Content-Length: 45

This has moved permanently, to:
/boxes/7?a=1
",
    },
    Sample {
        step: "moved",
        status: 302,
        title: "a move for a time answers GET with 302",
        request: "GET /boxes/302 HTTP/1.1
Host: api.example

",
        answer: "HTTP/1.1 302 Found
Date: Thu, 26 Nov 2026 12:00:00 GMT
Location: /boxes/8
Cache-Control: no-store
X-Request-Id: 0b7c1f4e-6a52-4c3d-9e80-2f1a5d7c8b96
Content-Type: text/plain; charset=utf-8
X-Content-Type-Options: nosniff
Content-Length: 40

This has moved for a time, to:
/boxes/8
",
    },
    Sample {
        step: "moved",
        status: 307,
        title: "a move for a time answers POST with 307",
        request: "POST /boxes/302 HTTP/1.1
Host: api.example
Content-Length: 0

",
        answer: "HTTP/1.1 307 Temporary Redirect
Date: Thu, 26 Nov 2026 12:00:00 GMT
Location: /boxes/8
Cache-Control: no-store
X-Request-Id: 0b7c1f4e-6a52-4c3d-9e80-2f1a5d7c8b96
Content-Type: text/plain; charset=utf-8
X-Content-Type-Options: nosniff
Content-Length: 40

This has moved for a time, to:
/boxes/8
",
    },
    Sample {
        step: "moved",
        status: 308,
        title: "a move for good answers POST with 308",
        request: "POST /boxes/301?a=1 HTTP/1.1
Host: api.example
Content-Length: 0

",
        answer: "HTTP/1.1 308 Permanent Redirect
Date: Thu, 26 Nov 2026 12:00:00 GMT
Location: /boxes/7?a=1
Cache-Control: public, max-age=3600
X-Request-Id: 0b7c1f4e-6a52-4c3d-9e80-2f1a5d7c8b96
Content-Type: text/plain; charset=utf-8
X-Content-Type-Options: nosniff
Content-Length: 45

This has moved permanently, to:
/boxes/7?a=1
",
    },
    Sample {
        step: "not-acceptable",
        status: 406,
        title: "types that are not offered are answered with 406 where Accept is strict",
        request: "GET /products HTTP/1.1
Host: api.example
Accept: image/png

",
        answer: r#"HTTP/1.1 406 Not Acceptable
Date: Thu, 26 Nov 2026 12:00:00 GMT
Content-Type: application/problem+json
Cache-Control: no-store
X-Content-Type-Options: nosniff
X-Request-Id: 0b7c1f4e-6a52-4c3d-9e80-2f1a5d7c8b96
Vary: Accept
Link: </.demur/errors/not-acceptable>; rel="help"
Content-Length: 318

{"type":"/.demur/errors/not-acceptable","title":"No acceptable media type","status":406,"detail":"None of the media types in `Accept` is available here","hint":"available: application/json","instance":"urn:uuid:0b7c1f4e-6a52-4c3d-9e80-2f1a5d7c8b96","step":"not-acceptable","operation":"listProducts","retryable":false}"#,
    },
    Sample {
        step: "not-found",
        status: 404,
        title: "a trailing slash makes another path",
        request: "GET /products/7/ HTTP/1.1
Host: api.example

",
        answer: r#"HTTP/1.1 404 Not Found
Date: Thu, 26 Nov 2026 12:00:00 GMT
Content-Type: application/problem+json
Cache-Control: no-cache
X-Content-Type-Options: nosniff
X-Request-Id: 0b7c1f4e-6a52-4c3d-9e80-2f1a5d7c8b96
Vary: Accept
Link: </.demur/errors/not-found>; rel="help"
Content-Length: 301

{"type":"/.demur/errors/not-found","title":"Nothing under this path","status":404,"detail":"Nothing is known under this path","hint":"did you mean `/products/{id}`, which differs in the slash at its end?","instance":"urn:uuid:0b7c1f4e-6a52-4c3d-9e80-2f1a5d7c8b96","step":"not-found","retryable":false}"#,
    },
    Sample {
        step: "options",
        status: 204,
        title: "OPTIONS is answered with the methods of the resource",
        request: "OPTIONS /products/7 HTTP/1.1
Host: api.example

",
        answer: "HTTP/1.1 204 No Content
Date: Thu, 26 Nov 2026 12:00:00 GMT
Cache-Control: no-store
Allow: DELETE, GET, HEAD, OPTIONS, PATCH, PUT
X-Request-Id: 0b7c1f4e-6a52-4c3d-9e80-2f1a5d7c8b96

",
    },
    Sample {
        step: "overloaded",
        status: 503,
        title: "without room a request is answered with 503 and a time to wait",
        request: "GET /products HTTP/1.1
Host: api.example

",
        answer: r#"HTTP/1.1 503 Service Unavailable
Date: Thu, 26 Nov 2026 12:00:00 GMT
Content-Type: application/problem+json
Cache-Control: no-store
X-Content-Type-Options: nosniff
X-Request-Id: 0b7c1f4e-6a52-4c3d-9e80-2f1a5d7c8b96
Vary: Accept
Link: </.demur/errors/overloaded>; rel="help"
Retry-After: 1
Content-Length: 295
Connection: close

{"type":"/.demur/errors/overloaded","title":"No room for another request","status":503,"detail":"The gateway has no room for another request at the moment","instance":"urn:uuid:0b7c1f4e-6a52-4c3d-9e80-2f1a5d7c8b96","step":"overloaded","operation":"listProducts","retryable":true,"retry_after":1}"#,
    },
    Sample {
        step: "own-pages",
        status: 200,
        title: "the gateway says that it is alive",
        request: "GET /.demur/live HTTP/1.1
Host: api.example

",
        answer: "HTTP/1.1 200 OK
Date: Thu, 26 Nov 2026 12:00:00 GMT
Cache-Control: no-store
X-Request-Id: 0b7c1f4e-6a52-4c3d-9e80-2f1a5d7c8b96
Content-Type: text/plain; charset=utf-8
X-Content-Type-Options: nosniff
Content-Length: 3

ok
",
    },
    Sample {
        step: "own-pages",
        status: 404,
        title: "a page that is not there is answered with our own 404",
        request: "GET /.demur/status/999 HTTP/1.1
Host: api.example

",
        answer: r#"HTTP/1.1 404 Not Found
Date: Thu, 26 Nov 2026 12:00:00 GMT
Content-Type: application/problem+json
Cache-Control: no-cache
X-Content-Type-Options: nosniff
X-Request-Id: 0b7c1f4e-6a52-4c3d-9e80-2f1a5d7c8b96
Vary: Accept
Link: </.demur/errors/own-pages>; rel="help"
Content-Length: 265

{"type":"/.demur/errors/own-pages","title":"One of demur's own pages","status":404,"detail":"There is no such page here","hint":"the list of all pages is at `/.demur/`","instance":"urn:uuid:0b7c1f4e-6a52-4c3d-9e80-2f1a5d7c8b96","step":"own-pages","retryable":false}"#,
    },
    Sample {
        step: "own-pages",
        status: 405,
        title: "a page can only be read",
        request: "POST /.demur/status/404 HTTP/1.1
Host: api.example
Content-Length: 0

",
        answer: r#"HTTP/1.1 405 Method Not Allowed
Date: Thu, 26 Nov 2026 12:00:00 GMT
Content-Type: application/problem+json
Cache-Control: no-store
X-Content-Type-Options: nosniff
X-Request-Id: 0b7c1f4e-6a52-4c3d-9e80-2f1a5d7c8b96
Vary: Accept
Link: </.demur/errors/own-pages>; rel="help"
Allow: GET, HEAD
Content-Length: 235

{"type":"/.demur/errors/own-pages","title":"One of demur's own pages","status":405,"detail":"Pages of demur can be read, and nothing else","instance":"urn:uuid:0b7c1f4e-6a52-4c3d-9e80-2f1a5d7c8b96","step":"own-pages","retryable":false}"#,
    },
    Sample {
        step: "parameters",
        status: 400,
        title: "a query value of the wrong type is answered with 400",
        request: "GET /products?limit=many HTTP/1.1
Host: api.example

",
        answer: r#"HTTP/1.1 400 Bad Request
Date: Thu, 26 Nov 2026 12:00:00 GMT
Content-Type: application/problem+json
Cache-Control: no-store
X-Content-Type-Options: nosniff
X-Request-Id: 0b7c1f4e-6a52-4c3d-9e80-2f1a5d7c8b96
Vary: Accept
Link: </.demur/errors/parameters>; rel="help"
Content-Length: 410

{"type":"/.demur/errors/parameters","title":"Parameters missing or wrong","status":400,"detail":"A parameter is missing or wrong","instance":"urn:uuid:0b7c1f4e-6a52-4c3d-9e80-2f1a5d7c8b96","step":"parameters","operation":"listProducts","retryable":false,"errors":[{"in":"query","name":"limit","code":"type","detail":"must be an integer","docs":"/.demur/faults/type"}],"errors_total":1,"errors_truncated":false}"#,
    },
    Sample {
        step: "path-parameter",
        status: 400,
        title: "where the operation documents 400 it is 400",
        request: "GET /doors/0 HTTP/1.1
Host: api.example

",
        answer: r#"HTTP/1.1 400 Bad Request
Date: Thu, 26 Nov 2026 12:00:00 GMT
Content-Type: application/problem+json
Cache-Control: no-store
X-Content-Type-Options: nosniff
X-Request-Id: 0b7c1f4e-6a52-4c3d-9e80-2f1a5d7c8b96
Vary: Accept
Link: </.demur/errors/path-parameter>; rel="help"
Content-Length: 463

{"type":"/.demur/errors/path-parameter","title":"A path segment does not fit","status":400,"detail":"A segment of the path does not fit the parameter in its place","instance":"urn:uuid:0b7c1f4e-6a52-4c3d-9e80-2f1a5d7c8b96","step":"path-parameter","operation":"openDoor","retryable":false,"errors":[{"in":"path","name":"number","code":"minimum","detail":"must be at least 1","expected":1,"docs":"/.demur/faults/minimum"}],"errors_total":1,"errors_truncated":false}"#,
    },
    Sample {
        step: "path-parameter",
        status: 404,
        title: "a segment that fits no resource is answered with 404 and the fault",
        request: "GET /products/xyzzy HTTP/1.1
Host: api.example

",
        answer: r#"HTTP/1.1 404 Not Found
Date: Thu, 26 Nov 2026 12:00:00 GMT
Content-Type: application/problem+json
Cache-Control: no-cache
X-Content-Type-Options: nosniff
X-Request-Id: 0b7c1f4e-6a52-4c3d-9e80-2f1a5d7c8b96
Vary: Accept
Link: </.demur/errors/path-parameter>; rel="help"
Content-Length: 442

{"type":"/.demur/errors/path-parameter","title":"A path segment does not fit","status":404,"detail":"A segment of the path does not fit the parameter in its place","instance":"urn:uuid:0b7c1f4e-6a52-4c3d-9e80-2f1a5d7c8b96","step":"path-parameter","operation":"getProduct","retryable":false,"errors":[{"in":"path","name":"id","code":"type","detail":"must be an integer","docs":"/.demur/faults/type"}],"errors_total":1,"errors_truncated":false}"#,
    },
    Sample {
        step: "preflight",
        status: 204,
        title: "a preflight from an allowed origin gets permission without credentials",
        request: "OPTIONS /account HTTP/1.1
Host: api.example
Origin: https://shop.example
Access-Control-Request-Method: GET
Access-Control-Request-Headers: content-type

",
        answer: "HTTP/1.1 204 No Content
Date: Thu, 26 Nov 2026 12:00:00 GMT
Vary: Origin
Cache-Control: no-store
Access-Control-Allow-Origin: https://shop.example
Access-Control-Allow-Methods: GET, HEAD, POST, PUT, PATCH, DELETE
Access-Control-Max-Age: 600
Access-Control-Allow-Headers: content-type
X-Request-Id: 0b7c1f4e-6a52-4c3d-9e80-2f1a5d7c8b96

",
    },
    Sample {
        step: "quota",
        status: 402,
        title: "a quota that can be paid for is answered with 402",
        request: "GET /boxes HTTP/1.1
Host: api.example
Authorization: Bearer eyJhbGciOiJFUzI1NiIsImtpZCI6InRlc3QtZXMyNTYiLCJ0eXAiOiJKV1QifQ.eyJhdWQiOiJodHRwczovL2FwaS5leGFtcGxlIiwiZXhwIjo0MTAyNDQ0ODAwLCJpc3MiOiJodHRwczovL2lzc3Vlci5leGFtcGxlIiwic2NvcGUiOiJib3hlczpyZWFkIiwic3ViIjoiYWxpY2UifQ.pbv63hMnihbU4NE93xnya5g4_bi5XgD1ghmDlLI2uuGj8_O-EUpJOyCs6sOy-Ony2r4ZIbEOvGIT8ccTV4-P6w

",
        answer: r#"HTTP/1.1 402 Payment Required
Date: Thu, 26 Nov 2026 12:00:00 GMT
Content-Type: application/problem+json
Cache-Control: no-store
X-Content-Type-Options: nosniff
X-Request-Id: 0b7c1f4e-6a52-4c3d-9e80-2f1a5d7c8b96
Vary: Accept
Link: </.demur/errors/quota>; rel="help"
RateLimit-Policy: "plan";q=1;w=3600
RateLimit: "plan";r=0;t=3600
Content-Length: 299

{"type":"/.demur/errors/quota","title":"More requests than agreed","status":402,"detail":"The quota of 1 requests in 3600 s is used up","hint":"a larger quota has to be arranged for","instance":"urn:uuid:0b7c1f4e-6a52-4c3d-9e80-2f1a5d7c8b96","step":"quota","operation":"listBoxes","retryable":false}"#,
    },
    Sample {
        step: "quota",
        status: 429,
        title: "a caller who asked too often is answered with 429",
        request: "GET /boxes HTTP/1.1
Host: api.example
Authorization: Bearer eyJhbGciOiJFUzI1NiIsImtpZCI6InRlc3QtZXMyNTYiLCJ0eXAiOiJKV1QifQ.eyJhdWQiOiJodHRwczovL2FwaS5leGFtcGxlIiwiZXhwIjo0MTAyNDQ0ODAwLCJpc3MiOiJodHRwczovL2lzc3Vlci5leGFtcGxlIiwic2NvcGUiOiJib3hlczpyZWFkIiwic3ViIjoiYWxpY2UifQ.pbv63hMnihbU4NE93xnya5g4_bi5XgD1ghmDlLI2uuGj8_O-EUpJOyCs6sOy-Ony2r4ZIbEOvGIT8ccTV4-P6w

",
        answer: r#"HTTP/1.1 429 Too Many Requests
Date: Thu, 26 Nov 2026 12:00:00 GMT
Content-Type: application/problem+json
Cache-Control: no-store
X-Content-Type-Options: nosniff
X-Request-Id: 0b7c1f4e-6a52-4c3d-9e80-2f1a5d7c8b96
Vary: Accept
Link: </.demur/errors/quota>; rel="help"
RateLimit-Policy: "hourly";q=1;w=3600
RateLimit: "hourly";r=0;t=3600
Retry-After: 3600
Content-Length: 321

{"type":"/.demur/errors/quota","title":"More requests than agreed","status":429,"detail":"More requests than the limit of 1 in 3600 s allows","hint":"wait 3600 s before the next request","instance":"urn:uuid:0b7c1f4e-6a52-4c3d-9e80-2f1a5d7c8b96","step":"quota","operation":"listBoxes","retryable":true,"retry_after":3600}"#,
    },
    Sample {
        step: "rate-network",
        status: 429,
        title: "a network that asked too often is answered with 429",
        request: "GET /windows HTTP/1.1
Host: api.example

",
        answer: r#"HTTP/1.1 429 Too Many Requests
Date: Thu, 26 Nov 2026 12:00:00 GMT
Content-Type: application/problem+json
Cache-Control: no-store
X-Content-Type-Options: nosniff
X-Request-Id: 0b7c1f4e-6a52-4c3d-9e80-2f1a5d7c8b96
Vary: Accept
Link: </.demur/errors/rate-network>; rel="help"
RateLimit-Policy: "hourly";q=1;w=3600
RateLimit: "hourly";r=0;t=3600
Retry-After: 3600
Content-Length: 340

{"type":"/.demur/errors/rate-network","title":"Too many requests from a network","status":429,"detail":"More requests than the limit of 1 in 3600 s allows","hint":"wait 3600 s before the next request","instance":"urn:uuid:0b7c1f4e-6a52-4c3d-9e80-2f1a5d7c8b96","step":"rate-network","operation":"lookOut","retryable":true,"retry_after":3600}"#,
    },
    Sample {
        step: "request-line",
        status: 400,
        title: "a space in the target is answered with 400",
        request: "GET /pro ducts HTTP/1.1
Host: api.example

",
        answer: r#"HTTP/1.1 400 Bad Request
Date: Thu, 26 Nov 2026 12:00:00 GMT
Content-Type: application/problem+json
Cache-Control: no-store
X-Content-Type-Options: nosniff
X-Request-Id: 0b7c1f4e-6a52-4c3d-9e80-2f1a5d7c8b96
Vary: Accept
Link: </.demur/errors/request-line>; rel="help"
Content-Length: 273
Connection: close

{"type":"/.demur/errors/request-line","title":"Malformed request line","status":400,"detail":"The target holds a space; it must be written as `%20` (byte 8; RFC 9112 §3.2)","instance":"urn:uuid:0b7c1f4e-6a52-4c3d-9e80-2f1a5d7c8b96","step":"request-line","retryable":false}"#,
    },
    Sample {
        step: "response-contract",
        status: 502,
        title: "a status that is not documented is answered with 502 where that is switched on",
        request: "GET /products HTTP/1.1
Host: api.example

",
        answer: r#"HTTP/1.1 502 Bad Gateway
Date: Thu, 26 Nov 2026 12:00:00 GMT
Content-Type: application/problem+json
Cache-Control: no-store
X-Content-Type-Options: nosniff
X-Request-Id: 0b7c1f4e-6a52-4c3d-9e80-2f1a5d7c8b96
Vary: Accept
Link: </.demur/errors/response-contract>; rel="help"
Content-Length: 310

{"type":"/.demur/errors/response-contract","title":"Answer breaks the contract","status":502,"detail":"The service behind this gateway answered with a status it does not document","instance":"urn:uuid:0b7c1f4e-6a52-4c3d-9e80-2f1a5d7c8b96","step":"response-contract","operation":"listProducts","retryable":true}"#,
    },
    Sample {
        step: "response-normalised",
        status: 500,
        title: "the body of a 500 is replaced and its status kept",
        request: "GET /broken HTTP/1.1
Host: api.example

",
        answer: r#"HTTP/1.1 500 Internal Server Error
Date: Thu, 26 Nov 2026 12:00:00 GMT
Content-Type: application/problem+json
Cache-Control: no-store
X-Content-Type-Options: nosniff
X-Request-Id: 0b7c1f4e-6a52-4c3d-9e80-2f1a5d7c8b96
Vary: Accept
Link: </.demur/errors/response-normalised>; rel="help"
Content-Length: 291

{"type":"/.demur/errors/response-normalised","title":"Error of the upstream","status":500,"detail":"The service behind this gateway failed to handle the request","instance":"urn:uuid:0b7c1f4e-6a52-4c3d-9e80-2f1a5d7c8b96","step":"response-normalised","operation":"breakDown","retryable":true}"#,
    },
    Sample {
        step: "target-encoding",
        status: 400,
        title: "an encoded slash is answered with 400",
        request: "GET /files/a%2Fb HTTP/1.1
Host: api.example

",
        answer: r#"HTTP/1.1 400 Bad Request
Date: Thu, 26 Nov 2026 12:00:00 GMT
Content-Type: application/problem+json
Cache-Control: no-store
X-Content-Type-Options: nosniff
X-Request-Id: 0b7c1f4e-6a52-4c3d-9e80-2f1a5d7c8b96
Vary: Accept
Link: </.demur/errors/target-encoding>; rel="help"
Content-Length: 354

{"type":"/.demur/errors/target-encoding","title":"Ambiguous encoding of the target","status":400,"detail":"A path segment holds an encoded slash, which servers read differently","hint":"send the value in the query or in the body","instance":"urn:uuid:0b7c1f4e-6a52-4c3d-9e80-2f1a5d7c8b96","step":"target-encoding","operation":"getFile","retryable":false}"#,
    },
    Sample {
        step: "target-form",
        status: 400,
        title: "an asterisk belongs to OPTIONS",
        request: "GET * HTTP/1.1
Host: api.example

",
        answer: r#"HTTP/1.1 400 Bad Request
Date: Thu, 26 Nov 2026 12:00:00 GMT
Content-Type: application/problem+json
Cache-Control: no-store
X-Content-Type-Options: nosniff
X-Request-Id: 0b7c1f4e-6a52-4c3d-9e80-2f1a5d7c8b96
Vary: Accept
Link: </.demur/errors/target-form>; rel="help"
Content-Length: 256
Connection: close

{"type":"/.demur/errors/target-form","title":"Wrong form of target","status":400,"detail":"The target `*` belongs to OPTIONS only (byte 4; RFC 9112 §3.2.4)","instance":"urn:uuid:0b7c1f4e-6a52-4c3d-9e80-2f1a5d7c8b96","step":"target-form","retryable":false}"#,
    },
    Sample {
        step: "target-too-long",
        status: 414,
        title: "the limit can be set",
        request: "GET /products?aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa HTTP/1.1
Host: api.example

",
        answer: r#"HTTP/1.1 414 URI Too Long
Date: Thu, 26 Nov 2026 12:00:00 GMT
Content-Type: application/problem+json
Cache-Control: no-store
X-Content-Type-Options: nosniff
X-Request-Id: 0b7c1f4e-6a52-4c3d-9e80-2f1a5d7c8b96
Vary: Accept
Link: </.demur/errors/target-too-long>; rel="help"
Content-Length: 252
Connection: close

{"type":"/.demur/errors/target-too-long","title":"Target too long","status":414,"detail":"The target is longer than the limit (byte 4; RFC 9112 §3)","instance":"urn:uuid:0b7c1f4e-6a52-4c3d-9e80-2f1a5d7c8b96","step":"target-too-long","retryable":false}"#,
    },
    Sample {
        step: "too-early",
        status: 425,
        title: "an order in early data is answered with 425",
        request: "POST /orders HTTP/1.1
Host: api.example
Early-Data: 1
Content-Type: application/json
Content-Length: 2

{}",
        answer: r#"HTTP/1.1 425 Too Early
Date: Thu, 26 Nov 2026 12:00:00 GMT
Content-Type: application/problem+json
Cache-Control: no-store
X-Content-Type-Options: nosniff
X-Request-Id: 0b7c1f4e-6a52-4c3d-9e80-2f1a5d7c8b96
Vary: Accept
Link: </.demur/errors/too-early>; rel="help"
Retry-After: 0
Content-Length: 343

{"type":"/.demur/errors/too-early","title":"Too early to be safe","status":425,"detail":"This request arrived in early data and might be a replay","hint":"send it again after the TLS handshake is complete","instance":"urn:uuid:0b7c1f4e-6a52-4c3d-9e80-2f1a5d7c8b96","step":"too-early","operation":"createOrder","retryable":true,"retry_after":0}"#,
    },
    Sample {
        step: "trace",
        status: 405,
        title: "TRACE is answered with 405 and the methods of the resource",
        request: "TRACE /products/7 HTTP/1.1
Host: api.example

",
        answer: r#"HTTP/1.1 405 Method Not Allowed
Date: Thu, 26 Nov 2026 12:00:00 GMT
Content-Type: application/problem+json
Cache-Control: no-store
X-Content-Type-Options: nosniff
X-Request-Id: 0b7c1f4e-6a52-4c3d-9e80-2f1a5d7c8b96
Vary: Accept
Link: </.demur/errors/trace>; rel="help"
Allow: DELETE, GET, HEAD, OPTIONS, PATCH, PUT
Content-Length: 230

{"type":"/.demur/errors/trace","title":"TRACE is not allowed","status":405,"detail":"TRACE is not allowed on any resource of this server","instance":"urn:uuid:0b7c1f4e-6a52-4c3d-9e80-2f1a5d7c8b96","step":"trace","retryable":false}"#,
    },
    Sample {
        step: "transfer-coding",
        status: 501,
        title: "an unknown coding is answered with 501",
        request: "POST /signup HTTP/1.1
Host: api.example
Transfer-Encoding: chunkee

",
        answer: r#"HTTP/1.1 501 Not Implemented
Date: Thu, 26 Nov 2026 12:00:00 GMT
Content-Type: application/problem+json
Cache-Control: no-store
X-Content-Type-Options: nosniff
X-Request-Id: 0b7c1f4e-6a52-4c3d-9e80-2f1a5d7c8b96
Vary: Accept
Link: </.demur/errors/transfer-coding>; rel="help"
Content-Length: 317
Connection: close

{"type":"/.demur/errors/transfer-coding","title":"Unknown transfer coding","status":501,"detail":"A transfer coding other than `chunked` is not implemented here (byte 61, field `Transfer-Encoding`; RFC 9112 §6.1)","instance":"urn:uuid:0b7c1f4e-6a52-4c3d-9e80-2f1a5d7c8b96","step":"transfer-coding","retryable":false}"#,
    },
    Sample {
        step: "upstream-protocol",
        status: 502,
        title: "an upstream that closes without a word is answered with 502",
        request: "POST /orders/A-1/shipment HTTP/1.1
Host: api.example
Content-Length: 0

",
        answer: r#"HTTP/1.1 502 Bad Gateway
Date: Thu, 26 Nov 2026 12:00:00 GMT
Content-Type: application/problem+json
Cache-Control: no-store
X-Content-Type-Options: nosniff
X-Request-Id: 0b7c1f4e-6a52-4c3d-9e80-2f1a5d7c8b96
Vary: Accept
Link: </.demur/errors/upstream-protocol>; rel="help"
Content-Length: 302

{"type":"/.demur/errors/upstream-protocol","title":"Unreadable answer of the upstream","status":502,"detail":"The service behind this gateway sent no answer that can be read","instance":"urn:uuid:0b7c1f4e-6a52-4c3d-9e80-2f1a5d7c8b96","step":"upstream-protocol","operation":"shipOrder","retryable":true}"#,
    },
    Sample {
        step: "upstream-timeout",
        status: 504,
        title: "an upstream that says nothing is answered with 504",
        request: "GET /slow HTTP/1.1
Host: api.example

",
        answer: r#"HTTP/1.1 504 Gateway Timeout
Date: Thu, 26 Nov 2026 12:00:00 GMT
Content-Type: application/problem+json
Cache-Control: no-store
X-Content-Type-Options: nosniff
X-Request-Id: 0b7c1f4e-6a52-4c3d-9e80-2f1a5d7c8b96
Vary: Accept
Link: </.demur/errors/upstream-timeout>; rel="help"
Content-Length: 277

{"type":"/.demur/errors/upstream-timeout","title":"Upstream too slow","status":504,"detail":"The service behind this gateway did not answer in time","instance":"urn:uuid:0b7c1f4e-6a52-4c3d-9e80-2f1a5d7c8b96","step":"upstream-timeout","operation":"waitForever","retryable":true}"#,
    },
    Sample {
        step: "upstream-unreachable",
        status: 502,
        title: "an upstream that refuses the connection is answered with 502",
        request: "GET /products HTTP/1.1
Host: api.example

",
        answer: r#"HTTP/1.1 502 Bad Gateway
Date: Thu, 26 Nov 2026 12:00:00 GMT
Content-Type: application/problem+json
Cache-Control: no-store
X-Content-Type-Options: nosniff
X-Request-Id: 0b7c1f4e-6a52-4c3d-9e80-2f1a5d7c8b96
Vary: Accept
Link: </.demur/errors/upstream-unreachable>; rel="help"
Content-Length: 290

{"type":"/.demur/errors/upstream-unreachable","title":"Upstream cannot be reached","status":502,"detail":"The service behind this gateway cannot be reached","instance":"urn:uuid:0b7c1f4e-6a52-4c3d-9e80-2f1a5d7c8b96","step":"upstream-unreachable","operation":"listProducts","retryable":true}"#,
    },
    Sample {
        step: "verifier-unavailable",
        status: 503,
        title: "a token that nobody can verify now is answered with 503",
        request: "GET /boxes HTTP/1.1
Host: api.example
Authorization: Bearer eyJhbGciOiJFUzI1NiIsImtpZCI6InRlc3QtZXMyNTYiLCJ0eXAiOiJKV1QifQ.eyJhdWQiOiJodHRwczovL2FwaS5leGFtcGxlIiwiZXhwIjo0MTAyNDQ0ODAwLCJpc3MiOiJodHRwczovL2lzc3Vlci5leGFtcGxlIiwic2NvcGUiOiJib3hlczpyZWFkIiwic3ViIjoiYWxpY2UifQ.pbv63hMnihbU4NE93xnya5g4_bi5XgD1ghmDlLI2uuGj8_O-EUpJOyCs6sOy-Ony2r4ZIbEOvGIT8ccTV4-P6w

",
        answer: r#"HTTP/1.1 503 Service Unavailable
Date: Thu, 26 Nov 2026 12:00:00 GMT
Content-Type: application/problem+json
Cache-Control: no-store
X-Content-Type-Options: nosniff
X-Request-Id: 0b7c1f4e-6a52-4c3d-9e80-2f1a5d7c8b96
Vary: Accept
Link: </.demur/errors/verifier-unavailable>; rel="help"
Retry-After: 10
Content-Length: 369

{"type":"/.demur/errors/verifier-unavailable","title":"Credentials cannot be verified now","status":503,"detail":"The credentials cannot be verified at the moment","hint":"keep them, wait, and send the same request again","instance":"urn:uuid:0b7c1f4e-6a52-4c3d-9e80-2f1a5d7c8b96","step":"verifier-unavailable","operation":"listBoxes","retryable":true,"retry_after":10}"#,
    },
    Sample {
        step: "withheld",
        status: 451,
        title: "what is withheld is answered with 451",
        request: "GET /sealed HTTP/1.1
Host: api.example

",
        answer: r#"HTTP/1.1 451 Unavailable For Legal Reasons
Date: Thu, 26 Nov 2026 12:00:00 GMT
Content-Type: application/problem+json
Cache-Control: no-store
X-Content-Type-Options: nosniff
X-Request-Id: 0b7c1f4e-6a52-4c3d-9e80-2f1a5d7c8b96
Vary: Accept
Link: </.demur/errors/withheld>; rel="help"
Content-Length: 225

{"type":"/.demur/errors/withheld","title":"Withheld for legal reasons","status":451,"detail":"This is withheld for legal reasons","instance":"urn:uuid:0b7c1f4e-6a52-4c3d-9e80-2f1a5d7c8b96","step":"withheld","retryable":false}"#,
    },
];
