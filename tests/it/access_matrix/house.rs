//! The whole web on a Friday evening, with one account for each role, and a contact that everybody would like to read.

use std::collections::HashMap;

use hjemmevakt::admin::Request;
use hjemmevakt::domain::actor::Actor;
use hjemmevakt::domain::command::Command;
use hjemmevakt::domain::guests::decide::Admission;
use hjemmevakt::domain::ids::{
    CallId, ComplaintId, ContactId, DeviationId, DocumentId, GuestId, HandoverId, PatientId,
    RequestId, StaffId, StationId,
};
use hjemmevakt::domain::language::Language;
use hjemmevakt::domain::patients::command::PatientCommand;
use hjemmevakt::domain::requests::form::Form;
use hjemmevakt::domain::requests::request::Requester;
use hjemmevakt::domain::secret::Secret;
use hjemmevakt::web::session::links;
use hjemmevakt::web::session::sign_in::Place;
use reqwest::{Method, RequestBuilder, StatusCode};
use tokio_tungstenite::tungstenite::client::IntoClientRequest as _;
use uuid::Uuid;

use crate::api::rig::{EXAMPLE, MOTHER, PASSWORD, Rig};
use crate::live::rig::{Socket, news};

use super::marks::word;
use super::told::{begun, followed_up, sheet, told};
use super::{handed, marked, raised, records};

/// Stands in everything that was said in confidence, and nowhere else.
pub const SECRET: &str = "Zebra";
/// Whom the record of the other contact is of, and nobody else is called so.
pub const PATIENT: &str = "Kudu";
/// Stands in what somebody is to do about a contact that has ended, and nowhere else.
pub const FOLLOW_UP: &str = "Okapi";

/// Those whom the example service has nobody for.
const MORE: &str = r#"
[[staff]]
id = "nina"
name = "Nina Ravna"
role = "nurse"
phones = ["+47 900 00 070"]

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
"#;

/// What stands in every word about the things of a column, in their order; those of nobody last.
pub const MARKS: [&str; 8] = ["na", "of", "da", "co", "do", "le", "op", "wa"];
const OTHER: &str = "ot";

/// Each column, and the account that stands for it.
pub const PEOPLE: [(&str, &str); 8] = [
    ("nurse", "kari"),
    ("off duty", "nina"),
    ("day nurse", "siri"),
    ("coordinator", "berit"),
    ("doctor", "jonas"),
    ("leader", "randi"),
    ("operator", "ola"),
    ("wall", "wall"),
];

/// What addresses name.
#[derive(Clone, Debug)]
pub struct Things {
    pub contact: ContactId,
    pub call: CallId,
    pub request: RequestId,
    pub patient: PatientId,
    pub document: DocumentId,
    pub handover: HandoverId,
    pub deviation: DeviationId,
    pub complaint: ComplaintId,
    /// Stands in every word about these.
    pub mark: &'static str,
    /// The same, in the record of the person.
    pub person: &'static str,
}

impl Things {
    /// An address with its names filled in.
    pub fn fill(&self, path: &str) -> String {
        let id = if path.contains("/calls/") {
            self.call.to_string()
        } else if path.contains("/requests/") {
            self.request.to_string()
        } else if path.contains("/patients/") {
            self.patient.to_string()
        } else if path.contains("/handovers/") {
            self.handover.to_string()
        } else if path.contains("/documents/") {
            self.document.to_string()
        } else {
            self.contact.to_string()
        };
        path.replace("{id}", &id)
            .replace("{contact}", &self.contact.to_string())
            .replace("{handover}", &self.handover.to_string())
            .replace("{request}", &self.request.to_string())
            .replace("{patient}", &self.patient.to_string())
            .replace("{document}", &self.document.to_string())
            .replace("{deviation}", &self.deviation.to_string())
            .replace("{language}", "nb")
            .replace("{name}", "suicide")
            .replace("{page}", "suicide")
            .replace("{complaint}", &self.complaint.to_string())
            .replace("{version}", "1")
            .replace("{number}", "1")
            .replace("{index}", "0")
            .replace("{part}", "helps")
            .replace("{relative}", &self.patient.to_string())
            .replace("{alert}", &self.patient.to_string())
            .replace("{consent}", &self.patient.to_string())
            .replace("{confidence}", &self.patient.to_string())
            .replace("{escort}", &self.patient.to_string())
            .replace("{plan}", &self.patient.to_string())
            .replace("{task}", &self.patient.to_string())
            .replace("{erasure}", &self.patient.to_string())
    }
}

/// The server, and who may ask it.
pub struct House {
    pub rig: Rig,
    tokens: HashMap<&'static str, String>,
    /// The cookie of the legevakt's PC.
    station: String,
    own: HashMap<&'static str, Things>,
    /// In nobody's hands but the duty's.
    pub other: Things,
}

impl House {
    pub async fn open() -> Self {
        Self::furnished(false).await
    }

    /// The same, and in every record a word in every field.
    pub async fn full() -> Self {
        Self::furnished(true).await
    }

    async fn furnished(full: bool) -> Self {
        let rig = Rig::start().await;
        let text = EXAMPLE.replace(
            "roles = [\"day_nurse\", \"coordinator\"]",
            "role = \"day_nurse\"",
        ) + MORE;
        rig.administer(Request::Import { text }).await;
        for account in ["nina", "siri", "berit", "ola"] {
            rig.add(account, &[]).await;
        }
        let handovers = handed::over(&rig).await;
        let mut tokens = HashMap::new();
        let mut own = HashMap::new();
        for (index, (column, account)) in PEOPLE.into_iter().enumerate() {
            tokens.insert(column, rig.token(account).await);
            let line = format!("CA1{index}");
            let mut things = told(&rig, &line, "+4790000060", MARKS[index]).await;
            things.handover = handovers.of(column);
            followed_up(&rig, &things, account).await;
            records::known(&rig, &things, account).await;
            if full {
                marked::fill(&rig, &things, index, account).await;
            }
            own.insert(column, things);
        }
        let mut other = told(&rig, "CA99", MOTHER, OTHER).await;
        other.handover = handovers.other;
        sheet(&rig, other.contact, OTHER).await;
        other.request = other_request(&rig).await;
        records::register(&rig, &other, PATIENT).await;
        if full {
            marked::fill(&rig, &other, MARKS.len(), "").await;
        }
        // Who has asked for nothing has no request of their own.
        for things in own.values_mut() {
            things.request = other.request;
        }
        tokens.insert("guest", guest(&rig).await);
        let station = station(&rig).await;
        let (doctors, person) = (own["doctor"].patient, own["doctor"].person);
        for (column, actor, from) in askers() {
            let mark = from_word(&from);
            let request = asks_for_help(&rig, actor, from).await;
            let things = own.entry(column).or_insert_with(|| other.clone());
            things.request = request;
            let contact = rig.engine.state().request(request).unwrap().contact;
            things.mark = mark;
            let note = word("contact: note", "notat", things.mark);
            submit(
                &rig,
                Command::WriteNote {
                    contact,
                    text: note,
                },
            )
            .await;
            things.contact = contact;
            things.document = begun(&rig, contact, things.mark).await;
            if column == "guest" {
                things.deviation = DeviationId::from_uuid(Uuid::from_u128(0xde0));
                things.complaint = ComplaintId::from_uuid(Uuid::from_u128(0xc10));
            }
            if column == "station" {
                continue;
            }
            // The nurse says whom it is about: somebody who is in nobody else's hands.
            things.patient = doctors;
            things.person = person;
            let link = PatientCommand::Link {
                contact,
                patient: doctors,
                relative: None,
            };
            submit(&rig, Command::Patient(link)).await;
        }
        raised::by_each(&rig, &own, &other).await;
        Self {
            rig,
            tokens,
            station,
            own,
            other,
        }
    }

    /// Everybody who asks, as the tables name them.
    pub fn columns() -> Vec<String> {
        PEOPLE
            .iter()
            .map(|(column, _)| (*column).to_owned())
            .chain(["guest", "station", "nobody"].map(ToOwned::to_owned))
            .collect()
    }

    /// What is in somebody's hands; nobody has nothing of their own.
    pub fn own(&self, column: &str) -> &Things {
        self.own.get(column).unwrap_or(&self.other)
    }

    pub fn asks(&self, column: &str, method: Method, path: &str) -> RequestBuilder {
        let ask = self.rig.ask(method, path);
        match self.tokens.get(column) {
            Some(token) => ask.bearer_auth(token),
            None if column == "station" => ask.header("cookie", &self.station),
            None => ask,
        }
    }

    pub async fn get(&self, column: &str, path: &str) -> (StatusCode, String) {
        let answer = self.asks(column, Method::GET, path).send().await.unwrap();
        (answer.status(), answer.text().await.unwrap_or_default())
    }

    /// Opens a live view, of a document where the view is of one: what it says first; nothing, if it is refused.
    pub async fn watches(&self, column: &str, view: &str, document: DocumentId) -> Option<String> {
        let things = Things {
            document,
            ..self.other.clone()
        };
        let mut socket = self.opens(column, view, &things, "identity.helps").await?;
        let hello = news(&mut socket).await;
        let whole = news(&mut socket).await;
        Some(format!("{hello}{whole}"))
    }

    /// Opens a live view of these things; nothing, if it is refused.
    pub async fn opens(
        &self,
        column: &str,
        view: &str,
        things: &Things,
        shows: &str,
    ) -> Option<Socket> {
        let Things {
            contact,
            patient,
            document,
            ..
        } = things;
        let query = format!(
            "view={view}&contact={contact}&patient={patient}&shows={shows}&document={document}"
        );
        let url = format!("ws://{}/api/v1/live?{query}", self.rig.address);
        let mut request = url.into_client_request().unwrap();
        if let Some(token) = self.tokens.get(column) {
            let value = format!("Bearer {token}").parse().unwrap();
            request.headers_mut().insert("authorization", value);
        }
        if column == "station" {
            let headers = request.headers_mut();
            headers.insert("cookie", self.station.parse().unwrap());
            let origin = format!("http://{}", self.rig.address);
            headers.insert("origin", origin.parse().unwrap());
        }
        let (socket, _) = tokio_tungstenite::connect_async(request).await.ok()?;
        Some(socket)
    }
}

/// A doctor is let in, and takes the link: the token of the session.
async fn guest(rig: &Rig) -> String {
    let guest = GUEST;
    let admission = Admission {
        name: "Sunniva Larsen".to_owned(),
        hpr: None,
        phone: Some("+4790000061".parse().unwrap()),
        language: Language::Bokmal,
        until: None,
    };
    submit(rig, Command::AdmitGuest { guest, admission }).await;
    submit(rig, Command::InviteGuest(guest)).await;
    let (message, _) = rig.engine.state().guest(guest).unwrap().invited.unwrap();
    let token = links::token(rig.sessions.keys(), guest, message).unwrap();
    let password = PASSWORD.to_owned().into();
    let account = rig.sessions.take_link(&token, password, "here").await;
    let place = Place {
        address: "here".to_owned(),
        device: None,
        browser: false,
    };
    let entered = rig.sessions.enter(account.unwrap(), &place, None).await;
    entered.unwrap().token
}

pub const GUEST: GuestId = GuestId::from_uuid(Uuid::from_u128(80));
const STATION: StationId = StationId::from_uuid(Uuid::from_u128(81));

/// Those who ask for help, as the tables name them.
fn askers() -> [(&'static str, Actor, Requester); 3] {
    let jonas = StaffId::new("jonas");
    let station = Requester::Station {
        station: STATION,
        name: Secret::Known("Petter Aas".to_owned()),
        hpr: None,
    };
    [
        (
            "doctor",
            Actor::Staff(jonas.clone()),
            Requester::Staff(jonas),
        ),
        ("guest", Actor::Guest(GUEST), Requester::Guest(GUEST)),
        ("station", Actor::Station(STATION), station),
    ]
}

/// What is asked for is said in confidence too.
async fn asks_for_help(rig: &Rig, actor: Actor, from: Requester) -> RequestId {
    let request = RequestId::from_uuid(Uuid::from_u128(
        900 + rig.engine.state().requests.len() as u128,
    ));
    let form = Form {
        place: Some(Secret::Known(word("request", "rom", from_word(&from)))),
        ..Form::default()
    };
    let command = Command::SendRequest {
        request,
        requester: from,
        form: Box::new(form),
    };
    rig.engine.submit(actor, command).await.unwrap();
    request
}

const fn from_word(from: &Requester) -> &'static str {
    match from {
        Requester::Staff(_) => "a1",
        Requester::Guest(_) => "a2",
        Requester::Station { .. } => "a3",
        Requester::Telephone => "a4",
    }
}

/// A request of somebody whom no column stands for.
async fn other_request(rig: &Rig) -> RequestId {
    let guest = GuestId::from_uuid(Uuid::from_u128(82));
    let admission = Admission {
        name: "Petter Aas".to_owned(),
        hpr: None,
        phone: None,
        language: Language::Bokmal,
        until: None,
    };
    submit(rig, Command::AdmitGuest { guest, admission }).await;
    let request = RequestId::from_uuid(Uuid::from_u128(899));
    let form = Form {
        place: Some(Secret::Known(format!(
            "{SECRET} {}",
            word("request", "rom", OTHER)
        ))),
        ..Form::default()
    };
    let command = Command::SendRequest {
        request,
        requester: Requester::Guest(guest),
        form: Box::new(form),
    };
    rig.engine
        .submit(Actor::Guest(guest), command)
        .await
        .unwrap();
    request
}

/// The leader registers a PC, and it takes its code: its cookie.
async fn station(rig: &Rig) -> String {
    let station = STATION;
    let command = Command::RegisterStation {
        station,
        label: "Vaktrom 2".to_owned(),
        phone: None,
    };
    let randi = Actor::Staff(StaffId::new("randi"));
    rig.engine.submit(randi, command).await.unwrap();
    let sessions = &rig.sessions;
    let code = sessions.stations().new_code(station, sessions.now()).await;
    let taken = sessions.take_station_code(&code.unwrap(), "here").await;
    format!("hjemmevakt-station={}", taken.unwrap().1)
}

pub async fn submit(rig: &Rig, command: Command) {
    let kari = Actor::Staff(StaffId::new("kari"));
    let kind = command.kind();
    let done = rig.engine.submit(kari, command).await;
    assert!(done.is_ok(), "{kind}: {:?}", done.err());
}
