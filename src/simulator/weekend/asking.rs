//! Doctors of a weekend who ask for help, and the nurses who serve their requests: on the screen, with a code, or not at all. Drawn
//! from the seed.

use std::time::Duration;

use uuid::Uuid;

use crate::domain::actor::Actor;
use crate::domain::command::{Command, From};
use crate::domain::ids::{CarrierId, ContactId, MessageId, RequestId, StaffId};
use crate::domain::messages::message::MessageText;
use crate::domain::phone::E164;
use crate::domain::requests::form::{Form, Isbar, PatientRef, Urgency, Wanted};
use crate::domain::requests::request::{Request, Requester, Stage};
use crate::domain::secret::Secret;
use crate::domain::time::Timestamp;
use crate::simulator::weekend::doors::PHONES;
use crate::simulator::weekend::faults::{between, happens};
use crate::simulator::weekend::habits::People;
use crate::simulator::weekend::happening::{Act, Happening};
use crate::simulator::weekend::world::World;

/// Stands in every answer of every form. Nobody may hear it on a telephone or read it in a text message.
pub const MARK: &str = "Frostrøyken";
/// Longest that a doctor goes on with a request, milliseconds.
const HOURS: u64 = 3 * 3_600_000;

/// Those who will ask for help between two instants: a PC, a guest, a doctor with an account, and some whose door is not open yet or not
/// any more. Some ask in the last minutes of a duty.
pub(super) fn plan(world: &mut World, from: Timestamp, to: Timestamp) {
    let length = u64::try_from(to.since(from).as_millis()).unwrap_or(1);
    for _ in 0..world.rng.u32(..5) {
        let late = world.rng.u8(..5) == 0;
        let at = if late {
            let before = between(&mut world.rng, 60_000, 30 * 60_000);
            to - before
        } else {
            from + Duration::from_millis(world.rng.u64(..length.max(1)))
        };
        world.at(at, Happening::Act(Act::AsksForHelp));
    }
}

impl World {
    fn some_request(&mut self) -> RequestId {
        RequestId::from_uuid(Uuid::from_u128(self.rng.u128(..)))
    }

    fn requester(&mut self) -> (Actor, Requester) {
        match self.rng.u8(..3) {
            0 => {
                let guest = self.some_guest();
                (Actor::Guest(guest), Requester::Guest(guest))
            }
            1 => {
                let jonas = StaffId::new("jonas");
                (Actor::Staff(jonas.clone()), Requester::Staff(jonas))
            }
            _ => {
                let station = self.some_station();
                let at_the_pc = Requester::Station {
                    station,
                    name: Secret::Known(format!("Sunniva {MARK}")),
                    hpr: None,
                };
                (Actor::Station(station), at_the_pc)
            }
        }
    }

    /// A form, with the mark in whatever is answered.
    pub(super) fn form(&mut self) -> Form {
        let answer = |rng: &mut fastrand::Rng| {
            let n = rng.u32(..);
            rng.bool().then(|| Secret::Known(format!("{MARK} {n}")))
        };
        let rng = &mut self.rng;
        Form {
            urgency: Urgency::ALL[rng.usize(..Urgency::ALL.len())],
            wanted: vec![Wanted::ALL[rng.usize(..Wanted::ALL.len())]],
            patient: match rng.u8(..4) {
                0 => PatientRef::NotYetKnown,
                // The service file knows a patient of this name, who has named a nurse.
                1 => PatientRef::Named {
                    name: Secret::Known("Elin".to_owned()),
                    birth_year: None,
                },
                _ => PatientRef::Named {
                    name: Secret::Known(MARK.to_owned()),
                    birth_year: Some(1980),
                },
            },
            isbar: Isbar {
                situation: answer(rng),
                background: answer(rng),
                assessment: answer(rng),
                recommendation: answer(rng),
            },
            place: answer(rng),
            present: answer(rng),
            safety: answer(rng),
            interpreter: answer(rng),
            phone: (rng.u8(..3) == 0)
                .then(|| PHONES[0].parse().ok().map(Secret::Known))
                .flatten(),
        }
    }

    /// Somebody asks for help, and goes on as people do: more is known, it is over, they want to talk at once, they tap twice.
    pub(super) fn asks_for_help(&mut self) {
        let (who, requester) = self.requester();
        let (request, form) = (self.some_request(), Box::new(self.form()));
        let send = Command::SendRequest {
            request,
            requester: requester.clone(),
            form: form.clone(),
        };
        let mut later: Vec<(u64, Command)> = Vec::new();
        for _ in 0..self.rng.u8(..4) {
            later.push(match self.rng.u8(..12) {
                0 | 1 => (2_000, send.clone()),
                2 => (
                    60_000,
                    Command::SendRequest {
                        request: self.some_request(),
                        requester: requester.clone(),
                        form: form.clone(),
                    },
                ),
                3 | 4 => (
                    20 * 60_000,
                    Command::AmendRequest {
                        request,
                        form: Box::new(self.form()),
                    },
                ),
                5 | 6 => (HOURS, Command::WithdrawRequest { request }),
                7 | 8 => (30 * 60_000, Command::ConnectNow { request }),
                9 => (
                    HOURS,
                    Command::Agree {
                        request,
                        text: MARK.to_owned(),
                    },
                ),
                _ => (
                    HOURS,
                    Command::WriteInRoom {
                        request,
                        text: MARK.to_owned(),
                        name: None,
                    },
                ),
            });
        }
        self.does(who.clone(), send);
        for (most, command) in later {
            let wait = between(&mut self.rng, 300, most);
            self.act(wait, Act::Does(who.clone(), command));
        }
    }

    /// Somebody who is not on the telephone gives a command: again, until it can be kept.
    pub(super) fn does(&mut self, who: Actor, command: Command) {
        self.tell(|| format!("{who} taps {command:?}"));
        let sent = if let Command::SendRequest { request, .. } = &command {
            Some(*request)
        } else {
            None
        };
        let again = command.clone();
        if !self.submit(who.clone(), command) {
            // "Nothing can be stored now": tried again.
            self.act(Duration::from_secs(30), Act::Does(who, again));
        } else if let Some(request) = sent
            && self.state().request(request).is_some()
        {
            self.watch.requests.keep(request);
        }
    }

    /// A nurse reads that something waits for her. Some answer with the code, or something like it, from a telephone of theirs or not.
    pub(super) fn reads(&mut self, to: &E164, message: MessageId) {
        let Some(MessageText::SummonsWaits {
            code: Secret::Known(code),
            ..
        }) = self
            .state()
            .message(message)
            .map(|message| message.text.clone())
        else {
            return;
        };
        if !self.chance(|people| people.answers_by_code) {
            return;
        }
        let body = match self.rng.u8(..8) {
            0 => "1234".to_owned(),
            1 => format!("Svar {code}."),
            _ => code,
        };
        let from = match self.rng.u8(..8) {
            0 => "+4790000023".parse().unwrap_or_else(|_| to.clone()),
            _ => to.clone(),
        };
        let wait = between(&mut self.rng, 3_000, 240_000);
        let carrier_id = self.carrier_id("SMcode");
        let doubled = self.faults.webhook_doubled;
        let times = if happens(&mut self.rng, doubled) {
            2
        } else {
            1
        };
        for _ in 0..times {
            let (carrier_id, from, body) = (carrier_id.clone(), from.clone(), body.clone());
            let texts = Act::Texts {
                carrier_id,
                from,
                body,
            };
            self.act(wait, texts);
        }
    }

    pub(super) fn texts(&mut self, carrier_id: CarrierId, from: E164, body: String) {
        let command = Command::MessageArrives {
            carrier_id,
            from: From::Number(from),
            body,
        };
        self.submit(Actor::Carrier, command);
    }

    /// What those on duty, and those who have taken one, do about open requests. `most`: within which time.
    pub(super) fn serve(&self, people: &mut People) -> Vec<(StaffId, Duration, Command)> {
        let open = self.state().open_requests.iter();
        open.filter_map(|id| self.state().request(*id))
            .filter_map(|request| {
                let (kind, since) = stage(request);
                let new = people.seen.insert((request.contact, kind, since));
                new.then(|| self.serves(request)).flatten()
            })
            .collect()
    }

    fn serves(&self, request: &Request) -> Option<(StaffId, Duration, Command)> {
        let id = request.id;
        // What she does is drawn from when it happened: the people are not touched for it.
        let dice = |at: Timestamp, sides: i64| at.as_millis().rem_euclid(sides);
        match &request.stage {
            Stage::Ringing => {
                let shift = self.state().shift.as_ref()?;
                let last = dice(request.since, 2) == 0;
                let mut on_duty = shift.everyone();
                let who = if last { on_duty.last() } else { on_duty.next() }?;
                let tap = match dice(request.since, 8) {
                    0..=2 => Command::AcceptRequest { request: id },
                    3 => Command::DeclineRequest { request: id },
                    4 => Command::ConnectNow { request: id },
                    _ => return None,
                };
                Some((who.clone(), Duration::from_mins(4), tap))
            }
            Stage::Accepted { by, at } => {
                let tap = match dice(*at, 10) {
                    0..=3 => Command::SetOnTheWay {
                        request: id,
                        minutes: u16::try_from(dice(*at, 120)).unwrap_or(1),
                    },
                    4 | 5 => Command::ConnectNow { request: id },
                    6 => Command::DeclineRequest { request: id },
                    7 => Command::Agree {
                        request: id,
                        text: MARK.to_owned(),
                    },
                    _ => return None,
                };
                Some((by.clone(), Duration::from_mins(20), tap))
            }
            Stage::OnTheWay { by, .. } => {
                let arrives = Command::ArriveAt { request: id };
                Some((by.clone(), Duration::from_hours(2), arrives))
            }
            Stage::Arrived { .. } | Stage::Closed { .. } | Stage::Withdrawn { .. } => None,
        }
    }

    /// Somebody rings or writes from the legevakt and asks for help; the nurse writes it down.
    pub(super) fn fills_in(&mut self, contact: ContactId) -> Command {
        Command::FillRequest {
            request: self.some_request(),
            contact,
            form: Box::new(self.form()),
        }
    }
}

/// A stage as what nurses have seen of it: each is looked at once.
fn stage(request: &Request) -> (u8, Timestamp) {
    match &request.stage {
        Stage::Ringing => (4, request.since),
        Stage::Accepted { at, .. } => (5, *at),
        Stage::OnTheWay { since, .. } => (6, *since),
        Stage::Arrived { at, .. } => (7, *at),
        Stage::Closed { at } | Stage::Withdrawn { at } => (8, *at),
    }
}
