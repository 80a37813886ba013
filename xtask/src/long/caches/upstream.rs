//! The server behind the gateway. Its pages may be stored; it believes fields
//! that change the method or the path, and fails when it is told to.

use std::io::{Read, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{SystemTime, UNIX_EPOCH};

use demur_http1::{
    BodyEvent, BodyReader, ByteLimit, FieldCount, Limits, Parsed, RequestHead, RequestView,
    parse_request,
};

use super::client::UNLIMITED;

/// How every good page begins; a number follows that no other page has.
pub(super) const PAGE: &str = "{\"page\":";
/// The whole content of an error that says nothing about caching.
pub(super) const BARE: &str = "broken";
/// What the careless gateway answers with: a status that every one of the caches
/// keeps without being told to (RFC 9110 §15.1).
const GONE: u16 = 410;
/// Who asks as everybody does.
pub(super) const PLAIN: &str = "plain";

/// Fields that frameworks take for another method or another path.
const OVERRIDES: [&str; 7] = [
    "x-http-method-override",
    "x-http-method",
    "x-method-override",
    "x_http_method_override",
    "x_method_override",
    "x-original-url",
    "x-rewrite-url",
];

/// How it answers.
#[derive(Debug, Clone)]
pub(super) enum Manner {
    /// With pages.
    Pages,
    /// Itself as the gateway: whoever does not ask plainly gets an error, and
    /// nothing is said about caching.
    Careless,
    /// With these octets.
    Fixed(Vec<u8>),
    /// Not at all.
    Silent,
}

/// The upstream; its threads end with the program.
pub(super) struct Upstream {
    pub(super) address: SocketAddr,
    manner: Arc<Mutex<Manner>>,
}

impl Upstream {
    pub(super) fn start(manner: Manner) -> Result<Self, String> {
        let listener = TcpListener::bind("127.0.0.1:0").map_err(|error| error.to_string())?;
        let address = listener.local_addr().map_err(|error| error.to_string())?;
        let manner = Arc::new(Mutex::new(manner));
        let shared = Arc::clone(&manner);
        std::thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let manner = Arc::clone(&shared);
                std::thread::spawn(move || serve(stream, &manner));
            }
        });
        Ok(Self { address, manner })
    }

    pub(super) fn answer_with(&self, octets: Vec<u8>) {
        *lock(&self.manner) = Manner::Fixed(octets);
    }
}

fn lock(manner: &Mutex<Manner>) -> std::sync::MutexGuard<'_, Manner> {
    manner.lock().unwrap_or_else(PoisonError::into_inner)
}

fn serve(mut stream: TcpStream, manner: &Mutex<Manner>) -> Option<()> {
    stream.set_nodelay(true).ok()?;
    let mut buffer = Vec::new();
    loop {
        let mut head = RequestHead::new();
        let Some(length) = message(&mut stream, &mut buffer, &mut head)? else {
            // Only the careless gateway gets to see such a head, and it ends there.
            return stream.write_all(&error(GONE)).ok();
        };
        let answer = {
            let view = head.view(&buffer);
            match &*lock(manner) {
                Manner::Pages => Some(page(&view)),
                Manner::Careless => Some(carelessly(&view)),
                Manner::Fixed(octets) => {
                    stream.write_all(octets).ok()?;
                    return Some(());
                }
                Manner::Silent => None,
            }
        };
        buffer.drain(..length);
        if let Some(answer) = answer {
            stream.write_all(&answer).ok()?;
        }
    }
}

/// The length of the next message; `Some(None)` if it cannot be read, nothing if
/// the peer has gone.
#[expect(
    clippy::option_option,
    reason = "gone, broken and there are three things"
)]
fn message(
    stream: &mut TcpStream,
    buffer: &mut Vec<u8>,
    head: &mut RequestHead,
) -> Option<Option<usize>> {
    let large = ByteLimit(1 << 20);
    let limits = Limits {
        fields: FieldCount(400),
        target: large,
        field: large,
        head: large,
        ..Limits::default()
    };
    loop {
        match parse_request(buffer, &limits, head) {
            Parsed::Complete => break,
            Parsed::Partial => more(stream, buffer)?,
            Parsed::Fault(_) => return Some(None),
        }
    }
    let mut reader = BodyReader::of_request(head.view(buffer).framing(), UNLIMITED);
    let mut at = head.len();
    loop {
        match reader.next(buffer, &mut at) {
            BodyEvent::Data(_) => {}
            BodyEvent::NeedMore => more(stream, buffer)?,
            BodyEvent::End => return Some(Some(at)),
            BodyEvent::Fault(_) => return Some(None),
        }
    }
}

fn more(stream: &mut TcpStream, buffer: &mut Vec<u8>) -> Option<()> {
    let mut chunk = [0; 16 << 10];
    let length = stream.read(&mut chunk).ok().filter(|read| *read > 0)?;
    buffer.extend_from_slice(chunk.get(..length)?);
    Some(())
}

fn value(view: &RequestView<'_>, name: &str) -> Option<String> {
    let octets = view.named(name).next()?;
    Some(String::from_utf8_lossy(octets).into_owned())
}

fn page(view: &RequestView<'_>) -> Vec<u8> {
    if OVERRIDES
        .iter()
        .any(|name| view.named(name).next().is_some())
    {
        return error(404);
    }
    if let Some(trouble) = value(view, "x-trouble") {
        return trouble_of(&trouble);
    }
    let caching = if view.path().starts_with("/account") {
        "private, max-age=600"
    } else {
        "max-age=600"
    };
    good(caching, view.method())
}

fn carelessly(view: &RequestView<'_>) -> Vec<u8> {
    let status = view.path().strip_prefix("/status/");
    if let Some(status) = status.and_then(|status| status.parse().ok()) {
        return error(status);
    }
    if value(view, "user-agent").as_deref() == Some(PLAIN) {
        page(view)
    } else {
        error(GONE)
    }
}

fn good(caching: &str, method: &str) -> Vec<u8> {
    static NUMBER: AtomicU64 = AtomicU64::new(0);
    let number = NUMBER.fetch_add(1, Ordering::Relaxed);
    let content = format!("{PAGE}{number}}}");
    let body = if method == "HEAD" { "" } else { &content };
    format!(
        "HTTP/1.1 200 OK\r\nDate: {}\r\nContent-Type: application/json\r\nCache-Control: {caching}\r\nContent-Length: {}\r\n\r\n{body}",
        now(),
        content.len()
    )
    .into_bytes()
}

/// An error without a word about caching.
fn error(status: u16) -> Vec<u8> {
    format!(
        "HTTP/1.1 {status} Broken\r\nDate: {}\r\nContent-Type: text/plain\r\nContent-Length: {}\r\n\r\n{BARE}",
        now(),
        BARE.len()
    )
    .into_bytes()
}

/// Errors that a gateway must not pass on as they are.
fn trouble_of(name: &str) -> Vec<u8> {
    let (head, body) = match name {
        "stored" => (
            "HTTP/1.1 500 Broken\r\nCache-Control: public, max-age=600",
            BARE,
        ),
        "busy" => ("HTTP/1.1 503 Busy\r\nRetry-After: 60", BARE),
        "talkative" => (
            "HTTP/1.1 404 Not Found\r\nCache-Control: public, max-age=600",
            "\nCaused by: java.lang.NullPointerException: basket",
        ),
        "page" => (
            "HTTP/1.1 404 Not Found\r\nContent-Type: text/html",
            "<!doctype html><title>Not found</title>",
        ),
        "garbled" => return b"HTTP/1.1 2x0 What\r\n\r\n".to_vec(),
        _ => ("HTTP/1.1 500 Broken", BARE),
    };
    format!("{head}\r\nContent-Length: {}\r\n\r\n{body}", body.len()).into_bytes()
}

/// The time for `Date`. Without it, Squid takes what it stored for stale.
fn now() -> String {
    let since = SystemTime::now().duration_since(UNIX_EPOCH);
    date(since.unwrap_or_default().as_secs())
}

/// Seconds since 1970 as `Date` writes them (RFC 9110 §5.6.7).
fn date(seconds: u64) -> String {
    const MONTHS: [&str; 12] = [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ];
    // The first of January 1970 was a Thursday.
    const DAYS: [&str; 7] = ["Thu", "Fri", "Sat", "Sun", "Mon", "Tue", "Wed"];
    let (days, time) = (seconds / 86_400, seconds % 86_400);
    let (mut year, mut day) = (1970, days);
    while day >= length(year) {
        day -= length(year);
        year += 1;
    }
    let february = length(year) - 337;
    let months = [31, february, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
    let mut month = "";
    for (name, length) in MONTHS.iter().zip(months) {
        month = name;
        if day < length {
            break;
        }
        day -= length;
    }
    let weekday = DAYS
        .iter()
        .cycle()
        .nth(usize::try_from(days % 7).unwrap_or(0));
    format!(
        "{}, {:02} {month} {year} {:02}:{:02}:{:02} GMT",
        weekday.unwrap_or(&""),
        day + 1,
        time / 3600,
        time / 60 % 60,
        time % 60
    )
}

/// The days of a year.
fn length(year: u64) -> u64 {
    let is_leap = (year.is_multiple_of(4) && !year.is_multiple_of(100)) || year.is_multiple_of(400);
    365 + u64::from(is_leap)
}

#[cfg(test)]
mod tests {
    use super::date;

    #[test]
    fn dates_are_written_as_http_writes_them() {
        // The first is the example of RFC 9110 §5.6.7.
        assert_eq!(date(784_111_777), "Sun, 06 Nov 1994 08:49:37 GMT");
        assert_eq!(date(951_782_400), "Tue, 29 Feb 2000 00:00:00 GMT");
        assert_eq!(date(0), "Thu, 01 Jan 1970 00:00:00 GMT");
    }
}
