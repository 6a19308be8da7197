//! Duty weekends in virtual time over the real domain and the real engine: a carrier that misbehaves, people as people are,
//! crashes between any two steps. After everything that happens it is checked what always holds. The same seed gives the
//! same weekend. Never used by the service itself.

mod afterwards;
mod asking;
mod bereaved;
mod care;
mod carrier;
mod complaining;
mod complaints_hold;
mod consents_heard;
pub mod crank;
mod deaths_hold;
mod deviations_hold;
mod documenting;
mod documents_hold;
mod doors;
mod doors_hold;
mod duty_holds;
mod endings_hold;
mod escorting;
mod escorts_hold;
pub mod faults;
mod feedback_hold;
mod following;
mod followups_hold;
pub mod habits;
mod handing;
mod handovers_hold;
pub mod happening;
mod held;
pub mod invariants;
pub mod line;
pub mod markup;
mod noticed_hold;
mod on_duty;
mod outside;
mod patients;
mod patients_heard;
mod patients_hold;
mod patients_see;
mod people;
mod raising;
mod requests_hold;
mod sending;
pub mod services;
mod signing;
mod signing_hold;
mod stops_hold;
mod story;
mod visiting;
mod visits_hold;
pub mod world;
mod writers;

use std::io::Write;
use std::ops::Range;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use crate::domain::time::Timestamp;
use crate::log::memory::Fault;
use crate::simulator::weekend::crank::CrankError;
use crate::simulator::weekend::faults::{Faults, between};
use crate::simulator::weekend::habits::People;
use crate::simulator::weekend::happening::Happening;
use crate::simulator::weekend::services::{Staffing, Unreadable};
use crate::simulator::weekend::world::World;

/// What weekends came to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Summary {
    /// How many.
    pub weekends: u64,
    /// Lines dialled and rung.
    pub lines: u64,
    /// Commands carried out.
    pub commands: u64,
    /// Records in the logs.
    pub records: u64,
    /// Crashes survived.
    pub crashes: u64,
    /// The longest that a caller who stayed was without anybody, in gentle weekends.
    pub longest_alone: Duration,
}

/// Something that must never be was.
#[derive(Debug, thiserror::Error)]
pub enum Breach {
    /// In a weekend.
    #[error("weekend {weekend} of seed {seed}: {what}")]
    Broken {
        /// Which.
        weekend: u64,
        /// Of which seed.
        seed: u64,
        /// What.
        what: String,
    },
    /// A weekend could not begin.
    #[error("a weekend cannot begin")]
    Crank(#[from] CrankError),
    /// The example cannot be read.
    #[error("a weekend cannot begin")]
    Service(#[from] Unreadable),
    /// The story could not be written.
    #[error("the story cannot be written")]
    Output(#[from] std::io::Error),
}

/// Simulates weekends of a seed, on two threads. At the first breach both stop, and its story is written to `out`.
pub fn simulate(weekends: Range<u64>, seed: u64, out: &mut dyn Write) -> Result<Summary, Breach> {
    let first = weekends.start;
    let broken = AtomicU64::new(weekends.end);
    let half = |from: u64| some(seed, from, &broken);
    let (one, other) = std::thread::scope(|scope| {
        let other = scope.spawn(|| half(first + 1));
        (half(first), other.join())
    });
    let other = other.unwrap_or_else(|_| {
        Err(Failed::Weekend(
            first,
            "a thread of the simulator ended badly".to_owned(),
        ))
    });
    match (one, other) {
        (Ok(one), Ok(other)) => Ok(one.and(other)),
        (Err(one), Err(other)) => Err(one.earlier(other).into_breach(seed, out)),
        (Err(failed), Ok(_)) | (Ok(_), Err(failed)) => Err(failed.into_breach(seed, out)),
    }
}

/// One weekend, its story told to `out` whether or not something is broken.
pub fn tell(seed: u64, weekend: u64, out: &mut dyn Write) -> Result<Summary, Breach> {
    let mut world = run(seed, weekend, true)?;
    if let Some(story) = &world.story {
        story.write(0, out)?;
    }
    told(&mut world, seed, weekend, out)
}

fn told(
    world: &mut World,
    seed: u64,
    weekend: u64,
    out: &mut dyn Write,
) -> Result<Summary, Breach> {
    match world.broken.take() {
        None => Ok(Summary::of(world)),
        Some(what) => {
            writeln!(out, "BROKEN: {what}")?;
            writeln!(out, "seed {seed}, weekend {weekend}")?;
            Err(Breach::Broken {
                weekend,
                seed,
                what,
            })
        }
    }
}

enum Failed {
    Weekend(u64, String),
    Begin(Breach),
}

impl Failed {
    fn earlier(self, other: Self) -> Self {
        match (&self, &other) {
            (Self::Weekend(one, _), Self::Weekend(another, _)) if another < one => other,
            (Self::Weekend(..) | Self::Begin(_), _) => self,
        }
    }

    /// The weekend again, with its story.
    fn into_breach(self, seed: u64, out: &mut dyn Write) -> Breach {
        match self {
            Self::Begin(breach) => breach,
            Self::Weekend(weekend, what) => match tell_end(seed, weekend, out) {
                Err(breach) => breach,
                Ok(_) => Breach::Broken {
                    weekend,
                    seed,
                    what,
                },
            },
        }
    }
}

fn tell_end(seed: u64, weekend: u64, out: &mut dyn Write) -> Result<Summary, Breach> {
    let mut world = run(seed, weekend, true)?;
    if let Some(story) = &world.story {
        story.write_end(out)?;
    }
    told(&mut world, seed, weekend, out)
}

/// Every second weekend from one on, until the end or until one that is broken.
fn some(seed: u64, from: u64, until: &AtomicU64) -> Result<Summary, Failed> {
    let mut sum = Summary::default();
    for weekend in (from..).step_by(2) {
        if weekend >= until.load(Ordering::Relaxed) {
            break;
        }
        let world = run(seed, weekend, false).map_err(Failed::Begin)?;
        if let Some(what) = world.broken {
            until.fetch_min(weekend, Ordering::Relaxed);
            return Err(Failed::Weekend(weekend, what));
        }
        sum = sum.and(Summary::of(&world));
    }
    Ok(sum)
}

impl Summary {
    fn of(world: &World) -> Self {
        Self {
            weekends: 1,
            lines: world.lines.len() as u64,
            commands: world.commands,
            records: world.state().seq,
            crashes: world.crashes,
            longest_alone: if world.harsh {
                Duration::ZERO
            } else {
                world.watch.longest_alone
            },
        }
    }

    fn and(self, other: Self) -> Self {
        Self {
            weekends: self.weekends + other.weekends,
            lines: self.lines + other.lines,
            commands: self.commands + other.commands,
            records: self.records + other.records,
            crashes: self.crashes + other.crashes,
            longest_alone: self.longest_alone.max(other.longest_alone),
        }
    }
}

fn run(seed: u64, weekend: u64, story: bool) -> Result<World, Breach> {
    let mut rng = fastrand::Rng::with_seed(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) ^ weekend);
    let staffing = Staffing::drawn(&mut rng);
    let service = if rng.u8(..3) == 0 {
        services::hurried(staffing)
    } else {
        services::service(staffing)
    }?;
    let (start, end) = services::weekend(&service, rng.i32(0..150));
    let faults = Faults::drawn(&mut rng);
    let people = People::drawn(&mut rng);
    let mut world = World::begin(service, start, faults, rng.u64(..), story)?;
    world.harsh = rng.u8(..5) == 0;
    trouble(&mut world, start, end);
    habits::plan(&mut world, start, end, people);
    let until = handing::until(&mut world, end);
    world.run_until(until);
    // At the end as at each crash: the log folds to the running state.
    if world.broken.is_none() && world.up {
        world.crash(None);
    }
    Ok(world)
}

/// Times when the log cannot be written, and jumps of the clock.
fn trouble(world: &mut World, start: Timestamp, end: Timestamp) {
    let length = u64::try_from(end.since(start).as_millis())
        .unwrap_or(1)
        .max(1);
    for _ in 0..world.faults.log_outages {
        let at = start + Duration::from_millis(world.rng.u64(..length));
        let fault = match world.rng.u8(..3) {
            0 => Fault::Full,
            1 => Fault::Io,
            _ => Fault::AnswerLost,
        };
        let lasts = between(&mut world.rng, 1_000, 20 * 60_000);
        world.at(at, Happening::LogFails(fault, lasts));
    }
    for _ in 0..world.faults.jumps {
        let at = start + Duration::from_millis(world.rng.u64(..length));
        let by = between(&mut world.rng, 1_000, 3_600_000);
        world.at(at, Happening::Jump(by));
    }
}
