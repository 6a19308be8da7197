//! The forms said back in words, for whoever sets them up.

use jiff::civil::Date;
use serde_json::{Value, json};

use crate::domain::forms::form::Form;
use crate::domain::language::Language;
use crate::forms::origin;
use crate::forms::problem::Problem;
use crate::forms::shelf::{OnShelf, Shelf};
use crate::forms::wording;

/// What was read, a form a paragraph.
pub fn explain(shelf: &Shelf, today: Date) -> String {
    let mut lines = Vec::new();
    for (form, file) in all(shelf) {
        let head = form.head();
        let (title, _) = head.title.for_reader(Language::English);
        lines.push(format!("{title} ({})", form.reference()));
        lines.push(format!("  writes: {}", form.kind().code()));
        lines.push(format!("  from: {}", from(file)));
        lines.push(format!("  {}", when(shelf, form, today)));
        lines.push(format!(
            "  questions: {}, languages: {}",
            questions(form),
            languages(form).join(", ")
        ));
        lines.push(match head.reviewed {
            Some(day) if file.file.shipped => {
                format!("  came with the program on {day}: the service has not looked through it")
            }
            Some(day) => format!("  last looked through: {day}"),
            None => "  never looked through".to_owned(),
        });
        let waiting = waiting(form);
        if waiting > 0 {
            lines.push(format!(
                "  the service has still to check {waiting} of its statements"
            ));
        }
        lines.extend(
            file.passed_over
                .iter()
                .map(|what| format!("  note: {what}")),
        );
        lines.extend(
            warnings(form, &file.file.name)
                .iter()
                .map(|warning| format!("  warning: {warning}")),
        );
        lines.push(String::new());
    }
    lines.push(format!("{} forms were read.", all(shelf).count()));
    lines.join("\n")
}

/// The same for programs.
pub fn explain_json(shelf: &Shelf, today: Date) -> Value {
    let forms: Vec<Value> = all(shelf)
        .map(|(form, file)| {
            json!({
                "url": form.reference().url,
                "version": form.reference().version,
                "name": form.head().name,
                "kind": form.kind().code(),
                "file": file.file.name,
                "shipped": file.file.shipped,
                "replaces_shipped": file.replaces,
                "effective_from": form.head().effective_from.to_string(),
                "effective_until": form.head().effective_until.map(|day| day.to_string()),
                "in_use": is_in_use(shelf, form, today),
                "last_review": form.head().reviewed.map(|day| day.to_string()),
                "questions": questions(form),
                "languages": languages(form),
                "awaits_review": waiting(form),
                "passed_over": file.passed_over,
                "warnings": warnings(form, &file.file.name)
                    .iter()
                    .map(|one| json!({"linkId": one.link, "message": one.message}))
                    .collect::<Vec<_>>(),
                "sha256": form.head().digest,
            })
        })
        .collect();
    json!({"ok": true, "forms": forms})
}

/// What whoever set it up had better look at.
fn warnings(form: &Form, file: &str) -> Vec<Problem> {
    let mut all = wording::warnings(form, file);
    all.extend(origin::missing(form, file));
    all
}

fn all(shelf: &Shelf) -> impl Iterator<Item = (&Form, &OnShelf)> {
    shelf
        .library
        .all()
        .filter_map(|form| Some((form.as_ref(), shelf.file(form.reference())?.as_ref())))
}

fn from(file: &OnShelf) -> String {
    match (file.file.shipped, file.replaces) {
        (true, _) => "the program".to_owned(),
        (false, true) => format!(
            "{}, in place of the one that came with the program",
            file.file.name
        ),
        (false, false) => file.file.name.clone(),
    }
}

fn is_in_use(shelf: &Shelf, form: &Form, today: Date) -> bool {
    let chosen = shelf.library.in_force(today);
    chosen.iter().any(|it| it.reference() == form.reference())
}

fn when(shelf: &Shelf, form: &Form, today: Date) -> String {
    let head = form.head();
    if is_in_use(shelf, form, today) {
        return match head.effective_until {
            Some(until) => format!("in use since {}, until {until}", head.effective_from),
            None => format!("in use since {}", head.effective_from),
        };
    }
    if today < head.effective_from {
        return format!("not in use before {}", head.effective_from);
    }
    "not in use any more for new documents".to_owned()
}

fn questions(form: &Form) -> usize {
    let all = form.all_items();
    all.iter().filter(|item| item.question().is_some()).count()
}

fn waiting(form: &Form) -> usize {
    form.all_items()
        .iter()
        .filter(|item| item.awaits_review)
        .count()
}

/// The languages in which all of it can be read.
pub fn languages(form: &Form) -> Vec<&'static str> {
    Language::ALL
        .into_iter()
        .filter(|language| missing_in(form, *language).is_empty())
        .map(Language::tag)
        .collect()
}

/// Where a form has no words in a language: `title`, `source`, or the linkId.
pub fn missing_in(form: &Form, language: Language) -> Vec<String> {
    let head = form.head();
    let mut missing = Vec::new();
    let parts = [
        ("title", Some(&head.title)),
        ("description", head.purpose.as_ref()),
        ("source", head.source.as_ref()),
        ("copyright", head.copyright.as_ref()),
    ];
    for (name, words) in parts {
        if words.is_some_and(|words| words.exactly(language).is_none()) {
            missing.push(name.to_owned());
        }
    }
    for item in form.all_items() {
        let options = item.question().map_or(&[][..], |it| it.options());
        let mut words = item
            .text
            .iter()
            .chain(&item.hint)
            .chain(options.iter().map(|option| &option.display));
        if words.any(|words| words.exactly(language).is_none()) {
            missing.push(item.link.to_string());
        }
    }
    missing
}
