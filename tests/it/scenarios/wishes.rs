//! How a person wants to be reached, and by whom: nurses they do not want, no texts; and what is not done once they have died.

use hjemmevakt::domain::contacts::contact::Phase;
use hjemmevakt::domain::decide::decide;
use hjemmevakt::domain::messages::message::MessageText;
use hjemmevakt::domain::patients::change::Change;
use hjemmevakt::domain::patients::identity::Identity;
use hjemmevakt::domain::patients::patient::Standing;
use hjemmevakt::domain::patients::people::Person;
use hjemmevakt::domain::patients::settings::Settings;
use hjemmevakt::domain::rejection::Rejection;
use hjemmevakt::ids::SeededIds;

use super::anne::*;
use super::*;

fn wishes(settings: Settings) -> Shift {
    let mut shift = registered();
    done(
        &mut shift,
        "siri",
        change(Change::SaveSettings(Box::new(settings))),
    );
    shift
}

fn without(nurse: &str) -> Settings {
    Settings {
        not_wanted: vec![staff(nurse)],
        ..Settings::default()
    }
}

/// Somebody rings from this number and gives up at once.
fn gives_up(shift: &mut Shift, number: &str) -> LineNo {
    let line = shift.dials(number);
    shift.passes(8);
    shift.hangs_up(line);
    shift.passes(2);
    line
}

#[test]
fn a_nurse_whom_the_person_does_not_want_is_rung_when_nobody_else_is_left() {
    let mut shift = wishes(without("kari"));
    let line = shift.dials(MOTHER);
    shift.passes(3);
    assert!(!shift.rings("kari"), "she is the first on duty");
    assert!(shift.rings("aslak"));
    // Nobody else takes it: better she than nobody of ours.
    let mut rung = false;
    for _ in 0..100 {
        shift.passes(1);
        if shift.rings("kari") {
            rung = true;
            break;
        }
    }
    assert!(rung && shift.waits(line), "before the fallback");
}

#[test]
fn she_is_rung_at_once_when_the_others_cannot() {
    let mut shift = wishes(without("kari"));
    shift.dials(MOTHER);
    shift.passes(3);
    while let Some(other) = ["aslak", "marit"].into_iter().find(|who| shift.rings(who)) {
        assert!(!shift.rings("kari"));
        shift.declines(other);
        shift.passes(2);
    }
    assert!(shift.rings("kari"));
}

#[test]
fn whoever_was_on_the_telephone_when_her_step_began_is_rung_before_her() {
    let mut shift = wishes(without("kari"));
    shift.until(FRIDAY);
    // Aslak talks with somebody else.
    let other = shift.dials(STRANGER);
    shift.passes(3);
    shift.declines("kari");
    shift.passes(3);
    shift.takes("aslak");
    shift.passes(20);
    shift.dials(MOTHER);
    shift.passes(3);
    assert!(shift.rings("marit") && !shift.rings("kari"));
    shift.hangs_up(other);
    shift.passes(28);
    assert!(shift.rings("aslak"));
    assert!(!shift.rings("kari"));
}

#[test]
fn whoever_has_become_free_is_rung_before_her_though_she_is_on_the_telephone_herself() {
    let mut shift = wishes(without("kari"));
    shift.until(FRIDAY);
    // Kari and Aslak talk with others.
    let aslaks = shift.dials(STRANGER);
    shift.passes(3);
    shift.declines("kari");
    shift.passes(3);
    shift.takes("aslak");
    shift.passes(20);
    let karis = shift.dials(OTHER);
    shift.passes(3);
    shift.takes("kari");
    shift.passes(20);
    shift.dials(MOTHER);
    shift.passes(3);
    assert!(shift.rings("marit"));
    shift.hangs_up(aslaks);
    shift.passes(28);
    assert!(shift.rings("aslak"));
    shift.hangs_up(karis);
    shift.passes(3);
    assert!(shift.rings("aslak") && !shift.rings("kari"));
}

#[test]
fn for_others_she_is_rung_as_ever() {
    let mut shift = wishes(without("kari"));
    shift.dials(STRANGER);
    shift.passes(3);
    assert!(shift.rings("kari"));
}

#[test]
fn whoever_wants_no_texts_gets_none_and_is_rung_back_all_the_same() {
    let no_texts = Settings {
        no_texts: true,
        ..Settings::default()
    };
    let mut shift = wishes(no_texts);
    let line = gives_up(&mut shift, OWN);
    assert!(shift.is_owed_a_call(line));
    assert_eq!(shift.texts_to(OWN), []);
    // It is about the person's own telephone.
    gives_up(&mut shift, MOTHER);
    assert_eq!(shift.texts_to(MOTHER), [MessageText::WeSawYourCall]);
}

#[test]
fn once_somebody_has_died_their_telephone_is_left_alone() {
    let mut shift = registered();
    let before = gives_up(&mut shift, OWN);
    assert!(shift.is_owed_a_call(before));
    let sent = shift.texts_to(OWN).len();
    done(
        &mut shift,
        "siri",
        change(Change::SetStanding(Standing::Dead)),
    );
    let open =
        |shift: &Shift, line| matches!(shift.contact(line).phase, Phase::NeedsOutcome { .. });
    assert!(open(&shift, before), "a nurse says what happens");
    let after = gives_up(&mut shift, OWN);
    assert!(open(&shift, after));
    shift.minutes(40);
    assert_eq!(shift.texts_to(OWN).len(), sent);
    let mother = gives_up(&mut shift, MOTHER);
    assert!(
        shift.is_owed_a_call(mother),
        "those who are left are rung back"
    );
}

#[test]
fn the_register_takes_a_number_over_from_the_service_file_when_it_knows_as_many_by_it() {
    let mut shift = registered();
    let known = |shift: &Shift, number: &str| {
        let who = shift.state().who_is(&phone(number)).unwrap();
        let listed = who.known.iter().filter(|known| known.listed().is_some());
        (listed.count(), who.known.len())
    };
    let sister = "+4790000014";
    assert_eq!(known(&shift, ELIN), (1, 1));
    assert_eq!(known(&shift, sister), (1, 1), "of two people");
    let identity = Identity {
        phones: vec![phone(ELIN)],
        ..identity()
    };
    let amend = Change::Amend {
        identity: Box::new(identity),
        seen: Box::new(super::anne::identity()),
    };
    done(&mut shift, "siri", change(amend));
    assert_eq!(known(&shift, ELIN), (0, 1), "nobody is named twice");
    let nurses = shift.state().who_is(&phone(ELIN)).unwrap().preferred;
    assert_eq!(nurses, [staff("kari")], "whom the file says that she wants");
    // One of the two is not both.
    let relative = Person {
        phones: vec![phone(sister)],
        ..mother()
    };
    let list = Change::List {
        relative: MARJA,
        person: Box::new(relative),
        order: 0,
    };
    done(&mut shift, "siri", change(list));
    assert_eq!(known(&shift, sister), (1, 2));
}

/// The network shows our number on every call and message: what the person has asked for is kept by not ringing and not writing.
#[test]
fn where_our_number_is_not_to_be_seen_nothing_rings_or_writes_by_itself() {
    let hidden = Settings {
        number_withheld: true,
        ..Settings::default()
    };
    let mut shift = wishes(hidden);
    let line = gives_up(&mut shift, OWN);
    assert!(shift.is_owed_a_call(line));
    assert_eq!(shift.texts_to(OWN), []);
    let contact = shift.call(line).contact;
    let (kari, start) = (
        Actor::Staff(staff("kari")),
        Command::StartCallBack { contact },
    );
    let mut ids = SeededIds::new(1);
    let now = shift.world.service_now();
    let refused = decide(shift.state(), &kari, start, now, &mut ids);
    assert_eq!(refused.err(), Some(Rejection::NumberWouldShow));
    // Nobody is forgotten: she is rung when it is due, and told to ring by herself.
    for _ in 0..15 * 60 {
        shift.passes(1);
        if shift.rings("kari") {
            break;
        }
    }
    shift.takes("kari");
    for _ in 0..60 {
        shift.passes(1);
        assert!(!shift.rings(OWN), "our number would show");
    }
    assert!(shift.is_owed_a_call(line));
    assert_eq!(shift.texts_to(OWN), []);
    // The mother's telephone is another matter.
    let mother = gives_up(&mut shift, MOTHER);
    assert!(shift.is_owed_a_call(mother));
    assert_eq!(shift.texts_to(MOTHER), [MessageText::WeSawYourCall]);
}
