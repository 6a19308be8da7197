//! What always holds of requests and of what nurses are summoned for. The list is that of `handbook/engineering/requests.md`; nothing
//! here is weaker than what stands there.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;
use std::time::Duration;

use crate::domain::alarms::alarm::AlarmKind;
use crate::domain::care::rules::is_private;
use crate::domain::deadline;
use crate::domain::ids::{ContactId, MessageId, RequestId, StaffId};
use crate::domain::messages::message::MessageText;
use crate::domain::requests::request::{Request, Stage};
use crate::domain::state::State;
use crate::domain::summons::state::{Summons, SummonsState, SummonsWhy};
use crate::domain::time::Timestamp;
use crate::effects::write;
use crate::simulator::weekend::asking::MARK;
use crate::simulator::weekend::patients::BIRTH_NUMBER;
use crate::simulator::weekend::world::World;
use crate::text::Texts;

/// What the checks remember.
#[derive(Clone, Debug, Default)]
pub struct Watched {
    /// Requests that were said to be kept.
    kept: BTreeSet<RequestId>,
    /// Who had each after the last commit.
    with: BTreeMap<RequestId, StaffId>,
    /// Since when nobody has been rung for each that rings, though somebody could be.
    silent_since: BTreeMap<ContactId, Timestamp>,
}

impl Watched {
    /// Whoever sent it was told that it is kept.
    pub fn keep(&mut self, request: RequestId) {
        self.kept.insert(request);
    }

    /// Time in which the server could do nothing does not count against it.
    pub fn forgive(&mut self) {
        self.silent_since.clear();
    }
}

/// What is broken in a state, if anything.
pub fn of_state(state: &State) -> Option<String> {
    let request = || {
        let requests = state.requests.values();
        requests
            .into_iter()
            .find_map(|request| check_request(state, request))
    };
    let summons = || {
        let summons = state.summons.values();
        summons
            .into_iter()
            .find_map(|summons| check_summons(state, summons))
    };
    request().or_else(summons).or_else(|| check_codes(state))
}

/// A request is never forgotten: open, its contact is; ringing, nurses are rung for it; taken, they are not, unless it is for a message
/// that came before it and that nobody on duty answers.
fn check_request(state: &State, request: &Request) -> Option<String> {
    let id = request.id;
    let Some(contact) = state.contact(request.contact) else {
        return Some(format!("request {id} has no contact"));
    };
    let ringing = state.summons_of(request.contact).is_some_and(|summons| {
        let for_it = summons.why == SummonsWhy::Request || request.is_ringing();
        for_it && summons.ringing().is_some()
    });
    let holds = match &request.stage {
        Stage::Ringing => contact.is_open() && ringing,
        Stage::Accepted { .. } | Stage::OnTheWay { .. } | Stage::Arrived { .. } => {
            contact.is_open() && !ringing
        }
        Stage::Closed { .. } => !contact.is_open(),
        Stage::Withdrawn { .. } => !ringing,
    };
    let listed = state.open_requests.contains(&id) == request.is_open();
    (!holds || !listed).then(|| {
        format!(
            "request {id} is {:?}, its contact {:?}, and it rings: {ringing}",
            request.stage, contact.phase
        )
    })
}

fn check_summons(state: &State, summons: &Summons) -> Option<String> {
    let contact = summons.contact;
    if !state
        .contact(contact)
        .is_some_and(crate::domain::contacts::contact::Contact::is_open)
    {
        return Some(format!(
            "nurses are summoned for {contact}, which is closed"
        ));
    }
    match &summons.state {
        SummonsState::Ringing(_) => {
            if deadline::of_summons(state, summons).is_none() {
                return Some(format!("the summons for {contact} has no deadline"));
            }
            let somebody = state.shift.as_ref().is_some_and(|shift| !shift.is_empty());
            let told = || {
                state.alarms.values().any(|alarm| {
                    alarm.contact == Some(contact) && alarm.kind == AlarmKind::NobodyTakes
                })
            };
            (!somebody && !told()).then(|| {
                format!("nobody is on duty to take what {contact} waits for, and nobody is told")
            })
        }
        SummonsState::Accepted { .. } | SummonsState::Ended { .. } => {
            let rings = state.legs_for(summons).find(|leg| leg.is_ringing());
            rings.map(|leg| format!("leg {} rings for {contact}, which is taken", leg.id))
        }
    }
}

/// A code means one thing, for one person.
fn check_codes(state: &State) -> Option<String> {
    let mut seen = BTreeSet::new();
    state
        .summons
        .values()
        .flat_map(|summons| summons.codes.values())
        .filter_map(|code| code.known())
        .find(|code| !seen.insert((*code).clone()))
        .map(|code| format!("the code {code} was given twice"))
}

/// After every commit: what was said to be kept is there, and nobody loses a request to another but through it ringing again, or
/// because her duty is over.
pub fn commit(world: &mut World) {
    let mut watched = std::mem::take(&mut world.watch.requests);
    let mut broken = None;
    let state = world.state();
    if let Some(lost) = watched
        .kept
        .iter()
        .find(|request| state.request(**request).is_none())
    {
        broken = Some(format!("request {lost} was kept, and is gone"));
    }
    for request in state.requests.values() {
        let before = match request.nurse().cloned() {
            Some(nurse) => watched.with.insert(request.id, nurse),
            None => watched.with.remove(&request.id),
        };
        // Given back, it rings: that is how it goes to another.
        let before = before.filter(|_| request.nurse().is_some());
        let moved = before.filter(|before| Some(before) != request.nurse());
        let on_duty = |staff: &StaffId| state.shift.as_ref().is_some_and(|shift| shift.has(staff));
        if let Some(before) = moved
            && on_duty(&before)
        {
            broken = Some(format!(
                "request {} was {before}'s, and is {:?}'s",
                request.id,
                request.nurse()
            ));
        }
    }
    world.watch.requests = watched;
    if let Some(broken) = broken {
        world.breaks(broken);
    }
}

/// After everything that happens: as long as nobody has taken a request, somebody is rung for it at least every minute, unless all who
/// could be are on the telephone for somebody else.
pub fn rung(world: &mut World) {
    if !world.up || world.log_failing {
        return;
    }
    let timing = &world.service.timing;
    let most = timing.exhausted_retry + timing.confirm + Duration::from_secs(5);
    let now = world.now;
    let state = world.state();
    let silent: BTreeSet<ContactId> = state
        .summons
        .values()
        .filter(|summons| summons.ringing().is_some() && is_silent(state, summons))
        .map(|summons| summons.contact)
        .collect();
    let remembered = &mut world.watch.requests.silent_since;
    remembered.retain(|contact, _| silent.contains(contact));
    let mut broken = None;
    for contact in silent {
        let since = *remembered.entry(contact).or_insert(now);
        if now.since(since) > most {
            broken = Some(format!(
                "nobody has been rung for {contact} for {:?}, at most {most:?} are promised",
                now.since(since)
            ));
        }
    }
    if let Some(broken) = broken {
        world.breaks(broken);
    }
}

/// Nobody's telephone rings for it, and somebody's could.
fn is_silent(state: &State, summons: &Summons) -> bool {
    let free = |staff: &StaffId| {
        !is_private(state, summons.contact, staff) && !state.engaged.contains_key(staff)
    };
    let somebody = state
        .shift
        .as_ref()
        .is_some_and(|shift| shift.everyone().any(free));
    somebody && state.legs_for(summons).next().is_none()
}

/// What goes out as a text message says nothing of a patient or of who asks: the mark stands in every answer.
pub fn written(world: &mut World, message: MessageId) {
    static TEXTS: LazyLock<Option<Texts>> = LazyLock::new(|| Texts::load().ok());
    let state = world.state();
    let own = state
        .message(message)
        .is_some_and(|message| matches!(message.text, MessageText::Own(_)));
    let text = TEXTS
        .as_ref()
        .and_then(|texts| write::text(state, texts, message));
    let broken = match text {
        Some(text) if !own && (text.contains(MARK) || text.contains(BIRTH_NUMBER)) => {
            Some("a text message says what a form or a record says".to_owned())
        }
        None if TEXTS.is_none() => Some("the texts cannot be read".to_owned()),
        Some(_) | None => None,
    };
    if let Some(broken) = broken {
        world.breaks(broken);
    }
}
