//! Those who are out on a home visit or have called for help, as the viewer may see it. Where and with whom is for nurses on duty, for
//! herself, and once an alarm is out for whoever may take it; never for a room. What she sees of her own call for help does not show
//! that she has called.

use std::time::Duration;

use crate::domain::access::Part;
use crate::domain::care::rules::is_private;
use crate::domain::ids::{ContactId, StaffId, VisitId};
use crate::domain::safety::visit::{Help, Visit, VisitStage};
use crate::domain::state::State;
use crate::domain::time::Timestamp;
use crate::views::Viewer;
use crate::views::people::{Person, person};

/// How far a visit has come.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum WatchStage {
    /// All is well.
    UnderWay,
    /// No word in time: she is rung, and others are told then.
    Missed {
        /// When the others are.
        told_at: Timestamp,
    },
    /// Others have been told.
    Alarmed {
        /// No word since.
        since: Timestamp,
        /// Who has taken it, and when it goes out anew.
        taken: Option<(Person, Timestamp)>,
    },
}

/// A home visit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VisitSeen {
    /// Which; where the viewer may do something about it.
    pub id: Option<VisitId>,
    /// The contact, where the viewer may open it.
    pub contact: Option<ContactId>,
    /// Where; none where it is not shown, or has been erased.
    pub place: Option<String>,
    /// With whom.
    pub with: Option<String>,
    /// Since when.
    pub since: Timestamp,
    /// Her next word is due.
    pub due_at: Timestamp,
    /// How far it has come.
    pub stage: WatchStage,
    /// "OK" without a code came: it counts for nothing.
    pub bare_ok: Option<Timestamp>,
}

/// A call for help, as colleagues see it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HelpSeen {
    /// Since when.
    pub since: Timestamp,
    /// Who has taken it, and when it goes out anew.
    pub taken: Option<(Person, Timestamp)>,
    /// Her own safe code came after it: she may have been made to give it.
    pub safe_code: Option<Timestamp>,
}

/// A visit that is over: where it was and with whom can be erased, and is shown to nobody.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeptVisitRow {
    /// Which.
    pub id: VisitId,
    /// Who was out.
    pub staff: Person,
    /// Since when.
    pub since: Timestamp,
}

/// The visits without a contact that can be erased, the oldest first. For the leader.
pub fn kept(state: &State, viewer: &Viewer) -> Vec<KeptVisitRow> {
    if !viewer.may_see(state, Part::Leading) {
        return Vec::new();
    }
    let mut rows: Vec<KeptVisitRow> = state
        .kept_visits
        .iter()
        .map(|(id, kept)| KeptVisitRow {
            id: *id,
            staff: person(state, viewer, &kept.staff),
            since: kept.since,
        })
        .collect();
    rows.sort_by_key(|row| (row.since, row.id));
    rows
}

/// Somebody who is out, or needs help.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Watch {
    /// Who.
    pub person: Person,
    /// Her short name, for whoever may settle it.
    pub staff: Option<StaffId>,
    /// Her visit.
    pub visit: Option<VisitSeen>,
    /// Her call for help; never her own.
    pub help: Option<HelpSeen>,
    /// The viewer may say how it is: a nurse or a leader, not she herself.
    pub may_settle: bool,
}

impl Watch {
    /// Whether it has gone wrong, as far as the viewer sees.
    pub fn is_urgent(&self) -> bool {
        let missed = |visit: &VisitSeen| visit.stage != WatchStage::UnderWay;
        self.help.is_some() || self.visit.as_ref().is_some_and(missed)
    }

    /// Whether the viewer has taken it.
    pub fn is_taken_by_me(&self) -> bool {
        let mine = |taken: &Option<(Person, Timestamp)>| {
            taken.as_ref().is_some_and(|(person, _)| person.me)
        };
        let visit = self.visit.as_ref().is_some_and(|visit| match &visit.stage {
            WatchStage::Alarmed { taken, .. } => mine(taken),
            WatchStage::UnderWay | WatchStage::Missed { .. } => false,
        });
        visit || self.help.as_ref().is_some_and(|help| mine(&help.taken))
    }
}

/// Everybody who is out or needs help: what has gone wrong first, then the next word due.
pub(super) fn all(state: &State, viewer: &Viewer) -> Vec<Watch> {
    let visiting = state.visits.values().map(|visit| &visit.staff);
    let mut staff: Vec<&StaffId> = visiting.chain(state.helps.keys()).collect();
    staff.sort();
    staff.dedup();
    let mut all: Vec<Watch> = staff
        .into_iter()
        .map(|staff| watch(state, viewer, staff))
        .filter(|watch| watch.visit.is_some() || watch.help.is_some())
        .collect();
    all.sort_by_key(|watch| {
        let due = watch.visit.as_ref().map(|visit| visit.due_at);
        (!watch.is_urgent(), due)
    });
    all
}

fn watch(state: &State, viewer: &Viewer, staff: &StaffId) -> Watch {
    let mine = viewer.staff.as_ref() == Some(staff);
    let called = state.help_of(staff);
    let alarm = called
        .map(|help| help.alarm)
        .or_else(|| state.visit_of(staff).and_then(Visit::alarm));
    let may_settle = viewer.may_settle(state, alarm) && !mine;
    let visit = state
        .visit_of(staff)
        .map(|visit| seen(state, viewer, visit, called));
    Watch {
        person: person(state, viewer, staff),
        staff: may_settle.then(|| staff.clone()),
        visit,
        help: called.filter(|_| !mine).map(|help| HelpSeen {
            since: help.since,
            taken: taken(state, viewer, help.taken.as_ref()),
            safe_code: help.safe_code,
        }),
        may_settle,
    }
}

fn taken(
    state: &State,
    viewer: &Viewer,
    taken: Option<&(StaffId, Timestamp)>,
) -> Option<(Person, Timestamp)> {
    taken.map(|(by, again_at)| (person(state, viewer, by), *again_at))
}

fn seen(state: &State, viewer: &Viewer, visit: &Visit, called: Option<&Help>) -> VisitSeen {
    let mine = viewer.staff.as_ref() == Some(&visit.staff);
    let wrong = called.is_some() || matches!(visit.stage, VisitStage::Alarmed { .. });
    // Whoever knows the person privately is told when it has gone wrong, and not before.
    let private = visit
        .contact
        .zip(viewer.staff.as_ref())
        .is_some_and(|(contact, me)| is_private(state, contact, me));
    let shown = mine
        || (viewer.nurse_on_duty(state).is_some() && !private)
        || (wrong && viewer.may_settle(state, called.map(|help| help.alarm).or(visit.alarm())));
    let text = |secret: &crate::domain::secret::Secret<String>| {
        let known = secret.known().filter(|_| shown);
        known.filter(|text| !text.is_empty()).cloned()
    };
    let minutes = Duration::from_mins(u64::from(visit.minutes));
    // On her own screen a call for help looks as if all were well.
    let hidden = called.filter(|_| mine);
    VisitSeen {
        id: viewer.staff.is_some().then_some(visit.id),
        contact: visit
            .contact
            .and_then(|contact| state.contact(contact))
            .filter(|contact| viewer.may_open(state, contact))
            .map(|contact| contact.id),
        place: text(&visit.place),
        with: text(&visit.with),
        since: visit.since,
        due_at: hidden.map_or(visit.due_at, |help| visit.due_at.max(help.since + minutes)),
        stage: if hidden.is_some() {
            WatchStage::UnderWay
        } else {
            stage(state, viewer, visit)
        },
        bare_ok: visit.bare_ok.filter(|_| shown),
    }
}

fn stage(state: &State, viewer: &Viewer, visit: &Visit) -> WatchStage {
    let after = crate::domain::deadline::timing(state).visit_backup_after;
    match &visit.stage {
        VisitStage::UnderWay => WatchStage::UnderWay,
        VisitStage::Missed { since, .. } => WatchStage::Missed {
            told_at: *since + after,
        },
        VisitStage::Alarmed {
            since, taken: by, ..
        } => WatchStage::Alarmed {
            since: *since,
            taken: taken(state, viewer, by.as_ref()),
        },
    }
}
