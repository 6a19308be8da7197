//! What people and programs reach over HTTP. Reads go through `views`, changes through the engine; no rules here.

pub mod assets;
pub mod live;
pub mod pages;
pub mod state;
