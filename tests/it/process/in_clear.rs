//! The real process on a real evening, saying everything that it can say: nothing that it writes tells who somebody is. Standard output and
//! standard error at the most talkative, its own data and what lies beside it, backups, exports, what it counts, and what it answers to
//! those who may not know. And when somebody is erased, nothing that is left opens what was said of them.

use std::path::Path;
use std::sync::Arc;

use futures_util::StreamExt as _;
use hjemmevakt::domain::secret::Subject;
use hjemmevakt::log::entropy::SystemEntropy;
use hjemmevakt::log::keys::WrappedKey;
use hjemmevakt::log::seal::Sealer;
use hjemmevakt::log::sqlite::SqliteLog;
use hjemmevakt::log::sqlite::open::OpenMode;
use hjemmevakt::log::{EventLog as _, key_file};
use reqwest::Method;
use serde_json::Value;
use tokio_tungstenite::tungstenite::client::IntoClientRequest as _;

use super::evening::{self, Evening};
use super::rig::Rig;
use crate::access_matrix::table;
use crate::clear::Sought;

/// Who it is, and what else the register shows of somebody: their names and numbers.
const KNOWN: [&str; 8] = [
    "Ánnemárjá",
    "Sørnesheim",
    "13897510019",
    "138975 10019",
    "+4790000081",
    "90000081",
    "900 00 081",
    "Sjøveien",
];
/// Those around them, and everything that was said.
const SAID: [&str; 20] = [
    "Magnhild",
    "+4790000082",
    "90000082",
    "900 00 082",
    "hunden som biter",
    "bibliotekaren",
    "første skoledag",
    "Lillebekken",
    "rolig stemme ved sjøen",
    "sluttet med medisinen",
    "ikke til svogeren",
    "gråter på kjøkkenet",
    "bak naustet",
    "nevøen tok nøklene",
    "halvskrevet om søsteren",
    "møtes ved brygga",
    "sover ikke mer",
    "stemmen er den samme",
    "de gule pillene",
    "mistenkt for å være gravid",
];

fn sought(words: &[&[&str]]) -> Sought {
    Sought::new(&words.concat())
}

/// What is not the process's own: the file of the network's telephones.
const NOT_OURS: [&str; 1] = ["handsets.json"];

fn nothing_stands(folder: &Path, at_least: usize) {
    let (stands, files) = sought(&[&KNOWN, &SAID]).looked_through(folder, &NOT_OURS);
    assert_eq!(stands, Vec::<String>::new());
    assert!(files >= at_least, "{files} files");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn nothing_that_the_process_writes_tells_who_somebody_is() {
    let callers = [evening::MOTHER.to_owned(), evening::PERSON.to_owned()];
    let mut rig = Rig::talkative(0.1, &callers).await;
    let evening = Evening::begin(&rig).await;
    evening.registers(&rig).await;
    evening.writes_wrongly(&rig).await;
    evening.rings(&rig).await;
    is_shown_to_those_only_who_may_know(&rig, &evening).await;
    // While it runs, and where it was killed: the write-ahead file is as it was then.
    for command in [
        &["log", "export"][..],
        &["log", "verify"],
        &["backup", "before"],
        &["keys", "rotate"],
    ] {
        let (status, said) = rig.runs(command).await;
        assert_eq!(status, Some(0), "{command:?}: {said}");
    }
    for probe in ["/metrics", "/healthz", "/readyz", "/api/openapi.json"] {
        let answer = rig
            .http()
            .get(format!("{}{probe}", rig.server))
            .send()
            .await;
        rig.keeps("probes", &answer.unwrap().bytes().await.unwrap());
    }
    nothing_stands(rig.folder.path(), 10);
    rig.kill().await;
    nothing_stands(rig.folder.path(), 10);
    let said = std::fs::read_to_string(rig.said().join("server")).unwrap();
    assert!(said.contains("listening"), "it has said something");
    erased(&mut rig, &evening).await;
}

/// Whoever works with the person sees it; a doctor who has asked for nothing and whoever has not signed in see none of it.
async fn is_shown_to_those_only_who_may_know(rig: &Rig, evening: &Evening) {
    let paths = || {
        ["Pages", "What is read through the API"]
            .into_iter()
            .flat_map(|heading| table::under(heading).rows.into_keys())
    };
    let everything = async |who: Option<&str>| -> Vec<u8> {
        let mut all = Vec::new();
        for path in paths() {
            let ask = evening.ask(rig, who, Method::GET, &evening.fill(&path));
            let answer = ask.send().await.unwrap();
            all.extend_from_slice(format!("{:?}", answer.headers()).as_bytes());
            all.extend_from_slice(&answer.bytes().await.unwrap());
        }
        all
    };
    let all = sought(&[&KNOWN, &SAID]);
    let siri = everything(Some("siri")).await;
    assert!(all.found(&siri).len() > 8, "{:?}", all.found(&siri));
    for who in [Some("jonas"), None] {
        let read = everything(who).await;
        assert_eq!(all.found(&read), Vec::<&str>::new(), "{who:?}");
    }
    let read = everything(Some("randi")).await;
    // The name, and how a nurse knew who it was, where the person's own question was not asked: that is hers to look at.
    let hers = ["Ánnemárjá", "Sørnesheim", "stemmen er den samme"];
    let others = |word: &&str| !hers.contains(word);
    let found: Vec<&str> = all.found(&read).into_iter().filter(others).collect();
    assert_eq!(found, Vec::<&str>::new(), "the leader");
}

/// The waiting time goes by, the leader carries it out, and the keys that are left open nothing of it, wherever it lies.
async fn erased(rig: &mut Rig, evening: &Evening) {
    let before = wrapped(rig).await;
    rig.settings
        .push(("HJEMMEVAKT_LOG_FORMAT", "json".to_owned()));
    rig.serve().await;
    evening.asks_to_erase(rig).await;
    rig.kill().await;
    rig.passes(73);
    rig.serve().await;
    evening.erases(rig).await;
    let (status, said) = rig.runs(&["keys", "retire"]).await;
    assert_eq!(status, Some(0), "{said}");
    let (status, said) = rig.runs(&["backup", "after"]).await;
    assert_eq!(status, Some(0), "{said}");
    // It is complete when the backups from before have gone.
    std::fs::remove_dir_all(rig.folder.path().join("before")).unwrap();
    let after = wrapped(rig).await;
    let destroyed: Vec<&(Subject, WrappedKey)> = before
        .iter()
        .filter(|(subject, _)| after.iter().all(|(left, _)| left != subject))
        .collect();
    let patient = Subject::Patient(evening.patient().parse().unwrap());
    let contact = Subject::Contact(evening.contact().parse().unwrap());
    for subject in [patient, contact] {
        assert!(
            destroyed.iter().any(|(gone, _)| *gone == subject),
            "{subject:?}"
        );
    }
    for place in ["running", "killed"] {
        nothing_stands(rig.folder.path(), 10);
        for (subject, key) in &destroyed {
            let stands = holds(rig.folder.path(), key.as_bytes());
            assert_eq!(
                stands,
                Vec::<String>::new(),
                "{place}: the key of {subject:?}"
            );
        }
        if place == "running" {
            rig.kill().await;
        }
    }
    let opened = opened_with_what_is_left(rig).await;
    let all = sought(&[&KNOWN, &SAID]);
    assert_eq!(all.found(&opened), Vec::<&str>::new());
    assert!(!opened.is_empty(), "what was not erased opens");
}

/// The data keys as they lie in the database, each under a master key.
async fn wrapped(rig: &Rig) -> Vec<(Subject, WrappedKey)> {
    let url = format!("sqlite://{}", rig.database().display());
    let mut log = SqliteLog::open(&url, OpenMode::Read).await.unwrap();
    log.wrapped_keys().await.unwrap()
}

/// In which files of a folder these bytes stand.
fn holds(folder: &Path, bytes: &[u8]) -> Vec<String> {
    let mut stands = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            stands.extend(holds(&path, bytes));
        } else if path.is_file() {
            let file = std::fs::read(&path).unwrap();
            let at =
                |(at, first): (usize, &u8)| *first == bytes[0] && file[at..].starts_with(bytes);
            if file.iter().enumerate().any(at) {
                stands.push(path.display().to_string());
            }
        }
    }
    stands
}

/// Everything in the log that opens with the keys that are left, tried with every one of them.
async fn opened_with_what_is_left(rig: &Rig) -> Vec<u8> {
    let keyring = Arc::new(key_file::load(&rig.key_file()).unwrap());
    let wrapped = wrapped(rig).await;
    let subjects: Vec<Subject> = wrapped.iter().map(|(subject, _)| *subject).collect();
    let sealer = Sealer::new(keyring, Box::new(SystemEntropy), wrapped).unwrap();
    let url = format!("sqlite://{}", rig.database().display());
    let mut log = SqliteLog::open(&url, OpenMode::Read).await.unwrap();
    let mut opened = Vec::new();
    let read = log.read_all(0, |chunk| {
        for record in chunk {
            let body: Value = serde_json::from_str(&record.body).unwrap();
            for (field, sealed) in evening::sealed("", &body) {
                let said = format!("{}.{field}", record.kind);
                for subject in &subjects {
                    if let Ok(Some(text)) = sealer.open(*subject, said.as_bytes(), &sealed) {
                        opened.extend_from_slice(&text);
                        opened.push(b'\n');
                    }
                }
            }
        }
        std::ops::ControlFlow::Continue(())
    });
    read.await.unwrap();
    opened
}

/// What her screen is sent while it rings and while she talks.
pub async fn watches(rig: &Rig, token: &str, contact: &str) -> String {
    let host = rig.server.trim_start_matches("http://");
    let url = format!("ws://{host}/api/v1/live?view=nurse&contact={contact}");
    let mut request = url.into_client_request().unwrap();
    let value = format!("Bearer {token}").parse().unwrap();
    request.headers_mut().insert("authorization", value);
    let (mut socket, _) = tokio_tungstenite::connect_async(request).await.unwrap();
    let mut all = String::new();
    while all.matches("\"type\"").count() < 2 {
        let message = socket.next().await.unwrap().unwrap();
        all.push_str(&message.into_text().unwrap());
    }
    all
}

/// What the evening says is all looked for: nobody adds a word to it without adding it here.
#[test]
fn every_word_of_the_evening_is_looked_for() {
    let all = evening::everything_said().to_string();
    for word in SAID.iter().chain(&KNOWN[..3]) {
        let spoken = word.starts_with("+47") || word.starts_with('9');
        assert!(spoken || all.contains(word), "{word} is never said");
    }
}
