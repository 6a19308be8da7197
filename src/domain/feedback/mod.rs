//! One question by text message after a contact has ended, if the person has agreed to it, and the answer. Never about a nurse, and never a
//! score of one: who answered and who was talked with is with neither (`handbook/service/en/text-messages.md`).

pub mod apply;
pub mod asked;
pub mod command;
pub mod decide;
pub mod event;
pub mod plain;
pub mod why;
