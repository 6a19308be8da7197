//! The whole board at one instant, as one viewer may see it.

use std::collections::BTreeSet;
use std::sync::Arc;

use jiff::tz::TimeZone;

use crate::domain::access::Looker;
use crate::domain::access::Part;
use crate::domain::alarms::alarm::{Alarm, AlarmKind, AlarmState, Loudness};
use crate::domain::contacts::contact::Contact;
use crate::domain::contacts::hands::owner;
use crate::domain::ids::{AlarmId, ContactId, Epoch, StaffId};
use crate::domain::state::{State, Tally};
use crate::domain::time::Timestamp;
use crate::views::duty::{self, Duty};
use crate::views::escort::{self, Chair};
use crate::views::follow_up::{self, FollowUpRow};
use crate::views::handed;
use crate::views::handovers::{self, Waits};
use crate::views::on_duty::{self, MyDuty};
use crate::views::people::{Person, person};
use crate::views::request::StageView;
use crate::views::row::{self, Row, Stage};
use crate::views::watch::{self, Watch};
use crate::views::{Viewer, conversation_of, ringing_leg};

/// Which state a view was made from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Position {
    /// Which life of the log.
    pub epoch: Epoch,
    /// The last record in it.
    pub seq: u64,
}

/// As the live line writes it: `EPOCH-SEQ`.
impl std::fmt::Display for Position {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}-{}", self.epoch, self.seq)
    }
}

/// Whether the log takes new records, and how far the service has come.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Standing {
    /// The log takes new records.
    pub writable: bool,
    /// Whose screens are connected just now; none: not known here.
    pub screens: Option<Arc<BTreeSet<StaffId>>>,
}

/// An alarm that nobody has taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AlarmRow {
    /// Which.
    pub id: AlarmId,
    /// What is the matter; what the carrier answered is left out for a room.
    pub kind: AlarmKind,
    /// The contact it is about, where it may be opened.
    pub contact: Option<ContactId>,
    /// Since when.
    pub since: Timestamp,
    /// How many times the same came again.
    pub repeats: u16,
    /// Whom it is about, if it is about one of ours.
    pub about: Option<Person>,
    /// Who is being told now, and when the next on the list is.
    pub with: Option<(Person, Timestamp)>,
    /// It rings people.
    pub loud: bool,
    /// The viewer may take it.
    pub may_take: bool,
    /// The viewer is in a conversation: it is not to be heard now.
    pub silent: bool,
}

/// Everything on the board.
#[derive(Clone, Debug, PartialEq)]
pub struct Board {
    /// Which state it was made from.
    pub at: Position,
    /// When.
    pub now: Timestamp,
    /// The service's name, once a service file has been imported.
    pub service: Option<String>,
    /// Where its clocks are.
    pub zone: TimeZone,
    /// Who has it, now and next.
    pub duty: Duty,
    /// Nothing goes out until a person says so.
    pub effects_held: bool,
    /// Nothing new is kept: calls go straight to the fallback.
    pub not_writable: bool,
    /// Callers who wait, the most urgent first. Also those on their way to somebody outside.
    pub waiting: Vec<Row>,
    /// Conversations, and those about to be.
    pub talking: Vec<Row>,
    /// Promises to call back, the next due first.
    pub call_backs: Vec<Row>,
    /// Contacts without an outcome, the oldest first.
    pub outcomes: Vec<Row>,
    /// Alarms that nobody has taken, those that ring people first.
    pub alarms: Vec<AlarmRow>,
    /// The viewer's own duty.
    pub me: Option<MyDuty>,
    /// Those who are out on a visit or need help, what has gone wrong first.
    pub watches: Vec<Watch>,
    /// Chairs that are empty or will be, what is wrong first.
    pub chairs: Vec<Chair>,
    /// Follow-ups that concern this duty, the first due first.
    pub follow_ups: Vec<FollowUpRow>,
    /// How calls were answered in this duty.
    pub tally: Tally,
    /// The viewer may let a doctor in for some days.
    pub lets_in: bool,
    /// Looks persons up in the register.
    pub registers: bool,
    /// Raises deviations and writes complaints down: everybody but a screen.
    pub raises: bool,
    /// Works in the day service.
    pub works_days: bool,
    /// What of handovers waits for the viewer; none, for those who have nothing to do with them.
    pub handovers: Option<Waits>,
    /// How many deviations are followed still; for the leader only.
    pub deviations: Option<u32>,
}

impl Board {
    /// Everything that waits on the viewer, the most urgent first.
    pub fn mine(&self) -> Vec<&Row> {
        let mut mine: Vec<&Row> = self
            .waiting
            .iter()
            .chain(&self.talking)
            .chain(&self.call_backs)
            .chain(&self.outcomes)
            .filter(|row| row.mine)
            .collect();
        mine.sort_by_key(|row| row.urgency(self.now));
        mine
    }

    /// The request that rings the viewer now, or that she is told of on her screen.
    pub fn asks_me(&self) -> Option<&Row> {
        self.waiting
            .iter()
            .find(|row| row.mine && row.asks().is_some())
    }

    /// The call or the message that rings the viewer now, if she is not in a conversation: first the conversation that she is handed.
    pub fn rings_me(&self) -> Option<&Row> {
        let mut talking = self.talking.iter();
        let handed = talking.find(|row| handed::to_me(&row.stage));
        handed.or_else(|| self.waits_for_me())
    }

    fn waits_for_me(&self) -> Option<&Row> {
        self.waiting.iter().find(|row| match &row.stage {
            Stage::Waiting {
                rings_me, claimed, ..
            } => {
                claimed.as_ref().is_some_and(|(who, _)| who.me) || (*rings_me && claimed.is_none())
            }
            Stage::Writes {
                rings_me, noticed, ..
            } => *rings_me || noticed.iter().any(|who| who.me),
            Stage::LineLost { nurse, .. } => nurse.me,
            Stage::Joining { .. }
            | Stage::Talking { .. }
            | Stage::FallingBack { .. }
            | Stage::RingingNurse { .. }
            | Stage::RingingPerson { .. }
            | Stage::CallBackDue { .. }
            | Stage::NeedsOutcome { .. }
            | Stage::Closed { .. } => false,
        })
    }
}

/// The board.
pub fn board(state: &State, viewer: &Viewer, now: Timestamp, standing: Standing) -> Board {
    let Standing { writable, screens } = standing;
    let mut board = Board {
        at: Position {
            epoch: state.epoch,
            seq: state.seq,
        },
        now,
        service: state.service.as_ref().map(|service| service.name.clone()),
        zone: state
            .service
            .as_ref()
            .map_or(TimeZone::UTC, |service| service.zone.clone()),
        duty: duty::of(state, viewer, now, screens.as_deref()),
        effects_held: state.effects_held,
        not_writable: !writable,
        waiting: Vec::new(),
        talking: Vec::new(),
        call_backs: Vec::new(),
        outcomes: Vec::new(),
        alarms: alarms(state, viewer),
        me: on_duty::of(state, viewer),
        watches: watch::all(state, viewer),
        chairs: escort::chairs(state, viewer, now),
        follow_ups: follow_up::all(state, viewer, now),
        tally: state.tally,
        lets_in: viewer.may_see(state, Part::Guests),
        registers: viewer.registers(state),
        raises: viewer.looker() != Looker::Room,
        works_days: viewer.works_days(),
        handovers: handovers::waits(state, viewer),
        deviations: viewer
            .leads()
            .then(|| u32::try_from(state.deviations.open.len()).unwrap_or(u32::MAX)),
    };
    let rows = viewer.may_see(state, Part::Board);
    let open = state
        .open
        .iter()
        .filter(|_| rows)
        .filter_map(|contact| state.contact(*contact));
    for contact in open {
        let row = row::of(state, viewer, contact);
        if let Some(place) = request_place(&mut board, &row) {
            place.push(row);
            continue;
        }
        match &row.stage {
            Stage::Waiting { .. }
            | Stage::Writes { .. }
            | Stage::LineLost { .. }
            | Stage::FallingBack { .. } => {
                board.waiting.push(row);
            }
            Stage::Joining { .. }
            | Stage::Talking { .. }
            | Stage::RingingNurse { .. }
            | Stage::RingingPerson { .. } => board.talking.push(row),
            Stage::CallBackDue { .. } => board.call_backs.push(row),
            Stage::NeedsOutcome { .. } | Stage::Closed { .. } => board.outcomes.push(row),
        }
    }
    for rows in [
        &mut board.waiting,
        &mut board.talking,
        &mut board.call_backs,
        &mut board.outcomes,
    ] {
        rows.sort_by_key(|row| row.urgency(now));
    }
    board
}

/// Where a request stands while no line is open for it: it waits like a caller until somebody has taken it.
fn request_place<'a>(board: &'a mut Board, row: &Row) -> Option<&'a mut Vec<Row>> {
    let line = row.request.as_ref().filter(|_| row.is_quiet())?;
    match &line.stage {
        StageView::Ringing(_) => Some(&mut board.waiting),
        StageView::Accepted { .. } | StageView::OnTheWay { .. } | StageView::Arrived { .. } => {
            Some(&mut board.talking)
        }
        StageView::Closed { .. } | StageView::Withdrawn { .. } => Some(&mut board.outcomes),
    }
}

fn alarms(state: &State, viewer: &Viewer) -> Vec<AlarmRow> {
    let mut rows: Vec<AlarmRow> = state
        .open_alarms
        .iter()
        .filter(|_| viewer.may_see(state, Part::Board))
        .filter_map(|alarm| state.alarm(*alarm))
        // What is out about her own safety is for the others: her screen neither shows nor sounds it.
        .filter(|alarm| {
            !alarm.kind.is_safety()
                || viewer.staff.is_none()
                || alarm.kind.about() != viewer.staff.as_ref()
        })
        .map(|alarm| alarm_row(state, viewer, alarm))
        .collect();
    rows.sort_by_key(|alarm| (!alarm.loud, alarm.since));
    rows
}

fn alarm_row(state: &State, viewer: &Viewer, alarm: &Alarm) -> AlarmRow {
    let opens = |contact: &Contact| viewer.may_open(state, contact);
    AlarmRow {
        id: alarm.id,
        kind: kind(state, viewer, &alarm.kind),
        contact: alarm
            .contact
            .and_then(|contact| state.contact(contact))
            .filter(|contact| opens(contact))
            .map(|contact| contact.id),
        since: alarm.since,
        repeats: alarm.repeats,
        about: alarm.kind.about().map(|staff| person(state, viewer, staff)),
        with: match &alarm.state {
            AlarmState::With { staff, next_at, .. } => {
                Some((person(state, viewer, staff), *next_at))
            }
            AlarmState::OnBoard | AlarmState::Taken { .. } | AlarmState::Over { .. } => None,
        },
        loud: alarm.kind.loudness() == Loudness::Ring,
        may_take: viewer.may_take(state, alarm.id),
        silent: viewer
            .nurse()
            .is_some_and(|me| conversation_of(state, me).is_some()),
    }
}

/// What the carrier answered may hold a number.
fn kind(state: &State, viewer: &Viewer, kind: &AlarmKind) -> AlarmKind {
    if viewer.may_see(state, Part::AlarmWords) {
        return kind.clone();
    }
    match kind {
        AlarmKind::CarrierRefused(_) => AlarmKind::CarrierRefused(String::new()),
        AlarmKind::GivenUp(_) => AlarmKind::GivenUp(String::new()),
        AlarmKind::MessageFailed(_) => AlarmKind::MessageFailed(String::new()),
        AlarmKind::NoNurseOnRoster
        | AlarmKind::NobodyToRing
        | AlarmKind::NobodyAnswers
        | AlarmKind::NobodyTakes
        | AlarmKind::CallBackOverdue
        | AlarmKind::LifeInDanger
        | AlarmKind::MessagesStopped
        | AlarmKind::HandshakeMissed(_)
        | AlarmKind::HandshakeHole(_)
        | AlarmKind::NobodyAvailable
        | AlarmKind::HandoverNotAccepted
        | AlarmKind::VisitMissed(_)
        | AlarmKind::HelpNeeded(_) => kind.clone(),
    }
}

/// The contact that the page shows when none is asked for: the conversation she is in, else what rings her, else what is
/// hers and most urgent.
pub fn first_for(state: &State, viewer: &Viewer, board: &Board) -> Option<ContactId> {
    let me: &StaffId = viewer.nurse()?;
    let of_call = |call| state.call(call).map(|call| call.contact);
    let rung = || {
        let purpose = ringing_leg(state, me)?.purpose;
        purpose
            .summons()
            .or_else(|| purpose.call().and_then(of_call))
    };
    conversation_of(state, me)
        .and_then(|leg| leg.purpose.call())
        .and_then(of_call)
        .or_else(rung)
        .or_else(|| board.mine().first().and_then(|row| row.contact))
}

/// Whether a contact is this viewer's to close or call.
pub fn is_owner(viewer: &Viewer, contact: &Contact) -> bool {
    viewer.staff.is_some() && owner(contact) == viewer.staff.as_ref()
}
