//! Names of things: a newtype for each, so that a leg is never taken for a call. Never makes an id from nothing:
//! [`IdSource`] is handed in.

use std::fmt;
use std::str::FromStr;

use uuid::Uuid;

macro_rules! uuid_ids {
    ($($(#[$doc:meta])* $name:ident)*) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(Uuid);

        impl $name {
            /// The id with this value.
            pub const fn from_uuid(uuid: Uuid) -> Self {
                Self(uuid)
            }

            /// The value.
            pub const fn as_uuid(self) -> Uuid {
                self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.simple().fmt(f)
            }
        }

        impl FromStr for $name {
            type Err = uuid::Error;
            fn from_str(text: &str) -> Result<Self, uuid::Error> {
                Uuid::parse_str(text).map(Self)
            }
        }
    )*};
}

uuid_ids! {
    /// A person's episode with the service.
    ContactId
    /// A caller's line.
    CallId
    /// One attempt to ring one telephone of ours.
    LegId
    /// Something that a person must take.
    AlarmId
    /// A text message, in or out.
    MessageId
    /// Somebody asks the nurse on duty for help.
    RequestId
    /// A doctor with an account that ends by itself.
    GuestId
    /// A document on a form of the handbook.
    DocumentId
    /// A registered PC of the legevakt's.
    StationId
    /// What a duty leaves, handed over.
    HandoverId
    /// Something that was not as it should be.
    DeviationId
    /// What somebody complains of.
    ComplaintId
    /// The handshake of one person for one duty.
    HandshakeId
    /// One of several follow-ups of a contact.
    FollowUpId
    /// A home visit.
    VisitId
    /// Somebody of ours goes with a patient.
    EscortId
    /// Somebody whom the service helps.
    PatientId
    /// Somebody around a patient, as that patient has them listed.
    RelativeId
    /// Something to watch for with a patient.
    FlagId
    /// One version of a patient's plan.
    PlanId
    /// A consent.
    ConsentId
    /// One opening of a patient's record by one person on one ground.
    OpeningId
    /// What a relative has told in confidence.
    ConfidenceId
    /// A question whether a patient's record is to be erased.
    ErasureId
}

/// A member of staff, by the short name that the service file gives, such as `kari`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct StaffId(std::sync::Arc<str>);

impl StaffId {
    /// The member of staff with this short name.
    pub fn new(name: &str) -> Self {
        Self(name.into())
    }

    /// The short name.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for StaffId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Where new ids come from: random in production, a seed in the simulator.
pub trait IdSource: Send {
    /// A value never given before.
    fn next(&mut self) -> Uuid;

    /// Chance that nobody can guess; the same for the same seed.
    fn unguessable(&mut self) -> [u8; 32] {
        let (one, two) = (self.next().into_bytes(), self.next().into_bytes());
        let mut bytes = [0; 32];
        bytes
            .iter_mut()
            .zip(one.into_iter().chain(two))
            .for_each(|(to, from)| *to = from);
        bytes
    }
}

/// The carrier's own name for a line, a message or a conference (`CA…`, `SM…`). Checked for shape at the edge.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CarrierId(std::sync::Arc<str>);

impl CarrierId {
    /// The carrier calls it this.
    pub fn new(id: &str) -> Self {
        Self(id.into())
    }

    /// As the carrier writes it.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for CarrierId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// One life of a log: a restored backup begins a new one, so that nobody resumes where the old one went on.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Epoch(u64);

impl Epoch {
    /// The epoch with this value.
    pub const fn new(value: u64) -> Self {
        Self(value)
    }

    /// Its value.
    pub const fn value(self) -> u64 {
        self.0
    }
}

/// Sixteen hexadecimal digits.
impl fmt::Display for Epoch {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:016x}", self.0)
    }
}

/// Names one effect for ever: the record it follows from, and its place among that record's effects.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct EffectKey {
    /// Sequence of the record.
    pub seq: u64,
    /// Place among the record's effects, from 0.
    pub index: u8,
}

impl fmt::Display for EffectKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{}", self.seq, self.index)
    }
}
