//! Follow-ups that have not been done, as far as they concern the duty going on: hers, and those that nobody on duty owns.

use std::time::Duration;

use crate::domain::contacts::contact::{Contact, Next, Phase};
use crate::domain::duty;
use crate::domain::followups::follow_up::{About, FollowUp};
use crate::domain::ids::ContactId;
use crate::domain::state::State;
use crate::domain::time::Timestamp;
use crate::views::Viewer;
use crate::views::hint::{self, Hint};
use crate::views::people::{Person, person};

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
    /// Whom it is about, as a hint, where the viewer may see it.
    pub hint: Option<Hint>,
    /// Who does it.
    pub owner: Person,
    /// By when.
    pub at: Timestamp,
    /// It waits on the viewer: it is hers, or nobody's on duty and she has the duty.
    pub mine: bool,
}

/// What is due before the duty ends, the first due first.
pub(super) fn all(state: &State, viewer: &Viewer, now: Timestamp) -> Vec<FollowUpRow> {
    let Some(me) = &viewer.staff else {
        return Vec::new();
    };
    let on_duty = viewer.nurse_on_duty(state).is_some();
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
        .filter(|found| found.at <= until)
        .filter(|found| found.owner == *me || on_duty)
        .filter_map(|found| {
            let contact = state.contact(found.contact)?;
            let mine = found.owner == *me || (on_duty && !owned(found));
            Some(row(state, viewer, found, contact, mine))
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
    mine: bool,
) -> FollowUpRow {
    let opens = viewer.may_open(state, contact);
    FollowUpRow {
        contact: opens.then_some(contact.id),
        about: found.about,
        what: match found.about {
            About::Person => what(contact).filter(|_| opens),
            About::Children => None,
        },
        hint: opens.then(|| hint::of(state, contact)),
        owner: person(state, viewer, &found.owner),
        at: found.at,
        mine,
    }
}

fn what(contact: &Contact) -> Option<String> {
    match &contact.phase {
        Phase::Closed(closing) => match &closing.next {
            Next::FollowUp { what, .. } => what.known().cloned(),
            Next::Settled | Next::Refused(_) | Next::Elsewhere(_) => None,
        },
        Phase::OnTheLine(_)
        | Phase::CallBackDue(_)
        | Phase::CallingBack { .. }
        | Phase::NeedsOutcome { .. } => None,
    }
}
