//! What sessions ask of the service itself: what holds now, who is let in for some days, which PC still stands. Answered from the state in
//! memory; never waits.

use crate::domain::ids::{GuestId, StationId};
use crate::domain::phone::E164;
use crate::engine::Engine;
use crate::views::conversation_of;
use crate::web::session::Rules;
use crate::web::session::accounts::Account;

/// The service, as far as signing in needs it.
pub trait House: Send + Sync {
    /// What holds now, for everybody or for an account.
    fn rules(&self, account: Option<&Account>) -> Rules;
    /// The doctor who is let in and is called so, or has this mobile; nobody, if several are.
    fn guest_called(&self, typed: &str) -> Option<GuestId>;
    /// Whether a doctor who was let in still is.
    fn guest_stands(&self, guest: GuestId) -> bool;
    /// Whether a registered PC still is one.
    fn station_stands(&self, station: StationId) -> bool;
}

impl House for Engine {
    fn rules(&self, account: Option<&Account>) -> Rules {
        let state = self.state();
        let staff = account.and_then(|account| account.staff.as_ref());
        let security = state.service.as_ref().map(|service| service.security);
        Rules {
            security: security.unwrap_or_default(),
            talks: staff.is_some_and(|staff| conversation_of(&state, staff).is_some()),
        }
    }

    fn guest_called(&self, typed: &str) -> Option<GuestId> {
        let (state, now) = (self.state(), self.now());
        let (name, number) = (normal_name(typed), mobile(typed));
        let mut found = state.guests.values().filter(|guest| {
            let phone = guest.phone.as_ref().and_then(|phone| phone.known());
            guest.stands(now)
                && (guest.name.known().is_some_and(|own| normal_name(own) == name)
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

    fn station_stands(&self, station: StationId) -> bool {
        self.state()
            .station(station)
            .is_some_and(|station| station.stands())
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mobile_is_read_as_people_write_it() {
        for typed in ["900 00 061", "+47 900 00 061", "0047 90000061", "90000061"] {
            assert_eq!(mobile(typed), Some("+4790000061".parse().unwrap()), "{typed}");
        }
        assert_eq!(mobile("113"), None);
        assert_eq!(mobile("Sunniva"), None);
        assert_eq!(normal_name("  Sunniva   LARSEN "), "sunniva larsen");
    }
}
