//! A consent that was never given and a suggestion that was wrong are struck through: they count no more, and can still be read.

use hjemmevakt::domain::consents::able::Able;
use hjemmevakt::domain::consents::consent::{ConsentKind, GivenHow};
use hjemmevakt::domain::contacts::contact::{Next, Outcome};
use hjemmevakt::domain::ids::{ConsentId, ContactId, PatientId};
use hjemmevakt::domain::messages::message::MessageText;
use hjemmevakt::domain::patients::change::Change;
use hjemmevakt::domain::patients::command::PatientCommand;
use hjemmevakt::domain::patients::identity::Identity;
use hjemmevakt::domain::patients::rejection::RecordRejection;
use hjemmevakt::domain::plans::command::PlanCommand;
use hjemmevakt::domain::plans::section::Section;
use hjemmevakt::domain::rejection::Rejection;
use hjemmevakt::domain::secret::Secret;
use hjemmevakt::domain::service::people::StaffRole;
use hjemmevakt::views::record::{my_people, record};
use hjemmevakt::views::{contact, plan};
use uuid::Uuid;

use super::anne::*;
use super::corrections::viewer;
use super::deaths::asks;
use super::*;

const NEWER: ConsentId = ConsentId::from_uuid(Uuid::from_u128(0xc5));

fn strikes(consent: ConsentId) -> PatientCommand {
    PatientCommand::StrikeConsent {
        patient: ANNE,
        consent,
        why: "det var søsteren som samtykket".to_owned(),
    }
}

#[test]
fn a_consent_that_was_never_given_closes_what_was_shown_at_once() {
    let mut shift = planned();
    let (_, contact) = mother_rings(&mut shift);
    assert!(sees(&shift, "kari").section(Section::Helps));
    done(&mut shift, "kari", strikes(SHOWN));
    assert!(!sees(&shift, "kari").section(Section::Helps));
    // She is in the middle of it: the safety parts, with a reason, as after any withdrawal.
    let keep = PatientCommand::KeepSafety {
        contact,
        reason: "har tatt tabletter, alene".to_owned(),
    };
    done(&mut shift, "kari", keep);
    let sight = sees(&shift, "kari");
    assert!(sight.section(Section::Red) && !sight.section(Section::Helps));
    let now = shift.world.service_now();
    let siri = viewer("siri", StaffRole::DayNurse);
    let read = record(shift.state(), &siri, ANNE, now).unwrap();
    let found = read.consents.iter().find(|(one, _)| one.id == SHOWN);
    let (consent, holds) = found.unwrap();
    let struck = consent.struck.as_ref().unwrap();
    assert!(!holds);
    assert_eq!(struck.by, staff("kari"));
    let why = "det var søsteren som samtykket";
    assert_eq!(struck.why.known().unwrap(), why);
}

/// Only the person widens: what was given before a consent that was never given does not hold again by itself.
#[test]
fn what_was_given_before_it_does_not_come_back() {
    let mut shift = planned();
    consents(&mut shift, NEWER, ConsentKind::ShownOnCall);
    done(&mut shift, "siri", strikes(NEWER));
    mother_rings(&mut shift);
    assert!(!sees(&shift, "kari").section(Section::Helps));
    let anew = ConsentId::from_uuid(Uuid::from_u128(0xc6));
    consents(&mut shift, anew, ConsentKind::ShownOnCall);
    assert!(sees(&shift, "kari").section(Section::Helps));
    // One that a newer has taken the place of changes nothing.
    done(&mut shift, "siri", strikes(SHOWN));
    assert!(sees(&shift, "kari").section(Section::Helps));
}

#[test]
fn that_the_plan_is_made_was_never_agreed_and_the_coordinator_is_told_once() {
    let mut shift = planned();
    let set = PatientCommand::SetCoordinator {
        patient: ANNE,
        coordinator: Some(staff("siri")),
    };
    done(&mut shift, "siri", set);
    for _ in 0..2 {
        done(&mut shift, "siri", strikes(MADE));
        shift.passes(10);
    }
    assert_eq!(shift.texts_to("siri"), [MessageText::PlanReview]);
    mother_rings(&mut shift);
    assert!(!sees(&shift, "kari").section(Section::Helps));
    let begin = PatientCommand::WritePlan(PlanCommand::Begin {
        patient: ANNE,
        plan: hjemmevakt::domain::ids::PlanId::from_uuid(Uuid::from_u128(0xc7)),
    });
    let refused = does(&mut shift, "siri", begin);
    assert_eq!(refused, Err(RecordRejection::NoConsent.into()));
}

#[test]
fn nothing_is_struck_without_a_reason_or_by_somebody_who_does_not_have_them_in_hand() {
    let mut shift = planned();
    let mute = PatientCommand::StrikeConsent {
        patient: ANNE,
        consent: SHOWN,
        why: "  ".to_owned(),
    };
    assert_eq!(does(&mut shift, "siri", mute), Err(Rejection::Empty));
    let refused = does(&mut shift, "randi", strikes(SHOWN));
    assert!(matches!(refused, Err(Rejection::MayNot(_))), "{refused:?}");
}

/// Two records are read as one: less holds in both, also once they are parted.
#[test]
fn in_a_merged_record_what_was_given_before_does_not_come_back_either() {
    let other = PatientId::from_uuid(Uuid::from_u128(0xa9));
    let mut shift = planned();
    let register = PatientCommand::Register {
        patient: other,
        identity: Box::new(Identity {
            birth_number: None,
            ..identity()
        }),
    };
    done(&mut shift, "siri", register);
    let merge = PatientCommand::Merge {
        patient: ANNE,
        into: other,
        reason: String::new(),
    };
    done(&mut shift, "siri", merge);
    let until = shift.world.now + Duration::from_hours(24 * 365);
    let give = PatientCommand::GiveConsent {
        patient: other,
        consent: NEWER,
        kind: ConsentKind::ShownOnCall,
        without: Vec::new(),
        words: String::new(),
        how: GivenHow::Spoken,
        until,
        able: Able::has(),
    };
    done(&mut shift, "siri", give);
    let strike = PatientCommand::StrikeConsent {
        patient: other,
        consent: NEWER,
        why: "gjaldt en annen".to_owned(),
    };
    done(&mut shift, "siri", strike);
    let held = |shift: &Shift, patient, consent: ConsentId| {
        let patient = shift.state().patient(patient).unwrap();
        let held = &patient.consents[&consent];
        (held.struck.is_some(), held.withdrawn.is_some())
    };
    assert_eq!(held(&shift, other, NEWER), (true, false));
    assert_eq!(held(&shift, ANNE, SHOWN), (false, true));
    let undo = PatientCommand::UndoMerge { patient: ANNE };
    done(&mut shift, "siri", undo);
    mother_rings(&mut shift);
    assert!(!sees(&shift, "kari").section(Section::Helps));
}

#[test]
fn a_suggestion_that_was_wrong_waits_no_more_and_can_still_be_read() {
    let mut shift = planned();
    let suggests = |words: &str| {
        change(Change::Suggest {
            section: Some(Section::Helps),
            contact: None,
            words: words.to_owned(),
        })
    };
    done(&mut shift, "siri", suggests("ring naboen"));
    done(&mut shift, "siri", suggests("te på kjøkkenet"));
    let strike = PatientCommand::WritePlan(PlanCommand::StrikeSuggestion {
        patient: ANNE,
        index: 0,
        why: "gjaldt en annen".to_owned(),
    });
    done(&mut shift, "siri", strike);
    let siri = viewer("siri", StaffRole::DayNurse);
    let now = shift.world.service_now();
    let mine = my_people(shift.state(), &siri, now);
    assert_eq!(mine[0].suggestions, 1);
    let read = record(shift.state(), &siri, ANNE, now).unwrap();
    assert_eq!(read.plan.unwrap().suggestions, 1);
    let view = plan::plan(shift.state(), &siri, ANNE, now).unwrap();
    let [waits, struck] = view.suggestions.as_slice() else {
        panic!("{:?}", view.suggestions);
    };
    assert_eq!(
        (waits.words.as_str(), &waits.struck),
        ("te på kjøkkenet", &None)
    );
    let (by, _, why) = struck.struck.as_ref().unwrap();
    assert_eq!(struck.words, "ring naboen");
    assert_eq!(by.name.as_deref(), Some("Siri Holm"));
    assert_eq!(why.as_deref(), Some("gjaldt en annen"));
}

/// She wrote it in the wrong contact. Once it is erased, so is why it was struck.
#[test]
fn a_note_that_was_wrong_is_struck_through_and_still_read() {
    let mut shift = Shift::begin();
    let line = shift.dials_as(From::Withheld);
    shift.passes(3);
    shift.takes("kari");
    let contact = shift.contact(line).id;
    for text in ["Har tatt tjue tabletter", "Moren er hos ham"] {
        let text = text.to_owned();
        shift.taps("kari", Command::WriteNote { contact, text });
    }
    let strike = |of, note, why: &str| Command::StrikeNote {
        contact,
        of,
        note,
        why: why.to_owned(),
    };
    let elsewhere = ContactId::from_uuid(Uuid::from_u128(0xc9));
    let nothing = Rejection::NotFound { what: "note" };
    for (command, why) in [
        (strike(contact, 0, " "), Rejection::Empty),
        (strike(contact, 2, "feil"), nothing.clone()),
        (strike(elsewhere, 0, "feil"), nothing),
    ] {
        assert_eq!(asks(&mut shift, "kari", command), Err(why));
    }
    asks(&mut shift, "kari", strike(contact, 0, "sto i feil samtale")).unwrap();
    // Asked again, as after a lost line: who struck it first, and why, stands.
    asks(&mut shift, "kari", strike(contact, 0, "noe annet")).unwrap();
    let kari = viewer("kari", StaffRole::Nurse);
    let notes = |shift: &Shift| {
        let now = shift.world.service_now();
        let detail = contact::detail(shift.state(), &kari, contact, now);
        detail.unwrap().notes
    };
    let [wrong, right] = notes(&shift).try_into().unwrap();
    assert_eq!(wrong.text.as_deref(), Some("Har tatt tjue tabletter"));
    let (by, _, why) = wrong.struck.unwrap();
    assert_eq!(by.name.as_deref(), Some("Kari Nordvik"));
    assert_eq!(why.as_deref(), Some("sto i feil samtale"));
    assert_eq!(right.struck, None);
    // Nor is it only while the line is open that something can be found wrong.
    shift.hangs_up(line).passes(20);
    let (outcome, next) = (Outcome::HelpedByTelephone, Next::Settled);
    let ends = Command::RecordOutcome {
        contact,
        outcome,
        next,
    };
    asks(&mut shift, "kari", ends).unwrap();
    asks(&mut shift, "kari", strike(contact, 1, "hun var på vei")).unwrap();
    assert!(notes(&shift).iter().all(|note| note.struck.is_some()));
    let reason = "bedt om".to_owned();
    shift.operator(Command::EraseContact { contact, reason });
    let erased = shift.state().contact(contact).unwrap();
    let why = erased.notes[0].struck.as_ref().map(|struck| &struck.why);
    assert_eq!(why, Some(&Secret::Erased));
}
