//! The handbook as it is looked after: who has read which page as it stands now, and when the leader has reviewed it. The pages
//! themselves are files and not known here (`handbook/operations/handbook.md`). Never about anybody but those who work here.

pub mod apply;
pub mod command;
pub mod decide;
pub mod event;
pub mod kept;
