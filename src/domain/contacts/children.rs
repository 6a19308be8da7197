//! Whether there are children who are relatives of the person, and who sees to them. Asked, answered or not asked; never guessed
//! (`handbook/service/en/relatives.md`).

use std::time::Duration;

use crate::domain::actor::Actor;
use crate::domain::contacts::hands;
use crate::domain::decider::Decider;
use crate::domain::duty::duty_end;
use crate::domain::event::ContactEvent;
use crate::domain::ids::{ContactId, StaffId};
use crate::domain::rejection::Rejection;
use crate::domain::time::Timestamp;

/// The answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ChildrenAnswer {
    /// There are.
    Yes,
    /// There are none.
    No,
    /// It was not asked.
    NotAsked,
}

/// What is known of them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Children {
    /// The answer.
    pub answer: ChildrenAnswer,
    /// Who sees to them; there is somebody if there are children.
    pub follows_up: Option<StaffId>,
    /// Who wrote it down.
    pub by: Actor,
    /// When.
    pub at: Timestamp,
}

/// Outside a duty the children are seen to within this.
const OUTSIDE_DUTY: Duration = Duration::from_hours(12);

/// Writes the answer down. If there are children somebody sees to them, before the duty is over.
pub(in crate::domain) fn answer(
    d: &mut Decider<'_>,
    contact: ContactId,
    answer: ChildrenAnswer,
    follows_up: Option<StaffId>,
) -> Result<(), Rejection> {
    d.staff()?;
    let found = d
        .contact(contact)
        .ok_or(Rejection::NotFound { what: "contact" })?;
    if !found.is_open() {
        return Err(Rejection::Closed);
    }
    let follows_up = match (answer, follows_up) {
        (ChildrenAnswer::Yes, None) => return Err(Rejection::NobodyForChildren),
        (ChildrenAnswer::Yes, Some(staff)) => Some(staff),
        (ChildrenAnswer::No | ChildrenAnswer::NotAsked, _) => None,
    };
    if let Some(staff) = &follows_up {
        let service = d.service().ok_or(Rejection::NoService)?;
        if service.staff(staff).is_none() {
            return Err(Rejection::UnknownStaff {
                who: staff.to_string(),
            });
        }
        if !hands::can_follow_up(&d.state, staff) {
            return Err(Rejection::CannotFollowUp {
                who: staff.to_string(),
            });
        }
    }
    let same = found
        .children
        .as_ref()
        .is_some_and(|known| known.answer == answer && known.follows_up == follows_up);
    if !same {
        let by = d.actor.clone();
        let ends = d.service().and_then(|service| duty_end(&service, d.now));
        let due_at = follows_up
            .is_some()
            .then(|| ends.unwrap_or(d.now + OUTSIDE_DUTY));
        d.emit(ContactEvent::ChildrenAsked {
            contact,
            answer,
            follows_up,
            due_at,
            by,
        });
    }
    Ok(())
}
