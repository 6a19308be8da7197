//! `demo`: the whole service on one machine. Starts the server and the simulated network as real processes, and the server again when it
//! is killed; adds an example service file, example accounts, example patients and a clock that begins on a Friday evening, and nothing else.

mod child;
mod clock;
pub mod patients;
mod prepare;
mod words;

use std::io::Write as _;
use std::net::{Ipv4Addr, TcpListener};
use std::path::PathBuf;
use std::process::ExitStatus;

use anyhow::{Context as _, bail};
use clap::Args;
use tokio_util::sync::CancellationToken;

use crate::demo::child::{Child, Restarts};
use crate::demo::prepare::{Demo, Places};

#[derive(Debug, Args)]
pub struct DemoArgs {
    /// Keep the data in this folder, and use what is there; without it, a new folder that is printed
    #[arg(long, value_name = "DIR")]
    data: Option<PathBuf>,
    /// The server's port; the simulated network takes the next one
    #[arg(long, default_value_t = 8080, value_parser = clap::value_parser!(u16).range(1..65535))]
    port: u16,
    /// Use the real clock instead of one that begins on a Friday at 19:30
    #[arg(long)]
    now: bool,
}

/// Runs until Ctrl-C.
pub async fn run(args: DemoArgs) -> anyhow::Result<()> {
    let stop = crate::serve::stop_on_signal()?;
    let listener = listen(args.port)?;
    drop(listen(args.port + 1)?);
    let places = Places::at(args.data.as_deref(), args.port)?;
    let demo = prepare::prepare(&places, args.now).await?;
    let network = Child::start_network(&demo)?;
    let server = Child::start_server(&demo, &listener)?;
    let outcome = watch(&demo, &listener, server, network, &stop).await;
    say("Stopped. Nothing runs any more.")?;
    outcome
}

fn listen(port: u16) -> anyhow::Result<TcpListener> {
    TcpListener::bind((Ipv4Addr::LOCALHOST, port)).with_context(|| {
        format!("port {port} is taken: `hjemmevakt demo --port 9000` uses 9000 and 9001 instead")
    })
}

/// Keeps both running until it is told to stop.
async fn watch(
    demo: &Demo,
    listener: &TcpListener,
    mut server: Child,
    mut network: Child,
    stop: &CancellationToken,
) -> anyhow::Result<()> {
    let mut restarts = Restarts::default();
    let outcome = loop {
        let mut welcomed = restarts.is_settled();
        tokio::select! {
            () = stop.cancelled() => break Ok(()),
            ready = demo.until_ready(), if !welcomed => {
                ready?;
                welcomed = true;
                if restarts.settle() {
                    say(&words::back(server.id()))?;
                } else {
                    say(&words::welcome(demo, server.id()))?;
                }
            }
            ended = server.ended() => {
                let Some(wait) = restarts.next(welcomed) else {
                    break Err(anyhow::anyhow!("the server does not start: {} says why", demo.places.server_log().display()));
                };
                say(&format!("The server has ended ({}). Starting it again.", how(ended)))?;
                tokio::time::sleep(wait).await;
                server = Child::start_server(demo, listener)?;
            }
            ended = network.ended() => {
                let how = how(ended);
                let log = demo.places.network_log();
                break Err(anyhow::anyhow!("the simulated network has ended ({how}): {} says why", log.display()));
            }
        }
    };
    server.stop().await;
    network.stop().await;
    outcome
}

fn how(ended: std::io::Result<ExitStatus>) -> String {
    ended.map_or_else(|error| error.to_string(), |status| status.to_string())
}

fn say(words: &str) -> anyhow::Result<()> {
    let mut out = std::io::stdout().lock();
    writeln!(out, "{words}")?;
    out.flush()?;
    Ok(())
}

/// A text in a file of the demo.
fn write(path: &std::path::Path, text: &str) -> anyhow::Result<()> {
    if let Err(error) = std::fs::write(path, text) {
        bail!("{} cannot be written: {error}", path.display());
    }
    Ok(())
}
