//! The real processes: a server and a network as people run them, killed and started again.

mod contact_list;
mod erasing;
mod forms;
mod keys;
mod rig;
mod storm;
mod supervisor;
mod walk;
