//! Three handovers that are accepted already, and done with, so that they open nothing to anybody: to the day service, to a nurse, and to another nurse.

use hjemmevakt::domain::actor::Actor;
use hjemmevakt::domain::command::Command;
use hjemmevakt::domain::contacts::contact::{Next, Outcome};
use hjemmevakt::domain::handovers::command::HandoverCommand;
use hjemmevakt::domain::handovers::handover::Receiver;
use hjemmevakt::domain::ids::{ContactId, HandoverId, StaffId};
use uuid::Uuid;

use crate::api::rig::Rig;

use super::house::submit;

/// Whose each is.
pub struct Handed {
    day: HandoverId,
    nurse: HandoverId,
    pub other: HandoverId,
}

impl Handed {
    /// The one that is hers.
    pub fn of(&self, column: &str) -> HandoverId {
        match column {
            "off duty" => self.nurse,
            _ => self.day,
        }
    }
}

pub async fn over(rig: &Rig) -> Handed {
    let nurse = |who: &str| Receiver::Nurse(StaffId::new(who));
    Handed {
        day: one(rig, 1, Receiver::Day, "siri").await,
        nurse: one(rig, 2, nurse("nina"), "nina").await,
        other: one(rig, 3, nurse("marit"), "marit").await,
    }
}

async fn one(rig: &Rig, number: u128, receiver: Receiver, takes: &str) -> HandoverId {
    let line = format!("CA7{number}");
    let (contact, _) = rig.dial(&line, "+4790000060").await;
    let contact: ContactId = contact.parse().unwrap();
    rig.hang_up(&line).await;
    let outcome = Command::RecordOutcome {
        contact,
        outcome: Outcome::HelpedByTelephone,
        next: Next::Settled,
    };
    submit(rig, outcome).await;
    let handover = HandoverId::from_uuid(Uuid::from_u128(0x7000 + number));
    submit(
        rig,
        Command::Handover(HandoverCommand::HandOver { handover, receiver }),
    )
    .await;
    let items = rig
        .engine
        .state()
        .handovers
        .get(handover)
        .unwrap()
        .items
        .clone();
    for item in items {
        let accept = HandoverCommand::Accept {
            handover,
            contact: item.contact,
            owner: None,
        };
        let by = Actor::Staff(StaffId::new(takes));
        rig.engine
            .submit(by, Command::Handover(accept))
            .await
            .unwrap();
        let (contact, by) = (item.contact, Actor::Staff(StaffId::new(takes)));
        let kept = rig.engine.state().handovers.kept.clone();
        if kept.contains_key(&(contact, handover)) {
            let done = HandoverCommand::Finish { handover, contact };
            rig.engine
                .submit(by, Command::Handover(done))
                .await
                .unwrap();
        }
    }
    handover
}
