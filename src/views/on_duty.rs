//! The viewer's own duty: her handshake, whether she takes calls, what she may say of herself.

use crate::domain::calls::leg::Purpose;
use crate::domain::handshakes::handshake::{Handshake, Way};
use crate::domain::ids::StaffId;
use crate::domain::messages::message::MessageState;
use crate::domain::state::State;
use crate::domain::time::Timestamp;
use crate::views::Viewer;

/// How far the message with the code has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum CodeMessage {
    /// None was sent.
    NotSent,
    /// On its way.
    UnderWay,
    /// On her telephone.
    Delivered,
    /// It did not arrive.
    Failed,
}

/// Her handshake.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HandshakeSeen {
    /// When her duty begins.
    pub starts: Timestamp,
    /// Told to others then, unless it is proven; none: nobody is told.
    pub due_at: Option<Timestamp>,
    /// Each way, and since when it is proven.
    pub ways: [(Way, Option<Timestamp>); 3],
    /// Her telephone is being rung about it now.
    pub rings: bool,
    /// The message with the code.
    pub message: CodeMessage,
    /// Others have been told.
    pub missed: bool,
}

impl HandshakeSeen {
    /// Whether each way is proven.
    pub fn is_complete(&self) -> bool {
        self.ways.iter().all(|(_, proven)| proven.is_some())
    }
}

/// The viewer's own duty.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MyDuty {
    /// She has the duty now.
    pub on_duty: bool,
    /// Her handshake, for the duty that she has or is about to have.
    pub handshake: Option<HandshakeSeen>,
    /// She takes no calls until then.
    pub unavailable: Option<Timestamp>,
    /// Nobody else on duty takes calls now.
    pub only_one: bool,
    /// She has a code in the service file.
    pub has_code: bool,
    /// Her call for help: since when, and who has taken it. Shown so that nobody beside her understands it.
    pub noted: Option<(Timestamp, Option<String>)>,
}

/// The viewer's own duty; nothing for a room, or for somebody who is no nurse and has no duty.
pub(super) fn of(state: &State, viewer: &Viewer) -> Option<MyDuty> {
    let me = viewer.staff.as_ref()?;
    let on_duty = state.shift.as_ref().is_some_and(|shift| shift.has(me));
    let handshake = state
        .handshake_of(me)
        .map(|handshake| handshake_of(state, me, handshake));
    if viewer.nurse().is_none() && !on_duty && handshake.is_none() {
        return None;
    }
    let others = |shift: &crate::domain::duty::Shift| {
        shift
            .everyone()
            .any(|other| other != me && !state.is_unavailable(other))
    };
    let service = state.service.as_ref();
    let name = |staff: &StaffId| {
        service
            .and_then(|service| service.staff(staff))
            .map_or_else(|| staff.to_string(), |staff| staff.name.clone())
    };
    Some(MyDuty {
        on_duty,
        handshake,
        unavailable: state.unavailable.get(me).map(|found| found.until),
        only_one: on_duty && !state.shift.as_ref().is_some_and(others),
        has_code: service
            .and_then(|service| service.staff(me))
            .is_some_and(|staff| staff.call_in_code.is_some()),
        noted: state.help_of(me).map(|help| {
            let taken = help.taken.as_ref().map(|(by, _)| name(by));
            (help.since, taken)
        }),
    })
}

fn handshake_of(state: &State, me: &StaffId, handshake: &Handshake) -> HandshakeSeen {
    let message = handshake
        .message
        .and_then(|message| state.message(message))
        .map_or(CodeMessage::NotSent, |message| match &message.state {
            MessageState::Queued | MessageState::Sent(_) => CodeMessage::UnderWay,
            MessageState::Delivered(_) | MessageState::Received => CodeMessage::Delivered,
            MessageState::Failed(_) => CodeMessage::Failed,
        });
    HandshakeSeen {
        starts: handshake.starts,
        due_at: handshake.due_at,
        ways: Way::ALL.map(|way| (way, handshake.proven(way))),
        rings: state
            .legs_of(me)
            .any(|leg| leg.purpose == Purpose::Handshake(handshake.id)),
        message,
        missed: handshake.missed,
    }
}
