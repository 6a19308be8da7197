//! The one question after a contact: in the contact, how far it has come; to the leader, how many said yes and no in a quarter that is over.
//! Never who, never with whom they talked, and no small number.

use jiff::civil::Date;
use jiff::tz::TimeZone;

use crate::domain::access::Part;
use crate::domain::contacts::contact::Contact;
use crate::domain::feedback::asked::{Asked, Stage};
use crate::domain::feedback::plain::{self, Answer};
use crate::domain::feedback::why::{WhyNot, why_not};
use crate::domain::state::State;
use crate::domain::time::Timestamp;
use crate::views::Viewer;
use crate::views::figures::mask::mask;

/// So many quarters are shown.
const MOST: usize = 8;

/// How it stands with asking the person of a contact.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FeedbackView {
    /// They may be asked whether they agree.
    MayAgree,
    /// They have agreed, in these words; none: erased.
    Agreed(Option<String>),
    /// The question goes out then.
    Planned(Timestamp),
    /// It went out then. Whether and what they answered is nobody's to see here.
    Sent(Timestamp),
    /// Nothing is asked, and why.
    Not(WhyNot),
}

/// What is said of it in the contact; nothing where nothing was said and it is over.
pub(super) fn of(state: &State, contact: &Contact, now: Timestamp) -> Option<FeedbackView> {
    let known = state.feedback.get(contact.id);
    match known.map(|asked| &asked.stage) {
        Some(Stage::Waits(at)) => Some(FeedbackView::Planned(*at)),
        Some(Stage::Sent(at) | Stage::Answered { sent: at, .. }) => Some(FeedbackView::Sent(*at)),
        Some(Stage::Over(why)) if !contact.is_open() => Some(FeedbackView::Not(*why)),
        Some(Stage::Agreed | Stage::Over(_)) | None if !contact.is_open() => None,
        Some(Stage::Agreed) => {
            let words = known.and_then(|asked| asked.words.known().cloned());
            // What has come between since then is said before it is too late to say it to the person.
            Some(
                why_not(state, contact, now).map_or(FeedbackView::Agreed(words), FeedbackView::Not),
            )
        }
        Some(Stage::Over(_)) | None => {
            Some(why_not(state, contact, now).map_or(FeedbackView::MayAgree, FeedbackView::Not))
        }
    }
}

/// What was answered in a quarter that is over.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Quarter {
    /// Which year.
    pub year: i16,
    /// 1 to 4.
    pub number: i8,
    /// How many were asked; none: left out.
    pub asked: Option<u64>,
    /// How many said yes.
    pub yes: Option<u64>,
    /// How many said no.
    pub no: Option<u64>,
    /// How many did not answer.
    pub silent: Option<u64>,
}

/// The quarters that are over in which somebody was asked, the newest first; nothing for whoever does not lead.
pub fn quarters(state: &State, viewer: &Viewer, now: Timestamp) -> Option<Vec<Quarter>> {
    if !viewer.may_see(state, Part::Leading) {
        return None;
    }
    let service = state.service.as_ref();
    let zone = service.map_or(TimeZone::UTC, |service| service.zone.clone());
    let smallest = service
        .map_or_else(Default::default, |service| service.figures)
        .smallest;
    let day = |at: Timestamp| at.to_jiff().to_zoned(zone.clone()).date();
    let this = quarter(day(now));
    let mut counted = std::collections::BTreeMap::<(i16, i8), [u64; 3]>::new();
    for (asked, sent) in sent(state) {
        let which = quarter(day(sent));
        if which < this {
            counted.entry(which).or_default()[answered(asked)] += 1;
        }
    }
    let newest = counted.into_iter().rev().take(MOST);
    let shown = newest.map(|((year, number), numbers)| {
        // Also for a leader who is a nurse: who answered what is nobody's to see.
        let (parts, asked) = mask(&numbers, u64::from(smallest));
        Quarter {
            year,
            number,
            asked,
            yes: parts.first().copied().flatten(),
            no: parts.get(1).copied().flatten(),
            silent: parts.get(2).copied().flatten(),
        }
    });
    Some(shown.collect())
}

fn sent(state: &State) -> impl Iterator<Item = (&Asked, Timestamp)> {
    let all = state.feedback.all();
    all.filter_map(|asked| Some((asked, asked.sent()?)))
}

/// Yes, no, or nothing.
fn answered(asked: &Asked) -> usize {
    let words = match &asked.stage {
        Stage::Answered { words, .. } => words.known(),
        Stage::Agreed | Stage::Waits(_) | Stage::Sent(_) | Stage::Over(_) => None,
    };
    match words.and_then(|words| plain::answer(words)) {
        Some(Answer::Yes) => 0,
        Some(Answer::No) => 1,
        None => 2,
    }
}

fn quarter(date: Date) -> (i16, i8) {
    (date.year(), (date.month() - 1) / 3 + 1)
}
