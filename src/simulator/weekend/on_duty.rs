//! Nurses of a weekend around their duty: the handshake, proven, half proven or forgotten, and breaks from calls from which they come
//! back, or do not think of it. Drawn from the seed.

use std::time::Duration;

use crate::domain::actor::Actor;
use crate::domain::command::Command;
use crate::domain::handshakes::command::HandshakeAct;
use crate::domain::ids::{MessageId, StaffId};
use crate::domain::messages::message::MessageText;
use crate::domain::phone::E164;
use crate::domain::presence::command::PresenceCommand;
use crate::domain::presence::unavailable;
use crate::domain::secret::Secret;
use crate::domain::state::State;
use crate::domain::time::Timestamp;
use crate::simulator::weekend::faults::between;
use crate::simulator::weekend::happening::{Act, Happening};
use crate::simulator::weekend::world::World;

/// A telephone of nobody's: a code from there may be anybody's.
const ANOTHER: &str = "+4790000023";
const MINUTE: u64 = 60_000;

/// When somebody will want a break from calls.
pub(super) fn plan(world: &mut World, from: Timestamp, length: u64) {
    for _ in 0..world.rng.u32(..4) {
        let at = from + Duration::from_millis(world.rng.u64(..length.max(1)));
        world.at(at, Happening::Act(Act::TakesABreak));
    }
}

impl World {
    /// Somebody on duty, whoever it is.
    pub(super) fn some_on_duty(&mut self) -> Option<StaffId> {
        let shift = self.state().shift.clone()?;
        let on_duty: Vec<&StaffId> = shift.everyone().collect();
        let which = self.rng.usize(..on_duty.len().max(1));
        on_duty.get(which).map(|staff| (*staff).clone())
    }

    /// She taps, some time within `most` milliseconds.
    pub(super) fn taps_within(&mut self, staff: &StaffId, most: u64, command: Command) {
        let wait = between(&mut self.rng, 3_000, most) + self.until_reached(staff);
        self.act(wait, Act::Taps(staff.clone(), command));
    }

    /// She writes from her own telephone, now and then from another.
    pub(super) fn writes_within(&mut self, staff: &StaffId, most: u64, body: String) {
        let hers = self
            .service
            .staff(staff)
            .and_then(|staff| staff.phones.first().cloned());
        let from = match self.rng.u8(..8) {
            0 => ANOTHER.parse::<E164>().ok(),
            _ => hers,
        };
        let wait = between(&mut self.rng, 3_000, most) + self.until_reached(staff);
        let carrier_id = self.carrier_id("SMstaff");
        if let Some(from) = from {
            let texts = Act::Texts {
                carrier_id,
                from,
                body,
            };
            self.act(wait, texts);
        }
    }

    /// Those who come on duty see the card; what they do about it is their own.
    pub(super) fn looks_at_handshakes(&mut self, last: &State) {
        if self.state().handshakes.ptr_eq(&last.handshakes) {
            return;
        }
        let new: Vec<StaffId> = self
            .state()
            .handshakes
            .values()
            .filter(|handshake| !last.handshakes.contains_key(&handshake.id))
            .map(|handshake| handshake.staff.clone())
            .collect();
        for staff in new {
            let ways = [HandshakeAct::Tablet, HandshakeAct::Ring, HandshakeAct::Send];
            for act in ways {
                // The telephone rings by itself, and the message has come by itself.
                let asks = act == HandshakeAct::Tablet || self.rng.u8(..3) == 0;
                if asks && self.chance(|people| people.proves) {
                    self.taps_within(&staff, 70 * MINUTE, Command::Handshake(act));
                }
            }
        }
    }

    /// A member of staff reads what we have written about her duty or her visit. Some answer.
    pub(super) fn reads_of_her_duty(&mut self, to: &E164, message: MessageId) {
        if self.people.is_none() {
            return;
        }
        let staff = self
            .service
            .who_is(to)
            .staff()
            .map(|staff| staff.id.clone());
        let text = self.state().message(message).map(|found| &found.text);
        let handshake = match (text, &staff) {
            (Some(MessageText::DutyBegins(handshake)), Some(_)) => *handshake,
            (Some(MessageText::CheckInMissing | MessageText::CheckInNeedsCode), Some(staff)) => {
                let staff = staff.clone();
                if self.chance(|people| people.checks_in) {
                    self.writes_a_code(&staff, 4 * MINUTE);
                }
                return;
            }
            _ => return,
        };
        let code = match self.state().handshake(handshake).map(|found| &found.code) {
            Some(Secret::Known(code)) => code.clone(),
            Some(Secret::Erased) | None => return,
        };
        let Some(staff) = staff.filter(|_| self.chance(|people| people.proves)) else {
            return;
        };
        let code = if self.rng.u8(..8) == 0 {
            "1000".to_owned()
        } else {
            code
        };
        if self.rng.bool() {
            let typed = Command::Handshake(HandshakeAct::Code(code));
            self.taps_within(&staff, 60 * MINUTE, typed);
        } else {
            self.writes_within(&staff, 60 * MINUTE, code);
        }
    }

    /// Somebody on duty wants no calls for a while; some say when they are back, most let the time run out.
    pub(super) fn takes_a_break(&mut self) {
        let Some(staff) = self.some_on_duty() else {
            return;
        };
        let minutes = unavailable::CHOICES[self.rng.usize(..unavailable::CHOICES.len())];
        let away = PresenceCommand::Unavailable {
            minutes,
            reason: String::new(),
            even_alone: self.rng.u8(..3) == 0,
        };
        self.does(Actor::Staff(staff.clone()), Command::Presence(away));
        if self.chance(|people| people.comes_back) {
            let most = u64::from(minutes) * MINUTE;
            let back = Command::Presence(PresenceCommand::Available);
            self.taps_within(&staff, most, back);
        }
    }
}
