//! Guests and stations.

use hjemmevakt::domain::event::{Event, GuestEvent, StationEvent};
use hjemmevakt::domain::guests::guest::GuestEnd;
use hjemmevakt::domain::ids::{GuestId, MessageId, StationId};
use hjemmevakt::domain::language::Language;
use hjemmevakt::domain::secret::Secret;
use uuid::Uuid;

use super::{at, kari, number, words};

/// The guest that the samples are about.
pub fn guest() -> GuestId {
    GuestId::from_uuid(Uuid::from_u128(20))
}

fn other_guest() -> GuestId {
    GuestId::from_uuid(Uuid::from_u128(21))
}

fn station() -> StationId {
    StationId::from_uuid(Uuid::from_u128(22))
}

/// Guests come and go.
pub fn guests() -> Vec<Event> {
    let mut events = vec![
        GuestEvent::GuestAdmitted {
            guest: guest(),
            name: words("Sunniva Larsen"),
            hpr: Some(words("9999999")),
            phone: Some(Secret::Known(number("+4790000061"))),
            language: Language::English,
            until: at(14 * 24 * 3_600),
            by: kari(),
        },
        GuestEvent::GuestAdmitted {
            guest: other_guest(),
            name: words("Petter Aas"),
            hpr: None,
            phone: None,
            language: Language::Bokmal,
            until: at(3_600),
            by: kari(),
        },
    ];
    for how in every![GuestEnd: TimeOver, Ended] {
        events.push(GuestEvent::GuestEnded {
            guest: guest(),
            how,
        });
    }
    events.push(erasure_of(GuestId::from_uuid(Uuid::from_u128(23))));
    events.into_iter().map(Event::from).collect()
}

/// A guest is sent the link by which a password is chosen.
pub fn invitations() -> Vec<Event> {
    vec![
        GuestEvent::GuestInvited {
            guest: guest(),
            message: MessageId::from_uuid(Uuid::from_u128(24)),
        }
        .into(),
    ]
}

/// Destroys what the samples say of their guest.
pub fn guest_erasure() -> Event {
    erasure_of(guest()).into()
}

fn erasure_of(guest: GuestId) -> GuestEvent {
    GuestEvent::GuestErased {
        guest,
        reason: "the time for keeping it is over".to_owned(),
    }
}

/// Stations are registered and cut off.
pub fn stations() -> Vec<Event> {
    [Some(number("+4778000041")), None]
        .into_iter()
        .map(|phone| StationEvent::StationRegistered {
            station: station(),
            label: "Legevakt, vaktrom 2".to_owned(),
            phone,
            by: kari(),
        })
        .chain([StationEvent::StationRevoked {
            station: station(),
            by: kari(),
        }])
        .map(Event::from)
        .collect()
}
