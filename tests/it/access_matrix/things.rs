//! A Thursday evening with one thing of each kind in the hands of somebody, and one in nobody's of those who are asked about.

use std::sync::Arc;

use hjemmevakt::domain::actor::Actor;
use hjemmevakt::domain::alarms::alarm::AlarmKind;
use hjemmevakt::domain::apply::apply;
use hjemmevakt::domain::assessments::event::AssessmentEvent;
use hjemmevakt::domain::calls::call::Direction;
use hjemmevakt::domain::calls::leg::{Callee, Purpose};
use hjemmevakt::domain::complaints::complaint::Complains;
use hjemmevakt::domain::complaints::event::ComplaintEvent;
use hjemmevakt::domain::contacts::contact::{
    CallerNumber, Next, Origin, Outcome, OutcomeDue, Owner,
};
use hjemmevakt::domain::deviations::deviation::Harm;
use hjemmevakt::domain::deviations::event::DeviationEvent;
use hjemmevakt::domain::duty::Shift;
use hjemmevakt::domain::event::{
    AlarmEvent, CallEvent, ContactEvent, Event, GuestEvent, LegEvent, ServiceEvent, StationEvent,
};
use hjemmevakt::domain::forms::kind::DocumentKind;
use hjemmevakt::domain::handovers::event::HandoverEvent;
use hjemmevakt::domain::handovers::handover::Receiver;
use hjemmevakt::domain::ids::{
    AlarmId, CallId, CarrierId, ComplaintId, ContactId, DeviationId, DocumentId, GuestId,
    HandoverId, LegId, PatientId, RequestId, StaffId, StationId,
};
use hjemmevakt::domain::language::Language;
use hjemmevakt::domain::openings::event::OpeningEvent;
use hjemmevakt::domain::openings::opening::LinkedBy;
use hjemmevakt::domain::patients::event::PatientEvent;
use hjemmevakt::domain::patients::identity::Identity;
use hjemmevakt::domain::requests::event::RequestEvent;
use hjemmevakt::domain::requests::request::Requester;
use hjemmevakt::domain::secret::Secret;
use hjemmevakt::domain::state::State;
use hjemmevakt::domain::time::Timestamp;
use hjemmevakt::service_file;
use uuid::Uuid;

use crate::forms;

const EXAMPLE: &str = include_str!("../../../handbook/operations/example-service.toml");

/// One person for each role that the example has nobody for alone.
const MORE: &str = r#"
[[staff]]
id = "berit"
name = "Berit Moen"
role = "coordinator"
phones = ["+47 900 00 071"]

[[staff]]
id = "ola"
name = "Ola Tveit"
role = "operator"
phones = ["+47 900 00 072"]
"#;

/// Who asks: each column of the tables.
pub const COLUMNS: [&str; 14] = [
    "nurse",
    "off duty",
    "day nurse",
    "coordinator",
    "doctor",
    "leader",
    "operator",
    "wall",
    "guest",
    "station",
    "carrier",
    "clock",
    "effects",
    "machine",
];

/// In whose name somebody in this column asks; none: a screen on a wall asks for nothing.
pub fn actor(column: &str) -> Option<Actor> {
    let staff = |id: &str| Some(Actor::Staff(StaffId::new(id)));
    match column {
        "nurse" => staff("kari"),
        "off duty" => staff("marit"),
        "day nurse" => staff("siri"),
        "coordinator" => staff("berit"),
        "doctor" => staff("jonas"),
        "leader" => staff("randi"),
        "operator" => staff("ola"),
        "wall" => None,
        "guest" => Some(Actor::Guest(GUEST)),
        "station" => Some(Actor::Station(STATION)),
        "carrier" => Some(Actor::Carrier),
        "clock" => Some(Actor::Clock),
        "effects" => Some(Actor::Effects),
        "machine" => Some(Actor::Operator),
        other => panic!("who is {other:?}?"),
    }
}

/// The guest, and the station.
pub const GUEST: GuestId = GuestId::from_uuid(Uuid::from_u128(80));
pub const STATION: StationId = StationId::from_uuid(Uuid::from_u128(81));

/// One thing of each kind.
#[derive(Clone, Copy, Debug)]
pub struct Things {
    pub contact: ContactId,
    pub call: CallId,
    pub alarm: AlarmId,
    pub request: RequestId,
    pub patient: PatientId,
    pub document: DocumentId,
    pub handover: HandoverId,
    pub deviation: DeviationId,
    pub complaint: ComplaintId,
}

impl Things {
    /// The contact of the request and the document.
    pub fn case(self) -> ContactId {
        ContactId::from_uuid(Uuid::from_u128(self.request.as_uuid().as_u128() + 50))
    }

    const fn numbered(first: u128) -> Self {
        Self {
            contact: ContactId::from_uuid(Uuid::from_u128(first)),
            call: CallId::from_uuid(Uuid::from_u128(first + 1)),
            alarm: AlarmId::from_uuid(Uuid::from_u128(first + 2)),
            request: RequestId::from_uuid(Uuid::from_u128(first + 3)),
            patient: PatientId::from_uuid(Uuid::from_u128(first + 4)),
            document: DocumentId::from_uuid(Uuid::from_u128(first + 5)),
            handover: HandoverId::from_uuid(Uuid::from_u128(first + 6)),
            deviation: DeviationId::from_uuid(Uuid::from_u128(first + 7)),
            complaint: ComplaintId::from_uuid(Uuid::from_u128(first + 8)),
        }
    }
}

/// What is in the hands of whoever asks, and what is in somebody else's.
pub const OWN: Things = Things::numbered(100);
pub const OTHER: Things = Things::numbered(200);

/// The evening.
pub fn now() -> Timestamp {
    Timestamp::from_millis(1_767_902_400_000)
}

/// The evening on which somebody has [`OWN`] in hand, as far as that can be, and Aslak has [`OTHER`].
pub fn evening(asks: Option<&Actor>) -> State {
    let text = EXAMPLE
        .replace(
            "roles = [\"day_nurse\", \"coordinator\"]",
            "role = \"day_nurse\"",
        )
        .replace(
            "order = [\"randi\", \"kari\", \"aslak\"]",
            "order = [\"randi\", \"kari\", \"siri\", \"berit\", \"jonas\", \"ola\"]",
        )
        + MORE;
    let service = service_file::parse(&text).unwrap_or_else(|problems| panic!("{problems:?}"));
    let shift = Shift {
        start: now(),
        end: now() + std::time::Duration::from_hours(8),
        primary: Some(StaffId::new("kari")),
        backup: Some(StaffId::new("aslak")),
        others: Vec::new(),
    };
    let mut told = Told::default();
    told.tell(ServiceEvent::ServiceImported {
        service: Arc::new(service),
    });
    told.tell(ServiceEvent::ShiftBegan {
        until: Some(shift.end),
        shift: Some(shift),
    });
    told.tell(GuestEvent::GuestAdmitted {
        guest: GUEST,
        name: Secret::Known("Sunniva Larsen".to_owned()),
        hpr: None,
        phone: None,
        language: Language::Bokmal,
        until: now() + std::time::Duration::from_hours(24),
        by: StaffId::new("kari"),
    });
    told.tell(StationEvent::StationRegistered {
        station: STATION,
        label: "Vaktrom 2".to_owned(),
        phone: None,
        by: StaffId::new("randi"),
    });
    let aslak = StaffId::new("aslak");
    told.things(OTHER, &aslak, 1);
    match asks.and_then(Actor::staff) {
        Some(staff) => told.things(OWN, staff, 6),
        None => told.things(OWN, &aslak, 1),
    }
    told.patient(OTHER, &aslak);
    told.patient(OWN, asks.and_then(Actor::staff).unwrap_or(&aslak));
    told.requests(OTHER, &aslak, Requester::Telephone);
    told.requests(
        OWN,
        asks.and_then(Actor::staff).unwrap_or(&aslak),
        from(asks),
    );
    told.deviation(OTHER, Actor::Staff(aslak.clone()));
    told.complaint(OTHER, Actor::Staff(aslak.clone()));
    if let Some(who) = asks {
        told.deviation(OWN, who.clone());
        told.complaint(OWN, who.clone());
    }
    told.handover(OTHER, &aslak, false);
    if let Some(staff) = asks.and_then(Actor::staff) {
        let days = ["siri", "berit"].contains(&staff.as_str());
        told.handover(OWN, staff, days);
    }
    told.state
}

/// Who has asked for help: whoever is asked about, if that is one of those who do.
fn from(asks: Option<&Actor>) -> Requester {
    match asks {
        Some(Actor::Staff(staff)) if staff.as_str() == "jonas" => Requester::Staff(staff.clone()),
        Some(Actor::Guest(guest)) => Requester::Guest(*guest),
        Some(Actor::Station(station)) => Requester::Station {
            station: *station,
            name: Secret::Known("Sunniva Larsen".to_owned()),
            hpr: None,
        },
        Some(
            Actor::Staff(_) | Actor::Carrier | Actor::Clock | Actor::Effects | Actor::Operator,
        )
        | None => Requester::Telephone,
    }
}

/// A state, as events make it.
#[derive(Default)]
struct Told {
    state: State,
}

impl Told {
    fn tell(&mut self, event: impl Into<Event>) {
        let seq = self.state.seq + 1;
        apply(&mut self.state, seq, now(), &event.into());
    }

    /// One thing of each kind in the hands of a member of staff: a contact that she follows up, a call in which her telephone is,
    /// and an alarm that as many as that have been told of.
    fn things(&mut self, things: Things, staff: &StaffId, told: usize) {
        self.opens(things.contact);
        self.tell(ContactEvent::ContactClosed {
            contact: things.contact,
            outcome: Outcome::VisitAgreed,
            next: Next::FollowUp {
                owner: staff.clone(),
                at: now(),
                what: Secret::Known("Ring".to_owned()),
            },
            by: Actor::Staff(staff.clone()),
        });
        let on_line = ContactId::from_uuid(Uuid::from_u128(things.call.as_uuid().as_u128() + 50));
        self.opens(on_line);
        self.tell(CallEvent::CallBegan {
            call: things.call,
            contact: on_line,
            line: Some(CarrierId::new(&format!("CA{}", things.call))),
            direction: Direction::Inbound,
            language: Language::Bokmal,
            first_in_line: false,
        });
        self.tell(LegEvent::LegRequested {
            leg: LegId::from_uuid(Uuid::from_u128(things.call.as_uuid().as_u128() + 51)),
            purpose: Purpose::Third(things.call),
            callee: Callee::Staff {
                staff: staff.clone(),
                phone: 0,
            },
            language: Language::Bokmal,
            ring_seconds: 20,
        });
        self.tell(AlarmEvent::AlarmRaised {
            alarm: things.alarm,
            kind: AlarmKind::NobodyAnswers,
            contact: None,
            effect: None,
        });
        for _ in 0..told {
            self.tell(AlarmEvent::AlarmPassed {
                alarm: things.alarm,
                staff: staff.clone(),
                next_at: now(),
            });
        }
    }

    /// A patient whom the contact is about, and with whom a member of staff works, if that is her work.
    fn patient(&mut self, things: Things, staff: &StaffId) {
        self.tell(PatientEvent::PatientRegistered {
            patient: things.patient,
            identity: Secret::Known(Identity {
                given: "Anders".to_owned(),
                family: "Moen".to_owned(),
                ..Identity::default()
            }),
        });
        self.tell(OpeningEvent::PersonLinked {
            patient: things.patient,
            contact: things.contact,
            relative: None,
            linked_by: LinkedBy::Staff,
        });
        self.tell(PatientEvent::PatientAssigned {
            patient: things.patient,
            staff: staff.clone(),
            assigned: true,
            by: StaffId::new("randi"),
        });
    }

    /// A request, in the hands of a member of staff.
    fn requests(&mut self, things: Things, staff: &StaffId, from: Requester) {
        let contact =
            ContactId::from_uuid(Uuid::from_u128(things.request.as_uuid().as_u128() + 50));
        self.opens(contact);
        let by_doctor = matches!(from, Requester::Staff(_) | Requester::Guest(_));
        self.tell(RequestEvent::RequestSent {
            request: things.request,
            contact,
            from,
            form: Box::default(),
        });
        if by_doctor {
            self.tell(OpeningEvent::PersonLinked {
                patient: things.patient,
                contact,
                relative: None,
                linked_by: LinkedBy::Staff,
            });
        }
        self.tell(ContactEvent::OutcomeNeeded {
            contact,
            owner: Owner::Staff(staff.clone()),
            why: OutcomeDue::Request,
            remind_at: None,
        });
        self.tell(AssessmentEvent::DocumentBegun {
            document: things.document,
            contact,
            document_kind: DocumentKind::NurseAssessment,
            form: forms::small(DocumentKind::NurseAssessment)
                .reference()
                .clone(),
            by: Actor::Staff(StaffId::new("aslak")),
        });
    }

    /// Something that this member of staff hands over and takes. The day service takes what is handed over to the day service.
    fn handover(&mut self, things: Things, staff: &StaffId, days: bool) {
        self.tell(HandoverEvent::HandedOver {
            handover: things.handover,
            receiver: if days {
                Receiver::Day
            } else {
                Receiver::Nurse(staff.clone())
            },
            givers: vec![staff.clone()],
            by: None,
            contacts: Vec::new(),
            keeper: None,
            ring_at: now(),
        });
    }

    /// Something that was not as it should be, raised by somebody.
    fn deviation(&mut self, things: Things, by: Actor) {
        self.tell(DeviationEvent::DeviationReported {
            deviation: things.deviation,
            contact: None,
            text: Secret::Known("Døra var låst".to_owned()),
            harm: Harm::No,
            measure: None,
            by,
        });
    }

    /// Somebody complains, and somebody has written it down.
    fn complaint(&mut self, things: Things, by: Actor) {
        self.tell(ComplaintEvent::ComplaintReceived {
            complaint: things.complaint,
            patient: None,
            contact: None,
            complains: Complains::Other,
            who: Secret::Known("Naboen".to_owned()),
            words: Secret::Known("Ingen svarte".to_owned()),
            by,
        });
    }

    fn opens(&mut self, contact: ContactId) {
        self.tell(ContactEvent::ContactOpened {
            contact,
            origin: Origin::Call,
            number: CallerNumber::Withheld,
            language: Language::Bokmal,
        });
    }
}
