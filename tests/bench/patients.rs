//! How long the rules take to find a person, and to open their record, among a hundred thousand, in memory. The whole way, over HTTP and
//! with the log on disk, is measured by `record`. The bound is a time a person does not wait for: a fifth of what is felt as at once.

#[path = "common/measure.rs"]
mod measure;
#[path = "common/people.rs"]
mod people;
#[path = "common/place.rs"]
mod place;
#[path = "common/times.rs"]
mod times;

use std::time::Duration;

use anyhow::Context as _;
use hjemmevakt::clock::Stopwatch;
use hjemmevakt::domain::actor::Actor;
use hjemmevakt::domain::apply::apply;
use hjemmevakt::domain::command::Command;
use hjemmevakt::domain::decide::decide;
use hjemmevakt::domain::event::{Event, ServiceEvent};
use hjemmevakt::domain::ids::StaffId;
use hjemmevakt::domain::openings::opening::RecordPart;
use hjemmevakt::domain::openings::sight;
use hjemmevakt::domain::patients::command::PatientCommand;
use hjemmevakt::domain::plans::section::Section;
use hjemmevakt::domain::state::State;
use hjemmevakt::ids::SeededIds;
use measure::{bound, say, size};
use people::id;
use place::{BEGINNING, service};
use times::{percentile, ratio};

/// Nobody notices this.
const UNNOTICED: Duration = Duration::from_millis(20);

fn main() -> anyhow::Result<()> {
    let many = size(100_000, 2_000);
    let state = town(many)?;
    say(&format!(
        "finding one of {many} people, 95 of a hundred are faster:"
    ));
    let queries = [
        ("by names", "Máret Fjellheim 1977"),
        ("by a name that many have", "Anne"),
        ("by a name with a slip", "Bjorn Strndvik"),
        ("by the beginning of a name", "nord"),
        ("by a name that nobody has", "Xerxes Qvist"),
    ];
    for (what, typed) in queries {
        measured(what, || {
            std::hint::black_box(state.search(typed));
            Ok(())
        })?;
    }
    let phone = people::telephone(77)?;
    let number = people::birth_numbers()
        .nth(many / 3)
        .context("a birth number")?;
    measured("by a birth number", || {
        anyhow::ensure!(state.by_birth_number(&number).is_some(), "nobody has it");
        Ok(())
    })?;
    measured("by a telephone number", || {
        anyhow::ensure!(!state.phone_of(&phone).is_empty(), "nobody has it");
        Ok(())
    })?;
    say("opening a record with a plan in force:");
    let patient = id(0);
    let siri = StaffId::new("siri");
    let mut round = 0;
    measured("what may be read, and that it was", || {
        round += 1;
        let mut ids = SeededIds::new(round);
        let sight = sight::of_staff(&state, &siri, patient, BEGINNING);
        anyhow::ensure!(sight.section(Section::Red), "closed");
        let parts = Section::ALL.into_iter().map(RecordPart::Plan).collect();
        let read = Command::Patient(PatientCommand::Read { patient, parts });
        let actor = Actor::Staff(siri.clone());
        let decided = decide(&state, &actor, read, BEGINNING, &mut ids);
        let events = decided.map(|decided| decided.events.len()).ok();
        anyhow::ensure!(events == Some(1), "not written down");
        Ok(())
    })
}

fn measured(what: &str, mut work: impl FnMut() -> anyhow::Result<()>) -> anyhow::Result<()> {
    let rounds = size(200, 20);
    let mut times = Vec::with_capacity(rounds);
    for _ in 0..rounds {
        let stopwatch = Stopwatch::start();
        work()?;
        times.push(stopwatch.elapsed());
    }
    let slow = percentile(&mut times, 95);
    say(&format!("    {what}: {slow:.2?}"));
    bound(what, ratio(slow, UNNOTICED), 1.0);
    Ok(())
}

/// So many people, each with somebody around them; one of them with a plan.
fn town(many: usize) -> anyhow::Result<State> {
    let mut state = State::default();
    let mut tell = |event: Event| {
        let seq = state.seq + 1;
        apply(&mut state, seq, BEGINNING, &event);
        anyhow::Ok(())
    };
    let service = service(0)?;
    tell(ServiceEvent::ServiceImported { service }.into())?;
    people::told(many, 1, tell)?;
    state.patient(id(0)).context("somebody")?;
    Ok(state)
}
