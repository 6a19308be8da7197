//! Erasing a patient's record from the machine: one of the two people. The other is the leader, through the API
//! (`handbook/operations/erasure.md`).

use serde_json::json;

use crate::admin::work::{ERASED, Outcome, Work};
use crate::domain::command::Command;
use crate::domain::ids::{ErasureId, IdSource as _, PatientId};
use crate::domain::patients::command::PatientCommand;
use crate::ids::SystemIds;

impl Work {
    pub(super) async fn ask_erasure(&self, patient: &str, reason: String) -> Outcome {
        let id = parsed(patient)?;
        let erasure = ErasureId::from_uuid(SystemIds.next());
        let command = PatientCommand::AskErasure {
            patient: id,
            erasure,
            reason,
        };
        let state = self.submit(Command::Patient(command)).await?;
        let asked = state
            .current_patient(id)
            .and_then(|patient| patient.open_erasure());
        let not_before = asked.map(|asked| asked.not_before.to_string());
        let said = format!(
            "It is asked that the record be erased. Somebody else carries it out, not before {}, or refuses it.",
            not_before.as_deref().unwrap_or_default()
        );
        Ok((
            said,
            json!({"patient": patient, "erasure": erasure.to_string(), "not_before": not_before}),
        ))
    }

    pub(super) async fn refuse_erasure(&self, patient: &str, reason: String) -> Outcome {
        let id = parsed(patient)?;
        let erasure = self.open_erasure(id).await?;
        let command = PatientCommand::RefuseErasure {
            patient: id,
            erasure,
            reason,
        };
        self.submit(Command::Patient(command)).await?;
        Ok((
            "It is refused, and recorded with the reason. Nothing is erased.".to_owned(),
            json!({"patient": patient, "erasure": erasure.to_string()}),
        ))
    }

    pub(super) async fn erase_patient(&self, patient: &str) -> Outcome {
        let id = parsed(patient)?;
        let erasure = self.open_erasure(id).await?;
        let command = PatientCommand::Erase {
            patient: id,
            erasure,
        };
        self.submit(Command::Patient(command)).await?;
        Ok((
            ERASED.to_owned(),
            json!({"patient": patient, "erasure": erasure.to_string()}),
        ))
    }

    /// What has been asked and is still open.
    async fn open_erasure(&self, patient: PatientId) -> Result<ErasureId, String> {
        let state = self.state().await;
        let asked = state
            .current_patient(patient)
            .and_then(|patient| patient.open_erasure());
        asked.map(|asked| asked.id).ok_or_else(|| {
            "there is no such patient, or nobody has asked that the record be erased: run `hjemmevakt patient ask-erasure` first"
                .to_owned()
        })
    }
}

fn parsed(patient: &str) -> Result<PatientId, String> {
    patient
        .parse()
        .map_err(|_| format!("{patient:?} is not the id of a patient"))
}
