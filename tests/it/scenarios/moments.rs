//! What has happened cannot have happened at a time that has not come: refused where it is written, and where it is signed.

use std::sync::Arc;

use hjemmevakt::domain::assessments::command::AssessmentCommand;
use hjemmevakt::domain::assessments::moments::fits;
use hjemmevakt::domain::assessments::rejection::DocumentRejection;
use hjemmevakt::domain::forms::answer::Answer;
use hjemmevakt::domain::forms::check::FieldProblem;
use hjemmevakt::domain::forms::form::Form;
use hjemmevakt::domain::forms::kind::DocumentKind;
use hjemmevakt::domain::ids::{ContactId, DocumentId};
use hjemmevakt::domain::rejection::Rejection;
use hjemmevakt::domain::time::Timestamp;
use hjemmevakt::forms::shelf::Shelf;
use uuid::Uuid;

use super::documents::{case, does, evening, of};
use super::*;

fn in_use(name: &str) -> Arc<Form> {
    let shelf = Shelf::load(None).unwrap();
    let today = jiff::civil::date(2026, 1, 8);
    shelf.library.in_use(name, today).unwrap().clone()
}

fn begins(shift: &mut Shift, who: &str, contact: ContactId, form: &Arc<Form>) -> DocumentId {
    let document = DocumentId::from_uuid(Uuid::from_u128(0x711));
    let begin = AssessmentCommand::Begin {
        document,
        contact,
        form: Arc::clone(form),
        another: false,
    };
    does(shift, who, begin).unwrap();
    document
}

fn says(
    shift: &mut Shift,
    who: &str,
    (document, form): (DocumentId, &Arc<Form>),
    (link, at): (&str, Timestamp),
) -> Result<(), Rejection> {
    let field = link.parse().unwrap();
    let entry = of(shift, document).entries.get(&field);
    let seen = entry.map_or(0, |entry| entry.written.number);
    let write = AssessmentCommand::Write {
        document,
        form: Arc::clone(form),
        field,
        values: vec![Answer::DateTime(at)],
        seen,
    };
    does(shift, who, write)
}

#[test]
fn nobody_has_examined_or_decided_at_a_time_that_has_not_come() {
    let asked = [
        ("jonas", "doctor-examination", "exam.when"),
        ("tor", "compulsory-examination-decision", "told.when"),
    ];
    for (who, name, link) in asked {
        let mut shift = evening();
        let contact = case(&mut shift);
        let form = in_use(name);
        let asks = if who == "tor" { "kari" } else { who };
        let document = begins(&mut shift, asks, contact, &form);
        let on = (document, &form);
        let (now, year) = (shift.world.now, Duration::from_hours(365 * 24));
        let refused = says(&mut shift, who, on, (link, now + year));
        assert!(
            matches!(
                refused,
                Err(Rejection::Document(DocumentRejection::Misfit { .. }))
            ),
            "{name}: {refused:?}"
        );
        assert!(of(&shift, document).entries.is_empty(), "{name}");
        // An hour ago it may have been, and a minute from now not.
        let hour = Timestamp::from_jiff(now.to_jiff() - jiff::Span::new().hours(1));
        says(&mut shift, who, on, (link, hour)).unwrap();
        let minute = now + Duration::from_mins(1);
        assert!(says(&mut shift, who, on, (link, minute)).is_err(), "{name}");
    }
}

#[test]
fn what_is_agreed_for_later_is_in_the_future() {
    let now = Timestamp::from_jiff("2026-01-08T20:00:00Z".parse().unwrap());
    let later = [Answer::DateTime(now + Duration::from_hours(48))];
    let asked = [
        (DocumentKind::NurseAssessment, "agreed.next", Ok(())),
        (DocumentKind::Escort, "how.leaves", Ok(())),
        (DocumentKind::Urgency, "again", Ok(())),
        (
            DocumentKind::NurseAssessment,
            "police.when",
            Err(FieldProblem::NotYet),
        ),
        (
            DocumentKind::InstitutionInformation,
            "what.when",
            Err(FieldProblem::NotYet),
        ),
        (
            DocumentKind::TelephoneOrder,
            "back.given",
            Err(FieldProblem::NotYet),
        ),
    ];
    for (kind, link, expected) in asked {
        let field = link.parse().unwrap();
        assert_eq!(fits(kind, &field, &later, now), expected, "{link}");
        assert_eq!(
            fits(kind, &field, &[Answer::DateTime(now)], now),
            Ok(()),
            "{link}"
        );
    }
}

/// The questions are named by their link ids: a form that calls one otherwise is not watched.
#[test]
fn every_question_of_what_has_happened_stands_in_the_form_in_use() {
    let now = Timestamp::from_jiff("2026-01-08T20:00:00Z".parse().unwrap());
    let later = [Answer::DateTime(now + Duration::from_hours(48))];
    let watched = [
        ("doctor-examination", "exam.when"),
        ("doctor-examination", "police.when"),
        ("compulsory-examination-decision", "told.when"),
        ("nurse-assessment", "police.when"),
        ("institution-information", "from.when"),
        ("telephone-order", "doctor.when"),
    ];
    for (name, link) in watched {
        let form = in_use(name);
        let field: hjemmevakt::domain::forms::link::Field = link.parse().unwrap();
        assert!(form.item(&field.link).is_some(), "{name} {link}");
        assert!(
            fits(form.kind(), &field, &later, now).is_err(),
            "{name} {link}"
        );
    }
}
