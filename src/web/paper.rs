//! A paper as an answer: made off the threads that serve, numbered in the language it is written in, kept by nobody on the way.

use std::sync::Arc;

use axum::http::{StatusCode, header};
use axum::response::{IntoResponse as _, Response};

use crate::domain::language::Language;
use crate::paper::{self, Paper};
use crate::text::{Arg, Texts};

/// The paper as a PDF that a browser shows, under this name where it is saved. The name says nothing of anybody.
pub async fn answer(
    texts: &Arc<Texts>,
    language: Language,
    paper: Paper,
    name: &'static str,
) -> Response {
    let texts = Arc::clone(texts);
    let made = tokio::task::spawn_blocking(move || {
        paper::pdf(&paper, &|page, of| numbered(&texts, language, page, of))
    });
    match made.await {
        Ok(Ok(bytes)) => {
            let shown = format!("inline; filename=\"{name}\"");
            let headers = [
                (header::CONTENT_TYPE, "application/pdf".to_owned()),
                (header::CONTENT_DISPOSITION, shown),
            ];
            (headers, bytes).into_response()
        }
        Ok(Err(error)) => failed(&error),
        Err(error) => failed(&error),
    }
}

fn failed(error: &dyn std::error::Error) -> Response {
    tracing::error!(%error, "no paper was made");
    StatusCode::INTERNAL_SERVER_ERROR.into_response()
}

/// The number of a page, and of how many.
pub fn numbered(texts: &Texts, language: Language, page: usize, of: usize) -> String {
    let number = |n: usize| Arg::Number(u32::try_from(n).unwrap_or(u32::MAX));
    let args = [("n", number(page)), ("of", number(of))];
    texts.get(language, "ui-paper-page", &args)
}
