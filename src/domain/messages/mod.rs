//! Text messages, in and out. None that goes out names a patient or says anything clinical.

pub mod apply;
pub(in crate::domain) mod decide;
pub mod keyword;
pub mod message;
