//! The safety of those who go out: home visits with a time by which she says that she is well, and a silent call for help. Nothing
//! silences an alarm about her but her own code or a colleague. The page for people is `handbook/service/en/home-visits.md`.

pub mod apply;
pub mod codes;
pub mod command;
pub(in crate::domain) mod decide;
pub mod event;
pub(in crate::domain) mod help;
pub(in crate::domain) mod phone;
pub(in crate::domain) mod sms;
pub mod visit;
