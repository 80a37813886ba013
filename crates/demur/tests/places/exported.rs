//! `demur export`, held against the servers that it is for.

use std::fs;
use std::net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::Instant;

use crate::folder::Folder;
use crate::{PATIENCE, ask, status};

const LIST: &str = "path,status,to,reason,max_age,blocked_by\n\
    /fax,gone,,,3600,\n\
    /old/*,gone,,no longer sold,,\n\
    /shop/*,moved,/store/*,,60,\n\
    /leak,withheld,,,,https://isp.example/?a=%25\n";

/// Exports the list with pages; the text and the folder.
fn exported(server: &str) -> (Folder, String) {
    let folder = Folder::new(server);
    folder.write("gone.csv", LIST);
    folder.write(
        "demur.toml",
        "contact = \"help@shop.example\"\n[pages]\nsearch = \"/search?q={query}\"\n",
    );
    fs::create_dir(folder.0.join("none")).unwrap();
    let output = folder.demur(&[
        "export",
        server,
        "--places",
        "gone.csv",
        "--pages",
        "new/pages",
    ]);
    let talk = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(0), "{talk}");
    assert!(talk.starts_with("16 pages written to "), "{talk}");
    (folder, String::from_utf8(output.stdout).unwrap())
}

#[test]
fn the_pages_are_written_whole_and_name_the_ways_on() {
    let (folder, text) = exported("nginx");
    let pages = folder.0.join("new/pages");
    let mut names: Vec<_> = fs::read_dir(&pages)
        .unwrap()
        .map(|entry| entry.unwrap().file_name())
        .collect();
    names.sort();
    assert_eq!(names.len(), 17, "{names:?}");
    let page = fs::read_to_string(pages.join("404.html")).unwrap();
    assert!(
        page.starts_with("<!doctype html>") && page.ends_with("</html>\n"),
        "{page}"
    );
    assert!(
        page.contains("404 Not Found") && page.contains("help@shop.example"),
        "{page}"
    );
    assert!(page.contains("action=\"/search\""), "{page}");
    assert!(!text.contains("=200"), "{text}");
}

#[test]
fn without_a_list_and_pages_there_is_nothing_to_export() {
    let folder = Folder::new("nothing");
    let output = folder.demur(&["export", "nginx"]);
    assert_eq!(output.status.code(), Some(2));
    let talk = String::from_utf8(output.stderr).unwrap();
    assert!(
        talk.starts_with("error: there is nothing to export\nhint: "),
        "{talk}"
    );
}

#[test]
fn a_list_with_faults_is_not_exported() {
    let folder = Folder::new("faults");
    folder.write("gone.csv", "path,status,to\n/a,moved,/b\n/b,moved,/a\n");
    let output = folder.demur(&["export", "apache", "--places", "gone.csv"]);
    assert_eq!((output.status.code(), output.stdout.len()), (Some(2), 0));
    let talk = String::from_utf8(output.stderr).unwrap();
    assert!(
        talk.contains("error[redirect-loop]") && talk.contains("gone.csv:2"),
        "{talk}"
    );
}

#[test]
fn nginx_takes_the_export_and_keeps_status_and_fields() {
    let Some(program) = program(&["nginx"]) else {
        println!("skipped: nginx is not installed");
        return;
    };
    let (folder, text) = exported("nginx");
    let port = free_port();
    let text = format!(
        "daemon off;\nmaster_process off;\npid {0}/pid;\nerror_log {0}/error.log;\nevents {{ }}\nhttp {{\naccess_log off;\n\
         client_body_temp_path {0}/body;\nproxy_temp_path {0}/proxy;\nfastcgi_temp_path {0}/fastcgi;\n\
         uwsgi_temp_path {0}/uwsgi;\nscgi_temp_path {0}/scgi;\nserver {{\nlisten 127.0.0.1:{port};\nroot {0}/none;\n\
         {text}\n}}\n}}\n",
        folder.0.display()
    );
    let file = folder.write("nginx.conf", &text);
    let mut command = Command::new(&program);
    command
        .arg("-p")
        .arg(&folder.0)
        .arg("-c")
        .arg(&file)
        .args(["-e", "stderr"]);
    check_taken(Command::new(&program).args(command.get_args()).arg("-t"));
    check_answers(&Other::start(&mut command, port));
    let log = fs::read_to_string(folder.0.join("error.log")).unwrap();
    assert!(!log.contains("uninitialized"), "{log}");
}

#[test]
fn apache_takes_the_export_and_keeps_status_and_fields() {
    let Some(program) = program(&["apache2", "httpd"]) else {
        println!("skipped: Apache httpd is not installed");
        return;
    };
    let modules = [
        "/usr/lib/apache2/modules",
        "/usr/lib64/httpd/modules",
        "/usr/lib/httpd/modules",
    ];
    let Some(modules) = modules.iter().map(Path::new).find(|folder| folder.is_dir()) else {
        println!("skipped: the modules of Apache httpd were not found");
        return;
    };
    let (folder, text) = exported("apache");
    let port = free_port();
    let mut loaded = String::new();
    for name in [
        "mpm_event",
        "unixd",
        "authz_core",
        "alias",
        "rewrite",
        "headers",
    ] {
        let module = modules.join(format!("mod_{name}.so"));
        if module.exists() {
            loaded += &format!("LoadModule {name}_module {}\n", module.display());
        }
    }
    let text = format!(
        "ServerRoot {0}\n{loaded}ServerName localhost\nListen 127.0.0.1:{port}\nPidFile {0}/pid\nDefaultRuntimeDir {0}\n\
         Mutex pthread default\nErrorLog {0}/error.log\nDocumentRoot {0}/none\nStartServers 1\n{text}",
        folder.0.display()
    );
    let file = folder.write("apache.conf", &text);
    check_taken(Command::new(&program).arg("-f").arg(&file).arg("-t"));
    let mut command = Command::new(&program);
    check_answers(&Other::start(
        command.arg("-f").arg(&file).arg("-DFOREGROUND"),
        port,
    ));
}

#[track_caller]
fn check_taken(command: &mut Command) {
    let output = command.output().unwrap();
    assert!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
}

/// Every error keeps its status and its fields, whatever page it has.
#[track_caller]
fn check_answers(other: &Other) {
    let check = |method: &str, path: &str, code: &str, expected: &[&str]| {
        let answer = ask(other.address, method, path);
        assert_eq!(status(&answer), code, "{method} {path}: {answer}");
        for words in expected {
            assert!(
                answer.to_lowercase().contains(&words.to_lowercase()),
                "{path} lacks `{words}`: {answer}"
            );
        }
    };
    let html = "\r\nContent-Type: text/html; charset=utf-8\r\n";
    for method in ["GET", "POST"] {
        check(
            method,
            "/fax",
            "410",
            &[
                html,
                "<title>410 Gone</title>",
                "\r\nCache-Control: max-age=3600\r\n",
            ],
        );
        let link = "\r\nLink: <https://isp.example/?a=%25>; rel=\"blocked-by\"\r\n";
        let fields = [
            html,
            "<title>451 Unavailable",
            link,
            "\r\nCache-Control: no-store\r\n",
        ];
        check(method, "/leak", "451", &fields);
    }
    check(
        "GET",
        "/nowhere",
        "404",
        &[
            html,
            "<title>404 Not Found</title>",
            "href=\"/.demur/style.css\"",
        ],
    );
    check("GET", "/old/a", "410", &[]);
    check("GET", "/shop/a?b=c", "301", &["/store/a?b=c\r\n"]);
    check(
        "GET",
        "/.demur/style.css",
        "200",
        &["\r\nContent-Type: text/css; charset=utf-8\r\n"],
    );
    check(
        "GET",
        "/.demur/pages/410.html",
        "404",
        &["<title>404 Not Found</title>"],
    );
    check("GET", "/.demur/pages/none.html", "404", &[]);
}

/// A running server that is not ours.
struct Other {
    child: Child,
    address: SocketAddr,
}

impl Other {
    fn start(command: &mut Command, port: u16) -> Self {
        let child = command
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let address = SocketAddr::from((Ipv4Addr::LOCALHOST, port));
        let other = Self { child, address };
        let start = Instant::now();
        while TcpStream::connect(address).is_err() {
            assert!(start.elapsed() < PATIENCE, "the server does not listen");
            std::thread::yield_now();
        }
        other
    }
}

impl Drop for Other {
    fn drop(&mut self) {
        // Apache has children of its own, which end with their parent only if it is asked to stop.
        let asked = Command::new("kill")
            .arg(self.child.id().to_string())
            .status();
        if !asked.is_ok_and(|status| status.success()) {
            let _ = self.child.kill();
        }
        let _ = self.child.wait();
    }
}

fn program(names: &[&str]) -> Option<PathBuf> {
    let folders = ["/usr/sbin", "/usr/bin", "/usr/local/sbin", "/usr/local/bin"];
    let programs = names
        .iter()
        .flat_map(|name| folders.map(|folder| Path::new(folder).join(name)));
    programs.into_iter().find(|program| program.is_file())
}

/// Nobody listens there: the listener that had it is gone.
fn free_port() -> u16 {
    TcpListener::bind("127.0.0.1:0")
        .unwrap()
        .local_addr()
        .unwrap()
        .port()
}
