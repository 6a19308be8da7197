//! Anne Nordvik, her mother Marja and the plan: what the scenarios about patients begin with.

use std::time::Duration;

use hjemmevakt::domain::consents::able::Able;
use hjemmevakt::domain::consents::consent::{ConsentKind, GivenHow};
use hjemmevakt::domain::decide::decide;
use hjemmevakt::domain::ids::{ConsentId, ContactId, ErasureId, PatientId, PlanId, RelativeId};
use hjemmevakt::domain::openings::opening::Opening;
use hjemmevakt::domain::openings::sight::{self, Sight};
use hjemmevakt::domain::patients::change::Change;
use hjemmevakt::domain::patients::command::PatientCommand;
use hjemmevakt::domain::patients::identity::Identity;
use hjemmevakt::domain::patients::people::{Person, Role};
use hjemmevakt::domain::plans::command::PlanCommand;
use hjemmevakt::domain::plans::content::{Answer, Content};
use hjemmevakt::domain::plans::plan::{Agrees, Capacity};
use hjemmevakt::domain::plans::section::{Ask, Section};
use hjemmevakt::domain::rejection::Rejection;
use hjemmevakt::domain::service::people::Relation;
use hjemmevakt::ids::SeededIds;
use uuid::Uuid;

use super::*;

pub const ANNE: PatientId = PatientId::from_uuid(Uuid::from_u128(0xa1));
pub const MARJA: RelativeId = RelativeId::from_uuid(Uuid::from_u128(0xa2));
pub const PLAN: PlanId = PlanId::from_uuid(Uuid::from_u128(0xa3));
pub const SHOWN: ConsentId = ConsentId::from_uuid(Uuid::from_u128(0xa4));
pub const MADE: ConsentId = ConsentId::from_uuid(Uuid::from_u128(0xa5));
pub const MOTHER: &str = "+4790000082";
pub const OWN: &str = "+4790000081";

/// What the rules say to it; if they say yes, it is done, and a moment passes.
pub fn does(shift: &mut Shift, who: &str, command: PatientCommand) -> Result<(), Rejection> {
    let actor = Actor::Staff(staff(who));
    let command = Command::Patient(command);
    let mut ids = SeededIds::new(1);
    let now = shift.world.service_now();
    decide(shift.state(), &actor, command.clone(), now, &mut ids)?;
    assert!(shift.world.submit(actor, command));
    shift.passes(1);
    Ok(())
}

pub fn done(shift: &mut Shift, who: &str, command: PatientCommand) {
    does(shift, who, command).unwrap();
}

pub fn change(change: Change) -> PatientCommand {
    PatientCommand::Change {
        patient: ANNE,
        change,
    }
}

pub fn identity() -> Identity {
    Identity {
        given: "Ánne".to_owned(),
        family: "Nordvik".to_owned(),
        birth_number: Some("13897510019".parse().unwrap()),
        phones: vec![phone(OWN)],
        ..Identity::default()
    }
}

pub fn mother() -> Person {
    Person {
        name: "Marja Nordvik".to_owned(),
        role: Role::Close(Relation::Mother),
        next_of_kin: true,
        phones: vec![phone(MOTHER)],
        hours: None,
        language: None,
        shared_phone: false,
    }
}

pub fn says(text: &str, ask: Ask) -> Content {
    Content {
        entries: vec![vec![Answer {
            ask,
            text: text.to_owned(),
        }]],
        own_words: true,
    }
}

pub fn consents(shift: &mut Shift, consent: ConsentId, kind: ConsentKind) {
    let until = shift.world.now + Duration::from_hours(24 * 365);
    let give = PatientCommand::GiveConsent {
        patient: ANNE,
        consent,
        kind,
        without: Vec::new(),
        words: String::new(),
        how: GivenHow::Spoken,
        until,
        able: Able::has(),
    };
    done(shift, "siri", give);
}

pub fn write(section: Section, content: Content) -> PatientCommand {
    PatientCommand::WritePlan(PlanCommand::Write {
        patient: ANNE,
        plan: PLAN,
        section,
        content,
        seen: None,
    })
}

pub fn answer(agrees: Agrees, words: &str) -> PatientCommand {
    PatientCommand::WritePlan(PlanCommand::Answer {
        patient: ANNE,
        plan: PLAN,
        agrees,
        words: words.to_owned(),
        capacity: Capacity::Has,
        capacity_words: String::new(),
    })
}

pub fn in_force(shift: &Shift) -> PatientCommand {
    in_force_for(shift, Duration::from_hours(24 * 90))
}

/// In force, and looked at again after this.
fn in_force_for(shift: &Shift, review_after: Duration) -> PatientCommand {
    PatientCommand::WritePlan(PlanCommand::PutInForce {
        patient: ANNE,
        plan: PLAN,
        until: shift.world.now + Duration::from_hours(24 * 300),
        review_at: shift.world.now + review_after,
    })
}

/// Anne and her mother are registered.
pub fn registered() -> Shift {
    let mut shift = Shift::begin();
    let register = PatientCommand::Register {
        patient: ANNE,
        identity: Box::new(identity()),
    };
    done(&mut shift, "siri", register);
    let list = Change::List {
        relative: MARJA,
        person: Box::new(mother()),
        order: 0,
    };
    done(&mut shift, "siri", change(list));
    shift
}

/// The leader asks for the erasure of the record, and once its time has come the operator does it.
pub fn erases(shift: &mut Shift) {
    let erasure = ErasureId::from_uuid(Uuid::from_u128(0xe1));
    let ask = PatientCommand::AskErasure {
        patient: ANNE,
        erasure,
        reason: "asked for by the person".to_owned(),
    };
    done(shift, "randi", ask);
    shift.minutes(8 * 24 * 60);
    let erase = PatientCommand::Erase {
        patient: ANNE,
        erasure,
    };
    shift.operator(Command::Patient(erase));
}

/// And the plan is in force.
pub fn planned() -> Shift {
    planned_for(Duration::from_hours(24 * 90))
}

/// The same, and it is looked at again after this.
pub fn planned_for(review_after: Duration) -> Shift {
    let mut shift = registered();
    consents(&mut shift, MADE, ConsentKind::PlanMade);
    consents(&mut shift, SHOWN, ConsentKind::ShownOnCall);
    let begin = PatientCommand::WritePlan(PlanCommand::Begin {
        patient: ANNE,
        plan: PLAN,
    });
    done(&mut shift, "siri", begin);
    for (section, ask) in [
        (Section::Goals, Ask::What),
        (Section::MeetMe, Ask::What),
        (Section::Red, Ask::Signs),
        (Section::Helps, Ask::What),
    ] {
        done(
            &mut shift,
            "siri",
            write(section, says("rolig stemme", ask)),
        );
    }
    done(&mut shift, "siri", answer(Agrees::Yes, ""));
    let force = in_force_for(&shift, review_after);
    done(&mut shift, "siri", force);
    shift
}

pub fn sees(shift: &Shift, who: &str) -> Sight {
    sight::of_staff(shift.state(), &staff(who), ANNE, shift.world.now)
}

pub fn openings(shift: &Shift, who: &str) -> Vec<Opening> {
    let patient = shift.state().patient(ANNE).unwrap();
    let openings = patient.openings.values().map(|opening| (**opening).clone());
    openings
        .filter(|opening| opening.viewer == staff(who))
        .collect()
}

/// The mother rings, and kari answers.
pub fn mother_rings(shift: &mut Shift) -> (LineNo, ContactId) {
    let line = shift.dials(MOTHER);
    shift.passes(3);
    let kari = shift.takes("kari");
    assert!(shift.talk(line, kari));
    (line, shift.contact(line).id)
}
