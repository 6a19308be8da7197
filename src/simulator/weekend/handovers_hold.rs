//! What always holds of handovers: everything that stands open is handed over, what was handed over is accepted or still open, nothing of it is
//! lost, and what nobody accepts in time rings, once for each time that is over. The list is that of `handbook/engineering/testing.md`; nothing
//! here is weaker than what `handbook/service/en/handover.md` promises.

use std::collections::BTreeMap;
use std::time::Duration;

use crate::domain::actor::Actor;
use crate::domain::alarms::alarm::{AlarmKind, AlarmState};
use crate::domain::contacts::contact::{CallerNumber, Contact, Outcome, Phase};
use crate::domain::contacts::hands::{can_follow_up, owner};
use crate::domain::deadline;
use crate::domain::deviations::deviation::Deviation;
use crate::domain::duty::{self, calendar};
use crate::domain::handovers::handover::{Handover, Receiver, Standing};
use crate::domain::handovers::hands::{keeps, works_days};
use crate::domain::handovers::matters::Matter;
use crate::domain::ids::{ContactId, HandoverId};
use crate::domain::messages::message::MessageText;
use crate::domain::secret::Secret;
use crate::domain::service::Service;
use crate::domain::state::State;
use crate::domain::time::Timestamp;
use crate::simulator::weekend::held::written_to;
use crate::simulator::weekend::world::World;

/// It rings again on a day on which the day service is open, not before this has passed.
const AGAIN: Duration = Duration::from_hours(12);

/// When each that is not accepted is to ring, by what is promised and not by what the server has planned.
#[derive(Clone, Debug, Default)]
pub struct Watched {
    rings: BTreeMap<HandoverId, Timestamp>,
    /// When the duty began that goes on, or that was the last.
    began: Timestamp,
    /// So many have rung by the last commit, and so many were to.
    wrong: Option<String>,
}

impl Watched {
    /// After a commit.
    pub fn remember(&mut self, last: &State, state: &State, now: Timestamp) {
        let (all, before) = (&state.handovers.all, &last.handovers.all);
        if last.shift.is_none() && state.shift.is_some() {
            self.began = now;
        }
        if all.ptr_eq(before) && state.alarms.ptr_eq(&last.alarms) {
            return;
        }
        let Some(service) = state.service.as_ref() else {
            return;
        };
        let timing = deadline::timing(state);
        for handover in state.handovers.still_open() {
            if !before.contains_key(&handover.id) {
                let due = match &handover.receiver {
                    Receiver::Day => to_day(service, last, now) + timing.handover_accept,
                    Receiver::Nurse(nurse) => {
                        let next = || duty::next_shift(service, now).filter(|it| it.has(nurse));
                        let has_it = state.shift.as_ref().is_some_and(|shift| shift.has(nurse));
                        let begins = if has_it {
                            began(last, state, now)
                        } else {
                            next().map_or(now, |next| next.start)
                        };
                        begins + timing.handover_shift
                    }
                };
                self.rings.insert(handover.id, due);
            }
        }
        let rung = raised(state).saturating_sub(raised(last));
        let loud = rung == 0 || is_loud(last, state);
        let due: Vec<HandoverId> = self
            .rings
            .iter()
            .filter(|(id, due)| **due <= now && is_open(state, **id))
            .map(|(id, _)| *id)
            .collect();
        self.wrong = (rung > due.len() || !loud).then(|| {
            let due = due.len();
            format!("{due} handovers are not accepted in time, and {rung} alarms say so: {loud}")
        });
        if rung > 0 {
            for id in due {
                let next = again(service, state, id, now + AGAIN);
                match next {
                    Some(next) => self.rings.insert(id, next + timing.handover_accept),
                    None => self.rings.remove(&id),
                };
            }
        }
        self.rings.retain(|id, _| is_open(state, *id));
    }

    /// What is late, if anything.
    pub fn late(&self, late: impl Fn(Timestamp) -> bool) -> Option<String> {
        let silent = self.rings.iter().find(|(_, due)| late(**due));
        silent
            .map(|(id, due)| format!("handover {id} was to be accepted by {due}, and rings nobody"))
    }
}

/// When the day service begins with what is handed over now.
fn to_day(service: &Service, last: &State, now: Timestamp) -> Timestamp {
    let ends = duty::duty_end(service, now);
    let ended = || last.shift.as_ref().map(|shift| shift.end.min(now));
    let base = ends.or_else(ended).unwrap_or(now);
    calendar::next_opening(service, base).unwrap_or(base)
}

/// Since when those on duty now have it: from now, or since the stretch began that has just begun.
fn began(last: &State, state: &State, now: Timestamp) -> Timestamp {
    let start = |state: &State| state.shift.as_ref().map(|shift| shift.start);
    let new = start(state).filter(|new| start(last) != Some(*new));
    new.map_or(now, |new| new.min(now))
}

fn again(service: &Service, state: &State, id: HandoverId, at: Timestamp) -> Option<Timestamp> {
    let handover = state.handovers.get(id)?;
    match handover.receiver {
        Receiver::Day => calendar::next_opening(service, at),
        Receiver::Nurse(_) => None,
    }
}

fn is_open(state: &State, id: HandoverId) -> bool {
    state.handovers.get(id).is_some_and(Handover::is_open)
}

/// How many times it was said by an alarm that a handover is not accepted.
fn raised(state: &State) -> usize {
    let all = state.alarms.values();
    all.filter(|alarm| alarm.kind == AlarmKind::HandoverNotAccepted)
        .map(|alarm| usize::from(alarm.repeats) + 1)
        .sum()
}

/// Somebody is written to about an alarm, or is being told of this one anyway.
fn is_loud(last: &State, state: &State) -> bool {
    let mut open = state.open_alarms.iter().filter_map(|id| state.alarm(*id));
    let being_told = open.any(|alarm| {
        alarm.kind == AlarmKind::HandoverNotAccepted
            && matches!(alarm.state, AlarmState::With { .. })
    });
    let mut written = written_to(last, state);
    being_told || written.any(|(_, text)| *text == MessageText::AlarmWaits)
}

/// What is broken by what was committed, if anything. `sure`: it was one command's.
pub fn of_commit(world: &mut World, last: &State, state: &State, sure: bool) -> Option<String> {
    let wrong = world.held.handovers.wrong.take().filter(|_| sure);
    let ended = last.shift.is_some() && state.shift.is_none();
    let began = world.held.handovers.began;
    let left_out = || {
        ended
            .then(|| left_out(state, began).or_else(|| not_said(state, began)))
            .flatten()
    };
    let same = state.handovers.all.ptr_eq(&last.handovers.all);
    let lost = || if same { None } else { lost(last, state) };
    wrong.or_else(left_out).or_else(lost)
}

/// When a duty ends, everything that stands open, that is left to be done, or that somebody said in it how it ended, is handed over.
fn left_out(state: &State, began: Timestamp) -> Option<String> {
    let service = state.service.as_ref()?;
    if !service.staff.iter().any(works_days) {
        return None;
    }
    let handed = |contact: ContactId| {
        let mut all = state.handovers.all.values();
        all.any(|handover| handover.receiver == Receiver::Day && handover.item(contact).is_some())
    };
    let said = |contact: &Contact| match &contact.phase {
        Phase::Closed(closing) => {
            closing.at >= began
                && matches!(closing.by, Actor::Staff(_))
                && !matches!(
                    closing.outcome,
                    Outcome::WrongNumber | Outcome::Joined | Outcome::Withdrawn
                )
        }
        Phase::OnTheLine(_)
        | Phase::CallBackDue(_)
        | Phase::CallingBack { .. }
        | Phase::NeedsOutcome { .. } => false,
    };
    // Of what was erased nobody can read anything.
    let erased = |contact: &Contact| {
        let about = contact.about.as_ref();
        let about = about.and_then(|about| state.current_patient(about.patient));
        contact.number == CallerNumber::Number(Secret::Erased)
            || about.is_some_and(|patient| patient.erased)
    };
    let closed = state.contacts.values();
    let closed = closed.filter(|contact| said(contact) && !erased(contact));
    let by_nurses = state.follow_ups.values().filter(|found| {
        let owner = service.staff(&found.owner);
        owner.is_none_or(|owner| !works_days(owner))
    });
    let mut all = state
        .open
        .iter()
        .copied()
        .chain(by_nurses.map(|found| found.contact))
        .chain(closed.map(|contact| contact.id));
    all.find(|contact| !handed(*contact))
        .map(|contact| format!("the duty is over, and contact {contact} stands in no handover"))
}

/// When a duty ends, what was not as it should be in it and is followed still is handed over, with its contact or beside the contacts; and where
/// there was nothing, that is said.
fn not_said(state: &State, began: Timestamp) -> Option<String> {
    let service = state.service.as_ref()?;
    if !service.staff.iter().any(works_days) {
        return None;
    }
    let to_day = || {
        let all = state.handovers.all.values();
        all.filter(|handover| handover.receiver == Receiver::Day && handover.at >= began)
    };
    let Some(last) = to_day().map(|handover| handover.at).max() else {
        return Some("the duty is over, and no handover says anything of it".to_owned());
    };
    let handed = |deviation: &Deviation| {
        to_day().any(|handover| {
            let matter = Matter::Deviation(deviation.id);
            let contact = deviation.contact;
            handover.beside(matter).is_some()
                || contact.is_some_and(|contact| handover.item(contact).is_some())
        })
    };
    let mut raised = state.deviations.iter();
    raised
        .find(|one| one.open && began < one.at && one.at < last && !handed(one))
        .map(|one| {
            format!(
                "the duty is over, and deviation {} is in no handover",
                one.id
            )
        })
}

/// What was handed over stands there still, and of each it is said whose it is.
fn lost(last: &State, state: &State) -> Option<String> {
    for (id, before) in &last.handovers.all {
        let Some(now) = state.handovers.get(*id) else {
            return Some(format!("handover {id} is gone"));
        };
        let contacts = |handover: &Handover| -> Vec<ContactId> {
            handover.items.iter().map(|item| item.contact).collect()
        };
        if contacts(before) != contacts(now) {
            return Some(format!("handover {id} is of other contacts than before"));
        }
        // They come with the handover itself, or not at all.
        let lost = before.beside.iter().find(|beside| {
            let now = now.beside(beside.matter);
            now.is_none_or(|now| !beside.waits() && now != *beside)
        });
        if let Some(lost) = lost {
            return Some(format!("handover {id} has lost {:?}", lost.matter));
        }
        if before.beside.len() != now.beside.len() {
            return Some(format!("handover {id} is of more than before"));
        }
        let taken_back = before.items.iter().find(|item| {
            matches!(item.standing, Standing::Accepted { .. })
                && now.item(item.contact).map(|it| &it.standing) != Some(&item.standing)
        });
        if let Some(item) = taken_back {
            return Some(format!("contact {} was accepted, and is not", item.contact));
        }
    }
    state.handovers.all.values().find_map(|handover| {
        let id = handover.id;
        let listed = state.handovers.open.contains(&id);
        if listed != handover.is_open() {
            return Some(format!("handover {id} is not accepted, and nobody sees it"));
        }
        if handover.is_open() && handover.keeper.is_none() {
            return Some(format!("handover {id} has nobody's name on it"));
        }
        let before = last.handovers.get(id);
        handover.items.iter().find_map(|item| {
            let Standing::Accepted { owner: whose, .. } = &item.standing else {
                return None;
            };
            let before = before.and_then(|before| before.item(item.contact));
            if before.is_some_and(|before| before.standing == item.standing) {
                return None;
            }
            let contact = state.contact(item.contact)?;
            if handover.receiver == Receiver::Day && !keeps(state, whose, id, contact.id) {
                return Some(format!(
                    "contact {} was accepted for {whose}, who cannot read it",
                    contact.id
                ));
            }
            let waits = handover.receiver == Receiver::Day
                && state.shift.is_none()
                && owner(contact).is_some_and(|owner| owner != whose);
            (waits || !can_follow_up(state, whose)).then(|| {
                format!(
                    "contact {} was accepted for {whose}, and is another's",
                    contact.id
                )
            })
        })
    })
}
