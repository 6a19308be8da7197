//! The demo as somebody new to it tries it: one program that keeps a server and a network running as processes of their own, starts the
//! server again when it is killed, and leaves nothing running when it ends.

use std::fs;
use std::process::{ExitStatus, Stdio};
use std::sync::Arc;

use hjemmevakt::domain::contacts::contact::{CallerNumber, Phase};
use hjemmevakt::domain::ids::ContactId;
use hjemmevakt::domain::openings::sight;
use hjemmevakt::domain::patients::patient::Patient;
use hjemmevakt::domain::plans::section::Section;
use serde_json::json;
use tokio::io::{AsyncBufReadExt as _, BufReader, Lines};
use tokio::process::{Child, ChildStdout, Command};
use tokio::time::timeout;

use super::rig::{PATIENCE, RELATIVE, Rig, free_port, program};
use super::walk::nurses;

/// A demo that runs, and what it says.
struct Demo {
    rig: Rig,
    process: Child,
    said: Lines<BufReader<ChildStdout>>,
}

impl Demo {
    /// Started, and told that it runs: the server's number, as the welcome names it for whoever wants to kill it.
    async fn start() -> (Self, u32) {
        Self::start_with(tempfile::tempdir().unwrap()).await
    }

    /// The same over the data of this folder.
    async fn start_with(folder: tempfile::TempDir) -> (Self, u32) {
        let port = two_free_ports();
        let mut process = program(folder.path())
            .args(["demo", "--port", &port.to_string(), "--data"])
            .arg(folder.path())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let said = BufReader::new(process.stdout.take().unwrap()).lines();
        let rig = Rig::beside(folder, port);
        let mut demo = Self { rig, process, said };
        let server = demo.names_the_server().await;
        demo.hears("Ctrl-C ends everything.").await;
        (demo, server)
    }

    /// Reads on to a line with these words in it.
    async fn hears(&mut self, words: &str) -> String {
        let found = async {
            loop {
                let line = self.said.next_line().await.unwrap();
                let line = line.unwrap_or_else(|| panic!("it never says {words:?}"));
                if line.contains(words) {
                    return line;
                }
            }
        };
        timeout(PATIENCE, found)
            .await
            .unwrap_or_else(|_| panic!("not within {PATIENCE:?}: {words:?}"))
    }

    async fn names_the_server(&mut self) -> u32 {
        let line = self.hears("kill -9 ").await;
        let (_, id) = line.split_once("kill -9 ").unwrap();
        id.trim_end_matches('`').parse().unwrap()
    }

    /// The processes it has started: number and command line.
    fn children(&self) -> Vec<(u32, String)> {
        children_of(self.process.id().unwrap())
    }

    async fn ends(&mut self) -> ExitStatus {
        timeout(PATIENCE, self.process.wait())
            .await
            .unwrap()
            .unwrap()
    }
}

/// The second is the network's.
fn two_free_ports() -> u16 {
    std::iter::repeat_with(free_port)
        .take(100)
        .find(|port| {
            port.checked_add(1)
                .is_some_and(|next| std::net::TcpListener::bind(("127.0.0.1", next)).is_ok())
        })
        .unwrap()
}

fn children_of(parent: u32) -> Vec<(u32, String)> {
    let numbers = fs::read_dir("/proc").unwrap().filter_map(|entry| {
        let name = entry.ok()?.file_name();
        name.to_str()?.parse::<u32>().ok()
    });
    numbers
        .filter_map(|id| {
            let status = fs::read_to_string(format!("/proc/{id}/status")).ok()?;
            let of = status
                .lines()
                .find_map(|line| line.strip_prefix("PPid:"))?
                .trim();
            let line = fs::read_to_string(format!("/proc/{id}/cmdline")).ok()?;
            (of == parent.to_string()).then(|| (id, line.replace('\0', " ")))
        })
        .collect()
}

fn runs(id: u32) -> bool {
    fs::exists(format!("/proc/{id}")).unwrap()
}

async fn signal(name: &str, id: u32) {
    let sent = Command::new("sh")
        .args(["-c", &format!("kill -{name} {id}")])
        .status()
        .await;
    assert!(sent.unwrap().success(), "{name} to {id}");
}

/// The contact that the relative's call has opened.
async fn of_the_relative(rig: &Rig) -> Vec<ContactId> {
    let state = rig.state().await;
    let from_her = |number: &CallerNumber| {
        number
            .known()
            .is_some_and(|number| number.as_str() == RELATIVE)
    };
    state
        .contacts
        .values()
        .filter(|contact| from_her(&contact.number))
        .map(|contact| contact.id)
        .collect()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_server_killed_while_it_rings_is_started_again_and_the_ringing_goes_on() {
    let (mut demo, server) = Demo::start().await;
    let children = demo.children();
    assert_eq!(children.len(), 2, "{children:?}");
    let network = children
        .iter()
        .find_map(|(id, line)| line.contains(" network ").then_some(*id))
        .unwrap();
    let serves = |(id, line): &(u32, String)| *id == server && line.ends_with(" serve ");
    assert!(children.iter().any(serves), "{children:?}");

    let (primary, backup) = nurses(&demo.rig).await;
    demo.rig.dials(RELATIVE).await;
    demo.rig
        .until("the nurse's telephone rings", async |rig| {
            rig.line(primary).await.as_deref() == Some("ringing")
        })
        .await;
    let before = of_the_relative(&demo.rig).await;
    assert_eq!(before.len(), 1, "{before:?}");
    signal("KILL", server).await;
    demo.hears("The server has ended").await;
    let again = demo.names_the_server().await;
    assert_ne!(again, server);
    assert!(!runs(server) && runs(again) && runs(network));

    // Nobody has touched anything since: the next telephone rings when the step is over, and the caller has stayed.
    demo.rig.answers(backup).await;
    demo.rig
        .until("she is asked for the key", async |rig| {
            rig.heard(backup, "1").await
        })
        .await;
    demo.rig
        .does(backup, "keys", json!({ "digits": "1" }))
        .await;
    let contact = before[0];
    demo.rig
        .until_state("they talk in the contact that was there", |state| {
            state.contact(contact).is_some_and(|found| {
                let call = match found.phase {
                    Phase::OnTheLine(call) => state.call(call),
                    Phase::CallBackDue(_)
                    | Phase::CallingBack { .. }
                    | Phase::NeedsOutcome { .. }
                    | Phase::Closed(_) => None,
                };
                call.is_some_and(|call| call.talking().is_some())
            })
        })
        .await;
    assert_eq!(of_the_relative(&demo.rig).await, before);

    signal("TERM", demo.process.id().unwrap()).await;
    demo.hears("Nothing runs any more").await;
    let ended = demo.ends().await;
    assert!(ended.success(), "{ended}");
    assert!(!runs(again) && !runs(network));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn without_its_network_the_demo_ends_and_takes_the_server_with_it() {
    let (mut demo, server) = Demo::start().await;
    let network = demo
        .children()
        .into_iter()
        .find_map(|(id, _)| (id != server).then_some(id))
        .unwrap();
    signal("KILL", network).await;
    demo.hears("Nothing runs any more").await;
    let ended = demo.ends().await;
    assert!(!ended.success(), "{ended}");
    assert!(!runs(server) && !runs(network));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_examples_patients_are_registered_once() {
    let (mut demo, _) = Demo::start().await;
    for _ in 0..2 {
        let state = demo.rig.state().await;
        let registered: Vec<_> = state.patients.values().collect();
        assert_eq!(registered.len(), 3);
        let who = |patient: &Arc<Patient>| patient.identity.known().unwrap().clone();
        assert!(
            registered
                .iter()
                .all(|patient| who(patient).birth_number.unwrap().is_synthetic())
        );
        // Whoever dials first in the welcome has a card.
        let mother = state.phone_of(&RELATIVE.parse().unwrap());
        let [(elin, Some(_))] = mother.as_slice() else {
            panic!("{mother:?}");
        };
        let plan = state.patient(*elin).unwrap().plan_in_force().unwrap();
        let written = Section::ALL.into_iter();
        assert!(
            written.clone().count() == plan.parts.len(),
            "all of it is written"
        );
        let now = state.at;
        let shown = sight::shown_on_call(&state, state.patient(*elin).unwrap(), now);
        assert!(shown.is_some_and(|consent| written.clone().all(|part| consent.covers(part))));
        signal("TERM", demo.process.id().unwrap()).await;
        assert!(demo.ends().await.success());
        (demo, _) = Demo::start_with(demo.rig.folder).await;
    }
}
