//! What nurses of a weekend say while they talk: a life in danger, a threat, a child, somebody they know. Drawn from the seed.

use std::time::Duration;

use crate::domain::care::held::Question;
use crate::domain::command::Command;
use crate::domain::ids::{CallId, ContactId, StaffId};
use crate::simulator::weekend::faults::between;
use crate::simulator::weekend::happening::Act;
use crate::simulator::weekend::world::World;

impl World {
    /// Now and then something more than talk.
    pub(super) fn says_in_talk(&mut self, call: CallId, staff: &StaffId, within: Duration) {
        let Some(contact) = self.state().call(call).map(|call| call.contact) else {
            return;
        };
        let taps: Vec<Command> = match self.rng.u8(..40) {
            0..=3 => vec![
                Command::RaiseDanger { contact },
                Command::AnswerDanger {
                    contact,
                    question: Question::Place,
                    text: "in the yard".to_owned(),
                    seen: 0,
                },
            ],
            4 => vec![
                Command::RaiseDanger { contact },
                Command::UndoDanger { contact },
            ],
            5 => vec![Command::KnowPrivately { contact }],
            6 => vec![Command::EndThreatened {
                contact,
                reason: "said that he would come".to_owned(),
                police: false,
            }],
            7 => vec![Command::MarkChild {
                contact,
                child: true,
            }],
            8 => vec![Command::LeaveTalk(call)],
            9..=11 => vec![self.fills_in(contact)],
            _ => Vec::new(),
        };
        let most = u64::try_from(within.as_millis()).unwrap_or(u64::MAX).max(2);
        let mut wait = between(&mut self.rng, 1, most);
        for tap in taps {
            self.act(wait, Act::Taps(staff.clone(), tap));
            wait += between(&mut self.rng, 500, 20_000);
        }
    }

    /// Dangers that stand, and that somebody will end.
    pub(super) fn dangers(&self) -> Vec<(ContactId, StaffId, crate::domain::time::Timestamp)> {
        self.state()
            .open
            .iter()
            .filter_map(|contact| self.state().contact(*contact))
            .filter_map(|contact| {
                let danger = contact.care.danger.as_ref()?;
                Some((contact.id, danger.by.clone(), danger.since))
            })
            .collect()
    }
}
