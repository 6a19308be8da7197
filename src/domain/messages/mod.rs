//! Text messages, in and out. None that goes out names a patient or says anything clinical.

pub mod apply;
pub mod conversation;
pub(in crate::domain) mod decide;
pub mod event;
pub mod keyword;
pub mod message;
pub mod person;
pub(in crate::domain) mod words;
pub(in crate::domain) mod written;
