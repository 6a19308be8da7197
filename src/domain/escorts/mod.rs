//! Escorts: a nurse goes with a patient, and her chair at home is empty meanwhile. Who answers, and when she is back, is never left
//! open. The page for people is `handbook/service/en/escort.md`.

pub mod answers;
pub mod apply;
pub mod command;
pub(in crate::domain) mod decide;
pub mod escort;
pub mod event;
pub(in crate::domain) mod journey;
pub mod rejection;
pub mod tell;
