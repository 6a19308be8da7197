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
use crate::web::session::{SignInError, address_of, cookie};

/// A name and what only its owner knows.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Credentials {
    /// As in `hjemmevakt account add`.
    pub username: String,
    /// The password.
    #[schema(value_type = String, format = Password)]
    pub password: Zeroizing<String>,
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
    Body(Credentials { username, password }): Body<Credentials>,
) -> Result<Response, Problem> {
    let address = address_of(peer, &headers);
    let (account, token) = state
        .sessions
        .sign_in(&username, password, &address)
        .await?;
    let cookie = cookie::set(state.sessions.public(), &token).ok_or(SignInError::Failed)?;
    let home = account.home();
    Ok((
        [(header::SET_COOKIE, cookie)],
        Json(Session { token, home }),
    )
        .into_response())
}

/// Sign out: the cookie is taken away.
#[utoipa::path(delete, path = "/api/v1/session", tag = "session", security(()), responses((status = NO_CONTENT)))]
async fn sign_out(State(state): State<ApiState>) -> Response {
    let cookie = cookie::clear(state.sessions.public());
    let headers = cookie.map(|cookie| [(header::SET_COOKIE, cookie)]);
    (
        StatusCode::NO_CONTENT,
        headers.map(HeaderMap::from_iter).unwrap_or_default(),
    )
        .into_response()
}
