//! That somebody was admitted: where, and when. Never how: whether it was by consent or by compulsion is said by the documents that are
//! signed for it, and by nobody who closes a contact (psykisk helsevernloven §§ 3-1 and 3-3 a).

use std::time::Duration;

use crate::domain::actor::Actor;
use crate::domain::secret::Secret;
use crate::domain::time::Timestamp;

/// The longest name of a receiving unit, in characters.
pub const LONGEST_UNIT: usize = 200;

/// An admission was at most this long before the contact: further back it is a mistake in a date.
pub const LONGEST_AGO: Duration = Duration::from_hours(48);

/// The person was admitted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Admission {
    /// Where: a receiving unit of the service file, or own words.
    pub unit: Secret<String>,
    /// When they were received there.
    pub at: Timestamp,
    /// Who says so.
    pub by: Actor,
}
