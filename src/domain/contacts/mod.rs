//! A person's episode with the service: it begins with a call or a message, gathers what follows, and ends with an outcome.

pub mod apply;
pub mod children;
pub mod contact;
pub(in crate::domain) mod decide;
pub mod hands;
pub(in crate::domain) mod notes;
