//! Who is let in during a weekend, and shut out again: doctors with an account that ends by itself or is ended, and PCs of the legevakt's
//! that are registered, used and cut off. Drawn from the seed; what they ask for is in [`asking`](super::asking).

use std::time::Duration;

use uuid::Uuid;

use crate::domain::actor::Actor;
use crate::domain::command::{Command, From};
use crate::domain::guests::decide::Admission;
use crate::domain::ids::{GuestId, StaffId, StationId};
use crate::domain::language::Language;
use crate::domain::phone::E164;
use crate::domain::time::Timestamp;
use crate::simulator::weekend::faults::between;
use crate::simulator::weekend::happening::{Act, Happening};
use crate::simulator::weekend::world::World;

/// The doctors' mobile, and the telephone beside the PC.
pub(super) const PHONES: [&str; 2] = ["+4790000061", "+4778000041"];
/// So many of each there may be in a weekend.
const MOST: u8 = 3;
/// Messages that the doctor writes, beside those of callers.
const WRITTEN: u64 = 8_000_002;
const HOUR: u64 = 3_600_000;

fn station(which: u8) -> StationId {
    StationId::from_uuid(Uuid::from_u128(0x71_00 + u128::from(which)))
}

fn guest(which: u8) -> GuestId {
    GuestId::from_uuid(Uuid::from_u128(0x72_00 + u128::from(which)))
}

fn leader() -> StaffId {
    StaffId::new("randi")
}

fn phone(which: usize) -> Option<E164> {
    PHONES[which].parse().ok()
}

/// Whom doors will be opened for and closed to between two instants. The first of each is there from the beginning.
pub(super) fn plan(world: &mut World, from: Timestamp, length: u64) {
    for which in 0..world.rng.u8(1..=MOST) {
        let at = some_time(world, which, from, length);
        world.at(at, Happening::Act(Act::LetsIn(which)));
    }
    for which in 0..world.rng.u8(1..=MOST) {
        let at = some_time(world, which, from, length);
        let register = Command::RegisterStation {
            station: station(which),
            label: "Vaktrom".to_owned(),
            phone: phone(1),
        };
        world.at(at, Happening::Act(Act::Taps(leader(), register)));
        if world.rng.u8(..3) == 0 {
            let station = station(which);
            let revoke = Command::RevokeStation { station };
            let at = at + between(&mut world.rng, HOUR, 60 * HOUR);
            world.at(at, Happening::Act(Act::Taps(leader(), revoke)));
        }
    }
    // The doctor wants no messages from us: to a doctor no more than to anybody else.
    if world.rng.u8(..6) == 0
        && let Some(number) = phone(0)
    {
        let at = from + Duration::from_millis(world.rng.u64(..length.max(1)));
        let (from, id) = (From::Number(number), WRITTEN);
        world.at(at, Happening::Text { from, id });
    }
}

fn some_time(world: &mut World, which: u8, from: Timestamp, length: u64) -> Timestamp {
    match which {
        0 => from,
        _ => from + Duration::from_millis(world.rng.u64(..length.max(1))),
    }
}

impl World {
    /// One of those who may have been let in: perhaps not yet, perhaps not any more.
    pub(super) fn some_guest(&mut self) -> GuestId {
        guest(self.rng.u8(..MOST))
    }

    /// As above, of the PCs.
    pub(super) fn some_station(&mut self) -> StationId {
        station(self.rng.u8(..MOST))
    }

    /// The leader, or a nurse on duty, lets a doctor in, sends the link, and may end it before its time.
    pub(super) fn lets_in(&mut self, which: u8) {
        let (at_night, guest) = (self.rng.bool(), guest(which));
        let by = self.some_on_duty().filter(|_| at_night);
        let by = by.unwrap_or_else(leader);
        let until = match self.rng.u8(..3) {
            0 => None,
            _ => Some(self.service_now() + between(&mut self.rng, HOUR, 72 * HOUR)),
        };
        let admission = Admission {
            name: "Petter Aas".to_owned(),
            hpr: None,
            phone: phone(0),
            language: Language::English,
            until,
        };
        let admit = Command::AdmitGuest { guest, admission };
        self.does(Actor::Staff(by.clone()), admit);
        self.taps_within(&by, HOUR, Command::InviteGuest(guest));
        match self.rng.u8(..4) {
            0 => self.taps_within(&by, 60 * HOUR, Command::InviteGuest(guest)),
            1 => {
                self.taps_within(&by, 60 * HOUR, Command::EndGuest { guest });
                let reason = "asked for it".to_owned();
                let erase = Command::EraseGuest { guest, reason };
                self.taps_within(&leader(), 90 * HOUR, erase);
            }
            _ => {}
        }
    }
}
