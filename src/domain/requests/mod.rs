//! Requests: a doctor asks the nurse on duty for help. A request is a contact like any other, which its form, its stage and its room
//! belong to. Whoever sent it is never left to believe that help is coming when it is not.

pub(in crate::domain) mod apply;
pub(in crate::domain) mod connect;
pub(in crate::domain) mod duty;
pub mod event;
pub mod form;
pub mod instead;
pub mod request;
pub(in crate::domain) mod room;
pub mod send;
pub(in crate::domain) mod serve;
