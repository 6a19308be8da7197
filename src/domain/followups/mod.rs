//! Follow-ups: what a closed contact left to be done, by whom and when, until it is done.

pub mod apply;
pub(in crate::domain) mod decide;
pub mod event;
pub mod follow_up;
