//! How long it takes to find a person, and to open their record, among a hundred thousand. The bound is a time a person does not wait
//! for: a fifth of what is felt as at once. Names are put together from parts; nobody is meant.

#[path = "common/measure.rs"]
mod measure;
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
use hjemmevakt::domain::consents::consent::{ConsentKind, GivenHow};
use hjemmevakt::domain::consents::event::ConsentEvent;
use hjemmevakt::domain::decide::decide;
use hjemmevakt::domain::event::{Event, ServiceEvent};
use hjemmevakt::domain::ids::{ConsentId, PatientId, PlanId, RelativeId, StaffId};
use hjemmevakt::domain::openings::opening::RecordPart;
use hjemmevakt::domain::openings::sight;
use hjemmevakt::domain::patients::command::PatientCommand;
use hjemmevakt::domain::patients::event::PatientEvent;
use hjemmevakt::domain::patients::identity::Identity;
use hjemmevakt::domain::patients::people::{Person, Role};
use hjemmevakt::domain::plans::content::{Answer, Content};
use hjemmevakt::domain::plans::event::PlanEvent;
use hjemmevakt::domain::plans::section::Section;
use hjemmevakt::domain::secret::Secret;
use hjemmevakt::domain::service::people::Relation;
use hjemmevakt::domain::state::State;
use hjemmevakt::domain::time::Timestamp;
use hjemmevakt::ids::SeededIds;
use measure::{bound, say, size};
use place::{BEGINNING, number, service};
use times::{percentile, ratio};
use uuid::Uuid;

/// Nobody notices this.
const UNNOTICED: Duration = Duration::from_millis(20);
const GIVEN: [&str; 12] = [
    "Anne", "Ánde", "Berit", "Bjørn", "Elle", "Hans", "Inga", "Jon", "Kåre", "Liv", "Máret", "Nils",
];
const FIRST: [&str; 16] = [
    "Nord", "Sør", "Berg", "Fjell", "Strand", "Vik", "Elve", "Skog", "Myr", "Sand", "Havn", "Holm",
    "Lyng", "Stein", "Tuft", "Øvre",
];
const LAST: [&str; 14] = [
    "vik", "dal", "nes", "heim", "land", "li", "bakk", "mo", "set", "eng", "åsen", "voll", "haug",
    "stad",
];

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
    let phone = number(77)?;
    measured("by a telephone number", || {
        anyhow::ensure!(!state.phone_of(&phone).is_empty(), "nobody has it");
        Ok(())
    })?;
    say("opening a record with a plan in force:");
    let patient = id(many / 2);
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

fn id(index: usize) -> PatientId {
    PatientId::from_uuid(Uuid::from_u128(1 + index as u128))
}

/// So many people, each with somebody around them; one of them with a plan.
fn town(many: usize) -> anyhow::Result<State> {
    let mut state = State::default();
    let mut tell = |event: Event| {
        let seq = state.seq + 1;
        apply(&mut state, seq, BEGINNING, &event);
    };
    let service = service(0)?;
    tell(ServiceEvent::ServiceImported { service }.into());
    for index in 0..many {
        let pick =
            |all: &[&'static str], at: usize| all.get(at % all.len()).copied().unwrap_or_default();
        let family = format!("{}{}", pick(&FIRST, index / 12), pick(&LAST, index / 192));
        let patient = id(index);
        let identity = Secret::Known(Identity {
            given: pick(&GIVEN, index).to_owned(),
            family: family.clone(),
            birth_year: Some(1_930 + u16::try_from(index % 80)?),
            ..Identity::default()
        });
        tell(PatientEvent::PatientRegistered { patient, identity }.into());
        let person = Secret::Known(Person {
            name: format!("{} {family}", pick(&GIVEN, index + 5)),
            role: Role::Close(Relation::Sibling),
            next_of_kin: true,
            phones: vec![number(u32::try_from(index % 80_000)?)?],
            hours: None,
            language: None,
            shared_phone: false,
        });
        let relative = RelativeId::from_uuid(Uuid::from_u128(index as u128));
        tell(
            PatientEvent::RelativeListed {
                patient,
                relative,
                person,
                order: 0,
                by: Actor::Operator,
                amended: None,
            }
            .into(),
        );
    }
    for event in plan(id(many / 2)) {
        tell(event);
    }
    state.patient(id(many / 2)).context("somebody")?;
    Ok(state)
}

fn plan(patient: PatientId) -> Vec<Event> {
    let by = StaffId::new("siri");
    let plan = PlanId::from_uuid(Uuid::from_u128(1));
    let until = BEGINNING + Duration::from_hours(24 * 300);
    let mut events: Vec<Event> = vec![
        PatientEvent::PatientAssigned {
            patient,
            staff: by.clone(),
            assigned: true,
            by: by.clone(),
        }
        .into(),
        ConsentEvent::ConsentGiven {
            patient,
            consent: ConsentId::from_uuid(Uuid::from_u128(1)),
            consent_kind: ConsentKind::ShownOnCall,
            without: Vec::new(),
            words: None,
            how: GivenHow::Spoken,
            until,
            by: by.clone(),
            ability: None,
        }
        .into(),
        PlanEvent::PlanBegun {
            patient,
            plan,
            version: 1,
            from: None,
            by: by.clone(),
        }
        .into(),
    ];
    for section in Section::ALL {
        let answers = section.asks().iter().map(|ask| Answer {
            ask: *ask,
            text: "en rolig stemme, og at noen spør hva jeg trenger ".repeat(4),
        });
        let content = Content {
            entries: vec![answers.collect()],
            own_words: true,
        };
        events.push(
            PlanEvent::SectionWritten {
                patient,
                plan,
                section,
                by: by.clone(),
                content: Secret::Known(content),
            }
            .into(),
        );
    }
    events.push(
        PlanEvent::PlanInForce {
            patient,
            plan,
            by,
            until,
            review_at: later(BEGINNING),
        }
        .into(),
    );
    events
}

fn later(from: Timestamp) -> Timestamp {
    from + Duration::from_hours(24 * 90)
}
