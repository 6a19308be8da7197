//! What always holds of people on duty, out on visits, and let in: checked at each commit against the one before, so that only what has
//! changed is looked at, and against the clock after everything that happens. Remembers for that what the world has seen for itself.

use std::sync::Arc;
use std::time::Duration;

use crate::domain::actor::Actor;
use crate::domain::command::Command;
use crate::domain::ids::{DocumentId, LegId, StaffId};
use crate::domain::messages::message::{MessageText, Recipient};
use crate::domain::state::State;
use crate::domain::time::Timestamp;
use crate::simulator::weekend::world::World;
use crate::simulator::weekend::{
    complaints_hold, deaths_hold, deviations_hold, documents_hold, doors_hold, duty_holds,
    escorts_hold, feedback_hold, followups_hold, handovers_hold, noticed_hold, patients_heard,
    patients_hold, signing_hold, stops_hold, visits_hold,
};

/// What is due is done within this, as long as the server is up: a tick that could not be written comes again after a second.
pub(super) const SLACK: Duration = Duration::from_secs(5);

/// What the checks remember.
#[derive(Clone, Debug, Default)]
pub struct Held {
    /// The state after the last commit.
    pub(super) last: Arc<State>,
    pub(super) visits: visits_hold::Watched,
    pub(super) doors: doors_hold::Watched,
    pub(super) stops: stops_hold::Watched,
    pub(super) duty: duty_holds::Watched,
    pub(super) patients: patients_heard::Watched,
    pub(super) escorts: escorts_hold::Watched,
    pub(super) documents: documents_hold::Watched,
    pub(super) handovers: handovers_hold::Watched,
    pub(super) followups: followups_hold::Watched,
    pub(super) deviations: deviations_hold::Watched,
    pub(super) complaints: complaints_hold::Watched,
    pub(super) noticed: noticed_hold::Watched,
    pub(super) feedback: feedback_hold::Watched,
    pub(super) signing: signing_hold::Watched,
    /// What the server has written since that state is not known: the next commit may hold more than one command's.
    pub(super) unsure: bool,
}

/// After every commit. Gives the state that was the last before it.
pub(super) fn commit(world: &mut World) -> Arc<State> {
    let state = world.crank.shared();
    let last = std::mem::replace(&mut world.held.last, Arc::clone(&state));
    let service_now = world.service_now();
    world.held.visits.remember(&last, &state, service_now);
    world.held.duty.remember(&last, &state);
    world.held.doors.remember(&last, &state);
    world.held.escorts.remember(&last, &state, service_now);
    world.held.handovers.remember(&last, &state, service_now);
    world.held.followups.remember(&last, &state);
    world.held.noticed.remember(&last, &state);
    world.held.signing.remember(&last, &state, service_now);
    world.held.deviations.remember(&last, &state, service_now);
    world.held.complaints.remember(&last, &state, service_now);
    let mut broken = visits_hold::of_state(&last, &state)
        .or_else(|| doors_hold::of_state(&last, &state))
        .or_else(|| visits_hold::settled(world, &last, &state));
    let sure = !std::mem::take(&mut world.held.unsure);
    broken = broken
        .or_else(|| patients_hold::of_commit(world, &last, &state, sure))
        .or_else(|| escorts_hold::of_commit(world, &last, &state, sure))
        .or_else(|| deaths_hold::of_commit(world, &last, &state))
        .or_else(|| documents_hold::of_commit(world, &last, &state, sure))
        .or_else(|| handovers_hold::of_commit(world, &last, &state, sure))
        .or_else(|| followups_hold::of_commit(world, &last, &state, sure))
        .or_else(|| deviations_hold::of_commit(world, &last, &state, sure))
        .or_else(|| complaints_hold::of_commit(world, &last, &state, sure))
        .or_else(|| feedback_hold::of_commit(world, &last, &state, sure))
        .or_else(|| signing_hold::of_commit(world, &last, &state, sure));
    if sure {
        broken = broken
            .or_else(|| visits_hold::of_commit(&last, &state))
            .or_else(|| duty_holds::of_commit(&last, &state))
            .or_else(|| stops_hold::of_commit(&last, &state));
    }
    if let Some(broken) = broken {
        world.breaks(broken);
    }
    last
}

/// After everything that happens: what is due by now has been done.
pub(super) fn on_time(world: &mut World) {
    if !world.up || world.log_failing {
        return;
    }
    // Time in which the server could do nothing does not count against it.
    let (now, trouble) = (world.service_now(), world.trouble);
    let late = |due: Timestamp| now.since(due.max(trouble)) > SLACK;
    let state = world.state();
    let broken = world
        .held
        .visits
        .late(state, late)
        .or_else(|| world.held.duty.late(state, late))
        .or_else(|| world.held.doors.late(late))
        .or_else(|| world.held.escorts.late(late))
        .or_else(|| deaths_hold::late(state, late))
        .or_else(|| world.held.handovers.late(late))
        .or_else(|| world.held.followups.late(late))
        .or_else(|| world.held.deviations.late(late))
        .or_else(|| world.held.complaints.late(late))
        .or_else(|| world.held.noticed.late(late))
        .or_else(|| world.held.signing.late(late));
    if let Some(broken) = broken {
        world.breaks(broken);
    }
}

/// A command is about to be given: what is to be known of it when it has been taken.
pub(super) fn asked(world: &mut World, actor: &Actor, command: &Command) -> Asked {
    Asked {
        shut_out: doors_hold::is_shut_out(world, actor),
        door: doors_hold::door(world, command),
        word: stops_hold::word(world, command),
        record: patients_heard::word(world, actor, command),
        escort: escorts_hold::word(world, command),
        words: documents_hold::word(world, actor, command),
        report: deviations_hold::word(actor, command),
        complaint: complaints_hold::word(actor, command),
        question: feedback_hold::word(world, command),
        transferred: signing_hold::word(world, command),
    }
}

/// What a command is about, as the world sees it.
#[derive(Debug, Default)]
pub(super) struct Asked {
    shut_out: Option<String>,
    door: Option<(Actor, Timestamp)>,
    word: Option<stops_hold::Word>,
    record: Option<patients_heard::Word>,
    escort: Option<escorts_hold::Word>,
    words: Option<documents_hold::Word>,
    report: Option<deviations_hold::Word>,
    complaint: Option<complaints_hold::Word>,
    question: Option<feedback_hold::Word>,
    transferred: Option<DocumentId>,
}

/// It was taken.
pub(super) fn taken(world: &mut World, asked: Asked) {
    if let Some((door, until)) = asked.door {
        world.held.doors.opens_until(door, until);
    }
    if let Some(word) = asked.word {
        world.held.stops.heard(word);
    }
    if let Some(word) = asked.record {
        world.held.patients.heard(word);
    }
    if let Some(word) = asked.escort {
        let now = world.service_now();
        world.held.escorts.heard(word, now);
    }
    if let Some(word) = asked.words
        && let Some(broken) = documents_hold::heard(world, word)
    {
        world.breaks(broken);
    }
    if let Some(report) = asked.report
        && let Some(broken) = deviations_hold::heard(world.state(), &report)
    {
        world.breaks(broken);
    }
    if let Some(complaint) = asked.complaint
        && let Some(broken) = complaints_hold::heard(world.state(), &complaint)
    {
        world.breaks(broken);
    }
    if let Some(word) = asked.question
        && let Some(broken) = feedback_hold::heard(world, word)
    {
        world.breaks(broken);
    }
    if let Some(document) = asked.transferred
        && let Some(broken) = signing_hold::heard(world.state(), document)
    {
        world.breaks(broken);
    }
    if let Some(broken) = asked.shut_out {
        world.breaks(broken);
    }
}

/// A rule said no.
pub(super) fn refused(world: &mut World, asked: &Asked) {
    if let Some(word) = &asked.record {
        world.held.patients.refused(word);
    }
    if let Some(word) = &asked.escort {
        world.held.escorts.refused(word);
    }
    if let Some(word) = &asked.words {
        world.held.documents.refused(word);
    }
    if let Some(word) = &asked.question {
        world.held.feedback.refused(word);
    }
}

/// The legs that were asked for since a state: ids of later ones sort after those of earlier ones.
pub(super) fn new_legs<'a>(
    last: &State,
    state: &'a State,
) -> impl Iterator<Item = &'a crate::domain::calls::leg::Leg> + use<'a> {
    let before: Option<LegId> = last.legs.get_max().map(|(id, _)| *id);
    let same = state.legs.ptr_eq(&last.legs);
    state
        .legs
        .values()
        .rev()
        .map(AsRef::as_ref)
        .take_while(move |leg| !same && before.is_none_or(|before| leg.id > before))
}

/// What was written to members of staff since a state.
pub(super) fn written_to<'a>(
    last: &State,
    state: &'a State,
) -> impl Iterator<Item = (&'a StaffId, &'a MessageText)> + use<'a> {
    let before = last.messages.get_max().map(|(id, _)| *id);
    let same = state.messages.ptr_eq(&last.messages);
    state
        .messages
        .values()
        .rev()
        .take_while(move |message| !same && before.is_none_or(|before| message.id > before))
        .filter_map(|message| match &message.to {
            Some(Recipient::Staff(staff)) => Some((staff, &message.text)),
            Some(Recipient::Person { .. }) | None => None,
        })
}
