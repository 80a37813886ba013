//! The table. A request goes in at the top and the first row that objects is
//! the answer.
//!
//! Read the rows from top to bottom and you know what demur does. Each row is
//! one file in `steps/`; its id is the file name, the problem type, the docs
//! page, the event field, the configuration key and the transcript folder.
//! The stages ask in turn: can it be read? is it for us? may it be here? is the
//! head complete? is the content right?

use crate::rates::By;
use crate::steps::{
    body_framing, body_missing, body_rules, body_schema, body_syntax, body_timeout, body_too_large,
    condition_malformed, condition_required, content_coding, content_too_large,
    credentials_invalid, credentials_malformed, credentials_missing, expectation, field_syntax,
    fields_too_large, forbidden, framing, gone, head_timeout, host, http_version, length_required,
    media_type, method_not_allowed, method_too_long, method_unknown, misdirected, moved,
    not_acceptable, not_found, options, overloaded, own_pages, parameters, path_parameter,
    preflight, quota, rate_network, request_line, target_encoding, target_form, target_too_long,
    too_early, trace, transfer_coding, verifier_unavailable, withheld,
};
use crate::table::{Row, WireRow, after, after_body, always, answers, refuses, wire};
use crate::verdict::Question;

/// Can the head be read? These rows turn the codec's faults into answers.
#[rustfmt::skip]
pub static WIRE: &[WireRow] = &[
    wire("head-timeout",       408,              "The head did not arrive in time",    head_timeout::objects),
    wire("request-line",       400,              "Malformed request line",             request_line::objects),
    wire("http-version",       505,              "HTTP version not spoken here",       http_version::objects),
    wire("method-too-long",    501,              "Method too long",                    method_too_long::objects),
    wire("target-too-long",    414,              "Target too long",                    target_too_long::objects),
    wire("fields-too-large",   431,              "Fields too large",                   fields_too_large::objects),
    wire("field-syntax",       400,              "Malformed field",                    field_syntax::objects),
    wire("host",               400,              "Host missing or wrong",              host::objects),
    wire("framing",            400,              "Ambiguous length",                   framing::objects),
    wire("transfer-coding",    501,              "Unknown transfer coding",            transfer_coding::objects),
    wire("target-form",        400,              "Wrong form of target",               target_form::objects),
];

/// Is it for us? Nothing here depends on what exists behind the gateway.
#[rustfmt::skip]
pub static GATE: &[Row] = &[
           refuses("misdirected",        &[421],           "Not our authority",                  misdirected::objects),
    always(refuses("target-encoding",    &[400],           "Ambiguous encoding of the target",   target_encoding::objects)),
    always(answers("own-pages",          &[200, 404, 405], "One of demur's own pages",           own_pages::objects)),
    always(refuses("overloaded",         &[503],           "No room for another request",        overloaded::objects)),
           after(NETWORK,
           refuses("rate-network",       &[429],           "Too many requests from a network",   rate_network::objects)),
           refuses("withheld",           &[451],           "Withheld for legal reasons",         withheld::objects),
           refuses("method-unknown",     &[501],           "Unknown method",                     method_unknown::objects),
           refuses("trace",              &[405],           "TRACE is not allowed",               trace::objects),
           refuses("expectation",        &[417],           "Unknown expectation",                expectation::objects),
];

const NETWORK: Question = Question::Allowance(By::Network);

/// May it be here, on a public path? What exists may be known, so the route
/// comes before the credentials.
pub static ACCESS_PUBLIC: &[Row] = &[
    PREFLIGHT, // before credentials: browsers send it without any (Fetch, CORS protocol)
    GONE,
    MOVED,
    NOT_FOUND,
    OPTIONS,
    METHOD_NOT_ALLOWED,
    CREDENTIALS_MALFORMED,
    CREDENTIALS_MISSING,
    CREDENTIALS_INVALID,
    VERIFIER_UNAVAILABLE,
    TOO_EARLY,
    FORBIDDEN,
    QUOTA,
];

/// The same on a guarded path: a stranger gets one and the same 401 for what
/// exists and for what does not, and a caller from a wrong address the same 403.
pub static ACCESS_GUARDED: &[Row] = &[
    PREFLIGHT,
    CREDENTIALS_MALFORMED,
    CREDENTIALS_MISSING,
    CREDENTIALS_INVALID,
    VERIFIER_UNAVAILABLE,
    TOO_EARLY,
    FORBIDDEN,
    GONE,
    MOVED,
    NOT_FOUND,
    OPTIONS,
    METHOD_NOT_ALLOWED,
    QUOTA,
];

/// The same on a concealed path, where every refusal becomes the one 404
/// afterwards (`conceal.rs`), but for callers who may use the resource.
pub static ACCESS_CONCEALED: &[Row] = &[
    PREFLIGHT,
    CREDENTIALS_MALFORMED,
    CREDENTIALS_MISSING,
    CREDENTIALS_INVALID,
    VERIFIER_UNAVAILABLE,
    TOO_EARLY,
    FORBIDDEN,
    GONE,
    MOVED,
    NOT_FOUND,
    OPTIONS,
    METHOD_NOT_ALLOWED,
    QUOTA,
];

#[rustfmt::skip]
const PREFLIGHT: Row             = answers("preflight",             &[204],           "CORS preflight",                     preflight::objects);
#[rustfmt::skip]
const GONE: Row                  = refuses("gone",                  &[410],           "Gone on purpose",                    gone::objects);
#[rustfmt::skip]
const MOVED: Row                 = answers("moved",                 &[301, 302, 307, 308], "Moved",                         moved::objects);
#[rustfmt::skip]
const NOT_FOUND: Row             = refuses("not-found",             &[404],           "Nothing under this path",            not_found::objects);
#[rustfmt::skip]
const OPTIONS: Row               = answers("options",               &[204],           "OPTIONS answered",                   options::objects);
#[rustfmt::skip]
const METHOD_NOT_ALLOWED: Row    = refuses("method-not-allowed",    &[405],           "Method not allowed here",            method_not_allowed::objects);
#[rustfmt::skip]
const CREDENTIALS_MALFORMED: Row = refuses("credentials-malformed", &[400],           "Malformed credentials",              credentials_malformed::objects);
#[rustfmt::skip]
const CREDENTIALS_MISSING: Row   = refuses("credentials-missing",   &[401],           "Credentials missing",                credentials_missing::objects);
#[rustfmt::skip]
const CREDENTIALS_INVALID: Row   = after(Question::Identity, refuses("credentials-invalid", &[401], "Credentials not accepted",       credentials_invalid::objects));
#[rustfmt::skip]
const VERIFIER_UNAVAILABLE: Row  = always(refuses("verifier-unavailable", &[503],     "Credentials cannot be verified now", verifier_unavailable::objects));
#[rustfmt::skip]
const TOO_EARLY: Row             = refuses("too-early",             &[425],           "Too early to be safe",               too_early::objects);
#[rustfmt::skip]
const FORBIDDEN: Row             = refuses("forbidden",             &[403],           "Not for this caller",                forbidden::objects);
#[rustfmt::skip]
const QUOTA: Row                 = after(Question::Allowance(By::Caller), refuses("quota", &[429, 402], "More requests than agreed", quota::objects));

/// Is the head complete and fitting? All of it is asked before the first octet
/// of the body is (RFC 9110 §10.1.1).
#[rustfmt::skip]
pub static HEAD: &[Row] = &[
           refuses("not-acceptable",      &[406],           "No acceptable media type",           not_acceptable::objects),
           refuses("path-parameter",      &[404, 400],      "A path segment does not fit",        path_parameter::objects),
           refuses("parameters",          &[400],           "Parameters missing or wrong",        parameters::objects),
           refuses("condition-malformed", &[400],          "Malformed condition",                condition_malformed::objects),
           refuses("condition-required",  &[428],           "A condition is required",            condition_required::objects),
           refuses("body-missing",        &[400],           "The body is missing",                body_missing::objects),
           refuses("length-required",     &[411],           "The length is missing",              length_required::objects),
    always(refuses("content-too-large",   &[413],           "Announced body too large",           content_too_large::objects)),
           refuses("content-coding",      &[415],           "Content coding not accepted",        content_coding::objects),
           refuses("media-type",          &[415],           "Media type not accepted",            media_type::objects),
];

/// Is the content right? Asked only where the operation has something to say
/// about it; otherwise the body streams through.
#[rustfmt::skip]
pub static BODY: &[Row] = &[
    always(after_body(refuses("body-timeout",       &[408],           "The body did not arrive in time",    body_timeout::objects))),
    always(after_body(refuses("body-framing",       &[400],           "Broken framing of the body",         body_framing::objects))),
    always(after_body(refuses("body-too-large",     &[413],           "Body too large",                     body_too_large::objects))),
           after_body(refuses("body-syntax",        &[400, 413],      "Malformed body",                     body_syntax::objects)),
           after_body(refuses("body-schema",        &[422, 400, 413], "The body does not fit its schema",   body_schema::objects)),
           after_body(refuses("body-rules",         &[422, 409, 400, 413], "The values do not go together", body_rules::objects)),
];
