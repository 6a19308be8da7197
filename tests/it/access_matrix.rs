//! The table of `handbook/engineering/access.md`, cell by cell: every command, given by everybody. What the
//! page says and what the program does are the same, or this fails.

mod commands;
mod complaints;
mod deaths;
mod deviations;
mod documents;
mod escorts;
mod handed;
mod handovers;
mod house;
mod marked;
mod markers;
mod marks;
mod nested;
mod patients;
mod places;
mod raised;
mod records;
mod secrets;
pub mod table;
mod things;
mod told;
mod withdrawn;
