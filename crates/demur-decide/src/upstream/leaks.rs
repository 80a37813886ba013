//! Whether a text gives away the inside of a server.
//!
//! One table says what a leak looks like: a phrase to look for, what has to
//! stand before it and what after. A phrase that people use when they write
//! about errors needs such company, so that a product text or a page of
//! documentation passes. The text is searched once per phrase, at most
//! `READ` bytes of it; each place found is compared within `NEAR` bytes.
//!
//! What becomes of a text that leaks is decided elsewhere.

use std::borrow::Cow;

use memchr::memmem;

/// What a text gives away.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Leak {
    /// Calls of a program with its files and lines.
    StackTrace,
    /// A complaint of a database, or of a library in front of one.
    Sql,
    /// A password or a key.
    Secret,
    /// The address of a machine behind the gateway.
    Network,
    /// Where files lie on a server.
    Path,
    /// Which product a server runs, often with its version.
    Banner,
}

impl Leak {
    /// Every kind.
    pub const ALL: [Self; 6] = [
        Self::StackTrace,
        Self::Sql,
        Self::Secret,
        Self::Network,
        Self::Path,
        Self::Banner,
    ];

    /// The kind in kebab-case.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::StackTrace => "stack-trace",
            Self::Sql => "sql",
            Self::Secret => "secret",
            Self::Network => "network",
            Self::Path => "path",
            Self::Banner => "banner",
        }
    }
}

/// How much of a body is searched.
const READ: usize = 64 << 10;

/// How far from a phrase its company may stand.
const NEAR: usize = 160;

/// The first leak of the table that a body holds.
pub fn leak(body: &[u8]) -> Option<Leak> {
    let text = plain(body.get(..READ).unwrap_or(body));
    found(&text).map(|(leak, _)| leak)
}

/// The first leak of the table that a body holds, and the line that shows it, escapes resolved.
pub fn leak_and_line(body: &[u8]) -> Option<(Leak, String)> {
    let text = plain(body.get(..READ).unwrap_or(body));
    let (leak, at) = found(&text)?;
    let (before, behind) = text.split_at_checked(at)?;
    // A phrase may begin with the end of the line before.
    let behind = behind.trim_ascii_start();
    let end = memchr::memchr(b'\n', behind).unwrap_or(behind.len());
    let line = [line_before(before), behind.get(..end).unwrap_or_default()].concat();
    let line = String::from_utf8_lossy(&line);
    Some((leak, line.trim().to_owned()))
}

/// The first row that fits, and where.
fn found(text: &[u8]) -> Option<(Leak, usize)> {
    TABLE
        .iter()
        .find_map(|row| row.place_in(text).map(|at| (row.leak, at)))
}

/// One look of a leak.
#[derive(Debug)]
struct Row {
    leak: Leak,
    before: Before,
    phrase: &'static str,
    /// What follows: `#` stands for digits, `%` for a dotted name, `*` for
    /// anything up to the end of the line, all else for itself.
    after: &'static str,
}

/// What stands before a phrase.
#[derive(Debug, Clone, Copy)]
enum Before {
    /// Anything.
    Any,
    /// A line that begins so, blanks aside.
    Line(&'static str),
    /// A word that goes on into the phrase.
    Word,
    /// No part of a longer path or address, and no mark-up for code.
    Gap,
    /// A path from the root of a file system, on the same line.
    Root,
}

impl Row {
    fn place_in(&self, text: &[u8]) -> Option<usize> {
        memmem::find_iter(text, self.phrase).find(|at| {
            let at = *at;
            let (before, rest) = text.split_at_checked(at).unwrap_or((text, &[]));
            let after = rest.get(self.phrase.len()..).unwrap_or_default();
            self.before.fits(before) && follows(self.after.as_bytes(), after)
        })
    }
}

impl Before {
    fn fits(self, text: &[u8]) -> bool {
        match self {
            Self::Any => true,
            Self::Line(start) => line_before(text)
                .trim_ascii_start()
                .starts_with(start.as_bytes()),
            Self::Word => text.last().is_some_and(|byte| is_name(*byte)),
            Self::Gap => {
                let is_part = |byte: &u8| is_name(*byte) || b"/\\-`~%".contains(byte);
                !text.last().is_some_and(is_part) && !text.ends_with(b"<code>")
            }
            Self::Root => ROOTS.iter().any(|root| {
                let line = line_before(text);
                memmem::find_iter(line, root)
                    .any(|at| line.get(..at).is_some_and(|start| Self::Gap.fits(start)))
            }),
        }
    }
}

/// The end of the last line, at most `NEAR` bytes of it.
fn line_before(text: &[u8]) -> &[u8] {
    let near = text
        .get(text.len().saturating_sub(NEAR)..)
        .unwrap_or_default();
    let start = memchr::memrchr(b'\n', near).map_or(0, |at| at + 1);
    near.get(start..).unwrap_or_default()
}

fn follows(pattern: &[u8], text: &[u8]) -> bool {
    let Some((first, pattern)) = pattern.split_first() else {
        return true;
    };
    match first {
        b'#' => follows_some(pattern, text, |byte| byte.is_ascii_digit()),
        b'%' => follows_some(pattern, text, is_name),
        b'*' => (0..NEAR.min(text.len()))
            .take_while(|at| text.get(*at) != Some(&b'\n'))
            .any(|at| follows(pattern, text.get(at..).unwrap_or_default())),
        literal => text
            .split_first()
            .is_some_and(|(byte, text)| byte == literal && follows(pattern, text)),
    }
}

/// Whether at least one byte is of a class, and the pattern fits behind it or them.
fn follows_some(pattern: &[u8], text: &[u8], is_in: fn(u8) -> bool) -> bool {
    let near = text.get(..NEAR).unwrap_or(text);
    let count = near.iter().take_while(|byte| is_in(**byte)).count();
    (1..=count).any(|at| follows(pattern, text.get(at..).unwrap_or_default()))
}

fn is_name(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'.' | b'$')
}

/// The text as a reader sees it: JSON escapes and HTML references resolved, as
/// far as the table needs it.
fn plain(body: &[u8]) -> Cow<'_, [u8]> {
    let is_json = body
        .trim_ascii_start()
        .first()
        .is_some_and(|byte| b"{[\"".contains(byte));
    if memchr::memchr2(b'\\', b'&', body).is_none() {
        return Cow::Borrowed(body);
    }
    let mut out = Vec::with_capacity(body.len());
    let mut rest = body;
    while let Some(at) = memchr::memchr2(b'\\', b'&', rest) {
        let (text, escaped) = rest.split_at_checked(at).unwrap_or((rest, &[]));
        out.extend_from_slice(text);
        let known = ESCAPES
            .iter()
            .filter(|(escape, _)| is_json || !escape.starts_with('\\'))
            .find(|(escape, _)| escaped.starts_with(escape.as_bytes()));
        let (length, byte) = match known {
            Some((escape, byte)) => (escape.len(), *byte),
            None => (1, escaped.first().copied().unwrap_or_default()),
        };
        out.push(byte);
        rest = escaped.get(length..).unwrap_or_default();
    }
    out.extend_from_slice(rest);
    Cow::Owned(out)
}

#[rustfmt::skip]
static ESCAPES: &[(&str, u8)] = &[
    ("\\n", b'\n'), ("\\t", b'\t'), ("\\r", b'\r'), ("\\\"", b'"'), ("\\/", b'/'), ("\\\\", b'\\'),
    ("\\u0027", b'\''), ("\\u0022", b'"'), ("\\u003c", b'<'), ("\\u003C", b'<'), ("\\u003e", b'>'), ("\\u003E", b'>'),
    ("\\u0026", b'&'), ("\\u0060", b'`'),
    ("&quot;", b'"'), ("&#34;", b'"'), ("&#39;", b'\''), ("&#039;", b'\''), ("&#x27;", b'\''), ("&#X27;", b'\''), ("&apos;", b'\''),
    ("&lt;", b'<'), ("&gt;", b'>'), ("&amp;", b'&'), ("&nbsp;", b' '), ("&#96;", b'`'), ("&#x2F;", b'/'), ("&#47;", b'/'),
];

/// Where file systems keep what a server needs.
#[rustfmt::skip]
static ROOTS: &[&str] = &[
    "/app/", "/builds/", "/code/", "/data/", "/etc/", "/home/", "/mnt/", "/opt/", "/private/", "/root/", "/run/", "/srv/",
    "/tmp/", "/usr/", "/Users/", "/var/", "/workspace/", "C:\\", "D:\\", "E:\\",
];

const fn row(leak: Leak, before: Before, phrase: &'static str, after: &'static str) -> Row {
    Row {
        leak,
        before,
        phrase,
        after,
    }
}

use Before::{Any, Gap, Line, Root, Word};
use Leak::{Banner, Network, Path, Secret, Sql, StackTrace};

#[rustfmt::skip]
static TABLE: &[Row] = &[
    // Java, Kotlin, Scala, Groovy, Clojure
    row(StackTrace, Word, ".java:", "#)"),
    row(StackTrace, Word, ".kt:", "#)"),
    row(StackTrace, Word, ".scala:", "#)"),
    row(StackTrace, Word, ".groovy:", "#)"),
    row(StackTrace, Word, ".clj:", "#)"),
    row(StackTrace, Line("at "), "(Native Method)", ""),
    row(StackTrace, Line("at "), "(Unknown Source)", ""),
    row(StackTrace, Any, "nested exception is ", "%.%"),
    row(StackTrace, Any, "\nCaused by: ", "%.%: "),
    row(StackTrace, Any, "Exception in thread \"", "*\" "),
    row(StackTrace, Gap, "java.lang.", "%Exception: "),
    row(StackTrace, Any, "\"exception\":\"", "%.%Exception\""),
    // Python
    row(StackTrace, Any, "Traceback (most recent call last):\n", ""),
    row(StackTrace, Any, ".py\", line ", "#"),
    row(StackTrace, Any, ">\", line ", "#, in "),
    // PHP
    row(StackTrace, Word, ".php(", "#): "),
    row(StackTrace, Word, ".php:", "#\nStack trace:"),
    row(StackTrace, Word, ".php on line ", "#"),
    row(StackTrace, Word, ".php</b> on line <b>", "#"),
    row(StackTrace, Any, "PHP Fatal error: ", ""),
    row(StackTrace, Any, "Stack trace:\n#0 ", ""),
    row(StackTrace, Any, "#0 {main}", ""),
    // JavaScript
    row(StackTrace, Line("at "), ".js:", "#:#"),
    row(StackTrace, Line("at "), ".mjs:", "#:#"),
    row(StackTrace, Line("at "), ".cjs:", "#:#"),
    row(StackTrace, Line("at "), ".ts:", "#:#"),
    row(StackTrace, Line("at "), ".tsx:", "#:#"),
    row(StackTrace, Line("at "), "(<anonymous>", ")"),
    row(StackTrace, Any, "at node:internal/", ""),
    row(StackTrace, Any, "(node:internal/", ""),
    row(StackTrace, Any, "<br>    at ", ""),
    row(StackTrace, Any, "<br>   at ", ""),
    // .NET
    row(StackTrace, Word, ".cs:line ", "#"),
    row(StackTrace, Word, ".vb:line ", "#"),
    row(StackTrace, Word, ".fs:line ", "#"),
    row(StackTrace, Any, "--- End of stack trace from previous location ---", ""),
    row(StackTrace, Any, "--- End of inner exception stack trace ---", ""),
    row(StackTrace, Gap, "at System.", "%("),
    row(StackTrace, Gap, "at Microsoft.", "%("),
    row(StackTrace, Gap, "System.", "%Exception: "),
    row(StackTrace, Any, "[NullReferenceException: ", ""),
    // Go
    row(StackTrace, Any, "goroutine ", "# ["),
    row(StackTrace, Word, ".go:", "# +0x"),
    row(StackTrace, Any, "panic: runtime error: ", ""),
    row(StackTrace, Any, "runtime error: invalid memory address or nil pointer", ""),
    row(StackTrace, Any, "runtime error: index out of range [", "#"),
    // Ruby
    row(StackTrace, Word, ".rb:", "#:in `"),
    row(StackTrace, Word, ".rb:", "#:in '"),
    row(StackTrace, Word, ".erb:", "#:in `"),
    row(StackTrace, Any, "NoMethodError (undefined method ", ""),
    row(StackTrace, Any, "undefined method `", "*' for nil:NilClass"),
    row(StackTrace, Any, "undefined method '", "*' for nil"),
    // Rust
    row(StackTrace, Any, "' panicked at ", ""),
    row(StackTrace, Any, " panicked at ", "*.rs:#:#"),
    row(StackTrace, Line("at "), ".rs:", "#:#"),
    row(StackTrace, Any, "note: run with `RUST_BACKTRACE=", ""),
    // Perl
    row(StackTrace, Word, ".pl line ", "#"),
    row(StackTrace, Word, ".pm line ", "#"),
    row(StackTrace, Word, ".cgi line ", "#"),
    // Elixir, Erlang
    row(StackTrace, Line("** ("), ") ", ""),
    row(StackTrace, Word, ".ex:", "#: %"),
    row(StackTrace, Word, ".exs:", "#: %"),
    row(StackTrace, Word, ".erl, line ", "#"),
    row(StackTrace, Word, ".erl\"},{line,", "#"),
    row(StackTrace, Any, "Error in process <", "#.#"),
    row(StackTrace, Any, "{function_clause,[{", ""),
    // C, C++ and machine code
    row(StackTrace, Any, "Segmentation fault (core dumped)", ""),
    row(StackTrace, Any, "terminate called after throwing an instance of '", ""),
    // Swift, Dart
    row(StackTrace, Word, ".swift:", "#: Fatal error: "),
    row(StackTrace, Any, "#0      ", "* (package:"),

    // Any database by its library
    row(Sql, Any, "SQLSTATE[", "%]"),
    row(Sql, Any, "(SQLSTATE ", "%)"),
    row(Sql, Any, "SQLSTATE: ", "%"),
    row(Sql, Any, "SQLSTATE=", "%"),
    row(Sql, Gap, "sqlalchemy.exc.", "%"),
    row(Sql, Any, "https://sqlalche.me/e/", ""),
    row(Sql, Gap, "django.db.utils.", "%"),
    row(Sql, Gap, "java.sql.SQL", "%"),
    row(Sql, Gap, "org.hibernate.", "%"),
    row(Sql, Any, "could not execute statement", ""),
    row(Sql, Any, "could not extract ResultSet", ""),
    row(Sql, Gap, "ActiveRecord::", "%"),
    row(Sql, Gap, "Illuminate\\Database\\", ""),
    row(Sql, Gap, "Doctrine\\DBAL\\", ""),
    row(Sql, Any, "An exception occurred while executing a query: ", ""),
    row(Sql, Gap, "SequelizeDatabaseError", ""),
    row(Sql, Gap, "SequelizeUniqueConstraintError", ""),
    row(Sql, Any, "QueryFailedError: ", ""),
    row(Sql, Gap, "PrismaClient", "%Error"),
    row(Sql, Any, "Invalid `prisma.", ""),
    row(Sql, Gap, "Microsoft.EntityFrameworkCore.", "%"),
    row(Sql, Any, "An error occurred while updating the entries. See the inner exception", ""),
    row(Sql, Gap, "Ecto.", "%Error"),
    row(Sql, Any, "DBD::", "%::st execute failed: "),
    row(Sql, Any, "[Microsoft][ODBC ", ""),
    row(Sql, Any, "Microsoft OLE DB Provider for ", ""),
    // PostgreSQL
    row(Sql, Any, "violates unique constraint \"", ""),
    row(Sql, Any, "violates foreign key constraint \"", ""),
    row(Sql, Any, "violates check constraint \"", ""),
    row(Sql, Any, "violates not-null constraint", ""),
    row(Sql, Any, "syntax error at or near \"", ""),
    row(Sql, Any, "relation \"", "*\" does not exist"),
    row(Sql, Any, "column \"", "*\" of relation \""),
    row(Sql, Any, "invalid input syntax for type ", "%: \""),
    row(Sql, Gap, "psycopg2.", "%"),
    row(Sql, Gap, "Npgsql.", "%Exception"),
    row(Sql, Gap, "PG::", "%: "),
    row(Sql, Any, "pg_query(): ", ""),
    row(Sql, Any, "password authentication failed for user \"", ""),
    // MySQL, MariaDB
    row(Sql, Any, "You have an error in your SQL syntax", ""),
    row(Sql, Any, "Duplicate entry '", "*' for key '"),
    row(Sql, Any, "Unknown column '", "*' in '"),
    row(Sql, Any, "a foreign key constraint fails (`", ""),
    row(Sql, Any, "Access denied for user '", "*'@'"),
    row(Sql, Gap, "Mysql2::Error", ""),
    row(Sql, Gap, "ER_DUP_ENTRY", ""),
    row(Sql, Gap, "ER_PARSE_ERROR", ""),
    row(Sql, Gap, "ER_BAD_FIELD_ERROR", ""),
    row(Sql, Any, "mysqli_", "%(): "),
    row(Sql, Any, "mysql_fetch_", "%() "),
    row(Sql, Any, "Error 1", "# (%): "),
    row(Sql, Any, "Table '", "*.*' doesn't exist"),
    // SQLite
    row(Sql, Gap, "SQLITE_CONSTRAINT", ""),
    row(Sql, Gap, "SQLITE_ERROR", ""),
    row(Sql, Gap, "SQLITE_BUSY", ""),
    row(Sql, Gap, "sqlite3.", "%Error: "),
    row(Sql, Any, "constraint failed: ", "%.%"),
    row(Sql, Any, "no such table: ", "%"),
    row(Sql, Any, "no such column: ", "%"),
    row(Sql, Any, "near \"", "*\": syntax error"),
    // Oracle
    row(Sql, Any, "ORA-0", "#: "),
    row(Sql, Any, "ORA-1", "#: "),
    row(Sql, Any, "ORA-2", "#: "),
    row(Sql, Any, "PLS-", "#: "),
    // SQL Server
    row(Sql, Any, "Incorrect syntax near '", ""),
    row(Sql, Any, "Incorrect syntax near the keyword '", ""),
    row(Sql, Any, "Unclosed quotation mark after the character string", ""),
    row(Sql, Any, "Violation of PRIMARY KEY constraint", ""),
    row(Sql, Any, "Violation of UNIQUE KEY constraint", ""),
    row(Sql, Any, "conflicted with the FOREIGN KEY constraint", ""),
    row(Sql, Any, "Invalid object name '", ""),
    row(Sql, Any, "Conversion failed when converting ", "* to data type "),
    row(Sql, Any, "SqlClient.Sql", "%"),
    row(Sql, Any, "Msg ", "#, Level #, State #"),
    // Others
    row(Sql, Any, "E11000 duplicate key error", ""),
    row(Sql, Any, "MongoServerError: ", ""),
    row(Sql, Gap, "com.datastax.", "%"),

    row(Secret, Any, "PRIVATE KEY-----", ""),
    row(Secret, Any, "postgres://", "%:*@"),
    row(Secret, Any, "postgresql://", "%:*@"),
    row(Secret, Any, "mysql://", "%:*@"),
    row(Secret, Any, "mongodb://", "%:*@"),
    row(Secret, Any, "mongodb+srv://", "%:*@"),
    row(Secret, Any, "amqp://", "%:*@"),
    row(Secret, Any, "redis://:", "*@"),
    row(Secret, Any, ";Password=", "*;"),
    row(Secret, Any, "DB_PASSWORD=", "%"),
    row(Secret, Any, "AWS_SECRET_ACCESS_KEY=", "%"),

    row(Network, Any, "connect ECONNREFUSED ", ""),
    row(Network, Any, "connect ETIMEDOUT ", "#."),
    row(Network, Any, "getaddrinfo ENOTFOUND ", ""),
    row(Network, Any, "getaddrinfo EAI_AGAIN ", ""),
    row(Network, Any, "dial tcp ", "*:#"),
    row(Network, Any, "dial unix ", ""),
    row(Network, Any, "HTTPConnectionPool(host='", ""),
    row(Network, Any, "HTTPSConnectionPool(host='", ""),
    row(Network, Any, "Connection refused: ", "*/#.#.#.#:#"),
    row(Network, Any, "failed to connect to ", "*#.#.#.#:#"),
    row(Network, Any, "upstream connect error or disconnect/reset before headers", ""),

    row(Path, Root, ": No such file or directory", ""),
    row(Path, Root, ": no such file or directory", ""),
    row(Path, Root, ": Permission denied", ""),
    row(Path, Root, ": permission denied", ""),
    row(Path, Root, " (No such file or directory)", ""),
    row(Path, Root, " (Permission denied)", ""),
    row(Path, Any, "ENOENT: no such file or directory", ""),
    row(Path, Any, "EACCES: permission denied", ""),
    row(Path, Any, "[Errno 2] ", "*: '"),
    row(Path, Any, "[Errno 13] ", "*: '"),
    row(Path, Any, "No such file or directory @ ", ""),
    row(Path, Any, "failed to open stream: ", ""),
    row(Path, Any, "Failed to open stream: ", ""),
    row(Path, Any, "open_basedir restriction in effect", ""),
    row(Path, Any, "(include_path='", ""),
    row(Path, Any, "Could not find a part of the path '", ""),
    row(Path, Any, "Could not find file '", ""),
    row(Path, Any, "Access to the path '", "*' is denied"),
    row(Path, Any, "Failed to lookup view \"", ""),
    row(Path, Any, "Cannot find module '", ""),
    row(Path, Any, "Physical Path", "*:\\"),
    row(Path, Gap, "/var/www/", ""),
    row(Path, Gap, "/usr/src/app/", ""),
    row(Path, Gap, "/var/task/", ""),
    row(Path, Gap, "/usr/local/lib/", ""),
    row(Path, Gap, "/usr/share/nginx/", ""),
    row(Path, Root, "node_modules/", ""),
    row(Path, Root, "site-packages/", ""),
    row(Path, Root, "dist-packages/", ""),
    row(Path, Root, "gems/", ""),
    row(Path, Root, "WEB-INF/", ""),
    row(Path, Root, ".sock", ""),
    row(Path, Root, ".sqlite", ""),
    row(Path, Root, ".pem", ""),
    row(Path, Root, ".properties", ""),
    row(Path, Root, ".twig", ""),
    row(Path, Root, ".jinja2", ""),
    row(Path, Root, ".blade.php", ""),
    row(Path, Root, ".tmpl", ""),
    row(Path, Gap, "C:\\inetpub\\", ""),
    row(Path, Gap, "D:\\inetpub\\", ""),
    row(Path, Gap, "C:\\Users\\", ""),
    row(Path, Gap, "C:\\Windows\\", ""),
    row(Path, Gap, "file:///", ""),

    row(Banner, Any, "<center>nginx", ""),
    row(Banner, Any, "<center>openresty", ""),
    row(Banner, Any, "<center>Microsoft-Azure-Application-Gateway", ""),
    row(Banner, Any, "<title>Welcome to nginx!</title>", ""),
    row(Banner, Any, "<address>Apache", ""),
    row(Banner, Any, " Server at ", "* Port #"),
    row(Banner, Any, "Apache Tomcat/", "#"),
    row(Banner, Any, "JBWEB", "#: "),
    row(Banner, Any, "Powered by Jetty", ""),
    row(Banner, Any, "Powered by Eclipse Jetty", ""),
    row(Banner, Any, ">Jetty://", ""),
    row(Banner, Any, "Whitelabel Error Page", ""),
    row(Banner, Any, "<i>Hypertext Transfer Protocol -- HTTP/1.1</i>", ""),
    row(Banner, Any, "Microsoft-IIS/", "#"),
    row(Banner, Any, "Internet Information Services (IIS)", ""),
    row(Banner, Any, "<title>IIS ", "#"),
    row(Banner, Any, "HTTP Error ", "#.# - "),
    row(Banner, Any, "<h2>404 - File or directory not found.</h2>", ""),
    row(Banner, Any, "<H1>Server Error in '/", ""),
    row(Banner, Any, ".NET Framework Version:", "#."),
    row(Banner, Any, "ASP.NET Version:", "#."),
    row(Banner, Any, "Microsoft VBScript runtime error", ""),
    row(Banner, Any, "<pre>Cannot ", "% /"),
    row(Banner, Any, "If you entered the URL manually please check your spelling and try again", ""),
    row(Banner, Any, "Werkzeug Debugger", ""),
    row(Banner, Any, "Werkzeug/", "#"),
    row(Banner, Any, "because you have <code>DEBUG = True</code>", ""),
    row(Banner, Any, "Using the URLconf defined in ", ""),
    row(Banner, Any, "window.ignite(", ""),
    row(Banner, Any, "Symfony\\Component\\", ""),
    row(Banner, Any, "Illuminate\\", "%"),
    row(Banner, Any, "Whoops! There was an error.", ""),
    row(Banner, Any, "<title>Action Controller: Exception caught</title>", ""),
    row(Banner, Any, "Rails.root: ", ""),
    row(Banner, Any, "Sinatra doesn", "* know this ditty"),
    row(Banner, Any, "Phoenix.Router.", "%"),
    row(Banner, Any, "Phusion Passenger", ""),
    row(Banner, Any, "lighttpd/", "#."),
    row(Banner, Any, "gunicorn/", "#."),
    row(Banner, Any, "Varnish cache server", ""),
    row(Banner, Any, "Generated by cloudfront (CloudFront)", ""),
    row(Banner, Any, "squid/", "#."),
    row(Banner, Any, "<title>phpinfo()</title>", ""),
    row(Banner, Any, "PHP/", "#.#.# "),
];

#[cfg(test)]
mod tests {
    use super::{Leak, READ, TABLE, leak, leak_and_line};

    #[track_caller]
    fn check(text: &str, expected: Option<Leak>) {
        assert_eq!(leak(text.as_bytes()), expected, "{text}");
    }

    #[test]
    fn escapes_hide_nothing() {
        let trace = "Traceback (most recent call last):\n  File \"/app/shop.py\", line 7, in pay";
        check(trace, Some(Leak::StackTrace));
        check(&format!("{{\"error\":{trace:?}}}"), Some(Leak::StackTrace));
        check(
            "<p>File &quot;/app/shop.py&quot;, line 7</p>",
            Some(Leak::StackTrace),
        );
        check(
            r#"{"error":"Could not open C:\\inetpub\\shop\\web.config"}"#,
            Some(Leak::Path),
        );
    }

    #[test]
    fn the_line_of_a_leak_is_told() {
        let body = br#"{"trace":"java.lang.IllegalStateException\n\tat shop.Pay.now(Pay.java:17)\n\tat x"}"#;
        let line = "at shop.Pay.now(Pay.java:17)".to_owned();
        assert_eq!(leak_and_line(body), Some((Leak::StackTrace, line)));
        assert_eq!(leak_and_line(b"all is well"), None);
    }

    #[test]
    fn a_phrase_without_its_company_passes() {
        check("Send ORA-coupons to friends", None);
        check("Main.java: the entry point", None);
        check("see https://shop.example/var/www/guide", None);
        check("the page lies in `/var/www/html` by default", None);
    }

    #[test]
    fn only_the_beginning_is_read() {
        let filler = "x".repeat(READ);
        check(&format!("{filler} SQLITE_ERROR"), None);
        check(&format!("SQLITE_ERROR {filler}"), Some(Leak::Sql));
    }

    #[test]
    fn a_row_has_few_stars_and_a_phrase_that_is_long_enough() {
        for row in TABLE {
            let stars = row.after.bytes().filter(|byte| *byte == b'*').count();
            assert!(stars <= 2, "{row:?} takes long to compare");
            assert!(row.phrase.len() >= 2, "{row:?} is found everywhere");
        }
    }
}
