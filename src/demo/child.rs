//! The two processes of a demo: started, waited for, asked to end. Their log lines go to files, so that the terminal stays readable.

use std::fs::OpenOptions;
use std::io;
use std::net::TcpListener;
use std::os::fd::OwnedFd;
use std::path::Path;
use std::process::{ExitStatus, Stdio};
use std::time::Duration;

use anyhow::Context as _;
use tokio::process::Command;

use crate::clock::Stopwatch;
use crate::demo::prepare::Demo;

/// A process that is told to end has this long.
const GRACE: Duration = Duration::from_secs(12);
/// Between the first end and the next start; doubles up to the longest.
const FIRST_WAIT: Duration = Duration::from_millis(100);
const LONGEST_WAIT: Duration = Duration::from_secs(5);
/// Starts in a row that never became ready.
const GIVE_UP: u32 = 6;
/// A server that has run this long is well.
const WELL: Duration = Duration::from_secs(10);

/// A process.
pub struct Child {
    process: tokio::process::Child,
}

impl Child {
    /// The server. It is handed our listening socket, so that nobody is refused while it starts again.
    pub fn start_server(demo: &Demo, listener: &TcpListener) -> anyhow::Result<Self> {
        let socket: OwnedFd = listener.try_clone()?.into();
        let mut command = command(demo, "serve", &demo.places.server_log())?;
        command
            .envs(demo.environment())
            .env("LISTEN_FDS", "1")
            .env("LISTEN_FDS_FIRST_FD", "0")
            .env_remove("LISTEN_PID")
            .stdin(Stdio::from(socket));
        Self::spawn(command).context("the server cannot be started")
    }

    /// The simulated network.
    pub fn start_network(demo: &Demo) -> anyhow::Result<Self> {
        let mut command = command(demo, "network", &demo.places.network_log())?;
        command
            .args(demo.network_args())
            .envs(demo.environment())
            .stdin(Stdio::null());
        Self::spawn(command).context("the simulated network cannot be started")
    }

    fn spawn(mut command: Command) -> io::Result<Self> {
        let process = command.kill_on_drop(true).spawn()?;
        Ok(Self { process })
    }

    /// Its number, for somebody who wants to kill it.
    pub fn id(&self) -> Option<u32> {
        self.process.id()
    }

    /// When it has ended, how.
    pub async fn ended(&mut self) -> io::Result<ExitStatus> {
        self.process.wait().await
    }

    /// Asks it to end, and ends it if it does not.
    pub async fn stop(&mut self) {
        if let Some(id) = self.id() {
            // The standard library can only kill, not ask.
            let asked = Command::new("sh")
                .args(["-c", &format!("kill -TERM {id}")])
                .stderr(Stdio::null())
                .status()
                .await;
            if asked.is_ok_and(|status| status.success())
                && tokio::time::timeout(GRACE, self.process.wait())
                    .await
                    .is_ok()
            {
                return;
            }
        }
        let _ = self.process.kill().await;
    }
}

/// This very program, with its log lines in a file.
fn command(demo: &Demo, what: &str, log: &Path) -> anyhow::Result<Command> {
    let program = std::env::current_exe().context("this program does not find itself")?;
    let file = OpenOptions::new()
        .create(true)
        .append(true)
        .open(log)
        .with_context(|| format!("{} cannot be written", log.display()))?;
    let mut command = Command::new(program);
    command
        .arg(what)
        .current_dir(&demo.places.dir)
        .stdout(file.try_clone()?)
        .stderr(file);
    // Settings of the person's own environment are not for the demo.
    for (name, _) in std::env::vars_os() {
        if name.to_string_lossy().starts_with("HJEMMEVAKT_") {
            command.env_remove(name);
        }
    }
    Ok(command)
}

/// How often and how fast the server is started again.
pub struct Restarts {
    in_a_row: u32,
    since: Stopwatch,
    settled: bool,
    again: bool,
}

impl Default for Restarts {
    fn default() -> Self {
        Self {
            in_a_row: 0,
            since: Stopwatch::start(),
            settled: false,
            again: false,
        }
    }
}

impl Restarts {
    /// It has been ready since its last start.
    pub const fn is_settled(&self) -> bool {
        self.settled
    }

    /// It is ready now; whether it was so before.
    pub const fn settle(&mut self) -> bool {
        let again = self.again;
        self.settled = true;
        self.again = true;
        again
    }

    /// It has ended: how long to wait before the next start; none to give up.
    pub fn next(&mut self, was_ready: bool) -> Option<Duration> {
        let well = was_ready && self.since.elapsed() >= WELL;
        self.in_a_row = if well { 0 } else { self.in_a_row + 1 };
        self.since = Stopwatch::start();
        self.settled = false;
        let ever_ready = was_ready || self.again;
        (ever_ready || self.in_a_row < GIVE_UP).then(|| wait(self.in_a_row))
    }
}

/// Longer each time, up to a bound.
fn wait(in_a_row: u32) -> Duration {
    let doubled = 2_u32.saturating_pow(in_a_row.min(16).saturating_sub(1));
    FIRST_WAIT.saturating_mul(doubled).min(LONGEST_WAIT)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn starts_again_slower_each_time_and_gives_up_on_what_never_starts() {
        let mut restarts = Restarts::default();
        let waits: Vec<_> = (0..5)
            .map(|_| restarts.next(false).unwrap().as_millis())
            .collect();
        assert_eq!(waits, [100, 200, 400, 800, 1_600]);
        assert_eq!(restarts.next(false), None);
    }

    #[test]
    fn a_server_that_was_ready_is_always_started_again() {
        let mut restarts = Restarts::default();
        assert!(!restarts.settle(), "the first time");
        for _ in 0..50 {
            assert!(restarts.next(true).unwrap() <= LONGEST_WAIT);
            assert!(!restarts.is_settled());
            assert!(restarts.settle(), "back again");
        }
    }
}
