//! Who is told when a chair is empty, and when it is not any more. By message, in which nothing is said of anybody.

use crate::domain::decider::Decider;
use crate::domain::escorts::answers::{self, Answers};
use crate::domain::escorts::escort::Escort;
use crate::domain::ids::{EscortId, StaffId};
use crate::domain::messages::message::MessageText;
use crate::domain::time::Timestamp;

/// What is written about a chair.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ChairText {
    /// To the leader: it is empty from then to then.
    Empty {
        /// From then.
        from: Timestamp,
        /// She is expected back then.
        until: Timestamp,
        /// Somebody of ours answers meanwhile; otherwise the fallback does.
        answered: bool,
        /// The time is another than was said before.
        moved: bool,
    },
    /// To the leader: it will be empty for longer, and nobody knows yet how long.
    Delayed,
    /// To the leader: it is not empty any more, or will not be.
    Filled,
    /// To a nurse: she takes it from then to then.
    Yours {
        /// From then.
        from: Timestamp,
        /// Until then.
        until: Timestamp,
    },
    /// To a nurse: she does not have to, after all, or any more.
    YoursNoMore,
    /// To a nurse who is out: is she back?
    ReturnDue,
    /// To the leader: a nurse who is out has not said that she is back.
    ReturnLate,
}

impl From<ChairText> for MessageText {
    fn from(text: ChairText) -> Self {
        Self::Chair(text)
    }
}

/// The leader is told at once from when to when a chair is empty, and whether anybody answers; the one who takes it as well.
pub(super) fn empty(d: &mut Decider<'_>, escort: EscortId, moved: bool) {
    let Some(found) = d.state.escort(escort).cloned() else {
        return;
    };
    if !matters(d, &found) {
        return;
    }
    let from = found.journey.from.max(d.now);
    let until = found.journey.until;
    let answered = answers::meanwhile(&d.state, &found, d.now) != Answers::Nobody;
    leaders(
        d,
        ChairText::Empty {
            from,
            until,
            answered,
            moved,
        },
    );
    if let Some(cover) = found.cover {
        d.text_staff(&cover, ChairText::Yours { from, until }.into());
    }
}

/// The chair is hers again.
pub(super) fn filled(d: &mut Decider<'_>, escort: &Escort) {
    if !matters(d, escort) {
        return;
    }
    leaders(d, ChairText::Filled);
    if let Some(cover) = &escort.cover {
        d.text_staff(cover, ChairText::YoursNoMore.into());
    }
}

/// Every leader but the one who asks.
pub(super) fn leaders(d: &mut Decider<'_>, text: ChairText) {
    let asks = d.actor.staff().cloned();
    let whom: Vec<StaffId> = d
        .leaders()
        .into_iter()
        .filter(|leader| Some(leader) != asks.as_ref())
        .collect();
    for leader in whom {
        d.text_staff(&leader, text.into());
    }
}

/// Whether a chair is empty by it.
pub(super) fn matters(d: &Decider<'_>, escort: &Escort) -> bool {
    d.service()
        .is_some_and(|service| answers::empties_a_chair(&service, &escort.journey))
}
