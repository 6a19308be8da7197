//! What of a record each may see, field by field: in every record something stands in every field, everybody reads everything that can be
//! read (pages, the API, papers, the live line as it stands and as it changes), and every byte of it is searched. Whoever sees a word more
//! or a word less than the table "What of a record each may see" says, fails it.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use futures_util::StreamExt as _;
use hjemmevakt::domain::actor::Actor;
use hjemmevakt::domain::command::Command;
use hjemmevakt::domain::ids::{FlagId, StaffId};
use hjemmevakt::domain::openings::opening::RecordPart;
use hjemmevakt::domain::patients::change::Change;
use hjemmevakt::domain::patients::command::PatientCommand;
use hjemmevakt::domain::plans::section::Section;
use hjemmevakt::views::shows::Shows;
use reqwest::Method;
use serde_json::{Value, json};
use tokio_tungstenite::tungstenite::Message;
use uuid::Uuid;

use super::house::{House, MARKS, Things, submit};
use super::marks::{Row, rows, searched, word};
use super::table::{self, Cell};
use crate::live::rig::Socket;

const HEADING: &str = "What of a record each may see";
/// The mark of what is in nobody's hands.
const NOBODY: &str = "ot";

/// What is read by a search or in two steps: posted, and changes nothing but the list of readings.
const POSTED: [&str; 7] = [
    "/api/v1/patients/search",
    "/api/v1/assignments/search",
    "/api/v1/contacts/{id}/person/card",
    "/api/v1/contacts/{id}/person/rest",
    "/patients",
    "/leader/patients",
    "/nurse/contact/{contact}/find",
];

/// Everything that somebody reads of these things, one after the other; and what a browser keeps of it where others look: addresses, the
/// titles of pages, how files are called.
pub async fn read(house: &House, column: &str, things: &Things, kept: &mut String) -> String {
    let mut all = String::new();
    let paths = ["Pages", "What is read through the API"]
        .into_iter()
        .flat_map(|heading| table::under(heading).rows.into_keys())
        .chain(table::list("Open to anybody"))
        .filter(|path| !path.starts_with("/handbook"));
    let who = things.patient;
    let asked = [
        format!("/patients?new={who}"),
        format!("/leader/patients?who={who}"),
    ];
    for path in paths.chain(asked) {
        let path = things.fill(&path);
        let answer = house.asks(column, Method::GET, &path).send().await.unwrap();
        write!(kept, "{:?}", answer.headers()).unwrap();
        let text = paper(&answer.bytes().await.unwrap());
        kept.extend(title(&text));
        all.push_str(&text);
    }
    let name = word("name", "family", things.person);
    for path in POSTED {
        let ask = house.asks(column, Method::POST, &things.fill(path));
        let ask = if path.starts_with("/api") {
            ask.json(&json!({ "q": name }))
        } else {
            ask.form(&[("q", &name)])
        };
        let answer = ask.send().await.unwrap();
        write!(kept, "{:?}", answer.headers()).unwrap();
        let text = answer.text().await.unwrap();
        kept.extend(title(&text));
        all.push_str(&text);
    }
    all
}

fn title(page: &str) -> Option<&str> {
    let (_, rest) = page.split_once("<title>")?;
    Some(rest.split_once("</title>")?.0)
}

/// What stands in a file; of a paper, what somebody reads there.
fn paper(bytes: &[u8]) -> String {
    if !bytes.starts_with(b"%PDF") {
        return String::from_utf8_lossy(bytes).into_owned();
    }
    let read = lopdf::Document::load_mem(bytes).unwrap();
    let pages: Vec<u32> = read.get_pages().into_keys().collect();
    let text = read.extract_text(&pages).unwrap();
    // Where a line ends, a word may be parted.
    text.split_whitespace().collect::<String>() + &text
}

/// The live views of these things that somebody is let into.
pub async fn watches(house: &House, column: &str, things: &Things) -> Vec<Socket> {
    let plan = Section::ALL.into_iter().map(RecordPart::Plan);
    let parts = [
        RecordPart::Identity,
        RecordPart::People,
        RecordPart::Flags,
        RecordPart::History,
        RecordPart::Confidences,
        RecordPart::Rights,
    ];
    let shows = Shows::parts(things.patient, parts.into_iter().chain(plan)).words();
    let mut open = Vec::new();
    for view in table::under("Live views").rows.into_keys() {
        open.extend(house.opens(column, &view, things, &shows).await);
    }
    open
}

/// What is said on a line up to this record; all that was said, where the line is closed before.
pub async fn hears(socket: &mut Socket, until: u64) -> String {
    let mut all = String::new();
    while let Some(Ok(message)) = socket.next().await {
        let Message::Text(text) = message else {
            continue;
        };
        all.push_str(&text);
        let said: Value = serde_json::from_str(&text).unwrap();
        let at = said["at"].as_str().and_then(|at| at.split_once('-'));
        let view = said["type"] != "hello";
        if view && at.is_some_and(|(_, seq)| seq.parse::<u64>().unwrap() >= until) {
            break;
        }
    }
    all
}

/// What comes while they watch: a note in every contact, and something to watch for in the record of everybody whom a contact is about.
async fn news(house: &House, all: &[Things]) {
    for things in all {
        let (contact, patient) = (things.contact, things.patient);
        let text = word("news: a note", "notat", things.mark);
        submit(&house.rig, Command::WriteNote { contact, text }).await;
        if things.patient == house.other.patient {
            continue;
        }
        let change = Change::RaiseFlag {
            flag: FlagId::from_uuid(Uuid::from_u128(contact.as_uuid().as_u128())),
            text: word("news: an alert", "text", things.person),
            reason: "sett i går".to_owned(),
            hidden_because: String::new(),
            until: house.rig.engine.now() + std::time::Duration::from_hours(24),
        };
        let raise = Command::Patient(PatientCommand::Change { patient, change });
        let who = match things.person {
            "da" => "siri",
            "co" => "berit",
            "of" => "nina",
            _ => "kari",
        };
        let actor = Actor::Staff(StaffId::new(who));
        house.rig.engine.submit(actor, raise).await.unwrap();
    }
}

/// Whose words a column has: of a person, or of what comes of a contact.
fn marks(things: &Things, row: &Row) -> &'static str {
    if row.of_person {
        things.person
    } else {
        things.mark
    }
}

/// What must not be, as the test found it.
type Problems = Vec<String>;

/// Whether all of a row stands there or none of it; half of it would be a rule that nobody has written.
fn seen(row: &Row, text: &str, mark: &str, column: &str, problems: &mut Problems) -> bool {
    let (stands, missing) = row.in_text(text, mark);
    if !stands.is_empty() && !missing.is_empty() {
        problems.push(format!("{column} sees {stands:?} and not {missing:?}"));
    }
    !stands.is_empty()
}

#[tokio::test]
async fn each_sees_of_a_record_what_the_page_says_and_not_a_word_more() {
    let house = House::full().await;
    let columns = House::columns();
    let (mut texts, mut kept) = (BTreeMap::<&String, String>::new(), String::new());
    for column in &columns {
        let mut all = read(&house, column, house.own(column), &mut kept).await;
        all.push_str(&read(&house, column, &house.other, &mut kept).await);
        texts.insert(column, all);
    }
    let mut sockets = Vec::new();
    let before = house.rig.engine.state().seq;
    for column in &columns {
        for things in [house.own(column), &house.other] {
            for mut socket in watches(&house, column, things).await {
                let heard = hears(&mut socket, before).await;
                texts.get_mut(column).unwrap().push_str(&heard);
                sockets.push((column, socket));
            }
        }
    }
    let mut all: Vec<Things> = columns.iter().map(|one| house.own(one).clone()).collect();
    all.push(house.other.clone());
    news(&house, &all).await;
    let after = house.rig.engine.state().seq;
    for (column, mut socket) in sockets {
        let heard = hears(&mut socket, after).await;
        texts.get_mut(column).unwrap().push_str(&heard);
    }
    let page = table::under(HEADING);
    assert_eq!(page.columns, columns);
    let texts: BTreeMap<&String, String> = texts
        .into_iter()
        .map(|(column, text)| (column, searched(&text)))
        .collect();
    let (mut found, mut problems) = (BTreeMap::new(), Problems::new());
    assert!(kept.matches("no-store").count() > 100, "headers were read");
    let kept = searched(&kept);
    for row in rows() {
        for mark in MARKS.into_iter().chain([NOBODY]) {
            let (stands, _) = row.in_text(&kept, mark);
            let outside = |word| format!("{word} is kept outside the page");
            problems.extend(stands.iter().map(outside));
        }
    }
    for row in rows() {
        let cells: Vec<Cell> = columns
            .iter()
            .map(|column| cell(&house, &row, column, &texts[column], &mut problems))
            .collect();
        if cells.iter().all(|cell| *cell == Cell::Never) {
            let name = &row.name;
            problems.push(format!(
                "nobody sees {name}: that proves nothing of anybody"
            ));
        }
        found.insert(row.name, cells);
    }
    assert_eq!(problems, Problems::new());
    table::compare(&page, &found);
}

/// What a column sees of a row: of its own, of what is nobody's, and of everybody else's.
fn cell(house: &House, row: &Row, column: &str, text: &str, problems: &mut Problems) -> Cell {
    let mine = marks(house.own(column), row);
    let other = seen(row, text, NOBODY, column, problems);
    let nothing_of_hers = mine == NOBODY || row.name == "request" && !asks(column);
    let own = if nothing_of_hers {
        other
    } else {
        seen(row, text, mine, column, problems)
    };
    // A nurse on duty has every contact of the duty, and with it whom it is about, in hand.
    if column != "nurse" && !other {
        let everybody = MARKS.into_iter().chain(["a1", "a2", "a3"]);
        for mark in everybody.filter(|mark| *mark != mine) {
            let (stands, _) = row.in_text(text, mark);
            if !stands.is_empty() {
                problems.push(format!("{column} sees what is {mark}'s: {stands:?}"));
            }
        }
    }
    if other && !own {
        problems.push(format!(
            "{column} sees {} of others, and not of her own",
            row.name
        ));
    }
    Cell::of(own || other, other)
}

/// Those who have asked for help themselves.
fn asks(column: &str) -> bool {
    ["doctor", "guest", "station"].contains(&column)
}
