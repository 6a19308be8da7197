//! Everything tested from outside, in one binary.

// The attribute tells clippy that helpers, too, are tests.
mod decide_properties;
#[cfg(test)]
mod log_contract;
mod scenarios;
mod service_file;
mod simulation;
