//! Follow-ups that have not been done, as far as they concern the duty going on: hers, and those that nobody on duty owns.

use std::time::Duration;

use crate::domain::care::rules;
use crate::domain::contacts::contact::{Contact, Next, Phase};
use crate::domain::contacts::hands;
use crate::domain::duty;
use crate::domain::followups::follow_up::{About, FollowUp, ForWhom};
use crate::domain::handovers::compose::follow_ups;
use crate::domain::ids::{ContactId, StaffId};
use crate::domain::state::State;
use crate::domain::time::Timestamp;
use crate::views::Viewer;
use crate::views::glance::listed::{Listed, listed};
use crate::views::people::{Person, person};
use crate::views::whom::{self, Whom};

/// Outside a duty what is due within this is shown.
const OFF_DUTY: Duration = Duration::from_hours(12);

/// A follow-up.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FollowUpRow {
    /// The contact, where the viewer may open it.
    pub contact: Option<ContactId>,
    /// About what.
    pub about: About,
    /// What is to be done, where the viewer may read it; none as well for children: that they are seen to.
    pub what: Option<String>,
    /// For whom, where that is said.
    pub for_whom: For,
    /// Whom it is about, where the viewer may see it.
    pub whom: Option<Whom>,
    /// Who does it.
    pub owner: Person,
    /// By when.
    pub at: Timestamp,
    /// It waits on the viewer: it is hers, or nobody's on duty and she has the duty.
    pub mine: bool,
    /// Why it was moved the last time, where the viewer may read it.
    pub moved: Option<String>,
    /// To whom it can be given.
    pub others: Vec<(StaffId, Person)>,
}

/// For whom something is done, as far as the viewer may read it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum For {
    /// Nothing is said of it, or it may not be read.
    Unsaid,
    /// The person themselves.
    Person,
    /// Somebody around them; none if erased.
    Relative(Option<String>),
    /// Somebody on the list of those around them; none where it cannot be read who.
    Listed(Option<Box<Listed>>),
    /// A child.
    Child,
}

/// The word for it, as programs read it.
pub const fn for_word(whom: &For) -> Option<&'static str> {
    match whom {
        For::Unsaid => None,
        For::Person => Some("person"),
        For::Relative(_) | For::Listed(_) => Some("relative"),
        For::Child => Some("child"),
    }
}

/// For whom, to somebody who may open the contact.
pub(super) fn for_whom(
    state: &State,
    viewer: &Viewer,
    contact: &Contact,
    found: &FollowUp,
    now: Timestamp,
) -> For {
    match found.task.as_ref().map(|task| &task.for_whom) {
        None => For::Unsaid,
        Some(ForWhom::Person) => For::Person,
        Some(ForWhom::Relative(who)) => For::Relative(who.known().cloned()),
        Some(ForWhom::Listed(relative)) => {
            For::Listed(listed(state, viewer, contact, *relative, now).map(Box::new))
        }
        Some(ForWhom::Child) => For::Child,
    }
}

/// What is left to do with a contact, the first due first, to somebody who may open it.
pub(super) fn of_contact(
    state: &State,
    viewer: &Viewer,
    contact: &Contact,
    now: Timestamp,
) -> Vec<FollowUpRow> {
    follow_ups(state, contact.id)
        .into_iter()
        .map(|found| row(state, viewer, found, contact, (false, now)))
        .collect()
}

/// A follow-up that is overdue, as the leader sees it: whose it is and since when, never whom it is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LateRow {
    /// Whose.
    pub owner: Person,
    /// When it was due.
    pub at: Timestamp,
    /// It was moved before.
    pub moved: bool,
}

/// For the leader, and for whoever leads the day service: what is due and not done, the longest overdue first.
pub fn late(state: &State, viewer: &Viewer, now: Timestamp) -> Vec<LateRow> {
    if !viewer.leads() && !leads_days(state, viewer) {
        return Vec::new();
    }
    let mut rows: Vec<LateRow> = state
        .follow_ups
        .values()
        .filter(|found| found.at < now)
        .map(|found| LateRow {
            owner: person(state, viewer, &found.owner),
            at: found.at,
            moved: found.moved.is_some(),
        })
        .collect();
    rows.sort_by_key(|row| row.at);
    rows
}

fn leads_days(state: &State, viewer: &Viewer) -> bool {
    let service = state.service.as_ref();
    let leader = service.and_then(|service| service.day_leader.as_ref());
    leader.is_some() && leader == viewer.staff.as_ref()
}

/// Everything that is hers to follow up, whenever it is due: for the day service.
pub fn hers(state: &State, viewer: &Viewer, now: Timestamp) -> Vec<FollowUpRow> {
    let Some(me) = &viewer.staff else {
        return Vec::new();
    };
    let mut rows: Vec<FollowUpRow> = state
        .follow_ups
        .values()
        .filter(|found| found.owner == *me)
        .filter_map(|found| {
            let contact = state.contact(found.contact)?;
            Some(row(state, viewer, found, contact, (true, now)))
        })
        .collect();
    rows.sort_by_key(|row| row.at);
    rows
}

/// What is due before the duty ends, the first due first.
pub(super) fn all(state: &State, viewer: &Viewer, now: Timestamp) -> Vec<FollowUpRow> {
    let Some(me) = &viewer.staff else {
        return Vec::new();
    };
    let on_duty = viewer.nurse_on_duty(state).is_some();
    // The day service sees its own whenever it is due.
    let days = viewer.works_days() && viewer.nurse().is_none();
    let ends = state
        .service
        .as_ref()
        .and_then(|service| duty::duty_end(service, now));
    let until = ends.unwrap_or(now + OFF_DUTY);
    let owned = |found: &FollowUp| {
        state
            .shift
            .as_ref()
            .is_some_and(|shift| shift.has(&found.owner))
    };
    let mut rows: Vec<FollowUpRow> = state
        .follow_ups
        .values()
        .filter(|found| found.at <= until || (days && found.owner == *me))
        .filter(|found| found.owner == *me || on_duty)
        .filter_map(|found| {
            let contact = state.contact(found.contact)?;
            let mine = found.owner == *me || (on_duty && !owned(found));
            Some(row(state, viewer, found, contact, (mine, now)))
        })
        .collect();
    rows.sort_by_key(|row| row.at);
    rows
}

fn row(
    state: &State,
    viewer: &Viewer,
    found: &FollowUp,
    contact: &Contact,
    (mine, now): (bool, Timestamp),
) -> FollowUpRow {
    let opens = viewer.may_open(state, contact);
    FollowUpRow {
        contact: opens.then_some(contact.id),
        about: found.about,
        what: what(contact, found).filter(|_| opens),
        for_whom: if opens {
            for_whom(state, viewer, contact, found, now)
        } else {
            For::Unsaid
        },
        whom: opens.then(|| whom::of(state, viewer, contact, now)),
        owner: person(state, viewer, &found.owner),
        at: found.at,
        mine,
        moved: found
            .moved
            .as_ref()
            .filter(|_| opens)
            .and_then(|moved| moved.reason.known().cloned()),
        others: if mine {
            others(state, viewer, found)
        } else {
            Vec::new()
        },
    }
}

/// Those who can follow it up instead.
fn others(state: &State, viewer: &Viewer, found: &FollowUp) -> Vec<(StaffId, Person)> {
    let service = state.service.iter();
    service
        .flat_map(|service| &service.staff)
        .filter(|staff| staff.id != found.owner && hands::can_follow_up(state, &staff.id))
        .filter(|staff| !rules::is_private(state, found.contact, &staff.id))
        .map(|staff| (staff.id.clone(), person(state, viewer, &staff.id)))
        .collect()
}

/// What is to be done; none for children, and where it is erased.
pub(super) fn what(contact: &Contact, found: &FollowUp) -> Option<String> {
    match found.about {
        About::Children => return None,
        About::Further(_) => return found.task.as_ref()?.what.known().cloned(),
        About::Person => {}
    }
    match &contact.phase {
        Phase::Closed(closing) => match &closing.next {
            Next::FollowUp { what, .. } => what.known().cloned(),
            Next::Settled | Next::Refused { .. } | Next::Elsewhere(_) => None,
        },
        Phase::OnTheLine(_)
        | Phase::CallBackDue(_)
        | Phase::CallingBack { .. }
        | Phase::NeedsOutcome { .. } => None,
    }
}
