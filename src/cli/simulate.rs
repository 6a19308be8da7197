//! `simulate`: duty weekends in virtual time. At a breach the story goes to standard error, and the seed that tells it again.

use std::process::ExitCode;

use clap::Args;
use serde_json::json;

use crate::cli::output::Output;
use crate::simulator::weekend;

#[derive(Debug, Args)]
pub struct SimulateArgs {
    /// How many weekends
    #[arg(long, default_value_t = 100)]
    weekends: u64,
    /// Which is the first: a breach says which weekend it was in
    #[arg(long, default_value_t = 0)]
    first: u64,
    /// Where chance begins: the same seed tells the same story
    #[arg(long, default_value_t = 1)]
    seed: u64,
}

pub fn run(args: &SimulateArgs, output: Output) -> anyhow::Result<ExitCode> {
    let mut story = std::io::stderr().lock();
    let weekends = args.first..args.first.saturating_add(args.weekends);
    let sum = weekend::simulate(weekends, args.seed, &mut story)?;
    let longest = sum.longest_alone.as_secs();
    let words = format!(
        "{} weekends from seed {}: {} lines, {} commands, {} records, {} crashes survived. Everything that must hold held.\n\
         The longest that a caller who stayed was without anybody, in weekends without faults: {longest} seconds.",
        sum.weekends, args.seed, sum.lines, sum.commands, sum.records, sum.crashes
    );
    let data = json!({
        "ok": true,
        "weekends": sum.weekends,
        "seed": args.seed,
        "first": args.first,
        "lines": sum.lines,
        "commands": sum.commands,
        "records": sum.records,
        "crashes": sum.crashes,
        "longest_alone_seconds": longest,
    });
    output.say(&words, &data)?;
    Ok(ExitCode::SUCCESS)
}
