//! Consents: that the plan is made, that the participants share, that the crisis part is shown on call. Freely given, for a period,
//! withdrawn at any word. Only the person widens one (`handbook/service/en/consent.md`).

pub mod able;
pub mod apply;
pub mod consent;
pub mod decide;
pub mod elsewhere;
pub mod ending;
pub mod event;
