//! The doctor's page and the nurse's side of a request, over states that the real rules made: what is on them, and what never is.

use uuid::Uuid;

use super::doctor;
use crate::domain::actor::Actor;
use crate::domain::command::Command;
use crate::domain::contacts::contact::{Next, Outcome};
use crate::domain::ids::{RequestId, StaffId};
use crate::domain::language::Language;
use crate::domain::requests::form::{Form, Isbar, PatientRef, Urgency, Wanted};
use crate::domain::requests::request::Requester;
use crate::domain::secret::Secret;
use crate::domain::service::people::StaffRole;
use crate::text::Texts;
use crate::views::Viewer;
use crate::views::board::{self, Standing};
use crate::views::request as request_view;
use crate::views::rig::{FINE, MOTHER, Rig, nurse, staff};
use crate::web::pages::form::Keys;
use crate::web::pages::nurse::{self, Seen};
use crate::web::pages::wall;

const SITUATION: &str = "Urolig, brakt av naboer";
const PATIENT: &str = "Per Oppdiktet";

fn secret(text: &str) -> Secret<String> {
    Secret::Known(text.to_owned())
}

fn form() -> Form {
    Form {
        urgency: Urgency::Urgent,
        wanted: vec![Wanted::ComeHere],
        patient: PatientRef::Named {
            name: secret(PATIENT),
            birth_year: Some(1987),
        },
        isbar: Isbar {
            situation: Some(secret(SITUATION)),
            ..Isbar::default()
        },
        phone: Some(Secret::Known("+4790000004".parse().unwrap())),
        ..Form::default()
    }
}

fn jonas() -> Viewer {
    staff("jonas", StaffRole::Doctor)
}

struct Asked {
    rig: Rig,
    request: RequestId,
}

impl Asked {
    /// Jonas asks on a Friday evening.
    fn now() -> Self {
        let mut rig = Rig::friday();
        let request = RequestId::from_uuid(Uuid::from_u128(42));
        rig.does(
            &Actor::Staff(StaffId::new("jonas")),
            Command::SendRequest {
                request,
                requester: Requester::Staff(StaffId::new("jonas")),
                form: Box::new(form()),
            },
        );
        Self { rig, request }
    }

    fn asker_does(&mut self, command: Command) {
        self.rig.does(&Actor::Staff(StaffId::new("jonas")), command);
    }

    fn page(&self, viewer: &Viewer) -> String {
        let contact = self
            .rig
            .state
            .request(self.request)
            .map(|found| found.contact);
        doctors_page(&self.rig, viewer, contact, FINE)
    }

    fn nurses(&self, who: &str) -> String {
        let texts = Texts::load().unwrap();
        let viewer = nurse(who);
        let seen = Seen {
            texts: &texts,
            state: &self.rig.state,
            viewer: &viewer,
            contact: None,
            now: self.rig.now,
            standing: FINE,
            forms: None,
        };
        nurse::page(&seen, "", None, &Keys::default()).into_string()
    }
}

fn doctors_page(
    rig: &Rig,
    viewer: &Viewer,
    contact: Option<crate::domain::ids::ContactId>,
    standing: Standing,
) -> String {
    let texts = Texts::load().unwrap();
    let seen = Seen {
        texts: &texts,
        state: &rig.state,
        viewer,
        contact,
        now: rig.now,
        standing,
        forms: None,
    };
    let keys = Keys::of_page("k".to_owned());
    doctor::page(&seen, "", &keys, None).into_string()
}

/// Nothing of who a nurse is, but for what is allowed here.
fn no_nurse_is_named(html: &str, but: &[&str]) {
    for word in [
        "Kari",
        "Nordvik",
        "Aslak",
        "Utsi",
        "Marit",
        "Bakke",
        "900 00 001",
        "90000001",
        "900 00 002",
    ] {
        assert!(
            but.contains(&word) || !html.contains(word),
            "{word} is on the page"
        );
    }
}

#[test]
fn before_anything_is_written_it_says_whether_a_nurse_can_be_reached() {
    let on_duty = doctors_page(&Rig::friday(), &jonas(), None, FINE);
    assert!(on_duty.contains("Sykepleier på vakt til mandag 08:00"));
    assert!(on_duty.contains("id=\"send\""));
    no_nurse_is_named(&on_duty, &[]);
    // The telephone of whoever asks is there beforehand.
    assert!(on_duty.contains("value=\"+47 900 00 004\""));

    let outside = Rig::at("2026-11-17T11:00:00+01:00[Europe/Oslo]");
    let nobody = doctors_page(&outside, &jonas(), None, FINE);
    assert!(nobody.contains("Ingen psykiatrisk sykepleier på vakt nå"));
    assert!(nobody.contains("Neste vakt begynner torsdag 15:00"));
    // Tuesday in the daytime: the day service first, then legevakt's direct line.
    let day_service = nobody.find("tel:+4778000003").unwrap();
    assert!(day_service < nobody.find("tel:+4778000001").unwrap());
    assert!(day_service < nobody.find("name=\"urgency\"").unwrap());
    assert!(!nobody.contains("id=\"send\""));

    let broken = doctors_page(
        &Rig::friday(),
        &jonas(),
        None,
        Standing {
            writable: false,
            ..FINE
        },
    );
    assert!(broken.contains("Ingenting kan sendes herfra nå"));
    assert!(broken.contains("tel:+4778000001"));
    assert!(!broken.contains("id=\"send\""));
}

#[test]
fn nothing_in_the_form_is_required() {
    for language in Language::ALL {
        let viewer = Viewer {
            language,
            ..jonas()
        };
        let page = doctors_page(&Rig::friday(), &viewer, None, FINE);
        assert!(!page.contains(" required"), "{language}");
    }
}

#[test]
fn the_doctor_sees_help_coming_and_never_more_than_a_first_name() {
    let mut asked = Asked::now();
    let primary = asked
        .rig
        .state
        .shift
        .clone()
        .unwrap()
        .primary
        .unwrap()
        .to_string();
    let (first, last) = if primary == "kari" {
        ("Kari", "Nordvik")
    } else {
        ("Aslak", "Utsi")
    };

    let ringing = asked.page(&jonas());
    assert!(ringing.contains("Ringer nå: sykepleieren"), "{ringing}");
    assert!(ringing.contains("backup ringes om"));
    assert!(ringing.contains(SITUATION) && ringing.contains(PATIENT));
    assert!(!ringing.contains("Koble oss sammen nå"));
    no_nurse_is_named(&ringing, &[]);

    asked.rig.nurse_does(
        &primary,
        Command::AcceptRequest {
            request: asked.request,
        },
    );
    let accepted = asked.page(&jonas());
    assert!(accepted.contains(&format!("Godtatt av {first}")));
    assert!(accepted.contains("Koble oss sammen nå"));
    assert!(!accepted.contains(last));
    no_nurse_is_named(&accepted, &[first]);

    let request = asked.request;
    asked.rig.nurse_does(
        &primary,
        Command::SetOnTheWay {
            request,
            minutes: 30,
        },
    );
    let way = asked.page(&jonas());
    assert!(way.contains(&format!("{first} er på vei")) && way.contains("fremme omtrent 22:30"));

    asked
        .rig
        .nurse_does(&primary, Command::ArriveAt { request });
    assert!(asked.page(&jonas()).contains(&format!("{first} er fremme")));

    let contact = asked.rig.state.request(request).unwrap().contact;
    let outcome = Outcome::HelpedByTelephone;
    asked.rig.nurse_does(
        &primary,
        Command::RecordOutcome {
            contact,
            outcome,
            next: Next::Settled,
        },
    );
    let closed = asked.page(&jonas());
    assert!(closed.contains("Avsluttet") && closed.contains("Hjulpet på telefon"));
    assert!(!closed.contains("data-act=\"write\""));
}

#[test]
fn when_nobody_answers_it_says_so_and_whom_to_call() {
    let mut asked = Asked::now();
    asked.rig.passes(180);
    let page = asked.page(&jonas());
    assert!(page.contains("Ingen har svart ennå"));
    assert!(page.contains("alle på vakt hvert minutt"));
    assert!(page.contains("tel:+4778000001"));
}

#[test]
fn each_side_reads_the_others_lines_and_what_was_agreed() {
    let mut asked = Asked::now();
    let primary = asked
        .rig
        .state
        .shift
        .clone()
        .unwrap()
        .primary
        .unwrap()
        .to_string();
    let request = asked.request;
    asked
        .rig
        .nurse_does(&primary, Command::AcceptRequest { request });
    let write = |text: &str| Command::WriteInRoom {
        request,
        text: text.to_owned(),
        name: None,
    };
    asked.asker_does(write("Han er roligere nå"));
    asked
        .rig
        .nurse_does(&primary, write("Jeg ringer deg om fem"));
    let text = "Kom hit, sammen med kona".to_owned();
    asked
        .rig
        .nurse_does(&primary, Command::Agree { request, text });
    for page in [asked.page(&jonas()), asked.nurses(&primary)] {
        for words in [
            "Han er roligere nå",
            "Jeg ringer deg om fem",
            "Kom hit, sammen med kona",
            SITUATION,
        ] {
            assert!(page.contains(words), "{words}");
        }
    }
}

#[test]
fn it_covers_the_screen_of_whom_it_rings_and_stands_on_her_board() {
    let mut asked = Asked::now();
    let shift = asked.rig.state.shift.clone().unwrap();
    let (primary, backup) = (
        shift.primary.unwrap().to_string(),
        shift.backup.unwrap().to_string(),
    );
    let sheet = asked.nurses(&primary);
    assert!(sheet.contains("data-ring=\"request\""));
    assert!(sheet.contains("Kom hit") && sheet.contains(SITUATION) && sheet.contains("Haster"));
    assert!(!asked.nurses(&backup).contains("data-ring"));
    asked.rig.nurse_does(
        &primary,
        Command::DeclineRequest {
            request: asked.request,
        },
    );
    assert!(!asked.nurses(&primary).contains("data-ring"));
    assert!(asked.nurses(&backup).contains("data-ring=\"request\""));
    asked.rig.nurse_does(
        &backup,
        Command::AcceptRequest {
            request: asked.request,
        },
    );
    let hers = asked.nurses(&backup);
    assert!(!hers.contains("data-ring") && hers.contains("Godtatt av deg"));
    // A caller in the middle of it: both are on her board.
    let call = asked.rig.rings(MOTHER);
    asked.rig.passes(60);
    let who = asked.rig.rung(call);
    asked.rig.takes(call, &who);
    let both = asked.nurses(&backup);
    assert!(both.contains("Legevakt ber om hjelp") && both.contains("Mother of Elin"));
}

#[test]
fn a_room_and_other_people_see_nothing_of_whom_it_is_about() {
    let asked = Asked::now();
    let texts = Texts::load().unwrap();
    let wall = wall::page(
        &texts,
        &asked.rig.state,
        Language::Bokmal,
        asked.rig.now,
        FINE,
        "",
    );
    let wall = wall.into_string();
    assert!(wall.contains("Legevakt ber om hjelp"));
    let others = [
        asked.page(&staff("siri", StaffRole::Doctor)),
        asked.page(&staff("randi", StaffRole::Leader)),
        asked.page(&Viewer::room(Language::Bokmal)),
        wall,
    ];
    for page in others {
        for words in [SITUATION, PATIENT, "1987", "Jonas"] {
            assert!(!page.contains(words), "{words}");
        }
    }
}

#[test]
fn the_board_is_ordered_by_urgency_and_then_by_age() {
    let mut asked = Asked::now();
    let mut ask = |id: u128, urgency: Urgency| {
        asked.rig.passes(5);
        asked.rig.does(
            &Actor::Staff(StaffId::new("jonas")),
            Command::SendRequest {
                // Whoever sends chooses the id: they say nothing of which is newer.
                request: RequestId::from_uuid(Uuid::from_u128(id)),
                requester: Requester::Staff(StaffId::new("jonas")),
                form: Box::new(Form { urgency, ..form() }),
            },
        );
    };
    ask(3, Urgency::Routine);
    ask(41, Urgency::Soon);
    ask(1, Urgency::Immediate);
    let rig = &asked.rig;
    let board = board::board(&rig.state, &nurse("kari"), rig.now, FINE);
    let order: Vec<Urgency> = board
        .waiting
        .iter()
        .filter_map(|row| Some(row.request.as_ref()?.urgency))
        .collect();
    assert_eq!(order, Urgency::ALL);
    let sent = request_view::sent(&rig.state, &jonas(), rig.now);
    let newest: Vec<Urgency> = sent.iter().map(|request| request.urgency).collect();
    assert_eq!(
        newest,
        [
            Urgency::Immediate,
            Urgency::Soon,
            Urgency::Routine,
            Urgency::Urgent
        ]
    );
}
