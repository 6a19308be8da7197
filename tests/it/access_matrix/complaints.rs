//! The commands about complaints.

use hjemmevakt::domain::command::Command;
use hjemmevakt::domain::complaints::command::ComplaintCommand;
use hjemmevakt::domain::complaints::complaint::{Complains, How};
use hjemmevakt::domain::ids::{ComplaintId, StaffId};
use uuid::Uuid;

use super::things::Things;

/// A command of this kind, about this complaint.
pub fn command(kind: &str, things: Things) -> Command {
    let complaint = things.complaint;
    let words = "som det er".to_owned();
    Command::Complaint(match kind {
        "receive_complaint" => ComplaintCommand::Receive {
            complaint: ComplaintId::from_uuid(Uuid::from_u128(1)),
            contact: None,
            of_person: false,
            complains: Complains::Other,
            who: words.clone(),
            words,
        },
        "give_complaint" => ComplaintCommand::Give {
            complaint,
            to: StaffId::new("siri"),
        },
        "note_complaint" => ComplaintCommand::Note {
            complaint,
            text: words,
        },
        "pass_complaint_on" => ComplaintCommand::PassOn {
            complaint,
            to: words,
        },
        "answer_complaint" => ComplaintCommand::Answer {
            complaint,
            how: How::Letter,
            answer: words,
        },
        "reopen_complaint" => ComplaintCommand::Reopen {
            complaint,
            why: words,
        },
        "erase_complaint" => ComplaintCommand::Erase {
            complaint,
            reason: words,
        },
        other => panic!("which command is {other:?}?"),
    })
}
