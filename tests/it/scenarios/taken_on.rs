//! Who works with whom takes somebody's word. Whoever of the day service has nobody's takes the person on with a reason, before the leader and the
//! person; what was handed to her takes none.

use hjemmevakt::domain::contacts::contact::Next;
use hjemmevakt::domain::deviations::deviation::{Cause, Source};
use hjemmevakt::domain::handovers::command::HandoverCommand;
use hjemmevakt::domain::ids::PatientId;
use hjemmevakt::domain::language::Language;
use hjemmevakt::domain::openings::opening::{Ground, RecordPart, Verdict};
use hjemmevakt::domain::openings::sight;
use hjemmevakt::domain::openings::unusual::Unusual;
use hjemmevakt::domain::patients::command::PatientCommand;
use hjemmevakt::domain::patients::identity::Identity;
use hjemmevakt::domain::patients::rejection::RecordRejection;
use hjemmevakt::domain::rejection::{MayNot, Rejection};
use hjemmevakt::domain::service::people::StaffRole;
use hjemmevakt::views::Viewer;
use hjemmevakt::views::openings::{Why, of_patient};
use hjemmevakt::views::reviews::{ReviewRow, reviews};
use uuid::Uuid;

use super::anne::*;
use super::handovers::{self, only, rang, talked};
use super::*;

const MONDAY: &str = "2026-03-09T08:00:30[Europe/Oslo]";
const WHY: &str = "hun ba meg selv om det på butikken";
const OTHER: PatientId = PatientId::from_uuid(Uuid::from_u128(0xb7));

fn assigns(who: &str, assigned: bool) -> PatientCommand {
    PatientCommand::Assign {
        patient: ANNE,
        staff: staff(who),
        assigned,
    }
}

fn takes_on(patient: PatientId, reason: &str) -> PatientCommand {
    PatientCommand::TakeOn {
        patient,
        reason: reason.to_owned(),
    }
}

fn viewer(who: &str, role: StaffRole) -> Viewer {
    Viewer {
        staff: Some(staff(who)),
        outside: None,
        roles: vec![role],
        language: Language::Bokmal,
    }
}

/// Anne is registered, and nobody works with her.
fn nobodys() -> Shift {
    let mut shift = registered();
    done(&mut shift, "siri", assigns("siri", false));
    assert!(sees(&shift, "siri").is_nothing());
    shift
}

fn waiting(shift: &Shift) -> Vec<ReviewRow> {
    let leader = viewer("randi", StaffRole::Leader);
    reviews(shift.state(), &leader, shift.world.now)
        .unwrap()
        .waiting
}

#[test]
fn nobody_assigns_a_stranger_to_herself_and_the_leader_and_those_with_the_person_assign_others() {
    let mut shift = nobodys();
    let refused = Err(MayNot::AssignOnly.into());
    assert_eq!(does(&mut shift, "siri", assigns("siri", true)), refused);
    let coordinates = PatientCommand::SetCoordinator {
        patient: ANNE,
        coordinator: Some(staff("siri")),
    };
    assert_eq!(does(&mut shift, "siri", coordinates.clone()), refused);
    assert!(sees(&shift, "siri").is_nothing());
    done(&mut shift, "randi", assigns("siri", true));
    assert!(sees(&shift, "siri").in_hand);
    assert!(waiting(&shift).is_empty(), "it is the leader's word");
    // She has the person: she says who else does, and who coordinates.
    done(&mut shift, "siri", assigns("aslak", true));
    done(&mut shift, "siri", coordinates);
    // The leader has nobody's word for herself either.
    let herself = does(&mut shift, "randi", assigns("randi", true));
    assert_eq!(herself, Err(RecordRejection::TakesReason.into()));
    // Only the day service takes anybody on.
    for who in ["kari", "randi", "jonas"] {
        let tried = does(&mut shift, who, takes_on(ANNE, WHY));
        assert_eq!(tried, Err(MayNot::DaysOnly.into()), "{who}");
    }
}

#[test]
fn whoever_takes_somebody_on_says_why_to_the_leader_and_the_person() {
    let mut shift = nobodys();
    let nothing = does(&mut shift, "siri", takes_on(ANNE, ""));
    assert_eq!(nothing, Err(Rejection::Empty));
    let short = does(&mut shift, "siri", takes_on(ANNE, "fordi"));
    assert_eq!(short, Err(RecordRejection::ReasonTooShort.into()));
    assert!(sees(&shift, "siri").is_nothing());
    done(&mut shift, "siri", takes_on(ANNE, WHY));
    assert_eq!(sees(&shift, "siri").grounds, [Ground::Assigned]);
    // Again is nothing more.
    done(&mut shift, "siri", takes_on(ANNE, WHY));
    let rows = waiting(&shift);
    assert_eq!(rows.len(), 1);
    assert_eq!(
        (rows[0].why, rows[0].reason.as_deref()),
        (Why::TakenOn, Some(WHY))
    );
    assert!(rows[0].unusual.contains(&Unusual::TookOn));
    let siri = viewer("siri", StaffRole::DayNurse);
    let list = of_patient(shift.state(), &siri, ANNE, shift.world.now).unwrap();
    let in_list = list
        .rows
        .iter()
        .find(|row| row.why == Why::TakenOn)
        .unwrap();
    assert_eq!(in_list.reason.as_deref(), Some(WHY));
    // She takes herself off again: the leader still has it, and after a while it is a deviation.
    done(&mut shift, "siri", assigns("siri", false));
    assert!(sees(&shift, "siri").is_nothing());
    assert_eq!(waiting(&shift).len(), 1);
    let opening = rows[0].id;
    shift.minutes(15 * 24 * 60);
    let raised = shift.state().deviations.all.values();
    let late = Source::Service(Cause::NotReviewed(opening));
    assert_eq!(raised.filter(|one| one.source == late).count(), 1);
}

#[test]
fn whom_the_leader_finds_it_wrong_of_works_with_the_person_no_more() {
    let mut shift = nobodys();
    done(&mut shift, "siri", takes_on(ANNE, WHY));
    let coordinates = PatientCommand::SetCoordinator {
        patient: ANNE,
        coordinator: Some(staff("siri")),
    };
    done(&mut shift, "siri", coordinates);
    let opening = waiting(&shift)[0].id;
    let says = |verdict| PatientCommand::Review {
        patient: ANNE,
        opening,
        verdict,
        words: "Hun er søsteren hennes.".to_owned(),
    };
    done(&mut shift, "randi", says(Verdict::TalkedOver));
    assert!(sees(&shift, "siri").in_hand, "it is only asked about");
    done(&mut shift, "randi", says(Verdict::Wrong));
    assert!(sees(&shift, "siri").is_nothing());
    let undo = PatientCommand::UndoReview {
        patient: ANNE,
        opening,
    };
    done(&mut shift, "randi", undo);
    assert!(
        sees(&shift, "siri").is_nothing(),
        "the leader puts her down"
    );
}

#[test]
fn what_was_handed_to_her_takes_no_reason() {
    let mut shift = registered();
    let contact = talked(&mut shift, OWN, Next::Settled);
    done(&mut shift, "siri", assigns("siri", false));
    shift.until(MONDAY);
    // Until she has accepted it, it is the whole day service's.
    let nothing = does(&mut shift, "siri", takes_on(ANNE, ""));
    assert_eq!(nothing, Err(Rejection::Empty));
    let accept = HandoverCommand::Accept {
        handover: only(&shift).id,
        contact,
        owner: None,
    };
    handovers::does(&mut shift, "siri", accept);
    done(&mut shift, "siri", takes_on(ANNE, ""));
    assert!(sees(&shift, "siri").grounds.contains(&Ground::Assigned));
    assert!(waiting(&shift).is_empty());
}

#[test]
fn whoever_is_not_on_duty_points_a_contact_at_nobody_she_may_not_read() {
    let mut shift = registered();
    done(&mut shift, "siri", assigns("siri", false));
    let register = PatientCommand::Register {
        patient: OTHER,
        identity: Box::new(Identity {
            given: "Tore".to_owned(),
            ..Identity::default()
        }),
    };
    done(&mut shift, "kari", register);
    let link = |contact, patient| PatientCommand::Link {
        contact,
        patient,
        relative: None,
    };
    // Anne rang, and it has no outcome on Monday: it is the day service's to take over.
    let contact = rang(&mut shift, OWN);
    done(&mut shift, "kari", link(contact, ANNE));
    shift.until(MONDAY);
    assert!(sees(&shift, "siri").in_hand);
    let sees_other = |shift: &Shift| {
        let siri = staff("siri");
        sight::of_staff(shift.state(), &siri, OTHER, shift.world.now).in_hand
    };
    let tried = does(&mut shift, "siri", link(contact, OTHER));
    assert_eq!(tried, Err(MayNot::NoGround.into()));
    assert!(!sees_other(&shift));
    // Whose telephone it came from she may say.
    done(&mut shift, "siri", link(contact, ANNE));
}

#[test]
fn nobody_comes_to_a_record_by_merging_her_own_with_it_without_saying_why() {
    let mut shift = nobodys();
    let register = PatientCommand::Register {
        patient: OTHER,
        identity: Box::new(Identity {
            given: "Anne".to_owned(),
            ..Identity::default()
        }),
    };
    done(&mut shift, "siri", register);
    let merge = |patient, into, reason: &str| PatientCommand::Merge {
        patient,
        into,
        reason: reason.to_owned(),
    };
    for (one, other) in [(OTHER, ANNE), (ANNE, OTHER)] {
        let tried = does(&mut shift, "siri", merge(one, other, ""));
        assert_eq!(tried, Err(Rejection::Empty));
    }
    assert!(sees(&shift, "siri").is_nothing());
    done(
        &mut shift,
        "siri",
        merge(OTHER, ANNE, "registrert to ganger, samme telefon"),
    );
    assert_eq!(waiting(&shift).len(), 1);
    // What she reads then stands in the list of both, also once they are two again.
    let read = PatientCommand::Read {
        patient: ANNE,
        parts: vec![RecordPart::Identity, RecordPart::People],
    };
    done(&mut shift, "siri", read);
    let undo = PatientCommand::UndoMerge { patient: OTHER };
    done(&mut shift, "siri", undo);
    let people = |shift: &Shift, patient| {
        let record = shift.state().patient(patient).unwrap();
        let read = record.openings.values();
        let hers = read.filter(|one| one.viewer == staff("siri") && one.ground == Ground::Assigned);
        hers.filter(|one| one.parts.contains(&RecordPart::People))
            .count()
    };
    assert_eq!((people(&shift, ANNE), people(&shift, OTHER)), (1, 1));
    assert_eq!(waiting(&shift).len(), 1, "the leader looks at it once");
}
