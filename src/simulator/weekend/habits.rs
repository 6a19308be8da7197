//! How people are in a weekend, drawn from its seed: who picks up, who stays, who rings and when.

use crate::domain::command::From;
use crate::domain::ids::ContactId;
use crate::domain::time::Timestamp;
use crate::simulator::weekend::faults::between;
use crate::simulator::weekend::happening::{Act, Happening};
use crate::simulator::weekend::world::World;
use crate::simulator::weekend::{
    asking, complaining, documenting, doors, escorting, following, handing, on_duty, patients,
    raising, visiting, writers,
};
use std::collections::BTreeSet;
use std::time::Duration;

/// How people of this weekend are: chances, each for one occasion.
#[derive(Clone, Debug)]
pub struct People {
    /// A nurse picks up.
    pub picks_up: f64,
    /// She declines instead.
    pub declines: f64,
    /// Her voicemail picks up instead.
    pub voicemail: f64,
    /// Having picked up, she presses the right key.
    pub confirms: f64,
    /// She uses her screen.
    pub uses_screen: f64,
    /// She does what stands on her board.
    pub diligent: f64,
    /// Somebody at a fallback number answers.
    pub outside_answers: f64,
    /// A person who is called back answers.
    pub person_answers: f64,
    /// A caller stays until somebody comes.
    pub stays: f64,
    /// A nurse answers with the code that she was sent.
    pub answers_by_code: f64,
    /// She proves a way of her handshake.
    pub proves: f64,
    /// She says that she takes calls again before the time is over.
    pub comes_back: f64,
    /// On a home visit she says that she is well.
    pub checks_in: f64,
    /// Whoever has taken an alarm about a colleague says how it is.
    pub settles: f64,
    pub(super) seen: BTreeSet<(ContactId, u8, Timestamp)>,
    pub(super) alarms: BTreeSet<crate::domain::ids::AlarmId>,
    /// The hour of the service's time in which `seen` and `alarms` were seen: whoever did nothing thinks of it again in the next.
    pub(super) hour: i64,
}

impl People {
    /// People drawn for a weekend.
    pub fn drawn(rng: &mut fastrand::Rng) -> Self {
        let mut level = |low: f64, high: f64| low + rng.f64() * (high - low);
        Self {
            picks_up: level(0.1, 0.95),
            declines: level(0.0, 0.3),
            voicemail: level(0.0, 0.5),
            confirms: level(0.5, 1.0),
            uses_screen: level(0.0, 0.3),
            diligent: level(0.2, 1.0),
            outside_answers: level(0.2, 1.0),
            person_answers: level(0.2, 0.9),
            stays: level(0.1, 0.8),
            answers_by_code: level(0.0, 0.4),
            proves: level(0.0, 1.0),
            comes_back: level(0.0, 0.6),
            checks_in: level(0.4, 0.95),
            settles: level(0.5, 0.9),
            seen: BTreeSet::new(),
            alarms: BTreeSet::new(),
            hour: 0,
        }
    }
}

/// Numbers that callers of a weekend use: unknown, known, shared, landline, staff's own.
pub(super) fn caller(world: &mut World) -> From {
    const NUMBERS: [&str; 10] = [
        "+4790000011",
        "+4790000012",
        "+4790000014",
        "+4778000002",
        "+4790000021",
        "+4790000022",
        "+4778000031",
        "+4790000023",
        "+4790000001",
        "+4790000002",
    ];
    match world.rng.u8(..12) {
        0 => From::Withheld,
        1 => From::Malformed,
        _ => {
            let number = NUMBERS[world.rng.usize(..NUMBERS.len())];
            number.parse().map_or(From::Malformed, From::Number)
        }
    }
}

/// Everybody who will dial between two instants, some of them all at once, and some messages.
pub fn plan(world: &mut World, from: Timestamp, to: Timestamp, people: People) {
    world.people = Some(people);
    let length = u64::try_from(to.since(from).as_millis()).unwrap_or(0);
    let bursts = world.rng.u32(2..8);
    for _ in 0..bursts {
        let at = from + Duration::from_millis(world.rng.u64(..length.max(1)));
        let size = if world.rng.u8(..3) == 0 {
            world.rng.u32(2..6)
        } else {
            1
        };
        for _ in 0..size {
            let from = caller(world);
            let spread = between(&mut world.rng, 0, 90_000);
            world.at(at + spread, Happening::Act(Act::Dials(from)));
        }
    }
    asking::plan(world, from, to);
    doors::plan(world, from, length);
    on_duty::plan(world, from, length);
    visiting::plan(world, from, length);
    writers::plan(world, from, length);
    patients::plan(world, from, length);
    escorting::plan(world, from, length);
    handing::plan(world, from, length);
    documenting::plan(world, from, length);
    raising::plan(world, from, length);
    following::plan(world, from, length);
    complaining::plan(world, from, length);
}
