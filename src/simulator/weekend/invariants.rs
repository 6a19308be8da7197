//! What always holds, checked after every commit and after everything that happens. The list is that of
//! `handbook/engineering/calls.md`; nothing here is weaker than what stands there.

use std::time::Duration;

use crate::domain::calls::call::{Call, CallState};
use crate::domain::calls::leg::{Leg, LegState, Purpose};
use crate::domain::contacts::contact::{Contact, Owner, Phase};
use crate::domain::ids::CallId;
use crate::domain::service::timing::Timing;
use crate::domain::state::State;
use crate::simulator::weekend::endings_hold;
use crate::simulator::weekend::line::{Line, Place, Whose};
use crate::simulator::weekend::requests_hold::{self, Watched};
use crate::simulator::weekend::world::World;
use crate::simulator::weekend::writers;

/// How long the sender may take for one request: three tries of five seconds, and the pauses between them.
const REQUEST: Duration = Duration::from_secs(18);

/// No telephone rings longer than this for what is over: a step.
const RINGS_ON: Duration = Duration::from_secs(25);

/// No call lives on for longer than this when the caller's line has ended, though nobody told us: we ask, and are asked to wait
/// for an answer three times.
const LIVES_ON: Duration = Duration::from_mins(6);

/// What the checks remember.
#[derive(Clone, Debug, Default)]
pub struct Watch {
    /// The longest that a caller was alone.
    pub longest_alone: Duration,
    /// About requests.
    pub(super) requests: Watched,
}

/// The longest that a caller who stays may be without a person and without the fallback being rung, as long as the server is
/// up and each request to the carrier is taken at the third try at the latest. The sum of:
/// - twice the whole wait, beyond which nothing holds the fallback back but, at its very end, a claim and a leg being confirmed;
/// - a joining that fails then, asked about three times and moved once more, each question and move a request;
/// - a caller who is not where they should be: found by silence, asked about, and brought there;
/// - the request that moves the caller to the fallback.
///
/// In later rounds the fallback is rung every third minute, which is less.
pub fn longest_alone(timing: &Timing) -> Duration {
    let wait = timing.max_wait * 2 + timing.claim + timing.confirm;
    let join = (timing.join + REQUEST) * 4 + timing.join;
    let found = timing.caller_silent + REQUEST * 2;
    wait + join + found + REQUEST
}

/// After every commit.
pub fn state(world: &mut World) {
    if let Some(broken) = of_state(world.state()) {
        world.breaks(broken);
    }
}

/// What is broken in a state, if anything.
pub fn of_state(state: &State) -> Option<String> {
    check_contacts(state)
        .or_else(|| check_calls(state))
        .or_else(|| check_legs(state))
        .or_else(|| check_staff(state))
        .or_else(|| requests_hold::of_state(state))
        .or_else(|| endings_hold::of_state(state))
        .or_else(|| writers::check(state))
}

fn check_contacts(state: &State) -> Option<String> {
    state.open.iter().find_map(|id| match state.contact(*id) {
        None => Some(format!("contact {id} is open and not there")),
        Some(contact) => check_contact(state, contact),
    })
}

fn check_contact(state: &State, contact: &Contact) -> Option<String> {
    let id = contact.id;
    match &contact.phase {
        Phase::OnTheLine(call) | Phase::CallingBack { call, .. } => match state.call(*call) {
            Some(found) if found.is_live() && found.contact == id => None,
            Some(found) => Some(format!(
                "contact {id} is on the line with call {call}, which is {:?} of contact {}",
                found.state, found.contact
            )),
            None => Some(format!(
                "contact {id} is on the line with call {call}, which is gone"
            )),
        },
        Phase::CallBackDue(promise) => {
            let due = crate::domain::deadline::of_contact(contact);
            let owned = is_owned(&promise.owner);
            (due.is_none() || !owned)
                .then(|| format!("contact {id}: the promise has no deadline or no owner"))
        }
        Phase::NeedsOutcome { owner, .. } => {
            (!is_owned(owner)).then(|| format!("contact {id} needs an outcome and has no owner"))
        }
        Phase::Closed(_) => Some(format!("contact {id} is closed and among the open")),
    }
}

const fn is_owned(owner: &Owner) -> bool {
    matches!(
        owner,
        Owner::Staff(_) | Owner::NextOnDuty { keeper: Some(_) }
    )
}

fn check_calls(state: &State) -> Option<String> {
    state
        .live_calls
        .iter()
        .find_map(|id| match state.call(*id) {
            None => Some(format!("call {id} is live and not there")),
            Some(call) => check_call(state, call),
        })
}

fn check_call(state: &State, call: &Call) -> Option<String> {
    let id = call.id;
    let on_it = state.contact(call.contact).is_some_and(|contact| {
        matches!(&contact.phase, Phase::OnTheLine(on) | Phase::CallingBack { call: on, .. } if *on == id)
    });
    if !on_it {
        return Some(format!(
            "call {id} is live and its contact {} is elsewhere",
            call.contact
        ));
    }
    let confirmed = |leg| state.leg(leg).is_some_and(Leg::is_confirmed);
    let live = |leg| state.leg(leg).is_some_and(Leg::is_live);
    let holds = match &call.state {
        CallState::Joining(joining) => confirmed(joining.leg) && taken_by(state, call) <= 1,
        CallState::Talking(talking) => confirmed(talking.leg) && call.line.is_some(),
        CallState::RingingNurse { leg } => live(*leg),
        CallState::RingingPerson { nurse, person } => confirmed(*nurse) && live(*person),
        CallState::Waiting(_) | CallState::FallingBack(_) | CallState::LineLost { .. } => {
            taken_by(state, call) == 0 && call.line.is_some()
        }
        CallState::Ended { .. } => false,
    };
    if !holds {
        return Some(format!(
            "call {id}: its legs are not what its state says: {:?}",
            call.state
        ));
    }
    let by_legs = matches!(
        call.state,
        CallState::RingingNurse { .. } | CallState::RingingPerson { .. }
    );
    (!by_legs && crate::domain::deadline::of_call(state, call).is_none())
        .then(|| format!("call {id} has no deadline: {:?}", call.state))
}

/// How many have taken a call.
fn taken_by(state: &State, call: &Call) -> usize {
    state
        .live_legs(call)
        .filter(|leg| leg.is_confirmed())
        .filter(|leg| {
            matches!(
                leg.purpose,
                Purpose::Take(_) | Purpose::Rejoin(_) | Purpose::CallBack(_)
            )
        })
        .count()
}

fn check_legs(state: &State) -> Option<String> {
    state
        .legs
        .values()
        .filter(|leg| leg.is_live())
        .find_map(|leg| {
            let due = crate::domain::deadline::of_leg(state, leg).is_some();
            let looked_after =
                leg.is_confirmed() && leg.purpose.call().is_some_and(|call| is_live(state, call));
            let of_a_live_call = leg.purpose.call().is_none_or(|call| is_live(state, call));
            if !due && !looked_after {
                Some(format!(
                    "leg {} has no deadline: {:?} {:?}",
                    leg.id, leg.state, leg.purpose
                ))
            } else if !of_a_live_call {
                Some(format!(
                    "leg {} goes on for a call that has ended: {:?}",
                    leg.id, leg.state
                ))
            } else {
                None
            }
        })
}

fn is_live(state: &State, call: CallId) -> bool {
    state.call(call).is_some_and(Call::is_live)
}

fn check_staff(state: &State) -> Option<String> {
    state.engaged.iter().find_map(|(staff, legs)| {
        let talks = legs
            .iter()
            .filter_map(|leg| state.leg(*leg))
            .filter(|leg| leg.is_confirmed())
            .count();
        (talks > 1).then(|| format!("{staff} is in {talks} conversations"))
    })
}

/// After everything that happens: what the carrier's own truth says about callers and telephones.
pub fn callers(world: &mut World) {
    let now = world.now;
    let served: Vec<_> = world
        .live
        .iter()
        .map(|line| (*line, is_served(world, world.line(*line))))
        .collect();
    remember_lines(world);
    if let Some(broken) = outlived(world) {
        world.breaks(broken);
    }
    let most = longest_alone(&world.service.timing);
    for (line, served) in served {
        if let Some(broken) = check_line(world, world.line(line)) {
            world.breaks(broken);
        }
        let found = world.line_mut(line);
        if served {
            found.alone_since = None;
            continue;
        }
        let alone = now.since(*found.alone_since.get_or_insert(now));
        let text = || {
            format!(
                "a caller (line {}) has been alone for {alone:?}, at most {most:?} are promised",
                line.0
            )
        };
        let broken = alone > most;
        let text = broken.then(text);
        if world.up && !world.log_failing {
            world.watch.longest_alone = world.watch.longest_alone.max(alone);
        }
        if let Some(text) = text
            && !world.harsh
            && world.up
            && !world.log_failing
        {
            world.breaks(text);
        }
    }
}

/// A call that goes on though its caller went long ago.
fn outlived(world: &World) -> Option<String> {
    if world.harsh || !world.up || world.log_failing {
        return None;
    }
    let state = world.state();
    let ended = |call: &Call| {
        let line = world.line(*world.by_id.get(call.line.as_ref()?)?);
        let known = line.ended_at? + world.ahead;
        Some(world.service_now().since(known.max(world.trouble)))
    };
    state
        .live_calls
        .iter()
        .filter_map(|id| state.call(*id))
        .filter(|call| match call.state {
            CallState::Waiting(_)
            | CallState::Joining(_)
            | CallState::Talking(_)
            | CallState::LineLost { .. }
            | CallState::FallingBack(_) => true,
            // Being rung back, they have another line.
            CallState::RingingNurse { .. }
            | CallState::RingingPerson { .. }
            | CallState::Ended { .. } => false,
        })
        .find(|call| ended(call).is_some_and(|over| over > LIVES_ON))
        .map(|call| {
            format!(
                "call {} lives on though its caller is gone: {:?}",
                call.id, call.state
            )
        })
}

/// Remembers when the server came to know of the lines that ring.
fn remember_lines(world: &mut World) {
    let now = world.now;
    let new: Vec<_> = world
        .live
        .iter()
        .copied()
        .filter(|line| {
            let line = world.line(*line);
            let Whose::Leg(leg) = line.whose else {
                return false;
            };
            line.known_since.is_none()
                && world
                    .state()
                    .leg(leg)
                    .is_some_and(|leg| leg.has_line(&line.id))
        })
        .collect();
    for line in new {
        world.line_mut(line).known_since = Some(now);
    }
}

/// Whether somebody is there for whoever is at the far end, or nobody needs to be.
fn is_served(world: &World, line: &Line) -> bool {
    // A caller, or the person of a call-back with whom somebody has talked.
    if !line.inbound && world.state().call_by_line(&line.id).is_none() {
        return true;
    }
    match line.place {
        Place::Conference(call) => world
            .in_conference(call)
            .into_iter()
            .any(|other| world.line(other).id != line.id),
        Place::Dialling { .. } | Place::Saying | Place::Over | Place::Gather => true,
        Place::Queued | Place::Ringing | Place::Asking | Place::Queue => {
            matches!(line.whose, Whose::Leg(_)) && line.inbound
        }
    }
}

/// No telephone rings on long after what it rang for is over, if the server knows the line.
fn check_line(world: &World, line: &Line) -> Option<String> {
    let (Whose::Leg(leg), Place::Ringing) = (line.whose, line.place) else {
        return None;
    };
    let leg = world.state().leg(leg)?;
    let LegState::Over(end) = leg.state else {
        return None;
    };
    let trouble = world.harsh || !world.up || world.log_failing || world.trouble_since(leg.since);
    let over = world.service_now().since(leg.since);
    let known = line.known_since.map(|since| world.now.since(since));
    (!trouble && over.min(known?) > RINGS_ON).then(|| {
        format!(
            "a telephone rings on though its leg {} is over ({end:?})",
            leg.id
        )
    })
}
