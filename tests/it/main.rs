//! Everything tested from outside, in one binary. The attributes tell clippy that helpers, too, are tests.

#[cfg(test)]
mod access_matrix;
#[cfg(test)]
mod api;
#[cfg(test)]
mod clear;
#[cfg(test)]
mod decide_properties;
#[cfg(test)]
mod engine;
#[cfg(test)]
mod forms;
#[cfg(test)]
mod live;
#[cfg(test)]
mod log_contract;
#[cfg(test)]
mod network;
#[cfg(test)]
mod process;
#[cfg(test)]
mod records;
#[cfg(test)]
mod scenarios;
#[cfg(test)]
mod service_file;
#[cfg(test)]
mod simulation;
#[cfg(test)]
mod telephony;
#[cfg(test)]
mod tidy;
