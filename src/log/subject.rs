//! How a [`Subject`] is written where keys are stored. Part of what is stored: a name once given stays.

use crate::domain::ids::{
    ComplaintId, ConfidenceId, ContactId, DeviationId, DocumentId, GuestId, PatientId, VisitId,
};
use crate::domain::secret::Subject;

/// The stored name.
pub(super) fn to_text(subject: Subject) -> String {
    match subject {
        Subject::Service => "service".to_owned(),
        Subject::Contact(id) => format!("contact:{id}"),
        Subject::Guest(id) => format!("guest:{id}"),
        Subject::Visit(id) => format!("visit:{id}"),
        Subject::Complaint(id) => format!("complaint:{id}"),
        Subject::Deviation(id) => format!("deviation:{id}"),
        Subject::Document(id) => format!("document:{id}"),
        Subject::Patient(id) => format!("patient:{id}"),
        Subject::Confidence(id) => format!("confidence:{id}"),
    }
}

/// From the stored name; `None` if this program knows no such subject.
pub(super) fn from_text(text: &str) -> Option<Subject> {
    match text.split_once(':') {
        None if text == "service" => Some(Subject::Service),
        Some(("contact", id)) => id.parse::<ContactId>().ok().map(Subject::Contact),
        Some(("guest", id)) => id.parse::<GuestId>().ok().map(Subject::Guest),
        Some(("visit", id)) => id.parse::<VisitId>().ok().map(Subject::Visit),
        Some(("complaint", id)) => id.parse::<ComplaintId>().ok().map(Subject::Complaint),
        Some(("deviation", id)) => id.parse::<DeviationId>().ok().map(Subject::Deviation),
        Some(("document", id)) => id.parse::<DocumentId>().ok().map(Subject::Document),
        Some(("patient", id)) => id.parse::<PatientId>().ok().map(Subject::Patient),
        Some(("confidence", id)) => id.parse::<ConfidenceId>().ok().map(Subject::Confidence),
        Some(_) | None => None,
    }
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;

    #[test]
    fn a_name_reads_back_as_its_subject() {
        let contact = Subject::Contact(ContactId::from_uuid(Uuid::from_u128(0x1234)));
        let guest = Subject::Guest(GuestId::from_uuid(Uuid::from_u128(0x1234)));
        let visit = Subject::Visit(VisitId::from_uuid(Uuid::from_u128(0x1234)));
        let patient = Subject::Patient(PatientId::from_uuid(Uuid::from_u128(0x1234)));
        let confidence = Subject::Confidence(ConfidenceId::from_uuid(Uuid::from_u128(0x1234)));
        let deviation = Subject::Deviation(DeviationId::from_uuid(Uuid::from_u128(0x1234)));
        let complaint = Subject::Complaint(ComplaintId::from_uuid(Uuid::from_u128(0x1234)));
        for subject in [
            complaint,
            Subject::Service,
            contact,
            guest,
            visit,
            patient,
            confidence,
            deviation,
        ] {
            assert_eq!(from_text(&to_text(subject)), Some(subject));
        }
        for text in [
            "",
            "services",
            "contact",
            "contact:",
            "contact:kari",
            "other:1",
        ] {
            assert_eq!(from_text(text), None, "{text}");
        }
    }
}
