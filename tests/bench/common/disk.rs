//! The least that durability can cost: a page and its header at the end of a file, and a sync.

use std::fs::File;
use std::io::Write as _;
use std::path::Path;
use std::time::Duration;

use hjemmevakt::clock::Stopwatch;

/// What SQLite writes for the smallest commit into its write-ahead file: a frame's header and a page.
const FRAME: [u8; 24 + 4_096] = [7; 24 + 4_096];

/// A file that is synced at each write.
pub struct Synced(File);

impl Synced {
    /// Made anew.
    pub fn new(path: &Path) -> anyhow::Result<Self> {
        Ok(Self(File::create(path)?))
    }

    /// Writes a page behind the others, and waits until it would survive a power cut.
    pub fn sync(&mut self) -> anyhow::Result<Duration> {
        let stopwatch = Stopwatch::start();
        self.0.write_all(&FRAME)?;
        self.0.sync_data()?;
        Ok(stopwatch.elapsed())
    }
}
