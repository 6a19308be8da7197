//! Whoever may read a document and not write in it changes nothing in it, and cannot claim to be writing in it either.

use futures_util::{SinkExt as _, StreamExt as _};
use reqwest::StatusCode;
use serde_json::{Value, json};
use tokio::net::TcpStream;
use tokio_tungstenite::tungstenite::Message;
use tokio_tungstenite::tungstenite::client::IntoClientRequest as _;
use tokio_tungstenite::{MaybeTlsStream, WebSocketStream};

use super::documents::{begins, case};
use crate::api::browser::Browser;
use crate::api::rig::Rig;

type Socket = WebSocketStream<MaybeTlsStream<TcpStream>>;

/// The line of a document, as whoever has this token.
async fn line(rig: &Rig, token: &str, document: &str) -> Socket {
    let query = format!("view=document&document={document}&lang=nb");
    let url = format!("ws://{}/api/v1/live?{query}", rig.address);
    let mut request = url.into_client_request().unwrap();
    let value = format!("Bearer {token}").parse().unwrap();
    request.headers_mut().insert("authorization", value);
    let (socket, _) = tokio_tungstenite::connect_async(request).await.unwrap();
    socket
}

/// Says where somebody writes, and waits until the server has heard it: what it is sent it hears in order.
async fn says(socket: &mut Socket, field: Option<&str>) {
    let said = json!({ "writing": field }).to_string();
    socket.send(Message::Text(said.into())).await.unwrap();
    let heard = b"heard".to_vec();
    let ping = Message::Ping(heard.clone().into());
    socket.send(ping).await.unwrap();
    loop {
        let message = socket.next().await.unwrap().unwrap();
        if matches!(&message, Message::Pong(answer) if answer[..] == heard[..]) {
            return;
        }
    }
}

/// Listens until the region of those who write has these words; what stands in it then.
async fn writing(socket: &mut Socket, words: &str) -> String {
    loop {
        let Message::Text(text) = socket.next().await.unwrap().unwrap() else {
            continue;
        };
        let news: Value = serde_json::from_str(text.as_str()).unwrap();
        if let Some(region) = news["regions"]["doc-writing"].as_str()
            && region.contains(words)
        {
            return region.to_owned();
        }
    }
}

/// A document that one begins in a case: its id.
async fn begun(rig: &Rig, token: &str, contact: &str, form: &str) -> String {
    let (status, begun) = begins(rig, token, contact, form).await;
    assert_eq!(status, StatusCode::OK, "{begun}");
    begun["id"].as_str().unwrap().to_owned()
}

#[tokio::test]
async fn whoever_only_reads_cannot_claim_to_be_writing() {
    let rig = Rig::start().await;
    let contact = case(&rig).await;
    rig.add("aslak", &[]).await;
    let (kari, jonas) = (rig.token("kari").await, rig.token("jonas").await);
    let aslak = rig.token("aslak").await;
    // Each has a part of their own, and reads the other's; the backup reads along.
    for (form, field, writer, name, reader, other) in [
        (
            "nurse-assessment",
            "tried.what",
            &kari,
            "Kari",
            &jonas,
            "Jonas",
        ),
        (
            "doctor-examination",
            "exam.where",
            &jonas,
            "Jonas",
            &kari,
            "Kari",
        ),
    ] {
        let document = begun(&rig, writer, &contact, form).await;
        let mut looks_on = line(&rig, &aslak, &document).await;
        let mut reads = line(&rig, reader, &document).await;
        let mut writes = line(&rig, writer, &document).await;
        says(&mut reads, Some(field)).await;
        says(&mut writes, Some(field)).await;
        let region = writing(&mut looks_on, name).await;
        assert!(!region.contains(other), "{form}: {region}");
        assert_eq!(region.matches("data-writing").count(), 1, "{region}");
    }
}

#[tokio::test]
async fn whoever_only_reads_sets_no_field_by_any_way_in() {
    let rig = Rig::start().await;
    let contact = case(&rig).await;
    let (kari, jonas) = (rig.token("kari").await, rig.token("jonas").await);
    for (form, field, writer, reader, who) in [
        ("nurse-assessment", "tried.what", &kari, &jonas, "jonas"),
        ("doctor-examination", "exam.where", &jonas, &kari, "kari"),
    ] {
        let document = begun(&rig, writer, &contact, form).await;
        let path = format!("/api/v1/documents/{document}");
        let words = json!({"field": field, "values": ["Slik det er"]});
        let (status, said) = rig.post(writer, &format!("{path}/fields"), &words).await;
        assert_eq!(status, StatusCode::OK, "{said}");
        let (_, before) = rig.read(writer, &path).await;
        let (status, seen) = rig.read(reader, &path).await;
        assert_eq!((status, &seen["may"]), (StatusCode::OK, &json!([])));

        let other = json!({"field": field, "values": ["Noe annet"], "seen": seen["newest"]});
        for act in ["fields", "settle"] {
            let (status, said) = rig.post(reader, &format!("{path}/{act}"), &other).await;
            assert_eq!(status, StatusCode::FORBIDDEN, "{form} {act}: {said}");
        }
        let sign = json!({"seen": seen["newest"]});
        let (status, said) = rig.post(reader, &format!("{path}/sign"), &sign).await;
        assert_eq!(status, StatusCode::FORBIDDEN, "{form}: {said}");

        // The page has no field for them, and takes none from them.
        let browser = Browser::of(&rig, who).await;
        let page = browser.get(&format!("/document/{document}")).await;
        assert!(!page.says("id=\"doc-form\""), "{}", page.text);
        let whole = [("field", field), (field, "Noe annet")];
        let sent = browser
            .post(&format!("/document/{document}/fields"), &whole)
            .await;
        assert!(sent.status.is_client_error(), "{form}: {}", sent.status);
        let (_, after) = rig.read(writer, &path).await;
        assert_eq!(before, after, "{form}");
    }
}
