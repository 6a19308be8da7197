//! Who asked for a decision and who writes it are two; what is being written already is gone on with.

use hjemmevakt::domain::assessments::asked::{asked_by, author};
use hjemmevakt::domain::assessments::command::AssessmentCommand;
use hjemmevakt::domain::assessments::document::Standing;
use hjemmevakt::domain::assessments::rejection::DocumentRejection;
use hjemmevakt::domain::forms::kind::DocumentKind;
use hjemmevakt::domain::ids::{ContactId, DocumentId};
use hjemmevakt::domain::rejection::Rejection;
use uuid::Uuid;

use super::documents::{begun, case, does, evening, of, signs, writes};
use super::*;
use crate::forms::small;

const DECISION: DocumentKind = DocumentKind::CompulsoryExaminationDecision;

fn withdraws(shift: &mut Shift, who: &str, document: DocumentId) -> Result<(), Rejection> {
    let reason = "Personen sa ja selv".to_owned();
    does(shift, who, AssessmentCommand::Withdraw { document, reason })
}

fn another(
    shift: &mut Shift,
    who: &str,
    contact: ContactId,
    kind: DocumentKind,
) -> Result<DocumentId, Rejection> {
    let document = DocumentId::from_uuid(Uuid::from_u128(990));
    let command = AssessmentCommand::Begin {
        document,
        contact,
        form: small(kind),
        another: true,
    };
    does(shift, who, command).map(|()| document)
}

fn asked_in(shift: &Shift) -> usize {
    let texts = shift.texts_to("tor");
    let asked = texts
        .iter()
        .filter(|text| **text == MessageText::DecisionAsked);
    asked.count()
}

#[test]
fn whoever_asks_for_a_decision_is_nowhere_said_to_have_written_it() {
    let mut shift = evening();
    let contact = case(&mut shift);
    let (kari, tor) = (Actor::Staff(staff("kari")), Actor::Staff(staff("tor")));
    let decision = begun(&mut shift, "kari", contact, DECISION).unwrap();
    let seen = |shift: &Shift| {
        let document = of(shift, decision);
        let asked = asked_by(shift.state(), document).cloned();
        (asked, author(shift.state(), document))
    };
    assert_eq!(seen(&shift), (Some(kari.clone()), None));
    writes(&mut shift, "tor", decision, "Hørt kl. 23", 0).unwrap();
    assert_eq!(seen(&shift), (Some(kari.clone()), Some(tor.clone())));
    signs(&mut shift, "tor", decision).unwrap();
    assert_eq!(seen(&shift), (Some(kari), Some(tor.clone())));
    // The municipal doctor who begins one has asked nobody.
    let own = begun(&mut shift, "tor", contact, DECISION).unwrap();
    let document = of(&shift, own);
    assert_eq!(asked_by(shift.state(), document), None);
    assert_eq!(author(shift.state(), document), Some(tor));
}

#[test]
fn what_the_municipal_doctor_has_begun_to_write_is_not_taken_away_by_whoever_asked() {
    let mut shift = evening();
    let contact = case(&mut shift);
    let decision = begun(&mut shift, "kari", contact, DECISION).unwrap();
    writes(&mut shift, "tor", decision, "Hørt kl. 23", 0).unwrap();
    assert_eq!(
        withdraws(&mut shift, "kari", decision),
        Err(DocumentRejection::OthersWrote.into())
    );
    assert!(of(&shift, decision).is_draft());
    withdraws(&mut shift, "tor", decision).unwrap();
    // What nobody has written in she takes back herself.
    let again = begun(&mut shift, "kari", contact, DECISION).unwrap();
    withdraws(&mut shift, "kari", again).unwrap();
    assert!(matches!(
        of(&shift, again).part.standing(),
        Standing::Withdrawn { .. }
    ));
}

#[test]
fn a_decision_is_asked_for_once_until_it_is_made_or_withdrawn() {
    let mut shift = evening();
    let contact = case(&mut shift);
    let first = begun(&mut shift, "kari", contact, DECISION).unwrap();
    shift.passes(5);
    assert_eq!(asked_in(&shift), 1);
    let already = DocumentRejection::AlreadyAsked { document: first };
    for who in ["kari", "tor"] {
        assert_eq!(
            begun(&mut shift, who, contact, DECISION),
            Err(already.clone().into()),
            "{who}"
        );
        assert_eq!(
            another(&mut shift, who, contact, DECISION),
            Err(already.clone().into()),
            "{who}"
        );
    }
    shift.passes(5);
    assert_eq!(asked_in(&shift), 1);
    writes(&mut shift, "tor", first, "Ikke vedtak", 0).unwrap();
    signs(&mut shift, "tor", first).unwrap();
    begun(&mut shift, "kari", contact, DECISION).unwrap();
    shift.passes(5);
    assert_eq!(asked_in(&shift), 2, "it is asked for anew");
}

#[test]
fn a_second_part_of_the_same_is_begun_only_by_whoever_says_so() {
    let mut shift = evening();
    let contact = case(&mut shift);
    let kind = DocumentKind::SupportConversation;
    let first = begun(&mut shift, "kari", contact, kind).unwrap();
    for who in ["kari", "aslak"] {
        assert_eq!(
            begun(&mut shift, who, contact, kind),
            Err(DocumentRejection::BeingWritten { document: first }.into()),
            "{who}"
        );
    }
    // Of another kind, or an examination, which is one doctor's, there is nothing in the way.
    begun(&mut shift, "kari", contact, DocumentKind::NurseAssessment).unwrap();
    let second = another(&mut shift, "kari", contact, kind).unwrap();
    assert!(of(&shift, second).is_draft() && of(&shift, first).is_draft());
    withdraws(&mut shift, "kari", second).unwrap();
    writes(&mut shift, "kari", first, "Vi snakket om søvn", 0).unwrap();
    signs(&mut shift, "kari", first).unwrap();
    begun(&mut shift, "kari", contact, kind).unwrap();
}
