//! Around the calls: both changes of the clock, messages, STOP, holidays.

use hjemmevakt::domain::command::{Command, From};
use hjemmevakt::domain::messages::message::MessageWord;
use hjemmevakt::domain::messages::message::{MessageState, MessageText};

use super::*;

#[test]
fn the_night_the_clock_goes_back_somebody_is_rung_at_every_hour() {
    let mut shift = Shift::at("2026-10-24T22:00:00[Europe/Oslo]");
    for hour in 0..34 {
        assert!(shift.state().shift.is_some(), "hour {hour}");
        let caller = shift.dials(STRANGER);
        shift.passes(3);
        assert!(shift.rings("kari") || shift.rings("aslak"), "hour {hour}");
        shift.hangs_up(caller);
        shift.minutes(60);
    }
    // Monday 08:00 in winter time.
    shift.until("2026-10-26T07:59:59[Europe/Oslo]");
    assert!(shift.state().shift.is_some());
    shift.passes(2);
    assert!(shift.state().shift.is_none());
}

#[test]
fn the_night_the_clock_goes_forward_the_duty_ends_at_eight_as_the_clock_shows() {
    let mut shift = Shift::at("2027-03-27T23:00:00[Europe/Oslo]");
    assert!(shift.state().shift.is_some());
    // Easter: the day service opens on Tuesday.
    shift.until("2027-03-29T08:00:01[Europe/Oslo]");
    assert!(shift.state().shift.is_some());
    shift.until("2027-03-30T07:59:59[Europe/Oslo]");
    assert!(shift.state().shift.is_some());
    shift.passes(2);
    assert!(shift.state().shift.is_none());
}

#[test]
fn stop_is_an_alarm_and_never_the_end_of_a_promise() {
    let mut shift = Shift::begin();
    shift.world.stopped.insert(phone(STRANGER));
    let caller = shift.dials(STRANGER);
    shift.passes(5);
    shift.hangs_up(caller);
    shift.passes(3);
    assert!(shift.has_alarm(&AlarmKind::MessagesStopped));
    assert!(shift.is_owed_a_call(caller));
}

#[test]
fn a_message_that_does_not_arrive_is_an_alarm() {
    let mut shift = Shift::begin();
    let caller = shift.dials(STRANGER);
    shift.passes(5);
    shift.hangs_up(caller);
    let (_, message) = shift.world.texts[0].clone();
    let word = MessageWord::Failed("30005".to_owned());
    shift
        .world
        .submit(Actor::Carrier, Command::MessageReports { message, word });
    assert!(shift.has_alarm(&AlarmKind::MessageFailed(String::new())));
}

#[test]
fn a_message_in_rings_and_the_same_one_twice_is_one() {
    let mut shift = Shift::begin();
    let text = || Happening::Text {
        from: From::Number(phone(STRANGER)),
        id: 7,
    };
    shift.world.after(Duration::ZERO, text());
    shift.world.after(Duration::from_secs(1), text());
    shift.passes(3);
    assert_eq!(shift.state().open.len(), 1);
    let id = *shift.state().open.get_min().unwrap();
    let contact = shift.state().contact(id).unwrap();
    let came = contact
        .messages
        .iter()
        .filter_map(|message| shift.state().message(*message))
        .filter(|message| message.state == MessageState::Received);
    assert_eq!(came.count(), 1);
    assert!(shift.rings("kari"));
}

#[test]
fn the_words_to_a_caller_say_nothing_but_that_we_saw_the_call() {
    let mut shift = Shift::begin();
    let caller = shift.dials(ELIN);
    shift.passes(5);
    shift.hangs_up(caller);
    shift.passes(2);
    assert_eq!(shift.texts_to(ELIN), [MessageText::WeSawYourCall]);
}

#[test]
fn a_jump_of_the_clock_never_takes_time_back() {
    let mut shift = Shift::begin();
    let caller = shift.dials(STRANGER);
    shift.passes(5);
    let before = shift.state().at;
    shift
        .world
        .after(Duration::ZERO, Happening::Jump(Duration::from_hours(1)));
    shift.passes(15);
    assert!(shift.state().at >= before + Duration::from_hours(1));
    // Every step is over at once: the fallback, and the caller is still there.
    assert!(shift.dialled(caller).is_some());
}
