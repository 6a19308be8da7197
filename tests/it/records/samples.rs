//! An event of every kind, with every word that a field can hold. The compiler asks for more when a type grows.

use std::sync::Arc;

use hjemmevakt::domain::actor::Actor;
use hjemmevakt::domain::alarms::alarm::AlarmKind;
use hjemmevakt::domain::calls::call::{Direction, Ending, FallbackReason};
use hjemmevakt::domain::calls::leg::{Callee, LegEnd, Purpose};
use hjemmevakt::domain::contacts::contact::{
    CallBackReason, CallBackStage, CallerNumber, Next, Origin, Outcome, OutcomeDue, Owner,
};
use hjemmevakt::domain::duty::Shift;
use hjemmevakt::domain::event::{
    AlarmEvent, Announcement, CallEvent, ContactEvent, EffectEvent, Event, FallbackEvent, LegEvent,
    MessageEvent, ServiceEvent, TalkEvent,
};
use hjemmevakt::domain::ids::{
    AlarmId, CallId, CarrierId, ContactId, EffectKey, Epoch, LegId, MessageId, StaffId,
};
use hjemmevakt::domain::language::Language;
use hjemmevakt::domain::messages::message::{MessageText, Recipient};
use hjemmevakt::domain::phone::E164;
use hjemmevakt::domain::secret::Secret;
use hjemmevakt::domain::service::places::{Destination, DestinationKind};
use hjemmevakt::domain::time::Timestamp;
use hjemmevakt::service_file;
use uuid::Uuid;

/// Every variant of an enum without content. A variant that is left out does not compile.
macro_rules! every {
    ($type:ident: $($variant:ident),* $(,)?) => {{
        const fn listed(value: $type) {
            match value { $($type::$variant => {}),* }
        }
        let all = [$($type::$variant),*];
        all.into_iter().for_each(listed);
        all
    }};
}

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

/// One event of every kind at least.
pub fn events() -> Vec<Event> {
    let mut events = Vec::new();
    service(&mut events);
    contact_opens(&mut events);
    contact_goes_on(&mut events);
    contact_ends(&mut events);
    the_call(&mut events);
    the_talk(&mut events);
    the_fallback(&mut events);
    legs(&mut events);
    messages(&mut events);
    alarms(&mut events);
    effects(&mut events);
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

fn contact_opens(events: &mut Vec<Event>) {
    let numbers = [
        CallerNumber::Number(Secret::Known(number("+4790000011"))),
        CallerNumber::Withheld,
        CallerNumber::Malformed,
    ];
    let origins = every!(Origin: Call, CallOutsideDuty, Message);
    for (origin, number) in origins.into_iter().zip(numbers) {
        for language in every!(Language: Bokmal, English) {
            let event = ContactEvent::ContactOpened {
                contact: contact(),
                origin,
                number: number.clone(),
                language,
            };
            events.push(event.into());
        }
    }
    for event in [
        ContactEvent::ContactProposed {
            contact: contact(),
            same_as: other(),
        },
        ContactEvent::ProposalRefused { contact: contact() },
        ContactEvent::ContactJoined {
            contact: other(),
            into: contact(),
            carries: true,
        },
    ] {
        events.push(event.into());
    }
}

fn contact_goes_on(events: &mut Vec<Event>) {
    let owners = [
        Owner::Staff(kari()),
        Owner::NextOnDuty {
            keeper: Some(aslak()),
        },
        Owner::NextOnDuty { keeper: None },
    ];
    for why in every!(CallBackReason: Abandoned, Asked, Dropped, Message, ByNurse) {
        let event = ContactEvent::CallBackPromised {
            contact: contact(),
            due_at: at(600),
            owner: owners[0].clone(),
            why,
        };
        events.push(event.into());
    }
    for stage in every!(CallBackStage: Promised, OwnerReminded, BackupReminded, LeaderTold) {
        let event = ContactEvent::CallBackReminded {
            contact: contact(),
            stage,
            next_at: at(900),
        };
        events.push(event.into());
    }
    let reasons = every!(OutcomeDue: Talked, FellBack, OutsideDuty, NotReached, NoNumber);
    for (why, remind_at) in reasons
        .into_iter()
        .zip([Some(at(1_000)), None].into_iter().cycle())
    {
        let event = ContactEvent::OutcomeNeeded {
            contact: contact(),
            owner: owners[1].clone(),
            why,
            remind_at,
        };
        events.push(event.into());
    }
    for owner in owners {
        let event = ContactEvent::OwnerChanged {
            contact: contact(),
            owner,
        };
        events.push(event.into());
    }
    for event in [
        ContactEvent::CallBackMissed {
            contact: contact(),
            next_at: at(1_800),
        },
        ContactEvent::CallBackPostponed {
            contact: contact(),
            next_at: at(700),
        },
        ContactEvent::OutcomeReminded { contact: contact() },
    ] {
        events.push(event.into());
    }
    for by in [
        Actor::Carrier,
        Actor::Clock,
        Actor::Effects,
        Actor::Operator,
        Actor::Staff(kari()),
    ] {
        let event = ContactEvent::NoteWritten {
            contact: contact(),
            by,
            text: words("Snakket lenge. Vil ha besøk i morgen. áčđŋšŧž æøå"),
        };
        events.push(event.into());
    }
}

fn contact_ends(events: &mut Vec<Event>) {
    let nexts = [
        Next::Settled,
        Next::Refused(words("Ønsker ikke mer kontakt nå")),
        Next::FollowUp {
            owner: aslak(),
            at: at(86_400),
            what: words("Ring før lunsj"),
        },
        Next::Elsewhere(other()),
    ];
    let outcomes = every!(
        Outcome: HelpedByTelephone, VisitAgreed, HandedToLegevakt, Called113, CalledBack, NotReached,
        HandedToDayService, WrongNumber, GaveUpWithheld, StaffRangIn, Joined,
    );
    for (outcome, next) in outcomes.into_iter().zip(nexts.into_iter().cycle()) {
        let event = ContactEvent::ContactClosed {
            contact: contact(),
            outcome,
            next,
            by: Actor::Staff(kari()),
        };
        events.push(event.into());
    }
}

fn the_call(events: &mut Vec<Event>) {
    for direction in every!(Direction: Inbound, Back) {
        let event = CallEvent::CallBegan {
            call: call(),
            contact: contact(),
            line: (direction == Direction::Inbound).then(line),
            direction,
            language: Language::Bokmal,
            first_in_line: direction == Direction::Inbound,
        };
        events.push(event.into());
    }
    let call = call();
    for event in [
        CallEvent::CallRevived {
            call,
            until: at(1),
            fallback_at: at(120),
        },
        CallEvent::CallerHeard { call },
        CallEvent::LanguageChosen {
            call,
            language: Language::English,
        },
        CallEvent::StepBegan {
            call,
            step: 3,
            until: at(25),
            fallback_at: at(120),
            rounds: 400,
        },
        CallEvent::WaitingNoticed {
            call,
            staff: kari(),
        },
        CallEvent::CallClaimed {
            call,
            leg: leg(),
            until: at(20),
        },
        CallEvent::ClaimLapsed { call },
        CallEvent::CallDeclined {
            call,
            staff: aslak(),
        },
        CallEvent::CallerAsked { call },
        CallEvent::CallerFound {
            call,
            move_again: true,
        },
    ] {
        events.push(event.into());
    }
    for how in every!(
        Ending: Talked, Abandoned, CallBackAsked, FellBack, Dropped, NotReached, NurseNotReached, RangIn,
    ) {
        let event = CallEvent::CallEnded {
            call,
            how,
            goodbye: how == Ending::Talked,
        };
        events.push(event.into());
    }
}

fn the_talk(events: &mut Vec<Event>) {
    let (call, leg) = (call(), leg());
    for event in [
        TalkEvent::JoinBegan {
            call,
            leg,
            until: at(8),
        },
        TalkEvent::JoinRetried {
            call,
            until: at(16),
            moved: true,
        },
        TalkEvent::JoinFailed {
            call,
            until: at(24),
            fallback_at: at(120),
        },
        TalkEvent::ConferenceChanged {
            call,
            line: line(),
            joined: true,
        },
        TalkEvent::TalkBegan {
            call,
            leg,
            check_at: at(20),
        },
        TalkEvent::TalkChecked {
            call,
            check_at: at(80),
        },
        TalkEvent::TalkPassed {
            call,
            leg: second_leg(),
        },
        TalkEvent::OtherJoined {
            call,
            leg: second_leg(),
        },
        TalkEvent::LineLost {
            call,
            staff: kari(),
            until: at(30),
        },
        TalkEvent::NurseRung { call, leg },
        TalkEvent::PersonRung {
            call,
            nurse: leg,
            person: second_leg(),
        },
    ] {
        events.push(event.into());
    }
    for what in every!(Announcement: ThirdJoins, ColleagueJoins, PersonNotReached, CallerGone) {
        events.push(TalkEvent::Announced { call, what }.into());
    }
}

fn the_fallback(events: &mut Vec<Event>) {
    let call = call();
    let kinds = every!(DestinationKind: DayService, Legevakt, Other);
    for (why, kind) in every!(FallbackReason: NobodyAnswered, NobodyToRing, OutsideDuty)
        .into_iter()
        .zip(kinds)
    {
        let target = Destination {
            number: number("+4778000001"),
            label: "Legevakt doctor".to_owned(),
            kind,
        };
        let event = FallbackEvent::FallbackBegan {
            call,
            why,
            targets: vec![target],
            index: 1,
            until: at(50),
            by_reply: true,
        };
        events.push(event.into());
    }
    for event in [
        FallbackEvent::FallbackAnswered {
            call,
            check_at: at(120),
        },
        FallbackEvent::FallbackChecked {
            call,
            check_at: at(240),
        },
        FallbackEvent::WaitResumed {
            call,
            until: at(60),
            fallback_at: at(60),
            rounds: 1,
            by_reply: false,
        },
    ] {
        events.push(event.into());
    }
}

fn legs(events: &mut Vec<Event>) {
    let (leg, call) = (leg(), call());
    let purposes = [
        Purpose::Take(call),
        Purpose::Rejoin(call),
        Purpose::CallBack(call),
        Purpose::Person(call),
        Purpose::Third(call),
        Purpose::HandOver(call),
        Purpose::RingIn,
        Purpose::Reminder(contact()),
        Purpose::Alarm(alarm()),
    ];
    let callees = [
        Callee::Staff {
            staff: kari(),
            phone: 1,
        },
        Callee::Person,
        Callee::Other {
            label: "Tolk".to_owned(),
            number: Secret::Known(number("+4778000007")),
        },
    ];
    for (purpose, callee) in purposes.into_iter().zip(callees.into_iter().cycle()) {
        let event = LegEvent::LegRequested {
            leg,
            purpose,
            callee,
            language: Language::Bokmal,
            ring_seconds: 25,
        };
        events.push(event.into());
    }
    for event in [
        LegEvent::LegRangIn {
            leg,
            staff: kari(),
            line: line(),
            language: Language::English,
            number: Secret::Known(number("+4790000001")),
        },
        LegEvent::LegPlaced { leg, line: line() },
        LegEvent::LegRang { leg },
        LegEvent::LegAnswered { leg, line: line() },
        LegEvent::LegConfirmed {
            leg,
            line: line(),
            purpose: Purpose::Take(call),
        },
        LegEvent::CodeRefused { leg },
        LegEvent::LegOffered {
            leg,
            purpose: Purpose::Reminder(contact()),
        },
        LegEvent::LegAsked { leg },
        LegEvent::LegFound { leg },
        LegEvent::LegMoved { leg, line: line() },
        LegEvent::LegLineEnded { leg, line: line() },
    ] {
        events.push(event.into());
    }
    for reason in every!(
        LegEnd: NoAnswer, Busy, Failed, Declined, Unconfirmed, Refused, Stopped, HungUp, Told,
    ) {
        events.push(LegEvent::LegEnded { leg, reason }.into());
    }
}

fn messages(events: &mut Vec<Event>) {
    let message = message();
    let person = Recipient::Person {
        number: Secret::Known(number("+4790000012")),
    };
    let queued = [
        (Some(contact()), person.clone(), MessageText::WeSawYourCall),
        (
            Some(contact()),
            Recipient::Staff(kari()),
            MessageText::CallBackOverdue,
        ),
        (None, Recipient::Staff(aslak()), MessageText::AlarmWaits),
        (
            Some(contact()),
            person,
            MessageText::Own(words("Jeg ringer deg klokken ni.")),
        ),
    ];
    for (contact, to, text) in queued {
        let event = MessageEvent::MessageQueued {
            message,
            contact,
            to,
            text,
            language: Language::Bokmal,
        };
        events.push(event.into());
    }
    for event in [
        MessageEvent::MessageSent {
            message,
            carrier_id: CarrierId::new("SM00000000000000000000000000000001"),
        },
        MessageEvent::MessageDelivered { message },
        MessageEvent::MessageFailed {
            message,
            why: "30003".to_owned(),
        },
        MessageEvent::MessageReceived {
            message,
            contact: contact(),
            carrier_id: CarrierId::new("SM00000000000000000000000000000002"),
            text: words("Kan dere ringe meg?"),
        },
    ] {
        events.push(event.into());
    }
}

fn alarms(events: &mut Vec<Event>) {
    let alarm = alarm();
    for kind in [
        AlarmKind::NoNurseOnRoster,
        AlarmKind::NobodyToRing,
        AlarmKind::NobodyAnswers,
        AlarmKind::CallBackOverdue,
        AlarmKind::MessagesStopped,
        AlarmKind::CarrierRefused("it answered 500".to_owned()),
        AlarmKind::GivenUp("not out in time".to_owned()),
        AlarmKind::MessageFailed("30003".to_owned()),
    ] {
        let event = AlarmEvent::AlarmRaised {
            alarm,
            kind,
            contact: Some(contact()),
            effect: Some(EffectKey { seq: 7, index: 2 }),
        };
        events.push(event.into());
    }
    for event in [
        AlarmEvent::AlarmRepeated { alarm },
        AlarmEvent::AlarmPassed {
            alarm,
            staff: kari(),
            next_at: at(300),
        },
        AlarmEvent::AlarmQuieted { alarm },
        AlarmEvent::AlarmTaken { alarm, by: aslak() },
    ] {
        events.push(event.into());
    }
}

fn effects(events: &mut Vec<Event>) {
    let key = EffectKey { seq: 42, index: 1 };
    for event in [
        EffectEvent::EffectDone { key },
        EffectEvent::EffectGivenUp {
            key,
            why: "not out in time".to_owned(),
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
