//! What the service itself must have seen of what it did not keep, and what it must not have made up: each held against what happened. The list
//! is that of `handbook/service/en/when-something-goes-wrong.md`.

use std::collections::BTreeMap;

use crate::domain::alarms::alarm::AlarmKind;
use crate::domain::calls::call::{CallState, FallbackReason};
use crate::domain::contacts::contact::CallBackStage;
use crate::domain::deadline;
use crate::domain::deviations::deviation::{Cause, Source};
use crate::domain::ids::{ContactId, OpeningId};
use crate::domain::openings::opening::{Opening, Verdict};
use crate::domain::safety::visit::VisitStage;
use crate::domain::state::State;
use crate::domain::time::Timestamp;
use crate::simulator::weekend::world::World;

/// What happened and is no deviation.
pub fn missing(last: &State, state: &State) -> Option<String> {
    let mut all = handed_over(last, state);
    all.extend(visited(last, state));
    all.extend(taken(last, state));
    all.extend(answered(last, state));
    all.extend(called_back(state));
    all.extend(read(last, state));
    all.into_iter()
        .find(|cause| !is_raised(state, *cause))
        .map(|cause| format!("{cause:?} is no deviation"))
}

fn is_raised(state: &State, cause: Cause) -> bool {
    let mut causes = state
        .deviations
        .iter()
        .filter_map(|found| match found.source {
            Source::Service(cause) => Some(cause),
            Source::Person(_) | Source::Threat { .. } => None,
        });
    causes.any(|raised| match (raised, cause) {
        // Said in a contact that is one with this one since.
        (
            Cause::CallBackLate {
                contact: raised,
                promised: before,
            },
            Cause::CallBackLate { contact, promised },
        ) => before == promised && is_one_with(state, contact, raised),
        _ => raised == cause,
    })
}

fn is_one_with(state: &State, contact: ContactId, other: ContactId) -> bool {
    let found = state.contact(contact);
    contact == other || found.is_some_and(|found| found.joined.contains(&other))
}

fn handed_over(last: &State, state: &State) -> Vec<Cause> {
    if state.handovers.all.ptr_eq(&last.handovers.all) {
        return Vec::new();
    }
    let all = state.handovers.all.values();
    all.filter(|handover| handover.overdue.is_some())
        .map(|handover| Cause::HandoverNotAccepted(handover.id))
        .collect()
}

fn visited(last: &State, state: &State) -> Vec<Cause> {
    if state.visits.ptr_eq(&last.visits) {
        return Vec::new();
    }
    let alarmed = state.visits.values().filter(|visit| match &visit.stage {
        VisitStage::Alarmed { .. } => true,
        VisitStage::UnderWay | VisitStage::Missed { .. } => false,
    });
    alarmed
        .map(|visit| Cause::CheckInMissed {
            visit: visit.id,
            due_at: visit.due_at,
        })
        .collect()
}

fn taken(last: &State, state: &State) -> Vec<Cause> {
    if state.alarms.ptr_eq(&last.alarms) {
        return Vec::new();
    }
    let all = state.alarms.values();
    all.filter(|alarm| alarm.kind == AlarmKind::NobodyTakes)
        .filter_map(|alarm| alarm.contact.map(Cause::NobodyTook))
        .collect()
}

/// Within the duty: outside it nobody of ours is to answer.
fn answered(last: &State, state: &State) -> Vec<Cause> {
    if last.shift.is_none() || state.shift.is_none() {
        return Vec::new();
    }
    let live = state.live_calls.iter().filter_map(|id| state.call(*id));
    live.filter(|call| match &call.state {
        CallState::FallingBack(found) => match found.why {
            FallbackReason::NobodyAnswered | FallbackReason::NobodyToRing => true,
            FallbackReason::OutsideDuty => false,
        },
        CallState::Waiting(_)
        | CallState::Joining(_)
        | CallState::Talking(_)
        | CallState::LineLost { .. }
        | CallState::RingingNurse { .. }
        | CallState::RingingPerson { .. }
        | CallState::Ended { .. } => false,
    })
    // What began outside the duty goes on into it.
    .filter(|call| {
        let before = last.call(call.id).map(|before| &before.state);
        !matches!(before, Some(CallState::FallingBack(_)))
    })
    .map(|call| Cause::NobodyAnswered(call.id))
    .collect()
}

fn called_back(state: &State) -> Vec<Cause> {
    let open = state.open.iter().filter_map(|id| state.contact(*id));
    open.filter_map(|contact| {
        let promise = contact.promise()?;
        let late = match promise.stage {
            CallBackStage::BackupReminded | CallBackStage::LeaderTold => true,
            CallBackStage::Promised | CallBackStage::OwnerReminded => false,
        };
        late.then_some(Cause::CallBackLate {
            contact: contact.id,
            promised: promise.since,
        })
    })
    .collect()
}

fn read(last: &State, state: &State) -> Vec<Cause> {
    if state.patients.ptr_eq(&last.patients) {
        return Vec::new();
    }
    let openings = state.patients.values().flat_map(|it| it.openings.values());
    openings
        .filter(|opening| was_wrong(opening))
        .map(|opening| Cause::WrongReading(opening.id))
        .collect()
}

fn was_wrong(opening: &Opening) -> bool {
    let mut reviews = opening.reviews.iter();
    reviews.any(|review| review.verdict == Verdict::Wrong)
}

/// A deviation of which nothing has happened.
pub fn made_up(world: &mut World, last: &State, state: &State) -> Option<String> {
    let new: Vec<(Cause, Option<ContactId>)> = state
        .deviations
        .iter()
        .filter(|found| last.deviations.get(found.id).is_none())
        .filter_map(|found| match &found.source {
            Source::Service(cause) => Some((*cause, found.contact)),
            Source::Person(_) | Source::Threat { .. } => None,
        })
        .collect();
    if new.is_empty() {
        return None;
    }
    let records = world.crank.records(last.seq);
    let said = |kind: &str, of: String, word: &str| {
        let mut records = records.iter().filter(|record| record.kind == kind);
        records.any(|record| record.body.contains(&of) && record.body.contains(word))
    };
    new.into_iter().find_map(|(cause, contact)| {
        let (happened, of) = match cause {
            Cause::NobodyAnswered(call) => (
                said("fallback_began", call.to_string(), "nobody_"),
                state.call(call).map(|call| call.contact),
            ),
            Cause::NobodyTook(contact) => (
                said("alarm_raised", contact.to_string(), "nobody_takes"),
                Some(contact),
            ),
            Cause::CallBackLate { contact, .. } => (
                said("call_back_reminded", contact.to_string(), "backup_reminded")
                    || said("call_back_reminded", contact.to_string(), "leader_told"),
                Some(contact),
            ),
            Cause::CheckInMissed { visit, .. } => {
                let found = last.visits.get(&visit).or_else(|| state.visits.get(&visit));
                let contact = found.and_then(|visit| visit.contact);
                (said("visit_alarmed", visit.to_string(), ""), contact)
            }
            Cause::HandoverNotAccepted(handover) => {
                (said("handover_overdue", handover.to_string(), ""), None)
            }
            Cause::NotReviewed(opening) => (is_late(state, opening), None),
            Cause::WrongReading(opening) => {
                (said("opening_reviewed", opening.to_string(), "wrong"), None)
            }
        };
        (!happened || of != contact)
            .then(|| format!("{cause:?} of {contact:?} is a deviation, and did not happen"))
    })
}

fn is_late(state: &State, opening: OpeningId) -> bool {
    let found = state.opening(opening).map(|(_, opening)| opening);
    found
        .is_some_and(|opening| opening.review().is_none() && opening.at + within(state) <= state.at)
}

fn within(state: &State) -> std::time::Duration {
    deadline::timing(state).reading_review
}

/// Readings that are always looked at, that nobody has looked at, and by when each is a deviation.
#[derive(Clone, Debug, Default)]
pub struct Watched {
    unseen: BTreeMap<OpeningId, Timestamp>,
}

impl Watched {
    /// After a commit.
    pub fn remember(&mut self, last: &State, state: &State) {
        if state.patients.ptr_eq(&last.patients)
            && state.deviations.all.ptr_eq(&last.deviations.all)
        {
            return;
        }
        let mut unseen = BTreeMap::new();
        let openings = state.patients.values().flat_map(|it| it.openings.values());
        for opening in openings.filter(|opening| opening.ground.is_reviewed()) {
            // What is kept in two records is looked at where it was written.
            let seen = opening.review().is_some() || opening.kept_from.is_some();
            if seen || is_raised(state, Cause::NotReviewed(opening.id)) {
                continue;
            }
            // The leader may take back what she said when it is late already.
            let due = (opening.at + within(state)).max(state.at);
            let known = self.unseen.get(&opening.id).copied();
            unseen.insert(opening.id, known.unwrap_or(due));
        }
        self.unseen = unseen;
    }

    /// What is late, if anything.
    pub fn late(&self, late: impl Fn(Timestamp) -> bool) -> Option<String> {
        let unseen = self.unseen.iter().find(|(_, due)| late(**due));
        unseen.map(|(id, due)| format!("nobody has looked at reading {id} by {due}"))
    }
}
