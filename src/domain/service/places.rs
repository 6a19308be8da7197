//! Where callers and patients can be sent, and who can be brought in. Full direct numbers only: short and emergency
//! numbers are never dialled through the carrier.

use std::fmt;

use crate::domain::language::Language;
use crate::domain::phone::E164;
use crate::domain::service::window::WeeklyWindow;

/// Where a caller is connected to: what is said aloud follows from the kind.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Destination {
    /// The full direct number.
    pub number: E164,
    /// What staff see; never spoken unless the kind is [`DestinationKind::Other`].
    pub label: String,
    /// What it is.
    pub kind: DestinationKind,
}

/// What a destination is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum DestinationKind {
    /// The municipality's mental health service in the daytime. Closed on holidays.
    DayService,
    /// The emergency clinic or its doctor.
    Legevakt,
    /// Something else: the caller hears its label.
    Other,
}

/// Where calls go outside duty, in a part of the week.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OutsideWindow {
    /// When.
    pub window: WeeklyWindow,
    /// Where to.
    pub destination: Destination,
}

/// Somebody we work with: known when they call, and can be brought into a call.
#[derive(Clone, PartialEq, Eq)]
pub struct Partner {
    /// The full direct number.
    pub number: E164,
    /// What staff see.
    pub label: String,
    /// The language to answer in, if not the service's first.
    pub language: Option<Language>,
    /// When they answer; empty: always.
    pub hours: Vec<WeeklyWindow>,
}

/// Somebody who can interpret.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Interpreter {
    /// The language's tag (BCP 47), such as `se` or `ar`.
    pub language: String,
    /// What staff see.
    pub label: String,
    /// The full direct number.
    pub number: E164,
    /// When they answer; empty: always.
    pub hours: Vec<WeeklyWindow>,
}

/// A number that people dial on their own telephone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DirectLine {
    /// The full direct number.
    pub number: E164,
    /// What staff see.
    pub label: String,
}

/// Where a patient can be received.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReceivingUnit {
    /// What staff see.
    pub label: String,
    /// The full direct number.
    pub number: E164,
    /// When it receives; empty: always.
    pub hours: Vec<WeeklyWindow>,
}

/// How long contents are kept, in days. Deleting is always somebody's decision: these say when it is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Retention {
    /// A closed contact of somebody who was never identified.
    pub unknown_contact_days: u32,
    /// A closed contact of a known person; nothing: kept until somebody decides.
    pub contact_days: Option<u32>,
    /// The carrier's own records of our calls and messages.
    pub carrier_days: u32,
}

impl Default for Retention {
    fn default() -> Self {
        Self {
            unknown_contact_days: 365,
            contact_days: None,
            carrier_days: 30,
        }
    }
}

impl fmt::Debug for Partner {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Partner({:?})", self.label)
    }
}
