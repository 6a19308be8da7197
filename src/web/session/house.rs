//! What signing in asks of the service itself: who is let in for some days, whose link it is, which PC still stands. Answered from the
//! state in memory; never waits.

use std::time::Duration;

use crate::domain::ids::{GuestId, MessageId, StationId};
use crate::domain::phone::E164;
use crate::domain::stations::station::Station;
use crate::engine::Engine;

/// A link is good for this long after it was sent.
pub const LINK_GOOD_FOR: Duration = Duration::from_hours(24);

/// The service, as far as signing in needs it.
pub trait House: Send + Sync {
    /// The doctor who is let in and is called so, or has this mobile; nobody, if several are.
    fn guest_called(&self, typed: &str) -> Option<GuestId>;
    /// Whether a doctor who was let in still is.
    fn guest_stands(&self, guest: GuestId) -> bool;
    /// The doctors whose last link can still be used, and the message that carried it.
    fn invited(&self) -> Vec<(GuestId, MessageId)>;
    /// Whether a registered PC still is one.
    fn station_stands(&self, station: StationId) -> bool;
}

impl House for Engine {
    fn guest_called(&self, typed: &str) -> Option<GuestId> {
        let (state, now) = (self.state(), self.now());
        let (name, number) = (normal_name(typed), mobile(typed));
        let mut found = state.guests.values().filter(|guest| {
            let phone = guest.phone.as_ref().and_then(|phone| phone.known());
            let own = guest.name.known();
            guest.stands(now)
                && (own.is_some_and(|own| normal_name(own) == name)
                    || (number.is_some() && phone == number.as_ref()))
        });
        match (found.next(), found.next()) {
            (Some(only), None) => Some(only.id),
            (Some(_), Some(_)) | (None, _) => None,
        }
    }

    fn guest_stands(&self, guest: GuestId) -> bool {
        let now = self.now();
        self.state()
            .guest(guest)
            .is_some_and(|guest| guest.stands(now))
    }

    fn invited(&self) -> Vec<(GuestId, MessageId)> {
        let (state, now) = (self.state(), self.now());
        let invited = state.guests.values().filter_map(|guest| {
            let (message, at) = guest.invited?;
            let good = guest.stands(now) && now.since(at) < LINK_GOOD_FOR;
            good.then_some((guest.id, message))
        });
        invited.collect()
    }

    fn station_stands(&self, station: StationId) -> bool {
        self.state().station(station).is_some_and(Station::stands)
    }
}

/// A name as it is compared.
fn normal_name(text: &str) -> String {
    let words: Vec<String> = text.split_whitespace().map(str::to_lowercase).collect();
    words.join(" ")
}

/// A number as people write it: with or without the country code.
pub fn mobile(typed: &str) -> Option<E164> {
    let digits: String = typed
        .chars()
        .filter(|c| c.is_ascii_digit() || *c == '+')
        .collect();
    let full = match digits.strip_prefix("00") {
        Some(rest) => format!("+{rest}"),
        None if digits.len() == 8 && !digits.starts_with('+') => format!("+47{digits}"),
        None => digits,
    };
    full.parse().ok()
}

/// A service that nobody is let into.
#[cfg(test)]
pub struct Nobody;

#[cfg(test)]
impl House for Nobody {
    fn guest_called(&self, _: &str) -> Option<GuestId> {
        None
    }
    fn guest_stands(&self, _: GuestId) -> bool {
        false
    }
    fn invited(&self) -> Vec<(GuestId, MessageId)> {
        Vec::new()
    }
    fn station_stands(&self, _: StationId) -> bool {
        false
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mobile_is_read_as_people_write_it() {
        for typed in ["900 00 061", "+47 900 00 061", "0047 90000061", "90000061"] {
            assert_eq!(
                mobile(typed),
                Some("+4790000061".parse().unwrap()),
                "{typed}"
            );
        }
        assert_eq!(mobile("113"), None);
        assert_eq!(mobile("Sunniva"), None);
        assert_eq!(normal_name("  Sunniva   LARSEN "), "sunniva larsen");
    }
}
