//! Somebody writes STOPP while a message to them is under way.

use hjemmevakt::domain::messages::message::{MessageState, MessageText};

use super::*;

#[test]
fn what_has_not_left_when_somebody_writes_stopp_does_not_leave() {
    let mut shift = Shift::begin();
    // The carrier takes a request at the third try.
    shift.world.faults.rest_refused = 1.0;
    let arrives = |number: u32, body: &str| Command::MessageArrives {
        carrier_id: CarrierId::new(&format!("SMstop{number:026}")),
        from: From::Number(phone(STRANGER)),
        body: body.to_owned(),
    };
    assert!(shift.world.submit(Actor::Carrier, arrives(1, "ring meg")));
    shift.passes_ms(100);
    assert!(shift.world.submit(Actor::Carrier, arrives(2, "STOPP")));
    shift.minutes(1);
    assert_eq!(shift.texts_to(STRANGER), []);
    let state = shift.state();
    let contact = state.open.iter().find_map(|open| state.contact(*open));
    let contact = contact.expect("the contact is open");
    assert!(matches!(contact.phase, Phase::CallBackDue(_)));
    let unsent = contact
        .messages
        .iter()
        .filter_map(|message| state.message(*message))
        .find(|message| matches!(message.text, MessageText::CallBackAgreed { .. }));
    assert!(matches!(
        unsent.map(|message| &message.state),
        Some(MessageState::Failed(_))
    ));
    assert!(shift.has_alarm(&AlarmKind::MessagesStopped));
}
