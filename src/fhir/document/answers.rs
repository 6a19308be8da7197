//! What was asked and answered, as items of a QuestionnaireResponse: in the order of the form, with its link ids. What is not asked any more
//! is no part of it.

use serde_json::{Map, Value, json};

use crate::domain::assessments::document::Document;
use crate::domain::forms::answer::{Answer, Answers};
use crate::domain::forms::form::Form;
use crate::domain::forms::item::{Item, ItemKind, Question};
use crate::domain::forms::link::Field;
use crate::domain::forms::visible::{rows, what_counts};
use crate::domain::language::Language;

/// The items; those in which nothing is answered are left out.
pub fn items(document: &Document, form: Option<&Form>) -> Vec<Value> {
    let answers = document.answers();
    let Some(form) = form else {
        return without_form(&answers);
    };
    let walk = Walk {
        form,
        answers: &what_counts(form, &answers),
    };
    walk.all(form.items(), 0)
}

/// By their link ids alone.
fn without_form(answers: &Answers) -> Vec<Value> {
    let item = |(field, values): (&Field, &[Answer])| {
        let values: Vec<Value> = values.iter().map(|value| answer(None, value)).collect();
        json!({"linkId": field.link.as_str(), "answer": values})
    };
    answers.iter().map(item).collect()
}

struct Walk<'a> {
    form: &'a Form,
    answers: &'a Answers,
}

impl Walk<'_> {
    fn all(&self, items: &[Item], row: u16) -> Vec<Value> {
        items.iter().flat_map(|item| self.item(item, row)).collect()
    }

    fn item(&self, item: &Item, row: u16) -> Vec<Value> {
        match &item.kind {
            ItemKind::Display => Vec::new(),
            ItemKind::Group if item.has_rows() => {
                let rows = rows(self.form, self.answers, &item.link);
                rows.into_iter()
                    .filter_map(|row| self.group(item, row))
                    .collect()
            }
            ItemKind::Group => self.group(item, row).into_iter().collect(),
            ItemKind::Question(question) => {
                self.question(item, question, row).into_iter().collect()
            }
        }
    }

    fn group(&self, item: &Item, row: u16) -> Option<Value> {
        let below = self.all(&item.items, row);
        (!below.is_empty()).then(|| {
            let mut out = head(item);
            out.insert("item".to_owned(), below.into());
            Value::Object(out)
        })
    }

    /// What stands below a question hangs on its first answer; without one, on the question.
    fn question(&self, item: &Item, question: &Question, row: u16) -> Option<Value> {
        let field = Field {
            link: item.link.clone(),
            row,
        };
        let values = self.answers.of(&field);
        let mut answers: Vec<Value> = values
            .iter()
            .map(|value| answer(Some(question), value))
            .collect();
        let below = self.all(&item.items, row);
        if answers.is_empty() && below.is_empty() {
            return None;
        }
        let mut out = head(item);
        if !below.is_empty() {
            let on = answers.first_mut().and_then(Value::as_object_mut);
            on.unwrap_or(&mut out)
                .insert("item".to_owned(), below.into());
        }
        if !answers.is_empty() {
            out.insert("answer".to_owned(), answers.into());
        }
        Some(Value::Object(out))
    }
}

fn head(item: &Item) -> Map<String, Value> {
    let mut out = Map::new();
    out.insert("linkId".to_owned(), item.link.as_str().into());
    if let Some(text) = &item.text {
        let (text, _) = text.for_reader(Language::Bokmal);
        out.insert("text".to_owned(), text.into());
    }
    out
}

fn answer(question: Option<&Question>, value: &Answer) -> Value {
    match value {
        Answer::Boolean(yes) => json!({ "valueBoolean": yes }),
        Answer::Choice(code) => {
            let options = question.map_or(&[][..], Question::options);
            let option = options.iter().find(|option| option.code == *code);
            let mut coding = Map::new();
            if let Some(system) = option.and_then(|option| option.system.as_deref()) {
                coding.insert("system".to_owned(), system.into());
            }
            coding.insert("code".to_owned(), code.0.as_ref().into());
            if let Some(option) = option {
                let (words, _) = option.display.for_reader(Language::Bokmal);
                coding.insert("display".to_owned(), words.into());
            }
            json!({ "valueCoding": coding })
        }
        Answer::Own(words) | Answer::Text(words) => json!({ "valueString": words }),
        Answer::Integer(number) => json!({ "valueInteger": number }),
        Answer::Decimal(number) => {
            let number: Value = serde_json::from_str(&number.to_string()).unwrap_or(Value::Null);
            json!({ "valueDecimal": number })
        }
        Answer::Date(day) => json!({ "valueDate": day.to_string() }),
        Answer::DateTime(at) => json!({ "valueDateTime": at.to_string() }),
    }
}
