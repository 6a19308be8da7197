//! Patients: who somebody is, who is around them, what to watch for. Never says that a person is known to the service; that is a
//! health fact of its own, and `openings` says who may know it.

pub mod apply;
pub mod assigning;
pub mod birth_number;
pub mod change;
pub mod command;
pub mod decide;
pub mod earlier;
pub mod erasure;
pub mod event;
pub mod flags;
pub mod identity;
pub(in crate::domain) mod merging;
pub mod moved;
pub mod patient;
pub mod people;
pub mod register;
pub mod rejection;
pub mod relatives;
pub mod settings;
pub mod spelling;
pub mod together;
pub(in crate::domain) mod wishes;
