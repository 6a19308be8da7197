//! Assessments: what was seen, tried, decided and promised, in documents on the handbook's forms. Written live, field by field; signed by
//! the one to whom the law gives the part; never rewritten (`handbook/service/en/assessments.md`).

pub mod apply;
pub mod asked;
pub mod case;
pub mod chase;
pub mod command;
pub(in crate::domain) mod decide;
pub mod document;
pub mod entry;
pub mod event;
pub mod hash;
pub mod kept;
pub mod moments;
pub mod next_contact;
pub mod rejection;
mod sign;
pub mod signature;
pub mod taking_part;
mod told;
