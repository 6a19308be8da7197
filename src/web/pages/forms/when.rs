//! When an item is asked: for the browser, which hides and shows at once, and in words for whoever looks through a form.

use maud::{Markup, html};
use serde_json::json;

use crate::domain::forms::answer::Answer;
use crate::domain::forms::condition::{Behaviour, Condition, Operator, Test};
use crate::domain::forms::form::Form;
use crate::domain::forms::item::{Item, Question};
use crate::domain::forms::link::Field;
use crate::text::Arg;
use crate::web::pages::forms::field;
use crate::web::pages::say::Say;

/// The conditions of an item for `fields.js`: which field, how, with what. A row asks about itself.
pub fn data(form: &Form, item: &Item, row: u16, say: &Say<'_>) -> Option<String> {
    let enable = item.enable.as_ref()?;
    let mine = form.rows_of(&item.link);
    let one = |condition: &Condition| {
        let theirs = form.rows_of(&condition.question);
        let field = Field {
            link: condition.question.clone(),
            row: if theirs.is_some() && theirs == mine {
                row
            } else {
                0
            },
        };
        let (operator, value, kind) = match &condition.test {
            Test::Exists(wanted) => ("exists", wanted.to_string(), "text"),
            Test::Compare(operator, value) => {
                (operator.code(), field::typed(say, value), kind(value))
            }
        };
        json!([field.to_string(), operator, value, kind])
    };
    let all = enable.behaviour == Behaviour::All;
    let conditions: Vec<_> = enable.conditions.iter().map(one).collect();
    Some(json!({"all": all, "of": conditions}).to_string())
}

/// How the browser compares: by size, or as text; own words apart from options.
const fn kind(value: &Answer) -> &'static str {
    match value {
        Answer::Integer(_) | Answer::Decimal(_) => "number",
        Answer::Own(_) => "own",
        Answer::Boolean(_)
        | Answer::Choice(_)
        | Answer::Text(_)
        | Answer::Date(_)
        | Answer::DateTime(_) => "text",
    }
}

/// In words; nothing for what is always asked.
pub fn words(say: &Say<'_>, form: &Form, item: &Item) -> Markup {
    let Some(enable) = &item.enable else {
        return html! {};
    };
    if let [only] = &enable.conditions[..] {
        let when = in_words(say, form, only);
        return html! { p.asked-when { (say.with("ui-form-asked-one", &[("t", Arg::Text(&when))])) } };
    }
    let key = match enable.behaviour {
        Behaviour::All => "ui-form-asked-all",
        Behaviour::Any => "ui-form-asked-any",
    };
    html! {
        div.asked-when {
            p { (say.t(key)) }
            ul { @for condition in &enable.conditions { li { (in_words(say, form, condition)) } } }
        }
    }
}

fn in_words(say: &Say<'_>, form: &Form, condition: &Condition) -> String {
    let asked = form.item(&condition.question);
    let question = asked
        .and_then(|item| item.text.as_ref())
        .map_or(condition.question.as_str(), |text| {
            text.for_reader(say.language).0
        });
    let (word, value) = match &condition.test {
        Test::Exists(true) => ("answered", String::new()),
        Test::Exists(false) => ("unanswered", String::new()),
        Test::Compare(operator, value) => {
            let word = match operator {
                Operator::Equal => "is",
                Operator::NotEqual => "is_not",
                Operator::Greater => "more",
                Operator::Less => "less",
                Operator::GreaterOrEqual => "at_least",
                Operator::LessOrEqual => "at_most",
            };
            let shown =
                asked.map_or_else(|| field::typed(say, value), |item| shown(say, item, value));
            (word, shown)
        }
    };
    say.with(
        "ui-form-asked-when",
        &[
            ("what", Arg::Text(word)),
            ("q", Arg::Text(question)),
            ("v", Arg::Text(&value)),
        ],
    )
}

/// A value as it is read: an option by its words, a day as people write it.
pub fn shown(say: &Say<'_>, item: &Item, value: &Answer) -> String {
    match value {
        Answer::Boolean(true) => say.t("ui-form-yes"),
        Answer::Boolean(false) => say.t("ui-form-no"),
        Answer::Choice(code) => item
            .question()
            .into_iter()
            .flat_map(Question::options)
            .find(|option| option.code == *code)
            .map_or_else(
                || code.0.to_string(),
                |option| option.display.for_reader(say.language).0.to_owned(),
            ),
        Answer::Date(day) => day.strftime("%-d.%-m.%Y").to_string(),
        Answer::DateTime(at) => format!("{} {}", say.date(*at), say.clock(*at)),
        Answer::Own(_) | Answer::Text(_) | Answer::Integer(_) | Answer::Decimal(_) => {
            field::typed(say, value)
        }
    }
}
