//! Who is in touch is confirmed once somebody has talked with them, and how it is known stands with it.

use hjemmevakt::domain::command::Command;
use hjemmevakt::domain::contacts::contact::{Next, Outcome};
use hjemmevakt::domain::ids::ContactId;
use hjemmevakt::domain::language::Language;
use hjemmevakt::domain::openings::identity::Known;
use hjemmevakt::domain::openings::opening::{Ground, Proof};
use hjemmevakt::domain::openings::unusual::{Unusual, noticed, recent};
use hjemmevakt::domain::patients::change::Change;
use hjemmevakt::domain::patients::command::PatientCommand;
use hjemmevakt::domain::patients::rejection::RecordRejection;
use hjemmevakt::domain::patients::settings::ProofQuestion;
use hjemmevakt::domain::rejection::Rejection;
use hjemmevakt::domain::secret::Secret;
use hjemmevakt::domain::service::people::StaffRole;
use hjemmevakt::views::glance::Glance;
use hjemmevakt::views::{Viewer, contact};

use super::anne::*;
use super::{Shift, staff};

fn confirms(shift: &mut Shift, contact: ContactId, known: Known) -> Result<(), Rejection> {
    does(
        shift,
        "kari",
        PatientCommand::ConfirmIdentity { contact, known },
    )
}

fn by_voice() -> Known {
    Known::Otherwise("jeg kjenner stemmen".to_owned())
}

#[test]
fn nobody_is_who_they_say_before_somebody_has_talked_with_them() {
    let mut shift = planned();
    let line = shift.dials(MOTHER);
    shift.passes(3);
    assert!(shift.rings("kari"));
    let contact = shift.contact(line).id;
    let waits = confirms(&mut shift, contact, by_voice());
    assert_eq!(waits, Err(RecordRejection::NotTalked.into()));
    shift.takes("kari");
    assert_eq!(confirms(&mut shift, contact, by_voice()), Ok(()));
    let about = shift
        .state()
        .contact(contact)
        .unwrap()
        .about
        .clone()
        .unwrap();
    assert_eq!(about.confirmed.map(|(by, _)| by), Some(staff("kari")));
    let words = Secret::Known("jeg kjenner stemmen".to_owned());
    assert_eq!(about.proof, Some(Proof::Otherwise(words)));
}

#[test]
fn it_is_said_how_it_is_known_and_the_leader_sees_what_was_known_otherwise() {
    let mut shift = planned();
    let (_, contact) = mother_rings(&mut shift);
    let none = confirms(&mut shift, contact, Known::Question);
    assert_eq!(none, Err(RecordRejection::NoQuestion.into()));
    let nothing = confirms(&mut shift, contact, Known::Otherwise(" ".to_owned()));
    assert_eq!(nothing, Err(Rejection::Empty));
    assert_eq!(confirms(&mut shift, contact, by_voice()), Ok(()));
    let pointed_out = |shift: &Shift| {
        let state = shift.state();
        let recent = recent(state, shift.world.now);
        let all = noticed(state, &recent);
        all.into_iter().any(|one| {
            let (_, opening) = state.opening(one.opening).unwrap();
            opening.ground == Ground::Contact(contact) && one.why.contains(&Unusual::KnownOtherwise)
        })
    };
    assert!(pointed_out(&shift));
    // The person's own question is nothing unusual.
    done(&mut shift, "kari", PatientCommand::Unlink { contact });
    let link = PatientCommand::Link {
        contact,
        patient: ANNE,
        relative: None,
    };
    done(&mut shift, "kari", link);
    let question = Change::ChooseQuestion(ProofQuestion {
        question: "Hva heter hunden?".to_owned(),
        answer: "Musti".to_owned(),
    });
    done(&mut shift, "siri", change(question));
    assert_eq!(confirms(&mut shift, contact, Known::Question), Ok(()));
    assert!(!pointed_out(&shift));
}

#[test]
fn a_contact_that_is_over_says_nothing_new_of_who_it_was() {
    let mut shift = planned();
    let (line, contact) = mother_rings(&mut shift);
    shift.hangs_up(line);
    shift.passes(3);
    let close = Command::RecordOutcome {
        contact,
        outcome: Outcome::HelpedByTelephone,
        next: Next::Settled,
    };
    shift.taps("kari", close);
    assert!(!shift.state().contact(contact).unwrap().is_open());
    assert_eq!(
        confirms(&mut shift, contact, by_voice()),
        Err(Rejection::Closed)
    );
}

fn asks(question: &str) -> ProofQuestion {
    ProofQuestion {
        question: question.to_owned(),
        answer: "svaret".to_owned(),
    }
}

/// What stands on Kari's card of this contact.
fn asked(shift: &Shift, contact: ContactId) -> Option<String> {
    let kari = Viewer {
        staff: Some(staff("kari")),
        outside: None,
        roles: vec![StaffRole::Nurse],
        language: Language::Bokmal,
    };
    let detail = contact::detail(shift.state(), &kari, contact, shift.world.now).unwrap();
    match detail.glance {
        Some(Glance::About(about)) => about.question.map(|(question, _)| question),
        other => panic!("{other:?}"),
    }
}

#[test]
fn the_persons_own_question_is_never_asked_of_somebody_around_them() {
    let mut shift = planned();
    let own = Change::ChooseQuestion(asks("Hva het hunden?"));
    done(&mut shift, "siri", change(own));
    let (line, contact) = mother_rings(&mut shift);
    assert_eq!(
        asked(&shift, contact),
        None,
        "not on the card, not even to be read out"
    );
    let none = confirms(&mut shift, contact, Known::Question);
    assert_eq!(none, Err(RecordRejection::NoQuestion.into()));
    // Her own is chosen with those who work with the person, and nobody else.
    let hers = Change::ChooseTheirQuestion {
        relative: MARJA,
        question: asks("Hvor bodde dere først?"),
    };
    let tried = does(&mut shift, "kari", change(hers.clone()));
    assert_eq!(tried, Err(RecordRejection::WithThePerson.into()));
    done(&mut shift, "siri", change(hers));
    assert_eq!(
        asked(&shift, contact).as_deref(),
        Some("Hvor bodde dere først?")
    );
    assert_eq!(confirms(&mut shift, contact, Known::Question), Ok(()));
    // It turns out to be the person, on her mother's telephone.
    done(&mut shift, "kari", PatientCommand::Unlink { contact });
    let link = PatientCommand::Link {
        contact,
        patient: ANNE,
        relative: None,
    };
    done(&mut shift, "kari", link);
    assert_eq!(asked(&shift, contact).as_deref(), Some("Hva het hunden?"));
    let _ = line;
}

#[test]
fn what_was_asked_of_somebody_before_stands_and_goes_with_the_record() {
    let mut shift = registered();
    for question in ["Hvor bodde dere først?", "Hvor møttes dere?"] {
        let chosen = Change::ChooseTheirQuestion {
            relative: MARJA,
            question: asks(question),
        };
        done(&mut shift, "siri", change(chosen));
    }
    let known = |shift: &Shift| {
        let patient = shift.state().patient(ANNE).unwrap();
        let before = patient.earlier.iter().filter(|one| one.is_known()).count();
        let question = patient.relatives[&MARJA].question.clone();
        let question = question
            .unwrap()
            .known()
            .map(|asked| asked.question.clone());
        (before, question)
    };
    assert_eq!(known(&shift), (1, Some("Hvor møttes dere?".to_owned())));
    erases(&mut shift);
    assert_eq!(known(&shift), (0, None));
}
