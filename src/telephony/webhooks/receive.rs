//! Reads a webhook and checks its signature before anything in it is looked at.

use axum::body::to_bytes;
use axum::extract::{FromRequest, OriginalUri, Request};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};

use crate::telephony::form::{BYTES_MOST, FormError, WebhookForm};
use crate::telephony::signature::{Forged, HEADER};
use crate::telephony::webhooks::TelephonyState;

/// A form that the carrier has signed.
pub struct Signed(pub WebhookForm);

/// Why a request is not taken.
#[derive(Debug, thiserror::Error)]
pub enum Refused {
    /// It is not the carrier's.
    #[error(transparent)]
    Forged(#[from] Forged),
    /// It is, but cannot be read.
    #[error(transparent)]
    Form(#[from] FormError),
    /// Its body could not be received whole.
    #[error("the request's body is longer than {BYTES_MOST} bytes, or broke off")]
    Body,
    /// It is about a message, and could not be taken: the carrier is to send it again.
    #[error("the message could not be stored now: send it again")]
    NotTaken,
}

impl IntoResponse for Refused {
    fn into_response(self) -> Response {
        let status = match &self {
            Self::Forged(_) => StatusCode::FORBIDDEN,
            Self::Form(_) | Self::Body => StatusCode::BAD_REQUEST,
            Self::NotTaken => StatusCode::SERVICE_UNAVAILABLE,
        };
        tracing::warn!(problem = %self, "a webhook was refused");
        (status, self.to_string()).into_response()
    }
}

impl FromRequest<TelephonyState> for Signed {
    type Rejection = Refused;

    async fn from_request(request: Request, state: &TelephonyState) -> Result<Self, Refused> {
        let (parts, body) = request.into_parts();
        let signature = parts.headers.get(HEADER).ok_or(Forged::Missing)?;
        // Under a router that is nested, the address as it came in.
        let uri = parts
            .extensions
            .get::<OriginalUri>()
            .map_or(&parts.uri, |original| &original.0);
        let path = uri.path_and_query().map_or("/", |path| path.as_str());
        let body = to_bytes(body, BYTES_MOST)
            .await
            .map_err(|_| Refused::Body)?;
        let form = WebhookForm::parse(&body)?;
        state.check.check(Some(signature.as_bytes()), path, &form)?;
        Ok(Self(form))
    }
}
