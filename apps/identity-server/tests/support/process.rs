//! The real binary: configures, starts and stops it, and keeps its output in files.

use std::fs::{self, File};
use std::net::{SocketAddr, TcpListener};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;

use identity_mail::mailbox::OpenedMail;
use identity_storage::Location;
use rustix::process::{Pid, Signal, kill_process};
use tempfile::TempDir;
use tokio::time::{sleep, timeout};

use super::{Browser, TestDatabase, Wire, service};

const TIMEOUT: Duration = Duration::from_mins(1);
const POLL_INTERVAL: Duration = Duration::from_millis(20);

/// Polls `look` until it returns something, and panics after a minute.
pub(crate) async fn eventually<T>(what: &str, mut look: impl FnMut() -> Option<T>) -> T {
    let seen = timeout(TIMEOUT, async {
        loop {
            if let Some(found) = look() {
                return found;
            }
            sleep(POLL_INTERVAL).await;
        }
    });
    seen.await.unwrap_or_else(|_| panic!("in vain: {what}"))
}

/// Returns a port of this machine that is not in use.
pub(crate) fn free_port() -> u16 {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
    listener.local_addr().expect("an address").port()
}

/// An installation: its folder and its settings.
pub(crate) struct Site {
    folder: TempDir,
    variables: Vec<(String, String)>,
    runs: AtomicU32,
}

impl Site {
    /// Creates an empty data folder and picks a free port.
    pub(crate) fn new() -> Self {
        let folder = tempfile::tempdir().expect("a place for temporary files");
        let data = folder.path().join("data").display().to_string();
        let site = Self { folder, variables: Vec::new(), runs: AtomicU32::new(0) };
        site.set("DATA__DIRECTORY", &data).set("SERVER__LISTEN", "127.0.0.1:0")
    }

    /// Creates a site on a test's database.
    pub(crate) fn on(database: &TestDatabase) -> Self {
        let site = Self::new();
        match &database.settings.location {
            Location::Sqlite(_) => site,
            Location::Postgres(url) => site.set("DATABASE__URL", url.expose()),
        }
    }

    /// Sets a configuration key such as `SERVER__LISTEN`.
    pub(crate) fn set(mut self, key: &str, value: &str) -> Self {
        self.variables.retain(|(known, _)| known != key);
        self.variables.push((key.to_owned(), value.to_owned()));
        self
    }

    /// Removes a configuration key.
    pub(crate) fn unset(mut self, key: &str) -> Self {
        self.variables.retain(|(known, _)| known != key);
        self
    }

    pub(crate) fn folder(&self) -> &Path {
        self.folder.path()
    }

    pub(crate) fn data(&self) -> PathBuf {
        self.folder.path().join("data")
    }

    pub(crate) fn key_file(&self) -> PathBuf {
        self.folder.path().join("data.key")
    }

    /// Returns the path of the SQLite database.
    pub(crate) fn database_file(&self) -> PathBuf {
        self.data().join("identity.db")
    }

    /// Returns the mails to an address, newest first.
    pub(crate) fn mails_to(&self, address: &str) -> Vec<OpenedMail> {
        service::mails_in(&self.data().join("mail"), address)
    }

    /// Waits for a mail to an address and returns its token.
    pub(crate) async fn token(&self, address: &str) -> String {
        let arrived = || self.mails_to(address).first().map(service::token_of);
        eventually("a mail", arrived).await
    }

    /// Waits for a mail to an address with a link to this page and returns its token.
    pub(crate) async fn link(&self, address: &str, page: &str) -> String {
        let leads = |mail: &&OpenedMail| mail.link.as_ref().is_some_and(|link| link.contains(page));
        let arrived = || self.mails_to(address).iter().find(leads).map(service::token_of);
        eventually("a mail with the link", arrived).await
    }

    fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_identity-server"));
        command.args(arguments).current_dir(self.folder.path()).env_clear().stdin(Stdio::null());
        let variables = self.variables.iter();
        command.envs(variables.map(|(key, value)| (format!("IDENTITY__{key}"), value)));
        command
    }

    /// Runs a command until it ends.
    pub(crate) async fn run(&self, arguments: &[&str]) -> CommandResult {
        let mut running = self.spawn(arguments);
        let status = running.ended().await;
        CommandResult { status, out: running.output(), err: running.log() }
    }

    /// Starts the server and waits until it listens.
    pub(crate) async fn start(&self) -> Running {
        let mut running = self.spawn(&["serve"]);
        eventually("the server listens", || {
            let ended = running.child.try_wait().expect("a child");
            assert!(ended.is_none(), "it ended: {}", running.log());
            running.printed("mail").map(drop)
        })
        .await;
        running
    }

    /// Starts a command without waiting.
    pub(crate) fn spawn(&self, arguments: &[&str]) -> Running {
        let number = self.runs.fetch_add(1, Ordering::SeqCst);
        let file = |name| self.folder.path().join(format!("{name}{number}.txt"));
        let (out, log) = (file("out"), file("log"));
        let create = |path| File::create(path).expect("a file for what it prints");
        let child = self.command(arguments).stdout(create(&out)).stderr(create(&log)).spawn();
        Running { child: child.expect("the binary starts"), out, log }
    }
}

/// The exit status and output of a command.
#[derive(Debug)]
pub(crate) struct CommandResult {
    pub(crate) status: ExitStatus,
    pub(crate) out: String,
    pub(crate) err: String,
}

impl CommandResult {
    /// Returns the output, and panics if the command failed.
    #[track_caller]
    pub(crate) fn success(self) -> String {
        assert!(self.status.success(), "{self:?}");
        self.out
    }

    /// Returns the errors, and panics if the command succeeded.
    #[track_caller]
    pub(crate) fn failure(self) -> String {
        assert_eq!(self.status.code(), Some(1), "{self:?}");
        self.err
    }
}

/// A running server, which is killed when this value drops.
pub(crate) struct Running {
    child: Child,
    out: PathBuf,
    log: PathBuf,
}

impl Running {
    /// Returns the rest of the line that starts with a word, from standard output.
    pub(crate) fn printed(&self, word: &str) -> Option<String> {
        let text = read(&self.out);
        // The last line may be incomplete.
        let lines = text.split_inclusive('\n').filter(|line| line.ends_with('\n'));
        let mut pairs = lines.filter_map(|line| line.trim().split_once(' '));
        pairs.find(|(first, _)| *first == word).map(|(_, rest)| rest.trim().to_owned())
    }

    pub(crate) fn origin(&self) -> String {
        self.printed("listening").expect("it prints its URL")
    }

    pub(crate) fn address(&self) -> SocketAddr {
        let origin = self.origin();
        origin.strip_prefix("http://").and_then(|it| it.parse().ok()).expect("a loopback address")
    }

    /// Returns the standard output so far.
    pub(crate) fn output(&self) -> String {
        read(&self.out)
    }

    /// Returns the log so far.
    pub(crate) fn log(&self) -> String {
        read(&self.log)
    }

    pub(crate) fn browser(&self) -> Browser {
        Browser::new(Arc::new(Wire::Socket(self.address())), &self.origin())
    }

    /// Returns whether the process still runs.
    pub(crate) fn runs(&mut self) -> bool {
        self.child.try_wait().expect("a child").is_none()
    }

    /// Sends the signal with which a service manager stops it.
    pub(crate) fn terminate(&self) {
        kill_process(Pid::from_child(&self.child), Signal::TERM).expect("a child");
    }

    /// Waits until the process ends.
    pub(crate) async fn ended(&mut self) -> ExitStatus {
        let child = &mut self.child;
        eventually("it ends", || child.try_wait().expect("a child")).await
    }

    /// Kills the process, which is as close to a power failure as a test gets.
    pub(crate) fn kill(mut self) {
        self.child.kill().expect("a child");
        self.child.wait().expect("a child");
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        drop(self.child.kill());
        drop(self.child.wait());
    }
}

fn read(path: &Path) -> String {
    fs::read_to_string(path).unwrap_or_default()
}
