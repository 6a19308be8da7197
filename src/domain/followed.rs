//! What a deviation and a complaint have in common: each is written down, given to somebody, added to, ended and opened again, and its words
//! can be destroyed. Only added to, never rewritten.

use crate::domain::access::Looker;
use crate::domain::actor::Actor;
use crate::domain::duty::calendar;
use crate::domain::ids::StaffId;
use crate::domain::rejection::Rejection;
use crate::domain::secret::Secret;
use crate::domain::service::people::StaffRole;
use crate::domain::state::State;
use crate::domain::time::Timestamp;

/// Longest text, in characters.
pub const LONGEST: usize = 2_000;
/// Longest reason for destroying words, in characters.
const LONGEST_REASON: usize = 500;

/// One thing that was done about it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step<D> {
    /// When.
    pub at: Timestamp,
    /// Who.
    pub by: Actor,
    /// What.
    pub what: D,
}

/// Whether what `by` wrote down is this one's own. At a PC that several use, nobody is known to be the one who wrote it.
pub fn is_own(by: &Actor, actor: &Actor) -> bool {
    match by {
        Actor::Staff(_) | Actor::Guest(_) => by == actor,
        Actor::Station(_) | Actor::Carrier | Actor::Clock | Actor::Effects | Actor::Operator => {
            false
        }
    }
}

/// Whether it is hers to bring to its end: she leads, or it was given to her.
pub fn is_in_hands(looker: Looker<'_>, owner: Option<&StaffId>) -> bool {
    let me = match looker {
        Looker::Staff { id, .. } => Some(id),
        Looker::Room | Looker::Guest(_) | Looker::Station(_) => None,
    };
    looker.as_role(StaffRole::Leader).is_some() || (me.is_some() && owner == me)
}

/// What somebody wrote, if they wrote anything.
pub(in crate::domain) fn words(text: &str) -> Result<Option<Secret<String>>, Rejection> {
    let text = text.trim();
    if text.chars().count() > LONGEST {
        return Err(Rejection::TooLong { most: LONGEST });
    }
    Ok((!text.is_empty()).then(|| Secret::Known(text.to_owned())))
}

/// What somebody has to write.
pub(in crate::domain) fn needed(text: &str) -> Result<Secret<String>, Rejection> {
    words(text)?.ok_or(Rejection::Empty)
}

/// Why words are destroyed. It stays in clear.
pub(in crate::domain) fn why_erased(reason: &str) -> Result<String, Rejection> {
    let reason = reason.trim();
    if reason.is_empty() {
        return Err(Rejection::Empty);
    }
    if reason.chars().count() > LONGEST_REASON {
        return Err(Rejection::TooLong {
            most: LONGEST_REASON,
        });
    }
    Ok(reason.to_owned())
}

/// When the day service is open, at this instant or after it.
pub(in crate::domain) fn by_day(state: &State, at: Timestamp) -> Timestamp {
    let service = state.service.as_deref();
    let opens = service.and_then(|service| calendar::next_opening(service, at));
    opens.unwrap_or(at)
}
