//! Need to know, role by role: somebody has a real plan, and everything that each role can read is read, over pages, the API and the live
//! line, and searched for what stands in it.

use futures_util::StreamExt as _;
use hjemmevakt::admin::Request;
use hjemmevakt::domain::actor::Actor;
use hjemmevakt::domain::command::Command;
use hjemmevakt::domain::consents::consent::ConsentKind;
use hjemmevakt::domain::guests::decide::Admission;
use hjemmevakt::domain::ids::{ContactId, GuestId, RequestId, StaffId, StationId};
use hjemmevakt::domain::language::Language;
use hjemmevakt::domain::patients::command::PatientCommand;
use hjemmevakt::domain::requests::form::Form;
use hjemmevakt::domain::requests::request::Requester;
use hjemmevakt::web::session::links;
use hjemmevakt::web::session::sign_in::Place;
use reqwest::{Method, StatusCode};
use tokio_tungstenite::tungstenite::Message;
use tokio_tungstenite::tungstenite::client::IntoClientRequest as _;
use uuid::Uuid;

use super::planned::*;
use super::rig::{EXAMPLE, PASSWORD, Rig};

/// A coordinator who does not work with her, and somebody who runs the machines.
const MORE: &str = r#"
[[staff]]
id = "berit"
name = "Berit Moen"
role = "coordinator"
phones = ["+47 900 00 071"]

[[staff]]
id = "ola"
name = "Ola Tveit"
role = "operator"
phones = ["+47 900 00 072"]

[[staff]]
id = "nina"
name = "Nina Ravna"
role = "nurse"
phones = ["+47 900 00 070"]
"#;
const GUEST: GuestId = GuestId::from_uuid(Uuid::from_u128(80));
const STATION: StationId = StationId::from_uuid(Uuid::from_u128(81));
const REQUEST: RequestId = RequestId::from_uuid(Uuid::from_u128(82));

/// Who asks: a header, and what stands in it.
type Way = (&'static str, String);

struct House {
    rig: Rig,
    ways: Vec<(&'static str, Way)>,
    contact: ContactId,
}

impl House {
    async fn open() -> Self {
        let rig = Rig::start().await;
        let text = EXAMPLE.to_owned() + MORE;
        rig.administer(Request::Import { text }).await;
        planned(&rig).await;
        let mut ways = Vec::new();
        for account in ["berit", "ola", "nina"] {
            rig.add(account, &[]).await;
        }
        for account in [
            "kari", "nina", "siri", "berit", "jonas", "randi", "ola", "wall",
        ] {
            let token = rig.token(account).await;
            ways.push((account, ("authorization", format!("Bearer {token}"))));
        }
        ways.push(("guest", ("authorization", guest(&rig).await)));
        ways.push(("station", ("cookie", station(&rig).await)));
        let (contact, _) = rig.dial("CA7", "+4790000060").await;
        let contact = contact.parse().unwrap();
        Self { rig, ways, contact }
    }

    fn way(&self, who: &str) -> &Way {
        &self.ways.iter().find(|(known, _)| *known == who).unwrap().1
    }

    /// Everything there is to read about her: where, and what was answered.
    async fn reads(&self, who: &str) -> Vec<(String, StatusCode, String)> {
        let (name, value) = self.way(who);
        let (contact, request) = (self.contact, REQUEST);
        let mut paths: Vec<String> = [
            "",
            "/plan",
            "/plan/write",
            "/plan/print",
            "/plan/card",
            "/plan/card.pdf",
            "/plan/print.pdf",
            "/plan/version/1",
            "/confidences",
            "/openings",
            "/openings/print",
        ]
        .iter()
        .map(|page| format!("/patient/{ANNE}{page}"))
        .collect();
        for page in [
            "/nurse",
            "/day",
            "/leader",
            "/leader/openings",
            "/doctor",
            "/wall",
            "/patients",
        ] {
            paths.push(page.to_owned());
        }
        for api in [
            "board",
            "duty",
            "requests",
            "openings",
            "deviations",
            "feedback",
            "debriefs",
            "guests",
        ] {
            paths.push(format!("/api/v1/{api}"));
        }
        for api in [
            "",
            "/plan",
            "/plan/under-way",
            "/plan/versions/1",
            "/plan/card",
            "/plan/card/text",
            "/confidences",
            "/openings",
            "/death",
            "/fhir",
        ] {
            paths.push(format!("/api/v1/patients/{ANNE}{api}"));
        }
        for paper in ["/plan/print.pdf", "/plan/card.pdf"] {
            paths.push(format!("/patient/{ANNE}{paper}"));
        }
        paths.extend([
            format!("/nurse/contact/{contact}"),
            format!("/doctor/request/{request}"),
            format!("/doctor/request/{request}/person"),
            format!("/api/v1/contacts/{contact}"),
            format!("/api/v1/requests/{request}"),
            format!("/api/v1/requests/{request}/person"),
            format!("/api/v1/contacts/{contact}/person"),
        ]);
        let mut read = Vec::new();
        for path in paths {
            let ask = self.rig.ask(Method::GET, &path).header(*name, value);
            let answer = ask.send().await.unwrap();
            let status = answer.status();
            read.push((path, status, answer.text().await.unwrap_or_default()));
        }
        for view in ["nurse", "doctor", "leader", "json", "wall", "record"] {
            if let Some(said) = self.hears(view, (name, value)).await {
                read.push((format!("live {view}"), StatusCode::OK, said));
            }
        }
        read
    }

    async fn hears(&self, view: &str, (name, value): (&'static str, &str)) -> Option<String> {
        let contact = self
            .rig
            .engine
            .state()
            .request(REQUEST)
            .map(|request| request.contact);
        let contact = contact.filter(|_| view == "doctor").unwrap_or(self.contact);
        let url = format!(
            "ws://{}/api/v1/live?view={view}&contact={contact}&patient={ANNE}&shows=identity.helps.red.goals.confidences",
            self.rig.address
        );
        let mut request = url.into_client_request().unwrap();
        request.headers_mut().insert(name, value.parse().unwrap());
        let (mut socket, _) = tokio_tungstenite::connect_async(request).await.ok()?;
        let mut said = String::new();
        // The greeting, and the present view.
        for _ in 0..2 {
            match socket.next().await {
                Some(Ok(Message::Text(text))) => said.push_str(&text),
                other => panic!("{view}: {other:?}"),
            }
        }
        Some(said)
    }

    /// Where any of these words stand.
    async fn finds(&self, who: &str, words: &[&str]) -> Vec<String> {
        let read = self.reads(who).await;
        let found = read.into_iter().flat_map(|(path, _, body)| {
            let said: Vec<String> = words
                .iter()
                .filter(|word| body.contains(**word))
                .map(|word| format!("{path}: {word}"))
                .collect();
            said
        });
        found.collect()
    }
}

/// What stands in the plan, and what was told in confidence.
const PLAN: [&str; 3] = [GOAL, HELPS, RED];
const ALL: [&str; 6] = [GOAL, HELPS, RED, CONFIDED, NUMBER, "Ánne"];

async fn guest(rig: &Rig) -> String {
    let admission = Admission {
        name: "Sunniva Larsen".to_owned(),
        hpr: None,
        phone: Some("+4790000061".parse().unwrap()),
        language: Language::Bokmal,
        until: None,
    };
    let kari = || Actor::Staff(StaffId::new("kari"));
    let admit = Command::AdmitGuest {
        guest: GUEST,
        admission,
    };
    rig.engine.submit(kari(), admit).await.unwrap();
    rig.engine
        .submit(kari(), Command::InviteGuest(GUEST))
        .await
        .unwrap();
    let (message, _) = rig.engine.state().guest(GUEST).unwrap().invited.unwrap();
    let token = links::token(rig.sessions.keys(), GUEST, message).unwrap();
    let account = rig
        .sessions
        .take_link(&token, PASSWORD.to_owned().into(), "here")
        .await;
    let place = Place {
        address: "here".to_owned(),
        device: None,
        browser: false,
    };
    let entered = rig.sessions.enter(account.unwrap(), &place, None).await;
    format!("Bearer {}", entered.unwrap().token)
}

async fn station(rig: &Rig) -> String {
    let register = Command::RegisterStation {
        station: STATION,
        label: "Vaktrom 2".to_owned(),
        phone: None,
    };
    let randi = Actor::Staff(StaffId::new("randi"));
    rig.engine.submit(randi, register).await.unwrap();
    let sessions = &rig.sessions;
    let code = sessions.stations().new_code(STATION, sessions.now()).await;
    let taken = sessions.take_station_code(&code.unwrap(), "here").await;
    format!("hjemmevakt-station={}", taken.unwrap().1)
}

/// The doctor asks about her, and the nurse says so.
async fn asked_about(rig: &Rig, actor: Actor, requester: Requester) {
    let send = Command::SendRequest {
        request: REQUEST,
        requester,
        form: Box::new(Form::default()),
    };
    rig.engine.submit(actor, send).await.unwrap();
    let contact = rig.engine.state().request(REQUEST).unwrap().contact;
    let link = PatientCommand::Link {
        contact,
        patient: ANNE,
        relative: None,
    };
    does(rig, "kari", link).await;
}

#[tokio::test]
async fn without_a_ground_nobody_reads_anything_of_a_real_plan() {
    let house = House::open().await;
    for who in [
        "kari", "nina", "berit", "jonas", "randi", "ola", "wall", "guest", "station",
    ] {
        let mut words = ALL.to_vec();
        // That somebody has read is the leader's to look at, and whose record: never what stands there.
        if who == "randi" {
            words.pop();
        }
        assert_eq!(
            house.finds(who, &words).await,
            Vec::<String>::new(),
            "{who}"
        );
    }
    // The search finds what is there: whoever works with her reads all of it.
    let hers = house.finds("siri", &PLAN).await;
    for place in [
        &format!("/patient/{ANNE}/plan: {GOAL}"),
        &format!("/api/v1/patients/{ANNE}/fhir: {RED}"),
    ] {
        assert!(hers.contains(place), "{place}: {hers:?}");
    }
}

#[tokio::test]
async fn a_nurse_with_a_contact_reads_what_the_person_shows_and_nobody_beside_her_does() {
    let mut house = House::open().await;
    house.contact = rung_about(&house.rig, "CA1").await;
    confided(&house.rig, house.contact).await;
    // Without consent not even she reads of the plan.
    assert_eq!(house.finds("kari", &PLAN).await, Vec::<String>::new());
    shown_on_call(&house.rig).await;
    let hers = house.finds("kari", &PLAN).await;
    assert!(
        hers.contains(&format!("/patient/{ANNE}/plan: {HELPS}")),
        "{hers:?}"
    );
    assert!(hers.contains(&format!("live nurse: {RED}")), "{hers:?}");
    assert!(
        hers.iter().all(|line| !line.contains(GOAL)),
        "the goals are not for her: {hers:?}"
    );
    for who in ["nina", "berit", "jonas", "ola", "wall", "guest", "station"] {
        assert_eq!(house.finds(who, &ALL).await, Vec::<String>::new(), "{who}");
    }
    assert_eq!(house.finds("randi", &ALL[..5]).await, Vec::<String>::new());
    // What was told in confidence is nowhere but on its own page, also for those who work with her.
    for who in ["kari", "siri"] {
        let found = house.finds(who, &[CONFIDED]).await;
        let own = ["/patient", "/api/v1/patients"]
            .map(|way| format!("{way}/{ANNE}/confidences: {CONFIDED}"));
        assert_eq!(found, own, "{who}");
    }
    // It is withdrawn: the same pages, the same addresses, the same lines.
    let withdraw = PatientCommand::WithdrawConsent {
        patient: ANNE,
        consent: SHOWN,
        contact: Some(house.contact),
    };
    does(&house.rig, "kari", withdraw).await;
    assert_eq!(house.finds("kari", &PLAN).await, Vec::<String>::new());
}

#[tokio::test]
async fn a_doctor_reads_by_the_request_and_only_what_belongs_to_it() {
    let house = House::open().await;
    shown_on_call(&house.rig).await;
    let jonas = StaffId::new("jonas");
    asked_about(
        &house.rig,
        Actor::Staff(jonas.clone()),
        Requester::Staff(jonas),
    )
    .await;
    assert_eq!(
        house.finds("jonas", &PLAN).await,
        Vec::<String>::new(),
        "not shared"
    );
    shares(&house.rig).await;
    let his = house
        .finds("jonas", &[GOAL, HELPS, RED, CONFIDED, NUMBER])
        .await;
    let person = |way: &str, word: &str| {
        format!(
            "{way}/request{}/{REQUEST}/person: {word}",
            if way.contains("api") { "s" } else { "" }
        )
    };
    let wanted = [
        person("/doctor", HELPS),
        person("/doctor", RED),
        person("/api/v1", HELPS),
        person("/api/v1", RED),
    ];
    assert_eq!(his, wanted);
    for who in ["guest", "station", "berit", "ola", "wall", "nina"] {
        assert_eq!(house.finds(who, &ALL).await, Vec::<String>::new(), "{who}");
    }
}

#[tokio::test]
async fn a_pc_that_several_use_reads_nothing_even_of_its_own_request() {
    let house = House::open().await;
    shown_on_call(&house.rig).await;
    shares(&house.rig).await;
    let requester = Requester::Station {
        station: STATION,
        name: hjemmevakt::domain::secret::Secret::Known("Sunniva Larsen".to_owned()),
        hpr: None,
    };
    asked_about(&house.rig, Actor::Station(STATION), requester).await;
    assert_eq!(house.finds("station", &ALL).await, Vec::<String>::new());
}

#[tokio::test]
async fn a_doctor_who_was_let_in_opens_it_in_an_emergency_and_the_person_finds_the_name() {
    let house = House::open().await;
    asked_about(&house.rig, Actor::Guest(GUEST), Requester::Guest(GUEST)).await;
    assert_eq!(house.finds("guest", &PLAN).await, Vec::<String>::new());
    let (name, value) = house.way("guest");
    let path = format!("/api/v1/requests/{REQUEST}/person/open");
    let open = house.rig.ask(Method::POST, &path).header(*name, value);
    let body = serde_json::json!({"reason": "bevisstløs på venterommet"});
    let answer = open.json(&body).send().await.unwrap();
    assert_eq!(answer.status(), StatusCode::OK);
    let found = house.finds("guest", &PLAN).await;
    assert!(
        found.iter().any(|line| line.contains(RED))
            && found.iter().all(|line| !line.contains(GOAL))
    );
    let list = house
        .finds("siri", &["Sunniva Larsen", "bevisstløs på venterommet"])
        .await;
    assert!(
        list.iter()
            .any(|line| line.starts_with(&format!("/patient/{ANNE}/openings: Sunniva"))),
        "{list:?}"
    );
    assert!(
        !house
            .finds("randi", &["bevisstløs på venterommet"])
            .await
            .is_empty()
    );
}

async fn shares(rig: &Rig) {
    consents(
        rig,
        hjemmevakt::domain::ids::ConsentId::from_uuid(Uuid::from_u128(0xa6)),
        ConsentKind::Sharing,
    )
    .await;
}
