//! The HTTP face: sign-in, the API, pages and the live socket. Reads through `views`, asks through the engine, decides nothing.

pub mod api;
pub mod error;
pub mod limits;
pub mod probes;
pub mod server;
pub mod session;
pub mod signin;
