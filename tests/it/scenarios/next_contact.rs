//! What is signed names a next contact: nothing ends as settled while it leads nowhere.

use hjemmevakt::domain::assessments::command::AssessmentCommand;
use hjemmevakt::domain::assessments::next_contact::named;
use hjemmevakt::domain::assessments::rejection::DocumentRejection;
use hjemmevakt::domain::contacts::contact::{Next, Outcome, WhyNot};
use hjemmevakt::domain::followups::command::FollowUpCommand;
use hjemmevakt::domain::followups::follow_up::ForWhom;
use hjemmevakt::domain::forms::answer::{Answer, Code};
use hjemmevakt::domain::forms::kind::DocumentKind;
use hjemmevakt::domain::ids::{ContactId, DocumentId};
use hjemmevakt::domain::rejection::Rejection;
use hjemmevakt::domain::secret::Secret;
use hjemmevakt::domain::time::Timestamp;
use hjemmevakt::forms::shelf::Shelf;
use uuid::Uuid;

use super::documents::{begun, case, does, evening};
use super::requests::asks;
use super::*;

/// Kari has talked to somebody, and signs how urgent it is, and when she looks at it again.
fn signed(shift: &mut Shift, again: Option<Timestamp>) -> (ContactId, DocumentId) {
    let caller = shift.dials(STRANGER);
    shift.passes(3);
    shift.takes("kari");
    shift.passes(20);
    let contact = shift.call(caller).contact;
    shift.hangs_up(caller);
    shift.passes(20);
    let shelf = Shelf::load(None).unwrap();
    let today = jiff::civil::date(2026, 1, 8);
    let form = shelf.library.in_use("urgency", today).unwrap().clone();
    let document = DocumentId::from_uuid(Uuid::from_u128(700));
    let begin = AssessmentCommand::Begin {
        document,
        contact,
        form: form.clone(),
        another: false,
    };
    does(shift, "kari", begin).unwrap();
    let answers = [
        ("urgency", Some(Answer::Choice(Code::new("soon")))),
        ("why", Some(Answer::Text("Sover ikke".to_owned()))),
        ("again", again.map(Answer::DateTime)),
    ];
    for (link, answer) in answers {
        let Some(answer) = answer else { continue };
        let write = AssessmentCommand::Write {
            document,
            form: form.clone(),
            field: link.parse().unwrap(),
            values: vec![answer],
            seen: 0,
        };
        does(shift, "kari", write).unwrap();
    }
    let seen = shift.state().seq;
    let sign = AssessmentCommand::Sign {
        document,
        form,
        seen,
        outside: false,
    };
    does(shift, "kari", sign).unwrap();
    (contact, document)
}

fn ends(shift: &mut Shift, contact: ContactId, next: Next) -> Result<(), Rejection> {
    let outcome = Outcome::HelpedByTelephone;
    let end = Command::RecordOutcome {
        contact,
        outcome,
        next,
    };
    asks(shift, &Actor::Staff(staff("kari")), end)
}

#[test]
fn a_contact_does_not_end_as_settled_while_what_was_signed_names_a_next_one() {
    let mut shift = evening();
    let again = shift.world.now + Duration::from_hours(10);
    let (contact, document) = signed(&mut shift, Some(again));
    let all = named(shift.state().document(document).unwrap());
    assert_eq!(all.first().map(|next| next.at), Some(Some(again)));
    assert_eq!(
        ends(&mut shift, contact, Next::Settled),
        Err(DocumentRejection::NextContactNamed.into())
    );
    let set = FollowUpCommand::Set {
        contact,
        for_whom: ForWhom::Person,
        owner: staff("kari"),
        at: again,
        what: "Se paa hasten en gang til".to_owned(),
    };
    asks(
        &mut shift,
        &Actor::Staff(staff("kari")),
        Command::FollowUp(set),
    )
    .unwrap();
    ends(&mut shift, contact, Next::Settled).unwrap();
}

#[test]
fn she_says_in_words_why_not_or_it_has_been() {
    let mut shift = evening();
    let again = shift.world.now + Duration::from_hours(10);
    let (contact, _) = signed(&mut shift, Some(again));
    let why = Next::Refused {
        why: Some(WhyNot::NoMore),
        words: Secret::Known("Vil ikke snakke mer".to_owned()),
    };
    ends(&mut shift, contact, why).unwrap();

    let mut shift = evening();
    let again = shift.world.now + Duration::from_mins(10);
    let (contact, _) = signed(&mut shift, Some(again));
    shift.minutes(15);
    ends(&mut shift, contact, Next::Settled).unwrap();

    let mut shift = evening();
    let (contact, _) = signed(&mut shift, None);
    ends(&mut shift, contact, Next::Settled).unwrap();
}

#[test]
fn nor_while_a_decision_that_was_asked_for_is_not_made() {
    let mut shift = evening();
    let contact = case(&mut shift);
    let kind = DocumentKind::CompulsoryExaminationDecision;
    let decision = begun(&mut shift, "kari", contact, kind).unwrap();
    assert_eq!(
        ends(&mut shift, contact, Next::Settled),
        Err(DocumentRejection::DecisionWaits.into())
    );
    // It is taken back: nobody decides anything any more.
    let back = AssessmentCommand::Withdraw {
        document: decision,
        reason: "Ble med frivillig".to_owned(),
    };
    does(&mut shift, "kari", back).unwrap();
    ends(&mut shift, contact, Next::Settled).unwrap();
}

#[test]
fn a_decision_that_waits_is_left_to_somebody_by_name() {
    let mut shift = evening();
    let contact = case(&mut shift);
    let kind = DocumentKind::CompulsoryExaminationDecision;
    begun(&mut shift, "kari", contact, kind).unwrap();
    let next = Next::FollowUp {
        owner: staff("siri"),
        at: shift.world.now + Duration::from_hours(12),
        what: Secret::Known("Hoere om vedtaket er fattet".to_owned()),
    };
    ends(&mut shift, contact, next).unwrap();
}
