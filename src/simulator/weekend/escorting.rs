//! Escorts of a weekend: a nurse goes along with a patient, is told that the flight does not go, comes back in time, late or without a word;
//! and a leader who names somebody for the chair, or nobody. Callers ring meanwhile as ever. Drawn from the seed.

use std::sync::Arc;
use std::time::Duration;

use uuid::Uuid;

use crate::domain::command::Command;
use crate::domain::escorts::command::{EscortCommand, WaitPlan};
use crate::domain::escorts::escort::{Escort, Journey, Police, PoliceReason, Ride, Stage};
use crate::domain::ids::{ContactId, EscortId, StaffId};
use crate::domain::secret::Secret;
use crate::domain::state::State;
use crate::domain::time::Timestamp;
use crate::simulator::weekend::asking::MARK;
use crate::simulator::weekend::faults::between;
use crate::simulator::weekend::habits::caller;
use crate::simulator::weekend::happening::{Act, Happening};
use crate::simulator::weekend::world::World;

const MINUTE: u64 = 60_000;
const HOUR: u64 = 60 * MINUTE;
/// Those who can be asked to go along or to take a chair, on duty or not.
const NURSES: [&str; 3] = ["kari", "aslak", "marit"];
/// Where nobody is in contact just now, it is tried again so many times.
const TRIES: u8 = 8;

/// When somebody will go along: in every second weekend.
pub(super) fn plan(world: &mut World, from: Timestamp, length: u64) {
    if world.rng.bool() {
        return;
    }
    for _ in 0..world.rng.u8(1..3) {
        let at = from + Duration::from_millis(world.rng.u64(..length.max(1)));
        world.at(at, Happening::Act(Act::GoesAlong(TRIES)));
    }
}

fn words() -> Secret<String> {
    Secret::Known(MARK.to_owned())
}

impl World {
    fn some_nurse(&mut self) -> StaffId {
        StaffId::new(NURSES[self.rng.usize(..NURSES.len())])
    }

    /// Somebody on duty books an escort: mostly her own.
    pub(super) fn goes_along(&mut self, tries: u8) {
        let open: Vec<ContactId> = self.state().open.iter().copied().collect();
        let contact = open.get(self.rng.usize(..open.len().max(1))).copied();
        let by = self.some_on_duty();
        let (Some(contact), Some(by)) = (contact, by) else {
            if tries > 0 {
                let wait = between(&mut self.rng, 20 * MINUTE, 3 * HOUR);
                self.act(wait, Act::GoesAlong(tries - 1));
            }
            return;
        };
        let staff = match self.rng.u8(..10) {
            0 => StaffId::new("siri"),
            1 => self.some_nurse(),
            _ => by.clone(),
        };
        let journey = self.journey(staff);
        self.rings_while_she_is_out(&journey);
        let book = EscortCommand::Book {
            escort: EscortId::from_uuid(Uuid::from_u128(self.rng.u128(..))),
            contact,
            journey: Box::new(journey),
        };
        self.act(Duration::ZERO, Act::Taps(by, Command::Escort(book)));
    }

    fn journey(&mut self, staff: StaffId) -> Journey {
        let now = self.service_now();
        let from = match self.rng.u8(..4) {
            // She left before anybody had the time to book it.
            0 => now - between(&mut self.rng, 0, 20 * MINUTE),
            _ => now + between(&mut self.rng, MINUTE, 2 * HOUR),
        };
        let rng = &mut self.rng;
        let ride = Ride::ALL[rng.usize(..Ride::ALL.len())];
        let police = match ride {
            Ride::PoliceVehicle => Police::Asked,
            Ride::ScheduledFlight | Ride::Ambulance | Ride::AirAmbulance | Ride::Car => {
                Police::ALL[rng.usize(..Police::ALL.len())]
            }
        };
        Journey {
            staff,
            from,
            until: from + between(rng, 30 * MINUTE, 9 * HOUR),
            ride,
            police,
            // Nobody ticks anything now and then as well.
            police_reasons: PoliceReason::ALL
                .into_iter()
                .filter(|_| rng.u8(..3) == 0)
                .collect(),
            police_waited: None,
            flight: words(),
            unit: words(),
            asked_by: words(),
            civil: words(),
            // Now and then nobody writes why, and it is refused.
            police_why: Secret::Known(if rng.u8(..8) == 0 { "" } else { MARK }.to_owned()),
        }
    }

    /// Callers do not know that a chair is empty.
    fn rings_while_she_is_out(&mut self, journey: &Journey) {
        let length = journey.until.since(journey.from).as_millis();
        let length = u64::try_from(length).unwrap_or(1).max(1);
        for _ in 0..self.rng.u8(..4) {
            let from = caller(self);
            let at = journey.from - self.ahead + between(&mut self.rng, 0, length);
            self.at(at, Happening::Act(Act::Dials(from)));
        }
    }

    /// What those who are out, and the leader, do about what has changed.
    pub(super) fn looks_after_escorts(&mut self, last: &State) {
        if self.state().escorts.ptr_eq(&last.escorts) {
            return;
        }
        let known = |escort: &Escort| {
            let before = last.escorts.get(&escort.id);
            before.is_some_and(|before| **before == *escort)
        };
        let news: Vec<Arc<Escort>> = self
            .state()
            .open_escorts()
            .filter(|escort| !known(escort))
            .map(|escort| Arc::new(escort.clone()))
            .collect();
        for escort in news {
            self.goes_on(&escort, last.escort(escort.id));
        }
    }

    fn goes_on(&mut self, escort: &Escort, before: Option<&Escort>) {
        let Some(before) = before else {
            self.is_booked(escort);
            self.maybe_is_out(escort);
            return;
        };
        if before.empty_since.is_none() {
            self.maybe_is_out(escort);
        }
        let cancelled = |escort: &Escort| escort.waits_for_a_flight();
        if cancelled(escort) && !cancelled(before) {
            self.waits_for_the_next(escort);
        }
        match &escort.stage {
            Stage::UnderWay { .. } if escort.stage != before.stage => self.is_under_way(escort),
            Stage::Booked
            | Stage::UnderWay { .. }
            | Stage::Arrived { .. }
            | Stage::Back { .. }
            | Stage::CalledOff { .. } => {}
        }
        if escort.asked > before.asked {
            self.is_asked(escort);
        }
    }

    /// From now until that, and a while more.
    fn until(&self, at: Timestamp) -> u64 {
        let wait = at.since(self.service_now()).as_millis();
        u64::try_from(wait).unwrap_or(0)
    }

    fn says(&mut self, escort: &Escort, within: u64, command: EscortCommand) {
        let staff = escort.journey.staff.clone();
        self.taps_within(&staff, within.max(4_000), Command::Escort(command));
    }

    fn is_booked(&mut self, escort: &Escort) {
        let (id, contact) = (escort.id, escort.contact);
        let to_departure = self.until(escort.journey.from);
        if self.rng.u8(..4) > 0 {
            let off = EscortCommand::SetOff {
                escort: id,
                contact,
            };
            self.says(escort, to_departure + 30 * MINUTE, off);
        }
        if self.rng.bool() {
            let whom = MARK.to_owned();
            let tell = EscortCommand::TellUnit {
                escort: id,
                contact,
                whom,
            };
            self.says(escort, to_departure + HOUR, tell);
        }
        if self.rng.u8(..4) == 0 {
            let mut journey = self.journey(escort.journey.staff.clone());
            if self.rng.u8(..4) == 0 {
                journey.staff = self.some_nurse();
            }
            let change = EscortCommand::Change {
                escort: id,
                contact,
                journey: Box::new(journey),
            };
            self.says(escort, to_departure + 2 * HOUR, change);
        }
        if self.rng.u8(..8) == 0 {
            let off = EscortCommand::CallOff {
                escort: id,
                contact,
                reason: MARK.to_owned(),
            };
            self.says(escort, to_departure + 2 * HOUR, off);
        }
        if self.rng.bool() {
            let cancel = EscortCommand::CancelFlight {
                escort: id,
                contact,
            };
            self.says(escort, to_departure + HOUR, cancel);
        }
        for _ in 0..self.rng.u8(..3) {
            let none = self.rng.u8(..4) == 0;
            let cover = Some(self.some_nurse()).filter(|_| !none);
            let name = EscortCommand::NameCover { escort: id, cover };
            let leader = StaffId::new("randi");
            let within = to_departure + 2 * HOUR;
            self.taps_within(&leader, within, Command::Escort(name));
        }
    }

    /// Her chair is empty: she will say that she is back, in time, late or not at all.
    fn maybe_is_out(&mut self, escort: &Escort) {
        if !escort.is_away() {
            return;
        }
        let (id, contact) = (escort.id, escort.contact);
        let back = EscortCommand::Return {
            escort: id,
            contact,
        };
        let time = self.until(escort.journey.until);
        match self.rng.u8(..8) {
            0..=3 => self.says(escort, time, back),
            4 | 5 => self.says(escort, time + 5 * HOUR, back),
            _ => {}
        }
    }

    fn is_under_way(&mut self, escort: &Escort) {
        let (id, contact) = (escort.id, escort.contact);
        let time = self.until(escort.journey.until);
        if self.rng.u8(..4) > 0 {
            let arrive = EscortCommand::Arrive {
                escort: id,
                contact,
                to: MARK.to_owned(),
            };
            self.says(escort, time, arrive);
        }
        if self.rng.u8(..4) == 0 {
            let cancel = EscortCommand::CancelFlight {
                escort: id,
                contact,
            };
            self.says(escort, time, cancel);
        }
    }

    /// Where they wait, who stays, when the next one goes, and when she is back.
    fn waits_for_the_next(&mut self, escort: &Escort) {
        if self.rng.u8(..4) == 0 {
            return;
        }
        let departs = self.service_now() + between(&mut self.rng, HOUR, 14 * HOUR);
        let plan = WaitPlan {
            place: MARK.to_owned(),
            stays: MARK.to_owned(),
            rest: MARK.to_owned(),
            departs: (self.rng.u8(..3) > 0).then_some(departs),
            until: departs + between(&mut self.rng, HOUR, 8 * HOUR),
        };
        let plan = EscortCommand::PlanWait {
            escort: escort.id,
            contact: escort.contact,
            plan: Box::new(plan),
        };
        self.says(escort, 40 * MINUTE, plan);
        if self.rng.bool() {
            let off = EscortCommand::SetOff {
                escort: escort.id,
                contact: escort.contact,
            };
            let within = self.until(departs);
            self.says(escort, within, off);
        }
    }

    /// The time is over and she has been asked, or the leader has.
    fn is_asked(&mut self, escort: &Escort) {
        let id = escort.id;
        match self.rng.u8(..6) {
            0 | 1 => {
                let back = EscortCommand::Return {
                    escort: id,
                    contact: escort.contact,
                };
                self.says(escort, HOUR, back);
            }
            2 if escort.asked > 1 => {
                let back = Command::Escort(EscortCommand::SayBack { escort: id });
                self.taps_within(&StaffId::new("randi"), HOUR, back);
            }
            _ => {}
        }
    }
}
