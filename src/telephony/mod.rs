//! The telephone network as this program meets it: what the carrier is asked to do, what it tells us, and what is spoken
//! through it. Never decides whom to ring: that is the domain's.

pub mod caller;
pub mod carrier;
pub mod form;
pub mod markup;
pub mod number_check;
pub mod sid;
pub mod signature;
pub mod sound;
pub mod twilio;
pub mod urls;
pub mod voice;
pub mod webhooks;
pub mod words;
