//! Complaints by patients, relatives and others: written down by anybody on their behalf, answered by a date. Only added to, never rewritten.

pub mod apply;
pub mod command;
pub mod complaint;
pub(in crate::domain) mod decide;
pub mod event;
pub mod hands;
pub mod rejection;
pub mod tell;
