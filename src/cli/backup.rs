//! `backup` and `restore`. A restored database sends nothing until a person has looked.

use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::Arc;

use anyhow::Context as _;
use clap::Args;
use serde_json::json;

use crate::cli::config;
use crate::cli::output::Output;
use crate::clock::Clock;
use crate::config::sources::Flags;
use crate::data::opened::new_epoch;
use crate::data::settings;
use crate::domain::actor::Actor;
use crate::domain::event::{Event, ServiceEvent};
use crate::log::entropy::SystemEntropy;
use crate::log::lock::Lock;
use crate::log::restore::RestoredKeys;
use crate::log::seal::Sealer;
use crate::log::sqlite::open;
use crate::log::{self, key_file};
use crate::records;

#[derive(Debug, Args)]
pub struct BackupArgs {
    /// The folder of the backup: new or empty for `backup`
    dir: PathBuf,
    #[command(flatten)]
    flags: Flags,
}

pub async fn backup(args: &BackupArgs, output: Output) -> anyhow::Result<ExitCode> {
    let config = config(&args.flags)?;
    let keyring = key_file::load(&config.key_file)?;
    let offset = settings::clock_offset(&config.database_url).await?;
    let now = Clock::with_offset(offset.unwrap_or(0)).now();
    let manifest = log::backup::backup(&config.database_url, &keyring, &args.dir, now).await?;
    let seq = manifest.head.seq;
    let words = format!(
        "{seq} records are in {}. The key file is not: keep a copy of it somewhere else.",
        args.dir.display()
    );
    let data = json!({"records": seq, "hash": manifest.head.hash.to_string(), "taken_at": manifest.taken_at.to_string()});
    output.say(&words, &data)?;
    Ok(ExitCode::SUCCESS)
}

pub async fn restore(args: &BackupArgs, output: Output) -> anyhow::Result<ExitCode> {
    let config = config(&args.flags)?;
    let keyring = Arc::new(key_file::load(&config.key_file)?);
    let _lock = Lock::acquire(&open::database_path(&config.database_url)?)?;
    let mut sealer = Sealer::new(Arc::clone(&keyring), Box::new(SystemEntropy), Vec::new())?;
    let event = Event::Service(ServiceEvent::EpochBegan {
        epoch: new_epoch()?,
        effects_held: true,
    });
    let record = records::encode(
        &event,
        Clock::default().now(),
        &Actor::Operator,
        &mut sealer,
    )
    .context("the record of the restore cannot be made")?;
    let restored =
        log::restore::restore(&args.dir, &config.database_url, &keyring, |_| record).await?;
    let keys = match restored.keys {
        RestoredKeys::Found(count) => format!("{count} data keys are back."),
        RestoredKeys::Absent => {
            "The backup has no data keys any more: numbers, messages and notes from before it read as erased.".to_owned()
        }
    };
    let words = format!(
        "{} records are back, as of {}. {keys}\nNothing is sent or dialled yet. Start the server, look at the board, then run \
         `hjemmevakt effects release`.",
        restored.manifest.head.seq, restored.manifest.taken_at
    );
    let data = json!({
        "records": restored.head.seq,
        "taken_at": restored.manifest.taken_at.to_string(),
        "keys": match restored.keys { RestoredKeys::Found(count) => Some(count), RestoredKeys::Absent => None },
        "effects_held": true,
    });
    output.say(&words, &data)?;
    Ok(ExitCode::SUCCESS)
}
