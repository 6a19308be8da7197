//! The real processes: a server and a network as people run them, killed and started again.

mod contact_list;
mod erasing;
mod evening;
mod forms;
mod in_clear;
mod keys;
mod rig;
mod storm;
mod supervisor;
mod walk;
