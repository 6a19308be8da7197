//! The handover: what a duty leaves, from the log, with a sentence on each; handed over, and accepted one by one. Between the duty and the
//! day service, and between two nurses (`handbook/service/en/handover.md`). Nothing is lost in between: what nobody accepts rings.

pub mod apply;
pub mod command;
pub mod compose;
pub(in crate::domain) mod decide;
pub mod event;
pub mod handover;
pub mod hands;
pub(in crate::domain) mod keep;
pub mod matters;
pub mod rejection;
