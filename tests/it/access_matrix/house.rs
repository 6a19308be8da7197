//! The whole web on a Friday evening, with one account for each role, and a contact that everybody would like to read.

use std::collections::HashMap;

use hjemmevakt::admin::Request;
use hjemmevakt::domain::actor::Actor;
use hjemmevakt::domain::care::held::Question;
use hjemmevakt::domain::command::Command;
use hjemmevakt::domain::contacts::contact::{Next, Outcome};
use hjemmevakt::domain::ids::{CallId, ContactId, StaffId};
use hjemmevakt::domain::secret::Secret;
use reqwest::{Method, RequestBuilder, StatusCode};
use tokio_tungstenite::tungstenite::client::IntoClientRequest as _;

use crate::api::rig::{EXAMPLE, MOTHER, Rig};
use crate::live::rig::{Socket, news};

/// Stands in everything that was said in confidence, and nowhere else.
pub const SECRET: &str = "Zebra";

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

/// Each column, and the account that stands for it.
const PEOPLE: [(&str, &str); 8] = [
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
}

impl Things {
    /// An address with its names filled in.
    pub fn fill(&self, path: &str) -> String {
        let id = if path.contains("/calls/") {
            self.call.to_string()
        } else {
            self.contact.to_string()
        };
        path.replace("{id}", &id)
            .replace("{contact}", &self.contact.to_string())
    }
}

/// The server, and who may ask it.
pub struct House {
    pub rig: Rig,
    tokens: HashMap<&'static str, String>,
    own: HashMap<&'static str, Things>,
    /// In nobody's hands but the duty's.
    pub other: Things,
}

impl House {
    pub async fn open() -> Self {
        let rig = Rig::start().await;
        let text = EXAMPLE.replace(
            "roles = [\"day_nurse\", \"coordinator\"]",
            "role = \"day_nurse\"",
        ) + MORE;
        rig.administer(Request::Import { text }).await;
        for account in ["nina", "siri", "berit", "ola"] {
            rig.add(account, &[]).await;
        }
        let mut tokens = HashMap::new();
        let mut own = HashMap::new();
        for (index, (column, account)) in PEOPLE.into_iter().enumerate() {
            tokens.insert(column, rig.token(account).await);
            let things = told(&rig, &format!("CA1{index}"), "+4790000060").await;
            followed_up(&rig, &things, account).await;
            own.insert(column, things);
        }
        let other = told(&rig, "CA99", MOTHER).await;
        Self {
            rig,
            tokens,
            own,
            other,
        }
    }

    /// Everybody who asks, as the tables name them.
    pub fn columns(&self) -> Vec<String> {
        PEOPLE
            .iter()
            .map(|(column, _)| (*column).to_owned())
            .chain(["nobody".to_owned()])
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
            None => ask,
        }
    }

    pub async fn get(&self, column: &str, path: &str) -> (StatusCode, String) {
        let answer = self.asks(column, Method::GET, path).send().await.unwrap();
        (answer.status(), answer.text().await.unwrap_or_default())
    }

    /// Opens a live view: what it says first; nothing, if it is refused.
    pub async fn watches(&self, column: &str, view: &str) -> Option<String> {
        let query = format!("view={view}&contact={}", self.other.contact);
        let url = format!("ws://{}/api/v1/live?{query}", self.rig.address);
        let mut request = url.into_client_request().unwrap();
        if let Some(token) = self.tokens.get(column) {
            let value = format!("Bearer {token}").parse().unwrap();
            request.headers_mut().insert("authorization", value);
        }
        let (mut socket, _): (Socket, _) = tokio_tungstenite::connect_async(request).await.ok()?;
        let hello = news(&mut socket).await;
        let whole = news(&mut socket).await;
        Some(format!("{hello}{whole}"))
    }
}

/// Somebody rings, and what they say in confidence is written down.
async fn told(rig: &Rig, line: &str, from: &str) -> Things {
    let (contact, call) = rig.dial(line, from).await;
    let (contact, call) = (contact.parse().unwrap(), call.parse().unwrap());
    let text = |what: &str| format!("{SECRET} {what}");
    let commands = [
        Command::WriteNote {
            contact,
            text: text("notat"),
        },
        Command::RaiseDanger { contact },
        Command::AnswerDanger {
            contact,
            question: Question::Place,
            text: text("sted"),
            seen: 0,
        },
        Command::EndDanger {
            contact,
            done: text("gjort"),
        },
        Command::SaveDraft {
            contact,
            text: text("kladd"),
            seen: 0,
        },
    ];
    for command in commands {
        submit(rig, command).await;
    }
    Things { contact, call }
}

/// The conversation is over, and somebody follows it up.
async fn followed_up(rig: &Rig, things: &Things, who: &str) {
    let contact = things.contact;
    let line = rig.engine.state().call(things.call).unwrap().line.clone();
    let gone = Command::CallerGone {
        line: line.unwrap(),
    };
    rig.engine.submit(Actor::Carrier, gone).await.unwrap();
    if who == "wall" {
        return;
    }
    let outcome = Command::RecordOutcome {
        contact,
        outcome: Outcome::VisitAgreed,
        next: Next::FollowUp {
            owner: StaffId::new(who),
            at: rig.engine.now() + std::time::Duration::from_hours(48),
            what: Secret::Known(format!("{SECRET} oppfølging")),
        },
    };
    submit(rig, outcome).await;
}

async fn submit(rig: &Rig, command: Command) {
    let kari = Actor::Staff(StaffId::new("kari"));
    let kind = command.kind();
    let done = rig.engine.submit(kari, command).await;
    assert!(done.is_ok(), "{kind}: {:?}", done.err());
}
