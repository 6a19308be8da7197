//! A doctor who has asked for nothing with an account of their own takes part in a case: legevakt rang, somebody sat at its PC, a relative
//! rang, or the shift of doctors has changed. The nurse names them, and it can be ended.

use hjemmevakt::domain::assessments::command::AssessmentCommand;
use hjemmevakt::domain::assessments::rejection::DocumentRejection;
use hjemmevakt::domain::forms::kind::DocumentKind;
use hjemmevakt::domain::guests::decide::Admission;
use hjemmevakt::domain::ids::{ContactId, GuestId, RequestId};
use hjemmevakt::domain::language::Language;
use hjemmevakt::domain::rejection::Rejection;
use hjemmevakt::domain::requests::form::Urgency;
use hjemmevakt::domain::service::people::StaffRole;
use hjemmevakt::views::{Outside, Viewer, documents, request};
use uuid::Uuid;

use super::documents::{begun, does, evening, signs, writes};
use super::requests::{asks, form, taken};
use super::*;

const EXAMINATION: DocumentKind = DocumentKind::DoctorExamination;
const MOTHER: &str = "+4790000011";
pub const LOCUM: GuestId = GuestId::from_uuid(Uuid::from_u128(0xe1));

fn jonas() -> Actor {
    Actor::Staff(staff("jonas"))
}

fn as_jonas() -> Viewer {
    Viewer {
        staff: Some(staff("jonas")),
        outside: None,
        roles: vec![StaffRole::Doctor],
        language: Language::Bokmal,
    }
}

fn names(shift: &mut Shift, contact: ContactId, doctor: Actor) -> Result<(), Rejection> {
    does(
        shift,
        "kari",
        AssessmentCommand::NameCaseDoctor { contact, doctor },
    )
}

fn cases(shift: &Shift, viewer: &Viewer) -> Vec<ContactId> {
    let all = documents::cases(shift.state(), viewer).into_iter();
    all.map(|(contact, _)| contact).collect()
}

/// A relative has rung, and Kari has written something.
fn rung(shift: &mut Shift) -> ContactId {
    let mother = shift.dials(MOTHER);
    shift.passes(3);
    shift.takes("kari");
    shift.contact(mother).id
}

#[test]
fn legevakt_rang_and_the_doctor_who_examines_is_let_in() {
    let mut shift = evening();
    let contact = rung(&mut shift);
    let request = RequestId::from_uuid(Uuid::from_u128(0xe2));
    let fill = Command::FillRequest {
        request,
        contact,
        form: Box::new(form(Urgency::Urgent)),
    };
    asks(&mut shift, &Actor::Staff(staff("kari")), fill).unwrap();
    assert!(begun(&mut shift, "jonas", contact, EXAMINATION).is_err());
    assert!(request::request(shift.state(), &as_jonas(), request, shift.world.now).is_none());
    names(&mut shift, contact, jonas()).unwrap();
    // Said twice, it is said once, and told once.
    names(&mut shift, contact, jonas()).unwrap();
    shift.passes(5);
    let told = shift.texts_to("jonas");
    let told = told.iter().filter(|text| **text == MessageText::CaseAsked);
    assert_eq!(told.count(), 1);
    assert_eq!(cases(&shift, &as_jonas()), [contact]);
    // He reads what the request says, and does nothing about it.
    let read = request::request(shift.state(), &as_jonas(), request, shift.world.now).unwrap();
    assert_eq!(read.can, request::RequestCan::default());
    assert!(read.form.is_some() && !read.asker.me);
    let examination = begun(&mut shift, "jonas", contact, EXAMINATION).unwrap();
    writes(&mut shift, "jonas", examination, "Sett på rom 3", 0).unwrap();
    signs(&mut shift, "jonas", examination).unwrap();
    // The nurse's part is the nurse's all the same.
    let nurses = begun(&mut shift, "jonas", contact, DocumentKind::NurseAssessment);
    assert_eq!(nurses, Err(DocumentRejection::NurseSigns.into()));
}

#[test]
fn a_relative_rang_and_there_is_no_request_at_all() {
    let mut shift = evening();
    let contact = rung(&mut shift);
    assert!(begun(&mut shift, "jonas", contact, EXAMINATION).is_err());
    names(&mut shift, contact, jonas()).unwrap();
    begun(&mut shift, "jonas", contact, EXAMINATION).unwrap();
}

#[test]
fn from_the_pc_that_several_use_it_is_the_named_doctor_who_examines() {
    let mut shift = evening();
    let request = taken(&mut shift, "kari", Urgency::Urgent);
    let contact = shift.state().request(request).unwrap().contact;
    assert!(begun(&mut shift, "jonas", contact, EXAMINATION).is_err());
    names(&mut shift, contact, jonas()).unwrap();
    begun(&mut shift, "jonas", contact, EXAMINATION).unwrap();
}

#[test]
fn after_a_change_of_shift_a_second_doctor_goes_on_and_it_can_be_ended() {
    let mut shift = evening();
    let contact = rung(&mut shift);
    names(&mut shift, contact, jonas()).unwrap();
    let first = begun(&mut shift, "jonas", contact, EXAMINATION).unwrap();
    let admission = Admission {
        name: "Sunniva Larsen".to_owned(),
        hpr: None,
        phone: None,
        language: Language::English,
        until: None,
    };
    let admit = Command::AdmitGuest {
        guest: LOCUM,
        admission,
    };
    asks(&mut shift, &Actor::Staff(staff("kari")), admit).unwrap();
    let locum = Viewer {
        staff: None,
        outside: Some(Outside::Guest(LOCUM)),
        roles: Vec::new(),
        language: Language::English,
    };
    assert!(documents::document(shift.state(), &locum, first).is_none());
    names(&mut shift, contact, Actor::Guest(LOCUM)).unwrap();
    let kinds = documents::may_begin(shift.state(), &locum, contact);
    assert!(kinds.contains(&EXAMINATION));
    assert!(
        documents::document(shift.state(), &locum, first)
            .is_some_and(|seen| !seen.may_write && !seen.may_sign),
        "an examination is one doctor's"
    );
    // Only those who have the contact name anybody, and only a doctor.
    let other = AssessmentCommand::NameCaseDoctor {
        contact,
        doctor: Actor::Staff(staff("tor")),
    };
    assert!(does(&mut shift, "jonas", other).is_err());
    let nurse = names(&mut shift, contact, Actor::Staff(staff("aslak")));
    assert_eq!(nurse, Err(DocumentRejection::NoDoctor.into()));
    // Ended: he keeps what he has begun, and has nothing else.
    let support = DocumentKind::SupportConversation;
    let hers = begun(&mut shift, "kari", contact, support).unwrap();
    let end = AssessmentCommand::EndCaseDoctor {
        contact,
        doctor: jonas(),
    };
    does(&mut shift, "kari", end).unwrap();
    assert!(cases(&shift, &as_jonas()).is_empty());
    assert!(documents::document(shift.state(), &as_jonas(), hers).is_none());
    assert!(documents::document(shift.state(), &as_jonas(), first).is_some());
    assert!(begun(&mut shift, "jonas", contact, EXAMINATION).is_err());
    assert_eq!(cases(&shift, &locum), [contact]);
}
