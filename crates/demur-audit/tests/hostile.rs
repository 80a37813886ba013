//! Servers that want to hurt whoever asks: nothing takes longer, and nothing is kept that is larger, than was allowed.

#![expect(clippy::expect_used, clippy::indexing_slicing, reason = "tests")]

#[expect(dead_code, reason = "only the server is used")]
mod bed;

use std::io::{Read, Write};
use std::net::{Ipv4Addr, Shutdown, TcpListener, TcpStream};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use bed::server::{Reply, Server};
use demur_audit::net::{Budget, Conducted, Network, Stopped, conduct, trusting};
use demur_audit::{
    ANONYMOUS, Audit, Crawler, Ended, Exchange, FailureKind, Origin, Outcome, Settings, Site,
    Source, Target, select,
};

/// One answer may take this long, where it comes to an end by itself; all of them together that long.
const ANSWER: Duration = Duration::from_secs(5);
const WHOLE: Duration = Duration::from_secs(20);

fn audit(address: &str, pages: usize) -> (Vec<Exchange>, Conducted) {
    audit_within(address, pages, ANSWER)
}

fn audit_within(address: &str, pages: usize, answer: Duration) -> (Vec<Exchange>, Conducted) {
    let target = Target {
        origin: Origin::try_from(address.to_owned()).expect("an origin"),
        target: "/".to_owned(),
        operation: None,
        source: Source::Given,
        identity: ANONYMOUS.to_owned(),
    };
    let site = Site {
        targets: vec![target.clone()],
        settings: Settings::default(),
        ..Site::default()
    };
    let crawler = Crawler::new(vec![target], pages, true);
    let checks = select(&["unauthorized-without-challenge".to_owned()], &[]).expect("a check");
    let mut audit = Audit::new(site, checks, crawler);
    let network = Network {
        budget: Budget {
            requests: 500,
            rate: None,
            whole: WHOLE,
            answer,
            ..Budget::default()
        },
        tls: Some(trusting(None).expect("certificates")),
        ..Network::default()
    };
    let began = Instant::now();
    let conducted = conduct(
        &mut audit,
        &network,
        &AtomicBool::new(false),
        &mut |_, _| {},
    );
    assert!(
        began.elapsed() < WHOLE + answer * 4,
        "{:?}",
        began.elapsed()
    );
    (audit.run().all().to_vec(), conducted)
}

/// A server that greets every connection with `greeting` and then does `rest` until it is stopped.
struct Tarpit {
    address: String,
    stopped: Arc<AtomicBool>,
    port: u16,
}

impl Tarpit {
    fn new(greeting: &'static [u8], endless: &'static [u8]) -> Self {
        // In large pieces, so that what is measured is not the server.
        let endless = endless.repeat((64 << 10) / endless.len().max(1));
        Self::start(move |stream, stopped| {
            let mut going = stream.write_all(greeting).is_ok();
            while going && !endless.is_empty() && !stopped.load(Ordering::Relaxed) {
                going = stream.write_all(&endless).is_ok();
            }
        })
    }

    /// Greets, and sends an octet more whenever nothing came for a moment.
    fn dripping(greeting: &'static [u8]) -> Self {
        Self::start(move |stream, stopped| {
            let _ = stream.set_read_timeout(Some(Duration::from_millis(50)));
            let mut going = stream.write_all(greeting).is_ok();
            while going && !stopped.load(Ordering::Relaxed) {
                let came = stream.read(&mut [0; 16]);
                going = !matches!(came, Ok(0)) && stream.write_all(b"x").is_ok();
            }
        })
    }

    fn start(serve: impl Fn(&mut TcpStream, &AtomicBool) + Send + Sync + 'static) -> Self {
        let serve = Arc::new(serve);
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).expect("a free port");
        let port = listener.local_addr().expect("an address").port();
        let stopped = Arc::new(AtomicBool::new(false));
        let end = Arc::clone(&stopped);
        thread::spawn(move || {
            for mut stream in listener.incoming().flatten() {
                if end.load(Ordering::Relaxed) {
                    return;
                }
                let (end, serve) = (Arc::clone(&end), Arc::clone(&serve));
                thread::spawn(move || {
                    let mut request = [0; 4096];
                    let _ = stream.read(&mut request);
                    serve(&mut stream, &end);
                    // Says nothing more, and keeps the connection until the other side ends it.
                    let _ = stream.read(&mut request);
                    let _ = stream.shutdown(Shutdown::Both);
                });
            }
        });
        let address = format!("http://127.0.0.1:{port}");
        Self {
            address,
            stopped,
            port,
        }
    }
}

impl Drop for Tarpit {
    fn drop(&mut self) {
        self.stopped.store(true, Ordering::Relaxed);
        let _ = TcpStream::connect((Ipv4Addr::LOCALHOST, self.port));
    }
}

/// Of a server that falls silent nothing else is to be seen, however long it is waited for.
fn patience(endless: &[u8]) -> Duration {
    if endless.is_empty() {
        Duration::from_millis(200)
    } else {
        ANSWER
    }
}

#[track_caller]
fn fails(greeting: &'static [u8], endless: &'static [u8], kind: FailureKind) {
    let tarpit = Tarpit::new(greeting, endless);
    let (exchanges, _) = audit_within(&tarpit.address, 0, patience(endless));
    assert_eq!(exchanges.len(), 1);
    match &exchanges[0].outcome {
        Outcome::Failure(failure) => assert_eq!(failure.kind, kind, "{failure:?}"),
        Outcome::Answer(answer) => assert_eq!(answer.status, 0, "an answer came"),
    }
}

#[track_caller]
fn ends(greeting: &'static [u8], endless: &'static [u8], ended: Ended) {
    let tarpit = Tarpit::new(greeting, endless);
    let (exchanges, _) = audit_within(&tarpit.address, 0, patience(endless));
    let answer = exchanges[0].answer().expect("an answer");
    assert_eq!(answer.ended, ended);
    assert!(answer.body.len() <= 2 << 20);
}

#[test]
fn heads_without_end_are_not_read_to_the_end() {
    fails(
        b"HTTP/1.1 200 OK\r\n",
        b"X-More: and more of it\r\n",
        FailureKind::TooLarge,
    );
    fails(b"", b"no line ends here", FailureKind::TooLarge);
}

#[test]
fn who_says_nothing_is_not_waited_for() {
    fails(b"", b"", FailureKind::Timeout);
    fails(b"HTTP/1.1 200 OK\r\nX: y\r\n", b"", FailureKind::Timeout);
}

#[test]
fn interim_answers_without_end_are_not_counted_to_the_end() {
    let tarpit = Tarpit::new(b"", b"HTTP/1.1 103 Early Hints\r\n\r\n");
    let (exchanges, _) = audit(&tarpit.address, 0);
    let answer = exchanges[0].answer().expect("an answer");
    assert_eq!((answer.status, answer.interim.len()), (103, 16));
}

#[test]
fn content_without_end_is_cut() {
    ends(
        b"HTTP/1.1 200 OK\r\n\r\n",
        b"more and more of it",
        Ended::Cut,
    );
    ends(
        b"HTTP/1.1 200 OK\r\nContent-Length: 99999999999\r\n\r\n",
        b"more",
        Ended::Cut,
    );
    ends(
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n",
        b"8\r\n12345678\r\n",
        Ended::Cut,
    );
    ends(
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nffffffffffffffff\r\n",
        b"12345678",
        Ended::Cut,
    );
}

#[test]
fn content_that_stops_is_said_to_have_ended_early() {
    ends(
        b"HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\n123",
        b"",
        Ended::Early,
    );
    ends(
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n123",
        b"",
        Ended::Early,
    );
}

#[test]
fn packed_content_is_unpacked_up_to_a_limit() {
    use std::sync::OnceLock;
    static BOMB: OnceLock<Vec<u8>> = OnceLock::new();
    BOMB.get_or_init(|| {
        let zeros = vec![b'0'; 16 << 20];
        let level = flate2::Compression::fast();
        let mut packer = flate2::write::GzEncoder::new(Vec::new(), level);
        packer.write_all(&zeros).expect("packed");
        packer.finish().expect("packed")
    });
    let server = Server::start(Arc::new(|_| {
        let bomb = BOMB.get().map(Vec::as_slice).unwrap_or_default();
        let mut octets = b"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n\r\n".to_vec();
        octets.extend_from_slice(bomb);
        Reply::raw(octets)
    }));
    let (exchanges, _) = audit(&server.url(""), 0);
    let answer = exchanges[0].answer().expect("an answer");
    assert!(answer.body.len() < 1 << 20);
    assert_eq!(answer.text().len(), 4 << 20);
}

#[test]
fn redirects_are_followed_for_five_hops_and_never_to_another_origin() {
    let server = Server::start(Arc::new(|asked| {
        let number: u32 = asked.target.trim_start_matches('/').parse().unwrap_or(0);
        let next = format!("/{}", number + 1);
        Reply::new(asked, 302, &[("Location", &next)], "")
    }));
    let (exchanges, conducted) = audit(&server.url(""), 0);
    assert_eq!(exchanges.len(), 6);
    assert_eq!(conducted.stopped, None);
    let server = Server::start(Arc::new(|asked| {
        Reply::new(
            asked,
            302,
            &[("Location", "http://127.0.0.1:9/elsewhere")],
            "",
        )
    }));
    assert_eq!(audit(&server.url(""), 10).0.len(), 2, "robots.txt and `/`");
}

#[test]
fn pages_that_lead_to_ever_new_pages_come_to_an_end() {
    let server = Server::start(Arc::new(|asked| {
        let link = format!(
            "<a href='{}x/'>on</a><a href='{}y/'>on</a>",
            asked.path(),
            asked.path()
        );
        Reply::new(asked, 200, &[("Content-Type", "text/html")], &link)
    }));
    let (exchanges, conducted) = audit(&server.url(""), 20);
    assert!((15..=22).contains(&exchanges.len()), "{}", exchanges.len());
    assert_eq!(conducted.stopped, None);
}

#[test]
fn a_server_that_fails_again_and_again_is_left_alone() {
    let server = Server::start(Arc::new(|asked| {
        if asked.path() == "/" {
            let links: Vec<String> = (0..50)
                .map(|number| format!("<a href=\"/{number}\">x</a>"))
                .collect();
            let links = links.concat();
            return Reply::new(asked, 200, &[("Content-Type", "text/html")], &links);
        }
        let status = if asked.path() == "/robots.txt" {
            404
        } else {
            500
        };
        Reply::new(asked, status, &[], "")
    }));
    let (exchanges, conducted) = audit(&server.url(""), 100);
    assert!(exchanges.len() < 20, "{}", exchanges.len());
    assert_eq!(conducted.stopped, Some(Stopped::Failures(5)));
}

#[test]
fn a_server_that_asks_for_time_gets_it_and_one_that_asks_for_much_is_left_alone() {
    let server = Server::start(Arc::new(|asked| {
        let seconds = if asked.path() == "/" { "0" } else { "3600" };
        let page = [("Retry-After", seconds), ("Content-Type", "text/html")];
        Reply::new(asked, 429, &page, "")
    }));
    let (exchanges, conducted) = audit(&server.url(""), 0);
    assert_eq!(exchanges.len(), 2, "it is asked once more");
    assert_eq!(conducted.stopped, None);
    let server = Server::start(Arc::new(|asked| {
        Reply::new(asked, 503, &[("Retry-After", "3600")], "")
    }));
    let (exchanges, conducted) = audit(&server.url(""), 0);
    assert_eq!(exchanges.len(), 1);
    assert_eq!(conducted.stopped, Some(Stopped::Asked(3600)));
}

#[test]
fn content_where_none_may_be_is_kept_and_does_no_harm() {
    let server = Server::start(Arc::new(|asked| {
        if asked.path() == "/" {
            let mut reply = Reply::new(asked, 204, &[], "");
            reply.octets.extend_from_slice(b"HTTP/1.1 200 OK\r\n\r\n");
            return reply;
        }
        Reply::new(asked, 200, &[], "robots")
    }));
    let (exchanges, _) = audit(&server.url(""), 0);
    let answer = exchanges[0].answer().expect("an answer");
    assert_eq!(answer.status, 204);
    assert_eq!(answer.surplus, b"HTTP/1.1 200 OK\r\n\r\n");
}

#[test]
fn a_wait_that_is_no_moment_at_all_ends_the_audit_and_nothing_else() {
    for wait in [
        "18446744073709551615",
        "9223372036854775807",
        "99999999999999999999999",
    ] {
        let server = Server::start(Arc::new(move |asked| {
            Reply::new(asked, 503, &[("Retry-After", wait)], "")
        }));
        let (exchanges, _) = audit(&server.url(""), 0);
        assert_eq!(exchanges.len(), 1, "{wait}");
    }
}

#[test]
fn a_handshake_that_comes_octet_by_octet_is_not_waited_for() {
    // A record of 16 KiB that never ends; a new piece comes before any single read would be given up.
    let tarpit = Tarpit::dripping(b"\x16\x03\x03\x3f\xff");
    let address = tarpit.address.replace("http://", "https://");
    let (exchanges, _) = audit_within(&address, 0, Duration::from_millis(400));
    match &exchanges[0].outcome {
        Outcome::Failure(failure) => assert_eq!(failure.kind, FailureKind::Timeout),
        Outcome::Answer(answer) => assert_eq!(answer.status, 0, "an answer came"),
    }
}
