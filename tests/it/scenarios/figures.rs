//! Figures are counted from what happened: a small weekend, and what the leader sees of it.

use hjemmevakt::domain::contacts::contact::{Next, Outcome};
use hjemmevakt::domain::figures::count::count;
use hjemmevakt::domain::figures::figure::{Figure, Period};
use hjemmevakt::domain::ids::RequestId;
use hjemmevakt::domain::language::Language;
use hjemmevakt::domain::presence::command::PresenceCommand;
use hjemmevakt::domain::requests::form::Urgency;
use hjemmevakt::domain::requests::request::Requester;
use hjemmevakt::domain::service::people::StaffRole;
use hjemmevakt::simulator::weekend::services::Staffing;
use hjemmevakt::views::Viewer;
use hjemmevakt::views::figures::figures;
use uuid::Uuid;

use super::requests::{asks, form};
use super::*;

fn hours(from: Timestamp, hours: u64) -> Period {
    Period {
        from,
        until: from + Duration::from_hours(hours),
    }
}

fn counted(shift: &Shift, period: Period) -> Vec<Figure> {
    let zone = &shift.world.service.zone;
    count(shift.state(), zone, period, shift.world.now)
}

fn figure<'a>(all: &'a [Figure], id: &str) -> &'a Figure {
    all.iter()
        .find(|figure| figure.id == id)
        .unwrap_or_else(|| panic!("there is no figure {id}"))
}

fn talks(shift: &mut Shift, number: &str) {
    let caller = shift.dials(number);
    shift.passes(3);
    shift.takes("kari");
    shift.passes(30);
    let contact = shift.contact(caller).id;
    shift.hangs_up(caller);
    shift.passes(5);
    let closes = Command::RecordOutcome {
        contact,
        outcome: Outcome::HelpedByTelephone,
        next: Next::Settled,
    };
    shift.taps("kari", closes);
}

#[test]
fn an_evening_is_counted_as_it_was() {
    let mut shift = Shift::begin();
    let period = hours(shift.world.now - Duration::from_hours(1), 24);
    talks(&mut shift, STRANGER);
    talks(&mut shift, STRANGER);
    // One hangs up before anybody answers, and is called back in time.
    let caller = shift.dials(OTHER);
    shift.passes(8);
    let contact = shift.contact(caller).id;
    shift.hangs_up(caller);
    let all = counted(&shift, period);
    assert_eq!(figure(&all, "call_backs").of("not_due"), 1);
    shift.taps("kari", Command::StartCallBack { contact });
    shift.takes("kari");
    shift.passes(10);
    // A doctor asks; Kari takes it after seven minutes.
    let request = RequestId::from_uuid(Uuid::from_u128(901));
    let send = Command::SendRequest {
        request,
        requester: Requester::Staff(staff("jonas")),
        form: Box::new(form(Urgency::Urgent)),
    };
    asks(&mut shift, &Actor::Staff(staff("jonas")), send).unwrap();
    shift.minutes(7);
    shift.taps("aslak", Command::AcceptRequest { request });
    let all = counted(&shift, period);
    let answers = figure(&all, "answers");
    assert_eq!(answers.of("within_two_minutes"), 2);
    assert_eq!(answers.of("not_answered"), 1, "it stays in the count");
    assert_eq!(figure(&all, "call_backs").of("in_time"), 1);
    assert_eq!(figure(&all, "requests").of("within_15"), 1);
    let outcomes = figure(&all, "contacts_by_outcome");
    assert_eq!(outcomes.of("helped_by_telephone"), 2);
    assert_eq!(outcomes.of("open"), 2);
    assert_eq!(figure(&all, "contacts_by_hour").total(), 4);
    let repeats = figure(&all, "repeats");
    assert_eq!(repeats.of("again"), 1, "the stranger rang twice");
}

#[test]
fn sums_agree_and_periods_add_up() {
    let mut shift = Shift::begin();
    let from = shift.world.now - Duration::from_hours(1);
    for number in [STRANGER, OTHER, ELIN, STRANGER] {
        talks(&mut shift, number);
        shift.minutes(40);
    }
    let all = counted(&shift, hours(from, 24));
    let contacts = figure(&all, "contacts_by_hour").total();
    assert_eq!(contacts, 4);
    for id in ["contacts_by_outcome", "police", "repeats"] {
        assert_eq!(figure(&all, id).total(), contacts, "{id}");
    }
    // What is counted hour by hour is counted in the day, part by part.
    let apart: Vec<Vec<Figure>> = (0..24)
        .map(|hour| counted(&shift, hours(from + Duration::from_hours(hour), 1)))
        .collect();
    for whole in all.iter().filter(|figure| figure.id != "plans") {
        for cell in &whole.cells {
            let sum: u64 = apart
                .iter()
                .map(|part| figure(part, whole.id).of(cell.word))
                .sum();
            assert_eq!(sum, cell.n, "{} {}", whole.id, cell.word);
        }
    }
}

#[test]
fn a_restart_counts_the_same() {
    let mut shift = Shift::begin();
    let period = hours(shift.world.now - Duration::from_hours(1), 24);
    talks(&mut shift, STRANGER);
    let before = counted(&shift, period);
    shift.world.crash(Some(Duration::from_secs(30)));
    shift.minutes(1);
    let after = counted(&shift, period);
    assert_eq!(figure(&before, "answers"), figure(&after, "answers"));
    assert_eq!(
        figure(&before, "contacts_by_outcome"),
        figure(&after, "contacts_by_outcome")
    );
}

#[test]
fn a_time_without_anybody_is_counted_to_the_minute() {
    let mut shift = Shift::with(Staffing::Alone, THURSDAY);
    let period = hours(shift.world.now, 24);
    let away = Command::Presence(PresenceCommand::Unavailable {
        minutes: 20,
        reason: String::new(),
        even_alone: true,
    });
    shift.taps("kari", away);
    shift.minutes(60);
    let all = counted(&shift, period);
    assert_eq!(figure(&all, "unstaffed").of("all_away"), 20);
    assert_eq!(figure(&all, "unstaffed").of("roster"), 0);
}

#[test]
fn the_leader_is_not_shown_few_and_whoever_sees_the_cases_is() {
    let mut shift = Shift::begin();
    let period = hours(shift.world.now - Duration::from_hours(1), 24);
    talks(&mut shift, STRANGER);
    let viewer = |roles: Vec<StaffRole>| Viewer {
        staff: Some(staff("randi")),
        outside: None,
        roles,
        language: Language::Bokmal,
    };
    let zone = shift.world.service.zone.clone();
    let seen = |roles| {
        figures(
            shift.state(),
            &viewer(roles),
            &zone,
            period,
            shift.world.now,
        )
    };
    let answers = |roles| {
        let figures = seen(roles).expect("she leads");
        figures
            .all
            .into_iter()
            .find(|figure| figure.id == "answers")
            .unwrap()
    };
    let leader = answers(vec![StaffRole::Leader]);
    assert_eq!(leader.total, None);
    assert!(leader.cells.iter().all(|cell| cell.n.is_none()));
    let nurse = answers(vec![StaffRole::Leader, StaffRole::Nurse]);
    assert_eq!(nurse.total, Some(1));
    assert!(
        seen(vec![StaffRole::Nurse]).is_none(),
        "figures are the leader's"
    );
}
