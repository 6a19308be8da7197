//! Everything tested from outside, in one binary.

mod log_contract;
mod service_file;
