//! Where answers go. People get words, programs get one JSON object; never both.

use std::io::{self, Write as _};

use serde_json::{Value, json};

/// Words or JSON.
#[derive(Clone, Copy, Debug)]
pub struct Output {
    json: bool,
}

impl Output {
    pub const fn new(json: bool) -> Self {
        Self { json }
    }

    /// The answer.
    pub fn say(self, words: &str, data: &Value) -> io::Result<()> {
        let mut out = io::stdout().lock();
        if self.json {
            writeln!(out, "{data}")?;
        } else {
            writeln!(out, "{}", words.trim_end())?;
        }
        out.flush()
    }

    /// What went wrong, with what lies beneath it.
    pub fn failed(self, error: &anyhow::Error) {
        let mut out = io::stderr().lock();
        // There is nowhere left to say that standard error is closed.
        let _ = if self.json {
            writeln!(out, "{}", json!({"error": format!("{error:#}")}))
        } else {
            writeln!(out, "hjemmevakt: {error:#}")
        };
    }
}
