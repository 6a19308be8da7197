//! The log takes nothing, in the middle of the night: whoever is on duty reads all the same, is told so, and it is written down when the log
//! takes records again.

use std::sync::atomic::Ordering;

use hjemmevakt::domain::actor::Actor;
use hjemmevakt::domain::command::Command;
use hjemmevakt::domain::consents::able::Able;
use hjemmevakt::domain::consents::consent::{ConsentKind, GivenHow};
use hjemmevakt::domain::ids::{ConsentId, RequestId, StaffId};
use hjemmevakt::domain::openings::opening::{Ground, Opening, Reader, RecordPart};
use hjemmevakt::domain::patients::command::PatientCommand;
use hjemmevakt::domain::plans::section::Section;
use hjemmevakt::domain::requests::form::Form;
use hjemmevakt::domain::requests::request::Requester;
use hjemmevakt::domain::service::people::StaffRole;
use hjemmevakt::views::Viewer;
use uuid::Uuid;

use super::person::{does, page, planned};
use super::rig::{Rig, nurse};
use crate::scenarios::anne::{ANNE, MOTHER};
use crate::telephony::log::FailingLog;

const TOLD: &str = "Loggen kan ikke skrives nå. Du kan lese";

/// Those who have read, by now.
fn openings(rig: &Rig, who: &str) -> Vec<Opening> {
    let state = rig.engine.state();
    let all = state.patient(ANNE).unwrap().openings.values();
    all.filter(|one| one.viewer == StaffId::new(who))
        .map(|one| (**one).clone())
        .collect()
}

/// Waits until somebody's reading is written down.
async fn written(rig: &Rig, who: &str, part: RecordPart) -> Opening {
    let mut published = rig.engine.watch();
    loop {
        let found = openings(rig, who);
        if let Some(one) = found.into_iter().find(|one| one.parts.contains(&part)) {
            return one;
        }
        published.changed().await.unwrap();
    }
}

#[tokio::test]
async fn the_nurse_reads_while_the_log_takes_nothing_and_it_is_written_down_afterwards() {
    let log = FailingLog::default();
    let full = std::sync::Arc::clone(&log.full);
    let rig = Rig::served_over(nurse("kari"), log).await;
    planned(&rig).await;
    let (_, contact) = rig.rings(MOTHER, 1).await;
    let coping = RecordPart::Plan(Section::Coping);
    let before = openings(&rig, "kari");
    assert!(
        before.iter().all(|one| !one.parts.contains(&coping)),
        "the card alone"
    );
    full.store(true, Ordering::SeqCst);
    let at = rig.engine.now();
    for _ in 0..2 {
        let plan = page(&rig, &format!("/patient/{ANNE}/plan")).await;
        assert!(
            plan.contains("Okapi: går en tur") && plan.contains(TOLD),
            "{plan}"
        );
    }
    let record = page(&rig, &format!("/patient/{ANNE}")).await;
    assert!(record.contains("Nordvik") && record.contains(TOLD));
    assert_eq!(openings(&rig, "kari"), before, "nothing is written");
    full.store(false, Ordering::SeqCst);
    let opening = written(&rig, "kari", coping).await;
    assert_eq!(opening.ground, Ground::Contact(contact));
    assert!(opening.late && opening.at <= at + std::time::Duration::from_mins(1));
    written(&rig, "kari", RecordPart::Rights).await;
    let plan = page(&rig, &format!("/patient/{ANNE}/plan")).await;
    assert!(plan.contains("Okapi") && !plan.contains(TOLD));
}

#[tokio::test]
async fn what_nothing_opens_stays_closed_though_the_log_takes_nothing() {
    let log = FailingLog::default();
    let full = std::sync::Arc::clone(&log.full);
    let rig = Rig::served_over(nurse("kari"), log).await;
    planned(&rig).await;
    full.store(true, Ordering::SeqCst);
    for path in ["", "/plan", "/confidences"] {
        let page = page(&rig, &format!("/patient/{ANNE}{path}")).await;
        assert!(
            !page.contains("Zebra") && !page.contains("Okapi") && !page.contains("Ánne"),
            "{page}"
        );
    }
}

#[tokio::test]
async fn the_day_service_waits_until_it_can_be_written_down() {
    let log = FailingLog::default();
    let full = std::sync::Arc::clone(&log.full);
    let siri = Viewer {
        roles: vec![StaffRole::DayNurse, StaffRole::Coordinator],
        ..nurse("siri")
    };
    let rig = Rig::served_over(siri, log).await;
    planned(&rig).await;
    full.store(true, Ordering::SeqCst);
    for path in ["", "/plan", "/plan/print", "/openings"] {
        let page = page(&rig, &format!("/patient/{ANNE}{path}")).await;
        assert!(
            !page.contains("Zebra") && !page.contains("Okapi"),
            "{path}: {page}"
        );
    }
}

#[tokio::test]
async fn the_doctor_who_has_asked_reads_as_well() {
    let log = FailingLog::default();
    let full = std::sync::Arc::clone(&log.full);
    let doctor = Viewer {
        roles: vec![StaffRole::Doctor],
        ..nurse("jonas")
    };
    let rig = Rig::served_over(doctor, log).await;
    planned(&rig).await;
    let share = PatientCommand::GiveConsent {
        patient: ANNE,
        consent: ConsentId::from_uuid(Uuid::from_u128(0xb7)),
        kind: ConsentKind::Sharing,
        without: Vec::new(),
        words: String::new(),
        how: GivenHow::Spoken,
        until: rig.engine.now() + std::time::Duration::from_hours(24),
        able: Able::has(),
    };
    does(&rig, "siri", share).await;
    let request = RequestId::from_uuid(Uuid::from_u128(0xb8));
    let jonas = StaffId::new("jonas");
    let send = Command::SendRequest {
        request,
        requester: Requester::Staff(jonas.clone()),
        form: Box::new(Form::default()),
    };
    rig.engine
        .submit(Actor::Staff(jonas.clone()), send)
        .await
        .unwrap();
    let contact = rig.engine.state().request(request).unwrap().contact;
    let link = PatientCommand::Link {
        contact,
        patient: ANNE,
        relative: None,
    };
    does(&rig, "kari", link).await;
    full.store(true, Ordering::SeqCst);
    let person = page(&rig, &format!("/doctor/request/{request}/person")).await;
    assert!(
        person.contains("Okapi") && person.contains(TOLD),
        "{person}"
    );
    full.store(false, Ordering::SeqCst);
    let opening = written(&rig, "jonas", RecordPart::Plan(Section::Coping)).await;
    assert_eq!(
        (opening.ground, opening.viewer),
        (Ground::Request(request), Reader::Staff(jonas))
    );
}
