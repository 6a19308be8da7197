//! The session layer around pages, the API and the live socket: who it is, as what she looks, and whether the place is hers. Pages
//! ask for nothing but the [`Viewer`] that is left here.

use std::sync::Arc;

use axum::extract::{Request, State as Asked};
use axum::http::{HeaderMap, Method, Uri, header};
use axum::middleware::Next;
use axum::response::{IntoResponse as _, Redirect, Response};

use crate::domain::access::Part;
use crate::domain::ids::DocumentId;
use crate::domain::language::Language;
use crate::domain::service::people::StaffRole;
use crate::domain::state::State;
use crate::engine::Engine;
use crate::views::{Outside, Viewer, conversation_of};
use crate::web::error::Problem;
use crate::web::language::asked_or_kept;
use crate::web::session::accounts::Account;
use crate::web::session::extract::{SignedIn, of_headers};
use crate::web::session::{Believed, Rules, RulesNow, Sessions};

/// Where the second factor is set up: all there is for whoever needs one and has none.
pub const SET_UP: &str = "/account/second-factor";
/// A page that fetches itself again says so here: nobody has touched it.
pub const AGAIN: &str = "again";

/// What the layer needs.
#[derive(Clone, Debug)]
pub struct Gate {
    /// Who is at the other end.
    pub sessions: Sessions,
    /// For the service file: names and languages.
    pub engine: Engine,
}

impl Gate {
    /// Who sent these headers, and as what they look; for a long connection, asked again and again. Nobody, while the session is locked.
    pub fn who(&self, headers: &HeaderMap) -> Result<(Believed, Viewer), Problem> {
        let believed = of_headers(&self.sessions, headers)?;
        if believed.session.locked {
            return Err(Problem::locked());
        }
        let state = self.engine.state();
        let viewer = viewer(&believed.account, &state, headers);
        Ok((believed, viewer))
    }

    /// The registered PC that sent these headers, as it looks: for whoever sits at it and has not signed in.
    pub fn station(&self, headers: &HeaderMap) -> Option<Viewer> {
        Some(Viewer {
            staff: None,
            outside: Some(Outside::Station(self.sessions.station_of(headers)?)),
            roles: Vec::new(),
            language: asked_or_kept(None, headers),
        })
    }

    /// As what these headers look: somebody who has signed in, else a registered PC. Nobody, while a session is locked.
    pub fn looks(&self, headers: &HeaderMap) -> Option<Viewer> {
        match self.who(headers) {
            Ok((_, viewer)) => Some(viewer),
            Err(problem) if problem.is_locked() => None,
            Err(_) => self.station(headers),
        }
    }

    /// Whether the account must set up a second factor before anything else.
    pub fn must_set_up(&self, account: &Account) -> bool {
        let rules = self.sessions.rules(Some(account));
        rules.security.second_factor && self.sees_patients(account) && !account.second_factor
    }

    /// Whether an account can see patients. What somebody may see the service file says, whatever was said when the account was made.
    pub fn sees_patients(&self, account: &Account) -> bool {
        let state = self.engine.state();
        let service = state.service.as_deref();
        let staff = account
            .staff
            .as_ref()
            .and_then(|staff| service?.staff(staff));
        let cares = |role: &StaffRole| match role {
            StaffRole::Nurse
            | StaffRole::Doctor
            | StaffRole::MunicipalDoctor
            | StaffRole::DayNurse
            | StaffRole::Coordinator => true,
            StaffRole::Leader | StaffRole::Operator => false,
        };
        account.sees_patients() || staff.is_some_and(|staff| staff.roles.iter().any(cares))
    }
}

/// What holds for a session, from the service file in use and who is talking now.
pub fn rules(engine: Engine) -> RulesNow {
    Arc::new(move |account| {
        let staff = account.and_then(|account| account.staff.as_ref());
        let state = engine.state();
        let security = state.service.as_ref().map(|service| service.security);
        Rules {
            security: security.unwrap_or_default(),
            talks: staff.is_some_and(|staff| conversation_of(&state, staff).is_some()),
        }
    })
}

/// Lets through who has signed in and may be here. Everybody else goes to the sign-in, to the lock, or home; programs get a problem.
pub async fn gate(Asked(gate): Asked<Gate>, mut request: Request, next: Next) -> Response {
    let path = request.uri().path();
    let api = path.starts_with("/api/");
    let (believed, viewer) = match gate.who(request.headers()) {
        Ok(found) => found,
        Err(problem) if !problem.is_locked() && is_for_stations(request.method(), path) => {
            let Some(viewer) = gate.station(request.headers()) else {
                return nobody(api, problem);
            };
            note_use(&gate, &viewer).await;
            request.extensions_mut().insert(viewer);
            return next.run(request).await;
        }
        Err(problem) if api => return problem.into_response(),
        Err(problem) if problem.is_locked() => return to_lock(path).into_response(),
        Err(_) if is_document(path) => {
            return Redirect::to(&format!("/?from={path}")).into_response();
        }
        Err(_) => return Redirect::to("/").into_response(),
    };
    let account = Arc::clone(&believed.account);
    if gate.must_set_up(&account) && !path.starts_with(SET_UP) {
        return if api {
            Problem::forbidden("set up the second factor first, in a browser").into_response()
        } else {
            Redirect::to(SET_UP).into_response()
        };
    }
    let state = gate.engine.state();
    if !may_be_at(&state, &account, &viewer, path) {
        return Redirect::to(home(&state, &account, &viewer)).into_response();
    }
    if is_a_touch(request.uri(), request.headers()) {
        let now = gate.sessions.now();
        gate.sessions.opened().touch(&believed.session.id, now);
    }
    let extensions = request.extensions_mut();
    extensions.insert(SignedIn(account));
    extensions.insert(believed);
    extensions.insert(viewer);
    next.run(request).await
}

/// What may be asked for at a registered PC without an account: asking for help, and following it; and saying that something was not as it
/// should be, or that somebody complains, of which nothing is read there. Through the API, no more than that.
fn is_for_stations(method: &Method, path: &str) -> bool {
    let one_request = || {
        let rest = path.strip_prefix("/api/v1/requests/");
        *method == Method::GET && rest.is_some_and(|id| !id.contains('/'))
    };
    path == "/doctor"
        || path.starts_with("/doctor/")
        || path == "/language"
        || path == "/deviation/new"
        || path == "/complaint/new"
        || path == "/api/v1/live"
        || path == "/api/v1/requests"
        || (*method == Method::POST && matches!(path, "/api/v1/deviations" | "/api/v1/complaints"))
        || one_request()
}

fn nobody(api: bool, problem: Problem) -> Response {
    if api {
        problem.into_response()
    } else {
        Redirect::to("/").into_response()
    }
}

/// When a PC was used last: for the leader's list.
async fn note_use(gate: &Gate, viewer: &Viewer) {
    let Some(Outside::Station(station)) = viewer.outside else {
        return;
    };
    let sessions = &gate.sessions;
    if let Err(error) = sessions.stations().used(station, sessions.now()).await {
        tracing::warn!(%error, "the use of a station was not written down");
    }
}

/// To the lock, and from there back to the page.
fn to_lock(path: &str) -> Redirect {
    if path.starts_with("/nurse/") || is_document(path) {
        return Redirect::to(&format!("/locked?from={path}"));
    }
    Redirect::to("/locked")
}

/// The page of a document, which is gone on with after a new sign-in, whoever's home is whose.
pub fn is_document(path: &str) -> bool {
    let id = path
        .strip_prefix("/document/")
        .map(str::parse::<DocumentId>);
    matches!(id, Some(Ok(_)))
}

/// Whether somebody is there: not for the live line, and not for a page that fetches itself again.
fn is_a_touch(uri: &Uri, headers: &HeaderMap) -> bool {
    let again = || uri.query().is_some_and(|query| query.contains(AGAIN));
    !headers.contains_key(header::UPGRADE) && !again()
}

/// Which pages are whose. What stands on them the views decide; the API, the live line and the looks are for whoever has signed in. A page
/// that is not named here is nobody's.
fn may_be_at(state: &State, account: &Account, viewer: &Viewer, path: &str) -> bool {
    let first = path.split('/').nth(1).unwrap_or_default();
    let part = match first {
        // Which record opens for her is decided below.
        "nurse" | "patient" | "handover" => Part::Hands,
        "day" => return viewer.works_days(),
        "patients" => return viewer.registers(state),
        "leader" => Part::Leading,
        "wall" => Part::Wall,
        "doctor" => Part::Asking,
        "guests" => Part::Guests,
        // In whose case somebody takes part, the views decide.
        "account" | "document" | "deviation" | "complaint" => return !account.is_screen(),
        "api" | "look" | "language" => return true,
        _ => return false,
    };
    viewer.may_see(state, part)
}

/// Where somebody goes who may not be where she asked to be.
fn home(state: &State, account: &Account, viewer: &Viewer) -> &'static str {
    let homes = [
        account.home(),
        "/nurse",
        "/day",
        "/leader",
        "/wall",
        "/doctor",
    ];
    let mut homes = homes.into_iter();
    homes
        .find(|home| may_be_at(state, account, viewer, home))
        .unwrap_or("/handbook/")
}

/// As what an account looks: in all the roles that the service file gives, or as the doctor who is let in. A member of staff who is no
/// longer in the service file sees what a room sees.
pub fn viewer(account: &Account, state: &State, headers: &HeaderMap) -> Viewer {
    let service = state.service.as_deref();
    if let Some(guest) = account.guest.and_then(|guest| state.guest(guest)) {
        return Viewer {
            staff: None,
            outside: Some(Outside::Guest(guest.id)),
            roles: Vec::new(),
            language: guest.language,
        };
    }
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
        outside: None,
        roles: staff.roles.clone(),
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
