//! One question after a contact, if the person has agreed to it; never where anything speaks against it; and the plain answer, which is the
//! only message that rings nobody.

use std::sync::atomic::{AtomicU32, Ordering};

use hjemmevakt::domain::command::From;
use hjemmevakt::domain::contacts::contact::{Next, Outcome};
use hjemmevakt::domain::decide::decide;
use hjemmevakt::domain::feedback::asked::Stage;
use hjemmevakt::domain::feedback::command::FeedbackCommand;
use hjemmevakt::domain::feedback::why::WhyNot;
use hjemmevakt::domain::ids::{CarrierId, ContactId, FlagId};
use hjemmevakt::domain::messages::message::MessageText;
use hjemmevakt::domain::patients::change::Change;
use hjemmevakt::domain::patients::command::PatientCommand;
use hjemmevakt::domain::patients::patient::Standing;
use hjemmevakt::domain::patients::settings::Settings;
use hjemmevakt::domain::rejection::Rejection;
use hjemmevakt::domain::service::people::StaffRole;
use hjemmevakt::ids::SeededIds;
use hjemmevakt::views::Viewer;
use hjemmevakt::views::feedback::quarters;
use uuid::Uuid;

use super::anne::*;
use super::*;

/// Somebody writes.
fn writes(shift: &mut Shift, from: &str, body: &str) {
    static NEXT: AtomicU32 = AtomicU32::new(0);
    let carrier_id = CarrierId::new(&format!("SM{:032}", NEXT.fetch_add(1, Ordering::Relaxed)));
    let arrives = Command::MessageArrives {
        carrier_id,
        from: From::Number(phone(from)),
        body: body.to_owned(),
    };
    assert!(shift.world.submit(Actor::Carrier, arrives));
    shift.passes(2);
}

fn agree(contact: ContactId) -> Command {
    Command::Feedback(FeedbackCommand::Agree {
        contact,
        words: "ja, bare spør".to_owned(),
    })
}

/// What the rules say to it.
fn rules(shift: &Shift, command: Command) -> Result<(), Rejection> {
    let actor = Actor::Staff(staff("kari"));
    let mut ids = SeededIds::new(5);
    let now = shift.world.service_now();
    decide(shift.state(), &actor, command, now, &mut ids).map(|_| ())
}

/// They ring, and kari talks with them.
fn talks(shift: &mut Shift, number: &str) -> (LineNo, ContactId) {
    let line = shift.dials(number);
    shift.passes(3);
    let kari = shift.takes("kari");
    assert!(shift.talk(line, kari));
    (line, shift.contact(line).id)
}

fn closes(shift: &mut Shift, line: LineNo, contact: ContactId) {
    shift.hangs_up(line);
    shift.passes(3);
    let close = Command::RecordOutcome {
        contact,
        outcome: Outcome::HelpedByTelephone,
        next: Next::Settled,
    };
    shift.taps("kari", close);
    // Her telephone is told that it is over, and is free again.
    shift.minutes(1);
}

/// They have agreed, and the contact is over.
fn agreed(shift: &mut Shift, number: &str) -> ContactId {
    let (line, contact) = talks(shift, number);
    shift.taps("kari", agree(contact));
    closes(shift, line, contact);
    contact
}

fn questions(shift: &Shift, number: &str) -> usize {
    let texts = shift.texts_to(number);
    let asked = texts.iter().filter(|text| **text == MessageText::Feedback);
    asked.count()
}

fn stage(shift: &Shift, contact: ContactId) -> Option<Stage> {
    let asked = shift.state().feedback.get(contact);
    asked.map(|asked| asked.stage.clone())
}

/// The contacts that are open with a number.
fn open(shift: &Shift, number: &str) -> usize {
    let number = phone(number);
    let state = shift.state();
    let open = state.open.iter().filter_map(|id| state.contact(*id));
    open.filter(|contact| contact.number.known() == Some(&number))
        .count()
}

#[test]
fn whoever_has_agreed_is_asked_once_at_a_decent_hour_and_a_plain_answer_rings_nobody() {
    let mut shift = Shift::begin();
    let contact = agreed(&mut shift, STRANGER);
    let Some(Stage::Waits(at)) = stage(&shift, contact) else {
        panic!("{:?}", stage(&shift, contact));
    };
    // Thursday night: a day later it is night again, and it waits for the morning.
    assert_eq!(at, instant("2026-03-07T10:00:00[Europe/Oslo]"));
    shift.until("2026-03-07T09:59:00[Europe/Oslo]");
    assert_eq!(questions(&shift, STRANGER), 0);
    shift.until("2026-03-07T10:01:00[Europe/Oslo]");
    assert_eq!(questions(&shift, STRANGER), 1);
    writes(&mut shift, STRANGER, "Ja takk.");
    assert!(matches!(
        stage(&shift, contact),
        Some(Stage::Answered { .. })
    ));
    assert_eq!(open(&shift, STRANGER), 0);
    assert!(!shift.rings("kari") && !shift.rings("aslak"));
    shift.until("2026-03-15T10:01:00[Europe/Oslo]");
    assert_eq!(questions(&shift, STRANGER), 1, "once");
}

#[test]
fn whatever_is_more_than_the_plain_answer_rings_as_a_call_does() {
    for text in [
        "nei, jeg orker ikke mer",
        "NEI!!!",
        "ja 🆘",
        "kan dere ringe meg nå?",
    ] {
        let mut shift = Shift::begin();
        let contact = agreed(&mut shift, STRANGER);
        shift.until("2026-03-07T10:01:00[Europe/Oslo]");
        writes(&mut shift, STRANGER, text);
        assert_eq!(open(&shift, STRANGER), 1, "{text}");
        assert!(shift.rings("kari"), "{text}");
        assert!(matches!(stage(&shift, contact), Some(Stage::Sent(_))));
    }
}

#[test]
fn a_yes_or_a_no_that_answers_nothing_rings() {
    // Nobody was asked.
    let mut shift = Shift::begin();
    writes(&mut shift, STRANGER, "nei");
    assert!(shift.rings("kari"));
    // It was answered already.
    let mut shift = Shift::begin();
    agreed(&mut shift, STRANGER);
    shift.until("2026-03-07T10:01:00[Europe/Oslo]");
    writes(&mut shift, STRANGER, "nei");
    assert!(!shift.rings("kari"));
    writes(&mut shift, STRANGER, "nei");
    assert!(shift.rings("kari"));
    // They are in touch with us about something else.
    let mut shift = Shift::begin();
    agreed(&mut shift, STRANGER);
    shift.until("2026-03-07T10:01:00[Europe/Oslo]");
    writes(&mut shift, STRANGER, "det er ikke bra her");
    assert!(shift.rings("kari"));
    let contact = shift.state().open.iter().copied().last().unwrap();
    let before = shift.state().contact(contact).unwrap().messages.len();
    writes(&mut shift, STRANGER, "nei");
    let after = shift.state().contact(contact).unwrap().messages.len();
    assert_eq!(after, before + 1, "it stands where they write");
}

#[test]
fn nobody_is_asked_who_has_not_agreed_or_wants_it_no_more() {
    let mut shift = Shift::begin();
    let (line, contact) = talks(&mut shift, STRANGER);
    closes(&mut shift, line, contact);
    let (line, contact) = talks(&mut shift, OTHER);
    shift.taps("kari", agree(contact));
    shift.taps(
        "kari",
        Command::Feedback(FeedbackCommand::Refuse { contact }),
    );
    closes(&mut shift, line, contact);
    shift.until("2026-03-08T12:00:00[Europe/Oslo]");
    assert_eq!(
        (questions(&shift, STRANGER), questions(&shift, OTHER)),
        (0, 0)
    );
    assert_eq!(stage(&shift, contact), Some(Stage::Over(WhyNot::Refused)));
    // Nor in their own words without any.
    let (_, contact) = talks(&mut shift, STRANGER);
    let empty = FeedbackCommand::Agree {
        contact,
        words: "  ".to_owned(),
    };
    assert_eq!(
        rules(&shift, Command::Feedback(empty)),
        Err(Rejection::Empty)
    );
}

/// Something that speaks against it.
type Speaks = fn(&mut Shift, ContactId);

#[test]
fn nobody_is_asked_where_anything_speaks_against_it_also_if_it_comes_later() {
    fn settings(shift: &mut Shift, settings: Settings) {
        let saves = change(Change::SaveSettings(Box::new(settings)));
        done(shift, "siri", saves);
    }
    let against: [(WhyNot, Speaks); 7] = [
        (WhyNot::Stopped, |shift, _| writes(shift, OWN, "STOPP")),
        (WhyNot::NoTexts, |shift, _| {
            let no_texts = Settings {
                no_texts: true,
                ..Settings::default()
            };
            settings(shift, no_texts);
        }),
        (WhyNot::SomebodyElse, |shift, _| {
            let read = Settings {
                somebody_else: Some("si at det er fra tannlegen".to_owned()),
                ..Settings::default()
            };
            settings(shift, read);
        }),
        (WhyNot::Safety, |shift, _| {
            let withheld = Settings {
                number_withheld: true,
                ..Settings::default()
            };
            settings(shift, withheld);
        }),
        (WhyNot::Dead, |shift, _| {
            let dead = change(Change::SetStanding(Standing::Dead));
            done(shift, "siri", dead);
        }),
        (WhyNot::Child, |shift, contact| {
            let child = true;
            shift.taps("kari", Command::MarkChild { contact, child });
        }),
        (WhyNot::Safety, |shift, _| {
            let raise = Change::RaiseFlag {
                flag: FlagId::from_uuid(Uuid::from_u128(0xf1)),
                text: "Kniv i jakken".to_owned(),
                reason: "Sagt av politiet".to_owned(),
                hidden_because: String::new(),
                until: shift.world.now + Duration::from_hours(24 * 30),
            };
            done(shift, "siri", change(raise));
        }),
    ];
    for (why, speaks) in against {
        // Before: they are not even asked whether they agree.
        let mut shift = registered();
        let (_, contact) = talks(&mut shift, OWN);
        assert_eq!(rules(&shift, agree(contact)), Ok(()));
        speaks(&mut shift, contact);
        assert_eq!(
            rules(&shift, agree(contact)),
            Err(Rejection::NotAsked),
            "{why:?}"
        );
        // Afterwards, while the contact goes on: nothing is sent.
        let mut shift = registered();
        let (line, contact) = talks(&mut shift, OWN);
        shift.taps("kari", agree(contact));
        speaks(&mut shift, contact);
        closes(&mut shift, line, contact);
        shift.until("2026-03-08T12:00:00[Europe/Oslo]");
        assert_eq!(questions(&shift, OWN), 0, "{why:?}");
        assert_eq!(stage(&shift, contact), Some(Stage::Over(why)));
    }
}

#[test]
fn a_withheld_number_and_a_life_in_danger_are_never_asked() {
    let mut shift = Shift::begin();
    let line = shift.dials_as(From::Withheld);
    shift.passes(3);
    shift.takes("kari");
    let contact = shift.contact(line).id;
    assert_eq!(rules(&shift, agree(contact)), Err(Rejection::NotAsked));
    let mut shift = Shift::begin();
    let (line, contact) = talks(&mut shift, STRANGER);
    shift.taps("kari", agree(contact));
    shift.taps("kari", Command::RaiseDanger { contact });
    shift.hangs_up(line);
    shift.passes(3);
    let done = "Ambulansen er der".to_owned();
    shift.taps("kari", Command::EndDanger { contact, done });
    shift.minutes(5);
    let close = Command::RecordOutcome {
        contact,
        outcome: Outcome::HelpedByTelephone,
        next: Next::Settled,
    };
    shift.taps("kari", close);
    shift.until("2026-03-08T12:00:00[Europe/Oslo]");
    assert_eq!(questions(&shift, STRANGER), 0);
}

#[test]
fn stopp_is_for_good_also_after_start() {
    let mut shift = Shift::begin();
    let contact = agreed(&mut shift, STRANGER);
    writes(&mut shift, STRANGER, "STOPP");
    writes(&mut shift, STRANGER, "START");
    shift.until("2026-03-08T12:00:00[Europe/Oslo]");
    assert_eq!(questions(&shift, STRANGER), 0);
    assert_eq!(stage(&shift, contact), Some(Stage::Over(WhyNot::Stopped)));
}

#[test]
fn nobody_is_asked_twice_within_the_period() {
    let mut shift = Shift::begin();
    agreed(&mut shift, STRANGER);
    let (line, second) = talks(&mut shift, STRANGER);
    assert_eq!(
        rules(&shift, agree(second)),
        Err(Rejection::NotAsked),
        "it waits"
    );
    closes(&mut shift, line, second);
    shift.until("2026-03-07T20:00:00[Europe/Oslo]");
    assert_eq!(questions(&shift, STRANGER), 1);
    let (_, third) = talks(&mut shift, STRANGER);
    assert_eq!(
        rules(&shift, agree(third)),
        Err(Rejection::NotAsked),
        "not long ago"
    );
}

#[test]
fn a_restart_loses_nothing_and_asks_nobody_twice() {
    let mut shift = Shift::begin();
    let contact = agreed(&mut shift, STRANGER);
    shift.until("2026-03-07T09:59:50[Europe/Oslo]");
    // The server is away when it is time, and again just after.
    shift.world.crash(Some(Duration::from_mins(5)));
    shift.until("2026-03-07T10:06:00[Europe/Oslo]");
    assert_eq!(questions(&shift, STRANGER), 1);
    shift.world.crash(Some(Duration::from_secs(2)));
    shift.minutes(30);
    assert_eq!(questions(&shift, STRANGER), 1);
    writes(&mut shift, STRANGER, "Nei");
    assert!(matches!(
        stage(&shift, contact),
        Some(Stage::Answered { .. })
    ));
    assert!(!shift.rings("kari"));
}

#[test]
fn whoever_is_in_touch_again_is_not_asked_meanwhile() {
    let mut shift = Shift::begin();
    let contact = agreed(&mut shift, STRANGER);
    shift.until("2026-03-07T09:55:00[Europe/Oslo]");
    writes(&mut shift, STRANGER, "det er ikke bra i dag");
    shift.until("2026-03-07T10:10:00[Europe/Oslo]");
    assert_eq!(questions(&shift, STRANGER), 0);
    assert!(matches!(stage(&shift, contact), Some(Stage::Waits(_))));
}

#[test]
fn the_leader_sees_a_quarter_that_is_over_without_small_numbers_and_nobody_else_does() {
    let leader = Viewer {
        staff: Some(staff("randi")),
        outside: None,
        roles: vec![StaffRole::Leader],
        language: hjemmevakt::domain::language::Language::Bokmal,
    };
    let nurse = Viewer {
        staff: Some(staff("kari")),
        roles: vec![StaffRole::Nurse],
        ..leader.clone()
    };
    let mut shift = Shift::begin();
    agreed(&mut shift, STRANGER);
    shift.until("2026-03-07T10:01:00[Europe/Oslo]");
    writes(&mut shift, STRANGER, "ja");
    let now = shift.world.now;
    assert_eq!(quarters(shift.state(), &leader, now), Some(Vec::new()));
    let later = now + Duration::from_hours(24 * 40);
    let Some([quarter]) = quarters(shift.state(), &leader, later)
        .as_deref()
        .map(<[_]>::to_vec)
        .and_then(|rows| <[_; 1]>::try_from(rows).ok())
    else {
        panic!("one quarter");
    };
    assert_eq!((quarter.year, quarter.number), (2026, 1));
    assert_eq!((quarter.asked, quarter.yes, quarter.no), (None, None, None));
    assert_eq!(quarters(shift.state(), &nurse, later), None);
}

/// Of everything that stands in memory under the contact's key nothing is left, whether the contact goes alone or with the person.
#[test]
fn what_was_agreed_and_answered_goes_with_the_record() {
    for with_the_person in [true, false] {
        let mut shift = registered();
        let (line, contact) = talks(&mut shift, STRANGER);
        if with_the_person {
            let link = PatientCommand::Link {
                contact,
                patient: ANNE,
                relative: None,
            };
            done(&mut shift, "kari", link);
        }
        shift.taps("kari", agree(contact));
        closes(&mut shift, line, contact);
        shift.until("2026-03-07T10:01:00[Europe/Oslo]");
        writes(&mut shift, STRANGER, "Ja");
        let Some(Stage::Answered { .. }) = stage(&shift, contact) else {
            panic!("{:?}", stage(&shift, contact));
        };
        if with_the_person {
            erases(&mut shift);
        } else {
            let reason = "asked for by the person".to_owned();
            shift.operator(Command::EraseContact { contact, reason });
        }
        assert_eq!(stage(&shift, contact), None);
        let before = shift.state().feedback.clone();
        shift.world.crash(None);
        shift.passes(60);
        assert_eq!(shift.world.broken, None);
        assert_eq!(shift.state().feedback, before);
    }
}
