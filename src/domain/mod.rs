//! The rules of the service, pure: no async, no I/O, no clock, no randomness and no wire format.
//!
//! A command and the state give events (`decide`); events change the
//! state (`apply`). Time and ids come in as values.

pub mod duty;
pub mod ids;
pub mod language;
pub mod phone;
pub mod secret;
pub mod service;
pub mod time;
