//! What was written down wrongly is struck through and still to be read, with who, when and why; what has changed since stands there as it was.

use hjemmevakt::domain::actor::Actor;
use hjemmevakt::domain::ids::ErasureId;
use hjemmevakt::domain::language::Language;
use hjemmevakt::domain::patients::change::Change;
use hjemmevakt::domain::patients::command::PatientCommand;
use hjemmevakt::domain::patients::earlier::{Amended, Stood};
use hjemmevakt::domain::patients::identity::Identity;
use hjemmevakt::domain::patients::patient::Standing;
use hjemmevakt::domain::patients::settings::{ProofQuestion, Settings};
use hjemmevakt::domain::rejection::Rejection;
use hjemmevakt::domain::secret::Secret;
use hjemmevakt::domain::service::people::StaffRole;
use hjemmevakt::views::Viewer;
use hjemmevakt::views::record::{EarlierRow, Place, Said, Was, record};
use uuid::Uuid;

use super::anne::*;
use super::*;

const ERASURE: ErasureId = ErasureId::from_uuid(Uuid::from_u128(0xe8));

pub fn viewer(who: &str, role: StaffRole) -> Viewer {
    Viewer {
        staff: Some(staff(who)),
        outside: None,
        roles: vec![role],
        language: Language::Bokmal,
    }
}

/// What stood before, as whoever works with Anne reads it.
pub fn earlier(shift: &Shift) -> Vec<EarlierRow> {
    let siri = viewer("siri", StaffRole::DayNurse);
    let now = shift.world.service_now();
    record(shift.state(), &siri, ANNE, now).unwrap().earlier
}

pub fn wrong(why: &str, change: Change) -> Change {
    Change::Said {
        amended: Amended::wrong(why),
        change: Box::new(change),
    }
}

pub fn changed(change: Change) -> Change {
    Change::Said {
        amended: Amended::Changed,
        change: Box::new(change),
    }
}

fn amend(seen: &Identity, identity: &Identity) -> Change {
    Change::Amend {
        identity: Box::new(identity.clone()),
        seen: Box::new(seen.clone()),
    }
}

pub fn words(text: &str) -> Was {
    Was::Words(text.to_owned())
}

#[test]
fn what_was_wrong_is_struck_with_who_when_and_why_and_what_has_changed_is_not() {
    let mut shift = registered();
    assert_eq!(earlier(&shift), [], "nothing stood before");
    let first = identity();
    let renamed = Identity {
        given: "Anna".to_owned(),
        address: Some("Strandveien 3".to_owned()),
        ..first.clone()
    };
    let why = "  hørte feil i telefonen ";
    done(
        &mut shift,
        "siri",
        change(wrong(why, amend(&first, &renamed))),
    );
    let moved = Identity {
        address: Some("Havnegata 9".to_owned()),
        phones: vec![phone("+4790000083")],
        ..renamed.clone()
    };
    done(&mut shift, "siri", change(changed(amend(&renamed, &moved))));
    let again = Identity {
        family: "Nordvik Berg".to_owned(),
        ..moved.clone()
    };
    // As a program does that says nothing of it.
    done(&mut shift, "siri", change(amend(&moved, &again)));
    let rows = earlier(&shift);
    let [family, address, given] = rows.as_slice() else {
        panic!("{rows:?}");
    };
    // A new address where there was none has nothing before it.
    assert_eq!(given.was, [("given", words("Ánne"))]);
    assert_eq!(
        given.said,
        Some(Said::Wrong(Some("hørte feil i telefonen".to_owned())))
    );
    assert!(given.is_wrong() && given.at < address.at);
    assert_eq!(given.by.as_ref().unwrap().id, staff("siri"));
    let stood = [
        ("phones", words("+47 900 00 081")),
        ("address", words("Strandveien 3")),
    ];
    assert_eq!(address.was, stood);
    assert_eq!(address.said, Some(Said::Changed));
    assert_eq!(family.was, [("family", words("Nordvik"))]);
    assert_eq!(family.said, None);
    assert!(rows.iter().all(|row| row.place == Place::Identity));
}

#[test]
fn how_somebody_wants_to_be_reached_and_their_question_are_kept_as_they_stood() {
    let mut shift = registered();
    let save = |settings: Settings| Change::SaveSettings(Box::new(settings));
    let wanted = Settings {
        no_texts: true,
        preferred: vec![staff("kari")],
        ..Settings::default()
    };
    done(&mut shift, "siri", change(changed(save(wanted))));
    assert_eq!(earlier(&shift), [], "nothing stood before");
    let broader = Settings {
        preferred: vec![staff("aslak")],
        ..Settings::default()
    };
    let said = wrong("det var broren som sa det", save(broader));
    done(&mut shift, "siri", change(said));
    let ask = |question: &str| {
        Change::ChooseQuestion(ProofQuestion {
            question: question.to_owned(),
            answer: "Musti".to_owned(),
        })
    };
    done(&mut shift, "siri", change(ask("Hva heter hunden?")));
    done(&mut shift, "siri", change(changed(ask("Hva het hunden?"))));
    let rows = earlier(&shift);
    let [question, settings] = rows.as_slice() else {
        panic!("{rows:?}");
    };
    assert_eq!(question.place, Place::Question);
    assert_eq!(question.was, [("question", words("Hva heter hunden?"))]);
    assert_eq!(settings.place, Place::Settings);
    assert_eq!(settings.was[0], ("no_texts", Was::Word("yes")));
    assert_eq!(settings.was[1].0, "preferred_nurses");
    assert!(settings.is_wrong() && !question.is_wrong());
}

#[test]
fn a_death_that_was_marked_by_mistake_is_struck() {
    let mut shift = registered();
    for standing in [Standing::Dead, Standing::Here, Standing::Moved] {
        done(&mut shift, "siri", change(Change::SetStanding(standing)));
    }
    let rows = earlier(&shift);
    let stood: Vec<(&Was, bool)> = rows
        .iter()
        .map(|row| (&row.was[0].1, row.is_wrong()))
        .collect();
    assert_eq!(
        stood,
        [
            (&Was::Word("here"), false),
            (&Was::Word("dead"), true),
            (&Was::Word("here"), false),
        ]
    );
}

#[test]
fn nothing_is_struck_without_a_reason() {
    let mut shift = registered();
    let renamed = Identity {
        given: "Anna".to_owned(),
        ..identity()
    };
    let said = wrong("  ", amend(&identity(), &renamed));
    let refused = does(&mut shift, "siri", change(said));
    assert_eq!(refused, Err(Rejection::Empty));
    let who = shift.state().patient(ANNE).unwrap().identity.known();
    assert_eq!(who, Some(&identity()));
}

#[test]
fn what_stood_before_is_read_by_whoever_reads_what_stands_there() {
    let mut shift = registered();
    let renamed = Identity {
        given: "Anna".to_owned(),
        ..identity()
    };
    let said = wrong("feil", amend(&identity(), &renamed));
    done(&mut shift, "siri", change(said));
    let now = shift.world.service_now();
    let reads = |who: &str, role| record(shift.state(), &viewer(who, role), ANNE, now);
    assert_eq!(reads("siri", StaffRole::DayNurse).unwrap().earlier.len(), 1);
    // Neither somebody of the day service who does not work with her, nor a nurse who has no contact with her, nor the leader.
    assert_eq!(reads("jonas", StaffRole::DayNurse), None);
    assert_eq!(reads("kari", StaffRole::Nurse), None);
    assert_eq!(reads("randi", StaffRole::Leader), None);
}

#[test]
fn of_an_erased_record_nothing_that_stood_before_can_be_read() {
    let mut shift = registered();
    let renamed = Identity {
        given: "Anna".to_owned(),
        ..identity()
    };
    let said = wrong("feil fornavn", amend(&identity(), &renamed));
    done(&mut shift, "siri", change(said));
    let ask = PatientCommand::AskErasure {
        patient: ANNE,
        erasure: ERASURE,
        reason: "asked for by the person".to_owned(),
    };
    done(&mut shift, "randi", ask);
    shift.minutes(73 * 60);
    let erase = PatientCommand::Erase {
        patient: ANNE,
        erasure: ERASURE,
    };
    shift.operator(Command::Patient(erase));
    let patient = shift.state().patient(ANNE).unwrap();
    assert!(patient.erased);
    let [earlier] = patient.earlier.iter().collect::<Vec<_>>()[..] else {
        panic!("{:?}", patient.earlier);
    };
    assert_eq!(earlier.stood, Stood::Identity(Secret::Erased));
    assert_eq!(earlier.amended, Some(Amended::Wrong(Secret::Erased)));
    assert_eq!(earlier.by, Actor::Staff(staff("siri")));
}
