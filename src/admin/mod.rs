//! Administration from the machine itself: one JSON line asks, one answers. Beside a running server it goes through the server's own
//! socket, so that there is one writer; without one it is carried out here, under the same lock.

pub mod client;
pub mod contact_list;
pub mod master;
pub mod patients;
pub mod socket;
pub mod work;

use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

/// The longest line that is read, in bytes: a contact list and room around it.
pub const LONGEST_LINE: u64 = 16 * 1024 * 1024;

/// What can be asked.
#[derive(Clone, Serialize, Deserialize)]
#[serde(tag = "do", rename_all = "snake_case", deny_unknown_fields)]
pub enum Request {
    /// Use this service file from now on.
    Import {
        /// Its text.
        text: String,
    },
    /// Take in the municipality's old spreadsheet of people and those around them.
    ImportContacts {
        /// Its text.
        text: String,
        /// The account in whose name it is done.
        name: String,
        /// Only say what would come of it.
        dry_run: bool,
    },
    /// The service file in use, as it was imported.
    Service {},
    /// A new account.
    AccountAdd {
        /// Its name.
        username: String,
        /// Its password.
        password: String,
        /// Who it is in the service file, if it is not called the same.
        staff: Option<String>,
        /// What it may do; none: as the service file says.
        roles: Vec<String>,
    },
    /// A new password.
    AccountReset {
        /// Whose.
        username: String,
        /// The password.
        password: String,
        /// Whether the second factor goes too.
        #[serde(default)]
        second_factor: bool,
    },
    /// A new key for sessions, without signing anybody out.
    RotateKeys {},
    /// A new master key, used from now on.
    MasterRotate {},
    /// No master key any more but the newest.
    MasterRetire {},
    /// Ask that a patient's record be erased.
    PatientAskErasure {
        /// Whose.
        patient: String,
        /// Why.
        reason: String,
    },
    /// Refuse it.
    PatientRefuseErasure {
        /// Whose.
        patient: String,
        /// Why.
        reason: String,
    },
    /// Carry it out.
    PatientErase {
        /// Whose.
        patient: String,
    },
    /// No more sign-in.
    AccountDisable {
        /// Whose.
        username: String,
    },
    /// What was held may go out.
    EffectsRelease {},
    /// Destroy where a home visit without a contact was, and with whom.
    VisitErase {
        /// Which.
        visit: String,
        /// Why.
        reason: String,
    },
    /// Destroy the content of a contact.
    ContactErase {
        /// Which.
        contact: String,
        /// Why.
        reason: String,
    },
}

/// It holds passwords and names.
impl std::fmt::Debug for Request {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Self::Import { .. } => "Import",
            Self::ImportContacts { .. } => "ImportContacts",
            Self::Service {} => "Service",
            Self::AccountAdd { .. } => "AccountAdd",
            Self::AccountReset { .. } => "AccountReset",
            Self::AccountDisable { .. } => "AccountDisable",
            Self::RotateKeys {} => "RotateKeys",
            Self::MasterRotate {} => "MasterRotate",
            Self::MasterRetire {} => "MasterRetire",
            Self::PatientAskErasure { .. } => "PatientAskErasure",
            Self::PatientRefuseErasure { .. } => "PatientRefuseErasure",
            Self::PatientErase { .. } => "PatientErase",
            Self::EffectsRelease {} => "EffectsRelease",
            Self::ContactErase { .. } => "ContactErase",
            Self::VisitErase { .. } => "VisitErase",
        })
    }
}

/// What is answered.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Reply {
    /// It was done.
    Done {
        /// In words.
        said: String,
        /// For programs.
        data: serde_json::Value,
    },
    /// It was not, and why.
    Refused(String),
}

/// Where a server listens for this: beside its database.
pub fn socket_path(database: &Path) -> PathBuf {
    let mut path = database.as_os_str().to_owned();
    path.push(".sock");
    path.into()
}
