//! The server from outside: sign-in, the API, its limits, and the real program from its command line.

mod acts;
mod browser;
mod cli;
mod erasure;
mod factor;
mod fhir;
mod follow_ups;
mod guests;
mod icons;
mod language;
mod limits;
mod once;
mod openapi;
mod outside;
mod phones;
mod plans;
mod program;
mod records;
mod requests;
pub mod rig;
mod serving;
mod session;
mod stations;
mod tablet;
mod visits;
mod writing;
