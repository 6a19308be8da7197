//! Further follow-ups of a weekend: whoever has a contact sets what is to be done for the person, for a relative or for a child, also after its
//! end, for herself, for a colleague, or for somebody who cannot. Drawn from the seed.

use std::time::Duration;

use crate::domain::command::Command;
use crate::domain::followups::command::FollowUpCommand;
use crate::domain::followups::follow_up::ForWhom;
use crate::domain::ids::{ContactId, StaffId};
use crate::domain::secret::Secret;
use crate::domain::time::Timestamp;
use crate::simulator::weekend::asking::MARK;
use crate::simulator::weekend::faults::between;
use crate::simulator::weekend::happening::{Act, Happening};
use crate::simulator::weekend::world::World;

const MINUTE: u64 = 60_000;
const HOUR: u64 = 60 * MINUTE;
/// Whose it is to be; not all of them can.
const OWNERS: [&str; 6] = ["siri", "siri", "kari", "aslak", "marit", "randi"];

/// When somebody will set one.
pub(super) fn plan(world: &mut World, from: Timestamp, length: u64) {
    for _ in 0..world.rng.u8(..5) {
        let at = from + Duration::from_millis(world.rng.u64(..length.max(1)));
        world.at(at, Happening::Act(Act::SetsFollowUp));
    }
}

impl World {
    /// Somebody sets one more thing to do after a contact.
    pub(super) fn sets_follow_up(&mut self) {
        let all = self.state().contacts.len();
        let which = self.rng.usize(..all.max(1));
        let newest = self.state().contacts.keys().rev();
        // Mostly of one of the last.
        let contact: Option<ContactId> = newest.copied().nth(which / 3);
        let by = if self.rng.bool() {
            self.some_on_duty()
        } else {
            Some(StaffId::new("siri"))
        };
        let (Some(contact), Some(by)) = (contact, by) else {
            return;
        };
        let for_whom = match self.rng.u8(..3) {
            0 => ForWhom::Person,
            1 => ForWhom::Relative(Secret::Known(MARK.to_owned())),
            _ => ForWhom::Child,
        };
        let set = FollowUpCommand::Set {
            contact,
            for_whom,
            owner: StaffId::new(OWNERS[self.rng.usize(..OWNERS.len())]),
            at: self.service_now() + between(&mut self.rng, MINUTE, 40 * HOUR),
            what: MARK.to_owned(),
        };
        self.taps_within(&by, 10 * MINUTE, Command::FollowUp(set));
    }
}
