//! The HTTP face: sign-in, the API, pages and the live line. Reads through `views`, asks through the engine, decides nothing.

pub mod assets;
pub mod error;
pub mod live;
pub mod pages;
pub mod session;
pub mod state;
