//! Whose telephone a number is listed as. A hint at who calls, never proof, and never for a room.

use crate::domain::contacts::contact::{CallerNumber, Contact};
use crate::domain::patients::identity::Identity;
use crate::domain::service::people::{Known, KnownAs, Registered};
use crate::domain::state::State;

/// What the number says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum HintKind {
    /// One of our own.
    Staff,
    /// Legevakt's line: a doctor.
    Legevakt,
    /// A patient's number.
    Patient,
    /// A number of somebody around one or several patients.
    Contact,
    /// Somebody we work with.
    Partner,
    /// Listed for several.
    Several,
    /// Listed nowhere.
    Unknown,
    /// Withheld by the caller.
    Withheld,
    /// The carrier gave something that is not a number.
    Malformed,
    /// Nobody has said one.
    NotGiven,
    /// Its key has been destroyed.
    Erased,
}

/// The hint and the number it comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hint {
    /// What the number says.
    pub kind: HintKind,
    /// What the service file calls those it is listed for.
    pub labels: Vec<String>,
    /// In groups, as people write it.
    pub number: Option<String>,
    /// It can take a text message.
    pub can_text: bool,
    /// Several people use the telephone.
    pub shared: bool,
}

impl Hint {
    fn without_number(kind: HintKind) -> Self {
        Self {
            kind,
            labels: Vec::new(),
            number: None,
            can_text: false,
            shared: false,
        }
    }
}

/// What the number of a contact says. Ask [`crate::views::Viewer::may_open`] first.
pub(super) fn of(state: &State, contact: &Contact) -> Hint {
    let number = match &contact.number {
        CallerNumber::Withheld => return Hint::without_number(HintKind::Withheld),
        CallerNumber::NotGiven => return Hint::without_number(HintKind::NotGiven),
        CallerNumber::Malformed => return Hint::without_number(HintKind::Malformed),
        CallerNumber::Number(number) => match number.known() {
            Some(number) => number,
            None => return Hint::without_number(HintKind::Erased),
        },
    };
    let known = state
        .who_is(number)
        .map(|caller| caller.known)
        .unwrap_or_default();
    let kind = match known.as_slice() {
        [] => HintKind::Unknown,
        [one] => kind(one),
        [_, ..] => HintKind::Several,
    };
    Hint {
        kind,
        labels: labels(&known),
        number: Some(number.grouped()),
        can_text: number.is_norwegian_mobile(),
        shared: known.iter().any(Known::is_shared),
    }
}

/// Each once: somebody's sister may be somebody else's too.
fn labels(known: &[Known<'_>]) -> Vec<String> {
    let mut labels: Vec<String> = Vec::new();
    for label in known.iter().map(label) {
        if !labels.contains(&label) {
            labels.push(label);
        }
    }
    labels
}

fn kind(known: &Known<'_>) -> HintKind {
    match known {
        Known::Staff(_) => HintKind::Staff,
        Known::Legevakt(_) => HintKind::Legevakt,
        Known::Listed(listed) => match &listed.who {
            KnownAs::Patient { .. } => HintKind::Patient,
            KnownAs::Contact { .. } => HintKind::Contact,
        },
        Known::Partner(_) => HintKind::Partner,
        Known::Registered(registered) => match registered.relative {
            None => HintKind::Patient,
            Some(_) => HintKind::Contact,
        },
    }
}

fn label(known: &Known<'_>) -> String {
    match known {
        Known::Staff(staff) => staff.name.clone(),
        Known::Legevakt(line) => line.label.clone(),
        Known::Listed(listed) => listed.label.clone(),
        Known::Partner(partner) => partner.label.clone(),
        Known::Registered(registered) => name(registered),
    }
}

/// Whoever it is, as the register has them.
fn name(registered: &Registered<'_>) -> String {
    let known = match registered.relative {
        Some(relative) => relative.person.known().map(|person| person.name.clone()),
        None => registered.patient.identity.known().map(Identity::full_name),
    };
    known.unwrap_or_default()
}
