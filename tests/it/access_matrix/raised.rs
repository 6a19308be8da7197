//! What was not as it should be, and who complained: one of each for everybody who asks, and one for somebody whom no column stands for.

use std::collections::HashMap;

use hjemmevakt::domain::actor::Actor;
use hjemmevakt::domain::command::Command;
use hjemmevakt::domain::complaints::command::ComplaintCommand;
use hjemmevakt::domain::complaints::complaint::Complains;
use hjemmevakt::domain::deviations::command::DeviationCommand;
use hjemmevakt::domain::deviations::deviation::Harm;
use hjemmevakt::domain::ids::StaffId;

use crate::api::rig::Rig;

use super::house::{GUEST, PEOPLE, Things};
use super::marks::word;

/// Raised, and written down, by each.
pub async fn by_each(rig: &Rig, own: &HashMap<&'static str, Things>, other: &Things) {
    let mut by: Vec<(&Things, Actor)> = PEOPLE
        .into_iter()
        .filter(|(_, account)| *account != "wall")
        .map(|(column, account)| (&own[column], Actor::Staff(StaffId::new(account))))
        .collect();
    by.push((&own["guest"], Actor::Guest(GUEST)));
    by.push((other, Actor::Staff(StaffId::new("aslak"))));
    for (things, actor) in by {
        let raise = DeviationCommand::Raise {
            deviation: things.deviation,
            contact: None,
            text: format!("Døra var låst {}", word("deviation", "tekst", things.mark)),
            harm: Harm::No,
            measure: word("deviation", "tiltak", things.mark),
        };
        let receive = ComplaintCommand::Receive {
            complaint: things.complaint,
            contact: None,
            of_person: false,
            complains: Complains::Other,
            who: format!("Naboen {}", word("complaint", "hvem", things.mark)),
            words: format!("Ingen svarte {}", word("complaint", "ord", things.mark)),
        };
        for command in [Command::Deviation(raise), Command::Complaint(receive)] {
            let done = rig.engine.submit(actor.clone(), command).await;
            assert!(done.is_ok(), "{:?}", done.err());
        }
    }
}
