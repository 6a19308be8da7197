//! Handovers as those who give and take them may see them: what the log says of each contact, and what was written on it. Of somebody whom
//! the viewer knows privately nothing is told.

pub mod agreed;
pub mod agreed_json;
pub mod matters;
pub mod matters_json;
pub mod told;

use crate::domain::access::{self, Part};
use crate::domain::duty;
use crate::domain::handovers::compose::compose;
use crate::domain::handovers::handover::{Handover, Item, Receiver, Sentence, Standing};
use crate::domain::handovers::hands;
use crate::domain::ids::{ContactId, HandoverId, StaffId};
use crate::domain::state::State;
use crate::domain::time::Timestamp;
use crate::views::Viewer;
use crate::views::deviations::{self, DeviationRow};
use crate::views::handovers::matters::BesideView;
use crate::views::handovers::told::{Told, told};
use crate::views::people::{Person, person};
use crate::views::whom::{self, Whom};

/// So many words are read in a minute, by somebody who is tired.
const WORDS_A_MINUTE: usize = 160;
/// What stands on a line beside what somebody wrote, in words.
const LINE: usize = 15;
/// So many that are over are listed.
const PAST: usize = 20;

/// What somebody has written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Said {
    /// Who.
    pub by: Person,
    /// When.
    pub at: Timestamp,
    /// What; none: erased.
    pub text: Option<String>,
}

/// A question, and its answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Question {
    /// The question.
    pub question: Said,
    /// The answer.
    pub answer: Option<Said>,
}

/// How far one of it has come.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum How {
    /// Nobody has handed it over yet.
    Draft,
    /// It waits.
    Waiting,
    /// A question waits for its answer.
    Asked,
    /// Accepted.
    Accepted {
        /// By whom.
        by: Person,
        /// Whose it is.
        owner: Person,
        /// When.
        at: Timestamp,
    },
    /// It was erased before anybody had accepted it.
    Erased,
}

/// One contact in a handover.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ItemView {
    /// Which.
    pub contact: ContactId,
    /// What the log says; none: not for this viewer.
    pub told: Option<Told>,
    /// The sentence on it.
    pub sentence: Option<Said>,
    /// What was written on it since it was handed over.
    pub later: Vec<Said>,
    /// Questions and answers.
    pub asked: Vec<Question>,
    /// How far it has come.
    pub how: How,
    /// It is accepted, and stays with its owner until then or until she is done with it.
    pub until: Option<Timestamp>,
    /// It ended after it was handed over.
    pub ended_since: Option<Timestamp>,
    /// So much was written in it after it was handed over.
    pub notes_since: usize,
}

/// What a duty has to hand over.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Draft {
    /// To whom.
    pub receiver: Receiver,
    /// The nurse who comes next.
    pub nurse: Option<Person>,
    /// When it is handed over by itself.
    pub by_itself_at: Option<Timestamp>,
    /// What there is.
    pub items: Vec<ItemView>,
    /// So many more were nothing.
    pub quiet: usize,
    /// What there is beside the contacts.
    pub beside: Vec<BesideView>,
    /// What else was not as it should be in no contact, and is followed still.
    pub deviations: Vec<DeviationRow>,
    /// About so many minutes of reading.
    pub minutes: usize,
}

/// A handover in a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HandoverLine {
    /// Which.
    pub id: HandoverId,
    /// To whom.
    pub receiver: Receiver,
    /// The nurse to whom.
    pub nurse: Option<Person>,
    /// Who had the duty.
    pub givers: Vec<Person>,
    /// Who signed it, and when; none: it was made by itself.
    pub signed: Option<(Person, Timestamp)>,
    /// When.
    pub at: Timestamp,
    /// Whose name stands on it.
    pub keeper: Option<Person>,
    /// When it rings.
    pub ring_at: Timestamp,
    /// Since when it is too late.
    pub overdue: Option<Timestamp>,
    /// How many there are in it.
    pub items: usize,
    /// How many wait to be accepted.
    pub waiting: usize,
    /// How many of these wait for an answer.
    pub asked: usize,
    /// The viewer accepts it.
    pub takes: bool,
    /// The viewer answers for it.
    pub gives: bool,
}

/// A handover, opened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HandoverView {
    /// As in the list.
    pub line: HandoverLine,
    /// What stands in it.
    pub items: Vec<ItemView>,
    /// About so many minutes of reading.
    pub minutes: usize,
    /// What stands beside the contacts, each accepted by itself.
    pub beside: Vec<BesideView>,
    /// What else was not as it should be in no contact, and is followed still.
    pub deviations: Vec<DeviationRow>,
    /// To whom one of it can be given.
    pub owners: Vec<(StaffId, Person)>,
}

/// One of a handover that the viewer has accepted, or that was accepted for her.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hers {
    /// Which handover.
    pub handover: HandoverId,
    /// When it was handed over.
    pub at: Timestamp,
    /// Whom it is about, and who was in touch.
    pub whom: Whom,
    /// What stands in it.
    pub item: ItemView,
}

/// What of handovers waits for somebody.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Waits {
    /// Handovers that are hers to accept.
    pub takes: usize,
    /// Questions that are hers to answer.
    pub asked: usize,
}

/// What of handovers waits for this viewer; none, for those who have nothing to do with them.
pub fn waits(state: &State, viewer: &Viewer) -> Option<Waits> {
    let looker = viewer.looker();
    if !access::may_see(state, looker, Part::Hands) {
        return None;
    }
    let mut waits = Waits::default();
    for handover in state.handovers.still_open() {
        waits.takes += usize::from(hands::takes(looker, handover));
        if hands::gave(looker, handover) {
            let asked = |item: &&Item| item.standing == Standing::Asked;
            waits.asked += handover.items.iter().filter(asked).count();
        }
    }
    Some(waits)
}

/// What this viewer has taken over and is not done with, the oldest first.
pub fn hers(state: &State, viewer: &Viewer, now: Timestamp) -> Vec<Hers> {
    let Some(me) = &viewer.staff else {
        return Vec::new();
    };
    let kept = state.handovers.kept.keys().copied();
    let mut all: Vec<Hers> = kept
        .filter(|(contact, id)| hands::keeps(state, me, *id, *contact))
        .filter_map(|(contact, id)| {
            let found = state.handovers.get(id)?;
            let item = handed(state, viewer, found, found.item(contact)?, now);
            item.told.is_some().then_some(Hers {
                handover: id,
                at: found.at,
                whom: whom::of(state, viewer, state.contact(contact)?, now),
                item,
            })
        })
        .collect();
    all.sort_by_key(|one| (one.at, one.item.contact));
    all
}

/// What the duty of this viewer has to hand over now, to this receiver; nothing for those who are not on duty.
pub fn draft(state: &State, viewer: &Viewer, receiver: &Receiver, now: Timestamp) -> Option<Draft> {
    viewer.nurse_on_duty(state)?;
    let composed = compose(state, receiver);
    let items: Vec<ItemView> = composed
        .contacts
        .iter()
        .map(|contact| drafted(state, viewer, *contact, now))
        .collect();
    let service = state.service.as_ref();
    let beside = matters::drafted(state, viewer, receiver, &composed, now);
    let meanwhile = (since(state, receiver, now), now);
    let meanwhile = deviations::meanwhile(state, viewer, meanwhile, now);
    Some(Draft {
        receiver: receiver.clone(),
        nurse: nurse(state, viewer, receiver),
        by_itself_at: match receiver {
            Receiver::Day => service.and_then(|service| duty::duty_end(service, now)),
            Receiver::Nurse(_) => state.shift_until,
        },
        minutes: minutes(&items, beside.len()),
        items,
        quiet: composed.quiet,
        deviations: matters::others(meanwhile, &beside),
        beside,
    })
}

/// To whom the duty going on can hand over: the nurse who comes next, if another one comes before it ends, and the day service.
pub fn receivers(state: &State, viewer: &Viewer, now: Timestamp) -> Vec<Receiver> {
    let (Some(_), Some(service), Some(shift)) = (
        viewer.nurse_on_duty(state),
        state.service.as_ref(),
        state.shift.as_ref(),
    ) else {
        return Vec::new();
    };
    let ends = duty::duty_end(service, now);
    let next = duty::next_shift(service, now)
        .filter(|next| ends.is_none_or(|ends| next.start < ends))
        .and_then(|next| next.primary)
        .filter(|next| !shift.has(next));
    let day = hands::has_day_service(service).then_some(Receiver::Day);
    next.map(Receiver::Nurse).into_iter().chain(day).collect()
}

/// The handovers that concern this viewer, those that are open first, the newest first.
pub fn list(state: &State, viewer: &Viewer) -> Vec<HandoverLine> {
    let concerns = |handover: &&Handover| concerns(state, viewer, handover);
    let mut open: Vec<&Handover> = state.handovers.still_open().filter(concerns).collect();
    let mut past: Vec<&Handover> = state
        .handovers
        .all
        .values()
        .map(AsRef::as_ref)
        .filter(|handover| !handover.is_open())
        .filter(concerns)
        .collect();
    for all in [&mut open, &mut past] {
        all.sort_by_key(|handover| std::cmp::Reverse(handover.at));
    }
    past.truncate(PAST);
    open.into_iter()
        .chain(past)
        .map(|handover| line(state, viewer, handover))
        .collect()
}

fn concerns(state: &State, viewer: &Viewer, handover: &Handover) -> bool {
    let looker = viewer.looker();
    hands::takes(looker, handover)
        || hands::gave(looker, handover)
        || access::nurse_on_duty(state, looker).is_some()
}

/// The handover, if it concerns this viewer.
pub fn handover(
    state: &State,
    viewer: &Viewer,
    id: HandoverId,
    now: Timestamp,
) -> Option<HandoverView> {
    let found = state.handovers.get(id)?;
    if !concerns(state, viewer, found) {
        return None;
    }
    let items: Vec<ItemView> = found
        .items
        .iter()
        .map(|item| handed(state, viewer, found, item, now))
        .collect();
    let beside = matters::handed(state, viewer, found, now);
    let meanwhile = (since(state, &found.receiver, found.at), found.at);
    let meanwhile = deviations::meanwhile(state, viewer, meanwhile, now);
    Some(HandoverView {
        line: line(state, viewer, found),
        minutes: minutes(&items, beside.len()),
        items,
        deviations: matters::others(meanwhile, &beside),
        beside,
        owners: owners(state, viewer, found),
    })
}

/// When what was before this was handed over; the beginning, if nothing was.
fn since(state: &State, receiver: &Receiver, before: Timestamp) -> Timestamp {
    let to_day = |receiver: &Receiver| *receiver == Receiver::Day;
    state
        .handovers
        .all
        .values()
        .filter(|handover| to_day(&handover.receiver) == to_day(receiver))
        .map(|handover| handover.at)
        .filter(|at| *at < before)
        .max()
        .unwrap_or_default()
}

fn owners(state: &State, viewer: &Viewer, handover: &Handover) -> Vec<(StaffId, Person)> {
    let Some(service) = state.service.as_ref() else {
        return Vec::new();
    };
    let mut all: Vec<(StaffId, Person)> = service
        .staff
        .iter()
        .filter(|staff| match handover.receiver {
            Receiver::Day => hands::works_days(staff),
            Receiver::Nurse(_) => false,
        })
        .map(|staff| (staff.id.clone(), person(state, viewer, &staff.id)))
        .collect();
    all.sort_by_key(|(_, person)| !person.me);
    all
}

fn nurse(state: &State, viewer: &Viewer, receiver: &Receiver) -> Option<Person> {
    match receiver {
        Receiver::Day => None,
        Receiver::Nurse(nurse) => Some(person(state, viewer, nurse)),
    }
}

fn line(state: &State, viewer: &Viewer, handover: &Handover) -> HandoverLine {
    let person = |staff: &StaffId| person(state, viewer, staff);
    let looker = viewer.looker();
    HandoverLine {
        id: handover.id,
        receiver: handover.receiver.clone(),
        nurse: nurse(state, viewer, &handover.receiver),
        givers: handover.givers.iter().map(person).collect(),
        signed: handover.signed.as_ref().map(|(by, at)| (person(by), *at)),
        at: handover.at,
        keeper: handover.keeper.as_ref().map(person),
        ring_at: handover.ring_at,
        overdue: handover.overdue.filter(|_| handover.is_open()),
        items: handover.len(),
        waiting: handover.waiting(),
        asked: handover
            .items
            .iter()
            .filter(|item| item.standing == Standing::Asked)
            .count(),
        takes: hands::takes(looker, handover),
        gives: hands::gives(state, looker, handover.id),
    }
}

fn said(state: &State, viewer: &Viewer, sentence: &Sentence) -> Said {
    Said {
        by: person(state, viewer, &sentence.by),
        at: sentence.at,
        text: sentence.text.known().cloned(),
    }
}

fn drafted(state: &State, viewer: &Viewer, contact: ContactId, now: Timestamp) -> ItemView {
    let told = told(state, viewer, contact, now);
    let sentence = state.handovers.sentences.get(&contact);
    ItemView {
        contact,
        sentence: sentence
            .filter(|_| told.is_some())
            .map(|sentence| said(state, viewer, sentence)),
        told,
        later: Vec::new(),
        asked: Vec::new(),
        how: How::Draft,
        until: None,
        ended_since: None,
        notes_since: 0,
    }
}

fn handed(
    state: &State,
    viewer: &Viewer,
    handover: &Handover,
    item: &Item,
    now: Timestamp,
) -> ItemView {
    let told = told(state, viewer, item.contact, now);
    let reads = told.is_some();
    let words = |sentence: &Sentence| said(state, viewer, sentence);
    let later = item.later.iter().filter(|_| reads).map(words).collect();
    let asked = item.asked.iter().filter(|_| reads).map(|asked| Question {
        question: words(&asked.question),
        answer: asked.answer.as_ref().map(words),
    });
    let since = |at: Timestamp| at > handover.at;
    ItemView {
        contact: item.contact,
        sentence: item.sentence.as_ref().filter(|_| reads).map(words),
        later,
        asked: asked.collect(),
        how: match &item.standing {
            Standing::Waiting => How::Waiting,
            Standing::Asked => How::Asked,
            Standing::Accepted { by, owner, at } => How::Accepted {
                by: person(state, viewer, by),
                owner: person(state, viewer, owner),
                at: *at,
            },
            Standing::Erased => How::Erased,
        },
        until: state.handovers.kept_until(handover.id, item.contact),
        ended_since: told
            .as_ref()
            .and_then(|told| told.closing.as_ref())
            .map(|closing| closing.at)
            .filter(|at| since(*at)),
        notes_since: told
            .as_ref()
            .map_or(0, |told| told.notes.iter().filter(|n| since(n.at)).count()),
        told,
    }
}

/// About how many minutes it takes to read it all. `beside`: so many lines stand beside the contacts.
fn minutes(items: &[ItemView], beside: usize) -> usize {
    let words = |text: &Option<String>| {
        text.as_deref()
            .map_or(0, |text| text.split_whitespace().count())
    };
    let said = |said: &Said| words(&said.text);
    let all: usize = items
        .iter()
        .map(|item| {
            let told = item.told.as_ref().map_or(0, |told| {
                let left: usize = told.left.iter().map(|left| words(&left.what)).sum();
                let agreed = told.agreed.iter().flat_map(|agreed| &agreed.said);
                let agreed = agreed.map(|said| match said {
                    agreed::Said::Words(_, text) => text.split_whitespace().count(),
                    agreed::Said::At(..) => 1,
                });
                left + agreed.sum::<usize>() + LINE
            });
            let later: usize = item.later.iter().map(said).sum();
            told + item.sentence.as_ref().map_or(0, said) + later
        })
        .sum();
    (all + beside * LINE).div_ceil(WORDS_A_MINUTE)
}
