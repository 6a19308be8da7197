//! The commands about handovers.

use hjemmevakt::domain::command::Command;
use hjemmevakt::domain::handovers::command::HandoverCommand;
use hjemmevakt::domain::handovers::handover::Receiver;
use hjemmevakt::domain::handovers::matters::Matter;
use hjemmevakt::domain::ids::HandoverId;
use uuid::Uuid;

use super::things::Things;

/// A command of this kind, about this handover.
pub fn command(kind: &str, things: Things) -> Command {
    let Things {
        contact, handover, ..
    } = things;
    let words = "som det er".to_owned();
    Command::Handover(match kind {
        "write_sentence" => HandoverCommand::WriteSentence {
            contact,
            text: words,
        },
        "hand_over_duty" => HandoverCommand::HandOver {
            handover: HandoverId::from_uuid(Uuid::from_u128(1)),
            receiver: Receiver::Day,
        },
        "sign_handover" => HandoverCommand::Sign { handover },
        "read_handover" => HandoverCommand::Read { handover },
        "accept_item" => HandoverCommand::Accept {
            handover,
            contact,
            owner: None,
        },
        "accept_handover" => HandoverCommand::AcceptAll { handover },
        "accept_matter" => HandoverCommand::AcceptMatter {
            handover,
            matter: Matter::Deviation(things.deviation),
        },
        "finish_item" => HandoverCommand::Finish { handover, contact },
        "ask_about_item" => HandoverCommand::Ask {
            handover,
            contact,
            question: words,
        },
        "answer_about_item" => HandoverCommand::Answer {
            handover,
            contact,
            answer: words,
        },
        other => panic!("which command is {other:?}?"),
    })
}
