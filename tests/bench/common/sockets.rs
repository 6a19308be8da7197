//! A thousand dashboards: websocket clients that read what comes and count it, and the least server that could feed them.

use std::net::SocketAddr;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use anyhow::Context as _;
use futures_util::{SinkExt as _, StreamExt as _};
use hjemmevakt::clock::Stopwatch;
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::{Notify, broadcast};
use tokio_tungstenite::tungstenite::client::IntoClientRequest as _;
use tokio_tungstenite::tungstenite::protocol::Message;
use tokio_tungstenite::tungstenite::{Bytes, Utf8Bytes, http};

/// Clients that have connected and read on.
pub struct Crowd {
    arrived: Arc<AtomicUsize>,
    bytes: Arc<AtomicUsize>,
    changed: Arc<Notify>,
}

impl Crowd {
    /// Connects so many to an address, each with the headers that `headers` gives it.
    pub async fn connect(
        address: SocketAddr,
        path: &str,
        count: usize,
        headers: impl Fn(usize) -> Vec<(http::HeaderName, http::HeaderValue)>,
    ) -> anyhow::Result<Self> {
        let crowd = Self {
            arrived: Arc::default(),
            bytes: Arc::default(),
            changed: Arc::default(),
        };
        for index in 0..count {
            let mut request = format!("ws://{address}{path}").into_client_request()?;
            request.headers_mut().extend(
                headers(index)
                    .into_iter()
                    .map(|(name, value)| (Some(name), value)),
            );
            let stream = TcpStream::connect(address).await?;
            stream.set_nodelay(true)?;
            let (mut socket, _) = tokio_tungstenite::client_async(request, stream)
                .await
                .with_context(|| format!("dashboard {index} was not let in"))?;
            let (arrived, bytes, changed) = (
                Arc::clone(&crowd.arrived),
                Arc::clone(&crowd.bytes),
                Arc::clone(&crowd.changed),
            );
            tokio::spawn(async move {
                while let Some(Ok(message)) = socket.next().await {
                    if message.is_text() || message.is_binary() {
                        bytes.fetch_add(message.len(), Ordering::Relaxed);
                        arrived.fetch_add(1, Ordering::Release);
                        changed.notify_one();
                    }
                }
            });
        }
        Ok(crowd)
    }

    /// How many messages have arrived, and how many bytes.
    pub fn counts(&self) -> (usize, usize) {
        (
            self.arrived.load(Ordering::Acquire),
            self.bytes.load(Ordering::Relaxed),
        )
    }

    /// Waits until so many messages have arrived since the beginning, for at most ten seconds.
    pub async fn until(&self, count: usize) -> anyhow::Result<()> {
        let all = async {
            while self.arrived.load(Ordering::Acquire) < count {
                self.changed.notified().await;
            }
        };
        let patience = Duration::from_secs(10);
        tokio::time::timeout(patience, all)
            .await
            .with_context(|| format!("{} of {count} messages arrived", self.counts().0))
    }
}

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
    pub fn send(&self, audience: usize, text: &str) -> anyhow::Result<()> {
        let text = Utf8Bytes::try_from(Bytes::copy_from_slice(text.as_bytes()))?;
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

/// How long one text to each audience takes to reach everybody.
pub async fn round(
    bare: &Bare,
    crowd: &Crowd,
    texts: &[String],
    count: usize,
) -> anyhow::Result<Duration> {
    let (before, _) = crowd.counts();
    let stopwatch = Stopwatch::start();
    for (audience, text) in texts.iter().enumerate() {
        bare.send(audience, text)?;
    }
    crowd.until(before + count).await?;
    Ok(stopwatch.elapsed())
}
