//! The individual plan and its crisis part: the person's own, written together, in versions. Never binds anybody in an emergency; a
//! refusal in it is information to weigh (`handbook/service/en/the-plan.md`).

pub mod apply;
pub mod beside;
pub mod command;
pub mod content;
pub mod decide;
pub mod event;
pub mod learnt;
pub mod plan;
pub mod section;
pub mod suggestions;
