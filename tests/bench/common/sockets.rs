//! Dashboards: websocket clients that read what comes and count it.

use std::net::SocketAddr;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use anyhow::Context as _;
use futures_util::StreamExt as _;
use tokio::net::TcpStream;
use tokio::sync::Notify;
use tokio_tungstenite::tungstenite::Utf8Bytes;
use tokio_tungstenite::tungstenite::client::IntoClientRequest as _;
use tokio_tungstenite::tungstenite::protocol::Message;

/// What is said every two seconds whatever happens is shorter than any change.
const BEAT: usize = 150;

/// Clients that have connected and read on.
#[derive(Clone, Default)]
pub struct Crowd {
    inner: Arc<Inner>,
}

#[derive(Default)]
struct Inner {
    arrived: AtomicUsize,
    changed: Notify,
    last: Mutex<Vec<Utf8Bytes>>,
}

impl Crowd {
    /// Connects so many, by turns to each of the addresses.
    pub async fn connect(addresses: &[(SocketAddr, &str)], count: usize) -> anyhow::Result<Self> {
        let crowd = Self::default();
        crowd.last().resize(addresses.len(), Utf8Bytes::default());
        for (index, (audience, (address, path))) in
            (0..count).zip(addresses.iter().enumerate().cycle())
        {
            let request = format!("ws://{address}{path}").into_client_request()?;
            let stream = TcpStream::connect(address).await?;
            stream.set_nodelay(true)?;
            let (mut socket, _) = tokio_tungstenite::client_async(request, stream)
                .await
                .with_context(|| format!("dashboard {index} was not let in"))?;
            let crowd = crowd.clone();
            tokio::spawn(async move {
                while let Some(Ok(message)) = socket.next().await {
                    if let Message::Text(text) = message
                        && text.len() > BEAT
                    {
                        // By itself: the lock is held to the end of its statement.
                        let keep = index < crowd.last().len();
                        crowd.arrived(audience, keep, text);
                    }
                }
            });
        }
        Ok(crowd)
    }

    fn arrived(&self, audience: usize, keep: bool, text: Utf8Bytes) {
        if keep && let Some(last) = self.last().get_mut(audience) {
            *last = text;
        }
        self.inner.arrived.fetch_add(1, Ordering::Release);
        self.inner.changed.notify_one();
    }

    fn last(&self) -> std::sync::MutexGuard<'_, Vec<Utf8Bytes>> {
        self.inner
            .last
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
    }

    /// What each address was last sent.
    pub fn frames(&self) -> Vec<Utf8Bytes> {
        self.last().clone()
    }

    /// How many changes have arrived.
    pub fn count(&self) -> usize {
        self.inner.arrived.load(Ordering::Acquire)
    }

    /// Waits until so many have arrived since the beginning, for at most ten seconds.
    pub async fn until(&self, count: usize) -> anyhow::Result<()> {
        let all = async {
            while self.count() < count {
                self.inner.changed.notified().await;
            }
        };
        let patience = Duration::from_secs(10);
        tokio::time::timeout(patience, all)
            .await
            .with_context(|| format!("{} of {count} changes arrived", self.count()))
    }
}
