//! The service file: TOML that a municipality writes, checked as a whole and turned into a [`Service`], and said back in
//! plain words. Every problem is found in one reading, with line and column. Never opens a file and never reads a clock.

pub mod explain;
pub mod markup;
pub mod problem;
mod read;
mod source;
#[cfg(test)]
mod tests;
mod words;

use crate::domain::service::Service;
use crate::service_file::problem::Problem;
use crate::service_file::source::{Reading, Source};

/// Reads a service file that is to be used from now on.
///
/// # Errors
/// Everything that is wrong with it, in the order of the lines.
pub fn parse(text: &str) -> Result<Service, Vec<Problem>> {
    read::service(&Source::new(text, Reading::New))
}

/// Reads a service file that was accepted once, as a replay of the log does: keys this program no longer knows are passed over,
/// and rules that may have been tightened since are not asked about.
///
/// # Errors
/// What makes it impossible to tell what was decided.
pub fn parse_stored(text: &str) -> Result<Service, Vec<Problem>> {
    read::service(&Source::new(text, Reading::Stored))
}
