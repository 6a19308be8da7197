//! What becomes of deviations.

use crate::domain::actor::Actor;
use crate::domain::deviations::deviation::{Cause, Harm};
use crate::domain::ids::{ContactId, DeviationId, StaffId};
use crate::domain::secret::Secret;
use crate::domain::time::Timestamp;

/// Raised, followed, closed. The words are under the key of the contact, or of the deviation where there is none.
#[derive(Clone, Debug, PartialEq)]
#[expect(
    missing_docs,
    reason = "the fields carry the names that their types explain"
)]
pub enum DeviationEvent {
    /// Somebody says that something was not as it should be.
    DeviationReported {
        deviation: DeviationId,
        contact: Option<ContactId>,
        text: Secret<String>,
        harm: Harm,
        measure: Option<Secret<String>>,
        by: Actor,
    },
    /// The service itself says so.
    DeviationNoticed {
        deviation: DeviationId,
        contact: Option<ContactId>,
        cause: Cause,
    },
    /// When somebody is to have looked at it, and when it is to be closed.
    DeviationDated {
        deviation: DeviationId,
        look_by: Timestamp,
        close_by: Timestamp,
    },
    /// Somebody follows it.
    DeviationGiven {
        deviation: DeviationId,
        owner: StaffId,
        by: Actor,
    },
    /// Something is written down about it.
    DeviationNoted {
        deviation: DeviationId,
        contact: Option<ContactId>,
        text: Secret<String>,
        by: Actor,
    },
    /// What was found, and what changes.
    DeviationClosed {
        deviation: DeviationId,
        contact: Option<ContactId>,
        found: Secret<String>,
        changed: Secret<String>,
        by: Actor,
    },
    /// It is not over after all.
    DeviationReopened {
        deviation: DeviationId,
        contact: Option<ContactId>,
        why: Secret<String>,
        by: Actor,
    },
    /// Nobody has looked at it in time. `told`: the leader is; otherwise she has just been told of another.
    DeviationNotLookedAt { deviation: DeviationId, told: bool },
    /// It was not closed in time. `told`: as above.
    DeviationNotClosed { deviation: DeviationId, told: bool },
    /// Its key is destroyed.
    DeviationErased {
        deviation: DeviationId,
        reason: String,
    },
}
