//! How contacts end: with an admission, and what came with it elsewhere.

use hjemmevakt::domain::actor::Actor;
use hjemmevakt::domain::contacts::contact::{Next, Outcome};
use hjemmevakt::domain::endings::event::EndingEvent;
use hjemmevakt::domain::event::{ContactEvent, Event};
use hjemmevakt::domain::followups::event::FollowUpEvent;
use hjemmevakt::domain::followups::follow_up::{About, ForWhom};
use hjemmevakt::domain::ids::{FollowUpId, RelativeId};
use hjemmevakt::domain::language::Language;
use uuid::Uuid;

use super::{aslak, at, contact, kari, words};

pub fn all() -> Vec<Event> {
    let admitted = EndingEvent::PersonAdmitted {
        contact: contact(),
        unit: words("UNN Åsgård, akuttpost"),
        admitted_at: at(1_800),
        by: Actor::Staff(kari()),
    };
    let mut events: Vec<Event> = vec![admitted.into()];
    for outcome in [Outcome::HelpedInPerson, Outcome::Admitted] {
        let closed = ContactEvent::ContactClosed {
            contact: contact(),
            outcome,
            next: Next::FollowUp {
                owner: aslak(),
                at: at(86_400),
                what: words("Ring posten"),
            },
            by: Actor::Staff(kari()),
        };
        events.push(closed.into());
    }
    events
}

/// Several, for the person and for others.
pub fn follow_ups() -> Vec<Event> {
    let mut events = Vec::new();
    let all = [
        ForWhom::Person,
        ForWhom::Relative(words("Søsteren, Marit")),
        ForWhom::Child,
    ];
    let contact = contact();
    for (number, for_whom) in (20..).zip(all) {
        let about = About::Further(FollowUpId::from_uuid(Uuid::from_u128(number)));
        let by = Actor::Staff(kari());
        for event in [
            FollowUpEvent::FollowUpSet {
                contact,
                about,
                for_whom,
                owner: aslak(),
                at: at(86_400),
                what: words("Ring og hør hvordan natten var"),
                by: by.clone(),
            },
            FollowUpEvent::FollowUpReminded { contact, about },
            FollowUpEvent::FollowUpDone { contact, about, by },
        ] {
            events.push(event.into());
        }
    }
    events
}

/// For somebody on the list of those around the person.
pub fn listed() -> Vec<Event> {
    let set = FollowUpEvent::FollowUpSet {
        contact: contact(),
        about: About::Further(FollowUpId::from_uuid(Uuid::from_u128(30))),
        for_whom: ForWhom::Listed(RelativeId::from_uuid(Uuid::from_u128(31))),
        owner: aslak(),
        at: at(86_400),
        what: words("Ring og hør hvordan hun har det"),
        by: Actor::Staff(kari()),
    };
    vec![set.into()]
}

/// A sheet to take home, with all of it and with as little as there is.
pub fn sheets() -> Vec<Event> {
    let sheet = |language, steps: &str, who: &str, next_at| EndingEvent::SheetHanded {
        contact: contact(),
        language,
        agreed: words("Du prøver å sove. Siri ringer deg."),
        steps: words(steps),
        next_who: words(who),
        next_at,
        by: kari(),
    };
    vec![
        sheet(
            Language::Bokmal,
            "Går ut og puster\nRinger søsteren",
            "Siri Holm",
            Some(at(86_400)),
        )
        .into(),
        sheet(Language::English, "", "", None).into(),
    ]
}
