//! Everything tested from outside, in one binary.

mod service_file;
