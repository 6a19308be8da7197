//! The HTTP face: sign-in, the API, pages and the live socket. Reads through `views`, asks through the engine, decides nothing.

pub mod error;
pub mod session;
