//! Who made a request: a bearer token or the cookie, checked against the session, the account and the tablet as they are now. The layer in
//! [`gate`](crate::web::session::gate) puts it into the request for the handlers.

use std::sync::Arc;

use axum::http::{HeaderMap, header};

use crate::web::error::Problem;
use crate::web::session::accounts::{Account, Role};
use crate::web::session::cookie::Jar;
use crate::web::session::{Believed, Sessions};

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

/// Whose session the headers carry; it may be locked.
pub fn of_headers(sessions: &Sessions, headers: &HeaderMap) -> Result<Believed, Problem> {
    let bearer = headers
        .get(header::AUTHORIZATION)
        .and_then(|value| value.to_str().ok())
        .and_then(|value| value.split_once(' '))
        .filter(|(scheme, _)| scheme.eq_ignore_ascii_case("bearer"))
        .map(|(_, token)| token.trim());
    let token = bearer
        .or_else(|| Jar::Session.of(sessions.public(), headers))
        .ok_or_else(Problem::unauthorized)?;
    sessions.authenticate(token).map_err(|error| Problem {
        detail: error.to_string(),
        ..Problem::unauthorized()
    })
}
