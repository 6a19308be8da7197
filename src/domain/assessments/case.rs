//! Who takes part in a case: those who have its contact in hand, the doctor who asked or was named, the municipal doctor of whom a decision was asked.
//! What each may write is up to whose part it is (`handbook/service/en/assessments.md`).

use crate::domain::access::{self, Looker, Part as Seen};
use crate::domain::actor::Actor;
use crate::domain::assessments::asked;
use crate::domain::assessments::document::Document;
use crate::domain::assessments::signature::Office;
use crate::domain::forms::kind::DocumentKind;
use crate::domain::ids::ContactId;
use crate::domain::requests::request::Requester;
use crate::domain::service::people::StaffRole;
use crate::domain::state::State;

/// As what somebody takes part in a case.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Standing {
    /// The contact is in her hands.
    pub cares: bool,
    /// The doctor who asked, or whom those who have the contact have named.
    pub asked: bool,
    /// The municipal doctor, of whom a decision is asked in this case, or who has written in one.
    pub decides: bool,
}

impl Standing {
    /// Whether they take part.
    pub const fn takes_part(self) -> bool {
        self.cares || self.asked || self.decides
    }

    /// Whether they may begin a document of a kind. A decision can be asked for by anyone who takes part, and is written by the municipal
    /// doctor alone.
    pub const fn begins(self, kind: DocumentKind) -> bool {
        match Office::of(kind) {
            Office::Nurse => self.cares,
            Office::Doctor => self.asked || self.decides,
            Office::MunicipalDoctor => self.takes_part(),
            Office::Institution => self.cares || self.asked || self.decides,
        }
    }
}

/// As what this actor takes part.
pub fn standing(state: &State, looker: Looker<'_>, contact: ContactId) -> Standing {
    let request = state.request_of(contact);
    let asked = request.is_some_and(|request| match (&request.from, looker) {
        (Requester::Staff(from), Looker::Staff { id, roles }) => {
            from == id && roles.contains(&StaffRole::Doctor)
        }
        (Requester::Guest(from), Looker::Guest(guest)) => *from == guest,
        (
            Requester::Staff(_)
            | Requester::Guest(_)
            | Requester::Station { .. }
            | Requester::Telephone,
            Looker::Room | Looker::Staff { .. } | Looker::Guest(_) | Looker::Station(_),
        ) => false,
    });
    let named = actor(looker).is_some_and(|doctor| {
        is_doctor(looker) && state.is_named(contact, &doctor) && !is_private(state, looker, contact)
    });
    let decides = looker.as_role(StaffRole::MunicipalDoctor).is_some()
        && state
            .documents_of(contact)
            .filter(|document| document.kind == DocumentKind::CompulsoryExaminationDecision)
            .any(|document| is_asked_still(document, looker));
    Standing {
        cares: access::may_see(state, looker, Seen::Contact(contact)),
        asked: asked || named,
        decides,
    }
}

/// Whether a decision is a reason to take part: until the request for it, or the decision itself, is taken back. Whose words stand in it keeps
/// the case.
fn is_asked_still(document: &Document, looker: Looker<'_>) -> bool {
    !document.is_withdrawn()
        || actor(looker).is_some_and(|actor| {
            asked::has_written(document, &actor) || document.signed_by() == Some(actor)
        })
}

/// Whether they have said that they know the person privately.
fn is_private(state: &State, looker: Looker<'_>, contact: ContactId) -> bool {
    match looker {
        Looker::Staff { id, .. } => state
            .contact(contact)
            .is_some_and(|contact| contact.care.is_private_to(id)),
        Looker::Room | Looker::Guest(_) | Looker::Station(_) => false,
    }
}

/// Whether they may write in it: those whose part it is, and of an examination the doctor who examines.
pub fn may_write(state: &State, looker: Looker<'_>, document: &Document) -> bool {
    let standing = standing(state, looker, document.contact);
    let own = actor(looker).is_some_and(|actor| document.is_of(&actor));
    match Office::of(document.kind) {
        Office::Nurse => {
            standing.cares
                || (own
                    && looker
                        .as_role(StaffRole::Nurse)
                        .or(looker.as_role(StaffRole::DayNurse))
                        .is_some())
        }
        // An examination is personal: it is one doctor's.
        Office::Doctor => actor(looker).is_some_and(|actor| document.begun_by == actor),
        Office::MunicipalDoctor => looker.as_role(StaffRole::MunicipalDoctor).is_some(),
        Office::Institution => standing.takes_part() || own,
    }
}

/// Whether they may read it: whoever takes part in the case, whoever has written in it, and the doctor who gave the order that it is.
pub fn may_read(state: &State, looker: Looker<'_>, document: &Document) -> bool {
    !is_private(state, looker, document.contact)
        && (standing(state, looker, document.contact).takes_part()
            || actor(looker).is_some_and(|actor| {
                document.is_of(&actor) || document.ordered_by.as_ref() == Some(&actor)
            }))
}

/// Whether it is a doctor who looks.
pub fn is_doctor(looker: Looker<'_>) -> bool {
    match looker {
        Looker::Guest(_) => true,
        Looker::Staff { .. } => looker
            .as_role(StaffRole::Doctor)
            .or(looker.as_role(StaffRole::MunicipalDoctor))
            .is_some(),
        Looker::Room | Looker::Station(_) => false,
    }
}

/// Who looks, as whoever does something.
pub fn actor(looker: Looker<'_>) -> Option<Actor> {
    match looker {
        Looker::Room => None,
        Looker::Staff { id, .. } => Some(Actor::Staff(id.clone())),
        Looker::Guest(guest) => Some(Actor::Guest(guest)),
        Looker::Station(station) => Some(Actor::Station(station)),
    }
}
