//! Markup as an HTTP answer.

use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};

use crate::telephony::markup;

/// Answers 200 with the document. Never kept by anybody on the way: it is true at this moment only.
pub struct Markup(pub markup::Response);

impl IntoResponse for Markup {
    fn into_response(self) -> Response {
        let headers = [
            (CONTENT_TYPE, "text/xml; charset=utf-8"),
            (CACHE_CONTROL, "no-store"),
        ];
        (headers, self.0.to_xml()).into_response()
    }
}
