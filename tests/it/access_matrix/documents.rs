//! The commands about documents.

use hjemmevakt::domain::actor::Actor;
use hjemmevakt::domain::assessments::command::AssessmentCommand;
use hjemmevakt::domain::command::Command;
use hjemmevakt::domain::forms::kind::DocumentKind;
use hjemmevakt::domain::ids::{DocumentId, StaffId};
use hjemmevakt::domain::time::Timestamp;
use uuid::Uuid;

use super::things::Things;
use crate::forms;

/// A command of this kind, about this document.
pub fn command(kind: &str, things: Things) -> Command {
    let document = things.document;
    let form = forms::small(DocumentKind::NurseAssessment);
    let field = "observed".parse().unwrap();
    let words = "som det er".to_owned();
    Command::Assessment(match kind {
        "begin_document" => AssessmentCommand::Begin {
            document: DocumentId::from_uuid(Uuid::from_u128(1)),
            contact: things.case(),
            form,
            another: true,
        },
        "write_field" => AssessmentCommand::Write {
            document,
            form,
            field,
            values: Vec::new(),
            seen: 0,
        },
        "settle_field" => AssessmentCommand::Settle {
            document,
            form,
            field,
            values: Vec::new(),
            seen: 0,
        },
        "sign_document" => AssessmentCommand::Sign {
            document,
            form,
            seen: 0,
            outside: true,
        },
        "name_ordering_doctor" => AssessmentCommand::NameDoctor {
            document,
            doctor: Actor::Staff(StaffId::new("jonas")),
        },
        "name_case_doctor" => AssessmentCommand::NameCaseDoctor {
            contact: things.contact,
            doctor: Actor::Staff(StaffId::new("jonas")),
        },
        "end_case_doctor" => AssessmentCommand::EndCaseDoctor {
            contact: things.contact,
            doctor: Actor::Staff(StaffId::new("jonas")),
        },
        "countersign_order" => AssessmentCommand::Countersign { document },
        "see_document" => AssessmentCommand::See { document },
        "state_elsewhere" => AssessmentCommand::StateElsewhere {
            document,
            record: words.clone(),
            written_by: words,
            written_at: Timestamp::from_millis(0),
        },
        "amend_document" => AssessmentCommand::Amend {
            document,
            words: words.clone(),
            reason: words,
        },
        "withdraw_document" => AssessmentCommand::Withdraw {
            document,
            reason: words,
        },
        "confirm_transfer" => AssessmentCommand::ConfirmTransfer { document },
        other => panic!("which command is {other:?}?"),
    })
}
