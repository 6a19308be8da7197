//! A document written out for another record: as a paper, and as text to paste. Says what the document's page says, who signed it and when,
//! and by what the paper can be checked afterwards (`handbook/engineering/log.md`). The same document in the same state is the same bytes.

pub mod page;
pub mod paper;
mod pieces;
pub mod plain;

use crate::domain::actor::Actor;
use crate::domain::assessments::asked;
use crate::domain::assessments::document::{Document, Standing};
use crate::domain::assessments::hash::Mark;
use crate::domain::assessments::signature::Signature;
use crate::domain::forms::form::Form;
use crate::domain::state::State;
use crate::domain::time::Timestamp;
use crate::engine::{Engine, LookError};
use crate::text::Arg;
use crate::views::documents;
use crate::web::pages::say::Say;

pub use pieces::Piece;

/// What a mark begins with, where programs look for it.
pub const MARK: &str = "hjemmevakt-document/1";

/// A document in words, for whatever it is written on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Written {
    /// What it is.
    pub title: String,
    /// What is to be seen first: that nobody has signed it, or that it counts no more.
    pub first: Vec<String>,
    /// Whose part it is, on which form, who began it and when.
    pub about: Vec<String>,
    /// What was asked and answered.
    pub pieces: Vec<Piece>,
    /// Who signed it, and when.
    pub signed: Vec<String>,
    /// What was said of it afterwards.
    pub amendments: Vec<Said>,
    /// At the foot of each page.
    pub foot: Vec<String>,
    /// It counts no more.
    pub struck: bool,
    /// For programs.
    pub mark: Option<String>,
}

/// Something said of it afterwards.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Said {
    /// Who, and when.
    pub by: String,
    /// What.
    pub words: String,
    /// Why.
    pub why: String,
}

/// By what a signed document is found in the log; none for one that nobody has signed.
///
/// # Errors
/// The log could not be read.
pub async fn mark(
    engine: &Engine,
    state: &State,
    document: &Document,
) -> Result<Option<Mark>, LookError> {
    let Some(place) = document.place(state.epoch) else {
        return Ok(None);
    };
    let record = engine.record(place.seq).await?;
    Ok(record.map(|record| Mark {
        hash: document.hashed.as_ref().map(|hashed| hashed.hash),
        place,
        chain: record.hash.to_string(),
    }))
}

/// The document in words. Without its form the answers stand by their link ids.
pub fn written(
    say: &Say<'_>,
    state: &State,
    document: &Document,
    form: Option<&Form>,
    mark: Option<&Mark>,
) -> Written {
    let out = Out {
        say,
        state,
        document,
    };
    let title = form.map_or_else(
        || document.kind.code().to_owned(),
        |form| {
            let (title, _) = form.head().title.for_reader(say.language);
            title.to_owned()
        },
    );
    let standing = document.part.standing();
    Written {
        title,
        first: out.first(&standing),
        about: out.about(form),
        pieces: pieces::pieces(say, state, document, form),
        signed: out.signed(&standing),
        amendments: out.amendments(),
        foot: out.foot(&standing, mark),
        struck: matches!(standing, Standing::Withdrawn { .. }),
        mark: mark.map(line),
    }
}

/// As programs read it: place, hash, hash of the chain.
fn line(mark: &Mark) -> String {
    let hash = mark
        .hash
        .map_or_else(|| "-".to_owned(), |hash| hash.to_string());
    format!("{MARK} {} {hash} {}", mark.place, mark.chain)
}

struct Out<'a> {
    say: &'a Say<'a>,
    state: &'a State,
    document: &'a Document,
}

impl Out<'_> {
    fn first(&self, standing: &Standing) -> Vec<String> {
        match standing {
            Standing::Draft => vec![self.say.t("written-draft")],
            Standing::Signed { .. } => Vec::new(),
            Standing::Elsewhere(said) => {
                let there = said.written.as_ref().map(|(by, at)| {
                    let (who, t) = (self.words(by.known()), self.moment(*at));
                    let args = [("who", Arg::Text(&who)), ("t", Arg::Text(&t))];
                    self.say.with("doc-elsewhere-by", &args)
                });
                let first = self.by("written-elsewhere", &said.by, said.at);
                let mut lines = vec![first, self.words(said.words.known())];
                lines.extend(there);
                lines
            }
            Standing::Withdrawn { by, at, reason, .. } => {
                let key = match asked::request(self.state, self.document) {
                    Some(_) => "written-unasked",
                    None => "written-withdrawn",
                };
                vec![self.by(key, by, *at), self.why(reason.known())]
            }
        }
    }

    fn about(&self, form: Option<&Form>) -> Vec<String> {
        let document = self.document;
        let reference = document.form.to_string();
        let on = [("form", Arg::Text(&reference))];
        let begun = match asked::asked_by(self.state, document) {
            Some(_) => "written-asked",
            None => "written-begun",
        };
        let on = match form {
            Some(_) => self.say.with("written-form", &on),
            None => self.say.with("written-no-form", &on),
        };
        vec![
            self.say
                .by("written-part", documents::office_word(document.kind)),
            self.by(begun, &document.begun_by, document.begun_at),
            on,
        ]
    }

    fn signed(&self, standing: &Standing) -> Vec<String> {
        let signed = match standing {
            Standing::Signed { by, at, .. } => Some((by, *at)),
            Standing::Withdrawn { signed, .. } => signed.as_ref().map(|(by, at)| (by, *at)),
            Standing::Draft | Standing::Elsewhere(_) => None,
        };
        let mut lines: Vec<String> = signed
            .map(|(by, at)| {
                let (who, at) = (documents::name(self.state, &by.actor()), self.moment(at));
                let args = [
                    ("what", Arg::Text(office(by))),
                    ("who", Arg::Text(&who)),
                    ("t", Arg::Text(&at)),
                ];
                self.say.with("written-signed", &args)
            })
            .into_iter()
            .collect();
        let ordered = self.document.ordered_by.as_ref();
        lines.extend(ordered.map(|doctor| {
            let who = documents::name(self.state, doctor);
            self.say
                .with("written-ordered", &[("who", Arg::Text(&who))])
        }));
        let after = self.document.countersigned.as_ref();
        lines.extend(after.map(|(by, at)| self.by("written-countersigned", by.actor(), *at)));
        let paper = self.document.chase.paper.as_ref();
        lines.extend(paper.map(|(by, at)| self.by("written-on-paper", by, *at)));
        lines
    }

    fn amendments(&self) -> Vec<Said> {
        let all = self.document.amendments.iter();
        all.map(|amendment| Said {
            by: self.by("written-by", &amendment.by, amendment.at),
            words: self.words(amendment.words.known()),
            why: self.why(amendment.reason.known()),
        })
        .collect()
    }

    fn foot(&self, standing: &Standing, mark: Option<&Mark>) -> Vec<String> {
        let mut foot = vec![match standing {
            Standing::Draft => self.say.t("written-foot-draft"),
            Standing::Elsewhere(_) => self.say.t("written-foot-elsewhere"),
            Standing::Withdrawn { .. } => self.say.t("written-foot-withdrawn"),
            Standing::Signed { .. } => self.say.t("written-foot-signed"),
        }];
        let Some(mark) = mark else {
            return foot;
        };
        let place = mark.place.to_string();
        let hash = mark.hash.map(|hash| hash.to_string());
        let hash = hash.as_deref();
        foot.extend(hash.map(|hash| self.say.with("written-hash", &[("hash", Arg::Text(hash))])));
        foot.push(
            self.say
                .with("written-place", &[("place", Arg::Text(&place))]),
        );
        let chain = [("hash", Arg::Text(&mark.chain))];
        foot.push(self.say.with("written-chain", &chain));
        foot
    }

    fn by(&self, key: &str, who: &Actor, at: Timestamp) -> String {
        let (who, at) = (documents::name(self.state, who), self.moment(at));
        self.say
            .with(key, &[("who", Arg::Text(&who)), ("t", Arg::Text(&at))])
    }

    fn why(&self, reason: Option<&String>) -> String {
        let words = self.words(reason);
        self.say
            .with("written-why", &[("words", Arg::Text(&words))])
    }

    fn words(&self, words: Option<&String>) -> String {
        words.cloned().unwrap_or_else(|| self.say.t("ui-erased"))
    }

    fn moment(&self, at: Timestamp) -> String {
        moment(self.say, at)
    }
}

/// With day and seconds, in the service's time zone.
fn moment(say: &Say<'_>, at: Timestamp) -> String {
    format!("{} {}", say.date(at), say.exact(at))
}

/// As what somebody signed.
const fn office(signature: &Signature) -> &'static str {
    match signature {
        Signature::Nurse(_) => "nurse",
        Signature::Doctor(_) => "doctor",
        Signature::MunicipalDoctor(_) => "municipal_doctor",
        Signature::Received(_) => "received",
    }
}
