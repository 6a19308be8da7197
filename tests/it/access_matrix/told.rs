//! What somebody says in confidence when they ring, and what is written down of it: notes, what was asked in danger, a document, a sheet,
//! something to follow up. Each text also says in a word of its own whose it is.

use std::sync::Arc;

use hjemmevakt::domain::actor::Actor;
use hjemmevakt::domain::assessments::command::AssessmentCommand;
use hjemmevakt::domain::care::held::Question;
use hjemmevakt::domain::command::Command;
use hjemmevakt::domain::contacts::contact::{Next, Outcome};
use hjemmevakt::domain::endings::command::EndingCommand;
use hjemmevakt::domain::endings::sheet::Words;
use hjemmevakt::domain::forms::answer::Answer;
use hjemmevakt::domain::forms::kind::DocumentKind;
use hjemmevakt::domain::ids::{
    ComplaintId, ContactId, DeviationId, DocumentId, HandoverId, PatientId, RequestId, StaffId,
};
use hjemmevakt::domain::language::Language;
use hjemmevakt::domain::secret::Secret;
use uuid::Uuid;

use crate::api::rig::Rig;
use crate::forms;

use super::house::{FOLLOW_UP, SECRET, Things, submit};
use super::marks::word;

/// Somebody rings, and what they say in confidence is written down.
pub async fn told(rig: &Rig, line: &str, from: &str, mark: &'static str) -> Things {
    let (contact, call) = rig.dial(line, from).await;
    let (contact, call) = (contact.parse().unwrap(), call.parse().unwrap());
    let text = |what: &str, row: &str| format!("{SECRET} {what} {}", word(row, what, mark));
    let commands = [
        Command::WriteNote {
            contact,
            text: text("notat", "contact: note"),
        },
        Command::RaiseDanger { contact },
        Command::AnswerDanger {
            contact,
            question: Question::Place,
            text: text("sted", "contact: danger"),
            seen: 0,
        },
        Command::EndDanger {
            contact,
            done: text("gjort", "contact: danger"),
        },
        Command::SaveDraft {
            contact,
            text: text("kladd", "contact: draft"),
            seen: 0,
        },
    ];
    for command in commands {
        submit(rig, command).await;
    }
    Things {
        contact,
        call,
        request: RequestId::from_uuid(Uuid::nil()),
        patient: PatientId::from_uuid(contact.as_uuid()),
        document: begun(rig, contact, mark).await,
        handover: HandoverId::from_uuid(Uuid::nil()),
        deviation: DeviationId::from_uuid(contact.as_uuid()),
        complaint: ComplaintId::from_uuid(contact.as_uuid()),
        mark,
        person: mark,
    }
}

/// A document in a contact, with something in it that was said in confidence.
pub async fn begun(rig: &Rig, contact: ContactId, mark: &str) -> DocumentId {
    let document = DocumentId::from_uuid(contact.as_uuid());
    let form = forms::small(DocumentKind::NurseAssessment);
    let begin = AssessmentCommand::Begin {
        document,
        contact,
        form: Arc::clone(&form),
        another: false,
    };
    submit(rig, Command::Assessment(begin)).await;
    let write = AssessmentCommand::Write {
        document,
        form,
        field: "observed".parse().unwrap(),
        values: vec![Answer::Text(format!(
            "{SECRET} sett {}",
            word("contact: document", "sett", mark)
        ))],
        seen: 0,
    };
    submit(rig, Command::Assessment(write)).await;
    document
}

/// What was agreed, on a sheet to take home.
pub async fn sheet(rig: &Rig, contact: ContactId, mark: &str) {
    let words = Words {
        language: Language::Bokmal,
        agreed: format!("{SECRET} avtalt {}", word("contact: sheet", "avtalt", mark)),
        steps: false,
        next: None,
    };
    let hand = EndingCommand::HandSheet { contact, words };
    submit(rig, Command::Ending(hand)).await;
}

/// The conversation is over, and somebody follows it up.
pub async fn followed_up(rig: &Rig, things: &Things, who: &str) {
    let contact = things.contact;
    sheet(rig, contact, things.mark).await;
    let line = rig.engine.state().call(things.call).unwrap().line.clone();
    let gone = Command::CallerGone {
        line: line.unwrap(),
    };
    rig.engine.submit(Actor::Carrier, gone).await.unwrap();
    if who == "wall" {
        return;
    }
    // Who could not open it follows nothing up.
    let owner = match who {
        "jonas" | "randi" | "ola" => "kari",
        who => who,
    };
    let outcome = Command::RecordOutcome {
        contact,
        outcome: Outcome::VisitAgreed,
        next: Next::FollowUp {
            owner: StaffId::new(owner),
            at: rig.engine.now() + std::time::Duration::from_hours(48),
            what: Secret::Known(format!(
                "{FOLLOW_UP} oppfølging {}",
                word("contact: follow-up", "hva", things.mark)
            )),
        },
    };
    submit(rig, outcome).await;
}
