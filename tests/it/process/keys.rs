//! The master key is changed while the server runs, and the old one let go.

use std::collections::BTreeSet;
use std::fs;
use std::os::unix::fs::PermissionsExt as _;

use hjemmevakt::domain::state::State;
use hjemmevakt::log::EventLog as _;
use hjemmevakt::log::sqlite::SqliteLog;
use hjemmevakt::log::sqlite::open::OpenMode;

use super::rig::{RELATIVE, Rig, UNKNOWN};

/// The ids in a key file, oldest first.
fn ids(text: &str) -> Vec<String> {
    let lines = text.lines().filter(|line| !line.starts_with('#'));
    lines.map(|line| line[..8].to_owned()).collect()
}

/// The master keys that something is wrapped by.
async fn wrapping(rig: &Rig) -> BTreeSet<String> {
    let url = format!("sqlite://{}", rig.database().display());
    let mut log = SqliteLog::open(&url, OpenMode::Read).await.unwrap();
    let keys = log.wrapped_keys().await.unwrap();
    assert!(keys.len() >= 2, "{}", keys.len());
    keys.iter()
        .map(|(_, key)| key.master().to_string())
        .collect()
}

fn knows(state: &State, number: &str) -> bool {
    let number = number.parse().unwrap();
    let mut contacts = state.contacts.values();
    contacts.any(|contact| contact.number.known() == Some(&number))
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_new_master_key_is_taken_while_the_server_runs_and_the_old_one_let_go() {
    let callers = [UNKNOWN.to_owned(), RELATIVE.to_owned()];
    let mut rig = Rig::start(0.2, &callers).await;
    rig.dials(UNKNOWN).await;
    rig.until_state("he has rung", |state| knows(state, UNKNOWN))
        .await;
    let before = fs::read_to_string(rig.key_file()).unwrap();
    let (status, said) = rig.runs(&["keys", "rotate"]).await;
    assert_eq!(status, Some(0), "{said}");
    let both = fs::read_to_string(rig.key_file()).unwrap();
    let mode = fs::metadata(rig.key_file()).unwrap().permissions().mode();
    assert_eq!(mode & 0o777, 0o600);
    assert!(both.starts_with(&before), "every older key is still in it");
    let [old, new] = ids(&both).try_into().unwrap();
    assert!(said.contains(&new) && !said.contains(&both[both.len() - 65..both.len() - 1]));
    assert_eq!(wrapping(&rig).await, BTreeSet::from([new.clone()]));
    // The same server goes on with it.
    rig.dials(RELATIVE).await;
    rig.until_state("she has rung", |state| knows(state, RELATIVE))
        .await;
    assert_eq!(wrapping(&rig).await, BTreeSet::from([new.clone()]));
    rig.kill().await;
    fs::write(rig.key_file(), &before).unwrap();
    let (status, said) = rig.runs(&["import", "service.toml"]).await;
    assert_eq!(status, Some(1), "the old key alone opens nothing: {said}");
    assert!(said.contains(&new), "{said}");
    fs::write(rig.key_file(), &both).unwrap();
    rig.serve().await;
    let state = rig.state().await;
    assert!(knows(&state, UNKNOWN) && knows(&state, RELATIVE));
    let (status, said) = rig.runs(&["keys", "retire"]).await;
    assert_eq!(status, Some(0), "{said}");
    let only = fs::read_to_string(rig.key_file()).unwrap();
    assert_eq!(ids(&only), [new]);
    assert!(!only.contains(&old));
    rig.kill().await;
    rig.serve().await;
    let state = rig.state().await;
    assert!(knows(&state, UNKNOWN) && knows(&state, RELATIVE));
}

/// A line that was added by hand, or a rotation that was cut off after the file: the next start makes it good.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_key_file_of_another_database_is_left_as_it_is() {
    let mut rig = Rig::start(0.2, &[]).await;
    let right = fs::read_to_string(rig.key_file()).unwrap();
    let other = format!("0a1b2c3d {}\n", "5e".repeat(32));
    fs::write(rig.key_file(), &other).unwrap();
    let (status, said) = rig.runs(&["keys", "rotate"]).await;
    assert_eq!(status, Some(1), "{said}");
    assert_eq!(fs::read_to_string(rig.key_file()).unwrap(), other);
    fs::write(rig.key_file(), right + &other).unwrap();
    rig.kill().await;
    rig.serve().await;
    assert_eq!(
        wrapping_all(&rig).await,
        BTreeSet::from(["0a1b2c3d".to_owned()])
    );
}

async fn wrapping_all(rig: &Rig) -> BTreeSet<String> {
    let url = format!("sqlite://{}", rig.database().display());
    let mut log = SqliteLog::open(&url, OpenMode::Read).await.unwrap();
    let keys = log.wrapped_keys().await.unwrap();
    keys.iter()
        .map(|(_, key)| key.master().to_string())
        .collect()
}
