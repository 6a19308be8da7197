//! What the carrier tells us and asks us: forms in, commands to the engine, markup out. Nothing is believed without the
//! carrier's signature, and nothing is decided here.
//!
//! A voice webhook that fails inside still answers with markup that connects the caller to somebody; one about a message,
//! or one that only reports, answers that it failed, so that nothing counts as taken.

mod caller;
mod fallback;
mod leg;
mod message;
mod receive;
mod reply;

use std::any::Any;
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use tower_http::catch_panic::CatchPanicLayer;

use crate::domain::actor::Actor;
use crate::domain::command::{Command, From};
use crate::domain::ids::CarrierId;
use crate::domain::state::State;
use crate::engine::{Engine, SubmitError};
use crate::telephony::caller::CallerNumber;
use crate::telephony::form::{FormError, WebhookForm};
use crate::telephony::markup::{self, Verb};
use crate::telephony::signature::SignatureCheck;
use crate::telephony::sound;
use crate::telephony::urls::{SMS_INCOMING, Urls, VOICE_INCOMING, VOICE_STATUS, WAITING_SOUND};
use crate::telephony::voice::Voice;
use crate::telephony::webhooks::reply::Markup;
use crate::text::Texts;

/// The carrier waits 15 seconds for an answer; past this we answer without the engine.
const SUBMIT_MOST: Duration = Duration::from_secs(8);

/// What the webhooks need.
#[derive(Clone)]
pub struct TelephonyState {
    /// Decides.
    pub engine: Engine,
    /// The words.
    pub texts: Arc<Texts>,
    /// Our addresses.
    pub urls: Urls,
    /// Who may speak to them.
    pub check: Arc<SignatureCheck>,
}

impl TelephonyState {
    /// Markup from this state.
    fn voice<'a>(&'a self, state: &'a State) -> Voice<'a> {
        Voice::new(state, &self.texts, &self.urls, self.engine.now())
    }

    /// Submits what the carrier has told us. An error is logged here, and changes nothing.
    async fn tell(&self, command: Command) -> Result<Arc<State>, Trouble> {
        let submitted = self.engine.submit(Actor::Carrier, command);
        let trouble = match tokio::time::timeout(SUBMIT_MOST, submitted).await {
            Ok(Ok(state)) => return Ok(state),
            Ok(Err(SubmitError::Overloaded)) => Trouble::Overloaded,
            Ok(Err(error)) => Trouble::Failed(error.to_string()),
            Err(_) => Trouble::Failed("the engine did not answer in time".to_owned()),
        };
        tracing::error!(%trouble, "a word from the carrier was not taken");
        Err(trouble)
    }

    /// Connects the caller to somebody outside, with what is known without the engine.
    fn trouble(&self) -> Markup {
        Markup(self.voice(&self.engine.state()).trouble(0))
    }
}

/// Why the engine has not taken a word.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
enum Trouble {
    /// It has too much to do at this moment.
    #[error("the service is overloaded")]
    Overloaded,
    /// It cannot.
    #[error("{0}")]
    Failed(String),
}

/// For what only reports: done, or not taken.
fn taken(result: &Result<Arc<State>, Trouble>) -> StatusCode {
    match result {
        Ok(_) => StatusCode::NO_CONTENT,
        Err(Trouble::Overloaded | Trouble::Failed(_)) => StatusCode::SERVICE_UNAVAILABLE,
    }
}

/// The line a form is about.
fn line(form: &WebhookForm) -> Result<CarrierId, FormError> {
    Ok(CarrierId::new(form.call_sid()?.as_str()))
}

/// Who the carrier says it is.
fn from(form: &WebhookForm) -> Result<From, FormError> {
    Ok(match form.from()? {
        CallerNumber::Number(number) => From::Number(number),
        CallerNumber::Withheld => From::Withheld,
        CallerNumber::Malformed(_) => From::Malformed,
    })
}

/// Everything below `/telephony`.
pub fn router(state: TelephonyState) -> Router {
    let in_trouble = state.clone();
    let trouble = move || in_trouble.trouble().into_response();
    callers()
        .layer(on_panic(trouble))
        .merge(queue().layer(on_panic(|| only(Verb::Leave))))
        .merge(conference().layer(on_panic(|| {
            Markup(markup::Response::default()).into_response()
        })))
        .merge(legs().layer(on_panic(|| only(Verb::Hangup))))
        .merge(Router::new().route(WAITING_SOUND, get(async || sound::waiting())))
        .merge(reports().layer(on_panic(|| StatusCode::SERVICE_UNAVAILABLE.into_response())))
        .with_state(state)
}

/// Callers, outside the queue.
fn callers() -> Router<TelephonyState> {
    Router::new()
        .route(VOICE_INCOMING, post(caller::incoming))
        .route("/telephony/call/{call}/left", post(caller::left))
        .route("/telephony/call/{call}/now", post(caller::now))
        .route("/telephony/call/{call}/loop", post(caller::hold_on))
        .route("/telephony/call/{call}/loop/key", post(caller::hold_on_key))
        .route(
            "/telephony/call/{call}/fallback/{index}",
            post(fallback::over),
        )
        .route("/telephony/trouble/{index}", post(fallback::trouble_over))
}

/// Callers in the queue: only what a queue may do.
fn queue() -> Router<TelephonyState> {
    Router::new()
        .route("/telephony/call/{call}/wait", post(caller::wait))
        .route("/telephony/call/{call}/key", post(caller::key))
}

/// Lines in a conference: only words and pauses.
fn conference() -> Router<TelephonyState> {
    Router::new()
        .route("/telephony/call/{call}/hold", post(caller::hold))
        .route(
            "/telephony/call/{call}/announce/{what}",
            post(caller::announce),
        )
}

/// Telephones of ours.
fn legs() -> Router<TelephonyState> {
    Router::new()
        .route("/telephony/leg/{leg}/answer", post(leg::answer))
        .route("/telephony/leg/{leg}/now", post(leg::answer))
        .route("/telephony/leg/{leg}/key", post(leg::key))
        .route("/telephony/leg/{leg}/left", post(leg::left))
}

/// What only reports, and messages.
fn reports() -> Router<TelephonyState> {
    Router::new()
        .route(VOICE_STATUS, post(caller::status))
        .route(
            "/telephony/call/{call}/fallback/{index}/answered",
            post(fallback::answered),
        )
        .route(
            "/telephony/call/{call}/conference",
            post(caller::conference),
        )
        .route("/telephony/leg/{leg}/status", post(leg::status))
        .route(SMS_INCOMING, post(message::incoming))
        .route("/telephony/message/{message}/status", post(message::status))
}

fn only(verb: Verb) -> Response {
    Markup(markup::Response::new(vec![verb])).into_response()
}

type PanicHandler<F> = CatchPanicLayer<PanicAnswer<F>>;

/// Answers in place of a handler that panicked.
#[derive(Clone)]
struct PanicAnswer<F>(F);

impl<F: FnMut() -> Response + Clone> tower_http::catch_panic::ResponseForPanic for PanicAnswer<F> {
    type ResponseBody = axum::body::Body;

    fn response_for_panic(&mut self, _: Box<dyn Any + Send + 'static>) -> Response {
        tracing::error!("a webhook panicked");
        (self.0)()
    }
}

fn on_panic<F: FnMut() -> Response + Clone>(answer: F) -> PanicHandler<F> {
    CatchPanicLayer::custom(PanicAnswer(answer))
}
