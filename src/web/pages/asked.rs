//! What a form asks for beside its main matter, and what a field says when it is not the one that was typed in.

use std::sync::Arc;

use crate::domain::actor::Actor;
use crate::domain::command::Command;
use crate::domain::ids::{ContactId, StaffId};
use crate::domain::state::State;
use crate::engine::{Engine, SubmitError};
use crate::views::words;
use crate::web::pages::form::Typed;

/// What comes first, if anything, and then the rest: nothing of the rest if the first is refused.
pub async fn submit(
    engine: &Engine,
    actor: impl Fn() -> Actor,
    first: Option<Command>,
    then: Command,
) -> Result<Arc<State>, SubmitError> {
    if let Some(first) = first {
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

/// The answer about children, if there is one in the form of the outcome.
pub fn children(contact: ContactId, typed: &Typed) -> Option<Command> {
    let answer = words::children_of(typed.get("children"))?;
    let owner = typed.get("children_owner");
    Some(Command::AnswerChildren {
        contact,
        answer,
        follows_up: (!owner.is_empty()).then(|| StaffId::new(owner)),
    })
}
