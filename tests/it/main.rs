//! Tests through the outer boundaries, in one binary.

#[cfg(test)]
mod network;
