//! The simulated telephone network, from outside: its HTTP, with a small server in the place of ours.

mod app;
mod calls;
mod conferences;
mod dialling;
mod fallback;
mod faults;
mod messages;
mod page;
mod refusals;
mod rig;
mod sounds;
mod waiting;
