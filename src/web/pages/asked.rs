//! What a form says: the outcome and what is next, what it asks for beside its main matter, and a time as the service's clock has it.

use std::sync::Arc;

use crate::domain::actor::Actor;
use crate::domain::command::Command;
use crate::domain::contacts::contact::{Contact, Next, Outcome, WhyNot};
use crate::domain::ids::{ContactId, StaffId};
use crate::domain::patients::change::Change;
use crate::domain::patients::command::PatientCommand;
use crate::domain::plans::learnt::{Learnt, of_contact};
use crate::domain::secret::Secret;
use crate::domain::state::State;
use crate::domain::time::Timestamp;
use crate::engine::{Engine, SubmitError};
use crate::views::words;
use crate::web::pages::admitted;
use crate::web::pages::form::Typed;

/// What comes first, if anything, and then the rest: nothing of the rest if the first is refused.
pub async fn submit(
    engine: &Engine,
    actor: impl Fn() -> Actor,
    first: Vec<Command>,
    then: Command,
) -> Result<Arc<State>, SubmitError> {
    for first in first {
        engine.submit(actor(), first).await?;
    }
    engine.submit(actor(), then).await
}

/// What was typed, or else the short answer whose button was pressed.
pub fn written(typed: &Typed) -> String {
    let text = typed.get("text");
    if text.is_empty() {
        typed.get("quick")
    } else {
        text
    }
    .to_owned()
}

/// What the form of the outcome says beside how it ended.
pub fn beside_outcome(
    state: &State,
    id: ContactId,
    found: Option<&Contact>,
    typed: &Typed,
) -> Vec<Command> {
    let learnt = found.and_then(|found| learnt(state, found, typed));
    children(id, typed).into_iter().chain(learnt).collect()
}

/// The answer about children, if there is one in the form of the outcome.
fn children(contact: ContactId, typed: &Typed) -> Option<Command> {
    let answer = words::children_of(typed.get("children"))?;
    let owner = typed.get("children_owner");
    Some(Command::AnswerChildren {
        contact,
        answer,
        follows_up: (!owner.is_empty()).then(|| StaffId::new(owner)),
    })
}

/// What was learnt this time, if it is said in the form of the outcome and nobody has said it: a suggestion for the plan, or nothing.
fn learnt(state: &State, contact: &Contact, typed: &Typed) -> Option<Command> {
    let about = contact.about.as_ref()?;
    let patient = state.current(about.patient)?;
    let words = typed.get("learnt");
    let change = if !words.is_empty() {
        Change::Suggest {
            section: None,
            contact: Some(contact.id),
            words: words.to_owned(),
        }
    } else if typed.get("learnt_nothing") == "yes" {
        Change::NothingLearnt {
            contact: contact.id,
        }
    } else {
        return None;
    };
    let asked = of_contact(state, contact) == Some(Learnt::Asked);
    asked.then_some(Command::Patient(PatientCommand::Change { patient, change }))
}

/// A local date and time in the service's zone, as the field sends it.
pub fn time(state: &State, text: &str) -> Option<Timestamp> {
    let service = state.service.as_ref()?;
    let local: jiff::civil::DateTime = text.parse().ok()?;
    let zoned = local.to_zoned(service.zone.clone()).ok()?;
    Some(Timestamp::from_jiff(zoned.timestamp()))
}

/// How it ended and what is next, or the key of the sentence that says which field is not filled in.
pub fn outcome(state: &State, contact: ContactId, typed: &Typed) -> Result<Command, &'static str> {
    let outcome: Outcome = words::chosen(typed.get("outcome")).ok_or("ui-no-choose-outcome")?;
    let next = match typed.get("next") {
        "settled" => Next::Settled,
        "refused" if typed.get("words").is_empty() => {
            return Err("ui-no-refused-words");
        }
        "refused" => Next::Refused {
            why: Some(WhyNot::of(typed.get("why_not")).ok_or("ui-no-why-not")?),
            words: Secret::Known(typed.get("words").to_owned()),
        },
        "follow_up" => follow_up(state, typed)?,
        _ => return Err("ui-no-choose-next"),
    };
    if outcome == Outcome::Admitted {
        return admitted::command(state, contact, typed, next);
    }
    Ok(Command::RecordOutcome {
        contact,
        outcome,
        next,
    })
}

fn follow_up(state: &State, typed: &Typed) -> Result<Next, &'static str> {
    let (owner, what) = (typed.get("owner"), typed.get("what"));
    if owner.is_empty() {
        return Err("ui-no-choose-owner");
    }
    if what.is_empty() {
        return Err("ui-no-say-what");
    }
    Ok(Next::FollowUp {
        owner: StaffId::new(owner),
        at: time(state, typed.get("at")).ok_or("ui-no-choose-when")?,
        what: Secret::Known(what.to_owned()),
    })
}
