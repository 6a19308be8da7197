//! How contacts end: with an admission, and what came with it elsewhere.

use hjemmevakt::domain::actor::Actor;
use hjemmevakt::domain::contacts::contact::{Next, Outcome};
use hjemmevakt::domain::endings::event::EndingEvent;
use hjemmevakt::domain::event::{ContactEvent, Event};

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
