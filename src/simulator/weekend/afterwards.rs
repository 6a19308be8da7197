//! The one question after a contact of a weekend: nurses ask whether they may, people agree, refuse, think better of it; they answer yes or no,
//! twice, late, with a word more, with STOPP, or not at all. Drawn from the seed.

use crate::domain::command::Command;
use crate::domain::contacts::contact::Phase;
use crate::domain::feedback::asked::Stage;
use crate::domain::feedback::command::FeedbackCommand;
use crate::domain::ids::{ContactId, StaffId};
use crate::domain::phone::E164;
use crate::domain::state::State;
use crate::simulator::weekend::asking::MARK;
use crate::simulator::weekend::faults::between;
use crate::simulator::weekend::feedback_hold::{MORE, PLAIN};
use crate::simulator::weekend::happening::Act;
use crate::simulator::weekend::world::World;

const MINUTE: u64 = 60_000;
const HOUR: u64 = 60 * MINUTE;

impl World {
    /// What nurses ask when a conversation is over, and what people write when they have been asked.
    pub(super) fn looks_at_what_comes_after(&mut self, last: &State) {
        let over = |state: &State, id: ContactId| {
            let contact = state.contact(id);
            contact.is_some_and(|contact| matches!(contact.phase, Phase::NeedsOutcome { .. }))
        };
        let open = self.state().open.iter().copied();
        let new: Vec<ContactId> = open
            .filter(|id| over(self.state(), *id) && !over(last, *id))
            .collect();
        for contact in new {
            self.is_asked_whether(contact);
        }
        let sent = |state: &State, id: ContactId| {
            let asked = state.feedback.get(id);
            asked.is_some_and(|asked| matches!(asked.stage, Stage::Sent(_)))
        };
        let asked = self.state().feedback.all();
        let asked: Vec<E164> = asked
            .filter(|asked| sent(self.state(), asked.contact) && !sent(last, asked.contact))
            .filter_map(|asked| asked.number.clone())
            .collect();
        for number in asked {
            self.reads_the_question(&number);
        }
    }

    fn is_asked_whether(&mut self, contact: ContactId) {
        if self.rng.bool() {
            return;
        }
        let Some(nurse) = self.some_on_duty() else {
            return;
        };
        let words = format!("{MARK} {}", self.rng.u32(..));
        let agree = FeedbackCommand::Agree { contact, words };
        self.says_afterwards(&nurse, 5 * MINUTE, agree);
        if self.rng.u8(..6) == 0 {
            let refuse = FeedbackCommand::Refuse { contact };
            self.says_afterwards(&nurse, 30 * HOUR, refuse);
        }
    }

    fn says_afterwards(&mut self, nurse: &StaffId, most: u64, command: FeedbackCommand) {
        self.taps_within(nurse, most, Command::Feedback(command));
    }

    fn reads_the_question(&mut self, number: &E164) {
        for _ in 0..self.rng.u8(..4) {
            let body = match self.rng.u8(..8) {
                0..=3 => PLAIN[self.rng.usize(..PLAIN.len())],
                4..=6 => MORE[self.rng.usize(..MORE.len())],
                _ => "STOPP",
            };
            let most = if self.rng.bool() { HOUR } else { 55 * HOUR };
            let wait = between(&mut self.rng, 5_000, most);
            let carrier_id = self.carrier_id("SManswer");
            let texts = Act::Texts {
                carrier_id,
                from: number.clone(),
                body: body.to_owned(),
            };
            self.act(wait, texts);
        }
    }
}
