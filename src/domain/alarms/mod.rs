//! An alarm: something a person must take.

pub mod alarm;
pub mod apply;
pub(in crate::domain) mod decide;
pub(in crate::domain) mod rounds;
