//! Who is on duty at an instant, until when, who comes next, and where calls go when nobody is: pure, from the
//! service as decided. Right across both changes of the clock, because windows are local times of the week that are turned
//! into instants one occurrence at a time. Never reads a clock.

pub mod calendar;

use crate::domain::ids::StaffId;
use crate::domain::service::Service;
use crate::domain::service::places::Destination;
use crate::domain::time::Timestamp;

/// A stretch of time in which the same people are on duty.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shift {
    /// It begins.
    pub start: Timestamp,
    /// It ends, not included.
    pub end: Timestamp,
    /// Rung first; nobody if the roster has a hole or she is away.
    pub primary: Option<StaffId>,
    /// Rung next.
    pub backup: Option<StaffId>,
    /// Also on duty.
    pub others: Vec<StaffId>,
}
