//! What was learnt the last time is a part of the plan, and each line of it has its day: where none is said, the day on which it is written down.
//! Decides nothing about what stands there.

use crate::domain::decider::Decider;
use crate::domain::duty::calendar;
use crate::domain::plans::content::{Answer, Content, Entry, answer};
use crate::domain::plans::section::{Ask, Section};
use crate::domain::time::Timestamp;

/// What is about to be kept, with a day for each line of what was learnt. `before`: what stands there: a line keeps the day that it has.
pub(super) fn dated(
    d: &Decider<'_>,
    section: Section,
    content: Content,
    before: Option<&Content>,
) -> Content {
    if section != Section::Learnt {
        return content;
    }
    let mut content = content;
    for entry in &mut content.entries {
        if answer(entry, Ask::Dated).is_none()
            && let Some(text) = known(entry, before).or_else(|| day(d, d.now))
        {
            let ask = Ask::Dated;
            entry.push(Answer { ask, text });
            entry.sort_by_key(|one| section.asks().iter().position(|ask| *ask == one.ask));
        }
    }
    content
}

/// A day as a part of a plan holds it, where the service is.
pub(super) fn day(d: &Decider<'_>, at: Timestamp) -> Option<String> {
    let service = d.service()?;
    let (date, _) = calendar::local(&service.zone, at);
    Some(date.to_string())
}

/// The day that the same line has already.
fn known(entry: &Entry, before: Option<&Content>) -> Option<String> {
    let words = answer(entry, Ask::What);
    let mut all = before?.entries.iter();
    let found = all.find(|one| answer(one, Ask::What) == words)?;
    answer(found, Ask::Dated).map(str::to_owned)
}
