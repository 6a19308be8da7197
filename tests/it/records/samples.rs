//! An event of every kind, with every word that a field can hold. The compiler asks for more when a type grows.

use std::sync::Arc;

use hjemmevakt::domain::duty::Shift;
use hjemmevakt::domain::event::{ContactEvent, Event, ServiceEvent};
use hjemmevakt::domain::ids::{
    AlarmId, CallId, CarrierId, ContactId, Epoch, LegId, MessageId, StaffId,
};
use hjemmevakt::domain::phone::E164;
use hjemmevakt::domain::secret::Secret;
use hjemmevakt::domain::time::Timestamp;
use hjemmevakt::service_file;
use uuid::Uuid;

/// Every variant of an enum without content. A variant that is left out does not compile; what has come `later` is only named,
/// and stands in a sample of its own.
macro_rules! every {
    ($type:ident: $($variant:ident),* $(,)? $(; later: $($later:ident),* $(,)?)?) => {{
        const fn listed(value: $type) {
            match value { $($type::$variant => {})* $($($type::$later => {})*)? }
        }
        let all = [$($type::$variant),*];
        all.into_iter().for_each(listed);
        all
    }};
}

mod care;
mod complaints;
mod contacts;
mod corrections;
mod deaths;
mod deviations;
mod documents;
mod endings;
mod escorts;
mod feedback;
mod handbook;
mod handovers;
mod lines;
mod messages;
pub mod on_duty;
mod openings;
mod patients;
pub mod people;
mod plan_people;
mod requests;
mod rest;
mod widened;

const SERVICE: &str = r#"
[service]
name = "Hjemmevakt"
municipality = "Ytterfjord"
number = "+47 78 00 00 00"

[[duty]]
from = "Thursday 15:00"
to = "Monday 08:00"

[[staff]]
id = "kari"
name = "Kari Nordvik"
role = "leader"
phones = ["+47 900 00 001"]

[[pattern]]
primary = "kari"

[[fallback]]
number = "+47 78 00 00 01"
label = "Legevakt doctor"

[outside.default]
kind = "legevakt"
number = "+47 78 00 00 01"
label = "Legevakt doctor"
"#;

/// The contact that most samples are about.
pub fn contact() -> ContactId {
    ContactId::from_uuid(Uuid::from_u128(1))
}

fn other() -> ContactId {
    ContactId::from_uuid(Uuid::from_u128(2))
}

fn call() -> CallId {
    CallId::from_uuid(Uuid::from_u128(3))
}

fn leg() -> LegId {
    LegId::from_uuid(Uuid::from_u128(4))
}

fn second_leg() -> LegId {
    LegId::from_uuid(Uuid::from_u128(5))
}

fn alarm() -> AlarmId {
    AlarmId::from_uuid(Uuid::from_u128(6))
}

fn message() -> MessageId {
    MessageId::from_uuid(Uuid::from_u128(7))
}

fn line() -> CarrierId {
    CarrierId::new("CA00000000000000000000000000000001")
}

fn kari() -> StaffId {
    StaffId::new("kari")
}

fn aslak() -> StaffId {
    StaffId::new("aslak")
}

fn at(seconds: i64) -> Timestamp {
    Timestamp::from_millis(1_795_200_000_000 + seconds * 1_000)
}

fn number(text: &str) -> E164 {
    text.parse().unwrap()
}

fn words(text: &str) -> Secret<String> {
    Secret::Known(text.to_owned())
}

/// A stored file's name, and what stands in it.
type Format = (&'static str, fn() -> Vec<Event>);

/// What there is a stored file of in `tests/formats`, by its name: `v1`, and one for each area that has come since. A line here
/// is never changed; what is new gets a line of its own, and its file is written once
/// (`handbook/engineering/records.md`, "A new version").
pub const FORMATS: &[Format] = &[
    ("v1", first),
    ("v2-guests", people::guests),
    ("v2-stations", people::stations),
    ("v3-invitations", people::invitations),
    ("v2-care", care::all),
    ("v2-sami", messages::sami),
    ("v2-requests", requests::requests),
    ("v2-summons", requests::summons),
    ("v2-in-writing", messages::in_writing),
    ("v2-relatives", messages::relatives),
    ("v2-news", requests::news),
    ("v2-on-duty", on_duty::all),
    ("v2-call-back-late", messages::late),
    ("v3-visits-and-children", on_duty::alone),
    ("v3-erased-visits", on_duty::erased),
    ("v4-patients", patients::all),
    ("v5-reviews", openings::taken_back),
    ("v5-by-request", openings::by_request),
    ("v5-read-unwritten", openings::unwritten),
    ("v5-documents", documents::all),
    ("v5-plan-reviews", patients::reviews),
    ("v6-escorts", escorts::all),
    ("v6-handbook", handbook::all),
    ("v5-hashes-and-kept-forms", documents::hashed),
    ("v6-orders", documents::orders),
    ("v6-handovers", handovers::all),
    ("v6-follow-ups", handovers::follow_ups),
    ("v7-contacts", endings::all),
    ("v7-deviations", deviations::all),
    ("v7-follow-ups", endings::follow_ups),
    ("v7-complaints", complaints::all),
    ("v7-sheets", endings::sheets),
    ("v7-feedback", feedback::all),
    ("v7-deaths", deaths::all),
    ("v7-deaths-guests", deaths::of_a_guest),
    ("v7-erased-deviations", deviations::erased),
    ("v7-listed", endings::listed),
    ("v7-promises-over", deaths::left_alone),
    ("v7-case-doctors", documents::taking_part),
    ("v7-widened", widened::all),
    ("v7-written-elsewhere", documents::written_elsewhere),
    ("v7-plan-people", plan_people::all),
    ("v7-consent-ends", plan_people::ends),
    ("v7-small-steps", plan_people::small_steps),
    ("v7-corrections", corrections::identity),
    ("v7-corrections-of-people", corrections::people),
    ("v7-struck", corrections::struck),
    ("v7-handovers", handovers::kept),
    ("v7-handed-beside", handovers::beside),
    ("v7-escort-reasons", escorts::reasons),
    ("v7-why-not", contacts::why_not),
    ("v7-signing", documents::signing),
    ("v7-tongues", corrections::tongues),
    ("v7-struck-notes", care::struck),
    ("v7-described", corrections::described),
    ("v7-learnt", plan_people::learnt),
    ("v7-taken-on", openings::taken_on),
    ("v7-their-questions", corrections::their_questions),
    ("v7-searches", openings::searched),
    ("v7-waited-for", documents::waited_for),
    ("v7-openings-kept", openings::kept),
    ("v7-said-elsewhere", plan_people::said_elsewhere),
];

/// One event of every kind at least.
pub fn events() -> Vec<Event> {
    FORMATS.iter().flat_map(|(_, events)| events()).collect()
}

fn first() -> Vec<Event> {
    let mut events = Vec::new();
    service(&mut events);
    contacts::contact_opens(&mut events);
    contacts::contact_goes_on(&mut events);
    contacts::contact_ends(&mut events);
    lines::the_call(&mut events);
    lines::the_talk(&mut events);
    lines::the_fallback(&mut events);
    lines::legs(&mut events);
    rest::messages(&mut events);
    rest::alarms(&mut events);
    rest::effects(&mut events);
    events.push(erasure_of(other()));
    events
}

fn service(events: &mut Vec<Event>) {
    let service = service_file::parse(SERVICE).unwrap_or_else(|problems| panic!("{problems:?}"));
    let shift = Shift {
        start: at(0),
        end: at(3_600),
        primary: Some(kari()),
        backup: Some(aslak()),
        others: vec![StaffId::new("marit")],
    };
    for event in [
        ServiceEvent::EpochBegan {
            epoch: Epoch::new(0x0123_4567_89ab_cdef),
            effects_held: true,
        },
        ServiceEvent::EffectsReleased,
        ServiceEvent::ServiceImported {
            service: Arc::new(service),
        },
        ServiceEvent::ShiftBegan {
            shift: Some(shift),
            until: Some(at(3_600)),
        },
        ServiceEvent::ShiftBegan {
            shift: None,
            until: None,
        },
    ] {
        events.push(event.into());
    }
}

/// Destroys the keys of what the samples say about their contact.
pub fn erasure() -> Event {
    erasure_of(contact())
}

fn erasure_of(contact: ContactId) -> Event {
    ContactEvent::ContactErased {
        contact,
        reason: "asked for by the person".to_owned(),
    }
    .into()
}
