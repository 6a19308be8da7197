//! Who asks, and the service that is asked: what every handler about patients begins with. A record that nothing opens is answered as one that
//! is not there, but for a nurse on duty, who finds everybody in the register and may open with a reason.

use std::sync::Arc;

use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use axum::{Extension, Json};

use crate::domain::actor::Actor;
use crate::domain::command::Command;
use crate::domain::ids::PatientId;
use crate::domain::openings::opening::RecordPart;
use crate::domain::patients::change::Change;
use crate::domain::patients::command::PatientCommand;
use crate::domain::rejection::Rejection;
use crate::domain::state::State;
use crate::domain::time::Timestamp;
use crate::engine::SubmitError;
use crate::views::Viewer;
use crate::web::api::ApiState;
use crate::web::api::act::{self, Added, Done, gone};
use crate::web::error::Problem;

/// Who asks.
pub struct Caller {
    /// The service.
    pub api: ApiState,
    /// As what she looks.
    pub viewer: Viewer,
}

impl FromRequestParts<ApiState> for Caller {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, api: &ApiState) -> Result<Self, Problem> {
        let viewer = Extension::<Viewer>::from_request_parts(parts, api).await;
        let Extension(viewer) = viewer.map_err(|_| Problem::unauthorized())?;
        Ok(Self {
            api: api.clone(),
            viewer,
        })
    }
}

impl Caller {
    /// The state now.
    pub fn state(&self) -> Arc<State> {
        self.api.engine.state()
    }

    /// The service's time.
    pub fn now(&self) -> Timestamp {
        self.api.engine.now()
    }

    /// In whose name.
    pub fn actor(&self) -> Result<Actor, Problem> {
        act::actor(&self.viewer)
    }

    /// Asks the engine.
    pub async fn does(&self, command: PatientCommand) -> Result<Json<Done>, Problem> {
        act::submit(&self.api.engine, &self.viewer, Command::Patient(command)).await
    }

    /// The same for something that has an id.
    pub async fn adds(&self, command: PatientCommand, id: String) -> Result<Json<Added>, Problem> {
        act::added(
            &self.api.engine,
            &self.viewer,
            Command::Patient(command),
            id,
        )
        .await
    }

    /// Changes a record.
    pub async fn changes(&self, patient: PatientId, change: Change) -> Result<Json<Done>, Problem> {
        self.does(PatientCommand::Change { patient, change }).await
    }

    /// Writes down that she reads these parts. What cannot be written down is not read.
    pub async fn reads(
        &self,
        patient: PatientId,
        parts: Vec<RecordPart>,
    ) -> Result<Arc<State>, Problem> {
        let read = Command::Patient(PatientCommand::Read { patient, parts });
        match self.api.engine.submit(self.actor()?, read).await {
            Ok(state) => Ok(state),
            Err(SubmitError::Rejected(
                Rejection::MayNot(_) | Rejection::Record(_) | Rejection::NotFound { .. },
            )) => Err(self.closed(patient)),
            Err(error) => Err(error.into()),
        }
    }

    /// Why nothing is shown.
    pub fn closed(&self, patient: PatientId) -> Problem {
        let state = self.state();
        let there = state
            .current_patient(patient)
            .is_some_and(|found| !found.erased);
        if there && self.viewer.nurse_on_duty(&state).is_some() {
            return Problem::forbidden(
                "nothing opens this record to you now: say whom a contact is about, or open it with a reason (`/open`)",
            );
        }
        gone("patient")
    }
}
