//! Handshakes, presence, visits, help and follow-ups, and what came with them elsewhere.

use hjemmevakt::domain::actor::Actor;
use hjemmevakt::domain::alarms::alarm::AlarmKind;
use hjemmevakt::domain::calls::leg::{Callee, Purpose};
use hjemmevakt::domain::contacts::children::ChildrenAnswer;
use hjemmevakt::domain::event::{AlarmEvent, ContactEvent, Event, LegEvent, MessageEvent};
use hjemmevakt::domain::followups::event::FollowUpEvent;
use hjemmevakt::domain::followups::follow_up::About;
use hjemmevakt::domain::handshakes::event::HandshakeEvent;
use hjemmevakt::domain::handshakes::handshake::Way;
use hjemmevakt::domain::ids::{CarrierId, HandshakeId, VisitId};
use hjemmevakt::domain::language::Language;
use hjemmevakt::domain::messages::message::{MessageText, Recipient};
use hjemmevakt::domain::presence::event::PresenceEvent;
use hjemmevakt::domain::presence::unavailable::BackBy;
use hjemmevakt::domain::safety::event::{SafetyEvent, StaffWord};
use hjemmevakt::domain::safety::visit::{CheckedBy, HelpBy, Settled};
use uuid::Uuid;

use super::{alarm, aslak, at, contact, kari, leg, message, words};

pub fn all() -> Vec<Event> {
    let mut events = Vec::new();
    handshakes(&mut events);
    presence(&mut events);
    visits(&mut events);
    help(&mut events);
    elsewhere(&mut events);
    for event in [
        FollowUpEvent::FollowUpReminded {
            contact: contact(),
            about: About::Person,
        },
        FollowUpEvent::FollowUpDone {
            contact: contact(),
            about: About::Person,
            by: Actor::Staff(kari()),
        },
    ] {
        events.push(event.into());
    }
    events
}

/// A visit that can be erased alone, and children who are seen to.
pub fn alone() -> Vec<Event> {
    let began = SafetyEvent::VisitBegan {
        visit: visit(),
        staff: kari(),
        contact: None,
        place: words("Fjordveien 12, Ytterfjord"),
        with: words("Elin og moren"),
        minutes: 60,
        due_at: at(3_600),
        alone: true,
    };
    let mut events: Vec<Event> = vec![began.into()];
    for (answer, follows_up, due_at) in [
        (ChildrenAnswer::Yes, Some(aslak()), Some(at(7_200))),
        (ChildrenAnswer::No, None, None),
    ] {
        let event = ContactEvent::ChildrenAsked {
            contact: contact(),
            answer,
            follows_up,
            due_at,
            by: Actor::Staff(kari()),
        };
        events.push(event.into());
    }
    for about in [About::Person, About::Children] {
        let reminded = FollowUpEvent::FollowUpReminded {
            contact: contact(),
            about,
        };
        let done = FollowUpEvent::FollowUpDone {
            contact: contact(),
            about,
            by: Actor::Staff(kari()),
        };
        events.extend([reminded.into(), done.into()]);
    }
    events
}

/// What is left of a visit that was erased.
pub fn erased() -> Vec<Event> {
    let reason = "bedt om".to_owned();
    let visit = VisitId::from_uuid(Uuid::from_u128(10));
    vec![SafetyEvent::VisitErased { visit, reason }.into()]
}

fn handshake() -> HandshakeId {
    HandshakeId::from_uuid(Uuid::from_u128(8))
}

fn visit() -> VisitId {
    VisitId::from_uuid(Uuid::from_u128(9))
}

fn handshakes(events: &mut Vec<Event>) {
    let handshake = handshake();
    for event in [
        HandshakeEvent::HandshakesPlanned {
            next_at: Some(at(3_600)),
        },
        HandshakeEvent::HandshakesPlanned { next_at: None },
        HandshakeEvent::HandshakeBegan {
            handshake,
            staff: kari(),
            starts: at(1_800),
            due_at: Some(at(2_700)),
            ring_at: Some(at(1_800)),
            code: words("4821"),
        },
        HandshakeEvent::HandshakeTexted {
            handshake,
            message: message(),
        },
        HandshakeEvent::HandshakeRung {
            handshake,
            next_at: Some(at(2_100)),
        },
        HandshakeEvent::HandshakeMissed { handshake },
        HandshakeEvent::HandshakeEnded { handshake },
    ] {
        events.push(event.into());
    }
    for way in every!(Way: Tablet, Telephone, Message) {
        events.push(HandshakeEvent::HandshakeProven { handshake, way }.into());
    }
}

fn presence(events: &mut Vec<Event>) {
    for reason in [Some(words("Henter barn.")), None] {
        let event = PresenceEvent::UnavailableBegan {
            staff: kari(),
            until: at(1_200),
            reason,
        };
        events.push(event.into());
    }
    for by in every!(BackBy: Time, Herself, TakingACall, EndOfDuty) {
        events.push(PresenceEvent::UnavailableEnded { staff: kari(), by }.into());
    }
}

fn visits(events: &mut Vec<Event>) {
    let visit = visit();
    for contact in [Some(contact()), None] {
        let event = SafetyEvent::VisitBegan {
            visit,
            staff: kari(),
            contact,
            place: words("Fjordveien 12, Ytterfjord"),
            with: words("Elin og moren"),
            minutes: 60,
            due_at: at(3_600),
            // As version 1 says of both.
            alone: false,
        };
        events.push(event.into());
    }
    for by in every!(CheckedBy: Screen, ScreenCode, MessageCode, TelephoneCode) {
        let event = SafetyEvent::CheckedIn {
            visit,
            by,
            minutes: 30,
            due_at: at(1_800),
        };
        events.push(event.into());
    }
    for event in [
        SafetyEvent::CheckInMissed {
            visit,
            next_at: at(150),
        },
        SafetyEvent::CheckInAsked {
            visit,
            next_at: at(300),
        },
        SafetyEvent::CheckInRefused { visit, leg: leg() },
        SafetyEvent::VisitAlarmed {
            visit,
            alarm: alarm(),
        },
        SafetyEvent::VisitTaken {
            visit,
            by: aslak(),
            again_at: at(600),
        },
        SafetyEvent::VisitEnded {
            visit,
            by: CheckedBy::Screen,
        },
    ] {
        events.push(event.into());
    }
    for how in every!(Settled: SpokeWithHer, SomebodyIsThere, ByMistake) {
        let by = aslak();
        events.push(SafetyEvent::VisitSettled { visit, by, how }.into());
    }
}

fn help(events: &mut Vec<Event>) {
    for by in every!(HelpBy: Screen, ScreenCode, MessageCode, MessageWord, TelephoneCode) {
        let event = SafetyEvent::HelpCalled {
            staff: kari(),
            by,
            alarm: alarm(),
        };
        events.push(event.into());
    }
    for event in [
        SafetyEvent::HelpAlarmed {
            staff: kari(),
            alarm: alarm(),
        },
        SafetyEvent::HelpTaken {
            staff: kari(),
            by: aslak(),
            again_at: at(600),
        },
        SafetyEvent::HelpDoubted {
            staff: kari(),
            by: CheckedBy::TelephoneCode,
        },
        SafetyEvent::HelpSettled {
            staff: kari(),
            by: aslak(),
            how: Settled::SpokeWithHer,
        },
    ] {
        events.push(event.into());
    }
    for word in every!(
        StaffWord: SafeCode, Finished, HelpCode, HelpWord, BareOk, WrongCode, HandshakeCode,
    ) {
        let event = SafetyEvent::StaffSentWord {
            staff: kari(),
            carrier_id: CarrierId::new("SM00000000000000000000000000000003"),
            word,
        };
        events.push(event.into());
    }
}

fn elsewhere(events: &mut Vec<Event>) {
    for text in [
        MessageText::DutyBegins(handshake()),
        MessageText::HandshakeHole,
        MessageText::CheckedIn(at(3_600)),
        MessageText::CheckInMissing,
        MessageText::CheckInNeedsCode,
        MessageText::SafetyOver,
        MessageText::FollowUpDue,
    ] {
        let event = MessageEvent::MessageQueued {
            message: message(),
            contact: None,
            to: Recipient::Staff(kari()),
            text,
            language: Language::Bokmal,
        };
        events.push(event.into());
    }
    for kind in [
        AlarmKind::HandshakeMissed(kari()),
        AlarmKind::HandshakeHole(kari()),
        AlarmKind::NobodyAvailable,
        AlarmKind::VisitMissed(kari()),
        AlarmKind::HelpNeeded(kari()),
    ] {
        let event = AlarmEvent::AlarmRaised {
            alarm: alarm(),
            kind,
            contact: None,
            effect: None,
        };
        events.push(event.into());
    }
    events.push(AlarmEvent::AlarmOver { alarm: alarm() }.into());
    for purpose in [Purpose::Handshake(handshake()), Purpose::CheckIn(visit())] {
        let event = LegEvent::LegRequested {
            leg: leg(),
            purpose,
            callee: Callee::Staff {
                staff: kari(),
                phone: 0,
            },
            language: Language::Bokmal,
            ring_seconds: 30,
        };
        events.push(event.into());
    }
}
