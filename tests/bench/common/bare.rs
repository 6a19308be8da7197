//! The least server that could feed dashboards: the same bytes to everybody of an audience.

use std::net::SocketAddr;

use anyhow::Context as _;
use futures_util::SinkExt as _;
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::broadcast;
use tokio_tungstenite::tungstenite::Utf8Bytes;
use tokio_tungstenite::tungstenite::protocol::Message;

/// A server that sends the same bytes to everybody, and does nothing else.
pub struct Bare {
    /// Where it listens.
    pub address: SocketAddr,
    send: broadcast::Sender<(usize, Utf8Bytes)>,
}

impl Bare {
    /// Listens. `audiences`: the first client is of audience 0, the next of 1, and so on, round and round.
    pub async fn start(audiences: usize) -> anyhow::Result<Self> {
        let listener = TcpListener::bind("127.0.0.1:0").await?;
        let address = listener.local_addr()?;
        let (send, _) = broadcast::channel(64);
        let sender = send.clone();
        tokio::spawn(async move {
            let mut next = 0;
            while let Ok((stream, _)) = listener.accept().await {
                let mine = next % audiences;
                next += 1;
                tokio::spawn(feed(stream, sender.subscribe(), mine));
            }
        });
        Ok(Self { address, send })
    }

    /// Sends a text to an audience.
    pub fn send(&self, audience: usize, text: Utf8Bytes) -> anyhow::Result<()> {
        self.send
            .send((audience, text))
            .context("nobody is connected")?;
        Ok(())
    }
}

async fn feed(stream: TcpStream, mut inbox: broadcast::Receiver<(usize, Utf8Bytes)>, mine: usize) {
    let _ = stream.set_nodelay(true);
    let Ok(mut socket) = tokio_tungstenite::accept_async(stream).await else {
        return;
    };
    while let Ok((audience, text)) = inbox.recv().await {
        if audience == mine && socket.send(Message::Text(text)).await.is_err() {
            return;
        }
    }
}
