//! Everything tested from outside, in one binary. The attributes tell clippy that helpers, too, are tests.

#[cfg(test)]
mod engine;
#[cfg(test)]
mod log_contract;
#[cfg(test)]
mod network;
#[cfg(test)]
mod records;
mod service_file;
mod simulation;
#[cfg(test)]
mod tidy;
