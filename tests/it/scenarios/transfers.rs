//! Where the official record is in the municipality's record system: what happens to a document after it was confirmed to be there has to
//! come there too, and what is withdrawn here is struck there.

use hjemmevakt::domain::assessments::command::AssessmentCommand;
use hjemmevakt::domain::assessments::document::Transfer;
use hjemmevakt::domain::contacts::contact::Next;
use hjemmevakt::domain::forms::kind::DocumentKind;
use hjemmevakt::domain::handovers::command::HandoverCommand;
use hjemmevakt::domain::handovers::compose::compose;
use hjemmevakt::domain::handovers::handover::Receiver;
use hjemmevakt::domain::ids::{ContactId, DocumentId, HandoverId};
use hjemmevakt::domain::language::Language;
use hjemmevakt::domain::service::people::StaffRole;
use hjemmevakt::service_file;
use hjemmevakt::views::{Viewer, documents};
use uuid::Uuid;

use super::documents::{begun, case, does, signs, writes};
use super::*;

const IN_EPJ: &str = "\n[documents]\nin_epj = [\"support-conversation\", \"telephone-order\"]\n";

fn evening() -> Shift {
    let text = service(Staffing::Full).unwrap().source.to_string() + IN_EPJ;
    let service = service_file::parse(&text).unwrap_or_else(|problems| panic!("{problems:?}"));
    Shift::over(Arc::new(service), THURSDAY)
}

fn signed(shift: &mut Shift, contact: ContactId, kind: DocumentKind) -> DocumentId {
    let document = begun(shift, "kari", contact, kind).unwrap();
    writes(shift, "kari", document, "Slik var det", 0).unwrap();
    signs(shift, "kari", document).unwrap();
    assert_eq!(*transfer(shift, document), Transfer::ToTransfer);
    document
}

fn transfer(shift: &Shift, document: DocumentId) -> &Transfer {
    &shift.state().document(document).unwrap().transfer
}

fn word(shift: &Shift, document: DocumentId) -> &'static str {
    documents::transfer_word(shift.state().document(document).unwrap())
}

fn confirms(shift: &mut Shift, document: DocumentId) {
    does(
        shift,
        "kari",
        AssessmentCommand::ConfirmTransfer { document },
    )
    .unwrap();
    assert!(matches!(
        transfer(shift, document),
        Transfer::Transferred { .. }
    ));
}

fn withdraws(shift: &mut Shift, document: DocumentId) {
    let reason = "Feil person".to_owned();
    let withdraw = AssessmentCommand::Withdraw { document, reason };
    does(shift, "kari", withdraw).unwrap();
}

#[test]
fn what_is_said_of_it_afterwards_is_to_transfer_again_and_what_is_withdrawn_is_to_be_struck() {
    let mut shift = evening();
    let contact = case(&mut shift);
    let document = signed(&mut shift, contact, DocumentKind::SupportConversation);
    confirms(&mut shift, document);
    let amend = AssessmentCommand::Amend {
        document,
        words: "Moren ringte".to_owned(),
        reason: "Kom fram etterpå".to_owned(),
    };
    does(&mut shift, "kari", amend).unwrap();
    assert_eq!(*transfer(&shift, document), Transfer::ToTransferAgain);
    assert_eq!(word(&shift, document), "to_transfer");
    confirms(&mut shift, document);
    withdraws(&mut shift, document);
    assert_eq!(word(&shift, document), "to_strike");
    confirms(&mut shift, document);
    assert_eq!(word(&shift, document), "struck");
}

#[test]
fn a_doctor_s_signature_afterwards_is_to_come_there_too() {
    let mut shift = evening();
    let contact = case(&mut shift);
    let order = signed(&mut shift, contact, DocumentKind::TelephoneOrder);
    confirms(&mut shift, order);
    let countersign = AssessmentCommand::Countersign { document: order };
    does(&mut shift, "jonas", countersign).unwrap();
    assert_eq!(*transfer(&shift, order), Transfer::ToTransferAgain);
}

#[test]
fn what_never_came_there_has_nothing_to_be_struck() {
    let mut shift = evening();
    let contact = case(&mut shift);
    let document = signed(&mut shift, contact, DocumentKind::SupportConversation);
    withdraws(&mut shift, document);
    assert_eq!(*transfer(&shift, document), Transfer::Here);
    let confirm = AssessmentCommand::ConfirmTransfer { document };
    assert!(does(&mut shift, "kari", confirm).is_err());
}

#[test]
fn what_is_not_signed_or_not_there_stands_in_every_handover_until_it_is() {
    let mut shift = evening();
    let contact = handovers::talked(&mut shift, "+4790000013", Next::Settled);
    let kind = DocumentKind::SupportConversation;
    let document = begun(&mut shift, "kari", contact, kind).unwrap();
    let kari = Viewer {
        staff: Some(staff("kari")),
        outside: None,
        roles: vec![StaffRole::Nurse],
        language: Language::Bokmal,
    };
    let stands = |shift: &Shift| {
        let composed = compose(shift.state(), &Receiver::Day);
        composed.contacts.contains(&contact)
    };
    let waits = |shift: &Shift| documents::left(shift.state(), &kari).len();
    let mut number = 0x500;
    let mut hands_over = |shift: &mut Shift| {
        number += 1;
        let handover = HandoverId::from_uuid(Uuid::from_u128(number));
        let receiver = Receiver::Day;
        let over = HandoverCommand::HandOver { handover, receiver };
        handovers::does(shift, "kari", over);
    };
    for _ in 0..3 {
        assert!(stands(&shift));
        assert_eq!(waits(&shift), 1);
        hands_over(&mut shift);
    }
    writes(&mut shift, "kari", document, "Vi snakket om søvn", 0).unwrap();
    signs(&mut shift, "kari", document).unwrap();
    hands_over(&mut shift);
    assert!(stands(&shift), "it is not in the record system yet");
    assert_eq!(waits(&shift), 1);
    confirms(&mut shift, document);
    assert_eq!(waits(&shift), 0);
    assert!(!stands(&shift));
}
