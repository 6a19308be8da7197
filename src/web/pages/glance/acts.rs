//! What is posted about the person of a contact: each word becomes one command, some of them after another.

use crate::domain::command::Command;
use crate::domain::contacts::contact::Contact;
use crate::domain::ids::{
    ConfidenceId, ConsentId, ContactId, IdSource as _, PatientId, RelativeId,
};
use crate::domain::openings::identity::Known;
use crate::domain::patients::change::Change;
use crate::domain::patients::command::PatientCommand;
use crate::domain::patients::people::Told;
use crate::domain::patients::rejection::RecordRejection;
use crate::domain::plans::section::Section;
use crate::domain::rejection::Rejection;
use crate::domain::state::State;
use crate::domain::time::Timestamp;
use crate::ids::SystemIds;
use crate::views::Viewer;
use crate::views::glance::reads::{Reads, open_parts, parts};
use crate::views::plan::words::section_of;
use crate::web::pages::care_acts::Unsaid;
use crate::web::pages::form::Typed;

/// What can be said of the person.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PersonAct {
    Link,
    Unlink,
    Confirm,
    Known,
    Card,
    Rest,
    Emergency,
    KeepSafety,
    ShareLess,
    ShareNone,
    TellLess,
    Learnt,
    Confide,
}

impl PersonAct {
    const ALL: [(Self, &'static str); 13] = [
        (Self::Link, "person"),
        (Self::Unlink, "not-person"),
        (Self::Confirm, "confirm"),
        (Self::Known, "known"),
        (Self::Card, "card"),
        (Self::Rest, "rest"),
        (Self::Emergency, "emergency"),
        (Self::KeepSafety, "keep-safety"),
        (Self::ShareLess, "share-less"),
        (Self::ShareNone, "share-none"),
        (Self::TellLess, "tell-less"),
        (Self::Learnt, "learnt"),
        (Self::Confide, "confide"),
    ];

    /// The act of a word.
    pub fn of(word: &str) -> Option<Self> {
        Self::ALL
            .into_iter()
            .find(|(_, known)| *known == word)
            .map(|(act, _)| act)
    }

    /// What comes before the command, if anything: a reason before what it opens is read.
    pub fn first(self, state: &State, contact: &Contact, typed: &Typed) -> Option<Command> {
        let reason = typed.get("text").to_owned();
        let first = match self {
            Self::Emergency => PatientCommand::OpenWithReason {
                patient: about(state, contact).ok()?,
                contact: Some(contact.id),
                reason,
            },
            Self::KeepSafety => PatientCommand::KeepSafety {
                contact: contact.id,
                reason,
            },
            Self::Link
            | Self::Unlink
            | Self::Confirm
            | Self::Known
            | Self::Card
            | Self::Rest
            | Self::ShareLess
            | Self::ShareNone
            | Self::TellLess
            | Self::Learnt
            | Self::Confide => return None,
        };
        Some(Command::Patient(first))
    }

    /// The command it asks for.
    pub fn command(
        self,
        state: &State,
        viewer: &Viewer,
        contact: &Contact,
        typed: &Typed,
        now: Timestamp,
    ) -> Result<Command, Unsaid> {
        let id = contact.id;
        let read = |reads: Reads| -> Result<PatientCommand, Unsaid> {
            let reads_now = match reads {
                // What the reason opens is not open yet.
                Reads::Crisis | Reads::Safety => parts(state, contact, reads, now),
                Reads::Card | Reads::Rest => open_parts(state, viewer, contact, reads, now),
            };
            Ok(PatientCommand::Read {
                patient: about(state, contact)?,
                parts: reads_now,
            })
        };
        let command = match self {
            Self::Link => link(id, typed)?,
            Self::Unlink => PatientCommand::Unlink { contact: id },
            Self::Confirm => confirm(id, Known::Question),
            Self::Known => confirm(id, Known::Otherwise(typed.get("text").to_owned())),
            Self::Card => read(Reads::Card)?,
            Self::Rest => read(Reads::Rest)?,
            Self::Emergency => read(Reads::Crisis)?,
            Self::KeepSafety => read(Reads::Safety)?,
            Self::ShareLess => PatientCommand::NarrowConsent {
                patient: about(state, contact)?,
                consent: consent(typed)?,
                without: chosen(typed)?,
                contact: Some(id),
            },
            Self::ShareNone => PatientCommand::WithdrawConsent {
                patient: about(state, contact)?,
                consent: consent(typed)?,
                contact: Some(id),
            },
            Self::TellLess => change(
                state,
                contact,
                Change::SetTold {
                    relative: named(typed)
                        .or_else(|| relative(contact))
                        .ok_or(RecordRejection::AboutNobody)?,
                    told: Told::Listen,
                    widened: None,
                },
            )?,
            Self::Learnt => change(
                state,
                contact,
                Change::Suggest {
                    section: section_of(typed.get("part")),
                    contact: Some(id),
                    words: typed.get("text").to_owned(),
                },
            )?,
            Self::Confide => change(
                state,
                contact,
                Change::WriteConfidence {
                    confidence: ConfidenceId::from_uuid(SystemIds.next()),
                    relative: relative(contact),
                    contact: Some(id),
                    text: typed.get("text").to_owned(),
                },
            )?,
        };
        Ok(Command::Patient(command))
    }
}

impl From<RecordRejection> for Unsaid {
    fn from(why: RecordRejection) -> Self {
        Self::Rejected(why.into())
    }
}

fn confirm(contact: ContactId, known: Known) -> PatientCommand {
    PatientCommand::ConfirmIdentity { contact, known }
}

fn about(state: &State, contact: &Contact) -> Result<PatientId, RecordRejection> {
    let about = contact.about.as_ref();
    about
        .and_then(|about| state.current(about.patient))
        .ok_or(RecordRejection::AboutNobody)
}

/// Whom of those around the person a button named.
fn named(typed: &Typed) -> Option<RelativeId> {
    typed.get("relative").parse().ok()
}

fn relative(contact: &Contact) -> Option<RelativeId> {
    contact.about.as_ref().and_then(|about| about.relative)
}

fn change(state: &State, contact: &Contact, change: Change) -> Result<PatientCommand, Unsaid> {
    Ok(PatientCommand::Change {
        patient: about(state, contact)?,
        change,
    })
}

/// Which patient, and which of those around them: `patient` or `patient/relative`.
fn link(contact: ContactId, typed: &Typed) -> Result<PatientCommand, Unsaid> {
    let missing = || Unsaid::Rejected(Rejection::NotFound { what: "patient" });
    let who = typed.get("who");
    let (patient, relative) = match who.split_once('/') {
        Some((patient, relative)) => (patient, Some(relative)),
        None => (who, None),
    };
    Ok(PatientCommand::Link {
        contact,
        patient: patient.parse().map_err(|_| missing())?,
        relative: match relative {
            Some(relative) => Some(relative.parse().map_err(|_| missing())?),
            None => None,
        },
    })
}

fn consent(typed: &Typed) -> Result<ConsentId, Unsaid> {
    typed
        .get("consent")
        .parse()
        .map_err(|_| Unsaid::Rejected(Rejection::NotFound { what: "consent" }))
}

fn chosen(typed: &Typed) -> Result<Vec<Section>, Unsaid> {
    let sections: Vec<Section> = typed
        .0
        .iter()
        .filter(|(name, _)| name == "part")
        .filter_map(|(_, word)| section_of(word))
        .collect();
    if sections.is_empty() {
        return Err(Unsaid::Field("ui-gl-no-part"));
    }
    Ok(sections)
}
