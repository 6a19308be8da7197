//! The handbook's forms, read from files: FHIR R4 Questionnaires of `handbook/forms/`, embedded, and those of the municipality's own folder
//! (`handbook/operations/forms.md`). A file is checked as a whole and becomes a [`Form`](crate::domain::forms::form::Form), or is refused with
//! file, linkId and what to do. Never trusts a file, and never writes one.

pub mod folder;
pub mod origin;
pub mod problem;
pub mod read;
pub mod said;
pub mod shelf;
#[cfg(test)]
mod tests;
pub mod wording;
