//! Dangers, marks, deviations and drafts.

use hjemmevakt::domain::alarms::alarm::AlarmKind;
use hjemmevakt::domain::care::event::{CareEvent, DangerEvent};
use hjemmevakt::domain::care::held::{DeviationKind, Question};
use hjemmevakt::domain::event::{AlarmEvent, Event};
use hjemmevakt::domain::ids::DeviationId;
use uuid::Uuid;

use super::{alarm, aslak, at, call, contact, kari, line, words};

/// Everything of it.
pub fn all() -> Vec<Event> {
    let mut events = Vec::new();
    danger(&mut events);
    care(&mut events);
    let raised = AlarmEvent::AlarmRaised {
        alarm: alarm(),
        kind: AlarmKind::LifeInDanger,
        contact: Some(contact()),
        effect: None,
    };
    events.push(raised.into());
    events
}

fn danger(events: &mut Vec<Event>) {
    let contact = contact();
    events.push(
        DangerEvent::DangerRaised {
            contact,
            by: kari(),
            check_at: at(45),
        }
        .into(),
    );
    for question in every!(Question: Place, Company, Taken, Means) {
        let event = DangerEvent::DangerAnswered {
            contact,
            question,
            by: kari(),
            text: words("Storgata 4, 2. etasje"),
        };
        events.push(event.into());
    }
    for event in [
        DangerEvent::DangerChecked {
            contact,
            check_at: at(90),
            rung: true,
        },
        DangerEvent::DangerLineLost {
            contact,
            check_at: at(400),
        },
        DangerEvent::DangerNotReached {
            contact,
            tries: 1,
            police: true,
        },
        DangerEvent::DangerCameBack {
            contact,
            call: call(),
            line: line(),
        },
        DangerEvent::DangerRegained { contact },
        DangerEvent::DangerUndone {
            contact,
            by: kari(),
        },
        DangerEvent::DangerEnded {
            contact,
            by: aslak(),
            done: words("112 ringt 03:14. Politiet er hos henne."),
        },
    ] {
        events.push(event.into());
    }
}

fn care(events: &mut Vec<Event>) {
    let contact = contact();
    for event in [
        CareEvent::ChildMarked {
            contact,
            by: kari(),
            child: true,
            first_in_line: true,
        },
        CareEvent::KnownPrivately {
            contact,
            staff: aslak(),
        },
        CareEvent::ColleagueFirst {
            contact,
            staff: kari(),
        },
        CareEvent::ColleagueHeard { contact },
        CareEvent::DraftSaved {
            contact,
            staff: kari(),
            text: words("Moren hørte at"),
        },
        CareEvent::DraftSettled {
            contact,
            staff: kari(),
        },
    ] {
        events.push(event.into());
    }
    for kind in every!(DeviationKind: Threat) {
        let event = CareEvent::DeviationRaised {
            deviation: DeviationId::from_uuid(Uuid::from_u128(8)),
            kind,
            contact,
            by: kari(),
            police: true,
            text: words("Sa at han vet hvor jeg bor."),
        };
        events.push(event.into());
    }
}

/// A line in the note pad was wrong.
pub fn struck() -> Vec<Event> {
    let event = CareEvent::NoteStruck {
        contact: contact(),
        note: 2,
        why: words("gjaldt broren"),
        by: kari(),
    };
    vec![event.into()]
}
