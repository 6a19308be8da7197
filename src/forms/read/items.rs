//! The items of a Questionnaire, as a tree. Stops at the bounds of a form, however deep and long the file is.

use std::cell::Cell;
use std::collections::BTreeMap;

use crate::domain::forms::answer::Answer;
use crate::domain::forms::check::{LONGEST_ANSWER, LONGEST_LINE};
use crate::domain::forms::condition::Test;
use crate::domain::forms::item::{Item, ItemKind, Question};
use crate::domain::forms::link::LinkId;
use crate::domain::forms::words::Words;
use crate::domain::language::Language;
use crate::forms::read::node::Node;
use crate::forms::read::{EXTENSION, choices, conditions, words};

/// One more than a form may have: the form then says so.
const MOST: usize = 501;
/// One more than a form may have.
const DEEPEST: usize = 9;
/// Longest prefix, in characters.
const LONGEST_PREFIX: usize = 20;

const KNOWN: &[&str] = &[
    "id",
    "extension",
    "modifierExtension",
    "linkId",
    "definition",
    "code",
    "prefix",
    "text",
    "type",
    "enableWhen",
    "enableBehavior",
    "required",
    "repeats",
    "readOnly",
    "maxLength",
    "answerValueSet",
    "answerOption",
    "initial",
    "item",
];
const TYPES: &str = "group, display, boolean, choice, open-choice, string, text, integer, decimal, date or dateTime";

const HIDDEN: &str = "http://hl7.org/fhir/StructureDefinition/questionnaire-hidden";
const CONTROL: &str = "http://hl7.org/fhir/StructureDefinition/questionnaire-itemControl";
const LEAST: &str = "http://hl7.org/fhir/StructureDefinition/minValue";
const LARGEST: &str = "http://hl7.org/fhir/StructureDefinition/maxValue";

/// Every item; none if one could not be read.
pub(super) fn read(top: &Node<'_>, language: Language) -> Option<Vec<Item>> {
    let walk = Walk {
        top,
        language,
        seen: Cell::new(0),
    };
    if top.each("item").is_empty() {
        top.wrong("it asks nothing: give it at least one item");
    }
    let mut items = walk.below(top, 0).items?;
    let questions: BTreeMap<LinkId, Question> = items
        .iter()
        .flat_map(Item::all)
        .filter_map(|item| Some((item.link.clone(), item.question()?.clone())))
        .collect();
    for item in &mut items {
        settle(item, &questions);
    }
    Some(items)
}

/// A text in a condition is what the question that it is about makes of it.
fn settle(item: &mut Item, questions: &BTreeMap<LinkId, Question>) {
    for condition in item.enable.iter_mut().flat_map(|it| &mut it.conditions) {
        if let (Test::Compare(_, value), Some(question)) =
            (&mut condition.test, questions.get(&condition.question))
        {
            *value = conditions::meant(value.clone(), question);
        }
    }
    for below in &mut item.items {
        settle(below, questions);
    }
}

struct Walk<'a> {
    top: &'a Node<'a>,
    language: Language,
    seen: Cell<usize>,
}

/// What stands below an item.
struct Below {
    items: Option<Vec<Item>>,
    hint: Option<Words>,
}

impl Walk<'_> {
    fn below(&self, node: &Node<'_>, depth: usize) -> Below {
        let mut below = Below {
            items: Some(Vec::new()),
            hint: None,
        };
        if depth >= DEEPEST {
            return below;
        }
        for one in node.each("item") {
            self.seen.set(self.seen.get() + 1);
            if self.seen.get() > MOST {
                break;
            }
            let link = one.text_of("linkId").unwrap_or_default().to_owned();
            let one = one.of_item(link);
            if depth > 0 && is_help(&one) {
                if below.hint.is_some() {
                    one.wrong("an item has one word of help: put the two together");
                }
                below.hint = words::needed(&one, "text", self.language);
                continue;
            }
            match (self.item(&one, depth), &mut below.items) {
                (Some(item), Some(items)) => items.push(item),
                (None, items) => *items = None,
                (Some(_), None) => {}
            }
        }
        below
    }

    fn item(&self, node: &Node<'_>, depth: usize) -> Option<Item> {
        node.only(KNOWN);
        node.none_of(&["modifierExtension"]);
        if node.is_marked(HIDDEN) {
            node.wrong("it is hidden, and nobody would see it: take it out");
        }
        let mark = |name: &str| format!("{EXTENSION}{name}");
        let (criterion, review) = (mark("legal-criterion"), mark("awaits-review"));
        node.pass_over_extensions(&[HIDDEN, LEAST, LARGEST, &criterion, &review]);
        let link = link(node);
        let kind = self.kind(node);
        if node.is("readOnly") && !matches!(kind, Some((ItemKind::Group | ItemKind::Display, _))) {
            node.wrong("nobody could answer it: leave out readOnly, or make it a display");
        }
        let enable = conditions::read(node);
        let below = self.below(node, depth + 1);
        let (kind, chosen) = kind?;
        let initial = initial(node, &kind, chosen);
        Some(Item {
            link: link?,
            prefix: prefix(node),
            text: words::of(node, "text", self.language),
            hint: below.hint,
            kind,
            required: node.is("required"),
            repeats: node.is("repeats"),
            enable,
            initial,
            awaits_review: node.is_marked(&review),
            criterion: node.is_marked(&criterion),
            items: below.items?,
        })
    }

    /// What it is, and which options are chosen at first.
    fn kind(&self, node: &Node<'_>) -> Option<(ItemKind, Vec<Answer>)> {
        let written = node.needed("type")?.text()?;
        let question = match written {
            "group" => return Some((ItemKind::Group, Vec::new())),
            "display" => return Some((ItemKind::Display, Vec::new())),
            "boolean" => Question::Boolean,
            "date" => Question::Date,
            "dateTime" => Question::DateTime,
            "string" => Question::String {
                longest: longest(node, LONGEST_LINE),
            },
            "text" => Question::Text {
                longest: longest(node, LONGEST_ANSWER),
            },
            "integer" => Question::Integer {
                least: whole(node, LEAST),
                most: whole(node, LARGEST),
            },
            "decimal" => Question::Decimal {
                least: bound(node, LEAST).and_then(|it| conditions::decimal(&it)),
                most: bound(node, LARGEST).and_then(|it| conditions::decimal(&it)),
            },
            "choice" | "open-choice" => {
                let options = choices::read(node, self.top, self.language);
                let question = if written == "choice" {
                    Question::Choice(options.choices)
                } else {
                    Question::OpenChoice(options.choices)
                };
                return Some((ItemKind::Question(question), options.initial));
            }
            other => {
                node.wrong(format!(
                    "the item type {other:?} is not known here: write {TYPES}"
                ));
                return None;
            }
        };
        for field in ["answerOption", "answerValueSet"] {
            if node.get(field).is_some() {
                node.wrong(format!("{field} goes with choice and open-choice"));
            }
        }
        Some((ItemKind::Question(question), Vec::new()))
    }
}

/// A display below something that says in one sentence what is meant.
fn is_help(node: &Node<'_>) -> bool {
    if node.text_of("type") != Some("display") {
        return false;
    }
    let Some(control) = node.extension(CONTROL) else {
        return false;
    };
    let concept = control.get("valueCodeableConcept");
    let codings = concept.iter().flat_map(|concept| concept.each("coding"));
    codings
        .into_iter()
        .any(|coding| coding.text_of("code") == Some("help"))
}

fn link(node: &Node<'_>) -> Option<LinkId> {
    let text = node.needed("linkId")?.text()?;
    let link = text.parse::<LinkId>();
    if let Err(error) = &link {
        node.wrong(error.to_string());
    }
    link.ok()
}

fn prefix(node: &Node<'_>) -> Option<String> {
    let text = node.text_of("prefix")?;
    if text.chars().count() > LONGEST_PREFIX {
        node.wrong(format!(
            "its prefix has at most {LONGEST_PREFIX} characters"
        ));
    }
    Some(text.to_owned())
}

fn longest(node: &Node<'_>, most: usize) -> usize {
    let written = node.whole("maxLength");
    written.map_or(most, |written| {
        usize::try_from(written).unwrap_or(0).min(most)
    })
}

fn bound<'a>(node: &Node<'a>, url: &str) -> Option<Node<'a>> {
    let extension = node.extension(url)?;
    let value = extension
        .get("valueInteger")
        .or_else(|| extension.get("valueDecimal"));
    if value.is_none() {
        node.wrong("minValue and maxValue are a valueInteger or a valueDecimal");
    }
    value
}

fn whole(node: &Node<'_>, url: &str) -> Option<i32> {
    let bound = bound(node, url)?;
    let whole = bound.value.as_i64().and_then(|it| i32::try_from(it).ok());
    if whole.is_none() {
        node.wrong("minValue and maxValue of an integer are whole numbers");
    }
    whole
}

fn initial(node: &Node<'_>, kind: &ItemKind, chosen: Vec<Answer>) -> Vec<Answer> {
    let mut initial = chosen;
    for value in node.each("initial") {
        let Some(answer) = conditions::value(&value, "value") else {
            continue;
        };
        initial.push(match kind {
            ItemKind::Question(question) => conditions::meant(answer, question),
            ItemKind::Group | ItemKind::Display => answer,
        });
    }
    initial
}
