//! How long one decision takes, with few and with many contacts, open and closed, and early and late in the log: it must not
//! depend on either.

#[path = "common/measure.rs"]
mod measure;
#[path = "common/place.rs"]
mod place;
#[path = "common/times.rs"]
mod times;
#[path = "common/town.rs"]
mod town;

use std::time::Duration;

use anyhow::Context as _;
use hjemmevakt::clock::Stopwatch;
use hjemmevakt::domain::actor::Actor;
use hjemmevakt::domain::command::{Command, From};
use hjemmevakt::domain::decide::decide;
use hjemmevakt::domain::ids::{CarrierId, StaffId};
use hjemmevakt::domain::state::State;
use hjemmevakt::domain::time::Timestamp;
use hjemmevakt::ids::SeededIds;
use measure::{bound, say, size};
use place::{number, service};
use times::{percentile, ratio};
use town::Town;

const KEEP: f64 = 1.5;
/// A promise that is not due while the benchmark runs.
const LATER: Duration = Duration::from_hours(24 * 30);
const SMALL: usize = 100;
/// How many invented numbers there are.
const NUMBERS: usize = 80_000;

/// A command, the state it meets, and when.
struct Case {
    name: &'static str,
    state: State,
    now: Timestamp,
    actor: Actor,
    command: Command,
}

fn main() -> anyhow::Result<()> {
    let many = size(100_000, 2_000);
    say("decide, the middle of the times, nothing written");
    let closed = [contacts(SMALL, false)?, contacts(many, false)?];
    compare(&format!("{SMALL} and {many} closed contacts"), &closed)?;
    drop(closed);
    let open = [contacts(SMALL, true)?, contacts(many, true)?];
    compare(&format!("{SMALL} and {many} open contacts"), &open)?;
    drop(open);
    let (short, middle, long) = (1_000, size(50_000, 10_000), size(1_000_000, 20_000));
    let late = [events(short)?, events(long)?];
    compare(&format!("{short} and {long} events"), &late)?;
    // The first calls fill what is remembered of those that ended; from there on nothing grows but the contacts.
    let [_, late] = late;
    let late = [events(middle)?, late];
    compare(&format!("{middle} and {long} events"), &late)
}

fn compare(what: &str, towns: &[Vec<Case>; 2]) -> anyhow::Result<()> {
    say(&format!("  with {what}:"));
    let [few, many] = towns;
    for (few, many) in few.iter().zip(many) {
        let [few_time, many_time] = middle([few, many])?;
        say(&format!(
            "    {}: {few_time:.2?} and {many_time:.2?}",
            few.name
        ));
        bound(few.name, ratio(many_time, few_time), KEEP);
    }
    Ok(())
}

/// Both by turns, so that whatever else the machine does meets both.
fn middle(cases: [&Case; 2]) -> anyhow::Result<[Duration; 2]> {
    let rounds = size(2_000, 100);
    let mut times = [Vec::with_capacity(rounds), Vec::with_capacity(rounds)];
    for round in 0..rounds {
        for (case, times) in cases.iter().zip(&mut times) {
            let mut ids = SeededIds::new(round as u64);
            let command = case.command.clone();
            let stopwatch = Stopwatch::start();
            let decided = decide(&case.state, &case.actor, command, case.now, &mut ids);
            // Letting go of what was decided is a part of it.
            let decided = decided.map(|decided| decided.events.len());
            let time = stopwatch.elapsed();
            let events = decided.ok().context("the command was rejected")?;
            anyhow::ensure!(events > 0, "{} came to nothing", case.name);
            times.push(time);
        }
    }
    let [few, many] = &mut times;
    Ok([percentile(few, 50), percentile(many, 50)])
}

/// A duty with so many contacts.
fn contacts(count: usize, open: bool) -> anyhow::Result<Vec<Case>> {
    let mut town = Town::new(2, service(500)?)?;
    let kari = StaffId::new("kari");
    for index in 0..count {
        let from = From::Number(number(u32::try_from(index % NUMBERS)?)?);
        let carrier_id = town.line("SM");
        let body = "RING MEG".to_owned();
        let arrives = Command::MessageArrives {
            carrier_id,
            from,
            body,
        };
        town.ask(Actor::Carrier, arrives)?;
        let (contact, _) = town.state.contacts.get_max().context("a contact")?;
        let contact = *contact;
        if open {
            let due_at = town.now + LATER;
            let by = Actor::Staff(kari.clone());
            town.ask(by, Command::PromiseCallBack { contact, due_at })?;
        } else {
            town.closes(
                contact,
                &kari,
                hjemmevakt::domain::contacts::contact::Outcome::CalledBack,
            )?;
        }
        town.happened.clear();
        if index % NUMBERS == NUMBERS - 1 {
            // The numbers begin again: none of them is to be taken for the same person going on.
            town.pass(Duration::from_hours(5))?;
        }
    }
    town.pass(Duration::from_hours(1))?;
    cases(town)
}

/// The same service after so many events.
fn events(count: usize) -> anyhow::Result<Vec<Case>> {
    let mut town = Town::new(3, service(500)?)?;
    while town.state.seq < count as u64 || town.state.shift.is_none() {
        town.episode()?;
        town.happened.clear();
    }
    cases(town)
}

/// The commands of a call, each met by the state in which it comes.
fn cases(mut town: Town) -> anyhow::Result<Vec<Case>> {
    let mut cases = Vec::new();
    let mut case = |name, town: &Town, actor, command| {
        cases.push(Case {
            name,
            state: town.state.clone(),
            now: town.now,
            actor,
            command,
        });
    };
    let from = From::Number("+12125550199".parse()?);
    let line = CarrierId::new("CAffffffffffffffffffffffffffffffff");
    let arrives = Command::CallArrives {
        line,
        from: from.clone(),
    };
    case("a call arrives", &town, Actor::Carrier, arrives);
    let (_, call) = town.ring(from)?;
    let (leg, line, _) = town.ringing(call).context("nobody is rung")?;
    let answers = Command::LegAnswers {
        leg,
        line: line.clone(),
    };
    case(
        "a telephone is picked up",
        &town,
        Actor::Carrier,
        answers.clone(),
    );
    town.now = town.state.next_deadline().context("a deadline")?;
    case("a step is over", &town, Actor::Clock, Command::Tick);
    town.ask(Actor::Carrier, answers)?;
    let presses = Command::LegPresses {
        leg,
        line,
        digits: "1".to_owned(),
    };
    case("a key confirms", &town, Actor::Carrier, presses);
    Ok(cases)
}
