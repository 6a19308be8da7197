//! One call and all its ways: the caller's line, the legs that ring for it, and how they meet.
//!
//! The words and the deadlines are those of `handbook/engineering/calls.md`. Whatever happens, a caller who stays reaches a
//! person or the fallback, and one who goes is not forgotten.

pub mod announcement;
pub(in crate::domain) mod apply;
pub(in crate::domain) mod apply_fallback;
pub(in crate::domain) mod apply_leg;
pub(in crate::domain) mod apply_talk;
pub(in crate::domain) mod arrive;
pub mod call;
pub(in crate::domain) mod callback;
pub(in crate::domain) mod fallback;
pub(in crate::domain) mod gone;
pub(in crate::domain) mod join;
pub(in crate::domain) mod keys;
pub mod leg;
pub(in crate::domain) mod legs;
pub(in crate::domain) mod ring_in;
pub(in crate::domain) mod screen;
pub(in crate::domain) mod steps;
pub(in crate::domain) mod talk;
pub(in crate::domain) mod third;
