//! A telephone network of our own: speaks the carrier's HTTP, runs its markup, and has handsets in the browser.
//!
//! It stands where the carrier stands, on its own port, and refuses what the carrier refuses. It must never be
//! reached from production code otherwise than over HTTP, and must never share state with the server it rings.
//!
//! ```text
//!   server ──REST──> api ──> world <── handsets, /phones, /control
//!      ^                       │
//!      └──webhook, callback── call (one task for each leg, running the markup)
//! ```

pub mod args;
pub mod config;
pub mod faults;
pub mod handset;
pub mod webhook;

mod announce;
mod api;
mod call;
mod clock;
mod conference;
mod control;
mod error;
mod lane;
mod message;
mod numbers;
mod page;
mod phones;
mod queue;
mod sounds;
mod twiml;
mod world;

use config::NetworkConfig;
use tokio_util::sync::CancellationToken;

/// Why the network could not run.
#[derive(Debug, thiserror::Error)]
pub enum NetworkError {
    /// The address could not be listened on, or listening ended.
    #[error("the simulated network could not listen on its address")]
    Listen(#[source] std::io::Error),
    /// The HTTP client for webhooks could not be made.
    #[error("the simulated network could not make its HTTP client")]
    Client(#[source] reqwest::Error),
    /// A file named on the command line could not be read.
    #[error("could not read {path}")]
    Read {
        /// The file.
        path: String,
        /// What the system said.
        #[source]
        source: std::io::Error,
    },
    /// The handset file is not the JSON list it should be.
    #[error("{path} is not a JSON list of handsets (number, label, kind)")]
    Handsets {
        /// The file.
        path: String,
        /// What the parser said.
        #[source]
        source: serde_json::Error,
    },
    /// A number in the configuration is not in E.164.
    #[error("{0} is not a telephone number in E.164, such as +4790000001")]
    Number(String),
}

/// Serves the network on `listener` until `shutdown`.
///
/// # Errors
/// A number of the configuration that is not E.164, or a socket that fails.
pub async fn serve(
    listener: tokio::net::TcpListener,
    config: NetworkConfig,
    shutdown: CancellationToken,
) -> Result<(), NetworkError> {
    for number in
        std::iter::once(&config.service_number).chain(config.handsets.iter().map(|h| &h.number))
    {
        if !numbers::is_e164(number) {
            return Err(NetworkError::Number(number.clone()));
        }
    }
    let network = world::Network::new(config, shutdown.clone()).map_err(NetworkError::Client)?;
    let router = axum::Router::new()
        .merge(api::router(&network))
        .merge(phones::router())
        .merge(control::router())
        .merge(page::router())
        .merge(sounds::router())
        .with_state(network);
    // Callers that hang on a held-open request must not keep the process alive: the wait for them is cut.
    let serving =
        axum::serve(listener, router).with_graceful_shutdown(shutdown.clone().cancelled_owned());
    tokio::select! {
        served = serving => served.map_err(NetworkError::Listen),
        () = cut_off(shutdown) => Ok(()),
    }
}

/// How long open requests may go on after the shutdown was asked for.
const GRACE: std::time::Duration = std::time::Duration::from_secs(2);

async fn cut_off(shutdown: CancellationToken) {
    shutdown.cancelled().await;
    tokio::time::sleep(GRACE).await;
}
