//! A service with dashboards of five audiences, in this process: its live line on a port for each audience.

use std::net::SocketAddr;
use std::sync::Arc;

use axum::Extension;
use hjemmevakt::domain::ids::StaffId;
use hjemmevakt::domain::language::Language;
use hjemmevakt::domain::service::people::StaffRole;
use hjemmevakt::engine::Engine;
use hjemmevakt::text::Texts;
use hjemmevakt::views::Viewer;
use hjemmevakt::web::live;
use hjemmevakt::web::state::WebState;

use crate::serving::serve;

/// How the present view and every change of it is asked for.
pub const VIEWS: [&str; 5] = [
    "/api/v1/live?view=wall&lang=nb",
    "/api/v1/live?view=wall&lang=en",
    "/api/v1/live?view=nurse",
    "/api/v1/live?view=nurse",
    "/api/v1/live?view=json",
];

/// Serves the live line to each audience; where, in the order of [`VIEWS`].
pub async fn start(engine: Engine) -> anyhow::Result<Vec<SocketAddr>> {
    let web = WebState::new(engine, Arc::new(Texts::load()?), "http://127.0.0.1");
    let mut addresses = Vec::new();
    for name in ["kari", "kari", "kari", "aslak", "aslak"] {
        let viewer = Viewer {
            staff: Some(StaffId::new(name)),
            outside: None,
            roles: vec![StaffRole::Nurse],
            language: Language::Bokmal,
        };
        let router = live::router()
            .layer(Extension(viewer))
            .with_state(web.clone());
        addresses.push(serve(router).await?);
    }
    Ok(addresses)
}
