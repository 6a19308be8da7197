//! What must go out because of an event. Pure and derived: the same log gives the same effects, with the same keys.

use std::time::Duration;

use crate::domain::calls::call::Call;
use crate::domain::calls::leg::{Callee, Leg, LegEnd, LegState};
use crate::domain::effect::{Effect, EffectKind};
use crate::domain::event::{
    CallEvent, Event, FallbackEvent, GuestEvent, LegEvent, MessageEvent, TalkEvent,
};
use crate::domain::ids::{CallId, CarrierId, EffectKey, LegId, StaffId};
use crate::domain::messages::message::Recipient;
use crate::domain::phone::E164;
use crate::domain::secret::Secret;
use crate::domain::state::State;
use crate::domain::time::Timestamp;

/// Lines are moved, asked about and ended within this or not at all.
pub(in crate::domain) const LINE_WORK: Duration = Duration::from_mins(1);
/// A telephone rings within this of being asked for, or not at all.
const RING_WORK: Duration = Duration::from_secs(30);
/// A message goes out within this or not at all.
const MESSAGE_WORK: Duration = Duration::from_mins(30);

/// The effects that follow from an event. `state` already holds it.
pub fn obligations(state: &State, seq: u64, at: Timestamp, event: &Event) -> Vec<Effect> {
    let kinds = match event {
        Event::Call(event) => of_call(state, event),
        Event::Talk(event) => of_talk(state, event),
        Event::Fallback(event) => of_fallback(state, event),
        Event::Leg(event) => of_leg(state, event),
        Event::Message(event) => of_message(state, event),
        Event::Guest(event) => of_guest(state, event),
        Event::Service(_)
        | Event::Summons(_)
        | Event::Request(_)
        | Event::Station(_)
        | Event::Contact(_)
        | Event::Danger(_)
        | Event::Care(_)
        | Event::Writing(_)
        | Event::Alarm(_)
        | Event::Handshake(_)
        | Event::Presence(_)
        | Event::Safety(_)
        | Event::FollowUp(_)
        | Event::Ending(_)
        | Event::Patient(_)
        | Event::Plan(_)
        | Event::Consent(_)
        | Event::Opening(_)
        | Event::Assessment(_)
        | Event::Escort(_)
        | Event::Handover(_)
        | Event::Handbook(_)
        | Event::Death(_)
        | Event::Deviation(_)
        | Event::Complaint(_)
        | Event::Feedback(_)
        | Event::Effect(_) => Vec::new(),
    };
    (0u8..)
        .zip(kinds)
        .map(|(index, kind)| Effect {
            key: EffectKey { seq, index },
            not_after: at + patience(&kind),
            kind,
        })
        .collect()
}

const fn patience(kind: &EffectKind) -> Duration {
    match kind {
        EffectKind::PlaceLeg { .. } => RING_WORK,
        EffectKind::SendMessage { .. } => MESSAGE_WORK,
        EffectKind::EndLine { .. }
        | EffectKind::MoveCaller { .. }
        | EffectKind::MoveLeg { .. }
        | EffectKind::CheckCall { .. }
        | EffectKind::CheckLeg { .. }
        | EffectKind::CheckConference { .. }
        | EffectKind::Announce { .. } => LINE_WORK,
    }
}

fn of_call(state: &State, event: &CallEvent) -> Vec<EffectKind> {
    match event {
        CallEvent::CallerAsked { call } => with_line(state, *call, |call, line| {
            EffectKind::CheckCall { call, line }
        }),
        CallEvent::CallerFound {
            call,
            move_again: true,
        }
        | CallEvent::CallRevived { call, .. }
        | CallEvent::CallEnded {
            call,
            goodbye: true,
            ..
        } => move_caller(state, *call),
        CallEvent::CallEnded { .. }
        | CallEvent::CallerFound { .. }
        | CallEvent::CallBegan { .. }
        | CallEvent::CallerHeard { .. }
        | CallEvent::LanguageChosen { .. }
        | CallEvent::StepBegan { .. }
        | CallEvent::WaitingNoticed { .. }
        | CallEvent::CallClaimed { .. }
        | CallEvent::ClaimLapsed { .. }
        | CallEvent::CallDeclined { .. } => Vec::new(),
    }
}

fn of_talk(state: &State, event: &TalkEvent) -> Vec<EffectKind> {
    match event {
        TalkEvent::JoinBegan { call, .. }
        | TalkEvent::JoinRetried {
            call, moved: true, ..
        }
        | TalkEvent::JoinFailed { call, .. }
        | TalkEvent::LineLost { call, .. } => move_caller(state, *call),
        TalkEvent::JoinRetried {
            call, moved: false, ..
        }
        | TalkEvent::TalkChecked { call, .. } => {
            vec![EffectKind::CheckConference { call: *call }]
        }
        TalkEvent::Announced { call, what } => vec![EffectKind::Announce {
            call: *call,
            what: *what,
        }],
        TalkEvent::ConferenceChanged { .. }
        | TalkEvent::TalkBegan { .. }
        | TalkEvent::TalkPassed { .. }
        | TalkEvent::OtherJoined { .. }
        | TalkEvent::NurseRung { .. }
        | TalkEvent::PersonRung { .. } => Vec::new(),
    }
}

fn of_fallback(state: &State, event: &FallbackEvent) -> Vec<EffectKind> {
    match event {
        FallbackEvent::FallbackBegan {
            call,
            by_reply: false,
            ..
        }
        | FallbackEvent::WaitResumed {
            call,
            by_reply: false,
            ..
        } => move_caller(state, *call),
        FallbackEvent::FallbackBegan { .. }
        | FallbackEvent::WaitResumed { .. }
        | FallbackEvent::FallbackAnswered { .. }
        | FallbackEvent::FallbackChecked { .. } => Vec::new(),
    }
}

fn of_leg(state: &State, event: &LegEvent) -> Vec<EffectKind> {
    match event {
        LegEvent::LegRequested {
            leg,
            callee,
            ring_seconds,
            ..
        } => {
            let to = match callee {
                Callee::Staff { staff, phone } => staff_phone(state, staff, *phone),
                Callee::Person => person_number(state, *leg),
                Callee::Other { number, .. } => number.clone(),
            };
            vec![EffectKind::PlaceLeg {
                leg: *leg,
                to,
                ring_seconds: *ring_seconds,
            }]
        }
        // Taken after it was over: it must not go on ringing.
        LegEvent::LegPlaced { leg, line } => match state.leg(*leg).map(|leg| leg.state) {
            Some(LegState::Over(_)) | None => vec![EffectKind::EndLine { line: line.clone() }],
            Some(LegState::Confirmed) if !is_only_line(state, *leg, line) => {
                vec![EffectKind::EndLine { line: line.clone() }]
            }
            Some(_) => Vec::new(),
        },
        // The other lines of the same leg have no use any more.
        LegEvent::LegConfirmed { leg, line, .. } => live_lines(state, *leg)
            .into_iter()
            .filter(|other| other != line)
            .map(|line| EffectKind::EndLine { line })
            .collect(),
        // The line that somebody is on is told what it must know, and ends by itself; its twins ring for nothing.
        LegEvent::LegEnded {
            leg,
            reason: LegEnd::Told,
        } => {
            let mut lines = live_lines(state, *leg);
            lines.pop();
            lines
                .into_iter()
                .map(|line| EffectKind::EndLine { line })
                .collect()
        }
        LegEvent::LegEnded { leg, .. } => live_lines(state, *leg)
            .into_iter()
            .map(|line| EffectKind::EndLine { line })
            .collect(),
        LegEvent::LegAsked { leg } => {
            let line = live_lines(state, *leg).into_iter().next_back();
            vec![EffectKind::CheckLeg { leg: *leg, line }]
        }
        LegEvent::LegMoved { leg, line } => vec![EffectKind::MoveLeg {
            leg: *leg,
            line: line.clone(),
        }],
        LegEvent::LegOffered { leg, .. } => live_lines(state, *leg)
            .into_iter()
            .next_back()
            .map(|line| EffectKind::MoveLeg { leg: *leg, line })
            .into_iter()
            .collect(),
        LegEvent::LegRangIn { .. }
        | LegEvent::CodeRefused { .. }
        | LegEvent::LegRang { .. }
        | LegEvent::LegAnswered { .. }
        | LegEvent::LegFound { .. }
        | LegEvent::LegLineEnded { .. } => Vec::new(),
    }
}

/// The link goes to the number that the doctor was let in with.
fn of_guest(state: &State, event: &GuestEvent) -> Vec<EffectKind> {
    match event {
        GuestEvent::GuestInvited { guest, message } => state
            .guest(*guest)
            .and_then(|guest| guest.phone.clone())
            .map(|to| EffectKind::SendMessage {
                message: *message,
                to,
            })
            .into_iter()
            .collect(),
        GuestEvent::GuestAdmitted { .. }
        | GuestEvent::GuestEnded { .. }
        | GuestEvent::GuestErased { .. } => Vec::new(),
    }
}

fn of_message(state: &State, event: &MessageEvent) -> Vec<EffectKind> {
    match event {
        MessageEvent::MessageQueued { message, to, .. } => {
            let to = match to {
                Recipient::Person { number } => number.clone(),
                Recipient::Staff(staff) => staff_sms(state, staff),
            };
            vec![EffectKind::SendMessage {
                message: *message,
                to,
            }]
        }
        MessageEvent::MessageSent { .. }
        | MessageEvent::MessageDelivered { .. }
        | MessageEvent::MessageFailed { .. }
        | MessageEvent::MessageReceived { .. } => Vec::new(),
    }
}

/// The caller's line is brought to where the state says; nothing to do for a call without one.
fn move_caller(state: &State, call: CallId) -> Vec<EffectKind> {
    with_line(state, call, |call, line| EffectKind::MoveCaller {
        call,
        line,
    })
}

fn with_line(
    state: &State,
    call: CallId,
    kind: impl Fn(CallId, CarrierId) -> EffectKind,
) -> Vec<EffectKind> {
    state
        .call(call)
        .and_then(|found| found.line.clone())
        .map(|line| kind(call, line))
        .into_iter()
        .collect()
}

fn live_lines(state: &State, leg: LegId) -> Vec<CarrierId> {
    state
        .leg(leg)
        .map(|leg| leg.live_lines().cloned().collect())
        .unwrap_or_default()
}

fn is_only_line(state: &State, leg: LegId, line: &CarrierId) -> bool {
    live_lines(state, leg).iter().all(|other| other == line)
}

fn staff_phone(state: &State, staff: &StaffId, phone: u8) -> Secret<E164> {
    let member = state
        .service
        .as_ref()
        .and_then(|service| service.staff(staff));
    let number = member.and_then(|member| {
        member
            .phones
            .get(usize::from(phone))
            .or_else(|| member.phones.first())
    });
    number.map_or(Secret::Erased, |number| Secret::Known(number.clone()))
}

fn staff_sms(state: &State, staff: &StaffId) -> Secret<E164> {
    let member = state
        .service
        .as_ref()
        .and_then(|service| service.staff(staff));
    let number = member.and_then(|member| member.sms.as_ref().or_else(|| member.phones.first()));
    number.map_or(Secret::Erased, |number| Secret::Known(number.clone()))
}

fn person_number(state: &State, leg: LegId) -> Secret<E164> {
    let number = |leg: &Leg| {
        let call: &Call = state.call(leg.purpose.call()?)?;
        state.contact(call.contact)?.number.known().cloned()
    };
    state
        .leg(leg)
        .and_then(number)
        .map_or(Secret::Erased, Secret::Known)
}
