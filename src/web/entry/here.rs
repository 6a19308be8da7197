//! Whether the session behind a page still stands, and that somebody has touched it. Asked by scripts, so that no page is left on a screen
//! after its session; never shows anything.

use axum::extract::State;
use axum::http::{HeaderMap, StatusCode};

use crate::web::entry::Entry;

/// `GET /here`: 204 while the session is open, 423 when it waits for its person, 401 when there is none. Touches nothing.
pub async fn state(State(entry): State<Entry>, headers: HeaderMap) -> StatusCode {
    match entry.gate.who(&headers) {
        Ok(_) => StatusCode::NO_CONTENT,
        Err(problem) if problem.is_locked() => StatusCode::LOCKED,
        Err(_) if entry.gate.station(&headers).is_some() => StatusCode::NO_CONTENT,
        Err(_) => StatusCode::UNAUTHORIZED,
    }
}

/// `POST /here`: somebody has touched the screen.
pub async fn touch(State(entry): State<Entry>, headers: HeaderMap) -> StatusCode {
    match entry.gate.who(&headers) {
        Ok((believed, _)) => {
            let sessions = entry.sessions();
            sessions
                .opened()
                .touch(&believed.session.id, sessions.now());
            StatusCode::NO_CONTENT
        }
        Err(problem) if problem.is_locked() => StatusCode::LOCKED,
        // A registered PC has no session that a touch could keep open, and none that could be over.
        Err(_) if entry.gate.station(&headers).is_some() => StatusCode::NO_CONTENT,
        Err(_) => StatusCode::UNAUTHORIZED,
    }
}
