//! The commands about deviations.

use hjemmevakt::domain::command::Command;
use hjemmevakt::domain::deviations::command::DeviationCommand;
use hjemmevakt::domain::deviations::deviation::Harm;
use hjemmevakt::domain::ids::{DeviationId, StaffId};
use uuid::Uuid;

use super::things::Things;

/// A command of this kind, about this deviation.
pub fn command(kind: &str, things: Things) -> Command {
    let deviation = things.deviation;
    let words = "som det er".to_owned();
    Command::Deviation(match kind {
        "raise_deviation" => DeviationCommand::Raise {
            deviation: DeviationId::from_uuid(Uuid::from_u128(1)),
            contact: None,
            text: words,
            harm: Harm::No,
            measure: String::new(),
        },
        "give_deviation" => DeviationCommand::Give {
            deviation,
            to: StaffId::new("siri"),
        },
        "note_deviation" => DeviationCommand::Note {
            deviation,
            text: words,
        },
        "close_deviation" => DeviationCommand::Close {
            deviation,
            found: words.clone(),
            changed: words,
        },
        "reopen_deviation" => DeviationCommand::Reopen {
            deviation,
            why: words,
        },
        "erase_deviation" => DeviationCommand::Erase {
            deviation,
            reason: words,
        },
        other => panic!("which command is {other:?}?"),
    })
}
