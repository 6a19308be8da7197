//! Handovers and follow-ups of a weekend: nurses write their sentences and hand over to each other and to the day service, or do not; the day
//! service accepts one by one, asks back, accepts late, some of it or nothing; what is left to be done is done, moved, handed on or forgotten.
//! Drawn from the seed.

use std::time::Duration;

use uuid::Uuid;

use crate::domain::command::Command;
use crate::domain::contacts::contact::Next;
use crate::domain::duty::calendar;
use crate::domain::followups::command::FollowUpCommand;
use crate::domain::followups::follow_up::{About, FollowUp};
use crate::domain::handovers::command::HandoverCommand;
use crate::domain::handovers::handover::{Handover, Item, Receiver, Standing};
use crate::domain::ids::{ContactId, HandoverId, StaffId};
use crate::domain::secret::Secret;
use crate::domain::state::State;
use crate::domain::time::Timestamp;
use crate::simulator::weekend::asking::MARK;
use crate::simulator::weekend::faults::between;
use crate::simulator::weekend::happening::{Act, Happening};
use crate::simulator::weekend::world::World;

const MINUTE: u64 = 60_000;
const HOUR: u64 = 60 * MINUTE;
/// Who can have something to do, in the duty and in the day service.
const HANDS: [&str; 4] = ["siri", "siri", "kari", "aslak"];

/// Who hands over between two instants: mostly in the last hours, to the day service; some in between, to a colleague.
pub(super) fn plan(world: &mut World, from: Timestamp, length: u64) {
    let to = from + Duration::from_millis(length);
    if world.rng.u8(..3) > 0 {
        let before = between(&mut world.rng, MINUTE, 4 * HOUR);
        world.at(to - before, Happening::Act(Act::HandsOver(true)));
    }
    for _ in 0..world.rng.u8(..3) {
        let at = from + Duration::from_millis(world.rng.u64(..length.max(1)));
        let to_day = world.rng.u8(..4) == 0;
        world.at(at, Happening::Act(Act::HandsOver(to_day)));
    }
}

/// Until when a weekend is looked at: its end, or some hours in which the day service accepts, or until the day after.
pub(super) fn until(world: &mut World, end: Timestamp) -> Timestamp {
    let days = world.rng.u8(..4);
    let more = match days {
        0 | 1 => return end,
        2 => Duration::from_mins(150),
        _ => Duration::from_hours(28),
    };
    calendar::next_opening(&world.service, end).map_or(end, |open| open + more)
}

/// What is left to be done after a contact, sometimes: drawn from when it came to that.
pub(super) fn next(since: Timestamp, now: Timestamp) -> Next {
    let rng = &mut fastrand::Rng::with_seed(since.as_millis().unsigned_abs());
    if rng.u8(..3) > 0 {
        return Next::Settled;
    }
    Next::FollowUp {
        owner: StaffId::new(HANDS[rng.usize(..HANDS.len())]),
        at: now + between(rng, HOUR, 60 * HOUR),
        what: Secret::Known(MARK.to_owned()),
    }
}

impl World {
    /// Somebody on duty writes her sentences and hands over.
    pub(super) fn hands_over(&mut self, to_day: bool) {
        let Some(by) = self.some_on_duty() else {
            return;
        };
        let open: Vec<ContactId> = self.state().open.iter().copied().collect();
        let mut wait = Duration::ZERO;
        for contact in open {
            if self.rng.bool() {
                let text = MARK.to_owned();
                let write = HandoverCommand::WriteSentence { contact, text };
                wait += between(&mut self.rng, 5_000, MINUTE);
                self.act(wait, Act::Taps(by.clone(), Command::Handover(write)));
            }
        }
        let receiver = if to_day {
            Receiver::Day
        } else {
            let nurse = if self.rng.bool() { "aslak" } else { "kari" };
            Receiver::Nurse(StaffId::new(nurse))
        };
        let handover = HandoverId::from_uuid(Uuid::from_u128(self.rng.u128(..)));
        let over = HandoverCommand::HandOver { handover, receiver };
        wait += between(&mut self.rng, 5_000, 10 * MINUTE);
        self.act(wait, Act::Taps(by, Command::Handover(over)));
    }

    /// What those who take over, and those who are asked, see of what has changed.
    pub(super) fn looks_at_handovers(&mut self, last: &State) {
        self.looks_at_what_is_kept(last);
        let handovers = &self.state().handovers;
        if handovers.all.ptr_eq(&last.handovers.all) {
            return;
        }
        let mut new: Vec<Handover> = Vec::new();
        let mut asked: Vec<(Handover, ContactId)> = Vec::new();
        for handover in handovers.still_open() {
            let Some(before) = last.handovers.get(handover.id) else {
                new.push(handover.clone());
                continue;
            };
            let changed = |item: &&Item| {
                before.item(item.contact).map(|before| &before.standing) != Some(&item.standing)
            };
            let items = handover.items.iter().filter(changed);
            let items = items.filter(|item| item.waits());
            asked.extend(items.map(|item| (handover.clone(), item.contact)));
        }
        for handover in new {
            self.is_handed_over(&handover);
        }
        for (handover, contact) in asked {
            let standing = handover.item(contact).map(|item| item.standing.clone());
            self.is_asked_back(&handover, contact, standing.as_ref());
        }
    }

    /// What she has taken over: some of it she is done with the same day.
    fn looks_at_what_is_kept(&mut self, last: &State) {
        let kept = &self.state().handovers.kept;
        let before = &last.handovers.kept;
        if kept.ptr_eq(before) {
            return;
        }
        let handovers = &self.state().handovers;
        let new: Vec<(ContactId, HandoverId, StaffId)> = kept
            .keys()
            .filter(|key| !before.contains_key(*key))
            .filter_map(|(contact, handover)| {
                let item = handovers.get(*handover)?.item(*contact)?;
                Some((*contact, *handover, item.owner()?.clone()))
            })
            .collect();
        for (contact, handover, owner) in new {
            if self.rng.bool() {
                let done = HandoverCommand::Finish { handover, contact };
                let wait = between(&mut self.rng, MINUTE, 3 * HOUR);
                self.says_of_it(wait, &owner, done);
            }
        }
    }

    fn says_of_it(&mut self, wait: Duration, staff: &StaffId, command: HandoverCommand) {
        self.act(wait, Act::Taps(staff.clone(), Command::Handover(command)));
    }

    /// How long it is until those who take it over look at it.
    fn until_it_is_read(&mut self, handover: &Handover) -> Duration {
        let most = if self.rng.u8(..3) == 0 {
            28 * HOUR
        } else {
            3 * HOUR
        };
        let open = match handover.receiver {
            Receiver::Day => calendar::next_opening(&self.service, self.service_now()),
            Receiver::Nurse(_) => None,
        };
        let closed = open.map_or(Duration::ZERO, |open| open.since(self.service_now()));
        closed + between(&mut self.rng, MINUTE, most)
    }

    fn is_handed_over(&mut self, handover: &Handover) {
        let id = handover.id;
        if handover.signed.is_none()
            && self.rng.bool()
            && let Some(giver) = handover.givers.first()
        {
            let wait = between(&mut self.rng, MINUTE, 4 * HOUR);
            self.says_of_it(wait, giver, HandoverCommand::Sign { handover: id });
        }
        if let Some(giver) = handover.givers.first()
            && self.rng.u8(..3) == 0
        {
            // A word more, on some of it, while others accept it already.
            for item in handover.items.iter().take(3) {
                let write = HandoverCommand::WriteSentence {
                    contact: item.contact,
                    text: format!("{MARK} {}", self.rng.u32(..)),
                };
                let wait = between(&mut self.rng, MINUTE, 5 * HOUR);
                self.says_of_it(wait, giver, write);
            }
        }
        if self.rng.u8(..6) == 0 {
            // Nobody looks at it at all.
            return;
        }
        let who = match &handover.receiver {
            Receiver::Day => StaffId::new("siri"),
            Receiver::Nurse(nurse) => nurse.clone(),
        };
        let mut wait = self.until_it_is_read(handover);
        self.says_of_it(wait, &who, HandoverCommand::Read { handover: id });
        if matches!(handover.receiver, Receiver::Nurse(_)) && self.rng.bool() {
            wait += between(&mut self.rng, 20_000, 20 * MINUTE);
            self.says_of_it(wait, &who, HandoverCommand::AcceptAll { handover: id });
            return;
        }
        let some = self.rng.u8(..4) == 0;
        for item in &handover.items {
            let contact = item.contact;
            wait += between(&mut self.rng, 5_000, 4 * MINUTE);
            let accept = self.accepts(id, contact);
            match self.rng.u8(..8) {
                0 => {
                    let question = MARK.to_owned();
                    let ask = HandoverCommand::Ask {
                        handover: id,
                        contact,
                        question,
                    };
                    self.says_of_it(wait, &who, ask);
                }
                1..=3 if some => {}
                _ => self.says_of_it(wait, &who, accept),
            }
        }
        for beside in &handover.beside {
            let (handover, matter) = (id, beside.matter);
            wait += between(&mut self.rng, 5_000, 4 * MINUTE);
            let accept = HandoverCommand::AcceptMatter { handover, matter };
            if some && self.rng.bool() {
                continue;
            }
            if self.rng.u8(..6) == 0 {
                // The line was away: it is sent again.
                self.says_of_it(wait + Duration::from_secs(20), &who, accept.clone());
            }
            self.says_of_it(wait, &who, accept);
        }
    }

    fn accepts(&mut self, handover: HandoverId, contact: ContactId) -> HandoverCommand {
        let owner = StaffId::new(HANDS[self.rng.usize(..HANDS.len())]);
        HandoverCommand::Accept {
            handover,
            contact,
            owner: (self.rng.u8(..3) == 0).then_some(owner),
        }
    }

    /// A question waits for its answer, or the answer has come.
    fn is_asked_back(&mut self, found: &Handover, contact: ContactId, standing: Option<&Standing>) {
        let handover = found.id;
        if self.rng.u8(..4) == 0 {
            return;
        }
        match standing {
            Some(Standing::Asked) => {
                let Some(giver) = found.givers.first().cloned() else {
                    return;
                };
                let answer = HandoverCommand::Answer {
                    handover,
                    contact,
                    answer: MARK.to_owned(),
                };
                let wait = between(&mut self.rng, MINUTE, 3 * HOUR);
                self.says_of_it(wait, &giver, answer);
            }
            Some(Standing::Waiting) => {
                let who = match &found.receiver {
                    Receiver::Day => StaffId::new("siri"),
                    Receiver::Nurse(nurse) => nurse.clone(),
                };
                let accept = self.accepts(handover, contact);
                let wait = between(&mut self.rng, MINUTE, 2 * HOUR);
                self.says_of_it(wait, &who, accept);
            }
            Some(Standing::Accepted { .. } | Standing::Erased) | None => {}
        }
    }

    /// What those who have something to do see of what has changed.
    pub(super) fn looks_at_follow_ups(&mut self, last: &State) {
        let found = &self.state().follow_ups;
        if found.ptr_eq(&last.follow_ups) {
            return;
        }
        let new: Vec<FollowUp> = found
            .iter()
            .filter(|(key, found)| last.follow_ups.get(*key) != Some(*found))
            .map(|(_, found)| found.clone())
            .collect();
        for found in new {
            self.has_to_do(&found);
        }
    }

    fn has_to_do(&mut self, found: &FollowUp) {
        let (contact, about) = (found.contact, found.about);
        let time = found.at.since(self.service_now()).as_millis();
        let time = u64::try_from(time).unwrap_or(0);
        let does = match self.rng.u8(..10) {
            0..=2 => finishes(contact, about),
            3 => FollowUpCommand::Move {
                contact,
                about,
                at: self.service_now() + between(&mut self.rng, HOUR, 90 * HOUR),
                reason: MARK.to_owned(),
            },
            4 => FollowUpCommand::Hand {
                contact,
                about,
                to: StaffId::new(HANDS[self.rng.usize(..HANDS.len())]),
            },
            // It is forgotten.
            _ => return,
        };
        let owner = found.owner.clone();
        self.taps_within(&owner, time + 6 * HOUR, Command::FollowUp(does));
    }
}

fn finishes(contact: ContactId, about: About) -> FollowUpCommand {
    FollowUpCommand::Finish {
        contact,
        about,
        word: MARK.to_owned(),
    }
}
