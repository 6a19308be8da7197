//! `log verify --document`: whether the log holds the document that a paper was made from, and what has become of it since. Reads only, and
//! shows nothing of what stands in it.

mod asked;
mod file;
mod verdict;

use std::process::ExitCode;
use std::sync::Arc;

use crate::cli::output::Output;
use crate::config::Config;
use crate::domain::assessments::document::Document;
use crate::domain::assessments::event::AssessmentEvent;
use crate::domain::assessments::hash::Place;
use crate::domain::event::Event;
use crate::domain::ids::DocumentId;
use crate::domain::state::State;
use crate::engine::core::OpenError;
use crate::engine::look_back::look_back;
use crate::log::entropy::SystemEntropy;
use crate::log::seal::Sealer;
use crate::log::sqlite::SqliteLog;
use crate::log::sqlite::open::OpenMode;
use crate::log::{EventLog as _, Record, key_file};

pub use asked::{Given, Marks};

/// So many states in which a document stood are kept to compare a file with.
const MOST_STATES: usize = 200;

/// What a signature was found at.
struct Found {
    id: DocumentId,
    place: Place,
    chain: String,
    /// The document as it was signed.
    signed: Arc<Document>,
    /// Each state in which it has stood since, the signed one first.
    states: Vec<State>,
}

/// What the log says.
enum Looked {
    /// A signature stands there.
    Found(Box<Found>),
    /// There is no signature of such a document.
    None,
    /// A record stands at the place, and signs nothing.
    Other(String),
    /// A record of the log does not hold.
    Broken(String),
}

/// Looks, and says.
pub async fn verify(config: &Config, given: &Given, output: Output) -> anyhow::Result<ExitCode> {
    let asked = match asked::asked(given) {
        Ok(asked) => asked,
        Err(wrong) => {
            output.failed(&anyhow::anyhow!("{wrong}"));
            return Ok(ExitCode::from(2));
        }
    };
    let mut log = SqliteLog::open(&config.database_url, OpenMode::Read).await?;
    let keyring = Arc::new(key_file::load(&config.key_file)?);
    let wrapped = log.wrapped_keys().await?;
    let sealer = Sealer::new(keyring, Box::new(SystemEntropy), wrapped)?;
    let mut looking = Looking {
        marks: &asked.marks,
        found: None,
        at_place: None,
    };
    let looked = match look_back(&mut log, &sealer, |record, event, state| {
        looking.see(record, event, state);
    })
    .await
    {
        Ok(_) => looking.looked(),
        Err(OpenError::Chain(broken)) => Looked::Broken(broken.to_string()),
        Err(error) => return Err(error.into()),
    };
    let file = match (&looked, &asked.file) {
        (Looked::Found(found), Some(file)) => Some(file::compare(config, found, file)?),
        _ => None,
    };
    let verdict = verdict::verdict(&asked.marks, &looked, file);
    output.say(&verdict.words, &verdict.data)?;
    Ok(if verdict.holds {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    })
}

struct Looking<'a> {
    marks: &'a Marks,
    found: Option<Box<Found>>,
    at_place: Option<String>,
}

impl Looking<'_> {
    fn see(&mut self, record: &Record, event: &Event, state: &State) {
        let place = self.marks.place;
        if place.is_some_and(|place| place.seq == record.seq) {
            self.at_place = Some(record.kind.clone());
        }
        let Event::Assessment(event) = event else {
            return;
        };
        let Some(document) = of(event).and_then(|id| state.documents.get(&id)) else {
            return;
        };
        if let Some(found) = &mut self.found {
            if found.id == document.id && found.states.len() < MOST_STATES {
                found.states.push(state.clone());
            }
            return;
        }
        let wanted = self.marks.document.map_or_else(
            || place.is_some_and(|place| place.seq == record.seq),
            |id| id == document.id,
        );
        if wanted && matches!(event, AssessmentEvent::DocumentSigned { .. }) {
            self.found = Some(Box::new(Found {
                id: document.id,
                place: Place {
                    epoch: state.epoch,
                    seq: record.seq,
                },
                chain: record.hash.to_string(),
                signed: Arc::clone(document),
                states: vec![state.clone()],
            }));
        }
    }

    fn looked(self) -> Looked {
        match (self.found, self.at_place) {
            (Some(found), _) => Looked::Found(found),
            (None, Some(kind)) => Looked::Other(kind),
            (None, None) => Looked::None,
        }
    }
}

impl Found {
    /// As it stands now.
    fn now(&self) -> Option<&Document> {
        self.states.last().and_then(|state| state.document(self.id))
    }
}

/// The document that an event is about.
const fn of(event: &AssessmentEvent) -> Option<DocumentId> {
    match event {
        AssessmentEvent::FormKept { .. }
        | AssessmentEvent::CaseDoctorNamed { .. }
        | AssessmentEvent::CaseDoctorEnded { .. } => None,
        AssessmentEvent::DocumentBegun { document, .. }
        | AssessmentEvent::FieldWritten { document, .. }
        | AssessmentEvent::FieldWrittenBeside { document, .. }
        | AssessmentEvent::FieldSettled { document, .. }
        | AssessmentEvent::DocumentHashed { document, .. }
        | AssessmentEvent::DocumentSigned { document, .. }
        | AssessmentEvent::OrderDoctorNamed { document, .. }
        | AssessmentEvent::OrderCountersigned { document, .. }
        | AssessmentEvent::DocumentElsewhere { document, .. }
        | AssessmentEvent::DocumentWrittenElsewhere { document, .. }
        | AssessmentEvent::DocumentAmended { document, .. }
        | AssessmentEvent::DocumentWithdrawn { document, .. }
        | AssessmentEvent::DocumentTransferred { document, .. }
        | AssessmentEvent::SignatureAwaited { document, .. }
        | AssessmentEvent::DecisionSeen { document, .. }
        | AssessmentEvent::OrderSignedOnPaper { document, .. }
        | AssessmentEvent::SigningLate { document }
        | AssessmentEvent::SigningReminded { document }
        | AssessmentEvent::DocumentErased { document } => Some(*document),
    }
}
