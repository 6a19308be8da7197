//! What a person is shown where there is nothing: a plain sentence and a way back, in place of an empty page or of what programs read. The
//! same words for what is not there and for what is not theirs.

use axum::extract::{Request, State};
use axum::http::{Method, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse as _, Response};
use maud::html;

use crate::views::Viewer;
use crate::web::handbook::page::{Around, framed};
use crate::web::language::asked_or_kept;
use crate::web::state::WebState;

/// Around pages: a browser that asks for a page, and is answered that there is none, is shown one.
pub async fn shown(State(web): State<WebState>, request: Request, next: Next) -> Response {
    let headers = request.headers();
    let accepts = headers.get(header::ACCEPT);
    let wants_page = accepts
        .and_then(|value| value.to_str().ok())
        .is_some_and(|value| value.contains("text/html"));
    let reads = request.method() == Method::GET && wants_page;
    let own = request.extensions().get::<Viewer>();
    let language = own.map_or_else(|| asked_or_kept(None, headers), |viewer| viewer.language);
    let answer = next.run(request).await;
    let kind = answer.headers().get(header::CONTENT_TYPE);
    let is_page = kind
        .and_then(|value| value.to_str().ok())
        .is_some_and(|value| value.starts_with("text/html"));
    if !reads || is_page || answer.status() != StatusCode::NOT_FOUND {
        return answer;
    }
    let t = |key: &str| web.texts.get(language, key, &[]);
    let title = t("ui-nothing-here");
    let around = Around {
        title: &title,
        language,
        others: Vec::new(),
        script: None,
    };
    let body = html! {
        h1 { (title) }
        p { (t("ui-nothing-why")) }
        p { a href="/" { (t("doc-home")) } }
    };
    (StatusCode::NOT_FOUND, framed(&web.texts, &around, &body)).into_response()
}
