//! "I am unavailable for 20 minutes": calls go to the others on duty meanwhile. It ends by itself. Where she is connected or what her
//! telephone does is not kept here: that is seen when it is asked for.

pub mod apply;
pub mod command;
pub mod decide;
pub mod event;
pub mod unavailable;
