//! Who is on duty now and next, what they are doing, and where calls go when nobody is.

use std::collections::BTreeSet;

use crate::domain::calls::call::CallState;
use crate::domain::calls::leg::Purpose;
use crate::domain::duty;
use crate::domain::handshakes::handshake::Way;
use crate::domain::ids::StaffId;
use crate::domain::service::places::DestinationKind;
use crate::domain::state::State;
use crate::domain::time::Timestamp;
use crate::views::Viewer;
use crate::views::people::{Person, person, person_in};

/// What somebody's telephone is at.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Presence {
    /// Free.
    Free,
    /// Being rung, or picking up.
    Rung,
    /// In a conversation, or on the way into one.
    Talking,
}

/// Somebody on duty.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OnDuty {
    /// Who.
    pub person: Person,
    /// What her telephone is at.
    pub presence: Presence,
    /// A screen of hers is connected just now.
    pub screen: bool,
    /// She takes no calls until then.
    pub unavailable: Option<Timestamp>,
    /// She is out with a patient, and expected back then.
    pub escorting: Option<Timestamp>,
    /// She is on a home visit.
    pub visiting: bool,
    /// What of her handshake is not proven; none: she was not asked.
    pub holes: Option<Vec<Way>>,
}

/// The duty going on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DutyNow {
    /// When it is over for everybody.
    pub ends: Timestamp,
    /// When the people change.
    pub until: Timestamp,
    /// Those on duty, in the order they are rung; empty: the roster has a hole.
    pub people: Vec<OnDuty>,
    /// The viewer is among them.
    pub me: bool,
}

/// The duty after this one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DutyNext {
    /// It begins.
    pub starts: Timestamp,
    /// Those on duty then, in the order they are rung.
    pub people: Vec<Person>,
}

/// Where calls go while nobody is on duty.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outside {
    /// What it is.
    pub kind: DestinationKind,
    /// What the service file calls it.
    pub label: String,
}

/// Who has it, now and next.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Duty {
    /// The duty going on; none outside.
    pub now: Option<DutyNow>,
    /// The next one, or the next change of people.
    pub next: Option<DutyNext>,
    /// Where calls go when nobody is on duty.
    pub outside: Option<Outside>,
}

/// Who has it, now and next.
pub fn of(
    state: &State,
    viewer: &Viewer,
    now: Timestamp,
    screens: Option<&BTreeSet<StaffId>>,
) -> Duty {
    let Some(service) = &state.service else {
        return Duty::default();
    };
    let ahead = state.ahead(now);
    let current = state.shift.as_ref().map(|shift| DutyNow {
        ends: ahead.ends.unwrap_or(shift.end),
        until: shift.end,
        people: shift
            .everyone()
            .map(|staff| OnDuty {
                person: person(state, viewer, staff),
                presence: presence(state, staff),
                screen: screens.is_some_and(|screens| screens.contains(staff)),
                unavailable: state.unavailable.get(staff).map(|found| found.until),
                escorting: state.escort_by(staff).map(|escort| escort.journey.until),
                visiting: state.is_visiting(staff),
                holes: state
                    .handshake_of(staff)
                    .map(|handshake| handshake.holes().collect()),
            })
            .collect(),
        me: viewer.staff.as_ref().is_some_and(|me| shift.has(me)),
    });
    let next = ahead.next.as_ref().map(|shift| DutyNext {
        starts: shift.start,
        people: shift
            .everyone()
            .map(|staff| person_in(state, viewer, Some(shift), staff))
            .collect(),
    });
    let outside = current.is_none().then(|| {
        let destination = duty::outside_destination(service, now);
        Outside {
            kind: destination.kind,
            label: destination.label.clone(),
        }
    });
    Duty {
        now: current,
        next,
        outside,
    }
}

fn presence(state: &State, staff: &StaffId) -> Presence {
    let legs: Vec<_> = state.legs_of(staff).collect();
    let talks = |purpose: Purpose| {
        purpose
            .call()
            .and_then(|call| state.call(call))
            .is_some_and(|call| {
                matches!(
                    call.state,
                    CallState::Joining(_) | CallState::Talking(_) | CallState::RingingPerson { .. }
                )
            })
    };
    if legs
        .iter()
        .any(|leg| leg.is_confirmed() && talks(leg.purpose))
    {
        Presence::Talking
    } else if legs.iter().any(|leg| leg.is_live()) {
        Presence::Rung
    } else {
        Presence::Free
    }
}
