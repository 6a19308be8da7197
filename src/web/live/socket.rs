//! One socket: a greeting, what it has missed, then whatever its audience is sent. Never waits for a browser that does not read.
//! What a browser says is handed on, and never answered.

use std::time::Duration;

use axum::extract::ws::{CloseFrame, Message, Utf8Bytes, WebSocket, close_code};
use serde_json::json;
use tokio::sync::broadcast::error::RecvError;

use crate::domain::ids::Epoch;
use crate::views::board::Position;
use crate::web::live::StillAllowed;
use crate::web::live::audience::Subscription;

/// A browser that has not taken a frame within this is dropped, and resumes.
const SLOW: Duration = Duration::from_secs(5);

/// What is done with what a browser says.
pub type Hears = Box<dyn Fn(&str) + Send>;

/// Speaks on the socket until it closes, is too slow, or its right is gone.
pub async fn serve(
    mut socket: WebSocket,
    subscription: Subscription,
    since: Option<&str>,
    allowed: Option<StillAllowed>,
    hears: Option<Hears>,
) {
    let may = || {
        allowed
            .as_ref()
            .is_none_or(|StillAllowed(allowed)| allowed())
    };
    for frame in greeting(&subscription, since) {
        if !may() || !send(&mut socket, frame).await {
            return farewell(socket, may()).await;
        }
    }
    // The browser has the view now; an idle socket keeps nothing of it.
    let Subscription {
        mut frames,
        present,
    } = subscription;
    drop(present);
    loop {
        tokio::select! {
            frame = frames.recv() => match frame {
                Ok(frame) => if !may() || !send(&mut socket, frame).await {
                    break;
                },
                Err(RecvError::Lagged(_) | RecvError::Closed) => break,
            },
            message = socket.recv() => match message {
                Some(Ok(Message::Close(_)) | Err(_)) | None => return,
                Some(Ok(Message::Text(said))) => if let Some(hears) = &hears {
                    hears(said.as_str());
                },
                Some(Ok(Message::Binary(_) | Message::Ping(_) | Message::Pong(_))) => {}
            },
        }
    }
    farewell(socket, may()).await;
}

/// The greeting, and the present view unless the page shows it already.
fn greeting(subscription: &Subscription, since: Option<&str>) -> Vec<Utf8Bytes> {
    let present = &subscription.present;
    let hello =
        json!({"type": "hello", "at": present.at.to_string(), "now": present.now.as_millis()});
    let mut frames = vec![hello.to_string().into()];
    match since.map(position) {
        Some(Some(since)) if present.is_shown_by(since) => return frames,
        Some(Some(since)) if since.epoch == present.at.epoch && since.seq <= present.at.seq => {}
        // Another life of the log, or a place it has never been at.
        Some(Some(_) | None) => {
            let reset = json!({"type": "reset", "now": present.now.as_millis()});
            frames.push(reset.to_string().into());
        }
        None => {}
    }
    frames.push(present.whole());
    frames
}

/// `EPOCH-SEQ`, as [`Position`] is written.
fn position(text: &str) -> Option<Position> {
    let (epoch, seq) = text.split_once('-')?;
    Some(Position {
        epoch: Epoch::new(u64::from_str_radix(epoch, 16).ok()?),
        seq: seq.parse().ok()?,
    })
}

async fn send(socket: &mut WebSocket, frame: Utf8Bytes) -> bool {
    matches!(
        tokio::time::timeout(SLOW, socket.send(Message::Text(frame))).await,
        Ok(Ok(()))
    )
}

/// Says why: come again, or sign in again.
async fn farewell(mut socket: WebSocket, may: bool) {
    let code = if may {
        close_code::AGAIN
    } else {
        close_code::POLICY
    };
    let close = Message::Close(Some(CloseFrame {
        code,
        reason: Utf8Bytes::default(),
    }));
    let _ = tokio::time::timeout(SLOW, socket.send(close)).await;
}
