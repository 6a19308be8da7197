//! Errors with the carrier's numbers: those of the REST interface, and those of running markup.
//! Each number is the one in the carrier's public list of errors.

use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde_json::json;

/// A refusal of the REST interface.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Refusal {
    pub status: StatusCode,
    pub code: u32,
    pub message: String,
}

impl Refusal {
    pub fn new(status: StatusCode, code: u32, message: impl Into<String>) -> Self {
        Self {
            status,
            code,
            message: message.into(),
        }
    }

    pub fn bad(code: u32, message: impl Into<String>) -> Self {
        Self::new(StatusCode::BAD_REQUEST, code, message)
    }

    /// 20404.
    pub fn not_found(path: &str) -> Self {
        Self::new(
            StatusCode::NOT_FOUND,
            20404,
            format!("The requested resource {path} was not found"),
        )
    }

    /// 20003.
    pub fn unauthorised() -> Self {
        Self::new(StatusCode::UNAUTHORIZED, 20003, "Authenticate")
    }

    /// 20001: a parameter with a value that is not one of those allowed.
    pub fn parameter(name: &str, value: &str) -> Self {
        Self::bad(20001, format!("Parameter '{name}' cannot be '{value}'"))
    }
}

impl IntoResponse for Refusal {
    fn into_response(self) -> Response {
        let body = axum::Json(json!({
            "code": self.code,
            "message": self.message,
            "more_info": format!("https://www.twilio.com/docs/errors/{}", self.code),
            "status": self.status.as_u16(),
        }));
        let mut response = (self.status, body).into_response();
        if self.status == StatusCode::UNAUTHORIZED {
            response.headers_mut().insert(
                header::WWW_AUTHENTICATE,
                header::HeaderValue::from_static("Basic realm=\"Twilio API\""),
            );
        }
        if self.status == StatusCode::TOO_MANY_REQUESTS {
            response
                .headers_mut()
                .insert(header::RETRY_AFTER, header::HeaderValue::from_static("1"));
        }
        response
    }
}

/// Markup could not be fetched, read or carried out: the caller's call goes to its fallback address.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{code} at {url}: {message}")]
pub(super) struct MarkupError {
    /// For example 11200 (address answered with an error), 12100 (not XML), 12200 (not the markup's grammar).
    pub code: u32,
    pub url: String,
    pub message: String,
}

impl MarkupError {
    pub fn new(code: u32, url: impl Into<String>, message: impl Into<String>) -> Self {
        Self {
            code,
            url: url.into(),
            message: message.into(),
        }
    }
}
