//! Somebody of a weekend dies: the day service follows up those left behind, the leader holds talks or hears that none is wanted, and nurses who
//! have not heard of it try to ring, to promise and to write. Drawn from the seed.

use crate::domain::actor::Actor;
use crate::domain::command::Command;
use crate::domain::deaths::command::{DeathCommand, Whom};
use crate::domain::deaths::death::{Death, Survivor};
use crate::domain::followups::command::FollowUpCommand;
use crate::domain::ids::{ContactId, FollowUpId, PatientId, StaffId};
use crate::domain::openings::sight;
use crate::domain::state::State;
use crate::simulator::weekend::asking::MARK;
use crate::simulator::weekend::faults::between;
use crate::simulator::weekend::happening::Act;
use crate::simulator::weekend::world::World;

const MINUTE: u64 = 60_000;
const HOUR: u64 = 60 * MINUTE;
/// Those who try to ring.
const NURSES: [&str; 3] = ["kari", "aslak", "marit"];

impl World {
    /// What people do about a death, once it is marked and as it goes on.
    pub(super) fn looks_after_the_bereaved(&mut self, last: &State) {
        if self.state().deaths.ptr_eq(&last.deaths) {
            return;
        }
        let news: Vec<(Death, Option<Death>)> = self
            .state()
            .deaths
            .iter()
            .filter(|(_, death)| death.undone.is_none())
            .map(|(id, death)| (death.clone(), last.deaths.get(id).cloned()))
            .filter(|(death, before)| before.as_ref() != Some(death))
            .collect();
        for (death, before) in news {
            let before = before.filter(|before| before.at == death.at);
            if before.is_none() {
                self.are_left_behind(death.patient);
                self.do_not_know(death.patient);
            }
            let known = before.as_ref();
            let is_new =
                |id: &FollowUpId| known.is_none_or(|before| !before.tasks.contains_key(id));
            for (id, task) in death.tasks.iter().filter(|(id, _)| is_new(id)) {
                match task.owner() {
                    Some(owner) => self.is_cared_for(death.patient, *id, owner),
                    None => self.talks_about_it(*id),
                }
            }
            let followed = known.map_or(0, |before| before.survivors.len());
            for survivor in death.survivors.iter().skip(followed) {
                self.is_followed_up(survivor);
            }
        }
    }

    fn does_within(&mut self, within: u64, who: &str, command: Command) {
        let wait = between(&mut self.rng, MINUTE, within);
        let who = Actor::Staff(StaffId::new(who));
        self.act(wait, Act::Does(who, command));
    }

    /// The coordinator says who is left behind, or has not come to it before Monday.
    fn are_left_behind(&mut self, patient: PatientId) {
        let relatives = self.state().patient(patient);
        let relatives: Vec<_> = relatives
            .map(|found| found.relatives.keys().copied().collect())
            .unwrap_or_default();
        for _ in 0..self.rng.u8(..4) {
            let listed = relatives.get(self.rng.usize(..relatives.len().max(1)));
            let whom = match (self.rng.u8(..3), listed) {
                (0, _) => Whom::Child,
                (1, Some(listed)) => Whom::Listed(*listed),
                (_, _) => Whom::Words(format!("{MARK}, next door")),
            };
            let owner = if self.rng.u8(..3) == 0 {
                "kari"
            } else {
                "siri"
            };
            let care = DeathCommand::CareFor {
                patient,
                whom,
                contact: None,
                owner: StaffId::new(owner),
                at: self.service_now() + between(&mut self.rng, 2 * HOUR, 40 * HOUR),
                what: MARK.to_owned(),
            };
            self.does_within(3 * HOUR, "siri", Command::Death(care));
        }
    }

    /// Nurses who have the number before them do as they always do.
    fn do_not_know(&mut self, patient: PatientId) {
        let state = self.state();
        let found = state.current_patient(patient);
        let open: Vec<ContactId> = found
            .into_iter()
            .flat_map(|found| sight::contacts_of(state, found))
            .filter(|contact| contact.is_open())
            .map(|contact| contact.id)
            .collect();
        for contact in open {
            let command = match self.rng.u8(..4) {
                0 | 1 => Command::StartCallBack { contact },
                2 => Command::PromiseCallBack {
                    contact,
                    due_at: self.service_now() + between(&mut self.rng, HOUR, 3 * HOUR),
                },
                _ => Command::WriteMessage {
                    contact,
                    text: MARK.to_owned(),
                },
            };
            let nurse = NURSES[self.rng.usize(..NURSES.len())];
            self.does_within(HOUR, nurse, command);
        }
    }

    /// Some talks are held, some are not wanted, and of some nobody hears.
    fn talks_about_it(&mut self, task: FollowUpId) {
        let command = match self.rng.u8(..3) {
            0 => DeathCommand::HoldDebrief {
                task,
                by: StaffId::new("randi"),
                at: self.service_now(),
            },
            1 => DeathCommand::DeclineDebrief { task },
            _ => return,
        };
        self.does_within(60 * HOUR, "randi", Command::Death(command));
    }

    fn is_cared_for(&mut self, patient: PatientId, task: FollowUpId, owner: &StaffId) {
        if self.rng.bool() {
            let done = Command::Death(DeathCommand::CaredFor { patient, task });
            self.does_within(40 * HOUR, owner.as_str(), done);
        }
    }

    fn is_followed_up(&mut self, survivor: &Survivor) {
        let (contact, about) = (survivor.contact, survivor.about);
        let owner = self.state().follow_ups.get(&(contact, about));
        let owner = owner.map(|found| found.owner.clone());
        if let Some(owner) = owner.filter(|_| self.rng.bool()) {
            let done = FollowUpCommand::Finish {
                contact,
                about,
                word: MARK.to_owned(),
            };
            self.does_within(40 * HOUR, owner.as_str(), Command::FollowUp(done));
        }
    }
}
