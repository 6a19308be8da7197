//! What each viewer sees, over states that the real rules made.

use super::board::board;
use super::next::NextStep;
use super::rig::{FINE, LEGEVAKT, MOTHER, Rig, UNKNOWN, nurse, staff};
use super::row::Stage;
use super::*;
use crate::domain::command::Command;
use crate::domain::language::Language;
use crate::views::contact::detail;
use crate::views::hint::HintKind;

/// On the example roster of that Friday.
fn on_duty(rig: &Rig) -> (String, String) {
    let shift = rig.state.shift.clone().unwrap();
    (
        shift.primary.unwrap().to_string(),
        shift.backup.unwrap().to_string(),
    )
}

#[test]
fn a_waiting_caller_says_who_is_rung_and_what_comes_next() {
    let mut rig = Rig::friday();
    let (primary, backup) = on_duty(&rig);
    let call = rig.rings(UNKNOWN);
    rig.passes(5);
    let seen = board(&rig.state, &nurse(&primary), rig.now, FINE);
    let [row] = seen.waiting.as_slice() else {
        panic!("{:?}", seen.waiting);
    };
    let Stage::Waiting {
        rung,
        next,
        fallback_at,
        rings_me,
        ..
    } = &row.stage
    else {
        panic!("{row:?}");
    };
    assert!(*rings_me && row.mine && rung.len() == 1 && rung[0].who.me);
    let NextStep::Ring(people) = &next.what else {
        panic!("{next:?}");
    };
    let name = rig
        .state
        .service
        .as_ref()
        .unwrap()
        .staff(&StaffId::new(&backup))
        .unwrap()
        .name
        .clone();
    assert_eq!(people[0].name.as_deref(), Some(name.as_str()));
    // And that is what happens, at that time.
    let until = next.at.since(rig.now).as_secs();
    assert!(fallback_at.is_some_and(|at| at > next.at));
    rig.passes(until);
    assert!(
        rig.state
            .live_legs(rig.state.call(call).unwrap())
            .any(|leg| leg.staff() == Some(&StaffId::new(&backup)))
    );
}

#[test]
fn what_is_said_to_come_next_is_what_the_service_does_until_the_fallback() {
    let mut rig = Rig::friday();
    let (primary, _) = on_duty(&rig);
    let call = rig.rings(UNKNOWN);
    for _ in 0..20 {
        let seen = board(&rig.state, &nurse(&primary), rig.now, FINE);
        let Some(Stage::Waiting { next, .. }) = seen.waiting.first().map(|row| &row.stage) else {
            break;
        };
        let before: Vec<_> = rig.state.call(call).unwrap().legs.iter().copied().collect();
        let what = next.what.clone();
        rig.carried(next.at.since(rig.now).as_secs());
        let after = rig.state.call(call).unwrap();
        let new = after
            .legs
            .iter()
            .filter(|leg| !before.contains(leg))
            .count();
        match what {
            NextStep::Ring(people) => assert_eq!(new, people.len(), "rings whom it said"),
            NextStep::RingAgain => assert_eq!(new, 1),
            NextStep::Round => assert!(new > 0),
            NextStep::Fallback(_) => {
                assert!(matches!(
                    after.state,
                    crate::domain::calls::call::CallState::FallingBack(_)
                ));
                return;
            }
        }
    }
    panic!("the fallback was never said to come");
}

#[test]
fn a_room_sees_that_somebody_waits_and_nothing_about_who() {
    let mut rig = Rig::friday();
    rig.rings(MOTHER);
    let seen = board(&rig.state, &Viewer::room(Language::Bokmal), rig.now, FINE);
    let row = &seen.waiting[0];
    assert_eq!(
        (row.contact, row.call, row.hint.clone()),
        (None, None, None)
    );
    let Stage::Waiting { rung, .. } = &row.stage else {
        panic!("{row:?}");
    };
    assert!(rung.iter().all(|rung| rung.who.name.is_none()));
}

#[test]
fn only_a_nurse_on_duty_or_whose_turn_it_is_opens_a_contact() {
    let mut rig = Rig::friday();
    let (primary, backup) = on_duty(&rig);
    let call = rig.rings(MOTHER);
    let contact = rig.state.contact(rig.contact(call)).unwrap().clone();
    for who in [&primary, &backup] {
        assert!(nurse(who).may_open(&rig.state, &contact));
    }
    for role in [
        StaffRole::Leader,
        StaffRole::Doctor,
        StaffRole::DayNurse,
        StaffRole::Coordinator,
        StaffRole::Operator,
    ] {
        let other = staff("randi", role);
        assert!(!other.may_open(&rig.state, &contact), "{role:?}");
        assert_eq!(detail(&rig.state, &other, contact.id, rig.now), None);
        assert_eq!(
            board(&rig.state, &other, rig.now, FINE).waiting[0].hint,
            None
        );
    }
    assert!(!Viewer::room(Language::Bokmal).may_open(&rig.state, &contact));
    // The same person without the role of a nurse sees nothing more for being on the roster.
    assert!(!staff(&primary, StaffRole::Operator).may_open(&rig.state, &contact));
    let mut outside = rig.state.clone();
    outside.shift = None;
    // One whom it rings still sees it; a colleague whom it does not ring does not.
    let rung = rig.rung(call);
    assert!(nurse(&rung).may_open(&outside, &contact));
    assert!(!nurse("marit").may_open(&outside, &contact));
}

#[test]
fn the_number_is_a_hint_of_the_right_kind() {
    let mut rig = Rig::friday();
    let (primary, _) = on_duty(&rig);
    for (number, kind, label) in [
        (MOTHER, HintKind::Contact, Some("Mother of Elin")),
        ("+4790000012", HintKind::Patient, Some("Elin")),
        (LEGEVAKT, HintKind::Legevakt, Some("Legevakt Ytterfjord")),
        (
            "+4778000005",
            HintKind::Partner,
            Some("Home care, Ytterfjord"),
        ),
        (UNKNOWN, HintKind::Unknown, None),
        ("withheld", HintKind::Withheld, None),
    ] {
        let call = rig.rings(number);
        let found = detail(&rig.state, &nurse(&primary), rig.contact(call), rig.now).unwrap();
        let hint = found.row.hint.unwrap();
        assert_eq!(hint.kind, kind, "{number}");
        assert_eq!(hint.labels.first().map(String::as_str), label);
        rig.hangs_up(call);
    }
}

#[test]
fn what_waits_on_me_comes_most_urgent_first() {
    let mut rig = Rig::friday();
    let (primary, _) = on_duty(&rig);
    let talk = rig.rings(UNKNOWN);
    rig.takes(talk, &primary);
    rig.hangs_up(talk);
    let gone = rig.rings("+4790000052");
    rig.hangs_up(gone);
    rig.rings("+4790000053");
    let seen = board(&rig.state, &nurse(&primary), rig.now, FINE);
    let stages: Vec<_> = seen
        .mine()
        .iter()
        .map(|row| words::stage(&row.stage))
        .collect();
    assert_eq!(stages, ["waiting", "call_back_due", "needs_outcome"]);
    assert_eq!(seen.tally.calls, 2);
}

#[test]
fn she_is_offered_what_the_service_lets_her_do() {
    let mut rig = Rig::friday();
    let (primary, backup) = on_duty(&rig);
    let call = rig.rings(UNKNOWN);
    let contact = rig.contact(call);
    let can = |rig: &Rig, who: &str| {
        detail(&rig.state, &nurse(who), contact, rig.now)
            .unwrap()
            .can
    };
    assert_eq!(can(&rig, &primary).claim, Some(call));
    assert_eq!(can(&rig, &backup).claim, Some(call));
    rig.nurse_does(&primary, Command::Claim { call, phone: None });
    assert_eq!(can(&rig, &backup).claim, None, "a colleague takes it");
    rig.takes(call, &primary);
    assert_eq!(can(&rig, &primary).talk, Some(call));
    assert_eq!(can(&rig, &backup).talk, None);
    assert!(!can(&rig, &primary).outcome && !can(&rig, &primary).call_back);
    rig.hangs_up(call);
    let after = can(&rig, &primary);
    assert!(after.outcome && after.call_back && after.note && after.message);
}

#[test]
fn outside_the_duty_it_says_where_calls_go_and_who_is_next() {
    let rig = Rig::at("2026-11-17T11:00:00+01:00[Europe/Oslo]");
    let seen = board(&rig.state, &nurse("kari"), rig.now, FINE);
    assert_eq!(seen.duty.now, None);
    let outside = seen.duty.outside.unwrap();
    assert_eq!(
        outside.kind,
        crate::domain::service::places::DestinationKind::DayService
    );
    let next = seen.duty.next.unwrap();
    assert_eq!(next.starts.to_string(), "2026-11-19T14:00:00.000Z");
    assert_eq!(next.people[0].place, crate::views::people::Place::Primary);
}

#[test]
fn json_says_the_same_as_the_view_and_no_more() {
    let mut rig = Rig::friday();
    rig.rings(MOTHER);
    let seen = board(&rig.state, &Viewer::room(Language::Bokmal), rig.now, FINE);
    let text = serde_json::to_string(&json::board(&seen, &[])).unwrap();
    for word in ["Elin", "Mother", "900 00", "90000011", "Kari", "Aslak"] {
        assert!(!text.contains(word), "{word}: {text}");
    }
    let (primary, _) = on_duty(&rig);
    let seen = board(&rig.state, &nurse(&primary), rig.now, FINE);
    let value = serde_json::to_value(json::board(&seen, &[])).unwrap();
    assert_eq!(value["waiting"][0]["hint"]["labels"][0], "Mother of Elin");
    assert_eq!(value["waiting"][0]["state"], "waiting");
}
