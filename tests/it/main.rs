//! Tests through the outer boundaries, in one binary.

mod log_contract;
