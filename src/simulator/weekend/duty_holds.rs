//! What always holds of those on duty: the handshake at its start, and who is not rung while she takes no calls. The list is that of
//! `handbook/engineering/testing.md`; nothing here is weaker than what `handbook/service/en/on-duty.md` promises.

use crate::domain::alarms::alarm::{Alarm, AlarmKind, AlarmState};
use crate::domain::calls::leg::{Leg, Purpose};
use crate::domain::care::rules::{danger, is_private};
use crate::domain::deadline;
use crate::domain::handshakes::handshake::Handshake;
use crate::domain::ids::{ContactId, HandshakeId, StaffId};
use crate::domain::messages::message::{MessageText, Recipient};
use crate::domain::presence::unavailable::CHOICES;
use crate::domain::state::State;
use crate::domain::time::Timestamp;
use crate::simulator::weekend::held::new_legs;

/// The first handshake that others must be told of, if it is not proven, and when the first who takes no calls takes them again.
#[derive(Clone, Copy, Debug, Default)]
pub struct Watched {
    handshake: Option<(Timestamp, HandshakeId)>,
    back: Option<Timestamp>,
}

impl Watched {
    /// After a commit.
    pub fn remember(&mut self, last: &State, state: &State) {
        if !state.handshakes.ptr_eq(&last.handshakes) {
            let after = deadline::timing(state).handshake_due;
            let open = state.handshakes.values().filter(|handshake| {
                handshake.due_at.is_some() && !handshake.missed && !handshake.is_complete()
            });
            self.handshake = open
                .map(|handshake| (from(handshake) + after, handshake.id))
                .min();
        }
        if !state.unavailable.ptr_eq(&last.unavailable) {
            self.back = state.unavailable.values().map(|away| away.until).min();
        }
    }

    /// What is late, if anything.
    pub fn late(&self, state: &State, late: impl Fn(Timestamp) -> bool) -> Option<String> {
        if let Some((due, handshake)) = self.handshake
            && late(due)
        {
            let whose = state.handshake(handshake).map(|found| &found.staff);
            return Some(format!(
                "the handshake of {whose:?} was to be told by {due}, and nobody has been"
            ));
        }
        self.back
            .filter(|back| late(*back))
            .map(|back| format!("somebody was to take calls again by {back}"))
    }
}

/// Her duty begins, or she came later than that.
fn from(handshake: &Handshake) -> Timestamp {
    handshake.starts.max(handshake.since)
}

/// What is broken by what one command has come to, if anything.
pub fn of_commit(last: &State, state: &State) -> Option<String> {
    let handshakes = || {
        let same = state.handshakes.ptr_eq(&last.handshakes) && state.alarms.ptr_eq(&last.alarms);
        if same {
            return None;
        }
        let asked = |it: &Handshake| check_asked(last, state, it);
        state
            .handshakes
            .values()
            .find_map(|it| asked(it))
            .or_else(|| check_told(last, state))
    };
    let shift = state.shift != last.shift;
    let everyone = || if shift { check_everyone(state) } else { None };
    let away = || {
        let escorts = state.escorts.ptr_eq(&last.escorts);
        let same = !shift && escorts && state.unavailable.ptr_eq(&last.unavailable);
        if same { None } else { check_away(state) }
    };
    handshakes()
        .or_else(everyone)
        .or_else(away)
        .or_else(|| check_rung(last, state))
}

/// Whoever is on duty is asked for her handshake.
fn check_everyone(state: &State) -> Option<String> {
    let shift = state.shift.as_ref()?;
    let forgotten = shift
        .everyone()
        .find(|staff| state.handshake_of(staff).is_none());
    forgotten.map(|staff| format!("{staff} is on duty and is asked for no handshake"))
}

/// It is told when it is to be, and of whom it is not told had the duty before the service knew.
fn check_asked(last: &State, state: &State, handshake: &Handshake) -> Option<String> {
    let staff = &handshake.staff;
    let before = last.handshake(handshake.id);
    if before.is_none() && handshake.due_at.is_none() && last.service.is_some() {
        return Some(format!("nobody will be told of the handshake of {staff}"));
    }
    let told = handshake.missed && before.is_none_or(|before| !before.missed);
    let due = from(handshake) + deadline::timing(state).handshake_due;
    (told && (state.at < due || handshake.due_at.is_none() || handshake.is_complete()))
        .then(|| format!("the handshake of {staff} is told before it is to be"))
}

/// What was not proven has been told once: to whoever else is on duty, and to the leader.
fn check_told(last: &State, state: &State) -> Option<String> {
    let missed =
        |state: &State, id: HandshakeId| state.handshake(id).is_some_and(|found| found.missed);
    let told: Vec<&StaffId> = state
        .handshakes
        .values()
        .filter(|found| found.missed && !missed(last, found.id))
        .map(|found| &found.staff)
        .collect();
    let about = |alarm: &&Alarm| {
        matches!(
            alarm.kind,
            AlarmKind::HandshakeMissed(_) | AlarmKind::HandshakeHole(_)
        )
    };
    let times = |alarm: &Alarm| {
        let count = |alarm: &Alarm| usize::from(alarm.repeats) + 1;
        count(alarm) - last.alarm(alarm.id).map_or(0, count)
    };
    let raised: Vec<(&Alarm, usize)> = state
        .open_alarms
        .iter()
        .filter_map(|alarm| state.alarm(*alarm))
        .filter(about)
        .map(|alarm| (alarm, times(alarm)))
        .filter(|(_, times)| *times > 0)
        .collect();
    let all: usize = raised.iter().map(|(_, times)| times).sum();
    if all != told.len() {
        return Some(format!(
            "{} handshakes were not proven in time, and {all} alarms tell so",
            told.len()
        ));
    }
    raised
        .iter()
        .find_map(|(alarm, _)| check_whom(last, state, alarm))
}

fn check_whom(last: &State, state: &State, alarm: &Alarm) -> Option<String> {
    let about = alarm.kind.about()?;
    let first = |list: &[StaffId]| list.iter().find(|staff| *staff != about).cloned();
    let service = state.service.as_ref()?;
    let leader = service.alarm_list.first().filter(|staff| *staff != about);
    let on_duty: Vec<StaffId> = state
        .shift
        .as_ref()
        .map(|shift| shift.everyone().cloned().collect())
        .unwrap_or_default();
    let heard: Vec<StaffId> = if matches!(alarm.kind, AlarmKind::HandshakeHole(_)) {
        written(last, state)
    } else {
        alarm.told.iter().cloned().collect()
    };
    let backup = first(&on_duty).is_none()
        || heard
            .iter()
            .any(|staff| staff != about && on_duty.contains(staff));
    let leader = leader.is_none_or(|leader| heard.contains(leader));
    (!backup || !leader)
        .then(|| format!("the handshake of {about} is not proven, and told to {heard:?} alone"))
}

/// Who has been written to about a hole in a handshake since a state.
fn written(last: &State, state: &State) -> Vec<StaffId> {
    let before = last.messages.get_max().map(|(id, _)| *id);
    state
        .messages
        .values()
        .rev()
        .take_while(|message| before.is_none_or(|before| message.id > before))
        .filter(|message| message.text == MessageText::HandshakeHole)
        .filter_map(|message| match &message.to {
            Some(Recipient::Staff(staff)) => Some(staff.clone()),
            Some(Recipient::Person { .. }) | None => None,
        })
        .collect()
}

/// Taking no calls ends by itself, with the duty at the latest; and if that is everybody the leader knows.
fn check_away(state: &State) -> Option<String> {
    let shift = state.shift.as_ref();
    let longest = CHOICES.iter().copied().max().unwrap_or_default();
    let most = state.at + std::time::Duration::from_mins(u64::from(longest));
    let next = state.next_deadline();
    let stays = state.unavailable.iter().find(|(staff, away)| {
        let on_duty = shift.is_some_and(|shift| shift.has(staff));
        let ends = away.until <= most && next.is_some_and(|next| next <= away.until);
        !on_duty || !ends
    });
    if let Some((staff, away)) = stays {
        return Some(format!("{staff} takes no calls until {}", away.until));
    }
    let nobody = shift.is_some_and(|shift| {
        !shift.is_empty() && shift.everyone().all(|staff| state.is_unavailable(staff))
    });
    let known = || {
        state.alarms.values().any(|alarm| {
            alarm.kind == AlarmKind::NobodyAvailable
                && !matches!(alarm.state, AlarmState::Over { .. })
        })
    };
    (nobody && !known()).then(|| "nobody takes calls, and nobody has been told".to_owned())
}

/// Whoever takes no calls is rung by no step, and for no reminder while anybody else takes them. In the rounds everybody is rung
/// (`handbook/engineering/calls.md`, "Who steps aside").
fn check_rung(last: &State, state: &State) -> Option<String> {
    if state.unavailable.is_empty() || last.unavailable.is_empty() {
        return None;
    }
    new_legs(last, state).find_map(|leg| {
        let staff = leg.staff()?;
        let (before, now) = (last.unavailable.get(staff)?, state.unavailable.get(staff)?);
        (before.since == now.since && is_wrongly_rung(state, leg, staff)).then(|| {
            format!(
                "{staff} takes no calls, and is rung: leg {} for {:?}",
                leg.id, leg.purpose
            )
        })
    })
}

pub(super) fn is_wrongly_rung(state: &State, leg: &Leg, staff: &StaffId) -> bool {
    match leg.purpose {
        Purpose::Take(call) => {
            let waiting = state.call(call).and_then(|call| call.waiting());
            !leg.claimed && waiting.is_some_and(|waiting| waiting.rounds == 0)
        }
        Purpose::Summons(contact) => {
            let ringing = state.summons_of(contact).and_then(|found| found.ringing());
            ringing.is_some_and(|ringing| ringing.rounds == 0)
        }
        // A life in danger is everybody's.
        Purpose::Reminder(contact) => {
            danger(state, contact).is_none() && somebody_else(state, contact, staff)
        }
        // What is hers already, what she has asked for herself or a colleague of her, and what is about somebody's safety.
        Purpose::Rejoin(_)
        | Purpose::CallBack(_)
        | Purpose::Person(_)
        | Purpose::Third(_)
        | Purpose::HandOver(_)
        | Purpose::RingIn
        | Purpose::Alarm(_)
        | Purpose::Connect(_)
        | Purpose::Handshake(_)
        | Purpose::CheckIn(_) => false,
    }
}

fn somebody_else(state: &State, contact: ContactId, staff: &StaffId) -> bool {
    state.shift.as_ref().is_some_and(|shift| {
        shift.everyone().any(|other| {
            other != staff && !state.is_unavailable(other) && !is_private(state, contact, other)
        })
    })
}
