//! Whoever waits for an examination or a decision is told when it is finished and when it counts no more; where nobody wants a decision any more,
//! nobody has decided anything, and the municipal doctor has nothing more to do with the case.

use hjemmevakt::domain::access::allows;
use hjemmevakt::domain::assessments::asked::{Request, request};
use hjemmevakt::domain::assessments::chase::DocumentText;
use hjemmevakt::domain::assessments::command::AssessmentCommand;
use hjemmevakt::domain::forms::kind::DocumentKind;
use hjemmevakt::domain::ids::{ContactId, DocumentId};
use hjemmevakt::views::documents;
use hjemmevakt::views::escort::of_contact;
use uuid::Uuid;

use super::documents::{begun, case, does, evening, of, signs, writes};
use super::escorts::{books, flight, viewer};
use super::*;

const DECISION: DocumentKind = DocumentKind::CompulsoryExaminationDecision;
const EXAMINATION: DocumentKind = DocumentKind::DoctorExamination;

fn takes_back(shift: &mut Shift, who: &str, document: DocumentId) {
    let reason = "Personen sa ja selv".to_owned();
    does(shift, who, AssessmentCommand::Withdraw { document, reason }).unwrap();
    shift.passes(5);
}

fn texts(shift: &Shift, who: &str, text: DocumentText) -> usize {
    let (all, text) = (shift.texts_to(who), MessageText::from(text));
    all.iter().filter(|one| **one == text).count()
}

/// What the municipal doctor reads of the case.
fn reads(shift: &Shift, contact: ContactId) -> Vec<DocumentId> {
    let all = documents::of_contact(shift.state(), &viewer(shift, "tor"), contact);
    all.iter().map(|seen| seen.document.id).collect()
}

fn takes_part(shift: &Shift, contact: ContactId) -> bool {
    documents::takes_part(shift.state(), &viewer(shift, "tor"), contact)
}

#[test]
fn the_municipal_doctor_has_nothing_more_to_do_with_a_case_in_which_no_decision_is_wanted() {
    let mut shift = evening();
    let contact = case(&mut shift);
    let nurses = begun(&mut shift, "kari", contact, DocumentKind::NurseAssessment).unwrap();
    let decision = begun(&mut shift, "kari", contact, DECISION).unwrap();
    assert_eq!(reads(&shift, contact), [nurses, decision]);
    takes_back(&mut shift, "kari", decision);
    assert!(!takes_part(&shift, contact));
    assert!(reads(&shift, contact).is_empty());
    let begin = Command::Assessment(AssessmentCommand::Begin {
        document: DocumentId::from_uuid(Uuid::from_u128(991)),
        contact,
        form: crate::forms::small(EXAMINATION),
        another: false,
    });
    let tor = Actor::Staff(staff("tor"));
    assert!(allows(shift.state(), &tor, &begin, shift.world.now).is_err());
    assert_eq!(texts(&shift, "tor", DocumentText::DecisionNotWanted), 1);
    // He is not reminded of what nobody wants.
    let asked = |shift: &Shift| {
        let all = shift.texts_to("tor").into_iter();
        all.filter(|text| *text == MessageText::DecisionAsked)
            .count()
    };
    let before = asked(&shift);
    shift.minutes(13 * 60);
    assert_eq!(asked(&shift), before);
    assert_eq!(texts(&shift, "tor", DocumentText::DecisionNotWanted), 1);
    // Asked again, he takes part again.
    begun(&mut shift, "kari", contact, DECISION).unwrap();
    assert!(takes_part(&shift, contact));
}

#[test]
fn what_the_municipal_doctor_has_written_in_keeps_the_case_and_whoever_asked_is_told() {
    let mut shift = evening();
    let contact = case(&mut shift);
    let decision = begun(&mut shift, "kari", contact, DECISION).unwrap();
    writes(&mut shift, "tor", decision, "Hørt kl. 23", 0).unwrap();
    takes_back(&mut shift, "tor", decision);
    assert!(takes_part(&shift, contact));
    assert!(reads(&shift, contact).contains(&decision));
    assert_eq!(texts(&shift, "kari", DocumentText::PartTakenBack), 1);
    assert_eq!(texts(&shift, "tor", DocumentText::DecisionNotWanted), 0);
}

#[test]
fn a_request_that_was_taken_back_is_never_said_to_be_a_decision() {
    let mut shift = evening();
    let contact = case(&mut shift);
    let said = |shift: &Shift, document| documents::said_word(shift.state(), of(shift, document));
    let decision = begun(&mut shift, "kari", contact, DECISION).unwrap();
    assert_eq!(said(&shift, decision), "asked");
    takes_back(&mut shift, "kari", decision);
    assert_eq!(said(&shift, decision), "unasked");
    let became = request(shift.state(), of(&shift, decision));
    assert_eq!(became, Some(Request::TakenBack));
    // What was written is a draft that was withdrawn, and what was signed a decision that was.
    let written = begun(&mut shift, "kari", contact, DECISION).unwrap();
    writes(&mut shift, "tor", written, "Hørt kl. 23", 0).unwrap();
    assert_eq!(said(&shift, written), "deciding");
    signs(&mut shift, "tor", written).unwrap();
    assert_eq!(said(&shift, written), "signed");
    takes_back(&mut shift, "tor", written);
    assert_eq!(said(&shift, written), "withdrawn");
}

#[test]
fn whoever_waits_for_the_doctors_part_is_told_when_it_is_signed_and_when_it_counts_no_more() {
    let mut shift = evening();
    let contact = case(&mut shift);
    let mut journey = flight(&shift, 60, 6);
    journey.staff = staff("aslak");
    books(&mut shift, contact, journey);
    let examination = begun(&mut shift, "jonas", contact, EXAMINATION).unwrap();
    writes(&mut shift, "jonas", examination, "Undersøkt kl. 22", 0).unwrap();
    signs(&mut shift, "jonas", examination).unwrap();
    shift.passes(5);
    for who in ["kari", "aslak"] {
        assert_eq!(texts(&shift, who, DocumentText::PartFinished), 1, "{who}");
        assert_eq!(texts(&shift, who, DocumentText::PartTakenBack), 0, "{who}");
    }
    assert_eq!(texts(&shift, "jonas", DocumentText::PartFinished), 0);
    let card = |shift: &Shift| {
        let seen = of_contact(
            shift.state(),
            &viewer(shift, "aslak"),
            contact,
            shift.world.now,
        );
        let seen = seen.unwrap();
        let why = seen.withdrawn.and_then(|withdrawn| withdrawn.reason);
        (seen.examination.is_some(), why)
    };
    assert_eq!(card(&shift), (true, None));
    takes_back(&mut shift, "jonas", examination);
    assert_eq!(
        card(&shift),
        (false, Some("Personen sa ja selv".to_owned()))
    );
    for who in ["kari", "aslak"] {
        assert_eq!(texts(&shift, who, DocumentText::PartTakenBack), 1, "{who}");
    }
    assert_eq!(texts(&shift, "randi", DocumentText::PartTakenBack), 0);
    // Examined anew, the old one is nobody's concern.
    let again = begun(&mut shift, "jonas", contact, EXAMINATION).unwrap();
    writes(&mut shift, "jonas", again, "Undersøkt kl. 23", 0).unwrap();
    signs(&mut shift, "jonas", again).unwrap();
    assert_eq!(card(&shift), (true, None));
}

#[test]
fn the_nurses_own_part_tells_nobody() {
    let mut shift = evening();
    let contact = case(&mut shift);
    let kind = DocumentKind::NurseAssessment;
    let part = begun(&mut shift, "aslak", contact, kind).unwrap();
    writes(&mut shift, "aslak", part, "Vi snakket om søvn", 0).unwrap();
    signs(&mut shift, "aslak", part).unwrap();
    takes_back(&mut shift, "aslak", part);
    for text in [DocumentText::PartFinished, DocumentText::PartTakenBack] {
        assert_eq!(texts(&shift, "kari", text), 0);
    }
}

#[test]
fn a_decision_is_told_to_whoever_asked_also_where_the_contact_is_anothers() {
    let mut shift = evening();
    let contact = case(&mut shift);
    let decision = begun(&mut shift, "aslak", contact, DECISION).unwrap();
    writes(&mut shift, "tor", decision, "Ikke vedtak", 0).unwrap();
    signs(&mut shift, "tor", decision).unwrap();
    shift.passes(5);
    for who in ["kari", "aslak"] {
        assert_eq!(texts(&shift, who, DocumentText::PartFinished), 1, "{who}");
    }
}
