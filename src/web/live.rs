//! The live line: `WS /api/v1/live`. What changes is rendered once for each audience (what is looked at, by whom, in which language)
//! and the same bytes go to all of its sockets. A slow socket is dropped and resumes; it never slows the loop. A resume sends the
//! present view under present rights; a lost right closes the socket.

mod audience;
mod socket;
pub mod writers;

use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, OnceLock, PoisonError};

use axum::Router;
use axum::extract::{Extension, Query, State as Web, WebSocketUpgrade};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use serde::Deserialize;
use tokio::sync::Semaphore;

use crate::domain::access::Part;
use crate::domain::ids::{ContactId, DocumentId};
use crate::domain::language::Language;
use crate::domain::state::State;
use crate::engine::Engine;
use crate::forms::shelf::Shelf;
use crate::text::Texts;
use crate::views::Viewer;
use crate::views::documents;
use crate::views::shows::Shows;
use crate::web::live::audience::{Audience, Channel, Subscription, View};
use crate::web::live::socket::Hears;
use crate::web::live::writers::{Writer, Writers};
use crate::web::presence::Screens;
use crate::web::state::WebState;

/// How many sockets there may be at once, all viewers together.
const MOST_SOCKETS: usize = 4_096;
/// Of a browser nothing more is expected than where somebody writes, bytes.
const LONGEST_MESSAGE: usize = 1_024;
/// For reading, a socket needs no more than that either.
const READ_BUFFER: usize = 1_024;
/// What may wait to be written to one socket, bytes: the largest view, and some more.
const WRITE_BUFFER: usize = 1024 * 1024;

/// Whether whoever opened the socket may still see it. Put into the request's extensions by the session layer; without it, for as long as
/// the socket is open.
#[derive(Clone)]
pub struct StillAllowed(pub Arc<dyn Fn() -> bool + Send + Sync>);

/// Those who watch.
#[derive(Clone)]
pub struct LiveHub {
    inner: Arc<Inner>,
}

struct Inner {
    engine: Engine,
    texts: Arc<Texts>,
    origin: String,
    screens: Screens,
    writers: Writers,
    forms: OnceLock<Arc<Shelf>>,
    channels: Mutex<HashMap<Audience, Arc<Channel>>>,
    sockets: Arc<Semaphore>,
}

impl LiveHub {
    /// Over a running engine. `public_url`: where browsers reach the server; pages from elsewhere may not open the line.
    pub fn new(engine: Engine, texts: Arc<Texts>, public_url: &str) -> Self {
        Self {
            inner: Arc::new(Inner {
                engine,
                texts,
                origin: origin_of(public_url),
                screens: Screens::default(),
                writers: Writers::default(),
                forms: OnceLock::new(),
                channels: Mutex::default(),
                sockets: Arc::new(Semaphore::new(MOST_SOCKETS)),
            }),
        }
    }

    /// Whose screens are connected.
    pub fn screens(&self) -> Screens {
        self.inner.screens.clone()
    }

    /// Who is writing in a document now.
    pub fn writers(&self, document: DocumentId) -> Vec<Writer> {
        self.inner.writers.of(document)
    }

    /// With the handbook's forms, once.
    pub fn with_forms(&self, forms: &Arc<Shelf>) {
        // A hub that has them keeps them.
        let _ = self.inner.forms.set(Arc::clone(forms));
    }

    /// How many audiences are being rendered for, and how many sockets are open.
    pub fn counts(&self) -> (usize, usize) {
        let sockets = MOST_SOCKETS.saturating_sub(self.inner.sockets.available_permits());
        (self.inner.channels().len(), sockets)
    }

    /// Becomes one of an audience: the present view, and from there on every change.
    fn join(&self, audience: Audience) -> Subscription {
        let mut channels = self.inner.channels();
        if let Some(channel) = channels.get(&audience) {
            // Something may be committed that this audience has not been rendered for yet: whoever comes now is shown what holds now.
            if channel.is_behind(self.inner.engine.state().seq) {
                channel.send(self.inner.render(&audience));
            }
            return channel.subscribe();
        }
        let channel = Arc::new(Channel::new(self.inner.render(&audience)));
        let subscription = channel.subscribe();
        channels.insert(audience.clone(), Arc::clone(&channel));
        tokio::spawn(audience::run(Arc::clone(&self.inner), audience, channel));
        subscription
    }
}

impl Inner {
    fn channels(&self) -> MutexGuard<'_, HashMap<Audience, Arc<Channel>>> {
        self.channels.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// `/api/v1/live`. The session layer is put around it by the server.
pub fn router() -> Router<WebState> {
    Router::new().route("/api/v1/live", get(open))
}

/// What is asked for in the address.
#[derive(Debug, Deserialize)]
struct Ask {
    since: Option<String>,
    view: Option<String>,
    contact: Option<String>,
    patient: Option<String>,
    shows: Option<String>,
    document: Option<String>,
    lang: Option<String>,
}

async fn open(
    Web(web): Web<WebState>,
    viewer: Option<Extension<Viewer>>,
    allowed: Option<Extension<StillAllowed>>,
    Query(ask): Query<Ask>,
    headers: HeaderMap,
    upgrade: WebSocketUpgrade,
) -> Response {
    let Some(Extension(viewer)) = viewer else {
        return StatusCode::UNAUTHORIZED.into_response();
    };
    if !is_ours(&headers, &web.hub.inner.origin) {
        return StatusCode::FORBIDDEN.into_response();
    }
    let audience = match audience(&web.engine.state(), &ask, viewer) {
        Ok(audience) => audience,
        Err(status) => return status.into_response(),
    };
    let Ok(permit) = Arc::clone(&web.hub.inner.sockets).try_acquire_owned() else {
        return StatusCode::SERVICE_UNAVAILABLE.into_response();
    };
    let allowed = allowed.map(|Extension(allowed)| allowed);
    let allowed = still(&web.engine, &audience, allowed);
    // A screen on a wall, or a program, is nobody's tablet.
    let staff = audience.viewer.staff.clone();
    let hers = staff.filter(|_| audience.view == View::Nurse);
    upgrade
        .read_buffer_size(READ_BUFFER)
        .write_buffer_size(0)
        .max_write_buffer_size(WRITE_BUFFER)
        .max_message_size(LONGEST_MESSAGE)
        .max_frame_size(LONGEST_MESSAGE)
        .on_upgrade(async move |socket| {
            let connected = hers.map(|staff| web.hub.inner.screens.connect(staff));
            let hears = hears(&web.hub.inner, &audience);
            let subscription = web.hub.join(audience);
            socket::serve(socket, subscription, ask.since.as_deref(), allowed, hears).await;
            drop(connected);
            drop(permit);
        })
}

/// Who asks for what.
fn audience(state: &State, ask: &Ask, mut viewer: Viewer) -> Result<Audience, StatusCode> {
    if let Some(tag) = &ask.lang {
        viewer.language = tag
            .parse::<Language>()
            .map_err(|_| StatusCode::BAD_REQUEST)?;
    }
    let contact = match ask.contact.as_deref() {
        None | Some("") => None,
        Some(id) => Some(
            id.parse::<ContactId>()
                .map_err(|_| StatusCode::BAD_REQUEST)?,
        ),
    };
    let language = viewer.language;
    match ask.view.as_deref() {
        Some("wall") if viewer.may_see(state, Part::Board) => Ok(Audience {
            view: View::Wall,
            viewer: Viewer::room(language),
            contact: None,
            shows: None,
        }),
        Some("nurse") if viewer.may_see(state, Part::Hands) => Ok(Audience {
            view: View::Nurse,
            viewer,
            contact,
            shows: None,
        }),
        Some("doctor") if viewer.may_see(state, Part::Asking) => Ok(Audience {
            view: View::Doctor,
            viewer,
            contact,
            shows: None,
        }),
        Some("leader") if viewer.may_see(state, Part::Leading) => Ok(Audience {
            view: View::Leader,
            viewer,
            contact: None,
            shows: None,
        }),
        Some("record")
            if viewer.may_see(state, Part::Hands) || viewer.may_see(state, Part::Asking) =>
        {
            Ok(Audience {
                view: View::Record,
                viewer,
                contact: None,
                shows: Some(shows(ask).ok_or(StatusCode::BAD_REQUEST)?),
            })
        }
        Some("document") => {
            let id = ask.document.as_deref().unwrap_or_default();
            let id: DocumentId = id.parse().map_err(|_| StatusCode::BAD_REQUEST)?;
            documents::document(state, &viewer, id).ok_or(StatusCode::FORBIDDEN)?;
            Ok(Audience {
                view: View::Document(id),
                viewer,
                contact: None,
                shows: None,
            })
        }
        Some("nurse" | "doctor" | "leader" | "record" | "wall") => Err(StatusCode::FORBIDDEN),
        None | Some("json") => Ok(Audience {
            view: View::Json,
            viewer,
            contact: None,
            shows: None,
        }),
        Some(_) => Err(StatusCode::BAD_REQUEST),
    }
}

/// For as long as the session stands, and whoever reads a document takes part in its case.
fn still(
    engine: &Engine,
    audience: &Audience,
    session: Option<StillAllowed>,
) -> Option<StillAllowed> {
    let View::Document(id) = audience.view else {
        return session;
    };
    let (engine, viewer) = (engine.clone(), audience.viewer.clone());
    Some(StillAllowed(Arc::new(move || {
        let stands = session.as_ref().is_none_or(|StillAllowed(stands)| stands());
        stands && documents::document(&engine.state(), &viewer, id).is_some()
    })))
}

/// What a browser says on the line.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Said {
    /// The field in which somebody writes; none: nowhere any more.
    writing: Option<String>,
}

/// At a document, where somebody writes is listened to, as long as they may write in it. Nothing is listened to elsewhere.
fn hears(inner: &Arc<Inner>, audience: &Audience) -> Option<Hears> {
    let View::Document(id) = audience.view else {
        return None;
    };
    let (inner, viewer) = (Arc::clone(inner), audience.viewer.clone());
    let seat = inner.writers.sit(id, viewer.actor()?);
    Some(Box::new(move |text| {
        let Ok(Said { writing }) = serde_json::from_str(text) else {
            return;
        };
        let state = inner.engine.state();
        let may = documents::document(&state, &viewer, id).is_some_and(|seen| seen.may_write);
        let field = writing.and_then(|field| field.parse().ok());
        seat.writes(field.filter(|_| may), inner.engine.now());
    }))
}

/// What a page of a record shows.
fn shows(ask: &Ask) -> Option<Shows> {
    Shows::read(ask.patient.as_deref()?, ask.shows.as_deref()?)
}

/// `https://host:port` of an address.
fn origin_of(url: &str) -> String {
    let end = url
        .find("//")
        .and_then(|at| url[at + 2..].find('/').map(|slash| at + 2 + slash));
    url[..end.unwrap_or(url.len())].to_ascii_lowercase()
}

/// A page of ours opens it: from the public address, or from the very host it asks. A program that is no browser says no origin.
fn is_ours(headers: &HeaderMap, public: &str) -> bool {
    let Some(origin) = headers.get(header::ORIGIN) else {
        return true;
    };
    let Ok(origin) = origin.to_str() else {
        return false;
    };
    let origin = origin.to_ascii_lowercase();
    let host = headers
        .get(header::HOST)
        .and_then(|host| host.to_str().ok());
    origin == public
        || host.is_some_and(|host| {
            origin
                .split_once("://")
                .is_some_and(|(_, of)| of.eq_ignore_ascii_case(host))
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn headers(origin: Option<&str>) -> HeaderMap {
        let mut headers = HeaderMap::new();
        headers.insert(header::HOST, "127.0.0.1:8080".parse().unwrap());
        if let Some(origin) = origin {
            headers.insert(header::ORIGIN, origin.parse().unwrap());
        }
        headers
    }

    #[test]
    fn only_our_own_pages_open_the_line() {
        let public = origin_of("https://Vakt.example.org/somewhere/else");
        assert_eq!(public, "https://vakt.example.org");
        assert_eq!(origin_of("http://127.0.0.1:8080"), "http://127.0.0.1:8080");
        assert!(is_ours(&headers(None), &public));
        assert!(is_ours(&headers(Some("https://vakt.example.org")), &public));
        assert!(is_ours(&headers(Some("http://127.0.0.1:8080")), &public));
        for elsewhere in [
            "https://example.org",
            "http://vakt.example.org",
            "null",
            "http://127.0.0.1",
        ] {
            assert!(!is_ours(&headers(Some(elsewhere)), &public), "{elsewhere}");
        }
    }
}
