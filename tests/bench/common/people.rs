//! So many people in the register, each with somebody around them; some of them with a plan in force. Names are put together from parts,
//! and the numbers are synthetic: nobody is meant.

use std::time::Duration;

use hjemmevakt::domain::actor::Actor;
use hjemmevakt::domain::consents::consent::{ConsentKind, GivenHow};
use hjemmevakt::domain::consents::event::ConsentEvent;
use hjemmevakt::domain::event::Event;
use hjemmevakt::domain::ids::{ConsentId, PatientId, PlanId, RelativeId, StaffId};
use hjemmevakt::domain::patients::birth_number::BirthNumber;
use hjemmevakt::domain::patients::event::PatientEvent;
use hjemmevakt::domain::patients::identity::Identity;
use hjemmevakt::domain::patients::people::{Person, Role};
use hjemmevakt::domain::phone::E164;
use hjemmevakt::domain::plans::content::{Answer, Content};
use hjemmevakt::domain::plans::event::PlanEvent;
use hjemmevakt::domain::plans::section::{Ask, Section};
use hjemmevakt::domain::secret::Secret;
use hjemmevakt::domain::service::people::Relation;
use uuid::Uuid;

use crate::place::{BEGINNING, number};

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
/// The weights of the two check digits of a birth number.
const CHECKS: [&[u32]; 2] = [
    &[3, 7, 6, 1, 8, 9, 4, 5, 2],
    &[5, 4, 3, 2, 7, 6, 5, 4, 3, 2],
];

/// Somebody by number.
pub fn id(index: usize) -> PatientId {
    PatientId::from_uuid(Uuid::from_u128(1 + index as u128))
}

/// The consent that the crisis part is shown on call.
pub fn consent(index: usize) -> ConsentId {
    ConsentId::from_uuid(Uuid::from_u128(1 + index as u128))
}

/// A synthetic birth number: 80 is added to the month. None, where the check digits of these nine cannot be had.
fn birth_number(index: usize) -> Option<BirthNumber> {
    let (serial, year, day) = (index % 1_000, index / 1_000 % 100, 1 + index / 100_000 % 28);
    let mut digits = format!("{day:02}87{year:02}{serial:03}");
    for weights in CHECKS {
        let sum: u32 = digits
            .bytes()
            .map(|digit| u32::from(digit - b'0'))
            .zip(weights)
            .map(|(digit, weight)| digit * weight)
            .sum();
        let check = (11 - sum % 11) % 11;
        digits.push(char::from_digit(check, 10)?);
    }
    digits.parse().ok()
}

/// So many synthetic birth numbers.
pub fn birth_numbers() -> impl Iterator<Item = BirthNumber> {
    (0..2_800_000).filter_map(birth_number)
}

/// The telephone of somebody by number; each of them is several people's.
pub fn telephone(index: usize) -> anyhow::Result<E164> {
    number(u32::try_from(index % 80_000)?)
}

/// Everybody, told one event after the other. `plans`: so many of them have one, spread among the others.
pub fn told(
    many: usize,
    plans: usize,
    mut tell: impl FnMut(Event) -> anyhow::Result<()>,
) -> anyhow::Result<()> {
    for (index, birth_number) in (0..many).zip(birth_numbers()) {
        let pick =
            |all: &[&'static str], at: usize| all.get(at % all.len()).copied().unwrap_or_default();
        let family = format!("{}{}", pick(&FIRST, index / 12), pick(&LAST, index / 192));
        let patient = id(index);
        let identity = Secret::Known(Identity {
            given: pick(&GIVEN, index).to_owned(),
            family: family.clone(),
            birth_year: Some(1_930 + u16::try_from(index % 80)?),
            birth_number: Some(birth_number),
            phones: vec![telephone(index + 40_000)?],
            ..Identity::default()
        });
        tell(PatientEvent::PatientRegistered { patient, identity }.into())?;
        let person = Secret::Known(Person {
            name: format!("{} {family}", pick(&GIVEN, index + 5)),
            role: Role::Close(Relation::Sibling),
            next_of_kin: true,
            phones: vec![telephone(index)?],
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
        )?;
    }
    for index in planned(many, plans) {
        for event in plan(index) {
            tell(event)?;
        }
    }
    Ok(())
}

/// Those with a plan.
pub fn planned(many: usize, plans: usize) -> impl Iterator<Item = usize> {
    let step = many / plans.max(1);
    (0..plans).map(move |index| index * step)
}

fn plan(index: usize) -> Vec<Event> {
    let (patient, by) = (id(index), StaffId::new("siri"));
    let plan = PlanId::from_uuid(Uuid::from_u128(1 + index as u128));
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
            consent: consent(index),
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
            text: if *ask == Ask::Dated {
                "2026-01-02".to_owned()
            } else {
                "en rolig stemme, og at noen spør hva jeg trenger ".repeat(4)
            },
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
    let review_at = BEGINNING + Duration::from_hours(24 * 90);
    events.push(
        PlanEvent::PlanInForce {
            patient,
            plan,
            by,
            until,
            review_at,
        }
        .into(),
    );
    events
}
