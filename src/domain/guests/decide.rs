//! Who is let in, for how long, and when it ends. Who may let in is decided in [`access`](crate::domain::access).

use std::time::Duration;

use crate::domain::decider::Decider;
use crate::domain::event::{EffectEvent, GuestEvent, MessageEvent};
use crate::domain::guests::guest::GuestEnd;
use crate::domain::ids::GuestId;
use crate::domain::language::Language;
use crate::domain::messages;
use crate::domain::messages::message::MessageText;
use crate::domain::phone::E164;
use crate::domain::rejection::Rejection;
use crate::domain::secret::Secret;
use crate::domain::time::Timestamp;

/// How long a guest's account lasts if nothing else is said.
pub const USUAL_STAY: Duration = Duration::from_hours(14 * 24);
/// No account of a guest lasts longer: after that the doctor belongs in the service file.
pub const LONGEST_STAY: Duration = Duration::from_hours(92 * 24);
/// Longest name, in characters.
pub const LONGEST_NAME: usize = 200;

/// What is said of somebody who is let in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Admission {
    /// The full name.
    pub name: String,
    /// The number in the register of health personnel: up to nine digits.
    pub hpr: Option<String>,
    /// Where the doctor is reached.
    pub phone: Option<E164>,
    /// What the doctor reads and hears.
    pub language: Language,
    /// Until when; none: [`USUAL_STAY`] from now.
    pub until: Option<Timestamp>,
}

/// Lets a doctor in (`handbook/service/en/who-may-what.md`). The same id twice is one guest.
pub(in crate::domain) fn admit(
    d: &mut Decider<'_>,
    guest: GuestId,
    admission: Admission,
) -> Result<(), Rejection> {
    let by = d.staff()?;
    if d.state.guests.contains_key(&guest) {
        return Ok(());
    }
    let Admission {
        name,
        hpr,
        phone,
        language,
        until,
    } = admission;
    let name = named(&name)?;
    let hpr = hpr.as_deref().map(hpr_number).transpose()?.flatten();
    let until = until.unwrap_or(d.now + USUAL_STAY);
    if until <= d.now {
        return Err(Rejection::InThePast);
    }
    if until > d.now + LONGEST_STAY {
        return Err(Rejection::TooFarAhead {
            days: LONGEST_STAY.as_secs() / (24 * 60 * 60),
        });
    }
    d.emit(GuestEvent::GuestAdmitted {
        guest,
        name: Secret::Known(name),
        hpr: hpr.map(Secret::Known),
        phone: phone.map(Secret::Known),
        language,
        until,
        by,
    });
    Ok(())
}

/// Sends the link by which the doctor chooses a password, to the number that was given. A link before it is worth nothing then.
pub(in crate::domain) fn invite(d: &mut Decider<'_>, guest: GuestId) -> Result<(), Rejection> {
    d.staff()?;
    let found = d
        .state
        .guest(guest)
        .filter(|guest| guest.stands(d.now))
        .ok_or(Rejection::NotFound { what: "guest" })?;
    let number = found.phone.as_ref().and_then(Secret::known);
    let number = number.ok_or(Rejection::NoNumber)?;
    if d.state.stopped.contains(number) {
        return Err(Rejection::MessagesStopped);
    }
    let message = d.message_id();
    d.emit(GuestEvent::GuestInvited { guest, message });
    Ok(())
}

/// Ends it before its time. Ended already: nothing changes.
pub(in crate::domain) fn end(d: &mut Decider<'_>, guest: GuestId) -> Result<(), Rejection> {
    let found = d
        .state
        .guest(guest)
        .ok_or(Rejection::NotFound { what: "guest" })?;
    if found.ended.is_none() {
        d.emit(GuestEvent::GuestEnded {
            guest,
            how: GuestEnd::Ended,
        });
        keep_back(d, guest);
    }
    Ok(())
}

/// Destroys what says who an ended guest was. `reason` says why, never about whom.
pub(in crate::domain) fn erase(
    d: &mut Decider<'_>,
    guest: GuestId,
    reason: &str,
) -> Result<(), Rejection> {
    let found = d
        .state
        .guest(guest)
        .ok_or(Rejection::NotFound { what: "guest" })?;
    if found.ended.is_none() {
        return Err(Rejection::GuestStands);
    }
    if reason.trim().is_empty() {
        return Err(Rejection::Empty);
    }
    d.emit(GuestEvent::GuestErased {
        guest,
        reason: reason.to_owned(),
    });
    Ok(())
}

/// The time is over.
pub(in crate::domain) fn due(d: &mut Decider<'_>, guest: GuestId) {
    d.emit(GuestEvent::GuestEnded {
        guest,
        how: GuestEnd::TimeOver,
    });
    keep_back(d, guest);
}

/// A link that has not left yet leads nowhere any more, and does not leave.
fn keep_back(d: &mut Decider<'_>, guest: GuestId) {
    let why = "the account has ended";
    let links = messages::decide::waiting(d, |message, _| {
        let found = d.state.message(message);
        found.is_some_and(|found| found.text == MessageText::WayIn(guest))
    });
    for (key, message) in links {
        let why = why.to_owned();
        d.emit(EffectEvent::EffectGivenUp {
            key,
            why: why.clone(),
        });
        d.emit(MessageEvent::MessageFailed { message, why });
    }
}

/// A name that says something and is not too long.
pub(in crate::domain) fn named(name: &str) -> Result<String, Rejection> {
    let name = name.trim();
    if name.is_empty() {
        return Err(Rejection::Empty);
    }
    if name.chars().count() > LONGEST_NAME {
        return Err(Rejection::TooLong { most: LONGEST_NAME });
    }
    Ok(name.to_owned())
}

/// The digits of an HPR number; none if nothing was written.
pub(in crate::domain) fn hpr_number(text: &str) -> Result<Option<String>, Rejection> {
    let digits: String = text.chars().filter(|c| !c.is_whitespace()).collect();
    if digits.is_empty() {
        return Ok(None);
    }
    let fits = digits.len() <= 9 && digits.bytes().all(|c| c.is_ascii_digit());
    fits.then_some(Some(digits)).ok_or(Rejection::NotHpr)
}
