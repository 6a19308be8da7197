//! Patients of a weekend: registered by the day service with a plan and consents, rung about, and read by nurses in the middle of talks.
//! Consents are given and withdrawn, records merged and parted, nurses not wanted, records erased. Drawn from the seed.

use std::time::Duration;

use uuid::Uuid;

use crate::domain::actor::Actor;
use crate::domain::command::{Command, From};
use crate::domain::consents::able::{Able, Widened};
use crate::domain::consents::consent::{ConsentKind, GivenHow};
use crate::domain::ids::{
    CallId, ConfidenceId, ConsentId, ContactId, ErasureId, FlagId, PatientId, PlanId, RelativeId,
    StaffId,
};
use crate::domain::openings::identity::Known;
use crate::domain::openings::opening::RecordPart;
use crate::domain::patients::change::Change;
use crate::domain::patients::command::PatientCommand;
use crate::domain::patients::identity::Identity;
use crate::domain::patients::patient::Standing;
use crate::domain::patients::people::{Person, Role, Told};
use crate::domain::patients::settings::Settings;
use crate::domain::plans::command::PlanCommand;
use crate::domain::plans::content::{Answer, Content};
use crate::domain::plans::plan::{Agrees, Capacity};
use crate::domain::plans::section::Section;
use crate::domain::service::people::Relation;
use crate::domain::time::Timestamp;
use crate::simulator::weekend::asking::MARK;
use crate::simulator::weekend::faults::between;
use crate::simulator::weekend::happening::{Act, Happening};
use crate::simulator::weekend::world::World;

/// So many there may be in a weekend.
const MOST: u8 = 3;
/// So many consents of a kind one of them may give.
const CONSENTS: u8 = 4;
/// The first one's birth number.
pub(super) const BIRTH_NUMBER: &str = "13897510019";
/// The telephones of each, which callers of a weekend use: the third record is of the first person.
const OWN: [&str; MOST as usize] = ["+4790000021", "+4790000023", "+4790000021"];
/// The telephone of somebody around all of them.
const AROUND: &str = "+4790000022";
/// What stands in their plans.
const SECTIONS: [Section; 5] = [
    Section::MeetMe,
    Section::Red,
    Section::Helps,
    Section::SaferSurroundings,
    Section::Goals,
];
const NURSES: [&str; 3] = ["kari", "aslak", "marit"];
const HOUR: u64 = 3_600_000;

pub(super) fn patient(which: u8) -> PatientId {
    PatientId::from_uuid(Uuid::from_u128(0x81_00 + u128::from(which)))
}

fn relative(which: u8) -> RelativeId {
    RelativeId::from_uuid(Uuid::from_u128(0x82_00 + u128::from(which)))
}

fn plan_of(which: u8, version: u8) -> PlanId {
    let number = u128::from(which) << 8 | u128::from(version);
    PlanId::from_uuid(Uuid::from_u128(0x83_00_00 + number))
}

fn consent(which: u8, kind: ConsentKind, number: u8) -> ConsentId {
    let kind = match kind {
        ConsentKind::ShownOnCall => 0,
        ConsentKind::PlanMade => 1_u128,
        ConsentKind::Sharing => 2,
    };
    let number = kind << 16 | u128::from(which) << 8 | u128::from(number);
    ConsentId::from_uuid(Uuid::from_u128(0x84_00_00_00 + number))
}

fn erasure(which: u8) -> ErasureId {
    ErasureId::from_uuid(Uuid::from_u128(0x85_00 + u128::from(which)))
}

fn staff(name: &str) -> StaffId {
    StaffId::new(name)
}

/// Who there is and what becomes of them between two instants.
pub(super) fn plan(world: &mut World, from: Timestamp, length: u64) {
    if world.rng.u8(..3) == 0 {
        return;
    }
    let count = world.rng.u8(1..=MOST);
    let mut at = from + Duration::from_mins(1);
    for which in 0..count {
        for command in begins(world, which) {
            gives(world, at, "siri", command);
            at = at + Duration::from_secs(2);
        }
    }
    for _ in 0..world.rng.u8(6..30) {
        let at = from + Duration::from_millis(world.rng.u64(..length.max(1)));
        let which = world.rng.u8(..count);
        let (who, command) = something(world, which, at);
        gives(world, at, who, command);
    }
    for _ in 0..world.rng.u8(2..12) {
        rings(world, from, length);
    }
    if world.rng.u8(..2) == 0 {
        erasing(world, from, count);
    }
}

/// One of them, or somebody around them, rings.
fn rings(world: &mut World, from: Timestamp, length: u64) {
    let numbers = [OWN[0], OWN[1], AROUND];
    let number = numbers[world.rng.usize(..numbers.len())];
    let at = from + Duration::from_millis(world.rng.u64(..length.max(1)));
    if let Ok(number) = number.parse() {
        world.at(at, Happening::Act(Act::Dials(From::Number(number))));
    }
}

fn gives(world: &mut World, at: Timestamp, who: &str, command: PatientCommand) {
    let who = Actor::Staff(staff(who));
    let command = Command::Patient(command);
    world.at(at, Happening::Act(Act::Does(who, command)));
}

/// Asked early, by the leader; carried out by somebody else once the time is over, as soon as no contact is open.
fn erasing(world: &mut World, from: Timestamp, count: u8) {
    let which = world.rng.u8(..count);
    let ask = PatientCommand::AskErasure {
        patient: patient(which),
        erasure: erasure(which),
        reason: "asked for it".to_owned(),
    };
    let at = from + between(&mut world.rng, HOUR / 4, 6 * HOUR);
    gives(world, at, "randi", ask);
    let erase = PatientCommand::Erase {
        patient: patient(which),
        erasure: erasure(which),
    };
    for _ in 0..6 {
        let at = from + between(&mut world.rng, 72 * HOUR, 88 * HOUR);
        let does = Act::Does(Actor::Operator, Command::Patient(erase.clone()));
        world.at(at, Happening::Act(does));
    }
}

fn identity(which: u8) -> Identity {
    let own = OWN[usize::from(which)];
    Identity {
        given: MARK.to_owned(),
        family: "Nordvik".to_owned(),
        birth_number: BIRTH_NUMBER.parse().ok().filter(|_| which == 0),
        phones: own.parse().into_iter().collect(),
        address: Some(MARK.to_owned()),
        ..Identity::default()
    }
}

fn wishes(world: &mut World) -> Settings {
    let rng = &mut world.rng;
    let mut nurses = NURSES.map(staff).to_vec();
    rng.shuffle(&mut nurses);
    let not_wanted = nurses.split_off(usize::from(rng.u8(1..4)));
    let preferred = nurses.into_iter().take(usize::from(rng.u8(..2)));
    Settings {
        no_texts: rng.u8(..6) == 0,
        somebody_else: Some(MARK.to_owned()),
        preferred: preferred.collect(),
        not_wanted,
        ..Settings::default()
    }
}

fn words(section: Section) -> Content {
    let answers = section.asks().iter().map(|ask| Answer {
        ask: *ask,
        text: MARK.to_owned(),
    });
    Content {
        entries: vec![answers.collect()],
        own_words: true,
    }
}

/// A consent of this number, given for longer than a weekend.
fn consents(
    world: &mut World,
    which: u8,
    kind: ConsentKind,
    number: u8,
    at: Timestamp,
) -> PatientCommand {
    let left_out = |rng: &mut fastrand::Rng| rng.u8(..5) == 0;
    let without = SECTIONS
        .into_iter()
        .filter(|_| left_out(&mut world.rng))
        .collect();
    PatientCommand::GiveConsent {
        patient: patient(which),
        consent: consent(which, kind, number),
        kind,
        without,
        words: MARK.to_owned(),
        how: GivenHow::Spoken,
        until: at + Duration::from_hours(24 * 300),
        able: Able::has(),
    }
}

fn change(which: u8, change: Change) -> PatientCommand {
    PatientCommand::Change {
        patient: patient(which),
        change,
    }
}

/// What the day service does about somebody new, in order.
fn begins(world: &mut World, which: u8) -> Vec<PatientCommand> {
    let now = world.service_now();
    let (id, plan) = (patient(which), plan_of(which, 0));
    let person = Person {
        name: format!("Marja {MARK}"),
        role: Role::Close(Relation::Mother),
        next_of_kin: true,
        phones: AROUND.parse().into_iter().collect(),
        hours: None,
        language: None,
        shared_phone: false,
    };
    let mut all = vec![
        PatientCommand::Register {
            patient: id,
            identity: Box::new(identity(which)),
        },
        PatientCommand::SetCoordinator {
            patient: id,
            coordinator: Some(staff("siri")),
        },
        change(
            which,
            Change::List {
                relative: relative(which),
                person: Box::new(person),
                order: 0,
            },
        ),
        change(which, Change::SaveSettings(Box::new(wishes(world)))),
        consents(world, which, ConsentKind::PlanMade, 0, now),
        PatientCommand::WritePlan(PlanCommand::Begin { patient: id, plan }),
    ];
    for section in SECTIONS {
        all.push(PatientCommand::WritePlan(PlanCommand::Write {
            patient: id,
            plan,
            section,
            content: words(section),
            seen: None,
        }));
    }
    all.extend(in_force(world, which, 0, now));
    all.push(consents(world, which, ConsentKind::ShownOnCall, 0, now));
    all
}

/// The person's word, and the plan is in force; it is looked at again within the weekend, or later.
fn in_force(world: &mut World, which: u8, version: u8, now: Timestamp) -> Vec<PatientCommand> {
    let (patient, plan) = (patient(which), plan_of(which, version));
    let answer = PlanCommand::Answer {
        patient,
        plan,
        agrees: Agrees::Yes,
        words: MARK.to_owned(),
        capacity: Capacity::Has,
        capacity_words: String::new(),
    };
    let force = PlanCommand::PutInForce {
        patient,
        plan,
        until: now + Duration::from_hours(24 * 200),
        review_at: now + between(&mut world.rng, 2 * HOUR, 100 * HOUR),
    };
    [answer, force].map(PatientCommand::WritePlan).to_vec()
}

fn some_parts(world: &mut World) -> Vec<RecordPart> {
    let mut parts = vec![RecordPart::Identity];
    let some = SECTIONS.into_iter().filter(|_| world.rng.bool());
    parts.extend(some.map(RecordPart::Plan));
    parts
}

fn reason() -> String {
    "there was no other way".to_owned()
}

/// What becomes of somebody, and who says so.
fn something(world: &mut World, which: u8, at: Timestamp) -> (&'static str, PatientCommand) {
    let id = patient(which);
    let shown = if world.rng.u8(..4) == 0 {
        ConsentKind::Sharing
    } else {
        ConsentKind::ShownOnCall
    };
    let number = world.rng.u8(..CONSENTS);
    let nurse = NURSES[world.rng.usize(..NURSES.len())];
    let other = patient(world.rng.u8(..MOST));
    match world.rng.u8(..20) {
        0..=3 => ("siri", consents(world, which, shown, number, at)),
        6 => {
            let strike = PatientCommand::StrikeConsent {
                patient: id,
                consent: consent(which, shown, number),
                why: "gjaldt en annen".to_owned(),
            };
            ("siri", strike)
        }
        4 | 5 => {
            let withdraw = PatientCommand::WithdrawConsent {
                patient: id,
                consent: consent(which, shown, number),
                contact: None,
            };
            ("siri", withdraw)
        }
        7 => {
            let narrow = PatientCommand::NarrowConsent {
                patient: id,
                consent: consent(which, shown, number),
                without: vec![SECTIONS[world.rng.usize(..SECTIONS.len())]],
                contact: None,
            };
            ("siri", narrow)
        }
        8 | 9 => {
            let merge = PatientCommand::Merge {
                patient: id,
                into: other,
                reason: reason(),
            };
            ("siri", merge)
        }
        10 => ("siri", PatientCommand::UndoMerge { patient: id }),
        11 | 12 => {
            let wishes = Change::SaveSettings(Box::new(wishes(world)));
            ("siri", change(which, wishes))
        }
        13 => {
            let standing = if world.rng.bool() {
                Standing::Dead
            } else {
                Standing::Here
            };
            ("siri", change(which, Change::SetStanding(standing)))
        }
        14 => {
            let stays = world.rng.bool();
            if stays && world.rng.bool() {
                let take_on = PatientCommand::TakeOn {
                    patient: id,
                    reason: reason(),
                };
                return ("siri", take_on);
            }
            let set = PatientCommand::SetCoordinator {
                patient: id,
                coordinator: stays.then(|| staff("siri")),
            };
            let assign = PatientCommand::Assign {
                patient: id,
                staff: staff("siri"),
                assigned: stays,
            };
            ("randi", if world.rng.bool() { set } else { assign })
        }
        15 => {
            let read = PatientCommand::Read {
                patient: id,
                parts: some_parts(world),
            };
            (nurse, read)
        }
        16 => {
            let open = PatientCommand::OpenWithReason {
                patient: id,
                contact: None,
                reason: reason(),
            };
            (nurse, open)
        }
        17 => {
            let flag = Change::RaiseFlag {
                flag: FlagId::from_uuid(Uuid::from_u128(0x86_00 + u128::from(which))),
                text: MARK.to_owned(),
                reason: MARK.to_owned(),
                hidden_because: String::new(),
                until: at + Duration::from_hours(24 * 30),
            };
            ("siri", change(which, flag))
        }
        18 => {
            let plan = plan_of(which, world.rng.u8(..3));
            let begin = PlanCommand::Begin { patient: id, plan };
            ("siri", PatientCommand::WritePlan(begin))
        }
        _ => {
            let told = Change::SetTold {
                relative: relative(which),
                told: Told::Plan,
                widened: Some(Widened::by(MARK)),
            };
            ("siri", change(which, told))
        }
    }
}

impl World {
    /// What a nurse does with the record of whomever she talks with or about.
    pub(super) fn reads_in_talk(&mut self, call: CallId, nurse: &StaffId, within: Duration) {
        let known = self.state().patients.contains_key(&patient(0));
        let contact = self.state().call(call).map(|call| call.contact);
        let Some(contact) = contact.filter(|_| known) else {
            return;
        };
        let most = u64::try_from(within.as_millis()).unwrap_or(u64::MAX).max(2);
        let mut wait = between(&mut self.rng, 1, most / 2);
        for _ in 0..self.rng.u8(1..9) {
            let command = self.in_the_record(contact);
            self.act(wait, Act::Taps(nurse.clone(), Command::Patient(command)));
            wait += between(&mut self.rng, 500, most / 4);
        }
    }

    fn in_the_record(&mut self, contact: ContactId) -> PatientCommand {
        let which = self.rng.u8(..MOST);
        let id = patient(which);
        let shown = consent(which, ConsentKind::ShownOnCall, self.rng.u8(..CONSENTS));
        match self.rng.u8(..16) {
            0..=2 => PatientCommand::Link {
                contact,
                patient: id,
                relative: self.rng.bool().then(|| relative(which)),
            },
            3 => PatientCommand::Unlink { contact },
            4 => PatientCommand::ConfirmIdentity {
                contact,
                known: Known::Otherwise("stemmen".to_owned()),
            },
            5..=7 => PatientCommand::Read {
                patient: id,
                parts: some_parts(self),
            },
            8 | 9 => PatientCommand::WithdrawConsent {
                patient: id,
                consent: shown,
                contact: Some(contact),
            },
            10 => PatientCommand::NarrowConsent {
                patient: id,
                consent: shown,
                without: vec![SECTIONS[self.rng.usize(..SECTIONS.len())]],
                contact: Some(contact),
            },
            11 | 12 => PatientCommand::KeepSafety {
                contact,
                reason: reason(),
            },
            13 => PatientCommand::OpenWithReason {
                patient: id,
                contact: Some(contact),
                reason: reason(),
            },
            14 => change(
                which,
                Change::Suggest {
                    section: Some(Section::Helps),
                    contact: Some(contact),
                    words: MARK.to_owned(),
                },
            ),
            _ => change(
                which,
                Change::WriteConfidence {
                    confidence: ConfidenceId::from_uuid(Uuid::from_u128(self.rng.u128(..))),
                    relative: Some(relative(which)),
                    contact: Some(contact),
                    text: MARK.to_owned(),
                },
            ),
        }
    }
}
