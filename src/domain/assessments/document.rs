//! A document: on which form, in which contact, what stands in it, and how far it has come.

use std::sync::Arc;

use imbl::{OrdMap, Vector};

use crate::domain::actor::Actor;
use crate::domain::assessments::chase::Chase;
use crate::domain::assessments::entry::{Entry, Written};
use crate::domain::assessments::hash::{Hashed, Place};
use crate::domain::assessments::signature::{
    DoctorSignature, MunicipalDoctorSignature, NurseSignature, Office, ReceivedSignature, Signature,
};
use crate::domain::forms::answer::Answers;
use crate::domain::forms::form::FormRef;
use crate::domain::forms::kind::DocumentKind;
use crate::domain::forms::link::Field;
use crate::domain::ids::{ContactId, DocumentId, Epoch};
use crate::domain::secret::Secret;
use crate::domain::time::Timestamp;

/// Most documents of one contact.
pub const MOST_DOCUMENTS: usize = 100;
/// Longest reason, and longest amendment, in characters.
pub const LONGEST: usize = 10_000;

/// A document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Document {
    /// Which.
    pub id: DocumentId,
    /// In which contact.
    pub contact: ContactId,
    /// What it is.
    pub kind: DocumentKind,
    /// On which form, in which version: for good.
    pub form: FormRef,
    /// Who began it.
    pub begun_by: Actor,
    /// When.
    pub begun_at: Timestamp,
    /// What stands in it.
    pub entries: OrdMap<Field, Arc<Entry>>,
    /// How far it has come, and who signed: by whose part it is.
    pub part: Part,
    /// The hash of what was signed; none where it was signed before there were hashes.
    pub hashed: Option<Hashed>,
    /// What was said of it after it was signed, oldest first.
    pub amendments: Vector<Amendment>,
    /// The doctor who gave an order by telephone: of the staff, or let in for some days. May read it, and sign it later.
    pub ordered_by: Option<Actor>,
    /// A doctor has signed an order that was given by telephone and written down by a nurse.
    pub countersigned: Option<(DoctorSignature, Timestamp)>,
    /// Where the official record is, and whether it is there.
    pub transfer: Transfer,
    /// How far whoever is to sign it has been reminded.
    pub chase: Chase,
    /// Its keys are destroyed.
    pub erased: bool,
}

/// How far a document has come, for each part with the one signature that it can have.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Part {
    /// The nurse's.
    Nurse(Stage<NurseSignature>),
    /// The doctor's.
    Doctor(Stage<DoctorSignature>),
    /// The municipal doctor's decision.
    Decision(Stage<MunicipalDoctorSignature>),
    /// What the institution has told.
    Received(Stage<ReceivedSignature>),
}

/// How far it has come.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Stage<S> {
    /// Being written.
    Draft,
    /// Signed: not a character of it changes any more.
    Signed {
        /// By whom.
        by: S,
        /// When.
        at: Timestamp,
        /// The record that signed it: its place in the log.
        record: u64,
    },
    /// Written in another record, as somebody says who may.
    Elsewhere(Elsewhere),
    /// It counts no more, and is kept.
    Withdrawn {
        /// Who signed it before, if anybody had.
        signed: Option<(S, Timestamp)>,
        /// Who withdrew it.
        by: Actor,
        /// When.
        at: Timestamp,
        /// Why.
        reason: Secret<String>,
    },
}

/// "Written in the legevakt's record."
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Elsewhere {
    /// Who says so.
    pub by: Actor,
    /// When it was said.
    pub at: Timestamp,
    /// In which record; where nothing else was asked yet, also by whom and when, in words.
    pub words: Secret<String>,
    /// By whom it was written there, and when; none where it was said in words alone.
    pub written: Option<(Secret<String>, Timestamp)>,
}

/// Something said of a signed document, beside it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Amendment {
    /// Who.
    pub by: Actor,
    /// When.
    pub at: Timestamp,
    /// What.
    pub words: Secret<String>,
    /// Why.
    pub reason: Secret<String>,
}

/// Where the official record of a document is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Transfer {
    /// Here.
    #[default]
    Here,
    /// In the municipality's record system, and it is not there yet.
    ToTransfer,
    /// It is there, and what was said of it since is not.
    ToTransferAgain,
    /// It is there, and counts no more: it is to be struck there too.
    ToStrike,
    /// It is there, or of a withdrawn one struck there, says who, and when.
    Transferred {
        /// Who.
        by: Actor,
        /// When.
        at: Timestamp,
    },
}

impl Transfer {
    /// Whether something is still to be done in the record system.
    pub const fn waits(&self) -> bool {
        match self {
            Self::ToTransfer | Self::ToTransferAgain | Self::ToStrike => true,
            Self::Here | Self::Transferred { .. } => false,
        }
    }

    /// Something was said of the document, or it was signed by one more.
    pub(in crate::domain) fn goes_on(&mut self) {
        if matches!(self, Self::Transferred { .. }) {
            *self = Self::ToTransferAgain;
        }
    }

    /// It counts no more. What never came into the record system has nothing to be struck there.
    pub(in crate::domain) fn withdraw(&mut self) {
        *self = match self {
            Self::Here | Self::ToTransfer => Self::Here,
            Self::ToTransferAgain | Self::ToStrike | Self::Transferred { .. } => Self::ToStrike,
        };
    }
}

impl Part {
    /// A draft, of the office whose the kind is.
    pub const fn draft(kind: DocumentKind) -> Self {
        match Office::of(kind) {
            Office::Nurse => Self::Nurse(Stage::Draft),
            Office::Doctor => Self::Doctor(Stage::Draft),
            Office::MunicipalDoctor => Self::Decision(Stage::Draft),
            Office::Institution => Self::Received(Stage::Draft),
        }
    }

    /// The same, signed. A signature that is not of this part changes nothing.
    pub(in crate::domain) fn sign(&mut self, signature: &Signature, at: Timestamp, record: u64) {
        match (self, signature) {
            (Self::Nurse(stage), Signature::Nurse(by)) => stage.sign(by, at, record),
            (Self::Doctor(stage), Signature::Doctor(by)) => stage.sign(by, at, record),
            (Self::Decision(stage), Signature::MunicipalDoctor(by)) => stage.sign(by, at, record),
            (Self::Received(stage), Signature::Received(by)) => stage.sign(by, at, record),
            (
                Self::Nurse(_) | Self::Doctor(_) | Self::Decision(_) | Self::Received(_),
                Signature::Nurse(_)
                | Signature::Doctor(_)
                | Signature::MunicipalDoctor(_)
                | Signature::Received(_),
            ) => {}
        }
    }

    /// Written in another record.
    pub(in crate::domain) fn state_elsewhere(&mut self, elsewhere: Elsewhere) {
        match self {
            Self::Nurse(stage) => *stage = Stage::Elsewhere(elsewhere),
            Self::Doctor(stage) => *stage = Stage::Elsewhere(elsewhere),
            Self::Decision(stage) => *stage = Stage::Elsewhere(elsewhere),
            Self::Received(stage) => *stage = Stage::Elsewhere(elsewhere),
        }
    }

    /// It counts no more.
    pub(in crate::domain) fn withdraw(&mut self, by: Actor, at: Timestamp, reason: Secret<String>) {
        match self {
            Self::Nurse(stage) => stage.withdraw(by, at, reason),
            Self::Doctor(stage) => stage.withdraw(by, at, reason),
            Self::Decision(stage) => stage.withdraw(by, at, reason),
            Self::Received(stage) => stage.withdraw(by, at, reason),
        }
    }

    /// The words in it go from memory.
    pub(in crate::domain) fn erase(&mut self) {
        match self {
            Self::Nurse(stage) => stage.erase(),
            Self::Doctor(stage) => stage.erase(),
            Self::Decision(stage) => stage.erase(),
            Self::Received(stage) => stage.erase(),
        }
    }

    /// How far it has come, whoever's it is.
    pub fn standing(&self) -> Standing {
        match self {
            Self::Nurse(stage) => stage.standing(|by| Signature::Nurse(by.clone())),
            Self::Doctor(stage) => stage.standing(|by| Signature::Doctor(by.clone())),
            Self::Decision(stage) => stage.standing(|by| Signature::MunicipalDoctor(by.clone())),
            Self::Received(stage) => stage.standing(|by| Signature::Received(by.clone())),
        }
    }
}

/// How far a document has come, whoever's part it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Standing {
    /// Being written.
    Draft,
    /// Signed.
    Signed {
        /// By whom.
        by: Signature,
        /// When.
        at: Timestamp,
        /// Its place in the log.
        record: u64,
    },
    /// Written in another record.
    Elsewhere(Elsewhere),
    /// It counts no more.
    Withdrawn {
        /// Who signed it before.
        signed: Option<(Signature, Timestamp)>,
        /// Who withdrew it.
        by: Actor,
        /// When.
        at: Timestamp,
        /// Why.
        reason: Secret<String>,
    },
}

impl<S: Clone> Stage<S> {
    fn sign(&mut self, by: &S, at: Timestamp, record: u64) {
        *self = Self::Signed {
            by: by.clone(),
            at,
            record,
        };
    }

    fn withdraw(&mut self, by: Actor, at: Timestamp, reason: Secret<String>) {
        let signed = match self {
            Self::Signed { by, at, .. } => Some((by.clone(), *at)),
            Self::Withdrawn { signed, .. } => signed.clone(),
            Self::Draft | Self::Elsewhere(_) => None,
        };
        *self = Self::Withdrawn {
            signed,
            by,
            at,
            reason,
        };
    }

    fn erase(&mut self) {
        match self {
            Self::Draft | Self::Signed { .. } => {}
            Self::Elsewhere(elsewhere) => {
                elsewhere.words = Secret::Erased;
                if let Some((by, _)) = &mut elsewhere.written {
                    *by = Secret::Erased;
                }
            }
            Self::Withdrawn { reason, .. } => *reason = Secret::Erased,
        }
    }

    fn standing(&self, signature: impl Fn(&S) -> Signature) -> Standing {
        match self {
            Self::Draft => Standing::Draft,
            Self::Signed { by, at, record } => Standing::Signed {
                by: signature(by),
                at: *at,
                record: *record,
            },
            Self::Elsewhere(elsewhere) => Standing::Elsewhere(elsewhere.clone()),
            Self::Withdrawn {
                signed,
                by,
                at,
                reason,
            } => Standing::Withdrawn {
                signed: signed.as_ref().map(|(by, at)| (signature(by), *at)),
                by: by.clone(),
                at: *at,
                reason: reason.clone(),
            },
        }
    }
}

impl Document {
    /// Whether it is being written.
    pub fn is_draft(&self) -> bool {
        self.part.standing() == Standing::Draft
    }

    /// Whether it is signed, and stands.
    pub fn is_signed(&self) -> bool {
        matches!(self.part.standing(), Standing::Signed { .. })
    }

    /// Whether it counts no more.
    pub fn is_withdrawn(&self) -> bool {
        matches!(self.part.standing(), Standing::Withdrawn { .. })
    }

    /// Whether this is somebody who has written in it, begun it or signed it.
    pub fn is_of(&self, actor: &Actor) -> bool {
        self.begun_by == *actor
            || self.entries.values().any(|entry| {
                entry.written.by == *actor || entry.beside.iter().any(|beside| beside.by == *actor)
            })
            || self.signed_by().is_some_and(|by| by == *actor)
            || self
                .countersigned
                .as_ref()
                .is_some_and(|(by, _)| by.actor() == actor)
    }

    /// Who has signed it, also if it was withdrawn afterwards.
    pub fn signed_by(&self) -> Option<Actor> {
        match self.part.standing() {
            Standing::Signed { by, .. } => Some(by.actor()),
            Standing::Withdrawn { signed, .. } => signed.map(|(by, _)| by.actor()),
            Standing::Draft | Standing::Elsewhere(_) => None,
        }
    }

    /// The record that signed it, also if it was withdrawn afterwards; a withdrawn one that was signed before there were hashes has lost it.
    pub fn place(&self, epoch: Epoch) -> Option<Place> {
        let signed = match self.part.standing() {
            Standing::Signed { record, .. } => Some(Place { epoch, seq: record }),
            Standing::Withdrawn { signed, .. } => {
                signed?;
                None
            }
            Standing::Draft | Standing::Elsewhere(_) => return None,
        };
        let hashed = self.hashed.as_ref().map(|hashed| hashed.place);
        hashed.or(signed)
    }

    /// What stands in it, without what stands beside.
    pub fn answers(&self) -> Answers {
        self.entries
            .iter()
            .filter_map(|(field, entry)| {
                let values = entry.written.values.known()?;
                Some((field.clone(), values.to_vec()))
            })
            .collect()
    }

    /// The fields in which two texts stand: one of the writers asks the other.
    pub fn unsettled(&self) -> impl Iterator<Item = (&Field, &Entry)> {
        self.entries
            .iter()
            .filter(|(_, entry)| !entry.beside.is_empty())
            .map(|(field, entry)| (field, entry.as_ref()))
    }

    /// An order by telephone of which nobody has said which doctor gave it.
    pub fn lacks_orderer(&self) -> bool {
        self.kind == DocumentKind::TelephoneOrder && self.is_draft() && self.ordered_by.is_none()
    }

    /// An order by telephone that no doctor has signed yet.
    pub fn lacks_doctor(&self) -> bool {
        self.kind == DocumentKind::TelephoneOrder
            && self.is_signed()
            && self.countersigned.is_none()
            && self.chase.paper.is_none()
    }

    /// Whether this actor could sign it as the doctor who gave the order: the one who was named, or any doctor in the case.
    pub fn is_for(&self, actor: &Actor) -> bool {
        self.lacks_doctor()
            && self
                .ordered_by
                .as_ref()
                .is_none_or(|doctor| doctor == actor)
    }

    /// The last who has written in it, and when.
    pub fn last_written(&self) -> Option<&Written> {
        self.entries
            .values()
            .flat_map(|entry| std::iter::once(&entry.written).chain(&entry.beside))
            .max_by_key(|written| written.number)
    }
}
