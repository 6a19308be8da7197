//! `/phones`: the handsets side by side in the browser.
use super::world::Network;
use axum::Router;
pub(super) fn router() -> Router<Network> {
    Router::new()
}
