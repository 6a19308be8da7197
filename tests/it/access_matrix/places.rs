//! Every page, every address of the API and every live view, asked for by everybody over HTTP.

use std::collections::{BTreeMap, BTreeSet};

use hjemmevakt::domain::command::Command;
use hjemmevakt::domain::handbook::kept::PageName;
use hjemmevakt::handbook::shelf::Handbook;
use hjemmevakt::web::handbook::looked;
use reqwest::header::{self, HeaderValue};
use reqwest::{Method, StatusCode};
use serde_json::{Value, json};

use super::house::{House, Things};
use super::table::{self, Cell};

/// A page or an address that is read, on one's own and on somebody else's.
async fn cell(house: &House, column: &str, path: &str) -> Cell {
    let may = async |things: &Things| {
        let asked = house.asks(column, Method::GET, &things.fill(path));
        let answer = asked.send().await.unwrap();
        // One's own account leads to a part of itself.
        let within = |to: &HeaderValue| to.as_bytes().starts_with(b"/account");
        let away = answer.status() == StatusCode::SEE_OTHER
            && !answer.headers().get(header::LOCATION).is_some_and(within);
        !away
            && !matches!(
                answer.status(),
                StatusCode::UNAUTHORIZED | StatusCode::FORBIDDEN | StatusCode::NOT_FOUND
            )
    };
    Cell::of(may(house.own(column)).await, may(&house.other).await)
}

async fn found(house: &House, page: &table::Table) -> BTreeMap<String, Vec<Cell>> {
    let mut found = BTreeMap::new();
    for path in page.rows.keys() {
        let mut cells = Vec::new();
        for column in &page.columns {
            cells.push(cell(house, column, path).await);
        }
        found.insert(path.clone(), cells);
    }
    found
}

#[tokio::test]
async fn every_page_and_every_address_is_for_those_whom_the_page_names() {
    let house = House::open().await;
    for heading in ["Pages", "What is read through the API"] {
        let page = table::under(heading);
        assert_eq!(page.columns, House::columns());
        table::compare(&page, &found(&house, &page).await);
    }
}

#[tokio::test]
async fn every_live_view_is_for_those_whom_the_page_names() {
    let house = House::open().await;
    let page = table::under("Live views");
    assert_eq!(page.columns, House::columns());
    let mut found = BTreeMap::new();
    for view in page.rows.keys() {
        let mut cells = Vec::new();
        for column in &page.columns {
            let (own, other) = (house.own(column).document, house.other.document);
            let own = house.watches(column, view, own).await.is_some();
            let other = house.watches(column, view, other).await.is_some();
            cells.push(Cell::of(own, other));
        }
        found.insert(view.clone(), cells);
    }
    table::compare(&page, &found);
    let audience = include_str!("../../../src/web/live.rs");
    for view in found.keys() {
        assert!(audience.contains(&format!("Some(\"{view}\")")), "{view}");
    }
}

/// Everything that is served stands on the page: as a page, as an address of the API, or as open to anybody.
#[tokio::test]
async fn nothing_is_served_that_the_page_does_not_name() {
    let house = House::open().await;
    let described: Value =
        serde_json::from_str(&house.get("nobody", "/api/openapi.json").await.1).unwrap();
    let mut served = BTreeSet::new();
    let mut written = BTreeSet::new();
    for (path, item) in described["paths"].as_object().unwrap() {
        for method in item.as_object().unwrap().keys() {
            if path == "/api/v1/session" {
                continue;
            }
            let into = if method == "get" {
                &mut served
            } else {
                &mut written
            };
            into.insert(path.clone());
        }
    }
    served.extend(pages_in_the_source());
    served.remove("/api/v1/live");
    let named: BTreeSet<String> = ["Pages", "What is read through the API"]
        .into_iter()
        .flat_map(|heading| table::under(heading).rows.into_keys())
        .chain(table::list("Open to anybody"))
        .collect();
    assert_eq!(named, served);
    let changes: BTreeSet<String> = table::pairs("What is changed through the API")
        .into_keys()
        .collect();
    assert_eq!(changes, written);
}

/// What is open says the same to nobody as to anybody: there is something, and nothing about anybody.
#[tokio::test]
async fn what_is_open_is_open() {
    let house = House::open().await;
    for path in table::list("Open to anybody") {
        let (status, body) = house.get("nobody", &path).await;
        assert_ne!(status, StatusCode::FORBIDDEN, "{path}");
        assert!(!body.contains(super::house::SECRET), "{path}");
    }
}

/// The addresses that are read, in the routers of the web.
fn pages_in_the_source() -> Vec<String> {
    let mut found = Vec::new();
    for text in source("src/web") {
        let code = text.split("#[cfg(test)]\nmod tests {").next().unwrap();
        for route in code.split(".route(").skip(1) {
            let Some(path) = route.trim_start().strip_prefix('"') else {
                continue;
            };
            let (path, rest) = path.split_once('"').unwrap();
            let handler = rest.split(';').next().unwrap_or_default();
            if handler.contains("get(") {
                found.push(path.to_owned());
            }
        }
    }
    assert!(found.len() > 20, "{found:?}");
    found
}

fn source(folder: &str) -> Vec<String> {
    let mut texts = Vec::new();
    let mut folders = vec![std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join(folder)];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|end| end == "rs") {
                texts.push(std::fs::read_to_string(path).unwrap());
            }
        }
    }
    texts
}

/// Whoever may not give a command on somebody else's thing is refused at its address too.
#[tokio::test]
async fn an_address_gives_its_command_for_those_only_who_may() {
    let house = House::open().await;
    let commands = table::under("Commands");
    for (path, kind) in table::pairs("What is changed through the API") {
        assert!(Command::KINDS.contains(&kind.as_str()), "{kind}");
        for column in House::columns() {
            let at = commands.columns.iter().position(|one| *one == column);
            // Every contact of the duty is in the hands of a nurse on duty, and with it a ground to read.
            let hers = column == "nurse" && path.starts_with("/api/v1/contacts/");
            let may = hers || at.is_some_and(|at| commands.rows[&kind][at] == Cell::Yes);
            if may {
                continue;
            }
            let (method, body) = asked(&path);
            let answer = house
                .asks(&column, method, &house.other.fill(&path))
                .json(&body)
                .send()
                .await
                .unwrap();
            let refused = matches!(
                answer.status(),
                StatusCode::UNAUTHORIZED | StatusCode::FORBIDDEN | StatusCode::NOT_FOUND
            );
            assert!(refused, "{column} at {path}: {}", answer.status());
        }
    }
}

/// The same about deviations and complaints.
fn asked_of_deviations(path: &str, last: &str) -> Option<Value> {
    if path.contains("/complaints") {
        return Some(match last {
            "complaints" => json!({"complains": "other", "who": "Naboen", "words": "Ingen svarte"}),
            "steps" => json!({"step": "note", "text": "Ringte"}),
            "give" => json!({"staff": "siri"}),
            "erase" => json!({"reason": "asked for"}),
            _ => json!({"how": "letter", "answer": "Beklager"}),
        });
    }
    path.contains("/deviations").then(|| match last {
        "deviations" => json!({"text": "Døra var låst", "harm": "no"}),
        "steps" => json!({"step": "note", "text": "Den er åpen"}),
        "give" => json!({"staff": "siri"}),
        "erase" => json!({"reason": "asked for"}),
        _ => json!({"found": "Låst", "changed": "Åpen"}),
    })
}

/// The same about escorts.
fn asked_of_escorts(path: &str, last: &str) -> Option<(Method, Value)> {
    if !path.contains("/escorts") {
        return None;
    }
    let journey = json!({
        "staff": "kari", "from": "2026-01-09T22:00:00Z", "until": "2026-01-10T04:00:00Z",
        "ride": "car", "unit": "Zebra", "asked_by": "Zebra",
    });
    Some(match last {
        "escorts" => (Method::POST, journey),
        "{escort}" => (Method::PUT, journey),
        "steps" => (Method::POST, json!({"step": "set_off"})),
        "cover" => (Method::PUT, json!({"staff": "marit"})),
        _ => (Method::POST, json!({})),
    })
}

/// The same about a page of the handbook, as it stands.
fn asked_of_the_handbook(last: &str) -> Value {
    let handbook = Handbook::shipped();
    if last == "read" {
        let page = handbook.page("service/nb/suicide.md").unwrap();
        return json!({"version": page.version});
    }
    let name = PageName::parse("suicide").unwrap();
    let version = looked::whole(&handbook, &name).unwrap();
    json!({"version": version.as_str(), "until": "2026-12-01"})
}

/// A body that the address understands.
pub fn asked(path: &str) -> (Method, Value) {
    let text = json!({"text": "Zebra", "seen": 0});
    let last = path.rsplit('/').next().unwrap_or_default();
    if let Some(body) = asked_of_patients(path, last) {
        return (Method::POST, body);
    }
    if let Some(body) = asked_of_deviations(path, last) {
        return (Method::POST, body);
    }
    if path.contains("/handbook/") {
        return (Method::POST, asked_of_the_handbook(last));
    }
    if let Some(asked) = asked_of_escorts(path, last) {
        return asked;
    }
    if path.contains("/handovers/") || last == "sentence" {
        let one = "0000000000000000000000000000000a";
        let body = match last {
            "sentence" => json!({"text": "Zebra"}),
            "ask" | "answer" => json!({"contact": one, "text": "Zebra"}),
            "accept-beside" => json!({"deviation": one}),
            "accept" | "done" => json!({"contact": one}),
            _ => json!({}),
        };
        return (Method::POST, body);
    }
    let about_a_document = path.contains("/documents/");
    let body = match last {
        "documents" => json!({"form": "support-conversation"}),
        "fields" => json!({"field": "observed", "values": ["Zebra"], "seen": 0}),
        "settle" if about_a_document => {
            json!({"field": "observed", "values": ["Zebra"], "seen": 0})
        }
        "sign" => json!({"seen": 0}),
        "elsewhere" => json!({"record": "Zebra", "by": "Zebra", "at": "2026-01-09T20:00:00Z"}),
        "amend" if about_a_document => json!({"words": "Zebra", "reason": "Zebra"}),
        "doctor" | "doctors" => json!({"doctor": "staff:jonas"}),
        "withdraw" if about_a_document => json!({"reason": "Zebra"}),
        "guests" => json!({"name": "Zebra", "phone": "+4790000061"}),
        "stations" => json!({"label": "Zebra"}),
        "bring-in" => json!({"third": "doctor-0"}),
        "move" => json!({"at": "2026-01-10T06:00:00Z", "reason": "Zebra"}),
        "hand" => json!({"to": "siri"}),
        "sheets" => json!({"language": "nb", "agreed": "Zebra"}),
        "follow-ups" => {
            json!({"for_whom": "child", "staff": "siri", "at": "2026-01-10T06:00:00Z", "what": "Zebra"})
        }
        "hand-over" => json!({"to": "aslak"}),
        "promise" => json!({"due_at": "2026-01-09T22:00:00Z"}),
        "strike" => json!({"note": 0, "why": "gjaldt en annen"}),
        "note" | "message" | "room" | "agree" => json!({"text": "Zebra"}),
        "outcome" => json!({"outcome": "helped_by_telephone", "next": {"kind": "settled"}}),
        "proposal" => json!({"same": true}),
        "request" | "amend" => json!({"form": {}}),
        "on-the-way" => json!({"minutes": 20}),
        "erase" => json!({"reason": "asked for"}),
        "answer" => json!({"question": "place", "text": "Zebra", "seen": 0}),
        "children" => json!({"answer": "no"}),
        "feedback" => json!({"words": "ja"}),
        "held" => json!({"by": "randi", "at": "2026-01-09T20:00:00Z"}),
        "child" => json!({"child": true}),
        "threatened" => json!({"reason": "Zebra", "police": false}),
        "draft" => return (Method::PUT, text),
        "code" => json!({"code": "123456"}),
        "unavailable" => json!({"minutes": 20, "reason": "Zebra", "even_alone": false}),
        "visits" => json!({"place": "Zebra", "with": "Zebra", "minutes": 60}),
        "settle" => json!({"how": "by_mistake"}),
        "open" => json!({"reason": "bevisstløs, alene"}),
        "verdict" => json!({"verdict": "understood"}),
        "end" if path.contains("/doctors/") => json!({"doctor": "staff:jonas"}),
        "end" if path.contains("/danger/") => json!({"done": "Zebra"}),
        _ => json!({}),
    };
    (Method::POST, body)
}

/// The same about a person's record, or the person of a contact.
fn asked_of_patients(path: &str, last: &str) -> Option<Value> {
    let of = ["/patients", "/person", "/assignments"];
    if !of.iter().any(|of| path.contains(of)) {
        return None;
    }
    let other = "0000000000000000000000000000000a";
    let until = "2026-07-01T00:00:00Z";
    let identity = json!({"given": "Zebra"});
    Some(match last {
        "patients" => json!({"identity": identity}),
        "identity" => json!({"identity": identity, "seen": identity}),
        "standing" => json!({"standing": "moved"}),
        "question" => json!({"question": "Zebra", "answer": "Zebra"}),
        "plan-stand" => json!({"stand": "not_ready"}),
        "alerts" => json!({"text": "Zebra", "reason": "Zebra", "until": until}),
        "people" | "{relative}" => json!({"name": "Zebra", "role": "mother"}),
        "told" => json!({"told": "listen"}),
        "survivors" => json!({"child": true, "staff": "siri", "at": until, "what": "Zebra"}),
        "objected" => json!({"objected": true}),
        "consents" => {
            json!({"kind": "plan_made", "how": "spoken", "until": until, "capacity": "has"})
        }
        "narrow" => json!({"without": ["helps"]}),
        "confidences" => json!({"text": "Zebra"}),
        "strike" => json!({"why": "Zebra"}),
        "{part}" => json!({"entries": []}),
        "answer" => json!({"agrees": "yes", "capacity": "has"}),
        "in-force" => json!({"until": until, "review_at": until}),
        "suggestions" => json!({"words": "Zebra"}),
        "assign" => json!({"staff": "siri", "assigned": true}),
        "coordinator" => json!({"coordinator": null}),
        "merge" => json!({"other": other}),
        "confirm" => json!({"how": "otherwise", "words": "Zebra"}),
        "person" => json!({"patient": other}),
        "search" => json!({"q": "Zebra"}),
        "open" | "take-on" | "emergency" | "keep-safety" | "erasures" | "refuse" => {
            json!({"reason": "because it is asked for"})
        }
        _ => json!({}),
    })
}
