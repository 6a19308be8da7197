//! Which form a document is written on, for the API: the one it was begun on, or one that is in use today.

use std::sync::Arc;

use axum::http::StatusCode;
use jiff::civil::Date;
use jiff::tz::TimeZone;

use crate::domain::assessments::document::Document;
use crate::domain::forms::form::{Form, FormRef};
use crate::web::api::ApiState;
use crate::web::error::Problem;

/// The form that a document was begun on.
pub(super) fn form_of(state: &ApiState, document: &Document) -> Result<Arc<Form>, Problem> {
    state
        .forms
        .library
        .get(&document.form)
        .cloned()
        .ok_or_else(|| {
            Problem::new(
                StatusCode::CONFLICT,
                format!(
                    "the form {} that this was begun on is not in the handbook any more: put its file back",
                    document.form
                ),
            )
        })
}

/// The day it is in the service.
pub(super) fn today(state: &ApiState) -> Date {
    let now = state.engine.state();
    let zone = now
        .service
        .as_ref()
        .map_or(TimeZone::UTC, |service| service.zone.clone());
    state.engine.now().to_jiff().to_zoned(zone).date()
}

/// A form by its short name, in the version that is in use today, or by `url|version`. Not one whose file is gone.
pub(super) fn named(state: &ApiState, text: &str) -> Result<Arc<Form>, Problem> {
    let forms = &state.forms.library;
    let found = match text.split_once('|') {
        Some((url, version)) => {
            let wanted = FormRef {
                url: url.to_owned(),
                version: version.to_owned(),
            };
            forms.all().find(|form| *form.reference() == wanted)
        }
        None => forms.in_use(text, today(state)),
    };
    found.cloned().ok_or_else(|| {
        Problem::new(
            StatusCode::UNPROCESSABLE_ENTITY,
            format!("there is no form {text:?} in use: /handbook/forms/ shows those there are"),
        )
    })
}
