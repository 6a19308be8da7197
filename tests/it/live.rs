//! What people see, over real sockets: the live line pushes what changes and resumes where it was; forms change the service once.

mod closes;
mod forms;
mod line;
mod person;
pub mod rig;
mod unwritten;
