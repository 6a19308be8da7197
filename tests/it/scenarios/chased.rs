//! What waits for somebody's signature is not forgotten: whoever is to sign is reminded, and then somebody who can do something about it.

use hjemmevakt::domain::assessments::chase::{DocumentText, is_unseen};
use hjemmevakt::domain::assessments::command::AssessmentCommand;
use hjemmevakt::domain::contacts::contact::Next;
use hjemmevakt::domain::forms::kind::DocumentKind;
use hjemmevakt::domain::handovers::command::HandoverCommand;
use hjemmevakt::domain::handovers::compose::compose;
use hjemmevakt::domain::handovers::handover::Receiver;
use hjemmevakt::domain::ids::{ContactId, DocumentId, HandoverId};
use uuid::Uuid;

use super::documents::{begun, case, does, evening, of, signs, writes};
use super::*;

const DECISION: DocumentKind = DocumentKind::CompulsoryExaminationDecision;

fn texts(shift: &Shift, who: &str, text: &MessageText) -> usize {
    let all = shift.texts_to(who);
    all.iter().filter(|one| *one == text).count()
}

fn opens(shift: &mut Shift, who: &str, document: DocumentId) {
    does(shift, who, AssessmentCommand::See { document }).unwrap();
}

#[test]
fn while_nobody_has_opened_a_decision_they_are_reminded_and_then_whoever_asked_is_told() {
    let mut shift = evening();
    let contact = case(&mut shift);
    let decision = begun(&mut shift, "kari", contact, DECISION).unwrap();
    let (asked, unseen) = (
        MessageText::DecisionAsked,
        DocumentText::DecisionUnseen.into(),
    );
    // That she looks at it herself is not that it was seen.
    opens(&mut shift, "kari", decision);
    assert!(is_unseen(of(&shift, decision)));
    shift.minutes(9);
    assert_eq!(texts(&shift, "tor", &asked), 1);
    shift.minutes(2);
    assert_eq!(texts(&shift, "tor", &asked), 2, "reminded");
    assert_eq!(texts(&shift, "kari", &unseen), 0);
    shift.minutes(10);
    assert_eq!(texts(&shift, "kari", &unseen), 1);
    shift.minutes(60);
    assert_eq!(texts(&shift, "kari", &unseen), 1);
    assert_eq!(texts(&shift, "tor", &asked), 2);
    // After twelve hours it is he who can sign it who is reminded, and not she.
    shift.minutes(11 * 60);
    assert_eq!(texts(&shift, "tor", &asked), 3);
    assert_eq!(texts(&shift, "kari", &MessageText::SigningDue), 0);
}

#[test]
fn a_decision_that_was_opened_says_by_whom_and_nobody_is_told_that_it_was_not() {
    let mut shift = evening();
    let contact = case(&mut shift);
    let decision = begun(&mut shift, "kari", contact, DECISION).unwrap();
    opens(&mut shift, "tor", decision);
    let seen = of(&shift, decision).chase.seen.clone().unwrap();
    assert_eq!(seen.0, Actor::Staff(staff("tor")));
    shift.minutes(5);
    opens(&mut shift, "tor", decision);
    assert_eq!(of(&shift, decision).chase.seen.as_ref(), Some(&seen));
    shift.minutes(60);
    assert_eq!(texts(&shift, "tor", &MessageText::DecisionAsked), 1);
    assert_eq!(
        texts(&shift, "kari", &DocumentText::DecisionUnseen.into()),
        0
    );
}

fn ordered(shift: &mut Shift, named: bool) -> DocumentId {
    let contact = case(shift);
    signed_order(shift, contact, named)
}

fn signed_order(shift: &mut Shift, contact: ContactId, named: bool) -> DocumentId {
    let document = begun(shift, "kari", contact, DocumentKind::TelephoneOrder).unwrap();
    writes(shift, "kari", document, "Lest tilbake", 0).unwrap();
    if named {
        let doctor = Actor::Staff(staff("jonas"));
        let name = AssessmentCommand::NameDoctor { document, doctor };
        does(shift, "kari", name).unwrap();
    }
    signs(shift, "kari", document).unwrap();
    document
}

#[test]
fn the_doctor_is_reminded_of_an_order_and_then_the_leader_is_told() {
    let mut shift = evening();
    let order = ordered(&mut shift, true);
    let (sign, late) = (MessageText::OrderToSign, DocumentText::OrderUnsigned.into());
    shift.minutes(23 * 60);
    assert_eq!(texts(&shift, "jonas", &sign), 1);
    shift.minutes(90);
    assert_eq!(texts(&shift, "jonas", &sign), 2);
    assert_eq!(texts(&shift, "randi", &late), 0);
    shift.minutes(24 * 60);
    assert_eq!(texts(&shift, "randi", &late), 1);
    shift.minutes(30 * 60);
    assert_eq!(texts(&shift, "randi", &late), 1);
    assert_eq!(texts(&shift, "jonas", &sign), 2);
    assert!(of(&shift, order).chase.late);
}

#[test]
fn an_order_of_which_no_doctor_was_named_comes_to_the_leader_at_once() {
    let mut shift = evening();
    ordered(&mut shift, false);
    shift.minutes(24 * 60 + 5);
    assert_eq!(
        texts(&shift, "randi", &DocumentText::OrderUnsigned.into()),
        1
    );
}

#[test]
fn an_order_of_a_doctor_who_does_not_sign_in_here_waits_until_it_is_signed_on_paper() {
    let mut shift = evening();
    let document = ordered(&mut shift, false);
    let paper = AssessmentCommand::Countersign { document };
    assert!(does(&mut shift, "aslak", paper.clone()).is_err());
    assert!(of(&shift, document).lacks_doctor());
    does(&mut shift, "kari", paper).unwrap();
    assert!(!of(&shift, document).lacks_doctor());
    shift.minutes(50 * 60);
    assert_eq!(
        texts(&shift, "randi", &DocumentText::OrderUnsigned.into()),
        0
    );
    // Where a doctor who signs in here was named, it is theirs alone.
    let mut shift = evening();
    let document = ordered(&mut shift, true);
    let paper = AssessmentCommand::Countersign { document };
    assert!(does(&mut shift, "kari", paper).is_err());
    assert!(of(&shift, document).lacks_doctor());
}

#[test]
fn an_order_that_was_signed_reminds_nobody() {
    let mut shift = evening();
    let document = ordered(&mut shift, true);
    does(
        &mut shift,
        "jonas",
        AssessmentCommand::Countersign { document },
    )
    .unwrap();
    shift.minutes(50 * 60);
    assert_eq!(texts(&shift, "jonas", &MessageText::OrderToSign), 1);
    assert_eq!(
        texts(&shift, "randi", &DocumentText::OrderUnsigned.into()),
        0
    );
}

#[test]
fn an_order_that_waits_for_a_doctor_stands_in_every_handover_until_it_is_signed() {
    let mut shift = evening();
    let contact = handovers::talked(&mut shift, "+4790000013", Next::Settled);
    let document = signed_order(&mut shift, contact, true);
    let mut number = 0x600;
    let mut hands_over = |shift: &mut Shift| {
        number += 1;
        let handover = HandoverId::from_uuid(Uuid::from_u128(number));
        let receiver = Receiver::Day;
        let over = HandoverCommand::HandOver { handover, receiver };
        handovers::does(shift, "kari", over);
    };
    let stands = |shift: &Shift| {
        let composed = compose(shift.state(), &Receiver::Day);
        let left = shift.state().documents_left();
        let left = left.filter(|one| one.id == document).count();
        (composed.contacts.contains(&contact), left)
    };
    for _ in 0..3 {
        assert_eq!(stands(&shift), (true, 1));
        hands_over(&mut shift);
    }
    let countersign = AssessmentCommand::Countersign { document };
    does(&mut shift, "jonas", countersign).unwrap();
    assert_eq!(stands(&shift), (false, 0));
}
