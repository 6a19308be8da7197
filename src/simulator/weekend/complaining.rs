//! Complaints of a weekend: whoever takes one writes it down, also twice in a row; the leader gives it to somebody, who writes, passes it on,
//! answers, or lets it lie; it is opened again, or its words are destroyed. Drawn from the seed.

use std::sync::Arc;
use std::time::Duration;

use uuid::Uuid;

use crate::domain::actor::Actor;
use crate::domain::command::Command;
use crate::domain::complaints::command::ComplaintCommand;
use crate::domain::complaints::complaint::{Complains, Complaint, How};
use crate::domain::ids::{ComplaintId, ContactId, StaffId};
use crate::domain::state::State;
use crate::domain::time::Timestamp;
use crate::simulator::weekend::asking::MARK;
use crate::simulator::weekend::faults::between;
use crate::simulator::weekend::happening::{Act, Happening};
use crate::simulator::weekend::world::World;

const MINUTE: u64 = 60_000;
const HOUR: u64 = 60 * MINUTE;
/// The leader.
const LEADER: &str = "randi";
/// Who takes a complaint, and who follows one, whether or not it is theirs.
const STAFF: [&str; 5] = ["kari", "aslak", "siri", LEADER, LEADER];

/// When somebody complains.
pub(super) fn plan(world: &mut World, from: Timestamp, length: u64) {
    for _ in 0..world.rng.u8(..4) {
        let at = from + Duration::from_millis(world.rng.u64(..length.max(1)));
        world.at(at, Happening::Act(Act::Complains));
    }
}

impl World {
    fn who_hears_it(&mut self) -> StaffId {
        StaffId::new(STAFF[self.rng.usize(..STAFF.len())])
    }

    /// Somebody complains, and it is written down.
    pub(super) fn complains(&mut self) {
        let open: Vec<ContactId> = self.state().open.iter().copied().collect();
        let contact = open.get(self.rng.usize(..open.len().max(1))).copied();
        let contact = contact.filter(|_| self.rng.bool());
        let by = if self.rng.u8(..8) == 0 {
            Actor::Station(self.some_station())
        } else {
            Actor::Staff(self.who_hears_it())
        };
        let receive = Command::Complaint(ComplaintCommand::Receive {
            complaint: ComplaintId::from_uuid(Uuid::from_u128(self.rng.u128(..))),
            contact,
            of_person: self.rng.bool(),
            complains: Complains::ALL[self.rng.usize(..Complains::ALL.len())],
            who: MARK.to_owned(),
            words: format!("{MARK} {}", self.rng.u32(..)),
        });
        if self.rng.u8(..4) == 0 {
            // The line was away: it is sent again.
            let wait = between(&mut self.rng, 1_000, MINUTE);
            self.act(wait, Act::Does(by.clone(), receive.clone()));
        }
        self.does(by, receive);
    }

    /// What the leader, and those who follow one, see of what has changed.
    pub(super) fn looks_at_complaints(&mut self, last: &State) {
        let (all, before) = (&self.state().complaints.all, &last.complaints.all);
        if all.ptr_eq(before) {
            return;
        }
        let same = |id: &ComplaintId, now: &Arc<Complaint>| {
            let before = before.get(id);
            before.is_some_and(|before| Arc::ptr_eq(before, now) || before.steps == now.steps)
        };
        let news: Vec<Arc<Complaint>> = all
            .iter()
            .filter(|(id, now)| !same(id, now))
            .map(|(_, now)| Arc::clone(now))
            .collect();
        for found in news {
            if found.open {
                self.follows(&found);
            } else {
                self.has_an_answer(&found);
            }
        }
    }

    fn follows(&mut self, found: &Complaint) {
        let complaint = found.id;
        let owner = found.owner.clone();
        // Now and then somebody whose it is not tries.
        let theirs = owner.clone().unwrap_or_else(|| StaffId::new(LEADER));
        let who = if self.rng.u8(..6) == 0 {
            self.who_hears_it()
        } else {
            theirs
        };
        let what = match (&owner, self.rng.u8(..10)) {
            // It lies there.
            (_, 0..=2) => return,
            (None, 3..=7) | (Some(_), 3) => {
                let to = self.who_hears_it();
                let give = ComplaintCommand::Give { complaint, to };
                let who = if self.rng.u8(..6) == 0 {
                    who
                } else {
                    StaffId::new(LEADER)
                };
                self.taps_within(&who, 40 * HOUR, Command::Complaint(give));
                return;
            }
            (_, 4 | 8) => ComplaintCommand::Note {
                complaint,
                text: MARK.to_owned(),
            },
            (_, 5) => ComplaintCommand::PassOn {
                complaint,
                to: MARK.to_owned(),
            },
            (_, _) => ComplaintCommand::Answer {
                complaint,
                how: How::ALL[self.rng.usize(..How::ALL.len())],
                answer: MARK.to_owned(),
            },
        };
        self.taps_within(&who, 40 * HOUR, Command::Complaint(what));
    }

    /// They are not content with it; or it is long ago, and nobody is to read it any more.
    fn has_an_answer(&mut self, found: &Complaint) {
        let complaint = found.id;
        match self.rng.u8(..6) {
            0 | 1 => {
                let why = MARK.to_owned();
                let reopen = ComplaintCommand::Reopen { complaint, why };
                let wait = between(&mut self.rng, MINUTE, 8 * HOUR);
                self.act(
                    wait,
                    Act::Does(found.by.clone(), Command::Complaint(reopen)),
                );
            }
            2 => {
                let erase = ComplaintCommand::Erase {
                    complaint,
                    reason: "asked for".to_owned(),
                };
                let wait = between(&mut self.rng, MINUTE, 20 * HOUR);
                self.act(wait, Act::Does(Actor::Operator, Command::Complaint(erase)));
            }
            _ => {}
        }
    }
}
