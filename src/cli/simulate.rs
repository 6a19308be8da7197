//! `simulate`: duty weekends in virtual time.

use std::process::ExitCode;

use clap::Args;

use crate::cli::output::Output;

#[derive(Debug, Args)]
pub struct SimulateArgs {
    /// How many weekends
    #[arg(long, default_value_t = 100)]
    weekends: u64,
    /// Where chance begins: the same seed tells the same story
    #[arg(long, default_value_t = 1)]
    seed: u64,
}

pub fn run(args: &SimulateArgs, output: Output) -> anyhow::Result<ExitCode> {
    let _ = (args, output);
    anyhow::bail!("weekends are not in this build yet")
}
