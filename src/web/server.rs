//! The whole web put together, and how it is served and ended. Knows every router and none of their insides.

use std::future::IntoFuture as _;
use std::io;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use axum::extract::DefaultBodyLimit;
use axum::http::StatusCode;
use axum::response::{IntoResponse as _, Response};
use axum::{Router, middleware};
use metrics_exporter_prometheus::PrometheusHandle;
use tokio::net::TcpListener;
use tokio_util::sync::CancellationToken;
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::timeout::TimeoutLayer;

use crate::engine::Engine;
use crate::forms::shelf::Shelf;
use crate::handbook::shelf::Handbook;
use crate::text::Texts;
use crate::web::api::idempotency::{Idempotency, once_for_forms};
use crate::web::error::Problem;
use crate::web::icon;
use crate::web::limits::{self, Limits};
use crate::web::presence::Screens;
use crate::web::session::Sessions;
use crate::web::{api, probes};

/// What the web is made of.
pub struct Parts {
    /// The loop.
    pub engine: Engine,
    /// Who is at the other end.
    pub sessions: Sessions,
    /// Requests that were carried out.
    pub idempotency: Idempotency,
    /// Whose screens are connected.
    pub screens: Screens,
    /// The handbook's forms.
    pub forms: Arc<Shelf>,
    /// Every sentence.
    pub texts: Arc<Texts>,
    /// The handbook's pages.
    pub handbook: Arc<Handbook>,
    /// What is counted.
    pub metrics: PrometheusHandle,
    /// Set when the server is told to stop: long connections end then.
    pub stop: CancellationToken,
    /// Routers of other areas, with their state: the carrier's webhooks, pages, the live socket.
    pub others: Vec<Router>,
}

/// Everything under one roof.
pub fn app(parts: Parts) -> Router {
    let limits = Limits::new(parts.sessions.public().clone());
    let forms = middleware::from_fn_with_state(parts.idempotency.clone(), once_for_forms);
    let mut app = probes::router(
        parts.engine.clone(),
        parts.metrics,
        Arc::clone(&parts.forms),
    )
    .merge(icon::router())
    .merge(api::router(
        parts.engine,
        parts.sessions,
        parts.idempotency,
        parts.screens,
        parts.forms,
        parts.texts,
        parts.handbook,
    ));
    for other in parts.others {
        app = app.merge(other);
    }
    app.fallback(nothing_here)
        .layer(forms)
        .layer(middleware::from_fn_with_state(
            limits.clone(),
            limits::guard,
        ))
        .layer(TimeoutLayer::with_status_code(
            StatusCode::SERVICE_UNAVAILABLE,
            limits::PATIENCE,
        ))
        .layer(DefaultBodyLimit::max(limits::BODY))
        .layer(CatchPanicLayer::custom(fell))
        .layer(middleware::from_fn_with_state(limits, limits::headers))
}

async fn nothing_here() -> Problem {
    Problem::new(StatusCode::NOT_FOUND, "there is nothing at this address")
}

/// A fault of ours: the request fails, the server goes on.
fn fell(_: Box<dyn std::any::Any + Send>) -> Response {
    tracing::error!("a request handler fell over");
    Problem::new(
        StatusCode::INTERNAL_SERVER_ERROR,
        "something here went wrong: nothing was changed by this request, as far as is known",
    )
    .into_response()
}

/// Serves until `stop`; then what is under way has `grace` to end.
pub async fn serve(
    listener: TcpListener,
    app: Router,
    stop: CancellationToken,
    grace: Duration,
) -> io::Result<()> {
    let service = app.into_make_service_with_connect_info::<SocketAddr>();
    let served = axum::serve(listener, service)
        .with_graceful_shutdown(stop.clone().cancelled_owned())
        .into_future();
    let out_of_patience = async {
        stop.cancelled().await;
        tokio::time::sleep(grace).await;
    };
    tokio::select! {
        outcome = served => outcome,
        () = out_of_patience => {
            tracing::warn!("some connections were still open and have been cut");
            Ok(())
        }
    }
}
