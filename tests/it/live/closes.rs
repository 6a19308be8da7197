//! An open page of a record or a plan closes when what it shows may not be read any more: consent is withdrawn, the contact is closed,
//! somebody does not work with the person any more.

use hjemmevakt::domain::command::Command;
use hjemmevakt::domain::contacts::contact::{Next, Outcome};
use hjemmevakt::domain::ids::StaffId;
use hjemmevakt::domain::patients::command::PatientCommand;
use hjemmevakt::domain::service::people::StaffRole;
use hjemmevakt::views::Viewer;

use super::person::{does, page, planned, until};
use super::rig::{Rig, Socket, hears, nurse};
use crate::scenarios::anne::{ANNE, MOTHER, SHOWN};

fn at(rest: &str) -> String {
    format!("/patient/{ANNE}{rest}")
}

/// What the page asks of the live line.
fn line_of(page: &str) -> String {
    let (_, rest) = page.split_once("data-live=\"/api/v1/live").unwrap();
    rest.split('"').next().unwrap().replace("&amp;", "&")
}

/// The page, and its line.
async fn opened(rig: &Rig, path: &str) -> (String, Socket) {
    let page = page(rig, path).await;
    let socket = rig.opens(&line_of(&page)).await;
    (page, socket)
}

async fn withdraws(rig: &Rig) {
    let withdraw = PatientCommand::WithdrawConsent {
        patient: ANNE,
        consent: SHOWN,
        contact: None,
    };
    does(rig, "aslak", withdraw).await;
}

/// As whoever works with Anne.
fn siri() -> Viewer {
    Viewer {
        staff: Some(StaffId::new("siri")),
        roles: vec![StaffRole::DayNurse, StaffRole::Coordinator],
        ..nurse("siri")
    }
}

#[tokio::test]
async fn the_plan_closes_on_an_open_page_and_the_nurse_is_told_in_the_middle_of_it() {
    let rig = Rig::served(nurse("kari")).await;
    planned(&rig).await;
    let (_, contact) = rig.rings(MOTHER, 1).await;
    let (plan, mut socket) = opened(&rig, &at("/plan")).await;
    assert!(plan.contains("Zebra") && plan.contains("data-shows=\"meet_me\""));
    withdraws(&rig).await;
    let said = until(&mut socket, "closing", "data-gone").await;
    for word in ["meet_me", "red", "coping"] {
        assert!(said.contains(word), "{word}: {said}");
    }
    assert!(said.contains("role=\"alert\"") && said.contains("Personen vil at mindre vises"));
    assert!(
        said.contains(&format!("/nurse/contact/{contact}")),
        "where she keeps what is for safety"
    );
    assert!(!said.contains("Zebra") && !said.contains("Okapi"), "{said}");
    // Loaded again, it shows nothing of it.
    let plan = page(&rig, &at("/plan")).await;
    assert!(!plan.contains("Zebra") && !plan.contains("Okapi"));
}

#[tokio::test]
async fn one_part_that_is_left_out_closes_and_the_others_stay() {
    let rig = Rig::served(nurse("kari")).await;
    planned(&rig).await;
    rig.rings(MOTHER, 1).await;
    let (_, mut socket) = opened(&rig, &at("/plan")).await;
    let narrow = PatientCommand::NarrowConsent {
        patient: ANNE,
        consent: SHOWN,
        without: vec![hjemmevakt::domain::plans::section::Section::Red],
        contact: None,
    };
    does(&rig, "aslak", narrow).await;
    let said = until(&mut socket, "closing", "data-gone").await;
    assert!(said.contains("data-gone=\"red\""), "{said}");
}

#[tokio::test]
async fn what_was_withdrawn_before_the_line_was_there_closes_as_well() {
    let rig = Rig::served(nurse("kari")).await;
    planned(&rig).await;
    rig.rings(MOTHER, 1).await;
    let plan = page(&rig, &at("/plan")).await;
    withdraws(&rig).await;
    // The page says at which place of the log it was made: that is not trusted with what may be read.
    let since = format!("{}&since={}", line_of(&plan), rig.at());
    let mut socket = rig.opens(&since).await;
    until(&mut socket, "closing", "data-gone").await;
}

#[tokio::test]
async fn every_page_of_the_record_closes_when_the_contact_does() {
    let rig = Rig::served(nurse("kari")).await;
    planned(&rig).await;
    let (_, contact) = rig.rings(MOTHER, 1).await;
    let mut lines = Vec::new();
    for path in ["", "/confidences", "/plan"] {
        lines.push(opened(&rig, &at(path)).await.1);
    }
    rig.hangs_up(1).await;
    let close = Command::RecordOutcome {
        contact,
        outcome: Outcome::RelativeSupported,
        next: Next::Settled,
    };
    let kari = hjemmevakt::domain::actor::Actor::Staff(StaffId::new("kari"));
    rig.engine.submit(kari, close).await.unwrap();
    for line in &mut lines {
        let said = until(line, "closing", "data-gone=\"all\"").await;
        assert!(
            said.contains("Det som sto her, er lukket") && !said.contains("Nordvik"),
            "{said}"
        );
    }
}

#[tokio::test]
async fn whoever_does_not_work_with_the_person_any_more_loses_every_page_of_the_plan() {
    let rig = Rig::served(siri()).await;
    planned(&rig).await;
    let mut lines = Vec::new();
    let pages = [
        "",
        "/plan",
        "/plan/write",
        "/plan/print",
        "/plan/card",
        "/plan/version/1",
        "/openings",
        "/openings/print",
    ];
    for path in pages {
        let (page, line) = opened(&rig, &at(path)).await;
        assert!(page.contains("data-region=\"closing\""), "{path}");
        lines.push(line);
    }
    let assign = PatientCommand::Assign {
        patient: ANNE,
        staff: StaffId::new("siri"),
        assigned: false,
    };
    does(&rig, "randi", assign).await;
    for line in &mut lines {
        until(line, "closing", "data-gone=\"all\"").await;
    }
}

#[tokio::test]
async fn the_line_of_a_page_answers_nothing_but_what_it_is_asked() {
    let rig = Rig::served(nurse("kari")).await;
    planned(&rig).await;
    // Not hers: as somebody who is not there.
    let ask = |patient: &str, shows: &str| format!("?view=record&patient={patient}&shows={shows}");
    let nobody = uuid::Uuid::from_u128(7).simple().to_string();
    let mut said = Vec::new();
    for patient in [ANNE.to_string(), nobody] {
        let mut socket = rig.opens(&ask(&patient, "identity.red")).await;
        hears(&mut socket).await.unwrap();
        let whole = hears(&mut socket).await.unwrap();
        said.push(whole["regions"]["closing"].clone());
    }
    assert_eq!(said[0], said[1]);
    assert!(said[0].as_str().unwrap().contains("data-gone=\"all\""));
    for wrong in [
        "?view=record".to_owned(),
        ask("x", "red"),
        ask(&ANNE.to_string(), "zebra"),
    ] {
        assert_eq!(rig.tries(&wrong, None).await.err(), Some(400), "{wrong}");
    }
}
