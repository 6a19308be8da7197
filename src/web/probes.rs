//! Is it alive, is it ready to take a call, and how is it doing: for load balancers, systemd and Prometheus. Never a name or a
//! number of anybody.

use std::sync::Arc;
use std::time::Duration;

use axum::extract::State;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use axum::{Json, Router};
use metrics_exporter_prometheus::PrometheusHandle;
use serde_json::json;

use crate::engine::{Engine, Health};
use crate::forms::shelf::Shelf;
use crate::gauges;

/// The loop turns every second; one that has not for this long does not turn.
const STUCK: Duration = Duration::from_secs(10);

#[derive(Clone)]
struct Probed {
    engine: Engine,
    metrics: PrometheusHandle,
    forms: Arc<Shelf>,
}

/// `/healthz`, `/readyz`, `/metrics`.
pub fn router(engine: Engine, metrics: PrometheusHandle, forms: Arc<Shelf>) -> Router {
    Router::new()
        .route("/healthz", get(alive))
        .route("/readyz", get(ready))
        .route("/metrics", get(numbers))
        .with_state(Probed {
            engine,
            metrics,
            forms,
        })
}

async fn alive() -> &'static str {
    "alive\n"
}

async fn ready(State(probed): State<Probed>) -> Response {
    let health = probed.engine.health();
    let state = probed.engine.state();
    let stands = probed.engine.now().since(health.turned_at);
    let missing = missing(&health, stands, state.service.is_some());
    let status = if missing.is_empty() {
        StatusCode::OK
    } else {
        StatusCode::SERVICE_UNAVAILABLE
    };
    let body = json!({
        "ready": missing.is_empty(),
        "missing": missing,
        "forms": noticed(&probed.forms),
        "effects_held": state.effects_held,
        "seq": state.seq,
        "epoch": state.epoch.to_string(),
        "backlog": health.backlog,
        "last_commit_us": health.last_commit_us,
    });
    (status, Json(body)).into_response()
}

/// What is not as it should be with forms: a call is taken all the same.
fn noticed(forms: &Shelf) -> Vec<String> {
    forms.notices.iter().map(ToString::to_string).collect()
}

/// Why a call could not be taken now.
fn missing(health: &Health, stands: Duration, has_service: bool) -> Vec<String> {
    let mut missing = Vec::new();
    if !health.writable {
        let trouble = health.trouble.as_deref().unwrap_or("no reason given");
        missing.push(format!("the log cannot be written: {trouble}"));
    }
    if stands > STUCK {
        let seconds = stands.as_secs();
        missing.push(format!("the loop has not turned for {seconds} seconds"));
    }
    if !has_service {
        missing.push(
            "no service file has been imported: run `hjemmevakt import SERVICE.toml`".to_owned(),
        );
    }
    missing
}

async fn numbers(State(probed): State<Probed>) -> Response {
    gauges::gauge_now(&probed.engine);
    let kind = [(
        header::CONTENT_TYPE,
        "text/plain; version=0.0.4; charset=utf-8",
    )];
    (kind, probed.metrics.render()).into_response()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::time::Timestamp;

    fn health(trouble: Option<&str>) -> Health {
        Health {
            writable: trouble.is_none(),
            trouble: trouble.map(str::to_owned),
            turned_at: Timestamp::from_millis(0),
            backlog: 0,
            last_commit_us: 0,
        }
    }

    #[test]
    fn ready_is_to_take_a_call() {
        let second = Duration::from_secs(1);
        assert!(missing(&health(None), second, true).is_empty());
        assert_eq!(
            missing(&health(Some("disk full")), second, true),
            ["the log cannot be written: disk full"]
        );
        assert_eq!(
            missing(&health(None), second * 11, true),
            ["the loop has not turned for 11 seconds"]
        );
        assert!(missing(&health(None), second, false)[0].contains("hjemmevakt import"));
    }
}
