//! Everything tested from outside, in one binary.

// The attribute tells clippy that helpers, too, are tests.
#[cfg(test)]
mod decide_properties;
#[cfg(test)]
mod log_contract;
#[cfg(test)]
mod scenarios;
mod service_file;
mod simulation;
