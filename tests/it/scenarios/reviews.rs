//! The leader looks at who has read: emergencies first, what is unusual with its reason, each followed to its end.

use std::time::Duration;

use hjemmevakt::domain::ids::{OpeningId, PatientId};
use hjemmevakt::domain::language::Language;
use hjemmevakt::domain::openings::opening::{Ground, RecordPart, Verdict};
use hjemmevakt::domain::openings::unusual::{MANY, Unusual};
use hjemmevakt::domain::patients::command::PatientCommand;
use hjemmevakt::domain::patients::identity::Identity;
use hjemmevakt::domain::patients::rejection::RecordRejection;
use hjemmevakt::domain::service::people::StaffRole;
use hjemmevakt::views::Viewer;
use hjemmevakt::views::reviews::{Reviews, reviews};
use uuid::Uuid;

use super::anne::*;
use super::*;

fn leader() -> Viewer {
    Viewer {
        staff: Some(staff("randi")),
        outside: None,
        roles: vec![StaffRole::Leader],
        language: Language::Bokmal,
    }
}

fn seen(shift: &Shift) -> Reviews {
    reviews(shift.state(), &leader(), shift.world.now).unwrap()
}

fn reads(shift: &mut Shift, who: &str, patient: PatientId) {
    let read = PatientCommand::Read {
        patient,
        parts: vec![RecordPart::Identity],
    };
    done(shift, who, read);
}

fn opens(shift: &mut Shift, who: &str, patient: PatientId) {
    let open = PatientCommand::OpenWithReason {
        patient,
        contact: None,
        reason: "naboen er redd for henne".to_owned(),
    };
    done(shift, who, open);
}

fn says(opening: OpeningId, verdict: Verdict, words: &str) -> PatientCommand {
    PatientCommand::Review {
        patient: ANNE,
        opening,
        verdict,
        words: words.to_owned(),
    }
}

/// Somebody of another name than anybody who works here.
fn another(shift: &mut Shift, number: u128) -> PatientId {
    let patient = PatientId::from_uuid(Uuid::from_u128(0xe00 + number));
    let register = PatientCommand::Register {
        patient,
        identity: Box::new(Identity {
            given: format!("Person {number}"),
            family: "Fjelldal".to_owned(),
            ..Identity::default()
        }),
    };
    done(shift, "aslak", register);
    patient
}

#[test]
fn an_emergency_waits_before_what_was_opened_with_a_reason_and_is_followed_to_its_end() {
    let mut shift = registered();
    opens(&mut shift, "aslak", ANNE);
    let (_, contact) = mother_rings(&mut shift);
    let open = PatientCommand::OpenWithReason {
        patient: ANNE,
        contact: Some(contact),
        reason: "bevisstløs, alene hjemme".to_owned(),
    };
    done(&mut shift, "kari", open);
    let waiting = seen(&shift).waiting;
    assert_eq!(waiting.len(), 2);
    assert_eq!(
        waiting[0].who.id, "kari",
        "the emergency first, though it is newer"
    );
    let emergency = waiting[0].id;
    // It is asked about, and stays until it has an end.
    done(
        &mut shift,
        "randi",
        says(emergency, Verdict::TalkedOver, "Ringer Kari"),
    );
    let now = seen(&shift);
    assert_eq!((now.waiting.len(), now.asked.len()), (1, 1));
    let name = &now.unusual[0].unusual;
    assert_eq!(name.as_slice(), [Unusual::SameName]);
    done(
        &mut shift,
        "randi",
        says(emergency, Verdict::Right, "Hun var alene"),
    );
    let now = seen(&shift);
    assert_eq!(
        (now.asked.len(), now.finished.len(), now.count()),
        (0, 1, 2)
    );
    assert_eq!(now.finished[0].said.len(), 2);
    // She takes it back, word by word, and a new process knows the same.
    let undo = || PatientCommand::UndoReview {
        patient: ANNE,
        opening: emergency,
    };
    done(&mut shift, "randi", undo());
    assert_eq!(seen(&shift).asked.len(), 1);
    done(&mut shift, "randi", undo());
    assert_eq!(seen(&shift).waiting.len(), 2);
    let nothing = does(&mut shift, "randi", undo());
    assert_eq!(nothing, Err(RecordRejection::NotReviewed.into()));
    let before = shift.state().to_review.clone();
    shift.world.crash(None);
    shift.passes(60);
    assert_eq!(
        (shift.world.broken.clone(), &shift.state().to_review),
        (None, &before)
    );
}

#[test]
fn the_same_family_name_is_pointed_out_and_so_is_a_reading_without_a_contact() {
    let mut shift = registered();
    // Kari Nordvik opens the record of Anne Nordvik.
    opens(&mut shift, "kari", ANNE);
    let one = &seen(&shift).waiting[0];
    assert_eq!(one.unusual, [Unusual::SameName, Unusual::NoContact]);
    // Aslak has another name, and a contact; it turns out to have been about somebody else.
    let line = shift.dials(STRANGER);
    shift.passes(3);
    shift.takes("kari");
    let contact = shift.contact(line).id;
    let link = PatientCommand::Link {
        contact,
        patient: ANNE,
        relative: None,
    };
    done(&mut shift, "aslak", link);
    let his = |shift: &Shift| {
        let unusual = seen(shift).unusual;
        let found = unusual.into_iter().find(|row| row.who.id == "aslak");
        found.map(|row| row.unusual)
    };
    assert_eq!(his(&shift), None);
    done(&mut shift, "aslak", PatientCommand::Unlink { contact });
    assert_eq!(his(&shift), Some(vec![Unusual::NoContact]));
}

#[test]
fn many_people_in_a_short_time_are_pointed_out_once() {
    let mut shift = registered();
    let mut people = Vec::new();
    for number in 0..MANY as u128 + 2 {
        people.push(another(&mut shift, number));
    }
    for patient in &people {
        opens(&mut shift, "aslak", *patient);
    }
    let many = |shift: &Shift| {
        let waiting = seen(shift).waiting;
        let many = |row: &&hjemmevakt::views::reviews::ReviewRow| {
            row.unusual.contains(&Unusual::Many(MANY))
        };
        waiting.iter().filter(many).count()
    };
    assert_eq!(many(&shift), 1);
    // Spread over the evening they are not many.
    shift.passes(3 * 3_600);
    for patient in people.iter().take(MANY - 1) {
        opens(&mut shift, "aslak", *patient);
    }
    assert_eq!(many(&shift), 1);
}

#[test]
fn the_day_service_reading_in_the_middle_of_the_night_is_pointed_out() {
    let mut shift = registered();
    let patient = another(&mut shift, 1);
    let assign = PatientCommand::Assign {
        patient,
        staff: staff("siri"),
        assigned: true,
    };
    done(&mut shift, "randi", assign);
    reads(&mut shift, "siri", patient);
    let now = seen(&shift);
    let hers = now.unusual.iter().find(|row| row.who.id == "siri").unwrap();
    assert_eq!(hers.unusual, [Unusual::OutsideDuty], "it is Friday evening");
    let opening = hers.id;
    // On duty, in a contact: nothing to point out but the name.
    mother_rings(&mut shift);
    let karis = openings(&shift, "kari").pop().unwrap();
    assert!(matches!(karis.ground, Ground::Contact(_)) && karis.on_duty);
    // Three months later it is not pointed out any more.
    let later = shift.world.now + Duration::from_hours(91 * 24);
    let then = reviews(shift.state(), &leader(), later).unwrap();
    assert!(then.unusual.iter().all(|row| row.id != opening));
}

#[test]
fn nobody_looks_at_their_own_and_nobody_but_the_leader_looks() {
    let mut shift = registered();
    opens(&mut shift, "kari", ANNE);
    let opening = openings(&shift, "kari")[0].id;
    for who in ["aslak", "siri", "kari"] {
        let refused = does(&mut shift, who, says(opening, Verdict::Right, ""));
        assert!(refused.is_err(), "{who}");
    }
    let nurse = Viewer {
        staff: Some(staff("aslak")),
        roles: vec![StaffRole::Nurse],
        ..leader()
    };
    assert!(reviews(shift.state(), &nurse, shift.world.now).is_none());
}
