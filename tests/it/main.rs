//! Tests through the outer boundaries, in one binary.

// The attribute tells clippy that helpers, too, are tests.
#[cfg(test)]
mod log_contract;
