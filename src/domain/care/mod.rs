//! What a conversation may need beyond the talk itself: a life in danger, a threat, a child, somebody who knows the person
//! privately, and what is being written and is not finished. The pages for people are
//! `handbook/service/en/on-the-line.md` and `handbook/service/en/life-in-danger.md`.

pub mod apply;
pub(in crate::domain) mod danger;
pub(in crate::domain) mod drafts;
pub mod event;
pub mod held;
pub(in crate::domain) mod marks;
pub(in crate::domain) mod ring_back;
pub mod rules;
