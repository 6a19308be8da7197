//! The commands about a death.

use hjemmevakt::domain::command::Command;
use hjemmevakt::domain::deaths::command::{DeathCommand, Whom};
use hjemmevakt::domain::ids::{FollowUpId, StaffId};
use uuid::Uuid;

use super::things::{Things, now};

/// A command of this kind, about this patient.
pub fn command(kind: &str, things: Things) -> Command {
    let patient = things.patient;
    let task = FollowUpId::from_uuid(Uuid::from_u128(1));
    Command::Death(match kind {
        "care_for_survivor" => DeathCommand::CareFor {
            patient,
            whom: Whom::Child,
            contact: None,
            owner: StaffId::new("siri"),
            at: now(),
            what: "dra hjem".to_owned(),
        },
        "survivor_cared_for" => DeathCommand::CaredFor { patient, task },
        "hold_debrief" => DeathCommand::HoldDebrief {
            task,
            by: StaffId::new("randi"),
            at: now(),
        },
        "decline_debrief" => DeathCommand::DeclineDebrief { task },
        other => panic!("which command is {other:?}?"),
    })
}
