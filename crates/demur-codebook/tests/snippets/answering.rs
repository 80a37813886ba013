//! Servers of the test: one that a client asks, and one behind a proxy.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream};
use std::sync::{Arc, Mutex};

use demur_testkit::PATIENCE;

use crate::message::Message;

/// A server that gives its answers in turn and remembers the last request.
pub(crate) struct Answering {
    pub(crate) address: SocketAddr,
    last: Arc<Mutex<Vec<(String, String)>>>,
}

impl Answering {
    /// Answers until the test ends; the last answer again and again.
    pub(crate) fn start(answers: Vec<Message>) -> Self {
        let last = Arc::new(Mutex::new(Vec::new()));
        let seen = Arc::clone(&last);
        let mut answers = answers.into_iter();
        let mut answer = answers.next().expect("an answer");
        let address = serve(move |fields| {
            *seen.lock().expect("nobody panics") = fields;
            let now = answer.clone();
            answer = answers.next().unwrap_or_else(|| answer.clone());
            now
        });
        Self { address, last }
    }

    /// The fields of the last request.
    pub(crate) fn last(&self) -> Vec<(String, String)> {
        self.last.lock().expect("nobody panics").clone()
    }
}

/// A service behind a proxy: it answers 200, or what the field `X-Answer` of the request says.
pub(crate) fn behind() -> SocketAddr {
    serve(|fields| {
        let mut wanted = fields
            .into_iter()
            .filter(|(name, _)| name.eq_ignore_ascii_case("X-Answer"));
        let first = wanted
            .next()
            .map_or_else(|| "200".to_owned(), |(_, value)| value);
        Message {
            first,
            fields: Vec::new(),
            content: "ok".to_owned(),
        }
    })
}

fn serve(mut answer: impl FnMut(Vec<(String, String)>) -> Message + Send + 'static) -> SocketAddr {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).expect("a port");
    let address = listener.local_addr().expect("an address");
    std::thread::spawn(move || {
        for mut stream in listener.incoming().flatten() {
            let fields = read(&stream);
            // Nothing was asked by who only looks whether somebody listens.
            if !fields.is_empty() {
                // A client that ended does not read the answer.
                drop(stream.write_all(octets(&answer(fields)).as_bytes()));
            }
        }
    });
    address
}

/// The fields of a request; its content is read too, unless the client waits to be told.
fn read(stream: &TcpStream) -> Vec<(String, String)> {
    stream.set_read_timeout(Some(PATIENCE)).expect("a timeout");
    let mut reader = BufReader::new(stream);
    let lines = reader.by_ref().lines().map_while(Result::ok);
    let fields = lines.skip(1).take_while(|line| !line.is_empty());
    let fields: Vec<(String, String)> = fields
        .filter_map(|line| {
            line.split_once(": ")
                .map(|(name, value)| (name.to_owned(), value.to_owned()))
        })
        .collect();
    let value = |name: &str| {
        fields
            .iter()
            .find(|(found, _)| found.eq_ignore_ascii_case(name))
    };
    let length = value("Content-Length").and_then(|(_, length)| length.parse().ok());
    if let (Some(length), None) = (length, value("Expect")) {
        drop(std::io::copy(
            &mut reader.take(length),
            &mut std::io::sink(),
        ));
    }
    fields
}

fn octets(answer: &Message) -> String {
    let mut out = format!("HTTP/1.1 {} Test\r\n", answer.first);
    for (name, value) in &answer.fields {
        out += &format!("{name}: {value}\r\n");
    }
    if answer.field("Connection").is_none() {
        out += "Connection: close\r\n";
    }
    // These have no content, and say so by having no length either.
    if answer.first != "204" {
        out += &format!("Content-Length: {}\r\n", answer.content.len());
    }
    out + "\r\n" + &answer.content
}
