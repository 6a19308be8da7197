//! What the service itself sees of what it promised and did not keep. Looked for in every event as it is emitted, so that none can be missed.

use crate::domain::alarms::alarm::AlarmKind;
use crate::domain::calls::call::FallbackReason;
use crate::domain::contacts::contact::{CallBackStage, Contact};
use crate::domain::deviations::deviation::Cause;
use crate::domain::event::{AlarmEvent, ContactEvent, Event, FallbackEvent};
use crate::domain::handovers::event::HandoverEvent;
use crate::domain::ids::ContactId;
use crate::domain::openings::event::OpeningEvent;
use crate::domain::openings::opening::Verdict;
use crate::domain::safety::event::SafetyEvent;
use crate::domain::state::State;

type Noticed = (Cause, Option<ContactId>);

/// What an event says that was not as it should be, and in which contact, unless it has been raised already. `state`: before it.
pub fn seen(state: &State, event: &Event) -> Option<Noticed> {
    let found = nobody_came(state, event).or_else(|| too_late(state, event))?;
    (!state.deviations.causes.contains(&found.0)).then_some(found)
}

/// Nobody answered a caller, or took what came in.
fn nobody_came(state: &State, event: &Event) -> Option<Noticed> {
    if let Event::Fallback(FallbackEvent::FallbackBegan {
        call,
        why: FallbackReason::NobodyAnswered | FallbackReason::NobodyToRing,
        ..
    }) = event
    {
        // Outside the duty nobody of ours is to answer.
        state.shift.as_ref()?;
        let contact = state.call(*call).map(|call| call.contact);
        return Some((Cause::NobodyAnswered(*call), contact));
    }
    if let Event::Alarm(AlarmEvent::AlarmRaised {
        kind: AlarmKind::NobodyTakes,
        contact: Some(contact),
        ..
    }) = event
    {
        return Some((Cause::NobodyTook(*contact), Some(*contact)));
    }
    None
}

/// Something was not done by its time.
fn too_late(state: &State, event: &Event) -> Option<Noticed> {
    // The owner was rung when it was due. It is late once that has not helped, and the person is told so.
    if let Event::Contact(ContactEvent::CallBackReminded {
        contact,
        stage: CallBackStage::BackupReminded | CallBackStage::LeaderTold,
        ..
    }) = event
    {
        let promise = state.contact(*contact).and_then(Contact::promise)?;
        let cause = Cause::CallBackLate {
            contact: *contact,
            promised: promise.since,
        };
        return Some((cause, Some(*contact)));
    }
    // She alone was rung first. It is missed once that has not helped, and others are told.
    if let Event::Safety(SafetyEvent::VisitAlarmed { visit, .. }) = event {
        let found = state.visits.get(visit)?;
        let cause = Cause::CheckInMissed {
            visit: *visit,
            due_at: found.due_at,
        };
        return Some((cause, found.contact));
    }
    if let Event::Handover(HandoverEvent::HandoverOverdue { handover, .. }) = event {
        return Some((Cause::HandoverNotAccepted(*handover), None));
    }
    if let Event::Opening(OpeningEvent::OpeningReviewed {
        opening,
        verdict: Verdict::Wrong,
        ..
    }) = event
    {
        return Some((Cause::WrongReading(*opening), None));
    }
    None
}
