//! Documents: written by several at once, signed by whom the law gives the part, never rewritten.

use hjemmevakt::domain::access::allows;
use hjemmevakt::domain::assessments::command::AssessmentCommand;
use hjemmevakt::domain::assessments::document::{Document, Standing, Transfer};
use hjemmevakt::domain::assessments::rejection::DocumentRejection;
use hjemmevakt::domain::assessments::signature::{Office, Signature};
use hjemmevakt::domain::contacts::contact::{Next, Outcome};
use hjemmevakt::domain::forms::answer::Answer;
use hjemmevakt::domain::forms::kind::DocumentKind;
use hjemmevakt::domain::forms::link::Field;
use hjemmevakt::domain::ids::{ContactId, DocumentId, RequestId};
use hjemmevakt::domain::language::Language;
use hjemmevakt::domain::rejection::Rejection;
use hjemmevakt::domain::requests::form::Urgency;
use hjemmevakt::domain::requests::request::Requester;
use hjemmevakt::domain::secret::Secret;
use hjemmevakt::domain::service::people::StaffRole;
use hjemmevakt::service_file;
use hjemmevakt::views::{Viewer, documents};
use uuid::Uuid;

use super::requests::{asks, form};
use super::*;
use crate::forms::small;

const IN_EPJ: &str = "\n[documents]\nin_epj = [\"nurse-assessment\"]\n";

/// Thursday evening; there is a municipal doctor, and nurse's assessments belong in the municipality's record system.
pub fn evening() -> Shift {
    let text = service(Staffing::Full).unwrap().source.to_string() + IN_EPJ;
    let service = service_file::parse(&text).unwrap_or_else(|problems| panic!("{problems:?}"));
    Shift::over(Arc::new(service), THURSDAY)
}

pub fn does(shift: &mut Shift, who: &str, command: AssessmentCommand) -> Result<(), Rejection> {
    asks(
        shift,
        &Actor::Staff(staff(who)),
        Command::Assessment(command),
    )
}

/// The doctor has asked, Kari has taken it: the case.
pub fn case(shift: &mut Shift) -> ContactId {
    let request = RequestId::from_uuid(Uuid::from_u128(901));
    let send = Command::SendRequest {
        request,
        requester: Requester::Staff(staff("jonas")),
        form: Box::new(form(Urgency::Urgent)),
    };
    asks(shift, &Actor::Staff(staff("jonas")), send).unwrap();
    shift.taps("kari", Command::AcceptRequest { request });
    shift.state().request(request).unwrap().contact
}

pub fn begun(
    shift: &mut Shift,
    who: &str,
    contact: ContactId,
    kind: DocumentKind,
) -> Result<DocumentId, Rejection> {
    let document =
        DocumentId::from_uuid(Uuid::from_u128(500 + shift.state().documents.len() as u128));
    let form = small(kind);
    let command = AssessmentCommand::Begin {
        document,
        contact,
        form,
        another: false,
    };
    does(shift, who, command).map(|()| document)
}

fn observed() -> Field {
    "observed".parse().unwrap()
}

pub fn writes(
    shift: &mut Shift,
    who: &str,
    document: DocumentId,
    text: &str,
    seen: u64,
) -> Result<(), Rejection> {
    let form = small(shift.state().document(document).unwrap().kind);
    let command = AssessmentCommand::Write {
        document,
        form,
        field: observed(),
        values: vec![Answer::Text(text.to_owned())],
        seen,
    };
    does(shift, who, command)
}

/// An order is signed as given by a doctor who does not sign in here, unless one is named.
pub fn signs(shift: &mut Shift, who: &str, document: DocumentId) -> Result<(), Rejection> {
    signs_saying(shift, who, document, true)
}

fn signs_saying(
    shift: &mut Shift,
    who: &str,
    document: DocumentId,
    outside: bool,
) -> Result<(), Rejection> {
    let form = small(shift.state().document(document).unwrap().kind);
    let seen = shift.state().seq;
    let command = AssessmentCommand::Sign {
        document,
        form,
        seen,
        outside,
    };
    does(shift, who, command)
}

pub fn of(shift: &Shift, document: DocumentId) -> &Document {
    shift.state().document(document).unwrap()
}

fn stands(shift: &Shift, document: DocumentId) -> (u64, String) {
    let entry = &of(shift, document).entries[&observed()];
    let Secret::Known(values) = &entry.written.values else {
        panic!("erased");
    };
    match values.first() {
        Some(Answer::Text(text)) => (entry.written.number, text.clone()),
        other => panic!("{other:?}"),
    }
}

#[test]
fn two_write_in_one_field_and_both_texts_are_kept_until_one_asks_the_other() {
    let mut shift = evening();
    let contact = case(&mut shift);
    let document = begun(&mut shift, "kari", contact, DocumentKind::NurseAssessment).unwrap();
    writes(&mut shift, "kari", document, "Rolig", 0).unwrap();
    let (seen, _) = stands(&shift, document);
    writes(&mut shift, "kari", document, "Rolig nå", seen).unwrap();
    // Aslak still has the first before him.
    writes(&mut shift, "aslak", document, "Rolig, men redd", seen).unwrap();
    writes(
        &mut shift,
        "aslak",
        document,
        "Rolig, men redd for natten",
        seen,
    )
    .unwrap();
    assert_eq!(stands(&shift, document).1, "Rolig nå");
    let beside = &of(&shift, document).entries[&observed()].beside;
    assert_eq!(beside.len(), 1, "one text of each");
    // Not signed while two texts stand.
    assert!(matches!(
        signs(&mut shift, "kari", document),
        Err(Rejection::Document(DocumentRejection::Unsettled { .. }))
    ));
    let settle = |seen| AssessmentCommand::Settle {
        document,
        form: small(DocumentKind::NurseAssessment),
        field: observed(),
        values: vec![Answer::Text("Rolig nå, redd for natten".to_owned())],
        seen,
    };
    let newest = of(&shift, document).entries[&observed()].newest();
    assert_eq!(
        does(&mut shift, "kari", settle(newest - 1)),
        Err(DocumentRejection::WrittenSince.into())
    );
    does(&mut shift, "kari", settle(newest)).unwrap();
    assert_eq!(stands(&shift, document).1, "Rolig nå, redd for natten");
    signs(&mut shift, "kari", document).unwrap();
    assert!(of(&shift, document).is_signed());
}

#[test]
fn each_part_is_signed_by_whom_the_law_gives_it_and_by_nobody_else() {
    let mut shift = evening();
    let contact = case(&mut shift);
    let nurse = begun(&mut shift, "kari", contact, DocumentKind::NurseAssessment).unwrap();
    let doctor = begun(
        &mut shift,
        "jonas",
        contact,
        DocumentKind::DoctorExamination,
    )
    .unwrap();
    // The nurse neither begins nor writes the doctor's part; the doctor not the nurse's.
    assert!(begun(&mut shift, "kari", contact, DocumentKind::DoctorExamination).is_err());
    assert!(begun(&mut shift, "jonas", contact, DocumentKind::NurseAssessment).is_err());
    writes(&mut shift, "kari", nurse, "Vil ikke legges inn", 0).unwrap();
    assert!(writes(&mut shift, "jonas", nurse, "Jo", 0).is_err());
    assert!(writes(&mut shift, "kari", doctor, "Oppfyller", 0).is_err());
    writes(&mut shift, "jonas", doctor, "Undersøkt kl. 22", 0).unwrap();
    for who in ["kari", "aslak", "randi", "tor"] {
        assert!(signs(&mut shift, who, doctor).is_err(), "{who}");
    }
    signs(&mut shift, "jonas", doctor).unwrap();
    assert!(signs(&mut shift, "jonas", nurse).is_err());
    signs(&mut shift, "kari", nurse).unwrap();
    assert_eq!(of(&shift, nurse).transfer, Transfer::ToTransfer);
    assert_eq!(of(&shift, doctor).transfer, Transfer::Here);
    let document = nurse;
    does(
        &mut shift,
        "kari",
        AssessmentCommand::ConfirmTransfer { document },
    )
    .unwrap();
    assert!(matches!(
        of(&shift, nurse).transfer,
        Transfer::Transferred { .. }
    ));
}

#[test]
fn nobody_but_the_municipal_doctor_decides_on_compulsory_examination() {
    let mut shift = evening();
    let contact = case(&mut shift);
    let kind = DocumentKind::CompulsoryExaminationDecision;
    let tor = Actor::Staff(staff("tor"));
    // She has nothing to do with the case until a decision is asked for.
    let begin = Command::Assessment(AssessmentCommand::Begin {
        document: DocumentId::from_uuid(Uuid::from_u128(1)),
        contact,
        form: small(kind),
        another: false,
    });
    assert!(allows(shift.state(), &tor, &begin, shift.world.now).is_err());
    let decision = begun(&mut shift, "kari", contact, kind).unwrap();
    shift.passes(5);
    assert!(shift.texts_to("tor").contains(&MessageText::DecisionAsked));
    for who in ["kari", "aslak", "jonas", "randi"] {
        assert!(
            writes(&mut shift, who, decision, "Vedtak", 0).is_err(),
            "{who}"
        );
        assert!(signs(&mut shift, who, decision).is_err(), "{who}");
        assert!(
            Signature::of(
                Office::MunicipalDoctor,
                shift.state(),
                &Actor::Staff(staff(who))
            )
            .is_err(),
            "{who}"
        );
    }
    writes(&mut shift, "tor", decision, "Hørt kl. 23. Ikke vedtak.", 0).unwrap();
    signs(&mut shift, "tor", decision).unwrap();
    let Standing::Signed { by, .. } = of(&shift, decision).part.standing() else {
        panic!("not signed");
    };
    assert_eq!(by.actor(), tor);
}

#[test]
fn what_is_signed_is_not_rewritten_and_what_comes_later_stands_beside_it() {
    let mut shift = evening();
    let contact = case(&mut shift);
    let document = begun(
        &mut shift,
        "kari",
        contact,
        DocumentKind::SupportConversation,
    )
    .unwrap();
    assert!(matches!(
        signs(&mut shift, "kari", document),
        Err(Rejection::Document(DocumentRejection::Unfinished { .. }))
    ));
    writes(&mut shift, "kari", document, "Vi snakket om søvn", 0).unwrap();
    let (seen, _) = stands(&shift, document);
    signs(&mut shift, "kari", document).unwrap();
    assert_eq!(
        writes(&mut shift, "kari", document, "Noe annet", seen),
        Err(DocumentRejection::Signed.into())
    );
    let amend = |words: &str| AssessmentCommand::Amend {
        document,
        words: words.to_owned(),
        reason: "Kom fram etterpå".to_owned(),
    };
    assert!(does(&mut shift, "kari", amend(" ")).is_err());
    does(&mut shift, "kari", amend("Moren ringte")).unwrap();
    assert_eq!(of(&shift, document).amendments.len(), 1);
    assert_eq!(
        stands(&shift, document),
        (seen, "Vi snakket om søvn".to_owned())
    );
    // Only she who signed it takes it back, and it is kept.
    let withdraw = AssessmentCommand::Withdraw {
        document,
        reason: "Feil person".to_owned(),
    };
    assert_eq!(
        does(&mut shift, "aslak", withdraw.clone()),
        Err(DocumentRejection::NotTheSigner.into())
    );
    does(&mut shift, "kari", withdraw).unwrap();
    assert!(matches!(
        of(&shift, document).part.standing(),
        Standing::Withdrawn {
            signed: Some(_),
            ..
        }
    ));
    assert_eq!(stands(&shift, document).1, "Vi snakket om søvn");
}

#[test]
fn an_order_by_telephone_is_written_by_the_nurse_and_signed_by_a_doctor_later() {
    let mut shift = evening();
    let contact = case(&mut shift);
    let document = begun(&mut shift, "kari", contact, DocumentKind::TelephoneOrder).unwrap();
    writes(&mut shift, "kari", document, "Lest tilbake", 0).unwrap();
    let countersign = AssessmentCommand::Countersign { document };
    assert_eq!(
        does(&mut shift, "jonas", countersign.clone()),
        Err(DocumentRejection::NotSigned.into())
    );
    // Whoever gave it is named, or is said not to sign in here.
    assert_eq!(
        signs_saying(&mut shift, "kari", document, false),
        Err(DocumentRejection::WhichDoctor.into())
    );
    let doctor = Actor::Staff(staff("jonas"));
    let name = AssessmentCommand::NameDoctor { document, doctor };
    does(&mut shift, "kari", name).unwrap();
    signs_saying(&mut shift, "kari", document, false).unwrap();
    assert!(of(&shift, document).lacks_doctor());
    assert!(does(&mut shift, "aslak", countersign.clone()).is_err());
    does(&mut shift, "jonas", countersign).unwrap();
    assert!(!of(&shift, document).lacks_doctor());
}

#[test]
fn a_draft_is_remembered_once_and_a_restart_keeps_every_character() {
    let mut shift = evening();
    let contact = case(&mut shift);
    let document = begun(&mut shift, "kari", contact, DocumentKind::NurseAssessment).unwrap();
    writes(
        &mut shift,
        "kari",
        document,
        "Halvferdig setning med čáŋ",
        0,
    )
    .unwrap();
    let before = of(&shift, document).clone();
    shift.world.crash(Some(Duration::from_secs(2)));
    shift.passes(5);
    assert_eq!(of(&shift, document), &before);
    shift.minutes(12 * 60 + 5);
    let reminders = shift.texts_to("kari");
    let due = reminders
        .iter()
        .filter(|text| **text == MessageText::SigningDue)
        .count();
    assert_eq!(due, 1);
}

/// Jonas gave an order on the telephone and never asked for anything in this case: he reads this one document, and signs it.
#[test]
fn the_doctor_who_gave_an_order_by_telephone_is_named_and_signs_it_later() {
    let mut shift = evening();
    let caller = shift.dials(STRANGER);
    shift.passes(2);
    shift.takes("kari");
    let contact = shift.contact(caller).id;
    let order = begun(&mut shift, "kari", contact, DocumentKind::TelephoneOrder).unwrap();
    let other = begun(
        &mut shift,
        "kari",
        contact,
        DocumentKind::SupportConversation,
    )
    .unwrap();
    let jonas = Viewer {
        staff: Some(staff("jonas")),
        outside: None,
        roles: vec![StaffRole::Doctor],
        language: Language::Bokmal,
    };
    let reads =
        |shift: &Shift, document| documents::document(shift.state(), &jonas, document).is_some();
    assert!(!reads(&shift, order));
    let name = |doctor: &str| AssessmentCommand::NameDoctor {
        document: order,
        doctor: Actor::Staff(staff(doctor)),
    };
    // Only a doctor can be named, and only for an order.
    assert!(matches!(
        does(&mut shift, "kari", name("aslak")),
        Err(Rejection::Document(DocumentRejection::NoDoctor))
    ));
    let wrong = AssessmentCommand::NameDoctor {
        document: other,
        doctor: Actor::Staff(staff("jonas")),
    };
    assert!(matches!(
        does(&mut shift, "kari", wrong),
        Err(Rejection::Document(DocumentRejection::NotAnOrder))
    ));
    does(&mut shift, "kari", name("jonas")).unwrap();
    // Said twice, it is said once.
    does(&mut shift, "kari", name("jonas")).unwrap();
    assert!(reads(&shift, order) && !reads(&shift, other));
    shift.passes(5);
    assert!(!shift.texts_to("jonas").contains(&MessageText::OrderToSign));
    assert!(documents::to_countersign(shift.state(), &jonas).is_empty());
    writes(
        &mut shift,
        "kari",
        order,
        "Zopiklon 7,5 mg, lest tilbake",
        0,
    )
    .unwrap();
    signs(&mut shift, "kari", order).unwrap();
    shift.passes(5);
    assert!(shift.texts_to("jonas").contains(&MessageText::OrderToSign));
    assert_eq!(documents::to_countersign(shift.state(), &jonas).len(), 1);
    // The municipal doctor is a doctor, and did not give it.
    let countersign = AssessmentCommand::Countersign { document: order };
    assert!(does(&mut shift, "tor", countersign.clone()).is_err());
    does(&mut shift, "jonas", countersign).unwrap();
    assert!(documents::to_countersign(shift.state(), &jonas).is_empty());
    assert!(reads(&shift, order), "what he has signed he may read");
    assert!(
        does(&mut shift, "kari", name("tor")).is_err(),
        "it is signed"
    );
}

#[test]
fn the_leader_is_told_of_assessments_in_open_contacts_and_of_no_other_paper() {
    let mut shift = evening();
    let contact = case(&mut shift);
    let counted = |shift: &Shift| documents::under_way(shift.state());
    begun(&mut shift, "kari", contact, DocumentKind::TelephoneOrder).unwrap();
    assert_eq!(counted(&shift), 0, "an order is no assessment");
    for kind in [
        DocumentKind::NurseAssessment,
        DocumentKind::SupportConversation,
    ] {
        begun(&mut shift, "kari", contact, kind).unwrap();
        assert_eq!(counted(&shift), 1, "contacts are counted");
    }
    let close = Command::RecordOutcome {
        contact,
        outcome: Outcome::HelpedByTelephone,
        next: Next::Settled,
    };
    shift.taps("kari", close);
    assert!(!shift.state().contact(contact).unwrap().is_open());
    assert_eq!(
        counted(&shift),
        0,
        "what lies unsigned is not being written"
    );
}
