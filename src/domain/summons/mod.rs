//! A summons: nurses are rung, step by step, for something that is no call: a doctor's request, a message that waits for an answer. It has
//! no fallback number, so it goes on until somebody takes it, and is never silent about that.

pub(in crate::domain) mod accept;
pub(in crate::domain) mod apply;
pub(in crate::domain) mod codes;
pub mod event;
pub(in crate::domain) mod line;
pub mod outlook;
pub mod state;
pub(in crate::domain) mod steps;
