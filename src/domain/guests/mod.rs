//! Doctors who are let in for some days, with an account that ends by itself.

pub(in crate::domain) mod apply;
pub mod decide;
pub mod guest;
