//! Who may read what of a patient, on what ground, and every reading that was. Need to know: what no ground opens is closed
//! (`handbook/service/en/who-may-what.md`). Never leaves anything out by itself: `views` ask here.

pub mod apply;
pub mod decide;
pub mod event;
pub mod identity;
pub mod listed;
pub mod opening;
pub mod searches;
pub mod shown;
pub mod sight;
pub mod unusual;
