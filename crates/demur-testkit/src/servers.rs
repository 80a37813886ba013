//! Servers of other people, to hold against what we export for them.

use std::net::{SocketAddr, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::Instant;

use crate::{Folder, PATIENCE, nowhere};

/// A running server that is not ours.
#[derive(Debug)]
pub struct Server {
    child: Child,
    address: SocketAddr,
}

impl Server {
    /// nginx with one virtual server of these lines; nothing where it is not installed, which is said.
    ///
    /// # Panics
    ///
    /// If it does not take them.
    pub fn nginx(folder: &Folder, lines: &str) -> Option<Self> {
        Self::nginx_with(folder, "", lines)
    }

    /// The same with lines that stand before the virtual server.
    ///
    /// # Panics
    ///
    /// If it does not take them.
    pub fn nginx_with(folder: &Folder, before: &str, lines: &str) -> Option<Self> {
        let program = found("nginx", &["nginx"])?;
        let (address, place) = (nowhere(), ground(folder));
        let text = format!(
            "daemon off;\nmaster_process off;\npid {place}/pid;\nerror_log {place}/error.log;\nevents {{ }}\nhttp {{\n\
             access_log off;\nclient_body_temp_path {place}/body;\nproxy_temp_path {place}/proxy;\n\
             fastcgi_temp_path {place}/fastcgi;\nuwsgi_temp_path {place}/uwsgi;\nscgi_temp_path {place}/scgi;\n\
             {before}\nserver {{\nlisten {address};\nroot {place}/none;\n{lines}\n}}\n}}\n"
        );
        let file = folder.write("nginx.conf", &text);
        let mut command = Command::new(program);
        command.arg("-p").arg(folder.path()).arg("-c").arg(file);
        command.args(["-e", "stderr"]);
        Some(Self::start(command, &["-t"], &[], address, &text))
    }

    /// Apache httpd with these lines; nothing where it is not installed, which is said.
    ///
    /// # Panics
    ///
    /// If it does not take them.
    pub fn apache(folder: &Folder, lines: &str) -> Option<Self> {
        Self::apache_with(folder, &[], lines)
    }

    /// The same with more modules, without their `mod_`.
    ///
    /// # Panics
    ///
    /// If it does not take them.
    pub fn apache_with(folder: &Folder, modules: &[&str], lines: &str) -> Option<Self> {
        let program = found("Apache httpd", &["apache2", "httpd"])?;
        let (address, place) = (nowhere(), ground(folder));
        let text = format!(
            "ServerRoot {place}\n{}ServerName localhost\nListen {address}\nPidFile {place}/pid\n\
             DefaultRuntimeDir {place}\nMutex pthread default\nErrorLog {place}/error.log\nDocumentRoot {place}/none\n\
             StartServers 1\n{lines}",
            loaded(modules)
        );
        let file = folder.write("apache.conf", &text);
        let mut command = Command::new(program);
        command.arg("-f").arg(file);
        Some(Self::start(
            command,
            &["-t"],
            &["-DFOREGROUND"],
            address,
            &text,
        ))
    }

    /// Caddy with the file that is made for an address; nothing where it is not installed, which is said.
    ///
    /// # Panics
    ///
    /// If it does not take it.
    pub fn caddy(folder: &Folder, text: impl Fn(SocketAddr) -> String) -> Option<Self> {
        let program = found("Caddy", &["caddy"])?;
        let address = nowhere();
        let text = text(address);
        let file = folder.write("Caddyfile", &text).display().to_string();
        let mut command = Command::new(program);
        // Where it keeps what it would find again.
        for name in ["HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME"] {
            command.env(name, folder.path());
        }
        let words = |what| [what, "--adapter", "caddyfile", "--config", &file];
        let (check, run) = (words("validate"), words("run"));
        Some(Self::start(command, &check, &run, address, &text))
    }

    /// Has the program check its configuration, then runs it until it listens.
    fn start(
        mut command: Command,
        check: &[&str],
        run: &[&str],
        address: SocketAddr,
        text: &str,
    ) -> Self {
        let mut trial = Command::new(command.get_program());
        let variables = command.get_envs();
        trial.envs(variables.filter_map(|(name, value)| Some((name, value?))));
        let checked = trial.args(command.get_args()).args(check).output();
        let checked = checked.expect("the program starts");
        let talk = String::from_utf8_lossy(&checked.stderr);
        assert!(checked.status.success(), "{talk}\n{text}");
        let silent = command
            .args(run)
            .stdout(Stdio::null())
            .stderr(Stdio::null());
        let server = Self {
            child: silent.spawn().expect("the program starts"),
            address,
        };
        let start = Instant::now();
        while TcpStream::connect(address).is_err() {
            assert!(start.elapsed() < PATIENCE, "the server does not listen");
            std::thread::yield_now();
        }
        server
    }

    /// Where it listens.
    pub fn address(&self) -> SocketAddr {
        self.address
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // Apache has children of its own, which end with their parent only if it is asked to stop.
        let id = self.child.id().to_string();
        let asked = Command::new("kill").arg(id).status();
        if !asked.is_ok_and(|status| status.success()) {
            let _ = self.child.kill();
        }
        let _ = self.child.wait();
    }
}

/// A folder that a configuration names, with an empty one of documents in it.
fn ground(folder: &Folder) -> String {
    std::fs::create_dir_all(folder.path().join("none")).expect("the folder is ours");
    folder.path().display().to_string()
}

/// The lines that load what Apache has as modules of their own.
fn loaded(more: &[&str]) -> String {
    let folders = [
        "/usr/lib/apache2/modules",
        "/usr/lib64/httpd/modules",
        "/usr/lib/httpd/modules",
    ];
    let mut folders = folders.iter().map(Path::new);
    let folder = folders.find(|folder| folder.join("mod_rewrite.so").exists());
    let folder = folder.expect("Apache httpd is installed with its modules");
    let names = [
        "mpm_event",
        "unixd",
        "authz_core",
        "alias",
        "rewrite",
        "headers",
    ];
    let mut lines = String::new();
    for name in names.iter().chain(more) {
        let file = folder.join(format!("mod_{name}.so"));
        // What is no file is part of the program itself.
        if file.exists() {
            lines += &format!("LoadModule {name}_module {}\n", file.display());
        }
    }
    lines
}

#[expect(clippy::print_stdout, reason = "a test that is skipped says so")]
fn found(who: &str, names: &[&str]) -> Option<PathBuf> {
    let path = std::env::var_os("PATH").unwrap_or_default();
    let system = ["/usr/sbin", "/usr/local/sbin"].map(PathBuf::from);
    let mut folders = std::env::split_paths(&path).chain(system);
    let program = folders.find_map(|folder| {
        let mut files = names.iter().map(|name| folder.join(name));
        files.find(|file| file.is_file())
    });
    if program.is_none() {
        println!("skipped: {who} is not installed");
    }
    program
}
