//! Somebody has died: whoever is left behind is cared for, whoever of ours was in touch is offered a talk, what was to be done for the person
//! ends and is shown. Marked by mistake, all of it is undone (`handbook/service/en/when-something-goes-wrong.md`).

pub mod apply;
pub mod command;
pub mod death;
pub(in crate::domain) mod decide;
pub mod event;
mod in_touch;
pub mod quiet;
pub mod rejection;
