//! A patient's record for everybody who can have one in hand: those of the day service work with the person and write the plan; a nurse has
//! a contact that is about them.

use std::time::Duration;

use hjemmevakt::domain::actor::Actor;
use hjemmevakt::domain::command::Command;
use hjemmevakt::domain::consents::able::Able;
use hjemmevakt::domain::consents::consent::{ConsentKind, GivenHow};
use hjemmevakt::domain::ids::{ConsentId, PlanId, StaffId};
use hjemmevakt::domain::patients::command::PatientCommand;
use hjemmevakt::domain::patients::identity::Identity;
use hjemmevakt::domain::plans::command::PlanCommand;

use super::house::Things;
use crate::api::rig::Rig;

async fn submit(rig: &Rig, who: &str, command: PatientCommand) {
    let actor = Actor::Staff(StaffId::new(who));
    let done = rig.engine.submit(actor, Command::Patient(command)).await;
    assert!(done.is_ok(), "{:?}", done.err());
}

/// Somebody whom the service knows by this name.
pub async fn register(rig: &Rig, things: &Things, name: &str) {
    let identity = Identity {
        given: name.to_owned(),
        ..Identity::default()
    };
    let command = PatientCommand::Register {
        patient: things.patient,
        identity: Box::new(identity),
    };
    submit(rig, "kari", command).await;
}

/// In this account's hands.
pub async fn known(rig: &Rig, things: &Things, account: &str) {
    register(rig, things, "Anders").await;
    let patient = things.patient;
    if !["siri", "berit"].contains(&account) {
        let command = PatientCommand::Link {
            contact: things.contact,
            patient,
            relative: None,
        };
        submit(rig, "kari", command).await;
        return;
    }
    let assign = PatientCommand::Assign {
        patient,
        staff: StaffId::new(account),
        assigned: true,
    };
    submit(rig, "randi", assign).await;
    let consent = PatientCommand::GiveConsent {
        patient,
        consent: ConsentId::from_uuid(patient.as_uuid()),
        kind: ConsentKind::PlanMade,
        without: Vec::new(),
        words: String::new(),
        how: GivenHow::Spoken,
        until: rig.engine.now() + Duration::from_hours(24),
        able: Able::has(),
    };
    submit(rig, account, consent).await;
    let begin = PatientCommand::WritePlan(PlanCommand::Begin {
        patient,
        plan: PlanId::from_uuid(patient.as_uuid()),
    });
    submit(rig, account, begin).await;
}
