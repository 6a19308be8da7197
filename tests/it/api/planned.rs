//! A person with a plan in force, with whom Siri works: what the tests of who reads begin with. Every part holds words that are found
//! nowhere else.

use std::time::Duration;

use hjemmevakt::domain::actor::Actor;
use hjemmevakt::domain::command::Command;
use hjemmevakt::domain::consents::able::Able;
use hjemmevakt::domain::consents::consent::{ConsentKind, GivenHow};
use hjemmevakt::domain::ids::{
    ConfidenceId, ConsentId, ContactId, OpeningId, PatientId, PlanId, StaffId,
};
use hjemmevakt::domain::openings::opening::{Ground, Opening};
use hjemmevakt::domain::patients::change::Change;
use hjemmevakt::domain::patients::command::PatientCommand;
use hjemmevakt::domain::patients::identity::Identity;
use hjemmevakt::domain::plans::command::PlanCommand;
use hjemmevakt::domain::plans::content::{Answer, Content};
use hjemmevakt::domain::plans::plan::{Agrees, Capacity};
use hjemmevakt::domain::plans::section::{Ask, Section};
use uuid::Uuid;

use super::rig::{MOTHER, Rig};

pub const ANNE: PatientId = PatientId::from_uuid(Uuid::from_u128(0xa1));
const PLAN: PlanId = PlanId::from_uuid(Uuid::from_u128(0xa3));
/// That the crisis part is shown on call.
pub const SHOWN: ConsentId = ConsentId::from_uuid(Uuid::from_u128(0xa4));
const MADE: ConsentId = ConsentId::from_uuid(Uuid::from_u128(0xa5));
/// A synthetic number.
pub const NUMBER: &str = "13897510019";
/// What stands in each part: the goal is not in the crisis part, and of that only the red zone is for safety.
pub const GOAL: &str = "tilbake på skolebenken";
pub const HELPS: &str = "havet gjennom vinduet";
pub const RED: &str = "sitter i båthuset";
/// What the mother told in confidence.
pub const CONFIDED: &str = "hun har gjemt pillene";

pub async fn does(rig: &Rig, who: &str, command: PatientCommand) {
    let actor = Actor::Staff(StaffId::new(who));
    let done = rig.engine.submit(actor, Command::Patient(command)).await;
    assert!(done.is_ok(), "{:?}", done.err());
}

pub async fn consents(rig: &Rig, consent: ConsentId, kind: ConsentKind) {
    let give = PatientCommand::GiveConsent {
        patient: ANNE,
        consent,
        kind,
        without: Vec::new(),
        words: String::new(),
        how: GivenHow::Spoken,
        until: rig.engine.now() + Duration::from_hours(24 * 300),
        able: Able::has(),
    };
    does(rig, "siri", give).await;
}

/// The person consents that the crisis part is shown on call.
pub async fn shown_on_call(rig: &Rig) {
    consents(rig, SHOWN, ConsentKind::ShownOnCall).await;
}

/// Anne's plan is in force; nothing is shown on call.
pub async fn planned(rig: &Rig) {
    rig.add("siri", &[]).await;
    let identity = Identity {
        given: "Ánne".to_owned(),
        family: "Nordvik".to_owned(),
        birth_number: Some(NUMBER.parse().unwrap()),
        ..Identity::default()
    };
    let register = PatientCommand::Register {
        patient: ANNE,
        identity: Box::new(identity),
    };
    does(rig, "siri", register).await;
    consents(rig, MADE, ConsentKind::PlanMade).await;
    let begin = PlanCommand::Begin {
        patient: ANNE,
        plan: PLAN,
    };
    does(rig, "siri", PatientCommand::WritePlan(begin)).await;
    for (section, ask, text) in [
        (Section::Goals, Ask::What, GOAL),
        (Section::Helps, Ask::What, HELPS),
        (Section::Red, Ask::Signs, RED),
    ] {
        let text = text.to_owned();
        let write = PlanCommand::Write {
            patient: ANNE,
            plan: PLAN,
            section,
            content: Content {
                entries: vec![vec![Answer { ask, text }]],
                own_words: true,
            },
            seen: None,
        };
        does(rig, "siri", PatientCommand::WritePlan(write)).await;
    }
    let answer = PlanCommand::Answer {
        patient: ANNE,
        plan: PLAN,
        agrees: Agrees::Yes,
        words: String::new(),
        capacity: Capacity::Has,
        capacity_words: String::new(),
    };
    does(rig, "siri", PatientCommand::WritePlan(answer)).await;
    let force = PlanCommand::PutInForce {
        patient: ANNE,
        plan: PLAN,
        until: rig.engine.now() + Duration::from_hours(24 * 290),
        review_at: rig.engine.now() + Duration::from_hours(24 * 90),
    };
    does(rig, "siri", PatientCommand::WritePlan(force)).await;
}

/// Somebody rings about Anne; the contact is in the hands of whoever is on duty.
pub async fn rung_about(rig: &Rig, line: &str) -> ContactId {
    let (contact, _) = rig.dial(line, MOTHER).await;
    let contact = contact.parse().unwrap();
    let link = PatientCommand::Link {
        contact,
        patient: ANNE,
        relative: None,
    };
    does(rig, "kari", link).await;
    contact
}

pub async fn in_an_emergency(rig: &Rig, contact: ContactId, reason: &str) {
    let open = PatientCommand::OpenWithReason {
        patient: ANNE,
        contact: Some(contact),
        reason: reason.to_owned(),
    };
    does(rig, "kari", open).await;
}

/// The mother tells something in confidence.
pub async fn confided(rig: &Rig, contact: ContactId) {
    let told = Change::WriteConfidence {
        confidence: ConfidenceId::from_uuid(Uuid::from_u128(0xc1)),
        relative: None,
        contact: Some(contact),
        text: CONFIDED.to_owned(),
    };
    let change = PatientCommand::Change {
        patient: ANNE,
        change: told,
    };
    does(rig, "kari", change).await;
}

/// Openings of somebody, on a ground of this kind.
pub fn openings(
    rig: &Rig,
    who: &str,
    ground: impl Fn(&Ground) -> bool,
) -> Vec<(OpeningId, Opening)> {
    let state = rig.engine.state();
    let all = state.patient(ANNE).unwrap().openings.iter();
    all.filter(|(_, one)| one.viewer == StaffId::new(who) && ground(&one.ground))
        .map(|(id, one)| (*id, (**one).clone()))
        .collect()
}
