//! How much is measured, and what is said of it: a line for each bound. Never fails a run: a machine
//! that is busy with something else must not turn the build red.

use std::io::Write as _;

/// Small sizes, for a look at whether it runs at all: `HJEMMEVAKT_BENCH_QUICK=1`.
fn is_quick() -> bool {
    std::env::var_os("HJEMMEVAKT_BENCH_QUICK").is_some_and(|value| value != "0")
}

/// A size: the full one, or the small one of a quick run.
pub fn size(full: usize, quick: usize) -> usize {
    if is_quick() { quick } else { full }
}

/// A line of the report.
pub fn say(line: &str) {
    // Whoever reads may have gone.
    let _ = writeln!(std::io::stdout(), "{line}");
}

/// A ratio, and whether it is within what `handbook/engineering/performance.md` promises.
pub fn bound(what: &str, ratio: f64, keep: f64) {
    let word = if ratio <= keep { "kept" } else { "not kept" };
    say(&format!(
        "  {word:<8}  {what}: {ratio:.2} x (at most {keep:.2} x)"
    ));
}
