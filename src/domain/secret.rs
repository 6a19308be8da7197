//! Content that is sealed in the log, and may be gone. Never shows itself in debug output.

use std::fmt;

use crate::domain::ids::{
    ComplaintId, ConfidenceId, ContactId, DeviationId, DocumentId, GuestId, PatientId, VisitId,
};

/// A value that is stored sealed. Once its key has been destroyed it reads as [`Secret::Erased`], everywhere and for good.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Secret<T> {
    /// The key is there and the content with it.
    Known(T),
    /// The key has been destroyed: nobody can read this any more.
    Erased,
}

impl<T> Secret<T> {
    /// The content, if it is still there.
    pub const fn known(&self) -> Option<&T> {
        match self {
            Self::Known(value) => Some(value),
            Self::Erased => None,
        }
    }
}

impl<T> fmt::Debug for Secret<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Known(_) => "Known(…)",
            Self::Erased => "Erased",
        })
    }
}

/// Whose data key seals a value. Destroying the key erases everything sealed for the subject.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Subject {
    /// The service's own content, such as the numbers in its service file.
    Service,
    /// One contact: its numbers, messages and notes.
    Contact(ContactId),
    /// One guest: the name and what else says who it is.
    Guest(GuestId),
    /// One home visit without a contact: where and with whom.
    Visit(VisitId),
    /// One complaint without a contact: who complains, and of what.
    Complaint(ComplaintId),
    /// One deviation without a contact: what was said of it.
    Deviation(DeviationId),
    /// One document: it may have to go alone.
    Document(DocumentId),
    /// One patient: who it is, those around them, the plan.
    Patient(PatientId),
    /// One thing told in confidence: it may have to go alone.
    Confidence(ConfidenceId),
}
