//! Sentences that were read in by somebody, for a language that the carrier has no voice for.

use std::collections::BTreeSet;

use crate::domain::service::recordings::Recordings;
use crate::service_file::source::Table;

/// `[voice.se]`: where the recordings lie, and which there are.
pub fn northern_sami(file: &Table<'_>) -> Option<Recordings> {
    let voice = file.table("voice", "[voice]")?;
    let table = voice.table("se", "[voice.se]");
    voice.done();
    let table = table?;
    let files = table.required_text("files");
    let recorded = table
        .required("recorded")
        .then(|| table.texts("recorded"))
        .flatten();
    table.done();
    let files = files?;
    if !files.value.starts_with("https://") {
        file.source.against_rule(
            &files.at,
            "the carrier fetches the recordings itself: write an address that begins with https://",
        );
    }
    let mut names = BTreeSet::new();
    for name in recorded?.value {
        let plain = |c: char| c.is_ascii_lowercase() || matches!(c, '-' | '.' | '_');
        if !name.value.starts_with("voice-") || !name.value.chars().all(plain) {
            file.source.against_rule(
                &name.at,
                format!(
                    "{:?} is not the name of a sentence, such as voice-first",
                    name.value
                ),
            );
        }
        names.insert(name.value.to_owned());
    }
    Some(Recordings {
        files: files.value.trim_end_matches('/').to_owned(),
        recorded: names,
    })
}
