//! Who may read what of a person, on what ground, until when; and what is gone when it is erased.

use hjemmevakt::domain::decide::decide;
use hjemmevakt::domain::ids::{ConfidenceId, ContactId, ErasureId, PatientId};
use hjemmevakt::domain::openings::opening::{Ground, RecordPart, Verdict};
use hjemmevakt::domain::openings::sight;
use hjemmevakt::domain::patients::change::Change;
use hjemmevakt::domain::patients::command::PatientCommand;
use hjemmevakt::domain::patients::erasure::WAIT;
use hjemmevakt::domain::patients::identity::Identity;
use hjemmevakt::domain::patients::rejection::RecordRejection;
use hjemmevakt::domain::patients::settings::Settings;
use hjemmevakt::domain::plans::section::Section;
use hjemmevakt::domain::rejection::{MayNot, Rejection};
use hjemmevakt::ids::SeededIds;
use uuid::Uuid;

use super::anne::*;
use super::*;

#[test]
fn the_mother_rings_and_the_plan_is_there_before_anybody_answers() {
    let mut shift = planned();
    assert!(sees(&shift, "kari").is_nothing(), "no contact, no ground");
    let line = shift.dials(MOTHER);
    shift.passes(3);
    assert!(shift.rings("kari"));
    let contact = shift.contact(line);
    let about = contact.about.clone().unwrap();
    assert_eq!((about.patient, about.relative), (ANNE, Some(MARJA)));
    assert_eq!(about.confirmed, None, "a number is no proof");
    let sight = sees(&shift, "kari");
    assert!(sight.section(Section::MeetMe) && sight.section(Section::Red));
    assert!(!sight.section(Section::Goals), "not in the crisis part");
    // What she was shown is written down by the ring itself.
    let opened = openings(&shift, "kari");
    assert_eq!(opened.len(), 1);
    assert_eq!(opened[0].ground, Ground::Contact(contact.id));
    assert!(opened[0].parts.contains(&RecordPart::Plan(Section::Helps)));
    assert!(
        !opened[0].parts.contains(&RecordPart::Plan(Section::Coping)),
        "empty"
    );
    assert!(
        openings(&shift, "aslak").is_empty(),
        "his telephone did not ring"
    );
}

#[test]
fn a_withdrawal_closes_at_once_and_safety_may_be_kept_with_a_reason() {
    let mut shift = planned();
    let (_, contact) = mother_rings(&mut shift);
    assert!(sees(&shift, "kari").section(Section::Helps));
    let withdraw = PatientCommand::WithdrawConsent {
        patient: ANNE,
        consent: SHOWN,
        contact: Some(contact),
    };
    done(&mut shift, "kari", withdraw);
    let sight = sees(&shift, "kari");
    assert!(!sight.section(Section::Helps) && !sight.section(Section::Red));
    assert!(
        !sight.is_nothing(),
        "that there is one she knows: the contact is hers"
    );
    let keep = |reason: &str| PatientCommand::KeepSafety {
        contact,
        reason: reason.to_owned(),
    };
    assert_eq!(
        does(&mut shift, "kari", keep("fare")),
        Err(RecordRejection::ReasonTooShort.into())
    );
    assert_eq!(
        does(&mut shift, "aslak", keep("jeg vil også se")),
        Err(RecordRejection::NothingWithdrawn.into()),
        "he had read nothing"
    );
    done(&mut shift, "kari", keep("har tatt tabletter, alene"));
    let sight = sees(&shift, "kari");
    assert!(sight.section(Section::Red) && !sight.section(Section::Helps));
    // The leader looks at it.
    let kept = openings(&shift, "kari").pop().unwrap();
    assert_eq!(kept.ground, Ground::Safety(contact));
    let review = |verdict, words: &str| PatientCommand::Review {
        patient: ANNE,
        opening: kept.id,
        verdict,
        words: words.to_owned(),
    };
    assert_eq!(
        does(&mut shift, "kari", review(Verdict::Right, "")),
        Err(MayNot::LeaderOnly.into())
    );
    done(&mut shift, "randi", review(Verdict::Right, ""));
    assert!(openings(&shift, "kari").pop().unwrap().review().is_some());
}

#[test]
fn emergency_access_is_for_this_contact_and_ends_with_it() {
    let mut shift = registered();
    let (line, contact) = mother_rings(&mut shift);
    assert!(!sees(&shift, "kari").section(Section::Red), "no consent");
    let open = PatientCommand::OpenWithReason {
        patient: ANNE,
        contact: Some(contact),
        reason: "bevisstløs, alene hjemme".to_owned(),
    };
    done(&mut shift, "kari", open);
    assert!(sees(&shift, "kari").section(Section::Red));
    assert!(!sees(&shift, "aslak").section(Section::Red), "it is hers");
    shift.hangs_up(line);
    shift.passes(5);
    let close = Command::RecordOutcome {
        contact,
        outcome: hjemmevakt::domain::contacts::contact::Outcome::HelpedByTelephone,
        next: hjemmevakt::domain::contacts::contact::Next::Settled,
    };
    shift.taps("kari", close);
    assert!(sees(&shift, "kari").is_nothing());
}

#[test]
fn the_nurse_whom_the_person_wants_is_rung_first() {
    let mut shift = registered();
    let settings = Settings {
        preferred: vec![staff("aslak")],
        ..Settings::default()
    };
    done(
        &mut shift,
        "siri",
        change(Change::SaveSettings(Box::new(settings))),
    );
    shift.dials(MOTHER);
    shift.passes(3);
    assert!(shift.rings("aslak") && !shift.rings("kari"));
}

#[test]
fn two_records_of_one_person_are_read_as_one_and_apart_again() {
    let mut shift = planned();
    let twin = PatientId::from_uuid(Uuid::from_u128(0xb1));
    let register = |birth_number| PatientCommand::Register {
        patient: twin,
        identity: Box::new(Identity {
            given: "Anne".to_owned(),
            family: "Nordvig".to_owned(),
            birth_number,
            ..Identity::default()
        }),
    };
    assert_eq!(
        does(&mut shift, "kari", register(identity().birth_number)),
        Err(RecordRejection::BirthNumberTaken.into())
    );
    done(&mut shift, "kari", register(None));
    let found = |shift: &Shift, typed: &str| shift.state().search(typed);
    assert_eq!(
        found(&shift, "anne nordvik"),
        [ANNE, twin],
        "the better fit first"
    );
    let merge = PatientCommand::Merge {
        patient: twin,
        into: ANNE,
        reason: "registrert to ganger, samme person".to_owned(),
    };
    done(&mut shift, "siri", merge);
    assert_eq!(found(&shift, "nordvig"), [ANNE]);
    done(
        &mut shift,
        "siri",
        PatientCommand::UndoMerge { patient: twin },
    );
    assert_eq!(found(&shift, "nordvig").len(), 2);
    assert_eq!(found(&shift, "138975 10019"), [ANNE]);
    assert_eq!(
        found(&shift, "90 00 00 82"),
        [ANNE],
        "by the mother's telephone"
    );
    assert!(found(&shift, "olsen").is_empty());
}

#[test]
fn records_merged_one_into_the_next_are_still_read_as_one() {
    let mut shift = planned();
    let later = [0xd1, 0xd2].map(|id| PatientId::from_uuid(Uuid::from_u128(id)));
    let mut from = ANNE;
    for into in later {
        let register = PatientCommand::Register {
            patient: into,
            identity: Box::new(Identity {
                given: "Anne".to_owned(),
                ..Identity::default()
            }),
        };
        done(&mut shift, "kari", register);
        let merge = PatientCommand::Merge {
            patient: from,
            into,
            reason: "Samme fødselsdato og samme mor".to_owned(),
        };
        done(&mut shift, "kari", merge);
        from = into;
    }
    // The consent, and who works with her, stand in the first of the three.
    let line = shift.dials(MOTHER);
    shift.passes(3);
    assert!(shift.contact(line).about.is_some());
    let state = shift.state();
    let patient = state.current_patient(ANNE).unwrap();
    assert_eq!(patient.id, later[1]);
    assert!(sight::shown_on_call(state, patient, shift.world.now).is_some());
    assert!(sight::is_assigned(state, &staff("siri"), patient));
}

#[test]
fn what_is_erased_is_gone_from_memory_and_found_by_nothing() {
    let mut shift = planned();
    let (line, contact) = mother_rings(&mut shift);
    let confidence = ConfidenceId::from_uuid(Uuid::from_u128(0xc1));
    let told = Change::WriteConfidence {
        confidence,
        relative: Some(MARJA),
        contact: Some(contact),
        text: "hun har sluttet med medisinen".to_owned(),
    };
    done(&mut shift, "kari", change(told));
    let erasure = ErasureId::from_uuid(Uuid::from_u128(0xc2));
    let ask = PatientCommand::AskErasure {
        patient: ANNE,
        erasure,
        reason: "personen ber om det".to_owned(),
    };
    done(&mut shift, "randi", ask);
    let erase = Command::Patient(PatientCommand::Erase {
        patient: ANNE,
        erasure,
    });
    let mut ids = SeededIds::new(1);
    let mut says = |shift: &Shift, actor: &Actor| {
        decide(
            shift.state(),
            actor,
            erase.clone(),
            shift.world.now,
            &mut ids,
        )
        .map(|_| ())
    };
    let leader = Actor::Staff(staff("randi"));
    assert_eq!(
        says(&shift, &leader),
        Err(RecordRejection::SecondPerson.into())
    );
    assert_eq!(
        says(&shift, &Actor::Operator),
        Err(RecordRejection::TooEarly.into())
    );
    shift.hangs_up(line);
    shift.passes(WAIT.as_secs() + 60);
    assert_eq!(says(&shift, &Actor::Operator), Err(Rejection::StillOpen));
    let close = Command::RecordOutcome {
        contact,
        outcome: hjemmevakt::domain::contacts::contact::Outcome::RelativeSupported,
        next: hjemmevakt::domain::contacts::contact::Next::Settled,
    };
    assert!(shift.world.submit(leader_or_owner(&shift, contact), close));
    shift.passes(1);
    assert!(shift.world.submit(Actor::Operator, erase.clone()));
    let state = shift.state();
    let patient = state.patient(ANNE).unwrap();
    assert!(patient.erased && patient.identity.known().is_none());
    assert!(
        patient
            .plans
            .iter()
            .all(|plan| plan.content(Section::Helps).is_none())
    );
    assert!(
        patient
            .confidences
            .values()
            .all(|told| told.text.known().is_none())
    );
    assert_eq!(state.contact(contact).unwrap().number.known(), None);
    assert!(state.search("nordvik").is_empty() && state.phone_of(&phone(MOTHER)).is_empty());
    // And a new process reads the same.
    shift.world.crash(None);
    shift.passes(60);
    assert_eq!(shift.world.broken, None);
}

#[test]
fn what_was_joined_to_a_contact_of_hers_is_erased_with_it() {
    let mut shift = registered();
    let first = shift.dials(STRANGER);
    shift.passes(3);
    shift.hangs_up(first);
    shift.passes(3);
    let into = shift.contact(first).id;
    let again = shift.dials(STRANGER);
    shift.passes(3);
    let kari = shift.takes("kari");
    assert!(shift.talk(again, kari));
    let joined = shift.contact(again).id;
    let same = Command::SettleProposal {
        contact: joined,
        same: true,
    };
    shift.taps("kari", same);
    let link = PatientCommand::Link {
        contact: into,
        patient: ANNE,
        relative: None,
    };
    done(&mut shift, "kari", link);
    shift.hangs_up(again);
    shift.passes(5);
    let close = Command::RecordOutcome {
        contact: into,
        outcome: hjemmevakt::domain::contacts::contact::Outcome::HelpedByTelephone,
        next: hjemmevakt::domain::contacts::contact::Next::Settled,
    };
    shift.taps("kari", close);
    let erasure = ErasureId::from_uuid(Uuid::from_u128(0xc3));
    let ask = PatientCommand::AskErasure {
        patient: ANNE,
        erasure,
        reason: "personen ber om det".to_owned(),
    };
    done(&mut shift, "randi", ask);
    shift.passes(WAIT.as_secs() + 60);
    let number = |shift: &Shift| {
        shift
            .state()
            .contact(joined)
            .unwrap()
            .number
            .known()
            .cloned()
    };
    assert_eq!(number(&shift), Some(phone(STRANGER)));
    let erase = Command::Patient(PatientCommand::Erase {
        patient: ANNE,
        erasure,
    });
    assert!(shift.world.submit(Actor::Operator, erase));
    assert_eq!(number(&shift), None);
}

/// Whoever may close it now.
fn leader_or_owner(shift: &Shift, contact: ContactId) -> Actor {
    let contact = shift.state().contact(contact).unwrap();
    let owner = hjemmevakt::domain::contacts::hands::owner(contact).cloned();
    Actor::Staff(owner.unwrap_or_else(|| staff("kari")))
}
