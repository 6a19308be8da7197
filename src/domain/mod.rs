//! The rules of the service, pure: no async, no I/O, no clock, no randomness and no wire format.
//!
//! A command and the state give events ([`decide`](decide::decide)); events change the state ([`apply`](apply::apply)).
//! Time and ids come in as values.

pub mod access;
pub mod actor;
pub mod alarms;
pub mod apply;
pub mod assessments;
pub mod calls;
pub mod care;
pub mod carrier_word;
pub mod command;
pub mod complaints;
pub mod consents;
pub mod contacts;
pub mod deadline;
pub mod deaths;
pub mod decide;
mod decider;
pub mod deviations;
pub mod duty;
pub mod effect;
pub mod endings;
pub mod escorts;
pub mod event;
pub mod feedback;
pub mod figures;
pub mod followed;
pub mod followups;
pub mod forms;
pub mod guests;
pub mod handbook;
pub mod handovers;
pub mod handshakes;
pub mod ids;
mod kind;
pub mod language;
pub mod messages;
pub mod obligation;
pub mod openings;
pub mod patients;
pub mod phone;
pub mod plans;
pub mod presence;
pub mod rejection;
pub mod requests;
mod returns;
mod roster;
pub mod safety;
pub mod secret;
pub mod service;
pub mod state;
pub mod stations;
pub mod summons;
mod tick;
pub mod time;
pub mod tongue;
