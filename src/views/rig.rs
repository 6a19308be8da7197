//! For tests: a service with an invented duty, driven through the real `decide`.

use std::sync::Arc;
use std::time::Duration;

use crate::domain::actor::Actor;
use crate::domain::calls::leg::Leg;
use crate::domain::command::{Command, From, LineStatus};
use crate::domain::decide::decide;
use crate::domain::effect::EffectKind;
use crate::domain::effect::EffectOutcome;
use crate::domain::ids::{CallId, CarrierId, ContactId, LegId, StaffId};
use crate::domain::language::Language;
use crate::domain::rejection::Rejection;
use crate::domain::service::people::StaffRole;
use crate::domain::state::State;
use crate::domain::time::Timestamp;
use crate::ids::SeededIds;
use crate::views::Viewer;
use crate::views::board::Standing;

/// The mother of a patient, in the example service file.
pub const MOTHER: &str = "+4790000011";
/// A number that is listed nowhere.
pub const UNKNOWN: &str = "+4790000051";
/// Legevakt's own line.
pub const LEGEVAKT: &str = "+4778000002";
/// The log takes records.
pub const FINE: Standing = Standing {
    writable: true,
    screens: None,
};

/// A service at an instant.
pub struct Rig {
    pub state: State,
    pub now: Timestamp,
    ids: SeededIds,
    lines: u32,
}

impl Rig {
    /// The example service, at a local instant such as `2026-11-20T22:00:00+01:00[Europe/Oslo]`.
    pub fn at(local: &str) -> Self {
        let zoned: jiff::Zoned = local.parse().unwrap();
        let mut rig = Self {
            state: State::default(),
            now: Timestamp::from_jiff(zoned.timestamp()),
            ids: SeededIds::new(7),
            lines: 0,
        };
        let text = include_str!("../../handbook/operations/example-service.toml");
        let service = crate::service_file::parse(text).unwrap();
        rig.does(&Actor::Operator, Command::ImportService(Arc::new(service)));
        rig.does(&Actor::Clock, Command::Start);
        rig
    }

    /// On a Friday evening, inside the duty.
    pub fn friday() -> Self {
        Self::at("2026-11-20T22:00:00+01:00[Europe/Oslo]")
    }

    pub fn tries(&mut self, actor: &Actor, command: Command) -> Result<(), Rejection> {
        let decided = decide(&self.state, actor, command, self.now, &mut self.ids)?;
        self.state = decided.state;
        Ok(())
    }

    pub fn does(&mut self, actor: &Actor, command: Command) {
        self.tries(actor, command).unwrap();
    }

    pub fn nurse_does(&mut self, who: &str, command: Command) {
        self.does(&Actor::Staff(StaffId::new(who)), command);
    }

    /// Time passes, with every deadline in it.
    pub fn passes(&mut self, seconds: u64) {
        let until = self.now + Duration::from_secs(seconds);
        while let Some(due) = self.state.next_deadline().filter(|due| *due <= until) {
            self.now = due.max(self.now);
            self.does(&Actor::Clock, Command::Tick);
            if self.state.next_deadline() == Some(due) {
                break;
            }
        }
        self.now = until;
    }

    /// Time passes, and nobody looks at a deadline.
    pub fn waits(&mut self, seconds: u64) {
        self.now = self.now + Duration::from_secs(seconds);
    }

    /// Time passes second by second with a carrier that takes everything and callers who stay.
    pub fn carried(&mut self, seconds: u64) {
        for _ in 0..seconds {
            self.now = self.now + Duration::from_secs(1);
            self.carrier_answers();
            self.does(&Actor::Clock, Command::Tick);
        }
        self.carrier_answers();
    }

    fn carrier_answers(&mut self) {
        let keys: Vec<_> = self.state.effects.keys().copied().collect();
        for key in keys {
            let line = self.line();
            let outcome = EffectOutcome::Placed(line);
            self.does(&Actor::Effects, Command::EffectReturns { key, outcome });
        }
        let waiting: Vec<_> = self
            .state
            .live_calls
            .iter()
            .filter_map(|call| self.state.call(*call))
            .collect();
        let waiting: Vec<_> = waiting
            .iter()
            .filter_map(|call| Some((call.id, call.line.clone()?)))
            .collect();
        for (call, line) in waiting {
            self.does(&Actor::Carrier, Command::CallerWaits { call, line });
        }
    }

    fn line(&mut self) -> CarrierId {
        self.lines += 1;
        CarrierId::new(&format!("CA{:032x}", self.lines))
    }

    /// Somebody rings the number.
    pub fn rings(&mut self, from: &str) -> CallId {
        let line = self.line();
        let from = from.parse().map_or(From::Withheld, From::Number);
        self.does(
            &Actor::Carrier,
            Command::CallArrives {
                line: line.clone(),
                from,
            },
        );
        self.state.call_by_line(&line).unwrap().id
    }

    pub fn contact(&self, call: CallId) -> ContactId {
        self.state.call(call).unwrap().contact
    }

    /// The leg that rings somebody for a call.
    pub fn leg(&self, call: CallId, who: &str) -> LegId {
        let call = self.state.call(call).unwrap();
        let mut legs = self.state.live_legs(call);
        legs.find(|leg| leg.staff() == Some(&StaffId::new(who)))
            .map(|leg| leg.id)
            .unwrap()
    }

    /// Who is rung first now.
    pub fn rung(&self, call: CallId) -> String {
        let call = self.state.call(call).unwrap();
        let leg = self.state.live_legs(call).next();
        leg.and_then(Leg::staff).unwrap().to_string()
    }

    /// She picks up, presses 1, and they talk.
    pub fn takes(&mut self, call: CallId, who: &str) {
        let line = self.picks_up(call, who);
        let caller = self.state.call(call).unwrap().line.clone().unwrap();
        for line in [caller, line] {
            self.does(
                &Actor::Carrier,
                Command::ConferenceReports {
                    call,
                    line,
                    joined: true,
                },
            );
        }
        assert!(self.state.call(call).unwrap().talking().is_some());
    }

    /// She picks up and presses 1, and the carrier brings nobody together, however often it is asked.
    pub fn takes_in_vain(&mut self, call: CallId, who: &str) {
        self.picks_up(call, who);
        for _ in 0..60 {
            if self.state.call(call).unwrap().waiting().is_some() {
                return;
            }
            self.now = self.now + Duration::from_secs(1);
            self.does(&Actor::Clock, Command::Tick);
            let checks: Vec<_> = self
                .state
                .effects
                .values()
                .filter(|effect| matches!(effect.kind, EffectKind::CheckConference { .. }))
                .map(|effect| effect.key)
                .collect();
            for key in checks {
                let outcome = EffectOutcome::Present(Vec::new());
                self.does(&Actor::Effects, Command::EffectReturns { key, outcome });
            }
        }
        panic!("the joining never failed");
    }

    fn picks_up(&mut self, call: CallId, who: &str) -> CarrierId {
        let leg = self.leg(call, who);
        let line = self.line();
        self.does(
            &Actor::Carrier,
            Command::LegAnswers {
                leg,
                line: line.clone(),
            },
        );
        self.does(
            &Actor::Carrier,
            Command::LegPresses {
                leg,
                line: line.clone(),
                digits: "1".to_owned(),
            },
        );
        line
    }

    /// The caller hangs up.
    pub fn hangs_up(&mut self, call: CallId) {
        let line = self.state.call(call).unwrap().line.clone().unwrap();
        self.does(&Actor::Carrier, Command::CallerGone { line });
        self.ends_what_is_over();
    }

    /// The carrier says of each line of a leg that is over that it has ended.
    fn ends_what_is_over(&mut self) {
        let over: Vec<_> = self
            .state
            .legs
            .values()
            .filter(|leg| !leg.is_live())
            .flat_map(|leg| leg.live_lines().map(|line| (leg.id, line.clone())))
            .collect();
        for (leg, line) in over {
            let status = LineStatus::Completed;
            self.does(&Actor::Carrier, Command::LegReports { leg, line, status });
        }
    }

    /// Somebody writes.
    pub fn writes(&mut self, from: &str, body: &str) {
        let carrier_id = CarrierId::new(&format!("SM{:032x}", self.lines + 1_000));
        self.lines += 1;
        let from = From::Number(from.parse().unwrap());
        let body = body.to_owned();
        self.does(
            &Actor::Carrier,
            Command::MessageArrives {
                carrier_id,
                from,
                body,
            },
        );
    }

    /// The contacts in writing.
    pub fn in_writing(&self) -> Vec<ContactId> {
        let open = self.state.open.iter().copied();
        open.filter(|id| self.state.contact(*id).unwrap().conversation.is_some())
            .collect()
    }
}

/// A nurse.
pub fn nurse(who: &str) -> Viewer {
    staff(who, StaffRole::Nurse)
}

/// Somebody else.
pub fn staff(who: &str, role: StaffRole) -> Viewer {
    Viewer {
        staff: Some(StaffId::new(who)),
        outside: None,
        roles: vec![role],
        language: Language::Bokmal,
    }
}
