//! The exported configuration, asked through real nginx and Apache httpd where they are installed.

use std::fs;
use std::io::{self, Read, Write};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use demur_gone::{Entry, Found, Permanence, Places, export, read_csv};

const LIST: &str = "path,status,to,reason,max_age,blocked_by\n\
    /fax,gone,,\"no \"\"longer\"\" sold; see {this} \\ that\",,\n\
    /price,gone,,only $5,3600,\n\
    /old/*,gone,,,,\n\
    /page,moved,/new/page,,60,\n\
    /sale,found,/summer,,,\n\
    /own,moved,/search?q=own,,,\n\
    /part,moved,/whole#part,,,\n\
    /away,moved,https://www.example.com:8443/a%20b?c=d%25,,,\n\
    \"/a b(c)+[d]^%7Bx%7D\",withheld,,,,\n\
    /über uns,moved,/about%C3%BC,,,\n\
    \"/quote\"\"d'$1;\",moved,\"/un'quoted$&;\",,,\n\
    /docs/v1/*,moved,/docs/v2/*,,,\n\
    /to-root/*,moved,/*,,,\n\
    /shop/*,found,https://shop.example.com/*,,,\n\
    /blog/{year}/{slug},moved,/articles/{slug},,,\n\
    /blog/{year}/{slug}.html,moved,/articles/{slug}/{year},,,\n\
    /blog/2020/*,gone,,,,\n\
    /blog/*,found,/archive,,,\n\
    /user/{name},found,/{name},,,\n\
    /in/{a}/of/*,moved,/of/{a}/*,,,\n\
    /leak,withheld,,court order 7,,https://isp.example/?a=%25b\n\
    /leaks/*,withheld,,,,https://isp.example/?a=%25b\n\
    /leaks/a,gone,,,,\n";

const PATHS: [&str; 47] = [
    "/",
    "/other",
    "/fax",
    "/FAX",
    "/fax/",
    "/price",
    "/old",
    "/old/",
    "/old/a/b",
    "/page",
    "/page?x=1&y=%20",
    "/%70age",
    "/sale",
    "/sale?a",
    "/own",
    "/own?x=1",
    "/part",
    "/part?x=1",
    "/away",
    "/away?z",
    "/a%20b(c)+%5Bd%5D%5E%7Bx%7D",
    "/%C3%BCber%20uns",
    "/%c3%bcber%20uns?x",
    "/quote%22d'$1;",
    "/docs/v1/",
    "/docs/v1/a/b.html?q=1",
    "/docs/v1/a%20b",
    "/to-root/a/b",
    "/to-root/%5Cevil",
    "/shop/a?b=c",
    "/blog/2019/a",
    "/blog/2019/a?x=y",
    "/blog/2019/a.html",
    "/blog/2020/a",
    "/blog/2019/",
    "/blog/2019/a/b",
    "/blog/",
    "/user/ann",
    "/user/a%0D%0Ab",
    "/user/a%C3%BC$1",
    "/user/%5Cevil.example",
    "/in/x/of/y/z",
    "/leak",
    "/leaks/b",
    "/leaks/a",
    "/blog/x/y;z,&=",
    "/docs/v1/a?b=$args&c=$1",
];
const METHODS: [&str; 4] = ["GET", "HEAD", "POST", "DELETE"];
const PATIENCE: Duration = Duration::from_secs(10);

#[test]
fn nginx_answers_as_we_do() -> io::Result<()> {
    let Some(program) = program(&["nginx"]) else {
        println!("skipped: nginx is not installed");
        return Ok(());
    };
    let folder = Folder::new("nginx")?;
    let port = free_port()?;
    let text = format!(
        "daemon off;\nmaster_process off;\npid {0}/pid;\nerror_log {0}/error.log;\nevents {{ }}\nhttp {{\naccess_log off;\n\
         client_body_temp_path {0}/body;\nproxy_temp_path {0}/proxy;\nfastcgi_temp_path {0}/fastcgi;\n\
         uwsgi_temp_path {0}/uwsgi;\nscgi_temp_path {0}/scgi;\nserver {{\nlisten 127.0.0.1:{port};\nroot {0}/none;\n{1}\n\
         location / {{ return 404; }}\n}}\n}}\n",
        folder.0.display(),
        export::nginx(&entries())
    );
    let file = folder.write("nginx.conf", &text)?;
    let arguments = |command: &mut Command| {
        command.arg("-p").arg(&folder.0).arg("-c").arg(&file);
        command.args(["-e", "stderr"]);
    };
    let mut trial = Command::new(&program);
    arguments(&mut trial);
    passes(trial.arg("-t"), &text)?;
    let mut run = Command::new(&program);
    arguments(&mut run);
    compare(&Server::start(&mut run, port)?, "nginx")
}

#[test]
fn apache_answers_as_we_do() -> io::Result<()> {
    let Some(program) = program(&["apache2", "httpd"]) else {
        println!("skipped: Apache httpd is not installed");
        return Ok(());
    };
    let Some(modules) = modules() else {
        println!("skipped: the modules of Apache httpd were not found");
        return Ok(());
    };
    let folder = Folder::new("apache")?;
    let port = free_port()?;
    let mut loaded = String::new();
    for name in ["mpm_event", "unixd", "authz_core", "rewrite", "headers"] {
        let module = modules.join(format!("mod_{name}.so"));
        if module.exists() {
            loaded.push_str(&format!("LoadModule {name}_module {}\n", module.display()));
        }
    }
    let text = format!(
        "ServerRoot {0}\n{loaded}ServerName localhost\nListen 127.0.0.1:{port}\nPidFile {0}/pid\nDefaultRuntimeDir {0}\n\
         Mutex pthread default\nErrorLog {0}/error.log\nDocumentRoot {0}/none\nStartServers 1\n{1}",
        folder.0.display(),
        export::apache(&entries())
    );
    let file = folder.write("apache.conf", &text)?;
    passes(Command::new(&program).arg("-f").arg(&file).arg("-t"), &text)?;
    let mut run = Command::new(&program);
    run.arg("-f").arg(&file).arg("-DFOREGROUND");
    compare(&Server::start(&mut run, port)?, "Apache")
}

fn entries() -> Vec<Entry> {
    let (entries, defects) = read_csv("gone.csv", LIST.as_bytes());
    assert_eq!(defects, []);
    entries
}

/// What is expected of one request: status, Location, who blocks, and how long the answer may be kept.
#[derive(Debug, PartialEq, Eq)]
struct Expected {
    status: u16,
    location: Option<String>,
    link: Option<String>,
    cache: Option<String>,
}

fn expected(places: &Places, method: &str, target: &str) -> Expected {
    let (path, query) = target
        .split_once('?')
        .map_or((target, None), |(path, query)| (path, Some(query)));
    let answer = |status, location, max_age: Option<u32>| Expected {
        status,
        location,
        link: None,
        cache: max_age.map(|age| format!("max-age={age}")),
    };
    if let Some(withheld) = places.find_withheld(path) {
        let link = withheld
            .blocked_by
            .map(|url| format!("<{url}>; rel=\"blocked-by\""));
        return Expected {
            status: 451,
            location: None,
            link,
            cache: Some("no-store".to_owned()),
        };
    }
    let is_safe = matches!(method, "GET" | "HEAD");
    match places.find(path, query) {
        Some(Found::Moved {
            to,
            permanence,
            max_age,
        }) => {
            let status = match (permanence, is_safe) {
                (Permanence::Permanent, true) => 301,
                (Permanence::Permanent, false) => 308,
                (Permanence::Temporary, true) => 302,
                (Permanence::Temporary, false) => 307,
            };
            answer(status, Some(to.into_owned()), max_age)
        }
        Some(Found::Gone { max_age, .. }) => answer(410, None, max_age),
        None => answer(404, None, None),
    }
}

fn compare(server: &Server, name: &str) -> io::Result<()> {
    let places = Places::compile(&entries()).unwrap_or_default();
    assert!(!places.is_empty());
    let mut differences = String::new();
    for target in PATHS {
        for method in METHODS {
            let answer = server.ask(method, target)?;
            let mut wanted = expected(&places, method, target);
            if name == "nginx" {
                // nginx cannot write a `$` that begins no variable, so the export escapes it; those of captures remain.
                let has_literal = target.starts_with("/quote");
                wanted.location = wanted.location.map(|to| {
                    if has_literal {
                        to.replace('$', "%24")
                    } else {
                        to
                    }
                });
            }
            // What is not listed is the server's own affair; Apache answers DELETE with 405 there.
            let is_other = wanted.status == 404 && answer.status == 405;
            if answer != wanted && !is_other {
                differences.push_str(&format!(
                    "{method} {target}\n  {name}: {answer:?}\n  demur: {wanted:?}\n"
                ));
            }
        }
    }
    assert!(differences.is_empty(), "{differences}");
    Ok(())
}

struct Server {
    child: Child,
    port: u16,
}

impl Server {
    fn start(command: &mut Command, port: u16) -> io::Result<Self> {
        let child = command
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()?;
        let server = Self { child, port };
        let start = Instant::now();
        while server.connect().is_err() {
            assert!(start.elapsed() < PATIENCE, "the server does not listen");
            std::thread::yield_now();
        }
        Ok(server)
    }

    fn connect(&self) -> io::Result<TcpStream> {
        let stream = TcpStream::connect((Ipv4Addr::LOCALHOST, self.port))?;
        stream.set_read_timeout(Some(PATIENCE))?;
        Ok(stream)
    }

    fn ask(&self, method: &str, target: &str) -> io::Result<Expected> {
        let mut stream = self.connect()?;
        let host = format!("127.0.0.1:{}", self.port);
        let request = format!(
            "{method} {target} HTTP/1.1\r\nHost: {host}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
        );
        stream.write_all(request.as_bytes())?;
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer)?;
        let answer = String::from_utf8_lossy(&answer);
        let head = answer.split("\r\n\r\n").next().unwrap_or_default();
        let field = |name: &str| {
            let mut lines = head.lines().filter_map(|line| line.split_once(": "));
            lines
                .find(|(known, _)| known.eq_ignore_ascii_case(name))
                .map(|(_, value)| value.to_owned())
        };
        let origin = format!("http://{host}");
        Ok(Expected {
            status: head
                .split(' ')
                .nth(1)
                .and_then(|status| status.parse().ok())
                .unwrap_or(0),
            location: field("location")
                .map(|to| to.strip_prefix(&origin).map_or(to.clone(), str::to_owned)),
            link: field("link"),
            cache: field("cache-control"),
        })
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // Apache has children of its own, which end with their parent only if it is asked to stop.
        let asked = Command::new("kill")
            .arg(self.child.id().to_string())
            .status();
        if !asked.is_ok_and(|status| status.success()) {
            drop(self.child.kill());
        }
        drop(self.child.wait());
    }
}

struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> io::Result<Self> {
        let path = std::env::temp_dir().join(format!("demur-gone-{name}-{}", std::process::id()));
        fs::create_dir_all(path.join("none"))?;
        Ok(Self(path))
    }

    fn write(&self, name: &str, text: &str) -> io::Result<PathBuf> {
        let path = self.0.join(name);
        fs::write(&path, text)?;
        Ok(path)
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        drop(fs::remove_dir_all(&self.0));
    }
}

fn program(names: &[&str]) -> Option<PathBuf> {
    let path = std::env::var_os("PATH").unwrap_or_default();
    let system = ["/usr/sbin", "/usr/local/sbin"].map(PathBuf::from);
    let folders: Vec<_> = std::env::split_paths(&path).chain(system).collect();
    names
        .iter()
        .flat_map(|name| folders.iter().map(move |folder| folder.join(name)))
        .find(|file| file.is_file())
}

fn modules() -> Option<PathBuf> {
    let known = [
        "/usr/lib/apache2/modules",
        "/usr/lib64/httpd/modules",
        "/usr/lib/httpd/modules",
    ];
    known
        .iter()
        .map(Path::new)
        .find(|folder| folder.join("mod_rewrite.so").exists())
        .map(Path::to_owned)
}

fn passes(command: &mut Command, text: &str) -> io::Result<()> {
    let output = command.output()?;
    assert!(
        output.status.success(),
        "{}\n{text}",
        String::from_utf8_lossy(&output.stderr)
    );
    Ok(())
}

fn free_port() -> io::Result<u16> {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?;
    Ok(listener.local_addr()?.port())
}
