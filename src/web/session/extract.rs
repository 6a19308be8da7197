//! Who made a request, for handlers: a bearer token or the cookie, checked against the account as it is now. A page without a
//! session goes to the sign-in, the API gets a problem.

use std::sync::Arc;

use axum::extract::{FromRef, FromRequestParts, OriginalUri};
use axum::http::request::Parts;
use axum::http::{HeaderMap, header};
use axum::response::{IntoResponse as _, Redirect, Response};

use crate::web::error::Problem;
use crate::web::session::accounts::{Account, Role};
use crate::web::session::{Sessions, cookie};

/// Somebody who has signed in.
#[derive(Clone, Debug)]
pub struct SignedIn(pub Arc<Account>);

impl SignedIn {
    /// Only with one of these roles; says which.
    pub fn with(&self, roles: &[Role]) -> Result<&Account, Problem> {
        if roles.iter().any(|role| self.0.is(*role)) {
            return Ok(&self.0);
        }
        let names: Vec<_> = roles.iter().map(|role| role.as_str()).collect();
        Err(Problem::forbidden(format!(
            "this is for the role {}",
            names.join(" or ")
        )))
    }
}

/// Whose session the headers carry.
pub fn of_headers(sessions: &Sessions, headers: &HeaderMap) -> Result<Arc<Account>, Problem> {
    let bearer = headers
        .get(header::AUTHORIZATION)
        .and_then(|value| value.to_str().ok())
        .and_then(|value| value.split_once(' '))
        .filter(|(scheme, _)| scheme.eq_ignore_ascii_case("bearer"))
        .map(|(_, token)| token.trim());
    let token = bearer
        .or_else(|| cookie::token(sessions.public(), headers))
        .ok_or_else(Problem::unauthorized)?;
    sessions.authenticate(token).map_err(|error| Problem {
        detail: error.to_string(),
        ..Problem::unauthorized()
    })
}

impl<S> FromRequestParts<S> for SignedIn
where
    S: Send + Sync,
    Sessions: FromRef<S>,
{
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Response> {
        let sessions = Sessions::from_ref(state);
        of_headers(&sessions, &parts.headers)
            .map(Self)
            .map_err(|problem| {
                let uri = parts
                    .extensions
                    .get::<OriginalUri>()
                    .map_or(&parts.uri, |original| &original.0);
                if uri.path().starts_with("/api/") {
                    problem.into_response()
                } else {
                    Redirect::to("/").into_response()
                }
            })
    }
}
