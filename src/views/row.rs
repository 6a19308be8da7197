//! One line of the board: what it is, since when, whose turn, what happens next and when.

use crate::domain::calls::call::{Call, CallState, FallbackReason, FallingBack, Waiting};
use crate::domain::calls::leg::{Callee, Leg, Purpose};
use crate::domain::contacts::contact::{
    CallBack, CallBackReason, CallBackStage, Contact, Origin, Outcome, OutcomeDue, Owner, Phase,
};
use crate::domain::contacts::hands::owner;
use crate::domain::deadline;
use crate::domain::ids::{CallId, ContactId};
use crate::domain::language::Language;
use crate::domain::requests::form;
use crate::domain::service::places::DestinationKind;
use crate::domain::state::State;
use crate::domain::time::Timestamp;
use crate::views::Viewer;
use crate::views::documents;
use crate::views::hint::{self, Hint};
use crate::views::next::{self, Next};
use crate::views::people::{Person, person};
use crate::views::request::{self, RequestLine, StageView};
use crate::views::{handed, writing};

/// A line of the board.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// What opens it; none where it may not be opened.
    pub contact: Option<ContactId>,
    /// The line that is open, where it may be opened.
    pub call: Option<CallId>,
    /// What the number says; none where it may not be seen.
    pub hint: Option<Hint>,
    /// What it began with.
    pub origin: Origin,
    /// The number was listed as legevakt's: first in line.
    pub first_in_line: bool,
    /// What the person speaks, as far as we know.
    pub language: Language,
    /// Since when it is what it is.
    pub since: Timestamp,
    /// Where it is.
    pub stage: Stage,
    /// A request, if it is one, and how far it has come.
    pub request: Option<RequestLine>,
    /// It waits on the viewer.
    pub mine: bool,
    /// How many calls and messages were folded into it.
    pub repeats: u16,
    /// Messages came in after the last one that went out.
    pub unanswered: u16,
    /// Unless somebody answers the person in writing before, telephones ring for it.
    pub rings_again_at: Option<Timestamp>,
    /// It may be the same as another that is open.
    pub proposed: bool,
    /// A life is in danger, where that may be seen.
    pub danger: bool,
    /// Something is being written on a form of the handbook: that it is, and nothing of it.
    pub assessed: bool,
}

/// A telephone that rings for a caller.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rung {
    /// Whose.
    pub who: Person,
    /// It has been picked up, and the key is awaited.
    pub answered: bool,
}

/// Somebody else in a conversation, or being rung for it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Third {
    /// A colleague.
    pub who: Option<Person>,
    /// What the service file calls somebody outside; none for a room.
    pub label: Option<String>,
    /// They are in it.
    pub there: bool,
    /// They are to take it over.
    pub takes_over: bool,
}

/// Whose turn something is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Turn {
    /// Who answers for it.
    pub who: Option<Person>,
    /// Until a nurse is on duty again.
    pub until_next_duty: bool,
}

/// Where a contact is.
#[derive(Clone, Debug, PartialEq, Eq)]
#[expect(
    missing_docs,
    reason = "the fields carry the names that the states in domain::calls explain"
)]
pub enum Stage {
    /// A caller waits.
    Waiting {
        rung: Vec<Rung>,
        claimed: Option<(Person, Timestamp)>,
        noticed: Vec<Person>,
        unjoined: Vec<Person>,
        next: Next,
        fallback_at: Option<Timestamp>,
        rounds: u16,
        rings_me: bool,
    },
    /// Somebody has written to us, and telephones ring for it.
    Writes {
        rung: Vec<Rung>,
        noticed: Vec<Person>,
        next: Option<Next>,
        rounds: u16,
        rings_me: bool,
    },
    /// Two lines are being put together.
    Joining { nurse: Option<Person> },
    /// They talk.
    Talking {
        nurse: Option<Person>,
        others: Vec<Third>,
    },
    /// The nurse's line dropped.
    LineLost { nurse: Person, until: Timestamp },
    /// Somebody outside is rung for the caller, or talks with them.
    FallingBack {
        why: FallbackReason,
        kind: DestinationKind,
        label: Option<String>,
        answered: bool,
        until: Timestamp,
    },
    /// A call-back: the nurse's own telephone rings.
    RingingNurse { nurse: Option<Person> },
    /// A call-back: the person's telephone rings.
    RingingPerson { nurse: Option<Person> },
    /// A promise to call back.
    CallBackDue {
        due_at: Timestamp,
        next_at: Timestamp,
        why: CallBackReason,
        stage: CallBackStage,
        tries: u8,
        turn: Turn,
    },
    /// A person must say how it ended.
    NeedsOutcome {
        why: OutcomeDue,
        turn: Turn,
        reminded: bool,
    },
    /// It has ended.
    Closed { outcome: Outcome },
}

/// What order lines have among themselves: the smaller first.
pub type Urgency = (u8, u8, bool, Timestamp);

/// Somebody who waits on the line, among requests: as urgent as the second of their scale.
const AS_A_CALL: u8 = 1;

impl Row {
    /// The most urgent first, by where it is and then by what whoever asked said; then legevakt's, then the oldest.
    pub fn urgency(&self, now: Timestamp) -> Urgency {
        if let Some(line) = self
            .request
            .as_ref()
            .filter(|_| self.is_quiet() && !self.danger)
        {
            return (
                asks(line, now),
                said(line.urgency),
                !self.first_in_line,
                line.since,
            );
        }
        let rank = match &self.stage {
            _ if self.danger => 0,
            Stage::LineLost { .. } => 0,
            Stage::Waiting { .. } | Stage::Writes { .. } => 1,
            Stage::FallingBack { .. } => 2,
            Stage::CallBackDue { due_at, .. } if *due_at <= now => 3,
            Stage::Joining { .. } | Stage::RingingNurse { .. } | Stage::RingingPerson { .. } => 4,
            Stage::Talking { .. } => 5,
            Stage::CallBackDue { .. } => 6,
            Stage::NeedsOutcome { .. } => 7,
            Stage::Closed { .. } => 8,
        };
        let by = match &self.stage {
            Stage::CallBackDue { due_at, .. } => *due_at,
            Stage::Waiting { .. }
            | Stage::Writes { .. }
            | Stage::Joining { .. }
            | Stage::Talking { .. }
            | Stage::LineLost { .. }
            | Stage::FallingBack { .. }
            | Stage::RingingNurse { .. }
            | Stage::RingingPerson { .. }
            | Stage::NeedsOutcome { .. }
            | Stage::Closed { .. } => self.since,
        };
        (rank, AS_A_CALL, !self.first_in_line, by)
    }
}

impl Row {
    /// No line is open and none is promised: what a request says of itself is what there is to say.
    pub const fn is_quiet(&self) -> bool {
        matches!(
            self.stage,
            Stage::NeedsOutcome { .. } | Stage::Closed { .. }
        )
    }

    /// A request that nobody has taken.
    pub const fn asks(&self) -> Option<&RequestLine> {
        match &self.request {
            Some(line) if matches!(line.stage, StageView::Ringing(_)) => Some(line),
            Some(_) | None => None,
        }
    }
}

/// How urgent whoever asked said that it is.
const fn said(urgency: form::Urgency) -> u8 {
    match urgency {
        form::Urgency::Immediate => 0,
        form::Urgency::Urgent => AS_A_CALL,
        form::Urgency::Soon => 2,
        form::Urgency::Routine => 3,
    }
}

/// Where a request stands among the other lines.
fn asks(line: &RequestLine, now: Timestamp) -> u8 {
    match &line.stage {
        StageView::Ringing(_) => 1,
        StageView::Accepted { .. } => 3,
        StageView::OnTheWay { expected, .. } if *expected <= now => 3,
        StageView::OnTheWay { .. } | StageView::Arrived { .. } => 6,
        StageView::Withdrawn { .. } => 7,
        StageView::Closed { .. } => 8,
    }
}

/// The line of a contact, as this viewer may see it.
pub(super) fn of(state: &State, viewer: &Viewer, contact: &Contact) -> Row {
    let opens = viewer.may_open(state, contact);
    let call = match &contact.phase {
        Phase::OnTheLine(call) | Phase::CallingBack { call, .. } => state.call(*call),
        Phase::CallBackDue(_) | Phase::NeedsOutcome { .. } | Phase::Closed(_) => None,
    };
    let (stage, since) = match writing::rings(state, viewer, contact) {
        Some(rings) => rings,
        None => stage(state, viewer, contact, call),
    };
    let request = request::line_of(state, viewer, contact);
    Row {
        contact: opens.then_some(contact.id),
        call: call.filter(|_| opens).map(|call| call.id),
        hint: opens.then(|| hint::of(state, contact)),
        origin: contact.origin,
        first_in_line: call.is_some_and(|call| call.first_in_line),
        language: call.map_or(contact.language, |call| call.language),
        mine: is_mine(state, viewer, contact, &stage, request.as_ref()),
        since,
        stage,
        repeats: contact.repeats,
        unanswered: writing::unanswered(state, contact),
        rings_again_at: deadline::of_answer(contact),
        proposed: opens && contact.proposed.is_some(),
        danger: opens && contact.care.danger.is_some(),
        assessed: documents::is_written_in(state, contact.id),
        request,
    }
}

fn stage(
    state: &State,
    viewer: &Viewer,
    contact: &Contact,
    call: Option<&Call>,
) -> (Stage, Timestamp) {
    match &contact.phase {
        Phase::OnTheLine(_) | Phase::CallingBack { .. } => {
            let on_line = call.and_then(|call| on_line(state, viewer, call));
            // A promise stands while the line of its call is not there yet.
            on_line.unwrap_or_else(|| match contact.promise() {
                Some(promise) => (due(state, viewer, promise), promise.since),
                None => (Stage::Joining { nurse: None }, contact.since),
            })
        }
        Phase::CallBackDue(promise) => (due(state, viewer, promise), promise.since),
        Phase::NeedsOutcome {
            owner,
            since,
            why,
            remind_at,
        } => {
            let stage = Stage::NeedsOutcome {
                why: *why,
                turn: turn(state, viewer, owner),
                reminded: remind_at.is_none(),
            };
            (stage, *since)
        }
        Phase::Closed(closing) => {
            let outcome = closing.outcome;
            (Stage::Closed { outcome }, closing.at)
        }
    }
}

fn on_line(state: &State, viewer: &Viewer, call: &Call) -> Option<(Stage, Timestamp)> {
    let nurse = |leg| {
        state
            .leg(leg)
            .and_then(Leg::staff)
            .map(|staff| person(state, viewer, staff))
    };
    match &call.state {
        CallState::Waiting(waiting) => Some((waits(state, viewer, call, waiting), waiting.since)),
        CallState::Joining(joining) => {
            let nurse = nurse(joining.leg);
            Some((Stage::Joining { nurse }, joining.since))
        }
        CallState::Talking(talking) => {
            let stage = Stage::Talking {
                nurse: nurse(talking.leg),
                others: thirds(state, viewer, call),
            };
            Some((stage, talking.since))
        }
        CallState::LineLost { staff, until } => {
            let nurse = person(state, viewer, staff);
            Some((
                Stage::LineLost {
                    nurse,
                    until: *until,
                },
                call.since,
            ))
        }
        CallState::FallingBack(fallback) => Some((falls_back(viewer, fallback), fallback.since)),
        CallState::RingingNurse { leg } => {
            let nurse = nurse(*leg);
            Some((Stage::RingingNurse { nurse }, call.since))
        }
        CallState::RingingPerson { nurse: leg, .. } => {
            let nurse = nurse(*leg);
            Some((Stage::RingingPerson { nurse }, call.since))
        }
        CallState::Ended { .. } => None,
    }
}

fn waits(state: &State, viewer: &Viewer, call: &Call, waiting: &Waiting) -> Stage {
    let rung: Vec<Rung> = state
        .live_legs(call)
        .filter(|leg| leg.is_ringing() || leg.is_answered())
        .filter_map(|leg| {
            leg.staff().map(|staff| Rung {
                who: person(state, viewer, staff),
                answered: leg.is_answered(),
            })
        })
        .collect();
    let claimed = waiting.claimed.and_then(|(leg, until)| {
        let staff = state.leg(leg)?.staff()?;
        Some((person(state, viewer, staff), until))
    });
    Stage::Waiting {
        rings_me: rung.iter().any(|rung| rung.who.me),
        rung,
        claimed,
        noticed: call
            .noticed
            .iter()
            .map(|staff| person(state, viewer, staff))
            .collect(),
        unjoined: call
            .unjoined
            .iter()
            .map(|staff| person(state, viewer, staff))
            .collect(),
        next: next::next(state, viewer, call, waiting),
        fallback_at: next::fallback_at(waiting),
        rounds: waiting.rounds,
    }
}

fn thirds(state: &State, viewer: &Viewer, call: &Call) -> Vec<Third> {
    state
        .live_legs(call)
        .filter(|leg| matches!(leg.purpose, Purpose::Third(_) | Purpose::HandOver(_)))
        .map(|leg| {
            let (who, label) = match &leg.callee {
                Callee::Staff { staff, .. } => (Some(person(state, viewer, staff)), None),
                Callee::Other { label, .. } => (None, Some(label.clone())),
                Callee::Person => (None, None),
            };
            Third {
                who,
                label: label.filter(|_| viewer.sees_names()),
                there: leg.is_confirmed(),
                takes_over: matches!(leg.purpose, Purpose::HandOver(_)),
            }
        })
        .collect()
}

fn falls_back(viewer: &Viewer, fallback: &FallingBack) -> Stage {
    let target = fallback.targets.get(usize::from(fallback.index));
    Stage::FallingBack {
        why: fallback.why,
        kind: target.map_or(DestinationKind::Other, |target| target.kind),
        label: target
            .filter(|_| viewer.sees_names())
            .map(|target| target.label.clone()),
        answered: fallback.answered.is_some(),
        until: fallback.until,
    }
}

fn due(state: &State, viewer: &Viewer, promise: &CallBack) -> Stage {
    Stage::CallBackDue {
        due_at: promise.due_at,
        next_at: promise.next_at,
        why: promise.why,
        stage: promise.stage,
        tries: promise.tries,
        turn: turn(state, viewer, &promise.owner),
    }
}

fn turn(state: &State, viewer: &Viewer, owner: &Owner) -> Turn {
    match owner {
        Owner::Staff(staff) => Turn {
            who: Some(person(state, viewer, staff)),
            until_next_duty: false,
        },
        Owner::NextOnDuty { keeper } => Turn {
            who: keeper.as_ref().map(|staff| person(state, viewer, staff)),
            until_next_duty: true,
        },
    }
}

/// It waits on her: it rings her, she talks in it, or it is hers to call or to close.
fn is_mine(
    state: &State,
    viewer: &Viewer,
    contact: &Contact,
    stage: &Stage,
    request: Option<&RequestLine>,
) -> bool {
    // Nobody has taken it: it waits on those whom it rings.
    if let Some(StageView::Ringing(rings)) = request.map(|line| &line.stage) {
        return rings.me;
    }
    let Some(me) = &viewer.staff else {
        return false;
    };
    match stage {
        Stage::Waiting {
            rings_me,
            claimed,
            noticed,
            ..
        } => {
            *rings_me
                || claimed.as_ref().is_some_and(|(who, _)| who.me)
                || noticed.iter().any(|who| who.me)
        }
        Stage::Writes {
            rings_me, noticed, ..
        } => *rings_me || noticed.iter().any(|who| who.me),
        Stage::LineLost { nurse, .. } => nurse.me,
        Stage::Joining { nurse }
        | Stage::Talking { nurse, .. }
        | Stage::RingingNurse { nurse }
        | Stage::RingingPerson { nurse } => {
            nurse.as_ref().is_some_and(|nurse| nurse.me) || handed::to_me(stage)
        }
        Stage::CallBackDue { .. } | Stage::NeedsOutcome { .. } => {
            owner(contact) == Some(me)
                || (owner(contact).is_none() && viewer.nurse_on_duty(state).is_some())
        }
        Stage::FallingBack { .. } | Stage::Closed { .. } => false,
    }
}
