//! Contacts: how they begin, go on and end.

use hjemmevakt::domain::actor::Actor;
use hjemmevakt::domain::contacts::contact::{
    CallBackReason, CallBackStage, CallerNumber, Next, Origin, Outcome, OutcomeDue, Owner, WhyNot,
};
use hjemmevakt::domain::event::{ContactEvent, Event};
use hjemmevakt::domain::language::Language;
use hjemmevakt::domain::secret::Secret;

use super::{aslak, at, contact, kari, number, other, words};

pub fn contact_opens(events: &mut Vec<Event>) {
    let numbers = [
        CallerNumber::Number(Secret::Known(number("+4790000011"))),
        CallerNumber::Withheld,
        CallerNumber::Malformed,
    ];
    let origins = every!(Origin: Call, CallOutsideDuty, Message; later: Request);
    for (origin, number) in origins.into_iter().zip(numbers) {
        for language in every!(Language: Bokmal, English; later: NorthernSami) {
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

pub fn contact_goes_on(events: &mut Vec<Event>) {
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
    let reasons = every!(OutcomeDue: Talked, FellBack, OutsideDuty, NotReached, NoNumber; later: Request, Written, PersonDied, RangFromTheDead);
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

pub fn contact_ends(events: &mut Vec<Event>) {
    let nexts = [
        Next::Settled,
        Next::Refused {
            why: None,
            words: words("Ønsker ikke mer kontakt nå"),
        },
        Next::FollowUp {
            owner: aslak(),
            at: at(86_400),
            what: words("Ring før lunsj"),
        },
        Next::Elsewhere(other()),
    ];
    let outcomes = every!(
        Outcome: HelpedByTelephone, VisitAgreed, HandedToLegevakt, Called113, CalledBack, NotReached,
        HandedToDayService, WrongNumber, GaveUpWithheld, StaffRangIn, Joined; later: Withdrawn, OnlyAWord, RelativeSupported,
        HelpedInPerson, Admitted,
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

/// Why somebody does not want to be followed up.
pub fn why_not() -> Vec<Event> {
    let all = every!(WhyNot: NoMore, WillRing, Others, NotReached, OwnWords);
    all.into_iter()
        .map(|why| {
            ContactEvent::ContactClosed {
                contact: contact(),
                outcome: Outcome::HelpedByTelephone,
                next: Next::Refused {
                    why: Some(why),
                    words: words("Ønsker ikke mer kontakt nå"),
                },
                by: Actor::Staff(kari()),
            }
            .into()
        })
        .collect()
}
