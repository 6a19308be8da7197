//! What must go out because of what the log holds: carried out at least once, in order for each line, and its outcome handed
//! back as a command. Sends nothing that is not in the published state, and decides nothing.

mod carry;
mod give_back;
mod lane;
pub mod metrics;
mod moves;
mod run;
pub mod write;

pub use run::run;

#[cfg(test)]
mod tests;
