//! PCs of the legevakt's own, from which help is asked for without an account.

pub(in crate::domain) mod apply;
pub mod decide;
pub mod station;
