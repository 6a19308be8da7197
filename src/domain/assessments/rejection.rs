//! Why something about a document was not done, in words a person can read.

use crate::domain::ids::DocumentId;
use crate::domain::rejection::Rejection;

/// A change to a document that was not made, and why.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum DocumentRejection {
    /// Whose part it is.
    #[error("this part is signed by a nurse")]
    NurseSigns,
    /// Whose part it is.
    #[error("this part is written and signed by a doctor")]
    DoctorSigns,
    /// Whose part it is.
    #[error(
        "the decision on compulsory examination is the municipal doctor's or a delegate's: a nurse or another doctor can ask for it, and cannot write or sign it"
    )]
    MunicipalDoctorSigns,
    /// Nothing changes in it any more.
    #[error("this is signed, and nothing in it is changed: write an amendment beside it")]
    Signed,
    /// It counts no more.
    #[error("this was withdrawn, or is written in another record: begin a new one")]
    Over,
    /// It is not signed.
    #[error("this has not been signed yet")]
    NotSigned,
    /// The form is another one.
    #[error("this document was begun on {form}: it is finished on it as well")]
    OtherForm {
        /// `url|version`.
        form: String,
    },
    /// No such question.
    #[error("there is no question {field} in this form, or it is not asked now")]
    NoField {
        /// Which.
        field: String,
    },
    /// What was written does not fit the question.
    #[error("in {field}: {problem}")]
    Misfit {
        /// Which.
        field: String,
        /// What is wrong.
        problem: String,
    },
    /// Something is missing.
    #[error("before it is signed, these must be answered: {fields}")]
    Unfinished {
        /// Which, by link id.
        fields: String,
    },
    /// Something is said to have happened that has not.
    #[error("this has not happened yet, look at the day, the year and the time: {fields}")]
    Ahead {
        /// Which, by link id.
        fields: String,
    },
    /// Two texts in one field.
    #[error("two of you have written in the same place: settle it first ({fields})")]
    Unsettled {
        /// Which, by link id.
        fields: String,
    },
    /// Somebody has written since.
    #[error("somebody has written in it since you looked: look at what stands there now")]
    WrittenSince,
    /// Too many texts in one field.
    #[error("there are {most} texts in this field already: settle it first")]
    FieldFull {
        /// In texts.
        most: usize,
    },
    /// Too many documents.
    #[error("there are {most} documents in this contact already")]
    TooMany {
        /// In documents.
        most: usize,
    },
    /// Only whoever signed.
    #[error("only whoever signed it can withdraw it")]
    NotTheSigner,
    /// Nobody who could sign it.
    #[error(
        "this is no doctor who can sign in here: write the name in the form, and let the doctor sign on paper"
    )]
    NoDoctor,
    /// Who gave the order is said before it is signed.
    #[error("which doctor gave this order? Name them, or say that they do not sign in here")]
    WhichDoctor,
    /// Somebody is to decide, and whoever asked is answered.
    #[error(
        "a decision on compulsory examination was asked for in this contact, and is not made: take the request back, or say who follows up"
    )]
    DecisionWaits,
    /// Another doctor gave it.
    #[error(
        "another doctor is said to have given this order: it is theirs to sign, or the nurse names you instead"
    )]
    OtherDoctor,
    /// Only orders.
    #[error("only an order that was given by telephone is signed by a doctor afterwards")]
    NotAnOrder,
    /// A time that has not come.
    #[error("it cannot have been written there at a time that has not come")]
    NotYet,
    /// There is nothing to transfer.
    #[error("the official record of this document is here: there is nothing to transfer")]
    NothingToTransfer,
    /// One of the same is a draft in this case.
    #[error(
        "one is being written in this case already, {document}: go on in it, or say that it is another one"
    )]
    BeingWritten {
        /// Which.
        document: DocumentId,
    },
    /// The municipal doctor has been asked.
    #[error("this is asked for in this case already, and not decided yet: {document}")]
    AlreadyAsked {
        /// Which.
        document: DocumentId,
    },
    /// Something that was signed or handed out promises more.
    #[error(
        "a signed document or the sheet names a next contact: make it a follow-up, or say in words why not"
    )]
    NextContactNamed,
    /// It is no longer the asker's alone.
    #[error("somebody else has written in it: only whoever may write in it can withdraw it")]
    OthersWrote,
    /// It already exists.
    #[error("there is another document with this id")]
    IdTaken,
}

impl From<DocumentRejection> for Rejection {
    fn from(rejection: DocumentRejection) -> Self {
        Self::Document(rejection)
    }
}
