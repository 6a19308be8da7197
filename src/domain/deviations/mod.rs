//! Deviations: something was not as it should be. Anybody raises one, the service raises its own where it sees that something it promises
//! was not kept; each is followed until somebody has said what was found and what changes. Only added to, never rewritten.

pub mod apply;
pub mod command;
pub(in crate::domain) mod decide;
pub mod deviation;
pub mod event;
pub mod hands;
pub(in crate::domain) mod noticed;
pub mod rejection;
pub mod tell;
