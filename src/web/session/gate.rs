//! The session layer around pages, the API and the live socket: who it is, as what she looks, and whether the place is hers. Pages
//! ask for nothing but the [`Viewer`] that is left here.

use axum::extract::{Request, State};
use axum::http::HeaderMap;
use axum::middleware::Next;
use axum::response::{IntoResponse as _, Redirect, Response};

use crate::domain::language::Language;
use crate::domain::service::Service;
use crate::engine::Engine;
use crate::views::Viewer;
use crate::web::error::Problem;
use crate::web::session::Sessions;
use crate::web::session::accounts::{Account, Role};
use crate::web::session::extract::{SignedIn, of_headers};

/// What the layer needs.
#[derive(Clone, Debug)]
pub struct Gate {
    /// Who is at the other end.
    pub sessions: Sessions,
    /// For the service file: names and languages.
    pub engine: Engine,
}

impl Gate {
    /// Who sent these headers, and as what they look; for a long connection, asked again and again.
    pub fn who(&self, headers: &HeaderMap) -> Result<(SignedIn, Viewer), Problem> {
        let account = of_headers(&self.sessions, headers)?;
        let state = self.engine.state();
        let viewer = viewer(&account, state.service.as_deref(), headers);
        Ok((SignedIn(account), viewer))
    }
}

/// Lets through who has signed in and may be here. Everybody else goes to the sign-in, or home; programs get a problem.
pub async fn gate(State(gate): State<Gate>, mut request: Request, next: Next) -> Response {
    let path = request.uri().path();
    let api = path.starts_with("/api/");
    match gate.who(request.headers()) {
        Ok((SignedIn(account), _)) if !may_be_at(&account, path) => {
            let home = account.home();
            if api {
                Problem::forbidden("this is for other roles than yours").into_response()
            } else {
                Redirect::to(home).into_response()
            }
        }
        Ok((signed_in, viewer)) => {
            request.extensions_mut().insert(signed_in);
            request.extensions_mut().insert(viewer);
            next.run(request).await
        }
        Err(problem) if api => problem.into_response(),
        Err(_) => Redirect::to("/").into_response(),
    }
}

/// Which pages are whose. The API shows each viewer what she may see, whoever she is.
fn may_be_at(account: &Account, path: &str) -> bool {
    let first = path.split('/').nth(1).unwrap_or_default();
    match first {
        "nurse" => account.is(Role::Nurse),
        "wall" => [Role::Nurse, Role::Leader, Role::Wall]
            .into_iter()
            .any(|role| account.is(role)),
        _ => true,
    }
}

/// As what an account looks. A member of staff who is no longer in the service file sees what a room sees.
pub fn viewer(account: &Account, service: Option<&Service>, headers: &HeaderMap) -> Viewer {
    let staff = account
        .staff
        .as_ref()
        .and_then(|staff| service?.staff(staff));
    let Some(staff) = staff else {
        let first = service.and_then(|service| service.languages.first().copied());
        return Viewer::room(first.unwrap_or_else(|| preferred(headers)));
    };
    Viewer {
        staff: Some(staff.id.clone()),
        roles: account
            .roles
            .iter()
            .filter_map(|role| role.of_staff())
            .collect(),
        language: staff.language,
    }
}

/// The first of the browser's languages that we speak; Norwegian, if none is.
pub fn preferred(headers: &HeaderMap) -> Language {
    let wanted = headers
        .get(axum::http::header::ACCEPT_LANGUAGE)
        .and_then(|value| value.to_str().ok())
        .unwrap_or_default();
    wanted
        .split(',')
        .filter_map(|tag| tag.trim().get(..2))
        .find_map(|tag| match tag.to_ascii_lowercase().as_str() {
            "nb" | "no" | "nn" | "da" | "sv" => Some(Language::Bokmal),
            "en" => Some(Language::English),
            "se" => Some(Language::NorthernSami),
            _ => None,
        })
        .unwrap_or(Language::Bokmal)
}
