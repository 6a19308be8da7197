//! What stands beside a version of a plan, for whoever works with the person: those around them and what each may be told, nurses, consents;
//! as it was agreed, as the record has it now, and what is different. Never a telephone, and nothing that was told in confidence.

use crate::domain::consents::consent::ConsentKind;
use crate::domain::ids::{RelativeId, StaffId};
use crate::domain::patients::patient::Patient;
use crate::domain::plans::beside::{self, Around, Beside, Given};
use crate::domain::plans::plan::{Agrees, Plan};
use crate::domain::state::State;
use crate::domain::time::Timestamp;
use crate::views::Viewer;
use crate::views::people::{self, Person};
use crate::views::plan::Version;

/// All of it, at one time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BesideView {
    /// When it stood so.
    pub at: Timestamp,
    /// A version has kept it; otherwise it is what the record says now.
    pub kept: bool,
    /// Those around the person, in the order in which they are rung.
    pub people: Vec<Around>,
    /// Nurses the person wants, the first before the others.
    pub preferred: Vec<Nurse>,
    /// Nurses the person does not want.
    pub not_wanted: Vec<Nurse>,
    /// The newest consent of each kind.
    pub consents: Vec<Given>,
}

/// A nurse whom the person has named.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Nurse {
    /// Her short name.
    pub id: StaffId,
    /// As she is shown.
    pub who: Person,
}

impl BesideView {
    /// Whether nothing stands there.
    pub const fn is_empty(&self) -> bool {
        self.people.is_empty()
            && self.preferred.is_empty()
            && self.not_wanted.is_empty()
            && self.consents.is_empty()
    }

    /// Somebody around the person.
    pub fn around(&self, id: RelativeId) -> Option<&Around> {
        self.people.iter().find(|one| one.id == id)
    }

    /// The newest consent of a kind.
    pub fn consent(&self, kind: ConsentKind) -> Option<&Given> {
        self.consents.iter().find(|one| one.kind == kind)
    }

    /// Whether the person had consented to sharing then: without it nobody is told anything.
    pub fn is_shared(&self) -> bool {
        let sharing = self.consent(ConsentKind::Sharing);
        sharing.is_some_and(|given| given.holds(self.at))
    }
}

/// What is not the same any more.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Differs {
    /// Those around the person of whom something is said otherwise, or who are listed on one side only.
    pub people: Vec<RelativeId>,
    /// The same people are rung in another order.
    pub reordered: bool,
    /// The nurses the person wants.
    pub preferred: bool,
    /// The nurses the person does not want.
    pub not_wanted: bool,
    /// Consents.
    pub consents: Vec<ConsentKind>,
}

impl Differs {
    /// Whether all is the same.
    pub const fn is_nothing(&self) -> bool {
        self.people.is_empty()
            && !self.reordered
            && !self.preferred
            && !self.not_wanted
            && self.consents.is_empty()
    }
}

/// As the record has it now.
pub fn now(state: &State, viewer: &Viewer, patient: &Patient, now: Timestamp) -> BesideView {
    shown(state, viewer, beside::now(state, patient), now, false)
}

/// As it was when the person said yes to a version. Beside one that is being written, or was agreed before it was kept, stands what the record says
/// now; beside one that has been replaced, nothing.
pub fn of_version(
    state: &State,
    viewer: &Viewer,
    patient: &Patient,
    plan: &Plan,
    at: Timestamp,
) -> Option<BesideView> {
    let counts = plan.is_under_way() || plan.is_in_force();
    then(state, viewer, patient, plan).or_else(|| counts.then(|| now(state, viewer, patient, at)))
}

fn then(state: &State, viewer: &Viewer, patient: &Patient, plan: &Plan) -> Option<BesideView> {
    let (agreement, _) = plan.agreement.as_ref()?;
    if agreement.agrees == Agrees::No {
        return None;
    }
    let (kept, at) = beside::then(state, patient, plan.id)?;
    Some(shown(state, viewer, kept, at, true))
}

fn shown(state: &State, viewer: &Viewer, beside: Beside, at: Timestamp, kept: bool) -> BesideView {
    let named = |nurses: Vec<StaffId>| {
        let nurses = nurses.into_iter();
        nurses
            .map(|id| Nurse {
                who: people::person(state, viewer, &id),
                id,
            })
            .collect()
    };
    BesideView {
        at,
        kept,
        people: beside.people,
        preferred: named(beside.preferred),
        not_wanted: named(beside.not_wanted),
        consents: beside.consents,
    }
}

/// What stood beside a version and the one that it was begun from, where the older one has kept it.
pub fn both<'a>(
    before: &'a Version,
    version: &'a Version,
) -> Option<(&'a BesideView, &'a BesideView)> {
    let was = before.beside.as_ref().filter(|was| was.kept)?;
    Some((was, version.beside.as_ref()?))
}

/// What is different between two times.
pub fn between(before: &BesideView, now: &BesideView) -> Differs {
    let said = |one: &Around| Around {
        order: 0,
        ..one.clone()
    };
    let of = |view: &BesideView, id| view.around(id).map(said);
    let ids = |view: &BesideView| -> Vec<RelativeId> {
        let ids = view.people.iter();
        ids.map(|one| one.id).collect()
    };
    let (were, are) = (ids(before), ids(now));
    let gone = were.iter().filter(|id| !are.contains(id));
    let all = are.iter().chain(gone).copied();
    let both = |ids: &[RelativeId], other: &[RelativeId]| -> Vec<RelativeId> {
        let ids = ids.iter().filter(|id| other.contains(id));
        ids.copied().collect()
    };
    // A consent that has run out meanwhile is not what it was.
    let consent = |view: &BesideView, kind| {
        let given = view.consent(kind)?;
        Some((given.holds(view.at), given.clone()))
    };
    Differs {
        people: all.filter(|id| of(before, *id) != of(now, *id)).collect(),
        reordered: both(&were, &are) != both(&are, &were),
        preferred: names(&before.preferred) != names(&now.preferred),
        not_wanted: names(&before.not_wanted) != names(&now.not_wanted),
        consents: ConsentKind::ALL
            .into_iter()
            .filter(|kind| consent(before, *kind) != consent(now, *kind))
            .collect(),
    }
}

/// Who they are: where somebody is in the duty is not what the person has said.
fn names(nurses: &[Nurse]) -> Vec<&StaffId> {
    nurses.iter().map(|nurse| &nurse.id).collect()
}
