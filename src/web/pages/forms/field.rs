//! One question as a field: its words, what it must be, what was typed, what was wrong with it. Nothing is chosen beforehand, and whatever
//! is chosen can be taken away again.

use maud::{Markup, html};

use crate::domain::forms::answer::Answer;
use crate::domain::forms::check::{FieldProblem, LONGEST_LINE, MOST_VALUES, Raw};
use crate::domain::forms::item::{Choice, Item, Question};
use crate::domain::forms::link::Field;
use crate::domain::forms::words::Words;
use crate::domain::service::urgency::UrgencyTimes;
use crate::text::Arg;
use crate::web::pages::forms::posted::{CLEAR, OWN, PRESENT};
use crate::web::pages::forms::whole::{Filling, awaits};
use crate::web::pages::say::Say;

/// Options of this system are how urgent it is, with the municipality's own times.
pub const URGENCY: &str = "urn:hjemmevakt:urgency";

/// What a field is called on the page: its row first, so that a script can make another row of it.
pub fn id(at: &Field) -> String {
    format!("f-{}-{}", at.row, at.link)
}

/// Words for the reader, marked where they are in another language than the page.
pub fn words(say: &Say<'_>, words: &Words) -> Markup {
    let (text, language) = words.for_reader(say.language);
    html! {
        @if language == say.language { (text) } @else { span lang=(language.tag()) { (text) } }
    }
}

/// A question.
pub fn question(
    say: &Say<'_>,
    filling: &Filling<'_>,
    item: &Item,
    question: &Question,
    at: &Field,
) -> Markup {
    let refused = filling.refused.get(at);
    let one = One {
        say,
        filling,
        item,
        at,
        raw: refused.map_or_else(|| raw(say, filling.answers.of(at)), |(raw, _)| raw.clone()),
        problem: refused.map(|(_, problem)| *problem),
        missing: filling.missing.contains(at),
    };
    match question {
        Question::Boolean => {
            let options = [
                ("true", say.t("ui-form-yes")),
                ("false", say.t("ui-form-no")),
            ];
            let options = options.map(|(value, text)| (value.to_owned(), html! { (text) }));
            one.chosen(&options, false)
        }
        Question::Choice(options) => one.chosen(&one.options(options), false),
        Question::OpenChoice(options) => one.chosen(&one.options(options), true),
        Question::Text { longest } => one.text(*longest),
        Question::String { longest } => one.lines("text", None, Some(*longest)),
        Question::Integer { .. } => one.lines("text", Some("numeric"), None),
        Question::Decimal { .. } => one.lines("text", Some("decimal"), None),
        Question::Date => one.lines("date", None, None),
        Question::DateTime => one.lines("datetime-local", None, None),
    }
}

/// Values as a field holds them.
pub fn raw(say: &Say<'_>, values: &[Answer]) -> Raw {
    let mut raw = Raw::default();
    for value in values {
        if let Answer::Own(text) = value {
            raw.own.clone_from(text);
        } else {
            raw.values.push(typed(say, value));
        }
    }
    raw
}

/// One value as a field holds it.
pub fn typed(say: &Say<'_>, value: &Answer) -> String {
    match value {
        Answer::Boolean(yes) => yes.to_string(),
        Answer::Choice(code) => code.0.to_string(),
        Answer::Own(text) | Answer::Text(text) => text.clone(),
        Answer::Integer(number) => number.to_string(),
        Answer::Decimal(number) => number.to_string(),
        Answer::Date(day) => day.to_string(),
        Answer::DateTime(at) => say.field(*at),
    }
}

/// What is wrong with a field, for the reader.
pub fn problem(say: &Say<'_>, found: FieldProblem) -> String {
    let (word, n) = match found {
        FieldProblem::Unknown | FieldProblem::NotAsked => ("unknown", 0),
        FieldProblem::TooMany { most } => ("too_many", most),
        FieldProblem::Twice => ("twice", 0),
        FieldProblem::TooLong { most } => ("too_long", most),
        FieldProblem::NotAnOption => ("not_an_option", 0),
        FieldProblem::NotYesOrNo => ("yes_or_no", 0),
        FieldProblem::NotWhole => ("not_whole", 0),
        FieldProblem::NotANumber => ("not_a_number", 0),
        FieldProblem::OutOfBounds => ("out_of_bounds", 0),
        FieldProblem::NotADate => ("not_a_date", 0),
        FieldProblem::NotATime => ("not_a_time", 0),
        FieldProblem::NotYet => ("not_yet", 0),
        FieldProblem::OtherKind => ("other_kind", 0),
    };
    let n = u32::try_from(n).unwrap_or(u32::MAX);
    say.with(
        "ui-form-problem",
        &[("what", Arg::Text(word)), ("n", Arg::Number(n))],
    )
}

struct One<'a> {
    say: &'a Say<'a>,
    filling: &'a Filling<'a>,
    item: &'a Item,
    at: &'a Field,
    raw: Raw,
    problem: Option<FieldProblem>,
    missing: bool,
}

impl One<'_> {
    fn id(&self, part: &str) -> String {
        format!("{}-{part}", id(self.at))
    }

    fn asks(&self) -> Markup {
        html! {
            @if let Some(prefix) = &self.item.prefix { span.prefix { (prefix) " " } }
            @if let Some(text) = &self.item.text { (words(self.say, text)) }
        }
    }

    /// Its words, and that it must be answered.
    fn heading(&self) -> Markup {
        let key = if self.missing {
            "ui-form-lacking"
        } else {
            "ui-form-needed"
        };
        html! {
            (self.asks())
            @if self.item.required { " " span.needed data-bad[self.missing] { (self.say.t(key)) } }
        }
    }

    /// Help, and what is wrong: each with its id for the field to refer to.
    fn about(&self) -> Markup {
        let preview = self.filling.preview;
        html! {
            @if let Some(hint) = &self.item.hint { p.hint id=(self.id("hint")) { (words(self.say, hint)) } }
            @if self.item.awaits_review { (awaits(self.say)) }
            @if preview && self.item.repeats { p.soft { (self.say.t("ui-form-several")) } }
            p.bad id=(self.id("problem")) data-problem hidden[self.problem.is_none()] {
                @if let Some(found) = self.problem { (problem(self.say, found)) }
            }
        }
    }

    fn described_by(&self) -> Option<String> {
        let parts = [
            (self.item.hint.is_some(), "hint"),
            (self.problem.is_some(), "problem"),
        ];
        let ids: Vec<String> = parts
            .iter()
            .filter(|(there, _)| *there)
            .map(|(_, part)| self.id(part))
            .collect();
        (!ids.is_empty()).then(|| ids.join(" "))
    }

    fn invalid(&self) -> Option<&'static str> {
        (self.problem.is_some() || self.missing).then_some("true")
    }

    /// Options as large targets, one below the other.
    fn chosen(&self, options: &[(String, Markup)], own: bool) -> Markup {
        let kind = if self.item.repeats {
            "checkbox"
        } else {
            "radio"
        };
        let described = self.described_by();
        let answered = !self.raw.values.is_empty() || !self.raw.own.is_empty();
        html! {
            fieldset.form-field disabled[self.filling.preview] data-field=(self.at) data-several[self.item.repeats]
                aria-describedby=[described.as_deref()] {
                legend { (self.heading()) }
                (self.about())
                input type="hidden" name=(PRESENT) value=(self.at);
                div.form-choices {
                    @for (value, text) in options {
                        label.choice.tall { input type=(kind) name=(self.at) value=(value) checked[self.raw.values.contains(value)]
                            aria-invalid=[self.invalid()]; span { (text) } }
                    }
                }
                @if own {
                    label for=(self.id("own")) { (self.say.t("ui-form-own")) }
                    input id=(self.id("own")) name=(format!("{}{OWN}", self.at)) value=(self.raw.own) maxlength=(LONGEST_LINE) autocomplete="off";
                }
                @if !self.filling.preview {
                    button.quiet.clear type="submit" name=(CLEAR) value=(self.at) formnovalidate data-clear hidden[!answered] {
                        (self.say.t("ui-form-clear")) span.sr { ": " (self.asks()) }
                    }
                }
            }
        }
    }

    fn options(&self, options: &[Choice]) -> Vec<(String, Markup)> {
        let shown = |option: &Choice| {
            let time = self.time(option);
            let text = html! {
                (words(self.say, &option.display))
                @if let Some(time) = time { small.soft { (time) } }
            };
            (option.code.0.to_string(), text)
        };
        options.iter().map(shown).collect()
    }

    fn time(&self, option: &Choice) -> Option<String> {
        (option.system.as_deref() == Some(URGENCY))
            .then(|| within(self.say, self.filling.times?, &option.code.0))
            .flatten()
    }

    /// Words over several lines.
    fn text(&self, longest: usize) -> Markup {
        self.each(&|id, value, index| {
            let described = self.described_by();
            html! {
                textarea id=(id) name=(self.at) maxlength=(longest) autocomplete="off" aria-describedby=[described.as_deref()]
                    aria-invalid=[self.invalid()] aria-label=[self.numbered(index)] disabled[self.filling.preview] { (value) }
            }
        })
    }

    /// A line, a number, a day, an instant.
    fn lines(&self, kind: &str, mode: Option<&str>, longest: Option<usize>) -> Markup {
        self.each(&|id, value, index| {
            let described = self.described_by();
            html! {
                input id=(id) type=(kind) inputmode=[mode] name=(self.at) value=(value) maxlength=[longest] autocomplete="off"
                    aria-describedby=[described.as_deref()] aria-invalid=[self.invalid()] aria-label=[self.numbered(index)]
                    disabled[self.filling.preview];
            }
        })
    }

    /// A field for each value, and an empty one where another can stand.
    fn each(&self, control: &dyn Fn(&str, &str, usize) -> Markup) -> Markup {
        let several = self.item.repeats && !self.filling.preview;
        let mut values: Vec<&str> = self.raw.values.iter().map(String::as_str).collect();
        if values.is_empty() || several && values.len() < MOST_VALUES {
            values.push("");
        }
        let first = self.id("1");
        html! {
            div.form-field data-field=(self.at) data-several[several] {
                label for=(first) { (self.heading()) }
                (self.about())
                input type="hidden" name=(PRESENT) value=(self.at);
                @for (index, value) in values.iter().enumerate() {
                    @let id = self.id(&(index + 1).to_string());
                    div.form-value { (control(&id, value, index)) }
                }
                @if several {
                    button.do.small.if-js type="button" data-add-value { "+ " (self.say.t("ui-form-add")) span.sr { ": " (self.asks()) } }
                }
            }
        }
    }

    /// From the second value on a field says by itself which it is.
    fn numbered(&self, index: usize) -> Option<String> {
        let what = self.item.text.as_ref()?.for_reader(self.say.language).0;
        let n = u32::try_from(index + 1).unwrap_or(u32::MAX);
        let args = [("what", Arg::Text(what)), ("n", Arg::Number(n))];
        (index > 0).then(|| self.say.with("ui-form-again", &args))
    }
}

/// The time that the municipality has set for one step of how urgent it is.
fn within(say: &Say<'_>, times: &UrgencyTimes, code: &str) -> Option<String> {
    let time = match code {
        "immediate" => times.immediate,
        "urgent" => times.urgent,
        "soon" => times.soon,
        "routine" => times.routine,
        _ => None,
    }?;
    let minutes = usize::try_from(time.as_secs() / 60).unwrap_or(usize::MAX);
    Some(if minutes >= 120 && minutes.is_multiple_of(60) {
        say.numbered("rq-within-hours", minutes / 60)
    } else {
        say.numbered("rq-within-minutes", minutes)
    })
}
