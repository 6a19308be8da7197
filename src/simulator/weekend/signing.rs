//! What becomes of signed documents of a weekend: doctors sign what they ordered, others try to; somebody says that a document is in the record
//! system, once it is to go there, before that, or not at all. Drawn from the seed.

use crate::domain::actor::Actor;
use crate::domain::assessments::command::AssessmentCommand;
use crate::domain::assessments::document::Document;
use crate::domain::command::Command;
use crate::domain::ids::StaffId;
use crate::simulator::weekend::faults::between;
use crate::simulator::weekend::happening::Act;
use crate::simulator::weekend::world::World;

const MINUTE: u64 = 60_000;
const HOUR: u64 = 60 * MINUTE;
/// Who tries to sign as a doctor, and who to say that it is transferred.
const HANDS: [&str; 6] = ["kari", "aslak", "jonas", "tor", "siri", "randi"];

impl World {
    /// An order by telephone waits for a doctor: mostly the one who is named comes, or one of the staff, and now and then somebody else tries.
    pub(super) fn waits_for_a_doctor(&mut self, document: &Document) {
        if !document.lacks_doctor() {
            return;
        }
        let named = document.ordered_by.clone();
        let named = named.unwrap_or_else(|| Actor::Staff(StaffId::new("jonas")));
        for _ in 0..self.rng.u8(1..4) {
            let doctor = match self.rng.u8(..8) {
                0..=4 => self.some_hand(),
                5 => Actor::Guest(self.some_guest()),
                _ => named.clone(),
            };
            let sign = AssessmentCommand::Countersign {
                document: document.id,
            };
            let wait = between(&mut self.rng, MINUTE, 24 * HOUR);
            self.act(wait, Act::Does(doctor, Command::Assessment(sign)));
        }
    }

    /// Somebody says that it is in the record system, wherever it belongs.
    pub(super) fn is_transferred(&mut self, document: &Document) {
        if self.rng.u8(..3) > 0 {
            return;
        }
        let confirm = AssessmentCommand::ConfirmTransfer {
            document: document.id,
        };
        let who = self.some_hand();
        let wait = between(&mut self.rng, MINUTE, 30 * HOUR);
        self.act(wait, Act::Does(who, Command::Assessment(confirm)));
    }

    fn some_hand(&mut self) -> Actor {
        Actor::Staff(StaffId::new(HANDS[self.rng.usize(..HANDS.len())]))
    }
}
