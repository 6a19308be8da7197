//! Words in a form that let it look as if whoever signs it had decided on compulsion. Nobody can record that a nurse did: that is in the types.
//! But a form that reads so misleads whoever signs it and whoever reads it. Never keeps a form from being used: it knows a few words, and not
//! what is meant by them.

use crate::domain::forms::form::Form;
use crate::domain::forms::item::{Item, ItemKind};
use crate::domain::forms::words::Words;
use crate::domain::language::Language;
use crate::forms::problem::Problem;

/// Beginnings of words that say that something is decided. Small letters; they stand in `handbook/operations/forms.md` as well.
pub const DECIDED: [&str; 5] = ["vedta", "beslut", "bestem", "decision", "decide"];

/// Beginnings of words that say what: compulsion, or the paragraphs of it. Small letters; they stand there as well.
pub const COMPULSION: [&str; 6] = ["tvang", "tvung", "§ 3-2", "§ 3-3", "compuls", "coerc"];

/// What to look at in a form: both stand in its title, in the title of a group, in a question, or in a question and one of its answers. Nothing in
/// the forms of the law: there it belongs. A sentence that is only read may say who decides.
pub fn warnings(form: &Form, file: &str) -> Vec<Problem> {
    if form.kind().is_legal() {
        return Vec::new();
    }
    let found = |link: Option<&Item>, what: &str, said: &str| Problem {
        file: file.to_owned(),
        link: link.map(|item| item.link.as_str().to_owned()),
        message: format!(
            "{what} “{said}” reads as a decision on compulsion, and whoever signs a form of the kind {} takes none: write what is observed, \
             advised or asked for, or give the file the `code` of the form of the law that it is",
            form.kind().code()
        ),
    };
    let title = reads_as_decision(&form.head().title, None);
    let mut all: Vec<Problem> = title
        .map(|said| found(None, "the title", said))
        .into_iter()
        .collect();
    for item in form.all_items() {
        let (Some(text), false) = (&item.text, matches!(item.kind, ItemKind::Display)) else {
            continue;
        };
        if let Some(said) = reads_as_decision(text, None) {
            all.push(found(Some(item), "the text", said));
            continue;
        }
        let options = item
            .question()
            .map_or(&[][..], |question| question.options());
        all.extend(options.iter().filter_map(|option| {
            let said = reads_as_decision(&option.display, Some(text))?;
            Some(found(Some(item), "the answer", said))
        }));
    }
    all
}

/// The words in the language in which they say what is decided; `below`: what they answer, which may say that it is.
fn reads_as_decision<'w>(words: &'w Words, below: Option<&Words>) -> Option<&'w str> {
    Language::ALL.into_iter().find_map(|language| {
        let said = words.exactly(language)?;
        let asked = below.and_then(|below| below.exactly(language));
        let (small, before) = (
            said.to_lowercase(),
            asked.unwrap_or_default().to_lowercase(),
        );
        let decided = DECIDED
            .iter()
            .any(|word| small.contains(word) || before.contains(word));
        let compelled = COMPULSION.iter().any(|word| small.contains(word));
        (decided && compelled).then_some(said)
    })
}
