//! `enableWhen`, and values: what a condition compares with, and what stands in a field at first.

use jiff::civil::Date;

use crate::domain::forms::answer::{Answer, Code};
use crate::domain::forms::condition::{Behaviour, Condition, Enable, Operator, Test};
use crate::domain::forms::decimal::Decimal;
use crate::domain::forms::item::Question;
use crate::domain::time::Timestamp;
use crate::forms::read::node::Node;

/// When an item is asked; none: always.
pub(super) fn read(item: &Node<'_>) -> Option<Enable> {
    let written = item.each("enableWhen");
    item.get("enableWhen")?;
    let behaviour = match (item.text_of("enableBehavior"), written.len()) {
        (Some("all"), _) | (None, 0 | 1) => Behaviour::All,
        (Some("any"), _) => Behaviour::Any,
        (Some(_) | None, _) => {
            item.wrong("several conditions need enableBehavior: all or any");
            Behaviour::All
        }
    };
    let conditions = written.iter().filter_map(condition).collect();
    Some(Enable {
        behaviour,
        conditions,
    })
}

fn condition(node: &Node<'_>) -> Option<Condition> {
    node.only(&[
        "id",
        "extension",
        "modifierExtension",
        "question",
        "operator",
        "answerBoolean",
        "answerDecimal",
        "answerInteger",
        "answerDate",
        "answerDateTime",
        "answerTime",
        "answerString",
        "answerCoding",
        "answerQuantity",
        "answerReference",
    ]);
    node.none_of(&["modifierExtension"]);
    let asked = node.needed("question")?.text()?;
    let Ok(question) = asked.parse() else {
        node.wrong(format!(
            "enableWhen asks about {asked:?}, which is no linkId"
        ));
        return None;
    };
    let code = node.needed("operator")?.text()?;
    if code == "exists" {
        let wanted = node.needed("answerBoolean")?;
        let Some(wanted) = wanted.value.as_bool() else {
            wanted.wrong("exists goes with answerBoolean: true or false");
            return None;
        };
        return Some(Condition {
            question,
            test: Test::Exists(wanted),
        });
    }
    let operator = Operator::ALL.into_iter().find(|known| known.code() == code);
    let Some(operator) = operator else {
        node.wrong(format!(
            "the operator {code:?} is not known here: write exists, =, !=, >, <, >= or <="
        ));
        return None;
    };
    let value = value(node, "answer")?;
    Some(Condition {
        question,
        test: Test::Compare(operator, value),
    })
}

/// What stands in `answerX` or `valueX`.
pub(super) fn value(node: &Node<'_>, prefix: &str) -> Option<Answer> {
    let field = |name: &str| node.get(&format!("{prefix}{name}"));
    let answer = if let Some(it) = field("Boolean") {
        it.value.as_bool().map(Answer::Boolean)
    } else if let Some(it) = field("Integer") {
        let whole = it
            .value
            .as_i64()
            .and_then(|whole| i32::try_from(whole).ok());
        whole.map(Answer::Integer)
    } else if let Some(it) = field("Decimal") {
        decimal(&it).map(Answer::Decimal)
    } else if let Some(it) = field("String") {
        it.text().map(|text| Answer::Text(text.to_owned()))
    } else if let Some(it) = field("Coding") {
        let code = it.needed("code")?.text()?;
        Some(Answer::Choice(Code::new(code.trim())))
    } else if let Some(it) = field("DateTime") {
        let at: Option<jiff::Timestamp> = it.text()?.parse().ok();
        at.map(|at| Answer::DateTime(Timestamp::from_jiff(at)))
    } else if let Some(it) = field("Date") {
        let day: Option<Date> = it.text()?.parse().ok();
        day.map(Answer::Date)
    } else {
        None
    };
    if answer.is_none() {
        node.wrong(format!(
            "there must be one of {prefix}Boolean, {prefix}Integer, {prefix}Decimal, {prefix}String, {prefix}Coding, {prefix}Date, \
             {prefix}DateTime, with a whole value"
        ));
    }
    answer
}

/// A number, as it is written.
pub(super) fn decimal(node: &Node<'_>) -> Option<Decimal> {
    node.value.as_number()?.to_string().parse().ok()
}

/// A text that is compared with a question of options means the option, or own words.
pub(super) fn meant(value: Answer, question: &Question) -> Answer {
    let Answer::Text(text) = value else {
        return value;
    };
    let code = Code::new(text.trim());
    let option = question.options().iter().any(|option| option.code == code);
    match question {
        Question::Choice(_) | Question::OpenChoice(_) if option => Answer::Choice(code),
        Question::OpenChoice(_) => Answer::Own(text),
        Question::Boolean
        | Question::Choice(_)
        | Question::String { .. }
        | Question::Text { .. }
        | Question::Integer { .. }
        | Question::Decimal { .. }
        | Question::Date
        | Question::DateTime => Answer::Text(text),
    }
}
