//! What is seen of a deviation and of a complaint alike: who wrote something, words that may be gone or not for her, and what has been done.

use imbl::Vector;

use crate::domain::actor::Actor;
use crate::domain::followed::Step;
use crate::domain::ids::{ContactId, StaffId};
use crate::domain::secret::Secret;
use crate::domain::state::State;
use crate::domain::time::Timestamp;
use crate::views::Viewer;
use crate::views::people::{Person, person};

/// Somebody who wrote something.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Author {
    /// By name, or the PC by what it is called; none: the service itself, or somebody who is erased.
    pub name: Option<String>,
    /// The viewer.
    pub me: bool,
}

/// Words that may be gone, or not for her.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Words {
    /// Nothing was written.
    None,
    /// This was.
    Said(String),
    /// It is erased.
    Erased,
    /// It stands in the contact, or she knows the person privately.
    NotShown,
}

/// One thing that was done about it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StepView<D> {
    /// When.
    pub at: Timestamp,
    /// Who.
    pub by: Author,
    /// What.
    pub what: D,
}

/// What has been done about it, oldest first.
pub fn steps<D: Clone, V>(
    state: &State,
    viewer: &Viewer,
    steps: &Vector<Step<D>>,
    seen: impl Fn(&D) -> V,
) -> Vec<StepView<V>> {
    let step = |step: &Step<D>| StepView {
        at: step.at,
        by: author(state, viewer, &step.by),
        what: seen(&step.what),
    };
    steps.iter().map(step).collect()
}

/// Words, unless they are gone, or what they are about is not shown to her.
pub fn words(text: &Secret<String>, shown: bool) -> Words {
    match text.known() {
        Some(text) if shown => Words::Said(text.clone()),
        Some(_) => Words::NotShown,
        None => Words::Erased,
    }
}

/// Nothing is shown of what is about somebody whom she knows privately.
pub fn shows(state: &State, viewer: &Viewer, contact: Option<ContactId>) -> bool {
    let contact = contact.and_then(|contact| state.contact(contact));
    let me = viewer.staff.as_ref();
    contact.is_none_or(|contact| me.is_none_or(|me| !contact.care.is_private_to(me)))
}

/// Whether it was given to her.
pub fn is_hers(viewer: &Viewer, owner: Option<&StaffId>) -> bool {
    owner.is_some() && owner == viewer.staff.as_ref()
}

/// For the leader: whom it can be given to.
pub fn everybody(state: &State, viewer: &Viewer) -> Vec<(StaffId, Person)> {
    let service = state.service.as_ref().filter(|_| viewer.leads());
    let staff = service.iter().flat_map(|service| &service.staff);
    staff
        .map(|staff| (staff.id.clone(), person(state, viewer, &staff.id)))
        .collect()
}

/// Whoever wrote something.
pub fn author(state: &State, viewer: &Viewer, actor: &Actor) -> Author {
    let me = viewer.actor().as_ref() == Some(actor);
    let name = match actor {
        Actor::Staff(staff) => person(state, viewer, staff).name,
        Actor::Guest(guest) => state
            .guest(*guest)
            .and_then(|guest| guest.name.known().cloned()),
        Actor::Station(station) => state.station(*station).map(|station| station.label.clone()),
        Actor::Carrier | Actor::Clock | Actor::Effects | Actor::Operator => None,
    };
    let name = name.filter(|_| viewer.sees_names());
    Author { name, me }
}
