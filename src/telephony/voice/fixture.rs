//! A service with calls in every state, made by the domain itself.

use std::sync::Arc;

use crate::domain::actor::Actor;
use crate::domain::calls::call::Call;
use crate::domain::command::{Command, From};
use crate::domain::decide::decide;
use crate::domain::effect::EffectKind;
use crate::domain::effect::EffectOutcome;
use crate::domain::ids::{CarrierId, LegId};
use crate::domain::state::State;
use crate::domain::time::Timestamp;
use crate::ids::SeededIds;
use crate::service_file;
use crate::telephony::signature::PublicUrl;
use crate::telephony::urls::Urls;
use crate::telephony::voice::Voice;
use crate::text::Texts;

use std::time::Duration;

const EXAMPLE: &str = include_str!("../../../handbook/operations/example-service.toml");
/// Friday 2026-01-09, 21:00 in Oslo: somebody is on duty.
const FRIDAY: i64 = 1_767_988_800_000;
/// Monday 2026-01-12, 10:00 in Oslo: nobody is.
const MONDAY: i64 = 1_768_208_400_000;
/// The caller's line.
pub const LINE: &str = "CA00000000000000000000000000000001";
/// A nurse's line.
pub const HERS: &str = "CA00000000000000000000000000000002";

pub struct Fixture {
    pub state: State,
    pub texts: Texts,
    pub urls: Urls,
    pub now: Timestamp,
    ids: SeededIds,
}

impl Fixture {
    pub fn on_duty() -> Self {
        Self::at(FRIDAY)
    }

    pub fn outside_duty() -> Self {
        Self::at(MONDAY)
    }

    /// On duty, with more in the service file.
    pub fn with_service(more: &str) -> Self {
        Self::over(FRIDAY, &format!("{EXAMPLE}{more}"))
    }

    fn at(millis: i64) -> Self {
        Self::over(millis, EXAMPLE)
    }

    fn over(millis: i64, file: &str) -> Self {
        let mut fixture = Self {
            state: State::default(),
            texts: Texts::load().unwrap(),
            urls: Urls::new(PublicUrl::parse("https://h.example").unwrap()),
            now: Timestamp::from_millis(millis),
            ids: SeededIds::new(1),
        };
        let service = service_file::parse(file).unwrap();
        fixture.tell_as(&Actor::Operator, Command::ImportService(Arc::new(service)));
        fixture
    }

    /// With a stranger who has just called.
    pub fn with_caller(mut self) -> Self {
        let from = From::Number("+4790000099".parse().unwrap());
        self.tell(Command::CallArrives {
            line: line(LINE),
            from,
        });
        self
    }

    /// With the nurse on the line who has pressed 1.
    pub fn joined(self) -> Self {
        let mut fixture = self.with_caller();
        let leg = fixture.newest_leg();
        for command in [
            Command::LegAnswers {
                leg,
                line: line(HERS),
            },
            Command::LegPresses {
                leg,
                line: line(HERS),
                digits: "1".to_owned(),
            },
        ] {
            fixture.tell(command);
        }
        fixture
    }

    pub fn talking(self) -> Self {
        let mut fixture = self.joined();
        let call = fixture.call().id;
        for who in [LINE, HERS] {
            fixture.tell(Command::ConferenceReports {
                call,
                line: line(who),
                joined: true,
            });
        }
        fixture
    }

    /// The carrier is asked who is in the conference, and says: nobody.
    pub fn finds_nobody_in_the_conference(&mut self) {
        let checks: Vec<_> = self
            .state
            .effects
            .values()
            .filter(|effect| matches!(effect.kind, EffectKind::CheckConference { .. }))
            .map(|effect| effect.key)
            .collect();
        for key in checks {
            let outcome = EffectOutcome::Present(Vec::new());
            self.tell_as(&Actor::Effects, Command::EffectReturns { key, outcome });
        }
    }

    pub fn tell(&mut self, command: Command) {
        self.tell_as(&Actor::Carrier, command);
    }

    pub fn tell_as(&mut self, actor: &Actor, command: Command) {
        let decided = decide(&self.state, actor, command, self.now, &mut self.ids).unwrap();
        self.state = decided.state;
    }

    pub fn pass(&mut self, seconds: u64) {
        self.now = self.now + Duration::from_secs(seconds);
    }

    pub fn voice(&self) -> Voice<'_> {
        Voice::new(&self.state, &self.texts, &self.urls, self.now)
    }

    pub fn call(&self) -> &Call {
        self.state.calls.values().next().unwrap()
    }

    pub fn newest_leg(&self) -> LegId {
        let newest = self
            .state
            .legs
            .values()
            .max_by_key(|leg| (leg.requested_at, leg.id));
        newest.unwrap().id
    }
}

pub fn line(sid: &str) -> CarrierId {
    CarrierId::new(sid)
}
