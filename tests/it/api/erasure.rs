//! Erasing a patient's record from the machine: two people, a reason, a waiting time; without a server, as with one.

use std::path::Path;
use std::time::Duration;

use hjemmevakt::config::Config;
use hjemmevakt::config::sources::{Flags, Settings};
use hjemmevakt::data::opened as data;
use hjemmevakt::domain::actor::Actor;
use hjemmevakt::domain::command::Command;
use hjemmevakt::domain::ids::{ErasureId, PatientId, StaffId};
use hjemmevakt::domain::patients::command::PatientCommand;
use hjemmevakt::domain::patients::identity::Identity;
use hjemmevakt::domain::patients::patient::Patient;
use hjemmevakt::domain::secret::Secret;
use hjemmevakt::log::sqlite::open::OpenMode;
use uuid::Uuid;

use crate::api::program::{EXAMPLE, json, program, ran, run};

const ANNE: PatientId = PatientId::from_uuid(Uuid::from_u128(0xa1));
const ASKED: ErasureId = ErasureId::from_uuid(Uuid::from_u128(0xa2));

/// Carries these out in the log of this folder, and gives the record as it stands then.
async fn carried_out(dir: &Path, commands: Vec<(Actor, PatientCommand)>) -> Patient {
    let settings = Settings::gather(&Flags::default(), |name| match name {
        "HJEMMEVAKT_DATABASE_URL" => {
            Some(format!("sqlite://{}", dir.join("hjemmevakt.db").display()))
        }
        "HJEMMEVAKT_KEY_FILE" => Some(dir.join("hjemmevakt.key").display().to_string()),
        _ => None,
    });
    let config = Config::from_settings(&settings.unwrap()).unwrap();
    let mut data = data::open(&config, OpenMode::Existing).await.unwrap();
    let commands = commands
        .into_iter()
        .map(|(actor, command)| (actor, Command::Patient(command)))
        .collect();
    let now = data.clock.now();
    for answer in data.core.turn(now, commands).await.unwrap() {
        answer.unwrap();
    }
    let patient = data.core.state().patient(ANNE).unwrap().clone();
    drop(data);
    patient
}

fn staff(who: &str) -> Actor {
    Actor::Staff(StaffId::new(who))
}

fn register() -> (Actor, PatientCommand) {
    let identity = Identity {
        given: "Ánne".to_owned(),
        family: "Nordvik".to_owned(),
        birth_number: Some("13897510019".parse().unwrap()),
        ..Identity::default()
    };
    let register = PatientCommand::Register {
        patient: ANNE,
        identity: Box::new(identity),
    };
    (staff("siri"), register)
}

#[tokio::test]
async fn what_the_leader_asks_for_the_machine_carries_out_after_the_waiting_time() {
    let dir = tempfile::tempdir().unwrap();
    json(dir.path(), &["import", EXAMPLE]);
    let ask = PatientCommand::AskErasure {
        patient: ANNE,
        erasure: ASKED,
        reason: "den det gjelder, ber om det".to_owned(),
    };
    let patient = carried_out(dir.path(), vec![register(), (staff("randi"), ask)]).await;
    assert!(patient.open_erasure().is_some());
    let id = ANNE.to_string();
    let early = run(dir.path(), &["patient", "erase", &id]);
    assert_eq!(early.status, 1);
    assert!(early.err.contains("waiting time"), "{}", early.err);
    let hours = (Duration::from_hours(73).as_secs() / 3_600).to_string() + "h";
    let later = ["--clock-offset", hours.as_str()];
    let done = run(
        dir.path(),
        &[&["patient", "erase", &id][..], &later].concat(),
    );
    assert_eq!(done.status, 0, "{}", done.err);
    let patient = carried_out(dir.path(), Vec::new()).await;
    assert!(patient.erased && patient.identity == Secret::Erased);
    assert_eq!(run(dir.path(), &["log", "verify"]).status, 0);
    let again = run(dir.path(), &["patient", "erase", &id]);
    assert_eq!(again.status, 1);
}

#[tokio::test]
async fn the_machine_alone_erases_nothing_and_a_refusal_is_kept() {
    let dir = tempfile::tempdir().unwrap();
    json(dir.path(), &["import", EXAMPLE]);
    carried_out(dir.path(), vec![register()]).await;
    let id = ANNE.to_string();
    let unasked = run(dir.path(), &["patient", "erase", &id]);
    assert!(unasked.err.contains("ask-erasure"), "{}", unasked.err);
    let reason = ["--reason", "den det gjelder, ber om det"];
    let ask = [&["patient", "ask-erasure", &id][..], &reason].concat();
    let asked = json(dir.path(), &ask);
    assert!(asked["not_before"].as_str().unwrap().ends_with('Z'));
    assert_eq!(run(dir.path(), &ask).status, 1, "it is asked once");
    let own = program(dir.path(), &["patient", "erase", &id])
        .env("HJEMMEVAKT_CLOCK_OFFSET", "73h")
        .output()
        .unwrap();
    let own = ran(own);
    assert_eq!(own.status, 1);
    assert!(own.err.contains("another person"), "{}", own.err);
    let refuse = ["--reason", "klagen er ikke avgjort"];
    let refuse = [&["patient", "refuse-erasure", &id][..], &refuse].concat();
    assert_eq!(run(dir.path(), &refuse).status, 0);
    let patient = carried_out(dir.path(), Vec::new()).await;
    assert!(!patient.erased && patient.open_erasure().is_none());
    assert_eq!(patient.erasures.len(), 1);
    assert_eq!(run(dir.path(), &["patient", "erase", "x"]).status, 1);
    assert_eq!(run(dir.path(), &["patient", "erase"]).status, 2);
}
