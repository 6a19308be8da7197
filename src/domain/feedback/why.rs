//! Why somebody is not asked. Where anything speaks against it nothing is sent: it is one question less, and nobody is harmed by that.

use crate::domain::contacts::contact::Contact;
use crate::domain::feedback::asked::Asked;
use crate::domain::ids::{ContactId, PatientId};
use crate::domain::messages::person::{self, Reach};
use crate::domain::openings::sight;
use crate::domain::patients::patient::Standing;
use crate::domain::phone::E164;
use crate::domain::service::people::Known;
use crate::domain::state::State;
use crate::domain::time::Timestamp;
use crate::domain::{care::rules, deadline};

/// Why somebody is not asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum WhyNot {
    /// They do not want it.
    Refused,
    /// A doctor's request: it is theirs, not the person's.
    Request,
    /// There is no number.
    NoNumber,
    /// The number cannot read.
    CannotRead,
    /// They have written STOPP.
    Stopped,
    /// They want no text messages.
    NoTexts,
    /// Somebody has died.
    Dead,
    /// A child.
    Child,
    /// Somebody else may read it.
    SomebodyElse,
    /// It is not safe: a danger, a threat, something to watch for, a telephone that must not show our number.
    Safety,
    /// A telephone of those who work here or with us.
    Ours,
    /// They are asked already, or were not long ago.
    Lately,
    /// It ended in a way after which nobody is asked.
    Outcome,
    /// There was no decent hour for it within a week.
    TooLate,
}

impl WhyNot {
    /// Every one of them.
    pub const ALL: [Self; 14] = [
        Self::Refused,
        Self::Request,
        Self::NoNumber,
        Self::CannotRead,
        Self::Stopped,
        Self::NoTexts,
        Self::Dead,
        Self::Child,
        Self::SomebodyElse,
        Self::Safety,
        Self::Ours,
        Self::Lately,
        Self::Outcome,
        Self::TooLate,
    ];

    /// Its word.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Refused => "refused",
            Self::Request => "request",
            Self::NoNumber => "no_number",
            Self::CannotRead => "cannot_read",
            Self::Stopped => "stopped",
            Self::NoTexts => "no_texts",
            Self::Dead => "dead",
            Self::Child => "child",
            Self::SomebodyElse => "somebody_else",
            Self::Safety => "safety",
            Self::Ours => "ours",
            Self::Lately => "lately",
            Self::Outcome => "outcome",
            Self::TooLate => "too_late",
        }
    }
}

/// What speaks against asking the person of a contact now; nothing, if they may be asked.
pub fn why_not(state: &State, contact: &Contact, now: Timestamp) -> Option<WhyNot> {
    if state.request_of(contact.id).is_some() {
        return Some(WhyNot::Request);
    }
    let Some(number) = contact.number.known() else {
        return Some(WhyNot::NoNumber);
    };
    match person::reach(state, contact) {
        Reach::Writes(_) => {}
        Reach::Stopped => return Some(WhyNot::Stopped),
        Reach::CannotRead => return Some(WhyNot::CannotRead),
    }
    if !rules::may_be_texted(state, contact) {
        return Some(WhyNot::Child);
    }
    let patients = patients(state, contact, number);
    of_number(state, number)
        .or_else(|| of_patients(state, &patients, now))
        .or_else(|| of_contact(state, contact, number))
        .or_else(|| lately(state, contact, now))
}

/// Those whom the contact may be about.
fn patients(state: &State, contact: &Contact, number: &E164) -> Vec<PatientId> {
    let about = contact.about.as_ref().map(|about| about.patient);
    let by_number = state
        .phone_of(number)
        .into_iter()
        .map(|(patient, _)| patient);
    let mut all: Vec<PatientId> = by_number
        .chain(about)
        .filter_map(|id| state.current(id))
        .collect();
    all.sort_unstable();
    all.dedup();
    all
}

fn of_number(state: &State, number: &E164) -> Option<WhyNot> {
    let who = state.who_is(number)?;
    let ours = who.known.iter().any(|known| match known {
        Known::Staff(_) | Known::Legevakt(_) | Known::Partner(_) => true,
        Known::Listed(_) | Known::Registered(_) => false,
    });
    if ours {
        return Some(WhyNot::Ours);
    }
    let watched = who
        .known
        .iter()
        .any(|known| known.listed().is_some_and(|listed| listed.safety.is_some()));
    if watched {
        return Some(WhyNot::Safety);
    }
    if !who.may_propose_contact() {
        return Some(WhyNot::SomebodyElse);
    }
    state.wants_no_texts(number).then_some(WhyNot::NoTexts)
}

/// What the record says: also where a relative is in touch, or the person by another telephone.
fn of_patients(state: &State, patients: &[PatientId], now: Timestamp) -> Option<WhyNot> {
    patients
        .iter()
        .filter_map(|id| state.patient(*id))
        .find_map(|patient| {
            let wishes = state.wishes_of(patient);
            if patient.standing == Standing::Dead {
                Some(WhyNot::Dead)
            } else if wishes.no_texts {
                Some(WhyNot::NoTexts)
            } else if wishes.somebody_else.is_some() {
                Some(WhyNot::SomebodyElse)
            } else if wishes.number_withheld
                || state.standing_flags_of(patient, now).next().is_some()
            {
                Some(WhyNot::Safety)
            } else {
                None
            }
        })
}

fn of_contact(state: &State, contact: &Contact, number: &E164) -> Option<WhyNot> {
    let danger = contact.care.danger.is_some() || !contact.care.past.is_empty();
    let threat = state.colleague_first.get(number).is_some();
    (danger || threat).then_some(WhyNot::Safety)
}

/// Another contact of the same person in which they are to be asked, or were.
fn lately(state: &State, contact: &Contact, now: Timestamp) -> Option<WhyNot> {
    let between = deadline::timing(state).feedback_between;
    others(state, contact)
        .filter(|asked| asked.contact != contact.id)
        .any(|asked| {
            let goes_on = state
                .contact(asked.contact)
                .is_some_and(|other| asked.is_pending() && still_asks(other, asked));
            goes_on || asked.sent().is_some_and(|sent| now.since(sent) < between)
        })
        .then_some(WhyNot::Lately)
}

/// What was agreed in a contact that was joined with another is asked there.
const fn still_asks(contact: &Contact, asked: &Asked) -> bool {
    use crate::domain::feedback::asked::Stage;
    contact.is_open() || matches!(asked.stage, Stage::Waits(_))
}

/// What was agreed in the contacts of the same number, or about the same person.
pub(in crate::domain) fn others<'a>(
    state: &'a State,
    contact: &'a Contact,
) -> impl Iterator<Item = &'a Asked> {
    let number = contact.number.known();
    let of_number = number.map(|number| state.feedback.of_number(number));
    let of_number = of_number.into_iter().flatten();
    let mut ids: Vec<ContactId> = of_number.map(|asked| asked.contact).collect();
    let about = contact.about.as_ref().map(|about| about.patient);
    let patient = about.and_then(|id| state.current_patient(id));
    // Whoever is around a person is somebody else.
    let themselves = contact
        .about
        .as_ref()
        .is_some_and(|about| about.relative.is_none());
    if let Some(patient) = patient.filter(|_| themselves) {
        let theirs = sight::contacts_of(state, patient);
        let theirs = theirs.filter(|other| {
            let about = other.about.as_ref();
            about.is_some_and(|about| about.relative.is_none())
        });
        ids.extend(theirs.map(|other| other.id));
    }
    ids.sort_unstable();
    ids.dedup();
    ids.into_iter().filter_map(|id| state.feedback.get(id))
}
