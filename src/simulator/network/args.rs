//! `hjemmevakt network`: the network alone, from the command line.

use super::config::NetworkConfig;
use super::handset::Handset;
use super::{NetworkError, serve};
use std::io::Write as _;
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use tokio_util::sync::CancellationToken;

/// Arguments of `hjemmevakt network`.
#[derive(Debug, Clone, clap::Args)]
pub struct NetworkArgs {
    /// Address to listen on; port 0 takes a free one. Anybody who reaches it can turn the handsets: loopback only.
    #[arg(long, default_value = "127.0.0.1:8090")]
    pub listen: SocketAddr,
    /// Base address of the network as the server and browsers reach it; the listening address if absent.
    #[arg(long)]
    pub public_url: Option<String>,
    /// Account, `AC…`.
    #[arg(long, env = "HJEMMEVAKT_TWILIO_ACCOUNT_SID")]
    pub account_sid: String,
    /// Its password.
    #[arg(long, env = "HJEMMEVAKT_TWILIO_AUTH_TOKEN", hide_env_values = true)]
    pub auth_token: String,
    /// The service's number, in E.164.
    #[arg(long, env = "HJEMMEVAKT_TWILIO_NUMBER")]
    pub number: String,
    /// Where the server takes calls.
    #[arg(long)]
    pub voice_url: String,
    /// Where the server takes SMS.
    #[arg(long)]
    pub sms_url: String,
    /// Where the server is told that a call to the number is over.
    #[arg(long)]
    pub status_url: Option<String>,
    /// File with the static markup that is used when the server does not answer.
    #[arg(long)]
    pub fallback_markup: Option<PathBuf>,
    /// File with handsets: a JSON list of `{"number","label","kind"}`.
    #[arg(long)]
    pub handsets: Option<PathBuf>,
    /// Real seconds for each second of the network: 1 is the pace of people, 0.05 that of tests.
    #[arg(long, default_value_t = 1.0)]
    pub time_scale: f64,
    /// Calls that may be started in a second; 0 is no bound.
    #[arg(long, default_value_t = 1.0)]
    pub calls_per_second: f64,
    /// Seed of the faults.
    #[arg(long, default_value_t = 0)]
    pub seed: u64,
}

impl NetworkArgs {
    /// Reads the files, listens, says where on standard output, and serves until `shutdown`.
    ///
    /// # Errors
    /// A file that cannot be read, an address that cannot be listened on, or what [`serve`] says.
    pub async fn run(self, shutdown: CancellationToken) -> Result<(), NetworkError> {
        let listener = tokio::net::TcpListener::bind(self.listen)
            .await
            .map_err(NetworkError::Listen)?;
        let address = listener.local_addr().map_err(NetworkError::Listen)?;
        let public_url = self
            .public_url
            .clone()
            .unwrap_or_else(|| format!("http://{address}"));
        let config = self.config(&public_url)?;
        let mut out = std::io::stdout();
        writeln!(out, "network listening on http://{address}").map_err(NetworkError::Listen)?;
        out.flush().map_err(NetworkError::Listen)?;
        serve(listener, config, shutdown).await
    }

    fn config(&self, public_url: &str) -> Result<NetworkConfig, NetworkError> {
        let mut config = NetworkConfig::new(
            &self.account_sid,
            &self.auth_token,
            &self.number,
            public_url,
        );
        config.voice_url.clone_from(&self.voice_url);
        config.sms_url.clone_from(&self.sms_url);
        config.status_callback.clone_from(&self.status_url);
        config.fallback_markup = self.fallback_markup.as_deref().map(read).transpose()?;
        config.handsets = self.handsets.as_deref().map_or(Ok(Vec::new()), handsets)?;
        config.time_scale = self.time_scale;
        config.calls_per_second = self.calls_per_second;
        config.seed = self.seed;
        Ok(config)
    }
}

fn read(path: &Path) -> Result<String, NetworkError> {
    std::fs::read_to_string(path).map_err(|source| NetworkError::Read {
        path: path.display().to_string(),
        source,
    })
}

fn handsets(path: &Path) -> Result<Vec<Handset>, NetworkError> {
    serde_json::from_str(&read(path)?).map_err(|source| NetworkError::Handsets {
        path: path.display().to_string(),
        source,
    })
}
