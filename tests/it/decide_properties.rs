//! Commands in any order, sensible or not: nothing panics, and what always holds, holds.

use std::sync::Arc;
use std::time::Duration;

use hjemmevakt::domain::actor::Actor;
use hjemmevakt::domain::apply::apply;
use hjemmevakt::domain::command::{Command, From, LineStatus};
use hjemmevakt::domain::contacts::contact::{Next, Outcome, WhyNot};
use hjemmevakt::domain::decide::decide;
use hjemmevakt::domain::effect::EffectOutcome;
use hjemmevakt::domain::endings::command::EndingCommand;
use hjemmevakt::domain::ids::{CarrierId, Epoch, StaffId};
use hjemmevakt::domain::secret::Secret;
use hjemmevakt::domain::state::State;
use hjemmevakt::domain::time::Timestamp;
use hjemmevakt::ids::SeededIds;
use hjemmevakt::simulator::weekend::invariants;
use hjemmevakt::simulator::weekend::services::{Staffing, service};
use proptest::prelude::*;

/// One thing that is asked: what, about which of those there are, and how long after the one before.
type Asked = (u8, usize, u8, u32);

fn pick<T: Clone>(all: impl Iterator<Item = T>, which: usize) -> Option<T> {
    let all: Vec<T> = all.collect();
    (!all.is_empty()).then(|| all[which % all.len()].clone())
}

fn line(which: usize) -> CarrierId {
    CarrierId::new(&format!("CA{:032x}", which % 12))
}

const STATUSES: [LineStatus; 8] = [
    LineStatus::Queued,
    LineStatus::Ringing,
    LineStatus::InProgress,
    LineStatus::Completed,
    LineStatus::Busy,
    LineStatus::Failed,
    LineStatus::NoAnswer,
    LineStatus::Canceled,
];

fn outcome(which: usize, detail: u8) -> EffectOutcome {
    match detail % 8 {
        0 | 1 => EffectOutcome::Placed(line(which)),
        2 => EffectOutcome::Done,
        3 => EffectOutcome::AlreadyOver,
        4 => EffectOutcome::Status {
            status: STATUSES[which % 8],
            bridged: which.is_multiple_of(3),
        },
        5 => EffectOutcome::Present(
            (0..12)
                .filter(|n| (which >> n) & 1 == 1)
                .map(line)
                .collect(),
        ),
        6 => EffectOutcome::Refused("400".to_owned()),
        _ => EffectOutcome::Unreachable("timeout".to_owned()),
    }
}

const OUTCOMES: [Outcome; 7] = [
    Outcome::HelpedByTelephone,
    Outcome::VisitAgreed,
    Outcome::HandedToDayService,
    Outcome::NotReached,
    Outcome::Withdrawn,
    Outcome::Admitted,
    Outcome::Admitted,
];

/// What may be next, and what may not.
fn next(state: &State, which: usize, detail: u8) -> Next {
    let words = |words: &str| Secret::Known(words.to_owned());
    let owner = ["siri", "kari", "tor", "nobody"][which % 4];
    match detail % 6 {
        0 => Next::Refused {
            why: None,
            words: words("Ringer selv"),
        },
        1 => Next::Refused {
            why: Some(WhyNot::WillRing),
            words: words("Ringer selv"),
        },
        2 | 3 => Next::FollowUp {
            owner: StaffId::new(owner),
            at: state.at + Duration::from_hours(u64::from(detail)),
            what: words(["Ring", ""][usize::from(detail / 6) % 2]),
        },
        _ => Next::Settled,
    }
}

fn command(state: &State, (what, which, detail, _): Asked) -> Option<(Actor, Command)> {
    let call = || pick(state.calls.keys().copied(), which);
    let leg = || pick(state.legs.keys().copied(), which);
    let contact = || pick(state.contacts.keys().copied(), which);
    let line_of_leg = || {
        let known = pick(state.by_line.keys().cloned(), which);
        known
            .filter(|_| detail % 4 > 0)
            .unwrap_or_else(|| line(which))
    };
    let who = ["kari", "aslak", "marit", "randi", "nobody"][which % 5];
    let staff = Actor::Staff(StaffId::new(who));
    let carrier = Actor::Carrier;
    let status = STATUSES[usize::from(detail) % 8];
    Some(match what % 30 {
        0 | 1 => {
            let number = format!("+479000002{}", detail % 4);
            let from = match detail % 7 {
                0 => From::Withheld,
                1 => From::Malformed,
                2 => From::Number("+4790000001".parse().unwrap()),
                _ => From::Number(number.parse().unwrap()),
            };
            (
                carrier,
                Command::CallArrives {
                    line: line(which),
                    from,
                },
            )
        }
        2 => (
            carrier,
            Command::CallerWaits {
                call: call()?,
                line: line_of_leg(),
            },
        ),
        3 => {
            let key = ['2', '9', '1', '#'][usize::from(detail) % 4];
            (carrier, Command::CallerPresses { call: call()?, key })
        }
        4 => (
            carrier,
            Command::CallerGone {
                line: line_of_leg(),
            },
        ),
        5 => (
            carrier,
            Command::FallbackReports {
                call: call()?,
                index: detail % 3,
                status,
            },
        ),
        6 | 7 => (
            carrier,
            Command::LegAnswers {
                leg: leg()?,
                line: line_of_leg(),
            },
        ),
        8 | 9 => {
            let digits = ["1", "1", "1", "", "7", "470218"][usize::from(detail) % 6].to_owned();
            (
                carrier,
                Command::LegPresses {
                    leg: leg()?,
                    line: line_of_leg(),
                    digits,
                },
            )
        }
        10 => (
            carrier,
            Command::LegLeaves {
                leg: leg()?,
                line: line_of_leg(),
            },
        ),
        11 => (
            carrier,
            Command::LegReports {
                leg: leg()?,
                line: line_of_leg(),
                status,
            },
        ),
        12 | 13 => {
            let joined = detail % 3 > 0;
            (
                carrier,
                Command::ConferenceReports {
                    call: call()?,
                    line: line_of_leg(),
                    joined,
                },
            )
        }
        14..=16 => {
            let key = pick(state.effects.keys().copied(), which)?;
            (
                Actor::Effects,
                Command::EffectReturns {
                    key,
                    outcome: outcome(which, detail),
                },
            )
        }
        17 => (
            staff,
            Command::Claim {
                call: call()?,
                phone: None,
            },
        ),
        18 => (staff, Command::Decline { call: call()? }),
        19 => (staff, Command::EndTalk { call: call()? }),
        20 => (
            staff,
            Command::StartCallBack {
                contact: contact()?,
            },
        ),
        21 => {
            let contact = contact()?;
            let next = next(state, which, detail);
            let outcome = OUTCOMES[which / 7 % OUTCOMES.len()];
            let command = if outcome == Outcome::Admitted && detail % 2 == 0 {
                Command::Ending(EndingCommand::CloseAdmitted {
                    contact,
                    unit: ["UNN Åsgård", " "][usize::from(detail / 2) % 2].to_owned(),
                    at: None,
                    next,
                })
            } else {
                Command::RecordOutcome {
                    contact,
                    outcome,
                    next,
                }
            };
            (staff, command)
        }
        24 | 25 => (
            staff,
            Command::RaiseDanger {
                contact: contact()?,
            },
        ),
        26 => {
            let contact = contact()?;
            let command = match detail % 3 {
                0 => Command::UndoDanger { contact },
                1 => Command::EndDanger {
                    contact,
                    done: "done".to_owned(),
                },
                _ => Command::EndThreatened {
                    contact,
                    reason: "reason".to_owned(),
                    police: false,
                },
            };
            (staff, command)
        }
        27 => (
            staff,
            Command::KnowPrivately {
                contact: contact()?,
            },
        ),
        28 => (staff, Command::LeaveTalk(call()?)),
        29 => {
            let contact = contact()?;
            let command = match detail % 3 {
                0 => Command::MarkChild {
                    contact,
                    child: detail % 2 == 0,
                },
                1 => Command::SaveDraft {
                    contact,
                    text: format!("{detail}"),
                    seen: 0,
                },
                _ => Command::FinishDraft {
                    contact,
                    text: format!("{detail}"),
                    seen: 0,
                },
            };
            (staff, command)
        }
        22 => (
            staff,
            Command::SettleProposal {
                contact: contact()?,
                same: detail % 2 == 0,
            },
        ),
        _ => (
            staff,
            Command::HandOver {
                call: call()?,
                to: StaffId::new("aslak"),
            },
        ),
    })
}

/// The running state and the one folded from the log beside it.
struct Both {
    running: State,
    folded: State,
    ids: SeededIds,
}

impl Both {
    fn ask(&mut self, now: Timestamp, actor: &Actor, command: Command) {
        let said = format!("{command:?}");
        let Ok(decided) = decide(&self.running, actor, command, now, &mut self.ids) else {
            return;
        };
        for event in &decided.events {
            let seq = self.folded.seq + 1;
            apply(&mut self.folded, seq, decided.state.at, event);
        }
        self.running = decided.state;
        assert_eq!(invariants::of_state(&self.running), None, "after {said}");
    }
}

/// The deadlines of a state, the next first, as far as they help to understand.
fn overdue(state: &State) -> String {
    let shown = format!("{state:?}");
    let from = shown.find("deadlines: ").unwrap_or(0);
    shown[from..].chars().take(300).collect()
}

proptest! {
    #[test]
    fn any_order_of_commands_holds(
        asked in prop::collection::vec((any::<u8>(), any::<usize>(), any::<u8>(), 0u32..40_000), 1..160),
        staffing in 0u8..4,
    ) {
        let staffing = [Staffing::Full, Staffing::Alone, Staffing::Nobody, Staffing::BackupOnly]
            [usize::from(staffing)];
        let service = service(staffing).unwrap();
        // Friday 6 March 2026, 20:00 UTC.
        let mut now = Timestamp::from_millis(1_772_827_200_000);
        let mut both = Both { running: State::default(), folded: State::default(), ids: SeededIds::new(1) };
        both.ask(now, &Actor::Operator, Command::BeginEpoch { epoch: Epoch::new(1), hold_effects: false });
        both.ask(now, &Actor::Operator, Command::ImportService(Arc::clone(&service)));
        both.ask(now, &Actor::Clock, Command::Start);
        for one in asked {
            let until = now + Duration::from_millis(u64::from(one.3));
            while let Some(due) = both.running.next_deadline().filter(|due| *due <= until) {
                now = now.max(due);
                both.ask(now, &Actor::Clock, Command::Tick);
                prop_assert!(both.running.next_deadline().is_none_or(|next| next > now), "due in the past: {}", overdue(&both.running));
            }
            now = until;
            if let Some((actor, command)) = command(&both.running, one) {
                both.ask(now, &actor, command);
            }
        }
        prop_assert_eq!(&both.folded, &both.running);
    }
}
