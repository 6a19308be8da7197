//! The start-of-duty handshake: before somebody has the duty it is proven that the tablet, the telephone and text messages reach
//! her. What is not proven is told, and goes on being seen. The page for people is `handbook/service/en/on-duty.md`.

pub mod apply;
pub mod command;
pub(in crate::domain) mod decide;
pub mod event;
pub mod handshake;
