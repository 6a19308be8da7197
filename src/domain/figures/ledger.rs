//! What the state would forget and figures need: one small line for each call, promise, request, follow-up and hole. About sixteen to
//! thirty bytes each; ids and times only.

use imbl::{OrdMap, Vector};

use crate::domain::ids::{ContactId, PatientId, RequestId};
use crate::domain::time::Timestamp;

/// A call that came in during a duty.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CallLine {
    /// When it began, and our telephones rang.
    pub at: Timestamp,
    /// When one of ours talked with the caller; none: nobody of ours did.
    pub answered: Option<Timestamp>,
}

/// A promise to call back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PromiseLine {
    /// When it was due.
    pub due: Timestamp,
    /// When the person was rung, or talked with; none: the contact was closed without.
    pub called: Option<Timestamp>,
}

/// A time by which something was to be followed up, and that is over.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FollowUpLine {
    /// When it was due.
    pub due: Timestamp,
    /// What became of it.
    pub end: FollowUpEnd,
}

/// What became of a time by which something was to be followed up.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FollowUpEnd {
    /// It was done then.
    Done(Timestamp),
    /// It was overdue when it was moved: the time that it was moved to is another.
    MovedAfter,
    /// It was overdue when it was erased.
    Erased,
}

/// Why nobody of ours could be reached.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum GapKind {
    /// The roster had nobody.
    Roster,
    /// Everybody on duty was away or took no calls.
    AllAway,
}

/// A time in a duty in which nobody of ours could be reached.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Gap {
    /// Why.
    pub kind: GapKind,
    /// From then.
    pub from: Timestamp,
    /// Until then.
    pub until: Timestamp,
}

/// Whether a patient's plan is in force from then.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PlanLine {
    /// From then.
    pub at: Timestamp,
    /// Whose.
    pub patient: PatientId,
    /// It is.
    pub in_force: bool,
}

/// All of it, in the order in which it happened.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Ledger {
    /// Calls that came in and are answered or over.
    pub calls: Vector<CallLine>,
    /// Promises that are kept, or not needed any more.
    pub promises: Vector<PromiseLine>,
    /// Promises that stand, and when they are due.
    pub promised: OrdMap<ContactId, Timestamp>,
    /// When each request was taken first.
    pub taken: OrdMap<RequestId, Timestamp>,
    /// Follow-ups that are done, and those that were moved or erased when they were overdue.
    pub follow_ups: Vector<FollowUpLine>,
    /// Times without anybody that are over.
    pub gaps: Vector<Gap>,
    /// The one that goes on.
    pub gap: Option<(GapKind, Timestamp)>,
    /// Plans that came into force, and that are not any more.
    pub plans: Vector<PlanLine>,
}
