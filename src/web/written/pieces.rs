//! What was asked and answered, in reading order. What is not answered is left out, unless it must be answered before anybody signs.

use std::collections::BTreeSet;

use crate::domain::assessments::document::Document;
use crate::domain::assessments::entry::Written;
use crate::domain::forms::answer::{Answer, Answers};
use crate::domain::forms::form::Form;
use crate::domain::forms::item::{Item, ItemKind};
use crate::domain::forms::link::Field;
use crate::domain::forms::unfinished::unfinished;
use crate::domain::forms::visible::{rows, what_counts};
use crate::domain::state::State;
use crate::text::Arg;
use crate::views::documents;
use crate::web::pages::forms::{field, when};
use crate::web::pages::say::Say;
use crate::web::written::moment;

/// A piece of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Piece {
    /// What the following questions are about.
    Heading(String),
    /// A row of a group that repeats.
    Row(String),
    /// A question, and what was answered: each value, or that it is not answered.
    Answer {
        /// What is asked.
        asked: String,
        /// What was answered.
        said: Vec<String>,
    },
}

/// All of it.
pub fn pieces(
    say: &Say<'_>,
    state: &State,
    document: &Document,
    form: Option<&Form>,
) -> Vec<Piece> {
    let answers = document.answers();
    let Some(form) = form else {
        return without_form(say, state, document, &answers);
    };
    let draft = document.is_draft();
    let missing = unfinished(form, &answers).into_iter();
    let mut walk = Walk {
        say,
        state,
        document,
        form,
        answers: &what_counts(form, &answers),
        missing: missing
            .filter(|_| draft)
            .map(|missing| missing.field)
            .collect(),
        pieces: Vec::new(),
    };
    for item in form.items() {
        walk.item(item, 0);
    }
    walk.pieces
}

/// By their link ids: nothing that was answered is lost with the file of a form.
fn without_form(
    say: &Say<'_>,
    state: &State,
    document: &Document,
    answers: &Answers,
) -> Vec<Piece> {
    let piece = |(at, values): (&Field, &[Answer])| {
        let mut said: Vec<String> = values.iter().map(|one| field::typed(say, one)).collect();
        said.extend(beside(say, state, document, at, |one| {
            field::typed(say, one)
        }));
        Piece::Answer {
            asked: at.to_string(),
            said,
        }
    };
    answers.iter().map(piece).collect()
}

struct Walk<'a> {
    say: &'a Say<'a>,
    state: &'a State,
    document: &'a Document,
    form: &'a Form,
    answers: &'a Answers,
    missing: BTreeSet<Field>,
    pieces: Vec<Piece>,
}

impl Walk<'_> {
    fn item(&mut self, item: &Item, row: u16) {
        match &item.kind {
            ItemKind::Display => {}
            ItemKind::Group => self.group(item, row),
            ItemKind::Question(_) => {
                self.question(item, row);
                for below in &item.items {
                    self.item(below, row);
                }
            }
        }
    }

    fn question(&mut self, item: &Item, row: u16) {
        let at = Field {
            link: item.link.clone(),
            row,
        };
        let values = self.answers.of(&at).iter();
        let mut said: Vec<String> = values.map(|one| when::shown(self.say, item, one)).collect();
        said.extend(beside(self.say, self.state, self.document, &at, |one| {
            when::shown(self.say, item, one)
        }));
        if said.is_empty() && self.missing.contains(&at) {
            said.push(self.say.t("written-not-answered"));
        }
        if !said.is_empty() {
            let asked = self.words(item);
            self.pieces.push(Piece::Answer { asked, said });
        }
    }

    /// Its heading stands only above something.
    fn group(&mut self, item: &Item, row: u16) {
        let before = self.pieces.len();
        let heading = Piece::Heading(self.words(item));
        self.pieces.push(heading);
        let missing = self.missing.iter().any(|field| field.link == item.link);
        if item.has_rows() {
            let rows = rows(self.form, self.answers, &item.link);
            for (number, row) in rows.into_iter().enumerate() {
                let what = self.words(item);
                let n = u32::try_from(number + 1).unwrap_or(u32::MAX);
                let args = [("what", Arg::Text(&what)), ("n", Arg::Number(n))];
                let named = self.say.with("ui-form-row", &args);
                self.pieces.push(Piece::Row(named));
                for below in &item.items {
                    self.item(below, row);
                }
            }
        } else {
            for below in &item.items {
                self.item(below, row);
            }
        }
        if self.pieces.len() > before + 1 {
            return;
        }
        self.pieces.truncate(before);
        if missing {
            let (asked, said) = (self.words(item), self.say.t("written-not-answered"));
            let said = vec![said];
            self.pieces.push(Piece::Answer { asked, said });
        }
    }

    fn words(&self, item: &Item) -> String {
        let text = item.text.as_ref();
        let text = text.map_or(item.link.as_str(), |text| {
            text.for_reader(self.say.language).0
        });
        match &item.prefix {
            Some(prefix) => format!("{prefix} {text}"),
            None => text.to_owned(),
        }
    }
}

/// What others have written in the same field and nobody has settled: only a draft has any.
fn beside<'a>(
    say: &'a Say<'_>,
    state: &'a State,
    document: &'a Document,
    at: &Field,
    shown: impl Fn(&Answer) -> String + 'a,
) -> impl Iterator<Item = String> + 'a {
    let entry = document.entries.get(at);
    let all = entry.into_iter().flat_map(|entry| entry.beside.iter());
    all.map(move |written: &Written| {
        let values = written.values.known().map_or(&[][..], AsRef::as_ref);
        let words: Vec<String> = values.iter().map(&shown).collect();
        let (who, t) = (documents::name(state, &written.by), moment(say, written.at));
        let words = words.join(", ");
        let args = [
            ("who", Arg::Text(&who)),
            ("t", Arg::Text(&t)),
            ("words", Arg::Text(&words)),
        ];
        say.with("written-beside", &args)
    })
}
