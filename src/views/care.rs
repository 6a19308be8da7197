//! What a contact's page shows of it: a danger and what is known, a child, a threat, what the number says to watch for, and
//! what the viewer is writing herself. Never a colleague's unfinished words.

use crate::domain::calls::call::CallState;
use crate::domain::calls::leg::{Leg, Purpose};
use crate::domain::care::held::{Danger, Question, UNDO};
use crate::domain::care::rules;
use crate::domain::contacts::contact::{Contact, Phase};
use crate::domain::ids::{CallId, StaffId};
use crate::domain::openings::opening::RecordPart;
use crate::domain::openings::sight;
use crate::domain::phone::E164;
use crate::domain::state::State;
use crate::domain::time::Timestamp;
use crate::views::Viewer;
use crate::views::people::{Person, person};

/// A contact's marks, as this viewer may see them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CareView {
    /// A child is on the line.
    pub child: Option<ChildView>,
    /// A life is in danger.
    pub danger: Option<DangerView>,
    /// Dangers that are over.
    pub past: Vec<PastDanger>,
    /// What she is writing.
    pub draft: Option<DraftView>,
    /// Colleagues who are writing here, and since when.
    pub writing: Vec<(Person, Timestamp)>,
    /// Somebody was threatened from this number.
    pub threat: Option<ThreatView>,
    /// What the number says to watch for, and until when that holds.
    pub safety: Vec<(String, Timestamp)>,
    /// What she can say of it now.
    pub can: CareCan,
}

/// What can be said of a contact now.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct CareCan {
    /// A life is in danger.
    pub danger: bool,
    /// A child is on the line.
    pub child: bool,
    /// She knows the person privately.
    pub privately: bool,
    /// She was threatened.
    pub threatened: bool,
    /// Leave the conversation to those who are in it.
    pub leave: Option<CallId>,
}

/// Whom to ring for a child, beside Alarmtelefonen.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ChildView {
    /// Child welfare outside office hours: what the service file calls it, and the full number.
    pub welfare: Option<(String, String)>,
}

/// A life in danger.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DangerView {
    /// Since when.
    pub since: Timestamp,
    /// Who said so.
    pub by: Person,
    /// It can be taken back until then.
    pub undo_until: Timestamp,
    /// What is known, in the order of the questions.
    pub answers: Vec<AnswerView>,
    /// The line to the person has dropped.
    pub lost: Option<LostView>,
    /// The number to give to the police.
    pub number: Option<String>,
    /// What the service is called, for whoever answers there.
    pub service: String,
}

/// One of the four questions.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AnswerView {
    /// Which.
    pub question: Question,
    /// The record that holds the answer; 0: none.
    pub number: u64,
    /// When it was written; none: not answered.
    pub at: Option<Timestamp>,
    /// What; empty: not answered.
    pub text: String,
}

/// The line to a person in danger has dropped.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LostView {
    /// When.
    pub since: Timestamp,
    /// How many times they were rung without an answer.
    pub tries: u8,
    /// Their telephone is being rung now.
    pub ringing: bool,
    /// The police are to be rung.
    pub police: bool,
}

/// A danger that is over.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PastDanger {
    /// From.
    pub since: Timestamp,
    /// To.
    pub ended: Timestamp,
    /// Who ended it.
    pub by: Person,
    /// What was done; none: erased.
    pub done: Option<String>,
    /// What was known; nothing for what was not, or is erased.
    pub answers: Vec<(Question, String)>,
}

/// What she is writing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DraftView {
    /// The record that holds it.
    pub number: u64,
    /// When it was kept.
    pub at: Timestamp,
    /// What.
    pub text: String,
}

/// Somebody was threatened from this number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ThreatView {
    /// Who.
    pub who: Person,
    /// When.
    pub at: Timestamp,
}

/// What this viewer sees. Ask [`Viewer::may_open`] first.
pub fn of(state: &State, viewer: &Viewer, contact: &Contact, now: Timestamp) -> CareView {
    let care = &contact.care;
    let Some(me) = viewer.nurse() else {
        return CareView::default();
    };
    CareView {
        child: care.child.then(|| child(state)),
        danger: care
            .danger
            .as_deref()
            .map(|danger| danger_view(state, viewer, contact, danger)),
        past: care
            .past
            .iter()
            .filter_map(|danger| past(state, viewer, danger))
            .collect(),
        draft: care.draft(me).and_then(|draft| {
            Some(DraftView {
                number: draft.number,
                at: draft.at,
                text: draft.text.known()?.clone(),
            })
        }),
        writing: care
            .drafts
            .iter()
            .filter(|draft| draft.staff != *me)
            .map(|draft| (person(state, viewer, &draft.staff), draft.at))
            .collect(),
        threat: threat(state, viewer, contact),
        safety: safety(state, viewer, contact, now),
        can: can(state, me, contact),
    }
}

fn child(state: &State) -> ChildView {
    let welfare = state
        .service
        .as_ref()
        .and_then(|service| service.child_welfare.as_ref());
    ChildView {
        welfare: welfare.map(|place| (place.label.clone(), place.number.as_str().to_owned())),
    }
}

fn danger_view(state: &State, viewer: &Viewer, contact: &Contact, danger: &Danger) -> DangerView {
    let ringing = contact
        .line()
        .and_then(|call| state.call(call))
        .is_some_and(|call| matches!(call.state, CallState::RingingPerson { .. }));
    let answers = Question::ALL.into_iter().map(|question| {
        let known = danger.answer(question);
        AnswerView {
            question,
            number: known.map_or(0, |answer| answer.number),
            at: known.map(|answer| answer.at),
            text: known
                .and_then(|answer| answer.text.known().cloned())
                .unwrap_or_default(),
        }
    });
    DangerView {
        since: danger.since,
        by: person(state, viewer, &danger.by),
        undo_until: danger.since + UNDO,
        answers: answers.collect(),
        lost: danger.lost.map(|lost| LostView {
            since: lost.since,
            tries: lost.tries,
            ringing,
            police: lost.police.is_some(),
        }),
        number: contact.number.known().map(E164::grouped),
        service: state
            .service
            .as_ref()
            .map(|service| service.name.clone())
            .unwrap_or_default(),
    }
}

fn past(state: &State, viewer: &Viewer, danger: &Danger) -> Option<PastDanger> {
    let end = danger.end.as_ref()?;
    Some(PastDanger {
        since: danger.since,
        ended: end.at,
        by: person(state, viewer, &end.by),
        done: end.done.known().cloned(),
        answers: Question::ALL
            .into_iter()
            .filter_map(|question| {
                let text = danger.answer(question)?.text.known()?.clone();
                (!text.trim().is_empty()).then_some((question, text))
            })
            .collect(),
    })
}

/// Said on the card until a colleague has talked with them, and in the conversation in which she does.
fn threat(state: &State, viewer: &Viewer, contact: &Contact) -> Option<ThreatView> {
    let first = rules::colleague_first(state, contact.id)
        .filter(|first| first.heard.is_none_or(|heard| heard == contact.id))?;
    Some(ThreatView {
        who: person(state, viewer, &first.staff),
        at: first.at,
    })
}

/// What the record of whom it is about says to watch for, and the service file of the number, as long as it holds.
fn safety(
    state: &State,
    viewer: &Viewer,
    contact: &Contact,
    now: Timestamp,
) -> Vec<(String, Timestamp)> {
    let mut all = flags(state, viewer, contact, now);
    all.extend(of_the_number(state, contact, now));
    all
}

fn flags(
    state: &State,
    viewer: &Viewer,
    contact: &Contact,
    now: Timestamp,
) -> Vec<(String, Timestamp)> {
    let about = contact.about.as_ref();
    let Some(patient) = about.and_then(|about| state.current_patient(about.patient)) else {
        return Vec::new();
    };
    let sight = sight::sight(state, viewer.looker(), patient, now);
    if sight.ground_for(RecordPart::Flags).is_none() {
        return Vec::new();
    }
    state
        .standing_flags_of(patient, now)
        .filter_map(|flag| Some((flag.text.known()?.clone(), flag.until)))
        .collect()
}

fn of_the_number(state: &State, contact: &Contact, now: Timestamp) -> Vec<(String, Timestamp)> {
    let (Some(number), Some(service)) = (contact.number.known(), &state.service) else {
        return Vec::new();
    };
    service
        .who_is(number)
        .known
        .iter()
        .filter_map(|known| known.listed()?.safety.as_ref())
        .filter(|safety| now < safety.until)
        .map(|safety| (safety.text.clone(), safety.until))
        .collect()
}

fn can(state: &State, me: &StaffId, contact: &Contact) -> CareCan {
    if !contact.is_open() {
        return CareCan::default();
    }
    let call = contact.line().and_then(|call| state.call(call));
    let mine = call.and_then(|call| {
        let leg = state
            .our_legs(call)
            .find(|leg| leg.is_confirmed() && leg.staff() == Some(me))?;
        Some((call, leg, call.talking()?))
    });
    let leads = mine.is_some_and(|(_, leg, talking)| talking.leg == leg.id);
    let off_line = matches!(
        contact.phase,
        Phase::CallBackDue(_) | Phase::NeedsOutcome { .. }
    );
    let stands = contact.care.danger.is_some();
    CareCan {
        danger: !stands && (mine.is_some() || off_line),
        child: true,
        privately: !(stands && leads),
        threatened: leads || off_line,
        leave: mine
            .filter(|(_, leg, talking)| {
                talking.leg != leg.id
                    || talking
                        .others
                        .iter()
                        .filter_map(|other| state.leg(*other))
                        .any(|other| other.id != leg.id && stays(state, other))
            })
            .map(|(call, _, _)| call.id),
    }
}

/// Somebody who can go on with it: not an interpreter alone.
fn stays(state: &State, leg: &Leg) -> bool {
    use crate::domain::calls::leg::Callee;
    let interprets = match &leg.callee {
        Callee::Other { number, .. } => state.service.as_ref().is_some_and(|service| {
            service
                .interpreters
                .iter()
                .any(|one| number.known() == Some(&one.number))
        }),
        Callee::Staff { .. } | Callee::Person => false,
    };
    let brought_in = matches!(leg.purpose, Purpose::Third(_) | Purpose::HandOver(_));
    leg.is_confirmed() && (brought_in || leg.staff().is_some()) && !interprets
}
