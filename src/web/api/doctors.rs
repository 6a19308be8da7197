//! What waits for a doctor, whatever case it is in: orders by telephone to sign, and decisions to make.

use axum::extract::State;
use axum::{Extension, Json};

use crate::domain::assessments::case;
use crate::domain::assessments::rejection::DocumentRejection;
use crate::domain::rejection::Rejection;
use crate::views::documents as seen;
use crate::views::{Viewer, documents_json as json};
use crate::web::api::ApiState;
use crate::web::error::Problem;

/// Only doctors have anything that waits here.
fn doctors_only(viewer: &Viewer) -> Result<(), Problem> {
    if case::is_doctor(viewer.looker()) {
        return Ok(());
    }
    Err(Rejection::from(DocumentRejection::DoctorSigns).into())
}

/// The orders given by telephone that wait for the viewer's signature.
#[utoipa::path(get, path = "/api/v1/orders", tag = "documents",
    responses(
        (status = OK, body = json::OrdersJson),
        (status = "4XX", body = Problem, content_type = "application/problem+json"),
))]
pub async fn orders(
    State(state): State<ApiState>,
    Extension(viewer): Extension<Viewer>,
) -> Result<Json<json::OrdersJson>, Problem> {
    doctors_only(&viewer)?;
    let now = state.engine.state();
    let orders = seen::to_countersign(&now, &viewer)
        .iter()
        .map(|seen| json::line(&now, seen))
        .collect();
    Ok(Json(json::OrdersJson { orders }))
}

/// The decisions on compulsory examination that wait for the viewer: the municipal doctor's, and empty for any other doctor.
#[utoipa::path(get, path = "/api/v1/decisions", tag = "documents",
    responses(
        (status = OK, body = json::DecisionsJson),
        (status = "4XX", body = Problem, content_type = "application/problem+json"),
))]
pub async fn decisions(
    State(state): State<ApiState>,
    Extension(viewer): Extension<Viewer>,
) -> Result<Json<json::DecisionsJson>, Problem> {
    doctors_only(&viewer)?;
    let now = state.engine.state();
    let decisions = seen::to_decide(&now, &viewer)
        .iter()
        .map(|seen| json::line(&now, seen))
        .collect();
    Ok(Json(json::DecisionsJson { decisions }))
}
