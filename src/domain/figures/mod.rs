//! Figures of the service, from what the log says and from nothing else: counted, never reported. What each of them means stands in
//! `handbook/service/en/figures.md`. Holds no words and leaves nothing out: that is `views`.

pub mod apply;
pub mod count;
pub mod count_cases;
pub mod count_police;
pub mod figure;
pub mod ledger;
