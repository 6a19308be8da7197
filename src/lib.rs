//! Hjemmevakt: the crisis line and on-call desk of a psychiatric out-of-hours service.
//!
//! A call, a request or a tap comes in as a **command**; a pure function decides which **events** follow; the events are
//! appended to one durable **log**; they change the **state** in memory; and only then do they go out, to dashboards over
//! websockets and to the telephone network as **effects**.

pub mod admin;
pub mod cli;
pub mod clock;
pub mod config;
pub mod contact_list;
pub mod data;
pub mod demo;
pub mod domain;
pub mod effects;
pub mod engine;
pub mod fhir;
pub mod forms;
pub mod gauges;
pub mod handbook;
pub mod ids;
pub mod log;
pub mod paper;
pub mod records;
pub mod serve;
pub mod service_file;
pub mod simulator;
pub mod telephony;
pub mod text;
pub mod views;
pub mod web;
