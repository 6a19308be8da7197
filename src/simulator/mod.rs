//! Software that only tests and the demo use: a telephone network of our own, and duty weekends in virtual time.

pub mod network;
pub mod weekend;
