//! What each side sees of a request: how the nurse is named, how far it has come, what was said, what can be done.

use crate::domain::actor::Actor;
use crate::domain::contacts::contact::{Contact, Phase};
use crate::domain::ids::StaffId;
use crate::domain::requests::request::{Request, Requester, RoomLine, Stage};
use crate::domain::state::State;
use crate::domain::summons::outlook::{self, Then};
use crate::views::Viewer;
use crate::views::people::{Person, person};
use crate::views::request::{
    RequestCan, Rings, RingsNext, Said, Side, StageView, known, staff_name,
};

/// What one side sees.
pub(super) struct Seen<'a> {
    pub state: &'a State,
    pub viewer: &'a Viewer,
    pub side: Side,
}

impl Seen<'_> {
    /// A nurse: by her first name to whoever asked, once it is hers.
    fn nurse(&self, staff: &StaffId, hers: bool) -> Person {
        let found = person(self.state, self.viewer, staff);
        match self.side {
            Side::Nurse => found,
            Side::Asker | Side::Named => Person {
                name: self.first_name(staff).filter(|_| hers),
                ..found
            },
        }
    }

    fn first_name(&self, staff: &StaffId) -> Option<String> {
        let name = staff_name(self.state, staff)?;
        name.split_whitespace().next().map(ToOwned::to_owned)
    }

    fn nurses(&self, all: &[StaffId]) -> Vec<Person> {
        all.iter().map(|staff| self.nurse(staff, false)).collect()
    }

    pub fn stage(&self, request: &Request, contact: &Contact) -> StageView {
        match &request.stage {
            Stage::Ringing => StageView::Ringing(self.rings(contact)),
            Stage::Accepted { by, at } => StageView::Accepted {
                by: self.nurse(by, true),
                at: *at,
            },
            Stage::OnTheWay {
                by,
                since,
                expected,
            } => StageView::OnTheWay {
                by: self.nurse(by, true),
                since: *since,
                expected: *expected,
            },
            Stage::Arrived { by, at } => StageView::Arrived {
                by: self.nurse(by, true),
                at: *at,
            },
            Stage::Closed { at } => StageView::Closed {
                at: *at,
                outcome: match &contact.phase {
                    Phase::Closed(closing) => Some(closing.outcome),
                    Phase::OnTheLine(_)
                    | Phase::CallBackDue(_)
                    | Phase::CallingBack { .. }
                    | Phase::NeedsOutcome { .. } => None,
                },
            },
            Stage::Withdrawn { at } => StageView::Withdrawn {
                at: *at,
                open: contact.is_open(),
            },
        }
    }

    fn rings(&self, contact: &Contact) -> Rings {
        let Some(outlook) = outlook::outlook(self.state, contact.id) else {
            return Rings::default();
        };
        let me = self.viewer.staff.as_ref();
        let rings_me = outlook
            .rung
            .iter()
            .map(|rung| &rung.staff)
            .chain(&outlook.noticed)
            .any(|staff| Some(staff) == me);
        let next = match &outlook.then {
            Then::Ring(staff) => RingsNext::Ring(self.nurses(staff)),
            Then::Everyone => RingsNext::Everyone,
            Then::NextDuty => RingsNext::NextDuty,
        };
        let rung: Vec<StaffId> = outlook.rung.iter().map(|rung| rung.staff.clone()).collect();
        Rings {
            rung: self.nurses(&rung),
            since: outlook.rung.iter().map(|rung| rung.since).max(),
            answered: outlook.rung.iter().any(|rung| rung.answered),
            me: rings_me,
            noticed: self.nurses(&outlook.noticed),
            next: Some((next, outlook.then_at)),
            rounds: outlook.rounds,
        }
    }

    pub fn said(&self, request: &Request, line: &RoomLine) -> Said {
        let by_asker = request.from.is(&line.by);
        let given = known(line.name.as_ref());
        let name = match &line.by {
            Actor::Staff(staff) if by_asker || self.side == Side::Nurse => {
                staff_name(self.state, staff)
            }
            Actor::Staff(staff) => self.first_name(staff),
            Actor::Guest(guest) => self
                .state
                .guest(*guest)
                .and_then(|guest| guest.name.known().cloned()),
            Actor::Station(_)
            | Actor::Carrier
            | Actor::Clock
            | Actor::Effects
            | Actor::Operator => None,
        };
        Said {
            at: line.at,
            by_asker,
            mine: self.viewer.actor().is_some_and(|me| me == line.by),
            name: given.or(name),
            text: line.text.known().cloned(),
        }
    }

    pub fn unanswered(&self, request: &Request) -> u16 {
        let ours = self.side == Side::Asker;
        let lines = request.room.iter().rev();
        let count = lines
            .take_while(|line| request.from.is(&line.by) != ours)
            .count();
        u16::try_from(count).unwrap_or(u16::MAX)
    }

    pub fn can(&self, request: &Request, contact: &Contact, at_station: bool) -> RequestCan {
        if !request.is_open() {
            return RequestCan::default();
        }
        let numbered = contact.number.known().is_some();
        let on_line = matches!(
            contact.phase,
            Phase::OnTheLine(_) | Phase::CallingBack { .. }
        );
        let taken = request.nurse().is_some();
        match self.side {
            Side::Named => RequestCan::default(),
            Side::Asker => RequestCan {
                connect: taken && numbered && !on_line,
                connect_needs_phone: taken && !numbered,
                write: true,
                agree: true,
                amend: !at_station,
                withdraw: true,
                ..RequestCan::default()
            },
            Side::Nurse => {
                let me = self.viewer.nurse();
                let hers = taken && request.nurse() == me;
                let on_duty = self.viewer.nurse_on_duty(self.state).is_some();
                let arrived = matches!(request.stage, Stage::Arrived { .. });
                let may_connect = (hers || (!taken && on_duty)) && !on_line;
                RequestCan {
                    accept: !taken && on_duty,
                    decline: (!taken && on_duty) || (hers && !request.is_on_the_spot()),
                    on_the_way: hers && !arrived,
                    arrive: hers && !arrived,
                    connect: may_connect && numbered,
                    connect_needs_phone: may_connect && !numbered,
                    write: hers || on_duty,
                    agree: hers || on_duty,
                    amend: request.from == Requester::Telephone,
                    withdraw: false,
                }
            }
        }
    }
}
