//! What is posted about a contact's marks: each word becomes one command.

use crate::domain::command::Command;
use crate::domain::feedback::command::FeedbackCommand;
use crate::domain::ids::{CallId, ContactId};
use crate::domain::rejection::Rejection;
use crate::domain::state::State;
use crate::web::pages::form::Typed;

/// What can be said of a contact.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CareAct {
    Danger,
    UndoDanger,
    EndDanger,
    Child,
    NotChild,
    Privately,
    Threatened,
    Leave,
    Feedback,
    NoFeedback,
    StrikeNote,
}

/// Why a form says nothing that can be carried out.
pub enum Unsaid {
    /// A rule says no.
    Rejected(Rejection),
    /// A field is missing: the key of the sentence.
    Field(&'static str),
}

impl From<Rejection> for Unsaid {
    fn from(why: Rejection) -> Self {
        Self::Rejected(why)
    }
}

const NO_NOTE: Rejection = Rejection::NotFound { what: "note" };

impl CareAct {
    const ALL: [(Self, &'static str); 11] = [
        (Self::Danger, "danger"),
        (Self::UndoDanger, "danger-undo"),
        (Self::EndDanger, "danger-end"),
        (Self::Child, "child"),
        (Self::NotChild, "not-child"),
        (Self::Privately, "privately"),
        (Self::Threatened, "threatened"),
        (Self::Leave, "leave"),
        (Self::Feedback, "feedback"),
        (Self::NoFeedback, "feedback-no"),
        (Self::StrikeNote, "strike-note"),
    ];

    /// The act of a word.
    pub fn of(word: &str) -> Option<Self> {
        Self::ALL
            .into_iter()
            .find(|(_, known)| *known == word)
            .map(|(act, _)| act)
    }

    /// Where the page goes on.
    pub fn goes_to(self, contact: ContactId) -> String {
        match self {
            // It is not hers to see any more.
            Self::Privately => "/nurse".to_owned(),
            Self::Danger
            | Self::UndoDanger
            | Self::EndDanger
            | Self::Child
            | Self::NotChild
            | Self::Threatened
            | Self::Leave
            | Self::Feedback
            | Self::NoFeedback
            | Self::StrikeNote => format!("/nurse/contact/{contact}"),
        }
    }

    /// The command it asks for.
    pub fn command(
        self,
        state: &State,
        contact: ContactId,
        typed: &Typed,
    ) -> Result<Command, Unsaid> {
        let text = || typed.get("text").to_owned();
        Ok(match self {
            Self::Danger => Command::RaiseDanger { contact },
            Self::UndoDanger => Command::UndoDanger { contact },
            Self::EndDanger if text().is_empty() => return Err(Unsaid::Field("ui-no-say-done")),
            Self::EndDanger => Command::EndDanger {
                contact,
                done: text(),
            },
            Self::Child => Command::MarkChild {
                contact,
                child: true,
            },
            Self::NotChild => Command::MarkChild {
                contact,
                child: false,
            },
            Self::Privately => Command::KnowPrivately { contact },
            Self::Threatened if text().is_empty() => {
                return Err(Unsaid::Field("ui-no-say-reason"));
            }
            Self::Threatened => Command::EndThreatened {
                contact,
                reason: text(),
                police: match typed.get("police") {
                    "yes" => true,
                    "no" => false,
                    _ => return Err(Unsaid::Field("ui-no-say-police")),
                },
            },
            Self::Feedback => Command::Feedback(FeedbackCommand::Agree {
                contact,
                words: text(),
            }),
            Self::StrikeNote => Command::StrikeNote {
                contact,
                of: (typed.get("of").parse()).map_err(|_| NO_NOTE)?,
                note: (typed.get("note").parse()).map_err(|_| NO_NOTE)?,
                why: typed.get("why").to_owned(),
            },
            Self::NoFeedback => Command::Feedback(FeedbackCommand::Refuse { contact }),
            Self::Leave => Command::LeaveTalk(
                typed
                    .get("call")
                    .parse::<CallId>()
                    .ok()
                    .filter(|call| {
                        state
                            .call(*call)
                            .is_some_and(|call| call.contact == contact)
                    })
                    .ok_or(Rejection::NotFound { what: "call" })?,
            ),
        })
    }
}
