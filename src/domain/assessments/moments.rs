//! Moments that are over when somebody writes them down: when a doctor examined, when a decision was made, when the police were asked. A moment that
//! has not come is a slip of the finger, and what is built on it is wrong (`handbook/service/en/assessments.md`).

use crate::domain::assessments::document::Document;
use crate::domain::forms::answer::Answer;
use crate::domain::forms::check::FieldProblem;
use crate::domain::forms::kind::DocumentKind;
use crate::domain::forms::link::Field;
use crate::domain::time::Timestamp;

/// Whether a question asks for something that has happened. All the others may be of what is to come.
fn asks_of_the_past(kind: DocumentKind, link: &str) -> bool {
    match kind {
        DocumentKind::DoctorExamination => matches!(link, "exam.when" | "police.when"),
        DocumentKind::CompulsoryExaminationDecision => matches!(link, "told.when" | "police.when"),
        DocumentKind::NurseAssessment | DocumentKind::Escort => link == "police.when",
        DocumentKind::InstitutionInformation => matches!(link, "from.when" | "what.when"),
        DocumentKind::TelephoneOrder => matches!(link, "doctor.when" | "back.given"),
        DocumentKind::Isbar
        | DocumentKind::Urgency
        | DocumentKind::FirstContact
        | DocumentKind::SupportConversation
        | DocumentKind::SuicideExploration
        | DocumentKind::Intoxication
        | DocumentKind::Children
        | DocumentKind::HomeVisit
        | DocumentKind::RelativeConversation
        | DocumentKind::AfterCrisis
        | DocumentKind::Licensed => false,
    }
}

/// Whether these values may stand in a field now.
///
/// # Errors
/// The moment is one that has not come, and the question asks for something that has happened.
pub fn fits(
    kind: DocumentKind,
    field: &Field,
    values: &[Answer],
    now: Timestamp,
) -> Result<(), FieldProblem> {
    let ahead = values
        .iter()
        .any(|value| matches!(value, Answer::DateTime(at) if *at > now));
    if ahead && asks_of_the_past(kind, field.link.as_str()) {
        return Err(FieldProblem::NotYet);
    }
    Ok(())
}

/// The fields of a document in which something is said to have happened that has not.
pub(super) fn ahead(document: &Document, now: Timestamp) -> Vec<String> {
    let answers = document.answers();
    let ahead = answers
        .iter()
        .filter(|(field, values)| fits(document.kind, field, values, now).is_err());
    ahead.map(|(field, _)| field.to_string()).collect()
}
