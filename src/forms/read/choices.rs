//! The options of a question: written at the question, or in a value set inside the same file. Nothing is fetched from anywhere.

use crate::domain::forms::answer::{Answer, Code};
use crate::domain::forms::item::Choice;
use crate::domain::forms::words::Words;
use crate::domain::language::Language;
use crate::forms::read::node::Node;
use crate::forms::read::words;

/// Options, and those that are chosen at first.
#[derive(Default)]
pub(super) struct Options {
    pub choices: Vec<Choice>,
    pub initial: Vec<Answer>,
}

/// The options of an item; `top` has the value sets.
pub(super) fn read(item: &Node<'_>, top: &Node<'_>, language: Language) -> Options {
    let (written, set) = (item.get("answerOption"), item.get("answerValueSet"));
    match (written, set) {
        (Some(_), Some(_)) => {
            item.wrong("options come from answerOption or answerValueSet, not from both");
            Options::default()
        }
        (Some(_), None) => at_the_question(item, language),
        (None, Some(set)) => Options {
            choices: in_the_file(&set, top, language),
            initial: Vec::new(),
        },
        (None, None) => {
            item.wrong("it has no options: give it answerOption, or answerValueSet with a value set in contained");
            Options::default()
        }
    }
}

fn at_the_question(item: &Node<'_>, language: Language) -> Options {
    let mut options = Options::default();
    for option in item.each("answerOption") {
        option.only(&[
            "id",
            "extension",
            "modifierExtension",
            "valueCoding",
            "valueString",
            "initialSelected",
            "valueInteger",
            "valueDate",
            "valueTime",
            "valueReference",
        ]);
        option.none_of(&["modifierExtension"]);
        option.pass_over_extensions(&[]);
        let choice = if let Some(coding) = option.get("valueCoding") {
            coded(&coding, language)
        } else if option.get("valueString").is_some() {
            words::of(&option, "valueString", language).map(|display| Choice {
                code: Code::new(option.text_of("valueString").unwrap_or_default().trim()),
                system: None,
                display,
            })
        } else {
            option.wrong("an option is a valueCoding or a valueString");
            None
        };
        if let Some(choice) = choice {
            if option.is("initialSelected") {
                options.initial.push(Answer::Choice(choice.code.clone()));
            }
            options.choices.push(choice);
        }
    }
    options
}

/// A code with its words; without words the code is shown.
fn coded(coding: &Node<'_>, language: Language) -> Option<Choice> {
    coding.pass_over_extensions(&[]);
    let code = coding.needed("code")?.text()?;
    let display = words::of(coding, "display", language);
    Some(Choice {
        code: Code::new(code.trim()),
        system: coding.text_of("system").map(str::to_owned),
        display: display.unwrap_or_else(|| Words::new(language, code)),
    })
}

/// `#id` of a value set in `contained`, with its codes written out (`compose.include.concept`, or `expansion.contains`).
fn in_the_file(set: &Node<'_>, top: &Node<'_>, language: Language) -> Vec<Choice> {
    let name = set.text().unwrap_or_default();
    let Some(id) = name.strip_prefix('#') else {
        set.wrong(format!(
            "answerValueSet is {name:?}: nothing is fetched from elsewhere; put the value set into contained and write #id"
        ));
        return Vec::new();
    };
    let found = top.each("contained").into_iter().find(|resource| {
        resource.text_of("resourceType") == Some("ValueSet") && resource.text_of("id") == Some(id)
    });
    let Some(found) = found else {
        set.wrong(format!("there is no ValueSet {id:?} in contained"));
        return Vec::new();
    };
    let mut choices = Vec::new();
    if let Some(expansion) = found.get("expansion") {
        for coding in expansion.each("contains") {
            if coding.get("contains").is_some() || coding.is("abstract") || coding.is("inactive") {
                set.wrong("options stand in one row: no contains within contains, nothing abstract or inactive");
            }
            choices.extend(coded(&coding, language));
        }
        return choices;
    }
    let compose = found.get("compose");
    let includes = compose.iter().flat_map(|compose| compose.each("include"));
    for include in includes {
        if include.get("filter").is_some()
            || include.get("valueSet").is_some()
            || include.get("concept").is_none()
        {
            set.wrong(format!(
                "the value set {id:?} does not list its codes: write each as a concept"
            ));
        }
        let system = include.text_of("system").map(str::to_owned);
        for concept in include.each("concept") {
            choices.extend(coded(&concept, language).map(|choice| Choice {
                system: system.clone(),
                ..choice
            }));
        }
    }
    if compose.is_some_and(|compose| compose.get("exclude").is_some()) {
        set.wrong(format!(
            "the value set {id:?} excludes codes: list those that are meant"
        ));
    }
    choices
}
