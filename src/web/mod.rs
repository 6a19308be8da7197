//! The HTTP face: sign-in, the API, pages and the live line. Reads through `views`, asks through the engine, decides nothing.

pub mod about;
pub mod api;
pub mod assets;
pub mod entry;
pub mod error;
pub mod handbook;
pub mod icon;
pub mod install;
pub mod language;
pub mod limits;
pub mod live;
pub mod nothing;
pub mod pages;
pub mod paper;
pub mod presence;
pub mod probes;
pub mod screens;
pub mod searched;
pub mod server;
pub mod session;
pub mod state;
pub mod unwritten;
pub mod written;
