//! Follow-ups: what a contact leaves to be done, by whom and when, until it is done.

pub mod apply;
pub mod command;
pub(in crate::domain) mod decide;
pub mod event;
pub mod follow_up;
