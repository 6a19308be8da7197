//! Signing in and out, for programs and for scripts of our own pages.

use std::net::SocketAddr;

use axum::extract::{ConnectInfo, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse as _, Response};
use axum::{Json, Router};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;
use zeroize::Zeroizing;

use crate::web::api::ApiState;
use crate::web::api::act::Body;
use crate::web::error::Problem;
use crate::web::session::address_of;
use crate::web::session::cookie::Jar;
use crate::web::session::extract::of_headers;
use crate::web::session::sign_in::SignInError;

/// A name and what only its owner knows.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Credentials {
    /// As in `hjemmevakt account add`.
    pub username: String,
    /// The password.
    #[schema(value_type = String, format = Password)]
    pub password: Zeroizing<String>,
    /// Where a second factor is set up: the code of its app, or a recovery code. Each is taken once.
    #[serde(default)]
    #[schema(value_type = Option<String>)]
    pub code: Option<Zeroizing<String>>,
}

/// A session.
#[derive(Serialize, ToSchema)]
pub struct Session {
    /// A JSON web token: `Authorization: Bearer …`. Browsers get it as a cookie, too.
    pub token: String,
    /// Where the account's own page is.
    pub home: &'static str,
}

fn open() -> OpenApiRouter<ApiState> {
    OpenApiRouter::new().routes(routes!(sign_in, sign_out))
}

pub fn router() -> Router<ApiState> {
    open().split_for_parts().0
}

pub fn description() -> utoipa::openapi::OpenApi {
    open().into_openapi()
}

/// Sign in.
#[utoipa::path(post, path = "/api/v1/session", tag = "session", request_body = Credentials, security(()),
    responses(
        (status = OK, body = Session),
        (status = UNAUTHORIZED, body = Problem, content_type = "application/problem+json"),
        (status = TOO_MANY_REQUESTS, body = Problem, content_type = "application/problem+json"),
))]
async fn sign_in(
    State(state): State<ApiState>,
    ConnectInfo(peer): ConnectInfo<SocketAddr>,
    headers: HeaderMap,
    Body(typed): Body<Credentials>,
) -> Result<Response, Problem> {
    let sessions = &state.sessions;
    let place = sessions.place(&headers, address_of(peer, &headers));
    let code = typed.code.as_ref().map(|code| code.as_str());
    let entered = sessions
        .sign_in(&typed.username, typed.password, code, &place)
        .await?;
    let cookie = Jar::Session
        .set(sessions.public(), &entered.token, entered.kept)
        .ok_or(SignInError::Failed)?;
    let (home, token) = (entered.account.home(), entered.token);
    Ok((
        [(header::SET_COOKIE, cookie)],
        Json(Session { token, home }),
    )
        .into_response())
}

/// Sign out: the session is over, and the cookie is taken away.
#[utoipa::path(delete, path = "/api/v1/session", tag = "session", security(()), responses((status = NO_CONTENT)))]
async fn sign_out(State(state): State<ApiState>, headers: HeaderMap) -> Response {
    if let Ok(believed) = of_headers(&state.sessions, &headers) {
        state.sessions.sign_out(&believed.session).await;
    }
    let cookie = Jar::Session.clear(state.sessions.public());
    let headers = cookie.map(|cookie| [(header::SET_COOKIE, cookie)]);
    (
        StatusCode::NO_CONTENT,
        headers.map(HeaderMap::from_iter).unwrap_or_default(),
    )
        .into_response()
}
