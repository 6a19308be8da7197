//! Recordings are fetched as the carrier fetches them, and heard on the page of telephones.

use super::app::Reply;
use super::rig::{RELATIVE, Rig};

/// A WAVE file of this many seconds: eight bytes each.
fn wave(seconds: u32) -> Vec<u8> {
    let mut file = b"RIFF\0\0\0\0WAVEfmt ".to_vec();
    file.extend([0; 12]);
    file.extend(8_u32.to_le_bytes());
    file.extend([0; 4]);
    file.extend(b"data");
    file.extend((8 * seconds).to_le_bytes());
    file.extend(vec![0; 8 * seconds as usize]);
    file
}

#[tokio::test]
async fn a_recording_is_fetched_once_while_it_may_be_kept_and_handed_to_the_page() {
    let rig = Rig::start().await;
    let reply = Reply::Sound(wave(1), "public, max-age=600");
    rig.app.replies("/tone.wav", [reply]);
    rig.app.on(
        "/voice",
        "<Gather timeout=\"1\"><Play>/tone.wav</Play></Gather><Redirect>/voice</Redirect>",
    );
    let mut caller = rig.phone(RELATIVE);
    caller.dial().await;
    let url = rig.app.url("/tone.wav");
    for _ in 0..3 {
        caller.hears(&url).await;
    }
    assert_eq!(rig.app.count("/tone.wav"), 1);
    let page = rig.text("/phones").await;
    let lines = page.matches("data-text").count();
    assert_eq!(lines, 1, "the same over and over is one line: {page}");
    let asked: String = form_urlencoded::byte_serialize(url.as_bytes()).collect();
    assert_eq!(
        rig.bytes(&format!("/phones/sound?url={asked}")).await,
        wave(1)
    );
    assert_eq!(
        rig.status("/phones/sound?url=http://elsewhere.example/a.wav")
            .await,
        404
    );
}

#[tokio::test]
async fn a_recording_that_may_not_be_kept_is_fetched_each_time() {
    let rig = Rig::start().await;
    rig.app
        .replies("/tone.wav", [Reply::Sound(wave(1), "no-store")]);
    rig.app
        .on("/voice", "<Play>/tone.wav</Play><Play>/tone.wav</Play>");
    let mut caller = rig.phone(RELATIVE);
    caller.dial().await;
    caller.next("ended").await;
    assert_eq!(rig.app.count("/tone.wav"), 2);
}

#[tokio::test]
async fn a_recording_that_cannot_be_had_or_is_none_fails_as_markup_does() {
    for (reply, code) in [
        (Reply::Status(404), 11200),
        (Reply::Text("no sound"), 13420),
    ] {
        let rig = Rig::with(|config| {
            config.fallback_markup = Some("<Response><Say>Reserve</Say></Response>".to_owned());
        })
        .await;
        rig.app.replies("/tone.wav", [reply]);
        rig.app
            .on("/voice", "<Play>/tone.wav</Play><Say>Etter</Say>");
        let mut caller = rig.phone(RELATIVE);
        caller.dial().await;
        caller.hears("Reserve").await;
        assert_eq!(rig.errors().await, [code]);
    }
}
