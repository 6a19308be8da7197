//! People of a weekend who write: words that we know, and anything else, some of it in a row. And nurses who take it on the screen and
//! answer, or do not. Drawn from the seed.

use std::time::Duration;

use crate::domain::calls::leg::Purpose;
use crate::domain::command::{Command, From};
use crate::domain::contacts::contact::{Contact, Phase};
use crate::domain::ids::{ContactId, StaffId};
use crate::domain::messages::conversation::unanswered;
use crate::domain::state::State;
use crate::domain::summons::state::SummonsWhy;
use crate::domain::time::Timestamp;
use crate::simulator::weekend::faults::between;
use crate::simulator::weekend::habits::caller;
use crate::simulator::weekend::happening::{Act, Happening};
use crate::simulator::weekend::world::World;

/// What they write, by the number of the message.
const WORDS: [&str; 8] = [
    "Ring meg!",
    "jeg orker ikke mer",
    "STOPP",
    "ok",
    "Kan noen skrive til meg? Jeg er døv.",
    "start",
    "",
    "hei",
];

/// The words of a message.
pub fn words(id: u64) -> &'static str {
    usize::try_from(id)
        .ok()
        .and_then(|id| WORDS.get(id % WORDS.len()))
        .copied()
        .unwrap_or_default()
}

/// Everybody who will write between two instants.
pub fn plan(world: &mut World, from: Timestamp, length: u64) {
    let mut id = world.rng.u64(..8);
    for _ in 0..world.rng.u32(..4) {
        let mut at = from + Duration::from_millis(world.rng.u64(..length.max(1)));
        let writer = caller(world);
        for _ in 0..world.rng.u32(1..4) {
            let from = writer.clone();
            world.at(at, Happening::Text { from, id });
            id += world.rng.u64(1..4);
            // Some think better of it while the answer is still under way.
            let most = if world.rng.u8(..4) == 0 {
                2_000
            } else {
                400_000
            };
            at = at + between(&mut world.rng, 100, most);
        }
        if let (From::Number(number), 0) = (writer, world.rng.u8(..4)) {
            world.stopped.insert(number);
        }
    }
}

impl World {
    /// What a nurse taps on the screen when her telephone rings for a message.
    pub(super) fn tap_for_a_message(&mut self, purpose: Purpose) -> Option<Command> {
        let contact = purpose.summons()?;
        let why = self.state().summons_of(contact)?.why;
        if why != SummonsWhy::Message {
            return None;
        }
        Some(match self.rng.u8(..9) {
            0 => self.fills_in(contact),
            1..=3 => Command::PassMessage { contact },
            _ => Command::TakeMessage { contact },
        })
    }

    /// Messages that a nurse has taken and not answered.
    pub(super) fn to_answer(&self) -> Vec<(ContactId, StaffId, Timestamp)> {
        let open = self.state().open.iter();
        open.filter_map(|contact| self.state().contact(*contact))
            .filter_map(|contact| {
                let with = contact.conversation.as_ref()?.with.clone()?;
                let message = unanswered(self.state(), contact)?;
                Some((contact.id, with, message.at))
            })
            .collect()
    }

    /// She answers, within some minutes.
    pub(super) fn answer(&mut self, contact: ContactId, who: StaffId) {
        let wait = between(&mut self.rng, 5_000, 8 * 60_000);
        let text = "Jeg er her.".to_owned();
        self.act(
            wait,
            Act::Taps(who, Command::WriteMessage { contact, text }),
        );
    }
}

/// Somebody has written, nobody has answered, and neither does a telephone ring for it nor will one.
pub fn check(state: &State) -> Option<String> {
    let on_duty = state
        .shift
        .as_ref()
        .is_some_and(|shift| shift.everyone().next().is_some());
    let forgotten = |contact: &&Contact| {
        let Some(conversation) = &contact.conversation else {
            return false;
        };
        let since = match &contact.phase {
            Phase::NeedsOutcome { since, .. } => *since,
            // The call-back rings for it when it is due.
            Phase::CallBackDue(_)
            | Phase::OnTheLine(_)
            | Phase::CallingBack { .. }
            | Phase::Closed(_) => return false,
        };
        let rings = state
            .summons_of(contact.id)
            .is_some_and(|summons| summons.ringing().is_some());
        // What came while a line was open was seen by whoever was on it.
        let waits = || unanswered(state, contact).is_some_and(|message| message.at >= since);
        on_duty && !rings && conversation.ring_at.is_none() && waits()
    };
    state
        .open
        .iter()
        .filter_map(|contact| state.contact(*contact))
        .find(forgotten)
        .map(|contact| format!("contact {}: a message waits and rings nobody", contact.id))
}
