//! Text messages: one comes in, or there is word about one of ours. None is dropped, whatever it says: also a keyword that the
//! carrier acts upon may be somebody asking for help.

use axum::extract::{Path, State as Axum};
use axum::http::StatusCode;

use crate::domain::command::Command;
use crate::domain::ids::CarrierId;
use crate::domain::messages::message::MessageWord;
use crate::telephony::form::{FormError, WebhookForm};
use crate::telephony::markup;
use crate::telephony::webhooks::receive::{Refused, Signed};
use crate::telephony::webhooks::reply::Markup;
use crate::telephony::webhooks::{TelephonyState, from, taken};
use crate::telephony::words::MessageStatus;

/// A message to the number. If it cannot be stored the carrier is told so, and sends it again.
pub async fn incoming(
    Axum(t): Axum<TelephonyState>,
    Signed(form): Signed,
) -> Result<Markup, Refused> {
    let arrives = Command::MessageArrives {
        carrier_id: CarrierId::new(form.message_sid()?.as_str()),
        from: from(&form)?,
        body: form.text("Body")?.unwrap_or_default().to_owned(),
    };
    match t.tell(arrives).await {
        Ok(_) => Ok(Markup(markup::Response::default())),
        Err(_) => Err(Refused::NotTaken),
    }
}

/// Word about a message of ours.
pub async fn status(
    Axum(t): Axum<TelephonyState>,
    Path(id): Path<String>,
    Signed(form): Signed,
) -> Result<StatusCode, Refused> {
    let word = word(form.message_status()?, &form)?;
    let (Ok(message), Some(word)) = (id.parse(), word) else {
        return Ok(StatusCode::NO_CONTENT);
    };
    Ok(taken(
        &t.tell(Command::MessageReports { message, word }).await,
    ))
}

/// What it means for us; nothing while it is on its way.
fn word(status: MessageStatus, form: &WebhookForm) -> Result<Option<MessageWord>, FormError> {
    Ok(match status {
        MessageStatus::Delivered | MessageStatus::Read => Some(MessageWord::Delivered),
        MessageStatus::Sent => Some(MessageWord::Sent),
        MessageStatus::Undelivered | MessageStatus::Failed | MessageStatus::Canceled => {
            let code = form.error_code()?;
            let why = code.map_or_else(
                || status.to_string(),
                |code| format!("{status}, error {code}"),
            );
            Some(MessageWord::Failed(why))
        }
        MessageStatus::Accepted
        | MessageStatus::Scheduled
        | MessageStatus::Queued
        | MessageStatus::Sending
        | MessageStatus::Receiving
        | MessageStatus::Received => None,
    })
}
