//! The state is what the log says: after every turn of a call that is taken, and after a crash between any two.

use hjemmevakt::domain::actor::Actor;
use hjemmevakt::domain::calls::call::CallState;
use hjemmevakt::domain::calls::leg::Leg;
use hjemmevakt::domain::command::Command;
use hjemmevakt::domain::contacts::contact::{Next, Outcome, Phase};
use hjemmevakt::domain::effect::EffectKind;
use hjemmevakt::domain::effect::EffectOutcome;
use hjemmevakt::domain::ids::{CallId, CarrierId, EffectKey, LegId};
use hjemmevakt::domain::state::State;
use hjemmevakt::engine::core::Core;

use crate::engine::rig::{Watched, arrives, beginning, friday, line, open, replayed, staff};

/// The carrier's name for what it was asked for.
fn placed_line(key: EffectKey) -> CarrierId {
    line(u32::try_from(key.seq).unwrap() + 1_000)
}

/// A core that is thrown away and opened anew at every turn, so that nothing lives but what the log holds.
struct Service {
    log: Watched,
    core: Core<Watched>,
    seed: u64,
    seconds: i64,
}

impl Service {
    async fn new() -> Self {
        let log = Watched::new();
        let mut core = open(log.clone(), 1).await;
        core.turn(friday(0), beginning()).await.unwrap();
        Self {
            log,
            core,
            seed: 1,
            seconds: 0,
        }
    }

    fn state(&self) -> &State {
        self.core.state()
    }

    /// One command, after which what was running and what the log says are the same; then the machine is switched off and on.
    async fn does(&mut self, actor: Actor, command: Command) {
        self.does_all(vec![(actor, command)]).await;
    }

    async fn does_all(&mut self, commands: Vec<(Actor, Command)>) {
        for answer in self
            .core
            .turn(friday(self.seconds), commands)
            .await
            .unwrap()
        {
            answer.unwrap();
        }
        assert_eq!(replayed(&self.log).await, **self.core.state());
        self.seed += 1;
        self.core = open(self.log.clone(), self.seed).await;
    }

    /// The clock goes on to the next deadline, whatever it is.
    async fn until_due(&mut self) {
        let due = self.state().next_deadline().unwrap();
        self.seconds = due.since(friday(0)).as_secs().try_into().unwrap();
        self.seconds += i64::from(friday(self.seconds) < due);
        self.does(Actor::Clock, Command::Tick).await;
    }

    fn call(&self) -> CallId {
        *self.state().live_calls.get_min().unwrap()
    }

    fn ringing(&self, name: &str) -> Option<LegId> {
        self.state()
            .legs
            .values()
            .filter(|leg| leg.is_ringing())
            .find(|leg| leg.staff().is_some_and(|staff| staff.as_str() == name))
            .map(|leg| leg.id)
    }

    /// The carrier takes everything that it is asked for, and gives each telephone a line.
    async fn carrier_takes(&mut self) {
        let outstanding: Vec<_> = self.state().effects.values().cloned().collect();
        let mut commands = Vec::new();
        for effect in outstanding {
            let outcome = if matches!(effect.kind, EffectKind::PlaceLeg { .. }) {
                EffectOutcome::Placed(placed_line(effect.key))
            } else {
                EffectOutcome::Done
            };
            let key = effect.key;
            commands.push((Actor::Effects, Command::EffectReturns { key, outcome }));
        }
        self.does_all(commands).await;
    }
}

#[tokio::test]
async fn a_call_is_taken_while_the_machine_is_switched_off_at_every_turn() {
    let mut service = Service::new().await;
    let (actor, command) = arrives(1);
    service.does(actor, command).await;
    service.carrier_takes().await;
    let (call, leg) = (service.call(), service.ringing("aslak").unwrap());
    let leg_line = service.state().leg(leg).unwrap().lines[0].id.clone();
    for command in [
        Command::LegAnswers {
            leg,
            line: leg_line.clone(),
        },
        Command::LegPresses {
            leg,
            line: leg_line.clone(),
            digits: "1".to_owned(),
        },
        Command::ConferenceReports {
            call,
            line: leg_line,
            joined: true,
        },
        Command::ConferenceReports {
            call,
            line: line(1),
            joined: true,
        },
    ] {
        service.does(Actor::Carrier, command).await;
    }
    assert!(service.state().call(call).unwrap().talking().is_some());
    service
        .does(staff("aslak"), Command::EndTalk { call })
        .await;
    let contact = service.state().call(call).unwrap().contact;
    let phase = &service.state().contact(contact).unwrap().phase;
    assert!(matches!(phase, Phase::NeedsOutcome { .. }), "{phase:?}");
    let (outcome, next) = (Outcome::HelpedByTelephone, Next::Settled);
    let ends = Command::RecordOutcome {
        contact,
        outcome,
        next,
    };
    service.does(staff("aslak"), ends).await;
    assert!(service.state().open.is_empty());
    assert_eq!(service.state().tally.within_two_minutes, 1);
}

#[tokio::test]
async fn after_a_crash_the_deadlines_go_on_at_their_time() {
    let mut service = Service::new().await;
    let (actor, command) = arrives(1);
    service.does(actor, command).await;
    service.carrier_takes().await;
    let call = service.call();
    assert!(service.ringing("aslak").is_some());
    let ends = service
        .state()
        .call(call)
        .unwrap()
        .waiting()
        .unwrap()
        .step_until;
    assert_eq!(ends, friday(25), "the step began when the caller came");
    // Switched off until after the step has ended; the first thing it does is to go on to the next.
    service.seconds = 26;
    service.does(Actor::Clock, Command::Start).await;
    service.does(Actor::Clock, Command::Tick).await;
    let waiting = service.state().call(call).unwrap().waiting().unwrap();
    assert_eq!(
        waiting.since,
        friday(0),
        "the caller has waited all the time"
    );
    assert!(waiting.step > 0);
}

#[tokio::test]
async fn a_caller_whom_nobody_answers_comes_to_the_fallback_through_every_crash() {
    let mut service = Service::new().await;
    let (actor, command) = arrives(1);
    service.does(actor, command).await;
    let call = service.call();
    let mut turns = 0;
    while service.state().call(call).unwrap().waiting().is_some() {
        turns += 1;
        assert!(turns < 100, "the caller waits for ever");
        service.carrier_takes().await;
        let (line, call) = (line(1), call);
        service
            .does(Actor::Carrier, Command::CallerWaits { call, line })
            .await;
        service.until_due().await;
    }
    let state = &service.state().call(call).unwrap().state;
    assert!(matches!(state, CallState::FallingBack(_)), "{state:?}");
    assert!(service.seconds <= 120, "after {} seconds", service.seconds);
    let rings = service
        .state()
        .legs
        .values()
        .any(|leg| Leg::is_ringing(leg));
    assert!(!rings, "nobody's telephone rings on");
}

#[tokio::test]
async fn an_effect_that_was_not_out_yet_is_still_there_after_a_crash_and_a_settled_one_is_not() {
    let mut service = Service::new().await;
    let (actor, command) = arrives(1);
    service.does(actor, command).await;
    let outstanding: Vec<_> = service.state().effects.keys().copied().collect();
    assert!(!outstanding.is_empty());
    service.core = open(service.log.clone(), 50).await;
    assert!(
        service
            .state()
            .effects
            .keys()
            .copied()
            .eq(outstanding.iter().copied())
    );
    service.carrier_takes().await;
    service.core = open(service.log.clone(), 51).await;
    assert!(service.state().effects.is_empty());
    // The same answer a second time changes nothing.
    let records = service.log.records().await.len();
    let key = outstanding[0];
    let outcome = EffectOutcome::Placed(placed_line(key));
    let again = Command::EffectReturns { key, outcome };
    service.does(Actor::Effects, again).await;
    assert_eq!(service.log.records().await.len(), records);
}
