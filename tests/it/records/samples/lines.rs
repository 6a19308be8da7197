//! The caller's line, the conversation, the fallback and our telephones.

use hjemmevakt::domain::calls::announcement::Announcement;
use hjemmevakt::domain::calls::call::{Direction, Ending, FallbackReason};
use hjemmevakt::domain::calls::leg::{Callee, LegEnd, Purpose};
use hjemmevakt::domain::event::{CallEvent, Event, FallbackEvent, LegEvent, TalkEvent};
use hjemmevakt::domain::language::Language;
use hjemmevakt::domain::secret::Secret;
use hjemmevakt::domain::service::places::{Destination, DestinationKind};

use super::{alarm, aslak, at, call, contact, kari, leg, line, number, second_leg};

pub fn the_call(events: &mut Vec<Event>) {
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

pub fn the_talk(events: &mut Vec<Event>) {
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

pub fn the_fallback(events: &mut Vec<Event>) {
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

pub fn legs(events: &mut Vec<Event>) {
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
