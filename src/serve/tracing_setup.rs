//! Where log lines go: standard error, as text or JSON. Lines carry ids, never names, numbers or what somebody said. The libraries beneath
//! know nothing of that: at their most talkative they say every byte that goes over a line. So they say nothing below `info`, whatever is set.

use std::io::{self, IsTerminal as _};

use tracing::{Level, Metadata};
use tracing_subscriber::EnvFilter;
use tracing_subscriber::filter::filter_fn;
use tracing_subscriber::fmt::layer;
use tracing_subscriber::layer::SubscriberExt as _;
use tracing_subscriber::util::SubscriberInitExt as _;

use crate::config::{Config, LogFormat};

/// Starts it; once in a process, a second time changes nothing.
pub fn install(config: &Config) {
    let filter = EnvFilter::try_new(&config.log).unwrap_or_else(|_| EnvFilter::new("info"));
    let lines = tracing_subscriber::registry()
        .with(filter)
        .with(filter_fn(may_be_said));
    let to = layer()
        .with_writer(io::stderr)
        .with_ansi(io::stderr().is_terminal());
    let _ = match config.log_format {
        LogFormat::Text => lines.with(to).try_init(),
        LogFormat::Json => lines.with(to.json().flatten_event(true)).try_init(),
    };
}

/// Our own lines; of others', what an operator needs.
fn may_be_said(line: &Metadata<'_>) -> bool {
    let ours = line.target().split("::").next() == Some(env!("CARGO_CRATE_NAME"));
    ours || *line.level() <= Level::INFO
}
