//! The forms that documents stand on, as their files read when the first document was begun on each. A form has no secrets; what was
//! answered on it can be read for as long as the log is there, whatever becomes of the folder.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::domain::forms::form::FormRef;
use crate::domain::state::State;
use crate::domain::time::Timestamp;

/// A form as its file read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeptForm {
    /// The SHA-256 of the file.
    pub digest: String,
    /// The whole of it.
    pub text: Arc<str>,
    /// When the first document was begun on it.
    pub since: Timestamp,
}

impl State {
    /// The forms that are kept.
    pub fn kept_forms(&self) -> impl Iterator<Item = (&FormRef, &KeptForm)> {
        self.kept_forms
            .iter()
            .map(|(form, kept)| (form, kept.as_ref()))
    }

    /// How many documents that are not erased stand on each form.
    pub fn documents_by_form(&self) -> BTreeMap<&FormRef, usize> {
        let mut all = BTreeMap::new();
        for document in self.documents.values().filter(|one| !one.erased) {
            *all.entry(&document.form).or_default() += 1;
        }
        all
    }
}
