//! Complaints as somebody may see them: all of them for the leader, one's own for whoever wrote one down or follows one. Nobody else reads them.

use crate::domain::access::Part;
use crate::domain::complaints::complaint::{Complains, Complaint, Done, How};
use crate::domain::followed::is_in_hands;
use crate::domain::ids::{ComplaintId, ContactId, StaffId};
use crate::domain::secret::Secret;
use crate::domain::state::State;
use crate::domain::time::Timestamp;
use crate::views::Viewer;
use crate::views::followed::{
    Author, StepView, Words, author, everybody, is_hers, shows, steps, words,
};
use crate::views::people::{Person, person};

/// A complaint in a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ComplaintRow {
    /// Which.
    pub id: ComplaintId,
    /// When it was written down.
    pub at: Timestamp,
    /// Who complains.
    pub complains: Complains,
    /// The name, and how they are reached.
    pub who: Words,
    /// Who follows it.
    pub owner: Option<Person>,
    /// They have no answer yet.
    pub open: bool,
    /// They should have.
    pub late: bool,
    /// They have an answer by then.
    pub answer_by: Option<Timestamp>,
}

/// One complaint.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ComplaintView {
    /// As in a list.
    pub row: ComplaintRow,
    /// Who wrote it down.
    pub by: Author,
    /// About what.
    pub words: Words,
    /// The contact, for those who may open it.
    pub contact: Option<ContactId>,
    /// It was written down in a contact.
    pub in_contact: bool,
    /// Its words go with the record of whom it is about.
    pub of_person: bool,
    /// What has been done about it, oldest first.
    pub steps: Vec<StepView<DoneView>>,
    /// She answers it.
    pub answers: bool,
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
    /// It was passed on.
    PassedOn(Words),
    /// They have an answer.
    Answered(How, Words),
    /// It is open again.
    Reopened(Words),
}

/// All of them, for the leader: those without an answer first, the first to be answered first; then the others, the newest first. Nothing
/// for anybody else.
pub fn all(state: &State, viewer: &Viewer, now: Timestamp) -> Option<Vec<ComplaintRow>> {
    viewer
        .may_see(state, Part::Leading)
        .then(|| rows(state, viewer, now, |_| true))
}

/// Those that the viewer has written down or follows.
pub fn hers(state: &State, viewer: &Viewer, now: Timestamp) -> Vec<ComplaintRow> {
    let Some(me) = viewer.actor() else {
        return Vec::new();
    };
    rows(state, viewer, now, |complaint| {
        complaint.is_from(&me) || is_hers(viewer, complaint.owner.as_ref())
    })
}

fn rows(
    state: &State,
    viewer: &Viewer,
    now: Timestamp,
    wanted: impl Fn(&Complaint) -> bool,
) -> Vec<ComplaintRow> {
    let (mut open, mut over): (Vec<&Complaint>, Vec<&Complaint>) = state
        .complaints
        .iter()
        .filter(|complaint| wanted(complaint))
        .partition(|complaint| complaint.open);
    open.sort_by_key(|one| (one.dates.map(|dates| dates.answer_by), one.at, one.id));
    over.sort_by_key(|one| std::cmp::Reverse((one.at, one.id)));
    open.into_iter()
        .chain(over)
        .map(|complaint| row(state, viewer, complaint, now))
        .collect()
}

/// One of them, for those who may read it.
pub fn one(
    state: &State,
    viewer: &Viewer,
    id: ComplaintId,
    now: Timestamp,
) -> Option<ComplaintView> {
    let found = state.complaints.get(id)?;
    let me = viewer.actor()?;
    let answers = is_in_hands(viewer.looker(), found.owner.as_ref());
    if !answers && !found.is_from(&me) {
        return None;
    }
    let shown = shows(state, viewer, found.contact);
    let words = |text: &Secret<String>| words(text, shown);
    let contact = found.contact.and_then(|contact| state.contact(contact));
    let alone = found.contact.is_none() && found.patient.is_none();
    Some(ComplaintView {
        row: row(state, viewer, found, now),
        by: author(state, viewer, &found.by),
        words: words(&found.words),
        contact: contact
            .filter(|contact| viewer.may_open(state, contact))
            .map(|contact| contact.id),
        in_contact: contact.is_some(),
        of_person: found.patient.is_some(),
        steps: steps(state, viewer, &found.steps, |what| match what {
            Done::Given(staff) => DoneView::Given(person(state, viewer, staff)),
            Done::Noted(text) => DoneView::Noted(words(text)),
            Done::PassedOn(to) => DoneView::PassedOn(words(to)),
            Done::Answered { how, answer } => DoneView::Answered(*how, words(answer)),
            Done::Reopened(why) => DoneView::Reopened(words(why)),
        }),
        answers: answers && shown,
        may_erase: viewer.leads() && alone && !found.open && found.holds_words(),
        staff: everybody(state, viewer),
    })
}

fn row(state: &State, viewer: &Viewer, found: &Complaint, now: Timestamp) -> ComplaintRow {
    ComplaintRow {
        id: found.id,
        at: found.at,
        complains: found.complains,
        who: words(&found.who, shows(state, viewer, found.contact)),
        owner: found
            .owner
            .as_ref()
            .map(|owner| person(state, viewer, owner)),
        open: found.open,
        late: found.is_late(now),
        answer_by: found.dates.map(|dates| dates.answer_by),
    }
}
