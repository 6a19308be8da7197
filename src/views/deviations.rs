//! Deviations as somebody may see them: all of them for the leader, one's own for whoever raised or follows them. Never whom the contact is
//! about: the contact itself stands there for those only who may open it.

use crate::domain::access::Part;
use crate::domain::actor::Actor;
use crate::domain::deviations::deviation::{Cause, Deviation, Done, Harm, Source};
use crate::domain::followed::is_in_hands;
use crate::domain::ids::{ContactId, DeviationId, StaffId};
use crate::domain::secret::Secret;
use crate::domain::state::State;
use crate::domain::time::Timestamp;
use crate::views::Viewer;
use crate::views::followed::{
    Author, StepView, Words, author, everybody, is_hers, shows, steps, words,
};
use crate::views::people::{Person, person};

/// A deviation in a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DeviationRow {
    /// Which.
    pub id: DeviationId,
    /// What kind, by its word.
    pub kind: &'static str,
    /// When it was raised.
    pub at: Timestamp,
    /// The time that it is about, where it is about one.
    pub about: Option<Timestamp>,
    /// Who says so; none: the service itself.
    pub by: Option<Author>,
    /// The police were rung; of a threat only.
    pub police: Option<bool>,
    /// Whether somebody came to harm.
    pub harm: Option<Harm>,
    /// The first words of it, where they are shown.
    pub text: Option<String>,
    /// Who follows it.
    pub owner: Option<Person>,
    /// It is followed still.
    pub open: bool,
    /// Something about it should have been done by now.
    pub late: bool,
    /// What is to be done next is to be done by then.
    pub by_when: Option<Timestamp>,
    /// Somebody has looked at it.
    pub looked_at: bool,
    /// The viewer may open it.
    pub opens: bool,
}

/// One deviation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DeviationView {
    /// As in a list.
    pub row: DeviationRow,
    /// The contact, for those who may open it.
    pub contact: Option<ContactId>,
    /// It happened in a contact.
    pub in_contact: bool,
    /// The reading, for the leader.
    pub reading: bool,
    /// What happened.
    pub text: Words,
    /// What was done at once.
    pub measure: Words,
    /// What has been done about it, oldest first.
    pub steps: Vec<StepView<DoneView>>,
    /// She follows it to its end.
    pub follows: bool,
    /// She may have its words destroyed.
    pub may_erase: bool,
    /// She leads, and says who follows it: everybody.
    pub staff: Vec<(StaffId, Person)>,
}

/// What was done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DoneView {
    /// Somebody follows it.
    Given(Person),
    /// Something was written down.
    Noted(Words),
    /// It is closed.
    Closed {
        /// What was found.
        found: Words,
        /// What changes.
        changed: Words,
    },
    /// It is open again.
    Reopened(Words),
}

/// All of them, for the leader: what is open first, the oldest first; then what is closed, the newest first. Nothing for anybody else.
pub fn all(state: &State, viewer: &Viewer, now: Timestamp) -> Option<Vec<DeviationRow>> {
    viewer
        .may_see(state, Part::Leading)
        .then(|| rows(state, viewer, now, |_| true))
}

/// Those that the viewer has raised or follows.
pub fn hers(state: &State, viewer: &Viewer, now: Timestamp) -> Vec<DeviationRow> {
    let Some(me) = viewer.actor() else {
        return Vec::new();
    };
    rows(state, viewer, now, |deviation| {
        deviation.is_from(&me) || is_hers(viewer, deviation.owner.as_ref())
    })
}

fn rows(
    state: &State,
    viewer: &Viewer,
    now: Timestamp,
    wanted: impl Fn(&Deviation) -> bool,
) -> Vec<DeviationRow> {
    let (mut open, mut closed): (Vec<&Deviation>, Vec<&Deviation>) = state
        .deviations
        .iter()
        .filter(|deviation| wanted(deviation))
        .partition(|deviation| deviation.open);
    open.sort_by_key(|deviation| (deviation.at, deviation.id));
    closed.sort_by_key(|deviation| std::cmp::Reverse((deviation.at, deviation.id)));
    open.into_iter()
        .chain(closed)
        .map(|deviation| row(state, viewer, deviation, now))
        .collect()
}

/// Those of a contact, for whoever has it in hand: that they are, and how far they have come.
pub fn of_contact(
    state: &State,
    viewer: &Viewer,
    contact: ContactId,
    now: Timestamp,
) -> Vec<DeviationRow> {
    let mut found: Vec<&Deviation> = state.deviations.of(contact).collect();
    found.sort_by_key(|deviation| (deviation.at, deviation.id));
    found
        .into_iter()
        .map(|deviation| row(state, viewer, deviation, now))
        .collect()
}

/// Those that happened in no contact in this time and are followed still, for whoever takes over.
pub fn meanwhile(
    state: &State,
    viewer: &Viewer,
    (from, until): (Timestamp, Timestamp),
    now: Timestamp,
) -> Vec<DeviationRow> {
    rows(state, viewer, now, |deviation| {
        deviation.open
            && deviation.contact.is_none()
            && from < deviation.at
            && deviation.at <= until
    })
}

/// One of them as it stands in a list, for whoever takes over: its words only for those who follow it.
pub fn listed(
    state: &State,
    viewer: &Viewer,
    id: DeviationId,
    now: Timestamp,
) -> Option<DeviationRow> {
    let found = state.deviations.get(id)?;
    Some(row(state, viewer, found, now))
}

/// One of them, for those who may read it.
pub fn one(
    state: &State,
    viewer: &Viewer,
    id: DeviationId,
    now: Timestamp,
) -> Option<DeviationView> {
    let found = state.deviations.get(id)?;
    let me = viewer.actor()?;
    let follows = is_in_hands(viewer.looker(), found.owner.as_ref());
    if !follows && !found.is_from(&me) {
        return None;
    }
    let shown = shows(state, viewer, found.contact);
    let words = |text: &Secret<String>| words(text, shown);
    let contact = found.contact.and_then(|contact| state.contact(contact));
    let reading = matches!(
        found.source,
        Source::Service(Cause::NotReviewed(_) | Cause::WrongReading(_))
    );
    Some(DeviationView {
        row: row(state, viewer, found, now),
        contact: contact
            .filter(|contact| viewer.may_open(state, contact))
            .map(|contact| contact.id),
        in_contact: contact.is_some(),
        reading: reading && viewer.leads(),
        text: match (&found.source, &found.text) {
            (Source::Threat { .. }, Some(_)) => Words::NotShown,
            (_, Some(text)) => words(text),
            (_, None) => Words::None,
        },
        measure: found.measure.as_ref().map_or(Words::None, words),
        steps: steps(state, viewer, &found.steps, |what| match what {
            Done::Given(staff) => DoneView::Given(person(state, viewer, staff)),
            Done::Noted(text) => DoneView::Noted(words(text)),
            Done::Closed { found, changed } => DoneView::Closed {
                found: words(found),
                changed: words(changed),
            },
            Done::Reopened(why) => DoneView::Reopened(words(why)),
        }),
        follows: follows && shown,
        may_erase: viewer.leads() && found.contact.is_none() && !found.open && found.holds_words(),
        staff: everybody(state, viewer),
    })
}

fn row(state: &State, viewer: &Viewer, found: &Deviation, now: Timestamp) -> DeviationRow {
    let (by, police) = match &found.source {
        Source::Person(by) => (Some(author(state, viewer, by)), None),
        Source::Threat { by, police } => {
            let by = author(state, viewer, &Actor::Staff(by.clone()));
            (Some(by), Some(*police))
        }
        Source::Service(_) => (None, None),
    };
    let about = match &found.source {
        Source::Service(Cause::CallBackLate { promised, .. }) => Some(*promised),
        Source::Service(Cause::CheckInMissed { due_at, .. }) => Some(*due_at),
        Source::Service(Cause::HandoverNotAccepted(handover)) => {
            state.handovers.get(*handover).map(|handover| handover.at)
        }
        Source::Service(Cause::NotReviewed(opening) | Cause::WrongReading(opening)) => {
            state.opening(*opening).map(|(_, opening)| opening.at)
        }
        Source::Service(Cause::NobodyAnswered(_) | Cause::NobodyTook(_))
        | Source::Person(_)
        | Source::Threat { .. } => None,
    };
    let text = found
        .text
        .as_ref()
        .filter(|_| reads(viewer, found) && shows(state, viewer, found.contact))
        .filter(|_| !matches!(found.source, Source::Threat { .. }))
        .and_then(Secret::known)
        .cloned();
    let looked_at = found.is_looked_at();
    DeviationRow {
        id: found.id,
        kind: found.source.word(),
        at: found.at,
        about,
        by,
        police,
        harm: found.harm,
        text,
        owner: found
            .owner
            .as_ref()
            .map(|owner| person(state, viewer, owner)),
        open: found.open,
        late: found.is_late(now),
        by_when: if looked_at {
            found.close_by
        } else {
            found.look_by
        },
        looked_at,
        opens: reads(viewer, found),
    }
}

/// Whether she follows it, or has raised it.
fn reads(viewer: &Viewer, found: &Deviation) -> bool {
    is_in_hands(viewer.looker(), found.owner.as_ref())
        || viewer.actor().is_some_and(|me| found.is_from(&me))
}
