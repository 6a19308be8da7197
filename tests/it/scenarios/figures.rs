//! Figures are counted from what happened: a small weekend, and what the leader sees of it.

use std::collections::BTreeMap;

use hjemmevakt::domain::apply::apply;
use hjemmevakt::domain::assessments::event::AssessmentEvent;
use hjemmevakt::domain::assessments::signature::{DoctorSignature, ReceivedSignature, Signature};
use hjemmevakt::domain::contacts::contact::{Next, Outcome};
use hjemmevakt::domain::figures::count::count;
use hjemmevakt::domain::figures::count_cases::ALTERNATIVES;
use hjemmevakt::domain::figures::count_police::REASONS;
use hjemmevakt::domain::figures::figure::{Figure, Period};
use hjemmevakt::domain::forms::answer::{Answer, Code};
use hjemmevakt::domain::forms::form::FormRef;
use hjemmevakt::domain::forms::item::Question;
use hjemmevakt::domain::forms::kind::DocumentKind;
use hjemmevakt::domain::forms::link::Field;
use hjemmevakt::domain::ids::{ContactId, DocumentId, RequestId};
use hjemmevakt::domain::language::Language;
use hjemmevakt::domain::presence::command::PresenceCommand;
use hjemmevakt::domain::requests::form::Urgency;
use hjemmevakt::domain::requests::request::Requester;
use hjemmevakt::domain::secret::Secret;
use hjemmevakt::domain::service::people::StaffRole;
use hjemmevakt::forms::shelf::Shelf;
use hjemmevakt::simulator::weekend::services::Staffing;
use hjemmevakt::views::Viewer;
use hjemmevakt::views::figures::figures;
use uuid::Uuid;

use super::requests::{asks, form};
use super::*;

pub fn hours(from: Timestamp, hours: u64) -> Period {
    Period {
        from,
        until: from + Duration::from_hours(hours),
    }
}

pub fn counted(shift: &Shift, period: Period) -> Vec<Figure> {
    let zone = &shift.world.service.zone;
    count(shift.state(), zone, period, shift.world.now)
}

pub fn figure<'a>(all: &'a [Figure], id: &str) -> &'a Figure {
    all.iter()
        .find(|figure| figure.id == id)
        .unwrap_or_else(|| panic!("there is no figure {id}"))
}

pub fn talks(shift: &mut Shift, number: &str) {
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

/// Seven calls, one of them not answered: that says how the service did. Who rang, and how it ended, is left out as before.
#[test]
fn how_the_service_kept_its_times_is_shown_whole_to_the_leader() {
    let mut shift = Shift::begin();
    let period = hours(shift.world.now - Duration::from_hours(1), 24);
    for _ in 0..6 {
        talks(&mut shift, STRANGER);
    }
    let caller = shift.dials(OTHER);
    shift.passes(8);
    shift.hangs_up(caller);
    let leader = Viewer {
        staff: Some(staff("randi")),
        outside: None,
        roles: vec![StaffRole::Leader],
        language: Language::Bokmal,
    };
    let zone = shift.world.service.zone.clone();
    let now = shift.world.now;
    let seen = figures(shift.state(), &leader, &zone, period, now).unwrap();
    let of = |id: &str| {
        let found = seen.all.iter().find(|figure| figure.id == id).unwrap();
        let parts: Vec<Option<u64>> = found.cells.iter().map(|cell| cell.n).collect();
        (parts, found.total)
    };
    assert_eq!(of("answers"), (vec![Some(6), Some(0), Some(1)], Some(7)));
    let (parts, total) = of("repeats");
    assert_eq!((parts[0], total), (None, Some(7)), "it is of people");
    // One promise alone: whoever knows of it would learn how it went.
    let (parts, total) = of("call_backs");
    assert!(total.is_none() && parts.iter().all(Option::is_none));
}

/// A signed document of this contact, with these answers.
pub fn signed(
    state: &mut State,
    contact: ContactId,
    kind: DocumentKind,
    number: u128,
    answers: &[(&str, Answer)],
) {
    let by = Actor::Staff(staff("jonas"));
    let document = DocumentId::from_uuid(Uuid::from_u128(700 + number));
    let mut events = vec![AssessmentEvent::DocumentBegun {
        document,
        contact,
        document_kind: kind,
        form: FormRef {
            url: "https://example.test/skjema".to_owned(),
            version: "1.0".to_owned(),
        },
        by: by.clone(),
    }];
    for (field, value) in answers {
        events.push(AssessmentEvent::FieldWritten {
            document,
            field: field.parse().unwrap(),
            instead_of: 0,
            values: Secret::Known(vec![value.clone()].into()),
            by: by.clone(),
        });
    }
    let signature = if kind == DocumentKind::DoctorExamination {
        Signature::Doctor(DoctorSignature::of(state, &by).unwrap())
    } else {
        Signature::Received(ReceivedSignature::of(state, &by).unwrap())
    };
    events.push(AssessmentEvent::DocumentSigned {
        document,
        signature,
        to_transfer: false,
    });
    for event in events {
        let (seq, at) = (state.seq + 1, state.at + Duration::from_secs(1));
        apply(state, seq, at, &event.into());
    }
}

pub fn choice(code: &str) -> Answer {
    Answer::Choice(Code::new(code))
}

#[test]
fn signed_documents_say_what_was_tried_and_what_came_of_it() {
    let mut shift = Shift::begin();
    let period = hours(shift.world.now - Duration::from_hours(1), 24);
    talks(&mut shift, STRANGER);
    let mut state = shift.state().clone();
    let contact = *state.contacts.keys().next().unwrap();
    let zone = shift.world.service.zone.clone();
    let now = shift.world.now;
    let answers = [
        ("voluntary", choice("yes")),
        ("instead", choice("home")),
        ("plan", choice("part")),
        ("police.asked", Answer::Boolean(true)),
        ("conclusion.what", choice("observation")),
    ];
    signed(
        &mut state,
        contact,
        DocumentKind::DoctorExamination,
        1,
        &answers,
    );
    let all = count(&state, &zone, period, now);
    for (id, part) in [
        ("admissions", "referred_observation_considered"),
        ("voluntary_offered", "yes"),
        ("considered_instead", "home"),
        ("plan_followed", "part"),
        ("police", "assessment"),
        ("police_why", "not_written"),
    ] {
        assert_eq!(figure(&all, id).of(part), 1, "{id}");
        assert_eq!(figure(&all, id).total(), 1, "{id}");
    }
    // Each alternative counts once for a contact, whoever considered it; what no form offers counts as own words.
    let more = [
        ("instead", Answer::Text("hytta til onkel".to_owned())),
        ("voluntary", choice("yes")),
    ];
    let mut both = state.clone();
    signed(
        &mut both,
        contact,
        DocumentKind::DoctorExamination,
        3,
        &more,
    );
    let all = count(&both, &zone, period, now);
    let instead = figure(&all, "considered_instead");
    assert_eq!((instead.of("home"), instead.of("own_words")), (1, 1));
    assert_eq!(instead.of("not_written"), 0);
    // What the institution has decided counts before what the doctor referred to, and apart from it.
    signed(
        &mut state,
        contact,
        DocumentKind::InstitutionInformation,
        2,
        &[("what.decided", choice("voluntary"))],
    );
    let all = count(&state, &zone, period, now);
    assert_eq!(figure(&all, "admissions").of("voluntary_considered"), 1);
    assert_eq!(figure(&all, "admissions").total(), 1);
    // What is withdrawn says nothing any more.
    let withdrawn = AssessmentEvent::DocumentWithdrawn {
        document: DocumentId::from_uuid(Uuid::from_u128(701)),
        reason: Secret::Known("feil person".to_owned()),
        by: Actor::Staff(staff("jonas")),
    };
    let (seq, at) = (state.seq + 1, state.at);
    apply(&mut state, seq, at, &withdrawn.into());
    let all = count(&state, &zone, period, now);
    assert_eq!(figure(&all, "admissions").total(), 0);
}

#[test]
fn why_the_police_were_asked_is_counted_by_what_was_ticked_and_never_read() {
    let mut shift = Shift::begin();
    let period = hours(shift.world.now - Duration::from_hours(1), 24);
    talks(&mut shift, STRANGER);
    let state = shift.state().clone();
    let contact = *state.contacts.keys().next().unwrap();
    let zone = shift.world.service.zone.clone();
    let now = shift.world.now;
    let asked = ("police.asked", Answer::Boolean(true));
    let words = ("police.why", Answer::Text("to mann til".to_owned()));
    let why = |documents: &[&[(&str, Answer)]]| {
        let mut state = state.clone();
        for (number, answers) in (10..).zip(documents) {
            let kind = DocumentKind::DoctorExamination;
            signed(&mut state, contact, kind, number, answers);
        }
        let all = count(&state, &zone, period, now);
        figure(&all, "police_why").clone()
    };
    // Each reason once for a contact, whoever gave it.
    let found = why(&[
        &[
            asked.clone(),
            ("police.reason", choice("resists")),
            words.clone(),
        ],
        &[asked.clone(), ("police.reason", choice("resists"))],
        &[asked.clone(), ("police.reason", choice("no-escort"))],
    ]);
    assert_eq!((found.of("resists"), found.of("no-escort")), (1, 1));
    assert_eq!(found.total(), 2);
    // A form from before there were reasons, and a reason that no form offers.
    let found = why(&[&[asked.clone(), words]]);
    assert_eq!((found.of("own_words"), found.total()), (1, 1));
    let own = Answer::Own("hunden".to_owned());
    let found = why(&[&[asked, ("police.reason", own)]]);
    assert_eq!((found.of("own_words"), found.total()), (1, 1));
    // They were not asked after all.
    let not = ("police.asked", Answer::Boolean(false));
    let found = why(&[&[not, ("police.reason", choice("resists"))]]);
    assert_eq!(found.total(), 0);
}

/// The figures ask the shipped forms for these fields and options, in every version: a form that names them otherwise would count as one in which
/// nothing is written.
#[test]
fn the_forms_have_the_fields_that_figures_are_read_from() {
    let yes_or_no: &[&str] = &["yes", "no"];
    let both = [
        ("voluntary", yes_or_no),
        ("plan", &["followed", "part", "not", "none"]),
        ("instead", &ALTERNATIVES),
        ("police.asked", &[]),
    ];
    let doctor: [(&str, &[&str]); 2] = [
        ("exam.when", &[]),
        (
            "conclusion.what",
            &["no-admission", "voluntary", "observation", "compulsory"],
        ),
    ];
    let institution: [(&str, &[&str]); 1] = [(
        "what.decided",
        &[
            "not-yet",
            "not-admitted",
            "voluntary",
            "observation",
            "compulsory",
        ],
    )];
    let reasons: (&str, &[&str]) = ("police.reason", &REASONS);
    let shelf = Shelf::load(None).unwrap();
    let mut seen = BTreeMap::new();
    for form in shelf.library.all() {
        let mut wanted: Vec<(&str, &[&str])> = if form.kind() == DocumentKind::NurseAssessment {
            both.to_vec()
        } else if form.kind() == DocumentKind::DoctorExamination {
            both.into_iter().chain(doctor).collect()
        } else if form.kind() == DocumentKind::InstitutionInformation {
            institution.to_vec()
        } else {
            continue;
        };
        *seen.entry(form.kind()).or_insert(0) += 1;
        // Asked since 28 November 2026.
        if ["3", "4"].contains(&form.reference().version.as_str()) {
            wanted.push(reasons);
        }
        for (field, options) in wanted {
            let field: Field = field.parse().unwrap();
            let item = form.item(&field.link);
            let offered: Vec<&str> = match item.and_then(|item| item.question()) {
                Some(Question::Choice(options) | Question::OpenChoice(options)) => {
                    options.iter().map(|one| one.code.0.as_ref()).collect()
                }
                Some(_) => Vec::new(),
                None => panic!("{}: {field} is no question", form.reference()),
            };
            for option in options {
                assert!(
                    offered.contains(option),
                    "{}: {field}: {option}",
                    form.reference()
                );
            }
        }
    }
    assert_eq!(seen[&DocumentKind::NurseAssessment], 3);
    assert_eq!(seen[&DocumentKind::DoctorExamination], 4);
    assert_eq!(seen[&DocumentKind::InstitutionInformation], 1);
}
