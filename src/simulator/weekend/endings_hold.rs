//! What always holds of how a contact has ended (`handbook/service/en/the-number.md`, 9): with an outcome and, unless it is settled or the
//! person does not want it in stated words, with somebody who follows up.

use crate::domain::contacts::contact::{Contact, Next, Outcome, Phase};
use crate::domain::secret::Secret;
use crate::domain::state::State;

/// What is broken in a state, if anything.
pub fn of_state(state: &State) -> Option<String> {
    state
        .contacts
        .values()
        .find_map(|contact| check(state, contact))
}

fn check(state: &State, contact: &Contact) -> Option<String> {
    let Phase::Closed(closing) = &contact.phase else {
        return None;
    };
    let outcome = closing.outcome;
    let next = match &closing.next {
        Next::Settled => !outcome.leaves_something() || somebody_died(state, contact),
        Next::Refused { words, .. } | Next::FollowUp { what: words, .. } => is_stated(words),
        Next::Elsewhere(_) => outcome == Outcome::Joined,
    };
    let admitted = (outcome == Outcome::Admitted) == contact.admission.is_some();
    let danger = contact.care.danger.is_some() && outcome != Outcome::Joined;
    (!next || !admitted || danger).then(|| {
        format!(
            "contact {} ended as {outcome:?} with {:?}, an admission: {}, a life in danger: {danger}",
            contact.id,
            closing.next,
            contact.admission.is_some()
        )
    })
}

/// Of somebody who was marked as dead, whatever was said of that since: nothing was left to do for them.
fn somebody_died(state: &State, contact: &Contact) -> bool {
    let number = contact.number.known();
    let owners = number.map(|number| state.phone_of(number));
    let about = contact.about.as_ref().map(|about| about.patient);
    let owners = owners.into_iter().flatten().map(|(patient, _)| patient);
    owners
        .chain(about)
        .any(|patient| state.death_of(patient).is_some())
}

/// Erased words were words.
fn is_stated(words: &Secret<String>) -> bool {
    words.known().is_none_or(|words| !words.trim().is_empty())
}
