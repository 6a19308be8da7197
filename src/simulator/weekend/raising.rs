//! Deviations of a weekend: whoever works here or with us reports that something went wrong, also twice in a row; the leader gives it to somebody,
//! who writes, closes it, or lets it lie; whoever reported opens it again; and the leader looks at readings, or does not. Drawn from the seed.

use std::sync::Arc;

use uuid::Uuid;

use crate::domain::actor::Actor;
use crate::domain::command::Command;
use crate::domain::deviations::command::DeviationCommand;
use crate::domain::deviations::deviation::{Deviation, Harm, Source};
use crate::domain::ids::{ContactId, DeviationId, OpeningId, PatientId, StaffId};
use crate::domain::openings::opening::Verdict;
use crate::domain::patients::command::PatientCommand;
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
/// Who reports and who follows, whether or not it is theirs to follow.
const STAFF: [&str; 6] = ["kari", "aslak", "siri", "jonas", LEADER, LEADER];

/// When somebody will report something.
pub(super) fn plan(world: &mut World, from: Timestamp, length: u64) {
    for _ in 0..world.rng.u8(..6) {
        let at = from + std::time::Duration::from_millis(world.rng.u64(..length.max(1)));
        world.at(at, Happening::Act(Act::Reports));
    }
}

impl World {
    fn some_of_us(&mut self) -> StaffId {
        StaffId::new(STAFF[self.rng.usize(..STAFF.len())])
    }

    /// Somebody reports a deviation.
    pub(super) fn reports(&mut self) {
        let open: Vec<ContactId> = self.state().open.iter().copied().collect();
        let contact = open.get(self.rng.usize(..open.len().max(1))).copied();
        let contact = contact.filter(|_| self.rng.bool());
        let by = match self.rng.u8(..8) {
            0 => Actor::Guest(self.some_guest()),
            1 => Actor::Station(self.some_station()),
            _ => Actor::Staff(self.some_of_us()),
        };
        let raise = Command::Deviation(DeviationCommand::Raise {
            deviation: DeviationId::from_uuid(Uuid::from_u128(self.rng.u128(..))),
            contact,
            text: format!("{MARK} {}", self.rng.u32(..)),
            harm: Harm::ALL[self.rng.usize(..Harm::ALL.len())],
            measure: if self.rng.bool() { MARK } else { "" }.to_owned(),
        });
        if self.rng.u8(..4) == 0 {
            // The line was away: she sends it again.
            let wait = between(&mut self.rng, 1_000, MINUTE);
            self.act(wait, Act::Does(by.clone(), raise.clone()));
        }
        self.does(by, raise);
    }

    /// What the leader, and those who follow one, see of what has changed.
    pub(super) fn looks_at_deviations(&mut self, last: &State) {
        let (all, before) = (&self.state().deviations.all, &last.deviations.all);
        if all.ptr_eq(before) {
            return;
        }
        let same = |id: &DeviationId, now: &Arc<Deviation>| {
            let before = before.get(id);
            before.is_some_and(|before| Arc::ptr_eq(before, now) || before.steps == now.steps)
        };
        let news: Vec<Arc<Deviation>> = all
            .iter()
            .filter(|(id, now)| !same(id, now))
            .map(|(_, now)| Arc::clone(now))
            .collect();
        for found in news {
            self.sees_a_deviation(&found);
        }
    }

    fn sees_a_deviation(&mut self, found: &Deviation) {
        let deviation = found.id;
        let leader = StaffId::new(LEADER);
        if !found.open {
            if self.rng.u8(..4) == 0
                && let Source::Person(by) = &found.source
            {
                let why = MARK.to_owned();
                let reopen = DeviationCommand::Reopen { deviation, why };
                let wait = between(&mut self.rng, MINUTE, 8 * HOUR);
                self.act(wait, Act::Does(by.clone(), Command::Deviation(reopen)));
            }
            return;
        }
        let (who, what) = match (&found.owner, self.rng.u8(..8)) {
            // It lies there.
            (_, 0..=2) => return,
            (None, 3..=6) | (Some(_), 3) => {
                let to = self.some_of_us();
                let give = DeviationCommand::Give { deviation, to };
                // Now and then somebody who is not the leader tries.
                let other = self.rng.u8(..6) == 0;
                let who = if other { self.some_of_us() } else { leader };
                (who, give)
            }
            (owner, 4) => {
                let text = MARK.to_owned();
                let who = owner.clone().unwrap_or(leader);
                (who, DeviationCommand::Note { deviation, text })
            }
            (owner, _) => {
                let close = DeviationCommand::Close {
                    deviation,
                    found: MARK.to_owned(),
                    changed: if self.rng.u8(..4) == 0 { "" } else { MARK }.to_owned(),
                };
                let who = match owner {
                    Some(owner) if self.rng.u8(..6) > 0 => owner.clone(),
                    Some(_) | None => self.some_of_us(),
                };
                (who, close)
            }
        };
        self.taps_within(&who, 40 * HOUR, Command::Deviation(what));
    }

    /// What the leader sees of readings that she always looks at.
    pub(super) fn looks_at_readings(&mut self, last: &State) {
        let (now, before) = (&self.state().to_review, &last.to_review);
        if now.ptr_eq(before) {
            return;
        }
        let new: Vec<(PatientId, OpeningId)> = now
            .iter()
            .filter(|id| !before.contains(*id))
            .filter_map(|id| self.state().opening(*id))
            .map(|(patient, opening)| (patient.id, opening.id))
            .collect();
        for (patient, opening) in new {
            if self.rng.u8(..3) == 0 {
                continue;
            }
            let verdict = match self.rng.u8(..3) {
                0 => Verdict::Right,
                1 => Verdict::TalkedOver,
                _ => Verdict::Wrong,
            };
            let review = PatientCommand::Review {
                patient,
                opening,
                verdict,
                words: MARK.to_owned(),
            };
            let leader = StaffId::new(LEADER);
            self.taps_within(&leader, 30 * HOUR, Command::Patient(review));
            if self.rng.u8(..4) == 0 {
                let undo = PatientCommand::UndoReview { patient, opening };
                self.taps_within(&leader, 60 * HOUR, Command::Patient(undo));
            }
        }
    }
}
