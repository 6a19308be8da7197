//! Tests through the outer boundaries, in one binary.

mod network;
