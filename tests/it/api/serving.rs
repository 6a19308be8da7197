//! The real server beside the command line: administration goes through it, backups are taken while it runs, and a restored one
//! sends nothing until a person says so.

use std::net::{SocketAddr, TcpListener};
use std::os::fd::OwnedFd;
use std::os::unix::fs::PermissionsExt as _;
use std::path::Path;
use std::process::{Child, Stdio};
use std::time::Duration;

use reqwest::StatusCode;
use serde_json::Value;

use crate::api::program::{EXAMPLE, json, program, run};

/// No test waits longer for anything.
const PATIENCE: Duration = Duration::from_secs(30);

/// A server that was handed its socket.
struct Server {
    process: Child,
    address: SocketAddr,
    http: reqwest::Client,
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

impl Server {
    async fn start(dir: &Path, listener: &TcpListener) -> Self {
        let socket: OwnedFd = listener.try_clone().unwrap().into();
        let process = program(dir, &["serve"])
            .env("LISTEN_FDS", "1")
            .env("LISTEN_FDS_FIRST_FD", "0")
            .stdin(Stdio::from(socket))
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let http = reqwest::Client::builder()
            .no_proxy()
            .timeout(PATIENCE)
            .build()
            .unwrap();
        let server = Self {
            process,
            address: listener.local_addr().unwrap(),
            http,
        };
        // The socket listens already: this waits in line until the server takes it.
        assert_eq!(server.get("/healthz").await.0, StatusCode::OK);
        server
    }

    async fn get(&self, path: &str) -> (StatusCode, String) {
        let answer = self
            .http
            .get(format!("http://{}{path}", self.address))
            .send()
            .await
            .unwrap();
        (answer.status(), answer.text().await.unwrap())
    }

    async fn ready(&self) -> (StatusCode, Value) {
        let (status, body) = self.get("/readyz").await;
        (status, serde_json::from_str(&body).unwrap())
    }

    /// Asks it to end, and waits.
    fn stop(mut self) -> Option<i32> {
        let asked = format!("kill -TERM {}", self.process.id());
        assert!(
            std::process::Command::new("sh")
                .args(["-c", &asked])
                .status()
                .unwrap()
                .success()
        );
        self.process.wait().unwrap().code()
    }
}

fn listener() -> TcpListener {
    TcpListener::bind("127.0.0.1:0").unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn administration_goes_through_the_running_server() {
    let dir = tempfile::tempdir().unwrap();
    let server = Server::start(dir.path(), &listener()).await;
    let (status, missing) = server.ready().await;
    assert_eq!(status, StatusCode::SERVICE_UNAVAILABLE);
    assert!(
        missing["missing"][0]
            .as_str()
            .unwrap()
            .contains("hjemmevakt import"),
        "{missing}"
    );

    assert_eq!(json(dir.path(), &["import", EXAMPLE])["changed"], true);
    assert_eq!(server.ready().await.0, StatusCode::OK);
    let password = json(dir.path(), &["account", "add", "kari"])["password"].clone();
    let sign_in = serde_json::json!({"username": "kari", "password": password});
    let ask = server
        .http
        .post(format!("http://{}/api/v1/session", server.address));
    assert_eq!(
        ask.json(&sign_in).send().await.unwrap().status(),
        StatusCode::OK
    );

    let mode = |name: &str| {
        std::fs::metadata(dir.path().join(name))
            .unwrap()
            .permissions()
            .mode()
            & 0o777
    };
    for name in [
        "hjemmevakt.db",
        "hjemmevakt.db.sock",
        "hjemmevakt.key",
        "hjemmevakt.key.jwt",
    ] {
        assert_eq!(mode(name), 0o600, "{name}");
    }
    let second = run(dir.path(), &["serve", "--listen", "127.0.0.1:0"]);
    assert_eq!(second.status, 1);
    assert!(
        second.err.contains("is in use by process"),
        "{}",
        second.err
    );
    assert_eq!(server.stop(), Some(0));
    assert!(!dir.path().join("hjemmevakt.db.sock").exists());
    assert_eq!(
        json(dir.path(), &["import", EXAMPLE])["changed"],
        false,
        "and without it"
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn a_backup_of_a_running_server_comes_back_with_its_effects_held() {
    let dir = tempfile::tempdir().unwrap();
    let other = tempfile::tempdir().unwrap();
    let server = Server::start(dir.path(), &listener()).await;
    json(dir.path(), &["import", EXAMPLE]);
    let backup = other.path().join("backup");
    let backup = backup.to_str().unwrap();
    let taken = json(dir.path(), &["backup", backup]);
    assert_eq!(
        taken["records"],
        json(dir.path(), &["log", "verify", "--against", backup])["records"]
    );
    assert_eq!(
        run(dir.path(), &["backup", backup]).status,
        1,
        "never over another"
    );
    assert_eq!(
        run(dir.path(), &["restore", backup]).status,
        1,
        "never over a database that is there"
    );
    let before = server.ready().await.1;
    drop(server);

    let without_key = run(other.path(), &["restore", backup]);
    assert!(
        without_key.status == 1 && without_key.err.contains("key file"),
        "{}",
        without_key.err
    );
    std::fs::copy(
        dir.path().join("hjemmevakt.key"),
        other.path().join("hjemmevakt.key"),
    )
    .unwrap();
    assert_eq!(
        json(other.path(), &["restore", backup])["effects_held"],
        true
    );
    let server = Server::start(other.path(), &listener()).await;
    let (status, restored) = server.ready().await;
    assert_eq!(status, StatusCode::OK);
    assert_eq!(restored["effects_held"], true);
    assert_ne!(restored["epoch"], before["epoch"]);
    assert_eq!(json(other.path(), &["effects", "release"])["changed"], true);
    assert_eq!(server.ready().await.1["effects_held"], false);
    assert_eq!(
        json(other.path(), &["effects", "release"])["changed"],
        false
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn a_server_that_is_killed_starts_again_behind_the_same_socket_and_refuses_nobody() {
    let dir = tempfile::tempdir().unwrap();
    let socket = listener();
    let server = Server::start(dir.path(), &socket).await;
    json(dir.path(), &["import", EXAMPLE]);
    let before = server.ready().await.1;
    // Killed without a word: its administration socket stays behind.
    drop(server);
    assert!(dir.path().join("hjemmevakt.db.sock").exists());
    let http = reqwest::Client::builder()
        .no_proxy()
        .timeout(PATIENCE)
        .build()
        .unwrap();
    let address = socket.local_addr().unwrap();
    let in_between = tokio::spawn(http.get(format!("http://{address}/readyz")).send());
    let server = Server::start(dir.path(), &socket).await;
    assert_eq!(
        in_between.await.unwrap().unwrap().status(),
        StatusCode::OK,
        "it waited in line"
    );
    let after = server.ready().await.1;
    assert_eq!(after["epoch"], before["epoch"]);
    assert!(after["seq"].as_u64() >= before["seq"].as_u64());
    json(dir.path(), &["account", "add", "kari"]);
}
