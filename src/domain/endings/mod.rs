//! How a contact ends where an outcome and a next step are not all that is to be said: somebody was admitted, and
//! there is a sheet to take home.

pub mod admission;
pub mod apply;
pub mod command;
pub(in crate::domain) mod decide;
pub mod event;
pub mod rejection;
pub mod sheet;
