//! Who answers while a chair is empty. Calls go the ordinary way without her; where the leader has named somebody, she has the place in
//! the duty that is empty.

use crate::domain::duty::{self, Shift};
use crate::domain::escorts::escort::{Escort, Journey};
use crate::domain::ids::StaffId;
use crate::domain::service::Service;
use crate::domain::state::State;
use crate::domain::time::Timestamp;

/// Who answers meanwhile.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answers {
    /// These, in the order they are rung.
    Staff(Vec<StaffId>),
    /// Nobody of ours: callers go straight to the fallback.
    Nobody,
    /// There is no duty then: no chair is empty.
    OutsideDuty,
}

/// Who answers in the time of an escort: as it is now once her chair is empty, before that as the roster has it when it begins.
pub fn meanwhile(state: &State, escort: &Escort, now: Timestamp) -> Answers {
    let journey = &escort.journey;
    let at = journey.from.max(now);
    let planned = || {
        let service = state.service.as_ref()?;
        duty::shift_at(service, at)
    };
    let shift = if escort.is_away() {
        state.shift.clone()
    } else {
        planned()
    };
    let Some(shift) = shift else {
        return Answers::OutsideDuty;
    };
    let away_then = |staff: &StaffId| {
        if escort.is_away() {
            state.is_unavailable(staff)
        } else {
            let mut others = state.open_escorts().filter(|other| other.id != escort.id);
            others.any(|other| {
                let journey = &other.journey;
                journey.staff == *staff && journey.from <= at && at < journey.until
            })
        }
    };
    // Who takes the chair has it once it is empty; before that she will, if there is one.
    let will = !escort.is_away() && shift.has(&journey.staff);
    let cover = escort.cover.iter().filter(|_| will);
    let mut answers: Vec<StaffId> = Vec::new();
    for staff in cover.chain(shift.everyone()) {
        if *staff != journey.staff && !away_then(staff) && !answers.contains(staff) {
            answers.push(staff.clone());
        }
    }
    if answers.is_empty() {
        Answers::Nobody
    } else {
        Answers::Staff(answers)
    }
}

/// Whether she is on duty in some of that time, so that a chair is empty.
pub fn empties_a_chair(service: &Service, journey: &Journey) -> bool {
    let hours = journey.until.since(journey.from).as_secs() / 3_600;
    let days = u16::try_from(hours / 24 + 1).unwrap_or(u16::MAX);
    duty::shifts_within(service, journey.from, days)
        .iter()
        .any(|shift| {
            shift.end > journey.from && shift.start < journey.until && shift.has(&journey.staff)
        })
}

/// The shift with those in it who take the chairs of those who are out.
pub(in crate::domain) fn with_covers(state: &State, mut shift: Shift) -> Shift {
    for escort in state.open_escorts().filter(|escort| escort.is_away()) {
        let (out, cover) = (&escort.journey.staff, &escort.cover);
        let Some(cover) = cover.as_ref().filter(|cover| !shift.has(cover)) else {
            continue;
        };
        if !shift.has(out) {
            continue;
        }
        if shift.primary.as_ref() == Some(out) {
            shift.primary = Some(cover.clone());
        } else if shift.backup.as_ref() == Some(out) {
            shift.backup = Some(cover.clone());
        } else {
            shift.others.retain(|one| one != out);
            shift.others.push(cover.clone());
        }
        // She has the duty still, and answers nothing.
        shift.others.push(out.clone());
    }
    shift
}
