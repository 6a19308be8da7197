//! A file beside the document that the log holds: written out anew in each state in which it has stood since it was signed, and compared.

use std::sync::Arc;

use anyhow::Context as _;
use jiff::tz::TimeZone;

use crate::cli::log::document::Found;
use crate::config::Config;
use crate::domain::assessments::document::Document;
use crate::domain::assessments::hash::Mark;
use crate::domain::forms::form::Form;
use crate::domain::language::Language;
use crate::domain::state::State;
use crate::domain::time::Timestamp;
use crate::forms::shelf::Shelf;
use crate::paper as pdf;
use crate::text::Texts;
use crate::web::pages::say::Say;
use crate::web::paper::numbered;
use crate::web::written::{self, paper, plain};

/// What a file is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Compared {
    /// What is written of it as it stands now.
    AsNow,
    /// What was written of it earlier; something has been said of it or done about it since.
    AsEarlier,
    /// Not what this program writes of it.
    Differs,
    /// It is erased: there is nothing to compare with.
    Gone,
}

/// Compares.
pub fn compare(config: &Config, found: &Found, file: &[u8]) -> anyhow::Result<Compared> {
    if found.now().is_none_or(|document| document.erased) {
        return Ok(Compared::Gone);
    }
    let texts = Arc::new(Texts::load().context("the texts cannot be read")?);
    let shelf = Shelf::load(config.forms_folder.as_deref())?;
    let last = found.states.len().saturating_sub(1);
    // The names of those who wrote may be other today than they were.
    let newest = found.states.last();
    let shelf = match newest {
        Some(state) => shelf.with_kept(state),
        None => shelf,
    };
    for (at, state) in found.states.iter().enumerate().rev() {
        let Some(document) = state.document(found.id) else {
            continue;
        };
        let form = shelf.library.get(&document.form).map(AsRef::as_ref);
        let one = One {
            texts: &texts,
            state,
            document,
            form,
            found,
        };
        if one.is(file) {
            return Ok(if at == last {
                Compared::AsNow
            } else {
                Compared::AsEarlier
            });
        }
    }
    Ok(Compared::Differs)
}

struct One<'a> {
    texts: &'a Texts,
    state: &'a State,
    document: &'a Document,
    form: Option<&'a Form>,
    found: &'a Found,
}

impl One<'_> {
    /// In whichever language it was taken out.
    fn is(&self, file: &[u8]) -> bool {
        Language::ALL.into_iter().any(|language| {
            if file.starts_with(b"%PDF") {
                self.pdf(language).is_some_and(|bytes| bytes == file)
            } else {
                let text = self.text(language);
                plainly(&text) == plainly(&String::from_utf8_lossy(file))
            }
        })
    }

    fn say(&self, language: Language) -> Say<'_> {
        let service = self.state.service.as_ref();
        let zone = service.map_or(TimeZone::UTC, |service| service.zone.clone());
        // What is written out names every day by its date: the instant is of no account.
        Say::new(self.texts, language, zone, Timestamp::default())
    }

    fn written(&self, say: &Say<'_>) -> written::Written {
        let mark = Mark {
            hash: self.document.hashed.as_ref().map(|hashed| hashed.hash),
            place: self.found.place,
            chain: self.found.chain.clone(),
        };
        written::written(say, self.state, self.document, self.form, Some(&mark))
    }

    fn text(&self, language: Language) -> String {
        let say = self.say(language);
        plain::text(&say, &self.written(&say))
    }

    fn pdf(&self, language: Language) -> Option<Vec<u8>> {
        let say = self.say(language);
        let sheet = paper::sheet(&say, self.written(&say));
        let number = |page, of| numbered(self.texts, language, page, of);
        pdf::pdf(&sheet, &number).ok()
    }
}

/// As it came through other programs: line ends of another kind, spaces at the ends of lines, empty lines at the end.
fn plainly(text: &str) -> String {
    let text = text.trim_start_matches('\u{feff}');
    let lines: Vec<&str> = text.lines().map(str::trim_end).collect();
    lines.join("\n").trim_end().to_owned()
}
