//! A document that is written in another record: in which, by whom and when. What was said in one text before stands as it was said.

use hjemmevakt::domain::apply::apply;
use hjemmevakt::domain::assessments::command::AssessmentCommand;
use hjemmevakt::domain::assessments::document::Standing;
use hjemmevakt::domain::assessments::event::AssessmentEvent;
use hjemmevakt::domain::assessments::rejection::DocumentRejection;
use hjemmevakt::domain::forms::kind::DocumentKind;
use hjemmevakt::domain::language::Language;
use hjemmevakt::domain::secret::Secret;
use hjemmevakt::domain::service::people::StaffRole;
use hjemmevakt::views::{Viewer, documents, documents_json, escort};

use super::documents::{begun, case, does, evening, of, signs};
use super::*;

fn nurse() -> Viewer {
    Viewer {
        staff: Some(staff("kari")),
        outside: None,
        roles: vec![StaffRole::Nurse],
        language: Language::Bokmal,
    }
}

#[test]
fn a_doctor_may_say_that_it_is_written_in_another_record() {
    let mut shift = evening();
    let contact = case(&mut shift);
    let document = begun(
        &mut shift,
        "jonas",
        contact,
        DocumentKind::DoctorExamination,
    )
    .unwrap();
    let written_at = shift.world.now;
    shift.minutes(40);
    let said = AssessmentCommand::StateElsewhere {
        document,
        record: "Legevaktens journal".to_owned(),
        written_by: "J. Berg".to_owned(),
        written_at,
    };
    let later = AssessmentCommand::StateElsewhere {
        document,
        record: "Legevaktens journal".to_owned(),
        written_by: "J. Berg".to_owned(),
        written_at: shift.world.now + Duration::from_hours(2),
    };
    assert_eq!(
        does(&mut shift, "jonas", later),
        Err(DocumentRejection::NotYet.into())
    );
    assert!(does(&mut shift, "kari", said.clone()).is_err());
    does(&mut shift, "jonas", said).unwrap();
    assert!(matches!(
        of(&shift, document).part.standing(),
        Standing::Elsewhere(_)
    ));
    // Its age counts from when it was written there.
    let seen = escort::of_contact(shift.state(), &nurse(), contact, shift.world.now).unwrap();
    assert_eq!(seen.examination.unwrap().at, written_at);
    assert_eq!(
        signs(&mut shift, "jonas", document),
        Err(DocumentRejection::Over.into())
    );
}

#[test]
fn what_was_said_in_one_text_before_stands_as_it_was_said() {
    let mut shift = evening();
    let contact = case(&mut shift);
    let kind = DocumentKind::DoctorExamination;
    let document = begun(&mut shift, "jonas", contact, kind).unwrap();
    let mut state = shift.state().clone();
    let before = "Legevaktens journal, J. Berg, kl. 22.40";
    let said = AssessmentEvent::DocumentElsewhere {
        document,
        words: Secret::Known(before.to_owned()),
        by: Actor::Staff(staff("jonas")),
    };
    apply(&mut state, 10_000, shift.world.now, &said.into());
    let found = state.document(document).unwrap();
    let Standing::Elsewhere(told) = found.part.standing() else {
        panic!("{found:?}")
    };
    assert_eq!(told.words.known().unwrap(), before);
    assert_eq!(told.written, None);
    let seen = documents::document(&state, &nurse(), document).unwrap();
    let json = documents_json::whole(&state, &seen);
    assert_eq!(json.elsewhere.as_deref(), Some(before));
    assert_eq!((json.elsewhere_by, json.elsewhere_at), (None, None));
    // Nothing is guessed: of this one it is not known when the person was examined.
    let seen = escort::of_contact(&state, &nurse(), contact, shift.world.now).unwrap();
    assert!(seen.examination.is_none());
}
