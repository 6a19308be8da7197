//! The story of a weekend, for a person to read when something was broken.

use std::io::Write;

use crate::domain::time::Timestamp;

/// As much of the end of a story as is told.
const TOLD: usize = 400;

/// What happened, in order.
#[derive(Clone, Debug, Default)]
pub struct Story {
    lines: Vec<(Timestamp, String)>,
}

impl Story {
    /// One more thing.
    pub fn tell(&mut self, at: Timestamp, what: String) {
        self.lines.push((at, what));
    }

    /// Writes its end.
    pub fn write_end(&self, out: &mut dyn Write) -> std::io::Result<()> {
        self.write(self.lines.len().saturating_sub(TOLD), out)
    }

    /// Writes it from a line on.
    pub fn write(&self, from: usize, out: &mut dyn Write) -> std::io::Result<()> {
        if from > 0 {
            writeln!(out, "… {from} lines before …")?;
        }
        for (at, what) in &self.lines[from..] {
            let mut what = what.clone();
            if what.len() > 400 {
                let end = (0..=400)
                    .rev()
                    .find(|end| what.is_char_boundary(*end))
                    .unwrap_or(0);
                what.truncate(end);
                what.push('…');
            }
            writeln!(out, "{at}  {what}")?;
        }
        Ok(())
    }
}
