//! A document for another system, as FHIR R4: for those who may read it.

use axum::Extension;
use axum::extract::{Path, State};
use axum::http::{HeaderMap, HeaderValue, header};

use crate::domain::time::Timestamp;
use crate::fhir::document::Out;
use crate::views::{Viewer, documents as seen};
use crate::web::api::ApiState;
use crate::web::api::act::{self, gone};
use crate::web::error::Problem;
use crate::web::written;

/// A document as a Bundle of R4: the answers, the contact, and who signed it or said something of it, when.
#[utoipa::path(get, path = "/api/v1/documents/{id}/fhir", tag = "documents",
    params(("id" = String, Path, description = "the document")),
    responses(
        (status = OK, body = Value, content_type = "application/fhir+json"),
        (status = "4XX", body = Problem, content_type = "application/problem+json"),
))]
pub async fn bundle(
    State(state): State<ApiState>,
    Extension(viewer): Extension<Viewer>,
    Path(document): Path<String>,
) -> Result<(HeaderMap, String), Problem> {
    told(&state, &viewer, &document, Some(state.engine.now())).await
}

/// The answers of a document alone, as a `QuestionnaireResponse` of R4.
#[utoipa::path(get, path = "/api/v1/documents/{id}/questionnaire-response", tag = "documents",
    params(("id" = String, Path, description = "the document")),
    responses(
        (status = OK, body = Value, content_type = "application/fhir+json"),
        (status = "4XX", body = Problem, content_type = "application/problem+json"),
))]
pub async fn response(
    State(state): State<ApiState>,
    Extension(viewer): Extension<Viewer>,
    Path(document): Path<String>,
) -> Result<(HeaderMap, String), Problem> {
    told(&state, &viewer, &document, None).await
}

/// All of it as it is at an instant, or the answers alone.
async fn told(
    state: &ApiState,
    viewer: &Viewer,
    document: &str,
    all: Option<Timestamp>,
) -> Result<(HeaderMap, String), Problem> {
    let id = act::id(document, "document")?;
    let now = state.engine.state();
    let found = seen::document(&now, viewer, id).ok_or_else(|| gone("document"))?;
    let document = found.document;
    let mark = written::mark(&state.engine, &now, document).await?;
    let out = Out {
        state: &now,
        document,
        form: state.forms.library.get(&document.form).map(AsRef::as_ref),
        mark: mark.as_ref(),
    };
    let told = all.map_or_else(|| out.response(), |at| out.bundle(at));
    let mut headers = HeaderMap::new();
    let kind = HeaderValue::from_static("application/fhir+json");
    headers.insert(header::CONTENT_TYPE, kind);
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    Ok((headers, told.to_string()))
}
