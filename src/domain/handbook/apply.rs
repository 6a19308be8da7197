//! Readings and reviews change what is kept of the handbook.

use crate::domain::handbook::event::HandbookEvent;
use crate::domain::handbook::kept::{Reading, Review};
use crate::domain::state::State;
use crate::domain::time::Timestamp;

pub(in crate::domain) fn apply(state: &mut State, at: Timestamp, event: &HandbookEvent) {
    match event {
        HandbookEvent::PageRead { page, version, by } => {
            let version = version.clone();
            state.handbook.read(by, page, Reading { version, at });
        }
        HandbookEvent::PageReviewed {
            page,
            version,
            by,
            until,
        } => {
            let review = Review {
                version: version.clone(),
                by: by.clone(),
                at,
                until: *until,
            };
            state.handbook.reviewed(page, review);
        }
    }
}
