//! The telephone's two directions over the real engine: signed webhooks in, markup out, effects to a carrier that follows a script.

mod callers;
mod carrier;
mod effects;
mod failing;
pub mod log;
mod rig;
mod staff;
